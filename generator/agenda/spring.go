package agenda

import (
	"math"
	"slices"

	"factorybook/generator/calendar"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Basis is what a lead time was taken from.
type Basis string

// The bases.
const (
	FromMax   Basis = "max"    // longest of the last lead times of ordinary dues
	FromTerms Basis = "agreed" // terms.lead_time_days: longer, or fewer were measured
)

// leadCases are the fewest lead times that are taken over what was agreed, and
// lastCases the most that are looked at.
const (
	leadCases = 3
	lastCases = 10
)

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
	// Lead is the lead time that is safe to plan with, taken from Basis: in days on
	// which the factory is not closed, neither by a closure of its own nor around a
	// Spring Festival. Median is the usual one, absent when too few were measured. N
	// lead times were measured, the last ones of ordinary dues.
	Lead   int
	Basis  Basis
	Median measure.Opt
	N      int
	// OrderBy is Lead days before LastDay, closed days not counted; Latest is that for
	// Median, by which every second order would come too late, and no date when it was
	// not measured.
	OrderBy, Latest record.Date
}

// BeforeSpring computes the order-by date before the next shutdown of Spring
// Festival that has not begun on the as-of day. ok is false when neither lead
// times were measured nor one agreed, and beyond the calendar.
func BeforeSpring(f *record.Factory, r *measure.Result, asOf record.Date) (s Spring, ok bool) {
	window, ok := nextWindow(f, asOf)
	if !ok {
		return Spring{}, false
	}
	s.Festival, s.Closed, s.Own = window.Festival, window.Closed, window.Own
	s.LastDay, s.Reopens = s.Closed.From-1, s.Closed.Until

	leads := lastLeads(f, r)
	s.N = len(leads)
	slices.Sort(leads)
	if s.N >= leadCases {
		s.Lead, s.Basis = leads[s.N-1], FromMax
		s.Median = measure.Some(float64(leads[(s.N-1)/2]+leads[s.N/2]) / 2)
	}
	if agreed := f.Terms.LeadTimeDays; agreed.Known() && (s.N < leadCases || agreed.V > s.Lead) {
		s.Lead, s.Basis = agreed.V, FromTerms
	}
	if s.Basis == "" {
		return Spring{}, false
	}
	s.OrderBy = back(f, s.LastDay, s.Lead)
	if s.Median.OK {
		s.Latest = back(f, s.LastDay, int(math.Ceil(s.Median.V)))
	}
	return s, true
}

// lastLeads returns the last lead times of ordinary dues, by original promise, then
// order, each without the days on which the factory was closed: an order that lay
// across last year's shutdown says nothing of the weeks before this year's.
func lastLeads(f *record.Factory, r *measure.Result) []int {
	var leads []int
	for i := len(r.Dues) - 1; i >= 0 && len(leads) < lastCases; i-- {
		d := &r.Dues[i]
		if _, ok := d.LeadTime(); !ok || d.Special != "" {
			continue
		}
		shut := closedDays(f, record.Span{From: d.Clock, Until: d.Completed})
		open := 0
		for day := d.Clock; day < d.Completed; day++ {
			if !shut(day) {
				open++
			}
		}
		leads = append(leads, open)
	}
	return leads
}

// How far back is looked: a factory is closed for less than three days in four, and no
// closure is longer than a year and a month.
const (
	daysForAnOpenOne = 4
	longestClosure   = 400
)

// back returns the day from which so many days on which the factory is not closed
// lie before the last one.
func back(f *record.Factory, last record.Date, days int) record.Date {
	earliest := last - record.Date(daysForAnOpenOne*days) - longestClosure
	shut := closedDays(f, record.Span{From: earliest, Until: last})
	day := last
	for days > 0 && day > earliest {
		day--
		if !shut(day) {
			days--
		}
	}
	return day
}

// closedDays says of the days of a span whether the factory was closed: by a closure
// that is recorded, or around a Spring Festival. Weekly rest and other holidays are in
// every lead time.
func closedDays(f *record.Factory, span record.Span) func(record.Date) bool {
	closures := f.ClosureSpans()
	windows := calendar.SpringWindows(span, closures)
	return func(day record.Date) bool {
		return windows.Closed(day) || slices.ContainsFunc(closures, func(c record.Span) bool { return c.Contains(day) })
	}
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
