package measure_test

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/measure/aql"
	"factorybook/generator/record"
)

// figure is a measure shortly: "k of n", or its value, "-" without a case; then what it
// needs, and how many are overdue.
func figure(m *measure.Measure) string {
	s := "-"
	switch {
	case m.N == 0:
	case m.Def.Share:
		s = fmt.Sprintf("%d of %d", m.K, m.N)
	case m.Value.OK:
		s = fmt.Sprintf("%.4g", m.Value.V)
	case m.Median.OK:
		s = fmt.Sprintf("%.4g", m.Median.V)
	default:
		s = fmt.Sprintf("n=%d", m.N)
	}
	if m.Needs != "" {
		s += " needs " + m.Needs
	}
	if m.Overdue > 0 {
		s += fmt.Sprintf(", %d overdue", m.Overdue)
	}
	return s
}

// The window of 30 June 2025 is from 1 July 2024 on.
func TestFiguresTurnOnTheirCases(t *testing.T) {
	const order = "-- orders/2025.yaml --\n"
	inspected := func(list string) string {
		return order + "{id: PO-1, placed: 2025-01-01, inspections: [" + list + "]}\n"
	}
	quarters := func(n int, status string) string {
		s := "-- factory.yaml --\nname: Yuanda\nstatus: " + status + "\n" + order
		for i := range n {
			on := day(t, "2023-01-10").AddMonths(3 * i)
			s += fmt.Sprintf("- {id: PO-%02d, placed: %s, value: %d}\n", i, on, 100)
		}
		return s
	}
	for _, c := range []struct{ name, archive, id, want string }{
		{"accepted", inspected("{on: 2025-03-01, stage: final, result: accepted}"), "first_pass_lots", "1 of 1"},
		{"rejected", inspected("{on: 2025-03-01, stage: final, result: rejected}"), "first_pass_lots", "0 of 1"},
		{"pending", inspected("{on: 2025-03-01, stage: final, result: pending}"), "first_pass_lots", "- needs orders.inspections.result"},
		{"again", inspected("{on: 2025-03-01, stage: final, result: accepted, first: false}"), "first_pass_lots", "- needs orders.inspections.result"},
		{"said to be the first", inspected("{on: 2025-03-01, stage: final, result: accepted, first: true}"), "first_pass_lots", "1 of 1"},
		{"on the first day of the window", inspected("{on: 2024-07-01, stage: final, result: accepted}"), "first_pass_lots", "1 of 1"},
		{"on the day before", inspected("{on: 2024-06-30, stage: final, result: accepted}"), "first_pass_lots", "- needs orders.inspections.result"},
		{"one delivery went back in part", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-03-01, lines: [{sku: A, quantity: 10}], deliveries: [{ready: 2025-03-01, quantities: {A: 10}}], returns: [{on: 2025-03-20, quantities: {A: 1}}]}\n", "returned_share", "0.1"},
		{"of another article", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-03-01, lines: [{sku: A, quantity: 10}, {sku: B, quantity: 10}], deliveries: [{ready: 2025-03-01, quantities: {A: 10, B: 10}}], returns: [{on: 2025-03-20, quantities: {A: 2}}]}\n", "returned_share", "0.1"},
		{"replaced in time, article by article", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-04-01, lines: [{sku: A, quantity: 10}, {sku: B, quantity: 10}], deliveries: [{ready: 2025-03-01, quantities: {A: 10, B: 10}}, {ready: 2025-03-25, replaces: true, quantities: {A: 2}}], returns: [{on: 2025-03-20, quantities: {A: 2}}]}\n", "otif", "1 of 1"},
		{"replaced by another article", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-04-01, lines: [{sku: A, quantity: 10}, {sku: B, quantity: 10}], deliveries: [{ready: 2025-03-01, quantities: {A: 10, B: 10}}, {ready: 2025-03-25, replaces: true, quantities: {B: 2}}], returns: [{on: 2025-03-20, quantities: {A: 2}}]}\n", "otif", "0 of 1"},
		{"replaced by everything", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-04-01, lines: [{sku: A, quantity: 10}], deliveries: [{ready: 2025-03-01, quantities: {A: 10}}, {ready: 2025-03-25, replaces: true}], returns: [{on: 2025-03-20, quantities: {A: 2}}]}\n", "otif", "1 of 1"},
		{"delivered on no day that is known", order + "{id: PO-1, placed: 2025-01-01, promised: 2025-03-01, lines: [{sku: A, quantity: 1}], deliveries: [{quantities: {A: 1}}]}\n", "slip_days", "- needs orders.deliveries.ready"},
		{"so, but before the window", order + "{id: PO-1, placed: 2024-01-01, promised: 2024-03-01, lines: [{sku: A, quantity: 1}], deliveries: [{quantities: {A: 1}}]}\n", "slip_days", "-"},
		{"overdue since before the window", order + "{id: PO-1, placed: 2024-01-01, promised: 2024-03-01}\n", "on_time", "0 of 1, 1 overdue"},
		{"four quarters with orders, and six without: 51.6 ÷ 40, × (1 + 1/40)", quarters(4, "active"), "order_steadiness", "1.323"},
		{"four alike, of one who has ended", quarters(6, "ended"), "order_steadiness", "0"},
		{"payments of nothing recorded", order + "{id: PO-1, placed: 2025-01-01}\n", "days_beyond_terms", "- needs orders.payments.paid"},
		{"a payment whose day is not known", order + "{id: PO-1, placed: 2025-01-01, payments: [{stage: deposit, amount: 1}]}\n", "days_beyond_terms", "- needs orders.payments.due"},
	} {
		if got := figure(known(t, "2025-06-30", c.archive).Measure(c.id)); got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.name, c.id, got, c.want)
		}
	}
}

// A lot of 500 at level II has a sample of 50 (aql 2.5: 3 accepted).
func TestDefectsAreHeldAgainstTheirPlan(t *testing.T) {
	known := func(n int) record.Whole { return record.Whole{V: n, Pos: record.Pos{Line: 1, Column: 1}} }
	inspected := func(t *testing.T, keys string) *record.Inspection {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-01, inspections: [{on: 2025-03-01, stage: final, "+keys+"}]}\n")
		return &f.Orders[0].Inspections[0]
	}
	for _, c := range []struct{ keys, want string }{
		{"lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 3}", "critical none, major accepted, minor none"},
		{"lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 4}", "critical none, major rejected, minor none"},
		{"lot: 500, sample: 50, found: {critical: 0}", "critical accepted, major none, minor none"}, // against 0 where none is agreed
		{"lot: 500, sample: 50, found: {critical: 1}", "critical rejected, major none, minor none"},
		{"lot: 500, found: {critical: 1}", "critical rejected, major none, minor none"},
		{"lot: 500, aql: {major: 2.5}, found: {major: 4}", "critical none, major none, minor none"}, // no sample
		{"lot: 500, sample: 50, aql: {major: 2.5}", "critical none, major none, minor none"},
		{"sample: 50, aql: {major: 2.5}, found: {major: 4}", "critical none, major none, minor none"},
		{"lot: 500, sample: 50, aql: {minor: 4.0}, found: {minor: 6}", "critical none, major none, minor rejected"},
	} {
		var got []string
		for _, class := range measure.DefectClasses(inspected(t, c.keys)) {
			verdict := map[aql.Verdict]string{aql.Accepted: "accepted", aql.Rejected: "rejected"}[class.Verdict]
			got = append(got, class.Name+" "+cmp.Or(verdict, "none"))
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %s, want %s", c.keys, got, c.want)
		}
	}
	for _, c := range []struct {
		lot, sample record.Whole
		want        bool
	}{
		{known(50), known(50), true}, {known(50), known(49), false}, {known(50), known(51), false}, {record.Whole{}, known(50), false}, {known(50), record.Whole{}, false}, {record.Whole{}, record.Whole{}, false},
	} {
		if got := measure.Census(&record.Inspection{Lot: c.lot, Sample: c.sample}); got != c.want {
			t.Errorf("a sample of %d of %d: the whole lot is %t", c.sample.V, c.lot.V, got)
		}
	}
}

// By its promise and by the one that our own delays moved: the day before, the day, the
// day after.
func TestADueIsInTimeByEachOfItsPromises(t *testing.T) {
	for ready, want := range map[string]string{
		"2025-02-28": "true true, true true", "2025-03-01": "true true, true true", "2025-03-02": "true false, true true", "2025-03-03": "true false, true true", "2025-03-04": "true false, true false",
	} { // two days of ours
		r := known(t, "2025-06-30", "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-01, promised: 2025-03-01, approvals: [{what: A, due: 2025-02-01, done: 2025-02-03}], deliveries: [{ready: "+ready+"}]}\n")
		d := &r.Dues[0]
		counts, kept := d.InTime(r.AsOf)
		adjusted, keptAdjusted := d.InTimeAdjusted(r.AsOf)
		if got := fmt.Sprint(counts, " ", kept, ", ", adjusted, " ", keptAdjusted); got != want {
			t.Errorf("ready on %s: %s, want %s", ready, got, want)
		}
		if want := min(max(0, int(day(t, ready)-day(t, "2025-03-01"))), 2); d.OursLate(r.AsOf) != want {
			t.Errorf("ready on %s: %d days of ours, want %d", ready, d.OursLate(r.AsOf), want)
		}
	}
	for cancelled, want := range map[string]bool{"{on: unknown, by: importer}": true, "{on: 2025-02-01, by: importer}": false} {
		r := known(t, "2025-06-30", "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-01, promised: 2025-03-01, cancelled: "+cancelled+"}\n")
		if got := r.Dues[0].Ended(); got != want {
			t.Errorf("cancelled %s: ended on no day is %t", cancelled, got)
		}
	}
	r := known(t, "2025-06-30", "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-01, promised: 2025-07-01}\n")
	if counts, kept := r.Dues[0].InTime(r.AsOf); counts || kept {
		t.Error("what is not due yet counts")
	}
}

func TestAShareIsComparedFromTheCasesThatItNeeds(t *testing.T) {
	def, _ := measure.Define("on_time")
	for _, c := range []struct {
		n, before int
		want      measure.Comparison
	}{
		{def.MinN, 0, measure.NoneBefore}, {def.MinN - 1, def.MinN, measure.TooFew}, {def.MinN, def.MinN - 1, measure.TooFew}, {def.MinN, def.MinN, measure.Alike},
	} {
		m := &measure.Measure{Def: def, K: c.n, N: c.n, Previous: &measure.Share{K: c.before, N: c.before}}
		if got := m.Compare(); got != c.want {
			t.Errorf("%d cases, %d before: %v, want %v", c.n, c.before, got, c.want)
		}
	}
	m := &measure.Measure{Def: def, K: 0, N: 20, Previous: &measure.Share{K: 20, N: 20}}
	if m.Compare() != measure.Differs || (&measure.Measure{Def: def}).Compare() != measure.NoneBefore {
		t.Error("none of twenty, after all of twenty, is alike")
	}
}
