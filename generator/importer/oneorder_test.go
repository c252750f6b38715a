package importer

import (
	"strings"
	"testing"
	"time"

	"github.com/govalues/decimal"

	"factorybook/generator/record"
)

func n(text string) amount {
	if text == "" {
		return amount{}
	}
	return amount{decimal.MustParse(text), true}
}

// day is a day of 2026 by month and day, such as 304 for the 4th of March; 0 for none.
func day(md int) record.Date {
	if md == 0 {
		return 0
	}
	return record.NewDate(2026, time.Month(md/100), md%100)
}

// rows makes an order of rows that have an article, unless they say otherwise.
func rows(entries ...*entry) *order {
	o := &order{number: "PO-1", id: "PO-1", factory: &factory{name: "Alpha"}}
	for i, e := range entries {
		e.row, e.number, e.factory = i+2, "PO-1", o.factory
		o.entries = append(o.entries, e)
	}
	return o
}

func notes(r *Report) string {
	var list []string
	for _, n := range r.Notes {
		for _, instance := range n.Cases {
			list = append(list, n.What.String()+": "+instance.String())
		}
	}
	return strings.Join(list, "\n")
}

func TestTheFirstDayOfAnOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		o    *order
		want int
	}{
		{"placed, though another day is before it", rows(&entry{placed: day(304), confirmed: day(301)}), 304},
		{"the first placed", rows(&entry{placed: day(305)}, &entry{placed: day(304)}, &entry{}), 304},
		{"confirmed", rows(&entry{confirmed: day(310), promised: day(401)}), 310},
		{"requested", rows(&entry{confirmed: day(310), requested: day(309)}), 309},
		{"promised", rows(&entry{requested: day(311), promised: day(310)}), 310},
		{"closed", rows(&entry{promised: day(310), closed: day(309)}), 309},
		{"ready", rows(&entry{closed: day(310), ready: day(309)}), 309},
		{"shipped", rows(&entry{shipped: day(309), received: day(310)}), 309},
		{"received", rows(&entry{received: day(310)}), 310},
		{"none", rows(&entry{sku: "A"}), 0},
	} {
		if c.o.arrange(); c.o.begin != day(c.want) {
			t.Errorf("%s: %s", c.name, c.o.begin)
		}
	}
}

// Rows that agree in all but what came may be receipts of one line; what else differs
// makes them lines of their own.
func TestWhichRowsMayBeReceipts(t *testing.T) {
	base := func() entry {
		return entry{sku: "A", name: "Mug", unit: "pcs", quantity: n("10"), price: n("1"), value: n("10"), promised: day(501), ready: day(420), shipped: day(421), received: day(520), delivered: n("5"),
			placed: day(301), confirmed: day(302), requested: day(430), endedOn: day(601), notes: "n", extra: []string{"x"}}
	}
	for _, c := range []struct {
		name            string
		change          func(*entry)
		receipts, twice bool
	}{
		{"nothing differs", func(*entry) {}, false, true},
		{"ready", func(e *entry) { e.ready++ }, true, false},
		{"shipped", func(e *entry) { e.shipped++ }, true, false},
		{"received", func(e *entry) { e.received++ }, true, false},
		{"what came", func(e *entry) { e.delivered = n("4") }, true, false},
		{"what came, in one row alone", func(e *entry) { e.delivered = amount{} }, true, false},
		{"article, and what came", func(e *entry) { e.sku, e.ready = "B", e.ready+1 }, false, false},
		{"name, and what came", func(e *entry) { e.name, e.ready = "Cup", e.ready+1 }, false, false},
		{"unit, and what came", func(e *entry) { e.unit, e.ready = "sets", e.ready+1 }, false, false},
		{"quantity, and what came", func(e *entry) { e.quantity, e.ready = n("11"), e.ready+1 }, false, false},
		{"price, and what came", func(e *entry) { e.price, e.ready = n("2"), e.ready+1 }, false, false},
		{"value, and what came", func(e *entry) { e.value, e.ready = n("11"), e.ready+1 }, false, false},
		{"promise, and what came", func(e *entry) { e.promised, e.ready = e.promised+1, e.ready+1 }, false, false},
		{"placed", func(e *entry) { e.placed++ }, false, false},
		{"confirmed", func(e *entry) { e.confirmed++ }, false, false},
		{"requested", func(e *entry) { e.requested++ }, false, false},
		{"the day of its end", func(e *entry) { e.endedOn++ }, false, false},
		{"notes", func(e *entry) { e.notes = "m" }, false, false},
		{"extra", func(e *entry) { e.extra = []string{"y"} }, false, false},
	} {
		a, b := base(), base()
		c.change(&b)
		o := rows(&a, &b)
		if first, second := o.receipts(); (first == &a && second == &b) != c.receipts || (first != nil) != c.receipts {
			t.Errorf("%s: receipts %v", c.name, first != nil)
		}
		if first, second := o.twice(); (first == &a && second == &b) != c.twice || (first != nil) != c.twice {
			t.Errorf("%s: twice %v", c.name, first != nil)
		}
	}
	// Rows that say nothing of an article are no lines.
	if first, _ := rows(&entry{ready: day(401)}, &entry{ready: day(402)}).receipts(); first != nil {
		t.Error("two rows with days alone are called receipts")
	}
	if first, _ := rows(&entry{}, &entry{}).twice(); first != nil {
		t.Error("two rows without an article are called lines that stand twice")
	}
}

func TestAnArticleIsNamedByAnyOfItsFacts(t *testing.T) {
	for name, e := range map[string]*entry{"sku": {sku: "A"}, "name": {name: "Mug"}, "quantity": {quantity: n("1")}, "price": {price: n("1")}, "value": {value: n("1")}} {
		if !e.hasLine() {
			t.Errorf("a row with a %s is no line", name)
		}
		e.line = &entry{}
		if e.hasLine() {
			t.Errorf("a receipt with a %s is a line", name)
		}
	}
	if (&entry{placed: day(301), unit: "pcs"}).hasLine() {
		t.Error("a row without an article is a line")
	}
	for name, c := range map[string]struct {
		e    *entry
		want bool
	}{
		"ready": {&entry{ready: day(301)}, true}, "shipped": {&entry{shipped: day(301)}, true}, "received": {&entry{received: day(301)}, true}, "a quantity": {&entry{delivered: n("1")}, true},
		"nothing": {&entry{}, false}, "zero": {&entry{delivered: n("0")}, false},
	} {
		if c.e.hasDelivery() != c.want {
			t.Errorf("%s: something came: %v", name, !c.want)
		}
	}
}

func TestRowsThatDisagreeKeepTheCommonestFact(t *testing.T) {
	of := func(e *entry) string { return e.currency }
	cur := func(list ...string) *order {
		var entries []*entry
		for _, c := range list {
			entries = append(entries, &entry{sku: "A", currency: c})
		}
		return rows(entries...)
	}
	for _, c := range []struct {
		o          *order
		want, said string
	}{
		{cur("USD"), "USD", ""}, {cur("USD", "USD", ""), "USD", ""}, {cur("", ""), "", ""},
		{cur("USD", "CNY"), "USD", "[USD CNY]"}, {cur("USD", "CNY", "CNY"), "CNY", "[USD CNY]"}, {cur("", "CNY", "USD", "USD", "CNY"), "CNY", "[CNY USD]"},
	} {
		r := &Report{}
		if got := commonest(c.o, r, "currency", of); got != c.want || !strings.Contains(notes(r), c.said) || (c.said == "") != (notes(r) == "") {
			t.Errorf("%q with %q, want %q with %q", got, notes(r), c.want, c.said)
		}
	}
	if got := commonest(cur("USD", "CNY"), nil, "", of); got != "USD" {
		t.Errorf("without a report: %s", got)
	}
	placed := func(e *entry) record.Date { return e.placed }
	for _, c := range []struct {
		o            *order
		first, last  string
		disagreement bool
	}{
		{rows(&entry{}), "", "", false},
		{rows(&entry{placed: day(304)}, &entry{placed: day(304)}, &entry{}), "2026-03-04", "2026-03-04", false},
		{rows(&entry{placed: day(305)}, &entry{placed: day(304)}, &entry{placed: day(306)}), "2026-03-04", "2026-03-06", true},
	} {
		r := &Report{}
		first, last := c.o.fact("placed", false, r, placed), c.o.fact("placed", true, r, placed)
		if first != c.first || last != c.last || (len(r.Notes) == 2) != c.disagreement {
			t.Errorf("%s to %s, want %s to %s; %s", first, last, c.first, c.last, notes(r))
		}
	}
	// The promise of the order is inherited by its lines.
	for _, c := range []struct {
		o    *order
		want int
		said bool
	}{
		{rows(&entry{sku: "A", promised: day(501)}, &entry{sku: "B", promised: day(502)}), 501, false},
		{rows(&entry{sku: "A", promised: day(501)}, &entry{sku: "B"}), 0, false},
		{rows(&entry{sku: "A", promised: day(501)}, &entry{}), 501, false},
		{rows(&entry{promised: day(501)}, &entry{promised: day(502)}), 501, true},
	} {
		r := &Report{}
		if got := c.o.promise(r); got != day(c.want) || (len(r.Notes) > 0) != c.said {
			t.Errorf("promise %s, want %s; %s", got, day(c.want), notes(r))
		}
	}
}

// A cent a line may be lost to rounding.
func TestWhenPricesGiveTheValue(t *testing.T) {
	line := func(price, quantity, value string) *entry {
		return &entry{sku: "A", price: n(price), quantity: n(quantity), value: n(value), currency: "USD"}
	}
	for _, c := range []struct {
		name         string
		o            *order
		value, other string
	}{
		{"exactly", rows(line("1.50", "3", "4.50")), "", ""},
		{"a cent more", rows(line("1.50", "3", "4.51")), "", ""},
		{"a cent less", rows(line("1.50", "3", "4.49")), "", ""},
		{"more than a cent", rows(line("1.50", "3", "4.511")), "", "4.511"},
		{"two cents less", rows(line("1.50", "3", "4.48")), "", "4.48"},
		{"two cents of two lines", rows(line("1.50", "3", "4.51"), line("1.50", "3", "4.51")), "", ""},
		{"three cents of two lines", rows(line("1.50", "3", "4.51"), line("1.50", "3", "4.52")), "", "9.03"},
		{"no price", rows(line("", "3", "4.50")), "4.50", ""},
		{"no quantity", rows(line("1.50", "", "4.50")), "4.50", ""},
		{"no value", rows(line("1.50", "3", "")), "", ""},
		{"one value alone", rows(line("1.50", "3", "4"), line("1.50", "3", "")), "", ""},
		{"no lines", rows(&entry{}), "", ""},
		{"a row without an article", rows(line("", "3", "4.50"), &entry{currency: "USD"}), "4.50", ""},
		{"another currency", rows(&entry{sku: "A", price: n("1"), quantity: n("1"), value: n("7"), currency: "CNY"}), "", ""},
		{"too long to be multiplied exactly", rows(line("12345678901234.5", "12345678.5", "5")), "5", ""},
	} {
		if value, other := c.o.value("USD"); value != c.value || other != c.other {
			t.Errorf("%s: value %q and %q, want %q and %q", c.name, value, other, c.value, c.other)
		}
	}
}

func TestWhatCameOnOneDayIsOneDelivery(t *testing.T) {
	line := func(sku, quantity string, ready, shipped, received int, came string) *entry {
		return &entry{sku: sku, quantity: n(quantity), ready: day(ready), shipped: day(shipped), received: day(received), delivered: n(came)}
	}
	for _, c := range []struct {
		name string
		o    *order
		want string
	}{
		{"all of it", rows(line("A", "10", 401, 0, 0, ""), line("B", "5", 401, 0, 0, "")), "{ready: 2026-04-01}"},
		{"all of it, counted", rows(line("A", "10", 401, 0, 0, "10"), line("B", "5", 401, 0, 0, "5")), "{ready: 2026-04-01}"},
		{"one short", rows(line("A", "10", 401, 0, 0, "10"), line("B", "5", 401, 0, 0, "4")), "{ready: 2026-04-01, quantities: {A: 10, B: 4}}"},
		{"one over", rows(line("A", "10", 401, 0, 0, "11")), "{ready: 2026-04-01, quantities: {A: 11}}"},
		{"came, and nobody knows how much was ordered", rows(line("A", "", 401, 0, 0, "11")), "{ready: 2026-04-01, quantities: {A: 11}}"},
		{"another day ready", rows(line("A", "10", 402, 0, 0, ""), line("B", "5", 401, 0, 0, "")), "{ready: 2026-04-01, quantities: {B: 5}} {ready: 2026-04-02, quantities: {A: 10}}"},
		{"another day shipped", rows(line("A", "10", 401, 403, 0, ""), line("B", "5", 401, 402, 0, "")), "{ready: 2026-04-01, shipped: 2026-04-02, quantities: {B: 5}} {ready: 2026-04-01, shipped: 2026-04-03, quantities: {A: 10}}"},
		{"another day received", rows(line("A", "10", 401, 0, 503, ""), line("B", "5", 401, 0, 502, "")), "{ready: 2026-04-01, received: 2026-05-02, quantities: {B: 5}} {ready: 2026-04-01, received: 2026-05-03, quantities: {A: 10}}"},
		{"shipped before what was ready later", rows(line("A", "10", 402, 0, 0, ""), line("B", "5", 0, 401, 0, "")), "{shipped: 2026-04-01, quantities: {B: 5}} {ready: 2026-04-02, quantities: {A: 10}}"},
		{"one line open", rows(line("A", "10", 401, 0, 0, ""), line("B", "5", 0, 0, 0, "")), "{ready: 2026-04-01, quantities: {A: 10}}"},
		{"nothing", rows(line("A", "10", 0, 0, 0, "")), ""},
		{"nothing of one, which is counted", rows(line("A", "10", 401, 0, 0, "10"), line("B", "5", 401, 0, 0, "0")), "{ready: 2026-04-01, quantities: {A: 10}}"},
	} {
		r := &Report{}
		c.o.count()
		if got := strings.Join(c.o.deliveries(r), " "); got != c.want || len(r.Notes) > 0 {
			t.Errorf("%s: %s, want %s; %s", c.name, got, c.want, notes(r))
		}
	}
	r := &Report{}
	o := rows(line("", "10", 401, 0, 0, ""), line("B", "5", 402, 0, 0, ""))
	o.count()
	if got := strings.Join(o.deliveries(r), " "); got != "{ready: 2026-04-02, quantities: {B: 5}}" || !strings.Contains(notes(r), "cannot be recorded") {
		t.Errorf("part of it without an article number: %s; %s", got, notes(r))
	}
}

// A sum of more digits than can be kept exactly is not known.
func TestWhatCameOfALineIsAddedUpExactly(t *testing.T) {
	for came, want := range map[string]string{"1": "3", "9999999999999999999": ""} {
		o := rows(&entry{sku: "A", quantity: n("5"), ready: day(401), delivered: n("2")}, &entry{sku: "A", ready: day(402), delivered: n(came)})
		o.entries[1].line = o.entries[0]
		o.count()
		if got := o.entries[0].came.String(); got != want {
			t.Errorf("2 and %s: %q, want %q", came, got, want)
		}
	}
}

// What came whole needs no end without a day: nothing more is due.
func TestHowAnOrderEnded(t *testing.T) {
	line := func(sku string, end ending, on int, came string) *entry {
		return &entry{sku: sku, quantity: n("100"), end: end, endedOn: day(on), delivered: n(came), placed: day(101)}
	}
	lines := func(o *order, e *ends) string {
		var list []string
		for _, l := range o.entries {
			closed, cancelled := e.ofLine(l)
			list = append(list, l.sku+": "+closed+cancelled)
		}
		return strings.Join(list, "; ")
	}
	for _, c := range []struct {
		name                     string
		o                        *order
		closed, cancelled, lines string
	}{
		{"open", rows(line("A", endOpen, 0, "")), "", "", "A: "},
		{"no word", rows(line("A", endUnknown, 301, "")), "", "", "A: "},
		{"cancelled", rows(line("A", endCancelled, 0, ""), line("B", endCancelled, 0, "")), "", "unknown", "A: ; B: "},
		{"cancelled on the last day of its rows", rows(line("A", endCancelled, 302, ""), line("B", endCancelled, 301, "")), "", "2026-03-02", "A: ; B: "},
		{"closed, 99 of 100", rows(line("A", endClosed, 0, "99")), "unknown", "", "A: "},
		{"closed, 100", rows(line("A", endClosed, 0, "100")), "", "", "A: "},
		{"closed, 101", rows(line("A", endClosed, 0, "101")), "", "", "A: "},
		{"closed on a day, 100", rows(line("A", endClosed, 301, "100")), "2026-03-01", "", "A: "},
		{"closed, and nothing came", rows(line("A", endClosed, 0, "")), "unknown", "", "A: "},
		{"closed, one of two lines short", rows(line("A", endClosed, 0, "100"), line("B", endClosed, 0, "99")), "unknown", "", "A: ; B: "},
		{"one of two cancelled", rows(line("A", endCancelled, 301, ""), line("B", endOpen, 0, "")), "", "", "A: {on: 2026-03-01, by: factory}; B: "},
		{"one of two closed short", rows(line("A", endClosed, 301, "99"), line("B", endOpen, 0, "")), "", "", "A: 2026-03-01; B: "},
		{"one of two closed whole", rows(line("A", endClosed, 0, "100"), line("B", endOpen, 0, "")), "", "", "A: ; B: "},
		{"one cancelled, one closed short", rows(line("A", endCancelled, 0, ""), line("B", endClosed, 0, "99")), "", "", "A: {on: unknown, by: factory}; B: unknown"},
	} {
		c.o.count()
		e := c.o.ends("factory", &Report{})
		if e.closed != c.closed || e.cancelled != c.cancelled || lines(c.o, &e) != c.lines {
			t.Errorf("%s: closed %q, cancelled %q, %s", c.name, e.closed, e.cancelled, lines(c.o, &e))
		}
	}
	// A column with the day of the end says it alone.
	o := rows(&entry{sku: "A", quantity: n("1"), closed: day(301), end: endClosed, endedOn: day(302)})
	if e := o.ends("", &Report{}); e.closed != "2026-03-01" {
		t.Errorf("closed %q", e.closed)
	}
	o.entries[0].end = endCancelled
	if e := o.ends("", &Report{}); e.closed != "" || e.cancelled != "2026-03-02" {
		t.Errorf("closed %q, cancelled %q", e.closed, e.cancelled)
	}
	// What came of a line of which nobody knows how much was ordered is all of it.
	o = rows(&entry{sku: "A", delivered: n("3"), end: endClosed})
	o.count()
	if e := o.ends("", &Report{}); e.closed != "" {
		t.Errorf("closed %q", e.closed)
	}
}

// Payments and approvals stand in every row of an order or in one; where rows differ the
// first counts, and the report says so.
func TestFactsOfBothSidesThatRowsRepeat(t *testing.T) {
	m := &mapping{Payments: []paymentMap{{Stage: record.Text{V: "deposit"}}}, Approvals: []approvalMap{{What: record.Text{V: "Artwork"}}}}
	pay := func(due, paid int, amount string) *entry {
		return &entry{sides: &sides{payments: []payment{{day(due), day(paid), n(amount)}}, approvals: []approval{{}}}}
	}
	for _, c := range []struct {
		name string
		o    *order
		want string
		said bool
	}{
		{"in each row", rows(pay(301, 302, "5"), pay(301, 302, "5")), "{stage: deposit, due: 2026-03-01, paid: 2026-03-02, amount: 5}", false},
		{"in one row", rows(pay(0, 0, ""), pay(301, 302, "5"), pay(0, 0, "")), "{stage: deposit, due: 2026-03-01, paid: 2026-03-02, amount: 5}", false},
		{"a fact in each", rows(pay(301, 0, ""), pay(0, 302, ""), pay(0, 0, "5")), "{stage: deposit, due: 2026-03-01, paid: 2026-03-02, amount: 5}", false},
		{"another day due", rows(pay(301, 0, ""), pay(302, 0, "")), "{stage: deposit, due: 2026-03-01}", true},
		{"another day paid", rows(pay(0, 301, ""), pay(0, 302, "")), "{stage: deposit, paid: 2026-03-01}", true},
		{"another amount", rows(pay(0, 0, "5"), pay(0, 0, "6")), "{stage: deposit, amount: 5}", true},
		{"a smaller amount", rows(pay(0, 0, "5"), pay(0, 0, "4")), "{stage: deposit, amount: 5}", true},
		{"nothing", rows(pay(0, 0, ""), pay(0, 0, "")), "", false},
	} {
		r := &Report{}
		if got := strings.Join(c.o.payments(m, r), " "); got != c.want || (notes(r) != "") != c.said {
			t.Errorf("%s: %s, want %s; %q", c.name, got, c.want, notes(r))
		}
	}
	approve := func(asked, due, done int) *entry {
		return &entry{sides: &sides{approvals: []approval{{day(asked), day(due), day(done)}}}}
	}
	for _, c := range []struct {
		name string
		o    *order
		want string
		said bool
	}{
		{"in each row", rows(approve(301, 302, 303), approve(301, 302, 303)), "{what: Artwork, asked: 2026-03-01, due: 2026-03-02, done: 2026-03-03}", false},
		{"a fact in each", rows(approve(301, 0, 0), approve(0, 302, 0), approve(0, 0, 303)), "{what: Artwork, asked: 2026-03-01, due: 2026-03-02, done: 2026-03-03}", false},
		{"another day asked", rows(approve(301, 0, 0), approve(302, 0, 0)), "{what: Artwork, asked: 2026-03-01}", true},
		{"another day due", rows(approve(0, 301, 0), approve(0, 302, 0)), "{what: Artwork, due: 2026-03-01}", true},
		{"another day done", rows(approve(0, 0, 301), approve(0, 0, 302)), "{what: Artwork, done: 2026-03-01}", true},
		{"nothing", rows(approve(0, 0, 0), approve(0, 0, 0)), "", false},
	} {
		r := &Report{}
		if got := strings.Join(c.o.approvals(m, r), " "); got != c.want || (notes(r) != "") != c.said {
			t.Errorf("%s: %s, want %s; %q", c.name, got, c.want, notes(r))
		}
	}
	m = &mapping{Inspections: []inspectionMap{{Stage: record.Text{V: "final"}}}}
	inspect := func(sku, lot, major string) *entry {
		return &entry{sku: sku, sides: &sides{inspections: []inspection{{stage: "final", lot: lot, major: major}}}}
	}
	for name, c := range map[string]struct {
		o    *order
		want string
	}{
		"one of one article":                        {rows(inspect("A", "100", "")), "{stage: final, sku: A, lot: 100}"},
		"the same of two articles":                  {rows(inspect("A", "100", "2"), inspect("B", "100", "2")), "{stage: final, lot: 100, found: {major: 2}}"},
		"the same of one article, in two rows":      {rows(inspect("A", "100", ""), inspect("A", "100", "")), "{stage: final, sku: A, lot: 100}"},
		"each article its own":                      {rows(inspect("A", "100", ""), inspect("B", "90", "")), "{stage: final, sku: A, lot: 100} {stage: final, sku: B, lot: 90}"},
		"none":                                      {rows(inspect("A", "", "")), ""},
		"one that three rows share, one of its own": {rows(inspect("A", "1", ""), inspect("B", "2", ""), inspect("A", "1", ""), inspect("C", "1", "")), "{stage: final, lot: 1} {stage: final, sku: B, lot: 2}"},
	} {
		if got := strings.Join(c.o.inspections(m), " "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Several factories may have one number; what came back then needs the factory of its row.
func TestWhatCameBackFindsItsOrder(t *testing.T) {
	a, b := &factory{names: []string{"A"}}, &factory{names: []string{"B"}}
	byName := map[string]*factory{"A": a, "B": b}
	for _, c := range []struct {
		name    string
		number  string
		factory *factory
		want    string
	}{
		{"one order of that number", "2", nil, "2A"}, {"with its factory", "2", a, "2A"}, {"with a factory that has none of that number", "2", b, "2A"},
		{"two, and the row says which", "1", b, "1B"}, {"two, and it is the first", "1", a, "1A"}, {"two, and the row does not say which", "1", nil, ""}, {"none", "3", a, ""},
	} {
		orders := []*order{{id: "1A", number: "1", factory: a}, {id: "1B", number: "1", factory: b}, {id: "2A", number: "2", factory: a}}
		r := &Report{}
		reader := &backReader{t: &table{report: r}, returned: []back{{number: c.number, factory: c.factory}}, paid: []back{{number: c.number, factory: c.factory}}}
		reader.attach(orders, byName)
		got := ""
		for _, o := range orders {
			if len(o.returned) != len(o.credited) {
				t.Errorf("%s: goods and money go to different orders", c.name)
			}
			if len(o.returned) > 0 {
				got += o.id
			}
		}
		if got != c.want || (got == "") != strings.Contains(notes(r), "does not have") {
			t.Errorf("%s: %q, want %q; %s", c.name, got, c.want, notes(r))
		}
	}
	o := &order{returned: []back{{on: day(302), sku: "A", amount: n("5"), reason: "chipped"}, {on: day(301), sku: "A", amount: n("1")}, {on: day(302), sku: "B", amount: n("2"), reason: "chipped"}, {on: day(302), sku: "A", amount: n("3"), reason: "late"}, {on: day(302), sku: "A", amount: n("1"), reason: "chipped"}}}
	if got := strings.Join(o.returns("credited"), " "); got != "{on: 2026-03-01, quantities: {A: 1}, remedy: credited} {on: 2026-03-02, quantities: {A: 6, B: 2}, reason: chipped, remedy: credited} {on: 2026-03-02, quantities: {A: 3}, reason: late, remedy: credited}" {
		t.Error(got)
	}
}
