package figures

import (
	"slices"
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// DuesByOrder finds an order's dues without looking through all of them.
func DuesByOrder(r *measure.Result) map[string][]*measure.Due {
	index := make(map[string][]*measure.Due, len(r.Dues))
	for i := range r.Dues {
		d := &r.Dues[i]
		index[d.Order.ID.V] = append(index[d.Order.ID.V], d)
	}
	return index
}

// Standing words where an order stands by its dues: "9 days late", "open, 3 days
// overdue"; state is overdue, late, open, done, cancelled or missed.
func Standing(p words.Place, f *record.Factory, dues []*measure.Due, o *record.Order) (outcome, state string) {
	w, end := p.Words, o.End()
	switch {
	case end.Cancelled && !slices.ContainsFunc(dues, came):
		return w.Say("outcome.cancelled", "who", p.Who(end.By)), "cancelled"
	case len(dues) == 0 && end.Closed && promised(o):
		return w.Say("outcome.closed"), "done" // nothing was wanted any more
	case len(dues) == 0 && end.Closed:
		return w.Say("outcome.closed_no_promise"), "done"
	case len(dues) == 0 && !f.WaitsForGoods(o, p.Settings):
		return w.Say("outcome.came_no_promise"), "done"
	case len(dues) == 0:
		return w.Say("outcome.no_promise"), "open"
	}
	parts := make([]string, len(dues))
	for i, d := range dues {
		said, of := dueOutcome(p, d)
		if len(dues) > 1 {
			said = words.JoinColon(w, w.Say("outcome.promised", "day", w.ShortDate(d.Original)), said)
		}
		parts[i] = said
		if stateRank(of) > stateRank(state) {
			state = of
		}
	}
	return strings.Join(parts, w.Say("list.semicolon")), state
}

// came reports whether some of a due's goods came.
func came(d *measure.Due) bool {
	return d.Outcome == measure.DueCompleted || d.Outcome == measure.DueDelivered || partCame(d)
}

// partCame reports whether some of the quantity of a due came, that is not complete.
func partCame(d *measure.Due) bool {
	return slices.ContainsFunc(d.Lines, func(l measure.DueLine) bool { return l.Arrived || l.Delivered.IsPos() })
}

// promised reports whether the order has an original promise.
func promised(o *record.Order) bool {
	return o.Promised.Known() || slices.ContainsFunc(o.Lines, func(l record.Line) bool { return l.Promised.Known() })
}

// Missed words a due that ended without being complete: nothing came, or a part.
func Missed(p words.Place, d *measure.Due) string {
	if partCame(d) {
		return p.Words.Say("outcome.missed_part")
	}
	return p.Words.Say("outcome.missed")
}

// stateRank orders states by how much they ask of the reader.
func stateRank(state string) int {
	switch state {
	case "overdue":
		return 4
	case "open":
		return 3
	case "missed":
		return 2
	case "late":
		return 1
	case "done":
		return 0
	}
	return -1
}

// dueOutcome words what became of a due, with our own part in its lateness.
func dueOutcome(p words.Place, d *measure.Due) (words, state string) {
	w := p.Words
	switch d.Outcome {
	case measure.DueMissed:
		return Missed(p, d), "missed"
	case measure.DueDelivered:
		return delivered(p, d)
	case measure.DueCancelled:
		switch {
		case partCame(d):
			return Missed(p, d), "cancelled"
		case d.Ended():
			return w.Say("outcome.ended_unknown"), "cancelled"
		}
		return w.Say("outcome.cancelled", "who", p.Who(record.ByImporter)), "cancelled"
	case measure.DueCompleted:
		slip := int(d.Completed - d.Original)
		words, state = w.Say("outcome.ready", "against", DaysLate(w, slip)), "done"
		if slip > 0 {
			state = "late"
		}
		if d.Short {
			words += w.Say("list.comma") + short(w, d)
		}
		if d.Shipped {
			words += w.Say("list.comma") + w.Say("outcome.by_shipping")
		}
	default:
		words, state = Against(p, record.Day{V: d.Original, Pos: d.Pos}, record.Day{})
		if state == "open" {
			words = w.Say("outcome.open", "when", words)
		}
		if d.Last != d.Original {
			words += w.Say("list.comma") + w.Say("outcome.last_promise", "day", w.ShortDate(d.Last))
		}
	}
	if ours := Ours(w, d, p.AsOf); ours != "" {
		words += w.Say("list.comma") + ours
	}
	return words, state
}

// Ours says how much of a due's lateness our own delays may explain, or "". It is an
// upper bound and said as one: an approval and a move may count the same days.
func Ours(w *words.Words, d *measure.Due, asOf record.Date) string {
	late, _ := d.Slip(asOf)
	switch ours := d.OursLate(asOf); {
	case ours == 0:
		return ""
	case ours == late:
		return w.Say("outcome.ours_all")
	default:
		return w.Say("outcome.ours", "n", ours)
	}
}

// short says how a due came to end with less than was ordered: it was closed, or the
// lines that had not come were cancelled.
func short(w *words.Words, d *measure.Due) string {
	closed := func(l measure.DueLine) bool { return l.Line.End().Closed }
	if d.Order.End().Closed || slices.ContainsFunc(d.Lines, closed) {
		return w.Say("outcome.short")
	}
	return w.Say("outcome.short_cancelled")
}

// delivered words a due that is complete on a day that is not recorded, and on which
// side of the promise it was where that is certain.
func delivered(p words.Place, d *measure.Due) (said, state string) {
	w := p.Words
	switch {
	case d.High <= d.Original:
		said, state = w.Say("outcome.arrived_in_time", "day", w.ShortDate(d.High)), "done"
	case d.Low > d.Original:
		said, state = w.Say("outcome.late_unknown"), "late"
	case d.High < measure.Never:
		said, state = w.Say("outcome.arrived", "day", w.ShortDate(d.High)), "done"
	default:
		said, state = w.Say("outcome.delivered"), "done"
	}
	if d.Short {
		said += w.Say("list.comma") + short(w, d)
	}
	return said, state
}

// MaxGoods bounds the articles that are named in a line.
const MaxGoods = 2

// Goods names what a due is made of, the first articles of it.
func Goods(w *words.Words, d *measure.Due) string {
	var names []string
	for i := range d.Lines {
		l := d.Lines[i].Line
		names = append(names, w.Article(l))
	}
	return firstGoods(w, names)
}

// OpenGoods names what an open due still waits for: not what came, and not a line that
// ended by itself.
func OpenGoods(w *words.Words, d *measure.Due) string {
	var names []string
	for i := range d.Lines {
		if l := &d.Lines[i]; !l.Arrived && !l.Line.End().Known() {
			names = append(names, w.Article(l.Line))
		}
	}
	if len(names) == 0 {
		return Goods(w, d)
	}
	return firstGoods(w, names)
}

func firstGoods(w *words.Words, names []string) string {
	if len(names) == 0 {
		return w.Say("open.goods")
	}
	if n := len(names) - MaxGoods; n > 0 {
		return w.List(append(names[:MaxGoods:MaxGoods], w.Say("list.others", "n", n)))
	}
	return w.List(names)
}
