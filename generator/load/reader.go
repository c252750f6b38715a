package load

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// reader reads one file and collects its problems.
type reader struct {
	file     string
	source   source
	memory   *slab
	problems []diag.Problem
	roots    []*yaml.Node
	anchors  int // reported
	// hashed are the lines on which a # without a space behind it begins a comment.
	hashed map[int32]bool
	// within are the maps around the value that is being read, the nearest last.
	within []around
	// unread is set when the records of the file could not be read at all.
	unread bool
}

// around is a map and the keys that it may have.
type around struct {
	*yaml.Node
	keys []string
}

// maxProblems bounds the problems of one file: whoever has more has one mistake,
// made everywhere.
const maxProblems = 1000

func newReader(file string, data []byte, memory *slab) *reader {
	return &reader{file: file, source: newSource(data), memory: memory}
}

// pos is where a node begins.
func (r *reader) pos(n *yaml.Node) record.Pos {
	return record.Pos{Line: int32(n.Line + r.source.skipped), Column: int32(n.Column)}
}

func (r *reader) place(pos record.Pos) diag.Place {
	return diag.Place{File: r.file, Line: int(pos.Line), Column: int(pos.Column)}
}

func (r *reader) report(rule *diag.Rule, pos record.Pos, text, hint diag.Message, also ...record.Pos) {
	var places []diag.Place
	for _, p := range also {
		places = append(places, r.place(p))
	}
	r.add(rule.At(r.place(pos), text, hint, places...))
}

// fault reports a problem that was found before there are nodes.
func (r *reader) fault(f fault) {
	r.add(f.rule.At(r.place(f.pos), f.text, f.hint).Offer(f.length, f.fixes...))
}

func (r *reader) add(p diag.Problem) {
	if len(r.problems) >= maxProblems {
		return
	}
	if len(r.problems) == maxProblems-1 {
		p = ruleSyntax.At(diag.Place{File: r.file},
			diag.Say("the file has more than %d problems; the rest is not shown", maxProblems), diag.Say("correct the first ones and check again"))
	}
	if p.Severity == diag.Error {
		for _, m := range r.within {
			p.Around = append(p.Around, r.place(r.pos(m.Node)))
		}
	}
	r.problems = append(r.problems, p)
}

// documents returns the root of every document in the file that holds
// something; ok is false when the file cannot be read, which is then reported.
func (r *reader) documents() (roots []*yaml.Node, ok bool) {
	if p, bad := r.source.fault(); bad {
		r.unread = true
		r.fault(p)
		return nil, false
	}
	docs, plain := readPlain(r.source.yaml, r.memory)
	var err error
	if !plain {
		if p, bad := r.source.tooDeep(); bad {
			r.unread = true
			r.fault(p)
			return nil, false
		}
		docs, err = readYAML(r.source.yaml)
	}
	if err != nil {
		r.unread = true
		if docs = r.eachDocument(); docs == nil {
			r.fault(explain(r.source, err))
			return nil, false
		}
	}
	for _, d := range docs {
		if root := d.Content[0]; !isEmpty(root) {
			roots = append(roots, root)
		}
	}
	r.roots, r.hashed = roots, r.source.hashed()
	return roots, true
}

// hashed returns the lines on which a space, a # and a letter or digit stand: a
// comment to YAML, and mostly meant as text.
func (s source) hashed() map[int32]bool {
	var lines map[int32]bool
	line := int32(s.skipped + 1)
	for at := 0; ; {
		i := bytes.Index(s.yaml[at:], []byte(" #"))
		if i < 0 {
			return lines
		}
		line += int32(bytes.Count(s.yaml[at:at+i], []byte{'\n'}))
		at += i + 2
		if c, _ := utf8.DecodeRune(s.yaml[at:]); unicode.IsLetter(c) || unicode.IsDigit(c) {
			if lines == nil {
				lines = make(map[int32]bool)
			}
			lines[line] = true
		}
	}
}

// afterHash warns of text that a # took from a value.
func (r *reader) afterHash(n *yaml.Node) {
	if !r.hashed[r.pos(n).Line] || n.Kind != yaml.ScalarNode || n.Style != 0 {
		return
	}
	line := []rune(r.source.line(int(r.pos(n).Line)))
	end := n.Column - 1 + len([]rune(n.Value))
	if end+2 >= len(line) || string(line[n.Column-1:end]) != n.Value {
		return
	}
	rest := string(line[end:])
	word := []rune(strings.TrimLeft(rest, " "))
	if len(word) < 2 || word[0] != '#' || !unicode.IsLetter(word[1]) && !unicode.IsDigit(word[1]) {
		return
	}
	whole := strings.TrimRight(n.Value+rest, " ")
	r.add(ruleAfterHash.At(r.place(r.pos(n)), diag.Say("%q is not read: a space and a # begin a comment", shorten(string(word))), diag.Message{}).
		Offer(len([]rune(whole)), diag.Fix{Text: quoted(whole), Means: diag.Say("the # is part of the text")}))
}

// eachDocument reads the documents of a file one by one, when one of them cannot
// be read: what is wrong with the others is reported as well. It returns nil for a
// file of one document.
func (r *reader) eachDocument() (docs []*yaml.Node) {
	parts := r.source.documents()
	if len(parts) < 2 {
		return nil
	}
	docs = []*yaml.Node{}
	for _, part := range parts {
		read, err := readYAML(part.yaml)
		if err != nil {
			r.fault(explain(part, err))
			continue
		}
		for _, doc := range read {
			moveDown(doc, part.skipped-r.source.skipped)
			docs = append(docs, doc)
		}
	}
	return docs
}

// documents are the parts of a file between lines `---`.
func (s source) documents() (parts []source) {
	from, line, begin := 0, 0, 0
	for at := 0; at < len(s.yaml); line++ {
		end := len(s.yaml)
		if i := bytes.IndexByte(s.yaml[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if strings.TrimRight(string(s.yaml[at:end]), " \r\n") == "---" {
			parts = append(parts, source{yaml: s.yaml[from:at], skipped: s.skipped + begin, starts: new([]int)})
			from, begin = end, line+1
		}
		at = end
	}
	return append(parts, source{yaml: s.yaml[from:], skipped: s.skipped + begin, starts: new([]int)})
}

func moveDown(n *yaml.Node, lines int) {
	n.Line += lines
	for _, c := range n.Content {
		moveDown(c, lines)
	}
}

// isEmpty reports whether nothing was written: `key:` alone, or an empty document.
func isEmpty(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Value == "" && n.Style&^yaml.TaggedStyle == 0 && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
}

// bare reports whether the node has neither anchor nor tag nor is an alias. An
// alias is no problem of its own: it stands with its anchor's.
func (r *reader) bare(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
	case n.Anchor != "":
		uses := r.aliases(n)
		hint := diag.Say("remove it; quote the value if the ampersand belongs to the text")
		if len(uses) > 0 {
			hint = diag.Say("remove it, and write the value out wherever *%s stands", n.Anchor)
		}
		r.report(ruleAlias, r.pos(n), diag.Say("&%s names this value for use elsewhere; every record stands alone", n.Anchor), hint, uses...)
	case n.Style&yaml.TaggedStyle != 0:
		r.report(ruleTag, r.pos(n), diag.Say("the tag %s says what type this is; records need no tags, the key decides", n.Tag), diag.Say("remove it; quote the value if the exclamation mark belongs to the text"))
	default:
		return true
	}
	return false
}

// aliases returns the places that point at an anchor.
func (r *reader) aliases(anchor *yaml.Node) (uses []record.Pos) {
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.AliasNode && n.Alias == anchor {
			uses = append(uses, r.pos(n))
		}
		for _, c := range n.Content {
			walk(c)
		}
	}
	if r.anchors++; r.anchors > 20 {
		return nil // each costs a walk; the first ones are enough to see the mistake
	}
	for _, root := range r.roots {
		walk(root)
	}
	return uses
}

// nothingToRecord is the hint where somebody wrote no, or none, in the place of a map or
// a list.
var nothingToRecord = diag.Say("delete it while there is nothing to record")

// isMap reports whether a node is a map with the keys of an object; meant returns
// what a plain value in its place would be.
func (r *reader) isMap(n *yaml.Node, name string, keys []string, meant func() []diag.Fix) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.MappingNode {
		return true
	}
	if n.Kind == yaml.ScalarNode && (r.fullwidthText(n) || r.keyGlued(n)) {
		return false
	}
	f := refusal{rule: ruleType, fixes: r.only(n, yaml.MappingNode),
		text: diag.Say("found %s; %s has keys of its own: %s", describe(n), article(name), strings.Join(keys[:min(len(keys), 6)], ", ")),
		hint: diag.Say("write it as keys and values, such as `{%s: …}`", strings.Join(keys[:min(len(keys), 3)], ": …, "))}
	switch {
	case n.Kind == yaml.ScalarNode && denied(n.Value):
		f.hint, f.fixes = nothingToRecord, nil
	case n.Kind == yaml.ScalarNode:
		f.fixes = meant()
	}
	r.refuse(n, f)
	return false
}

// keyGlued reports text such as `name:Foshan`, which was meant to be a key.
func (r *reader) keyGlued(n *yaml.Node) bool {
	key, value, colon := strings.Cut(n.Value, ":")
	if !colon || n.Style != 0 || !isIdentifier(key) {
		return false
	}
	r.refuse(n, refusal{rule: ruleSyntax, text: diag.Say("the space after %q is missing", key+":"), fixes: fix(key + ": " + strings.TrimSpace(cleanValue(value)))})
	return true
}

// cleanValue is a text without characters that nobody sees.
func cleanValue(s string) string {
	return strings.Map(dropInvisible, strings.ReplaceAll(s, "　", " "))
}

func (r *reader) isList(n *yaml.Node, key, of string, meant func() []diag.Fix) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.SequenceNode {
		return true
	}
	if n.Kind == yaml.ScalarNode && r.fullwidthDash(n, of) {
		return false
	}
	if n.Kind == yaml.MappingNode && len(n.Content) > 0 && r.fullwidthDash(n.Content[0], of) {
		return false
	}
	f := refusal{rule: ruleType, text: diag.Say("found %s; %q is a list", describe(n), key), hint: diag.Say("begin each %s with `- `", diag.Named(of))}
	if n.Kind == yaml.ScalarNode && denied(n.Value) {
		f.hint = nothingToRecord
	} else {
		f.fixes = meant()
	}
	r.refuse(n, f)
	return false
}

// item reports whether an entry of a list holds something.
func (r *reader) item(n *yaml.Node, s shape, key string) bool {
	if !nothing(n, s) {
		return true
	}
	r.report(ruleEmptyEntry, r.pos(n), diag.Say("an entry of %q holds nothing", key), diag.Say("delete it"))
	return false
}

// entries calls each for the entries of a map whose keys are the user's own and
// whose values, of the shape given, hold something.
func (r *reader) entries(n *yaml.Node, value shape, key string, each func(key record.Text, value *yaml.Node)) {
	if !r.bare(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.noEntries(n, value, key)
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	content, cut := r.rejoined(n, nil)
	for i := 0; i+1 < len(content); i += 2 {
		k, v := content[i], content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode || !r.keyCharacters(k, keyAndValue(k)...) || !r.bareKey(k):
			r.oddKey(k)
		case r.withoutColon(n, k, v):
		case seen[k.Value]:
			r.repeated(content, i)
		default:
			seen[k.Value] = true
			if nothing(v, value) {
				continue
			}
			before := len(r.problems)
			each(record.Text{V: strings.Clone(k.Value), Pos: r.pos(k)}, v)
			if cut[v] && len(r.problems) == before {
				r.commaInText(v)
			}
		}
	}
}

// noEntries reports what stands where a map with the user's own keys is expected.
func (r *reader) noEntries(n *yaml.Node, value shape, key string) {
	f := refusal{rule: ruleType, text: diag.Say("found %s; %q is a map such as `{label: text}`", describe(n), key)}
	if value.Kind == shapeNumber {
		f.text = diag.Say("found %s; %q is a map such as `{KT-210: 4800}`", describe(n), key)
	}
	if n.Kind == yaml.ScalarNode && denied(n.Value) {
		f.hint = nothingToRecord
	}
	var pairs []string
	for _, item := range n.Content { // [KT-210: 4800, KT-211: 2400]
		if item.Kind != yaml.MappingNode || len(item.Content) != 2 || item.Content[0].Kind != yaml.ScalarNode || item.Content[1].Kind != yaml.ScalarNode {
			pairs = nil
			break
		}
		pairs = append(pairs, r.typed(item.Content[0])+": "+r.typed(item.Content[1]))
	}
	if len(pairs) > 0 && n.Style&yaml.FlowStyle != 0 {
		f.fixes = fix("{" + strings.Join(pairs, ", ") + "}")
	}
	r.refuse(n, f)
}

// keyAndValue is a key of the user's own with the value that a colon of another keyboard
// left in it.
func keyAndValue(key *yaml.Node) []diag.Fix {
	clean := strings.TrimSpace(strings.Replace(cleanValue(key.Value), "：", ":", 1))
	if name, value, ok := strings.Cut(clean, ":"); ok && key.Style == 0 && name != "" && strings.TrimSpace(value) != "" {
		return fix(strings.TrimSpace(name) + ": " + strings.TrimSpace(value))
	}
	return nil
}

// repeated reports the second place of a key in one map. When the keys before it
// come again in their order, the dash of a second entry is missing: to keep one of
// them would delete a record. entry says so: the keys behind it are no mistakes.
func (r *reader) repeated(content []*yaml.Node, second int) (entry bool) {
	key := content[second]
	for i := 0; i < second; i += 2 {
		first := content[i]
		if first.Value != key.Value {
			continue
		}
		hint := diag.Say("keep one of them")
		next := i + 2
		entry = next < second && second+2 < len(content) && content[next].Value == content[second+2].Value || i == 0 && second >= 6
		if entry {
			hint = diag.Say("if another entry begins here, begin each of them with `- `; if not, keep one of the two")
		}
		r.report(ruleRepeatedKey, r.pos(key), diag.Say("%q stands twice; the first is on line %d", key.Value, r.pos(first).Line), hint, r.pos(first))
		return entry
	}
	return false
}

func (r *reader) missing(n *yaml.Node, name, key string) {
	r.report(ruleMissing, r.pos(n), diag.Say("%s without %q", article(name), key), diag.Say("add `%s: …`", key))
}

// unknownKey reports a key that does not exist, and returns the known key that
// was probably meant, or "". holds reports whether a known key takes such a value,
// lists whether it takes a list of such values.
func (r *reader) unknownKey(n, key, value *yaml.Node, name string, known []string, holds, lists func(string) bool) (meant string) {
	if key.Kind != yaml.ScalarNode || !r.bareKey(key) {
		r.oddKey(key)
		return key.Value
	}
	taken := has(n)
	var clean []diag.Fix
	if c := cleanKey(key.Value); c != key.Value && slices.Contains(known, c) && key.Style == 0 {
		clean = fix(narrowColon(key.Value, c))
	}
	if !r.keyCharacters(key, clean...) {
		return keyMeant(cleanKey(key.Value), known, taken)
	}
	if isEmpty(key) {
		r.report(ruleUnknownKey, r.pos(key), diag.Say("a colon without a key before it"), diag.Say("write the key, or quote the text if the colon belongs to it"))
		return ""
	}
	if word, rest, _ := strings.Cut(key.Value, ":"); slices.Contains(known, word) && key.Style == 0 && rest != "" && strings.ContainsAny(rest[:1], "{[") {
		r.refuse(key, refusal{rule: ruleSyntax, text: diag.Say("the space after %q is missing", word+":"), fixes: fix(word + ": " + rest)})
		return word
	}
	if word, after, ok := strings.Cut(key.Value, " "); ok && isEmpty(value) && slices.Contains(known, word) && key.Style == 0 && r.cutOff(key) {
		r.refuse(key, refusal{rule: ruleSyntax, text: diag.Say("the colon after %q is missing", word), fixes: fix(word + ": " + after)})
		return word
	}
	if word, _, _ := strings.Cut(key.Value, ":"); isEmpty(value) && slices.Contains(known, word) && r.keyGlued(key) {
		return word
	}
	if word, after, ok := strings.Cut(key.Value, "; "); ok && isEmpty(value) && slices.Contains(known, word) && key.Style == 0 {
		r.refuse(key, refusal{rule: ruleSyntax, text: diag.Say("found %c after %q; expected a colon", ';', word), fixes: fix(word + ": " + strings.TrimSpace(after))})
		return word
	}
	if word, after, ok := strings.Cut(key.Value, "="); ok && isEmpty(value) && slices.Contains(known, strings.TrimSpace(word)) && key.Style == 0 {
		word = strings.TrimSpace(word)
		r.refuse(key, refusal{rule: ruleSyntax, text: diag.Say("found = after %q; expected a colon", word), fixes: fix(word + ": " + strings.TrimSpace(after))})
		return word
	}
	text := diag.Say("%s has no key %q", article(name), shorten(key.Value))
	if pairs, length := r.pairsElsewhere(key, value, name, taken); len(pairs) > 0 {
		r.add(ruleUnknownKey.At(r.place(r.pos(key)), text, diag.Write(pairs...)).Offer(length, pairs...))
		return ""
	}
	meant = keyMeant(key.Value, slices.DeleteFunc(slices.Clone(known), func(k string) bool { return !holds(k) }), taken)
	if meant == "" {
		meant = keyMeant(key.Value, known, taken)
	}
	f := refusal{rule: ruleUnknownKey, text: text}
	switch template := elsewhereOf(name, key.Value, known); {
	case value.Kind != yaml.ScalarNode && (key.Value == name || key.Value == name+"s"):
		f.hint = diag.Say("the file says that already: delete this line, and move what stands below it to the margin")
		r.refuse(key, f)
		return "id"
	case value.Kind == yaml.MappingNode && slices.Contains(known, "id") && len(r.within) == 1 && !taken("id"):
		f.hint = diag.Say("write `id: %s`, and its keys below it, indented as far", key.Value)
		r.refuse(key, f)
		return "id"
	case strings.HasPrefix(key.Value, "-"):
		meant = strings.TrimLeft(key.Value, "- ")
		f.text, f.fixes = diag.Say("the space after the dash is missing"), fix("- "+meant)
	case strings.HasPrefix(key.Value, "｛"):
		f.rule, f.hint = ruleFullwidth, diag.Say("did you mean `{` instead of `｛`?")
	case template != "":
		f.hint = diag.Say("it stands in a map of its own: `%s`", strings.ReplaceAll(strings.Split(template, "|")[0], "$", "…"))
	case meant != "" && r.keyAndList(key, value, meant, f, lists):
		return meant
	case meant != "" && (holds(meant) || value.Kind == yaml.ScalarNode):
		f.fixes, f.ask = fix(meant), true
	case len(known) <= 12 || !slices.Contains(known, "extra"):
		f.hint = diag.Say("known keys are %s", strings.Join(known, ", "))
	default:
		f.hint = diag.Say("your own labels go under extra:")
	}
	r.refuse(key, f)
	return meant
}

// keyAndList reports a key by another name whose value belongs into a list: both are
// typed anew, or the list would be the next mistake.
func (r *reader) keyAndList(key, value *yaml.Node, meant string, f refusal, lists func(string) bool) bool {
	typed := r.typed(value)
	if value.Kind != yaml.ScalarNode || typed == "" || isEmpty(value) || key.Line != value.Line || key.Style != 0 || !lists(meant) {
		return false
	}
	pair := diag.Fix{Text: meant + ": [" + flowText(value) + "]"}
	r.add(f.rule.At(r.place(r.pos(key)), f.text, diag.Write(pair)).Offer(value.Column-key.Column+len([]rune(typed)), pair))
	return true
}

// narrowColon is a key as it was meant, with the value that a full-width colon, or a
// colon without an ordinary space behind it, left in it.
func narrowColon(typed, key string) string {
	_, value, _ := strings.Cut(strings.Replace(cleanValue(typed), "：", ":", 1), ":")
	if value = strings.TrimSpace(value); value != "" {
		return key + ": " + value
	}
	return key
}

// withoutColon reports an entry in braces that has a key and a value and nothing that
// divides them: {KT-210 4800}. YAML takes it for a key with nothing behind it, and what
// it says would be lost without a word.
func (r *reader) withoutColon(n, key, value *yaml.Node) bool {
	if n.Style&yaml.FlowStyle == 0 || !isEmpty(value) || key.Style != 0 || isEmpty(key) {
		return false
	}
	line := []rune(r.source.line(int(r.pos(key).Line)))
	if end := key.Column - 1 + len([]rune(key.Value)); end > len(line) || strings.HasPrefix(strings.TrimLeft(string(line[end:]), " "), ":") {
		return false
	}
	f := refusal{rule: ruleSyntax, text: diag.Say("the colon after %q is missing", shorten(key.Value)), hint: diag.Say("write `key: value`")}
	for _, mark := range []string{"：", ":", "=", " "} {
		name, rest, ok := strings.Cut(key.Value, mark)
		if mark == " " {
			at := strings.LastIndex(key.Value, mark)
			name, rest, ok = key.Value[:max(at, 0)], key.Value[at+1:], at > 0
		}
		if name, rest = strings.TrimSpace(name), strings.TrimSpace(rest); ok && name != "" && rest != "" {
			f.text, f.fixes = diag.Say("the colon after %q is missing", shorten(name)), fix(name+": "+rest)
			break
		}
	}
	r.refuse(key, f)
	return true
}

// pairsElsewhere returns what a key and its value can be where they stand in a map of
// their own, or under another key, and how many characters they have.
func (r *reader) pairsElsewhere(key, value *yaml.Node, name string, taken func(string) bool) (pairs []diag.Fix, length int) {
	typed := r.typed(value)
	if value.Kind != yaml.ScalarNode || typed == "" || key.Line != value.Line {
		return nil, 0
	}
	for _, template := range strings.Split(elsewhereOf(name, key.Value, r.within[len(r.within)-1].keys), "|") {
		if outer, _, _ := strings.Cut(template, ":"); template != "" && !taken(outer) && fitsTemplate(template, value.Value) {
			pairs = append(pairs, diag.Fix{Text: strings.ReplaceAll(template, "$", flowText(value))})
		}
	}
	return pairs, value.Column - key.Column + len([]rune(typed))
}

// fitsTemplate reports whether a value is of the kind that its key in a map of its own
// holds.
func fitsTemplate(template, value string) bool {
	before, _, _ := strings.Cut(template, ": $")
	switch key := before[strings.LastIndexAny(before, " {")+1:]; key {
	case "amount", "quantity", "price":
		return isDecimal(value)
	case "paid", "ready", "shipped", "received", "etd", "eta", "promised":
		return isDay(value)
	}
	return true
}

// bareKey is bare for keys: a merge key has words of its own.
func (r *reader) bareKey(key *yaml.Node) bool {
	return key.Anchor == "" && key.Style&yaml.TaggedStyle == 0 && key.Kind != yaml.AliasNode && !isMerge(key)
}

func isMerge(key *yaml.Node) bool { return key.Value == "<<" && key.Style == 0 }

// oddKey reports a key that is no name.
func (r *reader) oddKey(key *yaml.Node) {
	switch {
	case isMerge(key):
		r.report(ruleAlias, r.pos(key), diag.Say("<< copies keys from another place; every record stands alone"), diag.Say("write the keys out"))
	case key.Kind == yaml.MappingNode, key.Kind == yaml.SequenceNode:
		r.report(ruleType, r.pos(key), diag.Say("found %s where a key is expected", describe(key)), diag.Message{})
	default:
		r.bare(key)
	}
}

// describe names what stands at a node, for "found …".
func describe(n *yaml.Node) diag.Message {
	switch n.Kind {
	case yaml.MappingNode:
		return diag.Say("a map")
	case yaml.SequenceNode:
		return diag.Say("a list")
	}
	if isEmpty(n) {
		return diag.Say("nothing")
	}
	return diag.Say("%q", shorten(n.Value))
}

// shorten keeps a message readable when it quotes what was found.
func shorten(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

func article(name string) diag.Message {
	switch {
	case strings.HasSuffix(name, "s"):
		return diag.Named(name) // settings, terms, targets
	case strings.ContainsRune("aeiou", rune(name[0])):
		return diag.Say("an %s", diag.Named(name))
	}
	return diag.Say("a %s", diag.Named(name))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
