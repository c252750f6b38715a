package measure_test

import (
	"slices"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// This file derives the dues a second time, slowly and by another way: instead of
// filling lines delivery by delivery it asks, day by day, how much of a SKU had
// come in all, and how much of that was promised before this due.

type slowDue struct {
	order     *record.Order
	original  record.Date
	completed record.Date
	full      record.Date
	outcome   measure.Outcome
	importer  int
	moved     int
	last      record.Date
}

func compareDues(t *testing.T, f *record.Factory, s *record.Settings, r *measure.Result) {
	t.Helper()
	if tol := s.Targets.InFullTolerance; tol.V.Cmp(decimal.One) >= 0 {
		return // nothing is enough: no figure of it means anything
	}
	var want []slowDue
	for i := range f.Orders {
		if exactQuantities(&f.Orders[i]) {
			want = append(want, slowDues(&f.Orders[i], s, r.AsOf)...)
		}
	}
	found := 0
	for i := range r.Dues {
		if exactQuantities(r.Dues[i].Order) {
			found++
		}
	}
	if found != len(want) {
		t.Errorf("%d dues, want %d", found, len(want))
	}
	for _, w := range want {
		n := slices.IndexFunc(r.Dues, func(d measure.Due) bool { return d.Order == w.order && d.Original == w.original })
		if n < 0 {
			t.Errorf("no due of %s for %s", w.order.ID.V, w.original)
			continue
		}
		d := &r.Dues[n]
		if d.Completed != w.completed || d.Full != !w.full.IsZero() || d.Outcome != w.outcome || d.ImporterDays != w.importer || d.MovedDays != w.moved || d.Last != w.last {
			t.Fatalf("as of %s, %s for %s: got completed %q full %v outcome %d importer %d moved %d last %s, want %q %q %d %d %d %s, line %d",
				r.AsOf, w.order.ID.V, w.original, d.Completed, d.Full, d.Outcome, d.ImporterDays, d.MovedDays, d.Last,
				w.completed, w.full, w.outcome, w.importer, w.moved, w.last, w.order.Source.Pos.Line)
		}
	}
}

// exactQuantities leaves out orders whose sums have more digits than a decimal, and
// those that contradict themselves or leave a day out, which this derivation does
// not judge: tables of their own say what these must give.
func exactQuantities(o *record.Order) bool {
	if !plainOrder(o) {
		return false
	}
	huge := decimal.MustParse("1000000000")
	for i := range o.Lines {
		if o.Lines[i].Quantity.V.Cmp(huge) > 0 {
			return false
		}
	}
	for i := range o.Deliveries {
		for j := range o.Deliveries[i].Quantities {
			if o.Deliveries[i].Quantities[j].Quantity.V.Cmp(huge) > 0 {
				return false
			}
		}
	}
	return true
}

func plainOrder(o *record.Order) bool {
	var everything bool
	deliveries := slices.Clone(o.Deliveries)
	slices.SortStableFunc(deliveries, func(a, b record.Delivery) int {
		x, _ := a.Day()
		y, _ := b.Day()
		return int(x - y)
	})
	for _, d := range deliveries {
		if _, ok := d.Day(); !ok || everything {
			return false
		}
		everything = len(d.Quantities) == 0
	}
	return !slices.ContainsFunc(o.Lines, func(l record.Line) bool {
		return l.Quantity.Known() && !l.Quantity.V.IsPos() || l.End().Known()
	}) && len(o.Returns) == 0 && len(o.Agreed) == 0 && (o.Cancelled.By.V != "" || !o.Cancelled.Known())
}

func slowDues(o *record.Order, s *record.Settings, asOf record.Date) []slowDue {
	promiseOf := func(l *record.Line) (record.Date, bool) {
		if l.Promised.Known() {
			return l.Promised.V, true
		}
		return o.Promised.V, o.Promised.Known()
	}
	quantities := slices.ContainsFunc(o.Lines, func(l record.Line) bool { return l.Quantity.Known() })
	groups := map[record.Date][]*record.Line{}
	if len(o.Lines) == 0 && o.Promised.Known() {
		groups[o.Promised.V] = nil
	}
	for i := range o.Lines {
		if p, ok := promiseOf(&o.Lines[i]); ok {
			groups[p] = append(groups[p], &o.Lines[i])
		}
	}
	if !quantities && len(groups) > 1 {
		var first record.Date
		var all []*record.Line
		for p, lines := range groups {
			if first == 0 || p < first {
				first = p
			}
			all = append(all, lines...)
		}
		groups = map[record.Date][]*record.Line{first: all}
	}
	var dues []slowDue
	for promise, lines := range groups {
		dues = append(dues, slowOutcome(o, s, asOf, promise, lines, groups, quantities))
	}
	return dues
}

// came returns the deliveries that count, by day.
func came(o *record.Order) (days []record.Date, on map[record.Date][]*record.Delivery) {
	on = map[record.Date][]*record.Delivery{}
	closedFirst := o.Closed.Known() && o.Cancelled.Known() && o.Closed.V < o.Cancelled.On.V
	for i := range o.Deliveries {
		d := &o.Deliveries[i]
		day, ok := d.Day()
		if !ok || o.Cancelled.Known() && !closedFirst && day > o.Cancelled.On.V {
			continue
		}
		on[day] = append(on[day], d)
	}
	for day := range on {
		days = append(days, day)
	}
	slices.Sort(days)
	return days, on
}

func slowOutcome(o *record.Order, s *record.Settings, asOf, promise record.Date, lines []*record.Line, groups map[record.Date][]*record.Line, quantities bool) slowDue {
	d := slowDue{order: o, original: promise}
	share := decimal.One
	if tol := s.Targets.InFullTolerance; tol.Known() {
		share, _ = decimal.One.Sub(tol.V)
	}
	days, on := came(o)
	var last record.Date
	before := slices.Repeat([]decimal.Decimal{decimal.MustParse("-1")}, len(lines))
	for _, day := range days {
		full, brought, anything := true, false, false
		for _, delivery := range on[day] {
			anything = anything || len(delivery.Quantities) == 0 || slices.ContainsFunc(delivery.Quantities, func(q record.SKUQuantity) bool { return q.Quantity.V.IsPos() })
		}
		nothing := true // to wait for
		for i, l := range lines {
			own, known := ordered(lines, l)
			if !quantities {
				continue
			}
			if !known {
				nothing = false
				arrived, today := unknownArrived(o, l, promise, groups, day)
				full = full && arrived
				brought = brought || today
				continue
			}
			if own.IsPos() {
				nothing = false
			}
			got := cameFor(o, l, promise, own, groups, day)
			need, _ := own.Mul(share)
			full = full && got.Cmp(need) >= 0
			if got.IsPos() && got.Cmp(before[i]) > 0 {
				brought = true
			}
			before[i] = got
		}
		if nothing {
			brought = anything && last.IsZero()
			full = anything
		}
		if brought {
			last = day
		}
		if full && (brought || nothing) && d.full.IsZero() {
			d.full = day
		}
	}
	d.decide(asOf, last)
	d.ours(asOf, lines)
	return d
}

// ordered returns the quantity of the due that lines with the SKU of l share.
func ordered(lines []*record.Line, l *record.Line) (sum decimal.Decimal, known bool) {
	for _, m := range lines {
		if m == l || l.SKU.Known() && m.SKU.Known() && m.SKU.V == l.SKU.V {
			known = known || m.Quantity.Known()
			sum, _ = sum.Add(m.Quantity.V)
		}
	}
	return sum, known
}

// unknownArrived reports whether something of a line without a quantity had come
// by the day, and whether it came first on that day: with a delivery of everything,
// or once more of the SKU had come than was promised before.
func unknownArrived(o *record.Order, l *record.Line, promise record.Date, groups map[record.Date][]*record.Line, day record.Date) (arrived, today bool) {
	days, on := came(o)
	for _, d := range days {
		if d > day {
			break
		}
		everything := slices.ContainsFunc(on[d], func(delivery *record.Delivery) bool { return len(delivery.Quantities) == 0 })
		total, prior := totals(o, l, promise, groups, d)
		if !arrived && (everything || total.Cmp(prior) > 0) {
			arrived, today = true, d == day
		}
	}
	return arrived, today
}

// cameFor returns how much of the SKU had come for this due by the end of the day.
func cameFor(o *record.Order, l *record.Line, promise record.Date, own decimal.Decimal, groups map[record.Date][]*record.Line, day record.Date) decimal.Decimal {
	total, prior := totals(o, l, promise, groups, day)
	got, _ := total.Sub(prior)
	return got.Max(decimal.Zero).Min(own)
}

// totals returns how much of the SKU of l had come in all by the end of the day,
// and how much of it was promised for days before the promise.
func totals(o *record.Order, l *record.Line, promise record.Date, groups map[record.Date][]*record.Line, day record.Date) (total, prior decimal.Decimal) {
	days, on := came(o)
	var all decimal.Decimal
	for p, lines := range groups {
		for _, m := range lines {
			if m == l || l.SKU.Known() && m.SKU.Known() && m.SKU.V == l.SKU.V {
				all, _ = all.Add(m.Quantity.V)
				if p < promise {
					prior, _ = prior.Add(m.Quantity.V)
				}
			}
		}
	}
	for _, d := range days {
		if d > day {
			break
		}
		for _, delivery := range on[d] {
			if len(delivery.Quantities) == 0 {
				total = total.Max(all)
			}
			for _, q := range delivery.Quantities {
				if l.SKU.Known() && q.SKU.V == l.SKU.V {
					total, _ = total.Add(q.Quantity.V)
				}
			}
		}
	}
	return total, prior
}

func (d *slowDue) decide(asOf, last record.Date) {
	o := d.order
	closed, cancelled := o.Closed.Known(), o.Cancelled.Known()
	if cancelled && closed && o.Closed.V < o.Cancelled.On.V {
		cancelled = false
	}
	switch {
	case !d.full.IsZero():
		d.outcome, d.completed = measure.DueCompleted, d.full
	case cancelled && o.Cancelled.By.V == "factory", cancelled && d.original < o.Cancelled.On.V:
		d.outcome = measure.DueMissed
	case cancelled:
		d.outcome = measure.DueCancelled
	case closed && last != 0:
		d.outcome, d.completed = measure.DueCompleted, last
	case closed:
		d.outcome = measure.DueMissed
	}
}

// ours counts our late days one by one, and follows each line's promise.
func (d *slowDue) ours(asOf record.Date, lines []*record.Line) {
	o := d.order
	until := asOf
	if d.outcome == measure.DueCompleted {
		until = d.completed
	}
	late := map[record.Date]bool{}
	mark := func(due record.Day, from record.Date, asked, done record.Day) {
		if !due.Known() || o.Cancelled.Known() && due.V >= o.Cancelled.On.V {
			return
		}
		end := asOf
		if done.Known() {
			end = done.V
		}
		for day := from; day < end; day++ {
			if day < until && (!asked.Known() || day >= asked.V) {
				late[day] = true
			}
		}
	}
	for _, a := range o.Approvals {
		mark(a.Due, a.Due.V, a.Asked, a.Done)
	}
	for _, p := range o.Payments {
		if p.Stage.V == "deposit" {
			by := p.Due.V // the banks of these books are closed on Saturdays and Sundays
			for by.Weekday() == time.Saturday || by.Weekday() == time.Sunday {
				by++
			}
			mark(p.Due, by, record.Day{}, p.Paid)
		}
	}
	d.importer = len(late)

	changes := slices.Clone(o.Changes)
	slices.SortStableFunc(changes, func(a, b record.PromiseChange) int { return int(a.Told.V - b.Told.V) })
	if len(lines) == 0 {
		lines = []*record.Line{{}}
	}
	for _, l := range lines {
		at, moved := o.Promised.V, 0
		if l.Promised.Known() {
			at = l.Promised.V
		}
		stood := []record.Date{at} // every promise so far
		for _, c := range changes {
			named := slices.ContainsFunc(c.SKUs, func(s record.Text) bool { return s.V == l.SKU.V })
			if len(c.SKUs) == 0 && l.Promised.Known() || len(c.SKUs) > 0 && !named {
				continue
			}
			if latest := slices.Max(stood); c.AskedBy.V == "importer" && c.To.V > latest {
				moved += int(c.To.V - latest)
			}
			at = c.To.V
			stood = append(stood, at)
		}
		d.last, d.moved = max(d.last, at), max(d.moved, moved)
	}
}
