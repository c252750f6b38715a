package words_test

import (
	"testing"

	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestLinksStartAtThePageTheyStandOn(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "factories/a/index.html", "factories/a/index.html"},
		{"factories/a/index.html", "problems.html", "../../problems.html"},
		{"factories/a/visits/2025-01-01.html", "factories/a/index.html#_who-x", "../index.html#_who-x"},
		{"factories/a/orders.html", "factories/a/orders.html#PO-1", "#PO-1"},
	} {
		if got := s.AtPath(nil, c.from).To(c.to); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
