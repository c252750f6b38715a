package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

func enumKind(values []string) kind[record.Text] {
	expected := diag.Say("one of %s", strings.Join(values, ", "))
	return kind[record.Text]{
		shape: shape{Kind: shapeEnum, Enum: values},
		read: func(r *reader, n *yaml.Node, key string, into *record.Text) {
			valid := func(s string) bool { return slices.Contains(values, s) }
			s, ok := r.word(n, key, expected, valid, func(clean string) refusal { return badWord(key, n.Value, clean, values) })
			if ok {
				*into = record.Text{V: values[slices.Index(values, s)], Pos: r.pos(n)}
			}
		},
	}
}

// badWord reports what is wrong with a word that is none of a few.
func badWord(key, found, clean string, values []string) refusal {
	f := refusal{rule: ruleEnum, text: diag.Say("%q is not known for %q; expected one of %s", shorten(found), key, strings.Join(values, ", ")), ask: true}
	meant := wordsMeant(clean, values)
	if notKnown(clean) && len(meant) == 0 {
		f.hint = diag.Say("delete the key while it is not known")
	}
	for _, word := range meant {
		f.fixes = append(f.fixes, diag.Fix{Text: word})
	}
	return f
}

// wordsMeant returns the values that a word can have stood for: what the trade
// calls them before what is spelt alike, and never the opposite.
func wordsMeant(word string, values []string) []string {
	plain := plainWord(word)
	var meant []string
	for _, value := range values {
		if plain == plainWord(value) {
			return []string{value}
		}
		if strings.HasPrefix(word, "-") {
			continue // -1 is no level 1
		}
		if slices.Contains(strings.Split(tradeWords[value], "; "), plain) || slices.Contains(strings.Split(tongueWords[value], "; "), plain) {
			meant = append(meant, value)
		}
	}
	if len(meant) > 0 {
		return meant
	}
	if near := diag.Nearest(word, values); near != "" {
		return []string{near}
	}
	return nil
}

// plainWord is a word without capitals, and with spaces for - and _.
func plainWord(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("-", " ", "_", " ").Replace(strings.ToLower(strings.TrimRight(s, ".!;,")))), " ")
}

func readFlag(r *reader, n *yaml.Node, key string, into *record.Flag) {
	valid := func(s string) bool { return s == "true" || s == "false" }
	s, ok := r.word(n, key, diag.Say("true or false"), valid, func(clean string) refusal {
		f := refusal{rule: ruleFlag, text: diag.Say("%q is neither true nor false", shorten(n.Value)), hint: diag.Say("true or false stands here; delete the key while it is not known")}
		switch plainWord(clean) {
		case "yes", "on", "y", "1", "true", "t", "是", "有", "对", "是的", "✓", "√", "✔", "ja", "oui", "si", "sí", "yes please", "ture", "treu", "ture.":
			f.fixes = fix("true")
		case "no", "off", "n", "0", "false", "f", "否", "无", "没有", "不是", "不", "没", "not", "nein", "nej", "non", "✗", "✘", "flase", "fasle", "fales":
			f.fixes = fix("false")
		}
		return f
	})
	if ok {
		*into = record.Flag{V: s == "true", Pos: r.pos(n)}
	}
}

func readIncoterm(r *reader, n *yaml.Node, key string, into *record.Text) {
	valid := func(s string) bool {
		term := strings.ToUpper(s)
		return slices.Contains(record.Enums.Incoterm, term) || slices.Contains(record.Enums.WithdrawnIncoterm, term)
	}
	s, ok := r.word(n, key, diag.Say("an Incoterm such as FOB"), valid, func(clean string) refusal {
		f := badWord(key, n.Value, clean, record.Enums.Incoterm)
		if len(f.fixes) == 0 {
			f.fixes, f.hint = r.termAndPlace(clean, valid)
			f.ask = false
		}
		return f
	})
	if ok {
		*into = record.Text{V: strings.ToUpper(s), Pos: r.pos(n)}
	}
}

// termAndPlace reads FOB Shenzhen: the place has a key of its own.
func (r *reader) termAndPlace(s string, valid func(string) bool) ([]diag.Fix, diag.Message) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(s, "2020"), "Incoterms"))
	term, place, _ := strings.Cut(s, " ")
	if meant := wordsMeant(term, record.Enums.Incoterm); len(meant) == 1 {
		term = meant[0]
	}
	term, place = strings.ToUpper(strings.TrimRight(term, ",.")), strings.TrimSpace(place)
	if !valid(term) {
		return nil, diag.Message{}
	}
	code := placeMeant(place)
	switch {
	case place == "" || r.sibling("place") == code && code != "":
		return fix(term), diag.Message{}
	case code != "" && r.inBraces() && r.takes("place") && r.sibling("place") == "":
		return fix(term + ", place: " + code), diag.Message{}
	}
	return nil, diag.Say("the term alone stands here; its place has a key of its own, `place:`, and is a UN/LOCODE")
}

func readCurrency(r *reader, n *yaml.Node, key string, into *record.Text) {
	s, ok := r.word(n, key, diag.Say("a currency such as USD"), IsCurrency, func(clean string) refusal { return badCurrency(n.Value, clean) })
	if ok {
		*into = record.Text{V: strings.Clone(s), Pos: r.pos(n)}
	}
}

func badCurrency(found, clean string) refusal {
	f := refusal{rule: ruleCurrency, text: diag.Say("%q is no currency code; expected three capital letters of ISO 4217", shorten(found)), ask: true, hint: diag.Say("see ISO 4217; the Chinese yuan is CNY")}
	if notKnown(clean) {
		f.hint = diag.Say("delete the key while it is not known")
	} else if code := currencyMeant(clean); code != "" {
		f.fixes = fix(code)
	}
	return f
}

func readPlace(r *reader, n *yaml.Node, key string, into *record.Text) {
	s, ok := r.word(n, key, diag.Say("a UN/LOCODE, five characters such as CNNSA"), IsPlace, func(clean string) refusal {
		f := refusal{rule: rulePlace, text: diag.Say("%q is no UN/LOCODE; expected five characters such as CNNSA", shorten(n.Value)),
			hint: diag.Say("look it up in the UN/LOCODE list: two letters of the country, three of the place; the name can go under extra:"), ask: true}
		if code := placeMeant(clean); code != "" {
			f.fixes = fix(code)
		}
		return f
	})
	if ok {
		*into = record.Text{V: strings.Clone(s), Pos: r.pos(n)}
	}
}

// IsPlace reports whether a text has the form of a UN/LOCODE: two letters of the
// country and three characters of the place, letters or 2 to 9 (manual of the
// UN/LOCODE, section 3.2).
func IsPlace(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (i < 2 || c < '2' || c > '9') {
			return false
		}
	}
	return len(s) == 5
}

// placeMeant returns the code of a place that was typed in another form, or "".
func placeMeant(s string) string {
	code := strings.ToUpper(strings.NewReplacer(" ", "", "-", "", "/", "", ".", "").Replace(s))
	name := strings.TrimSuffix(strings.TrimSuffix(plainWord(s), " port"), "港")
	for _, country := range []string{", china", " china", ",china", "，中国", ", cn"} {
		name = strings.TrimSuffix(name, country)
	}
	if port := ports[name]; port != "" {
		return port
	}
	if IsPlace(code) && slices.ContainsFunc([]string{"CN", "HK", "TW", "VN", "DK", "DE", "NL", "US", "GB", "SE", "NO", "IN", "TH", "KR", "JP"}, func(country string) bool { return strings.HasPrefix(code, country) }) {
		return code
	}
	return ""
}

// ports are the names under which the ports of China's trade are known. A name of
// several ports, such as Shanghai's terminals, stands for the port as a whole.
var ports = map[string]string{
	"shanghai": "CNSHA", "上海": "CNSHA", "ningbo": "CNNGB", "宁波": "CNNGB", "shenzhen": "CNSZX", "深圳": "CNSZX", "yantian": "CNYTN", "盐田": "CNYTN",
	"shekou": "CNSHK", "蛇口": "CNSHK", "nansha": "CNNSA", "南沙": "CNNSA", "guangzhou": "CNCAN", "广州": "CNCAN", "qingdao": "CNTAO", "青岛": "CNTAO",
	"tianjin": "CNTSN", "天津": "CNTSN", "xingang": "CNTXG", "新港": "CNTXG", "xiamen": "CNXMN", "厦门": "CNXMN", "dalian": "CNDLC", "大连": "CNDLC",
	"fuzhou": "CNFOC", "福州": "CNFOC", "foshan": "CNFOS", "佛山": "CNFOS", "hong kong": "HKHKG", "香港": "HKHKG", "shantou": "CNSWA", "汕头": "CNSWA",
	"lianyungang": "CNLYG", "连云港": "CNLYG", "nanjing": "CNNKG", "南京": "CNNKG", "zhuhai": "CNZUH", "珠海": "CNZUH",
}
