package measure_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/testenv"
)

// arbitrary makes books that the checker would let through or only warn about,
// with everything at the edges: days that coincide, quantities of nothing and of
// far too much, currencies without a rate, fields missing at random.
type arbitrary struct {
	*rand.Rand
	pos  int32
	zero record.Date // the days of the book begin here
	span int         // and are this many
}

func (a *arbitrary) at() record.Pos { a.pos++; return record.Pos{Line: a.pos, Column: 1} }

func (a *arbitrary) day() record.Day {
	return record.Day{V: a.zero + record.Date(a.IntN(a.span)), Pos: a.at()}
}

func (a *arbitrary) maybe() record.Day {
	if a.IntN(3) == 0 {
		return record.Day{}
	}
	return a.day()
}

// after is a day not long after another, most of the time.
func (a *arbitrary) after(d record.Day) record.Day {
	if !d.Known() || a.IntN(4) == 0 {
		return a.maybe()
	}
	return record.Day{V: d.V + record.Date(a.IntN(40)), Pos: a.at()}
}

func (a *arbitrary) one(of ...string) record.Text {
	s := of[a.IntN(len(of))]
	if s == "" {
		return record.Text{}
	}
	return record.Text{V: s, Pos: a.at()}
}

func (a *arbitrary) number(of ...string) record.Number {
	s := of[a.IntN(len(of))]
	if s == "" {
		return record.Number{}
	}
	return record.Number{V: decimal.MustParse(s), Pos: a.at()}
}

func (a *arbitrary) currency() record.Text { return a.one("", "USD", "CNY", "JPY") }

func (a *arbitrary) flag() record.Flag {
	if a.IntN(5) > 0 {
		return record.Flag{}
	}
	return record.Flag{V: a.IntN(2) == 0, Pos: a.at()}
}

func (a *arbitrary) settings() *record.Settings {
	s := &record.Settings{Currency: a.currency()}
	for _, c := range [...]string{"CNY", "USD"} {
		if a.IntN(2) == 0 {
			on := record.Day{V: a.zero + record.Date(a.IntN(a.span)), Pos: a.at()}
			s.Rates = append(s.Rates, record.Rates{Currency: record.Text{V: c, Pos: a.at()}, Days: []record.Rate{{On: on, Value: a.number("0.14", "7", "0.000000001")}}})
		}
	}
	if a.IntN(2) == 0 {
		s.WindowMonths = record.Whole{V: 1 + a.IntN(24), Pos: a.at()}
	}
	s.Targets.InFullTolerance = a.number("", "0", "0.05", "1")
	if a.IntN(2) == 0 {
		s.PeakSeasons = []record.Season{{
			From: record.At[record.MonthDay]{V: record.MonthDay{Month: 11, Day: 1}, Pos: a.at()},
			To:   record.At[record.MonthDay]{V: record.MonthDay{Month: 2, Day: 29}, Pos: a.at()},
		}}
	}
	return s
}

func (a *arbitrary) order(i int) record.Order {
	o := record.Order{
		ID: record.Text{V: fmt.Sprintf("PO-%03d", i), Pos: a.at()}, Placed: a.maybe(),
		Value: a.number("", "", "0", "1000.50", "9999999999999999999"), Currency: a.currency(), Special: a.one("", "", "", "fair"), Rush: a.flag(),
	}
	o.File, o.Source.Pos = "factories/yuanda/orders/2025.yaml", a.at()
	o.Confirmed, o.Requested, o.Promised = a.after(o.Placed), a.after(o.Placed), a.after(o.Placed)
	lines, deliveries, skus := 4, 3, []string{"", "A", "A", "B", "C"}
	if a.IntN(12) == 0 { // a long order is indexed by SKU
		lines, deliveries, skus = 60, 12, []string{"", "A", "B", "C", "D", "E", "F", "G"}
	}
	for range a.IntN(lines) {
		l := record.Line{Pos: a.at(), SKU: a.one(skus...), Quantity: a.number("", "0", "10", "100", "0.5", "9999999999999999999"), Price: a.number("", "0", "1.25", "3", "9999999999999999999", "0.0000000000000000001")}
		if a.IntN(3) == 0 {
			l.Promised = a.maybe()
		}
		o.Lines = append(o.Lines, l)
	}
	for range a.IntN(3) {
		c := record.PromiseChange{Pos: a.at(), Told: a.day(), To: a.day(), AskedBy: a.one("factory", "importer", "both", "")}
		if a.IntN(3) == 0 {
			c.SKUs = []record.Text{a.one("A", "B")}
		}
		o.Changes = append(o.Changes, c)
	}
	for range a.IntN(3) {
		due := a.maybe()
		o.Approvals = append(o.Approvals, record.Approval{Pos: a.at(), Asked: a.maybe(), Due: due, Done: a.after(due)})
	}
	for range a.IntN(3) {
		due := a.maybe()
		o.Payments = append(o.Payments, record.Payment{Pos: a.at(), Stage: a.one("deposit", "balance"), Due: due, Paid: a.after(due), Amount: a.number("", "0", "100", "9999999999999999999"), Currency: a.currency()})
	}
	for range a.IntN(deliveries) {
		d := record.Delivery{Pos: a.at(), Ready: a.after(o.Promised)}
		d.Shipped = a.after(d.Ready)
		for range a.IntN(len(skus)) {
			d.Quantities = append(d.Quantities, record.SKUQuantity{SKU: a.one(append(skus[1:], "Z")...), Quantity: a.number("0", "5", "100", "0.5", "9999999999999999999")})
		}
		o.Deliveries = append(o.Deliveries, d)
	}
	for range a.IntN(2) {
		o.Inspections = append(o.Inspections, record.Inspection{Pos: a.at(), On: a.maybe(), Stage: a.one("final", "loading"), Result: a.one("accepted", "rejected", "pending"), First: a.flag()})
	}
	if a.IntN(4) == 0 {
		o.Closed = a.day()
	}
	if a.IntN(6) == 0 {
		o.Cancelled = record.Cancellation{Pos: a.at(), On: a.day(), By: a.one("factory", "importer")}
	}
	return o
}

func (a *arbitrary) promises() (list []record.Promise) {
	for range a.IntN(3) {
		due := a.maybe()
		p := record.Promise{Pos: a.at(), ID: a.one("", "", "jig"), By: a.one("factory", "importer"), Due: due, Done: a.after(due)}
		if a.IntN(4) == 0 {
			p.Dropped = a.maybe()
		}
		list = append(list, p)
	}
	return list
}

func (a *arbitrary) factory() *record.Factory {
	f := &record.Factory{ID: "yuanda", Status: a.one("", "active", "paused"), Since: a.maybe()}
	f.Terms.Currency = a.currency()
	if a.IntN(2) == 0 {
		f.Terms.LeadTimeDays = record.Whole{V: a.IntN(60), Pos: a.at()}
	}
	for range a.IntN(3) {
		f.Contacts = append(f.Contacts, record.Contact{Pos: a.at(), Role: a.one("owner", "sales", "other"), From: a.maybe(), Left: a.maybe(), Confirmed: a.maybe()})
	}
	for range a.IntN(3) {
		v := record.Volume{}
		if a.IntN(2) == 0 {
			v = record.Volume{Pos: a.at(), Value: a.number("0", "100", "9999999999999999999"), Currency: a.currency(), Per: a.one("", "year", "quarter", "month")}
		}
		f.Agreements = append(f.Agreements, record.Agreement{Pos: a.at(), Kind: a.one("framework", "volume", "quality"), Signed: a.maybe(), From: a.maybe(), Until: a.maybe(), Volume: v})
	}
	for range a.IntN(4) {
		from := a.day()
		p, err := record.ParsePeriod(record.QuarterOf(from.V).Name)
		if err != nil {
			panic(err)
		}
		f.Forecasts = append(f.Forecasts, record.Forecast{Pos: a.at(), Period: record.At[record.Period]{V: p, Pos: a.at()}, Value: a.number("0", "1000", "9999999999999999999"), Currency: a.currency(), Shared: a.maybe()})
	}
	for range a.IntN(3) {
		f.Goodwill = append(f.Goodwill, record.Goodwill{Pos: a.at(), On: a.maybe(), By: a.one("factory", "importer"), Kind: a.one("", "training"), Value: a.number("", "10", "9999999999999999999"), Currency: a.currency()})
	}
	for range a.IntN(2) {
		from := a.day()
		f.Closures = append(f.Closures, record.Closure{Pos: a.at(), From: from, Until: a.after(from), ActualUntil: a.after(from)})
	}
	for range a.IntN(3) {
		p := record.Phase{Pos: a.at(), From: a.day(), Reason: a.one("kiln", "rail")}
		if a.IntN(2) == 0 {
			p.Measures = []record.Text{a.one("slip_days", "order_gap_days")}
		}
		f.Phases = append(f.Phases, p)
	}
	for i := range a.IntN(40) {
		f.Orders = append(f.Orders, a.order(i))
	}
	f.Orders = slices.DeleteFunc(f.Orders, func(o record.Order) bool { return o.Begin().IsZero() && a.IntN(2) == 0 })
	slices.SortStableFunc(f.Orders, func(x, y record.Order) int {
		switch {
		case x.Placed.Known() != y.Placed.Known():
			return map[bool]int{true: -1, false: 1}[x.Placed.Known()]
		default:
			return cmp.Or(cmp.Compare(x.Placed.V, y.Placed.V), strings.Compare(x.ID.V, y.ID.V))
		}
	})
	for i := range a.IntN(4) {
		on := a.day()
		v := record.Visit{Key: fmt.Sprintf("%s-%d", on.V, i), Date: on, Until: a.after(on), Kind: a.one("", "regular", "video"), Promises: a.promises()}
		v.Closes = []record.Text{a.one("jig", "nowhere")}
		f.Visits = append(f.Visits, v)
	}
	slices.SortStableFunc(f.Visits, func(x, y record.Visit) int { return cmp.Compare(x.Date.V, y.Date.V) })
	for i := range a.IntN(6) {
		on := a.day()
		f.Issues = append(f.Issues, record.Issue{ID: record.Text{V: fmt.Sprintf("Q-%d", i), Pos: a.at()}, Opened: on, RaisedBy: a.one("factory", "importer", ""), Answered: a.after(on), Contained: a.after(on), Closed: a.after(on), Cause: record.Cause{By: a.one("", "both", "carrier")}, Repeats: a.one("", "Q-0"), Promises: a.promises()})
	}
	for i := range a.IntN(12) {
		on := a.day()
		f.Talks = append(f.Talks, record.Talk{Key: fmt.Sprintf("%s-%d", on.V, i), On: on, By: a.one("factory", "importer"), Channel: a.one("wechat", "email", "phone", "other"), Answered: a.after(on), Promises: a.promises()})
	}
	return f
}

// book makes a book, its settings and an as-of day from a seed.
func book(seed uint64) (*record.Settings, *record.Factory, record.Date) {
	a := &arbitrary{Rand: rand.New(rand.NewPCG(seed, 7))}
	a.zero = record.NewDate(2012+a.IntN(45), 1, 1) // years without a notice, or without a festival, too
	a.span = []int{1, 30, 400, 1500}[a.IntN(4)]
	s, f := a.settings(), a.factory()
	return s, f, a.zero + record.Date(a.IntN(a.span)+a.IntN(60))
}

func FuzzArbitraryBooksGiveHonestFigures(f *testing.F) {
	for seed := range uint64(testenv.Sample(400, 20_000)) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		s, factory, asOf := book(seed)
		known := factory.AsOf(asOf)
		r := measure.Of(known, s, asOf)
		for i := range r.Measures {
			honest(t, &r.Measures[i])
		}
		for i := range r.Charts {
			drawable(t, &r.Charts[i])
		}
		countedOnce(t, r)
		compareDues(t, known, s, r)
	})
}

// honest checks what holds for every measure.
func honest(t *testing.T, m *measure.Measure) {
	t.Helper()
	id := m.Def.ID
	if m.K < 0 || m.K > m.N || m.N != len(m.Records) {
		t.Errorf("%s: %d of %d with %d records", id, m.K, m.N, len(m.Records))
	}
	missing := m.State == measure.NotRecorded || m.State == measure.None
	if missing != (m.N == 0) {
		t.Errorf("%s: %s with n %d", id, m.State, m.N)
	}
	if m.N == 0 && (m.Value.OK || m.Low.OK || m.Median.OK || m.More != nil || m.Previous != nil && (m.State == measure.None || m.Previous.N == 0)) {
		t.Errorf("%s: figures without a case: %+v", id, m)
	}
	if (m.Needs != "") != (m.State == measure.NotRecorded) {
		t.Errorf("%s: %s, needs %q", id, m.State, m.Needs)
	}
	if m.Def.Share && m.N > 0 {
		p := float64(m.K) / float64(m.N)
		if !m.Low.OK || m.Low.V < 0 || m.High.V > 1 || m.Low.V > p || p > m.High.V || m.Value.OK && m.Value.V != p {
			t.Errorf("%s: %v in [%v, %v]", id, p, m.Low, m.High)
		}
	}
	if p := m.Previous; p != nil && (p.K < 0 || p.K > p.N) {
		t.Errorf("%s before: %+v", id, p)
	}
	for _, v := range []measure.Opt{m.Value, m.Median, m.Min, m.Max, m.P90} {
		finite(t, id, v.V)
	}
	if m.Min.OK && (m.Min.V > m.Median.V || m.Median.V > m.Max.V || m.P90.OK && (m.P90.V > m.Max.V || m.P90.V < m.Median.V)) {
		t.Errorf("%s: %v %v %v %v", id, m.Min, m.Median, m.P90, m.Max)
	}
	for _, e := range m.More {
		switch v := e.Value.(type) {
		case float64:
			finite(t, id+" "+e.Key, v)
		case measure.Series:
			for _, q := range v {
				finite(t, id+" "+e.Key, q.Value)
			}
		case measure.Group:
			finite(t, id+" "+e.Key, v.Median.V)
		}
	}
	for _, ref := range m.Records {
		finite(t, id+" "+ref.ID, ref.Value.V)
		if ref.ID == "" {
			t.Errorf("%s: a record without a name: %+v", id, ref)
		}
	}
}

func finite(t *testing.T, what string, v float64) {
	t.Helper()
	if math.IsNaN(v) || math.IsInf(v, 0) {
		t.Errorf("%s is %v", what, v)
	}
}

func drawable(t *testing.T, c *measure.Chart) {
	t.Helper()
	next := 0
	for i, p := range c.Phases {
		if p.From != next || p.Until <= p.From || p.N > p.Until-p.From {
			t.Errorf("%s: phase %d is %+v", c.Def.ID, i, p)
		}
		next = p.Until
		for _, v := range []float64{p.Centre, p.Sigma, p.Lower, p.Upper, p.RangeUpper, p.Median} {
			finite(t, c.Def.ID, v)
		}
	}
	if next != len(c.Points) || len(c.Stated) != len(c.Phases) {
		t.Errorf("%s: the phases end at %d of %d points", c.Def.ID, next, len(c.Points))
	}
	for i := range c.Points {
		finite(t, c.Def.ID, c.Points[i].Value.V)
		if i > 0 && c.Points[i].On < c.Points[i-1].On {
			t.Errorf("%s: point %d goes back", c.Def.ID, i)
		}
	}
	for _, s := range c.Signals {
		if s.Point < 0 || s.Point >= len(c.Points) || c.Points[s.Point].Special != "" || c.Points[s.Point].Open {
			t.Errorf("%s: signal %+v", c.Def.ID, s)
		}
	}
}

// countedOnce checks that no due stands in both windows but an overdue one.
func countedOnce(t *testing.T, r *measure.Result) {
	t.Helper()
	for _, id := range []string{"on_time", "on_time_adjusted", "on_time_latest", "in_full", "otif"} {
		m := r.Measure(id)
		seen := map[string]bool{}
		for _, ref := range m.Records {
			key := fmt.Sprint(ref.ID, ref.Pos)
			if seen[key] {
				t.Errorf("%s counts the due of %s twice", id, key)
			}
			seen[key] = true
		}
		if p := m.Previous; p != nil && m.N+p.N > len(r.Dues)+m.Overdue {
			t.Errorf("%s: %d now and %d before of %d dues, %d of them overdue", id, m.N, p.N, len(r.Dues), m.Overdue)
		}
	}
}
