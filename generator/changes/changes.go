// Package changes compares two states of a factory and says what happened between
// them, as somebody in the trade would report it: an order placed, a promise moved
// by one side, a payment made, a certificate renewed.
//
// Look at Event first. Since reports what came to be known of one state of the
// records between two days; Between compares two states, such as those of two
// commits, and reports in addition whatever was edited, added or taken out. Events
// are values; sentences are made in present.
//
// Between forgets nothing: what the kinds of events in the words of the trade do
// not report a difference, a comparison of every key that the format declares
// (load.Values) reports as an edit.
package changes

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// Kind says what happened.
type Kind string

// The kinds. What each uses of an Event stands behind it; all but the edits
// happened on a day.
const (
	FactoryNew  Kind = "factory_new"  // the book knows a new factory
	FactoryGone Kind = "factory_gone" // and another no more

	BankVerified        Kind = "bank_verified"        // Subject: how
	PersonNew           Kind = "person_new"           // Subject: name; Field: role
	PersonLeft          Kind = "person_left"          // Subject: name
	PeopleChecked       Kind = "people_checked"       // Names: all that were checked together
	CertificateNew      Kind = "certificate_new"      // Subject: name; To: expires
	CertificateVerified Kind = "certificate_verified" // Subject: name
	AgreementNew        Kind = "agreement_new"        // Field: kind; To: until; Reason: summary
	ForecastNew         Kind = "forecast_new"         // Subject: period; Amount
	Goodwill            Kind = "goodwill"             // By; Field: kind; Subject: what; Amount
	ClosureNew          Kind = "closure_new"          // Subject: name; Days: its length; From, To: first and last day
	ClosureMoved        Kind = "closure_moved"        // Subject: name; From, To: last day
	PhaseNew            Kind = "phase_new"            // Reason

	OrderPlaced    Kind = "order_placed"    // Order; Currency; To: the first promise
	OrderConfirmed Kind = "order_confirmed" // Order; To: the first promise
	OrderClosed    Kind = "order_closed"    //
	OrderCancelled Kind = "order_cancelled" // By; Reason
	PromiseMoved   Kind = "promise_moved"   // By; From, To; Subject: SKUs; Reason
	// A promise that was confirmed again, an agreed change of quantity (Before,
	// After) or price (Amount), a line that ended alone (Subject: SKU).
	PromiseConfirmed Kind = "promise_confirmed" // By; To; Subject: SKUs; Reason
	// A change of the promise that concerns no line: it moved nothing.
	PromiseOfNoLine Kind = "promise_of_no_line" // By; To; Reason
	OrderChanged    Kind = "order_changed"      // By; Subject: SKU; Before, After; Amount; Reason
	LineClosed      Kind = "line_closed"        // Subject
	LineCancelled   Kind = "line_cancelled"     // Subject; By; Reason

	ApprovalAsked Kind = "approval_asked" // Subject; To: due
	ApprovalDone  Kind = "approval_done"  // Subject; Late
	PaymentNew    Kind = "payment_new"    // an edit: Field: stage; Amount; To: due; or Days after the event After
	PaymentMade   Kind = "payment_made"   // Field: stage; Amount; Late
	GoodsReady    Kind = "goods_ready"    // Subject: quantities; Dated: they replace returned ones
	GoodsShipped  Kind = "goods_shipped"  // Subject: quantities; Dated: as above
	GoodsReceived Kind = "goods_received" //
	DocumentsCame Kind = "documents_came" //
	GoodsReturned Kind = "goods_returned" // Subject: quantities; Field: remedy; Reason
	Inspected     Kind = "inspected"      // Field: stage; Subject: SKU; After: result

	VisitMade      Kind = "visit_made"      // Field: kind; Subject: purpose
	TalkHeld       Kind = "talk_held"       // By; Field: channel; Subject: about; Dated: answered the same day
	TalkAnswered   Kind = "talk_answered"   // By: who answered; Subject: about; Days: since it was asked
	IssueOpened    Kind = "issue_opened"    // By; Subject: title
	IssueAnswered  Kind = "issue_answered"  // By: who answered; Subject: title; Days: since it was opened
	IssueContained Kind = "issue_contained" // Subject: title; Days
	IssueAgreed    Kind = "issue_agreed"    // Subject: title
	IssueClosed    Kind = "issue_closed"    // Subject: title; Days; Reason: solution
	WordGiven      Kind = "word_given"      // By; Subject: what; To: due
	WordMoved      Kind = "word_moved"      // By; Subject: what; From, To: due
	WordKept       Kind = "word_kept"       // By; Subject: what; Late
	WordDropped    Kind = "word_dropped"    // By; Subject: what; Reason
	WordReopened   Kind = "word_reopened"   // By; Subject: what; From: the day it had been kept or dropped

	// The edits of which the trade has no word of its own.
	FieldEdited Kind = "field_edited" // Field; Key; Before, After, or From, To for a day
	TextEdited  Kind = "text_edited"  // Field: notes or private; Before, After: … for a text, which is not reported
	EntryNew    Kind = "entry_new"    // Entry; By; Amount; After: quantity; To: due
	EntryGone   Kind = "entry_gone"   // the same
	RecordGone  Kind = "record_gone"  // Subject: its title
)

// Holder is the kind of record that an event stands in.
type Holder string

// The records. What stands in factory.yaml is the factory's.
const (
	OfFactory Holder = "factory"
	OfOrder   Holder = "order"
	OfVisit   Holder = "visit"
	OfIssue   Holder = "issue"
	OfTalk    Holder = "talk"
)

// Event is one thing that happened.
type Event struct {
	Kind Kind
	// On is the day it happened, and no date for an edit, which has none.
	On record.Date
	// By is who acted, or "".
	By string
	// Of is the kind of record it stands in, Record the id of the order or issue or
	// the key of the visit or talk, and Day the day of that visit or talk.
	Of     Holder
	Record string
	Day    record.Date
	// Entry is the entry of a list that was edited, or that came or went.
	Entry Entry
	// Subject, Field, Before, After and Reason are in the record's own words and
	// keys. The Field of an edit is a path, payments.amount or cause.by; Key is the
	// user's own key below it.
	Subject, Field, Key, Before, After, Reason string
	// SubjectZH and ReasonZH are their Chinese twins, or "" where the record has none.
	SubjectZH, ReasonZH string
	Names               []string
	// From and To are days; no date where there was or is none.
	From, To record.Date
	// Late is set when there was a day to be kept: the day less it, in days.
	Late  int
	Dated bool
	// Days is a number of days, as Kind says.
	Days int
	// Amount is money in Currency, where HasAmount.
	Amount    decimal.Decimal
	Currency  string
	HasAmount bool
	// Order is the order that was placed.
	Order *record.Order
	// File and Pos are where it stands now; with Past set, where it stood before.
	File string
	Pos  record.Pos
	Past bool

	place int // keeps the order within a day
}

// Since returns what came to be known of a factory after one day, up to and with
// another, by day.
func Since(f *record.Factory, day, until record.Date, s *record.Settings) []Event {
	recent := f.Recent(day) // nothing became of the other orders
	c := &comparer{before: recent.AsOf(day), after: recent.AsOf(until), s: s, reported: make(map[any]bool)}
	c.happened()
	return c.sorted()
}

// Between returns what happened between two states of one factory, by day, edits
// last; what happened after the day until is not reported, but every edit is. A factory
// that is new or gone (before or after is nil) is one event.
func Between(before, after *record.Factory, until record.Date, s *record.Settings) []Event {
	switch {
	case before == nil && after == nil:
		return nil
	case before == nil:
		return []Event{{Kind: FactoryNew, Of: OfFactory, On: after.Since.V, File: after.File, Pos: after.Source.Pos}}
	case after == nil:
		return []Event{{Kind: FactoryGone, Of: OfFactory, File: before.File, Pos: before.Source.Pos, Past: true}}
	}
	c := &comparer{before: before, after: after, s: s, reported: make(map[any]bool)}
	c.happened()
	c.edited()
	c.events = slices.DeleteFunc(c.events, func(e Event) bool { return e.On > until })
	return c.sorted()
}

// comparer collects the events of one factory.
type comparer struct {
	before, after *record.Factory
	s             *record.Settings
	events        []Event
	// reported are the fields and entries that an event has reported, as pointers into
	// the records: into after, or into before for what is gone.
	reported map[any]bool
}

// happened reports what has a word of its own in the trade.
func (c *comparer) happened() {
	c.visits() // the occasion before what was said there
	c.profile()
	c.orders()
	c.promises()
	c.issues()
	c.talks()
}

func (c *comparer) sorted() []Event {
	slices.SortStableFunc(c.events, func(a, b Event) int {
		return cmp.Or(record.CompareDays(a.On, b.On), cmp.Compare(a.place, b.place))
	})
	return c.events
}

// add adds an event that reports these fields and entries.
func (c *comparer) add(e Event, of ...any) {
	e.place = len(c.events)
	c.events = append(c.events, e)
	c.report(of...)
}

// report marks fields and entries as reported.
func (c *comparer) report(of ...any) {
	for _, at := range of {
		c.reported[at] = true
	}
}

// fact adds an event when a day has come to be known, and reports whether it has.
func (c *comparer) fact(before, after *record.Day, e Event) bool {
	if !after.Known() || before.Known() {
		return false
	}
	e.On = after.V
	if e.Pos == (record.Pos{}) {
		e.Pos = after.Pos
	}
	c.add(e, after)
	return true
}

// against fills in how a day compares with the one it was due on.
func (e Event) against(due, done record.Day) Event {
	if due.Known() && done.Known() {
		e.Late, e.Dated = int(done.V-due.V), true
	}
	return e
}

func (e Event) money(n record.Number, currency string) Event {
	if n.Known() {
		e.Amount, e.Currency, e.HasAmount = n.V, currency, true
	}
	return e
}
