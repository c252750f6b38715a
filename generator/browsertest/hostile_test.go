package browsertest

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"factorybook/generator"
	"factorybook/generator/diag"
)

// TestHostileRecordsDoNothingInABrowser opens everything that is made of a book with hostile
// text in every field: English pages from the disk, Chinese ones from a server below a path,
// and what is printed, mailed and handed over.
func TestHostileRecordsDoNothingInABrowser(t *testing.T) {
	t.Parallel()
	ctx, dir := context.Background(), t.TempDir()
	opt := generator.Options{Book: os.DirFS("../testdata/books/hostile/book"), Now: time.Date(2025, 6, 30, 12, 0, 0, 0, time.UTC)}
	if report, err := generator.Build(ctx, opt, dir, false); err != nil || diag.HasErrors(report.Problems) {
		t.Fatal(err, report)
	}
	printed, _, err := generator.Brief(ctx, opt, generator.BriefOptions{Visits: []generator.BriefVisit{{Factory: "mallory"}}})
	if err != nil {
		t.Fatal(err)
	}
	review, _, err := generator.Review(ctx, opt, generator.ReviewOptions{Factory: "mallory"})
	if err != nil {
		t.Fatal(err)
	}
	mail, err := generator.Digest(ctx, opt, generator.DigestOptions{Within: 9999, Since: generator.Since{Day: 1}})
	if err != nil {
		t.Fatal(err)
	}
	edition, _, err := generator.Edition(ctx, opt, "mallory", false)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"brief.html": printed, "review.html": review, "mail.html": mail.HTML, "edition.html": edition[0].Data, "zh/edition.html": edition[1].Data} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	tab, served := newTab(t), servedSite(t, dir)
	disk := fileAddress(dir) + "/"
	found, pages := listen(t, tab, disk), 0
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" || strings.Contains(name, "about/") { // pages of measures have nothing hostile but the title
			return err
		}
		address := disk + name
		if strings.HasPrefix(name, "zh/") {
			address = served + name
		}
		visit(t, tab, address)
		pages++
		for _, complaint := range found.take() {
			if !strings.Contains(complaint, "a request to "+served) {
				t.Errorf("%s: %s", name, complaint)
			}
		}
		for _, bad := range []string{`[onerror], [onload], [onclick], [onmouseover], iframe, object, embed, base`, `a[href^="javascript:" i], a[href^="data:" i]`, `script:not([src]):not([type="application/json"])`} {
			if n := evaluate[int](t, tab, "document.querySelectorAll(`"+bad+"`).length"); n != 0 {
				t.Errorf("%s: %d elements are %s", name, n, bad)
			}
		}
		if !evaluate[bool](t, tab, `document.body.textContent.includes("script>")`) {
			t.Errorf("%s: nothing hostile stands on it", name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if pages < 25 {
		t.Errorf("only %d pages", pages)
	}
}
