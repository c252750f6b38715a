package check

import (
	"strings"
	"testing"
)

// A line of a note may begin with so many marks that nest; what it is made of does not count.
func TestMarksThatNestAreCountedAtTheBeginningOfALine(t *testing.T) {
	for line, want := range map[string]int{
		"": 0, "text > [a](b)": 0, "> quoted": 1, "> > - deep": 3, "1. > [": 2, "12) * _x_ ": 2, "[x] done": 1, "- [ ] open [": 2, "[ ] [ ] [": 3, "\t\t!": 3, "a": 0, "  .5 ) ] >": 1,
	} {
		if got := marks(line); got != want {
			t.Errorf("%q has %d marks, want %d", line, got, want)
		}
	}
	if n := marks(strings.Repeat("> ", 500) + "deep"); n != 500 {
		t.Errorf("500 marks are %d", n)
	}
}
