package render

import (
	"html/template"

	"factorybook/generator/chart"
)

// chart appends a chart: the drawing for paper and for readers without scripts,
// and its description as data for the drawing on screen.
func (r *Renderer) chart(c *chart.Chart) (template.HTML, error) {
	h := r.part(16384)
	var err error
	h.b, err = c.AppendFigure(h.b, chart.SVGOptions{})
	return h.trusted(), err
}

// lots appends the inspection lots, or nothing where there are none to draw.
func (r *Renderer) lots(l *chart.Lots) template.HTML {
	if l == nil {
		return ""
	}
	h := r.part(16384)
	h.b = l.AppendFigure(h.b, chart.SVGOptions{})
	return h.trusted()
}

// drawing appends the timeline, or nothing where there is none.
func (r *Renderer) drawing(t *chart.Timeline) template.HTML {
	if t == nil {
		return ""
	}
	h := r.part(32768)
	h.b = t.AppendFigure(h.b)
	return h.trusted()
}

// spark appends a small chart of the last values of a figure.
func (r *Renderer) spark(s *chart.Spark) template.HTML {
	if s == nil {
		return ""
	}
	h := r.part(2048)
	h.b = s.AppendSVG(h.b)
	return h.trusted()
}

// chartTable appends the points of a chart as a table.
func (r *Renderer) chartTable(c *chart.Chart) template.HTML {
	t := &c.Table
	h := r.part(256 * (len(t.Rows) + 1))
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
			h.link(cell.Href, cell.Text)
			if i == 0 {
				h.raw("</th>")
			} else {
				h.raw("</td>")
			}
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody></table></div>")
	return h.trusted()
}
