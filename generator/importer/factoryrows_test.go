package importer

import (
	"strings"
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

func TestIDsOfFactoriesAreCutAtAWord(t *testing.T) {
	x := func(n int) string { return strings.Repeat("x", n) }
	for _, c := range []struct{ name, want string }{
		{"az AZ 09", "az-az-09"},
		{" -- a1 -- ", "a1"},
		{x(64), x(64)},
		{x(65), x(64)},
		{x(40) + " " + x(23), x(40) + "-" + x(23)}, // 64 with the dash
		{x(40) + " " + x(24), x(40)},
		{x(64) + " x", x(64)},
		{x(33) + " " + x(40), x(33)},
		{x(32) + " " + x(40), x(32) + "-" + x(31)}, // too little would be left
		{"AB佛山", "ab"},
	} {
		if got, ok := slug(c.name); got != c.want || !ok {
			t.Errorf("%s: %q %v, want %q", c.name, got, ok, c.want)
		}
	}
	for _, name := range []string{"AB佛山市", "A", "1", "com1", "LPT9"} {
		if got, ok := slug(name); ok {
			t.Errorf("%s became %q", name, got)
		}
	}
	for n, want := range map[int]int{54: 63, 55: 64, 56: 64, 64: 64} {
		if got := withHash(x(n), "name"); len(got) != want || !strings.HasPrefix(got, x(min(n, 55))+"-") {
			t.Errorf("%d letters with a hash: %d, %s", n, len(got), got)
		}
	}
	if got := withHash(x(54)+"-"+x(9), "name"); got != x(54)+"-"+hashOf("name") {
		t.Errorf("a dash at the cut: %s", got)
	}
	for id, want := range map[string]bool{"a-0z9": true, x(64): true, x(65): false, "": false, "A": false, "a_b": false, "a b": false, "é": false, "`": false, "{": false, "/": false, ":": false} {
		if isFactoryID(id) != want {
			t.Errorf("%q as an id: %v", id, !want)
		}
	}
}

func TestHowAlikeNamesMustBe(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"Alpha Co.", "ALPHA CO", "the same but for capitals"},
		{"Alpha", "Alpha Co., Ltd.", "the same but for the legal form"},
		{"Co., Ltd.", "Alpha Works", ""},
		{"Alpha Works", "Co., Ltd.", ""},
		{"Sunshine", "Sunshine Metal", "shortened"}, // eight letters say enough
		{"Sunrise", "Sunrise Metal", ""},
		{"Med Works", "Medical Works", "shortened"},
		{"Medical Works", "Med Works Foshan", "shortened"},
		{"Me Works", "Medical Works", ""},
		{"Alpha Works", "Alpha Metal Works", ""},
		{"abcdef", "abcdeg", "a few letters differ"},
		{"abcde", "abcdf", ""},
		{"Foshan Yuanda", "Foshan Yuende", "a few letters differ"},
		{"Foshan Yuanda", "Foshan Yuan", "shortened"},
		{"abcdefghijkl", "abcdefghijxy", "a few letters differ"}, // two of twelve
		{"abcdefghijkl", "abcdefghixyz", ""},                     // three
		{"abcdefghijk", "abcdefghixy", ""},                       // two of eleven
		{"Yuanda Metal Works", "Yuanda Works Metal", ""},         // many letters
		{"Handan Iron and Steel Co", "Jinan Iron and Steel", ""}, // another word
		{"Foshan Yuan Da Ceramics", "Foshan YuanDa Ceramics", "a few letters differ"},
		{"Works 2", "Works II", ""},
	} {
		got := ""
		for _, n := range nearDuplicates([]string{c.a, c.b}) {
			got = n.Why.String()
		}
		if !strings.Contains(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("%s and %s: %q, want %q", c.a, c.b, got, c.want)
		}
	}
	if got := nearDuplicates([]string{"Gamma Works", "Beta Works", "Alpha Co", "Alpha Ltd", "Alpha"}); len(got) != 3 {
		t.Errorf("of three that are alike each pair is listed: %+v", got)
	}
	for name, want := range map[string]bool{"???": true, "A?? Co": true, "A? Co": false, "\ufffd\ufffd": true, "东\ufffd市": false, "---": true, "A": false, "7": false, "佛": false} {
		if nameLost(name) != want {
			t.Errorf("%q is lost: %v", name, !want)
		}
	}
}

func TestAPersonIsKnownByNameOrAddress(t *testing.T) {
	for _, c := range []struct {
		name string
		list []contact
		want []string
	}{
		{"the same name", []contact{{name: "Chen Li"}, {name: "Chen Li", phone: "p1"}}, []string{"{id: chen-li, name: Chen Li, phone: p1}"}},
		{"what is known stays", []contact{{name: "Chen Li", phone: "p1", role: "sales"}, {name: "Chen Li", phone: "p2", role: "owner", wechat: "w", email: "a@b.example", nameZH: "陈丽"}}, []string{"{id: chen-li, name: Chen Li, name_zh: 陈丽, role: sales, phone: p1, wechat: w, email: a@b.example}"}},
		{"another name at one address", []contact{{name: "Chen Li", email: "a@b.example"}, {name: "Wu", email: "a@b.example"}}, []string{"{id: chen-li, name: Chen Li, email: a@b.example}", "{id: wu, name: Wu, email: a@b.example}"}},
		{"an address that is known", []contact{{name: "Chen Li", email: "A@b.example"}, {email: "a@B.example", phone: "p1"}}, []string{"{id: chen-li, name: Chen Li, phone: p1, email: A@b.example}"}},
		{"neither name nor address", []contact{{phone: "p1"}, {phone: "p2"}}, []string{"{id: p1, phone: p1}", "{id: p2, phone: p2}"}},
		{"an address alone", []contact{{email: "lily@b.example"}}, []string{"{id: lily, email: lily@b.example}"}},
		{"an address that begins with @", []contact{{email: "@b.example"}}, []string{"{id: b-example, email: \"@b.example\"}"}},
		{"a name with @", []contact{{name: "sales@b"}}, []string{"{id: sales-b, name: sales@b}"}},
		{"three of one id", []contact{{name: "Chen Li"}, {name: "Chen-Li"}, {name: "CHEN LI"}}, []string{"{id: chen-li, name: Chen Li}", "{id: chen-li-2, name: Chen-Li}", "{id: chen-li-3, name: CHEN LI}"}},
		{"in Chinese", []contact{{name: "王军", nameZH: "王军"}}, []string{"{id: contact-" + hashOf("王军") + ", name: 王军, name_zh: 王军}"}},
		{"each fact alone is a person", []contact{{}, {nameZH: "王军"}, {wechat: "w8"}}, []string{"{id: contact-" + hashOf("王军") + ", name_zh: 王军}", "{id: w8, wechat: w8}"}},
	} {
		f := &factory{}
		for _, p := range c.list {
			f.meet(p)
		}
		if got := strings.Join(f.people(), "\n"); got != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n%s", c.name, got)
		} else if len(f.contacts) != len(c.want) {
			t.Errorf("%s: %+v", c.name, f.contacts)
		}
	}
}

func TestWhatIsWrittenOfAFactory(t *testing.T) {
	for name, want := range map[string]bool{
		"华瑶": true, "华瑶ABC": true, "华瑶Plus": false, "Alpha 华瑶": false, "华瑶A B C D": true, "Alpha": false, "华瑶šššš": true,
	} {
		f := &factory{name: name, row: 2}
		if got := strings.Contains(f.text("f.csv"), "\nname_zh: "+name+"\n"); got != want {
			t.Errorf("%s is its Chinese name: %v", name, got)
		}
	}
	f := &factory{name: "华瑶", row: 2}
	f.values[0] = "华瑶陶瓷"
	if got := f.text("f.csv"); got != "name: 华瑶\nname_zh: 华瑶陶瓷\nimported: {from: f.csv, row: 2}\n" {
		t.Errorf("a Chinese name of its own:\n%s", got)
	}
	for n, want := range map[int]string{1: "extra: {Trader: a}\n", 2: "extra: {Traders: a; b}\n"} {
		f := &factory{name: "Alpha"}
		for i := range n {
			f.traders.add(string(rune('a' + i)))
		}
		if got := f.text("f.csv"); !strings.Contains(got, want) {
			t.Errorf("%d traders:\n%s", n, got)
		}
	}
	one := func(label string, texts ...string) labelled { return labelled{label, texts} }
	for _, c := range []struct {
		name  string
		extra []labelled
		want  string
	}{
		{"three", []labelled{one("a", "A"), one("b", "B"), one("c", "C")}, "extra: {a: A, b: B, c: C}\n"},
		{"four", []labelled{one("a", "A"), one("b", "B"), one("c", "C"), one("d", "D")}, "extra:\n  a: A\n  b: B\n  c: C\n  d: D\n"},
		{"60 letters", []labelled{one("a", strings.Repeat("x", 60))}, "extra: {a: " + strings.Repeat("x", 60) + "}\n"},
		{"61 letters", []labelled{one("a", strings.Repeat("x", 61))}, "extra:\n  a: " + strings.Repeat("x", 61) + "\n"},
		{"a label twice", []labelled{one("a", "A"), one("b"), one("a", "B")}, "extra: {a: A; B}\n"},
		{"none", []labelled{one("a")}, ""},
	} {
		t2 := recordText{}
		if writeExtra(&t2, "extra", c.extra); t2.String() != c.want {
			t.Errorf("%s:\n%s", c.name, t2.String())
		}
	}
}

// A second address is left out and reported, or kept as the map says.
func TestFurtherSitesOfASupplier(t *testing.T) {
	key := func(name string) int {
		for i, k := range factoryKeys {
			if k == name {
				return i
			}
		}
		t.Fatal(name)
		return -1
	}
	read := func(also string, rows ...map[string]string) (*factory, string) {
		report := &Report{}
		m := &mapping{Also: record.Text{V: also}}
		reader := &factoryReader{table: &table{m: m}, report: report}
		fac := &factory{name: "Alpha"}
		for i, row := range rows {
			for k := range reader.keys {
				reader.keys[k] = func(sheet.Row) string { return row[factoryKeys[k]] }
			}
			reader.facts(fac, sheet.Row{Number: i + 2})
		}
		return fac, notes(report)
	}
	first := map[string]string{"address": "1 A Road", "city": "Foshan", "port": "CNNSA", "kind": "factory"}
	for _, c := range []struct {
		name, also string
		second     map[string]string
		address    string
		sites      string
		said       bool
	}{
		{"the same", "", first, "1 A Road", "", false},
		{"nothing", "", nil, "1 A Road", "", false},
		{"another address", "", map[string]string{"address": "2 B Road"}, "1 A Road", "", true},
		{"another address, the first", alsoFirst, map[string]string{"address": "2 B Road"}, "1 A Road", "", false},
		{"another address, joined", alsoJoin, map[string]string{"address": "2 B Road"}, "1 A Road; 2 B Road", "", false},
		{"another address, listed", alsoList, map[string]string{"address": "2 B\nRoad", "city": "Foshan", "kind": "factory"}, "1 A Road", "2 B Road, Foshan", false},
		{"another city, listed", alsoList, map[string]string{"city": "Shenzhen"}, "1 A Road", "Shenzhen", false},
		{"the same city, listed", alsoList, map[string]string{"city": "Foshan"}, "1 A Road", "", false},
		{"another port, which cannot be joined", alsoJoin, map[string]string{"port": "CNNGB"}, "1 A Road", "", true},
		{"another port, the first", alsoFirst, map[string]string{"port": "CNNGB"}, "1 A Road", "", false},
		{"another port, listed", alsoList, map[string]string{"port": "CNNGB"}, "1 A Road", "CNNGB", false},
		{"another kind, which is no fact of a site", alsoList, map[string]string{"kind": "trading-company"}, "1 A Road", "", true},
		{"another kind, with join", alsoJoin, map[string]string{"kind": "trading-company"}, "1 A Road", "", true},
		{"another kind, with first", alsoFirst, map[string]string{"kind": "trading-company"}, "1 A Road", "", true},
	} {
		fac, said := read(c.also, first, c.second)
		if fac.values[key("address")] != c.address || strings.Join(fac.sites.texts, "|") != c.sites || (said != "") != c.said || fac.values[key("kind")] != "factory" || fac.values[key("port")] != "CNNSA" {
			t.Errorf("%s: %v, sites %v, %q", c.name, fac.values, fac.sites.texts, said)
		}
	}
	if fac, _ := read(alsoJoin, first, map[string]string{"address": "2 B Road"}, map[string]string{"address": "1 A Road"}, map[string]string{"address": "2 B Road"}); fac.values[key("address")] != "1 A Road; 2 B Road" {
		t.Errorf("joined twice: %s", fac.values[key("address")])
	}
}

func TestAnAddressInTwoScriptsIsDivided(t *testing.T) {
	for _, c := range []struct{ latin, chinese, wantLatin, wantChinese string }{
		{"8 Sample Road\n样品路8号", "", "8 Sample Road", "样品路8号"},
		{"样品路8号 | 8 Sample Road | Foshan", "", "8 Sample Road, Foshan", "样品路8号"},
		{"佛山市\n样品路8号\nFoshan", "", "Foshan", "佛山市 样品路8号"},
		{"样品路8号", "", "样品路8号", ""},
		{"8 Sample Road\nFoshan", "", "8 Sample Road\nFoshan", ""},
		{"8 Sample Road\n样品路8号", "样品路9号", "8 Sample Road\n样品路8号", "样品路9号"},
	} {
		var values [len(factoryKeys)]string
		values[5], values[6] = c.latin, c.chinese
		if splitScripts(&values); factoryKeys[5] != "address" || factoryKeys[6] != "address_zh" || values[5] != c.wantLatin || values[6] != c.wantChinese {
			t.Errorf("%q: %q and %q", c.latin, values[5], values[6])
		}
	}
}
