package spc

import "math"

// RunChart is a chart around the median, for which nothing about the
// distribution needs to be known.
type RunChart struct {
	Median       float64
	Useful       int // values not on the median; the others are passed over
	LongestRun   int // useful values in a row on one side
	Crossings    int // how often the line between useful values crosses the median
	MaxRun       int // a longer run is a signal
	MinCrossings int // fewer crossings are a signal
}

// Signal reports whether the series shifts or trends more than chance explains.
// Fewer than ten useful values never signal.
func (c RunChart) Signal() bool {
	return c.Useful >= runChartFrom && (c.LongestRun > c.MaxRun || c.Crossings < c.MinCrossings)
}

const runChartFrom = 10

// Runs judges the values in their order around their own median by the rules of
// Anhøj and Olesen.
func Runs(values []float64) RunChart {
	c := RunChart{Median: Median(values)}
	run, side := 0, 0
	for _, v := range values {
		s := compare(v, c.Median, math.Abs(c.Median))
		if s == 0 {
			continue
		}
		c.Useful++
		if side != 0 && s != side {
			c.Crossings++
			run = 0
		}
		run, side = run+1, s
		c.LongestRun = max(c.LongestRun, run)
	}
	c.MaxRun, c.MinCrossings = RunLimits(c.Useful)
	return c
}

// RunLimits returns the longest run and the fewest crossings that chance
// explains among n useful values: round(log2 n) + 3, and the 5th percentile of
// the binomial distribution of n − 1 tosses of a fair coin. Both are 0 for n < 1.
func RunLimits(n int) (maxRun, minCrossings int) {
	if n < 1 {
		return 0, 0
	}
	return int(math.RoundToEven(math.Log2(float64(n)))) + 3, coinQuantile(0.05, n-1)
}

// coinQuantile returns the smallest k with P(X ≤ k) ≥ q for n tosses of a fair
// coin. The sum begins ten standard deviations below the mean, where nothing is
// lost, so that large n neither underflow nor take long.
func coinQuantile(q float64, n int) int {
	size := float64(n)
	k := max(0, int(size/2-5*math.Sqrt(size)))
	total, _ := math.Lgamma(size + 1)
	one, _ := math.Lgamma(float64(k) + 1)
	other, _ := math.Lgamma(size - float64(k) + 1)
	term := math.Exp(total - one - other - size*math.Ln2)
	for sum := term; sum < q && k < n; sum += term {
		term *= float64(n-k) / float64(k+1)
		k++
	}
	return k
}
