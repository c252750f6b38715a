package importer_test

import (
	"testing"

	"github.com/xuri/excelize/v2"
)

// A sheet as a Chinese office keeps it: a name over all, titles in two rows that are
// merged in both directions, digits of full width.
func TestTitlesInTwoRowsNameTheirColumnsTogether(t *testing.T) {
	f := excelize.NewFile()
	for cell, text := range map[string]any{
		"A1": "2026年订单跟踪表", "A2": "合同号", "B2": "供应商", "C2": "数量", "D2": "单价", "E2": "交期", "D3": "(USD)", "E3": "合同交期", "F3": "实际出货",
		"A4": "ＨＹ２６０１", "B4": "Alpha", "C4": "４，８００", "D4": "１．４２", "E4": "2026年3月2日", "F4": "2026年3月11日",
	} {
		if err := f.SetCellValue("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range [][2]string{{"A1", "F1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "C3"}, {"E2", "F2"}} {
		if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	const twoRows = `
file: {header_row: 2, header_rows: 2, thousands: comma}
factory: {name: 供应商}
order: {id: 合同号, promised: 交期 合同交期}
line: {quantity: 数量, price: 单价 (USD)}
delivery: {shipped: 交期 实际出货}
`
	b := newBook(t)
	opt := b.options("", twoRows)
	opt.File.Name, opt.File.Data = "orders.xlsx", data.Bytes()
	r := b.run(opt)
	if r.Rows != 1 || len(r.Merged) != 0 {
		t.Errorf("%d rows, merged %v; the titles are none of them", r.Rows, r.Merged)
	}
	o := b.order("ＨＹ２６０１")
	if o.Promised.V.String() != "2026-03-02" || o.Deliveries[0].Shipped.V.String() != "2026-03-11" || o.Lines[0].Quantity.V.String() != "4800" || o.Lines[0].Price.V.String() != "1.42" {
		t.Errorf("%+v", o)
	}
}
