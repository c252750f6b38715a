package importer

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// sheet is a spreadsheet as its map reads it.
type sheet struct {
	m        *mapping
	mapName  string
	header   []string
	rows     []row // below the header, without blank ones and those left out
	fields   []*field
	problems []diag.Problem
	style    numberStyle
	years    int // the first year that two digits can mean
}

// openSheet decodes the file, finds its columns and leaves rows out.
func openSheet(m *mapping, mapName string, data []byte, report *Report) (*sheet, error) {
	s := &sheet{m: m, mapName: mapName, years: m.File.YearsFrom.Or(1970)}
	text, err := decode(data, m.File.Encoding.V)
	if err != nil {
		return nil, err
	}
	headerRow := m.File.HeaderRow.Or(1)
	delimiter, rest := findDelimiter(text.text, headerRow)
	for _, d := range delimiters {
		if d.name == m.File.Delimiter.V {
			delimiter, rest = d.char, text.text
		}
	}
	rows, err := split(rest, delimiter)
	if err != nil {
		return nil, err
	}
	report.Encoding, report.EncodingGuess, report.Delimiter = text.encoding, text.why, delimiterName(delimiter)
	if len(rows) < headerRow {
		return nil, fmt.Errorf("the file has %d rows, and the titles of its columns should stand in row %d", len(rows), headerRow)
	}
	for _, title := range rows[headerRow-1].cells {
		s.header = append(s.header, oneLine(tidy(title)))
	}
	s.style = numberStyle{decimal: ".", thousands: marks[m.File.Thousands.V]}
	if mark := m.File.Decimal; mark.Known() {
		s.style.decimal = marks[mark.V]
	}
	if s.style.decimal == s.style.thousands {
		s.fault(ruleMapWord, m.File.Thousands.Pos, "the same mark stands for thousands and for the fraction", "")
	}
	for i := range m.Columns {
		s.column(m.Columns[i].Column)
	}
	s.sift(rows[headerRow:], report)
	return s, nil
}

var marks = map[string]string{"point": ".", "comma": ",", "space": " ", "apostrophe": "'"}

func delimiterName(c byte) string {
	for _, d := range delimiters {
		if d.char == c {
			return d.name
		}
	}
	return string(rune(c))
}

// fault notes a problem of the map.
func (s *sheet) fault(rule *diag.Rule, pos record.Pos, text, hint string) {
	s.problems = append(s.problems, rule.At(diag.Place{File: s.mapName, Line: int(pos.Line), Column: int(pos.Column)}, text, hint))
}

// sift leaves out blank rows and those that the rules name.
func (s *sheet) sift(rows []row, report *Report) {
	type test struct {
		column int
		is     map[string]bool
		keep   bool
		count  *LeftOut
	}
	var tests []test
	add := func(rules []rowRule, keep bool, words string) {
		for i := range rules {
			column, ok := s.column(rules[i].Column)
			is := map[string]bool{}
			var named []string
			for _, text := range rules[i].Is {
				is[oneLine(tidy(text.V))] = true
				named = append(named, text.V)
			}
			if ok {
				report.LeftOut = append(report.LeftOut, LeftOut{
					Rule: fmt.Sprintf("%s %s %s", rules[i].Column.V, words, strings.Join(named, " or ")), Because: rules[i].Because.V})
				tests = append(tests, test{column: column, is: is, keep: keep})
			}
		}
	}
	add(s.m.LeaveOut, false, "is")
	add(s.m.Keep, true, "is not")
	for i := range tests {
		tests[i].count = &report.LeftOut[i]
	}
	s.rows = make([]row, 0, len(rows))
next:
	for _, r := range rows {
		if r.blank() {
			report.Blank++
			continue
		}
		report.Rows++
		if len(r.cells) > len(s.header) && strings.TrimSpace(strings.Join(r.cells[len(s.header):], "")) != "" {
			report.LongRows = append(report.LongRows, r.number)
		}
		for i := range tests {
			if t := &tests[i]; t.is[oneLine(tidy(cell(r, t.column)))] != t.keep {
				t.count.Rows++
				continue next
			}
		}
		s.rows = append(s.rows, r)
	}
}

func cell(r row, column int) string {
	if column < len(r.cells) {
		return r.cells[column]
	}
	return "" // a short row: what is not there is missing
}

// column finds a column by its title, and says so when there is none or two.
func (s *sheet) column(title record.Text) (index int, ok bool) {
	if !title.Known() {
		return 0, false
	}
	want := oneLine(tidy(title.V))
	index = slices.Index(s.header, want)
	if index < 0 {
		hint := "its columns are " + excerptList(s.header)
		if near := diag.Nearest(want, s.header); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		s.fault(ruleColumn, title.Pos, fmt.Sprintf("the spreadsheet has no column %q", want), hint)
		return 0, false
	}
	if again := slices.Index(s.header[index+1:], want); again >= 0 {
		s.fault(ruleColumn, title.Pos, fmt.Sprintf("the spreadsheet has two columns %q, the %dth and the %dth", want, index+1, index+again+2), "give one of them another title")
		return 0, false
	}
	return index, true
}

func excerptList(titles []string) string {
	var named []string
	for _, t := range titles {
		if t != "" {
			named = append(named, t)
		}
	}
	if len(named) > 40 {
		return strings.Join(named[:40], ", ") + fmt.Sprintf(" and %d more", len(named)-40)
	}
	return strings.Join(named, ", ")
}
