package generator_test

import (
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// pageText is what a reader of a page gets to know, one line per heading,
// paragraph, item, table row and drawing: what a golden of a page compares, so that
// a change of markup is no change and a change of words is seen in the diff. The
// title of the page comes first; what every page repeats (header, navigation of the
// book) is left out.
func pageText(page *html.Node) string {
	var w textWriter
	for n := range page.Descendants() {
		if n.Type != html.ElementNode || n.Namespace != "" {
			continue
		}
		switch n.Data {
		case "title":
			w.block("title: ", n)
		case "html":
			lang, _ := attribute(n, "lang")
			w.line("language: " + lang)
		case "main", "footer":
			w.line("")
			w.children(n)
			w.flush()
		}
	}
	return w.b.String()
}

// textWriter collects words into lines; an element that stands for itself ends
// the line before it.
type textWriter struct {
	b      strings.Builder
	mark   string // what the current line begins with, such as "- "
	inline strings.Builder
}

// marks says how the line of an element begins.
var marks = map[string]string{
	"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ",
	"li": "- ", "dt": "", "dd": ": ", "p": "", "div": "", "section": "", "article": "", "aside": "", "nav": "", "header": "",
	"ul": "", "ol": "", "dl": "", "details": "", "summary": "▸ ", "blockquote": "> ", "pre": "", "figure": "", "figcaption": "",
	"table": "", "thead": "", "tbody": "", "tfoot": "", "caption": "caption: ", "br": "", "hr": "", "form": "", "label": "", "fieldset": "", "legend": "",
}

func (w *textWriter) line(s string) {
	w.flush()
	w.b.WriteString(s + "\n")
}

func (w *textWriter) flush() {
	if text := strings.Join(strings.Fields(w.inline.String()), " "); text != "" {
		w.b.WriteString(w.mark + text + "\n")
		w.mark = ""
	}
	w.inline.Reset()
}

func (w *textWriter) block(mark string, n *html.Node) {
	w.flush()
	if mark != "" { // the line of an item begins with the item, whatever it holds
		w.mark = mark
	}
	w.children(n)
	w.flush()
	w.mark = ""
}

func (w *textWriter) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

func (w *textWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.inline.WriteString(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		return
	}
	mark, stands := marks[n.Data]
	switch {
	case n.Data == "script" || n.Data == "template":
	case n.Data == "svg":
		w.drawing(n)
	case n.Data == "tr":
		w.row(n)
	case n.Data == "img":
		alt, _ := attribute(n, "alt")
		w.inline.WriteString("[picture: " + alt + "]")
	case n.Data == "input" || n.Data == "select" || n.Data == "button":
		// A control is of the screen, not of the report.
	case n.Data == "a":
		w.children(n)
		if href, _ := attribute(n, "href"); leadsOut(href) {
			w.inline.WriteString(" <" + href + ">")
		}
	case stands:
		w.block(mark, n)
	default:
		w.children(n)
	}
}

// leadsOut reports whether a link has a scheme or a host of its own.
func leadsOut(href string) bool {
	u, err := url.Parse(href)
	return err != nil || u.Scheme != "" || u.Host != ""
}

// row is a line of cells; what stands in a cell stands on that line.
func (w *textWriter) row(tr *html.Node) {
	w.flush()
	w.mark = ""
	line := "|"
	for cell := range tr.ChildNodes() {
		if cell.Data != "td" && cell.Data != "th" {
			continue
		}
		var inner textWriter
		inner.children(cell)
		inner.flush()
		line += " " + strings.Join(strings.Split(strings.TrimSpace(inner.b.String()), "\n"), " / ") + " |"
	}
	w.line(line)
}

// drawing is what a screen reader says of a drawing: its title and description,
// then the titles of the marks in it. A drawing without a title is decoration.
func (w *textWriter) drawing(svg *html.Node) {
	w.flush()
	for n := range svg.Descendants() {
		switch {
		case n.Data == "title" && n.Parent == svg:
			w.line("[drawing: " + text(n) + "]")
		case n.Data == "desc" && n.Parent == svg:
			w.line("[" + text(n) + "]")
		case n.Data == "title":
			w.line("[· " + text(n) + "]")
		}
	}
}

func TestPageTextSaysWhatAReaderSees(t *testing.T) {
	page, err := html.Parse(strings.NewReader(`<html lang=en><title>A page</title><body><header>menu</header><main>
		<h1>Cups &amp; mugs</h1><p>All <b>is</b>
		well.</p><ul><li><p>one</p><li><a href="https://a.example/">two</a></ul>
		<table><tr><th>a<td><p>b</p><p>c</p></table>
		<svg><title>Chart</title><desc>flat</desc><circle><title>PO-1</title></circle></svg><script type="application/json">{}</script></main>`))
	if err != nil {
		t.Fatal(err)
	}
	const want = `language: en
title: A page

# Cups & mugs
All is well.
- one
- two <https://a.example/>
| a | b / c |
[drawing: Chart]
[flat]
[· PO-1]
`
	if got := pageText(page); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
