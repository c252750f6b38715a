package measure

import (
	"cmp"
	"slices"
	"strings"
)

var daysBeyondTerms = Definition{
	ID: "days_beyond_terms", Side: Importer, Practice: Consistency, Unit: UnitDays, MinN: 3, Charted: true,
	compute:  computeDaysBeyondTerms,
	Question: "How many days late is our money, weighted by how much it is?",
	Formula:  "Σ amount × max(0, paid − due) ÷ Σ amount. `signed` is the same with early days below 0; `worst` the most days late. Charted signed, by due, order, place in the file.",
	Counts:   "Payments made with an amount, due in the window.",
	Excludes: "Open payments; payments without an amount or without `due`; those due on or after the order's cancellation." + ratesNote,
	Pitfalls: "One large late balance outweighs many small deposits in time; that is meant.",
	Source:   "Days beyond terms (credit management). " + xmr,
	Example:  "4,000 in time, 6,000 six days late, 2,000 eight days late: 52,000 ÷ 12,000 = 4.33 days.",
	Field:    "orders.payments.paid",
	Missing:  []Fact{FactPayments, FactPaymentDue},
	Lateness: true, MoreIsWorse: true,
}

// paid is a payment made, with everything that days beyond terms needs.
type paid struct {
	Ref
	days   float64
	weight float64 // in the reporting currency
}

// computeDaysBeyondTerms weighs the lateness of payments made by their amounts.
func computeDaysBeyondTerms(w *study, m *Measure) {
	list := w.paid(m)
	var total, floored, signed, worst float64
	points := make([]Point, len(list))
	for i := range list {
		p := &list[i]
		points[i] = Point{Ref: p.Ref}
		if !w.window.Contains(p.On) {
			continue
		}
		m.add(p.Ref)
		total += p.weight
		floored += p.weight * max(0, p.days)
		signed += p.weight * p.days
		worst = max(worst, p.days)
	}
	if total > 0 {
		m.Value = Some(floored / total)
		m.more("signed", UnitLateness, signed/total)
	}
	if m.N > 0 {
		m.more("worst", UnitDays, worst)
	}
	w.draw(m, points)
}

// paid returns the payments made with an amount, by due day, order id, place in
// the file, and notes what is overdue or left out.
func (w *study) paid(m *Measure) []paid {
	payments := 0
	for i := range w.f.Orders {
		payments += len(w.f.Orders[i].Payments)
	}
	list := make([]paid, 0, payments)
	incomplete := ""
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Payments {
			p := &o.Payments[j]
			if !p.Due.Known() {
				continue
			}
			m.nothing = true
			ref := Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: p.Pos, On: p.Due.V}
			switch inWindow := w.window.Contains(p.Due.V); {
			case o.Moot(p.Due):
			case !p.Paid.Known():
				if p.Due.V < w.asOf {
					ref.Value = Some(float64(w.asOf - p.Due.V))
					m.overdue(ref)
				}
			case !p.Amount.Known():
				if inWindow {
					incomplete = "orders.payments.amount"
				}
			default:
				currency := p.Currency.Or(w.f.CurrencyOf(o, w.s))
				weight, ok := w.convert(exactly(p.Amount.V), currency, p.Paid.V)
				if !ok {
					if inWindow {
						m.NoRate++
						incomplete = "rates"
					}
					continue
				}
				days := float64(p.Paid.V - p.Due.V)
				ref.Value, ref.Hit = Some(days), days <= 0
				list = append(list, paid{ref, days, max(0, weight.float())})
			}
		}
	}
	if incomplete != "" {
		m.nothing, m.Needs = false, incomplete
	} else if !m.nothing && payments > 0 {
		m.Needs = "orders.payments.due"
	}
	// Orders stand by `placed`: a stable sort by due day and id keeps the file's order.
	slices.SortStableFunc(list, func(a, b paid) int {
		return cmp.Or(cmp.Compare(a.On, b.On), strings.Compare(a.ID, b.ID))
	})
	return list
}
