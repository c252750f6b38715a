package words_test

import (
	"testing"

	"factorybook/generator/words"
)

// TestFactoryOfAPathIsFoundAgain takes the path of every kind of page and file of a factory
// back to its id.
func TestFactoryOfAPathIsFoundAgain(t *testing.T) {
	const id = "foshan-huayao-2"
	paths := []string{words.DataPath(id), words.CSVPath(id, "slip_days")}
	for _, kind := range words.Kinds {
		if kind.OfFactory() {
			paths = append(paths, kind.Path(id, "2026-01-12"))
		}
	}
	for _, path := range paths {
		if got := words.FactoryIn(path); got != id {
			t.Errorf("%s is of %q, want %s", path, got, id)
		}
	}
	for _, path := range []string{"index.html", "factories.html", "about/slip_days.html", "data/index.json", "factories/", "data/factories/x", "zh/factories/x/index.html"} {
		if got := words.FactoryIn(path); got != "" {
			t.Errorf("%s is of %q, want none", path, got)
		}
	}
}

func TestAddressOfAPathIsWrittenForTheNet(t *testing.T) {
	for _, c := range []struct{ base, path, want string }{
		{"", "index.html", ""}, {"https://book.example.com/", "", ""},
		{"https://book.example.com", "index.html", "https://book.example.com/index.html"},
		{"https://book.example.com/zh/", "factories/x/orders.html#PO 7/8 号", "https://book.example.com/zh/factories/x/orders.html#PO%207/8%20%E5%8F%B7"},
		{"https://book.example.com/", "factories/x/visits/2026-01-12 b.html", "https://book.example.com/factories/x/visits/2026-01-12%20b.html"},
	} {
		if got := words.Address(c.base, c.path); got != c.want {
			t.Errorf("%q at %q: %q, want %q", c.path, c.base, got, c.want)
		}
	}
}
