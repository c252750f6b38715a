package chart

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fontSize is the size of every text in a drawing, in pixels; the stylesheet
// says the same.
const fontSize = 12.0

// textWidth estimates the width of a text in pixels, in an ordinary sans-serif
// at fontSize. It is on the wide side: labels that fit by it fit on the page.
func textWidth(s string) float64 {
	var em float64
	for _, r := range s {
		em += runeWidth(r)
	}
	return em * fontSize
}

// runeWidth is in units of the font's size.
func runeWidth(r rune) float64 {
	switch {
	case r < 0x20:
		return 0
	case r == ' ' || r == '.' || r == ',' || r == ':' || r == ';' || r == 'i' || r == 'l' || r == 'j' || r == '\'' || r == '|':
		return 0.32
	case r >= '0' && r <= '9':
		return 0.64
	case r == '−':
		return 0.7
	case r == 'm' || r == 'w' || r == 'M' || r == 'W' || r == '%' || r == '@':
		return 0.92
	case r >= 'A' && r <= 'Z':
		return 0.69
	case r < 0x300:
		return 0.59
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x1100 && !(r >= 0x2000 && r < 0x2e80):
		return 1
	}
	return 0.75
}

// shorten cuts a text to a width in pixels, ending in an ellipsis; "" when not
// even four characters fit.
func shorten(s string, width float64) string {
	if textWidth(s) <= width {
		return s
	}
	room := width/fontSize - runeWidth('…')
	end, n := 0, 0
	for i, r := range s {
		if room -= runeWidth(r); room < 0 {
			break
		}
		end = i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			end = i + 1
		}
		n++
	}
	if n < 4 {
		return ""
	}
	for end > 0 && s[end-1] == ' ' {
		end--
	}
	return s[:end] + "…"
}

// figure writes a value of an axis: a minus sign, no more digits than the step
// between ticks needs, thousands as k, M, G and T.
func figure(v, step float64) string {
	unit, sign := "", ""
	switch a := math.Abs(v); {
	case a >= 1e12 || step >= 1e12:
		v, step, unit = v/1e12, step/1e12, "T"
	case a >= 1e9 || step >= 1e9:
		v, step, unit = v/1e9, step/1e9, "G"
	case a >= 1e6 || step >= 1e6:
		v, step, unit = v/1e6, step/1e6, "M"
	case a >= 1e4 || step >= 1e4:
		v, step, unit = v/1e3, step/1e3, "k"
	}
	decimals := 0
	for s := step; s > 0 && decimals < 6 && math.Abs(s-math.Round(s)) > 1e-6; s *= 10 {
		decimals++
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	if v < 0 && zeroes(s) != len(s) {
		sign = "−"
	}
	if zeroes(s) == len(s) {
		return "0"
	}
	return sign + s + unit
}

// zeroes counts the leading characters of a number that are 0 or a point.
func zeroes(s string) int {
	n := 0
	for n < len(s) && (s[n] == '0' || s[n] == '.') {
		n++
	}
	return n
}

// rounded writes a value to a tenth, a small one to a hundredth, a large one to
// three digits, for a label that the caller did not word.
func rounded(v float64) string {
	switch a := math.Abs(v); {
	case a >= 1e4:
		s := figure(v, math.Pow(10, math.Floor(math.Log10(a))-2)) // three digits
		return strings.Replace(s, ".0", "", 1)
	case a >= 100 || math.Abs(v-math.Round(v)) < 0.05:
		return figure(math.Round(v), 1)
	}
	if math.Abs(v) < 1 {
		return strings.TrimSuffix(figure(v, 0.01), "0")
	}
	return figure(v, 0.1)
}
