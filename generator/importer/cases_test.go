package importer_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"factorybook/generator/diag"
	"factorybook/generator/importer"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// Sheets that came in wrong once, each for its kind.

const caseMap = `
factory: {name: Supplier}
order: {id: PO, placed: Placed, promised: Promised}
line: {sku: SKU, quantity: Qty, price: Price}
delivery: {ready: Ready}
`

const caseHeader = "PO,Supplier,Placed,Promised,Ready,SKU,Qty,Price\n"

// asWorkbook is a simple CSV text as a workbook, all of it text, with the cells merged
// that are named.
func asWorkbook(t *testing.T, csv string, merged ...string) []byte {
	t.Helper()
	var rows [][]string
	for line := range strings.Lines(strings.TrimSpace(csv)) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\n"), ","))
	}
	return workbookOfRows(t, rows, merged...)
}

func workbookOfRows(t *testing.T, rows [][]string, merged ...string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		for k, cell := range row {
			if cell == "" {
				continue
			}
			name, err := excelize.CoordinatesToCellName(k+1, i+1)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellStr("Sheet1", name, cell); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range merged {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// problems imports order lines and returns what is wrong with them; nothing may have
// been written.
func (b *book) problems(data []byte, mapText string) string {
	b.t.Helper()
	opt := b.options("", mapText)
	opt.File.Data = data
	report, err := importer.Orders(opt)
	if err != nil {
		b.t.Fatal(err)
	}
	var all []string
	for _, p := range report.Problems {
		all = append(all, p.Code+": "+p.Text+" | "+p.Hint)
	}
	if files := b.tree(); len(all) > 0 && len(files) > 0 {
		b.t.Errorf("%d files were written in spite of %v", len(files), all)
	}
	return strings.Join(all, "\n")
}

func TestDamagedNumbersAreRefused(t *testing.T) {
	for _, c := range []struct{ what, rows, want string }{
		{"shortened", "2.02207E+18,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S,100,1\n2.02207E+18,Alpha Co,2026-03-01,2026-06-01,2026-06-15,T,50,2\n", "2.02207E+18 in row 2"},
		{"with a decimal comma", "\"2,02E+18\",Alpha Co,2026-03-01,,,S,100,1\n", "2,02E+18"},
		{"cut to 15 digits", "2022072712345670000,Alpha Co,2026-03-01,,,S,100,1\n2022072712345680000,Alpha Co,2026-03-01,,,T,100,1\n", "kept only 15"},
		{"an article number", "PO-1,Alpha Co,2026-03-01,,,6.95E+12,100,1\n", "article number"},
	} {
		got := newBook(t).problems([]byte(caseHeader+c.rows), caseMap)
		if !strings.HasPrefix(got, "FB0906") || !strings.Contains(got, c.want) || !strings.Contains(got, "as text") {
			t.Errorf("%s: %s", c.what, got)
		}
	}
	for what, rows := range map[string]string{
		"long numbers, one with a zero at its end": "2022072712345678913,Alpha Co,2026-03-01,2026-05-01,2026-05-02,S,100,1\n2022072712345678920,Alpha Co,2026-03-01,2026-05-01,2026-05-02,T,100,1\n",
		"an article number with an E":              "PO-1,Alpha Co,2026-03-01,2026-05-01,2026-05-02,12E5,100,1\n",
	} {
		if got := newBook(t).problems([]byte(caseHeader+rows), caseMap); got != "" {
			t.Errorf("%s: %s", what, got)
		}
	}
}

func TestWorkbookNumbersThatLostTheirDigitsAreRefused(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	for i, title := range []string{"PO", "Supplier", "SKU"} {
		name, _ := excelize.CoordinatesToCellName(i+1, 1)
		f.SetCellStr("Sheet1", name, title)
	}
	f.SetCellValue("Sheet1", "A2", 2.02207271234567e18)
	f.SetCellStr("Sheet1", "B2", "Alpha Co")
	f.SetCellStr("Sheet1", "C2", "S")
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	got := newBook(t).problems(data.Bytes(), "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU}\n")
	if !strings.HasPrefix(got, "FB0906") || !strings.Contains(got, "Sheet1!A2") {
		t.Errorf("got %s", got)
	}
}

const receiptRows = "PO,Supplier,Placed,Promised,Ready,SKU,Ordered,Received,Price\n" +
	"A1,Alpha Co,2026-03-01,2026-05-01,2026-04-20,S,1000,600,1\n" +
	"A1,Alpha Co,2026-03-01,2026-05-01,2026-04-28,S,1000,400,1\n" +
	"A2,Alpha Co,2026-03-01,2026-05-01,2026-04-28,S,500,500,1\n"

const receiptMap = `
factory: {name: Supplier}
order: {id: PO, placed: Placed, promised: Promised}
line: {sku: SKU, quantity: Ordered, price: Price}
delivery: {ready: Ready, quantity: Received}
`

func TestRowsThatMayBeReceiptsAreAskedAbout(t *testing.T) {
	b := newBook(t)
	report := b.orders(receiptRows, receiptMap)
	expect(t, text(t, report), "rows: receipts", "rows: lines", "A1: rows 2 and 3", "1 not written, see above (A1)")
	if got := b.read("factories/alpha-co/orders/2026.yaml"); strings.Contains(got, "A1") || !strings.Contains(got, "A2") {
		t.Errorf("written:\n%s", got)
	}
	b = newBook(t)
	b.orders(receiptRows, receiptMap+"rows: receipts\n")
	if o := b.order("A1"); linesText(o) != "S 1000 at 1" || deliveriesText(o) != "2026-04-20 S=600; 2026-04-28 S=400" {
		t.Errorf("as receipts: %s; %s", linesText(o), deliveriesText(o))
	}
	b = newBook(t)
	b.orders(receiptRows, receiptMap+"rows: lines\n")
	if o := b.order("A1"); linesText(o) != "S 1000 at 1; S 1000 at 1" {
		t.Errorf("as lines: %s", linesText(o))
	}
	b = newBook(t)
	report = b.orders(receiptRows, receiptMap+"rows: orders\n")
	expect(t, text(t, report), "several rows have one number", "1 not written")
}

func TestHowAnOrderEndedIsRead(t *testing.T) {
	const mapText = `
factory: {name: Supplier}
order: {id: PO, placed: Placed}
line: {sku: SKU, quantity: Qty}
delivery: {ready: Ready, quantity: Came}
ended: {column: Status, cancelled: [Cancelled, 已取消], by: importer, closed: [Completed], open: [Issued], on: Ended}
`
	b := newBook(t)
	report := b.orders("PO,Supplier,Placed,SKU,Qty,Ready,Came,Status,Ended\n"+
		"PO-1,Alpha Co,2026-02-03,A,100,,,cancelled,\n"+
		"PO-2,Alpha Co,2026-02-03,A,100,,,已取消,2026-02-20\n"+
		"PO-3,Alpha Co,2026-02-03,A,100,2026-03-01,90,Completed,\n"+
		"PO-4,Alpha Co,2026-02-03,A,100,2026-03-01,100,Completed,\n"+
		"PO-5,Alpha Co,2026-02-03,A,100,,,Issued,\n"+
		"PO-6,Alpha Co,2026-02-03,A,100,,,Cancelled,\n"+
		"PO-6,Alpha Co,2026-02-03,B,100,2026-03-01,100,Issued,\n"+
		"PO-7,Alpha Co,2026-02-03,A,100,,,Archived,\n", mapText)
	for id, want := range map[string]string{
		"PO-1": "cancelled: {on: unknown, by: importer}", "PO-2": "cancelled: {on: 2026-02-20, by: importer}", "PO-3": "closed: unknown",
		"PO-6": "- {sku: A, quantity: 100, cancelled: {on: unknown, by: importer}}",
	} {
		if got := orderText(b, id); !strings.Contains(got, want) {
			t.Errorf("%s: want %s in\n%s", id, want, got)
		}
	}
	for _, id := range []string{"PO-4", "PO-5", "PO-7"} {
		if got := orderText(b, id); strings.Contains(got, "closed") || strings.Contains(got, "cancelled") {
			t.Errorf("%s has no end:\n%s", id, got)
		}
	}
	expect(t, text(t, report), `Status (ended): "Archived" in row 9`, "ended: {cancelled: […]")
	b.load()
}

// orderText is the text of one order.
func orderText(b *book, id string) string {
	for name, text := range b.tree() {
		if !strings.Contains(name, "/orders/") {
			continue
		}
		for part := range strings.SplitSeq(text, "\n\n") {
			if strings.HasPrefix(part, "- id: "+id+"\n") {
				return part
			}
		}
	}
	return ""
}

func TestWhatCameBackIsNoOrder(t *testing.T) {
	rows := caseHeader + "PO-1,Alpha Co,2026-05-01,2026-06-01,2026-06-01,S,100,10\n" +
		"RMA-7,Alpha Co,2026-06-01,2026-07-01,2026-06-15,S,-20,10\n" +
		"PO-1,Alpha Co,,,2026-06-20,S,(5),10\n" +
		"CN-1,Alpha Co,2026-06-01,,,,,-30\n" +
		"RMA-8,Alpha Co,2026-06-01,2026-07-01,2026-06-15,S,20-,10\n"
	b := newBook(t)
	report := b.orders(rows, caseMap)
	expect(t, text(t, report), "4 left out: negative, or a return or credit", "returns:", "rows 3, 4, 5, 6")
	if o := b.order("PO-1"); linesText(o) != "S 100 at 10 for 2026-06-01" && linesText(o) != "S 100 at 10" || strings.Contains(b.read("factories/alpha-co/orders/2026.yaml"), "RMA-7") {
		t.Errorf("PO-1: %s", linesText(o))
	}
	b = newBook(t)
	report = b.orders(rows, caseMap+"returns: {on: Ready, remedy: credited}\ncredits: {on: Placed, amount: Price}\n")
	if got := orderText(b, "PO-1"); !strings.Contains(got, "returns:\n    - {on: 2026-06-20, quantities: {S: 5}, remedy: credited}") {
		t.Errorf("PO-1:\n%s", got)
	}
	expect(t, text(t, report), "an order that the spreadsheet does not have (left out)", "RMA-7, row 3")
	b.load()
}

func TestBlankCellsBelowAnOrderAreItsLinesOrAQuestion(t *testing.T) {
	const rows = caseHeader + "26-001,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,,,,,S2,200,1\n,,,,,S3,300,1\n26-002,,2026-03-02,2026-05-01,,S1,100,1\n"
	for what, data := range map[string][]byte{"csv": []byte(rows), "xlsx": asWorkbook(t, rows, "A2:A4", "B2:B5")} {
		got := newBook(t).problems(data, caseMap)
		if !strings.HasPrefix(got, "FB0907") || !strings.Contains(got, "rows 3, 4, below order 26-001") || !strings.Contains(got, "fill_down: [Supplier, PO, Placed, Promised]` if what stands above is meant (with Ready in the list when") {
			t.Errorf("%s: %s", what, got)
		}
		b := newBook(t)
		opt := b.options("", caseMap+"fill_down: [PO, Supplier, Placed, Promised, Ready]\n")
		opt.File.Data = data
		report := b.run(opt)
		if len(report.Problems) > 0 {
			t.Fatalf("%s: %v", what, report.Problems)
		}
		o := b.order("26-001")
		if linesText(o) != "S1 100 at 1; S2 200 at 1; S3 300 at 1" || deliveriesText(o) != "2026-04-30" {
			t.Errorf("%s: %s; %s", what, linesText(o), deliveriesText(o))
		}
		// The next order is not given the day of the one above.
		if o := b.order("26-002"); deliveriesText(o) != "" || o.File != "factories/alpha-co/orders/2026.yaml" {
			t.Errorf("%s: 26-002 in %s: %s", what, o.File, deliveriesText(o))
		}
	}
}

func TestTotalsAreNoLines(t *testing.T) {
	b := newBook(t)
	report := b.orders(caseHeader+"PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n,,,,,S2,200,1\n,,,,,,300,\nTotal,,,,,,300,\n合计：,,,,,,300,\n", caseMap+"fill_down: [PO, Supplier, Placed, Promised, Ready]\n")
	if o := b.order("PO-1"); linesText(o) != "S1 100 at 1; S2 200 at 1" {
		t.Errorf("lines: %s", linesText(o))
	}
	expect(t, text(t, report), "3 left out: totals: rows 4, 5, 6")
}

func TestQuantitiesAreNotFilledDown(t *testing.T) {
	got := newBook(t).problems([]byte(caseHeader+"PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n"), caseMap+"fill_down: [PO, Qty]\n")
	if !strings.HasPrefix(got, "FB0907") || !strings.Contains(got, `"Qty"`) {
		t.Errorf("got %s", got)
	}
}

func TestLookAlikeNumbersAreListed(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Supplier\nPO-001,Alpha Co\npo-001,Alpha Co\nＰＯ-001,Alpha Co\nPO–001,Alpha Co\n'20220727,Alpha Co\n`20220726,Alpha Co\nPO-002,Alpha Co\n",
		"factory: {name: Supplier}\norder: {id: PO}\n")
	expect(t, text(t, report), "differ only in capitals, width, dashes", "PO-001 | po-001", "PO-001 | ＰＯ-001", "PO-001 | PO–001")
	b.order("20220727")
	b.order("20220726")
}

func TestRemediesCanBeTyped(t *testing.T) {
	for _, c := range []struct{ column, cell, remedy, after string }{
		{"Qty", "900 pcs", "columns: [{column: Qty, strip: [pcs]}]", "S 900 at 2"},
		{"Price", "$9.80", "columns: [{column: Price, strip: [$]}]", "S 5 at 9.80"},
		{"Price", "9.80 元/个", "columns: [{column: Price, strip: [元/个]}]", "S 5 at 9.80"},
		{"Placed", "45712", "columns: [{column: Placed, dates: [excel]}]", ""},
	} {
		cells := map[string]string{"PO": "PO-1", "Supplier": "Alpha Co", "Placed": "2026-01-02", "SKU": "S", "Qty": "5", "Price": "2", c.column: c.cell}
		csv := "PO,Supplier,Placed,SKU,Qty,Price\n"
		for i, title := range []string{"PO", "Supplier", "Placed", "SKU", "Qty", "Price"} {
			if i > 0 {
				csv += ","
			}
			csv += cells[title]
		}
		const mapText = "factory: {name: Supplier}\norder: {id: PO, placed: Placed}\nline: {sku: SKU, quantity: Qty, price: Price}\n"
		if got := newBook(t).problems([]byte(csv+"\n"), mapText); !strings.Contains(got, "`"+c.remedy+"`") {
			t.Errorf("%s: no remedy in %s", c.cell, got)
			continue
		}
		b := newBook(t)
		b.orders(csv+"\n", mapText+c.remedy+"\n")
		if o := b.order("PO-1"); c.after != "" && linesText(o) != c.after || c.after == "" && o.Placed.V.String() != "2025-02-24" {
			t.Errorf("%s with %s: %s, placed %s", c.cell, c.remedy, linesText(o), o.Placed.V)
		}
	}
	b := newBook(t)
	b.orders("PO,Supplier,SKU,Qty\nPO-1,Alpha Co,S,2万\nPO-2,Alpha Co,S,1.5万\n", "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU, quantity: Qty}\n")
	if got := linesText(b.order("PO-1")) + ", " + linesText(b.order("PO-2")); got != "S 20000, S 15000" {
		t.Errorf("2万 and 1.5万: %s", got)
	}
}

func TestTitlesBelowOtherRowsAreFound(t *testing.T) {
	got := newBook(t).problems([]byte("Order list 2025,,,,,,,\n,,,,,,,\n"+caseHeader+"PO-1,Alpha Co,2026-03-01,2026-05-01,2026-04-30,S1,100,1\n"), caseMap)
	if strings.Count(got, "\n") != 0 || !strings.Contains(got, "row 3 holds all of them | write `file: {header_row: 3}`") {
		t.Errorf("got %s", got)
	}
}

func TestColumnsByPlaceAndByOneOfSeveralTitles(t *testing.T) {
	got := newBook(t).problems([]byte("PO,Supplier,Date,Date\nPO-1,Alpha Co,2026-01-02,2026-02-03\n"), "factory: {name: Supplier}\norder: {id: PO, placed: Date}\n")
	if !strings.Contains(got, "the 3rd and the 4th") || !strings.Contains(got, "`column C` or `column D`") {
		t.Errorf("got %s", got)
	}
	b := newBook(t)
	b.orders("PO,Supplier,Date,Date\nPO-1,Alpha Co,2026-01-02,2026-02-03\n", "factory: {name: [Vendor, Supplier]}\norder: {id: PO, placed: column C, promised: column 4}\n")
	if o := b.order("PO-1"); o.Placed.V.String()+" "+o.Promised.V.String() != "2026-01-02 2026-02-03" {
		t.Errorf("placed %s, promised %s", o.Placed.V, o.Promised.V)
	}
}

// The hint about a currency, when followed, makes no amount one of another currency; and what
// the columns of prices and totals show alike is said once.
func TestTheHintAboutACurrencyIsRightForEveryRow(t *testing.T) {
	const mapText = "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU, price: Price, value: Total}\nconstants: {currency: USD}\ncolumns: [{column: Price, strip: [¥]}, {column: Total, strip: [¥]}]\n"
	const head = "PO,Supplier,SKU,Price,Total\n"
	all := newBook(t).refused(head+"PO-1,Alpha Co,S,¥2,¥2\nPO-2,Alpha Co,S,¥3,¥3\n", mapText)
	if all.Hint != "write `constants: {currency: CNY}` if that is what it means" {
		t.Errorf("every row has the sign: %q", all.Hint)
	}
	b := newBook(t)
	b.orders(head+"PO-1,Alpha Co,S,¥2,¥2\nPO-2,Alpha Co,S,¥3,¥3\n", strings.Replace(mapText, "USD", "CNY", 1))
	for name, text := range b.tree() {
		if strings.Contains(name, "/orders/") && strings.Count(text, "currency: CNY") != 2 {
			t.Errorf("%s has\n%s", name, text)
		}
	}
	for _, rows := range []string{"PO-1,Alpha Co,S,¥2,¥2\nPO-2,Alpha Co,S,3,¥3\n", "PO-1,Alpha Co,S,2,2\nPO-2,Alpha Co,S,¥3,¥3\n"} {
		some := newBook(t).refused(head+rows, mapText)
		if !strings.Contains(some.Hint, "add a column with the currency of each row") {
			t.Errorf("%q: a price without the sign would be one in CNY: %q", rows, some.Hint)
		}
	}
}

func TestTwoCurrenciesInOneColumnAreRefused(t *testing.T) {
	const mapText = "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU, price: Price}\ncolumns: [{column: Price, strip: [$, €, US$]}]\n"
	got := newBook(t).problems([]byte("PO,Supplier,SKU,Price\nPO-1,Alpha Co,S,$1.20\nPO-2,Alpha Co,S,€1.10\n"), mapText)
	if !strings.HasPrefix(got, "FB0908") || !strings.Contains(got, "$ in row 2, € in row 3") {
		t.Errorf("got %s", got)
	}
	if got := newBook(t).problems([]byte("PO,Supplier,SKU,Price\nPO-1,Alpha Co,S,$1.20\nPO-2,Alpha Co,S,US$1.10\n"), mapText); got != "" {
		t.Errorf("$ and US$ are one: %s", got)
	}
	if got := newBook(t).problems([]byte("PO,Supplier,SKU,Price\nPO-1,Alpha Co,S,€1.20\n"), mapText+"constants: {currency: USD}\n"); !strings.HasPrefix(got, "FB0908") {
		t.Errorf("€ where the map says USD: %s", got)
	}
}

func TestNamesThatWereLostAreJoinedWithNothing(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Supplier\n26-001,???????\n26-002,Alpha Co\n26-003,???????\n26-004,\"A??? Co\"\n", "factory: {name: Supplier}\norder: {id: PO}\n")
	expect(t, text(t, report), "Names whose characters were lost", `"???????" in rows 2, 4`, `"A??? Co" in row 5`)
	if _, factories := b.load(); len(factories) != 1 {
		t.Errorf("%d factories, want Alpha Co alone", len(factories))
	}
}

func TestBothSidesAreRead(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Supplier,SKU,Qty,Deposit,Deposit due,Deposit paid,Balance,Balance paid,Art asked,Art ok,QC,Sample,Major,QC result\n"+
		"PO-1,Alpha Co,S,100,300,2026-02-10,2026-02-12,700,,2026-02-01,2026-02-05,2026-04-20,32,1,PASS\n"+
		"PO-1,Alpha Co,T,100,300,2026-02-10,2026-02-12,700,,2026-02-01,2026-02-05,2026-04-21,32,3,不合格\n", `
factory: {name: Supplier}
order: {id: PO}
line: {sku: SKU, quantity: Qty}
payments:
  - {stage: deposit, amount: Deposit, due: Deposit due, paid: Deposit paid}
  - {stage: balance, amount: Balance, after: documents, days: 14, paid: Balance paid}
approvals: [{what: Artwork, asked: Art asked, done: Art ok}]
inspections: [{stage: final, on: QC, sample: Sample, major: Major, result: QC result}]
`)
	for _, want := range []string{
		"- {what: Artwork, asked: 2026-02-01, done: 2026-02-05}",
		"- {stage: deposit, due: 2026-02-10, paid: 2026-02-12, amount: 300}",
		"- {stage: balance, after: documents, days: 14, amount: 700}",
		"- {on: 2026-04-20, stage: final, sku: S, sample: 32, found: {major: 1}, result: accepted}",
		"- {on: 2026-04-21, stage: final, sku: T, sample: 32, found: {major: 3}, result: rejected}",
	} {
		if got := orderText(b, "PO-1"); !strings.Contains(got, want) {
			t.Errorf("want %s in\n%s", want, got)
		}
	}
	b.load()
}

func TestContactsBeginningsAndSites(t *testing.T) {
	const csv = "Name,Start,Address,Contact,Role,Tel,Mail,City\n" +
		"Alpha,2003,\"No. 8 Sample Road\n样品路8号\",Chen Li,销售,0086 757 0000 0000,lily@alpha.example,Foshan\n" +
		"Alpha,,No. 9 Sample Road,王军,厂长,,,Shaoguan\n" +
		"Beta,2010-04,,,,,,\n"
	const mapText = `
factory: {name: Name, since: Start, address: Address, city: City}
contacts: [{name: Contact, role_column: Role, phone: Tel, email: Mail}]
also: list
`
	b := newBook(t)
	report, err := importer.Factories(b.options(csv, mapText))
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	got := b.read("factories/alpha/factory.yaml")
	for _, want := range []string{"since: 2003\n", "address: No. 8 Sample Road\n", "address_zh: 样品路8号\n",
		"- {id: chen-li, name: Chen Li, role: sales, phone: 0086 757 0000 0000, email: lily@alpha.example}", "name: 王军, name_zh: 王军, role: production",
		"Further sites: \"No. 9 Sample Road, Shaoguan\""} {
		if !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
	if got := b.read("factories/beta/factory.yaml"); !strings.Contains(got, "since: 2010-04\n") {
		t.Errorf("got\n%s", got)
	}
	b.load()
}

// What a list says of a factory in two languages stands in both, and --suggest sees which
// column is which.
func TestFactsInChineseStandBesideThoseInEnglish(t *testing.T) {
	const list = "Supplier,City,城市,Province,省份,Products,主营产品\n" +
		"Alpha,Foshan,佛山,Guangdong,广东,cups; mugs,杯子、马克杯\nBeta,Yiwu,义乌,Zhejiang,浙江,baskets,篮子\nAlpha,Foshan,佛山,Guangdong,广东,plates,盘子；杯子\n"
	b := newBook(t)
	report, err := importer.Factories(b.options(list,
		"factory: {name: Supplier, city: City, city_zh: 城市, province: Province, province_zh: 省份, products: Products, products_zh: 主营产品}\n"))
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	alpha := b.read("factories/alpha/factory.yaml")
	for _, want := range []string{"products: [cups, mugs, plates]\nproducts_zh: [杯子, 马克杯, 盘子]\n", "city: Foshan\ncity_zh: 佛山\nprovince: Guangdong\nprovince_zh: 广东\n"} {
		if !strings.Contains(alpha, want) {
			t.Errorf("want %q in\n%s", want, alpha)
		}
	}
	b.load()
}

// A map that has a place for a text has one for its Chinese twin, too.
func TestWhatCanBeImportedCanBeImportedInChinese(t *testing.T) {
	type object struct {
		Properties map[string]struct {
			Items struct {
				Properties map[string]any
			}
		}
		Defs struct {
			Record struct {
				Properties map[string]struct {
					Items struct {
						Properties map[string]any
					}
				}
			}
		} `json:"$defs"`
	}
	var factory, orders object
	for kind, into := range map[string]*object{"factory": &factory, "order": &orders} {
		data, err := load.Schema(kind)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, into); err != nil {
			t.Fatal(err)
		}
	}
	read := importer.Factories
	try := func(part string) bool {
		report, err := read(newBook(t).options("Name,PO,One,Two\nAlpha,PO-1,one,二\n", part))
		if err != nil {
			t.Fatal(err)
		}
		return !slices.ContainsFunc(report.Problems, func(p diag.Problem) bool { return p.Code == "FB0103" }) // no such key
	}
	twins := 0
	both := func(key string, has func(key string) bool, part func(keys string) string) {
		if !has(key+"_zh") || !try(part(key+": One")) {
			return // no twin, or nothing that a list can have
		}
		value := "One"
		if strings.HasPrefix(key, "extra") {
			value = "{One: One}"
		}
		if twins++; !try(part(key + ": " + value + ", " + key + "_zh: " + strings.ReplaceAll(value, "One", "Two"))) {
			t.Errorf("a list may have %s and not %s_zh", key, key)
		}
	}
	for key := range factory.Properties {
		if key != "name" {
			both(key, func(key string) bool { _, ok := factory.Properties[key]; return ok }, func(keys string) string { return "factory: {name: Name, " + keys + "}\n" })
		}
	}
	people := factory.Properties["contacts"].Items.Properties
	for key := range people {
		if key == "name" {
			continue
		}
		both(key, func(key string) bool { _, ok := people[key]; return ok }, func(keys string) string {
			return "factory: {name: Name}\ncontacts: [{name: Name, " + keys + "}]\n"
		})
	}
	read = importer.Orders
	order := orders.Defs.Record.Properties
	for key := range order {
		both(key, func(key string) bool { _, ok := order[key]; return ok }, func(keys string) string {
			return "factory: {name: Name}\norder: {id: PO, " + keys + "}\n"
		})
	}
	lines := order["lines"].Items.Properties
	for key := range lines {
		both(key, func(key string) bool { _, ok := lines[key]; return ok }, func(keys string) string {
			return "factory: {name: Name}\norder: {id: PO}\nline: {" + keys + "}\n"
		})
	}
	if twins < 8 {
		t.Errorf("%d texts with a twin were tried", twins)
	}
}

// A list with several people in a cell gives each an entry, and a list of shipments that
// repeat the ordered quantity is never counted twice.
func TestSeveralThingsInACellOrARowAreNotJoined(t *testing.T) {
	b := newBook(t)
	report, err := importer.Factories(b.options("Name,Contact,Tel,Products,Since\nAlpha,\"Lily Xu (sales), 徐总 (boss)\nMr Pan - QC\",Lily 111; 徐总 222,cups; mugs,05/2021\nBeta,蔡少红/蔡少明,0754 1,\"plates, flat\",3.2019\n",
		"factory: {name: Name, products: Products, since: Since}\ncontacts: [{name: Contact, phone: Tel}]\n"))
	if err != nil || len(report.Problems) > 0 {
		t.Fatal(err, report.Problems)
	}
	alpha, beta := b.read("factories/alpha/factory.yaml"), b.read("factories/beta/factory.yaml")
	for _, want := range []string{"name: Lily Xu, role: sales, phone: \"111\"", "name: 徐总, name_zh: 徐总, role: owner, phone: \"222\"", "name: Mr Pan, role: quality}", "products: [cups, mugs]", "since: 2021-05\n"} {
		if !strings.Contains(alpha, want) {
			t.Errorf("want %q in\n%s", want, alpha)
		}
	}
	for _, want := range []string{"name: 蔡少红, name_zh: 蔡少红, phone: 0754 1}", "name: 蔡少明, name_zh: 蔡少明}", "products: [\"plates, flat\"]", "since: 2019-03\n"} {
		if !strings.Contains(beta, want) {
			t.Errorf("want %q in\n%s", want, beta)
		}
	}
	if said := notes(report); !strings.Contains(said, "row 3: 蔡少红; 蔡少明") || strings.Contains(said, "Lily") {
		t.Errorf("%s", said)
	}
	const rows, shipments = "PO,Supplier,SKU,Qty,Sent,ETD,ETA\nPO-1,Alpha Co,S,100,%s,2026-03-01,2026-04-01\nPO-1,Alpha Co,S,100,%s,2026-03-20,2026-04-20\n",
		"factory: {name: Supplier}\norder: {id: PO, promised: ETA}\nline: {sku: SKU, quantity: Qty}\ndelivery: {shipped: ETD, quantity: Sent}\n"
	for sent, held := range map[[2]string]bool{{"60", "40"}: true, {"60", "30"}: true, {"60", "41"}: false, {"100", "100"}: false} {
		for _, says := range []string{"", "rows: receipts\n"} {
			report := newBook(t).orders(fmt.Sprintf(rows, sent[0], sent[1]), shipments+says)
			if got := len(report.Held) > 0; got != held {
				t.Errorf("%v %q: held %v, want %v", sent, says, got, held)
			}
		}
		if report := newBook(t).orders(fmt.Sprintf(rows, sent[0], sent[1]), shipments+"rows: lines\n"); len(report.Held) > 0 {
			t.Errorf("%v: the map says that they are lines", sent)
		}
	}
}

// People write an end where they find room. What the map has no word for is named, and the
// record is as it was.
func TestANoteThatSaysCancelledIsNamed(t *testing.T) {
	const m = "factory: {name: Supplier}\norder: {id: PO, notes: Remark}\n"
	for note, said := range map[string]bool{"CANCELLED 6/2 by buyer": true, "canceled": true, "已取消，客户改款": true, "作废": true, "Cancel!": true,
		"未取消": false, "not cancelled": false, "hold": false, "customer cancelled half": false, "": false} {
		report := newBook(t).orders("PO,Supplier,Remark,State\nPO-1,Alpha Co,\""+note+"\",ok\n", m)
		if got := strings.Contains(notes(report), "PO-1: "+note) && note != ""; got != said {
			t.Errorf("%q: named %v, want %v", note, got, said)
		}
		report = newBook(t).orders("PO,Supplier,Remark,State\nPO-1,Alpha Co,\""+note+"\",ok\n", m+"ended: {column: State, cancelled: [void], open: [ok]}\n")
		if notes(report) != "" {
			t.Errorf("%q: the status says that the order is open: %s", note, notes(report))
		}
	}
}

// What a log says of an article that the order does not have would stop the site: it is
// left out and named. Capitals, width and dashes make no other article.
func TestALogBringsNoArticleThatTheOrderDoesNotHave(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: T\n")
	b.write("factories/alpha/factory.yaml", "name: Alpha\n")
	b.write(orders2026, "- id: PO-1\n  placed: 2026-01-05\n  lines:\n    - {sku: KT-1, quantity: 100}\n- id: PO-2\n  placed: 2026-01-05\n")
	report := b.log("PO-1,kt—1,2026-02-10,,20,,1,,pass,\nPO-1,KT-2,2026-02-10,,20,,1,,pass,\nPO-1,,2026-02-11,,20,,1,,pass,\nPO-2,KT-2,2026-02-10,,20,,1,,pass,\n")
	var got []string
	for _, in := range append(b.order("PO-1").Inspections, b.order("PO-2").Inspections...) {
		got = append(got, in.On.V.String()+" "+in.SKU.V)
	}
	if want := []string{"2026-02-10 KT-1", "2026-02-11 ", "2026-02-10 KT-2"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if said := notes(report); !strings.Contains(said, "PO-1: row 3, KT-2") || strings.Count(said, "row") != 1 {
		t.Errorf("%s", said)
	}
	for _, p := range b.check(record.NewDate(2026, 3, 1)) {
		if p.Severity == diag.Error {
			t.Errorf("the book has an error now: %v", p)
		}
	}
}

// The stage of an inspection comes from a column, in the words of inspection companies,
// and tells two inspections of one day apart.
func TestStageOfAnInspectionComesFromAColumn(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: T\n")
	b.write("factories/alpha/factory.yaml", "name: Alpha\n")
	b.write(orders2026, "- id: PO-1\n  placed: 2026-01-05\n  lines:\n    - {sku: A, quantity: 100}\n")
	const m = "rows: inspections\norder: {id: PO}\ninspections:\n  - {stage_column: Type, on: Day, major: MAJ, result: Result}\n"
	const csv = "PO,Type,Day,MAJ,Result\nPO-1,In-line,2026-02-10,4,pass\nPO-1,Final inspection,2026-02-10,1,pass\nPO-1,监装,2026-02-12,,ok\nPO-1,Fitness,2026-02-13,0,pass\n"
	opt := b.options(csv, m)
	opt.File.Name, opt.Map.Name = "qc.csv", "qc.yaml"
	report, err := importer.Orders(opt)
	if err != nil || len(report.Problems) > 0 || report.Inspections.Added != 4 {
		t.Fatal(err, report.Problems, report.Inspections)
	}
	var got []string
	for _, in := range b.order("PO-1").Inspections {
		got = append(got, in.On.V.String()+" "+in.Stage.V)
	}
	if want := []string{"2026-02-10 in-process", "2026-02-10 final", "2026-02-12 loading", "2026-02-13 "}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	expect(t, text(t, report), `"Fitness" in row 5`)
	opt = b.options(strings.Replace(csv, "监装", "装柜", 1), m)
	opt.File.Name, opt.Map.Name = "qc.csv", "qc.yaml"
	if report, err = importer.Orders(opt); err != nil || report.Inspections.Same != 4 || report.Inspections.Added != 0 {
		t.Errorf("the same log once more: %v %+v", err, report.Inspections)
	}
	if got := newBook(t).problems([]byte("PO,Supplier,Day,Type\nPO-1,Alpha,2026-02-10,final\n"), "factory: {name: Supplier}\norder: {id: PO}\ninspections: [{on: Day, stage: final, stage_column: Type}]\n"); !strings.Contains(got, "stage has both a column and a constant") {
		t.Errorf("%s", got)
	}
}

func TestAColumnWithoutEffectIsAnError(t *testing.T) {
	got := newBook(t).problems([]byte("PO,Supplier,Placed\nPO-1,Alpha Co,soon\nPO-2,Alpha Co,later\n"), "factory: {name: Supplier}\norder: {id: PO, placed: Placed}\n")
	if !strings.HasPrefix(got, "FB0909") || !strings.Contains(got, `"soon" in row 2`) {
		t.Errorf("got %s", got)
	}
	b := newBook(t)
	report := b.orders("PO,Supplier,Placed,Ready\nPO-1,Alpha Co,2026-01-02,\n", "factory: {name: Supplier}\norder: {id: PO, placed: Placed}\ndelivery: {ready: Ready}\n")
	expect(t, text(t, report), "PO (id): 1 of 1", "Ready (ready): 0 of 0")
}

func TestADeliveryWhoseDayNobodyWroteDown(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Supplier,SKU,Qty,Came\nPO-1,Alpha Co,S,100,60\nPO-2,Alpha Co,S,100,0\n", "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU, quantity: Qty}\ndelivery: {quantity: Came}\n")
	if got := orderText(b, "PO-1"); !strings.Contains(got, "deliveries:\n    - {quantities: {S: 60}}") {
		t.Errorf("PO-1:\n%s", got)
	}
	if got := orderText(b, "PO-2"); strings.Contains(got, "deliveries") {
		t.Errorf("nothing came of PO-2:\n%s", got)
	}
	b.load()
}

// What a workbook shows of its cells counts: percentages are no amounts, the sign in a
// number format is the one that it shows, and rows that are struck through are named.
func TestWhatAWorkbookShowsOfItsCellsCounts(t *testing.T) {
	book := func(format string, strike bool) []byte {
		f := excelize.NewFile()
		defer f.Close()
		for i, row := range [][]any{
			{"PO", "Supplier", "Placed", "Promised", "Ready", "SKU", "Qty", "Price"},
			{"PO-1", "Alpha Co", "2026-03-01", nil, nil, "S", 10, 0.5},
			{"PO-2", "Alpha Co", "2026-03-01", nil, nil, "T", 20, 0.25},
		} {
			if err := f.SetSheetRow("Sheet1", fmt.Sprint("A", i+1), &row); err != nil {
				t.Fatal(err)
			}
		}
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Sheet1", "H2", "H3", style)
		}
		if err == nil && strike {
			style, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
			if err == nil {
				err = f.SetCellStyle("Sheet1", "A3", "H3", style)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := f.WriteToBuffer()
		if err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, c := range []struct {
		format, add, want, not string
		strike                 bool
	}{
		{format: "0%", want: `"50%" in Sheet1!H2: a percentage`, not: "price: 0.5"},
		{format: "[$€-407] #,##0.00", add: "constants: {currency: USD}\n", want: "FB0908"},
		{format: "[$¥-804]#,##0.00", add: "constants: {currency: CNY}\n", want: "price: 0.5"},
		{format: "[$$-409]#,##0.00", add: "constants: {currency: CNY}\n", want: "FB0908"},
		{format: "[$-409]#,##0.00", add: "constants: {currency: CNY}\n", want: "price: 0.5"},
		{format: "[$USD] #,##0.00", add: "constants: {currency: EUR}\n", want: "FB0908"},
		{format: "0.00", strike: true, want: "1 struck through in the spreadsheet"},
		{format: "0.00", strike: true, add: "file: {struck_rows: leave-out}\n", want: "id: PO-1", not: "id: PO-2"},
	} {
		records, said := outcome(t, book(c.format, c.strike), caseMap+c.add)
		if !strings.Contains(records+said, c.want) || c.not != "" && strings.Contains(records, c.not) {
			t.Errorf("%s %s: no %q, or %q, in\n%s\n%s", c.format, c.add, c.want, c.not, said, records)
		}
	}
}
