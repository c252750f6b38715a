package spc

import (
	"math"
	"slices"
)

// Point is one case of a chart, in the chart's order.
type Point struct {
	Value float64 // must be finite; a point without a finite value is treated as special
	// Special keeps the point out of limits, baselines, ranges, runs and the
	// median; its neighbours join as if it were not there, and it never
	// signals. It is also for a case that has not ended: its value so far would
	// move the limits every day.
	Special bool
	// Phase numbers the phase the point belongs to. A phase is an unbroken
	// row of points with the same number; ranges and runs do not cross it.
	Phase int
}

func (p Point) ordinary() bool {
	return !p.Special && !math.IsNaN(p.Value) && !math.IsInf(p.Value, 0)
}

// Options say what kind of quantity is charted. The zero value is for one that
// can be negative, such as days of slip.
type Options struct {
	// NonNegative is set where a value below 0 cannot be: a lower limit at or
	// below 0 says nothing and is left out.
	NonNegative bool
	// AllowLog lets a skewed phase be computed on logarithms: from 12 ordinary
	// points, when the largest is more than 3 times the smallest of the
	// baseline and all of it is above 0.
	AllowLog bool
}

// Policy is what a phase's number of ordinary points allows to be said.
type Policy string

// The policies, from the fewest points to the most; PolicyMedianRun takes the
// place of the last three when limits would mean nothing.
const (
	PolicyList      Policy = "list"       // fewer than 3: the cases in words
	PolicyMedian    Policy = "median"     // 3 to 7: a median line
	PolicyTrial     Policy = "trial"      // 8 to 11: dashed limits, only points beyond them reported
	PolicyLimits    Policy = "limits"     // 12 to 19: limits from every ordinary point, both signals
	PolicyLocked    Policy = "locked"     // from 20: limits from the first 20 for good, both signals
	PolicyMedianRun Policy = "median_run" // from 8, see Reason: no limits, no signals
)

// Limited reports whether a phase of the policy has a centre line and limits.
func (p Policy) Limited() bool {
	return p == PolicyTrial || p == PolicyLimits || p == PolicyLocked
}

// The numbers of ordinary points from which more may be said.
const (
	medianFrom = 3
	trialFrom  = 8
	limitsFrom = 12
	lockedFrom = 20
	runLength  = 8
	logRatio   = 3
)

func policyFor(n int) Policy {
	switch {
	case n >= lockedFrom:
		return PolicyLocked
	case n >= limitsFrom:
		return PolicyLimits
	case n >= trialFrom:
		return PolicyTrial
	case n >= medianFrom:
		return PolicyMedian
	}
	return PolicyList
}

// Reason says why a phase with enough points has no limits.
type Reason string

// The reasons for PolicyMedianRun.
const (
	ReasonConstant Reason = "constant" // the baseline never varies: its mean moving range is 0
	ReasonTies     Reason = "ties"     // more than half of the baseline has one and the same value
)

// Scale is the scale that limits were computed on.
type Scale string

// The scales.
const (
	Linear Scale = "linear"
	Log    Scale = "log"
)

// Phase is a row of points that share their limits. Values are in the unit of
// the points, except Sigma and RangeUpper of a logarithmic phase, which are
// differences of natural logarithms.
type Phase struct {
	Number      int // Point.Phase of its points
	From, Until int // indices into the points, [From, Until), special and open ones included
	Policy      Policy
	Reason      Reason  // set with PolicyMedianRun
	N           int     // ordinary points
	Median      float64 // of all ordinary points; 0 when N is 0

	// The rest is set when Policy.Limited().
	Baseline   int // the ordinary points that the limits come from, the first of the phase
	Centre     float64
	Sigma      float64
	Lower      float64 // see HasLower
	HasLower   bool
	Upper      float64
	RangeUpper float64 // limit of the moving ranges
	Scale      Scale
}

// Rule names a signal.
type Rule string

// The two rules. They are enough: all eight of Nelson's together raise an alarm
// on 18.8 % of quiet charts of 24 points, these two on 8.8 %.
const (
	BeyondLimits Rule = "beyond_limits" // strictly outside the limits
	RunOfEight   Rule = "run_of_8"      // the eighth or a later ordinary point in a row strictly on one side of the centre
)

// Signal is a point that stands out.
type Signal struct {
	Point int // index into the points
	Rule  Rule
}

// Chart is an individuals and moving range chart.
type Chart struct {
	Phases  []Phase  // in order; only phases that have a point
	Signals []Signal // by point, beyond_limits first
}

// Policy is the last phase's: it is the one that speaks for today. A chart
// without points has PolicyList.
func (c Chart) Policy() Policy {
	if len(c.Phases) == 0 {
		return PolicyList
	}
	return c.Phases[len(c.Phases)-1].Policy
}

// XmR draws up the individuals and moving range chart of points in their order.
//
//	centre = mean x     sigma = mean |x[i] − x[i−1]| ÷ 1.128
//	limits = centre ± 3 sigma     range limit = 3.267 × mean |x[i] − x[i−1]|
//
// Each phase is taken by itself. Its number of ordinary points sets the policy,
// and all of its points are judged by the limits as they are today. A locked
// phase keeps its limits whatever comes after its first twenty ordinary points.
func XmR(points []Point, opt Options) Chart {
	var c Chart
	scratch := make([]float64, 0, 2*len(points))
	for from := 0; from < len(points); {
		until := from + 1
		for until < len(points) && points[until].Phase == points[from].Phase {
			until++
		}
		values := scratch[:0]
		for _, p := range points[from:until] {
			if p.ordinary() {
				values = append(values, p.Value)
			}
		}
		phase := newPhase(values, values[len(values):cap(values)], opt)
		phase.Number, phase.From, phase.Until = points[from].Phase, from, until
		c.Signals = phase.judge(c.Signals, points)
		c.Phases = append(c.Phases, phase)
		from = until
	}
	return c
}

// newPhase sets everything but the place of the phase. spare has room for as
// many numbers as there are values.
func newPhase(values, spare []float64, opt Options) Phase {
	p := Phase{Policy: policyFor(len(values)), N: len(values)}
	spare = append(spare[:0], values...)
	slices.Sort(spare)
	p.Median = Sorted(spare).Median()
	if !p.Policy.Limited() {
		return p
	}
	baseline := values[:min(len(values), lockedFrom)]
	spare = append(spare[:0], baseline...)
	slices.Sort(spare)
	sorted := Sorted(spare)
	ties := sorted.mode() > len(baseline)/2
	p.Scale = Linear
	if opt.AllowLog && len(values) >= limitsFrom && skewed(sorted) {
		p.Scale = Log
		for i, v := range baseline {
			spare[i] = math.Log(v)
		}
		baseline = spare
	}
	limits, _ := Individuals(baseline)
	switch {
	case limits.MeanRange == 0:
		return p.withoutLimits(ReasonConstant)
	case ties:
		return p.withoutLimits(ReasonTies)
	}
	p.Baseline = len(baseline)
	p.setLimits(limits, opt.NonNegative)
	return p
}

func (p Phase) withoutLimits(why Reason) Phase {
	p.Policy, p.Reason, p.Scale = PolicyMedianRun, why, ""
	return p
}

// skewed reports whether the values span more than a factor of 3 above 0, where
// lead times are closer to log-normal than to normal.
func skewed(s Sorted) bool {
	return s.Min() > 0 && s.Max()/s.Min() > logRatio*(1+guard)
}

func (p *Phase) setLimits(l Limits, nonNegative bool) {
	p.Centre, p.Lower, p.Upper, p.HasLower = l.Centre, l.Lower, l.Upper, true
	p.Sigma, p.RangeUpper = l.Sigma, l.RangeUpper
	if p.Scale == Log {
		p.Centre, p.Lower, p.Upper = exp(l.Centre), exp(l.Lower), exp(l.Upper)
		return
	}
	if nonNegative && compare(l.Lower, 0, math.Abs(l.Centre)) <= 0 {
		p.Lower, p.HasLower = 0, false
	}
}

func exp(v float64) float64 { return finite(math.Exp(v)) }

// judge appends the signals among the phase's points.
func (p *Phase) judge(signals []Signal, points []Point) []Signal {
	if !p.Policy.Limited() {
		return signals
	}
	run, runSide := 0, 0
	for i := p.From; i < p.Until; i++ {
		if !points[i].ordinary() {
			continue
		}
		v := points[i].Value
		if p.beyond(v) {
			signals = append(signals, Signal{i, BeyondLimits})
		}
		side := p.side(v)
		if side != runSide {
			run, runSide = 0, side
		}
		if side != 0 {
			run++
		}
		if run >= runLength && p.Policy != PolicyTrial {
			signals = append(signals, Signal{i, RunOfEight})
		}
	}
	return signals
}

// beyond reports whether v is strictly outside the limits. A value at or below
// 0 has no logarithm and is below the limit of a logarithmic phase.
func (p *Phase) beyond(v float64) bool {
	if p.Scale == Log {
		return v <= 0 || compare(v, p.Upper, p.Upper) > 0 || compare(v, p.Lower, p.Lower) < 0
	}
	beyond := Limits{Centre: p.Centre, Lower: p.Lower, Upper: p.Upper}.Beyond(v)
	return beyond > 0 || beyond < 0 && p.HasLower
}

func (p *Phase) side(v float64) int {
	if p.Scale == Log {
		return compare(v, p.Centre, p.Centre)
	}
	return Limits{Centre: p.Centre, Sigma: p.Sigma}.Side(v)
}
