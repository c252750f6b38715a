package finding

import (
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// wording is how a rule says what it found.
type wording func(p words.Place, s *subject) string

func months(p words.Place) int { return p.Settings.WindowMonths.Or(record.DefaultWindowMonths) }

// asBefore says with which window the figure was compared: "last year".
func asBefore(p words.Place) string {
	if months(p) == 12 {
		return p.Words.Say("finding.as_last_year")
	}
	return p.Words.Say("finding.as_before", "n", months(p))
}

// before names the window before at the end of a sentence: "the year before".
func before(p words.Place) string {
	if months(p) == 12 {
		return p.Words.Say("finding.year_before")
	}
	return p.Words.Say("finding.months_before", "n", months(p))
}

func sayNoOrders(p words.Place, _ *subject) string { return p.Words.Say("finding.no_orders") }

func sayEnded(p words.Place, s *subject) string {
	return p.Words.Say("finding.ended", "n", len(s.factory.Orders), "months", months(p))
}

func sayNoneInWindow(p words.Place, s *subject) string {
	return p.Words.Say("finding.none_in_window", "months", months(p), "k", s.onTime.Previous.K, "n", s.onTime.Previous.N, "before", before(p))
}

func sayNotRecorded(p words.Place, s *subject) string {
	return p.Words.Say("finding.not_recorded", "n", len(s.factory.Orders))
}

// share is "9 of 17 on time".
func (s *subject) share(p words.Place) string {
	return p.Words.Say("finding.on_time", "k", s.onTime.K, "n", s.onTime.N)
}

// without is what the share comes to once our own delays are taken out, "" where that
// reports nothing more.
func (s *subject) without(p words.Place) string {
	if !s.helps() {
		return ""
	}
	return p.Words.Say("finding.without", "k", s.adjusted.K, "n", s.adjusted.N)
}

func sayLateOurs(p words.Place, s *subject) string {
	w := p.Words
	if s.adjusted.N == 0 {
		return w.Say("finding.late_ours_all", "share", s.share(p))
	}
	return w.Say("finding.late_ours", "k", s.onTime.K, "n", s.onTime.N, "k2", s.adjusted.K, "n2", s.adjusted.N)
}

func sayLatePartly(p words.Place, s *subject) string {
	late := s.explained.covered + s.explained.notCovered + s.explained.unknown
	said := p.Words.Say("finding.late_partly", "covered", s.explained.covered, "late", late, "share", s.share(p))
	if s.helps() {
		said = words.JoinComma(p.Words, []string{said, p.Words.Say("finding.without_these", "k", s.adjusted.K, "n", s.adjusted.N)})
	}
	return said
}

func sayLate(p words.Place, s *subject) string {
	switch c := s.explained; {
	case c.unknown == 0 && c.notCovered > 0:
		return p.Words.Say("finding.late_theirs", "share", s.share(p))
	case c.unknown > 0:
		return p.Words.Say("finding.late_unknown", "share", s.share(p))
	}
	return p.Words.Say("finding.late", "share", s.share(p))
}

func sayOverdue(p words.Place, s *subject) string {
	w := p.Words
	key := "finding.overdue"
	if s.adjusted.Overdue == 0 && s.explained.covered > 0 {
		key = "finding.overdue_ours"
	}
	parts := []string{w.Say(key, "n", s.onTime.Overdue, "share", s.share(p)), s.without(p)}
	if !enough(s.onTime) {
		parts[1] = w.Say("finding.few_more")
	}
	return words.JoinComma(w, parts)
}

func sayFew(p words.Place, s *subject) string { return p.Words.Say("finding.few", "share", s.share(p)) }

func sayBetter(p words.Place, s *subject) string { return s.change(p, "finding.better") }

func sayWorse(p words.Place, s *subject) string {
	return words.JoinSemicolon(p.Words, s.change(p, "finding.worse"), s.without(p))
}

func (s *subject) change(p words.Place, key string) string {
	m := s.onTime
	return p.Words.Say(key, "before", before(p), "k", m.K, "n", m.N, "k2", m.Previous.K, "n2", m.Previous.N)
}

func sayFarOut(p words.Place, s *subject) string {
	c := s.result.Chart(s.slip.Def.ID)
	last, n := s.signals(c, beyond)
	pt := &c.Points[c.Signals[last].Point]
	key := "finding.far_out"
	if pt.Open {
		key = "finding.far_out_open"
	}
	if n > 1 {
		return p.Words.Say("finding.far_out_more", "n", n, "share", s.share(p))
	}
	return p.Words.Say(key, "record", pt.ID, "value", figures.ChartQuantity(p, c, pt.Value.V), "share", s.share(p))
}

func sayMoved(p words.Place, s *subject) string {
	c := s.result.Chart(s.slip.Def.ID)
	return p.Words.Say("finding.moved", "n", runOf, "side", s.side(p, c), "share", s.share(p))
}

func sayFirst(p words.Place, s *subject) string {
	return words.JoinSemicolon(p.Words, s.share(p), toCompare(p, s.onTime))
}

// toCompare says why a share is compared with nothing.
func toCompare(p words.Place, m *measure.Measure) string {
	if m.Previous == nil || m.Previous.N == 0 {
		return p.Words.Say("finding.nothing_before", "before", before(p))
	}
	return p.Words.Say("finding.few_before", "n", m.Previous.N, "before", before(p))
}

func saySteadyLate(p words.Place, s *subject) string {
	said := p.Words.Say("finding.steady_late", "share", s.share(p), "as", asBefore(p))
	return words.JoinSemicolon(p.Words, said, s.without(p))
}

func saySteadyAsking(p words.Place, s *subject) string {
	w := p.Words
	all, ours := s.asking()
	said := w.Say("finding.steady_asking", "share", s.share(p), "as", asBefore(p), "n", all)
	switch {
	case ours == 0:
		return said
	case ours == all:
		return words.JoinComma(w, []string{said, w.Say("finding.asking_all_ours", "n", ours)})
	}
	return words.JoinComma(w, []string{said, w.Say("finding.asking_ours", "n", ours)})
}

func saySteady(p words.Place, s *subject) string {
	return p.Words.Say("finding.steady", "what", s.share(p), "as", asBefore(p))
}

// runOf is the length of the runs that are reported.
const runOf = 8

func beyond(c *measure.Chart, i int) bool { return c.Signals[i].Rule == spc.BeyondLimits }
func run(c *measure.Chart, i int) bool    { return c.Signals[i].Rule == spc.RunOfEight }

// side says on which side of the level the last run of the window lay, in the words of
// the chart: "earlier", "longer".
func (s *subject) side(p words.Place, c *measure.Chart) string {
	last, _ := s.signals(c, run)
	pt := c.Signals[last].Point
	if c.Points[pt].Value.V > figures.PhaseAt(c, pt).Centre {
		return p.Words.Say("chart." + c.Def.ID + ".above")
	}
	return p.Words.Say("chart." + c.Def.ID + ".below")
}

func sayChartNone(p words.Place, _ *subject) string {
	return p.Words.Say("finding.chart_none", "months", months(p))
}

func sayChartBeyond(p words.Place, s *subject) string {
	last, n := s.signals(s.chart, beyond)
	pt := &s.chart.Points[s.chart.Signals[last].Point]
	key := "finding.chart_beyond"
	if pt.Open {
		key = "finding.chart_beyond_open"
	}
	return p.Words.Say(key, "n", n, "record", pt.ID, "value", figures.WholeQuantity(p, s.chart, pt.Value.V))
}

func sayChartOverdue(p words.Place, s *subject) string {
	longest := 0.0
	for i := range s.own.Open {
		longest = max(longest, s.own.Open[i].Value.V)
	}
	return p.Words.Say("finding.chart_overdue", "n", s.own.Overdue, "days", p.Words.Days(longest))
}

func sayChartMoved(p words.Place, s *subject) string {
	return p.Words.Say("finding.chart_moved", "n", runOf, "side", s.side(p, s.chart))
}

func sayChartFew(p words.Place, s *subject) string {
	last := &s.chart.Phases[len(s.chart.Phases)-1]
	switch {
	case last.Policy.Limited() || last.Policy == spc.PolicyMedianRun:
		return p.Words.Say("finding.chart_few_now", "n", s.own.N, "months", months(p))
	case last.Policy == spc.PolicyList:
		return p.Words.Say("finding.chart_list", "n", last.N)
	}
	return p.Words.Say("finding.chart_few", "n", last.N, "median", figures.WholeQuantity(p, s.chart, last.Median))
}

func sayChartSame(p words.Place, s *subject) string {
	last := &s.chart.Phases[len(s.chart.Phases)-1]
	return p.Words.Say("finding.chart_same", "median", figures.WholeQuantity(p, s.chart, last.Median))
}

func sayChartSteady(p words.Place, s *subject) string {
	last := &s.chart.Phases[len(s.chart.Phases)-1]
	return p.Words.Say("finding.chart_steady", "centre", figures.WholeQuantity(p, s.chart, last.Centre))
}

// passed is "8 of 9 lots passed at the first inspection".
func (s *subject) passed(p words.Place) string {
	return p.Words.Say("finding.passed", "k", s.own.K, "n", s.own.N)
}

func sayLotsNone(p words.Place, _ *subject) string {
	return p.Words.Say("finding.lots_none", "months", months(p))
}

func sayLotsBeyond(p words.Place, s *subject) string {
	return p.Words.Say("finding.lots_beyond", "n", s.beyond, "k", s.own.K, "all", s.own.N)
}

func sayLotsFew(p words.Place, s *subject) string {
	return p.Words.Say("finding.lots_few", "k", s.own.K, "n", s.own.N)
}

func sayLotsChanged(p words.Place, s *subject) string {
	return p.Words.Say("finding.lots_changed", "passed", s.passed(p), "k", s.own.Previous.K, "n", s.own.Previous.N, "before", before(p))
}

func sayLotsFirst(p words.Place, s *subject) string {
	return words.JoinSemicolon(p.Words, s.passed(p), toCompare(p, s.own))
}

func sayLotsSteady(p words.Place, s *subject) string {
	return p.Words.Say("finding.steady", "what", s.passed(p), "as", asBefore(p))
}
