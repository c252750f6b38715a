package load

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

func readDay(r *reader, n *yaml.Node, key string, into *record.Day) {
	var d record.Date
	valid := func(s string) bool {
		var err error
		d, err = record.ParseDate(s)
		return err == nil
	}
	_, ok := r.word(n, key, diag.Say("a date, YYYY-MM-DD"), valid, func(clean string) refusal {
		_, err := record.ParseDate(n.Value)
		return badDate(n.Value, clean, err)
	})
	if ok {
		*into = record.Day{V: d, Pos: r.pos(n)}
	}
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

func isDay(s string) bool {
	_, err := record.ParseDate(s)
	return err == nil
}

// readSince also takes a month or a year, for its first day: nobody remembers more.
func readSince(r *reader, n *yaml.Node, key string, into *record.Day) {
	valid := func(s string) bool { return isDay(firstDay(s)) }
	s, ok := r.word(n, key, diag.Say("a date, YYYY-MM-DD, YYYY-MM or YYYY"), valid, func(clean string) refusal {
		_, err := record.ParseDate(n.Value)
		f := badDate(n.Value, clean, err)
		if len(f.fixes) == 0 {
			f.fixes = monthsMeant(clean)
		}
		return f
	})
	if ok {
		d, _ := record.ParseDate(firstDay(s))
		*into = record.Day{V: d, Pos: r.pos(n)}
	}
}

// firstDay is the first day of a month or year.
func firstDay(s string) string {
	switch {
	case len(s) == 4 && allDigits(s):
		return s + "-01-01"
	case len(s) == 7 && s[4] == '-':
		return s + "-01"
	}
	return s
}

func readMonthDay(r *reader, n *yaml.Node, key string, into *record.At[record.MonthDay]) {
	valid := func(s string) bool { _, err := record.ParseMonthDay(s); return err == nil }
	s, ok := r.word(n, key, diag.Say("a day of the year, MM-DD"), valid, func(clean string) refusal {
		f := refusal{rule: ruleDate, text: diag.Say("%q is no day of the year; expected MM-DD", shorten(n.Value)), hint: diag.Say("two digits for the month, two for the day, such as 07-01")}
		f.fixes = monthDaysMeant(clean)
		if isDay(clean) {
			f.after = diag.Say("; a season returns every year")
		}
		return f
	})
	if ok {
		m, _ := record.ParseMonthDay(s)
		*into = record.At[record.MonthDay]{V: m, Pos: r.pos(n)}
	}
}

func readPeriod(r *reader, n *yaml.Node, key string, into *record.At[record.Period]) {
	valid := func(s string) bool { _, err := record.ParsePeriod(s); return err == nil }
	s, ok := r.word(n, key, diag.Say("a period: 2025, 2025-Q3 or 2025-07"), valid, func(clean string) refusal {
		return refusal{rule: ruleDate, fixes: periodsMeant(clean),
			text: diag.Say("%q is no period; expected a year, a quarter or a month: 2025, 2025-Q3 or 2025-07", shorten(n.Value))}
	})
	if ok {
		p, _ := record.ParsePeriod(strings.Clone(s))
		*into = record.At[record.Period]{V: p, Pos: r.pos(n)}
	}
}

// NoSuchDay says what is wrong with a text that is no date.
func NoSuchDay(s string) diag.Message {
	notDate := diag.Say("%q is not of the form YYYY-MM-DD", s)
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return notDate
	}
	year, errYear := strconv.Atoi(s[:4])
	month, errMonth := strconv.Atoi(s[5:7])
	day, errDay := strconv.Atoi(s[8:])
	switch {
	case errYear != nil || errMonth != nil || errDay != nil:
		return notDate
	case year < record.MinYear || year > record.MaxYear:
		return diag.Say("the year %d is outside %d to %d", year, record.MinYear, record.MaxYear)
	case month < 1 || month > 12:
		return diag.Say("there is no month %02d", month)
	}
	return diag.Say("there is no day %02d in %04d-%02d", day, year, month)
}

// badDate reports what is wrong with a text that is no date.
func badDate(found, clean string, err error) refusal {
	f := refusal{rule: ruleDate, text: diag.Say("%q is no date of the form YYYY-MM-DD", shorten(found))}
	if len(found) == 10 && strings.Count(found, "-") == 2 && found[4] == '-' && found[7] == '-' && err != nil {
		f.text = diag.Say("%s: %s", found, NoSuchDay(found))
	}
	meant := datesMeant(clean)
	f.fixes, f.hint, f.after = meant.fixes, meant.hint, meant.after
	return f
}
