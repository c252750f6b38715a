package lists

import (
	"factorybook/generator/agenda"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Questions are what to ask a factory because the book does not know it, what
// matters most first: the way there, who they are, the terms, the next shutdown,
// who does what. The briefing prints them, and the note of the visit repeats them.
func Questions(w *words.Words, f *record.Factory, r *measure.Result, on record.Date) []string {
	var list []string
	ask := func(missing bool, key string, args ...any) {
		if missing {
			list = append(list, w.Say("ask."+key, args...))
		}
	}
	ask(!f.AddressZH.Known(), "address_zh")
	ask(!f.NameZH.Known(), "name_zh")
	ask(!f.USCC.Known(), "uscc")
	if spring, ok := agenda.BeforeSpring(f, r, r.AsOf); ok && !f.Ended() {
		ask(!spring.Own, "closure", "year", w.YearOf(spring.Festival))
	}
	ask(!f.Terms.LeadTimeDays.Known(), "lead_time")
	ask(!f.Terms.Payment.Known(), "payment")
	var roles []string
	for _, role := range measure.Roles {
		present := false
		for i := range f.Contacts {
			present = present || f.Contacts[i].Role.V == role && f.Contacts[i].PresentOn(on)
		}
		if !present {
			roles = append(roles, w.Enum("role", role))
		}
	}
	ask(len(roles) > 0, "roles", "roles", w.List(roles))
	ask(!f.Capacity.Quantity.Known(), "capacity")
	ask(len(f.Certificates) == 0, "certificates")
	var endless []string
	for i := range f.Certificates {
		if c := &f.Certificates[i]; !c.Expires.Known() && !f.Renewed(c) {
			endless = append(endless, w.Own(c.Name, c.NameZH).V)
		}
	}
	ask(len(endless) > 0, "certificate_end", "names", w.List(endless))
	ask(!f.NearestStation.Name.Known() && !f.NearestStation.NameZH.Known(), "station")
	return list
}
