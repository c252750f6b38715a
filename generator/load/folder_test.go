package load

import (
	"io/fs"
	"reflect"
	"testing"
	"testing/fstest"
)

// folders opens folders by themselves, and counts those that are open.
type folders struct {
	fstest.MapFS
	open, opened int
}

type folder struct {
	fs.FS
	of *folders
}

func (f *folders) OpenFolder(dir string) (Folder, error) {
	sub, err := fs.Sub(f.MapFS, dir)
	f.open++
	f.opened++
	return folder{sub, f}, err
}

func (f *folders) List(dir string) ([]fs.DirEntry, error) { return f.ReadDir(dir) }

func (f folder) Close() error {
	f.of.open--
	return nil
}

func TestFolderThatIsOpenedByItselfIsReadAsFromTheTop(t *testing.T) {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"factorybook.yaml":                      "title: Book\n",
		"factories/yuanda/factory.yaml":         "name: Yuanda\n",
		"factories/yuanda/orders/2024.yaml":     "- {id: PO-1, placed: 2024-02-30}\n",
		"factories/yuanda/orders/2025.yaml":     "- {id: PO-2, placed: 2025-03-01}\n",
		"factories/yuanda/visits/2025-03.md":    "---\ndate: 2025-03-12\n---\nWe saw the kiln.\n",
		"factories/yuanda/visits/2025-04.md":    "---\ndate: 2025-04-12\nwhat: else\n---\n",
		"factories/yuanda/visits/notes.txt":     "of no kind\n",
		"factories/yuanda/talks/2025-05-a.md":   "---\n{on: 2025-05-01\n---\n",
		"factories/yuanda/issues/a-single.yaml": "- {id: Q-1, opened: 2025-03-01}\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	read := func(fsys fs.FS) *Factory {
		book, err := Open(fsys)
		if err != nil {
			t.Fatal(err)
		}
		f, err := book.Factory("yuanda")
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	want, by := read(files), &folders{MapFS: files}
	got := read(by)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\n%+v\nwant\n%+v\n%+v", got.Record, got.Problems, want.Record, want.Problems)
	}
	if len(want.Problems) < 3 || len(want.Record.Orders) != 2 || len(want.Record.Visits) != 2 {
		t.Errorf("the book does not show much: %+v", want)
	}
	if by.opened == 0 || by.open != 0 {
		t.Errorf("%d folders were opened, and %d are open still", by.opened, by.open)
	}
}
