// Package importer turns spreadsheets into records.
//
// Look at Orders first, and at Options: a CSV file, a map that says what its
// columns mean, and a book. docs/import.md describes the map for the people who
// write it; maps/ holds real ones.
//
// What the package promises. It never guesses: not between day-month and
// month-day, not what a mark in a number means, not whether two names are one
// factory; what it cannot read stays not recorded and is reported with its rows.
// A guess at the encoding, the one it does make, is reported. A second import of
// the same file changes nothing. A record that was edited by hand, that was there
// before, or that was deleted by hand is left alone, and so is every other byte of
// the files that are changed. Every record says which row it came from. Nothing
// is written outside the book, and no file is ever half written.
package importer

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
	"factorybook/generator/write"
)

// Options say what is imported, and where to.
type Options struct {
	// File is the spreadsheet and Map the map.
	File, Map Source
	// Book is the folder of the book, which must not lead outside of itself; nil
	// for a book that does not exist yet.
	Book fs.FS
	// Write opens the same folder for changes, once there is something to write: an
	// import that fails leaves nothing behind, not even a folder. nil makes it a dry
	// run, which finds out what would be done and does nothing.
	Write func() (*write.Book, error)
	// Complete puts what a new book has beside its records, before its settings are
	// written; nil when nothing is.
	Complete func(*write.Book) error
	// Beside reads another file of the folder that File stands in, for the tables of
	// an export; nil when there are none.
	Beside func(name string) ([]byte, error)
}

// Source is a file that was read.
type Source struct {
	// Name is its name without a folder, as records and reports write it.
	Name string
	Data []byte
}

// Orders imports order lines: rows become orders by factory and year. An error
// reports a file that cannot be used at all or a disk that fails; what is wrong
// with the map is in Report.Problems, and then nothing is written.
func Orders(opt Options) (*Report, error) { return run(opt, true) }

// Factories imports a list of factories.
func Factories(opt Options) (*Report, error) { return run(opt, false) }

// job is one import.
type job struct {
	Options
	report *Report
	m      *mapping
	table  *table
	book   *book
	state  *state
	logged map[string]map[string]bool // the entries that logs added, by order: fingerprints
	writes map[string]string          // new files and new texts of files
	disk   *write.Book                // while they are written
}

func run(opt Options, orders bool) (*Report, error) {
	j := &job{Options: opt, writes: map[string]string{},
		report: &Report{File: opt.File.Name, Map: opt.Map.Name, DryRun: opt.Write == nil}}
	if err := j.do(orders); err != nil {
		return nil, err
	}
	return j.report, nil
}

func (j *job) do(orders bool) error {
	m, problems := load.Document(j.Map.Name, j.Map.Data, mapObject)
	if j.report.Problems = problems; diag.HasErrors(problems) {
		return nil
	}
	j.m = &m
	if m.Exported.Known() {
		return j.back(orders)
	}
	var err error
	if j.table, err = openTable(&m, j.Map.Name, j.File.Data, j.report); err != nil {
		return fmt.Errorf("%s: %w", j.File.Name, err)
	}
	j.table.problems = append(j.table.problems, problems...)
	if ok, err := j.open(); !ok {
		return err
	}
	what := j.factories
	if orders {
		what = j.orders
	}
	if err := what(); err != nil {
		return fmt.Errorf("%s: %w", j.File.Name, err)
	}
	if diag.HasErrors(j.report.Problems) {
		return nil
	}
	return j.write()
}

// open reads the book as it is; ok is false when it cannot be read.
func (j *job) open() (ok bool, err error) {
	book, problems, err := readBook(j.Book, j.m.Rows.V == rowsInspections)
	if err != nil {
		return false, fmt.Errorf("reading the book: %w", err)
	}
	if len(problems) > 0 {
		j.report.Problems = problems
		return false, nil
	}
	j.book = book
	if j.state, err = readState(book.fsys, statePath(j.Map.Name)); err == nil {
		err = j.readLogged()
	}
	return err == nil, err
}

// back imports the tables of an export.
func (j *job) back(orders bool) error {
	if ok, err := j.open(); !ok {
		return err
	}
	if err := j.exported(orders); err != nil {
		return fmt.Errorf("%s: %w", j.File.Name, err)
	}
	return j.write()
}

// orders reads everything and decides what becomes of it.
func (j *job) orders() error {
	m := j.table.m
	if c := m.Book.Currency; c.Known() && !isCurrency(c.V) {
		j.table.fault(ruleMapWord, c.Pos, diag.Say("%q is no currency of ISO 4217", c.V), diag.Say("such as USD"))
	}
	if !known(m.Order.ID) {
		j.table.fault(ruleColumn, record.Pos{Line: 1, Column: 1}, diag.Say("the map does not say which column holds the order number"), diag.Say("add `order: {id: …}`"))
	}
	if m.Rows.V == rowsInspections {
		return j.inspectionLog()
	}
	reader := newOrderReader(j.table, j.report)
	if j.faults() {
		return nil
	}
	if err := reader.read(); err != nil {
		return err
	}
	if j.faults() {
		return nil
	}
	reader.factories.identify(j.book, j.state)
	orders := j.group(reader)
	if j.faults() {
		return nil
	}
	wanted := map[*factory]bool{}
	valueTitle := ""
	if reader.value != nil {
		valueTitle = reader.value.tally.Title
	}
	edits := map[string][]change{}
	gone := j.goneFactories(reader.factories.list)
	for _, o := range orders {
		text := o.text(j.File.Name, reader, m, valueTitle, j.report)
		if j.order(o, text, gone[o.factory.id], edits) {
			wanted[o.factory] = true
		}
	}
	j.edit(edits)
	for _, f := range reader.factories.list {
		// A factory all of whose orders are elsewhere in the book needs no folder.
		if wanted[f] || gone[f.id] || j.book.factories[f.id] != nil {
			j.factory(f)
		}
	}
	return j.settings(orders)
}

// edit puts changes into the files of orders.
func (j *job) edit(edits map[string][]change) {
	for name, changes := range edits {
		file := j.book.files[name]
		if file == nil {
			file = &bookFile{list: true}
		}
		j.writes[name] = file.edit(changes)
	}
}

// group makes orders of the entries, as far as it is known what their rows stand for.
func (j *job) group(reader *orderReader) []*order {
	orders, numbers := group(reader.entries, reader.factories.byName)
	j.report.Numbers = len(numbers)
	alikeIDs(numbers, j.report)
	reader.back.attach(orders, reader.factories.byName)
	orders = asRowsSay(orders, j.table.m, j.report)
	j.nameOrders(orders)
	for _, o := range orders {
		o.arrange()
		if a, b := o.twice(); a != nil {
			j.report.note(diag.Say("Rows of one order that are alike in all that the map names (each is a line; delete one from the spreadsheet if it was copied)"), diag.Say("%s: rows %d and %d", o.number, min(a.row, b.row), max(a.row, b.row)))
		}
		currency := commonest(o, nil, "", func(e *entry) string { return e.currency })
		for _, e := range o.entries {
			if e.hasLine() {
				j.report.Lines++
			}
			if e.price.known && e.currency != currency {
				reader.price.tally.Idle++
			}
			if e.delivered.known && e.hasDelivery() && e.sku == "" && !o.wholeDelivery() {
				reader.delivered.tally.Idle++
			}
		}
	}
	j.effects(j.table.fields)
	return orders
}

// factories imports a list of factories.
func (j *job) factories() error {
	reader := newFactoryReader(j.table, j.report)
	name := -1
	if reader.name != nil {
		name = reader.name.column
	}
	j.table.fillDown(-1, name, reader.columns(), nil)
	if j.faults() {
		return nil
	}
	err := j.table.each(func(r sheet.Row) {
		if name >= 0 && countsFactories(r, r.Cell(name).Text) {
			j.report.Totals = append(j.report.Totals, r.Number)
			return
		}
		if _, _, unnamed := reader.read(r); unnamed {
			j.report.NoFactory = append(j.report.NoFactory, r.Number)
		}
	})
	if err != nil {
		return err
	}
	if j.faults() {
		return nil
	}
	reader.identify(j.book, j.state)
	j.effects(j.table.fields)
	if j.faults() {
		return nil
	}
	for _, f := range reader.list {
		j.factory(f)
	}
	return j.settings(nil)
}

// countsFactories reports whether a row is the last line of a list, which says how many
// there are: where the factory is named stands Total, or a number beside it.
func countsFactories(r sheet.Row, name string) bool {
	return saysTotal(name) || strings.IndexFunc(name, unicode.IsLetter) < 0 && isTotal(r)
}

// effects finds the columns of the map that hold something and changed nothing: such
// a column is a mistake in the map, or its remedy is missing there.
func (j *job) effects(fields []*field) {
	for _, f := range fields {
		c := &f.tally
		held := c.Read + c.unread()
		if held == 0 || c.Read > c.Idle || j.table.faulty(f) {
			continue
		}
		why := diag.Say("none of its values could be used")
		if c.Read == 0 {
			u := c.Unreadable[0]
			why = diag.Say("none of its values could be read: %q in %s: %s", sheet.Excerpt(u.Text), f.place(u.Rows[0]), u.Why)
		}
		j.table.fault(ruleNoEffect, f.at, diag.Say("%q (%s) holds something in %s and has no effect: %s", c.Title, c.Key, count(held, diag.Say("1 row"), diag.Say("%d rows", held)), why), diag.Say("take it out of the map, or say how it is read under columns:"))
	}
}

// faults resolves the doubts about the columns so far and reports whether the
// import must stop.
func (j *job) faults() bool {
	t := j.table
	t.headerElsewhere()
	for _, f := range t.fields {
		f.resolve()
		f.doubts, f.ids = doubts{}, idDamage{}
	}
	j.report.Columns = j.report.Columns[:0]
	for _, f := range t.fields {
		j.report.Columns = append(j.report.Columns, f.tally)
	}
	j.report.Filled = nil
	for _, f := range t.fills {
		if f.count > 0 {
			addNote(&j.report.Filled, diag.Say("Blank cells filled with what stands above"), diag.Say("%s: %s", t.titleOf(f.column), count(f.count, diag.Say("1 cell"), diag.Say("%d cells", f.count))))
		}
	}
	j.report.Problems = diag.Sort(t.problems)
	return diag.HasErrors(t.problems)
}

// settings writes factorybook.yaml for a book that has none.
func (j *job) settings(orders []*order) error {
	// There is a book already, or nothing to put into a new one. What an import that was cut
	// short wrote before is as good as new.
	if j.book.settings || len(j.writes) == 0 && j.report.Factories.Unchanged == 0 {
		return nil
	}
	m := j.m
	title := m.Book.Title.V
	if title == "" {
		title = "Factory book from " + strings.TrimSuffix(j.File.Name, path.Ext(j.File.Name))
	}
	currency := m.Book.Currency.V
	if currency == "" {
		currency = oneCurrency(orders)
	}
	var t recordText
	t.text("title", title)
	t.text("importer", m.Book.Importer.V)
	t.bare("as_of", m.Book.AsOf.V.String())
	t.bare("currency", currency)
	j.writes[load.SettingsFile] = t.String()
	j.report.NewBook = true
	return nil
}

// oneCurrency is the currency of all orders, or "" when there are several.
func oneCurrency(orders []*order) (currency string) {
	for _, o := range orders {
		for _, e := range o.entries {
			if e.currency != "" && currency != "" && e.currency != currency {
				return ""
			}
			currency = max(currency, e.currency)
		}
	}
	return currency
}
