package chart

import (
	"math"
	"slices"
	"strconv"
)

// Dot is a case of a spread.
type Dot struct {
	Value float64
	Style PointStyle
}

// Spread draws cases as dots on a line, those of a place stacked: a distribution, to be
// held against others on the same scale.
type Spread struct {
	// Title says what it shows, for those who cannot see it.
	Title string
	Scale SpreadScale
	Dots  []Dot
	// Axis draws the scale alone, with its figures; Zero is the word below nothing, and ID
	// lets another drawing use it.
	Axis     bool
	Zero, ID string
}

// SpreadScale is what the spreads of a column have in common: the values that it shows,
// and whether nothing (the day agreed) has a line.
type SpreadScale struct {
	Lo, Hi, Step float64
	Zero         bool
}

// The size of a spread, in pixels: as wide on every screen, so that dots stay round.
const (
	spreadWidth  = 260.0
	spreadHeight = 34.0
	spreadInset  = 8.0
	spreadDot    = 4.0 // width of a dot
	spreadRows   = 6   // dots above each other, then they overlap
)

// SpreadScaleOf is a scale for values: all but those far from nearly all others, which
// stand at its end with an arrow. zero puts a line at nothing.
func SpreadScaleOf(values []float64, zero bool) SpreadScale {
	sorted := slices.Clone(values)
	sorted = slices.DeleteFunc(sorted, func(v float64) bool { return math.IsNaN(v) || math.IsInf(v, 0) })
	slices.Sort(sorted)
	s := SpreadScale{Lo: 0, Hi: 10, Step: 10, Zero: zero}
	if n := len(sorted); n > 0 {
		s.Lo, s.Hi = sorted[n/100], sorted[n-1-n/100]
	}
	if zero {
		s.Lo, s.Hi = min(s.Lo, 0), max(s.Hi, 0)
	}
	span := max(s.Hi-s.Lo, 4)
	s.Step = 1
	for _, step := range [...]float64{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000} {
		if s.Step = step; span/step <= 5 {
			break
		}
	}
	s.Lo, s.Hi = math.Floor(s.Lo/s.Step)*s.Step, math.Ceil(s.Hi/s.Step)*s.Step
	if s.Hi <= s.Lo {
		s.Hi = s.Lo + s.Step
	}
	return s
}

// x is the place of a value, and on which side of the scale it lies: −1, 0 or 1.
func (s SpreadScale) x(v float64) (x float64, beyond int) {
	share := (v - s.Lo) / (s.Hi - s.Lo)
	switch {
	case share < 0:
		share, beyond = 0, -1
	case share > 1:
		share, beyond = 1, 1
	}
	return spreadInset + share*(spreadWidth-2*spreadInset), beyond
}

// AppendSVG appends the spread.
func (s *Spread) AppendSVG(b []byte) []byte {
	p := &xmlWriter{b}
	p.raw(`<svg class="spread" width="260" height="34" viewBox="0 0 260 34"`)
	if s.ID != "" {
		p.named("id", s.ID)
	}
	if s.Title != "" {
		p.raw(` role="img"`)
		p.named("aria-label", s.Title)
	} else {
		p.raw(` aria-hidden="true"`)
	}
	p.raw(`>`)
	if s.Axis {
		s.axis(p)
	} else {
		s.dots(p)
	}
	p.raw(`</svg>`)
	return p.b
}

func (s *Spread) axis(p *xmlWriter) {
	for v := s.Scale.Lo; v <= s.Scale.Hi+s.Scale.Step/2; v += s.Scale.Step {
		x, _ := s.Scale.x(v)
		p.raw(`<path class="s-tick" d="M`)
		p.num(x)
		p.raw(` 28V34"/><text class="s-text"`)
		p.attr("x", x)
		p.raw(` y="22">`)
		switch {
		case v == 0 && s.Scale.Zero && s.Zero != "":
			p.text(s.Zero)
		case v > 0 && s.Scale.Zero:
			p.text("+" + strconv.FormatFloat(v, 'f', -1, 64))
		case v < 0:
			p.text("−" + strconv.FormatFloat(-v, 'f', -1, 64))
		default:
			p.text(strconv.FormatFloat(v, 'f', -1, 64))
		}
		p.raw(`</text>`)
	}
}

func (s *Spread) dots(p *xmlWriter) {
	if s.Scale.Zero {
		x, _ := s.Scale.x(0)
		p.raw(`<path class="s-zero" d="M`)
		p.num(x)
		p.raw(` 0V33"/>`)
	}
	p.raw(`<path class="s-base" d="M0 33.5H260"/>`)
	// Dots of a place are as wide as a dot: the nearest whole number of widths.
	stack := map[int]int{}
	var plain, hollow, open, arrows []byte
	dots := slices.Clone(s.Dots)
	slices.SortStableFunc(dots, func(a, b Dot) int { return int(a.Style) - int(b.Style) })
	for _, d := range dots {
		v, ok := drawable(d.Value)
		if !ok {
			continue
		}
		x, beyond := s.Scale.x(v)
		place := int(math.Round(x / spreadDot))
		row := stack[place]
		stack[place]++
		y := spreadHeight - 4 - float64(min(row, spreadRows))*(spreadDot+0.6)
		x = float64(place) * spreadDot
		at := &xmlWriter{}
		at.raw("M")
		at.num(x)
		at.raw(" ")
		at.num(y)
		if beyond != 0 {
			arrow, side := &xmlWriter{}, float64(beyond)
			if d.Style == Open {
				x += 5 * side // clear of its triangle
			}
			arrow.raw("M")
			arrow.num(x - 1.5*side)
			arrow.raw(" ")
			arrow.num(y - 2.2)
			arrow.raw("L")
			arrow.num(x + 1.5*side)
			arrow.raw(" ")
			arrow.num(y)
			arrow.raw("L")
			arrow.num(x - 1.5*side)
			arrow.raw(" ")
			arrow.num(y + 2.2)
			arrows = append(arrows, arrow.b...)
		}
		switch {
		case beyond != 0 && d.Style != Open: // the arrow is its mark
		case d.Style == Open:
			at.raw("m-2.5 2.2h5l-2.5 -4.8z")
			open = append(open, at.b...)
		case d.Style == Hollow:
			at.raw("m-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0z")
			hollow = append(hollow, at.b...)
		default:
			at.raw("h0")
			plain = append(plain, at.b...)
		}
	}
	for _, part := range [...]struct {
		class string
		d     []byte
	}{{"s-dot", plain}, {"s-hollow", hollow}, {"s-open", open}, {"s-arrow", arrows}} {
		if len(part.d) > 0 {
			p.raw(`<path class="`)
			p.raw(part.class)
			p.raw(`" d="`)
			p.b = append(p.b, part.d...)
			p.raw(`"/>`)
		}
	}
}
