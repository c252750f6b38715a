package measure

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// gone is goods that went back and may be replaced.
type gone struct {
	sku  string
	good int // -1: they were above the order
	left decimal.Decimal
}

func wentBack(r *record.Return) bool {
	return slices.ContainsFunc(r.Quantities, func(q record.SKUQuantity) bool { return q.Quantity.V.IsPos() })
}

// takeBack takes the order's returns out of what was delivered, and puts in what
// came in their place. Goods above the order go back first, then those that filled
// the last due among what had come by the day of the return. A replacement goes to
// the returns of its SKU in their order; it fills nothing that is open.
func (b *dueBuilder) takeBack() {
	if len(b.o.Returns) == 0 {
		return
	}
	returns := make([]*record.Return, len(b.o.Returns))
	for i := range b.o.Returns {
		returns[i] = &b.o.Returns[i]
	}
	slices.SortStableFunc(returns, func(x, y *record.Return) int { return cmp.Compare(x.On.V, y.On.V) })
	var all []gone
	for _, r := range returns {
		for i := range r.Quantities {
			if q := &r.Quantities[i]; q.Quantity.V.IsPos() {
				all = b.sendBack(all, q.SKU.V, q.Quantity.V, r.On.V)
			}
		}
	}
	b.replace(all)
}

// sendBack takes a quantity of a SKU out of the fills, and adds it to what is gone.
func (b *dueBuilder) sendBack(all []gone, sku string, quantity decimal.Decimal, on record.Date) []gone {
	for _, surplus := range [...]bool{true, false} {
		for i := len(b.fills) - 1; i >= 0 && quantity.IsPos(); i-- {
			f := &b.fills[i]
			g := &b.goods[f.good]
			l := b.lineOf(g)
			if f.surplus != surplus || f.low > on || !l.Line.SKU.Known() || l.Line.SKU.V != sku {
				continue
			}
			part := f.left.Min(quantity)
			if !part.IsPos() {
				continue
			}
			f.left, quantity = minus(f.left, part), minus(quantity, part)
			if sum, err := l.Returned.Add(part); err == nil {
				l.Returned = sum
			}
			if surplus {
				all = append(all, gone{sku, -1, part})
				continue
			}
			if sum, err := l.lost.Add(part); err == nil {
				l.lost = sum
			}
			all = append(all, gone{sku, f.good, part})
		}
	}
	for i := range b.goods {
		if l := b.lineOf(&b.goods[i]); !l.Known && l.Line.SKU.Known() && l.Line.SKU.V == sku {
			l.back = true
		}
	}
	return all
}

// replace brings the order's replacements, in the order of their days, then of the
// file.
func (b *dueBuilder) replace(all []gone) {
	var list []*record.Delivery
	for i := range b.o.Deliveries {
		if d := &b.o.Deliveries[i]; d.Replaces.V && !d.Planned() {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, func(x, y *record.Delivery) int { return cmp.Compare(readyBy(x), readyBy(y)) })
	for _, d := range list {
		if len(d.Quantities) == 0 {
			for i := range all {
				b.renew(&all[i], all[i].left, readyBy(d))
			}
		}
		for i := range d.Quantities {
			q := &d.Quantities[i]
			quantity := q.Quantity.V
			for j := range all {
				if a := &all[j]; a.sku == q.SKU.V && quantity.IsPos() {
					part := a.left.Min(quantity)
					quantity = minus(quantity, part)
					b.renew(a, part, readyBy(d))
				}
			}
		}
	}
}

// readyBy returns the first day by which the goods were ready for certain: the day
// of the delivery, else that of its arrival, else Never.
func readyBy(d *record.Delivery) record.Date {
	if day, ok := d.Day(); ok {
		return day
	}
	return d.Received.Or(Never)
}

// renew puts a quantity in the place of what is gone.
func (b *dueBuilder) renew(a *gone, part decimal.Decimal, by record.Date) {
	if !part.IsPos() {
		return
	}
	a.left = minus(a.left, part)
	if a.good < 0 {
		return
	}
	g := &b.goods[a.good]
	l := b.lineOf(g)
	if sum, err := l.replaced.Add(part); err == nil {
		l.replaced = sum
	}
	if by > b.dues[b.first+g.due].Original {
		return
	}
	if sum, err := l.renewed.Add(part); err == nil {
		l.renewed = sum
	}
}
