package measure

import (
	"slices"

	"factorybook/generator/measure/spc"
)

// The further values of measures, in Entry.Value beside float64, int and string.
type (
	// Counts are cases by kind, in a fixed order, zeros included.
	Counts []Count
	// Count is the number of cases of a kind.
	Count struct {
		Key string
		N   int
	}
	// Group is a part of the cases with its median.
	Group struct {
		N      int
		Median Opt
	}
	// Series is a figure by quarter.
	Series []Quarter
	// Quarter is the figure of a calendar quarter, such as 2025-Q1.
	Quarter struct {
		Quarter string
		Value   float64
	}
)

func groupOf(values []float64) Group {
	g := Group{N: len(values)}
	if g.N > 0 {
		g.Median = Some(spc.Median(values))
	}
	return g
}

func sortInPlace(values []float64) spc.Sorted {
	slices.Sort(values)
	return spc.Sorted(values)
}

// median sets the median alone.
func (m *Measure) median(values []float64) {
	if len(values) > 0 {
		m.Median = Some(sortInPlace(values).Median())
	}
}
