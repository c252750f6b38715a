package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// tidy prepares the text of a cell: spaces around it go, invisible characters
// go, and non-breaking spaces become spaces. Line ends stay, as LF.
func tidy(s string) string {
	if isASCII(s) && !strings.ContainsFunc(s, unicode.IsControl) {
		return strings.TrimSpace(s)
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029:
			return '\n'
		case c == '\t' || c != 0x3000 && unicode.Is(unicode.Zs, c):
			return ' '
		case unicode.IsControl(c) || c == 0xad || c == 0xfeff || c >= 0x200b && c <= 0x200f || c >= 0x202a && c <= 0x202e || c >= 0x2060 && c <= 0x2069 || c == 0xfffe || c == 0xffff:
			return -1
		}
		return c
	}, s))
}

// isDitto reports whether a text says that the cell above is meant. Only fill_down
// makes it so.
func isDitto(text string) bool {
	switch strings.ToLower(text) {
	case `"`, `""`, "''", "〃", "″", "“", "”", "〞", `-"-`, `-"-"-`, "同上", "同前", "ditto", "do.", "dto.", "dto":
		return true
	}
	return false
}

// oneLine is tidy text with its line ends as spaces.
func oneLine(s string) string {
	if !strings.ContainsRune(s, '\n') {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// narrow turns full-width digits and punctuation of a Chinese keyboard into
// ordinary ones; only for dates, numbers and codes.
func narrow(s string) string {
	if isASCII(s) {
		return s
	}
	return width.Narrow.String(s)
}

// isASCII reports whether every character takes one byte, as in most cells.
func isASCII(s string) bool { return utf8.RuneCountInString(s) == len(s) }
