package chart

// AppendFigure appends the chart as it stands on a page: the drawing, a key to
// its shapes, and the options of the drawing on screen as data for the page's
// script.
func (c *Chart) AppendFigure(b []byte, opt SVGOptions) ([]byte, error) {
	p := &xmlWriter{b}
	p.raw(`<figure class="chart"`)
	p.named("id", c.ID+"-chart")
	p.raw(`>`)
	d := c.layout(opt)
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

// caption explains the shapes of points, and how to look closer.
func (p *xmlWriter) caption(c *Chart) {
	if len(c.Key) == 0 && c.Hint == "" {
		return
	}
	p.raw(`<figcaption class="chart-key">`)
	for _, k := range c.Key {
		p.raw(`<span><svg class="drawing-key" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">`)
		p.shape(k.Style, 0, 0)
		p.raw(`</svg>`)
		p.text(k.Label)
		p.raw(`</span> `)
	}
	if c.Hint != "" {
		p.raw(`<span class="chart-hint">`)
		p.text(c.Hint)
		p.raw(`</span>`)
	}
	p.raw(`</figcaption>`)
}
