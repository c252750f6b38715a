package calendar

import (
	"slices"

	"factorybook/generator/record"
)

// Notice is the State Council's yearly word on days off.
type Notice struct {
	Year      int
	Number    string // such as 国办发明电〔2025〕7号
	ChangedBy string // number of a later notice that changed the year, or ""
}

// NoticeOf returns the notice for a year; ok is false for a year without one in
// the table.
func NoticeOf(year int) (n Notice, ok bool) {
	notices := read().notices
	i := year - notices[0].Year
	if i < 0 || i >= len(notices) {
		return Notice{}, false
	}
	return notices[i], true
}

// Known reports whether the days off of a year have been announced. (The notice
// for the year after the last known one can still move some of its December.)
func Known(year int) bool {
	_, ok := NoticeOf(year)
	return ok
}

// KnownSpan reports whether every year that a span touches has a notice. An
// empty span touches none.
func KnownSpan(span record.Span) bool {
	known := read().known
	return span.Days() == 0 || known.From <= span.From && span.Until <= known.Until
}

// Day is a day that a notice names: off, or a weekend day worked to make up for
// one.
type Day struct {
	Date     record.Date
	Off      bool // false: a make-up working day
	Festival Festival
	Also     Festival // a second one that shares the days, or NoFestival
	Notice   int      // the year of the notice, which can reach into the December before
}

// Days returns the days that notices name in a span, in order. They are part of
// the table and not to be changed.
func Days(span record.Span) []Day { return read().between(span) }

// Break is an unbroken row of days off for the same festivals.
type Break struct {
	Span           record.Span
	Festival, Also Festival
	Notice         int
}

// Breaks returns the breaks that have a day in the span, each whole. A plain
// weekend before or after is not part of one, as in the notices.
func Breaks(span record.Span) []Break {
	if span.Days() == 0 {
		return nil
	}
	const longest = 31 // days; no break comes near it
	var breaks []Break
	for _, d := range Days(record.Span{From: span.From - longest, Until: span.Until + longest}) {
		if !d.Off {
			continue
		}
		if n := len(breaks); n > 0 && breaks[n-1].continues(d) {
			breaks[n-1].Span.Until++
			continue
		}
		breaks = append(breaks, Break{record.SpanOf(d.Date, d.Date), d.Festival, d.Also, d.Notice})
	}
	return slices.DeleteFunc(breaks, func(b Break) bool { return !b.Span.Overlaps(span) })
}

func (b Break) continues(d Day) bool {
	return b.Span.Until == d.Date && b.Festival == d.Festival && b.Also == d.Also
}
