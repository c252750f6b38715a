package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
)

// rejoined returns the entries of a map in braces with the values put together
// that a comma cut in two: YAML reads {quantity: 4,800} as a quantity of 4 and a
// key 800 without a value. known are the keys that the map may have; cut are the
// values concerned.
func (r *reader) rejoined(n *yaml.Node, known []string) (content []*yaml.Node, cut map[*yaml.Node]bool) {
	content = n.Content
	if n.Style&yaml.FlowStyle == 0 {
		return content, nil
	}
	for i := 2; i+1 < len(n.Content); i += 2 {
		if isEmpty(n.Content[i+1]) {
			return r.rejoin(n, known)
		}
	}
	return content, nil
}

func (r *reader) rejoin(n *yaml.Node, known []string) (content []*yaml.Node, cut map[*yaml.Node]bool) {
	cut = make(map[*yaml.Node]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if i > 0 && isEmpty(value) && !slices.Contains(known, key.Value) && r.cutOff(key) {
			last := content[len(content)-1]
			if whole := isDecimal(last.Value) || isDay(last.Value); anotherEntry(key.Value, known, whole) {
				content = append(content, key, value)
				continue
			}
			if word, _, ok := strings.Cut(key.Value, " "); ok && slices.Contains(known, word) && (isDecimal(last.Value) || isDay(last.Value)) {
				content = append(content, key, value) // quantity: 4800, unit pcs
				continue
			}
			if joined := r.joined(last, key); joined != nil {
				content[len(content)-1] = joined
				delete(cut, last)
				cut[joined] = true
				continue
			}
		}
		content = append(content, key, value)
	}
	return content, cut
}

// anotherEntry reports a key without a colon that is no rest of the value before it: due; 2026-06-10
// under a key that the map may have or, in a map with the user's own keys, KT-211 2400 behind a number.
func anotherEntry(key string, known []string, whole bool) bool {
	if word, _, other := strings.Cut(key, "; "); other && slices.Contains(known, word) {
		return true
	}
	name, rest, _ := strings.Cut(key, " ")
	return len(known) == 0 && whole && !isDecimal(name) && isDecimal(rest)
}

// cutOff reports a key that has no colon and is no key: the rest of a value.
func (r *reader) cutOff(key *yaml.Node) bool {
	if key.Kind != yaml.ScalarNode || key.Style != 0 || key.Anchor != "" {
		return false
	}
	if word, _, colon := strings.Cut(strings.Replace(key.Value, "：", ":", 1), ":"); colon && isIdentifier(word) {
		return false // quantity:4800
	}
	if strings.Contains(key.Value, "=") {
		return false // quantity = 4800
	}
	line := []rune(r.source.line(int(r.pos(key).Line)))
	end := key.Column - 1 + len([]rune(key.Value))
	return end <= len(line) && !strings.HasPrefix(strings.TrimLeft(string(line[end:]), " "), ":")
}

// joined returns a value with the text up to the end of what was cut off.
func (r *reader) joined(value, rest *yaml.Node) *yaml.Node {
	if value.Kind != yaml.ScalarNode || value.Style != 0 || value.Line != rest.Line {
		return nil
	}
	if isEmpty(value) {
		return r.commaFirst(rest)
	}
	line := []rune(r.source.line(int(r.pos(value).Line)))
	end := rest.Column - 1 + len([]rune(rest.Value))
	if end > len(line) || value.Column > end {
		return nil
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: string(line[value.Column-1 : end]), Line: value.Line, Column: value.Column}
}

// commaFirst is a number that begins with its decimal comma: of {price: ,5} YAML reads a
// price of nothing and a key 5.
func (r *reader) commaFirst(rest *yaml.Node) *yaml.Node {
	line := []rune(r.source.line(int(r.pos(rest).Line)))
	before := strings.TrimRight(string(line[:min(len(line), rest.Column-1)]), " ")
	front, ok := strings.CutSuffix(before, ",")
	if !ok || !allDigits(rest.Value) || !strings.HasSuffix(strings.TrimRight(front, " "), ":") {
		return nil
	}
	from := len([]rune(front))
	return &yaml.Node{Kind: yaml.ScalarNode, Value: string(line[from : rest.Column-1+len(rest.Value)]), Line: rest.Line, Column: from + 1}
}

// commaInText reports a text that a comma cut in two.
func (r *reader) commaInText(n *yaml.Node) {
	r.refuse(n, refusal{rule: ruleSyntax, text: diag.Say("a comma ends a value inside { }, so that %q is cut in two", shorten(n.Value)), fixes: []diag.Fix{{Text: quoted(n.Value)}}})
}
