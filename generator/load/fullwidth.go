package load

import (
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"
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
// for which no look at the screen tells what is wrong.
func (r *reader) keyCharacters(key *yaml.Node) bool {
	if !r.escaped(key) {
		return false
	}
	clean := strings.Map(dropInvisible, key.Value)
	if clean != key.Value {
		r.report(ruleInvisible, r.pos(key), fmt.Sprintf("an invisible character (a non-breaking or zero-width space) stands in the key %q", strings.TrimSpace(clean)), "delete the line and type it again")
		return false
	}
	// In quotes it is meant: an article number such as "杯子，白色".
	if key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && strings.ContainsAny(key.Value, fullwidthInKeys) {
		r.report(ruleFullwidth, r.pos(key), fmt.Sprintf("full-width punctuation stands in the key %q", shorten(key.Value)), fullwidthHint(key.Value))
		return false
	}
	return true
}

// fullwidthHint says which ASCII character was meant, for the first full-width one.
func fullwidthHint(s string) string {
	for _, c := range s {
		if n, ok := fullwidth[c]; ok && n == ' ' {
			return "type an ordinary space"
		} else if ok {
			return fmt.Sprintf("did you mean `%c` instead of `%c`?", n, c)
		}
	}
	return ""
}

// fullwidthText reports text that stands where a map or list is expected and would
// be one with ASCII punctuation.
func (r *reader) fullwidthText(n *yaml.Node) bool {
	if n.Style != 0 || !strings.ContainsAny(n.Value, "：，、［｛【－") {
		return false
	}
	r.report(ruleFullwidth, r.pos(n), fmt.Sprintf("%q is text because of its full-width punctuation", shorten(n.Value)), fullwidthHint(n.Value))
	return true
}

// curlyQuotes reports a value in the quotation marks of a Chinese keyboard or a
// word processor: they would become part of the text.
func (r *reader) curlyQuotes(n *yaml.Node) bool {
	s, ok := strings.CutPrefix(n.Value, "“")
	if !ok || n.Style != 0 {
		return false
	}
	s, ok = strings.CutSuffix(s, "”")
	if !ok || strings.ContainsAny(s, "“”") {
		return false
	}
	r.report(ruleFullwidth, r.pos(n), fmt.Sprintf("the quotation marks of %q would become part of the text", shorten(n.Value)), "did you mean `\"` instead of `“`? or drop them: quotes are seldom needed")
	return true
}

// asciiCommas reports an unquoted entry of a list in brackets that holds a
// full-width comma: it makes one entry of two.
func (r *reader) asciiCommas(list, item *yaml.Node) bool {
	if list.Style&yaml.FlowStyle == 0 || item.Style != 0 || !strings.ContainsAny(item.Value, "，、") {
		return true
	}
	r.report(ruleFullwidth, r.pos(item), fmt.Sprintf("%q is one entry of the list because its comma is full-width", shorten(item.Value)), fullwidthHint(strings.TrimLeftFunc(item.Value, func(c rune) bool { return c != '，' && c != '、' }))+" quote the text if it is one entry")
	return false
}
