package agenda_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/agenda"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// springOf is the way back from Spring Festival as of 1 November 2025 for orders with
// these lead times in days, the factory's terms besides.
func springOf(t *testing.T, terms string, leads ...int) (agenda.Spring, bool) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "-- factory.yaml --\nname: Yuanda\nsince: 2015-01-01\n%s\n", terms)
	if len(leads) > 0 {
		b.WriteString("-- orders/2025.yaml --\n")
	}
	for i, lead := range leads {
		placed := day(t, "2025-05-01") + record.Date(i)
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: %s, promised: %s, deliveries: [{ready: %s}]}\n", i, placed, placed+record.Date(90+i), placed+record.Date(lead))
	}
	settings, f := loadtest.Factory(t, b.String())
	on := day(t, "2025-11-01")
	known := f.AsOf(on)
	return agenda.BeforeSpring(known, measure.Of(known, settings, on), on)
}

func TestLeadTimeForSpringIsTheLongestMeasuredOrTheAgreedOne(t *testing.T) {
	for _, c := range []struct {
		name   string
		terms  string
		leads  []int
		lead   int
		basis  agenda.Basis
		n      int
		median float64 // 0: none
	}{
		{"agreed alone", "terms: {lead_time_days: 45}", nil, 45, agenda.FromTerms, 0, 0},
		{"two measured are too few", "terms: {lead_time_days: 45}", []int{60, 61}, 45, agenda.FromTerms, 2, 0},
		{"three measured, longer", "terms: {lead_time_days: 45}", []int{50, 60, 46}, 60, agenda.FromMax, 3, 50},
		{"three measured, as long", "terms: {lead_time_days: 45}", []int{45, 40, 30}, 45, agenda.FromMax, 3, 40},
		{"three measured, shorter", "terms: {lead_time_days: 45}", []int{44, 40, 30}, 45, agenda.FromTerms, 3, 40},
		{"measured alone", "", []int{44, 40, 30, 41}, 44, agenda.FromMax, 4, 40.5},
		{"a day is a lead time", "", []int{1, 1, 1}, 1, agenda.FromMax, 3, 1},
		{"the same day is none", "", []int{30, 31, 0, 32}, 32, agenda.FromMax, 3, 31},
		{"the last ten", "", []int{99, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39}, 39, agenda.FromMax, 10, 34.5},
	} {
		s, ok := springOf(t, c.terms, c.leads...)
		if !ok || s.Lead != c.lead || s.Basis != c.basis || s.N != c.n || s.Median.OK != (c.median != 0) || s.Median.V != c.median {
			t.Errorf("%s: %d days (%s) of %d, median %v; %v", c.name, s.Lead, s.Basis, s.N, s.Median, ok)
		}
	}
	if _, ok := springOf(t, "", 60, 61); ok {
		t.Error("two measured and none agreed: nobody can tell")
	}
}

func TestOrdinaryOrdersAloneTellTheLeadTime(t *testing.T) {
	settings, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
since: 2015-01-01
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-05-01, promised: 2025-06-01, deliveries: [{ready: 2025-05-31}]}
- {id: PO-2, placed: 2025-05-02, promised: 2025-06-02, deliveries: [{ready: 2025-05-31}]}
- {id: PO-3, placed: 2025-05-03, promised: 2025-06-03, deliveries: [{ready: 2025-05-31}]}
- {id: PO-4, placed: 2025-05-03, promised: 2025-06-04, rush: true, deliveries: [{ready: 2025-07-31}]}
- {id: PO-5, placed: 2025-05-03, promised: 2025-06-05, special: Trial, deliveries: [{ready: 2025-08-31}]}
- {id: PO-6, placed: 2025-05-03, promised: 2025-06-06}
`)
	on := day(t, "2025-11-01")
	if s, ok := agenda.BeforeSpring(f, measure.Of(f, settings, on), on); !ok || s.Lead != 30 || s.N != 3 {
		t.Errorf("%+v, %v", s, ok)
	}
}

func TestBeyondTheCalendarThereIsNoSpring(t *testing.T) {
	settings, f := loadtest.Factory(t, "-- factory.yaml --\nname: Yuanda\nterms: {lead_time_days: 45}\n")
	for asOf, want := range map[string]bool{"2049-06-30": true, "2050-06-30": false} {
		on := day(t, asOf)
		if s, ok := agenda.BeforeSpring(f, measure.Of(f, settings, on), on); ok != want || !ok && s != (agenda.Spring{}) {
			t.Errorf("%s: %+v, %v", asOf, s, ok)
		}
	}
}

func TestTwoAlikeAreToldApartByTheirPlace(t *testing.T) {
	payments := of(list(t, "2025-06-30", `
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments: [{stage: balance, due: 2025-07-01, amount: 1}, {stage: balance, due: 2025-07-02, amount: 2}, {stage: deposit, due: 2025-07-03, amount: 3}]
`), agenda.Payment)
	if len(payments) != 3 || payments[1].UID != payments[0].UID+"/2" || strings.HasSuffix(payments[0].UID, "/1") || strings.Contains(payments[2].UID, "deposit/") {
		t.Errorf("%q, %q, %q", payments[0].UID, payments[1].UID, payments[2].UID)
	}
}

// Ids grow, letter by letter, until no two are alike.
func TestShortIDsGrowUntilTheyDiffer(t *testing.T) {
	items := make([]agenda.Item, 20_000)
	for i := range items {
		items[i].UID = fmt.Sprint("item ", i)
	}
	agenda.ShortIDs(items)
	seen, longest := map[string]bool{}, 0
	for i := range items {
		longest = max(longest, len(items[i].ID))
		if seen[items[i].ID] {
			t.Fatalf("two items are %s", items[i].ID)
		}
		seen[items[i].ID] = true
	}
	if longest < record.ShortestID+2 {
		t.Errorf("the longest has %d letters: this test tries too few items", longest)
	}
}

// Neither the weeks around last year's festival nor a closure of their own are part of a
// lead time; and on the way back from this year's, closed days are not counted either.
func TestDaysOnWhichTheyWereClosedAreNoPartOfALeadTime(t *testing.T) {
	const since = "-- factory.yaml --\nname: Yuanda\nsince: 2015-01-01\n"
	three := func(placed, ready string) string {
		var b strings.Builder
		b.WriteString("-- orders/2025.yaml --\n")
		for i := range 3 {
			fmt.Fprintf(&b, "- {id: PO-%d, placed: %s, promised: %s, deliveries: [{ready: %s}]}\n", i, placed, ready, ready)
		}
		return b.String()
	}
	for _, c := range []struct {
		name, archive string
		lead          int
		orderBy       string
	}{
		{"nothing closed", since + three("2025-05-01", "2025-05-31"), 30, "2026-01-07"}, // 30 days before 6 February
		{"a closure of five days", since + "closures: [{from: 2025-05-10, until: 2025-05-14}]\n" + three("2025-05-01", "2025-05-31"), 25, "2026-01-12"},
		{"a closure that began before", since + "closures: [{from: 2025-04-20, until: 2025-05-02}]\n" + three("2025-05-01", "2025-05-31"), 28, "2026-01-09"},
		{"closed on the way back", since + "closures: [{from: 2025-11-10, until: 2025-11-14}]\nterms: {lead_time_days: 90}\n" + three("2025-05-01", "2025-05-31"), 90, "2025-11-03"}, // 90 days before 6 February are 8 November, and 5 more
	} {
		settings, f := loadtest.Factory(t, c.archive)
		on := day(t, "2025-11-01")
		s, ok := agenda.BeforeSpring(f, measure.Of(f, settings, on), on)
		if !ok || s.Lead != c.lead || s.OrderBy.String() != c.orderBy {
			t.Errorf("%s: %d days, order by %s, want %d, %s", c.name, s.Lead, s.OrderBy, c.lead, c.orderBy)
		}
	}
	// Closed around the festival of 29 January 2025: 19 January to 12 February. What comes
	// ready long after it is an ordinary due.
	settings, f := loadtest.Factory(t, since+three("2025-01-09", "2025-03-30"))
	on := day(t, "2025-11-01")
	if s, ok := agenda.BeforeSpring(f, measure.Of(f, settings, on), on); !ok || s.Lead != 80-25 {
		t.Errorf("across the festival: %d days, want %d", s.Lead, 80-25)
	}
}
