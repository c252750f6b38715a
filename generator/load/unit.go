package load

import (
	"strings"

	"github.com/govalues/decimal"
	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// measured is what the number under a key counts. A hint turns what was typed
// into it: 6 weeks are 42 where days are counted.
type measured uint8

const (
	goods    measured = iota // of a unit that has a key of its own
	pieces                   // lots, samples, defects
	money                    // of a currency that has a key of its own
	ratio                    // limits and rates
	days                     // of the calendar
	workdays                 // of the side that answers
	months
	minutes
	stars // from 1 to 5
)

func times(s string) decimal.Decimal { return decimal.MustParse(s) }

// multipliers make a number larger wherever it stands.
var multipliers = words(map[string]string{
	"k thousand thousands mille tsd tsd. 千 仟": "1000",
	"w wan 万 萬": "10000",
	"m mm mio mio. mln mln. mn mil million millions 百万 百萬": "1000000",
	"bn billion":                         "1000000000",
	"dozen dozens doz doz. dz dz. dzn 打": "12",
	"gross grosses grs 罗 籮":              "144",
	"hundred hundreds 百":                 "100",
})

func words(of map[string]string) map[string]decimal.Decimal {
	table := make(map[string]decimal.Decimal)
	for list, factor := range of {
		for _, word := range strings.Fields(list) {
			table[word] = times(factor)
		}
	}
	return table
}

// timeWords are the words for times, in hours of the clock and days of the
// calendar. A month is taken for 30 days and a year for 365.
var timeWords = unitWords(map[string]map[string]string{
	"minute":  {"m min mins min. minute minutes minuten minutter ′ ' 分 分钟 分鐘": "1", "h hr hrs hour hours std stunde stunden time timer 小时 小時 钟头 个小时 个钟头": "60", "刻 刻钟": "15"},
	"hour":    {"h hr hrs hour hours std stunden timer 小时 小時 钟头 个小时": "1"},
	"day":     {"d day days tag tage dag dage jour jours día dias días 天 日": "1", "w wk wks week weeks woche wochen uge uger semaine semaines semana semanas 周 週 星期 个星期 礼拜 个礼拜": "7", "fortnight fortnights": "14", "m mo mos mth mths month months monat monate måned måneder mois mes meses 月 个月 個月 个月份": "30", "y yr yrs year years jahr jahre år an ans año años 年": "365"},
	"workday": {"workday workdays wd wds 工作日 个工作日": "1"},
	"month":   {"m mo mos mth mths month months monat monate måned måneder mois mes meses 月 个月 個月": "1", "quarter quarters q 季度 个季度": "3", "y yr yrs year years jahr jahre år an ans año años 年": "12"},
})

// goodsWords are the words for amounts of goods, by the unit that a record calls
// them; 斤 and the like are measures of weight.
var goodsWords = unitWords(map[string]map[string]string{
	"pcs":     {"pcs pcs. pc pc. pce pces piece pieces ea each unit units nos nos. stk stk. stück stueck st st. pz pièce pièces 件 个 個 只 隻 支 条 把 块 台 枚 张 片": "1"},
	"sets":    {"set sets 套": "1"},
	"pairs":   {"pair pairs pr prs paar par 对 對 双 雙": "1"},
	"kg":      {"kg kgs kilo kilos kilogram kilograms 公斤 千克": "1", "g gr gram grams 克": "0.001", "t to ton tons tonne tonnes mt 吨 噸": "1000", "斤": "0.5"},
	"m":       {"m mtr mtrs meter meters metre metres 米 公尺": "1", "cm 厘米": "0.01", "mm 毫米": "0.001", "km 公里": "1000"},
	"cartons": {"ctn ctns carton cartons box boxes case cases 箱": "1"},
	"rolls":   {"roll rolls 卷": "1"},
	"m2":      {"m2 m² sqm 平米 平方米": "1"},
	"m3":      {"m3 m³ cbm 立方": "1"},
})

func unitWords(of map[string]map[string]string) map[string]map[string]decimal.Decimal {
	table := make(map[string]map[string]decimal.Decimal)
	for unit, factors := range of {
		table[unit] = words(factors)
	}
	return table
}

// currencyWords are the signs, codes and names that stand beside an amount.
var currencyWords = map[string]string{
	"$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "us dollar": "USD", "us dollars": "USD", "美元": "USD", "美金": "USD", "刀": "USD",
	"¥": "CNY", "￥": "CNY", "rmb": "CNY", "cny": "CNY", "cnh": "CNY", "yuan": "CNY", "元": "CNY", "块": "CNY", "块钱": "CNY", "人民币": "CNY", "元人民币": "CNY",
	"€": "EUR", "eur": "EUR", "euro": "EUR", "euros": "EUR", "欧元": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "英镑": "GBP",
	"hk$": "HKD", "hkd": "HKD", "港币": "HKD", "港元": "HKD", "jpy": "JPY", "yen": "JPY", "日元": "JPY", "kr": "", "kr.": "", "dkk": "DKK", "dkr": "DKK", "kronor": "SEK", "sek": "SEK", "nok": "NOK", "chf": "CHF", "fr.": "CHF",
}

// unitNames are other names of the units that pages know in both languages, by the unit.
var unitNames = func() map[string]string {
	table := make(map[string]string)
	for unit, names := range map[string]string{
		"pcs":     "pcs pc pce pces piece pieces ea each unit units nos stk stück stueck st pz pièce pièces 件 个 個 只 隻",
		"sets":    "sets set 套",
		"pairs":   "pairs pair pr prs paar par 对 對 双 雙",
		"kg":      "kg kgs kilo kilos kilogram kilograms 公斤 千克",
		"m":       "m mtr mtrs meter meters metre metres 米 公尺",
		"m2":      "m2 m² sqm 平米 平方米",
		"cartons": "cartons carton ctn ctns karton kartons 箱",
	} {
		for _, name := range strings.Fields(names) {
			table[name] = unit
		}
	}
	return table
}()

// Unit returns the name by which records call a common unit: pcs for PCS, pieces
// and 件. Another text is a unit of its own, and returned as it is.
func Unit(s string) string {
	name := strings.TrimRight(strings.ToLower(strings.TrimSpace(s)), ".")
	if unit, ok := unitNames[name]; ok {
		return unit
	}
	return s
}

// readUnit reads the unit of an amount of goods: free text, with a warning where it
// is another name of a common one.
func readUnit(r *reader, n *yaml.Node, key string, into *record.Text) {
	readText(r, n, key, into)
	if unit := Unit(into.V); unit != into.V {
		r.refuse(n, refusal{rule: ruleUnit, text: diag.Say("%q is %q by another name", shorten(into.V), unit), fixes: fix(unit)})
	}
}
