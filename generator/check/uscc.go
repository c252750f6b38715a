package check

import (
	"strings"

	"factorybook/generator/diag"
)

// The Unified Social Credit Code, GB 32100-2015: 18 characters of this alphabet
// (digits and capital letters without I, O, S, V and Z). The first says which
// authority registered whom, the third to the eighth where (GB/T 2260), the last
// is the check digit.
const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// usccFault reports what is wrong with the form or the check digit of a code.
func usccFault(code string) (text, hint diag.Message, bad bool) {
	if n := len([]rune(code)); n != 18 {
		if n == 15 {
			return diag.Say("15 characters are an old registration number; expected the 18 of a Unified Social Credit Code"), diag.Say("it stands on the business licence, 统一社会信用代码"), true
		}
		return diag.Say("the code has %d characters; expected 18", n), diag.Say("compare it with the business licence, 统一社会信用代码"), true
	}
	for i, c := range code {
		if strings.ContainsRune(usccAlphabet, c) {
			continue
		}
		if strings.ContainsRune(usccAlphabet, c-'a'+'A') {
			return diag.Say("%q is a small letter; the code has capital letters", c), diag.Say("write %s", strings.ToUpper(code)), true
		}
		hint := diag.Say("the code has digits and capital letters, but no I, O, S, V, Z")
		if meant := map[rune]string{'I': "1", 'O': "0", 'S': "5", 'Z': "2", 'V': "U or Y"}[c]; meant != "" {
			hint = diag.Say("%s; is it %s?", hint, diag.Named(meant))
		}
		return diag.Say("%q, character %d, is never part of a code", c, i+1), hint, true
	}
	if want := usccCheckDigit(code[:17]); want != code[17] {
		return diag.Say("the check digit of %s is %c; the characters before it make %c", code, code[17], want),
			diag.Say("compare it with the business licence; a few codes of the pilot before October 2015 fail although they are real"), true
	}
	return diag.Message{}, diag.Message{}, false
}

// usccCheckDigit computes the 18th character from the first 17: the sum of their
// values weighted with the powers of 3 modulo 31, taken from 31.
func usccCheckDigit(code string) byte {
	sum, weight := 0, 1
	for i := range len(code) {
		sum += strings.IndexByte(usccAlphabet, code[i]) * weight
		weight = weight * 3 % 31
	}
	return usccAlphabet[(31-sum%31)%31]
}

// province is a region of the first level with the first two digits of its
// administrative division code (GB/T 2260).
type province struct {
	code, name, zh string
}

var provinces = []province{
	{"11", "Beijing", "北京"}, {"12", "Tianjin", "天津"}, {"13", "Hebei", "河北"}, {"14", "Shanxi", "山西"},
	{"15", "Inner Mongolia", "内蒙古"}, {"21", "Liaoning", "辽宁"}, {"22", "Jilin", "吉林"}, {"23", "Heilongjiang", "黑龙江"},
	{"31", "Shanghai", "上海"}, {"32", "Jiangsu", "江苏"}, {"33", "Zhejiang", "浙江"}, {"34", "Anhui", "安徽"},
	{"35", "Fujian", "福建"}, {"36", "Jiangxi", "江西"}, {"37", "Shandong", "山东"}, {"41", "Henan", "河南"},
	{"42", "Hubei", "湖北"}, {"43", "Hunan", "湖南"}, {"44", "Guangdong", "广东"}, {"45", "Guangxi", "广西"},
	{"46", "Hainan", "海南"}, {"50", "Chongqing", "重庆"}, {"51", "Sichuan", "四川"}, {"52", "Guizhou", "贵州"},
	{"53", "Yunnan", "云南"}, {"54", "Tibet", "西藏"}, {"61", "Shaanxi", "陕西"}, {"62", "Gansu", "甘肃"},
	{"63", "Qinghai", "青海"}, {"64", "Ningxia", "宁夏"}, {"65", "Xinjiang", "新疆"},
	{"71", "Taiwan", "台湾"}, {"81", "Hong Kong", "香港"}, {"82", "Macao", "澳门"},
}

// otherNames are spellings that are not made of the name by dropping words.
var otherNames = map[string]string{
	"neimenggu": "15", "neimongol": "15", "xizang": "54", "macau": "82", "xianggang": "81",
}

// provinceOf returns the province that a text names.
func provinceOf(text string) (p province, ok bool) {
	name := provinceKey(text)
	for _, p := range provinces {
		if name == strings.ToLower(strings.ReplaceAll(p.name, " ", "")) || name == p.zh {
			return p, true
		}
	}
	if code := otherNames[name]; code != "" {
		return provinceByCode(code)
	}
	return province{}, false
}

// provinceKey drops what people add to the name of a province. "hui" must not be
// dropped from Anhui, so a text that is a name already stays as it is.
func provinceKey(text string) string {
	plain := strings.NewReplacer(" ", "", "-", "", "'", "", "’", "").Replace(strings.ToLower(strings.TrimSpace(text)))
	for _, p := range provinces {
		if plain == strings.ToLower(strings.ReplaceAll(p.name, " ", "")) {
			return plain
		}
	}
	for _, end := range []string{"province", "sheng", "municipality", "city", "shi", "autonomousregion", "zhuang", "hui", "uyghur", "uygur",
		"维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市"} {
		if cut := strings.TrimSuffix(plain, end); cut != plain && cut != "" {
			return provinceKey(cut)
		}
	}
	return plain
}

func provinceByCode(code string) (p province, ok bool) {
	for _, p := range provinces {
		if p.code == code {
			return p, true
		}
	}
	return province{}, false
}

// usccProvince returns where a code was registered; the national register
// (100000) is nowhere in particular.
func usccProvince(code string) (p province, ok bool) {
	return provinceByCode(code[2:4])
}
