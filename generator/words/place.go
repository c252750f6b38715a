package words

import (
	"net/url"
	"path"
	"strconv"
	"strings"

	"factorybook/generator/dossier"
	"factorybook/generator/record"
)

// With returns the page with the files of the factory that it is about.
func (p Place) With(files dossier.Files) Place {
	p.Files = files
	return p
}

// File returns the link to a file that a record names, or "" when the site does
// not have it.
func (p Place) File(f *record.Factory, name record.Text) string {
	file, ok := p.Files[path.Clean(name.V)]
	if !ok {
		return ""
	}
	return p.Shared(FactoryDir(f)) + (&url.URL{Path: file.Path}).EscapedPath()
}

// Place is what a view is made from: the page's own path, from which its links start.
type Place struct {
	*Site
	Kind *Kind
	// Path starts at the root of the language, and Root leads there; Top leads to the
	// root of the whole site.
	Path, Root, Top string
	Files           dossier.Files // of the factory that the page is about
}

// At returns the place of a page of a kind: of the factory with an id, and of what
// in it the page is about.
func (s *Site) At(kind *Kind, ids ...string) Place { return s.AtPath(kind, kind.Path(ids...)) }

// AtPath returns the place of a page of a kind at another path.
func (s *Site) AtPath(kind *Kind, path string) Place {
	root := strings.Repeat("../", strings.Count(path, "/"))
	return Place{Site: s, Kind: kind, Path: path, Root: root, Top: root + strings.Repeat("../", strings.Count(s.Dir, "/"))}
}

// To returns the link from this page to another path of the site, which may end
// in a fragment. A link within the page is only the fragment.
func (p Place) To(path string) string {
	if file, fragment, ok := strings.Cut(path, "#"); ok && file == p.Path {
		return "#" + fragment
	}
	// Links within a folder stay within it: pages of a factory hold hundreds.
	shared := 0
	for i := 0; i < len(path) && i < len(p.Path) && path[i] == p.Path[i]; i++ {
		if path[i] == '/' {
			shared = i + 1
		}
	}
	return p.Root[3*strings.Count(p.Path[:shared], "/"):] + path[shared:]
}

// Shared returns the link to a file that all languages share: of assets/, of data/, a
// picture or a document of a factory.
func (p Place) Shared(path string) string {
	if p.Dir == "" {
		return p.To(path)
	}
	return p.Top + path
}

// In returns the link to the same page in another language.
func (p Place) In(e Edition) string { return p.Top + e.Dir + p.Path }

// Page is the page at this place, with its view.
func (p Place) Page(view any) Page { return Page{Kind: p.Kind, Path: p.Dir + p.Path, View: view} }

// Source is where in the book a record stands.
type Source struct {
	// Text is its file and line, to copy: "factories/x/orders/2025.yaml:14".
	Text string
	// Href opens the line where the settings say where the book's source is, or "".
	Href string
}

// Source says where a record stands, and links there with `source_url`.
func (p Place) Source(file string, pos record.Pos) Source {
	s := Source{Text: Spot(file, pos)}
	to := p.Settings.SourceURL.V
	if file == "" || !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") || p.Commit.Link == "" && strings.Contains(to, "{commit}") {
		return s
	}
	s.Href = strings.NewReplacer(
		"{commit}", p.Commit.Link, "{file}", (&url.URL{Path: file}).EscapedPath(), "{line}", strconv.Itoa(int(max(1, pos.Line))),
	).Replace(to)
	return s
}
