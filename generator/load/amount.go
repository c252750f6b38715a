package load

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
)

// amount is a number with what stood around it: `USD 1.2m`, `3 dozen`, `约5千只`.
type amount struct {
	value decimal.Decimal
	text  string // as a record writes it
	means diag.Message
	// unit is the unit that was typed behind the number, as the table of its kind
	// names it, or "".
	unit string
	// currency is that of a sign or code, or "".
	currency string
	// scaled is set when a multiplier or unit changed the number.
	scaled bool
}

// amountsMeant returns what a text that is no plain number can have meant, in
// what its key counts.
func amountsMeant(s string, of measured) []amount {
	s = strings.ToLower(strings.TrimSpace(s))
	if d, err := decimal.Parse(s); err == nil && strings.ContainsRune(s, 'e') {
		return []amount{{value: d, text: d.Trim(0).String()}} // 1e3
	}
	if zeroForO.MatchString(s) {
		s = strings.ReplaceAll(s, "o", "0")
	}
	s = strings.NewReplacer("½", ".5", "¼", ".25", "¾", ".75").Replace(s)
	s, currency, known := withoutCurrency(s)
	if !known || currency != "" && of != money && of != ratio {
		return nil
	}
	s = withoutCircumstance(s, of)
	if _, known := spans[of][s]; !known {
		s = withoutNearness(s, of)
	}
	if half, ok := strings.CutPrefix(s, "half a "); ok && (of == goods || of == pieces) {
		s = "0.5 " + half
	}
	if n, known := spans[of][s]; known {
		return []amount{{value: decimal.MustNew(n, 0), text: decimal.MustNew(n, 0).String(), means: diag.Say("%s", s), scaled: true}}
	}
	var list []amount
	switch of {
	case days, workdays, months, minutes:
		list = timesMeant(s, of)
	case stars:
		list = starsMeant(s)
	case ratio:
		list = amountsOf(strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, "aql"), "%")), of)
	default:
		list = amountsOf(s, of)
	}
	for i := range list {
		list[i].currency = currency
	}
	return list
}

// spans are times, and prices, that are said without a number.
var spans = map[measured]map[string]int64{
	days: {
		"weekly": 7, "every week": 7, "once a week": 7, "每周": 7, "monthly": 30, "every month": 30, "once a month": 30, "每月": 30, "yearly": 365, "annually": 365, "once a year": 365,
		"every year": 365, "每年": 365, "half a month": 15, "at sight": 0, "sight": 0, "at once": 0, "immediately": 0, "即期": 0, "当天": 0,
	},
	months:  {"quarterly": 3, "a quarter": 3, "half a year": 6, "half year": 6, "半年": 6, "yearly": 12, "a year": 12, "every year": 12, "每年": 12},
	minutes: {"half an hour": 30, "half hour": 30, "a quarter of an hour": 15, "an hour and a half": 90, "一个半小时": 90, "一小时半": 90},
	stars:   {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
	money:   {"free": 0, "foc": 0, "f.o.c.": 0, "free of charge": 0, "no charge": 0, "免费": 0, "赠送": 0},
}

// circumstances are what stands around a number of a kind and changes nothing of it.
var circumstances = map[measured]*regexp.Regexp{
	days:    regexp.MustCompile(`^(?:net|within|every|after) +|(?: (?:after|from|of|upon|ex) .*| net)$`),
	minutes: regexp.MustCompile(` +(?:by (?:car|taxi|bus|metro|train|bike)|on foot|drive|walk|driving|walking)$|车程$`),
}

// zeroForO is a number with the letter O for some of its zeros.
var zeroForO = regexp.MustCompile(`^[1-9][0-9.,]*o[o0-9]*$`)

// each is what stands behind or before a number that has a span of time of its own.
var each = regexp.MustCompile(`^每(?:天|周|月|季度|年)|(?: ?/ ?(?:day|week|month|mth|quarter|year|天|周|月|年)| (?:per|a|each) (?:day|week|month|quarter|year))$`)

// apiece is what stands behind the price of one piece.
var apiece = regexp.MustCompile(`(?: ?/ ?(?:pcs?|pieces?|units?|ea|个|件|只)| (?:per|a) (?:pc|piece|unit)| each)\.?$|每(?:个|件|只)$`)

// clock is a time such as 1:30, where minutes are counted.
var clock = regexp.MustCompile(`^(\d{1,2}):([0-5]\d)$`)

func withoutCircumstance(s string, of measured) string {
	if of == minutes {
		s = clock.ReplaceAllString(s, "${1}h${2}")
	}
	if pattern := circumstances[of]; pattern != nil {
		return strings.TrimSpace(pattern.ReplaceAllString(s, ""))
	}
	return s
}

// withoutCurrency takes the sign, code or name of a currency off a number; known
// is false for one that several countries use.
func withoutCurrency(s string) (rest, currency string, known bool) {
	longest := ""
	for word := range currencyWords {
		if (strings.HasPrefix(s, word) || strings.HasSuffix(s, word)) && len(word) > len(longest) {
			longest = word
		}
	}
	if longest == "" || longest == s {
		return s, "", true
	}
	rest, front := strings.CutPrefix(s, longest)
	if !front {
		rest = strings.TrimSuffix(s, longest)
	}
	return strings.TrimSpace(rest), currencyWords[longest], currencyWords[longest] != ""
}

// withoutNearness takes away the words that say that a number is a round one, and
// those before a span of time. What says that it is a bound stays, and is not
// understood: more than 5000 is not 5000.
func withoutNearness(s string, of measured) string {
	for _, word := range []string{"approximately", "approx.", "approx", "circa", "about", "around", "roughly", "ca.", "ca", "c.", "≈", "~", "大约", "大概", "约"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.TrimSpace(rest)
		}
	}
	if of >= days && of <= minutes {
		for _, word := range []string{"every", "within", "in", "每", "共"} {
			if rest, ok := strings.CutPrefix(s, word); ok && len(rest) > 0 {
				return strings.TrimSpace(rest)
			}
		}
	}
	return strings.TrimSpace(strings.TrimSuffix(s, "左右"))
}

// amountsOf reads one number and the words behind it.
func amountsOf(s string, of measured) (list []amount) {
	if of == goods || of == pieces {
		if a, ok := packed(s); ok {
			return []amount{a}
		}
	}
	for _, start := range numbersAt(s) {
		if (of == goods || of == pieces) && start.means == decimalComma && strings.HasSuffix(start.text, "000") {
			continue // 12,000 pieces are not twelve
		}
		if start.means == decimalPoint && slices.Contains([]string{"stück", "stk", "stk.", "stueck", "pièces", "styk"}, start.rest) {
			continue // whoever writes Stück puts the point between thousands
		}
		list = append(list, start.with(of)...)
	}
	return list
}

// packed reads cartons by pieces: 100x48 is 4800.
func packed(s string) (amount, bool) {
	parts := strings.FieldsFunc(s, func(c rune) bool { return c == 'x' || c == '×' || c == '*' })
	if len(parts) != 2 || strings.HasPrefix(s, "0x") || !isDecimal(strings.TrimSpace(parts[0])) || !isDecimal(strings.TrimSpace(parts[1])) {
		return amount{}, false
	}
	x, y := decimal.MustParse(strings.TrimSpace(parts[0])), decimal.MustParse(strings.TrimSpace(parts[1]))
	product, err := x.Mul(y)
	if err != nil || !x.IsInt() || !y.IsInt() {
		return amount{}, false
	}
	return amount{value: product, text: product.Trim(0).String(), means: diag.Say("%s × %s", x.String(), y.String()), scaled: true}, true
}

// startedNumber is the number that a text begins with, and the rest.
type startedNumber struct {
	numeral
	rest string
}

// numbersAt returns the readings of the number at the beginning of a text.
func numbersAt(s string) (list []startedNumber) {
	if v, rest, ok := chineseNumber(s); ok {
		return []startedNumber{{numeral{text: v.Trim(0).String()}, strings.TrimSpace(rest)}}
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !strings.ContainsRune("0123456789.,'’_ +", c) })
	if end < 0 {
		end = len(s)
	}
	if end == 0 {
		word, rest, _ := strings.Cut(s, " ")
		if n, ok := numberWords[word]; ok {
			return []startedNumber{{numeral{text: decimal.MustNew(n, 0).String()}, strings.TrimSpace(rest)}}
		}
		return nil
	}
	tail := s[end:]
	if strings.HasPrefix(tail, "-") && strings.Trim(tail, "-") == "" {
		tail, end = "", len(s) // 1234,-
	}
	for _, n := range numerals(s[:end]) {
		list = append(list, startedNumber{n, strings.TrimSpace(tail)})
	}
	return list
}

// with reads the multipliers and the unit behind a number.
func (n startedNumber) with(of measured) []amount {
	value, ok := n.value()
	if !ok {
		return nil
	}
	a := amount{value: value, text: n.text, means: n.means.says()}
	rest := strings.TrimSpace(strings.TrimPrefix(n.rest, "of "))
	if rest == "" {
		return []amount{a}
	}
	var list []amount
	if of == goods || of == pieces {
		list = append(list, a.in(rest)...)
	}
	word, after := firstWord(rest, multipliers)
	factor, known := multipliers[word]
	if !known {
		return list
	}
	scaled, ok := a.times(factor)
	if !ok {
		return list
	}
	switch after = strings.TrimSpace(strings.TrimPrefix(after, "个")); {
	case after == "":
		if len(list) > 0 {
			scaled.means = diag.Say("million") // 500m is metres as well
		}
		return append(list, scaled)
	case of == goods || of == pieces:
		return append(list, scaled.in(after)...)
	}
	return list
}

// in returns the amount in a unit of goods.
func (a amount) in(word string) (list []amount) {
	word = strings.TrimSpace(strings.TrimPrefix(word, "of "))
	if inner, ok := strings.CutPrefix(word, "("); ok {
		word = strings.TrimSpace(strings.TrimSuffix(inner, ")")) // 4800 (pcs)
	}
	if piece, ok := strings.CutPrefix(word, "/"); ok && isPiece(piece) {
		word = piece // 4800/pcs; 48/ctn are 48 in each carton
	}
	for _, unit := range []string{"pcs", "sets", "pairs", "kg", "m", "cartons", "rolls", "m2", "m3"} {
		factor, ok := goodsWords[unit][word]
		if !ok {
			continue
		}
		b := a
		if factor.Cmp(decimal.One) != 0 {
			if b, ok = a.times(factor); !ok {
				continue
			}
		}
		b.unit = unit
		list = append(list, b)
	}
	return list
}

// inPieces returns what pairs are where pieces are counted: two each, or one.
func inPieces(list []amount) (pieces []amount) {
	for _, a := range list {
		if a.unit != "pairs" {
			pieces = append(pieces, a)
			continue
		}
		if twice, ok := a.times(decimal.Two); ok {
			twice.unit, twice.means = "pcs", diag.Say("two pieces a pair")
			pieces = append(pieces, twice)
		}
		a.unit, a.means = "pcs", diag.Say("each pair one piece")
		pieces = append(pieces, a)
	}
	return pieces
}

// isPiece reports a word for one piece.
func isPiece(word string) bool {
	_, ok := goodsWords["pcs"][word]
	return ok
}

func (a amount) times(factor decimal.Decimal) (amount, bool) {
	product, err := a.value.Mul(factor)
	a.value, a.scaled = product, true
	a.text = product.Trim(0).String()
	return a, err == nil
}

// firstWord cuts the longest known word off the beginning of a text: Chinese
// words stand without a space between them.
func firstWord[V any](s string, known map[string]V) (word, rest string) {
	for candidate := range known {
		if len(candidate) <= len(word) || !strings.HasPrefix(s, candidate) {
			continue
		}
		after := s[len(candidate):]
		if after != "" && isLetter(candidate[len(candidate)-1]) && isLetter(after[0]) {
			continue // the beginning of a longer word
		}
		word, rest = candidate, after
	}
	return word, rest
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// timesMeant reads spans of time such as 6 weeks, 1h30 and 两个半月 in what a key counts.
func timesMeant(s string, of measured) []amount {
	table, wanted := map[measured]string{days: "day", workdays: "day", months: "month", minutes: "minute"}[of], of
	total := decimal.Zero
	var spoken []string
	working, weeks, plain := false, false, true
	for rest := s; rest != ""; {
		starts := numbersAt(rest)
		if len(starts) == 0 {
			return nil
		}
		start := starts[0]
		value, _ := start.value()
		if len(starts) > 1 && value.IsInt() { // 1,200 days: nobody means 1.2
			value, _ = starts[0].value()
		}
		word, after := firstWord(strings.TrimPrefix(start.rest, "个"), timeWords[table])
		factor, known := timeWords[table][word]
		if w, a := firstWord(trimWorking(start.rest), timeWords[table]); !known || trimWorking(start.rest) != start.rest {
			if word, after = w, a; trimWorking(start.rest) != start.rest {
				factor, known, working = timeWords[table][word], word != "", true
			}
		}
		if w, a := firstWord(start.rest, timeWords["workday"]); w != "" && (of == days || of == workdays) {
			word, after, factor, known, working = w, a, decimal.One, true, true
		}
		if w, a := firstWord(start.rest, timeWords["hour"]); w != "" && (of == days || of == workdays) {
			hours, err := value.Quo(decimal.MustNew(24, 0))
			if err != nil || !hours.IsInt() || hours.IsZero() {
				return nil
			}
			value, word, after, factor, known = hours.Trim(0), w, a, decimal.One, true
		}
		switch {
		case !known && start.rest == "" && len(spoken) == 0:
			factor = decimal.One // the digits alone were the trouble
		case !known && start.rest == "" && wanted == minutes:
			factor = decimal.One // 1h30
		case !known:
			if m, ok := start.multiplied(); ok && len(spoken) == 0 {
				return []amount{m}
			}
			return nil
		}
		weeks = weeks || factor.Cmp(decimal.MustNew(7, 0)) == 0
		if factor.Cmp(decimal.MustNew(30, 0)) >= 0 && of == workdays {
			return nil // how many working days a month has, it does not say
		}
		plain = plain && factor.Cmp(decimal.One) == 0
		part, err := value.Mul(factor)
		if err == nil {
			total, err = total.Add(part)
		}
		if err != nil {
			return nil
		}
		spoken = append(spoken, word)
		rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimLeft(after, " ."), "and "))
		if slices.Contains([]string{"inside", "内", "以内", "钟"}, rest) {
			rest = ""
		}
	}
	a := amount{value: total, text: total.Trim(0).String(), scaled: !plain}
	switch {
	case working && of == days:
		return workingDays(total)
	case weeks && of == workdays:
		five, err := total.Mul(decimal.MustNew(5, 0))
		if err == nil {
			five, err = five.Quo(decimal.MustNew(7, 0))
		}
		if err != nil || !five.IsInt() {
			return nil
		}
		return []amount{{value: five, text: five.Trim(0).String(), means: diag.Say("working days"), scaled: true}, {value: total, text: a.text, means: diag.Say("every day of the week counted"), scaled: true}}
	case working && of != workdays:
		return nil
	}
	return []amount{a}
}

// multiplied reads a number with nothing but a multiplier.
func (n startedNumber) multiplied() (amount, bool) {
	value, ok := n.value()
	factor, known := multipliers[n.rest]
	if !ok || !known || n.rest == "m" || n.rest == "w" {
		return amount{}, false
	}
	return amount{value: value, text: n.text}.times(factor)
}

func trimWorking(s string) string {
	for _, word := range []string{"working ", "business ", "work ", "wk "} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return rest
		}
	}
	return s
}

// workingDays turns working days into those of the calendar, where they are whole
// weeks of five.
func workingDays(n decimal.Decimal) []amount {
	calendar, err := n.Mul(decimal.MustNew(7, 0))
	if err == nil {
		calendar, err = calendar.Quo(decimal.MustNew(5, 0))
	}
	if err != nil || !calendar.IsInt() {
		return nil
	}
	return []amount{{value: calendar, text: calendar.Trim(0).String(), means: diag.Say("the days of the calendar, for %s working days", n.Trim(0).String()), scaled: true}}
}

// starsMeant reads a mark out of five: 4/5, 8/10, ★★★★☆, 4 stars, 80%.
func starsMeant(s string) []amount {
	if n := strings.Count(s, "★") + strings.Count(s, "⭐"); n > 0 && strings.Trim(s, "★⭐☆ \ufe0f") == "" {
		return whole(int64(n))
	}
	s = strings.NewReplacer("out of", "/", " of ", "/", "中", "").Replace(s)
	for _, word := range []string{"stars", "star", "points", "point", "pts", "分", "星", "颗星"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, word))
	}
	mark, most, divided := strings.Cut(s, "/")
	if percent, ok := strings.CutSuffix(s, "%"); ok {
		mark, most, divided = percent, "100", true
	}
	numbers := numerals(mark)
	if v, rest, ok := chineseNumber(mark); ok && rest == "" {
		numbers = []numeral{{text: v.String()}}
	}
	if len(numbers) != 1 {
		return nil
	}
	value, ok := numbers[0].value()
	if !ok {
		return nil
	}
	if !divided {
		return []amount{{value: value, text: numbers[0].text}}
	}
	top, err := decimal.Parse(strings.TrimSpace(most))
	if err != nil || top.IsZero() {
		return nil
	}
	if value, err = value.Mul(decimal.MustNew(5, 0)); err == nil {
		value, err = value.Quo(top)
	}
	if err != nil {
		return nil
	}
	return []amount{{value: value, text: value.Trim(0).String(), scaled: true}}
}

func whole(n int64) []amount {
	d := decimal.MustNew(n, 0)
	return []amount{{value: d, text: d.String()}}
}

// fixesOf turns amounts into what can be typed, those that fit: each value once.
func fixesOf(list []amount, fits func(amount) (diag.Fix, bool)) (fixes []diag.Fix) {
	for _, a := range list {
		fix, ok := fits(a)
		if ok && !slices.ContainsFunc(fixes, func(f diag.Fix) bool { return f.Text == fix.Text }) {
			fixes = append(fixes, fix)
		}
	}
	if len(fixes) == 1 {
		fixes[0].Means = diag.Message{}
	}
	return fixes
}
