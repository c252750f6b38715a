package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// nesting finds the first place deeper than maxNesting, in a file that the cheap
// bound suspects. yaml.v3 stops by itself at 10,000, so asking it is bounded; a
// file that it refuses is judged by its brackets.
func (s source) nesting() (fault, bool) {
	docs, err := parse(s.yaml, new(slab))
	if err != nil {
		if strings.Contains(err.Error(), "exceeded max depth") {
			return deepFault(s.firstText(1)), true
		}
		depth := 0
		for i, c := range s.yaml {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth = max(0, depth-1)
			}
			if depth > maxNesting {
				return deepFault(s.posAt(i)), true
			}
		}
		return fault{}, false
	}
	for _, doc := range docs {
		if n := tooDeepNode(doc.Content[0], maxNesting); n != nil {
			return deepFault(record.Pos{Line: int32(n.Line + s.skipped), Column: int32(n.Column)}), true
		}
	}
	return fault{}, false
}

// tooDeepNode returns the first map or list nested deeper than left levels.
func tooDeepNode(n *yaml.Node, left int) *yaml.Node {
	if n.Kind != yaml.MappingNode && n.Kind != yaml.SequenceNode {
		return nil
	}
	if left == 0 {
		return n
	}
	for _, c := range n.Content {
		if deep := tooDeepNode(c, left-1); deep != nil {
			return deep
		}
	}
	return nil
}

func deepFault(pos record.Pos) fault {
	return fault{rule: ruleTooDeep, pos: pos,
		text: diag.Say("nested more than %d levels deep; a record needs six", maxNesting),
		hint: diag.Say("look for a bracket or brace that is never closed")}
}
