package importer_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"factorybook/generator/importer"
)

// caret marks the place of a problem in the line above it.
var caret = regexp.MustCompile(`^#( *)\^ (FB\d{4})$`)

// example imports an example of a rule. It returns what its mark announces, and the
// problems that were found.
func example(t *testing.T, archive string) (want string, found []string) {
	t.Helper()
	files := make(map[string]string)
	for _, f := range txtar.Parse([]byte(archive)).Files {
		files[f.Name] = string(f.Data)
	}
	above := 0
	for i, line := range strings.Split(files["map.yaml"], "\n") {
		if m := caret.FindStringSubmatch(line); m != nil {
			want = fmt.Sprintf("%d:%d %s", above, len(m[1])+2, m[2])
		} else {
			above = i + 1
		}
	}
	report, err := importer.Orders(newBook(t).options(files["orders.csv"], files["map.yaml"]))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		found = append(found, fmt.Sprintf("%d:%d %s", p.Place.Line, p.Place.Column, p.Code))
		if p.Hint == "" && p.Code != "FB0905" {
			t.Errorf("%s has no hint", p.Code)
		}
	}
	return want, found
}

func TestEveryRuleFindsItsBadExampleAndNothingInTheGoodOne(t *testing.T) {
	for _, r := range importer.Rules() {
		t.Run(r.Code, func(t *testing.T) {
			if want, found := example(t, r.Bad); want == "" || len(found) != 1 || found[0] != want {
				t.Errorf("bad example: found %v, want %q", found, want)
			}
			if _, found := example(t, r.Good); len(found) > 0 {
				t.Errorf("good example: found %v", found)
			}
		})
	}
}
