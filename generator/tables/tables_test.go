package tables_test

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/tables"
)

const book = `
-- factory.yaml --
name: Foshan Yuanda
products: [bowls, "plates; dishes"]
terms: {incoterm: FOB, tolerance: {under: 5%}}
private: not for others
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  lines: [{sku: K-1, quantity: 100}, {sku: K-2, quantity: 20}]
  deliveries: [{ready: 2025-04-01, quantities: {K-1: 60}}, {ready: 2025-04-09, quantities: {K-1: 40, K-2: 20}}]
  cancelled: {on: unknown, by: importer}
  extra: {Season: AW25}
-- visits/2025.yaml --
date: 2025-06-03
mood: strained
promises: [{by: factory, what: A second kiln, due: 2025-09-01}]
`

// rowsOf writes the rows of a table, of the columns named.
func rowsOf(t *testing.T, all *tables.Tables, name string, columns ...string) string {
	t.Helper()
	for _, table := range all.List {
		if table.Name != name {
			continue
		}
		var b strings.Builder
		for _, row := range table.Rows {
			for i, title := range columns {
				at := slices.IndexFunc(table.Columns, func(c tables.Column) bool { return c.Title == title })
				if at < 0 {
					t.Fatalf("%s has no column %s", name, title)
				}
				if i > 0 {
					b.WriteByte('|')
				}
				b.WriteString(row[at].Text)
			}
			b.WriteByte('\n')
		}
		return b.String()
	}
	t.Fatalf("no table %s", name)
	return ""
}

func TestRecordsAreTablesThatBelongTogetherByTheirIDs(t *testing.T) {
	_, factory := loadtest.Factory(t, book)
	all := tables.New()
	all.Record(factory)
	for _, c := range []struct {
		table   string
		columns []string
		want    string
	}{
		{"factories", []string{"factory", "name", "products", "terms.incoterm", "terms.tolerance.under"}, "yuanda|Foshan Yuanda|[\"bowls\",\"plates; dishes\"]|FOB|5%\n"},
		{"orders", []string{"factory", "order", "placed", "cancelled.on", "cancelled.by"}, "yuanda|PO-1|2025-02-10|unknown|importer\n"},
		{"lines", []string{"factory", "order", "no", "sku", "quantity"}, "yuanda|PO-1|1|K-1|100\nyuanda|PO-1|2|K-2|20\n"},
		{"delivery_quantities", []string{"order", "no", "sku", "quantity"}, "PO-1|1|K-1|60\nPO-1|2|K-1|40\nPO-1|2|K-2|20\n"},
		{"labels", []string{"of", "record", "label", "text"}, "order|PO-1|Season|AW25\n"},
		{"promises", []string{"of", "record", "no", "by", "what", "due"}, "visit|2025-06-03|1|factory|A second kiln|2025-09-01\n"},
	} {
		if got := rowsOf(t, all, c.table, c.columns...); got != c.want {
			t.Errorf("%s:\ngot  %swant %s", c.table, got, c.want)
		}
	}
}

func TestNothingInternalIsInATable(t *testing.T) {
	_, factory := loadtest.Factory(t, book)
	all := tables.New()
	all.Record(factory)
	for _, table := range all.List {
		for _, c := range table.Columns {
			if c.Title == "private" || c.Title == "mood" {
				t.Errorf("%s has a column %s", table.Name, c.Title)
			}
		}
		for _, row := range table.Rows {
			for _, cell := range row {
				if cell.Text == "not for others" || cell.Text == "strained" {
					t.Errorf("%s holds %q", table.Name, cell.Text)
				}
			}
		}
	}
}

func TestListOfTextsComesBackFromOneCell(t *testing.T) {
	for cell, want := range map[string]string{"a; b": "a|b", "a": "a", `["a;b","c"]`: "a;b|c", "[not json": "[not json", " a ;; b ": "a|b", "": ""} {
		if got := strings.Join(tables.SplitTexts(cell), "|"); got != want {
			t.Errorf("%q is %q, want %q", cell, got, want)
		}
	}
}
