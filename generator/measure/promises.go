package measure

import (
	"factorybook/generator/record"
)

// promisesKept counts the promises of a side by the day they were due. What was
// dropped before that day is out: both knew in time.
func promisesKept(by string) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		for i := range w.res.Promises {
			if c := &w.res.Promises[i]; c.By.V == by && c.Due.Known() && !droppedBefore(c) {
				w.promise(m, c)
			}
		}
	}
}

func droppedBefore(c *record.PromiseCase) bool {
	return c.Dropped.Known() && !c.Done.Known() && c.Dropped.V < c.Due.V
}

// promise counts one promise. One that was dropped on its day or later was not
// kept, and is not open either.
func (w *study) promise(m *Measure, c *record.PromiseCase) {
	if c.Dropped.Known() && !c.Done.Known() {
		if c.Due.V < w.asOf {
			ref := promiseRef(c)
			ref.On = c.Due.V
			m.count(w.when(c.Due.V), ref)
		}
		return
	}
	w.kept(m, promiseRef(c), c.Due.V, c.Done)
}

// promiseRef names a promise and the first note it stands in.
func promiseRef(c *record.PromiseCase) Ref {
	return Ref{Kind: RefPromise, ID: c.ID, File: c.Notes[0].File, Pos: c.Notes[0].Promise.Pos, On: c.Made}
}

// ordersDisturbed counts confirmed orders that we moved or called off afterwards.
func ordersDisturbed(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		if !o.Confirmed.Known() {
			continue
		}
		m.count(w.when(o.Confirmed.V), Ref{
			Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Confirmed.Pos, On: o.Confirmed.V,
			Hit: disturbed(o),
		})
	}
}

func disturbed(o *record.Order) bool {
	if c := o.Cancelled; c.Known() && c.By.V == record.ByImporter && c.On.V > o.Confirmed.V {
		return true
	}
	for i := range o.Changes {
		if c := &o.Changes[i]; c.AskedBy.V == record.ByImporter && c.Told.Known() && c.Told.V > o.Confirmed.V {
			return true
		}
	}
	return false
}
