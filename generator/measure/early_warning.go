package measure

var earlyWarning = Definition{
	ID: "early_warning", Side: Factory, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 3,
	compute:  computeEarlyWarning,
	Question: "When goods will be late, does the factory say so in time?",
	Formula:  "n = dues completed late or overdue, by the original promise; k = those with a change of promise to a later day, asked by the factory or by both, told on or before the original promise. `notice_days` is the median of original promise − the first such `told`.",
	Counts:   "Dues whose original promise lies in the window, and every overdue one. A change counts for a due when it concerns one of its lines.",
	Excludes: "Missed dues, which have no day; changes that the importer asked for; changes to a day not later than the original promise; the promise that stands, confirmed again.",
	Pitfalls: "A warning by telephone that nobody entered is no warning here. Three late dues a year are few.",
	Source:   wilson,
	Example:  "Three dues were late. For one the factory told us 14 days before; for another on the day after; for the third never: 1 of 3, notice 14 days.",
	Field:    "orders.promise_changes",
}

// computeEarlyWarning counts the late dues of which the factory told us in time. The
// figure before is judged with today's knowledge, as every one.
func computeEarlyWarning(w *study, m *Measure) {
	notice := w.numbers[:0]
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if w.dueCounted(d) {
			m.nothing = true
		} else {
			w.unjudged(m, d)
		}
		if !d.Late() {
			continue
		}
		ref := d.ref(d.Original)
		ref.Hit = !d.Warned.IsZero()
		if ref.Hit {
			ref.Value = Some(float64(d.Original - d.Warned))
		}
		in := w.when(d.Original)
		if d.Overdue && in != now {
			m.add(ref)
		}
		m.count(in, ref)
		if ref.Hit && (in == now || d.Overdue) {
			notice = append(notice, ref.Value.V)
		}
	}
	w.overdueDues(m)
	if len(notice) > 0 {
		m.more("notice_days", UnitDays, sortInPlace(notice).Median())
	}
	w.numbers = notice
}
