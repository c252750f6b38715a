package pages

import (
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Shell is what every page has around its own content.
type Shell struct {
	// Lang is the language of the page's own words.
	Lang string
	// Title names the page in the browser's tab; Book is the book's title.
	Title, Book string
	// Root leads from the page to the first page of its language, Top to the root of
	// the whole site, where what all languages share is: "" or "../" once or more.
	Root, Top string
	// Paper is the path of the style of printed margins, from Top.
	Paper string
	// Feed leads to the feed of what happened: of the factory, else of the book.
	Feed string
	// Nav leads to the pages across factories, Foot to what stands at the foot.
	Nav, Foot []NavLink
	// Languages are the same page in the site's languages, none where there is only
	// one.
	Languages []LanguageLink
	// Factory is the partner that the page is about, or nil.
	Factory *FactoryHead
	// AsOf is the day the page speaks for, worded; AsOfDay the same as YYYY-MM-DD, for
	// the script that says how old it is by the reader's clock.
	AsOf, AsOfDay string
	// Commit is the source commit, shortened, or "".
	Commit string
	// Logo leads to the picture before the title, or is ""; Footer is what the book's
	// house says at the foot, or empty.
	Logo   string
	Footer Markdown
}

// LanguageLink leads to the same page in a language.
type LanguageLink struct {
	// Tag is the language's, Name what it calls itself.
	Tag, Name, Href string
	// Current is set for the page's own language.
	Current bool
}

// NavLink is one entry of a navigation.
type NavLink struct {
	Label, Href string
	// Count stands behind the label, or "".
	Count string
	// Current marks the page that is shown, Within the one that it belongs below.
	Current, Within bool
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
	book := p.BookTitle()
	sh := Shell{
		Lang:    w.Lang(),
		Book:    book,
		Root:    p.Root,
		Top:     p.Top,
		Paper:   p.PaperPath(),
		AsOf:    w.Date(p.AsOf),
		AsOfDay: p.AsOf.String(),
		Commit:  p.Commit.Short,
	}
	if logo := words.LogoPath(p.Settings); logo != "" {
		sh.Logo = p.Shared(logo)
	}
	sh.Footer = Markdown{Source: w.Own(p.Settings.Brand.Footer, p.Settings.Brand.FooterZH).V, Prefix: "_foot-", Level: 2}
	sh.Title = book
	if title != "" && title != book {
		sh.Title = title + " · " + book
	}
	for _, kind := range words.Kinds {
		if kind.Nav == "" || kind.OfFactory() {
			continue
		}
		link := NavLink{Label: w.Say(kind.Nav), Href: p.To(kind.Path()), Current: kind == p.Kind}
		switch {
		case kind == words.Problems:
			link.Count = w.Int(p.Problems)
			sh.Foot = append(sh.Foot, link)
		case kind.Foot:
			sh.Foot = append(sh.Foot, link)
		default:
			sh.Nav = append(sh.Nav, link)
		}
	}
	sh.Foot = append(sh.Foot,
		NavLink{Label: w.Say("nav.data"), Href: p.To(words.About.Path() + "#data")},
		NavLink{Label: w.Say("nav.calendar_file"), Href: p.To(words.CalendarPath)},
		NavLink{Label: w.Say("nav.feed"), Href: p.To(lists.FeedPath)},
	)
	sh.Feed = p.To(lists.FeedPath)
	for _, e := range p.Editions {
		if len(p.Editions) > 1 {
			sh.Languages = append(sh.Languages, LanguageLink{Tag: e.Tag, Name: e.Name, Href: p.In(e), Current: e.Tag == w.Tag})
		}
	}
	return sh
}

// factoryShell returns the surroundings of a page of a factory.
func factoryShell(p words.Place, title string, f *record.Factory) Shell {
	w := p.Words
	name := words.NameOf(f)
	sh := shell(p, words.JoinTitle(title, p.ShortOf(f).Main(w.Script)))
	sh.Feed = p.To(words.FactoryDir(f) + lists.FeedPath)
	for i := range sh.Nav { // its pages are below the one of all factories
		if sh.Nav[i].Href == p.To(words.Factories.Path()) {
			sh.Nav[i].Within = true
		}
	}
	for i := range sh.Foot {
		if sh.Foot[i].Count != "" && p.Problems > 0 {
			sh.Foot[i].Label, sh.Foot[i].Href = w.Say("nav.problems_here"), sh.Foot[i].Href+"#"+problemsAnchor(f.ID)
		}
	}
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
		case words.Visits:
			n = len(f.Visits)
			link.Within = p.Kind == words.Visit
		}
		if n > 0 {
			link.Count = w.Int(n)
		}
		link.Href = p.To(kind.Path(f.ID))
		sh.Factory.Nav = append(sh.Factory.Nav, link)
	}
	return sh
}
