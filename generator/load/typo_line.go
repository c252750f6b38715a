package load

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"factorybook/generator/diag"
)

// This file knows what people type on one line that YAML wants on several, or in braces:
// `- sku: KT-210, quantity: 4800`, `- (sku: KT-210)`, `severity: major kind: quality`. Put
// in quotation marks it would be one long text, and whatever it says would be lost.

// nextKey is a key behind a value of the same line, with what divides the two.
var nextKey = regexp.MustCompile(`(?:\s*[,;，、；]\s*|\s+)([a-z][a-z_]*)[:：](?:\s+|$)`)

// firstKey is a key at the very beginning of a value, maybe behind a bracket.
var firstKey = regexp.MustCompile(`^[(（｛]?\s*([a-z][a-z_]*)[:：](?:\s|$|[^/])`)

// proseKeys hold running text, in which a comma and a word with a colon may follow.
var proseKeys = map[string]bool{"notes": true, "private": true, "purpose": true, "about": true, "title": true, "summary": true, "reason": true, "solution": true,
	"what": true, "note": true, "why": true, "how": true, "address": true, "directions": true, "special": true, "factory_comment": true}

// holds are the known keys that hold a map, or a list of maps.
var holdsMap, holdsMaps = func() (one, many map[string]bool) {
	one, many = make(map[string]bool), make(map[string]bool)
	var collect func(s shape)
	collect = func(s shape) {
		for _, f := range s.Fields {
			one[f.Key] = one[f.Key] || f.Value.Kind == shapeObject
			many[f.Key] = many[f.Key] || f.Value.Kind == shapeList && f.Value.Item.Kind == shapeObject
			collect(f.Value)
		}
		if s.Item != nil {
			collect(*s.Item)
		}
	}
	for _, s := range []shape{settingsKind.of.shape(), factoryKind.of.shape(), orderKind.of.shape(), visitKind.of.shape(), issueKind.of.shape(), talkKind.of.shape()} {
		collect(s)
	}
	return one, many
}()

// braced is the text of a map without whatever brackets were typed around it, in braces.
func braced(text string) string {
	text = strings.TrimLeft(text, " (（｛{")
	for {
		shorter := strings.TrimRight(text, " ,;，；")
		if end := strings.TrimRight(shorter, ")）｝}"); end != shorter && strings.Count(shorter, "{") < strings.Count(shorter, "}")+strings.Count(shorter, "｝")+strings.Count(shorter, ")")+strings.Count(shorter, "）")-strings.Count(shorter, "(")-strings.Count(shorter, "（") {
			_, size := utf8.DecodeLastRuneInString(shorter)
			shorter = shorter[:len(shorter)-size]
		}
		if shorter == text {
			break
		}
		text = shorter
	}
	return "{" + nextKey.ReplaceAllStringFunc(text, func(s string) string {
		return ", " + nextKey.FindStringSubmatch(s)[1] + ": "
	}) + "}"
}

// otherBrackets reports a map that begins with a bracket that is none of YAML's.
func (t *typos) otherBrackets(i int) bool {
	text := t.valueText(i)
	if c := t.line[i]; strings.ContainsRune("(（｛", c) && firstKey.MatchString(text) && knownKeys[firstKey.FindStringSubmatch(text)[1]] {
		typed := strings.Replace(braced(firstColon(text)), ":  ", ": ", 1)
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("%c begins a map here; a map stands in braces", c), diag.Message{}, typed)
		return true
	}
	return false
}

// firstColon gives the key at the beginning of a text an ordinary colon.
func firstColon(text string) string {
	if at := firstKey.FindStringSubmatchIndex(text); at != nil {
		return text[:at[3]] + ": " + strings.TrimLeft(strings.TrimLeft(text[at[3]:], ":："), " ")
	}
	return text
}

// keysOnOneLine reports a second key in what would be the unquoted text of the first. The
// first begins at t.indent, its text at i.
func (t *typos) keysOnOneLine(i int) bool {
	outer := t.keyBefore(i)
	text := t.valueText(i)
	if outer == "" || !strings.HasPrefix(string(t.line[t.indent:i]), outer+":") {
		return false
	}
	if m := firstKey.FindStringSubmatch(text); m != nil && knownKeys[m[1]] && (holdsMap[outer] || holdsMaps[outer]) {
		typed := braced(text)
		if !holdsMap[outer] {
			typed = "[" + typed + "]"
		}
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("a map on the line of its key stands in braces"), diag.Message{}, typed)
		return true
	}
	at := nextKey.FindStringSubmatchIndex(text)
	if at == nil || at[0] == 0 || !knownKeys[outer] || !knownKeys[text[at[2]:at[3]]] {
		return false
	}
	divider, after := strings.TrimSpace(text[at[0]:at[2]]), text[at[1]:]
	if end := nextKey.FindStringIndex(after); end != nil {
		after = after[:end[0]]
	}
	after = strings.TrimRight(after, " }")
	plain := isDay(after) || isDecimal(after)
	if proseKeys[strings.TrimSuffix(outer, "_zh")] && !plain || divider == "" && !plain && strings.Contains(after, " ") {
		return false
	}
	said := diag.Say("several keys stand on this line")
	if strings.HasSuffix(strings.TrimRight(string(t.line[:t.indent]), " "), "-") && !t.goesOn() {
		t.rewrite(ruleSyntax, t.indent, t.textEnd(i), said, diag.Message{}, braced(string(t.line[t.indent:t.textEnd(i)])))
		return true
	}
	begin := i + len([]rune(text[:at[0]]))
	end := i + len([]rune(text[:at[2]]))
	word := text[at[2]:at[3]]
	t.rewrite(ruleSyntax, begin, end, said, diag.Say("begin `%s:` on a line of its own", word), "\n"+strings.Repeat(" ", t.indent))
	return true
}

// goesOn reports whether the next line holds another key of the same map.
func (t *typos) goesOn() bool {
	lines := strings.Split(string(t.source.yaml), "\n")
	if t.number >= len(lines) {
		return false
	}
	next := lines[t.number]
	return len(next) > t.indent && strings.TrimSpace(next[:t.indent]) == "" && next[t.indent] != ' ' && next[t.indent] != '-'
}
