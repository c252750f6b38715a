package chart

import (
	"cmp"
	"slices"
	"strconv"

	"factorybook/generator/record"
)

// Timeline is everything that happened, one lane for each kind, over the years.
type Timeline struct {
	// ID is unique in its page and safe in an HTML id.
	ID          string
	Title, Desc string
	// Over is the time axis; items outside of it widen it.
	Over record.Span
	// AsOf is the day up to which things are known, drawn as a line.
	AsOf  record.Date
	Bands []Band
	// Marks are the days on which something changed for a stated reason.
	Marks []Mark
	Lanes []Lane
	Key   []Key
	// Quarters are an overview, where there is too much for one look; Overview says
	// that it is one.
	Quarters []QuarterOfOrders
	Overview Overview
}

// Overview words the two rows of the overview by quarter.
type Overview struct {
	// Title names the drawing, Desc says what it shows and how it is moved.
	Title, Desc string
	// Orders and Days name its rows, in a word or two.
	Orders, Days string
}

// QuarterOfOrders is what the orders of a quarter come to.
type QuarterOfOrders struct {
	Over record.Span
	// N fell due, Late of them came late or are overdue.
	N, Late int
	// Days is what their days late come to; no Over where there are too few to say.
	Days  Quarter
	Label string // what a reader sees on touching it
}

// Lane is one kind of event.
type Lane struct {
	// Key is the name of the kind, for the switch that hides it: a lower-case word.
	Key   string
	Label string
	Items []Item
}

// Item is something with a beginning and an end, or on one day.
type Item struct {
	// From and Until are its first and last day; Until is zero for what happens on
	// one day.
	From, Until record.Date
	// Promise is the day by which it was to end, or zero. What lies after it is
	// drawn heavy; an end before it is joined to it by a fine line.
	Promise record.Date
	State   ItemState
	Label   string // what a reader sees on touching it
	Href    string // relative to the page, or ""
	// Ours are the days after the promise that our own delays explain: hatched.
	Ours int
}

// ItemState says how an item stands.
type ItemState uint8

// The states of an item.
const (
	Done    ItemState = iota
	Running           // not ended: an arrow at its end
	Dropped           // cancelled or missed: dashed, a cross at its end
	Planned           // on one day, not yet: hollow
)

// Sizes in pixels of a timeline, and the least width that it is laid out for.
const (
	laneName     = 18 // the line of a lane's name
	laneRow      = 13
	timelineHead = 24
	timelineWide = 620
	maxLaneRows  = 40
	maxDotRows   = 4
	quarterTop   = 16 // the line of a row's name in the overview
	quarterBars  = 48 // height of the counts in it
	quarterDays  = 64 // height of the days late in it
)

// AppendFigure appends the timeline as it stands on a page: an overview by quarter where
// there is much, and a drawing that scrolls sideways where there is too little room. Each
// lane is a drawing of its own, so that a page can leave some out.
func (t *Timeline) AppendFigure(b []byte) []byte {
	l := t.layout()
	p := &xmlWriter{b}
	p.raw(`<figure class="timeline"`)
	p.named("id", t.ID+"-timeline")
	p.days(l.axis.span)
	p.raw(`>`)
	l.overview(p)
	p.raw(`<div class="timeline-scroll" role="region" tabindex="0"`)
	p.named("aria-label", t.Title)
	if t.Desc != "" {
		p.named("aria-describedby", t.ID+"-desc")
	}
	p.raw(`><div class="timeline-inner `)
	p.raw(widthClass(l.width))
	p.raw(`">`)
	l.head(p)
	for i := range l.lanes {
		l.lane(p, i)
	}
	p.raw(`</div></div>`)
	if t.Desc != "" {
		p.raw(`<p class="visually-hidden"`)
		p.named("id", t.ID+"-desc")
		p.raw(`>`)
		p.text(t.Desc)
		p.raw(`</p>`)
	}
	p.caption(&Chart{Key: t.Key})
	p.raw(`</figure>`)
	return p.b
}

// timeline is a Timeline with its geometry.
type timeline struct {
	*Timeline
	axis  timeAxis
	lanes []laneLayout
	width float64 // for which it is laid out
}

type laneLayout struct {
	height float64
	order  []int // of the items, by their beginning
	rows   []int // by item
}

func (t *Timeline) layout() *timeline {
	span := including(t.Over, t.AsOf)
	for i := range t.Lanes {
		for k := range t.Lanes[i].Items {
			it := &t.Lanes[i].Items[k]
			span = including(including(including(span, it.From), it.Until), it.Promise)
		}
	}
	l := &timeline{Timeline: t, axis: axisOf(span)}
	l.width = max(timelineWide, l.axis.days/365.25*minYearWidth)
	for i := range t.Lanes {
		l.lanes = append(l.lanes, l.pack(t.Lanes[i].Items))
	}
	return l
}

// head draws the years, and above them what the shades and lines below stand for.
func (l *timeline) head(p *xmlWriter) {
	rm := room{width: l.width}
	marks := markLabels(l.axis, l.Marks, rm, 0)
	bands := bandLabels(l.axis, l.Bands, rm)
	rows := 0
	for i := range marks {
		rows = max(rows, marks[i].row)
	}
	bandRow := 0.0
	if len(bands) > 0 {
		bandRow = rowHeight
	}
	top := rowHeight*float64(rows) + bandRow
	height := top + timelineHead
	p.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="drawing timeline-drawing" width="100%"`)
	p.attr("height", height)
	p.raw(` aria-hidden="true" overflow="visible">`)
	for i := range marks {
		m := &marks[i]
		y := top - bandRow - rowHeight*float64(m.row-1)
		p.line("d-mark", m.at, m.at, y-11, height)
		p.word("d-reason"+anchorClass[m.anchor], m.at, m.dx, y-4, m.text, m.full)
	}
	for i := range bands {
		p.word("d-note"+anchorClass[bands[i].anchor], bands[i].at, bands[i].dx, top-4, bands[i].text, bands[i].full)
	}
	for _, t := range l.years() {
		p.word("d-when d-middle", t.at, 0, top+12, t.label, "")
	}
	for _, t := range l.axis.minor(l.width) {
		p.line("d-tick", t.at, t.at, height-4, height-1)
	}
	p.line("d-axis", 0, 1, height-0.5, height-0.5)
	p.raw(`</svg>`)
}

// lane draws one kind, under its name.
func (l *timeline) lane(p *xmlWriter, i int) {
	lane, layout := &l.Lanes[i], &l.lanes[i]
	p.raw(`<div class="lane`)
	if lane.Key != "" {
		p.raw(` lane-`)
		p.text(lane.Key)
	}
	p.raw(`"><p class="lane-name">`)
	p.text(lane.Label)
	p.raw(`</p>`)
	height := layout.height + 4
	linked := false
	for k := range lane.Items {
		linked = linked || relative(lane.Items[k].Href)
	}
	p.open(l.ID+"-lane-"+strconv.Itoa(i), lane.Label, "", height, !linked, "drawing timeline-drawing")
	p.bands(l.Bands, l.axis, -laneName, height+laneName)
	for _, t := range l.years() {
		if t.mark {
			p.line("d-year", t.at, t.at, -laneName, height)
		}
	}
	for k := range l.Marks {
		x := l.axis.begin(l.Marks[k].On)
		p.raw(`<g>`)
		p.title(l.Marks[k].Label)
		p.line("d-mark", x, x, -laneName, height)
		p.raw(`</g>`)
	}
	if !l.AsOf.IsZero() {
		x := l.axis.middle(l.AsOf)
		p.line("d-asof", x, x, -laneName, height)
	}
	for _, k := range layout.order {
		l.item(p, &lane.Items[k], laneRow*(float64(layout.rows[k])+0.5))
	}
	p.raw(`</svg></div>`)
}

// years are the labels and the first days of the years.
func (l *timeline) years() []tick {
	if l.axis.days > 500 {
		return l.axis.yearTicks(l.width, 30)
	}
	return l.axis.ticks(l.width)
}

// overview draws how many orders fell due in each quarter and how many of them were
// late, and the median and nine in ten of their days late.
func (l *timeline) overview(p *xmlWriter) {
	if len(l.Quarters) == 0 {
		return
	}
	most := 1
	var values []float64
	for i := range l.Quarters {
		q := &l.Quarters[i]
		most = max(most, q.N)
		if q.Days.Over.Days() > 0 {
			values = append(values, q.Days.Low, q.Days.High)
		}
	}
	ext := extentOf(values, []float64{0}, true)
	y := func(v float64) float64 {
		share := (ext.hi - v) / (ext.hi - ext.lo)
		return quarterTop + quarterBars + 20 + max(0, min(1, share))*(quarterDays-20)
	}
	bar := func(n int) float64 { return quarterTop + quarterBars*(1-float64(n)/float64(most)) }
	const height = quarterTop + quarterBars + quarterDays + 20
	p.raw(`<div class="timeline-overview" tabindex="-1"><p class="overview-names" aria-hidden="true"><span>`)
	p.text(l.Overview.Orders)
	p.raw(`</span><span>`)
	p.text(l.Overview.Days)
	p.raw(`</span></p><div class="overview-drawing">`)
	p.open(l.ID+"-overview", l.Overview.Title, l.Overview.Desc, height, true, "drawing overview-svg")
	for i := range l.Quarters {
		q := &l.Quarters[i]
		from, until := l.axis.begin(q.Over.From), l.axis.begin(q.Over.Until)
		gap := (until - from) * 0.06
		p.raw(`<g>`)
		p.title(q.Label)
		p.bar("d-count", from+gap, until-gap, bar(q.N), bar(0))
		p.bar("d-count-late", from+gap, until-gap, bar(q.Late), bar(0))
		if q.Days.Over.Days() > 0 {
			x := (from + until) / 2
			if q.Days.High > q.Days.Low {
				p.line("d-ninety", x, x, y(q.Days.High), y(q.Days.Low))
			}
			p.at(x, y(q.Days.Median), func() { p.circle("d-median", 0, 3) })
		}
		p.raw(`</g>`)
	}
	p.line("d-zero", 0, 1, y(0), y(0))
	ticks := l.axis.ticks(timelineWide)
	if l.axis.days > 500 {
		ticks = l.axis.yearTicks(timelineWide, 30)
	}
	for _, t := range ticks {
		if t.mark {
			p.line("d-year", t.at, t.at, 0, height-16)
		}
		p.word("d-when d-middle", t.at, 0, height-3, t.label, "")
	}
	p.raw(`</svg></div></div>`)
}

// bar appends a rectangle between two shares of the width and two heights.
func (p *xmlWriter) bar(class string, x1, x2, y1, y2 float64) {
	p.raw(`<rect class="`)
	p.raw(class)
	p.raw(`"`)
	p.share("x", x1)
	p.attr("y", y1)
	p.share("width", max(0, x2-x1))
	p.attr("height", max(0, y2-y1))
	p.raw(`/>`)
}

// minYearWidth is the least room of a year in pixels.
const minYearWidth = 200

// pack gives every item of a lane a row in which it touches no other.
func (l *timeline) pack(items []Item) laneLayout {
	lane := laneLayout{rows: make([]int, len(items)), order: make([]int, len(items))}
	for i := range lane.order {
		lane.order[i] = i
	}
	slices.SortStableFunc(lane.order, func(a, b int) int { return cmp.Compare(items[a].begin(), items[b].begin()) })
	most := maxDotRows
	for i := range items {
		if items[i].long() {
			most = maxLaneRows
		}
	}
	var ends []float64 // of the rows, in pixels
	for _, i := range lane.order {
		from, until := l.reach(&items[i])
		row := 0
		for row < len(ends) && ends[row] > from {
			row++
		}
		switch {
		case row == len(ends) && row < most:
			ends = append(ends, 0)
		case row == len(ends):
			row = 0
			for k := range ends {
				if ends[k] < ends[row] {
					row = k
				}
			}
		}
		ends[row] = max(ends[row], until)
		lane.rows[i] = row
	}
	lane.height = laneRow * float64(max(1, len(ends)))
	return lane
}

// begin is the first day that the item covers.
func (it *Item) begin() record.Date {
	if !it.Promise.IsZero() && it.Promise < it.From {
		return it.Promise
	}
	return it.From
}

// long reports whether the item is more than a mark on one day.
func (it *Item) long() bool {
	return it.Until > it.From || !it.Promise.IsZero() && it.Promise != it.From
}

// reach are the pixels that an item covers, with room to its neighbours.
func (l *timeline) reach(it *Item) (from, until float64) {
	last := max(it.From, it.Until, it.Promise)
	return l.axis.middle(it.begin())*l.width - 5, l.axis.middle(last)*l.width + 6
}

// widthClass names the least width of the drawing, in steps that the stylesheet
// knows.
func widthClass(width float64) string {
	for _, w := range [...]int{620, 800, 1000, 1200, 1600, 2000} {
		if width <= float64(w) {
			return "timeline-" + strconv.Itoa(w)
		}
	}
	return "timeline-2400"
}

// item draws a bar or a mark around the height y.
func (l *timeline) item(p *xmlWriter, it *Item, y float64) {
	linked := p.link(it.Href, it.State == Running)
	p.raw(`<g>`)
	p.title(it.Label)
	if it.long() {
		l.bar(p, it, y)
	} else {
		l.mark(p, it, y)
	}
	p.raw(`</g>`)
	if linked {
		p.raw(`</a>`)
	}
}

func (l *timeline) bar(p *xmlWriter, it *Item, y float64) {
	from, until := l.axis.begin(it.From), l.axis.begin(max(it.From, it.Until)+1)
	class := "d-span"
	if it.State == Dropped {
		class = "d-span d-dropped"
	}
	promised, due := !it.Promise.IsZero(), until
	if promised {
		due = l.axis.begin(it.Promise + 1)
	}
	onTime := min(until, max(from, due))
	if onTime > from {
		p.line(class, from, onTime, y, y)
	}
	if until > onTime {
		explained := onTime
		if it.Ours > 0 && promised {
			explained = max(onTime, min(until, l.axis.begin(it.Promise+1+record.Date(it.Ours))))
			p.line("d-explained", onTime, explained, y, y)
		}
		if until > explained {
			p.line("d-late", explained, until, y, y)
		}
	}
	if due > until && it.State != Dropped {
		p.line("d-spare", until, due, y, y)
	}
	if promised {
		p.line("d-due", due, due, y-5, y+5)
	}
	switch it.State {
	case Running:
		p.at(until, y, func() { p.path("d-open", 0, 0, `-1 -4.5l8 4.5l-8 4.5z`) })
	case Dropped:
		p.at(until, y, func() { p.path("d-cross", 0, 0, `-3 -3l6 6m0 -6l-6 6`) })
	}
}

// at draws within a coordinate system whose origin is at a share of the width.
func (p *xmlWriter) at(x, y float64, draw func()) {
	p.raw(`<svg`)
	p.share("x", x)
	p.attr("y", y)
	p.raw(` overflow="visible">`)
	draw()
	p.raw(`</svg>`)
}

func (l *timeline) mark(p *xmlWriter, it *Item, y float64) {
	x := l.axis.middle(it.From)
	switch it.State {
	case Running, Planned:
		p.dot("d-hollow", x, y, "")
	case Dropped:
		p.at(x, y, func() { p.shape(Cross, 0, 0) })
	default:
		p.dot("d-dot", x, y, "")
	}
}
