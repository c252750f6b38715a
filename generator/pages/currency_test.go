package pages

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestMoneyInAChartNamesItsCurrencyThoughTheBookNamesNone(t *testing.T) {
	s := wordstest.Site(t, words.English)
	s.Settings = &record.Settings{Title: wordstest.Known("Book")}
	f := &record.Factory{Orders: []record.Order{
		{ID: wordstest.Known("PO-1"), Placed: wordstest.Known(wordstest.Date(t, "2025-01-10")), Currency: wordstest.Known("CNY"), Value: wordstest.Known(decimal.MustParse("1000"))},
		{ID: wordstest.Known("PO-2"), Placed: wordstest.Known(wordstest.Date(t, "2025-02-10")), Currency: wordstest.Known("CNY"), Value: wordstest.Known(decimal.MustParse("500"))},
	}}
	p := partner(t, s, f)
	c := p.Result.Chart("order_steadiness")
	if c == nil {
		t.Fatal("no chart")
	}
	page := s.AtPath(nil, "factories/yuanda/consistency.html")
	if unit := figures.ChartUnit(page, c); unit != "CNY" {
		t.Errorf("the axis is in %q", unit)
	}
	if text := oneSpace(figures.ChartQuantity(page, c, 1500)); !strings.Contains(text, "CNY") {
		t.Errorf("a value is %q", text)
	}
}
