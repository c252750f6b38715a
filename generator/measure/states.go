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
	case m.Run, differs(m):
		return Changed
	}
	return Steady
}

// differs reports whether the share can be told from the one of the window
// before: both have enough cases, and Newcombe's interval of their difference
// leaves out 0.
func differs(m *Measure) bool {
	p := m.Previous
	return p != nil && m.N >= m.Def.MinN && p.N >= m.Def.MinN &&
		!spc.Newcombe(m.K, m.N, p.K, p.N).Contains(0)
}
