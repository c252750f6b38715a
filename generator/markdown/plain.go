package markdown

import (
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// reader is the one parser of Plain.
var reader = sync.OnceValue(func() parser.Parser { return New().Parser() })

// Plain returns what a reader sees of a note, without its marks: one line, blocks
// and lines parted by a space. Raw HTML is the text that was typed, as on the pages;
// of a picture its description is left.
func Plain(note string) string {
	if !strings.ContainsFunc(note, marks) {
		return oneLine(note)
	}
	source := []byte(note)
	var b strings.Builder
	raw := func(part text.Segment) {
		b.Write(part.Value(source))
	}
	_ = ast.Walk(reader().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() == ast.TypeBlock {
			b.WriteByte(' ')
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			value := n.Segment.Value(source)
			if !n.IsRaw() {
				value = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(value)))
			}
			b.Write(value)
			if n.SoftLineBreak() || n.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(n.Value)
		case *ast.AutoLink:
			b.Write(n.Label(source))
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				raw(n.Segments.At(i))
			}
		case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
			for i := range n.Lines().Len() {
				raw(n.Lines().At(i))
			}
		}
		return ast.WalkContinue, nil
	})
	return oneLine(b.String())
}

// oneLine puts one space in the place of each run of white space, and none at the ends.
func oneLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for word := range strings.FieldsFuncSeq(s, unicode.IsSpace) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// marks reports a character that may be a mark of Markdown, or begin one.
func marks(c rune) bool {
	return strings.ContainsRune("\\`*_{}[]()#+-.!|~<>&=:\n\t", c)
}
