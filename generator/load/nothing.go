package load

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// nothing reports whether nothing stands after a key: no value at all, "" or ”,
// a plain null or ~, and a list or map in which there is nothing else. Editors of
// forms write all of these for a field that was left empty. It is the same as no
// key; words such as "null" in quotes, Null or NO are text.
//
// A map with a key that the format does not have holds something, and so does an entry
// of the user's own without its colon: mistakes.
func nothing(n *yaml.Node, s shape) bool {
	if n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 {
		return false
	}
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Style == 0 && (n.Value == "null" || n.Value == "~") || strings.TrimSpace(n.Value) == ""
	case yaml.SequenceNode:
		each := shape{}
		if s.Kind == shapeList {
			each = *s.Item
		}
		for _, item := range n.Content {
			if !nothing(item, each) {
				return false
			}
		}
		return true
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if of, ok := s.under(key); !ok || !nothing(value, of) || s.Kind == shapeMap && undivided(n, key, value) {
				return false
			}
		}
		return true
	}
	return false
}

// undivided reports an entry in braces that has no colon, such as KT-210 4800: it holds
// something, of which YAML makes a key.
func undivided(n, key, value *yaml.Node) bool {
	return n.Style&yaml.FlowStyle != 0 && key.Style == 0 && key.Line == value.Line && value.Column == key.Column+utf8.RuneCountInString(key.Value)
}

// under returns the shape of what stands after a key of a map; ok is false for a
// key that does not belong there.
func (s *shape) under(key *yaml.Node) (value shape, ok bool) {
	if !isName(key) || isMerge(key) {
		return shape{}, false
	}
	return s.underKey(key.Value)
}

func (s *shape) underKey(key string) (value shape, ok bool) {
	if s.Kind == shapeMap {
		return *s.Item, true
	}
	at := slices.IndexFunc(s.Fields, func(f fieldShape) bool { return f.Key == key })
	if at < 0 {
		return shape{}, false
	}
	return s.Fields[at].Value, true
}
