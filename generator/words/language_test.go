package words_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
	"factorybook/templates"
)

func TestLanguageIsAFolderOfWordsWithItsTraits(t *testing.T) {
	folder := func(traits string) fstest.MapFS {
		return fstest.MapFS{"words/xx/language.json": {Data: []byte(traits)}, "words/xx/a.json": {Data: []byte(
			`{"date.months": "a b", "date.long": "{d}", "date.short": "{d}"}`)}}
	}
	w, err := words.LoadWords(folder(`{"script": "han"}`), "xx")
	if err != nil {
		t.Fatal(err)
	}
	name := words.Name{Latin: "Foshan Yuanda", Chinese: "佛山远大"}
	if got := name.Main(w.Script); got != "佛山远大" {
		t.Errorf("the name is %s", got)
	}
	if got := w.InSentence("On time"); got != "On time" {
		t.Errorf("within a sentence: %s", got)
	}
	if _, err := words.LoadWords(folder(`{"script": "runes"}`), "xx"); err == nil || !strings.Contains(err.Error(), "runes") {
		t.Errorf("an unknown script: %v", err)
	}
	if _, err := words.LoadWords(folder(`{"script": "han"}`), "yy"); err == nil || !strings.Contains(err.Error(), "expected xx") {
		t.Errorf("a language without words: %v", err)
	}
}

func TestBookGetsTheLanguagesThatThereAreWordsFor(t *testing.T) {
	for _, c := range []struct{ asked, want []string }{
		{nil, []string{"en"}},
		{[]string{"fr"}, []string{"en"}},
		{[]string{"zh-CN", "en-GB"}, []string{"zh-Hans", "en"}},
		{[]string{"zh-Hant", "zh-Hans"}, []string{"zh-Hans"}},
	} {
		s := &record.Settings{}
		for _, l := range c.asked {
			s.Languages = append(s.Languages, record.Text{V: l})
		}
		if got, err := words.Languages(templates.Files, s); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%v: got %v, %v, want %v", c.asked, got, err, c.want)
		}
	}
}

func TestSpansSayWhatTheirDaysShareOnce(t *testing.T) {
	for _, c := range []struct{ from, last, en, zh string }{
		{"2027-01-26", "2027-01-26", "26 Jan 2027", "2027年1月26日"},
		{"2026-10-22", "2026-10-23", "22 to 23 Oct 2026", "2026年10月22日至23日"},
		{"2027-01-26", "2027-02-19", "26 Jan to 19 Feb 2027", "2027年1月26日至2月19日"},
		{"2026-12-31", "2027-01-01", "31 Dec 2026 to 1 Jan 2027", "2026年12月31日至2027年1月1日"},
		{"2026-01-31", "2027-01-31", "31 Jan 2026 to 31 Jan 2027", "2026年1月31日至2027年1月31日"},
	} {
		span := record.SpanOf(wordstest.Date(t, c.from), wordstest.Date(t, c.last))
		if got := strings.ReplaceAll(wordstest.Words(t, words.English).Span(span), words.Nbsp, " "); got != c.en {
			t.Errorf("%s to %s is %q, want %q", c.from, c.last, got, c.en)
		}
		if got := wordstest.Words(t, words.Chinese).Span(span); got != c.zh {
			t.Errorf("%s to %s is %q, want %q", c.from, c.last, got, c.zh)
		}
	}
}

func TestChineseSetsApartWhatIsLatin(t *testing.T) {
	w := wordstest.Words(t, words.Chinese)
	for _, c := range []struct{ got, want string }{
		{w.List([]string{"mugs", "carafes", "jars"}), "mugs、carafes 和 jars"},
		{w.List([]string{"马克杯", "储物罐"}), "马克杯和储物罐"},
		{w.List([]string{"mugs", "储物罐"}), "mugs 和储物罐"},
		{w.Say("figure.p90", "v", "USD 55,288"), "九成不超过 USD 55,288"},
		{w.Say("figure.p90", "v", "两天"), "九成不超过两天"},
		{w.Say("chart.says.median", "median", "43.1 天"), "中位数 43.1 天。"},
		{w.Say("days.early", "n", 2), "提前 2 天"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
	if got := wordstest.Words(t, words.English).List([]string{"mugs", "carafes", "jars"}); got != "mugs, carafes and jars" {
		t.Errorf("in English %q", got)
	}
}
