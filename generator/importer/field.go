package importer

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// field is one key of the records, read from one column. A nil field is a key
// that the map does not mention: it is missing everywhere.
type field struct {
	sheet     *sheet
	title     record.Text
	column    int
	missing   map[string]bool   // in small letters
	words     map[string]string // in small letters
	corrected map[string]string // texts that the map replaces later
	strip     []string
	dates     []dateFormat
	serial    bool // dates may be a spreadsheet's day numbers
	named     record.Pos
	tally     Column
	doubts    doubts
}

// doubts collect what the dates of a column say about day and month.
type doubts struct {
	unnamed          []cellAt // no format is named, and only a doubtful one reads it
	proven           int      // readable with the named format alone
	disproved        int      // readable only with day and month exchanged
	firstDisproof    cellAt
	swapped, asNamed string
}

type cellAt struct {
	row  int
	text string
}

// field prepares the reading of a key from the column that the map names.
func (s *sheet) field(key string, title record.Text) *field {
	column, ok := s.column(title)
	if !ok {
		return nil
	}
	f := &field{sheet: s, title: title, column: column, missing: map[string]bool{}, named: title.Pos,
		tally: Column{Title: s.header[column], Key: key, Missing: map[string]int{}}}
	for _, word := range s.m.Missing {
		f.missing[strings.ToLower(tidy(word.V))] = true
	}
	for i := range s.m.Columns {
		if c := &s.m.Columns[i]; oneLine(tidy(c.Column.V)) == s.header[column] {
			f.describe(c)
		}
	}
	s.fields = append(s.fields, f)
	return f
}

func (f *field) describe(c *columnMap) {
	for _, word := range c.Missing {
		f.missing[strings.ToLower(tidy(word.V))] = true
	}
	for _, word := range c.Words {
		if f.words == nil {
			f.words = map[string]string{}
		}
		f.words[strings.ToLower(tidy(word.Key.V))] = word.Value.V
	}
	for _, text := range c.Strip {
		f.strip = append(f.strip, text.V)
	}
	for _, text := range c.Dates {
		f.named = text.Pos
		if strings.EqualFold(text.V, "excel") {
			f.serial = true
			continue
		}
		format, err := parseDateFormat(text.V)
		if err != nil {
			f.sheet.fault(ruleFormat, text.Pos, err.Error(), "such as D/M/YYYY, M/D/YY, D-Mon-YY, YYYY年M月D日, or excel for day numbers")
			continue
		}
		for i := range f.dates {
			if sample, found := clash(&format, &f.dates[i], f.sheet.years); found {
				f.sheet.fault(ruleFormat, text.Pos, fmt.Sprintf("%s and %s both read %s, as two different days", f.dates[i].text, format.text, sample), "keep the one that the spreadsheet uses")
			}
		}
		f.dates = append(f.dates, format)
	}
}

// raw returns the text of a cell; ok is false when nothing is recorded there.
func (f *field) raw(r row) (text string, ok bool) {
	if f == nil {
		return "", false
	}
	text = tidy(cell(r, f.column))
	if text == "" || f.missing[strings.ToLower(text)] {
		f.tally.Missing[text]++
		return "", false
	}
	if f.words != nil {
		if word, known := f.words[strings.ToLower(text)]; known {
			return word, true
		}
	}
	if meant := misdecoded(text); meant != "" && f.corrected[text] == "" {
		f.tally.misdecoded(text, meant, r.number)
	}
	if lost(text) {
		f.tally.lost(text, r.number)
	}
	return text, true
}

// text reads text of one line, markdown text with its line ends.
func (f *field) text(r row) string {
	return oneLine(f.markdown(r))
}

func (f *field) markdown(r row) string {
	text, ok := f.raw(r)
	if ok {
		f.tally.Read++
	}
	return text
}

// code reads text in ordinary capital letters that must pass a test.
func (f *field) code(r row, valid func(string) bool, why string) string {
	text, ok := f.raw(r)
	if !ok {
		return ""
	}
	code := strings.ToUpper(narrow(text))
	if !valid(code) {
		f.tally.unreadable(text, why, r.number)
		return ""
	}
	f.tally.Read++
	return code
}

// word reads one of a few words.
func (f *field) word(r row, known []string) string {
	text, ok := f.raw(r)
	if !ok {
		return ""
	}
	word := strings.ToLower(text)
	if !slices.Contains(known, word) {
		f.tally.unreadable(text, "expected one of "+strings.Join(known, ", "), r.number)
		return ""
	}
	f.tally.Read++
	return word
}

// day reads a date in one of the ways that the map names.
func (f *field) day(r row) record.Date {
	text, ok := f.raw(r)
	if !ok {
		return 0
	}
	s := withoutTime(narrow(text))
	formats := f.dates
	if len(formats) == 0 && !f.serial {
		formats = certainFormats
	}
	for i := range formats {
		if d, ok := formats[i].parse(s, f.sheet.years); ok {
			f.tally.Read++
			if swapped, could := formats[i].swapped(); could && len(f.dates) > 0 {
				if _, ok := swapped.parse(s, f.sheet.years); !ok {
					f.doubts.proven++
				}
			}
			return d
		}
	}
	if f.serial {
		if d, ok := excelDay(s); ok {
			f.tally.Read++
			return d
		}
	}
	f.tally.unreadable(text, f.whyNoDay(cellAt{r.number, s}), r.number)
	return 0
}

// whyNoDay notes what an unreadable date says about day and month.
func (f *field) whyNoDay(c cellAt) string {
	if len(f.dates) == 0 && !f.serial {
		for i := range doubtfulFormats {
			if _, ok := doubtfulFormats[i].parse(c.text, f.sheet.years); ok {
				f.doubts.unnamed = append(f.doubts.unnamed, c)
				return "the map names no date format"
			}
		}
		return "not a date"
	}
	for i := range f.dates {
		swapped, could := f.dates[i].swapped()
		if !could {
			continue
		}
		if _, ok := swapped.parse(c.text, f.sheet.years); ok {
			if f.doubts.disproved++; f.doubts.disproved == 1 {
				f.doubts.firstDisproof, f.doubts.swapped, f.doubts.asNamed = c, swapped.text, f.dates[i].text
			}
			return "day and month stand in the other order, " + swapped.text
		}
	}
	if len(f.dates) == 1 {
		return "not " + f.dates[0].text
	}
	return "none of the formats that the map names"
}

// resolve turns doubts about day and month into problems: a format that was not
// named is never guessed, and one that the data contradict is not used. A slip
// among twenty dates that bear the format out is only reported as unreadable.
func (f *field) resolve() {
	d := &f.doubts
	if len(d.unnamed) > 0 {
		first := d.unnamed[0]
		f.sheet.fault(ruleDayMonth, f.named,
			fmt.Sprintf("the map does not say how dates are written in %q; row %d has %s", f.tally.Title, first.row, first.text), f.suggest())
	}
	if d.disproved > 0 && d.proven < 20*d.disproved {
		f.sheet.fault(ruleDisproved, f.named,
			fmt.Sprintf("the map says %s for %q, but row %d has %s, which only %s reads (%s like it, %d that bear %s out)",
				d.asNamed, f.tally.Title, d.firstDisproof.row, d.firstDisproof.text, d.swapped, count(d.disproved, "cell", "cells"), d.proven, d.asNamed),
			fmt.Sprintf("write `dates: [%s]`; or correct the cell, or put it under missing:", d.swapped))
	}
}

// suggest names the formats that read every doubtful date of the column.
func (f *field) suggest() string {
	var fit []string
	for i := range doubtfulFormats {
		all := true
		for _, c := range f.doubts.unnamed {
			if _, ok := doubtfulFormats[i].parse(c.text, f.sheet.years); !ok {
				all = false
				break
			}
		}
		if all {
			fit = append(fit, doubtfulFormats[i].text)
		}
	}
	entry := func(format string) string {
		return fmt.Sprintf("`columns: [{column: %s, dates: [%s]}]`", scalar(f.tally.Title), format)
	}
	switch len(fit) {
	case 0:
		return "no single format reads them all; name each with " + entry("…, …")
	case 1:
		return fit[0] + " reads all of them: if that is how it is meant, write " + entry(fit[0])
	}
	return strings.Join(fit, " and ") + " read all of them: ask whoever made the spreadsheet, and write " + entry(fit[0]) + " or the other"
}

// number reads a number that is not negative.
func (f *field) number(r row) amount {
	text, ok := f.raw(r)
	if !ok {
		return amount{}
	}
	s := narrow(text)
	for _, beside := range f.strip {
		s = strings.TrimSpace(strings.ReplaceAll(s, beside, ""))
	}
	v, err := f.sheet.style.parse(s)
	switch {
	case err != nil:
		f.tally.unreadable(text, err.Error(), r.number)
		return amount{}
	case v.IsNeg():
		f.tally.unreadable(text, "negative: a credit or return is not an ordered line", r.number)
		return amount{}
	}
	f.tally.Read++
	return amount{v, true}
}
