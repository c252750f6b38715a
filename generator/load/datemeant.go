package load

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// dateMeaning is what a text that is no date can have meant.
type dateMeaning struct {
	fixes []diag.Fix
	hint  diag.Message // where there is nothing sure to type
	after diag.Message // follows what to type
}

// datesMeant reads the dates of every custom. A text that two customs read as two
// days has both of them.
func datesMeant(s string) dateMeaning {
	if notKnown(s) {
		return dateMeaning{hint: diag.Say("delete the key while the day is not known")}
	}
	day, timed := withoutTime(withoutWeekday(withoutBound(s)))
	m := dateMeaning{fixes: daysRead(day)}
	if timed && len(m.fixes) > 0 {
		m.after = diag.Say(", without the time")
	}
	if len(m.fixes) == 0 {
		m.hint = dateHint(day)
	}
	return m
}

// dateHint says what is missing of a date.
func dateHint(s string) diag.Message {
	parts := splitDate(s)
	if len(parts) == 3 && parts[0].width == 4 && parts[1].n >= 1 && parts[1].n <= 12 && parts[2].n > record.DaysIn(parts[0].n, time.Month(parts[1].n)) {
		return diag.Say("%04d-%02d has %d days", parts[0].n, parts[1].n, record.DaysIn(parts[0].n, time.Month(parts[1].n)))
	}
	lower := strings.ToLower(s)
	switch {
	case len(monthsMeant(s)) > 0 && len(parts) == 2:
		return diag.Say("the day is missing: YYYY-MM-DD")
	case strings.Contains(lower, "w") && strings.ContainsAny(lower, "0123456789") || strings.Contains(s, "周") || strings.HasPrefix(lower, "kw"):
		return diag.Say("a week is seven days; which of them? YYYY-MM-DD")
	case len(parts) == 2 && parts[0].width < 3 && parts[1].width < 3:
		return diag.Say("the year is missing: YYYY-MM-DD")
	}
	return diag.Say("a day of the calendar stands here, such as 2026-03-05")
}

// withoutBound takes off a date the word that makes it the last day on which something
// may happen, which is what a day that is due, or runs out, is anyway.
func withoutBound(s string) string {
	s = strings.TrimSpace(s)
	lower := strings.ToLower(s)
	for _, word := range []string{"by ", "until ", "till ", "due ", "valid until ", "截止", "截至", "至", "到"} {
		if strings.HasPrefix(lower, word) {
			return strings.TrimSpace(s[len(word):])
		}
	}
	for _, word := range []string{"之前", "以前", "前", "止"} {
		if rest, ok := strings.CutSuffix(s, word); ok {
			return strings.TrimSpace(rest)
		}
	}
	return s
}

// weekdayBehind is the name of a day of the week behind a date.
var weekdayBehind = regexp.MustCompile(`(?i) *\(?(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\)?$`)

// chineseWeekday is a day of the week in brackets behind a date.
var chineseWeekday = regexp.MustCompile(` *\((?:周|星期|礼拜)?[一二三四五六日天]\)$`)

// withoutWeekday takes the name of a day of the week off a date.
func withoutWeekday(s string) string {
	s = weekdayBehind.ReplaceAllString(strings.TrimSpace(s), "")
	s = chineseWeekday.ReplaceAllString(s, "")
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"} {
		if len(s) > len(day) && strings.EqualFold(s[:len(day)], day) && !unicode.IsLetter(rune(s[len(day)])) {
			return strings.TrimLeft(s[len(day):], " .,")
		}
	}
	for _, c := range "一二三四五六日天" {
		for _, week := range []string{"周", "星期", "礼拜"} {
			s = strings.TrimSpace(strings.NewReplacer("("+week+string(c)+")", "", week+string(c), "").Replace(s))
		}
	}
	return s
}

// withoutTime takes a time of day off a date.
func withoutTime(s string) (day string, timed bool) {
	if at := strings.IndexByte(s, 'T'); at >= 8 && at+1 < len(s) && s[at+1] >= '0' && s[at+1] <= '9' {
		return s[:at], true
	}
	colon := strings.IndexByte(s, ':')
	if colon < 0 {
		return s, false
	}
	space := strings.LastIndexByte(s[:colon], ' ')
	if space < 0 {
		return s, false
	}
	return strings.TrimRight(s[:space], " ,"), true
}

// daysRead returns the days that a text can stand for, each custom's reading.
func daysRead(s string) []diag.Fix {
	s = strings.TrimRight(strings.TrimSpace(s), ".,;日号 ")
	s = digitsForLetters(s)
	if d, err := record.ParseDate(s); err == nil {
		return fix(d.String())
	}
	if compact := strings.NewReplacer("-", "", " ", "").Replace(s); len(compact) == 8 && allDigits(compact) && strings.Count(s, "-") < 2 && strings.Count(s, " ") < 2 {
		s = compact // 2026-0112
	}
	if allDigits(s) {
		return digitsRead(s)
	}
	if year, week, ok := isoWeek(s); ok {
		return fix(weekDay(year, week).String())
	}
	parts := splitDate(s)
	if len(parts) != 3 {
		return nil
	}
	if strings.ContainsRune(s, '年') {
		return distinct(ordered(century(parts[0]), parts[1], parts[2], diag.Message{}))
	}
	return readings(parts)
}

// digitsForLetters mends the letters that look like digits within a date.
func digitsForLetters(s string) string {
	if strings.Trim(s, "0123456789OolI-/.") != "" || strings.Trim(s, "OolI-/.") == "" {
		return s
	}
	return strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1").Replace(s)
}

// digitsRead reads a date without marks: 20260112, 12012026, 260112, and the day
// numbers of spreadsheets, counted from 1899-12-30.
func digitsRead(s string) []diag.Fix {
	number := func(from, to int) part { return part{n: atoi(s[from:to]), width: to - from} }
	switch len(s) {
	case 8:
		if f := ordered(number(0, 4), number(4, 6), number(6, 8), diag.Say("year first")); len(f) > 0 && plausible(s[:4]) {
			return f
		}
		if plausible(s[4:]) {
			return readings([]part{number(0, 2), number(2, 4), number(4, 8)})
		}
	case 6:
		return readings([]part{number(0, 2), number(2, 4), number(4, 6)})
	case 5:
		if n := atoi(s); n >= 36526 && n < 54789 { // the years 2000 to 2049
			return fix((record.NewDate(1899, time.December, 30) + record.Date(n)).String())
		}
	}
	return nil
}

func plausible(year string) bool { return year >= "1950" && year < "2100" }

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// readings returns the days that three numbers can stand for.
func readings(parts []part) (fixes []diag.Fix) {
	a, b, c := parts[0], parts[1], parts[2]
	switch {
	case a.width >= 3:
		a.n = westernYear(a)
		fixes = ordered(a, b, c, diag.Say("year first"))
		if len(fixes) == 0 && b.n > 12 {
			fixes = ordered(a, c, b, diag.Say("year, day, month"))
		}
	case c.width >= 3:
		c.n = westernYear(c)
		fixes = dayAndMonth(a, b, c)
	case a.month || b.month:
		// 12 Jan 26 ends with its year; 26 Jan 12 can begin with it as well.
		fixes = dayAndMonth(a, b, century(c))
		if b.month {
			fixes = append(fixes, ordered(century(a), b, c, diag.Say("year first"))...)
		}
	case a.width == 2 && c.width == 2 || a.width == 1 && c.width == 2 || a.width == 2 && c.width == 1:
		if a.width == 2 {
			fixes = ordered(century(a), b, c, diag.Say("year first"))
		}
		if c.width == 2 {
			fixes = append(fixes, dayAndMonth(a, b, century(c))...)
		}
	}
	return distinct(fixes)
}

// dayAndMonth reads the two numbers before a year.
func dayAndMonth(a, b, year part) []diag.Fix {
	if a.month {
		return ordered(year, a, b, diag.Say("month first"))
	}
	fixes := ordered(year, b, a, diag.Say("day first"))
	if !b.month {
		fixes = append(fixes, ordered(year, a, b, diag.Say("month first"))...)
	}
	return fixes
}

func ordered(year, month, day part, means diag.Message) []diag.Fix {
	if day.month || year.month {
		return nil
	}
	d, err := record.ParseDate(fmt.Sprintf("%04d-%02d-%02d", year.n, month.n, day.n))
	if err != nil {
		return nil
	}
	return []diag.Fix{{Text: d.String(), Means: means}}
}

// century reads a year of two digits: this century's.
func century(p part) part {
	if p.width <= 2 && !p.month {
		p.n += 2000
	}
	return p
}

// westernYear reads the years of Taiwan (115 is 2026) and Thailand (2569).
func westernYear(p part) int {
	switch {
	case p.width == 3 && p.n >= 100 && p.n < 140:
		return p.n + 1911
	case p.width == 4 && p.n >= 2540 && p.n < 2600:
		return p.n - 543
	case p.width == 3:
		return 0
	}
	return p.n
}

// distinct keeps each day once; a single one needs no word for its order.
func distinct(fixes []diag.Fix) (kept []diag.Fix) {
	for _, f := range fixes {
		if !slices.ContainsFunc(kept, func(k diag.Fix) bool { return k.Text == f.Text }) {
			kept = append(kept, f)
		}
	}
	if len(kept) == 1 {
		kept[0].Means = diag.Message{}
	}
	return kept
}

// isoWeek reads a day of a week: 2026-W03-1.
func isoWeek(s string) (year, day int, ok bool) {
	var week, weekday int
	if n, err := fmt.Sscanf(strings.ToUpper(s), "%4d-W%2d-%1d", &year, &week, &weekday); err != nil || n != 3 || week < 1 || week > 53 || weekday < 1 || weekday > 7 {
		return 0, 0, false
	}
	return year, (week-1)*7 + weekday - 1, true
}

// weekDay returns the day so many days after the Monday of the first week of a
// year, the one with its fourth of January (ISO 8601).
func weekDay(year, day int) record.Date {
	fourth := record.NewDate(year, time.January, 4)
	monday := (int(fourth.Time().Weekday()) + 6) % 7
	return fourth - record.Date(monday) + record.Date(day)
}

// part is one number of a date as somebody typed it.
type part struct {
	n     int
	width int // digits; a year has four
	month bool
}

// splitDate takes a text apart into numbers and the names of months; nil when
// there is anything else in it.
func splitDate(s string) []part {
	s = apart(chineseDate(s))
	fields := strings.FieldsFunc(s, func(c rune) bool {
		return c == '/' || c == '.' || c == '-' || c == ' ' || c == ',' || c == '\'' || c == '_' || c == '年' || c == '月' || c == '日' || c == '号'
	})
	var parts []part
	for _, field := range fields {
		if allDigits(field) {
			if len(field) > 4 {
				return nil
			}
			parts = append(parts, part{n: atoi(field), width: len(field)})
			continue
		}
		lower := strings.ToLower(field)
		if slices.Contains([]string{"st", "nd", "rd", "th", "er", "de", "of", "the", "den", "d", "del"}, lower) {
			continue
		}
		n := monthOf(lower)
		if n == 0 {
			return nil
		}
		parts = append(parts, part{n: n, month: true})
	}
	return parts
}

// apart puts a space between digits and letters: 12Jan2026, 12th.
func apart(s string) string {
	var b strings.Builder
	var before rune
	for _, c := range s {
		if unicode.IsDigit(before) && unicode.IsLetter(c) || unicode.IsLetter(before) && unicode.IsDigit(c) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}

// chineseDate writes the Chinese digits of a date in ASCII: 二〇二六年三月十五日.
func chineseDate(s string) string {
	if !strings.ContainsAny(s, "年月") {
		return s
	}
	var b strings.Builder
	for _, field := range splitAfterAny(s, "年月日号") {
		number, unit := strings.TrimRight(field, "年月日号"), strings.TrimLeft(field, "0123456789零〇一二三四五六七八九十廿卅 ")
		if v, rest, ok := chineseNumber(number); ok && rest == "" && !strings.ContainsAny(number, "零〇") && len([]rune(number)) <= 3 {
			b.WriteString(v.Trim(0).String() + unit)
			continue
		}
		for _, c := range field {
			if d, is := chineseDigits[c]; is {
				b.WriteByte(byte('0' + d))
			} else {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

func splitAfterAny(s, marks string) (fields []string) {
	from := 0
	for i, c := range s {
		if strings.ContainsRune(marks, c) {
			end := i + len(string(c))
			fields = append(fields, s[from:end])
			from = end
		}
	}
	return append(fields, s[from:])
}

// monthNames are the beginnings of the months' names in the languages of the
// trade, long enough to tell them apart.
var monthNames = []string{
	"jan jän gennaio gen ene enero janeiro janv", "feb fév fev févr fevr febbraio febrero fevereiro feber", "mar mär mrz maerz mrt maart märz maart", "apr abr avr", "may mai maj mei mag mayo maggio", "jun giu juin junho",
	"jul lug juil julho", "aug ago aoû aou août aout", "sep set sept", "oct okt ott out", "nov", "dec dez dic déc",
}

var englishMonths = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthOf returns the month of a name, or 0.
func monthOf(name string) int {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if len(name) > 4 { // agust, febuary
		if near := diag.Nearest(name, englishMonths); near != "" {
			return slices.Index(englishMonths, near) + 1
		}
	}
	best, month := 0, 0
	for i, names := range monthNames {
		for _, start := range strings.Fields(names) {
			if len(start) > best && (name == start || strings.HasPrefix(name, start) && len(name) > len(start) && fullMonth(name, i)) {
				best, month = len(start), i+1
			}
		}
	}
	return month
}

// fullMonth reports whether a longer word is the name of the month.
func fullMonth(name string, month int) bool {
	full := []string{
		"january januar januari janvier enero gennaio janeiro", "february februar februari février fevrier febrero febbraio fevereiro feber", "march marts mars märz marzo maart março marco", "april avril abril aprile",
		"maj mayo maggio maio", "june juni juin junio giugno junho", "july juli juillet julio luglio julho", "august augusti août aout agosto augustus", "september settembre septembre septiembre setembro sept",
		"october oktober octobre octubre ottobre outubro", "november novembre noviembre novembro", "december dezember décembre decembre diciembre dicembre dezembro",
	}
	return slices.Contains(strings.Fields(full[month]), name)
}

// monthsMeant reads a month or a year where a record takes either: May 2017,
// 2017年5月, 05/2017, 2017年, since 2017.
func monthsMeant(s string) []diag.Fix {
	s = strings.TrimSpace(strings.TrimPrefix(strings.ToLower(s), "since "))
	parts := splitDate(s)
	switch {
	case len(parts) == 1 && parts[0].width == 4 && plausible(fmt.Sprint(parts[0].n)):
		return fix(fmt.Sprint(parts[0].n))
	case len(parts) == 2:
		year, month := parts[0], parts[1]
		if month.width == 4 {
			year, month = month, year
		}
		text := fmt.Sprintf("%04d-%02d", year.n, month.n)
		if year.width == 4 && !year.month && isDay(firstDay(text)) {
			return fix(text)
		}
	}
	return nil
}

// monthDaysMeant reads a day of every year: 1 July, 7月1日, 01/07.
func monthDaysMeant(s string) []diag.Fix {
	parts := splitDate(strings.TrimPrefix(s, "--"))
	if len(parts) == 3 {
		var fixes []diag.Fix
		for _, f := range datesMeant(s).fixes {
			fixes = append(fixes, diag.Fix{Text: f.Text[5:], Means: f.Means})
		}
		return distinct(fixes)
	}
	if len(parts) != 2 {
		return nil
	}
	read := func(month, day part, means diag.Message) []diag.Fix {
		m, err := record.ParseMonthDay(fmt.Sprintf("%02d-%02d", month.n, day.n))
		if err != nil || day.month {
			return nil
		}
		return []diag.Fix{{Text: m.String(), Means: means}}
	}
	a, b := parts[0], parts[1]
	switch {
	case b.month:
		return read(b, a, diag.Message{})
	case a.month || strings.Contains(s, "月") || strings.Contains(s, "-"):
		return read(a, b, diag.Message{})
	case strings.Contains(s, "."):
		return distinct(append(read(b, a, diag.Say("day first")), read(a, b, diag.Say("month first"))...))
	}
	return distinct(append(read(a, b, diag.Say("month first")), read(b, a, diag.Say("day first"))...))
}

// quarterInWords is a quarter such as 3rd quarter.
var quarterInWords = regexp.MustCompile(`([1-4])(?:ST|ND|RD|TH|\.)? *(?:QUARTER|QUARTAL|TRIMESTRE|KVARTAL)`)

// periodsMeant reads Q3 2025, 2025Q3, 3Q25, 2025年三季度, July 2025 and 2025-7.
func periodsMeant(s string) []diag.Fix {
	upper := strings.ToUpper(strings.TrimSpace(s))
	upper = strings.NewReplacer("第一季度", "Q1", "第二季度", "Q2", "第三季度", "Q3", "第四季度", "Q4", "一季度", "Q1", "二季度", "Q2", "三季度", "Q3", "四季度", "Q4",
		"1季度", "Q1", "2季度", "Q2", "3季度", "Q3", "4季度", "Q4", "QUARTER ", "Q", "QTR ", "Q", "KVARTAL ", "Q").Replace(upper)
	if at := strings.IndexByte(upper, 'Q'); at > 0 && digitAt(upper, at-1) && (at == 1 || !digitAt(upper, at-2)) { // 3Q25
		upper = upper[:at-1] + "Q" + upper[at-1:at] + " " + upper[at+1:]
	}
	upper = quarterInWords.ReplaceAllString(upper, "Q$1")
	if allDigits(upper) && len(upper) == 6 { // 202607
		upper = upper[:4] + "-" + upper[4:]
	}
	quarter := strings.Contains(upper, "Q")
	parts := splitDate(strings.Replace(upper, "Q", " ", 1))
	var text string
	switch {
	case len(parts) == 1 && !quarter:
		text = fmt.Sprint(parts[0].n)
	case len(parts) != 2:
		return nil
	default:
		year, other := parts[0], parts[1]
		if other.width == 4 || year.month || quarter && strings.HasPrefix(upper, "Q") {
			year, other = other, year
		}
		if year.width == 2 && (quarter || other.month) {
			year = century(year)
			year.width = 4
		}
		if year.width != 4 {
			return nil
		}
		text = fmt.Sprintf("%04d-%02d", year.n, other.n)
		if quarter {
			text = fmt.Sprintf("%04d-Q%d", year.n, other.n)
		}
	}
	if p, err := record.ParsePeriod(text); err == nil {
		return fix(p.Name)
	}
	return nil
}
