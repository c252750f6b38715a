package render

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/yuin/goldmark"

	"factorybook/generator/present"
)

// Renderer makes files of views. Make one for a build with New.
type Renderer struct {
	words     *present.Words
	files     fs.FS
	site      *present.Site
	templates map[string]*template.Template
	markdown  goldmark.Markdown
	parts     sync.Pool // of *html
}

// pageNames are the kinds of pages; each has a folder in templates/pages with
// its template and, where it needs them, its style and script.
var pageNames = [...]string{
	"index", "profile", "timeline", "consistency", "orders", "visit", "issues", "problems", "about", "measure",
	"briefing",
}

// New parses the templates for the site's language. files holds the folders
// layout, parts, pages, styles, scripts and third_party.
func New(files fs.FS, site *present.Site) (*Renderer, error) {
	r := &Renderer{words: site.Words, files: files, site: site, markdown: newMarkdown()}
	layout, err := template.New("").Funcs(r.funcs()).ParseFS(files, "layout/*.html", "parts/*.html")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	r.templates = make(map[string]*template.Template, len(pageNames))
	for _, name := range pageNames {
		t, err := layout.Clone()
		if err == nil {
			_, err = t.ParseFS(files, path.Join("pages", name, name+".html"))
		}
		if err != nil {
			return nil, fmt.Errorf("template of the page %s: %w", name, err)
		}
		r.templates[name] = t.Lookup("page")
	}
	return r, nil
}

// nameOf returns the kind of page that a view is for.
func nameOf(view any) (name string, ok bool) {
	switch view.(type) {
	case *present.IndexView:
		return "index", true
	case *present.ProfileView:
		return "profile", true
	case *present.TimelineView:
		return "timeline", true
	case *present.ConsistencyView:
		return "consistency", true
	case *present.OrdersView:
		return "orders", true
	case *present.VisitView:
		return "visit", true
	case *present.IssuesView:
		return "issues", true
	case *present.ProblemsView:
		return "problems", true
	case *present.AboutView:
		return "about", true
	case *present.MeasureView:
		return "measure", true
	case *present.BriefingView:
		return "briefing", true
	}
	return "", false
}

// Page appends the file of a page to b.
func (r *Renderer) Page(b []byte, page present.Page) ([]byte, error) {
	if csv, ok := page.View.(*present.CSVView); ok {
		return appendCSV(b, csv), nil
	}
	name, ok := nameOf(page.View)
	if !ok {
		return b, fmt.Errorf("page %s: there is no template for a %T", page.Path, page.View)
	}
	out := bytes.NewBuffer(b)
	if err := r.templates[name].Execute(out, page.View); err != nil {
		return b, fmt.Errorf("page %s: %w", page.Path, err)
	}
	return out.Bytes(), nil
}

// funcs are what templates may call. None of them decides anything: they look up
// words and append long parts.
func (r *Renderer) funcs() template.FuncMap {
	return template.FuncMap{
		"t":        r.say,
		"text":     r.text,
		"main":     func(n present.Name) template.HTML { h := r.part(64); h.name(n); return h.trusted() },
		"second":   func(n present.Name) template.HTML { h := r.part(64); h.second(n); return h.trusted() },
		"both":     func(n present.Name) template.HTML { h := r.part(128); h.both(n); return h.trusted() },
		"tel":      telLink,
		"note":     r.noteHTML,
		"private":  r.privateHTML,
		"photo":    r.photoHTML,
		"orders":   r.orders,
		"events":   r.events,
		"items":    r.items,
		"promises": r.promises,
		"visits":   r.visits,
		"history":  r.history,
		"coded":    r.coded,
		"figures":  r.figures,
		"records":  r.records,
		"facts":    r.factList,
		"spark":    r.spark,
		"chart":    r.chart,
		"drawing":  r.drawing,
		"lots":     r.lots,
		"table":    r.chartTable,
		"inline":   r.inline,
		"lateness": r.lateness,
		"jpeg":     jpegURL,
		"pair":     func(v *present.BriefingView, of any) briefPart { return briefPart{v, of} },
	}
}

// say is Words.Say for templates: an unknown phrase is an error of the page.
func (r *Renderer) say(key string, args ...any) (string, error) {
	if !r.words.Has(key) {
		return "", fmt.Errorf("there are no words for %q", key)
	}
	return r.words.Say(key, args...), nil
}

// coded shows what stands between backticks, a field or something to type, as code.
func (r *Renderer) coded(s string) template.HTML {
	h := r.part(len(s) + 32)
	h.coded(s)
	return h.trusted()
}

// text marks Chinese in a text of a record with its language.
func (r *Renderer) text(s string) template.HTML {
	h := r.part(len(s) + 32)
	h.prose(s)
	return h.trusted()
}

// telLink lets a telephone link through, which html/template does not know: a
// present.Person's link is digits after "tel:".
func telLink(href string) template.URL {
	digits, ok := strings.CutPrefix(href, "tel:")
	if !ok || strings.Trim(digits, "+0123456789") != "" {
		return ""
	}
	return template.URL(href)
}
