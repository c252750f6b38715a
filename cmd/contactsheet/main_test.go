package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// site writes files of that many bytes.
func site(t *testing.T, files map[string]int) string {
	t.Helper()
	dir := t.TempDir()
	for name, size := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(strings.Repeat("x", size)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTheSheetHasTheLargestPageOfEachKind(t *testing.T) {
	dir := site(t, map[string]int{
		"index.html": 1, "orders.html": 1, "assets/site.js": 9,
		"about.html": 1, "about/on_time.html": 3, "about/in_full.html": 2,
		"factories/a/index.html": 1, "factories/b/index.html": 2,
		"factories/a/orders.html": 2, "factories/b/orders.html": 1, "factories/a/orders/2024.html": 1, "factories/a/orders/2023.html": 2,
		"factories/a/visits/index.html": 9, "factories/a/visits/2025-03-12.html": 1, "factories/b/visits/2025-06-01.html": 2,
		"zh/index.html": 1, "zh/factories/a/index.html": 1,
	})
	pages, other, err := kinds(dir)
	want := []string{
		"about.html", "about/on_time.html", "factories/a/orders.html", "factories/a/orders/2023.html", "factories/a/visits/index.html",
		"factories/b/index.html", "factories/b/visits/2025-06-01.html", "index.html", "orders.html",
	}
	if err != nil || !slices.Equal(pages, want) {
		t.Errorf("got %q, %v\nwant %q", pages, err, want)
	}
	if other != "zh/" {
		t.Errorf("the other language is in %q, want zh/", other)
	}
}

func TestAFolderWithoutPagesIsNoSite(t *testing.T) {
	for _, args := range [][]string{{}, {"-only", "x"}, {site(t, map[string]int{"a.txt": 1})}, {filepath.Join(t.TempDir(), "none")}} {
		out := filepath.Join(t.TempDir(), "sheet.html")
		if err := run(append(args, "-o", out)); err == nil {
			t.Errorf("%q makes a sheet", args)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%q writes a file", args)
		}
	}
}
