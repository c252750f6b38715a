package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/measure"
)

// What orders go through after they are placed: each case is a record that is true,
// and what may be said of it.

// delivery is what the delivery measures say of a book: k of n, "-" for n = 0.
func delivery(r *measure.Result) string {
	var parts []string
	for _, id := range []string{"on_time", "on_time_adjusted", "on_time_latest", "in_full", "otif", "early_warning"} {
		m := r.Measure(id)
		parts = append(parts, fmt.Sprintf("%d/%d", m.K, m.N))
	}
	for _, id := range []string{"slip_days", "lead_time"} {
		m := r.Measure(id)
		if m.N == 0 {
			parts = append(parts, "-")
			continue
		}
		parts = append(parts, fmt.Sprintf("%g", m.Median.V))
	}
	return strings.Join(parts, " ")
}

// late counts the overdue dues.
func late(r *measure.Result) int {
	n := 0
	for i := range r.Dues {
		if r.Dues[i].Overdue {
			n++
		}
	}
	return n
}

func TestWhatOrdersGoThrough(t *testing.T) {
	const head = "id: A\nplaced: 2026-03-01\nconfirmed: 2026-03-02\npromised: 2026-05-01\n"
	const s100 = "lines: [{sku: S, quantity: 100, unit: pcs}]\n"
	for _, c := range []struct {
		name, record string
		// on_time, adjusted, latest, in_full, otif, early_warning; slip, lead time
		want    string
		overdue int
	}{
		{"arrival before the promise proves ready in time", head + s100 + "deliveries: [{received: 2026-04-30}]", "1/1 1/1 1/1 1/1 1/1 0/0 - -", 0},
		{"arrival on the day of the promise too", head + s100 + "deliveries: [{received: 2026-05-01}]", "1/1 1/1 1/1 1/1 1/1 0/0 - -", 0},
		{"arrival the day after says nothing of ready", head + s100 + "deliveries: [{received: 2026-05-02}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"delivered with no day at all says nothing", head + s100 + "deliveries: [{quantities: {S: 100}}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"the carrier's plan brings nothing", head + s100 + "deliveries: [{etd: 2026-04-20, eta: 2026-05-20}]", "0/1 0/1 0/1 0/1 0/1 0/1 - -", 1},
		{"documents alone are a delivery without a day", head + s100 + "deliveries: [{documents: 2026-04-20}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"each basis asks by itself", head + s100 + "promise_changes: [{told: 2026-03-20, to: 2026-05-10, asked_by: factory}]\ndeliveries: [{received: 2026-05-08}]", "0/0 0/0 1/1 0/0 0/0 0/0 - -", 0},
		{"late for certain, by how much is not known", head + s100 + "deliveries: [{ready: 2026-05-02, quantities: {S: 60}}, {quantities: {S: 40}}]", "0/1 0/1 0/1 1/1 0/1 0/1 - -", 0},
		{"half of it without a day, half in time", head + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 60}}, {quantities: {S: 40}}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"half of it only arrived, all in time", head + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 60}}, {received: 2026-04-30, quantities: {S: 40}}]", "1/1 1/1 1/1 1/1 1/1 0/0 - -", 0},
		{"arrived before the day when all was ready: the day is known", head + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 60}}, {received: 2026-04-19, quantities: {S: 40}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},

		{"a delivery after everything moves the day", head + s100 + "deliveries: [{ready: 2026-04-20}, {ready: 2026-05-20}]", "0/1 0/1 0/1 1/1 0/1 0/1 19 79", 0},
		{"of its SKU alone", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, promised: 2026-05-05}]\ndeliveries: [{ready: 2026-04-20}, {ready: 2026-05-20, quantities: {T: 10}}]", "1/2 1/2 1/2 2/2 1/2 0/1 2 64", 0},
		{"within the tolerance too", head + "tolerance: {under: 5%}\n" + s100 + "deliveries: [{ready: 2026-04-20}, {ready: 2026-05-20, quantities: {S: 3}}]", "0/1 0/1 0/1 1/1 0/1 0/1 19 79", 0},
		{"a replacement contradicts nothing", head + s100 + "deliveries: [{ready: 2026-04-20}, {ready: 2026-05-20, quantities: {S: 5}, replaces: true}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},

		{"above the order within nothing", head + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 101}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"what is short within the tolerance", head + "tolerance: {under: 3%, over: 5%}\n" + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 97}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"and one less", head + "tolerance: {under: 3%, over: 5%}\n" + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 96}}]", "0/1 0/1 0/1 0/1 0/1 0/1 - -", 1},
		{"the nearest tolerance counts", head + "tolerance: {under: 10%}\nlines: [{sku: S, quantity: 100, tolerance: {under: 0%}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 96}}]", "0/1 0/1 0/1 0/1 0/1 0/1 - -", 1},

		{"nothing ordered is nothing due", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 0, promised: 2026-06-15}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"an agreed cut is complete with less", head + s100 + "changes: [{on: 2026-03-20, by: importer, sku: S, quantity: 90}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 90}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"an agreed cut to nothing is no due", head + s100 + "changes: [{on: 2026-03-20, by: both, sku: S, quantity: 0}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"more agreed is more to come", head + s100 + "changes: [{on: 2026-03-20, by: importer, sku: S, quantity: 110}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "0/1 0/1 0/1 0/1 0/1 0/1 - -", 1},

		{"a line that we took off in time leaves the due", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, cancelled: {on: 2026-05-01, by: importer}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"one that was overdue by then is missed", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, cancelled: {on: 2026-05-02, by: importer}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"one that the factory took off is missed", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, cancelled: {on: 2026-04-01, by: factory}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"and the rest was complete before the order was cancelled", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, cancelled: {on: 2026-04-01, by: factory}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]\ncancelled: {on: 2026-06-01, by: factory}", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"lines that both sides took off are judged each by its own", head + "lines: [{sku: S, quantity: 100, cancelled: {on: 2026-05-10, by: factory}}, {sku: T, quantity: 10, promised: 2026-06-15, cancelled: {on: 2026-04-01, by: importer}}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},
		{"a line closed with nothing is missed", head + "lines: [{sku: S, quantity: 100}, {sku: T, quantity: 10, closed: 2026-06-01}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 100}}]", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"a line closed short has its last day", head + "lines: [{sku: S, quantity: 100, closed: 2026-06-01}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 60}}]", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"an order with its last line still to come is open", head + "lines: [{sku: S, quantity: 100, closed: 2026-06-01}, {sku: T, quantity: 10}]\ndeliveries: [{ready: 2026-04-20, quantities: {S: 60}}]", "0/1 0/1 0/1 0/1 0/1 0/1 - -", 1},
		{"all lines taken off in time are no due", head + "lines: [{sku: S, quantity: 100, cancelled: {on: 2026-04-01, by: importer}}, {sku: T, quantity: 10, cancelled: {on: 2026-04-02, by: importer}}]", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"an end whose day nobody wrote down", head + s100 + "closed: unknown", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"a cancellation whose day nobody wrote down", head + s100 + "cancelled: {on: unknown, by: importer}", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"of goods that came on a day unknown", head + s100 + "deliveries: [{received: 2026-06-01}]\ncancelled: {on: 2026-06-10, by: importer}", "0/0 0/0 0/0 0/0 0/0 0/0 - -", 0},
		{"never delivered", head + s100 + "closed: 2026-06-01", "0/1 0/1 0/1 0/1 0/1 0/0 - -", 0},

		{"a promise confirmed again moves nothing", head + s100 + "promise_changes: [{told: 2026-03-20, to: 2026-05-01, asked_by: importer}]\ndeliveries: [{ready: 2026-05-05}]", "0/1 0/1 0/1 1/1 0/1 0/1 4 64", 0},
		{"pulled in and put back gives nothing", "id: A\nplaced: 2026-03-01\npromised: 2026-05-10\n" + s100 + "promise_changes: [{told: 2026-03-20, to: 2026-05-01, asked_by: importer}, {told: 2026-04-01, to: 2026-05-10, asked_by: importer}]\ndeliveries: [{ready: 2026-05-19}]", "0/1 0/1 0/1 1/1 0/1 0/1 9 79", 0},
		{"beyond all that stood it does", "id: A\nplaced: 2026-03-01\npromised: 2026-05-10\n" + s100 + "promise_changes: [{told: 2026-03-20, to: 2026-05-01, asked_by: importer}, {told: 2026-04-01, to: 2026-05-19, asked_by: importer}]\ndeliveries: [{ready: 2026-05-19}]", "0/1 1/1 1/1 1/1 0/1 0/1 9 79", 0},

		{"a return that was replaced", head + s100 + "deliveries: [{ready: 2026-04-20}, {ready: 2026-06-01, quantities: {S: 20}, replaces: true}]\nreturns: [{on: 2026-05-10, quantities: {S: 20}, remedy: replaced}]", "1/1 1/1 1/1 1/1 0/1 0/0 -11 49", 0},
		{"and by the promise", head + s100 + "deliveries: [{ready: 2026-03-20}, {ready: 2026-05-01, quantities: {S: 20}, replaces: true}]\nreturns: [{on: 2026-04-10, quantities: {S: 20}, remedy: replaced}]", "1/1 1/1 1/1 1/1 1/1 0/0 -42 18", 0},
		{"a return that was credited", head + s100 + "deliveries: [{ready: 2026-04-20}]\nreturns: [{on: 2026-05-10, quantities: {S: 20}, remedy: credited}]", "1/1 1/1 1/1 0/1 0/1 0/0 -11 49", 0},
		{"what came above goes back first", head + s100 + "deliveries: [{ready: 2026-04-20, quantities: {S: 120}}]\nreturns: [{on: 2026-05-10, quantities: {S: 20}}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 49", 0},

		{"a deposit paid after the goods were ready starts no clock", head + s100 + "payments: [{stage: deposit, due: 2026-03-10, paid: 2026-05-12, amount: 300}]\ndeliveries: [{ready: 2026-05-05}]", "0/1 1/1 0/1 1/1 0/1 0/1 4 64", 0},
		{"nor one on that day", head + s100 + "payments: [{stage: deposit, due: 2026-05-05, paid: 2026-05-05, amount: 300}]\ndeliveries: [{ready: 2026-05-05}]", "0/1 0/1 0/1 1/1 0/1 0/1 4 64", 0},
		{"one the day before does", head + s100 + "payments: [{stage: deposit, due: 2026-05-04, paid: 2026-05-04, amount: 300}]\ndeliveries: [{ready: 2026-05-05}]", "0/1 0/1 0/1 1/1 0/1 0/1 4 1", 0},
		{"confirmed after completion: no lead time", "id: A\nplaced: 2026-03-01\nconfirmed: 2026-05-20\npromised: 2026-05-01\n" + s100 + "deliveries: [{ready: 2026-04-20}]", "1/1 1/1 1/1 1/1 1/1 0/0 -11 -", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := orders(t, "2026-11-29", c.record+"\n")
			if got := delivery(r); got != c.want || late(r) != c.overdue {
				t.Errorf("got %s, %d overdue; want %s, %d\n%s", got, late(r), c.want, c.overdue, c.record)
			}
		})
	}
}

func TestReadyDaysThatAreNotKnownAreCountedBeside(t *testing.T) {
	r := orders(t, "2026-11-29", "id: A\nplaced: 2026-03-01\npromised: 2026-05-01\nlines: [{sku: S, quantity: 100}]\ndeliveries: [{received: 2026-04-30}]\n")
	for _, id := range []string{"slip_days", "lead_time"} {
		if m := r.Measure(id); m.ReadyUnknown != 1 || m.State != measure.NotRecorded {
			t.Errorf("%s: %d ready days unknown, state %s", id, m.ReadyUnknown, m.State)
		}
	}
}

func TestReturnedShareIsSilentUntilAReturnIsRecorded(t *testing.T) {
	const lines = "- {id: A%d, placed: 2026-03-01, promised: 2026-05-0%d, lines: [{sku: S, quantity: 100, unit: pcs}], deliveries: [{ready: 2026-04-20, quantities: {S: 100}}]%s}\n"
	book := func(returns string) string {
		var b strings.Builder
		for i := 1; i <= 5; i++ {
			more := ""
			if i == 1 {
				more = returns
			}
			fmt.Fprintf(&b, lines, i, i, more)
		}
		return b.String()
	}
	if m := orders(t, "2026-11-29", book("")).Measure("returned_share"); m.N != 0 || m.State != measure.NotRecorded {
		t.Errorf("no return is recorded: n %d, %s", m.N, m.State)
	}
	m := orders(t, "2026-11-29", book(", returns: [{on: 2026-05-20, quantities: {S: 20}}]")).Measure("returned_share")
	if m.N != 5 || m.State != measure.Steady || m.Value.V != 0.04 {
		t.Errorf("20 of 500 went back: n %d, %v, %s", m.N, m.Value, m.State)
	}
	// Ordered 100, returned 120: what never came cannot go back.
	m = orders(t, "2026-11-29", book(", returns: [{on: 2026-05-20, quantities: {S: 120}}]")).Measure("returned_share")
	if m.Value.V != 0.2 {
		t.Errorf("100 of 500 went back: %v", m.Value)
	}
	// Two units have no sum.
	m = orders(t, "2026-11-29", book(", returns: [{on: 2026-05-20, quantities: {S: 20}}]")+
		"- {id: B, placed: 2026-03-01, promised: 2026-05-01, lines: [{sku: T, quantity: 5, unit: cartons}], deliveries: [{ready: 2026-04-20}]}\n").Measure("returned_share")
	if m.N != 6 || m.Value.OK || m.State != measure.TooLittleData {
		t.Errorf("pieces and cartons: n %d, %v, %s", m.N, m.Value, m.State)
	}
	m = orders(t, "2026-11-29", "- {id: A, placed: 2026-03-01, promised: 2026-05-01, lines: [{sku: S, quantity: 100}], deliveries: [{ready: 2026-04-20}], returns: [{on: 2026-05-20, quantities: {S: 20}}]}\n"+
		"- {id: B, placed: 2026-03-01, promised: 2026-05-02, lines: [{sku: T, quantity: 5, unit: cartons}], deliveries: [{ready: 2026-04-20}]}\n").Measure("returned_share")
	if m.N != 2 || m.Value.OK {
		t.Errorf("one order of pieces and one of cartons: n %d, %v", m.N, m.Value)
	}
	// A carton of 12 is 12 pieces.
	m = orders(t, "2026-11-29", book(", returns: [{on: 2026-05-20, quantities: {S: 20}}]")+
		"- {id: B, placed: 2026-03-01, promised: 2026-05-01, lines: [{sku: T, quantity: 5, unit: cartons, contains: 12}], deliveries: [{ready: 2026-04-20}]}\n").Measure("returned_share")
	if m.N != 6 || m.Value.V != 20.0/560 {
		t.Errorf("20 of 560 pieces: n %d, %v", m.N, m.Value)
	}
}
