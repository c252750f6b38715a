package write

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// build writes a whole site and returns what Commit reported.
func build(t *testing.T, dir string, clean bool, files map[string]string) Report {
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
	report, err := s.Commit(t.Context(), clean, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// tree returns the files of a folder, the program's own left out.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		if rel != manifestName {
			files[filepath.ToSlash(rel)] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sameTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := tree(t, dir)
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s: got %q, want %q", name, got[name], text)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

func TestSecondBuildTouchesOnlyWhatChanged(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, false, map[string]string{"index.html": "1", "factories/a/index.html": "a"})
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, name := range []string{"index.html", "factories/a/index.html"} {
		if err := os.Chtimes(filepath.Join(dir, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	report := build(t, dir, false, map[string]string{"index.html": "2", "factories/a/index.html": "a"})
	if report != (Report{Written: 1, Unchanged: 1}) {
		t.Errorf("report: %+v", report)
	}
	info, err := os.Stat(filepath.Join(dir, "factories/a/index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !info.ModTime().Equal(old) {
		t.Error("the page that did not change was written again")
	}
	sameTree(t, dir, map[string]string{"index.html": "2", "factories/a/index.html": "a"})
}

func TestAbortLeavesTheLastGoodSite(t *testing.T) {
	dir := t.TempDir()
	want := map[string]string{"index.html": "good"}
	build(t, dir, false, want)
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put("index.html", []byte("bad")); err != nil {
		t.Fatal(err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, dir, want)
}

func TestBuildKilledBeforeCommitLeavesTheLastGoodSite(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, false, map[string]string{"index.html": "good"})
	killed, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := killed.Put("index.html", []byte("half")); err != nil {
		t.Fatal(err)
	}
	killed.close()
	build(t, dir, false, map[string]string{"index.html": "next"})
	sameTree(t, dir, map[string]string{"index.html": "next"})
}

func TestCommitKilledInTheMiddleIsFinishedByTheNextOpen(t *testing.T) {
	for done := range 8 {
		killedAfter(t, done)
	}
}

// killedAfter stops a commit in place after a number of steps and opens the site again.
func killedAfter(t *testing.T, done int) {
	t.Helper()
	dir := t.TempDir()
	build(t, dir, false, map[string]string{
		"index.html": "old", "data/a.json": "old", "gone.html": "old", "factories/a/index.html": "old", "factories/a/visits/1.html": "same",
	})
	want := map[string]string{
		"index.html": "new", "data/a.json": "new", "factories/a/index.html": "new", "factories/a/visits/1.html": "same",
		"factories/b/index.html": "new folder", "factories/b/visits/1.html": "within it", "factories/c/visits/1.html": "alone",
	}
	killed, err := Open(t.Context(), dir, Options{InPlace: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range want {
		if err := killed.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	// What Commit does, up to the kill.
	stale := []string{"gone.html"}
	list, err := killed.steps(stale, map[string]bool{"gone.html": true})
	if err != nil {
		t.Fatal(err)
	}
	manifest := strings.Join(slices.Sorted(maps.Keys(want)), "\n") + "\n"
	if err := os.WriteFile(killed.inTree(manifestName), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
	steps := strings.SplitAfter(strings.TrimSuffix(string(list), "\n"), "\n")
	for _, step := range steps[:min(done, len(steps))] {
		if err := killed.step(strings.TrimSuffix(step, "\n")); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(killed.work, stepsName), list, 0o666); err != nil {
		t.Fatal(err)
	}
	killed.close()

	next, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := next.Abort(); err != nil {
		t.Fatal(err)
	}
	sameTree(t, dir, want)
}

func TestNewFoldersAreCheapAndOldOnesKeepWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, false, map[string]string{"index.html": "1", "factories/a/index.html": "a"})
	foreign := filepath.Join(dir, "factories/a/mine.txt")
	if err := os.WriteFile(foreign, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{InPlace: true})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"index.html": "2", "factories/a/index.html": "a2", "factories/b/index.html": "b", "factories/b/visits/1.html": "v"}
	for name, text := range want {
		if err := s.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	// A page, two folders, the manifest: of a factory that was there the folder as one.
	list, err := s.steps(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(list), "\n"); n != 4 {
		t.Errorf("%d steps, want 4:\n%s", n, list)
	}
	if report, err := s.Commit(t.Context(), false, nil); err != nil || report != (Report{Written: 4}) {
		t.Errorf("report %+v, %v", report, err)
	}
	want["factories/a/mine.txt"] = "mine"
	sameTree(t, dir, want)
}

func TestCleanRemovesOnlyWhatAnEarlierBuildWrote(t *testing.T) {
	dir := t.TempDir()
	build(t, dir, false, map[string]string{"index.html": "1", "factories/a/index.html": "a"})
	if err := os.WriteFile(filepath.Join(dir, "CNAME"), []byte("book.example"), 0o666); err != nil {
		t.Fatal(err)
	}
	report := build(t, dir, false, map[string]string{"index.html": "1"})
	if report.Stale != 1 || report.Removed != 0 {
		t.Errorf("without clean: %+v", report)
	}
	report = build(t, dir, true, map[string]string{"index.html": "1"})
	if report.Removed != 1 {
		t.Errorf("with clean: %+v", report)
	}
	sameTree(t, dir, map[string]string{"index.html": "1", "CNAME": "book.example"})
	if _, err := os.Stat(filepath.Join(dir, "factories")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the empty folder of the removed page is still there")
	}
}

// What a build may have lost of its own files is made again, whatever stands there; what
// was never a page of it stays.
func TestDamagedOwnFilesStopNoBuild(t *testing.T) {
	old := map[string]string{"index.html": "old", "gone.html": "old", "factories/a/index.html": "old"}
	fresh := map[string]string{"index.html": "new", "factories/a/index.html": "new", "factories/b/index.html": "new"}
	for name, damage := range map[string]func(dir string) error{
		"half a manifest": func(dir string) error { return cut(filepath.Join(dir, manifestName), 90) },
		"no byte of it":   func(dir string) error { return cut(filepath.Join(dir, manifestName), 0) },
		"another text": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, manifestName), []byte("hello\n"), 0o666)
		},
		"no manifest": func(dir string) error { return os.Remove(filepath.Join(dir, manifestName)) },
		"a manifest of before": func(dir string) error {
			return os.WriteFile(filepath.Join(dir, manifestName), manifestOf([]string{"index.html"}), 0o666)
		},
		"half a list": func(dir string) error {
			if err := os.Mkdir(filepath.Join(dir, stageName), 0o777); err != nil {
				return err
			}
			// As after the first step of a build that was cut short.
			if err := os.WriteFile(filepath.Join(dir, "factories/b/index.html"), []byte("half"), 0o666); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(dir, stageName, stepsName), []byte("move\tfactories/b\nmo"), 0o666)
		},
		"a file for the folder of the list": func(dir string) error { return os.WriteFile(filepath.Join(dir, stageName), nil, 0o666) },
		"a file for the tree":               func(dir string) error { return os.WriteFile(filepath.Join(beside(dir), treeName), nil, 0o666) },
	} {
		for _, inPlace := range []bool{false, true} {
			t.Run(fmt.Sprint(name, inPlace), func(t *testing.T) {
				dir := filepath.Join(t.TempDir(), "site")
				opt := Options{InPlace: inPlace}
				buildKept(t, dir, opt, old)
				for _, name := range []string{"CNAME", "factories/a/mine.txt", "factories/b/mine.txt"} {
					if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o666); err != nil {
						t.Fatal(err)
					}
				}
				if err := damage(dir); err != nil {
					t.Fatal(err)
				}
				// A build that ends in problems first: it must not forget that something is damaged.
				s, err := Open(t.Context(), dir, opt)
				if err != nil {
					t.Fatal(err)
				}
				if err := s.Abort(); err != nil {
					t.Fatal(err)
				}
				want := maps.Clone(fresh)
				want["CNAME"], want["factories/a/mine.txt"], want["factories/b/mine.txt"] = "mine", "mine", "mine"
				for range 2 {
					buildKept(t, dir, opt, fresh)
					sameTree(t, dir, want)
				}
			})
		}
	}
}

func cut(name string, size int64) error { return os.Truncate(name, size) }

// buildKept builds a site with clean, and leaves a state for the next build.
func buildKept(t *testing.T, dir string, opt Options, files map[string]string) {
	t.Helper()
	s, err := Open(t.Context(), dir, opt)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := s.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(t.Context(), true, func() []byte { return []byte("state") }); err != nil {
		t.Fatal(err)
	}
}

// A site that stands as a build left it takes no file of somebody else for its own, and
// is not touched by a build that changes nothing.
func TestWholeManifestIsTrusted(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	files := map[string]string{"z.html": "z", "index.html": "1", "factories/b/index.html": "b", "factories/a/index.html": "a", "data/a.json": "{}"}
	buildKept(t, dir, Options{}, files)
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		if err := s.Put(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Commit(t.Context(), true, nil); err != nil || !s.Untouched() {
		t.Errorf("a build that changed nothing touched the site (%v)", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "new.html"), []byte("my own"), 0o666); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), dir, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.Put("new.html", []byte("site")); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v, want ErrForeign", err)
	}
}

// Of a folder without a manifest nothing is known: it may have another owner now.
func TestFolderOfAnotherOwnerIsNotReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	buildKept(t, dir, Options{}, map[string]string{"index.html": "a page"})
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("my own"), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.Put("index.html", []byte("site")); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v, want ErrForeign", err)
	}
}

func TestForeignFileIsNotReplaced(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("my own page"), 0o666); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.Put("index.html", []byte("site")); !errors.Is(err, ErrForeign) {
		t.Errorf("got %v, want ErrForeign", err)
	}
}

func TestNamesThatLeaveTheSiteAreRefused(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	for _, name := range []string{"../x", "/x", "a/../../x", "", ".", "a//b", `a\b`, "a\nb", manifestName, stageName + "/renames"} {
		if s.Put(name, nil) == nil {
			t.Errorf("%q was accepted", name)
		}
	}
}

func TestLinkInTheSiteIsNotFollowedOut(t *testing.T) {
	outside := t.TempDir()
	dir := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "factories")); err != nil {
		t.Skip("no symbolic links here")
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Put("factories/a.html", []byte("x")) == nil {
		if _, err := s.Commit(t.Context(), false, nil); err == nil {
			t.Error("a file was written through the link")
		}
	}
	if len(tree(t, outside)) > 0 {
		t.Error("a file appeared outside the site")
	}
}

func TestOnePageOneName(t *testing.T) {
	s, err := Open(t.Context(), t.TempDir(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	if err := s.Put("a.html", []byte("1")); err != nil {
		t.Fatal(err)
	}
	if s.Put("a.html", []byte("2")) == nil {
		t.Error("two pages took the same name")
	}
}

func TestInsideSeesThroughLinksAndMissingFolders(t *testing.T) {
	tmp := t.TempDir()
	book := filepath.Join(tmp, "book")
	if err := os.Mkdir(book, 0o777); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(tmp, "link")
	if err := os.Symlink(book, link); err != nil {
		t.Skip("no symbolic links here")
	}
	for dir, want := range map[string]bool{
		book:                               true,
		filepath.Join(book, "public"):      true,
		filepath.Join(link, "new", "deep"): true,
		filepath.Join(tmp, "public"):       false,
		filepath.Join(tmp, "book-site"):    false,
		filepath.Join(tmp, "..book"):       false,
		tmp:                                false,
	} {
		got, err := Inside(dir, book)
		if err != nil {
			t.Errorf("%s: %v", dir, err)
		}
		if got != want {
			t.Errorf("Inside(%s) = %v, want %v", dir, got, want)
		}
	}
}
