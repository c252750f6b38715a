package briefing

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLinesAreReckonedFromTheWidthsOfLetters(t *testing.T) {
	han := func(n int) string { return strings.Repeat("汉", n) }
	for _, c := range []struct {
		text  string
		width float64
		want  int
	}{
		{"", 10, 1}, {han(4), 4.1, 1}, {han(4), 4.07, 2}, {han(8), 4.1, 2}, {han(9), 4.1, 3}, // 1.02 ems each
		{"aaaa", 2.28, 1}, {"aaaa", 2.27, 2}, // 0.5686 ems each
		{"aa aa", 2.56, 1}, {"aa aa", 2.55, 2}, {"aa\naa", 10, 2}, {"aa\taa", 2.28, 1},
		{"aa\u00a0aa", 2.56, 1}, {"aa\u00a0aa", 2.55, 2},
		{"汉，", 1.1, 2}, {"汉汉，", 2.1, 2}, {han(2) + "（汉", 3.1, 2},
		{"é", 0.76, 1}, {"é", 0.75, 2}, {"–", 0.6, 1}, {"–", 0.59, 2}, {"Ж", 0.8, 1}, {"Ж", 0.79, 2}, {"×", 1.02, 1}, {"×", 1.01, 2},
		{"·", 1.02, 1}, {"·", 1.01, 2}, {"a\u0301\u200b", 0.62, 1}, {"\x01", 0, 1},
	} {
		if got := linesOf(c.text, c.width); got != c.want {
			t.Errorf("%q takes %d lines of %v ems, want %d", c.text, got, c.width, c.want)
		}
	}
	for _, c := range []struct {
		text, tail string
		width      float64
		lines      int
		want       string
	}{
		{han(5), "", 5.1, 1, han(5)}, {han(6), "", 5.1, 1, han(4) + "…"}, {han(11), "", 5.1, 2, han(9) + "…"},
		{han(6), "尾", 5.1, 1, han(3) + "…尾"}, {"汉汉汉，汉汉", "", 5.1, 1, "汉汉汉…"}, {" a\r\n b ", "", 9, 1, "a b"}, {"a\x7fb", "", 9, 1, "a b"},
	} {
		if got := clipBefore(c.text, c.tail, c.width, c.lines); got != c.want {
			t.Errorf("%q in %d lines of %v ems: %q, want %q", c.text, c.lines, c.width, got, c.want)
		}
	}
}

// listOf is a list whose entries take so many lines each.
func listOf(lines ...int) *entries {
	e := &entries{more: func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprint(n, " more")
	}}
	for i, n := range lines {
		e.lines = append(e.lines, Line{Text: fmt.Sprint(i), Rows: n})
		e.heights = append(e.heights, 2*n)
	}
	return e
}

func TestAListIsCutToItsHeight(t *testing.T) {
	for _, c := range []struct {
		lines       []int
		want, first int
		room        int
		shown       int
		rows        int // of the first
		more        string
		used        int
	}{
		{nil, 2, 2, 9, 0, 0, "", 2},
		{[]int{1}, 2, 2, 2, 1, 1, "", 2},
		{[]int{3}, 6, 6, 6, 1, 3, "", 6},
		{[]int{3}, 6, 6, 4, 1, 2, "", 4}, // as many of its lines as there are
		{[]int{3}, 6, 6, 1, 1, 1, "", 2}, // one at least
		{[]int{1, 1, 1}, 6, 4, 6, 3, 1, "", 6},
		{[]int{1, 1, 1}, 6, 4, 5, 1, 1, "2 more", 4},
		{[]int{1, 1, 1, 1}, 8, 4, 7, 2, 1, "2 more", 6},
		{[]int{2, 2}, 8, 6, 8, 2, 2, "", 8},
		{[]int{2, 2}, 8, 6, 7, 1, 2, "1 more", 6},
		{[]int{2, 2}, 8, 6, 5, 1, 1, "1 more", 4}, // its first line and the count
		{[]int{2, 2}, 8, 6, 0, 1, 1, "1 more", 4},
	} {
		e := listOf(c.lines...)
		if e.want() != c.want || e.first() != c.first {
			t.Errorf("%v: wants %d units and %d for the first, want %d and %d", c.lines, e.want(), e.first(), c.want, c.first)
		}
		l, used := e.cut(c.room)
		rows := 0
		if len(l.Lines) > 0 {
			rows = l.Lines[0].Rows
		}
		if len(l.Lines) != c.shown || rows != c.rows || l.More != c.more || used != c.used {
			t.Errorf("%v in %d units: %d entries, the first of %d lines, %q, %d used; want %d, %d, %q, %d", c.lines, c.room, len(l.Lines), rows, l.More, used, c.shown, c.rows, c.more, c.used)
		}
	}
	for _, c := range []struct {
		heights       []int
		room, n, used int
	}{
		{[]int{2, 2, 2}, 6, 3, 6}, {[]int{2, 2, 2}, 5, 1, 4}, {[]int{2, 2, 2}, 0, 1, 4}, {[]int{4, 2}, 5, 1, 6}, {[]int{4}, 0, 1, 4}, {nil, 5, 0, 0},
	} {
		if n, used := rows(c.heights, c.room); n != c.n || used != c.used {
			t.Errorf("a table of %v in %d units: %d rows, %d used; want %d, %d", c.heights, c.room, n, used, c.n, c.used)
		}
	}
}

func TestPromisesOfBothSidesShareTheirHeight(t *testing.T) {
	one := func(n int) *entries { return listOf(slices.Repeat([]int{1}, n)...) }
	b := &brief{}
	for _, c := range []struct{ ours, theirs, room, shownOurs, shownTheirs, used int }{
		{2, 2, 12, 2, 2, 12}, // all of it: two labels and four lines
		{9, 9, 24, 5, 3, 24}, // ours three fifths of ten lines, of which one counts the rest; theirs four
		{2, 9, 24, 2, 7, 24}, // theirs gets what ours leaves
		{9, 2, 24, 7, 2, 24},
	} {
		p := &promiseLists{one(c.ours), one(c.theirs)}
		if want := 4 + 2*c.ours + 2*c.theirs; p.want() != want {
			t.Errorf("%d and %d want %d units, not %d", c.ours, c.theirs, want, p.want())
		}
		v, used := p.view(b, c.room)
		if len(v.Ours.Lines) != c.shownOurs || len(v.Theirs.Lines) != c.shownTheirs || used != c.used {
			t.Errorf("%d and %d in %d units: %d and %d, %d used; want %d and %d, %d", c.ours, c.theirs, c.room, len(v.Ours.Lines), len(v.Theirs.Lines), used, c.shownOurs, c.shownTheirs, c.used)
		}
	}
}

// What a sheet does not need is left to write on: a line for every 6 mm, and eight more
// than reckoned. The lengths here are in units of 2 mm: a line of text 2, a heading 3.
// Each book is tried with one, two and three people (a line each), so that no unit can
// come or go unnoticed.
func TestEveryPartTakesItsHeightOfPage1(t *testing.T) {
	const (
		head, aim = 8, 12
		noWay     = 3 + 2 + 2 + 2 + 1 // heading, no address twice, no phone, space
		calm      = 3
		promises  = 3 + 2*2 + 2*2
		people    = 3 + 2 // and a line each
		relation  = 3 + 2*2 + 2 + 2
		internal  = 4 + 2 + 2 + 3
		notes     = 3
		nothing   = 127 - head - aim - noWay - calm - promises - people - relation - internal - notes
		text      = "  - {by: importer, what: Short, due: 2025-07-01}\n"
		twoLines  = "A text that is quite a bit longer than the one hundred and three millimetres that a single line has"
		visit     = "-- visits/a.yaml --\ndate: 2025-06-01\npromises:\n"
		factory   = "-- factory.yaml --\nname: Yuanda\n"
		contact   = "  - {id: c%d, name: Name}\n"
	)
	for _, c := range []struct {
		name, factory, more string
		left                int
	}{
		{"nothing", "", "", nothing},
		{"a Chinese address", "address_zh: 佛山市\n", "", nothing - 6 + 2 + 2},                                                                                                         // 6 instead of two lines
		{"a longer one", "address_zh: " + strings.Repeat("路", 21) + "\n", "", nothing - 5 + 2 + 2},                                                                                  // 5
		{"of two lines", "address_zh: " + strings.Repeat("路", 30) + "\n", "", nothing - 8 + 2 + 2},                                                                                  // 4 each
		{"a foreign address stands for it", "address: 8 Taoci Road\n", "", nothing - 6 + 2},                                                                                         // and says so
		{"the way in", "address_zh: 佛山市\ndirections_zh: 北门\n", "", nothing - 6 + 4 - 3},                                                                                             // 3
		{"both addresses beside the phone", "address_zh: 佛山市\naddress: 8 Taoci Road\n", "", nothing - 6 + 4},                                                                        // a line beside a line
		{"two lines beside it", "address_zh: 佛山市\naddress: 8 Taoci Road\ndirections: North gate\n", "", nothing - 6 + 4 - 2},                                                        //
		{"a station", "nearest_station: {name: Foshan West}\n", "", nothing - 2},                                                                                                    // a line under the phone
		{"a mood", "", "-- visits/a.yaml --\n{date: 2025-06-01, mood: warm}\n", nothing - 2},                                                                                        // of the internal part
		{"something private", "private: Hush\n", "", nothing},                                                                                                                       // in the room of a line to write on
		{"two private things", "private: Hush\n", "-- issues/2025.yaml --\n{id: Q-1, opened: 2025-06-01, raised_by: importer, answered: 2025-06-01, private: Also}\n", nothing - 1}, // two lines for three
		{"a promise of ours", "", visit + text, nothing},                                                                                                                            // instead of "nothing"
		{"two promises", "", visit + text + text, nothing - 2},
		{"a longer promise", "", visit + strings.Replace(text, "Short", twoLines, 1), nothing - 2},
		{"an alarm", "closures: [{name: Closed, from: 2025-07-01, until: 2025-07-02}]\n", "", nothing + calm - 2 - 2},
		{"two alarms", "closures: [{name: Closed, from: 2025-07-01, until: 2025-07-02}, {from: 2025-07-04, until: 2025-07-05}]\n", "", nothing + calm - 2 - 4},
	} {
		for n := 1; n <= 3; n++ {
			contacts := "contacts:\n"
			for i := range n {
				contacts += fmt.Sprintf(contact, i)
			}
			s := briefed(t, factory+c.factory+contacts+c.more)
			left := c.left - 2*n
			if got := len(s.Notes); got != left/3+8 || !s.NotesHeading {
				t.Errorf("%s, %d people: %d lines to write on, want %d", c.name, n, got, left/3+8)
			}
		}
	}
}

func TestEveryPartTakesItsHeightOfPage2(t *testing.T) {
	const (
		head   = 5
		orders = 3 + 2
		money  = 3 + 2 + 2 // with the bank details
		pair   = 3 + 2
		ahead  = 3 + 9 // beside the room for an answer
		terms  = 3 + 2
		lots   = 3 + 2
		papers = 3 + 2 // beside the facts to ask for, of which nothing lacks
		ruled  = 3
		rest   = 127 - head - orders - money - pair - ahead - terms - lots - papers - ruled
		known  = `
-- factory.yaml --
name: Yuanda
name_zh: 远大
uscc: 91440600MA4W1A2B3C
address_zh: 佛山市
terms: {lead_time_days: 45, payment: Late}
contacts: [{id: a, name: A, role: owner}, {id: b, name: B, role: sales}, {id: c, name: C, role: merchandiser}, {id: d, name: D, role: production}, {id: e, name: E, role: quality}, {id: f, name: F, role: finance}]
capacity: {quantity: 5000, per: month}
nearest_station: {name: Foshan West}
closures: [{from: 2026-02-10, until: 2026-03-01, announced: 2025-06-01}]
`
		// Lead time and payment are two lines of terms; the certificates are given by each.
		nothing = rest - 2
	)
	const orderOf = "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-01-10"
	for _, c := range []struct {
		name, factory, more string
		left                int
	}{
		{"nothing", "", "", nothing},
		{"an open order without a promise", "", orderOf + "}\n", nothing - 2}, // columns above one row
		{"an open delivery", "", orderOf + ", promised: 2025-07-01}\n", nothing - 2},
		{"a late delivery is drawn", "", orderOf + ", promised: 2025-06-29}\n", nothing - 2 + 2 - 20 - 1},
		{"two open orders", "", orderOf + "}\n- {id: PO-2, placed: 2025-01-10}\n", nothing - 4},
		{"a payment", "", orderOf + ", deliveries: [{ready: 2025-02-01}], payments: [{stage: balance, due: 2025-07-01, amount: 1}]}\n", nothing}, // instead of "none"
		{"two payments", "", orderOf + ", deliveries: [{ready: 2025-02-01}], payments: [{stage: balance, due: 2025-07-01, amount: 1}, {stage: other, due: 2025-07-01, amount: 1}]}\n", nothing - 2},
		{"an inspection", "", orderOf + ", deliveries: [{ready: 2025-02-01}], inspections: [{on: 2025-02-01, stage: final, result: accepted}]}\n", nothing - 2}, // columns
		{"an issue", "", "-- issues/2025.yaml --\n{id: Q-1, opened: 2025-06-29, raised_by: importer, title: Chips}\n", nothing},
		{"two issues", "", "-- issues/2025.yaml --\n- {id: Q-1, opened: 2025-06-29, raised_by: importer, title: Chips}\n- {id: Q-2, opened: 2025-06-29, raised_by: importer, title: Chips}\n", nothing - 2},
		{"an agreement", "agreements: [{kind: framework, signed: 2025-01-01}]\n", "", nothing}, // beside the terms
		{"three agreements", "agreements: [{kind: framework, signed: 2025-01-01}, {kind: quality, signed: 2025-01-01}, {kind: volume, signed: 2025-01-01}]\n", "", nothing - 2},
	} {
		for n := 1; n <= 3; n++ {
			certificates := "certificates:\n"
			for i := range n {
				certificates += fmt.Sprintf("  - {name: C%d, expires: 2025-08-01}\n", i)
			}
			s := briefed(t, known+c.factory+certificates+c.more)
			left := c.left - 2*(n-1)
			if got, want := len(s.Ruled), left/3+8; got != want {
				t.Errorf("%s, %d certificates: %d lines to write on, want %d", c.name, n, got, want)
			}
		}
	}
}

// Where everything is too much, each part of page 1 has its fair share: four lines of
// alarms, fourteen of promises, nine of people, six of where the relationship stands.
func TestACrowdedPage1IsSharedFairly(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- factory.yaml --\nname: Yuanda\ncontacts:\n")
	for i := range 30 {
		fmt.Fprintf(&b, "  - {id: c%d, name: Name, phone: \"+86 1\"}\n", i)
	}
	b.WriteString("closures:\n")
	for i := range 9 {
		fmt.Fprintf(&b, "  - {name: Closed, from: 2025-07-%02d, until: 2025-07-%02d}\n", i+1, i+1)
	}
	b.WriteString("goodwill:\n")
	for i := range 9 {
		fmt.Fprintf(&b, "  - {on: 2025-06-%02d, by: factory, what: Something}\n", i+2)
	}
	b.WriteString("-- visits/a.yaml --\ndate: 2025-06-01\npromises:\n")
	for i := range 60 {
		fmt.Fprintf(&b, "  - {by: %s, what: Short, due: 2025-06-02}\n", [...]string{"factory", "importer"}[i%2])
	}
	b.WriteString("-- issues/2025.yaml --\n")
	for i := range 9 {
		fmt.Fprintf(&b, "- {id: Q-%d, opened: 2025-06-01, raised_by: importer, answered: 2025-06-01, private: Hush}\n", i)
	}
	s := briefed(t, b.String())
	shown := func(l List) int {
		n := len(l.Lines)
		if l.More != "" {
			n++
		}
		return n
	}
	// 127 units, of which the head takes 8, the aim 12, the way 3+2+2+3+2+2+1 (two numbers).
	// Fair are 10 for the alarms, 31, 21 and 15, and 4+2+4+6+4 for the internal part: of
	// that 126 the way leaves too little, and the internal part, which is last, gives.
	for what, got := range map[string][2]int{
		"alarms":           {shown(s.Alarms), 4},
		"promises of ours": {shown(s.Promises.Ours), 7}, // of twelve lines beside the labels, three fifths
		"of theirs":        {shown(s.Promises.Theirs), 5},
		"people":           {len(s.People.Rows), 7}, // and the columns, and the count of the rest
		"thanks":           {shown(s.Relation.Thanks), 6},
	} {
		if got[0] != got[1] {
			t.Errorf("%d lines of %s, want %d", got[0], what, got[1])
		}
	}
	if s.Alarms.More != "and 6 more" || s.People.More != "and 23 more" || s.Promises.Ours.More != "and 24 more" || s.Internal.Must.More == "" || s.NotesHeading {
		t.Errorf("%q, %q, %q, %q", s.Alarms.More, s.People.More, s.Promises.Ours.More, s.Internal.Must.More)
	}
}

// Where everything is too much, each part of page 2 has its fair share: ten lines of
// orders, three of money, five of terms beside what was agreed, all five inspections
// beside issues, three of certificates beside what is missing.
func TestACrowdedPage2IsSharedFairly(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- factory.yaml --\nname: Yuanda\ncertificates:\n")
	for i := range 9 {
		fmt.Fprintf(&b, "  - {name: C%d, expires: 2025-08-0%d}\n", i, i+1)
	}
	b.WriteString("agreements:\n")
	for range 9 {
		b.WriteString("  - {kind: quality, signed: 2025-01-01}\n")
	}
	b.WriteString("forecasts:\n")
	for i := range 9 {
		fmt.Fprintf(&b, "  - {period: 20%d, value: 1, currency: USD, shared: 2025-01-01}\n", 26+i)
	}
	b.WriteString("-- orders/2025.yaml --\n")
	for i := range 30 {
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: 2025-01-10, promised: 2025-08-01, payments: [{stage: balance, due: 2025-07-05, amount: 1}], inspections: [{on: 2025-02-01, stage: final, result: accepted}]}\n", i)
	}
	b.WriteString("-- issues/2025.yaml --\n")
	for i := range 20 {
		fmt.Fprintf(&b, "- {id: Q-%02d, opened: 2025-06-01, raised_by: importer, title: Chips, answered: 2025-06-02}\n", i)
	}
	s := briefed(t, b.String())
	lines := func(l List) int {
		n := 0
		for _, e := range l.Lines {
			n += e.Rows
		}
		if l.More != "" {
			n++
		}
		return n
	}
	got := map[string]int{
		"orders": len(s.Orders.Rows), "money": lines(s.Money), "agreed": lines(s.Agreed), "lots": len(s.Lots.Rows), "issues": lines(s.Issues), "papers": lines(s.Papers), "missing": lines(s.Missing),
	}
	// Of 127 units the head takes 5, the pair, which is empty, 5, and the least of the ruled
	// lines 12. Fair are 23, 11, 13, 13, 9, and 15 for five inspections; the 21 that are left go to the orders:
	// 18 rows below their columns, and the count of the rest.
	want := map[string]int{"orders": 18, "money": 3, "agreed": 5, "lots": 5, "issues": 6, "papers": 3, "missing": 3}
	if diff := cmp.Diff(want, got); diff != "" || s.Orders.More != "and 12 more" || len(s.Ruled) != 11 {
		t.Errorf("%s, %d lines to write on; -want +got\n%s", s.Orders.More, len(s.Ruled), diff)
	}
}
