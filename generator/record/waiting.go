package record

import (
	"slices"

	"github.com/govalues/decimal"
)

// WaitsForGoods reports whether an order still waits for goods: until every line,
// also one without a promise, has what it needs within its tolerance or has ended;
// an order without quantities until its first delivery. What replaces returned
// goods, and a carrier's plan, bring nothing.
func (f *Factory) WaitsForGoods(o *Order, s *Settings) bool {
	if o.End().Known() {
		return false
	}
	some := false
	for i := range o.Deliveries {
		if d := &o.Deliveries[i]; d.brings() {
			if len(d.Quantities) == 0 {
				return false // it says that all is there
			}
			some = true
		}
	}
	if !some {
		return true
	}
	lines := o.LinesAgreed()
	if !slices.ContainsFunc(lines, func(l Line) bool { return l.Quantity.Known() }) {
		return false
	}
	wanted := make([]wantedLine, len(lines))
	for i := range lines {
		wanted[i] = f.want(o, &lines[i], s)
	}
	// The lines of a SKU fill in the order of their promises, then of the file.
	slices.SortStableFunc(wanted, func(a, b wantedLine) int { return later(o.promise(b.line), o.promise(a.line)) })
	for _, d := range o.brought() {
		for i := range d.Quantities {
			fill(wanted, d, &d.Quantities[i])
		}
	}
	return slices.ContainsFunc(wanted, func(w wantedLine) bool { return w.lacks(o, wanted) })
}

// brought returns the deliveries that brought something of the order, by their day
// (what has none comes last), then the file.
func (o *Order) brought() []*Delivery {
	var list []*Delivery
	for i := range o.Deliveries {
		if d := &o.Deliveries[i]; d.brings() {
			list = append(list, d)
		}
	}
	slices.SortStableFunc(list, byDay)
	return list
}

// brings reports whether the delivery brought something of its order.
func (d *Delivery) brings() bool { return !d.Planned() && !d.Replaces.V }

// wantedLine is a line while deliveries fill it.
type wantedLine struct {
	line       *Line
	need, came decimal.Decimal
	some       bool // a delivery named its SKU
}

func (f *Factory) want(o *Order, l *Line, s *Settings) wantedLine {
	w := wantedLine{line: l, need: l.Quantity.V}
	under, _ := f.ToleranceOf(o, l, s)
	if share, err := decimal.One.Sub(under); err == nil {
		if need, err := l.Quantity.V.Mul(share.Max(decimal.Zero)); err == nil {
			w.need = need
		}
	}
	return w
}

// fill gives goods to the lines of their SKU, but not to one that was cancelled
// before they came.
func fill(wanted []wantedLine, d *Delivery, q *SKUQuantity) {
	day, dated := d.Day()
	rest := q.Quantity.V
	for i := range wanted {
		w := &wanted[i]
		end := w.line.End()
		if w.line.SKU.V != q.SKU.V || !rest.IsPos() || end.Cancelled && dated && !end.On.IsZero() && day > end.On {
			continue
		}
		w.some = true
		open, err := w.line.Quantity.V.Sub(w.came)
		if err != nil || !open.IsPos() {
			continue
		}
		part := open.Min(rest)
		w.came, _ = w.came.Add(part)
		rest, _ = rest.Sub(part)
	}
}

// lacks reports whether the line has not ended and not come. Lines of one SKU and
// promise are one quantity.
func (w *wantedLine) lacks(o *Order, all []wantedLine) bool {
	switch {
	case w.line.End().Known():
		return false
	case !w.line.Quantity.Known():
		return !w.some
	case !w.line.SKU.Known():
		return w.need.IsPos()
	}
	need, came := decimal.Zero, decimal.Zero
	for i := range all {
		v := &all[i]
		if v.line.SKU.V != w.line.SKU.V || o.promise(v.line).V != o.promise(w.line).V || v.line.End().Known() {
			continue
		}
		need, _ = need.Add(v.need)
		came, _ = came.Add(v.came)
	}
	return came.Cmp(need) < 0
}
