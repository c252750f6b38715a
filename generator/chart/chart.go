// Package chart draws. A chart is described once, as a value, and drawn twice
// from it: as a static SVG for paper, for readers without JavaScript and for
// phones without a network, and as go-echarts options for the canvas on screen.
//
// Look at Chart first; Small, Strip, Ahead, Timeline, Lots and Pair are its relatives, of which
// there is only the static drawing. All words come from the caller, already in the
// page's language; all numbers come from measure. The package decides only
// geometry: scales, ticks, label placement. It never shows more than it was given,
// and never less: every point is in the drawing, one without a value as a cross.
//
// A drawing has no width of its own. Horizontal places are shares of the width and
// everything else is in pixels, so that text and points keep their size from a
// phone to a wide screen and on paper. Labels are placed for the least width of
// two kinds of place, wide and narrow (see rooms), and are only further apart on
// anything wider. The page's stylesheet (templates/styles/05-chart.css) leaves the
// room beside the plot, shows the labels of one kind, and has all colours; shapes
// and weights carry the meaning without them.
//
// Texts and addresses are those of records, and so hostile: text is escaped, an
// address that is not relative is no link, no style or script stands in a drawing,
// and options hold data only. The same chart gives the same bytes.
package chart

import "factorybook/generator/record"

// Chart describes a chart over time.
type Chart struct {
	// ID is unique in its page and safe in an HTML id.
	ID string
	// Title names the chart; Sentence says what it shows in one sentence; Desc
	// is the longer text for those who cannot see it.
	Title, Sentence, Desc string
	// Unit labels the vertical axis ("days late").
	Unit string
	// Over is the time axis, shared by the charts of one factory.
	Over   record.Span
	Series []Series
	Levels []Level
	Bands  []Band
	Marks  []Mark
	// Quarters are what many points come to, drawn above them; nil where each point
	// can be told apart.
	Quarters []Quarter
	// Key explains the shapes that are not self-evident, in the order given.
	Key []Key
	// Hint says how to look closer, where the chart on screen can.
	Hint  string
	Table Table
}

// Key explains one shape.
type Key struct {
	Style PointStyle
	Label string
}

// SeriesKind says how the points of a series are drawn.
type SeriesKind uint8

// How a series is drawn.
const (
	Dots SeriesKind = iota // unconnected
	Line                   // dots joined in their order
	Bars                   // from zero
	Step                   // a level that holds until the next point
)

// Series is a list of points under one name.
type Series struct {
	Name   string
	Kind   SeriesKind
	Side   Side
	Points []Point
}

// Side says whose figure a series is: it decides the colour and nothing else.
type Side uint8

// The sides.
const (
	Nobody Side = iota
	Us
	Them
)

// sideClass is the class of what is one side's, and sideToken its colour.
var (
	sideClass = [...]string{Nobody: "", Us: "of-ours", Them: "of-theirs"}
	sideToken = [...]string{Nobody: "ink", Us: "ours", Them: "theirs"}
)

// PointStyle says what a point is, by shape and not by colour alone.
type PointStyle uint8

// The point styles.
const (
	Plain  PointStyle = iota // filled
	Signal                   // filled, ringed: beyond limits or in a run of eight
	Hollow                   // special: out of limits by a stated reason
	Open                     // not finished: an arrow, days so far
	Cross                    // missed: it has no day; drawn at the foot, whatever its Y

	// The rest are no points: the other marks that a drawing may have, for its key.
	Square    // a visit
	Hatched   // days late that our own delays explain
	Heavy     // the days after the promise
	Slim      // the days up to it
	Flag      // the last day to order
	Diamond   // worth asking
	Faint     // one of too many to tell apart
	Middle    // a median with nine in ten around it
	Allowance // the most that a plan accepts
)

// Point is one point, with the words of its label and the page it opens.
type Point struct {
	On    record.Date
	Y     float64
	Style PointStyle
	Label string // what a reader sees on touching it
	Href  string // relative to the page, or ""
	// Ours are the days of Y that our own delays explain, from 0 on: hatched.
	Ours float64
	// Why a hollow point is left out, for the key: "around Spring Festival".
	Why string
}

// LevelKind says what a horizontal line means.
type LevelKind uint8

// What a level is.
const (
	Centre LevelKind = iota // mean or median
	Limit                   // natural process limit
	Trial                   // limit from few points, dashed
	Target                  // what was agreed
)

// Level is a horizontal line over part of the time axis.
type Level struct {
	Over  record.Span
	Y     float64
	Kind  LevelKind
	Label string
	// Short stands where there is little room; without it the figure alone.
	Short string
}

// BandKind says why days are shaded.
type BandKind uint8

// Why days are shaded.
const (
	Disturbed BandKind = iota // around a Spring Festival
	Closed                    // nobody works
	Peak                      // the importer's peak season
)

// Band is a shaded span of days.
type Band struct {
	Over  record.Span
	Kind  BandKind
	Label string
	// Short stands where there is little room; without it only the labels that
	// fit are shown.
	Short string
}

// Quarter is what the points of a span come to: their median, and the two values
// between which nine in ten of them lie.
type Quarter struct {
	Over              record.Span
	Low, Median, High float64
	Label             string // what a reader sees on touching it
}

// Mark is a dated note on the time axis, such as the reason for new limits.
type Mark struct {
	On    record.Date
	Label string
}

// Table is the chart's data as text, already in the page's language.
type Table struct {
	Columns []Column
	Rows    [][]Cell
}

// Column is a heading; Number columns align right, and those of a Source say where the
// record of each row stands.
type Column struct {
	Title          string
	Number, Source bool
}

// Cell is a text that may open a record.
type Cell struct{ Text, Href string }
