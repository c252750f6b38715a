package record

import "github.com/govalues/decimal"

// Worth returns what the order comes to in its own currency: the sum of its lines
// as they were last agreed on or, where one of them lacks its price or quantity, the
// order's own value. ok is false when that is not recorded either, and for a sum of
// more digits than an exact decimal keeps.
func (o *Order) Worth() (worth decimal.Decimal, ok bool) {
	sum, all, exact := LinesWorth(o.LinesAgreed())
	if all {
		return sum, exact
	}
	return o.Value.V, o.Value.Known()
}

// LinesWorth returns quantity × price over the lines that have both; all is false
// when a line has not, or there is none, and exact when the sum has more digits than
// an exact decimal keeps.
func LinesWorth(lines []Line) (sum decimal.Decimal, all, exact bool) {
	all, exact = len(lines) > 0, true
	for i := range lines {
		worth, ok, fits := lines[i].Worth()
		all = all && ok
		if !fits {
			exact = false
			continue
		}
		total, err := sum.Add(worth)
		sum, exact = total, exact && err == nil
	}
	return sum, all, exact
}

// Wanted returns what the order comes to without the lines that were cancelled; ok
// is false when that is not recorded.
func (o *Order) Wanted() (worth decimal.Decimal, ok bool) {
	lines := o.LinesAgreed()
	var kept, gone []Line
	for i := range lines {
		if lines[i].End().Cancelled {
			gone = append(gone, lines[i])
		} else {
			kept = append(kept, lines[i])
		}
	}
	if len(gone) == 0 {
		return o.Worth()
	}
	if sum, all, exact := LinesWorth(kept); all {
		return sum, exact
	} else if len(kept) == 0 {
		return decimal.Zero, true
	}
	// Only the total is known: it is less by what the cancelled lines come to.
	sum, all, exact := LinesWorth(gone)
	rest, err := o.Value.V.Sub(sum)
	return rest, o.Value.Known() && all && exact && err == nil
}

// Worth returns what the line comes to, 0 when its quantity or price is not
// recorded (ok is false); exact is false for more digits than an exact decimal
// keeps. A line of quantity 0 is worth 0 at any price.
func (l *Line) Worth() (worth decimal.Decimal, ok, exact bool) {
	if l.Quantity.Known() && l.Quantity.V.IsZero() {
		return decimal.Zero, true, true
	}
	if !l.Quantity.Known() || !l.Price.Known() {
		return decimal.Zero, false, true
	}
	worth, err := l.Quantity.V.Mul(l.Price.V)
	return worth, true, err == nil
}
