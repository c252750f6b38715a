// Package tables lays out records as tables that belong together by the ids in
// their first columns, and knows the way back.
//
// Look at Tables. Everything follows from the declarations of the format
// (load.Declarations): each kind of record has a table with a column for each of its
// single values, and each of its lists a table of its own, so that a new key is in
// the tables, and comes back from them, as soon as it is declared. What is for the
// internal edition alone is in none.
package tables

import (
	"encoding/json"
	"strconv"
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// Tables are the records of factories as tables. Add takes one factory after the
// other.
type Tables struct {
	List   []*Table
	byName map[string]*Table
}

// Table is one of them.
type Table struct {
	Name    string
	Columns []Column
	Rows    [][]sheet.Cell
	index   map[string]int
}

// Column is one column and what it means.
type Column struct {
	Title string
	Path  string // its key in the record, such as terms.incoterm; "" for a column that is no key
	Doc   string // one sentence in English
	Kind  load.DeclaredKind
}

// Sheet is the table as it is written.
func (t *Table) Sheet() sheet.Table {
	s := sheet.Table{Name: t.Name, Rows: t.Rows}
	for _, c := range t.Columns {
		s.Columns = append(s.Columns, c.Title)
	}
	return s
}

// isInternal reports whether a key is for the internal edition alone.
func isInternal(key string) bool { return key == "private" || key == "mood" }

// Kind is a kind of record: its table, in which each record is a row, and the column
// there that holds its id. The tables of its lists follow it.
type Kind struct{ Kind, Table, ID, doc string }

// Kinds are the kinds of records.
var Kinds = []Kind{
	{"factory", "factories", "factory", "The folder of the factory."},
	{"order", "orders", "order", "The order number, unique in the book."},
	{"visit", "visits", "visit", "The first day of the visit, with -2 for a second one that begins on the same day."},
	{"issue", "issues", "issue", "The id of the issue, unique in the book."},
	{"talk", "talks", "talk", "The day of the talk and its number on that day."},
}

// tableNames are the tables of lists whose key is not name enough.
var tableNames = map[string]string{
	"orders.changes":               "agreed_changes",
	"orders.deliveries.quantities": "delivery_quantities",
	"orders.returns.quantities":    "return_quantities",
}

// Labels is the table of the labels of one's own (`extra`, `extra_zh`), of all records.
const Labels = "labels"

// promises holds the promises of visits, issues and talks.
const promises = "promises"

// Number is the column that counts the entries of a list.
const Number = "no"

const (
	numberDoc  = "Its place among those of the record, from 1."
	factoryDoc = "The folder of the factory."
)

// New makes empty tables.
func New() *Tables {
	t := &Tables{byName: map[string]*Table{}}
	for _, r := range Kinds {
		of := t.Add(r.Table)
		if r.Kind != "factory" {
			of.Column("factory", "", factoryDoc, load.DeclaredText)
		}
		of.Column(r.ID, "", r.doc, load.DeclaredText)
		t.declare(of, r.ID, "", load.Declarations(r.Kind))
	}
	labels := t.Add(Labels)
	labels.Column("factory", "", factoryDoc, load.DeclaredText)
	labels.Column("of", "", "The kind of record: factory, order, visit, issue or talk.", load.DeclaredText)
	labels.Column("record", "", "Its id.", load.DeclaredText)
	labels.Column("key", "", "extra, or extra_zh for the labels in Chinese; extra where the cell is empty.", load.DeclaredText)
	labels.Column("label", "", "The label.", load.DeclaredText)
	labels.Column("text", "", "What it says.", load.DeclaredText)
	return t
}

// Add adds an empty table.
func (t *Tables) Add(name string) *Table {
	of := &Table{Name: name, index: map[string]int{}}
	t.List, t.byName[name] = append(t.List, of), of
	return of
}

// Column adds a column.
func (t *Table) Column(title, path, doc string, kind load.DeclaredKind) {
	t.index[title] = len(t.Columns)
	t.Columns = append(t.Columns, Column{title, path, doc, kind})
}

// declare adds the columns of a record's keys to its table, and tables for its
// lists. id is the column that names the record.
func (t *Tables) declare(of *Table, id, prefix string, keys []load.Declared) {
	for _, k := range keys {
		name := prefix + k.Key
		switch {
		case isInternal(k.Key) || name == "id" && of.index[id] == len(of.Columns)-1:
		case k.Kind == load.DeclaredMap:
			t.declare(of, id, name+".", k.Keys)
		case k.Kind == load.DeclaredList:
			if k.Key == promises {
				t.promisesOf(k)
				continue
			}
			list := t.Add(ListTable(of.Name, k.Key))
			list.Column("factory", "", factoryDoc, load.DeclaredText)
			if id != "factory" {
				list.Column(id, "", "The record that it belongs to.", load.DeclaredText)
			}
			list.Column(Number, "", numberDoc, load.DeclaredNumber)
			t.declare(list, "", "", k.Keys)
		case k.Kind == load.DeclaredOwnKeys && k.Number:
			list := t.Add(ListTable("orders."+of.Name, k.Key))
			list.Column("factory", "", factoryDoc, load.DeclaredText)
			list.Column("order", "", "The record that it belongs to.", load.DeclaredText)
			list.Column(Number, "", "Which of its "+of.Name+", by "+Number+" there.", load.DeclaredNumber)
			list.Column("sku", "", "The article.", load.DeclaredText)
			list.Column("quantity", "", k.Doc, load.DeclaredNumber)
		case k.Kind == load.DeclaredOwnKeys:
		default:
			of.Column(name, name, k.Doc, k.Kind)
		}
	}
}

// ListTable is the name of the table of a list, by the table that the list belongs to
// and its key.
func ListTable(of, key string) string {
	if name, ok := tableNames[of+"."+key]; ok {
		return name
	}
	return key
}

func (t *Tables) promisesOf(k load.Declared) {
	if t.byName[promises] != nil {
		return
	}
	of := t.Add(promises)
	of.Column("factory", "", factoryDoc, load.DeclaredText)
	of.Column("of", "", "Where it was made: visit, issue or talk.", load.DeclaredText)
	of.Column("record", "", "The id of that record.", load.DeclaredText)
	of.Column(Number, "", numberDoc, load.DeclaredNumber)
	t.declare(of, "", "", k.Keys)
}

// Record adds the records of a factory.
func (t *Tables) Record(f *record.Factory) {
	t.record(f, "factory", f.ID, load.Values(f))
	for i := range f.Orders {
		t.record(f, "order", f.Orders[i].ID.V, load.Values(&f.Orders[i]))
	}
	for i := range f.Visits {
		t.record(f, "visit", f.Visits[i].Key, load.Values(&f.Visits[i]))
	}
	for i := range f.Issues {
		t.record(f, "issue", f.Issues[i].ID.V, load.Values(&f.Issues[i]))
	}
	for i := range f.Talks {
		t.record(f, "talk", f.Talks[i].Key, load.Values(&f.Talks[i]))
	}
}

// Join adds the tables of another part of the book behind these.
func (t *Tables) Join(other *Tables) {
	for i, of := range t.List {
		of.Rows = append(of.Rows, other.List[i].Rows...)
	}
}

// of is the record whose values are added.
type of struct{ factory, kind, id string }

func (t *Tables) record(f *record.Factory, kind, id string, values []load.Value) {
	for _, r := range Kinds {
		if r.Kind == kind {
			table := t.byName[r.Table]
			row := table.Row()
			table.Set(row, "factory", f.ID)
			table.Set(row, r.ID, id)
			t.values(table, row, of{f.ID, kind, id}, "", values)
			return
		}
	}
}

// Row adds an empty row.
func (t *Table) Row() []sheet.Cell {
	row := make([]sheet.Cell, len(t.Columns))
	t.Rows = append(t.Rows, row)
	return row
}

// Set writes a value, as a record writes it, into a row.
func (t *Table) Set(row []sheet.Cell, title, text string) {
	at, ok := t.index[title]
	if !ok {
		return
	}
	row[at] = sheet.Cell{Text: text, Kind: t.Columns[at].cellKind()}
}

func (c Column) cellKind() sheet.Kind {
	switch c.Kind {
	case load.DeclaredDay:
		return sheet.Date
	case load.DeclaredNumber:
		return sheet.Number
	case load.DeclaredPercent:
		return sheet.Percent
	case load.DeclaredFlag:
		return sheet.Flag
	}
	return sheet.Text
}

// values fills a row of a table with what a record holds, and the tables of its
// lists.
func (t *Tables) values(table *Table, row []sheet.Cell, r of, prefix string, values []load.Value) {
	for i := range values {
		v := &values[i]
		name := prefix + v.Key
		if !v.Known() || isInternal(v.Key) {
			continue
		}
		switch v.Kind {
		case load.MapValue:
			t.values(table, row, r, name+".", v.Values)
		case load.ListValue:
			list := t.byName[ListTable(table.Name, v.Key)]
			for n := range v.Values {
				entry := list.Row()
				list.Set(entry, "factory", r.factory)
				list.Set(entry, r.kind, r.id)
				list.Set(entry, "of", r.kind)
				list.Set(entry, "record", r.id)
				list.Set(entry, Number, strconv.Itoa(n+1))
				t.values(list, entry, r, "", v.Values[n].Values)
			}
		case load.OwnKeysValue:
			t.ownKeys(table, row, r, v)
		default:
			if texts, ok := v.At.(*[]record.Text); ok {
				table.Set(row, name, joinTexts(*texts))
				continue
			}
			table.Set(row, name, v.Text)
		}
	}
}

func (t *Tables) ownKeys(table *Table, row []sheet.Cell, r of, v *load.Value) {
	if v.Key != "extra" && v.Key != "extra_zh" {
		list := t.byName[ListTable("orders."+table.Name, v.Key)]
		for _, q := range v.Values {
			entry := list.Row()
			list.Set(entry, "factory", r.factory)
			list.Set(entry, "order", r.id)
			list.Set(entry, Number, row[table.index[Number]].Text)
			list.Set(entry, "sku", q.Key)
			list.Set(entry, "quantity", q.Text)
		}
		return
	}
	labels := t.byName[Labels]
	for _, l := range v.Values {
		entry := labels.Row()
		labels.Set(entry, "factory", r.factory)
		labels.Set(entry, "of", r.kind)
		labels.Set(entry, "record", r.id)
		labels.Set(entry, "key", v.Key)
		labels.Set(entry, "label", l.Key)
		labels.Set(entry, "text", l.Text)
	}
}

// joinTexts puts a list of short texts into one cell: divided by semicolons or, where
// one of them could be taken for several, as a JSON array.
func joinTexts(texts []record.Text) string {
	list := make([]string, len(texts))
	plain := true
	for i, text := range texts {
		list[i] = text.V
		plain = plain && !strings.ContainsAny(text.V, ";\n") && !strings.HasPrefix(text.V, "[") && strings.TrimSpace(text.V) == text.V && text.V != ""
	}
	if plain {
		return strings.Join(list, "; ")
	}
	array, err := json.Marshal(list)
	if err != nil {
		panic("tables: a text that JSON cannot hold: " + err.Error())
	}
	return string(array)
}

// SplitTexts is the way back of a list of short texts in one cell.
func SplitTexts(cell string) (texts []string) {
	if strings.HasPrefix(cell, "[") && json.Unmarshal([]byte(cell), &texts) == nil {
		return texts
	}
	for text := range strings.SplitSeq(cell, ";") {
		if text = strings.TrimSpace(text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// KeyOf is what the records of a table are called where keys are distinguished: the kind
// of record, or the key of a list.
func KeyOf(table string) string {
	for _, k := range Kinds {
		if k.Table == table {
			return k.Kind
		}
	}
	for path, name := range tableNames {
		if name == table {
			return path[strings.LastIndexByte(path, '.')+1:]
		}
	}
	return table
}
