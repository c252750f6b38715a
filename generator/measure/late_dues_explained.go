package measure

var lateDuesExplained = Definition{
	ID: "late_dues_explained", Side: Both, Practice: Adapting, Unit: UnitCount, MinN: 1,
	compute:  computeLateDuesExplained,
	Question: "How much of the factory's lateness could be ours?",
	Formula:  "n = dues completed late or overdue, by the original promise. `covered`: completion (for open ones the as-of day) ≤ adjusted promise; `unknown`: not covered, and no approval and no deposit of the order has a `due`; `not_covered`: the rest.",
	Counts:   "Dues whose original promise lies in the window, and every overdue one. Adjusted promise = original + importer's days + the days by which changes asked by the importer alone moved it beyond every promise before. Of a due late for certain on a day that is not recorded, its arrival stands for completion.",
	Excludes: "Missed dues, which have no day.",
	Pitfalls: "An upper bound: a late deposit need not have been what the goods waited for, and the same days may count twice.",
	Source:   "Importer's days are the length of the union of our late intervals before completion.",
	Example:  "Promised 15 April, ready 24 April; our artwork was six days late and our deposit ten, overlapping on four: importer's days 12, adjusted promise 27 April: covered.",
	Field:    "orders.promised",
	Missing:  []Fact{FactApprovalDue},
}

// computeLateDuesExplained sorts the late dues by whether our own lateness covers them.
func computeLateDuesExplained(w *study, m *Measure) {
	var covered, notCovered, unknown int
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if !w.dueCounted(d) {
			w.unjudged(m, d)
			continue
		}
		m.nothing = true
		why := d.Explained(w.asOf)
		switch why {
		case Covered:
			covered++
		case NotCovered:
			notCovered++
		case Untraced:
			unknown++
		default:
			continue
		}
		ref := d.ref(d.Original)
		days, _ := d.Slip(w.asOf)
		ref.Value, ref.Hit = Some(float64(days)), why == Covered
		m.add(ref)
	}
	w.overdueDues(m)
	m.Value = Some(float64(m.N))
	m.more("counts", UnitCount, Counts{{string(Covered), covered}, {string(NotCovered), notCovered}, {string(Untraced), unknown}})
}
