package measure

var peopleKnown = Definition{
	ID: "people_known", Side: Factory, Practice: Visits, Unit: UnitShare, Share: true, MinN: 1,
	compute:  computePeopleKnown,
	Question: "Do we know the people who matter there, and lately?",
	Formula:  "n = 6 once any contact is recorded: owner, sales, merchandiser, production, quality, finance; k = roles with a contact who is there and was `confirmed`, by the entry or the note of a visit, within the 12 months that end on the as-of day; k ÷ n.",
	Counts:   "Contacts present on the as-of day (`from`, `left`).",
	Excludes: "Logistics and other roles; contacts not confirmed for a year.",
	Pitfalls: "In a small factory one person holds several roles; only the one written down counts.",
	Source:   "A share. Its interval is shown as with every share, though the six roles are no sample.",
	Example:  "Sales and production were confirmed in March, quality two years ago: 2 of 6.",
	Field:    "contacts.confirmed",
	Missing:  []Fact{FactContactConfirmed},
}

// Roles are those that people_known asks for: who owns it, who answers, who
// follows the order, makes the goods, checks them, and sees to the money.
var Roles = [...]string{"owner", "sales", "merchandiser", "production", "quality", "finance"}

// computePeopleKnown counts the roles with someone who is there and was checked lately.
func computePeopleKnown(w *study, m *Measure) {
	if len(w.f.Contacts) == 0 {
		return
	}
	for _, role := range Roles {
		ref := Ref{Kind: RefRole, ID: role}
		for i := range w.f.Contacts {
			c := &w.f.Contacts[i]
			if c.Role.V != role || !w.f.KnownOn(c, w.asOf) {
				continue
			}
			if day, _ := w.f.Checked(c); day.V > ref.On {
				ref.Hit, ref.On, ref.File, ref.Pos = true, day.V, w.f.File, c.Pos
			}
		}
		m.add(ref)
	}
}
