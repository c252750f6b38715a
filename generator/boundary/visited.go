package boundary

// Visits, and what happened since the last one.
var visited = []Case{{
	Rule: "the next visit is due after the days that were meant since the last one in person; a video call is none",
	Book: `
-- visits/a.yaml --
- {date: 2025-03-12, until: 2025-03-13}
- {date: 2025-08-01, kind: video}
`,
	Kinds: []string{"visit"},
	Days: []Day{
		{AsOf: "2025-03-11", Due: []string{"ours visit - -"}, Figures: map[string]string{"visit_cadence": "-"}},
		{AsOf: "2025-03-12", Due: []string{"ours visit 2025-09-08 180"}, Figures: map[string]string{"visit_cadence": "0"}},
		{AsOf: "2025-03-13", Due: []string{"ours visit 2025-09-09 180"}, Figures: map[string]string{"visit_cadence": "0"}},
		{AsOf: "2025-09-08", Due: []string{"ours visit 2025-09-09 1"}, Figures: map[string]string{"visit_cadence": "179"}},
		{AsOf: "2025-09-09", Due: []string{"ours visit 2025-09-09 0"}, Figures: map[string]string{"visit_cadence": "180"}},
		{AsOf: "2025-09-10", Due: []string{"ours visit 2025-09-09 -1"}, Figures: map[string]string{"visit_cadence": "181, 1 overdue"}},
	},
}, {
	Rule: "since the last visit is after its last day: what was recorded at the visit belongs to it",
	Book: `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments:
  - {stage: deposit, due: 2025-03-13, paid: 2025-03-13, amount: 10}
  - {stage: balance, due: 2025-03-14, paid: 2025-03-14, amount: 10}
-- visits/a.yaml --
- {date: 2025-03-12, until: 2025-03-13, promises: [{by: factory, what: Kiln, due: 2025-04-30}]}
- {date: 2025-03-16, kind: video}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-12, raised_by: importer, title: On the first day, answered: 2025-03-12}
- {id: Q-2, opened: 2025-03-13, raised_by: importer, title: On the last day, answered: 2025-03-13, closed: 2025-03-15}
- {id: Q-3, opened: 2025-03-14, raised_by: importer, title: After it, answered: 2025-03-14}
`,
	Days: []Day{
		{AsOf: "2025-03-13", Happened: []string{}},
		{AsOf: "2025-03-14", Happened: []string{"payment_made 2025-03-14", "issue_opened 2025-03-14", "issue_answered 2025-03-14"}},
		{AsOf: "2025-03-17", Happened: []string{"payment_made 2025-03-14", "issue_opened 2025-03-14", "issue_answered 2025-03-14", "issue_closed 2025-03-15", "visit_made 2025-03-16"}},
	},
}}
