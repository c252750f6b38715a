package measure

import "factorybook/generator/record"

var issueContainDays = Definition{
	ID: "issue_contain_days", Side: Factory, Practice: Adapting, Unit: UnitDays, MinN: 3,
	compute:  computeIssueContainDays,
	Question: "How soon is a problem stopped from spreading?",
	Formula:  "Median of contained − opened.",
	Counts:   "Issues opened in the window that have `contained`.",
	Excludes: "Issues without `contained`.",
	Pitfalls: "Contained is not solved.",
	Source:   medians,
	Example:  "Contained after 0, 2 and 9 days: median 2.",
	Field:    "issues.contained",
	Missing:  []Fact{FactContained},
}

// computeIssueContainDays measures how fast issues were contained.
func computeIssueContainDays(w *study, m *Measure) {
	values := w.numbers[:0]
	issues := 0
	w.issues(m, func(q *record.Issue, ref Ref) {
		issues++
		if !q.Contained.Known() {
			return
		}
		days := float64(max(0, q.Contained.V-q.Opened.V))
		ref.Value = Some(days)
		values = append(values, days)
		m.add(ref)
	})
	if issues > 0 {
		m.nothing = false // issues, and nobody wrote down when they were contained
	}
	m.spread(values)
	w.numbers = values
}
