package check

import (
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

var ruleWaitingBalance = rules.New(diag.RuleText{
	Code: "FB0516", Severity: diag.Warning,
	Title: "a balance that is overdue for goods that are not ready",
	Why: `Balances are mostly due against papers or goods. Written as a fixed day, the payment counts as late although the factory is
late: "after: documents" with "days: 14" makes it due when the copy of the bill of lading has come, and not before.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-05-09
payments:
  - {stage: balance, due: 2025-05-12, amount: 6703.20}
#                         ^ FB0516
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-05-09
payments:
  - {stage: balance, after: documents, days: 14, amount: 6703.20}
`,
})

var ruleTwoDues = rules.New(diag.RuleText{
	Code: "FB0517", Severity: diag.Warning,
	Title: "a payment that is due in two ways, or after nothing",
	Why: `A payment is due on a day ("due") or some days after an event ("after", "days"). With both, the day counts, and the event
says nothing; days alone wait for nothing.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
payments:
  - {stage: balance, due: 2025-07-12, after: documents, days: 14, amount: 6703.20}
#                                            ^ FB0517
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
payments:
  - {stage: balance, after: documents, days: 14, amount: 6703.20}
`,
})

// dues looks at when the payments of an order are due.
func (c *checker) dues(o *record.Order) {
	for i := range o.Payments {
		p := &o.Payments[i]
		switch {
		case p.Lowers():
		case p.Due.Known() && p.After.Known():
			c.report(ruleTwoDues, &o.Source, p.After.Pos,
				diag.Say("due on %s and after: %s; the day counts", p.Due.V, p.After.V),
				diag.Say("keep after (and days) when the payment waits for that, and due when it has a fixed day"), place(o.File, p.Due.Pos))
		case p.Days.Known() && !p.After.Known():
			c.report(ruleTwoDues, &o.Source, p.Days.Pos, diag.Say("%d days after nothing", p.Days.V),
				diag.Say("add `after: documents` (or confirmed, ready, shipped, received, invoice), or write the day to due"))
		}
	}
	if !misread(c.Reported, place(o.File, o.Pos)) { // what could not be read may be the delivery that it waits for
		c.waitingBalance(o)
	}
}

// waitingBalance reports a balance whose fixed day passed while the goods were not
// there, and that was not paid by then all the same.
func (c *checker) waitingBalance(o *record.Order) {
	known := o.AsOf(c.AsOf)
	if known == nil {
		return
	}
	for i := range known.Payments {
		p := &known.Payments[i]
		if p.Stage.V != record.StageBalance || !p.Due.Known() || p.Due.V >= c.AsOf || known.Moot(p.Due) {
			continue
		}
		waited := c.Factory.WaitsForGoods(known, c.Settings)
		text := diag.Say("the balance was due on %s, and the goods are not ready", p.Due.V)
		if p.Paid.Known() {
			debt := measure.DebtOf(c.Factory, c.Settings, known, p)
			late, _ := debt.Days()
			waited = late > 0 && c.waitedOn(o, p.Due.V) && (waited || cameAfter(known, p.Due.V))
			text = diag.Say("the balance was due on %s, when the goods were not ready, and counts as paid late", p.Due.V)
		}
		if !waited {
			continue
		}
		c.report(ruleWaitingBalance, &o.Source, p.Due.Pos, text,
			diag.Say("when it waits for the goods or their papers, write `after: documents` (or ready, shipped) and `days:` instead of due"))
	}
}

// waitedOn reports whether an order waited for goods on a day of the past, for
// certain: what has neither a ready day nor a day of shipping may have been there.
func (c *checker) waitedOn(o *record.Order, day record.Date) bool {
	undated := *o
	undated.Deliveries = slices.Clone(o.Deliveries)
	for i := range undated.Deliveries {
		if d := &undated.Deliveries[i]; !d.Planned() {
			d.Received, d.Documents = record.Day{}, record.Day{}
		}
	}
	known := undated.AsOf(day)
	return known != nil && c.Factory.WaitsForGoods(known, c.Settings)
}

// cameAfter reports whether goods of the order became ready after a day.
func cameAfter(o *record.Order, day record.Date) bool {
	return slices.ContainsFunc(o.Deliveries, func(d record.Delivery) bool {
		on, ok := d.Day()
		return ok && on > day && !d.Replaces.V
	})
}
