package chart

import (
	"cmp"
	"slices"
)

// Drawings have no fixed width: horizontal places are shares of it, so that text
// keeps its size from a phone to a wide screen. Labels are placed for the least
// width of two kinds of place. On anything wider they are further apart still.
const (
	wideWidth   = 480 // beside its labels on paper and on wide screens
	narrowWidth = 190 // on a phone 320 pixels wide
)

// Room beside a drawing, which the stylesheet leaves free.
const (
	leftRoom        = 50
	wideRightRoom   = 152
	narrowRightRoom = 48
)

// room is a kind of place that a drawing must suit.
type room struct {
	width, right float64
	class        string // of what is drawn only here
}

var rooms = [2]room{
	{wideWidth, wideRightRoom, "d-wide"},
	{narrowWidth, narrowRightRoom, "d-narrow"},
}

// anchor says which part of a text stands at its place.
type anchor uint8

const (
	start anchor = iota
	middle
	end
)

var anchorClass = [...]string{start: "", middle: " d-middle", end: " d-end"}

// label is a text at a place: a share of the width and pixels beside it.
type label struct {
	at, dx float64
	row    int
	anchor anchor
	text   string
	full   string // the whole text, where text is shortened
}

// reach returns the pixels that the label covers in a drawing of a width.
func (l *label) reach(width float64) (from, until float64) {
	w := textWidth(l.text)
	from = l.at*width + l.dx
	switch l.anchor {
	case middle:
		from -= w / 2
	case end:
		from -= w
	}
	return from, from + w
}

// row is a line of labels that must not touch.
type row struct {
	width float64
	taken [][2]float64
}

const labelGap = 6.0

// free reports whether nothing stands between two pixels.
func (r *row) free(from, until float64) bool {
	for _, t := range r.taken {
		if from < t[1] && t[0] < until {
			return false
		}
	}
	return true
}

// add takes the label's place, and reports whether it was free.
func (r *row) add(l *label) bool {
	from, until := l.reach(r.width)
	if !r.free(from-labelGap, until+labelGap) {
		return false
	}
	r.taken = append(r.taken, [2]float64{from, until})
	return true
}

// bandLabels places the labels of the bands in one row of their own, each above the
// middle of its band, so that they stand alike in all drawings of a time axis: all of
// them, else all of them short, else as many as fit beside what is taken already.
func bandLabels(axis timeAxis, bands []Band, rm room, taken ...[2]float64) []label {
	var labels []label
	if len(bands) > maxLabelled {
		return nil
	}
	for _, short := range [...]bool{false, true} {
		labels = labels[:0]
		r := row{rm.width, slices.Clone(taken)}
		wanted := 0
		for i := range bands {
			text := bands[i].Label
			if short {
				text = bands[i].Short
			}
			if text == "" || labelled(bands, i) {
				continue
			}
			wanted++
			if l, ok := r.addBand(axis, &bands[i], text, rm.right); ok {
				labels = append(labels, l)
			}
		}
		if len(labels) == wanted && wanted > 0 {
			return labels
		}
		if !short && !anyShort(bands) {
			return labels
		}
	}
	return labels
}

// addBand puts a text above the middle of a band; at the very ends of the axis no
// farther than there is room.
func (r *row) addBand(axis timeAxis, b *Band, text string, right float64) (l label, ok bool) {
	l = label{at: (axis.begin(b.Over.From) + axis.begin(b.Over.Until)) / 2, anchor: middle, text: text, full: b.Label}
	x0, x1 := l.reach(r.width)
	switch {
	case x0 < -leftRoom:
		l.dx = -leftRoom - x0
	case x1 > r.width+right:
		l.dx = r.width + right - x1
	}
	return l, r.add(&l)
}

// labelled reports whether another band within this one speaks for it.
func labelled(bands []Band, i int) bool {
	for k := range bands {
		if k != i && bands[k].Label != "" && bands[k].Kind == Closed && bands[i].Kind == Disturbed && bands[k].Over.Overlaps(bands[i].Over) {
			return true
		}
	}
	return false
}

func anyShort(bands []Band) bool {
	for i := range bands {
		if bands[i].Short != "" {
			return true
		}
	}
	return false
}

// maxLabelled bounds the bands, marks, levels and lots whose labels are placed, each
// against all others: with more of them there is no room anyway, and the time
// would grow with the square of what a record says.
const maxLabelled = 200

// maxMarkRows bounds the lines of text above a chart.
const maxMarkRows = 3

// markLabels places the reasons of marks above the chart, row 1 nearest to it:
// those that stand after their line from the right to the left, so that no line
// crosses a label, then those before their line. The first row begins with the label
// of the vertical axis, so wide. What finds no place is seen on
// touching the line.
func markLabels(axis timeAxis, marks []Mark, rm room, unit float64) []label {
	if len(marks) > maxLabelled {
		return nil
	}
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(marks[b].On, marks[a].On) })
	rows := [maxMarkRows]row{}
	for i := range rows {
		rows[i].width = rm.width
	}
	if unit > 0 { // the label of the vertical axis stands in the first
		rows[0].taken = [][2]float64{{-leftRoom, -leftRoom + unit}}
	}
	var labels []label
	for _, side := range [...]anchor{start, end} {
		for _, i := range order {
			l, ok := markLabel(axis.begin(marks[i].On), marks[i].Label, rm)
			if ok && l.anchor == side && addMark(rows[:], &l) {
				labels = append(labels, l)
			}
		}
	}
	return labels
}

// addMark puts a label into the lowest row that has room, unless its line would
// cross the labels below.
func addMark(rows []row, l *label) bool {
	stem := l.at * rows[0].width
	for k := range rows {
		if rows[k].add(l) {
			l.row = k + 1
			return true
		}
		if !rows[k].free(stem-2, stem+2) {
			return false
		}
	}
	return false
}

// legible is the width in pixels from which a shortened reason says enough.
const legible = 110

// markLabel puts a text after its line, or before it where it would be cut too
// short.
func markLabel(at float64, text string, rm room) (l label, ok bool) {
	after := rm.width*(1-at) + rm.right - 5
	before := rm.width*at + leftRoom - 5
	l = label{at: at, dx: 5, anchor: start, full: text}
	if w := textWidth(text); w > after && after < legible && before > after {
		l.dx, l.anchor = -5, end
		after = before
	}
	l.text = shorten(text, after)
	return l, l.text != ""
}

// side is a label beside the right end of a drawing.
type side struct {
	y     float64 // where its line ends
	put   float64 // where its text stands
	text  string
	short string
	class string
	rank  int // the lowest go first when there are too many
}

// spread moves the labels apart vertically, as little as possible, within top to
// bottom; those of the lowest rank are left out when there are too many.
func spread(labels []side, top, bottom, gap float64) []side {
	slices.SortStableFunc(labels, func(a, b side) int { return cmp.Compare(b.rank, a.rank) })
	if most := max(1, int((bottom-top)/gap)+1); len(labels) > most {
		labels = labels[:most]
	}
	slices.SortStableFunc(labels, func(a, b side) int { return cmp.Compare(a.y, b.y) })
	// Labels that touch form a block, centred on the mean of their lines.
	type block struct {
		sum  float64 // of the lines' places, each less its place in the block
		n    int
		from float64
	}
	var blocks []block
	for _, l := range labels {
		blocks = append(blocks, block{l.y, 1, l.y})
		for {
			k := len(blocks) - 1
			b := &blocks[k]
			b.from = b.sum / float64(b.n)
			b.from = max(top, min(bottom-gap*float64(b.n-1), b.from))
			if k == 0 || blocks[k-1].from+gap*float64(blocks[k-1].n) <= b.from {
				break
			}
			a := &blocks[k-1]
			a.sum += b.sum - gap*float64(a.n*b.n)
			a.n += b.n
			blocks = blocks[:k]
		}
	}
	i := 0
	for _, b := range blocks {
		for k := range b.n {
			labels[i].put = b.from + gap*float64(k)
			i++
		}
	}
	return labels
}
