package load

import (
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
)

// pointed is a number of which nobody sees whether its point stands before decimals
// or between thousands: 120.000 is 120 in London and 120,000 in Hamburg.
var pointed = regexp.MustCompile(`^[1-9][0-9]{0,2}\.[0-9]{3}$`)

// thousandths are the currencies whose amounts have three decimals (ISO 4217).
var thousandths = []string{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}

// readsTwice reports whether a plain number can be read in two ways where it stands.
// Three zeros behind the point can anywhere: who weighs to the gram writes 1.250, and
// hardly 120.000. Of pieces, and of amounts in a currency with cents, any three digits
// can. A price may have three decimals, and shares and rates are no thousands.
func (r *reader) readsTwice(s, key string, of measured) bool {
	if !pointed.MatchString(s) {
		return false
	}
	switch zeros := strings.HasSuffix(s, ".000"); of {
	case goods:
		unit := r.unitOf(key)
		return zeros || unit == "" || counts(unit)
	case money:
		return zeros || key != "price" && !slices.Contains(thousandths, r.inherited("currency"))
	case ratio:
		return false
	default:
		return zeros
	}
}

// unitOf returns the unit of goods that a number under a key counts, or "".
func (r *reader) unitOf(key string) string {
	if unit := r.sibling("unit"); unit != "" {
		return unit
	}
	if key == "quantity" {
		return r.unitOfLine(r.sibling("sku"))
	}
	return r.unitOfLine(key) // quantities: {KT-210: 4800}
}

// oneReading writes a number so that it cannot be read in another way: without zeros at
// its end, and where that leaves three decimals, with a fourth.
func (r *reader) oneReading(s, key string, of measured) string {
	if !r.readsTwice(s, key, of) {
		return s
	}
	if short := strings.TrimRight(s, "0"); !pointed.MatchString(short) {
		return strings.TrimSuffix(short, ".")
	}
	return s + "0"
}

// twoReadings warns of a number that is valid and yet can be read in two ways. What is
// no whole number where pieces are counted is an error of its own.
func (r *reader) twoReadings(n *yaml.Node, key string, of measured) {
	s := n.Value
	if !pointed.MatchString(s) {
		return
	}
	if unit := r.unitOf(key); !r.readsTwice(s, key, of) || of == goods && (unit == "pcs" || unit == "sets") && !strings.HasSuffix(s, ".000") {
		return
	}
	r.refuse(n, refusal{rule: rulePoint, text: diag.Say("%s can be read in two ways", s), fixes: []diag.Fix{
		{Text: strings.Replace(s, ".", "", 1), Means: thousandsPoint.says()},
		{Text: r.oneReading(s, key, of), Means: decimalPoint.says()},
	}})
}
