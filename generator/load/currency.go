package load

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
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

// currencyMeant returns the code that a text probably stands for, or "".
func currencyMeant(s string) string {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "rmb", "cnh", "yuan", "renminbi", "¥", "￥", "元", "人民币":
		return "CNY"
	case "$", "us$", "dollar", "dollars", "美元":
		return "USD"
	case "€", "euro", "euros":
		return "EUR"
	case "£", "pound", "pounds":
		return "GBP"
	case "kr":
		return ""
	}
	// Of three letters, one or two neighbours swapped: that alone is near.
	return diag.Nearest(s, currencies)
}

// IsCurrency reports whether a record may name the currency.
func IsCurrency(code string) bool {
	_, ok := slices.BinarySearch(currencies, code)
	return ok
}
