package browsertest

import (
	"path"
	"slices"
	"testing"
)

// What is written in a drawing is read at its place, so no two texts of a drawing lie on each
// other, and no mark lies on a text, however narrow the screen.
func TestTextsOfDrawingsStandApart(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	var texts int
	kinds := kindsOf(t, dir)
	for _, name := range pagesOf(t, dir) {
		overview := path.Base(name) == "index.html" && path.Base(path.Dir(name)) != "visits"
		if !overview && path.Base(name) != "consistency.html" && !slices.Contains(kinds, name) {
			continue
		}
		visit(t, tab, fileAddress(dir)+"/"+name)
		for _, width := range []int64{1440, 820, 390, 360, 320} {
			screen(t, tab, width, 900)
			found := evaluate[struct {
				Texts int      `json:"texts"`
				Over  []string `json:"over"`
			}](t, tab, textsOfDrawings)
			texts += found.Texts
			for _, over := range found.Over {
				t.Errorf("%s at %d pixels: %s", name, width, over)
			}
			if found.Texts == 0 {
				break // no drawing
			}
		}
	}
	if texts < 1000 {
		t.Errorf("only %d texts were looked at", texts)
	}
}

// textsOfDrawings counts the texts of the drawings of a page, and names those that lie on
// another text or on a mark. A fifth of a line's height is empty at its top, and at its foot
// there is nothing but the tails of some letters, which a text below may come near.
const textsOfDrawings = `(() => {
  const found = {texts: 0, over: []};
  document.querySelectorAll("figure").forEach(f => f.scrollIntoView());
  scrollTo(0, 0);
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.ownerSVGElement || !svg.checkVisibility()) continue;
    const boxes = [];
    for (const e of svg.querySelectorAll("text")) {
      const r = e.getBoundingClientRect();
      if (!e.textContent.trim() || !e.checkVisibility({visibilityProperty: true}) || r.width < 1) continue;
      found.texts++;
      boxes.push({name: e.textContent.trim(), text: true, left: r.left, right: r.right, top: r.top + r.height / 5, bottom: r.bottom - 1, tail: r.height / 5});
    }
    for (const e of svg.querySelectorAll(".d-dot, .d-hollow, .d-ring, .d-cross, .d-open, .d-beyond, .d-visit, .d-flag, .s-beyond")) {
      const r = e.getBoundingClientRect();
      if (r.width > 1 && e.checkVisibility()) boxes.push({name: "." + e.getAttribute("class"), left: r.left, right: r.right, top: r.top, bottom: r.bottom});
    }
    for (let i = 0; i < boxes.length; i++) for (let k = i + 1; k < boxes.length && (boxes[i].text); k++) {
      const a = boxes[i], b = boxes[k];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) - (b.text ? a.tail : 0);
      if (wide > 1 && high > 1) found.over.push(JSON.stringify(a.name) + " and " + JSON.stringify(b.name) + " share " + Math.round(wide) + " x " + Math.round(high) + " pixels in " + (svg.closest("[id]") || svg).id);
    }
  }
  return found;
})()`

// A drawing of the page that compares factories has its scale above it, as wide as itself:
// at the head of its column where three stand side by side, and on a phone above each.
func TestComparedCasesHaveTheirScaleInSight(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, width := range []int64{360, 390, 700, 720, 800, 1000, 1440} {
		screen(t, tab, width, 900)
		for _, name := range []string{"compare.html", "zh/compare.html"} {
			visit(t, tab, fileAddress(dir)+"/"+name)
			if wrong := evaluate[string](t, tab, scaleless); wrong != "" {
				t.Errorf("%s on a screen of %d: %s", name, width, wrong)
			}
		}
	}
}

const scaleless = `(() => {
	const of = e => e.getBoundingClientRect(), drawings = [...document.querySelectorAll(".compare td .spread:not(.scale)")];
	const near = (a, b) => Math.abs(a - b) < 1;
	for (const d of drawings) {
		const cell = d.closest("td"), own = cell.querySelector(".scale");
		const head = cell.closest("table").querySelectorAll("thead th")[cell.cellIndex].querySelector(".spread");
		const [scale, at] = of(own).height > 0 ? [of(own), "its scale"] : [of(head), "the scale at the head"];
		if (!near(scale.left, of(d).left) || !near(scale.right, of(d).right) || scale.bottom > of(d).top + 1)
			return d.getAttribute("aria-label") + ": " + at + " does not stand above it";
		if (scale.height < 10) return d.getAttribute("aria-label") + " has no scale in sight";
	}
	return drawings.length > 15 ? "" : "only " + drawings.length + " drawings";
})()`

// The table of all factories has all of its columns in sight, whatever the screen: none is
// reached by moving it sideways alone.
func TestTheTableOfFactoriesIsAsWideAsTheScreen(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, width := range []int64{360, 700, 704, 706, 800, 1000, 1100, 1200, 1247, 1249, 1300, 1440} {
		screen(t, tab, width, 900)
		for _, name := range []string{"factories.html", "zh/factories.html"} {
			visit(t, tab, fileAddress(dir)+"/"+name)
			if over := evaluate[float64](t, tab, `(box => box.scrollWidth - box.clientWidth)(document.querySelector(".scroll:has(#_factories)"))`); over > 0 {
				t.Errorf("%s on a screen of %d: %v pixels of the table are out of sight", name, width, over)
			}
		}
	}
}
