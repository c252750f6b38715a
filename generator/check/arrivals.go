package check

import (
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleArrivalAlone = rules.New(diag.RuleText{
	Code: "FB0521", Severity: diag.Warning,
	Title: "deliveries without the day the goods were ready",
	Why: `A factory is judged by the day its goods were ready, and the carrier's days are not its own. An arrival by the promised day
proves that the promise was kept; of a later one, or of goods without any day, nothing can be judged. Ask the forwarder, or take the day
of the final inspection; from now on write "ready".`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-05-09
deliveries: [{received: 2025-06-04}]
#                       ^ FB0521
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-05-09
deliveries: [{ready: 2025-04-28, received: 2025-06-04}]
`,
})

// arrivals reports once, at the first of them, that deliveries have no ready day.
// Those of which everything is known that the promise asks for are left alone.
func (c *checker) arrivals() {
	var first *record.Order
	var at record.Pos
	all, undated := 0, 0
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		for j := range o.Deliveries {
			d := &o.Deliveries[j]
			if _, known := d.Day(); known {
				all++
				continue
			}
			if d.Planned() || d.Replaces.V {
				continue
			}
			all++
			if undated++; undated == 1 {
				first, at = o, d.Pos
				if d.Received.Known() {
					at = d.Received.Pos
				}
			}
		}
	}
	if undated == 0 {
		return
	}
	text := diag.Say("only the arrival is recorded: nobody can say when these goods were ready")
	if at != (record.Pos{}) && undated > 1 {
		text = diag.Say("%s, nor those of %d more deliveries", text, undated-1)
	}
	if undated == all {
		text = diag.Say("only arrival days, in all %d deliveries: lateness, lead times and what was delivered in full cannot be judged", all)
	}
	c.report(ruleArrivalAlone, &first.Source, at, text, diag.Say("add `ready: YYYY-MM-DD`, the day they were finished and packed, or shipped"))
}
