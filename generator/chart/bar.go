package chart

// BarState says what became of the order that a bar draws.
type BarState uint8

// The states of a bar.
const (
	BarDone    BarState = iota // complete on the day at which the bar ends
	BarOpen                    // in work; the bar ends on the day that the page speaks for
	BarDropped                 // called off, or never delivered
)

// Bar draws one order on a line, lined up on the day promised first: what was
// worked before it, the tick of the promise, and heavy what came after it. All days
// are counted from the promise, negative before it.
type Bar struct {
	State BarState
	// From is the day on which the order was placed, Until the one on which the goods
	// were complete or, of an open order, the day the page speaks for.
	From, Until int
	// Plan is the day that an open order is promised for now.
	Plan int
	// Ours is how many of the days after the promise our own delays may explain.
	Ours int
	// Asked marks an open order whose promise has passed.
	Asked bool
}

// BarScale is what the bars of a page have in common: the days that are drawn before
// and after the promise. What reaches further is cut there, and an arrow says so.
type BarScale struct{ Before, After int }

// barHeight is the height of a bar's drawing, barMiddle the middle of it, in pixels.
const (
	barHeight = 14.0
	barMiddle = 7.0
)

// share returns the place of a day as a share of the width, and whether it lies
// outside of the scale.
func (s BarScale) share(day int) (x float64, outside bool) {
	x = float64(day+s.Before) / float64(max(1, s.Before+s.After))
	return max(0, min(1, x)), x < 0 || x > 1
}

// Promise is the place of the promise, as a share of the width.
func (s BarScale) Promise() float64 {
	x, _ := s.share(0)
	return x
}

// AppendSVG appends the drawing. It says nothing that the words beside it do not, and
// so has none of its own.
func (r *Bar) AppendSVG(b []byte, s BarScale) []byte {
	p := &xmlWriter{b}
	p.raw(`<svg class="bar" width="100%" height="14" aria-hidden="true">`)
	line := func(class string, from, until int) {
		if until <= from {
			return
		}
		x1, _ := s.share(from)
		x2, _ := s.share(until)
		if x1 == x2 {
			return
		}
		p.raw(`<line class="`)
		p.raw(class)
		p.raw(`"`)
		p.share("x1", x1)
		p.share("x2", x2)
		p.attr("y1", barMiddle)
		p.attr("y2", barMiddle)
		p.raw(`/>`)
	}
	worked := "b-work"
	if r.State == BarDropped {
		worked = "b-dropped"
	}
	line(worked, r.From, min(r.Until, 0))
	if r.State != BarDropped {
		ours := max(0, min(r.Ours, r.Until))
		line("b-ours", 0, ours)
		line("b-late", ours, r.Until)
	}
	if r.State == BarOpen {
		line("b-plan", r.Until, max(0, r.Plan))
	}
	x := s.Promise()
	p.raw(`<line class="b-due"`)
	p.share("x1", x)
	p.share("x2", x)
	p.raw(` y1="1" y2="13"/>`)
	if _, outside := s.share(r.From); outside && r.From < 0 {
		p.mark("b-cut", 0, "M5 -4L0 0L5 4")
	}
	if _, outside := s.share(r.Until); outside && r.Until > 0 {
		p.mark("b-cut", 1, "M-5 -4L0 0L-5 4")
	} else if r.Asked {
		x, _ := s.share(r.Until)
		p.mark("b-open", x, "M-4.5 4L4.5 4L0 -4.5z")
	}
	p.raw(`</svg>`)
	return p.b
}

// mark appends a small shape around a place in the middle of a bar.
func (p *xmlWriter) mark(class string, x float64, path string) {
	p.raw(`<svg`)
	p.share("x", x)
	p.attr("y", barMiddle)
	p.raw(` overflow="visible"><path class="`)
	p.raw(class)
	p.raw(`" d="`)
	p.raw(path)
	p.raw(`"/></svg>`)
}
