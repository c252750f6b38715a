package chart

// Share is k of n as a small drawing: a dot for each case, or a bar with its interval
// where there are too many to count. Filled is what is good for both sides.
type Share struct {
	// Good of N are filled.
	Good, N int
	// Low and High are the interval of the share, from 0 to 1; both 0 for none.
	Low, High float64
}

// MaxDots is the number of cases up to which each has a dot.
const MaxDots = 24

// The size of a share in pixels: rows of dots, or one bar.
const (
	shareWidth  = 104.0
	dotsInRow   = 12
	dotPitch    = 8.7
	shareHeight = 10.0
)

// AppendSVG appends the drawing, or nothing where there is no case. It says nothing to
// those who cannot see it: the figure stands beside it.
func (s *Share) AppendSVG(b []byte) []byte {
	if s.N <= 0 {
		return b
	}
	p := &xmlWriter{b}
	rows := 1
	if s.N <= MaxDots {
		rows = (s.N + dotsInRow - 1) / dotsInRow
	}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="share" aria-hidden="true"`)
	p.attr("width", shareWidth)
	p.attr("height", shareHeight*float64(rows))
	p.raw(`>`)
	good := max(0, min(s.N, s.Good))
	if s.N <= MaxDots {
		for i := range s.N {
			class, r := "d-dot", 3.3
			if i >= good {
				class, r = "d-hollow", 2.8
			}
			p.raw(`<circle class="`)
			p.raw(class)
			p.raw(`"`)
			p.attr("cx", dotPitch*(float64(i%dotsInRow)+0.5))
			p.attr("cy", shareHeight*(float64(i/dotsInRow)+0.5))
			p.attr("r", r)
			p.raw(`/>`)
		}
	} else {
		p.rect("d-usual", 0, 2.5, shareWidth, 5)
		p.rect("d-bar", 0, 2.5, shareWidth*float64(good)/float64(s.N), 5)
		if s.High > s.Low {
			p.rect("d-interval", shareWidth*s.Low, 4.25, shareWidth*(s.High-s.Low), 1.5)
			p.rect("d-interval", shareWidth*s.Low-0.75, 1, 1.5, 8)
			p.rect("d-interval", shareWidth*s.High-0.75, 1, 1.5, 8)
		}
	}
	p.raw(`</svg>`)
	return p.b
}

// rect appends a rectangle in pixels.
func (p *xmlWriter) rect(class string, x, y, width, height float64) {
	p.raw(`<rect class="`)
	p.raw(class)
	p.raw(`"`)
	p.attr("x", x)
	p.attr("y", y)
	p.attr("width", max(0, width))
	p.attr("height", height)
	p.raw(`/>`)
}
