package calendar

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

// Official are the official days off and make-up working days of China: those of the
// notices and, for years without one, those that a book adds. nil and the zero value
// are the notices alone.
type Official struct {
	years []int // added ones, in order
	days  []Day // of them, in order
}

// OfficialDays returns the official days of a book. What it says of a year that has a
// notice is ignored.
func OfficialDays(years []record.ChinaYear) *Official {
	if len(years) == 0 {
		return nil
	}
	o := new(Official)
	for i := range years {
		y := &years[i]
		if Known(y.Year.V) || slices.Contains(o.years, y.Year.V) {
			continue
		}
		o.years = append(o.years, y.Year.V)
		o.add(y, y.Off, true)
		o.add(y, y.Work, false)
	}
	slices.Sort(o.years)
	slices.SortStableFunc(o.days, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	o.days = slices.CompactFunc(o.days, func(a, b Day) bool { return a.Date == b.Date })
	o.name()
	return o
}

// add takes in days of their own year.
func (o *Official) add(y *record.ChinaYear, days []record.Day, off bool) {
	for _, d := range days {
		if d.Known() && d.V.Year() == y.Year.V {
			o.days = append(o.days, Day{Date: d.V, Off: off, Notice: y.Year.V, Pos: d.Pos})
		}
	}
}

// name finds out which festival each row of added days off is for, and lets each
// make-up day belong to the nearest of them.
func (o *Official) name() {
	var rows []record.Span
	of := func(from, until int) {
		row := record.SpanOf(o.days[from].Date, o.days[until-1].Date)
		rows = append(rows, row)
		festivals, _ := Festivals(nil, row)
		festivals = slices.DeleteFunc(festivals, func(f FestivalDay) bool { return f.Festival == Lantern })
		for i := from; i < until; i++ {
			if len(festivals) > 0 {
				o.days[i].Festival = festivals[0].Festival
			}
			if len(festivals) > 1 {
				o.days[i].Also = festivals[1].Festival
			}
		}
	}
	for from := 0; from < len(o.days); {
		until := from + 1
		for until < len(o.days) && o.days[from].Off && o.days[until].Off && o.days[until].Date == o.days[until-1].Date+1 {
			until++
		}
		if o.days[from].Off {
			of(from, until)
		}
		from = until
	}
	for i := range o.days {
		if d := &o.days[i]; !d.Off && len(rows) > 0 {
			near := slices.MinFunc(rows, func(a, b record.Span) int { return cmp.Compare(apart(a, d.Date), apart(b, d.Date)) })
			n, _ := slices.BinarySearchFunc(o.days, near.From, func(d Day, on record.Date) int { return cmp.Compare(d.Date, on) })
			d.Festival, d.Also = o.days[n].Festival, o.days[n].Also
		}
	}
}

// apart is the number of days between a span and a day outside of it.
func apart(s record.Span, day record.Date) record.Date { return max(s.From-day, day-s.Last()) }

// Added returns the years that the book added, in order.
func (o *Official) Added() []int {
	if o == nil {
		return nil
	}
	return o.years
}

// Known reports whether the days off of a year are known.
func (o *Official) Known(year int) bool {
	return Known(year) || slices.Contains(o.Added(), year)
}

// KnownSpan reports whether the days off of every year that a span touches are
// known. An empty span touches none.
func (o *Official) KnownSpan(span record.Span) bool {
	if known := read().known; span.Days() == 0 || known.From <= span.From && span.Until <= known.Until {
		return true
	}
	for year := span.From.Year(); year <= span.Last().Year(); year++ {
		if !o.Known(year) {
			return false
		}
	}
	return true
}

// Days returns the days that are named in a span, in order. They are not to be
// changed.
func (o *Official) Days(span record.Span) []Day {
	days := read().between(span)
	if o == nil {
		return days
	}
	from, until := within(o.days, span)
	if from == until {
		return days
	}
	joined := slices.Concat(days, o.days[from:until])
	slices.SortStableFunc(joined, func(a, b Day) int { return cmp.Compare(a.Date, b.Date) })
	// The notice of a year may name days of the December before it.
	return slices.CompactFunc(joined, func(a, b Day) bool { return a.Date == b.Date })
}

// Breaks returns the breaks that have a day in the span, each whole. A plain
// weekend before or after is not part of one, as in the notices.
func (o *Official) Breaks(span record.Span) []Break {
	if span.Days() == 0 {
		return nil
	}
	const longest = 31 // days; no break comes near it
	var breaks []Break
	for _, d := range o.Days(record.Span{From: span.From - longest, Until: span.Until + longest}) {
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
