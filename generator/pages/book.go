package pages

import (
	"cmp"
	"iter"
	"slices"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// OfFactory returns all pages of a factory.
func OfFactory(s *words.Site, partner *figures.Partner) []words.Page {
	s = s.About(len(partner.Problems))
	pages := []words.Page{
		profilePage(s, partner), timelinePage(s, partner), ConsistencyPage(s, partner),
		issuesPage(s, partner),
	}
	pages = append(pages, visitsPage(s, partner))
	pages = append(pages, orderPages(s, partner)...)
	return append(pages, visitPages(s, partner)...)
}

// Source gives the summaries of all factories, in any order, with these of their parts at
// least. They belong to the caller.
type Source func(parts ...Part) ([]Summary, error)

// Across makes the pages across factories of which wants takes the path, one after
// another: of each factory of a large book no more is in memory than the page in work
// needs. problems are all of the book, sorted; suppressed are those that comments allow.
func Across(s *words.Site, from Source, wants func(path string) bool, problems []diag.Problem, suppressed ...check.Suppressed) iter.Seq2[words.Page, error] {
	s = s.About(len(problems))
	listed := func(page func(*words.Site, []*register) words.Page) func([]Summary) words.Page {
		return func(all []Summary) words.Page { return page(s, registers(s.At(words.Index), all)) }
	}
	return func(yield func(words.Page, error) bool) {
		for _, one := range []struct {
			kind *words.Kind
			of   []Part
			page func([]Summary) words.Page
		}{
			{words.Index, []Part{PartDue, PartNews}, func(all []Summary) words.Page { return todayPage(s, all) }},
			{words.Factories, []Part{PartDue, PartRow}, func(all []Summary) words.Page { return factoriesPage(s, all) }},
			{words.Problems, []Part{PartGaps}, func(all []Summary) words.Page { return problemsPage(s, all, problems, suppressed) }},
			{words.About, nil, func(all []Summary) words.Page { return aboutPage(s, all, problems) }},
			{words.BookOrders, []Part{PartOrders}, listed(bookOrdersPage)},
			{words.Promises, []Part{PartPromises}, listed(promisesPage)},
			{words.People, []Part{PartPeople}, listed(peoplePage)},
			{words.Calendar, []Part{PartPlan}, listed(calendarPage)},
			{words.Compare, []Part{PartCases}, listed(comparePage)},
		} {
			if !wants(s.Dir + one.kind.Path()) {
				continue
			}
			all, err := from(one.of...)
			if err != nil {
				yield(words.Page{}, err)
				return
			}
			slices.SortFunc(all, func(a, b Summary) int { return cmp.Compare(a.ID, b.ID) })
			if !yield(one.page(all), nil) {
				return
			}
		}
		for _, d := range measure.Definitions() {
			if wants(s.Dir+words.Measure.Path(d.ID)) && !yield(definitionPage(s, d), nil) {
				return
			}
		}
	}
}

// OfBook returns all pages that Across makes of summaries.
func OfBook(s *words.Site, summaries []Summary, problems []diag.Problem, suppressed ...check.Suppressed) (pages []words.Page) {
	whole := func(...Part) ([]Summary, error) { return slices.Clone(summaries), nil }
	all := func(string) bool { return true }
	for page := range Across(s, whole, all, problems, suppressed...) {
		pages = append(pages, page)
	}
	return pages
}
