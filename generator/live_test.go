package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator"
	"factorybook/generator/diag"
	"factorybook/generator/testenv"
)

// live is a book that is looked at, beside builds of the same into an empty folder.
type live struct {
	*changing
	*generator.Live
}

func (l *live) update(touched map[string]bool) *generator.Report {
	l.Helper()
	report, _, err := l.Update(l.Context(), l.opt.Now, touched)
	if err != nil {
		l.Fatal(err)
	}
	return report
}

// sameAsABuild compares the files of a build with what is shown: some of them, or all.
func (l *live) sameAsABuild() {
	l.Helper()
	out := filepath.Join(l.TempDir(), "site")
	defer os.RemoveAll(out)
	report, err := generator.Build(l.Context(), l.opt, out, true)
	if err != nil {
		l.Fatal(err)
	}
	if diag.HasErrors(report.Problems) {
		return
	}
	every := testenv.Sample(10, 1)
	first := l.IntN(every)
	for i, name := range filesBelow(out, func(name string) bool { return !strings.HasPrefix(filepath.Base(name), ".factorybook") }) {
		if i%every != first {
			continue
		}
		rel, _ := filepath.Rel(out, name)
		want, err := os.ReadFile(name)
		if err != nil {
			l.Fatal(err)
		}
		got, ok, err := l.File(filepath.ToSlash(rel))
		if err != nil || !ok || string(got) != string(want) {
			l.Errorf("%s is not shown as a build writes it (there: %v, %v)", rel, ok, err)
		}
	}
}

func newLive(t *testing.T, seed uint64, factories ...string) *live {
	c := newChanging(t, seed, factories...)
	opt := c.opt
	return &live{c, generator.NewLive(opt)}
}

// ofBook are the changes that happen to a book, and not to what a build left.
func ofBook(name string) bool {
	for _, not := range []string{"page", "state", "program", "contents", "place", "commit", "address", "another day"} {
		if strings.Contains(name, not) {
			return false
		}
	}
	return true
}

func TestWhatIsShownIsWhatABuildWrites(t *testing.T) {
	l := newLive(t, 3, "yangjiang-tingrenfang", "zibo-shayanli")
	l.update(nil)
	l.sameAsABuild()
	for range testenv.Sample(2, 40) {
		for range 2 {
			change := changesOfABook[l.IntN(len(changesOfABook))]
			if ofBook(change.name) {
				change.happen(l.changing)
			}
		}
		l.update(nil)
		l.sameAsABuild()
	}
}

// A record that is wrong has its problem, and the last right site stays; when it is right
// again, so is the site.
func TestLastRightSiteStaysWhileARecordIsWrong(t *testing.T) {
	l := newLive(t, 1, "yangjiang-tingrenfang", "zibo-shayanli")
	l.update(nil)
	const page, id = "factories/zibo-shayanli/index.html", "zibo-shayanli"
	before, ok, err := l.File(page)
	if err != nil || !ok {
		t.Fatalf("no overview: %v", err)
	}
	name := filepath.Join(l.book, "factories", id, "factory.yaml")
	right, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	l.rewrite(name, func(s string) string { return s + "\nproducts: [\n" })
	if !diag.HasErrors(l.update(map[string]bool{id: true}).Problems) {
		t.Error("a list that is never closed is no problem")
	}
	if now, ok, _ := l.File(page); !ok || string(now) != string(before) {
		t.Error("the last right page is not shown")
	}
	// A page of it that nobody has asked for yet is there as well.
	if _, ok, err := l.File("factories/zibo-shayanli/timeline.html"); !ok || err != nil {
		t.Errorf("a page of the last right site is not there: %v", err)
	}
	l.rewrite(name, func(string) string {
		return strings.Replace(string(right), "name: ", "name: Second ", 1)
	})
	if diag.HasErrors(l.update(map[string]bool{id: true}).Problems) {
		t.Error("the record was mended and is still a problem")
	}
	if now, _, _ := l.File(page); !strings.Contains(string(now), "Second ") {
		t.Error("the mended record is not shown")
	}
	l.sameAsABuild()
}
