package browsertest

import (
	"context"
	"path"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

func TestEveryPageOpensInABrowserWithoutComplaint(t *testing.T) {
	t.Parallel()
	dir := sampleSite(t)
	for kind, base := range map[string]string{"file": fileAddress(dir) + "/", "server": servedSite(t, dir)} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			tab := newTab(t)
			found := listen(t, tab, base)
			for _, name := range pagesOf(t, dir) {
				visit(t, tab, base+name)
				// A chart becomes interactive when it is seen; the page must not
				// be wider than the screen.
				wide := evaluate[bool](t, tab, `document.querySelectorAll("figure").forEach(f => f.scrollIntoView()), scrollTo(0, 0),
					document.documentElement.scrollWidth > innerWidth + 1`)
				if wide {
					t.Errorf("%s is wider than the screen", name)
				}
				for _, complaint := range found.take() {
					t.Errorf("%s: %s", name, complaint)
				}
			}
		})
	}
}

// A page of 320 pixels is also one of 1280 that is enlarged four times.
func TestNoPageIsWiderThanASmallPhone(t *testing.T) {
	t.Parallel()
	dir, tab := sampleSite(t), newTab(t)
	command(t, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 320, Height: 640, DeviceScaleFactor: 2, Mobile: true})
	for _, name := range pagesOf(t, dir) {
		visit(t, tab, fileAddress(dir)+"/"+name)
		if width := evaluate[int](t, tab, `document.documentElement.scrollWidth`); width > 320 {
			t.Errorf("%s is %d pixels wide on a phone of 320: %s", name, width, evaluate[string](t, tab, sticksOut))
		}
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
		if path.Base(name) != "consistency.html" {
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
