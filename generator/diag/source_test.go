package diag_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/diag"
)

// Whatever the order of problems, each stands under its own line, and one that is beyond
// its file, or in a file that is gone, under none.
func TestEachProblemShowsItsOwnLine(t *testing.T) {
	files := map[string]string{"a.yaml": "one\ntwo\r\nthree", "b.yaml": "", "c.yaml": "first\n", "d.yaml": "\n\nbehind two that are empty"}
	for _, c := range []struct {
		file string
		line int
		want string // the line; "" none
	}{
		{"a.yaml", 1, "one"}, {"a.yaml", 3, "three"}, {"a.yaml", 2, "two"}, {"a.yaml", 2, "two"}, {"a.yaml", 4, ""}, {"a.yaml", 9, ""}, {"a.yaml", 1, "one"},
		{"b.yaml", 2, ""}, {"c.yaml", 1, "first"}, {"gone.yaml", 1, ""}, {"c.yaml", 3, ""}, {"c.yaml", 1, "first"}, {"d.yaml", 3, "behind two that are empty"},
	} {
		// Each by itself and after all others: what was shown before makes no difference.
		problem := diag.Problem{Place: diag.Place{File: c.file, Line: c.line, Column: 1}, Code: "FB0101", Text: "wrong"}
		others := []diag.Problem{
			{Place: diag.Place{File: "a.yaml", Line: 3, Column: 1}, Code: "FB0101", Text: "before"},
			{Place: diag.Place{File: c.file, Line: 9, Column: 1}, Code: "FB0101", Text: "before"},
		}
		for _, before := range [][]diag.Problem{nil, others[:1], others[1:], others} {
			var b strings.Builder
			diag.WriteText(&b, append(before[:len(before):len(before)], problem), diag.TextOptions{Source: func(name string) ([]byte, error) {
				text, ok := files[name]
				if !ok {
					return nil, errors.New("gone")
				}
				return []byte(text), nil
			}})
			_, said, _ := strings.Cut(b.String(), "wrong")
			if shown := strings.Contains(said, " | "); shown != (c.want != "") || !strings.Contains(said, c.want) {
				t.Errorf("%s:%d after %d others: %q, want the line %q", c.file, c.line, len(before), said, c.want)
			}
			if want := fmt.Sprintf("  %d | %s\n", c.line, c.want); c.want != "" && !strings.Contains(said, want) {
				t.Errorf("%s:%d: %q, want %q in it", c.file, c.line, said, want)
			}
		}
	}
}
