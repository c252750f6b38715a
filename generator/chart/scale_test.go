package chart

import (
	"math"
	"strings"
	"testing"

	"factorybook/generator/record"
)

func labels(ticks []tick) string {
	var list []string
	for _, t := range ticks {
		if t.label != "" {
			list = append(list, t.label)
		}
	}
	return strings.Join(list, " ")
}

func TestTimeIsLabelledInRoundPeriods(t *testing.T) {
	for _, c := range []struct {
		first, last string
		width       float64
		want        string
	}{
		{"2025-03-10", "2025-03-10", 480, "2025-03-10"},
		{"2025-03-03", "2025-03-23", 480, "2025-03-03 2025-03-10 2025-03-17"},
		{"2025-01-15", "2025-06-30", 480, "2025-02 2025-03 2025-04 2025-05 2025-06"},
		{"2022-07-01", "2025-06-30", 480, "2022-07 2023-01 2023-07 2024-01 2024-07 2025-01"},
		{"2022-07-01", "2025-06-30", 192, "2022 2023 2024 2025"},
		{"2022-11-01", "2025-06-30", 192, "2023 2024 2025"}, // two months leave no room for 2022
		{"2015-07-01", "2025-06-30", 192, "2020 2025"},
		{"1900-01-01", "2199-12-31", 480, "1900 1950 2000 2050 2100 2150"},
	} {
		axis := axisOf(record.SpanOf(date(t, c.first), date(t, c.last)))
		if got := labels(axis.ticks(c.width)); got != c.want {
			t.Errorf("%s to %s on %g pixels: %q, want %q", c.first, c.last, c.width, got, c.want)
		}
	}
}

func TestValuesAreLabelledInRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   string
	}{
		{[]float64{-3, 4, 11, 21}, "0 5 10 15 20"},
		{[]float64{0.2, 0.8}, "0 0.2 0.4 0.6 0.8"},
		{[]float64{40000, 81000}, "40k 50k 60k 70k 80k"},
		{[]float64{-1500000, 1500000}, "−1M 0 1M"},
		{[]float64{1, 1, 1}, "0 1 2"}, // whole numbers get whole labels
		{[]float64{33, 48, 60}, "40 50 60"},
	} {
		e := extentOf(c.values, nil, false)
		if got := labels(e.valueTicks(164, valueGap)); got != c.want {
			t.Errorf("%v: %q, want %q", c.values, got, c.want)
		}
	}
}

func TestZeroIsShownWhereValuesComeNearIt(t *testing.T) {
	for _, c := range []struct {
		values []float64
		bars   bool
		want   bool
	}{
		{[]float64{2, 9}, false, true},
		{[]float64{-9, -2}, false, true},
		{[]float64{40, 50}, false, false},
		{[]float64{40, 50}, true, true}, // bars stand on it
	} {
		e := extentOf(c.values, nil, c.bars)
		if got := e.lo <= 0 && e.hi >= 0; got != c.want {
			t.Errorf("%v, bars %v: zero within is %v", c.values, c.bars, got)
		}
	}
}

func TestFewFarValuesAreLeftOutsideAndNeverMany(t *testing.T) {
	usual := wavy(40)
	for _, c := range []struct {
		name         string
		values       []float64
		above, below bool
	}{
		{"none", usual, false, false},
		{"one", append([]float64{412}, usual...), true, false},
		{"on both sides", append([]float64{412, -300}, usual...), true, true},
		{"a tenth and more", append([]float64{412, 420, 430, 440, 450, 460}, usual...), false, false},
		{"of few values", []float64{1, 2, 3, 1, 2, 3, 412}, false, false},
		{"of equal values", []float64{3, 3, 3, 3, 3, 3, 3, 3, 3, 9}, false, false},
	} {
		if e := extentOf(c.values, nil, false); e.above != c.above || e.below != c.below {
			t.Errorf("%s: outside above is %v, below %v", c.name, e.above, e.below)
		}
	}
}

func TestLevelsAreNeverOutside(t *testing.T) {
	e := extentOf(append([]float64{412}, wavy(40)...), []float64{-200, 200}, false)
	if e.lo > -200 || e.hi < 200 {
		t.Errorf("the drawing shows %g to %g", e.lo, e.hi)
	}
}

func TestLabelsAtTheEndMoveAsLittleAsTheyMust(t *testing.T) {
	put := func(ys ...float64) []float64 {
		var list []side
		for i, y := range ys {
			list = append(list, side{y: y, rank: i})
		}
		var at []float64
		for _, s := range spread(list, 0, 100, 15) {
			at = append(at, s.put)
		}
		return at
	}
	for _, c := range []struct{ ys, want []float64 }{
		{[]float64{10, 50}, []float64{10, 50}},
		{[]float64{50, 50}, []float64{42.5, 57.5}},
		{[]float64{50, 54, 20}, []float64{20, 44.5, 59.5}},
		{[]float64{99, 100}, []float64{85, 100}}, // not below the bottom
		{[]float64{0, 0, 1}, []float64{0, 15, 30}},
	} {
		got := put(c.ys...)
		for i := range c.want {
			if len(got) != len(c.want) || math.Abs(got[i]-c.want[i]) > 1e-9 {
				t.Errorf("lines at %v: labels at %v, want %v", c.ys, got, c.want)
				break
			}
		}
	}
	if n := len(put(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)); n != 7 {
		t.Errorf("%d labels in a height for 7", n)
	}
}

func TestShortenedTextEndsInAnEllipsisAndFits(t *testing.T) {
	for _, s := range []string{"second kiln in use, glaze line moved", "窑炉改造，釉线搬迁至二号车间", "ab", ""} {
		for width := 0.0; width < 300; width += 7 {
			got := shorten(s, width)
			switch {
			case got == s || got == "":
			case textWidth(got) > width:
				t.Errorf("%q is wider than %g", got, width)
			case !strings.HasSuffix(got, "…") || !strings.HasPrefix(s, strings.TrimSuffix(got, "…")):
				t.Errorf("%q became %q", s, got)
			}
		}
	}
}

func TestFiguresAreWrittenShort(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 4: "4", -3.25: "−3.2", 0.45: "0.45", 0.5: "0.5", 15.3: "15.3", 412: "412", 412.4: "412", 9999: "9999",
		46643: "46.6k", 88000: "88k", 109564: "110k", -1234567: "−1.23M", 2.5e9: "2.50G",
	} {
		if got := rounded(v); got != want {
			t.Errorf("%g is written %q, want %q", v, got, want)
		}
	}
}

// A point of 180 days must not stand on the line of a limit of 14.
func TestWhatLiesOutsideStandsClearOfEveryLevel(t *testing.T) {
	usual := []float64{-3, -1, 0, 2, 4, 5, 1, 0, 3}
	for _, c := range []struct{ values, levels []float64 }{
		{append([]float64{180}, usual...), []float64{-10, 14}},
		{append([]float64{-180}, usual...), []float64{-10, 14}},
		{append([]float64{180, -150}, append(usual, usual...)...), []float64{-10, 2, 14}},
		{append([]float64{900}, usual...), nil},
	} {
		e := extentOf(c.values, c.levels, true)
		lo, hi := 0.0, 0.0
		for _, v := range append(usual, c.levels...) {
			lo, hi = min(lo, v), max(hi, v)
		}
		tenth := (e.hi - e.lo) / 10
		if e.above && e.hi < hi+tenth || e.below && e.lo > lo-tenth || !e.above && !e.below {
			t.Errorf("%v with levels %v: drawn from %v to %v, outside above %v, below %v", c.values, c.levels, e.lo, e.hi, e.above, e.below)
		}
	}
}
