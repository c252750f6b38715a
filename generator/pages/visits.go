package pages

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// VisitView is the page of one visit.
type VisitView struct {
	Shell
	// Heading is the page's h1: the day and what kind of visit.
	Heading string
	// Purpose is why, in the record's own words, or "".
	Purpose string
	// Facts are who went, whom they met, who interpreted.
	Facts []figures.Fact
	// Met are the people met, those whom the record names.
	Met []words.Name
	// Mood is the word for it, or "" (internal edition only).
	Mood string
	// Notes are the note itself.
	Notes Markdown
	// Private is what only our side reads (internal edition only).
	Private Markdown
	// Ours and Theirs are the promises made at the visit and what became of them.
	Ours, Theirs []PromiseLine
	// Settled are earlier promises that were settled at this visit.
	Settled []PromiseLine
	// Observations are what was seen.
	Observations []Observation
	// Extra are the user's own labels.
	Extra []figures.Fact
	// Visits are all visits, latest first; Before and After are those next to this one,
	// without a link where there is none, and All leads to the list.
	Visits        []VisitLink
	Before, After NavLink
	All           string
	// Orders are those in work at the time.
	Orders []NavLink
	// Source is where the note stands.
	Source words.Source
}

// PromiseLine is a promise and what became of it.
type PromiseLine struct {
	// Anchor is the id of the line, or "" where the promise's own line is elsewhere.
	Anchor string
	// What was promised, by Who.
	What, Who string
	// Due is the day, worded.
	Due string
	// Outcome says what became of it; State is kept, late, dropped, open or overdue.
	Outcome, State string
	// Why it was dropped, in the record's own words.
	Why string
	// Made says where it was first made, when elsewhere.
	Made, Href string
}

// Observation is something seen, with its rating in words and as a row of marks.
type Observation struct {
	// Area and Note say what was seen and where.
	Area, Note string
	// Rating is "4 of 5", or "".
	Rating string
	// Photo shows it, or nil.
	Photo *Photo
}

func visitPages(s *words.Site, partner *figures.Partner) []words.Page {
	f := partner.Factory
	pages := make([]words.Page, 0, len(f.Visits))
	var all []VisitLink // the same on every page, but for the mark of the current one
	for i := len(f.Visits) - 1; i >= 0; i-- {
		all = append(all, visitLink(s.At(words.Visit, f.ID, f.Visits[i].Key), f, &f.Visits[i]))
	}
	for i := range f.Visits {
		links := slices.Clone(all)
		links[len(links)-1-i].Current = true
		pages = append(pages, visitPage(s, partner, &f.Visits[i], links))
	}
	return pages
}

func visitPage(s *words.Site, partner *figures.Partner, visit *record.Visit, all []VisitLink) words.Page {
	f := partner.Factory
	p := s.At(words.Visit, f.ID, visit.Key).With(partner.Files)
	w := p.Words
	v := &VisitView{Purpose: p.Words.Own(visit.Purpose, visit.PurposeZH).V, Source: p.Source(visit.File, visit.Pos)}
	v.Heading = words.JoinComma(w, []string{w.Enum("visit_kind", cmp.Or(visit.Kind.V, "regular")), w.Span(record.SpanOf(visit.Date.V, visit.Last()))})
	v.Shell = factoryShell(p, v.Heading, f)
	add := func(key, value string) {
		if value != "" {
			v.Facts = append(v.Facts, figures.Fact{Label: w.Say(key), Value: value})
		}
	}
	add("visit.team", w.List(words.Texts(visit.Team)))
	if name := w.Own(visit.Interpreter.Name, visit.Interpreter.NameZH); name.Known() {
		add("visit.interpreter", words.JoinTitle(name.V, w.Enum("interpreter", visit.Interpreter.Of.V)))
	}
	v.Mood = w.Enum("mood", visit.Mood.V)
	add("visit.mood", v.Mood)
	for _, id := range visit.Met {
		name := words.Name{Latin: id.V}
		if c, ok := f.Contact(id.V); ok {
			name = words.PersonName(c)
			name.Href = p.To(words.Profile.Path(f.ID) + "#" + words.PersonAnchor(id.V))
		}
		v.Met = append(v.Met, name)
	}
	add("visit.confirmed", w.List(contactNames(p, f, visit.Confirmed)))
	v.Notes = markdown(p, f, p.Words.Own(visit.Notes, visit.NotesZH), "note", 2)
	v.Private = markdown(p, f, w.Own(visit.Private, visit.PrivateZH), "private", 3)
	v.Extra = extra(p, &visit.Source)
	for i := range visit.Observations {
		o := &visit.Observations[i]
		seen := Observation{Area: w.Own(o.Area, o.AreaZH).V, Note: w.Own(o.Note, o.NoteZH).V, Photo: photo(p, f, o)}
		if o.Rating.Known() {
			seen.Rating = w.Say("visit.rating", "n", o.Rating.V)
		}
		v.Observations = append(v.Observations, seen)
	}
	v.Ours, v.Theirs = promisesOf(p, partner, record.InVisit, visit.Key)
	v.Settled = settledAt(p, partner, visit)
	v.Visits = all
	v.All = p.To(words.Visits.Path(f.ID))
	for i := range all { // latest first
		if !all[i].Current {
			continue
		}
		if i > 0 {
			v.After = NavLink{Label: all[i-1].Date, Href: all[i-1].Href}
		}
		if i+1 < len(all) {
			v.Before = NavLink{Label: all[i+1].Date, Href: all[i+1].Href}
		}
	}
	v.Orders = ordersAround(p, partner, visit)
	return p.Page(v)
}

// promisesOf returns the promises that stand in one note, by side.
func promisesOf(p words.Place, partner *figures.Partner, kind record.NoteKind, key string) (ours, theirs []PromiseLine) {
	for i := range partner.Result.Promises {
		c := &partner.Result.Promises[i]
		for n := range c.Notes {
			if c.Notes[n].Kind != kind || c.Notes[n].Key != key {
				continue
			}
			line := promiseLine(p, partner.Factory, c)
			if n == 0 {
				line.Anchor, line.Made, line.Href = words.PromiseAnchor(c.ID), "", ""
			}
			if c.By.V == record.ByImporter {
				ours = append(ours, line)
			} else {
				theirs = append(theirs, line)
			}
			break
		}
	}
	return ours, theirs
}

func promiseLine(p words.Place, f *record.Factory, c *record.PromiseCase) PromiseLine {
	w := p.Words
	line := PromiseLine{
		What: w.Own(c.What, c.WhatZH).V, Who: p.Who(c.By.V), Due: w.Date(c.Agreed.V), Why: w.Own(c.Why, c.WhyZH).V,
		Made: w.Say("promise.made", "day", c.Made), Href: p.To(p.PromisePath(f, c)),
	}
	said, state := figures.Against(p, c.Agreed, c.Done)
	switch {
	case c.Dropped.Known():
		line.Outcome, line.State = w.Say("promise.dropped", "day", c.Dropped.V), "dropped"
	case c.Done.Known() && c.Agreed.Known():
		line.Outcome, line.State = w.Say("promise.kept", "day", c.Done.V, "against", said), cmp.Or(state, "kept")
	case c.Done.Known():
		line.Outcome, line.State = w.Say("promise.kept_no_due", "day", c.Done.V), "kept"
	default:
		line.Outcome, line.State = said, state
		if c.Expected.Known() {
			line.Outcome = words.JoinSemicolon(w, line.Outcome, w.Say("outcome.last_promise", "day", c.Expected.V))
		}
		line.Outcome = words.JoinSemicolon(w, line.Outcome, figures.Carried(w, f, c))
	}
	return line
}

// settledAt returns the promises of earlier notes that the visit closes.
func settledAt(p words.Place, partner *figures.Partner, visit *record.Visit) []PromiseLine {
	var list []PromiseLine
	for _, id := range visit.Closes {
		for i := range partner.Result.Promises {
			if c := &partner.Result.Promises[i]; c.ID == id.V {
				list = append(list, promiseLine(p, partner.Factory, c))
			}
		}
	}
	return list
}

// contactNames are the names of contacts in the page's language.
func contactNames(p words.Place, f *record.Factory, ids []record.Text) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.V
		if c, ok := f.Contact(id.V); ok {
			names[i] = words.Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(p.Words.Script)
		}
	}
	return names
}

func visitLink(p words.Place, f *record.Factory, v *record.Visit) VisitLink {
	w := p.Words
	met := contactNames(p, f, v.Met)
	link := VisitLink{
		Date: w.Span(record.SpanOf(v.Date.V, v.Last())), Ago: w.Say("days.ago", "n", int(p.AsOf-v.Last())),
		Kind: w.Enum("visit_kind", v.Kind.V), Purpose: w.Own(v.Purpose, v.PurposeZH).V, Href: p.To(words.VisitPath(f, v)),
	}
	switch team := w.List(words.Texts(v.Team)); {
	case team != "" && len(met) > 0:
		link.Who = w.Say("visit.team_met", "team", team, "met", w.List(met))
	case len(met) > 0:
		link.Who = w.Say("visit.met", "met", w.List(met))
	default:
		link.Who = team
	}
	return link
}

// IssuesView is the page of a factory's issues, open ones first.
type IssuesView struct {
	Shell
	// Heading is the page's h1; Intro counts.
	Heading, Intro string
	// Sum counts causes, repeats and costs, in sentences; Strip draws the issues by
	// cause, nil where there are too few.
	Sum   string
	Strip *chart.Timeline
	// Open and Closed are the issues, oldest open first, latest closed first.
	Open, Closed []IssueBlock
}

// IssueBlock is an issue with cause, solution and prevention.
type IssueBlock struct {
	// ID is the issue's, Anchor the id of the block, Title what it is about.
	ID, Anchor, Title string
	// Labels are kind and severity.
	Labels string
	// Age says how long it was or has been open.
	Age string
	// Overdue is set for an open issue.
	IsOpen bool
	// Course are opened, answered, contained, agreed, closed, as far as known.
	Course []figures.Fact
	// Cause, Solution and Prevention: who caused it and what; Missing where not
	// recorded.
	Cause, Solution figures.Fact
	// Prevention are the promises made to keep it from coming back.
	Prevention []PromiseLine
	// Cost is what it cost each side, ours first, or "".
	Cost string
	// Orders and Repeats lead to other records.
	Orders  []NavLink
	Repeats NavLink
	// Notes are the issue's notes, Private those that only our side reads.
	Notes, Private Markdown
	// Extra are the user's own labels.
	Extra []figures.Fact
	// Source is where the record stands.
	Source words.Source
	// Comment is what the factory says of the account, or "".
	Comment string
}

func issuesPage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Issues, f.ID).With(partner.Files)
	w := p.Words
	v := &IssuesView{Heading: w.Say("issues.title")}
	v.Shell = factoryShell(p, v.Heading, f)
	for i := range f.Issues {
		if b := issueBlock(p, partner, &f.Issues[i]); b.IsOpen {
			v.Open = append(v.Open, b)
		} else {
			v.Closed = append([]IssueBlock{b}, v.Closed...)
		}
	}
	if len(f.Issues) == 0 {
		v.Intro = w.Say("issues.none")
	} else {
		v.Intro = w.Say("issues.intro", "n", len(f.Issues), "open", len(v.Open))
		v.Sum, v.Strip = issuesSum(p, f), issueStrip(p, partner)
	}
	return p.Page(v)
}

func issueBlock(p words.Place, partner *figures.Partner, q *record.Issue) IssueBlock {
	f, w := partner.Factory, p.Words
	b := IssueBlock{
		ID: q.ID.V, Anchor: words.Anchor(q.ID.V), Title: cmp.Or(w.Own(q.Title, q.TitleZH).V, q.ID.V), IsOpen: !q.Closed.Known(),
		Labels:  words.JoinTitle(w.Enum("issue_kind", q.Kind.V), w.Enum("severity", q.Severity.V)),
		Comment: w.Own(q.FactoryComment, q.FactoryCommentZH).V,
		Notes:   markdown(p, f, w.Own(q.Notes, q.NotesZH), "n-"+q.ID.V, 4), Private: markdown(p, f, w.Own(q.Private, q.PrivateZH), "p-"+q.ID.V, 4), Extra: extra(p, &q.Source), Source: p.Source(q.File, q.Pos),
	}
	if b.IsOpen {
		b.Age = w.Say("days.open", "n", int(p.AsOf-q.Opened.V))
	} else {
		b.Age = w.Say("days.closed_same_day")
		if n := int(q.Closed.V - q.Opened.V); n > 0 {
			b.Age = w.Say("days.closed_after", "n", n)
		}
	}
	opened := w.Date(q.Opened.V)
	if q.RaisedBy.Known() {
		opened = w.Say("issue.raised", "day", q.Opened.V, "who", p.Who(q.RaisedBy.V))
	}
	b.Course = append(b.Course, figures.Fact{Label: w.Say("issue.opened"), Value: opened})
	for _, step := range [...]struct {
		key  string
		day  record.Day
		need bool
	}{{"answered", q.Answered, true}, {"contained", q.Contained, true}, {"agreed", q.Agreed, false}, {"closed", q.Closed, false}} {
		switch {
		case step.day.Known():
			b.Course = append(b.Course, figures.Fact{Label: w.Say("issue." + step.key), Value: issueAfter(w, step.day.V, q.Opened.V)})
		case step.need:
			b.Course = append(b.Course, missing(p, "issue."+step.key))
		}
	}
	b.Cause = figures.Fact{Label: w.Say("issue.cause"), Value: figures.Cause(w, &q.Cause)}
	if b.Cause.Value == "" {
		b.Cause = missing(p, "issue.cause")
	}
	b.Solution = figures.Fact{Label: w.Say("issue.solution"), Value: w.Own(q.Solution, q.SolutionZH).V}
	if b.Solution.Value == "" {
		b.Solution = missing(p, "issue.solution")
	}
	ours, theirs := promisesOf(p, partner, record.InIssue, q.ID.V)
	b.Prevention = append(ours, theirs...)
	b.Cost = cost(p, f, &q.Cost)
	for _, id := range q.Orders {
		b.Orders = append(b.Orders, NavLink{Label: id.V, Href: p.To(words.OrderPath(f, id.V))})
	}
	if q.Repeats.Known() {
		b.Repeats = NavLink{Label: q.Repeats.V, Href: p.To(words.IssuePath(f, q.Repeats.V))}
	}
	return b
}

func issueAfter(w *words.Words, day, opened record.Date) string {
	if day == opened {
		return w.Say("issue.after_same_day", "day", day)
	}
	return w.Say("issue.after", "day", day, "n", int(day-opened))
}

func missing(p words.Place, key string) figures.Fact {
	return figures.Fact{Label: p.Words.Say(key), Value: p.Words.Say("not_recorded"), Missing: true}
}

func cost(p words.Place, f *record.Factory, c *record.Cost) string {
	w := p.Words
	var parts []string
	currency := c.Currency.Or(f.CurrencyOf(nil, p.Settings))
	if c.Importer.Known() {
		parts = append(parts, w.Say("issue.cost_ours", "amount", w.Money(currency, c.Importer.V)))
	}
	if c.Factory.Known() {
		parts = append(parts, w.Say("issue.cost_theirs", "amount", w.Money(currency, c.Factory.V)))
	}
	return strings.Join(parts, w.Say("list.comma"))
}
