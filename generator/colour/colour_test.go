package colour_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"testing"

	"factorybook/generator/colour"
	"factorybook/templates"
)

func parse(t *testing.T, s string) colour.RGB {
	t.Helper()
	c, ok := colour.Parse(s)
	if !ok {
		t.Fatalf("%q is not read as a colour", s)
	}
	return c
}

// Pairs whose ratio WCAG itself and its techniques state.
func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"#000000", "#ffffff", "21.00"},
		{"#ffffff", "#ffffff", "1.00"},
		{"#767676", "#ffffff", "4.54"}, // the lightest grey for text on white
		{"#777777", "#ffffff", "4.48"},
		{"#ff0000", "#ffffff", "4.00"},
	} {
		a, b := parse(t, c.a), parse(t, c.b)
		if got := fmt.Sprintf("%.2f", colour.Contrast(a, b)); got != c.want {
			t.Errorf("%s on %s: %s, want %s", c.a, c.b, got, c.want)
		}
		if colour.Contrast(a, b) != colour.Contrast(b, a) {
			t.Errorf("%s and %s: the order matters", c.a, c.b)
		}
	}
}

func TestOnlySixDigitsAreAColour(t *testing.T) {
	for _, s := range []string{"", "red", "#fff", "1f4f7d", "#1f4f7", "#1f4f7dd", "#1f4f7g", "#+14f7d", "rgb(1,2,3)", "#１ｆ4f7d"} {
		if c, ok := colour.Parse(s); ok {
			t.Errorf("%q is read as %s", s, c)
		}
	}
	if got := parse(t, "#1F4f7D").String(); got != "#1f4f7d" {
		t.Errorf("got %s", got)
	}
}

// Every colour has a near one that can be read, and one that can be read stays.
func TestEveryColourHasOneThatCanBeRead(t *testing.T) {
	for r := 0; r < 256; r += 15 {
		for g := 0; g < 256; g += 15 {
			for b := 0; b < 256; b += 15 {
				c := colour.RGB{uint8(r), uint8(g), uint8(b)}
				for _, theme := range []colour.Theme{colour.Light, colour.Dark} {
					made := c.For(theme)
					if made.On(theme) < colour.Enough {
						t.Fatalf("%s gives %s, which has a contrast of %.2f", c, made, made.On(theme))
					}
					if c.On(theme) >= colour.Enough && made != c {
						t.Fatalf("%s can be read and becomes %s", c, made)
					}
				}
			}
		}
	}
}

func TestGroundsAreThoseOfTheStyles(t *testing.T) {
	css, err := fs.ReadFile(templates.Files, "styles/01-tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	for theme, times := range map[colour.Theme]int{colour.Light: 1, colour.Dark: 2} {
		for i, name := range []string{"paper", "wash", "mark"} {
			if n := bytes.Count(css, fmt.Appendf(nil, "--%s: %s;", name, theme.Grounds()[i])); n != times {
				t.Errorf("--%s is %d times %s in the styles, want %d", name, n, theme.Grounds()[i], times)
			}
		}
	}
}
