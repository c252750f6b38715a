package chart

import (
	"math"

	"factorybook/generator/record"
)

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
	inset      = 8  // between the edge of the plot and the outermost value
	sideGap    = 8  // before the labels at the right end
	valueGap   = 34 // at least, between two labels of the vertical axis
)

// AppendSVG appends the chart as a drawing for a page with the chart's stylesheet,
// which gives it its colours and the room beside the plot.
func (c *Chart) AppendSVG(b []byte, opt SVGOptions) []byte {
	p := &pen{b}
	c.layout(opt).append(p, opt)
	return p.b
}

func (d *drawing) append(p *pen, opt SVGOptions) {
	c := d.Chart
	p.open(c.ID, c.Title, c.Desc, d.height(), opt.Plain || !c.linked(), "drawing")
	p.bands(c.Bands, d.axis, d.top, d.plot)
	d.timeAxis(p)
	d.valueAxis(p)
	d.marks(p)
	d.bars(p, opt)
	d.levels(p)
	d.lines(p)
	d.points(p, opt)
	d.labels(p)
	p.raw("</svg>")
}

// open begins a drawing. One with links is a group, whose links can be reached;
// one without is an image.
func (p *pen) open(id, title, desc string, height float64, image bool, class string) {
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
	p.raw(`-title`)
	if desc != "" {
		p.raw(` `)
		p.text(id)
		p.raw(`-desc`)
	}
	p.raw(`"><title`)
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

func (c *Chart) linked() bool {
	for i := range c.Series {
		for k := range c.Series[i].Points {
			if relative(c.Series[i].Points[k].Href) {
				return true
			}
		}
	}
	return false
}

// drawing is a chart with its geometry.
type drawing struct {
	*Chart
	axis    timeAxis
	ext     extent
	top     float64 // of the plot
	plot    float64 // its height
	barDays float64
	notes   [2]notes // by kind of place
	sides   []side
}

// notes are the labels above and within the plot in one kind of place.
type notes struct {
	bands, marks []label
	levels       []inner
}

func (c *Chart) layout(opt SVGOptions) *drawing { return c.layoutWith(opt, nil) }

// layoutWith is layout with further values that must be within the drawing.
func (c *Chart) layoutWith(opt SVGOptions, levels []float64) *drawing {
	d := &drawing{Chart: c, plot: opt.height()}
	span := c.Over
	var values []float64
	bars := false
	for i := range c.Series {
		s := &c.Series[i]
		bars = bars || s.Kind == Bars
		for k := range s.Points {
			pt := &s.Points[k]
			span = including(span, pt.On)
			if y, ok := drawable(pt.Y); ok && pt.Style != Cross {
				values = append(values, y)
			}
		}
		if s.Kind == Bars {
			d.barDays = barDays(s.Points)
		}
	}
	for i := range c.Levels {
		if y, ok := drawable(c.Levels[i].Y); ok {
			levels = append(levels, y)
		}
	}
	d.axis = axisOf(span)
	d.ext = extentOf(values, levels, bars)
	rows := 0
	for i, rm := range rooms {
		n := notes{marks: markLabels(d.axis, c.Marks, rm)}
		taken := [][2]float64{{-leftRoom, -leftRoom + textWidth(c.Unit)}}
		for k := range n.marks {
			rows = max(rows, n.marks[k].row)
		}
		n.bands = bandLabels(d.axis, c.Bands, rm, taken)
		d.notes[i] = n
	}
	d.top = rowHeight*float64(rows+1) + 2
	d.sides = d.sideLabels()
	for i, rm := range rooms {
		d.notes[i].levels = d.innerLabels(rm)
	}
	return d
}

// barDays is the width of bars: the least distance between two, a quarter when
// there is but one.
func barDays(points []Point) float64 {
	least := math.Inf(1)
	for i := 1; i < len(points); i++ {
		if gap := math.Abs(float64(points[i].On - points[i-1].On)); gap > 0 {
			least = min(least, gap)
		}
	}
	if math.IsInf(least, 1) {
		return 91
	}
	return least
}

func (d *drawing) height() float64 { return d.top + d.plot + axisHeight }

// y is the place of a value, in pixels from the top; a value outside of the
// extent stands at the edge.
func (d *drawing) y(v float64) float64 {
	share := (d.ext.hi - v) / (d.ext.hi - d.ext.lo)
	return d.top + inset + max(0, min(1, share))*(d.plot-2*inset)
}

func (d *drawing) foot() float64 { return d.top + d.plot }

var bandClass = [...]string{Disturbed: "d-disturbed", Closed: "d-closed", Peak: "d-peak"}

// bands shades days from one height to another.
func (p *pen) bands(bands []Band, axis timeAxis, top, height float64) {
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

// timeAxis draws the axis as far as there are points, the strokes between labels
// and the labels.
func (d *drawing) timeAxis(p *pen) {
	from, until := 0.0, 1.0
	if first, last := d.firstAndLast(); d.barDays == 0 && first < last {
		from, until = d.axis.middle(first), d.axis.middle(last)
	}
	p.line("d-axis", from, until, d.foot(), d.foot())
	for _, t := range d.axis.minor(narrowWidth) {
		p.line("d-tick", t.at, t.at, d.foot(), d.foot()+3)
	}
	p.timeLabels(d.axis, d.foot(), rooms)
}

// timeLabels appends the labels below the time axis, once where both kinds of
// place have the same.
func (p *pen) timeLabels(axis timeAxis, foot float64, rooms [2]room) {
	var sets [2][]tick
	for i, rm := range rooms {
		sets[i] = axis.ticks(rm.width)
	}
	same := len(sets[0]) == len(sets[1])
	for i := range sets[0] {
		same = same && sets[0][i] == sets[1][i]
	}
	for i, set := range sets {
		class := " " + rooms[i].class
		if same {
			class = ""
		}
		for _, t := range set {
			if t.mark {
				p.line("d-tick"+class, t.at, t.at, foot, foot+5)
			}
			if t.label != "" {
				p.word("d-when d-middle"+class, t.at, 0, foot+19, t.label, "")
			}
		}
		if same {
			return
		}
	}
}

func (d *drawing) firstAndLast() (first, last record.Date) {
	for i := range d.Series {
		for k := range d.Series[i].Points {
			on := d.Series[i].Points[k].On
			if first.IsZero() || on < first {
				first = on
			}
			last = max(last, on)
		}
	}
	return first, last
}

// valueAxis draws the axis from the least to the largest value, round numbers
// beside it, and a line at zero.
func (d *drawing) valueAxis(p *pen) {
	if d.Unit != "" {
		p.word("d-unit", 0, -leftRoom, d.top-6, d.Unit, "")
	}
	if d.ext.empty {
		return
	}
	if d.ext.lo <= 0 && d.ext.hi >= 0 {
		p.line("d-zero", 0, 1, d.y(0), d.y(0))
	}
	top, bottom := d.y(d.ext.dataHi), d.y(d.ext.dataLo)
	if bottom-top >= 1 {
		p.raw(`<path class="d-axis" d="M-6 `)
		p.num(top)
		p.raw(`V`)
		p.num(bottom)
		p.raw(`"/>`)
	}
	for _, t := range d.ext.valueTicks(d.plot-2*inset, valueGap) {
		p.word("d-value d-end", 0, -10, d.y(t.at)+4, t.label, "")
	}
}

// marks draws a line through the plot for every mark, up to its label where it
// has one.
func (d *drawing) marks(p *pen) {
	for i := range d.Marks {
		at := d.axis.begin(d.Marks[i].On)
		p.raw(`<g>`)
		p.title(d.Marks[i].Label)
		p.line("d-mark", at, at, d.top, d.foot())
		p.raw(`</g>`)
	}
	for i := range d.notes {
		for k := range d.notes[i].marks {
			l := &d.notes[i].marks[k]
			p.line("d-mark "+rooms[i].class, l.at, l.at, d.top-rowHeight*float64(l.row)-rowHeight+5, d.top)
		}
	}
}

var levelClass = [...]string{Centre: "d-centre", Limit: "d-limit", Trial: "d-trial", Target: "d-target"}

func (d *drawing) levels(p *pen) {
	for i := range d.Levels {
		l := &d.Levels[i]
		y, ok := drawable(l.Y)
		if from, until := d.levelSpan(l); ok && until > from && int(l.Kind) < len(levelClass) {
			p.line(levelClass[l.Kind], from, until, d.y(y), d.y(y))
		}
	}
}

func (d *drawing) levelSpan(l *Level) (from, until float64) {
	if l.Over == (record.Span{}) {
		return 0, 1
	}
	return d.axis.begin(l.Over.From), d.axis.begin(l.Over.Until)
}

// sideLabels names the levels that reach the right end and, when there are
// several, the series.
func (d *drawing) sideLabels() []side {
	var list []side
	for i := range d.Levels {
		l := &d.Levels[i]
		y, ok := drawable(l.Y)
		from, until := d.levelSpan(l)
		if !ok || until < 0.999 || from >= until || l.Label == "" || int(l.Kind) >= len(levelClass) {
			continue
		}
		s := side{y: d.y(y), text: l.Label, short: l.Short, class: "d-label", rank: 2}
		if s.short == "" {
			s.short = rounded(y)
		}
		if l.Kind == Centre {
			s.class, s.rank = "d-label d-strong", 3
		}
		if textWidth(s.text) > wideRightRoom-sideGap {
			s.text = s.short
		}
		list = append(list, s)
	}
	if len(d.Series) > 1 && len(d.Series) <= maxLabelled {
		for i := range d.Series {
			s := &d.Series[i]
			if n := len(s.Points); n > 0 && s.Name != "" {
				y, _ := drawable(s.Points[n-1].Y)
				list = append(list, side{y: d.y(y), text: shorten(s.Name, wideRightRoom-sideGap), short: shorten(s.Name, narrowRightRoom-sideGap), class: "d-label d-strong", rank: 1})
			}
		}
	}
	return spread(list, d.top+2, d.foot()-4, 15)
}

// labels writes the words above and beside the plot.
func (d *drawing) labels(p *pen) {
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
func (p *pen) line(class string, x1, x2, y1, y2 float64) {
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
func (p *pen) word(class string, at, dx, y float64, text, full string) {
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
