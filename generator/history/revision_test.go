package history_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/history"
	"factorybook/generator/testenv"
)

// repository is a git repository for one test.
type repository struct {
	t   *testing.T
	dir string
}

func newRepository(t *testing.T) repository {
	t.Helper()
	testenv.Program(t, "git")
	r := repository{t, t.TempDir()}
	r.git("init", "-q", "-b", "main")
	return r
}

func (r repository) git(args ...string) string {
	r.t.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=Mia", "-c", "user.email=mia@nordhaven.example", "-c", "protocol.file.allow=always", "-C", r.dir}, args...)...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null")
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (r repository) write(name, text string) {
	r.t.Helper()
	name = filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r repository) commit(message string) string {
	r.t.Helper()
	r.git("add", "-A")
	r.git("commit", "-q", "-m", message)
	return r.git("rev-parse", "HEAD")
}

func (r repository) at(book, revision string) *history.Revision {
	r.t.Helper()
	rev, err := history.At(context.Background(), filepath.Join(r.dir, book), revision)
	if err != nil {
		r.t.Fatal(err)
	}
	r.t.Cleanup(func() {
		if err := rev.Close(); err != nil {
			r.t.Error(err)
		}
	})
	return rev
}

func read(t *testing.T, fsys fs.FS, name string) string {
	t.Helper()
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestEarlierStateIsReadWithoutTouchingTheFolder(t *testing.T) {
	r := newRepository(t)
	r.write("factorybook.yaml", "title: One\n")
	r.write("factories/yuanda/factory.yaml", "name: 远大\n")
	r.write("factories/yuanda/files/a b\n.pdf", "%PDF")
	r.write("factories/yuanda.old/x", "")
	first := r.commit("one")
	r.write("factorybook.yaml", "title: Two\n")
	r.commit("two")
	r.write("factorybook.yaml", "title: Three\n")

	rev := r.at("", "HEAD~1")
	if rev.Commit != first {
		t.Errorf("got %s, want %s", rev.Commit, first)
	}
	if got := read(t, rev, "factorybook.yaml"); got != "title: One\n" {
		t.Errorf("got %q", got)
	}
	if got := read(t, os.DirFS(r.dir), "factorybook.yaml"); got != "title: Three\n" {
		t.Errorf("the folder now has %q", got)
	}
	if err := fstest.TestFS(rev, "factorybook.yaml", "factories/yuanda/factory.yaml", "factories/yuanda/files/a b\n.pdf", "factories/yuanda.old/x"); err != nil {
		t.Error(err)
	}
}

func TestBookMayBeAFolderOfTheRepository(t *testing.T) {
	r := newRepository(t)
	r.write("README.md", "x")
	r.write("books/eu*/factorybook.yaml", "title: EU\n")
	r.write("books/eu-old/factorybook.yaml", "title: old\n")
	r.commit("one")
	rev := r.at("books/eu*", "main")
	if got := read(t, rev, "factorybook.yaml"); got != "title: EU\n" {
		t.Errorf("got %q", got)
	}
	if names, err := fs.Glob(rev, "*"); err != nil || len(names) != 1 {
		t.Errorf("got %v %v", names, err)
	}
}

func TestBookThatDidNotExistYetIsSaid(t *testing.T) {
	r := newRepository(t)
	r.write("README.md", "x")
	r.commit("one")
	r.write("book/factorybook.yaml", "title: EU\n")
	r.commit("two")
	_, err := history.At(t.Context(), filepath.Join(r.dir, "book"), "HEAD~1")
	if err == nil || !strings.Contains(err.Error(), "did not exist yet") {
		t.Errorf("got %v", err)
	}
}

func TestShallowCloneSaysThatItCannotSeeFarEnough(t *testing.T) {
	r := newRepository(t)
	for _, title := range []string{"one", "two", "three"} {
		r.write("factorybook.yaml", "title: "+title+"\n")
		r.commit(title)
	}
	clone := repository{t, filepath.Join(t.TempDir(), "clone")}
	r.git("clone", "-q", "--depth", "2", "file://"+r.dir, clone.dir)

	if got := read(t, clone.at("", "HEAD~1"), "factorybook.yaml"); got != "title: two\n" {
		t.Errorf("what can be seen is %q", got)
	}
	_, err := history.At(t.Context(), clone.dir, "HEAD~2")
	var shallow *history.ShallowError
	if !errors.As(err, &shallow) || !strings.Contains(err.Error(), "HEAD~2") || !strings.Contains(err.Error(), "--unshallow") {
		t.Errorf("got %v", err)
	}
}

func TestRevisionCannotBeAnOption(t *testing.T) {
	r := newRepository(t)
	r.write("factorybook.yaml", "title: One\n")
	r.commit("one")
	for _, revision := range []string{"--all", "--output=x", "-h", "", "nowhere", "HEAD:factorybook.yaml", "HEAD~7"} {
		if rev, err := history.At(t.Context(), r.dir, revision); err == nil {
			rev.Close()
			t.Errorf("%q was taken for %s", revision, rev.Commit)
		}
	}
}

func TestFolderWithoutGitIsSaid(t *testing.T) {
	newRepository(t) // git must be here
	_, err := history.At(t.Context(), t.TempDir(), "HEAD")
	if err == nil || !strings.Contains(err.Error(), "not under git") {
		t.Errorf("got %v", err)
	}
}

func TestRepositoryCannotRunAProgram(t *testing.T) {
	r := newRepository(t)
	r.write("factorybook.yaml", "title: One\n")
	r.write(".gitattributes", "* diff=evil filter=evil\n")
	r.commit("one")
	mark := filepath.Join(t.TempDir(), "ran")
	script := filepath.Join(r.dir, "evil.sh")
	if err := os.WriteFile(script, []byte("#!/bin/sh\ntouch "+mark+"\ncat\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, setting := range []string{"core.fsmonitor", "core.pager", "diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.smudge", "core.sshCommand"} {
		r.git("config", setting, script)
	}
	read(t, r.at("", "HEAD"), "factorybook.yaml")
	if _, err := os.Stat(mark); err == nil {
		t.Error("the repository ran its program")
	}
}

func TestLinksOfACommitAreNotFollowed(t *testing.T) {
	r := newRepository(t)
	r.write("secret", "x")
	if err := os.Symlink("secret", filepath.Join(r.dir, "factorybook.yaml")); err != nil {
		t.Skip(err)
	}
	r.commit("one")
	if _, err := fs.ReadFile(r.at("", "HEAD"), "factorybook.yaml"); err == nil {
		t.Error("the link was followed")
	}
}

// commitOn makes a commit on a day, at noon UTC.
func (r repository) commitOn(day, text string) string {
	r.t.Helper()
	r.t.Setenv("GIT_COMMITTER_DATE", day+"T12:00:00Z")
	r.write("factorybook.yaml", "title: "+text+"\n")
	return r.commit(text)
}

func (r repository) clone(args ...string) repository {
	r.t.Helper()
	clone := repository{r.t, filepath.Join(r.t.TempDir(), "clone")}
	r.git(append(append([]string{"clone", "-q"}, args...), "file://"+r.dir, clone.dir)...)
	return clone
}

func TestBranchAtAMomentIsTheSameInEveryClone(t *testing.T) {
	r := newRepository(t)
	october := r.commitOn("2020-10-01", "one")
	november := r.commitOn("2020-11-01", "two")
	r.git("checkout", "-q", "-b", "side")
	r.write("side", "") // written before the moment, merged after it
	t.Setenv("GIT_COMMITTER_DATE", "2020-11-10T12:00:00Z")
	r.commit("side")
	r.git("checkout", "-q", "main")
	t.Setenv("GIT_COMMITTER_DATE", "2020-12-01T12:00:00Z")
	r.git("merge", "-q", "--no-ff", "-m", "merge", "side")
	merge := r.git("rev-parse", "HEAD")
	detached := r.clone()
	detached.git("checkout", "-q", "--detach")

	for name, dir := range map[string]string{"old": r.dir, "fresh clone": r.clone().dir, "detached": detached.dir} {
		for _, c := range []struct{ revision, want, day string }{
			{"main@{2020-10-01}", october, "2020-10-01"},
			{"main@{2020-10-31}", october, "2020-10-01"},
			{"main@{2020-10-01 12:00:00 +0000}", october, "2020-10-01"},
			{"@{2020-11-01}", november, "2020-11-01"},
			{"HEAD@{2020-11-20}", november, "2020-11-01"},
			{"HEAD@{2020-12-01}~1", november, "2020-11-01"},
			{"HEAD@{1.month.ago}", merge, "2020-12-01"},
			{"main@{yesterday}", merge, "2020-12-01"},
			{"main@{2.weeks.ago}^{commit}", merge, "2020-12-01"},
			{"HEAD@{1604275200}", november, "2020-11-01"}, // seconds since 1970
		} {
			rev, err := history.At(t.Context(), dir, c.revision)
			if err != nil {
				t.Errorf("%s, %s: %v", name, c.revision, err)
				continue
			}
			if rev.Commit != c.want || rev.Day != c.day {
				t.Errorf("%s, %s: got %s of %s, want %s of %s", name, c.revision, rev.Commit, rev.Day, c.want, c.day)
			}
			if err := rev.Close(); err != nil {
				t.Error(err)
			}
		}
		var early *history.TooEarlyError
		if _, err := history.At(t.Context(), dir, "main@{2020-09-30}"); !errors.As(err, &early) || early.First != "2020-10-01" {
			t.Errorf("%s, before the first commit: %v", name, err)
		}
		var unknown *history.UnknownRevisionError
		for _, revision := range []string{"main@{no such day}", "HEAD@{2020-10-01}~1", "nowhere@{yesterday}", "HEAD@{7}", "--all@{yesterday}", "main@{}"} {
			if _, err := history.At(t.Context(), dir, revision); !errors.As(err, &unknown) {
				t.Errorf("%s, %s: got %v, want an unknown revision", name, revision, err)
			}
		}
	}
}

func TestMomentBeforeTheEndOfAShallowCloneIsSaid(t *testing.T) {
	r := newRepository(t)
	r.commitOn("2020-10-01", "one")
	r.commitOn("2020-11-01", "two")
	r.commitOn("2020-12-01", "three")
	clone := r.clone("--depth", "2")
	if got := read(t, clone.at("", "HEAD@{2020-11-15}"), "factorybook.yaml"); got != "title: two\n" {
		t.Errorf("what can be seen is %q", got)
	}
	_, err := history.At(t.Context(), clone.dir, "HEAD@{2020-10-15}")
	var shallow *history.ShallowError
	if !errors.As(err, &shallow) || !strings.HasPrefix(err.Error(), "this clone is shallow") {
		t.Errorf("got %v", err)
	}
}

func TestWhyThereIsNoCommitIsSaidFirst(t *testing.T) {
	r := newRepository(t)
	r.write("factorybook.yaml", "title: One\n")
	says := func(dir, want string) {
		t.Helper()
		if commit, err := history.Commit(t.Context(), dir); commit != "" || err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %q, %v; want %q", commit, err, want)
		}
	}
	says(r.dir, "nothing was committed yet")
	says(t.TempDir(), "is not under git")
	want := r.commit("one")
	if commit, err := history.Commit(t.Context(), r.dir); err != nil || commit != want {
		t.Errorf("got %q, %v; want %s", commit, err, want)
	}

	t.Setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
	says(r.dir, "belongs to another user")
	if _, err := history.At(t.Context(), r.dir, "HEAD"); err == nil || !strings.HasPrefix(err.Error(), "the git repository of ") || strings.Contains(err.Error(), "not under git") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", t.TempDir())
	says(r.dir, "git is not installed")
}
