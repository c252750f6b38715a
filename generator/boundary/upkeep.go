package boundary

// Days that come by themselves.
var upkeep = []Case{{
	Rule: "an entry of a person lapses a year after it was checked: no longer known that day, due that day, overdue from the next",
	Book: `
-- factory.yaml --
name: Yuanda
contacts: [{id: chen-li, name: Chen Li, role: sales, confirmed: 2025-03-12}]
`,
	Kinds: []string{"confirm"}, Codes: []string{"FB0510"},
	Days: []Day{
		{AsOf: "2026-03-11", Due: []string{"ours confirm 2026-03-12 1"}, Figures: map[string]string{"people_known": "1 of 6"}},
		{AsOf: "2026-03-12", Due: []string{"ours confirm 2026-03-12 0"}, Figures: map[string]string{"people_known": "0 of 6"}, Check: []string{"FB0510"}, Missing: []string{"contact_confirmed"}},
		{AsOf: "2026-03-13", Due: []string{"ours confirm 2026-03-12 -1"}, Figures: map[string]string{"people_known": "0 of 6"}, Check: []string{"FB0510"}, Missing: []string{"contact_confirmed"}},
	},
}, {
	Rule: "the year of an entry is that of every figure, also around 29 February",
	Book: `
-- factory.yaml --
name: Yuanda
contacts: [{id: chen-li, name: Chen Li, role: sales, confirmed: 2023-02-28}]
`,
	Kinds: []string{"confirm"}, Codes: []string{"FB0510"},
	Days: []Day{
		{AsOf: "2024-02-28", Due: []string{"ours confirm 2024-02-29 1"}, Figures: map[string]string{"people_known": "1 of 6"}},
		{AsOf: "2024-02-29", Due: []string{"ours confirm 2024-02-29 0"}, Figures: map[string]string{"people_known": "0 of 6"}, Check: []string{"FB0510"}, Missing: []string{"contact_confirmed"}},
		{AsOf: "2024-03-01", Due: []string{"ours confirm 2024-02-29 -1"}, Figures: map[string]string{"people_known": "0 of 6"}, Check: []string{"FB0510"}, Missing: []string{"contact_confirmed"}},
	},
}, {
	Rule: "a visit confirms whom it names, from its own day on; who has left is nobody to confirm",
	Book: `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: chen-li, name: Chen Li, role: sales, confirmed: 2024-01-10, left: 2025-03-14}
-- visits/a.yaml --
{date: 2025-03-12, confirmed: [chen-li]}
`,
	Kinds: []string{"confirm"}, Codes: []string{"FB0510"},
	Days: []Day{
		{AsOf: "2025-03-11", Due: []string{"ours confirm 2025-01-10 -60"}, Figures: map[string]string{"people_known": "0 of 6"}, Check: []string{"FB0510"}, Missing: []string{"contact_confirmed"}},
		{AsOf: "2025-03-12", Due: []string{"ours confirm 2026-03-12 365"}, Figures: map[string]string{"people_known": "1 of 6"}},
		{AsOf: "2025-03-13", Due: []string{"ours confirm 2026-03-12 364"}, Figures: map[string]string{"people_known": "1 of 6"}},
		{AsOf: "2025-03-14", Figures: map[string]string{"people_known": "0 of 6"}},
	},
}, {
	Rule: "a certificate holds on its last day; that of another site renews nothing",
	Book: `
-- factory.yaml --
name: Yuanda
certificates:
  - {name: BSCI, site: Hall 1, issued: 2024-06-16, expires: 2025-06-15}
  - {name: BSCI, site: Hall 2, issued: 2024-06-16, expires: 2025-06-25}
  - {name: ISO 9001, site: Hall 1, issued: 2025-01-10, expires: 2028-01-09}
`,
	Kinds: []string{"certificate"}, Codes: []string{"FB0504"},
	Days: []Day{
		{AsOf: "2025-06-14", Due: []string{"theirs certificate 2025-06-15 1", "theirs certificate 2025-06-25 11", "theirs certificate 2028-01-09 939"}},
		{AsOf: "2025-06-15", Due: []string{"theirs certificate 2025-06-15 0", "theirs certificate 2025-06-25 10", "theirs certificate 2028-01-09 938"}},
		{AsOf: "2025-06-16", Due: []string{"theirs certificate 2025-06-15 -1", "theirs certificate 2025-06-25 9", "theirs certificate 2028-01-09 937"}, Check: []string{"FB0504"}},
	},
}, {
	Rule: "a certificate is renewed by a later one of the name and site, however they are typed",
	Book: `
-- factory.yaml --
name: Yuanda
certificates:
  - {name: ISO 9001, site: Hall 1, issued: 2022-06-16, expires: 2025-06-15}
  - {name: ｉｓｏ　９００１, site: hall 1, issued: 2025-06-12, expires: 2028-06-11}
  - {name: OEKO-TEX, expires: 2025-06-14}
  - {name: oeko-tex, expires: 2026-06-14}
`,
	Kinds: []string{"certificate"}, Codes: []string{"FB0504"},
	Days: []Day{
		{AsOf: "2025-06-11", Due: []string{"theirs certificate 2025-06-15 4", "theirs certificate 2026-06-14 368"}},
		{AsOf: "2025-06-12", Due: []string{"theirs certificate 2026-06-14 367", "theirs certificate 2028-06-11 1095"}},
		{AsOf: "2025-06-16", Due: []string{"theirs certificate 2026-06-14 363", "theirs certificate 2028-06-11 1091"}},
	},
}, {
	Rule: "a later one that does not say until when renews, and its end is a missing fact",
	Book: `
-- factory.yaml --
name: Yuanda
certificates:
  - {name: BSCI, issued: 2024-06-16, expires: 2025-06-15}
  - {name: BSCI, issued: 2025-06-16}
`,
	Kinds: []string{"certificate"}, Codes: []string{"FB0504"},
	Days: []Day{
		{AsOf: "2025-06-15", Due: []string{"theirs certificate 2025-06-15 0"}},
		{AsOf: "2025-06-16", Missing: []string{"certificate_expires"}},
		{AsOf: "2026-08-10", Missing: []string{"certificate_expires"}},
	},
}, {
	Rule: "an agreement holds on its last day, and is history when it ended more than 90 days ago",
	Book: `
-- factory.yaml --
name: Yuanda
agreements: [{kind: framework, signed: 2024-06-01, until: 2025-06-30}]
`,
	Kinds: []string{"agreement"},
	Days: []Day{
		{AsOf: "2025-06-29", Due: []string{"ours agreement 2025-06-30 1"}, Figures: map[string]string{"agreement_left_days": "1"}},
		{AsOf: "2025-06-30", Due: []string{"ours agreement 2025-06-30 0"}, Figures: map[string]string{"agreement_left_days": "0"}},
		{AsOf: "2025-07-01", Due: []string{"ours agreement 2025-06-30 -1"}, Figures: map[string]string{"agreement_left_days": "-"}},
		{AsOf: "2025-09-28", Due: []string{"ours agreement 2025-06-30 -90"}},
		{AsOf: "2025-09-29"},
	},
}, {
	Rule: "an agreement is followed by one of its kind that runs longer or begins later without an end",
	Book: `
-- factory.yaml --
name: Yuanda
agreements:
  - {kind: framework, signed: 2024-06-01, until: 2025-06-30}
  - {kind: framework, signed: 2025-06-20}
  - {kind: volume, signed: 2024-06-01, until: 2025-06-30}
  - {kind: volume, signed: 2025-06-21, until: 2025-06-30}
`,
	Kinds: []string{"agreement"},
	Days: []Day{
		{AsOf: "2025-06-19", Due: []string{"ours agreement 2025-06-30 11", "ours agreement 2025-06-30 11"}, Figures: map[string]string{"agreement_left_days": "11"}},
		{AsOf: "2025-06-20", Due: []string{"ours agreement 2025-06-30 10"}, Figures: map[string]string{"agreement_left_days": "-"}},
		{AsOf: "2025-06-21", Due: []string{"ours agreement 2025-06-30 9", "ours agreement 2025-06-30 9"}},
	},
}, {
	Rule: "a volume without a period is for the whole term, its last day included",
	Book: `
-- factory.yaml --
name: Yuanda
agreements: [{kind: volume, signed: 2025-01-01, until: 2025-04-10, volume: {value: 100}}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, value: 50}
`,
	Days: []Day{
		{AsOf: "2025-01-01", Figures: map[string]string{"volume_commitment": "50"}}, // 1 of 100 days: 1 was committed
		{AsOf: "2025-02-19", Figures: map[string]string{"volume_commitment": "1"}},  // 50 days
		{AsOf: "2025-04-10", Figures: map[string]string{"volume_commitment": "0.5"}},
		{AsOf: "2025-04-11", Figures: map[string]string{"volume_commitment": "-"}},
	},
}, {
	Rule: "the last day to order before Spring Festival is due that day; once they are closed it is the next year's",
	Book: `
-- factory.yaml --
name: Yuanda
terms: {lead_time_days: 45}
`,
	Kinds: []string{"order_by"},
	Days: []Day{
		// The festival begins on 17 February 2026: closed from the 7th, and on 26 January 2027.
		{AsOf: "2025-12-22", Due: []string{"ours order_by 2025-12-23 1"}},
		{AsOf: "2025-12-23", Due: []string{"ours order_by 2025-12-23 0"}},
		{AsOf: "2025-12-24", Due: []string{"ours order_by 2025-12-23 -1"}},
		{AsOf: "2026-02-06", Due: []string{"ours order_by 2025-12-23 -45"}},
		{AsOf: "2026-02-07", Due: []string{"ours order_by 2026-12-12 308"}},
	},
}}
