package chart

import (
	"slices"
	"strconv"

	"factorybook/generator/record"
)

// Lots are inspection lots: a dot for the share found in the sample, and beside
// it the most that the plan accepts.
type Lots struct {
	// ID is unique in its page and safe in an HTML id.
	ID          string
	Title, Desc string
	// Unit labels the vertical axis, which is in percent of the sample.
	Unit  string
	Over  record.Span
	Lots  []Lot
	Bands []Band
	// Levels are in percent too, as are the limits of the lots: one of each for each
	// lot, or none. A lower limit of 0 is none.
	Levels       []Level
	Upper, Lower []float64
	Key          []Key
}

// Lot is one inspected lot.
type Lot struct {
	On            record.Date
	Found, Sample int
	// Accept is the plan's acceptance number; Planned is false where there is none.
	Accept  int
	Planned bool
	Style   PointStyle
	Label   string // what a reader sees on touching it
	Href    string // relative to the page, or ""
}

// share is the part of the sample in percent; ok is false without a sample.
func (l *Lot) share(n int) (percent float64, ok bool) {
	if l.Sample <= 0 {
		return 0, false
	}
	return 100 * float64(max(0, n)) / float64(l.Sample), true
}

// AppendSVG appends the lots as a drawing for a page, like a Chart's.
func (l *Lots) AppendSVG(b []byte, opt SVGOptions) []byte {
	c, allowed := l.chart()
	d := c.layoutWith(opt, allowed)
	p := &xmlWriter{b}
	p.open(c.ID, c.Title, c.Desc, d.height(), opt.Plain || !c.linked(), "drawing")
	p.bands(c.Bands, d.axis, d.top, d.plot)
	d.timeAxis(p)
	d.valueAxis(p)
	d.levels(p)
	d.limits(p, l.Upper)
	if slices.ContainsFunc(l.Lower, func(v float64) bool { return v > 0 }) {
		d.limits(p, l.Lower)
	}
	p.group(sideClass[Them])
	taken := d.allowances(p, l.Lots)
	d.points(p, opt)
	p.raw(`</g>`)
	d.acceptNumbers(p, l.Lots, taken)
	d.labels(p)
	p.raw("</svg>")
	return p.b
}

// AppendFigure appends the lots as they stand on a page. There is no livelier
// drawing of them on screen: the static one says everything.
func (l *Lots) AppendFigure(b []byte, opt SVGOptions) []byte {
	p := &xmlWriter{b}
	p.raw(`<figure class="chart"`)
	p.named("id", l.ID+"-chart")
	c, allowed := l.chart()
	p.days(c.layoutWith(opt, allowed).axis.span)
	p.raw(`>`)
	p.b = l.AppendSVG(p.b, opt)
	p.caption(&Chart{Key: l.Key})
	p.raw(`</figure>`)
	return p.b
}

// chart describes the lots as points, and lists the values that must be within
// the drawing besides.
func (l *Lots) chart() (c *Chart, allowed []float64) {
	c = &Chart{
		ID: l.ID, Title: l.Title, Desc: l.Desc, Unit: l.Unit, Over: l.Over, Bands: l.Bands, Levels: l.Levels,
	}
	points := make([]Point, len(l.Lots))
	allowed = []float64{0}
	for i := range l.Lots {
		lot := &l.Lots[i]
		y, ok := lot.share(lot.Found)
		points[i] = Point{On: lot.On, Y: y, Style: lot.Style, Label: lot.Label, Href: lot.Href}
		if !ok {
			points[i].Style = Cross
		}
		if a, ok := lot.share(lot.Accept); ok && lot.Planned {
			allowed = append(allowed, a)
		}
	}
	for _, v := range l.Upper {
		if v, ok := drawable(v); ok {
			allowed = append(allowed, v)
		}
	}
	c.Series = []Series{{Kind: Dots, Points: points}}
	return c, allowed
}

// Half the width in pixels of the stroke at an acceptance number.
const allowance = 6

// allowances draws a stroke at the largest share that each plan accepts, joined to
// what was found, and returns the places of the strokes in a narrow drawing.
func (d *drawing) allowances(p *xmlWriter, lots []Lot) []rect {
	var taken []rect
	for i := range lots {
		pt := &d.Series[0].Points[i]
		x, y := d.at(pt)
		taken = append(taken, rect{x*narrowWidth - 4, y - 5, x*narrowWidth + 4, y + 5})
		share, ok := lots[i].share(lots[i].Accept)
		if !ok || !lots[i].Planned {
			continue
		}
		limit := d.y(share)
		p.line("d-spare", x, x, limit, y)
		p.at(x, limit, func() { p.path("d-accept", 0, 0, "-6 0h12") })
		taken = append(taken, rect{x*narrowWidth - allowance, limit - 2, x*narrowWidth + allowance, limit + 2})
	}
	return taken
}

// acceptNumbers writes the acceptance numbers beside their strokes, where there is
// room in both kinds of place.
func (d *drawing) acceptNumbers(p *xmlWriter, lots []Lot, narrow []rect) {
	if len(lots) > maxLabelled {
		return
	}
	for r, rm := range rooms {
		taken := make([]rect, len(narrow))
		for i, t := range narrow { // the same places at this width
			mid := (t.x0 + t.x1) / 2 / narrowWidth * rm.width
			half := (t.x1 - t.x0) / 2
			taken[i] = rect{mid - half, t.y0, mid + half, t.y1}
		}
		for i := range lots {
			share, ok := lots[i].share(lots[i].Accept)
			if !ok || !lots[i].Planned {
				continue
			}
			x, _ := d.at(&d.Series[0].Points[i])
			y := d.y(share)
			text := strconv.Itoa(max(0, lots[i].Accept))
			from := x*rm.width + allowance + 2
			box := rect{from, y - 6, from + textWidth(text), y + 6}
			if !anyOverlaps(taken, box) {
				taken = append(taken, box)
				p.word("d-value "+rooms[r].class, x, allowance+2, y+4, text, "")
			}
		}
	}
}

// limits draws the upper limits of the lots as a step from one to the next.
func (d *drawing) limits(p *xmlWriter, upper []float64) {
	points := d.Series[0].Points
	if len(upper) != len(points) || len(points) == 0 {
		return
	}
	steps := make([]Point, len(points))
	for i := range points {
		steps[i] = Point{On: points[i].On, Y: upper[i]}
	}
	d.path(p, &Series{Kind: Step, Points: steps}, "d-limit")
}
