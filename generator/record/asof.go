package record

import "slices"

// AsOf returns the factory as it was known at the end of a day. Facts dated
// later (an order placed, a delivery, a payment, an answer, a promise kept or
// dropped, a visit, a phase) are left out whole. A plan is known from its own
// day (asked, told, announced, shared, signed), or else from the day of its
// record; what has no day of its own is known from the day its record begins.
//
// This is the only place that decides what is known when: every figure, list
// and page is made from its result. f is not changed; unchanged parts are shared.
func (f *Factory) AsOf(day Date) *Factory {
	known := *f
	until := cut(day)

	known.Since = until.fact(f.Since)
	known.Contacts = keep(f.Contacts, func(c *Contact) bool { return until.has(c.From) }, func(c *Contact) {
		c.Left, c.Confirmed = until.fact(c.Left), until.fact(c.Confirmed)
	})
	if until.later(f.Bank.Verified) {
		known.Bank.Verified, known.Bank.VerifiedBy, known.Bank.How = Day{}, Text{}, Text{}
	}
	known.Certificates = keep(f.Certificates, func(c *Certificate) bool { return until.has(c.Issued) }, func(c *Certificate) {
		c.Verified = until.fact(c.Verified)
	})
	known.Agreements = keep(f.Agreements, func(a *Agreement) bool { return until.has(a.Signed) }, nil)
	known.Forecasts = keep(f.Forecasts, func(c *Forecast) bool { return until.has(c.Shared) }, nil)
	known.Goodwill = keep(f.Goodwill, func(g *Goodwill) bool { return until.has(g.On) }, nil)
	known.Closures = keep(f.Closures, func(c *Closure) bool { return until.has(c.Announced) }, func(c *Closure) {
		c.ActualUntil = until.fact(c.ActualUntil)
	})
	known.Phases = keep(f.Phases, func(p *Phase) bool { return until.has(p.From) }, nil)

	known.FactoryComments = keep(f.FactoryComments, func(c *FactoryComment) bool { return until.has(c.On) }, nil)

	known.Orders = keep(f.Orders, func(o *Order) bool { return o.Begin() <= day }, until.order)
	known.Visits = keep(f.Visits, func(v *Visit) bool { return until.has(v.Date) }, func(v *Visit) {
		v.Until = until.fact(v.Until)
		v.Promises = until.promises(v.Promises)
	})
	known.Issues = keep(f.Issues, func(q *Issue) bool { return until.has(q.Opened) }, func(q *Issue) {
		q.Answered, q.Contained = until.fact(q.Answered), until.fact(q.Contained)
		q.Agreed, q.Closed = until.fact(q.Agreed), until.fact(q.Closed)
		q.Promises = until.promises(q.Promises)
	})
	known.Talks = keep(f.Talks, func(t *Talk) bool { return until.has(t.On) }, func(t *Talk) {
		t.Answered = until.fact(t.Answered)
		t.Promises = until.promises(t.Promises)
	})
	known.index()
	return &known
}

// cut is the last day whose facts are known.
type cut Date

func (c cut) later(d Day) bool { return d.Known() && d.V > Date(c) }
func (c cut) has(d Day) bool   { return !c.later(d) }

// fact returns the day, or none when it is not known yet.
func (c cut) fact(d Day) Day {
	if c.later(d) {
		return Day{}
	}
	return d
}

func (c cut) order(o *Order) {
	o.Confirmed, o.Closed = c.fact(o.Confirmed), c.fact(o.Closed)
	if c.later(o.Cancelled.On) {
		o.Cancelled = Cancellation{}
	}
	if slices.ContainsFunc(o.Lines, func(l Line) bool { return c.later(l.Closed) || c.later(l.Cancelled.On) }) {
		o.Lines = keep(o.Lines, nil, func(l *Line) {
			l.Closed = c.fact(l.Closed)
			if c.later(l.Cancelled.On) {
				l.Cancelled = Cancellation{}
			}
		})
	}
	o.Agreed = keep(o.Agreed, func(a *AgreedChange) bool { return c.has(a.On) }, nil)
	o.Changes = keep(o.Changes, func(p *PromiseChange) bool { return c.has(p.Told) }, nil)
	o.Approvals = keep(o.Approvals, func(a *Approval) bool { return c.has(a.Asked) }, func(a *Approval) {
		a.Done = c.fact(a.Done)
	})
	o.Payments = keep(o.Payments, nil, func(p *Payment) { p.Paid, p.Invoice = c.fact(p.Paid), c.fact(p.Invoice) })
	o.Deliveries = keep(o.Deliveries, func(d *Delivery) bool {
		day, ok := d.Seen()
		return !ok || day <= Date(c)
	}, func(d *Delivery) {
		d.Shipped, d.Received = c.fact(d.Shipped), c.fact(d.Received)
		d.Documents, d.Invoice = c.fact(d.Documents), c.fact(d.Invoice)
	})
	o.Returns = keep(o.Returns, func(r *Return) bool { return c.has(r.On) }, nil)
	o.Inspections = keep(o.Inspections, func(i *Inspection) bool { return c.has(i.On) }, nil)
}

func (c cut) promises(list []Promise) []Promise {
	return keep(list, nil, func(p *Promise) {
		if c.later(p.Dropped) {
			p.Dropped, p.Why = Day{}, Text{}
		}
		p.Done = c.fact(p.Done)
	})
}

// keep returns the items that pass known (nil: all), each changed by trim (nil:
// not at all). The list itself is not changed, and returned when nothing is to do.
func keep[T any](list []T, known func(*T) bool, trim func(*T)) []T {
	if len(list) == 0 || trim == nil && all(list, known) {
		return list
	}
	kept := make([]T, 0, len(list))
	for i := range list {
		if known != nil && !known(&list[i]) {
			continue
		}
		kept = append(kept, list[i])
		if trim != nil {
			trim(&kept[len(kept)-1])
		}
	}
	return kept
}

func all[T any](list []T, known func(*T) bool) bool {
	for i := range list {
		if known != nil && !known(&list[i]) {
			return false
		}
	}
	return true
}
