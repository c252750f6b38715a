package importer_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/diag"
	"factorybook/generator/export"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
	"factorybook/generator/write"
)

// exportOf returns the files of the export of a book.
func exportOf(t testing.TB, book fs.FS) (map[string][]byte, []*load.Factory) {
	t.Helper()
	settings, factories, problems := loadtest.Load(t, book)
	if diag.HasErrors(problems) {
		t.Fatalf("the book has errors: %s", problems[0].Text)
	}
	tables := export.NewTables()
	for _, f := range factories {
		tables.Record(f.Record)
	}
	list, cut, err := tables.Files(settings, record.NewDate(2026, 6, 30), wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese))
	if err != nil || len(cut) > 0 {
		t.Fatal(cut, err)
	}
	files := map[string][]byte{}
	for _, f := range list {
		files[f.Name] = f.Data
	}
	return files, factories
}

// importExport imports an export into a new book and returns it.
func importExport(t testing.TB, files map[string][]byte, from string) (fs.FS, *importer.Report) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "book")
	report, err := importer.Orders(importer.Options{
		File: importer.Source{Name: from, Data: files[from]},
		Map:  importer.Source{Name: export.MapFile, Data: files[export.MapFile]},
		Write: func() (*write.Book, error) {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				return nil, err
			}
			return write.OpenBook(dir)
		},
		Beside: func(name string) ([]byte, error) {
			if data, ok := files[name]; ok {
				return data, nil
			}
			return nil, fs.ErrNotExist
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(dir), report
}

// said is everything that a record says, but for what no export holds.
func said(values []load.Value, prefix string, into *[]string) {
	for _, v := range values {
		name := prefix + "." + v.Key
		if v.Key == "private" || !v.Known() {
			continue
		}
		if len(v.Values) > 0 {
			for i, inner := range v.Values {
				said([]load.Value{inner}, name+"["+strconv.Itoa(i)+"]", into)
			}
			continue
		}
		*into = append(*into, name+" = "+strconv.Quote(v.Text))
	}
}

func saidOf(factories []*load.Factory) string {
	var list []string
	for _, f := range factories {
		said(load.Values(f.Record), f.Record.ID, &list)
		for i := range f.Record.Orders {
			said(load.Values(&f.Record.Orders[i]), f.Record.ID+"/"+f.Record.Orders[i].ID.V, &list)
		}
	}
	return strings.Join(list, "\n") + "\n"
}

// sameBook exports and imports a book and reports the first thing that is not as it
// was.
func sameBook(t testing.TB, book fs.FS) {
	t.Helper()
	files, before := exportOf(t, book)
	want := saidOf(before)
	for _, from := range []string{export.WorkbookFile, "orders.csv"} {
		again, report := importExport(t, files, from)
		if len(report.Held) > 0 || len(report.Problems) > 0 {
			t.Errorf("%s: held %v, problems %v", from, report.Held, report.Problems)
		}
		_, after, _ := loadtest.Load(t, again)
		got := saidOf(after)
		if got == want {
			continue
		}
		a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Fatalf("%s: was %s\nis %s", from, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
			}
		}
		t.Fatalf("%s: more came back than went out: %s", from, b[len(a)])
	}
}

func TestExportOfTheSampleBookComesBackAsTheSameRecords(t *testing.T) {
	sameBook(t, os.DirFS("../../content"))
}

// nasty are texts that spreadsheets, their formats and YAML are known to change.
var nasty = []string{"KT-210", "0755", "12E5", "2.02207E+18", "3-5", "2025-03-05", "true", "NO", "~", "null", "=1+1", "+86 757", "-", "@x", "'", "'=1", "'0755", "a; b", "a, b", "#x", "a: b", "{a}", "[b]", `"q"`, `\`,
	"PO_x0031_7", "_x005F_x0031_", "_xD800_", "佛山市华耀陶瓷有限公司", "𠮷", "é", "１２", "#N/A", "<b>", "1.50", "%", "5%", "|", ">", "*", "two\nlines", "- list\n\n1. and\n\n    code", "ends;", "TRUE"}

// maker makes records of everything that the format declares.
type maker struct {
	random *rand.Rand
	kind   string
	// fits are the texts that a key can have, by its path.
	fits map[string][]string
	n    int
}

var others = []string{"USD", "CNY", "CNNSA", "DEHAM", "FOB", "2025", "2025-Q3", "2025-07", "91440604MA0000001X", "on_time"}

func everyWord() []string {
	e := record.Enums
	var list []string
	for _, words := range [][]string{e.FactoryKind, e.Status, e.Role, e.CapacityPer, e.AgreementKind, e.VolumePer, e.Goodwill, e.AskedBy, e.PaymentStage, e.PaymentAfter, e.Remedy, e.InspectionStage, e.Level, e.Result, e.Weekday, others} {
		list = append(list, words...)
	}
	return list
}

// loads reports whether a text is a record without errors.
func loads(kind, text string) bool {
	var problems []diag.Problem
	if kind == "factory" {
		_, problems = load.FactoryFile("x", []byte(text))
	} else {
		_, problems = load.Orders("x", []byte(text))
	}
	return !diag.HasErrors(problems)
}

// value makes what stands under a key, as JSON, which is YAML; "" when chance leaves
// it out.
func (m *maker) value(path string, k load.Declared, within func(string) string) string {
	pick := func(make func() string) string {
		if m.fits[path] == nil {
			m.fits[path] = []string{}
			try := append(append([]string{}, nasty...), everyWord()...)
			if make != nil {
				try = nil
				for range 6 {
					try = append(try, make())
				}
			}
			for _, text := range try {
				value := text
				if make == nil {
					value = quoteJSON(text)
				}
				if loads(m.kind, within(value)) {
					m.fits[path] = append(m.fits[path], value)
				}
			}
		}
		if list := m.fits[path]; len(list) > 0 {
			return list[m.random.IntN(len(list))]
		}
		return ""
	}
	switch k.Kind {
	case load.DeclaredText, load.DeclaredMarkdown:
		return pick(nil)
	case load.DeclaredDay:
		return quoteJSON(record.NewDate(1900+m.random.IntN(250), 1, 1).String()[:5] + fmt.Sprintf("%02d-%02d", 1+m.random.IntN(12), 1+m.random.IntN(28)))
	case load.DeclaredNumber:
		return pick(func() string {
			return []string{fmt.Sprint(m.random.IntN(5)), fmt.Sprintf("%d.%02d", m.random.IntN(1e6), m.random.IntN(100)), "1234567890.123456", "0.000001", fmt.Sprint(m.random.IntN(60))}[m.random.IntN(5)]
		})
	case load.DeclaredPercent:
		return quoteJSON([]string{"5%", "2.5%", "0%", "100%", "0.05%"}[m.random.IntN(5)])
	case load.DeclaredFlag:
		return []string{"true", "false"}[m.random.IntN(2)]
	case load.DeclaredTexts:
		one := pickList(m, path, within)
		return one
	}
	return ""
}

func pickList(m *maker, path string, within func(string) string) string {
	item := load.Declared{Kind: load.DeclaredText}
	wrapped := func(v string) string { return within("[" + v + "]") }
	var items []string
	for range 1 + m.random.IntN(3) {
		if v := m.value(path+"[]", item, wrapped); v != "" && !contains(items, v) {
			items = append(items, v)
		}
	}
	if len(items) == 0 {
		return ""
	}
	return "[" + strings.Join(items, ", ") + "]"
}

func contains(list []string, s string) bool {
	for _, other := range list {
		if other == s {
			return true
		}
	}
	return false
}

func quoteJSON(s string) string {
	q := strconv.Quote(s)
	return strings.ReplaceAll(q, `\x7f`, "")
}

// object makes a map of keys; within puts a value into a whole record around it.
func (m *maker) object(path string, keys []load.Declared, within func(string) string) string {
	var pairs []string
	for _, k := range keys {
		at := path + "." + k.Key
		if k.Key == "private" || k.Key == "imported" || path == "" && (k.Key == "id" || k.Key == "name") || k.Key == "id" {
			continue
		}
		if m.random.IntN(3) == 0 {
			continue
		}
		around := func(v string) string { return within("{" + k.Key + ": " + v + "}") }
		v := ""
		switch k.Kind {
		case load.DeclaredMap:
			v = m.object(at, k.Keys, around)
		case load.DeclaredList:
			var items []string
			for range 1 + m.random.IntN(3) {
				id := ""
				if k.Key == "contacts" {
					m.n++
					id = fmt.Sprintf("id: c-%d, ", m.n)
				}
				item := m.object(at, k.Keys, func(v string) string { return around("[" + strings.Replace(v, "{", "{"+id, 1) + "]") })
				item = strings.Replace(item, "{", "{"+id, 1)
				if item != "" && loads(m.kind, around("["+item+"]")) { // else a key that must be there is missing
					items = append(items, item)
				}
			}
			if len(items) > 0 {
				v = "[" + strings.Join(items, ", ") + "]"
			}
		case load.DeclaredOwnKeys:
			v = "{" + quoteJSON(nasty[m.random.IntN(20)]) + ": " + []string{"12", "7"}[m.random.IntN(2)] + ", K-2: 3}"
			if !loads(m.kind, around(v)) {
				v = ""
			}
		default:
			v = m.value(at, k, around)
		}
		if v != "" {
			pairs = append(pairs, k.Key+": "+v)
		}
	}
	if len(pairs) == 0 {
		return ""
	}
	return "{" + strings.Join(pairs, ", ") + "}"
}

// Every key of the format that an export carries comes back, whatever stands in it.
func TestExportOfAnyBookComesBackAsTheSameRecords(t *testing.T) {
	factory := &maker{kind: "factory", fits: map[string][]string{}}
	order := &maker{kind: "order", fits: map[string][]string{}}
	for seed := range testenv.Sample(6, 60) {
		random := rand.New(rand.NewPCG(uint64(seed), 99))
		book := fstest.MapFS{"factorybook.yaml": {Data: []byte("title: '#1 \"book\"'\ncurrency: USD\n")}}
		factory.random, order.random = random, random
		for n := range 2 {
			name := func(v string) string { return strings.Replace(v, "{", "{name: F, ", 1) }
			text := factory.object("", load.Declarations("factory"), name)
			dir := fmt.Sprintf("factories/f-%d/", n)
			book[dir+"factory.yaml"] = &fstest.MapFile{Data: []byte(name(text) + "\n")}
			var orders strings.Builder
			for i := range 6 {
				id := func(v string) string {
					return strings.Replace(v, "{", fmt.Sprintf("{id: %s, ", quoteJSON(fmt.Sprint(nasty[i], n, i))), 1)
				}
				orders.WriteString("- " + id(order.object("", load.Declarations("order"), func(v string) string { return "- " + id(v) })) + "\n")
			}
			book[dir+"orders/2025.yaml"] = &fstest.MapFile{Data: []byte(orders.String())}
		}
		for name, f := range book {
			kind := "order"
			if strings.HasSuffix(name, "factory.yaml") {
				kind = "factory"
			}
			if name != "factorybook.yaml" && !loads(kind, string(f.Data)) {
				t.Fatalf("seed %d: the book that was made up has errors: %s", seed, f.Data)
			}
		}
		sameBook(t, book)
	}
}
