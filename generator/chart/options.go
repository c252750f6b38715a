package chart

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"factorybook/generator/record"
)

// Options returns the chart as ECharts options in JSON, safe in a script element
// of a page; nil for a chart without points, of which the static drawing already
// says everything.
//
// They hold data only: no function, no markup, no address but relative ones.
// Colours are names of the page's tokens ("token:ink"), which templates/scripts
// puts in from the stylesheet, and the texts of labels stand in fields of their
// own, since ECharts would read placeholders into them. The geometry is that of
// the static drawing, so that the one can take the other's place.
func (c *Chart) Options() ([]byte, error) { return c.layout(SVGOptions{}).options() }

func (d *drawing) options() ([]byte, error) {
	points := d.pointItems()
	if len(points) == 0 {
		return nil, nil
	}
	s := charts.NewScatter()
	s.SetGlobalOptions(
		charts.WithAnimation(false),
		charts.WithAriaOpts(&opts.Aria{Enabled: opts.Bool(true), Label: &opts.AriaLabel{Description: unbraced(d.Desc)}}),
		charts.WithGridOpts(opts.Grid{
			Left: pixels(leftRoom), Right: pixels(wideRightRoom), Top: pixels(d.top), Bottom: pixels(axisHeight),
		}),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		charts.WithTitleOpts(opts.Title{Show: opts.Bool(false)}),
		charts.WithToolboxOpts(opts.Toolbox{Show: opts.Bool(false)}),
		charts.WithXAxisOpts(d.timeOptions()),
		charts.WithYAxisOpts(d.valueOptions()),
		charts.WithTooltipOpts(opts.Tooltip{
			Show: opts.Bool(true), Trigger: "axis", BackgroundColor: token("paper"), BorderColor: token("rule-strong"),
			AxisPointer: &opts.AxisPointer{Type: "line", Snap: opts.Bool(true), Label: &opts.Label{Show: opts.Bool(false)}},
		}),
		charts.WithDataZoomOpts(opts.DataZoom{Type: "inside", FilterMode: "none"}),
	)
	s.MultiSeries = d.seriesOptions(points)
	s.Validate()
	object := s.JSON()
	delete(object, "color") // every series names its own
	object["useUTC"] = true
	tooltip := object["tooltip"]
	object["tooltip"] = richTooltip{tooltip.(opts.Tooltip), "richText", true}
	b, err := json.Marshal(object)
	if err != nil {
		return nil, fmt.Errorf("options of the chart %s: %w", d.ID, err)
	}
	return b, nil
}

// richTooltip adds what the library's type leaves out: text drawn on the canvas
// instead of markup.
type richTooltip struct {
	opts.Tooltip
	RenderMode string `json:"renderMode"`
	Confine    bool   `json:"confine"`
}

func token(name string) string { return "token:" + name }

func pixels(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// unbraced replaces the braces that ECharts would read as placeholders.
func unbraced(s string) string {
	if !strings.ContainsAny(s, "{}") {
		return s
	}
	if !strings.ContainsAny(s, "{}") {
		return s
	}
	return strings.NewReplacer("{", "｛", "}", "｝").Replace(s)
}

// millis is a moment some hours after a day's beginning, in milliseconds since
// 1970, UTC.
func millis(d record.Date, hours float64) float64 {
	return float64(d.Time().UnixMilli()) + math.Round(hours*3600*1000)
}

func (d *drawing) timeOptions() opts.XAxis {
	return opts.XAxis{
		Type: "time", Min: millis(d.axis.span.From, 0), Max: millis(d.axis.span.Until, 0),
		AxisLine:  &opts.AxisLine{Show: opts.Bool(true), OnZero: opts.Bool(false), LineStyle: &opts.LineStyle{Color: token("rule-strong"), Width: 1}},
		AxisTick:  &opts.AxisTick{Show: opts.Bool(true), LineStyle: &opts.LineStyle{Color: token("rule-strong")}},
		AxisLabel: &opts.AxisLabel{Color: token("ink-soft"), FontSize: fontSize, HideOverlap: opts.Bool(true)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
	}
}

// valueOptions show the extent with its insets, and the same ticks.
func (d *drawing) valueOptions() opts.YAxis {
	lo, hi := d.bounds()
	axis := opts.YAxis{
		Type: "value", Min: lo, Max: hi, Name: unbraced(d.Unit), NameLocation: "end", NameGap: 5 + int(d.lift),
		AxisLine:  &opts.AxisLine{Show: opts.Bool(false)},
		AxisLabel: &opts.AxisLabel{Color: token("ink-soft"), FontSize: fontSize, ShowMinLabel: opts.Bool(false), ShowMaxLabel: opts.Bool(false)},
		SplitLine: &opts.SplitLine{Show: opts.Bool(false)},
	}
	if t := d.ext.valueTicks(d.plot-2*d.inset(), valueGap); len(t) > 1 {
		axis.MinInterval = t[1].at - t[0].at
		axis.MaxInterval = axis.MinInterval
	}
	return axis
}

// bounds are the values at the bottom and the top of the plot.
func (d *drawing) bounds() (lo, hi float64) {
	more := d.inset() * (d.ext.hi - d.ext.lo) / (d.plot - 2*d.inset())
	return d.ext.lo - more, d.ext.hi + more
}

// pointItem is a point as ECharts reads it, and where a click leads.
type pointItem struct {
	opts.ScatterData
	SymbolOffset []float64       `json:"symbolOffset,omitempty"`
	ItemStyle    *opts.ItemStyle `json:"itemStyle,omitempty"`
	Href         string          `json:"href,omitempty"`
	style        PointStyle
}

func (d *drawing) pointItems() []pointItem {
	items := make([]pointItem, 0, d.count())
	lo, _ := d.bounds()
	ties := make(map[[2]int]int)
	for i := range d.Series {
		s := &d.Series[i]
		for k := range s.Points {
			pt := &s.Points[k]
			it := pointItem{style: pt.Style}
			v, ok := drawable(pt.Y)
			v = max(d.ext.lo, min(d.ext.hi, v))
			if !ok || pt.Style == Cross {
				v, it.style = lo, Cross
			}
			it.Name, it.Value = unbraced(pt.Label), [2]float64{d.when(pt), v}
			if relative(pt.Href) {
				it.Href = pt.Href
			}
			x, y := d.at(pt)
			key := [2]int{int(math.Round(x * narrowWidth)), int(math.Round(y))}
			if n := ties[key]; n > 0 {
				it.SymbolOffset = []float64{beside(n), 0}
			}
			ties[key]++
			it.Symbol, it.SymbolSize, it.ItemStyle = symbol(it.style, sideToken[d.side()])
			if s.Kind == Bars && it.style == Plain {
				it.ItemStyle = &opts.ItemStyle{Opacity: opts.Float(0)} // the bar is drawn
			}
			items = append(items, it)
		}
	}
	return items
}

// when is the moment at which a point is drawn.
func (d *drawing) when(pt *Point) float64 {
	if d.barDays > 0 {
		return millis(pt.On, 12*d.barDays)
	}
	return millis(pt.On, 12)
}

// symbol is the shape of a point; a plain one is the series' own.
func symbol(s PointStyle, color string) (name string, size int, style *opts.ItemStyle) {
	switch s {
	case Hollow:
		return "", 0, &opts.ItemStyle{Color: token("paper"), BorderColor: token(color), BorderWidth: 1.25}
	case Open:
		return "triangle", 9, nil
	case Diamond:
		return "diamond", 10, nil
	case Faint:
		return "", 0, &opts.ItemStyle{Opacity: opts.Float(0.3)}
	case Cross:
		return "path://M-1-1L1 1M-1 1L1-1", 7, &opts.ItemStyle{Color: "transparent", BorderColor: token(color), BorderWidth: 1.75}
	}
	return "", 0, nil
}

// seriesOptions are the series from the back to the front. Only "points" answers
// to the reader; the script silences the others.
func (d *drawing) seriesOptions(points []pointItem) []charts.SingleSeries {
	list := make([]charts.SingleSeries, 0, len(d.Series)+8)
	for i := range d.Series {
		s := &d.Series[i]
		id := strconv.Itoa(i)
		switch s.Kind {
		case Bars:
			list = append(list, d.barOptions(s, id))
		case Line, Step:
			if len(d.Quarters) > 0 {
				break // too many points for a line between them to say something
			}
			line := charts.SingleSeries{
				Id: "line" + id, Type: "line", ShowSymbol: opts.Bool(false),
				LineStyle: &opts.LineStyle{Color: token("rule-strong"), Width: 1}, Data: d.ordinaryItems(s),
			}
			if s.Kind == Step {
				line.Step = "end"
			}
			list = append(list, line)
		}
	}
	list = append(list, d.levelOptions()...)
	list = append(list, d.explainedOptions()...)
	var rings []pointItem
	for _, it := range points {
		if it.style == Signal {
			it.Href, it.Name, it.ItemStyle, it.Symbol = "", "", nil, ""
			it.SymbolSize = 0
			rings = append(rings, it)
		}
	}
	if rings != nil {
		list = append(list, charts.SingleSeries{
			Id: "rings", Type: "scatter", Symbol: "circle", SymbolSize: 13,
			ItemStyle: &opts.ItemStyle{Color: "transparent", BorderColor: token(sideToken[d.side()]), BorderWidth: 1.5}, Data: rings,
		})
	}
	frame := charts.SingleSeries{
		Id: "points", Type: "scatter", Symbol: "circle", SymbolSize: 2*dotSize + 1,
		ItemStyle: &opts.ItemStyle{Color: token(sideToken[d.side()]), BorderColor: token("paper"), BorderWidth: 1}, Data: points,
		MarkAreas: d.bandOptions(), MarkLines: d.markOptions(),
	}
	list = append(list, frame, charts.SingleSeries{Id: "notes", Type: "scatter", ItemStyle: &opts.ItemStyle{Color: token("rule-strong")}, Data: d.noteItems()})
	return list
}

// explainedOptions hatch the days that our own delays explain, and the quarters' spreads.
func (d *drawing) explainedOptions() []charts.SingleSeries {
	var list []charts.SingleSeries
	var days, spread []any
	stroke := func(items []any, t, from, until float64) []any {
		if items != nil {
			items = append(items, [2]any{t, "-"}) // lifts the pen
		}
		return append(items, [2]float64{t, from}, [2]float64{t, until})
	}
	for i := range d.Series {
		for k := range d.Series[i].Points {
			pt := &d.Series[i].Points[k]
			if v, ok := drawable(pt.Y); ok && min(v, pt.Ours) > 0 && pt.Style != Cross {
				days = stroke(days, d.when(pt), 0, min(d.ext.hi, v, pt.Ours))
			}
		}
	}
	for i := range d.Quarters {
		q := &d.Quarters[i]
		t := (millis(q.Over.From, 0) + millis(q.Over.Until, 0)) / 2
		spread = stroke(spread, t, max(d.ext.lo, q.Low), min(d.ext.hi, q.High))
	}
	if days != nil {
		list = append(list, charts.SingleSeries{
			Id: "explained", Type: "line", ShowSymbol: opts.Bool(false), LineStyle: &opts.LineStyle{Color: token("ours"), Width: 6, Type: "hatched"}, Data: days,
		})
	}
	if spread != nil {
		list = append(list, charts.SingleSeries{
			Id: "quarters", Type: "line", ShowSymbol: opts.Bool(false), LineStyle: &opts.LineStyle{Color: token("ink-soft"), Width: 2}, Data: spread,
		})
	}
	return list
}

func (d *drawing) ordinaryItems(s *Series) [][2]float64 {
	items := make([][2]float64, 0, len(s.Points))
	for i := range s.Points {
		pt := &s.Points[i]
		if v, ok := drawable(pt.Y); ok && pt.ordinary() {
			items = append(items, [2]float64{d.when(pt), max(d.ext.lo, min(d.ext.hi, v))})
		}
	}
	return items
}

func (d *drawing) barOptions(s *Series, id string) charts.SingleSeries {
	var items []opts.BarData
	for i := range s.Points {
		pt := &s.Points[i]
		v, ok := drawable(pt.Y)
		if !ok || pt.Style == Cross {
			continue
		}
		item := opts.BarData{Value: [2]float64{d.when(pt), max(d.ext.lo, min(d.ext.hi, v))}}
		switch pt.Style {
		case Signal:
			item.ItemStyle = &opts.ItemStyle{Color: token("ink")}
		case Hollow, Open:
			item.ItemStyle = &opts.ItemStyle{Color: token("paper"), BorderColor: token("ink-soft")}
		}
		items = append(items, item)
	}
	return charts.SingleSeries{
		Id: "bars" + id, Type: "bar", BarCategoryGap: "16%",
		ItemStyle: &opts.ItemStyle{Color: token("rule-strong")}, Data: items,
	}
}

var levelStyles = [...]struct {
	id    string
	style opts.LineStyle
}{
	Centre: {"centre", opts.LineStyle{Color: token("ink"), Width: 0.75}},
	Limit:  {"limit", opts.LineStyle{Color: token("ink-soft"), Width: 0.75, Type: "dashed"}},
	Trial:  {"trial", opts.LineStyle{Color: token("ink-soft"), Width: 0.75, Type: "dotted"}},
	Target: {"target", opts.LineStyle{Color: token("ink"), Width: 1.25, Type: "dotted"}},
}

// levelOptions are the levels, one series for each kind, and the line at zero.
func (d *drawing) levelOptions() []charts.SingleSeries {
	var list []charts.SingleSeries
	add := func(id string, style *opts.LineStyle, items []any) {
		if items != nil {
			list = append(list, charts.SingleSeries{
				Id: id, Type: "line", ShowSymbol: opts.Bool(false), LineStyle: style, Data: items,
			})
		}
	}
	from, until := millis(d.axis.span.From, 0), millis(d.axis.span.Until, 0)
	if !d.ext.empty && d.ext.lo <= 0 && d.ext.hi >= 0 {
		add("zero", &opts.LineStyle{Color: token("rule-strong"), Width: 0.75}, []any{[2]float64{from, 0}, [2]float64{until, 0}})
	}
	for kind := range levelStyles {
		var items []any
		for i := range d.Levels {
			l := &d.Levels[i]
			v, ok := drawable(l.Y)
			if !ok || int(l.Kind) != kind {
				continue
			}
			t0, t1 := from, until
			if l.Over != (record.Span{}) {
				t0, t1 = max(from, millis(l.Over.From, 0)), min(until, millis(l.Over.Until, 0))
			}
			if t0 >= t1 {
				continue
			}
			if items != nil {
				items = append(items, [2]any{t0, "-"}) // lifts the pen
			}
			items = append(items, [2]float64{t0, v}, [2]float64{t1, v})
		}
		add(levelStyles[kind].id, &levelStyles[kind].style, items)
	}
	return list
}

// bandOptions are the shaded days. Their labels stand among the notes.
func (d *drawing) bandOptions() *opts.MarkAreas {
	fills := [...]opts.ItemStyle{
		Disturbed: {Color: token("wash")},
		Closed:    {Color: token("rule"), Opacity: opts.Float(0.6)},
		Peak:      {Color: token("wash")},
	}
	type corner struct {
		XAxis     float64         `json:"xAxis"`
		ItemStyle *opts.ItemStyle `json:"itemStyle,omitempty"`
	}
	var areas opts.MarkAreas
	for i := range d.Bands {
		b := &d.Bands[i]
		from, until := max(b.Over.From, d.axis.span.From), min(b.Over.Until, d.axis.span.Until)
		if from < until && int(b.Kind) < len(fills) {
			areas.Data = append(areas.Data, [2]corner{{millis(from, 0), &fills[b.Kind]}, {XAxis: millis(until, 0)}})
		}
	}
	if areas.Data == nil {
		return nil
	}
	return &areas
}

// markOptions are the lines of the marks. Their labels stand among the notes.
func (d *drawing) markOptions() *opts.MarkLines {
	if len(d.Marks) == 0 {
		return nil
	}
	lines := &opts.MarkLines{MarkLineStyle: opts.MarkLineStyle{
		Symbol: []string{"none", "none"}, Label: &opts.Label{Show: opts.Bool(false)},
		LineStyle: &opts.LineStyle{Color: token("ink-soft"), Width: 0.5, Type: "solid"},
	}}
	for i := range d.Marks {
		lines.Data = append(lines.Data, opts.MarkLineNameXAxisItem{XAxis: millis(d.Marks[i].On, 0)})
	}
	return lines
}

// noteItem is a text or a stroke at a place. Room says the kind of place that it
// is for.
type noteItem struct {
	Value        [2]float64  `json:"value"`
	Symbol       string      `json:"symbol"`
	SymbolSize   [2]float64  `json:"symbolSize"`
	SymbolOffset *[2]float64 `json:"symbolOffset,omitempty"`
	Text         string      `json:"text,omitempty"`
	Room         string      `json:"room,omitempty"`
	Label        *noteLabel  `json:"label,omitempty"`
}

type noteLabel struct {
	Show   bool       `json:"show"`
	Align  string     `json:"align,omitempty"`
	Offset [2]float64 `json:"offset"`
	Color  string     `json:"color"`
}

var anchorName = [...]string{start: "left", middle: "center", end: "right"}

// noteItems are all texts of the static drawing but those of the axes.
func (d *drawing) noteItems() []noteItem {
	var items []noteItem
	_, hi := d.bounds()
	from, until := millis(d.axis.span.From, 0), millis(d.axis.span.Until, 0)
	// add places a text dy pixels below the top of the plot.
	add := func(l *label, dy float64, color, room string) {
		t := from + math.Round(l.at*(until-from))
		items = append(items, noteItem{
			Value: [2]float64{t, hi}, Symbol: "rect", Text: l.text, Room: room,
			Label: &noteLabel{true, anchorName[l.anchor], [2]float64{l.dx, dy}, token(color)},
		})
	}
	if top, bottom := d.y(d.ext.dataHi)-d.top, d.y(d.ext.dataLo)-d.top; bottom-top >= 1 {
		items = append(items, noteItem{
			Value: [2]float64{from, hi}, Symbol: "rect", SymbolSize: [2]float64{1, bottom - top}, SymbolOffset: &[2]float64{-6, (top + bottom) / 2},
		})
	}
	for i, room := range [...]string{"wide", "narrow"} {
		n := &d.notes[i]
		for k := range n.bands {
			add(&n.bands[k], -10, "ink-faint", room)
		}
		for k := range n.marks {
			rise := rowHeight * float64(n.marks[k].row)
			add(&n.marks[k], -10-rise, "ink", room)
			items = append(items, noteItem{
				Value: items[len(items)-1].Value, Symbol: "rect", Room: room,
				SymbolSize: [2]float64{0.5, rise + 11}, SymbolOffset: &[2]float64{0, -(rise + 11) / 2},
			})
		}
		for k := range n.levels {
			l := &n.levels[k]
			add(&l.label, l.y-4-d.top, "ink-soft", room)
		}
		for k := range d.sides {
			s := &d.sides[k]
			text, color := s.text, "ink-soft"
			if room == "narrow" {
				text = s.short
			}
			if s.rank > 2 {
				color = "ink"
			}
			add(&label{at: 1, dx: sideGap, text: text}, s.put-d.top, color, room)
		}
	}
	for _, f := range d.edgeFigures() {
		add(&f.label, f.y-d.top, "ink", "")
	}
	return items
}
