package pages

import (
	"slices"
	"strings"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// PeopleView is the page of everybody at all factories, by factory and role.
type PeopleView struct {
	Shell
	Heading, Intro string
	// Away are those who are away or soon will be, MoreAway how many more there are.
	Away     []PersonAway
	MoreAway string
	Find     *Find
	// Roles are the words for the roles that matter, in their order.
	Roles []string
	// Groups are the factories, by name.
	Groups []PeopleGroup
}

// PeopleGroup is the people of one factory.
type PeopleGroup struct {
	Factory words.Name
	// Owner is who on our side keeps the relationship.
	Owner, OwnerKey string
	// Roles are the people by role, those that matter first; one of these with nobody
	// is a gap.
	Roles []PeopleRole
	// Gaps says how many of the roles that matter nobody is known for, or "".
	Gaps string
	// Gone says who has left, or "".
	Gone string
	// Find is what the form looks in, GapKey "gap" where a role has nobody.
	Find, GapKey string

	known, gaps int
	away        []PersonAway
}

// PersonAway is an absence: the person with a link to the card, where, and the sentence
// about it; Quoted when it is one of a note.
type PersonAway struct {
	Name, Factory words.Name
	Text          string
	Quoted        bool
}

// maxAway is how many absences stand above the list.
const maxAway = 10

// PeopleRole is a role at a factory.
type PeopleRole struct {
	Role   string
	People []Card
}

// Card is what one needs to call somebody.
type Card struct {
	// Name in both scripts; its Href opens the entry on the profile.
	Name words.Name
	// Say is how to address the person, in both scripts.
	Say words.Name
	// Decides is the word for whoever decides, or "".
	Decides string
	// Phone and WeChat are how to reach the person.
	Phone  []words.Telephone
	WeChat string
	// Met and Checked say when we last met, and when the entry was last checked; Stale is
	// set where that is a year ago or more.
	Met, Checked string
	Stale        bool
	// Away is an absence, with who stands in, or ""; Told what notes say of one, where the
	// entry itself says nothing.
	Away string
	Told []figures.Said
}

// peopleGroup is the people of a factory.
func peopleGroup(p words.Place, partner *figures.Partner, name words.Name) PeopleGroup {
	f, w := partner.Factory, p.Words
	g := PeopleGroup{Factory: name, Owner: f.Owner.V, OwnerKey: keyOf(f.Owner.V)}
	byRole := map[string][]Card{}
	var others, gone []string
	find := []string{name.Latin, name.Chinese, f.City.V, f.CityZH.V}
	for _, c := range f.ByRole() {
		if !c.PresentOn(p.AsOf) {
			gone = append(gone, words.Name{Latin: c.Name.V, Chinese: c.NameZH.V}.Main(w.Script))
			continue
		}
		role := c.Role.Or("other")
		if !slices.Contains(measure.Roles[:], role) && !slices.Contains(others, role) {
			others = append(others, role)
		}
		card := cardOf(p, f, c)
		byRole[role] = append(byRole[role], card)
		if away := (PersonAway{Name: card.Name, Factory: name, Text: card.Away}); away.Text != "" {
			g.away = append(g.away, away)
		} else if len(card.Told) > 0 {
			away.Text, away.Quoted = card.Told[0].Text, true
			g.away = append(g.away, away)
		}
		find = append(find, c.Name.V, c.NameZH.V, c.Called.V, c.CalledZH.V, c.WeChat.V, c.Phone.V, w.Enum("role", role))
		g.known++
	}
	if !f.Ended() {
		for _, role := range measure.Roles {
			g.Roles = append(g.Roles, PeopleRole{Role: w.Enum("role", role), People: byRole[role]})
			if len(byRole[role]) == 0 {
				g.gaps++
			}
		}
	} else {
		others = append(slices.DeleteFunc(slices.Clone(measure.Roles[:]), func(role string) bool { return len(byRole[role]) == 0 }), others...)
	}
	for _, role := range others {
		g.Roles = append(g.Roles, PeopleRole{Role: w.Enum("role", role), People: byRole[role]})
	}
	if g.gaps > 0 {
		g.Gaps, g.GapKey = w.Say("people.gaps", "n", g.gaps, "of", len(measure.Roles)), "gap"
	}
	if len(gone) > 0 {
		g.Gone = w.Say("people.gone", "names", w.List(gone))
	}
	g.Find = strings.ToLower(strings.Join(find, " "))
	return g
}

func cardOf(p words.Place, f *record.Factory, c *record.Contact) Card {
	w := p.Words
	known := person(p, f, c)
	card := Card{
		Name: known.Name, Say: known.Called, Phone: known.Phone, WeChat: known.WeChat, Met: known.Met,
		Checked: known.Confirmed, Stale: !f.KnownOn(c, p.AsOf), Away: known.Away,
	}
	if !c.Away.From.Known() {
		card.Told = saidAt(p, figures.AwayOf(w, f, c, p.AsOf))
	}
	card.Name.Href = p.To(words.Profile.Path(f.ID) + "#" + words.PersonAnchor(c.ID.V))
	if c.DecisionMaker.V {
		card.Decides = w.Say("person.decides")
	}
	return card
}

func peoplePage(s *words.Site, registers []*register) words.Page {
	p := s.At(words.People)
	w := p.Words
	v := &PeopleView{Heading: w.Say("people.title")}
	v.Shell = shell(p, v.Heading)
	for _, role := range measure.Roles {
		v.Roles = append(v.Roles, w.Enum("role", role))
	}
	var owners []string
	known, gaps := 0, 0
	for _, r := range registers {
		known, gaps = known+r.people.known, gaps+r.people.gaps
		owners = append(owners, r.people.Owner)
		v.Groups = append(v.Groups, r.people)
		v.Away = append(v.Away, r.people.away...)
	}
	if n := len(v.Away) - maxAway; n > 0 {
		v.Away, v.MoreAway = v.Away[:maxAway], w.Say("list.more", "n", n)
	}
	v.Intro = w.Say("people.intro", "n", known, "factories", len(v.Groups), "gaps", gaps)
	if len(v.Groups) >= minFind {
		v.Find = &Find{List: "_people"}
		v.Find.add(ownerChoice(w, owners))
	}
	return p.Page(v)
}
