package spc

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"factorybook/generator/testenv"
)

// The files in testdata hold published examples and the output of independent
// programs (R with qcc and qicharts2); indices in them count from 1.

func readJSON(t testing.TB, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}

// near reports whether got agrees with want to 1e-9 relative.
func near(got, want float64) bool {
	return math.Abs(got-want) <= 1e-9*max(math.Abs(want), 1e-3)
}

func wantNear(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !near(got, want) {
		t.Errorf("%s: got %.15g, want %.15g", what, got, want)
	}
}

type xmrSeries struct {
	ID        string
	Kind      string
	BaselineN int `json:"baseline_n"`
	Values    []float64
	Center    float64
	MRBar     float64 `json:"mr_bar"`
	Sigma     float64 `json:"sigma_mr_1128"`
	Lower     float64 `json:"lcl_3_over_1128"`
	Upper     float64 `json:"ucl_3_over_1128"`
	RangeUp   float64 `json:"url_3267"`
	Rules     struct{ WE1, WE4 []int }
}

func (s xmrSeries) check(t *testing.T) Limits {
	t.Helper()
	l, ok := Individuals(s.Values[:s.BaselineN])
	if !ok {
		t.Fatalf("%s: no limits from %d values", s.ID, s.BaselineN)
	}
	wantNear(t, s.ID+" centre", l.Centre, s.Center)
	wantNear(t, s.ID+" mean range", l.MeanRange, s.MRBar)
	wantNear(t, s.ID+" sigma", l.Sigma, s.Sigma)
	wantNear(t, s.ID+" lower", l.Lower, s.Lower)
	wantNear(t, s.ID+" upper", l.Upper, s.Upper)
	wantNear(t, s.ID+" range limit", l.RangeUpper, s.RangeUp)
	return l
}

func readSeries(t testing.TB) []xmrSeries {
	var file struct{ Series []xmrSeries }
	readJSON(t, "synthetic_xmr.json", &file)
	if len(file.Series) != 60 {
		t.Fatalf("%d series, want 60", len(file.Series))
	}
	return file.Series
}

func pointsOf(values []float64) []Point {
	points := make([]Point, len(values))
	for i, v := range values {
		points[i].Value = v
	}
	return points
}

// oneBased returns the 1-based places of a rule's signals.
func oneBased(signals []Signal, rule Rule) []int {
	places := []int{}
	for _, s := range signals {
		if s.Rule == rule {
			places = append(places, s.Point+1)
		}
	}
	return places
}

func TestFlowrateChartOfTheNISTHandbook(t *testing.T) {
	var s xmrSeries
	readJSON(t, "nist_flowrate_xmr.json", &s)
	s.ID = "flowrate"
	l := s.check(t)
	printed := func(v float64) float64 { return math.Round(v*1e4) / 1e4 }
	if printed(l.Centre) != 50.81 || printed(l.MeanRange) != 1.8778 || printed(l.Lower) != 45.8159 || printed(l.Upper) != 55.8041 {
		t.Errorf("got %+v, want the handbook's 50.81, 1.8778, 45.8159, 55.8041", l)
	}
	c := XmR(pointsOf(s.Values), Options{})
	if c.Policy() != PolicyTrial || len(c.Signals) != 0 {
		t.Errorf("got %s with %v, want trial limits and no signal from ten points", c.Policy(), c.Signals)
	}
}

// The reference program judges every series by limits from all of it, without a
// policy; so does the core, given such a phase.
func TestSixtyReferenceSeriesHaveTheSameLimitsAndSignals(t *testing.T) {
	for _, s := range readSeries(t) {
		l := s.check(t)
		phase := Phase{Until: len(s.Values), Policy: PolicyLimits, Scale: Linear}
		phase.setLimits(l, false)
		signals := phase.judge(nil, pointsOf(s.Values))
		if got := oneBased(signals, BeyondLimits); !slices.Equal(got, s.Rules.WE1) {
			t.Errorf("%s (%s): beyond limits at %v, want %v", s.ID, s.Kind, got, s.Rules.WE1)
		}
		if got := oneBased(signals, RunOfEight); !slices.Equal(got, s.Rules.WE4) {
			t.Errorf("%s (%s): runs of 8 at %v, want %v", s.ID, s.Kind, got, s.Rules.WE4)
		}
	}
}

// Between 12 and 20 points the policy says just what the reference program
// says; below 12 it keeps quiet about runs.
func TestReferenceSeriesUnderThePolicy(t *testing.T) {
	judged := 0
	for _, s := range readSeries(t) {
		c := XmR(pointsOf(s.Values), Options{})
		p := c.Phases[0]
		n := len(s.Values)
		if p.Policy == PolicyMedianRun || n < 8 || n > 20 {
			continue
		}
		judged++
		wantNear(t, s.ID+" centre", p.Centre, s.Center)
		wantNear(t, s.ID+" sigma", p.Sigma, s.Sigma)
		wantNear(t, s.ID+" lower", p.Lower, s.Lower)
		wantNear(t, s.ID+" upper", p.Upper, s.Upper)
		wantNear(t, s.ID+" range limit", p.RangeUpper, s.RangeUp)
		if got := oneBased(c.Signals, BeyondLimits); !slices.Equal(got, s.Rules.WE1) {
			t.Errorf("%s: beyond limits at %v, want %v", s.ID, got, s.Rules.WE1)
		}
		runs := s.Rules.WE4
		if n < 12 {
			runs = nil
		}
		if got := oneBased(c.Signals, RunOfEight); !slices.Equal(got, runs) {
			t.Errorf("%s: runs of 8 at %v, want %v", s.ID, got, runs)
		}
	}
	if judged < 25 {
		t.Errorf("only %d series were judged", judged)
	}
}

func TestAttributeChartsOfTheReferencePrograms(t *testing.T) {
	type chart struct {
		D, N, LCL, UCL []float64
		Center         float64
		SigmaZ         float64 `json:"sigma_z"`
		Rules          struct{ WE1 []int }
	}
	var file struct {
		Charts []struct {
			ID                   string
			P, U, PPrime, UPrime chart
		}
	}
	readJSON(t, "synthetic_attributes.json", &file)
	if len(file.Charts) != 24 {
		t.Fatalf("%d sets of charts, want 24", len(file.Charts))
	}
	check := func(id string, want chart, draw func(found, size []float64) (AttributeChart, bool)) AttributeChart {
		got, ok := draw(want.D, want.N)
		if !ok {
			t.Errorf("%s: no chart", id)
			return got
		}
		wantNear(t, id+" centre", got.Centre, want.Center)
		for i := range want.LCL {
			wantNear(t, id+" lower "+strconv.Itoa(i+1), got.Lower[i], want.LCL[i])
			wantNear(t, id+" upper "+strconv.Itoa(i+1), got.Upper[i], want.UCL[i])
		}
		return got
	}
	beyond := func(id string, c AttributeChart, want chart) {
		places := []int{}
		for i := range want.D {
			if c.Beyond(i, want.D[i], want.N[i]) {
				places = append(places, i+1)
			}
		}
		if !slices.Equal(places, want.Rules.WE1) {
			t.Errorf("%s: beyond limits at %v, want %v", id, places, want.Rules.WE1)
		}
	}
	for _, c := range file.Charts {
		beyond(c.ID+" p", check(c.ID+" p", c.P, P), c.P)
		beyond(c.ID+" u", check(c.ID+" u", c.U, U), c.U)
		pp := check(c.ID+" p′", c.PPrime, PPrime)
		wantNear(t, c.ID+" p′ sigma z", pp.SigmaZ, c.PPrime.SigmaZ)
		up := check(c.ID+" u′", c.UPrime, UPrime)
		wantNear(t, c.ID+" u′ sigma z", up.SigmaZ, c.UPrime.SigmaZ)
	}
}

func TestRunLimitsOfAnhøj(t *testing.T) {
	var want struct {
		N            []int
		LongestRun   []int `json:"longest_run_max"`
		CrossingsMin []int `json:"crossings_min"`
	}
	readJSON(t, "anhoej_limits.json", &want)
	if len(want.N) == 0 {
		t.Fatal("no limits in the table")
	}
	for i, n := range want.N {
		run, crossings := RunLimits(n)
		if run != want.LongestRun[i] || crossings != want.CrossingsMin[i] {
			t.Errorf("%d values: got run %d, crossings %d, want %d, %d", n, run, crossings, want.LongestRun[i], want.CrossingsMin[i])
		}
	}
}

func TestWilsonIntervalsOfTheTable(t *testing.T) {
	rows := testenv.Rows(t, "testdata/wilson95.csv")
	if len(rows) < 39 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		k, _ := strconv.Atoi(row[0])
		n, _ := strconv.Atoi(row[1])
		low, _ := strconv.ParseFloat(row[3], 64)
		high, _ := strconv.ParseFloat(row[4], 64)
		got := Wilson(k, n)
		// The table prints six digits.
		if math.Abs(got.Low-low) > 0.5000001e-6 || math.Abs(got.High-high) > 0.5000001e-6 {
			t.Errorf("%d of %d: got %v, want %v to %v", k, n, got, low, high)
		}
	}
}

func TestWorkedMetrics(t *testing.T) {
	var want struct {
		CV struct {
			V         []float64
			CV        float64
			Corrected float64 `json:"cv_corrected"`
		}
		LeadTime struct{ X []float64 } `json:"lead_time"`
		KM       struct {
			Cases  [][2]float64 `json:"days_closed"`
			Steps  [][4]float64
			Median float64
		}
	}
	readJSON(t, "worked_metrics.json", &want)

	raw, corrected, ok := CoefficientOfVariation(want.CV.V)
	if !ok {
		t.Fatal("no coefficient of variation")
	}
	wantNear(t, "cv", raw, want.CV.CV)
	wantNear(t, "corrected cv", corrected, want.CV.Corrected)

	var lead struct {
		LeadTime map[string]any `json:"lead_time"`
	}
	readJSON(t, "worked_metrics.json", &lead)
	s := Sort(want.LeadTime.X)
	mean, sd, _ := StandardDeviation(want.LeadTime.X)
	for name, got := range map[string]float64{
		"mean": mean, "sd": sd, "median": s.Median(), "p10": s.Quantile(0.1), "p90": s.Quantile(0.9),
		"iqr": s.Quantile(0.75) - s.Quantile(0.25),
	} {
		wantNear(t, "lead time "+name, got, lead.LeadTime[name].(float64))
	}

	cases := make([]Case, len(want.KM.Cases))
	for i, c := range want.KM.Cases {
		cases[i] = Case{Time: c[0], Closed: c[1] == 1}
	}
	steps := KaplanMeier(cases)
	if len(steps) != len(want.KM.Steps) {
		t.Fatalf("got %d steps, want %d", len(steps), len(want.KM.Steps))
	}
	for i, w := range want.KM.Steps {
		g := steps[i]
		if g.Time != w[0] || g.AtRisk != int(w[1]) || g.Closed != int(w[2]) {
			t.Errorf("step %d: got %+v, want %v", i, g, w)
		}
		wantNear(t, "survival", g.Survival, w[3])
	}
	if median, ok := SurvivalMedian(cases); !ok || median != want.KM.Median {
		t.Errorf("median: got %v %v, want %v", median, ok, want.KM.Median)
	}
}
