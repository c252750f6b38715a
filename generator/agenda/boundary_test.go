package agenda_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/agenda"
	"factorybook/generator/boundary"
	"factorybook/generator/record"
)

func TestWhatIsDueOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		for _, d := range c.Days {
			var got []string
			items := list(t, d.AsOf, c.Book)
			for i := range items {
				if slices.Contains(c.Kinds, string(items[i].Kind)) {
					got = append(got, said(&items[i]))
				}
			}
			if diff := cmp.Diff(d.Due, got); diff != "" {
				t.Errorf("%s: on %s -want +got\n%s", c.Rule, d.AsOf, diff)
			}
		}
	}
}

// said is an item as the table of boundary days writes it.
func said(i *agenda.Item) string {
	side := map[string]string{record.ByImporter: "ours", record.ByFactory: "theirs"}[i.Side]
	if i.Due.IsZero() {
		return fmt.Sprintf("%s %s - -", side, i.Kind)
	}
	s := fmt.Sprintf("%s %s %s %d", side, i.Kind, i.Due, i.Days)
	if !i.Expected.IsZero() {
		s += " expected " + i.Expected.String()
	}
	return s
}
