package measure

import "factorybook/generator/record"

var causes = Definition{
	ID: "causes", Side: Both, Practice: Adapting, Unit: UnitCount, MinN: 1,
	compute:  computeCauses,
	Question: "Who caused the problems?",
	Formula:  "n = issues opened in the window; `counts` by `cause.by`, a missing one as unknown.",
	Counts:   "Every issue opened in the window.",
	Excludes: "Nothing.",
	Pitfalls: "A cause that only one side wrote down is that side's view until the issue is `agreed`.",
	Source:   "A count.",
	Example:  "Five issues: factory 2, importer 1, both 1, carrier 0, unknown 1.",
	Field:    "issues",
	Missing:  []Fact{FactCause},
	CountsBy: "cause",
}

// computeCauses counts issues by who caused them.
func computeCauses(w *study, m *Measure) {
	counts := Counts{{Key: record.ByFactory}, {Key: record.ByImporter}, {Key: record.ByBoth}, {Key: record.ByCarrier}, {Key: record.ByUnknown}}
	w.issues(m, func(q *record.Issue, ref Ref) {
		by := len(counts) - 1 // a missing cause is an unknown one
		for i := range counts {
			if counts[i].Key == q.Cause.By.V {
				by = i
			}
		}
		counts[by].N++
		m.add(ref)
	})
	m.Value = Some(float64(m.N))
	m.more("counts", UnitCount, counts)
}
