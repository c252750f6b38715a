package record_test

import (
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// When a payment is due that waits for an event, by what is recorded of the order.
func TestPaymentIsDueDaysAfterItsEvent(t *testing.T) {
	const line = "lines: [{sku: A, quantity: 10}]\n"
	for _, c := range []struct{ what, order, payment, due string }{
		{"a day written", "", "{due: 2025-03-01}", "2025-03-01"},
		{"a day written wins over an event", "confirmed: 2025-02-12", "{due: 2025-03-01, after: confirmed, days: 7}", "2025-03-01"},
		{"neither", "confirmed: 2025-02-12", "{amount: 10}", ""},
		{"confirmed", "confirmed: 2025-02-12", "{after: confirmed, days: 7}", "2025-02-19"},
		{"no days are 0", "confirmed: 2025-02-12", "{after: confirmed}", "2025-02-12"},
		{"never confirmed", line + "deliveries: [{ready: 2025-03-01}]", "{after: confirmed}", ""},
		{"ready", line + "deliveries: [{ready: 2025-03-01, shipped: 2025-03-05}]", "{after: ready, days: 30}", "2025-03-31"},
		{"ready falls back on shipped", line + "deliveries: [{shipped: 2025-03-05}]", "{after: ready}", "2025-03-05"},
		{"ready never on received", line + "deliveries: [{received: 2025-03-05}]", "{after: ready}", ""},
		{"shipped needs its own day", line + "deliveries: [{ready: 2025-03-01}]", "{after: shipped}", ""},
		{"received", line + "deliveries: [{received: 2025-03-05}]", "{after: received, days: 1}", "2025-03-06"},
		{"documents", line + "deliveries: [{ready: 2025-03-01, documents: 2025-03-09}]", "{after: documents, days: 14}", "2025-03-23"},
		{"goods are missing", line + "deliveries: [{ready: 2025-03-01, shipped: 2025-03-02, quantities: {A: 9}}]", "{after: shipped}", ""},
		{"within tolerance they are not", line + "tolerance: {under: 10%}\ndeliveries: [{ready: 2025-03-01, shipped: 2025-03-02, quantities: {A: 9}}]", "{after: shipped}", "2025-03-02"},
		{"nor when the order is closed", line + "deliveries: [{ready: 2025-03-01, shipped: 2025-03-02, quantities: {A: 9}}]\nclosed: 2025-03-20", "{after: shipped}", "2025-03-02"},
		{"a line without a promise is waited for as well", "lines: [{sku: A, quantity: 10, promised: 2025-03-01}, {sku: B, quantity: 1}]\ndeliveries: [{ready: 2025-03-01, quantities: {A: 10}}]", "{after: ready}", ""},
		{"the last by day, not by file", line + "deliveries: [{ready: 2025-03-20, quantities: {A: 4}}, {ready: 2025-03-01, quantities: {A: 6}}]", "{after: ready}", "2025-03-20"},
		{"the last lacks its papers", line + "deliveries: [{ready: 2025-03-01, documents: 2025-03-08, quantities: {A: 6}}, {ready: 2025-03-20, quantities: {A: 4}}]", "{after: documents}", ""},
		{"what has no day comes last", line + "deliveries: [{quantities: {A: 4}}, {ready: 2025-03-01, quantities: {A: 6}}]", "{after: ready}", ""},
		{"replacements are left aside", line + "deliveries: [{ready: 2025-03-01}, {ready: 2025-05-01, quantities: {A: 2}, replaces: true}]", "{after: ready}", "2025-03-01"},
		{"so is the carrier's plan", line + "deliveries: [{ready: 2025-03-01}, {etd: 2025-03-08}]", "{after: ready}", "2025-03-01"},
		{"the payment's invoice", line, "{after: invoice, invoice: 2025-03-01, days: 30}", "2025-03-31"},
		{"else the delivery's", line + "deliveries: [{ready: 2025-03-01, invoice: 2025-03-03}]", "{after: invoice}", "2025-03-03"},
		{"no invoice", line + "deliveries: [{ready: 2025-03-01}]", "{after: invoice}", ""},
		{"a credit is never due", "", "{stage: credit, due: 2025-03-01}", ""},
		{"nor is a refund", "confirmed: 2025-02-12", "{stage: refund, after: confirmed}", ""},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"+c.order+"\npayments: ["+c.payment+"]\n")
		due, got := f.PaymentDue(&f.Orders[0], &f.Orders[0].Payments[0], new(record.Settings)), ""
		if due.Known() {
			got = due.V.String()
		}
		if got != c.due {
			t.Errorf("%s: %s is due on %q, want %q", c.what, c.payment, got, c.due)
		}
	}
}

func TestOwedIsWhatCanStillBeDue(t *testing.T) {
	for _, c := range []struct {
		what, order string
		owed        bool
	}{
		{"waiting for goods", "payments: [{after: documents}]", true},
		{"goods that will never come", "closed: 2025-04-01\npayments: [{after: documents}]", false},
		{"goods that came without papers", "closed: 2025-04-01\ndeliveries: [{ready: 2025-03-01}]\npayments: [{after: documents}]", true},
		{"an event of a cancelled order", "cancelled: {on: 2025-04-01, by: importer}\npayments: [{after: documents}]", false},
		{"due before the cancellation", "confirmed: 2025-02-12\ncancelled: {on: 2025-04-01, by: importer}\npayments: [{after: confirmed}]", true},
		{"cancelled on a day that nobody wrote down", "confirmed: 2025-02-12\ncancelled: {on: unknown, by: importer}\npayments: [{after: confirmed}]", false},
		{"every line cancelled before it was due", "lines: [{sku: A, quantity: 1, cancelled: {on: 2025-03-01, by: importer}}]\npayments: [{due: 2025-03-01}]", false},
		{"every line cancelled after it was due", "lines: [{sku: A, quantity: 1, cancelled: {on: 2025-03-01, by: importer}}]\npayments: [{due: 2025-02-28}]", true},
		{"a credit", "payments: [{stage: credit, amount: 10}]", false},
		{"paid", "payments: [{paid: 2025-03-01}]", false},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"+c.order+"\n")
		o := &f.Orders[0]
		p := &o.Payments[0]
		if got := o.Owes(p, f.PaymentDue(o, p, new(record.Settings))); got != c.owed {
			t.Errorf("%s: owed is %t", c.what, got)
		}
	}
}
