package check_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/boundary"
	"factorybook/generator/check"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// The checker speaks for the as-of day, whether that is today or long past.
func TestProblemsOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		settings, f := loadtest.Factory(t, c.Book)
		for _, d := range c.Days {
			asOf, err := record.ParseDate(d.AsOf)
			if err != nil {
				t.Fatal(err)
			}
			for _, today := range []record.Date{asOf, asOf + 1, record.NewDate(2030, 1, 1)} {
				problems, _, _ := check.Factory(check.Input{Factory: f, Settings: settings, AsOf: asOf, Today: today})
				var got []string
				for _, p := range problems {
					if slices.Contains(c.Codes, p.Code) {
						got = append(got, p.Code)
					}
				}
				if diff := cmp.Diff(d.Check, got); diff != "" {
					t.Errorf("%s: on %s, checked on %s -want +got\n%s", c.Rule, d.AsOf, today, diff)
				}
			}
		}
	}
}
