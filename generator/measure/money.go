package measure

import (
	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

// money is a sum of amounts. It is exact for as long as the digits of a decimal
// reach, and close to it beyond.
type money struct {
	exact decimal.Decimal
	rough float64
	lost  bool // exact no longer holds it
}

func exactly(d decimal.Decimal) money {
	f, _ := d.Float64()
	return money{exact: d, rough: f}
}

func (m money) add(n money) money {
	sum := money{rough: m.rough + n.rough, lost: m.lost || n.lost}
	if !sum.lost {
		var err error
		sum.exact, err = m.exact.Add(n.exact)
		sum.lost = err != nil
	}
	return sum
}

func (m money) sub(n money) money {
	n.exact, n.rough = n.exact.Neg(), -n.rough
	return m.add(n)
}

func (m money) times(d decimal.Decimal) money {
	f, _ := d.Float64()
	product := money{rough: m.rough * f, lost: m.lost}
	if !product.lost {
		var err error
		product.exact, err = m.exact.Mul(d)
		product.lost = err != nil
	}
	return product
}

// over divides by a rate above 0.
func (m money) over(d decimal.Decimal) money {
	f, _ := d.Float64()
	quotient := money{rough: m.rough / f, lost: m.lost}
	if !quotient.lost {
		var err error
		quotient.exact, err = m.exact.Quo(d)
		quotient.lost = err != nil
	}
	return quotient
}

func (m money) abs() money {
	if m.float() < 0 {
		return money{}.sub(m)
	}
	return m
}

func (m money) float() float64 {
	if m.lost {
		return m.rough
	}
	f, _ := m.exact.Float64()
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

// orderWorths returns what each order of the factory comes to: the sum of its
// lines, else its value. A line without a price or a quantity leaves the sum
// unknown.
func (w *study) orderWorths() []worth {
	if w.worths != nil || len(w.f.Orders) == 0 {
		return w.worths
	}
	w.worths = make([]worth, len(w.f.Orders))
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		sum, ok := lineSum(o)
		if !ok && o.Value.Known() {
			sum, ok = exactly(o.Value.V), true
		}
		w.worths[i] = worth{sum, w.f.CurrencyOf(o, w.s), ok}
	}
	return w.worths
}

func lineSum(o *record.Order) (sum money, ok bool) {
	for i := range o.Lines {
		l := &o.Lines[i]
		if !l.Price.Known() || !l.Quantity.Known() {
			return money{}, false
		}
		sum = sum.add(exactly(l.Price.V).times(l.Quantity.V))
	}
	return sum, len(o.Lines) > 0
}

// placedWorth returns what an order comes to in the reporting currency by the
// rate of the day it was placed. hasRate is false when it has a value and no
// rate.
func (w *study) placedWorth(i int) (m money, known, hasRate bool) {
	v := w.orderWorths()[i]
	if !v.known {
		return money{}, false, true
	}
	m, ok := w.convert(v.amount, v.currency, w.f.Orders[i].Placed.V)
	return m, ok, ok
}
