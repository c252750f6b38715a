package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/importer"
)

// suggestions are sheets with the titles that order programs give their exports: what
// the first map must say of each, and what it must not.
var suggestions = []struct {
	what, csv string
	want, not []string
}{
	{what: "quantities under a title that can be a day", csv: "purchase_order,supplier,item_code,description,ordered\nPO-22,Alpha,BELT-1,Drive belt,4\nPO-23,Alpha,BELT-1,Drive belt,12\n",
		want: []string{"id: purchase_order", "quantity: ordered", "sku: item_code"}, not: []string{"excel", "placed"}},
	{what: "the goods in both languages", csv: "PO,Supplier,Item,品名,Description,Qty\nPO-1,Alpha,K-1,碗,Bowl,4\nPO-2,Alpha,K-2,盘,Plate,12\n",
		want: []string{"  name: Description", "  name_zh: 品名"}},
	{what: "suppliers in two languages", csv: "Supplier,City,城市,Province,省份,Products,主营产品,Contact\nAlpha,Foshan,佛山,Guangdong,广东,cups,杯子,Chen Li\nBeta,Yiwu,义乌,Zhejiang,浙江,baskets,篮子,Wu\n",
		want: []string{"city: City", "city_zh: 城市", "province: Province", "province_zh: 省份", "products: Products", "products_zh: 主营产品"}},
	{what: "suppliers in Chinese alone", csv: "供应商,城市,省份,主营产品,联系人\nAlpha,佛山,广东,杯子,陈力\nBeta,义乌,浙江,篮子,吴明\n", want: []string{"city: 城市", "province: 省份", "products: 主营产品"}, not: []string{"_zh"}},
	{what: "a title and cells that name different currencies", csv: "PO,Supplier,SKU,Qty,单价(USD)\nPO-1,Alpha,K-1,4,1.20\nPO-2,Alpha,K-2,12,¥6.50\n", want: []string{"The title says USD and cells say ¥"}, not: []string{"constants"}},
	{what: "a title and cells that name one currency", csv: "PO,Supplier,SKU,Qty,Price (USD)\nPO-1,Alpha,K-1,4,$1.20\nPO-2,Alpha,K-2,12,6.50\n", want: []string{"constants: {currency: USD}"}, not: []string{"cells say"}},
	{what: "the model of the goods", csv: "采购单号,供应商,规格型号,数量\nPO-1,Alpha,K-1,4\nPO-2,Alpha,K-2,12\n", want: []string{"sku: 规格型号"}},
	{what: "the goods in Chinese alone", csv: "PO,Supplier,Item,品名,Qty\nPO-1,Alpha,K-1,碗,4\nPO-2,Alpha,K-2,盘,12\n", want: []string{"  name: 品名"}, not: []string{"name_zh"}},
	{what: "a unit and a currency in titles", csv: "po_id,supplier_id,quantity_kg,Unit price (USD)\nPO-1,S001,1000,1.20\nPO-2,S002,500,1.30\n",
		want: []string{"name: supplier_id", "quantity: quantity_kg", "constants: {unit: kg, currency: USD}"}},
	{what: "days as the day numbers of a spreadsheet", csv: "PO,Supplier,Ordered,Qty\nPO-22,Alpha,45712,4\nPO-23,Alpha,45713,12\n",
		want: []string{"placed: Ordered", "dates: [excel]", "quantity: Qty"}},
	{what: "two prices, of which one makes the value", csv: "PO,Supplier,Qty,Unit price,Pack price,Value\nPO-1,Alpha,10,0.04,2.40,24.00\nPO-2,Alpha,30,0.05,3.00,90.00\nPO-3,Alpha,7,0.05,3.00,21.00\n",
		want: []string{"  price: Pack price", "  value: Value"}, not: []string{"  price: Unit price"}},
	{what: "one price, which does not make the value", csv: "PO,Supplier,Qty,Unit price,Value\nPO-1,Alpha,10,0.04,24.00\nPO-2,Alpha,30,0.05,90.00\n",
		want: []string{"# price: Unit price", "times Qty it is not Value"}},
	{what: "a price that makes the value", csv: "PO,Supplier,Qty,Unit price,Value\nPO-1,Alpha,10,2.40,24.00\nPO-2,Alpha,30,3,90.00\n", want: []string{"  price: Unit price"}, not: []string{"# price"}},
	{what: "days among words that come again", csv: "PO,Supplier,PO Sent to Vendor Date,Qty\n" + strings.Repeat("PO-1,Alpha,Date Not Captured,3\nPO-2,Alpha,TBC,3\n", 6) + "PO-3,Alpha,11/13/06,4\nPO-4,Alpha,10/25/06,5\n",
		want: []string{"placed: PO Sent to Vendor Date", "dates: [M/D/YY]", "missing: [Date Not Captured, TBC]"}},
	{what: "days of one column that show how those of another are meant", csv: "Order ID,Supplier,Order Date,Ship Date,Quantity\nA-1,Alpha,11/8/16,11/11/16,2\nA-2,Alpha,6/12/16,6/16/16,3\n",
		want: []string{"# placed: Order Date", "M/D/YY or D/M/YY", "dates: [M/D/YY]"}, not: []string{"missing:"}},
	{what: "a list without a factory, whose city is the customer's", csv: "Order ID,Order Date,City,State,Quantity\nA-1,2026-01-02,Henderson,Kentucky,2\n",
		want: []string{"# constants: {factory:"}, not: []string{"city:", "province:"}},
	{what: "a list of receipts, of which the day is in doubt", csv: "Project,PO Number,Supplier,Date,Item,Part No,Ordered,Received\nP1,PO-9,Alpha,2026-03-04,Pump,PN-1,10,6\nP1,PO-9,Alpha,2026-03-14,Pump,PN-1,10,4\n",
		want: []string{"# placed: Date", "sku: Part No", "quantity: Ordered", "# quantity: Received"}, not: []string{"received: Received"}},
	{what: "orders without a number", csv: "Item Description,Supplier,Catalog #,Order Date,Total Cost,Qty\nGloves,Alpha,G-1,2026-01-02,44.00,2\n",
		want: []string{"# It looks like a list of orders", "name: Supplier"}},
	{what: "a maker, and a company in between", csv: "PO,Manufacturing Site,Vendor,Promised Receipt Date,Qty\nPO-1,Alpha Works,Alpha Trading,2026-03-04,3\n",
		want: []string{"name: Manufacturing Site", "trader: Vendor", "promised: Promised Receipt Date"}},
	{what: "amounts with a sign, and a title with spaces", csv: "PO Number,Supplier,PO Date,  Spend Amount  \nU-1,Alpha,9/18/2024,\"$5,567.76 \"\nU-2,Beta,10/20/2024,\"$6,567.76 \"\n",
		want: []string{"value: Spend Amount", "strip: [$]", "dates: [M/D/YYYY]", "thousands: comma"}},
	{what: "a log of inspections", csv: "Insp. date,Inspector,Factory,PO#,Item,Lot qty,Sample,CR,MAJ,MIN,Result\n11-Mar-26,Mia,Alpha,PO-1,A,\"4,800\",200,0,4,9,PASS\n12-Mar-26,Mia,Alpha,PO-2,A,\"2,400\",125,0,9,4,PASS (re-insp.)\n",
		want: []string{"rows: inspections", "order: {id: PO#}", "line: {sku: Item}", "on: Insp. date", "lot: Lot qty", "critical: CR", "by: Inspector", "words: {PASS (re-insp.): accepted}", "dates: [D-Mon-YY]"}, not: []string{"factory:", "quantity:", "extra:"}},
	{what: "a log of inspections in Chinese, whose day is 日期", csv: "日期,订单号,货号,抽检数,致命,主要,次要,判定\n2026-03-11,PO-1,A,200,0,4,9,合格\n2026-03-12,PO-2,A,125,0,9,4,不合格\n",
		want: []string{"rows: inspections", "on: 日期", "sample: 抽检数", "critical: 致命", "major: 主要", "minor: 次要", "result: 判定"}, not: []string{"placed:"}},
	{what: "orders with the inspection of each", csv: "PO,Supplier,Order date,Qty,Price,Inspection date,Result\nPO-1,Alpha,2026-01-02,10,1.20,2026-03-01,pass\nPO-2,Alpha,2026-01-03,12,1.20,2026-03-02,fail\n",
		want: []string{"placed: Order date", "quantity: Qty", "on: Inspection date, result: Result"}, not: []string{"rows: inspections"}},
	{what: "titles in two rows, of which one stands over two columns", csv: "PO,Supplier,Delivery,,Qty\n,,Promised,Actual,pcs\nPO-1,Alpha,2026-03-01,2026-03-04,10\nPO-2,Alpha,2026-03-05,TBC,12\n",
		want: []string{"header_rows: 2", "promised: Delivery Promised", "ready: Delivery Actual", "quantity: Qty pcs", "missing: [TBC]"}, not: []string{"not taken"}},
	{what: "one row of titles with a blank one, and rows of texts", csv: "Supplier,,City\nAlpha,Mugs,Foshan\nBeta,Knives,Yangjiang\n", want: []string{"name: Supplier"}, not: []string{"header_rows"}},
	{what: "names that no folder can have", csv: "订单号,供应商,数量\nPO1001,东莞市鑫源五金制品有限公司,3\n", want: []string{"# ids:", "#   东莞市鑫源五金制品有限公司: factory-"}},
	{what: "an export of an ERP in Chinese", csv: "单据编号;供应商;采购日期;物料编码;采购数量;含税单价;价税合计;币别;交货日期;入库日期;关闭状态\nCG1;甲;2026-01-06 00:00:00;1.01;12,000.0000;1.35;16,200.00;人民币;2026-02-20 00:00:00;2026-02-26 00:00:00;已关闭\n",
		want: []string{"id: 单据编号", "placed: 采购日期", "quantity: 采购数量", "received: 入库日期", "closed: [已关闭]"}},
	{what: "a log of inspections of several stages", csv: "Insp. date,Inspection type,PO#,Item,Lot qty,MAJ,MIN,Result\n2026-03-11,FRI,PO-1,A,4800,4,9,pass\n2026-03-01,DUPRO,PO-1,A,4800,4,9,pass\n2026-03-12,FRI (2nd),PO-2,A,2400,9,4,fail\n",
		want: []string{"stage_column: Inspection type", "words: {FRI (2nd): final}"}, not: []string{"At which stage"}},
	{what: "a log whose type is something else", csv: "Insp. date,Type,PO#,Item,Lot qty,MAJ,MIN,Result\n2026-03-11,Mug,PO-1,A,4800,4,9,pass\n2026-03-12,Plate,PO-2,A,2400,9,4,fail\n", not: []string{"stage_column"}},
	{what: "a print in pages: titles again, sums, numbers of pages", csv: "采购订单执行明细表,,,,,\n采购订单号,供应商名称,下单日期,采购数量,承诺交期,单据状态\nCG1,甲,2026/01/06,1200,2026/02/20,已审核\n第 1 页,,,,,\n采购订单号,供应商名称,下单日期,采购数量,承诺交期,单据状态\nCG2,甲,2026/01/07,300,待定,已作废\n小计,,,1500,,\n",
		want: []string{"header_row: 2", "cancelled: [已作废]", "open: [已审核]", "missing: [待定]", "#   甲: factory-"}, not: []string{"fill_down", "open: [单据状态", "供应商名称: factory-", "missing: [采购数量]"}},
	{what: "words of a status that are not there yet", csv: "PO,Supplier,Qty,Status\nPO-1,Alpha,1,未完成\nPO-2,Alpha,1,取消申请中\nPO-3,Alpha,1,全部完成\nPO-4,Alpha,1,整单取消\nPO-5,Alpha,1,not cancelled\nPO-6,Alpha,1,Cancelled by buyer\n",
		want: []string{"cancelled: [Cancelled by buyer, 整单取消]", "closed: [全部完成]", "open: [not cancelled, 取消申请中, 未完成]"}},
	{what: "currencies in titles, days first set and set anew, and payments", csv: "PO,Vendor,Qty (pcs),Unit $,Ext. $,Orig. Ship Date,Revised Ship Date,Actual Ship,Deposit 30%,Dep. Paid,Balance due,Balance,Balance qty\nPO-1,Alpha,\"1,200\",$1.50,\"$1,800.00\",2026-02-14,2026-02-21,2026-02-26,$540.00,2026-01-08,2026-03-01,\"$1,260.00\",0\n",
		want: []string{"price: Unit $", "value: Ext. $", "promised: Orig. Ship Date", "shipped: Actual Ship", "- {stage: deposit, amount: Deposit 30%, paid: Dep. Paid}", "- {stage: balance, amount: Balance, due: Balance due}", "Not taken: Revised Ship Date, Balance qty."}},
	{what: "payments in Chinese, of which one day says not what it is", csv: "订单号,供应商,数量,单价(USD),定金,定金付款日,尾款日期\nA1,甲,10,1.5,450,2026-01-03,2026-03-01\n",
		want: []string{"price: 单价(USD)", "currency: USD", "- {stage: deposit, amount: 定金, paid: 定金付款日}", "# due: 尾款日期"}},
	{what: "shipments that repeat the ordered quantity, with the arrival of each", csv: "PO number,Factory,Article,PO qty,Shipped qty,ETD,ETA,Price EUR\nP1,Alpha,A,3600,1800,2026-03-12,2026-04-12,1.24\nP1,Alpha,A,3600,1800,2026-04-01,2026-05-02,1.24\nP2,Alpha,A,500,500,2026-04-01,2026-05-02,1.24\n",
		want: []string{"rows: receipts", "shipped: ETD", "# promised: ETA", "no promise of theirs", "price: Price EUR", "currency: EUR"}},
	{what: "an arrival beside the promise of the factory", csv: "PO,Factory,Qty,ETA,Agreed ex-works\nP1,Alpha,5,2026-04-12,2026-03-01\n", want: []string{"  promised: Agreed ex-works"}, not: []string{"promised: ETA"}},
	{what: "suppliers", csv: "Supplier,Contact person(s),Phone / WeChat,Main products,Since\nAlpha,Chen Li,123,mugs,05/2021\n", want: []string{"name: Contact person(s), phone: Phone / WeChat", "products: Main products", "since: Since"}},
	{what: "an export in Chinese", csv: "订单号,供应商,总金额,状态,创建时间,商品数量\nPO1001,东莞市鑫源五金制品有限公司,5000.00,已完成,2026-01-05 10:20:30,3\nPO1002,宁波鄞州衢达电器厂,8000.50,待审核,2026-02-05 11:20:30,5\n",
		want: []string{"id: 订单号", "name: 供应商", "placed: 创建时间", "value: 总金额", "closed: [已完成]", "open: [待审核]"}},
}

// typed is how one types a command that uses a map.
func typed(what string) string {
	return "factorybook import " + what + " orders.csv --map THIS-FILE --book our-book --dry-run"
}

func TestFirstMapOfASheetSaysWhatItsColumnsAreAndRuns(t *testing.T) {
	for _, s := range suggestions {
		mapText, what, err := importer.Suggest(importer.Source{Name: "orders.csv", Data: []byte(s.csv)}, typed, nil)
		if err != nil {
			t.Errorf("%s: %v", s.what, err)
			continue
		}
		for _, want := range s.want {
			if !strings.Contains(mapText, want) {
				t.Errorf("%s: no %q in\n%s", s.what, want, mapText)
			}
		}
		for _, not := range s.not {
			if strings.Contains(mapText, not) {
				t.Errorf("%s: %q in\n%s", s.what, not, mapText)
			}
		}
		b := newBook(t)
		opt := b.options(s.csv, strings.Replace(mapText, "# constants: {factory: ITS NAME}", "constants: {factory: Alpha Works}", 1))
		run := importer.Orders
		if what == "factories" {
			run = importer.Factories
		}
		report, err := run(opt)
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: the map does not run: %v, %+v\n%s", s.what, err, report, mapText)
		}
	}
}

// The workbook of a company has many sheets; the orders are where their titles are.
func TestSuggestTakesTheSheetWithTheOrders(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for _, sheet := range []struct {
		name string
		rows [][]any
	}{
		{"Sheet1", [][]any{{"Summary"}, {"Orders", 12}, {"Late", 3}}},
		{"Old, 2025", [][]any{{"PO", "Supplier", "Order date", "Qty"}, {"PO-0", "Old Works", "2025-01-02", 1}}},
		{"PO list", [][]any{{"PO", "Supplier", "Order date", "Ex-factory", "SKU", "Qty"}, {"PO-1", "Alpha Works", "2026-01-02", "2026-03-01", "S", 10}}},
	} {
		if sheet.name != "Sheet1" {
			if _, err := f.NewSheet(sheet.name); err != nil {
				t.Fatal(err)
			}
		}
		for i, row := range sheet.rows {
			if err := f.SetSheetRow(sheet.name, fmt.Sprint("A", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SetSheetVisible("Old, 2025", false); err != nil {
		t.Fatal(err)
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	mapText, what, err := importer.Suggest(importer.Source{Name: "book.xlsx", Data: data.Bytes()}, typed, nil)
	if err != nil || what != "orders" {
		t.Fatal(what, err)
	}
	b := newBook(t)
	opt := b.options("", mapText)
	opt.File = importer.Source{Name: "book.xlsx", Data: data.Bytes()}
	if report, err := importer.Orders(opt); err != nil || report.Lines != 1 {
		t.Errorf("%v\n%s\n%+v", err, mapText, report)
	}
}

// A file that begins with its first order has no titles: taken for titles, that order
// would be missing.
func TestAFileWithoutTitlesIsSeen(t *testing.T) {
	rows := "PO-1,Alpha Co,2026-03-01,10\nPO-2,Alpha Co,2026-03-02,20\n"
	mapText, _, err := importer.Suggest(importer.Source{Name: "list.csv", Data: []byte(rows)}, typed, nil)
	if err != nil || !strings.Contains(mapText, "header_row: 0") {
		t.Errorf("%v\n%s", err, mapText)
	}
	places := "factory: {name: column B}\norder: {id: column A, placed: column C}\nline: {quantity: column D}\n"
	if said := newBook(t).problems([]byte(rows), places); !strings.Contains(said, "row 1 holds data, not titles: row 1 has 2026-03-01") || !strings.Contains(said, "header_row: 0") {
		t.Errorf("%s", said)
	}
	b := newBook(t)
	report := b.orders(rows, places+"file: {header_row: 0}\n")
	if report.Rows != 2 || report.Lines != 2 || b.order("PO-1").Placed.V.String() != "2026-03-01" {
		t.Errorf("%+v", report)
	}
	// A day among titles is meant where the map names the row.
	titled := "PO,Supplier,2026-03-01\nPO-1,Alpha Co,7\n"
	if said := newBook(t).problems([]byte(titled), "file: {header_row: 1}\nfactory: {name: Supplier}\norder: {id: PO}\n"); said != "" {
		t.Errorf("%s", said)
	}
}

// Whether a delivery date is the promise or what came of it, and which factory a list
// of one is of, only a person knows.
func TestSuggestAsksWhatOnlyAPersonKnows(t *testing.T) {
	mapText, _, err := importer.Suggest(importer.Source{Name: "list.csv", Data: []byte("PO Number,Delivery Date,Qty\nPO-1,2026-03-01,10\nPO-2,2026-03-02,20\n")}, typed, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"  # promised: Delivery Date", "delivery: as ready, shipped or received", "# constants: {factory: ITS NAME}"} {
		if !strings.Contains(mapText, want) {
			t.Errorf("no %q in\n%s", want, mapText)
		}
	}
	if said := newBook(t).problems([]byte("PO Number,Delivery Date,Qty\nPO-1,2026-03-01,10\n"), mapText); !strings.Contains(said, "constants: {factory: NAME}") {
		t.Errorf("%s", said)
	}
	both, _, err := importer.Suggest(importer.Source{Name: "list.csv", Data: []byte("PO Number,Supplier,Delivery Date,Actual delivery\nPO-1,Alpha Co,2026-03-01,2026-03-04\n")}, typed, nil)
	if err != nil || !strings.Contains(both, "\n  promised: Delivery Date") {
		t.Errorf("%v\n%s", err, both)
	}
}
