package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// format is a number format of a workbook.
type format struct {
	code     string // as its author wrote it; "" for a built-in one
	sections []section
	struck   bool // its font is struck through
}

// section is a part of a number format: how some of the numbers are shown.
type section struct {
	kind formatKind
	// compare and limit are the condition in brackets, as in [>=1000]; compare is "" without one.
	compare string
	limit   float64
	percent bool
	// pieces are what is shown, from the left: a text, or one of the characters 0, # and
	// ? for a digit. They are nil where the bare number is to be taken.
	pieces []piece
}

type piece struct {
	text  string
	digit byte // 0 for a text
}

type formatKind uint8

const (
	plainFormat formatKind = iota
	dayFormat              // shows year and day, or at least the day
	monthFormat            // shows a month and no day
	clockFormat            // shows only a time of day
)

// builtIn are the built-in formats that show a day, a month or a time. 27 to 36 and
// 50 to 58 mean different things in the Chinese, Japanese and Korean editions of
// Excel; which of them are days and which are times is decided by the value, see
// day. 27, 36, 50, 52 and 57 show a month (2025年3月) in the edition of mainland China
// and days in others, see monthsElsewhere.
var builtIn = map[int]formatKind{
	14: dayFormat, 15: dayFormat, 16: dayFormat, 17: monthFormat, 18: clockFormat, 19: clockFormat, 20: clockFormat, 21: clockFormat, 22: dayFormat,
	27: monthFormat, 28: dayFormat, 29: dayFormat, 30: dayFormat, 31: dayFormat, 32: clockFormat, 33: clockFormat, 34: clockFormat, 35: clockFormat, 36: monthFormat,
	45: clockFormat, 46: clockFormat, 47: clockFormat,
	50: monthFormat, 51: dayFormat, 52: monthFormat, 53: dayFormat, 54: dayFormat, 55: clockFormat, 56: clockFormat, 57: monthFormat, 58: dayFormat,
}

// edition is what the workbook shows of the program that wrote it, as far as it changes
// what a built-in format means.
type edition struct {
	// elsewhere is set for an edition for Taiwan, Japan or Korea.
	elsewhere bool
	// byExcelize is set for a workbook of the library excelize, which gives every first of
	// a month the format of a month (17).
	byExcelize bool
}

// builtInKind is what a built-in format shows in an edition. Of the months of mainland
// China only 52 and 55 to 56 are no days elsewhere (ECMA-376 part 1, 18.8.30).
func (e edition) builtInKind(id int) formatKind {
	switch id {
	case 17:
		if e.byExcelize {
			return dayFormat
		}
	case 27, 36, 50, 57:
		if e.elsewhere {
			return dayFormat
		}
	}
	return builtIn[id]
}

// fontsElsewhere are parts of the names of the fonts that the editions for Taiwan, Japan
// and Korea give their cells; those for mainland China have 宋体, 等线 and others.
var fontsElsewhere = []string{"細明體", "正黑體", "ＭＳ", "游ゴシック", "メイリオ", "맑은", "돋움", "굴림", "바탕", "PMingLiU", "MingLiU", "Yu Gothic", "MS PGothic", "MS Gothic", "Meiryo", "Malgun", "Gulim", "Dotum"}

// newFormat reads the code of a number format; id is that of a built-in one.
func (e edition) newFormat(id int, code string) format {
	f := format{code: code}
	if code == "" {
		f.sections = []section{{kind: e.builtInKind(id), percent: id == 9 || id == 10}}
		return f
	}
	for i, text := range splitSections(code) {
		if i == 3 || strings.Contains(withoutLiterals(text), "@") {
			break // how texts are shown
		}
		f.sections = append(f.sections, newSection(text))
	}
	return f
}

func newSection(code string) section {
	s := section{}
	letters := strings.ToLower(withoutLiterals(code))
	letters = strings.NewReplacer("general", "", "am/pm", "", "a/p", "", "e+", "", "e-", "").Replace(letters)
	has := func(set string) bool { return strings.ContainsAny(letters, set) }
	switch {
	case has("dy") || has("e") && !has("0#?") || strings.Contains(letters, "aaa"):
		s.kind = dayFormat
		if !has("d") && !strings.Contains(letters, "aaa") {
			s.kind = monthFormat
		}
	case has("hs"):
		s.kind = clockFormat
	case has("m") && !has("0#?"):
		s.kind = monthFormat
	}
	plain := s.look(code)
	if s.percent = has("%"); s.percent || plain || s.kind != plainFormat {
		s.pieces = nil
	}
	return s
}

// section is the one by which a number is shown; nil when there is none. Of three, the
// first is for numbers above zero, the second for those below, the third for zero; of two
// the first is for zero too. A condition in brackets counts before that.
func (f *format) section(value float64) *section {
	list := f.sections
	switch n := len(list); {
	case n == 0:
		return nil
	case n == 1:
		return &list[0]
	case list[0].compare == "" && list[1].compare == "":
		switch {
		case value < 0:
			return &list[1]
		case value == 0 && n == 3:
			return &list[2]
		}
		return &list[0]
	case list[0].holds(value):
		return &list[0]
	case list[1].holds(value) || list[0].compare == "" || list[1].compare == "" || n == 2:
		return &list[1]
	}
	return &list[2]
}

// holds reports whether the condition of the section is true of a number.
func (s *section) holds(value float64) bool {
	switch s.compare {
	case "<":
		return value < s.limit
	case "<=":
		return value <= s.limit
	case ">":
		return value > s.limit
	case ">=":
		return value >= s.limit
	case "=":
		return value == s.limit
	case "<>":
		return value != s.limit
	}
	return false
}

// splitSections divides a code at its semicolons.
func splitSections(code string) (list []string) {
	quoted, bracket, start := false, false, 0
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case c == ';' && !bracket:
			list = append(list, code[start:i])
			start = i + 1
		}
	}
	return append(list, code[start:])
}

// withoutLiterals takes out quoted text, escaped and padding characters and what
// stands in square brackets, but for elapsed time.
func withoutLiterals(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String()
			}
			if inner := strings.ToLower(code[i+1 : i+end]); strings.Trim(inner, "hms") == "" {
				b.WriteString(inner)
			}
			i += end
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// general are the names of the format that shows a number as it is, in the editions of Excel.
var general = []string{"General", "G/通用格式", "G/標準"}

// look reads the pieces of a section and its condition. plain is set for what is no code, quantity or
// amount apart from its digits: groups, fractions, exponents, currencies, digits in Chinese.
func (s *section) look(code string) (plain bool) {
	digits := 0
	text := func(t string) { s.pieces = append(s.pieces, piece{text: t}) }
	for i := 0; i < len(code); i++ {
		if n := generalAt(code[i:]); n > 0 {
			s.pieces = append(s.pieces, piece{digit: '0'})
			digits, i = digits+1, i+n-1
			continue
		}
		switch c := code[i]; c {
		case '"', '[':
			end := strings.IndexByte(code[i+1:], map[byte]byte{'"': '"', '[': ']'}[c])
			if end < 0 {
				return true
			}
			inner := code[i+1 : i+1+end]
			i += end + 1
			if c == '"' {
				text(inner)
			} else if s.condition(inner); strings.HasPrefix(inner, "DBNum") || strings.HasPrefix(inner, "$") && !strings.HasPrefix(inner, "$-") {
				plain = true
			}
		case '\\', '!': // ! in editions for East Asia
			if i+1 < len(code) {
				_, n := utf8.DecodeRuneInString(code[i+1:])
				text(code[i+1 : i+1+n])
				i += n
			}
		case '_', '*': // a gap, or a filling
			if i+1 < len(code) {
				_, n := utf8.DecodeRuneInString(code[i+1:])
				i += n
			}
		case '0', '#', '?':
			s.pieces = append(s.pieces, piece{digit: c})
			digits++
		case ' ', '/':
			if digits > 0 && strings.ContainsAny(code[i:], "0#?") {
				plain = true // a group, or a fraction
			}
			text(code[i : i+1])
		default:
			if strings.IndexByte("-+():'&~^{}<>=123456789", c) < 0 && c < utf8.RuneSelf || strings.IndexAny(code[i:], "¥￥€£") == 0 {
				plain = true
			}
			text(code[i : i+1])
		}
	}
	return plain
}

// condition notes what stands in brackets when it is a condition.
func (s *section) condition(inner string) {
	limit := strings.TrimLeft(inner, "<>=")
	compare := inner[:len(inner)-len(limit)]
	if v, err := strconv.ParseFloat(strings.TrimSpace(limit), 64); err == nil && compare != "" {
		s.compare, s.limit = compare, v
	}
}

// generalAt is the length of the name of the general format at the beginning of a code; 0
// when none is there.
func generalAt(code string) int {
	for _, name := range general {
		if len(code) >= len(name) && strings.EqualFold(code[:len(name)], name) {
			return len(name)
		}
	}
	return 0
}

// shown writes a number as its cell shows it, where the format adds zeros or text, or
// shows a text for it. A number with a sign or a fraction stays as it is.
func (f *format) shown(number string) string {
	value, _ := strconv.ParseFloat(number, 64)
	s := f.section(value)
	switch {
	case s == nil:
		return number
	case s.percent:
		return shift(number, 2) + "%"
	}
	places, first := 0, -1 // of digits; the first that is always shown
	for _, p := range s.pieces {
		if p.digit == '0' && first < 0 {
			first = places
		}
		if p.digit != 0 {
			places++
		}
	}
	if places > 0 && strings.ContainsAny(number, "-.") {
		return number
	}
	digits := strings.TrimLeft(number, "0")
	if first >= 0 {
		digits = strings.Repeat("0", max(0, places-first-len(digits))) + digits
	}
	var b strings.Builder
	left := places
	for _, p := range s.pieces {
		if p.digit == 0 {
			b.WriteString(p.text)
			continue
		}
		left--
		if n := len(digits) - left; n > 0 {
			b.WriteString(digits[:n])
			digits = digits[n:]
		}
	}
	if text := strings.TrimSpace(b.String()); text != "" {
		return text
	}
	return number
}

// shift moves the point of a plain decimal, to the right or, below 0, to the left.
func shift(number string, places int) string {
	sign := ""
	if rest, ok := strings.CutPrefix(number, "-"); ok {
		sign, number = "-", rest
	}
	whole, fraction, _ := strings.Cut(number, ".")
	for len(fraction) < places {
		fraction += "0"
	}
	if places < 0 {
		whole = strings.Repeat("0", -places) + whole
		whole, fraction = whole[:len(whole)+places], whole[len(whole)+places:]+fraction
		places = 0
	}
	whole, fraction = strings.TrimLeft(whole+fraction[:places], "0"), strings.TrimRight(fraction[places:], "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}
