package importer_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"factorybook/generator/importer"
)

const smallMap = "factory: {name: Factory}\norder: {id: PO, notes: Note}\nline: {sku: SKU}\n"

func encode(t *testing.T, enc encoding.Encoding, text string) string {
	t.Helper()
	s, err := enc.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryLineEndDelimiterAndMark(t *testing.T) {
	for _, end := range []string{"\n", "\r", "\r\n", "mixed"} {
		for name, delimiter := range map[string]string{"comma": ",", "semicolon": ";", "tab": "\t"} {
			for _, mark := range []string{"", "\ufeff"} {
				rows := []string{"PO|Factory|SKU|Note", "PO-1|F Works|A, B; C|\"one\nanother \"\"line\"\"\"", "|||", "PO-2|F Works|6\" pipe|"}
				csv := mark
				for i, r := range rows {
					if strings.Contains(r, "A, B") {
						r = strings.Replace(r, "A, B; C", `"A, B; C"`, 1)
					}
					e := end
					if end == "mixed" {
						e = []string{"\r", "\r\n", "\n", "\r"}[i]
					}
					r = strings.ReplaceAll(r, "\n", e)
					csv += strings.ReplaceAll(r, "|", delimiter) + e
				}
				b := newBook(t)
				report := b.orders(csv, smallMap)
				if report.Table.Delimiter != name || report.Rows != 2 || report.Blank != 1 {
					t.Errorf("%q %q: divided by %s, %d rows, %d blank", end, delimiter, report.Table.Delimiter, report.Rows, report.Blank)
				}
				o := b.order("PO-1")
				if o.Lines[0].SKU.V != "A, B; C" || o.Notes.V != "one\nanother \"line\"" || o.Imported.Row.V != 2 {
					t.Errorf("%q %q: %q, %q, row %d", end, delimiter, o.Lines[0].SKU.V, o.Notes.V, o.Imported.Row.V)
				}
				// The blank row counts, as in a spreadsheet.
				if o := b.order("PO-2"); o.Lines[0].SKU.V != `6" pipe` || o.Imported.Row.V != 4 {
					t.Errorf("%q %q: %q, row %d", end, delimiter, o.Lines[0].SKU.V, o.Imported.Row.V)
				}
			}
		}
	}
}

func TestEncodings(t *testing.T) {
	chinese := "PO,Factory,SKU,Note\nPO-1,佛山市远大陶瓷有限公司,杯子,釉面（白色）有针孔，请检查\n"
	german := "PO,Factory,SKU,Note\nPO-1,Möbel Grønland,Stühle,für Côte d’Ivoire – 5 €\n"
	for _, c := range []struct {
		name, csv, told string
		want            string // of the notes
		encoding        string
		guessed         bool
	}{
		{"UTF-8", chinese, "", "釉面（白色）有针孔，请检查", "utf-8", false},
		{"GB18030, guessed", encode(t, simplifiedchinese.GB18030, chinese), "", "釉面（白色）有针孔，请检查", "gb18030", true},
		{"GB18030, told", encode(t, simplifiedchinese.GB18030, chinese), "gb18030", "釉面（白色）有针孔，请检查", "gb18030", false},
		{"Windows-1252, guessed", encode(t, charmap.Windows1252, german), "", "für Côte d’Ivoire – 5 €", "windows-1252", true},
		{"Windows-1252, told", encode(t, charmap.Windows1252, german), "windows-1252", "für Côte d’Ivoire – 5 €", "windows-1252", false},
		{"UTF-16 of a spreadsheet", encode(t, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM), chinese), "", "釉面（白色）有针孔，请检查", "utf-16", false},
		{"rare characters of four bytes", encode(t, simplifiedchinese.GB18030, strings.Replace(chinese, "杯子", "𠀀杯", 1)), "gb18030", "釉面（白色）有针孔，请检查", "gb18030", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBook(t)
			mapText := smallMap
			if c.told != "" {
				mapText += "file: {encoding: " + c.told + "}\n"
			}
			report := b.orders(c.csv, mapText)
			if got := b.order("PO-1").Notes.V; got != c.want {
				t.Errorf("notes %q, want %q", got, c.want)
			}
			if report.Table.Encoding != c.encoding || !report.Table.Why.Empty() != c.guessed {
				t.Errorf("encoding %s, guess %q", report.Table.Encoding, report.Table.Why)
			}
			if c.guessed {
				expect(t, text(t, report), "the encoding is a guess", "file: {encoding: …}")
			}
		})
	}
}

func TestEncodingThatTheMapGetsWrongIsAnError(t *testing.T) {
	german := encode(t, charmap.Windows1252, "PO,Factory,SKU,Note\nPO-1,Møbel Aarhus Ø,S,\n")
	for _, told := range []string{"utf-8", "gb18030"} {
		_, err := importer.Orders(newBook(t).options(german, smallMap+"file: {encoding: "+told+"}\n"))
		if err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("told %s: %v, want an error about line 2", told, err)
		}
	}
}

func TestMisdecodedNamesAreReportedAndKept(t *testing.T) {
	b := newBook(t)
	csv := "PO,Factory,SKU,Note\nPO-1,Weifa GrÃ¸nland,A,\nPO-2,Café Works,A,\n"
	report := b.orders(csv, smallMap)
	expect(t, text(t, report), "Looks decoded wrongly", "GrÃ¸nland", "Grønland")
	if strings.Contains(text(t, report), "Café\" in") {
		t.Error("a good name is called misdecoded")
	}
	expect(t, b.read("factories/weifa-gra-nland/factory.yaml"), "name: Weifa GrÃ¸nland\n")
	b = newBook(t)
	report = b.orders(csv, smallMap+"names: {\"Weifa GrÃ¸nland\": Weifa Grønland}\n")
	if strings.Contains(text(t, report), "Looks decoded wrongly") {
		t.Error("a name that the map puts right is still reported")
	}
	expect(t, b.read("factories/weifa-gronland/factory.yaml"), "name: Weifa Grønland\n")
}

func TestFilesThatAreNoTableAreRefusedWithAReason(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{"PK\x03\x04rest of a workbook", "whose end is missing"},
		{"PO,Factory,SKU,Note\nPO-1,\"open,A,\nPO-2,F,B,\n", "row 2"},
		{"", "is empty"},
	} {
		_, err := importer.Orders(newBook(t).options(c.data, smallMap))
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "orders.csv: ") {
			t.Errorf("%.20q: %v, want an error with %q", c.data, err, c.want)
		}
	}
}

func TestTitlesAboveTheHeaderAndTheLineOfExcel(t *testing.T) {
	b := newBook(t)
	b.orders("sep=;\nOpen orders, as of Monday\n\nPO;Factory;SKU;Note\nPO-1;F Works;A;\n", smallMap+"file: {header_row: 3}\n")
	if o := b.order("PO-1"); o.Imported.Row.V != 4 {
		t.Errorf("row %d, want 4: a spreadsheet does not show the line sep=", o.Imported.Row.V)
	}
}

func TestRowsThatAreTooLongAreReported(t *testing.T) {
	b := newBook(t)
	report := b.orders("PO,Factory,SKU,Note\nPO-1,F Works,A,b,c\nPO-2,F Works\n", smallMap)
	expect(t, text(t, report), "1 with more cells than there are titles; a quote may be missing: row 2")
	b.order("PO-2")
}
