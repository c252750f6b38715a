package record

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
	until := &cut{day: day}

	until.fact(&known.Since)
	keep(until, &known.Contacts, func(c *Contact) bool { return until.has(c.From) }, func(c *Contact) {
		until.fact(&c.Left)
		until.fact(&c.Confirmed)
	})
	if until.later(f.Bank.Verified) {
		known.Bank.Verified, known.Bank.VerifiedBy, known.Bank.How, known.Bank.HowZH = Day{}, Text{}, Text{}, Text{}
	}
	keep(until, &known.Certificates, func(c *Certificate) bool { return until.has(c.Issued) }, func(c *Certificate) { until.fact(&c.Verified) })
	keep(until, &known.Agreements, func(a *Agreement) bool { return until.has(a.Signed) }, nil)
	keep(until, &known.Forecasts, func(c *Forecast) bool { return until.has(c.Shared) }, nil)
	keep(until, &known.Goodwill, func(g *Goodwill) bool { return until.has(g.On) }, nil)
	keep(until, &known.Closures, func(c *Closure) bool { return until.has(c.Announced) }, func(c *Closure) { until.fact(&c.ActualUntil) })
	keep(until, &known.Phases, func(p *Phase) bool { return until.has(p.From) }, nil)

	keep(until, &known.FactoryComments, func(c *FactoryComment) bool { return until.has(c.On) }, nil)

	keep(until, &known.Orders, func(o *Order) bool { return o.Begin() <= day }, until.order)
	keep(until, &known.Visits, func(v *Visit) bool { return until.has(v.Date) }, func(v *Visit) {
		until.fact(&v.Until)
		until.promises(&v.Promises)
	})
	keep(until, &known.Issues, func(q *Issue) bool { return until.has(q.Opened) }, func(q *Issue) {
		until.fact(&q.Answered)
		until.fact(&q.Contained)
		until.fact(&q.Agreed)
		until.fact(&q.Closed)
		until.promises(&q.Promises)
	})
	keep(until, &known.Talks, func(t *Talk) bool { return until.has(t.On) }, func(t *Talk) {
		until.fact(&t.Answered)
		until.promises(&t.Promises)
	})
	if f.orders == nil || len(known.Orders) != len(f.Orders) || len(f.Orders) > 0 && &known.Orders[0] != &f.Orders[0] {
		known.index()
	}
	return &known
}

// AsOf returns the order as it was known at the end of a day, as part of
// Factory.AsOf; nil when it was not known. o is not changed; where all of it was known,
// it is returned itself.
func (o *Order) AsOf(day Date) *Order {
	if o.Begin() > day {
		return nil
	}
	if o.knownWhole(day) {
		return o
	}
	known, until := *o, &cut{day: day}
	until.order(&known)
	return &known
}

// Recent returns the factory with those of its orders alone of which something is dated
// later than a day: all other orders are the same as of that day and as of any later one.
func (f *Factory) Recent(day Date) *Factory {
	recent := *f
	recent.Orders = nil
	for i := range f.Orders {
		if o := &f.Orders[i]; o.Begin() > day || !o.knownWhole(day) {
			recent.Orders = append(recent.Orders, *o)
		}
	}
	recent.index()
	return &recent
}

// knownWhole reports whether no fact of the order is dated later than a day. It asks of
// the record what order would change.
func (o *Order) knownWhole(day Date) bool {
	look := cut{day: day, looking: true}
	look.order(o)
	return !look.hit
}

// cut takes away what is dated later than its day.
type cut struct {
	day Date
	// looking: nothing is taken away, and the records that it is shown stay as they are.
	looking bool
	hit     bool // something is dated later
}

func (c *cut) later(d Day) bool {
	if d.Known() && d.V > c.day {
		c.hit = true
		return true
	}
	return false
}

func (c *cut) has(d Day) bool { return !c.later(d) }

// fact takes a day away that is not known yet.
func (c *cut) fact(d *Day) {
	if c.later(*d) && !c.looking {
		*d = Day{}
	}
}

func (c *cut) cancelled(of *Cancellation) {
	if c.later(of.On) && !c.looking {
		*of = Cancellation{}
	}
}

func (c *cut) order(o *Order) {
	c.fact(&o.Confirmed)
	c.fact(&o.Closed)
	c.cancelled(&o.Cancelled)
	keep(c, &o.Lines, nil, func(l *Line) {
		c.fact(&l.Closed)
		c.cancelled(&l.Cancelled)
	})
	keep(c, &o.Agreed, func(a *AgreedChange) bool { return c.has(a.On) }, nil)
	keep(c, &o.Changes, func(p *PromiseChange) bool { return c.has(p.Told) }, nil)
	keep(c, &o.Approvals, func(a *Approval) bool { return c.has(a.Asked) }, func(a *Approval) { c.fact(&a.Done) })
	keep(c, &o.Payments, nil, func(p *Payment) {
		c.fact(&p.Paid)
		c.fact(&p.Invoice)
	})
	keep(c, &o.Deliveries, func(d *Delivery) bool {
		day, ok := d.Seen()
		return !ok || day <= c.day
	}, func(d *Delivery) {
		c.fact(&d.Shipped)
		c.fact(&d.Received)
		c.fact(&d.Documents)
		c.fact(&d.Invoice)
	})
	keep(c, &o.Returns, func(r *Return) bool { return c.has(r.On) }, nil)
	keep(c, &o.Inspections, func(i *Inspection) bool { return c.has(i.On) }, nil)
}

func (c *cut) promises(list *[]Promise) {
	keep(c, list, nil, func(p *Promise) {
		if c.later(p.Dropped) && !c.looking {
			p.Dropped, p.Why, p.WhyZH = Day{}, Text{}, Text{}
		}
		c.fact(&p.Done)
	})
}

// keep leaves the items that pass known (nil: all), each cut by trim (nil: not at all).
// What the list held is not changed: it is looked through first, and copied only when
// something is to be taken away.
func keep[T any](c *cut, list *[]T, known func(*T) bool, trim func(*T)) {
	items := *list
	if !touches(c, items, known, trim) || c.looking {
		return
	}
	kept := make([]T, 0, len(items))
	for i := range items {
		if known != nil && !known(&items[i]) {
			continue
		}
		kept = append(kept, items[i])
		if trim != nil {
			trim(&kept[len(kept)-1])
		}
	}
	*list = kept
}

// touches reports whether keep has anything to take away.
func touches[T any](c *cut, items []T, known func(*T) bool, trim func(*T)) bool {
	was := *c
	c.looking, c.hit = true, false
	for i := range items {
		if known != nil && !known(&items[i]) {
			c.hit = true
		} else if trim != nil {
			trim(&items[i])
		}
		if c.hit {
			break
		}
	}
	touched := c.hit
	c.looking, c.hit = was.looking, was.hit || touched
	return touched
}
