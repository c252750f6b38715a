package words

import (
	"regexp"
	"strings"
)

// Telephone is a piece of what was typed as a telephone number: a number that can be
// dialled, or what stands between numbers.
type Telephone struct {
	Text string // as it was typed
	Href string // "tel:" and what is dialled; "" when the piece is no number
}

var (
	// numberIn is a number as people write it: digits with spaces, points, strokes and
	// brackets between them. Texts are narrow where it is used.
	numberIn = regexp.MustCompile(`[+(]*[0-9](?:[ \x{a0}.()·‐-―-]*[0-9])+`)
	// extensionIn is what stands behind a number to be dialled when it has answered.
	extensionIn = regexp.MustCompile(`(?i)^[ \x{a0},;]*(?:转|轉|分机号?|分機|内线|內線|ext(?:ension)?\.?|x|#)[ :=.]*([0-9]{1,6})(?:[^0-9]|$)`)
	// extensionAt is an extension behind the last stroke, as on Chinese cards:
	// 0574-8765 4321-802.
	extensionAt = regexp.MustCompile(`^(.*[0-9]{4}[ \x{a0}]?[0-9]{3,4})[‐-―-]([0-9]{1,5})$`)
	// trunk is the 0 that is dialled within a country only.
	trunk = regexp.MustCompile(`^(\+[0-9]{1,3})[ \x{a0}]*\(0\)`)
)

// Telephones divides what was typed into numbers that can be dialled and what stands
// between them. A field may hold two numbers, words, fullwidth digits, and extensions
// (转802), which are dialled after a pause. What has fewer than four digits, or more
// than the fifteen that a number may have (ITU-T E.164), is no number.
func Telephones(typed string) (list []Telephone) {
	narrow := []rune(typed)
	for i, c := range narrow { // each stays one character, so that places are the same
		switch {
		case c >= '！' && c <= '～':
			narrow[i] = c - '！' + '!'
		case c == '\u3000':
			narrow[i] = ' '
		}
	}
	rest, original := string(narrow), []rune(typed)
	add := func(text, href string) {
		if n := len(list); href == "" && n > 0 && list[n-1].Href == "" {
			list[n-1].Text += text
		} else if text != "" {
			list = append(list, Telephone{text, href})
		}
	}
	take := func(n int, href string) { // n bytes of rest
		runes := len([]rune(rest[:n]))
		add(string(original[:runes]), href)
		rest, original = rest[n:], original[runes:]
	}
	for {
		at := numberIn.FindStringIndex(rest)
		if at == nil {
			take(len(rest), "")
			return list
		}
		take(at[0], "")
		end := at[1] - at[0]
		number, extension := rest[:end], ""
		if e := extensionAt.FindStringSubmatch(number); e != nil {
			number, extension = e[1], e[2]
		}
		if len(digits(number)) > 15 { // two numbers with a space between them
			extension = ""
			if space := strings.IndexAny(rest[:end], " \u00a0"); space > 0 && len(digits(rest[:space])) >= 7 {
				end = space
			} else if space < 0 {
				take(end, "")
				continue
			}
			number = rest[:end]
		}
		if e := extensionIn.FindStringSubmatchIndex(rest[end:]); e != nil {
			extension, end = rest[end+e[2]:end+e[3]], end+e[3]
		}
		take(end, dialled(number, extension))
	}
}

func digits(s string) string {
	return strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, s)
}

// dialled is the address of a number for a telephone; "" when it is none. Within a
// country the area has a 0 that is not dialled behind the code of the country.
func dialled(number, extension string) string {
	number = strings.TrimLeft(trunk.ReplaceAllString(number, "$1"), "(")
	all := digits(number)
	if len(all) < 4 || len(all) > 15+2 {
		return ""
	}
	switch {
	case strings.HasPrefix(number, "+"):
		all = "+" + all
	case strings.HasPrefix(all, "00"):
		all = "+" + strings.TrimLeft(all, "0")
	case strings.HasPrefix(all, "86") && len(all) >= 12:
		all = "+" + all
	}
	if china, ok := strings.CutPrefix(all, "+860"); ok {
		all = "+86" + china
	}
	if extension != "" {
		all += "," + extension // a comma waits two seconds
	}
	return "tel:" + all
}
