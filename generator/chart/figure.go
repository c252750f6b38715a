package chart

import (
	"strconv"

	"factorybook/generator/record"
)

// AppendFigure appends the chart as it stands on a page: the drawing, a key to
// its shapes, and the options of the drawing on screen as data for the page's
// script.
func (c *Chart) AppendFigure(b []byte, opt SVGOptions) ([]byte, error) {
	p := &xmlWriter{b}
	p.raw(`<figure class="chart"`)
	d := c.layout(opt)
	p.named("id", c.ID+"-chart")
	p.days(d.axis.span)
	p.raw(`>`)
	d.append(p, opt)
	p.caption(c)
	if !opt.Plain {
		options, err := d.options()
		if err != nil {
			return b, err
		}
		if options != nil {
			p.raw(`<script type="application/json" class="chart-options">`)
			p.b = append(p.b, options...)
			p.raw("</script>")
		}
	}
	p.raw("</figure>")
	return p.b, nil
}

// days says to the page's script which days the width of a drawing stands for: the first,
// and the one after the last, in milliseconds since 1970.
func (p *xmlWriter) days(span record.Span) {
	p.named("data-from", strconv.FormatInt(span.From.Time().UnixMilli(), 10))
	p.named("data-until", strconv.FormatInt(span.Until.Time().UnixMilli(), 10))
}

// caption explains the shapes of points, and how to look closer.
func (p *xmlWriter) caption(c *Chart) {
	if len(c.Key) == 0 && c.Hint == "" {
		return
	}
	p.raw(`<figcaption class="chart-key">`)
	p.keys(c.Key)
	if c.Hint != "" {
		p.raw(`<span class="chart-hint">`)
		p.text(c.Hint)
		p.raw(`</span>`)
	}
	p.raw(`</figcaption>`)
}

// keys writes each shape with its label.
func (p *xmlWriter) keys(list []Key) {
	for _, k := range list {
		p.raw(`<span><svg class="drawing-key" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">`)
		p.shape(k.Style, 0, 0)
		p.raw(`</svg>`)
		p.text(k.Label)
		p.raw(`</span> `)
	}
}

// AppendLegend appends the marks of all drawings, then those of the days that lie ahead.
func AppendLegend(b []byte, marks []Key, ahead []AheadKey) []byte {
	p := &xmlWriter{b}
	p.raw(`<p class="chart-key">`)
	p.keys(marks)
	p.raw(`</p><p class="chart-key">`)
	p.aheadKeys(ahead)
	p.raw(`</p>`)
	return p.b
}
