package chart

import "testing"

// A name on the axis is shown whole in two lines, or cut where two are not enough.
func TestNameBesideARowIsDividedBetweenWords(t *testing.T) {
	for _, c := range []struct{ name, first, second string }{
		{"", "", ""},
		{"Zibo Shayanli Glass", "Zibo Shayanli Glass", ""},
		{"Zibo Shayanli Glasswar", "Zibo Shayanli Glasswar", ""}, // 22 letters
		{"Zibo Shayanli Glassware", "Zibo Shayanli", "Glassware"},
		{"Anji Qizhuwu Bamboo & Wood Products", "Anji Qizhuwu Bamboo &", "Wood Products"},
		{"Donaudampfschifffahrtsgesellschaft", "Donaudampfschifffahrts", "gesellschaft"},
		{"台州市软橙塘硅塑制品", "台州市软橙塘硅塑制品", ""},
		{"台州市软橙塘硅塑制品二分厂", "台州市软橙塘硅塑制品二", "分厂"},
		{"Foshan Nanhai Heshun Extraordinarily Long-Named Ceramics", "Foshan Nanhai Heshun", "Extraordinarily Long-N…"},
	} {
		if first, second := twoLines(c.name, 22); first != c.first || second != c.second {
			t.Errorf("%q: %q, %q; want %q, %q", c.name, first, second, c.first, c.second)
		}
	}
}
