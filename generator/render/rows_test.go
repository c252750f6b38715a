package render

import (
	"testing"

	"factorybook/generator/chart"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// Each part is given thinly and in full, and compared whole: a separator, a class or a
// link where there is nothing shows.
func TestPartsOfPagesAreWrittenWhole(t *testing.T) {
	say := newRenderer(t, words.English).words.Say
	factory := words.Name{Latin: "Tianhe", Href: "f.html"}
	for name, c := range map[string]struct {
		part func(*Renderer, *html)
		want string
	}{
		"records": {
			func(r *Renderer, h *html) {
				r.records(h, []figures.RecordLink{{Label: "PO-1", Href: "#a"}, {Label: "PO-2", Value: "3 days late", Spot: words.Source{Text: "o.yaml:2", Href: "https://git.example/o"}}})
			},
			`<ul class="records"><li><a href="#a">PO-1</a></li><li>PO-2 <span class="case">3 days late</span> <a class="spot" href="https://git.example/o" rel="noreferrer">Source <span class="visually-hidden">o.yaml:2</span></a></li></ul>`,
		},
		"records that stand in files: their places open together": {
			func(r *Renderer, h *html) {
				r.records(h, []figures.RecordLink{{Label: "PO-1", Href: "#a", Spot: words.Source{Text: "o.yaml:1"}}, {Label: "PO-2", Spot: words.Source{Text: "o.yaml:2"}}})
			},
			`<details class="spot spots"><summary>Sources</summary></details>` +
				`<ul class="records"><li><a href="#a">PO-1</a> <code class="spot">o.yaml:1</code></li><li>PO-2 <code class="spot">o.yaml:2</code></li></ul>`,
		},
		"the place of a single record opens beside it": {
			func(r *Renderer, h *html) {
				r.records(h, []figures.RecordLink{{Label: "PO-1", Spot: words.Source{Text: "o.yaml:1"}}})
			},
			`<ul class="records"><li>PO-1 <details class="spot"><summary>Source</summary><code>o.yaml:1</code></details></li></ul>`,
		},
		"records in which something is to be written": {
			func(r *Renderer, h *html) {
				r.lacking(h, []figures.RecordLink{{Label: "PO-1", Href: "#a", Spot: words.Source{Text: "o.yaml:1"}}, {Label: "PO-2", Spot: words.Source{Text: "o.yaml:2", Href: "https://git.example/o"}}})
			},
			`<ul class="records"><li><a href="#a">PO-1</a> <span class="spot">o.yaml:1</span></li><li>PO-2 <span class="spot"><a href="https://git.example/o" rel="noreferrer">o.yaml:2</a></span></li></ul>`,
		},
		"line of an order of one factory": {
			func(r *Renderer, h *html) {
				r.orders(h, &pages.OrderGroup{Orders: []pages.OrderBlock{{
					OrderLine: figures.OrderLine{ID: "PO-1", Goods: "Mugs", Promised: "2 Mar", Days: "3 days late", State: "late", Outcome: "came late"},
					Anchor:    "PO-1", Find: "po-1 mugs", Year: "2025", Value: "USD 10", Terms: "FOB Ningbo", Flags: []string{"rush"}, Missing: "no price",
				}}})
			},
			`<p class="order-line order-columns" aria-hidden="true"><span class="o-what">` + say("orders.columns_order") + `</span> <span class="o-day">` + say("orders.columns_promised") + `</span> <span class="o-days">` + say("orders.columns_days") +
				`</span></p><ol class="orders"><li data-find="po-1 mugs" data-state="late" data-year="2025"><details class="order" id="PO-1"><summary class="order-line"><span class="o-what"><b class="o-id">PO-1</b> Mugs</span> ` +
				`<span class="o-day">2 Mar</span>  <span class="o-days late">3 days late</span></summary><div class="order-rest"><p class="outcome">came late</p><p class="order-sum">USD 10 · FOB Ningbo · rush</p>` +
				`<p class="small soft">no price</p></div></details></li>` + "\n</ol>\n",
		},
		"line of an order of the book": {
			func(r *Renderer, h *html) {
				r.bookOrders(h, &pages.BookOrderGroup{Orders: []pages.BookOrder{{
					OrderLine: figures.OrderLine{ID: "PO-1", Goods: "Mugs", Promised: "2 Mar", Days: "in 3 days", State: "open", Remark: "now 5 Mar"},
					Factory:   factory, OwnerKey: "mia", Href: "o.html#PO-1", Find: "po-1",
				}}})
			},
			`<ol class="orders book-orders"><li data-find="po-1" data-state="open" data-owner="mia"><div class="order-line"><span class="o-what"><b class="o-id"><a href="o.html#PO-1">PO-1</a></b> Mugs ` +
				`<span class="o-factory"><a href="f.html">Tianhe</a></span></span> <span class="o-day">2 Mar</span>  <span class="o-remark">now 5 Mar</span> <span class="o-days is-open">in 3 days</span></div></li>` + "\n</ol>\n",
		},
		"said": {
			func(r *Renderer, h *html) {
				r.said(h, []figures.Said{{Label: "note", Text: "soon"}, {Label: "Mia, 2 Mar", Text: "next week", Path: "t.html"}})
			},
			`<p class="said"><span class="soft">note: </span><q>soon</q></p><p class="said"><span class="soft"><a href="t.html">Mia, 2 Mar</a>: </span><q>next week</q></p>`,
		},
		"lines of open things": {
			func(r *Renderer, h *html) {
				r.opens(h, []pages.Item{{What: "Pay", When: "today"}, {What: "Ship", Href: "#s", Who: "they", KindWord: "order", When: "1 day overdue", Overdue: true, More: "carried twice"}})
			},
			`<ul class="opens"><li><span class="what">Pay</span> <span class="when">today</span></li>` + "\n" +
				`<li><span class="what"><span class="kind">they · order</span> <a href="#s">Ship</a></span> <span class="when overdue">1 day overdue</span><span class="from">carried twice</span></li>` + "\n</ul>",
		},
		"promises": {
			func(r *Renderer, h *html) {
				r.promises(h, []pages.PromiseLine{
					{What: "Send test report", Outcome: "open", State: "open", Due: "2 Mar"},
					{Anchor: "p2", What: "New mould", Outcome: "dropped", State: "dropped", Made: "visit of 1 Jan", Href: "v.html", Why: "too dear"},
				})
			},
			`<ul class="items promises"><li><span class="what">Send test report</span> <span class="when is-open">open</span> <span class="from">` + say("promise.due", "day", "2 Mar") + `</span></li>` + "\n" +
				`<li id="p2"><span class="what">New mould</span> <span class="when is-done">dropped</span> <span class="from"><a href="v.html">visit of 1 Jan</a> · <q class="quote">too dear</q></span></li>` + "\n</ul>",
		},
		"visits": {
			func(r *Renderer, h *html) {
				r.visits(h, []pages.VisitLink{{Date: "2 Mar", Href: "a.html", Current: true}, {Date: "1 Jan", Href: "b.html", Kind: "video", Purpose: "audit"}})
			},
			`<ol><li><a href="a.html" aria-current="page">2 Mar</a></li><li><a href="b.html">1 Jan</a> <span class="soft">video</span><br><span class="small soft">audit</span></li></ol>`,
		},
		"prices": {
			func(r *Renderer, h *html) {
				r.prices(h, &pages.PriceTable{Quarters: []string{"2025 Q1", "Q2", "Q3"}, Rows: []pages.PriceRow{
					{SKU: "M-1", Currency: "USD a piece", Prices: []pages.PriceCell{{}, {Text: "1.20", Href: "#a"}, {Text: "1.25", Href: "#b", Moved: "+4 %"}}},
				}})
			},
			`<div class="scroll"><table class="prices"><thead><tr><th scope="col">` + say("prices.sku") + `</th><th scope="col"><span class="visually-hidden">` + say("prices.currency") + `</span></th>` +
				`<th scope="col" class="num">2025 Q1</th><th scope="col" class="num">Q2</th><th scope="col" class="num">Q3</th></tr></thead>` + "\n" +
				`<tbody><tr><th scope="row">M-1</th><td class="soft">USD a piece</td><td class="num"></td><td class="num"><a href="#a">1.20</a></td>` +
				`<td class="num"><a href="#b">1.25</a> <span class="small soft">+4 %</span></td></tr>` + "\n</tbody></table></div>",
		},
		"points of a chart": {
			func(r *Renderer, h *html) {
				r.chartTable(h, &chart.Chart{Table: chart.Table{
					Columns: []chart.Column{{Title: "Order"}, {Title: "Days", Number: true}, {Title: "Source", Source: true}},
					Rows:    [][]chart.Cell{{{Text: "PO-1", Href: "#a"}, {Text: "3"}, {Text: "o.yaml:2"}}},
				}})
			},
			`<div class="scroll"><table class="points"><thead><tr><th scope="col">Order</th><th scope="col" class="num">Days</th><th scope="col">Source</th></tr></thead>` +
				`<tbody><tr><th scope="row"><a href="#a">PO-1</a></th><td class="num">3</td><td><span class="spot">o.yaml:2</span></td></tr>` + "\n</tbody></table></div>",
		},
		"figure without a number": {
			func(r *Renderer, h *html) {
				r.figure(h, &figures.Figure{Anchor: "m", Name: "On time", About: "a.html", State: "none", StateWord: "not recorded"})
			},
			`<div class="figure figure-empty" id="m"><h4 class="figure-name"><a href="a.html">On time</a></h4><span class="state state-none">not recorded</span></div>` + "\n",
		},
		"figure with everything": {
			func(r *Renderer, h *html) {
				r.figure(h, &figures.Figure{
					Anchor: "m", Name: "On time", State: "changed", StateWord: "changed", Before: "of late ", Number: "9 of 12", After: " on time", Words: "see `due`", Reason: "fewer than before", Left: "2 left out",
					More: []figures.Fact{{Label: "median", Value: "3 days"}, {Label: "worst", Value: "9 days"}}, Comments: []figures.Comment{{Text: "mould broke", Label: "Mr Wang"}},
					Records: []figures.RecordLink{{Label: "PO-1"}}, Count: "1 case", Chart: "c.html",
				})
			},
			`<div class="figure" id="m"><h4 class="figure-name">On time</h4><span class="state state-changed">changed</span><p class="headline">of late <strong>9 of 12</strong> on time</p>` +
				`<p class="words">see <code>due</code></p><p class="reason">fewer than before</p><p class="words">median <span class="value">3 days</span> · worst <span class="value">9 days</span></p>` +
				`<p class="words">2 left out</p><blockquote class="comment"><p>mould broke</p><footer class="soft">Mr Wang</footer></blockquote>` +
				`<details class="evidence"><summary>1 case</summary><ul class="records"><li>PO-1</li></ul><p class="small"><a href="c.html">` + say("figure.chart") + `</a></p></details></div>` + "\n",
		},
	} {
		if got := appended(t, words.English, c.part); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// A table of events has the columns that its place needs, and a head for each.
func TestColumnsOfEvents(t *testing.T) {
	thin := figures.Event{Kind: "order", Date: "1 Mar", Who: "we", KindWord: "order", What: "Placed"}
	full := figures.Event{Kind: "order", Side: "factory", Anchor: "e", Date: "2 Mar", Who: "they", KindWord: "order", What: "Shipped", File: "bl.pdf", Record: "PO-1", Href: "#a", Quote: "at last", State: "late", Against: "2 days late", Spot: words.Source{Text: "o.yaml:2"}}
	say := newRenderer(t, words.English).words.Say
	head := func(columns ...string) string {
		s := `<table class="events"><thead class="visually-hidden"><tr>`
		for _, column := range columns {
			key := "table." + column
			if column == "source" {
				key = "site.source"
			}
			s += `<th scope="col">` + say(key) + "</th>"
		}
		return s + "</tr></thead><tbody>"
	}
	const quote = ` <q class="quote">at last</q>`
	for name, c := range map[string]struct {
		spots bool
		want  string
	}{
		"of an order": {false, head("day", "who", "what", "against") +
			`<tr class="event kind-order side-"><td class="day">1 Mar</td><td class="who">we</td><td class="what">Placed</td><td class="against"></td></tr>` + "\n" +
			`<tr class="event kind-order side-factory" id="e"><td class="day">2 Mar</td><td class="who">they</td><td class="what"><a href="bl.pdf">Shipped</a>` + quote + `</td><td class="against late">2 days late</td></tr>` + "\n</tbody></table>"},
		"of a year": {true, head("day", "who", "what", "against", "source") +
			`<tr class="event kind-order side-"><td class="day">1 Mar</td><td class="who">we</td><td class="what">Placed</td><td class="against"></td><td class="stands"></td></tr>` + "\n" +
			`<tr class="event kind-order side-factory" id="e"><td class="day">2 Mar</td><td class="who">they</td><td class="what"><a href="bl.pdf">Shipped</a>` + quote +
			`</td><td class="against late">2 days late</td><td class="stands"><details class="spot"><summary>Source</summary><code>o.yaml:2</code></details></td></tr>` + "\n</tbody></table>"},
	} {
		if got := appended(t, words.English, func(r *Renderer, h *html) { r.eventTable(h, []figures.Event{thin, full}, c.spots) }); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
	if got := appended(t, words.English, func(r *Renderer, h *html) { r.eventTable(h, nil, true) }); got != "" {
		t.Errorf("of nothing: %s", got)
	}
}

// A picture is made smaller in its own shape, at least a pixel wide, and never larger.
func TestPicturesFitTheirFrame(t *testing.T) {
	f := frame{200, 100}
	for _, c := range []struct{ width, height, wantWidth, wantHeight int }{
		{200, 100, 200, 100}, {199, 99, 199, 99}, {201, 100, 200, 99}, {200, 101, 198, 100}, {400, 100, 200, 50}, {400, 400, 100, 100}, {1, 900, 1, 100}, {900, 1, 200, 1}, {50, 20, 50, 20},
	} {
		if width, height := f.fit(dossier.Picture{Width: c.width, Height: c.height}); width != c.wantWidth || height != c.wantHeight {
			t.Errorf("%d × %d becomes %d × %d, want %d × %d", c.width, c.height, width, height, c.wantWidth, c.wantHeight)
		}
	}
}

func TestPhotoWithoutAPictureLeavesNoTrace(t *testing.T) {
	if got := appended(t, words.English, func(_ *Renderer, h *html) {
		h.tablePhoto(&pages.Photo{Alt: "kiln"})
		h.portrait(nil)
	}); got != "" {
		t.Errorf("got %s", got)
	}
}
