package pages

import (
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
		Home:     p.Kind == words.Index,
	}
	sh.Title = book
	if title != "" && title != book {
		sh.Title = title + " · " + book
	}
	for _, kind := range words.Kinds {
		if kind.Nav != "" && !kind.OfFactory() {
			sh.Nav = append(sh.Nav, NavLink{Label: w.Say(kind.Nav), Href: p.To(kind.Path()), Current: kind == p.Kind})
		}
	}
	return sh
}

// factoryShell returns the surroundings of a page of a factory.
func factoryShell(p words.Place, title string, f *record.Factory) Shell {
	w := p.Words
	name := words.NameOf(f)
	sh := shell(p, words.JoinTitle(title, name.Main(w.Script)))
	name.Href = p.To(words.Profile.Path(f.ID))
	sh.Factory = &FactoryHead{Name: name, Status: w.Enum("status", f.Status.V)}
	for _, kind := range words.Kinds {
		if kind.Nav == "" || !kind.OfFactory() {
			continue
		}
		link := NavLink{Label: w.Say(kind.Nav), Current: kind == p.Kind}
		n := 0
		switch kind {
		case words.Orders:
			n = len(f.Orders)
		case words.Issues:
			n = len(f.Issues)
		case words.Visit:
			if n = len(f.Visits); n == 0 {
				continue
			}
		}
		if n > 0 {
			link.Count = w.Int(n)
		}
		if kind == words.Visit {
			link.Href = p.To(words.VisitPath(f, &f.Visits[n-1])) // the latest
		} else {
			link.Href = p.To(kind.Path(f.ID))
		}
		sh.Factory.Nav = append(sh.Factory.Nav, link)
	}
	return sh
}
