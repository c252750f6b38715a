package figures

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// What turns on whether something is none, one or more, of this kind or another.

func TestAKeyOfOneKindOfPoint(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	for _, c := range []struct {
		name   string
		points []chart.Point
		want   string
	}{
		{"none", nil, ""},
		{"one that is open", []chart.Point{{Style: chart.Open}}, "not finished, days so far"},
		{"one left out, nobody says why", []chart.Point{{Style: chart.Hollow}}, "left out of the limits"},
		{"one left out, for a reason", []chart.Point{{Style: chart.Hollow, Why: "rush order"}}, "left out of the limits: rush order"},
		{"one in work, with a reason that is no key's", []chart.Point{{Style: chart.Open, Why: "rush order"}}, "not finished, days so far"},
		{"plain, a day of it ours", []chart.Point{{Ours: 1}}, "done | days that our own delays explain"},
		{"a signal needs the key of a plain one", []chart.Point{{Style: chart.Signal}}, "done | beyond the limits"},
	} {
		var got []string
		for _, k := range Legend(p, c.points) {
			got = append(got, k.Label)
		}
		want := c.want
		for _, s := range []struct{ open, signal string }{{p.Words.Say("shape.open"), p.Words.Say("shape.signal")}} {
			want = strings.ReplaceAll(strings.ReplaceAll(want, "not finished, days so far", s.open), "beyond the limits", s.signal)
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

func TestAChartSaysSinceWhenItsLimitsHold(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	for _, c := range []struct {
		name   string
		phases []phase
		want   string
	}{
		{"one phase", []phase{{"", times(3, 0, 4)}}, "3 deliveries: on the day"},
		{"one phase that was stated", []phase{{"New kiln", times(3, 0, 4)}}, "3 deliveries since 1 Jan 2025 (New kiln): on the day"},
		{"the second phase, nobody says why", []phase{{"", times(3, 0, 4)}, {"", times(3, 0, 4)}}, "3 deliveries since 31 Jan 2025: on the day"},
		{"the second phase, for a reason", []phase{{"", times(3, 0, 4)}, {"New kiln", times(3, 0, 4)}}, "3 deliveries since 31 Jan 2025 (New kiln): on the day"},
		{"the third phase", []phase{{"", times(3, 0, 4)}, {"", times(3, 0, 4)}, {"", times(3, 0, 4)}}, "3 deliveries since 2 Mar 2025: on the day"},
	} {
		if got := oneSpace(ChartSentence(p, partnerOf(), chartOf(t, "slip_days", c.phases...))); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOnlyPointsThatLimitsComeFromSayHowFarTheyReach(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	ch := chartOf(t, "slip_days", phase{values: append(times(8, 0, 4), 50, 60, 70)})
	ch.Points[8].Special, ch.Points[9].Open = measure.SpecialRush, true
	ch.Points[10].Special, ch.Points[10].Open = measure.SpecialRush, true
	if got := oneSpace(ChartSentence(p, partnerOf(), ch)); !strings.Contains(got, ": on the day to 4 days late.") {
		t.Errorf("special and open points count: %q", got)
	}
	many := chartOf(t, "slip_days", phase{values: times(152, 1)})
	for i := range many.Points {
		many.Points[i].On = wordstest.Date(t, "2025-01-01")
	}
	many.Points[0].Special, many.Points[1].Open = measure.SpecialRush, true
	if got := Quarters(p, many); len(got) != 1 || !strings.Contains(oneSpace(got[0].Label), "150") {
		t.Errorf("of 152 points, one special and one open: %+v, want 150 counted", got)
	}
}

const shown = `
-- factory.yaml --
name: Foshan Yuanda
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-01-10
  promised: 2025-03-01
  lines: [{sku: A, name: Bowl, quantity: 4, price: 2.5}]
  approvals: [{what: Artwork, due: 2025-02-01, done: 2025-02-02}]
  promise_changes: [{told: 2025-02-20, to: 2025-03-03, asked_by: factory, reason: Clay}]
  deliveries: [{ready: 2025-03-03}]
  payments: [{stage: deposit, due: 2025-01-20, paid: 2025-01-20, amount: 10}, {stage: balance, due: 2025-01-20, paid: 2025-01-22, amount: 5}]
- {id: PO-2, placed: 2025-02-10, promised: 2025-06-20, lines: [{sku: A, name: Plate, quantity: 4, price: 2.5}]}
- {id: PO-3, placed: 2025-02-11, payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 7}]}
-- visits/a.yaml --
- date: 2025-05-20
- date: 2025-06-01
- date: 2025-06-10
`

func TestAPointOnTouchSaysWhatItIs(t *testing.T) {
	p, partner := read(t, shown)
	for _, c := range []struct {
		measure string
		want    []string // each begins or ends so
	}{
		{"slip_days", []string{"PO-1 · Bowl · promised for 1 Mar 2025 · ready 2 days late, of which our own delays may explain up to 1 day · they moved it to 3 Mar 2025: Clay · first order", "PO-2 · Plate · promised for 20 Jun 2025 · 10 days overdue"}},
		{"lead_time", []string{"PO-1 · Bowl · 42 days · they moved it to 3 Mar 2025: Clay · first order"}}, // from the deposit on
		{"days_beyond_terms", []string{"PO-1 · deposit paid, USD 10 · due 20 Jan 2025 · on the day", "PO-1 · balance paid, USD 5 · due 20 Jan 2025 · 2 days late", "PO-3 · deposit paid, USD 7 · due 20 Feb 2025 · on the day"}},
	} {
		ch := partner.Result.Chart(c.measure)
		if ch == nil {
			t.Errorf("no chart of %s", c.measure)
			continue
		}
		var got []string
		for i := range ch.Points {
			got = append(got, oneSpace(PointTip(p, partner, ch, i)))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.measure, diff)
		}
	}
	for i := range partner.Result.Charts {
		ch := &partner.Result.Charts[i]
		for n := range ch.Points {
			want := 0.0
			if ch.Def.ID == "slip_days" && ch.Points[n].ID == "PO-1" {
				want = 1
			}
			if got := PointOurs(p, partner, ch, n); got != want {
				t.Errorf("%s, %s: %v days of ours, want %v", ch.Def.ID, ch.Points[n].ID, got, want)
			}
		}
	}
}

func TestAnOrderNamesAtMostThreeDaysItWasPromisedFor(t *testing.T) {
	for lines, want := range map[string]string{
		"{sku: A, quantity: 1, promised: 2025-08-01}":                                                                                                                                        "1 Aug 2025",
		"{sku: A, quantity: 1, promised: 2025-08-01}, {sku: B, quantity: 1, promised: 2025-08-02}":                                                                                           "1 Aug 2025 and 2 Aug 2025",
		"{sku: A, quantity: 1, promised: 2025-08-01}, {sku: B, quantity: 1, promised: 2025-08-02}, {sku: C, quantity: 1, promised: 2025-08-03}":                                              "1 Aug 2025, 2 Aug 2025 and 3 Aug 2025",
		"{sku: A, quantity: 1, promised: 2025-08-01}, {sku: B, quantity: 1, promised: 2025-08-02}, {sku: C, quantity: 1, promised: 2025-08-03}, {sku: D, quantity: 1, promised: 2025-08-04}": "1 Aug 2025, 2 Aug 2025 and 2 later days",
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\nlines: ["+lines+"]\n")
		if got := oneSpace(Promises(p.Words, &partner.Factory.Orders[0])); got != want {
			t.Errorf("%s: %q, want %q", lines, got, want)
		}
	}
}

func TestAFigureHasTheCommentsOfTheFactoryOnItAlone(t *testing.T) {
	p, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
factory_comments:
  - {measure: on_time, on: 2025-05-01, text: The kiln was down}
  - {measure: otif, text: Pieces break}
  - {measure: on_time, text: It runs again}
`)
	for id, want := range map[string]string{
		"on_time":   "The factory's comment of 1 May 2025: The kiln was down | The factory's comment: It runs again",
		"otif":      "The factory's comment: Pieces break",
		"lead_time": "",
	} {
		var got []string
		for _, c := range Comments(p, partner.Factory, id) {
			got = append(got, oneSpace(c.Label+": "+c.Text))
		}
		if got := strings.Join(got, " | "); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestAPromiseThatHadNoDayMovesByNone(t *testing.T) {
	for _, c := range []struct{ name, order, want string }{
		{"a line's day moves", "promised: 2025-08-01\npromise_changes: [{told: 2025-03-01, to: 2025-08-02, asked_by: factory, skus: [A]}]\nlines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}]", "1 Mar 2025 they: promise of A moved to 2 Aug 2025 | 1 day later"},
		{"the first day of all", "promise_changes: [{told: 2025-03-01, to: 2025-08-02, asked_by: factory}]", "1 Mar 2025 they: ready promised for 2 Aug 2025"},
	} {
		_, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"+c.order+"\n")
		got := told(partner.Orders[0].Events)
		if last := got[len(got)-1]; last != c.want {
			t.Errorf("%s: %q, want %q", c.name, last, c.want)
		}
	}
}

func TestAClosureSaysHowMuchLongerItWasOnlyWhereBothDaysAreKnown(t *testing.T) {
	for closure, want := range map[string]string{
		"from: 2025-03-01, until: 2025-03-05, actual_until: 2025-03-06":                        "1 day longer",
		"from: 2025-03-01, until: 2025-03-05, actual_until: 2025-03-05":                        "",
		"from: 2025-03-01, until: 2025-03-05, actual_until: 2025-03-04":                        "",
		"from: 2025-03-01, actual_until: 2025-03-06":                                           "",
		"from: 2025-03-01, until: 2025-03-05, announced: 2025-02-28":                           "announced 1 day",
		"from: 2025-03-01, until: 2025-03-05, actual_until: 2025-03-06, announced: 2025-02-28": "1 day longer",
	} {
		p, partner := read(t, "-- factory.yaml --\nname: Yuanda\nclosures: [{"+closure+"}]\n")
		list := ClosureEvents(p, partner.Factory)
		got := ""
		if len(list) > 0 {
			got = oneSpace(list[0].Against)
		}
		if got != want && (want == "" || !strings.Contains(got, want)) {
			t.Errorf("%s: %q, want %q", closure, got, want)
		}
	}
}

func TestTheKindsOfCasesHaveTheirWords(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	explained, _ := measure.Define("late_dues_explained")
	causes, _ := measure.Define("causes")
	for _, c := range []struct {
		def       *measure.Definition
		key, want string
	}{
		{explained, string(measure.Covered), "covered by our delays"},
		{explained, string(measure.NotCovered), "not covered"},
		{explained, string(measure.Untraced), "cannot be told"},
		{causes, record.ByFactory, "their side"},
	} {
		if got := countLabel(p, c.def, c.key); got != c.want {
			t.Errorf("%s: %q, want %q", c.key, got, c.want)
		}
	}
	share := shareOf(t, "on_time", 9, 12, measure.Steady, nil)
	if got := more(p, share); len(got) != 0 {
		t.Errorf("a share without a median has %v", got)
	}
	share.Median = measure.Some(3)
	if got := more(p, share); len(got) != 1 || oneSpace(got[0].Value) != "3 days" {
		t.Errorf("a share with a median has %v", got)
	}
	days := shareOf(t, "lead_time", 0, 3, measure.Steady, nil)
	days.Median = measure.Some(3)
	if got := more(p, days); len(got) != 0 {
		t.Errorf("a median that is the figure itself stands twice: %v", got)
	}
}

func TestEventsAreOneLineOnlyWhenTheyAreOfOneOrderAndOneDay(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	const day = record.Date(20000)
	a := Event{Day: day, Record: "PO-1", Href: "orders.html#PO-1", Kind: "order", KindWord: "order", Side: "importer", Who: "we", What: "placed", Anchor: "a"}
	with := func(change func(e *Event)) Event {
		e := a
		e.Kind, e.KindWord, e.What, e.Anchor = "payment", "payment", "paid", ""
		change(&e)
		return e
	}
	for _, c := range []struct {
		name string
		b    Event
		want bool
	}{
		{"alike", with(func(*Event) {}), true},
		{"the day after", with(func(e *Event) { e.Day++ }), false},
		{"another order", with(func(e *Event) { e.Record = "PO-2" }), false},
		{"another page", with(func(e *Event) { e.Href = "orders.html#PO-2" }), false},
		{"a document stands behind it", with(func(e *Event) { e.File = "a.pdf" }), false},
		{"no kind of an order", with(func(e *Event) { e.Kind = "visit" }), false},
	} {
		if got := together(&a, &c.b); got != c.want {
			t.Errorf("%s: together is %t", c.name, got)
		}
		if lines := OneLineADay(p, []Event{a, c.b}); (len(lines) == 1) != c.want {
			t.Errorf("%s: %d lines", c.name, len(lines))
		}
	}
	undated, nameless := a, a
	undated.Day, nameless.Record = 0, ""
	if together(&undated, &undated) || together(&nameless, &nameless) {
		t.Error("what has no day or no record is joined")
	}
	// The state that asks most, the quote and the anchor of the parts stay.
	late := with(func(e *Event) { e.State, e.Quote, e.Anchor = "late", "Bank holiday", "b" })
	open := with(func(e *Event) { e.State, e.What, e.Side = "open", "balance open", "factory" })
	got := OneLineADay(p, []Event{a, late, open})
	if len(got) != 1 || got[0].State != "open" || got[0].Side != "both" || got[0].Anchor != "b" || got[0].What != "placed; paid: Bank holiday; balance open" {
		t.Errorf("joined: %+v", got)
	}
	if got := OneLineADay(p, []Event{a, with(func(*Event) {})}); got[0].Side != "importer" || got[0].Anchor != "a" || got[0].What != "placed; paid" {
		t.Errorf("joined: %+v", got)
	}
	// Three days, each with two events.
	var list []Event
	for d := range 3 {
		for range 2 {
			e := a
			e.Day += record.Date(d)
			list = append(list, e)
		}
	}
	if got := OneLineADay(p, list); len(got) != 3 {
		t.Errorf("%d lines for three days", len(got))
	}
}

func TestAnOrderInWorkIsOpenOrOverdue(t *testing.T) {
	for state, want := range map[string]bool{"open": true, "overdue": true, "late": false, "done": false, "cancelled": false, "missed": false, "": false} {
		if OpenState(state) != want {
			t.Errorf("%q: open is %t", state, !want)
		}
	}
	for lines, want := range map[string]string{
		"{sku: A, name: Bowl}": "Bowl", "{sku: A}": "A", "{quantity: 1}": "goods", "{quantity: 1}, {sku: B}": "B",
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\nlines: ["+lines+"]\n")
		if got := OrderGoods(p.Words, &partner.Factory.Orders[0]); got != want {
			t.Errorf("%s: %q, want %q", lines, got, want)
		}
	}
}

func TestTheReasonOfAMoveIsThatOfTheLastMoveToTheDay(t *testing.T) {
	move := func(told, to record.Date, reason string) record.PromiseChange {
		return record.PromiseChange{Told: wordstest.Known(told), To: wordstest.Known(to), Reason: wordstest.Known(reason)}
	}
	for _, c := range []struct {
		name    string
		changes []record.PromiseChange
		want    string
	}{
		{"none", nil, ""},
		{"to another day", []record.PromiseChange{move(1, 8, "clay")}, ""},
		{"one", []record.PromiseChange{move(1, 9, "clay")}, "clay"},
		{"two of one day: the one that stands later", []record.PromiseChange{move(1, 9, "clay"), move(1, 9, "kiln")}, "kiln"},
		{"the later stands first", []record.PromiseChange{move(2, 9, "clay"), move(1, 9, "kiln")}, "clay"},
	} {
		if got := lastReason(wordstest.Site(t, words.English).Words, &record.Order{Changes: c.changes}, &measure.Due{Last: 9}); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestASumCountsNoDeliveryWhereNoneIsDue(t *testing.T) {
	for _, c := range []struct{ name, orders, want string }{
		{"none is due", "- {id: PO-1, placed: 2025-01-10, value: 10}\n", "1 order · USD 10"},
		{"one in time", "- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, value: 10, deliveries: [{ready: 2025-03-01}]}\n", "1 order · 1 of 1 delivery in time · USD 10"},
		{"one late", "- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, value: 10, deliveries: [{ready: 2025-03-02}]}\n", "1 order · 0 of 1 delivery in time · USD 10"},
		{"one late by us", "- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, value: 10, approvals: [{what: A, due: 2025-02-01, done: 2025-02-02}], deliveries: [{ready: 2025-03-02}]}\n", "1 order · 0 of 1 delivery in time · 1 of 1 once our own delays are taken out · USD 10"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\n"+c.orders)
		want := c.want
		if _, rest, ok := strings.Cut(want, " · 0 of 1"); ok {
			want = "1 order · " + oneSpace(p.Words.Say("orders.in_time", "k", 0, "n", 1))
			if strings.Contains(rest, "1 of 1") {
				want += " · " + oneSpace(p.Words.Say("orders.in_time_adjusted", "k", 1, "n", 1))
			}
			want += " · USD 10"
		} else if strings.Contains(want, "1 of 1") {
			want = "1 order · " + oneSpace(p.Words.Say("orders.in_time", "k", 1, "n", 1)) + " · USD 10"
		}
		if got := oneSpace(OrdersSum(p, partner.Factory, []string{"PO-1"}, DuesByOrder(partner.Result)["PO-1"], 0)); got != want {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
	}
}

func TestPricesAreInTheirUnit(t *testing.T) {
	for unit, want := range map[string]string{"": "USD", "pcs": "USD / pcs"} {
		if got := oneSpace(PriceUnit(wordstest.Site(t, words.English).Words, &measure.PriceSeries{Currency: "USD", Unit: unit})); got != want {
			t.Errorf("%q: %q, want %q", unit, got, want)
		}
	}
}

func TestALateCaseSaysWhichDaysMayBeOurs(t *testing.T) {
	p, partner := read(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, approvals: [{what: A, due: 2025-02-01, done: 2025-02-02}], promise_changes: [{told: 2025-02-20, to: 2025-03-02, asked_by: factory}], deliveries: [{ready: 2025-03-03}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-01, lines: [{sku: A, quantity: 1}], deliveries: [{ready: 2025-03-02, quantities: {A: 1}, documents: 2025-03-02}], payments: [{stage: deposit, due: 2025-01-20, paid: 2025-01-22, amount: 1}]}
`)
	const ours = "of which our own delays may explain up to 1 day"
	for id, want := range map[string][2]bool{ // whether it is said of PO-1
		"on_time": {true}, "slip_days": {true}, "on_time_adjusted": {false}, "on_time_latest": {false},
	} {
		got := behind(p, partner, id)
		if len(got) == 0 || strings.Contains(got[0], ours) != want[0] {
			t.Errorf("%s: %q", id, got)
		}
	}
	for _, line := range behind(p, partner, "payments_on_time") {
		if strings.Contains(line, "may explain") {
			t.Errorf("a payment of ours: %q", line)
		}
	}
}

func TestWhatIsOpenIsOursOrTheirs(t *testing.T) {
	for side, want := range map[string]bool{record.ByImporter: true, record.ByFactory: false} {
		if got := (&Todo{Side: side}).Place().Ours; got != want {
			t.Errorf("%s: ours is %t", side, got)
		}
	}
}

// Overdue by ten days as of 30 June 2025; an approval of ours was late by so many days.
func TestGoodsThatAreOverdueSayWhatOurDelaysMayExplain(t *testing.T) {
	for done, want := range map[string]string{
		"2025-04-01": "Deliver goods",
		"2025-04-02": "Deliver goods, up to 1 day of it",
		"2025-04-03": "Deliver goods, up to 2 days of it",
		"2025-04-10": "Deliver goods, up to 9 days of it",
		"2025-04-11": "Deliver goods, all",
		"2025-04-12": "Deliver goods, all",
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: 2025-06-20\napprovals: [{what: Artwork, due: 2025-04-01, done: "+done+"}]\n")
		var d *Todo
		for i := range partner.Todos {
			if partner.Todos[i].Kind == "delivery" {
				d = &partner.Todos[i]
			}
		}
		parts := strings.SplitN(want, ", ", 2)
		ours := ""
		if len(parts) == 2 {
			switch days := strings.Fields(parts[1]); {
			case parts[1] == "all":
				ours = p.Words.Say("todo.delays_all_ours")
			default:
				n := map[string]int{"1": 1, "2": 2, "9": 9}[days[2]]
				ours = p.Words.Say("todo.delays_ours", "n", n)
			}
		}
		if d.Ours != ours || d.AllOurs != strings.HasSuffix(want, "all") {
			t.Errorf("approved on %s: %q (all of it: %t), want %q", done, d.Ours, d.AllOurs, ours)
		}
	}
}

func TestWhoMadeAPromiseInATalkAndHowOftenItWasCarriedOver(t *testing.T) {
	const people = "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: chen-li, name: Chen Li, role: sales}, {id: wu-fang, name: Wu Fang, role: quality}]\n"
	for _, c := range []struct{ name, book, made, carried string }{
		{"theirs, who was on the phone", "-- talks/2025.yaml --\n- {on: 2025-02-01, by: factory, with: [wu-fang]}\n- {on: 2025-03-01, by: factory, with: [chen-li], promises: [{by: factory, what: A}]}\n- {on: 2025-03-02, by: factory, with: [wu-fang]}\n", "by Chen Li", ""},
		{"ours", "-- talks/2025.yaml --\n- {on: 2025-03-01, by: factory, with: [chen-li], promises: [{by: importer, what: A}]}\n", "by us", ""},
		{"carried over once", "-- visits/a.yaml --\n- {date: 2025-03-01, promises: [{by: factory, what: A}]}\n- {date: 2025-03-02}\n", "by them", "carried over once"},
		{"carried over twice", "-- visits/a.yaml --\n- {date: 2025-03-01, promises: [{by: factory, what: A}]}\n- {date: 2025-03-02}\n- {date: 2025-03-03}\n", "by them", "carried over 2 times"},
	} {
		p, partner := read(t, people+c.book)
		promise := &partner.Result.Promises[0]
		if got := oneSpace(MadeBy(p.Words, partner.Factory, promise)); !strings.HasSuffix(got, c.made) {
			t.Errorf("%s: %q, want %q", c.name, got, c.made)
		}
		if got := oneSpace(Carried(p.Words, partner.Factory, promise)); got != c.carried {
			t.Errorf("%s: %q, want %q", c.name, got, c.carried)
		}
	}
}

func TestATalkInWhichAPromiseStandsIsNotSaidOfIt(t *testing.T) {
	const promise = "promises: [{id: kiln, by: factory, what: Mend the tunnel kiln}]"
	for _, c := range []struct{ name, book, want string }{
		{"alone", "-- talks/2025.yaml --\n- {on: 2025-03-01, by: factory, about: Tunnel kiln broken, " + promise + "}\n", ""},
		{"a later talk", "-- talks/2025.yaml --\n- {on: 2025-03-01, by: factory, about: Tunnel kiln broken, " + promise + "}\n- {on: 2025-03-02, by: factory, about: Tunnel kiln runs}\n", "Tunnel kiln runs"},
		{"made at a visit", "-- visits/a.yaml --\n{date: 2025-03-01, " + promise + "}\n-- talks/2025.yaml --\n- {on: 2025-03-02, by: factory, about: Tunnel kiln runs}\n", "Tunnel kiln runs"},
	} {
		_, partner := read(t, c.book)
		got := ""
		for i := range partner.Todos {
			if partner.Todos[i].Kind == "promise" {
				for _, s := range partner.Todos[i].Said {
					got += s.Text
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIsSaidOfAnOrderLinksOnlyToMessages(t *testing.T) {
	p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-03-10\nnotes: They wait.\n-- talks/2025.yaml --\n{on: 2025-04-01, by: factory, about: PO-1 starts}\n")
	var got []string
	for _, s := range OrderSaid(p, partner.Factory, &partner.Factory.Orders[0]) {
		got = append(got, s.Text+" "+strings.SplitN(s.Path, "#", 2)[0])
	}
	if len(got) != 2 || got[0] != "They wait. " || !strings.HasSuffix(got[1], "timeline.html") {
		t.Errorf("%q", got)
	}
}

func TestMarksOfANoteAreTakenAway(t *testing.T) {
	for text, want := range map[string]string{
		"[plan](a.pdf)": "plan", "[plan](a.pdf) and [list](b.pdf)": "plan and list", "![picture](a.jpg) here": "picture here",
		"[no link": "[no link", "no link](a)": "no link](a)", "a [plan](open": "a [plan](open", "[](a) empty": "empty", "[x] done": "[x] done",
		"](": "](", "x](y)[": "x](y)[", "[plan]()": "plan",
	} {
		if got := unmarked(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for line, want := range map[string]string{
		"- a": "a", "1. a": "a", "12. a": "a", ". a": ". a", "1.a": "1.a", "1 a": "1 a", "> a": "a",
	} {
		if got := listItem(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestADueIsDrawnHollowOnlyWhereItIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		name, order string
		style       chart.PointStyle
		why         string
	}{
		{"ordinary", "promised: 2025-05-01, deliveries: [{ready: 2025-05-02}]", chart.Plain, ""},
		{"a rush order", "promised: 2025-05-01, rush: true, deliveries: [{ready: 2025-05-02}]", chart.Hollow, "rush order"},
		{"overdue", "promised: 2025-05-01", chart.Open, ""},
	} {
		// The first order with a factory is left out, so another comes before it.
		p, partner := read(t, "-- orders/2025.yaml --\n- {id: PO-0, placed: 2025-01-01}\n- {id: PO-1, placed: 2025-04-01, "+c.order+"}\n")
		pt, ok := DuePoint(p, partner.Factory, &partner.Result.Dues[0])
		if !ok || pt.Style != c.style || pt.Why != c.why {
			t.Errorf("%s: drawn %t in style %v, %q", c.name, ok, pt.Style, pt.Why)
		}
	}
	p, partner := read(t, "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, payments: [{stage: deposit, due: 2025-03-20, amount: 1}], cancelled: {on: 2025-03-10, by: importer}}\n")
	if pt, drawn := DebtPoint(p, partner, &partner.Result.Debts[0]); drawn {
		t.Errorf("what a cancellation makes moot is drawn: %+v", pt)
	}
}

func TestGoodsThatCameBeforeACancellationAreNotCancelled(t *testing.T) {
	for _, c := range []struct{ name, deliveries, state string }{
		{"nothing came", "[]", "cancelled"},
		{"all came", "[{ready: 2025-03-01, quantities: {A: 10}}]", "done"},
		{"all came on a day that is not known", "[{quantities: {A: 10}}]", "done"},
		{"a part came", "[{ready: 2025-03-01, quantities: {A: 1}}]", "missed"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\nlines: [{sku: A, quantity: 10}]\ndeliveries: "+c.deliveries+"\ncancelled: {on: 2025-05-01, by: factory}\n")
		if _, state := Standing(p, partner.Factory, DuesByOrder(partner.Result)["PO-1"], &partner.Factory.Orders[0]); state != c.state {
			t.Errorf("%s: %q, want %q", c.name, state, c.state)
		}
	}
}
