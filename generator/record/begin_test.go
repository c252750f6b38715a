package record_test

import (
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// An order without `placed` begins with the earliest day that it holds, whichever it is.
func TestAnOrderBeginsWithItsEarliestDay(t *testing.T) {
	for _, c := range []string{
		"confirmed: %s", "requested: %s", "promised: %s", "closed: %s", "cancelled: {on: %s, by: factory}",
		"promise_changes: [{told: %s, to: 2025-06-01, asked_by: factory}]", "promise_changes: [{told: 2025-06-01, to: %s, asked_by: factory}]",
		"lines: [{sku: A, promised: %s}]", "lines: [{sku: A, closed: %s}]", "lines: [{sku: A, cancelled: {on: %s, by: factory}}]",
		"changes: [{on: %s, by: both, sku: A, quantity: 2}]",
		"approvals: [{what: A, asked: %s}]", "approvals: [{what: A, due: %s}]", "approvals: [{what: A, done: %s}]",
		"payments: [{stage: deposit, due: %s}]", "payments: [{stage: deposit, paid: %s}]", "payments: [{stage: deposit, invoice: %s}]",
		"deliveries: [{ready: %s}]", "deliveries: [{shipped: %s}]", "deliveries: [{received: %s}]", "deliveries: [{etd: %s}]", "deliveries: [{eta: %s}]",
		"deliveries: [{documents: %s}]", "deliveries: [{invoice: %s}]",
		"returns: [{on: %s, quantities: {A: 1}}]", "inspections: [{on: %s, stage: final}]",
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\n"+strings.Replace(c, "%s", "2025-03-02", 1)+"\n")
		if got := f.Orders[0].Begin().String(); got != "2025-03-02" {
			t.Errorf("%s: the order begins on %s", c, got)
		}
	}
	_, f := loadtest.Factory(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-03-10, confirmed: 2025-03-02}
- {id: PO-2, confirmed: 2025-03-10, promised: 2025-03-09, deliveries: [{ready: 2025-03-08}], inspections: [{on: 2025-03-07, stage: final}]}
- {id: PO-3, closed: unknown, returns: [{on: 2025-03-07, quantities: {A: 1}}]}
- {id: PO-4}
`)
	begins := map[string]string{"PO-1": "2025-03-10", "PO-2": "2025-03-07", "PO-3": "2025-03-07", "PO-4": ""}
	for i := range f.Orders {
		o := &f.Orders[i]
		if got := o.Begin(); got.IsZero() != (begins[o.ID.V] == "") || !got.IsZero() && got.String() != begins[o.ID.V] {
			t.Errorf("%s begins on %s, want %s", o.ID.V, got, begins[o.ID.V])
		}
	}
}

// What proves that goods are there: ready, else shipped, else the earlier of their
// arrival and their papers; a plan alone proves nothing.
func TestADeliveryIsSeenOnItsFirstProof(t *testing.T) {
	for _, c := range []struct {
		delivery, day, seen string
		planned             bool
	}{
		{"ready: 2025-03-05, shipped: 2025-03-04, received: 2025-03-01", "2025-03-05", "2025-03-05", false},
		{"shipped: 2025-03-04, received: 2025-03-01", "2025-03-04", "2025-03-04", false},
		{"received: 2025-03-03, documents: 2025-03-02", "", "2025-03-02", false},
		{"received: 2025-03-02, documents: 2025-03-03", "", "2025-03-02", false},
		{"documents: 2025-03-03, eta: 2025-03-01", "", "2025-03-03", false},
		{"etd: 2025-03-03", "", "", true}, {"eta: 2025-03-03", "", "", true},
		{"quantities: {A: 1}", "", "", false}, {"invoice: 2025-03-03", "", "", false},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\ndeliveries: [{"+c.delivery+"}]\n")
		d := &f.Orders[0].Deliveries[0]
		text := func(day record.Date, ok bool) string {
			if !ok {
				return ""
			}
			return day.String()
		}
		if got := [2]string{text(d.Day()), text(d.Seen())}; got != [2]string{c.day, c.seen} || d.Planned() != c.planned {
			t.Errorf("%s: counts on %q, seen on %q, planned %v", c.delivery, got[0], got[1], d.Planned())
		}
	}
}

func TestAVisitClosesByShortIdOnlyWhatItNames(t *testing.T) {
	promises := "-- visits/a.yaml --\n{date: 2025-03-12, promises: [{id: first, by: factory, what: A, due: 2025-04-01}, {id: second, by: factory, what: B, due: 2025-04-01}, {id: kiln, by: factory, what: C, due: 2025-04-01}]}\n"
	hash := record.Hash(record.UID("yuanda", record.PromiseKind, "second"))
	for id, want := range map[string]string{
		hash[:4]: "second", hash[:6]: "second", hash[:3]: hash[:3], "kiln": "kiln", "first": "first", "nobody": "nobody", strings.ToUpper(hash[:4]): strings.ToUpper(hash[:4]),
	} {
		_, f := loadtest.Factory(t, promises+"-- visits/b.yaml --\n{date: 2025-04-12, closes: ['"+id+"']}\n")
		f.NameClosed()
		if got := f.Visits[1].Closes[0].V; got != want && !(want == id && got == id) {
			t.Errorf("%s closes %s, want %s", id, got, want)
		}
	}
}

func TestARateHoldsFromItsDayUntilTheNext(t *testing.T) {
	settings, _ := loadtest.Factory(t, "-- factorybook.yaml --\ntitle: Book\ncurrency: USD\nrates: {EUR: {2025-01-10: 1.1, 2025-02-10: 1.2}}\n-- factory.yaml --\nname: Yuanda\n")
	for on, want := range map[string]string{"2025-01-09": "", "2025-01-10": "1.1", "2025-02-09": "1.1", "2025-02-10": "1.2", "2026-01-01": "1.2"} {
		d, _ := record.ParseDate(on)
		rate, ok := settings.Rate("EUR", d)
		if ok != (want != "") || ok && rate.String() != want {
			t.Errorf("on %s: %s, %v", on, rate, ok)
		}
	}
	if _, ok := settings.Rate("CHF", 20000); ok {
		t.Error("a currency without rates has one")
	}
}

func TestWhatIsWantedOfAnOrderIsWorthWithoutItsCancelledLines(t *testing.T) {
	for _, c := range []struct{ name, order, want string }{
		{"nothing cancelled", "lines: [{sku: A, quantity: 2, price: 3}]", "6"},
		{"a line cancelled", "lines: [{sku: A, quantity: 2, price: 3}, {sku: B, quantity: 1, price: 5, cancelled: {on: 2025-03-01, by: factory}}]", "6"},
		{"all cancelled", "lines: [{sku: B, quantity: 1, price: 5, cancelled: {on: 2025-03-01, by: factory}}]", "0"},
		{"only the total is known, and what was cancelled", "value: 20\nlines: [{sku: A, quantity: 2}, {sku: B, quantity: 1, price: 5, cancelled: {on: 2025-03-01, by: factory}}]", "15"},
		{"only the total is known", "value: 20\nlines: [{sku: A, quantity: 2}, {sku: B, quantity: 1, cancelled: {on: 2025-03-01, by: factory}}]", ""},
		{"nothing is known", "lines: [{sku: A, quantity: 2}, {sku: B, quantity: 1, price: 5, cancelled: {on: 2025-03-01, by: factory}}]", ""},
		{"no quantity at any price", "lines: [{sku: A, quantity: 0}]", "0"},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\n"+c.order+"\n")
		worth, ok := f.Orders[0].Wanted()
		if ok != (c.want != "") || ok && worth.String() != c.want {
			t.Errorf("%s: %s, %v, want %q", c.name, worth, ok, c.want)
		}
	}
}
