package record_test

import (
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

func TestWhatOrdersGoThroughIsKnownFromItsDay(t *testing.T) {
	_, f := loadtest.Factory(t, `
id: PO-1
placed: 2026-01-02
lines:
  - {sku: S, quantity: 10, closed: 2026-06-01}
  - {sku: T, quantity: 10, cancelled: {on: 2026-06-02, by: importer}}
  - {sku: U, quantity: 10, closed: unknown}
changes: [{on: 2026-06-03, by: both, sku: S, quantity: 9}]
payments: [{stage: balance, after: invoice, days: 14, invoice: 2026-06-04, paid: 2026-06-09}]
deliveries:
  - {received: 2026-06-05}
  - {documents: 2026-06-06, received: 2026-06-20}
  - {ready: 2026-05-01, documents: 2026-06-07, invoice: 2026-06-08}
  - {etd: 2026-07-01}
  - {quantities: {S: 1}}
returns: [{on: 2026-06-10, quantities: {S: 1}}]
`)
	known := func(day string) (facts int) {
		o := f.AsOf(on(day).V).Orders[0]
		for i, yes := range []bool{
			o.Lines[0].Closed.Known(), o.Lines[1].Cancelled.Known(), len(o.Agreed) > 0, o.Payments[0].Invoice.Known(), len(o.Deliveries) > 3,
			len(o.Deliveries) > 4, o.Deliveries[len(o.Deliveries)-3].Documents.Known(), o.Deliveries[len(o.Deliveries)-3].Invoice.Known(), o.Payments[0].Paid.Known(), len(o.Returns) > 0,
		} {
			if yes != (i < facts+1) {
				return facts
			}
			if yes {
				facts++
			}
		}
		return facts
	}
	for i, day := range []string{"2026-05-31", "2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05", "2026-06-06", "2026-06-07", "2026-06-08", "2026-06-09", "2026-06-10"} {
		if got := known(day); got != i {
			t.Errorf("on %s %d of the ten facts are known, want %d", day, got, i)
		}
	}
	o := f.AsOf(on("2026-01-02").V).Orders[0]
	if len(o.Deliveries) != 2 || !o.Lines[2].End().Known() || !record.Undated(o.Lines[2].Closed) {
		t.Errorf("what has no day is not known from the day of the order: %+v", o)
	}
	if !f.Orders[0].Lines[0].Closed.Known() || len(f.Orders[0].Returns) != 1 {
		t.Error("looking back changed the record")
	}
}
