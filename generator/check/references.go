package check

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

var ruleNoContact = rules.New(diag.RuleText{
	Code: "FB0202", Severity: diag.Error,
	Title: "a person who is not among the contacts",
	Why: `Who was met and spoken to decides who counts as known, whom a briefing names, and how long somebody has not been
seen. A name that leads nowhere is lost.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
met: [chen-lee]
#     ^ FB0202
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
met: [chen-li]
`,
})

var ruleNoOrder = rules.New(diag.RuleText{
	Code: "FB0203", Severity: diag.Error,
	Title: "an order that does not exist",
	Why:   `An issue names the orders it concerns, so that both can be opened from each other. Orders are those of the same factory.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
-- factories/yuanda/issues/2025.yaml --
id: Q-2025-03
opened: 2025-04-19
orders: [PO-2025-041]
#        ^ FB0203
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
-- factories/yuanda/issues/2025.yaml --
id: Q-2025-03
opened: 2025-04-19
orders: [PO-2025-014]
`,
})

var ruleNoIssue = rules.New(diag.RuleText{
	Code: "FB0204", Severity: diag.Error,
	Title: "an issue that does not exist",
	Why:   `"repeats" says that the same cause came back; the share of such issues is a measure. It names an earlier issue of the same factory.`,
	Bad: `
-- factories/yuanda/issues/2025.yaml --
- {id: Q-2024-07, opened: 2024-07-02}
- {id: Q-2025-03, opened: 2025-04-19, repeats: Q-2024-70}
#                                              ^ FB0204
`,
	Good: `
-- factories/yuanda/issues/2025.yaml --
- {id: Q-2024-07, opened: 2024-07-02}
- {id: Q-2025-03, opened: 2025-04-19, repeats: Q-2024-07}
`,
})

var ruleNoPromise = rules.New(diag.RuleText{
	Code: "FB0205", Severity: diag.Error,
	Title: "a promise that does not exist",
	Why: `A visit that closes a promise makes it kept. When the id leads nowhere, the promise stays open and overdue although
both sides settled it.`,
	Bad: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises:
  - {by: factory, what: Replace thermocouples on line 2, due: 2025-02-28}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
closes: ["yuanda/visits/2025-01-02#1"]
#        ^ FB0205
`,
	Good: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises:
  - {by: factory, what: Replace thermocouples on line 2, due: 2025-02-28}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
closes: ["yuanda/visits/2025-01-20#1"]
`,
})

var ruleNoSKU = rules.New(diag.RuleText{
	Code: "FB0206", Severity: diag.Error,
	Title: "an article that is not in the order",
	Why: `Deliveries, returns, changes and inspections name the articles of their order. One that the order does not
have counts for nothing: the order stays open although the goods came.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs}
deliveries:
  - {ready: 2025-04-24, quantities: {KT-201: 4800}}
#                                    ^ FB0206
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
lines:
  - {sku: KT-210, quantity: 4800, unit: pcs}
deliveries:
  - {ready: 2025-04-24, quantities: {KT-210: 4800}}
`,
})

var ruleNoMeasure = rules.New(diag.RuleText{
	Code: "FB0207", Severity: diag.Error,
	Title: "a phase for a chart that does not exist",
	Why:   `A phase starts new limits on the charts it names. A chart of another name keeps the old ones and signals a change that was explained.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
phases:
  - {from: 2025-03-01, measures: [slip], reason: New tunnel kiln}
#                                 ^ FB0207
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
phases:
  - {from: 2025-03-01, measures: [slip_days], reason: New tunnel kiln}
`,
})

var ruleNoFigure = rules.New(diag.RuleText{
	Code: "FB0210", Severity: diag.Error,
	Title: "a comment on a figure that does not exist",
	Why: `What the factory says of a figure stands beside that figure. A comment on a figure of another name would stand nowhere,
and nobody would read what they were promised that we print.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
factory_comments:
  - {measure: ontime, on: 2025-06-01, text: The artwork came late}
#             ^ FB0210
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
factory_comments:
  - {measure: on_time, on: 2025-06-01, text: The artwork came late}
`,
})

var ruleOtherPromise = rules.New(diag.RuleText{
	Code: "FB0208", Severity: diag.Warning,
	Title: "one promise, made by both sides",
	Why: `The same id in a later note means the same promise, and what the first note says of it stands. When the later one
names another side, two different promises probably share an id by mistake, and one of them disappears.`,
	Bad: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-03-31}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{id: forecast, by: factory, what: Answer the Q3 forecast, due: 2025-04-30}]
#                             ^ FB0208
`,
	Good: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-03-31}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{id: capacity, by: factory, what: Answer the Q3 forecast, due: 2025-04-30}]
`,
})

var ruleClosedAndMoved = rules.New(diag.RuleText{
	Code: "FB0209", Severity: diag.Warning,
	Title: "a promise closed and moved by the same note",
	Why: `A note that names a promise under closes says that it is settled; another day for it says that it is not. The
first wins: nothing is asked for any more on the new day.`,
	Bad: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-03-10}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-04-30}]
closes: [forecast]
#        ^ FB0209
`,
	Good: `
-- factories/yuanda/visits/2025-01-20.yaml --
date: 2025-01-20
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-03-10}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{id: forecast, by: importer, what: Send the Q3 forecast, due: 2025-04-30}]
`,
})

// references checks the ids of a factory and everything that names one.
func (c *checker) references() {
	c.uniqueOrders()
	c.uniqueIssues()
	c.uniqueContacts()
	c.people()
	c.issueReferences()
	c.articles()
	c.phases()
	c.comments()
	c.promises()
}

// known is a set of ids that others may name.
type known struct {
	rule *diag.Rule
	text func(id string) diag.Message
	ids  map[string]bool
	list []string
	// sure is false when some records could not be read or have no id: what is
	// not found may be one of those.
	sure bool
	// missing are the problems of ids that were not found: one missing contact is
	// one fault, in however many talks it is named.
	missing map[string]int
	// solve says what to do about a name that is new, or "".
	solve diag.Message
	// not is the id of the record that asks, which it cannot have meant.
	not string
}

// candidates are the ids that may have been meant.
func (k *known) candidates() []string {
	if k.not == "" {
		return k.list
	}
	return slices.DeleteFunc(slices.Clone(k.list), func(id string) bool { return id == k.not })
}

func (k *known) add(id record.Text) {
	if !id.Known() {
		k.sure = false
		return
	}
	if k.ids == nil {
		k.ids = make(map[string]bool)
	}
	if !k.ids[id.V] {
		k.ids[id.V] = true
		k.list = append(k.list, id.V)
	}
}

// look reports a reference that leads nowhere.
func (c *checker) look(k *known, src *record.Source, ref record.Text) {
	if !ref.Known() || k.ids[ref.V] || !k.sure {
		return
	}
	if first, again := k.missing[ref.V]; again {
		p := &c.problems[first]
		p.Also = append(p.Also, place(src.File, ref.Pos))
		return
	}
	candidates := k.candidates()
	near := c.near(ref.V, candidates)
	hint := k.solve
	switch n := len(candidates); {
	case len(near) > 0:
		hint = diag.DidYouMean(near...)
	case n == 0 || n > 8:
	case n == 1:
		hint = joinHints(k.solve, diag.Say("there is only %s", candidates[0]))
	default:
		hint = joinHints(k.solve, diag.Say("there are %s", strings.Join(candidates, ", ")))
	}
	if several := k.several(ref.V); several != "" {
		near, hint = []diag.Fix{{Text: several}}, diag.Write(diag.Fix{Text: several})
	}
	if k.missing == nil {
		k.missing = make(map[string]int)
	}
	k.missing[ref.V] = len(c.problems)
	c.report(k.rule, src, ref.Pos, k.text(ref.V), hint)
	c.offer(ref.V, near...)
}

// several is a list of ids that was typed as one, with something else than commas between
// them: "chen-li; wang-jun", "chen-li and wang-jun". It is "" unless each is known.
func (k *known) several(typed string) string {
	parts := strings.FieldsFunc(typed, func(c rune) bool { return strings.ContainsRune(" \t;；/／&+|和及与", c) })
	parts = slices.DeleteFunc(parts, func(p string) bool { return p == "and" || p == "with" })
	if len(parts) < 2 || slices.ContainsFunc(parts, func(p string) bool { return !k.ids[p] }) {
		return ""
	}
	return strings.Join(parts, ", ")
}

func joinHints(first, second diag.Message) diag.Message {
	if first.Empty() {
		return second
	}
	return diag.Say("%s; %s", first, second)
}

func (c *checker) people() {
	f := c.Factory
	k := &known{rule: ruleNoContact, text: func(id string) diag.Message { return diag.Say("no contact %s in %s", id, f.File) }, sure: !c.unread("factory.yaml"),
		solve: diag.Say("a new person is added there, under contacts: `- {id: …, name: …}`")}
	for i := range f.Contacts {
		k.add(f.Contacts[i].ID)
	}
	for i := range f.Contacts {
		if who := f.Contacts[i].Away.StandsIn; load.ValidFactoryID(who.V) { // of the form of an id, and no name
			c.look(k, &f.Source, who)
		}
	}
	for i := range f.Visits {
		for _, id := range f.Visits[i].Met {
			c.look(k, &f.Visits[i].Source, id)
		}
		for _, id := range f.Visits[i].Confirmed {
			c.look(k, &f.Visits[i].Source, id)
		}
	}
	for i := range f.Talks {
		for _, id := range f.Talks[i].With {
			c.look(k, &f.Talks[i].Source, id)
		}
	}
}

func (c *checker) issueReferences() {
	f := c.Factory
	orders := &known{rule: ruleNoOrder, text: func(id string) diag.Message { return diag.Say("this factory has no order %s", id) }, sure: !c.unread("orders/")}
	for i := range f.Orders {
		orders.add(f.Orders[i].ID)
	}
	issues := &known{rule: ruleNoIssue, text: func(id string) diag.Message { return diag.Say("this factory has no issue %s", id) }, sure: !c.unread("issues/")}
	for i := range f.Issues {
		issues.add(f.Issues[i].ID)
	}
	for i := range f.Issues {
		q := &f.Issues[i]
		for _, id := range q.Orders {
			c.look(orders, &q.Source, id)
		}
		if q.Repeats.Known() && q.Repeats.V == q.ID.V {
			c.report(ruleNoIssue, &q.Source, q.Repeats.Pos, diag.Say("%s cannot repeat itself", q.ID.V), diag.Say("name the earlier issue with the same cause"))
			continue
		}
		issues.not = q.ID.V
		c.look(issues, &q.Source, q.Repeats)
	}
}

// articles checks what names a line of an order. An order without lines says
// nothing about its articles.
func (c *checker) articles() {
	for i := range c.Factory.Orders {
		o := &c.Factory.Orders[i]
		if len(o.Lines) == 0 || len(o.Agreed)+len(o.Changes)+len(o.Deliveries)+len(o.Returns)+len(o.Inspections) == 0 {
			continue
		}
		k := &known{rule: ruleNoSKU, text: func(id string) diag.Message { return diag.Say("this order has no article %s", id) }, sure: true}
		for j := range o.Lines {
			if o.Lines[j].SKU.Known() {
				k.add(o.Lines[j].SKU)
			} else if misread(c.Reported, place(o.File, o.Lines[j].Pos)) {
				k.sure = false
			}
		}
		for j := range o.Changes {
			for _, sku := range o.Changes[j].SKUs {
				c.look(k, &o.Source, sku)
			}
		}
		for j := range o.Deliveries {
			for _, q := range o.Deliveries[j].Quantities {
				c.look(k, &o.Source, q.SKU)
			}
		}
		for j := range o.Agreed {
			c.look(k, &o.Source, o.Agreed[j].SKU)
		}
		for j := range o.Returns {
			for _, q := range o.Returns[j].Quantities {
				c.look(k, &o.Source, q.SKU)
			}
		}
		for j := range o.Inspections {
			c.look(k, &o.Source, o.Inspections[j].SKU)
		}
	}
}

func (c *checker) phases() {
	for i := range c.Factory.Phases {
		for _, m := range c.Factory.Phases[i].Measures {
			if m.Known() && !slices.Contains(c.Charts, m.V) {
				near, hint := c.near(m.V, c.Charts), diag.Say("charts with limits are %s", strings.Join(c.Charts, ", "))
				if len(near) > 0 {
					hint = diag.DidYouMean(near...)
				}
				c.report(ruleNoMeasure, &c.Factory.Source, m.Pos, diag.Say("there is no chart %q", m.V), hint)
				c.offer(m.V, near...)
			}
		}
	}
}

// comments checks what the factory says of figures.
func (c *checker) comments() {
	for i := range c.Factory.FactoryComments {
		m := c.Factory.FactoryComments[i].Measure
		if !m.Known() || slices.Contains(c.Measures, m.V) {
			continue
		}
		near, hint := c.near(m.V, c.Measures), diag.Say("the figures are %s", strings.Join(c.Measures, ", "))
		if len(near) > 0 {
			hint = diag.DidYouMean(near...)
		}
		c.report(ruleNoFigure, &c.Factory.Source, m.Pos, diag.Say("there is no figure %q", m.V), hint)
		c.offer(m.V, near...)
	}
}

// promises checks ids of promises and what names them.
func (c *checker) promises() {
	f := c.Factory
	for i := range f.Visits {
		c.uniquePromises(&f.Visits[i].Source, f.Visits[i].Promises)
	}
	for i := range f.Talks {
		c.uniquePromises(&f.Talks[i].Source, f.Talks[i].Promises)
	}
	for i := range f.Issues {
		c.uniquePromises(&f.Issues[i].Source, f.Issues[i].Promises)
	}

	cases := f.PromiseCases()
	k := &known{rule: ruleNoPromise, text: func(id string) diag.Message { return diag.Say("this factory has no promise %s", id) }, sure: !c.unread("visits/", "talks/", "issues/")}
	for i := range cases {
		k.add(record.Text{V: cases[i].ID, Pos: record.Pos{Line: 1, Column: 1}})
		c.oneSide(&cases[i])
	}
	for i := range f.Visits {
		for _, id := range f.Visits[i].Closes {
			c.look(k, &f.Visits[i].Source, id)
			c.closedAndMoved(&f.Visits[i], id)
		}
	}
}

// closedAndMoved reports a promise that a visit closes and gives a day after it.
func (c *checker) closedAndMoved(v *record.Visit, id record.Text) {
	for i := range v.Promises {
		p := &v.Promises[i]
		if !id.Known() || p.ID.V != id.V || !p.Due.Known() || p.Due.V <= v.Date.V || p.Done.Known() || p.Dropped.Known() {
			continue
		}
		c.report(ruleClosedAndMoved, &v.Source, id.Pos,
			diag.Say("the promise %q is closed here, and has a new day, %s, in the same note", id.V, p.Due.V.String()),
			diag.Say("if it was kept, delete its entry under promises; if it was moved, take it out of closes"), place(v.File, p.Due.Pos))
	}
}

// oneSide compares who made a promise in the notes that carry it.
func (c *checker) oneSide(p *record.PromiseCase) {
	for _, note := range p.Notes[1:] {
		by := note.Promise.By
		if !by.Known() || !p.By.Known() || by.V == p.By.V || note.File == p.Notes[0].File && note.Key == p.Notes[0].Key {
			continue
		}
		c.report(ruleOtherPromise, &record.Source{File: note.File}, by.Pos,
			diag.Say("the promise %q is made by the %s here, by the %s in its first note", p.ID, diag.Named(by.V), diag.Named(p.By.V)),
			diag.Say("give one of them another id"), place(p.Notes[0].File, p.By.Pos))
	}
}
