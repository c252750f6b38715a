package importer_test

import (
	"strings"
	"testing"
)

func TestRowsOfOneNumberBecomeOneOrder(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+
		"PO-1,Foshan Yuanda,2025-02-10,2025-04-15,2025-04-24,KT-210,4800,1.42,6816,fob,USD\n"+
		"PO-1,Foshan Yuanda,2025-02-10,2025-04-15,2025-04-24,KT-211,2400,1.15,2760,fob,USD\n", plainMap)
	want := `- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  incoterm: FOB
  currency: USD
  lines:
    - {sku: KT-210, quantity: 4800, price: 1.42}
    - {sku: KT-211, quantity: 2400, price: 1.15}
  deliveries:
    - {ready: 2025-04-24}
  imported: {from: orders.csv, row: 2}
`
	if got := b.read("factories/foshan-yuanda/orders/2025.yaml"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if got := b.read("factories/foshan-yuanda/factory.yaml"); got != "name: Foshan Yuanda\nimported: {from: orders.csv, row: 2}\n" {
		t.Errorf("factory.yaml is\n%s", got)
	}
	if got := b.read("factorybook.yaml"); got != "title: Factory book from orders\ncurrency: USD\n" {
		t.Errorf("factorybook.yaml is\n%s", got)
	}
	b.load()
	expect(t, text(t, report), "2 rows read", "1 factory: 1 new", "2 order lines under 1 order number\n", "1 order (one per order number and factory): 1 new")
}

// An article in two languages is one article; a row that names it in Chinese alone is a line,
// and one that names none and has a quantity is a sum.
func TestArticlesHaveTheirChineseNames(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Site,Name,品名,Qty\nPO-1,Alpha Works,Bowl,碗,10\nPO-1,Alpha Works,,盘,20\n,,,,30\n",
		"factory: {name: Site}\norder: {id: PO}\nline: {name: Name, name_zh: 品名, quantity: Qty}\n")
	got := b.read("factories/alpha-works/orders/undated.yaml")
	expect(t, got, "- {name: Bowl, name_zh: 碗, quantity: 10}", "- {name_zh: 盘, quantity: 20}")
	if strings.Contains(got, "30") {
		t.Errorf("the sum is a line:\n%s\n%s", got, text(t, report))
	}
}

func TestNumberSharedByFactoriesBecomesOneOrderEach(t *testing.T) {
	b := newBook(t)
	b.orders(header+
		"PO-1,Alpha Works,2025-02-10,,,A,1,,,,\n"+
		"PO-1,Beta Works,2025-02-10,,,B,1,,,,\n"+
		"PO-2,Beta Works,2025-02-11,,,B,1,,,,\n", plainMap)
	for _, id := range []string{"PO-1@alpha-works", "PO-1@beta-works", "PO-2"} {
		b.order(id)
	}
	expect(t, b.read("factories/alpha-works/orders/2025.yaml"), "extra: {Order number: PO-1}")
}

func TestOrderKeepsItsIDWhenItsNumberIsSharedLater(t *testing.T) {
	b := newBook(t)
	first := "PO-1,Alpha Works,2025-02-10,,,A,1,,,,\n"
	b.orders(header+first, plainMap)
	report := b.orders(header+first+"PO-1,Beta Works,2025-02-10,,,B,1,,,,\n", plainMap)
	if got := report.Orders.Created; len(got) != 1 || got[0] != "PO-1@beta-works" || report.Orders.Unchanged != 1 {
		t.Errorf("outcome %+v, want PO-1 as before and PO-1@beta-works new", report.Orders)
	}
}

func TestOrderPromiseIsTheCommonestAndOthersStandOnTheirLines(t *testing.T) {
	b := newBook(t)
	b.orders(header+
		"PO-1,F Works,2025-02-10,2025-05-02,,C,1,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,,A,1,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,,B,1,,,,\n", plainMap)
	o := b.order("PO-1")
	if got := o.Promised.V.String() + ": " + linesText(o); got != "2025-04-15: A 1; B 1; C 1 for 2025-05-02" {
		t.Errorf("got %s", got)
	}
}

func TestLineWithoutPromiseDoesNotInheritOne(t *testing.T) {
	b := newBook(t)
	b.orders(header+
		"PO-1,F Works,2025-02-10,2025-04-15,,A,1,,,,\n"+
		"PO-1,F Works,2025-02-10,,,B,1,,,,\n", plainMap)
	o := b.order("PO-1")
	if got := linesText(o); o.Promised.Known() || got != "A 1 for 2025-04-15; B 1" {
		t.Errorf("order promise %q, lines %s", o.Promised.V, got)
	}
}

func TestLinesDeliveredOnDifferentDaysGiveDeliveriesWithQuantities(t *testing.T) {
	b := newBook(t)
	b.orders(header+
		"PO-1,F Works,2025-02-10,2025-04-15,2025-04-20,A,100,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,2025-04-12,A,30,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,2025-04-12,A,20,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,2025-04-12,B,5,,,,\n", plainMap)
	o := b.order("PO-1")
	if got := deliveriesText(o); got != "2025-04-12 A=50 B=5; 2025-04-20 A=100" {
		t.Errorf("deliveries %s", got)
	}
	// Lines of one SKU fill in the order of the file: the one that came late is last.
	if got := linesText(o); got != "A 30; A 20; B 5; A 100" {
		t.Errorf("lines %s", got)
	}
}

func TestOpenLineStaysOpen(t *testing.T) {
	b := newBook(t)
	b.orders(header+
		"PO-1,F Works,2025-02-10,2025-04-15,2025-04-12,A,30,,,,\n"+
		"PO-1,F Works,2025-02-10,2025-04-15,,B,5,,,,\n", plainMap)
	// Without quantities the delivery would bring B too.
	if got := deliveriesText(b.order("PO-1")); got != "2025-04-12 A=30" {
		t.Errorf("deliveries %s", got)
	}
}

func TestPartOfALineDelivered(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Factory,Ready,SKU,Qty,Came\nPO-1,F Works,2025-04-12,A,30,28\n",
		"factory: {name: Factory}\norder: {id: PO}\nline: {sku: SKU, quantity: Qty}\ndelivery: {ready: Ready, quantity: Came}\n")
	if got := deliveriesText(b.order("PO-1")); got != "2025-04-12 A=28" {
		t.Errorf("deliveries %s", got)
	}
}

func TestDeliveryThatCannotBeDividedIsReported(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+
		"PO-1,F Works,2025-02-10,,2025-04-12,,30,,,,\n"+
		"PO-1,F Works,2025-02-10,,2025-04-20,B,5,,,,\n", plainMap)
	if got := deliveriesText(b.order("PO-1")); got != "2025-04-20 B=5" {
		t.Errorf("deliveries %s", got)
	}
	expect(t, text(t, report), "A delivery of part of an order that cannot be recorded", "  PO-1\n")
}

func TestValueStandsOnlyWherePricesDoNotGiveIt(t *testing.T) {
	for _, c := range []struct{ name, rows, value, lines, extra string }{
		{"prices that agree", "PO-1,F Works,,,,A,3,1.50,4.50,,USD\nPO-1,F Works,,,,B,2,2,4.01,,USD\n", "", "A 3 at 1.50; B 2 at 2", ""},
		{"no prices", "PO-1,F Works,,,,A,3,,4.50,,USD\nPO-1,F Works,,,,B,2,,4,,USD\n", "8.50", "A 3; B 2", ""},
		{"one price missing", "PO-1,F Works,,,,A,3,1.50,4.50,,USD\nPO-1,F Works,,,,B,2,,4,,USD\n", "8.50", "A 3 at 1.50; B 2", ""},
		{"one value missing", "PO-1,F Works,,,,A,3,,4.50,,USD\nPO-1,F Works,,,,B,2,,,,USD\n", "", "A 3; B 2", ""},
		{"prices that give another value", "PO-1,F Works,,,,A,5000,2.54,12706.65,,USD\n", "", "A 5000 at 2.54", "12706.65"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t)
			report := b.orders(header+c.rows, plainMap)
			o := b.order("PO-1")
			value := ""
			if o.Value.Known() {
				value = o.Value.V.String()
			}
			if value != c.value || linesText(o) != c.lines {
				t.Errorf("value %q, lines %s; want %q, %s", value, linesText(o), c.value, c.lines)
			}
			extra := ""
			for _, l := range o.Extra {
				if l.Key.V == "Value" {
					extra = l.Value.V
				}
			}
			if extra != c.extra {
				t.Errorf("extra Value %q, want %q", extra, c.extra)
			}
			if c.extra != "" {
				expect(t, text(t, report), "Price × quantity is not the value in the spreadsheet", "PO-1: value 12706.65")
			}
		})
	}
}

func TestMissingStaysMissing(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+"PO-1,F Works,N/A,Date Not Captured,,A,n/a,,,N/A,\n", "missing: [N/A]\n"+plainMap+
		"columns: [{column: Promised, missing: [Date Not Captured]}]\n")
	o := b.order("PO-1")
	if o.Placed.Known() || o.Promised.Known() || o.Lines[0].Quantity.Known() || o.Incoterm.Known() || len(o.Deliveries) > 0 {
		t.Errorf("something is recorded: %+v", o)
	}
	expect(t, text(t, report), `Placed (placed): 1 of 1: "N/A" 1`, `Promised (promised): 1 of 1: "Date Not Captured" 1`, "Ready (ready): 1 of 1: empty 1")
	if strings.Contains(text(t, report), "Could not be read") {
		t.Errorf("missing words are reported as unreadable:\n%s", text(t, report))
	}
}

func TestUnreadableValuesAreReportedWithTheirRows(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+
		"PO-1,F Works,soon,2025-02-30,,A,many,1.2.3,,FREE,Euros?\n"+
		"PO-2,F Works,soon,,,A,3 or 4,,,,\n"+
		"PO-3,F Works,2025-01-02,2025-02-03,,A,3,4,,FOB,EUR\n", plainMap)
	expect(t, text(t, report),
		`Placed (placed): "soon" in rows 2, 3: not a date`,
		`Promised (promised): "2025-02-30" in row 2: not a date`,
		`Qty (quantity): "many" in row 2: not a number`,
		`Qty (quantity): "3 or 4" in row 3`,
		`Price (price): "1.2.3" in row 2`,
		`Terms (incoterm): "FREE" in row 2: not an Incoterm`,
		`Currency (currency): "Euros?" in row 2: not a currency`)
	b.load()
}

func TestWordsAndConstantsOfTheMap(t *testing.T) {
	b := newBook(t)
	b.orders("PO,厂,条款,数量\nPO-1,Foshan Yuanda,离岸价,\"4,800个\"\n", `
file: {thousands: comma}
factory: {name: 厂}
order: {id: PO, incoterm: 条款}
line: {quantity: 数量}
constants: {currency: CNY, unit: pcs, kind: trading-company, status: active}
columns:
  - {column: 条款, words: {离岸价: FOB}}
  - {column: 数量, strip: [个]}
`)
	o := b.order("PO-1")
	if got := o.Incoterm.V + " " + o.Currency.V + " " + o.Lines[0].Quantity.V.String() + " " + o.Lines[0].Unit.V; got != "FOB CNY 4800 pcs" {
		t.Errorf("got %s", got)
	}
	expect(t, b.read("factories/foshan-yuanda/factory.yaml"), "kind: trading-company\nstatus: active\n")
}

func TestFractionsOfPiecesAreReported(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+"PO-1,F Works,,,,A,3.5,,,,\nPO-2,F Works,,,,A,3,,,,\n", plainMap+"constants: {unit: pcs}\n")
	if o := b.order("PO-1"); o.Lines[0].Quantity.Known() {
		t.Error("a fraction of a piece was recorded")
	}
	expect(t, text(t, report), `"3.5" in row 2: pieces and sets are whole`)
}

func TestLinesInAnotherCurrencyLoseTheirPrice(t *testing.T) {
	b := newBook(t)
	report := b.orders(header+
		"PO-1,F Works,,,,A,1,5,5,,USD\nPO-1,F Works,,,,B,1,5,5,,USD\nPO-1,F Works,,,,C,1,40,40,,CNY\n", plainMap)
	o := b.order("PO-1")
	if got := o.Currency.V + ": " + linesText(o); got != "USD: A 1 at 5; B 1 at 5; C 1" || o.Value.Known() {
		t.Errorf("got %s, value %v", got, o.Value)
	}
	expect(t, text(t, report), "PO-1: currency is [USD CNY]")
}

func TestRowsLeftOutAndKeptAreCounted(t *testing.T) {
	rows := header + "PO-1,Alpha Works,,,,A,1,,,FOB,\nPO-2,Beta Works,,,,A,1,,,EXW,\nPO-3,Beta Works,,,,A,1,,,FOB,\n,Gamma Works,,,,A,1,,,FOB,\nPO-5,,,,,A,1,,,FOB,\n"
	b := newBook(t)
	report := b.orders(rows, plainMap+"leave_out: [{column: Factory, is: [Alpha Works], because: closed long ago}]\n")
	expect(t, text(t, report), "5 rows read", "1 left out: Factory is Alpha Works (closed long ago)", "1 left out: no order number: row 5", "1 left out: no factory: row 6")
	b = newBook(t)
	report = b.orders(rows, plainMap+"keep: [{column: Factory, is: [Beta Works]}, {column: Terms, is: [FOB]}]\n")
	expect(t, text(t, report), "3 left out: Factory is not Beta Works", "1 left out: Terms is not FOB")
	b.order("PO-3")
}

func TestTraderStandsOnOrderAndFactory(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Site,Vendor\nPO-1,Alpha Works,Trader One\nPO-2,Alpha Works,Trader Two\nPO-3,Alpha Works,Alpha Works\n",
		"factory: {name: Site, trader: Vendor}\norder: {id: PO}\n")
	expect(t, b.read("factories/alpha-works/factory.yaml"), "extra: {Traders: Trader One; Trader Two}")
	if got := b.order("PO-2").Extra; len(got) != 1 || got[0].Key.V != "Trader" || got[0].Value.V != "Trader Two" {
		t.Errorf("extra of PO-2: %v", got)
	}
	if got := b.order("PO-3").Extra; len(got) != 0 {
		t.Errorf("a factory is its own trader: %v", got)
	}
}

func TestNotesKeepTheirLines(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Site,Remark\nPO-1,Alpha Works,\"First: glaze\r\n- second\r\rthird\"\n",
		"factory: {name: Site}\norder: {id: PO, notes: Remark}\n")
	if got := b.order("PO-1").Notes.V; got != "First: glaze\n- second\n\nthird" {
		t.Errorf("notes %q", got)
	}
}

func TestFormulasAreText(t *testing.T) {
	b := newBook(t)
	formula := `=HYPERLINK("http://evil.example","x")`
	b.orders("PO,Site,SKU,Code\n\"=\"\"0755\"\"\",Alpha Works,\""+strings.ReplaceAll(formula, `"`, `""`)+"\",\"@SUM(1+1)*cmd|' /C calc'!A0\"\n",
		"factory: {name: Site}\norder: {id: PO, extra: {Code: Code}}\nline: {sku: SKU}\n")
	o := b.order("0755") // ="0755" is how programs keep a spreadsheet from eating the zero
	if o.Lines[0].SKU.V != formula || o.Extra[0].Value.V != "@SUM(1+1)*cmd|' /C calc'!A0" {
		t.Errorf("got %q and %q", o.Lines[0].SKU.V, o.Extra[0].Value.V)
	}
}

func TestMapWithUnknownColumnIsRefused(t *testing.T) {
	p := newBook(t).refused(header+"PO-1,F Works,,,,A,1,,,,\n", strings.Replace(plainMap, "placed: Placed", "placed: Plcaed", 1))
	if p.Place.File != "erp.yaml" || p.Place.Line != 3 || p.Hint != `did you mean "Placed"?` {
		t.Errorf("problem %+v", p)
	}
	p = newBook(t).refused("PO,Factory,PO\n1,F,2\n", "factory: {name: Factory}\norder: {id: PO}\n")
	expect(t, p.Text, "two columns")
}

func TestDryRunWritesNothing(t *testing.T) {
	b := newBook(t)
	opt := b.options(header+"PO-1,F Works,2025-02-10,,,A,1,,,,\n", plainMap)
	opt.Write = nil
	report := b.run(opt)
	if files := b.tree(); len(files) > 0 {
		t.Errorf("files were written: %v", files)
	}
	expect(t, text(t, report), "Nothing was written (dry run); 3 files would be.")
	opt.Book = nil // a book that does not exist yet
	expect(t, text(t, b.run(opt)), "3 files would be")
}

func TestSheetOfOneFactoryNeedsNoColumnForIt(t *testing.T) {
	b := newBook(t)
	b.orders("PO,SKU\nPO-1,A\n", "order: {id: PO}\nline: {sku: SKU}\nconstants: {factory: Foshan Yuanda}\n")
	if got := b.order("PO-1").File; got != "factories/foshan-yuanda/orders/undated.yaml" {
		t.Errorf("PO-1 is in %s", got)
	}
	for _, m := range []string{"order: {id: PO}\n", "order: {id: PO}\nfactory: {name: SKU}\nconstants: {factory: F}\n"} {
		expect(t, newBook(t).refused("PO,SKU\nPO-1,A\n", m).Hint, "constants: {factory: NAME}")
	}
	expect(t, newBook(t).refused("PO,SKU\nPO-1,A\n", "factory: {name: SKU}\n").Text, "which column holds the order number")
}

func TestLostCharactersAreReported(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Site,Remark\nPO-1,Alpha Works,caf□\n", "factory: {name: Site}\norder: {id: PO, notes: Remark}\n")
	expect(t, text(t, report), `Remark (notes): "caf□" in row 2`)
}

func TestOrderWithoutLinesSaysWhenItsPromisesDiffer(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Site,Promised\nPO-1,Alpha Works,2025-04-15\nPO-1,Alpha Works,2025-05-15\n", "factory: {name: Site}\norder: {id: PO, promised: Promised}\n")
	expect(t, text(t, report), "PO-1: promised is [2025-04-15 2025-05-15]")
	if got := b.order("PO-1").Promised.V.String(); got != "2025-04-15" {
		t.Errorf("promised %s", got)
	}
}

func TestDescribedColumnMustExist(t *testing.T) {
	p := newBook(t).refused("PO,Site\nPO-1,Alpha Works\n", "factory: {name: Site}\norder: {id: PO}\ncolumns: [{column: Promise, dates: [D/M/YY]}]\n")
	if p.Code != "FB0901" || p.Place.Line != 3 {
		t.Errorf("problem %+v", p)
	}
}

func TestProductsOfAllRowsStandWithTheFactory(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Site,Group\nPO-1,Alpha Works,mugs\nPO-2,Alpha Works,\"plates, flat\"\nPO-3,Alpha Works,mugs\n", "factory: {name: Site, products: Group}\norder: {id: PO}\n")
	expect(t, b.read("factories/alpha-works/factory.yaml"), "products: [mugs, \"plates, flat\"]\n")
}

func TestAFileWithArrivalsAloneSaysWhatCannotBeJudged(t *testing.T) {
	const row = "PO-1,Alpha Works,2025-02-10,2025-04-10,2025-04-09,A,1,,,,\n"
	for keys, want := range map[string]bool{
		"{received: Ready}": true, "{ready: Ready}": false, "{shipped: Ready}": false,
	} {
		b := newBook(t)
		report := b.orders(header+row, strings.Replace(plainMap, "{ready: Ready}", keys, 1))
		if got := strings.Contains(text(t, report), "Only arrival days"); got != want {
			t.Errorf("%s: %v\n%s", keys, got, text(t, report))
		}
	}
}
