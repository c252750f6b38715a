package finding_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator/finding"
)

var update = flag.Bool("update", false, "write the rules into docs/findings.md")

// The rules are the source; the page repeats them for those who read the repository.
func TestDocsSayWhatTheRulesSay(t *testing.T) {
	file := filepath.Join("..", "docs", "findings.md")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	const mark = "-update -->\n"
	at := strings.Index(text, mark)
	if at < 0 {
		t.Fatalf("%s has lost the line that ends in %q", file, mark)
	}
	want := text[:at+len(mark)] + rulesText()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != want {
		t.Errorf("%s differs from the rules: go test ./generator/finding -run Docs -update", file)
	}
}

func rulesText() string {
	var b strings.Builder
	about := ""
	for _, r := range finding.Rules() {
		if r.About != about {
			about = r.About
			fmt.Fprintf(&b, "\n## Of %s\n", map[string]string{"factory": "a factory", "chart": "a chart", "inspections": "the inspections"}[about])
		}
		asks := "no"
		if r.Asks {
			asks = "yes"
		}
		measures := "that of the chart"
		if len(r.Measures) > 0 {
			measures = "`" + strings.Join(r.Measures, "`, `") + "`"
		}
		fmt.Fprintf(&b, "\n### %s\n\n%s\n\n- Says: %s.\n- Not: %s. %s\n- Asks a question: %s\n- Looks at: %s\n", r.ID, r.When, r.Good, r.Bad, r.Why, asks, measures)
	}
	return b.String()
}
