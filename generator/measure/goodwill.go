package measure

import "factorybook/generator/record"

var goodwillReceived = Definition{
	ID: "goodwill_received", Side: Factory, Practice: Incentives, Unit: UnitCount, MinN: 1,
	compute:  computeGoodwill(record.ByFactory),
	Question: "What did the factory do for us beyond the contract?",
	Formula:  "n = entries by the factory dated in the window. `money` is the sum of those with a value.",
	Counts:   "Entries of `goodwill` with `by: factory` and a day.",
	Excludes: "Entries without `on`; for `money`, those without a value." + ratesNote,
	Pitfalls: "What is not written down is soon forgotten by the side that received it.",
	Source:   "A count.",
	Example:  "Free samples in March and a rush order in June: 2.",
	Field:    "goodwill",
}

var goodwillGiven = Definition{
	ID: "goodwill_given", Side: Importer, Practice: Incentives, Unit: UnitCount, MinN: 1,
	compute:  computeGoodwill(record.ByImporter),
	Question: "What did we do for the factory beyond the contract?",
	Formula:  "n = entries by the importer dated in the window. `money` is the sum of those with a value.",
	Counts:   "Entries of `goodwill` with `by: importer` and a day.",
	Excludes: "Entries without `on`; for `money`, those without a value." + ratesNote,
	Pitfalls: "Counting favours is for remembering to say thanks, not for sending an account.",
	Source:   "A count.",
	Example:  "A trend report shared in April: 1.",
	Field:    "goodwill",
}

// computeGoodwill counts what a side did for the other beyond the contract.
func computeGoodwill(by string) func(*study, *Measure) {
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
			m.moreMoney("money", w.s.Currency.V, sum.float())
		}
	}
}

func (w *study) goodwillWorth(g *record.Goodwill) (money, bool) {
	if !g.Value.Known() {
		return money{}, false
	}
	return w.convert(exactly(g.Value.V), g.Currency.Or(w.f.CurrencyOf(nil, w.s)), g.On.V)
}
