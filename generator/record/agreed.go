package record

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"
)

// LinesAgreed returns the lines with the quantities and prices that were last
// agreed on; these decide what is complete, in full and paid, and what an order is
// worth. Lines are what was confirmed, and what Value agrees with. Where nothing
// was changed the two are the same.
//
// Quantity and price go each by their own last change, by its day and then its
// place in the file. A quantity is the new total of the SKU: what a SKU on several
// lines gained or lost is put on its last line (by promise, then file), and what
// that line cannot give on the one before it. A price holds for all its lines.
func (o *Order) LinesAgreed() []Line {
	if len(o.Agreed) == 0 {
		return o.Lines
	}
	changes := make([]*AgreedChange, len(o.Agreed))
	for i := range o.Agreed {
		changes[i] = &o.Agreed[i]
	}
	slices.SortStableFunc(changes, func(a, b *AgreedChange) int { return cmp.Compare(a.On.V, b.On.V) })
	quantity, price := make(map[string]Number), make(map[string]Number)
	for _, c := range changes {
		if c.Quantity.Known() {
			quantity[c.SKU.V] = c.Quantity
		}
		if c.Price.Known() {
			price[c.SKU.V] = c.Price
		}
	}
	lines := slices.Clone(o.Lines)
	for i := range lines {
		l := &lines[i]
		if !l.SKU.Known() {
			continue
		}
		if p, ok := price[l.SKU.V]; ok {
			l.Price = p
		}
		if total, ok := quantity[l.SKU.V]; ok {
			delete(quantity, l.SKU.V) // for all its lines at once
			o.spread(lines, l.SKU.V, total)
		}
	}
	return lines
}

// QuantityBefore returns the quantity of the SKU that stood before an agreed change:
// what its lines said with all changes of an earlier day, and those of the same day
// that stand before it in the file. It is not Known when no line gave one.
func (o *Order) QuantityBefore(change *AgreedChange) Number {
	earlier := *o
	earlier.Agreed = nil
	passed := false
	for i := range o.Agreed {
		p := &o.Agreed[i]
		passed = passed || p == change
		if p.On.V < change.On.V || p.On.V == change.On.V && !passed {
			earlier.Agreed = append(earlier.Agreed, *p)
		}
	}
	var sum Number
	for _, l := range earlier.LinesAgreed() {
		if l.SKU.V != change.SKU.V || !l.Quantity.Known() {
			continue
		}
		if more, err := sum.V.Add(l.Quantity.V); err == nil {
			sum = Number{more, change.Pos}
		}
	}
	return sum
}

// spread gives the lines of one SKU a new total.
func (o *Order) spread(lines []Line, sku string, total Number) {
	var of []*Line // the last one first
	sum := decimal.Zero
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		if l.SKU.V != sku {
			continue
		}
		of = append(of, l)
		if more, err := sum.Add(l.Quantity.V); err == nil {
			sum = more
		}
	}
	slices.SortStableFunc(of, func(a, b *Line) int { return later(o.promise(a), o.promise(b)) })
	missing, err := total.V.Sub(sum)
	if err != nil {
		return // more digits than a record can have
	}
	for i, l := range of {
		if missing.IsZero() && (i > 0 || l.Quantity.Known()) {
			return
		}
		next, err := l.Quantity.V.Add(missing)
		if err != nil {
			return
		}
		missing = decimal.Zero
		if next.IsNeg() {
			next, missing = decimal.Zero, next
		}
		l.Quantity = Number{next, total.Pos}
	}
}

// promise returns the original promise of a line: its own, else the order's.
func (o *Order) promise(l *Line) Day {
	if l.Promised.Known() {
		return l.Promised
	}
	return o.Promised
}

// later orders days from the last to the first; no day at all comes last of all
// days, so first here.
func later(a, b Day) int {
	switch {
	case a.Known() && b.Known():
		return cmp.Compare(b.V, a.V)
	case a.Known() == b.Known():
		return 0
	case a.Known():
		return 1
	}
	return -1
}

// ToleranceOf returns by how much of an ordered quantity a delivered one may be
// short of it, and lie above it. Each side is that of the line, else the order's,
// the terms', the book's (for under also its in_full_tolerance); else 0. The line
// may be nil.
func (f *Factory) ToleranceOf(o *Order, l *Line, s *Settings) (under, over decimal.Decimal) {
	under = s.Targets.InFullTolerance.Or(under)
	for _, t := range [...]*Tolerance{&s.Tolerance, &f.Terms.Tolerance, &o.Tolerance} {
		under, over = t.Under.Or(under), t.Over.Or(over)
	}
	if l != nil {
		under, over = l.Tolerance.Under.Or(under), l.Tolerance.Over.Or(over)
	}
	return under, over
}
