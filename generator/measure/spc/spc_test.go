package spc

import (
	"math"
	"slices"
	"testing"
)

func TestWilsonKnowsNothingFromNoTrials(t *testing.T) {
	if got := Wilson(0, 0); got != (Interval{0, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestWilsonContainsTheShareAndMirrors(t *testing.T) {
	for n := 1; n <= 60; n++ {
		for k := 0; k <= n; k++ {
			w, m := Wilson(k, n), Wilson(n-k, n)
			if !w.Contains(float64(k)/float64(n)) || w.Low < 0 || w.High > 1 {
				t.Errorf("%d of %d: %v", k, n, w)
			}
			if math.Abs(w.Low-(1-m.High)) > 1e-12 || math.Abs(w.High-(1-m.Low)) > 1e-12 {
				t.Errorf("%d of %d: %v is not the mirror of %v", k, n, w, m)
			}
		}
	}
}

func TestWilsonOfElevenOfTwelve(t *testing.T) {
	got := Wilson(11, 12)
	wantNear(t, "low", got.Low, 0.646120088858883)
	wantNear(t, "high", got.High, 0.9851349055950829)
}

// The worked example of Newcombe's paper (table II, case a, method 10): 56 of 70
// against 48 of 80.
func TestNewcombeIntervalOfThePaper(t *testing.T) {
	got := Newcombe(56, 70, 48, 80)
	if math.Abs(got.Low-0.0524) > 5e-5 || math.Abs(got.High-0.3339) > 5e-5 {
		t.Errorf("got %v, want 0.0524 to 0.3339", got)
	}
	if got.Contains(0) {
		t.Error("a difference that leaves out 0 is a change")
	}
}

func TestNewcombeTurnsOverWithItsSides(t *testing.T) {
	for _, c := range [][4]int{{3, 8, 7, 9}, {0, 10, 10, 10}, {5, 5, 5, 5}, {0, 8, 0, 8}} {
		a, b := Newcombe(c[0], c[1], c[2], c[3]), Newcombe(c[2], c[3], c[0], c[1])
		if math.Abs(a.Low+b.High) > 1e-12 || math.Abs(a.High+b.Low) > 1e-12 {
			t.Errorf("%v: %v against %v", c, a, b)
		}
		if d := float64(c[0])/float64(c[1]) - float64(c[2])/float64(c[3]); !a.Contains(d) {
			t.Errorf("%v: %v leaves out its own difference %v", c, a, d)
		}
	}
	if got := Newcombe(0, 0, 3, 8); got != (Interval{-1, 1}) {
		t.Errorf("got %v, want nothing known without trials", got)
	}
}

func TestMedianOfAnEvenCountIsTheMeanOfTheMiddleTwo(t *testing.T) {
	values := []float64{9, 1, 4, 2}
	if got := Median(values); got != 3 {
		t.Errorf("got %v, want 3", got)
	}
	if !slices.Equal(values, []float64{9, 1, 4, 2}) {
		t.Error("the values were reordered")
	}
	if got := Median([]float64{5}); got != 5 {
		t.Errorf("got %v, want 5", got)
	}
}

func TestEmptySampleIsZeroThroughout(t *testing.T) {
	s := Sort(nil)
	if s.Min() != 0 || s.Max() != 0 || s.Median() != 0 || s.Quantile(0.9) != 0 {
		t.Error("an empty sample has a value")
	}
}

func TestQuantileEndsAreTheExtremes(t *testing.T) {
	s := Sort([]float64{3, 1, 2})
	if s.Quantile(0) != 1 || s.Quantile(1) != 3 || s.Quantile(-1) != 1 || s.Quantile(7) != 3 || s.Quantile(0.25) != 1.5 {
		t.Errorf("got %v %v %v", s.Quantile(0), s.Quantile(1), s.Quantile(0.25))
	}
}

func TestVariationOfNothingIsUnknown(t *testing.T) {
	for _, values := range [][]float64{nil, {5}, {0, 0, 0}, {-1, 1}, {-3, -4}} {
		if _, _, ok := CoefficientOfVariation(values); ok {
			t.Errorf("%v has a coefficient of variation", values)
		}
	}
}

func TestHugeDeviationsDoNotOverflow(t *testing.T) {
	mean, sd, ok := StandardDeviation([]float64{1e200, -1e200})
	if !ok || mean != 0 || math.Abs(sd/1e200-math.Sqrt2) > 1e-12 {
		t.Errorf("got %v ± %v", mean, sd)
	}
}

func TestMoreThanHalfStillOpenHasNoMedian(t *testing.T) {
	cases := []Case{{3, true}, {4, true}, {9, false}, {9, false}, {9, false}}
	if got, ok := SurvivalMedian(cases); ok {
		t.Errorf("got %v, want none", got)
	}
	if _, ok := SurvivalMedian(nil); ok {
		t.Error("no cases have a median")
	}
}

func TestMedianIsTheFirstDayOnWhichHalfAreClosed(t *testing.T) {
	if got, ok := SurvivalMedian([]Case{{8, true}, {2, true}, {5, false}, {4, true}}); !ok || got != 4 {
		t.Errorf("got %v %v, want 4: two of four are closed", got, ok)
	}
}

func TestClosingsComeBeforeCensoringsOfTheSameDay(t *testing.T) {
	steps := KaplanMeier([]Case{{5, false}, {5, true}, {5, false}, {7, true}})
	if len(steps) != 2 || steps[0].AtRisk != 4 || steps[0].Survival != 0.75 || steps[1].AtRisk != 1 {
		t.Errorf("got %+v, want four at risk on day 5", steps)
	}
}

func TestShiftedSeriesSignalsOnARunChart(t *testing.T) {
	var shifted, quiet []float64
	for i := range 20 {
		shifted = append(shifted, float64(10*(i/10))+float64(i%3))
		quiet = append(quiet, float64(i%2)+float64(i)/100)
	}
	r := Runs(shifted)
	if !r.Signal() || r.LongestRun != 10 || r.Crossings != 1 || r.Useful != 20 {
		t.Errorf("got %+v, want a run of 10 and one crossing", r)
	}
	if r := Runs(quiet); r.Signal() {
		t.Errorf("got a signal from %+v", r)
	}
}

func TestValuesOnTheMedianArePassedOver(t *testing.T) {
	r := Runs([]float64{1, 5, 5, 9, 5, 1, 9})
	if r.Median != 5 || r.Useful != 4 || r.Crossings != 3 || r.LongestRun != 1 {
		t.Errorf("got %+v", r)
	}
	if r := Runs(nil); r.Signal() || r.Useful != 0 {
		t.Errorf("got %+v", r)
	}
}

func TestRunLimitsOfLongSeries(t *testing.T) {
	// For 100 001 values the 5th percentile lies 1.645 standard deviations
	// (of √100000 ÷ 2) below the mean.
	run, crossings := RunLimits(100_001)
	if run != 20 || math.Abs(float64(crossings)-(50_000-1.6449*math.Sqrt(100_000)/2)) > 1 {
		t.Errorf("got %d, %d", run, crossings)
	}
}

func TestAttributeChartsRefuseWhatCannotBe(t *testing.T) {
	for name, c := range map[string][2][]float64{
		"nothing":              {nil, nil},
		"lengths differ":       {{1}, {10, 20}},
		"empty sample":         {{0}, {0}},
		"negative find":        {{-1}, {10}},
		"more than was there":  {{11}, {10}},
		"a number that is not": {{math.NaN()}, {10}},
	} {
		if _, ok := P(c[0], c[1]); ok {
			t.Errorf("%s: a chart was drawn", name)
		}
	}
	if _, ok := PPrime([]float64{0, 0, 0}, []float64{10, 20, 30}); ok {
		t.Error("p′ was drawn where nothing was found")
	}
	if c, ok := P([]float64{0, 0, 0}, []float64{10, 20, 30}); !ok || c.Upper[0] != 0 || c.Beyond(0, 0, 10) {
		t.Errorf("nothing found: got %+v", c)
	}
	if c, ok := U([]float64{30}, []float64{10}); !ok || c.Centre != 3 {
		t.Errorf("three faults a unit: got %+v", c)
	}
}

func TestLaneyNeedsTwelveLotsWithFiveFinds(t *testing.T) {
	lots := slices.Repeat([]float64{5}, 12)
	if !LaneyApplies(lots) {
		t.Error("twelve lots with five each are enough")
	}
	if LaneyApplies(lots[:11]) {
		t.Error("eleven lots are too few")
	}
	lots[3] = 4
	if LaneyApplies(lots) {
		t.Error("fewer than five a lot are too few")
	}
}

func BenchmarkWilson(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Wilson(11, 12)
	}
}

func BenchmarkSurvivalMedian(b *testing.B) {
	cases := make([]Case, 40)
	for i := range cases {
		cases[i] = Case{Time: float64(i * 17 % 31), Closed: i%4 != 0}
	}
	b.ReportAllocs()
	for b.Loop() {
		SurvivalMedian(cases)
	}
}
