// Package anybook makes books of which every fact may be missing, late, doubled or
// out of order, and says what is true of their orders. Only tests import it: those of
// the figures, the lists, the calendar, the paper and the pages range over the books
// that it makes, so that all of them are held to the same orders.
//
// Look at New first. A book has one factory and as many orders as are asked for; the
// checker warns of much in it and finds no error. The same seed gives the same book.
package anybook

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing/fstest"

	"factorybook/generator/record"
)

// FactoryID is the id of the one factory.
const FactoryID = "f"

// Options say what kind of book is made.
type Options struct {
	Seed   uint64
	Orders int
	// Language of the site; "": English.
	Language string
	// OrdersOnly leaves out visits, talks, issues, people and agreements.
	OrdersOnly bool
}

// Book is a made book.
type Book struct {
	Files fstest.MapFS
	// AsOf is the day to look at it from. What is dated later has not happened yet;
	// Today is later than every fact.
	AsOf, Today record.Date
	// Orders are what is true of each, by id.
	Orders map[string]*Order
}

// Order is what is true of an order on the as-of day. It was noted down while its
// facts were drawn, and owes nothing to the program's own rules.
type Order struct {
	ID, Text string
	Begun    bool // it was placed by then or, without a day for that, holds a day by then
	Came     bool // goods of it came
	All      bool // a delivery that says that everything is there came
	Ended    bool // it was closed or cancelled, or every line was
	// Theirs: goods may be late, were never delivered, returned or rejected, a promise
	// was moved by the factory, or the factory cancelled: all that can be said against
	// the factory rests on one of these. Ours: something of ours may be late, a date was
	// moved or a quantity changed by us or by both, or we cancelled.
	Theirs, Ours bool
	// Late: a part of the goods was ready, shipped, seen or still open after a promise.
	Late bool

	imported bool
}

// New makes a book.
func New(opt Options) *Book {
	a := &drawing{Rand: rand.New(rand.NewPCG(opt.Seed, 2859))}
	// Years whose days off are known, and years for which the book says them, or nobody.
	a.asOf = record.NewDate(2019, 1, 1) + record.Date(a.IntN(10*365))
	a.span = []int{240, 500, 1100}[a.IntN(3)]
	a.pcs = a.some(0.3)
	b := &Book{AsOf: a.asOf, Today: a.asOf + 800, Orders: make(map[string]*Order, opt.Orders), Files: fstest.MapFS{}}
	add := func(name, text string) { b.Files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644} }
	add("factorybook.yaml", a.settings(opt.Language))
	add("factories/"+FactoryID+"/factory.yaml", a.factory(opt))
	var orders strings.Builder
	for i := range opt.Orders {
		o := a.order(fmt.Sprintf("A%d-%03d", opt.Seed, i))
		b.Orders[o.ID] = o
		orders.WriteString(o.Text)
	}
	if opt.Orders > 0 {
		add("factories/"+FactoryID+"/orders/o.yaml", orders.String())
	}
	if !opt.OrdersOnly {
		for name, text := range a.dealings(opt.Seed) {
			add("factories/"+FactoryID+"/"+name, text)
		}
	}
	return b
}

// drawing draws facts.
type drawing struct {
	*rand.Rand
	asOf record.Date
	span int  // days before the as-of day on which orders are placed
	pcs  bool // every line counts pieces
}

func (a *drawing) some(share float64) bool { return a.Float64() < share }

// between draws a day, both ends included.
func (a *drawing) between(from, to record.Date) record.Date {
	if to <= from {
		return from
	}
	return from + record.Date(a.IntN(int(to-from)+1))
}

func (a *drawing) after(day record.Date, from, to int) record.Date {
	return a.between(day+record.Date(from), day+record.Date(to))
}

func one[T any](a *drawing, of ...T) T { return of[a.IntN(len(of))] }

// known reports whether a day has come by the as-of day.
func (a *drawing) known(day record.Date) bool { return day <= a.asOf }

// fields is a map in one line: {key: value, …}.
type fields []string

func (f *fields) put(key string, value any) { *f = append(*f, fmt.Sprintf("%s: %v", key, value)) }

func (f fields) String() string { return "{" + strings.Join(f, ", ") + "}" }

// list writes `key: [{…}, {…}]` on lines of an order, and nothing when it is empty.
func list(key string, entries []fields) string {
	if len(entries) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "  %s:\n", key)
	for _, e := range entries {
		fmt.Fprintf(&b, "    - %s\n", e)
	}
	return b.String()
}

func (a *drawing) tolerance() string {
	var f fields
	if a.some(0.7) {
		f.put("under", one(a, "0%", "3%", "10%"))
	}
	if a.some(0.7) || len(f) == 0 {
		f.put("over", one(a, "0%", "5%"))
	}
	return f.String()
}

func (a *drawing) settings(language string) string {
	var b strings.Builder
	b.WriteString("title: T\nimporter: I\ncurrency: USD\n")
	if language != "" {
		fmt.Fprintf(&b, "languages: [%s]\n", language)
	}
	if a.some(0.7) {
		fmt.Fprintf(&b, "rates: {CNY: {%s: 0.14, %s: 0.15}}\n", a.asOf-record.Date(a.IntN(a.span)+1), a.asOf)
	}
	if a.some(0.4) {
		fmt.Fprintf(&b, "window_months: %d\n", one(a, 3, 6, 18))
	}
	if a.some(0.3) {
		fmt.Fprintf(&b, "tolerance: %s\n", a.tolerance())
	}
	var targets fields
	if a.some(0.3) {
		targets.put("in_full_tolerance", one(a, "0%", "5%"))
	}
	if a.some(0.3) {
		targets.put("answer_within_days", one(a, 0, 1, 4))
	}
	if len(targets) > 0 {
		fmt.Fprintf(&b, "targets: %s\n", targets)
	}
	if a.some(0.6) {
		b.WriteString(one(a, "peak_seasons: [{name: Christmas, from: 07-01, to: 10-15}]\n", "peak_seasons: [{from: 11-15, to: 02-10}, {from: 05-01, to: 05-20}]\n"))
	}
	if a.some(0.3) {
		b.WriteString(one(a, "week: [mon, tue, wed, thu]\n", "week: [sun, mon, tue, wed, thu]\n"))
	}
	if a.some(0.4) {
		var days []string
		for range 1 + a.IntN(6) {
			days = append(days, fmt.Sprintf("{on: %s}", a.between(a.asOf-300, a.asOf+60)))
		}
		slices.Sort(days)
		fmt.Fprintf(&b, "holidays: [%s]\n", strings.Join(slices.Compact(days), ", "))
	}
	if a.some(0.5) {
		b.WriteString("china_days: {2027: {off: [2027-01-01, 2027-02-05, 2027-02-08, 2027-02-09, 2027-02-10, 2027-02-11], work: [2027-02-14, 2027-02-20]}}\n")
	}
	return b.String()
}

func (a *drawing) factory(opt Options) string {
	var b strings.Builder
	b.WriteString("name: F\n")
	if a.some(0.8) {
		fmt.Fprintf(&b, "status: %s\n", one(a, "active", "active", "active", "paused", "ended"))
	}
	if a.some(0.8) {
		fmt.Fprintf(&b, "since: %s\n", a.asOf-record.Date(a.span+a.IntN(400)))
	}
	var terms fields
	if a.some(0.7) {
		terms.put("lead_time_days", one(a, 0, 30, 45, 90))
	}
	if a.some(0.3) {
		terms.put("currency", one(a, "USD", "CNY"))
	}
	if a.some(0.3) {
		terms.put("tolerance", a.tolerance())
	}
	if len(terms) > 0 {
		fmt.Fprintf(&b, "terms: %s\n", terms)
	}
	if a.some(0.3) {
		b.WriteString("week: [mon, tue, wed, thu, fri, sat]\n")
	}
	var closures []string
	for range a.IntN(3) {
		from := a.between(a.asOf-record.Date(a.span), a.asOf+60)
		f := fields{fmt.Sprintf("from: %s, until: %s", from, a.after(from, 0, 30))}
		if a.some(0.4) {
			f.put("actual_until", a.after(from, 0, 30))
		}
		if a.some(0.4) {
			f.put("announced", a.after(from, -40, 0))
		}
		closures = append(closures, f.String())
	}
	if len(closures) > 0 {
		fmt.Fprintf(&b, "closures: [%s]\n", strings.Join(closures, ", "))
	}
	if a.some(0.2) {
		fmt.Fprintf(&b, "phases: [{from: %s, reason: kiln}]\n", a.between(a.asOf-record.Date(a.span), a.asOf))
	}
	if !opt.OrdersOnly {
		b.WriteString(a.profile())
	}
	return b.String()
}
