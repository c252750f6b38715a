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

	"factorybook/generator/chart"
	"factorybook/generator/record"
)

const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:`

// onPage writes a page under the pages' policy that holds the charts, with the
// site's style and script, and ECharts unless without, and returns its address.
func onPage(t *testing.T, without bool, charts ...*chart.Chart) string {
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

func do(t *testing.T, tab context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

// live waits until the first chart is drawn on a canvas.
func live(t *testing.T, tab context.Context) {
	t.Helper()
	do(t, tab, chromedp.WaitVisible(chromedp.CSS("figure.is-live canvas")))
}

func TestHostileTextOfAChartDoesNothing(t *testing.T) {
	t.Parallel()
	bars := spread(40000, 62000, 0, 81000)
	bars.Series[0].Kind = chart.Bars
	tab := openPage(t, onPage(t, false, poisoned(), bars, spread(math.Inf(1), math.NaN(), -math.MaxFloat64, math.MaxFloat64, 5e-324)))
	live(t, tab)
	if n := evaluate[int](t, tab, `document.scripts.length`); n != 2+3 {
		t.Errorf("the page has %d script elements, want 2 and the data of 3 charts", n)
	}
	// A tooltip over the middle of the first chart is drawn, not made of elements.
	before := evaluate[int](t, tab, `document.querySelectorAll("*").length`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, 400, 130))
	if after := evaluate[int](t, tab, `document.querySelectorAll("*").length`); after != before {
		t.Errorf("pointing at a chart made %d elements", after-before)
	}
}

func TestClickOnAPointOpensItsRecord(t *testing.T) {
	t.Parallel()
	c := spread(3, 9, 5)
	tab := openPage(t, onPage(t, false, c))
	live(t, tab)
	box := evaluate[[]float64](t, tab, `(b => [b.left + b.width / 2, b.top + b.height / 2])(document.querySelectorAll("svg.drawing .d-dot")[1].getBoundingClientRect())`)
	do(t, tab, chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0], box[1]), chromedp.MouseClickXY(box[0], box[1]))
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
	live(t, tab)
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
	live(t, tab)
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
