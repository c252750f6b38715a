package importer_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/importer"
	"factorybook/generator/words"
	"factorybook/templates"
)

// Lists of suppliers end with how many there are, and name people in both scripts in one
// cell.
func TestAListOfSuppliersIsReadAsPeopleWriteIt(t *testing.T) {
	for _, c := range []struct {
		what, rows string
		factories  int
		want       []string
	}{
		{"a last line with a number", "1,Alpha Co,\n合计 total,1,\n", 1, nil},
		{"a last line without a number", "1,Alpha Co,\nTotal,,\n", 1, nil},
		{"a last line in the column of names", "1,Alpha Co,\n,Total: 1,\n", 1, nil},
		{"a name that only begins like one", "1,Total Tools Ltd,\n2,Sum Hing Metal,\n3,3M,\n", 3, []string{"total-tools-ltd", "sum-hing-metal", "3m"}},
		{"Chinese before Latin", "1,Alpha Co,王莉 Wang Li\n", 1, []string{"{id: wang-li, name: Wang Li, name_zh: 王莉}"}},
		{"Latin before Chinese in brackets", "1,Alpha Co,Lily Wang（王莉）\n", 1, []string{"name: Lily Wang, name_zh: 王莉}"}},
		{"a slash between them", "1,Alpha Co,Miss Lin/林小姐\n", 1, []string{"name: Miss Lin, name_zh: 林小姐}"}},
		{"one name of both scripts", "1,Alpha Co,Tony陈\n", 1, []string{"name: Tony陈, name_zh: Tony陈}"}},
		{"two people", "1,Alpha Co,王莉 陈勇\n", 1, []string{"name: 王莉 陈勇, name_zh: 王莉 陈勇}"}},
		{"Latin alone", "1,Alpha Co,Wang Li\n", 1, []string{"{id: wang-li, name: Wang Li}"}},
	} {
		b := newBook(t)
		report, err := importer.Factories(b.options("No.,Supplier,Contact\n"+c.rows, "factory: {name: Supplier}\ncontacts: [{name: Contact}]\n"))
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: %v %v", c.what, err, report.Problems)
			continue
		}
		all := ""
		n := 0
		for name, file := range b.tree() {
			if strings.HasSuffix(name, "/factory.yaml") {
				n++
				all += name + "\n" + file
			}
		}
		if n != c.factories {
			t.Errorf("%s: %d factories, want %d:\n%s", c.what, n, c.factories, all)
		}
		for _, want := range c.want {
			if !strings.Contains(all, want) {
				t.Errorf("%s: no %q in\n%s", c.what, want, all)
			}
		}
		b.load()
	}
}

// Of a file with titles alone the map takes the columns by them, and runs.
func TestMapOfTitlesAloneTakesTheColumnsByTheirTitles(t *testing.T) {
	const titles = "PO No,Supplier,Order date,Conf. delivery date,Actual GR date,Article,Qty,Unit price,Curr\n"
	text, what, err := importer.Suggest(importer.Source{Name: "orders.csv", Data: []byte(titles)}, typed, nil)
	if err != nil || what != "orders" {
		t.Fatal(what, err)
	}
	for _, want := range []string{"no row below the titles", "name: Supplier", "id: PO No", "placed: Order date", "promised: Conf. delivery date", "received: Actual GR date", "sku: Article", "quantity: Qty", "price: Unit price", "currency: Curr"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	b := newBook(t)
	report, err := importer.Orders(b.options(titles+"PO-1,Alpha Co,2026-01-02,2026-03-01,2026-03-04,S,10,1.50,USD\n", text))
	if err != nil || len(report.Problems) > 0 || report.Lines != 1 {
		t.Errorf("the map does not run: %v %+v\n%s", err, report, text)
	}
}

// Whoever keeps a book in Chinese reads the comments of the map in Chinese.
func TestCommentsOfAMapAreInTheLanguageOfTheBook(t *testing.T) {
	said, err := words.LoadProblems(templates.Files, words.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, rows := range []string{
		"PO No,Vendor name,Order date,Delivery date,Article,Qty,Unit price,Amount,Curr,Status,Buyer\nPO-1,Alpha Co,3/4/2026,5/6/2026,S,\"1.200,5\",\"4,15\",1,USD,Closed,Mia\n,,,,T,\"2.200,5\",\"4,15\",2,USD,Cancelled,Mia\n",
		"Order date,Promised,Qty\n2026-01-02,2026-02-03,10\n",
		"PO-1,Alpha Co,2026-01-02,10\nPO-2,Alpha Co,2026-01-03,20\n",
		"PO No,Supplier\n",
	} {
		text, _, err := importer.Suggest(importer.Source{Name: "orders.csv", Data: []byte(rows)}, typed, said.Table())
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(text) {
			_, comment, ok := strings.Cut(line, "# ")
			comment = strings.TrimSpace(comment)
			if _, second, two := strings.Cut(comment, "   # "); two {
				comment = second
			}
			if !ok || comment == "" || strings.HasPrefix(comment, "factorybook import") || strings.HasPrefix(comment, "constants: ") || strings.HasPrefix(comment, "factory: ") || strings.HasPrefix(comment, "order: ") {
				continue
			}
			tried++
			if !words.HasHan(comment) {
				t.Errorf("in English: %s", line)
			}
		}
	}
	if tried < 12 {
		t.Errorf("only %d comments were read", tried)
	}
}

// A log that several people keep has days in several ways: the map names those that are
// there, and 26.4.20 may be a day of 2020 or of 2026.
func TestMapOfMixedDaysReadsThemAll(t *testing.T) {
	for _, c := range []struct{ what, days, want string }{
		{"slashes and points", "2026/3/1,2026/3/4,28.3.2026", "dates: [D.M.YYYY, YYYY/M/D]"},
		{"hyphens, Chinese and points", "2026-03-01,2026年3月4日,28.3.2026", "dates: [D.M.YYYY, YYYY-M-D, YYYY年M月D日]"},
		{"two digits of the year", "2026/3/1,2026/3/4,26.4.20", "26.4.20 reads as D.M.YY or YY.M.D"},
	} {
		var rows strings.Builder
		for i, day := range strings.Split(c.days, ",") {
			fmt.Fprintf(&rows, "PO-%d,Alpha Co,%s,S,10,1.50\n", i, day)
		}
		text, _, err := importer.Suggest(importer.Source{Name: "list.csv", Data: []byte("PO,Supplier,Order date,SKU,Qty,Price\n" + rows.String())}, typed, nil)
		if err != nil || !strings.Contains(text, c.want) {
			t.Errorf("%s: %v: no %q in\n%s", c.what, err, c.want, text)
			continue
		}
		b := newBook(t)
		report, err := importer.Orders(b.options("PO,Supplier,Order date,SKU,Qty,Price\n"+rows.String(), text))
		if err != nil || len(report.Problems) > 0 {
			t.Errorf("%s: %v %v", c.what, err, report.Problems)
			continue
		}
		for _, column := range report.Columns {
			if strings.HasPrefix(c.want, "dates") && len(column.Unreadable) > 0 {
				t.Errorf("%s: not read: %+v", c.what, column.Unreadable)
			}
		}
	}
}
