package check_test

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/record"
)

// Every pair of days that has an order is tried on the day before, the day and the day
// after: %s stands for the later one, beside 10 March 2025; and what happened is tried
// yesterday, today and tomorrow, beside a report of 30 June 2025.
func TestDaysOfARecordTurnOnTheDay(t *testing.T) {
	const (
		order    = "-- factories/yuanda/orders/2025.yaml --\nid: PO-1\n"
		visit    = "-- factories/yuanda/visits/2025.yaml --\n"
		later    = "2025-03-10"
		wrong    = "FB0302"
		begin    = "FB0301"
		future   = "FB0303"
		promised = "promised: 2025-05-01\n"
	)
	day := func(s string) record.Date {
		d, err := record.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name, archive string
		pivot         string // the day that %s is tried around
		before, after string // the code on the day before, and on the day after
	}{
		{"left before from", factory + "contacts: [{id: a, name: A, confirmed: 2025-05-01, from: 2025-03-10, left: %s}]\n", later, wrong, ""},
		{"expires before issued", factory + "status: ended\ncertificates: [{name: A, issued: 2025-03-10, expires: %s}]\n", later, wrong, ""},
		{"verified before issued", factory + "certificates: [{name: A, issued: 2025-03-10, expires: 2027-01-01, verified: %s}]\n", later, wrong, ""},
		{"agreement until before from", factory + "agreements: [{kind: framework, signed: 2025-01-01, from: 2025-03-10, until: %s}]\n", later, wrong, ""},
		{"agreement until before signed", factory + "agreements: [{kind: framework, signed: 2025-03-10, until: %s}]\n", later, wrong, ""},
		{"closure until before from", factory + "closures: [{from: 2025-03-10, until: %s}]\n", later, wrong, ""},
		{"closure really until before from", factory + "closures: [{from: 2025-03-10, until: 2025-04-01, actual_until: %s}]\n", later, wrong, ""},
		{"approved before asked", order + "placed: 2025-01-01\napprovals: [{what: A, asked: 2025-03-10, done: %s}]\n", later, wrong, ""},
		{"shipped before ready", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-03-10, shipped: %s}]\n", later, wrong, ""},
		{"received before shipped", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-03-01, shipped: 2025-03-10, received: %s}]\n", later, wrong, ""},
		{"received before ready", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-03-10, received: %s}]\n", later, wrong, ""},
		{"arrival before departure", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-03-01, etd: 2025-03-10, eta: %s}]\n", later, wrong, ""},
		{"confirmed before placed", order + "placed: 2025-03-10\nconfirmed: %s\n", later, begin, ""},
		{"requested before placed", order + "placed: 2025-03-10\nrequested: %s\n", later, begin, ""},
		{"promised before placed", order + "placed: 2025-03-10\npromised: %s\n", later, begin, ""},
		{"a line promised before placed", order + "placed: 2025-03-10\nlines: [{sku: A, quantity: 1, promised: %s}]\n", later, begin, ""},
		{"told before placed", order + "placed: 2025-03-10\n" + promised + "promise_changes: [{told: %s, to: 2025-06-01, asked_by: factory}]\n", later, begin, ""},
		{"moved to before placed", order + "placed: 2025-03-10\n" + promised + "promise_changes: [{told: 2025-03-11, to: %s, asked_by: factory}]\n", later, begin, ""},
		{"ready before placed", order + "placed: 2025-03-10\ndeliveries: [{ready: %s}]\n", later, begin, ""},
		{"documents before placed", order + "placed: 2025-03-10\ndeliveries: [{ready: 2025-05-01, documents: %s}]\n", later, begin, ""},
		{"inspected before placed", order + "placed: 2025-03-10\ninspections: [{on: %s, stage: final}]\n", later, begin, ""},
		{"closed before placed", order + "placed: 2025-03-10\nclosed: %s\n", later, begin, ""},
		{"cancelled before placed", order + "placed: 2025-03-10\ncancelled: {on: %s, by: factory}\n", later, begin, ""},
		{"agreed before placed", order + "placed: 2025-03-10\nlines: [{sku: A, quantity: 1}]\nchanges: [{on: %s, by: both, sku: A, quantity: 2}]\n", later, begin, ""},
		{"closed before the last delivery", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-03-10}]\nclosed: %s\n", later, wrong, ""},
		{"closed before the last delivery, placed on no day", order + "deliveries: [{ready: 2025-03-10}]\nclosed: %s\n", later, wrong, ""},
		{"a line closed before its last delivery", order + "placed: 2025-01-01\nlines: [{sku: A, quantity: 1, closed: %s}]\ndeliveries: [{ready: 2025-03-10, quantities: {A: 1}}]\n", later, wrong, ""},
		{"done before the visit", visit + "{date: 2025-03-10, promises: [{by: factory, what: A, due: 2025-04-01, done: %s}]}\n", later, begin, ""},
		{"until before the visit", visit + "{date: 2025-03-10, until: %s}\n", later, wrong, ""},
		{"answered before the talk", talks + "{on: 2025-03-10, by: factory, channel: wechat, answered: %s}\n", later, begin, ""},
		{"answered before opened", issues + "{id: Q-1, opened: 2025-03-10, raised_by: importer, title: A, answered: %s}\n", later, begin, ""},
		{"contained before opened", issues + "{id: Q-1, opened: 2025-03-10, raised_by: importer, title: A, answered: 2025-05-01, contained: %s}\n", later, begin, ""},
		{"closed before opened", issues + "{id: Q-1, opened: 2025-03-10, raised_by: importer, title: A, closed: %s}\n", later, begin, ""},

		{"placed", order + "placed: %s\n", "2025-06-30", "", future},
		{"confirmed", order + "placed: 2025-01-01\nconfirmed: %s\n", "2025-06-30", "", future},
		{"ready", order + "placed: 2025-01-01\ndeliveries: [{ready: %s}]\n", "2025-06-30", "", future},
		{"received", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-05-01, received: %s}]\n", "2025-06-30", "", future},
		{"documents", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-05-01, documents: %s}]\n", "2025-06-30", "", future},
		{"invoice", order + "placed: 2025-01-01\ndeliveries: [{ready: 2025-05-01, invoice: %s}]\n", "2025-06-30", "", future},
		{"paid", order + "placed: 2025-01-01\npayments: [{stage: deposit, due: 2025-06-01, paid: %s, amount: 1}]\n", "2025-06-30", "", future},
		{"approved", order + "placed: 2025-01-01\napprovals: [{what: A, due: 2025-06-01, done: %s}]\n", "2025-06-30", "", future},
		{"closed", order + "placed: 2025-01-01\nclosed: %s\n", "2025-06-30", "", future},
		{"a line closed", order + "placed: 2025-01-01\nlines: [{sku: A, quantity: 1, closed: %s}]\n", "2025-06-30", "", future},
		{"a line cancelled", order + "placed: 2025-01-01\nlines: [{sku: A, quantity: 1, cancelled: {on: %s, by: factory}}, {sku: B, quantity: 1}]\n", "2025-06-30", "", future},
		{"cancelled", order + "placed: 2025-01-01\ncancelled: {on: %s, by: factory}\n", "2025-06-30", "", future},
		{"told", order + "placed: 2025-01-01\n" + promised + "promise_changes: [{told: %s, to: 2025-09-01, asked_by: factory}]\n", "2025-06-30", "", future},
		{"agreed", order + "placed: 2025-01-01\nlines: [{sku: A, quantity: 1}]\nchanges: [{on: %s, by: both, sku: A, quantity: 2}]\n", "2025-06-30", "", future},
		{"inspected", order + "placed: 2025-01-01\ninspections: [{on: %s, stage: final}]\n", "2025-06-30", "", future},
		{"since", factory + "since: %s\n", "2025-06-30", "", future},
		{"verified", factory + "bank: {beneficiary: A, verified: %s}\n", "2025-06-30", "", future},
		{"joined", factory + "contacts: [{id: a, name: A, confirmed: 2025-05-01, from: %s}]\n", "2025-06-30", "", future},
		{"shared", factory + "forecasts: [{period: 2025-Q4, value: 1, currency: USD, shared: %s}]\n", "2025-06-30", "", future},
		{"signed", factory + "agreements: [{kind: framework, signed: %s}]\n", "2025-06-30", "", future},
		{"issued", factory + "certificates: [{name: A, issued: %s, expires: 2027-01-01}]\n", "2025-06-30", "", future},
		{"goodwill", factory + "goodwill: [{on: %s, by: factory, what: A}]\n", "2025-06-30", "", future},
		{"announced", factory + "closures: [{from: 2025-09-01, until: 2025-09-02, announced: %s}]\n", "2025-06-30", "", future},
		{"opened", issues + "{id: Q-1, opened: %s, raised_by: importer, title: A}\n", "2025-06-30", "", future},
		{"talked", talks + "{on: %s, by: factory, channel: phone, about: A}\n", "2025-06-30", "", future},
	} {
		for shift, want := range map[int]string{-1: c.before, 0: "", 1: c.after} {
			on := day(c.pivot) + record.Date(shift)
			var got []string
			for _, p := range problemsOf(t, book(t, strings.ReplaceAll(c.archive, "%s", on.String())), day("2025-06-30")) {
				if slices.Contains([]string{wrong, begin, future}, p.Code) {
					got = append(got, p.Code)
				}
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: on %s %q, want %q", c.name, on, got, want)
			}
		}
	}
}

func TestSumsTurnOnTheLastUnit(t *testing.T) {
	const (
		order = "-- factories/yuanda/orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-01\n"
		line  = "lines: [{sku: A, quantity: 100, price: 2}]\n"
	)
	for _, c := range []struct{ name, archive, want string }{
		{"the value of the lines", order + line + "value: 200\n", ""},
		{"a hundredth for rounding", order + line + "value: 200.01\n", ""},
		{"two hundredths", order + line + "value: 200.02\n", "FB0401"},
		{"all delivered", order + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 100}}]\n", ""},
		{"one more than ordered", order + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 101}}]\n", "FB0402"},
		{"one more within the tolerance", order + "tolerance: {over: 1 %}\n" + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 101}}]\n", ""},
		{"two more with it", order + "tolerance: {over: 1 %}\n" + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 102}}]\n", "FB0402"},
		{"all paid", order + line + "payments: [{stage: deposit, paid: 2025-02-01, due: 2025-02-01, amount: 60}, {stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 140}]\n", ""},
		{"a unit more than all", order + line + "payments: [{stage: deposit, paid: 2025-02-01, due: 2025-02-01, amount: 60}, {stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 141}]\n", "FB0403"},
		{"all returned", order + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 100}}]\nreturns: [{on: 2025-03-02, quantities: {A: 100}}]\n", ""},
		{"one more returned than came", order + line + "deliveries: [{ready: 2025-03-01, quantities: {A: 99}}]\nreturns: [{on: 2025-03-02, quantities: {A: 100}}]\n", "FB0408"},
		{"returned on the day it came", order + line + "deliveries: [{ready: 2025-03-02, quantities: {A: 100}}]\nreturns: [{on: 2025-03-02, quantities: {A: 100}}]\n", ""},
		{"returned the day before it came", order + line + "deliveries: [{ready: 2025-03-03, quantities: {A: 100}}]\nreturns: [{on: 2025-03-02, quantities: {A: 100}}]\n", "FB0408"},
		{"all of it came, uncounted", order + line + "deliveries: [{ready: 2025-03-01}]\nreturns: [{on: 2025-03-02, quantities: {A: 100}}]\n", ""},
		{"terms of a hundred", factory + "terms: {payment: '30 % deposit, 70 % balance'}\n", ""},
		{"terms of a hundred and one", factory + "terms: {payment: '31 % deposit, 70 % balance'}\n", "FB0406"},
		{"a rate of one", "-- factorybook.yaml --\ntitle: Example\ncurrency: USD\nrates: {CNY: {2025-01-01: 1}}\n" + factory, ""},
		{"a rate turned over", "-- factorybook.yaml --\ntitle: Example\ncurrency: USD\nrates: {CNY: {2025-01-01: 7.2}}\n" + factory, "FB0518"},
		{"a rate of one the other way", "-- factorybook.yaml --\ntitle: Example\ncurrency: CNY\nrates: {USD: {2025-01-01: 1}}\n" + factory, ""},
		{"a rate turned over the other way", "-- factorybook.yaml --\ntitle: Example\ncurrency: CNY\nrates: {USD: {2025-01-01: 0.14}}\n" + factory, "FB0518"},
		{"as many defects as are accepted", order + "inspections: [{on: 2025-03-01, stage: final, lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 3}, result: accepted}]\n", ""},
		{"one more", order + "inspections: [{on: 2025-03-01, stage: final, lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 4}, result: accepted}]\n", "FB0507"},
		{"a sample as large as the lot", order + "inspections: [{on: 2025-03-01, stage: final, lot: 50, sample: 50, found: {major: 0}}]\n", ""},
		{"a sample larger than the lot", order + "inspections: [{on: 2025-03-01, stage: final, lot: 50, sample: 51, found: {major: 0}}]\n", "FB0405"},
		{"as many found as were looked at", order + "inspections: [{on: 2025-03-01, stage: final, lot: 500, sample: 50, found: {critical: 50}}]\n", ""},
	} {
		var got []string
		for _, p := range problemsOf(t, book(t, c.archive), today) {
			got = append(got, p.Code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
