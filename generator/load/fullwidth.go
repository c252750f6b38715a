package load

import (
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
)

// fullwidth are the characters of a Chinese keyboard that YAML wants in ASCII.
var fullwidth = map[rune]rune{
	'：': ':', '，': ',', '、': ',', '“': '"', '”': '"', '‘': '\'', '’': '\'', '【': '[', '】': ']',
	'－': '-', '—': '-', '–': '-', '−': '-', '。': '.', '　': ' ', '％': '%', '＃': '#',
	'［': '[', '］': ']', '｛': '{', '｝': '}', '（': '(', '）': ')', '／': '/', '．': '.', '＂': '"', '＇': '\'',
}

// narrow returns a text with its full-width characters in ASCII.
func narrow(s string) string {
	return strings.Map(func(c rune) rune {
		if n, ok := fullwidth[c]; ok {
			return n
		}
		if c >= '！' && c <= '～' { // the full-width forms of ! to ~
			return c - '！' + '!'
		}
		return c
	}, s)
}

// dropInvisible removes the spaces that nobody sees; for strings.Map.
func dropInvisible(c rune) rune {
	switch c {
	case '\u00a0', '\u202f', '\u2007':
		return ' '
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\u200f':
		return -1
	}
	return c
}

// cleanKey is what a key was meant to be.
func cleanKey(s string) string {
	s = narrow(strings.Map(dropInvisible, s))
	s, _, _ = strings.Cut(s, ":")
	return strings.TrimSpace(strings.Trim(s, `"'`))
}

// fullwidthInKeys is the punctuation that a key may only hold in quotes: without them it
// is mostly meant for YAML.
const fullwidthInKeys = "：，“”‘’　"

// keyCharacters reports a key with invisible or full-width characters, the ones
// for which no look at the screen shows what is wrong.
func (r *reader) keyCharacters(key *yaml.Node, fixes ...diag.Fix) bool {
	if !r.escaped(key) {
		return false
	}
	clean := strings.Map(dropInvisible, key.Value)
	if clean != key.Value {
		r.refuse(key, refusal{rule: ruleInvisible, text: diag.Say("an invisible character (a non-breaking or zero-width space) stands in the key %q", strings.TrimSpace(clean)), hint: diag.Say("delete the line and type it again"), fixes: fixes})
		return false
	}
	// In quotes it is meant: an article number such as "杯子，白色".
	if key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && strings.ContainsAny(key.Value, fullwidthInKeys) {
		r.refuse(key, refusal{rule: ruleFullwidth, text: diag.Say("full-width punctuation stands in the key %q", shorten(key.Value)), hint: fullwidthHint(key.Value), fixes: fixes})
		return false
	}
	return true
}

// fullwidthHint says which ASCII character was meant, for the first full-width one.
func fullwidthHint(s string) diag.Message {
	for _, c := range s {
		if n, ok := fullwidth[c]; ok && n == ' ' {
			return diag.Say("type an ordinary space")
		} else if ok {
			return diag.Say("did you mean `%c` instead of `%c`?", n, c)
		}
	}
	return diag.Message{}
}

// fullwidthText reports text that stands where a map is expected and would be one
// with ASCII punctuation.
func (r *reader) fullwidthText(n *yaml.Node) bool {
	if n.Style != 0 || !strings.ContainsAny(n.Value, "：｛") {
		return false
	}
	f := refusal{rule: ruleFullwidth, text: diag.Say("%q is text because of its full-width punctuation", shorten(n.Value)), hint: fullwidthHint(n.Value)}
	if clean := strings.ReplaceAll(narrow(n.Value), ":", ": "); strings.HasPrefix(clean, "{") && strings.HasSuffix(clean, "}") {
		f.fixes = fix(strings.ReplaceAll(strings.ReplaceAll(clean, ":  ", ": "), ",", ", "))
	}
	r.refuse(n, f)
	return true
}

// fullwidthDash reports text in place of a list that begins with the dash or the
// bracket of another keyboard.
func (r *reader) fullwidthDash(n *yaml.Node, of string) bool {
	if n.Style != 0 || !strings.ContainsAny(n.Value, "［【－–—•·●") {
		return false
	}
	first := []rune(n.Value)[0]
	f := refusal{rule: ruleFullwidth, text: diag.Say("%q is text because of its full-width punctuation", shorten(n.Value)), hint: fullwidthHint(n.Value)}
	switch {
	case strings.ContainsRune("－–—•·●", first):
		f.text = diag.Say("%q does not begin with the dash of a list", shorten(n.Value))
		f.hint = diag.Say("begin each %s with `- `, an ordinary dash, instead of `%c`", diag.Named(of), first)
	case first == '［' || first == '【':
		if clean := narrow(n.Value); strings.HasSuffix(clean, "]") {
			f.fixes = fix(strings.ReplaceAll(strings.ReplaceAll(clean, ",", ", "), ",  ", ", "))
		}
	default:
		return false
	}
	r.refuse(n, f)
	return true
}

// curlyQuotes warns of a value that is all in the quotation marks of a Chinese
// keyboard or a word processor: they are part of the text then, which a title in
// Chinese may well mean.
func (r *reader) curlyQuotes(n *yaml.Node) {
	s, ok := strings.CutPrefix(n.Value, "“")
	if !ok || n.Style != 0 {
		return
	}
	s, ok = strings.CutSuffix(s, "”")
	if !ok || strings.ContainsAny(s, "“”") {
		return
	}
	r.refuse(n, refusal{rule: ruleCurlyQuotes, text: diag.Say("the quotation marks of %q are part of the text", shorten(n.Value)), hint: diag.Say("leave them out unless they belong to it; quotes are seldom needed")})
}

// asciiCommas reports an unquoted entry of a list in brackets that holds a
// full-width comma or a semicolon: it makes one entry of two.
func (r *reader) asciiCommas(list, item *yaml.Node, key string) bool {
	marks := "，、；"
	if list.Style&yaml.FlowStyle == 0 || item.Style != 0 || !strings.ContainsAny(item.Value, marks) {
		return true
	}
	parts := strings.FieldsFunc(item.Value, func(c rune) bool { return strings.ContainsRune(marks, c) })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	fixes := []diag.Fix{{Text: strings.Join(parts, ", "), Means: diag.Say("%d entries", len(parts))}, {Text: quoted(item.Value), Means: diag.Say("one entry")}}
	if key != "products" && key != "team" {
		fixes = fix(fixes[0].Text) // ids and codes, none of which has such a mark
	}
	r.refuse(item, refusal{rule: ruleFullwidth, fixes: fixes, text: diag.Say("%q is one entry of the list because its comma is full-width", shorten(item.Value))})
	return false
}
