package check_test

import (
	"strings"
	"testing"
)

// orderWith checks an order of two articles (1000 of S at 2.00, 50 of T at 10) with
// more keys, and the book's settings before it.
func orderWith(t *testing.T, settingsText, keys string) []string {
	t.Helper()
	text := settingsText + orders + `
id: PO-1
placed: 2025-01-06
confirmed: 2025-01-08
currency: USD
lines:
  - {sku: S, quantity: 1000, unit: pcs, price: 2.00}
  - {sku: T, quantity: 50, unit: pcs, price: 10}
` + keys + "\n"
	return codes(problemsOf(t, book(t, text), today))
}

func wantOrder(t *testing.T, settingsText, keys string, want ...string) {
	t.Helper()
	if got := orderWith(t, settingsText, keys); strings.Join(got, ", ") != strings.Join(want, ", ") {
		t.Errorf("%s%s\ngives %v, want %v", settingsText, keys, got, want)
	}
}

func TestGoodsBeyondTheToleranceAreAWarning(t *testing.T) {
	came := func(n string) string { return "deliveries: [{ready: 2025-03-03, quantities: {S: " + n + "}}]" }
	over := settings + "tolerance: {over: 5%}\n"
	wantOrder(t, "", came("1000"))
	wantOrder(t, "", came("1001"), "warning FB0402")
	wantOrder(t, over, came("1050"))
	wantOrder(t, over, came("1051"), "warning FB0402")
	wantOrder(t, over, "tolerance: {over: 0%}\n"+came("1001"), "warning FB0402")
	// What may be missing says nothing about what may be too much.
	wantOrder(t, settings+"targets: {in_full_tolerance: 5%}\n", came("1050"), "warning FB0402")
	wantOrder(t, "", "changes: [{on: 2025-02-10, by: both, sku: S, quantity: 1100}]\n"+came("1100"))
	wantOrder(t, "", "changes: [{on: 2025-02-10, by: both, sku: S, quantity: 900}]\n"+came("901"), "warning FB0402")
	wantOrder(t, "", "returns: [{on: 2025-04-10, quantities: {S: 20}, remedy: replaced}]\ndeliveries: [{ready: 2025-03-03, quantities: {S: 1000}}, {ready: 2025-05-06, replaces: true, quantities: {S: 20}}]")
	wantOrder(t, "", "deliveries: [{ready: 2025-03-03, quantities: {S: 1000}}, {etd: 2025-07-01, quantities: {S: 500}}]")
	wantOrder(t, "", "tolerance: {under: 101%}", "error FB0404")
	wantOrder(t, settings+"tolerance: {under: 200%}\n", "", "error FB0404")
}

func TestPaymentsGoByWhatWasLastAgreed(t *testing.T) {
	pays := func(list string) string { return "payments: [" + list + "]" } // the order is worth 2500
	wantOrder(t, "", pays("{stage: deposit, amount: 700}, {stage: balance, amount: 1800}"))
	wantOrder(t, "", pays("{stage: deposit, amount: 700}, {stage: balance, amount: 1810}"), "warning FB0403")
	wantOrder(t, "", "changes: [{on: 2025-02-10, by: both, sku: T, quantity: 60}]\n"+pays("{stage: balance, amount: 2600}"))
	wantOrder(t, "", "changes: [{on: 2025-02-10, by: both, sku: S, price: 1.90}]\n"+pays("{stage: balance, amount: 2500}"), "warning FB0403")
	wantOrder(t, "", pays("{stage: balance, amount: 2500}, {stage: other, amount: 300}, {stage: credit, amount: 100}"))
	wantOrder(t, "", pays("{stage: balance, amount: 2550}, {stage: refund, amount: 50}"))
	wantOrder(t, "", pays("{stage: balance, amount: 2600}, {stage: refund, amount: 50}"), "warning FB0403")
	wantOrder(t, "", "tolerance: {over: 2%}\n"+pays("{stage: balance, amount: 2550}"))
	// The value is that of the lines as they were confirmed.
	wantOrder(t, "", "value: 2500\nchanges: [{on: 2025-02-10, by: both, sku: S, quantity: 500}]")
}

func TestADeliveryAfterEverything(t *testing.T) {
	wantOrder(t, "", "deliveries: [{ready: 2025-03-03}, {ready: 2025-03-20}]", "warning FB0407")
	wantOrder(t, "", "deliveries: [{ready: 2025-03-20}, {ready: 2025-03-03, quantities: {S: 1000}}]")
	wantOrder(t, "", "deliveries: [{ready: 2025-03-03}, {ready: 2025-03-20, quantities: {S: 100}}, {shipped: 2025-03-24}]", "warning FB0407", "warning FB0407")
	wantOrder(t, "", "deliveries: [{ready: 2025-03-03}, {ready: 2025-03-20, replaces: true, quantities: {S: 100}}]")
	wantOrder(t, "", "deliveries: [{ready: 2025-03-03}, {etd: 2025-07-20}]")
	if got := codes(problemsOf(t, book(t, orders+"id: PO-1\nplaced: 2025-01-06\ndeliveries: [{ready: 2025-03-03}, {ready: 2025-03-20}]\n"), today)); len(got) != 1 || got[0] != "warning FB0407" {
		t.Errorf("without lines: %v", got)
	}
}

func TestReturnsAreHeldToWhatCame(t *testing.T) {
	back := func(day, n string) string { return "returns: [{on: " + day + ", quantities: {S: " + n + "}}]\n" }
	all := "deliveries: [{ready: 2025-03-03}]"
	wantOrder(t, "", back("2025-04-10", "1000")+all)
	wantOrder(t, "", back("2025-04-10", "1001")+all, "warning FB0408")
	wantOrder(t, "", back("2025-02-10", "10")+all, "warning FB0408")
	wantOrder(t, "", back("2025-04-10", "10"), "warning FB0408")
	wantOrder(t, "", back("2025-04-10", "10")+"deliveries: [{received: 2025-04-20}]", "warning FB0521")
	wantOrder(t, "", "returns: [{on: 2025-04-10, quantities: {S: 60}}, {on: 2025-05-10, quantities: {S: 60}}]\ndeliveries: [{ready: 2025-03-03, quantities: {S: 100}}, {ready: 2025-05-06, replaces: true, quantities: {S: 60}}]")
	wantOrder(t, "", "returns: [{on: 2025-04-10, quantities: {S: 60}}, {on: 2025-05-10, quantities: {S: 60}}]\ndeliveries: [{ready: 2025-03-03, quantities: {S: 100}}]", "warning FB0408")
	// Who delivers an order without quantities has to be believed.
	if got := codes(problemsOf(t, book(t, orders+"id: PO-1\nplaced: 2025-01-06\nlines: [{sku: S}]\ndeliveries: [{ready: 2025-03-03}]\n"+back("2025-04-10", "1000")), today)); len(got) != 0 {
		t.Errorf("without quantities: %v", got)
	}
}

func TestChangesReturnsAndLineEndsSayAllThatTheyMust(t *testing.T) {
	for entry, want := range map[string]string{
		"{on: 2025-02-10, by: both, sku: S, quantity: 900}":                 "",
		"{on: 2025-02-10, by: both, sku: S, price: 0}":                      "",
		"{by: both, sku: S, quantity: 900}":                                 "error FB0314",
		"{on: 2025-02-10, sku: S, quantity: 900}":                           "error FB0314",
		"{on: 2025-02-10, by: both, quantity: 900}":                         "error FB0314",
		"{on: 2025-02-10, by: both, sku: S}":                                "error FB0314",
		"{reason: fewer}":                                                   "error FB0314",
		"{on: 2025-02-10, by: both, sku: X, quantity: 900}":                 "error FB0206",
		"{on: 2025-12-10, by: both, sku: S, quantity: 900}":                 "error FB0303",
		"{on: 2024-12-10, by: both, sku: S, quantity: 900}":                 "error FB0301",
		"{on: 2025-02-10, by: carrier, sku: S, quantity: 900}":              "error FB0106",
		"{on: 2025-02-10, by: both, sku: S, quantity: 900.5, reason: half}": "error FB0109",
	} {
		wantOrder(t, "", "changes: ["+entry+"]", maybe(want)...)
	}
	delivered := "deliveries: [{ready: 2025-02-10}]\n"
	for entry, want := range map[string]string{
		"{on: 2025-03-10, quantities: {S: 9}, reason: pinholes, remedy: none}": "",
		"{quantities: {S: 9}}":                 "error FB0314",
		"{on: 2025-03-10}":                     "error FB0314",
		"{on: 2025-03-10, quantities: {X: 9}}": "error FB0206",
		"{on: 2025-12-10, quantities: {S: 9}}": "error FB0303",
	} {
		wantOrder(t, "", delivered+"returns: ["+entry+"]", maybe(want)...)
	}
	for keys, want := range map[string]string{
		"cancelled: {on: 2025-02-10, by: importer}": "",
		"cancelled: {on: unknown, by: factory}":     "",
		"cancelled: {by: factory}":                  "error FB0304",
		"cancelled: {on: 2025-02-10}":               "error FB0304",
		"closed: unknown":                           "",
		"closed: 2025-12-10":                        "error FB0303",
		"closed: 2024-12-10":                        "error FB0301",
	} {
		wantOrder(t, "", "  - {sku: U, quantity: 10, unit: pcs, price: 1, "+keys+"}", maybe(want)...)
		wantOrder(t, "", keys, maybe(want)...)
	}
}

func TestGoodsAfterALineEnded(t *testing.T) {
	line := func(end string) string {
		return "  - {sku: U, quantity: 10, unit: pcs, price: 1, " + end + "}\ndeliveries: [{ready: 2025-03-03, quantities: {U: 5}}]"
	}
	wantOrder(t, "", line("cancelled: {on: 2025-02-10, by: importer}"), "warning FB0310")
	wantOrder(t, "", line("cancelled: {on: 2025-03-10, by: importer}"))
	wantOrder(t, "", line("cancelled: {on: unknown, by: importer}"))
	wantOrder(t, "", line("closed: 2025-02-10"), "error FB0302")
	wantOrder(t, "", line("closed: unknown"))
	wantOrder(t, "", "closed: 2025-03-10\nreturns: [{on: 2025-03-20, quantities: {S: 20}}]\ndeliveries: [{ready: 2025-03-03}, {ready: 2025-05-06, replaces: true, quantities: {S: 20}}]")
}

func TestDaysOnWhichNobodyWasThere(t *testing.T) {
	closed := factory + "closures: [{from: 2025-03-10, until: 2025-03-12}, {from: 2025-03-20, until: 2025-03-21, actual_until: 2025-03-25}]\n"
	for keys, want := range map[string]string{
		"promised: 2025-03-09":  "",
		"promised: 2025-03-10":  "warning FB0515",
		"promised: 2025-03-12":  "warning FB0515",
		"promised: 2025-03-13":  "",
		"promised: 2025-03-25":  "warning FB0515", // it lasted longer
		"promised: 2025-10-01":  "warning FB0515", // National Day
		"promised: 2025-09-28":  "",               // a Sunday that is worked
		"promised: 2025-03-15":  "",               // a Saturday
		"requested: 2025-10-01": "",               // what we ask for is no promise
		"promised: 2025-03-10\npromise_changes: [{told: 2025-02-10, to: 2025-03-10, asked_by: importer}]": "warning FB0515",
		"promise_changes: [{told: 2025-02-10, to: 2025-10-02, asked_by: factory}]":                        "warning FB0515",
		"inspections: [{on: 2025-03-11, stage: final}]":                                                   "warning FB0515",
		"deliveries: [{ready: 2025-03-11}]":                                                               "warning FB0515",
		"deliveries: [{ready: 2025-03-13, shipped: 2025-03-20}]":                                          "", // at sea nobody rests
		"closed: 2025-04-04": "",
	} {
		wantOrder(t, closed, keys, maybe(want)...)
	}
	wantOrder(t, settings+"china_days: {2035: {off: [2035-10-01]}}\n", "promised: 2035-10-01", "warning FB0515")
	wantOrder(t, settings+"china_days: {2035: {off: [2035-10-01]}}\n", "promised: 2035-10-02")
}

func TestABalanceWaitsForItsGoods(t *testing.T) {
	pay := func(keys string) string { return "payments: [{stage: balance, " + keys + "}]\n" }
	wantOrder(t, "", pay("due: 2025-05-12"), "warning FB0516")
	wantOrder(t, "", pay("due: 2025-06-30"))                   // not passed
	wantOrder(t, "", pay("due: 2025-05-12, paid: 2025-05-12")) // in time all the same
	wantOrder(t, "", pay("due: 2025-05-10, paid: 2025-05-12")) // on the next day of open banks
	late := pay("due: 2025-05-12, paid: 2025-05-20")
	wantOrder(t, "", late, "warning FB0516") // counts as late, and the goods still are not there
	wantOrder(t, "", late+"deliveries: [{ready: 2025-05-13}]", "warning FB0516")
	wantOrder(t, "", late+"deliveries: [{ready: 2025-05-12}]")
	wantOrder(t, "", late+"deliveries: [{received: 2025-05-19}]", "warning FB0521") // may have been ready
	wantOrder(t, "", late+"closed: 2025-05-10")
	wantOrder(t, "", pay("after: documents, days: 14"))                          // waits
	wantOrder(t, "", pay("due: 2025-05-12")+"deliveries: [{ready: 2025-05-20}]") // they came
	wantOrder(t, "", pay("due: 2025-05-12")+"deliveries: [{ready: 2025-05-20, quantities: {S: 1000}}]", "warning FB0516")
	wantOrder(t, "", pay("due: 2025-05-12")+"deliveries: [{ready: 20 May 2025}]", "error FB0107") // one mistake, one problem
	wantOrder(t, "", pay("due: 2025-05-12")+"deliveries: [{ready: 2025-05-20, quantities: {S: 1,000}}]", "error FB0108")
	wantOrder(t, "", pay("due: 2025-05-12")+"closed: unknown")
	wantOrder(t, "", "payments: [{stage: deposit, due: 2025-02-12}]")
	wantOrder(t, "", pay("due: 2025-07-12, after: documents"), "warning FB0517")
	wantOrder(t, "", pay("days: 14"), "warning FB0517")
	wantOrder(t, "", "payments: [{stage: credit, amount: 10, due: 2025-02-12, after: ready}]")
}

func TestRatesThatAreTurnedRound(t *testing.T) {
	for rates, want := range map[string]string{
		"USD, CNY, 0.14": "", "USD, CNY, 7.1": "warning FB0518", "USD, EUR, 1.08": "", "USD, EUR, 0.97": "", "EUR, USD, 1.02": "",
		"CNY, USD, 7.1": "", "CNY, USD, 0.14": "warning FB0518", "USD, JPY, 150": "warning FB0518", "JPY, USD, 150": "",
		"GBP, CNY, 9.2": "warning FB0518", "USD, KWD, 0.31": "warning FB0518", "USD, AMD, 400": "", "DKK, CNY, 0.98": "", "DKK, CNY, 1.02": "",
	} {
		p := strings.Split(rates, ", ")
		got := codes(problemsOf(t, book(t, "-- factorybook.yaml --\ntitle: B\ncurrency: "+p[0]+"\nrates: {"+p[1]+": {2024-01-01: "+p[2]+"}}\n"), today))
		if strings.Join(got, ", ") != want {
			t.Errorf("%s gives %v, want %q", rates, got, want)
		}
	}
}

func TestDaysOffOfTheBookMakeSense(t *testing.T) {
	for days, want := range map[string]string{
		"2035: {off: [2035-01-01, 2035-02-08], work: [2035-02-10]}": "",
		"2035: {off: [2034-12-30]}":                                 "", // a notice reaches into the year before
		"2035: {off: [2034-11-30]}":                                 "error FB0520",
		"2035: {off: [2036-01-01]}":                                 "error FB0520",
		"2035: {work: [2035-02-12]}":                                "error FB0520", // a Monday
		"2035: {off: [2035-02-10], work: [2035-02-10]}":             "error FB0520",
		"2025: {off: [2025-01-01]}":                                 "warning FB0519",
		"1990: {off: [1990-01-01]}":                                 "",
		"35: {off: [2035-01-01]}":                                   "error FB0107",
	} {
		got := codes(problemsOf(t, book(t, settings+"china_days: {"+days+"}\n"), today))
		if strings.Join(got, ", ") != want {
			t.Errorf("%s gives %v, want %q", days, got, want)
		}
	}
}

func TestAnArticleInTwoUnitsThatIsCountedIsAWarning(t *testing.T) {
	lines := func(first, second string) string {
		return "lines: [{sku: X, quantity: 10, unit: " + first + "}, {sku: X, quantity: 6, unit: " + second + "}]\n"
	}
	const came = "deliveries: [{ready: 2025-05-07, quantities: {X: 16}}]\n"
	for keys, warned := range map[string]bool{
		lines("cartons", "pcs") + came: true, lines("pcs", "pcs") + came: false, lines("cartons", "pcs"): false,
		lines("cartons", "pcs") + "deliveries: [{ready: 2025-05-07}]\n":                                                  false, // all of it
		lines("cartons", "pcs") + "changes: [{on: 2025-03-03, by: both, sku: X, quantity: 9}]\n":                         true,
		lines("cartons", "pcs") + "returns: [{on: 2025-05-09, quantities: {X: 1}}]\ndeliveries: [{ready: 2025-05-07}]\n": true,
	} {
		found := problemsOf(t, book(t, orders+"\nid: A\nplaced: 2025-01-06\n"+keys), today)
		if got := len(found) == 1 && found[0].Code == "FB0409"; got != warned || len(found) > 1 {
			t.Errorf("%s\ngives %s", keys, text(found))
		}
	}
}

func TestAChangeOfThePromiseThatMovesNoLineIsAWarning(t *testing.T) {
	move := func(lines, skus string) string {
		return orders + "\nid: A\nplaced: 2025-01-06\nlines: [" + lines + "]\npromise_changes: [{told: 2025-02-03, to: 2025-05-16, asked_by: factory" + skus + "}]\n"
	}
	const own, other, plain = "{sku: S, quantity: 1, promised: 2025-05-09}", "{sku: T, quantity: 1, promised: 2025-05-12}", "{sku: U, quantity: 1}"
	for keys, warned := range map[string]bool{
		move(own, ""): true, move(own+", "+other, ""): true, move(own+", "+plain, ""): false, move(plain, ""): false, move("", ""): false,
		move(own+", "+other, ", skus: [S]"): false, move("{quantity: 1, promised: 2025-05-09}", ""): true,
	} {
		found := problemsOf(t, book(t, keys), today)
		if got := len(found) == 1 && found[0].Code == "FB0524"; got != warned || len(found) > 1 {
			t.Errorf("%s\ngives %s", keys, text(found))
		}
	}
	found := problemsOf(t, book(t, move(own+", "+other, "")), today)
	if len(found) != 1 || !strings.Contains(found[0].Hint, "skus: [S, T]") || !strings.Contains(found[0].Hint, "take `promised` off") {
		t.Error("both readings are named:", text(found))
	}
}

func TestArrivalsAloneAreToldOnce(t *testing.T) {
	found := problemsOf(t, book(t, orders+`
- {id: A, placed: 2025-01-06, deliveries: [{received: 2025-03-03}]}
- {id: B, placed: 2025-01-06, deliveries: [{documents: 2025-03-03}]}
- {id: C, placed: 2025-01-06, lines: [{sku: S, quantity: 5}], deliveries: [{quantities: {S: 5}}]}
`), today)
	if len(found) != 1 || found[0].Code != "FB0521" || !strings.Contains(found[0].Text, "any of the 3 deliveries") || found[0].Place.Line != 2 {
		t.Error(text(found))
	}
	found = problemsOf(t, book(t, orders+`
- {id: A, placed: 2025-01-06, deliveries: [{ready: 2025-02-28, received: 2025-03-03}]}
- {id: B, placed: 2025-01-06, deliveries: [{received: 2025-03-03}]}
- {id: C, placed: 2025-01-06, deliveries: [{etd: 2025-07-03}]}
`), today)
	if len(found) != 1 || found[0].Code != "FB0521" || strings.Contains(found[0].Text, "any of") || found[0].Place.Line != 3 {
		t.Error(text(found))
	}
	for delivery, want := range map[string]string{
		"{received: 2025-03-03}": "only the arrival", "{documents: 2025-03-03}": "only the documents", "{quantities: {S: 5}}": "no day is recorded",
	} {
		found = problemsOf(t, book(t, orders+"\n- {id: A, placed: 2025-01-06, lines: [{sku: S, quantity: 5}], deliveries: ["+delivery+"]}\n"), today)
		if len(found) != 1 || !strings.Contains(found[0].Text, want) {
			t.Errorf("%s: %s", delivery, text(found))
		}
	}
}

func TestSamplesAreJudgedByTheirPlan(t *testing.T) {
	for inspection, want := range map[string]string{
		"lot: 4800, sample: 315, aql: {major: 2.5}, found: {major: 3}, result: accepted":              "",
		"lot: 4800, sample: 3500, aql: {major: 2.5}, found: {major: 3}, result: accepted":             "",
		"lot: 4800, sample: 3500, aql: {major: 2.5}, found: {major: 400}, result: accepted":           "warning FB0523",
		"lot: 4800, sample: 80, aql: {major: 2.5}, found: {major: 3}, result: accepted":               "warning FB0508",
		"lot: 4800, sample: 4801, aql: {major: 2.5}, found: {major: 3}, result: accepted":             "error FB0405",
		"lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 1, major: 3}, result: accepted": "warning FB0507",
		"lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 1, major: 3}, result: rejected": "",
		"lot: 4800, sample: 200, aql: {major: 2.5}, found: {critical: 0, major: 3}, result: accepted": "",
		"lot: 4800, sample: 200, aql: {major: 15}, found: {major: 3}, result: accepted":               "warning FB0522",
		"sample: 200, aql: {major: 2.5}, found: {major: 3}, result: accepted":                         "",
		"lot: 120, sample: 120, aql: {major: 2.5}, found: {major: 2}, result: accepted":               "", // a census
		"lot: 120, sample: 119, aql: {major: 2.5}, found: {major: 2}, result: accepted":               "warning FB0523",
		"lot: 4800, sample: 200, aql: {major: 2.3}, found: {major: 3}, result: accepted":              "warning FB0509",
	} {
		wantOrder(t, "", "inspections: [{on: 2025-04-22, stage: final, "+inspection+"}]", maybe(want)...)
	}
}

// maybe is a list of one problem, or of none.
func maybe(problem string) []string {
	if problem == "" {
		return nil
	}
	return []string{problem}
}
