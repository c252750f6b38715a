package load_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/load"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

const (
	anOrder = "factories/a/orders/2025.yaml"
	aVisit  = "factories/a/visits/2025-03-12.md"
)

func TestFormatBringsRecordsIntoTheirCanonicalForm(t *testing.T) {
	for _, c := range []struct{ what, file, before, after string }{
		{"keys in the order of the format", anOrder,
			"placed: 2025-02-10\nid: PO-1\nrush: true\nlines: [{quantity: 1, sku: a}]\n",
			"id: PO-1\nplaced: 2025-02-10\nlines: [{sku: a, quantity: 1}]\nrush: true\n"},
		{"a key that does not exist stays behind the one above it", anOrder,
			"rush: true\nplaced: 2025-02-10\nshoe: x\nid: PO-1\n",
			"id: PO-1\nplaced: 2025-02-10\nshoe: x\nrush: true\n"},
		{"labels of the user stay in the user's order", anOrder,
			"extra: {Z: a, A: b}\nid: PO-1\n",
			"id: PO-1\nextra: {Z: a, A: b}\n"},
		{"indentation", anOrder,
			"id:   PO-1\nlines:\n-   sku:  a\n    quantity:   1\n-   sku: b\ncancelled:\n      on: 2025-03-01\n      by: importer\n",
			"id: PO-1\nlines:\n  - sku: a\n    quantity: 1\n  - sku: b\ncancelled:\n  on: 2025-03-01\n  by: importer\n"},
		{"spaces inside brackets", anOrder,
			"id: PO-1\nlines: [ {sku:  a , quantity: 1}, { sku: b } ]\n",
			"id: PO-1\nlines: [{sku: a, quantity: 1}, {sku: b}]\n"},
		{"quotes", anOrder,
			"\"id\": \"PO-1\"\nplaced: '2025-02-10'\nvalue: \"9576.00\"\nspecial: \"first: one\"\nextra: {\"Gate code\": \"0755\", a: 'no', b: \"it's\", c: \"x, y\"}\n",
			"id: PO-1\nplaced: 2025-02-10\nvalue: 9576.00\nspecial: \"first: one\"\nextra: {Gate code: \"0755\", a: 'no', b: it's, c: \"x, y\"}\n"},
		{"a text that begins like a number keeps the quotes it has", "factories/a/factory.yaml",
			"name: \"Yuanda\"\ncontacts: [{id: a, phone: \"+86 757 0000 0000\"}]\n",
			"name: Yuanda\ncontacts: [{id: a, phone: \"+86 757 0000 0000\"}]\n"},
		{"comments go with the key below them, or behind their value", anOrder,
			"# All orders of 2025.\n\n- id: PO-1\n  rush: true    # they asked\n  # The proforma came late.\n  confirmed: 2025-02-13\n  placed: 2025-02-10 # by mail\n# The second one.\n- id: PO-2\n# The end.\n",
			"# All orders of 2025.\n\n- id: PO-1\n  placed: 2025-02-10 # by mail\n  # The proforma came late.\n  confirmed: 2025-02-13\n  rush: true    # they asked\n# The second one.\n- id: PO-2\n# The end.\n"},
		{"a comment on top stays on top", anOrder,
			"# yaml-language-server: $schema=order.json\nplaced: 2025-02-10\nid: PO-1\n",
			"# yaml-language-server: $schema=order.json\nid: PO-1\nplaced: 2025-02-10\n"},
		{"keys that wait to be uncommented at the end stay where they are", "orders/2026.yaml",
			"- id: PO-1\n  placed: 2026-01-02\n  # confirmed: 2026-01-03\n  # lines:\n  #   - {sku: A}\n\n# the end\n",
			"- id: PO-1\n  placed: 2026-01-02\n  # confirmed: 2026-01-03\n  # lines:\n  #   - {sku: A}\n\n# the end\n"},
		{"and move with their record", "orders/2026.yaml",
			"-   placed: 2026-01-02\n    id: PO-1\n    # confirmed: 2026-01-03\n", "- id: PO-1\n  placed: 2026-01-02\n  # confirmed: 2026-01-03\n"},
		{"a comment at the end of a list stays in it", anOrder,
			"id: PO-1\nlines:\n    - {sku: a}\n    # - {sku: b}\n# Paid by us.\npayments: [{stage: deposit}]\n",
			"id: PO-1\nlines:\n  - {sku: a}\n  # - {sku: b}\n# Paid by us.\npayments: [{stage: deposit}]\n"},
		{"prose is not touched", anOrder,
			"notes: |\n     # No comment.  \n\n     - a:   b\n         deeper\nid: PO-1\n",
			"id: PO-1\nnotes: |\n  # No comment.  \n\n  - a:   b\n      deeper\n"},
		{"text over several lines", anOrder,
			"special: first\n    order   # really\nid: PO-1\n",
			"id: PO-1\nspecial: first\n    order   # really\n"},
		{"a map over several lines", anOrder,
			"inspections:\n    - {on: 2025-04-22, stage: final,\n       lot: 4800}\nid: PO-1\n",
			"id: PO-1\ninspections:\n  - {on: 2025-04-22, stage: final,\n     lot: 4800}\n"},
		{"blank lines and line ends", anOrder,
			"\ufeff\n\nid: PO-1  \r\n\r\n\r\nplaced: 2025-02-10\t\r\n\r\n",
			"id: PO-1\n\nplaced: 2025-02-10\n"},
		{"several documents", anOrder,
			"---\nplaced: 2025-02-10\nid: PO-1\n---   # next\n\n\nrush: true\nid: PO-2\n---\n",
			"---\nid: PO-1\nplaced: 2025-02-10\n---   # next\n\nid: PO-2\nrush: true\n---\n"},
		{"front matter, never the text below", aVisit,
			"---\nkind: regular\ndate: 2025-03-12\n---\n\n\n*  Text:   as it is  \n",
			"---\ndate: 2025-03-12\nkind: regular\n---\n\n\n*  Text:   as it is  \n"},
		{"nothing at all", anOrder, "", ""},
		{"only comments", anOrder, "\n# nothing yet\n", "# nothing yet\n"},
		// What cannot be rearranged safely stays as it is.
		{"a key written twice", anOrder, "placed: 2025-02-10\nid: A\nid: B\n", "placed: 2025-02-10\nid: A\nid: B\n"},
		{"an anchor", anOrder, "placed: &d 2025-02-10\nid: A\n", "placed: &d 2025-02-10\nid: A\n"},
		{"an end of text that was asked for", anOrder, "notes: |+\n  a\n\n\nid: A\n", "notes: |+\n  a\n\n\nid: A\n"},
	} {
		got, err := load.Format(c.file, []byte(c.before))
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		if diff := cmp.Diff(c.after, string(got)); diff != "" {
			t.Errorf("%s:\n%s", c.what, diff)
		}
		checkFormat(t, c.file, []byte(c.before))
	}
}

func TestFormatSaysWhyItCannot(t *testing.T) {
	for file, text := range map[string]string{
		anOrder:                        "id: A: B\n",
		aVisit:                         "no front matter\n",
		"factories/a/files/x.pdf":      "x",
		"factories/a/orders/notes.txt": "x",
	} {
		if got, err := load.Format(file, []byte(text)); err == nil {
			t.Errorf("%s: %q became %q", file, text, got)
		}
	}
}

func TestTheFormatsOwnExamplesAreCanonical(t *testing.T) {
	for _, r := range load.Rules() {
		if r.Code == "FB0126" || r.Code == "FB0127" {
			continue
		}
		for name, f := range exampleFS(r, r.Good) {
			if got, err := load.Format(name, f.Data); err == nil && !bytes.Equal(got, f.Data) {
				t.Errorf("%s: the good example becomes\n%s", r.Code, got)
			}
		}
	}
}

func TestFormatKeepsTheSampleBook(t *testing.T) {
	for name, f := range loadtest.FS(contract) {
		if !strings.Contains(name, "/files/") {
			checkFormat(t, name, f.Data)
		}
	}
	book := os.DirFS(filepath.Join("..", "..", "content"))
	err := fs.WalkDir(book, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.Contains(name, "/files/") || filepath.Ext(name) != ".yaml" && filepath.Ext(name) != ".md" {
			return err
		}
		data, err := fs.ReadFile(book, name)
		if err == nil {
			checkFormat(t, name, data)
		}
		return err
	})
	if err != nil {
		t.Skip("no sample book yet:", err)
	}
}

// checkFormat holds Format to its promises: the same records, the same comments,
// and nothing left to do.
func checkFormat(t *testing.T, file string, data []byte) {
	t.Helper()
	got, err := load.Format(file, data)
	if err != nil {
		return
	}
	again, err := load.Format(file, got)
	if err != nil || !bytes.Equal(got, again) {
		t.Errorf("formatting twice is not formatting once (%v):\n%q\n%q\n%q", err, data, got, again)
	}
	before, ok := recordsOf(t, file, data)
	if !ok {
		return
	}
	after, ok := recordsOf(t, file, got)
	if !ok {
		t.Errorf("%q was a record without problems and is none any more:\n%q", data, got)
	} else if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("%q says something else as %q:\n%s", data, got, diff)
	}
}

// recordsOf reads one file of a book; the places of values are forgotten.
func recordsOf(t *testing.T, file string, data []byte) (f any, ok bool) {
	t.Helper()
	fsys := loadtest.FS("-- factories/a/notes --\n")
	delete(fsys, "factories/a/notes")
	fsys[file] = &fstest.MapFile{Data: data}
	settings, factories, problems := loadtest.Load(t, fsys)
	if len(problems) > 0 {
		return nil, false
	}
	all := []any{*settings}
	for _, f := range factories {
		all = append(all, *f.Record)
	}
	for i := range all {
		v := reflect.New(reflect.TypeOf(all[i])).Elem()
		v.Set(reflect.ValueOf(all[i]))
		forgetPlaces(v)
		all[i] = dump(v)
	}
	return all, true
}

var posType = reflect.TypeFor[record.Pos]()

// forgetPlaces sets every place to 1:1, so that what was recorded stays known.
func forgetPlaces(v reflect.Value) {
	switch {
	case v.Type() == posType:
		if !v.IsZero() {
			v.Set(reflect.ValueOf(record.Pos{Line: 1, Column: 1}))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				forgetPlaces(v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			forgetPlaces(v.Index(i))
		}
	}
}

// dump makes plain maps and lists of records, for cmp.
func dump(v reflect.Value) any {
	if s, ok := v.Interface().(interface{ String() string }); ok && v.Kind() != reflect.Struct {
		return s.String()
	}
	switch v.Kind() {
	case reflect.Struct:
		m := map[string]any{}
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() {
				m[f.Name] = dump(v.Field(i))
			} else if s, ok := v.Interface().(interface{ String() string }); ok {
				return s.String() // a decimal
			}
		}
		return m
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, dump(v.Index(i)))
		}
		return list
	}
	return v.Interface()
}

// FuzzFormat formats any bytes as every kind of record.
func FuzzFormat(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, markdown bool, data []byte) {
		if len(data) > 1<<14 {
			t.Skip("larger files only repeat themselves, slowly")
		}
		files := []string{"factorybook.yaml", "factories/a/factory.yaml", anOrder, "factories/a/issues/1.yaml", "factories/a/talks/1.yaml"}
		if markdown {
			files = []string{aVisit}
		}
		for _, file := range files {
			checkFormat(t, file, data)
		}
	})
}
