package chart

import (
	"strings"
	"testing"
)

// A case beyond the scale and one that is still open are two marks; one that is both
// has both.
func TestBeyondTheScaleAndOpenAreTwoMarks(t *testing.T) {
	scale := SpreadScale{Lo: 0, Hi: 10, Step: 5}
	for _, c := range []struct {
		name         string
		dot          Dot
		open, arrows int
	}{
		{"at the end of the scale", Dot{Value: 10}, 0, 0},
		{"a day beyond it", Dot{Value: 11}, 0, 1},
		{"before it", Dot{Value: -1}, 0, 1},
		{"open", Dot{Value: 10, Style: Open}, 1, 0},
		{"open and beyond", Dot{Value: 11, Style: Open}, 1, 1},
	} {
		svg := string((&Spread{Scale: scale, Dots: []Dot{c.dot}}).AppendSVG(nil))
		if open, arrows := strings.Count(svg, "s-open"), strings.Count(svg, "s-arrow"); open != c.open || arrows != c.arrows {
			t.Errorf("%s: %d triangles and %d arrows, want %d and %d", c.name, open, arrows, c.open, c.arrows)
		}
	}
}
