package importer

import (
	"errors"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
)

// numberStyle is how the spreadsheet writes numbers.
type numberStyle struct {
	decimal   string // between whole and fraction: "." or ","
	thousands string // between groups of three digits: "", ",", ".", " " or "'"
}

// amount is a number that may be missing.
type amount struct {
	v     decimal.Decimal
	known bool
}

// whyOf is what an error says, in words that can be said in another language.
func whyOf(err error) diag.Message {
	if r, ok := errors.AsType[diag.Refusal](err); ok {
		return r.Message
	}
	return diag.Say("%s", err)
}

// parse reads a number exactly. What it refuses it explains; it never guesses
// whether 1,234 is a thousand or one and a bit.
func (st numberStyle) parse(s string) (decimal.Decimal, error) {
	none := decimal.Decimal{}
	s = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "’", "'", "−", "-").Replace(s)
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		s, sign = rest, "-"
	} else if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s, sign = strings.TrimSuffix(inner, ")"), "-" // as bookkeepers write it
	} else if before, ok := strings.CutSuffix(s, "-"); ok && before != "" && allDigits(before[len(before)-1:]) {
		s, sign = before, "-" // as SAP writes it; in 12.- the dash stands for no cents
	} else if before, ok := strings.CutSuffix(s, " -"); ok && before != "" && allDigits(before[len(before)-1:]) {
		s, sign = before, "-"
	}
	s = strings.TrimPrefix(strings.TrimLeft(s, " "), "+")
	whole, fraction, _ := strings.Cut(s, st.decimal)
	if st.thousands != "" && strings.Contains(whole, st.thousands) {
		groups := strings.Split(whole, st.thousands)
		for i, g := range groups {
			if !allDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
				return none, diag.Refuse(diag.Say("its digits are not in groups of three"))
			}
		}
		whole = strings.Join(groups, "")
	}
	switch {
	case allDigits(whole) && (fraction == "" || allDigits(fraction)):
	case whole == "" && allDigits(fraction):
		whole = "0"
	case strings.ContainsAny(s, "eE") && allDigits(strings.Trim(strings.NewReplacer("e", "", "E", "", "+", "", "-", "", ".", "", ",", "").Replace(s), " ")):
		return none, diag.Refuse(diag.Say("a spreadsheet shortened it (the E); show the column with all its digits and save again"))
	case strings.ContainsAny(s, ",.' ") && allDigits(strings.NewReplacer(",", "", ".", "", "'", "", " ", "").Replace(s)):
		return none, diag.Refuse(diag.Say("say what its marks mean: `file: {decimal: …, thousands: …}`"))
	default:
		return none, diag.Refuse(diag.Say("not a number"))
	}
	whole = strings.TrimLeft(whole, "0")
	if whole == "" {
		whole = "0"
	}
	text := sign + whole
	if fraction != "" {
		text += "." + fraction
	}
	d, err := decimal.Parse(text)
	if err != nil {
		return none, diag.Refuse(diag.Say("more than the 19 digits that can be kept exactly"))
	}
	return d, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
