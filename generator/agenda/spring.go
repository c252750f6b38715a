package agenda

import (
	"math"

	"factorybook/generator/calendar"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Basis is what a lead time was taken from.
type Basis string

// The bases, the best that there is.
const (
	FromP90   Basis = "p90"    // 90th percentile of at least ten lead times in the window
	FromMax   Basis = "max"    // longest of three to nine
	FromTerms Basis = "agreed" // terms.lead_time_days: fewer were measured
)

// leadCases are the fewest lead times that are taken over what was agreed.
const leadCases = 3

// Spring is the way back from a Spring Festival to the day by which an order has
// to be confirmed and its deposit paid, so that the goods are ready before the
// factory closes.
type Spring struct {
	// Festival is its first day.
	Festival record.Date
	// Closed are the days on which the factory does not work: its own shutdown
	// (Own), else the usual days around the festival.
	Closed record.Span
	Own    bool
	// LastDay is the last day before them on which goods can be ready, Reopens the
	// first on which the factory works again.
	LastDay, Reopens record.Date
	// Lead is the lead time that is safe to plan with, in days, taken from Basis;
	// Median is the usual one, absent when it was not measured. N lead times were
	// measured in the window.
	Lead   int
	Basis  Basis
	Median measure.Opt
	N      int
	// OrderBy is LastDay − Lead; Latest is LastDay − Median, by which every second
	// order would come too late, and no date when it was not measured.
	OrderBy, Latest record.Date
}

// BeforeSpring computes the order-by date before the next shutdown of Spring
// Festival that has not begun on the as-of day. ok is false when neither lead
// times were measured nor one agreed, and beyond the calendar.
func BeforeSpring(f *record.Factory, r *measure.Result, asOf record.Date) (s Spring, ok bool) {
	m := r.Measure("lead_time")
	s.N, s.Median = m.N, m.Median
	switch {
	case m.N >= leadCases && m.P90.OK:
		s.Lead, s.Basis = int(math.Ceil(m.P90.V)), FromP90
	case m.N >= leadCases && m.Max.OK:
		s.Lead, s.Basis = int(math.Ceil(m.Max.V)), FromMax
	case f.Terms.LeadTimeDays.Known():
		s.Lead, s.Basis = f.Terms.LeadTimeDays.V, FromTerms
	default:
		return Spring{}, false
	}
	window, ok := nextWindow(f, asOf)
	if !ok {
		return Spring{}, false
	}
	s.Festival, s.Closed, s.Own = window.Festival, window.Closed, window.Own
	s.LastDay, s.Reopens = s.Closed.From-1, s.Closed.Until
	s.OrderBy = s.LastDay - record.Date(s.Lead)
	if s.Median.OK {
		s.Latest = s.LastDay - record.Date(math.Ceil(s.Median.V))
	}
	return s, true
}

// nextWindow returns the first closed window that begins after the as-of day; of
// several of one festival, the first.
func nextWindow(f *record.Factory, asOf record.Date) (calendar.Window, bool) {
	const ahead = 2 * 366 // days: two festivals, of which the first may have begun
	var next calendar.Window
	found := false
	for _, w := range calendar.SpringWindows(record.SpanOf(asOf, asOf+ahead), f.ClosureSpans()) {
		if w.Closed.From > asOf && (!found || w.Closed.From < next.Closed.From) {
			next, found = w, true
		}
	}
	return next, found
}
