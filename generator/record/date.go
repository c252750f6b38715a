package record

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a calendar day without time or zone, counted in days from
// 0001-01-01. Its zero value means "no date": the year 1 cannot be written in a
// record. Dates are compared with <, == and >, and the difference of two dates
// is a number of days.
type Date int32

// MinYear and MaxYear bound the years that a record may name. Anything outside
// is a typing mistake in a book about today's partners.
const (
	MinYear = 1900
	MaxYear = 2199
)

const secondsPerDay = 24 * 60 * 60

var dayZero = time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()

// NewDate returns the day, which must exist (see ParseDate for checked input);
// out-of-range days and months overflow as in time.Date.
func NewDate(year int, month time.Month, day int) Date {
	return Date((time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() - dayZero) / secondsPerDay)
}

// DateOf returns the day of t in t's own zone.
func DateOf(t time.Time) Date {
	return NewDate(t.Year(), t.Month(), t.Day())
}

// ParseDate reads YYYY-MM-DD, the only form of a date in records.
func ParseDate(s string) (Date, error) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, fmt.Errorf("%q is not of the form YYYY-MM-DD", s)
	}
	year, ok1 := digits(s[0:4])
	month, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:10])
	if !ok1 || !ok2 || !ok3 {
		return 0, fmt.Errorf("%q is not of the form YYYY-MM-DD", s)
	}
	if year < MinYear || year > MaxYear {
		return 0, fmt.Errorf("the year %d is outside %d to %d", year, MinYear, MaxYear)
	}
	if month < 1 || month > 12 {
		return 0, fmt.Errorf("there is no month %02d", month)
	}
	if day < 1 || day > DaysIn(year, time.Month(month)) {
		return 0, fmt.Errorf("there is no day %02d in %04d-%02d", day, year, month)
	}
	return NewDate(year, time.Month(month), day), nil
}

func digits(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// DaysIn returns the number of days of a month.
func DaysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == 0 }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Unix(int64(d)*secondsPerDay+dayZero, 0).UTC()
}

// Civil returns year, month and day.
func (d Date) Civil() (year int, month time.Month, day int) { return d.Time().Date() }

// Year returns the year of the day.
func (d Date) Year() int { return d.Time().Year() }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// AddMonths moves the day by n calendar months and stays within the month: one
// month after 31 January is the last day of February.
func (d Date) AddMonths(n int) Date {
	year, month, day := d.Civil()
	first := time.Date(year, month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return NewDate(first.Year(), first.Month(), min(day, DaysIn(first.Year(), first.Month())))
}

// CompareDays is the order of days in time; no date comes last.
func CompareDays(a, b Date) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return cmp.Compare(a, b)
}

// String returns the day as YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return string(d.Append(make([]byte, 0, 10)))
}

// Append appends the day as YYYY-MM-DD.
func (d Date) Append(b []byte) []byte {
	year, month, day := d.Civil()
	return append(b,
		byte('0'+year/1000%10), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}

// Span is the days from From up to but not including Until: an interval
// [From, Until). Records write spans with both days included; SpanOf converts.
type Span struct{ From, Until Date }

// SpanOf returns the span of the days first to last, both included.
func SpanOf(first, last Date) Span { return Span{first, last + 1} }

// Contains reports whether d is one of the span's days.
func (s Span) Contains(d Date) bool { return s.From <= d && d < s.Until }

// Overlaps reports whether the two spans share a day.
func (s Span) Overlaps(t Span) bool { return s.From < t.Until && t.From < s.Until }

// Days returns the number of days, 0 for an empty or reversed span.
func (s Span) Days() int { return max(0, int(s.Until-s.From)) }

// Last returns the last day of the span.
func (s Span) Last() Date { return s.Until - 1 }
