package figures

import (
	"slices"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// OrderLine is one order as a line of a list: what it is, the day it was promised
// for, how it stands, and its bar.
type OrderLine struct {
	// ID is the order's, Goods names the first articles.
	ID, Goods string
	// Promised is the day promised first, worded, or "" where there was none.
	Promised string
	// Days says how it stands against that day: "2 days late", "in 31 days".
	Days string
	// Remark is what a reader of the line asks next: the day it is promised for now
	// and why, or whose the days are; or "".
	Remark string
	// UnderWay is set while the goods wait at the factory or no arrival is recorded.
	UnderWay bool
	// State is overdue, late, open, done, cancelled or missed; Outcome says all of it.
	State, Outcome string
	// Bar draws it; nil for an order without a promise.
	Bar *chart.Bar

	Due record.Date // the day of Promised; no date where there was none
}

// OpenState reports whether a state of Standing is one of an order in work.
func OpenState(state string) bool { return state == "open" || state == "overdue" }

// LineOf words an order as a line. An order with goods for several days is lined up on
// the one that asks most: the first that is open, else the one that came latest.
func LineOf(p words.Place, f *record.Factory, dues []*measure.Due, o *record.Order) OrderLine {
	w := p.Words
	l := OrderLine{ID: o.ID.V, Goods: OrderGoods(w, o)}
	l.Outcome, l.State = Standing(p, f, dues, o)
	d := ruling(p, dues)
	if d == nil {
		l.Days = l.Outcome
		return l
	}
	l.Due, l.Promised = d.Original, w.Date(d.Original)
	if l.Days = daysOf(p, d, l.State); l.Days == "" {
		l.Days = l.Outcome
	}
	way := ""
	if d.Outcome == measure.DueCompleted {
		way = underWay(p, f, o)
	}
	l.Remark, l.UnderWay = words.JoinSemicolon(w, way, remark(p, d, o, len(dues))), way != ""
	l.Bar = barOf(p, d, o)
	return l
}

// OrderGoods names the first articles of an order.
func OrderGoods(w *words.Words, o *record.Order) string {
	var names []string
	for i := range o.Lines {
		if name := w.Article(&o.Lines[i]); name != "" {
			names = append(names, name)
		}
	}
	return firstGoods(w, names)
}

// ruling is the due that the line of an order is about.
func ruling(p words.Place, dues []*measure.Due) *measure.Due {
	var best *measure.Due
	rank := func(d *measure.Due) (open bool, late int) {
		slip, _ := d.Slip(p.AsOf)
		return d.Outcome == measure.DueOpen, slip
	}
	for _, d := range dues {
		if best == nil {
			best = d
			continue
		}
		open, late := rank(d)
		bestOpen, bestLate := rank(best)
		switch {
		case open != bestOpen:
			if open {
				best = d
			}
		case open && d.Original < best.Original, !open && late > bestLate:
			best = d
		}
	}
	return best
}

// daysOf words a due in a few words, or returns "" where only a sentence will do.
func daysOf(p words.Place, d *measure.Due, state string) string {
	w := p.Words
	switch d.Outcome {
	case measure.DueCompleted:
		return DaysLate(w, int(d.Completed-d.Original))
	case measure.DueOpen:
		if state == "cancelled" {
			return ""
		}
		return when(w, d.Original, int(d.Original-p.AsOf))
	case measure.DueMissed:
		return Missed(p, d)
	}
	return ""
}

func remark(p words.Place, d *measure.Due, o *record.Order, dues int) string {
	w := p.Words
	said := ""
	if d.Outcome == measure.DueOpen && d.Last != d.Original {
		said = words.JoinColon(w, w.Say("outcome.last_promise", "day", w.ShortDate(d.Last)), lastReason(w, o, d))
	}
	said = words.JoinSemicolon(w, said, oursAlone(w, d, p.AsOf))
	if d.Outcome == measure.DueCompleted && d.Short {
		said = words.JoinSemicolon(w, said, short(w, d))
	}
	if o.Rush.V {
		said = words.JoinSemicolon(w, said, w.Say("order.rush"))
	}
	if o.Special.Known() {
		said = words.JoinSemicolon(w, said, w.Say("order.special", "why", w.Own(o.Special, o.SpecialZH).V))
	}
	if dues > 1 {
		said = words.JoinSemicolon(w, said, w.Say("order.days_promised", "n", dues))
	}
	return said
}

// underWay says where the goods of an order are that came lately and is not closed: that
// they wait at the factory, or since when they have been under way. It is said only where
// other orders of the factory say as much, and not after a voyage's time: then a day was
// forgotten, and nothing is missed.
func underWay(p words.Place, f *record.Factory, o *record.Order) string {
	const voyage = 90
	if len(o.Deliveries) == 0 || o.End().Known() {
		return ""
	}
	last := &o.Deliveries[0]
	for i := range o.Deliveries {
		was, _ := last.Day()
		if day, ok := o.Deliveries[i].Day(); ok && day > was && !o.Deliveries[i].Replaces.V {
			last = &o.Deliveries[i]
		}
	}
	day, ok := last.Day()
	if !ok || day < p.AsOf-voyage || last.Received.Known() {
		return ""
	}
	if last.Shipped.Known() {
		if !deliveredElsewhere(f, o, func(d *record.Delivery) bool { return d.Received.Known() }) {
			return ""
		}
		if day := p.Words.ShortDate(last.Shipped.V); last.Shipment.Known() {
			return p.Words.Say("remark.shipped_as", "day", day, "shipment", last.Shipment.V)
		} else {
			return p.Words.Say("remark.shipped", "day", day)
		}
	}
	if !deliveredElsewhere(f, o, func(d *record.Delivery) bool { return d.Shipped.Known() }) {
		return ""
	}
	return p.Words.Say("remark.waits")
}

// deliveredElsewhere reports whether a delivery of another order says something.
func deliveredElsewhere(f *record.Factory, o *record.Order, says func(*record.Delivery) bool) bool {
	for i := range f.Orders {
		if other := &f.Orders[i]; other.ID.V != o.ID.V && slices.ContainsFunc(other.Deliveries, func(d record.Delivery) bool { return says(&d) }) {
			return true
		}
	}
	return false
}

// oursAlone is Ours where the days themselves stand elsewhere.
func oursAlone(w *words.Words, d *measure.Due, asOf record.Date) string {
	late, _ := d.Slip(asOf)
	switch ours := d.OursLate(asOf); {
	case ours == 0:
		return ""
	case ours == late:
		return w.Say("remark.ours_all")
	default:
		return w.Say("remark.ours", "n", ours)
	}
}

// lastReason is why the promise that stands now was moved to its day, or "".
func lastReason(w *words.Words, o *record.Order, d *measure.Due) string {
	var last *record.PromiseChange
	for i := range o.Changes {
		if c := &o.Changes[i]; c.To.V == d.Last && (last == nil || c.Told.V >= last.Told.V) {
			last = c
		}
	}
	if last == nil {
		return ""
	}
	return w.Own(last.Reason, last.ReasonZH).V
}

// barOf draws a due from the day the order was placed.
func barOf(p words.Place, d *measure.Due, o *record.Order) *chart.Bar {
	begin := o.Begin()
	if begin.IsZero() {
		begin = d.Original
	}
	b := &chart.Bar{From: int(begin - d.Original), Ours: d.OursLate(p.AsOf)}
	switch d.Outcome {
	case measure.DueOpen:
		b.State, b.Until, b.Plan, b.Asked = chart.BarOpen, int(p.AsOf-d.Original), int(d.Last-d.Original), d.Overdue
	case measure.DueCompleted:
		b.Until = int(d.Completed - d.Original)
	case measure.DueDelivered:
		// No day is drawn late that it need not have been.
		switch {
		case d.High <= d.Original:
			b.Until = int(d.High - d.Original)
		case d.Low > d.Original:
			b.Until = int(d.Low - d.Original)
		}
	default:
		b.State = chart.BarDropped
	}
	return b
}

// BarScale is the scale of the bars of a page: the days of nineteen in twenty on
// either side of the promise, in whole weeks, and at least four weeks before it and
// two after. A bar that is longer is cut, and says so by an arrow.
func BarScale(bars []*chart.Bar) chart.BarScale {
	var before, after []int
	for _, b := range bars {
		if b == nil {
			continue
		}
		before = append(before, -b.From)
		after = append(after, max(b.Until, b.Plan))
	}
	return chart.BarScale{Before: barReach(before, 28), After: barReach(after, 14)}
}

func barReach(days []int, least int) int {
	slices.Sort(days)
	if n := len(days); n > 0 {
		least = max(least, days[(n*19-1)/20])
	}
	const week = 7
	return (least + week - 1) / week * week
}
