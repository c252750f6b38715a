package figures

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/chart"
	"factorybook/generator/dossier"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// phase is the number of a phase of a chart's points, with its values.
type phase struct {
	reason string
	values []float64
}

// chartOf is a chart of a measure with points ten days apart from 1 January 2025.
func chartOf(t testing.TB, id string, phases ...phase) *measure.Chart {
	t.Helper()
	def, ok := measure.Define(id)
	if !ok {
		t.Fatal(id)
	}
	c := &measure.Chart{Def: def, Currency: "USD"}
	var input []spc.Point
	for n, p := range phases {
		for _, v := range p.values {
			on := wordstest.Date(t, "2025-01-01") + record.Date(10*len(c.Points))
			c.Points = append(c.Points, measure.Point{Ref: measure.Ref{ID: fmt.Sprint("PO-", len(c.Points)+1), On: on, Value: measure.Some(v)}})
			input = append(input, spc.Point{Value: v, Phase: n})
		}
	}
	c.Chart = spc.XmR(input, spc.Options{})
	for _, p := range phases {
		var stated []*record.Phase
		if p.reason != "" {
			stated = []*record.Phase{{From: wordstest.Known(c.Points[c.Phases[len(c.Stated)].From].On), Reason: wordstest.Known(p.reason)}}
		}
		c.Stated = append(c.Stated, stated)
	}
	return c
}

// partnerOf is a factory of which nothing is recorded.
func partnerOf() *Partner {
	return &Partner{Dossier: &dossier.Dossier{Factory: &record.Factory{}, Result: &measure.Result{}}}
}

// times are the values over and over, n of them.
func times(n int, values ...float64) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = values[i%len(values)]
	}
	return list
}

func TestAChartSaysWhatItsNumberOfPointsAllows(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	const trial = "the limits are provisional (dashed), and only points beyond them are reported; from 12 on also runs."
	for _, c := range []struct {
		n                int
		says, policy     string
		centre, outer    int // lines of each kind
		kind             chart.LevelKind
		centreFirstLabel string
	}{
		{2, "2 deliveries, too few for a centre.", "2 points: too few for a centre line.", 0, 0, 0, ""},
		{3, "3 deliveries: on the day to 4 days late. Median on the day.", "3 points: only a median line; limits from 8 on.", 1, 0, 0, "median 0"},
		{7, "7 deliveries: on the day to 4 days late. Median on the day.", "7 points: only a median line; limits from 8 on.", 1, 0, 0, "median 0"},
		// Centre (0+4)/2 = 2, mean range 4: limits 2 ± 2.66 × 4 = −8.64 and 12.64, so that 9
		// early and 13 late are the first whole days beyond them.
		{8, "8 deliveries: on the day to 4 days late. From 9 days early or 13 days late on it would be news.", "8 points: " + trial, 1, 2, chart.Trial, "centre +2"},
		{12, "12 deliveries: on the day to 4 days late. From 9 days early or 13 days late on it would be news.", "12 points: limits from all of them (centre ± 2.66 × mean range).", 1, 2, chart.Limit, "centre +2"},
		{20, "20 deliveries: on the day to 4 days late. From 9 days early or 13 days late on it would be news.", "20 points: the limits are fixed by the first 20 (centre ± 2.66 × mean range).", 1, 2, chart.Limit, "centre +2"},
	} {
		ch := chartOf(t, "slip_days", phase{values: times(c.n, 0, 4)})
		if got := oneSpace(ChartSentence(p, partnerOf(), ch)); got != c.says {
			t.Errorf("%d points: %q, want %q", c.n, got, c.says)
		}
		if got := oneSpace(PolicySays(p, ch)); got != c.policy {
			t.Errorf("%d points: %q, want %q", c.n, got, c.policy)
		}
		over := record.Span{From: ch.Points[0].On, Until: ch.Points[0].On + 400}
		centre, outer := 0, 0
		for i, l := range Levels(p, ch, over) {
			switch {
			case l.Kind == chart.Centre:
				centre++
			case l.Kind == c.kind:
				outer++
			default:
				t.Errorf("%d points: a line of kind %v", c.n, l.Kind)
			}
			if i == 0 && l.Label != c.centreFirstLabel {
				t.Errorf("%d points: the first line is %q", c.n, l.Label)
			}
			if l.Over != over {
				t.Errorf("%d points: the line lies over %v, not all of %v", c.n, l.Over, over)
			}
		}
		if centre != c.centre || outer != c.outer {
			t.Errorf("%d points: %d centre lines and %d limits", c.n, centre, outer)
		}
	}
}

func TestPointsThatHardlyVaryHaveNoLimits(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	ch := chartOf(t, "slip_days", phase{values: times(9, 3)})
	if got := PolicySays(p, ch); got != "9 points that hardly vary: limits would mean nothing." {
		t.Errorf("%q", got)
	}
	if got := oneSpace(ChartSentence(p, partnerOf(), ch)); got != "9 deliveries: 3 days late each. Median 3 days late." {
		t.Errorf("%q", got)
	}
	if l := Levels(p, ch, record.Span{}); len(l) != 1 || l[0].Label != "median +3" {
		t.Errorf("lines %+v", l)
	}
}

// Centre 42, mean range 4: limits 31.36 and 52.64. Of two limits on one side of nothing it
// is said which way from each.
func TestLimitsOnOneSideSayWhichWay(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	ch := chartOf(t, "lead_time", phase{values: times(12, 40, 44)})
	if got := oneSpace(ChartSentence(p, partnerOf(), ch)); got != "12 deliveries: 40 days to 44 days. Up to 31 days or from 53 days on it would be news." {
		t.Errorf("%q", got)
	}
}

func TestALowerLimitThatCannotBeIsLeftOut(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	ch := chartOf(t, "lead_time", phase{values: times(12, 0, 4)})
	ch.Phases[0].HasLower = false
	if got := oneSpace(ChartSentence(p, partnerOf(), ch)); got != "12 deliveries: 0 days to 4 days. From 13 days on it would be news." {
		t.Errorf("%q", got)
	}
	if l := Levels(p, ch, record.Span{}); len(l) != 2 {
		t.Errorf("%d lines, want the centre and the upper limit", len(l))
	}
	ch.Phases[0].Scale = spc.Log
	if got := PolicySays(p, ch); got != "12 points: limits from all of them (centre ± 2.66 × mean range). Computed on logarithms, since the values are skewed." {
		t.Errorf("%q", got)
	}
}

func TestPhasesFollowEachOther(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	ch := chartOf(t, "slip_days", phase{"", times(3, 0, 4)}, phase{"New kiln", times(4, 0, 4)})
	day := func(s string) record.Date { return wordstest.Date(t, s) }
	over := record.Span{From: day("2025-01-01"), Until: day("2025-07-01")}
	l := Levels(p, ch, over)
	if len(l) != 2 || l[0].Over != (record.Span{From: day("2025-01-01"), Until: day("2025-01-31")}) || l[1].Over != (record.Span{From: day("2025-01-31"), Until: day("2025-07-01")}) {
		t.Errorf("lines %+v", l)
	}
	for i, want := range []int{0, 0, 0, 1, 1, 1, 1} {
		if got := PhaseAt(ch, i); got != &ch.Phases[want] {
			t.Errorf("point %d is not of phase %d", i, want)
		}
	}
	for _, from := range []string{"2025-01-25", "2025-01-31"} { // before its first point, which is on the 31st, and on it
		ch.Stated[1][0].From = wordstest.Known(day(from))
		if got := Marks(p, ch); len(got) != 1 || got[0].Label != "New kiln" || got[0].On != day(from) {
			t.Errorf("stated on %s: marks %+v", from, got)
		}
	}
	ch.Stated[1] = nil
	if got := PhaseDay(ch, 1); len(Marks(p, ch)) != 0 || got != day("2025-01-31") {
		t.Errorf("never stated: marks %+v, begins on %s", Marks(p, ch), got)
	}
}

func TestWhatStandsOutIsSaid(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	// Limits are those of the first twenty: 2 ± 10.6. The two points are beyond; they,
	// and six after them, are a run above.
	ch := chartOf(t, "slip_days", phase{values: append(times(20, 0, 4), 20, -20, 3, 3, 3, 3, 3, 3, 3, 3, 3)})
	ch.Points[21].Open = true
	want := []string{ // the latest first
		"Eight or more in a row above the centre, up to PO-31 on 28 Oct 2025: the level has moved.",
		"PO-22, promised for 30 Jul 2025: 20 days early so far, beyond the limits.",
		"PO-21 on 20 Jul 2025: 20 days late, beyond the limits. Ask what happened.",
	}
	for at, since := range []record.Date{ch.Points[21].On + 1, ch.Points[21].On, ch.Points[20].On} {
		recent, earlier := Signals(p, ch, since)
		var got []string
		for _, s := range append(recent, earlier...) {
			got = append(got, oneSpace(s))
		}
		if diff := cmp.Diff(want, got); diff != "" || len(recent) != at+1 {
			t.Errorf("%d since %s, -want +got\n%s", len(recent), since, diff)
		}
	}
	below := chartOf(t, "slip_days", phase{values: append(times(20, 0, 4), times(8, 1)...)})
	if got, _ := Signals(p, below, 0); len(got) != 1 || oneSpace(got[0]) != "Eight or more in a row below the centre, up to PO-28 on 28 Sep 2025: the level has moved." {
		t.Errorf("below the centre: %q", got)
	}
	if got, _ := Signals(p, chartOf(t, "slip_days", phase{values: times(20, 0, 4)}), 0); len(got) != 0 {
		t.Errorf("ordinary points: %q", got)
	}
	ch.Points[22].Special = measure.SpecialRush
	for i, want := range map[int]string{0: "", 20: "beyond limits", 21: "not finished, days so far, beyond limits", 22: "rush order"} {
		if got := PointNote(p, ch, i); got != want {
			t.Errorf("point %d: %q, want %q", i, got, want)
		}
	}
}

func TestTheKeyNamesTheShapesThatOccur(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	if keys := Legend(p, []chart.Point{{Style: chart.Plain}}); len(keys) != 0 {
		t.Errorf("plain points need no key: %+v", keys)
	}
	want := []chart.Key{
		{Style: chart.Plain, Label: "done"}, {Style: chart.Hollow, Label: "left out of the limits: around Spring Festival, rush order"},
		{Style: chart.Cross, Label: "never complete"}, {Style: chart.Hatched, Label: "days that our own delays explain"},
	}
	points := []chart.Point{{Style: chart.Cross}, {Style: chart.Hollow, Why: "rush order"}, {Style: chart.Hollow, Why: "around Spring Festival"}, {Style: chart.Hollow, Why: "rush order"}}
	if diff := cmp.Diff(want, Legend(p, points, []chart.Point{{Y: 3, Ours: 1}, {Style: chart.Hollow}, {Style: chart.Plain, Why: "of no hollow point"}})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestAValueIsSaidInItsUnit(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	for _, c := range []struct{ id, quantity, number, unit string }{
		{"slip_days", "1,234.5 days late", "+1,234.5", "days late"},
		{"order_gap_days", "1,234.5 days", "1,234.5", "days"},
		{"order_steadiness", "USD 1,234", "1,234", "USD"}, // no digits after the point
	} {
		ch := chartOf(t, c.id, phase{values: []float64{1234.5}})
		if got := [3]string{oneSpace(ChartQuantity(p, ch, 1234.5)), ChartNumber(p, ch, 1234.5), ChartUnit(p, ch)}; got != [3]string{c.quantity, c.number, c.unit} {
			t.Errorf("%s: %q", c.id, got)
		}
	}
}

func TestTheAxisOfAllDrawingsReachesFromTheFirstDayToToday(t *testing.T) {
	p, partner := read(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2024-03-10, promised: 2025-03-01, deliveries: [{ready: 2025-03-02}]}
- {id: PO-2, confirmed: 2023-01-01}
`)
	day := func(s string) record.Date { return wordstest.Date(t, s) }
	if got := Axis(p, partner); got != (record.Span{From: day("2024-03-10"), Until: day("2025-07-01")}) {
		t.Errorf("from %s until %s", got.From, got.Until)
	}
	partner.Result.Charts[0].Points[0].On = day("2025-08-01")
	if got := Axis(p, partner); got.Until != day("2025-08-02") {
		t.Errorf("a point on 1 August, and the axis ends before %s", got.Until)
	}
	_, empty := read(t, "name: Foshan Yuanda\n")
	if got := Axis(p, empty); got != (record.Span{From: p.AsOf, Until: p.AsOf + 1}) {
		t.Errorf("nothing dated: %v", got)
	}
}

func TestShutdownsAreShadedOnce(t *testing.T) {
	p, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
closures:
  - {name: New Year, from: 2025-01-20, until: 2025-02-08}
  - {name: Stocktaking, from: 2025-05-01, until: 2025-05-05}
  - {from: 2025-06-30, until: 2025-07-05}
  - {name: After all, from: 2025-07-01, until: 2025-07-05}
  - {name: Before all, from: 2024-12-01, until: 2024-12-31}
`)
	over := record.Span{From: wordstest.Date(t, "2025-01-01"), Until: p.AsOf + 1}
	var got []string
	for _, b := range Bands(p, partner.Factory, over) {
		kind := map[chart.BandKind]string{chart.Closed: "closed", chart.Disturbed: "disturbed"}[b.Kind]
		got = append(got, oneSpace(kind+" "+p.Words.Span(b.Over)+" "+b.Label))
	}
	want := []string{
		"disturbed 2 Jan to 1 Mar 2025 ", // 18 days before and 21 after
		"closed 20 Jan to 8 Feb 2025 Spring Festival 2025",
		"closed 1 to 5 May 2025 Stocktaking",
		"closed 30 Jun to 5 Jul 2025 shutdown",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}
