package words_test

import (
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestShortNamesLeaveOutTheLegalForm(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Foshan Yuanda Ceramics Co., Ltd.", "Foshan Yuanda Ceramics"},
		{"Foshan Yuanda Ceramics Co.,Ltd", "Foshan Yuanda Ceramics"},
		{"FOSHAN YUANDA CERAMICS CO. LTD.", "FOSHAN YUANDA CERAMICS"},
		{"Foshan Yuanda Company Limited", "Foshan Yuanda"},
		{"Yuanda (Foshan) Co., Ltd.", "Yuanda (Foshan)"},
		{"Yuanda Ceramics (Co., Ltd)", "Yuanda Ceramics"},
		{"Yuanda Import & Export Corp.", "Yuanda Import & Export"},
		{"Yuanda & Co.", "Yuanda"},
		{"Foshan Yuanda LLC", "Foshan Yuanda"},
		{"Costco", "Costco"},
		{"Ningbo Zinc", "Ningbo Zinc"},
		{"Co., Ltd.", "Co., Ltd."},
		{"Ltd.", "Ltd."},
		{"", ""},
		{"佛山远大陶瓷有限公司", "佛山远大陶瓷"},
		{"佛山远大陶瓷股份有限公司", "佛山远大陶瓷"},
		{"佛山远大陶瓷有限责任公司", "佛山远大陶瓷"},
		{"远大（佛山）陶瓷有限公司", "远大（佛山）陶瓷"},
		{"佛山远大集团有限公司", "佛山远大"},
		{"佛山远大陶瓷厂", "佛山远大陶瓷厂"},
		{"有限公司", "有限公司"},
	} {
		n := words.Name{Latin: c.name}
		if words.HasHan(c.name) {
			n = words.Name{Chinese: c.name}
		}
		if short := words.ShortName(n); short.Main(words.Latin) != c.want {
			t.Errorf("%q is shortened to %q, want %q", c.name, short.Main(words.Latin), c.want)
		}
	}
}

func TestNoTwoFactoriesHaveTheSameShortName(t *testing.T) {
	factory := func(id, name, zh, city string) *record.Factory {
		return &record.Factory{ID: id, Name: wordstest.Known(name), NameZH: wordstest.Known(zh), City: wordstest.Known(city)}
	}
	list := []*record.Factory{
		factory("a", "Yuanda Co., Ltd.", "远大有限公司", "Foshan"),
		factory("b", "Yuanda Ltd.", "远大股份有限公司", "Ningbo"),
		factory("c", "Haixin Co., Ltd.", "海新有限公司", "Foshan"),
		factory("d", "Haixin Co., Ltd.", "海新有限公司", "Ningbo"),
		factory("e", "Tongda Co., Ltd.", "同达有限公司", "Foshan"),
		factory("f", "Tongda Co., Ltd.", "同达有限公司", "Foshan"),
		factory("g", "Anji", "安吉有限公司", ""),
		factory("h", "", "", ""),
	}
	site := wordstest.Site(t, words.English)
	site.Short = words.NewShortNames(list)
	for _, script := range []words.Script{words.Latin, words.Han} {
		seen := make(map[string]string)
		for _, f := range list {
			name := site.ShortOf(f).Main(script)
			if name == "" {
				t.Errorf("%s has no name in %s", f.ID, script)
			}
			if other := seen[name]; other != "" {
				t.Errorf("%s and %s are both called %q", other, f.ID, name)
			}
			seen[name] = f.ID
		}
	}
	if got := site.ShortOf(list[6]).Main(words.Han); got != "安吉" {
		t.Errorf("a name that nobody else has is not shortened: %q", got)
	}
	if got := site.ShortOf(list[0]).Latin; got != "Yuanda Co., Ltd." {
		t.Errorf("what would be alike is told apart by the whole name, not %q", got)
	}
}

func TestSourceLinksToTheLineOnlyWhereItCan(t *testing.T) {
	pos := record.Pos{Line: 14, Column: 3}
	for _, c := range []struct{ url, commit, want string }{
		{"", "abc", ""},
		{"https://git.example/book/blob/{commit}/{file}#L{line}", "abc", "https://git.example/book/blob/abc/factories/x/orders/20%2025.yaml#L14"},
		{"https://git.example/book/blob/{commit}/{file}#L{line}", "", ""},
		{"https://git.example/book/blob/{commit}/{file}#L{line}", "abc+", "https://git.example/book/blob/abc/factories/x/orders/20%2025.yaml#L14"},
		{"https://git.example/book/{file}", "", "https://git.example/book/factories/x/orders/20%2025.yaml"},
		{"javascript:alert(1)//{file}", "abc", ""},
	} {
		s := wordstest.Site(t, words.English)
		s.Settings.SourceURL, s.Commit = wordstest.Known(c.url), words.CommitOf(c.commit)
		got := s.At(words.Index).Source("factories/x/orders/20 25.yaml", pos)
		if got.Href != c.want || got.Text != "factories/x/orders/20 25.yaml:14" {
			t.Errorf("%s of %q: %+v, want %s", c.url, c.commit, got, c.want)
		}
	}
}
