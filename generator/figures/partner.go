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
	return &Partner{d, Todos(s.Words, f, d.Items), orders, payments}
}

// PaymentEvent is what became of a payment of an order.
func (partner *Partner) PaymentEvent(pay *record.Payment) Event { return partner.payments[pay] }
