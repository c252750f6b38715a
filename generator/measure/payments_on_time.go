package measure

var paymentsOnTime = Definition{
	ID: "payments_on_time", Side: Importer, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 3,
	compute:  computePaymentsOnTime,
	Question: "Do we pay by the day that was agreed?",
	Formula:  "n = payments due in the window that are paid or overdue; k = paid on or before due, or, when our banks are closed on that day, on or before the next working day; k ÷ n.",
	Counts:   "Payments of every stage but credits and refunds, by the day they are due: `due` as written, else `days` after the event in `after`. An open one past its day counts as late." + eventNote,
	Excludes: "Payments without `due` and `after`, and those whose event has not happened; those due on or after the order's cancellation; credits and refunds.",
	Pitfalls: "The day we paid is not the day the money arrived.",
	Source:   wilson,
	Example:  "Eleven of twelve paid in time: 11 of 12, likely between 65 % and 99 %.",
	Field:    "orders.payments.due",
	Missing:  []Fact{FactPayments, FactPaymentDue, FactPaymentEvent},
	Lateness: true,
}

// computePaymentsOnTime counts payments by the day they were due.
func computePaymentsOnTime(w *study, m *Measure) {
	for i := range w.res.Debts {
		d := &w.res.Debts[i]
		m.nothing = m.nothing || d.Dated()
		if !d.Due.Known() || d.Moot {
			continue
		}
		ref := d.ref()
		if days, paid := d.Days(); paid {
			ref.Value, ref.Hit = Some(float64(days)), days <= 0
		} else if d.Overdue(w.asOf) {
			ref.Value = Some(float64(w.asOf - d.By))
			m.overdue(ref)
		} else {
			continue
		}
		m.count(w.when(ref.On), ref)
	}
}
