package pages

import (
	"cmp"
	"slices"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
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

// OfBook returns the pages across factories. Summaries may come in any order;
// problems are all of the book, sorted; suppressed are those that comments allow.
func OfBook(s *words.Site, summaries []Summary, problems []diag.Problem, suppressed ...check.Suppressed) []words.Page {
	s = s.About(len(problems))
	summaries = slices.Clone(summaries)
	slices.SortFunc(summaries, func(a, b Summary) int { return cmp.Compare(a.ID, b.ID) })
	pages := []words.Page{todayPage(s, summaries), factoriesPage(s, summaries), problemsPage(s, summaries, problems, suppressed), aboutPage(s, summaries, problems)}
	lists := registers(s.At(words.Index), summaries)
	pages = append(pages, bookOrdersPage(s, lists), promisesPage(s, lists), peoplePage(s, lists), calendarPage(s, lists), comparePage(s, lists))
	return append(pages, definitionPages(s)...)
}
