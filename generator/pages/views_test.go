package pages

import (
	"fmt"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

const june30 = "2025-06-30"

func expectLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: -want +got\n%s", what, diff)
	}
}

func profileOf(t *testing.T, archive string) *ProfileView {
	t.Helper()
	s, partner := onDay(t, archive, june30)
	return profilePage(s, partner).View.(*ProfileView)
}

func TestStandfirstSaysWhereTheRelationshipStands(t *testing.T) {
	for _, c := range []struct{ archive, want string }{
		{"name: Yuanda", "Nothing is overdue on either side. No visit in person is recorded."},
		{"-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-02-10}\n- {id: PO-2, placed: 2025-02-11}\n-- visits/a.yaml --\n- {date: 2025-06-27, until: 2025-06-29}\n- {date: 2025-06-30, kind: video}\n",
			"2 orders since 10 Feb 2025. Nothing is overdue on either side. Last visit 1 day ago."},
		{"-- orders/2025.yaml --\n{id: PO-1, confirmed: 2025-02-10, promised: 2025-06-29, approvals: [{what: A, due: 2025-06-29}, {what: B, due: 2025-06-30}]}\n-- visits/a.yaml --\n{date: 2025-06-30}\n",
			"1 order. Overdue: 1 on our side, 1 on theirs. Last visit 0 days ago."},
	} {
		if got := oneSpace(profileOf(t, c.archive).Standfirst); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestFactsOfACompany(t *testing.T) {
	facts := func(archive string) (list []string) {
		s, partner := onDay(t, archive, june30)
		for _, f := range companyFacts(words.Place{Site: s}, partner.Factory) {
			s := f.Label + ": " + f.Value
			if f.Missing {
				s += " ?"
			}
			list = append(list, oneSpace(s))
		}
		return list
	}
	expectLines(t, "nothing", facts("name: Yuanda"),
		"Partner since: not recorded ?", "Social credit code: not recorded ?", "Kept by: not recorded ?", "Terms: not recorded ?", "Payment: not recorded ?", "Bank beneficiary: not recorded ?")
	expectLines(t, "everything", facts(`
-- factory.yaml --
name: Yuanda
kind: trading-company
since: 2020-06
products: [bowls, mugs]
uscc: 91440600MA4W1A2B3C
owner: Anna
port: CNNSA
terms: {incoterm: FOB, currency: USD, lead_time_days: 1, payment: Late}
week: [mon, sat]
capacity: {quantity: 5000, unit: pcs, per: month, our_share: 20 %}
bank: {beneficiary: Yuanda, beneficiary_zh: 远大, verified: 2025-06-29}
nearest_station: {name: Foshan West, minutes: 20}
`), "Kind: trading company", "Partner since: Jun 2020", "Products: bowls and mugs", "Social credit code: 91440600MA4W1A2B3C", "Kept by: Anna",
		"Terms: FOB Nansha · USD", "Agreed lead time: 1 day", "Working days: Mon and Sat", "Payment: Late", "Capacity: 5,000 pcs a month; ours 20 %",
		"Bank beneficiary: 远大 · Yuanda · verified 29 Jun 2025, 1 day ago", "Station: Foshan West, 20 minutes")
	for bank, want := range map[string]string{"{beneficiary: Yuanda}": "Yuanda · never verified", "{verified: 2025-06-30}": "verified 30 Jun 2025, 0 days ago"} {
		all := facts("-- factory.yaml --\nname: Yuanda\nbank: " + bank + "\n")
		if got := all[len(all)-1]; got != "Bank beneficiary: "+want {
			t.Errorf("%s: %q, want %q", bank, got, want)
		}
	}
}

func TestPeopleWhoAreThereAndWhoHaveLeft(t *testing.T) {
	s, partner := onDay(t, `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: a, name: Old, role: sales, from: 2020-01-01, decision_maker: true, languages: [zh, en], phone: "+86 (757) 0000-0001", email: a@yuanda.example}
  - {id: b, name_zh: 王军, role: owner, confirmed: 2025-06-01, phone: "123", email: "a@b?cc=c@d"}
  - {id: c, confirmed: 2025-05-10}
  - {id: d, name: Gone today, left: 2025-06-30, from: 2024-02-03}
  - {id: e, name: Gone tomorrow, left: 2025-07-01}
-- visits/a.yaml --
- {date: 2025-01-10, met: [a]}
- {date: 2025-03-10, met: [a, b]}
- {date: 2025-04-10, met: [b]}
- {date: 2025-05-10, met: [c]}
`, june30)
	present, gone := people(words.Place{Site: s}, partner.Factory)
	said := func(list []Person) (lines []string) {
		for _, p := range list {
			lines = append(lines, oneSpace(strings.Join([]string{p.Name.Latin + p.Name.Chinese, p.Role, strings.Join(p.Facts, ", "), hrefs(p.Phone), p.EmailHref, p.Confirmed, p.Met}, " | ")))
		}
		return lines
	}
	expectLines(t, "present", said(present),
		"王军 | owner |  |  |  | checked 1 Jun 2025 | last met 10 Apr 2025",
		"Old | sales | decides, speaks Chinese and English, there since Jan 2020 | tel:+8675700000001 | a@yuanda.example | never checked | last met 10 Mar 2025",
		"c |  |  |  |  | met and checked 10 May 2025 | ",
		"Gone tomorrow |  |  |  |  | never checked | ")
	expectLines(t, "gone", said(gone), "Gone today |  | there since 3 Feb 2024, left 30 Jun 2025 |  |  | never checked | ")
}

func TestOnlyAnAddressIsALink(t *testing.T) {
	for address, want := range map[string]bool{"a@b.example": true, "a": false, "a@b@c": false, "": false, "a b@c": false, "a@b?subject=x": false, "a@b,c": false} {
		if got := mailLink(address) != ""; got != want {
			t.Errorf("%q is a link: %v", address, got)
		}
	}
}

func TestNextStepsAreTheSixNearest(t *testing.T) {
	var promises strings.Builder
	for i := range 9 {
		fmt.Fprintf(&promises, "  - {by: %s, what: Step %d, due: 2025-07-%02d}\n", [...]string{"importer", "factory"}[i%2], i+1, i+1)
	}
	v := profileOf(t, "-- visits/a.yaml --\ndate: 2025-06-20\npromises:\n"+promises.String()+"  - {by: importer, what: Overdue, due: 2025-06-29}\n  - {by: importer, what: Today, due: 2025-06-30}\n  - {by: importer, what: Some day}\n")
	var got []string
	for _, i := range v.Next {
		got = append(got, i.Who+" "+i.What)
	}
	expectLines(t, "next", got, "we Today", "we Step 1", "they Step 2", "we Step 3", "they Step 4", "we Step 5")
	// What comes by itself is a next step from 90 days before, and also when it is overdue.
	for expires, want := range map[string]int{"2025-06-29": 1, "2025-09-28": 1, "2025-09-29": 0} {
		n := 0
		for _, i := range profileOf(t, "-- factory.yaml --\nname: Yuanda\ncertificates: [{name: BSCI, expires: "+expires+"}]\n").Next {
			if strings.Contains(i.What, "BSCI") {
				n++
			}
		}
		if n != want {
			t.Errorf("a certificate until %s is %d times among the next steps", expires, n)
		}
	}
}

func TestEveryMeasureStandsOnceOnItsSide(t *testing.T) {
	s, partner := onDay(t, "name: Yuanda", june30)
	v := profilePage(s, partner).View.(*ProfileView)
	seen := map[string]string{}
	for _, p := range v.Practices {
		for side, list := range map[string]MeasureLines{"importer": p.Ours, "factory": p.Theirs, "both": p.Both} {
			for _, f := range slices.Concat(list.Asking, list.Folded) {
				seen[f.ID] += side
			}
		}
	}
	for i := range partner.Result.Measures {
		d := partner.Result.Measures[i].Def
		if seen[d.ID] != string(d.Side) {
			t.Errorf("%s stands under %q, and is of %s", d.ID, seen[d.ID], d.Side)
		}
	}
	if len(v.Practices) != 6 || len(seen) != len(partner.Result.Measures) {
		t.Errorf("%d practices, %d measures", len(v.Practices), len(seen))
	}
}

func TestOpenIssuesComeFirstAndTheClosedLatestFirst(t *testing.T) {
	s, partner := onDay(t, `
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, raised_by: importer, title: Chips, kind: quality, severity: major, answered: 2025-03-02, contained: 2025-03-03, agreed: 2025-03-04, closed: 2025-03-05, cause: {by: factory, what: Clay}, solution: Sorted, cost: {importer: 1, factory: 2, currency: EUR}, orders: [PO-1], repeats: Q-0, promises: [{by: factory, what: Sieve, due: 2025-04-01}]}
- {id: Q-2, opened: 2025-06-28, raised_by: factory}
- {id: Q-3, opened: 2025-06-29, closed: 2025-06-30, cost: {factory: 2}}
- {id: Q-4, opened: 2025-06-29}
`, june30)
	v := issuesPage(s, partner).View.(*IssuesView)
	said := func(list []IssueBlock) (lines []string) {
		for _, b := range list {
			parts := []string{b.ID + " " + b.Title, b.Labels, b.Age, b.Cost}
			for _, f := range append(b.Course, b.Cause, b.Solution) {
				if f.Missing {
					f.Value += " ?"
				}
				parts = append(parts, f.Label+" "+f.Value)
			}
			for _, p := range b.Prevention {
				parts = append(parts, p.What)
			}
			lines = append(lines, oneSpace(strings.Join(parts, " | ")))
		}
		return lines
	}
	expectLines(t, "open", said(v.Open),
		"Q-2 Q-2 |  | open for 2 days |  | Opened 28 Jun 2025 (they) | Answered not recorded ? | Contained not recorded ? | Cause not recorded ? | Solution not recorded ?",
		"Q-4 Q-4 |  | open for 1 day |  | Opened 29 Jun 2025 | Answered not recorded ? | Contained not recorded ? | Cause not recorded ? | Solution not recorded ?")
	expectLines(t, "closed", said(v.Closed),
		"Q-3 Q-3 |  | closed after 1 day | theirs USD 2 | Opened 29 Jun 2025 | Answered not recorded ? | Contained not recorded ? | Closed 30 Jun 2025, after 1 day | Cause not recorded ? | Solution not recorded ?",
		"Q-1 Chips | quality · major | closed after 4 days | ours EUR 1, theirs EUR 2 | Opened 1 Mar 2025 (we) | Answered 2 Mar 2025, after 1 day | Contained 3 Mar 2025, after 2 days | Agreed 4 Mar 2025, after 3 days | Closed 5 Mar 2025, after 4 days | Cause their side: Clay | Solution Sorted | Sieve")
	if v.Intro != "4 issues, 2 open." {
		t.Errorf("%q", v.Intro)
	}
	if got := profilePage(s, partner).View.(*ProfileView).Issues.First; len(got) != 2 || oneSpace(got[0].When) != "open for 2 days" || got[0].Record != "Q-2" {
		t.Errorf("on the profile: %+v", got)
	}
	s, partner = onDay(t, "name: Yuanda", june30)
	if v := issuesPage(s, partner).View.(*IssuesView); v.Intro != "No issue is recorded." {
		t.Errorf("%q", v.Intro)
	}
}

func TestAVisitTellsWhatBecameOfItsPromises(t *testing.T) {
	s, partner := onDay(t, `
-- factory.yaml --
name: Yuanda
contacts: [{id: a, name: Chen Li}]
-- visits/a.yaml --
date: 2025-03-12
until: 2025-03-13
kind: audit
team: [Anna, Ben]
met: [a, zhou]
interpreter: {name: Xu, of: importer}
confirmed: [a]
observations: [{area: Kiln, rating: 4, note: Clean}, {area: Yard, note: Wet}]
promises:
  - {by: factory, what: Kept, due: 2025-04-01, done: 2025-04-01}
  - {by: factory, what: Late, due: 2025-04-01, done: 2025-04-02}
  - {by: factory, what: Kept some day, done: 2025-04-02}
  - {by: factory, what: Dropped, due: 2025-04-01, dropped: 2025-03-20, why: No need}
  - {by: factory, what: Open, due: 2025-06-30}
  - {id: p, by: importer, what: Carried, due: 2025-06-29}
  - {id: q, by: importer, what: Closed there, due: 2025-05-01}
-- visits/b.yaml --
- {date: 2025-04-12, met: [a], promises: [{id: p, by: importer, what: Carried, due: 2025-07-10}], closes: [q]}
- {date: 2025-05-12, team: [Anna]}
`, june30)
	pages := visitPages(s, partner)
	views := make([]*VisitView, len(pages))
	for i := range pages {
		views[i] = pages[i].View.(*VisitView)
	}
	said := func(list []PromiseLine) (lines []string) {
		for _, l := range list {
			s := fmt.Sprintf("%s: %s [%s]", l.What, l.Outcome, l.State)
			if l.Why != "" {
				s += " " + l.Why
			}
			if l.Made != "" {
				s += ", " + l.Made
			}
			lines = append(lines, oneSpace(s))
		}
		return lines
	}
	first := views[0]
	expectLines(t, "theirs", said(first.Theirs), "Kept: kept 1 Apr 2025, on the day [kept]", "Late: kept 2 Apr 2025, 1 day late [late]", "Kept some day: kept 2 Apr 2025 [kept]",
		"Dropped: dropped 20 Mar 2025 [dropped] No need", "Open: today; carried over 2 times [open]")
	expectLines(t, "ours", said(first.Ours), "Carried: 1 day overdue; now promised for 10 Jul 2025; carried over 2 times [overdue]", "Closed there: kept 12 Apr 2025, 19 days early [kept]")
	expectLines(t, "carried", said(views[1].Ours), "Carried: 1 day overdue; now promised for 10 Jul 2025; carried over 2 times [overdue], made 12 Mar 2025")
	expectLines(t, "settled", said(views[1].Settled), "Closed there: kept 12 Apr 2025, 19 days early [kept], made 12 Mar 2025")
	if first.Ours[0].Anchor == "" || views[1].Ours[0].Anchor != "" {
		t.Error("a promise has its line where it was made first")
	}
	var facts []string
	for _, f := range first.Facts {
		facts = append(facts, oneSpace(f.Label+": "+f.Value))
	}
	expectLines(t, "facts", facts, "We were: Anna and Ben", "Interpreter: Xu · ours", "Entries confirmed: Chen Li")
	if oneSpace(first.Heading) != "Audit, 12 to 13 Mar 2025" || len(first.Met) != 2 || first.Met[1].Latin != "zhou" || first.Met[1].Href != "" || first.Met[0].Href == "" {
		t.Errorf("%q, met %+v", first.Heading, first.Met)
	}
	if o := first.Observations; len(o) != 2 || oneSpace(o[0].Rating) != "4 of 5" || o[1].Rating != "" {
		t.Errorf("%+v", first.Observations)
	}
	var links []string
	for _, l := range first.Visits {
		s := l.Date + ", " + l.Ago + ", " + l.Who
		if l.Current {
			s += " <"
		}
		links = append(links, oneSpace(s))
	}
	expectLines(t, "visits", links, "12 May 2025, 49 days ago, Anna", "12 Apr 2025, 79 days ago, met Chen Li", "12 to 13 Mar 2025, 109 days ago, Anna and Ben met Chen Li and zhou <")
	if link := profilePage(s, partner).View.(*ProfileView).Visit; link == nil || oneSpace(link.Date) != "12 May 2025" {
		t.Errorf("the profile shows %+v", link)
	}
}

func TestOrdersInWorkStandFirstThenTheYears(t *testing.T) {
	s, partner := onDay(t, `
-- factory.yaml --
name: Yuanda
terms: {incoterm: FOB, place: CNNSA}
-- orders/2024.yaml --
- {id: PO-0, placed: 2024-12-31, deliveries: [{ready: 2025-01-10}], rush: true, special: Trial}
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-01-01
  confirmed: 2025-01-02
  promised: 2025-06-29
  incoterm: CIF
  lines:
    - {sku: A, name: Bowl, quantity: 10, unit: pcs, price: 1.005}
    - {sku: B, quantity: 5, promised: 2025-07-01}
    - {sku: C, price: 2}
  changes: [{on: 2025-02-01, by: importer, sku: A, quantity: 12}]
  payments: [{stage: deposit, due: 2025-02-01, paid: 2025-02-01, amount: 1}]
- {id: PO-2, placed: 2025-01-02, value: 7, lines: [{sku: A, quantity: 1}], cancelled: {on: 2025-01-03, by: importer}}
- {id: PO-3, confirmed: 2025-01-02, deliveries: [{received: 2025-03-01}]}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, raised_by: importer, title: Chips, orders: [PO-1, PO-2]}
`, june30)
	v := ordersPage(s.At(words.Orders, partner.Factory.ID), partner, "").View.(*OrdersView)
	var got []string
	for _, y := range v.Groups {
		got = append(got, oneSpace(y.Title+": "+y.Sum))
		for _, b := range y.Orders {
			got = append(got, oneSpace(strings.Join([]string{b.ID, b.Value, b.Terms, b.State, strings.Join(b.Flags, ", "), b.Missing, fmt.Sprint(b.Priced, b.Own, len(b.Issues))}, " | ")))
		}
	}
	expectLines(t, "orders", got,
		"In work: 1 order, 1 overdue",
		"PO-1 |  | CIF Nansha | overdue |  |  | true true 1",
		"No date: 1 order",
		"PO-3 |  | FOB Nansha | done |  | Not recorded: placed, promised, ready and payments | false false 0",
		"2025: 1 order and 1 in work",
		"PO-2 | USD 7 | FOB Nansha | cancelled |  |  | false false 1",
		"2024: 1 order",
		"PO-0 |  | FOB Nansha | done | rush order, special: Trial | Not recorded: confirmed, promised and payments | false false 0")
	block := v.Groups[0].Orders[0]
	var lines []string
	for _, l := range block.Lines {
		lines = append(lines, oneSpace(strings.Join([]string{l.SKU, l.Name, l.Quantity, l.Price, l.Sum, l.Promise}, " | ")))
	}
	expectLines(t, "lines", lines, "A | Bowl | 12 pcs (10 confirmed) | 1.005 | 12.06 | ", "B |  | 5 |  |  | 1 Jul 2025", "C |  |  | 2.00 |  | ")
	if v.Intro != "4 orders, 1 open. Latest first." {
		t.Errorf("%q", v.Intro)
	}
}

func TestTimelineHasWhatLiesAheadAndThenTheYears(t *testing.T) {
	s, partner := onDay(t, `
-- orders/2024.yaml --
- {id: PO-0, placed: 2024-12-31, deliveries: [{ready: 2025-01-10}]}
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, payments: [{stage: deposit, due: 2025-06-30, amount: 1}, {stage: balance, due: 2025-07-01, amount: 1}, {stage: other, amount: 1}, {stage: refund, amount: 1}]}
`, june30)
	v := timelinePage(s, partner).View.(*TimelineView)
	var got []string
	for _, y := range v.Years {
		got = append(got, y.Year+", "+y.Count)
		for _, e := range y.Events {
			got = append(got, oneSpace(e.Date+" "+e.What))
		}
	}
	expectLines(t, "timeline", got,
		"Ahead, 2 entries", "1 Jul 2025 balance open, USD 1", " payment open, USD 1",
		"No date, 1 entry", " refund, USD 1",
		"2025, 3 entries", "30 Jun 2025 deposit open, USD 1", "10 Jan 2025 ready: all of it", "1 Jan 2025 order placed",
		"2024, 1 entry", "31 Dec 2024 order placed")
	if oneSpace(v.Intro) != "7 entries since 31 Dec 2024, latest first." {
		t.Errorf("%q", v.Intro)
	}
	s, partner = onDay(t, "name: Yuanda", june30)
	if v := timelinePage(s, partner).View.(*TimelineView); v.Intro != "Nothing with a date is recorded yet." || v.Drawing != nil || len(v.Years) != 0 {
		t.Errorf("%+v", v)
	}
}

func TestTheDrawingOfTheTimelineReachesAsFarAsThingsLast(t *testing.T) {
	s, partner := onDay(t, `
-- factory.yaml --
name: Yuanda
agreements: [{kind: framework, signed: 2025-01-01, until: 2025-06-29}, {kind: volume, signed: 2025-01-01, until: 2025-06-30}, {kind: quality, signed: 2025-01-01, until: 2025-07-01}, {kind: price-list, signed: 2025-01-01}]
closures: [{from: 2025-05-01, until: 2025-05-05}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, promised: 2025-03-01, deliveries: [{ready: 2025-03-05}], payments: [{stage: deposit, due: 2025-02-01, paid: 2025-02-03, amount: 1}, {stage: balance, due: 2025-07-01, amount: 1}, {stage: other}]}
- {id: PO-2, placed: 2025-01-02, promised: 2025-07-01}
- {id: PO-3, placed: 2025-01-03, promised: 2025-03-01, cancelled: {on: 2025-02-01, by: importer}, payments: [{stage: deposit, due: 2025-02-02, amount: 1}]}
- {id: PO-4, placed: 2025-01-04, promised: 2025-03-01, deliveries: [{received: 2025-04-01}]}
- {id: PO-5, placed: 2025-01-05, closed: 2025-04-02}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, raised_by: importer, closed: 2025-03-02}
- {id: Q-2, opened: 2025-03-03, raised_by: importer}
`, june30)
	d := timelinePage(s, partner).View.(*TimelineView).Drawing
	state := map[chart.ItemState]string{chart.Running: "running", chart.Dropped: "dropped", chart.Planned: "planned"}
	var got []string
	for _, l := range d.Lanes {
		for _, i := range l.Items {
			until := "-"
			if !i.Until.IsZero() {
				until = i.Until.String()
			}
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %s %s", l.Label, i.From, until, state[i.State])))
		}
	}
	expectLines(t, "drawing", got,
		"Orders 2025-01-01 2025-03-05", "Orders 2025-01-02 2025-06-30 running", "Orders 2025-01-03 2025-02-01 dropped", "Orders 2025-01-04 2025-04-01", "Orders 2025-01-05 2025-04-02",
		"Payments 2025-02-03 -", "Payments 2025-07-01 - planned",
		"Issues 2025-03-01 2025-03-02", "Issues 2025-03-03 2025-06-30 running",
		"Agreements 2025-01-01 2025-06-29", "Agreements 2025-01-01 2025-06-30", "Agreements 2025-01-01 2025-06-30 running", "Agreements 2025-01-01 2025-06-30 running",
		"Shutdowns 2025-05-01 2025-05-05")
}

func TestRowOfAFactoryCountsAndSorts(t *testing.T) {
	s, partner := onDay(t, `
-- factory.yaml --
name: Yuanda
status: active
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, promised: 2025-03-01, deliveries: [{ready: 2025-03-05}], payments: [{stage: deposit, due: 2025-02-01, paid: 2025-02-03, amount: 1}]}
- {id: PO-2, placed: 2025-01-02, promised: 2025-06-29, approvals: [{what: A, due: 2025-06-30}, {what: B, due: 2025-06-27}]}
-- visits/a.yaml --
{date: 2025-06-29}
`, june30)
	row := Summarize(s, partner).row
	var got []string
	for _, c := range [...]RowCell{row.Paid, row.InTime, row.Adjusted, row.OurPromises, row.TheirPromises, row.Open, row.Visit} {
		line := c.Text
		if c.N != "" {
			line = c.K + " of " + c.N
		}
		got = append(got, oneSpace(line+c.Missing+" by "+c.Sort))
	}
	// Wilson's interval of 1 of 1 begins at 0.21, that of 0 of 2 at 0.
	expectLines(t, "row", got,
		"1 of 1 by 0.2065", "0 of 2 by 0.0000", "0 of 1 by 0.0000", // paid on the Monday after a Saturday; PO-2 waits for an approval, and its adjusted day is yet to come
		"not recorded by ", "not recorded by ", "1 by 1", "1 day by 1")
	if len(row.Payments.Dots) != 1 || len(row.Deliveries.Dots) != 2 {
		t.Errorf("dots: %+v, %+v", row.Payments, row.Deliveries)
	}
}

// What is in sight of a long list is what is overdue, money first, the newest first; all
// of it stays in its order, and one more is shown rather than counted.
func TestWhatIsInSightIsWhatCanStillBeHelped(t *testing.T) {
	w := wordstest.Words(t, words.English)
	item := func(what string, kind agenda.Kind, due int, overdue bool) Item {
		return Item{What: what, kind: kind, due: record.Date(due), days: due - 3, Overdue: overdue} // 3 is today
	}
	all := []Item{
		item("old", agenda.Delivery, 1, true), item("pay", agenda.Payment, 2, true), item("new", agenda.Delivery, 3, true),
		item("ahead", agenda.Delivery, 9, false), item("pay ahead", agenda.Payment, 10, false), item("far ahead", agenda.Delivery, 11, false),
	}
	for _, c := range []struct {
		n, most     int
		shown, more string
	}{
		{6, 5, "old pay new ahead pay ahead far ahead", ""},
		{6, 4, "old pay new pay ahead", "and 2 more"},
		{6, 3, "old pay new", "and 3 more"},
		{6, 2, "pay new", "and 4 more"},
		{6, 1, "pay", "and 5 more"},
		{0, 3, "", ""},
	} {
		got := inSight(w, all[:c.n], c.most)
		var shown []string
		for _, i := range got.First {
			shown = append(shown, i.What)
		}
		if strings.Join(shown, " ") != c.shown || got.More != c.more || len(got.First)+len(got.Rest) != c.n {
			t.Errorf("%d of %d: %q and %q, want %q and %q", c.most, c.n, shown, got.More, c.shown, c.more)
		}
	}
}

// With source_url a problem opens its line; one of a whole file has no line to open.
func TestAProblemOpensItsLine(t *testing.T) {
	s, _ := onDay(t, "name: Yuanda", june30)
	problems := []diag.Problem{{Place: diag.Place{File: "factories/a b/factory.yaml", Line: 12, Column: 3}}, {Place: diag.Place{File: "factories/a b/factory.yaml"}}}
	allowed := []check.Suppressed{{Problem: problems[0]}}
	for url, want := range map[string]string{
		"": "", "https://git.example/{file}#L{line}": "https://git.example/factories/a%20b/factory.yaml#L12",
	} {
		s.Settings.SourceURL.V = url
		v := problemsPage(s, nil, problems, allowed).View.(*ProblemsView)
		lines := v.Groups[0].Files[0].Problems
		if lines[0].Href != want || lines[1].Href != "" || v.Suppressed[0].Href != want {
			t.Errorf("with %q: %q, %q, %q", url, lines[0].Href, lines[1].Href, v.Suppressed[0].Href)
		}
	}
}

// With source_url every file and line that a page names opens there: at records, at the
// cases behind a figure, in the timeline and at the foot of an overview.
func TestEveryPlaceOfARecordOpensItsLine(t *testing.T) {
	s, partner := onDay(t, `name: Yuanda
closures: [{from: 2025-02-01, until: 2025-02-10}]
goodwill: [{on: 2025-02-03, by: factory, kind: rush-order, what: Sunday shift}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-03, lines: [{sku: A, quantity: 10, unit: pcs, promised: 2025-03-01}], deliveries: [{ready: 2025-03-02, quantities: {A: 10}}]}
-- talks/2025.yaml --
- {on: 2025-03-01, by: factory, channel: wechat, about: Clay, answered: 2025-03-02}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, title: Pinholes}
`, june30)
	s.Settings.SourceURL.V = "https://git.example/{file}#L{line}"
	partner = figures.NewPartner(s, partner.Dossier)
	places := make(map[string]int) // of each kind of page
	for _, page := range OfFactory(s, partner) {
		eachSource(reflect.ValueOf(page.View), func(where words.Source) {
			if where.Text == "" {
				return
			}
			if places[path.Base(page.Path)]++; !strings.HasPrefix(where.Href, "https://git.example/factories/") {
				t.Errorf("%s: %q opens %q", page.Path, where.Text, where.Href)
			}
		})
	}
	for _, want := range [...]string{"index.html", "timeline.html", "orders.html", "issues.html"} {
		if places[want] == 0 {
			t.Errorf("%s names no place", want)
		}
	}
}

// eachSource visits every words.Source of a view.
func eachSource(v reflect.Value, visit func(words.Source)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			eachSource(v.Elem(), visit)
		}
	case reflect.Struct:
		if at, ok := v.Interface().(words.Source); ok {
			visit(at)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachSource(v.Field(i), visit)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			eachSource(v.Index(i), visit)
		}
	}
}

func TestProblemsStandByFileWithTheirPlace(t *testing.T) {
	s := wordstest.Site(t, words.English)
	at := func(file string, line, column int) diag.Place {
		return diag.Place{File: file, Line: line, Column: column}
	}
	problems := []diag.Problem{
		{Place: at("a.yaml", 3, 5), Severity: diag.Error, Code: "FB0101", Text: "x", Also: []diag.Place{at("b.yaml", 4, 0), at("c.yaml", 0, 0)}},
		{Place: at("a.yaml", 1, 0), Severity: diag.Warning, Code: "FB0102", Text: "y"},
		{Place: at("b.yaml", 0, 0), Severity: diag.Warning, Code: "FB0103", Text: "z"},
	}
	v := problemsPage(s, nil, problems, nil).View.(*ProblemsView)
	var got []string
	for _, g := range v.Groups {
		for _, f := range g.Files {
			got = append(got, f.File+", "+f.Count)
			for _, p := range f.Problems {
				got = append(got, strings.TrimSpace(p.Place+" "+p.Word+" "+p.Code+" "+strings.Join(p.Also, " ")))
			}
		}
	}
	expectLines(t, "problems", got, "a.yaml, 2 problems", "3:5 error FB0101 b.yaml:4 c.yaml", "1 warning FB0102", "b.yaml, 1 problem", "warning FB0103")
	if v.Intro != "1 error and 2 warnings in the records." || v.Allowed != "" {
		t.Errorf("%q, %q", v.Intro, v.Allowed)
	}
	if v := problemsPage(s, nil, nil, nil).View.(*ProblemsView); !strings.HasPrefix(v.Intro, "The checker found nothing") {
		t.Errorf("%q", v.Intro)
	}
}

// Of more problems than anybody reads on a page, each factory shows as many, at least its
// first one, to which its overview leads; what is left out is counted.
func TestThePageOfProblemsStaysReadable(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for name, c := range map[string]struct {
		have, shown []int // problems of factories
	}{
		"no more than there is room for":  {[]int{maxProblems - 7, 7}, []int{maxProblems - 7, 7}},
		"one more":                        {[]int{maxProblems - 7, 8}, []int{maxProblems - 8, 8}},
		"few beside very many":            {[]int{3 * maxProblems, 4, 900}, []int{maxProblems - 904, 4, 900}},
		"many of each":                    {[]int{5000, 5000, 5000, 5000}, []int{500, 500, 500, 500}},
		"more factories than lines":       {slices.Repeat([]int{2}, maxProblems+50), slices.Repeat([]int{1}, maxProblems+50)},
		"a single one of each, no room":   {slices.Repeat([]int{1}, maxProblems+1), slices.Repeat([]int{1}, maxProblems+1)},
		"none of the book's own, and one": {[]int{1}, []int{1}},
	} {
		var problems []diag.Problem
		for i, n := range c.have {
			for line := range n {
				problems = append(problems, diag.Problem{Place: diag.Place{File: fmt.Sprintf("factories/f%05d/orders/%d.yaml", i, 2020+line/300), Line: line + 1}})
			}
		}
		v := problemsPage(s, nil, problems, nil).View.(*ProblemsView)
		if len(v.Groups) != len(c.have) {
			t.Fatalf("%s: %d factories, want %d", name, len(v.Groups), len(c.have))
		}
		for i, g := range v.Groups {
			shown := 0
			for _, f := range g.Files {
				shown += len(f.Problems)
			}
			more := ""
			if left := c.have[i] - c.shown[i]; left > 0 {
				more = fmt.Sprintf("and %d more", left)
				if left > 999 {
					more = "and " + s.Words.Int(left) + " more"
				}
			}
			if shown != c.shown[i] || !strings.HasPrefix(g.More, more) || (g.More == "") != (more == "") || g.Files[0].Problems[0].Place != "1" {
				t.Fatalf("%s: of %d problems %d are shown and %q is said, want %d and %q", name, c.have[i], shown, g.More, c.shown[i], more)
			}
			if want := s.Words.Say("problems.count", "n", c.have[i]); g.Count != want {
				t.Errorf("%s: %q, want %q", name, g.Count, want)
			}
		}
	}
}

func TestWhoseEntryLapsedIsNamed(t *testing.T) {
	v := profileOf(t, `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: a, name: Known, role: owner, confirmed: 2024-07-01}
  - {id: b, name: Lapsed today, role: sales, confirmed: 2024-06-30}
  - {id: c, name: Never, role: finance}
  - {id: d, name: Gone, role: quality, left: 2025-06-30}
`)
	if got := oneSpace(v.Unchecked); !strings.Contains(got, "Lapsed today and Never") || strings.Contains(got, "Known") || strings.Contains(got, "Gone") {
		t.Errorf("%q", got)
	}
	if v := profileOf(t, "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: a, name: A, confirmed: 2024-07-01}]\n"); v.Unchecked != "" {
		t.Errorf("%q", v.Unchecked)
	}
}

// Whom to call: who decides, then who writes every day, then who can be reached at all.
func TestWhomToCallFirst(t *testing.T) {
	v := profileOf(t, `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: a, name: Owner, role: owner, phone: "+86 1234"}
  - {id: b, name: Decides without a number, role: finance, decision_maker: true}
  - {id: c, name: Merchandiser, role: merchandiser, wechat: m}
  - {id: d, name: Decides, role: quality, decision_maker: true, email: a@b.example}
`)
	var call, rest []string
	for _, p := range v.Call {
		call = append(call, p.Name.Latin)
	}
	for _, p := range v.People {
		rest = append(rest, p.Name.Latin)
	}
	expectLines(t, "call", call, "Decides", "Merchandiser")
	expectLines(t, "others", rest, "Owner", "Decides without a number")
}

// hrefs are the links of a telephone number.
func hrefs(list []words.Telephone) string {
	var links []string
	for _, t := range list {
		if t.Href != "" {
			links = append(links, t.Href)
		}
	}
	return strings.Join(links, " ")
}
