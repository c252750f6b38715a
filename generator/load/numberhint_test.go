package load_test

import (
	"strings"
	"testing"

	"factorybook/generator/load"
)

// Only letters can be a unit: of digits and marks alone the hint asks for a plain number.
func TestHintOfAUnitStandsWhereAUnitWasTyped(t *testing.T) {
	for typed, unit := range map[string]bool{"1,21100": false, "12..5": false, "1'2'3": false, "500 tins of": true, "500 箱子吧": true} {
		_, problems := load.Orders("factories/f/orders/2026.yaml", []byte("- {id: PO-1, lines: [{sku: A, quantity: \""+typed+"\"}]}\n"))
		if len(problems) != 1 {
			t.Errorf("%q: %d problems, want one: %v", typed, len(problems), problems)
			continue
		}
		if hint := problems[0].Hint; strings.Contains(hint, "unit") != unit {
			t.Errorf("%q: hint %q speaks of a unit: %t, want %t", typed, hint, !unit, unit)
		}
	}
}
