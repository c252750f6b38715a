package pages

import (
	"slices"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// FactoriesView is every factory in one table.
type FactoriesView struct {
	Shell
	// Heading is the page's h1; Intro counts factories and orders.
	Heading, Intro string
	// Columns are the headings of the table's figures, Rows the factories.
	Columns []string
	Rows    []FactoryRow
	// Statuses are the words to filter by.
	Statuses []NavLink
}

func factoriesPage(s *words.Site, summaries []Summary) words.Page {
	p := s.At(words.Factories)
	w := p.Words
	v := &FactoriesView{Heading: w.Say("nav.factories")}
	v.Shell = shell(p, v.Heading)
	orders := 0
	for i := range summaries {
		sum := &summaries[i]
		orders += sum.Orders
		v.Rows = append(v.Rows, sum.row)
	}
	v.Intro = w.Say("index.intro", "factories", len(summaries), "orders", orders)
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
	return p.Page(v)
}
