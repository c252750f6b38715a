package render

import (
	"factorybook/generator/chart"
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// chart appends a chart: the drawing for paper and for readers without scripts,
// and its description as data for the drawing on screen.
func (h *html) chart(c *chart.Chart) (err error) {
	h.b, err = c.AppendFigure(h.b, chart.SVGOptions{})
	return err
}

// lots appends the inspection lots, or nothing where there are none to draw.
func (h *html) lots(l *chart.Lots) {
	if l != nil {
		h.b = l.AppendFigure(h.b, chart.SVGOptions{})
	}
}

// drawing appends the timeline, or nothing where there is none.
func (h *html) drawing(t *chart.Timeline) {
	if t != nil {
		h.b = t.AppendFigure(h.b)
	}
}

// account appends what both sides gave on one axis, or nothing where there is nothing.
func (h *html) account(a *chart.Account) {
	if a != nil {
		h.b = a.AppendFigure(h.b)
	}
}

// ahead appends what lies ahead, or nothing where nothing does.
func (h *html) ahead(a *chart.Ahead) {
	if a != nil {
		h.b = a.AppendFigure(h.b)
	}
}

// share appends k of n as dots or as a bar.
func (h *html) share(s *chart.Share) {
	if s != nil {
		h.b = s.AppendSVG(h.b)
	}
}

// span appends a row of what is in force for a while.
func (h *html) span(s *pages.SpanRow) { h.b = s.Axis.AppendSVG(h.b, &s.Item) }

// small appends a small chart.
func (h *html) small(s *chart.Small) {
	if s != nil {
		h.b = s.AppendFigure(h.b)
	}
}

// strip appends the dots of a factory in the table of all.
func (h *html) strip(s *chart.Strip, scale chart.StripScale) {
	if s != nil {
		h.b = s.AppendSVG(h.b, scale)
	}
}

// prices appends the price of every article by quarter.
func (r *Renderer) prices(h *html, t *pages.PriceTable) {
	h.raw(`<div class="scroll"><table class="prices"><thead><tr>`)
	h.head("", r.words.Say("prices.sku"))
	h.raw(`<th scope="col"><span class="visually-hidden">`)
	h.text(r.words.Say("prices.currency"))
	h.raw(`</span></th>`)
	for _, quarter := range t.Quarters {
		h.head("num", quarter)
	}
	h.raw("</tr></thead>\n<tbody>")
	for i := range t.Rows {
		row := &t.Rows[i]
		h.raw(`<tr><th scope="row">`)
		h.text(row.SKU)
		h.raw(`</th><td class="soft">`)
		h.text(row.Currency)
		h.raw(`</td>`)
		for k := range row.Prices {
			price := &row.Prices[k]
			h.raw(`<td class="num">`)
			if price.Href != "" {
				h.link(price.Href, price.Text)
				if price.Moved != "" {
					h.raw(` <span class="small soft">`)
					h.text(price.Moved)
					h.raw(`</span>`)
				}
			}
			h.raw(`</td>`)
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table></div>")
}

// chartTable appends the points of a chart as a table.
func (r *Renderer) chartTable(h *html, c *chart.Chart) {
	t := &c.Table
	h.raw(`<div class="scroll"><table class="points"><thead><tr>`)
	for _, column := range t.Columns {
		class := ""
		if column.Number {
			class = "num"
		}
		h.head(class, column.Title)
	}
	h.raw("</tr></thead><tbody>")
	for _, row := range t.Rows {
		h.raw("<tr>")
		for i, cell := range row {
			class := ""
			if t.Columns[i].Number {
				class = "num"
			}
			if i == 0 {
				h.raw(`<th scope="row">`)
			} else {
				h.open("td", class)
			}
			if t.Columns[i].Source && cell.Href != "" {
				r.spot(h, words.Source{Text: cell.Text, Href: cell.Href})
			} else if t.Columns[i].Source {
				r.place(h, words.Source{Text: cell.Text})
			} else {
				h.link(cell.Href, cell.Text)
			}
			if i == 0 {
				h.raw("</th>")
			} else {
				h.raw("</td>")
			}
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table></div>")
}

// spread appends cases as dots.
func (h *html) spread(s *chart.Spread) { h.b = s.AppendSVG(h.b) }

// legend appends the marks that drawings have.
func (h *html) legend(v *pages.AboutView) { h.b = chart.AppendLegend(h.b, v.Marks, v.Ahead) }
