package measure

import "factorybook/generator/record"

var ordersDisturbed = Definition{
	ID: "orders_disturbed", Side: Importer, Practice: Trust, Unit: UnitShare, Share: true, CountsAgainst: true, Previous: true, MinN: 5,
	compute:  computeOrdersDisturbed,
	Question: "How often do we move or cancel what was confirmed?",
	Formula:  "n = orders confirmed in the window; k = those of which the importer alone moved the date, changed a quantity or price, or cancelled the order or a line, later than the confirmation; k ÷ n.",
	Counts:   "Every confirmed order, by the day of its confirmation. A cancellation on a day that nobody wrote down counts as later.",
	Excludes: "Changes that the factory or both asked for; a promise confirmed again, which is the day that stood; a change for no line, since each has a promise of its own; whatever came on or before the day of the confirmation; orders without `confirmed`.",
	Pitfalls: "A small k is good here. Changes of specification are not recorded and not seen.",
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

// disturbed reports whether we moved, changed or called off something of an order
// after its confirmation.
func disturbed(o *record.Order) bool {
	later := func(on record.Day, by record.Text) bool {
		return by.V == record.ByImporter && on.Known() && (record.Undated(on) || on.V > o.Confirmed.V)
	}
	if later(o.Cancelled.On, o.Cancelled.By) {
		return true
	}
	for i := range o.Lines {
		if c := &o.Lines[i].Cancelled; later(c.On, c.By) {
			return true
		}
	}
	for i := range o.Agreed {
		if c := &o.Agreed[i]; later(c.On, c.By) {
			return true
		}
	}
	for i := range o.Changes {
		if c := &o.Changes[i]; later(c.Told, c.AskedBy) && o.Moves(c) {
			return true
		}
	}
	return false
}
