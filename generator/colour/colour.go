// Package colour knows the grounds that texts of the site stand on, and which colour of a
// brand can be read on them: contrast as WCAG 2.2 defines it.
package colour

import (
	"fmt"
	"math"
	"strconv"
)

// Enough is the least contrast of a text with its ground, 4.5 to 1 (WCAG 2.2, 1.4.3).
const Enough = 4.5

// RGB is a colour of the sRGB space, each part from 0 to 255.
type RGB [3]uint8

// Theme is what the site is read in.
type Theme int

const (
	Light Theme = iota
	Dark
)

// grounds are the page, a shaded part, and a record that a link has led to, as
// templates/styles/01-tokens.css has them (--paper, --wash, --mark).
var grounds = [...][3]RGB{
	Light: {{0xfd, 0xfd, 0xfb}, {0xf4, 0xf3, 0xed}, {0xf3, 0xe9, 0xc8}},
	Dark:  {{0x17, 0x18, 0x16}, {0x20, 0x21, 0x1e}, {0x45, 0x3c, 0x1c}},
}

// Grounds are what texts of a theme stand on.
func (t Theme) Grounds() []RGB { return grounds[t][:] }

// Parse reads #rrggbb.
func Parse(s string) (c RGB, ok bool) {
	if len(s) != 7 || s[0] != '#' {
		return RGB{}, false
	}
	for i := range c {
		part, err := strconv.ParseUint(s[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return RGB{}, false
		}
		c[i] = uint8(part)
	}
	return c, true
}

// String writes the colour as #rrggbb.
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// luminance is the relative luminance, from 0 to 1 (WCAG 2.2, definitions).
func (c RGB) luminance() float64 {
	var linear [3]float64
	for i, part := range c {
		if v := float64(part) / 255; v <= 0.04045 {
			linear[i] = v / 12.92
		} else {
			linear[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
}

// Contrast is the ratio of two colours, from 1 to 21 (WCAG 2.2, definitions).
func Contrast(a, b RGB) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// On is the least contrast of a colour with a ground of the theme.
func (c RGB) On(t Theme) float64 {
	least := math.Inf(1)
	for _, ground := range t.Grounds() {
		least = min(least, Contrast(c, ground))
	}
	return least
}

// For is the colour itself where it can be read in the theme, else the nearest of its kind
// that can: mixed with as little black, or white in the dark, as is needed.
func (c RGB) For(t Theme) RGB {
	to := RGB{}
	if t == Dark {
		to = RGB{255, 255, 255}
	}
	for share := range 100 {
		if mixed := c.Mix(to, float64(share)/100); mixed.On(t) >= Enough {
			return mixed
		}
	}
	return to
}

// Mix moves a colour towards another by a share from 0 to 1.
func (c RGB) Mix(to RGB, share float64) (mixed RGB) {
	for i := range c {
		mixed[i] = uint8(math.Round(float64(c[i])*(1-share) + float64(to[i])*share))
	}
	return mixed
}
