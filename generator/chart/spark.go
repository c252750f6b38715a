package chart

// Spark is a small chart without words, to stand in a table: the last values,
// the range that is usual, and what is beyond it.
type Spark struct {
	// Title says what it shows, for those who cannot see it.
	Title string
	// Values are the last ones, oldest first.
	Values []float64
	// Signals marks the values that are signals; nil for none.
	Signals []bool
	// Centre and the limits are drawn where they are known.
	Centre, Lower, Upper          float64
	HasCentre, HasLower, HasUpper bool
}

// The size of a small chart in pixels, and the room around its values.
const (
	sparkWidth, sparkHeight = 120.0, 28.0
	sparkInset              = 5.0
)

// AppendSVG appends the small chart, or nothing where there is no value.
func (s *Spark) AppendSVG(b []byte) []byte {
	values := make([]float64, 0, len(s.Values))
	for _, v := range s.Values {
		if v, ok := drawable(v); ok {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return b
	}
	e := s.extent(values)
	y := func(v float64) float64 {
		share := (e.hi - v) / (e.hi - e.lo)
		return sparkInset + max(0, min(1, share))*(sparkHeight-2*sparkInset)
	}
	p := &xmlWriter{b}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="spark" width="120" height="28" viewBox="0 0 120 28" role="img"`)
	p.named("aria-label", s.Title)
	p.raw(`>`)
	s.usual(p, y)
	s.values(p, y)
	p.raw(`</svg>`)
	return p.b
}

// extent shows all levels and values but those far from all others.
func (s *Spark) extent(values []float64) extent {
	var levels []float64
	for _, l := range []struct {
		v   float64
		has bool
	}{{s.Centre, s.HasCentre}, {s.Lower, s.HasLower}, {s.Upper, s.HasUpper}} {
		if v, ok := drawable(l.v); ok && l.has {
			levels = append(levels, v)
		}
	}
	e := extentOf(values, levels, false)
	if e.dataHi > e.dataLo || len(levels) > 1 { // no room is spent on zero
		e.lo, e.hi = e.dataLo, e.dataHi
		for _, v := range levels {
			e.lo, e.hi = min(e.lo, v), max(e.hi, v)
		}
	}
	return e
}

// usual shades the days between the limits and draws the centre.
func (s *Spark) usual(p *xmlWriter, y func(float64) float64) {
	if s.HasUpper || s.HasLower {
		top, bottom := 1.0, sparkHeight-1
		if v, ok := drawable(s.Upper); ok && s.HasUpper {
			top = y(v)
		}
		if v, ok := drawable(s.Lower); ok && s.HasLower {
			bottom = y(v)
		}
		p.raw(`<rect class="d-usual" x="0" width="120"`)
		p.attr("y", min(top, bottom))
		p.attr("height", max(1, bottom-top))
		p.raw(`/>`)
	}
	if v, ok := drawable(s.Centre); ok && s.HasCentre {
		p.raw(`<path class="d-centre" d="M0 `)
		p.num(y(v))
		p.raw(`H120"/>`)
	}
}

func (s *Spark) values(p *xmlWriter, y func(float64) float64) {
	n := len(s.Values)
	x := func(i int) float64 {
		if n == 1 {
			return sparkWidth - sparkInset
		}
		return sparkInset + float64(i)/float64(n-1)*(sparkWidth-2*sparkInset)
	}
	last, drawn := -1, 0
	for i := range s.Values {
		v, ok := drawable(s.Values[i])
		if !ok {
			continue
		}
		if drawn++; drawn == 1 {
			p.raw(`<polyline class="d-line" points="`)
		} else {
			p.raw(` `)
		}
		p.num(x(i))
		p.raw(`,`)
		p.num(y(v))
		last = i
	}
	p.raw(`"/>`)
	for i := range min(n, len(s.Signals)) {
		if v, ok := drawable(s.Values[i]); ok && s.Signals[i] {
			p.spot(x(i), y(v), 2.5)
		}
	}
	v, _ := drawable(s.Values[last])
	p.spot(x(last), y(v), 1.5)
}

// spot marks a value: a heavy one is a signal, a light one the last.
func (p *xmlWriter) spot(x, y, r float64) {
	p.raw(`<circle class="d-dot"`)
	p.attr("cx", x)
	p.attr("cy", y)
	p.attr("r", r)
	p.raw(`/>`)
}
