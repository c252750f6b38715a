package figures

import (
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// IssuesCost adds up what issues cost each side, by currency, ours first.
func IssuesCost(p words.Place, f *record.Factory, issues ...record.Issue) string {
	w := p.Words
	var currencies []string
	type both struct{ ours, theirs decimal.Decimal }
	sums := map[string]both{}
	for i := range issues {
		c := &issues[i].Cost
		if !c.Importer.Known() && !c.Factory.Known() {
			continue
		}
		currency := c.Currency.Or(f.CurrencyOf(nil, p.Settings))
		if !slices.Contains(currencies, currency) {
			currencies = append(currencies, currency)
		}
		sum := sums[currency]
		ours, err := sum.ours.Add(c.Importer.V)
		theirs, err2 := sum.theirs.Add(c.Factory.V)
		if err != nil || err2 != nil {
			return ""
		}
		sums[currency] = both{ours, theirs}
	}
	var parts []string
	for _, currency := range currencies {
		sum := sums[currency]
		parts = append(parts, w.Say("issue.cost_ours", "amount", w.Money(currency, sum.ours)), w.Say("issue.cost_theirs", "amount", w.Money(currency, sum.theirs)))
	}
	return strings.Join(parts, w.Say("list.comma"))
}
