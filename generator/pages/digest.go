package pages

import (
	"slices"
	"strings"

	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// A digest stays a mail: of each list it shows so many entries, and counts the rest.
const (
	digestTodos   = 40
	digestChanges = 25
)

// DigestView is what a mail says once a week: what is due on both sides, ours first, and
// what happened with each factory. It has no address of its own: links lead to the site
// where it has one.
type DigestView struct {
	Lang, Title, Days string
	// Sides are what is due, ours first.
	Sides []DigestSide
	// Factories are those with which something happened; Nothing says that there are none.
	Factories []DigestFactory
	Nothing   string
	// Site names the site, with its address, or "".
	Site, SiteHref string
}

// DigestSide is what a side has to do; More counts what is left out, Nothing says so.
type DigestSide struct {
	Who, More, Nothing string
	Items              []DigestItem
}

// DigestItem is an open item.
type DigestItem struct{ Factory, What, When, Href string }

// DigestFactory is a factory with what happened; More counts what is left out.
type DigestFactory struct {
	Name, Href, More string
	Changes          []DigestChange
}

// DigestChange is one thing that happened.
type DigestChange struct{ Date, Who, What, Quote, Href string }

// DigestOf is what a digest is made of.
type DigestOf struct {
	// Title is the book's; From and AsOf are the first and the last day, From may be zero.
	Title      string
	From, AsOf record.Date
	// Within is how many days ahead Todos reach, which are sorted.
	Within    int
	Todos     []figures.Todo
	Factories []DigestFactory
	// BaseURL is where the site is in the language of the words, or "".
	BaseURL string
}

// Digest makes the page of a digest.
func Digest(s *words.Site, of DigestOf) words.Page {
	return s.AtPath(words.Mail, words.Mail.Path()).Page(digest(s.Words, of))
}

func digest(w *words.Words, of DigestOf) *DigestView {
	v := &DigestView{Lang: w.Lang(), Title: of.Title, Days: w.Say("digest.up_to", "day", of.AsOf), Factories: of.Factories}
	if !of.From.IsZero() {
		v.Days = w.Span(record.SpanOf(of.From, of.AsOf))
	}
	for side, who := range [...]string{w.Say("digest.importer", "n", of.Within), w.Say("digest.factory", "n", of.Within)} {
		s := DigestSide{Who: who}
		for i := range of.Todos {
			if t := &of.Todos[i]; t.Side == [...]string{record.ByImporter, record.ByFactory}[side] {
				what := t.What
				if t.Record != "" {
					what = words.JoinColon(w, t.Record, what)
				}
				s.Items = append(s.Items, DigestItem{t.Factory.Main(w.Script), what, t.When, words.Address(of.BaseURL, t.Path)})
			}
		}
		if n := len(s.Items) - digestTodos; n > 0 {
			s.Items, s.More = s.Items[:digestTodos], w.Say("digest.more", "n", n)
		}
		if len(s.Items) == 0 {
			s.Nothing = w.Say("digest.nothing_due")
		}
		v.Sides = append(v.Sides, s)
	}
	if len(v.Factories) == 0 {
		v.Nothing = w.Say("digest.nothing_happened")
	}
	if of.BaseURL != "" {
		v.Site, v.SiteHref = w.Say("digest.site"), of.BaseURL
	}
	return v
}

// DigestOfFactory words what happened with a factory. path leads to a change from the
// site's root.
func DigestOfFactory(w *words.Words, f *record.Factory, list []lists.Change, baseURL string) DigestFactory {
	d := DigestFactory{Name: words.NameOf(f).Main(w.Script), Href: words.Address(baseURL, words.Profile.Path(f.ID))}
	for i := range list {
		c := &list[i]
		what := c.What
		if c.Of == "order" || c.Of == "issue" {
			what = words.JoinColon(w, c.Record, what)
		}
		d.Changes = append(d.Changes, DigestChange{c.Date, c.Who, what, c.Quote, words.Address(baseURL, ChangePath(f, c))})
	}
	// The latest are the news.
	if n := len(d.Changes) - digestChanges; n > 0 {
		d.Changes, d.More = slices.Clone(d.Changes[n:]), w.Say("digest.more", "n", n)
	}
	return d
}

// Text is the digest without any mark-up.
func (v *DigestView) Text() string {
	var b strings.Builder
	// A text of a record makes no line of its own.
	line := func(parts ...string) {
		b.WriteString(strings.Join(strings.Fields(words.JoinTitle(parts...)), " ") + "\n")
	}
	entry := func(parts ...string) {
		b.WriteString("- ")
		line(parts...)
	}
	line(v.Title)
	line(v.Days)
	for _, s := range v.Sides {
		line()
		line(s.Who)
		for _, i := range s.Items {
			entry(i.When, i.Factory, i.What)
		}
		if rest := s.More + s.Nothing; rest != "" {
			line(rest)
		}
	}
	line()
	if v.Nothing != "" {
		line(v.Nothing)
	}
	for _, f := range v.Factories {
		line(f.Name)
		for _, c := range f.Changes {
			quote := c.Quote
			if quote != "" {
				quote = "(" + quote + ")"
			}
			entry(c.Date, c.Who, words.JoinWords(c.What, quote))
		}
		if f.More != "" {
			line(f.More)
		}
		if f.Href != "" {
			line(f.Href)
		}
		line()
	}
	line(v.SiteHref)
	return strings.TrimRight(b.String(), "\n") + "\n"
}
