package changes

import (
	"strconv"
	"strings"

	"factorybook/generator/record"
)

func itoa(n int) string { return strconv.Itoa(n) }

func (c *comparer) orders() {
	for _, p := range match(c.before.Orders, c.after.Orders, func(o *record.Order) string { return o.ID.V }) {
		switch {
		case p.after == nil:
			c.add(Event{Kind: OrderGone, Record: p.before.ID.V, File: p.before.File, Pos: p.before.Source.Pos})
		case p.before == nil:
			c.order(&record.Order{}, p.after, true)
		default:
			c.order(p.before, p.after, false)
		}
	}
}

// about returns an event of an order.
func about(o *record.Order, kind Kind, pos record.Pos) Event {
	return Event{Kind: kind, Record: o.ID.V, File: o.File, Pos: pos}
}

func (c *comparer) order(b, a *record.Order, isNew bool) {
	currency := c.after.CurrencyOf(a, c.s)
	if isNew {
		e := about(a, OrderPlaced, a.Source.Pos)
		e.On, e.By, e.To = a.Begin(), record.ByImporter, a.Promised.V
		if a.Confirmed.Known() {
			e.To = 0 // told with the confirmation
		}
		e.Order, e.Currency = a, currency
		c.add(e)
	}
	e := about(a, OrderConfirmed, a.Confirmed.Pos)
	e.By, e.To = record.ByFactory, a.Promised.V
	c.fact(b.Confirmed, a.Confirmed, e)
	if !isNew {
		c.edits(b, a)
	}
	c.moves(b, a)
	c.approvals(b, a, isNew)
	c.payments(b, a, currency, isNew)
	c.inspections(b, a)
	c.deliveries(b, a)

	e = about(a, OrderCancelled, a.Cancelled.Pos)
	e.By, e.Reason = a.Cancelled.By.V, a.Cancelled.Reason.V
	c.fact(b.Cancelled.On, a.Cancelled.On, e)
	c.fact(b.Closed, a.Closed, about(a, OrderClosed, a.Closed.Pos))
}

// edits compares what is not meant to change once it was agreed.
func (c *comparer) edits(b, a *record.Order) {
	if b.Promised.V != a.Promised.V && !(a.Confirmed.Known() && !b.Confirmed.Known()) {
		e := about(a, PromiseEdited, a.Promised.Pos)
		e.From, e.To = b.Promised.V, a.Promised.V
		c.add(e)
	}
	for _, p := range match(b.Lines, a.Lines, lineName) {
		switch {
		case p.before == nil:
			e := about(a, LineNew, p.after.Pos)
			e.Subject, e.After = lineName(p.after), number(p.after.Quantity)
			c.add(e)
		case p.after == nil:
			e := about(a, LineGone, a.Source.Pos)
			e.Subject = lineName(p.before)
			c.add(e)
		default:
			c.line(a, p.before, p.after)
		}
	}
}

// lineName is what a line is told apart by: its SKU, else what it is called.
func lineName(l *record.Line) string {
	if l.SKU.Known() {
		return l.SKU.V
	}
	return l.Name.V
}

func (c *comparer) line(o *record.Order, b, a *record.Line) {
	for _, f := range [...]struct {
		kind          Kind
		before, after record.Number
	}{{QuantityEdited, b.Quantity, a.Quantity}, {PriceEdited, b.Price, a.Price}} {
		if f.before.Known() != f.after.Known() || f.before.V.Cmp(f.after.V) != 0 {
			e := about(o, f.kind, a.Pos)
			e.Subject, e.Before, e.After = lineName(a), number(f.before), number(f.after)
			c.add(e)
		}
	}
	if b.Promised.V != a.Promised.V {
		e := about(o, PromiseEdited, a.Promised.Pos)
		e.Subject, e.From, e.To = lineName(a), b.Promised.V, a.Promised.V
		c.add(e)
	}
}

func number(n record.Number) string {
	if !n.Known() {
		return ""
	}
	return n.V.String()
}

// moves tells of changes of the promise, each from the promise before it: of the
// order, or of the lines it names.
func (c *comparer) moves(b, a *record.Order) {
	key := func(p *record.PromiseChange) string {
		return joined(dayKey(p.Told), dayKey(p.To), p.AskedBy.V, skus(p.SKUs))
	}
	for _, p := range match(b.Changes, a.Changes, key) {
		if p.after == nil || p.before != nil {
			continue
		}
		e := about(a, PromiseMoved, p.after.Pos)
		e.On, e.By, e.To, e.Reason, e.Subject = p.after.Told.V, p.after.AskedBy.V, p.after.To.V, p.after.Reason.V, skus(p.after.SKUs)
		e.From = promiseBefore(a, p.after)
		c.add(e)
	}
}

// promiseBefore returns the promise that a change moved: the last change told
// before it for the same lines, else the original promise.
func promiseBefore(o *record.Order, change *record.PromiseChange) record.Date {
	promise := o.Promised.V
	if len(change.SKUs) > 0 {
		for i := range o.Lines {
			if o.Lines[i].SKU.V == change.SKUs[0].V && o.Lines[i].Promised.Known() {
				promise = o.Lines[i].Promised.V
			}
		}
	}
	last := record.Date(0)
	for i := range o.Changes {
		other := &o.Changes[i]
		if other == change {
			break // of those told on one day, the file's order counts
		}
		if skus(other.SKUs) == skus(change.SKUs) && other.Told.V <= change.Told.V && other.Told.V >= last {
			promise, last = other.To.V, other.Told.V
		}
	}
	return promise
}

func skus(list []record.Text) string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].V
	}
	return strings.Join(names, ", ")
}

func (c *comparer) approvals(b, a *record.Order, isNew bool) {
	known(b.Approvals, a.Approvals, func(x *record.Approval) string { return x.What.V }, func(before, after *record.Approval) {
		e := about(a, ApprovalAsked, after.Pos)
		e.Subject, e.By, e.To = after.What.V, record.ByFactory, after.Due.V
		if after.Asked.Known() || !isNew {
			if before.Pos == (record.Pos{}) {
				e.On = after.Asked.V
				c.add(e)
			} else {
				c.fact(before.Asked, after.Asked, e)
			}
		}
		e = about(a, ApprovalDone, after.Done.Pos).against(after.Due, after.Done)
		e.Subject, e.By = after.What.V, record.ByImporter
		c.fact(before.Done, after.Done, e)
	})
}

func (c *comparer) payments(b, a *record.Order, currency string, isNew bool) {
	known(b.Payments, a.Payments, func(x *record.Payment) string { return x.Stage.V }, func(before, after *record.Payment) {
		e := about(a, PaymentMade, after.Pos).money(after.Amount, after.Currency.Or(currency))
		e.Field, e.By = after.Stage.Or(record.StageOther), record.ByImporter
		switch planned := e; {
		case isNew:
		case before.Pos == (record.Pos{}) && !after.Paid.Known():
			planned.Kind, planned.To = PaymentNew, after.Due.V
			c.add(planned)
		case before.Pos != (record.Pos{}) && before.Due.V != after.Due.V:
			planned.Kind, planned.From, planned.To = PaymentMoved, before.Due.V, after.Due.V
			c.add(planned)
		}
		c.fact(before.Paid, after.Paid, e.against(after.Due, after.Paid))
	})
}

func (c *comparer) inspections(b, a *record.Order) {
	known(b.Inspections, a.Inspections, func(x *record.Inspection) string { return joined(dayKey(x.On), x.Stage.V, x.SKU.V) }, func(before, after *record.Inspection) {
		if before.Pos != (record.Pos{}) && before.Result.V == after.Result.V {
			return
		}
		e := about(a, Inspected, after.Pos)
		e.On, e.Field, e.Subject, e.After = after.On.V, after.Stage.V, after.SKU.V, after.Result.V
		c.add(e)
	})
}

// deliveries pairs them by their place in the order: a delivery that was planned
// without a day gets one.
func (c *comparer) deliveries(b, a *record.Order) {
	known(b.Deliveries, a.Deliveries, func(d *record.Delivery) string {
		if day, ok := d.Day(); ok {
			return itoa(int(day))
		}
		return ""
	}, func(before, after *record.Delivery) {
		e := about(a, GoodsReady, after.Pos)
		e.By, e.Subject = record.ByFactory, brought(after)
		c.fact(before.Ready, after.Ready, e)
		e.Kind = GoodsShipped
		c.fact(before.Shipped, after.Shipped, e)
		e.Kind, e.By = GoodsReceived, record.ByImporter
		c.fact(before.Received, after.Received, e)
	})
}

// brought names what a delivery brought, "" for everything open.
func brought(d *record.Delivery) string {
	parts := make([]string, len(d.Quantities))
	for i, q := range d.Quantities {
		parts[i] = q.Quantity.V.String() + " × " + q.SKU.V
	}
	return strings.Join(parts, ", ")
}
