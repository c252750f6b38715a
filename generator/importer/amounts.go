package importer

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/govalues/decimal"

	"factorybook/generator/sheet"

	"factorybook/generator/diag"
)

// number reads a number that is not negative.
func (f *field) number(r sheet.Row) amount {
	a := f.signed(r)
	if a.known && a.v.IsNeg() {
		f.tally.Read--
		f.tally.unreadable(tidy(r.Cell(f.column).Text), diag.Say("negative"), r.Number)
		return amount{}
	}
	return a
}

// signed reads a number that may be negative, exactly.
func (f *field) signed(r sheet.Row) amount {
	c, text, ok := f.raw(r)
	if !ok {
		return amount{}
	}
	f.noteSign(c, text, r.Number)
	if shown := f.table.file.Shown(c); c.Kind == sheet.Number && strings.HasSuffix(shown, "%") {
		f.tally.unreadable(shown, diag.Say("a percentage, not an amount"), r.Number)
		return amount{}
	}
	if c.Kind == sheet.Number {
		if v, err := decimal.Parse(c.Text); err == nil {
			f.tally.Read++
			return amount{v, true}
		}
		f.tally.unreadable(text, diag.Say("more than the 19 digits that can be kept exactly"), r.Number)
		return amount{}
	}
	if c.Kind != sheet.Text {
		f.tally.unreadable(text, diag.Say("a date, not a number"), r.Number)
		return amount{}
	}
	s := narrow(text)
	for _, beside := range f.strip {
		s = strings.TrimSpace(strings.ReplaceAll(s, narrow(beside), ""))
	}
	v, err := f.style.parse(s)
	if err != nil {
		if many, ok := chineseNumber(s, f.style.parse); ok {
			f.tally.Read++
			return amount{many, true}
		}
		f.tally.unreadable(text, f.whyNoNumber(s, err), r.Number)
		return amount{}
	}
	f.tally.Read++
	return amount{v, true}
}

// whole reads a whole number.
func (f *field) whole(r sheet.Row) string {
	a := f.number(r)
	if a.known && !a.v.IsInt() {
		f.tally.Read--
		f.tally.unreadable(a.v.String(), diag.Say("not a whole number"), r.Number)
		return ""
	}
	if !a.known {
		return ""
	}
	return a.v.Trunc(0).String()
}

// whyNoNumber says why a text is no number, and what to type so that it is one.
func (f *field) whyNoNumber(s string, err error) diag.Message {
	beside := besideNumber(s)
	if beside == "" {
		return whyOf(err)
	}
	if strings.Trim(beside, "%％‰") == "" {
		return diag.Say("a percentage, not an amount")
	}
	rest := strings.TrimSpace(strings.ReplaceAll(s, beside, ""))
	if _, again := f.style.parse(rest); again != nil {
		return diag.Say("%s; and take off what stands beside it: %s", whyOf(again), f.remedy("strip: [%s]", scalar(beside)))
	}
	// A multiplier must not be taken off: 5k is not 5.
	if multiplies(beside) {
		return diag.Say("%q may multiply the number; say what it means: %s", beside, f.remedy("words: {%s: …}", scalar(s)))
	}
	return diag.Say("%q stands beside the number; take it off: %s", beside, f.remedy("strip: [%s]", scalar(beside)))
}

// besideNumber is the one run of other characters before or behind a number, "" when
// there is none or several.
func besideNumber(s string) string {
	first := strings.IndexFunc(s, isDigit)
	last := strings.LastIndexFunc(s, isDigit)
	if first < 0 {
		return ""
	}
	before := strings.TrimRight(strings.TrimSpace(s[:first]), ".,+-( ")
	behind := strings.TrimLeft(strings.TrimSpace(s[last+1:]), ".,) ")
	if strings.ContainsFunc(s[first:last+1], unicode.IsLetter) {
		return ""
	}
	if behind == "-" && strings.TrimSpace(s[last+1:]) == "-" {
		return "" // the sign of the number itself; in 12.- it is none
	}
	switch {
	case before != "" && behind != "":
		return ""
	case before != "":
		return before
	}
	return behind
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// sign is what stands beside an amount of money, and the currencies it can mean.
type sign struct {
	text  string
	codes []string
}

// signs, longest first: US$ before $. A sign of several currencies names those that
// trade with China knows it for.
var signs = []sign{
	{"人民币", []string{"CNY"}}, {"美元", []string{"USD"}}, {"欧元", []string{"EUR"}}, {"英镑", []string{"GBP"}}, {"港币", []string{"HKD"}}, {"日元", []string{"JPY"}},
	{"CN¥", []string{"CNY"}}, {"CN￥", []string{"CNY"}}, {"RMB", []string{"CNY"}},
	{"US$", []string{"USD"}}, {"HK$", []string{"HKD"}}, {"NT$", []string{"TWD"}}, {"AU$", []string{"AUD"}}, {"CA$", []string{"CAD"}}, {"A$", []string{"AUD"}}, {"C$", []string{"CAD"}}, {"S$", []string{"SGD"}},
	{"$", []string{"USD", "AUD", "CAD", "HKD", "SGD", "TWD", "NZD", "MXN"}}, {"€", []string{"EUR"}}, {"£", []string{"GBP"}},
	{"¥", []string{"CNY", "JPY"}}, {"￥", []string{"CNY", "JPY"}}, {"元", []string{"CNY", "TWD", "HKD"}}, {"円", []string{"JPY"}}, {"₹", []string{"INR"}}, {"₩", []string{"KRW"}}, {"₫", []string{"VND"}}, {"₺", []string{"TRY"}},
	{"USD", []string{"USD"}}, {"EUR", []string{"EUR"}}, {"CNY", []string{"CNY"}}, {"GBP", []string{"GBP"}}, {"HKD", []string{"HKD"}}, {"JPY", []string{"JPY"}}, {"CHF", []string{"CHF"}}, {"DKK", []string{"DKK"}}, {"SEK", []string{"SEK"}}, {"NOK", []string{"NOK"}},
}

// currencyOf finds the currency sign in a text or in the code of a number format; nil
// when there is none.
func currencyOf(text string) *sign {
	upper := strings.ToUpper(text)
	for i := range signs {
		if strings.Contains(upper, signs[i].text) {
			return &signs[i]
		}
	}
	return nil
}

// formatSign is the sign in the code of a number format. [$€-407] shows the sign between
// $ and the language; [$-409] names a language and no currency.
func formatSign(code string) *sign {
	for {
		begin := strings.Index(code, "[$")
		if begin < 0 {
			return currencyOf(code)
		}
		end := strings.IndexByte(code[begin:], ']')
		if end < 0 {
			return currencyOf(code[:begin])
		}
		inside, _, _ := strings.Cut(code[begin+2:begin+end], "-")
		if s := currencyOf(inside); s != nil {
			return s
		}
		code = code[:begin] + code[begin+end+1:]
	}
}

// noteSign remembers the currency that stands beside an amount.
func (f *field) noteSign(c sheet.Cell, text string, row int) {
	if f.signs == nil {
		return
	}
	s := currencyOf(text)
	if c.Kind == sheet.Number {
		s = formatSign(f.table.file.NumberFormat(c))
	}
	if s == nil {
		f.signless++
		return
	}
	if _, seen := f.signs[s.text]; !seen {
		f.signs[s.text] = cellAt{row, text}
	}
}

// money makes the field one of amounts in the currency of its row: signs beside
// them must not contradict it.
func (f *field) money() *field {
	if f != nil {
		f.signs = map[string]cellAt{}
	}
	return f
}

// resolveSigns refuses two currencies in one column where no column says which row
// has which, and one that contradicts the map's constant.
func (f *field) resolveSigns() {
	if len(f.signs) == 0 || known(f.table.m.Order.Currency) {
		return
	}
	common := []string(nil)
	var cells []string
	for i := range signs {
		c, seen := f.signs[signs[i].text]
		if !seen {
			continue
		}
		cells = append(cells, fmt.Sprintf("%s in %s", signs[i].text, f.place(c.row)))
		if common == nil {
			common = slices.Clone(signs[i].codes)
		} else {
			common = slices.DeleteFunc(common, func(code string) bool { return !slices.Contains(signs[i].codes, code) })
		}
	}
	f.signs = nil
	constant := f.table.m.Constants.Currency
	switch {
	case len(common) == 0:
		f.table.fault(ruleTwoCurrencies, f.at, diag.Say("%q holds amounts in several currencies, and no column says which: %s", f.tally.Title, strings.Join(cells, ", ")),
			diag.Say("add a column with the currency of each row, and name it under `order: {currency: …}`"))
	case constant.Known() && !slices.Contains(common, strings.ToUpper(constant.V)):
		hint := diag.Say("write `constants: {currency: %s}` if that is what it means", common[0])
		if f.signless > 0 { // these would become amounts in that currency, too
			hint = diag.Say("add a column with the currency of each row, and name it under `order: {currency: …}`")
		}
		f.table.faultOnce(ruleTwoCurrencies, constant.Pos, diag.Say("the map says %s for every row, but %q holds %s", constant.V, f.tally.Title, strings.Join(cells, ", ")), hint)
	}
}
