package importer_test

import (
	"os"
	"strings"
	"testing"
)

// TestTheExampleOfTheDocsIsTrue imports the table of docs/import.md with its map and
// expects the order that stands below them.
func TestTheExampleOfTheDocsIsTrue(t *testing.T) {
	data, err := os.ReadFile("../docs/import.md")
	if err != nil {
		t.Fatal(err)
	}
	var csv strings.Builder
	blocks := map[string]string{} // by the last line of text before them
	above := ""
	for line := range strings.Lines(strings.ReplaceAll(string(data), "\r\n", "\n")) {
		switch trimmed := strings.TrimSpace(line); {
		case strings.HasPrefix(line, "| PO No.") || strings.HasPrefix(line, "| 25-"):
			for i, c := range strings.Split(strings.Trim(trimmed, "|"), "|") {
				if i > 0 {
					csv.WriteString(",")
				}
				csv.WriteString(`"` + strings.TrimSpace(c) + `"`)
			}
			csv.WriteString("\n")
		case strings.HasPrefix(line, "    "):
			blocks[above] += strings.TrimPrefix(line, "    ")
		case trimmed == "":
			if blocks[above] != "" {
				blocks[above] += "\n"
			}
		default:
			above = trimmed
		}
	}
	mapText := blocks["The map for it, `erp.yaml`:"]
	if mapText == "" || strings.Count(csv.String(), "\n") != 5 {
		t.Fatalf("the example is not found: map %q, table %q", mapText, csv.String())
	}
	b := newBook(t)
	b.orders(csv.String(), mapText)
	got := b.read("factories/foshan-sample/orders/2025.yaml")
	for above, block := range blocks {
		if want := strings.TrimRight(block, "\n") + "\n"; strings.HasPrefix(block, "- id: 25-014") {
			if !strings.HasPrefix(got, want+"\n- id: 25-015\n") {
				t.Errorf("below %q the docs have\n%s\nand the import wrote\n%s", above, want, got)
			}
			return
		}
	}
	t.Error("the docs show no order")
}
