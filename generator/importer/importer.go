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

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// Options say what is imported, and where to.
type Options struct {
	// File is the spreadsheet and Map the map.
	File, Map Source
	// Book is the folder of the book, which must not lead outside of itself; nil
	// for a book that does not exist yet.
	Book fs.FS
	// Write is the same folder, for changes. nil makes it a dry run, which finds
	// out what would be done and does nothing.
	Write *write.Book
}

// Source is a file that was read.
type Source struct {
	// Name is its name without a folder, as records and reports write it.
	Name string
	Data []byte
}

// Orders imports order lines: rows become orders by factory and year. An error
// tells of a file that cannot be used at all or a disk that fails; what is wrong
// with the map is in Report.Problems, and then nothing is written.
func Orders(opt Options) (*Report, error) { return run(opt, true) }

// Factories imports a list of factories.
func Factories(opt Options) (*Report, error) { return run(opt, false) }

// job is one import.
type job struct {
	Options
	report *Report
	sheet  *sheet
	book   *book
	state  *state
	writes map[string]string // new files and new texts of files
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
	var err error
	if j.sheet, err = openSheet(&m, j.Map.Name, j.File.Data, j.report); err != nil {
		return fmt.Errorf("%s: %w", j.File.Name, err)
	}
	j.sheet.problems = append(j.sheet.problems, problems...)
	book, problems, err := readBook(j.Book)
	if err != nil {
		return fmt.Errorf("reading the book: %w", err)
	}
	if len(problems) > 0 {
		j.report.Problems = problems
		return nil
	}
	j.book = book
	if j.state, err = readState(book.fsys, statePath(j.Map.Name)); err != nil {
		return err
	}
	if orders {
		j.orders()
	} else {
		j.factories()
	}
	if diag.HasErrors(j.report.Problems) {
		return nil
	}
	return j.write()
}

// orders reads everything and decides what becomes of it.
func (j *job) orders() {
	if c := j.sheet.m.Book.Currency; c.Known() && !isCurrency(c.V) {
		j.sheet.fault(ruleMapWord, c.Pos, fmt.Sprintf("%q is no currency of ISO 4217", c.V), "such as USD")
	}
	if !j.sheet.m.Order.ID.Known() {
		j.sheet.fault(ruleColumn, record.Pos{Line: 1, Column: 1}, "the map does not say which column holds the order number", "add `order: {id: …}`")
	}
	reader := newOrderReader(j.sheet, j.report)
	if j.faults() {
		return
	}
	entries := reader.read()
	reader.factories.identify(j.book, j.state)
	if j.faults() {
		return
	}
	orders, numbers := group(entries, reader.factories.byName)
	j.report.Numbers = numbers
	for _, e := range entries {
		if e.hasLine() {
			j.report.Lines++
		}
	}
	j.nameOrders(orders)
	wanted := map[*factory]bool{}
	valueTitle := j.sheet.m.Line.Value.V
	edits := map[string][]change{}
	gone := j.goneFactories(reader.factories.list)
	for _, o := range orders {
		o.arrange()
		text := o.text(j.File.Name, reader.extra, valueTitle, j.report)
		if j.order(o, text, gone[o.factory.id], edits) {
			wanted[o.factory] = true
		}
	}
	for name, changes := range edits {
		file := j.book.files[name]
		if file == nil {
			file = &bookFile{list: true}
		}
		j.writes[name] = file.edit(changes)
	}
	for _, f := range reader.factories.list {
		// A factory all of whose orders are elsewhere in the book needs no folder.
		if wanted[f] || gone[f.id] || j.book.factories[f.id] != nil {
			j.factory(f)
		}
	}
	j.settings(orders)
}

// factories imports a list of factories.
func (j *job) factories() {
	reader := newFactoryReader(j.sheet, j.report)
	if j.faults() {
		return
	}
	for _, r := range j.sheet.rows {
		reader.read(r)
	}
	reader.identify(j.book, j.state)
	if j.faults() {
		return
	}
	for _, f := range reader.list {
		j.factory(f)
	}
	j.settings(nil)
}

// faults settles the doubts about the columns so far and reports whether the
// import must stop.
func (j *job) faults() bool {
	s := j.sheet
	for _, f := range s.fields {
		f.resolve()
	}
	j.report.Columns = j.report.Columns[:0]
	for _, f := range s.fields {
		j.report.Columns = append(j.report.Columns, f.tally)
	}
	j.report.Problems = diag.Sort(s.problems)
	return diag.HasErrors(s.problems)
}

// settings writes factorybook.yaml for a book that has none.
func (j *job) settings(orders []*order) {
	if j.book.settings {
		return
	}
	m := j.sheet.m
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
