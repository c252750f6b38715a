package measure

import "factorybook/generator/record"

var visitActionsClosed = Definition{
	ID: "visit_actions_closed", Side: Importer, Practice: Visits, Unit: UnitShare, Share: true, MinN: 1,
	compute:  computeVisitActionsClosed,
	Question: "What became of the promises made at the last visit?",
	Formula:  "n = promises of both sides made at the last visit of any kind that made some; k = those done, whenever; k ÷ n.",
	Counts:   "Promises first made at that visit.",
	Excludes: "Dropped promises; promises that were only carried into its note.",
	Pitfalls: "Soon after a visit most are open, and rightly so: the due days tell.",
	Source:   "A share.",
	Example:  "Four promises were made, one was dropped, two are done: 2 of 3.",
	Field:    "visits.promises",
}

// computeVisitActionsClosed counts what became of the promises made at the last visit
// that made some. Promises that were only carried into it were made earlier.
func computeVisitActionsClosed(w *study, m *Measure) {
	key := ""
	for i := range w.res.Promises { // in the order in which they were made
		if note := &w.res.Promises[i].Notes[0]; note.Kind == record.InVisit {
			key = note.Key
		}
	}
	for i := range w.res.Promises {
		c := &w.res.Promises[i]
		if !madeAt(c, key) || c.Dropped.Known() && !c.Done.Known() {
			continue
		}
		ref := promiseRef(c)
		ref.Hit = c.Done.Known()
		m.add(ref)
		if c.Open() && c.Due.Known() && c.Due.V < w.asOf {
			ref.Value = Some(float64(w.asOf - c.Due.V))
			m.overdue(ref)
		}
	}
}

func madeAt(c *record.PromiseCase, key string) bool {
	return c.Notes[0].Kind == record.InVisit && c.Notes[0].Key == key
}
