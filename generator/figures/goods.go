package figures

import (
	"strings"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// promiseEvent words a change of the promise: a move, with how far it went where the
// lines concerned stood at one day; or the day that stood already, confirmed again.
func promiseEvent(p words.Place, o *record.Order, c *record.PromiseChange) Event {
	w := p.Words
	e := EventOn(p, c.Told.V, "promise", c.AskedBy.V, o.File, c.Pos)
	e.Quote = w.Own(c.Reason, c.ReasonZH).V
	skus := w.List(words.Texts(c.SKUs))
	if o.OfNoLine(c) {
		e.What = w.Say("event.promise_of_no_line", "day", c.To.V)
		return e
	}
	if o.Confirms(c) {
		e.What = w.Say("changed.promise_confirmed", "day", c.To.V)
		if len(c.SKUs) > 0 {
			e.What = w.Say("changed.promise_confirmed_skus", "day", c.To.V, "skus", skus)
		}
		return e
	}
	e.What = w.Say("event.promise_moved", "day", c.To.V)
	if o.Standing(&o.Concerned(c)[0], c).IsZero() {
		e.What = w.Say("event.promised", "day", c.To.V)
	}
	if len(c.SKUs) > 0 {
		e.What = w.Say("event.promise_moved_skus", "day", c.To.V, "skus", skus)
	}
	lines := o.Concerned(c)
	from := o.Standing(&lines[0], c)
	for i := range lines {
		if o.Standing(&lines[i], c) != from {
			return e // by a different number of days
		}
	}
	if !from.IsZero() && c.To.Known() {
		e.Against = Moved(w, int(c.To.V-from))
	}
	return e
}

// agreedEvent words a change of quantity, price, or both, that was agreed on after
// the confirmation.
func agreedEvent(p words.Place, f *record.Factory, o *record.Order, c *record.AgreedChange) Event {
	w := p.Words
	e := EventOn(p, c.On.V, "order", c.By.V, o.File, c.Pos)
	e.Quote = w.Own(c.Reason, c.ReasonZH).V
	var parts []string
	if before := o.QuantityBefore(c); c.Quantity.Known() && before.Known() {
		parts = append(parts, w.Say("changed.quantity", "before", w.Amount(before.V), "after", w.Amount(c.Quantity.V)))
	} else if c.Quantity.Known() {
		parts = append(parts, w.Say("event.quantity", "after", w.Amount(c.Quantity.V)))
	}
	if c.Price.Known() {
		parts = append(parts, w.Say("changed.price", "after", w.Money(f.CurrencyOf(o, p.Settings), c.Price.V)))
	}
	e.What = words.JoinColon(w, w.Say("changed.order_changed", "sku", c.SKU.V), strings.Join(parts, w.Say("list.comma")))
	return e
}

// endEvent words the end of an order or a line.
func endEvent(p words.Place, o *record.Order, on record.Day, c record.Cancellation, what string) Event {
	e := EventOn(p, on.V, "order", c.By.V, o.File, on.Pos)
	e.What, e.Quote = what, p.Words.Own(c.Reason, c.ReasonZH).V
	if record.Undated(on) {
		e.Against = p.Words.Say("event.day_unknown")
	}
	return e
}

// lineEndEvent words the end of one line.
func lineEndEvent(p words.Place, o *record.Order, l *record.Line) Event {
	if l.End().Cancelled {
		return endEvent(p, o, l.Cancelled.On, l.Cancelled, p.Words.Say("changed.line_cancelled", "sku", l.SKU.V))
	}
	return endEvent(p, o, l.Closed, record.Cancellation{}, p.Words.Say("changed.line_closed", "sku", l.SKU.V))
}

// returnEvent words goods that went back.
func returnEvent(p words.Place, o *record.Order, r *record.Return) Event {
	w := p.Words
	e := EventOn(p, r.On.V, "delivery", record.ByImporter, o.File, r.Pos)
	e.What, e.Quote = w.Say("changed.returned", "what", quantities(w, r.Quantities)), w.Own(r.Reason, r.ReasonZH).V
	if r.Remedy.Known() {
		e.What += w.Say("list.comma") + w.Enum("remedy", r.Remedy.V)
	}
	return e
}

func quantities(w *words.Words, list []record.SKUQuantity) string {
	parts := make([]string, len(list))
	for i, q := range list {
		parts[i] = w.Amount(q.Quantity.V) + words.Nbsp + "×" + words.Nbsp + q.SKU.V
	}
	return w.List(parts)
}

// deliveryEvent words a delivery: ready on its day, shipped, seen to be here, only
// planned by the carrier, or delivered on a day that nobody wrote down; and then
// the other days that it says.
func deliveryEvent(p words.Place, o *record.Order, d *record.Delivery) Event {
	w := p.Words
	seen, known := d.Seen()
	if !known && d.Planned() {
		seen = FirstDay(d.ETD, d.ETA)
	}
	e := EventOn(p, seen, "delivery", record.ByFactory, o.File, d.Pos)
	key, said := "event.delivered", record.Day{}
	switch {
	case d.Ready.Known():
		key, said = "event.ready", d.Ready
	case d.Shipped.Known():
		key, said = "event.shipped_only", d.Shipped
	case d.Received.Known() && d.Received.V == seen:
		key, said = "event.arrived", d.Received
	case d.Documents.Known():
		key, said = "event.documents_only", d.Documents
	case d.Planned():
		key = "event.planned"
	}
	e.What = w.Say(key, "what", broughtBy(w, o, d))
	var then []string
	for _, other := range [...]struct {
		key string
		day record.Day
	}{
		{"event.then_etd", d.ETD}, {"event.then_shipped", d.Shipped}, {"event.then_invoice", d.Invoice}, {"event.then_documents", d.Documents},
		{"event.then_eta", d.ETA}, {"event.then_received", d.Received},
	} {
		planned := other.day == d.ETD && d.Shipped.Known() || other.day == d.ETA && d.Received.Known()
		if other.day.Known() && other.day != said && !planned {
			then = append(then, w.Say(other.key, "day", w.ShortDate(other.day.V)))
		}
	}
	if d.Shipment.Known() {
		then = append(then, w.Say("event.shipment", "id", d.Shipment.V))
	}
	if len(then) > 0 {
		e.What += w.Say("list.semicolon") + strings.Join(then, w.Say("list.comma"))
	}
	return e
}

// broughtBy names what a delivery brought. One without quantities says that all is
// there; of one that follows such a delivery, or replaces returned goods, nobody
// knows what it brought.
func broughtBy(w *words.Words, o *record.Order, d *record.Delivery) string {
	what := w.Say("event.everything_open")
	switch {
	case len(d.Quantities) > 0:
		what = quantities(w, d.Quantities)
	case d.Replaces.V || followsAll(o, d):
		what = w.Say("event.goods_uncounted")
	}
	if d.Replaces.V {
		what = w.Say("changed.in_place_of_returned", "what", what)
	}
	return what
}

// followsAll reports whether another delivery of everything came before, by day
// (what has none comes last) and then by the file.
func followsAll(o *record.Order, d *record.Delivery) bool {
	mine, dated := d.Day()
	passed := false
	for i := range o.Deliveries {
		other := &o.Deliveries[i]
		if passed = passed || other == d; other == d || len(other.Quantities) > 0 || other.Replaces.V || other.Planned() {
			continue
		}
		day, ok := other.Day()
		switch same := ok == dated && day == mine; {
		case same && !passed, ok && !dated, ok && dated && day < mine:
			return true
		}
	}
	return false
}
