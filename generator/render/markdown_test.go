package render

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"factorybook/generator/dossier"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
	"factorybook/generator/words"
	"factorybook/templates"
)

func newRenderer(t testing.TB, lang string) *Renderer {
	t.Helper()
	settings := &record.Settings{Title: record.Text{V: "Book", Pos: record.Pos{Line: 1, Column: 1}}}
	site, err := words.NewSite(words.Options{Settings: settings, AsOf: record.NewDate(2025, 6, 30), Language: lang, Templates: templates.Files})
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(templates.Files, site)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// files are a large photo, a small one and a document.
var files = dossier.Files{
	"files/kiln.jpg": {Path: "photos/1-1280.jpg", Pictures: []dossier.Picture{{Path: "photos/1-480.jpg", Width: 480, Height: 360}, {Path: "photos/1-1280.jpg", Width: 1280, Height: 960}}},
	"files/tile.png": {Path: "photos/2-100.jpg", Pictures: []dossier.Picture{{Path: "photos/2-100.jpg", Width: 100, Height: 1280}}},
	"files/50 %.pdf": {Path: "files/50 %.pdf"},
}

func note(r *Renderer, source string) string {
	h := &html{lang: r.words.Language}
	r.note(h, pages.Markdown{Source: source, Folder: "../", Prefix: "_n-", Level: 3, Files: files})
	return string(h.b)
}

func TestNotesAreMarkdown(t *testing.T) {
	r := newRenderer(t, words.English)
	for _, c := range []struct{ name, source, want string }{
		{"emphasis", "*new* **kiln**", "<p><em>new</em> <strong>kiln</strong></p>"},
		{"heading takes the level of the page", "# 窑炉 Hall 2", `<h3 id="_n-窑炉-hall-2">窑炉 Hall 2</h3>`},
		{"second heading of the same text has its own id", "# A\n\n# A", `<h3 id="_n-a.2">A</h3>`},
		{"heading that begins with a mark", "# (1) Kiln – hall", `<h3 id="_n-1-kiln-hall">`},
		{"note in the language of the page names none", "Kiln 2 (窑)", `<div class="note"><p>`},
		{"note in another language than the page names it", "窑炉已修好 by Lily", `<div class="note" lang="zh-Hans"><p>`},
		{"lower heading stays below", "# A\n\n## B", `<h4 id="_n-b">B</h4>`},
		{"note that begins low skips no level", "### A", `<h3 id="_n-a">A</h3>`},
		{"table cells align by class", "| a | b |\n|---|--:|\n| 1 | 2 |", `<td class="num">2</td>`},
		{"an empty heading of a table heads nothing", "|  | a |\n|---|--:|\n| b | 1 |", "<td></td>\n<th scope=\"col\" class=\"num\">a</th>"},
		{"headings of a table say what they head", "| a |\n|---|\n| 1 |", `<th scope="col">a</th>`},
		{"raw HTML is the text that was typed", "a <b>x</b>", "<p>a &lt;b&gt;x&lt;/b&gt;</p>"},
		{"block of HTML is the text that was typed", "<div onclick=x>\n</div>", `<pre class="raw">&lt;div onclick=x&gt;`},
		{"link to a page outside", "[x](https://a.example/b?c=d)", `<a href="https://a.example/b?c=d" rel="noopener noreferrer">x</a>`},
		{"link to a mail address", "<lily@yuanda.example>", `<a href="mailto:lily@yuanda.example">lily@yuanda.example</a>`},
		{"link to a telephone", "[x](tel:+867570000)", `<a href="tel:+867570000">x</a>`},
		{"relative link starts in the factory's folder", "[x](orders.html#PO-1)", `<a href="../orders.html#PO-1">x</a>`},
		{"link to another visit note leads to its page", "[x](visits/2024-03-12.md)", `<a href="../visits/2024-03-12.html">x</a>`},
		{"photo in two sizes, with its room and a link to the larger", "![窑 <b>](files/./kiln.jpg)", `<p><a class="photo" href="../photos/1-1280.jpg"><img loading="lazy" decoding="async" src="../photos/1-480.jpg" ` +
			`srcset="../photos/1-480.jpg 480w, ../photos/1-1280.jpg 1280w" sizes="(max-width: 672px) 100vw, 672px" width="672" height="504" alt="窑"></a></p>`},
		{"small photo in its own size, a tall one in the height of a screen", "![tile](files/tile.png)", `src="../photos/2-100.jpg" width="50" height="640" alt="tile"></a>`},
		{"photo without a description is no link", "![](files/tile.png)", `<p><img loading="lazy" decoding="async" src="../photos/2-100.jpg" width="50" height="640" alt=""></p>`},
		{"photo in a link leads where the link does", "[![a](files/tile.png)](orders.html)", `<p><a href="../orders.html"><img `},
		{"link to a photo opens the largest", "[x](files/kiln.jpg)", `<a href="../photos/1-1280.jpg">x</a>`},
		{"link to a document and a page in it", "[x](<files/50 %25.pdf#page=2>)", `<a href="../files/50%20%25.pdf#page=2">x</a>`},
		{"link to a file that the site does not have is text", "[x](files/gone.pdf)", "<p>x</p>"},
		{"picture that the site does not have is its description", "![kiln](files/gone.jpg)", "<p>kiln</p>"},
		{"link with a title", `[x](orders.html "all & each")`, `<a href="../orders.html" title="all &amp; each">x</a>`},
		{"link within the note", "[x](#kiln)", `<a href="#kiln">x</a>`},
		{"link without an address is text", "[x]()", "<p>x</p>"},
		{"link to nothing of a page is text", "[x](#)", "<p>x</p>"},
		{"only notes of visits have a page of their own name", "[x](visits/a/b.md) [y](factory.md)", `<a href="../visits/a/b.md">x</a> <a href="../factory.md">y</a>`},
		{"address as a link", "<https://a.example>", `<a href="https://a.example" rel="noopener noreferrer">https://a.example</a>`},
		{"mail address with its scheme", "<mailto:lily@yuanda.example>", `<a href="mailto:lily@yuanda.example">mailto:lily@yuanda.example</a>`},
		{"middle of a table", "| a |\n|:-:|\n| 1 |", `<td class="centre">1</td>`},
		{"comment is the text that was typed, to its end", "<!-- a\nb -->", "<pre class=\"raw\">&lt;!-- a\nb --&gt;"},
		{"block of script is the text that was typed, to its end", "<script>\nx\n</script>", "<pre class=\"raw\">&lt;script&gt;\nx\n&lt;/script&gt;"},
		{"name and password in an address lead nowhere", "[x](https://me:pw@a.example)", "<p>x</p>"},
		{"address without a host leads nowhere", "[x](https:///a)", "<p>x</p>"},
		{"javascript leads nowhere", "[x](javascript:alert(1))", "<p>x</p>"},
		{"javascript with an entity leads nowhere", "[x](java&#115;cript:alert(1))", "<p>x</p>"},
		{"javascript with a tab leads nowhere", "[x](<java\tscript:alert(1)>)", "<p>x</p>"},
		{"data leads nowhere", "[x](data:text/html,hi)", "<p>x</p>"},
		{"file leads nowhere", "<file:///etc/passwd>", "<p>file:///etc/passwd</p>"},
		{"other host without a scheme leads nowhere", "[x](//evil.example/a)", "<p>x</p>"},
		{"backslashed host leads nowhere", `[x](\\\\evil.example/a)`, "<p>x</p>"},
		{"path out of the folder leads nowhere", "[x](../../etc)", "<p>x</p>"},
		{"hidden path out of the folder leads nowhere", "[x](%2e%2e/%2e%2e/etc)", "<p>x</p>"},
		{"absolute path leads nowhere", "[x](/etc)", "<p>x</p>"},
		{"picture of another host is its description", "![kiln](https://evil.example/pixel.png)", "<p>kiln</p>"},
		{"picture as data is its description", "![kiln](data:image/png;base64,AAAA)", "<p>kiln</p>"},
	} {
		if got := note(r, c.source); !strings.Contains(got, c.want) {
			t.Errorf("%s:\n%q\ngives   %q\nwithout %q", c.name, c.source, got, c.want)
		}
	}
}

// The ids that a note names become links where they stand in its text, each as often as it
// is named, and what stands around them stays.
func TestRecordsThatANoteNamesAreLinks(t *testing.T) {
	r := newRenderer(t, words.English)
	refs := []pages.NavLink{{Label: "PO-1", Href: "#PO-1"}, {Label: "PO-12", Href: "#PO-12"}}
	const one, twelve = `<a href="#PO-1">PO-1</a>`, `<a href="#PO-12">PO-12</a>`
	for source, want := range map[string]string{
		"PO-1":                              one,
		"of PO-12, after PO-1 and PO-12.":   "of " + twelve + ", after " + one + " and " + twelve + ".",
		"**PO-1** late":                     "<strong>" + one + "</strong> late",
		"PO-1\nnext":                        one + "\nnext",
		"`PO-1` [PO-1](orders.html) PO-123": `<code>PO-1</code> <a href="../orders.html">PO-1</a> PO-123`,
	} {
		h := &html{lang: r.words.Language}
		r.note(h, pages.Markdown{Source: source, Folder: "../", Refs: refs})
		if got := string(h.b); !strings.Contains(got, "<p>"+want+"</p>") {
			t.Errorf("%q gives %s", source, got)
		}
	}
}

// harmless walks the HTML of a note and reports everything that could run, load
// or lead where it must not.
func harmless(t *testing.T, source, out string) {
	t.Helper()
	doc, err := nethtml.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{
		"html": true, "head": true, "body": true, "div": true, "p": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true,
		"ul": true, "ol": true, "li": true, "pre": true, "code": true, "em": true, "strong": true, "del": true, "blockquote": true,
		"hr": true, "br": true, "a": true, "img": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true, "input": true,
	}
	attributes := map[string]bool{"class": true, "id": true, "href": true, "title": true, "rel": true, "src": true, "alt": true, "loading": true, "start": true, "type": true, "checked": true, "disabled": true, "lang": true, "scope": true}
	for n := range doc.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		if !allowed[n.Data] {
			t.Errorf("%q makes a <%s>:\n%s", source, n.Data, out)
		}
		for _, a := range n.Attr {
			if !attributes[a.Key] {
				t.Errorf("%q makes the attribute %s=%q:\n%s", source, a.Key, a.Val, out)
			}
			switch a.Key {
			case "href":
				if !mayLead(a.Val) {
					t.Errorf("%q leads to %q", source, a.Val)
				}
			case "src":
				if !strings.HasPrefix(a.Val, "../") || strings.HasPrefix(a.Val, "../../") {
					t.Errorf("%q loads %q", source, a.Val)
				}
			case "id":
				if !strings.HasPrefix(a.Val, "_n-") {
					t.Errorf("%q has the id %q without the prefix of its note", source, a.Val)
				}
			}
		}
	}
}

// mayLead decides as a browser does, by what stands before the first colon.
func mayLead(href string) bool {
	if strings.HasPrefix(href, "#") || strings.HasPrefix(href, "../") {
		return !strings.HasPrefix(href, "../../")
	}
	for _, scheme := range []string{"http://", "https://", "mailto:", "tel:"} {
		if strings.HasPrefix(strings.ToLower(href), scheme) {
			return true
		}
	}
	return false
}

func TestNoExampleOfTheSpecificationMakesAnythingButText(t *testing.T) {
	// Not part of the repository, because of its licence.
	data, err := os.ReadFile(testenv.Data(t, "markdown/commonmark_spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("only %d examples", len(examples))
	}
	r := newRenderer(t, words.English)
	for _, e := range examples {
		harmless(t, e.Markdown, note(r, e.Markdown))
	}
}

func FuzzNotesStayHarmless(f *testing.F) {
	for _, s := range []string{
		"[x](javascript:alert(1))", "<script>alert(1)</script>", "![a](//b.example/c)", "# 标题\n\n| a |\n|:-:|\n| b |", "[a]: javascript:x\n\n[a]",
		"<a href='javascript:x'>", "[x](<\x00javascript:x>)", "- [x] done", "&lt;img src=x onerror=y&gt;", "`<b>`", "```html\n<script>\n```",
	} {
		f.Add(s)
	}
	r := newRenderer(f, words.English)
	f.Fuzz(func(t *testing.T, source string) {
		harmless(t, source, note(r, source))
	})
}
