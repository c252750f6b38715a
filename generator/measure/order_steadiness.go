package measure

import (
	"math"

	"factorybook/generator/measure/spc"
)

var orderSteadiness = Definition{
	ID: "order_steadiness", Side: Importer, Practice: Consistency, Unit: UnitRatio, MinN: 6, MinNote: "4 of them with orders", Charted: true, Money: true,
	chart: spc.Options{NonNegative: true}, compute: computeOrderSteadiness,
	Question: "Do our orders come evenly, so that the factory can plan?",
	Formula:  "Coefficient of variation of the value placed per calendar quarter, s ÷ mean × (1 + 1 ÷ 4n), s by n − 1. `raw` is without the correction. `year_on_year`: standard deviation of ln(quarter ÷ same quarter a year before), both above 0, ÷ √2, from 6 pairs.",
	Counts:   "Quarters from the first order's to the last ended one, empty ones as zero; cancelled orders too, for we placed them. An order without a value counts as 0.",
	Excludes: "Orders without `placed`; the running quarter." + ratesNote,
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
	values, used, valued := w.quarterValues(m)
	if len(values) == 0 || !valued {
		if m.NoRate > 0 {
			m.Needs = "rates"
		}
		return
	}
	first := quarterOf(w.f.Orders[0].Placed.V)
	points := make([]Point, len(values))
	for i, v := range values {
		ref := Ref{Kind: RefQuarter, ID: quarterName(first + i), On: quarterStart(first + i), Value: Some(v)}
		m.add(ref)
		points[i] = Point{Ref: ref}
	}
	m.thin = used < quartersWithOrders
	if raw, corrected, ok := spc.CoefficientOfVariation(values); ok {
		m.Value = Some(corrected)
		m.more("raw", UnitRatio, raw)
	}
	if v, ok := yearOnYear(values); ok {
		m.more("year_on_year", UnitRatio, v)
	}
	w.draw(m, points)
}

// quarterValues returns the value placed in each quarter from the first order's
// to the last ended one, in how many of them there were orders, and whether any
// order has a value.
func (w *study) quarterValues(m *Measure) (values []float64, used int, valued bool) {
	if len(w.f.Orders) == 0 || !w.f.Orders[0].Placed.Known() {
		return nil, 0, false
	}
	first := quarterOf(w.f.Orders[0].Placed.V)
	n := quarterOf(w.asOf+1) - first // quarters that have ended
	if n <= 0 {
		return nil, 0, false
	}
	sums := make([]money, n)
	orders := make([]int, n)
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		if !o.Placed.Known() {
			break // those without a day come last
		}
		q := quarterOf(o.Placed.V) - first
		if q >= n {
			continue
		}
		orders[q]++
		amount, known, hasRate := w.placedWorth(i)
		if !hasRate {
			m.NoRate++
		}
		if known {
			valued = true
			sums[q] = sums[q].add(amount)
		}
	}
	values = make([]float64, n)
	for i := range sums {
		values[i] = sums[i].float()
		if orders[i] > 0 {
			used++
		}
	}
	return values, used, valued
}

// yearOnYear is the spread of the changes from a quarter to the same one a year
// later, which the seasons do not move.
func yearOnYear(values []float64) (float64, bool) {
	var changes []float64
	for i := 4; i < len(values); i++ {
		if values[i] > 0 && values[i-4] > 0 {
			changes = append(changes, math.Log(values[i]/values[i-4]))
		}
	}
	if len(changes) < yearPairs {
		return 0, false
	}
	_, sd, ok := spc.StandardDeviation(changes)
	return sd / math.Sqrt2, ok
}
