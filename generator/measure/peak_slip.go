package measure

import "factorybook/generator/record"

var peakSlip = Definition{
	ID: "peak_slip", Side: Factory, Practice: Incentives, Unit: UnitDays, MinN: 10, MinNote: "5 made in a peak season and 5 not",
	compute:  computePeakSlip,
	Question: "Do we keep our place in the queue when everyone wants goods?",
	Formula:  "Median slip of completed dues made in a peak season − median slip of the rest. `peak` and `rest` have n and median.",
	Counts:   "Completed dues with their original promise in the window. Made in a season: the days from clock to original promise, both included, touch one.",
	Excludes: "Dues without a clock. A clock after the promise never touches a season.",
	Pitfalls: "Seasons are ours; the factory's busy time may be another.",
	Source:   "Difference of medians.",
	Example:  "Peak: 2, 4, 5, 7, 9 days late, median 5. Rest: −1, 0, 1, 1, 3, median 1. The peak costs 4 days.",
	Field:    "orders.deliveries.ready",
	Signed:   true, Lateness: true,
}

// computePeakSlip compares the slip of dues made in a peak season with that of the rest.
func computePeakSlip(w *study, m *Measure) {
	if len(w.seasons) == 0 {
		m.Needs = "peak_seasons"
		return
	}
	var peak, rest []float64
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if d.Outcome != DueCompleted || d.Clock.IsZero() || !w.window.Contains(d.Original) {
			continue
		}
		slip := float64(d.Completed - d.Original)
		ref := d.ref(d.Original)
		ref.Value, ref.Hit = Some(slip), w.inPeak(d)
		m.add(ref)
		if ref.Hit {
			peak = append(peak, slip)
		} else {
			rest = append(rest, slip)
		}
	}
	m.thin = len(peak) < peakFrom || len(rest) < peakFrom
	in, out := groupOf(peak), groupOf(rest)
	if in.Median.OK && out.Median.OK {
		m.Value = Some(in.Median.V - out.Median.V)
	}
	m.more("peak", UnitLateness, in)
	m.more("rest", UnitLateness, out)
}

// peakFrom is the number of dues that each side of peak_slip needs.
const peakFrom = 5

// inPeak reports whether the production of a due, from clock to original promise,
// both days included, touches a peak season.
func (w *study) inPeak(d *Due) bool {
	if d.Clock > d.Original {
		return false
	}
	for i := range w.seasons {
		if w.seasons[i].Touches(record.SpanOf(d.Clock, d.Original)) {
			return true
		}
	}
	return false
}
