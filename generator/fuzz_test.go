package generator_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/diag"
)

// recordFiles are the places where the fuzzer writes.
var recordFiles = []string{
	"factorybook.yaml",
	"factories/foshan-huayao/factory.yaml",
	"factories/foshan-huayao/orders/2025.yaml",
	"factories/foshan-huayao/visits/2025-03-12.md",
	"factories/foshan-huayao/issues/2025.yaml",
	"factories/foshan-huayao/talks/2025.yaml",
}

// FuzzBuild holds the whole way to its promise for any bytes in a record file: it
// does not panic, and it gives either problems that are errors and no site, or a
// site of pages that a browser reads as they were meant and of valid JSON.
func FuzzBuild(f *testing.F) {
	// The seeds are the records of the small books that are strange in some way.
	for n, pattern := range []string{"factorybook.yaml", "factories/*/factory.yaml", "factories/*/orders/*", "factories/*/visits/*", "factories/*/issues/*", "factories/*/talks/*"} {
		var names []string
		for _, kind := range []string{"hostile", "zh-hans", "broken-*"} {
			found, err := filepath.Glob(filepath.Join(cases, kind, "book", filepath.FromSlash(pattern)))
			if err != nil || len(found) == 0 && kind == "hostile" {
				f.Fatal(pattern, found, err)
			}
			names = append(names, found...)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(n, data)
		}
	}
	f.Fuzz(func(t *testing.T, at int, data []byte) {
		if at < 0 || at >= len(recordFiles) || len(data) > 10_000 {
			return
		}
		book := fstest.MapFS{
			"factorybook.yaml":                     {Data: []byte("title: Fuzzed\ncurrency: USD\n")},
			"factories/foshan-huayao/factory.yaml": {Data: []byte("name: Foshan Huayao Sample Ceramics\ncontacts: [{id: chen-li, name: Chen Li}]\n")},
		}
		book[recordFiles[at]] = &fstest.MapFile{Data: data}
		out := t.TempDir()
		report, err := generator.Build(context.Background(), generator.Options{Book: book, Workers: 1,
			Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)}, out, false)
		if err != nil {
			t.Fatal(err)
		}
		names := files(t, out)
		if diag.HasErrors(report.Problems) {
			if len(names) > 0 {
				t.Errorf("errors, and yet a site: %v", names)
			}
			return
		}
		if len(names) == 0 {
			t.Fatal("neither an error nor a site")
		}
		for _, name := range names {
			if strings.HasPrefix(name, "about/") || strings.HasPrefix(name, "assets/") {
				continue // nothing of the records is in them
			}
			data, err := fs.ReadFile(os.DirFS(out), name)
			if err != nil {
				t.Fatal(err)
			}
			switch path.Ext(name) {
			case ".html":
				wellFormed(t, name, string(data))
			case ".json":
				if !json.Valid(data) {
					t.Errorf("%s is no JSON:\n%s", name, data)
				}
			}
		}
	})
}

// void elements have no end tag.
var void = map[string]bool{"meta": true, "link": true, "br": true, "hr": true, "img": true, "input": true, "wbr": true, "col": true}

// mayEnd are elements whose end tag HTML lets one leave out.
var mayEnd = map[string]bool{"p": true, "li": true, "dt": true, "dd": true, "tr": true, "td": true, "th": true}

// wellFormed checks that every element ends where it should, so that a browser sees
// the page as the templates meant it.
func wellFormed(t *testing.T, name, page string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%s: never ended: %v", name, open)
			}
			return
		case html.StartTagToken:
			if tag, _ := z.TagName(); !void[string(tag)] {
				open = append(open, string(tag))
			}
		case html.EndTagToken:
			raw, _ := z.TagName()
			tag := string(raw)
			for len(open) > 0 && open[len(open)-1] != tag && mayEnd[open[len(open)-1]] {
				open = open[:len(open)-1]
			}
			if len(open) == 0 || open[len(open)-1] != tag {
				t.Errorf("%s: </%s> ends %v", name, tag, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}
