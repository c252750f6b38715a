package measure

import "factorybook/generator/record"

var firstPassLots = Definition{
	ID: "first_pass_lots", Side: Factory, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
	compute:  computeFirstPassLots,
	Question: "How many lots pass final inspection at the first try?",
	Formula:  "n = final inspections with `first` not false, accepted or rejected, in the window; k = accepted; k ÷ n.",
	Counts:   "Inspections with `stage: final`, by `on`.",
	Excludes: "Repeated inspections (`first: false`), pending results, other stages.",
	Pitfalls: "A passed sample does not prove a lot: 0 found in 125 still allows 2.4 %.",
	Source:   wilson,
	Example:  "Seven of eight lots accepted: 7 of 8.",
	Field:    "orders.inspections.result",
}

// computeFirstPassLots counts the lots that final inspection accepted at the first try.
func computeFirstPassLots(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Inspections {
			in := &o.Inspections[j]
			again := in.First.Known() && !in.First.V
			judged := in.Result.V == record.ResultAccepted || in.Result.V == record.ResultRejected
			if in.Stage.V != record.StageFinal || again || !judged || !in.On.Known() {
				continue
			}
			m.count(w.when(in.On.V), Ref{
				Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: in.Pos, On: in.On.V,
				Hit: in.Result.V == record.ResultAccepted,
			})
		}
	}
}
