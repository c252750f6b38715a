package measure_test

import (
	"testing"

	"factorybook/generator/measure"
)

func TestLinesForOneDayAreOneDue(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines:
- {sku: A, quantity: 100}
- {sku: B, quantity: 50}
- {sku: C, quantity: 10, promised: 2025-04-15}
deliveries: [{ready: 2025-04-15}]
`)
	wantShare(t, r, "on_time", 1, 1)
	wantRecords(t, r, "on_time", "PO-1")
}

func TestLineWithItsOwnPromiseIsADueOfItsOwn(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines:
- {sku: A, quantity: 100}
- {sku: B, quantity: 50, promised: 2025-05-02}
deliveries:
- {ready: 2025-04-14, quantities: {A: 100}}
- {ready: 2025-05-05, quantities: {B: 50}}
`)
	wantShare(t, r, "on_time", 1, 2)
	wantCompleted(t, due(t, r, "PO-1", "2025-04-15"), "2025-04-14")
	wantCompleted(t, due(t, r, "PO-1", "2025-05-02"), "2025-05-05")
	if p := due(t, r, "PO-1", "2025-05-02").Pos; p.Line != 7 {
		t.Errorf("the promise of B stands in line %d, want 7", p.Line)
	}
}

func TestPartialDeliveriesCompleteADueOnTheDayOfTheLastOne(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 50}]
deliveries:
- {ready: 2025-04-20, quantities: {A: 40, B: 50}}
- {ready: 2025-04-10, quantities: {A: 60}}
`)
	wantCompleted(t, due(t, r, "PO-1", ""), "2025-04-20")
	wantShare(t, r, "otif", 0, 1)
	wantShare(t, r, "in_full", 1, 1)
	wantMedian(t, r, "slip_days", 1, 5)
}

func TestMoreThanOrderedFillsNothingElse(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 50}]
deliveries:
- {ready: 2025-04-10, quantities: {A: 170, B: 49}}
`)
	d := due(t, r, "PO-1", "")
	if d.Outcome != measure.DueOpen || !d.Overdue {
		t.Errorf("one B is missing, got %+v", d)
	}
	if got := d.Lines[0].Delivered.String(); got != "100" {
		t.Errorf("A is filled with %s, want 100", got)
	}
}

func TestLinesOfOneSKUFillInTheOrderOfTheirPromises(t *testing.T) {
	r := orders(t, "2025-07-30", `
id: PO-1
placed: 2025-02-10
lines:
- {sku: A, quantity: 100, promised: 2025-06-01}
- {sku: A, quantity: 100, promised: 2025-04-01}
deliveries:
- {ready: 2025-03-30, quantities: {A: 130}}
- {ready: 2025-06-03, quantities: {A: 70}}
`)
	wantCompleted(t, due(t, r, "PO-1", "2025-04-01"), "2025-03-30")
	wantCompleted(t, due(t, r, "PO-1", "2025-06-01"), "2025-06-03")
}

func TestLinesOfOneSKUInADueAreOneQuantity(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: A, quantity: 100}]
deliveries: [{ready: 2025-04-10, quantities: {A: 190}}]
`)
	d := due(t, r, "PO-1", "")
	if len(d.Lines) != 1 || d.Lines[0].Ordered.String() != "200" || d.Lines[0].Delivered.String() != "190" {
		t.Errorf("got %+v", d.Lines)
	}
}

func TestToleranceDecidesWhatIsInFull(t *testing.T) {
	for delivered, full := range map[string]int{"760": 1, "759": 0} {
		r := known(t, "2025-06-30", `
-- factorybook.yaml --
title: Book
currency: USD
targets: {in_full_tolerance: 5%}
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 800}]
deliveries: [{ready: 2025-04-10, quantities: {A: `+delivered+`}}]
`)
		wantShare(t, r, "in_full", full, 1)
		wantShare(t, r, "otif", full, 1)
		wantShare(t, r, "on_time", full, 1)
	}
}

func TestDeliveryWithoutQuantitiesBringsEverythingStillOpen(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 50, promised: 2025-05-20}]
deliveries:
- {ready: 2025-04-10, quantities: {A: 1}}
- {ready: 2025-04-14}
`)
	wantCompleted(t, due(t, r, "PO-1", "2025-04-15"), "2025-04-14")
	wantCompleted(t, due(t, r, "PO-1", "2025-05-20"), "2025-04-14")
}

func TestDeliveryCountsOnItsShippedDayWhenReadyIsMissing(t *testing.T) {
	r := orders(t, "2025-06-30", `
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 100}]
  deliveries: [{shipped: 2025-04-16}]
- id: PO-2
  placed: 2025-02-11
  promised: 2025-04-15
  lines: [{sku: A, quantity: 100}]
  deliveries: [{ready: 2025-04-14, shipped: 2025-04-16}]
`)
	one, two := due(t, r, "PO-1", ""), due(t, r, "PO-2", "")
	wantCompleted(t, one, "2025-04-16")
	wantCompleted(t, two, "2025-04-14")
	if !one.Shipped || two.Shipped {
		t.Errorf("only the first stands on its shipped day: %v %v", one.Shipped, two.Shipped)
	}
}

func TestOrderWithoutQuantitiesIsOneDueCompleteWithItsFirstDelivery(t *testing.T) {
	r := orders(t, "2025-06-30", `
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  deliveries: [{ready: 2025-04-25, quantities: {A: 10}}, {ready: 2025-04-13, quantities: {A: 10}}]
- id: PO-2
  placed: 2025-02-10
  promised: 2025-05-15
  lines: [{sku: A}, {sku: B, promised: 2025-05-01}]
  deliveries: [{ready: 2025-05-03, quantities: {A: 10}}]
`)
	wantCompleted(t, due(t, r, "PO-1", ""), "2025-04-13")
	if len(r.Dues) != 2 {
		t.Fatalf("%d dues, want 2", len(r.Dues))
	}
	wantCompleted(t, due(t, r, "PO-2", "2025-05-01"), "2025-05-03")
}

func TestALineOfQuantityZeroIsNoDue(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 0}, {sku: B, quantity: 5, promised: 2025-05-15}]
deliveries: [{ready: 2025-04-13, quantities: {B: 5}}]
`)
	if len(r.Dues) != 1 || len(r.Unpromised) != 0 {
		t.Fatalf("%d dues and %d lines without a promise, want 1 and 0", len(r.Dues), len(r.Unpromised))
	}
	wantCompleted(t, due(t, r, "PO-1", "2025-05-15"), "2025-04-13")
}

func TestLineOfUnknownQuantityArrivesWithTheFirstDeliveryThatBringsIt(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B}]
deliveries:
- {ready: 2025-04-10, quantities: {A: 100}}
- {ready: 2025-04-12, quantities: {B: 3}}
`)
	wantCompleted(t, due(t, r, "PO-1", ""), "2025-04-12")
}

func TestDueClosedShortIsCompleteWithItsLastDelivery(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}]
deliveries:
- {ready: 2025-04-10, quantities: {A: 60}}
- {ready: 2025-04-14, quantities: {A: 30}}
closed: 2025-05-20
`)
	d := due(t, r, "PO-1", "")
	wantCompleted(t, d, "2025-04-14")
	if !d.Short {
		t.Error("it came short")
	}
	wantShare(t, r, "on_time", 1, 1)
	wantShare(t, r, "in_full", 0, 1)
	wantShare(t, r, "otif", 0, 1)
}

func TestDueClosedWithNothingDeliveredIsMissedAndNotLate(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 1, promised: 2025-05-01}]
deliveries: [{ready: 2025-04-20, quantities: {B: 1}}]
closed: 2025-05-20
`)
	if d := due(t, r, "PO-1", "2025-04-15"); d.Outcome != measure.DueMissed || d.Late() {
		t.Errorf("got %+v", d)
	}
	wantShare(t, r, "on_time", 1, 2)
	wantShare(t, r, "late_dues_explained", 0, 0)
	wantState(t, r, "late_dues_explained", measure.None)
	wantState(t, r, "early_warning", measure.None)
	if c := r.Chart("slip_days"); len(c.Points) != 1 {
		t.Errorf("a missed due is no point of the chart: %d points", len(c.Points))
	}
}

func TestMissedDueCountsOnceItsPromisePasses(t *testing.T) {
	const book = `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}]
cancelled: {on: 2025-03-01, by: factory, reason: no clay}
`
	for asOf, n := range map[string]int{"2025-04-14": 0, "2025-04-15": 0, "2025-04-16": 1} {
		wantShare(t, orders(t, asOf, book), "on_time", 0, n)
		wantShare(t, orders(t, asOf, book), "in_full", 0, n)
	}
}

func TestDueTheImporterCancelledLeavesTheFigures(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
confirmed: 2025-02-12
promised: 2025-04-15
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 5, promised: 2025-03-10}]
deliveries:
- {ready: 2025-03-08, quantities: {A: 50, B: 5}}
cancelled: {on: 2025-04-15, by: importer, reason: customer withdrew}
`)
	if d := due(t, r, "PO-1", "2025-04-15"); d.Outcome != measure.DueCancelled {
		t.Errorf("on the day of its promise it was not overdue: %+v", d)
	}
	wantShare(t, r, "on_time", 1, 1) // B was complete by then
	wantShare(t, r, "in_full", 1, 1)
	wantShare(t, r, "orders_disturbed", 1, 1)
}

func TestDueOverdueWhenTheImporterCancelledStaysAsMissed(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-05-10, asked_by: factory}]
lines: [{sku: A, quantity: 100}]
cancelled: {on: 2025-04-20, by: importer}
`)
	if d := due(t, r, "PO-1", ""); d.Outcome != measure.DueMissed || d.Overdue {
		t.Errorf("got %+v", d)
	}
	wantShare(t, r, "on_time", 0, 1)
	wantShare(t, r, "on_time_latest", 0, 0) // by its last promise it was not overdue yet
	wantState(t, r, "on_time", measure.TooLittleData)
}

func TestDeliveriesAfterTheCancellationDoNotCount(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}]
deliveries: [{ready: 2025-04-21}]
cancelled: {on: 2025-04-20, by: factory}
`)
	if d := due(t, r, "PO-1", ""); d.Outcome != measure.DueMissed {
		t.Errorf("got %+v", d)
	}
}

// What came in time stays what it was, whatever came after the order or the line was
// cancelled, by either side.
func TestWhatCameAfterACancellationTakesNothingFromWhatCameBefore(t *testing.T) {
	const head = "id: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\n"
	for _, after := range []string{"{ready: 2025-05-10}", "{ready: 2025-05-10, quantities: {A: 20}}", "{ready: 2025-05-10, quantities: {A: 500}}", "{shipped: 2025-05-10}, {ready: 2025-05-11, quantities: {A: 1}}"} {
		for _, by := range []string{"factory", "importer"} {
			for _, first := range []string{"{ready: 2025-04-10}", "{ready: 2025-04-10, quantities: {A: 100}}"} {
				for name, record := range map[string]string{
					"order":    head + "lines: [{sku: A, quantity: 100}]\ncancelled: {on: 2025-04-20, by: " + by + "}\n",
					"line":     head + "lines: [{sku: A, quantity: 100, cancelled: {on: 2025-04-20, by: " + by + "}}]\n",
					"of two":   head + "lines: [{sku: A, quantity: 100, cancelled: {on: 2025-04-20, by: " + by + "}}, {sku: B, quantity: 0}]\n",
					"no lines": head + "cancelled: {on: 2025-04-20, by: " + by + "}\n",
				} {
					record += "deliveries: [" + first + ", " + after + "]\n"
					d := due(t, orders(t, "2025-06-30", record), "PO-1", "")
					if d.Outcome != measure.DueCompleted || d.Completed.String() != "2025-04-10" {
						t.Errorf("%s: %v, %v of\n%s", name, d.Outcome, d.Completed, record)
					}
				}
			}
		}
	}
}

// What came without a day came before the line was cancelled, as far as that line can
// take it: what a delivery of everything brings is not kept back for it.
func TestGoodsWithoutADayOfACancelledLineLeaveNothingOpen(t *testing.T) {
	const ended, open = "{sku: A, quantity: 100, cancelled: {on: 2025-03-01, by: importer}}", "{sku: A, quantity: 100}"
	for _, lines := range []string{ended + ", " + open, open + ", " + ended} {
		for _, undated := range []string{"{quantities: {A: 1}}", "{quantities: {A: 100}}", "{quantities: {A: 60}}, {quantities: {A: 40}}"} {
			d := due(t, orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-02-10\npromised: 2025-04-15\nlines: ["+lines+"]\ndeliveries: ["+undated+", {ready: 2025-04-10}]\n"), "PO-1", "")
			if d.Outcome == measure.DueOpen {
				t.Errorf("[%s] with %s is open", lines, undated)
			}
		}
	}
}

func TestOverdueOrderCountsAsLateAndIsWorthAsking(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-06-20
lines: [{sku: A, quantity: 100}]
`)
	for _, id := range []string{"on_time", "in_full", "otif", "on_time_adjusted", "on_time_latest", "early_warning"} {
		wantShare(t, r, id, 0, 1)
		wantState(t, r, id, measure.WorthAsking)
	}
	wantState(t, r, "late_dues_explained", measure.WorthAsking)
	wantState(t, r, "slip_days", measure.None) // nothing is complete
	c := r.Chart("slip_days")
	if len(c.Points) != 1 || !c.Points[0].Open || c.Points[0].Value.V != 10 {
		t.Errorf("the chart shows it with its days so far: %+v", c.Points)
	}
	if r.Chart("lead_time") != nil {
		t.Error("an overdue due has no lead time")
	}
}

func TestPromiseOfTheAsOfDayIsNotOverdue(t *testing.T) {
	const open = `
id: PO-1
placed: 2025-02-10
promised: 2025-06-30
lines: [{sku: A, quantity: 100}]
`
	wantShare(t, orders(t, "2025-06-30", open), "on_time", 0, 0)
	wantShare(t, orders(t, "2025-06-30", open+"deliveries: [{ready: 2025-06-30}]\n"), "on_time", 1, 1)
}

func TestOverdueDueStaysWhateverTheWindowAndStandsInBoth(t *testing.T) {
	const book = `
id: PO-1
placed: 2023-01-10
promised: 2023-09-01
lines: [{sku: A, quantity: 100}]
`
	r := orders(t, "2025-06-30", book)
	wantShare(t, r, "on_time", 0, 1)
	wantPrevious(t, r, "on_time", 0, 1)
	wantShare(t, r, "early_warning", 0, 1)
	wantPrevious(t, r, "early_warning", 0, 1)
	r = orders(t, "2026-06-30", book)
	wantShare(t, r, "on_time", 0, 1)
	wantPrevious(t, r, "on_time", 0, 0)
}

func TestDueDeliveredBeforeAPromiseOfTheFutureIsNotYetInTheWindow(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-07-10
lines: [{sku: A, quantity: 100}]
deliveries: [{ready: 2025-06-20}]
`)
	wantShare(t, r, "on_time", 0, 0)
	if c := r.Chart("slip_days"); c == nil || c.Points[0].Value.V != -20 {
		t.Error("the chart shows everything known")
	}
}

func TestLineWithoutAPromiseIsNoDue(t *testing.T) {
	r := orders(t, "2025-06-30", `
- id: PO-1
  placed: 2025-02-10
  lines: [{sku: A, quantity: 100}, {sku: B, quantity: 5, promised: 2025-04-01}]
- id: PO-2
  placed: 2025-02-11
- id: PO-3
  placed: 2025-02-12
  cancelled: {on: 2025-03-01, by: importer}
`)
	if len(r.Dues) != 1 || len(r.Unpromised) != 2 || r.Unpromised[0].ID != "PO-1" || r.Unpromised[1].ID != "PO-2" {
		t.Errorf("dues %d, unpromised %+v", len(r.Dues), r.Unpromised)
	}
	if r.Unpromised[0].Pos.Line != 4 {
		t.Errorf("line A stands in line 4, got %d", r.Unpromised[0].Pos.Line)
	}
}

func TestLastPromiseFollowsTheOrderInWhichWeWereTold(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes:
- {told: 2025-04-10, to: 2025-04-25, asked_by: factory}
- {told: 2025-03-20, to: 2025-05-05, asked_by: factory}
lines: [{sku: A, quantity: 100}, {sku: B, quantity: 1, promised: 2025-05-02}]
`)
	if d := due(t, r, "PO-1", "2025-04-15"); d.Last.String() != "2025-04-25" {
		t.Errorf("last promise %s, want the one told last", d.Last)
	}
	if d := due(t, r, "PO-1", "2025-05-02"); d.Last.String() != "2025-05-02" {
		t.Errorf("the line with its own promise did not move, got %s", d.Last)
	}
}

func TestChangeThatNamesSKUsMovesTheirLinesAlone(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes:
- {told: 2025-03-20, to: 2025-05-05, asked_by: factory, skus: [B, C]}
- {told: 2025-03-25, to: 2025-04-20, asked_by: factory}
lines: [{sku: A, quantity: 1}, {sku: C, quantity: 1, promised: 2025-04-18}, {sku: D, quantity: 1, promised: 2025-04-19}]
`)
	for promise, want := range map[string]string{"2025-04-15": "2025-04-20", "2025-04-18": "2025-05-05", "2025-04-19": "2025-04-19"} {
		if d := due(t, r, "PO-1", promise); d.Last.String() != want {
			t.Errorf("promise %s: last %s, want %s", promise, d.Last, want)
		}
	}
}

func TestLastPromiseOfADueIsTheLatestOfItsLines(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-05-05, asked_by: importer, skus: [B]}]
lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}]
`)
	d := due(t, r, "PO-1", "")
	if d.Last.String() != "2025-05-05" || d.MovedDays != 20 {
		t.Errorf("got %s, %d days", d.Last, d.MovedDays)
	}
}

func TestImportersDaysAreTheUnionOfOurLateIntervalsBeforeCompletion(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
lines: [{sku: A, quantity: 100}]
approvals:
- {what: Artwork, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}
- {what: Colour, asked: 2025-03-03, due: 2025-03-01, done: 2025-03-05}
- {what: Carton, due: 2025-04-20}
- {what: Sample, done: 2025-04-20}
payments:
- {stage: deposit, due: 2025-02-22, paid: 2025-03-02, amount: 100}
- {stage: balance, due: 2025-02-23, paid: 2025-05-09, amount: 100}
deliveries: [{ready: 2025-04-24}]
`)
	// 20 Feb to 2 March is 10 days, 3 to 5 March 2, 20 to 24 April 4.
	d := due(t, r, "PO-1", "")
	if d.ImporterDays != 16 || d.Adjusted.String() != "2025-05-01" {
		t.Errorf("got %d days, adjusted %s, want 16 and 2025-05-01", d.ImporterDays, d.Adjusted)
	}
	wantShare(t, r, "on_time", 0, 1)
	wantShare(t, r, "on_time_adjusted", 1, 1)
	wantMore(t, r, "late_dues_explained", "counts", "[{covered 1} {not_covered 0} {unknown 0}]")
}

func TestOpenIntervalsRunToTheAsOfDay(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-06-15
lines: [{sku: A, quantity: 100}]
approvals: [{what: Artwork, due: 2025-06-10}]
`)
	d := due(t, r, "PO-1", "")
	if d.ImporterDays != 20 || d.Adjusted.String() != "2025-07-05" {
		t.Errorf("got %d days, adjusted %s", d.ImporterDays, d.Adjusted)
	}
	wantShare(t, r, "on_time", 0, 1)
	wantShare(t, r, "on_time_adjusted", 0, 0)
	wantState(t, r, "on_time_adjusted", measure.NotRecorded)
}

func TestChangesAskedByTheImporterAloneMoveTheAdjustedPromise(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes:
- {told: 2025-03-01, to: 2025-04-20, asked_by: importer}
- {told: 2025-03-05, to: 2025-04-28, asked_by: factory}
- {told: 2025-03-10, to: 2025-04-18, asked_by: importer}
- {told: 2025-03-15, to: 2025-04-21, asked_by: importer}
- {told: 2025-03-20, to: 2025-05-21, asked_by: both}
lines: [{sku: A, quantity: 100}]
`)
	// +5 against the original; what follows lies before the 28 April that stood once.
	d := due(t, r, "PO-1", "")
	if d.MovedDays != 5 || d.Adjusted.String() != "2025-04-20" || d.Last.String() != "2025-05-21" {
		t.Errorf("got %d days, adjusted %s, last %s", d.MovedDays, d.Adjusted, d.Last)
	}
}

func TestLateDuesAreExplainedNotExplainedOrUnknown(t *testing.T) {
	r := orders(t, "2025-06-30", `
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 1}]
  approvals: [{what: Artwork, due: 2025-03-01, done: 2025-03-11}]
  deliveries: [{ready: 2025-04-25}]
- id: PO-2
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 1}]
  approvals: [{what: Artwork, due: 2025-03-01, done: 2025-03-11}]
  deliveries: [{ready: 2025-04-26}]
- id: PO-3
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 1}]
  approvals: [{what: Artwork, done: 2025-03-11}]
  deliveries: [{ready: 2025-04-16}]
- id: PO-4
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 1}]
  deliveries: [{ready: 2025-04-15}]
`)
	wantValue(t, r, "late_dues_explained", 3)
	wantMore(t, r, "late_dues_explained", "counts", "[{covered 1} {not_covered 1} {unknown 1}]")
	wantRecords(t, r, "late_dues_explained", "PO-1", "PO-2", "PO-3")
}

func TestEarlyWarningIsToldByTheOriginalPromiseAndToALaterDay(t *testing.T) {
	const head = "  placed: 2025-02-10\n  promised: 2025-04-15\n  lines: [{sku: A, quantity: 1}]\n  deliveries: [{ready: 2025-04-26}]\n  promise_changes:\n"
	r := orders(t, "2025-06-30", `
- id: PO-1
`+head+`  - {told: 2025-04-01, to: 2025-04-25, asked_by: factory}
  - {told: 2025-04-10, to: 2025-04-26, asked_by: factory}
- id: PO-2
`+head+`  - {told: 2025-04-15, to: 2025-04-25, asked_by: both}
- id: PO-3
`+head+`  - {told: 2025-04-16, to: 2025-04-25, asked_by: factory}
- id: PO-4
`+head+`  - {told: 2025-04-01, to: 2025-04-25, asked_by: importer}
- id: PO-5
`+head+`  - {told: 2025-04-01, to: 2025-04-14, asked_by: factory}
`)
	wantShare(t, r, "early_warning", 2, 5)
	wantMore(t, r, "early_warning", "notice_days", "7") // 14 and 0
}

func TestLeadTimeStartsWhenNothingIsOwedForTheFactoryToBegin(t *testing.T) {
	r := orders(t, "2025-06-30", `
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  deliveries: [{ready: 2025-04-11}]
- id: PO-2
  placed: 2025-02-10
  confirmed: 2025-02-20
  promised: 2025-04-15
  payments:
  - {stage: deposit, due: 2025-02-15, paid: 2025-02-18}
  - {stage: deposit, due: 2025-02-20, paid: 2025-03-01}
  - {stage: balance, due: 2025-04-20, paid: 2025-04-10}
  deliveries: [{ready: 2025-04-11}]
- id: PO-3
  confirmed: 2025-02-20
  promised: 2025-04-15
  deliveries: [{ready: 2025-04-11}]
`)
	for id, want := range map[string]int{"PO-1": 60, "PO-2": 41} {
		if days, ok := due(t, r, id, "").LeadTime(); !ok || days != want {
			t.Errorf("%s took %d days (%v), want %d", id, days, ok, want)
		}
	}
	if _, ok := due(t, r, "PO-3", "").LeadTime(); ok {
		t.Error("an order without placed has no lead time")
	}
	wantMedian(t, r, "lead_time", 2, 50.5)
}

func TestLeadTimeWithoutAClockIsNotRecorded(t *testing.T) {
	r := orders(t, "2025-06-30", "id: PO-1\npromised: 2025-04-15\ndeliveries: [{ready: 2025-04-11}]\n")
	wantNeeds(t, r, "lead_time", "orders.placed")
	wantMedian(t, r, "slip_days", 1, -4)
}

func TestSpecialDuesSayWhy(t *testing.T) {
	r := known(t, "2025-12-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
closures: [{from: 2025-06-01, until: 2025-06-10, name: Kiln}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2024-10-10, promised: 2025-01-10, deliveries: [{ready: 2025-01-15}]}
- {id: PO-2, placed: 2024-10-11, promised: 2025-01-15, deliveries: [{ready: 2025-03-05}]}
- {id: PO-3, placed: 2024-10-12, promised: 2025-01-15, deliveries: [{ready: 2025-03-06}]}
- {id: PO-4, placed: 2025-04-12, promised: 2025-05-15, rush: true, special: shown at a fair}
- {id: PO-5, placed: 2025-04-12, promised: 2025-05-15, rush: true}
- {id: PO-6, placed: 2024-10-12, promised: 2025-01-15, deliveries: [{ready: 2025-01-01}]}
- {id: PO-7, placed: 2024-10-12, promised: 2025-01-15, deliveries: [{ready: 2024-12-31}]}
`)
	// The first day was 29 January 2025: disturbed from 1 January to 5 March.
	for id, want := range map[string]measure.Special{
		"PO-1": measure.SpecialFirst, "PO-2": measure.SpecialSpring, "PO-3": "", "PO-4": measure.SpecialStated,
		"PO-5": measure.SpecialRush, "PO-6": measure.SpecialSpring, "PO-7": "",
	} {
		if got := due(t, r, id, "").Special; got != want {
			t.Errorf("%s: special %q, want %q", id, got, want)
		}
	}
}

func TestFirstOrderOfAnOldRelationshipIsNotSpecial(t *testing.T) {
	for since, want := range map[string]measure.Special{"2024-07-12": measure.SpecialFirst, "2024-07-11": ""} {
		r := known(t, "2025-12-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
since: `+since+`
-- orders/2025.yaml --
- {id: PO-1, placed: 2024-10-10, promised: 2024-11-10}
`)
		if got := due(t, r, "PO-1", "").Special; got != want {
			t.Errorf("since %s: %q, want %q", since, got, want)
		}
	}
}

func TestCancelledFirstOrderIsStillTheFirst(t *testing.T) {
	r := orders(t, "2025-12-30", `
- {id: PO-1, placed: 2025-03-10, promised: 2025-06-10, cancelled: {on: 2025-03-20, by: importer}}
- {id: PO-2, placed: 2025-03-11, promised: 2025-06-10, deliveries: [{ready: 2025-06-10}]}
`)
	if got := due(t, r, "PO-2", "").Special; got != "" {
		t.Errorf("the second order is %q", got)
	}
}

func TestOwnClosureMovesTheDisturbedWindow(t *testing.T) {
	r := known(t, "2025-12-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
closures: [{from: 2025-02-01, until: 2025-02-10, actual_until: 2025-02-20, name: Spring Festival}]
-- orders/2025.yaml --
- {id: PO-0, placed: 2024-10-01, promised: 2025-01-10}
- {id: PO-1, placed: 2024-10-10, promised: 2025-01-10, deliveries: [{ready: 2025-01-13}]}
- {id: PO-2, placed: 2024-10-10, promised: 2025-01-10, deliveries: [{ready: 2025-01-14}]}
- {id: PO-3, placed: 2024-10-10, promised: 2025-01-10, deliveries: [{ready: 2025-03-13}]}
- {id: PO-4, placed: 2024-10-10, promised: 2025-01-10, deliveries: [{ready: 2025-03-14}]}
`)
	for id, want := range map[string]measure.Special{"PO-1": "", "PO-2": measure.SpecialSpring, "PO-3": measure.SpecialSpring, "PO-4": ""} {
		if got := due(t, r, id, "").Special; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestSpecialDuesStayInTheFigures(t *testing.T) {
	r := orders(t, "2025-12-30", `
- {id: PO-1, placed: 2025-03-10, promised: 2025-06-10, deliveries: [{ready: 2025-06-30}]}
- {id: PO-2, placed: 2025-03-11, promised: 2025-06-11, rush: true, deliveries: [{ready: 2025-06-21}]}
- {id: PO-3, placed: 2025-03-12, promised: 2025-06-12, deliveries: [{ready: 2025-06-12}]}
`)
	wantMedian(t, r, "slip_days", 3, 10)
	c := r.Chart("slip_days")
	if len(c.Points) != 3 || c.Phases[0].N != 1 || c.Phases[0].Median != 0 {
		t.Errorf("only PO-3 is an ordinary point: %+v", c.Phases)
	}
}

func TestOpenPointsLeaveNoGapInTheChart(t *testing.T) {
	yaml := ""
	for _, day := range []string{"01", "03", "05", "07", "09", "11", "13", "15", "17"} {
		yaml += "- {id: PO-" + day + ", placed: 2025-01-10, promised: 2025-06-" + day + ", deliveries: [{ready: 2025-06-" + day + "}]}\n"
	}
	yaml += "- {id: PO-open, placed: 2025-01-10, promised: 2025-06-04}\n"
	c := orders(t, "2025-12-30", yaml).Chart("slip_days")
	if p := c.Phases[0]; p.N != 8 || p.Until != 10 {
		t.Errorf("eight ordinary points (the first order and the open one are not), got %+v", p)
	}
	for _, s := range c.Signals {
		if c.Points[s.Point].Open {
			t.Error("an open point signals")
		}
	}
}
