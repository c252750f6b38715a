package figures

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestWhereAnOrderStands(t *testing.T) {
	const late = "approvals: [{what: Artwork, due: 2025-04-01, done: "
	for _, c := range []struct{ name, order, want string }{
		{"no promise", "confirmed: 2025-02-12", "open: open, no promise recorded"},
		{"no promise, all came", "deliveries: [{ready: 2025-04-15}]", "done: delivered, no promise recorded"},
		{"no promise, closed", "closed: 2025-04-15", "done: closed, no promise recorded"},
		{"cancelled before anything came", "promised: 2025-08-15\ncancelled: {on: 2025-04-01, by: importer}", "cancelled: cancelled (we)"},
		{"cancelled by them", "promised: 2025-08-15\ncancelled: {on: 2025-04-01, by: factory}", "cancelled: cancelled (they)"},
		{"closed with nothing", "promised: 2025-04-15\nclosed: 2025-05-01", "missed: never delivered"},
		{"in time", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-15}]", "done: ready on the day"},
		{"a day early", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-14}]", "done: ready 1 day early"},
		{"a day late", "promised: 2025-04-15\ndeliveries: [{ready: 2025-04-16}]", "late: ready 1 day late"},
		{"by its shipping day", "promised: 2025-04-15\ndeliveries: [{shipped: 2025-04-16}]", "late: ready 1 day late, by its shipping day"},
		{"due tomorrow", "promised: 2025-07-01", "open: due in 1 day"},
		{"due today", "promised: 2025-06-30", "open: due today"},
		{"due yesterday", "promised: 2025-06-29", "overdue: 1 day overdue"},
		{"promised anew", "promised: 2025-06-29\npromise_changes: [{told: 2025-06-20, to: 2025-07-05, asked_by: factory}]", "overdue: 1 day overdue, now promised for 5 Jul"},
		{"late by less than our days", "promised: 2025-04-15\n" + late + "2025-04-11}]\ndeliveries: [{ready: 2025-04-24}]", "late: ready 9 days late, which our own delays may explain"},
		{"late by exactly our days", "promised: 2025-04-15\n" + late + "2025-04-11}]\ndeliveries: [{ready: 2025-04-25}]", "late: ready 10 days late, which our own delays may explain"},
		{"late by more than our days", "promised: 2025-04-15\n" + late + "2025-04-11}]\ndeliveries: [{ready: 2025-04-26}]", "late: ready 11 days late, of which our own delays may explain up to 10 days"},
		{"late by our day and more", "promised: 2025-04-15\n" + late + "2025-04-02}]\ndeliveries: [{ready: 2025-04-17}]", "late: ready 2 days late, of which our own delays may explain up to 1 day"},
		{"late, and we were in time", "promised: 2025-04-15\n" + late + "2025-04-01}]\ndeliveries: [{ready: 2025-04-17}]", "late: ready 2 days late"},
		{"in time, though we were late", "promised: 2025-04-15\n" + late + "2025-04-11}]\ndeliveries: [{ready: 2025-04-15}]", "done: ready on the day"},
		{"here by the promise", "promised: 2025-04-15\ndeliveries: [{received: 2025-04-15}]", "done: ready in time: here by 15 Apr"},
		{"here after the promise", "promised: 2025-04-15\ndeliveries: [{received: 2025-04-16}]", "done: here by 16 Apr; the day it was ready is not recorded"},
		{"delivered some day", "promised: 2025-04-15\ndeliveries: [{quantities: {A: 1}}]\nlines: [{sku: A, quantity: 1}]", "done: delivered; the day is not recorded"},
		{"short and closed", "promised: 2025-04-15\nlines: [{sku: A, quantity: 10}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 4}}]\nclosed: 2025-04-15", "done: ready on the day, closed short"},
		{"a line cancelled by them, the others came", "promised: 2025-04-15\nlines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, cancelled: {on: 2025-04-01, by: factory}}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 1}}]", "done: ready on the day, the rest was cancelled"},
		{"a line cancelled by us in time, the others came", "promised: 2025-04-15\nlines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, cancelled: {on: 2025-04-01, by: importer}}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 1}}]", "done: ready on the day"},
		{"a line closed, the others came", "promised: 2025-04-15\nlines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, closed: 2025-05-01}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 1}}]", "done: ready on the day, closed short"},
		{"a part came, then cancelled by them", "promised: 2025-04-15\nlines: [{sku: A, quantity: 10}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 4}}]\ncancelled: {on: 2025-05-01, by: factory}", "missed: only a part was delivered"},
		{"one line complete, then cancelled by us", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-08-29}]\ndeliveries: [{ready: 2025-04-15, quantities: {A: 1}}]\ncancelled: {on: 2025-05-01, by: importer}",
			"done: for 15 Apr: ready on the day; for 29 Aug: cancelled (we)"},
		{"nothing was wanted any more", "promised: 2025-04-15\nlines: [{sku: A, quantity: 10}]\nchanges: [{on: 2025-03-01, by: importer, sku: A, quantity: 0}]\nclosed: 2025-03-01", "done: closed"},
		{"nothing of a line with its own promise was wanted any more", "lines: [{sku: A, quantity: 10, promised: 2025-04-15}]\nchanges: [{on: 2025-03-01, by: importer, sku: A, quantity: 0}]\nclosed: 2025-03-01", "done: closed"},
		{"two promises, the worse state", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-06-29}]\ndeliveries: [{ready: 2025-04-20, quantities: {A: 1}}]",
			"overdue: for 15 Apr: ready 5 days late; for 29 Jun: 1 day overdue"},
		{"two promises, open and late", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-07-29}]\ndeliveries: [{ready: 2025-04-20, quantities: {A: 1}}]",
			"open: for 15 Apr: ready 5 days late; for 29 Jul: due in 29 days"},
		{"two promises, late and in time", "lines: [{sku: A, quantity: 1, promised: 2025-04-15}, {sku: B, quantity: 1, promised: 2025-04-29}]\ndeliveries: [{ready: 2025-04-20}]",
			"late: for 15 Apr: ready 5 days late; for 29 Apr: ready 9 days early"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"+c.order+"\n")
		o := &partner.Factory.Orders[0]
		said, state := Standing(p, partner.Factory, DuesByOrder(partner.Result)["PO-1"], o)
		if got := state + ": " + oneSpace(said); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestOnlyWhatIsStillWaitedForIsToBeDelivered(t *testing.T) {
	for order, want := range map[string]string{
		"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}]":                                                                                  "A and B",
		"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}]\ndeliveries: [{ready: 2025-04-10, quantities: {A: 1}}]":                           "B",
		"lines: [{sku: A, quantity: 9}, {sku: B, quantity: 1}]\ndeliveries: [{ready: 2025-04-10, quantities: {A: 8}}]":                           "A and B",
		"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, cancelled: {on: 2025-03-01, by: importer}}]":                                       "A",
		"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, closed: unknown}]":                                                                 "A",
		"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 4}]\nchanges: [{on: 2025-03-01, by: both, sku: A, quantity: 0}]":                      "B",
		"tolerance: {under: 10%}\nlines: [{sku: A, quantity: 10}, {sku: B, quantity: 4}]\ndeliveries: [{ready: 2025-04-10, quantities: {A: 9}}]": "B",
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\n"+order+"\n")
		if len(partner.Result.Dues) != 1 || partner.Result.Dues[0].Outcome != measure.DueOpen {
			t.Fatalf("%s: %v", order, partner.Result.Dues)
		}
		if got := OpenGoods(p.Words, &partner.Result.Dues[0]); got != want {
			t.Errorf("%s: deliver %q, want %q", order, got, want)
		}
	}
}

func TestGoodsAreNamedUpToTwo(t *testing.T) {
	for _, c := range []struct{ lines, want string }{
		{"", "goods"},
		{"lines: [{sku: A, name: Bowl, quantity: 1}]", "Bowl"},
		{"lines: [{sku: A, name: Bowl, quantity: 1}, {sku: B, quantity: 1}]", "Bowl and B"},
		{"lines: [{sku: A, name: Bowl, quantity: 1}, {sku: B, quantity: 1}, {sku: C, quantity: 1}]", "Bowl, B and 1 more"},
		{"lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}, {sku: C, quantity: 1}, {sku: D, quantity: 1}]", "A, B and 2 more"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\n"+c.lines+"\n")
		if got := Goods(p.Words, &partner.Result.Dues[0]); got != c.want {
			t.Errorf("%s: %q, want %q", c.lines, got, c.want)
		}
	}
}

func TestWhatIsToBeDoneIsSaidInFull(t *testing.T) {
	_, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
terms: {lead_time_days: 45}
contacts:
  - {id: chen-li, name: Chen Li, role: sales, confirmed: 2024-06-01}
  - {id: wu-fang, name: Wu Fang, role: quality}
certificates: [{name: BSCI, issued: 2024-06-16, expires: 2025-07-15}]
agreements: [{kind: framework, signed: 2024-06-01, until: 2025-07-30, summary: Prices hold}, {kind: volume, signed: 2024-06-01, until: 2025-07-31}]
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
promised: 2025-07-02
promise_changes: [{told: 2025-06-20, to: 2025-07-05, asked_by: factory}]
lines: [{sku: A, name: Bowl, quantity: 1}]
approvals: [{what: Artwork, due: 2025-06-29}, {due: 2025-06-30}]
payments:
  - {stage: deposit, due: 2025-06-28, amount: 10}
  - {stage: balance, after: documents, days: 14}
-- visits/a.yaml --
date: 2025-01-20
confirmed: [wu-fang]
promises: [{id: kiln, by: factory, what: Mend the kiln, due: 2025-07-03}, {by: importer, what: Write}]
-- visits/b.yaml --
date: 2025-02-20
promises: [{id: kiln, by: factory, what: Mend the kiln, due: 2025-07-09}]
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-06-26, raised_by: importer, title: Chips}
- {id: Q-2, opened: 2025-06-26, raised_by: factory}
-- talks/2025.yaml --
- {on: 2025-06-26, by: importer, channel: wechat, about: Glaze}
- {on: 2025-06-26, by: factory, channel: email}
`)
	var got []string
	for i := range partner.Todos {
		d := &partner.Todos[i]
		line := d.Who + " " + d.KindWord + " " + d.Record + ": " + d.What + " | " + d.When
		if d.Overdue {
			line += " !"
		}
		if !d.Expected.IsZero() {
			line += " → " + d.Day().String()
		}
		got = append(got, oneSpace(line))
	}
	want := []string{
		"ours contact : Get in touch: last contact 20 Feb 2025, meant every 30 days | 100 days overdue !",
		"ours person : Ask whether this still holds: Chen Li, last confirmed 1 Jun 2024 | 29 days overdue !",
		"ours payment PO-1: Pay the deposit, USD 10, our banks are closed that day: by 30 Jun 2025 | today",
		"ours approval PO-1: Approve Artwork | 1 day overdue !",
		"ours answer Q-2: Answer: Q-2 | today", // two working days from a Thursday
		"ours answer : Answer: email | today",
		"ours approval PO-1: Approve something | today",
		"ours agreement : Agree on what follows: framework agreement: Prices hold | in 30 days",
		"ours agreement : Agree on what follows: volume agreement | in 31 days",
		"ours visit : Visit: last one 20 Feb 2025, meant every 180 days | in 50 days",
		"ours order-by date : Order before Spring Festival, deposit paid: 45 days before 6 Feb 2026, their last day (as agreed) | in 176 days",
		"ours person : Ask whether this still holds: Wu Fang, last confirmed 20 Jan 2025 | in 204 days",
		"ours payment PO-1: Pay the balance, amount not recorded | 14 days after the documents",
		"ours promise : Write | no date agreed",
		"theirs answer Q-1: Answer: Chips | today",
		"theirs answer : Answer: Glaze | today",
		"theirs delivery PO-1: Deliver Bowl, now promised for 5 Jul 2025 | in 2 days → 2025-07-05",
		"theirs promise : Mend the kiln, now promised for 9 Jul 2025 | in 3 days → 2025-07-09",
		"theirs certificate : Renew: BSCI | in 15 days",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestATodoIsNearByItsOwnDayOrTheOneItIsExpectedOn(t *testing.T) {
	for _, c := range []struct {
		due, expected int // days from today; 0 for expected: none
		within        int
		want          bool
	}{
		{30, 0, 30, true}, {31, 0, 30, false}, {-5, 0, 0, true}, {1, 0, 0, false}, {0, 0, 0, true},
		{40, 30, 30, true}, {40, 31, 30, false}, // expected earlier
		{-3, 90, 0, true}, // expected later, and overdue all the same
	} {
		const today = record.Date(20000)
		d := Todo{Due: today + record.Date(c.due), Days: c.due}
		if c.expected != 0 {
			d.Expected = today + record.Date(c.expected)
		}
		if d.Within(c.within) != c.want {
			t.Errorf("due in %d days, expected in %d: within %d days is %v", c.due, c.expected, c.within, !c.want)
		}
	}
	if (&Todo{}).Within(1000) {
		t.Error("what has no day is near")
	}
}

// A promise is carried over at every visit at which it was still open, also where the
// note does not name it.
func TestAPromiseIsCarriedOverAtTheVisitsUntilItEnds(t *testing.T) {
	for end, want := range map[string]int{"": 3, ", done: 2025-01-21": 0, ", done: 2025-01-22": 1, ", dropped: 2025-06-29": 1, ", done: 2025-06-30": 2} {
		_, partner := read(t, `
-- visits/a.yaml --
- date: 2025-01-20
  promises: [{by: factory, what: Mend the kiln, due: 2025-07-03`+end+`}]
- date: 2025-01-21
- date: 2025-06-29
- date: 2025-06-30
`)
		if got := partner.Factory.CarriedOver(&partner.Result.Promises[0]); got != want {
			t.Errorf("%q: carried over %d times, want %d", end, got, want)
		}
	}
}

func TestADueThatNeverCameIsACrossOnItsDay(t *testing.T) {
	p, partner := read(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, closed: 2025-03-05}
- {id: PO-2, placed: 2025-01-10, promised: 2025-06-30, cancelled: {on: 2025-04-01, by: factory}}
- {id: PO-3, placed: 2025-01-10, promised: 2025-07-01, cancelled: {on: 2025-04-01, by: factory}}
- {id: PO-4, placed: 2025-01-10, promised: 2025-03-01, deliveries: [{ready: 2025-03-02}]}
`)
	var got []string
	for _, c := range MissedDues(p, partner) {
		if c.Style != chart.Cross {
			t.Errorf("%s is no cross", c.Label)
		}
		got = append(got, oneSpace(c.Label))
	}
	want := []string{"PO-1 · 1 Mar 2025 · never delivered", "PO-2 · 30 Jun 2025 · never delivered"} // PO-3: not before tomorrow
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestThePriceMovedBySoManyPercent(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	price := func(s string) *measure.PricePoint { return &measure.PricePoint{Price: decimal.MustParse(s)} }
	for _, c := range []struct{ before, now, want string }{
		{"2", "2.1", "+5 %"}, {"2", "1.9", "−5 %"}, {"2", "2.00", ""}, {"0", "2", ""},
	} {
		if got := oneSpace(PriceMoved(p, price(c.before), price(c.now))); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.before, c.now, got, c.want)
		}
	}
}
