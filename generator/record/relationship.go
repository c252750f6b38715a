package record

import "slices"

// Active reports whether visits, contact and orders can be due at all: the status
// is `active` or not given.
func (f *Factory) Active() bool { return !f.Status.Known() || f.Status.V == StatusActive }

// Ended reports whether the relationship is over: nothing is reminded of but what
// is still owed.
func (f *Factory) Ended() bool { return f.Status.V == StatusEnded }

// LastInPerson returns the last visit in person that ended before a day, or nil. A
// visit by video is none.
func (f *Factory) LastInPerson(before Date) *Visit {
	var last *Visit
	for i := range f.Visits {
		if v := &f.Visits[i]; v.InPerson() && v.Last() < before && (last == nil || v.Last() >= last.Last()) {
			last = v
		}
	}
	return last
}

// VolumeAgreement returns the agreement with a volume in force on a day that began
// last, or nil. One without a first day has no period, and is none.
func (f *Factory) VolumeAgreement(day Date) *Agreement {
	var last *Agreement
	for i := range f.Agreements {
		a := &f.Agreements[i]
		if a.Volume.Known() && !a.Begin().IsZero() && a.InForce(day) && (last == nil || a.Begin() >= last.Begin()) {
			last = a
		}
	}
	return last
}

// ByRole returns the contacts in the order in which the format lists the roles,
// those of one role and those without any (last) as they stand in the file.
func (f *Factory) ByRole() []*Contact {
	list := make([]*Contact, len(f.Contacts))
	for i := range f.Contacts {
		list[i] = &f.Contacts[i]
	}
	slices.SortStableFunc(list, func(a, b *Contact) int { return roleRank(a) - roleRank(b) })
	return list
}

func roleRank(c *Contact) int {
	if i := slices.Index(Enums.Role, c.Role.V); i >= 0 {
		return i
	}
	return len(Enums.Role)
}
