package briefing

import (
	"testing"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestALabelStandsInBothLanguagesWhereThereAreTwo(t *testing.T) {
	en, zh := wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese)
	main, second := en.Say("brief.alarms"), zh.Say("brief.alarms")
	for _, c := range []struct {
		name string
		view View
		want Label
	}{
		{"no words at all", View{}, Label{}},
		{"one language", View{words: en}, Label{Main: main}},
		{"two", View{words: en, second: zh}, Label{main, second, zh.Lang()}},
		{"the other way round", View{words: zh, second: en}, Label{second, main, en.Lang()}},
	} {
		if got := c.view.Label("alarms"); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}
