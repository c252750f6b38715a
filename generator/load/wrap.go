package load

import (
	"reflect"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
)

// wrapped returns what a plain value would be as this map: under the first key
// whose kind fits it, with what the map must have besides. Where a second side or
// nothing sure is possible it says so (see alone).
func (o *object) wrapped(r *reader, n *yaml.Node) (fixes []diag.Fix) {
	typed := r.typed(n)
	if n.Kind != yaml.ScalarNode || typed == "" {
		return nil
	}
	for _, i := range o.fitting(r, n) {
		text := o.fields[i].key + ": " + flowText(n)
		fixes = append(fixes, o.completed(cleanValue(n.Value), text, o.fields[i].key)...)
	}
	return fixes
}

// fitting returns the fields that can hold a plain value that stands for the whole map.
func (o *object) fitting(r *reader, n *yaml.Node) (fields []int) {
	if o.lone != nil {
		for _, key := range o.lone {
			if i := o.index[key]; o.fits(r, i, n) {
				fields = append(fields, i)
			}
		}
		return fields
	}
	numbers := false
	for i := range o.fields {
		numbers = numbers || o.fields[i].value.Kind == shapeNumber
	}
	if text := narrow(cleanValue(n.Value)); numbers && strings.Contains(text, " ") && strings.ContainsAny(text, "0123456789") {
		return nil // KT-210 4800 pcs is more than one of its values
	}
	for i := range o.fields {
		if o.fits(r, i, n) {
			return []int{i}
		}
	}
	return nil
}

// fits reports whether a field reads a value without a problem.
func (o *object) fits(r *reader, i int, n *yaml.Node) bool {
	f := &o.fields[i]
	if f.value.ID && !strings.ContainsAny(n.Value, "0123456789") {
		return false // a name or a word, hardly an id
	}
	if f.value.ID && strings.Contains(n.Value, " ") || f.value.Kind == shapeObject || f.value.Kind == shapeList || f.value.Kind == shapeMap {
		return false
	}
	trial := *r
	trial.problems = nil
	f.read(&trial, n, reflect.New(o.fills).Interface())
	return len(trial.problems) == 0
}

// completed puts braces around a key and its value, and adds what the map must
// have: one fix for each value that is possible, none when that is anything.
func (o *object) completed(value, text, chosen string) []diag.Fix {
	texts := []string{text}
	for i := range o.fields {
		f := &o.fields[i]
		if f.key == chosen || !f.required && !o.needs[f.key] {
			continue
		}
		var options []string
		switch {
		case f.value.ID && suggestFactoryID(value) != "":
			options = []string{suggestFactoryID(value)}
		case len(f.value.Enum) == 2:
			options = f.value.Enum
		default:
			return nil
		}
		var more []string
		for _, option := range options {
			for _, t := range texts {
				if o.index[f.key] < o.index[chosen] {
					more = append(more, f.key+": "+option+", "+t)
				} else {
					more = append(more, t+", "+f.key+": "+option)
				}
			}
		}
		texts = more
	}
	fixes := make([]diag.Fix, len(texts))
	for i, t := range texts {
		fixes[i].Text = "{" + t + "}"
	}
	return fixes
}

// flowText is a value as it can stand within braces.
func flowText(n *yaml.Node) string {
	text := cleanValue(n.Value)
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && !strings.ContainsAny(text, ",[]{}") || PlainText(text, true) {
		return text
	}
	return quoted(text)
}

// quoted is a text in quotation marks.
func quoted(text string) string {
	if !strings.ContainsAny(text, `"\`) {
		return `"` + text + `"`
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// inBrackets makes a list of one of each fix.
func inBrackets(fixes []diag.Fix) []diag.Fix {
	list := make([]diag.Fix, len(fixes))
	for i, f := range fixes {
		list[i] = diag.Fix{Text: "[" + f.Text + "]", Means: f.Means}
	}
	return list
}

// listed is a text as a list of its parts: mugs, plates and 陈莉、王军.
func (r *reader) listed(n *yaml.Node) []diag.Fix {
	if n.Kind != yaml.ScalarNode {
		if n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 {
			if typed := r.typed(n); onlyKeys(n) && typed != "" {
				return fix("[" + strings.TrimSpace(typed[1:len(typed)-1]) + "]") // {chen-li, wang-jun}
			}
			return fix("[" + r.typed(n) + "]")
		}
		return nil
	}
	var parts []string
	for _, part := range strings.FieldsFunc(withoutBrackets(cleanValue(n.Value)), func(c rune) bool { return strings.ContainsRune(",，、;；", c) }) {
		part = strings.TrimSpace(part)
		if !PlainText(part, true) {
			part = quoted(part)
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return nil
	}
	return fix("[" + strings.Join(parts, ", ") + "]")
}

// onlyKeys reports a map in braces that has no values: a list in the wrong brackets.
func onlyKeys(n *yaml.Node) bool {
	for i := 1; i < len(n.Content); i += 2 {
		if !isEmpty(n.Content[i]) {
			return false
		}
	}
	return len(n.Content) > 0
}

// withoutBrackets takes off the brackets of a list that are not those of YAML, or the half
// of a pair that nothing opened.
func withoutBrackets(text string) string {
	for _, pair := range []string{"()", "（）"} {
		marks := []rune(pair)
		if inner, ok := strings.CutPrefix(text, string(marks[0])); ok && strings.HasSuffix(inner, string(marks[1])) {
			return strings.TrimSpace(strings.TrimSuffix(inner, string(marks[1])))
		}
	}
	if inner, ok := strings.CutSuffix(text, "]"); ok && !strings.Contains(text, "[") {
		return inner
	}
	return text
}

// only returns what a list of one holds, as it can stand without the list.
func (r *reader) only(n *yaml.Node, kind yaml.Kind) []diag.Fix {
	if n.Kind != yaml.SequenceNode || n.Style&yaml.FlowStyle == 0 || len(n.Content) != 1 || n.Content[0].Kind != kind {
		return nil
	}
	if text := r.typed(n.Content[0]); text != "" {
		return fix(text)
	}
	return nil
}
