package boundary

// What was promised at visits, in talks and for issues.
var promised = []Case{{
	Rule: "a promise is due on its day and overdue from the next",
	Book: `
-- visits/a.yaml --
date: 2025-03-12
promises:
  - {by: importer, what: Send the forecast, due: 2025-04-30}
  - {by: factory, what: Replace thermocouples, due: 2025-04-30}
  - {by: factory, what: Think about it}
`,
	Kinds: []string{"promise"},
	Days: []Day{
		{AsOf: "2025-04-29", Due: []string{"ours promise 2025-04-30 1", "theirs promise 2025-04-30 1", "theirs promise - -"},
			Figures: map[string]string{"importer_promises_kept": "-", "factory_promises_kept": "-", "visit_actions_closed": "0 of 3"}, Missing: []string{"promise_due"}},
		{AsOf: "2025-04-30", Due: []string{"ours promise 2025-04-30 0", "theirs promise 2025-04-30 0", "theirs promise - -"},
			Figures: map[string]string{"importer_promises_kept": "-", "factory_promises_kept": "-", "visit_actions_closed": "0 of 3"}, Missing: []string{"promise_due"}},
		{AsOf: "2025-05-01", Due: []string{"ours promise 2025-04-30 -1", "theirs promise 2025-04-30 -1", "theirs promise - -"},
			Figures: map[string]string{"importer_promises_kept": "0 of 1, 1 overdue", "factory_promises_kept": "0 of 1, 1 overdue", "visit_actions_closed": "0 of 3, 2 overdue"}, Missing: []string{"promise_due"}},
	},
}, {
	Rule: "a promise is kept on its day, not kept on the next, and out when it was dropped before it",
	Book: `
-- visits/a.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: In time, due: 2025-04-30, done: 2025-04-30}
  - {by: factory, what: Late, due: 2025-04-30, done: 2025-05-01}
  - {by: factory, what: Dropped before, due: 2025-04-30, dropped: 2025-04-29}
  - {by: factory, what: Dropped on the day, due: 2025-04-30, dropped: 2025-04-30}
`,
	Kinds: []string{"promise"},
	Days: []Day{
		{AsOf: "2025-04-29", Due: []string{"theirs promise 2025-04-30 1", "theirs promise 2025-04-30 1", "theirs promise 2025-04-30 1"}, Figures: map[string]string{"factory_promises_kept": "-"}},
		{AsOf: "2025-04-30", Due: []string{"theirs promise 2025-04-30 0"}, Figures: map[string]string{"factory_promises_kept": "1 of 1"}},
		{AsOf: "2025-05-01", Figures: map[string]string{"factory_promises_kept": "1 of 3"}},
	},
}, {
	Rule: "a promise is judged by the first note, expected on the day agreed last, and not moved by a note that repeats its day",
	Book: `
-- visits/a.yaml --
- date: 2025-03-12
  promises:
    - {id: moved, by: factory, what: Kiln, due: 2025-04-30}
    - {id: same, by: factory, what: Log, due: 2025-04-30}
    - {id: dated, by: factory, what: Plan}
- date: 2025-04-20
  kind: video
  promises:
    - {id: moved, by: factory, what: Kiln, due: 2025-05-31}
    - {id: same, by: factory, what: Log, due: 2025-04-30}
    - {id: dated, by: factory, what: Plan, due: 2025-05-01}
`,
	Kinds: []string{"promise"},
	Days: []Day{
		{AsOf: "2025-04-19", Happened: []string{},
			Due: []string{"theirs promise 2025-04-30 11", "theirs promise 2025-04-30 11", "theirs promise - -"}},
		{AsOf: "2025-04-30", Happened: []string{"visit_made 2025-04-20", "word_moved 2025-04-20", "word_moved 2025-04-20"},
			Due:     []string{"theirs promise 2025-04-30 0 expected 2025-05-31", "theirs promise 2025-04-30 0", "theirs promise 2025-05-01 1"},
			Figures: map[string]string{"factory_promises_kept": "-"}},
		{AsOf: "2025-05-01",
			Due:     []string{"theirs promise 2025-04-30 -1 expected 2025-05-31", "theirs promise 2025-04-30 -1", "theirs promise 2025-05-01 0"},
			Figures: map[string]string{"factory_promises_kept": "0 of 2, 2 overdue"}},
		// The measure judges by the first note alone, which gave the third no day.
		{AsOf: "2025-05-02",
			Due:     []string{"theirs promise 2025-04-30 -2 expected 2025-05-31", "theirs promise 2025-04-30 -2", "theirs promise 2025-05-01 -1"},
			Figures: map[string]string{"factory_promises_kept": "0 of 2, 2 overdue"}},
	},
}}
