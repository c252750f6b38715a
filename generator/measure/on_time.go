package measure

import "factorybook/generator/record"

// What all three say of the dues that count and of those that do not.
const (
	duesCount = "Dues: the lines of one order that share one original promise. Those with that promise in the window that are completed or whose promise has passed, and every overdue one. A delivery counts on its `ready` day, else on `shipped`; one with `received` alone was ready by then."
	duesLeave = "Open dues whose promise has not passed; dues the importer cancelled before their promise passed; lines without a promise or of quantity 0; dues that came on a day that is not recorded, unless every day that it can have been lies on one side of the promise; what ended undelivered on a day that nobody wrote down."
)

var onTime = Definition{
	ID: "on_time", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 8,
	compute:  computeOnTime(byOriginal),
	Question: "Are goods ready by the day that was first confirmed?",
	Formula:  "n = dues in the window by their original promise, before the as-of day or completed, and all overdue ones; k = completed on or before the original promise; k ÷ n.",
	Counts:   duesCount + " A due closed short in time is on time: in_full and otif say the rest. Missed dues count once their promise has passed.",
	Excludes: duesLeave,
	Pitfalls: "It is hard on a factory that waited for us: read it beside on_time_adjusted and late_dues_explained. Eight dues leave a wide interval.",
	Source:   wilson,
	Example:  "Promised for days 100, 120, 140, 160, 180; ready on 98, 128, 147, 164 and not yet on day 190: 1 of 5.",
	Field:    "orders.promised",
	Missing:  []Fact{FactPromised, FactReady, FactEndDay},
	Lateness: true,
}

var onTimeAdjusted = Definition{
	ID: "on_time_adjusted", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 8,
	compute:  computeOnTime(byAdjusted),
	Question: "Are goods ready in time once our own lateness is taken out?",
	Formula:  "As on_time, with the adjusted promise everywhere: original + importer's days + the days by which changes that the importer alone asked for moved it beyond every promise before.",
	Counts:   "As on_time, by the adjusted promise, so n can differ. Importer's days are the union of our late intervals before completion: from due (or asked, when later) to done, of each approval and deposit.",
	Excludes: "As on_time.",
	Pitfalls: "An upper bound in the factory's favour: not every late approval held the goods up.",
	Source:   wilson,
	Example:  "The second due of on_time's example waited 10 days for us: its adjusted promise is day 130, and it came on 128. 2 of 5.",
	Field:    "orders.promised",
	Lateness: true,
}

var onTimeLatest = Definition{
	ID: "on_time_latest", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 8,
	compute:  computeOnTime(byLast),
	Question: "Are goods ready by the day that was promised last?",
	Formula:  "As on_time, with the last promise everywhere.",
	Counts:   "As on_time, by the last promise, so n can differ. Changes count in the order of `told`; a due's last promise is the latest of its lines'.",
	Excludes: "As on_time.",
	Pitfalls: "A promise moved on the day before makes this one look good. It says whether planning can rely on the newest date, not whether the first was kept.",
	Source:   wilson,
	Example:  "In on_time's example the second and fourth promise were moved to 130 and 165: 3 of 5.",
	Field:    "orders.promised",
	Lateness: true,
}

// computeOnTime counts the dues of a basis; see Due.standing for when a due counts. An
// overdue due stays in the figure for as long as it is open, whatever the window.
func computeOnTime(b basis) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		w.eachDue(m, b, func(d *Due, promise record.Date) bool {
			return d.delivered() && d.High <= promise
		})
	}
}
