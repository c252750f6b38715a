package calendar

import "factorybook/generator/record"

// Season is a busy time that returns every year, both days included. It wraps
// around New Year when From is later in the year than To.
type Season struct{ From, To record.MonthDay }

// Touches reports whether a span has a day in the season. 29 February as an end
// is the last day of February in other years, as a beginning 1 March.
func (s Season) Touches(span record.Span) bool {
	if span.Days() == 0 {
		return false
	}
	if s.contains(span.From) || s.contains(span.Last()) {
		return true
	}
	// A season with neither end of the span in it lies within the span or
	// apart from it.
	for year := span.From.Year(); year <= span.Last().Year(); year++ {
		begin := record.NewDate(year, s.From.Month, s.From.Day)
		if span.Contains(begin) && s.contains(begin) {
			return true
		}
	}
	return false
}

func (s Season) contains(d record.Date) bool {
	_, month, day := d.Civil()
	from, to, on := ordinal(s.From), ordinal(s.To), ordinal(record.MonthDay{Month: month, Day: day})
	if from <= to {
		return from <= on && on <= to
	}
	return from <= on || on <= to
}

// ordinal puts the days of any year in order.
func ordinal(d record.MonthDay) int { return int(d.Month)*32 + d.Day }
