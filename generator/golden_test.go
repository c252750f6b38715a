package generator_test

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"factorybook/generator"
	"factorybook/generator/diag"
)

var update = flag.Bool("update", false, "rewrite what the books of testdata/books must give")

// The books of testdata/books are small books about one thing each. A case is a
// folder: book holds the records; site holds the site that they must give, as far
// as it depends on them; keep.txt says which measures and pages of it the case is
// about; problems.txt what check says of them. A book with errors has no site. testdata/books/README.md says what is compared, and why not more.
const cases = "testdata/books"

func TestBooksGiveTheSitesAndProblemsTheyMust(t *testing.T) {
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		t.Run(e.Name(), func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(cases, e.Name())
			got, want := outcome(t, dir), readGolden(t, dir)
			if *update {
				writeGolden(t, dir, got, want)
				return
			}
			for _, name := range slices.Sorted(maps.Keys(got)) {
				if diff := cmp.Diff(want[name], got[name]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", path.Join(dir, name), diff)
				}
			}
			for _, name := range slices.Sorted(maps.Keys(want)) {
				if _, made := got[name]; !made {
					t.Errorf("%s: nothing gives this file any more", path.Join(dir, name))
				}
			}
		})
	}
}

// outcome builds the book of a case and returns what is compared, by file.
func outcome(t *testing.T, dir string) map[string]string {
	t.Helper()
	book := os.DirFS(filepath.Join(dir, "book"))
	out := t.TempDir()
	report, err := generator.Build(context.Background(), generator.Options{
		Book: book,
		Now:  time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC),
	}, out, false)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	if len(report.Problems) > 0 {
		var b bytes.Buffer
		diag.WriteText(&b, report.Problems, diag.TextOptions{Source: func(file string) ([]byte, error) { return fs.ReadFile(book, file) }})
		got["problems.txt"] = b.String()
	}
	names := files(t, out)
	if diag.HasErrors(report.Problems) {
		if len(names) > 0 {
			t.Errorf("records with errors gave a site: %v", names)
		}
		return got
	}
	linksResolve(t, out)
	rulesOfTheHouse(t, out)
	kept := readKeep(t, dir)
	charts := kept.chartNames(t)
	var list strings.Builder
	for _, name := range names {
		// What no record can change is the same in every case.
		if strings.HasPrefix(name, "assets/") || strings.Contains("/"+name, "/about/") {
			continue
		}
		if !kept.page(name) {
			continue
		}
		list.WriteString(name + "\n")
		if strings.HasPrefix(name, "en/") || strings.HasPrefix(name, "zh/") {
			continue // the same pages again, in the words of another language
		}
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		switch path.Ext(name) {
		case ".html":
			root, err := html.Parse(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if kept.pages != nil || path.Base(name) != "index.html" {
				cutNavigation(root)
			}
			kept.cutPage(root, charts)
			got["site/"+strings.TrimSuffix(name, ".html")+".txt"] = pageText(root)
		case ".json":
			if kept.measures == nil {
				got["site/"+name] = string(data)
				break
			}
			got["site/"+strings.TrimSuffix(name, ".json")+".txt"] = kept.cutData(t, data)
		}
	}
	for _, pattern := range kept.unmatched() {
		t.Errorf("%s keeps %s, and the site has no such file", path.Join(dir, keepFile), pattern)
	}
	got["site/files.txt"] = list.String()
	return got
}

// readGolden returns the files of a case beside its book.
func readGolden(t *testing.T, dir string) map[string]string {
	t.Helper()
	want := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == "book":
			return fs.SkipDir
		case d.IsDir() || name == keepFile:
			return nil
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		want[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return want
}

// writeGolden makes the case expect what it gives.
func writeGolden(t *testing.T, dir string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if _, made := got[name]; !made {
			if err := os.Remove(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
				t.Error(err)
			}
		}
	}
	for name, text := range got {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
