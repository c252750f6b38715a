package check

import (
	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// usualWorth is about what one unit of a currency is worth in dollars, in ten
// thousandths: in round figures of the years 2015 to 2025. Only which of two is
// worth clearly more is taken from it.
var usualWorth = map[string]int{
	"KWD": 32500, "BHD": 26500, "OMR": 26000, "JOD": 14100, "GBP": 13000, "EUR": 11000, "CHF": 10800, "USD": 10000,
	"CAD": 7500, "SGD": 7400, "AUD": 7000, "NZD": 6500, "BND": 7400, "BGN": 5600, "TND": 3400, "ILS": 2800, "AED": 2720, "QAR": 2750, "SAR": 2670,
	"PEN": 2800, "PLN": 2600, "RON": 2300, "MYR": 2300, "BRL": 2100, "GEL": 3700, "DKK": 1500, "CNY": 1430, "HKD": 1280, "MOP": 1240, "SEK": 1050, "NOK": 1050, "MAD": 1000,
	"ZAR": 600, "MXN": 530, "TRY": 500, "CZK": 430, "UAH": 300, "TWD": 320, "THB": 300, "EGP": 400, "PHP": 190, "INR": 130, "RUB": 140,
	"BDT": 105, "PKR": 60, "LKR": 45, "KES": 85, "JPY": 80, "ISK": 78, "HUF": 32, "RSD": 95, "KZT": 24, "CLP": 13, "NGN": 20, "MMK": 6, "KRW": 8,
	"IDR": 1, "COP": 3, "KHR": 3, "LAK": 1, "VND": 1,
}

// turnedRates reports, once for each currency, a rate above 1 of one that is usually
// worth clearly less than the book's, or below 1 of one that is worth more.
func turnedRates(s *record.Settings, report func(rule *diag.Rule, pos record.Pos, text, hint diag.Message)) {
	own, known := usualWorth[s.Currency.V]
	if !known {
		return
	}
	for i := range s.Rates {
		r := &s.Rates[i]
		worth, known := usualWorth[r.Currency.V]
		less, more := worth*5 < own*4, worth*4 > own*5 // clearly: by a quarter
		if !known || !less && !more {
			continue
		}
		for _, day := range r.Days {
			above := day.Value.V.Cmp(decimal.One)
			if !day.Value.Known() || !(less && above > 0 || more && above < 0) {
				continue
			}
			than := diag.Say("less")
			if more {
				than = diag.Say("more")
			}
			hint := diag.Message{}
			if turned, err := decimal.One.Quo(day.Value.V); err == nil {
				hint = diag.Say("did you mean %s?", turned.Round(max(4, 4+turned.Scale()-turned.Prec())).Trim(0))
			}
			report(ruleTurnedRate, day.Value.Pos, diag.Say("one %s at %s %s; it is usually worth %s than one", r.Currency.V, day.Value.V, s.Currency.V, than), hint)
			break
		}
	}
}
