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
	Formula:  "Σ amount × max(0, days late) ÷ Σ amount; days late are paid − due, 0 from the due day to the next working day when our banks are closed, and counted from that one after it. `signed` is the same with early days below 0; `worst` the most days late. Charted signed, by due, order, place in the file.",
	Counts:   "Payments made with an amount, due in the window: on `due` as written, else `days` after the event in `after`." + eventNote,
	Excludes: "Open payments; payments without an amount, without `due` and `after`, and those whose event has not happened; those due on or after the order's cancellation; credits and refunds." + ratesNote,
	Pitfalls: "One large late balance outweighs many small deposits in time; that is meant.",
	Source:   "Days beyond terms (credit management). " + xmr,
	Example:  "4,000 in time, 6,000 six days late, 2,000 eight days late: 52,000 ÷ 12,000 = 4.33 days.",
	Field:    "orders.payments.paid",
	Missing:  []Fact{FactPayments, FactPaymentDue, FactPaymentEvent},
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
	list := make([]paid, 0, len(w.res.Debts))
	incomplete := ""
	for i := range w.res.Debts {
		d := &w.res.Debts[i]
		m.nothing = m.nothing || d.Dated()
		if !d.Due.Known() || d.Moot {
			continue
		}
		ref, inWindow := d.ref(), w.window.Contains(d.Due.V)
		days, made := d.Days()
		switch p := d.Payment; {
		case !made:
			if d.Overdue(w.asOf) {
				ref.Value = Some(float64(w.asOf - d.By))
				m.overdue(ref)
			}
		case !p.Amount.Known():
			if inWindow {
				incomplete = "orders.payments.amount"
			}
		default:
			currency := p.Currency.Or(w.f.CurrencyOf(d.Order, w.s))
			weight, ok := w.convert(exactly(p.Amount.V), currency, p.Paid.V)
			if !ok {
				if inWindow {
					m.NoRate++
					incomplete = "rates"
				}
				continue
			}
			ref.Value, ref.Hit = Some(float64(days)), days <= 0
			list = append(list, paid{ref, float64(days), max(0, weight.float())})
		}
	}
	if incomplete != "" {
		m.nothing, m.Needs = false, incomplete
	} else if !m.nothing && len(w.res.Debts) > 0 {
		m.Needs = "orders.payments.due"
	}
	// Orders stand by `placed`: a stable sort by due day and id keeps the file's order.
	slices.SortStableFunc(list, func(a, b paid) int {
		return cmp.Or(cmp.Compare(a.On, b.On), strings.Compare(a.ID, b.ID))
	})
	return list
}

// eventNote is said of measures of payments.
const eventNote = " Of several deliveries the last one of the order gives the day; while the order waits for goods, nothing is due after them or their papers."
