package figures

import (
	"github.com/govalues/decimal"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// InWork is the span of days during which an order was worked on: from its first day
// to the one on which all of it was there or it ended; until the as-of day while it is open.
func InWork(p words.Place, f *record.Factory, dues []*measure.Due, o *record.Order) record.Span {
	begin := o.Begin()
	if begin.IsZero() {
		return record.Span{}
	}
	if f.WaitsForGoods(o, p.Settings) {
		return record.SpanOf(begin, max(begin, p.AsOf))
	}
	var last record.Date
	for _, d := range dues {
		last = max(last, LastDay(d))
	}
	if last.IsZero() { // nothing came, or on no day that is known
		last = o.End().On
	}
	return record.SpanOf(begin, max(begin, last))
}

// LastDay is the day by which a due was there, or no day.
func LastDay(d *measure.Due) record.Date {
	if d.Outcome == measure.DueDelivered && d.High < measure.Never {
		return d.High
	}
	return d.Completed
}

// minStreak is from how many deliveries in a row on it is said that they were all alike.
const minStreak = 4

// Streak says since when all goods were ready in time, or none, or "".
func Streak(p words.Place, r *measure.Result) string {
	n, first := 0, false
	var since record.Date
	adjusted, of := 0, 0
	for i := len(r.Dues) - 1; i >= 0; i-- { // by the day promised
		d := &r.Dues[i]
		counts, kept := d.InTime(p.AsOf)
		if !counts {
			continue
		}
		if n == 0 {
			first = kept
		}
		if kept != first {
			break
		}
		n++
		since = d.Original
		if counts, kept := d.InTimeAdjusted(p.AsOf); counts {
			of++
			if kept {
				adjusted++
			}
		}
	}
	w := p.Words
	switch {
	case n < minStreak:
		return ""
	case first:
		return w.Say("orders.streak", "n", n, "since", since)
	case adjusted > 0:
		return w.Say("orders.streak_late", "n", n, "since", since, "k", adjusted, "of", of)
	}
	return w.Say("orders.streak_late_theirs", "n", n, "since", since)
}

// OpenSum says of orders in work how many there are and what they come to.
func OpenSum(p words.Place, f *record.Factory, ids []string, overdue int) string {
	parts := []string{p.Words.Say("orders.count", "n", len(ids))}
	if overdue > 0 {
		parts[0] = p.Words.Say("orders.count_overdue", "n", len(ids), "overdue", overdue)
	}
	return words.JoinTitle(append(parts, worthOf(p, f, ids)...)...)
}

// OrdersSum says of a group of orders how many there are, how many deliveries were in
// time, and what they come to; inWork more of them stand elsewhere.
func OrdersSum(p words.Place, f *record.Factory, ids []string, dues []*measure.Due, inWork int) string {
	w := p.Words
	parts := []string{w.Say("orders.count", "n", len(ids))}
	if inWork > 0 {
		parts[0] = w.Say("orders.count_more", "n", len(ids), "open", inWork)
	}
	var n, k, adjustedN, adjusted int
	for _, d := range dues {
		if counts, kept := d.InTime(p.AsOf); counts {
			n++
			k += one(kept)
		}
		if counts, kept := d.InTimeAdjusted(p.AsOf); counts {
			adjustedN++
			adjusted += one(kept)
		}
	}
	if n > 0 {
		parts = append(parts, w.Say("orders.in_time", "k", k, "n", n))
	}
	if adjustedN > 0 && adjusted != k {
		parts = append(parts, w.Say("orders.in_time_adjusted", "k", adjusted, "n", adjustedN))
	}
	parts = append(parts, worthOf(p, f, ids)...)
	return words.JoinTitle(parts...)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// worthOf adds up what orders come to, by currency; nothing where the worth of one of
// them is not known. What was called off counts nothing.
func worthOf(p words.Place, f *record.Factory, ids []string) []string {
	var currencies []string
	sums := map[string]decimal.Decimal{}
	for _, id := range ids {
		o, ok := f.Order(id)
		if !ok || o.End().Cancelled {
			continue
		}
		worth, known := o.Wanted()
		if !known {
			return nil
		}
		currency := f.CurrencyOf(o, p.Settings)
		if _, seen := sums[currency]; !seen {
			currencies = append(currencies, currency)
		}
		sum, err := sums[currency].Add(worth)
		if err != nil {
			return nil
		}
		sums[currency] = sum
	}
	var list []string
	for _, currency := range currencies {
		if sum := sums[currency]; sum.IsPos() {
			list = append(list, p.Words.WholeMoney(currency, sum))
		}
	}
	return list
}
