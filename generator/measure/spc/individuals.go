package spc

import "math"

// The constants of an individuals chart with moving ranges of two points.
const (
	// d2 is the mean range of two points of a normal process in units of its
	// standard deviation, to the three digits of every printed table.
	d2 = 1.128
	// d4 turns the mean moving range into the upper limit of the ranges.
	d4 = 3.267
	// guard is the relative distance below which a value and a line count as
	// equal, so that rounding in the last digits neither makes nor hides a
	// signal.
	guard = 1e-9
)

// Limits are the natural process limits of an individuals chart, in the unit of
// the values.
type Limits struct {
	Centre     float64 // mean of the values
	MeanRange  float64 // mean of |x[i] − x[i−1]|
	Sigma      float64 // MeanRange ÷ 1.128
	Lower      float64 // Centre − 3 Sigma
	Upper      float64 // Centre + 3 Sigma
	RangeUpper float64 // 3.267 MeanRange
}

// Individuals returns the limits of all values in their order, without any
// policy about how many are enough; ok is false for fewer than two. Wheeler
// prints the distance of the limits as 2.66 mean ranges, which is 3 ÷ 1.128.
func Individuals(values []float64) (l Limits, ok bool) {
	if len(values) < 2 {
		return Limits{}, false
	}
	// Sums of huge values would overflow: work in smaller units and go back.
	unit := unitFor(values)
	var sum, ranges float64
	previous := 0.0
	for i, v := range values {
		v /= unit
		sum += v
		if i > 0 {
			ranges += math.Abs(v - previous)
		}
		previous = v
	}
	centre := sum / float64(len(values))
	meanRange := ranges / float64(len(values)-1)
	sigma := meanRange / d2
	return Limits{
		Centre:     finite(centre * unit),
		MeanRange:  finite(meanRange * unit),
		Sigma:      finite(sigma * unit),
		Lower:      finite((centre - 3*sigma) * unit),
		Upper:      finite((centre + 3*sigma) * unit),
		RangeUpper: finite(d4 * meanRange * unit),
	}, true
}

// Side reports on which side of the centre line v lies: -1 below, 1 above, 0 on
// it.
func (l Limits) Side(v float64) int {
	return compare(v, l.Centre, max(math.Abs(l.Centre), l.Sigma))
}

// Beyond reports on which side of both limits v lies: -1 below the lower, 1 above
// the upper, 0 within them or on one of them.
func (l Limits) Beyond(v float64) int {
	if compare(v, l.Upper, max(math.Abs(l.Upper), math.Abs(l.Centre))) > 0 {
		return 1
	}
	if compare(v, l.Lower, max(math.Abs(l.Lower), math.Abs(l.Centre))) < 0 {
		return -1
	}
	return 0
}

// compare orders v against a line; scale is the size that the guard is relative
// to (not the line alone: a line at 0 by cancellation has no size of its own).
func compare(v, line, scale float64) int {
	slack := guard * scale
	switch {
	case v > line+slack:
		return 1
	case v < line-slack:
		return -1
	}
	return 0
}

// unitFor returns the power of two to divide the values by so that sums,
// differences and three sigmas of them stay finite. It is 1 for any value a
// record can hold.
func unitFor(values []float64) float64 {
	const big = 0x1p900
	for _, v := range values {
		if math.Abs(v) > big {
			return 0x1p120
		}
	}
	return 1
}

// finite keeps an overflow at the largest number.
func finite(v float64) float64 {
	return max(-math.MaxFloat64, min(math.MaxFloat64, v))
}
