package chart

import "factorybook/generator/record"

// Spans are things that are in force for a while, such as certificates: a row each on
// one axis, with the as-of day across all of them.
type Spans struct {
	// Over is the axis; AsOf is drawn as a line.
	Over record.Span
	AsOf record.Date
}

// AppendSVG appends one row: the days in force, without an end where that is open, and
// dashed where its first day is not known. It says nothing to those who cannot see it:
// the words stand beside it.
func (s *Spans) AppendSVG(b []byte, it *Item) []byte {
	p := &xmlWriter{b}
	axis := axisOf(s.Over)
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="drawing span-row" aria-hidden="true" width="100%" height="16" overflow="visible">`)
	p.line("d-between", 0, 1, 8, 8)
	from, until := axis.begin(it.From), axis.begin(it.Until+1)
	class := "d-span"
	switch it.State {
	case Dropped:
		class = "d-span d-dropped"
	case Running:
		until = 1
	}
	if until > from {
		p.line(class, from, until, 8, 8)
	}
	if it.State != Running && until > 0 && until < 1 {
		p.line("d-due", until, until, 3, 13)
	}
	x := axis.middle(s.AsOf)
	p.line("d-asof", x, x, 0, 16)
	p.raw(`</svg>`)
	return p.b
}
