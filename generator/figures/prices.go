package figures

import (
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// PriceMoved words the change of a price, "" when there is none.
func PriceMoved(p words.Place, before, now *measure.PricePoint) string {
	if before.Price.Equal(now.Price) || before.Price.IsZero() {
		return ""
	}
	ratio, err := now.Price.Quo(before.Price)
	if err != nil {
		return ""
	}
	v, _ := ratio.Float64()
	return p.Words.Say("number.percent", "n", p.Words.Signed((v-1)*100))
}

// PriceUnit names what the prices of a series are in: "USD / pcs", or the currency
// alone where the records name no unit.
func PriceUnit(w *words.Words, s *measure.PriceSeries) string {
	if s.Unit == "" {
		return s.Currency
	}
	return s.Currency + words.Nbsp + "/" + words.Nbsp + w.Enum("unit", s.Unit)
}
