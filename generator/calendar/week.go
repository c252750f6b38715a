package calendar

import (
	"math/bits"
	"slices"
	"sort"
	"time"

	"factorybook/generator/record"
)

// Week says on which days one side works, and counts them. Its zero value is
// Monday to Friday without a holiday. Make one per side and share it: it is
// never changed.
type Week struct {
	workdays uint8 // bit d for time.Weekday(d); 0 is Monday to Friday
	notices  bool  // the official days off and make-up days of China apply
	official *Official
	off      []record.Span // in order, apart from each other
}

const mondayToFriday = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday

// FactoryWeek returns the week of a Chinese factory: the given days of the week
// (none: Monday to Friday) with the official days off and make-up days, less its own
// closures. The closures may overlap and come in any order.
func FactoryWeek(days []time.Weekday, official *Official, closures []record.Span) Week {
	return Week{workdays: workdays(days), notices: true, official: official, off: union(closures)}
}

// ImporterWeek returns the week of an importer: the given days of the week
// (none: Monday to Friday), less the holidays.
func ImporterWeek(days []time.Weekday, holidays []record.Date) Week {
	spans := make([]record.Span, len(holidays))
	for i, h := range holidays {
		spans[i] = record.SpanOf(h, h)
	}
	return Week{workdays: workdays(days), off: union(spans)}
}

func workdays(days []time.Weekday) (mask uint8) {
	for _, d := range days {
		mask |= 1 << (d % 7)
	}
	return mask
}

// Weekday returns the day of the week of its short name in records: mon, tue,
// wed, thu, fri, sat, sun.
func Weekday(name string) (day time.Weekday, ok bool) {
	const names = "sunmontuewedthufrisat"
	for d := range 7 {
		if names[3*d:3*d+3] == name {
			return time.Weekday(d), true
		}
	}
	return 0, false
}

// WorkingDays returns the number of working days in [span.From, span.Until): a
// question asked and answered on one day took 0. known is false when a factory's
// span touches a year whose days off are not known; then there is no number.
func (w *Week) WorkingDays(span record.Span) (n int, known bool) {
	if span.Days() == 0 {
		return 0, true
	}
	if w.notices && !w.official.KnownSpan(span) {
		return 0, false
	}
	n = w.worked(span)
	first := sort.Search(len(w.off), func(i int) bool { return w.off[i].Until > span.From })
	for _, off := range w.off[first:] {
		if off.From >= span.Until {
			break
		}
		n -= w.worked(record.Span{From: max(off.From, span.From), Until: min(off.Until, span.Until)})
	}
	return n, true
}

// Works reports whether a day is a working day, if that is known.
func (w *Week) Works(day record.Date) (works, known bool) {
	n, known := w.WorkingDays(record.SpanOf(day, day))
	return n > 0, known
}

// longestHoliday bounds the search for the next working day, in days.
const longestHoliday = 366

// From returns the first working day on or after a day: the day itself when nothing
// is known of it, or when no working day follows within a year.
func (w *Week) From(day record.Date) record.Date {
	for next := day; next < day+longestHoliday; next++ {
		if works, known := w.Works(next); works {
			return next
		} else if !known {
			break
		}
	}
	return day
}

// worked counts the days of the week, with the notices but without the side's
// own days off.
func (w *Week) worked(span record.Span) int {
	days := span.Days()
	n := days / 7 * bits.OnesCount8(w.mask())
	weekday := weekdayOf(span.From)
	for range days % 7 {
		if w.has(weekday) {
			n++
		}
		weekday = (weekday + 1) % 7
	}
	if !w.notices {
		return n
	}
	for _, d := range w.official.Days(span) {
		switch usual := w.has(weekdayOf(d.Date)); {
		case d.Off && usual:
			n--
		case !d.Off && !usual:
			n++
		}
	}
	return n
}

func (w *Week) mask() uint8 {
	if w.workdays == 0 {
		return mondayToFriday
	}
	return w.workdays
}

func (w *Week) has(weekday int) bool { return w.mask()>>weekday&1 == 1 }

// weekdayOf is Date.Weekday without the way over time.Time: day 0 of a Date,
// 0001-01-01, is a Monday.
func weekdayOf(d record.Date) int { return ((int(d)+1)%7 + 7) % 7 }

// union returns the days of the spans as spans in order that do not touch.
func union(spans []record.Span) []record.Span {
	sorted := make([]record.Span, 0, len(spans))
	for _, s := range spans {
		if s.Days() > 0 {
			sorted = append(sorted, s)
		}
	}
	slices.SortFunc(sorted, func(a, b record.Span) int { return int(a.From) - int(b.From) })
	joined := sorted[:0]
	for _, s := range sorted {
		if n := len(joined); n > 0 && s.From <= joined[n-1].Until {
			joined[n-1].Until = max(joined[n-1].Until, s.Until)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
