package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/importer"
)

// imports imports a sheet and returns its records and what the report says.
func imports(t *testing.T, csv, mapText string) (records, said string) {
	t.Helper()
	return outcome(t, []byte(csv), mapText)
}

// holds wants some texts in another, and others not.
func holds(t *testing.T, name, text string, want, not []string) {
	t.Helper()
	for _, part := range want {
		if !strings.Contains(text, part) {
			t.Errorf("%s: no %q in\n%s", name, part, text)
		}
	}
	for _, part := range not {
		if strings.Contains(text, part) {
			t.Errorf("%s: %q in\n%s", name, part, text)
		}
	}
}

func TestWhichRowsAreNoOrders(t *testing.T) {
	const row = "PO-1,Alpha Co,2026-03-01,2026-05-01,,S,10,1\n"
	for _, c := range []struct {
		name, csv, mapText string
		want, not          []string
	}{
		{"the titles once more", caseHeader + row + caseHeader + row, caseMap, []string{"1 left out: the titles once more: row 3", "3 rows read"}, nil},
		{"one title alone is no row of titles", "PO,,\nPO,Alpha Co,S\nPO-1,Alpha Co,S\n", "file: {header_row: 1}\nfactory: {name: column B}\norder: {id: PO}\nline: {sku: column C}\n", []string{"2 left out: another table"}, []string{"once more"}},
		{"a heading, where three columns are read", "PO,Supplier,SKU\nSpring,,\nPO-1,Alpha,S\n", "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU}\n", []string{"1 left out: nothing but a text"}, []string{"id: Spring"}},
		{"an order with its number alone, where two are read", "PO,Supplier\nSpring,\nPO-1,Alpha\n", "factory: {name: Supplier}\norder: {id: PO}\n", []string{"1 left out: no factory: row 2"}, []string{"nothing but a text"}},
		{"a blank number with a text beside", "PO,Supplier,SKU\n,Spring,\nPO-1,Alpha,S\n", "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU}\n", []string{"1 left out: no order number: row 2"}, []string{"nothing but a text"}},
		{"blank rows between", caseHeader + row + ",,,,,,,\n,,,,,,,\n" + strings.Replace(row, "PO-1", "PO-2", 1), caseMap, []string{"2 rows read, 2 blank"}, nil},
		{"no blank row", caseHeader + row, caseMap, []string{"1 row read\n"}, []string{"blank\n"}},
		{"as many cells as titles", caseHeader + row, caseMap, nil, []string{"more cells than there are titles"}},
		{"a blank cell more", caseHeader + strings.TrimSuffix(row, "\n") + ", \n", caseMap, nil, []string{"more cells than there are titles"}},
		{"a cell more", caseHeader + strings.TrimSuffix(row, "\n") + ",x\n", caseMap, []string{"1 with more cells than there are titles; a quote may be missing: row 2"}, nil},
		{"a rule for rows with an empty cell", caseHeader + row + "PO-2,Alpha Co,,,,S,10,1\n", caseMap + "leave_out: [{column: Placed, empty: true}]\n", []string{"1 left out: Placed is empty"}, []string{"id: PO-2"}},
		{"the rows to keep", caseHeader + row + "PO-2,Alpha Co,,,,S,10,1\n", caseMap + "keep: [{column: Placed, empty: true}]\n", []string{"1 left out: Placed is not empty", "id: PO-2"}, []string{"id: PO-1"}},
	} {
		records, said := imports(t, c.csv, c.mapText)
		holds(t, c.name, said+"\n"+records, c.want, c.not)
	}
}

// Blank cells below an order are filled within the order alone, those of the factory within
// the factory.
func TestWhatBlankCellsAreFilledWith(t *testing.T) {
	for _, c := range []struct {
		name, rows, fill string
		want, not        []string
	}{
		{"the day of an order, within it", "PO-1,Alpha,2026-03-01,,,S,1,\nPO-1,Alpha,,,,T,2,\n", "Placed", []string{"Blank cells filled with what stands above (1)", "Placed: 1 cell\n"}, nil},
		{"two days", "PO-1,Alpha,2026-03-01,,,S,1,\nPO-1,Alpha,,,,T,2,\nPO-1,Alpha,,,,U,2,\n", "Placed", []string{"Placed: 2 cells\n"}, nil},
		{"the day of the next order stays open", "PO-1,Alpha,2026-03-01,,,S,1,\nPO-2,Alpha,,,,T,2,\n", "Placed", []string{"- id: PO-2\n  lines"}, []string{"Blank cells filled"}},
		{"a blank day in the first row", "PO-1,Alpha,,,,S,1,\nPO-1,Alpha,2026-03-01,,,T,2,\n", "Placed", []string{"placed: 2026-03-01"}, []string{"Blank cells filled"}},
		{"the number below it", "PO-1,Alpha,2026-03-01,,,S,1,\n,,,,,T,2,\n", "PO, Supplier", []string{"{sku: T, quantity: 2}", "PO: 1 cell", "Supplier: 1 cell"}, nil},
		{"a row below with numbers and no article is a sum", "PO-1,Alpha,2026-03-01,,,S,1,\n,,,,,,2,\n", "PO, Supplier", []string{"1 left out: totals: row 3"}, nil},
		{"the number of another factory", "PO-1,Alpha,2026-03-01,,,S,1,\n,Beta,,,,T,2,\n", "PO, Supplier", []string{"PO-1@beta"}, nil},
	} {
		records, said := imports(t, caseHeader+c.rows, caseMap+"fill_down: ["+c.fill+"]\n")
		holds(t, c.name, said+"\n"+records, c.want, c.not)
	}
	// Merged cells say it themselves: also of the next order, when they reach down to it.
	csv := "PO,Supplier,Placed,Promised,Ready,SKU,Qty,Price\nPO-1,Alpha,2026-03-01,,,S,1,\nPO-2,Alpha,,,,T,2,\nPO-3,Alpha,,,,U,3,\n"
	records, said := outcome(t, asWorkbook(t, csv, "C2:C3"), caseMap+"fill_down: [Placed]\n")
	if !strings.Contains(records, "id: PO-2\n  placed: 2026-03-01\n") || strings.Contains(records, "id: PO-3\n  placed") || !strings.Contains(said, "Merged cells, filled down as the map says (1)") {
		t.Errorf("%s\n%s", said, records)
	}
	for _, merged := range []string{"C2:D2", "G2:G3", "J2:J3", "A1:B1"} {
		_, said := outcome(t, asWorkbook(t, csv, merged), caseMap+"fill_down: [Placed]\n")
		if got := strings.Contains(said, "Merged cells: what stands in them counts for their first row alone"); got != (merged == "G2:G3") {
			t.Errorf("%s: %s", merged, said)
		}
	}
}

func TestRowsBelowAnOrderThatLookLikeItsLines(t *testing.T) {
	first := "PO-1,Alpha,2026-03-01,,,S,1,\n"
	for n, want := range map[int]string{1: "in row 3, below", 2: "in rows 3, 4, below", 5: "in rows 3, 4, 5, 6, 7, below", 6: "in rows 3, 4, 5, 6, 7 and 1 more, below"} {
		if got := newBook(t).problems([]byte(caseHeader+first+strings.Repeat(",,,,,T,2,\n", n)), caseMap); !strings.Contains(got, want) {
			t.Errorf("%d rows: %s", n, got)
		}
	}
	for row, want := range map[string]bool{
		",,,,,T,2,": true, ",Alpha,,,,T,2,": true, ",,,,,T,,": true, ",Beta,,,,T,2,": false, ",,,,,,2,": false, ",,2026-03-02,,,,,": false, ",,,,Total,T,2,": false, ",,,2026-05-01,,T,2,": true,
	} {
		_, said := imports(t, caseHeader+first+row+"\n", caseMap)
		if got := strings.Contains(said, "FB0907"); got != want {
			t.Errorf("%s: asked about %v\n%s", row, got, said)
		}
	}
	// A day in merged cells is that of all their rows.
	merged := caseHeader + "PO-1,Alpha,2026-03-01,2026-05-01,2026-04-30,S,1,1\n,,,,,T,2,1\n"
	for cells, want := range map[string]string{"E2:E3": "[Supplier, PO, Placed, Promised, Ready]` if what stands above is meant; or", "D2:D3": "(with Ready in the list", "A2:A3": "(with Ready in the list", "E3:E4": "(with Ready in the list"} {
		if got := newBook(t).problems(asWorkbook(t, merged, cells), caseMap); !strings.Contains(got, want) {
			t.Errorf("%s: %s", cells, got)
		}
	}
	// What is missed is the number alone, where the goods came on a day of their own.
	if got := newBook(t).problems([]byte(caseHeader+first+",Alpha,2026-03-01,2026-05-01,2026-04-01,T,2,1\n"), caseMap); !strings.Contains(got, "`fill_down: [PO]` if what stands above is meant; or leave") {
		t.Error(got)
	}
}

// An article number may have a thousand bytes; pieces and sets are whole.
func TestWhatNoLineCanHold(t *testing.T) {
	for n, want := range map[int]bool{1000: true, 1001: false} {
		sku := strings.Repeat("x", n)
		records, said := imports(t, caseHeader+"PO-1,Alpha,2026-03-01,,,"+sku+",1,1\nPO-2,Alpha,2026-03-01,,,S,1,1\n", caseMap)
		if strings.Contains(records, sku) != want || strings.Contains(said, "longer than the 1000 bytes") == want {
			t.Errorf("%d bytes:\n%s", n, said)
		}
	}
	for unit, want := range map[string]bool{"pcs": false, "sets": false, "kg": true} {
		b := newBook(t)
		b.orders("PO,Supplier,Ready,SKU,Qty,Came\nPO-1,Alpha,2026-03-01,S,1.5,0.5\nPO-2,Alpha,2026-03-01,S,2.0,2\n", "factory: {name: Supplier}\norder: {id: PO}\nline: {sku: SKU, quantity: Qty}\ndelivery: {ready: Ready, quantity: Came}\nconstants: {unit: "+unit+"}\n")
		if got := b.order("PO-1").Lines[0].Quantity.Known(); got != want {
			t.Errorf("1.5 %s: %v", unit, got)
		}
		if !b.order("PO-2").Lines[0].Quantity.Known() {
			t.Errorf("2.0 %s are not read", unit)
		}
	}
}

// A column whose days one format reads is not guessed; twenty that only the named format
// reads bear it out against one that it does not.
func TestHowManyDaysBearAFormatOut(t *testing.T) {
	for n, want := range map[int]bool{19: false, 20: true} {
		var cells []string
		for i := range n {
			cells = append(cells, fmt.Sprintf("3/%d/24", 13+i%16))
		}
		said := newBook(t).problems([]byte(dates(append(cells, "27/3/24")...)), dateMap+"columns: [{column: Placed, dates: [M/D/YY]}]\n")
		if got := said == ""; got != want {
			t.Errorf("%d days: %s", n, said)
		}
	}
	for _, c := range []struct{ cell, dates, want string }{
		{"5-Mar", "", "a day without a year"}, {"3月5日", "", "a day without a year"}, {"45356", "", "dates: [excel]"}, {"45356", "D/M/YYYY", "dates: [D/M/YYYY, excel]"}, {"2024-03-05", "D/M/YYYY", "name that too: `columns: [{column: Placed, dates: [D/M/YYYY, YYYY-M-D]}]`"},
		{"soon", "", "not a date"}, {"soon", "D/M/YYYY", "not D/M/YYYY"}, {"soon", "D/M/YYYY, D-Mon-YY", "none of the formats that the map names"}, {"2024-03-05", "excel", "not a date"}, {"Mar-25", "", "a month and no day"}, {"2025-03", "", "months: last"},
	} {
		mapText := dateMap
		if c.dates != "" {
			mapText += "columns: [{column: Placed, dates: [" + c.dates + "]}]\n"
		}
		good := map[string]string{"": "2024-01-02", "excel": "45300"}[c.dates]
		if good == "" {
			good = "2/1/2024"
		}
		_, said := imports(t, dates(good, c.cell), mapText)
		if !strings.Contains(said, c.want) {
			t.Errorf("%s as %q: no %q in\n%s", c.cell, c.dates, c.want, said)
		}
	}
	for months, want := range map[string]string{"first": "2024-02-01", "last": "2024-02-29"} {
		b := newBook(t)
		b.orders(dates("2024-02", "2024-01-02"), dateMap+"columns: [{column: Placed, months: "+months+"}]\n")
		if got := b.order("PO-1").Placed.V.String(); got != want {
			t.Errorf("February as its %s day: %s", months, got)
		}
	}
}

// The beginning of a relationship can be a year, a month or a day.
func TestWhenARelationshipBegan(t *testing.T) {
	for cell, want := range map[string]string{"2003": "2003", "2003年": "2003", "1900": "1900", "1899": "", "2199": "2199", "2200": "", "2010-04": "2010-04", "2010年4月": "2010-04", "2010-04-05": "2010-04-05", "203": "", "20033": "", "２００３": "2003"} {
		b := newBook(t)
		report, err := importer.Factories(b.options("Name,Start\nAlpha,"+cell+"\nBeta,2001\n", "factory: {name: Name, since: Start}\n"))
		if err != nil || len(report.Problems) > 0 {
			t.Fatal(cell, err, report.Problems)
		}
		got := ""
		if _, rest, ok := strings.Cut(b.read("factories/alpha/factory.yaml"), "since: "); ok {
			got, _, _ = strings.Cut(rest, "\n")
		}
		if got != want {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
}

func TestWhatARowCallsItsFactory(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"PO-1,Alpha,Plant 2,Beta", "Alpha, Plant 2"}, {"PO-1,Alpha,Alpha,Beta", "Alpha"}, {"PO-1,Alpha,,Beta", "Alpha"}, {"PO-1,,Plant 2,Beta", "Beta, Plant 2"}, {"PO-1,,Plant 2,", ""}, {"PO-1,,Beta,Beta", "Beta"},
	} {
		records, said := imports(t, "PO,Supplier,Plant,Other\n"+c.row+"\nPO-9,Zeta,Plant 9,Zeta\n", "factory: {name: Supplier, and: Plant, otherwise: Other}\norder: {id: PO}\n")
		if c.want == "" && !strings.Contains(said, "1 left out: no factory: row 2") || c.want != "" && !strings.Contains(records, "name: "+c.want+"\n") {
			t.Errorf("%s: no %q in\n%s\n%s", c.row, c.want, said, records)
		}
	}
	// A name whose characters were lost is taken where the map puts it right or gives it an id.
	for more, want := range map[string]string{"": "Names whose characters were lost", "names: {\"A??? Co\": Alpha Co}\n": "name: Alpha Co\n", "ids: {\"A??? Co\": alpha}\n": "name: A??? Co\n"} {
		records, said := imports(t, "PO,Supplier\nPO-1,A??? Co\n", "factory: {name: Supplier}\norder: {id: PO}\n"+more)
		if !strings.Contains(records+said, want) || (more == "") != (records == "") {
			t.Errorf("%s: %s\n%s", more, said, records)
		}
	}
}

// Currencies are read by code, or by a sign that means one alone.
func TestCodesOfCurrencies(t *testing.T) {
	for cell, want := range map[string]string{"usd": "USD", "ＵＳＤ": "USD", "US$": "USD", "€": "EUR", "人民币": "CNY", "$": "", "¥": "", "US$ net": "", "USDX": "", "XXX1": ""} {
		b := newBook(t)
		report := b.orders("PO,Supplier,Currency\nPO-1,Alpha,"+cell+"\nPO-2,Alpha,EUR\n", "factory: {name: Supplier}\norder: {id: PO, currency: Currency}\n")
		if got := b.order("PO-1").Currency.V; got != want || strings.Contains(text(t, report), "not a currency of ISO 4217") != (want == "") {
			t.Errorf("%s: %q, want %q", cell, got, want)
		}
	}
	for id, want := range map[string]string{"'A12": "A12", "`A12": "A12", "'": "'", "A'12": "A'12", "'0012": "0012"} {
		b := newBook(t)
		b.orders("PO,Supplier\n"+id+",Alpha\n", "factory: {name: Supplier}\norder: {id: PO}\n")
		b.order(want)
	}
}

// What an import finds as it is in the book is remembered, so that the next one may
// change it; what others wrote is not.
func TestWhatIsRememberedOfABook(t *testing.T) {
	b := newBook(t)
	b.write("factorybook.yaml", "title: Book\n")
	b.write("factories/alpha/factory.yaml", "name: Alpha\nimported: {from: orders.csv, row: 2}\n")
	if report, err := importer.Factories(b.options("Name\nAlpha\n", "factory: {name: Name}\n")); err != nil || report.Factories.Unchanged != 1 {
		t.Fatal(err, report)
	}
	if files := b.tree(); !strings.Contains(files[stateFile], `"id":"alpha"`) {
		t.Errorf("a factory that is as the sheet says is not remembered: %v", files)
	}
	b = newBook(t)
	b.write("factorybook.yaml", "title: Book\n")
	b.write("factories/alpha/factory.yaml", "name: Alpha\nstatus: active\n")
	if report, err := importer.Factories(b.options("Name\nAlpha\n", "factory: {name: Name}\n")); err != nil || len(report.Factories.Foreign) != 1 {
		t.Fatal(err, report)
	}
	if _, there := b.tree()[stateFile]; there {
		t.Error("an import that found nothing of its own leaves a file behind")
	}
}
