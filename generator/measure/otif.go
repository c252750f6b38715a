package measure

import "factorybook/generator/record"

var otif = Definition{
	ID: "otif", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 8,
	compute:  computeOtif,
	Question: "Do we get the quantities we ordered, by the day first confirmed?",
	Formula:  "n = the dues of on_time; k = those whose every line had ≥ (1 − tolerance) of its quantity by the original promise; k ÷ n.",
	Counts:   "As on_time and in_full. What went back does not count; what replaced it counts when it was ready by the promise.",
	Excludes: "As on_time.",
	Pitfalls: "The strictest of the delivery measures; one short line fails a due.",
	Source:   wilson + " On time in full, by line quantity.",
	Example:  "Of five dues only the first was full by its promise: 1 of 5.",
	Field:    "orders.deliveries.ready",
	Missing:  []Fact{FactPromised, FactEndDay},
	Lateness: true,
}

// computeOtif counts the dues that came within the tolerance by the original promise.
func computeOtif(w *study, m *Measure) {
	w.eachDue(m, byOriginal, func(d *Due, _ record.Date) bool { return d.inFullInTime() })
}
