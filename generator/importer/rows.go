package importer

import (
	"slices"
	"strings"

	"factorybook/generator/sheet"

	"factorybook/generator/diag"
)

// Which rows count, and what blank cells in them mean.

// rowTest is a rule of the map that leaves rows out.
type rowTest struct {
	column int
	is     map[string]bool
	keep   bool
	count  int // of the rows that it left out: an index in Report.LeftOut
}

// leaveOut prepares the rules.
func (t *table) leaveOut() {
	add := func(rules []rowRule, keep bool) {
		for i := range rules {
			rule := &rules[i]
			column, ok := t.column(rule.Column)
			is := map[string]bool{}
			var named []string
			blank := false
			for _, text := range rule.Is {
				is[oneLine(tidy(text.V))] = true
				named = append(named, text.V)
			}
			if rule.Empty.V {
				is[""] = true
				blank = true
			}
			if len(is) == 0 {
				t.fault(ruleMapWord, posOf(rule.Column), diag.Say("the rule says neither `is: [text]` nor `empty: true`"), diag.Message{})
			}
			if ok {
				t.tests = append(t.tests, rowTest{column, is, keep, len(t.report.LeftOut)})
				t.report.LeftOut = append(t.report.LeftOut, LeftOut{
					Rule: ruleSays(t.titleOf(column), keep, named, blank), Because: rule.Because.V})
			}
		}
	}
	add(t.m.LeaveOut, false)
	add(t.m.Keep, true)
}

// ruleSays says which rows a rule leaves out: those with one of the texts, or with an
// empty cell; with keep, those without.
func ruleSays(column string, keep bool, texts []string, blank bool) diag.Message {
	var list []diag.Message
	for _, text := range texts {
		list = append(list, diag.Say("%s", text))
	}
	if blank {
		list = append(list, diag.Say("empty"))
	}
	if keep {
		return diag.Say("%s is not %s", column, diag.Either(list...))
	}
	return diag.Say("%s is %s", column, diag.Either(list...))
}

// each calls yield for every row below the titles that counts, with its blank cells
// filled where the map says so.
func (t *table) each(yield func(sheet.Row)) error {
	before := t.lastTitle
	t.second = false
	return t.file.Rows(func(r sheet.Row) bool {
		if r.Number <= t.lastTitle {
			return true
		}
		t.report.Blank += r.Number - before - 1
		before = r.Number
		t.report.Rows++
		if t.titlesAgain(r) {
			t.report.Again = append(t.report.Again, r.Number)
			t.second = false
			return true
		}
		if t.otherTitles(r) {
			t.report.Second = append(t.report.Second, r.Number)
			t.second = true
			return true
		}
		if t.second {
			t.report.Second = append(t.report.Second, r.Number)
			return true
		}
		if t.isHeading(r) {
			t.report.Headings = append(t.report.Headings, r.Number)
			return true
		}
		if r.Struck {
			t.report.Struck = append(t.report.Struck, r.Number)
			if t.m.File.StruckRows.V == "leave-out" {
				return true
			}
		}
		if len(r.Cells) > len(t.header) && !emptyCells(r.Cells[len(t.header):]) {
			t.report.LongRows = append(t.report.LongRows, r.Number)
		}
		if r.Hidden {
			t.report.HiddenRows = append(t.report.HiddenRows, r.Number)
			if t.m.File.HiddenRows.V == "leave-out" {
				return true
			}
		}
		filled := t.fill(&r)
		for i := range t.tests {
			if test := &t.tests[i]; test.is[oneLine(tidy(t.file.Shown(r.Cell(test.column))))] != test.keep {
				t.report.LeftOut[test.count].Rows++
				return true
			}
		}
		if filled && isTotal(r) {
			t.report.Totals = append(t.report.Totals, r.Number)
			return true
		}
		yield(r)
		return true
	})
}

// titlesAgain reports whether a row holds the titles once more, as lists that were
// printed in pages do.
func (t *table) titlesAgain(r sheet.Row) bool { return isTitles(t.header, r) }

func isTitles(header []string, r sheet.Row) bool {
	same := 0
	for i, title := range header {
		if oneLine(tidy(r.Cell(i).Text)) != title {
			return false
		}
		if title != "" {
			same++
		}
	}
	return same > 1
}

// otherTitles reports whether a row begins another table: the title of the order number
// stands in its column again, and what stands beside it are not the titles of this one.
func (t *table) otherTitles(r sheet.Row) bool {
	number := t.numberColumn
	if t.headerRow == 0 || number < 0 || number >= len(t.header) || t.header[number] == "" {
		return false
	}
	return oneLine(tidy(r.Cell(number).Text)) == t.header[number]
}

// isHeading reports whether nothing but a text stands in a row, in the column of the order
// number: the heading of what is below it.
func (t *table) isHeading(r sheet.Row) bool {
	number := t.numberColumn
	if number < 0 || len(t.fields) < 3 || strings.TrimSpace(r.Cell(number).Text) == "" {
		return false
	}
	for i := range r.Cells {
		if i != number && (r.Cells[i].Kind != sheet.Text || strings.TrimSpace(r.Cells[i].Text) != "") {
			return false
		}
	}
	return !slices.ContainsFunc(t.file.Merged, func(m sheet.Range) bool {
		return m.FromColumn-1 <= number && number < m.ToColumn && m.FromRow <= r.Number && r.Number < m.ToRow
	})
}

// filledCells is how many cells of a row hold something.
func filledCells(r sheet.Row) (n int) {
	for i := range r.Cells {
		if r.Cells[i].Kind != sheet.Text || strings.TrimSpace(r.Cells[i].Text) != "" {
			n++
		}
	}
	return n
}

func emptyCells(cells []sheet.Cell) bool {
	for i := range cells {
		if strings.TrimSpace(cells[i].Text) != "" {
			return false
		}
	}
	return true
}

// fill is a column whose blank cells mean what stands above them.
type fill struct {
	column int
	// within is the column whose value makes a group: its cell blank or repeated,
	// the row belongs to the one above. -1 for the columns that make groups, which
	// are always filled.
	within *fill
	same   bool // the row at hand belongs to the group of the one above
	last   sheet.Cell
	row    int // where last stands
	merged []sheet.Range
	count  int
}

// fillDown prepares the columns that the map names, once the columns of the order
// number and the factory are known (-1 where there is none). Other facts of an
// order or a factory are filled only within its rows: the day of one order is not
// that of the next. What is counted per row, such as quantities, is never filled.
func (t *table) fillDown(number, name int, ofFactory, counted map[int]bool) {
	t.numberColumn = number
	group := map[int]*fill{}
	for _, column := range []int{name, number} {
		if column >= 0 {
			group[column] = &fill{column: column}
		}
	}
	wanted := map[int]bool{}
	for _, named := range t.m.FillDown {
		column, ok := t.column(title{named})
		if !ok || wanted[column] {
			continue
		}
		wanted[column] = true
		if counted[column] {
			t.fault(ruleFill, named.Pos, diag.Say("%q is counted in every row; filled down, its first value would count again and again", t.titleOf(column)), diag.Say("take it out of fill_down"))
			continue
		}
		f := group[column]
		if f == nil {
			f = &fill{column: column, within: group[number]}
			if ofFactory[column] || number < 0 {
				f.within = group[name]
			}
			t.fills = append(t.fills, f)
		}
	}
	// The groups first: whether a row belongs to the one above is decided there.
	for _, column := range []int{number, name} {
		if f := group[column]; f != nil {
			t.fills = append([]*fill{f}, t.fills...)
			if !wanted[column] {
				f.count = -1 // followed, not filled
			}
		}
	}
	byColumn := map[int]*fill{}
	for _, f := range t.fills {
		byColumn[f.column] = f
	}
	for _, m := range t.file.Merged {
		if m.ToRow == m.FromRow || m.ToRow <= t.lastTitle {
			continue
		}
		for column := m.FromColumn - 1; column < m.ToColumn; column++ {
			if f := byColumn[column]; f != nil && f.count >= 0 {
				f.merged = append(f.merged, m)
				continue
			}
		}
		t.report.merged(t.file, t.titleOf(m.FromColumn-1), m, byColumn[m.FromColumn-1] != nil && byColumn[m.FromColumn-1].count >= 0, t.isMapped(m.FromColumn-1))
	}
}

func (t *table) isMapped(column int) bool {
	for _, f := range t.fields {
		if f.column == column {
			return true
		}
	}
	return false
}

// fill fills the blank cells of a row, and reports whether it did.
func (t *table) fill(r *sheet.Row) (filled bool) {
	t.numberFilled = false
	for _, f := range t.fills {
		own := r.Cell(f.column)
		blank := own.Kind == sheet.Text && (strings.TrimSpace(own.Text) == "" || isDitto(tidy(own.Text)))
		f.same = blank || own.Text == f.last.Text
		if !blank {
			f.last, f.row = own, r.Number
			continue
		}
		if f.count < 0 || f.row == 0 {
			continue
		}
		if f.within != nil && !f.within.same && !f.isMerged(r.Number) {
			f.last, f.row = sheet.Cell{}, 0 // another group: nothing to fill with
			continue
		}
		for len(r.Cells) <= f.column {
			r.Cells = append(r.Cells, sheet.Cell{})
		}
		r.Cells[f.column] = f.last
		f.count++
		filled = true
		t.numberFilled = t.numberFilled || f.column == t.numberColumn
	}
	return filled
}

// isMerged reports whether a cell is merged with one above it.
func (t *table) isMerged(row, column int) bool {
	return slices.ContainsFunc(t.file.Merged, func(m sheet.Range) bool {
		return m.FromRow < row && row <= m.ToRow && m.FromColumn-1 <= column && column < m.ToColumn
	})
}

// isMerged reports whether the cell of a row is merged with the one whose value is
// at hand.
func (f *fill) isMerged(row int) bool {
	for _, m := range f.merged {
		if m.FromRow == f.row && row <= m.ToRow {
			return true
		}
	}
	return false
}

// totalWords begin the rows that sum up the ones above them.
var totalWords = []string{"total", "subtotal", "sub-total", "sub total", "grand total", "sum", "合计", "总计", "小计", "合計", "總計", "小計", "共计", "总额", "summe", "gesamt"}

// isTotal reports whether a row sums up those above: it says so in one of its cells.
func isTotal(r sheet.Row) bool {
	for i := range r.Cells {
		if saysTotal(r.Cells[i].Text) {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func saysTotal(text string) bool {
	text = strings.ToLower(strings.TrimRight(strings.TrimSpace(text), ":： "))
	for _, w := range totalWords {
		// A number may follow, as in Total: 3 or 合计 3 单; anything else may be a name.
		if name, ok := strings.CutSuffix(text, w); ok && name != "" && (!isLetter(w[0]) || strings.HasSuffix(w, "total") && strings.HasSuffix(name, " ")) {
			return true // Alpha Co subtotal, 华瑶小计
		}
		if rest, ok := strings.CutPrefix(text, w); ok && (rest == "" || strings.IndexAny(strings.TrimLeft(rest, " :：（("), "0123456789") == 0) {
			return true
		}
	}
	return false
}
