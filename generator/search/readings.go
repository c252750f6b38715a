package search

import (
	"encoding/json"
	"strings"

	"factorybook/generator/words"
)

// Reading is a name with the pinyin of its Chinese characters: for each a syllable (or
// two, parted by a stroke), without tones and with v for ü, parted by spaces.
type Reading struct{ Name, Pinyin string }

// MarshalJSON writes a reading as an array of two.
func (r Reading) MarshalJSON() ([]byte, error) { return json.Marshal([2]string{r.Name, r.Pinyin}) }

// readings are those of the names that have Chinese characters, people those of names
// of people.
func readings(names ...string) []Reading { return read(names, words.Pinyin) }
func people(names ...string) []Reading   { return read(names, words.PersonPinyin) }

func read(names []string, pinyin func(string) [][]string) []Reading {
	var list []Reading
	for _, name := range names {
		if !words.HasHan(name) {
			continue
		}
		var syllables []string
		for _, ways := range pinyin(name) {
			syllables = append(syllables, strings.Join(ways, "/"))
		}
		list = append(list, Reading{plain(name), strings.Join(syllables, " ")})
	}
	return list
}
