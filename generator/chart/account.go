package chart

import (
	"slices"

	"factorybook/generator/record"
)

// Account is what both sides gave, on one time axis and at one scale of days: their
// deliveries upward, our payments downward, and what happened meanwhile below them.
type Account struct {
	// ID is unique in its page and safe in an HTML id.
	ID          string
	Title, Desc string
	// Over is the time axis; points outside of it widen it.
	Over record.Span
	// AsOf is the day up to which things are known, drawn as a line.
	AsOf  record.Date
	Bands []Band
	Marks []Mark
	// Theirs stands above, its days late upward; Ours below, its days late downward.
	Theirs, Ours Panel
	// Lanes stand below both, each one row.
	Lanes []Lane
	Key   []Key
}

// Sizes in pixels of an account.
const (
	accountPlot = 196 // both plots together
	accountLane = 18
	leastDays   = 6 // that each plot shows above its line
)

// account is an Account with its geometry.
type account struct {
	*Account
	theirs, ours *drawing
	foot, height float64
}

func (a *Account) layout() *account {
	span := including(a.Over, a.AsOf)
	span = panelSpan(panelSpan(span, &a.Theirs), &a.Ours)
	for i := range a.Lanes {
		for k := range a.Lanes[i].Items {
			span = including(including(span, a.Lanes[i].Items[k].From), a.AsOf)
		}
	}
	l := &account{Account: a}
	l.theirs, l.ours = a.panel(&a.Theirs, span), a.panel(&a.Ours, span)
	l.theirs.Marks, l.theirs.Bands, l.ours.down = a.Marks, a.Bands, true
	rows := 0
	for i, rm := range rooms {
		l.theirs.notes[i].marks = markLabels(l.theirs.axis, a.Marks, rm, textWidth(a.Theirs.Title))
		for _, m := range l.theirs.notes[i].marks {
			rows = max(rows, m.row)
		}
		l.theirs.notes[i].bands = bandLabels(l.theirs.axis, a.Bands, rm)
	}
	if len(a.Bands) > 0 {
		rows, l.theirs.lift = max(rows, 1), rowHeight
	}
	l.theirs.top = rowHeight*float64(rows+1) + 2
	days := l.theirs.ext.hi - l.theirs.ext.lo + l.ours.ext.hi - l.ours.ext.lo
	for _, d := range [...]*drawing{l.theirs, l.ours} {
		d.plot = 2*d.inset() + (accountPlot-4*accountInset)*(d.ext.hi-d.ext.lo)/days
	}
	l.ours.top = l.theirs.foot() + rowHeight
	if slices.ContainsFunc(a.Theirs.Points, func(pt Point) bool { _, ok := drawable(pt.Y); return !ok || pt.Style == Cross }) {
		l.ours.top += crossRoom // what never came stands on the foot, half of it below
	}
	l.foot = l.ours.foot() + accountLane*float64(len(a.Lanes))
	l.height = l.foot + axisHeight
	return l
}

// crossRoom is half a cross, and its stroke.
const crossRoom = 5

// The room above and below the values of a plot. Where some are beyond it, their arrows
// keep clear of the captions.
const (
	accountInset = 4
	beyondInset  = 11
)

func panelSpan(span record.Span, p *Panel) record.Span {
	for i := range p.Points {
		span = including(span, p.Points[i].On)
	}
	return span
}

func (a *Account) panel(of *Panel, span record.Span) *drawing {
	var values []float64
	for i := range of.Points {
		if y, ok := drawable(of.Points[i].Y); ok && of.Points[i].Style != Cross {
			values = append(values, y)
		}
	}
	d := &drawing{Chart: &Chart{Title: of.Title, Over: span, Series: []Series{{Kind: Dots, Points: of.Points}}}, axis: axisOf(span)}
	d.ext = extentOf(values, []float64{leastDays}, true)
	d.tight = true
	d.beyond = slices.ContainsFunc(of.Points, func(pt Point) bool { return d.outside(&pt) != 0 })
	return d
}

// AppendFigure appends the account as it stands on a page.
func (a *Account) AppendFigure(b []byte) []byte {
	p := &xmlWriter{b}
	p.raw(`<figure class="chart both-sides"`)
	l := a.layout()
	p.named("id", a.ID+"-chart")
	p.days(l.theirs.axis.span)
	p.raw(`>`)
	l.append(p)
	p.caption(&Chart{Key: a.Key})
	p.raw(`</figure>`)
	return p.b
}

func (l *account) append(p *xmlWriter) {
	p.open(l.ID, l.Title, l.Desc, l.height, !l.linked(), "drawing")
	axis, top := l.theirs.axis, l.theirs.top
	p.bands(l.Bands, axis, top, l.foot-top)
	for i := range l.Marks {
		at := axis.begin(l.Marks[i].On)
		p.raw(`<g>`)
		p.title(l.Marks[i].Label)
		p.line("d-mark", at, at, top, l.foot)
		p.raw(`</g>`)
	}
	l.theirs.stemsOfMarks(p)
	if !l.AsOf.IsZero() {
		x := axis.middle(l.AsOf)
		p.line("d-asof", x, x, top, l.foot)
	}
	for _, side := range [...]struct {
		class string
		d     *drawing
	}{{"of-theirs", l.theirs}, {"of-ours", l.ours}} {
		p.raw(`<g class="`)
		p.raw(side.class)
		p.raw(`" role="group"`)
		p.named("aria-label", side.d.Title)
		p.raw(`>`)
		side.d.valueAxis(p)
		p.line("d-base", 0, 1, side.d.y(0), side.d.y(0))
		p.word("d-strong", 0, -leftRoom, side.d.top-5-side.d.lift, side.d.Title, "")
		side.d.stems(p)
		side.d.points(p, SVGOptions{})
		p.raw(`</g>`)
	}
	l.lanes(p)
	p.timeLabels(axis, l.foot, rooms)
	p.line("d-axis", 0, 1, l.foot, l.foot)
	l.theirs.labels(p)
	p.raw(`</svg>`)
}

// lanes draws what happened meanwhile, a row for each kind.
func (l *account) lanes(p *xmlWriter) {
	axis := l.theirs.axis
	for i := range l.Lanes {
		lane := &l.Lanes[i]
		y := l.ours.foot() + accountLane*(float64(i)+0.5)
		p.line("d-between", 0, 1, y-accountLane/2, y-accountLane/2)
		p.word("d-lane", 0, -leftRoom, y+4, shorten(lane.Label, leftRoom-4), lane.Label)
		for k := range lane.Items {
			it := &lane.Items[k]
			linked := p.link(it.Href, false)
			p.raw(`<g>`)
			p.title(it.Label)
			if it.Until > it.From {
				p.line("d-span", axis.begin(it.From), axis.begin(it.Until+1), y, y)
				x := axis.begin(it.From)
				p.line("d-due", x, x, y-4, y+4)
				if it.State == Done {
					x = axis.begin(it.Until + 1)
					p.line("d-due", x, x, y-4, y+4)
				}
			} else {
				p.at(axis.middle(it.From), y, func() { p.shape(Square, 0, 0) })
			}
			p.raw(`</g>`)
			if linked {
				p.raw(`</a>`)
			}
		}
	}
}

func (l *account) linked() bool {
	for i := range l.Lanes {
		for k := range l.Lanes[i].Items {
			if relative(l.Lanes[i].Items[k].Href) {
				return true
			}
		}
	}
	return l.theirs.linked() || l.ours.linked()
}
