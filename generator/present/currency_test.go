package present

import (
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

func TestMoneyInAChartNamesItsCurrencyThoughTheBookNamesNone(t *testing.T) {
	s := site(t, English)
	s.Settings = &record.Settings{Title: known("Book")}
	f := &record.Factory{Orders: []record.Order{
		{ID: known("PO-1"), Placed: known(date(t, "2025-01-10")), Currency: known("CNY"), Value: known(decimal.MustParse("1000"))},
		{ID: known("PO-2"), Placed: known(date(t, "2025-02-10")), Currency: known("CNY"), Value: known(decimal.MustParse("500"))},
	}}
	p := partner(t, s, f)
	c := p.Result.Chart("order_steadiness")
	if c == nil {
		t.Fatal("no chart")
	}
	page := s.page("factories/yuanda/consistency.html")
	if unit := page.chartUnit(c); unit != "CNY" {
		t.Errorf("the axis is in %q", unit)
	}
	if text := oneSpace(page.chartQuantity(c, 1500)); !strings.Contains(text, "CNY") {
		t.Errorf("a value is %q", text)
	}
}
