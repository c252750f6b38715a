package present

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// IndexView is the first page of the book: who needs me now, then everyone.
type IndexView struct {
	Shell
	// Heading is the book's title; Intro counts factories and orders.
	Heading, Intro string
	// Ours and Theirs are what is overdue, longest first.
	Ours, Theirs Overdue
	// MoreAsking words how many further charts there are, or "".
	MoreAsking string
	// Asking are the charts worth asking about, Visits those that are due,
	// Shutdowns those ahead.
	Asking    []Asking
	Visits    []VisitDue
	Shutdowns []Shutdown
	// Columns are the headings of the table's figures, Rows the factories.
	Columns []string
	Rows    []FactoryRow
	// Statuses are the words to filter by.
	Statuses []NavLink
	// Notes are the book's notes.
	Notes Markdown
}

// Overdue is a list of overdue things, the first of them in sight.
type Overdue struct {
	First, Rest []Item
	// More words how many the rest are, or "".
	More string
}

// maxNow bounds each list of what is overdue on the first page.
const maxNow = 8

// maxAsking bounds the charts worth asking about on the first page.
const maxAsking = 8

// FactoryPages returns all pages of a factory.
func (s *Site) FactoryPages(partner *Partner) []Page {
	pages := []Page{
		s.profilePage(partner), s.timelinePage(partner), s.consistencyPage(partner),
		s.ordersPage(partner), s.issuesPage(partner),
	}
	pages = append(pages, s.visitPages(partner)...)
	return append(pages, s.chartFiles(partner)...)
}

// BookPages returns the pages across factories. Summaries may come in any order;
// problems are all of the book, sorted; silenced are those that comments allow.
func (s *Site) BookPages(summaries []Summary, problems []diag.Problem, silenced ...check.Silenced) []Page {
	summaries = slices.Clone(summaries)
	slices.SortFunc(summaries, func(a, b Summary) int { return cmp.Compare(a.ID, b.ID) })
	pages := []Page{s.indexPage(summaries), s.problemsPage(summaries, problems, silenced), s.aboutPage(summaries, problems)}
	return append(pages, s.definitionPages()...)
}

func (s *Site) indexPage(summaries []Summary) Page {
	p := s.page("index.html")
	w := p.Words
	v := &IndexView{}
	v.Shell = p.shell("")
	v.Heading = v.Book
	orders := 0
	var ours, theirs []Item
	for i := range summaries {
		sum := &summaries[i]
		orders += sum.Orders
		ours = append(ours, sum.overdue.Ours...)
		theirs = append(theirs, sum.overdue.Theirs...)
		v.Asking = append(v.Asking, sum.asking...)
		if sum.visitDue != nil {
			v.Visits = append(v.Visits, *sum.visitDue)
		}
		v.Shutdowns = append(v.Shutdowns, sum.shutdowns...)
		v.Rows = append(v.Rows, sum.row)
	}
	v.Intro = w.Say("index.intro", "factories", len(summaries), "orders", orders)
	v.Ours, v.Theirs = p.overdue(ours), p.overdue(theirs)
	if n := len(v.Asking) - maxAsking; n > 0 {
		v.Asking, v.MoreAsking = v.Asking[:maxAsking], w.Say("list.more", "n", n)
	}
	slices.SortStableFunc(v.Visits, func(a, b VisitDue) int { return cmp.Compare(a.due, b.due) })
	slices.SortStableFunc(v.Shutdowns, func(a, b Shutdown) int { return cmp.Compare(a.from, b.from) })
	v.Columns = append(v.Columns, w.Say("column.orders"))
	for _, id := range rowMeasures {
		v.Columns = append(v.Columns, w.Say("column."+id))
	}
	v.Columns = append(v.Columns, w.Say("column.ours"), w.Say("column.theirs"), w.Say("column.visit"))
	for _, status := range record.Enums.Status {
		if slices.ContainsFunc(v.Rows, func(r FactoryRow) bool { return r.StatusKey == status }) {
			v.Statuses = append(v.Statuses, NavLink{Label: w.Enum("status", status), Href: status})
		}
	}
	return Page{p.path, v}
}

// overdue puts what is longest overdue first and in sight.
func (p page) overdue(items []Item) Overdue {
	slices.SortStableFunc(items, func(a, b Item) int { return cmp.Compare(a.due, b.due) })
	n := min(len(items), maxNow)
	o := Overdue{First: items[:n], Rest: items[n:]}
	if rest := len(o.Rest); rest > 0 {
		o.More = p.Words.Say("list.more", "n", rest)
	}
	return o
}

// searchText is what the filter of the table looks in.
func searchText(f *record.Factory) string {
	parts := []string{f.ID, f.Name.V, f.NameZH.V, f.City.V, f.Province.V, f.Owner.V}
	parts = append(parts, texts(f.Products)...)
	for i := range f.Contacts {
		parts = append(parts, f.Contacts[i].Name.V, f.Contacts[i].NameZH.V, f.Contacts[i].Called.V)
	}
	return strings.ToLower(strings.Join(parts, " "))
}

// hasHan reports whether a text has a Chinese character.
func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) })
}
