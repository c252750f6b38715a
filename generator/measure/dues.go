package measure

import (
	"cmp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/calendar"
	"factorybook/generator/record"
)

// buildDues makes the dues of all orders, in the order of original promise, then
// order id.
func (w *study) buildDues() {
	b := &w.builder
	b.study = w
	lines, own := 0, 0
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		lines += len(o.Lines)
		for j := range o.Lines {
			if o.Lines[j].Promised.Known() {
				own++
			}
		}
	}
	b.dues = make([]Due, 0, len(w.f.Orders)+own)
	b.lines = make([]DueLine, 0, lines)
	for i := range w.f.Orders {
		b.order(&w.f.Orders[i])
	}
	w.markSpecial(b.dues)
	slices.SortFunc(b.dues, func(a, b Due) int {
		return cmp.Or(cmp.Compare(a.Original, b.Original), strings.Compare(a.Order.ID.V, b.Order.ID.V))
	})
	w.res.Dues = b.dues
}

// firstOrderDays: an order counts as the first with a factory unless the
// relationship began more than this many days before it.
const firstOrderDays = 90

// markSpecial says which dues stay out of limits.
func (w *study) markSpecial(dues []Due) {
	var first *record.Order
	if len(w.f.Orders) > 0 {
		// The orders stand by `placed`, then id: the first is the earliest.
		first = &w.f.Orders[0]
		if w.f.Since.Known() && first.Begin()-w.f.Since.V > firstOrderDays {
			first = nil
		}
	}
	var earliest record.Date
	for i := range dues {
		if c := dues[i].Completed; !c.IsZero() && (earliest.IsZero() || c < earliest) {
			earliest = c
		}
	}
	if !earliest.IsZero() {
		w.spring = calendar.SpringWindows(record.Span{From: earliest, Until: w.asOf + 1}, w.f.ClosureSpans())
	}
	for i := range dues {
		d := &dues[i]
		switch o := d.Order; {
		case o.Special.Known():
			d.Special = SpecialStated
		case o.Rush.V:
			d.Special = SpecialRush
		case o == first:
			d.Special = SpecialFirst
		case !d.Completed.IsZero() && w.spring.Disturbed(d.Completed):
			d.Special = SpecialSpring
		}
	}
}

// dueBuilder makes the dues of one order after the other. Everything below the
// first block is scratch that is used again for each order.
type dueBuilder struct {
	study *study
	dues  []Due
	lines []DueLine

	o        *record.Order
	agreed   []record.Line // its lines as last agreed
	end      record.End    // how the order has ended
	first    int           // index of the order's first due
	slots    []slot
	loose    []slot // lines without a promise
	goods    []good
	bySKU    map[string]int // first good of a SKU, by index; only for long orders
	lastOf   map[string]int // and the last one
	fills    []fill
	byAll    []bool // by due: the delivery of everything brought something of it
	steps    []step
	inOrder  []*step // of the pass in work
	hidden   bool    // the last due holds the lines that have no promise, and is none
	changes  []*record.PromiseChange
	late     []record.Span
	ordinary *moves // of the lines without their own promise that no change names
}

// slot is a line with its original promise; a line without one is no due, and has
// goods all the same.
type slot struct {
	promise record.Date
	line    int
}

// order appends the dues of an order.
func (b *dueBuilder) order(o *record.Order) {
	b.o, b.first, b.ordinary, b.hidden = o, len(b.dues), nil, false
	b.agreed, b.end = o.LinesAgreed(), o.End()
	b.sortChanges()
	if hasQuantities(b.agreed) {
		b.byPromise()
		b.deliver()
	} else {
		b.whole()
		b.deliverWhole()
	}
	if b.first == len(b.dues) {
		return
	}
	b.collectLate()
	for i := b.first; i < len(b.dues); i++ {
		d := &b.dues[i]
		d.Overdue = d.Outcome == DueOpen && d.Original < b.study.asOf
		d.Clock, d.ClockOurs = b.clockOf(o, d.lastDay(b.study.asOf), d.delivered())
		b.adjust(d)
	}
}

func hasQuantities(lines []record.Line) bool {
	for i := range lines {
		if lines[i].Quantity.Known() {
			return true
		}
	}
	return false
}

// whole appends the one due of an order without quantities: it is complete with
// its first delivery, and so is judged by the earliest of its promises.
func (b *dueBuilder) whole() {
	o := b.o
	d := Due{Order: o}
	m := moves{}
	promised := false
	take := func(promise record.Day, l *record.Line) {
		lm := b.movesOf(promise.V, l)
		if !promised || promise.V < d.Original {
			d.Original, d.Pos = promise.V, promise.Pos
		}
		if promised {
			lm = m.join(lm)
		}
		m, promised = lm, true
	}
	for i := range o.Lines {
		switch l := &o.Lines[i]; {
		case l.Promised.Known():
			take(l.Promised, l)
		case o.Promised.Known():
			take(o.Promised, l)
		}
	}
	if len(o.Lines) == 0 && o.Promised.Known() {
		take(o.Promised, &record.Line{})
	}
	if !promised {
		b.unpromised(o.Source.Pos)
		return
	}
	d.Last, d.MovedDays, d.Warned = m.last, m.moved, m.warnedBefore(d.Original)
	b.dues = append(b.dues, d)
}

// byPromise appends a due for each original promise of the order's lines.
func (b *dueBuilder) byPromise() {
	o := b.o
	b.slots, b.loose = b.slots[:0], b.loose[:0]
	for i := range b.agreed {
		l := &b.agreed[i]
		switch {
		case l.Quantity.Known() && !l.Quantity.V.IsPos():
			// Nothing is to be delivered.
		case l.Promised.Known():
			b.slots = append(b.slots, slot{l.Promised.V, i})
		case o.Promised.Known():
			b.slots = append(b.slots, slot{o.Promised.V, i})
		default:
			b.unpromised(l.Pos)
			b.loose = append(b.loose, slot{line: i})
		}
	}
	slices.SortStableFunc(b.slots, func(a, b slot) int { return cmp.Compare(a.promise, b.promise) })
	for from := 0; from < len(b.slots); {
		until := from + 1
		for until < len(b.slots) && b.slots[until].promise == b.slots[from].promise {
			until++
		}
		b.due(b.slots[from:until])
		from = until
	}
	// What has no promise is filled last.
	if b.hidden = len(b.loose) > 0; b.hidden {
		b.due(b.loose)
	}
}

// unpromised notes a line, or an order, without a promise.
func (b *dueBuilder) unpromised(pos record.Pos) {
	if b.end.Cancelled {
		return
	}
	w := b.study
	w.res.Unpromised = append(w.res.Unpromised, Ref{Kind: RefOrder, ID: b.o.ID.V, File: b.o.File, Pos: pos, On: b.o.Begin()})
}

// linearLines is the number of lines up to which looking through them is faster
// than a map.
const linearLines = 16

// due appends one due.
func (b *dueBuilder) due(slots []slot) {
	o := b.o
	d := Due{Order: o, Original: slots[0].promise, Pos: o.Promised.Pos}
	if l := &b.agreed[slots[0].line]; l.Promised.Known() {
		d.Pos = l.Promised.Pos
	}
	start := len(b.lines)
	var seen map[string]int
	if len(slots) > linearLines {
		seen = make(map[string]int, len(slots))
	}
	var all moves
	for i, s := range slots {
		l := &b.agreed[s.line]
		m := b.movesOf(s.promise, l)
		if i > 0 {
			m = all.join(m)
		}
		all = m
		at := b.find(l, start, seen)
		if at < 0 {
			at = len(b.lines)
			b.lines = append(b.lines, DueLine{Line: l})
			if seen != nil && l.SKU.Known() {
				seen[l.SKU.V] = at
			}
		}
		b.lines[at].order(l.Quantity, b.study.under(o, l))
	}
	d.Last, d.MovedDays, d.Warned = all.last, all.moved, all.warnedBefore(d.Original)
	d.Lines = b.lines[start:len(b.lines):len(b.lines)]
	b.dues = append(b.dues, d)
}

// find returns the entry that lines of the SKU share, or -1. Lines without a SKU
// share nothing, and neither do lines that ended apart.
func (b *dueBuilder) find(l *record.Line, start int, seen map[string]int) int {
	if !l.SKU.Known() {
		return -1
	}
	if seen != nil {
		if at, ok := seen[l.SKU.V]; ok && endAlike(b.lines[at].Line, l) {
			return at
		}
		return -1
	}
	for at := start; at < len(b.lines); at++ {
		if other := b.lines[at].Line; other.SKU.Known() && other.SKU.V == l.SKU.V && endAlike(other, l) {
			return at
		}
	}
	return -1
}

// endAlike reports whether two lines have ended in the same way, or neither has.
func endAlike(a, b *record.Line) bool {
	x, y := a.End(), b.End()
	x.Pos, y.Pos = record.Pos{}, record.Pos{}
	return x == y
}

// order adds an ordered quantity and what of it is enough. What is too much for an
// exact decimal stays at what it was: no record means it.
func (l *DueLine) order(quantity record.Number, enough decimal.Decimal) {
	if !quantity.Known() {
		return
	}
	l.Known = true
	sum, err := l.Ordered.Add(quantity.V)
	if err != nil {
		return
	}
	l.Ordered = sum
	need := quantity.V
	if part, err := quantity.V.Mul(enough); err == nil {
		need = part
	}
	if sum, err := l.need.Add(need); err == nil {
		l.need = sum
	}
}

// under is the share of a line's quantity with which it is in full: 1 − the
// tolerance for less.
func (w *study) under(o *record.Order, l *record.Line) decimal.Decimal {
	under, _ := w.f.ToleranceOf(o, l, w.s)
	if under.IsZero() {
		return decimal.One
	}
	return minus(decimal.One, under).Min(decimal.One)
}

// clockOf returns the day from which the lead time of a due runs that was
// complete on a day, or is still waited for, and whether a late deposit of ours
// started it. A deposit that was paid on the day of completion or after it is not
// what the goods waited for.
func (b *dueBuilder) clockOf(o *record.Order, until record.Date, delivered bool) (clock record.Date, ours bool) {
	if !o.Placed.Known() {
		return 0, false
	}
	clock = o.Confirmed.Or(o.Placed.V)
	for i := range o.Payments {
		if p := &o.Payments[i]; p.Stage.V == record.StageDeposit && p.Paid.Known() && (!delivered || p.Paid.V < until) {
			if p.Paid.V > clock {
				debt := b.study.debt(o, p)
				days, dated := debt.Days()
				clock, ours = p.Paid.V, dated && days > 0
			}
		}
	}
	return clock, ours
}
