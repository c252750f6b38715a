package measure

import (
	"factorybook/generator/record"
)

// visitCadence measures the time since the last visit in person.
func visitCadence(w *study, m *Measure) {
	target := w.s.Targets.VisitEveryDays.Or(record.DefaultVisitEveryDays)
	inWindow := 0
	var last Ref
	for i := range w.f.Visits {
		v := &w.f.Visits[i]
		if !v.InPerson() {
			continue
		}
		ref := w.visitRef(v)
		m.add(ref)
		if w.window.Contains(ref.On) {
			inWindow++
		}
		if m.N == 1 || ref.On >= last.On {
			last = ref
		}
	}
	if m.N == 0 {
		return
	}
	since := int(w.asOf - last.On)
	m.Value = Some(float64(since))
	m.more("visits", inWindow)
	m.more("target", target)
	if since > target && w.inBusiness() {
		m.overdue(last)
	}
}

// visitActionsClosed counts what became of the promises made at the last visit
// that made some. Promises that were only carried into it were made earlier.
func visitActionsClosed(w *study, m *Measure) {
	key := ""
	for i := range w.res.Promises { // in the order in which they were made
		if note := &w.res.Promises[i].Notes[0]; note.Kind == record.InVisit {
			key = note.Key
		}
	}
	for i := range w.res.Promises {
		c := &w.res.Promises[i]
		if !madeAt(c, key) || c.Dropped.Known() && !c.Done.Known() {
			continue
		}
		ref := promiseRef(c)
		ref.Hit = c.Done.Known()
		m.add(ref)
		if c.Open() && c.Due.Known() && c.Due.V < w.asOf {
			ref.Value = Some(float64(w.asOf - c.Due.V))
			m.overdue(ref)
		}
	}
}

func madeAt(c *record.PromiseCase, key string) bool {
	return c.Notes[0].Kind == record.InVisit && c.Notes[0].Key == key
}

// Roles are those that people_known asks for: who owns it, who answers, who
// follows the order, makes the goods, checks them, and sees to the money.
var Roles = [...]string{"owner", "sales", "merchandiser", "production", "quality", "finance"}

// confirmedMonths is how long a checked entry stays good.
const confirmedMonths = 12

// peopleKnown counts the roles with someone who is there and was checked lately.
func peopleKnown(w *study, m *Measure) {
	if len(w.f.Contacts) == 0 {
		return
	}
	checked := record.Span{From: w.window.Until.AddMonths(-confirmedMonths), Until: w.window.Until}
	for _, role := range Roles {
		ref := Ref{Kind: RefRole, ID: role}
		for i := range w.f.Contacts {
			c := &w.f.Contacts[i]
			if c.Role.V != role || !c.PresentOn(w.asOf) {
				continue
			}
			if day, _ := w.f.Checked(c); day.Known() && checked.Contains(day.V) && day.V > ref.On {
				ref.Hit, ref.On, ref.File, ref.Pos = true, day.V, w.f.File, c.Pos
			}
		}
		m.add(ref)
	}
}
