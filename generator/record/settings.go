package record

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/govalues/decimal"
)

// Settings is factorybook.yaml: what holds for the whole book.
type Settings struct {
	Source
	Title, TitleZH       Text
	Importer, ImporterZH Text
	Languages            []Text // the first is the site's
	Timezone             Text   // only for "today" when no as-of day is given
	AsOf                 Day    // a closed or demonstration book speaks for this day
	Currency             Text   // reporting currency
	Rates                []Rates
	WindowMonths         Whole
	Targets              Targets
	PeakSeasons          []Season
	Week                 []Text // the importer's working days
	Holidays             []Holiday
	Tolerance            Tolerance // unless terms, order or line say otherwise; see Factory.ToleranceOf
	ChinaDays            []ChinaYear
	SourceURL            Text // of a line of the book, with {commit}, {file} and {line} to fill in
	Brand                Brand
}

// Brand is how the importer's house shows itself on its site.
type Brand struct {
	Pos Pos
	// Logo is a picture of the book, files/NAME.svg or files/NAME.png.
	Logo Text
	// Accent is the colour of links, #rrggbb; AccentDark that on a dark ground, made of
	// Accent where it is absent.
	Accent, AccentDark Text
	Footer, FooterZH   Text // Markdown
}

// Defaults that hold where the settings are silent.
const (
	DefaultWindowMonths     = 12
	DefaultVisitEveryDays   = 180
	DefaultContactEveryDays = 30
	DefaultAnswerWithinDays = 2
)

// Targets are what the importer expects of itself and of the factory.
type Targets struct {
	Pos              Pos
	VisitEveryDays   Whole
	ContactEveryDays Whole
	AnswerWithinDays Whole   // working days of the side that answers
	InFullTolerance  Percent // the older form of Settings.Tolerance.Under, which wins
}

// Season is a busy time that returns every year, both days included; it may
// reach over New Year.
type Season struct {
	Pos      Pos
	Name     Text
	NameZH   Text // the same in Chinese
	From, To At[MonthDay]
}

// Holiday is a day on which the importer does not work.
type Holiday struct {
	Pos          Pos
	On           Day
	Name, NameZH Text
}

// ChinaYear are the official days off and the make-up working days of one year,
// for years that the program does not know yet.
type ChinaYear struct {
	Year      Whole
	Off, Work []Day
}

// Rates are the values of one unit of a currency in the reporting currency, by
// day, earliest first.
type Rates struct {
	Currency Text
	Days     []Rate
}

// Rate is the value of one unit from a day on.
type Rate struct {
	On    Day
	Value Number
}

// Rate returns the value of one unit of currency in the reporting currency: the
// last rate on or before the day. ok is false when there is none.
func (s *Settings) Rate(currency string, day Date) (rate decimal.Decimal, ok bool) {
	if currency == s.Currency.V {
		return decimal.One, true
	}
	for i := range s.Rates {
		if s.Rates[i].Currency.V != currency {
			continue
		}
		days := s.Rates[i].Days
		n, found := slices.BinarySearchFunc(days, day, func(r Rate, d Date) int { return int(r.On.V - d) })
		if found {
			return days[n].Value.V, true
		}
		if n > 0 {
			return days[n-1].Value.V, true
		}
	}
	return decimal.Zero, false
}

// MonthDay is a day of any year, written MM-DD.
type MonthDay struct {
	Month time.Month
	Day   int
}

// ParseMonthDay reads MM-DD; 02-29 is a day.
func ParseMonthDay(s string) (MonthDay, error) {
	if len(s) == 5 && s[2] == '-' {
		month, ok1 := digits(s[:2])
		day, ok2 := digits(s[3:])
		// 2000 is a leap year, so that every day that can exist is accepted.
		if ok1 && ok2 && month >= 1 && month <= 12 && day >= 1 && day <= DaysIn(2000, time.Month(month)) {
			return MonthDay{time.Month(month), day}, nil
		}
	}
	return MonthDay{}, fmt.Errorf("%q is not a day of the year, MM-DD", s)
}

// String returns the day as MM-DD.
func (m MonthDay) String() string { return fmt.Sprintf("%02d-%02d", int(m.Month), m.Day) }

// Period is a year, a quarter or a month, with the text that names it.
type Period struct {
	Name string
	Span Span
}

// ParsePeriod reads `2025`, `2025-Q3` or `2025-07`.
func ParsePeriod(s string) (Period, error) {
	bad := fmt.Errorf("%q is not a period: 2025, 2025-Q3 or 2025-07", s)
	head, tail, cut := strings.Cut(s, "-")
	year, ok := digits(head)
	if !ok || len(head) != 4 || year < MinYear || year > MaxYear {
		return Period{}, bad
	}
	months := func(first time.Month, n int) (Period, error) {
		from := NewDate(year, first, 1)
		return Period{s, Span{from, from.AddMonths(n)}}, nil
	}
	switch {
	case !cut:
		return months(time.January, 12)
	case len(tail) == 2 && tail[0] == 'Q' && tail[1] >= '1' && tail[1] <= '4':
		return months(time.Month(tail[1]-'1')*3+1, 3)
	case len(tail) == 2:
		if m, ok := digits(tail); ok && m >= 1 && m <= 12 {
			return months(time.Month(m), 1)
		}
	}
	return Period{}, bad
}

// QuarterOf returns the calendar quarter of a day.
func QuarterOf(d Date) Period {
	year, month, _ := d.Civil()
	q := (int(month) - 1) / 3
	from := NewDate(year, time.Month(q*3+1), 1)
	return Period{fmt.Sprintf("%04d-Q%d", year, q+1), Span{from, from.AddMonths(3)}}
}

// CurrencyOf returns the currency of an order: its own, else that of the
// factory's terms, else the book's; "" when none is recorded.
func (f *Factory) CurrencyOf(o *Order, s *Settings) string {
	switch {
	case o != nil && o.Currency.Known():
		return o.Currency.V
	case f.Terms.Currency.Known():
		return f.Terms.Currency.V
	}
	return s.Currency.V
}

// WithDefaults returns the settings with the reporting currency of a book that
// names none: the currency of the factory's first order that has one, its own or
// that of the terms.
func (s *Settings) WithDefaults(f *Factory) *Settings {
	if s.Currency.Known() || len(f.Orders) == 0 {
		return s
	}
	c := *s
	for i := range f.Orders {
		if c.Currency = f.Orders[i].Currency; !c.Currency.Known() {
			c.Currency = f.Terms.Currency
		}
		if c.Currency.Known() {
			break
		}
	}
	return &c
}

// Today returns the day of a moment in the book's time zone, or in the moment's
// own when the book names none. The error says that the zone is not known.
func (s *Settings) Today(now time.Time) (Date, error) {
	if !s.Timezone.Known() {
		return DateOf(now), nil
	}
	zone, err := time.LoadLocation(s.Timezone.V)
	if err != nil {
		return 0, fmt.Errorf("no time zone %q", s.Timezone.V)
	}
	return DateOf(now.In(zone)), nil
}
