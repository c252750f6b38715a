package boundary

// What an order makes each side owe.
var owed = []Case{{
	Rule: "a payment is due on its day and overdue from the next",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments: [{stage: deposit, due: 2025-02-20, amount: 10}]
`,
	Kinds: []string{"payment"},
	Days: []Day{
		{AsOf: "2025-02-19", Due: []string{"ours payment 2025-02-20 1"}, Figures: map[string]string{"payments_on_time": "-", "days_beyond_terms": "-"}},
		{AsOf: "2025-02-20", Due: []string{"ours payment 2025-02-20 0"}, Figures: map[string]string{"payments_on_time": "-", "days_beyond_terms": "-"}},
		{AsOf: "2025-02-21", Due: []string{"ours payment 2025-02-20 -1"}, Figures: map[string]string{"payments_on_time": "0 of 1, 1 overdue", "days_beyond_terms": "-, 1 overdue"}},
	},
}, {
	Rule: "a payment is in time on its day, late on the next, and not known before it is made",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments:
  - {stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 10}
  - {stage: balance, due: 2025-02-20, paid: 2025-02-21, amount: 30}
`,
	Kinds: []string{"payment"},
	Days: []Day{
		{AsOf: "2025-02-19", Due: []string{"ours payment 2025-02-20 1", "ours payment 2025-02-20 1"}, Figures: map[string]string{"payments_on_time": "-"}},
		{AsOf: "2025-02-20", Due: []string{"ours payment 2025-02-20 0"}, Figures: map[string]string{"payments_on_time": "1 of 1", "days_beyond_terms": "0"}},
		{AsOf: "2025-02-21", Figures: map[string]string{"payments_on_time": "1 of 2", "days_beyond_terms": "0.75"}},
	},
}, {
	Rule: "what is due on a day on which our banks are closed is in time on the next working day",
	Book: `
-- factorybook.yaml --
title: Book
currency: USD
holidays: [{on: 2025-03-03, name: Founding day}]
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
currency: USD
payments:
  - {stage: deposit, due: 2025-03-01, amount: 10}
  - {stage: interim, due: 2025-03-01, paid: 2025-02-28, amount: 10}
  - {stage: interim, due: 2025-03-02, paid: 2025-03-04, amount: 10}
  - {stage: balance, due: 2025-03-02, paid: 2025-03-05, amount: 20}
`,
	Kinds: []string{"payment"},
	Days: []Day{
		{AsOf: "2025-03-03", Due: []string{"ours payment 2025-03-01 1", "ours payment 2025-03-02 1", "ours payment 2025-03-02 1"}, Figures: map[string]string{"payments_on_time": "1 of 1"}},
		{AsOf: "2025-03-04", Due: []string{"ours payment 2025-03-01 0", "ours payment 2025-03-02 0"}, Figures: map[string]string{"payments_on_time": "2 of 2", "days_beyond_terms": "0"}},
		{AsOf: "2025-03-05", Due: []string{"ours payment 2025-03-01 -1"}, Figures: map[string]string{"payments_on_time": "2 of 4, 1 overdue", "days_beyond_terms": "0.5, 1 overdue"}},
	},
}, {
	Rule: "a payment after an event is due when that has happened, not before",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
confirmed: 2025-02-12
lines: [{sku: A, quantity: 10}]
payments:
  - {stage: deposit, after: confirmed, days: 7, amount: 10}
  - {stage: balance, after: documents, days: 2, amount: 10}
deliveries:
  - {ready: 2025-03-04, quantities: {A: 4}, documents: 2025-03-05}
  - {ready: 2025-03-10, quantities: {A: 6}, documents: 2025-03-11}
`,
	Kinds: []string{"payment"},
	Days: []Day{
		{AsOf: "2025-02-11", Due: []string{"ours payment - -", "ours payment - -"}, Figures: map[string]string{"payments_on_time": "-", "days_beyond_terms": "-"}},
		{AsOf: "2025-02-12", Due: []string{"ours payment 2025-02-19 7", "ours payment - -"}},
		{AsOf: "2025-03-09", Due: []string{"ours payment 2025-02-19 -18", "ours payment - -"}, Figures: map[string]string{"payments_on_time": "0 of 1, 1 overdue"}},
		{AsOf: "2025-03-10", Due: []string{"ours payment 2025-02-19 -19", "ours payment - -"}},
		{AsOf: "2025-03-11", Due: []string{"ours payment 2025-02-19 -20", "ours payment 2025-03-13 2"}},
		{AsOf: "2025-03-14", Due: []string{"ours payment 2025-02-19 -23", "ours payment 2025-03-13 -1"}, Figures: map[string]string{"payments_on_time": "0 of 2, 2 overdue"}},
	},
}, {
	Rule: "an approval is due on its day and overdue from the next; a closed order waits for none",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
approvals: [{what: Artwork, asked: 2025-02-12, due: 2025-02-20}]
closed: 2025-02-22
`,
	Kinds: []string{"approval"},
	Days: []Day{
		{AsOf: "2025-02-11", Figures: map[string]string{"approvals_on_time": "-"}},
		{AsOf: "2025-02-12", Due: []string{"ours approval 2025-02-20 8"}},
		{AsOf: "2025-02-19", Due: []string{"ours approval 2025-02-20 1"}, Figures: map[string]string{"approvals_on_time": "-"}},
		{AsOf: "2025-02-20", Due: []string{"ours approval 2025-02-20 0"}, Figures: map[string]string{"approvals_on_time": "-"}},
		{AsOf: "2025-02-21", Due: []string{"ours approval 2025-02-20 -1"}, Figures: map[string]string{"approvals_on_time": "0 of 1, 1 overdue"}},
		{AsOf: "2025-02-22", Figures: map[string]string{"approvals_on_time": "-"}},
	},
}, {
	Rule: "goods are due on the original promise and overdue from the next day",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes: [{told: 2025-04-14, to: 2025-04-25, asked_by: factory}]
lines: [{sku: A, quantity: 10}]
`,
	Kinds: []string{"delivery"},
	Days: []Day{
		{AsOf: "2025-04-13", Due: []string{"theirs delivery 2025-04-15 2"}, Figures: map[string]string{"on_time": "-", "on_time_latest": "-", "early_warning": "-"}},
		{AsOf: "2025-04-14", Due: []string{"theirs delivery 2025-04-15 1 expected 2025-04-25"}, Figures: map[string]string{"on_time": "-"}},
		{AsOf: "2025-04-15", Due: []string{"theirs delivery 2025-04-15 0 expected 2025-04-25"}, Figures: map[string]string{"on_time": "-", "slip_days": "-"}},
		{AsOf: "2025-04-16", Due: []string{"theirs delivery 2025-04-15 -1 expected 2025-04-25"}, Figures: map[string]string{"on_time": "0 of 1, 1 overdue", "on_time_latest": "-", "early_warning": "1 of 1, 1 overdue", "slip_days": "-, 1 overdue"}},
		{AsOf: "2025-04-25", Figures: map[string]string{"on_time_latest": "-"}, Due: []string{"theirs delivery 2025-04-15 -10 expected 2025-04-25"}},
		{AsOf: "2025-04-26", Figures: map[string]string{"on_time_latest": "0 of 1, 1 overdue"}, Due: []string{"theirs delivery 2025-04-15 -11 expected 2025-04-25"}},
	},
}, {
	Rule: "a warning counts on the day of the promise and no more on the next",
	Book: `
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  promise_changes: [{told: 2025-04-15, to: 2025-04-25, asked_by: factory}]
- id: PO-2
  placed: 2025-02-10
  promised: 2025-04-15
  promise_changes: [{told: 2025-04-16, to: 2025-04-25, asked_by: factory}]
`,
	Kinds: []string{"delivery"},
	Days: []Day{
		{AsOf: "2025-04-16", Due: []string{"theirs delivery 2025-04-15 -1 expected 2025-04-25", "theirs delivery 2025-04-15 -1 expected 2025-04-25"}, Figures: map[string]string{"early_warning": "1 of 2, 2 overdue"}},
	},
}, {
	Rule: "goods are in time on the day of the promise and late on the next",
	Book: `
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  deliveries: [{ready: 2025-04-15}]
- id: PO-2
  placed: 2025-02-10
  promised: 2025-04-15
  deliveries: [{ready: 2025-04-16}]
`,
	Kinds: []string{"delivery"},
	Days: []Day{
		{AsOf: "2025-04-14", Due: []string{"theirs delivery 2025-04-15 1", "theirs delivery 2025-04-15 1"}, Figures: map[string]string{"on_time": "-"}},
		{AsOf: "2025-04-15", Due: []string{"theirs delivery 2025-04-15 0"}, Figures: map[string]string{"on_time": "1 of 1"}},
		{AsOf: "2025-04-16", Figures: map[string]string{"on_time": "1 of 2", "early_warning": "0 of 1"}},
	},
}, {
	Rule: "a payment that was due before a cancellation is still owed, one due on its day or later is not; for approvals nobody waits any more, though they were late",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-01-10
payments:
  - {stage: deposit, due: 2025-02-28, amount: 10}
  - {stage: interim, due: 2025-03-01, amount: 10}
  - {stage: balance, due: 2025-03-02, amount: 10}
  - {stage: other, amount: 10}
approvals:
  - {what: Artwork, due: 2025-02-28}
  - {what: Colour, due: 2025-03-01}
  - {what: Carton, due: 2025-03-02}
cancelled: {on: 2025-03-01, by: importer}
`,
	Kinds: []string{"payment", "approval"},
	Days: []Day{
		{AsOf: "2025-02-28", Due: []string{
			"ours approval 2025-02-28 0", "ours payment 2025-02-28 0", "ours approval 2025-03-01 1", "ours payment 2025-03-01 3", "ours approval 2025-03-02 2", "ours payment 2025-03-02 3", "ours payment - -",
		}, Figures: map[string]string{"payments_on_time": "-", "approvals_on_time": "-"}},
		{AsOf: "2025-03-01", Due: []string{"ours payment 2025-02-28 -1"}, Figures: map[string]string{"payments_on_time": "0 of 1, 1 overdue", "approvals_on_time": "0 of 1"}},
		{AsOf: "2025-03-03", Due: []string{"ours payment 2025-02-28 -3"}, Figures: map[string]string{"payments_on_time": "0 of 1, 1 overdue", "approvals_on_time": "0 of 1", "days_beyond_terms": "-, 1 overdue"}},
	},
}, {
	Rule: "goods of an order that we cancel count as missed when they were overdue by then",
	Book: `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-02-28, cancelled: {on: 2025-03-01, by: importer}}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-01, cancelled: {on: 2025-03-01, by: importer}}
- {id: PO-3, placed: 2025-01-10, promised: 2025-03-01, cancelled: {on: 2025-03-01, by: factory}}
`,
	Kinds: []string{"delivery"},
	Days: []Day{
		{AsOf: "2025-02-28", Due: []string{"theirs delivery 2025-02-28 0", "theirs delivery 2025-03-01 1", "theirs delivery 2025-03-01 1"}, Figures: map[string]string{"on_time": "-"}},
		{AsOf: "2025-03-01", Figures: map[string]string{"on_time": "0 of 1"}},
		{AsOf: "2025-03-02", Figures: map[string]string{"on_time": "0 of 2"}}, // what they cancelled counts once its promise has passed
	},
}, {
	Rule: "we disturb an order by what we ask for after the day of its confirmation",
	Book: `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, confirmed: 2025-01-20, promised: 2025-04-15, promise_changes: [{told: 2025-01-20, to: 2025-04-20, asked_by: importer}]}
- {id: PO-2, placed: 2025-01-10, confirmed: 2025-01-20, promised: 2025-04-15, promise_changes: [{told: 2025-01-21, to: 2025-04-20, asked_by: importer}]}
- {id: PO-3, placed: 2025-01-10, confirmed: 2025-01-20, cancelled: {on: 2025-01-20, by: importer}}
- {id: PO-4, placed: 2025-01-10, confirmed: 2025-01-20, cancelled: {on: 2025-01-21, by: importer}}
`,
	Days: []Day{
		{AsOf: "2025-01-19", Figures: map[string]string{"orders_disturbed": "-"}},
		{AsOf: "2025-01-20", Figures: map[string]string{"orders_disturbed": "0 of 4"}},
		{AsOf: "2025-01-21", Figures: map[string]string{"orders_disturbed": "2 of 4"}},
	},
}, {
	Rule: "short notice is less than the agreed lead time",
	Book: `
-- factory.yaml --
name: Yuanda
terms: {lead_time_days: 45}
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, requested: 2025-02-24}
- {id: PO-2, placed: 2025-01-11, requested: 2025-02-24}
- {id: PO-3, placed: 2025-01-12, requested: 2025-02-27}
`,
	Days: []Day{
		{AsOf: "2025-01-10", Figures: map[string]string{"short_notice": "0 of 1"}}, // 45 days
		{AsOf: "2025-01-11", Figures: map[string]string{"short_notice": "1 of 2"}}, // 44
		{AsOf: "2025-01-12", Figures: map[string]string{"short_notice": "1 of 3"}}, // 46
	},
}}
