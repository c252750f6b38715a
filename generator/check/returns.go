package check

import (
	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleAfterEverything = rules.New(diag.RuleText{
	Code: "FB0407", Severity: diag.Warning,
	Title: "a delivery after everything had come",
	Why: `A delivery without quantities says that all of the order is there. When another follows, one of the two says too
much, and a part that came late would look punctual. Until it is mended, the order counts as complete on the last of them.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24}
  - {ready: 2025-05-20}
#   ^ FB0407
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 3000}}
  - {ready: 2025-05-20}
`,
})

var ruleReturned = rules.New(diag.RuleText{
	Code: "FB0408", Severity: diag.Warning,
	Title: "more returned than delivered",
	Why: `What goes back has come before. A quantity beyond it belongs to another order, or the delivery that brought it is
not recorded; it is left out of every figure.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries: [{ready: 2025-04-24, quantities: {KT-210: 300}}]
returns: [{on: 2025-06-12, quantities: {KT-210: 320}, remedy: replaced}]
#                                               ^ FB0408
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines: [{sku: KT-210, quantity: 4800, unit: pcs}]
deliveries: [{ready: 2025-04-24, quantities: {KT-210: 4800}}]
returns: [{on: 2025-06-12, quantities: {KT-210: 320}, remedy: replaced}]
`,
})

// afterEverything reports the deliveries that follow one without quantities.
func (c *checker) afterEverything(o *record.Order) {
	var all *record.Delivery
	for _, d := range inOrder(o) {
		switch {
		case d.Replaces.V || d.Planned() || d.Pos == (record.Pos{}):
		case all != nil:
			c.report(ruleAfterEverything, &o.Source, d.Pos,
				diag.Say("nothing was left for %s: %s has no quantities, so it brought everything", named(d), named(all)),
				diag.Say("write `quantities:` for the earlier one; goods in place of returned ones have `replaces: true`"), place(o.File, all.Pos))
		case len(d.Quantities) == 0:
			all = d
		}
	}
}

// named names a delivery by its day.
func named(d *record.Delivery) diag.Message {
	if day, ok := d.Seen(); ok {
		return diag.Say("the delivery of %s", day.String())
	}
	return diag.Say("the delivery without a day")
}

// returned holds returns to what had come by their day, a delivery without a ready
// day included.
func (c *checker) returned(o *record.Order) {
	if len(o.Returns) == 0 {
		return
	}
	ordered := c.orderedQuantities(o)
	back := make(map[string]*total)
	for i := range o.Returns {
		r := &o.Returns[i]
		for _, q := range r.Quantities {
			if back[q.SKU.V] == nil {
				back[q.SKU.V] = &total{ok: true}
			}
			sum := back[q.SKU.V]
			sum.add(q.Quantity.V)
			came, ok := cameBy(o, r.On, q.SKU.V, ordered)
			if !ok || !sum.ok || sum.sum.Cmp(came) <= 0 {
				continue
			}
			sum.ok = false // once for each article
			c.report(ruleReturned, &o.Source, q.Quantity.Pos,
				diag.Say("%s of %s returned by this day, but %s had come", sum.sum.Trim(0), q.SKU.V, came.Trim(0)),
				diag.Say("correct the quantity, or record the delivery that brought the rest; the day of the return must not be before it"))
		}
	}
}

// cameBy returns how much of an article had come by a day (none: ever); ok is false
// when nobody can say.
func cameBy(o *record.Order, day record.Day, sku string, ordered map[string]orderedQuantity) (came decimal.Decimal, ok bool) {
	sum := total{ok: true}
	for _, d := range inOrder(o) {
		if on, known := d.Day(); d.Planned() || known && day.Known() && on > day.V {
			continue
		}
		if len(d.Quantities) == 0 && !d.Replaces.V {
			all, known := ordered[sku]
			if !known {
				return sum.sum, false
			}
			if sum.sum.Cmp(all.quantity) < 0 {
				sum.sum = all.quantity
			}
		}
		for _, q := range d.Quantities {
			if q.SKU.V == sku {
				sum.add(q.Quantity.V)
			}
		}
	}
	return sum.sum, sum.ok
}
