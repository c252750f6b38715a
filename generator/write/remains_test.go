package write

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"factorybook/generator/kept"
)

// lay writes files into a folder.
func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o777), os.WriteFile(full, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFoldersThatBecomeEmptyGoAndOthersStay(t *testing.T) {
	for _, inPlace := range []bool{false, true} {
		dir := filepath.Join(t.TempDir(), "site")
		opt := Options{InPlace: inPlace}
		buildKept(t, dir, opt, map[string]string{"index.html": "1", "a/b/c/d.html": "d", "e/f/g.html": "g", "h/i.html": "i", "h/j.html": "j"})
		lay(t, dir, map[string]string{"e/mine.txt": "mine"})
		buildKept(t, dir, opt, map[string]string{"index.html": "1", "h/j.html": "j"})
		sameTree(t, dir, map[string]string{"index.html": "1", "h/j.html": "j", "e/mine.txt": "mine"})
		for name, stays := range map[string]bool{"a": false, "a/b": false, "e": true, "e/f": false, "h": true} {
			if got := exists(filepath.Join(dir, filepath.FromSlash(name))); got != stays {
				t.Errorf("in place %v: the folder %s is there: %v", inPlace, name, got)
			}
		}
	}
}

func TestFileHasASecondNameOrACopyWithItsTime(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a": "text", "other": "text"})
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := link(in("a"), in("b")); err != nil || !sameFile(in("a"), in("b")) {
		t.Errorf("a second name: %v", err)
	}
	if err := link(in("a"), in("b")); err != nil {
		t.Errorf("a second name that it has already: %v", err)
	}
	for what, err := range map[string]error{"the name of another file": link(in("a"), in("other")), "a file that is gone": link(in("gone"), in("c")), "a folder": link(dir, in("c"))} {
		if err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if exists(in("c")) {
		t.Error("something was left of a link that failed")
	}
	if sameFile(in("a"), in("gone")) || sameFile(in("gone"), in("a")) || sameFile(in("a"), in("other")) {
		t.Error("two files are taken for one")
	}

	elsewhere, err := os.MkdirTemp("/dev/shm", "")
	if err != nil {
		t.Skip("no second file system")
	}
	defer os.RemoveAll(elsewhere)
	old := time.Date(2020, 1, 1, 0, 0, 0, 7, time.UTC)
	if err := errors.Join(os.Chmod(in("a"), 0o600), os.Chtimes(in("a"), old, old)); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(elsewhere, "a")
	if err := link(in("a"), copied); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(copied)
	if err != nil || !info.ModTime().Equal(old) || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is of %v with mode %v, %v", info.ModTime(), info.Mode(), err)
	}
	if text, err := os.ReadFile(copied); err != nil || string(text) != "text" {
		t.Errorf("the copy is %q, %v", text, err)
	}
	if link(in("other"), copied) == nil {
		t.Error("a copy took the place of another file")
	}
}

func TestFileIsThatOfABuildOnlyAsItWasLeft(t *testing.T) {
	dir := t.TempDir()
	lay(t, dir, map[string]string{"a": "text", "folder/b": ""})
	info, err := os.Stat(filepath.Join(dir, "a"))
	if err != nil {
		t.Fatal(err)
	}
	folder, err := os.Stat(filepath.Join(dir, "folder"))
	if err != nil {
		t.Fatal(err)
	}
	at := info.ModTime().UnixNano()
	for what, c := range map[string]struct {
		name  string
		stamp kept.Stamp
		want  bool
	}{
		"as it was":              {"a", kept.Stamp{Size: 4, Time: at}, true},
		"later":                  {"a", kept.Stamp{Size: 4, Time: at - 1}, false},
		"earlier":                {"a", kept.Stamp{Size: 4, Time: at + 1}, false},
		"longer":                 {"a", kept.Stamp{Size: 3, Time: at}, false},
		"shorter":                {"a", kept.Stamp{Size: 5, Time: at}, false},
		"the same contents":      {"a", kept.Stamp{Size: 4, Time: at - 1, Sum: kept.SumOf([]byte("text"))}, true},
		"other contents":         {"a", kept.Stamp{Size: 4, Time: at, Sum: kept.SumOf([]byte("tex!"))}, false},
		"contents of other size": {"a", kept.Stamp{Size: 5, Time: at, Sum: kept.SumOf([]byte("text"))}, false},
		"a folder":               {"folder", kept.Stamp{Size: folder.Size(), Time: folder.ModTime().UnixNano()}, false},
		"gone":                   {"gone", kept.Stamp{}, false},
	} {
		if got := (&Site{dir: dir}).as(c.name, c.stamp); got != c.want {
			t.Errorf("%s: %v", what, got)
		}
	}
}

// What a build wrote goes with the tree that was exchanged; what somebody put there in
// the meantime comes over.
func TestLastTreeGoesAndWhatIsNotOfABuildComesOver(t *testing.T) {
	for what, manifest := range map[string]string{
		"whole": string(manifestOf([]string{"index.html", "a/b.html"})),
		"torn":  "damaged\tindex.html\n", // then what the new site has is not foreign
		"none":  "",
	} {
		dir := t.TempDir()
		old, live := filepath.Join(dir, "old"), filepath.Join(dir, "live")
		lay(t, old, map[string]string{"index.html": "old", "a/b.html": "old", "mine.txt": "mine", "c/d/mine.txt": "mine", ownPrefix + "-x": "own", "both.txt": "both"})
		lay(t, live, map[string]string{"index.html": "new", "a/b.html": "new", manifestName: string(manifestOf([]string{"a/b.html", "index.html"}))})
		if err := os.Link(filepath.Join(old, "both.txt"), filepath.Join(live, "both.txt")); err != nil {
			t.Skip("no second names here")
		}
		if manifest != "" {
			lay(t, old, map[string]string{manifestName: manifest})
		}
		if err := sweep(old, live); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		want := map[string]string{"index.html": "new", "a/b.html": "new", "mine.txt": "mine", "c/d/mine.txt": "mine", "both.txt": "both"}
		if what == "none" { // nobody knows that a build wrote them
			want["index.html"], want["a/b.html"] = "old", "old"
		}
		sameTree(t, live, want)
		if exists(old) {
			t.Errorf("%s: the last tree is still there", what)
		}
	}
}

func TestTreeIsRemovedForAsLongAsThereIsTime(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tree")
	files := map[string]string{"a": "1", "b/c": "2", "b/d/e": "3"}
	lay(t, dir, files)
	if err := removeUntil(dir, time.Now().Add(-time.Second)); err != nil {
		t.Error(err)
	}
	sameTree(t, dir, files)
	if err := removeUntil(dir, time.Now().Add(time.Hour)); err != nil || exists(dir) {
		t.Errorf("with time enough: %v", err)
	}
	if err := removeUntil(dir, time.Now().Add(time.Hour)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("one that is gone: %v", err)
	}
}

// A list is carried out as a whole or not at all, and a second time without harm.
func TestListOfStepsIsCarriedOutOnlyWhole(t *testing.T) {
	const whole = "move\tnew\nmove\ta.html\nremove\tgone/b.html\nremove\tnever.html\n"
	before := map[string]string{"a.html": "old", "gone/b.html": "b"}
	after := map[string]string{"a.html": "new", "new/c.html": "c"}
	for what, c := range map[string]struct {
		list string
		want map[string]string
		err  error
	}{
		"whole": {whole, after, nil}, "without its last byte": {whole[:len(whole)-1], before, errDamaged}, "with a line that is none": {whole + "copy\tx\n", before, errDamaged}, "empty": {"", before, nil},
		"of things done": {"move\tdone.html\n", before, nil},
	} {
		dir := t.TempDir()
		lay(t, dir, before)
		p := place{work: filepath.Join(dir, stageName)}
		lay(t, p.tree(), map[string]string{"a.html": "new", "new/c.html": "c"})
		lay(t, p.work, map[string]string{stepsName: c.list})
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		s := &Site{dir: dir, root: root}
		if err := s.finishSteps(); !errors.Is(err, c.err) {
			t.Errorf("%s: %v", what, err)
		}
		if exists(p.work) == (c.err == nil) {
			t.Errorf("%s: the list is there: %v", what, exists(p.work))
		}
		if err := os.RemoveAll(p.work); err != nil {
			t.Fatal(err)
		}
		sameTree(t, dir, c.want)
		if err := s.finishSteps(); err != nil { // none
			t.Errorf("%s, then without a list: %v", what, err)
		}
	}
}

func TestPieceOfAFileThatStandsIsReadWhole(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build(t, dir, false, map[string]string{"a.js": "0123456789"})
	s := put(t, dir, nil)
	defer s.Abort()
	for at, want := range map[Piece]string{{0, 0, 10}: "0123456789", {0, 3, 4}: "3456", {0, 9, 1}: "9", {0, 10, 0}: ""} {
		if got, err := s.StandingPart("a.js", at); err != nil || string(got) != want {
			t.Errorf("%+v: %q, %v", at, got, err)
		}
	}
	for _, at := range []Piece{{0, 9, 2}, {0, 10, 1}} {
		if _, err := s.StandingPart("a.js", at); err == nil {
			t.Errorf("%+v lies behind the end", at)
		}
	}
	if _, err := s.StandingPart("b.js", Piece{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestPiecesStandWhereTheyAreSaidTo(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	var places []Piece
	join := func(add func(p *Pieces)) {
		t.Helper()
		s := put(t, dir, nil)
		pieces, err := s.Pieces()
		if err != nil {
			t.Fatal(err)
		}
		add(pieces)
		if places, err = pieces.Join("a.js", "<<", ", ", ">"); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Commit(t.Context(), false, nil); err != nil {
			t.Fatal(err)
		}
		if err := pieces.Close(); err != nil {
			t.Fatal(err)
		}
	}
	join(func(p *Pieces) { // in another order than their places
		for _, piece := range []struct {
			n    int
			text string
		}{{7, "seven"}, {1, "one"}, {3, ""}, {5, "five"}} {
			if err := p.Add("a.js", piece.n, []byte(piece.text)); err != nil {
				t.Fatal(err)
			}
		}
	})
	sameTree(t, dir, map[string]string{"a.js": "<<one, five, seven>"})
	if want := []Piece{{1, 2, 3}, {5, 7, 4}, {7, 13, 5}}; !slices.Equal(places, want) {
		t.Errorf("the pieces stand at %v, want %v", places, want)
	}
	five := places[1]
	join(func(p *Pieces) {
		p.AddOld("a.js", 2, five)
		if err := p.Add("a.js", 1, []byte("1")); err != nil {
			t.Fatal(err)
		}
	})
	sameTree(t, dir, map[string]string{"a.js": "<<1, five>"})
	if want := []Piece{{1, 2, 1}, {2, 5, 4}}; !slices.Equal(places, want) {
		t.Errorf("the pieces stand at %v, want %v", places, want)
	}
}

func TestOnlyFilesAsTheyWereLeftAreKept(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build(t, dir, false, map[string]string{"a.html": "text", "b.html": "text"})
	lay(t, dir, map[string]string{"mine.html": "text"})
	stamp := func(name string) kept.Stamp {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return kept.StampOf(info)
	}
	a, mine := stamp("a.html"), stamp("mine.html")
	longer := a
	longer.Size++
	s := put(t, dir, map[string]string{"b.html": "text"})
	defer s.Abort()
	for what, c := range map[string]struct {
		name  string
		stamp kept.Stamp
		want  bool
	}{
		"as it was": {"a.html", a, true}, "another size": {"a.html", longer, false}, "no stamp": {"a.html", kept.Stamp{}, false}, "of no build": {"mine.html", mine, false}, "no name": {"../site/a.html", a, false},
	} {
		if got := s.Intact(c.name, c.stamp); got != c.want {
			t.Errorf("%s: %v", what, got)
		}
	}
	before := maps.Clone(s.put)
	for what, files := range map[string]map[string]kept.Stamp{"one that is in the site already": {"a.html": a, "b.html": stamp("b.html")}, "one that is not as it was": {"a.html": longer, "b.html": stamp("b.html")}} {
		if s.Keep(files) || !maps.Equal(s.put, before) {
			t.Errorf("%s was kept, or what stood beside it", what)
		}
	}
	if !s.Keep(map[string]kept.Stamp{"a.html": a}) || s.put["a.html"] != a {
		t.Error("a file as it was left is not kept")
	}
}
