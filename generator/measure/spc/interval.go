package spc

import "math"

// z95 is the 97.5th percentile of the standard normal distribution.
const z95 = 1.959963984540054

// Interval is a 95 % confidence interval, both ends included.
type Interval struct{ Low, High float64 }

// Contains reports whether v lies in the interval.
func (i Interval) Contains(v float64) bool { return i.Low <= v && v <= i.High }

// Wilson returns Wilson's score interval of k successes in n trials. Unlike the
// textbook p ± z √(p(1−p)/n) it stays within [0, 1] and says something sensible
// about 0 of 8 and 8 of 8.
//
//	(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)
//
// Nothing is known from no trials: n ≤ 0 gives [0, 1]. k is taken into [0, n].
func Wilson(k, n int) Interval {
	if n <= 0 {
		return Interval{0, 1}
	}
	k = max(0, min(n, k))
	size := float64(n)
	p := float64(k) / size
	centre := p + z95*z95/(2*size)
	half := z95 * math.Sqrt(p*(1-p)/size+z95*z95/(4*size*size))
	denominator := 1 + z95*z95/size
	i := Interval{(centre - half) / denominator, (centre + half) / denominator}
	// The ends are exact where the algebra is and the rounding is not.
	if k == 0 {
		i.Low = 0
	}
	if k == n {
		i.High = 1
	}
	return i
}

// Newcombe returns the hybrid score interval of the difference of two shares,
// k1/n1 − k2/n2, from their Wilson intervals [l, u], without continuity
// correction:
//
//	p1 − p2 − √((p1 − l1)² + (u2 − p2)²)  to  p1 − p2 + √((u1 − p1)² + (p2 − l2)²)
//
// When either n is 0 nothing is known: [−1, 1].
func Newcombe(k1, n1, k2, n2 int) Interval {
	if n1 <= 0 || n2 <= 0 {
		return Interval{-1, 1}
	}
	p1 := float64(max(0, min(n1, k1))) / float64(n1)
	p2 := float64(max(0, min(n2, k2))) / float64(n2)
	w1, w2 := Wilson(k1, n1), Wilson(k2, n2)
	return Interval{
		max(-1, p1-p2-math.Hypot(p1-w1.Low, w2.High-p2)),
		min(1, p1-p2+math.Hypot(w1.High-p1, p2-w2.Low)),
	}
}
