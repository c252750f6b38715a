package measure

import (
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

var issueCloseDays = Definition{
	ID: "issue_close_days", Side: Factory, Practice: Adapting, Unit: UnitDays, MinN: 5, MinNote: "3 of them closed",
	compute:  computeIssueCloseDays,
	Question: "How long does a problem take from opening to closing?",
	Formula:  "Kaplan–Meier median of closed − opened; open issues are censored at the as-of day, after closings on equal days. The median is the first day on which the curve is at or below 0.5.",
	Counts:   "Issues opened in the window.",
	Excludes: "Nothing. Without a median more than half are still open.",
	Pitfalls: "The median of the closed ones alone would look faster the more hard cases stay open.",
	Source:   "Kaplan and Meier, Nonparametric estimation from incomplete observations (1958).",
	Example:  "Closed after 3, 5, 8, 12 and 30 days; open for 5, 20 and 45: the curve falls to 0.45 on day 12, the median. The closed ones alone would say 8.",
	Field:    "issues.closed",
}

// closedFrom is the number of closed issues that issue_close_days needs beside
// its number of issues.
const closedFrom = 3

// computeIssueCloseDays is the median time to close, with open issues counted for as
// long as they have been open.
func computeIssueCloseDays(w *study, m *Measure) {
	var cases []spc.Case
	closed := 0
	w.issues(m, func(q *record.Issue, ref Ref) {
		days := max(0, int(q.Closed.Or(w.asOf)-q.Opened.V))
		ref.Value, ref.Hit = Some(float64(days)), q.Closed.Known()
		if ref.Hit {
			closed++
		}
		cases = append(cases, spc.Case{Time: float64(days), Closed: ref.Hit})
		m.add(ref)
	})
	m.thin = closed < closedFrom
	if days, ok := spc.SurvivalMedian(cases); ok {
		m.Median = Some(days)
	}
}
