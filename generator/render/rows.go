package render

import (
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// The long parts of pages, appended: orders, events, figures, charts' tables.

// orders appends the lines of a group of orders.
func (r *Renderer) orders(h *html, g *pages.OrderGroup) {
	w := r.words
	h.raw(`<p class="order-line order-columns" aria-hidden="true"><span class="o-what">`)
	h.text(w.Say("orders.columns_order"))
	h.raw(`</span> <span class="o-day">`)
	h.text(w.Say("orders.columns_promised"))
	h.raw(`</span> <span class="o-days">`)
	h.text(w.Say("orders.columns_days"))
	h.raw(`</span></p><ol class="orders">`)
	for i := range g.Orders {
		r.order(h, &g.Orders[i], g)
	}
	h.raw("</ol>\n")
}

func (r *Renderer) order(h *html, o *pages.OrderBlock, g *pages.OrderGroup) {
	h.raw(`<li`)
	h.attr("data-find", o.Find)
	h.attr("data-state", o.State)
	h.attr("data-year", o.Year)
	h.raw(`><details class="order"`)
	h.attr("id", o.Anchor)
	h.raw(`>`)
	r.orderLine(h, &o.OrderLine, g)
	r.orderRest(h, o)
	h.raw("</details>")
	r.said(h, o.Said)
	h.raw("</li>\n")
}

// orderLine appends the line that is seen while an order is closed.
func (r *Renderer) orderLine(h *html, l *figures.OrderLine, g *pages.OrderGroup) {
	h.raw(`<summary class="order-line">`)
	r.lineParts(h, l, g.Scale, func() { h.text(l.ID) }, func() {})
	h.raw(`</summary>`)
}

// lineParts appends what a line of an order is made of: its id, and behind the goods
// what more says whose it is.
func (r *Renderer) lineParts(h *html, l *figures.OrderLine, scale chart.BarScale, id, more func()) {
	h.raw(`<span class="o-what"><b class="o-id">`)
	id()
	h.raw(`</b> `)
	h.prose(l.Goods)
	more()
	h.raw(`</span> <span class="o-day">`)
	h.text(l.Promised)
	h.raw(`</span> `)
	if l.Bar != nil {
		h.b = l.Bar.AppendSVG(h.b, scale)
	}
	if l.Remark != "" {
		h.raw(` <span class="o-remark">`)
		h.prose(l.Remark)
		h.raw(`</span>`)
	}
	h.raw(` <span class="o-days `)
	h.raw(outcomeClass(l.State))
	h.raw(`">`)
	h.prose(l.Days)
	h.raw(`</span>`)
}

// bookOrders appends orders of several factories, a line each that leads to the order.
func (r *Renderer) bookOrders(h *html, g *pages.BookOrderGroup) {
	h.raw(`<ol class="orders book-orders">`)
	for i := range g.Orders {
		o := &g.Orders[i]
		h.raw(`<li`)
		h.attr("data-find", o.Find)
		h.attr("data-state", o.State)
		h.attr("data-owner", o.OwnerKey)
		h.raw(`><div class="order-line">`)
		r.lineParts(h, &o.OrderLine, g.Scale, func() {
			h.link(o.Href, o.ID)
		}, func() {
			h.raw(` <span class="o-factory">`)
			h.both(o.Factory)
			h.raw(`</span>`)
		})
		h.raw(`</div>`)
		r.said(h, o.Said)
		h.raw("</li>\n")
	}
	h.raw("</ol>\n")
}

// orderRest appends what a line opens to.
func (r *Renderer) orderRest(h *html, o *pages.OrderBlock) {
	h.raw(`<div class="order-rest">`)
	if o.Outcome != "" {
		h.element("p", "outcome", o.Outcome)
	}
	h.raw(`<p class="order-sum">`)
	first := true
	add := func(s string, write func(string)) {
		if s == "" {
			return
		}
		if !first {
			h.raw(" · ")
		}
		write(s)
		first = false
	}
	add(o.Value, h.text)
	add(o.Terms, h.text)
	for _, s := range o.Flags {
		add(s, h.prose)
	}
	h.raw(`</p>`)
	r.lines(h, o)
	r.eventTable(h, o.Events, false)
	h.optional("p", "small soft", o.Missing)
	r.linked(h, "order.issues", o.Issues)
	r.linked(h, "order.visits", o.Visits)
	r.facts(h, o.Extra)
	r.note(h, o.Notes)
	r.private(h, o.Private)
	r.source(h, o.Source)
	h.raw("</div>")
}

// source appends where a record stands, once, at its end; see templates/parts/source.html.
func (r *Renderer) source(h *html, s words.Source) {
	if s.Text == "" {
		return
	}
	h.raw(`<p class="source small soft">`)
	h.text(r.words.Say("site.source"))
	h.raw(" ")
	if s.Href != "" {
		h.raw("<a")
		h.attr("href", s.Href)
		h.raw(` rel="noreferrer">`)
	}
	h.raw("<code>")
	h.text(s.Text)
	h.raw("</code>")
	if s.Href != "" {
		h.raw("</a>")
	}
	h.raw("</p>")
}

// linked appends links behind a word for what they are.
func (r *Renderer) linked(h *html, key string, links []pages.NavLink) {
	if len(links) == 0 {
		return
	}
	h.raw(`<p class="small">`)
	h.text(r.words.Say(key))
	for i := range links {
		if i > 0 {
			h.text(r.words.Say("list.semicolon"))
		}
		h.link(links[i].Href, links[i].Label)
	}
	h.raw("</p>")
}

// said appends what was said last of something open.
func (r *Renderer) said(h *html, list []figures.Said) {
	for i := range list {
		s := &list[i]
		h.raw(`<p class="said"><span class="soft">`)
		h.link(s.Path, s.Label)
		h.text(r.words.Say("list.colon"))
		h.raw(`</span><q>`)
		h.prose(s.Text)
		h.raw("</q></p>")
	}
}

// outcomeClass maps a state to a class of this package's own.
func outcomeClass(state string) string {
	switch state {
	case "overdue":
		return "overdue"
	case "late", "missed":
		return "late"
	case "open":
		return "is-open"
	}
	return "is-done"
}

func (r *Renderer) lines(h *html, o *pages.OrderBlock) {
	if len(o.Lines) == 0 {
		return
	}
	w := r.words
	h.raw(`<div class="scroll"><table class="lines"><thead><tr>`)
	h.head("", w.Say("line.sku"))
	h.head("", w.Say("line.name"))
	h.head("num", w.Say("line.quantity"))
	if o.Priced {
		h.head("num", w.Say("line.price"))
		h.head("num", w.Say("line.sum"))
	}
	if o.Own {
		h.head("", w.Say("line.promise"))
	}
	h.raw("</tr></thead><tbody>")
	for i := range o.Lines {
		l := &o.Lines[i]
		h.raw(`<tr><th scope="row">`)
		h.text(l.SKU)
		h.raw("</th>")
		h.element("td", "", l.Name)
		h.element("td", "num", l.Quantity)
		if o.Priced {
			h.element("td", "num", l.Price)
			h.element("td", "num", l.Sum)
		}
		if o.Own {
			h.element("td", "nowrap", l.Promise)
		}
		h.raw("</tr>")
	}
	h.raw("</tbody></table></div>")
}

func (h *html) head(class, title string) {
	h.raw(`<th scope="col"`)
	if class != "" {
		h.attr("class", class)
	}
	h.raw(">")
	h.text(title)
	h.raw("</th>")
}

// history appends a list of events of one kind.
func (r *Renderer) history(h *html, list []figures.Event) { r.eventTable(h, list, true) }

// eventTable appends events. spots says that each names the place where it stands,
// where no common place does.
func (r *Renderer) eventTable(h *html, list []figures.Event, spots bool) {
	if len(list) == 0 {
		return
	}
	w := r.words
	h.raw(`<table class="events"><thead class="visually-hidden"><tr>`)
	h.head("", w.Say("table.day"))
	h.head("", w.Say("table.who"))
	h.head("", w.Say("table.what"))
	h.head("", w.Say("table.against"))
	if spots {
		h.head("", w.Say("site.source"))
	}
	h.raw("</tr></thead><tbody>")
	for i := range list {
		e := &list[i]
		h.event(e)
		h.raw(`><td class="day">`)
		h.text(e.Date)
		h.raw(`</td><td class="who">`)
		h.text(e.Who)
		h.raw(`</td><td class="what">`)
		h.link(e.File, e.What)
		if e.Quote != "" {
			h.raw(` <q class="quote">`)
			h.prose(e.Quote)
			h.raw("</q>")
		}
		h.raw(`</td><td class="against`)
		if e.State != "" {
			h.raw(" ")
			h.raw(outcomeClass(e.State))
		}
		h.raw(`">`)
		h.prose(e.Against)
		if spots {
			h.raw(`</td><td class="stands">`)
			r.spot(h, e.Spot)
		}
		h.raw("</td></tr>\n")
	}
	h.raw("</tbody></table>")
}

func (r *Renderer) figure(h *html, f *figures.Figure) {
	h.raw(`<div class="figure`)
	if f.Number == "" {
		h.raw(" figure-empty")
	}
	h.raw(`"`)
	h.attr("id", f.Anchor)
	h.raw(`><h4 class="figure-name">`)
	h.link(f.About, f.Name)
	h.raw(`</h4>`)
	h.raw(`<span`)
	h.attr("class", "state state-"+f.State)
	h.raw(">")
	h.text(f.StateWord)
	h.raw("</span>")
	if f.Number != "" {
		h.raw(`<p class="headline">`)
		h.text(f.Before)
		h.element("strong", "", f.Number)
		h.text(f.After)
		h.raw("</p>")
	}
	if f.Words != "" {
		h.raw(`<p class="words">`)
		h.coded(f.Words)
		h.raw("</p>")
	}
	h.optional("p", "reason", f.Reason)
	if len(f.More) > 0 {
		h.raw(`<p class="words">`)
		for i := range f.More {
			if i > 0 {
				h.raw(" · ")
			}
			h.text(f.More[i].Label)
			h.raw(" ")
			h.element("span", "value", f.More[i].Value)
		}
		h.raw("</p>")
	}
	h.optional("p", "words", f.Left)
	for i := range f.Comments {
		h.raw(`<blockquote class="comment"><p>`)
		h.prose(f.Comments[i].Text)
		h.raw(`</p><footer class="soft">`)
		h.text(f.Comments[i].Label)
		h.raw(`</footer></blockquote>`)
	}
	if len(f.Records) > 0 {
		h.raw(`<details class="evidence"><summary>`)
		h.text(f.Count)
		h.raw(`</summary>`)
		r.records(h, f.Records)
		if f.Chart != "" {
			h.raw(`<p class="small">`)
			h.link(f.Chart, r.words.Say("figure.chart"))
			h.raw("</p>")
		}
		h.raw(`</details>`)
	}
	h.raw("</div>\n")
}

// event begins the row of an event.
func (h *html) event(e *figures.Event) {
	h.raw(`<tr`)
	h.attr("class", "event kind-"+e.Kind+" side-"+e.Side)
	if e.Anchor != "" {
		h.attr("id", e.Anchor)
	}
}

// records appends a list of records. Where several of them stand opens by one word above
// them: a browser makes a small document of its own for every disclosure, and an overview
// has thousands of records.
func (r *Renderer) records(h *html, list []figures.RecordLink) {
	paths := 0
	for i := range list {
		if s := &list[i].Spot; s.Text != "" && s.Href == "" {
			paths++
		}
	}
	if paths < 2 {
		recordList(h, list, r.spot)
		return
	}
	h.raw(`<details class="spot spots"><summary>`)
	h.text(r.words.Say("site.sources"))
	h.raw(`</summary></details>`)
	recordList(h, list, func(h *html, s words.Source) {
		if s.Href != "" {
			r.spot(h, s)
			return
		}
		h.raw(`<code class="spot">`)
		h.text(s.Text)
		h.raw(`</code>`)
	})
}

// lacking appends records in which something is still to be written.
func (r *Renderer) lacking(h *html, list []figures.RecordLink) { recordList(h, list, r.place) }

func recordList(h *html, list []figures.RecordLink, stands func(*html, words.Source)) {
	h.raw(`<ul class="records">`)
	for i := range list {
		l := &list[i]
		h.raw("<li>")
		h.link(l.Href, l.Label)
		if l.Value != "" {
			h.raw(` <span class="case">`)
			h.text(l.Value)
			h.raw("</span>")
		}
		if l.Spot.Text != "" {
			h.raw(" ")
			stands(h, l.Spot)
		}
		h.raw("</li>")
	}
	h.raw("</ul>")
}

// facts appends labels and values.
func (r *Renderer) facts(h *html, list []figures.Fact) {
	if len(list) == 0 {
		return
	}
	h.raw(`<dl class="facts">`)
	for i := range list {
		f := &list[i]
		h.element("dt", "", f.Label)
		class := ""
		if f.Missing {
			class = "none"
		}
		h.open("dd", class)
		h.link(f.Href, f.Value)
		h.raw("</dd>")
	}
	h.raw("</dl>")
}

// private appends a note that only our side reads.
func (r *Renderer) private(h *html, m pages.Markdown) {
	if m.Source == "" {
		return
	}
	h.raw(`<div class="private"><p class="private-label">`)
	h.text(r.words.Say("note.private"))
	h.raw("</p>")
	r.note(h, m)
	h.raw("</div>")
}
