package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// nothing reports whether nothing stands after a key: no value at all, "" or ”,
// a plain null or ~, and a list or map in which there is nothing else. Editors of
// forms write all of these for a field that was left empty. It is the same as no
// key; words such as "null" in quotes, Null or NO are text.
//
// A map with a key that the format does not have holds something: a mistake.
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
			if value, ok := s.under(n.Content[i]); !ok || !nothing(n.Content[i+1], value) {
				return false
			}
		}
		return true
	}
	return false
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
