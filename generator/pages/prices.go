package pages

import (
	"slices"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// PriceTable is the prices behind the price index: articles down, quarters
// across.
type PriceTable struct {
	// Quarters head the columns, the last ones with a purchase.
	Quarters []string
	// Rows are the articles, in the order of their first purchase.
	Rows []PriceRow
}

// PriceRow is one article in one currency and unit, which Currency names both.
type PriceRow struct {
	SKU, Currency string
	// Prices are by quarter; an empty one had no purchase.
	Prices []PriceCell
}

// PriceCell is the price of the last line bought in a quarter.
type PriceCell struct {
	// Text is the price, Href opens its order.
	Text, Href string
	// Moved says how it compares with the price before: "+3 %", or "".
	Moved string
}

// maxPriceQuarters bounds the columns of the table of prices.
const maxPriceQuarters = 8

// prices lays out the prices of a factory, or returns nil when there are none.
func prices(p words.Place, f *record.Factory, series []measure.PriceSeries) *PriceTable {
	var quarters []string
	for i := range series {
		for n := range series[i].Points {
			quarters = append(quarters, series[i].Points[n].Quarter.Name)
		}
	}
	slices.Sort(quarters)
	quarters = slices.Compact(quarters)
	if len(quarters) == 0 {
		return nil
	}
	t := &PriceTable{Quarters: quarters[max(0, len(quarters)-maxPriceQuarters):]}
	for i := range series {
		s := &series[i]
		row := PriceRow{SKU: s.SKU, Currency: figures.PriceUnit(p.Words, s), Prices: make([]PriceCell, len(t.Quarters))}
		shown := false
		for n := range s.Points {
			pt := &s.Points[n]
			column, ok := slices.BinarySearch(t.Quarters, pt.Quarter.Name)
			if !ok {
				continue
			}
			shown = true
			cell := PriceCell{Text: p.Words.Amount(pt.Price), Href: p.To(words.OrderPath(f, pt.Order.ID.V))}
			if n > 0 {
				cell.Moved = figures.PriceMoved(p, &s.Points[n-1], pt)
			}
			row.Prices[column] = cell
		}
		if shown {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
