package measure

import (
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// issues calls count for every issue opened in the window, and tells whether
// there was anything that could have gone wrong: an order or a talk.
func (w *study) issues(m *Measure, count func(*record.Issue, Ref)) {
	for i := range w.f.Issues {
		if q := &w.f.Issues[i]; w.window.Contains(q.Opened.V) {
			count(q, issueRef(q))
		}
	}
	m.nothing = w.dealings()
}

// dealings reports whether an order was placed or a talk held in the window.
func (w *study) dealings() bool {
	for i := range w.f.Orders {
		if o := &w.f.Orders[i]; w.window.Contains(o.Begin()) {
			return true
		}
	}
	for i := range w.f.Talks {
		if w.window.Contains(w.f.Talks[i].On.V) {
			return true
		}
	}
	return false
}

// closedFrom is the number of closed issues that issue_close_days needs beside
// its number of issues.
const closedFrom = 3

// issueCloseDays is the median time to close, with open issues counted for as
// long as they have been open.
func issueCloseDays(w *study, m *Measure) {
	var cases []spc.Case
	closed := 0
	w.issues(m, func(q *record.Issue, ref Ref) {
		days := max(0, int(q.Closed.Or(w.asOf)-q.Opened.V))
		ref.Value, ref.Hit = Some(float64(days)), q.Closed.Known()
		if ref.Hit {
			closed++
		}
		cases = append(cases, spc.Case{Time: float64(days), Closed: ref.Hit})
		m.add(ref)
	})
	m.thin = closed < closedFrom
	if days, ok := spc.SurvivalMedian(cases); ok {
		m.Median = Some(days)
	}
}

// issueContainDays measures how fast issues were contained.
func issueContainDays(w *study, m *Measure) {
	values := w.numbers[:0]
	issues := 0
	w.issues(m, func(q *record.Issue, ref Ref) {
		issues++
		if !q.Contained.Known() {
			return
		}
		days := float64(max(0, q.Contained.V-q.Opened.V))
		ref.Value = Some(days)
		values = append(values, days)
		m.add(ref)
	})
	if issues > 0 {
		m.nothing = false // issues, and nobody wrote down when they were contained
	}
	m.spread(values)
	w.numbers = values
}

// issuesRepeated counts issues that came again. The window before counts by the
// same rule.
func issuesRepeated(w *study, m *Measure) {
	w.issues(m, func(*record.Issue, Ref) {})
	for i := range w.f.Issues {
		q := &w.f.Issues[i]
		ref := issueRef(q)
		ref.Hit = q.Repeats.Known()
		m.count(w.when(q.Opened.V), ref)
	}
}

// causes counts issues by who caused them.
func causes(w *study, m *Measure) {
	counts := Counts{{Key: record.ByFactory}, {Key: record.ByImporter}, {Key: record.ByBoth}, {Key: record.ByCarrier}, {Key: record.ByUnknown}}
	w.issues(m, func(q *record.Issue, ref Ref) {
		by := len(counts) - 1 // a missing cause is an unknown one
		for i := range counts {
			if counts[i].Key == q.Cause.By.V {
				by = i
			}
		}
		counts[by].N++
		m.add(ref)
	})
	m.Value = Some(float64(m.N))
	m.more("counts", counts)
}
