package measure

import "factorybook/generator/record"

var factoryPromisesKept = Definition{
	ID: "factory_promises_kept", Side: Factory, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
	compute:  computePromisesKept(record.ByFactory),
	Question: "Does the factory do by the day what it said it would do?",
	Formula:  "k = promises done on or before their due day; n = promises due in the window and before the as-of day, or already kept; k ÷ n.",
	Counts:   "Promises by the factory in visits, talks and issues, once each, however often they are carried from note to note. The first note gives `by` and `due`; the first `done` or `dropped` counts. An open promise past its day counts as not kept.",
	Excludes: "Promises without `due`; those dropped before their day, since both sides knew in time; cargo-ready dates, which are dues.",
	Pitfalls: "Only promises that someone wrote down count. A note full of easy promises looks good.",
	Source:   wilson,
	Example:  "Six promises were due this year: four done in time, one done two days late, one open since March. k of n is 4 of 6, likely between 30 % and 90 %.",
	Field:    "promises.due",
	Missing:  []Fact{FactPromiseDue},
	Lateness: true,
}

var importerPromisesKept = Definition{
	ID: "importer_promises_kept", Side: Importer, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
	compute:  computePromisesKept(record.ByImporter),
	Question: "Do we do by the day what we said we would do?",
	Formula:  "k = promises done on or before their due day; n = promises due in the window and before the as-of day, or already kept; k ÷ n.",
	Counts:   "Our promises in visits, talks and issues, by the same rule as the factory's.",
	Excludes: "Promises without `due`; those dropped before their day; payments and approvals, which have measures of their own.",
	Pitfalls: "We write the notes: our own forgotten promises are the ones most easily left out.",
	Source:   wilson,
	Example:  "Five promises were due: three done in time, one done late, one dropped on its day. 3 of 5.",
	Field:    "promises.due",
	Missing:  []Fact{FactPromiseDue},
	Lateness: true,
}

// computePromisesKept counts the promises of a side by the day they were due. What was
// dropped before that day is out: both knew in time.
func computePromisesKept(by string) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		for i := range w.res.Promises {
			if c := &w.res.Promises[i]; c.By.V == by && c.Due.Known() && !droppedBefore(c) {
				w.promise(m, c)
			}
		}
	}
}

func droppedBefore(c *record.PromiseCase) bool {
	return c.Dropped.Known() && !c.Done.Known() && c.Dropped.V < c.Due.V
}

// promise counts one promise. One that was dropped on its day or later was not
// kept, and is not open either.
func (w *study) promise(m *Measure, c *record.PromiseCase) {
	if c.Dropped.Known() && !c.Done.Known() {
		if c.Due.V < w.asOf {
			ref := promiseRef(c)
			ref.On = c.Due.V
			m.count(w.when(c.Due.V), ref)
		}
		return
	}
	w.kept(m, promiseRef(c), c.Due.V, c.Done)
}
