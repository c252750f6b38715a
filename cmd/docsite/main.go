// Docsite makes the documentation of factorybook a site of its own: the README, the pages of
// generator/docs, the findings and the changes, in the Markdown of notes and the style of the
// site. It needs no network, and opens from a disk.
//
//	go run ./cmd/docsite -o ../manual
package main

import (
	"bytes"
	"embed"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"factorybook/generator/markdown"
	"factorybook/templates"
)

func main() {
	if err := run(os.Args[1:]); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "docsite:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("docsite", flag.ContinueOnError)
	from := flags.String("from", ".", "the folder of the project")
	out := flags.String("o", "", "the folder to write")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *out == "" {
		return errors.New("which folder? -o ../manual")
	}
	files, err := site(os.DirFS(*from))
	if err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(*out, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.data, 0o666); err != nil {
			return err
		}
	}
	fmt.Printf("%s: %d files\n", *out, len(files))
	return nil
}

// docs is the folder of most documents.
const docs = "generator/docs/"

// group is a part of the table of contents; documents are paths in the project, and a folder
// stands for the documents in it.
type group struct {
	title     string
	documents []string
}

// contents is the table of contents. A document of docs that is not in it fails a test.
var contents = []group{
	{"Begin", []string{"README.md", docs + "tutorial.md", docs + "authors.md", docs + "authors.zh-Hans.md", docs + "glossary.md"}},
	{"Use", []string{docs + "site.md", docs + "reader.md", docs + "briefing.md", docs + "due.md", docs + "changed.md", docs + "editions.md", docs + "publishing.md", docs + "forms.md", docs + "threats.md"}},
	{"Look up", []string{docs + "records.md", docs + "problems.md", docs + "measures.md", docs + "findings.md", docs + "import.md", docs + "export.md", docs + "data.md", "CHANGELOG.md"}},
	{"Work on it", []string{".github/CONTRIBUTING.md", docs + "architecture.md", docs + "adding.md", docs + "rules.md", docs + "speed.md", "findings/README.md"}},
	{"Decisions", []string{docs + "decisions"}},
}

// document is a page of the site.
type document struct {
	file, path, title string
	source            []byte
	root              ast.Node
	headings          []heading
}

type heading struct{ ID, Title string }

// made is a file of the site.
type made struct {
	path string
	data []byte
}

//go:embed docsite.css page.html
var own embed.FS

// site returns the files of the site, by path.
func site(project fs.FS) ([]made, error) {
	md := markdown.New(goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	groups := make([][]*document, len(contents))
	at := map[string]*document{}
	for i, g := range contents {
		for _, name := range g.documents {
			names := []string{name}
			if path.Ext(name) != ".md" {
				var err error
				if names, err = fs.Glob(project, name+"/*.md"); err != nil {
					return nil, err
				}
			}
			for _, name := range names {
				d, err := read(project, md, name)
				if err != nil {
					return nil, err
				}
				groups[i], at[name] = append(groups[i], d), d
			}
		}
	}
	page, err := template.ParseFS(own, "page.html")
	if err != nil {
		return nil, err
	}
	pictures := map[string]bool{}
	var files []made
	for _, list := range groups {
		for _, d := range list {
			link(d, at, pictures)
			var body, b bytes.Buffer
			if err := md.Renderer().Render(&body, d.source, d.root); err != nil {
				return nil, fmt.Errorf("%s: %w", d.file, err)
			}
			view := struct {
				Lang, Title, Root string
				Body              template.HTML
				Headings          []heading
				Groups            []navGroup
			}{language(d.file), d.title, strings.Repeat("../", strings.Count(d.path, "/")), template.HTML(body.String()), d.headings, navigation(groups, d)}
			if err := page.Execute(&b, view); err != nil {
				return nil, fmt.Errorf("%s: %w", d.file, err)
			}
			files = append(files, made{d.path, b.Bytes()})
		}
	}
	for name := range pictures {
		data, err := fs.ReadFile(project, name)
		if err != nil {
			return nil, err
		}
		files = append(files, made{name, data})
	}
	style, err := styles()
	if err != nil {
		return nil, err
	}
	files = append(files, made{"docs.css", style})
	slices.SortFunc(files, func(a, b made) int { return strings.Compare(a.path, b.path) })
	return files, nil
}

// styles are those of the site for text and notes, and our own.
func styles() ([]byte, error) {
	var all []byte
	for _, name := range []string{"styles/01-tokens.css", "styles/02-text.css", "styles/04-note.css"} {
		data, err := fs.ReadFile(templates.Files, name)
		if err != nil {
			return nil, err
		}
		all = append(all, data...)
	}
	data, err := own.ReadFile("docsite.css")
	return append(all, data...), err
}

// read parses a document. Its headings get the ids that code hosts give them.
func read(project fs.FS, md goldmark.Markdown, name string) (*document, error) {
	source, err := fs.ReadFile(project, name)
	if err != nil {
		return nil, err
	}
	d := &document{file: name, path: address(name), source: source, title: name}
	d.root = md.Parser().Parse(text.NewReader(source), parser.WithContext(parser.NewContext(parser.WithIDs(&slugs{taken: map[string]bool{}}))))
	first := true
	for n := d.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		title := plain(h, source)
		id, _ := h.AttributeString("id")
		switch {
		case first:
			d.title, first = title, false
		case h.Level == 2:
			d.headings = append(d.headings, heading{string(id.([]byte)), title})
		}
	}
	return d, nil
}

// address is the path of a document's page. The README is the first page.
func address(name string) string {
	if name == "README.md" {
		return "index.html"
	}
	return strings.TrimPrefix(strings.TrimSuffix(name, ".md")+".html", ".")
}

// language is that of a document, which stands in its name where it is not English.
func language(name string) string {
	if _, tag, ok := strings.Cut(strings.TrimSuffix(path.Base(name), ".md"), "."); ok {
		return tag
	}
	return "en"
}

// link leads the links of a document to pages of the site. What the site does not have, such
// as a folder of the project, stays as text.
func link(d *document, at map[string]*document, pictures map[string]bool) {
	up := strings.Repeat("../", strings.Count(d.path, "/"))
	var gone []*ast.Link
	_ = ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			name := path.Join(path.Dir(d.file), string(n.Destination))
			pictures[name] = true
			n.Destination = []byte(up + name)
		case *ast.Link:
			target, fragment, _ := strings.Cut(string(n.Destination), "#")
			if target == "" || strings.Contains(target, ":") {
				break
			}
			to := at[path.Join(path.Dir(d.file), target)]
			if to == nil {
				to = at[path.Join(path.Dir(d.file), target, "README.md")]
			}
			if to == nil {
				gone = append(gone, n)
				break
			}
			n.Destination = []byte(up + to.path)
			if fragment != "" {
				n.Destination = append(n.Destination, "#"+fragment...)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range gone {
		parent := n.Parent()
		for c := n.FirstChild(); c != nil; c = n.FirstChild() {
			parent.InsertBefore(parent, n, c)
		}
		parent.RemoveChild(parent, n)
	}
}

type navGroup struct {
	Title string
	Links []navLink
}

type navLink struct {
	Title, Href, Lang string
	Current           bool
}

func navigation(groups [][]*document, current *document) (list []navGroup) {
	up := strings.Repeat("../", strings.Count(current.path, "/"))
	for i, documents := range groups {
		g := navGroup{Title: contents[i].title}
		for _, d := range documents {
			g.Links = append(g.Links, navLink{d.title, up + d.path, language(d.file), d == current})
		}
		list = append(list, g)
	}
	return list
}

// plain is the text of a node without its marks.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// slugs gives headings the ids that code hosts give them, so that links lead to the same
// place there and here: lower case, spaces as hyphens, no punctuation.
type slugs struct{ taken map[string]bool }

var punctuation = regexp.MustCompile(`[^\p{L}\p{N} _-]`)

func (s *slugs) Generate(value []byte, _ ast.NodeKind) []byte {
	slug := strings.ReplaceAll(punctuation.ReplaceAllString(strings.ToLower(strings.TrimSpace(string(value))), ""), " ", "-")
	id := slug
	for n := 1; s.taken[id]; n++ {
		id = fmt.Sprintf("%s-%d", slug, n)
	}
	s.taken[id] = true
	return []byte(id)
}

func (s *slugs) Put(value []byte) { s.taken[string(value)] = true }
