package importer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// table is a spreadsheet as its map reads it.
type table struct {
	m         *mapping
	mapName   string
	file      *sheet.File
	report    *Report
	headerRow int // the first row of the titles
	lastTitle int // their last row: what is below are rows
	header    []string
	top       []sheet.Row // the first rows, to find the titles when they are elsewhere
	asked     []string    // the titles that the map names
	notFound  int         // how many of them the header does not have
	fields    []*field
	tests     []rowTest
	fills     []*fill
	// numberColumn holds the order number; numberFilled is set while a row is read
	// whose own was blank.
	numberColumn int
	numberFilled bool
	second       bool // rows are those of a second table, below the one that is read
	problems     []diag.Problem
	style        numberStyle
	years        int // the first year that two digits can mean
}

// openTable opens the file and finds its titles.
func openTable(m *mapping, mapName string, data []byte, report *Report) (*table, error) {
	t := &table{m: m, mapName: mapName, report: report, years: m.File.YearsFrom.Or(1970), headerRow: m.File.HeaderRow.Or(1), numberColumn: -1}
	t.lastTitle = t.headerRow
	if t.headerRow > 0 {
		t.lastTitle += m.File.HeaderRows.Or(1) - 1
	}
	var err error
	t.file, err = sheet.Open(data, sheet.Options{
		Encoding: m.File.Encoding.V, Delimiter: m.File.Delimiter.V, Damaged: m.File.Damaged.V == "keep",
		Sheet: m.File.Sheet.V, HeaderRow: t.headerRow,
	})
	if err != nil {
		return nil, err
	}
	report.Table = t.file
	if err := t.readHeader(); err != nil {
		return nil, err
	}
	t.style = numberStyle{decimal: ".", thousands: marks[m.File.Thousands.V]}
	if mark := m.File.Decimal; mark.Known() {
		t.style.decimal = marks[mark.V]
	}
	if t.style.decimal == t.style.thousands {
		t.fault(ruleMapWord, m.File.Thousands.Pos, diag.Say("the same mark stands for thousands and for the fraction"), diag.Message{})
	}
	for i := range m.Columns {
		t.column(m.Columns[i].Column)
	}
	t.leaveOut()
	return t, nil
}

var marks = map[string]string{"point": ".", "comma": ",", "space": " ", "apostrophe": "'"}

// lookForTitles is how many rows may stand above the titles for the program to find
// them.
const lookForTitles = 30

func (t *table) readHeader() error {
	last := 0
	var titles []sheet.Row
	err := t.file.Rows(func(r sheet.Row) bool {
		last = r.Number
		if r.Number <= lookForTitles {
			t.top = append(t.top, r)
		}
		switch {
		case t.headerRow <= r.Number && r.Number <= t.lastTitle:
			titles = append(titles, r)
		case t.headerRow == 0: // no titles: columns are named by their places
			t.header = make([]string, max(len(t.header), len(r.Cells)))
		}
		return r.Number < max(lookForTitles, t.lastTitle)
	})
	if err != nil {
		return err
	}
	if last < t.headerRow || last == 0 {
		return diag.Refuse(diag.Say("the file has %d rows, and the titles of its columns should stand in row %d", last, t.headerRow))
	}
	if t.headerRow > 0 {
		t.header = titlesOver(t.file, titles)
	}
	t.dataForTitles()
	return nil
}

// dataForTitles refuses a first row that holds data: read as titles, its order would be
// missing.
func (t *table) dataForTitles() {
	if t.m.File.HeaderRow.Known() || len(t.top) == 0 || t.top[0].Number != 1 {
		return
	}
	if day, column := holdsDay(t.top[0]); day != "" {
		t.fault(ruleColumn, record.Pos{}, diag.Say("row 1 holds data, not titles: %s has %s", t.file.Place(1, column), day),
			diag.Say("write `file: {header_row: 0}` for a file without titles, and name columns by their places (`column A`); or name the row with the titles, `file: {header_row: 1}` for this one"))
	}
}

// holdsDay finds a whole day, which no title is.
func holdsDay(r sheet.Row) (day string, column int) {
	for i, c := range r.Cells {
		if c.Kind == sheet.Date {
			return c.Text, i
		}
		s, _ := splitTime(narrow(tidy(c.Text)))
		for k := range certainFormats {
			if _, ok := certainFormats[k].parse(s, 1970); ok && c.Kind == sheet.Text {
				return s, i
			}
		}
	}
	return "", 0
}

// fault notes a problem of the map.
func (t *table) fault(rule *diag.Rule, pos record.Pos, text, hint diag.Message) {
	if pos == (record.Pos{}) {
		pos = record.Pos{Line: 1, Column: 1}
	}
	t.problems = append(t.problems, rule.At(diag.Place{File: t.mapName, Line: int(pos.Line), Column: int(pos.Column)}, text, hint))
}

// faultOnce is fault for what several columns can show: the first of them says it.
func (t *table) faultOnce(rule *diag.Rule, pos record.Pos, text, hint diag.Message) {
	for _, p := range t.problems {
		if p.Code == rule.Code && p.Place.Line == int(pos.Line) && p.Place.Column == int(pos.Column) {
			return
		}
	}
	t.fault(rule, pos, text, hint)
}

// faulty reports whether the map's reading of a column has a problem already.
func (t *table) faulty(f *field) bool {
	return slices.ContainsFunc(t.problems, func(p diag.Problem) bool {
		at := record.Pos{Line: int32(p.Place.Line), Column: int32(p.Place.Column)}
		return at == f.at || at == f.named
	})
}

// column finds a column by one of its titles or by its place, and says so when
// there is none or two.
func (t *table) column(names title) (index int, ok bool) {
	if !known(names) {
		return 0, false
	}
	for _, name := range names {
		want := oneLine(tidy(name.V))
		index = slices.Index(t.header, want)
		if index < 0 {
			if index, ok = t.place(want); ok {
				return index, true
			}
			continue
		}
		if again := slices.Index(t.header[index+1:], want); again >= 0 {
			second := index + 1 + again
			t.fault(ruleColumn, name.Pos, diag.Say("the spreadsheet has two columns %q, the %s and the %s", want, ordinal(index+1), ordinal(second+1)),
				diag.Say("name the one that is meant by its place: `column %s` or `column %s`", sheet.ColumnName(index), sheet.ColumnName(second)))
			return 0, false
		}
		t.asked = append(t.asked, want)
		return index, true
	}
	want := oneLine(tidy(names[0].V))
	t.asked = append(t.asked, want)
	t.notFound++
	hint := diag.Say("its columns are %s", excerptList(t.header))
	if near := diag.Nearest(want, t.header); near != "" {
		hint = diag.Say("did you mean %q?", near)
	}
	t.fault(ruleColumn, names[0].Pos, diag.Say("the spreadsheet has no column %q", want), hint)
	return 0, false
}

// place reads `column 3` and `column C`.
func (t *table) place(name string) (index int, ok bool) {
	rest, ok := strings.CutPrefix(name, "column ")
	if !ok {
		return 0, false
	}
	if n, err := strconv.Atoi(rest); err == nil {
		return n - 1, n >= 1 && n <= len(t.header)
	}
	index, ok = sheet.ColumnNumber(rest)
	return index, ok && index < len(t.header)
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprint(n, suffix)
}

// headerElsewhere looks for the row that holds the titles when the header does
// not: then one sentence replaces a problem for each.
func (t *table) headerElsewhere() {
	if t.notFound == 0 {
		return
	}
	for _, r := range t.top {
		titles := titlesIn(t.file, r)
		if r.Number == t.headerRow || !containsAll(titles, t.asked) {
			continue
		}
		t.problems = slices.DeleteFunc(t.problems, func(p diag.Problem) bool { return p.Code == ruleColumn.Code })
		t.fault(ruleColumn, t.m.File.HeaderRow.Pos, diag.Say("row %d does not hold the titles that the map names; row %d holds all of them", t.headerRow, r.Number),
			diag.Say("write `file: {header_row: %d}`", r.Number))
		return
	}
}

func containsAll(list, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(list, w) {
			return false
		}
	}
	return true
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

// titleOf is what a message calls a column.
func (t *table) titleOf(column int) string {
	if column < len(t.header) && t.header[column] != "" {
		return t.header[column]
	}
	return "column " + sheet.ColumnName(column)
}
