package pages

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// IndexView is the first page of the book: who needs me now, then everyone.
type IndexView struct {
	Shell
	// Heading is the book's title; Intro counts factories and orders.
	Heading, Intro string
	// Ours and Theirs are what is overdue or due today, longest first: what
	// `factorybook due --within 0` lists.
	Ours, Theirs Capped[Item]
	// Asking are the charts worth asking about, Visits those that are due,
	// Shutdowns those ahead.
	Asking    Capped[Asking]
	Visits    Capped[VisitDue]
	Shutdowns Capped[Shutdown]
	// NoVisits and NoShutdowns stand for empty lists.
	NoVisits, NoShutdowns string
	// Notes are the book's notes, Private those that only our side reads.
	Notes, Private Markdown
}

// Capped is a list of which the first are in sight and the rest are a click away.
type Capped[T any] struct {
	First, Rest []T
	// More words how many the rest are, or "".
	More string
}

// maxNow bounds what is in sight of each list on the first page.
const maxNow = 8

// OfFactory returns all pages of a factory.
func OfFactory(s *words.Site, partner *figures.Partner) []words.Page {
	s = s.About(len(partner.Problems))
	pages := []words.Page{
		profilePage(s, partner), timelinePage(s, partner), ConsistencyPage(s, partner),
		ordersPage(s, partner), issuesPage(s, partner),
	}
	return append(pages, visitPages(s, partner)...)
}

// OfBook returns the pages across factories. Summaries may come in any order;
// problems are all of the book, sorted; suppressed are those that comments allow.
func OfBook(s *words.Site, summaries []Summary, problems []diag.Problem, suppressed ...check.Suppressed) []words.Page {
	s = s.About(len(problems))
	summaries = slices.Clone(summaries)
	slices.SortFunc(summaries, func(a, b Summary) int { return cmp.Compare(a.ID, b.ID) })
	pages := []words.Page{indexPage(s, summaries), factoriesPage(s, summaries), problemsPage(s, summaries, problems, suppressed), aboutPage(s, summaries, problems)}
	return append(pages, definitionPages(s)...)
}

func indexPage(s *words.Site, summaries []Summary) words.Page {
	p := s.At(words.Index)
	w := p.Words
	v := &IndexView{}
	v.Shell = shell(p, "")
	v.Heading = w.Say("nav.index")
	v.Notes = Markdown{Source: p.Settings.Notes.V, Prefix: "_notes-", Level: 2}
	v.Private = Markdown{Source: p.Settings.Private.V, Prefix: "_private-", Level: 2}
	orders := 0
	var ours, theirs []Item
	var asking []Asking
	var visits []VisitDue
	var shutdowns []Shutdown
	for i := range summaries {
		sum := &summaries[i]
		orders += sum.Orders
		ours = append(ours, sum.ours...)
		theirs = append(theirs, sum.theirs...)
		asking = append(asking, sum.asking...)
		if sum.visitDue != nil {
			visits = append(visits, *sum.visitDue)
		}
		shutdowns = append(shutdowns, sum.shutdowns...)
	}
	v.Intro = w.Say("index.intro", "factories", len(summaries), "orders", orders)
	inOrder := func(a, b Item) int { return agenda.Compare(a.place, b.place) }
	slices.SortFunc(ours, inOrder)
	slices.SortFunc(theirs, inOrder)
	slices.SortStableFunc(visits, func(a, b VisitDue) int { return cmp.Compare(a.due, b.due) })
	slices.SortStableFunc(shutdowns, func(a, b Shutdown) int { return cmp.Compare(a.from, b.from) })
	v.Ours, v.Theirs = capped(w, ours), capped(w, theirs)
	v.Asking, v.Visits, v.Shutdowns = capped(w, asking), capped(w, visits), capped(w, shutdowns)
	v.NoVisits = w.Say("index.visits_none", "n", agenda.Announced)
	v.NoShutdowns = w.Say("index.shutdowns_none", "n", agenda.Announced)
	return p.Page(v)
}

func capped[T any](w *words.Words, list []T) Capped[T] {
	n := min(len(list), maxNow)
	c := Capped[T]{First: list[:n], Rest: list[n:]}
	if rest := len(c.Rest); rest > 0 {
		c.More = w.Say("list.more", "n", rest)
	}
	return c
}

// searchText is what the filter of the table looks in.
func searchText(f *record.Factory) string {
	parts := []string{f.ID, f.Name.V, f.NameZH.V, f.City.V, f.Province.V, f.Owner.V}
	parts = append(parts, words.Texts(f.Products)...)
	for i := range f.Contacts {
		parts = append(parts, f.Contacts[i].Name.V, f.Contacts[i].NameZH.V, f.Contacts[i].Called.V)
	}
	return strings.ToLower(strings.Join(parts, " "))
}
