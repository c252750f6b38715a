package figures

import (
	"math"
	"strconv"

	"factorybook/generator/calendar"
	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

func PhaseAt(c *measure.Chart, point int) *spc.Phase {
	for i := range c.Phases {
		if point < c.Phases[i].Until {
			return &c.Phases[i]
		}
	}
	return &c.Phases[len(c.Phases)-1]
}

// Axis is the time axis that all drawings of a factory share: from its first
// dated order or point to the as-of day, or the last point where that is later.
func Axis(p words.Place, partner *Partner) record.Span {
	span := record.Span{From: p.AsOf, Until: p.AsOf + 1}
	take := func(d record.Date) {
		if d != 0 {
			span.From, span.Until = min(span.From, d), max(span.Until, d+1)
		}
	}
	for i := range partner.Factory.Orders {
		take(partner.Factory.Orders[i].Placed.V)
	}
	for i := range partner.Result.Charts {
		for n := range partner.Result.Charts[i].Points {
			take(partner.Result.Charts[i].Points[n].On)
		}
	}
	return span
}

// Bands shades the days around Spring Festival and the factory's other closures.
func Bands(p words.Place, f *record.Factory, over record.Span) []chart.Band {
	w := p.Words
	var bands []chart.Band
	windows := calendar.SpringWindows(over, f.ClosureSpans())
	for _, s := range windows {
		bands = append(bands,
			chart.Band{Over: s.Disturbed, Kind: chart.Disturbed},
			chart.Band{Over: s.Closed, Kind: chart.Closed, Label: w.Say("band.closed", "year", strconv.Itoa(s.Year)), Short: w.Say("band.short")})
	}
	for i := range f.Closures {
		span, ok := f.Closures[i].Span()
		if !ok || !span.Overlaps(over) || within(windows, span) {
			continue
		}
		bands = append(bands, chart.Band{Over: span, Kind: chart.Closed, Label: ClosureName(w, &f.Closures[i])})
	}
	return bands
}

func within(windows calendar.Windows, span record.Span) bool {
	for _, w := range windows {
		if w.Closed == span {
			return true
		}
	}
	return false
}

// ChartQuantity words a value of a chart with its unit.
func ChartQuantity(p words.Place, c *measure.Chart, v float64) string {
	switch {
	case c.Def.Lateness:
		return slip(p, v)
	case c.Def.Money:
		return words.JoinWords(c.Currency, p.Words.Decimals(v, 0))
	}
	return p.Words.Days(v)
}

// Whole rounds a value of a chart to what a reader counts in: no day has decimals.
func Whole(v float64) float64 {
	if r := math.Round(v); r != 0 {
		return r
	}
	return 0 // and not minus nothing
}

// ChartNumber writes a value of a chart without its unit.
func ChartNumber(p words.Place, c *measure.Chart, v float64) string {
	switch {
	case c.Def.Lateness:
		return p.Words.Signed(v)
	case c.Def.Money:
		return p.Words.Decimals(v, 0)
	}
	return p.Words.Number(v)
}

// Signal words one signal.
func Signal(p words.Place, c *measure.Chart, s spc.Signal) string {
	pt := &c.Points[s.Point]
	key := "signal.run_below"
	if pt.Value.V > PhaseAt(c, s.Point).Centre {
		key = "signal.run_above"
	}
	switch {
	case s.Rule == spc.BeyondLimits && pt.Open:
		key = "signal.beyond_open"
	case s.Rule == spc.BeyondLimits:
		key = "signal.beyond"
	}
	value := ChartQuantity(p, c, pt.Value.V)
	if pt.Ours && c.Def.Lateness && s.Rule == spc.BeyondLimits {
		value += p.Words.Say("list.comma") + p.Words.Say("outcome.ours_all")
	}
	return p.Words.Say(key, "record", pt.ID, "day", pt.On, "value", value)
}
