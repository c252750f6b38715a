package check

import (
	"slices"

	"factorybook/generator/calendar"
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleClosedDay = rules.New(diag.RuleText{
	Code: "FB0515", Severity: diag.Warning,
	Title: "a day on which nobody was at the factory",
	Why: `Goods promised for, inspected on, or ready on a day on which the factory was closed, or a public holiday in China, are
mostly a slip in the date, or a promise that nobody looked up in a calendar. It counts as it is written.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
closures: [{from: 2025-01-20, until: 2025-02-12, name: Spring Festival shutdown}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2024-12-02
promised: 2025-02-10
#         ^ FB0515
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
closures: [{from: 2025-01-20, until: 2025-02-12, name: Spring Festival shutdown}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2024-12-02
promised: 2025-02-14
`,
})

// closedDays reports what is dated on a day on which the factory did not work, each
// day of an order once.
func (c *checker) closedDays(o *record.Order) {
	var reported []record.Date
	look := func(what diag.Message, day record.Day) {
		if !dayKnown(day) || slices.Contains(reported, day.V) {
			return
		}
		why, at := c.closedOn(day.V)
		if why.Empty() {
			return
		}
		reported = append(reported, day.V)
		c.report(ruleClosedDay, &o.Source, day.Pos, diag.Say("%s %s falls %s", what, day.V, why), diag.Say("is it the day that was meant?"), at...)
	}
	look(diag.Say("promised"), o.Promised)
	for i := range o.Lines {
		look(diag.Say("promised"), o.Lines[i].Promised)
	}
	for i := range o.Changes {
		look(diag.Say("promised"), o.Changes[i].To)
	}
	for i := range o.Inspections {
		look(diag.Say("inspected"), o.Inspections[i].On)
	}
	for i := range o.Deliveries {
		look(diag.Say("ready"), o.Deliveries[i].Ready)
	}
}

// closedOn says why nobody was at the factory on a day, "" when somebody was.
func (c *checker) closedOn(day record.Date) (why diag.Message, at []diag.Place) {
	for i := range c.Factory.Closures {
		p := &c.Factory.Closures[i]
		if span, ok := p.Span(); ok && span.Contains(day) {
			return diag.Say("within %s, from %s to %s", or(p.Name, diag.Say("a closure of the factory")), span.From, span.Last()), []diag.Place{place(c.Factory.File, p.From.Pos)}
		}
	}
	days := calendar.OfficialDays(c.Settings.ChinaDays).Days(record.SpanOf(day, day))
	if len(days) == 0 || !days[0].Off {
		return diag.Message{}, nil
	}
	if pos := days[0].Pos; pos != (record.Pos{}) {
		at = append(at, place(c.Settings.File, pos))
	}
	return diag.Say("on a public holiday in China"), at
}
