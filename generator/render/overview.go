package render

import (
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// Lines of the overview: what is open, and the figures of a practice.

// opens appends open things, a line each: what kind, what, and how long.
func (r *Renderer) opens(h *html, list []pages.Item) {
	h.raw(`<ul class="opens">`)
	for i := range list {
		it := &list[i]
		h.raw(`<li><span class="what">`)
		if kind := words.JoinTitle(it.Who, it.KindWord); kind != "" {
			h.element("span", "kind", kind)
			h.raw(" ")
		}
		h.link(it.Href, it.What)
		h.raw(`</span> `)
		class := "when"
		if it.Overdue {
			class = "when overdue"
		}
		h.element("span", class, it.When)
		h.optional("span", "from", it.More)
		h.raw("</li>\n")
	}
	h.raw("</ul>")
}

// measures appends the figures of one side of a practice: a line each, with all of a
// figure behind its line.
func (r *Renderer) measures(h *html, l pages.MeasureLines) {
	for i := range l.Asking {
		r.measureLine(h, &l.Asking[i])
	}
	if len(l.Folded) == 0 {
		return
	}
	h.raw(`<details class="folded rest`)
	if allEmpty(l.Folded) {
		h.raw(` empty`)
	}
	h.raw(`"><summary>`)
	h.text(l.Sum)
	h.raw(`</summary>`)
	for i := range l.Folded {
		r.measureLine(h, &l.Folded[i])
	}
	h.raw(`</details>`)
}

// allEmpty says whether figures have no case, all for the same reason: the sum above them
// says it for all, and on paper their names are enough.
func allEmpty(list []pages.MeasureLine) bool {
	for i := range list {
		if list[i].N() || list[i].Says != list[0].Says {
			return false
		}
	}
	return true
}

func (r *Renderer) measureLine(h *html, l *pages.MeasureLine) {
	h.raw(`<details class="measure-line`)
	if l.Asks {
		h.raw(` asks`)
	}
	h.raw(`"><summary><span class="name">`)
	h.text(l.Line)
	h.raw(`</span><span class="cases">`)
	h.share(l.Share)
	h.raw(`</span><span class="says">`)
	if l.N() {
		h.element("strong", "", l.Says)
	} else {
		h.element("span", "none", l.Says)
	}
	if l.Was != "" {
		h.raw(` `)
		h.element("span", "was", l.Was)
	}
	h.raw(`</span>`)
	if l.Asks {
		h.raw(`<span`)
		h.attr("class", "state state-"+l.State)
		h.raw(">")
		h.text(l.Ask)
		h.raw("</span>")
	}
	h.raw("</summary>")
	r.figure(h, &l.Figure)
	h.raw("</details>\n")
}

// happened appends the events of a year, a line each. The place of a record stands only
// where no page of the record says it.
func (r *Renderer) happened(h *html, year pages.EventYear) {
	w, list := r.words, year.Events
	h.raw(`<table class="events happened"><thead class="visually-hidden"><tr>`)
	for _, title := range [...]string{"table.day", "table.who", "table.kind", "table.what", "table.against"} {
		h.head("", w.Say(title))
	}
	h.raw("</tr></thead><tbody>")
	for i := range list {
		e := &list[i]
		h.event(e)
		h.raw(`>`)
		h.element("td", "day", e.Date)
		h.element("td", "who", e.Who)
		h.element("td", "kind", e.KindWord)
		h.raw(`<td class="what">`)
		if e.Record != "" {
			h.link(e.Href, e.Record)
			h.raw(" ")
		}
		h.link(e.File, e.What)
		if e.Quote != "" {
			h.raw(" ")
			h.element("q", "quote", e.Quote)
		}
		told := year.Told[e.Anchor]
		if told != nil && told.How != "" {
			h.raw(" ")
			h.element("span", "soft", told.How)
		}
		if e.Href == "" && e.Spot.Text != "" {
			h.raw(" ")
			r.spot(h, e.Spot)
		}
		if told != nil {
			r.note(h, told.Notes)
			r.private(h, told.Private)
			r.facts(h, told.Extra)
		}
		h.raw(`</td>`)
		class := "against"
		if e.State != "" {
			class += " " + outcomeClass(e.State)
		}
		h.element("td", class, e.Against)
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table>")
}
