package write

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"factorybook/generator/kept"
)

// put opens the site and puts files into it, none written yet.
func put(t *testing.T, dir string, files map[string]string) *Site {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := s.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestSiteIsTouchedOnlyWhereItBecomesAnother(t *testing.T) {
	before := map[string]string{"index.html": "1", "factories/a/index.html": "a"}
	for name, c := range map[string]struct {
		files   map[string]string
		clean   bool
		report  Report
		touched bool
	}{
		"the same":                 {before, false, Report{Unchanged: 2}, false},
		"the same, clean":          {before, true, Report{Unchanged: 2}, false},
		"one changed":              {map[string]string{"index.html": "2", "factories/a/index.html": "a"}, false, Report{Written: 1, Unchanged: 1}, true},
		"one of the same length":   {map[string]string{"index.html": "1", "factories/a/index.html": "b"}, true, Report{Written: 1, Unchanged: 1}, true},
		"one new":                  {map[string]string{"index.html": "1", "factories/a/index.html": "a", "b.html": "b"}, false, Report{Written: 1, Unchanged: 2}, true},
		"one an empty page now":    {map[string]string{"index.html": "", "factories/a/index.html": "a"}, false, Report{Written: 1, Unchanged: 1}, true},
		"one stale":                {map[string]string{"index.html": "1"}, false, Report{Unchanged: 1, Stale: 1}, false},
		"one removed":              {map[string]string{"index.html": "1"}, true, Report{Unchanged: 1, Removed: 1}, true},
		"one new, the other stale": {map[string]string{"index.html": "1", "b.html": "b"}, false, Report{Written: 1, Unchanged: 1, Stale: 1}, true},
		"all stale":                {nil, false, Report{Stale: 2}, false},
		"all removed":              {nil, true, Report{Removed: 2}, true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			build(t, dir, false, before)
			s := put(t, dir, c.files)
			report, err := s.Commit(t.Context(), c.clean, nil)
			if err != nil || report != c.report || s.Untouched() == c.touched {
				t.Errorf("%+v, untouched %v, %v; want %+v", report, s.Untouched(), err, c.report)
			}
			want := maps.Clone(c.files)
			if !c.clean {
				want = maps.Clone(before)
				maps.Copy(want, c.files)
			}
			sameTree(t, dir, want)
			names, torn, err := readManifest(dir)
			if got := slices.Sorted(maps.Keys(names)); err != nil || torn || !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
				t.Errorf("the manifest names %q (torn %v, %v), want %q", got, torn, err, slices.Sorted(maps.Keys(want)))
			}
		})
	}
}

func TestFileIsKeptByItsSizeItsTimeAndThatItIsAFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build(t, dir, false, map[string]string{"a.html": "text", "b.html": "text"})
	old := time.Now().Add(-time.Hour).Truncate(time.Second).Add(7) // not young, and not a whole second
	a, b := filepath.Join(dir, "a.html"), filepath.Join(dir, "b.html")
	for _, name := range []string{a, b} {
		if err := os.Chtimes(name, old, old); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		change func() error
		known  bool
	}{
		"as it was":      {func() error { return nil }, true},
		"a later time":   {func() error { return os.Chtimes(a, old, old.Add(1)) }, false},
		"an earlier one": {func() error { return os.Chtimes(a, old, old.Add(-1)) }, false},
		"a byte more":    {func() error { return errors.Join(os.WriteFile(a, []byte("texts"), 0o666), os.Chtimes(a, old, old)) }, false},
		"a byte less":    {func() error { return errors.Join(os.WriteFile(a, []byte("tex"), 0o666), os.Chtimes(a, old, old)) }, false},
		"just written":   {func() error { return os.WriteFile(a, []byte("text"), 0o666) }, false},
		"gone":           {func() error { return os.Remove(a) }, false},
	} {
		if err := errors.Join(os.WriteFile(a, []byte("text"), 0o666), os.Chtimes(a, old, old)); err != nil {
			t.Fatal(err)
		}
		s := put(t, dir, map[string]string{"a.html": "text", "b.html": "text"})
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		files := s.Files()
		if got := files["a.html"] != (kept.Stamp{}); got != c.known {
			t.Errorf("%s: known to the next build %v", name, got)
		}
		if files["b.html"] == (kept.Stamp{}) {
			t.Errorf("%s: the other file is not known", name)
		}
		if err := s.Abort(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestManifestIsWholeOrTorn(t *testing.T) {
	whole := string(manifestOf([]string{"a.html", "b.html"}))
	for _, c := range []struct {
		what, text string
		names      []string
		torn       bool
	}{
		{"as it is written", whole, []string{"a.html", "b.html"}, false},
		{"of no file", string(manifestOf(nil)), nil, false},
		{"without its last byte", whole[:len(whole)-1], []string{"a.html", "b.html"}, true},
		{"with a line more", whole + "c.html\n", []string{"a.html", "b.html", "c.html"}, true},
		{"with another sum", strings.Replace(whole, "a.html", "c.html", 1), []string{"b.html", "c.html"}, true},
		{"of earlier versions", "a.html\nb.html\n", []string{"a.html", "b.html"}, false},
		{"of earlier versions, empty", "\n", nil, false},
		{"of earlier versions, cut", "a.html\nb.ht", []string{"a.html", "b.ht"}, true},
		{"of earlier versions, in another order", "b.html\na.html\n", []string{"a.html", "b.html"}, true},
		{"of earlier versions, one twice", "a.html\na.html\n", []string{"a.html"}, true},
		{"with names that no site has", "../a\n" + stageName + "\nb.html\n", []string{"b.html"}, false},
		{"empty", "", nil, true},
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, manifestName), []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		names, torn, err := readManifest(dir)
		if got := slices.Sorted(maps.Keys(names)); err != nil || !slices.Equal(got, c.names) || torn != c.torn {
			t.Errorf("%s: %q, torn %v, %v; want %q, %v", c.what, got, torn, err, c.names, c.torn)
		}
	}
	if _, torn, err := readManifest(t.TempDir()); !errors.Is(err, fs.ErrNotExist) || torn {
		t.Errorf("none at all: torn %v, %v", torn, err)
	}
}

func TestStampsAreReadAsTheyWereLeft(t *testing.T) {
	work := t.TempDir()
	files := map[string]kept.Stamp{
		"a.html":   {Size: 4, Time: 1_700_000_000_000_000_001},
		"b/c.html": {Size: 0, Time: -1, Sum: kept.SumOf([]byte("x"))},
	}
	s := &Site{put: files, sum: "of\tthe manifest"}
	text := s.stamps()
	for name, c := range map[string]struct {
		text  []byte
		known map[string]kept.Stamp
	}{
		"whole": {text, files}, "cut": {text[:len(text)-1], nil}, "damaged": {bytes.Replace(text, []byte("a.html"), []byte("z.html"), 1), nil}, "empty": {nil, nil},
	} {
		if err := os.WriteFile(filepath.Join(work, stampsName), c.text, 0o666); err != nil {
			t.Fatal(err)
		}
		if got, of := readStamps(work, "another"); !maps.Equal(got, c.known) || (of == s.sum) != (c.known != nil) {
			t.Errorf("%s: %v of %q", name, got, of)
		}
	}
	for _, line := range []string{"4\t5\t\n", "4\t5\t\ta.html\tb\n", "4\t5\t\t../a.html\n", "4\ta.html\n"} { // no file of the site
		if err := os.WriteFile(filepath.Join(work, stampsName), summed([]byte("\"sum\"\n"+line)), 0o666); err != nil {
			t.Fatal(err)
		}
		if got, of := readStamps(work, "another"); len(got) != 0 || of != "sum" {
			t.Errorf("%q: %v of %q", line, got, of)
		}
	}
}

// Pages are compared in pieces of 64 KiB; what differs may stand at any end of one.
func TestFilesAreAlikeOnlyToTheLastByte(t *testing.T) {
	const chunk = 64 << 10
	for _, size := range []int{0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 2*chunk + 1} {
		one := bytes.Repeat([]byte("x"), size)
		same := func(other []byte) bool {
			t.Helper()
			got, err := alike(bytes.NewReader(one), bytes.NewReader(other))
			if err != nil {
				t.Error(err)
			}
			return got
		}
		if !same(bytes.Clone(one)) {
			t.Errorf("%d bytes are not like themselves", size)
		}
		if size == 0 {
			continue
		}
		if same(one[:size-1]) {
			t.Errorf("%d bytes are like one less", size)
		}
		for _, at := range []int{0, size / 2, size - 1} {
			other := bytes.Clone(one)
			other[at] = 'y'
			if same(other) {
				t.Errorf("%d bytes are like others with another one at %d", size, at)
			}
		}
	}
}

// First comes what pages show, then each factory, then the pages that lead there.
func TestFilesComeToTheirPlacesInTheirTurn(t *testing.T) {
	for name, want := range map[string]struct {
		turn            int
		folder, factory string
	}{
		"index.html": {2, "", ""}, "zh/index.html": {2, "", ""}, "style.css": {0, "", ""}, "factories": {0, "", ""}, "html": {0, "", ""},
		"factories/yuanda/index.html": {1, "factories/yuanda", "yuanda"}, "factories/yuanda/a/b.jpg": {1, "factories/yuanda", "yuanda"}, "zh/factories/yuanda/a.jpg": {1, "zh/factories/yuanda", "yuanda"},
		"factories/yuanda.html": {1, "", "yuanda"}, "data/factories/yuanda.json": {1, "", "yuanda"}, "myfactories/yuanda.json": {0, "", ""}, "myfactories/yuanda/a.html": {2, "", ""}, "x/factories/a/factories/b/c": {1, "x/factories/a", "a"},
		"factories/a/b": {1, "factories/a", "a"},
	} {
		if got := factoryFolder(name); got != want.folder {
			t.Errorf("%s lies in the folder %q, want %q", name, got, want.folder)
		}
		if got := factoryOf(name); got != want.factory {
			t.Errorf("%s is of the factory %q, want %q", name, got, want.factory)
		}
		if got := turn(name); got != want.turn {
			t.Errorf("%s comes in turn %d, want %d", name, got, want.turn)
		}
	}
}

func TestStepIsOneOfThreeAndOfAFileOfTheSite(t *testing.T) {
	for line, want := range map[string]oneStep{
		"move\ta.html": {"move", "a.html", ""}, "swap\tfactories/a\t7": {"swap", "factories/a", "7"}, "remove\ta/b.html": {"remove", "a/b.html", ""}, "move\t" + manifestName: {"move", manifestName, ""},
		"": {}, "move": {}, "move\t": {}, "copy\ta.html": {}, "move\t../a": {}, "remove\t.": {}, "move\t" + stageName: {}, "remove\t/a": {},
	} {
		got, err := stepOf(line)
		if got != want || errors.Is(err, errDamaged) != (want == oneStep{}) {
			t.Errorf("%q: %+v, %v", line, got, err)
		}
	}
}

// The name of a hidden folder of the same beginning is another folder.
func TestOnlyAFolderInTheBookIsInside(t *testing.T) {
	book := filepath.Join(t.TempDir(), "book")
	for dir, want := range map[string]bool{".": true, "a": true, "..a": true, "...": true, "a/../b": true, "..": false, "../..": false, "../a": false, "../booklet": false, "../book": true} {
		if got, err := Inside(filepath.Join(book, filepath.FromSlash(dir)), book); err != nil || got != want {
			t.Errorf("%s: %v, %v", dir, got, err)
		}
	}
}

func TestReplacedFileKeepsItsModeAndNewOnesAreNotReplaced(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.yaml")
	if err := errors.Join(os.WriteFile(name, []byte("old"), 0o600), os.Chmod(name, 0o640)); err != nil {
		t.Fatal(err)
	}
	if err := File(name, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
	book, err := OpenBook(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := book.Create("a.yaml", []byte("newer")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there: %v", err)
	}
	if err := book.Create("b/c.yaml", []byte("c")); err != nil {
		t.Error(err)
	}
	if book.Create("../d.yaml", nil) == nil {
		t.Error("a file beside the book was written")
	}
	sameTree(t, dir, map[string]string{"a.yaml": "new", "b/c.yaml": "c"})
}
