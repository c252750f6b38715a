package briefing

import (
	"math"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
)

// What stands out in the charts of the factory has a direction: what got worse must
// be raised, what got better is thanked for.

// standouts words what stands out in the window on the worse side of the centre, or
// on the better one: of each chart of theirs the last point beyond the limits, and the last
// run where it is on that side.
func (b *brief) standouts(worse bool) []string {
	var list []string
	charts := b.Partner.Result.Charts
	for i := range charts {
		c := &charts[i]
		if c.Def.Side != measure.Factory || !c.Def.MoreIsWorse {
			continue
		}
		beyond, run := "", ""
		for _, s := range c.Signals {
			pt := &c.Points[s.Point]
			if pt.On < b.Partner.Result.Window.From {
				continue
			}
			if s.Rule == spc.RunOfEight {
				run = b.run(c, s.Point, worse)
			} else if skips(c.Def, pt, worse) {
				continue
			} else if pt.Value.V > figures.PhaseAt(c, s.Point).Centre == worse && worthSaying(c.Def, pt.Value.V, worse) {
				beyond = b.Words.Say("brief."+c.Def.ID+sideKey("beyond", worse), "record", pt.ID, "value", figures.ChartQuantity(b.Place, c, pt.Value.V))
			}
		}
		for _, s := range [...]string{run, beyond} {
			if s != "" {
				list = append(list, s)
			}
		}
	}
	return list
}

// worthSaying reports whether days late or early are worse or better for the one
// who waits: what comes before its promise is not raised, and nobody is thanked for one
// that is late, however usual it is.
func worthSaying(d *measure.Definition, days float64, worse bool) bool {
	return !d.Lateness || days > 0 == worse
}

// skips reports whether a point is our own doing: no thanks for a short lead time that
// our late deposit made, and nothing to raise of a delivery whose lateness our delays
// may explain.
func skips(d *measure.Definition, pt *measure.Point, worse bool) bool {
	return pt.Ours && worse == d.Lateness
}

func sideKey(what string, worse bool) string {
	if worse {
		return "." + what + "_worse"
	}
	return "." + what + "_better"
}

// run words the run that ends at a point, or "" when it is on the other side.
func (b *brief) run(c *measure.Chart, end int, worse bool) string {
	ph := figures.PhaseAt(c, end)
	if c.Points[end].Value.V > ph.Centre != worse {
		return ""
	}
	n, sum := 0, 0.0
	for i := end; i >= ph.From; i-- {
		pt := &c.Points[i]
		if pt.Special != "" || pt.Open {
			continue
		}
		if pt.Value.V == ph.Centre || pt.Value.V > ph.Centre != worse {
			break
		}
		if skips(c.Def, pt, worse) {
			return ""
		}
		n++
		sum += pt.Value.V
	}
	mean := sum / float64(n)
	key := "brief." + c.Def.ID + sideKey("run", worse)
	switch {
	case worse && !worthSaying(c.Def, mean, worse):
		return ""
	case c.Def.Lateness && !worse && math.Abs(mean) > math.Abs(ph.Centre):
		key = "brief." + c.Def.ID + ".run_earlier" // before the promise, and farther from it
	}
	return b.Words.Say(key, "n", n, "record", c.Points[end].ID)
}
