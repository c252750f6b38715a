package briefing

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"factorybook/generator/chart"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestOpenOrdersSayWhatTheyWaitFor(t *testing.T) {
	rows := func(archive string) []string {
		var got []string
		for _, r := range briefed(t, archive).Orders.Rows {
			line := strings.Join([]string{r.Order, r.Goods, r.Original, r.Now, r.Blocks}, " | ")
			if r.Mark {
				line += " !"
			}
			got = append(got, oneSpace(line))
		}
		return got
	}
	const orders = `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-06-29, lines: [{sku: A, name: Bowl, quantity: 1}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-06-30, promise_changes: [{told: 2025-06-01, to: 2025-07-10, asked_by: factory, reason: Clay}]}
- {id: PO-3, placed: 2025-01-10, promised: 2025-07-01, promise_changes: [{told: 2025-06-01, to: 2025-07-10, asked_by: importer}]}
- {id: PO-4, placed: 2025-01-10}
- {id: PO-5, placed: 2025-01-10, lines: [{sku: A, name: Bowl, quantity: 1}, {sku: B, quantity: 1}, {sku: C, quantity: 1}]}
- {id: PO-6, placed: 2025-01-10, deliveries: [{ready: 2025-03-01}]}
- {id: PO-7, placed: 2025-01-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-01}]}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-12, raised_by: importer, answered: 2025-03-13, orders: [PO-3]}
- {id: Q-2, opened: 2025-03-12, raised_by: importer, answered: 2025-03-13, closed: 2025-03-14, orders: [PO-3]}
`
	expectLines(t, "orders", rows(orders),
		"PO-1 | Bowl | 29 Jun 2025 | unchanged | 1 day overdue; nothing of ours !",
		"PO-2 | goods | 30 Jun 2025 | 10 Jul 2025 | “Clay” (they)",
		"PO-3 | goods | 1 Jul 2025 | 10 Jul 2025 | issue Q-1",
		"PO-4 | goods | not recorded |  | nothing of ours",
		"PO-5 | Bowl and B | not recorded |  | nothing of ours")
	// What we owe stands first, overdue before the rest; of payments only the deposit
	// holds an order up.
	for payments, want := range map[string]string{
		"payments: [{stage: deposit, due: 2025-06-26, amount: 1}, {stage: balance, due: 2025-06-01, amount: 1}]":                      "our deposit, 4 days overdue (id)",
		"approvals: [{due: 2025-06-30}, {what: D, due: 2025-01-01, done: 2025-01-02}]\npayments: [{stage: deposit, due: 2025-06-26}]": "our deposit, 4 days overdue (id); our approval of something, today (id)",
		"approvals: [{what: A, due: 2025-07-01}, {what: B, due: 2025-06-29}]":                                                         "our approval of B, 1 day overdue (id); our approval of A, in 1 day (id)",
	} {
		got := rows("-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-10\npromised: 2025-08-01\n" + payments + "\n")
		if got := regexp.MustCompile(`\([0-9a-z]{4}\)`).ReplaceAllString(got[0], "(id)"); got != "PO-1 | goods | 1 Aug 2025 | unchanged | "+want {
			t.Errorf("%s: %q", payments, got)
		}
	}
	if o := briefed(t, "name: Yuanda").Orders; len(o.Rows) != 0 || o.Empty != "No order is open." {
		t.Errorf("%+v", o)
	}
}

func TestMoneyWeOweAndTheBankDetails(t *testing.T) {
	s := briefed(t, `
-- orders/2025.yaml --
id: PO-1
placed: 2025-01-10
payments: [{stage: balance, due: 2025-06-27, amount: 1}, {stage: interim, due: 2025-06-30, amount: 2}, {stage: deposit, due: 2025-07-01, amount: 3}, {stage: other, after: documents, days: 5}]
approvals: [{what: A, due: 2025-07-01}]
`)
	expectLines(t, "money", lined(s.Money),
		"PO-1 · Pay the balance, USD 1 | 3 days overdue | 27 Jun 2025 !",
		"PO-1 · Pay the interim payment, USD 2 | today | 30 Jun 2025",
		"PO-1 · Pay the deposit, USD 3 | in 1 day | 1 Jul 2025",
		"PO-1 · Pay the payment, amount not recorded | no day agreed")
	const never = "never verified: do it face to face before the next payment !"
	for _, c := range []struct{ name, bank, want string }{
		{"none", "", never},
		{"fresh", "bank: {beneficiary: Yuanda, verified: 2024-07-01, verified_by: Anna}", "verified 1 Jul 2024 by Anna; a change by mail or chat is never taken without a call"},
		{"a year to the day", "bank: {verified: 2024-06-30}", "verified 30 Jun 2024 by –, over a year ago: verify again, face to face !"},
		{"the registered name", "name_zh: 远大\nbank: {beneficiary_zh: 远大, verified: 2025-06-01, verified_by: Anna}", "verified 1 Jun 2025 by Anna; a change by mail or chat is never taken without a call"},
		{"another name", "name_zh: 远大\nbank: {beneficiary_zh: 小远, verified: 2025-06-01}", "on record for 小远, not the registered name: to be cleared up before the next payment !"},
		{"another Latin name says nothing", "name_zh: 远大\nbank: {beneficiary: Small Yuan, verified: 2025-06-01, verified_by: Anna}", "verified 1 Jun 2025 by Anna; a change by mail or chat is never taken without a call"},
		{"no registered name to compare", "bank: {beneficiary_zh: 小远}", never},
	} {
		s := briefed(t, "-- factory.yaml --\nname: Yuanda\n"+c.bank+"\n")
		got := oneSpace(s.Bank.Text)
		if s.Bank.Mark {
			got += " !"
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
		expectLines(t, "money", lined(s.Money), "(No payment is open.)")
	}
}

func TestTheLastInspectionsSayWhatTheirPlanAllows(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-10\ninspections:\n")
	for i := range 6 {
		fmt.Fprintf(&b, "  - {on: 2025-03-0%d, stage: final, result: accepted}\n", i+1)
	}
	lots := briefed(t, b.String()).Lots
	if len(lots.Rows) != 5 || oneSpace(lots.Rows[0].On) != "6 Mar 2025" || oneSpace(lots.Rows[4].On) != "2 Mar 2025" {
		t.Errorf("the last five, the latest first: %+v", lots.Rows)
	}
	for _, c := range []struct{ inspection, want string }{
		{"sku: A, lot: 500, sample: 50, aql: {major: 2.5, minor: 4}, found: {critical: 0, major: 3, minor: 5}, result: accepted", "PO-1 A | 50 | 0·3·5 | 0·3·5 | accepted"},
		{"lot: 500, sample: 50, aql: {major: 2.5, minor: 4}, found: {major: 3}, result: accepted", "PO-1 | 50 | –·3·– | –·3·5 | accepted"},
		{"lot: 500, sample: 50, aql: {major: 2.5}, found: {critical: 0, major: 0, minor: 0}, result: accepted", "PO-1 | 50 | 0: up to 5.8 % | 0·3·– | accepted"},
		{"lot: 50, sample: 50, found: {major: 0}, result: accepted", "PO-1 | 50 | –·0·– | – | accepted"}, // all were looked at
		{"sample: 1, found: {major: 0}", "PO-1 | 1 | 0: up to 95 % | – | –"},
		{"found: {major: 0}", "PO-1 | – | –·0·– | – | –"},
		{"sample: 50", "PO-1 | 50 | not recorded | – | –"},
		{"lot: 500, sample: 50, aql: {major: 3}, found: {major: 1}", "PO-1 | 50 | –·1·– | no plan here | –"},
	} {
		l := briefed(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-10\ninspections: [{on: 2025-03-01, stage: final, "+c.inspection+"}]\n").Lots
		r := l.Rows[0]
		if got := oneSpace(strings.Join([]string{r.Order, r.Sample, r.Found, r.Allowed, r.Result}, " | ")); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.inspection, got, c.want)
		}
	}
	if l := briefed(t, "name: Yuanda").Lots; l.Empty != "No inspection is recorded." {
		t.Errorf("%+v", l)
	}
}

func TestOpenIssuesSayTheirAge(t *testing.T) {
	s := briefed(t, `
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-06-28, raised_by: importer, title: Chips}
- {id: Q-2, opened: 2025-06-29, raised_by: importer, kind: delay}
- {id: Q-3, opened: 2025-06-29, raised_by: importer, closed: 2025-06-30}
`)
	expectLines(t, "issues", lined(s.Issues), "Q-1 Chips, open for 2 days", "Q-2 delay, open for 1 day")
	expectLines(t, "no issues", lined(briefed(t, "name: Yuanda").Issues), "(No issue is open.)")
}

func TestTermsArePricesAndLeadTimes(t *testing.T) {
	order := func(id, placed, lines string, lead int) string {
		return fmt.Sprintf("- {id: %s, placed: %s, lines: [%s]}\n", id, placed, lines)
	}
	s := briefed(t, "-- factory.yaml --\nname: Yuanda\nterms: {lead_time_days: 45, payment: 30 % deposit}\n-- orders/2025.yaml --\n"+
		order("PO-1", "2025-01-10", "{sku: A, quantity: 1, price: 2, unit: pcs}, {sku: B, quantity: 1, price: 3}", 0)+
		order("PO-2", "2025-04-10", "{sku: A, quantity: 1, price: 2.1, unit: pcs}", 0))
	expectLines(t, "terms", lined(s.Terms), "Lead time: agreed 45 days", "Last prices: A USD 2.10 / pcs (+5 %); B USD 3", "Payment: 30 % deposit")
	five := briefed(t, "-- orders/2025.yaml --\n"+order("PO-1", "2025-01-10", "{sku: A, quantity: 1, price: 1}, {sku: B, quantity: 1, price: 2}, {sku: C, quantity: 1, price: 3}, {sku: D, quantity: 1, price: 4}, {sku: E, quantity: 1, price: 5}", 0))
	expectLines(t, "four articles and the count of the rest", lined(five.Terms), "Last prices: A USD 1; B USD 2; C USD 3; D USD 4, and 1 more")
	long := briefed(t, "-- orders/2025.yaml --\n"+order("PO-1", "2025-01-10", "{sku: "+strings.Repeat("A", 30)+", quantity: 1, price: 1}, {sku: "+strings.Repeat("B", 30)+", quantity: 1, price: 2}, {sku: C, quantity: 1, price: 3}", 0))
	expectLines(t, "as many as fit into two lines", lined(long.Terms), "Last prices: "+strings.Repeat("A", 30)+" USD 1, and 2 more")
	var leads strings.Builder
	leads.WriteString("-- orders/2025.yaml --\n")
	for i := range 11 {
		fmt.Fprintf(&leads, "- {id: PO-%02d, placed: 2025-03-01, promised: 2025-05-01, deliveries: [{ready: 2025-04-%02d}]}\n", i, 10+i)
	}
	expectLines(t, "measured", lined(briefed(t, leads.String()).Terms), "Lead time: median 45 since Jul 2024 (n = 11), nine in ten within 49 days")
	expectLines(t, "nothing", lined(briefed(t, "name: Yuanda").Terms), "No price and no lead time is recorded.")
}

func TestAgreementsInForceOrJustEndedAndGoodwill(t *testing.T) {
	const factory = `
-- factory.yaml --
name: Yuanda
agreements:
  - {kind: framework, signed: 2024-06-01, until: 2025-06-29}
  - {kind: volume, signed: 2024-06-01, until: 2025-06-30}
  - {kind: quality, signed: 2024-06-01, until: 2025-07-01}
  - {kind: price-list, signed: 2024-06-01}
  - {kind: exclusivity, signed: 2023-06-01, until: 2025-03-31}
  - {kind: confidentiality, signed: 2023-06-01, until: 2025-04-01}
goodwill:
  - {on: 2024-06-30, by: importer, kind: training}
  - {on: 2024-07-01, by: importer, what: Tickets}
  - {on: 2025-01-01, by: importer, kind: training}
  - {on: 2025-01-02, by: factory, what: Six bowls}
`
	s := briefed(t, factory)
	expectLines(t, "agreed", lined(s.Agreed),
		"framework agreement · ended 29 Jun 2025 !",
		"volume agreement · until 30 Jun 2025, 0 days left",
		"quality agreement · until 1 Jul 2025, 1 day left",
		"price list · open-ended",
		"confidentiality agreement · ended 1 Apr 2025 !", // 90 days ago; 91 are history
		"We gave 2 times since Jul 2024, last: training",
		"They gave once since Jul 2024, last: Six bowls")
	expectLines(t, "nothing", lined(briefed(t, "name: Yuanda").Agreed), "No agreement and no goodwill is recorded.")
}

func TestAheadAreTheLastDayToOrderAndForecasts(t *testing.T) {
	const closed = "closures: [{from: 2026-02-10, until: 2026-03-01, announced: 2025-06-01}]\n"
	for _, c := range []struct{ name, factory, want string }{
		{"as usual", "terms: {lead_time_days: 45}\n", "For goods before Spring Festival: order and deposit by 23 Dec 2025. Their days off are not announced; as usual: last day 6 Feb 2026, back 4 Mar 2026. Lead time 45 days (as agreed)."},
		{"their own days", "terms: {lead_time_days: 45}\n" + closed, "For goods before Spring Festival: order and deposit by 26 Dec 2025. Their last day 9 Feb 2026, back 2 Mar 2026. Lead time 45 days (as agreed)."},
		{"no lead time", "", "The last day to order before Spring Festival cannot be told: no lead time is recorded."},
	} {
		s := briefed(t, "-- factory.yaml --\nname: Yuanda\n"+c.factory)
		expectLines(t, c.name, lined(s.Ahead), c.want, "No forecast beyond today is shared.")
	}
	s := briefed(t, `
-- factory.yaml --
name: Yuanda
status: ended
forecasts:
  - {period: 2025-Q1, value: 1, shared: 2025-01-01}
  - {period: 2025-05, value: 1, shared: 2025-01-01}
  - {period: 2025-Q4, value: 4, shared: 2025-06-02}
  - {period: 2025-Q3, value: 2, shared: 2025-06-01}
  - {period: 2025-Q3, value: 3, currency: EUR, shared: 2025-06-02}
  - {period: 2025-Q4, value: 5, shared: 2025-06-01}
  - {period: 2025-07, shared: 2025-06-01}
`)
	expectLines(t, "of an ended one", lined(s.Ahead), "Forecast 2025-07: amount not recorded, told 1 Jun 2025", "Forecast 2025-Q3: EUR 3, told 2 Jun 2025", "Forecast 2025-Q4: USD 4, told 2 Jun 2025")
}

func TestForecastsHoldOnTheirLastDay(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for day, want := range map[string]int{"2025-09-29": 1, "2025-09-30": 1, "2025-10-01": 0} {
		s.AsOf = wordstest.Date(t, day)
		n := 0
		for _, l := range sheetOf(t, s, "-- factory.yaml --\nname: Yuanda\nforecasts: [{period: 2025-Q3, value: 2, shared: 2025-06-01}]\n").Ahead.Lines {
			if strings.HasPrefix(l.Text, "Forecast") {
				n++
			}
		}
		if n != want {
			t.Errorf("on %s %d forecasts are ahead, want %d", day, n, want)
		}
	}
}

func TestCertificatesThatRunOutWithinSixMonthsAreAskedFor(t *testing.T) {
	s := briefed(t, `
-- factory.yaml --
name: Yuanda
certificates: [{name: A, expires: 2025-06-29}, {name: B, expires: 2025-06-30}, {expires: 2025-07-01}, {name: D, expires: 2025-12-27}, {name: E, expires: 2025-12-28}]
`)
	expectLines(t, "papers", lined(s.Papers),
		"A · expired 29 Jun 2025, 1 day ago !", "B · until 30 Jun 2025, 0 days left", "certificate · until 1 Jul 2025, 1 day left", "D · until 27 Dec 2025, 180 days left")
	expectLines(t, "none", lined(briefed(t, "name: Yuanda").Papers), "(None within six months.)")
}

func TestBothSidesLatenessStandsOnOneAxis(t *testing.T) {
	pair := briefed(t, `
-- orders/2025.yaml --
- {id: PO-0, placed: 2022-01-10, promised: 2022-06-29, deliveries: [{ready: 2022-07-09}], payments: [{stage: deposit, due: 2022-06-29, paid: 2022-07-09, amount: 1}]}
- {id: PO-1, placed: 2022-01-10, promised: 2022-06-30, deliveries: [{ready: 2022-07-04}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-01, rush: true, deliveries: [{ready: 2025-03-02}], payments: [{stage: deposit, due: 2025-01-20, paid: 2025-01-23, amount: 1}]}
- {id: PO-3, placed: 2025-01-10, promised: 2025-06-25}
`).Pair.Pair
	if pair == nil {
		t.Fatal("nothing is drawn")
	}
	var theirs []string
	for _, p := range pair.Theirs.Points {
		theirs = append(theirs, fmt.Sprint(p.On, " ", p.Y, " ", map[chart.PointStyle]string{chart.Plain: "plain", chart.Hollow: "hollow", chart.Open: "open"}[p.Style]))
	}
	expectLines(t, "theirs", theirs, "2022-06-30 4 plain", "2025-03-01 1 hollow", "2025-06-25 5 open") // three years back
	if len(pair.Ours.Points) != 1 || pair.Ours.Points[0].Y != 3 {
		t.Errorf("ours: %+v", pair.Ours.Points)
	}
	if got := oneSpace(pair.Ours.Title + " / " + pair.Theirs.Title); got != "Ours: 0 of 1 payments on time / Theirs: 0 of 2 deliveries on time" {
		t.Errorf("%q", got)
	}
	if l := pair.Ours.Levels[0]; l.Y != 5 || oneSpace(l.Label) != "5 days" {
		t.Errorf("the line to read heights by: %+v", l)
	}
	alone := briefed(t, "-- orders/2025.yaml --\n- {id: PO-3, placed: 2025-01-10, promised: 2025-06-29}\n").Pair.Pair
	if l := alone.Ours.Levels[0]; l.Y != 1 || alone.Ours.Title != "Ours: nothing recorded since Jul"+words.Nbsp+"2024" {
		t.Errorf("%+v, %q", l, alone.Ours.Title)
	}
	if p := briefed(t, "name: Yuanda").Pair; p.Pair != nil || p.Empty == "" {
		t.Errorf("%+v", p)
	}
}

// The line is at the largest round number that is not above the worst.
func TestTheScaleIsARoundNumberOfDays(t *testing.T) {
	b := &brief{}
	b.Place = words.Place{Site: wordstest.Site(t, words.English)}
	for worst, want := range map[float64]float64{-5: 1, 0: 1, 1.9: 1, 2: 2, 4.9: 2, 5: 5, 10: 10, 19: 10, 20: 20, 30: 30, 49: 30, 50: 50, 100: 100, 200: 200, 999: 500, 1000: 1000, 5000: 1000} {
		if got := b.scale(record.Span{}, []chart.Point{{Y: -9}, {Y: worst}, {Y: 0}}).Y; got != want {
			t.Errorf("at worst %v days: the line is at %v, want %v", worst, got, want)
		}
	}
}
