package chart

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The caption says: right of the line is late, all rows share one scale, the oldest
// stands below.
func TestStripPutsWhatIsLateRightOfTheLineAndTheOldestBelow(t *testing.T) {
	scale := StripScale{-10, 30}
	svg := string((&Strip{Title: "x", Dots: []StripDot{{Days: -4}, {Days: 0}, {Days: 9}, {Days: 80}}}).AppendSVG(nil, scale))
	line := number(t, svg, `class="s-line" d="M([0-9.]+) `)
	dots := regexp.MustCompile(`M([0-9.]+) ([0-9.]+)h0`).FindAllStringSubmatch(svg, -1)
	if len(dots) != 4 {
		t.Fatalf("%d dots in %s", len(dots), svg)
	}
	x := func(i int) float64 { v, _ := strconv.ParseFloat(dots[i][1], 64); return v }
	y := func(i int) float64 { v, _ := strconv.ParseFloat(dots[i][2], 64); return v }
	if !(x(0) < line && x(1) == line && x(2) > line && x(3) > x(2)) {
		t.Errorf("4 early, on the day, 9 late, 80 late stand at %v %v %v %v, the line at %v", x(0), x(1), x(2), x(3), line)
	}
	if !(y(0) > y(1) && y(1) > y(2) && y(2) > y(3)) {
		t.Errorf("the oldest does not stand below: %v %v %v %v", y(0), y(1), y(2), y(3))
	}
	if strings.Count(svg, "s-beyond") != 1 {
		t.Errorf("what is beyond the scale has no arrow: %s", svg)
	}
	other := string((&Strip{Title: "x", Dots: []StripDot{{Days: 9}}}).AppendSVG(nil, scale))
	if got := number(t, other, `class="s-dot" d="M([0-9.]+) `); got != x(2) {
		t.Errorf("9 days late stands at %v in one row and at %v in another", x(2), got)
	}
}

func number(t *testing.T, s, pattern string) float64 {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(s)
	if m == nil {
		t.Fatalf("no %s in %s", pattern, s)
	}
	v, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
