package importer_test

import (
	"os"
	"testing"
)

// The same rows give the same records, whichever program wrote them.
func TestWorkbooksOfSeveralWritersGiveTheRecordsOfTheCSV(t *testing.T) {
	read := func(name string) []byte {
		data, err := os.ReadFile("testdata/writers/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	text := read("orders.csv")
	want, said := outcome(t, text, caseMap)
	if want == "" {
		t.Fatal(said)
	}
	for writer, data := range map[string][]byte{
		"SheetJS": read("sheetjs.xlsx"), "exceljs": read("exceljs.xlsx"), "excelize": workbookOf(t, string(text)),
	} {
		if got, said := outcome(t, data, caseMap); got != want {
			t.Errorf("%s gives\n%s\nand the CSV\n%s\n%s", writer, got, want, said)
		}
	}
}
