// Package words says things in the language of the interface: phrases, numbers,
// days, names, lists; and it knows the places of a site, so that links start at
// the page that they stand on.
//
// Look at Words first, the phrases of one language; Site is the context of one
// build (settings, as-of day, language), and Place a page of it while its view is
// made. It knows records by name only: nothing is computed here.
package words

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"factorybook/generator/record"
	"factorybook/templates"
)

// Words are the phrases of the interface in one language. They stand in
// templates/words/LANGUAGE/*.json, one flat object a file. A phrase may hold
//
//	{name}             a value
//	{name|one|other}   one of two texts, by the number: one for exactly 1; # is the number
//
// Words are read once and safe for use by many goroutines.
type Words struct {
	Language
	phrases map[string]phrase
	enums   map[enum]string // the phrases that may be words for a value of a field
	months  []string
	// Dates are written more often than anything else.
	long, short phrase
	minus       string

	problems    *ProblemWords                // nil: English
	definitions map[string]map[string]string // of measures: by id, then by part; nil: English
	lacking     sync.Map                     // what was asked for and is not there: text → nothing
}

// enum is a value of an enumerated field.
type enum struct{ field, value string }

// phrase is a text cut at its placeholders.
type phrase []segment

type segment struct {
	text       string // literal, when name is ""
	name       string
	one, other string // set when plural; # is the number
	plural     bool
}

// LoadWords reads the phrases of a language from the files of the templates (a file
// system with a folder words).
func LoadWords(from fs.FS, lang string) (*Words, error) {
	language, err := loadLanguage(from, lang)
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(from, path.Join("words", lang, "*.json"))
	if err != nil {
		return nil, err
	}
	w := &Words{Language: language, phrases: make(map[string]phrase, 1024), enums: make(map[enum]string, 1024)}
	for _, file := range files {
		if path.Base(file) == templates.Traits {
			continue
		}
		data, err := fs.ReadFile(from, file)
		if err != nil {
			return nil, err
		}
		var table map[string]string
		if err := json.Unmarshal(data, &table); err != nil {
			return nil, fmt.Errorf("words of %s: %w", file, err)
		}
		for key, text := range table {
			if _, twice := w.phrases[key]; twice {
				return nil, fmt.Errorf("words of %s: %q stands in two files", file, key)
			}
			if w.phrases[key], err = parsePhrase(text); err != nil {
				return nil, fmt.Errorf("words of %s: %q: %w", file, key, err)
			}
			if field, value, ok := strings.Cut(key, "."); ok && !strings.ContainsRune(text, '{') {
				w.enums[enum{field, value}] = text
			}
		}
	}
	w.months = strings.Split(w.Say("date.months"), " ")
	w.long, w.short = w.phrases["date.long"], w.phrases["date.short"]
	w.minus = "−"
	if w.problems, err = LoadProblems(from, lang); err != nil {
		return nil, err
	}
	if w.definitions, err = loadDefinitions(from, lang); err != nil {
		return nil, err
	}
	return w, w.Err()
}

func parsePhrase(text string) (phrase, error) {
	var p phrase
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		if before != "" {
			p = append(p, segment{text: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(rest, "}")
		if !closed {
			return nil, fmt.Errorf("a { without its }")
		}
		switch parts := strings.Split(inside, "|"); len(parts) {
		case 1:
			p = append(p, segment{name: inside})
		case 3:
			p = append(p, segment{name: parts[0], one: parts[1], other: parts[2], plural: true})
		default:
			return nil, fmt.Errorf("{%s} is neither {name} nor {name|one|other}", inside)
		}
		text = after
	}
	return p, nil
}

// Lang returns the language as the lang attribute of HTML wants it.
func (w *Words) Lang() string { return w.Tag }

// Has reports whether there is a phrase.
func (w *Words) Has(key string) bool {
	_, ok := w.phrases[key]
	return ok
}

// Say returns the phrase with its placeholders filled from args, which are names
// and values by turns: Say("orders.count", "n", 12). Where there is no such phrase
// or no such value it returns the key, and Err says so.
func (w *Words) Say(key string, args ...any) string {
	p, ok := w.phrases[key]
	if !ok {
		return w.lack(key, key)
	}
	if len(p) == 0 {
		return ""
	}
	if len(p) == 1 && p[0].name == "" {
		return p[0].text
	}
	var room [192]byte
	b := room[:0]
	for i := range p {
		s, at := &p[i], len(b)
		if s.name == "" {
			b = w.spaced(append(b, s.text...), at, key)
			continue
		}
		v, ok := argument(s.name, args)
		switch {
		case !ok:
			return w.lack(key, key+" with a value for "+s.name)
		case !s.plural:
			if b, ok = w.appendValue(b, v); !ok {
				return w.lack(key, key+" with a "+reflect.TypeOf(v).String()+" for "+s.name)
			}
		default:
			text := s.other
			if isOne(v) {
				text = s.one
			}
			before, after, counted := strings.Cut(text, "#")
			b = append(b, before...)
			if counted {
				b, _ = w.appendValue(b, v)
			}
			b = append(b, after...)
		}
		b = w.spaced(b, at, key)
	}
	return string(b)
}

// spaced puts a space at a place where 汉字 and a Latin letter or a figure meet, since
// one of them was filled in. Days are written as one.
func (w *Words) spaced(b []byte, at int, key string) []byte {
	if !w.Spaced || at == 0 || at == len(b) {
		return b
	}
	if family, _, _ := strings.Cut(key, "."); family == "date" {
		return b
	}
	before, _ := utf8.DecodeLastRune(b[:at])
	after, _ := utf8.DecodeRune(b[at:])
	if !meet(before, after) && !meet(after, before) {
		return b
	}
	b = append(b, ' ')
	copy(b[at+1:], b[at:])
	b[at] = ' '
	return b
}

func meet(a, b rune) bool {
	return unicode.Is(unicode.Han, a) && a != '至' && (b < 0x80 && (unicode.IsLetter(b) || unicode.IsDigit(b)) || b >= 0x80 && unicode.Is(unicode.Latin, b))
}

func argument(name string, args []any) (v any, ok bool) {
	for i := 0; i+1 < len(args); i += 2 {
		if s, ok := args[i].(string); ok && s == name {
			return args[i+1], true
		}
	}
	return nil, false
}

// appendValue appends a text, a number or a day. What it is given stays where it
// is, so that a phrase costs no more than its own bytes.
func (w *Words) appendValue(b []byte, v any) ([]byte, bool) {
	switch v := v.(type) {
	case string:
		return append(b, v...), true
	case int:
		return append(b, w.Int(v)...), true
	case float64:
		return append(b, w.Number(v)...), true
	case record.Date:
		if v.IsZero() {
			return b, true
		}
		return w.appendDate(b, w.long, v), true
	}
	return b, false
}

// Lack is for a value that the program has no phrase for: it returns the key, and
// Err says so.
func (w *Words) Lack(key string) string { return w.lack(key, key) }

// lack remembers that something could not be said, and returns the key in its place.
func (w *Words) lack(key, what string) string {
	w.lacking.Store(what, nil)
	return key
}

// Err is an error that names every key for which there were no words so far, or nil.
// What was made of them is not fit to be shown: whoever hands it on asks first. Words
// that there are none of (a second language) lack nothing.
func (w *Words) Err() error {
	if w == nil {
		return nil
	}
	var list []string
	w.lacking.Range(func(what, _ any) bool {
		list = append(list, what.(string))
		return true
	})
	if len(list) == 0 {
		return nil
	}
	slices.Sort(list)
	return fmt.Errorf("no words in %s for %s", w.Tag, strings.Join(list, ", "))
}

func isOne(v any) bool {
	switch v := v.(type) {
	case int:
		return v == 1 || v == -1
	case float64:
		return v == 1 || v == -1
	}
	return false
}

// Enum returns the word for a value of an enumerated field, and the value itself
// where there is none.
func (w *Words) Enum(field, value string) string {
	if value == "" {
		return ""
	}
	if word, ok := w.Named(field, value); ok {
		return word
	}
	return value
}

// Named is the word for a value of an enumerated field, where there is one.
func (w *Words) Named(field, value string) (word string, ok bool) {
	word, ok = w.enums[enum{field, value}]
	return word, ok
}

// InSentence writes a heading as it stands within a sentence.
func (w *Words) InSentence(heading string) string {
	if !w.LowerHeadings || heading == "" {
		return heading
	}
	return strings.ToLower(heading[:1]) + heading[1:]
}

// List joins the items as one does in a sentence.
func (w *Words) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	list, and := []byte(strings.Join(items[:last], w.Say("list.enum"))), w.Say("list.and")
	for _, part := range [...]string{and, items[last]} {
		at := len(list)
		list = w.spaced(append(list, part...), at, "list.and")
	}
	return string(list)
}
