package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// loadDefinitions reads the definitions of measures in a language: the file below its
// phrases. For English, in which package measure writes them, there is none.
func loadDefinitions(from fs.FS, lang string) (map[string]map[string]string, error) {
	file := path.Join("words", lang, "definitions", "measures.json")
	data, err := fs.ReadFile(from, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var table map[string]map[string]string
	if err == nil {
		err = json.Unmarshal(data, &table)
	}
	if err != nil {
		return nil, fmt.Errorf("words of %s: %w", file, err)
	}
	return table, nil
}

// Definition is a part of the definition of a measure (formula, counts, excludes, pitfalls,
// example) in the language; ok is false where the language has no words for it.
func (w *Words) Definition(measure, part string) (text string, ok bool) {
	text, ok = w.definitions[measure][part]
	return text, ok
}
