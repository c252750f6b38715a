package check

import (
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleMovesNoLine = rules.New(diag.RuleText{
	Code: "FB0524", Severity: diag.Warning,
	Title: "a change of the promise that moves no line",
	Why: `A change without "skus" concerns the lines that have no promise of their own. Where every line has one it moves none of
them: figures and lists go on by the days that stand on the lines. Either the lines moved, and are to be named, or they were promised
with the order, and their own "promised" is one too many.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs, promised: 2025-04-15}
  - {sku: KT-211, quantity: 2400, unit: pcs, promised: 2025-05-09}
promise_changes: [{told: 2025-03-20, to: 2025-05-23, asked_by: factory}]
#                                        ^ FB0524
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs, promised: 2025-04-15}
  - {sku: KT-211, quantity: 2400, unit: pcs, promised: 2025-05-09}
promise_changes: [{told: 2025-03-20, to: 2025-05-23, asked_by: factory, skus: [KT-210, KT-211]}]
`,
})

// movesNoLine reports changes of the promise that concern no line of their order.
func (c *checker) movesNoLine(o *record.Order) {
	for i := range o.Changes {
		p := &o.Changes[i]
		if len(p.SKUs) > 0 || !p.To.Known() || !o.OfNoLine(p) {
			continue
		}
		var skus []string
		for j := range o.Lines {
			if sku := o.Lines[j].SKU; sku.Known() {
				skus = append(skus, sku.V)
			}
		}
		hint := diag.Say("take `promised` off the lines that have the order's")
		if len(skus) > 0 {
			hint = diag.Say("if the lines moved, name them: `skus: [%s]`; if they were promised with the order, take `promised` off them", strings.Join(skus, ", "))
		}
		c.report(ruleMovesNoLine, &o.Source, p.To.Pos, diag.Say("the change to %s moves no line: each has a promise of its own", p.To.V), hint)
	}
}
