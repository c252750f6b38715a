package chart

import "factorybook/generator/record"

// Pair is two series of days late under each other on one time axis and at one
// scale: theirs and ours. It is made for paper: black and white, without links.
type Pair struct {
	// ID is unique in its page and safe in an HTML id.
	ID          string
	Title, Desc string
	// Unit labels the vertical axis of both; it stands behind the first title.
	Unit  string
	Over  record.Span
	Bands []Band
	// Ours stands above, Theirs below.
	Ours, Theirs Panel
}

// Panel is one of the two series.
type Panel struct {
	// Title names it and says k of n.
	Title  string
	Points []Point
	Levels []Level
}

// pairPlot is the height in pixels of each of the two plots when none is asked for.
const pairPlot = 84

// AppendSVG appends the pair as a drawing.
func (s *Pair) AppendSVG(b []byte, opt SVGOptions) []byte {
	if opt.Height == 0 {
		opt.Height = pairPlot
	}
	opt.Plain = true
	ours, theirs := s.layout(opt)
	p := &xmlWriter{b}
	p.open(s.ID, s.Title, s.Desc, theirs.height(), true, "drawing pair")
	for i, d := range [...]*drawing{ours, theirs} {
		p.bands(s.Bands, d.axis, d.top, d.plot)
		if i == 0 {
			p.line("d-tick", 0, 1, d.foot(), d.foot())
		} else {
			d.timeAxis(p)
		}
		d.valueAxis(p)
		p.word("d-strong", 0, -leftRoom, d.top-6, d.Title, "")
		d.levels(p)
		d.stems(p)
		d.points(p, opt)
		d.labels(p)
	}
	p.raw(`</svg>`)
	return p.b
}

// layout gives both panels one time axis and one scale.
func (s *Pair) layout(opt SVGOptions) (ours, theirs *drawing) {
	span := s.Over
	var values, levels []float64
	for _, panel := range [...]*Panel{&s.Ours, &s.Theirs} {
		for i := range panel.Points {
			pt := &panel.Points[i]
			span = including(span, pt.On)
			if y, ok := drawable(pt.Y); ok && pt.Style != Cross {
				values = append(values, y)
			}
		}
		for i := range panel.Levels {
			if y, ok := drawable(panel.Levels[i].Y); ok {
				levels = append(levels, y)
			}
		}
	}
	ext := extentOf(values, levels, true)
	top := 0.0
	panel := func(of *Panel, title string) *drawing {
		c := &Chart{Title: title, Over: span, Levels: of.Levels, Series: []Series{{Kind: Dots, Points: of.Points}}}
		d := &drawing{Chart: c, plot: opt.height(), axis: axisOf(span), ext: ext, top: top + rowHeight + 4}
		d.sides = d.sideLabels()
		top = d.foot() + 8
		return d
	}
	title := s.Ours.Title
	if s.Unit != "" {
		title += " · " + s.Unit
	}
	ours, theirs = panel(&s.Ours, title), panel(&s.Theirs, s.Theirs.Title)
	for i, rm := range rooms {
		ours.notes[i].bands = bandLabels(ours.axis, s.Bands, rm, [2]float64{-leftRoom, -leftRoom + textWidth(title)})
	}
	return ours, theirs
}

// stems join every point to zero.
func (d *drawing) stems(p *xmlWriter) {
	zero := d.y(0)
	for i := range d.Series[0].Points {
		pt := &d.Series[0].Points[i]
		if _, ok := drawable(pt.Y); !ok || pt.Style == Cross {
			continue
		}
		x, y := d.at(pt)
		p.line("d-stem", x, x, zero, y)
		d.explained(p, pt)
	}
}

// explained hatches the days of a late point that our own delays explain.
func (d *drawing) explained(p *xmlWriter, pt *Point) {
	v, ok := drawable(pt.Y)
	if ours := min(v, pt.Ours); ok && ours > 0 && pt.Style != Cross {
		x, _ := d.at(pt)
		p.line("d-explained", x, x, d.y(0), d.y(ours))
	}
}
