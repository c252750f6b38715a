package load

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// Format returns a record file in its canonical form: keys in the order of the
// format, two spaces for each step, lists indented under their key, one space
// after colons, commas and dashes, quotes only where they are needed, no key with
// nothing behind it, no spaces at line ends, LF line ends, no byte-order mark.
// Every comment and every character of prose is kept, and what the file says does
// not change: that is checked before anything is returned. A file that is written in a way that
// cannot be rearranged safely comes back as it was.
//
// file is the path in the book, which gives the kind of record. The error says
// why a file cannot be formatted: it is no record, or its text cannot be read.
func Format(file string, data []byte) ([]byte, error) {
	order, ok := shapeOfFile(file)
	if !ok {
		return nil, fmt.Errorf("%s is no record file", file)
	}
	r := newReader(file, data, new(slab))
	source := r.source
	prefix, body := "", ""
	if path.Ext(file) == ".md" {
		head, text, _, ok := source.frontMatter()
		if !ok {
			return nil, fmt.Errorf("%s has no front matter", file)
		}
		source, prefix, body = head, "---\n", "---\n"+text
	}
	r.source = source
	if _, ok := r.documents(); !ok {
		p := r.problems[0]
		return nil, fmt.Errorf("%s:%d:%d: %s", file, p.Place.Line, p.Place.Column, p.Text)
	}
	text := bytes.ReplaceAll(source.yaml, []byte("\r\n"), []byte("\n"))
	// Moving a comment can move what is above or below it: go on until nothing
	// changes any more, so that formatting twice is formatting once.
	for range 4 {
		next, ok := rewrite(text, order)
		if !ok {
			return data, nil
		}
		if bytes.Equal(next, text) {
			return []byte(prefix + string(text) + body), nil
		}
		text = next
	}
	return data, nil
}

// shapeOfFile returns what a file holds, by its place in the book.
func shapeOfFile(file string) (shape, bool) {
	dir, ext := path.Base(path.Dir(file)), path.Ext(file)
	switch {
	case path.Base(file) == SettingsFile:
		return settingsKind.of.shape(), true
	case path.Base(file) == factoryFile:
		return factoryKind.of.shape(), true
	case dir == visitsDir && (ext == ".md" || ext == ".yaml"):
		return visitKind.of.shape(), true
	case ext != ".yaml":
		return shape{}, false
	case dir == ordersDir:
		return orderKind.of.shape(), true
	case dir == issuesDir:
		return issueKind.of.shape(), true
	case dir == talksDir:
		return talkKind.of.shape(), true
	}
	return shape{}, false
}

// rewrite lays one text out anew; ok is false when it cannot be done safely.
func rewrite(text []byte, order shape) (out []byte, ok bool) {
	docs, err := parse(text, new(slab))
	if err != nil {
		return nil, false
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return text, true
	}
	p := newPrinter(text, docs)
	if p.printDocuments(docs, order); p.gaveUp {
		return nil, false
	}
	out = []byte(p.out.String())
	after, err := parse(out, new(slab))
	if err != nil || len(after) != len(docs) {
		return nil, false
	}
	for i := range docs {
		if !sameMeaning(docs[i].Content[0], after[i].Content[0], order) {
			return nil, false
		}
	}
	if q := newPrinter(out, after); q.gaveUp || !slices.Equal(p.comments(), q.comments()) {
		return nil, false
	}
	return out, true
}

// sameMeaning compares two trees of a shape: the same text everywhere, lists in
// the same order, maps with the same keys in any order; a key with nothing behind
// it is none.
func sameMeaning(a, b *yaml.Node, s shape) bool {
	if a.Kind != b.Kind || a.Value != b.Value {
		return false
	}
	if a.Kind != yaml.MappingNode {
		if s.Kind == shapeList {
			s = *s.Item
		}
		if len(a.Content) != len(b.Content) {
			return false
		}
		for i := range a.Content {
			if !sameMeaning(a.Content[i], b.Content[i], s) {
				return false
			}
		}
		return isEmpty(a) == isEmpty(b)
	}
	before, after := held(a, s), held(b, s)
	if len(before) != len(after) {
		return false
	}
	for key, value := range before {
		of, _ := s.underKey(key)
		if other := after[key]; other == nil || !sameMeaning(value, other, of) {
			return false
		}
	}
	return true
}

// held returns the values of a map that are not nothing.
func held(n *yaml.Node, s shape) map[string]*yaml.Node {
	values := make(map[string]*yaml.Node, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if of, known := s.under(key); !known || !nothing(value, of) {
			values[key.Value] = value
		}
	}
	return values
}

// PlainText reports whether the canonical form writes text without quotes: behind
// a key of its own, or inFlow, within { } or [ ].
func PlainText(text string, inFlow bool) bool {
	return plainText(text, shape{Kind: shapeText}, inFlow)
}

// plainText returns how a value is written without quotes; ok is false when it
// needs them. Text that other programs would take for a number, a date or a
// truth value keeps its quotes, unless the key asks for one.
func plainText(value string, s shape, inFlow bool) (ok bool) {
	if value == "" || strings.TrimSpace(value) != value || value == "<<" || value == "=" {
		return false
	}
	for _, c := range value {
		if c < 0x20 || c == 0x7f || dropInvisible(c) != c {
			return false
		}
	}
	switch first := value[0]; {
	case strings.IndexByte("[]{}#&*!|>'\"%@`,", first) >= 0:
		return false
	case strings.IndexByte("-?:", first) >= 0 && (len(value) == 1 || value[1] == ' '):
		return false
	case inFlow && strings.IndexByte("-?:", first) >= 0:
		return false
	}
	if strings.HasPrefix(value, "---") || strings.HasPrefix(value, "...") || strings.ContainsAny(value, fullwidthInKeys) ||
		strings.Contains(value, ": ") || strings.Contains(value, " #") || strings.HasSuffix(value, ":") ||
		inFlow && (strings.ContainsAny(value, ",[]{}?，、") || strings.Contains(value, ":")) {
		return false
	}
	switch s.Kind {
	case shapeText, shapeMarkdown, shapeMap:
		return looksLikeText(value)
	}
	return true
}

// looksLikeText reports whether every YAML program, and every reader, takes the
// plain value for text: what begins like a number keeps the quotes it has.
func looksLikeText(value string) bool {
	switch strings.ToLower(value) {
	case "yes", "no", "on", "off", "y", "n", "true", "false", "null", "~":
		return false
	}
	return strings.IndexByte("0123456789+-.", value[0]) < 0
}
