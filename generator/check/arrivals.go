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
func (c *checker) arrivals() {
	var first *record.Order
	var missing *record.Delivery
	all, undated := 0, 0
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		for j := range o.Deliveries {
			d := &o.Deliveries[j]
			_, known := d.Day()
			if d.Planned() || d.Replaces.V && !known || !known && misread(c.Reported, place(o.File, d.Pos)) {
				continue
			}
			all++
			if known {
				continue
			}
			if undated++; undated == 1 {
				first, missing = o, d
			}
		}
	}
	if undated == 0 {
		return
	}
	at, text := missing.Pos, diag.Say("no day is recorded for this delivery: nobody can say when the goods were ready")
	switch {
	case missing.Received.Known():
		at, text = missing.Received.Pos, diag.Say("only the arrival is recorded: nobody can say when these goods were ready")
	case missing.Documents.Known():
		at, text = missing.Documents.Pos, diag.Say("only the documents are recorded: nobody can say when these goods were ready")
	}
	switch {
	case undated == 1:
	case undated == all:
		text = diag.Say("no ready day in any of the %d deliveries: an arrival by the promised day counts as in time; nothing else of lateness and lead times can be judged", all)
	default:
		text = diag.Say("%s, nor those of %d more deliveries", text, undated-1)
	}
	c.report(ruleArrivalAlone, &first.Source, at, text, diag.Say("add `ready: YYYY-MM-DD`, the day they were finished and packed, or shipped"))
}
