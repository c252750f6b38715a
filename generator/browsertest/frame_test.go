package browsertest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"factorybook/generator"
	"factorybook/generator/diag"
)

// What somebody sees in the morning fits a glance on a laptop and a few thumbs' moves on
// a phone, in both languages.
func TestTodayIsShort(t *testing.T) {
	t.Parallel()
	isShort(t, "index.html", 2400, 5500)
}

// Of the calendar the next two months are open, and on a phone the months drawn stand
// beside each other; what is folded opens when a list is narrowed to something in it.
func TestTheCalendarIsShort(t *testing.T) {
	t.Parallel()
	tab := isShort(t, "calendar.html", 3600, 5500)
	for _, kind := range []string{"certificate", ""} {
		if got := evaluate[string](t, tab, `(kind => {
			const choice = document.querySelector("select[data-key=kind]");
			choice.value = kind;
			choice.dispatchEvent(new Event("change"));
			const parts = [...document.querySelectorAll(".cal-part")];
			return parts.slice(0, 2).map(p => p.open).concat(parts.slice(2).every(p => p.open === !!(kind && p.querySelector("[data-find]:not([hidden])")))) + "";
		})("`+kind+`")`); got != "true,true,true" {
			t.Errorf("narrowed to %q, these months are open as they have to be: %s", kind, got)
		}
	}
}

// isShort holds a page of the sample, in both languages, to its heights on a wide screen
// and on a phone, and leaves it open there.
func isShort(t *testing.T, name string, wide, phone int64) context.Context {
	t.Helper()
	dir, tab := sampleSite(t), newTab(t)
	for _, screen := range []struct {
		width, most int64
	}{{1440, wide}, {390, phone}} {
		command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: screen.width, Height: 800, DeviceScaleFactor: 1, Mobile: screen.width < 500})
		for _, name := range []string{"zh/" + name, name} {
			visit(t, tab, fileAddress(dir)+"/"+name)
			if height := evaluate[int](t, tab, `document.documentElement.scrollHeight`); int64(height) > screen.most {
				t.Errorf("%s is %d pixels high at %d, want at most %d", name, height, screen.width, screen.most)
			}
		}
	}
	return tab
}

// On a phone the head leaves the screen to the page, and on every screen the tab key goes
// through it as the eye does.
func TestTheHeadIsLowOnAPhone(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, width := range []int64{360, 390, 1440} {
		screen(t, tab, width, 800)
		for _, name := range []string{"index.html", "zh/index.html"} {
			visit(t, tab, fileAddress(dir)+"/"+name)
			if order := evaluate[string](t, tab, headOrder); order != "" {
				t.Errorf("the head of %s on a screen of %d: %s", name, width, order)
			}
			if width > 500 {
				continue
			}
			if high := evaluate[int](t, tab, `document.querySelector(".page-head").offsetHeight`); high > 150 {
				t.Errorf("the head of %s is %d pixels high on a screen of %d, want at most 150", name, high, width)
			}
			wide := `document.getElementById("_search-text").getBoundingClientRect().width`
			before := evaluate[float64](t, tab, wide)
			evaluate[bool](t, tab, `document.getElementById("_search-text").focus(), true`)
			if room := evaluate[float64](t, tab, wide); before < 30 || room < 150 {
				t.Errorf("%s on a screen of %d: the box of the search is %v pixels wide, and %v while it is typed in", name, width, before, room)
			}
			if over := evaluate[int64](t, tab, `document.documentElement.scrollWidth`); over > width {
				t.Errorf("%s is %d pixels wide on a screen of %d", name, over, width)
			}
		}
	}
}

// headOrder names the first stop of the tab key in the head that stands before the one
// that the key comes from, in lines from above and from the left.
const headOrder = `(() => {
	const stops = [...document.querySelectorAll(".page-head :is(a, button, input)")].filter(e => e.getClientRects().length);
	for (let i = 1; i < stops.length; i++) {
		const [a, b] = [stops[i - 1], stops[i]].map(e => e.getBoundingClientRect());
		const sameLine = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0;
		if (sameLine ? b.left < a.left : b.top < a.top)
			return (stops[i].textContent || stops[i].id) + " comes after " + (stops[i - 1].textContent || stops[i - 1].id);
	}
	return stops.length > 8 ? "" : "only " + stops.length + " stops";
})()`

// A list that was narrowed holds that over a reload, and is whole when it is opened anew.
func TestANarrowedListHoldsOverAReload(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	for _, c := range []struct{ page, form, rows, text string }{
		{"people.html", "form.find input", "#_people [data-find]", "Chaozhou"},
		{"factories.html", "#_filter-text", "#_factories tbody tr", "Chaozhou"},
	} {
		shown := fmt.Sprintf(`[...document.querySelectorAll(%q)].filter(row => !row.hidden).length`, c.rows)
		visit(t, tab, fileAddress(dir)+"/"+c.page)
		if all := evaluate[int](t, tab, shown); all < 8 {
			t.Fatalf("%s shows %d rows at first", c.page, all)
		}
		typed := fmt.Sprintf(`(box => { box.value = %q; box.dispatchEvent(new Event("input")); return true; })(document.querySelector(%q))`, c.text, c.form)
		evaluate[bool](t, tab, typed)
		if n := evaluate[int](t, tab, shown); n != 1 {
			t.Errorf("%s shows %d rows for %q, want 1", c.page, n, c.text)
		}
		if err := chromedp.Do(tab, chromedp.Reload()); err != nil {
			t.Fatal(err)
		}
		if n := evaluate[int](t, tab, shown); n != 1 {
			t.Errorf("%s shows %d rows after a reload, want 1", c.page, n)
		}
		visit(t, tab, fileAddress(dir)+"/index.html")
		visit(t, tab, fileAddress(dir)+"/"+c.page)
		if all := evaluate[int](t, tab, shown); all < 8 {
			t.Errorf("%s, opened anew, shows %d rows", c.page, all)
		}
	}
}

// A word of forty letters in every field breaks, and widens no page.
func TestLongWordsWidenNoPage(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("Wolkenkratzer", 3) + "W"
	book := fstest.MapFS{}
	for name, text := range map[string]string{
		"factorybook.yaml":                 "title: WORD\nimporter: WORD\nlanguages: [en, zh-Hans]\ntimezone: Europe/Copenhagen\ncurrency: USD\nas_of: 2026-11-20\nnotes: WORD\nprivate: WORD\n",
		"factories/w/factory.yaml":         "name: WORD\nname_zh: WORD\nstatus: active\ncity: WORD\nprovince: WORD\nowner: WORD\nproducts: [WORD, WORD2]\naddress: WORD\ncontacts: [{id: a, name: WORD, called: WORD, role: sales, notes: WORD}]\ncertificates: [{name: WORD, number: WORD, expires: 2026-12-20}]\nclosures: [{from: 2027-01-20, until: 2027-02-20, name: WORD}]\nnotes: WORD\n",
		"factories/w/orders/2026.yaml":     "- {id: PO-WORD, placed: 2026-09-01, confirmed: 2026-09-02, promised: 2026-11-01, lines: [{sku: WORD, name: WORD, quantity: 10, price: 1.00, unit: pcs}], approvals: [{what: WORD, due: 2026-11-10}], payments: [{stage: deposit, due: 2026-11-15, amount: 3.00}], notes: WORD}\n",
		"factories/w/issues/2026.yaml":     "- {id: Q-WORD, opened: 2026-10-01, raised_by: importer, title: WORD, cause: {by: factory, what: WORD}, solution: WORD, orders: [PO-WORD]}\n",
		"factories/w/visits/2026-09-16.md": "---\ndate: 2026-09-16\npurpose: WORD\nteam: [WORD]\nmet: [a]\npromises: [{by: factory, what: WORD, due: 2026-10-30}, {by: importer, what: WORD, due: 2026-10-30}]\n---\n\nWORD\n",
		"factories/w/talks/2026.yaml":      "- {on: 2026-11-10, by: factory, channel: email, about: WORD}\n",
	} {
		book[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(text, "WORD", word))}
	}
	dir := t.TempDir()
	report, err := generator.Build(context.Background(), generator.Options{Book: book, Now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}, dir, false)
	if err != nil || diag.HasErrors(report.Problems) {
		t.Fatal(err, report)
	}
	tab := newTab(t)
	for _, name := range kindsOf(t, dir) {
		if isBriefing(name) {
			continue // a sheet of paper: its drawings do not break on a phone
		}
		visit(t, tab, fileAddress(dir)+"/"+name)
		for _, width := range []int64{360, 1440} {
			command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: width, Height: 800, DeviceScaleFactor: 1, Mobile: width < 500})
			if got := evaluate[int](t, tab, `document.documentElement.scrollWidth`); int64(got) > width {
				t.Errorf("%s is %d pixels wide on a screen of %d: %s", name, got, width, evaluate[string](t, tab, sticksOut))
			}
		}
	}
}

// The reader's choice of dark holds on the next page, and the other language opens the
// same page.
func TestHeadSwitchesThemeAndLanguage(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	visit(t, tab, fileAddress(dir)+"/index.html")
	before := evaluate[string](t, tab, `getComputedStyle(document.body).backgroundColor`)
	evaluate[bool](t, tab, `document.getElementById("_theme").click(), true`)
	dark := evaluate[string](t, tab, `getComputedStyle(document.body).backgroundColor`)
	if dark == before {
		t.Errorf("the page stays %s", before)
	}
	visit(t, tab, fileAddress(dir)+"/factories.html")
	if next := evaluate[string](t, tab, `getComputedStyle(document.body).backgroundColor`); next != dark {
		t.Errorf("the next page is %s, want %s", next, dark)
	}
	if to := evaluate[string](t, tab, `location.hash = "_main", document.querySelector("a[hreflang]").addEventListener("click", e => e.preventDefault()), document.querySelector("a[hreflang]").click(), document.querySelector("a[hreflang]").href`); !strings.HasSuffix(to, "/zh/factories.html#_main") {
		t.Errorf("the other language is %s", to)
	}
	evaluate[bool](t, tab, `localStorage.clear(), true`)
}
