package chart

import (
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/record"
)

// everyItem is a timeline with an item of every state, and many orders.
func everyItem(t testing.TB) *Timeline {
	over := threeYears(t)
	asOf := over.Last()
	l := &Timeline{ID: "time", Title: "Timeline", Desc: "Everything.", Over: over, AsOf: asOf, Bands: festivals(t)}
	var orders Lane
	for i := range 60 {
		placed := over.From + record.Date(i*18)
		it := Item{From: placed, Promise: placed + 45, Until: placed + 45 + record.Date(i%11-4), Label: "PO-" + strconv.Itoa(i), Href: "orders.html#PO-" + strconv.Itoa(i)}
		if it.Until > asOf {
			it.Until, it.State = asOf, Running
		}
		orders.Items = append(orders.Items, it)
	}
	orders.Items[7].State = Dropped
	l.Lanes = []Lane{{Label: "Orders", Items: orders.Items}, {Label: "Visits", Items: []Item{
		{From: over.From + 10, Label: "visit"}, {From: over.From + 10, Label: "another"},
		{From: asOf, State: Planned, Label: "planned"}, {From: asOf - 90, State: Dropped, Label: "called off"},
	}}}
	return l
}

func someLots(t testing.TB) *Lots {
	l := &Lots{ID: "lots", Title: "Lots", Unit: "% of sample", Over: threeYears(t), Bands: festivals(t)}
	for i := range 30 {
		lot := Lot{On: l.Over.From + record.Date(20+35*i), Sample: 125, Found: i % 9, Accept: 7, Planned: true, Label: "lot " + strconv.Itoa(i), Href: "orders.html"}
		if lot.Found > lot.Accept {
			lot.Style = Signal
		}
		l.Lots = append(l.Lots, lot)
		l.Upper = append(l.Upper, 8)
	}
	return l
}

func somePair(t testing.TB) *Pair {
	return &Pair{
		ID: "pair", Title: "Slip and payments", Desc: "Both.", Unit: "days", Over: threeYears(t), Bands: festivals(t),
		Ours:   Panel{Title: "We paid late: 3 of 12", Points: spaced(t, wavy(12)...).Series[0].Points},
		Theirs: Panel{Title: "They were late: 4 of 14", Points: spaced(t, wavy(14)...).Series[0].Points, Levels: []Level{{Y: 3, Label: "centre 3"}}},
	}
}

func TestItemsOfALaneDoNotTouch(t *testing.T) {
	l := everyItem(t).layout()
	for n, lane := range l.lanes {
		items := l.Lanes[n].Items
		for i := range items {
			for k := range i {
				if lane.rows[i] != lane.rows[k] {
					continue
				}
				a0, a1 := l.reach(&items[i])
				b0, b1 := l.reach(&items[k])
				if a0 < b1 && b0 < a1 {
					t.Errorf("%q touches %q", items[i].Label, items[k].Label)
				}
			}
		}
	}
}

func TestTimelineShowsEveryItem(t *testing.T) {
	l := everyItem(t)
	seen := titles(t, l.AppendFigure(nil))
	for _, lane := range l.Lanes {
		for _, it := range lane.Items {
			if seen[it.Label] == 0 {
				t.Errorf("%q is missing", it.Label)
			}
		}
	}
}

func TestOnlyDaysAfterThePromiseAreHeavy(t *testing.T) {
	over := threeYears(t)
	order := func(until int) []byte {
		it := Item{From: over.From, Promise: over.From + 45, Until: over.From + record.Date(until)}
		l := &Timeline{ID: "t", Over: over, Lanes: []Lane{{Items: []Item{it}}}}
		return l.AppendFigure(nil)
	}
	late, early, punctual := order(60), order(30), order(45)
	if count(t, late, "d-late") != 1 || count(t, late, "d-due") != 1 {
		t.Error("a late order has no heavy part or no promise")
	}
	if count(t, early, "d-late") != 0 || count(t, early, "d-spare") != 1 {
		t.Error("an early order has a heavy part, or is not joined to its promise")
	}
	ours := Item{From: over.From, Promise: over.From + 45, Until: over.From + 60, Ours: 15}
	if figure := (&Timeline{ID: "t", Over: over, Lanes: []Lane{{Items: []Item{ours}}}}).AppendFigure(nil); count(t, figure, "d-late") != 0 || count(t, figure, "d-explained") != 1 {
		t.Error("days that are all ours are drawn as theirs")
	}
	if count(t, punctual, "d-late") != 0 || count(t, punctual, "d-spare") != 0 {
		t.Error("an order on its day is drawn early or late")
	}
}

func TestALaneCanBeLeftOutAlone(t *testing.T) {
	l := everyItem(t)
	l.Lanes[0].Key = "orders"
	figure := string(l.AppendFigure(nil))
	if got := strings.Count(figure, `<div class="lane`); got != len(l.Lanes) {
		t.Errorf("%d lanes stand by themselves, want %d", got, len(l.Lanes))
	}
	if !strings.Contains(figure, `class="lane lane-orders"`) {
		t.Error("the orders cannot be told from the other lanes")
	}
}

// The overview says how many of a quarter's orders were late, and draws what lies above
// the line of the promised day later than it.
func TestOverviewDrawsLateAboveThePromisedDay(t *testing.T) {
	over := threeYears(t)
	quarter := record.Span{From: over.From + 100, Until: over.From + 191}
	l := &Timeline{ID: "t", Over: over, Lanes: []Lane{{Items: []Item{{From: over.From}}}}, Quarters: []QuarterOfOrders{
		{Over: quarter, N: 8, Late: 2, Days: Quarter{Over: quarter, Low: -4, Median: 6, High: 9}, Label: "8 orders, 2 late"},
	}}
	figure := l.AppendFigure(nil)
	if count(t, figure, "d-count-late") != 1 || titles(t, figure)["8 orders, 2 late"] == 0 {
		t.Error("the late ones of the quarter are not drawn, or it says nothing")
	}
	height := func(class string) (top float64) {
		for _, e := range parse(t, figure) {
			if e.attrs["class"] == class {
				top, _ = strconv.ParseFloat(e.attrs["height"], 64)
			}
		}
		return top
	}
	if all, late := height("d-count"), height("d-count-late"); late*4 != all {
		t.Errorf("2 late of 8 are drawn %.1f of %.1f high", late, all)
	}
}

func TestLotAboveItsAcceptanceNumberStandsAboveItsStroke(t *testing.T) {
	lots := someLots(t)
	c, allowed := lots.chart()
	d := c.layoutWith(SVGOptions{}, allowed)
	for i := range lots.Lots {
		lot := &lots.Lots[i]
		found, _ := lot.share(lot.Found)
		limit, _ := lot.share(lot.Accept)
		if above := d.y(found) < d.y(limit); above != (lot.Found > lot.Accept) {
			t.Errorf("%d found, %d accepted: above its stroke is %v", lot.Found, lot.Accept, above)
		}
	}
	svg := lots.AppendSVG(nil, SVGOptions{})
	if got := count(t, svg, "d-accept"); got != len(lots.Lots) {
		t.Errorf("%d strokes for %d lots", got, len(lots.Lots))
	}
	expectRoom(t, svg)
}

func TestPairHasOneScaleAndOneTimeAxis(t *testing.T) {
	ours, theirs := somePair(t).layout(SVGOptions{Height: pairPlot})
	if ours.axis != theirs.axis || ours.ext != theirs.ext {
		t.Error("the two panels have scales of their own")
	}
	if ours.top >= theirs.top {
		t.Error("ours does not stand above theirs")
	}
	svg := somePair(t).AppendSVG(nil, SVGOptions{})
	expectRoom(t, svg)
	if strings.Contains(string(svg), "<a ") {
		t.Error("a drawing for paper holds links")
	}
}

func BenchmarkTimeline60Orders(b *testing.B) {
	l := everyItem(b)
	buf := make([]byte, 0, 1<<16)
	b.ReportAllocs()
	for b.Loop() {
		buf = l.AppendFigure(buf[:0])
	}
}
