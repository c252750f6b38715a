package check

import (
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleTwoUnits = rules.New(diag.RuleText{
	Code: "FB0409", Severity: diag.Warning,
	Title: "one article in two units",
	Why: `Deliveries, returns and agreed changes name an article and a number, and no unit. Where an order has the article by the carton and by
the piece, nobody can say which of them is meant, and whether all of it came: the numbers are added up as they stand.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines:
  - {sku: KT-210, quantity: 100, unit: cartons}
  - {sku: KT-210, quantity: 24, unit: pcs}
#                                     ^ FB0409
deliveries: [{ready: 2025-04-24, quantities: {KT-210: 124}}]
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines:
  - {sku: KT-210, quantity: 1200, unit: pcs}
  - {sku: KT-210, quantity: 24, unit: pcs}
deliveries: [{ready: 2025-04-24, quantities: {KT-210: 1224}}]
`,
})

// units reports articles that are ordered in two units, and counted somewhere.
func (c *checker) units(o *record.Order) {
	if len(o.Lines) < 2 {
		return
	}
	counted := countedSKUs(o)
	first := make(map[string]record.Text)
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.SKU.Known() || !l.Unit.Known() || !counted[l.SKU.V] {
			continue
		}
		unit, again := first[l.SKU.V]
		switch {
		case !again:
			first[l.SKU.V] = l.Unit
		case unit.V != l.Unit.V:
			delete(counted, l.SKU.V) // once for each article
			c.report(ruleTwoUnits, &o.Source, l.Unit.Pos,
				diag.Say("%s is ordered in %s and in %s, and what came, went back or was changed is a number without its unit", l.SKU.V, unit.V, l.Unit.V),
				diag.Say("write both lines in one unit, or give one of them an article number of its own"), place(o.File, unit.Pos))
		}
	}
}

// countedSKUs are the articles that deliveries, returns and agreed changes of an order
// count.
func countedSKUs(o *record.Order) map[string]bool {
	counted := make(map[string]bool)
	for i := range o.Deliveries {
		for _, q := range o.Deliveries[i].Quantities {
			counted[q.SKU.V] = true
		}
	}
	for i := range o.Returns {
		for _, q := range o.Returns[i].Quantities {
			counted[q.SKU.V] = true
		}
	}
	for i := range o.Agreed {
		if p := &o.Agreed[i]; p.Quantity.Known() {
			counted[p.SKU.V] = true
		}
	}
	return counted
}
