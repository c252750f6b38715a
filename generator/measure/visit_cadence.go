package measure

import "factorybook/generator/record"

var visitCadence = Definition{
	ID: "visit_cadence", Side: Importer, Practice: Visits, Unit: UnitDays, MinN: 1,
	compute:  computeVisitCadence,
	Question: "How long since one of us was there?",
	Formula:  "As-of day − last day of the last visit in person. `visits` counts those in the window by their last day; `target` is `visit_every_days`.",
	Counts:   "Visits of every kind but video. n counts them all, ever.",
	Excludes: "Video calls. It is never overdue with a factory that is a prospect, paused or ended.",
	Pitfalls: "A visit without a note does not exist here.",
	Source:   "Days between dates.",
	Example:  "The last visit ended on 13 March, the as-of day is 30 June: 109 days of the 180 aimed at.",
	Field:    "visits",
}

// computeVisitCadence measures the time since the last visit in person.
func computeVisitCadence(w *study, m *Measure) {
	target := w.s.Targets.VisitEveryDays.Or(record.DefaultVisitEveryDays)
	inWindow := 0
	for i := range w.f.Visits {
		v := &w.f.Visits[i]
		if !v.InPerson() {
			continue
		}
		ref := w.visitRef(v)
		m.add(ref)
		if w.window.Contains(ref.On) {
			inWindow++
		}
	}
	last := w.f.LastInPerson(w.asOf + 1)
	if last == nil {
		return
	}
	since := int(w.asOf - last.Last())
	m.Value = Some(float64(since))
	m.more("visits", UnitCount, inWindow)
	m.more("target", UnitDays, target)
	if since > target && w.f.Active() {
		m.overdue(w.visitRef(last))
	}
}
