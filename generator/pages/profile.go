package pages

import (
	"cmp"
	"strings"

	"factorybook/generator/calendar"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// ProfileView is the first page of a factory.
type ProfileView struct {
	Shell
	// Standfirst says in a sentence or two where the relationship stands.
	Standfirst string
	// Who are the facts about the company.
	Who []figures.Fact
	// Address is the postal address in both scripts, Way how to get in.
	Address, Way words.Name
	// People are the contacts present, Gone those who left.
	People, Gone []Person
	// Window words the span that the figures speak for.
	Window string
	// Practices are the six, each with both sides.
	Practices []Practice
	// Open is what is open, ours first.
	Open Open
	// Issues are the open ones, oldest first.
	Issues []Item
	// Visit is the latest visit, or nil.
	Visit *VisitLink
	// Next are the next steps, soonest first.
	Next []Item
	// Agreements, Certificates, Goodwill and Closures are lists of facts with
	// their days.
	Agreements, Certificates, Closures []figures.Event
	// Problems counts what the checker found in the factory's files, or "".
	Problems string
	// ProblemsHref opens them.
	ProblemsHref string
	// Notes are the factory's notes, Private those that only our side reads.
	Notes, Private Markdown
	// Spot is the file of the record.
	Spot string
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
	// Phone, WeChat, Email are how to reach the person; PhoneHref and EmailHref
	// what a link dials or writes to, "" where the text is no such address.
	Phone, PhoneHref, WeChat, Email, EmailHref string
	// Confirmed says when someone last checked the entry.
	Confirmed string
	// Met says when we last met.
	Met string
	// Notes are notes about the person.
	Notes Markdown
	// Spot is the file and line.
	Spot string
}

// Practice is one of the six, with the figures of both sides.
type Practice struct {
	// ID is the practice's, Name and Question its words.
	ID, Name, Question string
	// Ours, Theirs and Both are the figures.
	Ours, Theirs, Both []figures.Figure
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
	v.Open = open(p, partner)
	v.Standfirst = standfirst(p, partner)
	v.Who = companyFacts(p, f)
	v.Address = words.Name{Latin: f.Address.V, Chinese: f.AddressZH.V}
	v.Way = words.Name{Latin: f.Directions.V, Chinese: f.DirectionsZH.V}
	v.People, v.Gone = people(p, f)
	v.Window = w.Span(partner.Result.Window)
	v.Practices = practices(p, partner)
	v.Issues = openIssues(p, f)
	if n := len(f.Visits); n > 0 {
		link := visitLink(p, f, &f.Visits[n-1])
		v.Visit = &link
	}
	v.Next = next(p, &v.Open)
	v.Agreements = figures.AgreementEvents(p, f)
	v.Certificates = figures.CertificateEvents(p, f)
	v.Closures = figures.ClosureEvents(p, f)
	if n := len(partner.Problems); n > 0 {
		v.Problems = w.Say("profile.problems", "n", n)
		v.ProblemsHref = p.To(words.Problems.Path() + "#" + problemAnchor(partner.Problems[0].Place.File))
	}
	v.Notes = markdown(p, f, f.Notes, "notes", 3)
	v.Private = markdown(p, f, f.Private, "private", 3)
	v.Who = append(v.Who, extra(&f.Source)...)
	v.Spot = f.File
	return p.Page(v)
}

// standfirst is the relationship in a sentence or two.
func standfirst(p words.Place, partner *figures.Partner) string {
	f, w := partner.Factory, p.Words
	var parts []string
	if n := len(f.Orders); n == 0 {
		parts = append(parts, w.Say("profile.no_orders"))
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
	add("since", p.MonthOf(f.Since), true)
	add("products", w.List(words.Texts(f.Products)), false)
	add("uscc", f.USCC.V, true)
	add("owner", f.Owner.V, true)
	add("terms", terms(p, f), true)
	if t := f.Terms; t.LeadTimeDays.Known() {
		add("lead_time", w.Days(float64(t.LeadTimeDays.V)), true)
	}
	add("week", weekDays(w, f.Week), false)
	add("payment", f.Terms.Payment.V, true)
	add("capacity", capacity(p, &f.Capacity), false)
	add("bank", bank(p, &f.Bank), true)
	add("station", p.Station(&f.NearestStation), false)
	return facts
}

func terms(p words.Place, f *record.Factory) string {
	place := f.Terms.Place.Or(f.Port.V)
	return words.JoinTitle(words.JoinWords(f.Terms.Incoterm.V, p.Port(place)), f.Terms.Currency.V)
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
	name := b.BeneficiaryZH.Or(b.Beneficiary.V)
	if name == "" && !b.Verified.Known() {
		return ""
	}
	if !b.Verified.Known() {
		return words.JoinTitle(name, w.Say("bank.unverified"))
	}
	return words.JoinTitle(name, w.Say("bank.verified", "day", b.Verified.V, "n", int(p.AsOf-b.Verified.V)))
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
		Anchor: words.PersonAnchor(c.ID.V), Notes: markdown(p, f, c.Notes, "who-"+c.ID.V, 4),
		Name:   words.Name{Latin: c.Name.V, Chinese: c.NameZH.V},
		Called: words.Name{Latin: c.Called.V, Chinese: c.CalledZH.V},
		Role:   w.Enum("role", c.Role.V),
		Phone:  c.Phone.V, PhoneHref: phoneLink(c.Phone.V), WeChat: c.WeChat.V, Email: c.Email.V, EmailHref: mailLink(c.Email.V),
		Spot: words.Spot(f.File, c.Pos),
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
	if checked, _ := f.Checked(c); checked.Known() {
		person.Confirmed = w.Say("person.confirmed", "day", checked.V)
	} else {
		person.Confirmed = w.Say("person.unconfirmed")
	}
	for i := len(f.Visits) - 1; i >= 0 && person.Met == ""; i-- {
		for _, id := range f.Visits[i].Met {
			if id.V == c.ID.V {
				person.Met = w.Say("person.met", "day", f.Visits[i].Date.V)
			}
		}
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

// phoneLink keeps what a tel: link may hold.
func phoneLink(phone string) string {
	var b strings.Builder
	for i := range len(phone) {
		if c := phone[i]; c >= '0' && c <= '9' || c == '+' && b.Len() == 0 {
			b.WriteByte(c)
		}
	}
	if b.Len() < 4 {
		return ""
	}
	return "tel:" + b.String()
}

// practices puts every measure under its practice and side, in the order of
// their definitions.
func practices(p words.Place, partner *figures.Partner) []Practice {
	w := p.Words
	var list []Practice
	at := make(map[string]int)
	r := partner.Result
	for i := range r.Measures {
		m := &r.Measures[i]
		id := string(m.Def.Practice)
		n, ok := at[id]
		if !ok {
			n = len(list)
			at[id] = n
			list = append(list, Practice{ID: id, Name: w.Say("practice." + id), Question: w.Say("practice." + id + ".question")})
		}
		fig := figures.Of(p, partner, m)
		switch string(m.Def.Side) {
		case record.ByImporter:
			list[n].Ours = append(list[n].Ours, fig)
		case record.ByFactory:
			list[n].Theirs = append(list[n].Theirs, fig)
		default:
			list[n].Both = append(list[n].Both, fig)
		}
	}
	return list
}

// openIssues lists the issues that are not closed, oldest first.
func openIssues(p words.Place, f *record.Factory) []Item {
	w := p.Words
	var list []Item
	for i := range f.Issues {
		q := &f.Issues[i]
		if q.Closed.Known() {
			continue
		}
		list = append(list, Item{
			What: cmp.Or(q.Title.V, q.ID.V), KindWord: w.Enum("severity", q.Severity.V),
			When: w.Say("days.open", "n", int(p.AsOf-q.Opened.V)), Due: w.Date(q.Opened.V),
			Record: q.ID.V, Href: p.To(words.IssuePath(f, q.ID.V)), Spot: words.Spot(q.File, q.Pos),
		})
	}
	return list
}
