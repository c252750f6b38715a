package changes

import (
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

func (c *comparer) orders() {
	known(c.before.Orders, c.after.Orders, func(b, a *record.Order, isNew bool) { c.order(b, a, isNew) })
}

// about returns an event of an order.
func about(o *record.Order, kind Kind, pos record.Pos) Event {
	return Event{Kind: kind, Of: OfOrder, Record: o.ID.V, File: o.File, Pos: pos}
}

func (c *comparer) order(b, a *record.Order, isNew bool) {
	currency := c.after.CurrencyOf(a, c.s)
	if isNew {
		e := about(a, OrderPlaced, a.Source.Pos)
		e.On, e.By = a.Begin(), record.ByImporter
		if !a.Confirmed.Known() { // else reported with the confirmation
			e.To = first(a.Promises())
		}
		e.Order, e.Currency = a, currency
		c.add(e)
	}
	e := about(a, OrderConfirmed, a.Confirmed.Pos)
	e.By, e.To, e.Order = record.ByFactory, first(a.Promises()), a
	if c.fact(&b.Confirmed, &a.Confirmed, e) && !b.Promised.Known() && e.To == a.Promised.V {
		c.report(&a.Promised)
	}
	c.moves(b, a)
	c.agreed(b, a, currency)
	c.lineEnds(b, a)
	c.approvals(b, a, isNew)
	c.payments(b, a, currency, isNew)
	c.inspections(b, a)
	c.deliveries(b, a)
	c.returns(b, a)

	e = about(a, OrderCancelled, a.Cancelled.Pos)
	e.By, e.Reason, e.ReasonZH = a.Cancelled.By.V, a.Cancelled.Reason.V, a.Cancelled.ReasonZH.V
	if c.fact(&b.Cancelled.On, &a.Cancelled.On, e) && !b.Cancelled.By.Known() && !b.Cancelled.Reason.Known() {
		c.report(&a.Cancelled.By, &a.Cancelled.Reason, &a.Cancelled.ReasonZH)
	}
	c.fact(&b.Closed, &a.Closed, about(a, OrderClosed, a.Closed.Pos))
}

// first returns the first of the days, no date when there is none.
func first(days []record.Date) record.Date {
	if len(days) == 0 {
		return 0
	}
	return days[0]
}

// moves reports changes of the promise, each from the promise before it: of the
// order, or of the lines it names.
func (c *comparer) moves(b, a *record.Order) {
	known(b.Changes, a.Changes, func(_, p *record.PromiseChange, isNew bool) {
		if !isNew {
			return
		}
		e := about(a, PromiseMoved, p.Pos)
		e.On, e.By, e.To, e.Reason, e.Subject = p.Told.V, p.AskedBy.V, p.To.V, p.Reason.V, skus(p.SKUs)
		e.SubjectZH = listed(namesOf(p.SKUs), true)
		e.ReasonZH = p.ReasonZH.V
		e.From = a.Standing(&a.Concerned(p)[0], p)
		switch {
		case a.OfNoLine(p):
			e.Kind = PromiseOfNoLine
		case a.Confirms(p):
			e.Kind = PromiseConfirmed
		}
		c.add(e, p)
	})
}

// agreed reports quantities and prices that both sides changed, each from what was
// agreed before it.
func (c *comparer) agreed(b, a *record.Order, currency string) {
	known(b.Agreed, a.Agreed, func(_, p *record.AgreedChange, isNew bool) {
		if !isNew {
			return
		}
		e := about(a, OrderChanged, p.Pos).money(p.Price, currency)
		e.On, e.By, e.Subject, e.Reason = p.On.V, p.By.V, p.SKU.V, p.Reason.V
		e.ReasonZH = p.ReasonZH.V
		if p.Quantity.Known() {
			e.Before, e.After = number(a.QuantityBefore(p)), number(p.Quantity)
		}
		c.add(e, p)
	})
}

// lineEnds reports lines that ended alone.
func (c *comparer) lineEnds(b, a *record.Order) {
	known(b.Lines, a.Lines, func(before, after *record.Line, isNew bool) {
		e := about(a, LineCancelled, after.Cancelled.Pos)
		e.Subject, e.By, e.Reason = lineName(after), after.Cancelled.By.V, after.Cancelled.Reason.V
		e.ReasonZH = after.Cancelled.ReasonZH.V
		if c.fact(&before.Cancelled.On, &after.Cancelled.On, e) && !before.Cancelled.By.Known() && !before.Cancelled.Reason.Known() {
			c.report(&after.Cancelled.By, &after.Cancelled.Reason, &after.Cancelled.ReasonZH)
		}
		e = about(a, LineClosed, after.Closed.Pos)
		e.Subject = lineName(after)
		c.fact(&before.Closed, &after.Closed, e)
	})
}

// returns reports goods that went back.
func (c *comparer) returns(b, a *record.Order) {
	known(b.Returns, a.Returns, func(_, r *record.Return, isNew bool) {
		if !isNew {
			return
		}
		e := about(a, GoodsReturned, r.Pos)
		e.On, e.Subject, e.Reason, e.Field = r.On.V, brought(r.Quantities), r.Reason.V, r.Remedy.V
		e.SubjectZH, e.ReasonZH = listed(goodsOf(r.Quantities), true), r.ReasonZH.V
		c.add(e, r)
	})
}

func (c *comparer) approvals(b, a *record.Order, isNew bool) {
	known(b.Approvals, a.Approvals, func(before, after *record.Approval, added bool) {
		e := about(a, ApprovalAsked, after.Pos)
		e.SubjectZH = after.WhatZH.V
		e.Subject, e.By, e.To = after.What.V, record.ByFactory, after.Due.V
		switch {
		case added && (after.Asked.Known() || !isNew):
			e.On = after.Asked.V
			c.add(e, after)
		case !added && c.fact(&before.Asked, &after.Asked, e) && !before.Due.Known():
			c.report(&after.Due)
		}
		e = about(a, ApprovalDone, after.Done.Pos).against(after.Due, after.Done)
		e.SubjectZH = after.WhatZH.V
		e.Subject, e.By = after.What.V, record.ByImporter
		c.fact(&before.Done, &after.Done, e)
	})
}

// payments reports a payment that is agreed later than its order, and what was
// paid.
func (c *comparer) payments(b, a *record.Order, currency string, isNew bool) {
	known(b.Payments, a.Payments, func(before, after *record.Payment, added bool) {
		e := about(a, PaymentMade, after.Pos).money(after.Amount, after.Currency.Or(currency))
		e.Field, e.By = after.Stage.Or(record.StageOther), record.ByImporter
		if after.Lowers() {
			e.By = record.ByFactory
		}
		if added {
			c.report(after)
			if !isNew && !after.Paid.Known() {
				agreed := e
				agreed.Kind, agreed.To = PaymentNew, after.Due.V
				if after.ByEvent() {
					agreed.After, agreed.Days = after.After.V, after.Days.V
				}
				c.add(agreed)
			}
		}
		if !after.Lowers() {
			debt := measure.DebtOf(c.after, c.s, a, after)
			e.Late, e.Dated = debt.Days()
		}
		if c.fact(&before.Paid, &after.Paid, e) && !before.Amount.Known() {
			c.report(&after.Amount)
		}
	})
}

// inspections reports a result that was waited for; one that is changed is an
// edit.
func (c *comparer) inspections(b, a *record.Order) {
	known(b.Inspections, a.Inspections, func(before, after *record.Inspection, added bool) {
		waited := after.Result.Known() && (!before.Result.Known() || before.Result.V == record.ResultPending && after.Result.V != record.ResultPending)
		if !added && !waited {
			return
		}
		e := about(a, Inspected, after.Pos)
		e.On, e.Field, e.Subject, e.After = after.On.V, after.Stage.V, after.SKU.V, after.Result.V
		c.add(e, after, &after.Result)
	})
}

func (c *comparer) deliveries(b, a *record.Order) {
	known(b.Deliveries, a.Deliveries, func(before, after *record.Delivery, added bool) {
		e := about(a, GoodsReady, after.Pos)
		e.By, e.Subject, e.Dated = record.ByFactory, brought(after.Quantities), after.Replaces.V
		e.SubjectZH = listed(goodsOf(after.Quantities), true)
		ready := c.fact(&before.Ready, &after.Ready, e)
		e.Kind = GoodsShipped
		shipped := c.fact(&before.Shipped, &after.Shipped, e)
		e.Kind, e.By = GoodsReceived, record.ByImporter
		received := c.fact(&before.Received, &after.Received, e)
		e.Kind, e.By = DocumentsCame, record.ByFactory
		papers := c.fact(&before.Documents, &after.Documents, e)
		if added && (ready || shipped || received || papers) {
			c.report(after)
		}
	})
}
