package measure

var paymentsOnTime = Definition{
	ID: "payments_on_time", Side: Importer, Practice: Consistency, Unit: UnitShare, Share: true, Previous: true, MinN: 3,
	compute:  computePaymentsOnTime,
	Question: "Do we pay by the day that was agreed?",
	Formula:  "n = payments due in the window and before the as-of day, or already paid; k = paid on or before due; k ÷ n.",
	Counts:   "Payments of every stage, by `due`. An open one past its day counts as late.",
	Excludes: "Payments without `due`; those due on or after the order's cancellation.",
	Pitfalls: "The day we paid is not the day the money arrived.",
	Source:   wilson,
	Example:  "Eleven of twelve paid in time: 11 of 12, likely between 65 % and 99 %.",
	Field:    "orders.payments.due",
	Missing:  []Fact{FactPayments, FactPaymentDue},
	Lateness: true,
}

// computePaymentsOnTime counts payments by the day they were due.
func computePaymentsOnTime(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Payments {
			p := &o.Payments[j]
			if !p.Due.Known() {
				continue
			}
			m.nothing = true
			if !o.Moot(p.Due) {
				w.kept(m, Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: p.Pos}, p.Due.V, p.Paid)
			}
		}
	}
}
