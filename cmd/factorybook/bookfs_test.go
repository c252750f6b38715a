package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"factorybook/generator/load"
)

func TestFolderOfABookGivesItsOwnFilesAlone(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "book")
	for name, text := range map[string]string{"outside.yaml": "secret\n", "book/orders/2024.yaml": "- id: PO-1\n", "book/orders/below/2025.yaml": "- id: PO-2\n"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(book)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var fsys load.FolderFS = bookFS{root.FS().(rootFS), root}
	if err := os.Symlink("../../outside.yaml", filepath.Join(book, "orders", "link.yaml")); err != nil {
		t.Skip(err) // a system without links
	}
	folder, err := fsys.OpenFolder("orders")
	if err != nil {
		t.Fatal(err)
	}
	text, err := fs.ReadFile(folder, "2024.yaml")
	if err != nil || string(text) != "- id: PO-1\n" {
		t.Errorf("read %q, %v", text, err)
	}
	for _, name := range []string{"link.yaml", "../../outside.yaml", "/etc/passwd", "2026.yaml"} {
		if text, err := fs.ReadFile(folder, name); err == nil {
			t.Errorf("%s was read: %q", name, text)
		}
	}
	if err := folder.Close(); err != nil {
		t.Error(err)
	}
	if err := os.Symlink("../..", filepath.Join(book, "out")); err != nil {
		t.Fatal(err)
	}
	if _, err := fsys.OpenFolder("out"); err == nil {
		t.Error("a folder outside was opened")
	}
	if entries, err := fsys.List("out"); err == nil {
		t.Errorf("a folder outside was listed: %v", entries)
	}
}

func TestListOfABookSaysWhatReadDirSays(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"c.yaml", "a.md", "b/d.yaml"} {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	fsys := bookFS{root.FS().(rootFS), root}
	for _, dir := range []string{".", "b"} {
		want, err := fsys.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		got, err := fsys.List(dir)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%s: %v and %v, %v", dir, got, want, err)
		}
		for i := range got {
			had, err := want[i].Info()
			if err != nil {
				t.Fatal(err)
			}
			has, err := got[i].Info()
			if err != nil {
				t.Fatal(err)
			}
			if got[i].Name() != want[i].Name() || got[i].Type() != want[i].Type() || has.Size() != had.Size() || has.Mode() != had.Mode() || !has.ModTime().Equal(had.ModTime()) {
				t.Errorf("%v, want %v", has, had)
			}
		}
	}
}

// What an opened file says of itself is what the system says.
func TestOpenedFileOfABookKnowsItsSize(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.yaml")
	if err := os.WriteFile(name, []byte("name: A\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	day := time.Date(2024, 2, 29, 12, 0, 0, 5000, time.UTC)
	if err := os.Chtimes(name, day, day); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	folder, err := bookFS{root.FS().(rootFS), root}.OpenFolder(".")
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	file, err := folder.Open("a.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() != 8 || !info.Mode().IsRegular() || info.Name() != "a.yaml" || !info.ModTime().Equal(day) {
		t.Errorf("%+v, %v", info, err)
	}
}
