package load

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
)

// numeral is one way to read the digits of a number as somebody typed them.
type numeral struct {
	// text is the number as a record writes it, with the decimals that were typed.
	text string
	// means says how the marks were read, where they can be read in two ways.
	means mark
}

func (n numeral) value() (decimal.Decimal, bool) {
	d, err := decimal.Parse(n.text)
	return d, err == nil
}

// mark is how a mark between digits is read.
type mark uint8

const (
	_ mark = iota
	thousandsComma
	decimalComma
	thousandsPoint
	decimalPoint
)

func (m mark) says() diag.Message {
	switch m {
	case thousandsComma:
		return diag.Say("a comma between thousands")
	case decimalComma:
		return diag.Say("a decimal comma")
	case thousandsPoint:
		return diag.Say("a point between thousands")
	case decimalPoint:
		return diag.Say("a decimal point")
	}
	return diag.Message{}
}

// numerals reads digits with the marks of every custom: 1,204.80 and 1.204,80,
// 1 204,80 and 1'204.80, 12,04,480 of India and 120,4480 of Chinese books. What
// can be read in two ways has two readings, what fits no custom none.
func numerals(s string) []numeral {
	s = strings.ReplaceAll(strings.TrimSpace(s), ", ", ",")
	for _, tail := range []string{",--", ".--", ",-", ".-", ":-", ".", ","} {
		if cut, ok := strings.CutSuffix(s, tail); ok {
			if strings.HasSuffix(tail, "-") { // 3,500.- is a round amount
				return slices.DeleteFunc(numerals(cut), func(n numeral) bool { return n.means == decimalComma || n.means == decimalPoint })
			}
			s = cut
			break
		}
	}
	s = strings.TrimPrefix(s, "+")
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, ",") {
		s = "0" + s
	}
	if s == "" || strings.Trim(s, "0123456789.,'’_ ") != "" {
		return nil
	}
	points, commas := strings.Count(s, "."), strings.Count(s, ",")
	gaps := strings.ContainsAny(s, "'’_ ")
	switch {
	case gaps:
		return spaced(s, points, commas)
	case points == 0 && commas == 0:
		return plainNumerals(s)
	case points > 0 && commas > 0:
		return bothMarks(s)
	case commas > 0:
		return oneMark(s, ",", thousandsComma, decimalComma)
	}
	return oneMark(s, ".", thousandsPoint, decimalPoint)
}

func plainNumerals(digits string) []numeral {
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		digits = "0"
	}
	return []numeral{{text: digits}}
}

// spaced reads a number whose thousands have a space, an apostrophe or a line
// between them; at most one other mark is left for its decimals.
func spaced(s string, points, commas int) []numeral {
	if points+commas > 1 {
		return nil
	}
	s = strings.Replace(s, ",", ".", 1)
	whole, fraction, _ := strings.Cut(s, ".")
	groups := strings.FieldsFunc(whole, func(c rune) bool { return strings.ContainsRune("'’_ ", c) })
	if !grouped(groups) || strings.ContainsAny(fraction, "'’_ ") {
		return nil
	}
	return withFraction(strings.Join(groups, ""), fraction)
}

func bothMarks(s string) []numeral {
	last := strings.LastIndexAny(s, ".,")
	other := map[byte]string{'.': ",", ',': "."}[s[last]]
	groups := strings.Split(s[:last], other)
	if strings.ContainsRune(s[:last], rune(s[last])) || !grouped(groups) || !allDigits(s[last+1:]) {
		return nil
	}
	return withFraction(strings.Join(groups, ""), s[last+1:])
}

// oneMark reads a number with marks of one kind, which are thousands or decimals.
func oneMark(s, between string, thousands, fraction mark) []numeral {
	groups := strings.Split(s, between)
	if len(groups) > 2 {
		if !grouped(groups) {
			return nil
		}
		return plainNumerals(strings.Join(groups, ""))
	}
	if !allDigits(groups[0]) || !allDigits(groups[1]) {
		return nil
	}
	decimals := withFraction(groups[0], groups[1])
	if !grouped(groups) || groups[0][0] == '0' {
		return decimals
	}
	together := plainNumerals(strings.Join(groups, ""))
	together[0].means, decimals[0].means = thousands, fraction
	return append(together, decimals...)
}

func withFraction(whole, fraction string) []numeral {
	n := plainNumerals(whole)
	if fraction != "" {
		n[0].text += "." + fraction
	}
	return n
}

// grouped reports whether groups of digits are those of one number: of three
// after the first, of three after those of two in India, or of four.
func grouped(groups []string) bool {
	if len(groups) < 2 || !allDigits(groups[0]) || len(groups[0]) > 4 {
		return len(groups) == 1 && allDigits(groups[0])
	}
	size := len(groups[len(groups)-1])
	if size != 3 && size != 4 || len(groups[0]) > size {
		return false
	}
	threes, twos := true, size == 3
	for _, g := range groups[1 : len(groups)-1] {
		if !allDigits(g) {
			return false
		}
		threes, twos = threes && len(g) == size, twos && len(g) == 2
	}
	return allDigits(groups[len(groups)-1]) && (threes || twos && len(groups[0]) <= 2)
}

// chineseDigits and chineseUnits are what Chinese numbers are made of.
var chineseDigits = map[rune]int64{
	'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

var chineseUnits = map[rune]int64{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8}

// chineseNumber reads a number that is written with Chinese units, its digits in
// either script: 三千五百, 2.5万, 1万2 (12,000), 十二. rest is what follows it.
func chineseNumber(s string) (value decimal.Decimal, rest string, ok bool) {
	var total, below decimal.Decimal // below: under the next 万 or 亿
	digits, typed := decimal.Zero, false
	last := int64(0) // the unit before the digits
	runes, i := []rune(s), 0
	if strings.HasPrefix(s, "半") {
		return decimal.MustNew(5, 1), strings.TrimPrefix(s, "半"), true
	}
	for i < len(runes) {
		c := runes[i]
		if d, is := chineseDigits[c]; is {
			if d != 0 && typed && !digits.IsZero() {
				break // 二〇二六 is a year, no number
			}
			digits, typed = decimal.MustNew(d, 0), true
			if d == 0 {
				last = 0 // 三千零五 is 3,005
			}
			ok = true
			i++
			continue
		}
		if c >= '0' && c <= '9' && !typed {
			end := i
			for end < len(runes) && (runes[end] >= '0' && runes[end] <= '9' || runes[end] == '.') {
				end++
			}
			d, err := decimal.Parse(strings.TrimSuffix(string(runes[i:end]), "."))
			if err != nil {
				break
			}
			digits, typed, i = d, true, end
			continue
		}
		unit, is := chineseUnits[c]
		if !is {
			break
		}
		ok = true
		if !typed {
			digits = decimal.One
			if !below.IsZero() && unit >= 1e4 {
				digits = decimal.Zero
			}
		}
		factor := decimal.MustNew(unit, 0)
		var err error
		if unit >= 1e4 {
			if below, err = below.Add(digits); err == nil {
				if below, err = below.Mul(factor); err == nil {
					total, err = total.Add(below)
				}
			}
			below = decimal.Zero
		} else if digits, err = digits.Mul(factor); err == nil {
			below, err = below.Add(digits)
		}
		if err != nil {
			return value, s, false
		}
		digits, typed, last = decimal.Zero, false, unit
		i++
	}
	if !ok {
		return value, s, false
	}
	if typed && last > 10 && !digits.IsZero() {
		if tenth, err := digits.Mul(decimal.MustNew(last/10, 0)); err == nil {
			digits = tenth // 一万二 is 12,000
		}
	}
	value, err := total.Add(below)
	if err == nil {
		value, err = value.Add(digits)
	}
	return value, string(runes[i:]), err == nil
}

// numberWords are the English ones of small numbers.
var numberWords = map[string]int64{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"zero": 0, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
}
