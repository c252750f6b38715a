package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// day reads a date: from the cell itself where the workbook says that it is one,
// else in one of the ways that the map names.
func (f *field) day(r sheet.Row) record.Date {
	c, text, ok := f.raw(r)
	if !ok {
		return 0
	}
	switch c.Kind {
	case sheet.Date:
		if d, err := record.ParseDate(c.Text); err == nil {
			f.tally.Read++
			return f.atHour(d, c.Minutes(), cellAt{r.Number, c.Text})
		}
		f.tally.unreadable(c.Text, diag.Say("not a day between %d and %d", record.MinYear, record.MaxYear), r.Number)
		return 0
	case sheet.Month:
		if d, ok := f.ofMonth(c.Text); ok {
			f.tally.Read++
			return d
		}
		f.tally.unreadable(c.Text, f.noDay(diag.Say("the cell shows a month and no day")), r.Number)
		return 0
	}
	s, minutes := splitTime(narrow(text))
	if d, fraction, ok := f.parseDay(s); ok {
		f.tally.Read++
		return f.atHour(d, max(minutes, fraction), cellAt{r.Number, text})
	}
	month := monthOf(s, f.table.years)
	if month == "" {
		month = shortMonth(s, f.table.years)
	}
	if month != "" {
		if d, ok := f.ofMonth(month); ok {
			f.tally.Read++
			return d
		}
		f.tally.unreadable(text, f.noDay(diag.Say("a month and no day")), r.Number)
		return 0
	}
	f.tally.unreadable(text, f.whyNoDay(cellAt{r.Number, s}), r.Number)
	return 0
}

// hours is what the times of day in a column of days say.
type hours struct {
	seen  map[int]cellAt // the times, in minutes, each with its first cell
	cells int
}

func (h *hours) note(minutes int, c cellAt) {
	if h.seen == nil {
		h.seen = map[int]cellAt{}
	}
	h.cells++
	if _, again := h.seen[max(minutes, 0)]; !again {
		h.seen[max(minutes, 0)] = c
	}
}

// midnight finds out whether all days have one time, in minutes, at which it is midnight
// in a zone ahead of Greenwich, or two an hour apart as in summer and winter. later is how
// many hours later that is. Zones behind Greenwich keep the day; noon and before are hours that
// programs give to days on purpose.
func (h *hours) midnight() (minutes, later int, is bool) {
	if h.cells < 2 || len(h.seen) > 2 {
		return 0, 0, false
	}
	times := slices.Sorted(maps.Keys(h.seen))
	first, last := times[0], times[len(times)-1]
	return first, (24*60 - first + 59) / 60, first >= 13*60 && first%30 == 0 && (last == first || last == first+60)
}

// atHour is the day of a timestamp, later by the hours that the map names.
func (f *field) atHour(d record.Date, minutes int, c cellAt) record.Date {
	minutes = max(minutes, 0)
	f.hours.note(minutes, c)
	if f.later.Known() {
		return d + record.Date((minutes+60*f.later.V)/(24*60))
	}
	return d
}

// resolveHours asks about a column all of whose days have one time of day, as midnight
// in China is 16:00 of the day before at Greenwich: programs that store instants write
// such days.
func (f *field) resolveHours() {
	first, add, is := f.hours.midnight()
	if f.later.Known() || !is {
		return
	}
	f.table.fault(ruleHours, f.named,
		diag.Say("every day in %q has the time %s, as midnight is told at Greenwich by a program whose clock is ahead of it: then each is the day before the one that is meant (%s has %s)", f.tally.Title, fmt.Sprintf("%02d:%02d", first/60, first%60), f.place(f.hours.seen[first].row), f.hours.seen[first].text),
		diag.Say("compare a few with the program that the file comes from, and write %s when they are a day early, else %s", f.remedy("hours: %d", add), f.remedy("hours: 0")))
}

// ofMonth is the day that the map takes a month (YYYY-MM) for.
func (f *field) ofMonth(month string) (record.Date, bool) {
	first, err := record.ParseDate(month + "-01")
	if err != nil || f.months == "" {
		return 0, false
	}
	if f.months == monthsLast {
		year, m, _ := first.Civil()
		return record.NewDate(year, m, record.DaysIn(year, m)), true
	}
	return first, true
}

// noDay says what to type where a month has no day.
func (f *field) noDay(why diag.Message) diag.Message {
	return diag.Say("%s; say which day is meant, the last of the month or the first: %s", why, f.remedy("months: last"))
}

// parseDay reads a day, and the minutes that a day number has behind it.
func (f *field) parseDay(s string) (d record.Date, minutes int, ok bool) {
	formats := f.dates
	if len(formats) == 0 && !f.serial {
		formats = certainFormats
	}
	for i := range formats {
		d, ok := formats[i].parse(s, f.table.years)
		if !ok {
			continue
		}
		if swapped, could := formats[i].swapped(); could {
			if _, ok := swapped.parse(s, f.table.years); !ok {
				f.doubts.proven++
			}
		}
		return d, noTime, true
	}
	if f.serial {
		return excelDay(s, f.table.file.Date1904)
	}
	return 0, noTime, false
}

// begin reads the beginning of a relationship: a day, a month or a year, as
// factory.yaml may say it.
func (f *field) begin(r sheet.Row) string {
	c, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	s := narrow(text)
	if c.Kind == sheet.Month {
		f.tally.Read++
		return c.Text
	}
	if month := monthOf(s, f.table.years); month != "" {
		f.tally.Read++
		return month
	}
	if s = strings.TrimSpace(strings.TrimSuffix(s, "年")); len(s) == 4 && allDigits(s) && s >= fmt.Sprint(record.MinYear) && s <= fmt.Sprint(record.MaxYear) {
		f.tally.Read++
		return s
	}
	return f.day(r).String()
}

// monthOf reads a year and a month, as the day that would be their first.
func monthOf(s string, years int) string {
	if month, year, ok := strings.Cut(strings.NewReplacer(".", "/", "-", "/").Replace(s), "/"); ok && len(year) == 4 && allDigits(year) {
		s = year + "-" + month // 05/2021 is a month whatever stands first in a day
	}
	for _, first := range []string{s + "-1", s + "/1", s + ".1", s + "1日", "1 " + s, "1-" + s} {
		for i := range certainFormats {
			if d, ok := certainFormats[i].parse(first, years); ok {
				return d.String()[:len("2006-01")]
			}
		}
	}
	return ""
}

// shortMonth reads a month as spreadsheets show one that was typed: Mar-25.
func shortMonth(s string, years int) string {
	if d, ok := shortMonthFormat.parse("1-"+strings.ReplaceAll(s, " ", "-"), years); ok {
		return d.String()[:len("2006-01")]
	}
	return ""
}

var shortMonthFormat = mustFormats("D-Mon-YY")[0]

// withoutYear are days as spreadsheets show them when the year is left out.
var withoutYear = mustFormats("YYYY-D-Mon", "YYYY-M月D日", "YYYY-D. Month", "YYYY-M/D", "YYYY-M-D", "YYYY-M.D")

// whyNoDay notes what an unreadable date says about day and month, and returns why
// it is unreadable, with what to type.
func (f *field) whyNoDay(c cellAt) diag.Message {
	if len(f.dates) == 0 && !f.serial {
		for i := range doubtfulFormats {
			if _, ok := doubtfulFormats[i].parse(c.text, f.table.years); ok {
				f.doubts.unnamed = append(f.doubts.unnamed, c)
				return diag.Say("the map names no date format")
			}
		}
	}
	if _, _, ok := excelDay(c.text, f.table.file.Date1904); ok && !f.serial {
		named := "excel"
		for i := range f.dates {
			named = f.dates[i].text + ", " + named
		}
		return diag.Say("not a date, but it can be a spreadsheet's day number: %s", f.remedy("dates: [%s]", named))
	}
	for i := range withoutYear {
		if _, ok := withoutYear[i].parse("2024-"+c.text, f.table.years); ok {
			return diag.Say("a day without a year; show the column with years (yyyy-mm-dd) and save again")
		}
	}
	if len(f.dates) == 0 {
		return diag.Say("not a date")
	}
	for i := range f.dates {
		swapped, could := f.dates[i].swapped()
		if !could {
			continue
		}
		if _, ok := swapped.parse(c.text, f.table.years); ok {
			if f.doubts.disproved++; f.doubts.disproved == 1 {
				f.doubts.firstDisproof, f.doubts.swapped, f.doubts.asNamed = c, swapped.text, f.dates[i].text
			}
			return diag.Say("day and month stand in the other order, %s", swapped.text)
		}
	}
	for i := range certainFormats {
		if _, ok := certainFormats[i].parse(c.text, f.table.years); ok {
			return diag.Say("written as %s; name that too: %s", certainFormats[i].text, f.remedy("dates: [%s, %s]", f.dates[0].text, certainFormats[i].text))
		}
	}
	if len(f.dates) == 1 {
		return diag.Say("not %s", f.dates[0].text)
	}
	return diag.Say("none of the formats that the map names")
}

// resolve turns doubts about day and month into problems: a format that was not
// named is never guessed, and one that the data contradict is not used. A slip
// among twenty dates that bear the format out is only reported as unreadable.
func (f *field) resolve() {
	d := &f.doubts
	if len(d.unnamed) > 0 {
		first := d.unnamed[0]
		f.table.fault(ruleDayMonth, f.named,
			diag.Say("the map does not say how dates are written in %q; %s has %s", f.tally.Title, f.place(first.row), first.text), f.suggest())
	}
	if d.disproved > 0 && d.proven < 20*d.disproved {
		f.table.fault(ruleDisproved, f.named,
			diag.Say("the map says %s for %q, but %s has %s, which only %s reads (%s like it, %d that bear %s out)", d.asNamed, f.tally.Title, f.place(d.firstDisproof.row), d.firstDisproof.text, d.swapped, count(d.disproved, diag.Say("1 cell"), diag.Say("%d cells", d.disproved)), d.proven, d.asNamed),
			diag.Say("write `dates: [%s]`; or correct the cell, or put it under missing:", d.swapped))
	}
	f.resolveHours()
	f.resolveIDs()
	f.resolveSigns()
}

// place names the field's cell in a row.
func (f *field) place(row int) string { return f.table.file.Place(row, f.column) }

// suggest names the formats that read every doubtful date of the column.
func (f *field) suggest() diag.Message {
	fit := fittingFormats(f.doubts.unnamed, f.table.years)
	switch len(fit) {
	case 0:
		return diag.Say("no single format reads them all; name each with %s", f.remedy("dates: […, …]"))
	case 1:
		return diag.Say("%s reads all of them: if that is how it is meant, write %s", fit[0], f.remedy("dates: [%s]", fit[0]))
	}
	return diag.Say("%s read all of them: ask whoever made the spreadsheet, and write %s or the other", strings.Join(fit, " and "), f.remedy("dates: [%s]", fit[0]))
}

// fittingFormats are the doubtful formats that read every one of the cells.
func fittingFormats(cells []cellAt, years int) (fit []string) {
	for i := range doubtfulFormats {
		all := true
		for _, c := range cells {
			if _, ok := doubtfulFormats[i].parse(c.text, years); !ok {
				all = false
				break
			}
		}
		if all {
			fit = append(fit, doubtfulFormats[i].text)
		}
	}
	return fit
}
