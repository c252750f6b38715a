package chart

import (
	"math"
	"slices"
	"time"

	"factorybook/generator/record"
)

// extent is the vertical range of a drawing. Values outside of it are drawn at
// its edge, with an arrow and their figure.
type extent struct {
	lo, hi float64 // what the height shows
	// dataLo and dataHi are the least and the largest value within, the ends of
	// the axis.
	dataLo, dataHi float64
	empty          bool
	whole          bool // all values are whole numbers
	above, below   bool // something lies outside
}

// outsideGap is the share of the height that stays empty before an edge at which what
// lies outside is drawn.
const outsideGap = 0.2

// outlierReach is how many times as tall a chart may become for a few values.
const outlierReach = 3

// maxValue bounds what is drawn, so that no sum overflows.
const maxValue = 9e14

// drawable brings an infinite or absurd value within what can be drawn; ok is
// false for a point that has no value.
func drawable(y float64) (v float64, ok bool) {
	return max(-maxValue, min(maxValue, y)), !math.IsNaN(y)
}

// extentOf finds the range that shows values and levels well. A few values far
// away from all others would press these into a line: they are left outside.
// Zero is within when the values come near it or when bars stand on it.
func extentOf(values, levels []float64, zero bool) extent {
	slices.Sort(values)
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, v := range levels {
		lo, hi = min(lo, v), max(hi, v)
	}
	if zero {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	from, until := withoutOutliers(values, lo, hi, outlierReach)
	e := extent{above: until < len(values), below: from > 0}
	if n := len(values); n > 0 {
		e.dataLo, e.dataHi = values[from], values[until-1]
		lo, hi = min(lo, e.dataLo), max(hi, e.dataHi)
	}
	if lo > hi {
		return extent{lo: 0, hi: 1, empty: true}
	}
	if zero {
		e.dataLo, e.dataHi = min(e.dataLo, 0), max(e.dataHi, 0)
	}
	if len(values) == 0 {
		e.dataLo, e.dataHi = lo, hi
	}
	if reach := hi - lo; lo > 0 && lo <= 0.75*reach {
		lo = 0
	} else if hi < 0 && -hi <= 0.75*reach {
		hi = 0
	}
	if hi-lo < 1e-9*max(1, math.Abs(hi)) {
		half := max(1, math.Abs(hi)/5)
		lo, hi = lo-half, hi+half
	}
	// What lies outside stands at the edge, clear of every level: on the line of a limit it
	// would be read as being there.
	if gap := outsideGap * (hi - lo); e.above || e.below {
		if e.above {
			hi += gap
		}
		if e.below {
			lo -= gap
		}
	}
	e.lo, e.hi = lo, hi
	e.whole = !slices.ContainsFunc(values, func(v float64) bool { return v != math.Trunc(v) })
	return e
}

// withoutOutliers returns the part of the sorted values that is to be shown at
// scale: all of them, unless leaving out a few (at most a tenth, and at most four)
// makes the rest, with the levels lo to hi, more than so many times as tall.
func withoutOutliers(sorted []float64, lo, hi, times float64) (from, until int) {
	from, until = 0, len(sorted)
	if until < 8 {
		return from, until
	}
	reach := func(from, until int) float64 { return max(hi, sorted[until-1]) - min(lo, sorted[from]) }
	left := min(4, max(1, len(sorted)/10))
	full := reach(from, until)
	for out := 1; out <= left; out++ {
		for below := 0; below <= out; below++ {
			f, u := from+below, until-(out-below)
			if rest := reach(f, u); rest > 0 && full > times*rest {
				from, until, full = f, u, rest
				left, out = left-out, 0
				break
			}
		}
	}
	return from, until
}

// niceStep returns the smallest of 1, 2, 5 × a power of ten that is not below
// least.
func niceStep(least float64) float64 {
	if !(least > 0) || math.IsInf(least, 0) {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range [...]float64{1, 2, 5} {
		if m*power >= least*(1-1e-9) {
			return m * power
		}
	}
	return 10 * power
}

// tick is a place on an axis with its label.
type tick struct {
	at    float64 // value, or share of the width
	label string
	mark  bool // a stroke on the axis; else only a label
}

// valueTicks are round numbers within the extent, at least gap pixels apart.
func (e *extent) valueTicks(height, gap float64) []tick {
	if e.empty {
		return nil
	}
	step := niceStep((e.hi - e.lo) * gap / height)
	if e.whole {
		step = max(1, step)
	}
	var ticks []tick
	slack := step * 1e-6
	for i := math.Ceil((e.lo - slack) / step); i*step <= e.hi+slack; i++ {
		ticks = append(ticks, tick{at: i * step, label: figure(i*step, step)})
		if len(ticks) > 50 {
			break
		}
	}
	return ticks
}

// timeAxis maps days to shares of the width. A day is drawn at its middle.
type timeAxis struct {
	span record.Span
	days float64
}

func axisOf(span record.Span) timeAxis { return timeAxis{span, float64(span.Days())} }

// including widens a span so that it holds a day. The zero span holds none.
func including(s record.Span, d record.Date) record.Span {
	switch {
	case d.IsZero():
		return s
	case s.Days() == 0:
		return record.SpanOf(d, d)
	}
	return record.Span{From: min(s.From, d), Until: max(s.Until, d+1)}
}

// middle is the share of the width at which a day's point stands.
func (a timeAxis) middle(d record.Date) float64 { return a.at(float64(d-a.span.From) + 0.5) }

// begin is the share of the width at which a day begins.
func (a timeAxis) begin(d record.Date) float64 { return a.at(float64(d - a.span.From)) }

func (a timeAxis) at(day float64) float64 {
	if a.days == 0 {
		return 0.5
	}
	return max(0, min(1, day/a.days))
}

// ticks are the labels of the time axis for a width in pixels: years, months or
// days, written as in the records, so that they read the same in every language.
func (a timeAxis) ticks(width float64) []tick {
	if a.days == 0 {
		return nil
	}
	perMonth := width / a.days * 30.44
	const year, month, gap = 30.0, 50.0, 14.0
	for _, months := range [...]int{1, 2, 3, 6} {
		if float64(months)*perMonth >= month+gap {
			if t := a.monthTicks(months); len(t) >= 2 {
				return t
			}
			return a.dayTicks(width)
		}
	}
	if 12*perMonth >= year+gap {
		return a.yearTicks(width, year)
	}
	for _, years := range [...]int{2, 5, 10, 20, 50, 100} {
		if float64(years)*12*perMonth >= year+gap {
			return a.everyYears(years)
		}
	}
	return nil
}

func (a timeAxis) monthTicks(months int) []tick {
	var ticks []tick
	for d := a.firstMonth(months); d < a.span.Until; d = d.AddMonths(months) {
		ticks = append(ticks, tick{a.begin(d), d.String()[:7], true})
	}
	return ticks
}

// firstMonth is the first day on or after the beginning of the axis on which a
// period of that many months begins.
func (a timeAxis) firstMonth(months int) record.Date {
	y, m, _ := a.span.From.Civil()
	d := record.NewDate(y, m-(m-1)%time.Month(months), 1)
	for d < a.span.From {
		d = d.AddMonths(months)
	}
	return d
}

// yearTicks label each year in the middle of what is seen of it.
func (a timeAxis) yearTicks(width, label float64) []tick {
	var ticks []tick
	for y := a.span.From.Year(); y <= a.span.Last().Year(); y++ {
		first, next := record.NewDate(y, 1, 1), record.NewDate(y+1, 1, 1)
		from, until := a.begin(max(first, a.span.From)), a.begin(min(next, a.span.Until))
		if first >= a.span.From {
			ticks = append(ticks, tick{from, "", true})
		}
		if (until-from)*width >= label {
			ticks = append(ticks, tick{(from + until) / 2, first.String()[:4], false})
		}
	}
	return ticks
}

func (a timeAxis) everyYears(years int) []tick {
	var ticks []tick
	y := a.span.From.Year()
	for y -= y % years; y <= a.span.Last().Year(); y += years {
		if d := record.NewDate(y, 1, 1); d >= a.span.From {
			ticks = append(ticks, tick{a.begin(d), d.String()[:4], true})
		}
	}
	return ticks
}

// dayTicks are for an axis of a few weeks or less.
func (a timeAxis) dayTicks(width float64) []tick {
	const label, gap = 72.0, 14.0
	for _, days := range [...]int{1, 2, 7, 14, 28} {
		if float64(days)*width/a.days >= label+gap || days == 28 {
			var ticks []tick
			for d := a.span.From; d < a.span.Until; d += record.Date(days) {
				ticks = append(ticks, tick{a.middle(d), d.String(), true})
			}
			return ticks
		}
	}
	return nil
}

// minor are the strokes between the labels: months, else quarters, else years.
func (a timeAxis) minor(width float64) []tick {
	if a.days < 45 {
		return nil
	}
	for _, months := range [...]int{1, 3, 12} {
		if float64(months)*width/a.days*30.44 < 6 {
			continue
		}
		ticks := a.monthTicks(months)
		for i := range ticks {
			ticks[i].label = ""
		}
		return ticks
	}
	return nil
}
