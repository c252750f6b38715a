package present

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// ProfileView is the first page of a factory.
type ProfileView struct {
	Shell
	// Standfirst says in a sentence or two where the relationship stands.
	Standfirst string
	// Who are the facts about the company.
	Who []Fact
	// Address is the postal address in both scripts, Way how to get in.
	Address, Way Name
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
	Agreements, Certificates, Closures []Event
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
	Name, Called Name
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
	Ours, Theirs, Both []Figure
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

func (s *Site) profilePage(partner *Partner) Page {
	f := partner.Factory
	p := s.page(factoryDir(f) + "index.html").with(partner.Files)
	w := p.Words
	v := &ProfileView{}
	v.Shell = p.factoryShell("", f)
	v.Shell.Factory.Heading = true
	v.Open = p.open(partner)
	v.Standfirst = p.standfirst(partner, v.Open)
	v.Who = p.companyFacts(f)
	v.Address = Name{Latin: f.Address.V, Chinese: f.AddressZH.V}
	v.Way = Name{Latin: f.Directions.V, Chinese: f.DirectionsZH.V}
	v.People, v.Gone = p.people(f)
	v.Window = w.Span(partner.Result.Window)
	v.Practices = p.practices(partner)
	v.Issues = p.openIssues(f)
	if n := len(f.Visits); n > 0 {
		link := p.visitLink(f, &f.Visits[n-1])
		v.Visit = &link
	}
	v.Next = p.next(&v.Open)
	v.Agreements = p.agreementEvents(f)
	v.Certificates = p.certificateEvents(f)
	v.Closures = p.closureEvents(f)
	if n := len(partner.Problems); n > 0 {
		v.Problems = w.Say("profile.problems", "n", n)
		v.ProblemsHref = p.to("problems.html#" + problemAnchor(partner.Problems[0].Place.File))
	}
	v.Notes = p.markdown(f, f.Notes, "notes", 3)
	v.Private = p.markdown(f, f.Private, "private", 3)
	v.Who = append(v.Who, p.extra(&f.Source)...)
	v.Spot = f.File
	return Page{p.path, v}
}

// standfirst is the relationship in a sentence or two.
func (p page) standfirst(partner *Partner, open Open) string {
	f, w := partner.Factory, p.Words
	var parts []string
	if n := len(f.Orders); n == 0 {
		parts = append(parts, w.Say("profile.no_orders"))
	} else if first := f.Orders[0].Placed; first.Known() {
		parts = append(parts, w.Say("profile.orders_since", "n", n, "day", first.V))
	} else {
		parts = append(parts, w.Say("profile.orders", "n", n))
	}
	ours, theirs := overdue(open.Ours), overdue(open.Theirs)
	if ours+theirs == 0 {
		parts = append(parts, w.Say("profile.nothing_overdue"))
	} else {
		parts = append(parts, w.Say("profile.overdue", "ours", ours, "theirs", theirs))
	}
	if last, ok := lastInPerson(f); ok {
		parts = append(parts, w.Say("profile.last_visit", "n", int(p.AsOf-last)))
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

// lastInPerson returns the last day of the last visit in person.
func lastInPerson(f *record.Factory) (last record.Date, ok bool) {
	for i := range f.Visits {
		if v := &f.Visits[i]; v.InPerson() && v.Last() > last {
			last, ok = v.Last(), true
		}
	}
	return last, ok
}

// companyFacts returns the facts about the company. What matters to a deal and is not
// known is shown as missing; the rest is left out.
func (p page) companyFacts(f *record.Factory) []Fact {
	w := p.Words
	var facts []Fact
	add := func(key, value string, needed bool) {
		switch {
		case value != "":
			facts = append(facts, Fact{Label: w.Say("who." + key), Value: value})
		case needed:
			facts = append(facts, Fact{Label: w.Say("who." + key), Value: w.Say("not_recorded"), Missing: true})
		}
	}
	add("kind", w.Enum("factory_kind", f.Kind.V), false)
	add("since", p.monthOf(f.Since), true)
	add("products", w.List(texts(f.Products)), false)
	add("uscc", f.USCC.V, true)
	add("owner", f.Owner.V, true)
	add("terms", p.terms(f), true)
	if t := f.Terms; t.LeadTimeDays.Known() {
		add("lead_time", w.Days(float64(t.LeadTimeDays.V)), true)
	}
	add("payment", f.Terms.Payment.V, true)
	add("capacity", p.capacity(&f.Capacity), false)
	add("bank", p.bank(&f.Bank), true)
	add("station", p.station(&f.NearestStation), false)
	return facts
}

func (p page) monthOf(d record.Day) string {
	if !d.Known() {
		return ""
	}
	if _, _, day := d.V.Civil(); day == 1 {
		return p.Words.Month(d.V)
	}
	return p.Words.Date(d.V)
}

func (p page) terms(f *record.Factory) string {
	place := f.Terms.Place.Or(f.Port.V)
	return joinTitle(joinWords(f.Terms.Incoterm.V, p.port(place)), f.Terms.Currency.V)
}

// port names a UN/LOCODE, with the code kept where the name is known.
func (p page) port(code string) string {
	if name := p.Words.Enum("port", code); name != code {
		return name
	}
	return code
}

func (p page) capacity(c *record.Capacity) string {
	w := p.Words
	if !c.Quantity.Known() {
		return ""
	}
	s := joinWords(w.Amount(c.Quantity.V), w.Enum("unit", c.Unit.V))
	if c.Per.Known() {
		s = w.Say("capacity.per", "quantity", s, "per", w.Enum("per", c.Per.V))
	}
	if c.OurShare.Known() {
		share, _ := c.OurShare.V.Float64()
		s += w.Say("list.semicolon") + w.Say("capacity.ours", "share", w.Percent(share))
	}
	return s
}

func (p page) bank(b *record.Bank) string {
	w := p.Words
	name := b.BeneficiaryZH.Or(b.Beneficiary.V)
	if name == "" && !b.Verified.Known() {
		return ""
	}
	if !b.Verified.Known() {
		return joinTitle(name, w.Say("bank.unverified"))
	}
	return joinTitle(name, w.Say("bank.verified", "day", b.Verified.V, "n", int(p.AsOf-b.Verified.V)))
}

func (p page) station(s *record.Station) string {
	w := p.Words
	name := s.Name.V
	if w.Lang() == Chinese {
		name = s.NameZH.Or(name)
	} else if s.NameZH.Known() {
		name = strings.TrimSpace(name + " " + s.NameZH.V)
	}
	if name != "" && s.Minutes.Known() {
		return w.Say("station.minutes", "name", name, "n", s.Minutes.V)
	}
	return name
}

// people returns who is there and who has left, decision makers and the roles in
// the order of the format first.
func (p page) people(f *record.Factory) (present, gone []Person) {
	order := make([]*record.Contact, len(f.Contacts))
	for i := range f.Contacts {
		order[i] = &f.Contacts[i]
	}
	rank := func(c *record.Contact) int {
		if i := slices.Index(record.Enums.Role, c.Role.V); i >= 0 {
			return i
		}
		return len(record.Enums.Role)
	}
	slices.SortStableFunc(order, func(a, b *record.Contact) int { return rank(a) - rank(b) })
	for _, c := range order {
		if c.PresentOn(p.AsOf) {
			present = append(present, p.person(f, c))
		} else {
			gone = append(gone, p.person(f, c))
		}
	}
	return present, gone
}

func (p page) person(f *record.Factory, c *record.Contact) Person {
	w := p.Words
	person := Person{
		Anchor: personAnchor(c.ID.V), Notes: p.markdown(f, c.Notes, "who-"+c.ID.V, 4),
		Name:   Name{Latin: c.Name.V, Chinese: c.NameZH.V},
		Called: Name{Latin: c.Called.V, Chinese: c.CalledZH.V},
		Role:   w.Enum("role", c.Role.V),
		Phone:  c.Phone.V, PhoneHref: phoneLink(c.Phone.V), WeChat: c.WeChat.V, Email: c.Email.V, EmailHref: mailLink(c.Email.V),
		Spot: Spot(f.File, c.Pos),
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
		person.Facts = append(person.Facts, w.Say("person.since", "day", p.monthOf(c.From)))
	}
	if c.Left.Known() {
		person.Facts = append(person.Facts, w.Say("person.left", "day", p.monthOf(c.Left)))
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
func (p page) practices(partner *Partner) []Practice {
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
		fig := p.figure(partner, m)
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
func (p page) openIssues(f *record.Factory) []Item {
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
			Record: q.ID.V, Href: p.to(issuePath(f, q.ID.V)), Spot: Spot(q.File, q.Pos),
		})
	}
	return list
}
