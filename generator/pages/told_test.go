package pages

import (
	"reflect"
	"strings"
	"testing"
)

// told has a fact in every field that is told to be read again, each with a word of its
// own. What only a comparison, an id or a figure needs is left out.
const told = `
-- factory.yaml --
name: Yuanda
directions: word-directions
nearest_station: {name: word-station, minutes: 9}
contacts: [{id: chen, name: word-person, called: word-called, role: sales, wechat: word-wechat, notes: word-about-a-person}]
owner: word-owner
terms: {incoterm: FOB, place: CNNGB, currency: USD, lead_time_days: 771, payment: word-payment, tax_invoice: true}
bank: {beneficiary: word-beneficiary, verified: 2025-06-02, verified_by: word-checker, how: word-how}
capacity: {quantity: 772, unit: pcs, per: month, our_share: 73%}
certificates: [{name: word-certificate, body: word-body, number: word-number, site: word-site, issued: 2025-01-02, expires: 2026-01-02}]
agreements: [{kind: framework, signed: 2025-01-02, from: 2025-01-02, until: 2026-01-02, summary: word-agreed, volume: {value: 774, currency: USD, per: year}}]
forecasts: [{period: 2025-Q3, value: 775, currency: USD, shared: 2025-05-20}]
goodwill: [{on: 2025-04-02, by: factory, kind: rush-order, what: word-goodwill}]
closures: [{from: 2025-02-05, until: 2025-03-01, name: word-closed}]
phases: [{from: 2025-03-01, measures: [slip_days], reason: word-phase}]
notes: word-notes
private: word-private
extra: {word-label: word-value}
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory, reason: word-moved}]
  lines: [{sku: word-sku, name: word-article, quantity: 776, unit: pcs, price: 7.77}]
  changes: [{on: 2025-03-01, by: both, sku: word-sku, quantity: 778, reason: word-changed}]
  approvals: [{what: word-approved, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}]
  payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 779}]
  deliveries: [{ready: 2025-04-24, shipped: 2025-04-27, shipment: word-shipment}]
  returns: [{on: 2025-06-12, quantities: {word-sku: 781}, reason: word-returned, remedy: credited}]
  inspections: [{on: 2025-04-22, stage: final, sku: word-sku, lot: 782, sample: 80, aql: {major: 2.5}, found: {major: 3}, result: accepted, by: word-inspector, notes: word-inspected}]
  special: word-special
  notes: word-order-note
  private: word-order-private
-- visits/2025-03-12.yaml --
date: 2025-03-12
kind: audit
purpose: word-purpose
team: [word-team]
interpreter: {name: word-interpreter, of: importer}
met: [chen]
observations: [{area: word-area, rating: 2, note: word-seen}]
promises: [{by: factory, what: word-promised, due: 2025-04-30}]
notes: word-visit
-- issues/2025.yaml --
- id: Q-1
  opened: 2025-05-12
  kind: quality
  orders: [PO-1]
  title: word-issue
  cause: {by: both, what: word-cause}
  solution: word-solution
  cost: {factory: 783, importer: 784, currency: USD}
  factory_comment: word-comment
  notes: word-issue-note
-- talks/2025.yaml --
- {on: 2025-06-02, by: factory, channel: wechat, with: [chen], about: word-talk}
`

// TestWhatWasWrittenDownStandsOnAPage: what somebody took the trouble to write down can be
// read again, and not only in the file.
func TestWhatWasWrittenDownStandsOnAPage(t *testing.T) {
	s, partner := onDay(t, told, june30)
	var b strings.Builder
	for _, page := range OfFactory(s, partner) {
		eachText(reflect.ValueOf(page.View), func(text string) { b.WriteString(text + "\n") })
	}
	shown := oneSpace(b.String())
	for word := range strings.FieldsFuncSeq(told, func(r rune) bool { return strings.ContainsRune(" \n,:{}[]%", r) }) {
		if (strings.HasPrefix(word, "word-") || strings.HasPrefix(word, "7")) && !strings.Contains(shown, word) {
			t.Errorf("%s stands on no page of the factory", word)
		}
	}
	for _, want := range [...]string{"VAT invoice (fapiao)", "3 major (5 allowed)", "Forecast 2025-Q3: USD 775, told 20 May 2025"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q stands on no page of the factory", want)
		}
	}
}

// eachText visits every text of a view.
func eachText(v reflect.Value, visit func(string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachText(v.Elem(), visit)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachText(v.Field(i), visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachText(v.Index(i), visit)
		}
	}
}

func TestArticlesSayWhatIsInWorkAndWhatTheyCost(t *testing.T) {
	v := ordersView(t, `
-- orders/2023.yaml --
- {id: PO-1, placed: 2023-10-02, confirmed: 2023-10-04, promised: 2023-12-01, lines: [{sku: A, name: Old mug, quantity: 10, unit: pcs, price: 1.00}, {sku: B, name: Bowl, quantity: 5, unit: pcs, price: 4}], deliveries: [{ready: 2023-12-01}], closed: 2023-12-20}
-- orders/2024.yaml --
- {id: PO-2, placed: 2024-04-02, promised: 2024-06-01, lines: [{sku: A, name: Mug, quantity: 10, unit: pcs, price: 1.05}, {name: No number, quantity: 1}], deliveries: [{ready: 2024-06-01}], closed: 2024-06-20}
-- orders/2025.yaml --
- {id: PO-3, placed: 2025-05-02, promised: 2025-08-01, lines: [{sku: A, name: Mug, quantity: 10, unit: pcs, price: 1.10}], changes: [{on: 2025-05-09, by: both, sku: A, quantity: 12}]}
- {id: PO-4, placed: 2025-06-02, promised: 2025-09-01, lines: [{sku: A, name: Mug, quantity: 7, unit: pcs, price: 1.10}, {sku: B, quantity: 9, unit: pcs, price: 4, cancelled: {on: 2025-06-20, by: importer}}]}
`)
	if v.Articles == nil || oneSpace(v.Articles.Title) != "2 articles and what they cost" {
		t.Fatalf("articles %+v", v.Articles)
	}
	var rows []string
	for _, a := range v.Articles.Rows {
		row := a.SKU + " " + a.Name
		for _, o := range a.InWork {
			row += ", " + o.Count + " " + o.Label
		}
		for _, price := range [...]ArticlePrice{a.Now, a.YearAgo, a.First} {
			row += " | " + strings.TrimSpace(price.Text+" "+price.When+" "+price.Moved)
		}
		rows = append(rows, oneSpace(row))
	}
	expectLines(t, "articles", rows,
		"A Mug, 7 pcs PO-4, 12 pcs PO-3 | 1.10 Jun 2025 | 1.05 Apr 2024 +4.8 % | 1.00 Oct 2023 +10 %",
		"B Bowl | 4 Jun 2025 | 4 Oct 2023 | 4 Oct 2023") // what was cancelled is not in work, but was a price
	if v := ordersView(t, "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-06-02, lines: [{name: A, quantity: 1}]}\n"); v.Articles != nil {
		t.Errorf("a line without a number is in the table: %+v", v.Articles)
	}
}

func ordersView(t *testing.T, archive string) *OrdersView {
	t.Helper()
	s, partner := onDay(t, archive, june30)
	return orderPages(s, partner)[0].View.(*OrdersView)
}

func TestSettledIssuesSayWhatWasAgreed(t *testing.T) {
	v := profileOf(t, `
-- issues/2025.yaml --
- {id: Q-1, opened: 2024-05-01, title: Long ago, closed: 2024-06-30}
- {id: Q-2, opened: 2024-05-01, title: A year ago, closed: 2024-07-01, cause: {by: factory, what: Roof}, solution: Mended}
- {id: Q-3, opened: 2025-05-01, title: Today, closed: 2025-06-30}
- {id: Q-4, opened: 2025-05-01, title: Open}
`)
	var got []string
	for _, i := range v.Settled {
		got = append(got, oneSpace(i.What+" | "+i.More+" | "+i.When))
	}
	expectLines(t, "settled", got, "Today |  | 30 Jun 2025", "A year ago | their side: Roof; Mended | 1 Jul 2024")
	if oneSpace(v.SettledSum) != "2 issues settled since 1 Jul 2024" {
		t.Errorf("%q", v.SettledSum)
	}
}

// What was settled within the year is added up; what is open or older is not.
func TestSettledIssuesSayWhatTheyCost(t *testing.T) {
	v := profileOf(t, `
-- issues/2025.yaml --
- {id: Q-1, opened: 2024-05-01, title: Long ago, closed: 2024-06-30, cost: {importer: 100}}
- {id: Q-2, opened: 2024-05-01, title: A year ago, closed: 2024-07-01, cause: {by: factory, what: Roof}, cost: {importer: 10, factory: 5}}
- {id: Q-3, opened: 2025-05-01, title: Today, closed: 2025-06-30, cost: {factory: 2}}
- {id: Q-4, opened: 2025-05-01, title: Open, cost: {factory: 1000}}
`)
	var got []string
	for _, i := range v.Settled {
		got = append(got, oneSpace(i.What+" | "+i.More))
	}
	expectLines(t, "settled", got, "Today | cost: ours USD 0, theirs USD 2", "A year ago | their side: Roof; cost: ours USD 10, theirs USD 5")
	if want := "2 issues settled since 1 Jul 2024; cost: ours USD 10, theirs USD 7"; oneSpace(v.SettledSum) != want {
		t.Errorf("%q, want %q", v.SettledSum, want)
	}
}

// In a call nobody sees a hall: what was rated stands there with the day on which it was.
func TestAnOverviewSaysWhatWasRatedLast(t *testing.T) {
	const rated, call = "-- visits/2025-03-10.md --\n---\ndate: 2025-03-10\nkind: regular\nobservations:\n  - {area: Kiln, rating: 4, note: Relined}\n---\nWent.\n",
		"-- visits/2025-06-10.md --\n---\ndate: 2025-06-10\nkind: video\n---\nCalled.\n"
	for _, c := range []struct{ name, visits, seen, at string }{
		{"the latest", rated, "Kiln · 4 of 5: Relined", ""},
		{"an earlier one", rated + call, "Kiln · 4 of 5: Relined", "10 Mar 2025"},
		{"none", call, "", ""},
	} {
		v := profileOf(t, c.visits)
		at := ""
		if v.VisitSeenAt != nil {
			at = oneSpace(v.VisitSeenAt.Date)
		}
		if got := oneSpace(strings.Join(v.VisitSeen, "; ")); got != c.seen || at != c.at {
			t.Errorf("%s: %q at %q, want %q at %q", c.name, got, at, c.seen, c.at)
		}
	}
}

// Today is 30 June 2025: goodwill of this year and the last stands on the overview, the
// latest first.
func TestAnOverviewListsGoodwill(t *testing.T) {
	v := profileOf(t, "-- factory.yaml --\nname: Yuanda\ngoodwill:\n- {on: 2023-12-31, by: factory, kind: training, what: Long ago}\n- {on: 2024-01-01, by: importer, kind: early-payment, what: Paid}\n- {on: 2025-06-30, by: factory, kind: price-held, what: Held}\n")
	var got []string
	for _, e := range v.Goodwill {
		got = append(got, oneSpace(e.Date+" "+e.Who+" "+e.Quote))
	}
	expectLines(t, "goodwill", got, "30 Jun 2025 they Held", "1 Jan 2024 we Paid")
	if oneSpace(v.GoodwillSum) != "Goodwill since 1 Jan 2024: 2" {
		t.Errorf("%q", v.GoodwillSum)
	}
}

// A factory without a row among what is overdue is still one click away.
func TestTodayLeadsToTheFactoriesThatAreQuiet(t *testing.T) {
	const overdue = "-- visits/a.yaml --\ndate: 2025-06-20\npromises: [{by: importer, what: Write, due: 2025-06-29}]\n"
	line := func(v *TodayView) string {
		var said []string
		for _, l := range v.Quiet {
			for i, name := range l.Names {
				if i == 0 {
					said = append(said, l.Label)
				}
				said = append(said, name.Latin+" "+name.Href)
			}
		}
		return strings.Join(said, " ")
	}
	v := firstPage(t, "-- factory.yaml --\nname: Calm\n", "-- factory.yaml --\nname: Late\n"+overdue, "-- factory.yaml --\nname: Gone\nstatus: ended\n")
	var all []string
	for _, name := range v.Factories {
		all = append(all, name.Latin)
	}
	if got := strings.Join(all, " "); got != "Late Calm Gone" {
		t.Errorf("all factories: %q", got)
	}
	got := line(v)
	if want := "Nothing overdue or due today: Calm factories/a/index.html Ended: Gone factories/c/index.html"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := line(firstPage(t, "-- factory.yaml --\nname: Late\n"+overdue)); got != "" {
		t.Errorf("%q, want nothing", got)
	}
}
