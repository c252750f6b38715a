package measure

import (
	"math"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

var priceIndex = Definition{
	ID: "price_index", Side: Factory, Practice: Incentives, Unit: UnitIndex, MinN: 2,
	compute:  computePriceIndex,
	Question: "Have prices for the same goods gone up or down?",
	Formula:  "For every quarter and every SKU in its currency and unit: the price of the last line bought in it, else that of the last quarter with a purchase, for at most four quarters. Link = geometric mean of price ÷ price of the quarter before, over the pairs that have both (none: 1). The first quarter is 100, each next one the one before × its link.",
	Counts:   "Lines of orders with `placed`, by day, id and line, cancelled orders and lines too, at the price last agreed on, in the quarter of `placed`. Where a line says what a unit `contains`, the price is per piece and compares with `pcs`; a line without `unit` is a unit of its own. n = pairs with a purchase of their own in some link.",
	Excludes: "Lines without a price, with a price or quantity of zero, or without a SKU; special and rush orders, which set no price.",
	Pitfalls: "It compares like with like; what was spent also moves with the mix. Two SKUs say little about a range.",
	Source:   "Chained Jevons index with carry-forward (ILO/IMF Consumer Price Index Manual, elementary indices).",
	Example:  "A costs 10.00, 10.20, 10.20, 9.90 and B 4.00, 4.00, none, 4.40; C, from the second quarter, 20.00, 21.00, 21.00. The index is 100, 101.0, 102.7, 104.9.",
	Field:    "orders.lines.price",
	Missing:  []Fact{FactPrice},
}

// PriceSeries is the prices of a SKU in one currency and unit: the last bought in
// each quarter with a purchase.
type PriceSeries struct {
	SKU, Currency string
	// Unit is what a price is for: Piece, another unit, or "" when none is recorded.
	Unit   string
	Points []PricePoint
}

// PricePoint is the price of the last line bought in a quarter.
type PricePoint struct {
	Quarter record.Period
	On      record.Date
	Price   decimal.Decimal
	Order   *record.Order
	Line    *record.Line

	quarter int
}

// carryQuarters is for how many quarters without a purchase a price stands.
const carryQuarters = 4

// computePriceIndex chains, quarter by quarter, the geometric mean of the price changes
// of every SKU in its currency (a Jevons index). A mix that changes moves nothing.
func computePriceIndex(w *study, m *Measure) {
	first, last := w.collectPrices()
	if len(w.res.Prices) == 0 {
		return
	}
	logs := make([]float64, last-first+1) // sum of the logarithms of the price relatives of each link
	pairs := make([]int, last-first+1)    // and their number
	for i := range w.res.Prices {
		s := &w.res.Prices[i]
		if s.link(first, last, logs, pairs) {
			p := &s.Points[len(s.Points)-1]
			m.add(Ref{Kind: RefPrice, ID: s.SKU, File: p.Order.File, Pos: p.Line.Pos, On: p.On, Value: Some(toFloat(p.Price))})
		}
	}
	index := 100.0
	series := make(Series, len(logs))
	for i := range logs {
		if pairs[i] > 0 {
			index *= math.Exp(logs[i] / float64(pairs[i]))
		}
		// Even an absurd chain of prices stays a number.
		index = max(math.SmallestNonzeroFloat64, min(math.MaxFloat64, index))
		series[i] = Quarter{quarterName(first + i), index}
	}
	m.Value = Some(index)
	m.more("series", UnitIndex, series)
}

// collectPrices fills Result.Prices and returns the first and the last quarter
// with a purchase.
func (w *study) collectPrices() (first, last int) {
	type pair struct{ sku, currency, unit string }
	at := map[pair]int{}
	for i := range w.f.Orders { // by placed, then id
		o := &w.f.Orders[i]
		if !o.Placed.Known() || o.Special.Known() || o.Rush.V {
			continue // samples and rush orders set no price
		}
		quarter := quarterOf(o.Placed.V)
		currency := w.f.CurrencyOf(o, w.s)
		lines := o.LinesAgreed()
		for j := range lines {
			l := &lines[j]
			price, unit, ok := priceOf(l)
			if !ok {
				continue
			}
			is := pair{l.SKU.V, currency, unit}
			n, ok := at[is]
			if !ok {
				n = len(w.res.Prices)
				at[is] = n
				w.res.Prices = append(w.res.Prices, PriceSeries{SKU: is.sku, Currency: is.currency, Unit: is.unit})
			}
			w.res.Prices[n].buy(PricePoint{On: o.Placed.V, Price: price, Order: o, Line: l, quarter: quarter})
			if first == 0 {
				first = quarter
			}
			last = quarter
		}
	}
	for i := range w.res.Prices {
		points := w.res.Prices[i].Points
		for j := range points {
			points[j].Quarter = record.QuarterOf(points[j].On)
		}
	}
	return first, last
}

// Piece is the unit of a price per piece.
const Piece = "pcs"

// priceOf returns what one unit of a line cost, or one piece where the line says how
// many pieces a unit contains; ok is false when nothing was bought or no price is
// recorded. A line without a unit is a unit of its own, "".
func priceOf(l *record.Line) (price decimal.Decimal, unit string, ok bool) {
	if !l.SKU.Known() || !l.Price.V.IsPos() || l.Quantity.Known() && !l.Quantity.V.IsPos() {
		return decimal.Zero, "", false
	}
	if l.Contains.V < 1 {
		return l.Price.V, l.Unit.V, true
	}
	pieces, err := decimal.New(int64(l.Contains.V), 0)
	if err != nil {
		return decimal.Zero, "", false
	}
	price, err = l.Price.V.Quo(pieces)
	return price, Piece, err == nil && price.IsPos()
}

// buy takes in a purchase, in their order: the last of a quarter stands.
func (s *PriceSeries) buy(p PricePoint) {
	if n := len(s.Points); n > 0 && s.Points[n-1].quarter == p.quarter {
		s.Points[n-1] = p
		return
	}
	s.Points = append(s.Points, p)
}

// link adds the price relatives of the series to the links between the quarters
// and reports whether a purchase of its own stands in one of them.
func (s *PriceSeries) link(first, last int, logs []float64, pairs []int) (bought bool) {
	for i := range s.Points {
		p := &s.Points[i]
		// The price stands for up to four quarters: links of no change.
		until := last
		if i+1 < len(s.Points) {
			until = s.Points[i+1].quarter - 1
		}
		for q := p.quarter + 1; q <= min(p.quarter+carryQuarters, until); q++ {
			pairs[q-first]++
		}
		if i == 0 || p.quarter-1 > s.Points[i-1].quarter+carryQuarters {
			continue // no price in the quarter before
		}
		logs[p.quarter-first] += math.Log(toFloat(p.Price) / toFloat(s.Points[i-1].Price))
		pairs[p.quarter-first]++
		bought = true
	}
	return bought
}
