package load

import (
	"cmp"
	"fmt"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// typos looks for the typing mistake in a file that YAML refused. A YAML reader
// names the place where it gave up; people need the place where they slipped. So
// the lines are read once more, as a person would read them: keys and values,
// list entries, brackets, quotes, and how far each line is indented.
//
// It knows only the plain ways to write a record. What it does not know it lets
// pass, and the reader's own words are shown instead.
type typos struct {
	source source
	number int    // of the line, within source.yaml
	line   []rune // without its end

	levels    []level
	hash      *fault      // a # that may have taken the end of the brackets
	lastEnd   *record.Pos // of the bracket that was closed last, within others
	pending   bool        // the last key or dash has no value yet
	block     int         // >= 0: in a block of text below a line indented this far
	blockText int         // how far the first line of that text is indented; -1: not seen yet
	commented bool        // the last line of unquoted text ended in a comment
	brackets  []bracket
	quote     *bracket
	indent    int // of the line that began the open brackets or quote

	found *fault
}

// level is one step of indentation: the keys of a map, or the dashes of a list.
type level struct {
	indent int
	list   bool
}

// bracket is an opening bracket, brace or quote.
type bracket struct {
	char  rune
	pos   record.Pos
	value bool // in a map in braces: a key with its colon was read
}

// typo returns the first typing mistake of a file that YAML refused.
func (s source) typo() (fault, bool) {
	t := &typos{source: s, block: -1, pending: true}
	for _, line := range strings.Split(string(s.yaml), "\n") {
		t.number++
		t.line = []rune(strings.TrimSuffix(line, "\r"))
		t.read()
		if t.found != nil {
			return *t.found, true
		}
	}
	t.unclosed()
	if t.found == nil {
		return fault{}, false
	}
	return *t.found, true
}

func (t *typos) at(i int) record.Pos {
	return record.Pos{Line: int32(t.number + t.source.skipped), Column: int32(i + 1)}
}

func (t *typos) mistake(rule *diag.Rule, pos record.Pos, text, hint diag.Message) {
	if t.found == nil {
		t.found = &fault{rule: rule, pos: pos, text: text, hint: hint}
	}
}

// rewrite reports a mistake with what to type for the characters from i up to
// until of the line. Without a hint of its own the fix is the hint.
func (t *typos) rewrite(rule *diag.Rule, i, until int, text, hint diag.Message, typed string) {
	if t.found == nil {
		t.found = &fault{rule: rule, pos: t.at(i), text: text, hint: hint, length: until - i, fixes: fix(typed)}
	}
}

// textEnd returns the place behind the text that begins at i, before a comment
// and the spaces at the end of the line.
func (t *typos) textEnd(i int) int { return i + len([]rune(t.valueText(i))) }

// unclosed reports what is still open where it should have ended.
func (t *typos) unclosed() {
	switch {
	case t.quote != nil:
		t.mistake(ruleSyntax, t.quote.pos, diag.Say("this quotation mark %c is never closed", t.quote.char), diag.Say("write the second one where the text ends"))
	case len(t.brackets) > 0 && t.hash != nil:
		t.found = cmp.Or(t.found, t.hash)
	case len(t.brackets) > 0:
		b := t.brackets[len(t.brackets)-1]
		t.mistake(ruleSyntax, b.pos, diag.Say("this %c is never closed", b.char), diag.Say("write %c where it ends, or quote the text if the bracket belongs to it", closing(b.char)))
	}
}

func closing(open rune) rune {
	if open == '[' {
		return ']'
	}
	return '}'
}

func (t *typos) read() {
	indent := 0
	for indent < len(t.line) && t.line[indent] == ' ' {
		indent++
	}
	rest := strings.TrimSpace(string(t.line[indent:]))
	switch {
	case t.quote != nil || len(t.brackets) > 0:
		t.readOpen(indent)
		return
	case rest == "":
		return
	case t.block >= 0 && indent > t.block:
		t.readBlockText(indent)
		return
	case rest[0] == '#':
		return
	}
	t.block = -1
	if indent == 0 && (rest == "---" || rest == "...") {
		t.levels, t.pending, t.commented = nil, true, false
		return
	}
	switch c := t.line[indent]; {
	case c == '\t':
		t.mistake(ruleTab, t.at(indent), diag.Say("a tab indents this line; YAML wants spaces"), diag.Say("replace each tab with two spaces"))
		return
	case dropInvisible(c) != c || c == '　':
		t.mistake(ruleInvisible, t.at(indent), diag.Say("an invisible character (not an ordinary space) indents this line"), diag.Say("delete the space before the text and type it again"))
		return
	}
	t.readEntry(indent)
}

// readOpen goes on with a quote or brackets from an earlier line. A line that
// looks like the next key says that the end was forgotten.
func (t *typos) readOpen(indent int) {
	if indent <= t.indent && t.beginsEntry(indent) {
		t.unclosed()
		return
	}
	if t.quote != nil {
		t.readQuoted(0)
		return
	}
	t.readFlow(indent, t.lastEnd == nil)
}

// beginsEntry reports whether a line begins as a key that records know, or as an
// entry of a list.
func (t *typos) beginsEntry(indent int) bool {
	rest := string(t.line[indent:])
	if strings.HasPrefix(rest, "- ") {
		return true
	}
	key, _, colon := strings.Cut(rest, ":")
	return colon && (knownKeys[key] || t.indent == 0 && indent == 0 && isIdentifier(key))
}

func isIdentifier(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && c != '_' && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// readEntry reads the dashes, key and value of one line.
func (t *typos) readEntry(indent int) {
	i := indent
	dashed := false
	for i < len(t.line) && t.line[i] == '-' && (i+1 == len(t.line) || t.line[i+1] == ' ') {
		if !t.enter(level{i, true}, dashed) {
			return
		}
		dashed, t.pending, t.commented = true, true, false
		for i++; i < len(t.line) && t.line[i] == ' '; i++ {
		}
	}
	if i == len(t.line) || t.line[i] == '#' {
		return
	}
	if t.oddDash(i) || t.otherBrackets(i) {
		return
	}
	key, value, ok := t.splitKey(i)
	if !ok {
		if (!dashed || t.keyFollows(i)) && t.noKey(i, dashed) {
			return
		}
		switch {
		case dashed || t.pending:
			t.readValue(i, indent)
		case t.commented:
			t.mistake(ruleSyntax, t.at(i), diag.Say("text goes on here, but the line above ended it with a comment"), diag.Say("remove the comment above, or quote the whole text"))
		}
		return
	}
	if t.oddColon(i, i+len([]rune(key))) || strings.ContainsAny(key, "{[") && t.noKey(i, dashed) {
		return
	}
	if key == "" {
		t.mistake(ruleSyntax, t.at(i), diag.Say("a colon without a key before it"), diag.Say("write the key, or quote the text if the colon belongs to it"))
		return
	}
	if strings.HasPrefix(key, "-") && (t.levelIsList(i) || len(t.levels) == 0 && knownKeys[key[1:]]) {
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("the space after the dash is missing"), diag.Message{}, "- "+t.valueText(i+1))
		return
	}
	if !t.enter(level{i, false}, dashed) {
		return
	}
	t.pending, t.commented = true, false
	if value == len(t.line) {
		return
	}
	if strings.HasPrefix(string(t.line[value:]), "- ") {
		t.mistake(ruleSyntax, t.at(value), diag.Say("a list begins on the same line as its key %q", key), diag.Say("begin the list on the next line, or write it in brackets: [a, b]"))
		return
	}
	if t.line[value] != '#' {
		t.readValue(value, i)
	}
}

// oddDash reports an entry of a list that begins with the mark of another
// keyboard, or without a space behind its dash.
func (t *typos) oddDash(i int) bool {
	if i+1 >= len(t.line) {
		return false
	}
	switch c := t.line[i]; {
	case strings.ContainsRune("－–—•·●", c) && (t.line[i+1] == ' ' || t.line[i+1] == '{'):
		t.rewrite(ruleFullwidth, i, i+1, diag.Say("%c begins this line; an entry of a list begins with an ordinary dash", c), diag.Say("did you mean `-` instead of `%c`?", c), strings.TrimRight("- ", map[bool]string{true: " "}[t.line[i+1] == ' ']))
	case c == '-' && strings.ContainsRune("{[\"'", t.line[i+1]):
		t.rewrite(ruleSyntax, i, i+1, diag.Say("the space after the dash is missing"), diag.Say("write `- `"), "- ")
	case c == '-' && t.line[i+1] == '\t':
		t.rewrite(ruleTab, i+1, i+2, diag.Say("a tab stands behind the dash; YAML wants a space"), diag.Say("replace it with a space"), " ")
	case c == '-' && (t.line[i+1] == '　' || dropInvisible(t.line[i+1]) != t.line[i+1]):
		t.rewrite(ruleInvisible, i+1, i+2, diag.Say("an invisible character (not an ordinary space) stands behind the dash"), diag.Say("delete it and type an ordinary space"), " ")
	case c == '-' && t.line[i+1] == '-' && i+2 < len(t.line) && strings.ContainsRune(" {", t.line[i+2]):
		t.rewrite(ruleSyntax, i, i+2, diag.Say("an entry of a list begins with one dash"), diag.Say("one dash is too many: delete it"), strings.TrimRight("- ", map[bool]string{true: " "}[t.line[i+2] == ' ']))
	case strings.ContainsRune("*+_~", c) && t.line[i+1] == ' ' && t.beginsMap(i+2):
		t.rewrite(ruleSyntax, i, i+1, diag.Say("%c begins this line; an entry of a list begins with an ordinary dash", c), diag.Say("did you mean `-` instead of `%c`?", c), "-")
	default:
		return false
	}
	return true
}

// oddColon reports a known key whose colon is full-width, or has an invisible or a wide
// space behind it, so that the next colon of the line seems to be its own.
func (t *typos) oddColon(i, until int) bool {
	at := i
	for at < until && t.line[at] != ':' && t.line[at] != '：' {
		at++
	}
	if at+1 >= until || !knownKeys[string(t.line[i:at])] {
		return false
	}
	if t.line[at] == '：' {
		t.rewrite(ruleFullwidth, at, at+1, diag.Say("the colon after %q is full-width", string(t.line[i:at])), diag.Say("did you mean `:` instead of `：`?"), t.colon(at+1))
		return true
	}
	if next := string(t.line[at+1]); cleanValue(next) != next {
		t.rewrite(ruleInvisible, at+1, at+2, diag.Say("an invisible character (not an ordinary space) stands after %q", string(t.line[i:at+1])), diag.Say("delete it and type an ordinary space"), " ")
		return true
	}
	return false
}

// beginsMap reports whether a map begins at i: in braces, or with a key that records know.
func (t *typos) beginsMap(i int) bool {
	rest := strings.TrimLeft(string(t.line[i:]), " ")
	key, _, colon := strings.Cut(rest, ":")
	return strings.HasPrefix(rest, "{") || colon && knownKeys[key]
}

// keyFollows reports whether what stands behind a dash was meant to be a key: the next line is
// indented as far, as its second key would be.
func (t *typos) keyFollows(i int) bool {
	t.indent = i
	return t.goesOn()
}

// enter moves to the level of indentation on which a key or dash stands.
func (t *typos) enter(l level, dashed bool) bool {
	before := len(t.levels)
	for len(t.levels) > 0 && t.levels[len(t.levels)-1].indent > l.indent {
		t.levels = t.levels[:len(t.levels)-1]
	}
	if len(t.levels) == 0 {
		if before > 0 {
			t.indentation(l, before)
			return false
		}
		t.levels = append(t.levels, l)
		return true
	}
	top := t.levels[len(t.levels)-1]
	switch {
	case top == l:
		return true
	case top.indent < l.indent:
		if before > len(t.levels) && !dashed || !t.pending {
			t.indentation(l, before)
			return false
		}
		t.levels = append(t.levels, l)
		return true
	case l.list:
		// A list may stand under its key without being indented.
		if !t.pending {
			t.mistake(ruleSyntax, t.at(l.indent), diag.Say("an entry of a list stands among keys"), diag.Say("indent it under its key, or remove the dash"))
			return false
		}
		t.levels = append(t.levels, l)
		return true
	}
	// A key in the column of dashes: the list has ended, if it stood under a key.
	t.levels = t.levels[:len(t.levels)-1]
	if n := len(t.levels); n > 0 && t.levels[n-1] == l {
		return true
	}
	t.mistake(ruleSyntax, t.at(l.indent), diag.Say("a key stands among the entries of a list"), diag.Say("indent it by two spaces to belong to the entry above, or begin the line with `- `"))
	return false
}

// indentation reports a line that is indented like none above it.
func (t *typos) indentation(l level, before int) {
	steps := make([]string, 0, before)
	for _, above := range t.levels[:before] {
		if s := fmt.Sprint(above.indent); len(steps) == 0 || steps[len(steps)-1] != s {
			steps = append(steps, s)
		}
	}
	expected := diag.Say("%s", steps[0])
	for i, step := range steps[1:] {
		if i+2 == len(steps) {
			expected = diag.Say("%s or %s", expected, step)
		} else {
			expected = diag.Say("%s, %s", expected, step)
		}
	}
	if len(steps) == 1 && steps[0] == "1" {
		expected = diag.Say("%s space", expected)
	} else {
		expected = diag.Say("%s spaces", expected)
	}
	text := diag.Say("this key is indented by %s; expected %s, like the lines above", spaces(l.indent), expected)
	if l.list {
		text = diag.Say("this dash is indented by %s; expected %s, like the lines above", spaces(l.indent), expected)
	}
	t.mistake(ruleSyntax, t.at(l.indent), text, diag.Say("put it under the key or dash that it belongs with"))
}

func spaces(n int) diag.Message {
	if n == 1 {
		return diag.Say("1 space")
	}
	return diag.Say("%d spaces", n)
}

// splitKey finds the key that begins at i and the place of its value.
func (t *typos) splitKey(i int) (key string, value int, ok bool) {
	switch c := t.line[i]; c {
	case '[', '{', '|', '>', '@', '`', '%', '&', '*', '!':
		return "", 0, false
	case '"', '\'':
		end := t.closeQuote(i)
		if end < 0 || end+1 >= len(t.line) || t.line[end+1] != ':' {
			return "", 0, false
		}
		return string(t.line[i+1 : end]), t.skipSpaces(end + 2), true
	}
	for j := i; j < len(t.line); j++ {
		switch {
		case t.line[j] == '#' && j > i && t.line[j-1] == ' ':
			return "", 0, false
		case t.colonAt(j):
			return string(t.line[i:j]), t.skipSpaces(j + 1), true
		}
	}
	return "", 0, false
}

// colonAt reports a colon that separates: one before a space or the line's end.
func (t *typos) colonAt(i int) bool {
	return t.line[i] == ':' && (i+1 == len(t.line) || t.line[i+1] == ' ' || t.line[i+1] == '\t')
}

func (t *typos) skipSpaces(i int) int {
	for i < len(t.line) && (t.line[i] == ' ' || t.line[i] == '\t') {
		i++
	}
	return min(i, len(t.line))
}

// closeQuote returns the place of the quote that closes the one at i, or -1.
func (t *typos) closeQuote(i int) int {
	quote := t.line[i]
	for j := i + 1; j < len(t.line); j++ {
		switch {
		case quote == '"' && t.line[j] == '\\':
			j++
		case t.line[j] != quote:
		case quote == '\'' && j+1 < len(t.line) && t.line[j+1] == '\'':
			j++
		default:
			return j
		}
	}
	return -1
}

// noKey looks at a line without a key where one could stand.
func (t *typos) noKey(i int, dashed bool) bool {
	text := string(t.line[i:])
	end := strings.IndexFunc(text, func(c rune) bool { return !isIdentifier("a" + string(c)) })
	word, after := text, ""
	if end >= 0 {
		word, after = text[:end], text[end:]
	}
	expected := len(t.levels) > 0 && i <= t.levels[len(t.levels)-1].indent || len(t.levels) == 0 || dashed && knownKeys[word] && t.keyFollows(i)
	if word == "" {
		if expected && strings.HasPrefix(text, "-") && len(text) > 1 && t.levelIsList(i) {
			t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("the space after the dash is missing"), diag.Message{}, "- "+t.valueText(i+1))
			return true
		}
		return false
	}
	if !knownKeys[word] && !expected {
		return false
	}
	place := i + len([]rune(word))
	switch {
	case strings.HasPrefix(strings.TrimLeft(after, " "), "："):
		colon := place + strings.IndexRune(after, '：')
		t.rewrite(ruleFullwidth, colon, colon+1, diag.Say("the colon after %q is full-width", word), diag.Say("did you mean `:` instead of `：`?"), t.colon(colon+1))
	case strings.HasPrefix(after, ":") && len([]rune(after)) > 1 && cleanValue(string([]rune(after)[1])) != string([]rune(after)[1]):
		t.rewrite(ruleInvisible, place+1, place+2, diag.Say("an invisible character (not an ordinary space) stands after %q", word+":"), diag.Say("delete it and type an ordinary space"), " ")
	case strings.HasPrefix(after, ":") && !strings.HasPrefix(after, "://"):
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("the space after %q is missing", word+":"), diag.Message{}, word+": "+t.valueText(place+1))
	case expected && strings.HasPrefix(strings.TrimLeft(after, " "), "="):
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("found = after %q; expected a colon", word), diag.Message{}, word+": "+t.valueText(place+1+strings.IndexByte(after, '=')))
	case expected && knownKeys[word] && (strings.HasPrefix(after, "; ") || strings.HasPrefix(after, "；")):
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("found %c after %q; expected a colon", []rune(after)[0], word), diag.Message{}, word+": "+t.valueText(place+1))
	case knownKeys[word] && expected && after == "":
		t.rewrite(ruleSyntax, i, place, diag.Say("the colon after %q is missing", word), diag.Message{}, word+":")
	case knownKeys[word] && expected && after[0] == ' ':
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("the colon after %q is missing", word), diag.Message{}, word+": "+t.valueText(place))
	default:
		return false
	}
	return true
}

// colon is an ASCII colon with a space, unless one follows already.
func (t *typos) colon(next int) string {
	if next < len(t.line) && t.line[next] != ' ' {
		return ": "
	}
	return ":"
}

func (t *typos) levelIsList(indent int) bool {
	for _, l := range t.levels {
		if l.indent == indent && l.list {
			return true
		}
	}
	return false
}

// percentKeys are the keys whose value is written with a percent sign.
var percentKeys = map[string]bool{"our_share": true, "under": true, "over": true, "in_full_tolerance": true}

// keyBefore returns the key of the value that begins at i, or "".
func (t *typos) keyBefore(i int) string {
	key, ok := strings.CutSuffix(strings.TrimRight(string(t.line[:i]), " "), ":")
	if !ok {
		return ""
	}
	return key[strings.LastIndexAny(key, " {,")+1:]
}

// readValue reads what follows a key or dash. indent is that of the key or dash.
func (t *typos) readValue(i, indent int) {
	t.pending, t.commented = false, false
	t.indent = indent
	switch c := t.line[i]; c {
	case '"', '\'':
		t.quote = &bracket{char: c, pos: t.at(i)}
		t.readQuoted(i + 1)
	case '[', '{':
		t.hash, t.lastEnd = nil, nil
		t.readFlow(i, true)
	case '|', '>':
		t.readBlockHeader(i, indent)
	case '@', '`', '%', ']', '}', ',':
		if share := strings.TrimSpace(strings.TrimPrefix(narrow(t.valueText(i)), "%")); c == '%' && isDecimal(share) && percentKeys[t.keyBefore(i)] {
			t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("text cannot begin with %c", c), diag.Message{}, share+"%")
			return
		}
		t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("text cannot begin with %c", c), diag.Message{}, quoted(t.valueText(i)))
	case '*', '&':
		t.rewrite(ruleAlias, i, t.textEnd(i), diag.Say("a value that begins with %c points at another place; every record stands alone", c), diag.Say("if it is text, quote it: %s", quoted(t.valueText(i))), quoted(t.valueText(i)))
	case '!':
	default:
		t.readPlain(i)
	}
}

// valueText is the text from i on, without a comment.
func (t *typos) valueText(i int) string {
	text, _, _ := strings.Cut(string(t.line[i:]), " #")
	return strings.TrimSpace(text)
}

// readPlain looks at unquoted text for what would end it.
func (t *typos) readPlain(i int) {
	for j := i; j < len(t.line); j++ {
		switch {
		case t.line[j] == '#' && j > i && t.line[j-1] == ' ':
			t.commented = true
			return
		case t.colonAt(j) && j == i:
			t.rewrite(ruleSyntax, i, i+1, diag.Say("a second colon behind the key"), diag.Say("one colon is too many: delete it"), "")
			return
		case t.colonAt(j):
			if !t.otherBrackets(i) && !t.keysOnOneLine(i) {
				t.rewrite(ruleSyntax, i, t.textEnd(i), diag.Say("a colon followed by a space stands inside unquoted text; YAML takes it for another key"), diag.Message{}, quoted(t.valueText(i)))
			}
			return
		}
	}
}

func (t *typos) readBlockHeader(i, indent int) {
	header := t.valueText(i)
	if strings.Trim(header[1:], "+-123456789") != "" {
		t.mistake(ruleSyntax, t.at(i), diag.Say("after %c, which begins text of several lines, nothing else may stand on the line", t.line[i]), diag.Say("begin the text on the next line, or quote it: %s", quoted(t.valueText(i))))
		return
	}
	// The text is whatever is indented deeper than the map or list around it.
	t.block, t.blockText = indent, -1
	if strings.ContainsAny(header, "123456789") {
		t.blockText = 0 // its indentation was given
	}
	if n := len(t.levels); n > 0 {
		t.block = t.levels[n-1].indent
	}
}

// readBlockText holds the lines of a block of text to the indentation of its first.
func (t *typos) readBlockText(indent int) {
	switch {
	case t.blockText < 0:
		t.blockText = indent
	case indent < t.blockText:
		t.mistake(ruleSyntax, t.at(indent), diag.Say("this line of a text is indented by %s, its first line by %d", spaces(indent), t.blockText), diag.Say("indent every line of the text alike, or further"))
	}
}

// readQuoted reads on from inside a quote, up to its end.
func (t *typos) readQuoted(i int) {
	quote := t.quote.char
	for ; i < len(t.line); i++ {
		switch {
		case quote == '"' && t.line[i] == '\\':
			if i+1 < len(t.line) && !strings.ContainsRune("0abt\tnvfre \"/\\N_LPxuU", t.line[i+1]) {
				t.mistake(ruleSyntax, t.at(i), diag.Say("%s is no escape that YAML knows", string(t.line[i:i+2])), diag.Say(`write \\ for a backslash, or use single quotes`))
				return
			}
			i++
			continue
		case t.line[i] != quote:
			continue
		case quote == '\'' && i+1 < len(t.line) && t.line[i+1] == '\'':
			i++
			continue
		}
		open := t.quote
		t.quote = nil
		if len(t.brackets) > 0 {
			if !t.textAfterQuote(i+1, open) {
				t.readFlow(i+1, false)
			}
			return
		}
		t.afterValue(i+1, open)
		return
	}
}

// textAfterQuote reports text that goes on behind a closed quotation mark within
// brackets: 'Stoneware 12' mug'. What has a colon is the next key, without its comma.
func (t *typos) textAfterQuote(i int, open *bracket) bool {
	at := t.skipSpaces(i)
	if at == len(t.line) || strings.ContainsRune(",]}:#[{", t.line[at]) || int(open.pos.Line) != t.number+t.source.skipped {
		return false
	}
	begin, end := int(open.pos.Column)-1, t.flowEnd(at)
	if strings.Contains(string(t.line[at:end])+" ", ": ") {
		return false
	}
	t.rewrite(ruleSyntax, begin, end, diag.Say("text goes on after the closing quotation mark"), diag.Message{}, requoted(string(t.line[begin:end])))
	return true
}

// afterValue looks at what stands after a closed quote or bracket.
func (t *typos) afterValue(i int, open *bracket) {
	at := t.skipSpaces(i)
	if at == len(t.line) || t.line[at] == '#' && at > i {
		return
	}
	text := diag.Say("text goes on after the closing quotation mark")
	if open.char == '[' || open.char == '{' {
		text = diag.Say("text goes on after the closing %c", closing(open.char))
	}
	begin := int(open.pos.Column) - 1
	switch sameLine := int(open.pos.Line) == t.number+t.source.skipped; {
	case (open.char == '[' || open.char == '{') && t.line[at] == closing(open.char):
		t.rewrite(ruleSyntax, at, at+1, text, diag.Say("one %c is too many", t.line[at]), "")
	case strings.Contains(",;，；。", t.valueText(at)) && open.char != '"' && open.char != '\'':
		t.rewrite(ruleSyntax, at, t.textEnd(at), text, diag.Say("%s is too many: delete it", t.valueText(at)), "")
	case open.char == '{' && t.colonIn(begin, at) || open.char != '"' && open.char != '\'' && t.beginsMap(t.skipMarks(at)):
		t.mistake(ruleSyntax, t.at(at), text, diag.Say("begin what follows on a line of its own, or make it a comment with a space and a #"))
	case !sameLine:
		t.mistake(ruleSyntax, t.at(at), text, diag.Say("quote the whole text, or remove what follows"))
	case open.char == '"' || open.char == '\'':
		t.rewrite(ruleSyntax, begin, t.textEnd(begin), text, diag.Message{}, requoted(t.valueText(begin)))
	default:
		t.rewrite(ruleSyntax, begin, t.textEnd(begin), text, diag.Message{}, quoted(t.valueText(begin)))
	}
}

// colonIn reports whether braces hold a key with its colon: then they were meant as braces.
func (t *typos) colonIn(from, until int) bool {
	return from >= until || strings.Contains(string(t.line[from:until]), ": ") // or they began on another line
}

// skipMarks returns the place behind commas, dashes and spaces.
func (t *typos) skipMarks(i int) int {
	for i < len(t.line) && strings.ContainsRune(",;，；- ", t.line[i]) {
		i++
	}
	return i
}

// requoted is a text in quotation marks that holds others: those around the whole
// are no part of it.
func requoted(text string) string {
	mark := text[:1]
	if inner := text[1 : len(text)-1]; strings.HasSuffix(text, mark) && strings.Count(inner, mark)%2 == 1 {
		return quoted(inner)
	}
	return quoted(text)
}

// readFlow reads maps in braces and lists in brackets.
func (t *typos) readFlow(i int, atStart bool) { // atStart: of an entry's text
	textAt := -1
	for ; i < len(t.line); i++ {
		c := t.line[i]
		switch {
		case c == ' ' || c == '\t':
			continue
		case c == '#' && (i == 0 || t.line[i-1] == ' '):
			t.hashInFlow(i, textAt)
			return
		case c == '-' && atStart && t.brackets[len(t.brackets)-1].char == '[' && i+1 < len(t.line) && t.line[i+1] == ' ':
			t.rewrite(ruleSyntax, i, i+2, diag.Say("a dash within [ ]: its entries are divided by commas"), diag.Say("delete the dash"), "")
			return
		case (c == '[' || c == '{') && !atStart && t.lastEnd != nil:
			if t.found == nil {
				t.found = &fault{rule: ruleSyntax, pos: *t.lastEnd, length: 1, text: diag.Say("a comma is missing behind this %c: another entry follows", closing(c)),
					hint: diag.Say("write `%c,`", closing(c)), fixes: fix(string(closing(c)) + ",")}
			}
			return
		case (c == '"' || c == '\'') && atStart:
			t.quote = &bracket{char: c, pos: t.at(i)}
			t.readQuoted(i + 1)
			return
		case (c == '[' || c == '{') && atStart:
			if len(t.brackets) > maxNesting {
				return
			}
			t.brackets = append(t.brackets, bracket{char: c, pos: t.at(i)})
			continue
		case c == ']' || c == '}':
			if !t.closeBracket(i, c) || len(t.brackets) == 0 {
				return
			}
			end := t.at(i)
			atStart, t.lastEnd = false, &end
			continue
		case c == ',' && !(atStart && i > 0 && strings.ContainsRune("[{,", t.before(i))):
			t.brackets[len(t.brackets)-1].value = false
			atStart, textAt, t.lastEnd = true, -1, nil
			continue
		case t.colonAt(i):
			if !t.flowColon(i, textAt) {
				return
			}
			atStart, textAt = true, -1
			continue
		case atStart && strings.ContainsRune("@`%", c):
			end := t.flowEnd(i)
			if price := strings.TrimSpace(narrow(string(t.line[i+1 : end]))); c == '@' && isDecimal(price) && strings.Contains(price, ".") { // so much for one
				t.rewrite(ruleSyntax, i, end, diag.Say("text cannot begin with %c", c), diag.Message{}, price)
				return
			}
			if share := strings.TrimSpace(narrow(string(t.line[i+1 : end]))); c == '%' && isDecimal(share) && percentKeys[t.keyBefore(i)] {
				t.rewrite(ruleSyntax, i, end, diag.Say("text cannot begin with %c", c), diag.Message{}, share+"%")
				return
			}
			t.rewrite(ruleSyntax, i, end, diag.Say("text cannot begin with %c", c), diag.Message{}, quoted(string(t.line[i:end])))
			return
		case atStart && (c == '*' || c == '&'):
			end := t.flowEnd(i)
			t.rewrite(ruleAlias, i, end, diag.Say("a value that begins with %c points at another place; every record stands alone", c), diag.Say("if it is text, quote it: %s", quoted(string(t.line[i:end]))), quoted(string(t.line[i:end])))
			return
		case atStart && c == '｛':
			t.rewrite(ruleFullwidth, i, i+1, diag.Say("%c begins a map here; a map stands in braces", c), diag.Say("did you mean `{` instead of `%c`?", c), "{")
			return
		case atStart && c == '!' && !strings.Contains(string(t.line[i:t.flowEnd(i)]), " "):
			end := t.flowEnd(i)
			t.rewrite(ruleTag, i, end, diag.Say("text cannot begin with %c", c), diag.Message{}, quoted(string(t.line[i:end])))
			return
		case c == '?' && t.questionInFlow(i, textAt):
			return
		case c == ',' && atStart && i > 0 && strings.ContainsRune("[{,", t.before(i)):
			t.rewrite(ruleSyntax, i, i+1, diag.Say("a comma with nothing before it"), diag.Say("one comma is too many: delete it"), "")
			return
		}
		if atStart || textAt < 0 {
			textAt = i
		}
		atStart = false
	}
}

// questionInFlow reports a question mark in unquoted text within brackets. YAML 1.2 lets it
// stand there; the library that reads records takes it for the mark of a key. Question marks
// alone say that nothing is known, which is another mistake.
func (t *typos) questionInFlow(i, textAt int) bool {
	from := i
	if textAt >= 0 {
		from = textAt
	}
	end := t.flowEnd(from)
	for at := i; at < end; at++ {
		if t.colonAt(at) { // the text is a key
			end = at
		}
	}
	if strings.Trim(string(t.line[from:end]), "?") == "" {
		return false
	}
	t.rewrite(ruleSyntax, from, end, diag.Say("a question mark stands in unquoted text within brackets; it would begin a key"), diag.Message{}, quoted(string(t.line[from:end])))
	return true
}

// hashInFlow remembers a # that makes a comment of the end of brackets.
func (t *typos) hashInFlow(i, textAt int) {
	rest := string(t.line[i:])
	if textAt < 0 || t.hash != nil || len(rest) < 2 || rest[1] == ' ' || !strings.ContainsAny(rest, "]}") {
		return
	}
	end := i
	for end < len(t.line) && !strings.ContainsRune(",]}", t.line[end]) {
		end++
	}
	text := strings.TrimRight(string(t.line[textAt:end]), " ")
	t.hash = &fault{rule: ruleSyntax, pos: t.at(textAt), length: len([]rune(text)), fixes: fix(quoted(text)),
		text: diag.Say("a space and a # begin a comment, which ends the line before its brackets do"), hint: diag.Say("if the # belongs to the text, quote it: %s", quoted(text))}
}

// before returns the last character before i that is no space.
func (t *typos) before(i int) rune {
	for i--; i > 0 && t.line[i] == ' '; i-- {
	}
	return t.line[max(0, i)]
}

// flowEnd returns the place behind the unquoted text within brackets that begins at i.
func (t *typos) flowEnd(i int) int {
	end := i
	for end < len(t.line) && !strings.ContainsRune(",[]{}", t.line[end]) && !(t.line[end] == '#' && t.line[end-1] == ' ') {
		end++
	}
	for end > i+1 && t.line[end-1] == ' ' {
		end--
	}
	return end
}

func (t *typos) closeBracket(i int, c rune) bool {
	last := len(t.brackets) - 1
	open := t.brackets[last]
	if closing(open.char) != c {
		t.mistake(ruleSyntax, t.at(i), diag.Say("%c closes what %c on line %d opened", c, open.char, open.pos.Line), diag.Say("did you mean %c?", closing(open.char)))
		return false
	}
	t.brackets = t.brackets[:last]
	if last == 0 {
		t.afterValue(i+1, &open)
	}
	return true
}

// flowColon judges a colon inside braces: the first belongs to the key, a second
// before the next comma does not.
func (t *typos) flowColon(i, textAt int) bool {
	b := &t.brackets[len(t.brackets)-1]
	if !b.value {
		b.value = true
		return true
	}
	if textAt < 0 {
		return true
	}
	if before := t.before(textAt); before == '"' || before == '\'' {
		word := string(t.line[textAt:i])
		t.rewrite(ruleSyntax, textAt, i+1, diag.Say("a comma is missing before %q", word+":"), diag.Say("separate the entries inside { } with commas: `, %s:`", word), ", "+word+":")
		return false
	}
	text := string(t.line[textAt:i])
	if at := strings.IndexAny(text, "，、"); at >= 0 {
		c := []rune(text[at:])[0]
		comma := textAt + len([]rune(text[:at]))
		t.rewrite(ruleFullwidth, comma, comma+1, diag.Say("the comma here is full-width, so that the next key becomes part of the text"), diag.Say("did you mean `,` instead of `%c`?", c), ", ")
		return false
	}
	word := text[strings.LastIndexByte(text, ' ')+1:]
	if before, ok := strings.CutSuffix(strings.TrimSuffix(text, word), "; "); ok && (knownKeys[word] || isDecimal(before) || isDay(before)) {
		at := textAt + len([]rune(before))
		t.rewrite(ruleSyntax, at, at+1, diag.Say("a semicolon stands before %q", word+":"), diag.Say("did you mean `,` instead of `%c`?", ';'), ",")
		return false
	}
	if before, ok := strings.CutSuffix(strings.TrimSuffix(text, word), ". "); ok && knownKeys[word] && !strings.Contains(before, " ") {
		at := textAt + len([]rune(before))
		t.rewrite(ruleSyntax, at, at+1, diag.Say("a full stop stands before %q", word+":"), diag.Say("did you mean `,` instead of `%c`?", '.'), ",")
		return false
	}
	if knownKeys[word] && word != text {
		t.rewrite(ruleSyntax, i-len([]rune(word)), i+1, diag.Say("a comma is missing before %q", word+":"), diag.Say("separate the entries inside { } with commas: `, %s:`", word), ", "+word+":")
		return false
	}
	end := t.flowEnd(textAt)
	t.rewrite(ruleSyntax, textAt, end, diag.Say("a colon followed by a space stands inside unquoted text; YAML takes it for another key"), diag.Message{}, quoted(string(t.line[textAt:end])))
	return false
}
