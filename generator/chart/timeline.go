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
	Lanes []Lane
}

// Lane is one kind of event.
type Lane struct {
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
	laneLabels   = 104 // width of the column of names
	laneGap      = 18
	laneRow      = 13
	timelineHead = 24
	timelineWide = 620
	maxLaneRows  = 40
	maxDotRows   = 4
)

// AppendFigure appends the timeline as it stands on a page: the names of the lanes
// beside a drawing that scrolls sideways where there is too little room.
func (t *Timeline) AppendFigure(b []byte) []byte {
	l := t.layout()
	p := &xmlWriter{b}
	p.raw(`<figure class="timeline"`)
	p.named("id", t.ID+"-timeline")
	p.raw(`>`)
	l.names(p)
	p.raw(`<div class="timeline-scroll" role="region" tabindex="0"`)
	p.named("aria-label", t.Title)
	p.raw(`>`)
	l.append(p, SVGOptions{})
	p.raw(`</div></figure>`)
	return p.b
}

// AppendSVG appends the drawing alone.
func (t *Timeline) AppendSVG(b []byte, opt SVGOptions) []byte {
	p := &xmlWriter{b}
	t.layout().append(p, opt)
	return p.b
}

// timeline is a Timeline with its geometry.
type timeline struct {
	*Timeline
	axis   timeAxis
	lanes  []laneLayout
	height float64
	width  float64 // for which it is laid out
}

type laneLayout struct {
	top, height float64
	order       []int // of the items, by their beginning
	rows        []int // by item
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
	y := float64(timelineHead)
	for i := range t.Lanes {
		lane := l.pack(t.Lanes[i].Items)
		lane.top = y
		l.lanes = append(l.lanes, lane)
		y += lane.height + laneGap
	}
	l.height = y - laneGap + 8
	return l
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

// names are the lanes' names, in a drawing of their own that does not scroll.
func (l *timeline) names(p *xmlWriter) {
	p.raw(`<svg class="timeline-names" aria-hidden="true"`)
	p.attr("width", laneLabels)
	p.attr("height", l.height)
	p.raw(`>`)
	for i := range l.lanes {
		name := l.Lanes[i].Label
		p.word("d-lane", 0, 0, l.lanes[i].top+laneRow-2, shorten(name, laneLabels-6), name)
	}
	p.raw(`</svg>`)
}

func (l *timeline) append(p *xmlWriter, opt SVGOptions) {
	p.open(l.ID, l.Title, l.Desc, l.height, opt.Plain || !l.linked(), "drawing timeline-drawing "+widthClass(l.width))
	l.bands(p)
	l.frame(p)
	for i := range l.lanes {
		lane := &l.lanes[i]
		p.raw(`<g`)
		p.named("aria-label", l.Lanes[i].Label)
		p.raw(` role="group">`)
		for _, k := range lane.order {
			y := lane.top + laneRow*(float64(lane.rows[k])+0.5)
			l.item(p, &l.Lanes[i].Items[k], y, opt)
		}
		p.raw(`</g>`)
	}
	p.raw(`</svg>`)
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

func (l *timeline) linked() bool {
	for i := range l.Lanes {
		for k := range l.Lanes[i].Items {
			if relative(l.Lanes[i].Items[k].Href) {
				return true
			}
		}
	}
	return false
}

func (l *timeline) bands(p *xmlWriter) {
	p.bands(l.Bands, l.axis, timelineHead-4, l.height-timelineHead+4)
}

// frame draws years, a fine line between lanes, and the as-of day.
func (l *timeline) frame(p *xmlWriter) {
	ticks := l.axis.ticks(l.width)
	if l.axis.days > 500 {
		ticks = l.axis.yearTicks(l.width, 30)
	}
	for _, t := range ticks {
		if t.mark {
			p.line("d-year", t.at, t.at, timelineHead-6, l.height)
		}
		p.word("d-when d-middle", t.at, 0, 12, t.label, "")
	}
	for _, t := range l.axis.minor(l.width) {
		p.line("d-tick", t.at, t.at, timelineHead-4, timelineHead-1)
	}
	p.line("d-axis", 0, 1, timelineHead-4, timelineHead-4)
	for i := range l.lanes[min(1, len(l.lanes)):] {
		y := l.lanes[i+1].top - laneGap/2
		p.line("d-between", 0, 1, y, y)
	}
	if !l.AsOf.IsZero() {
		x := l.axis.middle(l.AsOf)
		p.line("d-asof", x, x, timelineHead-4, l.height)
	}
}

// item draws a bar or a mark around the height y.
func (l *timeline) item(p *xmlWriter, it *Item, y float64, opt SVGOptions) {
	linked := !opt.Plain && p.link(it.Href, it.State == Running)
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
		p.line("d-late", onTime, until, y, y)
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
