package export

import (
	"bytes"
	"cmp"
	"encoding/json"

	"math"
	"strconv"
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
	"factorybook/generator/tables"
	"factorybook/generator/words"
)

// Figures and the sheet on what the columns mean, and the files that tables become.

// The names of the tables that are no records.
const (
	figuresTable = "figures"
	columnsTable = "columns"
)

// exportFormat is that of the JSON file, and what a map that reads an export back
// names.
const exportFormat = "factorybook.export/1"

// The files of an export beside its CSV files, which are called as their tables.
const (
	WorkbookFile = "factorybook.xlsx"
	jsonFile     = "factorybook.json"
	MapFile      = "map.yaml"
)

// Tables are the records and figures of a book as tables.
type Tables struct {
	*tables.Tables
	figures *tables.Table
}

// NewTables makes empty tables.
func NewTables() *Tables {
	t := &Tables{Tables: tables.New()}
	of := t.Add(figuresTable)
	t.figures = of
	for _, c := range []struct {
		title, doc string
		kind       load.DeclaredKind
	}{
		{"factory", "The folder of the factory.", load.DeclaredText},
		{"as_of", "The day that the figure speaks for.", load.DeclaredDay},
		{"measure", "The id of the measure; generator/docs/measures.md says how it is computed.", load.DeclaredText},
		{"name", "What it is called.", load.DeclaredText},
		{"name_zh", "What it is called in Chinese.", load.DeclaredText},
		{"side", "Whose it is: factory, importer or both.", load.DeclaredText},
		{"practice", "The practice that it belongs to.", load.DeclaredText},
		{"unit", "What value, median, min, max and p90 are in.", load.DeclaredText},
		{"state", "What it asks of its reader; not_recorded: facts are missing, and it is neither zero nor good.", load.DeclaredText},
		{"n", "The number of cases.", load.DeclaredNumber},
		{"k", "How many of them, where the measure is a share.", load.DeclaredNumber},
		{"value", "The figure; a measure of a median has none.", load.DeclaredNumber},
		{"low", "The lower end of the 95 % interval of a share.", load.DeclaredNumber},
		{"high", "The upper end of it.", load.DeclaredNumber},
		{"median", "The middle of the cases.", load.DeclaredNumber},
		{"min", "The least.", load.DeclaredNumber},
		{"max", "The most.", load.DeclaredNumber},
		{"p90", "Nine of ten cases are at most this, from 10 cases on.", load.DeclaredNumber},
		{"previous_n", "The number of cases in the window before.", load.DeclaredNumber},
		{"previous_k", "How many of them.", load.DeclaredNumber},
	} {
		of.Column(c.title, "", c.doc, c.kind)
	}
	return t
}

// Join adds the tables of another part of the book behind these.
func (t *Tables) Join(other *Tables) { t.Tables.Join(other.Tables) }

// AddFigures adds the figures of a factory, in two languages.
func (t *Tables) AddFigures(f *record.Factory, r *measure.Result, english, chinese *words.Words) {
	of := t.figures
	for i := range r.Measures {
		m := &r.Measures[i]
		row := of.Row()
		of.Set(row, "factory", f.ID)
		of.Set(row, "as_of", r.AsOf.String())
		of.Set(row, "measure", m.Def.ID)
		of.Set(row, "name", english.Enum("measure", m.Def.ID))
		of.Set(row, "name_zh", chinese.Enum("measure", m.Def.ID))
		of.Set(row, "side", string(m.Def.Side))
		of.Set(row, "practice", string(m.Def.Practice))
		of.Set(row, "unit", string(m.Def.Unit))
		of.Set(row, "state", string(m.State))
		of.Set(row, "n", strconv.Itoa(m.N))
		if m.Previous != nil {
			of.Set(row, "previous_n", strconv.Itoa(m.Previous.N))
			of.Set(row, "previous_k", strconv.Itoa(m.Previous.K))
		}
		if m.N == 0 {
			continue // the state alone says what is known
		}
		if m.Def.Share {
			of.Set(row, "k", strconv.Itoa(m.K))
		}
		for _, v := range []struct {
			title string
			measure.Opt
		}{{"value", m.Value}, {"low", m.Low}, {"high", m.High}, {"median", m.Median}, {"min", m.Min}, {"max", m.Max}, {"p90", m.P90}} {
			if v.OK {
				of.Set(row, v.title, figure(v.V))
			}
		}
	}
}

// figure writes a figure with the 15 digits that spreadsheets keep.
func figure(v float64) string {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return "0"
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'e', 14, 64), 64)
	if err != nil {
		return "0"
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// meanings is the table on what the columns of all tables mean, in two languages.
func (t *Tables) meanings(english, chinese *words.Words) sheet.Table {
	means := sheet.Table{Name: columnsTable, Columns: []string{"table", "表", "column", "English", "中文", "meaning"}}
	for _, of := range t.List {
		for _, c := range of.Columns {
			texts := []string{of.Name, chinese.Enum("export_table", of.Name), c.Title, named(english, of.Name, c), named(chinese, of.Name, c), c.Doc}
			row := make([]sheet.Cell, len(texts))
			for i, text := range texts {
				row[i].Text = text
			}
			means.Rows = append(means.Rows, row)
		}
	}
	return means
}

// named is the word for a column.
func named(w *words.Words, table string, c tables.Column) string {
	if c.Path == "" {
		return w.Enum("export_column", c.Title)
	}
	key := tables.KeyOf(table)
	for path := key + "." + c.Path; ; {
		if word, ok := w.Named("changed_field", path); ok {
			return word
		}
		var more bool
		if _, path, more = strings.Cut(path, "."); !more {
			return c.Title
		}
	}
}

// File is one file of an export.
type File struct {
	Name string
	Data []byte
}

// Files are the tables as a workbook, as CSV and as JSON, and the map that reads
// them back. cut are the cells of the workbook with a text longer than a cell can
// hold; the other files have it whole.
func (t *Tables) Files(settings *record.Settings, asOf record.Date, english, chinese *words.Words) (files []File, cut []string, err error) {
	all := []sheet.Table{t.meanings(english, chinese)}
	for _, of := range t.List {
		all = append(all, of.Sheet())
	}
	var book bytes.Buffer
	if cut, err = sheet.WriteWorkbook(&book, all); err != nil {
		return nil, nil, err
	}
	files = []File{{WorkbookFile, book.Bytes()}, {jsonFile, t.json(settings.Title.V, asOf)}, {MapFile, importMap(settings)}}
	for i := range all {
		files = append(files, File{all[i].Name + ".csv", sheet.WriteCSV(&all[i])})
	}
	return files, cut, nil
}

// json writes the tables as one object, a row in a line: numbers as numbers, days as
// text, and no key for what is not recorded.
func (t *Tables) json(title string, asOf record.Date) []byte {
	d := dataWriter{}
	d.open('{')
	d.text("format", exportFormat)
	d.text("title", title)
	d.date("as_of", asOf)
	d.line()
	d.key("tables")
	d.open('{')
	for _, of := range t.List {
		d.line()
		d.key(of.Name)
		d.open('[')
		for _, row := range of.Rows {
			d.line()
			d.open('{')
			for i, c := range row {
				switch {
				case c.Text == "":
				case c.Kind == sheet.Number && json.Valid([]byte(c.Text)), c.Kind == sheet.Flag:
					d.key(of.Columns[i].Title)
					d.b = append(d.b, c.Text...)
				default:
					d.text(of.Columns[i].Title, c.Text)
				}
			}
			d.end('}')
		}
		d.end(']')
	}
	d.end('}')
	d.end('}')
	return append(d.b, '\n')
}

// importMap is the map that reads an export back. It has those settings of the book
// that records go by where they say nothing.
func importMap(s *record.Settings) []byte {
	b := []byte(`# Written by factorybook export, for the way back into a book:
#
#   factorybook import orders ` + WorkbookFile + ` --map ` + MapFile + ` --book new-book
#   factorybook import orders orders.csv --map ` + MapFile + ` --book new-book
#
# Either brings the factories with everything that stands in factory.yaml, and all their orders, as they were. With
# CSV, the files of the other tables must stand beside orders.csv. "import factories" brings the factories alone.
#
# Not carried: visits, issues, talks and their promises; private notes; files and photos; the other settings of the
# book (rates, targets, seasons, holidays).

exported: ` + exportFormat + `

book:
`)
	add := func(key, value string) {
		if value != "" {
			b = append(b, "  "+key+": "+value+"\n"...)
		}
	}
	quoted := func(text string) string {
		if text == "" {
			return ""
		}
		d := dataWriter{}
		d.quote(text)
		return string(d.b)
	}
	add("title", quoted(cmp.Or(s.Title.V, "Factory book")))
	add("importer", quoted(s.Importer.V))
	add("currency", s.Currency.V)
	if s.AsOf.Known() {
		add("as_of", s.AsOf.V.String())
	}
	return b
}
