package browsertest

import (
	"strings"
	"testing"
)

// The overview of a factory is read in three screens of a laptop, and in a few thumbs'
// moves on a phone: the factories of the sample of which there is most to say.
func TestOverviewsAreShort(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, c := range []struct{ width, most int64 }{{1440, 2600}, {390, 5000}} {
		screen(t, tab, c.width, 900)
		for _, name := range []string{"factories/zibo-shayanli/index.html", "factories/nantong-zhiyundu/index.html", "zh/factories/nantong-zhiyundu/index.html"} {
			visit(t, tab, fileAddress(dir)+"/"+name)
			if high := evaluate[int64](t, tab, `document.documentElement.scrollHeight`); high > c.most {
				t.Errorf("%s is %d pixels high on a screen of %d, want at most %d", name, high, c.width, c.most)
			}
		}
	}
}

// On paper no text of an overview is squeezed into a column narrower than a word, and
// none runs out of its sheet.
func TestOverviewHoldsOnPaper(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	screen(t, tab, 688, 900) // what A4 has within its margins
	emulate(t, tab, "print")
	for _, name := range []string{"factories/zibo-shayanli/index.html", "zh/factories/chaozhou-yaoxixiang/index.html"} {
		visit(t, tab, fileAddress(dir)+"/"+name)
		if squeezed := evaluate[[]string](t, tab, `[...document.querySelectorAll(".says, .practice-name p, .name, .what, .both-folded, .facts dd")]
			.filter(e => e.textContent.trim() && e.getClientRects().length && e.getBoundingClientRect().width < 40)
			.filter(e => e.getBoundingClientRect().height > 40).map(e => e.textContent.slice(0, 60))`); len(squeezed) > 0 {
			t.Errorf("%s: squeezed on paper: %q", name, squeezed)
		}
		if over := evaluate[int64](t, tab, `document.documentElement.scrollWidth`); over > 688 {
			t.Errorf("%s is %d pixels wide on paper, want at most 688", name, over)
		}
	}
}

// Where a sheet ends, WebKit cuts through the line of a row whose parts stand beside each
// other, unless the row is said to be kept together; other browsers put its parts on two
// sheets. Columns it cuts as well, so it gets none.
func TestRowsAreKeptTogetherOnPaper(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	screen(t, tab, 688, 900)
	emulate(t, tab, "print")
	for _, name := range largestOfKinds(t, dir) {
		if strings.HasPrefix(name, "zh/") {
			continue // the same rows
		}
		visit(t, tab, fileAddress(dir)+"/"+name)
		if cut := evaluate[[]string](t, tab, canBeCut); len(cut) > 0 {
			t.Errorf("%s: can be cut where a sheet ends: %q", name, cut)
		}
	}
}

// canBeCut names, once for each kind, the rows of a few lines whose parts stand beside each
// other and that may be parted.
const canBeCut = `(kept => [...new Set([...document.querySelectorAll("body *")]
	.filter(e => /grid|flex/.test(getComputedStyle(e).display) && e.getClientRects().length && e.innerText.trim())
	.filter(e => e.getBoundingClientRect().height < 100)
	.filter(e => { for (let up = e; up; up = up.parentElement) if (kept(up)) return false; return true; })
	.filter(e => [...e.childNodes].some(c => c.textContent.trim() && (c.nodeType !== 1 || c.getClientRects().length && !kept(c) && ![...c.querySelectorAll("*")].some(kept))))
	.map(e => e.parentElement.localName + "." + e.parentElement.className + " > " + e.localName + "." + e.className))])(e => getComputedStyle(e).breakInside !== "auto")`
