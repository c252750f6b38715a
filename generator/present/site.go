package present

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/diag"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// Options say what a build is for.
type Options struct {
	// Settings are the book's; required.
	Settings *record.Settings
	// AsOf is the day the site speaks for; required.
	AsOf record.Date
	// Commit is the source commit, or "" when the book is not under git.
	Commit string
	// Language of the interface; "" means the first of the settings' languages
	// that the interface has, else English.
	Language string
	// Templates hold the words (a folder words); required.
	Templates fs.FS
}

// Site is the context of one build. It is not changed once made and safe for use
// by many goroutines.
type Site struct {
	Settings *record.Settings
	AsOf     record.Date
	Commit   string
	Words    *Words

	second *Words // of the labels of briefings, or nil
}

// NewSite reads the words and returns the context of a build.
func NewSite(opt Options) (*Site, error) {
	lang := opt.Language
	if lang == "" {
		lang = Languages(opt.Settings)[0]
	}
	words, err := LoadWords(opt.Templates, lang)
	if err != nil {
		return nil, fmt.Errorf("words of the site: %w", err)
	}
	s := &Site{Settings: opt.Settings, AsOf: opt.AsOf, Commit: opt.Commit, Words: words}
	for _, other := range Languages(opt.Settings) {
		if other != lang {
			if s.second, err = LoadWords(opt.Templates, other); err != nil {
				return nil, fmt.Errorf("words of briefings: %w", err)
			}
		}
	}
	return s, nil
}

// Languages are the languages of the settings that the interface has, each once,
// the site's first. A book may name any Chinese or English; the interface has one
// of each.
func Languages(s *record.Settings) []string {
	var list []string
	for _, l := range s.Languages {
		lang := ""
		switch base, _, _ := strings.Cut(strings.ToLower(l.V), "-"); base {
		case "zh":
			lang = Chinese
		case "en":
			lang = English
		}
		if lang != "" && !slices.Contains(list, lang) {
			list = append(list, lang)
		}
	}
	if len(list) == 0 {
		return []string{English}
	}
	return list
}

// Page is one file of the site: its path, with forward slashes and relative to
// the site, and the view it is made from.
type Page struct {
	Path string
	View any
}

// Dossier is everything found out about one factory, once for all outputs; they
// only read it.
type Dossier struct {
	Factory  *record.Factory // as it was known on the as-of day
	Result   *measure.Result
	Items    []agenda.Item  // what is open with it
	Problems []diag.Problem // of its files
	Files    Files          // photos and documents that the site has
}

// DossierOf measures a factory as it was known on the as-of day.
func DossierOf(known *record.Factory, settings *record.Settings, asOf record.Date, problems []diag.Problem, files Files) *Dossier {
	result := measure.Of(known, settings, asOf)
	return &Dossier{
		Factory: known, Result: result, Items: agenda.Of(known, result, settings, asOf), Problems: problems, Files: files,
	}
}

// Partner is a dossier with what more than one output says of it, worded once.
type Partner struct {
	*Dossier
	Todos  []Todo    // the items
	Events [][]Event // what happened with each order
}

// Partner words a dossier.
func (s *Site) Partner(d *Dossier) *Partner {
	events := make([][]Event, len(d.Factory.Orders))
	p := s.page("")
	for i := range events {
		events[i] = p.orderEvents(d.Factory, &d.Factory.Orders[i])
	}
	return &Partner{d, s.Words.Todos(d.Factory, d.Items), events}
}

// Shell is what every page has around its own content.
type Shell struct {
	// Lang is the language of the page's own words.
	Lang string
	// Title names the page in the browser's tab; Book is the book's title.
	Title, Book string
	// Root leads from the page to the site's root: "" or "../" once or more.
	Root string
	// Nav leads to the pages across factories.
	Nav []NavLink
	// Factory is the partner that the page is about, or nil.
	Factory *FactoryHead
	// AsOf is the day the page speaks for, worded.
	AsOf string
	// Commit is the source commit, shortened, or "".
	Commit string
	// Charts is set on pages with charts that become interactive on screen.
	Charts bool
	// Importer is our own name.
	Importer string
	// Home is set on the first page, which bears the book's title as its heading.
	Home bool
}

// NavLink is one entry of a navigation.
type NavLink struct {
	Label, Href string
	// Count stands behind the label, or "".
	Count string
	// Current marks the page that is shown.
	Current bool
}

// FactoryHead names a factory at the head of each of its pages.
type FactoryHead struct {
	Name Name
	// Status is the word for it, or "".
	Status string
	// Heading is set on the profile, where the name is the page's h1.
	Heading bool
	// Nav leads to the factory's pages.
	Nav []NavLink
}

// Name is a name in both scripts; one of them may be missing.
type Name struct {
	Latin, Chinese string
	// Href opens what is named, or "".
	Href string
}

// Main returns the name in the page's script, or the other when there is none.
func (n Name) Main(lang string) string {
	if n.Chinese != "" && (lang == Chinese || n.Latin == "") {
		return n.Chinese
	}
	return n.Latin
}

// page is what a view is made from: the page's own path, from which its links start.
type page struct {
	*Site
	path  string
	root  string
	files Files // of the factory that the page is about
}

func (s *Site) page(path string) page {
	return page{Site: s, path: path, root: strings.Repeat("../", strings.Count(path, "/"))}
}

// to returns the link from this page to another path of the site, which may end
// in a fragment. A link within the page is only the fragment.
func (p page) to(path string) string {
	if file, fragment, ok := strings.Cut(path, "#"); ok && file == p.path {
		return "#" + fragment
	}
	// Links within a folder stay within it: pages of a factory hold hundreds.
	shared := 0
	for i := 0; i < len(path) && i < len(p.path) && path[i] == p.path[i]; i++ {
		if path[i] == '/' {
			shared = i + 1
		}
	}
	return p.root[3*strings.Count(p.path[:shared], "/"):] + path[shared:]
}

// shell returns the surroundings of a page; current is the path of the entry to
// mark in the book's navigation.
func (p page) shell(title string) Shell {
	w := p.Words
	book := p.Settings.Title.Or(w.Say("site.book"))
	sh := Shell{
		Lang:     w.Lang(),
		Book:     book,
		Root:     p.root,
		AsOf:     w.Date(p.AsOf),
		Commit:   shortCommit(p.Commit),
		Importer: p.importer(),
		Home:     p.path == "index.html",
	}
	sh.Title = book
	if title != "" && title != book {
		sh.Title = title + " · " + book
	}
	for _, entry := range [...]struct{ key, path string }{
		{"nav.index", "index.html"}, {"nav.problems", "problems.html"}, {"nav.about", "about.html"},
	} {
		sh.Nav = append(sh.Nav, NavLink{Label: w.Say(entry.key), Href: p.to(entry.path), Current: entry.path == p.path})
	}
	return sh
}

func (p page) importer() string {
	zh, en := p.Settings.ImporterZH.V, p.Settings.Importer.V
	if p.Words.Lang() == Chinese && zh != "" || en == "" {
		return zh
	}
	return en
}

// shortCommit keeps what is enough to find a commit again.
func shortCommit(commit string) string {
	if len(commit) > 10 {
		return commit[:10]
	}
	return commit
}

// factoryShell returns the surroundings of a page of a factory.
func (p page) factoryShell(title string, f *record.Factory) Shell {
	w := p.Words
	name := nameOf(f)
	sh := p.shell(joinTitle(title, name.Main(w.Lang())))
	dir := factoryDir(f)
	name.Href = p.to(dir + "index.html")
	head := &FactoryHead{Name: name, Status: w.Enum("status", f.Status.V)}
	add := func(key, path string, count int) {
		link := NavLink{Label: w.Say(key), Href: p.to(path), Current: path == p.path}
		if count > 0 {
			link.Count = w.Int(count)
		}
		head.Nav = append(head.Nav, link)
	}
	add("nav.profile", dir+"index.html", 0)
	add("nav.timeline", dir+"timeline.html", 0)
	add("nav.consistency", dir+"consistency.html", 0)
	add("nav.orders", dir+"orders.html", len(f.Orders))
	if n := len(f.Visits); n > 0 {
		latest := visitPath(f, &f.Visits[n-1])
		add("nav.visits", latest, n)
		last := &head.Nav[len(head.Nav)-1]
		last.Current = strings.HasPrefix(p.path, dir+"visits/")
	}
	add("nav.issues", dir+"issues.html", len(f.Issues))
	add("nav.briefing", dir+"briefing.html", 0)
	sh.Factory = head
	return sh
}

func joinTitle(parts ...string) string {
	var kept []string
	for _, s := range parts {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, " · ")
}

func nameOf(f *record.Factory) Name {
	n := Name{Latin: f.Name.V, Chinese: f.NameZH.V}
	if n.Latin == "" && n.Chinese == "" {
		n.Latin = f.ID
	}
	if n.Chinese == "" && hasHan(n.Latin) {
		n.Latin, n.Chinese = "", n.Latin
	}
	return n
}

// Paths of a factory's pages.

func factoryDir(f *record.Factory) string { return "factories/" + f.ID + "/" }

func orderPath(f *record.Factory, id string) string {
	return factoryDir(f) + "orders.html#" + Anchor(id)
}

func issuePath(f *record.Factory, id string) string {
	return factoryDir(f) + "issues.html#" + Anchor(id)
}

func visitPath(f *record.Factory, v *record.Visit) string {
	return factoryDir(f) + "visits/" + v.Key + ".html"
}

func talkPath(f *record.Factory, key string) string {
	return factoryDir(f) + "timeline.html#" + talkAnchor(key)
}

// Anchor returns the id that a record has in its page: the record's own id,
// with characters that an HTML id or a link cannot hold written as ~ and their
// code. Ids that the pages give themselves begin with an underscore, and a
// record's leading underscore is written as a code, so the two never meet.
func Anchor(id string) string {
	if strings.HasPrefix(id, "_") {
		return "~5f" + escapeAnchor(id[1:])
	}
	return escapeAnchor(id)
}

// talkAnchor is the id of a talk in the timeline's list.
func talkAnchor(key string) string { return "_talk-" + escapeAnchor(key) }

func escapeAnchor(id string) string {
	const hex = "0123456789abcdef"
	safe := func(c byte) bool {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c >= 0x80
	}
	for i := range len(id) {
		if safe(id[i]) {
			continue
		}
		var b strings.Builder
		for i := range len(id) {
			if c := id[i]; safe(c) {
				b.WriteByte(c)
			} else {
				b.WriteByte('~')
				b.WriteByte(hex[c>>4])
				b.WriteByte(hex[c&15])
			}
		}
		return b.String()
	}
	return id
}

// Spot says where in the book a fact stands: "factories/x/orders/2025.yaml:14".
func Spot(file string, pos record.Pos) string {
	if file == "" {
		return ""
	}
	if pos.Line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(int(pos.Line))
}
