// Package changes compares two states of a factory and says what happened between
// them, as somebody in the trade would tell it: an order placed, a promise moved
// by one side, a payment made, a certificate renewed.
//
// Look at Event first; Between makes the events of a factory. The two states are
// the same records as they were known on two days (record.Factory.AsOf), or the
// records of two commits. Events are values; sentences are made in present.
package changes

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// Kind says what happened.
type Kind string

// The kinds. What each uses of an Event stands behind it; all but the edits
// happened on a day.
const (
	FactoryNew     Kind = "factory_new"     // the book knows a new factory
	FactoryGone    Kind = "factory_gone"    // and another no more
	FieldEdited    Kind = "field_edited"    // Field, Before, After: of factory.yaml
	BankVerified   Kind = "bank_verified"   // Subject: how
	PersonNew      Kind = "person_new"      // Subject: name; Field: role
	PersonLeft     Kind = "person_left"     // Subject: name
	PersonChecked  Kind = "person_checked"  // Subject: name
	CertificateNew Kind = "certificate_new" // Subject: name; To: expires
	AgreementNew   Kind = "agreement_new"   // Field: kind; To: until; Reason: summary
	AgreementMoved Kind = "agreement_moved" // Field: kind; From, To: until
	ForecastNew    Kind = "forecast_new"    // Subject: period; Amount
	Goodwill       Kind = "goodwill"        // By; Field: kind; Subject: what; Amount
	ClosureNew     Kind = "closure_new"     // Subject: name; Days: its length; From, To: first and last day
	ClosureMoved   Kind = "closure_moved"   // Subject: name; From, To: last day

	OrderPlaced     Kind = "order_placed"     // Order; Currency; To: promise
	OrderConfirmed  Kind = "order_confirmed"  // To: promise
	OrderClosed     Kind = "order_closed"     //
	OrderCancelled  Kind = "order_cancelled"  // By; Reason
	OrderGone       Kind = "order_gone"       // an edit: the record is not there any more
	PromiseMoved    Kind = "promise_moved"    // By; From, To; Subject: SKUs; Reason
	PromiseEdited   Kind = "promise_edited"   // an edit: From, To; Subject: SKU
	QuantityEdited  Kind = "quantity_edited"  // an edit: Subject: SKU; Before, After
	PriceEdited     Kind = "price_edited"     // an edit: Subject: SKU; Before, After
	LineNew         Kind = "line_new"         // an edit: Subject: SKU; After: quantity
	LineGone        Kind = "line_gone"        // an edit: Subject: SKU
	ApprovalAsked   Kind = "approval_asked"   // Subject; To: due
	ApprovalDone    Kind = "approval_done"    // Subject; Late
	PaymentNew      Kind = "payment_new"      // an edit: Field: stage; Amount; To: due
	PaymentMoved    Kind = "payment_moved"    // an edit: Field: stage; From, To: due
	PaymentMade     Kind = "payment_made"     // Field: stage; Amount; Late
	GoodsReady      Kind = "goods_ready"      // Subject: quantities
	GoodsShipped    Kind = "goods_shipped"    // Subject: quantities
	GoodsReceived   Kind = "goods_received"   //
	Inspected       Kind = "inspected"        // Field: stage; Subject: SKU; After: result
	VisitMade       Kind = "visit_made"       // Field: kind; Subject: purpose
	TalkHeld        Kind = "talk_held"        // By; Field: channel; Subject: about; Dated: answered the same day
	TalkAnswered    Kind = "talk_answered"    // By: who answered; Subject: about; Days: since it was asked
	IssueOpened     Kind = "issue_opened"     // By; Subject: title
	IssueAnswered   Kind = "issue_answered"   // By: who answered; Subject: title; Days: since it was opened
	IssueContained  Kind = "issue_contained"  // Subject: title; Days
	IssueAgreed     Kind = "issue_agreed"     // Subject: title
	IssueClosed     Kind = "issue_closed"     // Subject: title; Days; Reason: solution
	WordGiven       Kind = "word_given"       // By; Subject: what; To: due
	WordKept        Kind = "word_kept"        // By; Subject: what; Late
	WordDropped     Kind = "word_dropped"     // By; Subject: what; Reason
	WordDueEdited   Kind = "word_due_edited"  // an edit: By; Subject: what; From, To
	WordForgotten   Kind = "word_forgotten"   // an edit: By; Subject: what; the record is not there any more
	CertificateEdit Kind = "certificate_edit" // an edit: Subject: name; From, To: expires
)

// Event is one thing that happened.
type Event struct {
	Kind Kind
	// On is the day it happened, and no date for an edit, which has none.
	On record.Date
	// By is who acted, or "".
	By string
	// Record is the id of the order or issue, the key of the visit or talk, or ""
	// for what stands in factory.yaml.
	Record string
	// Subject, Field, Before, After and Reason are in the record's own words and
	// keys.
	Subject, Field, Before, After, Reason string
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
	// File and Pos are where it stands now, or stood when it is gone.
	File string
	Pos  record.Pos

	place int // keeps the order within a day
}

// Between returns what happened between two states of one factory, by day, edits
// last. A factory that is new or gone (before or after is nil) is one event.
func Between(before, after *record.Factory, s *record.Settings) []Event {
	c := &comparer{s: s}
	switch {
	case before == nil && after == nil:
		return nil
	case before == nil:
		c.add(Event{Kind: FactoryNew, On: after.Since.V, File: after.File, Pos: after.Source.Pos})
		return c.events
	case after == nil:
		c.add(Event{Kind: FactoryGone, File: before.File, Pos: before.Source.Pos})
		return c.events
	}
	c.before, c.after = before, after
	c.visits() // the occasion before what was said there
	c.profile()
	c.orders()
	c.promises()
	c.issues()
	c.talks()
	slices.SortStableFunc(c.events, func(a, b Event) int {
		return cmp.Or(cmp.Compare(uint32(a.On)-1, uint32(b.On)-1), cmp.Compare(a.place, b.place))
	})
	return c.events
}

// comparer collects the events of one factory.
type comparer struct {
	before, after *record.Factory
	s             *record.Settings
	events        []Event
}

func (c *comparer) add(e Event) {
	e.place = len(c.events)
	c.events = append(c.events, e)
}

// fact adds an event when a day has come to be known.
func (c *comparer) fact(before, after record.Day, e Event) {
	if after.Known() && !before.Known() {
		e.On = after.V
		if e.Pos == (record.Pos{}) {
			e.Pos = after.Pos
		}
		c.add(e)
	}
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

// pair is a record in both states; before is nil for a new one.
type pair[T any] struct{ before, after *T }

// match pairs what has the same key, the second of a key with the second. What is
// gone has no after. The pairs stand in the order of after, then what is gone.
func match[T any](before, after []T, key func(*T) string) []pair[T] {
	type nth struct {
		key string
		n   int
	}
	old := make(map[nth]*T, len(before))
	counts := make(map[string]int, len(before))
	order := make([]nth, len(before))
	for i := range before {
		k := key(&before[i])
		counts[k]++
		order[i] = nth{k, counts[k]}
		old[order[i]] = &before[i]
	}
	clear(counts)
	pairs := make([]pair[T], 0, len(after))
	for i := range after {
		k := key(&after[i])
		counts[k]++
		name := nth{k, counts[k]}
		pairs = append(pairs, pair[T]{old[name], &after[i]})
		delete(old, name)
	}
	for _, name := range order {
		if gone := old[name]; gone != nil {
			pairs = append(pairs, pair[T]{before: gone})
		}
	}
	return pairs
}

// known pairs each record that is there now with what it was before, an empty one
// when it is new; what is gone is left out.
func known[T any](before, after []T, key func(*T) string, fn func(before, after *T)) {
	var none T
	for _, p := range match(before, after, key) {
		switch {
		case p.after == nil:
		case p.before == nil:
			fn(&none, p.after)
		default:
			fn(p.before, p.after)
		}
	}
}

// joined makes a key of parts.
func joined(parts ...string) string { return strings.Join(parts, "\x00") }

func dayKey(d record.Day) string { return strconv.Itoa(int(d.V)) }
