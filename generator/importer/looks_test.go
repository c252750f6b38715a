package importer

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/sheet"
)

func newLook() *columnLook {
	return &columnLook{beside: map[string]int{}, words: map[string]int{}, other: map[string]int{}, values: map[int]float64{}}
}

// Three quarters of a column make it one of days or numbers; or fewer, beside a few words
// that come again, such as TBC.
func TestWhenAColumnIsOneOfDaysOrNumbers(t *testing.T) {
	words := func(n, times int) map[string]int {
		m := map[string]int{}
		for i := range n {
			m[fmt.Sprint("word ", i)] = times
		}
		return m
	}
	for _, c := range []struct {
		cells, n int
		other    map[string]int
		want     bool
	}{
		{0, 0, nil, false}, {1, 1, nil, true}, {1, 0, nil, false}, {4, 3, nil, true}, {4, 2, nil, false}, {100, 75, nil, true}, {100, 74, nil, false},
		{20, 2, words(1, 18), true}, {20, 2, words(1, 16), true}, {20, 2, words(1, 15), false},
		{20, 0, words(1, 20), false},
		{4, 1, words(1, 3), true}, {3, 1, words(1, 2), false},
		{7, 1, words(2, 3), true}, {5, 1, words(2, 2), false},
		{16, 1, words(5, 3), true}, {19, 1, words(6, 3), false},
	} {
		l := newLook()
		l.cells, l.other = c.cells, c.other
		if got := l.of(c.n); got != c.want {
			t.Errorf("%d of %d cells beside %v: %v", c.n, c.cells, c.other, got)
		}
	}
	for _, c := range []struct {
		numbers, serials int
		want             bool
	}{{10, 9, true}, {10, 8, false}, {1, 1, true}} {
		l := newLook()
		l.cells, l.numbers, l.serials = c.numbers, c.numbers, c.serials
		if l.isSerials() != c.want {
			t.Errorf("%d of %d can be day numbers: %v", c.serials, c.numbers, !c.want)
		}
	}
}

func TestWhatACellSaysOfItsColumn(t *testing.T) {
	for cell, want := range map[string]string{
		"19999": "number", "20000": "number serial", "79999": "number serial", "80000": "number",
		"1,5": "number comma", "1,50": "number comma", "1,500": "number point", "0,500": "number", "1.5": "number", "1,234.50": "number point", "1.234,5": "number comma", "1.234,567": "number", "1,23,456": "number point",
		"12 pcs": "number beside", "(5)": "number", "many": "other", "-": "other", "x1y2": "other",
		"2026-03-04": "day", "2026-03-04 16:00": "day", "3/4/2026": "doubt", "4 March 2026": "day", "": "blank", "\u200b": "blank", "12/3": "other",
	} {
		l := newLook()
		l.look(sheet.Cell{Kind: sheet.Text, Text: cell}, 2)
		var got []string
		for _, c := range []struct {
			what string
			n    int
		}{{"blank", l.blank}, {"day", l.days}, {"doubt", len(l.unreadDays)}, {"number", l.numbers}, {"serial", l.serials}, {"beside", len(l.beside)}, {"comma", l.comma}, {"point", l.point}, {"other", len(l.other)}} {
			if c.n > 0 {
				got = append(got, c.what)
			}
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("%q: %s, want %s", cell, got, want)
		}
		if l.cells+l.blank != 1 || (l.cells == 1) != (want != "blank") {
			t.Errorf("%q: %d cells, %d blank", cell, l.cells, l.blank)
		}
	}
	l := newLook()
	for i := range 501 {
		l.look(sheet.Cell{Kind: sheet.Number, Text: "7"}, i+2)
	}
	if l.numbers != 501 || len(l.values) != lookedValues {
		t.Errorf("%d numbers, %d of them compared", l.numbers, len(l.values))
	}
	for n, want := range map[int]int{60: 60, 61: 0} {
		l := newLook()
		for i := range n {
			l.look(sheet.Cell{Kind: sheet.Text, Text: strings.Repeat("w", i+1)}, i+2)
		}
		if len(l.words) != want || len(l.other) != min(n, mostOther) {
			t.Errorf("%d words: %d are kept as words of a status, and %d as ones that can mean that nothing is known", n, len(l.words), len(l.other))
		}
	}
}

// The value may be off by one in a hundred.
func TestWhenAPriceMakesTheValue(t *testing.T) {
	for _, c := range []struct {
		price, quantity, value string
		want                   int
	}{
		{"2", "50", "100", 1}, {"2.02", "50", "100", 1}, {"1.98", "50", "100", 1}, {"2.03", "50", "100", 0}, {"1.97", "50", "100", 0}, {"0.01", "1", "0", 1}, {"0.02", "1", "0", 0}, {"2", "", "100", 0}, {"2", "50", "", 0},
	} {
		s := &suggestion{columns: []columnLook{*newLook(), *newLook(), *newLook()}, quantity: 1, value: 2}
		for i, cell := range []string{c.price, c.quantity, c.value} {
			s.columns[i].look(sheet.Cell{Kind: sheet.Number, Text: cell}, 2)
		}
		if got := s.agree(0); got != c.want {
			t.Errorf("%s times %s is %s: %d", c.price, c.quantity, c.value, got)
		}
	}
	for _, s := range []*suggestion{{quantity: -1, value: 0}, {quantity: 0, value: -1}} {
		if s.agree(0) != -1 {
			t.Error("without quantity or value there is nothing to agree with")
		}
	}
}

func TestTwoThousandRowsAreLookedAt(t *testing.T) {
	for rows, want := range map[int]int{1999: 1999, 2000: 2000, 2001: 2000} {
		s := &suggestion{file: Source{Name: "list.csv", Data: []byte("PO,Supplier,Qty\n" + strings.Repeat("PO-1,Alpha,3\n", rows))}}
		if err := s.look(); err != nil || s.rows != want {
			t.Errorf("of %d rows %d were looked at: %v", rows, s.rows, err)
		}
	}
}

func TestWhereTheTitlesAreFound(t *testing.T) {
	note := func(n int) string { return strings.Repeat("Note,,\n", n) }
	for _, c := range []struct {
		name, csv string
		row       int
	}{
		{"the first row", "PO,Supplier,Qty\nPO-1,Alpha,3\n", 1},
		{"below a heading", "Orders,,\nPO,Supplier,Qty\nPO-1,Alpha,3\n", 2},
		{"in row 30", "Orders,,\n" + note(28) + "PO,Supplier,Qty\nPO-1,Alpha,3\n", 30},
		{"in row 31, which is not looked at", "Orders,,\n" + note(29) + "PO,Supplier,Qty\nPO-1,Alpha,3\n", 1},
		{"titles that nobody knows: the first row of three texts", "Listing,Foo,\nAbc,Def,Ghi\nJkl,Mno,Pqr\n", 2},
		{"four texts are no better than three", "Abc,Def,Ghi,\nJkl,Mno,Pqr,Stu\n", 1},
		{"one known title is better than texts", "Abc,Def,Ghi\nSupplier,,\n", 2},
		{"two known titles and a day are data", "Qty,Price,2026-03-04\n5,7,2026-03-05\n", 0},
		{"three known titles, and a day among them", "PO,Supplier,Qty,2026-03-04\nPO-1,Alpha,7,3\n", 1},
	} {
		s := &suggestion{file: Source{Name: "list.csv", Data: []byte(c.csv)}}
		if err := s.look(); err != nil || s.headerRow != c.row {
			t.Errorf("%s: row %d, want %d (%v)", c.name, s.headerRow, c.row, err)
		}
	}
}

func TestWordsThatCanMeanThatNothingIsKnown(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 5: 1, 6: 0} {
		l := newLook()
		for i := range n {
			l.other[string(rune('a'+i))] = 3
		}
		if got := l.missingWords(); len(got) != want {
			t.Errorf("%d words: %q", n, got)
		}
	}
}

// What is suggested does not depend on which column comes first.
func TestASuggestionKnowsTheFirstColumnToo(t *testing.T) {
	day := "2026-03-04"
	for _, c := range []struct {
		name, csv string
		want, not []string
	}{
		{"the order number, with blank cells", "PO,Supplier,SKU\nPO-1,Alpha,S\n,,T\n", []string{"fill_down: [PO, Supplier]"}, nil},
		{"one blank number in twenty", "PO,Supplier,SKU\n" + strings.Repeat("PO-1,Alpha,S\n", 20) + ",Alpha,T\n", []string{"fill_down: [PO]"}, nil},
		{"one blank number in twenty-one", "PO,Supplier,SKU\n" + strings.Repeat("PO-1,Alpha,S\n", 21) + ",Alpha,T\n", nil, []string{"fill_down"}},
		{"blank cells of what is counted", "PO,Supplier,Qty\nPO-1,Alpha,1\n,,\n,,3\n", []string{"fill_down: [PO, Supplier]"}, []string{"Supplier, Qty]"}},
		{"no blank number", "PO,Supplier,SKU\nPO-1,Alpha,S\nPO-1,,T\n", nil, []string{"fill_down"}},
		{"the day ready, beside one that can be the promise", "Ready date,PO,Delivery date\n" + day + ",PO-1," + day + "\n", []string{"\n  promised: Delivery date", "\n  ready: Ready date"}, nil},
		{"the day shipped", "Ship date,PO,Delivery date\n" + day + ",PO-1," + day + "\n", []string{"\n  promised: Delivery date"}, nil},
		{"the day received", "Received date,PO,Delivery date\n" + day + ",PO-1," + day + "\n", []string{"\n  promised: Delivery date"}, nil},
		{"what came, in a list with a date", "Received qty,PO,Date\n5,PO-1," + day + "\n", []string{"# placed: Date"}, nil},
		{"a date without what came", "Qty,PO,Date\n5,PO-1," + day + "\n", []string{"\n  placed: Date"}, nil},
		{"what came with the day shipped", "Ship date,PO,Received qty\n" + day + ",PO-1,5\n", []string{"\n  quantity: Received qty"}, nil},
		{"what came with the day received", "Received date,PO,Received qty\n" + day + ",PO-1,5\n", []string{"\n  quantity: Received qty"}, nil},
		{"what came with the day ready", "Ready date,PO,Received qty\n" + day + ",PO-1,5\n", []string{"\n  quantity: Received qty"}, nil},
		{"what came without a day", "PO,Received qty\nPO-1,5\n", []string{"# quantity: Received qty"}, nil},
		{"a quantity, with a price that is not the value", "Qty,PO,Unit price,Value\n10,PO-1,0.04,24\n30,PO-2,0.05,90\n", []string{"times Qty it is not Value"}, nil},
		{"a value, with a price that is not it", "Value,PO,Unit price,Qty\n24,PO-1,0.04,10\n90,PO-2,0.05,30\n", []string{"times Qty it is not Value"}, nil},
		{"a price that is the value in half of the rows", "Qty,PO,Unit price,Value\n10,PO-1,1,10\n30,PO-2,2,90\n", []string{"\n  price: Unit price"}, []string{"is not"}},
		{"a price that is the value in fewer", "Qty,PO,Unit price,Value\n10,PO-1,1,10\n30,PO-2,2,90\n30,PO-3,2,90\n", []string{"# price: Unit price"}, nil},
		{"a status", "Status,PO\ncancelled,PO-1\nissued,PO-2\n", []string{"cancelled: [cancelled]", "open: [issued]", "column: Status"}, []string{"closed:", "Not taken"}},
		{"a status without an end", "Status,PO\nissued,PO-1\n", nil, []string{"ended:"}},
		{"a status with words of being done", "Status,PO\ndone,PO-1\n", []string{"closed: [done]"}, []string{"open:", "cancelled:"}},
		{"a person", "Contact,Supplier,Phone\nChen Li,Alpha,1\n", []string{"contacts:\n  - {name: Contact, phone: Phone}"}, nil},
		{"the day of an order without a number", "Order date,Supplier,Price\n" + day + ",Alpha,3\n", []string{"It looks like a list of orders (Order date, Price)"}, nil},
		{"one fact of an order", "Order date,Supplier\n" + day + ",Alpha\n", nil, []string{"looks like a list of orders"}},
		{"the factory", "Supplier,PO\nAlpha,PO-1\n", []string{"\n  name: Supplier"}, []string{"No column is known to name"}},
		{"no factory", "PO,Qty\nPO-1,3\n", []string{"No column is known to name the factory"}, nil},
		{"what is not taken", "Colour,PO,Empty\nred,PO-1,\n", []string{"# Not taken: Colour."}, []string{"Empty."}},
		{"two columns of one title", "Date,PO,Date,Qty\n" + day + ",PO-1,,3\n", []string{"\n  placed: column A"}, nil},
		{"a decimal comma", "Price,PO,Qty\n\"1,42\",PO-1,3\n", []string{"decimal: comma, thousands: point"}, nil},
		{"thousands", "Qty,PO\n\"4,800\",PO-1\n", []string{"thousands: comma"}, []string{"decimal"}},
		{"both", "Qty,PO,Price\n\"4,800\",PO-1,\"1,42\"\n", []string{"Some numbers have a decimal comma"}, []string{"thousands: comma"}},
		{"neither", "Qty,PO\n48,PO-1\n", nil, []string{"file:", "thousands"}},
		{"a unit and a currency", "Qty (pcs),PO,Unit price (USD)\n3,PO-1,2\n", []string{"constants: {unit: pcs, currency: USD}"}, nil},
		{"the currency of the value alone", "Qty,PO,Unit price,Amount (USD)\n3,PO-1,2,6\n", []string{"constants: {currency: USD}"}, nil},
		{"two currencies: that of the price", "Qty (kg),PO,Unit price (RMB),Total USD\n3,PO-1,2,6\n", []string{"constants: {unit: kg, currency: CNY}"}, []string{"USD}"}},
		{"a unit, and the currency of the value", "Qty (kg),PO,Total USD\n3,PO-1,6\n", []string{"constants: {unit: kg, currency: USD}"}, nil},
		{"a unit and a currency in columns of their own", "Qty (pcs),PO,Unit price (USD),Unit,Currency\n3,PO-1,2,pcs,USD\n", nil, []string{"constants: {unit", "constants: {currency"}},
		{"days of one format, beside others that are certain", "Order date,PO\n25/3/2026,PO-1\n2026-03-26,PO-2\n", []string{"dates: [D/M/YYYY, YYYY-M-D]"}, nil},
		{"days of one format", "Order date,PO\n25/3/2026,PO-1\n", []string{"dates: [D/M/YYYY]"}, nil},
		{"days that can be day numbers", "Order date,PO\n46085,PO-1\n", []string{"dates: [excel]"}, nil},
		{"one time in every day", "Order date,PO\n2026-03-04 16:00,PO-1\n2026-03-05 16:00,PO-2\n", []string{"# placed: Order date", "has the time 16:00", "hours: 8}"}, nil},
		{"titles in the second row", "Orders,\nPO,Supplier\nPO-1,Alpha\n", []string{"header_row: 2"}, nil},
		{"titles in the first", "PO,Supplier\nPO-1,Alpha\n", nil, []string{"header_row"}},
		{"no rows", "PO,Supplier\n", []string{"There is no row below the titles"}, nil},
	} {
		got, _, err := Suggest(Source{Name: "list.csv", Data: []byte(c.csv)}, func(string) string { return "" }, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, got)
			}
		}
		for _, not := range c.not {
			if strings.Contains(got, not) {
				t.Errorf("%s: %q in\n%s", c.name, not, got)
			}
		}
	}
}
