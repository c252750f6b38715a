package chart

import "math"

// SVGOptions are choices of the place that a drawing is made for.
type SVGOptions struct {
	// Height of the plot in pixels, without its labels; 0 means 180.
	Height int
	// Plain leaves the links out, for paper.
	Plain bool
}

func (o SVGOptions) height() float64 {
	if o.Height <= 0 {
		return 180
	}
	return float64(min(o.Height, 4000))
}

// Heights in pixels of the parts of a drawing around its plot.
const (
	rowHeight  = 16 // a line of labels above the plot
	axisHeight = 26 // the time axis below it
	sideGap    = 8  // before the labels at the right end
	valueGap   = 34 // at least, between two labels of the vertical axis
)

// AppendSVG appends the chart as a drawing for a page with the chart's stylesheet,
// which gives it its colours and the room beside the plot.
func (c *Chart) AppendSVG(b []byte, opt SVGOptions) []byte {
	p := &xmlWriter{b}
	c.layout(opt).append(p, opt)
	return p.b
}

func (d *drawing) append(p *xmlWriter, opt SVGOptions) {
	c := d.Chart
	p.open(c.ID, c.Title, c.Desc, d.height(), opt.Plain || !c.linked(), "drawing")
	p.bands(c.Bands, d.axis, d.top, d.plot)
	d.timeAxis(p)
	d.valueAxis(p)
	d.marks(p)
	d.levels(p)
	p.group(sideClass[d.side()])
	d.bars(p, opt)
	d.lines(p)
	d.hatched(p)
	d.points(p, opt)
	d.quarters(p)
	p.raw(`</g>`)
	d.labels(p)
	p.raw("</svg>")
}

// group begins a group of a class, or of none.
func (p *xmlWriter) group(class string) {
	p.raw(`<g`)
	if class != "" {
		p.raw(` class="`)
		p.raw(class)
		p.raw(`"`)
	}
	p.raw(`>`)
}

// open begins a drawing. One with links is a group, whose links can be reached;
// one without is an image.
func (p *xmlWriter) open(id, title, desc string, height float64, image bool, class string) {
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="`)
	p.raw(class)
	p.raw(`" width="100%"`)
	p.attr("height", height)
	if image {
		p.raw(` role="img"`)
	} else {
		p.raw(` role="group"`)
	}
	p.raw(` overflow="visible" aria-labelledby="`)
	p.text(id)
	p.raw(`-title"`)
	if desc != "" { // heard after the name, and once
		p.raw(` aria-describedby="`)
		p.text(id)
		p.raw(`-desc"`)
	}
	p.raw(`><title`)
	p.named("id", id+"-title")
	p.raw(`>`)
	p.text(title)
	p.raw(`</title>`)
	if desc != "" {
		p.raw(`<desc`)
		p.named("id", id+"-desc")
		p.raw(`>`)
		p.text(desc)
		p.raw(`</desc>`)
	}
}

var bandClass = [...]string{Disturbed: "d-disturbed", Closed: "d-closed", Peak: "d-peak"}

// bands shades days from one height to another.
func (p *xmlWriter) bands(bands []Band, axis timeAxis, top, height float64) {
	for i := range bands {
		b := &bands[i]
		from, until := axis.begin(b.Over.From), axis.begin(b.Over.Until)
		if until <= from || int(b.Kind) >= len(bandClass) {
			continue
		}
		p.raw(`<rect class="`)
		p.raw(bandClass[b.Kind])
		p.raw(`"`)
		p.share("x", from)
		p.attr("y", top)
		p.share("width", until-from)
		p.attr("height", height)
		p.raw(`>`)
		p.title(b.Label)
		p.raw(`</rect>`)
	}
}

// marks draws a line through the plot for every mark, up to its label where it
// has one.
func (d *drawing) marks(p *xmlWriter) {
	for i := range d.Marks {
		at := d.axis.begin(d.Marks[i].On)
		p.raw(`<g>`)
		p.title(d.Marks[i].Label)
		p.line("d-mark", at, at, d.top, d.foot())
		p.raw(`</g>`)
	}
	d.stemsOfMarks(p)
}

// stemsOfMarks joins the lines of marks to their labels.
func (d *drawing) stemsOfMarks(p *xmlWriter) {
	for i := range d.notes {
		for k := range d.notes[i].marks {
			l := &d.notes[i].marks[k]
			p.line("d-mark "+rooms[i].class, l.at, l.at, d.top-rowHeight*float64(l.row)-rowHeight+5, d.top)
		}
	}
}

var levelClass = [...]string{Centre: "d-centre", Limit: "d-limit", Trial: "d-trial", Target: "d-target"}

func (d *drawing) levels(p *xmlWriter) {
	for i := range d.Levels {
		l := &d.Levels[i]
		y, ok := drawable(l.Y)
		if from, until := d.levelSpan(l); ok && until > from && int(l.Kind) < len(levelClass) {
			p.line(levelClass[l.Kind], from, until, d.y(y), d.y(y))
		}
	}
}

// labels writes the words above and beside the plot.
func (d *drawing) labels(p *xmlWriter) {
	for i, rm := range rooms {
		for k := range d.notes[i].bands {
			l := &d.notes[i].bands[k]
			p.word("d-note"+anchorClass[l.anchor]+" "+rm.class, l.at, l.dx, d.top-6, l.text, l.full)
		}
		for k := range d.notes[i].marks {
			l := &d.notes[i].marks[k]
			p.word("d-reason"+anchorClass[l.anchor]+" "+rm.class, l.at, l.dx, d.top-6-rowHeight*float64(l.row), l.text, l.full)
		}
	}
	for i, rm := range rooms {
		for k := range d.notes[i].levels {
			l := &d.notes[i].levels[k]
			p.word("d-label d-end "+rm.class, l.at, l.dx, l.y, l.text, l.full)
		}
	}
	if len(d.sides) == 0 {
		return
	}
	p.raw(`<svg x="100%" overflow="visible">`)
	for i := range d.sides {
		s := &d.sides[i]
		if math.Abs(s.put-s.y) > 2 {
			p.raw(`<path class="d-lead" d="M1 `)
			p.num(s.y)
			p.raw(`L6 `)
			p.num(s.put)
			p.raw(`"/>`)
		}
		p.word(s.class+" d-wide", 0, sideGap, s.put+4, s.text, "")
		p.word(s.class+" d-narrow", 0, sideGap, s.put+4, s.short, s.text)
	}
	p.raw(`</svg>`)
}

// line appends a line between two shares of the width.
func (p *xmlWriter) line(class string, x1, x2, y1, y2 float64) {
	p.raw(`<line class="`)
	p.raw(class)
	p.raw(`"`)
	p.share("x1", x1)
	p.share("x2", x2)
	p.attr("y1", y1)
	p.attr("y2", y2)
	p.raw(`/>`)
}

// word appends a text at a share of the width and dx pixels beside it; full is
// what it stands for, where that differs.
func (p *xmlWriter) word(class string, at, dx, y float64, text, full string) {
	if text == "" {
		return
	}
	p.raw(`<text class="`)
	p.raw(class)
	p.raw(`"`)
	if at != 0 {
		p.share("x", at)
		if dx != 0 {
			p.attr("dx", dx)
		}
	} else {
		p.attr("x", dx)
	}
	p.attr("y", y)
	p.raw(`>`)
	if full != "" && full != text {
		p.title(full)
	}
	p.text(text)
	p.raw(`</text>`)
}
