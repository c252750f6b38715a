package measure_test

import (
	"fmt"
	"strconv"
	"testing"

	"factorybook/generator/boundary"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
)

func TestFiguresOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		settings, f := loadtest.Factory(t, c.Book)
		for _, d := range c.Days {
			on := day(t, d.AsOf)
			r := measure.Of(f.AsOf(on), settings, on)
			for id, want := range d.Figures {
				if got := said(r.Measure(id)); got != want {
					t.Errorf("%s: on %s %s is %s, want %s", c.Rule, d.AsOf, id, got, want)
				}
			}
		}
	}
}

// said is a figure as the table of boundary days writes it.
func said(m *measure.Measure) string {
	s := "-"
	switch {
	case m.N > 0 && m.Def.Share:
		s = fmt.Sprintf("%d of %d", m.K, m.N)
	case m.N > 0 && m.Value.OK:
		s = strconv.FormatFloat(m.Value.V, 'g', -1, 64)
	}
	if m.Overdue > 0 {
		s += fmt.Sprintf(", %d overdue", m.Overdue)
	}
	return s
}
