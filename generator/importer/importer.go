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
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
		f.settle()
	}
	j.report.Columns = j.report.Columns[:0]
	for _, f := range s.fields {
		j.report.Columns = append(j.report.Columns, f.tally)
	}
	j.report.Problems = diag.Sort(s.problems)
	return diag.HasErrors(s.problems)
}

// nameOrders gives orders their ids: the order number, and where several
// factories share the number, number@factory. An id once given stays.
func (j *job) nameOrders(orders []*order) {
	factories := map[string]int{}
	for _, o := range orders {
		factories[o.number]++
	}
	used := map[string]bool{}
	for _, o := range orders {
		o.id = j.orderID(o, factories[o.number] > 1)
		if used[o.id] { // a number that looks like the id of another order
			o.id += "-" + hashOf(o.number+"@"+o.factory.id)
		}
		used[o.id] = true
	}
}

func (j *job) orderID(o *order, shared bool) string {
	for _, factory := range append([]string{o.factory.id}, o.factory.was...) {
		if id, ok := j.state.orderIDs[orderKey{o.number, factory}]; ok {
			return id
		}
	}
	there := j.book.orders[o.number]
	_, ours := j.state.orders[o.number]
	switch {
	case there != nil && there.factory == o.factory.id:
		return o.number // alone under its number when it was typed
	case shared, ours:
		return o.number + "@" + o.factory.id
	}
	return o.number
}

// goneFactories are those that an import wrote and a person deleted.
func (j *job) goneFactories(list []*factory) map[string]bool {
	gone := map[string]bool{}
	for _, f := range list {
		if _, written := j.state.factories[f.id]; written && j.book.factories[f.id] == nil {
			gone[f.id] = true
		}
	}
	return gone
}

// order decides what becomes of one order; it reports whether a new record is
// written, so that its factory is needed.
func (j *job) order(o *order, text string, factoryGone bool, edits map[string][]change) (created bool) {
	out := &j.report.Orders
	now := orderState{ID: o.id, Factory: o.factory.id, Text: fingerprint(text)}
	if o.number != o.id {
		now.Number = o.number
	}
	before, written := j.state.orders[o.id]
	there := j.book.orders[o.id]
	switch {
	case there == nil && (written || factoryGone):
		out.Deleted = append(out.Deleted, o.id)
	case there == nil:
		name := j.book.place(o.factory.id, o.begin)
		edits[name] = append(edits[name], change{id: o.id, begin: o.begin, text: text})
		out.Created = append(out.Created, o.id)
		j.state.putOrder(now)
		return true
	case !there.file.list && written:
		out.Edited = append(out.Edited, o.id)
	case !there.file.list:
		out.Foreign = append(out.Foreign, o.id)
	case same(there.text(), text):
		out.Unchanged++
		j.state.putOrder(now)
	case !written:
		out.Foreign = append(out.Foreign, o.id)
	case fingerprint(ended(there.text())) != before.Text:
		out.Edited = append(out.Edited, o.id)
	default:
		edits[there.path] = append(edits[there.path], change{at: there, text: text})
		out.Updated = append(out.Updated, o.id)
		j.state.putOrder(now)
	}
	return false
}

// same compares records whatever their line ends.
func same(there, text string) bool {
	return there == text || strings.ReplaceAll(ended(there), "\r\n", "\n") == text
}

// ended is the text with a line end, which the last record of a file may lack.
func ended(text string) string {
	if strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

// factory decides what becomes of one factory.yaml.
func (j *job) factory(f *factory) {
	out := &j.report.Factories
	text := f.text(j.File.Name)
	now := factoryState{ID: f.id, Names: f.names, Text: fingerprint(text)}
	before, written := j.state.factories[f.id]
	there := j.book.factories[f.id]
	name := path.Join("factories", f.id, "factory.yaml")
	switch {
	case there == nil && written:
		out.Deleted = append(out.Deleted, f.id)
		return
	case there == nil || there.text == "":
		out.Created = append(out.Created, f.id)
		j.writes[name] = text
	case same(there.text, text):
		out.Unchanged++
	case !written:
		out.Foreign = append(out.Foreign, f.id)
		return
	case fingerprint(there.text) != before.Text:
		out.Edited = append(out.Edited, f.id)
		now.Text = before.Text
	default:
		out.Updated = append(out.Updated, f.id)
		if strings.Contains(there.text, "\r\n") {
			text = strings.ReplaceAll(text, "\n", "\r\n")
		}
		j.writes[name] = text
	}
	j.state.putFactory(now)
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
	t.bare("currency", currency)
	t.bare("as_of", m.Book.AsOf.V.String())
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

// write brings the files to disk: factories before their orders, and the state
// last, so that an import cut short is finished by the next one.
func (j *job) write() error {
	names := slices.Sorted(maps.Keys(j.writes))
	j.report.FilesDone = names
	var factories, orders []string
	for _, name := range names {
		if size := len(j.writes[name]); size > load.MaxFileSize {
			return fmt.Errorf("%s would hold %d MiB, and a record file may hold %d; move some of its orders to a file of their own beside it", name, size>>20, load.MaxFileSize>>20)
		}
		if path.Base(path.Dir(name)) == "orders" {
			orders = append(orders, name)
		} else {
			factories = append(factories, name)
		}
	}
	if j.Write == nil {
		return nil
	}
	if err := j.writeAll(factories); err != nil {
		return err
	}
	if err := j.writeAll(orders); err != nil {
		return err
	}
	name, state := statePath(j.Map.Name), j.state.bytes()
	if old, err := fs.ReadFile(j.book.fsys, name); err == nil && bytes.Equal(old, state) || err != nil && j.state.empty() {
		return nil
	}
	return j.put(name, state)
}

// writeAll writes files, several at a time: a disk that is asked to keep each of
// them safe takes its time for every one.
func (j *job) writeAll(names []string) error {
	const atOnce = 16
	errs := make([]error, len(names))
	var next atomic.Int64
	var writers sync.WaitGroup
	for range min(atOnce, len(names)) {
		writers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				errs[i] = j.put(names[i], []byte(j.writes[names[i]]))
			}
		})
	}
	writers.Wait()
	return errors.Join(errs...)
}

func (j *job) put(name string, data []byte) error {
	if j.book.exists(name) {
		return j.Write.Replace(name, data)
	}
	return j.Write.Create(name, data)
}
