package measure

import "factorybook/generator/record"

var ordersDisturbed = Definition{
	ID: "orders_disturbed", Side: Importer, Practice: Trust, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
	compute:  computeOrdersDisturbed,
	Question: "How often do we move or cancel what was confirmed?",
	Formula:  "n = orders confirmed in the window; k = those with a change of date asked by the importer, or a cancellation by the importer, later than the confirmation; k ÷ n.",
	Counts:   "Every confirmed order, by the day of its confirmation.",
	Excludes: "Changes that the factory or both asked for; whatever came on or before the day of the confirmation; orders without `confirmed`.",
	Pitfalls: "A small k is good here. Changes of quantity or specification are not recorded and not seen.",
	Source:   wilson,
	Example:  "Of ten orders confirmed this year we moved one to a later week and cancelled another: 2 of 10.",
	Field:    "orders.confirmed",
	Missing:  []Fact{FactConfirmed},
}

// computeOrdersDisturbed counts confirmed orders that we moved or called off afterwards.
func computeOrdersDisturbed(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		if !o.Confirmed.Known() {
			continue
		}
		m.count(w.when(o.Confirmed.V), Ref{
			Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Confirmed.Pos, On: o.Confirmed.V,
			Hit: disturbed(o),
		})
	}
}

func disturbed(o *record.Order) bool {
	if c := o.Cancelled; c.Known() && c.By.V == record.ByImporter && c.On.V > o.Confirmed.V {
		return true
	}
	for i := range o.Changes {
		if c := &o.Changes[i]; c.AskedBy.V == record.ByImporter && c.Told.Known() && c.Told.V > o.Confirmed.V {
			return true
		}
	}
	return false
}
