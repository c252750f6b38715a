package browsertest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A picture is evidence: on a screen, on a phone and on paper it keeps its own shape,
// however much smaller it is shown.
func TestPicturesKeepTheirShape(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	seen := 0
	for _, name := range pagesOf(t, dir) {
		page, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(name, "zh/") || !strings.Contains(string(page), "<img ") {
			continue // a Chinese page has the same pictures
		}
		visit(t, tab, fileAddress(dir)+"/"+name)
		for _, of := range []struct {
			what, media string
			width       int64
		}{{"on a wide screen", "", 1440}, {"on a phone", "", 390}, {"on paper", "print", 688}} {
			emulate(t, tab, of.media)
			screen(t, tab, of.width, 900)
			shapes := evaluate[[]string](t, tab, `[...document.images].filter(i => i.getClientRects().length && i.getAttribute("width") && i.getAttribute("height")).map(i => {
				const box = i.getBoundingClientRect(), wanted = i.getAttribute("width") / i.getAttribute("height");
				return Math.abs(box.width / box.height / wanted - 1) < 0.03 ? "" : i.alt.slice(0, 40) + ": " + Math.round(box.width) + " by " + Math.round(box.height) + ", not " + wanted.toFixed(2) + " to 1";
			})`)
			seen += len(shapes)
			for _, shape := range shapes {
				if shape != "" {
					t.Errorf("%s %s: %s", name, of.what, shape)
				}
			}
		}
		emulate(t, tab, "")
	}
	if seen < 6 {
		t.Errorf("only %d pictures were looked at: the search is broken", seen)
	}
}
