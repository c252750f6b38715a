package spc

import "math"

// AttributeChart is a chart of what was found in samples of varying size: its
// limits move with the size.
type AttributeChart struct {
	Centre float64   // all found ÷ all inspected
	SigmaZ float64   // Laney's spread between lots in units of the spread within them; 1 for p and u
	Lower  []float64 // per sample; not below 0
	Upper  []float64 // per sample; not above 1 for shares
}

// Beyond reports whether sample i, with found in size, lies strictly outside its
// limits.
func (c AttributeChart) Beyond(i int, found, size float64) bool {
	v := found / size
	return compare(v, c.Upper[i], c.Upper[i]) > 0 || compare(v, c.Lower[i], c.Lower[i]) < 0
}

// P returns the chart of the share of nonconforming units: sigma of sample i is
// √(p̄ (1 − p̄) ÷ size[i]). ok is false when the slices differ in length or are
// empty, a size is not above 0, or more was found than inspected.
func P(found, size []float64) (c AttributeChart, ok bool) {
	return attributes(found, size, true, false)
}

// U returns the chart of nonconformities per unit: sigma of sample i is
// √(ū ÷ size[i]). ok is false as in P, but more than one per unit may be found.
func U(found, size []float64) (c AttributeChart, ok bool) {
	return attributes(found, size, false, false)
}

// PPrime returns Laney's p′ chart. Big samples make the limits of a p chart so
// narrow that nearly every lot is outside; p′ widens them by how much the lots
// differ anyhow: SigmaZ is the mean moving range of z[i] = (p[i] − p̄) ÷ sigma[i],
// ÷ 1.128. ok is false as in P, for fewer than two lots, and when nothing or
// everything was found, where z has no meaning. See LaneyApplies.
func PPrime(found, size []float64) (c AttributeChart, ok bool) {
	return attributes(found, size, true, true)
}

// UPrime is to U what PPrime is to P.
func UPrime(found, size []float64) (c AttributeChart, ok bool) {
	return attributes(found, size, false, true)
}

// LaneyApplies reports whether p′ limits are worth drawing: at least 12 lots,
// and on average at least 5 found in a lot (mean n·p̄ = all found ÷ lots).
func LaneyApplies(found []float64) bool {
	if len(found) < 12 {
		return false
	}
	var sum float64
	for _, f := range found {
		sum += f / float64(len(found))
	}
	return sum >= 5*(1-guard)
}

func attributes(found, size []float64, shares, laney bool) (c AttributeChart, ok bool) {
	c.Centre, ok = centreOf(found, size, shares)
	if !ok {
		return AttributeChart{}, false
	}
	variance := c.Centre
	if shares {
		variance = c.Centre * (1 - c.Centre)
	}
	c.SigmaZ = 1
	if laney {
		if len(found) < 2 || variance <= 0 {
			return AttributeChart{}, false
		}
		c.SigmaZ = sigmaZ(found, size, c.Centre, variance)
	}
	lines := make([]float64, 2*len(found))
	c.Lower, c.Upper = lines[:len(found):len(found)], lines[len(found):]
	for i, n := range size {
		half := 3 * c.SigmaZ * math.Sqrt(variance/n)
		c.Lower[i], c.Upper[i] = max(0, c.Centre-half), finite(c.Centre+half)
		if shares {
			c.Upper[i] = min(1, c.Upper[i])
		}
	}
	return c, true
}

// centreOf returns all found ÷ all inspected, and whether the samples make
// sense. Counts beyond 1e15, where units can no longer be told apart, do not.
func centreOf(found, size []float64, shares bool) (float64, bool) {
	const most = 1e15
	if len(found) == 0 || len(found) != len(size) {
		return 0, false
	}
	var sumFound, sumSize float64
	for i, n := range size {
		f := found[i]
		sound := f >= 0 && f <= most && n >= 1/most && n <= most && (!shares || f <= n)
		if !sound {
			return 0, false
		}
		sumFound += f
		sumSize += n
	}
	return sumFound / sumSize, true
}

func sigmaZ(found, size []float64, centre, variance float64) float64 {
	var sum, previous float64
	for i, n := range size {
		z := (found[i]/n - centre) / math.Sqrt(variance/n)
		if i > 0 {
			sum += math.Abs(z - previous)
		}
		previous = z
	}
	return sum / float64(len(found)-1) / d2
}
