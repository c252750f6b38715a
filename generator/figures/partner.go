package figures

import (
	"factorybook/generator/dossier"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Partner is a dossier with what more than one output says of it, worded once.
type Partner struct {
	*dossier.Dossier
	Todos  []Todo         // the items
	Orders []PartnerOrder // by their places in Factory.Orders

	payments map[*record.Payment]Event // worded once for all that show them
	idle     bool                      // whether nothing happened in the window, and something before
}

// PartnerOrder is what is said of an order in more than one place.
type PartnerOrder struct {
	Line   OrderLine
	Events []Event        // what happened with it
	Dues   []*measure.Due // those of the measures
	InWork record.Span    // see InWork
}

// NewPartner words a dossier.
func NewPartner(s *words.Site, d *dossier.Dossier) *Partner {
	f, p := d.Factory, words.Place{Site: s}
	orders := make([]PartnerOrder, len(f.Orders))
	payments := make(map[*record.Payment]Event, len(d.Result.Debts))
	dues := DuesByOrder(d.Result)
	for i := range orders {
		o := &f.Orders[i]
		for k := range o.Payments {
			payments[&o.Payments[k]] = paymentEvent(p, f, o, &o.Payments[k])
		}
		of := dues[o.ID.V]
		orders[i] = PartnerOrder{LineOf(p, f, of, o), orderEvents(p, f, o, payments), of, InWork(p, f, of, o)}
	}
	return &Partner{d, Todos(s.Words, f, d.Items), orders, payments, idle(d, orders)}
}

// PaymentEvent is what became of a payment of an order.
func (partner *Partner) PaymentEvent(pay *record.Payment) Event { return partner.payments[pay] }

// idle reports whether there were dealings with a factory once, and none in the window:
// what is not there then was not forgotten.
func idle(d *dossier.Dossier, orders []PartnerOrder) bool {
	f, window := d.Factory, d.Result.Window
	once := false
	in := func(day record.Date) bool {
		once = once || !day.IsZero() && day < window.From
		return window.Contains(day)
	}
	for i := range f.Orders {
		o := &f.Orders[i]
		if in(o.Begin()) || in(o.End().On) || !o.End().Known() && OpenState(orders[i].Line.State) {
			return false
		}
		for k := range o.Deliveries {
			if day, _ := o.Deliveries[k].Seen(); in(day) {
				return false
			}
		}
	}
	for i := range f.Talks {
		if in(f.Talks[i].On.V) {
			return false
		}
	}
	for i := range f.Visits {
		if in(f.Visits[i].Date.V) {
			return false
		}
	}
	for i := range f.Issues {
		if in(f.Issues[i].Opened.V) {
			return false
		}
	}
	return once
}
