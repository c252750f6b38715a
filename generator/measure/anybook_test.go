package measure_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/anybook"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// anyBooks makes books of which every fact of an order may be missing, late, doubled
// or out of order, 100,000 orders in a long run.
func anyBooks(t *testing.T, opt anybook.Options, each func(t *testing.T, b *anybook.Book, s *record.Settings, f *record.Factory)) {
	t.Helper()
	opt.Orders = 50
	for opt.Seed = range uint64(testenv.Sample(60, 2000)) {
		b := anybook.New(opt)
		s, factories, _ := loadtest.Load(t, b.Files)
		each(t, b, s, factories[0].Record)
		if t.Failed() {
			t.Fatalf("in the book of seed %d", opt.Seed)
		}
	}
}

// deliveryMeasures count dues by promises that no delivery moves: the adjusted one
// goes on moving while our days run.
var deliveryMeasures = []string{"on_time", "on_time_latest", "in_full", "otif", "slip_days", "lead_time", "early_warning", "late_dues_explained"}

func TestFiguresOfAnyBookAreHonest(t *testing.T) {
	anyBooks(t, anybook.Options{}, func(t *testing.T, b *anybook.Book, s *record.Settings, f *record.Factory) {
		known := f.AsOf(b.AsOf)
		r := measure.Of(known, s, b.AsOf)
		for i := range r.Measures {
			honest(t, &r.Measures[i])
			exist(t, b, known, &r.Measures[i])
		}
		for i := range r.Charts {
			drawable(t, &r.Charts[i])
		}
		countedOnce(t, r)
		for i := range r.Dues {
			truthful(t, b, r, &r.Dues[i])
		}
		within(t, r)
		sidesApart(t, b, r)
	})
}

// exist checks that the cases of a figure are orders of the book that had begun.
func exist(t *testing.T, b *anybook.Book, known *record.Factory, m *measure.Measure) {
	t.Helper()
	for _, ref := range m.Records {
		if ref.Kind != measure.RefOrder {
			continue
		}
		if o := b.Orders[ref.ID]; o == nil || !o.Begun {
			t.Errorf("%s counts %q, which is no order that had begun", m.Def.ID, ref.ID)
		}
		if !slices.ContainsFunc(known.Orders, func(o record.Order) bool { return o.ID.V == ref.ID }) {
			t.Errorf("%s counts %q, which is not known", m.Def.ID, ref.ID)
		}
	}
}

// truthful holds a due to what is true of its order.
func truthful(t *testing.T, b *anybook.Book, r *measure.Result, d *measure.Due) {
	t.Helper()
	o := b.Orders[d.Order.ID.V]
	open := d.Outcome == measure.DueOpen || d.Overdue
	days, timed := d.LeadTime()
	switch {
	case open && o.All:
		t.Errorf("everything came, and it is open:\n%s", o.Text)
	case open && o.Ended:
		t.Errorf("it has ended, and is open:\n%s", o.Text)
	case timed && days <= 0:
		t.Errorf("a lead time of %d days:\n%s", days, o.Text)
	case d.Late() && !o.Late:
		t.Errorf("nothing came late, and it is late:\n%s", o.Text)
	case !o.Ours && (d.ImporterDays > 0 || d.MovedDays > 0 || d.Adjusted != d.Original):
		t.Errorf("nothing was ours, and we took %d + %d days:\n%s", d.ImporterDays, d.MovedDays, o.Text)
	case d.ClockOurs && !o.Ours:
		t.Errorf("the clock is ours:\n%s", o.Text)
	case d.MovedDays < 0 || d.ImporterDays < 0 || d.Adjusted < d.Original:
		t.Errorf("we gave %d + %d days:\n%s", d.ImporterDays, d.MovedDays, o.Text)
	case d.Outcome == measure.DueCompleted && d.Completed > r.AsOf:
		t.Errorf("complete on %s, which has not come:\n%s", d.Completed, o.Text)
	case d.Outcome == measure.DueCompleted != (!d.Completed.IsZero() && d.Low == d.High):
		t.Errorf("%v, completed %s, between %s and %s:\n%s", d.Outcome, d.Completed, d.Low, d.High, o.Text)
	}
}

// within checks figures against each other.
func within(t *testing.T, r *measure.Result) {
	t.Helper()
	n := func(id string) (k, n int) { m := r.Measure(id); return m.K, m.N }
	onTime, dues := n("on_time")
	full, fulls := n("in_full")
	otif, otifs := n("otif")
	warned, late := n("early_warning")
	_, explained := n("late_dues_explained")
	if otifs != dues || otif > onTime || otif > full || fulls != dues {
		t.Errorf("on time %d of %d, in full %d of %d, both %d of %d", onTime, dues, full, fulls, otif, otifs)
	}
	if late != explained || late > dues-onTime || warned > late {
		t.Errorf("%d of %d on time, but %d late, %d warned, %d explained", onTime, dues, late, warned, explained)
	}
	if slip, lead := r.Measure("slip_days"), r.Measure("lead_time"); lead.N+lead.NoLeadTime > slip.N || lead.ReadyUnknown != slip.ReadyUnknown {
		t.Errorf("%d lead times and %d without, of %d completed", lead.N, lead.NoLeadTime, slip.N)
	}
	for _, ref := range r.Measure("lead_time").Records {
		if ref.Value.V <= 0 {
			t.Errorf("a lead time of %v: %s", ref.Value.V, ref.ID)
		}
	}
	if m := r.Measure("returned_share"); m.Value.OK && (m.Value.V < 0 || m.Value.V > 1) {
		t.Errorf("returned %v of what was delivered", m.Value.V)
	}
}

// sidesApart checks that a case counted against one side is of an order in which that
// side did something.
func sidesApart(t *testing.T, b *anybook.Book, r *measure.Result) {
	t.Helper()
	for _, ref := range r.Measure("orders_disturbed").Records {
		if o := b.Orders[ref.ID]; ref.Hit && !o.Ours {
			t.Errorf("disturbed by us, who did nothing:\n%s", o.Text)
		}
	}
	for i := range r.Dues {
		d := &r.Dues[i]
		if o := b.Orders[d.Order.ID.V]; !o.Ours && d.Explained(r.AsOf) == measure.Covered {
			t.Errorf("our days cover it, and there are none:\n%s", o.Text)
		}
	}
}

// What is taken off a delivery can make a figure know less, never more.
func TestTakingDaysOffDeliveriesNeverAddsACase(t *testing.T) {
	anyBooks(t, anybook.Options{OrdersOnly: true}, func(t *testing.T, b *anybook.Book, s *record.Settings, f *record.Factory) {
		known := f.AsOf(b.AsOf)
		for i := range known.Orders {
			one := *known
			one.Orders = slices.Clone(known.Orders[i : i+1])
			o := &one.Orders[0]
			// Goods without a day are taken to have come before a cancellation, and after
			// all others: by these rules alone a day less can count more, where an order
			// was cancelled, or says that everything had come before the last of it.
			if len(o.Deliveries) == 0 || strings.Contains(b.Orders[o.ID.V].Text, "cancelled:") || contradicts(o) {
				continue
			}
			before := measure.Of(&one, s, b.AsOf)
			for _, received := range []bool{true, false} {
				o.Deliveries = slices.Clone(known.Orders[i].Deliveries)
				for j := range o.Deliveries {
					d := &o.Deliveries[j]
					if d.Planned() {
						continue
					}
					d.Ready, d.Shipped, d.ETD, d.ETA = record.Day{}, record.Day{}, record.Day{}, record.Day{}
					if !received {
						d.Received, d.Documents = record.Day{}, record.Day{}
					}
				}
				after := measure.Of(&one, s, b.AsOf)
				for _, id := range deliveryMeasures {
					if x, y := before.Measure(id), after.Measure(id); y.N > x.N {
						t.Errorf("%s: n %d, and %d without its days, arrival kept: %v\n%s", id, x.N, y.N, received, b.Orders[o.ID.V].Text)
					}
				}
			}
		}
	})
}

// contradicts reports whether one of several deliveries says that everything is there.
func contradicts(o *record.Order) bool {
	n, all := 0, false
	for i := range o.Deliveries {
		if d := &o.Deliveries[i]; !d.Planned() && !d.Replaces.V {
			n++
			all = all || len(d.Quantities) == 0
		}
	}
	return n > 1 && all
}

// The place of a delivery in the file says nothing where days do.
func TestDeliveriesGoByTheirDaysNotByTheFile(t *testing.T) {
	anyBooks(t, anybook.Options{OrdersOnly: true}, func(t *testing.T, b *anybook.Book, s *record.Settings, f *record.Factory) {
		known := f.AsOf(b.AsOf)
		before := measure.Of(known, s, b.AsOf)
		for i := range known.Orders {
			d := known.Orders[i].Deliveries
			days := map[record.Date]bool{}
			for j := range d {
				on, ok := d[j].Day()
				days[on] = ok
				if !ok || len(days) != j+1 {
					days = nil
					break
				}
			}
			if days != nil {
				slices.Reverse(d)
			}
		}
		after := measure.Of(known, s, b.AsOf)
		for i := range before.Measures {
			x, y := &before.Measures[i], &after.Measures[i]
			if x.N != y.N || x.K != y.K || x.Value != y.Value || x.Median != y.Median {
				t.Errorf("%s: %d of %d, %v, %v; turned round %d of %d, %v, %v", x.Def.ID, x.K, x.N, x.Value, x.Median, y.K, y.N, y.Value, y.Median)
			}
		}
	})
}

// What happens later changes nothing of what is said of a day.
func TestTheFutureOfABookIsNotKnown(t *testing.T) {
	anyBooks(t, anybook.Options{OrdersOnly: true}, func(t *testing.T, b *anybook.Book, s *record.Settings, f *record.Factory) {
		before := inLines(measure.Of(f.AsOf(b.AsOf), s, b.AsOf))
		later := f.AsOf(b.Today)
		for i := range later.Orders {
			o := &later.Orders[i]
			for j := range o.Deliveries {
				d := &o.Deliveries[j]
				for _, day := range []*record.Day{&d.Ready, &d.Shipped, &d.Received, &d.Documents, &d.Invoice} {
					postpone(day, b.AsOf)
				}
			}
			for j := range o.Payments {
				postpone(&o.Payments[j].Paid, b.AsOf)
			}
			for j := range o.Approvals {
				postpone(&o.Approvals[j].Done, b.AsOf)
			}
			for j := range o.Returns {
				postpone(&o.Returns[j].On, b.AsOf)
			}
			for j := range o.Agreed {
				postpone(&o.Agreed[j].On, b.AsOf)
			}
			for j := range o.Changes {
				postpone(&o.Changes[j].Told, b.AsOf)
			}
			for j := range o.Lines {
				postpone(&o.Lines[j].Closed, b.AsOf)
				postpone(&o.Lines[j].Cancelled.On, b.AsOf)
			}
			postpone(&o.Closed, b.AsOf)
			postpone(&o.Cancelled.On, b.AsOf)
			postpone(&o.Confirmed, b.AsOf)
		}
		if after := inLines(measure.Of(later.AsOf(b.AsOf), s, b.AsOf)); !reflect.DeepEqual(before, after) {
			for i := range before {
				if before[i] != after[i] {
					t.Errorf("%s, and with the later days moved %s", before[i], after[i])
				}
			}
		}
	})
}

// postpone moves a day of the future further away.
func postpone(d *record.Day, asOf record.Date) {
	if d.Known() && d.V > asOf {
		d.V += 37
	}
}

// inLines is what the figures say, in one line each.
func inLines(r *measure.Result) []string {
	lines := make([]string, len(r.Measures))
	for i := range r.Measures {
		m := &r.Measures[i]
		lines[i] = fmt.Sprint(m.Def.ID, m.State, m.K, m.N, m.Value, m.Median, m.Min, m.Max, m.LeftOut, m.ReadyUnknown)
	}
	return lines
}
