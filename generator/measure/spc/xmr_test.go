package spc

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// wave returns n values without ties that stay well within their limits and
// never run on one side.
func wave(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = 30 + float64(i%7)
		if i%2 == 1 {
			values[i] = 50 - float64(i%5) - float64(i)/100
		}
	}
	return values
}

func one(t *testing.T, c Chart) Phase {
	t.Helper()
	if len(c.Phases) != 1 {
		t.Fatalf("got %d phases, want one", len(c.Phases))
	}
	return c.Phases[0]
}

func TestPolicyGrowsWithTheNumberOfPoints(t *testing.T) {
	for n, want := range map[int]Policy{
		1: PolicyList, 2: PolicyList, 3: PolicyMedian, 7: PolicyMedian, 8: PolicyTrial, 11: PolicyTrial,
		12: PolicyLimits, 19: PolicyLimits, 20: PolicyLocked, 40: PolicyLocked,
	} {
		p := one(t, XmR(pointsOf(wave(n)), Options{}))
		baseline := 0
		if n >= 8 {
			baseline = min(n, 20)
		}
		if p.Policy != want || p.N != n || p.Baseline != baseline || p.From != 0 || p.Until != n {
			t.Errorf("%d points: got %+v, want policy %s from %d points", n, p, want, baseline)
		}
		if p.Policy.Limited() != (n >= 8) {
			t.Errorf("%d points: limits drawn: %v", n, p.Policy.Limited())
		}
	}
}

func TestNoPointsGiveNoPhase(t *testing.T) {
	c := XmR(nil, Options{})
	if len(c.Phases) != 0 || len(c.Signals) != 0 || c.Policy() != PolicyList {
		t.Errorf("got %+v", c)
	}
}

func TestLimitsByHand(t *testing.T) {
	// Twelve points 10 apart in turn: mean 15, every range 10.
	values := []float64{10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 11, 19}
	p := one(t, XmR(pointsOf(values), Options{}))
	// Ranges: nine of 10, then 9 and 8.
	meanRange := (9*10 + 9 + 8) / 11.0
	wantNear(t, "centre", p.Centre, 15)
	wantNear(t, "sigma", p.Sigma, meanRange/1.128)
	wantNear(t, "upper", p.Upper, 15+3*meanRange/1.128)
	wantNear(t, "lower", p.Lower, 15-3*meanRange/1.128)
	wantNear(t, "range limit", p.RangeUpper, 3.267*meanRange)
	wantNear(t, "median", p.Median, 15)
	if !p.HasLower || p.Scale != Linear {
		t.Errorf("got %+v, want a lower limit on a linear scale", p)
	}
}

func TestWhatCannotBeNegativeHasNoLowerLimitAtOrBelowZero(t *testing.T) {
	values := []float64{10, 20, 10, 20, 10, 20, 10, 20, 10, 20, 11, 19}
	c := XmR(pointsOf(append(slices.Concat(values, values[:8]), -100)), Options{NonNegative: true})
	p := one(t, c)
	if p.HasLower || p.Lower != 0 {
		t.Errorf("got a lower limit of %v, want none", p.Lower)
	}
	if len(c.Signals) != 0 {
		t.Errorf("got %v, want nothing below a limit that is not there", c.Signals)
	}
	high := make([]float64, 12)
	for i := range high {
		high[i] = 100 + values[i]
	}
	if p := one(t, XmR(pointsOf(high), Options{NonNegative: true})); !p.HasLower {
		t.Error("a lower limit above 0 was left out")
	}
}

func TestSpecialPointsAreSkippedAndTheirNeighboursJoin(t *testing.T) {
	plain := wave(14)
	want := XmR(pointsOf(plain), Options{})
	points := pointsOf(plain)
	points = slices.Insert(points, 5, Point{Value: 500, Special: true})
	points = slices.Insert(points, 0, Point{Value: -500, Special: true})
	got := XmR(points, Options{})
	g, w := one(t, got), one(t, want)
	if g.Until != 16 || g.N != 14 {
		t.Errorf("got %d ordinary points until %d, want 14 until 16", g.N, g.Until)
	}
	g.Until = w.Until
	if g != w || len(got.Signals) != 0 {
		t.Errorf("special points moved the chart: got %+v %v, want %+v", g, got.Signals, w)
	}
}

func TestSpecialPointDoesNotBreakARun(t *testing.T) {
	values := append(wave(20), 60, 60, 60, 60, 60, 60, 60, 60)
	points := slices.Insert(pointsOf(values), 24, Point{Value: 0, Special: true})
	c := XmR(points, Options{})
	// wave ends above its centre, so the seventh of the eight high points,
	// the 28th place, is the eighth in a row.
	if got := oneBased(c.Signals, RunOfEight); !slices.Equal(got, []int{28, 29}) {
		t.Errorf("got runs at %v, want them counted across the special point", got)
	}
}

func TestAllPointsAreJudgedByTodaysLimits(t *testing.T) {
	// The third point stands out only once the later ones have shown how
	// quiet the process is.
	values := append([]float64{40, 41, 70}, wave(0)...)
	for i := range 15 {
		values = append(values, 40+float64(i%3)+float64(i)/50)
	}
	c := XmR(pointsOf(values), Options{})
	if got := oneBased(c.Signals, BeyondLimits); !slices.Equal(got, []int{3}) {
		t.Errorf("got %v, want the third point", got)
	}
}

func TestTrialLimitsReportNoRuns(t *testing.T) {
	// One very low point, then ten above the centre.
	values := []float64{-90, 20, 21, 20, 22, 20, 23, 20.5, 24, 20.2, 25}
	c := XmR(pointsOf(values), Options{})
	if got := oneBased(c.Signals, RunOfEight); c.Policy() != PolicyTrial || len(got) != 0 {
		t.Errorf("got runs at %v under %s, want none under trial limits", got, c.Policy())
	}
	if got := oneBased(XmR(pointsOf(append(values, 21.5)), Options{}).Signals, RunOfEight); !slices.Equal(got, []int{9, 10, 11, 12}) {
		t.Errorf("got runs at %v, want them flagged from the eighth on", got)
	}
}

func TestPointOnTheCentreBreaksARun(t *testing.T) {
	p := Phase{Until: 17, Policy: PolicyLimits, Scale: Linear, Centre: 10, Sigma: 1, Lower: 7, Upper: 13, HasLower: true}
	values := []float64{11, 11, 11, 11, 11, 11, 11, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11}
	if got := oneBased(p.judge(nil, pointsOf(values)), RunOfEight); !slices.Equal(got, []int{16, 17}) {
		t.Errorf("got %v, want the count to begin again after the point on the centre", got)
	}
}

func TestPointOnALimitIsNotBeyondIt(t *testing.T) {
	p := Phase{Until: 4, Policy: PolicyLimits, Scale: Linear, Centre: 10, Sigma: 1, Lower: 7, Upper: 13, HasLower: true}
	points := pointsOf([]float64{13, 7, 13.0000001, 6.9999999})
	if got := oneBased(p.judge(nil, points), BeyondLimits); !slices.Equal(got, []int{3, 4}) {
		t.Errorf("got %v, want only what is strictly outside", got)
	}
}

func TestPhasesHaveTheirOwnLimitsAndRuns(t *testing.T) {
	before, after := wave(20), wave(13)
	points := pointsOf(before)
	for _, v := range after {
		points = append(points, Point{Value: v + 100, Phase: 3})
	}
	c := XmR(points, Options{})
	if len(c.Phases) != 2 || c.Policy() != PolicyLimits {
		t.Fatalf("got %+v, want two phases and the policy of the last", c.Phases)
	}
	first, second := c.Phases[0], c.Phases[1]
	if first.Policy != PolicyLocked || first.From != 0 || first.Until != 20 || first.Number != 0 {
		t.Errorf("first phase: %+v", first)
	}
	if second.From != 20 || second.Until != 33 || second.Number != 3 || second.N != 13 {
		t.Errorf("second phase: %+v", second)
	}
	alone := one(t, XmR(pointsOf(after), Options{}))
	wantNear(t, "second centre", second.Centre, alone.Centre+100)
	wantNear(t, "second sigma", second.Sigma, alone.Sigma)
	if len(c.Signals) != 0 {
		t.Errorf("got %v: the step between phases is no signal", c.Signals)
	}
}

func TestRunsDoNotCrossPhases(t *testing.T) {
	points := pointsOf(append(wave(20), 60, 60, 60, 60))
	later := []float64{60, 60.5, 60.1, 60.3, 0, 1, 0.5, 2, 1.5, 0.2, 1.1, 0.7, 0.9}
	for _, v := range later {
		points = append(points, Point{Value: v, Phase: 1})
	}
	for _, s := range XmR(points, Options{}).Signals {
		if s.Rule == RunOfEight && s.Point < 20+4+11 {
			t.Errorf("a run of eight at point %d counts points of two phases", s.Point)
		}
	}
}

func TestPhaseOfOnlySpecialPointsIsAList(t *testing.T) {
	p := one(t, XmR([]Point{{Value: 5, Special: true}, {Value: 6, Special: true}}, Options{}))
	if p.Policy != PolicyList || p.N != 0 || p.Until != 2 || p.Median != 0 {
		t.Errorf("got %+v", p)
	}
}

func TestMostlyEqualValuesGetNoLimits(t *testing.T) {
	values := []float64{0, 0, 0, 0, 0, 3, 9, -2, 4}
	c := XmR(pointsOf(values), Options{})
	if p := one(t, c); p.Policy != PolicyMedianRun || p.Reason != ReasonTies || p.Baseline != 0 || len(c.Signals) != 0 {
		t.Errorf("five of nine equal: got %+v %v", p, c.Signals)
	}
	if p := one(t, XmR(pointsOf(append(values, 5)), Options{})); p.Policy != PolicyTrial {
		t.Errorf("just half equal: got %s, want limits", p.Policy)
	}
	if p := one(t, XmR(pointsOf(make([]float64, 7)), Options{})); p.Policy != PolicyMedian {
		t.Errorf("seven equal values: got %s, want a median line", p.Policy)
	}
	constant := XmR(pointsOf(slices.Repeat([]float64{4}, 25)), Options{})
	if p := one(t, constant); p.Policy != PolicyMedianRun || p.Reason != ReasonConstant || p.Median != 4 {
		t.Errorf("25 equal values: got %+v", p)
	}
}

func TestLockedTiesStayWithoutLimits(t *testing.T) {
	values := append(slices.Repeat([]float64{7}, 20), wave(20)...)
	if p := one(t, XmR(pointsOf(values), Options{})); p.Policy != PolicyMedianRun {
		t.Errorf("got %s, want the first twenty to decide", p.Policy)
	}
}

func TestSkewedLeadTimesAreJudgedOnLogarithms(t *testing.T) {
	values := []float64{30, 45, 28, 60, 33, 100, 29, 41, 55, 31, 38, 90}
	c := XmR(pointsOf(values), Options{NonNegative: true, AllowLog: true})
	p := one(t, c)
	if p.Scale != Log || !p.HasLower || p.Lower <= 0 {
		t.Fatalf("got %+v, want limits from logarithms", p)
	}
	logs := make([]float64, len(values))
	for i, v := range values {
		logs[i] = math.Log(v)
	}
	l, _ := Individuals(logs)
	wantNear(t, "centre in days", math.Log(p.Centre), l.Centre)
	wantNear(t, "upper in days", math.Log(p.Upper), l.Upper)
	wantNear(t, "lower in days", math.Log(p.Lower), l.Lower)
	wantNear(t, "sigma in logarithms", p.Sigma, l.Sigma)
	wantNear(t, "range limit in logarithms", p.RangeUpper, l.RangeUpper)
	wantNear(t, "median in days", p.Median, 39.5)

	if p := one(t, XmR(pointsOf(values), Options{})); p.Scale != Linear {
		t.Error("logarithms were used without leave")
	}
	if p := one(t, XmR(pointsOf(values[:11]), Options{AllowLog: true})); p.Scale != Linear {
		t.Error("logarithms were used for eleven points")
	}
	three := []float64{30, 45, 28, 60, 33, 84, 29, 41, 55, 31, 38, 80}
	if p := one(t, XmR(pointsOf(three), Options{AllowLog: true})); p.Scale != Linear {
		t.Error("logarithms were used at a factor of just 3")
	}
	zero := slices.Clone(values)
	zero[4] = 0
	if p := one(t, XmR(pointsOf(zero), Options{AllowLog: true})); p.Scale != Linear {
		t.Error("logarithms were used with a 0 in the baseline")
	}
}

func TestValueAtOrBelowZeroIsBelowALogarithmicLimit(t *testing.T) {
	var values []float64
	for i := range 20 {
		values = append(values, 20+float64(i*37%50))
	}
	c := XmR(pointsOf(append(values, 0, -3)), Options{NonNegative: true, AllowLog: true})
	if p := one(t, c); p.Scale != Log || p.Policy != PolicyLocked {
		t.Fatalf("got %+v", p)
	}
	if got := oneBased(c.Signals, BeyondLimits); !slices.Equal(got, []int{21, 22}) {
		t.Errorf("got %v, want both late values", got)
	}
}

func TestLaterPointsNeverMoveALockedPhase(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		points := make([]Point, 60)
		for i := range points {
			points[i] = Point{Value: math.Round(random.NormFloat64()*8 + 35), Special: random.IntN(6) == 0}
		}
		opt := Options{NonNegative: random.IntN(2) == 0, AllowLog: random.IntN(2) == 0}
		var locked *Phase
		var signals []Signal
		for n := 1; n <= len(points); n++ {
			c := XmR(points[:n], opt)
			p := c.Phases[0]
			if p.N < 20 {
				continue
			}
			if locked == nil {
				locked, signals = &p, c.Signals
				continue
			}
			if !slices.Equal(c.Signals[:len(signals)], signals) {
				t.Fatalf("point %d changed earlier signals from %v to %v", n, signals, c.Signals)
			}
			// The count, the end and the median go on; nothing else does.
			p.N, p.Until, p.Median = locked.N, locked.Until, locked.Median
			if p != *locked {
				t.Fatalf("point %d moved the phase from %+v to %+v", n, *locked, p)
			}
			signals = c.Signals
		}
	}
}

func TestShiftAndScaleOfTheDataShiftAndScaleTheLimits(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		points := make([]Point, 8+random.IntN(40))
		for i := range points {
			points[i] = Point{Value: random.NormFloat64() * 10, Special: random.IntN(8) == 0, Phase: i / 25}
		}
		shift, factor := math.Round(random.NormFloat64()*100), math.Exp(random.NormFloat64()*3)
		moved := slices.Clone(points)
		for i := range moved {
			moved[i].Value = points[i].Value*factor + shift
		}
		before, after := XmR(points, Options{}), XmR(moved, Options{})
		if !reflect.DeepEqual(before.Signals, after.Signals) {
			t.Fatalf("signals changed from %v to %v", before.Signals, after.Signals)
		}
		for i, b := range before.Phases {
			a := after.Phases[i]
			size := math.Abs(shift) + factor*50
			same := func(got, want float64) bool { return math.Abs(got-want) <= 1e-11*size }
			if a.Policy != b.Policy || a.N != b.N || !same(a.Centre, moveIf(b, b.Centre, factor, shift)) ||
				!same(a.Upper, moveIf(b, b.Upper, factor, shift)) || !same(a.Lower, moveIf(b, b.Lower, factor, shift)) ||
				!same(a.Sigma, b.Sigma*factor) || !same(a.RangeUpper, b.RangeUpper*factor) {
				t.Fatalf("×%v +%v: %+v became %+v", factor, shift, b, a)
			}
		}
	}
}

func moveIf(p Phase, v, factor, shift float64) float64 {
	if !p.Policy.Limited() {
		return 0
	}
	return v*factor + shift
}

func TestScalingSkewedDataScalesLogarithmicLimits(t *testing.T) {
	values := []float64{30, 45, 28, 60, 33, 100, 29, 41, 55, 31, 38, 90}
	weeks := make([]float64, len(values))
	for i, v := range values {
		weeks[i] = v / 7
	}
	days := one(t, XmR(pointsOf(values), Options{AllowLog: true}))
	got := one(t, XmR(pointsOf(weeks), Options{AllowLog: true}))
	wantNear(t, "centre", got.Centre, days.Centre/7)
	wantNear(t, "upper", got.Upper, days.Upper/7)
	wantNear(t, "lower", got.Lower, days.Lower/7)
	wantNear(t, "sigma", got.Sigma, days.Sigma)
}

func TestReversedSeriesHasTheSameLimits(t *testing.T) {
	values := wave(15)
	forward := one(t, XmR(pointsOf(values), Options{}))
	slices.Reverse(values)
	backward := one(t, XmR(pointsOf(values), Options{}))
	wantNear(t, "centre", backward.Centre, forward.Centre)
	wantNear(t, "upper", backward.Upper, forward.Upper)
}

func TestChartLeavesThePointsAlone(t *testing.T) {
	points := pointsOf(wave(30))
	before := slices.Clone(points)
	XmR(points, Options{AllowLog: true})
	if !slices.Equal(points, before) {
		t.Error("the points were changed")
	}
}

func TestHugeAndTinyValuesStayFinite(t *testing.T) {
	for _, values := range [][]float64{
		{math.MaxFloat64, -math.MaxFloat64}, {math.MaxFloat64, 1}, {5e-324, 0}, {5e-324, math.MaxFloat64}, {1e308, 1.1e308},
	} {
		long := slices.Repeat(values, 15)
		long[3] = values[0] / 2
		checkChart(t, pointsOf(long), Options{AllowLog: true, NonNegative: true})
		checkChart(t, pointsOf(long), Options{})
	}
}

// checkChart asserts what holds for every chart.
func checkChart(t *testing.T, points []Point, opt Options) {
	t.Helper()
	c := XmR(points, opt)
	at := 0
	for _, p := range c.Phases {
		if p.From != at || p.Until <= p.From {
			t.Fatalf("phase [%d, %d) does not follow %d", p.From, p.Until, at)
		}
		at = p.Until
		for _, v := range []float64{p.Median, p.Centre, p.Sigma, p.Lower, p.Upper, p.RangeUpper} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("not finite: %+v", p)
			}
		}
		if p.Policy.Limited() {
			if p.Sigma < 0 || p.Upper < p.Centre || p.HasLower && p.Lower > p.Centre || p.Baseline != min(p.N, 20) {
				t.Fatalf("out of order: %+v", p)
			}
			if p.Scale != Linear && p.Scale != Log {
				t.Fatalf("no scale: %+v", p)
			}
		} else if p.Baseline != 0 || p.HasLower || p.Scale != "" {
			t.Fatalf("limits under %s: %+v", p.Policy, p)
		}
		if (p.Policy == PolicyMedianRun) != (p.Reason != "") {
			t.Fatalf("reason %q under %s", p.Reason, p.Policy)
		}
	}
	if at != len(points) {
		t.Fatalf("phases end at %d of %d points", at, len(points))
	}
	last := -1
	for _, s := range c.Signals {
		if s.Point < last || s.Point >= len(points) || !points[s.Point].ordinary() {
			t.Fatalf("signal %+v", s)
		}
		last = s.Point
	}
}

func FuzzXmR(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, 1.0, 0.0, byte(3))
	f.Add(slices.Repeat([]byte{0, 200, 3}, 12), 1e307, -5.5, byte(1))
	f.Add(slices.Repeat([]byte{8, 16}, 12), 5e-324, 0.0, byte(2))
	f.Fuzz(func(t *testing.T, data []byte, factor, shift float64, flags byte) {
		if math.IsNaN(factor) || math.IsInf(factor, 0) || math.IsNaN(shift) || math.IsInf(shift, 0) {
			return
		}
		points := make([]Point, len(data))
		phase := 0
		for i, b := range data {
			if b%61 == 60 {
				phase++
			}
			v := finite(float64(int8(b))*factor + shift)
			points[i] = Point{Value: v, Special: b%17 == 0, Phase: phase}
		}
		checkChart(t, points, Options{NonNegative: flags&1 != 0, AllowLog: flags&2 != 0})

		values := make([]float64, len(points))
		for i, p := range points {
			values[i] = p.Value
		}
		s := Sort(values)
		mean, sd, _ := StandardDeviation(values)
		for _, v := range []float64{s.Median(), s.Quantile(0.9), mean, sd} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("not finite: %v", v)
			}
		}
		if len(s) > 0 && (s.Median() < s.Min() || s.Median() > s.Max() || s.Quantile(0.9) < s.Median()) {
			t.Fatalf("percentiles out of order: %v", s)
		}
		if r := Runs(values); r.Crossings > max(0, r.Useful-1) || r.LongestRun > r.Useful {
			t.Fatalf("%+v", r)
		}
	})
}

func BenchmarkXmR(b *testing.B) {
	points := pointsOf(wave(100))
	b.ReportAllocs()
	for b.Loop() {
		XmR(points, Options{NonNegative: true, AllowLog: true})
	}
}

func BenchmarkXmRTwelvePoints(b *testing.B) {
	points := pointsOf(wave(12))
	b.ReportAllocs()
	for b.Loop() {
		XmR(points, Options{})
	}
}
