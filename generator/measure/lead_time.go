package measure

import "factorybook/generator/measure/spc"

var leadTime = Definition{
	ID: "lead_time", Side: Factory, Practice: Consistency, Unit: UnitDays, MinN: 3, Charted: true,
	chart: spc.Options{NonNegative: true, AllowLog: true}, compute: computeLeadTime,
	Question:    "How long does the factory take once it can begin?",
	Formula:     "Completion − clock, per completed due; the clock starts on the later of the confirmation (else the order) and the last deposit paid before completion.",
	Counts:      "Completed dues with their original promise in the window; the chart has all since the first record.",
	Excludes:    "Dues of orders without `placed`; those that came on a day that is not recorded (`ready_unknown`); those complete on the day of their clock or before, where the goods did not wait for it (`no_lead_time`). Special dues stay out of limits.",
	Pitfalls:    "A late approval is still in it. Long lead times are skewed: from 12 dues with a factor of more than 3 between them the limits are computed on logarithms.",
	Source:      medians + " " + xmr,
	Example:     "28, 30, 31, 33, 34, 35, 36, 38, 41, 55 days: median 34.5, 90th percentile 42.4.",
	Field:       "orders.placed",
	Missing:     []Fact{FactReady, FactPlaced, FactConfirmed},
	MoreIsWorse: true,
}

// computeLeadTime measures completed dues from the day on which nothing was owed for the
// factory to begin.
func computeLeadTime(w *study, m *Measure) {
	dues := w.res.Dues
	m.nothing = len(dues) > 0
	values := w.numbers[:0]
	points := make([]Point, 0, len(dues))
	for i := range dues {
		d := &dues[i]
		if d.Outcome != DueCompleted {
			w.readyUnknown(m, d)
			continue
		}
		inWindow := w.window.Contains(d.Original)
		days, ok := d.LeadTime()
		if !ok {
			if inWindow {
				m.nothing = false // completed, and the begin is not recorded
				if !d.Clock.IsZero() {
					m.NoLeadTime++
				}
			}
			continue
		}
		ref := d.ref(d.Original)
		ref.Value = Some(float64(days))
		points = append(points, Point{Ref: ref, Special: d.Special, Ours: d.ClockOurs})
		if inWindow {
			m.add(ref)
			values = append(values, float64(days))
		}
	}
	m.spread(values)
	w.numbers = values
	w.draw(m, points)
}
