package write

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// joined builds a site of one file of pieces, added side by side, and one of none.
func joined(t *testing.T, dir string, texts ...string) Report {
	t.Helper()
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := s.Pieces()
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	for n := range texts {
		all.Go(func() {
			if err := pieces.Add("search/a.js", n-1, []byte(texts[n])); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for _, name := range []string{"search/a.js", "search/none.js"} {
		if _, err := pieces.Join(name, "[", ",", "]"); err != nil {
			t.Fatal(err)
		}
	}
	if err := pieces.Close(); err != nil {
		t.Fatal(err)
	}
	report, err := s.Commit(t.Context(), false, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestPiecesAreJoinedInTheOrderOfTheirPlaces(t *testing.T) {
	dir := t.TempDir()
	var texts []string
	for n := range 200 {
		texts = append(texts, strings.Repeat(fmt.Sprint(n, ";"), n%7)) // every seventh is empty
	}
	joined(t, dir, texts...)
	var want []string
	for _, text := range texts {
		if text != "" {
			want = append(want, text)
		}
	}
	sameTree(t, dir, map[string]string{"search/a.js": "[" + strings.Join(want, ",") + "]", "search/none.js": "[]"})
}

func TestJoinedFileIsTouchedOnlyWhenItChanged(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("x", 200_000)
	joined(t, dir, "one", long, "three")
	old := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	file := filepath.Join(dir, "search", "a.js")
	if err := os.Chtimes(file, old, old); err != nil {
		t.Fatal(err)
	}
	if report := joined(t, dir, "one", long, "three"); report.Written != 0 || report.Unchanged != 2 {
		t.Errorf("the same pieces: %+v", report)
	}
	if info, err := os.Stat(file); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("the file was written again: %v", err)
	}
	// The same length, another end.
	if report := joined(t, dir, "one", long, "thre3"); report.Written != 1 {
		t.Errorf("another piece: %+v", report)
	}
	sameTree(t, dir, map[string]string{"search/a.js": "[one," + long + ",thre3]", "search/none.js": "[]"})
}

func TestJoinedFileReplacesNoneThatIsForeign(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.js"), []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	pieces, err := s.Pieces()
	if err != nil {
		t.Fatal(err)
	}
	defer pieces.Close()
	if _, err := pieces.Join("a.js", "[", ",", "]"); err == nil {
		t.Error("a file that no build wrote was replaced")
	}
	if _, err := pieces.Join("../a.js", "[", ",", "]"); err == nil {
		t.Error("a name outside the site was taken")
	}
}
