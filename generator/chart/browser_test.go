package chart

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:`

// onPage writes a page under the pages' policy that holds the charts, with the
// site's style and script, and ECharts unless without, and returns its address.
func onPage(t *testing.T, without bool, charts ...*Chart) string {
	t.Helper()
	dir := t.TempDir()
	page := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>charts</title>` +
		`<meta http-equiv="Content-Security-Policy" content="` + policy + `">` +
		`<link rel="stylesheet" href="01-tokens.css"><link rel="stylesheet" href="05-chart.css">`
	files := []string{"styles/01-tokens.css", "styles/05-chart.css", "scripts/20-charts.js"}
	if !without {
		files = append(files, "third_party/echarts/echarts.min.js")
		page += `<script src="echarts.min.js" defer></script>`
	}
	page += `<script src="20-charts.js" defer></script></head><body>`
	for _, name := range files {
		data, err := os.ReadFile("../../templates/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range charts {
		c.ID = fmt.Sprintf("c%d", i)
		figure, err := c.AppendFigure(nil, SVGOptions{})
		if err != nil {
			t.Fatal(err)
		}
		page += string(figure)
	}
	for name, text := range map[string]string{"page.html": page + "</body></html>", "orders.html": "<title>orders</title>"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/page.html"}).String()
}

// browser starts a headless Chromium, or skips where there is none; in CI there
// must be one.
func browser(t *testing.T) context.Context {
	t.Helper()
	binary, err := exec.LookPath("chromium")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("no Chromium; .ci/run installs one")
		}
		t.Skip("no Chromium on this machine")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(binary), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.WSURLReadTimeout(time.Minute))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil { // without a deadline: the browser lives as long
		t.Fatal("starting the browser:", err)
	}
	return ctx
}

// tab opens the page in a tab of the browser. Whatever the browser complains of
// fails the test at its end.
func tab(t *testing.T, browser context.Context, address string) context.Context {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	var complaints []string
	err := chromedp.Listen(ctx, func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *cdplog.EventEntryAdded:
			complaints = append(complaints, e.Entry.Text)
		case *runtime.EventExceptionThrown:
			complaints = append(complaints, e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	send(t, ctx, cdplog.Enable, cdp.Empty{})
	send(t, ctx, runtime.Enable, cdp.Empty{})
	send(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 1000, Height: 900, DeviceScaleFactor: 1})
	do(t, ctx, chromedp.Navigate(address))
	t.Cleanup(func() {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range complaints {
			t.Error("the browser complains:", c)
		}
	})
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func send[P, R any](t *testing.T, ctx context.Context, c cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, c, params); err != nil {
		t.Fatal(err)
	}
}

func ask[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// live waits until the first chart is drawn on a canvas.
func live(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, chromedp.WaitVisible(chromedp.CSS("figure.is-live canvas")))
}

func TestChartsInABrowser(t *testing.T) {
	ctx := browser(t)
	for name, test := range map[string]func(*testing.T, context.Context){
		"hostile text does nothing":           hostileTextDoesNothingInABrowser,
		"a click on a point opens its record": clickOnAPointOpensItsRecord,
		"the tab key brings the drawing back": tabKeyBringsTheDrawingBack,
		"paper shows the drawing":             paperShowsTheDrawing,
		"without ECharts the drawing stays":   withoutEChartsTheDrawingStays,
	} {
		t.Run(name, func(t *testing.T) { test(t, ctx) })
	}
}

func hostileTextDoesNothingInABrowser(t *testing.T, browser context.Context) {
	ctx := tab(t, browser, onPage(t, false, poisoned(t), cases(t)["bars"], cases(t)["absurd"]))
	live(t, ctx)
	if n := ask[int](t, ctx, `document.scripts.length`); n != 2+3 {
		t.Errorf("the page has %d script elements, want 2 and the data of 3 charts", n)
	}
	// A tooltip over the middle of the first chart is drawn, not made of elements.
	before := ask[int](t, ctx, `document.querySelectorAll("*").length`)
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 400, 130))
	if after := ask[int](t, ctx, `document.querySelectorAll("*").length`); after != before {
		t.Errorf("pointing at a chart made %d elements", after-before)
	}
}

func clickOnAPointOpensItsRecord(t *testing.T, browser context.Context) {
	c := spaced(t, 3, 9, 5)
	ctx := tab(t, browser, onPage(t, false, c))
	live(t, ctx)
	box := ask[[]float64](t, ctx, `(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelectorAll("svg.drawing .d-dot")[1].getBoundingClientRect())`)
	do(t, ctx, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0], box[1]), chromedp.MouseClickXY(box[0], box[1]))
	at := ""
	for range 200 {
		at, _ = chromedp.Run(ctx, chromedp.Location()) // fails while the page changes
		if strings.HasSuffix(at, "/orders.html#PO-1") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("the click led to %s", at)
}

func tabKeyBringsTheDrawingBack(t *testing.T, browser context.Context) {
	ctx := tab(t, browser, onPage(t, false, cases(t)["phases"]))
	live(t, ctx)
	opacity := `getComputedStyle(document.querySelector("svg.drawing")).opacity`
	if got := ask[string](t, ctx, opacity); got != "0" {
		t.Errorf("the drawing shows through the canvas: opacity %s", got)
	}
	do(t, ctx, chromedp.KeyEvent("\t"))
	focused := ask[string](t, ctx, `document.activeElement.getAttribute("href") || ""`)
	if focused != "orders.html#PO-9" {
		t.Errorf("the tab key goes to %q, want the signal", focused)
	}
	if got := ask[string](t, ctx, opacity); got != "1" {
		t.Errorf("with the focus in it the drawing has opacity %s", got)
	}
}

func paperShowsTheDrawing(t *testing.T, browser context.Context) {
	ctx := tab(t, browser, onPage(t, false, spaced(t, 3, 9, 5)))
	live(t, ctx)
	send(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got := ask[string](t, ctx, `getComputedStyle(document.querySelector("svg.drawing")).opacity`); got != "1" {
		t.Errorf("on paper the drawing has opacity %s", got)
	}
	if got := ask[string](t, ctx, `getComputedStyle(document.querySelector(".chart-canvas")).display`); got != "none" {
		t.Errorf("on paper the canvas is %s", got)
	}
}

func withoutEChartsTheDrawingStays(t *testing.T, browser context.Context) {
	ctx := tab(t, browser, onPage(t, true, spaced(t, 3, 9, 5)))
	if got := ask[string](t, ctx, `getComputedStyle(document.querySelector("svg.drawing")).opacity`); got != "1" {
		t.Errorf("the drawing has opacity %s", got)
	}
}
