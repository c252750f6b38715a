package check

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/markdown"
	"factorybook/generator/record"
)

var ruleScheme = rules.New(diag.RuleText{
	Code: "FB0607", Severity: diag.Error,
	Title: "a link that leads where no page may",
	Why: `Notes are pasted from mails and chats. A link may lead to the web (http, https), to mail and telephone, or to a file
of the factory; any other scheme (javascript, data, file) could do harm to whoever clicks it, and //host names a stranger.`,
	Bad: `
factories/yuanda/visits/2025-03-12.md:4:17: FB0607
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
See [the price](javascript:alert(1)).
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
See [the price](https://yuanda.example/prices).
`,
})

var ruleImage = rules.New(diag.RuleText{
	Code: "FB0608", Severity: diag.Error,
	Title: "a picture from elsewhere",
	Why:   `The site makes no request to any other host: it works without network, and nobody learns who reads it. A picture stands below the factory's files.`,
	Bad: `
factories/yuanda/visits/2025-03-12.md:4:9: FB0608
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
![Kiln](https://yuanda.example/kiln.jpg)
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
![Kiln](files/kiln.png)
-- factories/yuanda/files/kiln.png (3000 × 2000 pixels) --
`,
})

var ruleHTML = rules.New(diag.RuleText{
	Code: "FB0609", Severity: diag.Warning,
	Title: "HTML in a note",
	Why:   `Notes are Markdown. HTML in them is shown as the text it is, angle brackets and all, because it could carry a script.`,
	Bad: `
factories/yuanda/visits/2025-03-12.md:4:9: FB0609
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
The new <b>tunnel kiln</b> runs.
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
The new **tunnel kiln** runs.
`,
})

var ruleLongNote = rules.New(diag.RuleText{
	Code: "FB0611", Severity: diag.Error,
	Title: "a note that is too long or too deep",
	Why: `A note is of one visit or one order: some pages at most. One of more than 256 KiB, or with a line of more than 100 marks of
lists and quotations, is no note, and takes longer to lay out than anyone waits.`,
	Bad:  "factories/yuanda/orders/2025.yaml:2:8: FB0611\n-- factories/yuanda/orders/2025.yaml --\nid: PO-1\nnotes: \"" + strings.Repeat("> ", maxMarks+1) + "deep\"\n",
	Good: "-- factories/yuanda/orders/2025.yaml --\nid: PO-1\nnotes: \"> not so deep\"\n",
})

var ruleHidden = rules.New(diag.RuleText{
	Code: "FB0612", Severity: diag.Warning,
	Title: "text of a note that no page shows",
	Why: `Markdown takes some lines for something else: a cell beyond the titles of its table is left out, and so is a line such as
[prices]: https://… that gives an address a name which nothing in the note uses. Who typed it thinks that everybody reads it.`,
	Bad: `
factories/yuanda/visits/2025-03-12.md:6:1: FB0612
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
| item | price |
|---|---|
| mould | 5000 | tax included |
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
| item | price | remark |
|---|---|---|
| mould | 5000 | tax included |
`,
})

var ruleEntity = rules.New(diag.RuleText{
	Code: "FB0613", Severity: diag.Error,
	Title: "a control character written as an entity",
	Why:   `&#11; in a note stands for a character that no text has: on a page it does harm or nothing.`,
	Bad: `
factories/yuanda/visits/2025-03-12.md:4:4: FB0613
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
OK &#x202e; then
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.md --
---
date: 2025-03-12
---
OK then
`,
})

// The bounds of a note: what a parser of Markdown takes for a note of this length
// and depth is some milliseconds; beyond, its time grows with the square.
const (
	maxNote  = 256 << 10 // bytes
	maxMarks = 100       // in one line
)

// noteParser reads notes as render does. It has no state and may be used by
// several goroutines.
var noteParser = markdown.New().Parser()

// notes looks at every Markdown text of the factory.
func (n *namer) notes() {
	f := n.Factory
	n.record(&f.Source)
	for i := range f.Contacts {
		n.note(&f.Source, f.Contacts[i].Notes)
		n.note(&f.Source, f.Contacts[i].NotesZH)
	}
	for i := range f.Orders {
		o := &f.Orders[i]
		n.record(&o.Source)
		for j := range o.Inspections {
			n.note(&o.Source, o.Inspections[j].Notes)
			n.note(&o.Source, o.Inspections[j].NotesZH)
		}
	}
	for i := range f.Visits {
		n.record(&f.Visits[i].Source)
	}
	for i := range f.Issues {
		n.record(&f.Issues[i].Source)
	}
	for i := range f.Talks {
		n.record(&f.Talks[i].Source)
	}
}

func (n *namer) record(src *record.Source) {
	n.note(src, src.Notes)
	n.note(src, src.NotesZH)
	n.note(src, src.Private)
	n.note(src, src.PrivateZH)
}

// note checks the links, pictures and raw HTML of one text.
func (n *namer) note(src *record.Source, note record.Text) {
	if n.tooLong(src, note) || !strings.ContainsAny(note.V, "<[&|") { // neither link nor picture nor tag, entity, table
		return
	}
	m := &noteChecker{namer: n, src: src, note: note, source: []byte(note.V), used: make(map[string]bool)}
	context := parser.NewContext()
	doc := noteParser.Parse(text.NewReader(m.source), parser.WithContext(context))
	_ = ast.Walk(doc, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			m.node(node)
		}
		return ast.WalkContinue, nil
	})
	m.entities()
	m.unused(context.References())
	if m.tags > 0 {
		more := diag.Message{}
		if m.tags > 1 {
			more = diag.Say(" (and %d more)", m.tags-1)
		}
		n.reportAt(src, m.at(m.tag), finding{ruleHTML, diag.Say("%s is shown as text%s", m.tagText, more), diag.Say("write Markdown: **bold**, *italic*, - list"), nil})
	}
}

// tooLong reports a note that nobody would lay out.
func (n *namer) tooLong(src *record.Source, note record.Text) bool {
	if len(note.V) > maxNote {
		n.reportAt(src, note.Pos, finding{ruleLongNote, diag.Say("the note has %d KiB; a note may have %d", len(note.V)>>10, maxNote>>10), diag.Say("keep what matters, and put the rest below files/"), nil})
		return true
	}
	for number, line := range strings.Split(note.V, "\n") {
		if marks(line) > maxMarks {
			n.reportAt(src, note.Pos, finding{ruleLongNote, diag.Say("line %d of the note begins with more than %d marks of lists and quotations", number+1, maxMarks), diag.Say("delete them"), nil})
			return true
		}
	}
	return false
}

// marks counts what nests a line of Markdown, and brackets, which nest within it.
func marks(line string) (n int) {
	for _, c := range line {
		switch c {
		case '>', '[', '*', '-', '+', '\t', '_', '(', '!', '`':
			n++
		default:
			if c != ' ' && (c < '0' || c > '9') && c != '.' && c != ')' && c != ']' {
				return n
			}
		}
	}
	return n
}

// entity is a character written by its number.
var entity = regexp.MustCompile(`&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));`)

// entities reports characters that no text has, written by their numbers.
func (m *noteChecker) entities() {
	for _, found := range entity.FindAllSubmatchIndex(m.source, maxFindings) {
		number, base := found[2:4], 16
		if found[2] < 0 {
			number, base = found[4:6], 10
		}
		c, err := strconv.ParseUint(string(m.source[number[0]:number[1]]), base, 32)
		if what := load.ControlCharacter(rune(c)); err == nil && !what.Empty() {
			m.reportAt(m.src, m.at(found[0]), finding{ruleEntity, diag.Say("%s stands for %s", string(m.source[found[0]:found[1]]), what), diag.Say("delete it"), nil})
		}
	}
}

// cells reports the cells of a row that its table has no titles for.
func (m *noteChecker) cells(row *extast.TableRow) {
	first := row.FirstChild()
	if first == nil || first.Lines().Len() == 0 {
		return
	}
	offset := first.Lines().At(0).Start
	begin := bytes.LastIndexByte(m.source[:offset], '\n') + 1
	line, _, _ := bytes.Cut(m.source[begin:], []byte("\n"))
	trimmed := strings.Trim(strings.TrimSpace(strings.ReplaceAll(string(line), `\|`, "")), "|")
	if cells, titles := strings.Count(trimmed, "|")+1, len(row.Alignments); cells > titles && m.found < maxFindings {
		m.found++
		m.reportAt(m.src, m.at(begin), finding{ruleHidden, diag.Say("this row has %d cells and its table %d titles; what is beyond them is not shown", cells, titles), diag.Say(`give the table another title, or write \| for a line that is no border`), nil})
	}
}

// definition is the beginning of a line that gives an address a name.
var definition = regexp.MustCompile(`(?m)^[ >\t]*\[((?:[^\]\\]|\\.)+)\]:`)

// unused reports names of addresses that nothing in the note uses: their lines are
// on no page.
func (m *noteChecker) unused(defined []parser.Reference) {
	lost := make(map[string]bool)
	for _, reference := range defined {
		if label := util.ToLinkReference(reference.Label()); !m.used[label] {
			lost[label] = true
		}
	}
	if len(lost) == 0 {
		return
	}
	for _, found := range definition.FindAllSubmatchIndex(m.source, -1) {
		label := m.source[found[2]:found[3]]
		if !lost[util.ToLinkReference(label)] || m.found >= maxFindings {
			continue
		}
		m.found++
		m.reportAt(m.src, m.at(found[2]-1), finding{ruleHidden, diag.Say("this line gives an address the name %s, which nothing in the note uses; it is not shown", quoteShort(string(label))), diag.Say("write the address where it is to be read, or put a \\ before the bracket"), nil})
	}
}

type noteChecker struct {
	*namer
	src    *record.Source
	note   record.Text
	source []byte
	found  int
	used   map[string]bool // the names of addresses that links and pictures use

	tags    int // tags of raw HTML, and where the first one stands
	tag     int
	tagText string
}

// maxFindings bounds the problems of one note.
const maxFindings = 50

func (m *noteChecker) node(node ast.Node) {
	switch node := node.(type) {
	case *ast.Link:
		m.uses(node.Reference)
		m.judge(node, node.Destination, node.Reference != nil, m.link)
	case *ast.Image:
		m.uses(node.Reference)
		m.judge(node, node.Destination, node.Reference != nil, m.image)
	case *ast.AutoLink:
		if node.AutoLinkType == ast.AutoLinkURL {
			m.judge(node, node.URL(m.source), true, m.link)
		}
	case *ast.RawHTML:
		if node.Segments.Len() > 0 {
			segment := node.Segments.At(0)
			m.html(segment.Start, segment.Value(m.source))
		}
	case *extast.TableRow:
		m.cells(node)
	case *ast.HTMLBlock:
		if node.Lines().Len() > 0 {
			segment := node.Lines().At(0)
			m.html(segment.Start, segment.Value(m.source))
		}
	}
}

func (m *noteChecker) uses(reference *ast.ReferenceLink) {
	if reference != nil {
		m.used[util.ToLinkReference(reference.Value)] = true
	}
}

func (m *noteChecker) html(offset int, tag []byte) {
	if m.tags++; m.tags == 1 {
		m.tag = offset + len(tag) - len(bytes.TrimLeft(tag, " "))
		line, _, _ := bytes.Cut(bytes.TrimSpace(tag), []byte{'\n'})
		if end := bytes.IndexByte(line, '>'); end >= 0 {
			line = line[:end+1]
		}
		m.tagText = quoteShort(string(line))
	}
}

// judge reports what by finds wrong with a destination: at the destination, or
// at the link when the destination is defined elsewhere.
func (m *noteChecker) judge(node ast.Node, destination []byte, elsewhere bool, by func([]byte) (finding, bool)) {
	found, bad := by(destination)
	if !bad {
		return
	}
	if m.found++; found.rule != nil && m.found > maxFindings {
		return
	}
	offset := max(0, node.Pos())
	if !elsewhere {
		rest := m.source[offset:]
		if i := bytes.Index(rest, []byte("](")); i >= 0 && len(destination) > 0 {
			offset += max(0, i+bytes.Index(rest[i:], destination))
		}
	}
	m.reportAt(m.src, m.at(offset), found)
}

// link checks where a link leads.
func (m *noteChecker) link(destination []byte) (finding, bool) {
	switch l := ParseLink(destination); {
	case l.Kind == Astray:
		return astray(destination, l), true
	case l.Kind == Refused:
		return finding{ruleScheme, diag.Say("the link %s %s", quoteShort(string(destination)), l.Why), diag.Say("links are https, http, mailto, tel, or a path such as files/NAME"), nil}, true
	case l.Path != "" && !m.isNote(l.Path):
		return m.look(l.Path, false)
	}
	return finding{}, false
}

// isNote reports whether a link leads to another visit note, which has a page.
func (m *noteChecker) isNote(file string) bool {
	return path.Dir(file) == "visits" && path.Ext(file) == ".md" && m.isRecord(m.inBook(file))
}

// image checks where a picture comes from.
func (m *noteChecker) image(destination []byte) (finding, bool) {
	switch l := ParseLink(destination); {
	case l.Kind == Inside && l.Path != "":
		return m.look(l.Path, true)
	case l.Kind == Astray:
		return astray(destination, l), true
	}
	return finding{ruleImage, diag.Say("the picture %s is not a file of the factory", quoteShort(string(destination))), diag.Say("put the picture below files/ and write files/NAME"), nil}, true
}

func astray(destination []byte, l Link) finding {
	return finding{ruleLeaves, diag.Say("%s %s", quoteShort(string(destination)), l.Why), diag.Say("put the file below files/ and write files/NAME"), nil}
}

// at returns the place of a byte of the note in its file. A block of text has
// the same indentation in every line. What YAML folds or puts together of quoted
// lines does not stand in the file as it is read: there it is the place of the
// whole note.
func (m *noteChecker) at(offset int) record.Pos {
	before := m.source[:min(max(0, offset), len(m.source))]
	line := bytes.Count(before, []byte{'\n'})
	begin := bytes.LastIndexByte(before, '\n') + 1
	pos := record.Pos{Line: m.note.Line + int32(line), Column: m.note.Column + int32(utf8.RuneCount(before[begin:]))}
	if m.Book == nil || line == 0 && pos.Line == m.note.Line {
		return pos
	}
	text, _, _ := bytes.Cut(m.source[begin:], []byte("\n"))
	typed := []rune(m.lineAt(place(m.src.File, pos)))
	if int(m.note.Column) > len(typed)+1 || strings.TrimRight(string(typed[m.note.Column-1:]), " \r") != strings.TrimRight(string(text), " \r") {
		return m.note.Pos
	}
	return pos
}

// quoteShort quotes a text of a record in a message.
func quoteShort(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n++; n > most {
			s = s[:i] + "…"
			break
		}
	}
	return fmt.Sprintf("%q", s)
}
