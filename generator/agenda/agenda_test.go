package agenda_test

import (
	"cmp"
	"strings"
	"testing"

	"factorybook/generator/agenda"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
)

var day = recordtest.Day

// list makes the agenda of an archive as it stood on a day.
func list(t testing.TB, asOf, archive string) []agenda.Item {
	t.Helper()
	settings, f := loadtest.Factory(t, archive)
	on := day(t, asOf)
	known := f.AsOf(on)
	return agenda.Of(known, measure.Of(known, settings, on), settings, on)
}

// of returns the items of a kind.
func of(items []agenda.Item, kind agenda.Kind) []agenda.Item {
	var found []agenda.Item
	for _, i := range items {
		if i.Kind == kind {
			found = append(found, i)
		}
	}
	return found
}

// one returns the only item of a kind.
func one(t testing.TB, items []agenda.Item, kind agenda.Kind) agenda.Item {
	t.Helper()
	found := of(items, kind)
	if len(found) != 1 {
		t.Fatalf("%d items of kind %s, want 1: %+v", len(found), kind, items)
	}
	return found[0]
}

func none(t testing.TB, items []agenda.Item, kind agenda.Kind) {
	t.Helper()
	if found := of(items, kind); len(found) > 0 {
		t.Errorf("%s of %s is on the list", kind, found[0].UID)
	}
}

const openOrder = `
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-02-10
promised: 2025-04-15
promise_changes: [{told: 2025-03-20, to: 2025-04-25, asked_by: factory}]
lines: [{sku: KT-210, quantity: 100, unit: pcs, price: 1.50}]
approvals:
  - {what: Artwork, asked: 2025-02-14, due: 2025-02-20, done: 2025-02-26}
  - {what: Colour master, asked: 2025-03-01, due: 2025-04-18}
payments:
  - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 45}
  - {stage: balance, due: 2025-05-06, amount: 105}
`

func TestOpenOrderAsksBothSides(t *testing.T) {
	items := list(t, "2025-04-20", openOrder)
	approval := one(t, items, agenda.Approval)
	if approval.Side != record.ByImporter || approval.Days != -2 || !approval.Overdue() || approval.Approval.What.V != "Colour master" {
		t.Errorf("got %+v", approval)
	}
	payment := one(t, items, agenda.Payment)
	if payment.Side != record.ByImporter || payment.Days != 16 || payment.Overdue() || payment.Currency != "USD" || payment.Record != "PO-2025-014" {
		t.Errorf("got %+v", payment)
	}
	delivery := one(t, items, agenda.Delivery)
	if delivery.Side != record.ByFactory || delivery.Due != day(t, "2025-04-15") || !delivery.Overdue() {
		t.Errorf("a delivery is judged by its original promise: %+v", delivery)
	}
	if delivery.Expected != day(t, "2025-04-25") || delivery.Day() != day(t, "2025-04-25") {
		t.Errorf("a delivery is expected on its last promise: %+v", delivery)
	}
	if delivery.File != "factories/yuanda/orders/2025.yaml" || delivery.Pos.Line != 3 {
		t.Errorf("the promise stands in line 3: %s %v", delivery.File, delivery.Pos)
	}
}

func TestDoneAndMootIsNotOpen(t *testing.T) {
	items := list(t, "2025-06-20", `
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  lines: [{sku: A, quantity: 1, price: 1}]
  approvals: [{what: Artwork, due: 2025-02-20}]
  deliveries: [{ready: 2025-04-15}]
  closed: 2025-04-20
- id: PO-2
  placed: 2025-02-10
  promised: 2025-08-15
  lines: [{sku: A, quantity: 1, price: 1}]
  approvals: [{what: Artwork, due: 2025-03-20}]
  payments: [{stage: deposit, due: 2025-02-20, amount: 1}, {stage: balance, due: 2025-07-01, amount: 1}, {stage: other, amount: 1}]
  cancelled: {on: 2025-03-01, by: importer}
`)
	none(t, items, agenda.Delivery)
	none(t, items, agenda.Approval)
	if p := one(t, items, agenda.Payment); p.Payment.Stage.V != record.StageDeposit {
		t.Errorf("the deposit was due before the order was cancelled, and is still owed: %+v", p)
	}
}

func TestPromisesOfBothSides(t *testing.T) {
	items := list(t, "2025-04-20", `
-- visits/2025-03-12.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: Replace thermocouples, due: 2025-04-30}
  - {by: importer, what: Send the forecast, due: 2025-03-31}
  - {by: importer, what: Think about a second factory}
  - {by: factory, what: Send samples, due: 2025-03-20, done: 2025-03-19}
`)
	promises := of(items, agenda.Promise)
	if len(promises) != 3 {
		t.Fatalf("%d promises are open, want 3", len(promises))
	}
	want := []string{"Send the forecast", "Think about a second factory", "Replace thermocouples"}
	for i, p := range promises {
		if p.Promise.What.V != want[i] {
			t.Errorf("place %d is %q, want %q: ours first, what has no day last", i, p.Promise.What.V, want[i])
		}
	}
	if promises[1].Overdue() || !promises[1].Due.IsZero() || promises[1].Days != 0 {
		t.Errorf("what has no day is not overdue: %+v", promises[1])
	}
}

func TestAnswersAreDueInWorkingDaysOfTheSideThatAnswers(t *testing.T) {
	// Friday 26 September 2025, before the eight days of National Day that begin on
	// Wednesday 1 October: Friday and Monday are two working days, and on Tuesday a
	// third has not passed; it has on 1 October.
	archive := `
-- talks/2025.yaml --
- {on: 2025-09-29, by: importer, channel: wechat, about: Glaze}
- {on: 2025-09-26, by: factory, channel: email, about: Price}
- {on: 2025-09-26, by: factory, channel: phone, about: Nothing}
-- issues/2025.yaml --
{id: Q-1, opened: 2025-09-30, raised_by: importer, title: Pinholes}
`
	items := of(list(t, "2025-10-02", archive), agenda.Answer)
	if len(items) != 3 {
		t.Fatalf("%d answers wait, want 3: %+v", len(items), items)
	}
	for _, c := range []struct {
		record, side, due string
	}{
		// Mon 29 and Tue 30 are two working days; the third is Thursday 9 October.
		{"2025-09-29-1", record.ByFactory, "2025-10-09"},
		// Ours, with our own week: Fri, Mon; the third, Tuesday 30, passes on Wednesday.
		{"2025-09-26-1", record.ByImporter, "2025-09-30"},
		// Tue 30, Thu 9; the third is Friday 10 October.
		{"Q-1", record.ByFactory, "2025-10-10"},
	} {
		for _, i := range items {
			if i.Record == c.record && (i.Side != c.side || i.Due != day(t, c.due)) {
				t.Errorf("%s: %s by %s, want %s by %s", c.record, i.Side, i.Due, c.side, c.due)
			}
		}
	}
}

// What the list calls overdue is what the figures call overdue.
func TestAgendaAndMeasuresAgree(t *testing.T) {
	archive := openOrder + `
-- visits/2024-10-20.yaml --
date: 2024-10-20
promises: [{by: factory, what: Replace thermocouples, due: 2025-04-19}, {by: importer, what: Send the forecast, due: 2025-04-20}]
-- talks/2025.yaml --
- {on: 2025-03-20, by: importer, channel: phone}
- {on: 2025-04-15, by: importer, channel: wechat, about: Glaze}
- {on: 2025-04-16, by: factory, channel: email, about: Price}
`
	settings, f := loadtest.Factory(t, archive)
	for on := day(t, "2025-04-10"); on < day(t, "2025-05-20"); on++ {
		known := f.AsOf(on)
		r := measure.Of(known, settings, on)
		items := agenda.Of(known, r, settings, on)
		overdue := func(kind agenda.Kind, side string) (n int) {
			for _, i := range of(items, kind) {
				if i.Side == side && i.Overdue() {
					n++
				}
			}
			return n
		}
		for _, c := range []struct {
			measure string
			kind    agenda.Kind
			side    string
		}{
			{"on_time", agenda.Delivery, record.ByFactory},
			{"payments_on_time", agenda.Payment, record.ByImporter},
			{"approvals_on_time", agenda.Approval, record.ByImporter},
			{"factory_promises_kept", agenda.Promise, record.ByFactory},
			{"importer_promises_kept", agenda.Promise, record.ByImporter},
			{"factory_answer_days", agenda.Answer, record.ByFactory},
			{"importer_answer_days", agenda.Answer, record.ByImporter},
			{"visit_cadence", agenda.Visit, record.ByImporter},
			{"silence_days", agenda.Contact, record.ByImporter},
		} {
			if got, want := overdue(c.kind, c.side), r.Measure(c.measure).Overdue; got != want {
				t.Errorf("%s: %d overdue on the list, %d in %s", on, got, want, c.measure)
			}
		}
	}
}

func TestPromiseIsOverdueByItsFirstDayAndExpectedOnItsLast(t *testing.T) {
	items := of(list(t, "2025-06-30", `
-- visits/a.yaml --
- date: 2025-03-12
  promises:
    - {id: moved, by: factory, what: Kiln, due: 2025-04-30}
    - {id: dated, by: factory, what: Log}
- date: 2025-06-01
  promises:
    - {id: moved, by: factory, what: Kiln, due: 2025-07-31}
    - {id: dated, by: factory, what: Log, due: 2025-08-15}
- date: 2025-09-01
  promises: [{id: moved, by: factory, what: Kiln, due: 2025-12-24}]
`), agenda.Promise)
	if i := items[0]; i.Record != "moved" || !i.Overdue() || i.Due.String() != "2025-04-30" || i.Expected.String() != "2025-07-31" {
		t.Errorf("a promise that was moved: %+v", i)
	}
	if i := items[1]; i.Record != "dated" || i.Overdue() || i.Due.String() != "2025-08-15" || !i.Expected.IsZero() {
		t.Errorf("a promise that got its day later: %+v", i)
	}
}

func TestPeopleAreConfirmedOnceAYear(t *testing.T) {
	archive := `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: chen-li, name: Chen Li, confirmed: 2025-03-12}
  - {id: wang-jun, name: Wang Jun}
  - {id: zhao-min, name: Zhao Min, left: 2025-01-01}
`
	items := of(list(t, "2026-03-12", archive), agenda.Confirm)
	if len(items) != 2 {
		t.Fatalf("%d people to confirm, want 2: who left is not", len(items))
	}
	if items[0].Contact.ID.V != "chen-li" || items[0].Days != 0 || items[0].Overdue() {
		t.Errorf("a year later it is due that day, and not overdue: %+v", items[0])
	}
	if items[1].Contact.ID.V != "wang-jun" || !items[1].Due.IsZero() {
		t.Errorf("who was never confirmed has no day: %+v", items[1])
	}
	if items := of(list(t, "2026-03-13", archive), agenda.Confirm); !items[0].Overdue() {
		t.Error("a year and a day later it is overdue")
	}
	archive += "-- visits/a.yaml --\n{date: 2025-06-01, confirmed: [chen-li, wang-jun]}\n"
	for _, i := range of(list(t, "2026-03-13", archive), agenda.Confirm) {
		if i.Due.String() != "2026-06-01" || i.File != "factories/yuanda/visits/a.yaml" {
			t.Errorf("%s was confirmed at a visit, and is due on %s from %s", i.Contact.ID.V, i.Due, i.File)
		}
	}
}

func TestCertificatesAndAgreementsUntilTheyAreFollowed(t *testing.T) {
	items := list(t, "2026-02-01", `
-- factory.yaml --
name: Yuanda
certificates:
  - {name: ISO 9001, number: A1, expires: 2025-03-31}
  - {name: ISO 9001, number: A2, expires: 2028-03-31}
  - {name: BSCI, expires: 2026-01-15}
agreements:
  - {kind: framework, signed: 2024-01-10, from: 2024-01-10, until: 2026-01-09}
  - {kind: price-list, signed: 2025-01-01, until: 2026-06-30}
  - {kind: price-list, signed: 2024-01-01, until: 2024-12-31}
  - {kind: quality, signed: 2020-01-01, until: 2021-12-31}
  - {kind: exclusivity, signed: 2024-01-10, until: 2026-02-09}
  - {kind: exclusivity, signed: 2026-01-20}
`)
	certificates := of(items, agenda.Certificate)
	if len(certificates) != 2 || certificates[0].Certificate.Name.V != "BSCI" || !certificates[0].Overdue() || certificates[1].Certificate.Number.V != "A2" {
		t.Errorf("got %+v", certificates)
	}
	if certificates[0].Side != record.ByFactory {
		t.Error("a certificate is the factory's to renew")
	}
	agreements := of(items, agenda.Agreement)
	if len(agreements) != 2 || agreements[0].Agreement.Kind.V != "framework" || agreements[1].Agreement.Kind.V != "price-list" || agreements[1].Due != day(t, "2026-06-30") {
		t.Errorf("the framework ended three weeks ago, the price list ends in June, the quality agreement is history and the open-ended exclusivity has no end: %+v", agreements)
	}
}

func TestPausedAndEndedRelationshipsNeedNoVisit(t *testing.T) {
	archive := `
-- factory.yaml --
name: Yuanda
status: STATUS
terms: {lead_time_days: 45}
certificates: [{name: BSCI, expires: 2026-01-15}]
-- visits/2025-01-01.yaml --
date: 2025-01-01
promises: [{by: factory, what: Refund, due: 2025-02-01}]
`
	for status, want := range map[string][]agenda.Kind{
		"active":   {agenda.Visit, agenda.Contact, agenda.OrderBy, agenda.Certificate, agenda.Promise},
		"paused":   {agenda.Certificate, agenda.Promise},
		"prospect": {agenda.Certificate, agenda.Promise},
		"ended":    {agenda.Promise},
	} {
		items := list(t, "2025-12-01", strings.ReplaceAll(archive, "STATUS", status))
		got := map[agenda.Kind]bool{}
		for _, i := range items {
			got[i.Kind] = true
		}
		for _, k := range want {
			if !got[k] {
				t.Errorf("%s: no %s on the list", status, k)
			}
			delete(got, k)
		}
		if len(got) > 0 {
			t.Errorf("%s: %v on the list", status, got)
		}
	}
}

func TestVisitIsDueAfterTheLastOneInPerson(t *testing.T) {
	items := list(t, "2025-06-01", `
-- factorybook.yaml --
title: Book
targets: {visit_every_days: 100, contact_every_days: 20}
-- visits/2025-03-12.yaml --
date: 2025-03-12
until: 2025-03-13
-- visits/2025-05-20.yaml --
date: 2025-05-20
kind: video
`)
	visit := one(t, items, agenda.Visit)
	if visit.Last != day(t, "2025-03-13") || visit.Due != day(t, "2025-06-21") || visit.Every != 100 {
		t.Errorf("100 days after 13 March: %+v", visit)
	}
	if contact := one(t, items, agenda.Contact); contact.Due != day(t, "2025-06-09") {
		t.Errorf("20 days after the video visit: %+v", contact)
	}
	if never := one(t, list(t, "2025-06-01", "-- factory.yaml --\nname: Yuanda\n"), agenda.Visit); !never.Due.IsZero() || !never.Last.IsZero() {
		t.Errorf("a factory nobody visited has no day: %+v", never)
	}
}

func TestOrderByDateComesFromTheFactorysOwnShutdown(t *testing.T) {
	// Spring Festival of 2026 begins on 17 February: closed by default from the 7th.
	usual := one(t, list(t, "2025-11-01", `
-- factory.yaml --
name: Yuanda
terms: {lead_time_days: 45}
`), agenda.OrderBy)
	s := usual.Spring
	if s.Own || s.Festival != day(t, "2026-02-17") || s.LastDay != day(t, "2026-02-06") || s.Reopens != day(t, "2026-03-04") {
		t.Errorf("got %+v", s)
	}
	if s.Basis != agenda.FromTerms || usual.Due != day(t, "2025-12-23") || s.Median.OK || !s.Latest.IsZero() {
		t.Errorf("45 days before 6 February is 23 December: %+v", s)
	}

	own := one(t, list(t, "2026-01-31", `
-- factory.yaml --
name: Yuanda
terms: {lead_time_days: 45}
closures: [{from: 2026-02-05, until: 2026-03-01, announced: 2025-12-20}]
`), agenda.OrderBy)
	if s := own.Spring; !s.Own || s.LastDay != day(t, "2026-02-04") || s.Reopens != day(t, "2026-03-02") || own.Due != day(t, "2025-12-21") || !own.Overdue() {
		t.Errorf("got %+v, %+v", own, s)
	}

	// Once the factory is closed it is next year's that counts.
	next := one(t, list(t, "2026-02-05", `
-- factory.yaml --
name: Yuanda
terms: {lead_time_days: 45}
closures: [{from: 2026-02-05, until: 2026-03-01, announced: 2025-12-20}]
`), agenda.OrderBy)
	if s := next.Spring; s.Festival != day(t, "2027-02-06") || s.LastDay != day(t, "2027-01-26") {
		t.Errorf("got %+v", s)
	}
	none(t, list(t, "2025-11-01", "-- factory.yaml --\nname: Yuanda\n"), agenda.OrderBy)
}

// orders makes orders with the given lead times, one a week.
func orders(t *testing.T, leads ...int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("-- factory.yaml --\nname: Yuanda\nsince: 2019-01-01\nterms: {lead_time_days: 45}\n-- orders/2025.yaml --\n")
	placed := day(t, "2025-03-03")
	for i, lead := range leads {
		ready := placed + record.Date(lead)
		b.WriteString("- {id: PO-" + string(rune('A'+i)) + ", placed: " + placed.String() + ", promised: " + ready.String() +
			", lines: [{sku: A, quantity: 1}], deliveries: [{ready: " + ready.String() + "}]}\n")
		placed += 7
	}
	return b.String()
}

func TestOrderByDateIsSafeForMostOrders(t *testing.T) {
	few := one(t, list(t, "2025-11-01", orders(t, 40, 50, 70)), agenda.OrderBy).Spring
	if few.Basis != agenda.FromMax || few.Lead != 70 || few.Median.V != 50 || few.N != 3 {
		t.Errorf("of three lead times the longest is safe: %+v", few)
	}
	if few.OrderBy != day(t, "2026-02-06")-70 || few.Latest != day(t, "2026-02-06")-50 {
		t.Errorf("got %s and %s", few.OrderBy, few.Latest)
	}
	// The last ten count: the longest of all was the first of eleven.
	many := one(t, list(t, "2025-11-01", orders(t, 52, 46, 41, 42, 43, 44, 45, 47, 48, 49, 50)), agenda.OrderBy).Spring
	if many.Basis != agenda.FromMax || many.Lead != 50 || many.Median.V != 45.5 || many.N != 10 {
		t.Errorf("got %+v", many)
	}
	agreed := one(t, list(t, "2025-11-01", orders(t, 30, 31, 32)), agenda.OrderBy).Spring
	if agreed.Basis != agenda.FromTerms || agreed.Lead != 45 || agreed.Median.V != 31 {
		t.Errorf("what was agreed is longer: %+v", agreed)
	}
	two := one(t, list(t, "2025-11-01", orders(t, 90, 95)), agenda.OrderBy).Spring
	if two.Basis != agenda.FromTerms || two.Lead != 45 {
		t.Errorf("two lead times say less than what was agreed: %+v", two)
	}
}

func TestNamesStayWhenDaysMove(t *testing.T) {
	before := list(t, "2025-04-20", openOrder)
	moved := strings.NewReplacer("due: 2025-05-06", "due: 2025-05-20", "to: 2025-04-25", "to: 2025-05-02",
		"what: Colour master, asked: 2025-03-01, due: 2025-04-18", "what: Colour master, asked: 2025-03-01, due: 2025-04-28").Replace(openOrder)
	after := list(t, "2025-04-20", moved)
	for _, kind := range []agenda.Kind{agenda.Payment, agenda.Approval, agenda.Delivery} {
		a, b := one(t, before, kind), one(t, after, kind)
		if a.UID != b.UID || a.ID != b.ID {
			t.Errorf("%s: %s (%s) became %s (%s)", kind, a.UID, a.ID, b.UID, b.ID)
		}
	}
	twins := list(t, "2025-04-20", `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments: [{stage: balance, due: 2025-05-06, amount: 1}, {stage: balance, due: 2025-06-06, amount: 1}]
`)
	if p := of(twins, agenda.Payment); len(p) != 2 || p[0].UID == p[1].UID || p[0].ID == p[1].ID {
		t.Errorf("two balances share a name: %+v", p)
	}
}

func TestShortIDsTellItemsApart(t *testing.T) {
	items := make([]agenda.Item, 3000) // among a million ids, some begin alike
	for i := range items {
		items[i].UID = strings.Repeat("x", i)
	}
	agenda.ShortIDs(items)
	seen := map[string]bool{}
	longer := 0
	for _, i := range items {
		if seen[i.ID] {
			t.Fatalf("%s stands for two items", i.ID)
		}
		seen[i.ID] = true
		if len(i.ID) > 4 {
			longer++
		}
		if len(i.ID) < 4 || strings.ContainsAny(i.ID, "ilou") {
			t.Errorf("%s is no id to write by hand", i.ID)
		}
	}
	if longer == 0 || longer > 60 {
		t.Errorf("%d ids are longer than four letters", longer)
	}
	for a := range seen {
		for length := 4; length < len(a); length++ {
			if seen[a[:length]] {
				t.Errorf("%s begins with another id", a)
			}
		}
	}
}

func TestOursComeFirstThenByDayAndWhatHasNoneLast(t *testing.T) {
	want := []agenda.Place{
		{Ours: true, Due: 10, Factory: "b", UID: "z"},
		{Ours: true, Due: 11, Factory: "a", UID: "z"},
		{Ours: true, Due: 11, Factory: "b", UID: "a"},
		{Ours: true, Due: 11, Factory: "b", UID: "b"},
		{Ours: true, Factory: "a", UID: "a"},
		{Due: 9, Factory: "a", UID: "a"},
		{Factory: "a", UID: "a"},
	}
	for i := range want {
		for j := range want {
			if got := agenda.Compare(want[i], want[j]); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("place %d against %d: %d", i, j, got)
			}
		}
	}
}

func TestWhatCanStillBeHelpedStandsFirst(t *testing.T) {
	const old, new = 100, 101
	order := []agenda.Help{
		{Now: true, Money: true, Due: new}, {Now: true, Money: true, Due: old}, {Now: true, Due: new}, {Now: true, Due: old},
		{Money: true, Due: new}, {Money: true, Due: old}, {Due: new}, {Due: old}, {},
	}
	for i, a := range order {
		for k, b := range order {
			if got := agenda.HelpFirst(a, b); got != cmp.Compare(i, k) {
				t.Errorf("%+v beside %+v: %d", a, b, got)
			}
		}
	}
}
