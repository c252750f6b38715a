package measure

import "factorybook/generator/record"

var volumeCommitment = Definition{
	ID: "volume_commitment", Side: Importer, Practice: Incentives, Unit: UnitRatio, MinN: 1,
	compute:  computeVolumeCommitment,
	Question: "Do we order what we said we would?",
	Formula:  "`ordered` in the current period ÷ `committed`, which is the volume × the share of the period's days up to and including the as-of day.",
	Counts:   "The agreement in force with `volume` that began last. Its period is the year, quarter or month counted from its `from` (else `signed`); without `per` the whole term; with neither `per` nor `until` there is no figure, only `ordered`. Orders placed in the period, in the agreement's currency.",
	Excludes: "Cancelled orders and lines. Orders in another currency go by the rate of the day they were placed and the agreement's currency on the as-of day. With an order whose worth is not known in the agreement's currency (no rate, no value) there is no figure, and the period is counted as `left_out`.",
	Pitfalls: "Orders are seldom even over a year: 0.8 in the middle of a season may be well.",
	Source:   "A ratio.",
	Example:  "400,000 a year from 10 January 2025; by 30 June, 172 of 365 days, 188,493 are committed. 150,000 ordered is 0.80.",
	Field:    "agreements.volume",
}

// computeVolumeCommitment compares what was ordered in the current period of the
// agreement with the part of its volume that the days passed stand for.
func computeVolumeCommitment(w *study, m *Measure) {
	a := w.f.VolumeAgreement(w.asOf)
	if a == nil {
		return
	}
	currency := a.Volume.Currency.Or(w.f.CurrencyOf(nil, w.s))
	period, whole := agreementPeriod(a, w.asOf)
	ordered, known := w.orderedIn(m, record.Span{From: period.From, Until: w.asOf + 1}, currency)
	if !known {
		m.LeftOut, m.Inputs = 1, nil
		return
	}
	m.add(w.agreementRef(a))
	m.moreMoney("ordered", currency, ordered.float())
	if !whole {
		return
	}
	committed := exactly(a.Volume.Value.V).float() * float64(w.asOf+1-period.From) / float64(period.Days())
	m.moreMoney("committed", currency, committed)
	if committed > 0 {
		m.Value = Some(ordered.float() / committed)
	}
}

// agreementPeriod returns the period of the volume that holds the day: a year, a
// quarter or a month counted from the first day, else the whole term. whole is
// false when the term is open-ended: then only its begin is meant.
func agreementPeriod(a *record.Agreement, day record.Date) (period record.Span, whole bool) {
	begin := a.Begin()
	months := map[string]int{"year": 12, "quarter": 3, "month": 1}[a.Volume.Per.V]
	if months == 0 {
		return record.Span{From: begin, Until: a.Until.V + 1}, a.Until.Known()
	}
	y0, m0, _ := begin.Civil()
	y1, m1, _ := day.Civil()
	n := ((y1-y0)*12 + int(m1-m0)) / months
	if begin.AddMonths(n*months) > day {
		n--
	}
	return record.Span{From: begin.AddMonths(n * months), Until: begin.AddMonths((n + 1) * months)}, true
}

// orderedIn returns what was ordered in a span and not cancelled, in a currency:
// orders in it as they are, others by the rate of the day they were placed and
// the currency's own on the as-of day. known is false when the worth of one of them
// cannot be said.
func (w *study) orderedIn(m *Measure, span record.Span, currency string) (sum money, known bool) {
	orders, _ := w.placedIn(span)
	for i := range orders {
		o := &orders[i]
		if o.Cancelled.Known() || o.End().Cancelled {
			continue
		}
		wanted, ok := o.Wanted()
		if !ok {
			m.Needs = "orders.value"
			return money{}, false
		}
		amount, ok := w.inCurrency(worth{exactly(wanted), w.f.CurrencyOf(o, w.s), true}, o.Placed.V, currency)
		if !ok {
			m.Needs = "rates"
			return money{}, false
		}
		sum = sum.add(amount)
		m.Inputs = append(m.Inputs, Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Source.Pos, On: o.Placed.V, Value: Some(amount.float())})
	}
	return sum, true
}

func (w *study) inCurrency(v worth, placed record.Date, currency string) (money, bool) {
	if v.currency == currency {
		return v.amount, true
	}
	amount, ok := w.convert(v.amount, v.currency, placed)
	if !ok {
		return money{}, false
	}
	rate, ok := w.s.Rate(currency, w.asOf)
	if !ok || !rate.IsPos() {
		return money{}, false
	}
	return amount.over(rate), true
}
