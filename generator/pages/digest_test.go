package pages

import (
	"strings"
	"testing"

	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestDigestSaysWhatItLeavesOutAndWhatHasNoDay(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for _, c := range []struct {
		todos, changes int
		want, never    string
	}{
		{0, 0, "Nothing is due.", "more"},
		{digestTodos, digestChanges, "What 1", "more"},
		{digestTodos + 1, digestChanges, "and 1 more", ""},
		{digestTodos, digestChanges + 2, "and 2 more", ""},
	} {
		of := DigestOf{Title: "Book", AsOf: 20000, Within: 14}
		for range c.todos {
			of.Todos = append(of.Todos, figures.Todo{Side: record.ByImporter, What: "What 1", When: "today"})
		}
		var happened []lists.Change
		for range c.changes {
			happened = append(happened, lists.Change{What: "no longer\nin the book"})
		}
		if c.changes > 0 {
			of.Factories = append(of.Factories, DigestOfFactory(s.Words, &record.Factory{ID: "yuanda"}, happened, ""))
		}
		text := digest(s.Words, of).Text()
		if !strings.Contains(text, c.want) || c.never != "" && strings.Contains(text, c.never) {
			t.Errorf("%d open, %d changes:\n%s", c.todos, c.changes, text)
		}
		// What has no day begins with what happened, and is one line whatever is typed.
		if c.changes > 0 && !strings.Contains(text, "\n- no longer in the book\n") {
			t.Errorf("a change without a day:\n%s", text)
		}
	}
}
