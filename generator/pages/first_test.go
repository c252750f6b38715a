package pages

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// firstPage is the first page of a book of factories a, b, c, each with these records.
func firstPage(t *testing.T, archives ...string) *TodayView {
	t.Helper()
	var summaries []Summary
	site, _ := onDay(t, "name: Yuanda", june30)
	for i, archive := range archives {
		s, partner := onDay(t, archive, june30)
		partner.Factory.ID = string(rune('a' + i))
		summaries = append(summaries, Summarize(s, partner))
	}
	return todayPage(site, summaries).View.(*TodayView)
}

func TestTheFirstSentencesCountWhatIsOverdue(t *testing.T) {
	const (
		name   = "-- factory.yaml --\nname: Yuanda\n"
		visit  = "-- visits/a.yaml --\ndate: 2025-06-20\npromises:\n"
		ours   = "  - {by: importer, what: Write, due: 2025-06-29}\n"
		theirs = "  - {by: factory, what: Mend it, due: 2025-06-29}\n"
		now    = "  - {by: importer, what: Call, due: 2025-06-30}\n"
		ahead  = "  - {by: importer, what: Wait, due: 2025-07-01}\n"
	)
	for _, c := range []struct {
		name     string
		archives []string
		want     string
	}{
		{"nothing", []string{name}, "Nothing is overdue on either side."},
		{"what is ahead", []string{name + visit + ahead}, "Nothing is overdue on either side."},
		{"due today", []string{name + visit + now}, "Nothing is overdue on either side. Due today: Call (Yuanda)."},
		{"one of ours", []string{name + visit + ours}, "**1 thing of ours is overdue**, and nothing of theirs."},
		{"one of theirs", []string{name + visit + theirs}, "Nothing of ours is overdue, **1 of theirs**."},
		{"two of ours with one", []string{name + visit + ours + ours}, "**2 things of ours are overdue**, and nothing of theirs."},
		{"most of ours with one", []string{name + visit + ours, name + visit + ours + ours + theirs}, "**3 things of ours are overdue** (2 with Yuanda), **1 of theirs**."},
		{"one of ours with each", []string{name + visit + ours, name + visit + ours}, "**2 things of ours are overdue**, and nothing of theirs."},
	} {
		if got := oneSpace(firstPage(t, c.archives...).Lead); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// What comes next of money, of what runs out and of last days to order stands above the
// drawing, the nearest of all factories first; what there is no room for is counted
// and opens, and what is too much for that leads to its month.
func TestWhatComesNextOfEachKind(t *testing.T) {
	factory := func(payments int) string {
		book := "-- factory.yaml --\nname: Yuanda\ncertificates: [{name: BSCI audit, expires: 2025-07-20}]\nagreements: [{kind: price-list, until: 2025-08-01, summary: %s}]\n-- orders/2025.yaml --\n- id: PO-1\n  placed: 2025-05-01\n  promised: 2025-09-01\n  currency: USD\n  lines: [{sku: A, quantity: 10, price: 1}]\n  payments:\n"
		for i := range payments {
			book += fmt.Sprintf("    - {stage: balance, due: 2025-0%d-%d, amount: 1}\n", min(9, 7+i/2), 10+i)
		}
		return book
	}
	for _, c := range []struct {
		payments  int
		want      string
		more, way string
	}{{0, "", "", ""}, {1, "10 Jul", "", ""}, {3, "10 Jul 11 Jul 12 Aug", "", ""}, {4, "10 Jul 11 Jul 12 Aug", "and 1 more", ""}, {12, "10 Jul 11 Jul 12 Aug", "and 9 more", ""}, {14, "10 Jul 11 Jul 12 Aug", "and 11 more", "#_m-2025-09"}} {
		v := firstPage(t, strings.Replace(factory(c.payments), "%s", "+2 %", 1))
		var got []string
		ends := ""
		for _, list := range v.Soon {
			for _, it := range list.Items {
				switch list.Title {
				case "We pay next":
					got = append(got, oneSpace(it.Day))
					if list.More != c.more || list.LaterHref != c.way || len(list.Rest) != min(9, max(0, c.payments-3)) || (list.Later != "") != (c.way != "") {
						t.Errorf("of %d payments: %q, %d behind it, the rest at %q, want %q and %q", c.payments, list.More, len(list.Rest), list.LaterHref, c.more, c.way)
					}
				case "Runs out next":
					ends += oneSpace(it.Day+" "+it.What) + ". "
				}
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("of %d payments %q stand first, want %q", c.payments, got, c.want)
		}
		if want := "20 Jul BSCI audit. 1 Aug price list: +2 %. "; ends != want {
			t.Errorf("%q runs out, want %q", ends, want)
		}
	}
	if v := firstPage(t, strings.Replace(factory(0), "%s", "Price list 2025", 1)); !strings.HasSuffix(oneSpace(v.Soon[0].Items[1].What), "Price list 2025") || strings.Contains(v.Soon[0].Items[1].What, ":") {
		t.Errorf("a summary that says the kind stands behind it: %q", v.Soon[0].Items[1].What)
	}
}

// A last day to order says when the factory is shut, or that it has not said so.
func TestALastDayToOrderSaysWhenTheFactoryIsShut(t *testing.T) {
	site, _ := onDay(t, "name: Yuanda", "2026-11-20")
	for closures, want := range map[string]string{
		"": "shutdown not announced",
		"closures: [{from: 2027-01-26, until: 2027-02-19, name: Spring Festival}]\n": "shut 26 Jan to 19 Feb",
	} {
		s, partner := onDay(t, "-- factory.yaml --\nname: Yuanda\nstatus: active\nterms: {lead_time_days: 45}\n"+closures, "2026-11-20")
		v := todayPage(site, []Summary{Summarize(s, partner)}).View.(*TodayView)
		got := ""
		for _, list := range v.Soon {
			for _, it := range list.Items {
				if it.kind == chart.AheadOrderBy {
					got += oneSpace(it.Note)
				}
			}
		}
		if got != want {
			t.Errorf("with %q: %q, want %q", closures, got, want)
		}
	}
}

func TestASentenceNamesFour(t *testing.T) {
	s, _ := onDay(t, "name: Yuanda", june30)
	for n, more := range map[int]bool{1: false, 4: false, 5: true, 6: true} {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprint("N", i)
		}
		got := named(s.Words, list, maxNamed)
		if strings.Count(got, "N") != min(n, 4) || strings.Contains(got, fmt.Sprint(n-4, " ")) != more {
			t.Errorf("of %d: %q", n, got)
		}
	}
}

// A figure's line: k of n as the drawing counts, what it was, and whether it asks.
func TestTheLineOfAFigure(t *testing.T) {
	s, partner := onDay(t, "name: Yuanda", june30)
	p := s.At(words.Profile, "yuanda")
	def := func(id string) *measure.Definition {
		d, ok := measure.Define(id)
		if !ok {
			t.Fatal(id)
		}
		return d
	}
	for _, c := range []struct {
		m    measure.Measure
		says string
		good int
		was  string
		asks bool
	}{
		{measure.Measure{Def: def("on_time"), State: measure.Steady, K: 9, N: 12, Previous: &measure.Share{K: 1, N: 2}}, "9 of 12", 9, "was 1 of 2", false},
		{measure.Measure{Def: def("on_time"), State: measure.Changed, K: 9, N: 12, Previous: &measure.Share{}}, "9 of 12", 9, "", true},
		{measure.Measure{Def: def("on_time"), State: measure.WorthAsking, K: 1, N: 1}, "1 of 1", 1, "", true},
		{measure.Measure{Def: def("on_time"), State: measure.TooLittleData, K: 0, N: 1}, "0 of 1", 0, "", false},
		{measure.Measure{Def: def("orders_disturbed"), State: measure.Steady, K: 3, N: 12, Previous: &measure.Share{K: 4, N: 10}}, "9 of 12", 9, "was 6 of 10", false}, // by those left alone
		{measure.Measure{Def: def("on_time"), State: measure.NotRecorded}, "not recorded", -1, "", false},
	} {
		l := measureLine(p, partner, &c.m)
		good := -1
		if l.Share != nil {
			good = l.Share.Good
		}
		if oneSpace(l.Says) != c.says || good != c.good || oneSpace(l.Was) != c.was || l.Asks != c.asks || (l.Ask != "") != c.asks {
			t.Errorf("%s of %d: %q, %d good, %q, asks %v", c.m.Def.ID, c.m.N, l.Says, good, l.Was, l.Asks)
		}
	}
}

func TestPricesStandByQuarterTheLastEight(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- orders/2023.yaml --\n")
	for i := range 9 { // a purchase in every quarter from the second of 2023
		year, month := 2023+(i+1)/4, 1+3*((i+1)%4)
		fmt.Fprintf(&b, "- {id: PO-%d, placed: %d-%02d-10, lines: [{sku: A, quantity: 1, price: %d, unit: pcs}]}\n", i, year, month, 100+20*i)
	}
	b.WriteString("- {id: OLD, placed: 2023-04-11, lines: [{sku: B, quantity: 1, price: 5}]}\n- {id: NEW, placed: 2025-04-11, lines: [{sku: C, quantity: 1, price: 5}]}\n")
	s, partner := onDay(t, b.String(), june30)
	table := prices(s.At(words.Consistency, "yuanda"), partner.Factory, partner.Result.Prices)
	if len(table.Quarters) != 8 || table.Quarters[0] != "2023-Q3" || table.Quarters[7] != "2025-Q2" {
		t.Errorf("quarters %q", table.Quarters)
	}
	var rows []string
	for _, r := range table.Rows {
		line := r.SKU + " " + r.Currency
		for _, cell := range r.Prices {
			line += " | " + strings.TrimSpace(cell.Text+" "+cell.Moved)
		}
		rows = append(rows, oneSpace(line))
	}
	expectLines(t, "prices", rows,
		"A USD / pcs | 120 +20 % | 140 +16.7 % | 160 +14.3 % | 180 +12.5 % | 200 +11.1 % | 220 +10 % | 240 +9.1 % | 260 +8.3 %",
		"C USD |  |  |  |  |  |  |  | 5") // B was bought before all of them
	s, partner = onDay(t, "name: Yuanda", june30)
	if prices(s.At(words.Consistency, "yuanda"), partner.Factory, partner.Result.Prices) != nil {
		t.Error("a table without prices")
	}
}

func TestWhomOneMet(t *testing.T) {
	s, partner := onDay(t, "-- visits/a.yaml --\n- {date: 2025-01-10, met: [chen]}\n- {date: 2025-01-11, team: [Anna], met: [chen]}\n- {date: 2025-01-12, team: [Anna]}\n- {date: 2025-01-13}\n", june30)
	want := []string{"met chen", "Anna met chen", "Anna", ""}
	for i := range partner.Factory.Visits {
		if got := visitLink(s.At(words.Profile, "yuanda"), partner.Factory, &partner.Factory.Visits[i]).Who; got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
	}
}

func TestWhatAnOrderLacks(t *testing.T) {
	const all = "placed: 2025-01-10\nconfirmed: 2025-01-11\npromised: 2025-05-01\npayments: [{stage: deposit, due: 2025-02-01}]\n"
	for _, c := range []struct{ order, want string }{
		{all, ""},
		{all + "deliveries: [{ready: 2025-05-01}]", ""}, {all + "deliveries: [{received: 2025-05-01}]", "ready"},
		{all + "deliveries: [{ready: 2025-05-01, quantities: {A: 1}}, {received: 2025-05-02, quantities: {A: 1}}]", "ready"},
		{all + "deliveries: [{received: 2025-05-02, replaces: true}]", ""}, {all + "deliveries: [{eta: 2025-08-02}]", ""},
		{all + "deliveries: [{eta: 2025-08-02}, {received: 2025-05-02}]", "ready"},
		{"placed: 2025-01-10", "confirmed, promised and payments"},
		{"placed: 2025-01-10\nlines: [{sku: A, promised: 2025-05-01}]", "confirmed and payments"},
		{"confirmed: 2025-01-10\ncancelled: {on: 2025-02-01, by: factory}", "placed"},
	} {
		s, partner := onDay(t, "-- orders/2025.yaml --\nid: PO-1\n"+c.order+"\n", june30)
		want := ""
		if c.want != "" {
			want = "Not recorded: " + c.want
		}
		if got := orderMissing(s.At(words.Orders, "yuanda"), partner.Factory, &partner.Factory.Orders[0]); oneSpace(got) != want {
			t.Errorf("%q: %q, want %q", c.order, got, want)
		}
	}
}
