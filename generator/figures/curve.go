package figures

import (
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// MissedDues are the dues that never came: they have no day, so they are no points
// of the measure, and yet must be seen.
func MissedDues(p words.Place, partner *Partner) []chart.Point {
	var list []chart.Point
	for i := range partner.Result.Dues {
		d := &partner.Result.Dues[i]
		if d.Outcome == measure.DueMissed && d.Original <= p.AsOf {
			list = append(list, chart.Point{
				On: d.Original, Style: chart.Cross, Href: p.To(words.OrderPath(partner.Factory, d.Order.ID.V)),
				Label: words.JoinTitle(d.Order.ID.V, p.Words.Date(d.Original), Missed(p, d)),
			})
		}
	}
	return list
}

// Legend explains the marks that occur, in one order for every drawing: what is done,
// left out, still open, worth asking, and whose days are hatched.
func Legend(p words.Place, lists ...[]chart.Point) []chart.Key {
	var occurs [chart.Cross + 1]bool
	ours := false
	var why []string
	for _, points := range lists {
		for i := range points {
			if points[i].Style <= chart.Cross {
				occurs[points[i].Style] = true
			}
			ours = ours || points[i].Ours > 0
			if w := points[i].Why; w != "" && points[i].Style == chart.Hollow && !slices.Contains(why, w) {
				why = append(why, w)
			}
		}
	}
	var keys []chart.Key
	add := func(is bool, style chart.PointStyle, key string) {
		if is {
			keys = append(keys, chart.Key{Style: style, Label: p.Words.Say(key)})
		}
	}
	add(occurs[chart.Plain] || occurs[chart.Signal], chart.Plain, "shape.plain")
	add(occurs[chart.Hollow], chart.Hollow, "shape.hollow")
	if n := len(keys); len(why) > 0 {
		slices.Sort(why)
		keys[n-1].Label = words.JoinColon(p.Words, keys[n-1].Label, words.JoinComma(p.Words, why))
	}
	add(occurs[chart.Open], chart.Open, "shape.open")
	add(occurs[chart.Signal], chart.Signal, "shape.signal")
	add(occurs[chart.Cross], chart.Cross, "shape.cross")
	add(ours, chart.Hatched, "shape.explained")
	if len(keys) == 1 && keys[0].Style == chart.Plain {
		return nil // a dot alone needs no explanation
	}
	return keys
}

// ChartUnit labels the vertical axis.
func ChartUnit(p words.Place, c *measure.Chart) string {
	w := p.Words
	if c.Def.Money {
		return c.Currency
	}
	return w.Say("chart." + c.Def.ID + ".unit")
}

// ChartSentence says what the chart shows: where the level is and what is usual.
func ChartSentence(p words.Place, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	n := len(c.Points)
	what := w.Say("chart."+c.Def.ID+".cases", "n", n)
	switch {
	case last.Policy.Limited() && last.HasLower:
		return w.Say("chart.says.limits", "what", what, "centre", ChartQuantity(p, c, last.Centre),
			"lower", ChartQuantity(p, c, last.Lower), "upper", ChartQuantity(p, c, last.Upper))
	case last.Policy.Limited():
		return w.Say("chart.says.upper", "what", what, "centre", ChartQuantity(p, c, last.Centre), "upper", ChartQuantity(p, c, last.Upper))
	case last.Policy != spc.PolicyList:
		return w.Say("chart.says.median", "what", what, "median", ChartQuantity(p, c, last.Median), "n", last.N)
	}
	return w.Say("chart.says.list", "what", what)
}

// PolicySays says what the number of points in the last phase allows to be said.
func PolicySays(p words.Place, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	key := "policy." + string(last.Policy)
	if last.Policy == spc.PolicyMedianRun {
		key += "." + string(last.Reason)
	}
	s := w.Say(key, "n", last.N)
	if last.Policy.Limited() && last.Scale == spc.Log {
		s = words.JoinSentences(w, []string{s, w.Say("policy.log")})
	}
	return s
}

// Signals lists what stands out: every point beyond limits, and the end of the
// last run.
func Signals(p words.Place, c *measure.Chart) []string {
	var list []string
	run := -1
	for i, s := range c.Signals {
		if s.Rule == spc.BeyondLimits {
			list = append(list, Signal(p, c, s))
		} else {
			run = i
		}
	}
	if run >= 0 {
		list = append(list, Signal(p, c, c.Signals[run]))
	}
	return list
}

// PointNote is what is to be noted of a point: why it is special, open or a signal.
func PointNote(p words.Place, c *measure.Chart, i int) string {
	w := p.Words
	pt := &c.Points[i]
	var parts []string
	if pt.Special != "" {
		parts = append(parts, w.Enum("special", string(pt.Special)))
	}
	if pt.Open {
		parts = append(parts, w.Say("point.open"))
	}
	for _, s := range c.Signals {
		if s.Point == i {
			parts = append(parts, w.Enum("rule", string(s.Rule)))
		}
	}
	return strings.Join(parts, w.Say("list.comma"))
}

// Levels draws each phase's centre and limits from its first point to the next
// phase's, or to the end of the axis.
func Levels(p words.Place, c *measure.Chart, over record.Span) []chart.Level {
	w := p.Words
	var list []chart.Level
	for i := range c.Phases {
		ph := &c.Phases[i]
		span := record.Span{From: c.Points[ph.From].On, Until: over.Until}
		if i+1 < len(c.Phases) {
			span.Until = c.Points[c.Phases[i+1].From].On
		}
		add := func(y float64, kind chart.LevelKind, key string) {
			list = append(list, chart.Level{Over: span, Y: y, Kind: kind, Label: w.Say(key, "v", ChartNumber(p, c, y)), Short: ChartNumber(p, c, y)})
		}
		limit, label := chart.Limit, "level.limit"
		if ph.Policy == spc.PolicyTrial {
			limit, label = chart.Trial, "level.trial"
		}
		switch {
		case ph.Policy.Limited():
			add(ph.Centre, chart.Centre, "level.centre")
			add(ph.Upper, limit, label)
			if ph.HasLower {
				add(ph.Lower, limit, label)
			}
		case ph.Policy != spc.PolicyList:
			add(ph.Median, chart.Centre, "level.median")
		}
	}
	return list
}

// Marks note the days on which new limits begin, with the reason.
func Marks(p words.Place, f *record.Factory, c *measure.Chart) []chart.Mark {
	var list []chart.Mark
	for i := range c.Phases {
		if i < len(c.Reasons) && c.Reasons[i] != "" {
			list = append(list, chart.Mark{On: PhaseDay(f, c, i), Label: c.Reasons[i]})
		}
	}
	return list
}

// PhaseDay is the day on which a phase was stated to begin: the last stated day
// on or before its first point.
func PhaseDay(f *record.Factory, c *measure.Chart, i int) record.Date {
	first := c.Points[c.Phases[i].From].On
	day := first
	found := record.Date(0)
	for n := range f.Phases {
		if d := f.Phases[n].From; d.Known() && d.V <= first && d.V > found && f.Phases[n].Reason.V == c.Reasons[i] {
			found = d.V
		}
	}
	if found != 0 {
		day = found
	}
	return day
}
