package sheet

import (
	"strings"
)

// format is a number format of a workbook.
type format struct {
	code string // as its author wrote it; "" for a built-in one
	kind formatKind
	// lead and tail stand around the digits, zeros is their least number.
	lead, tail string
	zeros      int
	percent    bool
	struck     bool // its font is struck through
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
		f.kind = e.builtInKind(id)
		f.percent = id == 9 || id == 10
		return f
	}
	first := firstSection(code)
	letters := strings.ToLower(withoutLiterals(first))
	letters = strings.NewReplacer("general", "", "am/pm", "", "a/p", "", "e+", "", "e-", "").Replace(letters)
	has := func(set string) bool { return strings.ContainsAny(letters, set) }
	switch {
	case has("dy") || has("e") && !has("0#?") || strings.Contains(letters, "aaa"):
		f.kind = dayFormat
		if !has("d") && !strings.Contains(letters, "aaa") {
			f.kind = monthFormat
		}
	case has("hs"):
		f.kind = clockFormat
	case has("m") && !has("0#?"):
		f.kind = monthFormat
	default:
		f.percent = has("%")
		f.around(first)
	}
	return f
}

// firstSection is the part of a code for numbers that are not negative.
func firstSection(code string) string {
	quoted, bracket := false, false
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
			return code[:i]
		}
	}
	return code
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

// around finds text before and behind a run of zeros, as in "PO-"00000.
func (f *format) around(code string) {
	var parts [3]strings.Builder // text, zeros, text
	at := 0
	for i := 0; i < len(code); i++ {
		c := code[i]
		literal := ""
		switch c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return
			}
			literal = code[i+1 : i+1+end]
			i += end + 1
		case '\\':
			if i++; i < len(code) {
				literal = code[i : i+1]
			}
		case '-', ' ', '/', '(', ')':
			literal = code[i : i+1]
		case '0':
			if at == 2 {
				return
			}
			at = 1
			parts[1].WriteByte(c)
			continue
		default:
			return // groups, fractions, colours, conditions: shown as plain digits
		}
		if at == 1 {
			at = 2
		}
		parts[at].WriteString(literal)
	}
	f.lead, f.zeros, f.tail = parts[0].String(), parts[1].Len(), parts[2].String()
}

// shown writes a number as its cell shows it, where the format adds zeros or text.
func (f *format) shown(number string) string {
	whole := strings.TrimPrefix(number, "-")
	switch {
	case f.percent:
		return shift(number, 2) + "%"
	case f.zeros == 0 || len(whole) < len(number) || strings.Contains(number, "."):
		return number
	case len(whole) < f.zeros:
		whole = strings.Repeat("0", f.zeros-len(whole)) + whole
	}
	return f.lead + whole + f.tail
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
