package chart

import (
	"math"

	"factorybook/generator/record"
)

func (c *Chart) linked() bool {
	for i := range c.Series {
		for k := range c.Series[i].Points {
			if relative(c.Series[i].Points[k].Href) {
				return true
			}
		}
	}
	return false
}

// drawing is a chart with its geometry.
type drawing struct {
	*Chart
	axis    timeAxis
	ext     extent
	top     float64 // of the plot
	plot    float64 // its height
	down    bool    // larger values stand lower
	tight   bool    // the least inset
	beyond  bool    // points stand at the edge of the plot, with an arrow
	lift    float64 // of the label of the vertical axis, above its place beside the bands' names
	barDays float64
	notes   [2]notes // by kind of place
	sides   []side
}

// notes are the labels above and within the plot in one kind of place.
type notes struct {
	bands, marks []label
	levels       []inner
}

func (c *Chart) layout(opt SVGOptions) *drawing { return c.layoutWith(opt, nil) }

// layoutWith is layout with further values that must be within the drawing.
func (c *Chart) layoutWith(opt SVGOptions, levels []float64) *drawing {
	d := &drawing{Chart: c, plot: opt.height()}
	span := c.Over
	var values []float64
	bars := false
	for i := range c.Series {
		s := &c.Series[i]
		bars = bars || s.Kind == Bars
		for k := range s.Points {
			pt := &s.Points[k]
			span = including(span, pt.On)
			if y, ok := drawable(pt.Y); ok && pt.Style != Cross {
				values = append(values, y)
			}
		}
		if s.Kind == Bars {
			d.barDays = barDays(s.Points)
		}
	}
	for i := range c.Levels {
		if y, ok := drawable(c.Levels[i].Y); ok {
			levels = append(levels, y)
		}
	}
	d.axis = axisOf(span)
	d.ext = extentOf(values, levels, bars)
	rows := 0
	for i, rm := range rooms {
		n := notes{marks: markLabels(d.axis, c.Marks, rm, textWidth(c.Unit))}
		for k := range n.marks {
			rows = max(rows, n.marks[k].row)
		}
		n.bands = bandLabels(d.axis, c.Bands, rm)
		d.notes[i] = n
	}
	if c.Unit != "" && len(c.Bands) > 0 { // the names of bands have a row of their own
		rows, d.lift = max(rows, 1), rowHeight
	}
	d.top = rowHeight*float64(rows+1) + 2
	d.sides = d.sideLabels()
	for i, rm := range rooms {
		d.notes[i].levels = d.innerLabels(rm)
	}
	return d
}

// barDays is the width of bars: the least distance between two, a quarter when
// there is but one.
func barDays(points []Point) float64 {
	least := math.Inf(1)
	for i := 1; i < len(points); i++ {
		if gap := math.Abs(float64(points[i].On - points[i-1].On)); gap > 0 {
			least = min(least, gap)
		}
	}
	if math.IsInf(least, 1) {
		return 91
	}
	return least
}

func (d *drawing) height() float64 { return d.top + d.plot + axisHeight }

// y is the place of a value, in pixels from the top; a value outside of the
// extent stands at the edge.
func (d *drawing) y(v float64) float64 {
	share := (d.ext.hi - v) / (d.ext.hi - d.ext.lo)
	if d.down {
		share = 1 - share
	}
	return d.top + d.inset() + max(0, min(1, share))*(d.plot-2*d.inset())
}

// inset is the distance in pixels between the edge of the plot and the outermost
// value; less in a low plot.
func (d *drawing) inset() float64 {
	switch {
	case d.tight && d.beyond:
		return beyondInset
	case d.tight:
		return accountInset
	}
	return max(4, min(8, d.plot/12))
}

func (d *drawing) foot() float64 { return d.top + d.plot }

func (d *drawing) levelSpan(l *Level) (from, until float64) {
	if l.Over == (record.Span{}) {
		return 0, 1
	}
	return d.axis.begin(l.Over.From), d.axis.begin(l.Over.Until)
}

// sideLabels names the levels that reach the right end and, when there are
// several, the series.
func (d *drawing) sideLabels() []side {
	var list []side
	for i := range d.Levels {
		l := &d.Levels[i]
		y, ok := drawable(l.Y)
		from, until := d.levelSpan(l)
		if !ok || until < 0.999 || from >= until || l.Label == "" || int(l.Kind) >= len(levelClass) {
			continue
		}
		s := side{y: d.y(y), text: l.Label, short: l.Short, class: "d-label", rank: 2}
		if s.short == "" || textWidth(s.short) > narrowRightRoom-sideGap {
			s.short = rounded(y)
		}
		if l.Kind == Centre {
			s.class, s.rank = "d-label d-strong", 3
		}
		if textWidth(s.text) > wideRightRoom-sideGap {
			s.text = s.short
		}
		list = append(list, s)
	}
	if len(d.Series) > 1 && len(d.Series) <= maxLabelled {
		for i := range d.Series {
			s := &d.Series[i]
			if n := len(s.Points); n > 0 && s.Name != "" {
				y, _ := drawable(s.Points[n-1].Y)
				list = append(list, side{y: d.y(y), text: shorten(s.Name, wideRightRoom-sideGap), short: shorten(s.Name, narrowRightRoom-sideGap), class: "d-label d-strong", rank: 1})
			}
		}
	}
	return spread(list, d.top+2, d.foot()-4, 15)
}
