package measure

import (
	"cmp"
	"slices"
	"sort"

	"factorybook/generator/record"
)

// agreementRef names an agreement by its kind and first day.
func (w *study) agreementRef(a *record.Agreement) Ref {
	id := a.Kind.Or("agreement")
	if begin := a.Begin(); !begin.IsZero() {
		id += " " + begin.String()
	}
	return Ref{Kind: RefAgreement, ID: id, File: w.f.File, Pos: a.Pos, On: a.Begin()}
}

// volumeCommitment compares what was ordered in the current period of the
// agreement with the part of its volume that the days passed stand for.
func volumeCommitment(w *study, m *Measure) {
	a := w.volumeAgreement()
	if a == nil {
		return
	}
	m.add(w.agreementRef(a))
	currency := a.Volume.Currency.Or(w.f.CurrencyOf(nil, w.s))
	period, whole := agreementPeriod(a, w.asOf)
	ordered := w.orderedIn(m, record.Span{From: period.From, Until: w.asOf + 1}, currency)
	m.more("ordered", ordered.float())
	if !whole {
		return
	}
	committed := exactly(a.Volume.Value.V).float() * float64(w.asOf+1-period.From) / float64(period.Days())
	m.more("committed", committed)
	if committed > 0 {
		m.Value = Some(ordered.float() / committed)
	}
}

// volumeAgreement returns the agreement in force with a volume that began last,
// or nil. One without a first day has no period.
func (w *study) volumeAgreement() *record.Agreement {
	var latest *record.Agreement
	for i := range w.f.Agreements {
		a := &w.f.Agreements[i]
		if a.Volume.Known() && !a.Begin().IsZero() && a.InForce(w.asOf) && (latest == nil || a.Begin() >= latest.Begin()) {
			latest = a
		}
	}
	return latest
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
// the currency's own on the as-of day.
func (w *study) orderedIn(m *Measure, span record.Span, currency string) money {
	var sum money
	orders, from := w.placedIn(span)
	for i := range orders {
		o := &orders[i]
		v := w.orderWorths()[from+i]
		if o.Cancelled.Known() || !v.known {
			continue
		}
		amount, ok := w.inCurrency(v, o.Placed.V, currency)
		if !ok {
			m.NoRate++
			continue
		}
		sum = sum.add(amount)
		m.Inputs = append(m.Inputs, Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Source.Pos, On: o.Placed.V, Value: Some(amount.float())})
	}
	return sum
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

// placedIn returns the orders placed in a span and the index of the first.
func (w *study) placedIn(span record.Span) (orders []record.Order, from int) {
	all := w.f.Orders
	dated := len(all)
	for dated > 0 && !all[dated-1].Placed.Known() {
		dated--
	}
	place := func(day record.Date) int {
		return sort.Search(dated, func(i int) bool { return all[i].Placed.V >= day })
	}
	from = place(span.From)
	return all[from:max(from, place(span.Until))], from
}

// lastingKinds are the agreements that carry the relationship. Confidentiality and
// quality agreements do not run out in a way that needs a talk.
var lastingKinds = [...]string{"framework", "price-list", "volume", "exclusivity"}

// agreementLeftDays is the time until the last agreement in force runs out. One
// without an end has no number.
func agreementLeftDays(w *study, m *Measure) {
	var until record.Date
	open := false
	for i := range w.f.Agreements {
		a := &w.f.Agreements[i]
		if !slices.Contains(lastingKinds[:], a.Kind.V) || !a.InForce(w.asOf) {
			continue
		}
		ref := w.agreementRef(a)
		if a.Until.Known() {
			ref.Value = Some(float64(a.Until.V - w.asOf))
			until = max(until, a.Until.V)
		} else {
			open = true
		}
		m.add(ref)
	}
	if m.N > 0 && !open {
		m.Value = Some(float64(until - w.asOf))
	}
}

// forecastError and forecastBias compare what we told the factory that we would
// order with what we ordered, over the ended periods.
func forecastError(w *study, m *Measure) {
	if actual, wrong, _ := w.forecasts(m); actual.float() > 0 {
		m.Value = Some(wrong.float() / actual.float())
	}
}

func forecastBias(w *study, m *Measure) {
	if actual, _, over := w.forecasts(m); actual.float() > 0 {
		m.Value = Some(over.float() / actual.float())
	}
}

// forecasts counts the ended periods with a forecast that was shared before they
// began, and returns the sums of what was ordered, of |ordered − forecast| and of
// forecast − ordered.
func (w *study) forecasts(m *Measure) (actual, wrong, over money) {
	if !w.anyWorth() {
		if len(w.f.Orders) > 0 && len(w.f.Forecasts) > 0 {
			m.Needs = "orders.value"
		}
		return
	}
	for _, c := range w.shared() {
		told, ok := w.convert(exactly(c.Value.V), c.Currency.Or(w.f.CurrencyOf(nil, w.s)), c.Shared.V)
		if !ok {
			m.NoRate++
			continue
		}
		var placed money
		orders, from := w.placedIn(c.Period.V.Span)
		for i := range orders {
			amount, known, hasRate := w.placedWorth(from + i)
			if !hasRate {
				m.NoRate++
			}
			if known {
				placed = placed.add(amount)
			}
		}
		miss := told.sub(placed)
		actual, wrong, over = actual.add(placed), wrong.add(miss.abs()), over.add(miss)
		m.add(Ref{Kind: RefForecast, ID: c.Period.V.Name, File: w.f.File, Pos: c.Pos, On: c.Period.V.Span.From, Value: Some(miss.float())})
	}
	return actual, wrong, over
}

// anyWorth reports whether any order has a value; without orders nothing is
// missing, and what was forecast was not ordered.
func (w *study) anyWorth() bool {
	worths := w.orderWorths()
	return len(worths) == 0 || slices.ContainsFunc(worths, func(v worth) bool { return v.known })
}

// shared returns the forecast that counts for each ended period, by period: the
// last one shared before it began.
func (w *study) shared() []*record.Forecast {
	var list []*record.Forecast
	for i := range w.f.Forecasts {
		c := &w.f.Forecasts[i]
		span := c.Period.V.Span
		if c.Period.Known() && c.Value.Known() && c.Shared.Known() && c.Shared.V < span.From && span.Last() <= w.asOf {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, func(a, b *record.Forecast) int {
		return cmp.Or(
			cmp.Compare(a.Period.V.Span.From, b.Period.V.Span.From),
			cmp.Compare(a.Period.V.Span.Until, b.Period.V.Span.Until),
			cmp.Compare(a.Shared.V, b.Shared.V),
		)
	})
	last := list[:0]
	for _, c := range list {
		if n := len(last); n > 0 && last[n-1].Period.V.Span == c.Period.V.Span {
			last[n-1] = c
			continue
		}
		last = append(last, c)
	}
	return last
}

// goodwill counts what a side did for the other beyond the contract.
func goodwill(by string) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		var sum money
		valued := false
		for i := range w.f.Goodwill {
			g := &w.f.Goodwill[i]
			if g.By.V != by || !g.On.Known() || !w.window.Contains(g.On.V) {
				continue
			}
			ref := Ref{Kind: RefGoodwill, ID: g.Kind.Or("goodwill") + " " + g.On.V.String(), File: w.f.File, Pos: g.Pos, On: g.On.V}
			if amount, ok := w.goodwillWorth(g); ok {
				sum, valued = sum.add(amount), true
				ref.Value = Some(amount.float())
			} else if g.Value.Known() {
				m.NoRate++
			}
			m.add(ref)
		}
		m.Value = Some(float64(m.N))
		if valued {
			m.more("money", sum.float())
		}
	}
}

func (w *study) goodwillWorth(g *record.Goodwill) (money, bool) {
	if !g.Value.Known() {
		return money{}, false
	}
	return w.convert(exactly(g.Value.V), g.Currency.Or(w.f.CurrencyOf(nil, w.s)), g.On.V)
}
