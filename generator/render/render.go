package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/yuin/goldmark"

	"factorybook/generator/briefing"
	"factorybook/generator/chart"
	"factorybook/generator/export"
	"factorybook/generator/words"
)

// Renderer makes files of views. Make one for a build with New.
type Renderer struct {
	words     *words.Words
	files     fs.FS
	site      *words.Site
	templates map[string]*template.Template // as they were read; none is ever executed
	markdown  goldmark.Markdown

	mu   sync.Mutex
	idle []*writer
}

// writer writes one page at a time. Its templates write into it, and what they
// call appends to the same place, so that nothing long is ever copied.
type writer struct {
	html
	templates map[string]*template.Template // those that were needed so far
}

// New parses the templates for the site's language. files holds the folders
// layout, parts, pages, styles, scripts and third_party.
func New(files fs.FS, site *words.Site) (*Renderer, error) {
	r := &Renderer{words: site.Words, files: files, site: site, markdown: newMarkdown()}
	layout := template.New("").Funcs(r.funcs(nil))
	for _, pattern := range [...]string{"layout/*.html", "parts/*.html"} {
		names, err := fs.Glob(files, pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if err := define(layout, files, name); err != nil {
				return nil, fmt.Errorf("templates: %w", err)
			}
		}
	}
	r.templates = make(map[string]*template.Template, len(words.Kinds))
	for _, kind := range words.Kinds {
		name := kind.Name
		t, err := layout.Clone()
		if err == nil {
			err = define(t, files, path.Join("pages", name, name+".html"))
		}
		if err != nil {
			return nil, fmt.Errorf("template of the page %s: %w", name, err)
		}
		r.fold(t)
		r.templates[name] = t
	}
	return r, r.words.Err()
}

// define adds what a file defines; errors name its path.
func define(to *template.Template, files fs.FS, name string) error {
	data, err := fs.ReadFile(files, name)
	if err == nil {
		_, err = to.New(name).Parse(string(data))
	}
	return err
}

// Page appends the file of a page to b.
func (r *Renderer) Page(b []byte, page words.Page) ([]byte, error) {
	if csv, ok := page.View.(*export.CSVView); ok {
		return appendCSV(b, csv), nil
	}
	if page.Kind == nil {
		return b, fmt.Errorf("page %s: a %T is of no kind of page", page.Path, page.View)
	}
	w := r.writer()
	defer r.done(w)
	t, err := w.template(r, page.Kind.Name)
	if err == nil {
		w.b = b
		err = t.Execute(w, page.View)
	}
	if err != nil {
		return b, fmt.Errorf("page %s: %w", page.Path, err)
	}
	return w.b, nil
}

// writer returns one that nobody uses.
func (r *Renderer) writer() *writer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if n := len(r.idle); n > 0 {
		w := r.idle[n-1]
		r.idle = r.idle[:n-1]
		return w
	}
	return &writer{html: html{lang: r.words.Language}, templates: make(map[string]*template.Template)}
}

// done puts a writer back. Its page is the caller's.
func (r *Renderer) done(w *writer) {
	w.b = nil
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, w)
}

// template returns the writer's own copy of a page's template.
func (w *writer) template(r *Renderer, name string) (*template.Template, error) {
	if t := w.templates[name]; t != nil {
		return t, nil
	}
	t, err := r.templates[name].Clone()
	if err != nil {
		return nil, err
	}
	t = t.Funcs(r.funcs(&w.html)).Lookup("page")
	w.templates[name] = t
	return t, nil
}

// funcs are what templates may call. None of them decides anything: they look up
// words, and append to the page where the template stands. Those that append
// return nothing to write, so they belong between tags, never into an attribute.
func (r *Renderer) funcs(h *html) template.FuncMap {
	return template.FuncMap{
		"t":          r.words.Say,
		"text":       into(h, (*html).prose),
		"title":      into(h, (*html).title),
		"main":       into(h, (*html).name),
		"second":     into(h, (*html).second),
		"both":       into(h, (*html).both),
		"names":      into(h, (*html).names),
		"nav":        into(h, (*html).nav),
		"tel":        telLink,
		"note":       into(h, r.note),
		"private":    into(h, r.private),
		"photo":      into(h, (*html).tablePhoto),
		"orders":     into(h, r.orders),
		"bookorders": into(h, r.bookOrders),
		"spread":     into(h, (*html).spread),
		"promises":   into(h, r.promises),
		"visits":     into(h, r.visits),
		"history":    into(h, r.history),
		"coded":      into(h, (*html).coded),
		"lacking":    into(h, r.lacking),
		"facts":      into(h, r.facts),
		"strip":      func(s *chart.Strip, scale chart.StripScale) template.HTML { h.strip(s, scale); return "" },
		"scale":      func(s chart.StripScale, agreed string) template.HTML { h.b = s.AppendAxis(h.b, agreed); return "" },
		"chart":      func(c *chart.Chart) (template.HTML, error) { return "", h.chart(c) },
		"ahead":      into(h, (*html).ahead),
		"small":      into(h, (*html).small),
		"bold":       into(h, (*html).bold),
		"drawing":    into(h, (*html).drawing),
		"account":    into(h, (*html).account),
		"legend":     into(h, (*html).legend),
		"share":      into(h, (*html).share),
		"span":       into(h, (*html).span),
		"opens":      into(h, r.opens),
		"measures":   into(h, r.measures),
		"happened":   into(h, r.happened),
		"portrait":   into(h, (*html).portrait),
		"lots":       into(h, (*html).lots),
		"table":      into(h, r.chartTable),
		"prices":     into(h, r.prices),
		"inline":     r.inline,
		"handed":     r.handed,
		"reviewed":   r.reviewed,
		"lateness":   into(h, (*html).lateness),
		"jpeg":       jpegURL,
		"brand":      brandURL,
		"pair":       func(v *briefing.View, of any) briefPart { return briefPart{v, of} },
	}
}

// into is a part of a page as a function for templates.
func into[View any](h *html, part func(*html, View)) func(View) template.HTML {
	return func(v View) template.HTML {
		part(h, v)
		return ""
	}
}

// telLink lets a telephone link through, which html/template does not know: a
// words.Telephone's link is digits after "tel:", and a comma before an extension.
func telLink(href string) template.URL {
	digits, ok := strings.CutPrefix(href, "tel:")
	if !ok || strings.Trim(digits, "+,0123456789") != "" {
		return ""
	}
	return template.URL(href)
}
