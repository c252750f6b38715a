package measure

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// step is a delivery that brings something of what is open, with the first and the
// last day on which the goods can have been ready: the same where a day is
// recorded, AtOnce and its arrival (or Never) where not.
type step struct {
	*record.Delivery
	low, high record.Date
}

// all reports whether the delivery brings everything that is still open.
func (s *step) all() bool { return len(s.Quantities) == 0 }

// dated reports whether the delivery counts on a day that is recorded.
func (s *step) dated() bool { return s.low == s.high }

// good is a line of a due while deliveries fill it.
type good struct {
	due, line int // indices into dues, from the order's first, and its lines
	next      int // the next good of the same SKU, or -1
	// cutoff is the last day on which a delivery can fill it: the cancellation of the
	// line or of the order; else Never.
	cutoff record.Date

	delivered decimal.Decimal
	brought   bool        // something of it came
	arrived   bool        // it has what it needs
	day       record.Date // since when
	last      record.Date // of the last delivery that brought something
	low       record.Date // day and last, had goods without a day come at once
	lowLast   record.Date
}

// fill is a part of a delivery that came to a good, kept for returns. What was above
// the order came to the SKU's last good.
type fill struct {
	good    int
	surplus bool
	low     record.Date
	left    decimal.Decimal // has not gone back
}

// deliver fills the dues of an order with its deliveries, and says what became of
// each. Where goods came without a day they are filled twice: as if these had come
// at once, and as if they came with their arrival.
func (b *dueBuilder) deliver() {
	b.collectSteps()
	b.prepareGoods()
	twice := slices.ContainsFunc(b.steps, func(s step) bool { return !s.dated() })
	if twice {
		b.pass(func(s *step) record.Date { return s.low })
		for i := range b.goods {
			g := &b.goods[i]
			g.low, g.lowLast = g.day, g.last
		}
		b.prepareAgain()
	}
	b.pass(func(s *step) record.Date { return s.high })
	for i := range b.goods {
		g := &b.goods[i]
		if !twice {
			g.low, g.lowLast = g.day, g.last
		}
		l := b.lineOf(g)
		l.Delivered, l.Arrived = g.delivered, g.arrived
	}
	b.takeBack()
	for i := b.first; i < len(b.dues); i++ {
		b.resolve(i - b.first)
	}
	if b.hidden {
		b.dues = b.dues[:len(b.dues)-1]
	}
}

// collectSteps collects the deliveries that bring something, in the order of their
// days, those without a day last, then of the file. What came after the order was
// cancelled is not among them.
func (b *dueBuilder) collectSteps() {
	b.steps = b.steps[:0]
	for i := range b.o.Deliveries {
		d := &b.o.Deliveries[i]
		if d.Replaces.V || d.Planned() || len(d.Quantities) > 0 && !bringsSomething(d) {
			continue
		}
		s := step{Delivery: d, low: AtOnce, high: d.Received.Or(Never)}
		if day, ok := d.Day(); ok {
			if b.end.Cancelled && !b.end.On.IsZero() && day > b.end.On {
				continue // it neither fills nor follows anything
			}
			s.low, s.high = day, day
		}
		b.steps = append(b.steps, s)
	}
	slices.SortStableFunc(b.steps, func(x, y step) int {
		a, _ := x.Day()
		b, _ := y.Day()
		return cmp.Or(cmp.Compare(b2i(!x.dated()), b2i(!y.dated())), cmp.Compare(a, b))
	})
}

func bringsSomething(d *record.Delivery) bool {
	return slices.ContainsFunc(d.Quantities, func(q record.SKUQuantity) bool { return q.Quantity.V.IsPos() })
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// contradicted returns the first delivery that brings everything and the ones that
// follow it all the same.
func (b *dueBuilder) contradicted() (everything *step, after []step) {
	for i := range b.steps {
		if b.steps[i].all() {
			return &b.steps[i], b.steps[i+1:]
		}
	}
	return nil, nil
}

// prepareGoods lists what is to be delivered: the lines of a SKU fill in the
// order of their promises, then of the file.
func (b *dueBuilder) prepareGoods() {
	b.goods = b.goods[:0]
	b.bySKU, b.lastOf = nil, nil
	for i := range b.dues[b.first:] {
		lines := b.dues[b.first+i].Lines
		for j := range lines {
			b.goods = append(b.goods, good{due: i, line: j, next: -1, cutoff: b.cutoffOf(&lines[j])})
		}
	}
	b.prepareAgain()
}

// prepareAgain takes out of the goods what a pass brought.
func (b *dueBuilder) prepareAgain() {
	for i := range b.goods {
		g := &b.goods[i]
		g.delivered, g.brought, g.day, g.last = decimal.Zero, false, AtOnce, AtOnce
		l := b.lineOf(g)
		g.arrived = false
		l.inTime, l.Surplus = decimal.Zero, decimal.Zero
	}
	b.fills = b.fills[:0]
	b.byAll = append(b.byAll[:0], make([]bool, len(b.dues)-b.first)...)
	if len(b.goods) > linearLines {
		b.index()
	}
}

// cutoffOf returns the day after which nothing fills a line any more.
func (b *dueBuilder) cutoffOf(l *DueLine) record.Date {
	cutoff := Never
	for _, end := range [...]record.End{b.end, l.Line.End()} {
		if end.Cancelled && !end.On.IsZero() {
			cutoff = min(cutoff, end.On)
		}
	}
	return cutoff
}

// index chains the goods of each SKU, so that a long order takes no longer for
// each line than a short one.
func (b *dueBuilder) index() {
	b.bySKU, b.lastOf = make(map[string]int, len(b.goods)), make(map[string]int)
	for i := len(b.goods) - 1; i >= 0; i-- {
		sku := b.lineOf(&b.goods[i]).Line.SKU
		if !sku.Known() {
			continue
		}
		b.goods[i].next = -1
		if next, ok := b.bySKU[sku.V]; ok {
			b.goods[i].next = next
		} else {
			b.lastOf[sku.V] = i
		}
		b.bySKU[sku.V] = i
	}
}

func (b *dueBuilder) lineOf(g *good) *DueLine { return &b.dues[b.first+g.due].Lines[g.line] }

// pass brings the deliveries in the order of a day of each.
func (b *dueBuilder) pass(day func(*step) record.Date) {
	order := b.inOrder[:0]
	for i := range b.steps {
		order = append(order, &b.steps[i])
	}
	slices.SortStableFunc(order, func(x, y *step) int { return cmp.Compare(day(x), day(y)) })
	b.inOrder = order
	everything, _ := b.contradicted()
	for i, s := range order {
		switch {
		case s == everything:
			b.bringAll(s, day(s), order[i+1:])
		case s.all():
			// What was open has come with the one before it.
		default:
			for j := range s.Quantities {
				if q := &s.Quantities[j]; q.Quantity.V.IsPos() {
					b.bringSKU(s, day(s), q.SKU.V, q.Quantity.V)
				}
			}
		}
	}
}

// open reports whether the delivery can fill the good. Goods without a day came
// before a cancellation.
func (g *good) open(s *step) bool { return !s.dated() || s.high <= g.cutoff }

// bringAll brings everything that is open and that no later delivery brings.
func (b *dueBuilder) bringAll(s *step, day record.Date, later []*step) {
	var coming, ended map[string]decimal.Decimal
	for _, next := range later {
		for i := range next.Quantities {
			q := &next.Quantities[i]
			if !b.takes(q.SKU.V, next) {
				continue
			}
			if coming == nil {
				coming, ended = map[string]decimal.Decimal{}, map[string]decimal.Decimal{}
			}
			quantity := q.Quantity.V.Max(decimal.Zero)
			if !next.dated() {
				quantity = b.pastEnded(ended, q.SKU.V, s, quantity)
			}
			if sum, err := coming[q.SKU.V].Add(quantity); err == nil {
				coming[q.SKU.V] = sum
			}
		}
	}
	if coming != nil {
		b.leave(coming, s)
	}
	for i := range b.goods {
		g := &b.goods[i]
		l := b.lineOf(g)
		if !g.open(s) {
			continue
		}
		if !l.Known {
			if !g.arrived {
				b.arrive(g, s, day)
				b.byAll[g.due] = true
			}
			continue
		}
		open := minus(l.Ordered, g.delivered)
		if rest, ok := coming[l.Line.SKU.V]; ok && l.Line.SKU.Known() {
			part := rest.Min(open)
			coming[l.Line.SKU.V] = minus(rest, part)
			open = part
		}
		if open.IsPos() {
			b.take(i, s, day, open)
			b.byAll[g.due] = true
		}
	}
}

// pastEnded returns what is left of goods without a day, which came before a
// cancellation, when the lines of their SKU that ended before a delivery have what
// they still can take; ended holds what these can take, by SKU.
func (b *dueBuilder) pastEnded(ended map[string]decimal.Decimal, sku string, s *step, quantity decimal.Decimal) decimal.Decimal {
	room, ok := ended[sku]
	if !ok {
		for i := range b.goods {
			g := &b.goods[i]
			if l := b.lineOf(g); l.Line.SKU.Known() && l.Line.SKU.V == sku && l.Known && !g.open(s) {
				if sum, err := room.Add(minus(l.Ordered, g.delivered)); err == nil {
					room = sum
				}
			}
		}
	}
	part := room.Min(quantity)
	ended[sku] = minus(room, part)
	return minus(quantity, part)
}

// takes reports whether a delivery can fill any line of a SKU: not when all of them
// were cancelled before it.
func (b *dueBuilder) takes(sku string, s *step) bool {
	known, open := false, false
	for i := range b.goods {
		if l := b.lineOf(&b.goods[i]); l.Line.SKU.Known() && l.Line.SKU.V == sku {
			known, open = true, open || b.goods[i].open(s)
		}
	}
	return open || !known
}

// leave turns what is still to come of each SKU into what is left for this
// delivery: all that is open less that.
func (b *dueBuilder) leave(coming map[string]decimal.Decimal, s *step) {
	open := make(map[string]decimal.Decimal, len(coming))
	for i := range b.goods {
		g := &b.goods[i]
		l := b.lineOf(g)
		if _, ok := coming[l.Line.SKU.V]; !ok || !l.Line.SKU.Known() || !l.Known || !g.open(s) {
			continue
		}
		if sum, err := open[l.Line.SKU.V].Add(minus(l.Ordered, g.delivered)); err == nil {
			open[l.Line.SKU.V] = sum
		}
	}
	for sku, quantity := range coming {
		coming[sku] = minus(open[sku], quantity)
	}
}

// bringSKU fills the goods of a SKU with a quantity; what is left over is above the
// order and fills nothing.
func (b *dueBuilder) bringSKU(s *step, day record.Date, sku string, quantity decimal.Decimal) {
	for i := b.firstOf(sku); i >= 0 && quantity.IsPos(); i = b.nextOf(i, sku) {
		g := &b.goods[i]
		l := b.lineOf(g)
		if !g.open(s) {
			continue
		}
		if !l.Known {
			if !g.arrived {
				b.arrive(g, s, day)
			}
			b.skip(i, sku)
			continue
		}
		open := minus(l.Ordered, g.delivered)
		if !open.IsPos() {
			b.skip(i, sku)
			continue
		}
		part := open.Min(quantity)
		b.take(i, s, day, part)
		quantity = minus(quantity, part)
	}
	last := b.lastGood(sku)
	if last < 0 || !quantity.IsPos() {
		return
	}
	if l := b.lineOf(&b.goods[last]); l.Known {
		if sum, err := l.Surplus.Add(quantity); err == nil {
			l.Surplus = sum
			b.fills = append(b.fills, fill{last, true, s.low, quantity})
		}
	}
}

// lastGood returns the SKU's last good, or -1.
func (b *dueBuilder) lastGood(sku string) int {
	if b.lastOf != nil {
		if i, ok := b.lastOf[sku]; ok {
			return i
		}
		return -1
	}
	last := -1
	for i := b.nextOf(-1, sku); i >= 0; i = b.nextOf(i, sku) {
		last = i
	}
	return last
}

// skip leaves a good that takes no more out of the chain when it is the first of
// it, so that many deliveries do not walk over it again.
func (b *dueBuilder) skip(i int, sku string) {
	if b.bySKU != nil && b.bySKU[sku] == i && b.goods[i].next >= 0 {
		b.bySKU[sku] = b.goods[i].next
	}
}

func (b *dueBuilder) firstOf(sku string) int {
	if b.bySKU != nil {
		if i, ok := b.bySKU[sku]; ok {
			return i
		}
		return -1
	}
	return b.nextOf(-1, sku)
}

func (b *dueBuilder) nextOf(i int, sku string) int {
	if b.bySKU != nil {
		return b.goods[i].next
	}
	for i++; i < len(b.goods); i++ {
		if s := b.lineOf(&b.goods[i]).Line.SKU; s.Known() && s.V == sku {
			return i
		}
	}
	return -1
}

// take adds a quantity to a good.
func (b *dueBuilder) take(i int, s *step, day record.Date, part decimal.Decimal) {
	g := &b.goods[i]
	l := b.lineOf(g)
	sum, err := g.delivered.Add(part)
	if err != nil {
		return
	}
	g.delivered = sum
	if day <= b.dues[b.first+g.due].Original {
		if sum, err := l.inTime.Add(part); err == nil {
			l.inTime = sum
		}
	}
	b.fills = append(b.fills, fill{i, false, s.low, part})
	b.note(g, s, day)
	if !g.arrived && sum.Cmp(l.need) >= 0 {
		g.arrived, g.day = true, day
	}
}

// arrive takes in a line whose quantity is not recorded.
func (b *dueBuilder) arrive(g *good, s *step, day record.Date) {
	b.note(g, s, day)
	g.arrived, g.day = true, day
}

func (b *dueBuilder) note(g *good, s *step, day record.Date) {
	if !g.arrived && s.dated() && !s.Ready.Known() {
		b.dues[b.first+g.due].Shipped = true
	}
	g.brought, g.last = true, max(g.last, day)
}
