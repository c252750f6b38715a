package measure

import (
	"slices"

	"factorybook/generator/record"
)

var agreementLeftDays = Definition{
	ID: "agreement_left_days", Side: Importer, Practice: Incentives, Unit: UnitDays, MinN: 1,
	compute:  computeAgreementLeftDays,
	Question: "For how long is it agreed that we go on?",
	Formula:  "The latest `until` − as-of day. Open-ended: no figure.",
	Counts:   "Agreements in force on the as-of day: framework, price-list, volume, exclusivity.",
	Excludes: "Confidentiality and quality agreements.",
	Pitfalls: "An agreement is worth what both sides do in it.",
	Source:   "Days between dates.",
	Example:  "A framework until 9 January 2026, as of 30 June 2025: 193 days.",
	Field:    "agreements",
}

// lastingKinds are the agreements that carry the relationship. Confidentiality and
// quality agreements do not run out in a way that needs a talk.
var lastingKinds = [...]string{"framework", "price-list", "volume", "exclusivity"}

// computeAgreementLeftDays is the time until the last agreement in force runs out. One
// without an end has no number.
func computeAgreementLeftDays(w *study, m *Measure) {
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
