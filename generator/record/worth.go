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

// Worth returns what the line comes to, 0 when its quantity or price is not
// recorded (ok is false); exact is false for more digits than an exact decimal
// keeps.
func (l *Line) Worth() (worth decimal.Decimal, ok, exact bool) {
	if !l.Quantity.Known() || !l.Price.Known() {
		return decimal.Zero, false, true
	}
	worth, err := l.Quantity.V.Mul(l.Price.V)
	return worth, true, err == nil
}
