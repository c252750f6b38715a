package browsertest

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"factorybook/generator/chart"
	"factorybook/generator/record"
)

const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:`

// onPage writes a page under the pages' policy that holds the charts, with the
// site's style and script, with ECharts beside them unless without, and returns its address.
func onPage(t *testing.T, without bool, charts ...*chart.Chart) string {
	t.Helper()
	dir := t.TempDir()
	page := `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>charts</title>` +
		`<meta http-equiv="Content-Security-Policy" content="` + policy + `">` +
		`<link rel="stylesheet" href="01-tokens.css"><link rel="stylesheet" href="05-chart.css">`
	files := []string{"styles/01-tokens.css", "styles/05-chart.css", "scripts/20-charts.js"}
	if !without {
		files = append(files, "third_party/echarts/echarts.min.js")
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
		figure, err := c.AppendFigure(nil, chart.SVGOptions{})
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
	return fileAddress(filepath.Join(dir, "page.html"))
}

// spread is a line of points over three years, each with its record.
func spread(values ...float64) *chart.Chart {
	over := record.SpanOf(record.NewDate(2022, 7, 1), record.NewDate(2025, 6, 30))
	line := chart.Series{Name: "slip", Kind: chart.Line}
	for i, v := range values {
		id := "PO-" + strconv.Itoa(i)
		on := over.From + record.Date(20+(over.Days()-40)*i/max(1, len(values)-1))
		line.Points = append(line.Points, chart.Point{On: on, Y: v, Label: id, Href: "orders.html#" + id})
	}
	return &chart.Chart{Title: "Slip", Desc: "How late.", Unit: "days late", Over: over, Series: []chart.Series{line}}
}

// hostile is text that would do something if it were taken for markup, for a
// template of a tooltip or for an address.
const hostile = "</title></script><script>alert(1)</script>\"' onload='x' &amp; \x00\x1b\xff{a|b} javascript:"

// poisoned is a chart of everything that has words, all of them hostile.
func poisoned() *chart.Chart {
	c := spread(3, 9, 5, 1)
	c.Title, c.Sentence, c.Desc, c.Unit, c.Series[0].Name = hostile, hostile, hostile, hostile, hostile
	for i := range c.Series[0].Points {
		p := &c.Series[0].Points[i]
		p.Label, p.Href, p.Style = hostile, hostile, [...]chart.PointStyle{chart.Signal, chart.Hollow, chart.Open, chart.Cross}[i]
	}
	c.Levels = []chart.Level{{Over: c.Over, Y: 6, Kind: chart.Limit, Label: hostile, Short: hostile}, {Y: 4, Kind: chart.Target, Label: hostile}}
	c.Bands = []chart.Band{{Over: record.SpanOf(c.Over.From+100, c.Over.From+160), Kind: chart.Closed, Label: hostile, Short: hostile}}
	c.Marks = []chart.Mark{{On: c.Over.From + 300, Label: hostile}}
	c.Key = []chart.Key{{Style: chart.Signal, Label: hostile}}
	return c
}

// openPage opens the page in a tab of its own. Whatever the browser complains of
// fails the test at its end.
func openPage(t *testing.T, address string) context.Context {
	t.Helper()
	tab := newTab(t)
	found := listen(t, tab, address[:strings.LastIndex(address, "/")+1])
	t.Cleanup(func() {
		for _, complaint := range found.take() {
			t.Error("the browser complains:", complaint)
		}
	})
	screen(t, tab, 1000, 900)
	visit(t, tab, address)
	return tab
}

func do(t testing.TB, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// closer looks closer at the first chart with the keys, and waits until it is drawn on a
// canvas.
func closer(t *testing.T, tab context.Context) {
	t.Helper()
	evaluate[bool](t, tab, `document.querySelector("figure.chart").focus(), true`)
	do(t, tab, chromedp.KeyEvent("+"), chromedp.WaitVisible(chromedp.CSS("figure.is-live canvas")))
}

// middleOf is the middle of an element on the screen.
func middleOf(t *testing.T, tab context.Context, element string) (x, y float64) {
	t.Helper()
	box := evaluate[[]float64](t, tab, `(b => [b.left + b.width / 2, b.top + b.height / 2])(`+element+`.getBoundingClientRect())`)
	return box[0], box[1]
}

func TestHostileTextOfAChartDoesNothing(t *testing.T) {
	t.Parallel()
	bars := spread(40000, 62000, 0, 81000)
	bars.Series[0].Kind = chart.Bars
	tab := openPage(t, onPage(t, false, poisoned(), bars, spread(math.Inf(1), math.NaN(), -math.MaxFloat64, math.MaxFloat64, 5e-324)))
	// What a point says is text below the drawing, and nothing but text.
	x, y := middleOf(t, tab, `document.querySelector("svg.drawing .d-hollow")`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	if said := evaluate[string](t, tab, `document.querySelector(".chart-tip").textContent`); !strings.Contains(said, "<script>alert(1)</script>") {
		t.Errorf("the tip says %q", said)
	}
	closer(t, tab)
	if n := evaluate[int](t, tab, `document.scripts.length`); n != 2+3 {
		t.Errorf("the page has %d script elements, want the page's, ECharts and the data of 3 charts", n)
	}
	if n := evaluate[int](t, tab, `document.querySelectorAll("[onload], iframe, img, a[href^=javascript]").length`); n != 0 {
		t.Errorf("hostile text became %d elements", n)
	}
}

func TestEChartsIsAskedForWhenAChartIsTouched(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, false, spread(3, 9, 5)))
	asked := `[...document.scripts].filter(s => s.src.endsWith("echarts.min.js")).length`
	if n := evaluate[int](t, tab, asked); n != 0 {
		t.Error("a page asks for ECharts before a reader touches a chart")
	}
	x, y := middleOf(t, tab, `document.querySelector("svg.drawing .d-dot")`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	if n := evaluate[int](t, tab, asked); n != 1 {
		t.Errorf("a chart was touched, and ECharts asked for %d times", n)
	}
}

// A day is pointed at in all drawings of a page, whatever the height of the pointer.
func TestOneLineMarksTheDayInAllDrawings(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, false, spread(3, 9, 5), spread(-4, 0, 2, 8)))
	x, y := middleOf(t, tab, `document.querySelectorAll("svg.drawing .d-dot")[1]`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	lines := evaluate[[]float64](t, tab, `[...document.querySelectorAll(".chart-cursor")].filter(l => !l.hidden).map(l => l.getBoundingClientRect().left)`)
	if len(lines) != 2 || math.Abs(lines[0]-x) > 1.5 || math.Abs(lines[1]-lines[0]) > 0.5 {
		t.Errorf("pointing at %.1f draws lines at %.1f", x, lines)
	}
	// The tip lies below the drawing that is touched: it hides no point.
	tip := evaluate[[]float64](t, tab, `[...document.querySelectorAll(".chart-tip")].filter(e => !e.hidden).flatMap(e => [e.getBoundingClientRect().top, e.closest("figure").querySelector("svg.drawing").getBoundingClientRect().bottom])`)
	if len(tip) != 2 || tip[0] < tip[1]-0.5 {
		t.Errorf("the tip begins at %.1f, above the end of its drawing", tip)
	}
	if said := evaluate[string](t, tab, `[...document.querySelectorAll(".chart-tip")].map(e => e.textContent).join("")`); said != "PO-1" {
		t.Errorf("the tip says %q", said)
	}
}

func TestArrowKeysGoFromPointToPointAndZeroShowsAll(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, false, spread(3, 9, 5)))
	evaluate[bool](t, tab, `document.querySelector("figure.chart").focus(), true`)
	for _, want := range []string{"PO-0", "PO-1", "PO-2", "PO-2"} {
		do(t, tab, chromedp.KeyEvent(kb.ArrowRight))
		if said := evaluate[string](t, tab, `document.querySelector(".chart-tip").textContent`); said != want {
			t.Errorf("the tip says %q, want %q", said, want)
		}
	}
	closer(t, tab)
	do(t, tab, chromedp.KeyEvent("0"))
	if n := evaluate[int](t, tab, `document.querySelectorAll(".is-live").length`); n != 0 {
		t.Error("0 does not show all days again")
	}
}

func TestClickOnAPointLookedAtCloserOpensItsRecord(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, false, spread(3, 9, 5)))
	closer(t, tab) // around the middle, where the second point is
	top := evaluate[float64](t, tab, `document.querySelectorAll("svg.drawing .d-dot")[1].getBoundingClientRect().top`)
	left := evaluate[float64](t, tab, `document.querySelector("svg.drawing").getBoundingClientRect().left + document.querySelector("svg.drawing").getBoundingClientRect().width / 2`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, left, top+3), chromedp.MouseClickXY(left, top+3))
	at := ""
	for range 200 {
		at, _ = chromedp.Run(tab, chromedp.Location()) // fails while the page changes
		if strings.HasSuffix(at, "/orders.html#PO-1") {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("the click led to %s", at)
}

func TestTabKeyBringsTheDrawingBack(t *testing.T) {
	t.Parallel()
	c := spread(3, 9, 5, 1, 0, 4, 2, 6, 3, 15, 4, 2)
	c.Series[0].Points[9].Style = chart.Signal
	c.Levels = []chart.Level{{Over: c.Over, Y: 12, Kind: chart.Limit, Label: "limit 12"}}
	tab := openPage(t, onPage(t, false, c))
	closer(t, tab)
	opacity := `getComputedStyle(document.querySelector("svg.drawing")).opacity`
	if got := evaluate[string](t, tab, opacity); got != "0" {
		t.Errorf("the drawing shows through the canvas: opacity %s", got)
	}
	do(t, tab, chromedp.KeyEvent("\t"))
	focused := evaluate[string](t, tab, `document.activeElement.getAttribute("href") || ""`)
	if focused != "orders.html#PO-9" {
		t.Errorf("the tab key goes to %q, want the signal", focused)
	}
	if got := evaluate[string](t, tab, opacity); got != "1" {
		t.Errorf("with the focus in it the drawing has opacity %s", got)
	}
}

func TestPaperShowsTheDrawing(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, false, spread(3, 9, 5)))
	closer(t, tab)
	emulate(t, tab, "print")
	if got := evaluate[string](t, tab, `getComputedStyle(document.querySelector("svg.drawing")).opacity`); got != "1" {
		t.Errorf("on paper the drawing has opacity %s", got)
	}
	if got := evaluate[string](t, tab, `getComputedStyle(document.querySelector(".chart-canvas")).display`); got != "none" {
		t.Errorf("on paper the canvas is %s", got)
	}
}

func TestWithoutEChartsTheDrawingStays(t *testing.T) {
	t.Parallel()
	tab := openPage(t, onPage(t, true, spread(3, 9, 5)))
	if got := evaluate[string](t, tab, `getComputedStyle(document.querySelector("svg.drawing")).opacity`); got != "1" {
		t.Errorf("the drawing has opacity %s", got)
	}
}
