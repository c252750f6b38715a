package record_test

import (
	"slices"
	"testing"

	"github.com/govalues/decimal"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
)

// On every day of eight years: an entry checked then is known for as long as the
// twelve months that end with a day hold its check, and lapses on the first day
// after.
func TestWhatWasCheckedLapsesWithTheYearOfTheFigures(t *testing.T) {
	for checked := record.NewDate(2020, 1, 1); checked < record.NewDate(2028, 1, 1); checked++ {
		lapses := record.LapsesOn(checked)
		year := func(day record.Date) record.Span {
			return record.Span{From: (day + 1).AddMonths(-12), Until: day + 1}
		}
		if year(lapses).Contains(checked) {
			t.Errorf("checked on %s, it is still within the year on %s", checked, lapses)
		}
		if !year(lapses - 1).Contains(checked) {
			t.Errorf("checked on %s, it lapsed before %s", checked, lapses)
		}
	}
}

func TestKnownIsWhoIsThereAndWasChecked(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: there, name: A, confirmed: 2025-03-12}
  - {id: gone, name: B, confirmed: 2025-03-12, left: 2025-06-01}
  - {id: new, name: C, from: 2025-06-01}
-- visits/a.yaml --
- {date: 2025-03-01, confirmed: [there]}
- {date: 2025-06-02, confirmed: [new]}
`)
	for _, c := range []struct {
		id, day string
		known   bool
	}{
		{"there", "2026-03-11", true}, {"there", "2026-03-12", false}, // the visit before it says less
		{"gone", "2025-05-31", true}, {"gone", "2025-06-01", false},
		{"new", "2025-06-01", false}, {"new", "2025-06-02", true},
	} {
		on, err := record.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		known := f.AsOf(on)
		p, ok := known.Contact(c.id)
		if got := ok && known.KnownOn(p, on); got != c.known {
			t.Errorf("%s on %s: known is %t, want %t", c.id, c.day, got, c.known)
		}
	}
}

func TestRenewedByALaterOneOfTheNameAndSite(t *testing.T) {
	for _, c := range []struct {
		old, other string
		renewed    bool
	}{
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI, expires: 2025-06-16}", true},
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI, expires: 2025-06-15}", false},
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI, expires: 2025-06-14}", false},
		{"{name: BSCI, expires: 2025-06-15}", "{name: ＢＳＣＩ , expires: 2026-06-15}", true},
		{"{name: iso 9001, expires: 2025-06-15}", "{name: ISO　9001, expires: 2026-06-15}", true},
		{"{name: BSCI, expires: 2025-06-15}", "{name: SA8000, expires: 2026-06-15}", false},
		{"{name: BSCI, site: Hall 1, expires: 2025-06-15}", "{name: BSCI, site: HALL 1, expires: 2026-06-15}", true},
		{"{name: BSCI, site: Hall 1, expires: 2025-06-15}", "{name: BSCI, site: Hall 2, expires: 2026-06-15}", false},
		{"{name: BSCI, site: Hall 1, expires: 2025-06-15}", "{name: BSCI, expires: 2026-06-15}", false},
		// One that does not say until when counts by the day of its issue.
		{"{name: BSCI, issued: 2024-06-16, expires: 2025-06-15}", "{name: BSCI, issued: 2025-05-10}", true},
		{"{name: BSCI, issued: 2024-06-16, expires: 2025-06-15}", "{name: BSCI, issued: 2024-06-16}", false},
		{"{name: BSCI, issued: 2024-06-16, expires: 2025-06-15}", "{name: BSCI, issued: 2023-06-16}", false},
		{"{name: BSCI, issued: 2024-06-16}", "{name: BSCI, issued: 2025-06-16, expires: 2026-06-15}", true},
		{"{name: BSCI, issued: 2025-06-16}", "{name: BSCI, issued: 2024-06-16, expires: 2025-06-15}", false},
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI, issued: 2025-06-16}", true},
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI, issued: 2025-06-15}", false}, // it may be the one that ran out
		{"{name: BSCI}", "{name: BSCI, issued: 2025-06-16}", false},
		{"{name: BSCI, expires: 2025-06-15}", "{name: BSCI}", false},
	} {
		_, f := loadtest.Factory(t, "-- factory.yaml --\nname: Yuanda\ncertificates:\n  - "+c.old+"\n  - "+c.other+"\n")
		if got := f.Renewed(&f.Certificates[0]); got != c.renewed {
			t.Errorf("%s beside %s: renewed is %t", c.old, c.other, got)
		}
		slices.Reverse(f.Certificates)
		if got := f.Renewed(&f.Certificates[1]); got != c.renewed {
			t.Errorf("%s after %s: renewed is %t", c.old, c.other, got)
		}
	}
}

func TestAnOrderIsWorthItsLinesElseItsValue(t *testing.T) {
	for _, c := range []struct{ order, worth string }{
		{"lines: [{sku: A, quantity: 100, unit: pcs, price: 1.50}, {sku: B, quantity: 2, unit: pcs, price: 3}]", "156.00"},
		{"value: 160\nlines: [{sku: A, quantity: 100, unit: pcs, price: 1.50}, {sku: B, quantity: 2, unit: pcs}]", "160"},
		{"value: 160\nlines: [{sku: A, price: 1.50}]", "160"},
		{"value: 160", "160"},
		{"lines: [{sku: A, quantity: 100, unit: pcs, price: 1.50}, {sku: B, quantity: 2, unit: pcs}]", ""},
		{"lines: [{sku: A, quantity: 100, unit: pcs, price: 1.50}]\nchanges: [{on: 2025-02-20, by: importer, sku: A, quantity: 80}]", "120.00"},
	} {
		_, f := loadtest.Factory(t, "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\n"+c.order+"\n")
		worth, ok := f.Orders[0].Worth()
		if ok != (c.worth != "") || ok && worth.Cmp(decimal.MustParse(c.worth)) != 0 {
			t.Errorf("%s: worth %s, %t, want %s", c.order, worth, ok, c.worth)
		}
	}
	huge := record.Number{V: decimal.MustParse("9999999999999999999"), Pos: record.Pos{Line: 1}}
	o := record.Order{Lines: []record.Line{{Quantity: huge, Price: huge}}, Value: huge}
	if worth, ok := o.Worth(); ok {
		t.Errorf("a sum that cannot be kept exactly is not known, got %s", worth)
	}
}

func TestLastVisitInPersonIsThatWhichEndedLast(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- visits/a.yaml --
- {date: 2025-03-10, until: 2025-03-20}
- {date: 2025-03-12, until: 2025-03-13}
- {date: 2025-03-18, until: 2025-03-20, purpose: second of that day}
- {date: 2025-04-01, kind: video}
`)
	for _, c := range []struct{ before, begun string }{
		{"2025-03-13", ""}, {"2025-03-14", "2025-03-12"}, {"2025-03-20", "2025-03-12"}, {"2025-03-21", "2025-03-18"}, {"2025-05-01", "2025-03-18"},
	} {
		day, err := record.ParseDate(c.before)
		if err != nil {
			t.Fatal(err)
		}
		begun := ""
		if v := f.LastInPerson(day); v != nil {
			begun = v.Date.V.String()
		}
		if begun != c.begun {
			t.Errorf("before %s it is that of %q, want %q", c.before, begun, c.begun)
		}
	}
}

func TestPeopleStandInTheOrderOfTheirRoles(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
contacts: [{id: a}, {id: b, role: finance}, {id: c, role: sales}, {id: d, role: owner}, {id: e, role: sales}]
`)
	got := ""
	for _, c := range f.ByRole() {
		got += c.ID.V
	}
	if got != "dceba" {
		t.Errorf("got %s", got)
	}
	if f.Contacts[0].ID.V != "a" {
		t.Error("the records were put in another order")
	}
}

func TestVolumeAgreedIsThatInForceThatBeganLast(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
agreements:
  - {kind: volume, signed: 2024-01-10, from: 2024-02-01, until: 2025-01-31, volume: {value: 1}}
  - {kind: volume, signed: 2024-06-10, until: 2024-12-31, volume: {value: 2}}
  - {kind: volume, volume: {value: 3}}
  - {kind: framework, signed: 2024-12-31}
`)
	for day, want := range map[string]string{"2024-01-31": "", "2024-02-01": "1", "2024-06-09": "1", "2024-06-10": "2", "2024-12-31": "2", "2025-01-01": "1", "2025-01-31": "1", "2025-02-01": ""} {
		on, err := record.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if a := f.VolumeAgreement(on); a != nil {
			got = a.Volume.Value.V.String()
		}
		if got != want {
			t.Errorf("on %s: %q, want %q", day, got, want)
		}
	}
}
