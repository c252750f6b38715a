package present

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// VisitView is the page of one visit.
type VisitView struct {
	Shell
	// Heading is the page's h1: the day and what kind of visit.
	Heading string
	// Purpose is why, in the record's own words, or "".
	Purpose string
	// Facts are who went, whom they met, who interpreted.
	Facts []Fact
	// Met are the people met, those whom the record names.
	Met []Name
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
	Extra []Fact
	// Visits are all visits, latest first.
	Visits []VisitLink
	// Spot is the file and line.
	Spot string
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
	// Spot is the file and line.
	Spot string
}

// Observation is something seen, with its rating in words and as a row of marks.
type Observation struct {
	// Area and Note say what was seen and where.
	Area, Note string
	// Rating is "4 of 5", or "".
	Rating string
	// Photo shows it, or nil.
	Photo *Photo
	// Spot is the file and line.
	Spot string
}

func (s *Site) visitPages(partner *Partner) []Page {
	f := partner.Factory
	pages := make([]Page, 0, len(f.Visits))
	var all []VisitLink // the same on every page, but for the mark of the current one
	for i := len(f.Visits) - 1; i >= 0; i-- {
		all = append(all, s.page(visitPath(f, &f.Visits[i])).visitLink(f, &f.Visits[i]))
	}
	for i := range f.Visits {
		links := slices.Clone(all)
		links[len(links)-1-i].Current = true
		pages = append(pages, s.visitPage(partner, &f.Visits[i], links))
	}
	return pages
}

func (s *Site) visitPage(partner *Partner, visit *record.Visit, all []VisitLink) Page {
	f := partner.Factory
	p := s.page(visitPath(f, visit)).with(partner.Files)
	w := p.Words
	v := &VisitView{Purpose: visit.Purpose.V, Spot: Spot(visit.File, visit.Pos)}
	v.Heading = w.Say("visit.heading", "kind", w.Enum("visit_kind", cmp.Or(visit.Kind.V, "regular")), "days", w.Span(record.SpanOf(visit.Date.V, visit.Last())))
	v.Shell = p.factoryShell(v.Heading, f)
	add := func(key, value string) {
		if value != "" {
			v.Facts = append(v.Facts, Fact{Label: w.Say(key), Value: value})
		}
	}
	add("visit.team", w.List(texts(visit.Team)))
	if visit.Interpreter.Name.Known() {
		add("visit.interpreter", joinTitle(visit.Interpreter.Name.V, w.Enum("interpreter", visit.Interpreter.Of.V)))
	}
	v.Mood = w.Enum("mood", visit.Mood.V)
	add("visit.mood", v.Mood)
	for _, id := range visit.Met {
		name := Name{Latin: id.V}
		if c, ok := f.Contact(id.V); ok {
			name = Name{Latin: c.Name.V, Chinese: c.NameZH.V, Href: p.to(factoryDir(f) + "index.html#" + personAnchor(id.V))}
		}
		v.Met = append(v.Met, name)
	}
	add("visit.confirmed", w.List(p.contactNames(f, visit.Confirmed)))
	v.Notes = p.markdown(f, visit.Notes, "note", 2)
	v.Private = p.markdown(f, visit.Private, "private", 3)
	v.Extra = p.extra(&visit.Source)
	for i := range visit.Observations {
		o := &visit.Observations[i]
		seen := Observation{Area: o.Area.V, Note: o.Note.V, Photo: p.photo(f, o), Spot: Spot(visit.File, o.Pos)}
		if o.Rating.Known() {
			seen.Rating = w.Say("visit.rating", "n", o.Rating.V)
		}
		v.Observations = append(v.Observations, seen)
	}
	v.Ours, v.Theirs = p.promisesOf(partner, record.InVisit, visit.Key)
	v.Settled = p.settledAt(partner, visit)
	v.Visits = all
	return Page{p.path, v}
}

func personAnchor(id string) string { return "_who-" + escapeAnchor(id) }

// promisesOf returns the promises that stand in one note, by side.
func (p page) promisesOf(partner *Partner, kind record.NoteKind, key string) (ours, theirs []PromiseLine) {
	for i := range partner.Result.Promises {
		c := &partner.Result.Promises[i]
		for n := range c.Notes {
			if c.Notes[n].Kind != kind || c.Notes[n].Key != key {
				continue
			}
			line := p.promiseLine(partner.Factory, c)
			line.Spot = Spot(c.Notes[n].File, c.Notes[n].Promise.Pos)
			if n == 0 {
				line.Anchor, line.Made, line.Href = promiseAnchor(c.ID), "", ""
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

func (p page) promiseLine(f *record.Factory, c *record.PromiseCase) PromiseLine {
	w := p.Words
	line := PromiseLine{
		What: c.What.V, Who: p.who(c.By.V), Due: w.Date(c.Agreed.V), Why: c.Why.V,
		Made: w.Say("promise.made", "day", c.Made), Href: p.to(p.promisePath(f, c)),
		Spot: Spot(c.Notes[0].File, c.Notes[0].Promise.Pos),
	}
	words, state := p.against(c.Agreed, c.Done)
	switch {
	case c.Dropped.Known():
		line.Outcome, line.State = w.Say("promise.dropped", "day", c.Dropped.V), "dropped"
	case c.Done.Known() && c.Agreed.Known():
		line.Outcome, line.State = w.Say("promise.kept", "day", c.Done.V, "against", words), cmp.Or(state, "kept")
	case c.Done.Known():
		line.Outcome, line.State = w.Say("promise.kept_no_due", "day", c.Done.V), "kept"
	default:
		line.Outcome, line.State = words, state
		if c.Expected.Known() {
			line.Outcome = joinSemicolon(w, line.Outcome, w.Say("outcome.last_promise", "day", c.Expected.V))
		}
		if n := len(c.Notes); n > 1 {
			line.Outcome += w.Say("list.semicolon") + w.Say("promise.carried", "n", n-1)
		}
	}
	return line
}

// settledAt returns the promises of earlier notes that the visit closes.
func (p page) settledAt(partner *Partner, visit *record.Visit) []PromiseLine {
	var list []PromiseLine
	for _, id := range visit.Closes {
		for i := range partner.Result.Promises {
			if c := &partner.Result.Promises[i]; c.ID == id.V {
				list = append(list, p.promiseLine(partner.Factory, c))
			}
		}
	}
	return list
}

// contactNames are the names of contacts in the page's language.
func (p page) contactNames(f *record.Factory, ids []record.Text) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id.V
		if c, ok := f.Contact(id.V); ok {
			names[i] = Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(p.Words.Lang())
		}
	}
	return names
}

func (p page) visitLink(f *record.Factory, v *record.Visit) VisitLink {
	w := p.Words
	met := p.contactNames(f, v.Met)
	link := VisitLink{
		Date: w.Span(record.SpanOf(v.Date.V, v.Last())), Ago: w.Say("days.ago", "n", int(p.AsOf-v.Last())),
		Kind: w.Enum("visit_kind", v.Kind.V), Purpose: v.Purpose.V, Href: p.to(visitPath(f, v)),
	}
	switch team := w.List(texts(v.Team)); {
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
	Course []Fact
	// Cause, Solution and Prevention: who caused it and what; Missing where not
	// recorded.
	Cause, Solution Fact
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
	Extra []Fact
	// Spot is the file and line.
	Spot string
}

func (s *Site) issuesPage(partner *Partner) Page {
	f := partner.Factory
	p := s.page(factoryDir(f) + "issues.html").with(partner.Files)
	w := p.Words
	v := &IssuesView{Heading: w.Say("issues.title")}
	v.Shell = p.factoryShell(v.Heading, f)
	for i := range f.Issues {
		if b := p.issueBlock(partner, &f.Issues[i]); b.IsOpen {
			v.Open = append(v.Open, b)
		} else {
			v.Closed = append([]IssueBlock{b}, v.Closed...)
		}
	}
	if len(f.Issues) == 0 {
		v.Intro = w.Say("issues.none")
	} else {
		v.Intro = w.Say("issues.intro", "n", len(f.Issues), "open", len(v.Open))
	}
	return Page{p.path, v}
}

func (p page) issueBlock(partner *Partner, q *record.Issue) IssueBlock {
	f, w := partner.Factory, p.Words
	b := IssueBlock{
		ID: q.ID.V, Anchor: Anchor(q.ID.V), Title: cmp.Or(q.Title.V, q.ID.V), IsOpen: !q.Closed.Known(),
		Labels: joinTitle(w.Enum("issue_kind", q.Kind.V), w.Enum("severity", q.Severity.V)),
		Notes:  p.markdown(f, q.Notes, "n-"+q.ID.V, 4), Private: p.markdown(f, q.Private, "p-"+q.ID.V, 4), Extra: p.extra(&q.Source), Spot: Spot(q.File, q.Pos),
	}
	if b.IsOpen {
		b.Age = w.Say("days.open", "n", int(p.AsOf-q.Opened.V))
	} else {
		b.Age = w.Say("days.closed_after", "n", int(q.Closed.V-q.Opened.V))
	}
	opened := w.Date(q.Opened.V)
	if q.RaisedBy.Known() {
		opened = w.Say("issue.raised", "day", q.Opened.V, "who", p.who(q.RaisedBy.V))
	}
	b.Course = append(b.Course, Fact{Label: w.Say("issue.opened"), Value: opened})
	for _, step := range [...]struct {
		key  string
		day  record.Day
		need bool
	}{{"answered", q.Answered, true}, {"contained", q.Contained, true}, {"agreed", q.Agreed, false}, {"closed", q.Closed, false}} {
		switch {
		case step.day.Known():
			b.Course = append(b.Course, Fact{Label: w.Say("issue." + step.key), Value: w.Say("issue.after", "day", step.day.V, "n", int(step.day.V-q.Opened.V))})
		case step.need:
			b.Course = append(b.Course, p.missing("issue."+step.key))
		}
	}
	b.Cause = Fact{Label: w.Say("issue.cause"), Value: joinColon(w, w.Enum("cause", q.Cause.By.V), q.Cause.What.V)}
	if b.Cause.Value == "" {
		b.Cause = p.missing("issue.cause")
	}
	b.Solution = Fact{Label: w.Say("issue.solution"), Value: q.Solution.V}
	if b.Solution.Value == "" {
		b.Solution = p.missing("issue.solution")
	}
	ours, theirs := p.promisesOf(partner, record.InIssue, q.ID.V)
	b.Prevention = append(ours, theirs...)
	b.Cost = p.cost(f, &q.Cost)
	for _, id := range q.Orders {
		b.Orders = append(b.Orders, NavLink{Label: id.V, Href: p.to(orderPath(f, id.V))})
	}
	if q.Repeats.Known() {
		b.Repeats = NavLink{Label: q.Repeats.V, Href: p.to(issuePath(f, q.Repeats.V))}
	}
	return b
}

func (p page) missing(key string) Fact {
	return Fact{Label: p.Words.Say(key), Value: p.Words.Say("not_recorded"), Missing: true}
}

func (p page) cost(f *record.Factory, c *record.Cost) string {
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

func joinSemicolon(w *Words, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + w.Say("list.semicolon") + b
}

func joinColon(w *Words, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + w.Say("list.colon") + b
}
