package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// draw adds the chart of a measure, unless it has no point, and notes its signals
// in the window. Points are in the order of the chart; their days never go back.
func (w *study) draw(m *Measure, points []Point) {
	if len(points) == 0 {
		return
	}
	starts := w.phases(m.Def.ID)
	input := make([]spc.Point, len(points))
	for i := range points {
		p := &points[i]
		// An overdue due has no final value: were it an ordinary point, the limits
		// would move every day. It stands in the chart and leaves no gap.
		input[i] = spc.Point{Value: p.Value.V, Special: p.Special != "" || p.Open, Phase: phaseOf(starts, p.On)}
	}
	c := Chart{Def: m.Def, Currency: w.s.Currency.V, Points: points, Chart: spc.XmR(input, m.Def.chart)}
	c.Stated = make([][]*record.Phase, len(c.Phases))
	for i := range c.Phases {
		if n := c.Phases[i].Number; n > 0 {
			c.Stated[i] = starts[n-1].stated
		}
	}
	for _, s := range c.Signals {
		if points[s.Point].On < w.window.From {
			continue
		}
		if s.Rule == spc.BeyondLimits {
			m.Signal = true
		} else {
			m.Run = true
		}
	}
	w.res.Charts = append(w.res.Charts, c)
}

// phaseStart is where a chart's limits begin anew.
type phaseStart struct {
	on     record.Date
	stated []*record.Phase
}

// phases returns where the limits of a chart begin anew, by day; phases of one
// day are one.
func (w *study) phases(id string) []phaseStart {
	var starts []phaseStart
	for i := range w.f.Phases {
		if p := &w.f.Phases[i]; p.From.Known() && concerns(p, id) {
			starts = append(starts, phaseStart{p.From.V, []*record.Phase{p}})
		}
	}
	slices.SortStableFunc(starts, func(a, b phaseStart) int { return cmp.Compare(a.on, b.on) })
	joined := starts[:0]
	for _, s := range starts {
		if n := len(joined); n > 0 && joined[n-1].on == s.on {
			joined[n-1].stated = append(joined[n-1].stated, s.stated...)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

func concerns(p *record.Phase, id string) bool {
	if len(p.Measures) == 0 {
		return true
	}
	return slices.ContainsFunc(p.Measures, func(m record.Text) bool { return m.V == id })
}

// phaseOf numbers the phase of a day; 0 is before the first start.
func phaseOf(starts []phaseStart, on record.Date) int {
	n := 0
	for n < len(starts) && starts[n].on <= on {
		n++
	}
	return n
}
