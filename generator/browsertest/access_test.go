package browsertest

import (
	"context"
	"fmt"
	"math"
	"path"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"

	"factorybook/generator/testenv"
)

// What readers need who see, hear or point otherwise than those who made the
// pages, as far as a browser can tell.

func isBriefing(name string) bool { return path.Base(name) == "briefing.html" }

// colours defines for a page: contrast(a, b), the ratio of two opaque colours as
// WCAG 2 defines it, and ground(element), what is behind the element's text.
const colours = `
	const point = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const known = new Map(), grounds = new Map(); // reading a point is slow
	const rgba = text => {
		if (!known.has(text)) known.set(text, read(text));
		return known.get(text);
	};
	const read = text => {
		point.clearRect(0, 0, 1, 1);
		point.fillStyle = text;
		point.fillRect(0, 0, 1, 1);
		const [r, g, b, a] = point.getImageData(0, 0, 1, 1).data;
		return [r, g, b, a / 255];
	};
	const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
	const luminance = color => {
		const [r, g, b] = color.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const contrast = (a, b) => {
		const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
		return (light + 0.05) / (dark + 0.05);
	};
	const ground = element => {
		if (!element) return rgba("Canvas");
		if (!grounds.has(element)) grounds.set(element, over(rgba(getComputedStyle(element).backgroundColor), ground(element.parentElement)));
		return grounds.get(element);
	};
`

// faintTexts are the texts of a page that have less contrast with their ground
// than 4.5 to 1 (WCAG 2.2, 1.4.3), everything unfolded and one record pointed at.
const faintTexts = `(() => {` + colours + `
	document.querySelectorAll("details").forEach(d => d.open = true);
	const record = document.querySelector("tr[id], li[id]");
	if (record) location.hash = record.id;
	const found = [];
	const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		const text = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
		if (!text || !element.getClientRects().length || element.closest("script, style, title, desc, option")) continue;
		const style = getComputedStyle(element), below = ground(element);
		const ratio = contrast(over(rgba(element.ownerSVGElement ? style.fill : style.color), below), below);
		if (ratio < 4.5) found.push(ratio.toFixed(2) + ": " + text.slice(0, 40));
	}
	return found.slice(0, 5);
})()`

// textIsReadable looks at the open page in light, in dark, and printed from a dark screen.
func textIsReadable(t *testing.T, tab context.Context, name string) {
	t.Helper()
	for _, c := range []struct{ what, media, scheme string }{
		{"in light", "", "light"},
		{"in dark", "", "dark"},
		{"printed from a dark screen", "print", "dark"},
	} {
		emulate(t, tab, c.media, "prefers-color-scheme", c.scheme)
		for _, text := range evaluate[[]string](t, tab, faintTexts) {
			t.Errorf("%s %s: text with a contrast of %s", name, c.what, text)
		}
		white := evaluate[bool](t, tab, `(() => {`+colours+`return luminance(ground(document.body)) > 0.9})()`)
		// A briefing is a sheet of paper on the screen too.
		if want := c.media == "print" || c.scheme == "light" || isBriefing(name); white != want {
			t.Errorf("%s %s: light ground is %t, want %t", name, c.what, white, want)
		}
	}
	emulate(t, tab, "")
}

// drawingsTakeTheReadersOwnColours looks at the open page where the reader's own colours are
// forced on it, and counts the points of its drawings. The browser leaves the colours of
// drawings alone; a page has to give them on.
func drawingsTakeTheReadersOwnColours(t *testing.T, tab context.Context, name string) (points int) {
	t.Helper()
	if isBriefing(name) { // made for paper
		return 0
	}
	emulate(t, tab, "", "forced-colors", "active", "prefers-color-scheme", "dark")
	defer emulate(t, tab, "")
	other := evaluate[int](t, tab, `[...document.querySelectorAll("svg .d-dot")]
		.filter(e => getComputedStyle(e).fill !== getComputedStyle(document.body).color).length`)
	if other > 0 {
		t.Errorf("%s: %d points of drawings are not in the reader's colour of text", name, other)
	}
	if canvases := evaluate[int](t, tab, `document.querySelectorAll("canvas").length`); canvases > 0 {
		t.Errorf("%s: %d charts are painted in the page's colours", name, canvases)
	}
	return evaluate[int](t, tab, `document.querySelectorAll("svg .d-dot").length`)
}

// unseenFocus is a function that gives the focus to what the tab key reaches and names
// what a reader could not see then. Of those that are alike, by their name and class and
// those of what they stand in, it takes so many: each costs a layout of the page.
const unseenFocus = `(most => {
	const found = [], seen = new Map();
	document.querySelectorAll("a[href], button, input, select, summary, [tabindex]").forEach(element => {
		if (element.tabIndex < 0 || !element.getClientRects().length) return;
		let alike = "";
		for (let e = element, up = 0; e && up < 4; e = e.parentElement, up++) alike += ">" + e.localName + "." + (e.getAttribute("class") || "");
		seen.set(alike, (seen.get(alike) || 0) + 1);
		if (seen.get(alike) > most) return;
		element.focus({ focusVisible: true });
		if (document.activeElement !== element) return;
		const box = element.getBoundingClientRect(), style = getComputedStyle(element);
		let problem = "";
		if (box.width < 2 || box.height < 2) problem = "has no size";
		if (style.outlineStyle !== "auto" && (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)) problem = "has no ring";
		if (box.right < 0 || box.left > innerWidth || box.bottom < 0 || box.top > innerHeight) problem = "is off the screen";
		for (let e = element; e; e = e.parentElement) {
			const s = getComputedStyle(e);
			if (s.clipPath !== "none" || s.opacity === "0" || s.visibility === "hidden") problem = "is hidden";
		}
		if (problem) found.push(element.tagName + " " + element.textContent.trim().slice(0, 40) + " " + problem);
	});
	return found.slice(0, 5);
})`

// focusCanBeSeen looks at the open page on the screen of a desk and of a phone.
func focusCanBeSeen(t *testing.T, tab context.Context, name string) {
	t.Helper()
	most := testenv.Sample(3, math.MaxInt32)
	for _, width := range []int64{1440, 390} {
		screen(t, tab, width, 844)
		evaluate[bool](t, tab, `document.querySelectorAll("details").forEach(d => d.open = true), true`)
		for _, problem := range evaluate[[]string](t, tab, fmt.Sprintf("%s(%d)", unseenFocus, most)) {
			t.Errorf("%s, %d pixels wide: %s", name, width, problem)
		}
	}
	command(t, tab, emulation.ClearDeviceMetricsOverride, cdp.Empty{})
}
