package measure

var shortNotice = Definition{
	ID: "short_notice", Side: Importer, Practice: Consistency, Unit: UnitShare, Share: true, CountsAgainst: true, Previous: true, MinN: 5,
	compute:  computeShortNotice,
	Question: "How often do we ask for goods sooner than agreed?",
	Formula:  "n = orders placed in the window with `requested`; k = those with requested − placed < `terms.lead_time_days`; k ÷ n.",
	Counts:   "All orders with both days, cancelled ones too.",
	Excludes: "Everything while no lead time is agreed.",
	Pitfalls: "A small k is good here.",
	Source:   wilson,
	Example:  "Lead time 45 days; two of nine orders asked for less: 2 of 9.",
	Field:    "orders.requested",
	Missing:  []Fact{FactRequested},
}

// computeShortNotice counts orders that asked for less than the agreed lead time.
func computeShortNotice(w *study, m *Measure) {
	lead := w.f.Terms.LeadTimeDays
	if !lead.Known() {
		m.Needs = "terms.lead_time_days"
		return
	}
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		if !o.Placed.Known() || !o.Requested.Known() {
			continue
		}
		days := int(o.Requested.V - o.Placed.V)
		m.count(w.when(o.Placed.V), Ref{
			Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Requested.Pos, On: o.Placed.V,
			Value: Some(float64(days)), Hit: days < lead.V,
		})
	}
}
