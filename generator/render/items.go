package render

import (
	"factorybook/generator/pages"
)

// Lists of open things, promises and visits.

// promises appends promises and what became of them.
func (r *Renderer) promises(h *html, list []pages.PromiseLine) {
	h.raw(`<ul class="items promises">`)
	for i := range list {
		l := &list[i]
		h.raw("<li")
		if l.Anchor != "" {
			h.attr("id", l.Anchor)
		}
		h.raw(">")
		h.element("span", "what", l.What)
		h.raw(" ")
		h.element("span", "when "+outcomeClass(l.State), l.Outcome)
		h.raw(` <span class="from">`)
		dot := false
		next := func() {
			if dot {
				h.raw(" · ")
			}
			dot = true
		}
		if l.Due != "" {
			next()
			h.text(r.words.Say("promise.due", "day", l.Due))
		}
		if l.Made != "" {
			next()
			h.link(l.Href, l.Made)
		}
		if l.Why != "" {
			next()
			h.element("q", "quote", l.Why)
		}
		h.raw("</span></li>\n")
	}
	h.raw("</ul>")
}

// visits appends the list of all visits of a factory; it stands on the page of
// each of them.
func (r *Renderer) visits(h *html, list []pages.VisitLink) {
	h.raw("<ol>")
	for i := range list {
		v := &list[i]
		h.raw("<li><a")
		h.attr("href", v.Href)
		if v.Current {
			h.raw(` aria-current="page"`)
		}
		h.raw(">")
		h.text(v.Date)
		h.raw("</a>")
		if v.Kind != "" {
			h.raw(" ")
			h.element("span", "soft", v.Kind)
		}
		if v.Purpose != "" {
			h.raw("<br>")
			h.element("span", "small soft", v.Purpose)
		}
		h.raw("</li>")
	}
	h.raw("</ol>")
}
