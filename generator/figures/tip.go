package figures

import (
	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// DueTip is what a reader sees on touching a due in a drawing: the order and its goods,
// the day promised first, what became of it, and who moved the promise last and why.
func DueTip(p words.Place, d *measure.Due) string {
	w := p.Words
	outcome, _ := dueOutcome(p, d)
	return words.JoinTitle(d.Order.ID.V, Goods(w, d), w.Say("tip.promised", "day", d.Original), outcome, movedBy(p, d))
}

// movedBy says who moved the promise of a due last, and why, or "".
func movedBy(p words.Place, d *measure.Due) string {
	w := p.Words
	var last *record.PromiseChange
	for i := range d.Order.Changes {
		c := &d.Order.Changes[i]
		if !d.Order.Moves(c) || !concerns(d, c) || last != nil && c.Told.V < last.Told.V {
			continue
		}
		last = c
	}
	if last == nil {
		return ""
	}
	key := "tip.moved"
	switch last.AskedBy.V {
	case record.ByImporter:
		key = "tip.we_moved"
	case record.ByFactory:
		key = "tip.they_moved"
	case record.ByBoth:
		key = "tip.both_moved"
	}
	said := w.Say(key, "day", w.Date(last.To.V))
	return words.JoinColon(w, said, w.Own(last.Reason, last.ReasonZH).V)
}

// concerns reports whether a change is of one of the due's lines.
func concerns(d *measure.Due, c *record.PromiseChange) bool {
	for i := range d.Lines {
		if c.Concerns(d.Lines[i].Line) {
			return true
		}
	}
	return len(d.Lines) == 0
}

// DebtTip is what a reader sees on touching a payment in a drawing.
func DebtTip(p words.Place, partner *Partner, d *measure.Debt) string {
	e := partner.PaymentEvent(d.Payment)
	due := ""
	if d.Due.Known() {
		due = p.Words.Say("tip.due", "day", d.Due.V)
	}
	return words.JoinTitle(d.Order.ID.V, e.What, due, e.Against)
}

// DuePoint is a due in a drawing by its days late: what it is by its shape, and the days
// that our own delays explain. ok is false for a due that has no such days.
func DuePoint(p words.Place, f *record.Factory, d *measure.Due) (pt chart.Point, ok bool) {
	days, ok := d.Slip(p.AsOf)
	if !ok {
		return pt, false
	}
	pt = chart.Point{On: d.Original, Y: float64(days), Label: DueTip(p, d), Href: p.To(words.OrderPath(f, d.Order.ID.V)), Ours: float64(d.OursLate(p.AsOf))}
	switch {
	case d.Overdue:
		pt.Style = chart.Open
	case d.Special != "":
		pt.Style, pt.Why = chart.Hollow, p.Words.Enum("special", string(d.Special))
	}
	return pt, true
}

// DebtPoint is a payment in a drawing by its days late: made, or overdue and so far.
func DebtPoint(p words.Place, partner *Partner, d *measure.Debt) (pt chart.Point, ok bool) {
	if !d.Due.Known() || d.Moot {
		return pt, false
	}
	days, made := d.Days()
	switch {
	case made:
		pt.Y = float64(days)
	case d.Overdue(p.AsOf):
		pt.Y, pt.Style = float64(p.AsOf-d.By), chart.Open
	default:
		return pt, false
	}
	pt.On, pt.Label, pt.Href = d.Due.V, DebtTip(p, partner, d), p.To(words.OrderPath(partner.Factory, d.Order.ID.V))
	return pt, true
}
