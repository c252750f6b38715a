package load

import (
	"fmt"
	"strings"

	"github.com/govalues/decimal"
	"gopkg.in/yaml.v3"

	"factorybook/generator/record"
)

func readNumber(r *reader, n *yaml.Node, key string, into *record.Number) {
	if d, ok := r.number(n, key, "a plain number"); ok {
		*into = record.Number{V: d, Pos: r.pos(n)}
	}
}

// number reads a decimal that is not negative.
func (r *reader) number(n *yaml.Node, key, expected string) (d decimal.Decimal, ok bool) {
	s, ok := r.word(n, key, expected)
	if !ok {
		return d, false
	}
	if !isDecimal(s) {
		meant := numberMeant(s)
		hint := "digits, with a point for decimals, such as 1234.50"
		if meant.hint != "" {
			hint = meant.hint
		}
		r.report(ruleNumber, r.pos(n), fmt.Sprintf("%q is no plain number; expected %s", shorten(s), expected), hint)
		return d, false
	}
	d, err := decimal.Parse(s)
	if err != nil {
		r.report(ruleNumber, r.pos(n), fmt.Sprintf("%q has more digits than the 19 that can be kept exactly", shorten(s)), "round it")
		return d, false
	}
	if d.IsNeg() {
		r.report(ruleRange, r.pos(n), fmt.Sprintf("%s is negative; expected 0 or more", s), "")
		return d, false
	}
	return d, true
}

// isDecimal reports whether s is a plain decimal: an optional minus, digits
// without a superfluous zero in front, an optional point with digits.
func isDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(s, ".")
	return allDigits(whole) && (whole == "0" || whole[0] != '0') && (!point || allDigits(fraction))
}

// wholeKind is a whole number from low to high, both included.
func wholeKind(low, high int) kind[record.Whole] {
	expected := fmt.Sprintf("a whole number from %d to %d", low, high)
	switch {
	case high == anyWhole && low == 0:
		expected = "a whole number"
	case high == anyWhole:
		expected = fmt.Sprintf("a whole number of %d or more", low)
	}
	return kind[record.Whole]{
		shape: shape{Kind: shapeWhole, Min: low, Max: high},
		read: func(r *reader, n *yaml.Node, key string, into *record.Whole) {
			d, ok := r.number(n, key, expected)
			if !ok {
				return
			}
			if !d.IsInt() {
				r.report(ruleWhole, r.pos(n), fmt.Sprintf("%s is no whole number; expected %s", d, expected), "")
				return
			}
			w, _, fits := d.Int64(0)
			if !fits || w < int64(low) || w > int64(high) {
				r.report(ruleRange, r.pos(n), fmt.Sprintf("%s is out of range; expected %s", d, expected), "")
				return
			}
			*into = record.Whole{V: int(w), Pos: r.pos(n)}
		},
	}
}

// anyWhole is the largest whole number that a record may hold.
const anyWhole = 1_000_000_000

func readPercent(r *reader, n *yaml.Node, key string, into *record.Percent) {
	s, ok := r.word(n, key, "a percentage such as 30%")
	if !ok {
		return
	}
	digits, signed := strings.CutSuffix(s, "%")
	if !signed {
		hint := "write it with the percent sign, such as 30%"
		if isDecimal(s) {
			hint = "write " + s + "%"
			if d, err := decimal.Parse(s); err == nil && d.Cmp(decimal.One) < 0 && !d.IsZero() {
				if p, err := d.Mul(decimal.Hundred); err == nil {
					hint = fmt.Sprintf("write %s%% (or %s%%, if that was meant)", p.Trim(0), s)
				}
			}
		}
		r.report(rulePercent, r.pos(n), fmt.Sprintf("%q has no percent sign; expected a percentage such as 30%%", shorten(s)), hint)
		return
	}
	digits = strings.TrimSpace(digits)
	if !isDecimal(digits) {
		r.report(ruleNumber, r.pos(n), fmt.Sprintf("%q is no percentage; expected a plain number and %%", shorten(s)), numberMeant(digits).hint)
		return
	}
	d, err := decimal.Parse(digits)
	if err == nil {
		d, err = d.Quo(decimal.Hundred)
	}
	if back, e := d.Mul(decimal.Hundred); err != nil || e != nil || !sameNumber(back, digits) {
		r.report(ruleNumber, r.pos(n), fmt.Sprintf("%q has more digits than can be kept exactly", shorten(s)), "round it")
		return
	}
	if d.IsNeg() {
		r.report(ruleRange, r.pos(n), fmt.Sprintf("%s is negative; expected 0%% or more", s), "")
		return
	}
	*into = record.Percent{V: d.Trim(0), Pos: r.pos(n)}
}

func sameNumber(d decimal.Decimal, s string) bool {
	other, err := decimal.Parse(s)
	return err == nil && d.Cmp(other) == 0
}

// meaning is what a writer probably meant.
type meaning struct{ hint string }

// numberMeant looks at something that is no plain number.
func numberMeant(s string) meaning {
	t := strings.TrimSpace(s)
	lower := strings.ToLower(t)
	plain := strings.NewReplacer("_", "", " ", "", "'", "").Replace(t)
	switch {
	case strings.HasPrefix(lower, "0x") || strings.HasPrefix(lower, "0o") || strings.HasPrefix(lower, "0b"):
		return meaning{"write the number in decimal digits"}
	case strings.HasSuffix(lower, ".inf") || strings.HasSuffix(lower, ".nan") || lower == "inf" || lower == "nan":
		return meaning{"delete the key while the number is not known"}
	case lower == "null" || t == "~" || lower == "n/a" || lower == "tbd" || t == "-" || t == "?":
		return meaning{"delete the key while the number is not known"}
	case plain != t && isDecimal(plain):
		return meaning{"write " + plain}
	case strings.Contains(t, ","):
		return commaMeant(t)
	case strings.HasPrefix(t, "+") && isDecimal(t[1:]):
		return meaning{"write " + t[1:]}
	case strings.HasPrefix(t, ".") && isDecimal("0"+t):
		return meaning{"write 0" + t}
	case strings.HasSuffix(t, ".") && isDecimal(strings.TrimSuffix(t, ".")):
		return meaning{"write " + strings.TrimSuffix(t, ".")}
	case strings.HasSuffix(t, "%") && isDecimal(strings.TrimSuffix(t, "%")):
		return meaning{"a plain number is expected here, no percentage"}
	}
	if zeros := strings.TrimLeft(t, "0"); zeros != t && isDecimal("0"+zeros) || isDecimal(zeros) && zeros != t {
		if !isDecimal(zeros) {
			zeros = "0" + zeros
		}
		return meaning{"write " + zeros + "; a zero in front makes it another number to many programs"}
	}
	if d, err := decimal.Parse(t); err == nil {
		return meaning{"write " + d.String()}
	}
	if number := strings.Trim(t, "$€£¥￥ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz. /"); number != t && isDecimal(number) {
		return meaning{"write " + number + "; the unit and the currency have keys of their own"}
	}
	return meaning{}
}

// commaMeant looks at a number with commas: 1,000 is a thousand, 1,5 one and a
// half, and 1,234 could be either in a book with writers from several countries.
func commaMeant(s string) meaning {
	parts := strings.Split(s, ",")
	last := parts[len(parts)-1]
	head, _, _ := strings.Cut(last, ".")
	thousands := strings.Join(parts, "")
	groups := len(head) == 3 && isDecimal(thousands)
	for _, p := range parts[1 : len(parts)-1] {
		groups = groups && len(p) == 3
	}
	decimalPoint := strings.Replace(strings.ReplaceAll(s, ".", ""), ",", ".", 1)
	switch {
	case groups && (len(parts) > 2 || strings.Contains(last, ".")):
		return meaning{"write " + thousands}
	case groups:
		return meaning{fmt.Sprintf("write %s (or %s, if the comma was a decimal point)", thousands, decimalPoint)}
	case isDecimal(decimalPoint):
		return meaning{"write " + decimalPoint}
	}
	return meaning{}
}
