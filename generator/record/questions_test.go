package record_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

func TestTheOtherSideAnswersWhatWasWrittenAndNotWhatWasSaid(t *testing.T) {
	for _, c := range []struct{ name, archive, want string }{
		{"by WeChat", "-- talks/a.yaml --\n{on: 2025-03-01, by: importer, channel: wechat}\n", "factory"},
		{"by email", "-- talks/a.yaml --\n{on: 2025-03-01, by: factory, channel: email}\n", "importer"},
		{"on the phone", "-- talks/a.yaml --\n{on: 2025-03-01, by: factory, channel: phone}\n", ""},
		{"by no channel that is known", "-- talks/a.yaml --\n{on: 2025-03-01, by: factory}\n", ""},
		{"by nobody who is known", "-- talks/a.yaml --\n{on: 2025-03-01, channel: email}\n", ""},
		{"an issue", "-- issues/a.yaml --\n{id: Q-1, opened: 2025-03-01, raised_by: importer, title: A}\n", "factory"},
		{"an issue that nobody raised", "-- issues/a.yaml --\n{id: Q-1, opened: 2025-03-01, title: A}\n", ""},
		{"a closed issue with its answer", "-- issues/a.yaml --\n{id: Q-1, opened: 2025-03-01, raised_by: importer, title: A, answered: 2025-03-02, closed: 2025-03-03}\n", "factory 2025-03-02"},
		{"a closed issue without", "-- issues/a.yaml --\n{id: Q-1, opened: 2025-03-01, raised_by: importer, title: A, closed: 2025-03-03}\n", ""},
	} {
		_, f := loadtest.Factory(t, c.archive)
		var got []string
		for _, q := range f.Questions() {
			said := q.Side
			if q.Answered.Known() {
				said += " " + q.Answered.V.String()
			}
			got = append(got, said)
		}
		if got := strings.Join(got, ", "); got != c.want {
			t.Errorf("%s: %q has to answer, want %q", c.name, got, c.want)
		}
	}
	for side, want := range map[string]string{"importer": "factory", "factory": "importer", "both": "", "": ""} {
		if got := record.Other(side); got != want {
			t.Errorf("across from %q is %q, want %q", side, got, want)
		}
	}
}

func TestARelationshipIsActiveUnlessItsStatusSaysOtherwise(t *testing.T) {
	for status, want := range map[string][2]bool{"": {true, false}, "status: active": {true, false}, "status: prospect": {false, false}, "status: paused": {false, false}, "status: ended": {false, true}} {
		_, f := loadtest.Factory(t, "-- factory.yaml --\nname: Yuanda\n"+status+"\n")
		if got := [...]bool{f.Active(), f.Ended()}; got != want {
			t.Errorf("%q: active and ended %v, want %v", status, got, want)
		}
	}
}

func TestAPromiseIsCarriedOverAtEachLaterVisitBeforeItsEnd(t *testing.T) {
	for end, want := range map[string]int{
		// What was kept or dropped at a visit was not carried over there.
		"": 2, "done: 2025-04-09": 0, "done: 2025-04-10": 0, "done: 2025-04-11": 1, "done: 2025-05-10": 1, "done: 2025-05-11": 2,
		"dropped: 2025-04-10": 0, "dropped: 2025-04-11": 1, "dropped: 2025-05-10": 1, "dropped: 2025-05-11": 2,
	} {
		_, f := loadtest.Factory(t, "-- visits/a.yaml --\n- {date: 2025-02-10}\n- {date: 2025-03-10, promises: [{by: factory, what: A, "+end+"}]}\n- {date: 2025-04-10}\n- {date: 2025-05-10}\n")
		p := &f.PromiseCases()[0]
		if got := f.CarriedOver(p); got != want {
			t.Errorf("%q: carried over %d times, want %d", end, got, want)
		}
		if got := p.Open(); got != (end == "") {
			t.Errorf("%q: open is %t", end, got)
		}
	}
}

func TestAnApprovalIsAwaitedUntilItIsGivenOrTheOrderEnds(t *testing.T) {
	for _, c := range []struct {
		order string
		want  bool
	}{
		{"approvals: [{what: A}]", true},
		{"approvals: [{what: A, done: 2025-03-01}]", false},
		{"approvals: [{what: A}]\nclosed: 2025-03-01", false},
		{"approvals: [{what: A}]\ncancelled: {on: 2025-03-01, by: factory}", false},
	} {
		_, f := loadtest.Factory(t, "-- orders/a.yaml --\nid: PO-1\n"+c.order+"\n")
		if o := &f.Orders[0]; o.Awaits(&o.Approvals[0]) != c.want {
			t.Errorf("%s: awaited is %t", c.order, !c.want)
		}
	}
}

func TestAShutdownLastsUntilTheDayItReallyEnded(t *testing.T) {
	for closure, want := range map[string]string{
		"{from: 2025-02-01, until: 2025-02-10}":                           "2025-02-01 2025-02-10",
		"{from: 2025-02-01, until: 2025-02-01}":                           "2025-02-01 2025-02-01",
		"{from: 2025-02-01, until: 2025-02-10, actual_until: 2025-02-14}": "2025-02-01 2025-02-14",
		"{from: 2025-02-01, actual_until: 2025-02-14}":                    "2025-02-01 2025-02-14",
		"{from: 2025-02-01}":                                              "",
		"{until: 2025-02-10}":                                             "",
	} {
		_, f := loadtest.Factory(t, "-- factory.yaml --\nname: Yuanda\nclosures: ["+closure+"]\n")
		got := ""
		if span, ok := f.Closures[0].Span(); ok {
			got = fmt.Sprint(span.From, " ", span.Last())
		}
		if got != want || len(f.ClosureSpans()) != len(strings.Fields(want))/2 {
			t.Errorf("%s: %q in %v, want %q", closure, got, f.ClosureSpans(), want)
		}
	}
	c := record.Closure{From: on("2025-02-10"), Until: on("2025-02-09")}
	if span, ok := c.Span(); ok {
		t.Errorf("what ends before it begins lasts from %s until %s", span.From, span.Last())
	}
}

func TestAnOrderAndAVisitAreFoundByWhatNamesThem(t *testing.T) {
	f := &record.Factory{
		Orders: []record.Order{{ID: text("PO-1")}, {ID: text("PO-2")}, {ID: text("PO-2")}},
		Visits: []record.Visit{{Date: on("2025-03-10"), Key: "a"}, {Date: on("2025-03-12"), Key: "b"}, {Date: on("2025-03-12"), Key: "c"}},
	}
	for id, want := range map[string]int{"PO-1": 0, "PO-2": 1, "PO-3": -1} {
		o, ok := f.Order(id)
		if ok != (want >= 0) || ok && o != &f.Orders[want] {
			t.Errorf("order %s: %v, %t", id, o, ok)
		}
	}
	if v := f.VisitOn(on("2025-03-12").V); v == nil || v.Key != "b" {
		t.Errorf("the visit of 12 March: %v", v)
	}
	if v := f.VisitOn(on("2025-03-11").V); v != nil {
		t.Errorf("a visit of 11 March: %v", v)
	}
}

func TestTheCurrencyIsTheNearestOneThatIsRecorded(t *testing.T) {
	book, terms, order := &record.Settings{Currency: text("USD")}, record.Terms{Currency: text("CNY")}, &record.Order{Currency: text("EUR")}
	for _, c := range []struct {
		f    record.Factory
		o    *record.Order
		want string
	}{
		{record.Factory{Terms: terms}, order, "EUR"},
		{record.Factory{Terms: terms}, &record.Order{}, "CNY"},
		{record.Factory{Terms: terms}, nil, "CNY"},
		{record.Factory{}, &record.Order{}, "USD"},
		{record.Factory{}, nil, "USD"},
	} {
		if got := c.f.CurrencyOf(c.o, book); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if rate, ok := book.Rate("USD", 20000); !ok || rate.String() != "1" {
		t.Errorf("the book's own currency is worth %s, %t", rate, ok)
	}
}

func TestWhatStoodBeforeAChangeIsWhatEarlierChangesLeft(t *testing.T) {
	o := record.Order{
		Lines: []record.Line{line("S", "100", "", ""), line("S", "20", "", ""), line("T", "7", "", ""), line("U", "", "", "")},
		Agreed: []record.AgreedChange{
			change("2025-03-02", "S", "90", ""), change("2025-03-01", "S", "80", ""), change("2025-03-02", "S", "70", ""), change("2025-03-03", "T", "5", ""), change("2025-03-03", "U", "5", ""),
		},
	}
	for i := range o.Agreed {
		o.Agreed[i].Pos = record.Pos{Line: 1, Column: 1}
	}
	for i, want := range []string{"80", "120", "90", "7", ""} {
		got := ""
		if q := o.QuantityBefore(&o.Agreed[i]); q.Known() {
			got = q.V.String()
		}
		if got != want {
			t.Errorf("before change %d: %q, want %q", i+1, got, want)
		}
	}
}

// A quantity that was agreed anew takes from the line promised last; one without a
// promise is later than any day.
func TestWhatASKULosesIsTakenFromTheLineThatComesLast(t *testing.T) {
	for _, c := range []struct{ name, promises, total, want string }{
		{"the later one", "2025-04-01 2025-05-01", "150", "100 50"},
		{"the later one stands first", "2025-05-01 2025-04-01", "150", "50 100"},
		{"one without a promise", "2025-04-01 -", "150", "100 50"},
		{"one without a promise stands first", "- 2025-04-01", "150", "50 100"},
		{"promised for one day: the last of the file", "2025-04-01 2025-04-01", "150", "100 50"},
		{"none promised: the last of the file", "- -", "150", "100 50"},
		{"more than it has", "2025-04-01 2025-05-01", "60", "60 0"},
		{"all it has", "2025-04-01 2025-05-01", "100", "100 0"},
		{"more", "2025-04-01 2025-05-01", "230", "100 130"},
		{"the same", "2025-04-01 2025-05-01", "200", "100 100"},
	} {
		o := record.Order{Agreed: []record.AgreedChange{change("2025-03-01", "S", c.total, "")}}
		for _, promise := range strings.Fields(c.promises) {
			if promise == "-" {
				promise = ""
			}
			o.Lines = append(o.Lines, line("S", "100", "", promise))
		}
		var got []string
		for _, l := range o.LinesAgreed() {
			got = append(got, l.Quantity.V.String())
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// What was told on one day is in the order of the file; a day that was said again
// changes nothing.
func TestOfSeveralMovesToldOnOneDayTheFileDecides(t *testing.T) {
	move := func(told, to string) record.PromiseChange { return record.PromiseChange{Told: on(told), To: on(to)} }
	o := record.Order{Promised: on("2025-04-01"), Changes: []record.PromiseChange{
		move("2025-03-01", "2025-04-05"), move("2025-03-01", "2025-04-10"), move("2025-03-02", "2025-04-10"), move("2025-03-02", "2025-04-05"), move("2025-02-01", "2025-04-03"), move("2025-03-09", ""), move("", "2025-04-20"),
	}}
	// The one of 1 February is told before all others, wherever it stands.
	for i, want := range []string{"2025-04-03", "2025-04-05", "2025-04-10", "2025-04-10", "2025-04-01"} {
		if got := o.Standing(&record.Line{}, &o.Changes[i]).String(); got != want {
			t.Errorf("before move %d: %s, want %s", i+1, got, want)
		}
		if got := o.Confirms(&o.Changes[i]); got != (i == 2) {
			t.Errorf("move %d confirms: %t", i+1, got)
		}
	}
}

func TestAVisitOfTheDayOfTheEntryIsNoLaterCheck(t *testing.T) {
	f := record.Factory{
		Source:   record.Source{File: "factory.yaml"},
		Contacts: []record.Contact{{ID: text("a"), Confirmed: on("2025-03-12")}, {ID: text("b")}},
		Visits: []record.Visit{
			{Source: record.Source{File: "same.yaml"}, Date: on("2025-03-12"), Confirmed: []record.Text{text("a")}},
			{Source: record.Source{File: "later.yaml"}, Date: on("2025-03-13"), Confirmed: []record.Text{text("b")}},
		},
	}
	if day, file := f.Checked(&f.Contacts[0]); day.V.String() != "2025-03-12" || file != "factory.yaml" {
		t.Errorf("checked on %s in %s", day.V, file)
	}
	if day, file := f.Checked(&f.Contacts[1]); day.V.String() != "2025-03-13" || file != "later.yaml" {
		t.Errorf("checked on %s in %s", day.V, file)
	}
}

// Goods that came after the day on which their line was cancelled are another line's.
func TestWhatCameAfterALineWasCancelledFillsTheNextOne(t *testing.T) {
	cancelled := func(day string) record.Line {
		l := line("S", "100", "", "2025-04-01")
		l.Cancelled = record.Cancellation{On: on(day)}
		return l
	}
	other := line("S", "50", "", "2025-05-01")
	for _, c := range []struct {
		name  string
		first record.Line
		came  record.Delivery
		waits bool
	}{
		{"came on the day", cancelled("2025-03-10"), delivery("2025-03-10", "S", "100"), true},
		{"came the day before", cancelled("2025-03-10"), delivery("2025-03-09", "S", "100"), true},
		{"came the day after", cancelled("2025-03-10"), delivery("2025-03-11", "S", "50"), false},
		{"came on no day that is known", cancelled("2025-03-10"), delivery("", "S", "50"), true},
		{"cancelled on no day that is known", cancelled("unknown"), delivery("2025-03-11", "S", "50"), true},
		{"not cancelled", line("S", "100", "", "2025-04-01"), delivery("2025-03-11", "S", "150"), false},
	} {
		c.came.Received = on("2025-06-01")
		o := record.Order{Lines: []record.Line{c.first, other}, Deliveries: []record.Delivery{c.came}}
		f := record.Factory{}
		if got := f.WaitsForGoods(&o, &record.Settings{}); got != c.waits {
			t.Errorf("%s: waits is %t", c.name, got)
		}
	}
}

func TestGoodsAreSeenOnTheEarlierProof(t *testing.T) {
	for _, c := range []struct{ received, documents, want string }{
		{"2025-03-10", "2025-03-09", "2025-03-09"}, {"2025-03-09", "2025-03-10", "2025-03-09"}, {"", "2025-03-10", "2025-03-10"}, {"2025-03-10", "", "2025-03-10"},
	} {
		d := record.Delivery{Received: on(c.received), Documents: on(c.documents)}
		if day, ok := d.Seen(); !ok || day.String() != c.want {
			t.Errorf("received %q, documents %q: seen %s, %t", c.received, c.documents, day, ok)
		}
	}
}
