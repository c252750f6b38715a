package measure_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

func TestPaymentsCountByTheDayTheyWereDue(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-01-10
payments:
- {stage: deposit, due: 2025-02-01, paid: 2025-02-01, amount: 10}
- {stage: balance, due: 2025-02-28, paid: 2025-03-04, amount: 10}
- {stage: other, due: 2025-05-30, amount: 10}
- {stage: other, due: 2025-06-30, amount: 10}
- {stage: other, due: 2025-07-10, paid: 2025-06-01, amount: 10}
- {stage: other, paid: 2025-06-01, amount: 10}
`)
	wantShare(t, r, "payments_on_time", 1, 3)
	if m := r.Measure("payments_on_time"); m.Overdue != 1 || m.Open[0].Pos.Line != 7 || m.Open[0].Value.V != 31 {
		t.Errorf("the payment in line 7 is overdue: %+v", m.Open)
	}
	wantState(t, r, "payments_on_time", measure.WorthAsking)
	wantState(t, r, "days_beyond_terms", measure.WorthAsking)
	wantValue(t, r, "days_beyond_terms", 2)
	if c := r.Chart("days_beyond_terms"); len(c.Points) != 3 || c.Points[2].Value.V != -39 {
		t.Errorf("the chart is signed and shows all paid ones: %+v", c.Points)
	}
}

func TestWhatFellDueAfterACancellationIsOut(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-01-10
payments:
- {stage: deposit, due: 2025-02-01, amount: 10}
- {stage: balance, due: 2025-03-01, amount: 10}
approvals: [{what: A, due: 2025-02-28, done: 2025-02-20}, {what: B, due: 2025-03-01, done: 2025-03-02}]
cancelled: {on: 2025-03-01, by: importer}
`)
	wantShare(t, r, "payments_on_time", 0, 1)
	wantShare(t, r, "approvals_on_time", 1, 1)
}

func TestOpenApprovalsOfAClosedOrderAreOut(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-01-10
approvals: [{what: A, due: 2025-02-28}, {what: B, due: 2025-03-01, done: 2025-03-02}, {what: C, due: 2025-06-30, done: 2025-06-30}]
closed: 2025-04-01
`)
	wantShare(t, r, "approvals_on_time", 1, 2)
	if m := r.Measure("approvals_on_time"); m.Overdue != 0 {
		t.Errorf("nobody waits for A any more: %+v", m.Open)
	}
}

func TestDaysBeyondTermsWeighsInTheReportingCurrencyAndCountsWhatHasNoRate(t *testing.T) {
	r := known(t, "2025-06-30", `
-- factorybook.yaml --
title: Book
currency: USD
rates: {CNY: {2025-02-01: 0.1, 2025-04-01: 0.2}}
-- orders/2025.yaml --
id: PO-1
placed: 2025-01-10
currency: CNY
payments:
- {due: 2025-01-10, paid: 2025-01-20, amount: 1000}
- {due: 2025-03-03, paid: 2025-03-13, amount: 1000}
- {due: 2025-05-01, paid: 2025-05-01, amount: 1000}
- {due: 2025-05-02, paid: 2025-05-02, amount: 100, currency: USD}
`)
	wantValue(t, r, "days_beyond_terms", 10*100/400.0)
	if m := r.Measure("days_beyond_terms"); m.N != 3 || m.NoRate != 1 {
		t.Errorf("n %d, without a rate %d, want 3 and 1", m.N, m.NoRate)
	}
}

func TestPaymentsOfNothingHaveNoWeight(t *testing.T) {
	r := orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-01-10\npayments: [{due: 2025-03-01, paid: 2025-03-11, amount: 0}]\n")
	wantNoValue(t, r, "days_beyond_terms", 1)
}

func TestPromisesCountOnceAndByTheFirstNote(t *testing.T) {
	r := known(t, "2025-06-30", `
-- visits/2025-01-15.yaml --
date: 2025-01-15
promises:
- {by: factory, what: New jig, due: 2025-03-01, id: jig}
- {by: factory, what: Check sheet, due: 2025-03-01, done: 2025-03-01}
- {by: importer, what: Forecast, due: 2025-03-01, dropped: 2025-02-01, why: not needed}
- {by: importer, what: Samples, due: 2025-03-01, dropped: 2025-03-01, why: forgotten}
- {by: importer, what: Artwork}
- {by: factory, what: Soon, due: 2025-06-30}
- {by: factory, what: Early, due: 2025-06-30, done: 2025-06-01}
-- visits/2025-04-15.yaml --
date: 2025-04-15
promises:
- {by: importer, what: New jig, due: 2025-06-01, id: jig, done: 2025-04-10}
- {by: factory, what: Another}
`)
	wantShare(t, r, "factory_promises_kept", 2, 3)
	wantRecords(t, r, "factory_promises_kept", "jig", "yuanda/visits/2025-01-15#2", "yuanda/visits/2025-01-15#7")
	wantShare(t, r, "importer_promises_kept", 0, 1)
	wantShare(t, r, "visit_actions_closed", 0, 1) // of the second visit, where the jig was only carried on
}

func TestVisitClosesAPromiseOnItsDay(t *testing.T) {
	r := known(t, "2025-06-30", `
-- visits/2025-01-15.yaml --
date: 2025-01-15
promises: [{by: factory, what: New jig, due: 2025-04-15}, {by: factory, what: Fan, due: 2025-04-14}]
-- visits/2025-04-15.yaml --
date: 2025-04-15
closes: ["yuanda/visits/2025-01-15#1", "yuanda/visits/2025-01-15#2"]
`)
	wantShare(t, r, "factory_promises_kept", 1, 2)
	wantShare(t, r, "visit_actions_closed", 2, 2)
	wantState(t, r, "visit_actions_closed", measure.Steady)
}

func TestOrdersDisturbedAreThoseWeMovedAfterTheConfirmation(t *testing.T) {
	r := orders(t, "2025-06-30", `
- {id: PO-1, placed: 2025-01-10, confirmed: 2025-01-15, promised: 2025-03-01, promise_changes: [{told: 2025-01-15, to: 2025-03-05, asked_by: importer}]}
- {id: PO-2, placed: 2025-01-10, confirmed: 2025-01-15, promised: 2025-03-01, promise_changes: [{told: 2025-01-16, to: 2025-02-25, asked_by: importer}]}
- {id: PO-3, placed: 2025-01-10, confirmed: 2025-01-15, promised: 2025-03-01, promise_changes: [{told: 2025-01-16, to: 2025-03-05, asked_by: both}]}
- {id: PO-4, placed: 2025-01-10, confirmed: 2025-01-15, promised: 2025-03-01, cancelled: {on: 2025-01-16, by: importer}}
- {id: PO-5, placed: 2025-01-10, confirmed: 2025-01-15, promised: 2025-03-01, cancelled: {on: 2025-01-16, by: factory}}
- {id: PO-6, placed: 2025-01-10, promised: 2025-03-01, cancelled: {on: 2025-01-16, by: importer}}
- {id: PO-7, placed: 2025-01-10, confirmed: 2025-01-16, promised: 2025-03-01, cancelled: {on: 2025-01-16, by: importer}}
`)
	wantShare(t, r, "orders_disturbed", 2, 6)
}

func TestAnswersTakeWorkingDaysOfTheSideThatAnswers(t *testing.T) {
	r := known(t, "2025-10-15", `
-- factorybook.yaml --
title: Book
currency: USD
holidays: [{on: 2025-06-06, name: Closed}]
-- talks/2025.yaml --
- {on: 2025-09-30, by: importer, channel: wechat, about: over National Day, answered: 2025-10-10}
- {on: 2025-09-29, by: importer, channel: email, about: same day, answered: 2025-09-29}
- {on: 2025-06-13, by: importer, channel: email, about: over a weekend, answered: 2025-06-17}
- {on: 2025-06-09, by: importer, channel: email, about: slow, answered: 2025-06-12}
- {on: 2025-10-10, by: importer, channel: wechat, about: open for four days}
- {on: 2025-10-14, by: importer, channel: wechat, about: open since yesterday}
- {on: 2025-06-09, by: importer, channel: phone, about: no question, answered: 2025-06-20}
- {on: 2025-06-05, by: factory, channel: email, about: over our holiday, answered: 2025-06-10}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-06-16, raised_by: factory, answered: 2025-06-19}
- {id: Q-2, opened: 2025-06-16, raised_by: importer, answered: 2025-06-16}
- {id: Q-3, opened: 2025-06-16, raised_by: importer, closed: 2025-08-16}
`)
	// 30 September and 9 October; 0; 13 and 16 June; 9 to 11 June; open: 10, 11 (make-up), 13 and 14 October.
	wantShare(t, r, "factory_answer_days", 4, 6)
	wantMedian(t, r, "factory_answer_days", 6, 2)
	wantMore(t, r, "factory_answer_days", "unanswered", "2")
	wantState(t, r, "factory_answer_days", measure.WorthAsking)
	if m := r.Measure("factory_answer_days"); m.Overdue != 1 || m.Value.OK || m.Previous == nil {
		t.Errorf("one is overdue; a measure of a median has no value: %+v", m)
	}
	wantShare(t, r, "importer_answer_days", 1, 2) // 5 and 9 June; 16 to 18 June
	wantRecords(t, r, "importer_answer_days", "yuanda/talks/2025-06-05-1", "Q-1")
}

func TestQuestionThatTouchesAYearWithoutANoticeIsLeftOutAndCounted(t *testing.T) {
	const talks = `
-- talks/2031.yaml --
- {on: 2031-03-03, by: importer, channel: wechat, answered: 2031-03-05}
- {on: 2031-03-03, by: factory, channel: wechat, answered: 2031-03-05}
`
	r := known(t, "2031-06-30", talks)
	wantNeeds(t, r, "factory_answer_days", "calendar")
	if m := r.Measure("factory_answer_days"); m.UnknownDays != 1 {
		t.Errorf("%d left out, want 1", m.UnknownDays)
	}
	wantShare(t, r, "importer_answer_days", 1, 1) // our own week is always known
	r = known(t, "2031-06-30", talks+"- {on: 2031-03-04, by: importer, channel: wechat, answered: 2031-03-04}\n")
	wantShare(t, r, "factory_answer_days", 1, 1)
	if m := r.Measure("factory_answer_days"); m.UnknownDays != 1 {
		t.Errorf("%d left out, want 1", m.UnknownDays)
	}
}

func TestSilenceEndsWithATwoWayContact(t *testing.T) {
	const talks = `
-- talks/2025.yaml --
- {on: 2025-06-20, by: importer, channel: wechat, about: no answer}
- {on: 2025-05-01, by: importer, channel: wechat, about: answered, answered: 2025-05-03}
- {on: 2025-03-01, by: factory, channel: phone}
- {on: 2024-06-01, by: factory, channel: meeting}
- {on: 2025-04-01, by: factory, channel: other}
-- visits/2025-04-10.yaml --
{date: 2025-04-10, until: 2025-04-11, kind: video}
-- issues/2025.yaml --
{id: Q-1, opened: 2025-03-20, raised_by: importer, answered: 2025-03-21}
`
	r := known(t, "2025-06-30", talks)
	wantValue(t, r, "silence_days", 58)
	wantMore(t, r, "silence_days", "longest", "273")
	wantState(t, r, "silence_days", measure.WorthAsking)
	wantRecords(t, r, "silence_days", "yuanda/talks/2024-06-01-1", "yuanda/talks/2025-03-01-1", "Q-1", "yuanda/visits/2025-04-10", "yuanda/talks/2025-05-01-1")
	r = known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda Ceramics\nstatus: paused\n"+talks)
	wantState(t, r, "silence_days", measure.Steady)
	r = known(t, "2025-06-02", talks)
	wantState(t, r, "silence_days", measure.Steady) // 30 days are not past 30
}

func TestVisitCadenceCountsFromTheLastDayInPerson(t *testing.T) {
	const visits = `
-- visits/a.yaml --
{date: 2024-06-28, until: 2024-07-01}
-- visits/b.yaml --
{date: 2025-01-01, until: 2025-01-02, kind: regular}
-- visits/c.yaml --
{date: 2025-05-01, kind: video}
`
	r := known(t, "2025-06-30", visits)
	wantValue(t, r, "visit_cadence", 179)
	wantMore(t, r, "visit_cadence", "visits", "2")
	wantMore(t, r, "visit_cadence", "target", "180")
	wantState(t, r, "visit_cadence", measure.Steady)
	wantState(t, known(t, "2025-07-01", visits), "visit_cadence", measure.Steady)
	wantState(t, known(t, "2025-07-02", visits), "visit_cadence", measure.WorthAsking)
	wantState(t, known(t, "2025-07-02", "-- factory.yaml --\nname: Foshan Yuanda\nstatus: ended\n"+visits), "visit_cadence", measure.Steady)
}

func TestPeopleAreKnownByRoleWhenTheyAreThereAndWereChecked(t *testing.T) {
	r := known(t, "2025-06-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
contacts:
- {id: a, name: A, role: owner, confirmed: 2024-07-01}
- {id: b, name: B, role: sales, confirmed: 2024-06-30}
- {id: c, name: C, role: production, confirmed: 2025-01-01, left: 2025-06-30}
- {id: d, name: D, role: quality}
- {id: h, name: H, role: merchandiser, confirmed: 2023-02-01}
- {id: e, name: E, role: finance, confirmed: 2025-01-01}
- {id: f, name: F, role: finance, confirmed: 2025-02-01}
- {id: g, name: G, role: logistics, confirmed: 2025-02-01}
-- visits/a.yaml --
- {date: 2024-06-30, confirmed: [d]}
- {date: 2024-07-01, confirmed: [h]}
`)
	wantShare(t, r, "people_known", 3, 6)
	wantRecords(t, r, "people_known", "owner", "sales", "merchandiser", "production", "quality", "finance")
	if m := r.Measure("people_known"); m.Previous != nil || m.Records[5].Pos.Line != 9 || m.Records[1].File != "" {
		t.Errorf("the role opens the entry that counts: %+v", m.Records)
	}
}

func TestIssuesCountByTheDayTheyWereOpened(t *testing.T) {
	r := known(t, "2025-06-30", `
-- issues/2025.yaml --
- {id: Q-0, opened: 2024-01-10, raised_by: importer}
- {id: Q-1, opened: 2025-01-10, raised_by: importer, contained: 2025-01-12, closed: 2025-01-20, cause: {by: factory}, repeats: Q-0}
- {id: Q-2, opened: 2025-01-11, raised_by: importer, contained: 2025-01-11, cause: {by: carrier}}
- {id: Q-3, opened: 2025-01-12, raised_by: factory}
`)
	wantShare(t, r, "issues_repeated", 1, 3)
	wantPrevious(t, r, "issues_repeated", 0, 1)
	wantValue(t, r, "causes", 3)
	wantMore(t, r, "causes", "counts", "[{factory 1} {importer 0} {both 0} {carrier 1} {unknown 1}]")
	wantMedian(t, r, "issue_contain_days", 2, 1)
	if m := r.Measure("issue_close_days"); m.N != 3 || m.Median.OK || m.State != measure.TooLittleData {
		t.Errorf("two of three are open, so there is no median: %+v", m)
	}
}

func TestNoIssuesAreNothingToReportWhereThereWereDealings(t *testing.T) {
	for yaml, want := range map[string]measure.State{
		"- {id: PO-1, placed: 2025-01-10}": measure.None,
		"- {id: PO-1, placed: 2023-01-10}": measure.NotRecorded,
	} {
		r := orders(t, "2025-06-30", yaml)
		for _, id := range []string{"issue_close_days", "issue_contain_days", "issues_repeated", "causes"} {
			wantState(t, r, id, want)
		}
	}
	r := known(t, "2025-06-30", "-- issues/2025.yaml --\n{id: Q-1, opened: 2025-03-20}\n-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-10}\n")
	wantNeeds(t, r, "issue_contain_days", "issues.contained")
}

func TestPriceStandsForFourQuartersWithoutAPurchase(t *testing.T) {
	const yaml = `
- {id: PO-1, placed: 2023-01-10, lines: [{sku: A, quantity: 1, price: 10}, {sku: B, quantity: 1, price: 10}]}
- {id: PO-2, placed: 2024-04-10, lines: [{sku: A, quantity: 1, price: 20}]}
- {id: PO-3, placed: 2025-10-10, lines: [{sku: A, quantity: 1, price: 80}, {sku: C, quantity: 1, price: 0}, {sku: D, quantity: 1}]}
`
	r := orders(t, "2025-12-30", yaml)
	// B lasts to 2024-Q1. A is bought in 2024-Q2, with its price of 2024-Q1: twice as dear.
	// In 2025-Q4 its price of 2024-Q2 has run out.
	wantValue(t, r, "price_index", 200)
	if m := r.Measure("price_index"); m.N != 1 || m.State != measure.TooLittleData {
		t.Errorf("only A was bought again in a link: %+v", m)
	}
	wantRecords(t, r, "price_index", "A")
	if len(r.Prices) != 2 || len(r.Prices[0].Points) != 3 || r.Prices[0].Points[1].Quarter.Name != "2024-Q2" {
		t.Errorf("prices %+v", r.Prices)
	}
	var quarters []string
	for _, q := range r.Measure("price_index").More[0].Value.(measure.Series) {
		quarters = append(quarters, fmt.Sprint(q.Quarter, "=", q.Value))
	}
	if got := strings.Join(quarters, " "); got != "2023-Q1=100 2023-Q2=100 2023-Q3=100 2023-Q4=100 2024-Q1=100 2024-Q2=200 2024-Q3=200 2024-Q4=200 2025-Q1=200 2025-Q2=200 2025-Q3=200 2025-Q4=200" {
		t.Error(got)
	}
}

func TestLastPriceOfAQuarterStandsByDayOrderAndLine(t *testing.T) {
	r := orders(t, "2025-06-30", `
- {id: PO-2, placed: 2025-01-10, lines: [{sku: A, quantity: 1, price: 12}]}
- {id: PO-1, placed: 2025-01-10, lines: [{sku: A, quantity: 1, price: 11}]}
- {id: PO-3, placed: 2025-04-10, lines: [{sku: A, quantity: 1, price: 9}, {sku: A, quantity: 1, price: 6}], cancelled: {on: 2025-04-11, by: importer}}
`)
	wantValue(t, r, "price_index", 50)
}

func TestPricesInTwoCurrenciesAreTwoPairs(t *testing.T) {
	r := orders(t, "2025-06-30", `
- {id: PO-1, placed: 2025-01-10, currency: USD, lines: [{sku: A, quantity: 1, price: 10}]}
- {id: PO-2, placed: 2025-04-10, currency: CNY, lines: [{sku: A, quantity: 1, price: 72}]}
`)
	wantNeeds(t, r, "price_index", "orders.lines.price")
}

func TestPeakSlipComparesWhatWasMadeInASeasonWithTheRest(t *testing.T) {
	book := func(seasons string) string {
		var b strings.Builder
		fmt.Fprintf(&b, "-- factorybook.yaml --\ntitle: Book\ncurrency: USD\n%s-- orders/2025.yaml --\n", seasons)
		for i, slip := range []int{2, 4, 5, 7, 9} {
			fmt.Fprintf(&b, "- {id: PK-%d, placed: 2025-06-10, promised: 2025-07-01, deliveries: [{ready: %s}]}\n", i, record.NewDate(2025, 7, 1+slip))
			fmt.Fprintf(&b, "- {id: PR-%d, placed: 2025-04-10, promised: 2025-06-30, deliveries: [{ready: %s}]}\n", i, record.NewDate(2025, 6, 30+slip-4))
		}
		b.WriteString("- {id: PX, confirmed: 2025-08-10, promised: 2025-08-12, deliveries: [{ready: 2025-08-20}]}\n")
		return b.String()
	}
	r := known(t, "2025-12-30", book("peak_seasons: [{name: Christmas, from: 07-01, to: 10-15}]\n"))
	wantValue(t, r, "peak_slip", 4)
	wantMore(t, r, "peak_slip", "peak", "{5 {5 true}}")
	wantMore(t, r, "peak_slip", "rest", "{5 {1 true}}")
	wantState(t, r, "peak_slip", measure.Steady)
	wantNeeds(t, known(t, "2025-12-30", book("")), "peak_slip", "peak_seasons")
}

func TestClockAfterThePromiseNeverTouchesASeason(t *testing.T) {
	r := known(t, "2025-12-30", `
-- factorybook.yaml --
title: Book
currency: USD
peak_seasons: [{name: Christmas, from: 07-01, to: 10-15}]
-- orders/2025.yaml --
{id: PO-1, placed: 2025-05-10, promised: 2025-08-01, payments: [{stage: deposit, due: 2025-06-01, paid: 2025-08-02}], deliveries: [{ready: 2025-09-01}]}
`)
	wantMore(t, r, "peak_slip", "peak", "{0 {0 false}}")
	wantMore(t, r, "peak_slip", "rest", "{1 {31 true}}")
	wantNoValue(t, r, "peak_slip", 1)
}

func TestVolumeIsComparedWithTheDaysThatHavePassed(t *testing.T) {
	other := "USD, cancelled: {on: 2025-05-11, by: importer}"
	book := func(volume string) string {
		return `
-- factorybook.yaml --
title: Book
currency: USD
rates: {CNY: {2025-01-01: 0.1, 2025-06-01: 0.2}, EUR: {2025-01-01: 1.25}}
-- factory.yaml --
name: Foshan Yuanda Ceramics
agreements:
- {kind: framework, signed: 2023-01-01, from: 2023-01-01, volume: {value: 1, currency: USD, per: year}}
- ` + volume + `
-- orders/2025.yaml --
- {id: PO-0, placed: 2025-01-09, value: 7000}
- {id: PO-1, placed: 2025-01-10, value: 100000}
- {id: PO-2, placed: 2025-05-10, value: 500000, currency: CNY}
- {id: PO-3, placed: 2025-05-11, value: 1, currency: ` + other + `}
- {id: PO-4, placed: 2025-05-12, currency: JPY, cancelled: {on: 2025-05-13, by: importer}}
- {id: PO-5, placed: 2025-06-30, value: 0}
`
	}
	r := known(t, "2025-06-30", book("{kind: volume, signed: 2024-01-02, from: 2024-01-10, until: 2026-01-09, volume: {value: 400000, currency: USD, per: year}}"))
	wantMore(t, r, "volume_commitment", "ordered", "150000")
	wantValue(t, r, "volume_commitment", 150000/(400000*172.0/365))
	wantRecords(t, r, "volume_commitment", "volume 2024-01-10")
	if m := r.Measure("volume_commitment"); m.LeftOut != 0 || len(m.Inputs) != 3 {
		t.Errorf("three orders stand behind it: %+v", m)
	}
	// In euros: the dollars of their day by the rate of the as-of day. The whole term is 365 days.
	r = known(t, "2025-06-30", book("{kind: volume, signed: 2025-01-10, until: 2026-01-09, volume: {value: 73000, currency: EUR}}"))
	wantMore(t, r, "volume_commitment", "ordered", "120000")
	wantMore(t, r, "volume_commitment", "committed", "34400")
	// Neither period nor end: no figure.
	r = known(t, "2025-06-30", book("{kind: volume, signed: 2025-01-10, volume: {value: 73000}}"))
	wantNoValue(t, r, "volume_commitment", 1)
	wantMore(t, r, "volume_commitment", "ordered", "150000")
	wantMore(t, r, "volume_commitment", "committed", "")
	// A month of the 31st: the fifth period begins on 31 May.
	r = known(t, "2025-06-29", book("{kind: volume, signed: 2025-01-31, volume: {value: 300, per: month}}"))
	wantMore(t, r, "volume_commitment", "committed", "300")
	// An order in yen, which have no rate: what was ordered is not known.
	other = "JPY"
	r = known(t, "2025-06-30", book("{kind: volume, signed: 2025-01-10, volume: {value: 73000, per: year}}"))
	wantNeeds(t, r, "volume_commitment", "rates")
	if m := r.Measure("volume_commitment"); m.LeftOut != 1 {
		t.Errorf("the period is left out: %+v", m)
	}
}

func TestForecastSharedInTimeLastCounts(t *testing.T) {
	r := known(t, "2025-06-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
forecasts:
- {period: 2025-Q1, value: 100, shared: 2024-12-31}
- {period: 2025-Q1, value: 120, shared: 2024-11-01}
- {period: 2025-04, value: 50, shared: 2025-04-01}
- {period: 2025-05, value: 50}
- {period: 2025-06, value: 60, shared: 2025-05-31}
- {period: 2025-07, value: 60, shared: 2025-05-31}
- {period: 2024-12, value: 60, currency: JPY, shared: 2024-05-31}
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, value: 80}
- {id: PO-2, placed: 2025-03-31, value: 10, cancelled: {on: 2025-04-05, by: importer}}
- {id: PO-3, placed: 2025-06-30, value: 70}
- {id: PO-4, placed: 2025-05-30}
`)
	// 90 against 100, 70 against 60.
	wantValue(t, r, "forecast_error", 20.0/160)
	wantValue(t, r, "forecast_bias", 0)
	wantRecords(t, r, "forecast_error", "2025-Q1", "2025-06")
	if m := r.Measure("forecast_error"); m.LeftOut != 1 || m.NoRate != 0 {
		t.Errorf("the yen have no rate, and the period is left out: %+v", m)
	}
}

func TestForecastOfWhatWasNeverOrderedHasNoFigure(t *testing.T) {
	r := known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda\nforecasts: [{period: 2025-Q1, value: 100, shared: 2024-12-31}]\n")
	wantNoValue(t, r, "forecast_error", 1)
	r = known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda\nforecasts: [{period: 2025-Q1, value: 100, shared: 2024-12-31}]\n-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-01}\n")
	wantNeeds(t, r, "forecast_error", "orders.value")
}

func TestAgreementLeftIsToTheLatestEnd(t *testing.T) {
	const agreements = "-- factory.yaml --\nname: Foshan Yuanda\nagreements:\n- {kind: framework, signed: 2024-01-10, until: 2025-06-29}\n- {kind: price-list, signed: 2025-01-10, until: 2025-08-30}\n- {kind: quality, signed: 2025-01-10, until: 2030-08-30}\n- {kind: exclusivity, signed: 2025-01-10, until: 2025-07-30}\n"
	r := known(t, "2025-06-30", agreements)
	wantValue(t, r, "agreement_left_days", 61)
	wantRecords(t, r, "agreement_left_days", "price-list 2025-01-10", "exclusivity 2025-01-10")
	r = known(t, "2025-06-30", agreements+"- {kind: volume, signed: 2025-01-10}\n")
	wantNoValue(t, r, "agreement_left_days", 3)
}

func TestGoodwillCountsEntriesAndSumsTheValuedOnes(t *testing.T) {
	r := known(t, "2025-06-30", `
-- factory.yaml --
name: Foshan Yuanda Ceramics
goodwill:
- {on: 2025-04-02, by: importer, kind: market-insight, what: Trend report}
- {on: 2025-04-03, by: factory, kind: free-samples, what: Six mugs, value: 30, currency: USD}
- {on: 2025-04-04, by: factory, kind: rush-order, what: A week sooner, value: 30, currency: JPY}
- {on: 2024-04-04, by: factory, kind: rush-order, what: Long ago}
`)
	wantValue(t, r, "goodwill_given", 1)
	wantMore(t, r, "goodwill_given", "money", "")
	wantValue(t, r, "goodwill_received", 2)
	wantMore(t, r, "goodwill_received", "money", "30")
	wantRecords(t, r, "goodwill_received", "free-samples 2025-04-03", "rush-order 2025-04-04")
	if m := r.Measure("goodwill_received"); m.NoRate != 1 {
		t.Errorf("yen have no rate: %+v", m)
	}
}

func TestSteadinessCountsEmptyQuartersAndLeavesOutTheRunningOne(t *testing.T) {
	r := orders(t, "2025-06-29", `
- {id: PO-1, placed: 2024-02-10, lines: [{sku: A, quantity: 10, price: 2.5}]}
- {id: PO-2, placed: 2024-11-10, value: 100, cancelled: {on: 2024-12-01, by: importer}}
- {id: PO-3, placed: 2024-08-11}
- {id: PO-4, placed: 2025-06-10, value: 100}
`)
	var values []float64
	for _, ref := range r.Measure("order_steadiness").Records {
		values = append(values, ref.Value.V)
	}
	if got := fmt.Sprint(values); got != "[25 0 100 0]" {
		t.Errorf("quarters %s: the third holds an order whose worth is not known", got)
	}
	if m := r.Measure("order_steadiness"); m.LeftOut != 1 {
		t.Errorf("left out: %d", m.LeftOut)
	}
	wantState(t, r, "order_steadiness", measure.TooLittleData)
	r = orders(t, "2025-06-30", "- {id: PO-1, placed: 2024-02-10}\n")
	wantNeeds(t, r, "order_steadiness", "orders.value")
}

func TestSteadinessNeedsFourQuartersWithOrders(t *testing.T) {
	var b strings.Builder
	for i, month := range []string{"2023-01", "2023-04", "2024-12"} {
		fmt.Fprintf(&b, "- {id: PO-%d, placed: %s-10, value: 100}\n", i, month)
	}
	wantState(t, orders(t, "2025-06-30", b.String()), "order_steadiness", measure.TooLittleData)
	b.WriteString("- {id: PO-9, placed: 2025-01-10, value: 100}\n")
	wantState(t, orders(t, "2025-06-30", b.String()), "order_steadiness", measure.Steady)
}

func TestYearOnYearTakesTheSeasonOut(t *testing.T) {
	var b strings.Builder
	for i := range 12 {
		value := []int{100, 400, 200, 50}[i%4] << (i / 4) // doubles every year, quarter by quarter
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: %d-%02d-10, value: %d}\n", i, 2022+i/4, i%4*3+1, value)
	}
	r := orders(t, "2024-12-31", b.String())
	wantMore(t, r, "order_steadiness", "year_on_year", "0")
}

func TestOrdersOfOneDayAreOnePointNamedByTheFirst(t *testing.T) {
	r := orders(t, "2025-06-30", `
- {id: PO-1, placed: 2025-01-10}
- {id: PO-3, placed: 2025-02-09}
- {id: PO-2, placed: 2025-02-09, cancelled: {on: 2025-02-10, by: importer}}
- {id: PO-4, placed: 2025-04-10}
- {id: PO-5, promised: 2025-04-10}
`)
	wantMedian(t, r, "order_gap_days", 2, 45)
	wantRecords(t, r, "order_gap_days", "PO-2", "PO-4")
	wantMore(t, r, "order_gap_days", "since_last", "81")
}

func TestShortNoticeNeedsAnAgreedLeadTime(t *testing.T) {
	const yaml = `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-01, requested: 2025-02-14}
- {id: PO-2, placed: 2025-01-01, requested: 2025-02-15}
- {id: PO-3, placed: 2025-01-01}
`
	wantNeeds(t, known(t, "2025-06-30", yaml), "short_notice", "terms.lead_time_days")
	wantShare(t, known(t, "2025-06-30", "-- factory.yaml --\nname: Foshan Yuanda\nterms: {lead_time_days: 45}\n"+yaml), "short_notice", 1, 2)
}

func TestFirstPassCountsFinalInspectionsAtTheFirstTry(t *testing.T) {
	r := orders(t, "2025-06-30", `
id: PO-1
placed: 2025-01-10
inspections:
- {on: 2025-03-01, stage: final, result: accepted}
- {on: 2025-03-02, stage: final, result: rejected, first: true}
- {on: 2025-03-03, stage: final, result: accepted, first: false}
- {on: 2025-03-04, stage: final, result: pending}
- {on: 2025-03-05, stage: loading, result: rejected}
`)
	wantShare(t, r, "first_pass_lots", 1, 2)
}

func TestSteadinessOfAnEndedPartnerEndsWithTheLastOrder(t *testing.T) {
	const yaml = `
-- factory.yaml --
name: Foshan Yuanda Ceramics
status: ended
-- orders/2025.yaml --
- {id: PO-1, placed: 2021-02-10, value: 100}
- {id: PO-2, placed: 2021-11-10, value: 50}
`
	if m := known(t, "2025-06-30", yaml).Measure("order_steadiness"); m.N != 4 {
		t.Errorf("four quarters of 2021, got %d", m.N)
	}
	if m := known(t, "2021-12-30", yaml).Measure("order_steadiness"); m.N != 3 {
		t.Errorf("the last one has not ended, got %d", m.N)
	}
}

func TestPricesCompareWithinOneUnitAndPerPiece(t *testing.T) {
	for _, c := range []struct {
		second, also string
		n            int
		value        float64
	}{
		{"{sku: S, quantity: 100, unit: pcs, price: 1.44}", "", 1, 120},
		{"{sku: S, quantity: 100, unit: cartons, price: 14.40}", "", 0, 0},
		{"{sku: S, quantity: 100, unit: cartons, contains: 12, price: 14.40}", "", 1, 100},
		{"{sku: S, quantity: 100, price: 1.44}", "", 0, 0},
		{"{sku: S, quantity: 100, contains: 12, price: 14.40}", "", 1, 100},
		{"{sku: S, quantity: 0, unit: pcs, price: 1.44}", "", 0, 0},
		{"{sku: S, quantity: 100, unit: pcs, price: 1.44, cancelled: {on: 2025-05-01, by: importer}}", "", 1, 120},
		{"{sku: S, quantity: 100, unit: pcs, price: 1.44}", "special: sample", 0, 0},
		{"{sku: S, quantity: 100, unit: pcs, price: 1.44}", "rush: true", 0, 0},
		{"{sku: S, quantity: 100, unit: pcs, price: 1.44}", "changes: [{on: 2025-05-01, by: both, sku: S, price: 1.32}]", 1, 110},
	} {
		r := orders(t, "2025-06-30", "- {id: PO-1, placed: 2025-01-10, lines: [{sku: S, quantity: 1200, unit: pcs, price: 1.20}]}\n- id: PO-2\n  placed: 2025-04-10\n  lines: ["+c.second+"]\n  "+c.also+"\n")
		m := r.Measure("price_index")
		if m.N != c.n || c.n > 0 && (m.Value.V < c.value-1e-9 || m.Value.V > c.value+1e-9) {
			t.Errorf("%s %s: %v of n %d, want %v of %d", c.second, c.also, m.Value, m.N, c.value, c.n)
		}
	}
}

func TestWeDisturbAnOrderByWhatMovesIt(t *testing.T) {
	for _, c := range []struct {
		what, order string
		k           int
	}{
		{"a promise confirmed again", "promise_changes: [{told: 2025-03-20, to: 2025-05-01, asked_by: importer}]", 0},
		{"moved, and the new day confirmed", "promise_changes: [{told: 2025-03-10, to: 2025-05-08, asked_by: factory}, {told: 2025-03-20, to: 2025-05-08, asked_by: importer}]", 0},
		{"moved and put back", "promise_changes: [{told: 2025-03-10, to: 2025-05-08, asked_by: factory}, {told: 2025-03-20, to: 2025-05-01, asked_by: importer}]", 1},
		{"one line moved, one confirmed", "lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, promised: 2025-05-08}]\npromise_changes: [{told: 2025-03-20, to: 2025-05-08, asked_by: importer, skus: [A, B]}]", 1},
		{"a move for the whole order, of which each line has a promise of its own", "lines: [{sku: A, quantity: 1, promised: 2025-05-02}, {sku: B, quantity: 1, promised: 2025-05-08}]\npromise_changes: [{told: 2025-03-20, to: 2025-05-09, asked_by: importer}]", 0},
		{"the same, and one line has none", "lines: [{sku: A, quantity: 1}, {sku: B, quantity: 1, promised: 2025-05-08}]\npromise_changes: [{told: 2025-03-20, to: 2025-05-09, asked_by: importer}]", 1},
		{"a quantity that we changed", "lines: [{sku: A, quantity: 10}]\nchanges: [{on: 2025-03-20, by: importer, sku: A, quantity: 8}]", 1},
		{"a quantity that both changed", "lines: [{sku: A, quantity: 10}]\nchanges: [{on: 2025-03-20, by: both, sku: A, quantity: 8}]", 0},
		{"a quantity changed on the day of the confirmation", "lines: [{sku: A, quantity: 10}]\nchanges: [{on: 2025-03-02, by: importer, sku: A, quantity: 8}]", 0},
		{"a line that we cancelled", "lines: [{sku: A, quantity: 10, cancelled: {on: 2025-03-20, by: importer}}, {sku: B, quantity: 1}]", 1},
		{"a line that they cancelled", "lines: [{sku: A, quantity: 10, cancelled: {on: 2025-03-20, by: factory}}, {sku: B, quantity: 1}]", 0},
		{"cancelled on a day that nobody wrote down", "cancelled: {on: unknown, by: importer}", 1},
	} {
		r := orders(t, "2025-06-30", "id: PO-1\nplaced: 2025-03-01\nconfirmed: 2025-03-02\npromised: 2025-05-01\n"+c.order+"\n")
		if m := r.Measure("orders_disturbed"); m.K != c.k || m.N != 1 {
			t.Errorf("%s: %d of %d, want %d of 1", c.what, m.K, m.N, c.k)
		}
	}
}
