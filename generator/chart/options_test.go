package chart

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

// expectJSON reads the options of a chart and fails on anything in them that a
// browser could take for more than data. It returns nil for no options.
func expectJSON(t *testing.T, c *Chart) map[string]any {
	t.Helper()
	data, err := c.Options()
	if err != nil {
		t.Fatal(err)
	}
	if data == nil {
		return nil
	}
	if bytes.ContainsAny(data, "<>&") {
		t.Error("the options hold characters that end a script element")
	}
	var options map[string]any
	if err := json.Unmarshal(data, &options); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	walk(t, "", options)
	return options
}

var colour = regexp.MustCompile(`^(token:[a-z-]+|transparent)$`)

func walk(t *testing.T, key string, node any) {
	t.Helper()
	switch node := node.(type) {
	case map[string]any:
		for k, v := range node {
			walk(t, k, v)
		}
	case []any:
		for _, v := range node {
			walk(t, key, v)
		}
	case string:
		switch lower := strings.ToLower(key); {
		case strings.HasSuffix(lower, "color") && !colour.MatchString(node):
			t.Errorf("%s is %q, no token of the page", key, node)
		case strings.HasSuffix(lower, "formatter"), lower == "link", lower == "sublink":
			t.Errorf("there is a %s: %q", key, node)
		case lower == "href" && !relative(node):
			t.Errorf("a link to %q", node)
		case lower == "symbol" && strings.Contains(node, ":") && node != "path://M-1-1L1 1M-1 1L1-1":
			t.Errorf("the symbol %q is no shape", node)
		case lower == "name" && strings.ContainsAny(node, "{}"):
			t.Errorf("%q would be read as a template", node)
		}
	}
}

func TestOptionsHoldOnlyData(t *testing.T) {
	expectJSON(t, poisoned(t))
	for name, c := range cases(t) {
		t.Run(name, func(t *testing.T) { expectJSON(t, c) })
	}
}

func seriesOf(options map[string]any, id string) map[string]any {
	for _, s := range options["series"].([]any) {
		if s := s.(map[string]any); s["id"] == id {
			return s
		}
	}
	return nil
}

func TestOptionsHoldEveryPointWithItsWordsAndLink(t *testing.T) {
	for name, c := range cases(t) {
		options := expectJSON(t, c)
		var want []Point
		for _, s := range c.Series {
			want = append(want, s.Points...)
		}
		if options == nil {
			if len(want) > 0 {
				t.Errorf("%s: no options for %d points", name, len(want))
			}
			continue
		}
		items := seriesOf(options, "points")["data"].([]any)
		if len(items) != len(want) {
			t.Errorf("%s: %d points, want %d", name, len(items), len(want))
			continue
		}
		for i, pt := range want {
			item := items[i].(map[string]any)
			if item["name"] != pt.Label || item["href"] != pt.Href {
				t.Errorf("%s: the point %q to %q is %v", name, pt.Label, pt.Href, item)
			}
		}
	}
}

func TestTooltipsAreDrawnAndNeverMarkup(t *testing.T) {
	options := expectJSON(t, spaced(t, 1, 2, 3))
	tooltip := options["tooltip"].(map[string]any)
	if tooltip["renderMode"] != "richText" {
		t.Errorf("the tooltip is %v, want richText", tooltip["renderMode"])
	}
	if options["animation"] != false {
		t.Error("the chart moves")
	}
	if aria := options["aria"].(map[string]any); aria["enabled"] != true {
		t.Error("the chart has no description")
	}
}

func TestScreenAndPaperShareTheirScale(t *testing.T) {
	c := cases(t)["phases"]
	options := expectJSON(t, c)
	d := c.layout(SVGOptions{})
	axis := options["yAxis"].([]any)[0].(map[string]any)
	// The value at the top of the plot, by the drawing's own scale.
	if got := d.y(axis["max"].(float64)); got > d.top+d.inset() {
		t.Errorf("the axis on screen ends at %g, below the drawing's top %g", got, d.top)
	}
	if axis["minInterval"] != axis["maxInterval"] {
		t.Error("the ticks on screen are not those of the drawing")
	}
	grid := options["grid"].([]any)[0].(map[string]any)
	if grid["left"] != pixels(leftRoom) || grid["top"] != pixels(d.top) {
		t.Errorf("the plot on screen is at %v, %v", grid["left"], grid["top"])
	}
}

func TestOptionsOfTheSameChartAreTheSame(t *testing.T) {
	c := cases(t)["phases"]
	a, _ := c.Options()
	b, _ := c.Options()
	if !bytes.Equal(a, b) {
		t.Error("two options differ")
	}
}

func TestChartWithoutPointsHasNoOptions(t *testing.T) {
	if data, err := cases(t)["no points"].Options(); data != nil || err != nil {
		t.Errorf("%s, %v", data, err)
	}
}

func BenchmarkOptions60Points(b *testing.B) {
	c := benchmarked(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Options(); err != nil {
			b.Fatal(err)
		}
	}
}
