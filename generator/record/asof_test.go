package record_test

import (
	"reflect"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// everything is a factory in which every kind of fact has happened twice: once in
// 2024, and once in 2026.
const everything = `
-- factory.yaml --
name: Foshan Huayao Sample Ceramics
contacts:
  - {id: early, name: Early, confirmed: 2024-05-01, left: 2026-02-01}
  - {id: late, name: Late, from: 2026-01-10}
bank: {beneficiary_zh: 样本, verified: 2026-01-05, verified_by: Mia}
certificates: [{name: Old, issued: 2024-01-01, verified: 2026-01-03}, {name: New, issued: 2026-01-01}]
agreements: [{kind: framework, signed: 2024-01-01, until: 2027-12-31}, {kind: volume, signed: 2026-01-01}]
forecasts: [{period: 2027-Q1, value: 1, shared: 2024-06-01}, {period: 2027-Q2, value: 1, shared: 2026-01-01}]
goodwill: [{on: 2024-01-02, by: factory, kind: other}, {on: 2026-01-02, by: factory, kind: other}]
closures:
  - {from: 2027-01-01, until: 2027-01-09, announced: 2024-12-01}
  - {from: 2024-02-01, until: 2024-02-20, actual_until: 2026-01-01}
  - {from: 2027-05-01, until: 2027-05-03, announced: 2026-01-01}
phases: [{from: 2024-03-01, reason: kiln}, {from: 2026-03-01, reason: another}]
-- orders/a.yaml --
- id: PO-1
  placed: 2024-02-01
  confirmed: 2026-01-02
  promised: 2026-03-01
  promise_changes: [{told: 2024-05-01, to: 2026-04-01, asked_by: factory}, {told: 2026-01-01, to: 2026-05-01, asked_by: factory}]
  lines: [{sku: A, quantity: 10}]
  approvals: [{what: Artwork, asked: 2024-02-02, due: 2026-02-02, done: 2026-02-01}, {what: Sample, asked: 2026-01-02}]
  payments: [{stage: deposit, due: 2024-03-01, paid: 2026-01-01}, {stage: balance, due: 2026-06-01}]
  deliveries: [{ready: 2024-12-01, shipped: 2026-01-01, received: 2026-02-01, quantities: {A: 5}}, {ready: 2026-01-04}]
  inspections: [{on: 2024-11-01, stage: final}, {on: 2026-01-01, stage: final}]
  closed: 2026-02-10
- id: PO-2
  placed: 2024-02-02
  cancelled: {on: 2026-01-09, by: importer, reason: customer}
- {id: PO-3, placed: 2026-01-01}
- {id: PO-4, confirmed: 2026-05-01, promised: 2024-07-01}
- {id: PO-5, promised: 2026-07-01}
-- visits/a.yaml --
- {date: 2024-03-12, promises: [{by: factory, what: Kept later, done: 2026-01-01}, {by: factory, what: Dropped later, dropped: 2026-01-01, why: no need}]}
- {date: 2026-03-12}
-- issues/a.yaml --
- {id: Q-1, opened: 2024-04-01, answered: 2026-01-01, contained: 2026-01-02, agreed: 2026-01-03, closed: 2026-01-04, solution: known from the first day}
- {id: Q-2, opened: 2026-01-01}
-- talks/a.yaml --
- {on: 2024-05-02, by: importer, channel: wechat, answered: 2026-01-01}
- {on: 2026-05-02, by: importer, channel: wechat}
`

func TestNothingOfTheFutureIsKnown(t *testing.T) {
	_, f := loadtest.Factory(t, everything)
	known := f.AsOf(record.NewDate(2025, 6, 30))
	var got []string
	note := func(what string, there bool) {
		if there {
			got = append(got, what)
		}
	}
	for i := range known.Contacts {
		c := &known.Contacts[i]
		note("contact "+c.ID.V, true)
		note("left", c.Left.Known())
		note("confirmed", c.Confirmed.Known())
	}
	note("bank", known.Bank.BeneficiaryZH.Known())
	note("bank verified", known.Bank.Verified.Known() || known.Bank.VerifiedBy.Known())
	for i := range known.Certificates {
		note("certificate "+known.Certificates[i].Name.V, true)
		note("certificate verified", known.Certificates[i].Verified.Known())
	}
	for i := range known.Agreements {
		note(known.Agreements[i].Kind.V, true)
	}
	for i := range known.Forecasts {
		note("forecast "+known.Forecasts[i].Period.V.Name, true)
	}
	note("goodwill", len(known.Goodwill) == 1)
	for i := range known.Closures {
		note("closure "+known.Closures[i].From.V.String(), true)
		note("actually until", known.Closures[i].ActualUntil.Known())
	}
	for i := range known.Phases {
		note("phase "+known.Phases[i].Reason.V, true)
	}
	for i := range known.Orders {
		o := &known.Orders[i]
		note(o.ID.V, true)
		note("order confirmed", o.Confirmed.Known())
		note("order closed", o.Closed.Known())
		note("order cancelled", o.Cancelled.Known())
		note("order promised", o.Promised.Known())
		for n := range o.Changes {
			note("change to "+o.Changes[n].To.V.String(), true)
		}
		for n := range o.Approvals {
			note("approval "+o.Approvals[n].What.V, true)
			note("approval done", o.Approvals[n].Done.Known())
		}
		for n := range o.Payments {
			note("payment "+o.Payments[n].Stage.V, true)
			note("payment paid", o.Payments[n].Paid.Known())
		}
		for n := range o.Deliveries {
			d := &o.Deliveries[n]
			note("delivery "+d.Ready.V.String(), true)
			note("shipped or received", d.Shipped.Known() || d.Received.Known())
		}
		note("one inspection", len(o.Inspections) == 1)
	}
	for i := range known.Visits {
		v := &known.Visits[i]
		note("visit "+v.Key, true)
		for n := range v.Promises {
			p := &v.Promises[n]
			note("promise "+p.What.V, true)
			note("promise settled", p.Done.Known() || p.Dropped.Known() || p.Why.Known())
		}
	}
	for i := range known.Issues {
		q := &known.Issues[i]
		note("issue "+q.ID.V+" "+q.Solution.V, true)
		note("issue dates", q.Answered.Known() || q.Contained.Known() || q.Agreed.Known() || q.Closed.Known())
	}
	for i := range known.Talks {
		note("talk "+known.Talks[i].Key, true)
		note("talk answered", known.Talks[i].Answered.Known())
	}

	want := []string{
		"contact early", "confirmed", "bank", "certificate Old", "framework", "forecast 2027-Q1", "goodwill",
		"closure 2027-01-01", "closure 2024-02-01", "phase kiln",
		"PO-1", "order promised", "change to 2026-04-01", "approval Artwork", "payment deposit", "payment balance", "delivery 2024-12-01", "one inspection",
		"PO-2", "PO-4", "order promised",
		"visit 2024-03-12", "promise Kept later", "promise Dropped later",
		"issue Q-1 known from the first day", "talk 2024-05-02-1",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("known on 30 June 2025:\n%s\n\nwant:\n%s", g, w)
	}
}

func TestLookingBackDoesNotChangeTheRecords(t *testing.T) {
	_, f := loadtest.Factory(t, everything)
	f.AsOf(record.NewDate(2024, 2, 1))
	later := f.AsOf(record.NewDate(2027, 1, 1))
	if len(later.Orders) != 5 || !later.Orders[0].Closed.Known() || len(later.Orders[0].Deliveries) != 2 || !later.Issues[0].Closed.Known() {
		t.Error("an earlier look has taken something away")
	}
}

// One order by itself is known as it is with its factory, and what was read stays as it is.
func TestOneOrderIsKnownAsWithItsFactory(t *testing.T) {
	_, f := loadtest.Factory(t, everything)
	_, again := loadtest.Factory(t, everything)
	for day := record.NewDate(2024, 1, 1); day < record.NewDate(2027, 1, 1); day++ {
		known := f.AsOf(day)
		for i := range f.Orders {
			o := &f.Orders[i]
			want, there := known.Order(o.ID.V)
			got := o.AsOf(day)
			if there != (got != nil) || there && !reflect.DeepEqual(got, want) {
				t.Fatalf("%s on %s: %+v, want %+v", o.ID.V, day, got, want)
			}
			if recent, ok := f.Recent(day).Order(o.ID.V); !ok && !reflect.DeepEqual(o, want) {
				t.Fatalf("%s is not recent on %s, and known otherwise: %+v", o.ID.V, day, recent)
			}
		}
	}
	if !reflect.DeepEqual(f.Orders, again.Orders) || !reflect.DeepEqual(f.Visits, again.Visits) || !reflect.DeepEqual(f.Contacts, again.Contacts) {
		t.Error("what was read has changed")
	}
}
