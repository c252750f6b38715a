package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
	"factorybook/generator/tables"
)

// The way back of an export: tables whose columns are the keys of records. Nothing
// is interpreted, so the records are those that were exported; what a person has
// changed in the tables since is checked as a record is.

// exportFormat is what the map of an export says of its tables.
const exportFormat = "factorybook.export/1"

// recordRef names a record, and its place among the entries of a list.
type recordRef struct{ factory, id string }

// exportRow is a row of a table, by the titles of its columns.
type exportRow struct {
	place string
	cells map[string]string
}

// exportReader reads the tables of an export.
type exportReader struct {
	open   func(table string) (*sheet.File, error)
	rows   map[string]map[recordRef][]exportRow // of the tables that were read
	titles map[string][]string
	cut    []string // cells that are not whole
}

// exported brings back the factories and, with orders, the orders of an export.
func (j *job) exported(orders bool) error {
	x := &exportReader{open: j.exportTable, rows: map[string]map[recordRef][]exportRow{}, titles: map[string][]string{}}
	factories, err := x.records("factory")
	if err != nil {
		return err
	}
	var found []exportedRecord
	if orders {
		if found, err = x.records("order"); err != nil {
			return err
		}
	}
	if len(x.cut) > 0 {
		return diag.Refuse(diag.Say("cells that are not whole (%d): the text was longer than a cell can hold; import the CSV files, which have it (%s)",
			len(x.cut), strings.Join(x.cut[:min(len(x.cut), maxCases)], ", ")))
	}
	j.report.Export, j.report.Rows = true, len(factories)+len(found)
	known := map[string]*factory{}
	for _, r := range factories {
		if !load.ValidFactoryID(r.id) {
			j.report.note(diag.Say("Not written: the folder of a factory cannot be called so"), diag.Say("%q in %s", r.id, r.place))
			continue
		}
		if j.broken("factory", &r) {
			j.report.Factories.Held = append(j.report.Factories.Held, r.id)
			continue
		}
		known[r.id] = &factory{id: r.id, names: []string{r.name}, name: r.name}
		j.putFactory(known[r.id], r.text)
	}
	edits := map[string][]change{}
	gone := map[string]bool{}
	for id := range known {
		_, written := j.state.factories[id]
		gone[id] = written && j.book.factories[id] == nil && j.writes["factories/"+id+"/factory.yaml"] == ""
	}
	for _, r := range found {
		f := known[r.factory]
		switch {
		case f == nil:
			j.report.hold(&order{number: r.id}, diag.Say("Not written: the factory of these orders is not in the table of factories"), diag.Say("%s in %s", r.id, r.place))
			continue
		case j.broken("order", &r):
			j.report.Orders.Held = append(j.report.Orders.Held, r.id)
			continue
		}
		j.report.Numbers++
		j.order(&order{id: r.id, number: r.id, factory: f, begin: r.begin}, r.text, gone[r.factory], edits)
	}
	j.edit(edits)
	return j.settings(nil)
}

// exportTable opens one table: a sheet of the workbook, or the CSV file beside the
// one that was named.
func (j *job) exportTable(table string) (*sheet.File, error) {
	data, opt := j.File.Data, sheet.Options{HeaderRow: 1}
	if isWorkbook(data) {
		opt.Sheet = table
	} else {
		opt.Encoding, opt.Delimiter = "utf-8", "comma"
		name := table + ".csv"
		if name != j.File.Name {
			if j.Beside == nil {
				return nil, fs.ErrNotExist
			}
			var err error
			if data, err = j.Beside(name); err != nil {
				return nil, err
			}
		}
	}
	return sheet.Open(data, opt)
}

func isWorkbook(data []byte) bool { return len(data) > 1 && data[0] == 'P' && data[1] == 'K' }

// exportedRecord is a record as it was put together.
type exportedRecord struct {
	factory, id, name, place, text string
	begin                          record.Date
}

// records puts the records of a kind together.
func (x *exportReader) records(kind string) (list []exportedRecord, err error) {
	at := slices.IndexFunc(tables.Kinds, func(k tables.Kind) bool { return k.Kind == kind })
	of := tables.Kinds[at]
	if err := x.read(of.Table, of.ID, true); err != nil {
		return nil, err
	}
	keys := load.Declarations(kind)
	if err := x.readLists(of.Table, of.ID, keys); err != nil {
		return nil, err
	}
	if err := x.read(tables.Labels, "record", false); err != nil {
		return nil, err
	}
	for ref, rows := range x.rows[of.Table] {
		for _, row := range rows {
			r := exportedRecord{factory: ref.factory, id: ref.id, name: row.cells["name"], place: row.place}
			t := recordText{}
			if kind != "factory" {
				t = recordText{first: "- ", indent: "  "}
			}
			x.record(&t, of, ref, row, keys)
			r.text = t.String()
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b exportedRecord) int {
		return strings.Compare(a.factory+"\x00"+a.id, b.factory+"\x00"+b.id)
	})
	return list, nil
}

// readLists reads the tables of the lists of a record.
func (x *exportReader) readLists(table, id string, keys []load.Declared) error {
	for _, k := range keys {
		switch {
		case k.Kind == load.DeclaredList && k.Key != "promises":
			name := tables.ListTable(table, k.Key)
			if err := x.read(name, id, false); err != nil {
				return err
			}
			if err := x.readLists(name, id, k.Keys); err != nil {
				return err
			}
		case k.Kind == load.DeclaredOwnKeys && k.Number:
			if err := x.read(tables.ListTable("orders."+table, k.Key), id, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// read reads a table, by the record that its rows belong to. A table that is not
// there holds nothing, unless it is needed.
func (x *exportReader) read(table, id string, needed bool) error {
	if x.rows[table] != nil {
		return nil
	}
	x.rows[table] = map[recordRef][]exportRow{}
	f, err := x.open(table)
	if err != nil {
		if !needed && (errors.Is(err, fs.ErrNotExist) || strings.Contains(err.Error(), "has no sheet")) {
			return nil
		}
		return fmt.Errorf("the table %s: %w", table, err)
	}
	var titles []string
	err = f.Rows(func(r sheet.Row) bool {
		if titles == nil {
			for i := range r.Cells {
				titles = append(titles, strings.TrimSpace(f.ReadBack(r.Cell(i))))
			}
			return true
		}
		row := exportRow{place: f.Place(r.Number, 0), cells: make(map[string]string, len(titles))}
		for i, title := range titles {
			text := f.ReadBack(r.Cell(i))
			if sheet.WasCut(text) && f.Workbook() {
				x.cut = append(x.cut, f.Place(r.Number, i))
			}
			if text != "" {
				row.cells[title] = text
			}
		}
		ref := recordRef{row.cells["factory"], row.cells[id]}
		if table == tables.Labels {
			ref = recordRef{row.cells["factory"] + "/" + row.cells["of"], row.cells["record"]}
		}
		x.rows[table][ref] = append(x.rows[table][ref], row)
		return true
	})
	if err != nil {
		return fmt.Errorf("the table %s: %w", table, err)
	}
	if needed && !slices.Contains(titles, id) {
		return diag.Refuse(diag.Say("the table %s has no column %q; is it the export of a book?", table, id))
	}
	x.titles[table] = titles
	return nil
}

// record writes the keys of a record in their canonical order.
func (x *exportReader) record(t *recordText, of tables.Kind, ref recordRef, row exportRow, keys []load.Declared) {
	for _, k := range keys {
		value := row.cells[k.Key]
		if k.Key == "id" && of.Kind != "factory" {
			value = ref.id
		}
		switch k.Kind {
		case load.DeclaredMarkdown:
			t.markdown(k.Key, value)
		case load.DeclaredText:
			t.text(k.Key, value)
		case load.DeclaredList:
			var items []string
			name := tables.ListTable(of.Table, k.Key)
			for _, entry := range x.rows[name][ref] {
				items = append(items, x.entry(name, ref, entry, "", k.Keys))
			}
			t.items(k.Key, items)
		case load.DeclaredOwnKeys:
			x.labels(t, k.Key, of.Kind, ref)
		default:
			t.bare(k.Key, x.value(of.Table, ref, row, "", k))
		}
	}
}

// entry is a map in one line.
func (x *exportReader) entry(table string, ref recordRef, row exportRow, prefix string, keys []load.Declared) string {
	var pairs []string
	for _, k := range keys {
		pairs = append(pairs, k.Key, x.value(table, ref, row, prefix, k))
	}
	return flow(pairs...)
}

// value is what stands under a key, as it is written in one line; "" for nothing.
func (x *exportReader) value(table string, ref recordRef, row exportRow, prefix string, k load.Declared) string {
	text := row.cells[prefix+k.Key]
	switch k.Kind {
	case load.DeclaredText, load.DeclaredMarkdown:
		return quotedText(text)
	case load.DeclaredTexts:
		return flowList(tables.SplitTexts(text))
	case load.DeclaredMap:
		if inner := x.entry(table, ref, row, prefix+k.Key+".", k.Keys); inner != "{}" {
			return inner
		}
		return ""
	case load.DeclaredOwnKeys:
		var pairs []string
		for _, q := range x.rows[tables.ListTable("orders."+table, k.Key)][ref] {
			if q.cells[tables.Number] == row.cells[tables.Number] {
				pairs = append(pairs, scalar(q.cells["sku"]), bareText(q.cells["quantity"]))
			}
		}
		if len(pairs) == 0 {
			return ""
		}
		return flow(pairs...)
	}
	if k.Kind == load.DeclaredFlag {
		text = strings.ToLower(text) // workbooks write TRUE
	}
	return bareText(text)
}

var bareValue = regexp.MustCompile(`^[0-9a-z][0-9a-z.%-]*$`)

// bareText is a day, number, share or flag; whatever else a person wrote there is
// quoted, for the loader to say what is wrong with it.
func bareText(text string) string {
	if text == "" || bareValue.MatchString(text) {
		return text
	}
	return quote(text)
}

// labels writes the labels of one's own of a key; where no key is named they are extra.
func (x *exportReader) labels(t *recordText, key, kind string, ref recordRef) {
	var list []labelled
	for _, row := range x.rows[tables.Labels][recordRef{ref.factory + "/" + kind, ref.id}] {
		if cmp.Or(row.cells["key"], "extra") != key {
			continue
		}
		list = append(list, labelled{row.cells["label"], []string{row.cells["text"]}})
	}
	writeExtra(t, key, list)
}

// broken reads a record that was put together and reports what is wrong with it:
// nothing of it is written then.
func (j *job) broken(kind string, r *exportedRecord) bool {
	var wrong []diag.Problem
	if kind == "factory" {
		_, wrong = load.FactoryFile(r.id, []byte(r.text))
	} else {
		var orders []record.Order
		if orders, wrong = load.Orders(r.id, []byte(r.text)); len(orders) == 1 {
			r.begin = orders[0].Begin()
			j.report.Lines += len(orders[0].Lines)
		}
	}
	i := slices.IndexFunc(wrong, func(p diag.Problem) bool { return p.Severity == diag.Error })
	if i < 0 {
		return false
	}
	addNote(&j.report.Held, diag.Say("Not written: a value that no record can have"), diag.Say("%s in %s: %s", r.id, r.place, wrong[i].Message()))
	return true
}
