package measure

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// deliver fills the dues of the order with its deliveries, in the order of their
// days, then of the file.
func (b *dueBuilder) deliver() {
	undated := b.sortDeliveries()
	b.prepareGoods()
	for _, delivery := range b.steps {
		b.bring(delivery)
	}
	for i := b.first; i < len(b.dues); i++ {
		b.dues[i].Undated = undated
	}
}

// sortDeliveries collects the deliveries that count and tells whether one has no day.
func (b *dueBuilder) sortDeliveries() (undated bool) {
	b.steps = b.steps[:0]
	for i := range b.o.Deliveries {
		d := &b.o.Deliveries[i]
		day, ok := d.Day()
		switch {
		case !ok:
			undated = true
		case b.cutoff.IsZero() || day <= b.cutoff:
			b.steps = append(b.steps, d)
		}
	}
	slices.SortStableFunc(b.steps, func(x, y *record.Delivery) int {
		a, _ := x.Day()
		b, _ := y.Day()
		return cmp.Compare(a, b)
	})
	return undated
}

// prepareGoods lists what is to be delivered: the lines of a SKU fill in the
// order of their promises, then of the file.
func (b *dueBuilder) prepareGoods() {
	n := len(b.dues) - b.first
	b.goods = b.goods[:0]
	b.brought = append(b.brought[:0], make([]record.Date, n)...)
	b.wanting = append(b.wanting[:0], make([]int, n)...)
	b.bySKU, b.begun, b.complete = nil, false, false
	for i := range n {
		lines := b.dues[b.first+i].Lines
		for j := range lines {
			g := good{due: i, line: j, next: -1, need: b.need(&lines[j])}
			lines[j].Arrived = lines[j].Known && !g.need.IsPos()
			if !lines[j].Arrived {
				b.wanting[i]++
			}
			b.goods = append(b.goods, g)
		}
	}
	if len(b.goods) > linearLines {
		b.index()
	}
}

// need is the quantity with which a line is in full.
func (b *dueBuilder) need(l *DueLine) decimal.Decimal {
	need, err := l.Ordered.Mul(b.study.wanted)
	if err != nil {
		return l.Ordered
	}
	return need
}

// index chains the goods of each SKU, so that a long order takes no longer for
// each line than a short one.
func (b *dueBuilder) index() {
	b.bySKU = make(map[string]int, len(b.goods))
	for i := len(b.goods) - 1; i >= 0; i-- {
		sku := b.lineOf(&b.goods[i]).Line.SKU
		if !sku.Known() {
			continue
		}
		b.goods[i].next = -1
		if next, ok := b.bySKU[sku.V]; ok {
			b.goods[i].next = next
		}
		b.bySKU[sku.V] = i
	}
}

func (b *dueBuilder) lineOf(g *good) *DueLine { return &b.dues[b.first+g.due].Lines[g.line] }

// bring takes in one delivery.
func (b *dueBuilder) bring(delivery *record.Delivery) {
	day, _ := delivery.Day()
	b.touched = b.touched[:0]
	something := len(delivery.Quantities) == 0
	if something {
		b.bringAll(delivery, day)
	}
	for i := range delivery.Quantities {
		if q := &delivery.Quantities[i]; q.Quantity.V.IsPos() {
			something = true
			b.bringSKU(delivery, day, q.SKU.V, q.Quantity.V)
		}
	}
	if something && !b.begun {
		b.begun = true
		b.bringNothing(delivery, day)
	}
	for _, i := range b.touched {
		if d := &b.dues[b.first+i]; d.Full.IsZero() && b.wanting[i] == 0 {
			d.Full = day
		}
	}
}

// bringNothing completes the dues that have no quantity to wait for; it is called
// with the order's first delivery.
func (b *dueBuilder) bringNothing(delivery *record.Delivery, day record.Date) {
	for i := range b.wanting {
		if d := &b.dues[b.first+i]; nothingOrdered(d) {
			d.Full, b.brought[i] = day, day
			d.Shipped = !delivery.Ready.Known()
		}
	}
}

// nothingOrdered reports whether a due has no quantity to wait for: the order
// has none, or they are zero. It is complete with the first delivery.
func nothingOrdered(d *Due) bool {
	for i := range d.Lines {
		if !d.Lines[i].Known || d.Lines[i].Ordered.IsPos() {
			return false
		}
	}
	return true
}

// bringAll brings everything that is still open.
func (b *dueBuilder) bringAll(delivery *record.Delivery, day record.Date) {
	if b.complete {
		return
	}
	b.complete = true
	for i := range b.goods {
		g := &b.goods[i]
		l := b.lineOf(g)
		if l.Known {
			if open, ok := missing(l); ok {
				b.take(g, delivery, day, open)
			}
		} else if !l.Arrived {
			b.arrive(g, delivery, day)
		}
	}
}

// bringSKU fills the goods of a SKU with a quantity; what is left over is a
// delivery above the order and fills nothing.
func (b *dueBuilder) bringSKU(delivery *record.Delivery, day record.Date, sku string, quantity decimal.Decimal) {
	for i := b.firstOf(sku); i >= 0 && quantity.IsPos(); i = b.nextOf(i, sku) {
		g := &b.goods[i]
		l := b.lineOf(g)
		if !l.Known {
			if !l.Arrived {
				b.arrive(g, delivery, day)
			}
			continue
		}
		open, ok := missing(l)
		if !ok {
			b.pass(i, sku)
			continue
		}
		part := open.Min(quantity)
		b.take(g, delivery, day, part)
		rest, err := quantity.Sub(part)
		if err != nil {
			return
		}
		quantity = rest
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

// pass leaves a full line out of the chain when it is the first of it, so that
// many deliveries do not walk over it again.
func (b *dueBuilder) pass(i int, sku string) {
	if b.bySKU != nil && b.bySKU[sku] == i && b.goods[i].next >= 0 {
		b.bySKU[sku] = b.goods[i].next
	}
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

// missing returns what a line still lacks of its whole quantity.
func missing(l *DueLine) (open decimal.Decimal, ok bool) {
	open, err := l.Ordered.Sub(l.Delivered)
	return open, err == nil && open.IsPos()
}

// take adds a quantity to a line.
func (b *dueBuilder) take(g *good, delivery *record.Delivery, day record.Date, part decimal.Decimal) {
	l := b.lineOf(g)
	sum, err := l.Delivered.Add(part)
	if err != nil {
		return
	}
	l.Delivered = sum
	b.note(g, delivery, day)
	if !l.Arrived && sum.Cmp(g.need) >= 0 {
		l.Arrived = true
		b.wanting[g.due]--
	}
}

// arrive takes in a line whose quantity is not recorded.
func (b *dueBuilder) arrive(g *good, delivery *record.Delivery, day record.Date) {
	b.lineOf(g).Arrived = true
	b.wanting[g.due]--
	b.note(g, delivery, day)
}

func (b *dueBuilder) note(g *good, delivery *record.Delivery, day record.Date) {
	b.brought[g.due] = day
	b.touched = append(b.touched, g.due)
	if d := &b.dues[b.first+g.due]; d.Full.IsZero() && !delivery.Ready.Known() {
		d.Shipped = true
	}
}

// resolve says what became of a due after all deliveries.
func (b *dueBuilder) resolve(d *Due, brought record.Date) {
	o, asOf := b.o, b.study.asOf
	switch {
	case !d.Full.IsZero():
		d.Outcome, d.Completed = DueCompleted, d.Full
	case !b.cutoff.IsZero() && o.Cancelled.By.V == record.ByFactory:
		d.Outcome = DueMissed
	case !b.cutoff.IsZero():
		d.calledOff = b.cutoff
		d.Outcome = d.outcome(d.Original)
	case o.Closed.Known() && !brought.IsZero():
		d.Outcome, d.Completed, d.Short = DueCompleted, brought, true
	case o.Closed.Known():
		d.Outcome = DueMissed
	default:
		d.Overdue = d.Original < asOf
	}
}

// collectLate lists our late intervals of the order, by their begin. What fell
// due on or after a cancellation was no longer waited for.
func (b *dueBuilder) collectLate() {
	b.late = b.late[:0]
	traced := false
	add := func(due, asked, done record.Day) {
		if !due.Known() {
			return
		}
		traced = true
		if b.o.Moot(due) {
			return
		}
		from, until := due.V, done.Or(b.study.asOf)
		if asked.Known() {
			from = max(from, asked.V)
		}
		if from < until {
			b.late = append(b.late, record.Span{From: from, Until: until})
		}
	}
	for i := range b.o.Approvals {
		a := &b.o.Approvals[i]
		add(a.Due, a.Asked, a.Done)
	}
	for i := range b.o.Payments {
		if p := &b.o.Payments[i]; p.Stage.V == record.StageDeposit {
			add(p.Due, record.Day{}, p.Paid)
		}
	}
	slices.SortFunc(b.late, func(a, b record.Span) int { return cmp.Compare(a.From, b.From) })
	for i := b.first; i < len(b.dues); i++ {
		b.dues[i].Traced = traced
	}
}

// adjust moves the original promise by everything that was ours.
func (b *dueBuilder) adjust(d *Due) {
	until := b.study.asOf
	if d.Outcome == DueCompleted {
		until = d.Completed
	}
	d.ImporterDays = unionDays(b.late, until)
	d.Adjusted = d.Original + record.Date(min(d.ImporterDays+d.MovedDays, mostDays))
}

// mostDays keeps an absurd number of changes within what a date can hold.
const mostDays = 1 << 24

// unionDays returns the length of the union of spans, sorted by their begin, as
// far as it lies before a day.
func unionDays(spans []record.Span, before record.Date) int {
	days := 0
	var reached record.Date
	for _, s := range spans {
		if s.From >= before {
			break
		}
		from, until := max(s.From, reached), min(s.Until, before)
		if from < until {
			days += int(until - from)
			reached = until
		}
	}
	return days
}
