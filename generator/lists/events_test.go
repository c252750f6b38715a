package lists

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/govalues/decimal"

	"factorybook/generator/changes"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestWhatHappenedIsSaidAsSomebodyInTheTradeWould(t *testing.T) {
	w := wordstest.Words(t, words.English)
	settings, before := loadtest.Factory(t, `
-- factory.yaml --
name: Foshan Yuanda
contacts: [{id: a, name: Chen Li, role: sales}, {id: b, name: Wu Fang}]
closures: [{from: 2025-05-01, until: 2025-05-05, announced: 2025-01-10}]
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
lines: [{sku: A, quantity: 10, price: 2}]
payments: [{stage: deposit, due: 2025-02-20, amount: 10}]
approvals: [{what: Artwork, asked: 2025-02-12, due: 2025-02-20}]
`)
	_, after := loadtest.Factory(t, `
-- factory.yaml --
name: Foshan Yuanda
bank: {beneficiary: Yuanda, verified: 2025-03-02, verified_by: Anna, how: by phone}
contacts: [{id: a, name: Chen Li, role: sales, left: 2025-03-10}, {id: b, name: Wu Fang}, {id: c, name: Li Na, role: quality, from: 2025-03-11}, {id: d, name: Zhao, from: 2025-03-12}]
agreements: [{kind: framework, signed: 2025-03-03, until: 2026-03-02}, {kind: volume, signed: 2025-03-04}]
certificates: [{name: BSCI, issued: 2025-03-05, expires: 2026-03-04}]
goodwill: [{on: 2025-03-06, by: factory, kind: price-held, what: For a year, value: 5}]
closures: [{from: 2025-05-01, until: 2025-05-05, announced: 2025-01-10}, {from: 2025-08-01, until: 2025-08-05, announced: 2025-03-07}]
-- orders/2025.yaml --
- id: PO-1
  placed: 2025-02-10
  confirmed: 2025-03-01
  promised: 2025-04-15
  lines: [{sku: A, quantity: 10, price: 2}]
  payments: [{stage: deposit, due: 2025-02-20, amount: 10, paid: 2025-03-01}]
  approvals: [{what: Artwork, asked: 2025-02-12, due: 2025-02-20, done: 2025-02-20}]
  deliveries: [{ready: 2025-04-15, shipped: 2025-04-17, received: 2025-05-20}]
  inspections: [{on: 2025-04-10, stage: final, sku: A, result: accepted}, {on: 2025-04-11, result: rejected}]
  closed: 2025-05-21
- {id: PO-2, placed: 2025-03-08, confirmed: 2025-03-09, lines: [{sku: A, quantity: 10}], cancelled: {on: 2025-03-20, by: importer}}
- {id: PO-3, placed: 2025-03-08, promised: 2025-04-20, lines: [{sku: A, quantity: 10, price: 3}]}
-- talks/2025.yaml --
- {on: 2025-03-13, by: importer, channel: wechat, about: Glaze, answered: 2025-03-13}
- {on: 2025-03-14, by: importer, channel: email, about: Clay, answered: 2025-03-15}
- {on: 2025-03-16, by: factory}
-- visits/a.yaml --
{date: 2025-03-17, kind: audit, purpose: Kiln}
-- issues/2025.yaml --
{id: Q-1, opened: 2025-03-18, raised_by: importer, answered: 2025-03-19, contained: 2025-03-20, agreed: 2025-03-21, closed: 2025-03-22}
`)
	var got []string
	for _, c := range Changes(w, changes.Between(before, after, wordstest.Date(t, "2025-06-30"), settings)) {
		got = append(got, strings.ReplaceAll(strings.TrimSpace(c.Date+" "+c.Who)+": "+c.What, words.Nbsp, " "))
	}
	want := []string{
		"20 Feb 2025 we: approved: Artwork, on the day",
		"1 Mar 2025 they: order confirmed, ready promised for 15 Apr 2025",
		"1 Mar 2025 we: deposit paid, USD 10, 9 days late",
		"2 Mar 2025: bank details verified: by phone",
		"3 Mar 2025: framework agreement signed, until 2 Mar 2026",
		"4 Mar 2025: volume agreement signed",
		"5 Mar 2025: certificate: BSCI, until 4 Mar 2026",
		"6 Mar 2025 they: price held: For a year, USD 5",
		"7 Mar 2025 they: shutdown announced: 1 to 5 Aug 2025",
		"8 Mar 2025 we: order placed",
		"8 Mar 2025 we: order placed, USD 30, ready promised for 20 Apr 2025",
		"9 Mar 2025 they: order confirmed, no date promised",
		"10 Mar 2025: Chen Li left",
		"11 Mar 2025: Li Na is new (quality)",
		"12 Mar 2025: Zhao is new",
		"13 Mar 2025 we: WeChat: Glaze, answered the same day",
		"14 Mar 2025 we: email: Clay",
		"15 Mar 2025 they: answered 1 day later: Clay",
		"16 Mar 2025 they: talk",
		"17 Mar 2025 we: Audit: Kiln",
		"18 Mar 2025 we: issue opened: Q-1",
		"19 Mar 2025 they: issue answered after 1 day: Q-1",
		"20 Mar 2025 we: order cancelled by us",
		"20 Mar 2025: issue contained: Q-1",
		"21 Mar 2025 both: both sides agree on what happened: Q-1",
		"22 Mar 2025: issue closed: Q-1",
		"10 Apr 2025: final inspection A: accepted",
		"11 Apr 2025: inspection: rejected",
		"15 Apr 2025 they: ready: all of it",
		"17 Apr 2025 they: shipped: all of it",
		"20 May 2025 we: received by us",
		"21 May 2025: order closed",
		"edited: bank beneficiary: Yuanda",
		"edited: who verified the bank details: Anna",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestAnEditSaysWhatItWas(t *testing.T) {
	w := wordstest.Words(t, words.English)
	day := wordstest.Date(t, "2025-05-02")
	for _, c := range []struct {
		e             changes.Event
		date          string
		before, after string
	}{
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "lines.quantity", Key: "A", Before: "1", After: "2"}, "edited", "1", "2"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "deliveries.quantities", Before: "1", After: "2"}, "edited", "1", "2"},
		{changes.Event{Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "promised", From: day, To: day + 1}, "edited", "2025-05-02", "2025-05-03"},
		{changes.Event{Kind: changes.TextEdited, Of: changes.OfOrder, Field: "notes", Before: "…"}, "edited", "…", ""},
		{changes.Event{Kind: changes.EntryGone, Of: changes.OfOrder, Entry: changes.Entry{List: "payments"}, Before: "1"}, "edited", "", ""},
		{changes.Event{Kind: changes.FactoryNew, Of: changes.OfFactory}, "", "", ""},
		{changes.Event{Kind: changes.FactoryGone, Of: changes.OfFactory}, "", "", ""},
		{changes.Event{Kind: changes.OrderClosed, Of: changes.OfOrder, On: day}, "2 May 2025", "", ""},
	} {
		got := Changes(w, []changes.Event{c.e})[0]
		if date := strings.ReplaceAll(got.Date, words.Nbsp, " "); date != c.date || got.Before != c.before || got.After != c.after {
			t.Errorf("%s: on %q, %q to %q", c.e.Kind, date, got.Before, got.After)
		}
		if want := strings.TrimSuffix(c.e.Field+"."+c.e.Key, "."); got.Field != want {
			t.Errorf("%s: field %q, want %q", c.e.Kind, got.Field, want)
		}
		if edit := c.e.Kind == changes.FieldEdited || c.e.Kind == changes.TextEdited; edit != (got.Field != "") {
			t.Errorf("%s: field %q", c.e.Kind, got.Field)
		}
	}
}

func TestAnEditNamesItsEntryAndRecord(t *testing.T) {
	w := wordstest.Words(t, words.English)
	day := wordstest.Date(t, "2025-05-02")
	for want, e := range map[string]changes.Event{
		"visit of 2 May 2025: mood: warm":                                    {Kind: changes.FieldEdited, Of: changes.OfVisit, Field: "mood", After: "warm", Day: day},
		"talk of 2 May 2025 (Glaze): channel changed from phone to email":    {Kind: changes.FieldEdited, Of: changes.OfTalk, Field: "channel", Before: "phone", After: "email", Day: day, Subject: "Glaze"},
		"talk of 2 May 2025: channel taken out: phone":                       {Kind: changes.FieldEdited, Of: changes.OfTalk, Field: "channel", Before: "phone", Day: day},
		"talk of 2 May 2025 (Glaze) is no longer in the book":                {Kind: changes.RecordGone, Of: changes.OfTalk, Day: day, Subject: "Glaze"},
		"the issue is no longer in the book: Chips":                          {Kind: changes.RecordGone, Of: changes.OfIssue, Subject: "Chips"},
		"the order is no longer in the book":                                 {Kind: changes.RecordGone, Of: changes.OfOrder},
		"delivery (2 May 2025): quantity A changed from 1 to 2":              {Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "deliveries.quantities", Key: "A", Before: "1", After: "2", Entry: changes.Entry{List: "deliveries", Day: day}},
		"approval (Artwork, 2 May 2025): due day: 3 May 2025":                {Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "approvals.due", To: day + 1, Entry: changes.Entry{List: "approvals", Name: "Artwork", Day: day}},
		"approval (Artwork): due day taken out: 2 May 2025":                  {Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "approvals.due", From: day, Entry: changes.Entry{List: "approvals", Name: "Artwork"}},
		"balance (2 May 2025): due day changed from 2 to 3 May 2025":         {Kind: changes.FieldEdited, Of: changes.OfOrder, Field: "payments.due", From: day, To: day + 1, Entry: changes.Entry{List: "payments", Name: "balance", Day: day}},
		"payment added, USD 5, due 2 May 2025":                               {Kind: changes.EntryNew, Of: changes.OfOrder, Entry: changes.Entry{List: "payments"}, HasAmount: true, Currency: "USD", Amount: decimal.MustParse("5"), To: day},
		"new promise by the factory: 2 May 2025":                             {Kind: changes.PromiseMoved, Of: changes.OfOrder, To: day, By: "factory"},
		"new promise of A by the factory: 2 May 2025":                        {Kind: changes.PromiseMoved, Of: changes.OfOrder, To: day, By: "factory", Subject: "A"},
		"promise moved from 2 to 3 May 2025 by us":                           {Kind: changes.PromiseMoved, Of: changes.OfOrder, From: day, To: day + 1, By: "importer"},
		"promise of A moved from 2 to 3 May 2025 by us":                      {Kind: changes.PromiseMoved, Of: changes.OfOrder, From: day, To: day + 1, By: "importer", Subject: "A"},
		"promise of 2 May 2025 confirmed again":                              {Kind: changes.PromiseConfirmed, Of: changes.OfOrder, To: day},
		"promise of A, 2 May 2025, confirmed again":                          {Kind: changes.PromiseConfirmed, Of: changes.OfOrder, To: day, Subject: "A"},
		"balance agreed, USD 5, due 2 May 2025":                              {Kind: changes.PaymentNew, Of: changes.OfOrder, Field: "balance", HasAmount: true, Currency: "USD", Amount: decimal.MustParse("5"), To: day},
		"balance agreed, USD 5, due 3 days after the documents":              {Kind: changes.PaymentNew, Of: changes.OfOrder, Field: "balance", HasAmount: true, Currency: "USD", Amount: decimal.MustParse("5"), After: "documents", Days: 3},
		"balance agreed, USD 5, due 3 May 2025":                              {Kind: changes.PaymentNew, Of: changes.OfOrder, Field: "balance", HasAmount: true, Currency: "USD", Amount: decimal.MustParse("5"), After: "documents", Days: 3, To: day + 1},
		"balance agreed, USD 5":                                              {Kind: changes.PaymentNew, Of: changes.OfOrder, Field: "balance", HasAmount: true, Currency: "USD", Amount: decimal.MustParse("5")},
		"return":                                                             {Kind: changes.GoodsReturned, Of: changes.OfOrder},
		"returned: 3 × A":                                                    {Kind: changes.GoodsReturned, Of: changes.OfOrder, Subject: "3 × A"},
		"line (A) taken out × 1,000":                                         {Kind: changes.EntryGone, Of: changes.OfOrder, Entry: changes.Entry{List: "lines", Name: "A"}, After: "1000"},
		"promise change (2 May 2025) added, to 3 May 2025":                   {Kind: changes.EntryNew, Of: changes.OfOrder, Entry: changes.Entry{List: "promise_changes", Day: day}, To: day + 1},
		"promise change (2 May 2025) added":                                  {Kind: changes.EntryNew, Of: changes.OfOrder, Entry: changes.Entry{List: "promise_changes", Day: day}},
		"visit of 2 May 2025: promise (Mend the kiln) added, due 3 May 2025": {Kind: changes.EntryNew, Of: changes.OfVisit, Day: day, Entry: changes.Entry{List: "promises", Name: "Mend the kiln"}, To: day + 1},
	} {
		if got := strings.ReplaceAll(changed(w, &e), words.Nbsp, " "); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
