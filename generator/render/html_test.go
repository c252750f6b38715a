package render

import (
	"testing"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// In a Chinese heading no line ends between a number and the word that it counts; an
// English one breaks at every space, and markup stays text.
func TestANumberOfAHeadingKeepsItsWord(t *testing.T) {
	for text, want := range map[string]string{
		"11 批中 2 批按期": "11\u00a0批中 2\u00a0批按期",
		"2 of 11":     "2 of 11",
		"晚 7 天 <b>":   "晚 7\u00a0天 &lt;b&gt;",
		"":            "",
	} {
		h := &html{lang: wordstest.Words(t, words.Chinese).Language}
		h.title(text)
		if got := string(h.b); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
