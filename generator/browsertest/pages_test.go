package browsertest

import (
	"cmp"
	"context"
	"math"
	"path"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"factorybook/generator/testenv"
)

// Opening a page costs more than looking at it: each is opened once, and everything is asked
// while it is open. What pages of a kind have in common is asked of one page of each kind, in
// a long run of all. A page is a test by its own name, so that some can be run alone.
func TestEveryPageOpensInABrowserAndHoldsHoweverItIsRead(t *testing.T) {
	t.Parallel()
	dir, axe := sampleSite(t), axeScript(t)
	pages, kinds, largest := pagesOf(t, dir), kindsOf(t, dir), largestOfKinds(t, dir)
	slices.SortStableFunc(pages, func(a, b string) int { // where most is found comes first
		return cmp.Compare(slices.Index(largest, b), slices.Index(largest, a))
	})
	type screened struct {
		tab   context.Context
		found *complaints
		phone bool // the screen of the last page, on which the next one is opened
	}
	const most = 2
	tabs := make(chan *screened, most)
	for range most {
		tab := newTab(t)
		command(t, tab, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}) // a tab without a window has none
		tabs <- &screened{tab: tab, found: listen(t, tab, fileAddress(dir)+"/")}
	}
	var opened, points atomic.Int64
	t.Cleanup(func() {
		if n := points.Load(); int(opened.Load()) == len(pages) && n < 10 {
			t.Errorf("only %d points in the drawings of the sample", n)
		}
	})
	for _, name := range pages {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened.Add(1)
			s := <-tabs
			defer func() { tabs <- s }()
			tab := s.tab
			visit(t, tab, fileAddress(dir)+"/"+name)
			fits(t, tab, name, s.phone)
			s.phone = !s.phone
			screenOf(t, tab, s.phone)
			fits(t, tab, name, s.phone)
			// Colours, and where the focus is, are the same in any words.
			if slices.Contains(kinds, name) && (testenv.Long() || !strings.HasPrefix(name, "zh/")) {
				s.phone = false
				screenOf(t, tab, s.phone)
				textIsReadable(t, tab, name)
				points.Add(int64(drawingsTakeTheReadersOwnColours(t, tab, name)))
				focusCanBeSeen(t, tab, name)
				axeFindsNothing(t, tab, axe, name, slices.Contains(largest, name))
			}
			for _, complaint := range s.found.take() {
				t.Errorf("%s: %s", name, complaint)
			}
		})
	}
}

// A server says what a file is, and the pages stand below a path. That is no matter of
// their words: the Chinese ones are opened in a long run.
func TestPagesOpenFromAServerWithoutComplaint(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	tab, base := newTab(t), servedSite(t, dir)
	found := listen(t, tab, base)
	for _, name := range kindsOf(t, dir) {
		if strings.HasPrefix(name, "zh/") && !testenv.Long() {
			continue
		}
		visit(t, tab, base+name)
		fits(t, tab, name, false)
		for _, complaint := range found.take() {
			t.Errorf("%s: %s", name, complaint)
		}
	}
}

// fits scrolls through the charts of the open page: it must not be wider than the screen,
// nor than a phone of 320 pixels, which is also a screen of 1280 that is enlarged four times.
func fits(t *testing.T, tab context.Context, name string, phone bool) {
	t.Helper()
	wide := evaluate[int](t, tab, `document.querySelectorAll("figure").forEach(f => f.scrollIntoView()), scrollTo(0, 0),
		document.documentElement.scrollWidth`)
	screen := evaluate[int](t, tab, `innerWidth`)
	if phone {
		screen = 320 // a browser makes its window as wide as a page that is wider than the phone
	}
	if wide > screen {
		t.Errorf("%s is %d pixels wide on a screen of %d: %s", name, wide, screen, evaluate[string](t, tab, sticksOut))
	}
}

// screenOf gives the tab the screen of a small phone, or the browser's own.
func screenOf(t *testing.T, tab context.Context, phone bool) {
	t.Helper()
	if phone {
		command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 640, DeviceScaleFactor: 1, Mobile: true})
	} else {
		command(t, tab, emulation.ClearDeviceMetricsOverride, cdp.Empty{})
	}
}

// sticksOut names the innermost elements that make a page wider than the screen.
const sticksOut = `(() => {
  const width = document.documentElement.clientWidth;
  const out = [...document.body.querySelectorAll("*")].filter(e => !e.parentElement.closest(".scroll") && e.getBoundingClientRect().right > width + 0.5);
  return out.filter(e => !out.some(o => o !== e && e.contains(o))).slice(0, 3)
    .map(e => e.parentElement.className + " > " + e.localName + "." + (e.getAttribute("class") || "") + " " + e.textContent.slice(0, 40)).join("; ");
})()`

func TestChartsAndTablesAreThereWithoutJavaScript(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	command(t, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	var charts int
	for _, name := range pagesOf(t, dir) {
		if path.Base(name) != "consistency.html" || charts >= testenv.Sample(10, math.MaxInt) {
			continue
		}
		visit(t, tab, fileAddress(dir)+"/"+name)
		all := evaluate[int](t, tab, `document.querySelectorAll("figure.chart").length`)
		shown := evaluate[int](t, tab, `[...document.querySelectorAll("figure.chart > svg")].filter(s => s.getBoundingClientRect().width > 100).length`)
		tables := evaluate[int](t, tab, `[...document.querySelectorAll("figure.chart")].filter(f => f.parentElement.querySelector("table tbody tr")).length`)
		if shown != all || tables != all {
			t.Errorf("%s: of %d charts %d are drawn and %d have their table", name, all, shown, tables)
		}
		charts += all
	}
	if charts < 10 {
		t.Errorf("only %d charts in the sample", charts)
	}
}

func TestChartsAreLookedAtCloserOnScreen(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	for kind, base := range map[string]string{"file": fileAddress(dir) + "/", "server": servedSite(t, dir)} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			tab := newTab(t)
			var name string
			for _, n := range pagesOf(t, dir) {
				if path.Base(n) == "consistency.html" {
					name = n
					visit(t, tab, base+name)
					if evaluate[int](t, tab, `document.querySelectorAll("figure.chart").length`) > 0 {
						break
					}
				}
			}
			ctx, cancel := context.WithTimeout(tab, 30*time.Second)
			defer cancel()
			evaluate[bool](t, tab, `document.querySelector("figure.chart").focus(), true`)
			err := chromedp.Do(ctx, chromedp.KeyEvent("+"), chromedp.WaitVisible(chromedp.CSS("figure.chart canvas")))
			if err != nil {
				t.Errorf("%s: no chart was drawn on a canvas: %v", name, err)
			}
		})
	}
}
