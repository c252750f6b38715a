package measure

import (
	"factorybook/generator/calendar"
	"factorybook/generator/record"
)

// Debt is a payment of an order and the days by which it is judged.
type Debt struct {
	Order   *record.Order
	Payment *record.Payment
	// Due is the day it is due: as written, or so many days after its event (see
	// record.Factory.PaymentDue). It says where the payment belongs; not Known while
	// the event has not happened.
	Due record.Day
	// By is the last good day: Due, or the next day on which our banks are open.
	By record.Date
	// Moot is set when it is no longer owed because the order was cancelled.
	Moot bool
}

// DebtOf returns by when a payment is to be made.
func DebtOf(f *record.Factory, s *record.Settings, o *record.Order, p *record.Payment) Debt {
	week := ImporterWeek(s)
	return debtOf(f, s, &week, o, p)
}

// debt is DebtOf in the study.
func (w *study) debt(o *record.Order, p *record.Payment) Debt { return debtOf(w.f, w.s, &w.ours, o, p) }

func debtOf(f *record.Factory, s *record.Settings, banks *calendar.Week, o *record.Order, p *record.Payment) Debt {
	d := Debt{Order: o, Payment: p, Due: f.PaymentDue(o, p, s)}
	d.Moot = o.Moot(d.Due)
	if d.Due.Known() {
		d.By = banks.From(d.Due.V)
	}
	return d
}

// collectDebts lists the payments of all orders, in the order of the records. What
// lowers the debt is none.
func (w *study) collectDebts() {
	n := 0
	for i := range w.f.Orders {
		n += len(w.f.Orders[i].Payments)
	}
	if n == 0 {
		return
	}
	w.res.Debts = make([]Debt, 0, n)
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Payments {
			if p := &o.Payments[j]; !p.Lowers() {
				w.res.Debts = append(w.res.Debts, w.debt(o, p))
			}
		}
	}
}

// Open reports whether the payment is still owed.
func (d *Debt) Open() bool { return d.Order.Owes(d.Payment, d.Due) }

// Dated reports whether it is written when the payment is due: a day or an event.
func (d *Debt) Dated() bool { return d.Payment.Due.Known() || d.Payment.ByEvent() }

// Overdue reports whether an open payment should have been made before a day.
func (d *Debt) Overdue(asOf record.Date) bool {
	return d.Open() && d.Due.Known() && d.By < asOf
}

// Days returns how many days after the last good day the payment was made: 0 from the
// day it was due up to that one, negative when it was made before it was due. ok is
// false for an open payment and one whose due day is not known.
func (d *Debt) Days() (days int, ok bool) {
	p := d.Payment
	switch {
	case !p.Paid.Known() || !d.Due.Known():
		return 0, false
	case p.Paid.V < d.Due.V:
		return int(p.Paid.V - d.Due.V), true
	}
	return int(max(0, p.Paid.V-d.By)), true
}

// ref is the case of the payment in a figure.
func (d *Debt) ref() Ref {
	return Ref{Kind: RefOrder, ID: d.Order.ID.V, File: d.Order.File, Pos: d.Payment.Pos, On: d.Due.V}
}
