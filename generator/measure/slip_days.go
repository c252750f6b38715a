package measure

var slipDays = Definition{
	ID: "slip_days", Side: Factory, Practice: Consistency, Unit: UnitDays, MinN: 3, Charted: true,
	compute:  computeSlipDays,
	Question: "How many days early or late are goods ready, and has that changed?",
	Formula:  "Completion − original promise, per completed due; median, min, max and from 10 dues the 90th percentile.",
	Counts:   "Completed dues with their original promise in the window; the chart has all since the first record, by original promise, then order. Overdue dues stand in the chart with their days so far.",
	Excludes: "Open and missed dues have no figure, nor have those that came on a day that is not recorded (`ready_unknown` counts them). Special dues (said to be special, rush, the first order, completed around Spring Festival) stay out of limits, never out of the figures.",
	Pitfalls: "Being early is a number below 0; it does not make up for being late.",
	Source:   medians + " " + xmr,
	Example:  "Slips of −2, 8, 7 and 4 days: median 5.5.",
	Field:    "orders.deliveries.ready",
	Missing:  []Fact{FactPromised, FactReady},
	Signed:   true, Lateness: true, MoreIsWorse: true, MarksMissed: true,
}

// computeSlipDays measures completed dues from their original promise. Overdue ones are
// drawn with their days so far, and are no part of the figures.
func computeSlipDays(w *study, m *Measure) {
	dues := w.res.Dues
	m.nothing = len(dues) > 0
	values := w.numbers[:0]
	points := make([]Point, 0, len(dues))
	for i := range dues {
		d := &dues[i]
		days, ok := d.Slip(w.asOf)
		if !ok {
			w.readyUnknown(m, d)
			continue
		}
		ref := d.ref(d.Original)
		ref.Value, ref.Hit = Some(float64(days)), !d.Late()
		points = append(points, Point{Ref: ref, Special: d.Special, Open: d.Overdue, Ours: d.Explained(w.asOf) == Covered})
		if d.Outcome == DueCompleted && w.window.Contains(d.Original) {
			m.add(ref)
			values = append(values, float64(days))
		}
	}
	w.overdueDues(m)
	m.spread(values)
	w.numbers = values
	w.draw(m, points)
}
