package measure

import (
	"math"

	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

var orderSteadiness = Definition{
	ID: "order_steadiness", Side: Importer, Practice: Consistency, Unit: UnitRatio, MinN: 6, MinNote: "4 of them with orders", Charted: true, Money: true,
	chart: spc.Options{NonNegative: true}, compute: computeOrderSteadiness,
	Question: "Do our orders come evenly, so that the factory can plan?",
	Formula:  "Coefficient of variation of the value placed per calendar quarter, s ÷ mean × (1 + 1 ÷ 4n), s by n − 1. `raw` is without the correction. `year_on_year`: standard deviation of ln(quarter ÷ same quarter a year before), both above 0, ÷ √2, from 6 pairs.",
	Counts:   "Quarters from the first order's to the last ended one, empty ones as zero; of a relationship that ended to the quarter of the last order. Cancelled orders and lines too, for we placed them. Orders go by the quantities and prices that were last agreed on; a line of quantity 0 is worth 0. `year_on_year` pairs quarters by the calendar, the chart joins neighbours.",
	Excludes: "Orders without `placed`; the running quarter." + leftOutNote,
	Pitfalls: "Seasonal goods are uneven by nature: year_on_year takes the season out.",
	Source:   "Coefficient of variation with the correction for small samples of Sokal and Rohlf, Biometry. " + xmr,
	Example:  "120, 80, 100, 140, 60, 100: raw 0.283, corrected 0.295.",
	Field:    "orders.value",
	Missing:  []Fact{FactPlaced, FactPrice},
}

// What order_steadiness needs: quarters with orders among its quarters, and pairs
// of quarters a year apart for the year-on-year form.
const (
	quartersWithOrders = 4
	yearPairs          = 6
)

// computeOrderSteadiness is the coefficient of variation of the value placed per quarter,
// corrected for the small sample.
func computeOrderSteadiness(w *study, m *Measure) {
	quarters, valued := w.quarterValues(m)
	if !valued {
		return
	}
	values := w.numbers[:0]
	points := make([]Point, 0, len(quarters))
	used := 0
	for i := range quarters {
		q := &quarters[i]
		if q.unknown {
			continue
		}
		v := q.sum.float()
		ref := Ref{Kind: RefQuarter, ID: quarterName(q.quarter), On: quarterStart(q.quarter), Value: Some(v)}
		m.add(ref)
		points, values = append(points, Point{Ref: ref}), append(values, v)
		if q.orders > 0 {
			used++
		}
	}
	w.numbers = values
	m.thin = used < quartersWithOrders
	if raw, corrected, ok := spc.CoefficientOfVariation(values); ok {
		m.Value = Some(corrected)
		m.more("raw", UnitRatio, raw)
	}
	if v, ok := yearOnYear(quarters); ok {
		m.more("year_on_year", UnitRatio, v)
	}
	w.draw(m, points)
}

// quarterValue is what was placed in a quarter.
type quarterValue struct {
	quarter, orders int
	sum             money
	unknown         bool // it holds an order whose worth is not known
}

// quarterValues returns what was placed in each quarter from the first order's to the
// last ended one (of a partner that ended to the last order's), and whether the worth
// of any order is known.
func (w *study) quarterValues(m *Measure) (quarters []quarterValue, valued bool) {
	orders, _ := w.placedIn(record.Span{From: math.MinInt32, Until: w.asOf + 1})
	if len(orders) == 0 {
		return nil, false
	}
	first := quarterOf(orders[0].Placed.V)
	until := quarterOf(w.asOf + 1) // the first quarter that has not ended
	if w.f.Ended() {
		until = min(until, quarterOf(orders[len(orders)-1].Placed.V)+1)
	}
	if until <= first {
		return nil, false
	}
	quarters = make([]quarterValue, until-first)
	for i := range quarters {
		quarters[i].quarter = first + i
	}
	for i := range orders {
		at := quarterOf(orders[i].Placed.V) - first
		if at >= len(quarters) {
			break
		}
		q := &quarters[at]
		q.orders++
		amount, known := w.placedWorth(m, i)
		if !known {
			q.unknown = true
			continue
		}
		valued = true
		q.sum = q.sum.add(amount)
	}
	for i := range quarters {
		if quarters[i].unknown {
			m.LeftOut++
		}
	}
	return quarters, valued
}

// yearOnYear is the spread of the changes from a quarter to the same one a year
// later, which the seasons do not move.
func yearOnYear(quarters []quarterValue) (float64, bool) {
	var changes []float64
	for i := 4; i < len(quarters); i++ {
		before, after := &quarters[i-4], &quarters[i]
		if x, y := before.sum.float(), after.sum.float(); !before.unknown && !after.unknown && x > 0 && y > 0 {
			changes = append(changes, math.Log(y/x))
		}
	}
	if len(changes) < yearPairs {
		return 0, false
	}
	_, sd, ok := spc.StandardDeviation(changes)
	return sd / math.Sqrt2, ok
}
