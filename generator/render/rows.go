package render

import (
	"factorybook/generator/figures"
	"factorybook/generator/pages"
)

// The long parts of pages, appended: orders, events, figures, charts' tables.

// orders appends the blocks of a year's orders.
func (r *Renderer) orders(h *html, list []pages.OrderBlock) {
	for i := range list {
		r.order(h, &list[i])
	}
}

func (r *Renderer) order(h *html, o *pages.OrderBlock) {
	h.raw(`<article class="order"`)
	h.attr("id", o.Anchor)
	h.raw(`><header class="order-head"><h3>`)
	h.raw("<a")
	h.attr("href", "#"+o.Anchor)
	h.raw(">")
	h.text(o.ID)
	h.raw("</a></h3>")
	if o.Outcome != "" {
		h.raw(`<p class="outcome`)
		if o.State != "" {
			h.raw(" ")
			h.raw(outcomeClass(o.State))
		}
		h.raw(`">`)
		h.prose(o.Outcome)
		h.raw("</p>")
	}
	h.raw(`<p class="order-sum">`)
	first := true
	for _, s := range [...]string{o.Value, o.Terms} {
		if s != "" {
			if !first {
				h.raw(" · ")
			}
			h.text(s)
			first = false
		}
	}
	for _, s := range o.Flags {
		if !first {
			h.raw(" · ")
		}
		h.prose(s)
		first = false
	}
	h.raw(`</p></header>`)
	r.lines(h, o)
	r.eventTable(h, o.Events, false)
	h.optional("p", "small soft", o.Missing)
	if len(o.Issues) > 0 {
		h.raw(`<p class="small">`)
		h.text(r.words.Say("order.issues"))
		for i := range o.Issues {
			if i > 0 {
				h.raw("; ")
			}
			h.link(o.Issues[i].Href, o.Issues[i].Label)
		}
		h.raw("</p>")
	}
	r.facts(h, o.Extra)
	r.note(h, o.Notes)
	r.private(h, o.Private)
	h.raw(`<p class="spot">`)
	h.text(o.Spot)
	h.raw("</p></article>\n")
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

// events appends a list of events as a table, with the records they belong to.
func (r *Renderer) events(h *html, list []figures.Event) { r.eventTable(h, list, true) }

// history appends a list of events of one kind.
func (r *Renderer) history(h *html, list []figures.Event) { r.eventTable(h, list, false) }

func (r *Renderer) eventTable(h *html, list []figures.Event, records bool) {
	if len(list) == 0 {
		return
	}
	w := r.words
	h.raw(`<table class="events"><thead class="visually-hidden"><tr>`)
	h.head("", w.Say("table.day"))
	h.head("", w.Say("table.who"))
	if records {
		h.head("", w.Say("table.kind"))
	}
	h.head("", w.Say("table.what"))
	h.head("", w.Say("table.against"))
	h.head("", w.Say("table.spot"))
	h.raw("</tr></thead><tbody>")
	for i := range list {
		e := &list[i]
		h.raw(`<tr`)
		h.attr("class", "event kind-"+e.Kind+" side-"+e.Side)
		if e.Anchor != "" {
			h.attr("id", e.Anchor)
		}
		h.raw(`><td class="day">`)
		h.text(e.Date)
		h.raw(`</td><td class="who">`)
		h.text(e.Who)
		if records {
			h.raw(`</td><td class="kind">`)
			h.text(e.KindWord)
		}
		h.raw(`</td><td class="what">`)
		if records {
			if e.Record != "" {
				h.link(e.Href, e.Record)
				h.raw(" ")
			}
		}
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
		h.raw(`</td><td class="spot">`)
		h.text(e.Spot)
		h.raw("</td></tr>\n")
	}
	h.raw("</tbody></table>")
}

// figures appends the figures of one side of a practice.
func (r *Renderer) figures(h *html, list []figures.Figure) {
	for i := range list {
		r.figure(h, &list[i])
	}
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

// records appends a list of records.
func (r *Renderer) records(h *html, list []figures.RecordLink) {
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
		if l.Spot != "" {
			h.raw(` <span class="spot">`)
			h.text(l.Spot)
			h.raw("</span>")
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
