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
