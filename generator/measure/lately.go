package measure

import "factorybook/generator/record"

// noneLately tells measures whose facts are missing from those that had none to record:
// the window before has cases, the chart has points, or nobody dealt with the factory in
// the window at all.
func (w *study) noneLately() {
	idle := w.idle()
	for i := range w.res.Measures {
		m := &w.res.Measures[i]
		m.NoneLately = m.State == NotRecorded && (m.Previous != nil || idle || w.res.Chart(m.Def.ID) != nil)
	}
}

// idle reports whether there were dealings with the factory once, and none in the window.
// An order that is open is one of every window.
func (w *study) idle() bool {
	once, lately := false, false
	on := func(day record.Date) {
		once = once || !day.IsZero() && day < w.window.From
		lately = lately || w.window.Contains(day)
	}
	promised := make(map[*record.Order]bool, len(w.f.Orders))
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		promised[d.Order] = true
		lately = lately || d.Outcome == DueOpen && !d.Order.End().Known()
	}
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		on(o.Begin())
		on(o.End().On)
		for k := range o.Deliveries {
			day, _ := o.Deliveries[k].Seen()
			on(day)
		}
		lately = lately || !promised[o] && !o.End().Known() && w.f.WaitsForGoods(o, w.s)
	}
	for i := range w.f.Talks {
		on(w.f.Talks[i].On.V)
	}
	for i := range w.f.Visits {
		on(w.f.Visits[i].Date.V)
	}
	for i := range w.f.Issues {
		on(w.f.Issues[i].Opened.V)
	}
	return once && !lately
}
