package load

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"factorybook/generator/record"
)

func readDay(r *reader, n *yaml.Node, key string, into *record.Day) {
	s, ok := r.dateWord(n, key, "a date, YYYY-MM-DD")
	if !ok {
		return
	}
	d, err := record.ParseDate(s)
	if err != nil {
		r.badDate(r.pos(n), s, err)
		return
	}
	*into = record.Day{V: d, Pos: r.pos(n)}
}

// unknownDay stands where an end is recorded and its day is not.
const unknownDay = "unknown"

// readEndDay also takes `unknown`: that it ended is a fact of its own.
func readEndDay(r *reader, n *yaml.Node, key string, into *record.Day) {
	if n.Kind == yaml.ScalarNode && n.Value == unknownDay && r.bare(n) {
		*into = record.Day{Pos: r.pos(n)}
		return
	}
	readDay(r, n, key, into)
}

// dateWord is word, except that 2025年3月5日 is left for badDate to explain.
func (r *reader) dateWord(n *yaml.Node, key, expected string) (string, bool) {
	if n.Kind == yaml.ScalarNode && strings.ContainsRune(n.Value, '年') && r.bare(n) {
		return n.Value, true
	}
	return r.word(n, key, expected)
}

// readSince also takes a month or a year, for its first day: nobody remembers more.
func readSince(r *reader, n *yaml.Node, key string, into *record.Day) {
	s, ok := r.dateWord(n, key, "a date, YYYY-MM-DD, YYYY-MM or YYYY")
	if !ok {
		return
	}
	full := s
	switch {
	case len(s) == 4 && allDigits(s):
		full = s + "-01-01"
	case len(s) == 7 && s[4] == '-':
		full = s + "-01"
	}
	d, err := record.ParseDate(full)
	if err != nil {
		r.badDate(r.pos(n), s, err)
		return
	}
	*into = record.Day{V: d, Pos: r.pos(n)}
}

func readMonthDay(r *reader, n *yaml.Node, key string, into *record.At[record.MonthDay]) {
	s, ok := r.word(n, key, "a day of the year, MM-DD")
	if !ok {
		return
	}
	m, err := record.ParseMonthDay(s)
	if err != nil {
		hint := "two digits for the month, two for the day, such as 07-01"
		if parts := splitDate(s); len(parts) == 2 {
			if m, err := record.ParseMonthDay(fmt.Sprintf("%02d-%02d", parts[0].n, parts[1].n)); err == nil {
				hint = "write " + m.String()
			}
		} else if d, err := record.ParseDate(s); err == nil {
			_, month, day := d.Civil()
			hint = fmt.Sprintf("write %02d-%02d; a season returns every year", month, day)
		}
		r.report(ruleDate, r.pos(n), fmt.Sprintf("%q is no day of the year; expected MM-DD", shorten(s)), hint)
		return
	}
	*into = record.At[record.MonthDay]{V: m, Pos: r.pos(n)}
}

func readPeriod(r *reader, n *yaml.Node, key string, into *record.At[record.Period]) {
	s, ok := r.word(n, key, "a period: 2025, 2025-Q3 or 2025-07")
	if !ok {
		return
	}
	p, err := record.ParsePeriod(strings.Clone(s))
	if err != nil {
		r.report(ruleDate, r.pos(n), fmt.Sprintf("%q is no period; expected a year, a quarter or a month: 2025, 2025-Q3 or 2025-07", shorten(s)), periodMeant(s))
		return
	}
	*into = record.At[record.Period]{V: p, Pos: r.pos(n)}
}

// periodMeant recognizes Q3 2025, 2025Q3, Q3/2025 and 2025-7.
func periodMeant(s string) string {
	s = strings.ToUpper(s)
	parts := splitDate(strings.Replace(s, "Q", " ", 1))
	if len(parts) != 2 {
		return ""
	}
	year, other := parts[0], parts[1]
	if other.width == 4 {
		year, other = other, year
	}
	form := "%04d-%02d"
	if strings.Contains(s, "Q") {
		form = "%04d-Q%d"
	}
	if p, err := record.ParsePeriod(fmt.Sprintf(form, year.n, other.n)); err == nil && year.width == 4 {
		return "write " + p.Name
	}
	return ""
}

func (r *reader) badDate(pos record.Pos, found string, err error) {
	meant := dateMeant(found)
	text := fmt.Sprintf("%q is no date of the form YYYY-MM-DD", shorten(found))
	if len(found) == 10 && strings.Count(found, "-") == 2 && found[4] == '-' && found[7] == '-' {
		text = fmt.Sprintf("%s: %v", shorten(found), err)
	}
	r.report(ruleDate, pos, text, meant)
}

// part is one number of a date.
type part struct {
	n, width int
	month    bool // written as a name
}

var months = map[string]int{
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}

// splitDate returns the numbers and names of months in a text; nil when it holds
// anything else that could matter.
func splitDate(s string) []part {
	var parts []part
	fields := strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("-/., 年月日", c) })
	for _, f := range fields {
		lower := strings.ToLower(f)
		if len(lower) >= 3 && months[lower[:3]] != 0 && strings.HasPrefix(strings.ToLower(time.Month(months[lower[:3]]).String()), lower) {
			parts = append(parts, part{n: months[lower[:3]], month: true})
			continue
		}
		digits := strings.TrimRight(lower, "stndrh") // 1st, 2nd, 3rd, 4th
		v, err := strconv.Atoi(digits)
		if err != nil || v < 0 || len(digits) > 4 {
			return nil
		}
		parts = append(parts, part{n: v, width: len(digits)})
	}
	return parts
}

// dateMeant says how a date should have been written, and says so when it
// cannot know.
func dateMeant(s string) string {
	write := func(year, month, day int) string {
		if d, err := record.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year, month, day)); err == nil {
			return "write " + d.String()
		}
		return ""
	}
	t, _, timed := strings.Cut(strings.TrimSpace(s), "T")
	if d, err := record.ParseDate(strings.Fields(t + " x")[0]); err == nil && (timed || strings.Contains(t, ":")) {
		return "write " + d.String() + ", without the time"
	}
	if len(s) == 8 && allDigits(s) {
		year, _ := strconv.Atoi(s[:4])
		month, _ := strconv.Atoi(s[4:6])
		day, _ := strconv.Atoi(s[6:])
		return write(year, month, day)
	}
	parts := splitDate(s)
	switch {
	case len(parts) == 2 && parts[0].width == 4:
		return "the day is missing: write YYYY-MM-DD"
	case len(parts) != 3:
		return ""
	}
	a, b, c := parts[0], parts[1], parts[2]
	switch {
	case a.width == 4:
		if hint := write(a.n, b.n, c.n); hint != "" {
			return hint
		}
		if b.n >= 1 && b.n <= 12 && c.n > record.DaysIn(a.n, time.Month(b.n)) {
			return fmt.Sprintf("%04d-%02d has %d days", a.n, b.n, record.DaysIn(a.n, time.Month(b.n)))
		}
		if b.n > 12 && c.n >= 1 && c.n <= 12 {
			return write(a.n, c.n, b.n)
		}
	case c.width == 4 && a.month:
		return write(c.n, a.n, b.n)
	case c.width == 4 && b.month:
		return write(c.n, b.n, a.n)
	case c.width == 4 && a.n > 12:
		return write(c.n, b.n, a.n)
	case c.width == 4 && b.n > 12:
		return write(c.n, a.n, b.n)
	case c.width == 4 && a.n == b.n:
		return write(c.n, a.n, b.n)
	case c.width == 4:
		first, second := write(c.n, b.n, a.n), write(c.n, a.n, b.n)
		if first != "" && second != "" {
			return fmt.Sprintf("it can be read in two ways: %s (day first) or %s (month first)", strings.TrimPrefix(first, "write "), strings.TrimPrefix(second, "write "))
		}
	case a.width == 2 && b.width == 2 && c.width == 2:
		return "write the year with four digits: YYYY-MM-DD"
	}
	return ""
}
