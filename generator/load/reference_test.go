package load

import (
	"flag"
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
	tables, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for the tables", file)
	}
	if want := "\n" + Reference(); tables != want {
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
	got, err := RecordFiles(book)
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
