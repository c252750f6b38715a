package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// dateFormat is one way of writing a day, such as D-Mon-YY.
type dateFormat struct {
	text  string
	parts []datePart
}

// datePart is a piece of a format: y (two digits), Y (four), m (number),
// n (name of a month), d, or a literal.
type datePart struct {
	kind    byte
	literal string
	// exact is set where the digits touch those of the piece before, so that the
	// number of digits must be known: two.
	exact bool
}

// dateTokens, longest first; capital or small letters make no difference.
var dateTokens = []struct {
	text string
	kind byte
}{{"yyyy", 'Y'}, {"yy", 'y'}, {"month", 'n'}, {"mmmm", 'n'}, {"mon", 'n'}, {"mmm", 'n'}, {"mm", 'm'}, {"m", 'm'}, {"dd", 'd'}, {"d", 'd'}}

// parseDateFormat reads a format as a map names it.
func parseDateFormat(text string) (dateFormat, error) {
	f := dateFormat{text: text}
	count := map[byte]int{}
	var touching []string
	lower := strings.ToLower(text)
	for at := 0; at < len(text); {
		token, kind := tokenAt(lower[at:])
		if token == "" {
			c := text[at]
			if isDigit(rune(c)) || isLetter(c) {
				return f, diag.Refuse(diag.Say("%q is not part of a date format; the parts are YYYY YY MM M Mon DD D", c))
			}
			f.literal(text[at : at+1])
			at++
			continue
		}
		if n := len(f.parts); kind != 'n' && n > 0 && f.parts[n-1].kind != 0 && f.parts[n-1].kind != 'n' {
			touching = append(touching, token)
			f.parts = append(f.parts, datePart{kind: kind, exact: true})
		} else {
			f.parts = append(f.parts, datePart{kind: kind})
		}
		count[kind]++
		at += len(token)
	}
	if count['y']+count['Y'] != 1 || count['m']+count['n'] != 1 || count['d'] != 1 {
		return f, diag.Refuse(diag.Say("the date format %q must have one year, one month and one day", text))
	}
	for _, token := range touching {
		if len(token) == 1 {
			return f, diag.Refuse(diag.Say("%q cannot be divided into day and month; write MM and DD where the digits touch", text))
		}
	}
	return f, nil
}

func tokenAt(text string) (token string, kind byte) {
	for _, t := range dateTokens {
		if strings.HasPrefix(text, t.text) {
			return t.text, t.kind
		}
	}
	return "", 0
}

func (f *dateFormat) literal(s string) {
	if n := len(f.parts); n > 0 && f.parts[n-1].kind == 0 {
		f.parts[n-1].literal += s
		return
	}
	f.parts = append(f.parts, datePart{literal: s})
}

// parse reads a day. yearsFrom is the first year that two digits can mean.
func (f *dateFormat) parse(s string, yearsFrom int) (record.Date, bool) {
	var year, month, day int
	for i := range f.parts {
		p := &f.parts[i]
		ok := true
		switch p.kind {
		case 0:
			s, ok = strings.CutPrefix(s, p.literal)
		case 'Y':
			year, s, ok = number(s, 4, 4)
		case 'y':
			year, s, ok = number(s, 2, 2)
			year += yearsFrom - yearsFrom%100
			if year < yearsFrom {
				year += 100
			}
		case 'm':
			month, s, ok = number(s, least(p), 2)
		case 'n':
			month, s, ok = monthName(s)
		case 'd':
			day, s, ok = number(s, least(p), 2)
		}
		if !ok {
			return 0, false
		}
	}
	if s != "" || year < record.MinYear || year > record.MaxYear || month < 1 || month > 12 ||
		day < 1 || day > record.DaysIn(year, time.Month(month)) {
		return 0, false
	}
	return record.NewDate(year, time.Month(month), day), true
}

func least(p *datePart) int {
	if p.exact {
		return 2
	}
	return 1
}

// number takes as many digits as there are, at most most.
func number(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && i < most && isDigit(rune(s[i])) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

// monthName takes an English month, in full or its first letters.
func monthName(s string) (month int, rest string, ok bool) {
	i := 0
	for i < len(s) && isLetter(s[i]) {
		i++
	}
	word := strings.ToLower(s[:i])
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if word == full || word == full[:3] || word == "sept" && m == time.September {
			return int(m), strings.TrimPrefix(s[i:], "."), true
		}
	}
	return 0, s, false
}

// format writes a day, for finding out what another format makes of it.
func (f *dateFormat) format(d record.Date) string {
	year, month, day := d.Civil()
	var b strings.Builder
	for _, p := range f.parts {
		switch p.kind {
		case 0:
			b.WriteString(p.literal)
		case 'Y':
			fmt.Fprintf(&b, "%04d", year)
		case 'y':
			fmt.Fprintf(&b, "%02d", year%100)
		case 'm':
			fmt.Fprintf(&b, "%02d", month)
		case 'n':
			b.WriteString(month.String()[:3])
		case 'd':
			fmt.Fprintf(&b, "%02d", day)
		}
	}
	return b.String()
}

// swapped is the format with day and month in each other's place; ok is false
// where the month has a name and nothing can be mistaken.
func (f *dateFormat) swapped() (dateFormat, bool) {
	s := dateFormat{parts: make([]datePart, len(f.parts))}
	copy(s.parts, f.parts)
	var month bool
	for i := range s.parts {
		switch s.parts[i].kind {
		case 'm':
			s.parts[i].kind, month = 'd', true
		case 'd':
			s.parts[i].kind = 'm'
		}
	}
	swap := strings.NewReplacer("D", "M", "M", "D", "d", "m", "m", "d")
	s.text = swap.Replace(f.text)
	return s, month
}

// clash finds a text that both formats read, as different days.
func clash(a, b *dateFormat, yearsFrom int) (text string, found bool) {
	for _, d := range []record.Date{record.NewDate(2003, 4, 5), record.NewDate(2011, 10, 12), record.NewDate(2008, 7, 6)} {
		text := a.format(d)
		if other, ok := b.parse(text, yearsFrom); ok && other != d {
			return text, true
		}
	}
	return "", false
}

// certainFormats are read where the map names no format: the year comes first,
// or the month has a name, so that nothing can be mistaken.
var certainFormats = mustFormats("YYYY-M-D", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日", "D-Mon-YYYY", "D Mon YYYY", "Mon D, YYYY", "Mon D YYYY", "Mon-D-YYYY", "YYYY-Mon-D")

// doubtfulFormats are those that the map must name.
var doubtfulFormats = mustFormats("D/M/YYYY", "M/D/YYYY", "D-M-YYYY", "M-D-YYYY", "D.M.YYYY", "M.D.YYYY",
	"D/M/YY", "M/D/YY", "D-M-YY", "M-D-YY", "D.M.YY", "M.D.YY", "YY-M-D", "YY/M/D", "YY.M.D", "D-Mon-YY", "DDMMYYYY", "MMDDYYYY", "YYYYMMDD")

func mustFormats(texts ...string) []dateFormat {
	list := make([]dateFormat, len(texts))
	for i, text := range texts {
		f, err := parseDateFormat(text)
		if err != nil {
			panic(err)
		}
		list[i] = f
	}
	return list
}

const (
	// noTime is the time of day of a text that has none.
	noTime = -1
	// shortestDay is the length of the shortest day, 1/2/49.
	shortestDay = 6
)

// splitTime takes the time of day off the end of a timestamp, for records know days, and
// returns it in minutes.
func splitTime(s string) (day string, minutes int) {
	m := clock.FindStringSubmatch(s)
	if m == nil || len(s)-len(m[0]) < shortestDay {
		return s, noTime
	}
	hour, _ := strconv.Atoi(m[2])
	minute, _ := strconv.Atoi(m[3])
	switch half := strings.ToLower(m[1] + m[4]); {
	case hour == 12 && (half == "am" || half == "上午"):
		hour = 0
	case hour < 12 && (half == "pm" || half == "下午"):
		hour += 12
	}
	if hour > 24 || minute > 59 {
		return s, noTime
	}
	return strings.TrimSpace(strings.TrimSuffix(s, m[0])), hour*60 + minute
}

// clock is a time of day at the end of a text, with its zone.
var clock = regexp.MustCompile(`(?i)(?:[ T]+|,\s*)(上午|下午)?\s*(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(am|pm)?\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$`)

// excelDay reads the day number that spreadsheets keep behind a date (day 1 is
// 1900-01-01, and a day 60 that never was; from1904 they begin on 1904-01-01 with day
// 0), with the minutes of its fraction.
func excelDay(s string, from1904 bool) (d record.Date, minutes int, ok bool) {
	whole, fraction, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(whole)
	if err != nil || n < 61 {
		return 0, noTime, false
	}
	if from1904 {
		n += 1462
	}
	if n > int(record.NewDate(record.MaxYear, time.December, 31)-dayZero) {
		return 0, noTime, false // no record has such a year
	}
	if minutes = noTime; strings.Trim(fraction, "0") != "" {
		part, _ := strconv.ParseFloat("0."+fraction, 64)
		minutes = int(part*24*60 + 0.5)
	}
	return dayZero + record.Date(n), minutes, true
}

// dayZero is the day of the number 0, from day 61 on.
var dayZero = record.NewDate(1899, 12, 30)
