package record_test

import (
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

func TestABookWithoutACurrencyReportsInThatOfTheFirstOrderWithOne(t *testing.T) {
	for _, c := range []struct{ what, files, want string }{
		{"the first order's own", `
-- factory.yaml --
{name: Yuanda, terms: {currency: CNY}}
-- orders/a.yaml --
- {id: PO-2, placed: 2025-02-11, currency: EUR}
- {id: PO-1, placed: 2025-02-10, currency: USD}
`, "USD"},
		{"that of the terms, for an order that names none", `
-- factory.yaml --
{name: Yuanda, terms: {currency: CNY}}
-- orders/a.yaml --
- {id: PO-1, placed: 2025-02-10}
- {id: PO-2, placed: 2025-02-11, currency: EUR}
`, "CNY"},
		{"the next one's, when the first says nothing", `
-- factory.yaml --
name: Yuanda
-- orders/a.yaml --
- {id: PO-1, placed: 2025-02-10}
- {id: PO-2, placed: 2025-02-11, currency: EUR}
`, "EUR"},
	} {
		_, f := loadtest.Factory(t, c.files)
		if got := (&record.Settings{}).WithDefaults(f).Currency.V; got != c.want {
			t.Errorf("%s: %q, not %s", c.what, got, c.want)
		}
	}
}
