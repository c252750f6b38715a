package words_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/record"
	"factorybook/generator/words"
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
