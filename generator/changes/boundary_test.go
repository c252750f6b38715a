package changes_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/boundary"
	"factorybook/generator/changes"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

func TestWhatHappenedSinceTheLastVisitOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		settings, f := loadtest.Factory(t, c.Book)
		for _, d := range c.Days {
			if d.Happened == nil {
				continue
			}
			asOf, err := record.ParseDate(d.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			got := []string{}
			for _, e := range changes.Since(f, f.AsOf(asOf).LastInPerson(asOf+1).Last(), asOf, settings) {
				got = append(got, string(e.Kind)+" "+e.On.String())
			}
			if diff := cmp.Diff(d.Happened, got); diff != "" {
				t.Errorf("%s: on %s -want +got\n%s", c.Rule, d.AsOf, diff)
			}
		}
	}
}
