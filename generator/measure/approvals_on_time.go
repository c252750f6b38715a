package measure

var approvalsOnTime = Definition{
	ID: "approvals_on_time", Side: Importer, Practice: Adapting, Unit: UnitShare, Share: true, Previous: true, MinN: 5,
	compute:  computeApprovalsOnTime,
	Question: "Do we approve samples, artwork and documents by the day the factory needs them?",
	Formula:  "n = approvals due in the window and before the as-of day, or already done; k = done on or before due; k ÷ n.",
	Counts:   "Approvals of all orders, by `due`. An open one past its day counts as late.",
	Excludes: "Approvals without `due`; those due on or after the order's cancellation; open ones of a closed order.",
	Pitfalls: "A day set by us to suit ourselves proves little: agree it with the factory.",
	Source:   wilson,
	Example:  "Artwork was due on 20 February and done on the 26th, a colour master was done in time: 1 of 2.",
	Field:    "orders.approvals.due",
	Missing:  []Fact{FactApprovalDue},
	Lateness: true,
}

// computeApprovalsOnTime counts what the factory waited for from us.
func computeApprovalsOnTime(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Approvals {
			a := &o.Approvals[j]
			if !a.Due.Known() {
				continue
			}
			m.nothing = true
			if o.Moot(a.Due) || !a.Done.Known() && o.End().Closed {
				continue
			}
			ref := Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: a.Pos}
			if !a.Done.Known() && !o.Awaits(a) && a.Due.V < w.asOf {
				// It was late before the cancellation, and nobody waits for it any more.
				ref.On, ref.Value = a.Due.V, Some(float64(w.asOf-a.Due.V))
				m.count(w.when(a.Due.V), ref)
				continue
			}
			w.kept(m, ref, a.Due.V, a.Done)
		}
	}
}
