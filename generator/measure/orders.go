package measure

import (
	"math"

	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// What order_steadiness needs: quarters with orders among its quarters, and pairs
// of quarters a year apart for the year-on-year form.
const (
	quartersWithOrders = 4
	yearPairs          = 6
)

// orderSteadiness is the coefficient of variation of the value placed per quarter,
// corrected for the small sample.
func orderSteadiness(w *study, m *Measure) {
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
		m.more("raw", raw)
	}
	if v, ok := yearOnYear(values); ok {
		m.more("year_on_year", v)
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

// orderGapDays measures the days between successive days on which orders were
// placed.
func orderGapDays(w *study, m *Measure) {
	var last record.Date
	points := make([]Point, 0, len(w.f.Orders))
	values := w.numbers[:0]
	for i := range w.f.Orders { // by placed, then id
		o := &w.f.Orders[i]
		if !o.Placed.Known() || o.Placed.V == last {
			continue
		}
		if !last.IsZero() {
			gap := float64(o.Placed.V - last)
			ref := Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Placed.Pos, On: o.Placed.V, Value: Some(gap)}
			points = append(points, Point{Ref: ref})
			if w.window.Contains(ref.On) {
				m.add(ref)
				values = append(values, gap)
			}
		}
		last = o.Placed.V
	}
	m.spread(values)
	w.numbers = values
	if !last.IsZero() {
		m.more("since_last", int(w.asOf-last))
	}
	w.draw(m, points)
}

// shortNotice counts orders that asked for less than the agreed lead time.
func shortNotice(w *study, m *Measure) {
	lead := w.f.Terms.LeadTimeDays
	if !lead.Known() {
		m.Needs = "terms.lead_time_days"
		return
	}
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		if !o.Placed.Known() || !o.Requested.Known() {
			continue
		}
		days := int(o.Requested.V - o.Placed.V)
		m.count(w.when(o.Placed.V), Ref{
			Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Requested.Pos, On: o.Placed.V,
			Value: Some(float64(days)), Hit: days < lead.V,
		})
	}
}
