package load_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/load"
)

// Programs that show records as forms write lists and maps where a text stood: whoever
// finds one that nobody typed learns where to look.
func TestListOrMapWhereTextIsDueMayComeFromAForm(t *testing.T) {
	tried := 0
	for _, k := range load.Declarations("order") {
		if k.Kind != load.DeclaredText && k.Kind != load.DeclaredMarkdown || k.Key == "id" {
			continue
		}
		for _, value := range []string{" [one, two]", " {a: b}", "\n    - one\n    - two", "\n    a: b\n    c: d"} {
			_, problems := load.Orders("factories/a/orders/2026.yaml", fmt.Appendf(nil, "- id: PO-1\n  placed: 2026-01-02\n  %s:%s\n", k.Key, value))
			tried++
			if len(problems) != 1 || !strings.Contains(problems[0].Hint, "a form may have rewritten it") {
				t.Errorf("%s:%s: %+v", k.Key, value, problems)
			}
		}
	}
	if tried < 12 {
		t.Errorf("only %d were tried", tried)
	}
}
