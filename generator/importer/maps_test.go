package importer_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"factorybook/generator/importer"
)

// readyMaps are small made sheets with the columns that each ready map is for, and
// what must stand in the book afterwards. Suppliers are invented.
var readyMaps = map[string]struct {
	factories bool
	csv       string
	want      []string // lines of the records
	not       []string
}{
	"erpnext-13.yaml": {csv: `Date,Required By,Status,Purchase Order,Supplier,Project,Item Code,Qty,Received Qty,Pending Qty,Billed Qty,Qty to Bill,Amount,Billed Amount,Pending Amount,Received Qty Amount,Warehouse,Company
2025-02-10,2025-04-15,To Receive and Bill,PUR-ORD-2025-00014,Foshan Sample Ceramics,,KT-210,4800,4800,0,0,4800,6816.00,0,6816.00,6816.00,Stores,Nordhaven
2025-02-10,2025-04-15,To Receive and Bill,PUR-ORD-2025-00014,Foshan Sample Ceramics,,KT-211,2400,1200,1200,0,2400,2760.00,0,2760.00,1380.00,Stores,Nordhaven
`, want: []string{"id: PUR-ORD-2025-00014", "placed: 2025-02-10", "requested: 2025-04-15", "{sku: KT-210, quantity: 4800}", "{sku: KT-211, quantity: 2400}", "value: 9576", "quantities: {KT-210: 4800, KT-211: 1200}"}, not: []string{"promised:"}},
	"odoo-19.yaml": {csv: `Order Reference,Partner,Confirmation Date,Expected Arrival,Currency,Status,Product,Description,Quantity,Received Qty,Unit of Measure,Unit Price
P00014,Foshan Sample Ceramics,2025-02-10 09:12:44,2025-04-15 10:00:00,USD,Purchase Order,[KT-210] Bowl,Bowl 21 cm,4800,4800,Units,1.42
P00015,Foshan Sample Ceramics,2025-03-01 09:12:44,2025-05-15 10:00:00,USD,Cancelled,[KT-210] Bowl,Bowl 21 cm,100,0,Units,1.42
P00016,Foshan Sample Ceramics,,2025-05-15 10:00:00,USD,RFQ,[KT-210] Bowl,Bowl 21 cm,100,0,Units,1.42
`, want: []string{"id: P00014", "promised: 2025-04-15", "price: 1.42", "cancelled: {on: unknown, by: importer}"}, not: []string{"P00016"}},
	"inventree-1.yaml": {csv: `Reference,Description,Supplier Name,Creation Date,Issue Date,Target Date,Completion Date,Status Text,Order Currency,Total Price
PO-0014,Bowls for autumn,Foshan Sample Ceramics,2025-02-09,2025-02-10,2025-04-15,2025-04-24,Complete,USD,9576
PO-0015,,Foshan Sample Ceramics,2025-03-01,2025-03-02,2025-05-15,,Cancelled,USD,142
PO-0016,,Foshan Sample Ceramics,2025-03-05,2025-03-06,2025-05-20,,Placed,USD,142
`, want: []string{"id: PO-0014", "placed: 2025-02-10", "promised: 2025-04-15", "received: 2025-04-24", "currency: USD", "value: 9576", "cancelled: {on: unknown, by: importer}", "notes: Bowls for autumn"}},
	"dolibarr-13.yaml": {csv: `Company name,Ref.,Order date,Planned date of delivery,Status,Product ref.,Product label,Quantity for line,Amount net of tax for line
Foshan Sample Ceramics,PO2502-0014,2025-02-10,2025-04-15,3,KT-210,Bowl,4800,6816.00
Foshan Sample Ceramics,PO2502-0014,2025-02-10,2025-04-15,3,KT-211,Plate,2400,2760.00
Foshan Sample Ceramics,PO2503-0015,2025-03-01,2025-05-15,6,KT-210,Bowl,100,142.00
Foshan Sample Ceramics,(PROV16),2025-03-01,2025-05-15,0,KT-210,Bowl,100,142.00
`, want: []string{"id: PO2502-0014", "promised: 2025-04-15", "{sku: KT-210, name: Bowl, quantity: 4800}", "value: 9576.00", "cancelled: {on: unknown, by: importer}"}, not: []string{"PROV16"}},
	"sap-business-one-10.yaml": {csv: `Document Number,Customer/Vendor Name,Posting Date,Row Delivery Date,Document Currency,Canceled,Item No.,Item/Service Description,Quantity,Unit Price
14,Foshan Sample Ceramics,2025-02-10,2025-04-15,$,N,KT-210,Bowl,4800,1.42
14,Foshan Sample Ceramics,2025-02-10,2025-04-22,$,N,KT-211,Plate,2400,1.15
15,Foshan Sample Ceramics,2025-03-01,2025-05-15,$,Y,KT-210,Bowl,100,1.42
`, want: []string{`id: "14"`, "currency: USD", "{sku: KT-211, name: Plate, quantity: 2400, price: 1.15, promised: 2025-04-22}", "cancelled: {on: unknown, by: importer}"}},
	"suppliers.yaml": {factories: true, csv: `country,name,address,sector
China,Foshan Sample Ceramics,"1 Kiln Road, Foshan",Ceramics
Vietnam,Another Place,"2 Street, Hanoi",Bags
CN,宁波样品五金有限公司,浙江省宁波市样品路1号,Hardware
`, want: []string{"name: Foshan Sample Ceramics", "status: prospect", "products: [Ceramics]", "name: 宁波样品五金有限公司"}, not: []string{"Another Place"}},
}

// workbookOf is a CSV text as a workbook.
func workbookOf(t *testing.T, text string) []byte {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return workbookOfRows(t, rows)
}

func TestEveryReadyMapRunsOverASheetWithItsColumns(t *testing.T) {
	maps, err := filepath.Glob("maps/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range maps {
		if strings.HasPrefix(filepath.Base(name), "scms") {
			continue // for a public data set; tested with it
		}
		c, ok := readyMaps[filepath.Base(name)]
		if !ok {
			t.Errorf("%s is tried on no sheet", name)
			continue
		}
		mapText, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var books []string
		for form, data := range map[string][]byte{"CSV": []byte(c.csv), "workbook": workbookOf(t, c.csv)} {
			b := newBook(t)
			opt := b.options("", string(mapText))
			opt.File.Data = data
			run := importer.Orders
			if c.factories {
				run = importer.Factories
			}
			report, err := run(opt)
			if err != nil {
				t.Errorf("%s, %s: %v", name, form, err)
				continue
			}
			for _, p := range report.Problems {
				t.Errorf("%s, %s: %s (%s)", name, form, p.Text, p.Hint)
			}
			for _, column := range report.Columns {
				if len(column.Unreadable) > 0 {
					t.Errorf("%s, %s: %s: %v", name, form, column.Title, column.Unreadable)
				}
			}
			var text strings.Builder
			for file, content := range b.tree() {
				if strings.HasPrefix(file, "factories/") {
					text.WriteString(content)
				}
			}
			for _, want := range c.want {
				if !strings.Contains(text.String(), want) {
					t.Errorf("%s, %s: no %q in\n%s", name, form, want, text.String())
				}
			}
			for _, not := range c.not {
				if strings.Contains(text.String(), not) {
					t.Errorf("%s, %s: %q in\n%s", name, form, not, text.String())
				}
			}
			b.load()
			books = append(books, text.String())
		}
		if len(books) == 2 && len(books[0]) != len(books[1]) {
			t.Errorf("%s: the workbook gives other records than the CSV:\n%s\n%s", name, books[0], books[1])
		}
	}
}
