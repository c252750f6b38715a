package check

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

var rulePromiseEdited = rules.New(diag.RuleText{
	Code: "FB0701", Severity: diag.Error,
	Title: "an original promise that was edited",
	Why: `A factory is judged by the cargo-ready date it first confirmed. Whoever moves that date makes a late delivery
punctual; a new date is a change of the promise, with the day it was told and who asked for it.`,
	Bad: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-15
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-25
#         ^ FB0701
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-15
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: Kiln broke down}]
`,
})

var ruleOrderEdited = rules.New(diag.RuleText{
	Code: "FB0702", Severity: diag.Error,
	Title: "a day of an order that was edited",
	Why: `When an order was placed, confirmed, closed or cancelled is history, and lead times are counted from it. A slip of
the pen may be corrected; then the commit says so, and later checks compare with that commit.`,
	Bad: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-03-10
#       ^ FB0702
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
confirmed: 2025-02-13
`,
})

var ruleLineEdited = rules.New(diag.RuleText{
	Code: "FB0707", Severity: diag.Error,
	Title: "a confirmed line that was edited",
	Why: `The quantity, price and currency that were confirmed are what the order is judged and paid by. What both sides agreed on later is an
entry under "changes", with its day and who wanted it; then the old figure stays, and both can be seen.`,
	Bad: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
confirmed: 2025-02-13
lines: [{sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
confirmed: 2025-02-13
lines: [{sku: KT-210, quantity: 4500, unit: pcs, price: 1.42}]
#                               ^ FB0707
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
confirmed: 2025-02-13
lines: [{sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
confirmed: 2025-02-13
lines: [{sku: KT-210, quantity: 4800, unit: pcs, price: 1.42}]
changes: [{on: 2025-03-01, by: importer, sku: KT-210, quantity: 4500, reason: fewer shops}]
`,
})

var ruleEventEdited = rules.New(diag.RuleText{
	Code: "FB0703", Severity: diag.Error,
	Title: "a delivery, payment or other event that was edited",
	Why: `What was delivered, paid, approved, inspected, or told about a new date has happened. Entries are added and
completed, not rewritten: otherwise both sides' figures change behind their backs.`,
	Bad: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
deliveries: [{ready: 2025-04-24}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
deliveries: [{ready: 2025-04-15}]
#                    ^ FB0703
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
id: PO-2025-014
deliveries: [{ready: 2025-04-24}]
-- factories/yuanda/orders/2025.yaml --
id: PO-2025-014
deliveries: [{ready: 2025-04-24, shipped: 2025-04-27}]
`,
})

var ruleIssueEdited = rules.New(diag.RuleText{
	Code: "FB0704", Severity: diag.Error,
	Title: "an issue that was rewritten",
	Why: `When an issue was opened, answered and closed, and whose cause both sides agreed on, is what the next talk about it
builds on. The same cause coming back is a new issue that repeats this one.`,
	Bad: `
-- before/factories/yuanda/issues/2025.yaml --
{id: Q-2025-03, opened: 2025-04-19, closed: 2025-05-20}
-- factories/yuanda/issues/2025.yaml --
{id: Q-2025-03, opened: 2025-04-19}
#    ^ FB0704
`,
	Good: `
-- before/factories/yuanda/issues/2025.yaml --
{id: Q-2025-03, opened: 2025-04-19, closed: 2025-05-20}
-- factories/yuanda/issues/2025.yaml --
- {id: Q-2025-03, opened: 2025-04-19, closed: 2025-05-20}
- {id: Q-2025-09, opened: 2025-06-02, repeats: Q-2025-03}
`,
})

var ruleGivenWord = rules.New(diag.RuleText{
	Code: "FB0705", Severity: diag.Error,
	Title: "a promise between the sides that was edited",
	Why: `Who promised what until when was said at the table. A promise that will be late is dropped with a reason and made
anew, or carried on as it is; moving its day would make it kept.`,
	Bad: `
-- before/factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{by: importer, what: Send the Q3 forecast, due: 2025-03-31}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{by: importer, what: Send the Q3 forecast, due: 2025-04-30}]
#                                                          ^ FB0705
`,
	Good: `
-- before/factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{by: importer, what: Send the Q3 forecast, due: 2025-03-31}]
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
promises: [{by: importer, what: Send the Q3 forecast, due: 2025-03-31, done: 2025-04-28}]
`,
})

var ruleDeleted = rules.New(diag.RuleText{
	Code: "FB0706", Severity: diag.Error,
	Title: "a record that was deleted",
	Why: `An order, issue, visit or talk that once was in the book happened. Deleted, it takes its lateness and its promises
with it. What was entered by mistake is marked (a cancelled order, a closed issue) rather than removed.`,
	Bad: `
factories/yuanda/orders/2025.yaml:1:1: FB0706
-- before/factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, placed: 2025-02-10}
- {id: PO-2025-015, placed: 2025-02-11}
-- factories/yuanda/orders/2025.yaml --
- {id: PO-2025-015, placed: 2025-02-11}
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, placed: 2025-02-10}
- {id: PO-2025-015, placed: 2025-02-11}
-- factories/yuanda/orders/a.yaml --
- {id: PO-2025-014, placed: 2025-02-10, cancelled: {on: 2025-02-10, by: importer, reason: entered twice}}
-- factories/yuanda/orders/b.yaml --
- {id: PO-2025-015, placed: 2025-02-11}
`,
})

var ruleNotCompared = rules.New(diag.RuleText{
	Code: "FB0708", Severity: diag.Warning,
	Title: "a file that could not be read at the earlier commit",
	Why: `What cannot be read cannot be compared: whoever rewrites a promise in a file that is broken at that commit would not be noticed.
Compare with a commit at which the file could be read as well.`,
	Bad: `
factories/yuanda/orders/2025.yaml:1:1: FB0708
-- before/factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, promised: 2025-04-15
-- factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, promised: 2025-04-25}
`,
	Good: `
-- before/factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, promised: 2025-04-15}
-- factories/yuanda/orders/2025.yaml --
- {id: PO-2025-014, promised: 2025-04-15}
`,
})

// Since compares a factory with an earlier state of it and reports facts of the
// past that were rewritten or removed. Facts may be added, records moved to
// another file, lists reordered. now is nil when the factory is gone. unread are
// the files of today that could not be read, whose records are not called deleted;
// reported is what reading today's files found: of a record in which a value could not
// be read, nothing is called gone, since it may stand there mistyped. unreadBefore are the files
// that could not be read then: of these nothing is compared, and it says so.
func Since(before, now *record.Factory, unread []string, reported []diag.Problem, unreadBefore []string) []diag.Problem {
	if now == nil {
		return []diag.Problem{ruleDeleted.At(diag.Place{File: before.File}, diag.Say("the factory %s is gone; it was in the book before", before.ID), diag.Say("keep it with `status: ended`"))}
	}
	s := &since{before: before, now: now, unread: &checker{Input: Input{Factory: now, Unread: unread}}, reported: reported}
	s.orders()
	s.issues()
	s.notes()
	s.notCompared(unreadBefore)
	return diag.Sort(s.problems)
}

// notCompared names the files that could not be read then, where they stand today; one that
// is gone, at the factory.
func (s *since) notCompared(files []string) {
	today := map[string]bool{s.now.File: true}
	for i := range s.now.Orders {
		today[s.now.Orders[i].File] = true
	}
	for i := range s.now.Issues {
		today[s.now.Issues[i].File] = true
	}
	for i := range s.now.Visits {
		today[s.now.Visits[i].File] = true
	}
	for i := range s.now.Talks {
		today[s.now.Talks[i].File] = true
	}
	for _, then := range files {
		at := diag.Place{File: s.now.File}
		if file := strings.Replace(then, "/"+s.before.ID+"/", "/"+s.now.ID+"/", 1); today[file] {
			at = diag.Place{File: file, Line: 1, Column: 1}
		}
		s.problems = append(s.problems, ruleNotCompared.At(at, diag.Say("%s could not be read at the earlier commit: nothing in it was compared", then), diag.Say("compare with a commit before it as well: `check --since`")))
	}
}

type since struct {
	before, now *record.Factory
	unread      *checker
	reported    []diag.Problem
	problems    []diag.Problem
}

// misread reports whether a value of a record of today could not be read.
func (s *since) misread(src *record.Source) bool {
	return misread(s.reported, place(src.File, src.Pos))
}

// misreadIn is misread of any record of a file, also of one that is no record any more.
func (s *since) misreadIn(file string) bool {
	return slices.ContainsFunc(s.reported, func(p diag.Problem) bool { return p.Severity == diag.Error && p.Place.File == file })
}

var correction = diag.Say("; if that was the mistake, correct it in a commit that says so")

// fact is one value of the past with the key that holds it.
type fact struct {
	key, value string
	pos        record.Pos
}

// event is an entry of a list, such as a delivery: the facts it holds.
type event struct {
	src   *record.Source
	pos   record.Pos
	facts []fact
}

func (e *event) day(key string, d record.Day) {
	if record.Undated(d) {
		e.add(key, undated, d.Pos)
		return
	}
	e.add(key, d.V.String(), d.Pos)
}
func (e *event) flag(key string, f record.Flag)     { e.add(key, strconv.FormatBool(f.V), f.Pos) }
func (e *event) text(key string, t record.Text)     { e.add(key, t.V, t.Pos) }
func (e *event) whole(key string, n record.Whole)   { e.add(key, strconv.Itoa(n.V), n.Pos) }
func (e *event) number(key string, n record.Number) { e.add(key, n.V.Trim(0).String(), n.Pos) }
func (e *event) get(key string) (f fact, ok bool)   { return find(e.facts, key) }
func (e *event) add(key, value string, pos record.Pos) {
	if pos != (record.Pos{}) {
		e.facts = append(e.facts, fact{key, value, pos})
	}
}

// undated is the day of an end that nobody knew. It may be found out later.
const undated = "unknown"

// keeps reports whether a fact is still what it was, or better known.
func (f fact) keeps(before fact) bool {
	return f.value == before.value || before.value == undated
}

func find(facts []fact, key string) (fact, bool) {
	for _, f := range facts {
		if f.key == key {
			return f, true
		}
	}
	return fact{}, false
}

// same counts the facts of before that now has too.
func same(before, now *event) (n int) {
	for _, f := range before.facts {
		if g, ok := now.get(f.key); ok && g.keeps(f) {
			n++
		}
	}
	return n
}

// events compares two lists of what happened: every entry of before must still be
// there with all its facts. An entry that is gone is reported at home, in the record of today.
func (s *since) events(rule *diag.Rule, what, hint diag.Message, before, now []event, src *record.Source, home record.Pos) {
	free := make([]*event, len(now))
	for i := range now {
		free[i] = &now[i]
	}
	// Those that say most choose first, so that none takes another's place.
	slices.SortStableFunc(before, func(x, y event) int { return cmp.Compare(len(y.facts), len(x.facts)) })
	var changed []*event
	for i := range before {
		b := &before[i]
		if len(b.facts) == 0 {
			continue
		}
		n := slices.IndexFunc(free, func(e *event) bool { return same(b, e) == len(b.facts) })
		if n < 0 {
			changed = append(changed, b)
			continue
		}
		free = slices.Delete(free, n, n+1)
	}
	for _, b := range changed {
		if len(free) == 0 {
			if s.misread(src) {
				continue
			}
			s.problems = append(s.problems, rule.At(place(src.File, home), diag.Say("%s, %s %s, is gone", what, diag.Named(b.facts[0].key), b.facts[0].value), diag.Say("put it back%s", correction)))
			continue
		}
		nearest := slices.MaxFunc(free, func(x, y *event) int { return cmp.Compare(same(b, x), same(b, y)) })
		free = slices.DeleteFunc(free, func(e *event) bool { return e == nearest })
		s.edited(rule, what, hint, b, nearest)
	}
}

// edited reports the first fact that differs between two states of one thing.
func (s *since) edited(rule *diag.Rule, what, hint diag.Message, before, now *event) {
	for _, f := range before.facts {
		g, ok := now.get(f.key)
		switch {
		case !ok && s.misread(now.src):
			continue
		case !ok:
			s.problems = append(s.problems, rule.At(place(now.src.File, now.pos), diag.Say("%s: %s was %s and is gone", what, diag.Named(f.key), f.value), diag.Say("%s%s", hint, correction)))
			return
		case !g.keeps(f):
			s.problems = append(s.problems, rule.At(place(now.src.File, g.pos), diag.Say("%s: %s was %s, is %s now", what, diag.Named(f.key), f.value, g.value), diag.Say("%s%s", hint, correction)))
			return
		}
	}
}

func (s *since) orders() {
	now := make(map[string]*record.Order, len(s.now.Orders))
	for i := range s.now.Orders {
		now[s.now.Orders[i].ID.V] = &s.now.Orders[i]
	}
	for i := range s.before.Orders {
		b := &s.before.Orders[i]
		n := now[b.ID.V]
		switch {
		case !b.ID.Known():
		case n == nil && !s.unread.unread("orders/"):
			s.deleted(diag.Say("the order %s", b.ID.V), &b.Source, diag.Say("an order that will not come is `cancelled: {on: …, by: …}`"))
		case n != nil:
			s.order(b, n)
		}
	}
}

func (s *since) deleted(what diag.Message, src *record.Source, hint diag.Message) {
	if s.misreadIn(src.File) { // perhaps its id or its day
		return
	}
	s.problems = append(s.problems, ruleDeleted.At(diag.Place{File: src.File}, diag.Say("%s is gone; it stood in this file before", what), diag.Say("put it back; %s", hint)))
}

func (s *since) order(b, n *record.Order) {
	s.originalPromises(b, n)
	s.confirmedLines(b, n)
	s.edited(ruleOrderEdited, diag.Say("%s", b.ID.V), diag.Say("put it back"), orderDays(b), orderDays(n))
	for _, list := range []struct {
		what func(order string) diag.Message
		of   func(*record.Order) []event
	}{
		{func(order string) diag.Message { return diag.Say("a change of the promise of %s", order) }, changeEvents}, {func(order string) diag.Message { return diag.Say("a delivery of %s", order) }, deliveryEvents}, {func(order string) diag.Message { return diag.Say("a payment of %s", order) }, paymentEvents},
		{func(order string) diag.Message { return diag.Say("an agreed change of %s", order) }, agreedEvents}, {func(order string) diag.Message { return diag.Say("a return of %s", order) }, returnEvents}, {func(order string) diag.Message { return diag.Say("an approval of %s", order) }, approvalEvents}, {func(order string) diag.Message { return diag.Say("an inspection of %s", order) }, inspectionEvents},
	} {
		s.events(ruleEventEdited, list.what(b.ID.V), diag.Say("put it back; what happened later is an entry of its own"), list.of(b), list.of(n), &n.Source, n.ID.Pos)
	}
}

// originalPromises compares the dates first confirmed, of the order and of every
// line that has its own.
func (s *since) originalPromises(b, n *record.Order) {
	hint := func(to record.Day) diag.Message {
		if !to.Known() {
			return diag.Say("put it back; a date that moved is an entry under promise_changes")
		}
		return diag.Say("put it back and add `promise_changes: [{told: …, to: %s, asked_by: …}]`", to.V)
	}
	before, now := &event{src: &b.Source}, &event{src: &n.Source, pos: n.ID.Pos}
	before.day("the original promise", b.Promised)
	now.day("the original promise", n.Promised)
	s.edited(rulePromiseEdited, diag.Say("%s", n.ID.V), hint(n.Promised), before, now)

	eachLine(b, n, func(what diag.Message, before, after *record.Line) {
		was, is := &event{src: &b.Source}, &event{src: &n.Source, pos: n.ID.Pos}
		was.day("the original promise", before.Promised)
		var moved record.Day
		if after != nil {
			is.pos, moved = after.Pos, after.Promised
			is.day("the original promise", moved)
		}
		s.edited(rulePromiseEdited, what, hint(moved), was, is)
	})
}

// eachLine calls fn for every line of b with the same one of n, or nil, and what to
// call it.
func eachLine(b, n *record.Order, fn func(what diag.Message, before, after *record.Line)) {
	lines := make(map[string][]*record.Line)
	for i := range n.Lines {
		sku := n.Lines[i].SKU.V
		lines[sku] = append(lines[sku], &n.Lines[i])
	}
	for i := range b.Lines {
		sku := b.Lines[i].SKU.V
		var after *record.Line
		if rest := lines[sku]; len(rest) > 0 {
			after, lines[sku] = rest[0], rest[1:]
		}
		fn(diag.Say("%s, line %s", n.ID.V, cmp.Or(sku, strconv.Itoa(i+1))), &b.Lines[i], after)
	}
}

// confirmedLines compares quantity, price and currency of an order that was
// confirmed before, and how its lines ended.
func (s *since) confirmedLines(b, n *record.Order) {
	eachLine(b, n, func(what diag.Message, before, after *record.Line) {
		if after != nil {
			s.edited(ruleOrderEdited, what, diag.Say("put it back"), lineEnd(b, before), lineEnd(n, after))
		}
	})
	if !b.Confirmed.Known() {
		return
	}
	eachLine(b, n, func(what diag.Message, before, after *record.Line) {
		if after == nil && before.Promised.Known() {
			return // reported with its promise
		}
		was, is := lineFacts(b, before), &event{src: &n.Source, pos: n.ID.Pos}
		hint := diag.Say("put it back; a line that will not come is `cancelled: {on: …, by: …}`")
		if after != nil {
			is = lineFacts(n, after)
			hint = diag.Say("put it back, and add what was agreed: %s", agreedHint(before, after))
		}
		s.edited(ruleLineEdited, what, hint, was, is)
	})
	was, is := &event{src: &b.Source}, &event{src: &n.Source, pos: n.ID.Pos}
	was.currency(b, s.before)
	is.currency(n, s.now)
	s.edited(ruleLineEdited, diag.Say("%s", b.ID.V), diag.Say("put it back; an order keeps the currency it was confirmed in"), was, is)
}

// currency adds the currency of an order, its own or that of the terms.
func (e *event) currency(o *record.Order, f *record.Factory) {
	own := o.Currency
	if !own.Known() && f.Terms.Currency.Known() {
		own = record.Text{V: f.Terms.Currency.V, Pos: o.ID.Pos}
	}
	e.text("currency", own)
}

// agreedHint is the entry under changes that says what was edited into a line.
func agreedHint(before, after *record.Line) string {
	entry := "sku: " + after.SKU.V
	if after.Quantity.Known() && (!before.Quantity.Known() || before.Quantity.V.Cmp(after.Quantity.V) != 0) {
		entry += ", quantity: " + after.Quantity.V.String()
	}
	if after.Price.Known() && (!before.Price.Known() || before.Price.V.Cmp(after.Price.V) != 0) {
		entry += ", price: " + after.Price.V.String()
	}
	return "`changes: [{on: YYYY-MM-DD, by: …, " + entry + "}]`"
}

func lineEnd(o *record.Order, l *record.Line) *event {
	e := &event{src: &o.Source, pos: l.Pos}
	e.day("closed", l.Closed)
	e.day("cancelled on", l.Cancelled.On)
	e.text("cancelled by", l.Cancelled.By)
	return e
}

func lineFacts(o *record.Order, l *record.Line) *event {
	e := &event{src: &o.Source, pos: l.Pos}
	e.number("quantity", l.Quantity)
	e.number("price", l.Price)
	return e
}

// eventsOf makes an event of every entry of a list: report says where it stands and its
// facts, and reports whether it has happened.
func eventsOf[T any](src *record.Source, entries []T, report func(e *event, entry *T) bool) (list []event) {
	for i := range entries {
		if e := (event{src: src}); report(&e, &entries[i]) {
			list = append(list, e)
		}
	}
	return list
}

func agreedEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Agreed, func(e *event, a *record.AgreedChange) bool {
		e.pos = a.Pos
		e.day("on", a.On)
		e.text("by", a.By)
		e.text("sku", a.SKU)
		e.number("quantity", a.Quantity)
		e.number("price", a.Price)
		return true
	})
}

func returnEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Returns, func(e *event, r *record.Return) bool {
		e.pos = r.Pos
		e.day("on", r.On)
		for _, q := range r.Quantities {
			e.number("quantity of "+q.SKU.V, q.Quantity)
		}
		return true
	})
}

func orderDays(o *record.Order) *event {
	e := &event{src: &o.Source, pos: o.ID.Pos}
	e.day("placed", o.Placed)
	e.day("confirmed", o.Confirmed)
	e.day("closed", o.Closed)
	e.day("cancelled on", o.Cancelled.On)
	e.text("cancelled by", o.Cancelled.By)
	return e
}

func changeEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Changes, func(e *event, c *record.PromiseChange) bool {
		e.pos = c.Pos
		e.day("told", c.Told)
		e.day("to", c.To)
		e.text("asked_by", c.AskedBy)
		return true
	})
}

func deliveryEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Deliveries, func(e *event, d *record.Delivery) bool {
		e.pos = d.Pos
		e.day("ready", d.Ready)
		e.day("shipped", d.Shipped)
		e.day("received", d.Received)
		e.day("documents", d.Documents)
		e.flag("replaces", d.Replaces)
		for _, q := range d.Quantities {
			e.number("quantity of "+q.SKU.V, q.Quantity)
		}
		return true
	})
}

// paymentEvents are the payments made: an open one is a plan and may be changed.
func paymentEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Payments, func(e *event, p *record.Payment) bool {
		e.pos = p.Pos
		e.day("paid", p.Paid)
		e.day("due", p.Due)
		e.text("after", p.After)
		e.whole("days", p.Days)
		e.number("amount", p.Amount)
		e.text("currency", p.Currency)
		e.text("stage", p.Stage)
		return p.Paid.Known()
	})
}

// approvalEvents are the approvals given: the due day of an open one is a plan.
func approvalEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Approvals, func(e *event, a *record.Approval) bool {
		e.pos = a.Pos
		e.day("done", a.Done)
		e.day("due", a.Due)
		e.day("asked", a.Asked)
		return a.Done.Known()
	})
}

// inspectionEvents are the inspections decided.
func inspectionEvents(o *record.Order) []event {
	return eventsOf(&o.Source, o.Inspections, func(e *event, p *record.Inspection) bool {
		e.pos = p.Pos
		e.day("on", p.On)
		e.text("result", p.Result)
		e.whole("sample", p.Sample)
		e.whole("critical found", p.Found.Critical)
		e.whole("major found", p.Found.Major)
		e.whole("minor found", p.Found.Minor)
		return p.Result.Known() && p.Result.V != record.ResultPending
	})
}

func (s *since) issues() {
	now := make(map[string]*record.Issue, len(s.now.Issues))
	for i := range s.now.Issues {
		now[s.now.Issues[i].ID.V] = &s.now.Issues[i]
	}
	for i := range s.before.Issues {
		b := &s.before.Issues[i]
		n := now[b.ID.V]
		switch {
		case !b.ID.Known():
		case n == nil && !s.unread.unread("issues/"):
			s.deleted(diag.Say("the issue %s", b.ID.V), &b.Source, diag.Say("an issue that came to nothing is closed, with a word in notes"))
		case n != nil:
			s.edited(ruleIssueEdited, diag.Say("%s", b.ID.V), diag.Say("put it back; the same cause again is a new issue with `repeats: %s`", b.ID.V), issueDays(b, b), issueDays(n, b))
			s.promises(&n.Source, n.Pos, b.Promises, n.Promises)
		}
	}
}

// issueDays are the facts of an issue; its cause is one once both sides agreed.
func issueDays(q, before *record.Issue) *event {
	e := &event{src: &q.Source, pos: q.ID.Pos}
	e.day("opened", q.Opened)
	e.day("answered", q.Answered)
	e.day("contained", q.Contained)
	e.day("agreed", q.Agreed)
	e.day("closed", q.Closed)
	if before.Agreed.Known() {
		e.text("cause by", q.Cause.By)
	}
	return e
}

// notes compares visits and talks, which have no ids: they are known by their day.
func (s *since) notes() {
	sameDay(s.before.Visits, s.now.Visits, func(v *record.Visit) record.Date { return v.Date.V },
		func(b, n *record.Visit) bool { return n.File == b.File },
		func(b, n *record.Visit) {
			switch {
			case n != nil:
				s.promises(&n.Source, n.Pos, b.Promises, n.Promises)
			case !s.unread.unread("visits/"):
				s.deleted(diag.Say("the visit of %s", b.Date.V.String()), &b.Source, diag.Say("what should not be read by everyone goes to private"))
			}
		})
	sameDay(s.before.Talks, s.now.Talks, func(t *record.Talk) record.Date { return t.On.V },
		func(b, n *record.Talk) bool { return n.About.V == b.About.V && n.Channel.V == b.Channel.V },
		func(b, n *record.Talk) {
			switch {
			case n != nil:
				s.promises(&n.Source, n.Pos, b.Promises, n.Promises)
			case !s.unread.unread("talks/"):
				s.deleted(diag.Say("a talk of %s", b.On.V.String()), &b.Source, diag.Say("what should not be read by everyone goes to private"))
			}
		})
}

// sameDay calls fn for every record of before with the one of now that it is, or nil:
// one of its day, of several the first that is meant.
func sameDay[T any](before, now []T, day func(*T) record.Date, meant func(b, n *T) bool, fn func(b, n *T)) {
	byDay := make(map[record.Date][]*T)
	for i := range now {
		byDay[day(&now[i])] = append(byDay[day(&now[i])], &now[i])
	}
	for i := range before {
		b := &before[i]
		rest := byDay[day(b)]
		if len(rest) == 0 {
			fn(b, nil)
			continue
		}
		n := max(0, slices.IndexFunc(rest, func(n *T) bool { return meant(b, n) }))
		fn(b, rest[n])
		byDay[day(b)] = slices.Delete(rest, n, n+1)
	}
}

// promises compares the promises of one note. The words may be improved; side,
// day due and day kept may not.
func (s *since) promises(src *record.Source, home record.Pos, before, now []record.Promise) {
	s.events(ruleGivenWord, diag.Say("a promise"), diag.Say("put it back; a promise that will not be kept is `dropped: …` with why"), promiseEvents(src, before), promiseEvents(src, now), src, home)
}

func promiseEvents(src *record.Source, promises []record.Promise) []event {
	return eventsOf(src, promises, func(e *event, p *record.Promise) bool {
		e.pos = p.Pos
		e.day("due", p.Due)
		e.day("done", p.Done)
		e.day("dropped", p.Dropped)
		e.text("by", p.By)
		return true
	})
}
