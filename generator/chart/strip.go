package chart

// Strip is a row of dots on a scale that all rows of a table share: days before and
// after the agreed day. The line is that day; right of it is late.
type Strip struct {
	// Title says what it shows, for those who cannot see it.
	Title string
	// Dots are the cases, oldest first.
	Dots []StripDot
	// Median is marked where HasMedian is set.
	Median    float64
	HasMedian bool
	// Ours is set for what we do.
	Ours bool
}

// StripDot is one case: its days after the agreed day (before it: below 0), and how it
// is drawn: Plain, Hollow (left out, such as around Spring Festival) or Open (not yet
// done, its days so far).
type StripDot struct {
	Days  float64
	Style PointStyle
}

// StripScale is what all strips of a table share, in days.
type StripScale struct{ From, Until float64 }

// Sizes of a strip in pixels.
const (
	stripWidth, stripHeight = 168.0, 30.0
	stripInset              = 6.0
)

func (s StripScale) x(days float64) float64 {
	share := (days - s.From) / (s.Until - s.From)
	return stripInset + max(0, min(1, share))*(stripWidth-2*stripInset)
}

// AppendSVG appends the strip. What is beyond the scale stands at its end, with an
// arrow.
func (s *Strip) AppendSVG(b []byte, scale StripScale) []byte {
	p := &xmlWriter{b}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="strip `)
	if s.Ours {
		p.raw(`d-ours`)
	} else {
		p.raw(`d-theirs`)
	}
	p.raw(`" viewBox="0 0 168 30" width="168" height="30" role="img"`)
	p.named("aria-label", s.Title)
	p.raw(`><path class="s-early" d="M0 2H`)
	p.num(scale.x(0))
	p.raw(`V28H0z"/><path class="s-line" d="M`)
	p.num(scale.x(0))
	p.raw(` 0V30"/>`)
	if s.HasMedian {
		p.raw(`<path class="s-median" d="M`)
		p.num(scale.x(s.Median))
		p.raw(` 2V28"/>`)
	}
	for _, style := range [...]PointStyle{Plain, Hollow} {
		first := true
		for i := range s.Dots {
			if d := &s.Dots[i]; d.Style == style {
				if first {
					first = false
					p.raw(stripPath[style])
				}
				p.raw(`M`)
				p.num(scale.x(d.Days))
				p.raw(` `)
				p.num(s.y(i))
				if style == Hollow {
					p.raw(`m-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0`)
				} else {
					p.raw(`h0`)
				}
			}
		}
		if !first {
			p.raw(`"/>`)
		}
	}
	for i := range s.Dots {
		d := &s.Dots[i]
		if d.Style == Open {
			p.path("s-open", scale.x(d.Days), s.y(i), `0 -5l4.2 7.4h-8.4z`)
		}
		if d.Days > scale.Until {
			p.path("s-beyond", stripWidth-3, s.y(i), `-2 -2.5l2.5 2.5l-2.5 2.5`)
		}
		if d.Days < scale.From {
			p.path("s-beyond", 3, s.y(i), `2 -2.5l-2.5 2.5l2.5 2.5`)
		}
	}
	p.raw(`</svg>`)
	return p.b
}

var stripPath = map[PointStyle]string{Plain: `<path class="s-dot" d="`, Hollow: `<path class="s-hollow" d="`}

// y is the height of the nth dot: the oldest below.
func (s *Strip) y(n int) float64 {
	if len(s.Dots) == 1 {
		return stripHeight / 2
	}
	return stripHeight - 5 - float64(n)/float64(len(s.Dots)-1)*(stripHeight-10)
}

// AppendAxis appends the scale of the strips, for the head of their column.
func (s StripScale) AppendAxis(b []byte, agreed string) []byte {
	p := &xmlWriter{b}
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="strip strip-axis" viewBox="0 0 168 14" width="168" height="14" aria-hidden="true">`)
	for days := s.From; days <= s.Until; days += 10 {
		if days == 0 {
			continue
		}
		p.raw(`<text x="`)
		p.num(s.x(days))
		p.raw(`" y="11" text-anchor="middle">`)
		if days > 0 {
			p.raw(`+`)
		}
		p.text(rounded(days))
		p.raw(`</text>`)
	}
	p.raw(`<text class="s-zero" x="`)
	p.num(s.x(0))
	p.raw(`" y="11" text-anchor="middle">`)
	p.text(agreed)
	p.raw(`</text></svg>`)
	return p.b
}
