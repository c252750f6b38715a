package importer

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// field is one key of the records, read from one column. A nil field is a key
// that the map does not mention: it is missing everywhere.
type field struct {
	table     *table
	column    int
	missing   map[string]bool   // in small letters
	words     map[string]string // in small letters
	corrected map[string]string // texts that the map replaces later
	strip     []string
	dates     []dateFormat
	serial    bool // dates may be a spreadsheet's day numbers
	later     record.Whole
	hours     hours
	months    string // which day a month without one means; "" when none does
	style     numberStyle
	named     record.Pos // where the map says how its dates are written, else where it names the column
	at        record.Pos // where the map names the column
	tally     Column
	doubts    doubts
	ids       idDamage
	signs     map[string]cellAt // the currencies that stand beside its numbers
	signless  int               // how many of them have none
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
func (t *table) field(key string, named title) *field {
	column, ok := t.column(named)
	if !ok {
		return nil
	}
	f := &field{table: t, column: column, missing: map[string]bool{}, named: posOf(named), at: posOf(named), style: t.style,
		tally: Column{Title: t.titleOf(column), Key: key, Missing: map[string]int{}, column: column}}
	for _, word := range t.m.Missing {
		f.missing[strings.ToLower(tidy(word.V))] = true
	}
	for i := range t.m.Columns {
		if c := &t.m.Columns[i]; t.isColumn(c.Column, column) {
			f.describe(c)
		}
	}
	t.fields = append(t.fields, f)
	return f
}

// isColumn reports whether the first of the names that the spreadsheet has is that
// of the column; it says nothing when there is none.
func (t *table) isColumn(names title, column int) bool {
	for _, name := range names {
		want := oneLine(tidy(name.V))
		if i := slices.Index(t.header, want); i >= 0 {
			return i == column
		}
		if i, ok := t.place(want); ok {
			return i == column
		}
	}
	return false
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
	if c.Hours.Known() {
		f.later = c.Hours
	}
	if c.Months.Known() {
		f.months = c.Months.V
	}
	if c.Decimal.Known() {
		f.style.decimal = marks[c.Decimal.V]
		if f.style.thousands == f.style.decimal {
			f.style.thousands = ""
		}
	}
	for _, text := range c.Dates {
		f.named = text.Pos
		if strings.EqualFold(text.V, "excel") {
			f.serial = true
			continue
		}
		format, err := parseDateFormat(text.V)
		if err != nil {
			f.table.fault(ruleFormat, text.Pos, whyOf(err), diag.Say("such as D/M/YYYY, M/D/YY, D-Mon-YY, YYYY年M月D日, or excel for day numbers"))
			continue
		}
		for i := range f.dates {
			if sample, found := clash(&format, &f.dates[i], f.table.years); found {
				f.table.fault(ruleFormat, text.Pos, diag.Say("%s and %s both read %s, as two different days", f.dates[i].text, format.text, sample), diag.Say("keep the one that the spreadsheet uses"))
			}
		}
		f.dates = append(f.dates, format)
	}
}

// raw returns a cell and its text; ok is false when nothing is recorded there.
func (f *field) raw(r sheet.Row) (c sheet.Cell, text string, ok bool) {
	if f == nil {
		return c, "", false
	}
	c = r.Cell(f.column)
	text = unforce(tidy(c.Text))
	if c.Kind == sheet.Fault {
		if f.missing[strings.ToLower(text)] {
			f.tally.Missing[text]++
		} else {
			f.tally.unreadable(text, diag.Say("the cell holds no value; correct its formula and save again, or name the text under `missing:`"), r.Number)
		}
		return c, "", false
	}
	if text == "" || f.missing[strings.ToLower(text)] || isDitto(text) {
		f.tally.Missing[text]++
		return c, "", false
	}
	if f.words != nil {
		if word, known := f.words[strings.ToLower(text)]; known {
			return sheet.Cell{Text: word}, word, true
		}
	}
	if c.Kind == sheet.Text {
		if meant := misdecoded(text); meant != "" && f.corrected[text] == "" {
			f.tally.misdecoded(text, meant, r.Number)
		}
		if lost(text) {
			f.tally.lost(text, r.Number)
		}
	}
	return c, text, true
}

// unforce takes off the mark (' or `) by which people keep a spreadsheet from
// turning digits, signs or formulas into something else.
func unforce(s string) string {
	if len(s) > 1 && (s[0] == '\'' || s[0] == '`') && strings.IndexByte("0123456789=+-@", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// text reads text of one line, markdown text with its line ends.
func (f *field) text(r sheet.Row) string {
	return oneLine(f.markdown(r))
}

func (f *field) markdown(r sheet.Row) string {
	c, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	f.tally.Read++
	if c.Kind == sheet.Number {
		return f.table.file.Shown(c)
	}
	return text
}

// id reads an order number, an article number or another code that tells things
// apart, and notes when a spreadsheet has damaged it.
func (f *field) id(r sheet.Row) string {
	c, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	f.tally.Read++
	text = oneLine(text)
	if len(text) > 1 && (text[0] == '\'' || text[0] == '`') {
		text = text[1:] // before a letter too: no number begins with one
	}
	f.ids.look(c, text, r.Number)
	if c.Kind == sheet.Number {
		return f.table.file.Shown(c)
	}
	return text
}

// code reads text in ordinary capital letters that must pass a test.
func (f *field) code(r sheet.Row, valid func(string) bool, why diag.Message) string {
	_, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	code := strings.ToUpper(narrow(text))
	if !valid(code) {
		f.tally.unreadable(text, why, r.Number)
		return ""
	}
	f.tally.Read++
	return code
}

// currency reads a currency, by its code or by a sign or word that means only one.
func (f *field) currency(r sheet.Row) string {
	_, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	code := strings.ToUpper(narrow(text))
	if !isCurrency(code) {
		if s := currencyOf(text); s != nil && len(s.codes) == 1 && strings.EqualFold(strings.TrimSpace(text), s.text) {
			code = s.codes[0]
		} else {
			f.tally.unreadable(text, diag.Say("not a currency of ISO 4217; say what it means: %s", f.remedy("words: {%s: USD}", scalar(text))), r.Number)
			return ""
		}
	}
	f.tally.Read++
	return code
}

// word reads one of a few words, in any capitals; others may mean the same.
func (f *field) word(r sheet.Row, known []string, others map[string]string) string {
	_, text, ok := f.raw(r)
	if !ok {
		return ""
	}
	word := strings.ToLower(text)
	if bare := strings.TrimSuffix(word, " inspection"); slices.Contains(known, bare) {
		word = bare
	} else if other, ok := others[bare]; ok {
		word = other
	}
	if !slices.Contains(known, word) {
		f.tally.unreadable(text, diag.Say("expected one of %s; say what it means: %s", strings.Join(known, ", "), f.remedy("words: {%s: %s}", scalar(text), known[0])), r.Number)
		return ""
	}
	f.tally.Read++
	return word
}

// remedy is an entry of `columns:` for this column, as one types it.
func (f *field) remedy(format string, args ...any) string {
	return fmt.Sprintf("`columns: [{column: %s, %s}]`", scalar(f.tally.Title), fmt.Sprintf(format, args...))
}
