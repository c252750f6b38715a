// Package markdown reads notes: the one dialect of Markdown that the check looks
// into and the pages show.
//
// Look at New first. It is CommonMark with tables, strikethrough and task lists,
// and with what people of this trade type kept as they typed it: 60*40*30 is no
// emphasis and 7~10天 nothing struck out, **注意：** is bold beside Chinese text,
// `[MOQ]: 500` is a line and no definition, and a line that ends between two
// Chinese characters makes no gap.
package markdown

import (
	"bytes"
	"regexp"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// New returns a converter of notes. It has no state and may be used by several
// goroutines.
func New(options ...goldmark.Option) goldmark.Markdown {
	p := parser.NewParser(
		parser.WithBlockParsers(blocks()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(emphasis{}, 1),
			util.Prioritized(strikethrough{extension.NewStrikethroughParser()}, 500))...),
		parser.WithParagraphTransformers(util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100)),
		parser.WithASTTransformers(util.Prioritized(lineEnds{}, 100)),
	)
	return goldmark.New(append([]goldmark.Option{
		goldmark.WithParser(p),
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignNone)),
			extension.TaskList,
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500))),
	}, options...)...)
}

// blocks are those of CommonMark, but for two marks before a number: >5000 is more than
// 5000 and no quotation, and + 5% is a rise and no entry of a list.
func blocks() []util.PrioritizedValue {
	list := parser.DefaultBlockParsers()
	for i := range list {
		switch list[i].Value {
		case parser.NewBlockquoteParser():
			list[i].Value = beforeNumber{parser.NewBlockquoteParser(), regexp.MustCompile(`^>[=≥]?[0-9０-９¥￥$€]`)}
		case parser.NewListParser():
			list[i].Value = beforeNumber{parser.NewListParser(), regexp.MustCompile(`^\+[ \t]+[0-9０-９]`)}
		}
	}
	return list
}

// beforeNumber does not begin a block with a mark that belongs to a number.
type beforeNumber struct {
	parser.BlockParser
	number *regexp.Regexp
}

func (b beforeNumber) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := reader.PeekLine(); pc.BlockOffset() >= 0 && b.number.Match(line[pc.BlockOffset():]) {
		return nil, parser.NoChildren
	}
	return b.BlockParser.Open(parent, reader, pc)
}

// emphasis reads * as CommonMark does, with two differences. Between two digits
// or letters one * multiplies: 60*40*30, L*W*H. And punctuation beside it does not
// keep it from opening or closing when that is Chinese, or when Chinese text is on
// the other side: **注意：**请确认. Nothing opens before a mark that ends something:
// 样品12*，运费5* points to a remark below.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*'} }

func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 1, delimiters{})
	if node == nil {
		return nil
	}
	after := ' '
	if rest := line[node.OriginalLength:]; len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	node.CanOpen = flanks(before, after) && !bytes.ContainsRune([]byte("，。；：、！？）】》”’"), after)
	node.CanClose = flanks(after, before) && !bytes.ContainsRune([]byte("（【《“‘"), before)
	if node.OriginalLength == 1 && factor(before) && factor(after) {
		node.CanOpen, node.CanClose = false, false
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// factor reports a character of a number or of a letter that stands for one.
func factor(c rune) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// flanks reports whether a run of * belongs to what is on its inner side: left
// flanking with inner after it, right flanking with inner before it.
func flanks(outer, inner rune) bool {
	if unicode.IsSpace(inner) {
		return false
	}
	if !punctuation(inner) || chinese(inner) {
		return true
	}
	return unicode.IsSpace(outer) || punctuation(outer) || chinese(outer)
}

func punctuation(c rune) bool { return unicode.IsPunct(c) || unicode.IsSymbol(c) }

// chinese reports a character of Chinese or Japanese text, its punctuation and
// full-width forms included.
func chinese(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) || c >= 0x3000 && c <= 0x303f || c >= 0xff01 && c <= 0xff65 || c >= 0xffe0 && c <= 0xffe6
}

// delimiters match as those of CommonMark.
type delimiters struct{}

func (delimiters) IsDelimiter(b byte) bool { return b == '*' }

func (delimiters) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (delimiters) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// strikethrough strikes out between ~~ only: a single ~ is a range, 7~10天.
type strikethrough struct{ parser.InlineParser }

func (s strikethrough) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); len(line) < 2 || line[1] != '~' {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

// definitions takes a paragraph for definitions of links only where they lead
// somewhere: `[MOQ]: 500` does not.
type definitions struct{ parser.ParagraphTransformer }

var (
	definition = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:`)
	leads      = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:[ \t]*<?([A-Za-z][A-Za-z0-9+.-]*:|/|\./|\.\./|#|www\.|files/|visits/|[^ \t]+\.(html|md|pdf|jpe?g|png|webp)\b)`)
)

func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		if definition.Match(line) && !leads.Match(line) {
			return
		}
	}
	d.ParagraphTransformer.Transform(node, reader, pc)
}

// lineEnds joins lines that end between two Chinese characters: no space belongs there.
type lineEnds struct{}

func (lineEnds) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	source := reader.Source()
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		t, ok := n.(*ast.Text)
		if !entering || !ok || !t.SoftLineBreak() {
			return ast.WalkContinue, nil
		}
		last, _ := utf8.DecodeLastRune(bytes.TrimRight(t.Segment.Value(source), " \t"))
		if next := firstText(t.NextSibling()); next != nil && chinese(last) {
			if first, _ := utf8.DecodeRune(next.Segment.Value(source)); chinese(first) {
				t.SetSoftLineBreak(false)
			}
		}
		return ast.WalkContinue, nil
	})
}

func firstText(n ast.Node) *ast.Text {
	for n != nil {
		if t, ok := n.(*ast.Text); ok {
			return t
		}
		n = n.FirstChild()
	}
	return nil
}
