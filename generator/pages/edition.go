package pages

import (
	"cmp"
	"slices"

	"factorybook/generator/agenda"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// EditionView is what is handed to a factory: a file of its own that needs no other, in
// the words of the site. What may stand in it was decided before, in package edition.
type EditionView struct {
	// Lang is the language of the page, Title that of the browser's tab.
	Lang, Title string
	// Other leads to the same in the other language, or has no Href.
	Other LanguageLink
	// Name is the factory's; Importer is ours, AsOf the day it speaks for, worded.
	Name           words.Name
	Importer, AsOf string
	// Facts are products, port, terms and working days.
	Facts []figures.Fact
	// Ours and Theirs are what is open, each side's, ours first.
	Ours, Theirs []EditionOpen
	// Figures are the measures, with what the factory says of them.
	Figures []EditionFigure
	// Orders are in the order of placing, latest first.
	Orders []EditionOrder
	// Promises are those of visits and issues, latest first.
	Promises []EditionPromise
	// Visits are their days.
	Visits []string
	// Issues are those whose account both sides agreed on.
	Issues []EditionIssue
	// Papers are agreements, forecasts, certificates and shutdowns, by day.
	Papers []EditionPaper
}

// EditionOpen is an open item.
type EditionOpen struct{ Record, What, When string }

// EditionFigure is a measure: its number with its count, how sure it is, and the comments.
type EditionFigure struct {
	Name, Who, Before, Number, After, Words string
	Comments                                []figures.Comment
}

// EditionOrder is an order with its articles and what happened with it.
type EditionOrder struct {
	ID, Value, Terms string
	Lines            []OrderLine
	Priced           bool
	Events           []figures.Event
}

// EditionPromise is a promise, and what became of it.
type EditionPromise struct{ Who, What, Made, Due, Outcome string }

// EditionIssue is an account that both sides agreed on.
type EditionIssue struct {
	ID, Title, Opened, Agreed, Closed, Cause, Solution, Comment string
	Orders                                                      string
}

// EditionPaper is an agreement, a forecast, a certificate or a shutdown.
type EditionPaper struct{ Kind, What, Days string }

// EditionPage makes the page. partner is of a factory that went through package edition;
// measures are the ids of those to show. A page alone is a file that leads to no other.
func EditionPage(s *words.Site, partner *figures.Partner, measures []string, alone bool) words.Page {
	f := partner.Factory
	p := s.AtPath(words.Handed, words.Handed.Path())
	w := p.Words
	v := &EditionView{Lang: w.Lang(), Name: words.NameOf(f), Importer: p.ImporterSaid(), AsOf: w.Date(p.AsOf)}
	v.Title = words.JoinTitle(v.Name.Main(w.Script), p.Importer())
	for _, e := range p.Editions {
		if e.Tag != w.Tag && !alone {
			v.Other = LanguageLink{Tag: e.Tag, Name: e.Name, Href: p.In(e)}
		}
	}
	v.Facts = editionFacts(p, f)
	for i := range partner.Items {
		switch partner.Items[i].Kind {
		case agenda.Promise, agenda.Payment, agenda.Approval, agenda.Delivery:
			todo := &partner.Todos[i]
			open := EditionOpen{todo.Record, todo.What, todo.When}
			if todo.Side == record.ByImporter {
				v.Ours = append(v.Ours, open)
			} else {
				v.Theirs = append(v.Theirs, open)
			}
		}
	}
	for _, id := range measures {
		m := partner.Result.Measure(id)
		fig := figures.Of(p, partner, m)
		e := EditionFigure{Name: fig.Name, Who: editionSide(w, m.Def.Side), Before: fig.Before, Number: fig.Number, After: fig.After, Words: words.JoinSemicolon(w, figures.Kinds(p, m), fig.Words), Comments: fig.Comments}
		if e.Number != "" || len(e.Comments) > 0 {
			v.Figures = append(v.Figures, e)
		}
	}
	for i := len(f.Orders) - 1; i >= 0; i-- {
		v.Orders = append(v.Orders, editionOrder(p, partner, i))
	}
	for _, c := range slices.Backward(f.PromiseCases()) {
		v.Promises = append(v.Promises, editionPromise(p, &c))
	}
	for i := range f.Visits {
		v.Visits = append(v.Visits, w.Span(record.SpanOf(f.Visits[i].Date.V, f.Visits[i].Last())))
	}
	slices.Reverse(v.Visits)
	for _, q := range slices.Backward(f.Issues) {
		e := EditionIssue{
			ID: q.ID.V, Title: w.Own(q.Title, q.TitleZH).V, Opened: w.Date(q.Opened.V), Agreed: w.Date(q.Agreed.V), Closed: w.Date(q.Closed.V),
			Cause:    figures.Cause(w, &q.Cause),
			Solution: w.Own(q.Solution, q.SolutionZH).V, Comment: w.Own(q.FactoryComment, q.FactoryCommentZH).V,
			Orders: w.List(words.Texts(q.Orders)),
		}
		v.Issues = append(v.Issues, e)
	}
	v.Papers = editionPapers(p, f)
	return p.Page(v)
}

// editionSide says whose figure it is, in words that both sides read alike.
func editionSide(w *words.Words, side measure.Side) string {
	switch side {
	case measure.Importer:
		return w.Say("edition.ours")
	case measure.Factory:
		return w.Say("edition.theirs")
	}
	return w.Say("chart.both")
}

func editionFacts(p words.Place, f *record.Factory) (list []figures.Fact) {
	w := p.Words
	add := func(label, value string) {
		if value != "" {
			list = append(list, figures.Fact{Label: label, Value: value})
		}
	}
	add(w.Say("edition.products"), w.List(w.Products(f)))
	add(w.Say("edition.port"), p.Port(f.Port.V))
	add(w.Say("edition.terms"), words.JoinTitle(words.JoinWords(f.Terms.Incoterm.V, p.Port(f.Terms.Place.V)), f.Terms.Currency.V))
	add(w.Say("edition.payment"), w.Own(f.Terms.Payment, f.Terms.PaymentZH).V)
	if f.Terms.LeadTimeDays.Known() {
		add(w.Say("edition.lead_time"), w.Days(float64(f.Terms.LeadTimeDays.V)))
	}
	return list
}

func editionOrder(p words.Place, partner *figures.Partner, i int) EditionOrder {
	f, w := partner.Factory, p.Words
	o := &f.Orders[i]
	var b OrderBlock
	b.articles(p, o)
	e := EditionOrder{ID: o.ID.V, Lines: b.Lines, Priced: b.Priced, Events: partner.Orders[i].Events}
	if value, ok := o.Worth(); ok {
		e.Value = w.Money(f.CurrencyOf(o, p.Settings), value)
	}
	e.Terms = words.JoinWords(o.Incoterm.Or(f.Terms.Incoterm.V), p.Port(o.Place.Or(f.Terms.Place.V)))
	return e
}

func editionPromise(p words.Place, c *record.PromiseCase) EditionPromise {
	w := p.Words
	e := EditionPromise{Who: p.Who(c.By.V), What: w.Own(c.What, c.WhatZH).V, Made: w.Date(c.Made)}
	due := c.Agreed
	if c.Expected.Known() {
		due = c.Expected
	}
	e.Due = w.Date(due.V)
	switch {
	case c.Dropped.Known():
		e.Outcome = w.Say("edition.dropped", "day", c.Dropped.V)
	case c.Done.Known():
		against, _ := figures.Against(p, c.Agreed, c.Done)
		e.Outcome = words.JoinTitle(w.Say("edition.kept", "day", c.Done.V), against)
	default:
		e.Outcome, _ = figures.Against(p, due, record.Day{})
	}
	return e
}

func editionPapers(p words.Place, f *record.Factory) (list []EditionPaper) {
	w := p.Words
	type dated struct {
		day record.Date
		EditionPaper
	}
	var all []dated
	add := func(day record.Date, kind, what, days string) {
		all = append(all, dated{day, EditionPaper{kind, what, days}})
	}
	for i := range f.Agreements {
		a := &f.Agreements[i]
		what := words.JoinColon(w, w.Enum("agreement_kind", a.Kind.V), w.Own(a.Summary, a.SummaryZH).V)
		if a.Volume.Known() {
			what = words.JoinTitle(what, w.Money(cmp.Or(a.Volume.Currency.V, f.Terms.Currency.V), a.Volume.Value.V), w.Enum("per", a.Volume.Per.V))
		}
		add(a.Begin(), w.Say("edition.agreement"), what, dayToDay(w, a.Begin(), a.Until.V))
	}
	for i := range f.Forecasts {
		c := &f.Forecasts[i]
		add(c.Shared.V, w.Say("edition.forecast"), words.JoinTitle(c.Period.V.Name, w.Money(cmp.Or(c.Currency.V, f.Terms.Currency.V), c.Value.V)), w.Date(c.Shared.V))
	}
	for i := range f.Certificates {
		c := &f.Certificates[i]
		add(c.Issued.V, w.Say("edition.certificate"), words.JoinTitle(w.Own(c.Name, c.NameZH).V, c.Body.V, c.Number.V), dayToDay(w, c.Issued.V, c.Expires.V))
	}
	for i := range f.Closures {
		c := &f.Closures[i]
		last := c.Until
		if c.ActualUntil.Known() {
			last = c.ActualUntil
		}
		add(c.From.V, w.Say("edition.closure"), w.Own(c.Name, c.NameZH).V, dayToDay(w, c.From.V, last.V))
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(b.day, a.day) })
	for _, d := range all {
		list = append(list, d.EditionPaper)
	}
	return list
}

// dayToDay words a first and a last day, of which either may be missing.
func dayToDay(w *words.Words, first, last record.Date) string {
	switch {
	case first.IsZero() && last.IsZero():
		return ""
	case last.IsZero():
		return w.Say("edition.from", "day", first)
	case first.IsZero():
		return w.Say("edition.until", "day", last)
	}
	return w.Span(record.SpanOf(first, last))
}
