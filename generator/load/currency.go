package load

import (
	"slices"
	"strings"
)

// currencies are the active codes of ISO 4217 (list one, without the codes for
// metals, funds and testing), sorted.
var currencies = strings.Fields(`
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD
BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN
ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD
IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD
OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD
UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
`)

// currencyMeant returns the code that a text stands for, or "": a sign, a name,
// small letters, two neighbours swapped. Nothing else is near enough of three letters.
func currencyMeant(s string) string {
	lower := strings.ToLower(strings.TrimSpace(s))
	if code, known := currencyWords[lower]; known {
		return code
	}
	code := strings.ToUpper(lower)
	if IsCurrency(code) {
		return code
	}
	if len(code) != 3 {
		return ""
	}
	for _, swapped := range []string{code[1:2] + code[:1] + code[2:], code[:1] + code[2:] + code[1:2]} {
		if slices.Contains(tradeCurrencies, swapped) {
			return swapped
		}
	}
	return ""
}

// tradeCurrencies are those of the trade with China; a slip of the keyboard hardly
// makes one of the others.
var tradeCurrencies = []string{"USD", "CNY", "EUR", "GBP", "HKD", "DKK", "SEK", "NOK", "JPY", "CHF", "AUD", "CAD", "SGD", "TWD", "VND", "INR"}

// IsCurrency reports whether a record may name the currency.
func IsCurrency(code string) bool {
	_, ok := slices.BinarySearch(currencies, code)
	return ok
}
