// Package search writes the documents that the search of the site looks through: of
// each factory a few lines a record, with the words by which it is found and the
// place that it leads to.
//
// Look at Of, which gives the lines of one factory, and Kinds, the files that they
// are joined to: one for each kind of record and language, so that the first keys
// wait for little. The index is made in the browser (templates/scripts/later/search.js).
//
// What the package promises: nothing that no page shows is in a document, and
// nothing private is, whatever edition; the same records give the same bytes; a
// text of a record is a text of a JSON array, whatever it holds.
package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Kind is a kind of what is found: a group of results, and a file of documents.
type Kind struct {
	// Name is that of the file, search/NAME.js, and of the phrase search.NAME.
	Name string
	// Page is a page of a factory, or "": a document without a link is the record of its
	// title there.
	Page string
}

// The kinds, in the order in which results are shown.
var (
	Factories = &Kind{Name: "factories"}
	People    = &Kind{Name: "people"}
	Orders    = &Kind{Name: "orders", Page: "orders.html"}
	Articles  = &Kind{Name: "articles"}
	Promises  = &Kind{Name: "promises"}
	Issues    = &Kind{Name: "issues"}
	Visits    = &Kind{Name: "visits"}
	Notes     = &Kind{Name: "notes", Page: "orders.html"}
)

// Kinds are all of them.
var Kinds = [...]*Kind{Factories, People, Orders, Articles, Promises, Issues, Visits, Notes}

// Path is where the documents of a kind stand, from the folder of a language.
func (k *Kind) Path() string { return "search/" + k.Name + ".js" }

// Head and Tail stand before and after the lines of a file, Between between them.
// The file calls the script of the search with the name of the kind, the word for
// it, its page, and the lines as the text of a JSON array: a browser reads that
// several times as fast as a script that says the same.
const (
	Between = ","
	Tail    = "]');\n"
)

// Head is the beginning of the kind's file in a language.
func (k *Kind) Head(w *words.Words) string {
	var b bytes.Buffer
	b.WriteString("factorybookSearch(")
	for _, text := range [...]string{k.Name, w.Say("search." + k.Name), k.Page} {
		quoted, err := json.Marshal(text)
		if err != nil {
			panic(err) // a string has its JSON
		}
		b.Write(quoted)
		b.WriteByte(',')
	}
	b.WriteString("'[")
	return b.String()
}

// Document is one thing that can be found. Its place in the array of a line is that
// of the field here; what is empty at the end is left out.
type Document struct {
	// Factory is the factory's place in the book, or −1 for the book itself.
	Factory int
	// Link starts in the factory's folder, and at the root of the language for a factory
	// and for the book itself; "" is the record called Title in the page of the kind.
	Link string
	// Day is the day of the record, counted from any one day: what is newer comes first
	// among what was found as well. 0: none.
	Day record.Date
	// Title names it, Detail says more; both are shown and searched.
	Title, Detail string
	// Text is searched, and shown where it matches.
	Text string
	// Keys are searched for any part of them: ids, articles, numbers to call.
	Keys string
	// Readings are Chinese names of the document with their pinyin.
	Readings []Reading
	// Goods are the articles of an order, by their places among those of the factory.
	Goods []int
}

// Lines are the documents of one factory, by kind, each kind ready to be joined.
type Lines [len(Kinds)][]byte

// writer writes the documents of one factory.
type writer struct {
	words.Place
	partner *figures.Partner
	n       int
	lines   Lines
	row     bytes.Buffer
}

// add appends a document to the lines of a kind.
func (w *writer) add(kind *Kind, d Document) {
	row := []any{d.Factory, d.Link, int(d.Day), plain(d.Title), plain(d.Detail), plain(d.Text), plain(d.Keys)}
	filled := len(row)
	for filled > 0 && row[filled-1] == "" {
		filled--
	}
	if len(d.Readings) > 0 || len(d.Goods) > 0 {
		readings := d.Readings
		if readings == nil {
			readings = []Reading{}
		}
		row = append(row, readings)
		filled = len(row)
	}
	if len(d.Goods) > 0 {
		row = append(row, d.Goods)
		filled = len(row)
	}
	w.row.Reset()
	encoder := json.NewEncoder(&w.row)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(row[:filled]); err != nil {
		panic(err) // texts and numbers have their JSON
	}
	lines := &w.lines[kind.index()]
	if len(*lines) > 0 {
		*lines = append(*lines, Between...)
	}
	*lines = appendText(*lines, bytes.TrimSuffix(w.row.Bytes(), []byte{'\n'}))
}

// appendText appends JSON as what stands between the quotation marks of a script.
func appendText(dst, text []byte) []byte {
	for {
		i := bytes.IndexAny(text, `'\`)
		if i < 0 {
			return append(dst, text...)
		}
		dst = append(append(dst, text[:i]...), '\\', text[i])
		text = text[i+1:]
	}
}

// Moved are the lines of a kind of a factory that has come to another place in the book,
// because others came or went.
func Moved(lines []byte, n int) ([]byte, error) {
	text := []byte{'['}
	for i := 0; i < len(lines); i++ {
		if lines[i] == '\\' {
			i++
		}
		if i < len(lines) {
			text = append(text, lines[i])
		}
	}
	var rows [][]json.RawMessage
	if err := json.Unmarshal(append(text, ']'), &rows); err != nil {
		return nil, fmt.Errorf("read the documents of a search: %w", err)
	}
	moved := make([]byte, 0, len(lines)+2*len(rows))
	for i, row := range rows {
		if i > 0 {
			moved = append(moved, Between...)
		}
		if len(row) > 0 {
			row[0] = strconv.AppendInt(nil, int64(n), 10)
		}
		moved = append(moved, '[')
		for j, value := range row {
			if j > 0 {
				moved = append(moved, ',')
			}
			moved = appendText(moved, value)
		}
		moved = append(moved, ']')
	}
	return moved, nil
}

func (k *Kind) index() int {
	for i := range Kinds {
		if Kinds[i] == k {
			return i
		}
	}
	panic("search: no such kind: " + k.Name)
}

// plain is a text on one line, without what is not to be seen.
func plain(s string) string {
	fine := true
	space := true
	for _, c := range s {
		blank := unicode.IsSpace(c)
		if unicode.IsControl(c) || blank && (c != ' ' || space) {
			fine = false
			break
		}
		space = blank
	}
	if fine && !space {
		return s
	}
	s = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) && !unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
