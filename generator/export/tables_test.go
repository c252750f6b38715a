package export

import (
	"encoding/json"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestEveryColumnOfATableHasANameInBothLanguages(t *testing.T) {
	english, chinese := wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese)
	for _, table := range NewTables().List {
		if _, ok := chinese.Named("export_table", table.Name); !ok {
			t.Errorf("the table %s has no Chinese name", table.Name)
		}
		for _, c := range table.Columns {
			for _, w := range []*words.Words{english, chinese} {
				if _, ok := w.Named("export_column", c.Title); c.Path == "" && !ok || c.Path != "" && named(w, table.Name, c) == c.Title && len(c.Doc) == 0 {
					t.Errorf("%s: no name for %s", table.Name, c.Title)
				}
			}
			if c.Path != "" && named(chinese, table.Name, c) == c.Title {
				t.Errorf("%s: no Chinese name for %s", table.Name, c.Title)
			}
			if c.Doc == "" {
				t.Errorf("%s: nothing says what %s means", table.Name, c.Title)
			}
		}
	}
}

// A figure whose facts are missing is no number: zero would be read as good or bad.
func TestFigureThatIsNotRecordedHasNoNumber(t *testing.T) {
	settings, factory := loadtest.Factory(t, "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-02-10, promised: 2025-04-15, deliveries: [{ready: 2025-04-10}]}\n")
	day := dataDay(t, "2025-06-30")
	tables := NewTables()
	tables.Record(factory)
	known := factory.AsOf(day)
	tables.AddFigures(known, measure.Of(known, settings, day), wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese))
	files, _, err := tables.Files(settings, day, wordstest.Words(t, words.English), wordstest.Words(t, words.Chinese))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Format string
		Tables map[string][]map[string]any
	}
	for _, f := range files {
		if f.Name == jsonFile {
			if err := json.Unmarshal(f.Data, &file); err != nil {
				t.Fatal(err)
			}
		}
	}
	if file.Format != exportFormat || len(file.Tables["figures"]) != len(measure.Definitions()) {
		t.Fatalf("format %q, %d figures", file.Format, len(file.Tables["figures"]))
	}
	for _, f := range file.Tables["figures"] {
		_, value := f["value"]
		_, k := f["k"]
		switch {
		case f["state"] == "not_recorded" && (value || k || f["n"] != 0.0):
			t.Errorf("%s is not recorded and has a number: %v", f["measure"], f)
		case f["measure"] == "on_time" && (f["n"] != 1.0 || f["k"] != 1.0 || f["value"] != 1.0):
			t.Errorf("on time: %v", f)
		}
	}
}
