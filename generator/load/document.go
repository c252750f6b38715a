package load

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// recordKind is an object that is a record: it has a place in the book, notes
// and whatever else any record may have.
type recordKind[T any] struct{ of untypedKind }

// untypedKind is a kind of record without the type of its records (see Object).
type untypedKind struct {
	object
	source   func(of any) *record.Source
	markdown bool // may also be a Markdown file with front matter
}

// start fills what every record knows about itself.
func (k *untypedKind) start(r *reader, n *yaml.Node, into any) {
	s := k.source(into)
	s.File, s.Pos = r.file, r.pos(n)
}

// readSingle reads a file that holds one record.
func readSingle[T any](r *reader, kind *recordKind[T], into *T) { kind.of.readSingle(r, into) }

func (k *untypedKind) readSingle(r *reader, into any) {
	roots, ok := r.documents()
	if !ok {
		return
	}
	if len(roots) == 0 {
		r.report(ruleMissing, record.Pos{}, diag.Say("the file is empty; %s needs at least %q", article(k.name), k.requiredKey()), diag.Say("add `%s: …`", k.requiredKey()))
		return
	}
	for _, extra := range roots[1:] {
		r.report(ruleSecondDocument, r.pos(extra), diag.Say("a second document begins here; %s is one", r.file[strings.LastIndexByte(r.file, '/')+1:]), diag.Say("remove the line `---`, or move the rest to its own place"))
	}
	k.start(r, roots[0], into)
	k.read(r, roots[0], into)
}

// readMany reads a file that holds one record, a list of them, or several
// documents of either.
func readMany[T any](r *reader, kind *recordKind[T], into *[]T) { kind.of.readMany(r, listed(into)) }

func (k *untypedKind) readMany(r *reader, into records) {
	roots, ok := r.documents()
	if !ok {
		return
	}
	if len(roots) == 0 {
		r.report(ruleEmptyFile, record.Pos{}, diag.Say("the file holds no record"), diag.Say("delete it, or write the first %s", diag.Named(k.name)))
	}
	of := k.shape()
	for _, root := range roots {
		if root.Kind != yaml.SequenceNode {
			k.readRecord(r, root, into)
			continue
		}
		if !r.bare(root) {
			continue
		}
		into.slice.Grow(len(root.Content))
		for _, item := range root.Content {
			if r.item(item, of, k.name+" list") {
				k.readRecord(r, item, into)
			}
		}
	}
}

func (k *untypedKind) readRecord(r *reader, n *yaml.Node, into records) {
	if !r.isMap(n, k.name, k.keys, func() []diag.Fix { return nil }) {
		return
	}
	rec := into.add()
	k.start(r, n, rec)
	k.read(r, n, rec)
}

// oddFence finds, from a line on, one that holds nothing but dashes and dots of any kind: it
// was meant for the --- around front matter.
func (s source) oddFence(from int) (line int, typed string) {
	for i, text := range strings.Split(string(s.yaml), "\n") {
		text = strings.TrimRight(text, " \r")
		if i+1 >= from && text != "" && text != "---" && strings.Trim(text, "-–—－_*.=＿") == "" && (len([]rune(text)) > 1 || text == "—") {
			return i + 1, text
		}
	}
	return 0, ""
}

// firstLine is the first line that holds something.
func (s source) firstLine() (line int, text string) {
	for i, text := range strings.Split(string(s.yaml), "\n") {
		if text = strings.TrimSpace(text); text != "" {
			return i + 1, text
		}
	}
	return 0, ""
}

// readNote reads Markdown with YAML front matter; the body is the record's notes.
func (k *untypedKind) readNote(r *reader, into records) {
	if f, bad := r.source.encodingFault(); bad {
		r.unread = true
		r.report(f.rule, f.pos, f.text, f.hint)
		return
	}
	head, body, bodyLine, ok := r.source.frontMatter()
	if !ok {
		r.unread = true
		if head.skipped > r.source.skipped {
			if line, typed := r.source.oddFence(2); line > 0 {
				r.add(ruleFrontMatter.At(r.place(record.Pos{Line: int32(line), Column: 1}), diag.Say("%q does not end the front matter", typed), diag.Write(fix("---")...)).Offer(len([]rune(typed)), fix("---")...))
				return
			}
			r.report(ruleFrontMatter, record.Pos{Line: 1, Column: 1}, diag.Say("the front matter that begins here is never closed"), diag.Say("write a line `---` where the Markdown text begins"))
			return
		}
		if line, typed := r.source.firstLine(); typed == "---" {
			r.report(ruleFrontMatter, record.Pos{Line: 1, Column: 1}, diag.Say("%s begins with front matter between two lines `---`", article(k.name)), diag.Say("delete what stands above the `---` on line %d", line))
			return
		} else if at, _ := r.source.oddFence(line); at == line && line > 0 {
			r.add(ruleFrontMatter.At(r.place(record.Pos{Line: int32(line), Column: 1}), diag.Say("%s begins with front matter between two lines `---`", article(k.name)), diag.Write(fix("---")...)).Offer(len([]rune(typed)), fix("---")...))
			return
		}
		r.report(ruleFrontMatter, record.Pos{Line: 1, Column: 1}, diag.Say("%s begins with front matter between two lines `---`", article(k.name)), diag.Say("write `---`, `%s: …` and `---` above the text", k.requiredKey()))
		return
	}
	r.source = head
	roots, ok := r.documents()
	if !ok {
		return
	}
	if len(roots) == 0 {
		r.report(ruleMissing, record.Pos{Line: 1, Column: 1}, diag.Say("the front matter is empty; %s needs at least %q", article(k.name), k.requiredKey()), diag.Say("add `%s: …`", k.requiredKey()))
		return
	}
	before := into.slice.Len()
	k.readRecord(r, roots[0], into)
	r.body(source{yaml: []byte(body), skipped: bodyLine - 1, starts: new([]int)}, k.keys)
	text := strings.TrimLeft(body, "\n")
	if into.slice.Len() == before || strings.TrimSpace(body) == "" {
		return
	}
	s := k.source(into.at(before))
	pos := record.Pos{Line: int32(bodyLine + len(body) - len(text)), Column: 1}
	if s.Notes.Known() {
		r.report(ruleNotesTwice, s.Notes.Pos, diag.Say("notes stand here and below the front matter"), diag.Say("keep them in one place"), pos)
		return
	}
	s.Notes = record.Text{V: text, Pos: pos}
}

// body looks at the text below the front matter for what no note holds.
func (r *reader) body(text source, keys []string) {
	if f, bad := text.characters(); bad {
		r.fault(f)
	}
	if f, bad := text.merge(); bad {
		r.fault(f)
	}
	lines := strings.Split(string(text.yaml), "\n")
	for i := 0; i+1 < len(lines); i++ {
		key, _, colon := strings.Cut(lines[i+1], ":")
		if strings.TrimRight(lines[i], " \r") == "---" && colon && slices.Contains(keys, key) {
			r.report(ruleSecondNote, record.Pos{Line: int32(text.skipped + i + 1), Column: 1}, diag.Say("a second note begins here; a file holds one"), diag.Say("move it to a file of its own beside this one"))
			return
		}
	}
}

func (o *object) requiredKey() string {
	for i := range o.fields {
		if o.fields[i].required {
			return o.fields[i].key
		}
	}
	return o.keys[0]
}

// Document reads a file that holds one map of a declared kind, such as the map
// of an import, with the same care and the same words as records.
func Document[T any](file string, data []byte, of *Object[T]) (T, []diag.Problem) {
	var value T
	r := newReader(file, data, new(slab))
	kind := untypedKind{object: of.of, source: func(any) *record.Source { return new(record.Source) }}
	kind.readSingle(r, &value)
	return value, diag.Sort(r.problems)
}
