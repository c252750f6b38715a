package lists

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// read makes a partner of an archive for loadtest, as it was known on 30 June 2025.
func read(t testing.TB, archive string) (words.Place, *figures.Partner) {
	t.Helper()
	s := wordstest.Site(t, words.English)
	settings, f := loadtest.Factory(t, archive)
	s.Settings = settings
	return words.Place{Site: s}, figures.NewPartner(s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
}

func gapOf(list []Gap, fact measure.Fact) *Gap {
	for i := range list {
		if list[i].Fact == fact {
			return &list[i]
		}
	}
	return nil
}

func TestWhatAnOrderLacksIsMissing(t *testing.T) {
	const (
		dates = "placed: 2025-02-10\nconfirmed: 2025-02-12\nrequested: 2025-05-01\npromised: 2025-05-01\n"
		lines = "lines: [{sku: A, quantity: 1, price: 2}]\n"
		paid  = "payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20}]\n"
		whole = dates + lines + paid
	)
	for _, c := range []struct{ name, order, want string }{
		{"nothing", whole, ""},
		{"no day at all", "promised: 2025-05-01\n" + lines + paid, "placed confirmed requested"},
		{"no promise", "placed: 2025-02-10\nconfirmed: 2025-02-12\nrequested: 2025-05-01\n" + lines + paid, "promised"},
		{"a line has the promise", "placed: 2025-02-10\nconfirmed: 2025-02-12\nrequested: 2025-05-01\nlines: [{sku: A, quantity: 1, price: 2, promised: 2025-05-01}]\n" + paid, ""},
		{"no price", dates + "lines: [{sku: A, quantity: 1}]\n" + paid, "price"},
		{"a value instead", dates + "value: 5\nlines: [{sku: A, quantity: 1}]\n" + paid, ""},
		{"no line to price", dates + paid, ""},
		{"no payment", dates + lines, "payments"},
		{"only a credit", dates + lines + "payments: [{stage: credit, paid: 2025-03-01, amount: 5}]\n", "payments"},
		{"a payment without its day", dates + lines + "payments: [{stage: deposit, due: 2025-02-20}, {stage: balance}]\n", "payment_due"},
		{"a refund needs no day", dates + lines + "payments: [{stage: deposit, due: 2025-02-20}, {stage: refund, paid: 2025-03-01, amount: 1}]\n", ""},
		{"an event still to come", dates + lines + "payments: [{stage: balance, after: documents}]\n", ""},
		{"the goods came, their event did not", dates + lines + "payments: [{stage: balance, after: documents}]\ndeliveries: [{ready: 2025-05-01}]\n", "payment_event"},
		{"goods only planned", dates + lines + "payments: [{stage: balance, after: documents}]\ndeliveries: [{etd: 2025-07-01}]\n", ""},
		{"a replacement and the goods", dates + lines + "payments: [{stage: balance, after: documents}]\ndeliveries: [{ready: 2025-05-01}, {ready: 2025-06-01, replaces: true}]\n", "payment_event"},
		{"nothing but a replacement came, and the order is closed", dates + "lines: [{sku: A, quantity: 9, price: 2}]\nclosed: 2025-06-02\npayments: [{stage: balance, after: documents}]\ndeliveries: [{ready: 2025-06-01, replaces: true}]\n", ""},
		{"only a part came", dates + "lines: [{sku: A, quantity: 9, price: 2}]\npayments: [{stage: balance, after: documents}]\ndeliveries: [{ready: 2025-05-01, quantities: {A: 4}}]\n", ""},
		{"the event is on record", dates + lines + "payments: [{stage: balance, after: documents}]\ndeliveries: [{ready: 2025-05-01, documents: 2025-05-03}]\n", ""},
		{"after the confirmation, which is asked for by itself", "placed: 2025-02-10\nrequested: 2025-05-01\npromised: 2025-05-01\n" + lines + "payments: [{stage: balance, after: confirmed}]\ndeliveries: [{ready: 2025-05-01}]\n", "confirmed"},
		{"an approval without its day", whole + "approvals: [{what: A, due: 2025-03-01}, {what: B}]\n", "approval_due"},
		{"a delivery without its day", whole + "deliveries: [{ready: 2025-05-01, quantities: {A: 1}}, {received: 2025-05-03, quantities: {A: 1}}]\n", "ready"},
		{"a replacement needs no day", whole + "deliveries: [{ready: 2025-05-01, quantities: {A: 1}}, {received: 2025-05-03, replaces: true}]\n", ""},
		{"a plan needs no day", whole + "deliveries: [{eta: 2025-07-03}]\n", ""},
		{"cancelled: the day of its end, and the day of the order, which counts in the pauses", "promised: 2025-05-01\nlines: [{sku: A, quantity: 1}]\ndeliveries: [{received: 2025-05-03}]\ncancelled: {on: unknown, by: importer}\n", "end_day placed"},
		{"cancelled on a day", "placed: 2025-02-10\ncancelled: {on: 2025-03-01, by: importer}\n", ""},
		{"closed on a day that nobody wrote down", whole + "closed: unknown\n", "end_day"},
		{"a line closed so", dates + paid + "lines: [{sku: A, quantity: 1, price: 2, closed: unknown}, {sku: B, quantity: 1, price: 1}]\n", "end_day"},
		{"a line cancelled so", dates + paid + "lines: [{sku: A, quantity: 1, price: 2, cancelled: {on: unknown, by: factory}}, {sku: B, quantity: 1, price: 1}]\n", "end_day"},
	} {
		p, partner := read(t, "-- orders/2025.yaml --\nid: PO-1\n"+c.order)
		var got []string
		list := Gaps(p, partner)
		for _, fact := range measure.Facts {
			if g := gapOf(list, fact); g != nil {
				got = append(got, string(fact))
				if len(g.Where) != 1 || g.Where[0].Label != "PO-1" || !strings.HasSuffix(g.Where[0].Href, "orders.html#PO-1") || g.More != "" {
					t.Errorf("%s: %s is missing in %+v %s", c.name, fact, g.Where, g.More)
				}
			}
		}
		want := strings.Fields(c.want)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: missing %q, want %q", c.name, got, want)
		}
	}
}

func TestFactsOfPeoplePromisesIssuesAndCertificatesAreMissedOnce(t *testing.T) {
	p, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
contacts:
  - {id: a, name: Known today, confirmed: 2024-07-01}
  - {id: b, name: Lapsed today, confirmed: 2024-06-30}
  - {id: c, name: Never}
  - {id: d, name: Gone, left: 2025-06-30}
  - {id: e, name: Stays a day, left: 2025-07-01}
certificates:
  - {name: BSCI, issued: 2024-06-16}
  - {issued: 2024-06-16}
  - {name: ISO 9001, issued: 2024-06-16, expires: 2027-01-01}
  - {name: FSC, issued: 2023-06-16}
  - {name: FSC, issued: 2024-06-16, expires: 2027-01-01}
-- visits/a.yaml --
date: 2025-03-12
promises: [{by: factory, what: Dated, due: 2025-04-30}, {by: factory, what: Undated}, {by: importer, what: 'Undated, done', done: 2025-03-13}]
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-12, raised_by: importer}
- {id: Q-2, opened: 2025-03-12, raised_by: importer, closed: 2025-03-20}
- {id: Q-3, opened: 2025-03-12, raised_by: importer, closed: 2025-03-20, contained: 2025-03-13}
- {id: Q-4, opened: 2025-03-12, raised_by: importer, closed: 2025-03-20, contained: 2025-03-13, cause: {by: carrier}}
`)
	got := map[measure.Fact][]string{}
	for _, g := range Gaps(p, partner) {
		for _, l := range g.Where {
			got[g.Fact] = append(got[g.Fact], l.Label)
		}
	}
	want := map[measure.Fact][]string{
		measure.FactContactConfirmed: {"Lapsed today", "Never", "Stays a day"},
		measure.FactPromiseDue:       {"Undated", "Undated, done"},
		measure.FactContained:        {"Q-2"},
		measure.FactCause:            {"Q-2", "Q-3"},
		certificateEnd:               {"BSCI", "certificate"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestAGapNamesFiveRecordsAndCountsTheRest(t *testing.T) {
	for n, more := range map[int]string{4: "", 5: "", 6: "and 1 more", 7: "and 2 more"} {
		var book strings.Builder
		book.WriteString("-- orders/2025.yaml --\n")
		for i := range n {
			fmt.Fprintf(&book, "- {id: PO-%d, placed: 2025-02-1%d}\n", i+1, i)
		}
		p, partner := read(t, book.String())
		g := gapOf(Gaps(p, partner), measure.FactPromised)
		if len(g.Where) != min(n, 5) || g.More != more || !strings.HasPrefix(g.Text, fmt.Sprintf("Record `promised` on %d orders and ", n)) {
			t.Errorf("%d orders: %d named, %q; %s", n, len(g.Where), g.More, g.Text)
		}
	}
}

func TestWhatWouldSayMostStandsFirst(t *testing.T) {
	for _, c := range []struct {
		a, b Gap
	}{
		{Gap{weight: 2, n: 1}, Gap{weight: 1, n: 9}}, // more measures without a figure
		{Gap{weight: 1, n: 2}, Gap{weight: 1, n: 1}}, // in more records
	} {
		for _, list := range [][]Gap{{c.a, c.b}, {c.b, c.a}} {
			SortGaps(list)
			if list[0].n != c.a.n || list[0].weight != c.a.weight {
				t.Errorf("%+v stands before %+v", list[0], list[1])
			}
		}
	}
	// A measure without a figure weighs more than one with too few cases; a fact for a
	// measure that has its figure completes it.
	p, partner := read(t, `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-02-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-01}]}
- {id: PO-2, placed: 2025-02-11}
`)
	list := Gaps(p, partner)
	weights := map[measure.Fact]int{}
	for _, g := range list {
		weights[g.Fact] = g.weight
	}
	want := map[measure.Fact]int{
		measure.FactPromised:  4, // four measures of delivery have one case each: too few
		measure.FactConfirmed: 3, // orders_disturbed has none, lead time one
		measure.FactPayments:  4, // two measures without a figure
		measure.FactRequested: 2,
	}
	if diff := cmp.Diff(want, weights); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if g := gapOf(list, measure.FactPromised); !strings.Contains(g.Text, " to complete ") {
		t.Errorf("%q", g.Text)
	}
	if g := gapOf(list, measure.FactConfirmed); !strings.HasSuffix(g.Text, " and orders we disturbed can be measured.") {
		t.Errorf("%q", g.Text)
	}
	chart, _ := measure.Define("slip_days")
	if got := Completing(list, chart); len(got) != 1 || got[0] != gapOf(list, measure.FactPromised).Text {
		t.Errorf("the chart of slip would be complete by %q", got)
	}
}

func TestWhatTheBookDoesNotKnowIsAsked(t *testing.T) {
	const everything = `
-- factory.yaml --
name: Foshan Yuanda
name_zh: 远大
uscc: 91440600MA4W1A2B3C
address_zh: 佛山市
terms: {lead_time_days: 45, payment: 30 % deposit}
contacts:
  - {id: a, name: A, role: owner}
  - {id: b, name: B, role: sales}
  - {id: c, name: C, role: merchandiser}
  - {id: d, name: D, role: production}
  - {id: e, name: E, role: quality, from: 2025-06-01}
  - {id: f, name: F, role: finance}
  - {id: g, name: G, role: logistics}
capacity: {quantity: 5000, per: month}
certificates: [{name: BSCI, expires: 2026-01-01}]
nearest_station: {name: Foshan West}
closures: [{from: 2026-02-10, until: 2026-03-01, announced: 2025-06-01}]
`
	for _, c := range []struct{ name, from, to, on, want string }{
		{"nothing", "", "", "2025-07-09", ""},
		{"someone has left", "role: production", "role: production, left: 2025-06-30", "2025-06-30", "Who is responsible for: production"},
		{"the day before someone came", "", "", "2025-05-31", "Who is responsible for: quality"},
		{"the day someone came", "", "", "2025-06-01", ""},
		{"name", "name_zh: 远大\n", "", "2025-07-09", "The registered Chinese name, from the licence"},
		{"code", "uscc: 91440600MA4W1A2B3C\n", "", "2025-07-09", "The social credit code, from the licence"},
		{"address", "address_zh: 佛山市\n", "", "2025-07-09", "The address in Chinese, as a driver reads it"},
		{"payment", ", payment: 30 % deposit", "", "2025-07-09", "The terms of payment"},
		{"capacity", "capacity: {quantity: 5000, per: month}\n", "", "2025-07-09", "Capacity a month, and our share of it"},
		{"no certificate", "certificates: [{name: BSCI, expires: 2026-01-01}]\n", "", "2025-07-09", "Certificates, with number and expiry"},
		{"a certificate without an end", "expires: 2026-01-01", "issued: 2025-01-01", "2025-07-09", "Until when it is valid: BSCI"},
		{"one without an end that is renewed", "[{name: BSCI, ", "[{name: BSCI, issued: 2024-01-01}, {name: bsci, issued: 2025-01-01, ", "2025-07-09", ""},
		{"station", "nearest_station: {name: Foshan West}\n", "", "2025-07-09", "The nearest railway station"},
		{"station in Chinese", "{name: Foshan West}", "{name_zh: 佛山西}", "2025-07-09", ""},
		{"two roles", "role: finance", "role: sales", "2025-05-31", "Who is responsible for: quality and finance"},
		{"the shutdown", "closures: [{from: 2026-02-10, until: 2026-03-01, announced: 2025-06-01}]\n", "", "2025-07-09", "The days of the shutdown around Spring Festival 2026"},
		{"the shutdown of one that ended", "closures: [{from: 2026-02-10, until: 2026-03-01, announced: 2025-06-01}]\n", "status: ended\n", "2025-07-09", ""},
		{"no lead time: then the order-by date is not known either", "lead_time_days: 45, ", "", "2025-07-09", "The lead time to agree on"},
	} {
		p, partner := read(t, strings.Replace(everything, c.from, c.to, 1))
		got := Questions(p.Words, partner.Factory, partner.Result, wordstest.Date(t, c.on))
		if strings.Join(got, "\n") != c.want {
			t.Errorf("%s: asked %q, want %q", c.name, got, c.want)
		}
	}
}

// What is missing at several factories is one line with the records of all of them,
// whichever fact comes first.
func TestWhatSeveralFactoriesLackIsOneGroup(t *testing.T) {
	w := wordstest.Words(t, words.English)
	promised, placed := measure.FactPromised, measure.FactPlaced
	a, b, c := words.Name{Latin: "A"}, words.Name{Latin: "B"}, words.Name{Latin: "C"}
	groups := ByFact(w, []Gap{{Factory: a, Fact: promised, n: 3, weight: 3}, {Factory: b, Fact: promised, n: 2, weight: 2}, {Factory: c, Fact: placed, n: 1, weight: 1}})
	var got []string
	for _, g := range groups {
		line := g.Text + ":"
		for _, f := range g.Factories {
			line += " " + f.Factory.Latin
		}
		got = append(got, line)
	}
	want := []string{w.Say("gap.alone", "what", w.Say("gap."+string(promised), "n", 5)) + ": A B", w.Say("gap.alone", "what", w.Say("gap."+string(placed), "n", 1)) + ": C"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
