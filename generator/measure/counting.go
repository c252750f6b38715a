package measure

import "factorybook/generator/record"

// eachDue counts the dues by one of their promises.
func (w *study) eachDue(m *Measure, b basis, hit func(d *Due, promise record.Date) bool) {
	dues := w.res.Dues
	for i := range dues {
		d := &dues[i]
		promise := d.promise(b)
		counts, overdue := d.standing(promise, w.asOf)
		if !counts {
			continue
		}
		in := w.when(promise)
		ref := d.ref(promise)
		ref.Hit = hit(d, promise)
		switch {
		case d.Outcome == DueCompleted:
			ref.Value = Some(float64(d.Completed - promise))
		case d.Outcome == DueDelivered: // in time or late for certain, by how much is not known
		case overdue:
			ref.Value = Some(float64(w.asOf - promise))
			m.overdue(ref)
			if in != now {
				m.add(ref) // and, by its promise, in the window before as well
			}
		}
		m.count(in, ref)
	}
	if m.N == 0 && len(dues) > 0 {
		m.Needs = readyField
	}
}

// readyUnknown counts a due of the window that came on a day that is not recorded.
func (w *study) readyUnknown(m *Measure, d *Due) {
	if d.Outcome == DueDelivered && w.window.Contains(d.Original) {
		m.ReadyUnknown++
		m.nothing = false
		m.Needs = readyField
	}
}

// readyField is the key that would let a due be judged whose day is not recorded.
const readyField = "orders.deliveries.ready"

// unjudged notes that a due of the window, which is not counted, came on a day that is
// not recorded.
func (w *study) unjudged(m *Measure, d *Due) {
	if d.Outcome == DueDelivered && w.window.Contains(d.Original) {
		m.Needs = readyField
	}
}

// overdueDues notes the open dues whose original promise has passed.
func (w *study) overdueDues(m *Measure) {
	for i := range w.res.Dues {
		if d := &w.res.Dues[i]; d.Overdue {
			ref := d.ref(d.Original)
			ref.Value = Some(float64(w.asOf - d.Original))
			m.overdue(ref)
		}
	}
}

// dueCounted reports whether a due counts in the window by its original promise.
func (w *study) dueCounted(d *Due) bool {
	counts, overdue := d.standing(d.Original, w.asOf)
	return counts && (overdue || w.window.Contains(d.Original))
}

// kept counts something with a due day: it counts once that day has passed, or
// when it is done before that.
func (w *study) kept(m *Measure, ref Ref, due record.Date, done record.Day) {
	ref.On = due
	switch {
	case done.Known():
		ref.Value, ref.Hit = Some(float64(done.V-due)), done.V <= due
	case due < w.asOf:
		ref.Value = Some(float64(w.asOf - due))
		m.overdue(ref)
	default:
		return
	}
	m.count(w.when(due), ref)
}
