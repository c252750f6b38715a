package finding_test

import (
	"strings"
	"testing"

	"factorybook/generator/finding"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// share is K of N with what the window before had.
type share struct{ k, n, k2, n2, overdue int }

func (s share) fill(m *measure.Measure) {
	m.K, m.N, m.Overdue = s.k, s.n, s.overdue
	m.Previous = &measure.Share{K: s.k2, N: s.n2}
	if s.n > 0 {
		i := spc.Wilson(s.k, s.n)
		m.Low, m.High = measure.Some(i.Low), measure.Some(i.High)
	}
	m.State = stateOf(m)
}

// stateOf is the state by docs/measures.md: the first that holds.
func stateOf(m *measure.Measure) measure.State {
	switch {
	case m.N == 0:
		return measure.NotRecorded
	case m.Overdue > 0, m.Signal && m.N >= m.Def.MinN:
		return measure.WorthAsking
	case m.N < m.Def.MinN:
		return measure.TooLittleData
	case m.Run, m.Compare() == measure.Differs:
		return measure.Changed
	}
	return measure.Steady
}

// book is a factory as its figures have it.
type book struct {
	orders                      int
	ended                       bool
	onTime, adjusted, lots      share
	covered, notCovered, beyond int
	unknown                     int
	slip                        []float64 // of the chart, oldest first
	slipN                       int
	open                        bool // the last point is overdue
	// oldDays moves the whole chart so many days into the past: its last point lies
	// that much before the last day of the window.
	oldDays int
	asking  []string
}

func (b book) make(t *testing.T) (*record.Factory, *measure.Result) {
	t.Helper()
	f := &record.Factory{ID: "zibo", Orders: make([]record.Order, b.orders)}
	if b.ended {
		f.Status = wordstest.Known(record.StatusEnded)
	}
	r := &measure.Result{AsOf: wordstest.Date(t, "2026-11-20"), Window: record.Span{From: wordstest.Date(t, "2025-11-21"), Until: wordstest.Date(t, "2026-11-21")}}
	for _, d := range measure.Definitions() {
		r.Measures = append(r.Measures, measure.Measure{Def: d, State: measure.NotRecorded})
	}
	b.onTime.fill(r.Measure("on_time"))
	b.adjusted.fill(r.Measure("on_time_adjusted"))
	b.lots.fill(r.Measure("first_pass_lots"))
	late := r.Measure("late_dues_explained")
	late.More = []measure.Entry{{Key: "counts", Value: measure.Counts{{Key: "covered", N: b.covered}, {Key: "not_covered", N: b.notCovered}, {Key: "unknown", N: b.unknown}}}}
	for _, id := range b.asking {
		r.Measure(id).State = measure.WorthAsking
	}
	slip := r.Measure("slip_days")
	slip.N = b.slipN
	if len(b.slip) > 0 {
		var points []spc.Point
		c := measure.Chart{Def: slip.Def}
		for i, v := range b.slip {
			on := r.Window.Until - record.Date(len(b.slip)-i+b.oldDays)
			c.Points = append(c.Points, measure.Point{Ref: measure.Ref{ID: "PO-2026-031", On: on, Value: measure.Some(v)}})
			points = append(points, spc.Point{Value: v})
		}
		if b.open {
			last := len(points) - 1
			points[last].Special, c.Points[last].Open = true, true
			slip.Overdue, slip.Open = 1, []measure.Ref{c.Points[last].Ref}
		}
		c.Chart = spc.XmR(points, spc.Options{})
		for _, s := range c.Signals {
			slip.Signal = slip.Signal || s.Rule == spc.BeyondLimits
			slip.Run = slip.Run || s.Rule == spc.RunOfEight
		}
		r.Charts = []measure.Chart{c}
		slip.State = stateOf(slip)
	}
	return f, r
}

// around are points that vary by a day around a level.
func around(level float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = level + []float64{-1, 0, 1, 2, -2}[i%5]
	}
	return list
}

// cases are the facts of which each rule's good example is said.
var cases = map[string]book{
	"no_orders":        {},
	"ended":            {orders: 12, ended: true},
	"none_in_window":   {orders: 7, onTime: share{k2: 5, n2: 7}},
	"not_recorded":     {orders: 3},
	"late_ours":        {orders: 41, onTime: share{2, 11, 1, 12, 1}, adjusted: share{10, 10, 11, 13, 0}, covered: 9},
	"late_partly_ours": {orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{8, 12, 11, 13, 1}, covered: 6, notCovered: 4},
	"late":             {orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{2, 12, 1, 12, 1}, notCovered: 10},
	"overdue":          {orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{12, 17, 9, 11, 1}, covered: 3, notCovered: 5},
	"few":              {orders: 5, onTime: share{2, 4, 0, 0, 0}},
	"better":           {orders: 41, onTime: share{14, 15, 5, 14, 0}},
	"worse":            {orders: 41, onTime: share{5, 14, 14, 15, 0}},
	"far_out":          {orders: 41, onTime: share{12, 16, 11, 15, 0}, slip: append(around(2, 30), 24), slipN: 16},
	"moved":            {orders: 41, onTime: share{8, 14, 4, 13, 0}, slip: append(around(2, 30), -1, -2, -1, -2, -1, -2, -1, -2, -1), slipN: 14},
	"first_window":     {orders: 12, onTime: share{9, 12, 0, 0, 0}},
	"steady_late":      {orders: 41, onTime: share{3, 16, 4, 16, 0}, adjusted: share{3, 16, 4, 16, 0}},
	"steady_asking":    {orders: 41, onTime: share{14, 16, 19, 19, 0}, asking: []string{"payments_on_time", "approvals_on_time", "early_warning"}},
	"steady":           {orders: 41, onTime: share{14, 16, 19, 19, 0}},
	"chart_none":       {slip: around(2, 12)},
	"chart_beyond":     {slip: append(around(2, 30), 23, 24), slipN: 16},
	"chart_overdue":    {slip: append(around(2, 30), 24), slipN: 16, open: true},
	"chart_moved":      {slip: append(around(2, 30), -1, -2, -1, -2, -1, -2, -1, -2, -1), slipN: 14},
	"chart_few":        {slip: []float64{2, 1, 3, 2}, slipN: 4},
	"chart_same":       {slip: make([]float64, 12), slipN: 12},
	"chart_steady":     {slip: around(-1, 20), slipN: 16},
	"lots_none":        {},
	"lots_beyond":      {lots: share{8, 9, 9, 10, 0}, beyond: 1},
	"lots_few":         {lots: share{3, 3, 0, 0, 0}},
	"lots_changed":     {lots: share{13, 13, 6, 12, 0}},
	"lots_first":       {lots: share{9, 10, 0, 0, 0}},
	"lots_steady":      {lots: share{8, 9, 9, 10, 0}},
}

func place(t *testing.T, lang string) words.Place {
	return words.Place{Site: &words.Site{Words: wordstest.Words(t, lang), Settings: &record.Settings{}}}
}

func find(rule *finding.Rule, f *record.Factory, r *measure.Result, b book) finding.Finding {
	switch rule.About {
	case "chart":
		return finding.OfChart(r, r.Chart("slip_days"))
	case "inspections":
		return finding.OfLots(r, b.beyond)
	}
	return finding.Of(f, r)
}

func TestEachRuleSaysItsGoodExampleOfItsCase(t *testing.T) {
	p, zh := place(t, words.English), place(t, "zh-Hans")
	for _, rule := range finding.Rules() {
		b, ok := cases[rule.ID]
		if !ok {
			t.Errorf("%s has no case", rule.ID)
			continue
		}
		f, r := b.make(t)
		got := find(rule, f, r, b)
		if got.Rule != rule {
			t.Errorf("%s: the rule that holds is %s", rule.ID, got.Rule.ID)
			continue
		}
		said := strings.ReplaceAll(got.Say(p), words.Nbsp, " ")
		if said != rule.Good {
			t.Errorf("%s says\n\t%s\nand not\n\t%s", rule.ID, said, rule.Good)
		}
		if said == rule.Bad {
			t.Errorf("%s says what it must not: %s", rule.ID, said)
		}
		if strings.Contains(got.Say(zh), "finding.") || zh.Words.Err() != nil {
			t.Errorf("%s in Chinese: %s, %v", rule.ID, got.Say(zh), zh.Words.Err())
		}
	}
}

// Whatever the counts are, the words claim no more than the states of the measures:
// tried on every combination of small and larger counts.
func TestNoFindingSaysMoreThanTheStateOfItsMeasure(t *testing.T) {
	p := place(t, words.English)
	for _, n := range [...]int{0, 1, 4, 7, 8, 12, 16} {
		for k := range n + 1 {
			for _, before := range [][2]int{{0, 0}, {2, 3}, {8, 16}, {15, 15}, {0, 15}} {
				for overdue := range min(2, n-k) + 1 {
					for covered := range n - k + 1 {
						tryFinding(t, p, book{
							orders: 30, onTime: share{k, n, before[0], before[1], overdue}, adjusted: share{k + covered, n, before[0], before[1], 0},
							covered: covered, notCovered: n - k - covered,
						})
					}
				}
			}
		}
	}
}

func tryFinding(t *testing.T, p words.Place, b book) {
	t.Helper()
	f, r := b.make(t)
	m := r.Measure("on_time")
	got := finding.Of(f, r)
	said := got.Say(p)
	claim := func(words string, ok bool) {
		if strings.Contains(said, words) && !ok {
			t.Errorf("%d of %d, %d of %d before, %d overdue, %d covered, state %s: %s", m.K, m.N, m.Previous.K, m.Previous.N, m.Overdue, b.covered, m.State, said)
		}
	}
	claim("Steady", m.State == measure.Steady && m.Compare() == measure.Alike)
	claim("as last year", m.Compare() == measure.Alike)
	claim("than the year before", m.State == measure.Changed)
	claim("overdue", m.Overdue > 0)
	claim("Late", m.State == measure.WorthAsking && m.High.V < 0.5)
	claim("late more often than not", m.High.V < 0.5)
	claim("Late, and the days are ours", b.covered == m.N-m.K)
	if got.Asks() != (m.State == measure.WorthAsking || m.State == measure.Changed) {
		t.Errorf("%s: asks is %v in the state %s", said, got.Asks(), m.State)
	}
	if m.N > 0 && m.State != measure.Steady && strings.Contains(said, "teady") {
		t.Errorf("%s in the state %s", said, m.State)
	}
}

func TestAWindowOfAnotherLengthIsNoYear(t *testing.T) {
	p := place(t, words.English)
	p.Settings = &record.Settings{WindowMonths: wordstest.Known(6)}
	f, r := cases["steady"].make(t)
	got := finding.Of(f, r)
	if said := got.Say(p); said != "Steady: 14 of 16 on time, as in the 6 months before" {
		t.Errorf("said: %s", said)
	}
}

func TestARuleSaysWhatItsFactsAllow(t *testing.T) {
	far := append(around(2, 30), 24)
	for _, c := range []struct {
		name, about string
		book        book
		rule, want  string
	}{
		{"no case is left once our delays are out", "", book{orders: 41, onTime: share{2, 11, 1, 12, 1}, adjusted: share{0, 0, 11, 13, 0}, covered: 9}, "late_ours", "Late, and the days are ours: 2 of 11 on time, and our own delays cover every day"},
		{"whose days they are is not told", "", book{orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{2, 12, 1, 12, 1}, notCovered: 9, unknown: 1}, "late", "Late, and whose days they are is not recorded: 2 of 12 on time"},
		{"nothing is told of them at all", "", book{orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{2, 12, 1, 12, 1}}, "late", "Late: 2 of 12 on time"},
		{"some ours, and one is not told", "", book{orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{8, 12, 11, 13, 1}, covered: 6, notCovered: 3, unknown: 1}, "late_partly_ours", "Late, 6 of 10 by our own delays: 2 of 12 on time, 8 of 12 once these are taken out"},
		{"one is overdue, and ours", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{9, 16, 9, 11, 0}, covered: 1, notCovered: 7}, "overdue", "1 delivery is overdue, and the days are ours: 9 of 17 on time, 9 of 16 once our own delays are taken out"},
		{"one is overdue, and none of the late is ours", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{9, 16, 9, 11, 0}, notCovered: 8}, "overdue", "1 delivery is overdue: 9 of 17 on time"},
		{"one of the late is ours, and nothing is left without it", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{0, 0, 0, 0, 1}, covered: 1, notCovered: 7}, "overdue", "1 delivery is overdue: 9 of 17 on time"},
		{"one is left without our delays", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{0, 1, 0, 0, 1}, covered: 1, notCovered: 7}, "overdue", "1 delivery is overdue: 9 of 17 on time, 0 of 1 once our own delays are taken out"},
		{"without our delays the share is the same", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{9, 17, 9, 11, 1}, covered: 1, notCovered: 7}, "overdue", "1 delivery is overdue: 9 of 17 on time"},
		{"without our delays one case less", "", book{orders: 41, onTime: share{9, 17, 7, 11, 1}, adjusted: share{9, 16, 9, 11, 1}, covered: 1, notCovered: 7}, "overdue", "1 delivery is overdue: 9 of 17 on time, 9 of 16 once our own delays are taken out"},
		{"none on time of as many as a share needs", "", book{orders: 41, onTime: share{0, 8, 0, 0, 1}, adjusted: share{0, 8, 0, 0, 1}, notCovered: 8}, "late", "Late, and our own delays do not cover it: 0 of 8 on time"},
		{"none on time of one less", "", book{orders: 41, onTime: share{0, 7, 0, 0, 1}, adjusted: share{0, 7, 0, 0, 1}, notCovered: 7}, "overdue", "1 delivery is overdue: 0 of 7 on time, too few to say more"},
		{"one late delivery beyond our delays", "", book{orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{2, 12, 1, 12, 1}, notCovered: 1}, "late", "Late, and our own delays do not cover it: 2 of 12 on time"},

		{"overdue among few", "", book{orders: 5, onTime: share{2, 4, 0, 0, 1}, adjusted: share{2, 4, 0, 0, 1}, notCovered: 2}, "overdue", "1 delivery is overdue: 2 of 4 on time, too few to say more"},
		{"far out and open", "", book{orders: 41, onTime: share{12, 16, 11, 15, 0}, slip: append(around(2, 30), 24, 25), slipN: 16}, "far_out", "2 deliveries beyond the usual variation: 12 of 16 on time"},
		{"came later", "", book{orders: 41, onTime: share{8, 14, 4, 13, 0}, slip: append(around(2, 30), 5, 6, 5, 6, 5, 6, 5, 6, 5), slipN: 14}, "moved", "At least 8 deliveries in a row came later than the level before: 8 of 14 on time"},
		{"few before", "", book{orders: 12, onTime: share{9, 12, 1, 2, 0}}, "first_window", "9 of 12 on time; the 2 the year before are too few to compare it with"},
		{"one asks, not ours", "", book{orders: 41, onTime: share{14, 16, 19, 19, 0}, asking: []string{"early_warning"}}, "steady_asking", "Deliveries steady: 14 of 16 on time, as last year; 1 other figure asks a question"},
		{"one asks, and it is ours", "", book{orders: 41, onTime: share{14, 16, 19, 19, 0}, asking: []string{"payments_on_time"}}, "steady_asking", "Deliveries steady: 14 of 16 on time, as last year; 1 other figure asks a question, and it is ours"},
		{"two ask, both ours", "", book{orders: 41, onTime: share{14, 16, 19, 19, 0}, asking: []string{"payments_on_time", "approvals_on_time"}}, "steady_asking", "Deliveries steady: 14 of 16 on time, as last year; 2 other figures ask a question, all of them ours"},
		{"no order, though it ended", "", book{ended: true}, "no_orders", ""},
		{"ended, and deliveries fell due", "", book{orders: 41, ended: true, onTime: share{14, 16, 19, 19, 0}}, "steady", ""},
		{"as good as before", "", book{orders: 41, onTime: share{14, 16, 14, 16, 0}}, "steady", ""},
		{"one of the chart", "chart", book{slip: far, slipN: 16}, "chart_beyond", "1 beyond the limits, the latest PO-2026-031: 24 days late"},
		{"later by the chart", "chart", book{slip: append(around(2, 30), 5, 6, 5, 6, 5, 6, 5, 6, 5), slipN: 14}, "chart_moved", "At least 8 in a row later than the level before"},
		{"beyond the limits on the first day of the window", "chart", book{slip: far, slipN: 16, oldDays: 364}, "chart_beyond", "1 beyond the limits, the latest PO-2026-031: 24 days late"},
		{"one beyond the limits in the window, another before it", "chart", book{slip: append(around(2, 30), 23, 24), slipN: 16, oldDays: 364}, "chart_beyond", "1 beyond the limits, the latest PO-2026-031: 24 days late"},
		{"few in the window of a long chart", "chart", book{slip: around(2, 30), slipN: 2}, "chart_few", "2 in the last 12 months: too few to say more"},
		{"one point", "chart", book{slip: []float64{2}, slipN: 1}, "chart_few", "1 so far: too few for a centre"},
		{"no case, and one is overdue", "chart", book{slip: far, open: true}, "chart_overdue", "1 overdue now, 24 days so far"},
		{"two lots beyond", "inspections", book{lots: share{8, 9, 9, 10, 0}, beyond: 2}, "lots_beyond", "2 lots beyond the limits for their samples: 8 of 9 passed at the first inspection"},
		{"few lots before", "inspections", book{lots: share{9, 10, 1, 1, 0}}, "lots_first", "9 of 10 lots passed at the first inspection; the 1 the year before are too few to compare it with"},
	} {
		f, r := c.book.make(t)
		got := find(&finding.Rule{About: c.about}, f, r, c.book)
		said := strings.ReplaceAll(got.Say(place(t, words.English)), words.Nbsp, " ")
		if got.Rule.ID != c.rule || c.want != "" && said != c.want {
			t.Errorf("%s: %s says\n\t%s\nnot %s\n\t%s", c.name, got.Rule.ID, said, c.rule, c.want)
		}
		if rule, ok := finding.Lookup(got.Rule.ID); !ok || rule != got.Rule {
			t.Errorf("%s is not found by its id", got.Rule.ID)
		}
		if c.about == "chart" && strings.Join(got.Measures(), " ") != "slip_days" {
			t.Errorf("%s is made from %q", got.Rule.ID, got.Measures())
		}
	}
	if rule, ok := finding.Lookup("nothing"); ok {
		t.Errorf("a rule that there is not: %v", rule)
	}
}

func TestAnotherWindowIsNamedByItsMonths(t *testing.T) {
	p := place(t, words.English)
	p.Settings = &record.Settings{WindowMonths: wordstest.Known(6)}
	f, r := cases["better"].make(t)
	found := finding.Of(f, r)
	if said := found.Say(p); said != "More on time than in the 6 months before: 14 of 15, 5 of 14 then" {
		t.Errorf("said: %s", said)
	}
}

func TestHalfOnTimeIsNotMostlyLate(t *testing.T) {
	for _, c := range []struct {
		high float64
		rule string
	}{{0.499, "late"}, {0.5, "overdue"}, {0.501, "overdue"}} {
		f, r := book{orders: 41, onTime: share{2, 12, 1, 12, 1}, adjusted: share{2, 12, 1, 12, 1}, notCovered: 10}.make(t)
		r.Measure("on_time").High = measure.Some(c.high)
		if got := finding.Of(f, r); got.Rule.ID != c.rule {
			t.Errorf("the upper end at %v: %s, not %s", c.high, got.Rule.ID, c.rule)
		}
	}
}
