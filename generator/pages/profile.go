package pages

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"factorybook/generator/agenda"
	"factorybook/generator/calendar"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/finding"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// ProfileView is the overview of a factory, its first page.
type ProfileView struct {
	Shell
	// Finding says in a sentence how its deliveries stand; Standfirst where the
	// relationship stands besides.
	Finding, Standfirst string
	// Account draws deliveries and payments, or is nil; AccountSays counts what it
	// shows. Charts, Orders and Timeline open the pages that say more.
	Account                  *chart.Account
	AccountSays              string
	Charts, Orders, Timeline string
	// Call are whom to call first, People the other contacts, Gone those who left;
	// Others words how many the others are, Unchecked whose entries lapsed.
	Call, People, Gone []Person
	Others, Unchecked  string
	// Address is the postal address in both scripts, Way how to get in, Station the
	// nearest one.
	Address, Way words.Name
	Station      string
	// Before is what to know before writing: the beginning of the factory's notes, and
	// of what only our side reads; Notes and Private are the rest of them.
	Before, BeforePrivate, Notes, Private Markdown
	// Terms are the terms in a line, Who further facts, Lacking names those that
	// matter and are not recorded, or is "".
	Terms   string
	Who     []figures.Fact
	Lacking string
	// Window words the span that the figures speak for.
	Window string
	// Practices are the six, each with both sides; NoFigures is set when nothing is
	// recorded that could be counted.
	Practices []Practice
	NoFigures bool
	// Ours and Theirs are what each side owes, with how many of them are overdue.
	Ours, Theirs OpenList
	// Issues are the open ones, oldest first.
	Issues Capped[Item]
	// Settled are the issues that were closed in the last year, latest first, with their
	// causes, what was agreed and what they cost; SettledSum counts them and adds that up.
	Settled    []Item
	SettledSum string
	// Visit is the latest visit, or nil; Photo one of it, or nil.
	Visit *VisitLink
	Photo *Photo
	// VisitNote is what was written at the latest visit, VisitSeen what was rated when
	// somebody last did: at VisitSeenAt, or at the latest visit where that is nil.
	VisitNote   Markdown
	VisitSeen   []string
	VisitSeenAt *VisitLink
	// Next are the next steps, soonest first. NextNote counts what is overdue of those
	// that nobody is owed: with the counts of both sides it makes the one in the first
	// lines.
	Next     []Item
	NextNote string
	// InForce are agreements and certificates on one axis; Closures the shutdowns
	// from this year on.
	InForce []InForce
	// Forecasts say what we told them that we would order.
	Forecasts []string
	// Lapsed are those that ended so long ago that nothing is to be done about them.
	Lapsed, Closures []figures.Event
	// Goodwill is what each side gave the other in this year and the last, latest first;
	// GoodwillSum says from when on.
	Goodwill    []figures.Event
	GoodwillSum string
	// Problems counts what the checker found in the factory's files, or "".
	Problems string
	// ProblemsHref opens them.
	ProblemsHref string
	// Spot is the file of the record.
	Spot words.Source
}

// OpenList is what a side owes.
type OpenList struct {
	Capped[Item]
	// Sum counts it: "8 of 12 overdue".
	Sum string
}

// Person is a contact.
type Person struct {
	// Anchor is the id of the entry.
	Anchor string
	// Name in both scripts, and how to address the person, in both.
	Name, Called words.Name
	// Role is the word for it.
	Role string
	// Facts are decision maker, languages, since when, until when.
	Facts []string
	// Phone, WeChat and Email are how to reach the person; EmailHref is the address
	// that a link writes to, "" where the text is none.
	Phone                    []words.Telephone
	WeChat, Email, EmailHref string
	// Confirmed says when someone last checked the entry.
	Confirmed string
	// Met says when we last met.
	Met string
	// Away is an absence, with who stands in, or "".
	Away string
	// Notes are notes about the person.
	Notes Markdown
}

// VisitLink is a visit in a list.
type VisitLink struct {
	// Date is the day or days, worded; Ago how long ago.
	Date, Ago string
	// Kind and Purpose say what it was.
	Kind, Purpose string
	// Who were the people of both sides.
	Who string
	// Href opens the note.
	Href string
	// Current marks the visit that is shown.
	Current bool
}

func profilePage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Profile, f.ID).With(partner.Files)
	w := p.Words
	v := &ProfileView{}
	v.Shell = factoryShell(p, "", f)
	v.Shell.Factory.Heading = true
	found := finding.Of(f, partner.Result)
	v.Finding = found.Say(p)
	v.Standfirst = standfirst(p, partner)
	if v.Account = account(p, partner); v.Account != nil {
		v.AccountSays = accountSays(p, v.Account)
	}
	v.Charts, v.Orders, v.Timeline = p.To(words.Consistency.Path(f.ID)), p.To(words.Orders.Path(f.ID)), p.To(words.Timeline.Path(f.ID))
	v.people(p, f)
	v.Address = words.Name{Latin: f.Address.V, Chinese: f.AddressZH.V}
	v.Way = words.Name{Latin: w.Own(f.Directions, f.DirectionsZH).V, Chinese: f.DirectionsZH.V}
	if v.Way.Latin == v.Way.Chinese {
		v.Way.Latin = ""
	}
	v.Station = p.Station(&f.NearestStation)
	v.Before, v.Notes = beginning(markdown(p, f, p.Words.Own(f.Notes, f.NotesZH), "notes", 4))
	v.BeforePrivate, v.Private = beginning(markdown(p, f, p.Words.Own(f.Private, f.PrivateZH), "private", 4))
	v.company(p, f)
	v.Window = w.Span(partner.Result.Window)
	v.Practices, v.NoFigures = practices(p, partner)
	open := open(p, partner)
	v.Ours, v.Theirs = openList(w, open.Ours), openList(w, open.Theirs)
	v.Issues = inSight(w, openIssues(p, f), maxIssues)
	v.Settled = settledIssues(p, f, partner.Result.Window)
	v.SettledSum = settledSum(p, f, len(v.Settled), partner.Result.Window)
	if n := len(f.Visits); n > 0 {
		link := visitLink(p, f, &f.Visits[n-1])
		v.Visit, v.Photo = &link, firstPhoto(p, f, &f.Visits[n-1])
		v.visitNote(p, f)
	}
	v.Next = saidByVerb(next(p, &open))
	if n := overdue(open.upkeep); n > 0 {
		v.NextNote = p.Words.Say("profile.upkeep_overdue", "n", n)
	}
	v.InForce, v.Lapsed = inForce(p, f)
	v.Forecasts = figures.Forecasts(p, f)
	for i, e := range figures.ClosureEvents(p, f) {
		if span, ok := f.Closures[i].Span(); !ok || span.Until.Year() >= p.AsOf.Year() {
			v.Closures = append(v.Closures, e)
		}
	}
	v.goodwill(p, f)
	if n := len(partner.Problems); n > 0 {
		v.Problems = w.Say("profile.problems", "n", n)
		v.ProblemsHref = p.To(words.Problems.Path() + "#" + problemAnchor(partner.Problems[0].Place.File))
	}
	v.Who = append(v.Who, extra(p, &f.Source)...)
	v.Spot = p.Source(f.File, record.Pos{})
	return p.Page(v)
}

// How much of each list is in sight on the overview.
const (
	maxOpen   = 5
	maxIssues = 4
	maxCall   = 2
)

// people says whom to call first: who decides, then whom one writes to every day.
func (v *ProfileView) people(p words.Place, f *record.Factory) {
	w := p.Words
	present, gone := people(p, f)
	v.Gone = gone
	contacts := f.ByRole()
	contacts = slices.DeleteFunc(contacts, func(c *record.Contact) bool { return !c.PresentOn(p.AsOf) })
	reached := func(i int) bool {
		return len(present[i].Phone) > 0 || present[i].WeChat != "" || present[i].Email != ""
	}
	order := make([]int, len(present))
	for i := range order {
		order[i] = i
	}
	rank := func(i int) int {
		c := contacts[i]
		switch {
		case c.DecisionMaker.V && reached(i):
			return 0
		case (c.Role.V == "merchandiser" || c.Role.V == "sales") && reached(i):
			return 1
		case reached(i):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	var lapsed []string
	for n, i := range order {
		if n < maxCall {
			v.Call = append(v.Call, present[i])
		} else {
			v.People = append(v.People, present[i])
		}
		if !f.KnownOn(contacts[i], p.AsOf) {
			lapsed = append(lapsed, present[i].Name.Main(w.Script))
		}
	}
	if len(v.People) > 0 {
		names := make([]string, len(v.People))
		for i := range v.People {
			names[i] = words.JoinWords(v.People[i].Name.Main(w.Script), v.People[i].Role)
		}
		v.Others = strings.Join(names, " · ")
	}
	if len(lapsed) > 0 {
		v.Unchecked = w.Say("profile.unchecked", "names", w.List(lapsed))
	}
}

// company puts the facts about the company into lines: what is there, and what matters
// and is not.
func (v *ProfileView) company(p words.Place, f *record.Factory) {
	w := p.Words
	var lacking []string
	for _, fact := range companyFacts(p, f) {
		if fact.Missing {
			lacking = append(lacking, fact.Label)
			continue
		}
		v.Who = append(v.Who, fact)
	}
	if v.Address == (words.Name{}) {
		lacking = append([]string{w.Say("who.address")}, lacking...)
	}
	if len(lacking) > 0 {
		v.Lacking = w.Say("not_recorded.fields", "fields", w.List(lacking))
	}
	lead := ""
	if t := f.Terms.LeadTimeDays; t.Known() {
		lead = words.JoinWords(w.Say("who.lead_time"), w.Days(float64(t.V)))
	}
	kept := ""
	if f.Owner.Known() {
		kept = words.JoinWords(w.Say("who.owner"), f.Owner.V)
	}
	v.Terms = words.JoinTitle(terms(p, f), lead, kept)
}

// beginning cuts a note after its first paragraph.
func beginning(m Markdown) (first, rest Markdown) {
	first, rest = m, m
	head, tail, cut := strings.Cut(strings.TrimSpace(m.Source), "\n\n")
	if !cut || strings.HasPrefix(head, "#") || strings.HasPrefix(head, "```") || strings.Contains(m.Source, "]: ") {
		rest.Source = ""
		return first, rest
	}
	first.Source, rest.Source = head, tail
	rest.Prefix += "more-"
	return first, rest
}

// firstPhoto is the first photo of a visit, or nil.
func firstPhoto(p words.Place, f *record.Factory, visit *record.Visit) *Photo {
	for i := range visit.Observations {
		if seen := photo(p, f, &visit.Observations[i]); seen != nil {
			return seen
		}
	}
	return nil
}

// openList counts what a side owes, and keeps in sight what can still be helped.
func openList(w *words.Words, items []Item) OpenList {
	l := OpenList{Capped: inSight(w, saidByVerb(items), maxOpen)}
	switch n := overdue(items); {
	case len(items) == 0:
	case n == 0:
		l.Sum = w.Say("profile.open_none_overdue", "n", len(items))
	default:
		l.Sum = w.Say("profile.open_overdue", "overdue", n, "n", len(items))
	}
	return l
}

// saidByVerb leaves the kind out where the phrase says it: "pay the balance".
func saidByVerb(items []Item) []Item {
	list := slices.Clone(items)
	for i := range list {
		if list[i].kind != agenda.Promise {
			list[i].KindWord = ""
		}
	}
	return list
}

// inSight keeps as many items in sight as there is room: those that can still be helped
// (agenda.HelpFirst). All of them stay in their order.
func inSight(w *words.Words, items []Item, most int) Capped[Item] {
	if len(items) <= most+1 { // a line that says "1 more" is no shorter
		return Capped[Item]{First: items}
	}
	order := make([]int, len(items))
	for i := range order {
		order[i] = i
	}
	help := func(i *Item) agenda.Help {
		return agenda.Help{Now: !i.due.IsZero() && i.days <= agenda.Now, Money: i.kind == agenda.Payment, Due: i.due}
	}
	slices.SortStableFunc(order, func(a, b int) int { return agenda.HelpFirst(help(&items[a]), help(&items[b])) })
	shown := make([]bool, len(items))
	for _, i := range order[:most] {
		shown[i] = true
	}
	var c Capped[Item]
	for i := range items {
		if shown[i] {
			c.First = append(c.First, items[i])
		} else {
			c.Rest = append(c.Rest, items[i])
		}
	}
	c.More = w.Say("list.more", "n", len(c.Rest))
	return c
}

// standfirst is the relationship in a sentence or two.
func standfirst(p words.Place, partner *figures.Partner) string {
	f, w := partner.Factory, p.Words
	var parts []string
	if n := len(f.Orders); n == 0 {
		// the finding says so
	} else if first := f.Orders[0].Placed; first.Known() {
		parts = append(parts, w.Say("profile.orders_since", "n", n, "day", first.V))
	} else {
		parts = append(parts, w.Say("profile.orders", "n", n))
	}
	ours, theirs := 0, 0
	for i := range partner.Items { // as the list of what is due counts them
		switch {
		case !partner.Items[i].Overdue():
		case partner.Items[i].Side == record.ByImporter:
			ours++
		default:
			theirs++
		}
	}
	if ours+theirs == 0 {
		parts = append(parts, w.Say("profile.nothing_overdue"))
	} else {
		parts = append(parts, w.Say("profile.overdue", "ours", ours, "theirs", theirs))
	}
	if last := f.LastInPerson(p.AsOf + 1); last != nil {
		parts = append(parts, w.Say("profile.last_visit", "n", int(p.AsOf-last.Last())))
	} else {
		parts = append(parts, w.Say("profile.never_visited"))
	}
	return strings.Join(parts, w.Say("list.sentence"))
}

func overdue(items []Item) int {
	n := 0
	for i := range items {
		if items[i].Overdue {
			n++
		}
	}
	return n
}

// weekDays names the days of the week on which a factory works, where they are recorded.
func weekDays(w *words.Words, names []record.Text) string {
	all := strings.Fields(w.Say("brief.weekdays"))
	var days []string
	for _, name := range names {
		if day, ok := calendar.Weekday(name.V); ok {
			days = append(days, all[day])
		}
	}
	return w.List(days)
}

// companyFacts returns the facts about the company. What matters to a deal and is not
// known is shown as missing; the rest is left out.
func companyFacts(p words.Place, f *record.Factory) []figures.Fact {
	w := p.Words
	var facts []figures.Fact
	add := func(key, value string, needed bool) {
		switch {
		case value != "":
			facts = append(facts, figures.Fact{Label: w.Say("who." + key), Value: value})
		case needed:
			facts = append(facts, figures.Fact{Label: w.Say("who." + key), Value: w.Say("not_recorded"), Missing: true})
		}
	}
	add("kind", w.Enum("factory_kind", f.Kind.V), false)
	add("place", place(w, f), false)
	add("since", p.MonthOf(f.Since), true)
	add("products", w.List(w.Products(f)), false)
	add("uscc", f.USCC.V, true)
	add("owner", f.Owner.V, true)
	add("terms", terms(p, f), true)
	if t := f.Terms; t.LeadTimeDays.Known() {
		add("lead_time", w.Days(float64(t.LeadTimeDays.V)), true)
	}
	add("week", weekDays(w, f.Week), false)
	add("payment", w.Own(f.Terms.Payment, f.Terms.PaymentZH).V, true)
	if t := f.Terms.TaxInvoice; t.Known() {
		add("tax_invoice", taxInvoice(w, t.V), false)
	}
	add("capacity", capacity(p, &f.Capacity), false)
	add("bank", bank(p, &f.Bank), true)
	add("station", p.Station(&f.NearestStation), false)
	return facts
}

func terms(p words.Place, f *record.Factory) string {
	place := f.Terms.Place.Or(f.Port.V)
	return words.JoinTitle(words.JoinWords(f.Terms.Incoterm.V, p.Port(place)), f.Terms.Currency.V)
}

// place is the city with its province.
func place(w *words.Words, f *record.Factory) string {
	city, province := w.City(f), w.Own(f.Province, f.ProvinceZH).V
	switch {
	case city == province: // Shanghai is both
		return city
	case words.HasHan(city + province):
		return province + city
	}
	return words.JoinComma(w, []string{city, province})
}

// taxInvoice says whether a factory issues VAT invoices.
func taxInvoice(w *words.Words, issues bool) string {
	if issues {
		return w.Say("tax_invoice.yes")
	}
	return w.Say("tax_invoice.no")
}

func capacity(p words.Place, c *record.Capacity) string {
	w := p.Words
	if !c.Quantity.Known() {
		return ""
	}
	s := words.JoinWords(w.Amount(c.Quantity.V), w.Enum("unit", c.Unit.V))
	if c.Per.Known() {
		s = w.Say("capacity.per", "quantity", s, "per", w.Enum("per", c.Per.V))
	}
	if c.OurShare.Known() {
		share, _ := c.OurShare.V.Float64()
		s += w.Say("list.semicolon") + w.Say("capacity.ours", "share", w.Percent(share))
	}
	return s
}

func bank(p words.Place, b *record.Bank) string {
	w := p.Words
	name := words.JoinTitle(b.BeneficiaryZH.V, b.Beneficiary.V)
	if name == "" && !b.Verified.Known() {
		return ""
	}
	if !b.Verified.Known() {
		return words.JoinTitle(name, w.Say("bank.unverified"))
	}
	verified := w.Say("bank.verified", "day", b.Verified.V, "n", int(p.AsOf-b.Verified.V))
	if b.VerifiedBy.Known() {
		verified = words.JoinComma(w, []string{verified, w.Say("bank.by", "who", b.VerifiedBy.V)})
	}
	if how := w.Own(b.How, b.HowZH); how.Known() {
		verified = words.JoinColon(w, verified, how.V)
	}
	return words.JoinTitle(name, verified)
}

// people returns who is there and who has left, decision makers and the roles in
// the order of the format first.
func people(p words.Place, f *record.Factory) (present, gone []Person) {
	for _, c := range f.ByRole() {
		if c.PresentOn(p.AsOf) {
			present = append(present, person(p, f, c))
		} else {
			gone = append(gone, person(p, f, c))
		}
	}
	return present, gone
}

func person(p words.Place, f *record.Factory, c *record.Contact) Person {
	w := p.Words
	person := Person{
		Anchor: words.PersonAnchor(c.ID.V), Notes: markdown(p, f, w.Own(c.Notes, c.NotesZH), "who-"+c.ID.V, 4),
		Name:   words.PersonName(c),
		Called: words.Name{Latin: c.Called.V, Chinese: c.CalledZH.V},
		Role:   w.Enum("role", c.Role.V),
		Phone:  words.Telephones(c.Phone.V), WeChat: c.WeChat.V, Email: c.Email.V, EmailHref: mailLink(c.Email.V),
		Away: figures.Absence(w, f, c, p.AsOf),
	}
	if person.Name.Latin == "" && person.Name.Chinese == "" {
		person.Name.Latin = c.ID.V
	}
	if c.DecisionMaker.V {
		person.Facts = append(person.Facts, w.Say("person.decides"))
	}
	if len(c.Languages) > 0 {
		names := make([]string, len(c.Languages))
		for i, l := range c.Languages {
			names[i] = w.Enum("language", l.V)
		}
		person.Facts = append(person.Facts, w.Say("person.speaks", "languages", w.List(names)))
	}
	if c.From.Known() {
		person.Facts = append(person.Facts, w.Say("person.since", "day", p.MonthOf(c.From)))
	}
	if c.Left.Known() {
		person.Facts = append(person.Facts, w.Say("person.left", "day", p.MonthOf(c.Left)))
	}
	checked, _ := f.Checked(c)
	if checked.Known() {
		person.Confirmed = w.Say("person.confirmed", "day", checked.V)
	} else {
		person.Confirmed = w.Say("person.unconfirmed")
	}
	var met *record.Visit
	for i := range f.Visits {
		if slices.ContainsFunc(f.Visits[i].Met, func(id record.Text) bool { return id.V == c.ID.V }) {
			met = &f.Visits[i]
		}
	}
	switch {
	case met == nil:
	case checked.Known() && met.Date.V == checked.V: // one day is said once
		person.Confirmed = w.Say("person.met_checked", "day", checked.V)
	default:
		person.Met = w.Say("person.met", "day", met.Date.V)
	}
	return person
}

// mailLink returns an address that a mail program can be given: behind a ? would
// stand further addressees and a text.
func mailLink(address string) string {
	if strings.Count(address, "@") != 1 || strings.ContainsAny(address, "?&%#/\\:,;<>\"' \t\n") {
		return ""
	}
	return address
}

// visitNote takes over what was written at the latest visit, and what was rated then or,
// as nobody rates a hall in a call, when somebody last did.
func (v *ProfileView) visitNote(p words.Place, f *record.Factory) {
	w, last := p.Words, len(f.Visits)-1
	v.VisitNote = markdown(p, f, w.Own(f.Visits[last].Notes, f.Visits[last].NotesZH), "visit", 3)
	for i := last; i >= 0 && len(v.VisitSeen) == 0; i-- {
		visit := &f.Visits[i]
		for k := range visit.Observations {
			if o := &visit.Observations[k]; o.Rating.Known() {
				v.VisitSeen = append(v.VisitSeen, words.JoinColon(w, words.JoinTitle(w.Own(o.Area, o.AreaZH).V, w.Say("visit.rating", "n", o.Rating.V)), w.Own(o.Note, o.NoteZH).V))
			}
		}
		if i < last && len(v.VisitSeen) > 0 {
			link := visitLink(p, f, visit)
			v.VisitSeenAt = &link
		}
	}
}

// goodwill takes over what each side gave the other since the last year began.
func (v *ProfileView) goodwill(p words.Place, f *record.Factory) {
	since := record.NewDate(p.AsOf.Year()-1, time.January, 1)
	for _, e := range figures.GoodwillEvents(p, f) {
		if e.Day >= since && e.Day <= p.AsOf {
			v.Goodwill = append(v.Goodwill, e)
		}
	}
	slices.SortStableFunc(v.Goodwill, func(a, b figures.Event) int { return cmp.Compare(b.Day, a.Day) })
	v.GoodwillSum = p.Words.Say("profile.goodwill", "n", len(v.Goodwill), "day", since)
}

// openIssues lists the issues that are not closed, oldest first, with what caused them.
func openIssues(p words.Place, f *record.Factory) []Item {
	var list []Item
	for i := range f.Issues {
		q := &f.Issues[i]
		if q.Closed.Known() {
			continue
		}
		item := issueItem(p, f, q)
		item.When, item.Due, item.due = p.Words.Say("days.open", "n", int(p.AsOf-q.Opened.V)), p.Words.Date(q.Opened.V), q.Opened.V
		list = append(list, item)
	}
	return list
}

// settledIssues lists the issues that were closed within the span, the latest first, with
// what caused them and what was agreed.
func settledIssues(p words.Place, f *record.Factory, over record.Span) []Item {
	w := p.Words
	var list []Item
	for i := range f.Issues {
		q := &f.Issues[i]
		if !q.Closed.Known() || !over.Contains(q.Closed.V) {
			continue
		}
		item := issueItem(p, f, q)
		item.More = words.JoinSemicolons(w, []string{item.More, w.Own(q.Solution, q.SolutionZH).V, issuesCost(p, f, *q)})
		item.When, item.due = w.Date(q.Closed.V), q.Closed.V
		list = append(list, item)
	}
	slices.SortStableFunc(list, func(a, b Item) int { return cmp.Compare(b.due, a.due) })
	return list
}

// settledSum counts the issues that were closed within the span, and adds up what they
// cost.
func settledSum(p words.Place, f *record.Factory, n int, over record.Span) string {
	settled := slices.DeleteFunc(slices.Clone(f.Issues), func(q record.Issue) bool { return !q.Closed.Known() || !over.Contains(q.Closed.V) })
	return words.JoinSemicolon(p.Words, p.Words.Say("profile.settled", "n", n, "day", over.From), issuesCost(p, f, settled...))
}

// issuesCost says what issues cost each side, or "".
func issuesCost(p words.Place, f *record.Factory, issues ...record.Issue) string {
	cost := figures.IssuesCost(p, f, issues...)
	if cost == "" {
		return ""
	}
	return p.Words.Say("profile.cost", "sum", cost)
}

// issueItem is an issue in a list, with what caused it.
func issueItem(p words.Place, f *record.Factory, q *record.Issue) Item {
	w := p.Words
	cause := ""
	if w.Own(q.Cause.What, q.Cause.WhatZH).V != "" {
		cause = figures.Cause(w, &q.Cause)
	}
	return Item{
		More: cause, What: cmp.Or(w.Own(q.Title, q.TitleZH).V, q.ID.V), KindWord: w.Enum("severity", q.Severity.V),
		Record: q.ID.V, Href: p.To(words.IssuePath(f, q.ID.V)),
	}
}
