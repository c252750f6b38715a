package record

import "github.com/govalues/decimal"

// WaitsForGoods reports whether an order still waits for goods: until every line,
// also one without a promise, has what it needs within its tolerance or has ended;
// an order without quantities until its first delivery. What replaces returned
// goods, and a carrier's plan, bring nothing.
func (f *Factory) WaitsForGoods(o *Order, s *Settings) bool {
	if o.End().Known() {
		return false
	}
	came, delivered := make(map[string]decimal.Decimal), false
	for i := range o.Deliveries {
		d := &o.Deliveries[i]
		switch {
		case d.Planned() || d.Replaces.V:
			continue
		case len(d.Quantities) == 0:
			return false // it says that all is there
		}
		delivered = true
		for _, q := range d.Quantities {
			if sum, err := came[q.SKU.V].Add(q.Quantity.V); err == nil {
				came[q.SKU.V] = sum
			}
		}
	}
	if !delivered || len(o.Lines) == 0 {
		return !delivered
	}
	lines := o.LinesAgreed()
	for i := range lines {
		l := &lines[i]
		if l.End().Known() {
			continue
		}
		rest, some := came[l.SKU.V]
		need, err := f.leastOf(o, l, s)
		if !some && (!l.Quantity.Known() || !need.IsZero()) || err != nil || rest.Cmp(need) < 0 {
			return true
		}
		came[l.SKU.V], _ = rest.Sub(need)
	}
	return false
}

// leastOf returns the quantity that is enough for a line.
func (f *Factory) leastOf(o *Order, l *Line, s *Settings) (decimal.Decimal, error) {
	under, _ := f.ToleranceOf(o, l, s)
	share, err := decimal.One.Sub(under)
	if err != nil || share.IsNeg() {
		share = decimal.Zero
	}
	return l.Quantity.V.Mul(share)
}
