package check_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/check"
)

// What is said by whether something is known, stands alone or beside others, is the last
// that is allowed or one more: each row is a book, a code, and what its problems say with
// their hints, "" for none.
func TestWhatAProblemSaysTurnsOnWhatIsKnown(t *testing.T) {
	const order = "-- factories/yuanda/orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-01\n"
	inspected := func(s string) string {
		return order + "inspections: [{on: 2025-03-01, stage: final, " + s + "}]\n"
	}
	note := func(s string) string { return order + "notes: |\n  " + strings.ReplaceAll(s, "\n", "\n  ") + "\n" }
	book2025 := "-- factorybook.yaml --\ntitle: Example\ncurrency: USD\n"
	amounts := func(n int) string {
		s := book2025 + "-- factories/yuanda/orders/2025.yaml --\n"
		for i := range n {
			s += fmt.Sprintf("- {id: PO-%d, placed: 2025-01-0%d, currency: CNY, value: 5}\n", i, i+1)
		}
		return s
	}
	visits := func(s string) string { return "-- factories/yuanda/visits/2025.yaml --\n" + s }
	for _, c := range []struct{ name, archive, code, want string }{
		{"one amount without a rate", amounts(1), "FB0506", "no rate from CNY to USD"},
		{"one amount without a rate names no others", amounts(1), "FB0506", "!more amounts"},
		{"two", amounts(2), "FB0506", "nor for 1 more amount"},
		{"three", amounts(3), "FB0506", "nor for 2 more amounts"},
		{"payments over a price for each line", order + "lines: [{sku: A, quantity: 100, price: 2}, {sku: B, quantity: 1, price: 5}]\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 206}]\n", "FB0403", "the order's value is 205"},
		{"payments beside lines of which one has no price", order + "lines: [{sku: A, quantity: 100, price: 2}, {sku: B, quantity: 1}]\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 2060}]\n", "FB0403", ""},
		{"payments beside lines of which one has no quantity", order + "lines: [{sku: A, quantity: 100, price: 2}, {sku: B, price: 1}]\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 2060}]\n", "FB0403", ""},
		{"payments beside a value alone", order + "value: 100\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 101}]\n", "FB0403", "the order's value is 100"},
		{"payments beside no value", order + "payments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 101}]\n", "FB0403", ""},
		{"payments over what was agreed later", order + "lines: [{sku: A, quantity: 100, price: 2}]\nchanges: [{on: 2025-02-01, by: both, sku: A, quantity: 110}]\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 221}]\n", "FB0403", "the order's value is 220"},
		{"within it", order + "lines: [{sku: A, quantity: 100, price: 2}]\nchanges: [{on: 2025-02-01, by: both, sku: A, quantity: 110}]\npayments: [{stage: balance, paid: 2025-03-01, due: 2025-03-01, amount: 220}]\n", "FB0403", ""},
		{"a rejected lot within its plan", inspected("lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 3}, result: rejected"), "FB0507", "rejected, but what was found is within the plan"},
		{"rejected, and notes say why", inspected("lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 3}, result: rejected, notes: Wrong colour"), "FB0507", ""},
		{"every piece was looked at, and a critical one found", inspected("lot: 50, sample: 50, found: {critical: 1}, result: accepted"), "FB0507", "accepted, but 1 critical"},
		{"all but one were, and a critical one found", inspected("lot: 50, sample: 49, found: {critical: 1}, result: accepted"), "FB0507", "accepted, but 1 critical"},
		{"an open result of a sample that is too large", inspected("lot: 500, sample: 80, aql: {major: 2.5}, found: {major: 4}"), "FB0523", ""},
		{"a rejected lot by a sample that is too large", inspected("lot: 500, sample: 80, aql: {major: 2.5}, found: {major: 4}, result: rejected"), "FB0523", "a sample of 80 is larger than the 50"},
		{"no AQL of the standard", inspected("lot: 500, sample: 50, aql: {major: 2.6}, found: {major: 3}, result: accepted"), "FB0509", "2.6 is no AQL of ISO 2859-1"},
		{"its hint names all of them", inspected("lot: 500, sample: 50, aql: {major: 2.6}, found: {major: 3}, result: accepted"), "FB0509", "6.5 or 10"},
		{"an AQL of the standard", inspected("lot: 500, sample: 50, aql: {major: 2.5}, found: {major: 3}, result: accepted"), "FB0509", ""},
		{"one article in two units, counted", order + "lines: [{sku: A, quantity: 1, unit: pcs}, {sku: A, quantity: 1, unit: set}]\ndeliveries: [{ready: 2025-03-01, quantities: {A: 1}}]\n", "FB0409", "A"},
		{"a unit on one line alone", order + "lines: [{sku: A, quantity: 1, unit: pcs}, {sku: A, quantity: 1}]\ndeliveries: [{ready: 2025-03-01, quantities: {A: 1}}]\n", "FB0409", ""},
		{"lines without an article", order + "lines: [{name: Bowl, quantity: 1, unit: pcs}, {name: Bowl, quantity: 1, unit: set}]\ndeliveries: [{ready: 2025-03-01, quantities: {A: 1}}]\n", "FB0409", ""},
		{"a promise for a day off of the book names the book", "-- factorybook.yaml --\ntitle: Example\nchina_days: {2035: {off: [2035-10-01]}}\n" + order + "promised: 2035-10-01\n", "FB0515", "on a public holiday in China @factorybook.yaml"},
		{"one for a day off of the notice names none", order + "promised: 2025-01-29\n", "FB0515", "on a public holiday in China @"},
		{"a row with more cells than titles", note("| a | b |\n|---|---|\n| 1 | 2 | 3 |"), "FB0612", "3 cells and its table 2 titles"},
		{"a row with as many", note("| a | b |\n|---|---|\n| 1 | 2 |"), "FB0612", ""},
		{"a line that is no border", note("| a | b |\n|---|---|\n| 1 | 2 \\| 3 |"), "FB0612", ""},
		{"an address that nothing uses", note("Text.\n\n[a]: https://x.example\n"), "FB0612", `the name "a", which nothing in the note uses`},
		{"an address that is used", note("See [a].\n\n[a]: https://x.example\n"), "FB0612", ""},
		{"a chart that there is not", factory + "phases: [{from: 2025-01-01, measures: [slip_day], reason: Kiln}]\n", "FB0207", "did you mean slip_days?"},
		{"one that is like none", factory + "phases: [{from: 2025-01-01, measures: [colour], reason: Kiln}]\n", "FB0207", "charts with limits are"},
		{"a promise by two sides", visits("- {date: 2025-03-01, promises: [{id: k, by: factory, what: A}]}\n- {date: 2025-04-01, promises: [{id: k, by: importer, what: A}]}\n"), "FB0208", "by the importer here, by the factory in its first note"},
		{"by one side", visits("- {date: 2025-03-01, promises: [{id: k, by: factory, what: A}]}\n- {date: 2025-04-01, promises: [{id: k, by: factory, what: A}]}\n"), "FB0208", ""},
		{"by nobody in the first note", visits("- {date: 2025-03-01, promises: [{id: k, what: A}]}\n- {date: 2025-04-01, promises: [{id: k, by: factory, what: A}]}\n"), "FB0208", ""},
		{"kept in the future", visits("{date: 2025-03-01, promises: [{by: factory, what: A, done: 2031-01-01}]}\n"), "FB0303", "kept"},
		{"dropped in the future", visits("{date: 2025-03-01, promises: [{by: factory, what: A, dropped: 2031-01-01}]}\n"), "FB0303", "dropped"},
		{"terms of more than a hundred", factory + "terms: {payment: '50 % deposit, 60 % balance'}\n", "FB0406", "110%"},
		{"terms with what stands beside the goods", factory + "terms: {payment: '50 % deposit, 60 % or less'}\n", "FB0406", ""},
	} {
		var said []string
		for _, p := range problemsOf(t, book(t, c.archive), today) {
			if p.Code == c.code {
				at := ""
				for _, place := range p.Also {
					at += "@" + place.File
				}
				said = append(said, p.Text+" "+at+"@ "+p.Hint)
			}
		}
		text := strings.Join(said, "\n")
		lacks, not := strings.CutPrefix(c.want, "!")
		switch {
		case c.want == "" && len(said) > 0, not && strings.Contains(text, lacks):
			t.Errorf("%s: %s", c.name, text)
		case c.want != "" && !not && !strings.Contains(text, c.want):
			t.Errorf("%s: %q, want %s %s", c.name, text, c.code, c.want)
		}
	}
}

// Twenty findings of a note are reported, and no more: a long note that is broken
// throughout would drown everything else.
func TestANoteIsReportedAsOftenAsItHelps(t *testing.T) {
	unused := func(n int) string {
		s := "-- factories/yuanda/orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-01\nnotes: |\n  Text.\n\n"
		for i := range n {
			s += fmt.Sprintf("  [a%d]: https://x.example\n", i)
		}
		return s
	}
	count := func(archive string) (n int) {
		for _, p := range problemsOf(t, book(t, archive), today) {
			if p.Code == "FB0612" {
				n++
			}
		}
		return n
	}
	most := count(unused(200))
	if most < 2 || most >= 200 {
		t.Fatalf("of 200 findings %d are reported", most)
	}
	for _, n := range []int{1, most - 1, most, most + 1} {
		if got := count(unused(n)); got != min(n, most) {
			t.Errorf("of %d findings %d are reported, want %d", n, got, min(n, most))
		}
	}
}

func TestALinkWithoutASchemeNamesNoHost(t *testing.T) {
	for dest, want := range map[string]bool{"//a.com": true, "//a.com/b": true, "//": true, "///b": true, "a.com": false, "a//b": false} {
		why := check.ParseLink([]byte(dest)).Why
		if got := strings.Contains(why.String(), "another host"); got != want {
			t.Errorf("%q: %s", dest, why)
		}
	}
}

func TestAFixStandsWhereTheValueStandsAsItIs(t *testing.T) {
	for typed, want := range map[string]int{ // the length of what is to be replaced
		"slip_day": 8, "'slip_day'": 10, `"slip_day"`: 10, `"slip\x5fday"`: 0,
	} {
		found := false
		for _, p := range problemsOf(t, book(t, factory+"phases: [{from: 2025-01-01, measures: ["+typed+"], reason: Kiln}]\n"), today) {
			if p.Code != "FB0207" {
				continue
			}
			found = true
			if n := p.Length; want == 0 && len(p.Fixes) > 0 || want > 0 && (len(p.Fixes) == 0 || n != want) {
				t.Errorf("%s: %d characters, %v", typed, n, p.Fixes)
			}
		}
		if !found {
			t.Errorf("%s: no problem", typed)
		}
	}
}
