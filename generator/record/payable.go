package record

import "cmp"

// PaymentDue returns the day on which a payment of the order is due: the day
// written, else so many calendar days after its event. It is not Known before the
// event has happened, for a payment with neither, and for what can never be due (see
// Payment.Lowers). When banks are closed on that day it may be paid later; see
// measure.Debt.
//
// Of several deliveries the last by its day decides, replacements aside. After goods
// or their papers nothing is due while the order waits for goods, and nothing when
// that last delivery does not say the day of the event.
func (f *Factory) PaymentDue(o *Order, p *Payment, s *Settings) Day {
	switch {
	case p.Lowers():
		return Day{}
	case !p.ByEvent():
		return p.Due
	}
	event := f.eventOf(o, p, s)
	if !event.Known() {
		return Day{}
	}
	return Day{V: event.V + Date(p.Days.V), Pos: p.After.Pos}
}

// eventOf returns the day of the event that the payment is due after.
func (f *Factory) eventOf(o *Order, p *Payment, s *Settings) Day {
	switch p.After.V {
	case AfterConfirmed:
		return o.Confirmed
	case AfterInvoice:
		if p.Invoice.Known() {
			return p.Invoice
		}
	default:
		if f.WaitsForGoods(o, s) {
			return Day{}
		}
	}
	d := o.lastDelivery()
	switch {
	case d == nil:
		return Day{}
	case p.After.V == AfterInvoice:
		return d.Invoice
	case p.After.V == AfterReady && d.Ready.Known():
		return d.Ready
	case p.After.V == AfterReady, p.After.V == AfterShipped:
		return d.Shipped
	case p.After.V == AfterReceived:
		return d.Received
	case p.After.V == AfterDocuments:
		return d.Documents
	}
	return Day{}
}

// lastDelivery returns the last delivery that brought something of the order, by its
// day (what has none comes last) and then its place in the file; nil without one.
func (o *Order) lastDelivery() *Delivery {
	var last *Delivery
	for i := range o.Deliveries {
		if d := &o.Deliveries[i]; d.brings() && (last == nil || byDay(last, d) <= 0) {
			last = d
		}
	}
	return last
}

// byDay orders deliveries by the day on which they count, what has none last.
func byDay(a, b *Delivery) int {
	dayA, okA := a.Day()
	dayB, okB := b.Day()
	switch {
	case okA && okB:
		return cmp.Compare(dayA, dayB)
	case okA == okB:
		return 0
	case okA:
		return -1
	}
	return 1
}

// Owes reports whether a payment of the order is open: not made, and not moot on the
// day it is due (see PaymentDue). What lowers the debt is not owed, and what waits for
// goods is not once the order ended without any.
func (o *Order) Owes(p *Payment, due Day) bool {
	if p.Paid.Known() || p.Lowers() || o.Moot(due) {
		return false
	}
	return due.Known() || !p.AfterGoods() || !o.End().Known() || o.lastDelivery() != nil
}

// AfterGoods reports whether the payment waits for goods or their papers alone.
func (p *Payment) AfterGoods() bool {
	return p.ByEvent() && p.After.V != AfterConfirmed && !(p.After.V == AfterInvoice && p.Invoice.Known())
}
