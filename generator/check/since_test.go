package check_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// problemsSince checks a book and compares it with the one below before/.
func problemsSince(t *testing.T, fsys fs.FS, day record.Date) []diag.Problem {
	t.Helper()
	before, now := fstest.MapFS{}, fstest.MapFS{}
	for name, file := range fsys.(fstest.MapFS) {
		if old, ok := strings.CutPrefix(name, "before/"); ok {
			before[old] = file
		} else {
			now[name] = file
		}
	}
	return diag.Sort(append(problemsOf(t, now, day), compared(t, before, now)...))
}

// compared runs Since over every factory of the earlier book.
func compared(t *testing.T, before, now fstest.MapFS) (problems []diag.Problem) {
	t.Helper()
	earlier, err := load.Open(before)
	if err != nil {
		t.Fatal(err)
	}
	book, err := load.Open(now)
	if err != nil {
		t.Fatal(err)
	}
	today := make(map[string]bool)
	for _, e := range book.Factories {
		today[e.ID] = true
	}
	for _, e := range earlier.Factories {
		old, err := earlier.Factory(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if !today[e.ID] {
			problems = append(problems, check.Since(old.Record, nil, nil, nil, nil)...)
			continue
		}
		f, err := book.Factory(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		problems = append(problems, check.Since(old.Record, f.Record, f.Unread, f.Problems, old.Unread)...)
	}
	return problems
}

// since compares two states of one file of orders.
func since(t *testing.T, before, now string) []diag.Problem {
	t.Helper()
	return compared(t, book(t, orders+before), book(t, orders+now))
}

const past = `
- id: PO-1
  placed: 2025-02-10
  promised: 2025-04-15
  lines:
    - {sku: A, quantity: 10}
    - {sku: B, quantity: 10, promised: 2025-05-02}
  payments:
    - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 28}
    - {stage: balance, due: 2025-05-06, amount: 67}
  deliveries: [{ready: 2025-04-24, quantities: {A: 10}}]
- id: PO-2
`

func TestBookMayGrowAndBeReordered(t *testing.T) {
	wantCodes(t, since(t, past, past))
	wantCodes(t, since(t, past, `
- id: PO-2
  placed: 2025-03-01
- id: PO-1
  placed: 2025-02-10
  confirmed: 2025-02-12
  promised: 2025-04-15
  promise_changes: [{told: 2025-04-01, to: 2025-04-24, asked_by: factory}]
  lines:
    - {sku: B, quantity: 12, promised: 2025-05-02}
    - {sku: A, quantity: 10}
  payments:
    - {stage: balance, due: 2025-05-16, paid: 2025-05-06, amount: 67}
    - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 28.00}
  deliveries:
    - {ready: 2025-04-20, quantities: {B: 2}}
    - {ready: 2025-04-24, shipped: 2025-04-27, quantities: {A: 10}}
`))
}

func TestRewrittenPastNamesBothValues(t *testing.T) {
	for _, c := range []struct{ from, to, code, text string }{
		{"promised: 2025-04-15", "promised: 2025-04-25", "FB0701", "PO-1: the original promise was 2025-04-15, is 2025-04-25 now"},
		{"  promised: 2025-04-15\n", "", "FB0701", "the original promise was 2025-04-15 and is gone"},
		{"promised: 2025-05-02", "promised: 2025-05-12", "FB0701", "PO-1, line B: the original promise was 2025-05-02, is 2025-05-12 now"},
		{"placed: 2025-02-10", "placed: 2025-02-20", "FB0702", "placed was 2025-02-10, is 2025-02-20 now"},
		{"ready: 2025-04-24", "ready: 2025-04-15", "FB0703", "ready was 2025-04-24, is 2025-04-15 now"},
		{"{A: 10}", "{A: 9}", "FB0703", "quantity of A was 10, is 9 now"},
		{"paid: 2025-02-19", "paid: 2025-02-21", "FB0703", "paid was 2025-02-19, is 2025-02-21 now"},
		{", paid: 2025-02-19", "", "FB0703", "a payment of PO-1, paid 2025-02-19, is gone"},
		{"due: 2025-02-20", "due: 2025-02-10", "FB0703", "due was 2025-02-20, is 2025-02-10 now"},
		{"- id: PO-2\n", "", "FB0706", "PO-2 is gone"},
		{"- id: PO-2\n", "- id: PO-3\n", "FB0706", "PO-2 is gone"},
	} {
		if !strings.Contains(past, c.from) {
			t.Fatalf("%q is not in the example", c.from)
		}
		found := since(t, past, strings.Replace(past, c.from, c.to, 1))
		if len(found) != 1 || found[0].Code != c.code || !strings.Contains(found[0].Text, c.text) || found[0].Hint == "" {
			t.Errorf("%q to %q: want %s with %q, got\n%s", c.from, c.to, c.code, c.text, text(found))
		}
	}
}

func TestEditedPromiseSaysWhatToWriteInstead(t *testing.T) {
	found := since(t, past, strings.Replace(past, "promised: 2025-04-15", "promised: 2025-04-25", 1))
	if want := "promise_changes: [{told: …, to: 2025-04-25, asked_by: …}]"; len(found) != 1 || !strings.Contains(found[0].Hint, want) {
		t.Errorf("want %s in the hint:\n%s", want, text(found))
	}
}

func TestOrderMovedToAnotherFileIsNotDeleted(t *testing.T) {
	before := book(t, orders+"{id: PO-1}\n")
	now := book(t, "-- factories/yuanda/orders/2024.yaml --\n{id: PO-1}\n")
	wantCodes(t, compared(t, before, now))
}

func TestUnreadableFileIsNotADeletedRecord(t *testing.T) {
	wantCodes(t, since(t, past, "- id: PO-1\n  placed: [\n"))
}

// What was mistyped is an error at its place and nothing else: it is not gone, nor is what
// stands beside it in the record. Of other records what is gone is said.
func TestMistypedValueIsNotGone(t *testing.T) {
	for _, c := range []struct{ from, to string }{
		{"placed: 2025-02-10", "placed: 2025-02-30"},
		{"placed: 2025-02-10", "plaecd: 2025-02-10"},
		{"  promised: 2025-04-15", "  promised: mid April"},
		{"promised: 2025-05-02", "promised: 2025-05-32"},
		{"ready: 2025-04-24", "ready: 2025-04-31"},
		{"deliveries: [{", "deliverys: [{"},
		{"paid: 2025-02-19", "paid: yes"},
		{"- id: PO-1", "- idd: PO-1"},
	} {
		if !strings.Contains(past, c.from) {
			t.Fatalf("%q is not in the example", c.from)
		}
		wantCodes(t, since(t, past, strings.Replace(past, c.from, c.to, 1)))
	}
	const two = "- {id: PO-1, placed: 2025-02-10}\n- {id: PO-2, placed: 2025-02-11}\n- {id: PO-3, placed: 2025-02-12}\n"
	wantCodes(t, since(t, two, "- {id: PO-1}\n- {id: PO-2, placed: 2025-02-31}\n- {id: PO-3}\n"), "error FB0702", "error FB0702")
}

func TestFactoryThatIsGoneIsReported(t *testing.T) {
	before := book(t, factory+"-- factories/alder/factory.yaml --\nname: Alder\n")
	now := book(t, factory)
	found := compared(t, before, now)
	wantCodes(t, found, "error FB0706")
}

func TestReopenedIssueAndChangedCauseAreReported(t *testing.T) {
	const agreed = issues + "{id: Q-1, opened: 2025-04-19, cause: {by: both}, agreed: 2025-05-12, closed: 2025-05-20}\n"
	for _, change := range [][2]string{{"opened: 2025-04-19", "opened: 2025-04-29"}, {", closed: 2025-05-20", ""}, {"by: both", "by: factory"}} {
		wantCodes(t, compared(t, book(t, agreed), book(t, strings.Replace(agreed, change[0], change[1], 1))), "error FB0704")
	}
	const open = issues + "{id: Q-1, opened: 2025-04-19, cause: {by: unknown}}\n"
	wantCodes(t, compared(t, book(t, open), book(t, strings.Replace(open, "by: unknown", "by: factory", 1))))
}

func TestWordsOfAPromiseMayBeImprovedItsDayMayNot(t *testing.T) {
	const note = "-- factories/yuanda/visits/a.yaml --\ndate: 2025-03-12\npromises:\n  - {by: importer, what: Send forcast, due: 2025-03-31}\n  - {by: factory, what: Samples, due: 2025-03-31}\n"
	wantCodes(t, compared(t, book(t, note), book(t, strings.Replace(note, "forcast", "the forecast", 1))))
	wantCodes(t, compared(t, book(t, note), book(t, strings.Replace(note, "due: 2025-03-31", "due: 2025-04-30", 1))), "error FB0705")
	wantCodes(t, compared(t, book(t, note), book(t, strings.Replace(note, "  - {by: factory, what: Samples, due: 2025-03-31}\n", "", 1))), "error FB0705")
}

func TestDeletedVisitAndTalkAreReported(t *testing.T) {
	before := book(t, "-- factories/yuanda/visits/a.yaml --\ndate: 2025-03-12\n"+talks+"- {on: 2025-01-01}\n- {on: 2025-01-01}\n")
	now := book(t, "-- factories/yuanda/visits/a.yaml --\ndate: 2025-03-13\n"+talks+"- {on: 2025-01-01}\n")
	wantCodes(t, compared(t, before, now), "error FB0706", "error FB0706")
}

func TestConfirmedLinesAreGuarded(t *testing.T) {
	const before = `
id: PO-1
placed: 2025-02-10
confirmed: 2025-02-13
currency: USD
lines: [{sku: S, quantity: 100, unit: pcs, price: 1.40}, {sku: T, quantity: 50, unit: pcs, price: 2}]
closed: unknown
`
	for name, c := range map[string]struct{ old, new, want string }{
		"nothing":                     {"", "", ""},
		"a quantity":                  {"quantity: 100", "quantity: 90", "FB0707"},
		"a price":                     {"price: 1.40", "price: 1.38", "FB0707"},
		"the same price":              {"price: 1.40", "price: 1.4", ""},
		"a price taken out":           {", price: 2}", "}", "FB0707"},
		"the currency":                {"currency: USD", "currency: CNY", "FB0707"},
		"a line taken out":            {", {sku: T, quantity: 50, unit: pcs, price: 2}", "", "FB0707"},
		"a line more":                 {"price: 2}]", "price: 2}, {sku: U, quantity: 5}]", ""},
		"lines in another order":      {"{sku: S, quantity: 100, unit: pcs, price: 1.40}, {sku: T, quantity: 50, unit: pcs, price: 2}", "{sku: T, quantity: 50, unit: pcs, price: 2}, {sku: S, quantity: 100, unit: pcs, price: 1.40}", ""},
		"an agreed change":            {"closed", "changes: [{on: 2025-03-01, by: both, sku: S, quantity: 90, price: 1.38}]\nclosed", ""},
		"a line that ended":           {"price: 2}", "price: 2, cancelled: {on: 2025-03-01, by: importer}}", ""},
		"the day of an end found out": {"closed: unknown", "closed: 2025-05-20", ""},
		"an end taken back":           {"closed: unknown", "rush: true", "FB0702"},
	} {
		now := strings.Replace(before, c.old, c.new, 1)
		if got := strings.Join(codesOnly(since(t, before, now)), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	// What was not confirmed may still be talked about.
	open := strings.Replace(before, "confirmed: 2025-02-13\n", "", 1)
	if got := since(t, open, strings.Replace(open, "quantity: 100", "quantity: 90", 1)); len(got) > 0 {
		t.Error(text(got))
	}
}

func TestWhatWasAgreedAndReturnedStays(t *testing.T) {
	const before = `
id: PO-1
placed: 2025-02-10
lines: [{sku: S, quantity: 100, unit: pcs, cancelled: {on: 2025-03-20, by: importer}}]
changes: [{on: 2025-03-01, by: both, sku: S, quantity: 90}]
payments: [{stage: deposit, after: confirmed, paid: 2025-02-20, amount: 10}]
deliveries: [{ready: 2025-03-10, quantities: {S: 90}, etd: 2025-03-12, documents: 2025-03-30}]
returns: [{on: 2025-05-01, quantities: {S: 5}}]
`
	for name, c := range map[string]struct{ old, new, want string }{
		"the day of a change":     {"on: 2025-03-01", "on: 2025-03-02", "FB0703"},
		"who wanted it":           {"by: both", "by: factory", "FB0703"},
		"its quantity":            {"S, quantity: 90}", "S, quantity: 95}", "FB0703"},
		"a later change":          {"S, quantity: 90}", "S, quantity: 90}, {on: 2025-03-09, by: both, sku: S, quantity: 95}", ""},
		"a return":                {"on: 2025-05-01", "on: 2025-05-02", "FB0703"},
		"a remedy":                {"{S: 5}}", "{S: 5}, remedy: credited}", ""},
		"the end of a line":       {"{on: 2025-03-20", "{on: 2025-03-21", "FB0702"},
		"the day of the papers":   {"documents: 2025-03-30", "documents: 2025-03-20", "FB0703"},
		"what a payment followed": {"after: confirmed", "after: ready", "FB0703"},
		"the carrier's plan":      {"etd: 2025-03-12", "etd: 2025-03-15", ""},
		"that it replaces":        {"documents: 2025-03-30", "documents: 2025-03-30, replaces: true", ""},
	} {
		now := strings.Replace(before, c.old, c.new, 1)
		if now == before {
			t.Fatalf("%s: %q is not there", name, c.old)
		}
		if got := strings.Join(codesOnly(since(t, before, now)), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTheHintOfAnEditedLineIsTheEntryToWrite(t *testing.T) {
	const before = "id: PO-1\nconfirmed: 2025-02-13\nlines: [{sku: S, quantity: 100, unit: pcs, price: 1.40}]\n"
	found := since(t, before, strings.Replace(before, "quantity: 100, unit: pcs, price: 1.40", "quantity: 90, unit: pcs, price: 1.38", 1))
	if len(found) != 1 || !strings.Contains(found[0].Hint, "`changes: [{on: YYYY-MM-DD, by: …, sku: S, quantity: 90, price: 1.38}]`") {
		t.Error(text(found))
	}
}

func codesOnly(problems []diag.Problem) (list []string) {
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return list
}

// A payment that nobody has made yet holds no fact of the past: it can go, and takes the
// place of none that has been made.
func TestWhatHoldsNoFactOfThePastCanGo(t *testing.T) {
	const order = "- id: PO-9\n  placed: 2025-02-10\n  payments:\n"
	const open, paid, second = "    - {stage: balance, due: 2025-05-06, amount: 67}\n", "    - {stage: deposit, due: 2025-02-20, paid: 2025-02-19, amount: 28}\n", "    - {stage: interim, due: 2025-02-20, paid: 2025-02-18, amount: 29}\n"
	for _, c := range []struct {
		name, before, now string
		problems          int
	}{
		{"the open one goes", open + paid, paid, 0},
		{"the open one goes, two stay", paid + open + second, second + paid, 0},
		{"one that was made goes", open + paid, open, 1},
		{"one of two goes", paid + second, second, 1},
		{"both go", paid + second, open, 2},
	} {
		if got := since(t, order+c.before, order+c.now); len(got) != c.problems {
			t.Errorf("%s: %d problems, want %d: %v", c.name, len(got), c.problems, got)
		}
	}
}
