package figures

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Event is one dated thing that happened or is due, in one line.
type Event struct {
	// Date is the day, worded.
	Date string
	// Kind is the band it belongs to: order, promise, approval, payment,
	// delivery, inspection, visit, issue, talk, agreement, goodwill, closure,
	// certificate; KindWord is the word for it.
	Kind, KindWord string
	// Side is who acted: importer, factory, both or ""; Who is the word for it.
	Side, Who string
	// What happened, as a sentence.
	What string
	// Against compares with what was due: "2 days late", or "".
	Against string
	// State is late, overdue, open or "".
	State string
	// Quote is a reason or a text in the record's own words, or "".
	Quote string
	// File opens the document behind it, or is "".
	File string
	// Record names the record, Href opens it on the site; both may be "".
	Record, Href string
	// Anchor is the event's own id in a list, where links lead to it, or "".
	Anchor string
	// Spot is the file and line.
	Spot words.Source

	Day  record.Date
	rank int
}

// ByDay returns the events in the order of their days, those of one day in the
// order in which they were added; those without a day come last. An event is too
// big to be moved about: of a long list the places are sorted, and each event is
// moved once.
func ByDay(events []Event) []Event {
	less := func(a, b *Event) int {
		return cmp.Or(record.CompareDays(a.Day, b.Day), cmp.Compare(a.rank, b.rank))
	}
	if len(events) <= 16 {
		slices.SortStableFunc(events, func(a, b Event) int { return less(&a, &b) })
		return events
	}
	places := make([]int32, len(events))
	for i := range places {
		places[i] = int32(i)
	}
	slices.SortFunc(places, func(a, b int32) int { return cmp.Or(less(&events[a], &events[b]), cmp.Compare(a, b)) })
	sorted := make([]Event, len(events))
	for i, place := range places {
		sorted[i] = events[place]
	}
	return sorted
}

// EventOn returns an event with everything that follows from its day, kind and side.
func EventOn(p words.Place, day record.Date, kind, side, file string, pos record.Pos) Event {
	w := p.Words
	return Event{
		Day: day, Date: w.Date(day),
		Kind: kind, KindWord: w.Enum("kind", kind),
		Side: side, Who: p.Who(side), Spot: p.Source(file, pos),
	}
}

// Against words how a day compares with the day it was due; open things are
// compared with the as-of day.
func Against(p words.Place, due, done record.Day) (words, state string) {
	w := p.Words
	switch {
	case !due.Known() && done.Known():
		return "", ""
	case done.Known():
		n := int(done.V - due.V)
		if n > 0 {
			return DaysLate(w, n), "late"
		}
		return DaysLate(w, n), ""
	}
	state = "open"
	if due.Known() && due.V < p.AsOf {
		state = "overdue"
	}
	return when(w, due.V, int(due.V-p.AsOf)), state
}

// DaysLate words a signed number of days: "9 days late", "on the day", "2 days early".
func DaysLate(w *words.Words, n int) string {
	switch {
	case n > 0:
		return w.Say("days.late", "n", n)
	case n < 0:
		return w.Say("days.early", "n", -n)
	}
	return w.Say("days.on_time")
}

// Answered says how many days after a question the answer came.
func Answered(w *words.Words, days int) string {
	if days == 0 {
		return w.Say("event.answered_at_once")
	}
	return w.Say("event.answered", "n", days)
}

// Moved says by how many days a promise moved.
func Moved(w *words.Words, days int) string {
	if days < 0 {
		return w.Say("days.sooner", "n", -days)
	}
	return w.Say("days.later", "n", days)
}

// orderEvents returns what happened with an order and what is still due, by day.
func orderEvents(p words.Place, f *record.Factory, o *record.Order, payments map[*record.Payment]Event) []Event {
	w := p.Words
	list := make([]Event, 0, 4+len(o.Approvals)+len(o.Payments)+len(o.Changes)+len(o.Agreed)+len(o.Inspections)+len(o.Deliveries)+len(o.Returns))
	add := func(rank int, e Event) {
		e.rank = rank
		list = append(list, e)
	}
	if o.Placed.Known() {
		e := EventOn(p, o.Placed.V, "order", record.ByImporter, o.File, o.Placed.Pos)
		e.What = w.Say("event.placed")
		if o.Requested.Known() {
			e.What = w.Say("event.placed_for", "day", o.Requested.V)
		}
		add(0, e)
	}
	if promised := Promises(w, o); o.Confirmed.Known() || promised != "" {
		day, pos := o.Confirmed.V, o.Confirmed.Pos
		if !o.Confirmed.Known() {
			day, pos = o.Begin(), o.Promised.Pos
			if !o.Promised.Known() {
				pos = o.Pos
			}
		}
		e := EventOn(p, day, "promise", record.ByFactory, o.File, pos)
		switch {
		case promised == "":
			e.What = w.Say("event.confirmed")
		case !o.Confirmed.Known():
			e.What = w.Say("event.promised", "day", promised)
		default:
			e.What = w.Say("event.confirmed_promised", "day", promised)
		}
		add(1, e)
	}
	for i := range o.Approvals {
		add(2, approvalEvent(p, o, &o.Approvals[i]))
	}
	for i := range o.Payments {
		add(3, payments[&o.Payments[i]])
	}
	for i := range o.Changes {
		add(4, promiseEvent(p, o, &o.Changes[i]))
	}
	for i := range o.Agreed {
		add(4, agreedEvent(p, f, o, &o.Agreed[i]))
	}
	for i := range o.Inspections {
		add(5, inspectionEvent(p, o, &o.Inspections[i]))
	}
	for i := range o.Deliveries {
		add(6, deliveryEvent(p, o, &o.Deliveries[i]))
	}
	for i := range o.Returns {
		add(7, returnEvent(p, o, &o.Returns[i]))
	}
	for i := range o.Lines {
		if l := &o.Lines[i]; l.End().Known() {
			add(7, lineEndEvent(p, o, l))
		}
	}
	if o.Cancelled.Known() {
		add(8, endEvent(p, o, o.Cancelled.On, o.Cancelled, w.Say("event.cancelled")))
	}
	if o.Closed.Known() {
		add(9, endEvent(p, o, o.Closed, record.Cancellation{}, w.Say("event.closed")))
	}
	return ByDay(list)
}

// Promises names the days for which an order was promised first, at most three of
// them; "" when there is none.
func Promises(w *words.Words, o *record.Order) string {
	const most = 3
	days := o.Promises()
	named := make([]string, 0, most)
	for i, day := range days {
		if i == most-1 && len(days) > most {
			named = append(named, w.Say("event.more_days", "n", len(days)-i))
			break
		}
		named = append(named, w.Date(day))
	}
	return w.List(named)
}

func approvalEvent(p words.Place, o *record.Order, a *record.Approval) Event {
	w := p.Words
	day := FirstDay(a.Done, a.Due, a.Asked)
	e := EventOn(p, day, "approval", record.ByImporter, o.File, a.Pos)
	e.Against, e.State = Against(p, a.Due, a.Done)
	if !a.Done.Known() && !o.Awaits(a) {
		e.Against, e.State = w.Say("event.not_awaited"), ""
	}
	what := cmp.Or(p.Words.Own(a.What, a.WhatZH).V, w.Say("event.something"))
	switch {
	case a.Done.Known() && a.Asked.Known():
		e.What = w.Say("event.approved_asked", "what", what, "asked", w.ShortDate(a.Asked.V))
	case a.Done.Known():
		e.What = w.Say("event.approved", "what", what)
	case a.Asked.Known():
		e.What = w.Say("event.approval_waits_asked", "what", what, "asked", w.ShortDate(a.Asked.V))
	default:
		e.What = w.Say("event.approval_waits", "what", what)
	}
	return e
}

func paymentEvent(p words.Place, f *record.Factory, o *record.Order, pay *record.Payment) Event {
	w := p.Words
	d := measure.DebtOf(f, p.Settings, o, pay)
	side := record.ByImporter
	if pay.Lowers() {
		side = record.ByFactory
	}
	e := EventOn(p, FirstDay(pay.Paid, d.Due), "payment", side, o.File, pay.Pos)
	e.Against, e.State = againstDebt(p, &d)
	stage := w.Enum("stage", cmp.Or(pay.Stage.V, record.StageOther))
	amount := w.Say("not_recorded.amount")
	if pay.Amount.Known() {
		amount = w.Money(cmp.Or(pay.Currency.V, f.CurrencyOf(o, p.Settings)), pay.Amount.V)
	}
	if pay.Lowers() {
		e.What = w.Say("event.lowers", "stage", stage, "amount", amount)
	} else if pay.Paid.Known() {
		e.What = w.Say("event.paid", "stage", stage, "amount", amount)
	} else {
		e.What = w.Say("event.payment_open", "stage", stage, "amount", amount)
	}
	return e
}

// againstDebt words how a payment compares with the day it was due. What lowers the
// debt, and what was given up with the order, compares with none.
func againstDebt(p words.Place, d *measure.Debt) (words, state string) {
	days, made := d.Days()
	switch {
	case made && days > 0:
		return DaysLate(p.Words, days), "late"
	case made:
		return DaysLate(p.Words, days), ""
	case d.Payment.Lowers() || d.Payment.Paid.Known():
		return "", ""
	case !d.Open():
		return p.Words.Say("event.not_owed"), ""
	case !d.Due.Known() && d.Payment.ByEvent():
		return AfterEvent(p.Words, d.Payment), "open"
	}
	due := d.Due
	due.V = max(due.V, d.By)
	return Against(p, due, record.Day{})
}

// AfterEvent says when a payment is due whose event has not happened: "14 days after
// the documents".
func AfterEvent(w *words.Words, p *record.Payment) string {
	if p.Days.V == 0 {
		return w.Say("days.after_at_once", "event", w.Enum("after", p.After.V))
	}
	return w.Say("days.after", "n", p.Days.V, "event", w.Enum("after", p.After.V))
}

// Inspected names an inspection by its stage, where one is recorded.
func Inspected(w *words.Words, stage string) string {
	if stage == "" {
		return w.Say("event.inspected_only")
	}
	return w.Say("event.inspected", "stage", w.Enum("inspection_stage", stage))
}

func inspectionEvent(p words.Place, o *record.Order, i *record.Inspection) Event {
	w := p.Words
	e := EventOn(p, i.On.V, "inspection", "", o.File, i.Pos)
	e.What = Inspected(w, i.Stage.V)
	if i.SKU.Known() {
		e.What += words.Nbsp + i.SKU.V
	}
	sample := ""
	switch {
	case i.Sample.Known() && i.Lot.Known():
		sample = w.Say("inspection.sample_of", "n", i.Sample.V, "lot", i.Lot.V)
	case i.Sample.Known():
		sample = w.Say("inspection.sample", "n", i.Sample.V)
	}
	e.What = words.JoinSemicolon(w, e.What, words.JoinColon(w, sample, inspectionFound(w, i)))
	if i.First.Known() && !i.First.V {
		e.What += w.Say("list.semicolon") + w.Say("inspection.again")
	}
	if i.By.Known() {
		e.What += w.Say("list.semicolon") + w.Say("inspection.by", "who", i.By.V)
	}
	e.Quote = w.Own(i.Notes, i.NotesZH).V
	e.Against = w.Enum("result", i.Result.V)
	if i.Result.V == record.ResultRejected {
		e.State = "late"
	}
	return e
}

// inspectionFound says what was found, class by class, and how many of each the plan
// allows where the sample is the plan's; "" where nothing is recorded.
func inspectionFound(w *words.Words, i *record.Inspection) string {
	var found []string
	classes := measure.DefectClasses(i)
	for n := range classes {
		c := &classes[n]
		if !c.Found.Known() {
			continue
		}
		said := w.Say("inspection."+c.Name, "n", c.Found.V)
		if c.Planned && c.Limit.Known() && c.Plan.Units() == i.Sample.V && c.Plan.Accept+c.Found.V > 0 {
			said = w.Say("inspection.allowed", "found", said, "n", c.Plan.Accept)
		}
		found = append(found, said)
	}
	return strings.Join(found, w.Say("list.comma"))
}

// FalseFirst puts false before true.
func FalseFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// FirstDay returns the first of the days that is recorded.
func FirstDay(days ...record.Day) record.Date {
	for _, d := range days {
		if d.Known() {
			return d.V
		}
	}
	return 0
}
