package figures

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/chart"
	"factorybook/generator/record"
)

// lineOf is the first order of an archive as a line.
func lineOf(t *testing.T, order string) OrderLine {
	t.Helper()
	if !strings.Contains(order, "placed:") && !strings.Contains(order, "deliveries:") {
		order = "placed: 2025-02-10\n" + order
	}
	p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\n"+order+"\n")
	return LineOf(p, partner.Factory, DuesByOrder(partner.Result)["PO-1"], &partner.Factory.Orders[0])
}

func TestAnOrderAsALineSaysTheDaysAndWhatOneAsksNext(t *testing.T) {
	const late = "approvals: [{what: Artwork, due: 2025-04-01, done: "
	for _, c := range []struct{ name, order, want string }{
		{"no promise", "placed: 2025-02-10", "|open, no promise recorded||open"},
		{"in time", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-15}]", "15 Apr 2025|on the day||done"},
		{"a day late", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-16}]", "15 Apr 2025|1 day late||late"},
		{"due tomorrow", "promised: 2025-07-01", "1 Jul 2025|in 1 day||open"},
		{"due today", "promised: 2025-06-30", "30 Jun 2025|today||open"},
		{"due yesterday", "promised: 2025-06-29", "29 Jun 2025|1 day overdue||overdue"},
		{"closed with nothing", "promised: 2025-04-15\nclosed: 2025-05-01", "15 Apr 2025|never delivered||missed"},
		{"cancelled by us", "promised: 2025-08-15\ncancelled: {on: 2025-04-01, by: importer}", "15 Aug 2025|cancelled (we)||cancelled"},
		{"cancelled by them: the outcome says so", "promised: 2025-08-15\ncancelled: {on: 2025-04-01, by: factory}", "15 Aug 2025|never delivered||cancelled"},
		{"moved, with the reason", "promised: 2025-06-29\npromise_changes: [{told: 2025-06-20, to: 2025-07-05, asked_by: factory, reason: kiln}]", "29 Jun 2025|1 day overdue|now promised for 5 Jul: kiln|overdue"},
		{"moved twice, the last reason", "promised: 2025-06-29\npromise_changes: [{told: 2025-06-20, to: 2025-07-02, asked_by: factory, reason: kiln}, {told: 2025-06-21, to: 2025-07-05, asked_by: factory, reason: glaze}]",
			"29 Jun 2025|1 day overdue|now promised for 5 Jul: glaze|overdue"},
		{"moved away and back to a day, the last reason for it", "promised: 2025-06-29\npromise_changes: [{told: 2025-06-20, to: 2025-07-05, asked_by: factory, reason: kiln}, {told: 2025-06-21, to: 2025-07-02, asked_by: factory, reason: tape}, {told: 2025-06-22, to: 2025-07-05, asked_by: factory, reason: glaze}]",
			"29 Jun 2025|1 day overdue|now promised for 5 Jul: glaze|overdue"},
		{"came on the day it was moved to", "promised: 2025-04-15\npromise_changes: [{told: 2025-04-10, to: 2025-04-20, asked_by: factory, reason: kiln}]\ndeliveries: [{ready: 2025-04-20}]", "15 Apr 2025|5 days late||late"},
		{"all of it ours", "promised: 2025-04-15\n" + late + "2025-04-03}]\ndeliveries: [{ready: 2025-04-17}]", "15 Apr 2025|2 days late|all of it may be ours|late"},
		{"one day of it ours", "promised: 2025-04-15\n" + late + "2025-04-02}]\ndeliveries: [{ready: 2025-04-17}]", "15 Apr 2025|2 days late|up to 1 day may be ours|late"},
		{"nothing of it ours", "promised: 2025-04-15\n" + late + "2025-04-01}]\ndeliveries: [{ready: 2025-04-17}]", "15 Apr 2025|2 days late||late"},
		{"short", "promised: 2025-04-15\nlines: [{sku: A, quantity: 10}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 4}}]\nclosed: 2025-04-15", "15 Apr 2025|on the day|closed short|done"},
		{"rush and special", "promised: 2025-07-01\nrush: true\nspecial: new mould", "1 Jul 2025|in 1 day|rush order; special: new mould|open"},
		{"two days promised, one open", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-07-29}]\ndeliveries: [{ready: 2025-04-20, quantities: {A: 1}}]", "29 Jul 2025|in 29 days|one of 2 promised days|open"},
		{"two days promised, both open", "lines: [{sku: A, quantity: 1, promised: 2025-07-29}, {sku: B, quantity: 1, promised: 2025-07-15}]", "15 Jul 2025|in 15 days|one of 2 promised days|open"},
		{"two days promised, the later one open", "lines: [{sku: A, quantity: 1, promised: 2025-07-29}, {sku: B, quantity: 1, promised: 2025-04-15}]\ndeliveries: [{ready: 2025-04-20, quantities: {B: 1}}]", "29 Jul 2025|in 29 days|one of 2 promised days|open"},
		{"two days promised, the one that came latest", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-04-29}]\ndeliveries: [{ready: 2025-04-17, quantities: {A: 1}}, {ready: 2025-05-02, quantities: {B: 1}}]",
			"29 Apr 2025|3 days late|one of 2 promised days|late"},
		{"two days promised, equally late: the first", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-04-29}]\ndeliveries: [{ready: 2025-04-17, quantities: {A: 1}}, {ready: 2025-05-01, quantities: {B: 1}}]",
			"15 Apr 2025|2 days late|one of 2 promised days|late"},
	} {
		l := lineOf(t, c.order)
		if got := oneSpace(l.Promised + "|" + l.Days + "|" + l.Remark + "|" + l.State); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// Today is 30 June 2025: 1 April is 90 days ago, 31 March 91. PO-0 says on which days
// goods were shipped and received in this book, if at all.
func TestAnOrderThatIsNotClosedSaysWhereItsGoodsAre(t *testing.T) {
	const both, shipped, neither = "ready: 2024-05-02, shipped: 2024-05-04, received: 2024-06-10", "ready: 2024-05-02, shipped: 2024-05-04", "ready: 2024-05-02"
	for _, c := range []struct{ name, other, delivery, rest, want string }{
		{"shipped", both, "ready: 2025-06-02, shipped: 2025-06-04", "", "shipped 4 Jun, no arrival recorded"},
		{"shipped with others", both, "ready: 2025-06-02, shipped: 2025-06-04, shipment: S-7", "", "shipped 4 Jun as S-7, no arrival recorded"},
		{"received", both, "ready: 2025-06-02, shipped: 2025-06-04, received: 2025-06-29", "", ""},
		{"received without a day of shipping", both, "ready: 2025-06-02, received: 2025-06-29", "", ""},
		{"closed", both, "ready: 2025-06-02, shipped: 2025-06-04", "closed: 2025-06-20", ""},
		{"ready", both, "ready: 2025-06-30", "", "ready, no shipping recorded"},
		{"ready a voyage ago", both, "ready: 2025-04-01", "", "ready, no shipping recorded"},
		{"ready longer ago", both, "ready: 2025-03-31", "", ""},
		{"no arrival is recorded in this book", shipped, "ready: 2025-06-02, shipped: 2025-06-04", "", ""},
		{"ready, in a book without arrivals", shipped, "ready: 2025-06-02", "", "ready, no shipping recorded"},
		{"no shipping is recorded in this book", neither, "ready: 2025-06-02", "", ""},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\n- {id: PO-0, placed: 2024-02-01, promised: 2024-05-02, deliveries: [{"+c.other+"}]}\n"+
			"- id: PO-1\n  placed: 2025-02-10\n  promised: 2025-06-30\n  deliveries: [{"+c.delivery+"}]\n  "+c.rest+"\n")
		l := LineOf(p, partner.Factory, DuesByOrder(partner.Result)["PO-1"], &partner.Factory.Orders[1])
		if got := oneSpace(l.Remark); got != c.want || l.UnderWay != (c.want != "") {
			t.Errorf("%s: %q, under way %v, want %q", c.name, got, l.UnderWay, c.want)
		}
	}
}

func TestTheBarOfAnOrderReachesFromThePlacingToTheDayItWasThere(t *testing.T) {
	type bar = chart.Bar
	for _, c := range []struct {
		name, order string
		want        *bar
	}{
		{"no promise", "placed: 2025-02-10", nil},
		{"without the day it was placed", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-16}]", &bar{Until: 1}},
		{"in time", "placed: 2025-04-05\npromised: 2025-04-15\ndeliveries: [{ready: 2025-04-14}]", &bar{From: -10, Until: -1}},
		{"by our own day", "placed: 2025-04-05\npromised: 2025-04-15\napprovals: [{what: A, due: 2025-04-10, done: 2025-04-11}]\ndeliveries: [{ready: 2025-04-17}]", &bar{From: -10, Until: 2, Ours: 1}},
		{"open", "placed: 2025-06-25\npromised: 2025-07-05", &bar{From: -10, Until: -5, State: chart.BarOpen}},
		{"overdue and moved", "placed: 2025-06-19\npromised: 2025-06-29\npromise_changes: [{told: 2025-06-20, to: 2025-07-02, asked_by: factory}]", &bar{From: -10, Until: 1, Plan: 3, State: chart.BarOpen, Asked: true}},
		{"here by the promise, ready on no day that is known", "placed: 2025-04-05\npromised: 2025-04-15\ndeliveries: [{received: 2025-04-15}]", &bar{From: -10}},
		{"here before it", "placed: 2025-04-05\npromised: 2025-04-15\ndeliveries: [{received: 2025-04-13}]", &bar{From: -10, Until: -2}},
		{"here after it: not drawn late", "placed: 2025-04-05\npromised: 2025-04-15\ndeliveries: [{received: 2025-04-16}]", &bar{From: -10}},
		{"cancelled", "placed: 2025-04-05\npromised: 2025-08-15\ncancelled: {on: 2025-05-01, by: importer}", &bar{From: -132, State: chart.BarDropped}},
	} {
		switch got := lineOf(t, c.order).Bar; {
		case (got == nil) != (c.want == nil):
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		case got != nil && *got != *c.want:
			t.Errorf("%s: %+v, want %+v", c.name, *got, *c.want)
		}
	}
}

func TestTheScaleOfBarsIsInWholeWeeksAndLeavesOneInTwentyOut(t *testing.T) {
	bars := func(n int, from, until int) []*chart.Bar {
		list := []*chart.Bar{nil}
		for range n {
			list = append(list, &chart.Bar{From: from, Until: until})
		}
		return list
	}
	for _, c := range []struct {
		name  string
		bars  []*chart.Bar
		scale chart.BarScale
	}{
		{"none", nil, chart.BarScale{Before: 28, After: 14}},
		{"four weeks and two", bars(3, -28, 14), chart.BarScale{Before: 28, After: 14}},
		{"a day more on both sides", bars(3, -29, 15), chart.BarScale{Before: 35, After: 21}},
		{"where it is planned for", []*chart.Bar{{From: -1, Until: 2, Plan: 22}}, chart.BarScale{Before: 28, After: 28}},
		{"one of twenty is longer", append(bars(19, -28, 14), &chart.Bar{From: -90, Until: 90}), chart.BarScale{Before: 28, After: 14}},
		{"one of nineteen is longer", append(bars(18, -28, 14), &chart.Bar{From: -91, Until: 91}), chart.BarScale{Before: 91, After: 91}},
	} {
		if got := BarScale(c.bars); got != c.scale {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.scale)
		}
	}
}

func TestAnOrderIsInWorkFromItsFirstDayToTheLastOneThatIsKnown(t *testing.T) {
	for _, c := range []struct{ name, order, want string }{
		{"not placed on a day that is known: from its first one", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-16}]", "2025-04-15 to 2025-04-16"},
		{"open", "placed: 2025-02-10\npromised: 2025-08-01", "2025-02-10 to 2025-06-30"},
		{"all came", "placed: 2025-02-10\npromised: 2025-04-15\ndeliveries: [{ready: 2025-04-16}]", "2025-02-10 to 2025-04-16"},
		{"here on a day, ready before", "placed: 2025-02-10\npromised: 2025-04-15\ndeliveries: [{received: 2025-04-20}]", "2025-02-10 to 2025-04-20"},
		{"in two parts", "placed: 2025-02-10\nlines: [{sku: A, quantity: 1, promised: 2025-04-29}, {sku: B, quantity: 1, promised: 2025-04-15}]\ndeliveries: [{ready: 2025-04-20, quantities: {A: 1}}, {ready: 2025-04-17, quantities: {B: 1}}]", "2025-02-10 to 2025-04-20"},
		{"ended with nothing", "placed: 2025-02-10\npromised: 2025-08-15\ncancelled: {on: 2025-04-01, by: importer}", "2025-02-10 to 2025-04-01"},
		{"delivered on no day that is known", "placed: 2025-02-10\npromised: 2025-04-15\nlines: [{sku: A, quantity: 1}]\ndeliveries: [{quantities: {A: 1}}]", "2025-02-10 to 2025-02-10"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\n"+c.order+"\n")
		span := InWork(p, partner.Factory, DuesByOrder(partner.Result)["PO-1"], &partner.Factory.Orders[0])
		got := "-"
		if span != (record.Span{}) {
			got = fmt.Sprintf("%s to %s", span.From, span.Last())
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestAStreakIsSaidFromFourDeliveriesOnWithWhatIsOurs(t *testing.T) {
	order := func(n int, ready, more string) string {
		return fmt.Sprintf("- {id: PO-%d, placed: 2025-01-10, promised: 2025-03-%02d, deliveries: [{ready: 2025-03-%s}]%s}\n", n, n+1, ready, more)
	}
	const ours = ", approvals: [{what: A, due: 2025-02-01, done: 2025-02-28}]"
	for _, c := range []struct{ name, orders, want string }{
		{"three in time", order(1, "02", "") + order(2, "03", "") + order(3, "04", ""), ""},
		{"four in time", order(1, "02", "") + order(2, "03", "") + order(3, "04", "") + order(4, "05", ""), "All 4 deliveries promised since 2 Mar 2025 were ready in time."},
		{"four in time after a late one", order(1, "03", "") + order(2, "03", "") + order(3, "04", "") + order(4, "05", "") + order(5, "06", ""), "All 4 deliveries promised since 3 Mar 2025 were ready in time."},
		{"a late one last", order(1, "02", "") + order(2, "03", "") + order(3, "04", "") + order(4, "05", "") + order(5, "07", ""), ""},
		{"four late", order(1, "20", "") + order(2, "20", "") + order(3, "20", "") + order(4, "20", ""), "None of the 4 deliveries promised since 2 Mar 2025 was ready in time."},
		{"four late, one by us", order(1, "20", "") + order(2, "20", ours) + order(3, "20", "") + order(4, "20", ""), "None of the 4 deliveries promised since 2 Mar 2025 was ready in time; 1 of 4 were once our own delays are taken out."},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\n"+c.orders)
		if got := oneSpace(Streak(p, partner.Result)); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestASumOfOrdersIsByCurrencyAndOnlyWhereAllIsKnown(t *testing.T) {
	for _, c := range []struct {
		name, orders string
		overdue      int
		want         string
	}{
		{"two", "- {id: PO-1, value: 10}\n- {id: PO-2, value: 5}\n", 0, "2 orders · USD 15"},
		{"one overdue", "- {id: PO-1, value: 10}\n- {id: PO-2, value: 5}\n", 1, "2 orders, 1 overdue · USD 15"},
		{"one not known", "- {id: PO-1, value: 10}\n- {id: PO-2}\n", 0, "2 orders"},
		{"one called off", "- {id: PO-1, value: 10}\n- {id: PO-2, value: 5, cancelled: {on: 2025-03-01, by: importer}}\n", 0, "2 orders · USD 10"},
		{"two currencies", "- {id: PO-1, value: 10}\n- {id: PO-2, value: 5, currency: CNY}\n- {id: PO-3, value: 7}\n", 0, "3 orders · USD 17 · CNY 5"},
		{"nothing", "- {id: PO-1, value: 0}\n", 0, "1 order"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\n"+c.orders)
		ids := []string{"PO-9"} // of no order
		for i := range partner.Factory.Orders {
			ids = append(ids, partner.Factory.Orders[i].ID.V)
		}
		if got := oneSpace(OpenSum(p, partner.Factory, ids[1:], c.overdue)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatIssuesCostIsAddedUpByCurrencyOursFirst(t *testing.T) {
	for _, c := range []struct{ name, issues, want string }{
		{"none says", "- {id: Q-1, opened: 2025-03-01, title: A}\n", ""},
		{"one side", "- {id: Q-1, opened: 2025-03-01, title: A, cost: {importer: 10}}\n", "ours USD 10, theirs USD 0"},
		{"the other side", "- {id: Q-1, opened: 2025-03-01, title: A, cost: {factory: 10}}\n", "ours USD 0, theirs USD 10"},
		{"two and one without", "- {id: Q-1, opened: 2025-03-01, title: A, cost: {importer: 10, factory: 1}}\n- {id: Q-2, opened: 2025-03-02, title: B}\n- {id: Q-3, opened: 2025-03-03, title: C, cost: {importer: 5, factory: 2.5}}\n", "ours USD 15, theirs USD 3.50"},
		{"two currencies", "- {id: Q-1, opened: 2025-03-01, title: A, cost: {importer: 10, currency: CNY}}\n- {id: Q-2, opened: 2025-03-02, title: B, cost: {factory: 5}}\n- {id: Q-3, opened: 2025-03-03, title: C, cost: {factory: 3, currency: CNY}}\n",
			"ours CNY 10, theirs CNY 3, ours USD 0, theirs USD 5"},
	} {
		p, partner := read(t, "-- issues/2025.yaml --\n"+c.issues)
		if got := oneSpace(IssuesCost(p, partner.Factory, partner.Factory.Issues...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestWhatADrawingTellsOnTouchSaysWhoMovedThePromiseLast(t *testing.T) {
	for _, c := range []struct{ name, order, want string }{
		{"not moved", "", "PO-1 · goods · promised for 15 Apr 2025 · 76 days overdue"},
		{"by them", "promise_changes: [{told: 2025-04-10, to: 2025-07-20, asked_by: factory, reason: kiln}]", "PO-1 · goods · promised for 15 Apr 2025 · 76 days overdue, now promised for 20 Jul · they moved it to 20 Jul 2025: kiln"},
		{"by us last, told on the same day", "promise_changes: [{told: 2025-04-10, to: 2025-07-10, asked_by: factory}, {told: 2025-04-10, to: 2025-07-20, asked_by: importer}]", "PO-1 · goods · promised for 15 Apr 2025 · 76 days overdue, now promised for 20 Jul, of which our own delays may explain up to 10 days · we moved it to 20 Jul 2025"},
		{"by both", "promise_changes: [{told: 2025-04-10, to: 2025-07-20, asked_by: both}]", "PO-1 · goods · promised for 15 Apr 2025 · 76 days overdue, now promised for 20 Jul · both moved it to 20 Jul 2025"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\n"+c.order+"\n")
		if got := oneSpace(DueTip(p, &partner.Result.Dues[0])); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestAMoveOfAnotherLineSaysNothingOfThisOne(t *testing.T) {
	p, partner := read(t, `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 1, promised: 2025-04-20}, {sku: B, quantity: 1}]
promise_changes: [{told: 2025-04-10, to: 2025-07-20, skus: [A], asked_by: factory}]
`)
	moved := map[string]string{}
	for i := range partner.Result.Dues {
		d := &partner.Result.Dues[i]
		moved[Goods(p.Words, d)] = movedBy(p, d)
	}
	if moved["A"] == "" || moved["B"] != "" {
		t.Errorf("who moved: %q", moved)
	}
}

func TestAPaymentIsDrawnOnceItIsMadeOrOverdue(t *testing.T) {
	for _, c := range []struct {
		name, payment string
		drawn         bool
		days          float64
		style         chart.PointStyle
	}{
		{"due today", "{due: 2025-06-30, amount: 1}", false, 0, chart.Plain},
		{"due on a Friday", "{due: 2025-06-27, amount: 1}", true, 3, chart.Open},
		{"due on a Sunday, overdue from the Tuesday on", "{due: 2025-06-29, amount: 1}", false, 0, chart.Plain},
		{"no day", "{amount: 1}", false, 0, chart.Plain},
		{"paid on its day", "{due: 2025-06-26, paid: 2025-06-26, amount: 1}", true, 0, chart.Plain},
		{"paid a day late", "{due: 2025-06-26, paid: 2025-06-27, amount: 1}", true, 1, chart.Plain},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npayments: ["+c.payment+"]\n")
		pt, drawn := DebtPoint(p, partner, &partner.Result.Debts[0])
		if drawn != c.drawn || drawn && (pt.Y != c.days || pt.Style != c.style) {
			t.Errorf("%s: drawn %t at %v in style %v", c.name, drawn, pt.Y, pt.Style)
		}
	}
}
