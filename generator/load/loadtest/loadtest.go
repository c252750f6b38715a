// Package loadtest makes records out of text, for the tests of later stages:
//
//	settings, factory := loadtest.Factory(t, `
//	-- orders/2025.yaml --
//	id: PO-1
//	placed: 2025-02-10`)
//
// Files are written as a txtar archive. What a book needs and a test does not
// care about (factorybook.yaml, factory.yaml) is added.
package loadtest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// FactoryID is the id of the factory that Factory makes.
const FactoryID = "yuanda"

// FS returns the files of a book. A name that does not begin with factories/ and
// is not factorybook.yaml belongs to the factory with FactoryID. Text that is no
// archive is one record, as in the examples of rules.
func FS(archive string) fstest.MapFS {
	fsys := fstest.MapFS{}
	if files := txtar.Parse([]byte(archive)).Files; len(files) == 0 {
		archive = "-- " + fileOf(archive) + " --\n" + archive
	}
	add := func(name, text string) {
		if _, there := fsys[name]; !there {
			fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
	}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := f.Name
		switch strings.Split(name, "/")[0] {
		case "factory.yaml", "orders", "visits", "issues", "talks", "files":
			name = "factories/" + FactoryID + "/" + name
		}
		add(name, string(f.Data))
	}
	for name := range fsys {
		if parts := strings.Split(name, "/"); len(parts) > 2 && parts[0] == "factories" {
			add(strings.Join(parts[:2], "/")+"/factory.yaml", "name: Foshan Yuanda Ceramics Co., Ltd.\n")
		}
	}
	add(load.SettingsFile, "title: Nordhaven factory book\ncurrency: USD\n")
	return fsys
}

// fileOf returns the file in which one record would stand, by its first key.
func fileOf(text string) string {
	text = strings.TrimPrefix(text, "- ")
	switch key, _, _ := strings.Cut(text, ":"); {
	case key == "name":
		return "factory.yaml"
	case key == "title":
		return load.SettingsFile
	case key == "date":
		return "visits/2025.yaml"
	case key == "on" || key == "{on":
		return "talks/2025.yaml"
	case strings.Contains(text, "\nopened:") || strings.HasPrefix(text, "id: Q-"):
		return "issues/2025.yaml"
	}
	return "orders/2025.yaml"
}

// Load reads every factory of a book. An error of the file system fails the
// test; problems of the records are returned.
func Load(t testing.TB, fsys fs.FS) (settings *record.Settings, factories []*load.Factory, problems []diag.Problem) {
	t.Helper()
	book, err := load.Open(fsys)
	if err != nil {
		t.Fatalf("open the book: %v", err)
	}
	problems = book.Problems
	for _, e := range book.Factories {
		f, err := book.Factory(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		factories = append(factories, f)
		problems = append(problems, f.Problems...)
	}
	return book.Settings, factories, diag.Sort(problems)
}

// Factory returns the settings and the one factory of an archive, and fails the
// test when a problem is found in them.
func Factory(t testing.TB, archive string) (*record.Settings, *record.Factory) {
	t.Helper()
	fsys := FS(archive)
	settings, factories, problems := Load(t, fsys)
	for _, p := range problems {
		t.Errorf("%s:%d:%d: %s %s: %s", p.Place.File, p.Place.Line, p.Place.Column, p.Severity, p.Code, p.Text)
	}
	if len(factories) != 1 {
		t.Fatalf("the archive has %d factories, not one", len(factories))
	}
	return settings, factories[0].Record
}
