package importer_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// plainMap is the map of most tests.
const plainMap = `
factory: {name: Factory}
order: {id: PO, placed: Placed, promised: Promised, incoterm: Terms, currency: Currency}
line: {sku: SKU, quantity: Qty, price: Price, value: Value}
delivery: {ready: Ready}
`

const header = "PO,Factory,Placed,Promised,Ready,SKU,Qty,Price,Value,Terms,Currency\n"

// book is a book in a folder of its own.
type book struct {
	t   *testing.T
	dir string
}

func newBook(t *testing.T) *book { return &book{t, t.TempDir()} }

// options are those of an import of text into the book.
func (b *book) options(csv, mapText string) importer.Options {
	b.t.Helper()
	root, err := os.OpenRoot(b.dir)
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() { root.Close() })
	return importer.Options{
		File: importer.Source{Name: "orders.csv", Data: []byte(csv)},
		Map:  importer.Source{Name: "erp.yaml", Data: []byte(mapText)},
		Book: root.FS(), Write: func() (*write.Book, error) { return write.OpenBook(b.dir) },
	}
}

// orders imports order lines and expects the map to be in order.
func (b *book) orders(csv, mapText string) *importer.Report {
	b.t.Helper()
	report, err := importer.Orders(b.options(csv, mapText))
	if err != nil {
		b.t.Fatalf("import: %v", err)
	}
	if len(report.Problems) > 0 {
		b.t.Fatalf("import: %v", report.Problems)
	}
	return report
}

// refused imports order lines and expects one problem.
func (b *book) refused(csv, mapText string) diag.Problem {
	b.t.Helper()
	report, err := importer.Orders(b.options(csv, mapText))
	if err != nil {
		b.t.Fatalf("import: %v", err)
	}
	if len(report.Problems) != 1 {
		b.t.Fatalf("problems: %v, want one", report.Problems)
	}
	if files := b.tree(); len(files) > 0 {
		b.t.Errorf("files were written in spite of a problem: %v", slices.Sorted(maps.Keys(files)))
	}
	return report.Problems[0]
}

// tree is every file of the book.
func (b *book) tree() map[string]string {
	b.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(b.dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(b.dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return files
}

func (b *book) read(name string) string {
	b.t.Helper()
	data, err := os.ReadFile(filepath.Join(b.dir, filepath.FromSlash(name)))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(data)
}

func (b *book) write(name, text string) {
	b.t.Helper()
	name = filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		b.t.Fatal(err)
	}
}

// change replaces a text that stands once in a file.
func (b *book) change(name, old, new string) {
	b.t.Helper()
	text := b.read(name)
	if strings.Count(text, old) != 1 {
		b.t.Fatalf("%q stands %d times in\n%s", old, strings.Count(text, old), text)
	}
	b.write(name, strings.Replace(text, old, new, 1))
}

// load reads the book back and expects no problem of form.
func (b *book) load() (*record.Settings, map[string]*record.Factory) {
	b.t.Helper()
	opened, err := load.Open(os.DirFS(b.dir))
	if err != nil {
		b.t.Fatal(err)
	}
	problems := opened.Problems
	factories := map[string]*record.Factory{}
	for _, e := range opened.Factories {
		f, err := opened.Factory(e.ID)
		if err != nil {
			b.t.Fatal(err)
		}
		problems = append(problems, f.Problems...)
		factories[e.ID] = f.Record
	}
	for _, p := range problems {
		b.t.Errorf("%s:%d:%d: %s %s: %s", p.Place.File, p.Place.Line, p.Place.Column, p.Severity, p.Code, p.Text)
	}
	return opened.Settings, factories
}

// order reads one order back.
func (b *book) order(id string) *record.Order {
	b.t.Helper()
	_, factories := b.load()
	for _, f := range factories {
		for i := range f.Orders {
			if f.Orders[i].ID.V == id {
				return &f.Orders[i]
			}
		}
	}
	b.t.Fatalf("the book has no order %s", id)
	return nil
}

// check returns what the checker says of the book.
func (b *book) check(today record.Date) (problems []diag.Problem) {
	b.t.Helper()
	settings, factories := b.load()
	var ids []check.IDs
	for _, id := range slices.Sorted(maps.Keys(factories)) {
		found, known, _ := check.Factory(check.Input{Factory: factories[id], Settings: settings, Today: today})
		problems, ids = append(problems, found...), append(ids, known)
	}
	return append(problems, check.Book(settings, slices.Values(ids))...)
}

func text(t *testing.T, report *importer.Report) string {
	t.Helper()
	var b strings.Builder
	if err := report.WriteText(&b, nil); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func expect(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("missing %q in\n%s", part, text)
		}
	}
}

// lineText writes a line in few characters.
func lineText(l *record.Line) string {
	parts := []string{l.SKU.V}
	if l.Quantity.Known() {
		parts = append(parts, l.Quantity.V.String())
	}
	if l.Price.Known() {
		parts = append(parts, "at "+l.Price.V.String())
	}
	if l.Promised.Known() {
		parts = append(parts, "for "+l.Promised.V.String())
	}
	return strings.Join(parts, " ")
}

func linesText(o *record.Order) string {
	var parts []string
	for i := range o.Lines {
		parts = append(parts, lineText(&o.Lines[i]))
	}
	return strings.Join(parts, "; ")
}

func deliveriesText(o *record.Order) string {
	var parts []string
	for _, d := range o.Deliveries {
		day, _ := d.Day()
		part := day.String()
		for _, q := range d.Quantities {
			part += " " + q.SKU.V + "=" + q.Quantity.V.String()
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "; ")
}

func (b *book) run(opt importer.Options) *importer.Report {
	b.t.Helper()
	report, err := importer.Orders(opt)
	if err != nil {
		b.t.Fatal(err)
	}
	return report
}

func (b *book) remove(name string) {
	b.t.Helper()
	if err := os.RemoveAll(filepath.Join(b.dir, filepath.FromSlash(name))); err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) rename(from, to string) {
	b.t.Helper()
	if err := os.Rename(filepath.Join(b.dir, filepath.FromSlash(from)), filepath.Join(b.dir, filepath.FromSlash(to))); err != nil {
		b.t.Fatal(err)
	}
}
