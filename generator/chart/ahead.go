package chart

import (
	"strings"

	"factorybook/generator/record"
)

// Ahead is what lies ahead with several partners: a row for each on one axis of days,
// which begins today.
type Ahead struct {
	// ID is that of the drawing in its page; Title and Desc say what it shows.
	ID, Title, Desc string
	// Over are its days; Today labels the first of them.
	Over  record.Span
	Today string
	// Months name the first days of months, Bands are days that matter to all.
	Months []Mark
	Bands  []Band
	// Ticks are single days that matter to all, such as working days that make up for
	// a holiday.
	Ticks []Mark
	Rows  []AheadRow
	Key   []AheadKey
}

// AheadRow is one partner.
type AheadRow struct {
	Name, Href string
	// Closed are the days on which it does not work, Marks what is to happen.
	Closed []Band
	Marks  []AheadMark
}

// AheadMark is something that is to happen on a day.
type AheadMark struct {
	On   record.Date
	Kind AheadKind
	// Ours is set where we have to act.
	Ours bool
	// Label says what it is, Href leads to it or to the list that has it.
	Label, Href string
}

// AheadKind is the shape of a mark.
type AheadKind uint8

// The kinds of marks: what is paid, delivered, runs out, must be ordered, and what is
// to be said or done otherwise.
const (
	AheadPay AheadKind = iota
	AheadDeliver
	AheadEnds
	AheadOrderBy
	AheadSay
)

// AheadKey explains a shape.
type AheadKey struct {
	Kind  AheadKind
	Ours  bool
	Label string
}

// Sizes of the drawing in pixels.
const (
	aheadTop  = 40.0 // the names of months and bands
	aheadRow  = 30.0 // on a phone the name stands above the marks of its row
	aheadFoot = 6.0
	// Letters of a line of a name, of which 汉字 take two: beside a row there are two
	// lines, above one on a phone a single longer one.
	aheadName, aheadNarrow = 22, 48
)

// AppendFigure appends the drawing with its key.
func (a *Ahead) AppendFigure(b []byte) []byte {
	p := &xmlWriter{b}
	p.raw(`<figure class="chart ahead">`)
	a.svg(p)
	p.raw(`<figcaption class="chart-key">`)
	p.aheadKeys(a.Key)
	p.raw(`</figcaption></figure>`)
	return p.b
}

// aheadKeys writes each shape with its label.
func (p *xmlWriter) aheadKeys(list []AheadKey) {
	for _, k := range list {
		p.raw(`<span><svg class="drawing-key" width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">`)
		p.ahead(k.Kind, k.Ours, 0)
		p.raw(`</svg>`)
		p.text(k.Label)
		p.raw(`</span>`)
	}
}

func (a *Ahead) svg(p *xmlWriter) {
	axis := axisOf(a.Over)
	foot := aheadTop + aheadRow*float64(len(a.Rows))
	p.open(a.ID, a.Title, a.Desc, foot+aheadFoot, false, "drawing")
	p.bands(a.Bands, axis, aheadTop-6, foot-aheadTop+6)
	for i := range a.Bands {
		if b := &a.Bands[i]; b.Short != "" {
			at, class := axis.begin(max(b.Over.From, a.Over.From)), "d-note"
			if at > 0.55 { // its name would leave a narrow drawing
				at, class = min(1, axis.begin(b.Over.Until)), "d-note d-end"
			}
			p.word(class, at, 0, 12, b.Short, b.Label)
		}
	}
	for _, m := range a.Months {
		at := axis.begin(m.On)
		p.line("d-year", at, at, aheadTop-6, foot)
		if at < 0.94 {
			p.word("d-note", at, 3, 28, m.Label, "")
		}
	}
	for _, m := range a.Ticks {
		p.raw(`<g>`)
		p.title(m.Label)
		p.line("d-due", axis.middle(m.On), axis.middle(m.On), aheadTop-10, aheadTop-2)
		p.raw(`</g>`)
	}
	p.line("d-asof", 0, 0, aheadTop-6, foot)
	p.word("d-strong", 0, 0, 12, a.Today, "")
	for i := range a.Rows {
		a.row(p, &a.Rows[i], axis, aheadTop+aheadRow*float64(i)+aheadRow/2)
	}
	p.raw("</svg>")
}

func (a *Ahead) row(p *xmlWriter, r *AheadRow, axis timeAxis, y float64) {
	p.line("d-between", 0, 1, y, y)
	for i := range r.Closed {
		over := record.Span{From: max(r.Closed[i].Over.From, a.Over.From), Until: min(r.Closed[i].Over.Until, a.Over.Until)}
		p.bands([]Band{{Over: over, Kind: Closed, Label: r.Closed[i].Label}}, axis, y-5, 10)
	}
	linked := p.link(r.Href, false)
	if first, second := twoLines(r.Name, aheadName); second == "" {
		p.word("d-strong d-end d-wide", 0, -10, y+4, first, "")
	} else {
		p.word("d-strong d-end d-wide", 0, -10, y-3, first, "")
		p.word("d-strong d-end d-wide", 0, -10, y+10, second, r.Name)
	}
	p.word("d-strong d-narrow", 0, -4, y-11, shortened(r.Name, aheadNarrow), r.Name) // its underline clear of the marks
	if linked {
		p.raw(`</a>`)
	}
	last, beside := record.Date(0), 0.0
	for i := range r.Marks {
		m := &r.Marks[i]
		if m.On != last {
			last, beside = m.On, 0
		}
		linked := p.link(m.Href, false)
		p.raw(`<svg`)
		p.share("x", axis.middle(m.On))
		p.attr("y", y)
		p.raw(` overflow="visible">`)
		p.title(m.Label)
		p.ahead(m.Kind, m.Ours, beside)
		p.raw(`</svg>`)
		if linked {
			p.raw(`</a>`)
		}
		beside += 6
	}
}

// ahead draws a mark around the origin.
func (p *xmlWriter) ahead(kind AheadKind, ours bool, dx float64) {
	side := " d-theirs"
	if ours {
		side = " d-ours"
	}
	switch kind {
	case AheadPay:
		p.circle("d-mark-full"+side, dx, 4)
	case AheadDeliver:
		p.path("d-mark-full"+side, dx, 0, `-4 -4h8v8h-8z`)
	case AheadEnds:
		p.path("d-mark-full"+side, dx, 0, `0 -5l4.6 8.5h-9.2z`)
	case AheadOrderBy:
		p.path("d-mark-full"+side, dx, 0, `-.75 6v-13l9 3.5l-7.5 3.5v6z`)
	default:
		p.circle("d-mark-hollow"+side, dx, 3.5)
	}
}

// twoLines divides a text that does not fit into a line of so many letters, at the last
// space that does, or between 汉字; what does not fit into two lines is cut. second is ""
// where one line is enough.
func twoLines(s string, letters int) (first, second string) {
	room, at := letters, 0
	for i, r := range s {
		w := 1
		if r >= 0x1100 {
			w = 2
		}
		if r == ' ' || w == 2 && i > 0 {
			at = i
		}
		if room -= w; room < 0 {
			if at == 0 {
				at = i // one long word
			}
			return strings.TrimSpace(s[:at]), shortened(strings.TrimSpace(s[at:]), letters)
		}
	}
	return s, ""
}

// shortened cuts a text to a number of letters, of which 汉字 take two.
func shortened(s string, letters int) string {
	room := letters
	for i, r := range s {
		w := 1
		if r >= 0x1100 {
			w = 2
		}
		if room -= w; room < 0 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}
