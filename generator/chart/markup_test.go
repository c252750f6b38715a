package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// element is a piece of a drawing as a browser sees it.
type element struct {
	name  string
	attrs map[string]string
	text  string
	x, y  string // of the coordinate systems around it, "" for none
}

// parse reads a drawing, which must be well-formed XML whose numbers are finite.
func parse(t *testing.T, svg []byte) []element {
	t.Helper()
	var list []element
	var open []int
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: make(map[string]string)}
			if len(open) > 0 {
				parent := &list[open[len(open)-1]]
				e.x, e.y = parent.x, parent.y
				if parent.name == "svg" && parent.attrs["x"] != "" {
					e.x, e.y = parent.attrs["x"], parent.attrs["y"]
				}
			}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
				checkAttribute(t, a)
			}
			open = append(open, len(list))
			list = append(list, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				list[open[len(open)-1]].text += string(token)
			}
		}
	}
	return list
}

// checkAttribute refuses what the pages' policy or sane numbers forbid.
func checkAttribute(t *testing.T, a xml.Attr) {
	t.Helper()
	name := strings.ToLower(a.Name.Local)
	switch {
	case name == "style" || strings.HasPrefix(name, "on"):
		t.Errorf("an attribute %s", name)
	case name == "href" && !relative(a.Value):
		t.Errorf("a link to %q", a.Value)
	case slices.Contains([]string{"x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "dx"}, name):
		v, err := strconv.ParseFloat(strings.TrimSuffix(a.Value, "%"), 64)
		if err != nil || v < -maxLength || v > maxLength {
			t.Errorf("%s is %q", name, a.Value)
		}
		if strings.HasSuffix(a.Value, "%") && (v < -0.001 || v > 100.001) {
			t.Errorf("%s is %s, outside of the drawing", name, a.Value)
		}
	case name == "points" || name == "d":
		if s := strings.ToLower(a.Value); strings.Contains(s, "nan") || strings.Contains(s, "inf") {
			t.Errorf("%s is %q", name, a.Value)
		}
	}
}

// place is a text of a drawing of a known width, in pixels.
type place struct {
	rect
	text string
}

// texts returns where the words of a drawing stand when its plot has a width, in
// one kind of place ("wide" or "narrow").
func texts(t *testing.T, svg []byte, width float64, kind string) []place {
	t.Helper()
	hidden := map[string]string{"wide": "d-narrow", "narrow": "d-wide"}[kind]
	length := func(s string) float64 {
		if s == "" {
			return 0
		}
		v, err := strconv.ParseFloat(strings.TrimSuffix(s, "%"), 64)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(s, "%") {
			return v / 100 * width
		}
		return v
	}
	var list []place
	for _, e := range parse(t, svg) {
		classes := strings.Fields(e.attrs["class"])
		if e.name != "text" || slices.Contains(classes, hidden) {
			continue
		}
		x := length(e.x) + length(e.attrs["x"]) + length(e.attrs["dx"])
		y := length(e.y) + length(e.attrs["y"])
		w := textWidth(e.text)
		switch {
		case slices.Contains(classes, "d-middle"):
			x -= w / 2
		case slices.Contains(classes, "d-end"):
			x -= w
		}
		list = append(list, place{rect{x, y - 9, x + w, y + 2}, e.text})
	}
	return list
}

// expectRoom fails when two texts touch or one leaves the room beside the plot.
func expectRoom(t *testing.T, svg []byte) {
	t.Helper()
	for _, at := range []struct {
		kind         string
		width, right float64
	}{
		{"narrow", narrowWidth, narrowRightRoom}, {"narrow", 290, narrowRightRoom}, {"narrow", 560, narrowRightRoom},
		{"wide", wideWidth, wideRightRoom}, {"wide", 760, wideRightRoom}, {"wide", 1024, wideRightRoom},
	} {
		list := texts(t, svg, at.width, at.kind)
		for i, a := range list {
			for _, b := range list[:i] {
				if a.overlaps(b.rect) {
					t.Errorf("%s, %g pixels: %q touches %q", at.kind, at.width, a.text, b.text)
				}
			}
			if a.x0 < -leftRoom-0.5 || a.x1 > at.width+at.right+0.5 {
				t.Errorf("%s, %g pixels: %q leaves the drawing: %s", at.kind, at.width, a.text, fmt.Sprint(a.rect))
			}
		}
	}
}

// count returns how many elements have the class.
func count(t *testing.T, svg []byte, class string) int {
	t.Helper()
	n := 0
	for _, e := range parse(t, svg) {
		if slices.Contains(strings.Fields(e.attrs["class"]), class) {
			n++
		}
	}
	return n
}

// titles returns the words that a reader sees on touching things.
func titles(t *testing.T, svg []byte) map[string]int {
	t.Helper()
	list := make(map[string]int)
	for _, e := range parse(t, svg) {
		if e.name == "title" {
			list[e.text]++
		}
	}
	return list
}
