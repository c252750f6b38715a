package load_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/load/loadtest"
)

// denied is a file system in which some files and folders may not be read.
type denied struct {
	fstest.MapFS
	names []string
}

func (d denied) Open(name string) (fs.File, error) {
	if slices.Contains(d.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.Open(name)
}

func (d denied) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(d.names, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.MapFS.ReadDir(name)
}

// found loads a book and returns its problems, as "place code".
func found(t *testing.T, fsys fs.FS) (list []string) {
	t.Helper()
	_, _, problems := loadtest.Load(t, fsys)
	for _, p := range problems {
		list = append(list, p.Place.File+" "+p.Code)
	}
	return list
}

func wantFound(t *testing.T, what string, fsys fs.FS, want ...string) {
	t.Helper()
	if got := found(t, fsys); !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}

const misspelled = "id: PO-1\nplaced: 2025-02-10\nsurprise: 1\n" // with a problem of its own, which must not be lost

func TestNameThatIsNoTextDoesNotEndTheRun(t *testing.T) {
	own := "factories/yuanda/orders/2025.yaml FB0103"
	for _, c := range []struct{ name, want string }{
		{"factories/yuanda/files/\xd5\xd5\xc6\xac/a.jpg", "factories/yuanda/files/\ufffd\u01ac FB0139"},
		{"factories/yuanda/orders/\xd5\xd5/a.yaml", "factories/yuanda/orders/\ufffd FB0139"},
		{"factories/yuanda/orders/\x90.yaml", "factories/yuanda/orders/\ufffd.yaml FB0139"},
		{"factories/yuanda/\x90/a", "factories/yuanda/\ufffd FB0139"},
		{"factories/\x90/factory.yaml", "factories/\ufffd FB0139"},
		{"\x90/a", "\ufffd FB0139"},
		{"notes/\x90/a", "notes/\ufffd FB0139"},
	} {
		fsys := loadtest.FS("-- orders/2025.yaml --\n" + misspelled)
		fsys[c.name] = &fstest.MapFile{Data: []byte("id: PO-2\n")}
		want := []string{c.want, own}
		slices.Sort(want)
		got := found(t, fsys)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", c.name, got, want)
		}
	}
}

func TestNameThatAnotherComputerCannotHoldIsAWarning(t *testing.T) {
	for _, name := range []string{"con", "aux.yaml", "NUL.yaml", "com1.yaml", "lpt9.2025.yaml", "a:b.yaml", "a?.yaml", "a*b.yaml", `a"b.yaml`, "a<b.yaml", "a>b.yaml", "a|b.yaml", `a\b.yaml`, "prn .yaml", "x. ", "a."} {
		fsys := loadtest.FS("-- files/a.txt --\n")
		fsys["factories/yuanda/files/"+name] = &fstest.MapFile{}
		wantFound(t, name, fsys, "factories/yuanda/files/"+name+" FB0140")
	}
	for _, name := range []string{"console.yaml", "com.yaml", "com10.yaml", "lpt.yaml", "auxiliary.yaml", "2025 窑.yaml", "a.con", ".hidden?"} {
		fsys := loadtest.FS("-- files/a.txt --\n")
		fsys["factories/yuanda/files/"+name] = &fstest.MapFile{}
		wantFound(t, name, fsys)
	}
	wantFound(t, "capitals", loadtest.FS("-- orders/A.yaml --\nid: PO-1\n-- orders/a.yaml --\nid: PO-2\n"), "factories/yuanda/orders/a.yaml FB0140")
	wantFound(t, "a factory", loadtest.FS("-- factories/nul/factory.yaml --\nname: Nul\n"), "factories/nul FB0140")
}

func TestWhatMayNotBeReadDoesNotEndTheRun(t *testing.T) {
	for _, name := range []string{"factories/yuanda/orders/secret.yaml", "factories/yuanda/visits", "factories/yuanda/files", "factories/yuanda/files/b", "factories/other"} {
		fsys := loadtest.FS("-- orders/2025.yaml --\n" + misspelled + "-- orders/secret.yaml --\nid: PO-2\n-- visits/2025-01-10.yaml --\ndate: 2025-01-10\n" +
			"-- files/b/a.jpg --\n-- factories/other/orders/a.yaml --\nid: PO-3\n")
		want := []string{name + " FB0141", "factories/yuanda/orders/2025.yaml FB0103"}
		got := found(t, denied{fsys, []string{name}})
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, want)
		}
	}
}

func TestDeepFoldersAreReportedOnceAtTheBound(t *testing.T) {
	deep := func(levels int) fstest.MapFS {
		fsys := loadtest.FS("-- orders/2025.yaml --\nid: PO-1\n")
		fsys["factories/yuanda/files/"+strings.Repeat("d/", levels)+"a.jpg"] = &fstest.MapFile{}
		return fsys
	}
	wantFound(t, "just fits", deep(99))
	over := "factories/yuanda/files" + strings.Repeat("/d", 100) + " FB0124"
	wantFound(t, "one more", deep(100), over)
	wantFound(t, "very deep", deep(3000), over)
}
