// Package wordstest has what tests of what is worded begin with: a site in a
// language, and facts as a record holds them.
package wordstest

import (
	"encoding/json"
	"io/fs"
	"maps"
	"path"
	"slices"
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

// Known is a fact that was recorded.
func Known[T any](v T) record.At[T] { return record.At[T]{V: v, Pos: record.Pos{Line: 7, Column: 3}} }

// Date is a day.
func Date(t testing.TB, s string) record.Date {
	t.Helper()
	d, err := record.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Words are the phrases of a language.
func Words(t testing.TB, lang string) *words.Words {
	t.Helper()
	w, err := words.LoadWords(templates.Files, lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// Keys are the keys of the phrases of a language, in order.
func Keys(t testing.TB, lang string) []string {
	t.Helper()
	files, err := fs.Glob(templates.Files, "words/"+lang+"/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, name := range files {
		if path.Base(name) == "language.json" {
			continue
		}
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			t.Fatal(err)
		}
		table := make(map[string]string)
		if err := json.Unmarshal(data, &table); err != nil {
			t.Fatal(err)
		}
		keys = slices.AppendSeq(keys, maps.Keys(table))
	}
	slices.Sort(keys)
	return keys
}

// Site is the context of a build as of 30 June 2025.
func Site(t testing.TB, lang string) *words.Site {
	t.Helper()
	s, err := words.NewSite(words.Options{
		Settings: &record.Settings{Title: Known("Book"), Importer: Known("Nordhaven"), Currency: Known("USD")},
		AsOf:     Date(t, "2025-06-30"), Language: lang, Templates: templates.Files,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
