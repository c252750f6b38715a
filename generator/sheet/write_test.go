package sheet_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/sheet"
)

// written returns what is read back of a table, from a workbook and from CSV.
func written(t testing.TB, table sheet.Table) map[string][][]string {
	t.Helper()
	var book bytes.Buffer
	if _, err := sheet.WriteWorkbook(&book, []sheet.Table{table}); err != nil {
		t.Fatal(err)
	}
	got := map[string][][]string{}
	for name, data := range map[string][]byte{"workbook": book.Bytes(), "csv": sheet.WriteCSV(&table)} {
		f, err := sheet.Open(data, sheet.Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var rows [][]string
		err = f.Rows(func(r sheet.Row) bool {
			row := make([]string, len(table.Columns))
			for i := range row {
				row[i] = f.ReadBack(r.Cell(i))
			}
			rows = append(rows, row)
			return true
		})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got[name] = rows
	}
	return got
}

// texts are what spreadsheets, their formats and the programs in between are known
// to change.
var texts = []string{
	"KT-210", "0755", "1234567890123456789", "2.02207E+18", "3-5", "2025-03-05", "1/2", "TRUE", "true", "NO", "null",
	"=1+1", "=\"0755\"", "+86 757 8300 0000", "-", "-5", "@SUM(A1)", "＝1+1", "'", "''", "'=1", "''=1", "'0755", "’quoted",
	"\tTab", "two\nlines", "ends in a line\n", "\nbegins with one", " spaces around ", "a,b;c", `6" pipe`, `"all quoted"`,
	"PO_x0031_7", "_x005F_", "_x005F_x0031_", "_xD800_", "_x000A_", "A_x000a_B", "_x0031", "x0031_",
	"佛山市华耀陶瓷有限公司", "鑫鄞衢嵊", "𠮷野家", "😀 ok", "é", "e\u0301", "\u00a0", "　全角　", "１２３", "#N/A", "#REF!", "#", "<b>&amp;</b>", "]]>", "%", "5%", "00", "1.50",
}

func TestTextComesBackFromAFileAsItWasWritten(t *testing.T) {
	table := sheet.Table{Name: "texts", Columns: []string{"n", "text", "=title"}}
	for i, text := range texts {
		table.Rows = append(table.Rows, []sheet.Cell{{Text: fmt.Sprint(i + 1), Kind: sheet.Number}, {Text: text}, {Text: "x"}})
	}
	for name, rows := range written(t, table) {
		if len(rows) != len(texts)+1 || rows[0][2] != "=title" {
			t.Errorf("%s: %d rows, titles %q", name, len(rows), rows[0])
			continue
		}
		for i, text := range texts {
			if got := rows[i+1][1]; got != text {
				t.Errorf("%s: %q came back as %q", name, text, got)
			}
		}
	}
}

func TestRandomTextComesBackFromAFileAsItWasWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	pieces := append(slices.Clone(texts), "_", "x", "_x", "00", "41_", "'", "=", "\"", ",", "\n", " ", "公", "\u200b", "\ufeff", "\u2028", "\u0085")
	for range 40 {
		table := sheet.Table{Name: "texts", Columns: []string{"n", "text"}}
		for i := range 25 {
			var b strings.Builder
			for range 1 + random.IntN(5) {
				b.WriteString(pieces[random.IntN(len(pieces))])
			}
			table.Rows = append(table.Rows, []sheet.Cell{{Text: fmt.Sprint(i + 1), Kind: sheet.Number}, {Text: b.String()}})
		}
		for name, rows := range written(t, table) {
			for i, row := range table.Rows {
				if got := rows[i+1][1]; got != row[1].Text {
					t.Fatalf("%s: %q came back as %q", name, row[1].Text, got)
				}
			}
		}
	}
}

func TestDaysNumbersAndSharesAreWhatTheyAreInAWorkbook(t *testing.T) {
	table := sheet.Table{Name: "figures", Columns: []string{"value"}}
	cells := []sheet.Cell{
		{Text: "2025-03-05", Kind: sheet.Date}, {Text: "1900-01-01", Kind: sheet.Date}, {Text: "1900-02-28", Kind: sheet.Date}, {Text: "1900-03-01", Kind: sheet.Date}, {Text: "2199-12-31", Kind: sheet.Date},
		{Text: "4800", Kind: sheet.Number}, {Text: "1.50", Kind: sheet.Number}, {Text: "0.007", Kind: sheet.Number}, {Text: "0", Kind: sheet.Number}, {Text: "-12.5", Kind: sheet.Number}, {Text: "123456789012.345", Kind: sheet.Number},
		{Text: "30%", Kind: sheet.Percent}, {Text: "2.5%", Kind: sheet.Percent}, {Text: "0.05%", Kind: sheet.Percent}, {Text: "100%", Kind: sheet.Percent}, {Text: "0%", Kind: sheet.Percent},
		{Text: "1234567890.1234567", Kind: sheet.Number}, {Text: "unknown", Kind: sheet.Date},
	}
	for _, c := range cells {
		table.Rows = append(table.Rows, []sheet.Cell{c})
	}
	for name, rows := range written(t, table) {
		for i, c := range cells {
			if got := rows[i+1][0]; got != c.Text {
				t.Errorf("%s: %s came back as %s", name, c.Text, got)
			}
		}
	}
	var book bytes.Buffer
	if _, err := sheet.WriteWorkbook(&book, []sheet.Table{table}); err != nil {
		t.Fatal(err)
	}
	f, err := sheet.Open(book.Bytes(), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := -1
	err = f.Rows(func(r sheet.Row) bool {
		if n >= 0 {
			// What a spreadsheet would not keep exactly, and what is no day, is text.
			want := map[bool]sheet.Kind{true: sheet.Date, false: sheet.Number}[n < 5]
			if n >= len(cells)-2 {
				want = sheet.Text
			}
			if got := r.Cell(0).Kind; got != want {
				t.Errorf("%s is of kind %d in the workbook, want %d", cells[n].Text, got, want)
			}
		}
		n++
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
}

// A spreadsheet program that opens the CSV computes nothing.
func TestNoCellOfACSVFileIsAFormula(t *testing.T) {
	table := sheet.Table{Columns: []string{"text"}}
	for _, text := range texts {
		table.Rows = append(table.Rows, []sheet.Cell{{Text: text}})
	}
	for line := range strings.Lines(string(sheet.WriteCSV(&table))) {
		cell := strings.TrimPrefix(strings.TrimPrefix(line, "\ufeff"), `"`)
		if cell != "\r\n" && strings.ContainsRune("=+-@\t＝", []rune(cell)[0]) && !strings.HasPrefix(line, "begins") {
			t.Errorf("a line begins like a formula: %q", line)
		}
	}
}

func TestTextTooLongForACellIsCutAndNamed(t *testing.T) {
	long := strings.Repeat("质量 ", 20000)
	var book bytes.Buffer
	cut, err := sheet.WriteWorkbook(&book, []sheet.Table{{Name: "notes", Columns: []string{"a", "b"}, Rows: [][]sheet.Cell{{{Text: "x"}, {Text: long}}}}})
	if err != nil || len(cut) != 1 || cut[0] != "notes!B2" {
		t.Fatalf("cut %v, %v", cut, err)
	}
	f, err := sheet.Open(book.Bytes(), sheet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = f.Rows(func(r sheet.Row) bool {
		if text := r.Cell(1).Text; r.Number == 2 && (!sheet.WasCut(text) || !strings.HasPrefix(long, text[:1000])) {
			t.Errorf("the text ends in %q", text[len(text)-20:])
		}
		return true
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSameTablesGiveTheSameBytes(t *testing.T) {
	var tables []sheet.Table
	for i := range 12 {
		tables = append(tables, sheet.Table{Name: fmt.Sprint("t", i), Columns: []string{"a", "b"}, Rows: [][]sheet.Cell{{{Text: "x"}, {Text: "1.5", Kind: sheet.Number}}}})
	}
	var first bytes.Buffer
	for i := range 5 {
		var b bytes.Buffer
		if _, err := sheet.WriteWorkbook(&b, tables); err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			first = b
		} else if !bytes.Equal(first.Bytes(), b.Bytes()) {
			t.Fatal("two workbooks of the same tables differ")
		}
	}
}
