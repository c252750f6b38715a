package calendar

import (
	"slices"

	"factorybook/generator/record"
)

// How far the windows reach around the first day of Spring Festival, or around a
// factory's own closure, in days; both ends are included. Workers leave before
// the official days off and come back after them, and suppliers, dyers and
// truckers do not all stop and start at once.
const (
	closedBefore, closedAfter       = 10, 14
	disturbedBefore, disturbedAfter = 28, 35
	// The same margins seen from the closed days: 28 − 10 and 35 − 14.
	closureBefore, closureAfter = 18, 21
)

// Window is the time around one Spring Festival in which a factory does not
// deliver (closed) or not as usual (disturbed, which contains it).
type Window struct {
	Year      int
	Festival  record.Date // first day of the festival
	Closed    record.Span
	Disturbed record.Span
	Own       bool // from the factory's own closure, not from the defaults
}

// Windows are windows in the order of their disturbed days, which may overlap.
type Windows []Window

// SpringWindows returns the windows whose disturbed days touch a span. By
// default a factory is closed from 10 days before the first day of the festival
// to 14 after and disturbed from 28 before to 35 after. A closure of its own
// that overlaps those disturbed days replaces them: closed are its own days,
// disturbed the 18 days before to the 21 after. Several such closures give a
// window each. Years outside 2015 to 2050 have none.
//
// Make the windows once per factory, for all the days it has, and ask them.
func SpringWindows(span record.Span, closures []record.Span) Windows {
	if span.Days() == 0 {
		return nil
	}
	var windows Windows
	// A year more on both sides: a long closure reaches into its neighbours.
	for year := span.From.Year() - 1; year <= span.Last().Year()+1; year++ {
		if first, ok := SpringFestivalOf(year); ok {
			windows = appendYear(windows, year, first, closures)
		}
	}
	windows = slices.DeleteFunc(windows, func(w Window) bool { return !w.Disturbed.Overlaps(span) })
	slices.SortStableFunc(windows, func(a, b Window) int { return int(a.Disturbed.From) - int(b.Disturbed.From) })
	return windows
}

func appendYear(windows Windows, year int, first record.Date, closures []record.Span) Windows {
	usual := Window{
		Year:      year,
		Festival:  first,
		Closed:    record.SpanOf(first-closedBefore, first+closedAfter),
		Disturbed: record.SpanOf(first-disturbedBefore, first+disturbedAfter),
	}
	own := 0
	for _, c := range closures {
		if c.Days() > 0 && c.Overlaps(usual.Disturbed) {
			own++
			windows = append(windows, Window{
				Year:      year,
				Festival:  first,
				Closed:    c,
				Disturbed: record.Span{From: c.From - closureBefore, Until: c.Until + closureAfter},
				Own:       true,
			})
		}
	}
	if own == 0 {
		windows = append(windows, usual)
	}
	return windows
}

// Closed reports whether a day lies in a closed window.
func (w Windows) Closed(day record.Date) bool {
	for i := range w {
		if w[i].Closed.Contains(day) {
			return true
		}
	}
	return false
}

// Disturbed reports whether a day lies in a disturbed window.
func (w Windows) Disturbed(day record.Date) bool {
	for i := range w {
		if w[i].Disturbed.Contains(day) {
			return true
		}
	}
	return false
}
