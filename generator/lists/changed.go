// Package lists is what stands in lists of its own: what changed, the calendar of
// what is due and of days off, the facts that are missing and what to ask for.
//
// Lists hold no records, so that the rest of a factory can be forgotten. Our side
// comes before theirs.
package lists

import (
	"cmp"
	"strconv"
	"strings"

	"factorybook/generator/changes"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Change is one thing that happened, in words. It holds no records.
type Change struct {
	// Date is the day, worded; "edited" for an edit, which has none, and "no day" for
	// an end whose day nobody wrote down. Day is the same as a day.
	Date string
	Day  record.Date
	// Kind as in package changes.
	Kind string
	// Side is who acted: importer, factory, both or ""; Who is the word for it.
	Side, Who string
	// What happened, as a phrase; Quote is a reason in the record's own words.
	What, Quote string
	// Of is the kind of record: factory, order, visit, issue or talk. Record is its
	// id, or the key of a visit or talk.
	Of, Record string
	// Field, Before and After are, of an edit, the key and what the records say:
	// for programs. The texts of notes are left out.
	Field, Before, After string
	// File and Pos are where it stands; Past when that is in the earlier records.
	File string
	Pos  record.Pos
	Past bool
}

// Changes words what happened with a factory.
func Changes(w *words.Words, events []changes.Event) []Change {
	list := make([]Change, len(events))
	for i := range events {
		e := inWords(w, events[i])
		list[i] = Change{
			Date: w.Date(e.On), Day: e.On, Kind: string(e.Kind), Side: e.By, Who: w.Enum("side", e.By),
			What: changed(w, e), Quote: e.Reason, Of: string(e.Of), Record: e.Record, File: e.File, Pos: e.Pos, Past: e.Past,
		}
		if e.On.IsZero() && e.Kind != changes.FactoryNew && e.Kind != changes.FactoryGone {
			list[i].Date = w.Say("changed.edited")
		}
		switch e.Kind {
		case changes.OrderClosed, changes.OrderCancelled, changes.LineClosed, changes.LineCancelled:
			if e.On.IsZero() {
				list[i].Date = w.Say("changed.no_day")
			}
		}
		if e.Kind == changes.FieldEdited || e.Kind == changes.TextEdited {
			list[i].Field, list[i].Before, list[i].After = e.Field, cmp.Or(e.Before, e.From.String()), cmp.Or(e.After, e.To.String())
			if e.Key != "" {
				list[i].Field += "." + e.Key
			}
		}
	}
	return list
}

// inWords is an event with its texts in the language, where the record has them.
func inWords(w *words.Words, e changes.Event) *changes.Event {
	if w.Script == words.Han {
		e.Subject, e.Reason = cmp.Or(e.SubjectZH, e.Subject), cmp.Or(e.ReasonZH, e.Reason)
	}
	return &e
}

// changed words one event.
func changed(w *words.Words, e *changes.Event) string {
	switch e.Kind {
	case changes.FieldEdited, changes.TextEdited, changes.EntryNew, changes.EntryGone, changes.RecordGone:
		return changedRecord(w, e)
	case changes.WordGiven, changes.WordMoved, changes.WordKept, changes.WordDropped, changes.WordReopened:
		return changedWord(w, e)
	}
	switch e.Of {
	case changes.OfOrder:
		return changedOrder(w, e)
	case changes.OfVisit, changes.OfTalk, changes.OfIssue:
		return changedTalk(w, e)
	}
	return changedProfile(w, e)
}

func changedProfile(w *words.Words, e *changes.Event) string {
	comma := w.Say("list.comma")
	switch e.Kind {
	case changes.FactoryNew:
		return w.Say("changed.factory_new")
	case changes.FactoryGone:
		return w.Say("changed.factory_gone")
	case changes.BankVerified:
		return words.JoinColon(w, w.Say("changed.bank_verified"), e.Subject)
	case changes.PersonNew:
		if e.Field != "" {
			return w.Say("changed.person_new_role", "name", e.Subject, "role", w.Enum("role", e.Field))
		}
		return w.Say("changed.person_new", "name", e.Subject)
	case changes.PersonLeft:
		return w.Say("changed.person_left", "name", e.Subject)
	case changes.PeopleChecked:
		return words.JoinColon(w, w.Say("changed.people_checked", "n", len(e.Names)), strings.Join(e.Names, comma))
	case changes.CertificateNew:
		return withEnd(w, w.Say("changed.certificate", "name", e.Subject), e.To)
	case changes.CertificateVerified:
		return w.Say("changed.certificate_verified", "name", e.Subject)
	case changes.AgreementNew:
		return withEnd(w, w.Say("changed.signed", "kind", agreementName(w, e.Field)), e.To)
	case changes.ForecastNew:
		return words.JoinColon(w, w.Say("changed.forecast", "period", e.Subject), amountOf(w, e))
	case changes.Goodwill:
		what := words.JoinColon(w, cmp.Or(w.Enum("goodwill", e.Field), w.Say("kind.goodwill")), e.Subject)
		if amount := amountOf(w, e); amount != "" {
			what += comma + amount
		}
		return what
	case changes.ClosureNew:
		return w.Say("changed.closure", "days", w.Span(record.SpanOf(e.From, e.To)))
	case changes.ClosureMoved:
		return w.Say("changed.closure_moved", "move", moved(w, e.From, e.To))
	case changes.PhaseNew:
		return w.Say("changed.phase")
	}
	return w.Lack("changed." + string(e.Kind))
}

func changedWord(w *words.Words, e *changes.Event) string {
	switch e.Kind {
	case changes.WordGiven:
		return withDue(w, w.Say("event.promise_due", "what", e.Subject), e.To)
	case changes.WordReopened:
		return w.Say("changed.word_reopened", "what", e.Subject, "day", e.From)
	case changes.WordMoved:
		if e.From.IsZero() {
			return w.Say("changed.word_dated", "what", e.Subject, "day", e.To)
		}
		return w.Say("changed.word_moved", "move", moved(w, e.From, e.To), "what", e.Subject)
	case changes.WordKept:
		return withLate(w, w.Say("event.promise_kept", "what", e.Subject), e)
	case changes.WordDropped:
		return w.Say("event.promise_dropped", "what", e.Subject)
	}
	return w.Lack("changed." + string(e.Kind))
}

func changedOrder(w *words.Words, e *changes.Event) string {
	comma := w.Say("list.comma")
	switch e.Kind {
	case changes.OrderPlaced:
		what := w.Say("event.placed")
		placed := *e.Order
		placed.Agreed = nil // what was changed later is reported on its own day
		if sum, ok := placed.Worth(); ok {
			what += comma + w.Money(e.Currency, sum)
		}
		if !e.To.IsZero() {
			what += comma + w.Say("event.promised", "day", figures.Promises(w, e.Order))
		}
		return what
	case changes.OrderConfirmed:
		if e.To.IsZero() {
			return w.Say("event.confirmed")
		}
		return w.Say("event.confirmed_promised", "day", figures.Promises(w, e.Order))
	case changes.OrderClosed:
		return w.Say("event.closed")
	case changes.OrderCancelled:
		return withSide(w, w.Say("event.cancelled"), e.By)
	case changes.PromiseMoved:
		by := w.Enum("changed_by", cmp.Or(e.By, record.ByUnknown))
		switch {
		case e.From.IsZero() && e.Subject != "":
			return w.Say("changed.promise_first_skus", "skus", e.Subject, "day", e.To, "by", by)
		case e.From.IsZero():
			return w.Say("changed.promise_first", "day", e.To, "by", by)
		}
		if e.Subject != "" {
			return w.Say("changed.promise_moved_skus", "skus", e.Subject, "move", moved(w, e.From, e.To), "by", by)
		}
		return w.Say("changed.promise_moved", "move", moved(w, e.From, e.To), "by", by)
	case changes.PromiseOfNoLine:
		return w.Say("event.promise_of_no_line", "day", e.To)
	case changes.PromiseConfirmed:
		if e.Subject != "" {
			return w.Say("changed.promise_confirmed_skus", "skus", e.Subject, "day", e.To)
		}
		return w.Say("changed.promise_confirmed", "day", e.To)
	case changes.OrderChanged:
		return orderChanged(w, e)
	case changes.LineClosed:
		return w.Say("changed.line_closed", "sku", e.Subject)
	case changes.LineCancelled:
		return withSide(w, w.Say("changed.line_cancelled", "sku", e.Subject), e.By)
	case changes.DocumentsCame:
		return w.Say("changed.documents_came")
	case changes.GoodsReturned:
		what := w.Say("changed.entry.returns")
		if e.Subject != "" {
			what = w.Say("changed.returned", "what", e.Subject)
		}
		if e.Field != "" {
			what += comma + w.Enum("remedy", e.Field)
		}
		return what
	case changes.ApprovalAsked:
		return withDue(w, w.Say("changed.approval_asked", "what", cmp.Or(e.Subject, w.Say("event.something"))), e.To)
	case changes.ApprovalDone:
		return withLate(w, w.Say("event.approved", "what", cmp.Or(e.Subject, w.Say("event.something"))), e)
	case changes.PaymentNew:
		what := w.Say("changed.payment_new", "stage", w.Enum("stage", e.Field), "amount", cmp.Or(amountOf(w, e), w.Say("not_recorded.amount")))
		if e.To.IsZero() && e.After != "" {
			return what + comma + w.Say("changed.due_after", "n", e.Days, "event", w.Enum("after", e.After))
		}
		return withDue(w, what, e.To)
	case changes.PaymentMade:
		key := "event.paid"
		if e.By == record.ByFactory {
			key = "event.lowers"
		}
		return withLate(w, w.Say(key, "stage", w.Enum("stage", e.Field), "amount", cmp.Or(amountOf(w, e), w.Say("not_recorded.amount"))), e)
	case changes.GoodsReady:
		return w.Say("event.ready", "what", goods(w, e))
	case changes.GoodsShipped:
		return w.Say("changed.shipped", "what", goods(w, e))
	case changes.GoodsReceived:
		return w.Say("changed.received")
	case changes.Inspected:
		what := figures.Inspected(w, e.Field)
		if e.Subject != "" {
			what += words.Nbsp + e.Subject
		}
		return words.JoinColon(w, what, w.Enum("result", e.After))
	}
	return w.Lack("changed." + string(e.Kind))
}

// goods names what a delivery brought.
func goods(w *words.Words, e *changes.Event) string {
	what := cmp.Or(e.Subject, w.Say("event.everything_open"))
	if e.Dated {
		return w.Say("changed.in_place_of_returned", "what", what)
	}
	return what
}

// orderChanged words an agreed change: of the quantity, the price, or both.
func orderChanged(w *words.Words, e *changes.Event) string {
	var parts []string
	if e.After != "" {
		parts = append(parts, w.Say("changed.quantity", "before", cmp.Or(w.Group(e.Before), "0"), "after", w.Group(e.After)))
	}
	if price := amountOf(w, e); price != "" {
		parts = append(parts, w.Say("changed.price", "after", price))
	}
	what := words.JoinColon(w, w.Say("changed.order_changed", "sku", e.Subject), strings.Join(parts, w.Say("list.comma")))
	return withSide(w, what, e.By)
}

func changedTalk(w *words.Words, e *changes.Event) string {
	switch e.Kind {
	case changes.VisitMade:
		return words.JoinColon(w, w.Enum("visit_kind", cmp.Or(e.Field, "regular")), e.Subject)
	case changes.TalkHeld:
		what := words.JoinColon(w, cmp.Or(w.Enum("channel", e.Field), w.Say("kind.talk")), e.Subject)
		if e.Dated {
			what += w.Say("list.comma") + w.Say("changed.same_day")
		}
		return what
	case changes.TalkAnswered:
		return words.JoinColon(w, figures.Answered(w, e.Days), e.Subject)
	case changes.IssueOpened:
		return w.Say("event.issue_opened", "title", cmp.Or(e.Subject, e.Record))
	case changes.IssueAnswered:
		return w.Say("changed.issue_answered", "n", e.Days, "title", cmp.Or(e.Subject, e.Record))
	case changes.IssueContained:
		return w.Say("event.issue_contained", "title", cmp.Or(e.Subject, e.Record))
	case changes.IssueAgreed:
		return w.Say("changed.issue_agreed", "title", cmp.Or(e.Subject, e.Record))
	case changes.IssueClosed:
		return w.Say("event.issue_closed", "title", cmp.Or(e.Subject, e.Record))
	}
	return w.Lack("changed." + string(e.Kind))
}

func agreementName(w *words.Words, kind string) string {
	return cmp.Or(w.Enum("agreement_kind", kind), w.Say("kind.agreement"))
}

// moved words two days, the month and year of the first only where they differ:
// "from 15 to 25 Apr 2025".
func moved(w *words.Words, from, to record.Date) string {
	switch {
	case from.IsZero() || to.IsZero():
		return w.Say("changed.move", "from", orNothing(w, w.Date(from)), "to", orNothing(w, w.Date(to)))
	case from.Year() == to.Year() && from.Time().Month() == to.Time().Month() && !w.YearFirst:
		_, _, day := from.Civil()
		return w.Say("changed.move_day", "d", strconv.Itoa(day), "to", to)
	}
	first, second := w.Ends(from, to)
	return w.Say("changed.move", "from", first, "to", second)
}

// orNothing is a value, or the word for none.
func orNothing(w *words.Words, s string) string { return cmp.Or(s, w.Say("changed.nothing")) }

func withEnd(w *words.Words, what string, day record.Date) string {
	if day.IsZero() {
		return what
	}
	return what + w.Say("list.comma") + w.Say("changed.until", "day", day)
}

func withDue(w *words.Words, what string, day record.Date) string {
	if day.IsZero() {
		return what
	}
	return what + w.Say("list.comma") + w.Say("changed.due", "day", day)
}

// withLate adds how the day compares with the one that was due.
func withLate(w *words.Words, what string, e *changes.Event) string {
	if !e.Dated {
		return what
	}
	return what + w.Say("list.comma") + figures.DaysLate(w, e.Late)
}

func withSide(w *words.Words, what, side string) string {
	if by := w.Enum("changed_by", side); by != "" {
		return w.Say("changed.by_side", "what", what, "by", by)
	}
	return what
}

func amountOf(w *words.Words, e *changes.Event) string {
	if !e.HasAmount {
		return ""
	}
	return w.Money(e.Currency, e.Amount)
}
