package load

import (
	"slices"
	"strings"
	"unicode"

	"github.com/govalues/decimal"
	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// numberOf is a decimal that is not negative.
func numberOf(of measured) kind[record.Number] {
	return kind[record.Number]{
		shape: shape{Kind: shapeNumber, Example: "1234.50"},
		read: func(r *reader, n *yaml.Node, key string, into *record.Number) {
			if d, ok := r.number(n, key, plainNumber, of, anyNumber); ok {
				*into = record.Number{V: d, Pos: r.pos(n)}
				r.twoReadings(n, key, of)
			}
		},
	}
}

var plainNumber = diag.Say("a plain number")

func anyNumber(decimal.Decimal) bool { return true }

// number reads a decimal that is not negative. fits says which ones the key takes,
// for hints: what does not fit is left to the caller.
func (r *reader) number(n *yaml.Node, key string, expected diag.Message, of measured, fits func(decimal.Decimal) bool) (d decimal.Decimal, ok bool) {
	s, ok := r.word(n, key, expected, isDecimal, func(clean string) refusal {
		f := refusal{rule: ruleNumber, whole: true, text: diag.Say("%q is no plain number; expected %s", shorten(n.Value), expected), hint: numberHint(clean, expected, of)}
		f.fixes, f.after = r.numberFixes(clean, key, of, fits)
		return f
	})
	if !ok {
		return d, false
	}
	d, err := decimal.Parse(s)
	if err != nil {
		r.refuse(n, refusal{rule: ruleNumber, text: diag.Say("%q has more digits than the 19 that can be kept exactly", shorten(s)), hint: diag.Say("round it")})
		return d, false
	}
	if d.IsNeg() {
		r.refuse(n, refusal{rule: ruleRange, text: diag.Say("%s is negative; expected 0 or more", s)})
		return d, false
	}
	return d, true
}

// numberFixes returns what to type for a text that is no plain number, and what
// to do besides.
func (r *reader) numberFixes(s, key string, of measured, fits func(decimal.Decimal) bool) (fixes []diag.Fix, after diag.Message) {
	unit := ""
	if of == goods {
		if strings.HasPrefix(s, "+") && r.takes("sku") && !r.takes("unit") { // a change of a line
			return nil, diag.Message{} // so many more, and not so many
		}
		unit = r.unitOf(key)
		if short, ok := strings.CutSuffix(s, unit); ok && unit != "" && short != "" && !isLetter(short[len(short)-1]) {
			s = strings.TrimRight(short, " /(") // 4800/pcs
		}
	}
	if r.takes("per") {
		s = strings.TrimSpace(each.ReplaceAllString(strings.ToLower(s), ""))
	}
	if line := r.sibling("unit"); of == money && r.takes("sku") && (line == "" || counts(line)) {
		s = apiece.ReplaceAllString(strings.ToLower(s), "")
	}
	amounts := amountsMeant(s, of)
	if unitOf, _ := goodsUnit(unit); unitOf == "pcs" {
		amounts = inPieces(amounts)
	}
	fixes = fixesOf(amounts, func(a amount) (diag.Fix, bool) {
		a.text = r.oneReading(a.text, key, of)
		if of == goods && unit != "" && a.unit == "" && a.scaled && strings.HasSuffix(strings.ToLower(s), "m") && !counts(unit) {
			return diag.Fix{}, false // 500 m of something that is weighed
		}
		if a.value.IsNeg() || !isDecimal(a.text) || of != goods && !fits(a.value) {
			return diag.Fix{}, false
		}
		switch of {
		case goods:
			return r.goodsFix(a, unit, fits)
		case money:
			var fix diag.Fix
			fix, after = r.moneyFix(a)
			return fix, fix.Text != ""
		case pieces:
			return diag.Fix{Text: a.text, Means: a.means}, a.unit == "" || a.unit == "pcs" || a.unit == "sets"
		}
		return diag.Fix{Text: a.text, Means: a.means}, true
	})
	if zeros := strings.TrimLeft(s, "0"); zeros != s && isDecimal(zeros) {
		after = diag.Say("; a zero in front makes it another number to many programs")
	}
	return fixes, after
}

// goodsFix turns an amount into the unit of its line.
func (r *reader) goodsFix(a amount, unit string, fits func(decimal.Decimal) bool) (diag.Fix, bool) {
	of, factor := goodsUnit(unit)
	text := a.text
	switch {
	case a.unit == of || a.unit == "":
		if a.unit != "" && factor.Cmp(decimal.One) != 0 { // 500 kg of something that is counted in tons
			value, err := a.value.Quo(factor)
			if err != nil {
				return diag.Fix{}, false
			}
			a.value, text = value, value.Trim(0).String()
		}
	case unit == "" && a.unit == "pcs":
	case unit == "" && r.inBraces() && r.takes("unit"):
		text += ", unit: " + a.unit
	default:
		return diag.Fix{}, false
	}
	if (of == "pcs" || of == "sets" || a.unit == "pcs" || a.unit == "sets") && !a.value.IsInt() {
		return diag.Fix{}, false
	}
	return diag.Fix{Text: text, Means: a.means}, fits(a.value)
}

// counts reports whether a unit is one of things that are counted.
func counts(unit string) bool {
	of, _ := goodsUnit(unit)
	return of == "pcs" || of == "sets" || of == "pairs"
}

// goodsUnit returns what a unit of a record counts, and how many of that one is.
func goodsUnit(unit string) (of string, factor decimal.Decimal) {
	for of, table := range goodsWords {
		if factor, ok := table[strings.ToLower(unit)]; ok {
			return of, factor
		}
	}
	return unit, decimal.One
}

// moneyFix keeps the currency that was typed with an amount.
func (r *reader) moneyFix(a amount) (f diag.Fix, after diag.Message) {
	f = diag.Fix{Text: a.text, Means: a.means}
	known := r.inherited("currency")
	switch {
	case a.currency == "" || a.currency == known:
		return f, diag.Message{}
	case r.sibling("currency") != "" || !r.takes("currency") && known != "":
		return diag.Fix{}, diag.Message{}
	case r.takes("currency") && r.inBraces():
		f.Text += ", currency: " + a.currency
		return f, diag.Message{}
	case known == "":
		return f, diag.Say("; the currency has a key of its own: `currency: %s`", a.currency)
	}
	return diag.Fix{}, diag.Message{}
}

// numberHint is what to say where nothing is sure.
func numberHint(s string, expected diag.Message, of measured) diag.Message {
	lower := strings.ToLower(s)
	low, high, isRange := strings.Cut(strings.NewReplacer("~", "-", "至", "-", "到", "-", " to ", "-", "..", "-").Replace(lower), "-")
	_, currency, known := withoutCurrency(lower)
	switch {
	case strings.HasPrefix(lower, "0x") || strings.HasPrefix(lower, "0o") || strings.HasPrefix(lower, "0b"):
		return diag.Say("write the number in decimal digits")
	case notKnown(lower):
		return diag.Say("delete the key while the number is not known")
	case strings.HasPrefix(lower, "-"):
		return diag.Say("it cannot be negative")
	case isRange && digitAt(low, 0) && digitAt(strings.TrimSpace(high), 0):
		return diag.Say("one number stands here; which of the two counts? the other can go into the notes")
	case of == money && (currency != "" || !known):
		return diag.Say("the number alone stands here; the currency has a key of its own")
	case strings.HasSuffix(lower, "%"):
		return diag.Say("a plain number is expected here, no percentage")
	case of == goods && digitAt(lower, 0) && strings.ContainsFunc(lower, unicode.IsLetter):
		return diag.Say("the number alone stands here; its unit has a key of its own: `unit: kg`")
	case expected.String() != plainNumber.String():
		return diag.Say("digits alone: %s", expected)
	}
	return diag.Say("digits, with a point for decimals, such as 1234.50")
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// deniedWords are what people type where there is nothing to record: no, or not yet.
var deniedWords = strings.Split("null; ~; n/a; na; -; --; /; none; nil; no; not; nope; not yet; none yet; no one; nobody; nothing; never; false; nein; nicht; noch nicht; kein; keine; keiner; nichts; "+
	"non; pas encore; aucun; aucune; rien; nej; ikke; ikke endnu; ingen; intet; tbd; tba; tbc; 无; 没有; 没; 暂无; 暂时没有; 还没; 还没有; 尚未; 尚无; 未; 否; 不; 待定; 待确认; 未定", "; ")

// unknownWords are what people type for a fact that nobody has yet.
var unknownWords = strings.Split("?; ??; ???; unknown; pending; open; asap; later; 不详; inf; nan; x; xx; xxx; ...; …", "; ")

// denied reports a word that says that nothing stands here, and so is no text of a
// record either.
func denied(s string) bool {
	return slices.Contains(deniedWords, strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(s), " ")), ".!。！"))
}

// notKnown reports a word for a fact that nobody has yet, or that there is not.
func notKnown(s string) bool {
	s = strings.ToLower(s)
	return denied(s) || slices.Contains(unknownWords, s) || slices.Contains(unknownWords, strings.TrimSuffix(s, ".")) || strings.HasSuffix(s, ".inf") || strings.HasSuffix(s, ".nan")
}

// isDecimal reports whether s is a plain decimal: an optional minus, digits
// without a superfluous zero in front, an optional point with digits.
func isDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(s, ".")
	return allDigits(whole) && (whole == "0" || whole[0] != '0') && (!point || allDigits(fraction))
}

// wholeKind is a whole number from low to high, both included.
func wholeKind(low, high int, of measured) kind[record.Whole] {
	expected := diag.Say("a whole number from %d to %d", low, high)
	switch {
	case high == anyWhole && low == 0:
		expected = diag.Say("a whole number")
	case high == anyWhole:
		expected = diag.Say("a whole number of %d or more", low)
	}
	fits := func(d decimal.Decimal) bool {
		w, _, ok := d.Int64(0)
		return d.IsInt() && ok && w >= int64(low) && w <= int64(high)
	}
	return kind[record.Whole]{
		shape: shape{Kind: shapeWhole, Min: low, Max: high},
		read: func(r *reader, n *yaml.Node, key string, into *record.Whole) {
			d, ok := r.number(n, key, expected, of, fits)
			if !ok {
				return
			}
			if !d.IsInt() {
				r.refuse(n, refusal{rule: ruleWhole, text: diag.Say("%s is no whole number; expected %s", n.Value, expected), fixes: thousandsMeant(n.Value, fits)})
				return
			}
			if !fits(d) {
				r.refuse(n, refusal{rule: ruleRange, text: diag.Say("%s is out of range; expected %s", d, expected)})
				return
			}
			w, _, _ := d.Int64(0)
			*into = record.Whole{V: int(w), Pos: r.pos(n)}
			r.twoReadings(n, key, of)
		},
	}
}

// anyWhole is the largest whole number that a record may hold.
const anyWhole = 1_000_000_000

// thousandsMeant reads the point of a number that has to be whole as a mark
// between thousands: 4.800 is 4800 in half of Europe.
func thousandsMeant(s string, fits func(decimal.Decimal) bool) (fixes []diag.Fix) {
	for _, n := range numerals(s) {
		if value, ok := n.value(); ok && value.IsInt() && fits(value) {
			fixes = append(fixes, diag.Fix{Text: n.text})
		}
	}
	return fixes
}

func readPercent(r *reader, n *yaml.Node, key string, into *record.Percent) {
	s, ok := r.word(n, key, diag.Say("a percentage such as 30%%"), isPercent, func(clean string) refusal {
		f := refusal{rule: rulePercent, whole: true, text: diag.Say("%q has no percent sign; expected a percentage such as 30%%", shorten(n.Value)), fixes: percentsMeant(clean)}
		f.hint = diag.Say("a plain number and the percent sign, such as 30%%")
		if notKnown(clean) {
			f.hint = diag.Say("delete the key while the share is not known")
		}
		if strings.HasSuffix(clean, "%") {
			f.rule, f.text = ruleNumber, diag.Say("%q is no percentage; expected a plain number and %%", shorten(n.Value))
		}
		return f
	})
	if !ok {
		return
	}
	digits := strings.TrimSpace(strings.TrimSuffix(s, "%"))
	d, err := decimal.Parse(digits)
	if err == nil {
		d, err = d.Quo(decimal.Hundred)
	}
	if back, e := d.Mul(decimal.Hundred); err != nil || e != nil || !sameNumber(back, digits) {
		r.refuse(n, refusal{rule: ruleNumber, text: diag.Say("%q has more digits than can be kept exactly", shorten(s)), hint: diag.Say("round it")})
		return
	}
	if d.IsNeg() {
		r.refuse(n, refusal{rule: ruleRange, text: diag.Say("%s is negative; expected 0%% or more", s)})
		return
	}
	*into = record.Percent{V: d.Trim(0), Pos: r.pos(n)}
}

func isPercent(s string) bool {
	digits, signed := strings.CutSuffix(s, "%")
	return signed && isDecimal(strings.TrimSpace(digits))
}

func sameNumber(d decimal.Decimal, s string) bool {
	other, err := decimal.Parse(s)
	return err == nil && d.Cmp(other) == 0
}

// percentsMeant returns the percentages that a text can have meant: 5 percent,
// ±5%, 12,5 %, 百分之五, 三成, 1/8, half, and a number without its sign.
func percentsMeant(s string) []diag.Fix {
	s = strings.ToLower(strings.TrimSpace(s))
	for _, sign := range []string{"±", "+/-", "+-", "+"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			s = strings.TrimSpace(rest)
			break
		}
	}
	s = withoutNearness(s, goods)
	switch s {
	case "half", "一半", "半":
		return fix("50%")
	case "a third", "a quarter":
		return nil
	}
	if rest, ok := strings.CutPrefix(s, "百分之"); ok {
		return percentFixes(rest, decimal.One)
	}
	if top, bottom, ok := strings.Cut(s, "/"); ok && isDecimal(top) && isDecimal(bottom) {
		share, err := decimal.MustParse(top).Mul(decimal.Hundred)
		if err == nil {
			share, err = share.Quo(decimal.MustParse(bottom))
		}
		if err != nil || share.Trim(0).Scale() > 4 {
			return nil
		}
		return fix(share.Trim(0).String() + "%")
	}
	for word, factor := range map[string]string{"%": "1", "percent": "1", "per cent": "1", "pct": "1", "pct.": "1", "prozent": "1", "procent": "1", "pourcent": "1", "成": "10", "‰": "0.1"} {
		rest, ok := strings.CutSuffix(s, word)
		if !ok && word == "%" {
			rest, ok = strings.CutPrefix(s, word)
		}
		if ok {
			return percentFixes(strings.TrimSpace(rest), times(factor))
		}
	}
	fixes := percentFixes(s, decimal.One)
	if len(fixes) != 1 || !isDecimal(s) {
		return fixes
	}
	if d, err := decimal.Parse(s); err == nil && d.Cmp(decimal.One) < 0 && !d.IsZero() {
		if p, err := d.Mul(decimal.Hundred); err == nil {
			return []diag.Fix{{Text: p.Trim(0).String() + "%", Means: diag.Say("a share of 1")}, {Text: s + "%", Means: diag.Say("the sign alone is missing")}}
		}
	}
	return fixes
}

func percentFixes(digits string, factor decimal.Decimal) (fixes []diag.Fix) {
	readings := numerals(digits)
	if v, rest, ok := chineseNumber(digits); ok && rest == "" {
		readings = []numeral{{text: v.String()}}
	}
	for _, n := range readings {
		value, ok := n.value()
		if !ok || len(readings) > 1 && value.Cmp(decimal.Hundred) > 0 {
			continue
		}
		text := n.text
		if factor.Cmp(decimal.One) != 0 {
			product, err := value.Mul(factor)
			if err != nil {
				continue
			}
			text = product.Trim(0).String()
		}
		fixes = append(fixes, diag.Fix{Text: text + "%"})
	}
	return fixes
}
