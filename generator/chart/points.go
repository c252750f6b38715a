package chart

import "math"

// bars draws the series of bars, below everything else.
func (d *drawing) bars(p *xmlWriter, opt SVGOptions) {
	for i := range d.Series {
		if s := &d.Series[i]; s.Kind == Bars {
			d.barsOf(p, s, opt)
		}
	}
}

// lines draws the lines that join points.
func (d *drawing) lines(p *xmlWriter) {
	for i := range d.Series {
		if s := &d.Series[i]; (s.Kind == Line || s.Kind == Step) && len(d.Quarters) == 0 {
			d.path(p, s, "d-line")
		}
	}
}

// points draws the points, on top of everything else. Of bars only those that
// mean more than their height.
func (d *drawing) points(p *xmlWriter, opt SVGOptions) {
	ties := make(map[[2]int]int)
	for i := range d.Series {
		s := &d.Series[i]
		for k := range s.Points {
			if pt := &s.Points[k]; s.Kind != Bars || pt.Style == Signal || pt.Style == Cross || d.outside(pt) != 0 {
				d.point(p, pt, ties, opt)
			}
		}
	}
	d.figures(p)
}

// side is whose figures the drawing shows: that of its only series.
func (d *drawing) side() Side {
	if len(d.Series) != 1 || int(d.Series[0].Side) >= len(sideClass) {
		return Nobody
	}
	return d.Series[0].Side
}

// hatched draws the days that our own delays explain, below the points.
func (d *drawing) hatched(p *xmlWriter) {
	for i := range d.Series {
		for k := range d.Series[i].Points {
			d.explained(p, &d.Series[i].Points[k])
		}
	}
}

// quarters draws what many points come to: a stroke over nine in ten of them and a dot
// at their median.
func (d *drawing) quarters(p *xmlWriter) {
	for i := range d.Quarters {
		q := &d.Quarters[i]
		low, ok1 := drawable(q.Low)
		high, ok2 := drawable(q.High)
		mid, ok3 := drawable(q.Median)
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		x := (d.axis.begin(q.Over.From) + d.axis.begin(q.Over.Until)) / 2
		p.raw(`<g>`)
		p.title(q.Label)
		p.line("d-ninety", x, x, d.y(high), d.y(low))
		p.at(x, d.y(mid), func() { p.circle("d-median", 0, 3.5) })
		p.raw(`</g>`)
	}
}

// ordinary reports whether a point is one that limits come from, and so is joined
// to its neighbours.
func (pt *Point) ordinary() bool { return pt.Style == Plain || pt.Style == Signal || pt.Style == Faint }

// path joins the ordinary points in their order. It is drawn in a box that is
// stretched to the width.
func (d *drawing) path(p *xmlWriter, s *Series, class string) {
	points, last := 0, 0.0
	for i := range s.Points {
		pt := &s.Points[i]
		v, ok := drawable(pt.Y)
		if !ok || !pt.ordinary() {
			continue
		}
		x, y := d.axis.middle(pt.On)*1000, d.y(v)
		if points++; points == 1 {
			p.raw(`<svg width="100%"`)
			p.attr("height", d.height())
			p.raw(` viewBox="0 0 1000 `)
			p.num(d.height())
			p.raw(`" preserveAspectRatio="none"><polyline class="`)
			p.raw(class)
			p.raw(`" points="`)
		} else {
			p.raw(` `)
		}
		if s.Kind == Step && points > 1 {
			p.num(x)
			p.raw(`,`)
			p.num(last)
			p.raw(` `)
		}
		p.num(x)
		p.raw(`,`)
		p.num(y)
		last = y
	}
	if points > 0 {
		p.raw(`"/></svg>`)
	}
}

// barsOf stand from zero over the days that they are for.
func (d *drawing) barsOf(p *xmlWriter, s *Series, opt SVGOptions) {
	zero := d.y(0)
	for i := range s.Points {
		pt := &s.Points[i]
		v, ok := drawable(pt.Y)
		if !ok || pt.Style == Cross {
			continue
		}
		from := float64(pt.On - d.axis.span.From)
		x1, x2 := d.axis.at(from+0.08*d.barDays), d.axis.at(from+0.92*d.barDays)
		y := d.y(v)
		linked := !opt.Plain && p.link(pt.Href, pt.Style == Signal)
		p.raw(`<rect class="`)
		p.raw(barClass(pt.Style))
		p.raw(`"`)
		p.share("x", x1)
		p.attr("y", min(y, zero))
		p.share("width", x2-x1)
		p.attr("height", max(0.5, math.Abs(zero-y)))
		p.raw(`>`)
		p.title(pt.Label)
		p.raw(`</rect>`)
		if linked {
			p.raw(`</a>`)
		}
	}
}

func barClass(s PointStyle) string {
	switch s {
	case Signal:
		return "d-bar d-bar-signal"
	case Hollow, Open:
		return "d-bar d-bar-hollow"
	}
	return "d-bar"
}

// at returns the place of a point: a bar's is the middle of its days. One without
// a value stands on the time axis.
func (d *drawing) at(pt *Point) (x, y float64) {
	x = d.axis.middle(pt.On)
	if d.barDays > 0 {
		x = d.axis.at(float64(pt.On-d.axis.span.From) + d.barDays/2)
	}
	v, ok := drawable(pt.Y)
	if !ok || pt.Style == Cross {
		return x, d.foot()
	}
	return x, d.y(v)
}

// outside tells a point above the drawn extent (1) from one below it (-1).
func (d *drawing) outside(pt *Point) int {
	v, ok := drawable(pt.Y)
	switch {
	case !ok || pt.Style == Cross:
		return 0
	case d.down && v > d.ext.hi:
		return -1
	case d.down && v < d.ext.lo:
		return 1
	case v > d.ext.hi:
		return 1
	case v < d.ext.lo:
		return -1
	}
	return 0
}

// point draws one point as a shape. Points at the same place are set apart.
func (d *drawing) point(p *xmlWriter, pt *Point, ties map[[2]int]int, opt SVGOptions) {
	x, y := d.at(pt)
	key := [2]int{int(math.Round(x * narrowWidth)), int(math.Round(y))}
	n := ties[key]
	ties[key]++
	linked := !opt.Plain && p.link(pt.Href, pt.Style == Signal || pt.Style == Open)
	style := pt.Style
	if math.IsNaN(pt.Y) {
		style = Cross
	}
	if outside := d.outside(pt); n == 0 && outside == 0 && dotClass[style] != "" {
		p.dot(dotClass[style], x, y, pt.Label)
	} else {
		p.raw(`<svg`)
		p.share("x", x)
		p.attr("y", y)
		p.raw(` overflow="visible">`)
		p.title(pt.Label)
		p.shape(style, beside(n), outside)
		p.raw(`</svg>`)
	}
	if linked {
		p.raw(`</a>`)
	}
}

var dotClass = map[PointStyle]string{Plain: "d-dot", Hollow: "d-hollow", Faint: "d-faint"}

// dot draws the simplest of points without a coordinate system of its own.
func (p *xmlWriter) dot(class string, x, y float64, label string) {
	p.raw(`<circle class="`)
	p.raw(class)
	p.raw(`"`)
	p.share("cx", x)
	p.attr("cy", y)
	p.attr("r", dotSize)
	p.raw(`>`)
	p.title(label)
	p.raw(`</circle>`)
}

// dotSize is the radius of a point in pixels.
const dotSize = 3

// beside is the distance of the nth point at one place: 0, 5, −5, 10, −10.
func beside(n int) float64 {
	n = min(n, 6)
	step := float64((n + 1) / 2 * 5)
	if n%2 == 0 {
		return -step
	}
	return step
}

// shape draws a point around the origin.
func (p *xmlWriter) shape(s PointStyle, dx float64, outside int) {
	switch s {
	case Cross:
		p.path("d-cross", dx, 0, `-3.5 -3.5l7 7m0 -7l-7 7`)
	case Open:
		p.path("d-open", dx, 0, `0 -5.5l4.6 8h-9.2z`)
	case Hollow:
		p.circle("d-hollow", dx, dotSize)
	case Signal:
		p.circle("d-ring", dx, 6.5)
		p.circle("d-dot", dx, 3.2)
	case Square:
		p.path("d-visit", dx, 0, `-3.5 -3.5h7v7h-7z`)
	case Hatched:
		p.path("d-explained", dx, 0, `-7 0h14`)
	case Heavy:
		p.path("d-late", dx, 0, `-7 0h14`)
	case Slim:
		p.path("d-span", dx, 0, `-7 0h14`)
	case Flag:
		p.path("d-flag", dx, 0, `-3 7v-13l8 3.5l-8 3.5`)
	case Diamond:
		p.path("d-open", dx, 0, `0 -5l4.5 5l-4.5 5l-4.5 -5z`)
	case Faint:
		p.circle("d-faint", dx, dotSize)
	case Allowance:
		p.path("d-accept", dx, 0, `-6 0h12`)
	case Middle:
		p.path("d-ninety", dx, 0, `0 -7v14`)
		p.circle("d-dot", dx, dotSize)
	default:
		p.circle("d-dot", dx, dotSize)
	}
	switch {
	case outside > 0:
		p.path("d-beyond", dx, -9, `-3.5 3.5l3.5 -3.5l3.5 3.5`)
	case outside < 0:
		p.path("d-beyond", dx, 9, `-3.5 -3.5l3.5 3.5l3.5 -3.5`)
	}
}

func (p *xmlWriter) circle(class string, cx, r float64) {
	p.raw(`<circle class="`)
	p.raw(class)
	p.raw(`"`)
	if cx != 0 {
		p.attr("cx", cx)
	}
	p.attr("r", r)
	p.raw(`/>`)
}

// path appends strokes relative to a place: a first move, then its rest.
func (p *xmlWriter) path(class string, dx, dy float64, d string) {
	p.raw(`<path class="`)
	p.raw(class)
	p.raw(`" d="M`)
	p.num(dx)
	p.raw(` `)
	p.num(dy)
	p.raw(`m`)
	p.raw(d)
	p.raw(`"/>`)
}

// figures writes the values of the points at the edge of the plot.
func (d *drawing) figures(p *xmlWriter) {
	for _, f := range d.edgeFigures() {
		p.word("d-figure"+anchorClass[f.anchor], f.at, f.dx, f.y+4, f.text, "")
	}
}

// edgeFigures are the values of the points that stand at the edge because they
// are outside of the extent, as many as fit.
func (d *drawing) edgeFigures() []inner {
	if !d.ext.above && !d.ext.below {
		return nil
	}
	var list []inner
	above, below := row{width: narrowWidth}, row{width: narrowWidth}
	for i := range d.Series {
		for k := range d.Series[i].Points {
			pt := &d.Series[i].Points[k]
			edge := &above
			switch d.outside(pt) {
			case 0:
				continue
			case -1:
				edge = &below
			}
			v, _ := drawable(pt.Y)
			x, y := d.at(pt)
			l := label{at: x, dx: 10, text: rounded(v)}
			if x > 0.8 {
				l.dx, l.anchor = -10, end
			}
			if edge.add(&l) {
				list = append(list, inner{l, y})
			}
		}
	}
	return list
}
