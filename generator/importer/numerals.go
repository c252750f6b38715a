package importer

import (
	"strings"

	"github.com/govalues/decimal"
)

// numerals are the Chinese digits, as they are said and as contracts write them.
var numerals = map[rune]int64{
	'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '兩': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '貳': 2, '叁': 3, '參': 3, '肆': 4, '伍': 5, '陆': 6, '陸': 6, '柒': 7, '捌': 8, '玖': 9,
}

// places are the Chinese words for powers of ten; those from 10,000 end a group of four.
var places = map[rune]int64{
	'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 1e4, '萬': 1e4, '亿': 1e8, '億': 1e8,
}

// inWords reads a whole number in Chinese words: 一万二千 is 12,000, and so is 一万二, as
// it is said; 两千 is 2,000 and 一百零五 is 105. Digits without a place (二〇二六) and
// words in an order that no number has are none.
func inWords(s string) (n decimal.Decimal, ok bool) {
	var total, group, digit int64 // what is closed, what the group of four has, the digit that waits for its place
	pending, zero := false, false
	largest, last := int64(1e12), int64(1e4) // places must become smaller
	lastPlace := int64(0)                    // of the word before, for what is said without its place
	if s == "" {
		return n, false
	}
	for _, c := range s {
		if v, is := numerals[c]; is {
			if pending {
				return n, false
			}
			if v == 0 {
				zero = true
				continue
			}
			digit, pending = v, true
			continue
		}
		p, is := places[c]
		switch {
		case !is:
			return n, false
		case p < 1e4:
			if p >= last || !pending && p != 10 { // 十二 needs no 一 before it
				return n, false
			}
			if !pending {
				digit = 1
			}
			group += digit * p
			last, lastPlace = p, p
		default:
			group += digit
			if p >= largest || group == 0 {
				return n, false
			}
			total += group * p
			group, last, largest, lastPlace = 0, 1e4, p, p
		}
		digit, pending, zero = 0, false, false
	}
	if lastPlace == 0 && len([]rune(s)) > 1 {
		return n, false
	}
	if pending && !zero && lastPlace >= 100 { // 一万二: the place after the last one
		digit *= lastPlace / 10
	}
	n, err := decimal.New(total+group+digit, 0)
	return n, err == nil
}

// multiples are the Chinese words behind a number that multiply it.
var multiples = []struct {
	word string
	zero int
}{{"百万", 6}, {"千万", 7}, {"亿", 8}, {"億", 8}, {"万", 4}, {"萬", 4}, {"千", 3}, {"百", 2}}

// chineseNumber reads 2万 and 1.5万, and 一万二, which can mean nothing else. parse reads
// the digits before the word.
func chineseNumber(s string, parse func(string) (decimal.Decimal, error)) (decimal.Decimal, bool) {
	if v, ok := inWords(s); ok {
		return v, true
	}
	for _, m := range multiples {
		head, ok := strings.CutSuffix(s, m.word)
		if !ok {
			continue
		}
		v, err := parse(strings.TrimSpace(head))
		if err != nil {
			return v, false
		}
		times, err := decimal.New(pow10(m.zero), 0)
		if err != nil {
			return v, false
		}
		if v, err = v.Mul(times); err != nil {
			return v, false
		}
		return v.Trim(0), true
	}
	return decimal.Decimal{}, false
}

func pow10(n int) int64 {
	v := int64(1)
	for range n {
		v *= 10
	}
	return v
}

// multiplies reports a word beside a number that may multiply it: 5k is not 5.
func multiplies(word string) bool {
	switch strings.ToLower(word) {
	case "k", "m", "mio", "mn", "w", "dozen", "doz", "dz", "dzn", "gross", "打", "pairs", "pair", "prs":
		return true
	}
	return strings.ContainsFunc(word, func(c rune) bool { return places[c] > 0 })
}

// holdsNumber reports a text in which a number stands, in digits or in words: no word
// that could stand for a missing one.
func holdsNumber(s string) bool {
	for _, c := range s {
		if isDigit(c) || places[c] > 0 {
			return true
		}
	}
	if s == "" {
		return false
	}
	_, begins := numerals[[]rune(s)[0]] // 两周后
	return begins
}
