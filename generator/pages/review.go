package pages

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// What fits on the sheets of a review: how many promises of each side, comments and
// accounts. What does not is counted.
const (
	reviewPromises = 7
	reviewComments = 3
	reviewAccounts = 6

	// The first sheet has room for so many rows of promises, and of payments and deliveries,
	// of which two stand in a row; what promises leave is theirs, at least dayRows for each
	// side. What is left then is ruled, below a heading of headingRows.
	promiseRows, dayRows, headingRows = 20, 3, 1

	// Ruled lines: of a field to write in, and those that the sheet of accounts has room
	// for, of which each account takes some.
	fieldLines, sheetLines, accountLines = 10, 26, 3.75
)

// ReviewOptions say what a review is made for.
type ReviewOptions struct {
	// Paper is A4 or Letter.
	Paper string
	// Span are the twelve months.
	Span record.Span
	// Measures are the ids of those to show.
	Measures []string
}

// Twin is a text in both languages of a review; Second is "" where it is the same, and Lang
// its language.
type Twin struct{ First, Second, Lang string }

// ReviewView is the yearly review for both sides of a table: four sheets of paper, each in
// two languages. What may stand in it was decided before, in package edition.
type ReviewView struct {
	// Lang and SecondLang are the two languages, Title that of the browser's tab.
	Lang, SecondLang, Title, Paper string
	// Name is the factory's, Importer is ours, Span the twelve months.
	Name           words.Name
	Importer, Span Twin
	// Phrases are those of the sheets themselves, by their key.
	Phrases map[string]Twin
	// Sheets count the sheets.
	Sheets [4]ReviewHead
	// WeAndThey says who is meant; Signers are who signs, ours first.
	WeAndThey Twin
	Signers   [2]Twin
	// Sides are what each promised, ours first.
	Sides [2]ReviewSide
	// Own are the ruled lines below it that promises and days leave room for.
	Own []struct{}
	// Groups are the measures: ours, theirs, those of both.
	Groups []ReviewGroup
	// Comments are what the factory says of a measure; MoreComments count the rest.
	Comments     []ReviewComment
	MoreComments Twin
	// Accounts are what was solved; MoreAccounts count the rest.
	Accounts     []ReviewAccount
	MoreAccounts Twin
}

// ReviewSide is what a side promised in the twelve months, by day; More counts the rest,
// Kept words how many were kept, with what that is counted in.
type ReviewSide struct {
	Who, Kept, More Twin
	Promises        []ReviewPromise
	// Days are our payments by their due day, their deliveries by the promised one: Measure
	// says which, Value words how many were in time. The latest to their day come first;
	// MoreDays counts the rest.
	Measure, Value, MoreDays Twin
	Days                     []ReviewDay
}

// ReviewDay is one payment or delivery, and how many days early or late it was.
type ReviewDay struct{ Of, Late Twin }

// ReviewPromise is a promise, and what became of it.
type ReviewPromise struct{ What, Due, Outcome Twin }

// ReviewGroup are the measures of a side.
type ReviewGroup struct {
	Who     Twin
	Figures []ReviewFigure
}

// ReviewFigure is a measure: its name, the figure with its count, the count of the twelve
// months before, and how sure it is.
type ReviewFigure struct {
	Name, Value, State Twin
	Before             string
}

// ReviewComment is what the factory says of a measure.
type ReviewComment struct{ Measure, Text Twin }

// ReviewAccount is an issue whose account both sides agreed on.
type ReviewAccount struct {
	ID                          string
	Title, Day, Cause, Solution Twin
}

func (v *ReviewView) twin(first, second string) Twin {
	if first == second {
		second = ""
	}
	return Twin{first, second, v.SecondLang}
}

// ReviewHead stands at the head of each sheet.
type ReviewHead struct {
	Name                         words.Name
	Importer, Title, Span, Sheet Twin
}

// Lines are the ruled lines of a field to write in.
func (v *ReviewView) Lines() []struct{} { return make([]struct{}, fieldLines) }

// Room are the ruled lines below the accounts.
func (v *ReviewView) Room() []struct{} {
	return make([]struct{}, sheetLines-int(math.Ceil(accountLines*float64(len(v.Accounts)))))
}

// reviewPhrases are the keys of those that stand on the sheets as they are.
var reviewPhrases = []string{
	"review.promises", "review.no_promises", "review.figures", "review.value", "review.before", "review.state", "review.no_figures",
	"review.comments", "review.own", "review.accounts", "review.no_accounts", "review.cause", "review.solution", "review.also", "review.wishes",
	"review.agreed_next", "review.who", "review.what", "review.by_when", "review.signatures", "review.name", "review.date", "review.signature",
}

// ReviewPage makes the sheets, in the languages of two sites. partners are of one factory
// that went through package edition, each worded for its site.
func ReviewPage(sites [2]*words.Site, partners [2]*figures.Partner, opt ReviewOptions) words.Page {
	a, b := sites[0].AtPath(words.Review, words.Review.Path()), sites[1].AtPath(words.Review, words.Review.Path())
	f := partners[0].Factory
	v := &ReviewView{
		Lang: a.Words.Lang(), SecondLang: b.Words.Lang(), Paper: opt.Paper, Name: words.NameOf(f),
		Phrases: make(map[string]Twin, len(reviewPhrases)),
	}
	// both words one thing in each language.
	both := func(say func(p words.Place, partner *figures.Partner) string) Twin {
		return v.twin(say(a, partners[0]), say(b, partners[1]))
	}
	v.Importer = both(func(p words.Place, _ *figures.Partner) string { return p.Importer() })
	v.Span = both(func(p words.Place, _ *figures.Partner) string { return p.Words.Span(opt.Span) })
	say := func(key string, args ...any) Twin {
		return v.twin(a.Words.Say(key, args...), b.Words.Say(key, args...))
	}
	for _, key := range reviewPhrases {
		v.Phrases[key] = say(key)
	}
	for i := range v.Sheets {
		v.Sheets[i] = ReviewHead{v.Name, v.Importer, say("review.title"), v.Span, say("review.sheet", "n", i+1)}
	}
	v.WeAndThey = both(func(p words.Place, _ *figures.Partner) string {
		return p.Words.Say("review.figures_intro", "importer", p.ImporterSaid())
	})
	v.Signers = [2]Twin{say("review.for_importer"), say("review.for_factory")}
	more := func(n int) Twin { return say("review.more", "n", n) }
	v.Title = words.JoinTitle(v.Name.Main(a.Words.Script), v.Importer.First, v.Span.First)
	v.sides(a, b, partners, opt.Span, more)

	side := func(s measure.Side) Twin { return v.twin(editionSide(a.Words, s), editionSide(b.Words, s)) }
	of := [...]ReviewGroup{
		{Who: side(measure.Importer)}, {Who: side(measure.Factory)}, {Who: side("")},
	}
	for _, id := range opt.Measures {
		m := partners[0].Result.Measure(id)
		first, second := v.figure(a, b, partners, id)
		name := v.twin(first.Name, second.Name)
		for n := range first.Comments {
			v.Comments = append(v.Comments, ReviewComment{name, v.twin(first.Comments[n].Text, second.Comments[n].Text)})
		}
		if first.Number == "" {
			continue
		}
		row := ReviewFigure{Name: name, Value: v.counted(a, b, partners, id, v.headline(first, second)), State: v.twin(first.StateWord, second.StateWord)}
		if m.Previous != nil && m.Previous.N > 0 {
			row.Before = a.Words.Number(float64(m.Previous.K)) + "/" + a.Words.Number(float64(m.Previous.N))
		}
		g := &of[len(of)-1]
		switch m.Def.Side {
		case measure.Importer:
			g = &of[0]
		case measure.Factory:
			g = &of[1]
		}
		g.Figures = append(g.Figures, row)
	}
	for _, g := range of {
		if len(g.Figures) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	v.Comments, v.MoreComments = some(v.Comments, reviewComments, more)

	for _, q := range slices.Backward(f.Issues) {
		if !opt.Span.Contains(q.Opened.V) && !opt.Span.Contains(q.Agreed.V) && !opt.Span.Contains(q.Closed.V) {
			continue
		}
		account := ReviewAccount{ID: q.ID.V}
		account.Title = both(func(p words.Place, _ *figures.Partner) string { return p.Words.Own(q.Title, q.TitleZH).V })
		account.Day = both(func(p words.Place, _ *figures.Partner) string {
			if q.Closed.Known() {
				return p.Words.Say("review.solved", "day", q.Closed.V)
			}
			return p.Words.Say("review.agreed", "day", q.Agreed.V)
		})
		if q.Cause.WhatZH.Known() && q.Cause.What.Known() {
			account.Cause = both(func(p words.Place, _ *figures.Partner) string { return figures.Cause(p.Words, &q.Cause) })
		} else { // the same words twice say nothing more
			account.Cause = v.oneText(a, b, &q.Cause)
		}
		account.Solution = v.twin(q.Solution.V, cmp.Or(q.SolutionZH.V, q.Solution.V))
		v.Accounts = append(v.Accounts, account)
	}
	v.Accounts, v.MoreAccounts = some(v.Accounts, reviewAccounts, more)
	return a.Page(v)
}

// sides fills in what each side promised.
func (v *ReviewView) sides(a, b words.Place, partners [2]*figures.Partner, span record.Span, more func(int) Twin) {
	f := partners[0].Factory
	for i, side := range []string{record.ByImporter, record.ByFactory} {
		s := &v.Sides[i]
		whose := [...]measure.Side{measure.Importer, measure.Factory}[i]
		s.Who = v.twin(editionSide(a.Words, whose), editionSide(b.Words, whose))
		id := [...]string{"importer_promises_kept", "factory_promises_kept"}[i]
		s.Kept = v.headline(v.figure(a, b, partners, id))
		var of []record.PromiseCase
		for _, c := range f.PromiseCases() {
			open := !c.Done.Known() && !c.Dropped.Known()
			if c.By.V == side && (open || span.Contains(c.Made) || span.Contains(c.Done.V) || span.Contains(c.Dropped.V)) {
				of = append(of, c)
			}
		}
		// What was not kept as agreed is what there is to talk about: it comes before what
		// was, and what is shown stands by day.
		slices.SortStableFunc(of, func(x, y record.PromiseCase) int {
			return cmp.Or(cmp.Compare(asAgreed(&x, a.AsOf), asAgreed(&y, a.AsOf)), cmp.Compare(y.Made, x.Made))
		})
		of, s.More = some(of, reviewPromises, more)
		slices.SortStableFunc(of, func(x, y record.PromiseCase) int { return cmp.Compare(x.Made, y.Made) })
		for i := range of {
			x, y := editionPromise(a, &of[i]), editionPromise(b, &of[i])
			s.Promises = append(s.Promises, ReviewPromise{v.twin(x.What, y.What), v.twin(x.Due, y.Due), v.twin(x.Outcome, y.Outcome)})
		}
		id = [...]string{"payments_on_time", "on_time"}[i]
		x, y := v.figure(a, b, partners, id)
		s.Measure, s.Value = v.twin(x.Name, y.Name), v.headline(x, y)
		cases := partners[0].Result.Measure(id).Records
		for _, i := range latestFirst(cases) {
			if i < len(x.Records) {
				due := figures.DueOf(partners[0].Result, &cases[i])
				s.Days = append(s.Days, ReviewDay{v.twin(x.Records[i].Label, y.Records[i].Label), v.twin(inOneLine(a, due, x.Records[i].Value), inOneLine(b, due, y.Records[i].Value))})
			}
		}
	}
	left := promiseRows - len(v.Sides[0].Promises) - len(v.Sides[1].Promises)
	rows := func(i int) int { return (len(v.Sides[i].Days) + 1) / 2 }
	ours := min(rows(0), left-min(rows(1), max(dayRows, left/2)))
	theirs := min(rows(1), left-ours)
	for i, fit := range []int{ours, theirs} {
		v.Sides[i].Days, v.Sides[i].MoreDays = some(v.Sides[i].Days, 2*fit, more)
	}
	v.Own = make([]struct{}, max(0, left-ours-theirs-headingRows))
}

// inOneLine is the outcome of a due with fewer words for what of its lateness may be ours:
// half a sheet has room for one line.
func inOneLine(p words.Place, due *measure.Due, said string) string {
	if due == nil {
		return said
	}
	if ours := figures.Ours(p.Words, due, p.AsOf); ours != "" && ours != p.Words.Say("outcome.ours_all") {
		return strings.Replace(said, ours, p.Words.Say("review.ours", "n", due.OursLate(p.AsOf)), 1)
	}
	return said
}

// latestFirst are the indices of cases in the order in which there is most to say of them:
// those that missed their day, the latest first, then the others from the newest back.
func latestFirst(cases []measure.Ref) []int {
	order := make([]int, len(cases))
	for i := range order {
		order[i] = len(cases) - 1 - i
	}
	missed := func(r *measure.Ref) float64 {
		if r.Hit {
			return 0
		}
		return max(r.Value.V, 0) + 1
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(missed(&cases[b]), missed(&cases[a])) })
	return order
}

// figure is a measure in both languages.
func (v *ReviewView) figure(a, b words.Place, partners [2]*figures.Partner, id string) (first, second figures.Figure) {
	return figures.Of(a, partners[0], partners[0].Result.Measure(id)), figures.Of(b, partners[1], partners[1].Result.Measure(id))
}

// headline is the figure of a measure with its count.
func (v *ReviewView) headline(first, second figures.Figure) Twin {
	return v.twin(first.Before+first.Number+first.After, second.Before+second.Number+second.After)
}

// counted is a headline with the kinds of cases that it counts, where there are kinds.
func (v *ReviewView) counted(a, b words.Place, partners [2]*figures.Partner, id string, headline Twin) Twin {
	if said := figures.Kinds(a, partners[0].Result.Measure(id)); said != "" {
		return v.twin(words.JoinColon(a.Words, headline.First, said), words.JoinColon(b.Words, headline.Second, figures.Kinds(b, partners[1].Result.Measure(id))))
	}
	return headline
}

// oneText is a cause whose words are in one language alone: in the second it says whose
// side it was.
func (v *ReviewView) oneText(a, b words.Place, c *record.Cause) Twin {
	first := figures.Cause(a.Words, c)
	return v.twin(first, b.Words.Enum("cause", c.By.V))
}

// asAgreed is 1 for a promise that was kept by its day, or whose day has not come, else 0.
func asAgreed(c *record.PromiseCase, asOf record.Date) int {
	switch {
	case c.Dropped.Known(), c.Done.Known() && c.Agreed.Known() && c.Done.V > c.Agreed.V, !c.Done.Known() && c.Agreed.Known() && c.Agreed.V < asOf:
		return 0
	}
	return 1
}

// some returns as many of a list as fit, and words for the rest.
func some[T any](list []T, fit int, more func(int) Twin) ([]T, Twin) {
	if len(list) <= fit {
		return list, Twin{}
	}
	return list[:fit], more(len(list) - fit)
}
