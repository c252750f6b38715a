package measure

import "factorybook/generator/record"

var inFull = Definition{
	ID: "in_full", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 8,
	compute:  computeInFull,
	Question: "Do we get the quantities we ordered?",
	Formula:  "n = dues completed, missed or overdue; k = those with every line delivered ≥ (1 − tolerance) of what was ordered, whenever; k ÷ n.",
	Counts:   "The dues of on_time. Lines of one SKU in a due are one quantity; deliveries fill the lines of a SKU in the order of their promises. The tolerance is `under` of the nearest `tolerance` (line, order, terms, book). What went back does not count, what replaced it does.",
	Excludes: "What was delivered above the order counts for nothing. Dues that on_time leaves out.",
	Pitfalls: "Late but full is full here.",
	Source:   wilson,
	Example:  "Tolerance 5 %: 760 of 800 is in full, 759 is not.",
	Field:    "orders.deliveries.quantities",
	Missing:  []Fact{FactPromised, FactEndDay},
}

// computeInFull counts the dues that came within the tolerance, whenever.
func computeInFull(w *study, m *Measure) {
	w.eachDue(m, byOriginal, func(d *Due, _ record.Date) bool { return d.inFull() })
}
