package measure_test

import (
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

func TestWindowEndsWithTheAsOfDayAndStaysWithinItsMonth(t *testing.T) {
	for _, c := range []struct{ months, asOf, from, before string }{
		{"12", "2025-06-30", "2024-07-01", "2023-07-01"},
		{"12", "2024-02-28", "2023-02-28", "2022-02-28"}, // until is 29 February
		{"6", "2025-08-30", "2025-02-28", "2024-08-31"},
		{"1", "2025-03-30", "2025-02-28", "2025-01-31"},
	} {
		s, _ := record.ParseDate(c.asOf)
		var settings record.Settings
		if c.months != "12" {
			settings.WindowMonths = record.Whole{V: map[string]int{"6": 6, "1": 1}[c.months], Pos: record.Pos{Line: 1, Column: 1}}
		}
		window, previous := measure.Windows(&settings, s)
		if window.From.String() != c.from || window.Last() != s || previous.From.String() != c.before || previous.Until != window.From {
			t.Errorf("%s months to %s: got %s and %s, want %s and %s", c.months, c.asOf, window.From, previous.From, c.from, c.before)
		}
	}
}

func TestBothEdgesOfTheWindowBelongToIt(t *testing.T) {
	const yaml = `
- {id: PO-1, placed: 2023-01-10, promised: 2024-06-30, deliveries: [{ready: 2024-06-30}]}
- {id: PO-2, placed: 2023-01-11, promised: 2024-07-01, deliveries: [{ready: 2024-07-02}]}
- {id: PO-3, placed: 2023-01-12, promised: 2025-06-30, deliveries: [{ready: 2025-06-30}]}
- {id: PO-4, placed: 2023-01-13, promised: 2023-07-01, deliveries: [{ready: 2023-07-02}]}
- {id: PO-5, placed: 2023-01-13, promised: 2023-06-30, deliveries: [{ready: 2023-06-30}]}
`
	r := orders(t, "2025-06-30", yaml)
	wantShare(t, r, "on_time", 1, 2)
	wantRecords(t, r, "on_time", "PO-2", "PO-3")
	wantPrevious(t, r, "on_time", 1, 2)
}

func TestWindowBeforeIsJudgedWithTodaysKnowledge(t *testing.T) {
	r := orders(t, "2025-06-30", `{id: PO-1, placed: 2023-01-10, promised: 2024-06-01, deliveries: [{ready: 2025-06-01}]}`)
	wantShare(t, r, "on_time", 0, 0)
	m := r.Measure("on_time")
	wantPrevious(t, r, "on_time", 0, 1)
	if m.State != measure.NotRecorded || m.Low.OK {
		t.Errorf("a measure without data has nothing beside it but what was before: %+v", m)
	}
	// The lateness was known only after the window before had ended.
	r = orders(t, "2025-06-30", `
- {id: PO-1, placed: 2023-01-10, promised: 2024-06-01, deliveries: [{ready: 2025-06-01}]}
- {id: PO-2, placed: 2023-01-10, promised: 2025-06-01, deliveries: [{ready: 2025-06-01}]}
`)
	wantPrevious(t, r, "on_time", 0, 1)
}

func TestFactsAfterTheAsOfDayAreNotKnown(t *testing.T) {
	const yaml = `
id: PO-1
placed: 2025-02-10
confirmed: 2025-02-20
promised: 2025-04-15
promise_changes: [{told: 2025-04-10, to: 2025-05-01, asked_by: factory}]
payments: [{stage: deposit, due: 2025-02-14, paid: 2025-03-01, amount: 100}]
deliveries: [{ready: 2025-04-26}]
`
	r := orders(t, "2025-04-05", yaml)
	if d := due(t, r, "PO-1", ""); d.Outcome != measure.DueOpen || d.Overdue || d.Last != d.Original {
		t.Errorf("on 5 April nothing is late: %+v", d)
	}
	r = orders(t, "2025-04-20", yaml)
	if d := due(t, r, "PO-1", ""); !d.Overdue || d.Last.String() != "2025-05-01" {
		t.Errorf("on 20 April it is overdue: %+v", d)
	}
	r = orders(t, "2025-04-26", yaml)
	wantCompleted(t, due(t, r, "PO-1", ""), "2025-04-26")
	r = orders(t, "2025-02-15", yaml)
	wantShare(t, r, "payments_on_time", 0, 1)
	wantState(t, r, "payments_on_time", measure.WorthAsking)
	wantShare(t, r, "orders_disturbed", 0, 0)
}
