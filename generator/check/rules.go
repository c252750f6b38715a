package check

import (
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
)

// rules are those of this package; each is declared beside the code that finds it.
var rules diag.Rules

// Rules returns every rule about records by code, those of load too.
func Rules() []*diag.Rule {
	all := slices.Concat(load.Rules(), rules.Sorted())
	slices.SortFunc(all, func(a, b *diag.Rule) int { return strings.Compare(a.Code, b.Code) })
	return all
}
