package importer

import (
	"slices"
	"strings"
	"unicode"
)

// maxReadings is how many ways there are to read a title.
const maxReadings = 6

// readingOf is one of the ways to read a title, folded; "" where there is none. The first
// is the title as it stands; then come its Latin and its Chinese part, of which sheets
// for both sides have both ("Supplier 供应商"); then what a day is said to be
// ("Ex-factory promised", 实际出货日期); at last, of a number, the title without the
// currency ("Price EUR"), and with a price in its place ("Unit $").
func readingOf(title string, reading int) string {
	switch reading {
	case 0:
		return foldTitle(title)
	case 1, 2:
		latin, han := scripts(title)
		if latin == "" || han == "" {
			return ""
		}
		return foldTitle([2]string{latin, han}[reading-1])
	}
	if reading >= ofNumbers {
		return withoutCurrency(title, [2]string{"", "price"}[reading-ofNumbers])
	}
	return qualified(title)
}

// ofNumbers is the first of the readings that only titles of numbers have.
const ofNumbers = 4

// withoutCurrency is a title with something in place of the currency that it names; ""
// where it names none, or nothing else.
func withoutCurrency(title, instead string) string {
	named := false
	var rest []string
	for _, word := range strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("()（）[]/,.:：_-", c) }) {
		bare := word
		for _, name := range namesOfCurrencies {
			if unicode.Is(unicode.Han, []rune(name)[0]) || currencyOf(name) != nil && !unicode.IsLetter(rune(name[0])) {
				bare = strings.TrimSuffix(strings.TrimPrefix(bare, name), name)
			} else if bare == name {
				bare = ""
			}
		}
		if bare != word {
			named = true
			if rest = append(rest, bare); bare == "" {
				rest[len(rest)-1] = instead
			}
			continue
		}
		rest = append(rest, word)
	}
	folded := foldTitle(strings.Join(rest, ""))
	if !named || folded == instead {
		return ""
	}
	return folded
}

// namesOfCurrencies are the names and signs of currencies in titles, the longer first.
var namesOfCurrencies = []string{"us$", "hk$", "usd", "eur", "cny", "rmb", "gbp", "hkd", "人民币", "美元", "美金", "欧元", "港币", "元", "$", "€", "£", "¥", "￥"}

// scripts divides a title into what is Chinese and what is not; a unit in brackets stays
// with neither.
func scripts(title string) (latin, han string) {
	var l, h strings.Builder
	for _, c := range title {
		if unicode.Is(unicode.Han, c) {
			h.WriteRune(c)
		} else {
			l.WriteRune(c)
		}
	}
	if strings.IndexFunc(l.String(), unicode.IsLetter) < 0 {
		return "", h.String()
	}
	return l.String(), h.String()
}

// What a day can be said to be, and the day itself.
var (
	saidPromised = []string{"original", "orig", "originally", "first", "initial", "promised", "promise", "planned", "plan", "agreed", "scheduled", "expected", "estimated", "committed", "confirmed", "承诺", "约定", "计划", "预计", "预期"}
	saidActual   = []string{"actual", "actually", "real", "实际"}
	daysOfGoods  = []struct {
		key   string // the title that stands for the day when it is an actual one
		words []string
	}{
		{"Ready date", []string{"exfactory", "exworks", "exw", "exmill", "ready", "cargoready", "goodsready", "completion", "finish", "finished", "production", "出厂", "完工", "完成", "交货", "交期"}},
		{"Ship date", []string{"ship", "shipment", "shipping", "shipped", "dispatch", "loading", "sailing", "出货", "发货", "装船", "开船"}},
		{"Actual delivery", []string{"delivery", "deliveries", "delivered"}},
		{"Received date", []string{"arrival", "arrived", "receipt", "received", "warehouse", "到货", "收货", "入库"}},
	}
)

// qualified reads titles of a day that is said to be promised or actual, in any order of
// words; "" for others.
func qualified(title string) string {
	rest := strings.Fields(strings.ToLower(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return ' '
	}, title)))
	if _, han := scripts(title); han != "" {
		for _, said := range slices.Concat(saidPromised, saidActual) {
			if after, ok := strings.CutPrefix(han, said); ok {
				rest = []string{said, strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(after, "日期"), "时间"), "日")}
			}
		}
	}
	promised, actual := false, false
	rest = slices.DeleteFunc(rest, func(w string) bool {
		switch {
		case slices.Contains(saidPromised, w):
			promised = true
			return true
		case slices.Contains(saidActual, w):
			actual = true
			return true
		}
		return w == "date" || w == "day" || w == "time"
	})
	if promised == actual {
		return ""
	}
	day := strings.Join(rest, "")
	for _, d := range daysOfGoods {
		if !slices.Contains(d.words, day) {
			continue
		}
		if promised {
			return foldTitle("Promised date")
		}
		return foldTitle(d.key)
	}
	return ""
}
