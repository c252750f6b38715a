package measure

import (
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// deliverWhole says what became of an order without quantities: it is complete
// with its first delivery, or, when one follows a delivery that brought everything,
// with the last of them.
func (b *dueBuilder) deliverWhole() {
	b.collectSteps()
	if b.first == len(b.dues) {
		return
	}
	d := &b.dues[b.first]
	if len(b.steps) == 0 {
		b.ended(d)
		return
	}
	_, after := b.contradicted()
	low, high := Never, Never
	for i := range b.steps {
		low, high = min(low, b.steps[i].low), min(high, b.steps[i].high)
	}
	if len(after) > 0 {
		for i := range b.steps {
			low, high = max(low, b.steps[i].low), max(high, b.steps[i].high)
		}
	}
	d.complete(low, high)
	d.Shipped = b.steps[0].dated() && !b.steps[0].Ready.Known()
	d.Full = !slices.ContainsFunc(b.o.Returns, func(r record.Return) bool { return wentBack(&r) })
}

// complete notes between which days the due was complete.
func (d *Due) complete(low, high record.Date) {
	d.Low, d.High = low, high
	if low == high {
		d.Outcome, d.Completed = DueCompleted, low
	} else {
		d.Outcome = DueDelivered
	}
}

// ended says what became of a due that is not complete, by the end of its order.
func (b *dueBuilder) ended(d *Due) {
	switch {
	case !b.end.Known():
		d.Outcome = DueOpen
	case b.end.On.IsZero():
		d.Outcome = DueCancelled // when, nobody wrote down
	case b.end.Closed || b.end.By == record.ByFactory:
		d.Outcome = DueMissed
	default:
		d.calledOff = b.end.On
		d.Outcome = d.outcome(d.Original)
	}
}

// resolve says what became of a due after all deliveries. A cancellation of the
// order takes the whole of a due that is not complete; what else ends, ends line by
// line.
func (b *dueBuilder) resolve(due int) {
	d := &b.dues[b.first+due]
	goods := b.goodsOf(due)
	if !slices.ContainsFunc(goods, func(g good) bool { return !g.arrived }) {
		low, high := AtOnce, AtOnce
		for i := range goods {
			low, high = max(low, goods[i].low), max(high, goods[i].day)
		}
		low, high = b.followed(due, low, high)
		d.complete(low, high)
		d.Full = true
	} else if b.end.Cancelled && !b.endedBefore(goods) {
		b.ended(d)
	} else {
		b.resolveLines(d, due, goods)
	}
	for i := range d.Lines {
		l := &d.Lines[i]
		d.Full = d.Full && l.stayed(l.Delivered, l.replaced)
	}
}

// endedBefore reports whether every line that has not arrived had ended by itself,
// so that the cancellation of the order took nothing more.
func (b *dueBuilder) endedBefore(goods []good) bool {
	return !slices.ContainsFunc(goods, func(g good) bool {
		return !g.arrived && !b.lineOf(&g).Line.End().Known()
	})
}

// goodsOf returns the goods of a due.
func (b *dueBuilder) goodsOf(due int) []good {
	from := 0
	for from < len(b.goods) && b.goods[from].due != due {
		from++
	}
	until := from
	for until < len(b.goods) && b.goods[until].due == due {
		until++
	}
	return b.goods[from:until]
}

// resolveLines judges a due of which some lines have not arrived, in an order that
// was not cancelled.
func (b *dueBuilder) resolveLines(d *Due, due int, goods []good) {
	var open, short, missed, orderClosed bool
	var calledOff record.Date
	got := false
	low, high := AtOnce, AtOnce
	for i := range goods {
		g := &goods[i]
		end := b.lineOf(g).Line.End()
		own := end.Known()
		if !own {
			end = b.end
		}
		switch {
		case g.arrived:
			got = true
			low, high = max(low, g.low), max(high, g.day)
		case !end.Known():
			open = true
		case end.Closed && g.brought:
			got, short = true, true
		case end.On.IsZero():
			// It has ended undelivered, and nobody knows when: it leaves the due.
		case end.Closed || end.By == record.ByFactory:
			missed = true
			orderClosed = orderClosed || !own
		default:
			calledOff = max(calledOff, end.On)
		}
	}
	switch {
	case open:
		d.Outcome = DueOpen
	case got:
		if short || orderClosed {
			for i := range goods {
				if goods[i].brought {
					low, high = max(low, goods[i].lowLast), max(high, goods[i].last)
				}
			}
		}
		low, high = b.followed(due, low, high)
		d.complete(low, high)
		d.Short = short || missed || d.Original < calledOff
		d.Full = !d.Short
		b.dropLeft(d, goods)
	case missed:
		d.Outcome = DueMissed
	case !calledOff.IsZero():
		d.calledOff = calledOff
		d.Outcome = d.outcome(d.Original)
	default:
		d.Outcome = DueCancelled
	}
}

// dropLeft takes the lines that left a due, and did not come short, out of what is
// asked of it.
func (b *dueBuilder) dropLeft(d *Due, goods []good) {
	if d.Short {
		return
	}
	for i := range goods {
		if g := &goods[i]; !g.arrived {
			b.lineOf(g).need = decimal.Zero
		}
	}
}

// followed moves the day of a due that a delivery of everything had completed to the
// last delivery that followed it: the record contradicts itself, and until it is
// mended the later day counts.
func (b *dueBuilder) followed(due int, low, high record.Date) (record.Date, record.Date) {
	_, after := b.contradicted()
	if len(after) == 0 || !b.byAll[due] {
		return low, high
	}
	for i := range after {
		if s := &after[i]; b.concerns(s, due) {
			low, high = max(low, s.low), max(high, s.high)
		}
	}
	return low, high
}

// concerns reports whether a delivery can bring something of a due: it names one of
// its SKUs, or none, and came before the line was cancelled.
func (b *dueBuilder) concerns(s *step, due int) bool {
	goods := b.goodsOf(due)
	for i := range goods {
		if !goods[i].open(s) {
			continue
		}
		sku := b.lineOf(&goods[i]).Line.SKU
		if s.all() || sku.Known() && slices.ContainsFunc(s.Quantities, func(q record.SKUQuantity) bool { return q.SKU.V == sku.V && q.Quantity.V.IsPos() }) {
			return true
		}
	}
	return false
}
