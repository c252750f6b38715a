package write

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"factorybook/generator/testenv"

	"factorybook/generator/kept"
)

// childVar asks the test program to be a build that somebody kills.
const childVar = "FACTORYBOOK_WRITE_CHILD"

func TestMain(m *testing.M) {
	if job := os.Getenv(childVar); job != "" {
		dir, version, _ := strings.Cut(job, "\n")
		s, err := Open(context.Background(), dir, Options{InPlace: strings.HasSuffix(version, "in place")})
		if err == nil {
			for name, text := range version2site(version) {
				err = errors.Join(err, s.Put(name, []byte(text)))
			}
			_, commitErr := s.Commit(context.Background(), true, func() []byte { return []byte(version) })
			err = errors.Join(err, commitErr)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(3)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// version2site is a site of some factories: half of it is the same in all versions.
func version2site(version string) map[string]string {
	site := map[string]string{"index.html": version, "assets/site.css": "same", "only-" + version + ".html": version}
	for n := range 12 {
		dir := fmt.Sprintf("factories/f%d/", n)
		site[dir+"index.html"], site[dir+"orders.html"] = version, version
		for v := range 8 {
			site[fmt.Sprintf("%svisits/%d.html", dir, v)] = "same"
		}
		site[dir+"visits/last.html"] = version
		site[fmt.Sprintf("data/factories/f%d.json", n)] = version
	}
	return site
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

func child(dir, version string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), childVar+"="+dir+"\n"+version)
	return cmd
}

// mine are what no build wrote: they stay, whatever happens.
var mine = map[string]string{"CNAME": "book.example", ".git/objects/aa/1": "object", "factories/f3/mine.txt": "mine", "briefings/trip.pdf": "pdf"}

func writeMine(t *testing.T, dir string) {
	t.Helper()
	for name, text := range mine {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
}

// versionOf returns the version that a folder holds as a whole, or "".
func versionOf(t *testing.T, dir string) string {
	t.Helper()
	got := tree(t, dir)
	version := got["index.html"]
	want := version2site(version)
	for name, text := range mine {
		want[name] = text
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s is %q, and the first page is of %q", name, got[name], version)
			return ""
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s is left over beside version %q", name, version)
			return ""
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "empty")); err != nil {
		t.Error("the empty folder is gone")
		return ""
	}
	return version
}

// kills is how often a build is killed: a sample, or all.
func kills() int { return testenv.Sample(25, 300) }

func TestKilledAtAnyMomentTheSiteIsOldOrNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if out, err := child(dir, "v0").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	writeMine(t, dir)
	start := time.Now()
	if out, err := child(dir, "v1").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	whole := time.Since(start)
	was, came := versionOf(t, dir), 0
	for n := range kills() {
		next := fmt.Sprintf("v%d", n+2)
		cmd := child(dir, next)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if n%2 == 0 {
			time.Sleep(time.Duration(rand.Int64N(int64(whole))))
		} else { // about when the folders are exchanged
			started := time.Now()
			for !exists(filepath.Join(beside(dir), treeName, manifestName)) && time.Since(started) < 4*whole {
				time.Sleep(100 * time.Microsecond)
			}
			time.Sleep(time.Duration(rand.Int64N(int64(whole) / 4)))
		}
		cmd.Process.Kill()
		cmd.Wait()
		switch is := versionOf(t, dir); is {
		case was:
		case next:
			came++
			was = next
		default:
			t.Fatalf("kill %d: the site is of %q, want %q or %q", n, is, was, next)
		}
	}
	// What was left of the killed ones is away after a build that ends well.
	if out, err := child(dir, "last").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if is := versionOf(t, dir); is != "last" {
		t.Errorf("after the last build the site is of %q", is)
	}
	left, err := os.ReadDir(beside(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range left {
		if e.Name() != stateName && e.Name() != stampsName && e.Name() != ignoreName {
			t.Errorf("%s is left beside the site", e.Name())
		}
	}
	t.Logf("%d of %d came so far as to be new", came, kills())
}

func TestKilledInPlaceEachFactoryIsWholeAndTheNextBuildHealsTheRest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if out, err := child(dir, "v0 in place").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	writeMine(t, dir)
	if !exchanges(t.TempDir()) {
		t.Skip("folders cannot be exchanged here")
	}
	for n := range kills() {
		next := fmt.Sprintf("v%d in place", n+1)
		cmd := child(dir, next)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(40 * time.Millisecond))))
		cmd.Process.Kill()
		cmd.Wait()
		for f := range 12 {
			factory := fmt.Sprintf("factories/f%d/", f)
			seen := map[string]bool{}
			for _, page := range []string{"index.html", "orders.html", "visits/last.html"} {
				data, err := os.ReadFile(filepath.Join(dir, factory+page))
				if err != nil {
					t.Fatal(err)
				}
				seen[string(data)] = true
			}
			if len(seen) != 1 {
				t.Fatalf("kill %d: the pages of %s are of %v", n, factory, seen)
			}
		}
		if n%5 == 0 {
			s, err := Open(t.Context(), dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Abort(); err != nil {
				t.Fatal(err)
			}
			if versionOf(t, dir) == "" {
				t.Fatal("not healed")
			}
		}
	}
}

func TestTwoBuildsAtOnceBothEndWellAndTheSiteIsOfOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	for n := range max(3, kills()/6) {
		var both sync.WaitGroup
		for _, version := range []string{fmt.Sprint("a", n), fmt.Sprint("b", n)} {
			both.Go(func() {
				if out, err := child(dir, version).CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", version, err, out)
				}
			})
		}
		both.Wait()
		if n == 0 {
			writeMine(t, dir)
		}
		if is := versionOf(t, dir); is == "" {
			t.Fatalf("pair %d", n)
		}
	}
}

func TestWhoWaitsForAnotherBuildIsToldAndMayGiveUp(t *testing.T) {
	dir := t.TempDir()
	first, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = Open(ctx, dir, Options{Waiting: cancel})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the second one: %v", err)
	}
	if err := first.Abort(); err != nil {
		t.Fatal(err)
	}
	second, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	second.Abort()
}

func TestWhatComesIntoTheOldFolderWhileTheNewOneIsMadeIsNotLost(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build(t, dir, false, map[string]string{"index.html": "1"})
	writeMine(t, dir)
	old := filepath.Join(t.TempDir(), "old")
	// The tree is complete, the folders are exchanged, and the build is killed.
	if err := os.CopyFS(old, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"late.txt": "late", "sub/late.txt": "late", "CNAME": "other.example"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(old, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(old, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(beside(dir), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(old, filepath.Join(beside(dir), treeName)); err != nil {
		t.Fatal(err)
	}
	build(t, dir, false, map[string]string{"index.html": "2"})
	got := tree(t, dir)
	for name, want := range map[string]string{"index.html": "2", "late.txt": "late", "sub/late.txt": "late", "CNAME": "other.example", ".git/objects/aa/1": "object"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}

func TestFolderKeepsItsModeAndLinksStayLinks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	build(t, dir, false, map[string]string{"index.html": "1", "a/b.html": "1"})
	for _, name := range []string{".", "a"} {
		if err := os.Chmod(filepath.Join(dir, name), 0o750); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink("index.html", filepath.Join(dir, "start.html")); err != nil {
		t.Skip("no symbolic links here")
	}
	build(t, dir, false, map[string]string{"index.html": "2", "a/b.html": "1"})
	for _, name := range []string{".", "a"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o750 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if to, err := os.Readlink(filepath.Join(dir, "start.html")); err != nil || to != "index.html" {
		t.Errorf("the link leads to %q, %v", to, err)
	}
}

func TestSiteThatHoldsTheBookOrTheOneWhoBuildsStaysTheSameFolder(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "site")
	for version, opt := range map[string]Options{"book": {Apart: []string{filepath.Join(dir, "book")}}, "asked": {InPlace: true}, "stands": {}} {
		if err := os.MkdirAll(filepath.Join(dir, "book"), 0o777); err != nil {
			t.Fatal(err)
		}
		was, err := os.Stat(dir)
		if err != nil {
			t.Fatal(err)
		}
		if version == "stands" {
			t.Chdir(filepath.Join(dir, "book"))
		}
		s, err := Open(t.Context(), dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Put("index.html", []byte(version)); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Commit(t.Context(), false, nil); err != nil {
			t.Fatal(err)
		}
		is, err := os.Stat(dir)
		if err != nil || !os.SameFile(was, is) {
			t.Errorf("%s: the folder was exchanged", version)
		}
		if text, err := os.ReadFile(filepath.Join(dir, "index.html")); err != nil || string(text) != version {
			t.Errorf("%s: %q, %v", version, text, err)
		}
	}
}

func TestWhereNothingCanBeWrittenTheOldSiteStays(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("everything can be written by root")
	}
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "site")
	build(t, dir, false, map[string]string{"index.html": "old"})
	for _, closed := range []string{tmp, dir} {
		if err := os.Chmod(closed, 0o555); err != nil {
			t.Fatal(err)
		}
		defer os.Chmod(closed, 0o777)
	}
	if s, err := Open(t.Context(), dir, Options{}); err == nil {
		s.Abort()
		t.Error("a site in a folder that cannot be written was opened")
	}
	sameTree(t, dir, map[string]string{"index.html": "old"})
}

func TestNoFolderIsLeftByABuildThatFailed(t *testing.T) {
	tmp := t.TempDir()
	dir := filepath.Join(tmp, "site")
	s, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(tmp); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestKeptFileIsOneThatNobodyTouched(t *testing.T) {
	for _, contents := range []bool{false, true} {
		dir := t.TempDir()
		opt := Options{Contents: contents}
		s, err := Open(t.Context(), dir, opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Put("a.html", []byte("text")); err != nil {
			t.Fatal(err)
		}
		var files map[string]kept.Stamp
		if _, err := s.Commit(t.Context(), false, func() []byte { files = s.Files(); return nil }); err != nil {
			t.Fatal(err)
		}
		isKept := func() bool {
			s, err := Open(t.Context(), dir, opt)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Abort()
			return s.Keep(files)
		}
		name := filepath.Join(dir, "a.html")
		if !isKept() {
			t.Error("an untouched file was not kept")
		}
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		// Of the same size, right after the build, and with the old time.
		if err := os.WriteFile(name, []byte("tex!"), 0o666); err != nil {
			t.Fatal(err)
		}
		if isKept() {
			t.Error("a file that was edited was kept")
		}
		if err := os.Chtimes(name, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		if isKept() {
			t.Error("a file that was edited and given its old time was kept")
		}
		if err := os.WriteFile(name, []byte("text"), 0o666); err != nil {
			t.Fatal(err)
		}
		if isKept() != contents {
			t.Errorf("a file that was written anew and is the same was kept: %v", !contents)
		}
		os.Remove(name)
		if isKept() {
			t.Error("a file that is gone was kept")
		}
	}
}
