package changes_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/changes"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record/recordtest"
)

var day = recordtest.Day

// summary writes the events shortly: day, kind, record, and what else is there.
func summary(events []changes.Event) string {
	var b strings.Builder
	for i := range events {
		e := &events[i]
		fmt.Fprintf(&b, "%s %s", e.On, e.Kind)
		entry := ""
		if e.Entry.List != "" {
			entry = strings.TrimSpace(fmt.Sprintf("[%s %s %s", e.Entry.List, e.Entry.Name, e.Entry.Day)) + "]"
		}
		for _, s := range []string{e.By, e.Record, entry, e.Field, e.Key, e.Subject, strings.Join(e.Names, "+"), e.Before, e.After} {
			if s != "" {
				fmt.Fprintf(&b, " %s", s)
			}
		}
		if e.From != 0 || e.To != 0 {
			fmt.Fprintf(&b, " %s→%s", e.From, e.To)
		}
		if e.HasAmount {
			fmt.Fprintf(&b, " %s %s", e.Currency, e.Amount)
		}
		if e.Dated {
			fmt.Fprintf(&b, " %+d", e.Late)
		}
		if e.Reason != "" {
			fmt.Fprintf(&b, " (%s)", e.Reason)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// since reports what came to be known after one day, up to another.
func since(t *testing.T, from, to, archive string) string {
	t.Helper()
	settings, f := loadtest.Factory(t, archive)
	return summary(changes.Since(f, day(t, from), day(t, to), settings))
}

// edit reports what was changed in the records themselves.
func edit(t *testing.T, before, after string) string {
	t.Helper()
	settings, a := loadtest.Factory(t, after)
	_, b := loadtest.Factory(t, before)
	return summary(changes.Between(b, a, day(t, "2030-01-01"), settings))
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

const order = `
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
confirmed: 2025-02-13
promised: 2025-04-15
promise_changes:
  - {told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: "12 of 40 workers did not return"}
  - {told: 2025-04-01, to: 2025-04-28, asked_by: both}
  - {told: 2025-04-02, to: 2025-05-06, asked_by: importer, skus: [KT-211]}
lines:
  - {sku: KT-210, quantity: 4800, price: 1.42}
  - {sku: KT-211, quantity: 2400, price: 1.15, promised: 2025-05-02}
approvals: [{what: Artwork, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]
payments:
  - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 2872.80}
  - {stage: balance, due: 2025-05-06, amount: 6703.20}
deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, quantities: {KT-210: 4800}}]
inspections: [{on: 2025-04-22, stage: final, sku: KT-210, result: accepted}]
`

func TestOrderFromPlacingToDelivery(t *testing.T) {
	want(t, since(t, "2025-01-31", "2025-04-30", order), `
2025-02-10 order_placed importer PO-2025-014
2025-02-13 order_confirmed factory PO-2025-014 →2025-04-15
2025-02-14 approval_asked factory PO-2025-014 Artwork →2025-02-20
2025-02-19 payment_made importer PO-2025-014 deposit USD 2872.80 -1
2025-02-26 approval_done importer PO-2025-014 Artwork +6
2025-03-20 promise_moved factory PO-2025-014 2025-04-15→2025-04-25 (12 of 40 workers did not return)
2025-04-01 promise_moved both PO-2025-014 2025-04-25→2025-04-28
2025-04-02 promise_moved importer PO-2025-014 KT-211 2025-05-02→2025-05-06
2025-04-22 inspected PO-2025-014 final KT-210 accepted
2025-04-24 goods_ready factory PO-2025-014 4800 × KT-210
2025-04-27 goods_shipped factory PO-2025-014 4800 × KT-210
`)
}

func TestOnlyWhatCameAfterTheDayIsReported(t *testing.T) {
	want(t, since(t, "2025-03-20", "2025-04-24", order), `
2025-04-01 promise_moved both PO-2025-014 2025-04-25→2025-04-28
2025-04-02 promise_moved importer PO-2025-014 KT-211 2025-05-02→2025-05-06
2025-04-22 inspected PO-2025-014 final KT-210 accepted
2025-04-24 goods_ready factory PO-2025-014 4800 × KT-210
`)
	want(t, since(t, "2025-04-24", "2025-04-26", order), "")
	want(t, since(t, "2025-04-24", "2025-04-27", order), "2025-04-27 goods_shipped factory PO-2025-014 4800 × KT-210")
}

// Going from day to day reports the same as going at once.
func TestNothingIsReportedTwiceOrLost(t *testing.T) {
	settings, f := loadtest.Factory(t, order+words)
	first, last := day(t, "2024-12-31"), day(t, "2025-06-30")
	count := map[string]int{}
	for _, line := range strings.Split(summary(changes.Since(f, first, last, settings)), "\n") {
		count[line]++
	}
	for on := first; on < last; on++ {
		for _, line := range strings.Split(strings.TrimSpace(summary(changes.Since(f, on, on+1, settings))), "\n") {
			if line == "" {
				continue
			}
			// A promise has no day of its own: until the order is confirmed it was
			// reported when the order was placed.
			line = strings.Replace(line, "order_placed importer PO-2025-014 →2025-04-15", "order_placed importer PO-2025-014", 1)
			if !strings.HasPrefix(line, (on + 1).String()) {
				t.Errorf("between %s and the next day: %s", on, line)
			}
			count[line]--
		}
	}
	for line, n := range count {
		if n != 0 && line != "" {
			t.Errorf("%+d × %s", n, line)
		}
	}
}

const words = `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: chen-li, name: Chen Li, role: sales, from: 2024-01-01, left: 2025-03-01}
  - {id: wang-jun, name: Wang Jun, role: owner, from: 2025-03-01}
bank: {beneficiary: Yuanda, verified: 2025-03-12, how: face to face}
certificates: [{name: ISO 9001, issued: 2025-04-01, expires: 2028-03-31}]
agreements: [{kind: framework, signed: 2025-01-10, until: 2026-01-09, summary: One year}]
forecasts: [{period: 2025-Q3, value: 120000, currency: USD, shared: 2025-05-20}]
goodwill: [{on: 2025-04-02, by: importer, kind: market-insight, what: EU mug report}]
closures: [{from: 2025-01-20, until: 2025-02-08, name: Spring Festival, announced: 2025-01-05, actual_until: 2025-02-12}]
-- visits/2025-03-12.yaml --
date: 2025-03-12
kind: regular
purpose: Kiln upgrade
promises:
  - {by: factory, what: Replace thermocouples, due: 2025-04-30, done: 2025-05-06}
  - {by: importer, what: Send the forecast, due: 2025-03-31, dropped: 2025-03-25, why: shared by phone}
-- talks/2025.yaml --
{on: 2025-05-02, by: importer, channel: wechat, about: Q3, answered: 2025-05-05}
---
{on: 2025-05-08, by: factory, channel: wechat, about: Thanks, answered: 2025-05-08}
-- issues/2025.yaml --
id: Q-1
opened: 2025-04-19
raised_by: importer
title: Pinholes
answered: 2025-04-20
contained: 2025-04-22
solution: Re-fired
agreed: 2025-05-12
closed: 2025-05-20
`

func TestTheRestOfTheRelationship(t *testing.T) {
	want(t, since(t, "2024-12-31", "2025-06-30", words), `
2025-01-05 closure_new factory Spring Festival 2025-01-20→2025-02-08
2025-01-10 agreement_new framework →2026-01-09 (One year)
2025-02-12 closure_moved factory Spring Festival 2025-02-08→2025-02-12
2025-03-01 person_left Chen Li
2025-03-01 person_new owner Wang Jun
2025-03-12 visit_made importer 2025-03-12 regular Kiln upgrade
2025-03-12 bank_verified face to face
2025-03-12 word_given factory 2025-03-12 Replace thermocouples →2025-04-30
2025-03-12 word_given importer 2025-03-12 Send the forecast →2025-03-31
2025-03-25 word_dropped importer 2025-03-12 Send the forecast (shared by phone)
2025-04-01 certificate_new ISO 9001 →2028-03-31
2025-04-02 goodwill importer market-insight EU mug report
2025-04-19 issue_opened importer Q-1 Pinholes
2025-04-20 issue_answered factory Q-1 Pinholes
2025-04-22 issue_contained Q-1 Pinholes
2025-05-02 talk_held importer 2025-05-02-1 wechat Q3
2025-05-05 talk_answered factory 2025-05-02-1 wechat Q3
2025-05-06 word_kept factory 2025-03-12 Replace thermocouples +6
2025-05-08 talk_held factory 2025-05-08-1 wechat Thanks +0
2025-05-12 issue_agreed both Q-1 Pinholes
2025-05-20 forecast_new importer 2025-Q3 USD 120000
2025-05-20 issue_closed Q-1 Pinholes (Re-fired)
`)
	// A shutdown that was announced before and lasted longer.
	want(t, since(t, "2025-02-08", "2025-02-12", words), "2025-02-12 closure_moved factory Spring Festival 2025-02-08→2025-02-12")
}

func TestEditsOfTheRecords(t *testing.T) {
	after := strings.NewReplacer(
		"promised: 2025-04-15", "promised: 2025-04-20",
		"quantity: 4800, price: 1.42", "quantity: 5000, price: 1.40",
		"promised: 2025-05-02}", "promised: 2025-05-03}\n  - {sku: KT-212, quantity: 100}",
		"{stage: balance, due: 2025-05-06", "{stage: balance, due: 2025-05-20",
	).Replace(order)
	want(t, edit(t, order, after), `
 field_edited PO-2025-014 promised 2025-04-15→2025-04-20
 field_edited PO-2025-014 [lines KT-210] lines.quantity 4800 5000
 field_edited PO-2025-014 [lines KT-210] lines.price 1.42 1.40
 field_edited PO-2025-014 [lines KT-211] lines.promised 2025-05-02→2025-05-03
 entry_new PO-2025-014 [lines KT-212] 100
 field_edited PO-2025-014 [payments balance] payments.due 2025-05-06→2025-05-20
`)
	want(t, edit(t, after, strings.Replace(after, "  - {sku: KT-212, quantity: 100}\n", "", 1)), " entry_gone PO-2025-014 [lines KT-212] 100")
	want(t, edit(t, order, "-- factory.yaml --\nname: Foshan Yuanda Ceramics Co., Ltd.\n"), " record_gone PO-2025-014")
}

// What a user tried: each alone, and none of it may pass in silence.
func TestOrderThatIsRewrittenSaysSo(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"paid: 2025-02-19", "paid: 2025-02-24", " field_edited PO-2025-014 [payments deposit] payments.paid 2025-02-19→2025-02-24"},
		{"paid: 2025-02-19, ", "", " field_edited PO-2025-014 [payments deposit] payments.paid 2025-02-19→"},
		{"amount: 2872.80", "amount: 2900", " field_edited PO-2025-014 [payments deposit] payments.amount 2872.80 2900"},
		{"amount: 2872.80", "amount: 2872.8", ""},
		{"  - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 2872.80}\n", "", " entry_gone PO-2025-014 [payments deposit] →2025-02-20 USD 2872.80"},
		{"quantities: {KT-210: 4800}", "quantities: {KT-210: 4700}", " field_edited PO-2025-014 [deliveries  2025-04-24] deliveries.quantities KT-210 4800 4700"},
		{"ready: 2025-04-24", "ready: 2025-04-26", " field_edited PO-2025-014 [deliveries  2025-04-26] deliveries.ready 2025-04-24→2025-04-26"},
		{"deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, quantities: {KT-210: 4800}}]\n", "", " entry_gone PO-2025-014 [deliveries  2025-04-24]"},
		{"  - {told: 2025-04-01, to: 2025-04-28, asked_by: both}\n", "", " entry_gone both PO-2025-014 [promise_changes  2025-04-01] →2025-04-28"},
		{"approvals: [{what: Artwork, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]\n", "", " entry_gone PO-2025-014 [approvals Artwork]"},
		{"done: 2025-02-26", "done: 2025-02-20", " field_edited PO-2025-014 [approvals Artwork] approvals.done 2025-02-26→2025-02-20"},
		{"result: accepted", "result: rejected", " field_edited PO-2025-014 [inspections KT-210 2025-04-22] inspections.result accepted rejected"},
		{"placed: 2025-02-10", "placed: 2025-02-09", " field_edited PO-2025-014 placed 2025-02-10→2025-02-09"},
		{"confirmed: 2025-02-13", "confirmed: 2025-02-14", " field_edited PO-2025-014 confirmed 2025-02-13→2025-02-14"},
	} {
		after := strings.Replace(order, c.from, c.to, 1)
		if after == order {
			t.Fatalf("%q is not in the order", c.from)
		}
		want(t, edit(t, order, after), c.want)
	}
}

// One that was taken out must not be mistaken for the next of its name.
func TestWhatIsGoneIsTheOneThatWasTakenOut(t *testing.T) {
	before := `
-- orders/a.yaml --
id: PO-1
placed: 2025-02-10
payments: [{stage: other, due: 2025-03-01, amount: 100}, {stage: other, due: 2025-04-01, amount: 200}, {stage: other, due: 2025-05-01, amount: 300}]
-- talks/a.yaml --
- {on: 2025-05-02, by: importer, channel: phone, about: Mugs, promises: [{by: factory, what: Quote for mugs}]}
- {on: 2025-05-02, by: importer, channel: phone, about: Bowls, promises: [{by: factory, what: Quote for bowls}, {by: factory, what: Samples}]}
`
	want(t, edit(t, before, strings.Replace(before, "{stage: other, due: 2025-03-01, amount: 100}, ", "", 1)),
		" entry_gone PO-1 [payments other] →2025-03-01 USD 100")
	want(t, edit(t, before, strings.Replace(before, "- {on: 2025-05-02, by: importer, channel: phone, about: Mugs, promises: [{by: factory, what: Quote for mugs}]}\n", "", 1)), `
 record_gone 2025-05-02-1 Mugs
 entry_gone factory 2025-05-02-1 [promises Quote for mugs] Mugs
`)
	want(t, edit(t, before, strings.Replace(before, "{by: factory, what: Quote for bowls}, ", "", 1)),
		" entry_gone factory 2025-05-02-2 [promises Quote for bowls] Bowls")
}

func TestRecordThatMovesToAnotherDayIsEdited(t *testing.T) {
	visit := "-- visits/a.yaml --\n{date: 2025-03-12, purpose: Kiln, promises: [{by: factory, what: Thermocouples}]}\n"
	want(t, edit(t, visit, strings.Replace(visit, "03-12", "03-13", 1)), " field_edited 2025-03-13 date Kiln 2025-03-12→2025-03-13")
}

func TestWhatHappenedAfterTheDayIsNotReported(t *testing.T) {
	settings, before := loadtest.Factory(t, strings.NewReplacer("placed: 2025-02-10", "placed: 2025-02-09", "shipped: 2025-04-27, ", "").Replace(order))
	_, after := loadtest.Factory(t, order)
	want(t, summary(changes.Between(before, after, day(t, "2025-04-26"), settings)), " field_edited PO-2025-014 placed 2025-02-09→2025-02-10")
	want(t, summary(changes.Between(before, after, day(t, "2025-04-27"), settings)), `
2025-04-27 goods_shipped factory PO-2025-014 4800 × KT-210
 field_edited PO-2025-014 placed 2025-02-09→2025-02-10
`)
}

func TestPromiseThatIsCarriedOnToAnotherDayMoves(t *testing.T) {
	first := "-- visits/a.yaml --\n- {date: 2025-03-12, promises: [{by: factory, what: Kiln, due: 2025-04-30}]}\n"
	both := first + "- {date: 2025-06-10, promises: [{id: \"yuanda/visits/2025-03-12#1\", by: factory, what: Kiln, due: 2025-07-31}]}\n"
	moved := `
2025-06-10 visit_made importer 2025-06-10
2025-06-10 word_moved factory 2025-06-10 Kiln 2025-04-30→2025-07-31
`
	want(t, edit(t, first, both), moved)
	want(t, since(t, "2025-06-09", "2025-06-30", both), moved)
}

func TestPeopleCheckedTogetherAreToldTogether(t *testing.T) {
	book := `
-- factory.yaml --
name: Yuanda
contacts: [{id: a, name: Chen Li, confirmed: 2025-01-01}, {id: b, name: Wang Jun}, {id: c, name: Liu Yang}]
-- visits/a.yaml --
{date: 2025-03-12, confirmed: [b]}
`
	all := strings.Replace(book, "[b]", "[b, c, a]", 1)
	want(t, since(t, "2025-03-01", "2025-06-30", all), `
2025-03-12 visit_made importer 2025-03-12
2025-03-12 people_checked Chen Li+Wang Jun+Liu Yang
`)
	want(t, edit(t, book, all), "2025-03-12 people_checked Chen Li+Liu Yang")
	want(t, edit(t, all, book), " field_edited 2025-03-12 confirmed b, c, a b")
	// An entry that was checked later since says nothing of this visit.
	want(t, edit(t, book, strings.Replace(book, "[b]", "[b, d]", 1)+"\n"), " field_edited 2025-03-12 confirmed b b, d")
}

func TestPromiseThatAVisitClosesIsKept(t *testing.T) {
	open := `
-- visits/a.yaml --
- {date: 2025-03-12, promises: [{by: factory, what: Kiln}]}
- {date: 2025-06-10}
`
	closed := strings.Replace(open, "date: 2025-06-10", "date: 2025-06-10, closes: [\"yuanda/visits/2025-03-12#1\"]", 1)
	want(t, edit(t, open, closed), "2025-06-10 word_kept factory 2025-03-12 Kiln")
	want(t, edit(t, closed, open), `
 word_reopened factory 2025-03-12 Kiln 2025-06-10→
 field_edited 2025-06-10 closes yuanda/visits/2025-03-12#1
`)
}

// An id that counts from the top of a note means another promise when one is put
// before it.
func TestPromiseThatIsOpenAgainIsReported(t *testing.T) {
	closed := `
-- visits/a.yaml --
- {date: 2025-03-12, promises: [{by: factory, what: Kiln}]}
- {date: 2025-06-10, closes: ["yuanda/visits/2025-03-12#1"]}
`
	got := edit(t, closed, strings.Replace(closed, "[{by: factory, what: Kiln", "[{by: importer, what: Forecast}, {by: factory, what: Kiln", 1))
	if !strings.Contains(got, "word_reopened factory 2025-03-12 Kiln 2025-06-10") {
		t.Errorf("the kiln is open again, and reported is\n%s", got)
	}
}

func TestEditsOfTheProfileAndOfPromises(t *testing.T) {
	after := strings.NewReplacer(
		"name: Yuanda\ncontacts", "name: Yuanda Ceramics\nstatus: paused\nterms: {lead_time_days: 50}\ncontacts",
		"beneficiary: Yuanda,", "beneficiary: Wang Jun,",
		"expires: 2028-03-31", "expires: 2029-03-31",
		"until: 2026-01-09", "until: 2027-01-09",
		"due: 2025-04-30, done: 2025-05-06", "due: 2025-05-10, done: 2025-05-06",
		"  - {by: importer, what: Send the forecast, due: 2025-03-31, dropped: 2025-03-25, why: shared by phone}\n", "",
	).Replace(words)
	want(t, edit(t, words, after), `
 field_edited name Yuanda Yuanda Ceramics
 field_edited status paused
 field_edited terms.lead_time_days 50
 field_edited bank.beneficiary Yuanda Wang Jun
 field_edited [certificates ISO 9001 2025-04-01] certificates.expires 2028-03-31→2029-03-31
 field_edited [agreements framework 2025-01-10] agreements.until 2026-01-09→2027-01-09
 field_edited 2025-03-12 [promises Replace thermocouples] promises.due Kiln upgrade 2025-04-30→2025-05-10
 entry_gone importer 2025-03-12 [promises Send the forecast] Kiln upgrade →2025-03-31
`)
}

func TestSameStateTellsNothing(t *testing.T) {
	archive := order + words
	want(t, edit(t, archive, archive), "")
	// Moving a record within its file, or to another one, is no change.
	moved := strings.Replace(archive, "-- orders/2025.yaml --", "-- orders/PO-2025-014.yaml --", 1)
	want(t, edit(t, archive, moved), "")
}

func TestFactoriesThatComeAndGo(t *testing.T) {
	settings, f := loadtest.Factory(t, order)
	want(t, summary(changes.Between(nil, f, 0, settings)), " factory_new")
	want(t, summary(changes.Between(f, nil, 0, settings)), " factory_gone")
	if got := changes.Between(nil, nil, 0, settings); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestEveryEventNamesItsPlace(t *testing.T) {
	settings, f := loadtest.Factory(t, order+words)
	for _, e := range changes.Since(f, day(t, "2024-12-31"), day(t, "2030-01-01"), settings) {
		if !strings.HasPrefix(e.File, "factories/yuanda/") || e.Pos.Line == 0 {
			t.Errorf("%s stands at %s %v", e.Kind, e.File, e.Pos)
		}
	}
	moved := changes.Since(f, day(t, "2025-03-31"), day(t, "2025-04-01"), settings)
	if len(moved) != 2 || moved[0].Kind != changes.PromiseMoved && moved[1].Kind != changes.PromiseMoved {
		t.Fatalf("got %s", summary(moved))
	}
	for _, e := range moved {
		if e.Kind == changes.PromiseMoved && e.Pos.Line != 7 {
			t.Errorf("the change is reported in line 7, not %d", e.Pos.Line)
		}
	}
}

func TestWhatAnOrderGoesThroughIsReported(t *testing.T) {
	got := since(t, "2026-03-01", "2026-12-31", `
-- orders/a.yaml --
id: A
placed: 2026-02-01
confirmed: 2026-02-02
promised: 2026-05-01
currency: USD
lines:
  - {sku: S, quantity: 4800, unit: pcs, price: 1.42}
  - {sku: T, quantity: 10, unit: pcs, price: 3, cancelled: {on: 2026-03-21, by: importer, reason: sold out}}
  - {sku: U, quantity: 10, unit: pcs, price: 3, closed: 2026-03-22}
promise_changes: [{told: 2026-03-20, to: 2026-05-01, asked_by: importer}, {told: 2026-03-24, to: 2026-05-08, asked_by: factory}, {told: 2026-03-25, to: 2026-05-08, asked_by: factory}]
changes: [{on: 2026-03-28, by: both, sku: S, price: 1.38}, {on: 2026-03-26, by: importer, sku: S, quantity: 4500}, {on: 2026-03-27, by: importer, sku: S, quantity: 4400}]
deliveries:
  - {ready: 2026-05-06, quantities: {S: 4400}, documents: 2026-05-20}
  - {ready: 2026-07-06, quantities: {S: 320}, replaces: true}
returns: [{on: 2026-06-12, quantities: {S: 320}, reason: pinholes, remedy: replaced}]
`)
	want := `2026-03-20 promise_confirmed importer A 2026-05-01→2026-05-01
2026-03-21 line_cancelled importer A T (sold out)
2026-03-22 line_closed A U
2026-03-24 promise_moved factory A 2026-05-01→2026-05-08
2026-03-25 promise_confirmed factory A 2026-05-08→2026-05-08
2026-03-26 order_changed importer A S 4800 4500
2026-03-27 order_changed importer A S 4500 4400
2026-03-28 order_changed both A S USD 1.38
2026-05-06 goods_ready factory A 4400 × S
2026-05-20 documents_came factory A 4400 × S
2026-06-12 goods_returned A replaced 320 × S (pinholes)
2026-07-06 goods_ready factory A 320 × S +0
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestMoneyGoesTheWayItWent(t *testing.T) {
	// 16 May 2026 is a Saturday: paid on Monday is on the day. A refund and a credit come
	// from the factory and are never late.
	want(t, since(t, "2026-05-01", "2026-12-31", `
-- orders/a.yaml --
id: A
placed: 2026-02-01
currency: USD
value: 100
payments:
  - {stage: interim, due: 2026-05-16, paid: 2026-05-18, amount: 10}
  - {stage: interim, due: 2026-05-16, paid: 2026-05-19, amount: 20}
  - {stage: balance, after: documents, days: 14, paid: 2026-06-02, amount: 70}
  - {stage: refund, due: 2026-05-01, paid: 2026-06-10, amount: 5}
deliveries: [{ready: 2026-05-06, documents: 2026-05-16}]
`), `2026-05-06 goods_ready factory A
2026-05-16 documents_came factory A
2026-05-18 payment_made importer A interim USD 10 +0
2026-05-19 payment_made importer A interim USD 20 +1
2026-06-02 payment_made importer A balance USD 70 +1
2026-06-10 payment_made factory A refund USD 5
`)
}

func TestAChangeOfThePromiseForNoLineIsNoMove(t *testing.T) {
	want(t, since(t, "2026-03-01", "2026-12-31", `
-- orders/a.yaml --
id: A
placed: 2026-02-01
confirmed: 2026-03-02
lines: [{sku: S, quantity: 1, promised: 2026-05-08}, {sku: T, quantity: 1, promised: 2026-05-22}]
promise_changes: [{told: 2026-03-20, to: 2026-06-12, asked_by: factory}]
`), `2026-03-02 order_confirmed factory A →2026-05-08
2026-03-20 promise_of_no_line factory A →2026-06-12
`)
}

func TestOfTwoMovesToldOnOneDayTheSecondGoesOnFromTheFirst(t *testing.T) {
	want(t, since(t, "2025-02-28", "2025-04-30", `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
promised: 2025-04-15
promise_changes:
  - {told: 2025-03-20, to: 2025-04-25, asked_by: factory}
  - {told: 2025-03-20, to: 2025-04-20, asked_by: importer}
`), `
2025-03-20 promise_moved factory PO-1 2025-04-15→2025-04-25
2025-03-20 promise_moved importer PO-1 2025-04-25→2025-04-20
`)
}
