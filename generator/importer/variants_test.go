package importer_test

import (
	"encoding/csv"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/importer"
)

// variants are sheets as people send them, each for its kind: what must stand in the
// records, in the report, or among the problems, and what must stand nowhere.
var variants = []struct {
	what, head, rows, add string
	want                  []string // in records, report or problems
	not                   []string // in records
	csvOnly               bool
}{
	{what: "a scientific number among others", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,,S,100,1\n2.02207e18,Alpha Co,2026-03-01,,,T,5,1", want: []string{"FB0906"}},
	{what: "an article number with an E, which is none", rows: "PO-1,Alpha Co,2026-03-01,,,5E10,100,1", want: []string{"5E10"}, not: []string{"FB0906"}},
	{what: "a scientific number with a small mantissa", rows: "2E+18,Alpha Co,2026-03-01,,,S,100,1", want: []string{"FB0906"}},
	{what: "a scientific number in full-width digits", rows: "２.０２E+１８,Alpha Co,2026-03-01,,,S,100,1", want: []string{"FB0906"}},
	{what: "a quantity in scientific notation", rows: "PO-1,Alpha Co,2026-03-01,,,S,1.2E+05,1", want: []string{"the E"}, not: []string{"quantity: 1.2"}},
	{what: "leading zeros of an order number", rows: "00123,Alpha Co,2026-03-01,,,007,100,1", want: []string{`id: "00123"`, `sku: "007"`}},
	{what: "an order number that begins with an apostrophe", rows: "'00123,Alpha Co,2026-03-01,,,S,100,1", want: []string{`id: "00123"`}},
	{what: "an order number that begins with a back-quote", rows: "`20220726,Alpha Co,2026-03-01,,,S,100,1", want: []string{`id: "20220726"`}},
	{what: "an order number behind a tab", rows: "\t20220726,Alpha Co,2026-03-01,,,S,100,1", want: []string{`id: "20220726"`}},
	{what: "an order number in a formula that keeps zeros", rows: `"=""00123""",Alpha Co,2026-03-01,,,S,100,1`, want: []string{`id: "00123"`}, csvOnly: true},
	{what: "numbers of 15 digits that are whole", rows: "202203123456789,Alpha Co,2026-03-01,,,S,100,1\n202203123456780,Alpha Co,2026-03-01,,,T,100,1", want: []string{"202203123456789", "202203123456780"}},
	{what: "numbers of 16 digits that end in a zero each", rows: "2022031234567890,Alpha Co,2026-03-01,,,S,100,1\n2022031234567880,Alpha Co,2026-03-01,,,T,100,1", want: []string{"FB0906"}},
	{what: "an order number that became a date", rows: "3月5日,Alpha Co,2026-03-01,,,S,100,1", want: []string{"3月5日"}},
	{what: "order numbers that differ in capitals", rows: "PO-001,Alpha Co,2026-03-01,,,S,100,1\npo-001,Alpha Co,2026-03-01,,,T,100,1", want: []string{"differ only in capitals"}},
	{what: "order numbers that differ in width", rows: "PO-001,Alpha Co,2026-03-01,,,S,100,1\nＰＯ-001,Alpha Co,2026-03-01,,,T,100,1", want: []string{"differ only in capitals"}},
	{what: "order numbers that differ in a dash", rows: "PO-001,Alpha Co,2026-03-01,,,S,100,1\nPO–001,Alpha Co,2026-03-01,,,T,100,1", want: []string{"differ only in capitals"}},
	{what: "order numbers that differ in an underscore", rows: "PO-001,Alpha Co,2026-03-01,,,S,100,1\nPO_001,Alpha Co,2026-03-01,,,T,100,1", want: []string{"differ only in capitals"}},
	{what: "order numbers that differ in a point", rows: "PO.001,Alpha Co,2026-03-01,,,S,100,1\nPO-001,Alpha Co,2026-03-01,,,T,100,1", want: []string{"differ only in capitals"}},

	{what: "full-width digits", rows: "PO-1,Alpha Co,２０２６-０３-０１,,,S,１００,１．５", want: []string{"placed: 2026-03-01", "quantity: 100", "price: 1.5"}},
	{what: "days with Chinese marks", rows: "PO-1,Alpha Co,2026年3月1日,2026年05月01日,,S,100,1", want: []string{"placed: 2026-03-01", "promised: 2026-05-01"}},
	{what: "days with points, the year first", rows: "PO-1,Alpha Co,2026.3.1,2026.05.01,,S,100,1", want: []string{"placed: 2026-03-01", "promised: 2026-05-01"}},
	{what: "days with slashes, the year first", rows: "PO-1,Alpha Co,2026/3/1,2026/05/01,,S,100,1", want: []string{"placed: 2026-03-01", "promised: 2026-05-01"}},
	{what: "days with a time behind", rows: "PO-1,Alpha Co,2026-03-01 00:00:00,2026-05-01T08:30:00,,S,100,1", want: []string{"placed: 2026-03-01", "promised: 2026-05-01"}},
	{what: "days with a month's name", rows: "PO-1,Alpha Co,1-Mar-2026,May 1 2026,,S,100,1", want: []string{"placed: 2026-03-01"}},
	{what: "days of eight digits", rows: "PO-1,Alpha Co,20260301,20260501,,S,100,1", want: []string{"YYYYMMDD"}},
	{what: "days of eight digits that the map names", rows: "PO-1,Alpha Co,20260301,20260501,,S,100,1", add: "columns: [{column: [Placed], dates: [YYYYMMDD]}, {column: [Promised], dates: [YYYYMMDD]}]\n", want: []string{"placed: 2026-03-01", "promised: 2026-05-01"}},
	{what: "a day that two customs read", rows: "PO-1,Alpha Co,3/4/2026,,,S,100,1", want: []string{"FB0903"}},
	{what: "two-digit years that two customs read", rows: "PO-1,Alpha Co,01.02.26,,,S,100,1", want: []string{"FB0903"}},
	{what: "a month alone", rows: "PO-1,Alpha Co,2026-03-01,2026-05,,S,100,1", want: []string{"Promised"}, not: []string{"promised: 2026-05-01"}},
	{what: "a month alone, with what to type", rows: "PO-1,Alpha Co,2026-03-01,2026年5月,,S,100,1\nPO-2,Alpha Co,2026-03-01,2026-05-02,,S,100,1", want: []string{"`columns: [{column: Promised, months: last}]`"}, not: []string{"promised: 2026-05-01"}},
	{what: "months that the map takes for their last day", rows: "PO-1,Alpha Co,2026-03-01,2026-05,,S,100,1\nPO-2,Alpha Co,2026-03-01,Feb-28,,S,100,1\nPO-3,Alpha Co,2026-03-01,2026-06-05,,S,100,1", add: "columns: [{column: Promised, months: last}]\n", want: []string{"promised: 2026-05-31", "promised: 2028-02-29", "promised: 2026-06-05"}},
	{what: "months that the map takes for their first day", rows: "PO-1,Alpha Co,2026-03-01,2026年5月,,S,100,1\nPO-2,Alpha Co,2026-03-01,May 2027,,S,100,1", add: "columns: [{column: Promised, months: first}]\n", want: []string{"promised: 2026-05-01", "promised: 2027-05-01"}},
	{what: "days without a year", rows: "PO-1,Alpha Co,2026-03-01,5月31日,,S,100,1\nPO-2,Alpha Co,2026-03-01,31-May,,S,100,1\nPO-3,Alpha Co,2026-03-01,2026-06-05,,S,100,1", want: []string{"a day without a year"}, not: []string{"05-31"}},
	{what: "a week", rows: "PO-1,Alpha Co,2026-03-01,W18/2026,,S,100,1", want: []string{"Promised"}, not: []string{"promised:"}},
	{what: "a word for a day", rows: "PO-1,Alpha Co,2026-03-01,TBC,,S,100,1", want: []string{"TBC"}, not: []string{"promised:"}},
	{what: "a day that never was", rows: "PO-1,Alpha Co,2026-02-30,2026-05-01,,S,100,1\nPO-2,Alpha Co,2026-02-28,2026-05-01,,S,100,1", want: []string{`"2026-02-30"`}, not: []string{"2026-03-02"}},
	{what: "the day that stands for nothing", rows: "PO-1,Alpha Co,2026-03-01,1900-01-00,,S,100,1", want: []string{"1900-01-00"}, not: []string{"promised:"}},
	{what: "a day of zeros", rows: "PO-1,Alpha Co,2026-03-01,0000-00-00,,S,100,1", want: []string{"0000-00-00"}, not: []string{"promised:"}},

	{what: "a unit in the cell", rows: "PO-1,Alpha Co,2026-03-01,,,S,900 pcs,1", want: []string{"strip: [pcs]"}, not: []string{"quantity: 900"}},
	{what: "a Chinese unit in the cell", rows: "PO-1,Alpha Co,2026-03-01,,,S,900件,1", want: []string{"strip: [件]"}},
	{what: "a unit that the map names", rows: "PO-1,Alpha Co,2026-03-01,,,S,900 pcs,1", add: "columns: [{column: [Qty], strip: [pcs]}]\n", want: []string{"quantity: 900"}},
	{what: "two units in one column", rows: "PO-1,Alpha Co,2026-03-01,,,S,900 pcs,1\nPO-2,Alpha Co,2026-03-01,,,S,75 ctn,1", add: "columns: [{column: [Qty], strip: [pcs]}]\n", want: []string{"75 ctn"}, not: []string{"quantity: 75"}},
	{what: "ten thousand in Chinese", rows: "PO-1,Alpha Co,2026-03-01,,,S,2万,1", want: []string{"quantity: 20000"}},
	{what: "a sign before the price", rows: "PO-1,Alpha Co,2026-03-01,,,S,100,$1.20", want: []string{"strip: [$]"}},
	{what: "two signs in one column", rows: "PO-1,Alpha Co,2026-03-01,,,S,100,$1.20\nPO-2,Alpha Co,2026-03-01,,,S,100,€1.10", want: []string{"FB0908"}},
	{what: "a sign that means two currencies", rows: "PO-1,Alpha Co,2026-03-01,,,S,100,¥9.80", want: []string{"¥"}},
	{what: "thousands with a comma", rows: `PO-1,Alpha Co,2026-03-01,,,S,"4,800",1`, want: []string{"thousands"}, not: []string{"quantity: 4"}},
	{what: "a decimal comma", rows: `PO-1,Alpha Co,2026-03-01,,,S,100,"1,42"`, want: []string{"decimal"}, not: []string{"price: 142", "price: 1\n"}},
	{what: "thousands with a space", rows: "PO-1,Alpha Co,2026-03-01,,,S,4 800,1", want: []string{"thousands"}, not: []string{"quantity: 4"}},
	{what: "a range for a quantity", rows: "PO-1,Alpha Co,2026-03-01,,,S,900-1000,1", want: []string{"900-1000"}, not: []string{"quantity:"}},
	{what: "about so many", rows: "PO-1,Alpha Co,2026-03-01,,,S,约900,1", want: []string{"约900"}, not: []string{"quantity:"}},
	{what: "a quantity in brackets, as bookkeepers write what is negative", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\nPO-2,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,(20),1", want: []string{"negative"}, not: []string{"id: PO-2"}},
	{what: "a minus behind the number", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\nPO-2,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,20-,1", want: []string{"negative"}, not: []string{"id: PO-2"}},
	{what: "a negative quantity with another minus sign", rows: "PO-2,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,−20,1\nPO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1", want: []string{"negative"}, not: []string{"id: PO-2"}},

	{what: "a second table below", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,10,1\n,,,,,,,\nPayments,,,,,,,\nPO,Date,Amount,,,,,\nPO-1,2026-03-05,300,,,,,", want: []string{"id: PO-1", "quantity: 10", "2 left out: another table", "rows 5, 6", "1 left out: nothing but a text in the column of the order number"}, not: []string{"id: PO\n", "name: Date", "id: Payments"}},
	{what: "a heading among orders of one factory", rows: "Spring,,,,,,,\nPO-1,Alpha Co,2026-03-01,,,S,10,1\nSummer,,,,,,,\nPO-2,Alpha Co,2026-03-01,,,S,10,1", want: []string{"2 left out: nothing but a text", "rows 2, 4", "id: PO-2"}, not: []string{"id: Spring", "id: Summer"}},
	{what: "a subtotal with a name before it", rows: "PO-1,Alpha Co,2026-03-01,,,S,10,1\nAlpha Co subtotal,Alpha Co,,,,,10,\n华瑶小计,Alpha Co,,,,,10,\nDim sum,Alpha Co,2026-03-01,,,Dim sum,5,1", want: []string{"2 left out: totals: rows 3, 4", "id: Dim sum"}, not: []string{"subtotal", "小计"}},
	{what: "order numbers of which one holds the other", rows: "PO-1/PO-2,Alpha Co,2026-03-01,,,S,10,1\nPO-2,Alpha Co,2026-03-01,,,S,10,1\nPO/2026/7,Alpha Co,2026-03-01,,,S,10,1", want: []string{"with another one in them", "PO-1/PO-2 | PO-2"}},
	{what: "an order number that a narrow column hid", rows: "########,Alpha Co,2026-03-01,,,S,10,1\n########,Alpha Co,2026-03-02,,,T,10,1", want: []string{"FB0906", "too narrow"}},
	{what: "a percentage for an amount", rows: "PO-1,Alpha Co,2026-03-01,,,S,10,30%", want: []string{"a percentage, not an amount"}, not: []string{"price: 30", "price: 0.3"}},
	{what: "pipes between the cells", head: "PO|Supplier|Placed|Promised|Ready|SKU|Qty|Price\n", rows: "PO-1|Alpha Co|2026-03-01|||S|10|1", want: []string{"id: PO-1", "quantity: 10", "divided by pipe"}, csvOnly: true},
	{what: "lines below an order", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,,,,,S2,200,1\n,,,,,S3,300,1", want: []string{"FB0907", "fill_down"}},
	{what: "lines below an order that repeat the factory", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,Alpha Co,,,,S2,200,1", want: []string{"FB0907"}},
	{what: "lines with a ditto mark", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n\"\"\"\",\"\"\"\",,,,S2,200,1", want: []string{"FB0907"}},
	{what: "lines with the Chinese word for ditto", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n同上,同上,,,,S2,200,1", want: []string{"FB0907"}},
	{what: "ditto marks that the map fills", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n\"\"\"\",同上,,,,S2,200,1", add: "fill_down: [PO, Supplier]\n", want: []string{"{sku: S1, quantity: 100, price: 1", "{sku: S2, quantity: 200, price: 1}"}, not: []string{"同上"}},
	{what: "a supplier that is called Total", rows: "PO-1,Total Home Products,2026-03-01,,,S1,100,1", want: []string{"name: Total Home Products"}},
	{what: "a totals line", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\nTotal,,,,,,100,", want: []string{"totals"}, not: []string{"id: Total"}},
	{what: "a totals line in Chinese", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\n合计：,,,,,,100,", want: []string{"totals"}, not: []string{"合计"}},
	{what: "a totals line that names its factory", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\nGrand total,Alpha Co,,,,,100,", want: []string{"totals"}, not: []string{"Grand"}},
	{what: "a totals line with its word in another column", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\n,,,,Total,,100,", want: []string{"left out"}, not: []string{"quantity: 200"}},
	{what: "a totals line with a count", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\n合计 3 单,,,,,,100,", want: []string{"totals"}, not: []string{"合计"}},
	{what: "a note under the table", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\nPrices FOB Shenzhen,,,,,,,", want: []string{"left out"}, not: []string{"Prices"}},
	{what: "a title row above the titles", head: "Order list 2026,,,,,,,\nPO,Supplier,Placed,Promised,Ready,SKU,Qty,Price\n", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1", want: []string{"header_row: 2"}},
	{what: "titles in two rows", head: "Order,,Dates,,,Article,,\nPO,Supplier,Placed,Promised,Ready,SKU,Qty,Price\n", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1", want: []string{"header_row: 2"}},
	{what: "the titles once more in the middle", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1\nPO,Supplier,Placed,Promised,Ready,SKU,Qty,Price\nPO-2,Alpha Co,2026-03-01,,,S1,100,1", want: []string{"titles"}, not: []string{"id: PO\n", "name: Supplier"}},
	{what: "a title with a line end", head: "PO,Supplier,Placed,Promised,Ready,SKU,\"Qty\n(pcs)\",Price\n", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1", add: "", want: []string{"Qty (pcs)"}},
	{what: "titles with spaces around", head: " PO , Supplier,Placed ,Promised,Ready,SKU,Qty,Price\n", rows: "PO-1,Alpha Co,2026-03-01,,,S1,100,1", want: []string{"id: PO-1"}},
	{what: "a name of question marks", rows: "PO-1,???????,2026-03-01,,,S1,100,1\nPO-3,???????,2026-03-01,,,S1,100,1", want: []string{"Names whose characters were lost"}, not: []string{"???"}},
	{what: "a name with a replacement character", rows: "PO-1,东�市鑫源五金,2026-03-01,,,S1,100,1", want: []string{"Characters were lost"}},
	{what: "a name decoded wrongly once", rows: "PO-1,GrÃ¸nland AS,2026-03-01,,,S1,100,1", want: []string{"Grønland"}},
	{what: "an error for a value", rows: "PO-1,Alpha Co,2026-03-01,#N/A,,S1,100,#REF!", want: []string{"#N/A", "#REF!"}, not: []string{"promised:", "price:"}},
	{what: "an error for an order number", rows: "#N/A,Alpha Co,2026-03-01,,,S1,100,1\nPO-1,Alpha Co,2026-03-01,,,S1,100,1", want: []string{"#N/A"}, not: []string{"id: \"#N/A\""}},
	{what: "two receipts of one line", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,1\nPO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-28,S,1000,1", want: []string{"rows: receipts"}, not: []string{"id: PO-1"}},
	{what: "the same row twice", rows: "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,1\nPO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,1", want: []string{"alike in all that the map names"}},
	{what: "invisible characters in a number", rows: "PO-1\u200b,Alpha Co,2026-03-01,,,S,1\u00a0000,1\nPO-2,Alpha Co,2026-03-01,,,S,9,1", want: []string{"id: PO-1\n", "thousands"}},
	{what: "one factory with and without a space at its end", rows: "PO-1,Alpha Co,2026-03-01,,,S,10,1\nPO-2,Alpha Co ,2026-03-01,,,S,10,1", want: []string{"1 factory:"}},
	{what: "a quantity of zero", rows: "PO-1,Alpha Co,2026-03-01,,,S,0,1", want: []string{"id: PO-1"}},
	{what: "a percentage for a quantity", rows: "PO-1,Alpha Co,2026-03-01,,,S,50%,1", want: []string{"50%"}, not: []string{"quantity:"}},
}

// outcome is everything that an import says and writes.
func outcome(t *testing.T, data []byte, mapText string) (records, said string) {
	t.Helper()
	b := newBook(t)
	opt := b.options("", mapText)
	opt.File.Data = data
	report, err := importer.Orders(opt)
	if err != nil {
		return "", err.Error()
	}
	var text, all strings.Builder
	for _, p := range report.Problems {
		fmt.Fprintf(&all, "%s: %s | %s\n", p.Code, p.Text, p.Hint)
	}
	if err := report.WriteText(&all, nil); err != nil {
		t.Fatal(err)
	}
	files := b.tree()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "factories/") {
			text.WriteString(files[name])
		}
	}
	return text.String(), all.String()
}

func TestSheetsAsPeopleSendThemAreReadRightlyOrNamed(t *testing.T) {
	for _, v := range variants {
		head := v.head
		if head == "" {
			head = caseHeader
		}
		sheets := map[string][]byte{"CSV": []byte(head + v.rows + "\n")}
		if !v.csvOnly {
			r := csv.NewReader(strings.NewReader(head + v.rows + "\n"))
			r.FieldsPerRecord = -1
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", v.what, err)
			}
			sheets["workbook"] = workbookOfRows(t, rows)
		}
		for form, data := range sheets {
			records, said := outcome(t, data, caseMap+v.add)
			for _, want := range v.want {
				if !strings.Contains(records, want) && !strings.Contains(said, want) {
					t.Errorf("%s (%s): no %q in\n%s\n%s", v.what, form, want, said, records)
				}
			}
			for _, not := range v.not {
				if strings.Contains(records, not) {
					t.Errorf("%s (%s): %q in\n%s", v.what, form, not, records)
				}
			}
		}
	}
}

// cases are the sheets of the kinds that once came in wrong.
var cases = []struct{ what, csv, mapText string }{
	{"damaged order numbers", caseHeader + "2.02207E+18,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\n2.02207E+18,Alpha Co,2026-03-01,2026-06-01,2026-06-15,T,50,2\n", caseMap},
	{"a row for each receipt", "PO,Supplier,Placed,Promised,Ready,SKU,Ordered,Received,Price\nA1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,600,1\nA1,Alpha Co,2026-03-01,2026-05-01,2026-04-28,S,1000,400,1\n",
		"factory: {name: Supplier}\norder: {id: PO, placed: Placed, promised: Promised}\nline: {sku: SKU, quantity: Ordered, price: Price}\ndelivery: {ready: Ready, quantity: Received}\n"},
	{"the same, and the map says it", "PO,Supplier,Placed,Promised,Ready,SKU,Ordered,Received,Price\nA1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,600,1\nA1,Alpha Co,2026-03-01,2026-05-01,2026-04-28,S,1000,400,1\n",
		"rows: receipts\nfactory: {name: Supplier}\norder: {id: PO, placed: Placed, promised: Promised}\nline: {sku: SKU, quantity: Ordered, price: Price}\ndelivery: {ready: Ready, quantity: Received}\n"},
	{"ends without a day", "PO Number,Supplier,Order Date,Expected Delivery,Actual Delivery,Status,Total Amount\nPO-2,Alpha Co,2026-02-03,2026-03-05,,cancelled,912.50\n",
		"factory: {name: Supplier}\norder: {id: PO Number, placed: Order Date, promised: Expected Delivery}\ndelivery: {ready: Actual Delivery}\nended: {column: Status, cancelled: [cancelled], by: importer}\nline: {value: Total Amount}\n"},
	{"a return", caseHeader + "PO-7,Alpha Co,2026-06-01,2026-07-01,2026-06-15,S,100,10\nRMA-7,Alpha Co,2026-06-01,2026-07-01,2026-06-15,S,-20,10\n", caseMap},
	{"lines below an order", caseHeader + "26-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,,,,,S2,200,1\n,,,,,S3,300,1\n", caseMap},
	{"the same, filled down", caseHeader + "26-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,,,,,S2,200,1\n,,,,,S3,300,1\n", "fill_down: [PO, Supplier, Placed, Promised, Ready]\n" + caseMap},
	{"look-alike numbers", caseHeader + "PO-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\npo-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\nＰＯ-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\nPO–001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\n", caseMap},
}

var (
	cellPlace = regexp.MustCompile(`Sheet1![A-Z]+[0-9]+(, [A-Z]+[0-9]+)*`)
	rowPlace  = regexp.MustCompile(`row [0-9]+|rows [0-9]+(, [0-9]+)*`)
)

// saidOfBoth is a report without what the form of a file changes: its first line, and
// how places are named.
func saidOfBoth(said string) string {
	said = rowPlace.ReplaceAllString(cellPlace.ReplaceAllString(said, "PLACE"), "PLACE")
	var kept []string
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "orders.csv: ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// typedWorkbook is a CSV text as a person types it into a spreadsheet: numbers are
// numbers and days are days.
func typedWorkbook(t *testing.T, text string) []byte {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := excelize.NewFile()
	defer f.Close()
	format := "yyyy-mm-dd"
	style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for k, cell := range row {
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			number, numeric := strconv.ParseFloat(cell, 64)
			day, dated := time.Parse("2006-01-02", cell)
			switch {
			case cell == "":
			case dated == nil:
				f.SetCellValue("Sheet1", name, day)
				f.SetCellStyle("Sheet1", name, name, style)
			case numeric == nil && !strings.Contains(cell, "E"):
				f.SetCellValue("Sheet1", name, number)
			default:
				f.SetCellStr("Sheet1", name, cell)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSheetGivesTheSameReportAsCSVAndAsWorkbook(t *testing.T) {
	for _, c := range cases {
		records, said := outcome(t, []byte(c.csv), c.mapText)
		for form, data := range map[string][]byte{"text": workbookOf(t, c.csv), "typed": typedWorkbook(t, c.csv)} {
			gotRecords, got := outcome(t, data, c.mapText)
			if gotRecords != records && strings.ReplaceAll(gotRecords, "912.5}", "912.50}") != records && strings.ReplaceAll(gotRecords, "value: 912.5\n", "value: 912.50\n") != records {
				t.Errorf("%s, %s cells: the workbook gives\n%s\nand the CSV\n%s", c.what, form, gotRecords, records)
			}
			if saidOfBoth(got) != saidOfBoth(said) && form == "text" {
				t.Errorf("%s, %s cells: of the workbook it says\n%s\nand of the CSV\n%s", c.what, form, got, said)
			}
		}
	}
}
