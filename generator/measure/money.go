package measure

import (
	"math"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// money is a sum of amounts. It is exact for as long as the digits of a decimal
// reach, and close to it beyond.
type money struct {
	exact decimal.Decimal
	rough float64 // instead of exact, once lost
	lost  bool
}

func exactly(d decimal.Decimal) money { return money{exact: d} }

func (m money) add(n money) money {
	if !m.lost && !n.lost {
		if sum, err := m.exact.Add(n.exact); err == nil {
			return exactly(sum)
		}
	}
	return money{rough: m.float() + n.float(), lost: true}
}

func (m money) sub(n money) money {
	return m.add(money{exact: n.exact.Neg(), rough: -n.rough, lost: n.lost})
}

func (m money) times(d decimal.Decimal) money {
	if !m.lost {
		if product, err := m.exact.Mul(d); err == nil {
			return exactly(product)
		}
	}
	return money{rough: m.float() * toFloat(d), lost: true}
}

// over divides by a rate above 0.
func (m money) over(d decimal.Decimal) money {
	if !m.lost {
		if quotient, err := m.exact.Quo(d); err == nil {
			return exactly(quotient)
		}
	}
	return money{rough: m.float() / toFloat(d), lost: true}
}

func (m money) abs() money {
	return money{exact: m.exact.Abs(), rough: math.Abs(m.rough), lost: m.lost}
}

func (m money) float() float64 {
	if m.lost {
		return m.rough
	}
	return toFloat(m.exact)
}

// powersOfTen are exact in binary.
var powersOfTen = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

// toFloat returns the float64 nearest to d. The quotient of two exact numbers is
// correctly rounded; only for more digits than that d is read as text.
func toFloat(d decimal.Decimal) float64 {
	if c := d.Coef(); c < 1<<53 && d.Scale() < len(powersOfTen) {
		f := float64(c) / powersOfTen[d.Scale()]
		if d.IsNeg() {
			return -f
		}
		return f
	}
	f, _ := d.Float64()
	return f
}

// convert returns an amount in the reporting currency, by the rate of the day of
// its event; ok is false before the first rate.
func (w *study) convert(amount money, currency string, day record.Date) (m money, ok bool) {
	if currency == w.s.Currency.V {
		return amount, true
	}
	rate, ok := w.s.Rate(currency, day)
	return amount.times(rate), ok
}

// worth is what an order comes to in its own currency.
type worth struct {
	amount   money
	currency string
	known    bool // the order has a value
}

// orderWorths returns what each order of the factory comes to.
func (w *study) orderWorths() []worth {
	if w.worths != nil || len(w.f.Orders) == 0 {
		return w.worths
	}
	w.worths = make([]worth, len(w.f.Orders))
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		amount, ok := o.Worth()
		w.worths[i] = worth{exactly(amount), w.f.CurrencyOf(o, w.s), ok}
	}
	return w.worths
}

// placedWorth returns what an order comes to in the reporting currency by the rate of
// the day it was placed; known is false when that cannot be said, and the measure then
// asks for what is missing.
func (w *study) placedWorth(m *Measure, i int) (amount money, known bool) {
	v := w.orderWorths()[i]
	if !v.known {
		m.Needs = "orders.value"
		return money{}, false
	}
	amount, known = w.convert(v.amount, v.currency, w.f.Orders[i].Placed.V)
	if !known && m.Needs == "" {
		m.Needs = "rates"
	}
	return amount, known
}

// leftOutNote is said of measures of periods.
const leftOutNote = " Money is taken into the reporting currency by the rate of its day. A period with an order whose worth is not known in that currency (no rate, no value) is left out whole and counted as `left_out`: it is never zero."

// ratesNote is said of measures whose money is converted.
const ratesNote = " Money is taken into the reporting currency by the rate of its day; what has no rate is left out and counted as `no_rate`."
