package measure

import "factorybook/generator/measure/spc"

// state returns the first state that holds of a measure that has cases. It is
// about change and open ends, never a grade.
func state(m *Measure) State {
	enough := m.N >= m.Def.MinN && !m.thin
	switch {
	case m.Overdue > 0, enough && m.Signal:
		return WorthAsking
	case !enough:
		return TooLittleData
	case m.Run, m.Compare() == Differs:
		return Changed
	}
	return Steady
}

// Comparison says whether a share can be told from that of the window before.
type Comparison uint8

// The comparisons.
const (
	NoneBefore Comparison = iota // there was no case then
	TooFew                       // one of the two has fewer cases than the measure needs
	Alike                        // Newcombe's interval of the difference holds 0
	Differs
)

// Compare compares a share with that of the window before.
func (m *Measure) Compare() Comparison {
	switch p := m.Previous; {
	case p == nil || p.N == 0:
		return NoneBefore
	case m.N < m.Def.MinN || p.N < m.Def.MinN:
		return TooFew
	case spc.Newcombe(m.K, m.N, p.K, p.N).Contains(0):
		return Alike
	}
	return Differs
}
