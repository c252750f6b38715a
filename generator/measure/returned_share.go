package measure

import (
	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

var returnedShare = Definition{
	ID: "returned_share", Side: Factory, Practice: Consistency, Unit: UnitShare, MinN: 5,
	compute:  computeReturnedShare,
	Question: "How much of what we got had to go back?",
	Formula:  "Σ returned ÷ Σ delivered, over the order lines of the window; `returned` and `delivered` are the two sums, in one unit.",
	Counts:   "n = lines of dues with their original promise in the window of which something came, on whatever day; the return may have come whenever. Lines of one SKU in a due are one. What came above the order belongs to the SKU's last due. Lines with `contains` count in pieces.",
	Excludes: "Lines without a quantity; dues that our cancellation took out; what was returned beyond what was delivered. With more than one unit in the window there is no figure, only the lines. A line without a unit is a unit of its own.",
	Pitfalls: "Goods that were sold off or thrown away did not go back. What was replaced still counts as returned; in_full says whether it came again.",
	Source:   "Share of quantity, without an interval: pieces of one lot fail together.",
	Example:  "Two lines of 100 and 300 pieces came; 20 of the first went back: 20 of 400, 5 %.",
	Field:    "orders.returns",
}

// computeReturnedShare adds up what came and what went back. While no return was ever
// recorded there is no data: silence is not good.
func computeReturnedShare(w *study, m *Measure) {
	if !w.anyReturn() {
		return
	}
	var returned, delivered decimal.Decimal
	unit, mixed := "", false
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if d.Outcome == DueCancelled || !w.window.Contains(d.Original) {
			continue
		}
		for j := range d.Lines {
			l := &d.Lines[j]
			came, err := l.Delivered.Add(l.Surplus)
			if err != nil || !l.Known || !came.IsPos() {
				continue
			}
			u, back := pieces(l.Line, l.Returned)
			_, came = pieces(l.Line, came)
			ref := d.ref(d.Original)
			if share, err := back.Quo(came); err == nil {
				ref.Value = Some(toFloat(share))
			}
			m.add(ref)
			mixed = mixed || m.N > 1 && u != unit
			unit = u
			returned, delivered = plus(returned, back), plus(delivered, came)
		}
	}
	m.thin = mixed
	if m.N == 0 || mixed {
		return
	}
	if share, err := returned.Quo(delivered); err == nil {
		m.Value = Some(toFloat(share))
		m.more("returned", UnitCount, toFloat(returned))
		m.more("delivered", UnitCount, toFloat(delivered))
	}
}

func (w *study) anyReturn() bool {
	for i := range w.f.Orders {
		for j := range w.f.Orders[i].Returns {
			if wentBack(&w.f.Orders[i].Returns[j]) {
				return true
			}
		}
	}
	return false
}

// pieces returns the unit that a line is counted in and a quantity of it in that
// unit: pieces where the line says how many are in one of its own.
func pieces(l *record.Line, quantity decimal.Decimal) (unit string, n decimal.Decimal) {
	if !l.Contains.Known() {
		return l.Unit.V, quantity
	}
	if each, err := decimal.New(int64(l.Contains.V), 0); err == nil {
		if n, err := quantity.Mul(each); err == nil {
			return "pcs", n
		}
	}
	return "pcs", quantity
}

// plus returns a + b, and a where the sum has more digits than a record can have.
func plus(a, b decimal.Decimal) decimal.Decimal {
	if sum, err := a.Add(b); err == nil {
		return sum
	}
	return a
}
