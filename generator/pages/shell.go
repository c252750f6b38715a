package pages

import (
	"strings"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

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
	Name words.Name
	// Status is the word for it, or "".
	Status string
	// Heading is set on the profile, where the name is the page's h1.
	Heading bool
	// Nav leads to the factory's pages.
	Nav []NavLink
}

// shell returns the surroundings of a page; current is the path of the entry to
// mark in the book's navigation.
func shell(p words.Place, title string) Shell {
	w := p.Words
	book := p.Settings.Title.Or(w.Say("site.book"))
	sh := Shell{
		Lang:     w.Lang(),
		Book:     book,
		Root:     p.Root,
		AsOf:     w.Date(p.AsOf),
		Commit:   words.ShortCommit(p.Commit),
		Importer: p.Importer(),
		Home:     p.Path == "index.html",
	}
	sh.Title = book
	if title != "" && title != book {
		sh.Title = title + " · " + book
	}
	for _, entry := range [...]struct{ key, path string }{
		{"nav.index", "index.html"}, {"nav.problems", "problems.html"}, {"nav.about", "about.html"},
	} {
		sh.Nav = append(sh.Nav, NavLink{Label: w.Say(entry.key), Href: p.To(entry.path), Current: entry.path == p.Path})
	}
	return sh
}

// factoryShell returns the surroundings of a page of a factory.
func factoryShell(p words.Place, title string, f *record.Factory) Shell {
	w := p.Words
	name := words.NameOf(f)
	sh := shell(p, words.JoinTitle(title, name.Main(w.Lang())))
	dir := words.FactoryDir(f)
	name.Href = p.To(dir + "index.html")
	head := &FactoryHead{Name: name, Status: w.Enum("status", f.Status.V)}
	add := func(key, path string, count int) {
		link := NavLink{Label: w.Say(key), Href: p.To(path), Current: path == p.Path}
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
		latest := words.VisitPath(f, &f.Visits[n-1])
		add("nav.visits", latest, n)
		last := &head.Nav[len(head.Nav)-1]
		last.Current = strings.HasPrefix(p.Path, dir+"visits/")
	}
	add("nav.issues", dir+"issues.html", len(f.Issues))
	add("nav.briefing", dir+"briefing.html", 0)
	sh.Factory = head
	return sh
}
