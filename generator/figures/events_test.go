package figures

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/dossier"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// The words are read once: there are hundreds of small books.
var (
	english sync.Once
	site    *words.Site
)

// read makes a partner of an archive for loadtest, as it was known on the day of
// wordstest.Site: 30 June 2025.
func read(t testing.TB, archive string) (words.Place, *Partner) {
	t.Helper()
	english.Do(func() { site = wordstest.Site(t, words.English) })
	settings, f := loadtest.Factory(t, archive)
	s := new(words.Site)
	*s = *site
	s.Settings = settings
	return words.Place{Site: s}, NewPartner(s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
}

// told is an event in one line: day, side, what; then against, state and quote where
// there are any.
func told(list []Event) []string {
	var lines []string
	for _, e := range list {
		line := e.Date + " " + e.Who + ": " + e.What
		if e.Against != "" {
			line += " | " + e.Against
		}
		if e.State != "" {
			line += " [" + e.State + "]"
		}
		if e.Quote != "" {
			line += " “" + e.Quote + "”"
		}
		lines = append(lines, oneSpace(line))
	}
	return lines
}

func TestWhatHappenedWithAnOrderIsToldInOneLineEach(t *testing.T) {
	for _, c := range []struct {
		name, order string
		want        []string
	}{
		{"placed and confirmed without dates", "placed: 2025-02-10\nconfirmed: 2025-02-12", []string{
			"10 Feb 2025 we: order placed",
			"12 Feb 2025 they: order confirmed, no date promised",
		}},
		{"placed for a day, promised without a confirmation", "placed: 2025-02-10\nrequested: 2025-04-01\npromised: 2025-04-15", []string{
			"10 Feb 2025 we: order placed, wanted for 1 Apr 2025",
			"10 Feb 2025 they: ready promised for 15 Apr 2025",
		}},
		{"confirmed with a promise", "placed: 2025-02-10\nconfirmed: 2025-02-12\npromised: 2025-04-15", []string{
			"10 Feb 2025 we: order placed",
			"12 Feb 2025 they: order confirmed, ready promised for 15 Apr 2025",
		}},
		{"approvals: before, on and after their day", `
placed: 2025-02-10
approvals:
  - {what: Early, asked: 2025-02-11, due: 2025-02-20, done: 2025-02-19}
  - {what: On the day, due: 2025-02-20, done: 2025-02-20}
  - {what: Late, due: 2025-02-20, done: 2025-02-21}
  - {due: 2025-06-29}
  - {what: Today, asked: 2025-06-01, due: 2025-06-30}
  - {what: Tomorrow, due: 2025-07-01}
  - {what: Whenever, asked: 2025-06-02}`, []string{
			"10 Feb 2025 we: order placed",
			"19 Feb 2025 we: approved: Early (asked 11 Feb) | 1 day early",
			"20 Feb 2025 we: approved: On the day | on the day",
			"21 Feb 2025 we: approved: Late | 1 day late [late]",
			"2 Jun 2025 we: approval open: Whenever (asked 2 Jun) | no date agreed [open]",
			"29 Jun 2025 we: approval open: something | 1 day overdue [overdue]",
			"30 Jun 2025 we: approval open: Today (asked 1 Jun) | today [open]",
			"1 Jul 2025 we: approval open: Tomorrow | in 1 day [open]",
		}},
		{"an approval without a day compares with nothing once it is given, and is not awaited once the order is closed", `
placed: 2025-02-10
approvals: [{what: Given, done: 2025-02-19}, {what: Open, due: 2025-03-01}]
closed: 2025-05-01`, []string{
			"10 Feb 2025 we: order placed",
			"19 Feb 2025 we: approved: Given",
			"1 Mar 2025 we: approval open: Open | no longer waited for",
			"1 May 2025 : order closed",
		}},
		{"payments: before, on and after their day; what lowers the debt; what is no longer owed", `
placed: 2025-02-10
payments:
  - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 10}
  - {stage: interim, due: 2025-02-20, paid: 2025-02-20, amount: 1500, currency: EUR}
  - {stage: balance, due: 2025-02-20, paid: 2025-02-21, amount: 10}
  - {due: 2025-02-25, paid: 2025-02-25}
  - {paid: 2025-02-26, amount: 1}
  - {stage: credit, paid: 2025-03-01, amount: 5}
  - {stage: balance, amount: 7}
cancelled: {on: 2025-05-01, by: factory, reason: The kiln broke}`, []string{
			"10 Feb 2025 we: order placed",
			"19 Feb 2025 we: deposit paid, USD 10 | 1 day early",
			"20 Feb 2025 we: interim payment paid, EUR 1,500 | on the day",
			"21 Feb 2025 we: balance paid, USD 10 | 1 day late [late]",
			"25 Feb 2025 we: payment paid, amount not recorded | on the day",
			"26 Feb 2025 we: payment paid, USD 1",
			"1 Mar 2025 they: credit, USD 5",
			"1 May 2025 they: order cancelled “The kiln broke”",
			" we: balance open, USD 7 | no longer owed: the order was cancelled",
		}},
		{"open payments: the day before, the day, the day after; after an event", `
placed: 2025-02-10
payments:
  - {stage: deposit, due: 2025-06-27, amount: 10}
  - {stage: interim, due: 2025-06-30, amount: 10}
  - {stage: balance, due: 2025-07-01, amount: 10}
  - {stage: other, after: documents, days: 14, amount: 10}
  - {stage: other, after: received, days: 0, amount: 10}`, []string{
			"10 Feb 2025 we: order placed",
			"27 Jun 2025 we: deposit open, USD 10 | 3 days overdue [overdue]",
			"30 Jun 2025 we: interim payment open, USD 10 | today [open]",
			"1 Jul 2025 we: balance open, USD 10 | in 1 day [open]",
			" we: payment open, USD 10 | 14 days after the documents [open]",
			" we: payment open, USD 10 | on the day of the arrival [open]",
		}},
		{"an event that happened sets the day", `
placed: 2025-02-10
confirmed: 2025-06-22
payments: [{stage: deposit, after: confirmed, days: 7, amount: 10}, {stage: balance, after: confirmed, days: 9, amount: 10}]`, []string{
			"10 Feb 2025 we: order placed",
			"22 Jun 2025 they: order confirmed, no date promised",
			"29 Jun 2025 we: deposit open, USD 10 | today [open]", // a Sunday
			"1 Jul 2025 we: balance open, USD 10 | in 1 day [open]",
		}},
		{"what is due while our banks are closed is overdue from the day after the next working day", `
placed: 2025-02-10
payments: [{stage: deposit, due: 2025-06-28, amount: 10}]`, []string{
			"10 Feb 2025 we: order placed",
			"28 Jun 2025 we: deposit open, USD 10 | today [open]", // a Saturday; the 30th is a Monday
		}},
		{"inspections", `
placed: 2025-02-10
inspections:
  - {on: 2025-03-01, stage: final, sku: A, lot: 500, sample: 50, found: {critical: 0, major: 2, minor: 5}, result: rejected}
  - {on: 2025-03-09, stage: final, sample: 50, found: {major: 1}, result: accepted, first: false}
  - {on: 2025-03-10, stage: loading, sample: 20, result: pending, first: true}
  - {on: 2025-03-11, result: accepted}
  - {on: 2025-03-12, stage: final, lot: 500, sample: 50, aql: {critical: 0, major: 2.5, minor: 4}, found: {critical: 0, major: 3, minor: 0}, result: accepted, by: Zhou Kai, notes: Zips to be pulled}
  - {on: 2025-03-13, stage: final, lot: 500, sample: 49, aql: {major: 2.5}, found: {major: 3}, result: pending}`, []string{
			"10 Feb 2025 we: order placed",
			"1 Mar 2025 : final inspection A; sample of 50 from 500: 0 critical, 2 major, 5 minor | rejected [late]",
			"9 Mar 2025 : final inspection; sample of 50: 1 major; repeated | accepted",
			"10 Mar 2025 : loading inspection; sample of 20 | pending",
			"11 Mar 2025 : inspection | accepted",
			"12 Mar 2025 : final inspection; sample of 50 from 500: 0 critical, 3 major (3 allowed), 0 minor (5 allowed); by Zhou Kai | accepted “Zips to be pulled”",
			"13 Mar 2025 : final inspection; sample of 49 from 500: 3 major | pending", // no number is the plan's
		}},
		{"lines that end, and goods that go back", `
placed: 2025-02-10
lines: [{sku: A, quantity: 10, closed: 2025-04-01}, {sku: B, quantity: 10, cancelled: {on: unknown, by: importer, reason: No buyer}}, {sku: C, quantity: 1}]
deliveries: [{ready: 2025-04-15, quantities: {C: 1}}]
returns:
  - {on: 2025-05-02, quantities: {C: 1}, reason: Chipped, remedy: credited}
  - {on: 2025-05-03, quantities: {C: 1, A: 2}}`, []string{
			"10 Feb 2025 we: order placed",
			"1 Apr 2025 : A closed: no more of it will come",
			"15 Apr 2025 they: ready: 1 × C",
			"2 May 2025 we: returned: 1 × C, credited “Chipped”",
			"3 May 2025 we: returned: 1 × C and 2 × A",
			" we: B cancelled | day not recorded “No buyer”",
		}},
		{"agreed changes say what they changed", `
placed: 2025-02-10
lines: [{sku: A, quantity: 100, price: 2}, {sku: B, price: 2}]
changes:
  - {on: 2025-03-02, by: importer, sku: A, quantity: 150, reason: A second shop}
  - {on: 2025-03-03, by: both, sku: A, price: 1.9}
  - {on: 2025-03-04, by: factory, sku: A, quantity: 140, price: 2}
  - {on: 2025-03-05, by: importer, sku: B, quantity: 5}`, []string{
			"10 Feb 2025 we: order placed",
			"2 Mar 2025 we: A changed: quantity from 100 to 150 “A second shop”",
			"3 Mar 2025 both: A changed: price USD 1.90",
			"4 Mar 2025 they: A changed: quantity from 150 to 140, price USD 2",
			"5 Mar 2025 we: B changed: quantity 5",
		}},
		{"a promise that moves, back and on, or is confirmed", `
placed: 2025-02-10
confirmed: 2025-02-12
promised: 2025-04-15
promise_changes:
  - {told: 2025-04-01, to: 2025-04-25, asked_by: factory, reason: Clay}
  - {told: 2025-04-02, to: 2025-04-24, asked_by: importer}
  - {told: 2025-04-03, to: 2025-04-24, asked_by: factory}
  - {told: 2025-04-04, to: 2025-04-30, asked_by: both, skus: [A, B]}
  - {told: 2025-04-05, to: 2025-04-30, asked_by: factory, skus: [A]}
  - {told: 2025-04-06, to: 2025-05-05, asked_by: factory}
lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1}, {sku: C, quantity: 1}]`, []string{
			"10 Feb 2025 we: order placed",
			"12 Feb 2025 they: order confirmed, ready promised for 15 Apr 2025",
			"1 Apr 2025 they: promise moved to 25 Apr 2025 | 10 days later “Clay”",
			"2 Apr 2025 we: promise moved to 24 Apr 2025 | 1 day earlier",
			"3 Apr 2025 they: promise of 24 Apr 2025 confirmed again",
			"4 Apr 2025 both: promise of A and B moved to 30 Apr 2025 | 6 days later",
			"5 Apr 2025 they: promise of A, 30 Apr 2025, confirmed again",
			"6 Apr 2025 they: promise moved to 5 May 2025", // C by 11 days, A and B by 5
		}},
	} {
		_, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\n"+strings.TrimPrefix(c.order, "\n"))
		if diff := cmp.Diff(c.want, told(partner.Orders[0].Events)); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

func TestADeliveryTellsWhatProvesItAndWhatFollowed(t *testing.T) {
	for _, c := range []struct{ name, deliveries, want string }{
		{"ready, then the rest", "{ready: 2025-04-01, shipped: 2025-04-03, etd: 2025-04-02, invoice: 2025-04-04, documents: 2025-04-05, eta: 2025-05-01, received: 2025-05-03, shipment: S-1}",
			"1 Apr 2025 they: ready: all of it; shipped 3 Apr, invoice 4 Apr, documents 5 Apr, received 3 May, shipment S-1"},
		{"the plan of the carrier until it happens", "{ready: 2025-04-01, etd: 2025-04-02, eta: 2025-05-01}",
			"1 Apr 2025 they: ready: all of it; departure planned 2 Apr, arrival planned 1 May"},
		{"only shipped", "{shipped: 2025-04-03, received: 2025-05-03}", "3 Apr 2025 they: shipped: all of it (ready day not recorded); received 3 May"},
		{"only here", "{received: 2025-05-03}", "3 May 2025 they: arrived: all of it (ready day not recorded)"},
		{"here before its documents", "{received: 2025-05-03, documents: 2025-05-04}", "3 May 2025 they: arrived: all of it (ready day not recorded); documents 4 May"},
		{"documents before it is here", "{received: 2025-05-03, documents: 2025-05-02}", "2 May 2025 they: on the way by its documents: all of it (ready day not recorded); received 3 May"},
		{"only planned", "{etd: 2025-07-02, eta: 2025-08-01}", "2 Jul 2025 they: planned by the carrier: all of it; departure planned 2 Jul, arrival planned 1 Aug"},
		{"only its arrival is planned", "{eta: 2025-08-01}", "1 Aug 2025 they: planned by the carrier: all of it; arrival planned 1 Aug"},
		{"no day", "{quantities: {A: 2, B: 1.5}}", " they: delivered: 2 × A and 1.5 × B (day not recorded)"},
		{"in place of returned goods", "{ready: 2025-04-01, replaces: true}", "1 Apr 2025 they: ready: goods, quantities not recorded, in place of returned goods"},
		{"so many in place of returned goods", "{ready: 2025-04-01, replaces: true, quantities: {A: 3}}", "1 Apr 2025 they: ready: 3 × A, in place of returned goods"},
	} {
		_, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\ndeliveries:\n  - "+c.deliveries+"\n")
		if got := told(partner.Orders[0].Events[1:]); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// A delivery without quantities brought everything, so nobody knows what one after it
// brought: by day, what has none last, then by the file.
func TestOnlyTheFirstDeliveryOfEverythingBringsEverything(t *testing.T) {
	const all, goods = "all of it", "goods, quantities not recorded"
	for _, c := range []struct {
		name, first, second string
		want                [2]string // what the first and the second of the file brought
	}{
		{"the earlier day", "{ready: 2025-04-01}", "{ready: 2025-04-02}", [2]string{all, goods}},
		{"the earlier day stands second", "{ready: 2025-04-02}", "{ready: 2025-04-01}", [2]string{goods, all}},
		{"one day", "{ready: 2025-04-01}", "{shipped: 2025-04-01}", [2]string{all, goods}},
		{"the day before none", "{received: 2025-04-01}", "{ready: 2025-04-30}", [2]string{goods, all}},
		{"none after the day", "{ready: 2025-04-30}", "{received: 2025-04-01}", [2]string{all, goods}},
		{"no day at all", "{received: 2025-04-02}", "{received: 2025-04-01}", [2]string{all, goods}},
		{"a counted one takes nothing away", "{ready: 2025-04-01, quantities: {A: 1}}", "{ready: 2025-04-02}", [2]string{"1 × A", all}},
		{"nor does one in place of returned goods", "{ready: 2025-04-01, replaces: true}", "{ready: 2025-04-02}", [2]string{goods + ", in place of returned goods", all}},
		{"nor does a plan", "{etd: 2025-07-01}", "{ready: 2025-04-02}", [2]string{goods, all}},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\ndeliveries: ["+c.first+", "+c.second+"]\n")
		o := &partner.Factory.Orders[0]
		if got := [2]string{oneSpace(broughtBy(p.Words, o, &o.Deliveries[0])), oneSpace(broughtBy(p.Words, o, &o.Deliveries[1]))}; got != c.want {
			t.Errorf("%s: brought %q, want %q", c.name, got, c.want)
		}
	}
}

func TestEverythingWithAFactoryStandsInTheTimeline(t *testing.T) {
	p, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
agreements:
  - {kind: framework, signed: 2024-06-01, from: 2024-07-01, until: 2025-06-29, summary: Prices hold}
  - {kind: volume, signed: 2024-06-02, until: 2025-06-30, volume: {value: 100, per: year}}
  - {kind: quality, from: 2024-06-03, until: 2025-07-01, volume: {value: 5, currency: EUR}}
  - {kind: price-list, signed: 2024-06-04}
goodwill:
  - {on: 2025-01-02, by: factory, kind: free-samples, what: Six bowls, value: 40}
  - {on: 2025-01-03, by: importer, what: Tickets, value: 9, currency: EUR}
  - {on: 2025-01-04, by: importer, kind: training}
closures:
  - {name: Stocktaking, from: 2025-03-01, until: 2025-03-05, announced: 2025-02-01, actual_until: 2025-03-06}
  - {from: 2025-04-01, until: 2025-04-05, announced: 2025-03-31, actual_until: 2025-04-05}
certificates:
  - {name: BSCI, body: amfori, number: 'N 1', issued: 2024-06-30, expires: 2025-06-29, verified: 2024-07-02}
  - {name: ISO 9001, issued: 2024-07-01, expires: 2025-06-30}
  - {name: OEKO-TEX, verified: 2024-07-03, expires: 2025-07-01}
  - {name: FSC, expires: 2024-08-01}
  - {name: Sedex, issued: 2024-08-02}
-- orders/2025.yaml --
id: PO-1
placed: 2025-05-10
-- visits/a.yaml --
- date: 2025-05-20
  purpose: Look at the kiln
  promises:
    - {by: factory, what: Mend it, due: 2025-06-10, done: 2025-06-12}
    - {by: factory, what: Clean it, due: 2025-06-11, done: 2025-06-11}
    - {by: importer, what: Pay half, due: 2025-06-29}
    - {by: importer, what: Call, due: 2025-06-30}
    - {by: importer, what: Write, due: 2025-07-01, dropped: 2025-06-13, why: They wrote}
    - {by: importer, what: Some day}
- {date: 2025-05-21, kind: video}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-05-22, raised_by: importer, title: Chips, contained: 2025-05-23, closed: 2025-05-24}
- {id: Q-2, opened: 2025-05-25, raised_by: factory}
-- talks/2025.yaml --
- {on: 2025-05-26, by: importer, channel: wechat, about: Glaze, answered: 2025-05-27}
- {on: 2025-05-28, by: factory, channel: email}
- {on: 2025-05-29, by: importer, channel: phone, about: Price}
`)
	want := []string{
		"1 Jun 2024 both: framework agreement | ended 29 Jun 2025 “Prices hold”",
		"2 Jun 2024 both: volume agreement; volume USD 100 a year | until 30 Jun 2025, 0 days left",
		"3 Jun 2024 both: quality agreement; volume EUR 5 | until 1 Jul 2025, 1 day left",
		"4 Jun 2024 both: price list | open-ended",
		"30 Jun 2024 they: BSCI · amfori · N 1 | expired 29 Jun 2025, 1 day ago [overdue]",
		"1 Jul 2024 they: ISO 9001 | until 30 Jun 2025, 0 days left; not verified",
		"3 Jul 2024 they: OEKO-TEX | until 1 Jul 2025, 1 day left",
		"1 Aug 2024 they: FSC | expired 1 Aug 2024, 333 days ago; not verified [overdue]",
		"2 Aug 2024 they: Sedex | no expiry recorded; not verified",
		"2 Jan 2025 they: free samples | USD 40 “Six bowls”",
		"3 Jan 2025 we: other | EUR 9 “Tickets”",
		"4 Jan 2025 we: training",
		"1 Mar 2025 they: Stocktaking: 1 to 6 Mar 2025 | 1 day longer than announced",
		"1 Apr 2025 they: shutdown: 1 to 5 Apr 2025 | announced 1 day before",
		"10 May 2025 we: order placed",
		"20 May 2025 both: Regular visit “Look at the kiln”",
		"21 May 2025 both: Video meeting",
		"22 May 2025 we: issue opened: Chips",
		"23 May 2025 : issue contained: Chips",
		"24 May 2025 : issue closed: Chips",
		"25 May 2025 they: issue opened: Q-2",
		"26 May 2025 we: WeChat: Glaze | answered 1 day later",
		"28 May 2025 they: email: not recorded | no answer recorded [open]",
		"29 May 2025 we: phone: Price",
		"11 Jun 2025 they: kept: Clean it | on the day",
		"12 Jun 2025 they: kept: Mend it | 2 days late [late]",
		"13 Jun 2025 we: dropped: Write “They wrote”",
		"29 Jun 2025 we: promised: Pay half | 1 day overdue [overdue]",
		"30 Jun 2025 we: promised: Call | today [open]",
	}
	all := AllEvents(p, partner)
	if diff := cmp.Diff(want, told(all)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	for _, e := range all {
		if e.Kind == "order" && (e.Record != "PO-1" || !strings.HasSuffix(e.Href, "orders.html#PO-1")) {
			t.Errorf("the order's event opens %q as %q", e.Href, e.Record)
		}
		if e.Kind == "issue" && !strings.HasSuffix(e.Href, "issues.html#"+e.Record) {
			t.Errorf("the issue's event opens %q as %q", e.Href, e.Record)
		}
	}
}

// Short lists and long ones are sorted in two ways, and must come out alike: by day,
// those of a day as they were added, those without a day last.
func TestEventsStandByTheirDay(t *testing.T) {
	for _, n := range []int{1, 2, 15, 16, 17, 40} {
		var events []Event
		for i := range n {
			day := record.Date(100 - i/2)
			if i%5 == 0 {
				day = 0
			}
			events = append(events, Event{Day: day, What: string(rune('A' + i)), rank: i % 2})
		}
		got := ByDay(events)
		if len(got) != n {
			t.Fatalf("of %d events %d are left", n, len(got))
		}
		for i := 1; i < n; i++ {
			a, b := &got[i-1], &got[i]
			switch {
			case a.Day == 0 && b.Day != 0:
				t.Errorf("of %d: %s without a day stands before day %d", n, a.What, b.Day)
			case a.Day == b.Day && a.rank > b.rank, a.Day == b.Day && a.rank == b.rank && a.What > b.What, b.Day != 0 && a.Day > b.Day:
				t.Errorf("of %d: %s (%d, %d) stands before %s (%d, %d)", n, a.What, a.Day, a.rank, b.What, b.Day, b.rank)
			}
		}
	}
}
