package importer_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/importer"
	"factorybook/generator/sheet"
)

// reexported imports tables as an export writes them, and returns what came of it.
func (b *book) reexported(files map[string]string) (records, said string) {
	b.t.Helper()
	opt := b.options(files["orders.csv"], "exported: factorybook.export/1\n")
	opt.Beside = func(name string) ([]byte, error) {
		data, ok := files[name]
		switch {
		case data == "damaged":
			return nil, errors.New("the disk fails")
		case ok:
			return []byte(data), nil
		}
		return nil, fs.ErrNotExist
	}
	report, err := importer.Orders(opt)
	if err != nil {
		return "", err.Error()
	}
	var all strings.Builder
	tree := b.tree()
	for _, name := range slices.Sorted(maps.Keys(tree)) {
		if strings.HasPrefix(name, "factories/") {
			all.WriteString(tree[name])
		}
	}
	return all.String(), text(b.t, report)
}

func TestTablesOfAnExportThatAPersonChanged(t *testing.T) {
	const factories = "factory,name\nalpha,Alpha Works\nbeta,Beta Works\n"
	const orders = "factory,order,placed\nalpha,PO-1,2026-01-02\nbeta,PO-2,2026-01-03\n"
	for _, c := range []struct {
		name      string
		files     map[string]string
		want, not []string
	}{
		{"as it was", map[string]string{"factories.csv": factories, "orders.csv": orders}, []string{"the export of a book, read with erp.yaml: 4 records", "2 factories: 2 new", "2 orders (one per order number and factory): 2 new", "id: PO-1\n  placed: 2026-01-02\n"}, []string{"Not written"}},
		{"without the table of factories", map[string]string{"orders.csv": orders}, []string{"the table factories: file does not exist"}, nil},
		{"without the column of the factory", map[string]string{"factories.csv": "name\nAlpha\n", "orders.csv": orders}, []string{`the table factories has no column "factory"; is it the export of a book?`}, nil},
		{"without the column of the order", map[string]string{"factories.csv": factories, "orders.csv": "factory,placed\nalpha,2026-01-02\n"}, []string{`the table orders has no column "order"`}, nil},
		{"a table of lines without the column of the order", map[string]string{"factories.csv": factories, "orders.csv": orders, "lines.csv": "factory,sku\nalpha,S\n"}, []string{"2 orders (one per order number and factory): 2 new"}, []string{"sku: S"}},
		{"a folder that cannot be", map[string]string{"factories.csv": "factory,name\n../x,Alpha\nbeta,Beta\n", "orders.csv": orders}, []string{"the folder of a factory cannot be called so (1)", `"../x" in row 2`, "the factory of these orders is not in the table of factories (1)", "PO-1 in row 2", "id: PO-2"}, []string{"id: PO-1"}},
		{"a day that is none", map[string]string{"factories.csv": factories, "orders.csv": strings.Replace(orders, "2026-01-02", "soon", 1)}, []string{"a value that no record can have (1)", "PO-1 in row 2", "1 not written, see above (PO-1)", "id: PO-2"}, []string{"id: PO-1"}},
		{"a factory with a value that is none", map[string]string{"factories.csv": "factory,name,status\nalpha,Alpha,sleeping\nbeta,Beta,active\n", "orders.csv": orders}, []string{"alpha in row 2", "1 not written, see above (alpha)", "the factory of these orders is not in the table", "status: active"}, []string{"sleeping\n"}},
		{"with lines and deliveries", map[string]string{"factories.csv": factories, "orders.csv": orders, "lines.csv": "factory,order,no,sku,quantity\nalpha,PO-1,1,S,5\n",
			"deliveries.csv": "factory,order,no,ready\nalpha,PO-1,1,2026-03-01\nalpha,PO-1,2,2026-03-02\n", "delivery_quantities.csv": "factory,order,no,sku,quantity\nalpha,PO-1,1,S,3\nalpha,PO-1,2,S,2\n"},
			[]string{"- {sku: S, quantity: 5}", "- {ready: 2026-03-01, quantities: {S: 3}}", "- {ready: 2026-03-02, quantities: {S: 2}}"}, nil},
		{"with a table that cannot be read", map[string]string{"factories.csv": factories, "orders.csv": orders, "deliveries.csv": "damaged"}, []string{"the table deliveries: the disk fails"}, nil},
		{"with labels", map[string]string{"factories.csv": factories, "orders.csv": orders, "labels.csv": "factory,of,record,label,text\nalpha,order,PO-1,Season,AW26\nalpha,factory,alpha,Region,South\n"}, []string{"extra: {Season: AW26}", "extra: {Region: South}"}, nil},
	} {
		records, said := newBook(t).reexported(c.files)
		holds(t, c.name, said+"\n"+records, c.want, c.not)
	}
	// What was deleted by hand since is not written again.
	b := newBook(t)
	files := map[string]string{"factories.csv": factories, "orders.csv": orders}
	b.reexported(files)
	b.remove("factories/alpha")
	files["orders.csv"] += "alpha,PO-3,2026-01-04\nbeta,PO-4,2026-01-04\n"
	records, said := b.reexported(files)
	if !strings.Contains(said, "1 deleted by hand and not written again (alpha)") || !strings.Contains(said, "2 deleted by hand and not written again (PO-1, PO-3)") || !strings.Contains(records, "id: PO-4") || strings.Contains(records, "Alpha") {
		t.Errorf("%s\n%s", said, records)
	}
}

// A text that a cell could not hold is in the CSV files.
func TestCellsThatAreNotWholeAreRefused(t *testing.T) {
	long := strings.Repeat("x", sheet.MaxCellText-4) + " […]"
	for _, c := range []struct {
		cells int
		want  string
	}{{0, ""}, {1, "cells that are not whole (1): the text was longer than a cell can hold; import the CSV files, which have it (factories!B2)"}, {11, "cells that are not whole (11)"}} {
		table := sheet.Table{Name: "factories", Columns: []string{"factory", "name"}}
		for i := range max(c.cells, 1) {
			row := []sheet.Cell{{Text: fmt.Sprintf("f-%02d", i)}, {Text: "Alpha"}}
			if c.cells > 0 {
				row[1].Text = long
			}
			table.Rows = append(table.Rows, row)
		}
		var data strings.Builder
		if cut, err := sheet.WriteWorkbook(&data, []sheet.Table{table}); err != nil || len(cut) > 0 {
			t.Fatal(cut, err)
		}
		b := newBook(t)
		opt := b.options(data.String(), "exported: factorybook.export/1\n")
		_, err := importer.Factories(opt)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%d cells: %v", c.cells, err)
		}
		if c.cells == 11 && (!strings.Contains(err.Error(), "factories!B11)") || strings.Contains(err.Error(), "B12")) {
			t.Errorf("more than ten are named: %v", err)
		}
	}
}

// What came back is no order line: which rows that is, and where it goes.
func TestWhichRowsAreGoodsOrMoneyThatCameBack(t *testing.T) {
	const head = "PO,Supplier,Placed,Ready,SKU,Qty,Came,Price,Value,Kind,Reason\nPO-1,Alpha,2026-03-01,2026-04-01,S,100,100,2,200,,\n"
	const mapText = "factory: {name: Supplier}\norder: {id: PO, placed: Placed}\nline: {sku: SKU, quantity: Qty, price: Price, value: Value}\ndelivery: {ready: Ready, quantity: Came}\n"
	const returns = "returns: {column: Kind, is: [return, RMA], on: Ready, reason: Reason, remedy: credited}\n"
	const credits = "credits: {column: Kind, is: [credit], on: Ready, amount: Value}\n"
	for _, c := range []struct {
		name, row, more string
		want, not       []string
	}{
		{"a negative quantity", "PO-1,Alpha,,2026-05-01,S,-5,,2,,,", "", []string{"1 left out: negative, or a return or credit"}, []string{"quantity: -5", "returns:\n"}},
		{"a negative quantity that came", "PO-1,Alpha,,2026-05-01,S,,-5,2,,,", "", []string{"1 left out: negative"}, nil},
		{"a negative price", "PO-1,Alpha,,2026-05-01,S,5,,-2,,,", "", []string{"1 left out: negative"}, nil},
		{"a negative value", "PO-1,Alpha,,2026-05-01,S,5,,,-10,,", "", []string{"1 left out: negative"}, nil},
		{"nothing negative", "PO-1,Alpha,,2026-05-01,T,5,5,2,10,,", "", []string{"sku: T, quantity: 5"}, []string{"left out"}},
		{"zero", "PO-1,Alpha,,2026-05-01,T,0,0,0,0,,", "", []string{"sku: T"}, []string{"left out"}},
		{"goods", "PO-1,Alpha,,2026-05-01,S,-5,,2,,,chipped", returns, []string{"- {on: 2026-05-01, quantities: {S: 5}, reason: chipped, remedy: credited}"}, []string{"left out"}},
		{"goods that only came", "PO-1,Alpha,,2026-05-01,S,0,-5,2,,,", returns, []string{"- {on: 2026-05-01, quantities: {S: 5}, remedy: credited}"}, []string{"left out"}},
		{"goods by their word", "PO-1,Alpha,,2026-05-01,S,5,,2,,rma,", returns, []string{"quantities: {S: 5}, remedy: credited"}, []string{"left out"}},
		{"goods without a day", "PO-1,Alpha,,,S,-5,,2,,,", returns, []string{"without a day, an article number or a quantity (left out) (1)"}, []string{"returns:\n"}},
		{"goods without an article", "PO-1,Alpha,,2026-05-01,,-5,,2,,,", returns, []string{"without a day, an article number or a quantity (left out) (1)"}, []string{"returns:\n"}},
		{"goods without a quantity", "PO-1,Alpha,,2026-05-01,S,,,2,,return,", returns, []string{"without a day, an article number or a quantity (left out) (1)"}, []string{"returns:\n"}},
		{"none of the goods", "PO-1,Alpha,,2026-05-01,S,0,0,2,,return,", returns, []string{"without a day, an article number or a quantity (left out) (1)"}, []string{"returns:\n"}},
		{"money", "PO-1,Alpha,,2026-05-01,,,,,-30,,", credits, []string{"- {stage: credit, paid: 2026-05-01, amount: 30}"}, []string{"left out"}},
		{"money by its word", "PO-1,Alpha,,2026-05-01,,,,,30,Credit,", credits, []string{"- {stage: credit, paid: 2026-05-01, amount: 30}"}, []string{"left out"}},
		{"money of the price", "PO-1,Alpha,,2026-05-01,,,,-30,,,", credits, []string{"- {stage: credit, paid: 2026-05-01, amount: 30}"}, []string{"left out"}},
		{"money without an amount", "PO-1,Alpha,,2026-05-01,,,,,,credit,", credits, []string{"Credits without an amount (left out) (1)"}, []string{"stage: credit"}},
		{"no money", "PO-1,Alpha,,2026-05-01,,,,,0,credit,", credits, []string{"Credits without an amount (left out) (1)"}, []string{"stage: credit"}},
		{"goods, where the map places money alone", "PO-1,Alpha,,2026-05-01,S,-5,,2,,,", credits, []string{"1 left out: negative"}, []string{"stage: credit"}},
		{"money, where the map places goods alone", "PO-1,Alpha,,2026-05-01,,,,,-30,,", returns, []string{"1 left out: negative"}, []string{"returns:\n"}},
		{"goods with a negative value", "PO-1,Alpha,,2026-05-01,S,-5,,2,-10,,", returns + credits, []string{"quantities: {S: 5}"}, []string{"stage: credit", "left out"}},
	} {
		records, said := imports(t, head+c.row+"\n", mapText+c.more)
		holds(t, c.name, said+"\n"+records, c.want, c.not)
	}
}

// What the map says must not contradict itself.
func TestMapsThatContradictThemselves(t *testing.T) {
	const csv = "PO,Supplier,Due,Paid,Status,Qty,Role,Currency\nPO-1,Alpha,2026-03-01,,Issued,5,sales,USD\n"
	const mapText = "factory: {name: Supplier}\norder: {id: PO}\n"
	for more, want := range map[string]string{
		"payments: [{stage: deposit, due: Due, paid: Paid}]\n":                 "",
		"payments: [{stage: deposit, after: shipped, days: 14, paid: Paid}]\n": "",
		"payments: [{stage: deposit, due: Due, after: shipped, paid: Paid}]\n": "a payment is due on a day or after an event, not both",
		"payments: [{stage: deposit, due: Due, days: 14, paid: Paid}]\n":       "the days count after an event",
		"ended: {column: Status, cancelled: [Cancelled], open: [Issued]}\n":    "",
		"ended: {column: Status, closed: [Done], open: [Issued]}\n":            "",
		"ended: {column: Status, open: [Issued]}\n":                            "names a column and no word for an end",
		"ended: {column: Status, cancelled: [Done], closed: [done]}\n":         "the same word stands for two ways to end",
		"ended: {column: Status, closed: [Done, done], open: [Issued]}\n":      "",
		"contacts: [{name: Supplier, role: sales}]\n":                          "",
		"contacts: [{name: Supplier, role_column: Role}]\n":                    "",
		"contacts: [{name: Supplier, role: sales, role_column: Role}]\n":       "role has both a column and a constant",
		"rows: receipts\n": "need the column that says how much came",
		"rows: receipts\ndelivery: {ready: Due, quantity: Qty}\n": "",
		"rows: lines\n":                                  "",
		"constants: {currency: usd}\n":                   "",
		"constants: {currency: DOLLAR}\n":                `"DOLLAR" cannot be the currency of a record`,
		"constants: {incoterm: fob, place: cnnsa}\n":     "",
		"constants: {incoterm: FREE}\n":                  `"FREE" cannot be the incoterm`,
		"constants: {place: Foshan}\n":                   `"Foshan" cannot be the place`,
		"leave_out: [{column: Supplier}]\n":              "the rule says neither",
		"leave_out: [{column: Supplier, empty: true}]\n": "",
		"file: {decimal: comma, thousands: comma}\n":     "the same mark stands for thousands and for the fraction",
		"file: {decimal: comma, thousands: point}\n":     "",
		"file: {thousands: point}\n":                     "the same mark stands for thousands",
		"book: {currency: DOLLAR}\n":                     "is no currency of ISO 4217",
		"book: {currency: EUR}\n":                        "",
		"ids: {Alpha: A_B}\n":                            "cannot be the id of a factory",
		"ids: {Alpha: a-b}\n":                            "",
		"fill_down: [PO, Qty]\nline: {quantity: Qty}\n":  "is counted in every row",
	} {
		_, said := imports(t, csv, mapText+more)
		if want == "" && strings.Contains(said, "FB09") || !strings.Contains(said, want) {
			t.Errorf("%s: no %q in %s", more, want, said)
		}
	}
	_, said := imports(t, csv, "factory: {name: Supplier}\norder: {id: PO, currency: Currency}\nconstants: {currency: USD}\n")
	if !strings.Contains(said, "currency has both a column and a constant") {
		t.Error(said)
	}
}

// The settings of a new book: what the map says, else the currency that all orders have.
func TestTheSettingsOfANewBook(t *testing.T) {
	for _, c := range []struct{ rows, more, want string }{
		{"PO-1,Alpha,USD\nPO-2,Alpha,USD\n", "", "title: Factory book from orders\ncurrency: USD\n"},
		{"PO-1,Alpha,USD\nPO-2,Alpha,\n", "", "title: Factory book from orders\ncurrency: USD\n"},
		{"PO-1,Alpha,\nPO-2,Alpha,USD\n", "", "title: Factory book from orders\ncurrency: USD\n"},
		{"PO-1,Alpha,USD\nPO-2,Alpha,CNY\n", "", "title: Factory book from orders\n"},
		{"PO-1,Alpha,CNY\nPO-2,Alpha,USD\n", "", "title: Factory book from orders\n"},
		{"PO-1,Alpha,\nPO-2,Alpha,\n", "", "title: Factory book from orders\n"},
		{"PO-1,Alpha,USD\nPO-2,Alpha,CNY\n", "book: {title: Ours, importer: Nordic, currency: EUR, as_of: 2026-03-04}\n", "title: Ours\nimporter: Nordic\nas_of: 2026-03-04\ncurrency: EUR\n"},
	} {
		b := newBook(t)
		b.orders("PO,Supplier,Currency\n"+c.rows, "factory: {name: Supplier}\norder: {id: PO, currency: Currency}\n"+c.more)
		if got := b.read("factorybook.yaml"); got != c.want {
			t.Errorf("%s: %s, want %s", c.rows, got, c.want)
		}
	}
	b := newBook(t)
	report := b.orders("PO,Supplier\n,\n", "factory: {name: Supplier}\norder: {id: PO}\n")
	if files := b.tree(); len(files) > 0 || report.NewBook {
		t.Errorf("nothing to import, and files were written: %v", files)
	}
}

// Names that the map joins are one factory, with what each row says of it.
func TestNamesWithOneIDAreOneFactory(t *testing.T) {
	b := newBook(t)
	b.orders("PO,Supplier,City,Person,Group,Trader,Region\nPO-1,Alpha,,,mugs,T One,South\nPO-2,Alpha Ltd,Foshan,Chen Li,plates,T Two,East\nPO-3,Alpha Ltd,Shenzhen,Wu,mugs,T One,South\n",
		"factory: {name: Supplier, city: City, products: Group, trader: Trader, extra: {Region: Region}}\ncontacts: [{name: Person}]\norder: {id: PO}\nids: {Alpha: alpha, Alpha Ltd: alpha}\n")
	want := "name: Alpha\nproducts: [mugs, plates]\ncity: Foshan\ncontacts:\n  - {id: chen-li, name: Chen Li}\n  - {id: wu, name: Wu}\nextra: {Traders: T One; T Two, Region: South; East}\nimported: {from: orders.csv, row: 2}\n"
	if got := b.read("factories/alpha/factory.yaml"); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	// One name in the book and one in the sheet: the id of the name that is there.
	b = newBook(t)
	b.write("factorybook.yaml", "title: Book\n")
	b.write("factories/yuanda/factory.yaml", "name: Yuanda Works\n")
	report := b.orders("PO,Supplier\nPO-1,Yuanda\nPO-2,Yuanda Works\n", "factory: {name: Supplier}\norder: {id: PO}\n")
	said := text(t, report)
	if !strings.Contains(said, "belongs to another name") || !strings.Contains(said, "because yuanda is Yuanda Works") {
		t.Error(said)
	}
	report = b.orders("PO,Supplier\nPO-3,Beta\n", "factory: {name: Supplier}\norder: {id: PO}\nids: {Nobody: nobody}\nnames: {Nobody else: Somebody}\n")
	if said := text(t, report); !strings.Contains(said, "Names in the map that the rows do not have (2)") || strings.Contains(said, "belongs to another name") {
		t.Error(said)
	}
}

// Titles are found in the first thirty rows, and only the row with all of them is named.
func TestWhereTheTitlesOfAMapAre(t *testing.T) {
	const mapText = "factory: {name: Supplier}\norder: {id: PO}\n"
	for n, want := range map[int]bool{1: true, 28: true, 29: true, 30: false} {
		_, said := imports(t, strings.Repeat("Note,x\n", n)+"PO,Supplier\nPO-1,Alpha\n", mapText)
		if got := strings.Contains(said, fmt.Sprintf("header_row: %d}", n+1)); got != want {
			t.Errorf("%d rows above the titles: %v\n%s", n, got, said)
		}
	}
	_, said := imports(t, "Note,x\nPO,Vendor\nPO-1,Alpha\n", mapText)
	if strings.Contains(said, "header_row") || !strings.Contains(said, `no column "PO"`) {
		t.Errorf("a row with one of two titles: %s", said)
	}
	for rows, want := range map[string]string{"PO,Supplier\n": "", "PO,Supplier\nPO-1,Alpha\n": ""} {
		_, said := imports(t, rows, mapText+"file: {header_row: 3}\n")
		if want == "" && !strings.Contains(said, "the titles of its columns should stand in row 3") {
			t.Errorf("%q: %s", rows, said)
		}
	}
}
