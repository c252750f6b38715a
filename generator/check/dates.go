package check

import (
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var ruleBeforeBegin = rules.New(diag.RuleText{
	Code: "FB0301", Severity: diag.Error,
	Title: "something that happened before its record began",
	Why: `Nothing of an order can happen before it was placed, nothing of an issue before it was opened. One of the two
dates is a slip of the pen, mostly in the year, and lead times and lateness computed from it are wrong.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-04-15
deliveries: [{ready: 2024-04-24}]
#                    ^ FB0301
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-04-15
deliveries: [{ready: 2025-04-24}]
`,
})

var ruleOutOfOrder = rules.New(diag.RuleText{
	Code: "FB0302", Severity: diag.Error,
	Title: "two dates in the wrong order",
	Why:   `A span that ends before it begins, goods received before they were shipped: one of the two dates is wrong, and every span of days computed from them too.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
until: 2025-03-03
#      ^ FB0302
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
until: 2025-03-13
`,
})

var ruleFuture = rules.New(diag.RuleText{
	Code: "FB0303", Severity: diag.Error,
	Title: "a fact that lies in the future",
	Why: `What has not happened yet is a plan and has a key of its own: "promised" and "promise_changes" for goods, "due" for
payments and promises, "until" for what runs out. A fact of the future is a slip in the year, and would silently be left
out of every figure until its day comes.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2052-02-10
#       ^ FB0303
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
`,
})

var rulePlanned = rules.New(diag.RuleText{
	Code: "FB0313", Severity: diag.Warning,
	Title: "a visit that is still to come",
	Why: `A note can be prepared before the visit, and its team and purpose stand on the briefing for that day. For everything
else it does not exist until its day comes: no page shows it and no figure counts it. More than a year ahead it is taken for a slip.`,
	Bad: `
-- factories/yuanda/visits/2025-09-10.yaml --
date: 2025-09-10
#     ^ FB0313
`,
	Good: `
-- factories/yuanda/visits/2025-06-10.yaml --
date: 2025-06-10
`,
})

var ruleCancellation = rules.New(diag.RuleText{
	Code: "FB0304", Severity: diag.Error,
	Title: "a cancellation without its day or its side",
	Why: `What the importer cancels leaves the factory's figures, what the factory cancels counts as missed. Without both "on"
and "by" the order would count for the wrong side.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
cancelled: {on: 2025-03-01, reason: customer withdrew}
#          ^ FB0304
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
cancelled: {on: 2025-03-01, by: importer, reason: customer withdrew}
`,
})

var ruleChangeUntold = rules.New(diag.RuleText{
	Code: "FB0305", Severity: diag.Error,
	Title: "a change of the promise without the day it was told",
	Why: `Whether a delay was told in time is what the measure of early warning asks, and the last promise is the one told
last. A change without "told", or without the new date, can be neither.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-15
promise_changes:
  - {to: 2025-04-25, asked_by: factory}
#   ^ FB0305
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-15
promise_changes:
  - {told: 2025-03-20, to: 2025-04-25, asked_by: factory}
`,
})

var ruleHalfTold = rules.New(diag.RuleText{
	Code: "FB0314", Severity: diag.Error,
	Title: "an agreed change or a return that says only half",
	Why: `A change of quantity or price counts from its day, and for one of the two sides when only one of them wanted it; a
return counts by its day and quantities. Without these, nobody can say what either did to the order.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
lines: [{sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}]
changes: [{sku: KT-210, quantity: 4500, reason: fewer shops}]
#         ^ FB0314
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
lines: [{sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}]
changes: [{on: 2025-03-01, by: importer, sku: KT-210, quantity: 4500, reason: fewer shops}]
`,
})

var ruleOpenClosure = rules.New(diag.RuleText{
	Code: "FB0306", Severity: diag.Error,
	Title: "a closure without a begin or an end",
	Why:   `Working days, the order-by date before Spring Festival and the shaded weeks on every chart come from closures. One without both ends cannot be counted.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
closures:
  - {from: 2026-02-05, name: Spring Festival shutdown}
#   ^ FB0306
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
closures:
  - {from: 2026-02-05, until: 2026-03-01, name: Spring Festival shutdown}
`,
})

var ruleForecastOverlap = rules.New(diag.RuleText{
	Code: "FB0307", Severity: diag.Error,
	Title: "forecasts that overlap",
	Why: `What was ordered in a period is compared with what was forecast for it. Two forecasts for the same days would count
the orders twice. A revised forecast names the same period again with a later "shared"; the last one counts.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
forecasts:
  - {period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}
  - {period: 2025-08, value: 50000, currency: USD, shared: 2025-06-20}
#            ^ FB0307
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
forecasts:
  - {period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}
  - {period: 2025-Q3, value: 130000, currency: USD, shared: 2025-06-20}
`,
})

var ruleKeptAndDropped = rules.New(diag.RuleText{
	Code: "FB0308", Severity: diag.Error,
	Title: "a promise both kept and dropped",
	Why:   `A promise that both sides gave up before it was due leaves the figures; one that was kept counts as kept. It cannot be both.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: Replace thermocouples, due: 2025-04-30, done: 2025-05-06, dropped: 2025-05-01}
#                                                                                          ^ FB0308
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: Replace thermocouples, due: 2025-04-30, done: 2025-05-06}
`,
})

var ruleOddBeforeOrder = rules.New(diag.RuleText{
	Code: "FB0309", Severity: diag.Warning,
	Title: "money before the order",
	Why: `A deposit is due when the order is placed or confirmed, seldom before. Now and then it is real (money left over from
an earlier order); mostly the year or the order is the wrong one.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
payments: [{stage: deposit, due: 2025-02-20, paid: 2024-02-19}]
#                                                  ^ FB0309
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-19}]
`,
})

var ruleAfterCancellation = rules.New(diag.RuleText{
	Code: "FB0310", Severity: diag.Warning,
	Title: "goods after the cancellation",
	Why:   `Nothing should come of an order that was cancelled. When goods did come, the order was changed rather than cancelled, and its figures should say so.`,
	Bad: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
cancelled: {on: 2025-03-01, by: importer}
deliveries: [{ready: 2025-04-24}]
#                    ^ FB0310
`,
	Good: `
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
closed: 2025-04-30
deliveries: [{ready: 2025-04-24}]
`,
})

var ruleDueBeforeMade = rules.New(diag.RuleText{
	Code: "FB0311", Severity: diag.Warning,
	Title: "a promise due before it was made",
	Why: `A promise cannot be late on the day it is made. Either the year is wrong, or the promise was made at an earlier
visit and carried on: then the same id joins the two notes, and it counts once, from the day it was made.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: importer, what: Send the Q3 forecast, due: 2024-03-31}
#                                                   ^ FB0311
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: importer, what: Send the Q3 forecast, due: 2025-03-31}
`,
})

var ruleNotThere = rules.New(diag.RuleText{
	Code: "FB0312", Severity: diag.Warning,
	Title: "a person who was not with the factory on that day",
	Why:   `Someone who left cannot have been met or confirmed, unless "left" is wrong or it was somebody else. Who knows whom is what survives a change of staff, so it is worth a look.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li, left: 2024-06-30}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
met: [chen-li]
#     ^ FB0312
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
contacts:
  - {id: chen-li, name: Chen Li, left: 2025-06-01}
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
met: [chen-li]
`,
})

func (c *checker) chronology() {
	c.factoryDates()
	c.forecastOverlaps()
	for i := range c.Factory.Orders {
		c.orderDates(&c.Factory.Orders[i])
	}
	for i := range c.Factory.Visits {
		c.visitDates(&c.Factory.Visits[i])
	}
	for i := range c.Factory.Issues {
		c.issueDates(&c.Factory.Issues[i])
	}
	c.repetitions()
	for i := range c.Factory.Talks {
		c.talkDates(&c.Factory.Talks[i])
	}
	c.promiseDates()
	c.presence()
}

// dated is a day of a record with the words for what happened then.
type dated struct {
	what diag.Message // such as "delivered"
	day  record.Day
}

// future reports a fact dated after today.
func (c *checker) future(src *record.Source, what diag.Message, day record.Day, hint diag.Message) bool {
	if !day.Known() || !c.after(day.V) {
		return false
	}
	if hint.Empty() {
		hint = diag.Say("is it the year?")
	}
	c.report(ruleFuture, src, day.Pos, diag.Say("%s on %s lies after today, %s", what, day.V, c.Today), hint)
	return true
}

// ordered reports a later event that is dated before an earlier one. A date that
// lies in the future has been reported as that.
func (c *checker) ordered(src *record.Source, earlier, later dated) {
	if c.after(earlier.day.V) && c.after(later.day.V) {
		return
	}
	c.orderedPlan(src, earlier, later)
}

// orderedPlan is ordered for what may lie in the future.
func (c *checker) orderedPlan(src *record.Source, earlier, later dated) {
	if !earlier.day.Known() || !later.day.Known() || later.day.V >= earlier.day.V {
		return
	}
	c.report(ruleOutOfOrder, src, later.day.Pos,
		diag.Say("%s %s is before %s %s", later.what, later.day.V, earlier.what, earlier.day.V), diag.Message{},
		place(src.File, earlier.day.Pos))
}

// sinceBegin reports what happened before the record began: at its own place
// when it is one date, at the begin when several say that this one is wrong.
func (c *checker) sinceBegin(src *record.Source, begin dated, then []dated) {
	if !begin.day.Known() || c.after(begin.day.V) {
		return
	}
	var early []dated
	var also []diag.Place
	for _, d := range then {
		if dayKnown(d.day) && d.day.V < begin.day.V {
			early = append(early, d)
			also = append(also, place(src.File, d.day.Pos))
		}
	}
	switch len(early) {
	case 0:
	case 1:
		c.report(ruleBeforeBegin, src, early[0].day.Pos,
			diag.Say("%s %s is before %s %s", early[0].what, early[0].day.V, begin.what, begin.day.V), diag.Message{},
			place(src.File, begin.day.Pos))
	default:
		c.report(ruleBeforeBegin, src, begin.day.Pos,
			diag.Say("%s %s is after %d other dates of the record, such as %s %s", begin.what, begin.day.V, len(early), early[0].what, early[0].day.V), diag.Message{},
			also...)
	}
}

// Hints for facts of the future.
var (
	hintGoods   = diag.Say("goods to come are a promise: write the date to promised, or to promise_changes")
	hintPayment = diag.Say("a payment to come has due and no paid")
)

func (c *checker) factoryDates() {
	f, src := c.Factory, &c.Factory.Source
	c.future(src, diag.Say("the relationship began"), f.Since, diag.Message{})
	c.future(src, diag.Say("bank details verified"), f.Bank.Verified, diag.Message{})
	for i := range f.Contacts {
		p := &f.Contacts[i]
		who := p.ID.Or("a contact")
		c.future(src, diag.Say("%s joined", who), p.From, diag.Message{})
		c.future(src, diag.Say("%s left", who), p.Left, diag.Say("until that day it can stand in notes"))
		c.future(src, diag.Say("%s confirmed", who), p.Confirmed, diag.Message{})
		c.ordered(src, dated{diag.Say("from"), p.From}, dated{diag.Say("left"), p.Left})
		c.orderedPlan(src, dated{diag.Say("from"), p.Away.From}, dated{diag.Say("until"), p.Away.Until})
	}
	for i := range f.Certificates {
		p := &f.Certificates[i]
		c.future(src, diag.Say("certificate issued"), p.Issued, diag.Message{})
		c.future(src, diag.Say("certificate verified"), p.Verified, diag.Message{})
		c.ordered(src, dated{diag.Say("issued"), p.Issued}, dated{diag.Say("expires"), p.Expires})
		c.ordered(src, dated{diag.Say("issued"), p.Issued}, dated{diag.Say("verified"), p.Verified})
	}
	for i := range f.Agreements {
		p := &f.Agreements[i]
		c.future(src, diag.Say("agreement signed"), p.Signed, diag.Message{})
		begin := dated{diag.Say("from"), p.From}
		if !p.From.Known() {
			begin = dated{diag.Say("signed"), p.Signed}
		}
		c.orderedPlan(src, begin, dated{diag.Say("until"), p.Until})
	}
	for i := range f.Forecasts {
		c.future(src, diag.Say("forecast shared"), f.Forecasts[i].Shared, diag.Message{})
	}
	for i := range f.Goodwill {
		c.future(src, diag.Say("goodwill"), f.Goodwill[i].On, diag.Message{})
	}
	for i := range f.Phases {
		c.future(src, diag.Say("phase began"), f.Phases[i].From, diag.Message{})
	}
	for i := range f.Closures {
		c.closureDates(&f.Closures[i])
	}
}

func (c *checker) closureDates(p *record.Closure) {
	src := &c.Factory.Source
	c.future(src, diag.Say("closure announced"), p.Announced, diag.Message{})
	c.future(src, diag.Say("work began again"), p.ActualUntil, diag.Say("the day planned is until"))
	ends := p.Until.Known() || p.ActualUntil.Known()
	switch {
	case !p.From.Known() && !ends:
		c.incomplete(ruleOpenClosure, src, p.Pos, diag.Say("a closure has neither from nor until"), diag.Say("add the first and the last day"))
	case !p.From.Known():
		c.incomplete(ruleOpenClosure, src, p.Pos, diag.Say("a closure has no from"), diag.Say("add its first day"))
	case !ends:
		c.incomplete(ruleOpenClosure, src, p.Pos, diag.Say("the closure of %s has no until", p.From.V.String()), diag.Say("add its last day, as announced"))
	}
	c.orderedPlan(src, dated{diag.Say("from"), p.From}, dated{diag.Say("until"), p.Until})
	c.ordered(src, dated{diag.Say("from"), p.From}, dated{diag.Say("actual_until"), p.ActualUntil})
}

// incomplete reports what an object lacks, unless a value of it could not be read.
func (c *checker) incomplete(rule *diag.Rule, src *record.Source, pos record.Pos, text, hint diag.Message) {
	if !misread(c.Reported, place(src.File, pos)) {
		c.report(rule, src, pos, text, hint)
	}
}

func (c *checker) forecastOverlaps() {
	type version struct {
		period string
		shared record.Date
	}
	versions := make(map[version]*record.Forecast)
	first := make(map[string]*record.Forecast)
	var periods []*record.Forecast // the first forecast of each
	overlap := func(a, b *record.Forecast, text, hint diag.Message) {
		c.report(ruleForecastOverlap, &c.Factory.Source, a.Period.Pos, text, hint, place(c.Factory.File, b.Period.Pos))
	}
	for i := range c.Factory.Forecasts {
		a := &c.Factory.Forecasts[i]
		if !a.Period.Known() {
			continue
		}
		name := a.Period.V.Name
		if b := first[name]; b != nil {
			// The same period again is a revision, when each has a day of its own.
			same := versions[version{name, a.Shared.V}]
			if !a.Shared.Known() || !b.Shared.Known() {
				same = b
			}
			if same != nil {
				overlap(a, same, diag.Say("%s has two forecasts and nothing says which is the later one", name), diag.Say("give each its own `shared: YYYY-MM-DD`"))
			}
			versions[version{name, a.Shared.V}] = a
			continue
		}
		n := slices.IndexFunc(periods, func(b *record.Forecast) bool { return a.Period.V.Span.Overlaps(b.Period.V.Span) })
		if n >= 0 {
			overlap(a, periods[n], diag.Say("the forecast for %s overlaps the one for %s", name, periods[n].Period.V.Name), diag.Say("keep years, quarters or months, not a mixture"))
		}
		first[name], versions[version{name, a.Shared.V}] = a, a
		periods = append(periods, a)
	}
}

func (c *checker) orderDates(o *record.Order) {
	src := &o.Source
	c.cancellation(src, diag.Say("the cancellation"), &o.Cancelled)
	for i := range o.Lines {
		c.cancellation(src, diag.Say("the cancellation of the line"), &o.Lines[i].Cancelled)
	}
	for i := range o.Changes {
		c.change(src, &o.Changes[i])
	}
	c.halfTold(o)
	if c.future(src, diag.Say("placed"), o.Placed, diag.Message{}) {
		return // the rest of the order lies there too
	}
	c.future(src, diag.Say("confirmed"), o.Confirmed, diag.Message{})
	c.future(src, diag.Say("closed"), o.Closed, diag.Message{})
	c.future(src, diag.Say("cancelled"), o.Cancelled.On, diag.Message{})
	then := append(c.then[:0], dated{diag.Say("confirmed"), o.Confirmed}, dated{diag.Say("requested"), o.Requested}, dated{diag.Say("promised"), o.Promised})
	for i := range o.Lines {
		l := &o.Lines[i]
		c.future(src, diag.Say("the line closed"), l.Closed, diag.Message{})
		c.future(src, diag.Say("the line cancelled"), l.Cancelled.On, diag.Message{})
		then = append(then, dated{diag.Say("promised"), l.Promised}, dated{diag.Say("closed"), l.Closed}, dated{diag.Say("cancelled"), l.Cancelled.On})
	}
	for i := range o.Agreed {
		c.future(src, diag.Say("a change was agreed"), o.Agreed[i].On, diag.Say("a change that is still talked about goes into notes"))
		then = append(then, dated{diag.Say("agreed"), o.Agreed[i].On})
	}
	for i := range o.Returns {
		c.future(src, diag.Say("returned"), o.Returns[i].On, diag.Message{})
		then = append(then, dated{diag.Say("returned"), o.Returns[i].On})
	}
	for i := range o.Changes {
		c.future(src, diag.Say("a change was told"), o.Changes[i].Told, diag.Message{})
		then = append(then, dated{diag.Say("told"), o.Changes[i].Told}, dated{diag.Say("to"), o.Changes[i].To})
	}
	for i := range o.Approvals {
		a := &o.Approvals[i]
		c.future(src, diag.Say("asked"), a.Asked, diag.Message{})
		c.future(src, diag.Say("approved"), a.Done, diag.Say("an approval to come has due and no done"))
		c.ordered(src, dated{diag.Say("asked"), a.Asked}, dated{diag.Say("done"), a.Done})
	}
	for i := range o.Deliveries {
		then = append(then, c.deliveryDates(o, &o.Deliveries[i])...)
	}
	for i := range o.Inspections {
		p := &o.Inspections[i]
		c.future(src, diag.Say("inspected"), p.On, diag.Message{})
		if p.Stage.V != record.StageMaterial { // material may lie there before the order
			then = append(then, dated{diag.Say("inspected"), p.On})
		}
	}
	then = append(then, dated{diag.Say("closed"), o.Closed}, dated{diag.Say("cancelled"), o.Cancelled.On})
	c.then = then
	before := len(c.problems)
	c.sinceBegin(src, dated{diag.Say("placed"), o.Placed}, then)
	c.paymentDates(o, len(c.problems) > before)
	c.deliveredAfterEnd(o)
}

func (c *checker) cancellation(src *record.Source, what diag.Message, p *record.Cancellation) {
	if p.Pos == (record.Pos{}) {
		return
	}
	var lacks []string
	if !p.On.Known() {
		lacks = append(lacks, "on")
	}
	if !p.By.Known() {
		lacks = append(lacks, "by")
	}
	c.lacking(ruleCancellation, src, p.Pos, what, lacks, diag.Say("write `cancelled: {on: YYYY-MM-DD, by: importer}`, or by: factory; a day that nobody wrote down is `on: unknown`"))
}

// lacking reports the keys without which an entry says nothing.
func (c *checker) lacking(rule *diag.Rule, src *record.Source, pos record.Pos, what diag.Message, lacks []string, hint diag.Message) {
	if len(lacks) > 0 {
		c.incomplete(rule, src, pos, lack(what, lacks), hint)
	}
}

func lack(what diag.Message, lacks []string) diag.Message {
	words := diag.Say("%s has no %s", what, diag.Named(lacks[0]))
	for _, more := range lacks[1:] {
		words = diag.Say("%s and no %s", words, diag.Named(more))
	}
	return words
}

// halfTold holds agreed changes and returns to what they must say.
func (c *checker) halfTold(o *record.Order) {
	for i := range o.Agreed {
		a := &o.Agreed[i]
		var lacks []string
		if !a.On.Known() {
			lacks = append(lacks, "on")
		}
		if !a.By.Known() {
			lacks = append(lacks, "by")
		}
		if !a.SKU.Known() {
			lacks = append(lacks, "sku")
		}
		if !a.Quantity.Known() && !a.Price.Known() {
			lacks = append(lacks, "quantity or price")
		}
		c.lacking(ruleHalfTold, &o.Source, a.Pos, diag.Say("the change"), lacks, diag.Say("write `{on: YYYY-MM-DD, by: importer, sku: …, quantity: …}`, by: factory or by: both"))
	}
	for i := range o.Returns {
		r := &o.Returns[i]
		var lacks []string
		if !r.On.Known() {
			lacks = append(lacks, "on")
		}
		if len(r.Quantities) == 0 {
			lacks = append(lacks, "quantities")
		}
		c.lacking(ruleHalfTold, &o.Source, r.Pos, diag.Say("the return"), lacks, diag.Say("write `{on: YYYY-MM-DD, quantities: {SKU: …}}`"))
	}
}

func (c *checker) change(src *record.Source, p *record.PromiseChange) {
	switch {
	case !p.Told.Known():
		c.incomplete(ruleChangeUntold, src, p.Pos, diag.Say("a change of the promise has no told; expected the day we learned of it"), diag.Say("add `told: YYYY-MM-DD`"))
	case !p.To.Known():
		c.incomplete(ruleChangeUntold, src, p.Pos, diag.Say("a change of the promise has no new date"), diag.Say("add `to: YYYY-MM-DD`"))
	}
}

// deliveryDates checks one delivery and returns the days of it that cannot lie
// before the order: its first one, and those of its papers.
func (c *checker) deliveryDates(o *record.Order, d *record.Delivery) []dated {
	src := &o.Source
	first := dated{diag.Say("ready"), d.Ready}
	late := c.future(src, diag.Say("ready"), d.Ready, hintGoods)
	for _, next := range []dated{{diag.Say("shipped"), d.Shipped}, {diag.Say("received"), d.Received}} {
		if !next.day.Known() {
			continue
		}
		if !late {
			late = c.future(src, next.what, next.day, hintGoods)
		}
		if !first.day.Known() {
			first = next
		}
	}
	c.ordered(src, dated{diag.Say("ready"), d.Ready}, dated{diag.Say("shipped"), d.Shipped})
	if d.Shipped.Known() {
		c.ordered(src, dated{diag.Say("shipped"), d.Shipped}, dated{diag.Say("received"), d.Received})
	} else {
		c.ordered(src, dated{diag.Say("ready"), d.Ready}, dated{diag.Say("received"), d.Received})
	}
	c.orderedPlan(src, dated{diag.Say("departure"), d.ETD}, dated{diag.Say("arrival"), d.ETA})
	c.future(src, diag.Say("documents came"), d.Documents, diag.Message{})
	c.future(src, diag.Say("invoiced"), d.Invoice, diag.Message{})
	return []dated{first, {diag.Say("documents"), d.Documents}}
}

// paymentDates checks payments; told is true when the day the order was placed
// has been reported as wrong.
func (c *checker) paymentDates(o *record.Order, told bool) {
	for i := range o.Payments {
		p := &o.Payments[i]
		if c.future(&o.Source, diag.Say("paid"), p.Paid, hintPayment) || told || !o.Placed.Known() {
			continue
		}
		early := dated{diag.Say("paid"), p.Paid}
		if !early.day.Known() || early.day.V >= o.Placed.V {
			early = dated{diag.Say("due"), p.Due}
		}
		if early.day.Known() && early.day.V < o.Placed.V {
			c.report(ruleOddBeforeOrder, &o.Source, early.day.Pos,
				diag.Say("%s %s is before the order was placed, %s", early.what, early.day.V, o.Placed.V), diag.Message{},
				place(o.File, o.Placed.Pos))
		}
	}
}

// deliveredAfterEnd finds goods that came after the order, or the line that they
// belong to, was closed or cancelled. What replaces returned goods may come.
func (c *checker) deliveredAfterEnd(o *record.Order) {
	last := c.lastDelivery(o, "")
	begun := !o.Placed.Known() || o.Closed.V >= o.Placed.V // else reported
	switch end := o.Closed; {
	case c.afterCancellation(o, diag.Say("the order"), o.Cancelled.On, last):
	case dayKnown(end) && end.V < last.day.V && begun:
		c.report(ruleOutOfOrder, &o.Source, end.Pos,
			diag.Say("closed %s is before the last delivery, %s %s", end.V, last.what, last.day.V),
			diag.Say("closed is the day from which nothing more comes"), place(o.File, last.day.Pos))
	}
	lines := make(map[string]int)
	for i := range o.Lines {
		lines[o.Lines[i].SKU.V]++
	}
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.SKU.Known() || lines[l.SKU.V] > 1 {
			continue // they may belong to another line
		}
		last := c.lastDelivery(o, l.SKU.V)
		if c.afterCancellation(o, diag.Say("the line"), l.Cancelled.On, last) || !dayKnown(l.Closed) || l.Closed.V >= last.day.V {
			continue
		}
		c.report(ruleOutOfOrder, &o.Source, l.Closed.Pos,
			diag.Say("closed %s is before the last delivery of %s, %s %s", l.Closed.V, l.SKU.V, last.what, last.day.V),
			diag.Say("closed is the day from which nothing more of the line comes"), place(o.File, last.day.Pos))
	}
}

// afterCancellation reports goods that came after a cancellation.
func (c *checker) afterCancellation(o *record.Order, what diag.Message, end record.Day, last dated) bool {
	if !dayKnown(end) || end.V >= last.day.V {
		return false
	}
	c.report(ruleAfterCancellation, &o.Source, last.day.Pos,
		diag.Say("goods %s on %s, after %s was cancelled on %s", last.what, last.day.V, what, end.V),
		diag.Say("was it cancelled in part? then write what was left with closed:"), place(o.File, end.Pos))
	return true
}

// dayKnown reports whether a day is recorded, and not as unknown.
func dayKnown(d record.Day) bool { return d.Known() && !record.Undated(d) }

// lastDelivery returns the last day by today on which goods were ready or shipped:
// of the order, or of deliveries that name the SKU.
func (c *checker) lastDelivery(o *record.Order, sku string) (last dated) {
	for i := range o.Deliveries {
		d := &o.Deliveries[i]
		names := func(q record.SKUQuantity) bool { return q.SKU.V == sku }
		if d.Replaces.V || sku != "" && !slices.ContainsFunc(d.Quantities, names) {
			continue
		}
		day := dated{diag.Say("ready"), d.Ready}
		if !d.Ready.Known() {
			day = dated{diag.Say("shipped"), d.Shipped}
		}
		if day.day.Known() && day.day.V > last.day.V && !c.after(day.day.V) {
			last = day
		}
	}
	return last
}

func (c *checker) visitDates(v *record.Visit) {
	switch {
	case c.after(v.Date.V) && v.Date.V <= c.Today.AddMonths(planMonths):
		c.report(rulePlanned, &v.Source, v.Date.Pos, diag.Say("the visit on %s is still to come", v.Date.V), diag.Say("until then only a briefing for that day knows of it"))
		c.orderedPlan(&v.Source, dated{diag.Say("date"), v.Date}, dated{diag.Say("until"), v.Until})
	case !c.future(&v.Source, diag.Say("visit"), v.Date, diag.Message{}) && !c.future(&v.Source, diag.Say("visit ended"), v.Until, diag.Say("write until when the visit has ended")):
		c.ordered(&v.Source, dated{diag.Say("date"), v.Date}, dated{diag.Say("until"), v.Until})
	}
}

// planMonths is how far ahead a visit is a plan; beyond it is a slip in the year.
const planMonths = 12

func (c *checker) issueDates(q *record.Issue) {
	src := &q.Source
	if c.future(src, diag.Say("opened"), q.Opened, diag.Message{}) {
		return
	}
	then := []dated{{diag.Say("answered"), q.Answered}, {diag.Say("contained"), q.Contained}, {diag.Say("agreed"), q.Agreed}, {diag.Say("closed"), q.Closed}}
	for _, d := range then {
		c.future(src, d.what, d.day, diag.Message{})
	}
	c.sinceBegin(src, dated{diag.Say("opened"), q.Opened}, then)
}

// repetitions finds issues that repeat one opened later.
func (c *checker) repetitions() {
	issues := make(map[string]*record.Issue)
	for i := range c.Factory.Issues {
		issues[c.Factory.Issues[i].ID.V] = &c.Factory.Issues[i]
	}
	for i := range c.Factory.Issues {
		q := &c.Factory.Issues[i]
		if p := issues[q.Repeats.V]; q.Repeats.Known() && p != nil && p.Opened.V > q.Opened.V && !c.after(p.Opened.V) {
			c.report(ruleOutOfOrder, &q.Source, q.Repeats.Pos,
				diag.Say("%s was opened on %s, later than this issue, %s", p.ID.V, p.Opened.V, q.Opened.V),
				diag.Say("the later issue repeats the earlier one"), place(p.File, p.Opened.Pos))
		}
	}
}

func (c *checker) talkDates(t *record.Talk) {
	if !c.future(&t.Source, diag.Say("talk"), t.On, diag.Message{}) && !c.future(&t.Source, diag.Say("answered"), t.Answered, diag.Message{}) {
		c.sinceBegin(&t.Source, dated{diag.Say("on"), t.On}, []dated{{diag.Say("answered"), t.Answered}})
	}
}

// promiseDates checks every promise against the day it was made, which is that
// of its first note.
func (c *checker) promiseDates() {
	cases := c.Factory.PromiseCases()
	if len(cases) == 0 {
		return
	}
	sources := c.promiseSources()
	made := make(map[string]record.Date, len(cases))
	for i := range cases {
		p := &cases[i]
		made[p.ID] = p.Made
		if c.after(p.Made) {
			continue // the note was reported
		}
		for n, note := range p.Notes {
			c.promiseNote(sources[note.Promise], p, note.Promise, n == 0)
		}
	}
	for i := range c.Factory.Visits {
		v := &c.Factory.Visits[i]
		for _, id := range v.Closes {
			if day, ok := made[id.V]; ok && day > v.Last() {
				c.report(ruleOutOfOrder, &v.Source, id.Pos,
					diag.Say("the promise %s was made on %s, after this visit", id.V, day), diag.Message{})
			}
		}
	}
}

func (c *checker) promiseNote(src *record.Source, p *record.PromiseCase, note *record.Promise, first bool) {
	if c.future(src, diag.Say("kept"), note.Done, diag.Say("a promise to come has due and no done")) || c.future(src, diag.Say("dropped"), note.Dropped, diag.Message{}) {
		return
	}
	if note.Done.Known() && note.Dropped.Known() {
		c.report(ruleKeptAndDropped, src, note.Dropped.Pos,
			diag.Say("the promise was both done, %s, and dropped, %s", note.Done.V, note.Dropped.V), diag.Say("keep one of them"), place(src.File, note.Done.Pos))
		return
	}
	for _, d := range []dated{{diag.Say("done"), note.Done}, {diag.Say("dropped"), note.Dropped}} {
		if d.day.Known() && d.day.V < p.Made {
			c.report(ruleBeforeBegin, src, d.day.Pos, diag.Say("%s %s is before the promise was made, %s", d.what, d.day.V, p.Made),
				diag.Say("when it was carried on from an earlier note, give both the same id"))
			return
		}
	}
	if first && note.Due.Known() && note.Due.V < p.Made {
		c.report(ruleDueBeforeMade, src, note.Due.Pos, diag.Say("due %s is before the promise was made, %s", note.Due.V, p.Made),
			diag.Say("when it was carried on from an earlier note, give both the same id"))
	}
}

// promiseSources names the record that each promise stands in.
func (c *checker) promiseSources() map[*record.Promise]*record.Source {
	sources := make(map[*record.Promise]*record.Source)
	add := func(src *record.Source, list []record.Promise) {
		for i := range list {
			sources[&list[i]] = src
		}
	}
	f := c.Factory
	for i := range f.Visits {
		add(&f.Visits[i].Source, f.Visits[i].Promises)
	}
	for i := range f.Talks {
		add(&f.Talks[i].Source, f.Talks[i].Promises)
	}
	for i := range f.Issues {
		add(&f.Issues[i].Source, f.Issues[i].Promises)
	}
	return sources
}

// presence finds people met on a day on which they were not with the factory.
func (c *checker) presence() {
	f := c.Factory
	for i := range f.Visits {
		v := &f.Visits[i]
		c.present(&v.Source, v.Met, v.Date.V, v.Last())
		c.present(&v.Source, v.Confirmed, v.Date.V, v.Last())
	}
	for i := range f.Talks {
		t := &f.Talks[i]
		c.present(&t.Source, t.With, t.On.V, t.On.V)
	}
}

func (c *checker) present(src *record.Source, ids []record.Text, first, last record.Date) {
	for _, id := range ids {
		p, ok := c.Factory.Contact(id.V)
		switch {
		case !ok || c.after(first):
		case p.Left.Known() && p.Left.V < first:
			c.report(ruleNotThere, src, id.Pos, diag.Say("%s left on %s, before this day", id.V, p.Left.V), diag.Message{}, place(c.Factory.File, p.Left.Pos))
		case p.From.Known() && p.From.V > last:
			c.report(ruleNotThere, src, id.Pos, diag.Say("%s came on %s, after this day", id.V, p.From.V), diag.Message{}, place(c.Factory.File, p.From.Pos))
		}
	}
}
