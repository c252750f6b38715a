package words_test

import (
	"strings"
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// What is not nothing is never 0 %, what is not all never 100 %; exactly so much is.
func TestAShareIsRoundedButNeverToNothingOrAll(t *testing.T) {
	w := wordstest.Words(t, words.English)
	for share, want := range map[float64]string{0: "0 %", 0.004: "<1 %", 0.005: "1 %", 0.5: "50 %", 0.994: "99 %", 0.996: ">99 %", 1: "100 %"} {
		if got := strings.ReplaceAll(w.Percent(share), words.Nbsp, " "); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
	if got := strings.ReplaceAll(w.PercentRange(0.301, 0.299), words.Nbsp, " "); got != "30 %" {
		t.Errorf("a range of one number: %q", got)
	}
}

func TestThousandsAreSetApart(t *testing.T) {
	w := wordstest.Words(t, words.English)
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12345: "12,345", 123456: "123,456", 1234567: "1,234,567", -1000: "−1,000"} {
		if got := w.Int(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	for v, want := range map[float64]string{-0.04: "0", 0.04: "0", 0.06: "+0.1", -0.06: "−0.1", 1234.5: "+1,234.5"} {
		if got := w.Signed(v); got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
	for n, want := range map[int]string{-1: "−1 day", 1: "1 day", 0: "0 days", 2: "2 days", -2: "−2 days"} {
		if got := strings.ReplaceAll(w.Days(float64(n)), words.Nbsp, " "); got != want {
			t.Errorf("%d days: %q, want %q", n, got, want)
		}
	}
}

func TestANameIsThatOfTheScriptOrTheOther(t *testing.T) {
	for _, c := range []struct{ en, zh, latin, han string }{
		{"Yuanda", "远大", "Yuanda", "远大"}, {"Yuanda", "", "Yuanda", "Yuanda"}, {"", "远大", "远大", "远大"}, {"", "", "id", "id"}, {"远大", "", "远大", "远大"}, {"远大 Co", "远大", "远大 Co", "远大"},
	} {
		f := &record.Factory{ID: "id"}
		if c.en != "" {
			f.Name = wordstest.Known(c.en)
		}
		if c.zh != "" {
			f.NameZH = wordstest.Known(c.zh)
		}
		n := words.NameOf(f)
		if n.Main(words.Latin) != c.latin || n.Main(words.Han) != c.han {
			t.Errorf("%q and %q: %q and %q", c.en, c.zh, n.Main(words.Latin), n.Main(words.Han))
		}
	}
	// One that a list had in Chinese alone stands in both fields, and is said once.
	for _, n := range []words.Name{
		words.PersonName(&record.Contact{Name: wordstest.Known("王建国"), NameZH: wordstest.Known("王建国")}),
		words.NameOf(&record.Factory{Name: wordstest.Known("王建国"), NameZH: wordstest.Known("王建国")}),
	} {
		if n != (words.Name{Chinese: "王建国"}) {
			t.Errorf("%+v", n)
		}
	}
}

func TestOurNameAndAStationAreInTheLanguage(t *testing.T) {
	en, zh := wordstest.Site(t, words.English), wordstest.Site(t, words.Chinese)
	name := func(s *words.Site, latin, chinese string) string {
		site := *s
		site.Settings = &record.Settings{Importer: record.Text{V: latin}, ImporterZH: record.Text{V: chinese}}
		return words.Place{Site: &site}.Importer()
	}
	for _, c := range []struct{ latin, chinese, en, zh string }{
		{"Nordhaven", "北港", "Nordhaven", "北港"}, {"Nordhaven", "", "Nordhaven", "Nordhaven"}, {"", "北港", "北港", "北港"}, {"", "", "", ""},
	} {
		if got := [...]string{name(en, c.latin, c.chinese), name(zh, c.latin, c.chinese)}; got != [...]string{c.en, c.zh} {
			t.Errorf("%q and %q: %q", c.latin, c.chinese, got)
		}
	}
	known := wordstest.Known[string]
	for _, c := range []struct {
		station record.Station
		en, zh  string
	}{
		{record.Station{}, "", ""},
		{record.Station{Minutes: wordstest.Known(20)}, "", ""},
		{record.Station{Name: known("Foshan West")}, "Foshan West", "Foshan West"},
		{record.Station{NameZH: known("佛山西")}, "佛山西", "佛山西"},
		{record.Station{Name: known("Foshan West"), NameZH: known("佛山西"), Minutes: wordstest.Known(1)}, "Foshan West 佛山西, 1 minute", "佛山西"},
	} {
		got := strings.ReplaceAll(words.Place{Site: en}.Station(&c.station), words.Nbsp, " ")
		if got != c.en {
			t.Errorf("%+v: %q, want %q", c.station, got, c.en)
		}
		if got := (words.Place{Site: zh}).Station(&c.station); !strings.HasPrefix(got, c.zh) || (c.zh == "") != (got == "") {
			t.Errorf("%+v in Chinese: %q, want %q", c.station, got, c.zh)
		}
	}
	if w := zh.Words; w.Own(known("a"), known("甲")).V != "甲" || w.Own(known("a"), record.Text{}).V != "a" || en.Words.Own(known("a"), known("甲")).V != "a" || en.Words.Own(record.Text{}, known("甲")).V != "甲" {
		t.Error("a text is not in the language of the page")
	}
}

// Up to 300 orders stand on one page; of more, each year and what has no day have pages
// of their own.
func TestOrdersHaveThePageOfTheirYearFromThreeHundredAndOneOn(t *testing.T) {
	factory := func(n int) *record.Factory {
		f := &record.Factory{ID: "a", Orders: make([]record.Order, n)}
		for i := range f.Orders {
			f.Orders[i].Placed = wordstest.Known(record.NewDate(2024, 5, 1))
		}
		f.Orders[n-2].Placed = wordstest.Known(record.NewDate(2025, 5, 1))
		f.Orders[n-1].Placed = record.Day{}
		return f
	}
	main := words.Orders.Path("a")
	for _, c := range []struct {
		n      int
		placed record.Date
		own    string
	}{
		{300, record.NewDate(2024, 5, 1), ""}, {300, 0, ""}, {301, record.NewDate(2025, 5, 1), "2025"}, {301, record.NewDate(2024, 5, 1), "2024"}, {301, 0, "undated"},
	} {
		want := main
		if c.own != "" {
			want = words.OrdersYear.Path("a", c.own)
		}
		if got := words.OrdersPath(factory(c.n), c.placed); got != want {
			t.Errorf("of %d orders, one placed on %s: %s, want %s", c.n, c.placed, got, want)
		}
	}
}

func TestAnAnchorKeepsLettersDigitsAndChinese(t *testing.T) {
	for id, want := range map[string]string{
		"azAZ09-._": "azAZ09-._", "订单": "订单", "{": "~7b", "`": "~60", "@": "~40", "[": "~5b", "/": "~2f", ":": "~3a", "a b": "a~20b", "\x7f": "~7f",
	} {
		if got := words.EscapeAnchor(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
	for _, c := range []struct {
		file string
		line int32
		want string
	}{{"", 3, ""}, {"a.yaml", 0, "a.yaml"}, {"a.yaml", 1, "a.yaml:1"}} {
		if got := words.Spot(c.file, record.Pos{Line: c.line}); got != c.want {
			t.Errorf("%q, line %d: %q", c.file, c.line, got)
		}
	}
	for commit, want := range map[string]string{"0123456789": "0123456789", "0123456789a": "0123456789", "": ""} {
		if got := words.ShortCommit(commit); got != want {
			t.Errorf("%q: %q", commit, got)
		}
	}
}

// Two of one name in one city, one of which is written in Chinese alone.
func TestWhatTellsNamesApartIsSaidOnce(t *testing.T) {
	list := []*record.Factory{
		{ID: "a", Name: wordstest.Known("Yuanda (Foshan)"), City: wordstest.Known("Foshan")},
		{ID: "b", Name: wordstest.Known("Yuanda (Foshan)"), City: wordstest.Known("Foshan")},
		{ID: "c", NameZH: wordstest.Known("远大"), City: wordstest.Known("Ningbo")},
		{ID: "d", NameZH: wordstest.Known("远大"), City: wordstest.Known("Foshan")},
	}
	site := wordstest.Site(t, words.English)
	site.Short = words.NewShortNames(list)
	want := []words.Name{{Latin: "Yuanda (Foshan) (a)"}, {Latin: "Yuanda (Foshan) (b)"}, {Chinese: "远大 (Ningbo)"}, {Chinese: "远大 (Foshan)"}}
	for i, f := range list {
		if got := site.ShortOf(f); got != want[i] {
			t.Errorf("%s is called %+v, want %+v", f.ID, got, want[i])
		}
	}
	for name, want := range map[string]string{"YUANDA ZCO LTD": "YUANDA ZCO", "YUANDA INC": "YUANDA", "Alpha Corp": "Alpha"} {
		if got := words.ShortName(words.Name{Latin: name}).Latin; got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
