package record

// checkedMonths is how long something that somebody checked counts as known: a
// year, counted as the year of every figure is (measure.Windows), which ends with
// the as-of day.
const checkedMonths = 12

// LapsesOn returns the day on which something that was checked on a day is to be
// checked again: the first that has the check no longer within the twelve months
// that end with it. What was checked on 12 March is known up to 11 March of the
// next year, lapses on the 12th, and is overdue from the 13th.
func LapsesOn(checked Date) Date {
	day := checked.AddMonths(checkedMonths)
	// After 28 February comes the 29th in some years: the twelve months before it begin
	// on the 28th.
	for (day + 1).AddMonths(-checkedMonths) <= checked {
		day++
	}
	return day
}

// Checked returns the last day on which someone checked the entry of a contact,
// and the file in which it stands: the entry's own day, or a later visit that
// names the contact as confirmed. The entry's own file when nobody did.
func (f *Factory) Checked(c *Contact) (day Day, file string) {
	day, file = c.Confirmed, f.File
	for i := range f.Visits {
		v := &f.Visits[i]
		if v.Date.V <= day.V && day.Known() {
			continue
		}
		for _, id := range v.Confirmed {
			if id.V == c.ID.V {
				day, file = Day{v.Date.V, id.Pos}, v.File
			}
		}
	}
	return day, file
}

// KnownOn reports whether the entry of a contact counts as known on a day: the
// person is there, and somebody checked it within the year that ends with the day.
func (f *Factory) KnownOn(c *Contact, day Date) bool {
	checked, _ := f.Checked(c)
	return c.PresentOn(day) && checked.Known() && day < LapsesOn(checked.V)
}
