// Package agenda lists what is open between a factory and us: who owes what to
// whom, by which day, and the days that come by themselves (a certificate runs
// out, a visit is due, the last day to order before Spring Festival).
//
// Look at Item first; Of makes all of a factory's. The pages, the briefing, the
// command `due` and the calendar show this one list, so that they cannot
// disagree. An Item says everything in values and in the record's own words;
// sentences are made elsewhere.
//
// What counts as open and overdue is decided as in package measure: an order is
// overdue by its original promise, a question by the working days of the side
// that answers.
package agenda

import (
	"cmp"
	"slices"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Kind is the kind of an item.
type Kind string

// The kinds. Those of upkeep come from no promise: a day approaches.
const (
	Payment  Kind = "payment"          // ours: an open payment
	Approval Kind = "approval"         // ours: what the factory waits for
	Delivery Kind = "delivery"         // theirs: goods promised
	Promise  Kind = record.PromiseKind // either side's
	Answer   Kind = "answer"           // either side's: a question or an issue without an answer

	Visit       Kind = "visit"       // upkeep: the next visit in person
	Contact     Kind = "contact"     // upkeep: the next two-way contact
	Confirm     Kind = "confirm"     // upkeep: an entry of a person, to be checked once a year
	Certificate Kind = "certificate" // upkeep, theirs: runs out
	Agreement   Kind = "agreement"   // upkeep: ends
	OrderBy     Kind = "order_by"    // upkeep: last day to order for delivery before Spring Festival
)

// Item is one open thing.
type Item struct {
	// UID names it for good: it stays the same when its day moves and when other
	// items come and go. ID is short, for paper; see ShortIDs.
	UID, ID string
	// Side has to act: record.ByImporter or record.ByFactory.
	Side string
	Kind Kind
	// Due is the day agreed, and no date when none was, or the event has
	// not happened that a payment is due after.
	Due record.Date
	// Expected is the day it is promised for now, when that is another than Due:
	// deliveries and promises are judged by the original day and expected on the
	// last one.
	Expected record.Date
	// By is the last good day when it is later than Due, and no date otherwise: our
	// banks are closed on the day that a payment is due.
	By record.Date
	// Days is By, else Due, − as-of: negative when overdue, and 0 without a day.
	Days int
	// Factory is the id of the factory, Record the order's id, the promise's id,
	// the issue's id or the key of a talk or visit; "" for what stands in
	// factory.yaml.
	Factory, Record string
	File            string
	Pos             record.Pos

	// What it is about: those that the Kind names are set.
	Order       *record.Order       // payment, approval, delivery
	Payment     *record.Payment     // payment
	Currency    string              // payment: the currency it stands in
	Approval    *record.Approval    // approval
	Delivery    *measure.Due        // delivery
	Promise     *record.PromiseCase // promise
	Issue       *record.Issue       // answer to an issue
	Talk        *record.Talk        // answer to a talk
	Contact     *record.Contact     // confirm
	Certificate *record.Certificate // certificate
	Agreement   *record.Agreement   // agreement
	Last        record.Date         // visit, contact: the last one; confirm: the last check; no date when there was none
	Every       int                 // visit, contact: days within which the next is meant
	Spring      *Spring             // order_by
}

// Overdue reports whether the day has passed.
func (i *Item) Overdue() bool { return !i.Due.IsZero() && i.Days < 0 }

// Day is the day to put into a calendar: the one it is expected on, else the one
// it is due on.
func (i *Item) Day() record.Date {
	if !i.Expected.IsZero() {
		return i.Expected
	}
	return i.Due
}

// Of returns everything that is open with a factory, in the order of Sort. f is
// the factory as it was known on the as-of day (record.Factory.AsOf), r what was
// measured of it.
func Of(f *record.Factory, r *measure.Result, s *record.Settings, asOf record.Date) []Item {
	l := &lister{f: f, r: r, s: s, asOf: asOf}
	for i := range r.Debts {
		l.payment(&r.Debts[i])
	}
	for i := range f.Orders {
		l.approvals(&f.Orders[i])
	}
	for i := range r.Dues {
		l.delivery(&r.Dues[i])
	}
	for i := range r.Promises {
		l.promise(&r.Promises[i])
	}
	l.answers()
	l.upkeep()
	Sort(l.items)
	ShortIDs(l.items)
	return l.items
}

// Sort puts our own items first: before we ask, we look at what we owe. Then by
// day, what has none last, and then by UID.
func Sort(items []Item) {
	slices.SortStableFunc(items, func(a, b Item) int { return Compare(a.Place(), b.Place()) })
}

// Place is what decides where an item stands among others, also once it is worded.
type Place struct {
	Ours         bool
	Due          record.Date // no date: none
	Factory, UID string
}

// Place returns the item's place.
func (i *Item) Place() Place {
	return Place{i.Side == record.ByImporter, i.Due, i.Factory, i.UID}
}

// Compare is the order of Sort.
func Compare(a, b Place) int {
	return cmp.Or(
		first(a.Ours, b.Ours),
		record.CompareDays(a.Due, b.Due),
		cmp.Compare(a.Factory, b.Factory),
		cmp.Compare(a.UID, b.UID),
	)
}

// Help is what decides which of several open items can still be helped.
type Help struct {
	// Now is set for what is overdue or due today, Money for a payment.
	Now, Money bool
	Due        record.Date
}

// HelpFirst is the order of what stands in sight where there is no room for all: what
// asks for something now, money before the rest, and what is overdue for the fewest days.
func HelpFirst(a, b Help) int {
	return cmp.Or(first(a.Now, b.Now), first(a.Money, b.Money), cmp.Compare(b.Due, a.Due))
}

// first puts what is true before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// lister collects the items of one factory.
type lister struct {
	f     *record.Factory
	r     *measure.Result
	s     *record.Settings
	asOf  record.Date
	items []Item
	seen  map[string]int // how often a UID was given
}

// add fills in what follows from the rest. The parts of uid stay what they are
// when the item's day moves.
func (l *lister) add(i Item, uid ...string) {
	i.Factory = l.f.ID
	i.UID = l.unique(record.UID(l.f.ID, string(i.Kind), uid...))
	if !i.Due.IsZero() {
		if i.By == i.Due {
			i.By = 0
		}
		i.Days = int(max(i.Due, i.By) - l.asOf)
		if i.Expected == i.Due {
			i.Expected = 0
		}
	}
	l.items = append(l.items, i)
}

func (l *lister) payment(d *measure.Debt) {
	if !d.Open() {
		return
	}
	o, p := d.Order, d.Payment
	l.add(Item{
		Side: record.ByImporter, Kind: Payment, Due: d.Due.V, By: d.By, Record: o.ID.V, File: o.File, Pos: p.Pos,
		Order: o, Payment: p, Currency: p.Currency.Or(l.f.CurrencyOf(o, l.s)),
	}, o.ID.V, p.Stage.Or(record.StageOther))
}

func (l *lister) approvals(o *record.Order) {
	for i := range o.Approvals {
		if a := &o.Approvals[i]; o.Awaits(a) {
			l.add(Item{
				Side: record.ByImporter, Kind: Approval, Due: a.Due.V, Record: o.ID.V, File: o.File, Pos: a.Pos,
				Order: o, Approval: a,
			}, o.ID.V, a.What.V)
		}
	}
}

func (l *lister) delivery(d *measure.Due) {
	if d.Outcome != measure.DueOpen {
		return
	}
	l.add(Item{
		Side: record.ByFactory, Kind: Delivery, Due: d.Original, Expected: d.Last, Record: d.Order.ID.V, File: d.Order.File, Pos: d.Pos,
		Order: d.Order, Delivery: d,
	}, d.Order.ID.V, d.Original.String())
}

func (l *lister) promise(c *record.PromiseCase) {
	if !c.Open() {
		return
	}
	side := record.ByFactory
	if c.By.V == record.ByImporter {
		side = record.ByImporter
	}
	note := &c.Notes[0]
	l.add(Item{
		Side: side, Kind: Promise, Due: c.Agreed.V, Expected: c.Expected.V, Record: c.ID, File: note.File, Pos: note.Promise.Pos, Promise: c,
	}, c.ID)
}

// answers lists the questions that wait.
func (l *lister) answers() {
	for _, q := range l.f.Questions() {
		if q.Answered.Known() {
			continue
		}
		i := Item{Side: q.Side, Kind: Answer, Due: l.answerBy(q.Side, q.On), Talk: q.Talk, Issue: q.Issue}
		if t := q.Talk; t != nil {
			i.Record, i.File, i.Pos = t.Key, t.File, t.Source.Pos
			l.add(i, "talk", t.Key)
		} else {
			i.Record, i.File, i.Pos = q.Issue.ID.V, q.Issue.File, q.Issue.Source.Pos
			l.add(i, q.Issue.ID.V)
		}
	}
}

// The search for the last good day of an answer, in days: two for every working day
// that a side may take, and the longest shutdown.
const (
	daysForAWorkingDay = 2
	longestShutdown    = 120
)

// answerBy returns the last day on which an answer is within the target, counted
// in working days of the side that answers; no date in a year whose days off are
// not known, where that cannot be said.
func (l *lister) answerBy(side string, asked record.Date) record.Date {
	week := measure.ImporterWeek(l.s)
	if side == record.ByFactory {
		week = measure.FactoryWeek(l.f, l.s)
	}
	within := l.s.Targets.AnswerWithinDays.Or(record.DefaultAnswerWithinDays)
	last := asked + record.Date(daysForAWorkingDay*within+longestShutdown)
	for by := asked; by < last; by++ {
		n, known := week.WorkingDays(record.Span{From: asked, Until: by + 1})
		if !known {
			return 0
		}
		if n > within {
			return by
		}
	}
	return 0
}
