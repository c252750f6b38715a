package measure_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator/measure"
)

var update = flag.Bool("update", false, "write the measures into docs/measures.md")

// The definitions are the source; the page repeats them for those who read the
// repository.
func TestDocsSayWhatTheDefinitionsSay(t *testing.T) {
	file := filepath.Join("..", "docs", "measures.md")
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
	want := text[:at+len(mark)] + definitionsText()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != want {
		t.Errorf("%s differs from the definitions: go test ./generator/measure -run Docs -update", file)
	}
}

func definitionsText() string {
	var b strings.Builder
	practice := measure.Practice("")
	for _, d := range measure.Definitions() {
		if d.Practice != practice {
			practice = d.Practice
			fmt.Fprintf(&b, "\n### %s\n", strings.ToUpper(string(practice[:1]))+string(practice[1:]))
		}
		fmt.Fprintf(&b, "\n#### %s\n\n%s\n\n", d.ID, d.Question)
		min := fmt.Sprint(d.MinN)
		if d.MinNote != "" {
			min += ", " + d.MinNote
		}
		for _, part := range [...]struct{ name, text string }{
			{"Side, unit", string(d.Side) + ", " + string(d.Unit)}, {"Minimum n", min}, {"Formula", d.Formula}, {"Counts", d.Counts},
			{"Does not count", d.Excludes}, {"Pitfalls", d.Pitfalls}, {"Source", d.Source}, {"Example", d.Example}, {"Field", "`" + d.Field + "`"},
		} {
			fmt.Fprintf(&b, "- %s: %s\n", part.name, part.text)
		}
	}
	return b.String()
}
