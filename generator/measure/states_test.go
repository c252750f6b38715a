package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// series is one order a week with the given days of slip, from the day on. All
// are placed on one day, so that the first order is the first of them.
func series(from record.Date, slips ...int) string {
	var b strings.Builder
	for i, slip := range slips {
		promise := from + record.Date(7*i)
		fmt.Fprintf(&b, "- {id: PO-%d-%03d, placed: 2023-01-10, promised: %s, deliveries: [{ready: %s}]}\n", from, i, promise, promise+record.Date(slip))
	}
	return b.String()
}

// clear of any Spring Festival.
var june2024 = record.NewDate(2024, 6, 3)

func repeat(n int, values ...int) []int {
	var list []int
	for range n {
		list = append(list, values...)
	}
	return list
}

func TestFewCasesAreTooLittleDataWithAllTheirFigures(t *testing.T) {
	r := orders(t, "2024-09-30", series(june2024, repeat(7, 0)...))
	wantState(t, r, "on_time", measure.TooLittleData)
	m := r.Measure("on_time")
	if !m.Value.OK || !m.Low.OK || len(m.Records) != 7 {
		t.Errorf("all figures stay: %+v", m)
	}
	r = orders(t, "2024-09-30", series(june2024, repeat(8, 0)...))
	wantState(t, r, "on_time", measure.Steady)
}

func TestShareThatDiffersFromTheWindowBeforeHasChanged(t *testing.T) {
	before := record.NewDate(2023, 6, 5)
	r := orders(t, "2024-12-30", series(before, repeat(10, 0)...)+series(june2024, repeat(10, 5)...))
	wantShare(t, r, "on_time", 0, 10)
	wantPrevious(t, r, "on_time", 10, 10)
	wantState(t, r, "on_time", measure.Changed)
	// One case fewer than the minimum before: no change can be found.
	r = orders(t, "2024-12-30", series(before, repeat(7, 0)...)+series(june2024, repeat(10, 5)...))
	wantState(t, r, "on_time", measure.Steady)
	// 10 of 10 against 8 of 10 is no difference.
	r = orders(t, "2024-12-30", series(before, repeat(10, 0)...)+series(june2024, append(repeat(8, 0), 5, 5)...))
	wantState(t, r, "on_time", measure.Steady)
}

func TestPointBeyondLimitsInTheWindowIsWorthAsking(t *testing.T) {
	slips := append(repeat(7, 0, 2), 30)
	r := orders(t, "2024-12-30", series(june2024, slips...))
	wantState(t, r, "slip_days", measure.WorthAsking)
	if m := r.Measure("slip_days"); !m.Signal || m.Overdue != 0 {
		t.Errorf("got %+v", m)
	}
	// A year later it is history.
	r = orders(t, "2025-12-30", series(june2024, slips...)+series(record.NewDate(2025, 6, 2), 0, 2, 0))
	wantState(t, r, "slip_days", measure.Steady)
	if c := r.Chart("slip_days"); len(c.Signals) == 0 {
		t.Error("the chart still shows it")
	}
}

func TestRunOfEightHasChanged(t *testing.T) {
	r := orders(t, "2025-06-30", series(june2024, append(repeat(10, 0, 2, 4, 6), repeat(4, 4, 6)...)...))
	wantState(t, r, "slip_days", measure.Changed)
	if m := r.Measure("slip_days"); !m.Run || m.Signal {
		t.Errorf("got %+v", m)
	}
}

func TestOverdueComesBeforeTooLittleData(t *testing.T) {
	r := orders(t, "2024-09-30", series(june2024, 0)+"- {id: PO-X, placed: 2024-01-10, promised: 2024-09-01}\n")
	wantState(t, r, "slip_days", measure.WorthAsking)
	wantState(t, r, "on_time", measure.WorthAsking)
	wantState(t, r, "lead_time", measure.TooLittleData) // nothing of it can be overdue
}

func TestPhasesBeginOnlyWhereTheFactorySaysSo(t *testing.T) {
	factory := "-- factory.yaml --\nname: Foshan Yuanda\nphases:\n- {from: 2024-08-01, measures: [slip_days], reason: New tunnel kiln}\n- {from: 2020-01-01, reason: Before everything}\n- {from: 2024-10-01, measures: [lead_time], reason: Rail}\n"
	r := known(t, "2024-12-30", factory+"-- orders/2024.yaml --\n"+series(june2024, repeat(10, 0, 2)...))
	c := r.Chart("slip_days")
	if len(c.Phases) != 2 || c.Stated[0][0].Reason.V != "Before everything" || c.Stated[1][0].Reason.V != "New tunnel kiln" {
		t.Fatalf("phases %+v, stated %+v", c.Phases, c.Stated)
	}
	if c.Phases[0].Until != 9 || c.Points[9].On.String() != "2024-08-05" {
		t.Errorf("the ninth point, of 29 July, is the last of the old kiln: %+v", c.Phases[0])
	}
	if c := r.Chart("lead_time"); len(c.Phases) != 2 || c.Stated[1][0].Reason.V != "Rail" {
		t.Errorf("lead_time: %+v", c.Stated)
	}
	if c := r.Chart("order_steadiness"); c != nil {
		t.Error("no order has a value")
	}
}

func TestLeadTimeHasNoLowerLimitBelowZeroAndMayBeLogarithmic(t *testing.T) {
	var b strings.Builder
	for i, days := range append(repeat(6, 20, 30), 70) {
		placed := june2024 + record.Date(10*i)
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: %s, promised: %s, deliveries: [{ready: %s}]}\n", i, placed, placed+25, placed+record.Date(days))
	}
	c := orders(t, "2025-12-30", b.String()).Chart("lead_time")
	if p := c.Phases[0]; p.Scale != spc.Log || !p.HasLower || p.Lower <= 0 {
		t.Errorf("a factor of 3.5 between them: %+v", p)
	}
	if c := orders(t, "2025-12-30", b.String()).Chart("order_gap_days"); c.Policy() != spc.PolicyMedianRun {
		t.Errorf("every gap is ten days: %s", c.Policy())
	}
}

func TestNoneNeedsItsFacts(t *testing.T) {
	// A payment without `due` is a missing fact; one due next month is nothing to report.
	r := orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-06-10\npayments: [{stage: deposit, paid: 2025-06-12, amount: 5}]\n")
	wantNeeds(t, r, "payments_on_time", "orders.payments.due")
	wantNeeds(t, r, "days_beyond_terms", "orders.payments.due")
	r = orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-06-10\npayments: [{stage: deposit, due: 2025-07-12, amount: 5}]\napprovals: [{due: 2025-07-12}]\n")
	wantState(t, r, "payments_on_time", measure.None)
	wantState(t, r, "days_beyond_terms", measure.None)
	wantState(t, r, "approvals_on_time", measure.None)
	r = orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-06-10\npayments: [{stage: deposit, due: 2025-06-12, paid: 2025-06-12}]\napprovals: [{what: Artwork}]\n")
	wantNeeds(t, r, "days_beyond_terms", "orders.payments.amount")
	wantNeeds(t, r, "approvals_on_time", "orders.approvals.due")
	r = orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-06-10\npromised: 2025-08-10\n")
	wantState(t, r, "slip_days", measure.None)
	wantState(t, r, "lead_time", measure.None)
	wantNeeds(t, r, "on_time", "orders.deliveries.ready")
	wantState(t, r, "early_warning", measure.NotRecorded) // no due was counted yet
}

func TestOneOrderDeliveredTheDayItWasPlaced(t *testing.T) {
	r := orders(t, "2025-06-10", "id: PO-1\nplaced: 2025-06-10\npromised: 2025-06-10\nrequested: 2025-06-10\ndeliveries: [{ready: 2025-06-10}]\n")
	if m := r.Measure("lead_time"); m.N != 0 || m.NoLeadTime != 1 {
		t.Errorf("a lead time of 0 days does not exist: n %d, left out %d", m.N, m.NoLeadTime)
	}
	wantMedian(t, r, "slip_days", 1, 0)
	wantShare(t, r, "on_time", 1, 1)
}
