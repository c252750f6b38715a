package agenda

import (
	"strconv"

	"factorybook/generator/record"
)

// upkeep lists the days that come by themselves. A relationship that has ended
// needs none; visits, contact and orders are due only while it is active.
func (l *lister) upkeep() {
	if l.f.Ended() {
		return
	}
	l.people()
	l.certificates()
	l.agreements()
	if !l.f.Active() {
		return
	}
	l.visit()
	l.contact()
	l.orderBy()
}

func (l *lister) visit() {
	every := l.s.Targets.VisitEveryDays.Or(record.DefaultVisitEveryDays)
	i := Item{Side: record.ByImporter, Kind: Visit, File: l.f.File, Pos: l.f.Source.Pos, Every: every}
	v := l.f.LastInPerson(l.asOf + 1)
	if v == nil {
		l.add(i)
		return
	}
	i.Last, i.Record, i.File, i.Pos = v.Last(), l.f.ID+"/visits/"+v.Key, v.File, v.Source.Pos
	i.Due = i.Last + record.Date(every)
	l.add(i, i.Last.String())
}

func (l *lister) contact() {
	m := l.r.Measure("silence_days")
	if m.N == 0 {
		return // a factory that nobody ever talked with: its records begin elsewhere
	}
	last := &m.Records[len(m.Records)-1] // by day
	every := l.s.Targets.ContactEveryDays.Or(record.DefaultContactEveryDays)
	l.add(Item{
		Side: record.ByImporter, Kind: Contact, Due: last.On + record.Date(every), Record: last.ID, File: last.File, Pos: last.Pos,
		Last: last.On, Every: every,
	}, last.On.String())
}

func (l *lister) people() {
	for i := range l.f.Contacts {
		c := &l.f.Contacts[i]
		if !c.PresentOn(l.asOf) {
			continue
		}
		item := Item{Side: record.ByImporter, Kind: Confirm, File: l.f.File, Pos: c.Pos, Contact: c}
		checked, file := l.f.Checked(c)
		if checked.Known() {
			item.Due, item.Last, item.File, item.Pos = record.LapsesOn(checked.V), checked.V, file, checked.Pos
		}
		l.add(item, c.ID.V, checked.V.String())
	}
}

// certificates lists those that no later one renews.
func (l *lister) certificates() {
	for i := range l.f.Certificates {
		c := &l.f.Certificates[i]
		if !c.Expires.Known() || l.f.Renewed(c) {
			continue
		}
		l.add(Item{
			Side: record.ByFactory, Kind: Certificate, Due: c.Expires.V, File: l.f.File, Pos: c.Expires.Pos, Certificate: c,
		}, c.Name.V, c.Number.V, c.Expires.V.String())
	}
}

// agreements lists those that end and that no later one of the same kind follows.
func (l *lister) agreements() {
	for i := range l.f.Agreements {
		a := &l.f.Agreements[i]
		if !a.Until.Known() || l.followed(a) || a.Until.V < l.asOf-NextSteps {
			continue
		}
		l.add(Item{
			Side: record.ByImporter, Kind: Agreement, Due: a.Until.V, File: l.f.File, Pos: a.Until.Pos, Agreement: a,
		}, a.Kind.V, a.Begin().String())
	}
}

func (l *lister) followed(a *record.Agreement) bool {
	for i := range l.f.Agreements {
		o := &l.f.Agreements[i]
		if o.Kind.V == a.Kind.V && o != a && (!o.Until.Known() && o.Begin() > a.Begin() || o.Until.Known() && o.Until.V > a.Until.V) {
			return true
		}
	}
	return false
}

func (l *lister) orderBy() {
	spring, ok := BeforeSpring(l.f, l.r, l.asOf)
	if !ok {
		return
	}
	l.add(Item{
		Side: record.ByImporter, Kind: OrderBy, Due: spring.OrderBy, File: l.f.File, Pos: l.f.Source.Pos, Spring: &spring,
	}, strconv.Itoa(spring.Festival.Year()))
}
