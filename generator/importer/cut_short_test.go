package importer_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"factorybook/generator/importer"
	"factorybook/generator/write"
)

// An import that was killed leaves folders without a profile, perhaps with orders or a
// part of a file in them. The next one goes on there.
func TestImportCutShortLeavesNoSecondFolderForAFactory(t *testing.T) {
	for name, left := range map[string]string{
		"an empty folder":  "factories/alpha/",
		"only orders":      "factories/alpha/orders/",
		"part of a file":   "factories/alpha/.~factory.yaml.part",
		"part of an order": "factories/alpha/orders/.~2025.yaml.part",
	} {
		b := newBook(t)
		dir, file := filepath.Split(filepath.Join(b.dir, filepath.FromSlash(left)))
		if left[len(left)-1] == '/' {
			dir, file = filepath.Join(b.dir, filepath.FromSlash(left)), ""
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if file != "" {
			if err := os.WriteFile(filepath.Join(dir, file), []byte("name: Al"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		b.orders("No,Factory,Placed\n1,Alpha,2025-03-01\n", "order: {id: No, placed: Placed}\nfactory: {name: Factory}\n")
		folders, err := os.ReadDir(filepath.Join(b.dir, "factories"))
		if err != nil {
			t.Fatal(err)
		}
		if len(folders) != 1 || folders[0].Name() != "alpha" {
			t.Errorf("%s: the folders are %v, want alpha alone", name, folders)
		}
		if _, err := os.Stat(filepath.Join(b.dir, "factories/alpha/factory.yaml")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The settings of a new book come last but for what the import remembers: one that was
// cut short before is still begun by the next.
func TestSettingsOfANewBookComeBehindItsRecords(t *testing.T) {
	b := newBook(t)
	opt := b.options("No,Factory,Placed\n1,Alpha,2025-03-01\n", "order: {id: No, placed: Placed}\nfactory: {name: Factory}\n")
	cut := errors.New("cut short")
	opt.Complete = func(*write.Book) error { return cut }
	if _, err := importer.Orders(opt); !errors.Is(err, cut) {
		t.Fatalf("%v, want %v", err, cut)
	}
	if _, err := os.Stat(filepath.Join(b.dir, "factories/alpha/orders/2025.yaml")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(b.dir, "factorybook.yaml")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the settings are there: %v", err)
	}
	completed := false
	opt = b.options("No,Factory,Placed\n1,Alpha,2025-03-01\n", "order: {id: No, placed: Placed}\nfactory: {name: Factory}\n")
	opt.Complete = func(*write.Book) error { completed = true; return nil }
	report, err := importer.Orders(opt)
	if err != nil || !report.NewBook || !completed || report.Orders.Unchanged+len(report.Orders.Created) != 1 {
		t.Errorf("%v, %+v", err, report)
	}
}
