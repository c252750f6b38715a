package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// refusal is what is wrong with a value, before its place is known.
type refusal struct {
	rule *diag.Rule
	text diag.Message
	// hint is said when there is nothing sure to type.
	hint  diag.Message
	fixes []diag.Fix
	// after follows what to type: why, or what else to do.
	after diag.Message
	// ask is set where the fixes are guesses at a word.
	ask bool
	// whole is set where the fixes are all there is to type: a text of the right
	// form may still be no value of the key, such as a fraction of a day.
	whole bool
}

// says words the hint.
func (f *refusal) says() diag.Message {
	switch {
	case len(f.fixes) == 0:
		return f.hint
	case f.ask:
		return diag.Say("%s%s", diag.DidYouMean(f.fixes...), f.after)
	}
	return diag.Say("%s%s", diag.Write(f.fixes...), f.after)
}

// refuse reports a value with the characters of it marked.
func (r *reader) refuse(n *yaml.Node, f refusal) {
	if len(r.problems) >= maxProblems {
		return
	}
	f.fixes = r.whereMarked(n, f.fixes)
	r.add(f.rule.At(r.place(r.pos(n)), f.text, f.says()).Offer(len([]rune(r.typed(n))), f.fixes...))
}

// whereMarked returns the fixes only where it is known what they replace.
func (r *reader) whereMarked(n *yaml.Node, fixes []diag.Fix) []diag.Fix {
	if r.typed(n) == "" {
		return nil
	}
	return fixes
}

// typed returns the characters of a value as they stand in the file; "" where
// they go on over several lines.
func (r *reader) typed(n *yaml.Node) string {
	line := []rune(r.source.line(int(r.pos(n).Line)))
	from := n.Column - 1
	if from < 0 || from > len(line) {
		return ""
	}
	rest := string(line[from:])
	switch {
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		if end := quoteEnd(rest); end > 0 {
			return rest[:end]
		}
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		if strings.HasPrefix(rest, n.Value) {
			return n.Value
		}
	case n.Style&yaml.FlowStyle != 0:
		return rest[:flowEnd(rest)]
	}
	return ""
}

// quoteEnd returns the place behind the quotation mark that closes the one a
// line begins with, or 0.
func quoteEnd(s string) int {
	quote := s[0]
	for i := 1; i < len(s); i++ {
		switch {
		case quote == '"' && s[i] == '\\':
			i++
		case s[i] != quote:
		case quote == '\'' && i+1 < len(s) && s[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return 0
}

// flowEnd returns the place behind the bracket that closes the one a line begins
// with, or 0.
func flowEnd(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"', '\'':
			if before := strings.TrimRight(s[:i], " "); strings.ContainsAny(before[len(before)-1:], "[{,:") {
				end := quoteEnd(s[i:])
				if end == 0 {
					return 0
				}
				i += end - 1
			}
		}
	}
	return 0
}

// sibling returns the value of another key of the map that a value stands in, or "".
func (r *reader) sibling(key string) string {
	if len(r.within) == 0 {
		return ""
	}
	return scalarIn(r.within[len(r.within)-1].Node, key)
}

// takes reports whether the map around a value may have another key.
func (r *reader) takes(key string) bool {
	return len(r.within) > 0 && slices.Contains(r.within[len(r.within)-1].keys, key)
}

// inherited returns the value of a key in the nearest map around a value that has it, or "".
func (r *reader) inherited(key string) string {
	for i := len(r.within) - 1; i >= 0; i-- {
		if value := scalarIn(r.within[i].Node, key); value != "" {
			return value
		}
	}
	return ""
}

// unitOfLine returns the unit of the line with an article in the order around a value, or "".
func (r *reader) unitOfLine(sku string) string {
	for _, around := range r.within {
		for i := 0; i+1 < len(around.Content); i += 2 {
			if around.Content[i].Value != "lines" {
				continue
			}
			for _, line := range around.Content[i+1].Content {
				if line.Kind == yaml.MappingNode && scalarIn(line, "sku") == sku {
					return scalarIn(line, "unit")
				}
			}
		}
	}
	return ""
}

func scalarIn(n *yaml.Node, key string) string {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key && n.Content[i+1].Kind == yaml.ScalarNode {
			return n.Content[i+1].Value
		}
	}
	return ""
}

// inBraces reports whether the map around a value is written in braces, so that
// another key can be typed behind the value.
func (r *reader) inBraces() bool {
	return len(r.within) > 0 && r.within[len(r.within)-1].Style&yaml.FlowStyle != 0
}

// fix is one thing to type.
func fix(text string) []diag.Fix { return []diag.Fix{{Text: text}} }

// refuseKey is refuse for a key of a map with the user's own keys.
func (r *reader) refuseKey(key record.Text, f refusal) {
	r.add(f.rule.At(r.place(key.Pos), f.text, f.says()).Offer(len([]rune(key.V)), f.fixes...))
}
