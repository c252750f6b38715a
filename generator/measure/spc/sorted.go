package spc

import (
	"math"
	"slices"
)

// Sorted is a sample in ascending order, sorted once and asked many times. The
// answers of an empty sample are 0: its length is to be looked at first.
type Sorted []float64

// Sort returns a sorted copy of the values, which must not be NaN.
func Sort(values []float64) Sorted {
	s := slices.Clone(values)
	slices.Sort(s)
	return s
}

// Min returns the smallest value.
func (s Sorted) Min() float64 {
	if len(s) == 0 {
		return 0
	}
	return s[0]
}

// Max returns the largest value.
func (s Sorted) Max() float64 {
	if len(s) == 0 {
		return 0
	}
	return s[len(s)-1]
}

// Median returns the middle value, for an even count the mean of the middle
// two.
func (s Sorted) Median() float64 { return s.Quantile(0.5) }

// Quantile returns the value below which a share q of the sample lies, by
// interpolation between x[floor h] and the next for h = (n − 1) q: type 7 of
// Hyndman and Fan, the default of R and of spreadsheets (PERCENTILE.INC). Shares
// outside [0, 1] give the smallest and the largest value.
func (s Sorted) Quantile(q float64) float64 {
	if len(s) == 0 {
		return 0
	}
	h := float64(len(s)-1) * max(0, min(1, q))
	below := min(int(h), len(s)-1)
	above := min(below+1, len(s)-1)
	f := h - float64(below)
	if f == 0 || s[below] == s[above] {
		return s[below]
	}
	return finite((1-f)*s[below] + f*s[above])
}

// mode returns how often the most frequent value occurs.
func (s Sorted) mode() int {
	most, run := 0, 0
	for i, v := range s {
		if i > 0 && v != s[i-1] {
			run = 0
		}
		run++
		most = max(most, run)
	}
	return most
}

// Median returns the median of values in any order.
func Median(values []float64) float64 { return Sort(values).Median() }

// StandardDeviation returns the mean and the sample standard deviation (by
// n − 1) of the values; ok is false for fewer than two.
func StandardDeviation(values []float64) (mean, sd float64, ok bool) {
	if len(values) < 2 {
		return 0, 0, false
	}
	unit := unitFor(values)
	for _, v := range values {
		mean += v / unit
	}
	mean /= float64(len(values))
	// Deviations are squared as shares of the largest one: no overflow, and
	// no loss where they are tiny.
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v/unit-mean))
	}
	if largest > 0 {
		squares := 0.0
		for _, v := range values {
			d := (v/unit - mean) / largest
			squares += d * d
		}
		sd = largest * math.Sqrt(squares/float64(len(values)-1))
	}
	return finite(mean * unit), finite(sd * unit), true
}

// CoefficientOfVariation returns s ÷ mean and the same corrected for the small
// sample, × (1 + 1 ÷ 4n). ok is false for fewer than two values or a mean that
// is not above 0.
func CoefficientOfVariation(values []float64) (raw, corrected float64, ok bool) {
	mean, sd, ok := StandardDeviation(values)
	if !ok || mean <= 0 {
		return 0, 0, false
	}
	raw = finite(sd / mean)
	return raw, finite(raw * (1 + 1/(4*float64(len(values))))), true
}
