package chart

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
)

var date = recordtest.Day

// threeYears is the time axis of most tests.
func threeYears(t testing.TB) record.Span {
	return record.SpanOf(date(t, "2022-07-01"), date(t, "2025-06-30"))
}

func festivals(t testing.TB) []Band {
	var bands []Band
	for _, first := range []string{"2023-01-22", "2024-02-10", "2025-01-29"} {
		d := date(t, first)
		bands = append(bands,
			Band{record.SpanOf(d-28, d+35), Disturbed, "Around Spring Festival " + first[:4], ""},
			Band{record.SpanOf(d-10, d+14), Closed, "Spring Festival " + first[:4], ""})
	}
	return bands
}

// spaced makes a chart of values spread evenly over three years.
func spaced(t testing.TB, values ...float64) *Chart {
	c := &Chart{ID: "slip", Title: "Slip", Desc: "How late.", Unit: "days late", Over: threeYears(t), Bands: festivals(t)}
	s := Series{Name: "slip", Kind: Line}
	for i, v := range values {
		on := c.Over.From + record.Date(20+(c.Over.Days()-40)*i/max(1, len(values)-1))
		s.Points = append(s.Points, Point{On: on, Y: v, Label: "PO-" + strconv.Itoa(i), Href: "orders.html#PO-" + strconv.Itoa(i)})
	}
	c.Series = []Series{s}
	return c
}

func levelled(c *Chart, over record.Span, kind LevelKind, centre, lower, upper float64) {
	c.Levels = append(c.Levels,
		Level{Over: over, Y: centre, Kind: Centre, Label: "centre " + rounded(centre)},
		Level{Over: over, Y: upper, Kind: kind, Label: "limit " + rounded(upper)},
		Level{Over: over, Y: lower, Kind: kind, Label: "limit " + rounded(lower)})
}

// wavy is a plausible history of whole days.
func wavy(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.Round(5*math.Sin(float64(i)*1.7) + 4)
	}
	return values
}

// cases are charts of every kind that pages hold, and the strangest.
func cases(t testing.TB) map[string]*Chart {
	over := threeYears(t)
	change := date(t, "2024-05-06")
	phases := spaced(t, wavy(36)...)
	phases.Series[0].Points[9].Style = Signal
	phases.Series[0].Points[0].Style = Hollow
	phases.Series[0].Points[35].Style = Open
	phases.Series[0].Points[30].Style = Cross
	levelled(phases, record.Span{From: over.From, Until: change}, Limit, 6.2, -2.9, 15.3)
	levelled(phases, record.Span{From: change, Until: over.Until}, Limit, 1.4, -3.3, 6.1)
	phases.Marks = []Mark{{change, "second kiln in use, glaze line moved 窑炉改造"}}
	phases.Key = []Key{{Signal, "beyond limits"}, {Hollow, "special"}, {Open, "not finished"}, {Cross, "missed"}}

	close := spaced(t, 0, 0.4, 0.8, 0, 0.4, 0.8, 0, 0.4, 0.8)
	levelled(close, over, Trial, 0.4, 0.39, 0.41)
	close.Levels = append(close.Levels, Level{Y: 0.4, Kind: Target, Label: "agreed 0.4"})
	for i := range 9 {
		close.Marks = append(close.Marks, Mark{over.From + record.Date(120*i), "reason " + strconv.Itoa(i) + " for new limits, rather long to read"})
	}

	outliers := wavy(40)
	outliers[20], outliers[21], outliers[30] = 412, 900, -260
	bars := spaced(t, 40000, 62000, 0, 81000)
	bars.Series[0].Kind, bars.Unit = Bars, "USD"
	bars.Series[0].Points[3].Style = Signal
	levelled(bars, over, Limit, 53000, 21000, 88000)
	for i := range bars.Levels {
		bars.Levels[i].Short = "1,053,000" // wider than the room on a phone
	}

	two := spaced(t, wavy(12)...)
	two.Series = append(two.Series, Series{Name: "our payments", Kind: Step, Points: spaced(t, 3, 9, 1).Series[0].Points})
	sameDay := spaced(t, 1, 1, 1, 2)
	for i := range sameDay.Series[0].Points {
		sameDay.Series[0].Points[i].On = over.From
	}
	sameDay.Over, sameDay.Bands = record.SpanOf(over.From, over.From), nil
	decade := spaced(t, wavy(60)...)
	decade.Over.From -= 3650
	centuries := spaced(t, wavy(5)...)
	centuries.Over = record.SpanOf(date(t, "1900-01-01"), date(t, "2199-12-31"))
	weeks := spaced(t, 1, 2, 3)
	weeks.Over = record.SpanOf(over.From, over.From+20)
	return map[string]*Chart{
		"phases": phases, "levels close together": close, "outliers": spaced(t, outliers...), "bars": bars,
		"two series": two, "one day": sameDay, "ten years": decade, "three hundred years": centuries, "points outside": weeks,
		"one point": spaced(t, 4), "two points": spaced(t, 4, -3), "three points": spaced(t, 4, 4, 9),
		"all equal": spaced(t, 3, 3, 3, 3, 3, 3, 3, 3, 3), "negative": spaced(t, -40, -52, -47),
		"no points": {ID: "e", Title: "Empty", Over: over, Bands: festivals(t)}, "nothing": {},
		"absurd": spaced(t, math.Inf(1), math.NaN(), -math.MaxFloat64, math.MaxFloat64, 5e-324),
	}
}

func TestEveryPointIsInTheDrawing(t *testing.T) {
	for name, c := range cases(t) {
		t.Run(name, func(t *testing.T) {
			seen := titles(t, c.AppendSVG(nil, SVGOptions{}))
			want := make(map[string]int)
			for _, s := range c.Series {
				for _, pt := range s.Points {
					want[pt.Label]++
				}
			}
			for label, n := range want {
				if seen[label] < n {
					t.Errorf("%q is drawn %d times, is a point %d times", label, seen[label], n)
				}
			}
		})
	}
}

func TestLabelsDoNotTouch(t *testing.T) {
	for name, c := range cases(t) {
		t.Run(name, func(t *testing.T) { expectRoom(t, c.AppendSVG(nil, SVGOptions{})) })
	}
}

func TestLevelsThatReachTheEndAreNamedThere(t *testing.T) {
	c := cases(t)["phases"]
	all := texts(t, c.AppendSVG(nil, SVGOptions{}), 800, "wide")
	for _, want := range []string{"centre 1.4", "limit 6.1", "limit −3.3"} {
		found := false
		for _, p := range all {
			found = found || p.text == want && p.x0 > 800
		}
		if !found {
			t.Errorf("%q is not named at the right end", want)
		}
	}
	for _, p := range all {
		if p.text == "centre 6.2" {
			t.Error("a level of an earlier phase is named at the right end")
		}
		if p.text == "15.3" && (p.x1 > 0.62*800 || p.x0 < 0.5*800) {
			t.Errorf("the limit of the first phase stands at %v, not at that phase's end", p.rect)
		}
	}
}

func TestReasonOfAPhaseStandsAtItsBeginning(t *testing.T) {
	c := cases(t)["phases"]
	svg := c.AppendSVG(nil, SVGOptions{})
	at := axisOf(c.Over).begin(c.Marks[0].On) * 800
	for _, p := range texts(t, svg, 800, "wide") {
		if p.text == c.Marks[0].Label {
			if math.Abs(p.x0-at) > 8 {
				t.Errorf("the reason begins at %g, its phase at %g", p.x0, at)
			}
			return
		}
	}
	t.Errorf("the reason %q is not written", c.Marks[0].Label)
}

func TestShapesTellPointsApartWithoutColour(t *testing.T) {
	svg := cases(t)["phases"].AppendSVG(nil, SVGOptions{})
	for class, n := range map[string]int{"d-ring": 1, "d-hollow": 1, "d-open": 1, "d-cross": 1, "d-dot": 33} {
		if got := count(t, svg, class); got != n {
			t.Errorf("%d elements %s, want %d", got, class, n)
		}
	}
}

func TestPointsAtOnePlaceAreSetApart(t *testing.T) {
	c := cases(t)["one day"] // three equal values and another
	svg := string(c.AppendSVG(nil, SVGOptions{}))
	for _, cx := range []string{`cx="5"`, `cx="-5"`} {
		if strings.Count(svg, cx) != 1 {
			t.Errorf("not one point at %s", cx)
		}
	}
}

func TestSpecialPointsAreNotJoinedToTheLine(t *testing.T) {
	c := spaced(t, 1, 50, 2, 3)
	c.Series[0].Points[1].Style = Hollow
	for _, e := range parse(t, c.AppendSVG(nil, SVGOptions{})) {
		if e.attrs["class"] == "d-line" {
			if n := len(strings.Fields(e.attrs["points"])); n != 3 {
				t.Errorf("the line joins %d points, want the 3 ordinary ones", n)
			}
			return
		}
	}
	t.Error("there is no line")
}

func TestFarValueStandsAtTheEdgeWithItsFigure(t *testing.T) {
	values := wavy(40)
	values[22] = 412
	svg := spaced(t, values...).AppendSVG(nil, SVGOptions{})
	if count(t, svg, "d-beyond") != 1 || !strings.Contains(string(svg), ">412<") {
		t.Error("the value 412 has no arrow or no figure")
	}
	few := spaced(t, 1, 2, 412).AppendSVG(nil, SVGOptions{})
	if count(t, few, "d-beyond") != 0 {
		t.Error("of three values one was left outside")
	}
}

func TestDrawingOfTheSameChartIsTheSame(t *testing.T) {
	for name, c := range cases(t) {
		a, b := c.AppendSVG(nil, SVGOptions{}), c.AppendSVG([]byte("before"), SVGOptions{})
		if !bytes.Equal(append([]byte("before"), a...), b) {
			t.Errorf("%s: two drawings differ", name)
		}
	}
}

const hostile = "</title></script><script>alert(1)</script>\"' onload='x' &amp; \x00\x1b\xff{a|b} javascript:"

// poisoned returns a chart whose every text is hostile.
func poisoned(t testing.TB) *Chart {
	c := cases(t)["phases"]
	c.ID, c.Title, c.Sentence, c.Desc, c.Unit = hostile, hostile, hostile, hostile, hostile
	for i := range c.Series {
		c.Series[i].Name = hostile
		for k := range c.Series[i].Points {
			c.Series[i].Points[k].Label, c.Series[i].Points[k].Href = hostile, hostile
		}
	}
	for i := range c.Levels {
		c.Levels[i].Label, c.Levels[i].Short = hostile, hostile
	}
	for i := range c.Bands {
		c.Bands[i].Label, c.Bands[i].Short = hostile, hostile
	}
	c.Marks[0].Label = hostile
	for i := range c.Key {
		c.Key[i].Label = hostile
	}
	return c
}

func TestHostileTextStaysText(t *testing.T) {
	c := poisoned(t)
	for _, e := range parse(t, c.AppendSVG(nil, SVGOptions{})) {
		switch e.name {
		case "svg", "title", "desc", "g", "rect", "line", "path", "polyline", "circle", "text":
		default:
			t.Errorf("an element %s", e.name)
		}
	}
	figure, err := c.AppendFigure(nil, SVGOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(figure), "<script"); n != 1 {
		t.Errorf("%d script elements, want the one that holds data", n)
	}
}

func TestOnlyRelativeAddressesBecomeLinks(t *testing.T) {
	for href, want := range map[string]bool{
		"orders.html#PO-1": true, "../f/index.html?a=b:c": true, "#x": true, "a/b:c.html": true, "./x": true,
		"": false, "javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, "java\tscript:x": false, " javascript:x": false,
		"//elsewhere.example/": false, "/etc/passwd": false, `\\host\x`: false, `a\b`: false, "https://elsewhere.example": false,
		"data:text/html,x": false, "mailto:a@b.example": false,
	} {
		if relative(href) != want {
			t.Errorf("%q taken for a relative address: %v", href, !want)
		}
	}
}

func TestLinksAreLeftOutOnPaper(t *testing.T) {
	c := spaced(t, 1, 2, 3)
	if got := string(c.AppendSVG(nil, SVGOptions{Plain: true})); strings.Contains(got, "<a") || !strings.Contains(got, `role="img"`) {
		t.Error("a drawing for paper holds links, or is no image")
	}
	if got := strings.Count(string(c.AppendSVG(nil, SVGOptions{})), "<a"); got != 3 {
		t.Errorf("%d links, want one for each of 3 points", got)
	}
}

func TestTabStopsOnlyAtWhatIsWorthAsking(t *testing.T) {
	stops := 0
	for _, e := range parse(t, cases(t)["phases"].AppendSVG(nil, SVGOptions{})) {
		if e.name == "a" && e.attrs["tabindex"] == "" {
			stops++
		}
	}
	if stops != 2 {
		t.Errorf("%d stops of the tab key, want the signal and the open one", stops)
	}
}

func TestStylesheetKnowsEveryClass(t *testing.T) {
	style, err := os.ReadFile("../../templates/styles/05-chart.css")
	if err != nil {
		t.Fatal(err)
	}
	var drawings [][]byte
	for _, c := range cases(t) {
		drawings = append(drawings, c.AppendSVG(nil, SVGOptions{}))
	}
	drawings = append(drawings, everyItem(t).AppendFigure(nil), someLots(t).AppendSVG(nil, SVGOptions{}),
		somePair(t).AppendSVG(nil, SVGOptions{}), someAhead().AppendFigure(nil), someSmall(cases(t)["phases"].Series[0].Points).AppendFigure(nil))
	for _, svg := range drawings {
		for _, e := range parse(t, svg) {
			for class := range strings.FieldsSeq(e.attrs["class"]) {
				if plain := map[string]bool{"d-when": true, "d-value": true, "d-unit": true, "d-lane": true, "timeline-620": true, "visually-hidden": true, "pair": true}; !plain[class] && !bytes.Contains(style, []byte("."+class)) {
					t.Errorf("the stylesheet has no .%s", class)
				}
			}
		}
	}
}

// FuzzDrawing makes a chart of any bytes: every drawing is well-formed, finite and
// within its bounds, and so are its options.
func FuzzDrawing(f *testing.F) {
	f.Add([]byte("a chart of bytes"), "label", 30)
	f.Add(bytes.Repeat([]byte{0xff, 0x7f, 0, 0, 0xf0}, 40), hostile, 0)
	f.Fuzz(func(t *testing.T, data []byte, text string, days int) {
		c := chartOf(data, text, days)
		svg := c.AppendSVG(nil, SVGOptions{})
		parse(t, svg)
		expectJSON(t, c)
		strip := &Strip{Title: text, HasMedian: true}
		small := &Small{ID: "s", Title: text, Zero: text, HasCentre: true, HasLower: true, HasUpper: true, Points: c.Series[0].Points}
		ahead := &Ahead{ID: "a", Title: text, Desc: text, Today: text, Over: c.Over, Bands: c.Bands, Rows: []AheadRow{{Name: text, Href: text, Closed: c.Bands}}}
		lots := &Lots{ID: "l", Title: text, Over: c.Over}
		pair := &Pair{ID: "p", Title: text, Over: c.Over, Ours: Panel{text, c.Series[0].Points, c.Levels}}
		line := &Timeline{ID: "t", Title: text, Over: c.Over, Bands: c.Bands}
		lane := Lane{Label: text}
		for i, pt := range c.Series[0].Points {
			strip.Dots = append(strip.Dots, StripDot{Days: pt.Y, Style: pt.Style})
			ahead.Rows[0].Marks = append(ahead.Rows[0].Marks, AheadMark{On: pt.On, Kind: AheadKind(pt.Style), Label: text, Href: text})
			lots.Lots = append(lots.Lots, Lot{On: pt.On, Found: int(int8(i * 7)), Sample: int(pt.Style) * 50, Accept: i - 3, Planned: i%2 == 0})
			lane.Items = append(lane.Items, Item{From: pt.On, Until: pt.On + record.Date(int8(i*37)), Promise: pt.On - record.Date(int8(i*91)), State: ItemState(pt.Style), Label: text, Href: text})
		}
		line.Lanes = []Lane{lane, {}}
		parse(t, strip.AppendSVG(nil, StripScale{-10, 30}))
		parse(t, small.AppendFigure(nil))
		parse(t, ahead.AppendFigure(nil))
		parse(t, lots.AppendSVG(nil, SVGOptions{}))
		parse(t, pair.AppendSVG(nil, SVGOptions{}))
		parse(t, line.AppendFigure(nil))
	})
}

// chartOf takes nine bytes for a point: day, style and value.
func chartOf(data []byte, text string, days int) *Chart {
	from := record.NewDate(2020, 1, 1)
	c := &Chart{ID: "f", Title: text, Desc: text, Unit: text, Over: record.Span{From: from, Until: from + record.Date(days%100000)}}
	s := Series{Name: text, Kind: SeriesKind(len(data) % 4)}
	for ; len(data) >= 11; data = data[11:] {
		v := math.Float64frombits(binary.LittleEndian.Uint64(data[3:]))
		on := from + record.Date(int16(binary.LittleEndian.Uint16(data)))
		s.Points = append(s.Points, Point{On: on, Y: v, Style: PointStyle(data[2] % 5), Label: text, Href: text, Ours: v / 2})
		if data[2] > 200 {
			c.Levels = append(c.Levels, Level{record.Span{From: on, Until: on + 200}, v, LevelKind(data[2] % 5), text, ""})
			c.Bands = append(c.Bands, Band{record.SpanOf(on, on+40), BandKind(data[2] % 4), text, ""})
			c.Marks = append(c.Marks, Mark{on, text})
		}
	}
	c.Series = []Series{s}
	return c
}

// A record must not make the site take unbounded time.
func TestTenThousandOfEverythingAreDrawnInLinearTime(t *testing.T) {
	c := chartOf(bytes.Repeat([]byte("0123456789\xff"), 1), "text", 3000)
	pt := c.Series[0].Points[0]
	for i := range 10_000 {
		day := c.Over.From + record.Date(i%3000)
		pt.On, pt.Y = day, float64(i%17)
		c.Series[0].Points = append(c.Series[0].Points, pt)
		c.Levels = append(c.Levels, Level{Over: record.Span{From: day, Until: day + 9}, Y: pt.Y, Label: "level"})
		c.Bands = append(c.Bands, Band{Over: record.SpanOf(day, day+9), Label: "band"})
		c.Marks = append(c.Marks, Mark{day, "mark"})
	}
	// Comparing each with all others would take hours.
	parse(t, c.AppendSVG(nil, SVGOptions{}))
}

func BenchmarkDrawing60Points(b *testing.B) {
	c := benchmarked(b)
	buf := make([]byte, 0, 1<<16)
	b.ReportAllocs()
	for b.Loop() {
		buf = c.AppendSVG(buf[:0], SVGOptions{})
	}
	b.SetBytes(int64(len(buf)))
}

func benchmarked(b *testing.B) *Chart {
	c := spaced(b, wavy(60)...)
	levelled(c, c.Over, Limit, 4, -12, 20)
	return c
}

// someAhead has every kind of mark.
func someAhead() *Ahead {
	from := record.NewDate(2026, 11, 20)
	a := &Ahead{
		ID: "a", Title: "Ahead", Today: "today", Over: record.SpanOf(from, from+99), Months: []Mark{{from + 11, "Dec 2026"}}, Ticks: []Mark{{from + 40, "a working day"}},
		Bands: []Band{{Over: record.SpanOf(from+70, from+90), Kind: Disturbed, Short: "festival"}},
		Rows:  []AheadRow{{Name: "Foshan Yuanda", Href: "f.html", Closed: []Band{{Over: record.SpanOf(from+72, from+88)}}}},
		Key:   []AheadKey{{Kind: AheadPay, Ours: true, Label: "we pay"}},
	}
	for kind := AheadPay; kind <= AheadSay; kind++ {
		a.Rows[0].Marks = append(a.Rows[0].Marks, AheadMark{On: from + record.Date(kind), Kind: kind, Ours: kind == AheadPay, Label: "x", Href: "x.html"})
	}
	return a
}

func someSmall(points []Point) *Small {
	return &Small{ID: "s", Title: "Small", Points: points, Zero: "agreed", Centre: 3, HasCentre: true, Upper: 12, HasUpper: true, From: "1 Jan", Until: "2 Feb"}
}

// One point far away stands at the edge with its figure, so that the others can be told
// apart; one that is only beyond the limit stands where it is.
func TestAFarPointLeavesASmallChartReadable(t *testing.T) {
	for _, c := range []struct {
		far    float64
		figure string // that is written at the edge, "" for none
	}{{15, ""}, {90, ">90<"}, {-80, ">−80<"}} {
		points := []Point{{On: 739000, Y: -4, Label: "early"}, {On: 739005, Y: 9, Label: "late"}, {On: 739100, Y: c.far, Style: Signal, Label: "far"}}
		for i := range 9 {
			points = append(points, Point{On: 739010 + record.Date(i), Y: float64(i), Label: "x"})
		}
		svg := string(someSmall(points).AppendFigure(nil))
		y := func(label string) float64 { return number(t, svg, `cy="([0-9.]+)" r="3"><title>`+label) }
		if apart := y("early") - y("late"); apart < smallPlot/2 {
			t.Errorf("with one point at %v, 13 days are %v pixels", c.far, apart)
		}
		if cut := strings.Contains(svg, "d-beyond"); cut != (c.figure != "") || !strings.Contains(svg, c.figure) {
			t.Errorf("a point at %v: at the edge %v, its figure %q", c.far, cut, c.figure)
		}
	}
}

// On a phone names stand above the marks of their row, with an underline of their own,
// and below those of the row before.
func TestNamesOfTheDaysAheadTouchNoMark(t *testing.T) {
	const ascent, underline, mark = 11, 4, 7 // pixels above and below a name's line, and around a mark's place
	a := someAhead()
	a.Rows = append(a.Rows, a.Rows[0])
	svg := string(a.AppendFigure(nil))
	place := func(pattern string) (list []float64) {
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(svg, -1) {
			v, err := strconv.ParseFloat(m[1], 64)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, v)
		}
		return list
	}
	names, marks := place(`class="d-strong d-narrow"[^>]* y="([0-9.]+)"`), place(`<svg x="[0-9.]+%" y="([0-9.]+)"`)
	if len(names) != 2 || len(marks) != 10 {
		t.Fatalf("%d names, %d marks", len(names), len(marks))
	}
	for i, name := range names {
		if under := marks[5*i] - mark - name; under < underline {
			t.Errorf("row %d: the marks begin %v pixels below its name", i, under)
		}
		if i > 0 && name-ascent < marks[0]+mark {
			t.Errorf("row %d: its name begins above the marks of the row before", i)
		}
	}
}

// What is pointed at as late lies above the line of the agreed day, and today is at the
// left end of the days ahead.
func TestNewDrawingsSayTheTruthOfAKnownPoint(t *testing.T) {
	svg := string(someSmall([]Point{{On: 739000, Y: -4, Label: "early"}, {On: 739010, Y: 9, Label: "late"}}).AppendFigure(nil))
	y := func(label string) float64 {
		return number(t, svg, `cy="([0-9.]+)" r="3"><title>`+label)
	}
	if line := number(t, svg, `class="d-due"[^>]* y1="([0-9.]+)"`); !(y("late") < line && line < y("early")) {
		t.Errorf("late stands at %v, early at %v, the agreed day at %v", y("late"), y("early"), line)
	}
	ahead := string(someAhead().AppendFigure(nil))
	if today := number(t, ahead, `<a href="x.html" tabindex="-1"><svg x="([0-9.]+)%"`); today > 1 {
		t.Errorf("what is due today stands at %v %% of the days ahead", today)
	}
}
