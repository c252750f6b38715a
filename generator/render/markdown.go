package render

import (
	"net/url"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"factorybook/generator/figures"
	"factorybook/generator/markdown"
	"factorybook/generator/pages"
	"factorybook/generator/words"
)

// newMarkdown returns the converter of notes. Raw HTML is shown as the text it is;
// links keep to the schemes that a note needs.
func newMarkdown() goldmark.Markdown {
	return markdown.New(goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(noteRenderer{}, 1))))
}

// note appends a note as HTML.
func (r *Renderer) note(h *html, m pages.Markdown) {
	if m.Source == "" {
		return
	}
	source := []byte(m.Source)
	doc := r.markdown.Parser().Parse(text.NewReader(source))
	prepare(doc, source, m)
	linkRefs(doc, source, m.Refs)
	before := len(h.b)
	h.raw(`<div class="note"`)
	if lang := noteLanguage(m.Source); lang != h.lang.Tag {
		h.attr("lang", lang)
	}
	h.raw(`>`)
	if err := r.markdown.Renderer().Render(page{h}, source, doc); err != nil {
		// A page does not fail and the nodes are goldmark's own; if it ever
		// happens, the note is shown as it was typed.
		h.b = h.b[:before]
		h.open("pre", "note")
		h.text(m.Source)
		h.raw("</pre>")
		return
	}
	h.raw("</div>")
}

// page lets goldmark write into a page without a buffer between them.
type page struct{ *html }

var _ util.BufWriter = page{}

func (p page) Available() int { return cap(p.b) - len(p.b) }
func (p page) Buffered() int  { return 0 }
func (p page) Flush() error   { return nil }

func (p page) WriteByte(c byte) error {
	p.b = append(p.b, c)
	return nil
}

func (p page) WriteRune(r rune) (int, error) {
	n := len(p.b)
	p.b = utf8.AppendRune(p.b, r)
	return len(p.b) - n, nil
}

func (p page) WriteString(s string) (int, error) {
	p.raw(s)
	return len(s), nil
}

// noteLanguage tells the two languages of notes apart, by what most of the
// letters are. A Chinese character says about as much as two letters.
func noteLanguage(source string) string {
	han, other := 0, 0
	for _, r := range source {
		switch {
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.IsLetter(r):
			other++
		}
	}
	if 2*han > other {
		return words.Chinese
	}
	return words.English
}

// prepare sets what depends on the page: the level and the id of headings, where
// links lead, and the alignment of table cells.
func prepare(doc ast.Node, source []byte, m pages.Markdown) {
	ids := make(map[string]int)
	shift := headingShift(doc, m.Level)
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		// Attributes that a note could set by {...} are off (no parser option
		// turns them on); the only ones in the tree are those set here.
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(n.Level+shift, 6)
			n.SetAttributeString("id", []byte(headingID(n, source, m.Prefix, ids)))
		case *ast.Link:
			n.Destination = []byte(noteLink(typed(n.Destination), m))
		case *ast.Image:
			if photo := notePhoto(typed(n.Destination), m); photo != nil {
				photo.Alt = strings.TrimSpace(plainText(n, source))
				n.SetAttributeString(photoOf, photo)
			}
		case *extast.TableCell:
			if n.Parent().Kind() == extast.KindTableHeader {
				n.SetAttributeString("scope", []byte("col"))
			}
			switch n.Alignment {
			case extast.AlignRight:
				n.SetAttributeString("class", []byte("num"))
			case extast.AlignCenter:
				n.SetAttributeString("class", []byte("centre"))
			}
		}
		return ast.WalkContinue, nil
	})
}

// linkRefs makes links of the ids of records that a note names, where they stand in
// its text and not in code or in a link already.
func linkRefs(doc ast.Node, source []byte, refs []pages.NavLink) {
	if len(refs) == 0 {
		return
	}
	var texts []*ast.Text
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link, *ast.AutoLink, *ast.CodeSpan, *ast.Image:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				texts = append(texts, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range texts {
		linkRefsIn(n, source, refs)
	}
}

// linkRefsIn cuts a text at the ids that it names. What is left of it keeps its line
// break.
func linkRefsIn(n *ast.Text, source []byte, refs []pages.NavLink) {
	parent := n.Parent()
	for {
		value := string(n.Segment.Value(source))
		at, which := -1, 0
		for i := range refs {
			if from := figures.NamedAt(value, refs[i].Label); from >= 0 && (at < 0 || from < at) {
				at, which = from, i
			}
		}
		if at < 0 {
			return
		}
		from := n.Segment.Start + at
		until := from + len(refs[which].Label)
		link := ast.NewLink()
		link.Destination = []byte(refs[which].Href)
		link.AppendChild(link, ast.NewTextSegment(text.NewSegment(from, until)))
		if at > 0 {
			parent.InsertBefore(parent, n, ast.NewTextSegment(text.NewSegment(n.Segment.Start, from)))
		}
		parent.InsertBefore(parent, n, link)
		n.Segment = text.NewSegment(until, n.Segment.Stop)
	}
}

// typed returns a destination as it was meant: backslashes and entities resolved,
// so that what is judged is what a browser would follow.
func typed(dest []byte) string {
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(dest))))
}

// headingShift moves the note's top heading to the level that the page has for
// it, so that no level is skipped.
func headingShift(doc ast.Node, level int) int {
	top := 7
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok && entering {
			top = min(top, h.Level)
		}
		return ast.WalkContinue, nil
	})
	return max(level, 2) - top
}

// headingID keeps letters and digits of every script, and begins with the prefix
// of the note, so that it meets no other id of the page.
func headingID(n *ast.Heading, source []byte, prefix string, ids map[string]int) string {
	var b strings.Builder
	dash := false
	for _, r := range plainText(n, source) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(unicode.ToLower(r))
		default:
			dash = true
		}
	}
	id := prefix + b.String()
	if b.Len() == 0 {
		id = prefix + "heading"
	}
	ids[id]++
	if n := ids[id]; n > 1 {
		// A dot does not occur in what is made of a heading's text.
		id += "." + strconv.Itoa(n)
	}
	return id
}

func plainText(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *ast.Text:
				b.Write(n.Segment.Value(source))
				b.WriteByte(' ')
			case *ast.String:
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// noteLink returns where a link of a note leads on the site, or "" where it must
// not lead: only http, https, mailto and tel, and paths within the factory's
// folder.
func noteLink(dest string, m pages.Markdown) string {
	clean := strings.TrimFunc(dest, func(r rune) bool { return r <= ' ' || unicode.IsControl(r) })
	u, err := url.Parse(clean)
	if err != nil || strings.ContainsFunc(clean, unicode.IsControl) {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" || u.User != nil {
			return ""
		}
		return u.String()
	case "mailto", "tel":
		return u.String()
	case "":
		return relative(u, m)
	}
	return ""
}

// photoOf is the attribute of a picture in a note that holds its *pages.Photo.
const photoOf = "photo"

// notePhoto returns the photo that a picture of a note shows, or nil: only those
// that the site has of the factory.
func notePhoto(dest string, m pages.Markdown) *pages.Photo {
	u, err := url.Parse(strings.TrimSpace(dest))
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return nil
	}
	if file := m.Files[path.Clean(u.Path)]; len(file.Pictures) > 0 {
		return &pages.Photo{Pictures: file.Pictures, Folder: m.Folder}
	}
	return nil
}

// relative rewrites a path that starts in the factory's folder to one that
// starts at the page. Paths that leave the folder, begin at a root or name a
// host lead nowhere, and neither do files that the site does not have.
func relative(u *url.URL, m pages.Markdown) string {
	if u.Host != "" || u.User != nil || u.Opaque != "" {
		return ""
	}
	if u.Path == "" {
		if u.Fragment == "" {
			return ""
		}
		return "#" + u.EscapedFragment()
	}
	if strings.HasPrefix(u.Path, "/") || strings.Contains(u.Path, `\`) || strings.Contains(u.Path, ":") {
		return ""
	}
	clean := path.Clean(u.Path)
	if clean == ".." || strings.HasPrefix(clean, "../") {
		return ""
	}
	target := sitePage(clean)
	if strings.HasPrefix(clean, "files/") {
		file, ok := m.Files[clean]
		if !ok {
			return ""
		}
		target = file.Path
	}
	out := url.URL{Path: m.Folder + target, Fragment: u.Fragment}
	s := out.EscapedPath()
	if u.Fragment != "" {
		s += "#" + out.EscapedFragment()
	}
	return s
}

// sitePage turns the path of a record into that of its page: a link from one
// visit note to another works on the site as it does in an editor.
func sitePage(file string) string {
	if rest, ok := strings.CutPrefix(file, "visits/"); ok {
		if key, ok := strings.CutSuffix(rest, ".md"); ok && !strings.Contains(key, "/") {
			return "visits/" + key + ".html"
		}
	}
	return file
}

// noteRenderer replaces goldmark's renderers of what a note could misuse.
type noteRenderer struct{}

func (noteRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindRawHTML, renderRawHTML)
	reg.Register(ast.KindHTMLBlock, renderHTMLBlock)
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindImage, renderImage)
	reg.Register(extast.KindTableCell, renderCell)
}

// renderCell shows a cell of a table. The title of a column that is empty, as above the names
// of the rows, is no title: one who hears the page would be told one that says nothing.
func renderCell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "td"
	if node.Parent().Kind() == extast.KindTableHeader && node.HasChildren() {
		tag = "th"
	}
	if !entering {
		_, _ = w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<" + tag)
	if tag == "th" || node.HasChildren() {
		goldhtml.RenderAttributes(w, node, nil)
	}
	return ast.WalkContinue, w.WriteByte('>')
}

// renderRawHTML shows markup in a line as the text that was typed.
func renderRawHTML(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*ast.RawHTML)
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			_, _ = w.Write(appendEscaped(nil, string(segment.Value(source))))
		}
	}
	return ast.WalkSkipChildren, nil
}

// renderHTMLBlock shows a block of markup as the text that was typed.
func renderHTMLBlock(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.HTMLBlock)
	_, _ = w.WriteString(`<pre class="raw">`)
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		_, _ = w.Write(appendEscaped(nil, string(segment.Value(source))))
	}
	if n.HasClosure() {
		_, _ = w.Write(appendEscaped(nil, string(n.ClosureLine.Value(source))))
	}
	_, _ = w.WriteString("</pre>\n")
	return ast.WalkContinue, nil
}

// renderLink writes a link whose destination prepare has judged; one that may
// lead nowhere is only its text.
func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	if len(n.Destination) == 0 {
		return ast.WalkContinue, nil
	}
	if !entering {
		_, _ = w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(appendEscaped(nil, string(n.Destination)))
	_, _ = w.WriteString(`"`)
	if len(n.Title) > 0 {
		_, _ = w.WriteString(` title="`)
		goldhtml.DefaultWriter.Write(w, n.Title)
		_, _ = w.WriteString(`"`)
	}
	if outside(string(n.Destination)) {
		_, _ = w.WriteString(` rel="noopener noreferrer"`)
	}
	_, _ = w.WriteString(">")
	return ast.WalkContinue, nil
}

func outside(dest string) bool {
	return strings.HasPrefix(dest, "http:") || strings.HasPrefix(dest, "https:")
}

func renderAutoLink(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	label := appendEscaped(nil, string(n.Label(source)))
	dest := string(n.URL(source))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	if dest = noteLink(dest, pages.Markdown{}); dest == "" {
		_, _ = w.Write(label)
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString(`<a href="`)
	_, _ = w.Write(appendEscaped(nil, dest))
	_, _ = w.WriteString(`"`)
	if outside(dest) {
		_, _ = w.WriteString(` rel="noopener noreferrer"`)
	}
	_, _ = w.WriteString(">")
	_, _ = w.Write(label)
	_, _ = w.WriteString("</a>")
	return ast.WalkContinue, nil
}

// renderImage writes a photo of the factory; any other picture is its description.
func renderImage(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	value, _ := n.AttributeString(photoOf)
	photo, ok := value.(*pages.Photo)
	if !ok {
		_, _ = w.Write(appendEscaped(nil, strings.TrimSpace(plainText(n, source))))
		return ast.WalkSkipChildren, nil
	}
	h := &html{}
	// Without a description a link would have no name; within a link there is no other.
	h.photo(photo, noteFrame, photo.Alt != "" && !linked(n))
	_, _ = w.Write(h.b)
	return ast.WalkSkipChildren, nil
}

// linked reports whether a node stands in a link that is written as one.
func linked(n ast.Node) bool {
	for n = n.Parent(); n != nil; n = n.Parent() {
		if link, ok := n.(*ast.Link); ok {
			return len(link.Destination) > 0
		}
	}
	return false
}
