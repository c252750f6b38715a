package load

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "write the tables of docs/records.md anew")

// TestDocumentationOfTheFormatTellsWhatIsRead keeps the tables of the manual equal
// to the declarations. After a change: go test ./generator/load -run Documentation -update
func TestDocumentationOfTheFormatTellsWhatIsRead(t *testing.T) {
	const file, begin, end = "../docs/records.md", "<!-- keys -->\n", "<!-- end of keys -->"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), begin)
	written, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for the tables", file)
	}
	if want := "\n" + tables(); written != want {
		if !*update {
			t.Fatalf("the tables in %s are out of date; run this test with -update", file)
		}
		if err := os.WriteFile(file, []byte(before+begin+want+end+after), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRecordFilesAreThoseThatAreRead(t *testing.T) {
	book := fstest.MapFS{}
	for _, name := range []string{
		"factorybook.yaml", "README.md", "notes.yaml", ".hidden/orders/2025.yaml", "public/orders/2025.yaml",
		"factories/a/factory.yaml", "factories/a/README.md", "factories/a/orders/2025.yaml", "factories/a/orders/factory.yaml",
		"factories/a/orders/deep/2025.yaml", "factories/a/visits/2025-03-12.md", "factories/a/visits/2025-03-13.yaml",
		"factories/a/issues/2025.yaml", "factories/a/talks/~$2025.yaml", "factories/a/files/list.yaml", "factories/factory.yaml",
	} {
		book[name] = &fstest.MapFile{}
	}
	got, _, err := RecordFiles(book)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"factories/a/factory.yaml", "factories/a/issues/2025.yaml", "factories/a/orders/2025.yaml",
		"factories/a/visits/2025-03-12.md", "factories/a/visits/2025-03-13.yaml", "factorybook.yaml",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// tables describes every key of every kind of record as tables in Markdown,
// made from the declarations that records are read by.
func tables() string {
	var b strings.Builder
	described := make(map[string]bool)
	for _, kind := range fileKinds() {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", kind.record.Name, kind.record.Doc)
		reference(&b, kind.record, described)
	}
	return b.String()
}

// reference writes the table of one object and then those of the objects in it.
// Some have the same keys wherever they stand: they are described once.
func reference(b *strings.Builder, s shape, described map[string]bool) {
	b.WriteString("| key | value | what it says |\n|---|---|---|\n")
	for _, f := range s.Fields {
		doc := f.Doc
		if f.Required {
			doc = "**Required.** " + doc
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Key, strings.ReplaceAll(kindOfValue(f.Value), "|", `\|`), strings.ReplaceAll(doc, "|", `\|`))
	}
	b.WriteByte('\n')
	for _, f := range s.Fields {
		inner := f.Value
		for inner.Item != nil {
			inner = *inner.Item
		}
		if inner.Kind == shapeObject && !described[inner.Name] {
			described[inner.Name] = true
			fmt.Fprintf(b, "In `%s`:\n\n", f.Key)
			reference(b, inner, described)
		}
	}
}

// kindOfValue names a kind of value.
func kindOfValue(s shape) string {
	switch s.Kind {
	case shapeText:
		return "text"
	case shapeMarkdown:
		return "Markdown"
	case shapeDate:
		return "date"
	case shapeEndDate:
		return "date, or `unknown`"
	case shapeLooseDate:
		return "date, `2017-05` or `2017`"
	case shapeMonthDay:
		return "day of the year, `07-01`"
	case shapePeriod:
		return "`2025`, `2025-Q3` or `2025-07`"
	case shapeNumber:
		return "number"
	case shapeWhole:
		if s.Max > 0 {
			return fmt.Sprintf("whole number, %d to %d", s.Min, s.Max)
		}
		return "whole number"
	case shapePercent:
		return "percent, `30%`"
	case shapeFlag:
		return "`true` or `false`"
	case shapeEnum:
		return "`" + strings.Join(s.Enum, "`, `") + "`"
	case shapeIncoterm:
		return "Incoterm, `FOB`"
	case shapeCurrency:
		return "currency, `USD`"
	case shapePlace:
		return "UN/LOCODE, `CNNSA`"
	case shapeObject:
		return "map"
	case shapeList:
		if s.Item.Kind == shapeObject {
			return "list of maps"
		}
		return "list: " + kindOfValue(*s.Item)
	case shapeMap:
		return "map of your own keys to " + kindOfValue(*s.Item)
	}
	return ""
}
