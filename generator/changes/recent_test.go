package changes_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/anybook"
	"factorybook/generator/changes"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// Orders of which nothing is dated in between are not compared: what is reported is what a
// comparison of everything finds.
func TestSinceReportsWhatAComparisonOfEverythingFinds(t *testing.T) {
	edits := []changes.Kind{changes.FieldEdited, changes.TextEdited, changes.EntryNew, changes.EntryGone, changes.RecordGone}
	told := 0
	for seed := range uint64(testenv.Sample(20, 500)) {
		b := anybook.New(anybook.Options{Seed: seed, Orders: 30})
		s, factories, _ := loadtest.Load(t, b.Files)
		f := factories[0].Record
		for _, until := range []record.Date{b.AsOf, b.AsOf - 150} {
			for _, days := range []record.Date{1, 35, 200} {
				want := changes.Between(f.AsOf(until-days), f.AsOf(until), until, s)
				want = slices.DeleteFunc(want, func(e changes.Event) bool { return slices.Contains(edits, e.Kind) })
				got := changes.Since(f, until-days, until, s)
				if diff := cmp.Diff(summary(want), summary(got)); diff != "" {
					t.Fatalf("seed %d, %d days until %s:\n%s", seed, days, until, diff)
				}
				told += len(got)
			}
		}
	}
	if told == 0 {
		t.Error("nothing ever happened")
	}
}
