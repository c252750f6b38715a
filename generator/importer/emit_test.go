package importer

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// readBack reads one order as a book's file.
func readBack(t *testing.T, text string) (*record.Factory, []string) {
	t.Helper()
	fsys := fstest.MapFS{
		"factorybook.yaml":             {Data: []byte("title: t\n")},
		"factories/f/factory.yaml":     {Data: []byte("name: f\n")},
		"factories/f/orders/2025.yaml": {Data: []byte(text)},
	}
	book, err := load.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	f, err := book.Factory("f")
	if err != nil {
		t.Fatal(err)
	}
	var problems []string
	for _, p := range f.Problems {
		problems = append(problems, fmt.Sprintf("%d:%d: %s", p.Place.Line, p.Place.Column, p.Text))
	}
	return f.Record, problems
}

var awkward = []string{
	"A?", "yes", "NO", "null", "~", "0755", "1.10", "1e5", "0x1F", "12:30:00", "2025-02-30", "2025-02-01T10:00:00Z", ".inf", "-", "- a", "? b", ": c", "a: b", "a #b", "#b",
	"a:", "{a}", "[a", "a, b", "*x", "&x", "!x", "|", ">", "%x", "@x", "`x`", `"quoted"`, "'single'", `back\slash`, "a\"b", " lead", "trail ", "tab\tin",
	"两条：一", "“引号”", "a，b", "café", "e\u0301", "emoji 🏭", "nbsp\u00a0x", "zero\u200bwidth", "bidi\u202eevil", "line\u2028sep", "\ufeffbom", "bell\a", "---", "...", "--- x",
	"=HYPERLINK(\"x\")", "+86 757", "<<", "key: {a: [b]}", "a\nb", "a\n\nb", "\na", "a\n", " a\n b", "a\n#b", "a\n--- b", "\u0301x", "=", "x=", "1_000", "0o17", "007", "+1", "1,000",
}

// FuzzTextComesBackAsItWasWritten: whatever stands in a cell is the same text
// when the record that was written is read.
func FuzzTextComesBackAsItWasWritten(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return // cells are decoded before
		}
		whole := tidy(s)
		line := oneLine(whole)
		if line == "" || len(line) > maxKey {
			return
		}
		o := order{number: line, id: line, factory: &factory{}}
		o.entries = []*entry{
			{row: 2, factory: o.factory, number: line, sku: line, name: line, unit: line, quantity: number2(t), notes: whole, notesZH: whole, extraZH: []string{line}, trader: line, ready: record.NewDate(2025, 1, 2), extra: []string{line, strings.Repeat("long ", 15)}},
			{row: 3, factory: o.factory, number: line, sku: "other", quantity: number2(t)},
		}
		o.arrange()
		text := o.text(line, &orderReader{extra: []labelField{{label: line}, {label: "Long"}}, extraZH: []labelField{{label: line}}}, &mapping{}, "", &Report{})
		if canonical, err := load.Format("factories/f/orders/2025.yaml", []byte(text)); err != nil || string(canonical) != text {
			t.Errorf("the canonical form (%v) is\n%s\nand not\n%s", err, canonical, text)
		}
		f, problems := readBack(t, text)
		if len(problems) > 0 || len(f.Orders) != 1 {
			t.Fatalf("%q: %v in\n%s", s, problems, text)
		}
		r := &f.Orders[0]
		for what, got := range map[string]string{
			"id": r.ID.V, "sku": r.Lines[0].SKU.V, "name": r.Lines[0].Name.V, "unit": r.Lines[0].Unit.V,
			"delivered sku": r.Deliveries[0].Quantities[0].SKU.V, "from": r.Imported.From.V,
			"label": r.Extra[len(r.Extra)-2].Key.V, "text of a label": r.Extra[len(r.Extra)-2].Value.V,
		} {
			if got != line {
				t.Errorf("%s %q came back as %q from\n%s", what, line, got, text)
			}
		}
		if r.Notes.V != whole {
			t.Errorf("notes %q came back as %q from\n%s", whole, r.Notes.V, text)
		}
	})
}

func number2(t *testing.T) amount {
	t.Helper()
	v, err := numberStyle{decimal: "."}.parse("2")
	if err != nil {
		t.Fatal(err)
	}
	return amount{v, true}
}

func TestTextThatLooksLikeANumberIsQuoted(t *testing.T) {
	for _, s := range []string{"0755", "1.10", "NO", "null", "2025-02-01", "1e5", "12:30"} {
		if got := blockScalar(s); got != `"`+s+`"` {
			t.Errorf("%s is written as %s", s, got)
		}
	}
	for _, s := range []string{"PO-2025-014", "Stoneware mug 350 ml", "116-ZA-T01", "佛山市远大陶瓷有限公司", "Cipla Ltd A-42", "5th plant"} {
		if got := scalar(s); got != s {
			t.Errorf("%s is written as %s", s, got)
		}
	}
	if got := blockScalar("Foshan Yuanda Ceramics Co., Ltd."); strings.Contains(got, `"`) {
		t.Errorf("a comma behind a key is quoted: %s", got)
	}
}

func TestNumbers(t *testing.T) {
	point, comma := numberStyle{".", ","}, numberStyle{",", "."}
	for _, c := range []struct {
		style   numberStyle
		in, out string
	}{
		{numberStyle{".", ""}, "1234.50", "1234.50"},
		{numberStyle{".", ""}, ".5", "0.5"},
		{numberStyle{".", ""}, "007", "7"},
		{numberStyle{".", ""}, "12.", "12"},
		{point, "1,234.50", "1234.50"},
		{point, "1,234,567", "1234567"},
		{comma, "1.234,50", "1234.50"},
		{numberStyle{",", " "}, "1 234,5", "1234.5"},
		{numberStyle{",", " "}, "1\u00a0234,5", "1234.5"},
		{numberStyle{".", "'"}, "1’234.5", "1234.5"},
		{numberStyle{".", ""}, "(5)", "-5"},
		{numberStyle{".", ""}, "1,234", ""},
		{point, "1,23", ""},
		{comma, "1.5", ""},
		{numberStyle{".", ""}, "1.2E+05", ""},
		{numberStyle{".", ""}, "0x10", ""},
		{numberStyle{".", ""}, "12345678901234567890", ""},
		{numberStyle{".", ""}, "-", ""},
		{numberStyle{".", ""}, "NaN", ""},
	} {
		got := ""
		if v, err := c.style.parse(c.in); err == nil {
			got = v.String()
		}
		if got != c.out {
			t.Errorf("%q with %+v: %q, want %q", c.in, c.style, got, c.out)
		}
	}
}

// FuzzSheets: no spreadsheet makes an import panic, and a second import of any
// that goes through changes nothing.
func FuzzSheets(f *testing.F) {
	f.Add("PO,Factory,Ready,SKU,Qty\nPO-1,F,2025-01-02,A,3\n")
	f.Add("sep=;\nPO;Factory;Ready;SKU;Qty\r\"a\"b;\"../..\";1/2/3;;\"")
	const mapText = "factory: {name: Factory}\norder: {id: PO}\nline: {sku: SKU, quantity: Qty}\ndelivery: {ready: Ready}\ncolumns: [{column: Ready, dates: [D/M/YY]}]\n"
	f.Fuzz(func(t *testing.T, csv string) {
		dir := t.TempDir()
		opt := Options{File: Source{"f.csv", []byte(csv)}, Map: Source{"m.yaml", []byte(mapText)}, Book: os.DirFS(dir), Write: func() (*write.Book, error) { return write.OpenBook(dir) }}
		report, err := Orders(opt)
		if err != nil || len(report.Problems) > 0 {
			return
		}
		again, err := Orders(opt)
		if err != nil || len(again.Problems) > 0 || len(again.FilesDone) > 0 {
			t.Errorf("the second import of %q: %v, %+v", csv, err, again)
		}
	})
}
