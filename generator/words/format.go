package words

import (
	"math"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// YearOf names the year of a day, and what has no day.
func (w *Words) YearOf(d record.Date) string {
	if d.IsZero() {
		return w.Say("year.unknown")
	}
	return strconv.Itoa(d.Year())
}

// Spaces that keep a number and its unit on one line.
const Nbsp = "\u00a0"

// Date returns a day as the language writes it, "15 Apr 2025" or "2025年4月15日";
// "" for no date.
func (w *Words) Date(d record.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.date(w.long, d)
}

// ShortDate leaves the year out.
func (w *Words) ShortDate(d record.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.date(w.short, d)
}

func (w *Words) date(p phrase, d record.Date) string {
	var room [32]byte
	return string(w.appendDate(room[:0], p, d))
}

func (w *Words) appendDate(b []byte, p phrase, d record.Date) []byte {
	year, month, day := d.Civil()
	for i := range p {
		switch s := &p[i]; s.name {
		case "d":
			b = strconv.AppendInt(b, int64(day), 10)
		case "month":
			b = append(b, w.months[month-1]...)
		case "year":
			b = strconv.AppendInt(b, int64(year), 10)
		default:
			b = append(b, s.text...)
		}
	}
	return b
}

// FullDate names a day with its day of the week: "Friday 20 November 2026".
func (w *Words) FullDate(d record.Date) string {
	year, month, day := d.Civil()
	return w.Say("date.full", "weekday", strings.Fields(w.Say("date.weekdays"))[(int(d.Time().Weekday())+6)%7],
		"d", strconv.Itoa(day), "month", strings.Fields(w.Say("date.months_long"))[month-1], "year", strconv.Itoa(year))
}

// Span returns a span of days, its years and months written once where they agree.
func (w *Words) Span(s record.Span) string {
	first, last := s.From, s.Last()
	if first == last {
		return w.Date(first)
	}
	from, until := w.Ends(first, last)
	_, month, day := first.Civil()
	if _, lastMonth, _ := last.Civil(); !w.YearFirst && month == lastMonth && first.Year() == last.Year() {
		from = strconv.Itoa(day)
	}
	return w.Say("date.span", "from", from, "until", until)
}

// Ends words two days of which the second follows the first in a sentence, what they
// share written once: where the language has it, "5 Jul" and "20 Jul 2025", or
// "2025年7月5日" and "20日".
func (w *Words) Ends(first, last record.Date) (from, until string) {
	_, month, _ := first.Civil()
	_, lastMonth, day := last.Civil()
	switch {
	case first.Year() != last.Year():
		return w.Date(first), w.Date(last)
	case !w.YearFirst:
		return w.ShortDate(first), w.Date(last)
	case month == lastMonth && first < last:
		return w.Date(first), w.Say("date.day", "d", strconv.Itoa(day))
	}
	return w.Date(first), w.ShortDate(last)
}

// Int returns a whole number with its thousands grouped.
func (w *Words) Int(n int) string { return w.Group(strconv.Itoa(n)) }

// Number returns a number with at most one digit after the point.
func (w *Words) Number(v float64) string { return w.Decimals(v, 1) }

// Decimals returns a number with at most the given digits after the point.
func (w *Words) Decimals(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	return w.Group(s)
}

// Signed returns a number with its sign, so that early and late are told apart
// without colour: "+9", "−3", "0".
func (w *Words) Signed(v float64) string {
	if s := w.Number(v); v > 0 && s != "0" {
		return "+" + s
	} else {
		return s
	}
}

// Amount returns an exact decimal with its digits as they are.
func (w *Words) Amount(d decimal.Decimal) string { return w.Group(d.String()) }

// Money returns an amount with its currency: whole, or with two digits after the
// point, and with more only where they say something.
func (w *Words) Money(currency string, d decimal.Decimal) string {
	amount := w.MoneyIn(d, MoneyDigits(d))
	if currency == "" {
		return amount
	}
	return currency + Nbsp + amount
}

// MoneyIn returns an amount with at least so many digits after the point, for a
// column in which they stand below each other.
func (w *Words) MoneyIn(d decimal.Decimal, digits int) string {
	return w.Group(d.Trim(digits).Pad(digits).String())
}

// MoneyDigits is how many digits after the point an amount is shown with at least:
// none when it is whole, else two.
func MoneyDigits(d decimal.Decimal) int {
	const cents = 2
	if d.Trim(0).Scale() == 0 {
		return 0
	}
	return cents
}

// WholeMoney is Money without the digits after the point, for sums.
func (w *Words) WholeMoney(currency string, d decimal.Decimal) string {
	return w.Money(currency, d.Round(0))
}

// Percent returns a share in [0, 1] as whole percents. What is not nothing is
// never shown as 0, and what is not all never as 100.
func (w *Words) Percent(share float64) string {
	n := int(math.Round(share * 100))
	switch {
	case n == 0 && share > 0:
		return w.Say("number.percent", "n", "<1")
	case n == 100 && share < 1:
		return w.Say("number.percent", "n", ">99")
	}
	return w.Say("number.percent", "n", n)
}

// PercentRange returns "47–91 %".
func (w *Words) PercentRange(low, high float64) string {
	l, h := int(math.Round(low*100)), int(math.Round(high*100))
	if l == h {
		return w.Say("number.percent", "n", l)
	}
	return w.Say("number.percent", "n", strconv.Itoa(l)+"–"+strconv.Itoa(h))
}

// Days returns "1 day", "9 days", "3.5 days".
func (w *Words) Days(v float64) string { return w.Say("number.days", "n", v) }

// Group sets the thousands apart and writes a true minus sign.
func (w *Words) Group(s string) string {
	s, negative := strings.CutPrefix(s, "-")
	whole, fraction, _ := strings.Cut(s, ".")
	if len(whole) > 3 {
		var b strings.Builder
		head := len(whole) % 3
		b.WriteString(whole[:head])
		for i := head; i < len(whole); i += 3 {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(whole[i : i+3])
		}
		whole = b.String()
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if negative {
		return w.Negative(whole)
	}
	return whole
}

// Negative writes a number that is below nothing.
func (w *Words) Negative(s string) string { return w.minus + s }

// Month words the month of a day.
func (w *Words) Month(d record.Date) string {
	year, month, _ := d.Civil()
	return w.Say("date.month", "month", w.months[month-1], "m", int(month), "year", w.YearOf(record.NewDate(year, 1, 1)))
}

func (p Place) MonthOf(d record.Day) string {
	if !d.Known() {
		return ""
	}
	if _, _, day := d.V.Civil(); day == 1 {
		return p.Words.Month(d.V)
	}
	return p.Words.Date(d.V)
}

// ShortCommit keeps what is enough to find a commit again.
func ShortCommit(commit string) string {
	if len(commit) > 10 {
		return commit[:10]
	}
	return commit
}
