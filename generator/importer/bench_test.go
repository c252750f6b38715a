package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/importer"
)

// BenchmarkImport reads ten thousand order lines, from CSV and from the same rows as
// a workbook with numbers and days of its own kinds.
func BenchmarkImport(b *testing.B) {
	const rows = 10000
	var text strings.Builder
	text.WriteString(caseHeader)
	f := excelize.NewFile()
	defer f.Close()
	s, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	if err := s.SetRow("A1", []any{"PO", "Supplier", "Placed", "Promised", "Ready", "SKU", "Qty", "Price"}); err != nil {
		b.Fatal(err)
	}
	for i := range rows {
		order, name, sku := fmt.Sprintf("PO-%06d", i/3), fmt.Sprint("Sample Works ", i/3%300), fmt.Sprint("KT-", i%900)
		fmt.Fprintf(&text, "%s,%s,2026-03-01,2026-05-01,2026-04-30,%s,%d,%.2f\n", order, name, sku, 100+i%5000, 1+float64(i%400)/100)
		if err := s.SetRow(fmt.Sprint("A", i+2), []any{order, name, "2026-03-01", "2026-05-01", "2026-04-30", sku, 100 + i%5000, 1 + float64(i%400)/100}); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Flush(); err != nil {
		b.Fatal(err)
	}
	book, err := f.WriteToBuffer()
	if err != nil {
		b.Fatal(err)
	}
	for form, data := range map[string][]byte{"csv": []byte(text.String()), "xlsx": book.Bytes()} {
		b.Run(form, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				report, err := importer.Orders(importer.Options{File: importer.Source{Name: "orders", Data: data}, Map: importer.Source{Name: "erp.yaml", Data: []byte("rows: lines\n" + caseMap)}})
				if err != nil || report.Lines != rows {
					b.Fatal(err, report)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
