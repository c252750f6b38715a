package load

import (
	"fmt"
	"slices"
	"strings"

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
	// unread is set when the records of the file could not be read at all.
	unread bool
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

func (r *reader) report(rule *diag.Rule, pos record.Pos, text, hint string, also ...record.Pos) {
	if len(r.problems) >= maxProblems {
		return
	}
	if len(r.problems) == maxProblems-1 {
		r.problems = append(r.problems, ruleSyntax.At(diag.Place{File: r.file},
			fmt.Sprintf("the file has more than %d problems; the rest is not shown", maxProblems), "correct the first ones and check again"))
		return
	}
	var places []diag.Place
	for _, p := range also {
		places = append(places, r.place(p))
	}
	r.problems = append(r.problems, rule.At(r.place(pos), oneLine(text), oneLine(hint), places...))
}

// oneLine keeps quoted text of several lines from breaking a message.
func oneLine(s string) string {
	return strings.Map(func(c rune) rune {
		if c < 0x20 || c == 0x7f {
			return ' '
		}
		return c
	}, s)
}

// documents returns the root of every document in the file that holds
// something; ok is false when the file cannot be read, which is then reported.
func (r *reader) documents() (roots []*yaml.Node, ok bool) {
	if p, bad := r.source.fault(); bad {
		r.unread = true
		r.report(p.rule, p.pos, p.text, p.hint)
		return nil, false
	}
	docs, err := parse(r.source.yaml, r.memory)
	if err != nil {
		r.unread = true
		p := explain(r.source, err)
		r.report(p.rule, p.pos, p.text, p.hint)
		return nil, false
	}
	for _, d := range docs {
		if root := d.Content[0]; !isEmpty(root) {
			roots = append(roots, root)
		}
	}
	r.roots = roots
	return roots, true
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
		hint := "remove it; quote the value if the ampersand belongs to the text"
		if len(uses) > 0 {
			hint = "remove it, and write the value out wherever *" + n.Anchor + " stands"
		}
		r.report(ruleAlias, r.pos(n), "&"+n.Anchor+" names this value for use elsewhere; every record stands alone", hint, uses...)
	case n.Style&yaml.TaggedStyle != 0:
		r.report(ruleTag, r.pos(n), "the tag "+n.Tag+" says what type this is; records need no tags, the key decides", "remove it; quote the value if the exclamation mark belongs to the text")
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

func (r *reader) isMap(n *yaml.Node, name string) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.MappingNode {
		return true
	}
	if n.Kind == yaml.ScalarNode && (r.fullwidthText(n) || r.keyGlued(n)) {
		return false
	}
	r.report(ruleType, r.pos(n), fmt.Sprintf("found %s; %s is a map of keys and values", describe(n), article(name)), "")
	return false
}

// keyGlued reports text such as `name:Foshan`, which was meant to be a key.
func (r *reader) keyGlued(n *yaml.Node) bool {
	key, value, colon := strings.Cut(n.Value, ":")
	if !colon || n.Style != 0 || !isIdentifier(key) {
		return false
	}
	pos := r.pos(n)
	pos.Column += int32(len(key))
	r.report(ruleSyntax, pos, fmt.Sprintf("the space after %q is missing", key+":"), fmt.Sprintf("write `%s: %s`", key, shorten(value)))
	return true
}

func (r *reader) isList(n *yaml.Node, key, of string) bool {
	if !r.bare(n) {
		return false
	}
	if n.Kind == yaml.SequenceNode {
		return true
	}
	hint := "begin each " + of + " with `- `"
	if n.Kind == yaml.ScalarNode {
		hint = fmt.Sprintf("write `%s: [%s]`", key, n.Value)
		if r.fullwidthText(n) {
			return false
		}
	}
	r.report(ruleType, r.pos(n), fmt.Sprintf("found %s; %q is a list", describe(n), key), hint)
	return false
}

// item reports whether an entry of a list holds something.
func (r *reader) item(n *yaml.Node, s shape, key string) bool {
	if !nothing(n, s) {
		return true
	}
	r.report(ruleEmptyEntry, r.pos(n), fmt.Sprintf("an entry of %q holds nothing", key), "delete it")
	return false
}

// entries calls each for the entries of a map whose keys are the user's own and
// whose values, of the shape given, hold something.
func (r *reader) entries(n *yaml.Node, value shape, key string, each func(key record.Text, value *yaml.Node)) {
	if !r.bare(n) {
		return
	}
	if n.Kind != yaml.MappingNode {
		r.report(ruleType, r.pos(n), fmt.Sprintf("found %s; %q is a map such as `{label: text}`", describe(n), key), "")
		return
	}
	seen := make(map[string]bool, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode || !r.keyCharacters(k) || !r.bareKey(k):
			r.oddKey(k)
		case seen[k.Value]:
			r.repeated(n, i)
		default:
			seen[k.Value] = true
			if nothing(v, value) {
				continue
			}
			each(record.Text{V: strings.Clone(k.Value), Pos: r.pos(k)}, v)
		}
	}
}

// repeated reports the second place of a key in one map.
func (r *reader) repeated(n *yaml.Node, second int) {
	key := n.Content[second]
	for i := 0; i < second; i += 2 {
		if first := n.Content[i]; first.Value == key.Value {
			r.report(ruleRepeatedKey, r.pos(key), fmt.Sprintf("%q stands twice; the first is on line %d", key.Value, r.pos(first).Line), "keep one of them", r.pos(first))
			return
		}
	}
}

func (r *reader) missing(n *yaml.Node, name, key string) {
	r.report(ruleMissing, r.pos(n), fmt.Sprintf("%s without %q", article(name), key), fmt.Sprintf("add `%s: …`", key))
}

// unknownKey reports a key that does not exist, and returns the known key that
// was probably meant, or "".
func (r *reader) unknownKey(key, value *yaml.Node, name string, known []string) (meant string) {
	if key.Kind != yaml.ScalarNode || !r.bareKey(key) {
		r.oddKey(key)
		return key.Value
	}
	if !r.keyCharacters(key) {
		return diag.Nearest(cleanKey(key.Value), known)
	}
	if isEmpty(key) {
		r.report(ruleUnknownKey, r.pos(key), "a colon without a key before it", "write the key, or quote the text if the colon belongs to it")
		return ""
	}
	near := diag.Nearest(key.Value, known)
	if near == "" {
		near = otherName(key.Value, known)
	}
	var hint string
	switch {
	case allDigits(key.Value):
		hint = "a comma ends a value inside { }: write numbers without it, 1000 for 1,000"
	case isEmpty(value) && strings.Contains(key.Value, " "):
		hint = "a comma ended the text before it; quote the whole text"
	case strings.HasPrefix(key.Value, "-"):
		hint = "write `- " + strings.TrimLeft(key.Value, "- ") + ":`, with a space after the dash"
	case near != "":
		hint = "did you mean " + near + "?"
	case len(known) <= 12:
		hint = "known keys are " + strings.Join(known, ", ")
	default:
		hint = "your own labels go under extra:"
	}
	r.report(ruleUnknownKey, r.pos(key), fmt.Sprintf("%s has no key %q", article(name), shorten(key.Value)), hint)
	return near
}

// otherNames are what people who keep spreadsheets call the keys of a record.
var otherNames = map[string][]string{
	"qty": {"quantity"}, "pieces": {"quantity"}, "amount": {"quantity", "value"}, "total": {"value"}, "unit_price": {"price"},
	"po": {"id"}, "number": {"id"}, "no": {"id"}, "code": {"sku", "id"}, "item": {"sku"}, "article": {"sku"},
	"description": {"name", "what", "title"}, "text": {"notes", "what"}, "subject": {"title", "about"},
	"remark": {"notes"}, "remarks": {"notes"}, "comment": {"notes"}, "comments": {"notes"}, "body": {"notes"},
	"date": {"on", "placed", "opened"}, "day": {"on"}, "order_date": {"placed"}, "ordered": {"placed"}, "etd": {"shipped", "promised"},
	"deadline": {"due"}, "due_date": {"due"}, "delivery_date": {"promised"}, "ship_date": {"shipped"}, "who": {"by"},
	"people": {"contacts", "met"}, "supplier": {"name"}, "chinese_name": {"name_zh"}, "mail": {"email"}, "tel": {"phone"}, "mobile": {"phone"},
}

// otherName returns the known key that goes by another name, or "".
func otherName(word string, known []string) string {
	for _, key := range otherNames[strings.ToLower(strings.ReplaceAll(word, " ", "_"))] {
		if slices.Contains(known, key) {
			return key
		}
	}
	return ""
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
		r.report(ruleAlias, r.pos(key), "<< copies keys from another place; every record stands alone", "write the keys out")
	case key.Kind == yaml.MappingNode, key.Kind == yaml.SequenceNode:
		r.report(ruleType, r.pos(key), "found "+describe(key)+" where a key is expected", "")
	default:
		r.bare(key)
	}
}

// describe names what stands at a node, for "found …".
func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a map"
	case yaml.SequenceNode:
		return "a list"
	}
	if isEmpty(n) {
		return "nothing"
	}
	return fmt.Sprintf("%q", shorten(n.Value))
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

func article(name string) string {
	if strings.HasSuffix(name, "s") {
		return name // settings, terms, targets
	}
	if strings.ContainsRune("aeiou", rune(name[0])) {
		return "an " + name
	}
	return "a " + name
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
