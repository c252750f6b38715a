package boundary

// Questions, and how long nobody spoke.
var talked = []Case{{
	Rule: "an answer is due within the working days of the side that answers",
	Book: `
-- talks/2025.yaml --
- {on: 2025-03-03, by: importer, channel: wechat, about: Glaze}
- {on: 2025-03-03, by: factory, channel: email, about: Price}
- {on: 2025-03-03, by: factory, channel: phone, about: Answered there and then}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-03, raised_by: importer, title: Pinholes}
- {id: Q-2, opened: 2025-03-03, raised_by: importer, title: Cartons, closed: 2025-03-04}
`,
	Kinds: []string{"answer"},
	Days: []Day{
		// Monday and Tuesday are the two days; the third, Wednesday, has not passed.
		{AsOf: "2025-03-04", Due: []string{"ours answer 2025-03-05 1", "theirs answer 2025-03-05 1", "theirs answer 2025-03-05 1"}, Figures: map[string]string{"factory_answer_days": "-", "importer_answer_days": "-"}},
		{AsOf: "2025-03-05", Due: []string{"ours answer 2025-03-05 0", "theirs answer 2025-03-05 0", "theirs answer 2025-03-05 0"}, Figures: map[string]string{"factory_answer_days": "-", "importer_answer_days": "-"}},
		{AsOf: "2025-03-06", Due: []string{"ours answer 2025-03-05 -1", "theirs answer 2025-03-05 -1", "theirs answer 2025-03-05 -1"}, Figures: map[string]string{"factory_answer_days": "0 of 2, 2 overdue", "importer_answer_days": "0 of 1, 1 overdue"}},
	},
}, {
	Rule: "an answer in time came within the working days, and is not known before it came",
	Book: `
-- talks/2025.yaml --
- {on: 2025-03-03, by: importer, channel: wechat, about: In time, answered: 2025-03-05}
- {on: 2025-03-03, by: importer, channel: wechat, about: Late, answered: 2025-03-06}
`,
	Kinds: []string{"answer"},
	Days: []Day{
		{AsOf: "2025-03-04", Due: []string{"theirs answer 2025-03-05 1", "theirs answer 2025-03-05 1"}, Figures: map[string]string{"factory_answer_days": "-"}},
		{AsOf: "2025-03-05", Due: []string{"theirs answer 2025-03-05 0"}, Figures: map[string]string{"factory_answer_days": "1 of 1"}},
		{AsOf: "2025-03-06", Figures: map[string]string{"factory_answer_days": "1 of 2"}},
	},
}, {
	Rule: "contact is due after the days that were meant, and overdue from the next",
	Book: `
-- talks/2025.yaml --
- {on: 2025-03-03, by: importer, channel: phone, about: Schedule}
- {on: 2025-03-20, by: importer, channel: wechat, about: Not answered}
`,
	Kinds: []string{"contact"},
	Days: []Day{
		{AsOf: "2025-04-01", Due: []string{"ours contact 2025-04-02 1"}, Figures: map[string]string{"silence_days": "29"}},
		{AsOf: "2025-04-02", Due: []string{"ours contact 2025-04-02 0"}, Figures: map[string]string{"silence_days": "30"}},
		{AsOf: "2025-04-03", Due: []string{"ours contact 2025-04-02 -1"}, Figures: map[string]string{"silence_days": "31, 1 overdue"}},
	},
}}
