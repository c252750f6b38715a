package figures

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Forecasts word what we told a factory that we would order in periods that have not
// ended, as last shared, the nearest first.
func Forecasts(p words.Place, f *record.Factory) []string {
	w := p.Words
	latest := make(map[string]*record.Forecast)
	for i := range f.Forecasts {
		c := &f.Forecasts[i]
		if !c.Period.Known() || c.Period.V.Span.Until <= p.AsOf {
			continue
		}
		if old := latest[c.Period.V.Name]; old == nil || old.Shared.V <= c.Shared.V {
			latest[c.Period.V.Name] = c
		}
	}
	order := make([]*record.Forecast, 0, len(latest))
	for _, c := range latest {
		order = append(order, c)
	}
	slices.SortFunc(order, func(a, b *record.Forecast) int {
		return cmp.Or(cmp.Compare(a.Period.V.Span.From, b.Period.V.Span.From), cmp.Compare(a.Period.V.Name, b.Period.V.Name))
	})
	list := make([]string, len(order))
	for i, c := range order {
		amount := w.Say("not_recorded.amount")
		if c.Value.Known() {
			amount = w.WholeMoney(c.Currency.Or(f.CurrencyOf(nil, p.Settings)), c.Value.V)
		}
		list[i] = w.Say("forecast.told", "period", c.Period.V.Name, "amount", amount, "day", c.Shared.V)
	}
	return list
}
