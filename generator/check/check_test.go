package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

const (
	orders   = "-- factories/yuanda/orders/2025.yaml --\n"
	factory  = "-- factories/yuanda/factory.yaml --\nname: Yuanda Ceramics\n"
	settings = "-- factorybook.yaml --\ntitle: Example\n"
	issues   = "-- factories/yuanda/issues/2025.yaml --\n"
	talks    = "-- factories/yuanda/talks/2025.yaml --\n"
)

// codes returns severity and code of every problem, in their order.
func codes(problems []diag.Problem) (list []string) {
	for _, p := range problems {
		list = append(list, p.Severity.String()+" "+p.Code)
	}
	return list
}

func wantCodes(t *testing.T, problems []diag.Problem, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, codes(problems)); diff != "" {
		t.Errorf("-want +got\n%s\n%s", diff, text(problems))
	}
}

func TestOneMissingContactIsOneProblemHoweverOftenNamed(t *testing.T) {
	found := problemsOf(t, book(t, talks+`
- {on: 2025-01-02, by: importer, channel: wechat, with: [chen-li]}
- {on: 2025-02-02, by: importer, channel: wechat, with: [chen-li]}
- {on: 2025-03-02, by: importer, channel: wechat, with: [chen-li]}
`), today)
	wantCodes(t, found, "error FB0202")
	if len(found[0].Also) != 2 {
		t.Errorf("the other two talks are not named: %v", found[0].Also)
	}
}

func TestWrongYearOfAnOrderIsOneProblemAtTheYear(t *testing.T) {
	found := problemsOf(t, book(t, orders+`
id: PO-1
placed: 2025-06-10
confirmed: 2024-06-13
promised: 2024-08-15
payments: [{stage: deposit, due: 2024-06-20, paid: 2024-06-19, amount: 10}]
deliveries: [{ready: 2024-08-14, shipped: 2024-08-16}]
closed: 2024-09-01
`), today)
	wantCodes(t, found, "error FB0301")
	if found[0].Place.Line != 3 || len(found[0].Also) != 4 {
		t.Errorf("got %s", text(found))
	}
}

func TestOrderOfTheFutureIsOneProblem(t *testing.T) {
	found := problemsOf(t, book(t, orders+`
id: PO-1
placed: 2052-02-10
confirmed: 2052-02-13
promised: 2052-04-15
deliveries: [{ready: 2052-04-14}]
`), today)
	wantCodes(t, found, "error FB0303")
}

func TestFactsUpToALaterAsOfDayAreFine(t *testing.T) {
	later := book(t, orders+`
id: PO-1
placed: 2025-02-10
deliveries: [{ready: 2025-12-24}]
`)
	wantCodes(t, problemsOf(t, later, today), "error FB0303")
	wantCodes(t, problemsOf(t, later, record.NewDate(2025, 12, 24)))
}

func TestNoteOfAVisitMayBePreparedWithinAYear(t *testing.T) {
	note := func(date string) string {
		return "-- factories/yuanda/visits/next.yaml --\ndate: " + date + "\nteam: [Mia Larsen]\n"
	}
	wantCodes(t, problemsOf(t, book(t, note(today.String())), today))
	wantCodes(t, problemsOf(t, book(t, note((today+1).String())), today), "warning FB0313")
	wantCodes(t, problemsOf(t, book(t, note(today.AddMonths(12).String())), today), "warning FB0313")
	wantCodes(t, problemsOf(t, book(t, note((today.AddMonths(12)+1).String())), today), "error FB0303")
	wantCodes(t, problemsOf(t, book(t, note((today+3).String())+"until: "+(today+1).String()+"\n"), today), "warning FB0313", "error FB0302")
}

func TestPlansMayLieInTheFuture(t *testing.T) {
	found := problemsOf(t, book(t, factory+`
certificates: [{name: ISO 9001, issued: 2025-01-01, expires: 2028-01-01}]
agreements: [{kind: framework, signed: 2025-01-10, from: 2025-07-01, until: 2027-06-30}]
closures: [{from: 2026-02-05, until: 2026-03-01}]
`+orders+`
id: PO-1
placed: 2025-06-10
requested: 2025-08-01
promised: 2025-08-10
promise_changes: [{told: 2025-06-20, to: 2025-09-01, asked_by: factory}]
approvals: [{what: Artwork, asked: 2025-06-11, due: 2025-07-20}]
payments: [{stage: balance, due: 2025-09-06, amount: 100}]
`), today)
	wantCodes(t, found)
}

func TestImportedHistoryOnlyWarns(t *testing.T) {
	record := `
id: PO-1
placed: 2025-02-10
deliveries: [{ready: 2024-12-24}]
lines: [{sku: A, quantity: 2, unit: pcs, price: 5}]
value: 11
`
	wantCodes(t, problemsOf(t, book(t, orders+record), today), "error FB0301", "error FB0401")
	wantCodes(t, problemsOf(t, book(t, orders+record+"imported: {from: orders.csv, row: 7}\n"), today), "warning FB0301", "warning FB0401")
}

func TestImportedReferenceThatLeadsNowhereStaysAnError(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, issues+"id: Q-1\nopened: 2025-02-10\norders: [PO-9]\nimported: {from: q.csv, row: 1}\n"), today), "error FB0203")
}

func TestWhatCannotBeReadIsNotMissingToo(t *testing.T) {
	for name, archive := range map[string]string{
		"a file of orders with a syntax error":  orders + "id: [PO-1\n" + issues + "{id: Q-1, opened: 2025-02-10, orders: [PO-1]}\n",
		"a contact whose id cannot be read":     factory + "contacts: [{id: [chen-li]}]\n" + talks + "{on: 2025-01-02, with: [chen-li]}\n",
		"a cancellation with a strange date":    orders + "id: PO-1\ncancelled: {on: 2025/03/01, by: importer}\n",
		"a change with a strange date":          orders + "id: PO-1\npromised: 2025-04-01\npromise_changes: [{told: 20.3.2025, to: 2025-04-25}]\n",
		"a closure with a strange date":         factory + "closures: [{from: 2026-02-05, until: 1 March}]\n",
		"a line whose quantity cannot be read":  orders + "id: PO-1\nlines: [{sku: A, quantity: 1_000, price: 2}]\nvalue: 2000\n",
		"a payment whose amount cannot be read": orders + "id: PO-1\nvalue: 2000\npayments: [{stage: deposit, amount: '2,000'}]\n",
	} {
		found := problemsOf(t, book(t, archive), today)
		if len(found) != 1 || !strings.HasPrefix(found[0].Code, "FB01") {
			t.Errorf("%s:\n%s", name, text(found))
		}
	}
}

func TestIdsRepeatedInAnotherFactoryNameBothPlaces(t *testing.T) {
	found := problemsOf(t, book(t, `
-- factories/alder/orders/2025.yaml --
id: PO-1
-- factories/birch/orders/2025.yaml --
- {id: PO-0}
- {id: PO-1}
-- factories/birch/issues/a.yaml --
{id: Q-1, opened: 2025-01-01}
-- factories/cedar/issues/a.yaml --
{id: Q-1, opened: 2025-01-01}
`), today)
	wantCodes(t, found, "error FB0201", "error FB0201")
	if got := found[0].Place.String(); got != "factories/birch/orders/2025.yaml:2:8" {
		t.Error(got)
	}
	if diff := cmp.Diff([]diag.Place{{File: "factories/alder/orders/2025.yaml", Line: 1, Column: 5}}, found[0].Also); diff != "" {
		t.Error(diff)
	}
}

func TestIssueCannotRepeatItselfOrALaterOne(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, issues+"{id: Q-1, opened: 2025-02-10, repeats: Q-1}\n"), today), "error FB0204")
	wantCodes(t, problemsOf(t, book(t, issues+`
- {id: Q-1, opened: 2025-01-10, repeats: Q-2}
- {id: Q-2, opened: 2025-02-10}
`), today), "error FB0302")
}

func TestIssueIsNoHintForItself(t *testing.T) {
	found := problemsOf(t, book(t, issues+"{id: Q-2025-01, opened: 2025-02-10, repeats: Q-2024-07}\n"), today)
	wantCodes(t, found, "error FB0204")
	if found[0].Hint != "" {
		t.Errorf("hint %q", found[0].Hint)
	}
}

func TestPlanForTheFutureStillEndsAfterItBegins(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+"closures: [{from: 2026-10-08, until: 2026-10-01}]\n"), today), "error FB0302")
	wantCodes(t, problemsOf(t, book(t, factory+"agreements: [{kind: framework, from: 2027-10-08, until: 2026-10-01}]\n"), today), "error FB0302")
}

func TestMisspeltCurrencyIsNotAlsoMissing(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, "-- factorybook.yaml --\ntitle: Example\ncurrency: US\n"+orders+"{id: PO-1, placed: 2025-02-10, value: 100}\n"), today), "error FB0128")
}

func TestPromiseCarriedOnIsJudgedFromItsFirstNote(t *testing.T) {
	found := problemsOf(t, book(t, `
-- factories/yuanda/visits/a.yaml --
date: 2025-01-20
promises: [{id: p1, by: factory, what: Thermocouples, due: 2025-02-28}]
-- factories/yuanda/visits/b.yaml --
date: 2025-03-12
promises: [{id: p1, by: factory, what: Thermocouples, due: 2025-02-28, done: 2025-03-01}]
closes: [p1]
`), today)
	wantCodes(t, found)
}

func TestPromiseKeptBeforeItWasMadeIsAnError(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, talks+"{on: 2025-01-20, promises: [{by: factory, what: x, done: 2025-01-02}]}\n"), today), "error FB0301")
	wantCodes(t, problemsOf(t, book(t, `
-- factories/yuanda/visits/a.yaml --
date: 2025-01-20
closes: [later]
-- factories/yuanda/visits/b.yaml --
date: 2025-03-12
promises: [{id: later, by: factory, what: x}]
`), today), "error FB0302")
}

func TestRevisedForecastIsFineTwoOfOneDayAreNot(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+`
forecasts:
  - {period: 2025-Q3, value: 1, currency: USD, shared: 2025-05-20}
  - {period: 2025-Q3, value: 2, currency: USD, shared: 2025-05-20}
`), today), "error FB0307")
	wantCodes(t, problemsOf(t, book(t, factory+`
forecasts:
  - {period: 2025-Q3, value: 1, currency: USD, shared: 2025-05-20}
  - {period: 2025-Q4, value: 2, currency: USD, shared: 2025-05-20}
  - {period: 2024, value: 2, currency: USD, shared: 2023-05-20}
`), today))
}

func TestLinesMayBeRoundedByAHundredthEach(t *testing.T) {
	order := func(value string) string {
		return orders + "id: PO-1\nlines: [{sku: A, quantity: 3, unit: pcs, price: 3.333}, {sku: B, quantity: 3, unit: pcs, price: 3.333}]\nvalue: " + value + "\n"
	}
	wantCodes(t, problemsOf(t, book(t, order("20.00")), today)) // 19.998
	wantCodes(t, problemsOf(t, book(t, order("20.0180")), today))
	wantCodes(t, problemsOf(t, book(t, order("20.02")), today), "error FB0401")
	wantCodes(t, problemsOf(t, book(t, order("19.97")), today), "error FB0401")
}

func TestPricedLinesAloneCannotExceedTheValue(t *testing.T) {
	order := func(value string) string {
		return orders + "id: PO-1\nlines: [{sku: A, quantity: 3, unit: pcs, price: 5}, {sku: B, quantity: 3, unit: pcs}]\nvalue: " + value + "\n"
	}
	wantCodes(t, problemsOf(t, book(t, order("20")), today))
	wantCodes(t, problemsOf(t, book(t, order("14")), today), "error FB0401")
}

func TestLinesOfOneArticleAreAddedUp(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, orders+`
id: PO-1
lines:
  - {sku: A, quantity: 600, unit: pcs}
  - {sku: A, quantity: 400, unit: pcs, promised: 2025-05-08}
deliveries: [{ready: 2025-03-01, quantities: {A: 1000}}]
`), today))
}

func TestPaymentsBesideTheGoodsAndInOtherCurrenciesAreNotCounted(t *testing.T) {
	order := func(second string) string {
		return orders + "id: PO-1\nplaced: 2025-02-01\ncurrency: USD\nvalue: 1000\npayments:\n  - {stage: deposit, due: 2025-02-20, amount: 1000}\n  - " + second + "\n"
	}
	wantCodes(t, problemsOf(t, book(t, order("{stage: other, due: 2025-02-20, amount: 500}")), today))
	wantCodes(t, problemsOf(t, book(t, order("{stage: balance, after: ready, amount: 500, currency: CNY}")), today))
	wantCodes(t, problemsOf(t, book(t, order("{stage: balance, after: ready, amount: 500}")), today), "warning FB0403")
}

func TestWrongValueIsNotAlsoAWrongPayment(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, orders+`
id: PO-1
lines: [{sku: A, quantity: 100, unit: pcs, price: 10}]
value: 100
payments: [{stage: balance, after: ready, amount: 1000}]
`), today), "error FB0401")
}

func TestGoodsAfterTheOrderWasClosed(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, orders+"id: PO-1\nplaced: 2025-02-01\nclosed: 2025-03-01\ndeliveries: [{ready: 2025-03-02}]\n"), today), "error FB0302")
}

func TestGoodsReceivedBeforeTheyWereShipped(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, orders+"id: PO-1\nplaced: 2025-02-01\ndeliveries: [{ready: 2025-03-02, shipped: 2025-03-10, received: 2025-03-04}]\n"), today), "error FB0302")
}

func TestMaterialMayBeInspectedBeforeTheOrder(t *testing.T) {
	order := func(stage string) string {
		return orders + "id: PO-1\nplaced: 2025-02-01\ninspections: [{on: 2025-01-20, stage: " + stage + "}]\n"
	}
	wantCodes(t, problemsOf(t, book(t, order("material")), today))
	wantCodes(t, problemsOf(t, book(t, order("final")), today), "error FB0301")
}

func TestExpiredCertificateOfAFactoryWeLeftIsNoConcern(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+"status: ended\ncertificates: [{name: ISO 9001, expires: 2024-01-01}]\ncontacts: [{id: a, confirmed: 2020-01-01}]\n"), today))
}

func TestContactWhoLeftNeedsNoConfirmation(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+"contacts: [{id: a, confirmed: 2020-01-01, left: 2024-01-01}, {id: b, confirmed: 2024-07-01}]\n"), today))
	wantCodes(t, problemsOf(t, book(t, factory+"contacts: [{id: b, confirmed: 2024-06-30}]\n"), today), "warning FB0510")
}

func TestOneMissingRateIsOneProblem(t *testing.T) {
	found := problemsOf(t, book(t, settings+"currency: USD\n"+orders+`
- {id: PO-1, placed: 2025-02-01, currency: CNY, value: 100}
- {id: PO-2, placed: 2025-03-01, currency: CNY, value: 100, payments: [{stage: deposit, due: 2025-03-02, paid: 2025-03-02, amount: 30}]}
`), today)
	wantCodes(t, found, "warning FB0506")
	if !strings.Contains(found[0].Text, "2 more amounts") || !strings.Contains(found[0].Hint, "CNY: {2025-02-01: …}") {
		t.Errorf("got %s", text(found))
	}
}

func TestInspectionIsJudgedByTheTable(t *testing.T) {
	// Lot 4800 at level II is letter L: 200 units, major 2.5 accepts 10, minor 4.0 accepts 14.
	inspection := func(found, result string) string {
		return orders + "id: PO-1\ninspections: [{on: 2025-04-22, stage: final, lot: 4800, level: II, sample: 200, aql: {critical: 0, major: 2.5, minor: 4.0}, found: " + found + ", result: " + result + "}]\n"
	}
	for _, c := range []struct {
		found, result string
		want          []string
	}{
		{"{critical: 0, major: 10, minor: 14}", "accepted", nil},
		{"{critical: 0, major: 11, minor: 0}", "accepted", []string{"warning FB0507"}},
		{"{critical: 1, major: 0, minor: 0}", "accepted", []string{"warning FB0507"}},
		{"{critical: 0, major: 11, minor: 15}", "rejected", nil},
		{"{critical: 0, major: 7, minor: 9}", "rejected", []string{"warning FB0507"}},
		{"{critical: 0, major: 7, minor: 9}", "pending", nil},
	} {
		found := problemsOf(t, book(t, inspection(c.found, c.result)), today)
		if diff := cmp.Diff(c.want, codes(found)); diff != "" {
			t.Errorf("%s %s: %s", c.found, c.result, diff)
		}
	}
}

func TestRejectionForAReasonInTheNotesIsNoContradiction(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, orders+"id: PO-1\ninspections: [{on: 2025-04-22, lot: 4800, sample: 200, aql: {major: 2.5}, found: {major: 0}, result: rejected, notes: Cartons of the wrong size}]\n"), today))
}

func TestAQLsOfTheStandardAreNotCalledUnknown(t *testing.T) {
	for limit, want := range map[string]bool{"0.4": false, "0.065": false, "10": false, "25": false, "1.0": false, "0": false, "3": true, "2": true} {
		found := problemsOf(t, book(t, orders+"id: PO-1\ninspections: [{on: 2025-04-22, lot: 4800, sample: 200, aql: {major: "+limit+"}, found: {major: 0}}]\n"), today)
		if slices.ContainsFunc(found, func(p diag.Problem) bool { return p.Code == "FB0509" }) != want {
			t.Errorf("AQL %s:\n%s", limit, text(found))
		}
	}
}

func TestBeneficiaryIsComparedWithoutTheWidthOfBrackets(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+"name_zh: 远大（佛山）陶瓷有限公司\nbank: {beneficiary_zh: 远大(佛山)陶瓷有限公司}\n"), today))
}

func TestRecordsWithoutAnythingAreFine(t *testing.T) {
	wantCodes(t, problemsOf(t, book(t, factory+orders+"id: PO-1\n"+issues+"{id: Q-1, opened: 2025-01-01}\n"+talks+"{on: 2025-01-01}\n"+
		"-- factories/yuanda/visits/a.yaml --\ndate: 2025-01-01\n"), today))
}

func TestCheckNeedsNoSettingsAndNoFiles(t *testing.T) {
	problems, _, _ := check.Factory(check.Input{Factory: &record.Factory{ID: "a"}, Today: today})
	wantCodes(t, problems)
}

func TestPaymentTermsAreAddedUpAsFarAsTheyAreShares(t *testing.T) {
	for terms, want := range map[string]int{
		"30% deposit, 70% against B/L copy":              0,
		"100% T/T at sight":                              0,
		"30% deposit, 80% balance":                       1,
		"定金30％，尾款80％":                                    1,
		"100% before shipment, 2% discount":              0,
		"30% deposit or 100% L/C":                        0,
		"33.3% now, 33.3% at shipment, 33.4% on arrival": 0,
	} {
		found := problemsOf(t, book(t, factory+"terms: {payment: '"+terms+"'}\n"), today)
		if len(found) != want {
			t.Errorf("%s:\n%s", terms, text(found))
		}
	}
}

func TestSecondForecastOfAPeriodNeedsADayOfItsOwn(t *testing.T) {
	for list, want := range map[string]int{
		"{period: 2025, shared: 2024-11-01}, {period: 2025, shared: 2024-12-01}, {period: 2025, shared: 2024-11-01}": 1,
		"{period: 2025, shared: 2024-11-01}, {period: 2025}":                                                         1,
		"{period: 2025}, {period: 2025, shared: 2024-11-01}":                                                         1,
		"{period: 2025-Q1}, {period: 2025-Q2}, {period: 2025-07}, {period: 2025}":                                    1,
	} {
		found := problemsOf(t, book(t, factory+"forecasts: ["+list+"]\n"), today)
		if len(found) != want {
			t.Errorf("%s:\n%s", list, text(found))
		}
	}
}

func TestWhatHasRunOutIsJudgedOnTheDayOfTheReport(t *testing.T) {
	fsys := book(t, factory+`
contacts: [{id: chen-li, name: Chen Li, confirmed: 2024-09-01}]
certificates: [{name: ISO 9001, expires: 2025-03-31}]
`)
	b, err := load.Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	f, err := b.Factory("yuanda")
	if err != nil {
		t.Fatal(err)
	}
	in := check.Input{Factory: f.Record, Settings: b.Settings, Today: record.NewDate(2026, 1, 1), AsOf: record.NewDate(2025, 3, 31)}
	problems, _, _ := check.Factory(in)
	wantCodes(t, problems)
	in.AsOf = 0 // of today
	problems, _, _ = check.Factory(in)
	wantCodes(t, problems, "warning FB0510", "warning FB0504")
}

// What a mistyped key or value would have said is not called missing, however many lines
// its record has; that its neighbour has a mistake excuses nothing.
func TestWhatIsMistypedIsNotMissing(t *testing.T) {
	const long = `closures:
  - until: 2025-02-19
    announced: 2025-01-02
    name: |
      Spring Festival,
      with the days of
      the moving of the
      kilns and the
      stock-taking
    form: 2025-01-20
`
	wantCodes(t, problemsOf(t, book(t, factory+long), record.NewDate(2025, 3, 1)), "error FB0103")
	for _, neighbours := range []string{
		"closures:\n  - until: 2025-02-19\n  - {from: 2025-05-01, until: 2025-05-32}\n",
		"closures:\n  - {from: 2025-01-20, until: 2025-02-30}\n  - until: 2025-05-03\n",
	} {
		found := problemsOf(t, book(t, factory+neighbours), record.NewDate(2025, 6, 1))
		if len(found) != 2 || !strings.Contains(text(found), "a closure has no from") {
			t.Errorf("%s: want the day that does not exist and the missing one, got\n%s", neighbours, text(found))
		}
	}
}
