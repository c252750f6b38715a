package measure

import "factorybook/generator/record"

var issuesRepeated = Definition{
	ID: "issues_repeated", Side: Factory, Practice: Adapting, Unit: UnitShare, Share: true, CountsAgainst: true, Previous: true, MinN: 5,
	compute:  computeIssuesRepeated,
	Question: "Do the same problems come back?",
	Formula:  "n = issues opened in the window; k = those that name an earlier one in `repeats`; k ÷ n.",
	Counts:   "Every issue, whoever raised it and whoever caused it.",
	Excludes: "Nothing.",
	Pitfalls: "A small k is good here. It depends on someone recognising the same cause.",
	Source:   wilson,
	Example:  "Two of seven issues repeat an earlier one: 2 of 7.",
	Field:    "issues",
}

// computeIssuesRepeated counts issues that came again. The window before counts by the
// same rule.
func computeIssuesRepeated(w *study, m *Measure) {
	w.issues(m, func(*record.Issue, Ref) {})
	for i := range w.f.Issues {
		q := &w.f.Issues[i]
		ref := issueRef(q)
		ref.Hit = q.Repeats.Known()
		m.count(w.when(q.Opened.V), ref)
	}
}
