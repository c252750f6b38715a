package chart

import (
	"math"
	"slices"

	"factorybook/generator/record"
)

// Small is a small chart of the last points of a figure, true to scale, beside the
// sentence that says what asks a question in it.
type Small struct {
	// ID is that of the drawing in its page; Title says what it shows.
	ID, Title string
	// Ours is set where it is about what we do.
	Ours bool
	// Points in the order of their days; a Signal is ringed, a Hollow one is left out
	// of the limits.
	Points []Point
	// Centre and the limits are drawn where they are known; Zero labels the line at
	// the agreed day, "" where there is none.
	Centre, Lower, Upper          float64
	HasCentre, HasLower, HasUpper bool
	Zero                          string
	// From and Until word the first and the last day.
	From, Until string
}

// smallPlot is the height of the plot in pixels; above and below it is room for the
// ring of a point at the edge, and for the days.
const (
	smallPlot, smallTop, smallFoot = 56.0, 9.0, 22.0
	smallInset                     = 0.02 // of the width, at both ends
)

// AppendFigure appends the drawing.
func (s *Small) AppendFigure(b []byte) []byte {
	p := &xmlWriter{b}
	class := "chart small-chart d-theirs"
	if s.Ours {
		class = "chart small-chart d-ours"
	}
	p.raw(`<figure class="` + class + `">`)
	s.svg(p)
	p.raw(`</figure>`)
	return p.b
}

func (s *Small) svg(p *xmlWriter) {
	var values, levels []float64
	for i := range s.Points {
		if v, ok := drawable(s.Points[i].Y); ok {
			values = append(values, v)
		}
	}
	for _, l := range s.levels() {
		if l.has {
			levels = append(levels, l.v)
		}
	}
	if s.Zero != "" {
		levels = append(levels, 0)
	}
	if len(values) == 0 {
		return
	}
	lo, hi := smallExtent(values, levels)
	y := func(v float64) float64 { return smallTop + (hi-max(lo, min(hi, v)))/(hi-lo)*smallPlot }
	span := record.SpanOf(s.Points[0].On, max(s.Points[len(s.Points)-1].On, s.Points[0].On+1))
	axis := axisOf(span)
	x := func(d record.Date) float64 { return smallInset + axis.middle(d)*(1-2*smallInset) }
	p.open(s.ID, s.Title, "", smallTop+smallPlot+smallFoot, true, "drawing")
	if s.HasLower || s.HasUpper {
		top, bottom := smallTop, smallTop+smallPlot
		if s.HasUpper {
			top = y(s.Upper)
		}
		if s.HasLower {
			bottom = y(s.Lower)
		}
		p.raw(`<rect class="d-disturbed" x="0" width="100%"`)
		p.attr("y", top)
		p.attr("height", max(1, bottom-top))
		p.raw(`/>`)
	}
	if s.Zero != "" {
		p.line("d-due", 0, 1, y(0), y(0))
		p.word("d-strong", 1, 6, y(0)+4, s.Zero, "")
	}
	taken := []float64{}
	if s.Zero != "" {
		taken = append(taken, y(0))
	}
	for _, l := range s.levels() {
		if !l.has {
			continue
		}
		p.line(l.class, 0, 1, y(l.v), y(l.v))
		free := true
		for _, t := range taken {
			free = free && (y(l.v)-t > 11 || t-y(l.v) > 11)
		}
		if free {
			taken = append(taken, y(l.v))
			p.word("d-note", 1, 6, y(l.v)+4, rounded(l.v), "")
		}
	}
	for i := range s.Points {
		pt := &s.Points[i]
		v, ok := drawable(pt.Y)
		if !ok {
			continue
		}
		outside := 0
		switch {
		case v > hi:
			outside = 1
		case v < lo:
			outside = -1
		}
		switch {
		case outside == 0 && (pt.Style == Plain || pt.Style == Hollow):
			p.dot(dotClass[pt.Style], x(pt.On), y(v), pt.Label)
		default:
			p.raw(`<svg`)
			p.share("x", x(pt.On))
			p.attr("y", y(v))
			p.raw(` overflow="visible">`)
			p.title(pt.Label)
			p.shape(pt.Style, 0, outside)
			p.raw(`</svg>`)
		}
		if outside != 0 { // its figure, since its place does not tell it
			class, dx := "d-figure", 10.0
			if x(pt.On) > 0.8 {
				class, dx = "d-figure d-end", -10
			}
			p.word(class, x(pt.On), dx, y(v)+4, rounded(v), "")
		}
	}
	p.word("d-note", 0, 0, smallTop+smallPlot+18, s.From, "")
	p.word("d-note d-end", 1, 0, smallTop+smallPlot+18, s.Until, "")
	p.raw("</svg>")
}

// smallReach is how many times as tall as the rest a small chart may become for a few
// points far away: beyond that they stand at its edge, with an arrow and their figure.
const smallReach = 1.5

// smallExtent is what the height of a small chart shows of the values and levels.
func smallExtent(values, levels []float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, v := range levels {
		lo, hi = min(lo, v), max(hi, v)
	}
	slices.Sort(values)
	from, until := withoutOutliers(values, lo, hi, smallReach)
	lo, hi = min(lo, values[from]), max(hi, values[until-1])
	if hi == lo {
		return lo - 1, hi + 1
	}
	gap := outsideGap * (hi - lo) // clear of the lines
	if until < len(values) {
		hi += gap
	}
	if from > 0 {
		lo -= gap
	}
	return lo, hi
}

type smallLevel struct {
	v     float64
	has   bool
	class string
}

func (s *Small) levels() []smallLevel {
	list := []smallLevel{{s.Centre, s.HasCentre, "d-centre"}, {s.Upper, s.HasUpper, "d-limit"}, {s.Lower, s.HasLower, "d-limit"}}
	for i := range list {
		if _, ok := drawable(list[i].v); !ok {
			list[i].has = false
		}
	}
	return list
}
