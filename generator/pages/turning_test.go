package pages

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/chart"
	"factorybook/generator/diag"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
	"factorybook/generator/words"
)

// What a page shows of none, one and two of a kind, and on the day before, the day and
// the day after: each row is a small book, a part of a page, and what a reader sees there.

// shown is a part of a view as text: fields are named by a path with dots, a part of a
// list is all of its entries, with " | " between them; nothing is "-".
func shown(v reflect.Value, path string) string {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return "-"
		}
		v = v.Elem()
	}
	if s, ok := v.Interface().(fmt.Stringer); ok && path == "" {
		return s.String()
	}
	if v.Kind() == reflect.Slice {
		key, rest, _ := strings.Cut(path, ".")
		if n, err := strconv.Atoi(key); err == nil {
			if n >= v.Len() {
				return "-"
			}
			return shown(v.Index(n), rest)
		}
		parts := make([]string, v.Len())
		for i := range parts {
			parts[i] = shown(v.Index(i), path)
		}
		if len(parts) == 0 {
			return "-"
		}
		return strings.Join(parts, " | ")
	}
	if path == "" {
		if s := oneSpace(fmt.Sprint(v.Interface())); s != "" {
			return s
		}
		return "-"
	}
	key, rest, _ := strings.Cut(path, ".")
	return shown(v.FieldByName(key), rest)
}

// The pages of a factory, by name.
func pageOf(t *testing.T, page, archive, asOf string) any {
	t.Helper()
	s, partner := onDay(t, archive, asOf)
	switch page {
	case "profile":
		return profilePage(s, partner).View
	case "charts":
		return ConsistencyPage(s, partner).View
	case "timeline":
		return timelinePage(s, partner).View
	case "orders":
		return orderPages(s, partner)[0].View
	case "visits":
		return visitsPage(s, partner).View
	case "visit":
		return visitPages(s, partner)[0].View
	case "issues":
		return issuesPage(s, partner).View
	case "edition":
		return EditionPage(s, partner, []string{"on_time", "otif", "people_known"}, false).View
	case "row":
		return factoryRow(s.At(words.Factories), partner, words.Name{Latin: "A"})
	case "people":
		return peopleGroup(s.At(words.People), partner, words.Name{Latin: "A"})
	}
	sum := Summarize(s, partner)
	sum.ID, partner.Factory.ID = "a", "a"
	switch page {
	case "today":
		return todayPage(s, []Summary{sum}).View
	case "factories":
		return factoriesPage(s, []Summary{sum}).View
	}
	list := registers(s.At(words.Index), []Summary{sum})
	switch page {
	case "compare":
		return comparePage(s, list).View
	case "promises":
		return promisesPage(s, list).View
	case "book orders":
		return bookOrdersPage(s, list).View
	case "calendar":
		return calendarPage(s, list).View
	}
	t.Fatalf("no page %s", page)
	return nil
}

// row is one thing that a page shows.
type row struct{ what, page, archive, path, want string }

func seen(t *testing.T, rows []row) {
	t.Helper()
	seenOn(t, june30, rows)
}

func seenOn(t *testing.T, asOf string, rows []row) {
	t.Helper()
	for _, c := range rows {
		if got := shown(reflect.ValueOf(pageOf(t, c.page, c.archive, asOf)), c.path); got != c.want {
			t.Errorf("%s, %s of %s: %q, want %q", c.page, c.path, c.what, got, c.want)
		}
	}
}

const (
	yuanda   = "-- factory.yaml --\nname: Yuanda\n"
	oneVisit = "-- visits/a.yaml --\n{date: 2025-06-28, purpose: Kiln}\n"
	twoVisit = "-- visits/a.yaml --\n- {date: 2025-06-20, purpose: Clay}\n- {date: 2025-06-28, kind: audit, purpose: Kiln}\n"
	// An order that came a day late, with a payment in time.
	oneOrder = "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-02-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-02}], payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 1}]}\n"
)

func TestAnOverviewShowsWhatThereIs(t *testing.T) {
	issue := func(n int) string {
		s := "-- issues/2025.yaml --\n"
		for i := range n {
			s += fmt.Sprintf("- {id: Q-%d, opened: 2025-06-0%d, title: T%d}\n", i+1, i+1, i+1)
		}
		return s
	}
	contacts := func(list string) string { return yuanda + "contacts: [" + list + "]\n" }
	const a, b, c = "{id: a, name: A, role: sales, phone: '1', confirmed: 2025-06-01}", "{id: b, name: B, role: quality, phone: '2', confirmed: 2025-06-01}", "{id: c, name: C, role: finance, confirmed: 2024-06-30}"
	const d = "{id: d, name: D, role: owner, confirmed: 2024-07-01}"
	seen(t, []row{
		{"no visit", "profile", yuanda, "Visit.Kind", "-"},
		{"one visit", "profile", yuanda + oneVisit, "Visit.Purpose", "Kiln"},
		{"two visits", "profile", yuanda + twoVisit, "Visit.Kind", "Audit"},
		{"two visits", "profile", yuanda + twoVisit, "Visit.Purpose", "Kiln"},
		{"nothing is overdue", "profile", quiet, "NextNote", "-"},
		{"a contact is due today", "profile", quiet + "contacts: [{id: a, name: A, confirmed: 2024-06-30}]\n", "NextNote", "-"},
		{"one contact is overdue", "profile", quiet + "contacts: [{id: a, name: A, confirmed: 2024-06-29}]\n", "NextNote", "1 overdue besides, owed to nobody"},
		{"two are", "profile", quiet + "contacts: [{id: a, name: A, confirmed: 2024-06-29}, {id: b, name: B, confirmed: 2024-06-28}]\n", "NextNote", "2 overdue besides, owed to nobody"},
		{"no shutdown", "profile", yuanda, "Closures.What", "-"},
		{"a shutdown of last year, of this year and across", "profile", yuanda + "closures: [{name: Old, from: 2024-12-01, until: 2024-12-30}, {name: Across, from: 2024-12-20, until: 2025-01-05}, {name: Past, from: 2025-01-06, until: 2025-01-07}]\n", "Closures.What", "Across: 20 Dec 2024 to 5 Jan 2025 | Past: 6 to 7 Jan 2025"},
		{"nobody", "profile", yuanda, "Others", "-"},
		{"one person", "profile", contacts(a), "Others", "-"},
		{"two", "profile", contacts(a + ", " + b), "Others", "-"},
		{"three", "profile", contacts(a + ", " + b + ", " + d), "Others", "D owner"},
		{"two", "profile", contacts(a + ", " + b), "Call.Name.Latin", "A | B"},
		{"all checked this year", "profile", contacts(a + ", " + b + ", " + d), "Unchecked", "-"},
		{"one not", "profile", contacts(a + ", " + c), "Unchecked", "Not checked for a year: C"},
		{"two not", "profile", contacts(c + ", {id: e, name: E}"), "Unchecked", "Not checked for a year: C and E"},
		{"no language", "profile", contacts("{id: a, name: A}"), "Call.0.Facts", "-"},
		{"one language", "profile", contacts("{id: a, name: A, languages: [zh]}"), "Call.0.Facts", "speaks Chinese"},
		{"two languages", "profile", contacts("{id: a, name: A, languages: [zh, en]}"), "Call.0.Facts", "speaks Chinese and English"},
		{"met at the first visit", "profile", contacts("{id: a, name: A}") + "-- visits/a.yaml --\n- {date: 2025-06-20, met: [a]}\n- {date: 2025-06-28}\n", "Call.0.Met", "last met 20 Jun 2025"},
		{"an address alone", "profile", yuanda + "address: Road 1\nsince: 2020\nuscc: 91440600MA4W1A2B3C\nowner: Anna\nterms: {incoterm: FOB, payment: Late}\nbank: {beneficiary: Yuanda}\n", "Lacking", "-"},
		{"no address", "profile", yuanda + "since: 2020\nuscc: 91440600MA4W1A2B3C\nowner: Anna\nterms: {incoterm: FOB, payment: Late}\nbank: {beneficiary: Yuanda}\n", "Lacking", "Not recorded: Address"},
		{"no issue", "profile", yuanda, "Issues.First.Record", "-"},
		{"two issues", "profile", yuanda + issue(2), "Issues.First.What", "T1 | T2"},
		{"a payment without its day is no promise", "profile", quiet + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-06-10, payments: [{stage: deposit, due: 2025-07-20, amount: 1}]}\n", "Ours.First.KindWord", "-"},
		{"a promise is one", "profile", quiet + "-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: importer, what: Write, due: 2025-07-20}]}\n", "Ours.First.KindWord", "promise"},
		{"nobody wrote a thing", "profile", yuanda, "Before.Source", "-"},
	})
	for note, want := range map[string][2]string{
		"One.":                               {"One.", ""},
		"One.\n\nTwo.":                       {"One.", "Two."},
		"# One\n\nTwo.":                      {"# One\n\nTwo.", ""},
		"```\na\n```\n\nb.":                  {"```\na\n```\n\nb.", ""},
		"See [a].\n\n[a]: https://x.example": {"See [a].\n\n[a]: https://x.example", ""},
	} {
		first, rest := beginning(Markdown{Source: note})
		if first.Source != note && first.Source != want[0] || first.Source == note && want[0] != note || rest.Source != want[1] {
			t.Errorf("%q begins %q, and %q follows", note, first.Source, rest.Source)
		}
	}
}

func TestChartsShowWhatThereIs(t *testing.T) {
	// Ten days apart and all as promised; the first order is left out of the limits.
	orders := func(n int, more string) string {
		var b strings.Builder
		b.WriteString("-- orders/2025.yaml --\n")
		for i := range n {
			on := day(t, "2024-08-01") + record.Date(10*i)
			fmt.Fprintf(&b, "- {id: PO-%02d, placed: 2024-07-01, promised: %s, deliveries: [{ready: %s}]}\n", i, on, on+record.Date(i%3))
		}
		return b.String() + more
	}
	const phases = "phases: [{from: 2024-10-01, reason: New kiln}]\n"
	far := "- {id: PO-90, placed: 2024-07-01, promised: 2025-01-20, deliveries: [{ready: 2025-05-20}]}\n"
	seen(t, []row{
		{"nothing", "charts", yuanda, "Charts.ID", "-"},
		{"nothing", "charts", yuanda, "Absent.Label", "Slip against the original promise | Lead time | Steadiness of our orders | Days between orders | Days beyond terms"},
		{"one order", "charts", yuanda + oneOrder, "Absent.Label", "Steadiness of our orders | Days between orders"},
		{"one order", "charts", yuanda + oneOrder, "Charts.ID", "slip_days | days_beyond_terms | lead_time"},
		{"an order left out and twelve", "charts", yuanda + orders(13, ""), "Charts.0.Phases.Reason", "-"},
		{"a reason from the middle on", "charts", yuanda + phases + orders(13, ""), "Charts.0.Phases.Reason", "- | New kiln"},
		{"a reason from the beginning", "charts", yuanda + "phases: [{from: 2024-07-01, reason: New kiln}]\n" + orders(13, ""), "Charts.0.Phases.Reason", "New kiln"},
		{"the first order is left out", "charts", yuanda + orders(13, ""), "Charts.0.Chart.Series.0.Points.0.Why", "first order"},
		{"another is not", "charts", yuanda + orders(13, ""), "Charts.0.Chart.Series.0.Points.1.Why", "-"},
		{"nothing stood out", "charts", yuanda + orders(13, ""), "Charts.0.EarlierSum", "-"},
		{"one stood out in the window", "charts", yuanda + orders(13, far), "Charts.0.EarlierSum", "-"},
		{"a few points: each can be seen", "charts", yuanda + orders(13, ""), "Charts.0.Chart.Quarters", "-"},
		{"a payment that is overdue", "charts", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 1}, {stage: balance, due: 2025-06-20, amount: 1}]}\n", "Charts.0.Chart.Series.0.Points.Y", "0 | 10"},
		{"one that is not due is no point", "charts", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 1}, {stage: balance, due: 2025-06-30, amount: 1}]}\n", "Charts.0.Chart.Series.0.Points.Y", "0"},
		{"a delivery that never came", "charts", yuanda + oneOrder + "- {id: PO-2, placed: 2025-02-11, promised: 2025-05-05, closed: 2025-05-09}\n", "Charts.0.Chart.Series.0.Points.On", "2025-05-01 | 2025-05-05"},
		{"it is no lead time", "charts", yuanda + oneOrder + "- {id: PO-2, placed: 2025-02-11, promised: 2025-05-05, closed: 2025-05-09}\n", "Charts.2.Chart.Series.0.Points.On", "2025-05-01"},
	})
	for n, want := range map[int]bool{150: false, 151: true} {
		v := pageOf(t, "charts", yuanda+orders(n, ""), "2029-06-30").(*ConsistencyView)
		c := v.Charts[0].Chart
		last := c.Series[0].Points[n-1]
		if (c.Quarters != nil) != want || (last.Style == chart.Faint) != want || (len(c.Key) > 0 && c.Key[len(c.Key)-1].Style == chart.Middle) != want {
			t.Errorf("%d points: quarters %t, last style %v, key %v", n, c.Quarters != nil, last.Style, c.Key)
		}
	}
}

func TestTheTimelineShowsWhatThereIs(t *testing.T) {
	const talk = "-- talks/2025.yaml --\n- {on: 2025-06-10, by: importer, channel: phone, about: Glaze}\n"
	seen(t, []row{
		{"nothing", "timeline", yuanda, "Intro", "Nothing with a date is recorded yet."},
		{"nothing", "timeline", yuanda, "Years.Year", "-"},
		{"nothing", "timeline", yuanda, "Drawing", "-"},
		{"one talk", "timeline", yuanda + talk, "Years.Open", "true"},
		{"what is past alone, of two years", "timeline", yuanda + oneVisit + "-- visits/b.yaml --\n{date: 2024-06-28}\n", "Years.Open", "true | false"},
		{"one ahead and two years", "timeline", yuanda + oneVisit + "-- visits/b.yaml --\n{date: 2024-06-28, promises: [{by: factory, what: A, due: 2025-07-01}]}\n", "Years.Open", "true | true | false"},
		{"one ahead", "timeline", yuanda + "-- visits/b.yaml --\n{date: 2024-06-28, promises: [{by: factory, what: A, due: 2025-07-01}]}\n", "Years.Year", "Ahead | 2024"},
		{"two lanes", "timeline", yuanda + oneVisit + talk, "Kinds.Key", "visits | talks"},
		{"few orders: no quarters", "timeline", yuanda + oneOrder, "Moved", "-"},
	})
}

func TestTheKeyOfATimelineNamesTheMarksThatOccur(t *testing.T) {
	s, _ := onDay(t, yuanda, june30)
	for _, c := range []struct {
		name  string
		items []chart.Item
		want  []chart.PointStyle
	}{
		{"a day", []chart.Item{{From: 10}}, []chart.PointStyle{chart.Plain}},
		{"running", []chart.Item{{From: 10, State: chart.Running}, {From: 10}}, []chart.PointStyle{chart.Plain, chart.Open}},
		{"dropped", []chart.Item{{From: 10, State: chart.Dropped}, {From: 10}}, []chart.PointStyle{chart.Plain, chart.Cross}},
		{"planned", []chart.Item{{From: 10, State: chart.Planned}, {From: 10}}, []chart.PointStyle{chart.Plain, chart.Hollow}},
		{"on the promised day", []chart.Item{{From: 10, Until: 20, Promise: 20}, {From: 10}}, []chart.PointStyle{chart.Slim, chart.Plain}},
		{"a day after it", []chart.Item{{From: 10, Until: 21, Promise: 20}, {From: 10}}, []chart.PointStyle{chart.Slim, chart.Heavy, chart.Plain}},
		{"a day of it ours", []chart.Item{{From: 10, Until: 21, Promise: 20, Ours: 1}, {From: 10}}, []chart.PointStyle{chart.Slim, chart.Heavy, chart.Hatched, chart.Plain}},
		{"without a promise", []chart.Item{{From: 10, Until: 21}, {From: 10}}, []chart.PointStyle{chart.Plain}},
	} {
		var got []chart.PointStyle
		for _, k := range timelineKey(s.Words, &chart.Timeline{Lanes: []chart.Lane{{Items: c.items}}}) {
			got = append(got, k.Style)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

func TestQuartersCountWhatFellDueAndWhatOfItWasLate(t *testing.T) {
	order := func(id int, promised, more string) string {
		return fmt.Sprintf("- {id: PO-%d, placed: 2024-01-01, promised: %s%s}\n", id, promised, more)
	}
	s, partner := onDay(t, yuanda+"-- orders/2025.yaml --\n"+
		order(1, "2025-01-10", ", deliveries: [{ready: 2025-01-10}]")+
		order(2, "2025-01-11", ", deliveries: [{ready: 2025-01-13}]")+
		order(3, "2025-01-12", ", deliveries: [{ready: 2025-01-16}]")+
		order(4, "2025-01-13", ", deliveries: [{ready: 2025-01-19}]")+
		order(5, "2025-01-14", ", deliveries: [{ready: 2025-01-22}]")+
		order(6, "2025-04-10", ", closed: 2025-04-20")+ // missed
		order(7, "2025-04-11", ", cancelled: {on: 2025-03-20, by: importer}")+ // moot
		order(8, "2025-04-12", ", deliveries: [{ready: 2025-04-11}]")+
		order(9, "2025-06-30", "")+ // due today
		order(10, "2025-07-01", ""), // not due yet
		june30)
	var got []string
	for _, q := range quartersOfOrders(words.Place{Site: s}, partner) {
		got = append(got, fmt.Sprintf("%s: %d, %d late, %v %v %v", q.Over.From, q.N, q.Late, q.Days.Low, q.Days.Median, q.Days.High))
	}
	want := []string{
		"2025-01-01: 5, 4 late, 0.4 4 7.6", // five cases: nine in ten
		"2025-04-01: 3, 1 late, -1 -1 -1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

var day = recordtest.Day

func TestATimelineOfManyOrdersOrYearsBeginsWithAnOverview(t *testing.T) {
	orders := func(n int, placed record.Date) string {
		var b strings.Builder
		b.WriteString(yuanda + "-- orders/2025.yaml --\n")
		for i := range n {
			fmt.Fprintf(&b, "- {id: PO-%d, placed: %s, promised: 2025-05-01}\n", i, placed)
		}
		return b.String()
	}
	asOf := day(t, june30)
	for _, c := range []struct {
		name, archive string
		want          bool
	}{
		{"150 orders", orders(150, asOf-100), false},
		{"151 orders", orders(151, asOf-100), true},
		{"1098 days", orders(2, asOf-1097), false},
		{"1099 days", orders(2, asOf-1098), true},
	} {
		if got := pageOf(t, "timeline", c.archive, june30).(*TimelineView).Drawing.Quarters != nil; got != c.want {
			t.Errorf("%s: an overview is %t", c.name, got)
		}
	}
}

func TestIssuesAreDrawnAndSummedUp(t *testing.T) {
	const (
		one   = "-- issues/2025.yaml --\n- {id: Q-1, opened: 2025-03-01, closed: 2025-03-05, title: A, cause: {by: factory}, cost: {importer: 5}}\n"
		two   = one + "- {id: Q-2, opened: 2025-04-01, title: B, cause: {by: importer}, repeats: Q-1}\n"
		three = two + "- {id: Q-3, opened: 2025-05-01, title: C}\n"
		four  = three + "- {id: Q-4, opened: 2025-05-02, title: D, cause: {by: factory}, repeats: Q-1}\n"
	)
	for _, c := range []struct{ name, archive, lanes, sum string }{
		{"none", "", "-", ""},
		{"one", one, "-", "Caused by: 1 their side. They cost: ours USD 5, theirs USD 0."},
		{"two", two, "Q-1 | Q-2", "Caused by: 1 their side and 1 our side. 1 has the same cause as an earlier one. They cost: ours USD 5, theirs USD 0."},
		{"three", three, "Q-1 | Q-2 | Q-3", "Caused by: 1 their side and 1 our side. 1 has the same cause as an earlier one. They cost: ours USD 5, theirs USD 0."},
		{"four", four, "Q-1, Q-4 | Q-2 | Q-3", "Caused by: 2 their side and 1 our side. 2 have the same cause as an earlier one. They cost: ours USD 5, theirs USD 0."},
	} {
		s, partner := onDay(t, yuanda+c.archive, june30)
		p := s.At(words.Issues, partner.Factory.ID)
		lanes := "-"
		if drawn := issueStrip(p, partner); drawn != nil {
			var list []string
			for _, l := range drawn.Lanes {
				var ids []string
				for _, it := range l.Items {
					ids = append(ids, strings.SplitN(it.Label, " ", 2)[0])
				}
				list = append(list, strings.Join(ids, ", "))
			}
			lanes = strings.Join(list, " | ")
		}
		if sum := oneSpace(issuesSum(p, partner.Factory)); lanes != c.lanes || sum != c.sum {
			t.Errorf("%s: %q, %q\nwant %q, %q", c.name, lanes, sum, c.lanes, c.sum)
		}
	}
}

func TestAnAccountHasTheLanesThatThereAre(t *testing.T) {
	const agreed = "agreements: [{kind: framework, signed: 2025-01-01, until: 2025-12-31}]\n"
	for _, c := range []struct{ name, archive, lanes, square string }{
		{"no point", yuanda + agreed + oneVisit, "-", "no"},
		{"points alone", yuanda + oneOrder, "", "no"},
		{"a visit", yuanda + oneOrder + oneVisit, "1", "yes"},
		{"two visits", yuanda + oneOrder + twoVisit, "2", "yes"},
		{"an agreement", yuanda + agreed + oneOrder, "1", "no"},
		{"both", yuanda + agreed + oneOrder + twoVisit, "2 1", "yes"},
		{"a payment alone", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, payments: [{stage: deposit, due: 2025-02-20, paid: 2025-02-20, amount: 1}]}\n", "", "no"},
	} {
		s, partner := onDay(t, c.archive, june30)
		a := account(s.At(words.Profile, partner.Factory.ID), partner)
		lanes, square := "-", "no"
		if a != nil {
			var list []string
			for _, l := range a.Lanes {
				list = append(list, strconv.Itoa(len(l.Items)))
			}
			lanes = strings.Join(list, " ")
			for _, k := range a.Key {
				if k.Style == chart.Square {
					square = "yes"
				}
			}
		}
		if lanes != c.lanes || square != c.square {
			t.Errorf("%s: lanes %q, a key for visits: %s", c.name, lanes, square)
		}
	}
}

func TestWhatIsInForceAndWhatLapsed(t *testing.T) {
	// 90 days before 30 June 2025 is 1 April.
	for until, want := range map[string]string{"2025-03-31": "0 1", "2025-04-01": "1 0", "2025-04-02": "1 0"} {
		s, partner := onDay(t, yuanda+"certificates: [{name: BSCI, issued: 2024-06-01, expires: "+until+"}]\n", june30)
		rows, lapsed := inForce(words.Place{Site: s}, partner.Factory)
		if got := fmt.Sprint(len(rows), " ", len(lapsed)); got != want {
			t.Errorf("until %s: %s, want %s", until, got, want)
		}
	}
	for until, want := range map[string]string{"2025-07-01": "2025-08-29", "2025-08-29": "2025-08-29", "2025-08-30": "2025-08-30", "2026-08-04": "2026-08-04", "2026-08-05": "2026-08-04", "": "2025-08-29"} {
		book := yuanda + "certificates: [{name: BSCI, issued: 2024-06-01, expires: " + until + "}]\n"
		if until == "" {
			book = yuanda + "certificates: [{name: BSCI, issued: 2024-06-01}]\n"
		}
		s, partner := onDay(t, book, june30)
		rows, _ := inForce(words.Place{Site: s}, partner.Factory)
		if got := rows[0].Span.Axis.Over.Last().String(); got != want {
			t.Errorf("until %q: the axis ends on %s, want %s", until, got, want)
		}
	}
}

func TestFiguresOfAPracticeAreFoldedByTheirStates(t *testing.T) {
	s, partner := onDay(t, yuanda+oneOrder, june30)
	if _, none := practices(words.Place{Site: s}, partner); none {
		t.Error("one order, and no figure")
	}
	empty, nobody := onDay(t, yuanda, june30)
	list, none := practices(words.Place{Site: empty}, nobody)
	for i := range list {
		for _, l := range [...]*MeasureLines{&list[i].Ours, &list[i].Theirs, &list[i].Both} {
			if l.Any() != (len(l.Asking) > 0 || len(l.Folded) > 0) || l.Any() != (l.Sum != "" || len(l.Asking) > 0) {
				t.Errorf("%s: any is %t of %d and %d, sum %q", list[i].ID, l.Any(), len(l.Asking), len(l.Folded), l.Sum)
			}
			for k := range l.Folded {
				if l.Folded[k].N() != (l.Folded[k].Number != "") {
					t.Errorf("%s", l.Folded[k].Name)
				}
			}
		}
	}
	for i := range nobody.Result.Measures {
		none = none && nobody.Result.Measures[i].N == 0
	}
	w := s.Words
	for want, counts := range map[string]map[measure.State]int{
		"": {}, "1 steady": {measure.Steady: 1}, "2 steady, 1 not recorded": {measure.Steady: 2, measure.NotRecorded: 1},
	} {
		if got := oneSpace(stateSum(w, counts)); got != want {
			t.Errorf("%v: %q, want %q", counts, got, want)
		}
	}
	line := func(id string, k, n int, before *measure.Share) MeasureLine {
		def, _ := measure.Define(id)
		m := &measure.Measure{Def: def, State: measure.Steady, K: k, N: n, Previous: before, Low: measure.Some(0.1), High: measure.Some(0.3)}
		return measureLine(words.Place{Site: s}, partner, m)
	}
	for _, c := range []struct {
		line      MeasureLine
		says, was string
		low       float64
	}{
		{line("on_time", 3, 10, nil), "3 of 10", "", 0.1},
		{line("on_time", 3, 10, &measure.Share{}), "3 of 10", "", 0.1},
		{line("on_time", 3, 10, &measure.Share{K: 1, N: 1}), "3 of 10", "1 of 1", 0.1},
		{line("orders_disturbed", 3, 10, &measure.Share{K: 1, N: 4}), "7 of 10", "3 of 4", 0.7}, // k counts what went wrong
	} {
		if got := oneSpace(c.line.Says); got != c.says || !strings.Contains(oneSpace(c.line.Was), c.was) || (c.line.Was == "") != (c.was == "") || c.line.Share == nil || c.line.Share.Low != c.low {
			t.Errorf("%s: %q, before %q, %+v", c.line.Name, got, c.line.Was, c.line.Share)
		}
	}
	one, _ := measure.Define("on_time")
	half := measureLine(words.Place{Site: s}, partner, &measure.Measure{Def: one, State: measure.TooLittleData, K: 1, N: 2, Low: measure.Some(0.1)})
	if half.Share.Low != 0 {
		t.Errorf("half an interval is drawn: %+v", half.Share)
	}
}

func TestPeopleStandByRoleAndWhoIsMissingIsCounted(t *testing.T) {
	all := "contacts: ["
	for _, role := range measure.Roles {
		all += "{id: " + role + ", name: N-" + role + ", role: " + role + ", confirmed: 2025-06-01}, "
	}
	most := strings.Replace(all, "role: "+measure.Roles[0]+",", "", 1)
	seen(t, []row{
		{"nobody", "people", yuanda, "Gaps", "nobody for 6 of 6 roles"},
		{"everybody", "people", yuanda + all + "]\n", "Gaps", "-"},
		{"everybody", "people", yuanda + all + "]\n", "GapKey", "-"},
		{"one is missing", "people", yuanda + most + "]\n", "Gaps", "nobody for 1 of 6 roles"},
		{"a further role once", "people", yuanda + all + "{id: x, name: X, role: logistics}, {id: y, name: Y, role: logistics}]\n", "Roles.6.People.Name.Latin", "X | Y"},
		{"a further role once", "people", yuanda + all + "{id: x, name: X, role: logistics}, {id: y, name: Y, role: logistics}]\n", "Roles.7.Role", "-"},
		{"nobody left", "people", yuanda + all + "]\n", "Gone", "-"},
		{"one left", "people", yuanda + "contacts: [{id: x, name: X, left: 2025-06-30}]\n", "Gone", "No longer there: X"},
		{"two left", "people", yuanda + "contacts: [{id: x, name: X, left: 2025-06-30}, {id: y, name: Y, left: 2025-06-01}]\n", "Gone", "No longer there: X and Y"},
		{"one leaves tomorrow", "people", yuanda + "contacts: [{id: x, name: X, left: 2025-07-01}]\n", "Gone", "-"},
		{"an ended factory shows whom it had", "people", yuanda + "status: ended\ncontacts: [{id: x, name: X, role: sales}, {id: y, name: Y, role: logistics}]\n", "Roles.Role", "sales | logistics"},
		{"an ended factory has no gap", "people", yuanda + "status: ended\n", "Gaps", "-"},
	})
}

func TestTheFrameOfAPage(t *testing.T) {
	seen(t, []row{
		{"no order", "profile", yuanda, "Shell.Factory.Nav.Count", "- | - | - | - | - | - | -"},
		{"one of each", "profile", yuanda + oneOrder + oneVisit + "-- issues/2025.yaml --\n{id: Q-1, opened: 2025-06-01, title: A}\n", "Shell.Factory.Nav.Count", "- | 1 | - | - | 1 | 1 | -"},
		{"two visits", "profile", yuanda + twoVisit, "Shell.Factory.Nav.Count", "- | - | - | - | 2 | - | -"},
		{"the overview", "profile", yuanda, "Shell.Factory.Nav.Current", "true | false | false | false | false | false | false"},
		{"a visit", "visit", yuanda + oneVisit, "Shell.Factory.Nav.Within", "false | false | false | false | true | false | false"},
		{"the visits", "visits", yuanda + oneVisit, "Shell.Factory.Nav.Within", "false | false | false | false | false | false | false"},
		{"a page of a factory", "profile", yuanda, "Shell.Nav.Within", "false | true | false | false | false | false | false"},
		{"the first page", "today", yuanda, "Shell.Nav.Within", "false | false | false | false | false | false | false"},
		{"the first page", "today", yuanda, "Shell.Nav.Current", "true | false | false | false | false | false | false"},
		{"one language", "today", yuanda, "Shell.Languages.Tag", "-"},
		{"the first page", "today", yuanda, "Shell.Title", "Today · Nordhaven factory book"},
		{"a part of it", "profile", yuanda, "Shell.Title", "Yuanda · Nordhaven factory book"},
	})
	s, partner := onDay(t, yuanda, june30)
	for n, want := range map[int]string{0: "nav.problems", 1: "nav.problems_here", 2: "nav.problems_here"} {
		s.Problems = n
		v := profilePage(s, partner).View.(*ProfileView)
		found := false
		for _, link := range v.Shell.Foot {
			if link.Count != "" {
				found = true
				if link.Label != s.Words.Say(want) || link.Count != strconv.Itoa(n) {
					t.Errorf("%d problems: %q, %s", n, link.Label, link.Count)
				}
			} else if link.Label == s.Words.Say("nav.problems_here") {
				t.Errorf("%d problems: a link without a count", n)
			}
		}
		if !found {
			t.Errorf("%d problems: no link leads to them", n)
		}
	}
	s.Editions = []words.Edition{{Language: words.Language{Tag: "en", Name: "English"}}, {Language: words.Language{Tag: "zh-Hans", Name: "中文", Folder: "zh"}}}
	if got := shown(reflect.ValueOf(shell(s.At(words.Index), "X").Languages), "Current"); got != "true | false" {
		t.Errorf("languages: %s", got)
	}
	if got := shell(s.At(words.Index), "").Title; got != "Nordhaven factory book" {
		t.Errorf("without a title: %q", got)
	}
	if got := shell(s.At(words.Index), "Nordhaven factory book").Title; got != "Nordhaven factory book" {
		t.Errorf("with the book's own title: %q", got)
	}
}

func TestARowOfAFactoryTurnsOnWhatThereIs(t *testing.T) {
	seen(t, []row{
		{"no order in work", "row", yuanda + oneOrder, "Open.Text", "0"},
		{"one in work", "row", yuanda + oneOrder + "- {id: PO-2, placed: 2025-02-10, promised: 2025-07-01}\n", "Open.Text", "1"},
		{"one overdue besides", "row", yuanda + oneOrder + "- {id: PO-2, placed: 2025-02-10, promised: 2025-07-01}\n- {id: PO-3, placed: 2025-02-10, promised: 2025-06-01}\n", "Open.Text", "2"},
		{"never visited", "row", yuanda + oneOrder, "Visit.Missing", "never"},
		{"visited today", "row", yuanda + oneOrder + "-- visits/a.yaml --\n{date: 2025-06-30}\n", "Visit.Text", "0 days"},
		{"visited two days ago", "row", yuanda + oneOrder + oneVisit, "Visit.Text", "2 days"},
		{"theirs are theirs", "row", yuanda + oneOrder, "Deliveries.Ours", "false"},
		{"ours are ours", "row", yuanda + oneOrder, "Payments.Ours", "true"},
		{"one delivery: no middle", "row", yuanda + oneOrder, "Deliveries.HasMedian", "false"},
		{"in time", "row", yuanda + oneOrder, "Paid.K", "1"},
		{"nothing asks", "row", yuanda + oneOrder, "Paid.Asks", "false"},
		{"an overdue delivery asks", "row", yuanda + oneOrder + "- {id: PO-3, placed: 2025-02-10, promised: 2025-06-01}\n", "InTime.Asks", "true"},
		{"no promise was recorded", "row", yuanda + oneOrder, "OurPromises.Missing", "not recorded"},
		{"promises of the window before", "row", yuanda + oneOrder + "-- visits/a.yaml --\n{date: 2023-06-20, promises: [{by: importer, what: Write, due: 2023-07-20, done: 2023-07-20}]}\n", "OurPromises.Missing", "none"},
		{"payments of the window before", "row", yuanda + "-- orders/2023.yaml --\n- {id: PO-1, placed: 2023-02-10, payments: [{stage: deposit, due: 2023-09-20, paid: 2023-09-20, amount: 1}]}\n", "Paid.Missing", "none"},
	})
	for n, want := range map[int]string{2: "false 0", 3: "false 0", 4: "true 2", 5: "true 2.5"} { // the first order is left out
		var b strings.Builder
		b.WriteString(yuanda + "-- orders/2025.yaml --\n")
		for i := range n {
			fmt.Fprintf(&b, "- {id: PO-%d, placed: 2025-02-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-%02d}]}\n", i, 1+i)
		}
		r := pageOf(t, "row", b.String(), june30).(FactoryRow)
		if got := fmt.Sprint(r.Deliveries.HasMedian, " ", r.Deliveries.Median); got != want {
			t.Errorf("%d deliveries: %s, want %s", n, got, want)
		}
		if r.Deliveries.Dots[0].Style != chart.Hollow || r.Deliveries.Dots[1].Style == chart.Hollow {
			t.Errorf("the first order is left out, and no other: %+v", r.Deliveries.Dots)
		}
	}
}

func TestFactoriesCanBeChosenFromWhereThereIsAChoice(t *testing.T) {
	factory := func(id, owner, city string) Summary {
		book := "-- factory.yaml --\nname: " + id + "\n"
		if owner != "" {
			book += "owner: " + owner + "\n"
		}
		s, partner := onDay(t, book+"city: "+city+"\n", june30)
		partner.Factory.ID = id
		return Summarize(s, partner)
	}
	s, _ := onDay(t, yuanda, june30)
	for _, c := range []struct {
		name string
		list []Summary
		want string
	}{
		{"one", []Summary{factory("a", "Anna", "Foshan")}, ""},
		{"two of one owner in two cities", []Summary{factory("a", "Anna", "Foshan"), factory("b", "Anna", "Zibo")}, "city: Foshan Zibo"},
		{"two of which nobody keeps one", []Summary{factory("a", "Anna", "Foshan"), factory("b", "", "Foshan")}, ""},
		{"three of two owners", []Summary{factory("a", "Anna", "Foshan"), factory("b", "", "Foshan"), factory("c", "Bo", "Foshan")}, "owner: Anna Bo"},
	} {
		var got []string
		for _, f := range factoriesPage(s, c.list).View.(*FactoriesView).Filters {
			got = append(got, f.Key+": "+strings.Join(f.Values, " "))
		}
		if got := strings.Join(got, "; "); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOverdueFactoriesStandFirstThenByStatus(t *testing.T) {
	s, _ := onDay(t, yuanda, june30)
	made := func(id, name, more string) Summary {
		site, partner := onDay(t, "-- factory.yaml --\nname: "+name+"\n"+more, june30)
		partner.Factory.ID = id
		return Summarize(site, partner)
	}
	promise := func(due ...string) string {
		b := "-- visits/a.yaml --\ndate: 2025-05-20\npromises:\n"
		for _, d := range due {
			b += "  - {by: importer, what: Write, due: " + d + "}\n"
		}
		return b
	}
	const paused = "status: paused\n"
	var got []string
	for _, sum := range firstOrder(s.At(words.Index), []Summary{
		made("a", "A", paused), made("b", "B", ""), made("c", "C", "status: prospect\n"), made("d", "D", "status: ended\n"),
		made("e", "E", paused+promise("2025-06-29")), made("f", "F", paused+promise("2025-06-28")), made("g", "G", paused+promise("2025-06-28", "2025-06-29")), made("h", "H", paused+promise("2025-06-30")),
	}) {
		got = append(got, sum.ID)
	}
	// One that is due today is not overdue.
	if got := strings.Join(got, ""); got != "gfebc"+"ahd" {
		t.Errorf("%s", got)
	}
}

func TestPagesOfProblemsNameThePlace(t *testing.T) {
	for file, want := range map[string]string{"factories/a/factory.yaml": "a", "factories/a": "", "factorybook.yaml": "", "other/a/b.yaml": ""} {
		if got := factoryOf(file); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	for want, at := range map[string]diag.Place{"7": {Line: 7}, "7:1": {Line: 7, Column: 1}, "7:2": {Line: 7, Column: 2}} {
		if got := position(at); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	list := []Summary{{ID: "a", Name: words.Name{Latin: "A"}}, {ID: "b", Name: words.Name{Latin: "B"}}}
	for id, want := range map[string]string{"a": "A", "b": "B", "c": "c"} {
		if got := nameIn(list, id).Latin; got != want {
			t.Errorf("%s is called %q", id, got)
		}
	}
}

func TestAChangeLeadsToItsRecord(t *testing.T) {
	f := &record.Factory{ID: "a"}
	for _, c := range []struct {
		change lists.Change
		want   string
	}{
		{lists.Change{Of: "order", Record: "PO-1"}, "factories/a/orders.html#PO-1"},
		{lists.Change{Of: "issue", Record: "Q-1"}, "factories/a/issues.html#Q-1"},
		{lists.Change{Of: "visit", Record: "2025-06-28"}, "factories/a/visits/2025-06-28.html"},
		{lists.Change{Of: "talk", Record: "2025-06-28-1"}, "factories/a/timeline.html#_talk-2025-06-28-1"},
		{lists.Change{Of: "factory", Record: "x"}, "factories/a/index.html"},
		{lists.Change{Of: "order"}, "factories/a/index.html"},
		{lists.Change{Of: "order", Record: "PO-1", Past: true}, "factories/a/index.html"}, // it is gone
	} {
		if got := ChangePath(f, &c.change); got != c.want {
			t.Errorf("%+v: %q, want %q", c.change, got, c.want)
		}
	}
}

func TestANoteLinksTheOrdersAndIssuesThatItNames(t *testing.T) {
	s, partner := onDay(t, yuanda+"-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-02-10}\n- {id: PO-1-B, placed: 2025-02-10}\n-- issues/2025.yaml --\n- {id: Q-1, opened: 2025-06-01, title: A}\n", june30)
	for note, want := range map[string]string{
		"":                          "-",
		"nothing":                   "-",
		"PO-1":                      "PO-1",
		"see PO-1, (PO-1) and Q-1.": "PO-1 | Q-1",
		"PO-1-B":                    "PO-1-B",
		"- PO-1 -":                  "PO-1",
		"PO-10 and Q-10":            "-",
		"订单PO-1的问题Q-1":              "PO-1 | Q-1",
	} {
		if got := shown(reflect.ValueOf(refsIn(s.At(words.Orders, "a"), partner.Factory, note)), "Label"); got != want {
			t.Errorf("%q: %s, want %s", note, got, want)
		}
	}
}

func TestYearsOfOrdersLeadWhereTheirOrdersStand(t *testing.T) {
	const two = "-- orders/2025.yaml --\n- {id: PO-1, placed: 2024-02-10, promised: 2024-05-01, deliveries: [{ready: 2024-05-01}]}\n- {id: PO-2, placed: 2025-02-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-01}]}\n"
	const open = "- {id: PO-3, placed: 2025-03-10, promised: 2025-07-01}\n"
	seen(t, []row{
		{"none", "orders", yuanda, "Years.Label", "-"},
		{"none", "orders", yuanda, "Groups.Title", "-"},
		{"none", "orders", yuanda, "Key", "false"},
		{"two years", "orders", yuanda + two, "Years.Label", "2025 | 2024"},
		{"two years", "orders", yuanda + two, "Years.Count", "1 | 1"},
		{"two years", "orders", yuanda + two, "Years.Href", "#_y2025 | #_y2024"},
		{"two years", "orders", yuanda + two, "Years.Current", "false | false"},
		{"one in work", "orders", yuanda + two + open, "Years.Label", "In work | 2025 | 2024"},
		{"one in work", "orders", yuanda + two + open, "Years.Count", "1 | 2 | 1"},
		{"one in work", "orders", yuanda + two + open, "Groups.Title", "In work | 2025 | 2024"},
		{"one in work", "orders", yuanda + two + open, "Groups.0.Sum", "1 order"},
		{"one overdue", "orders", yuanda + two + strings.Replace(open, "2025-07-01", "2025-06-29", 1), "Groups.0.Sum", "1 order, 1 overdue"},
		{"bars", "orders", yuanda + two, "Key", "true"},
		{"no promise, no bar", "orders", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10}\n", "Key", "false"},
		{"an order without quantity has no sum", "orders", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, lines: [{sku: A, price: 2}, {sku: B, quantity: 3, price: 2}]}\n", "Groups.0.Orders.0.Lines.Sum", "- | 6"},
	})
}

func TestThePaperForAFactoryHasWhatItMaySee(t *testing.T) {
	const promises = "-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: importer, what: Write, due: 2025-07-20}, {by: factory, what: Mend it, due: 2025-07-21}]}\n"
	seen(t, []row{
		{"nothing", "edition", yuanda, "Ours.What", "-"},
		{"promises", "edition", yuanda + promises, "Ours.What", "Write"},
		{"promises", "edition", yuanda + promises, "Theirs.What", "Mend it"},
		{"no order", "edition", yuanda, "Orders.ID", "-"},
		{"one order", "edition", yuanda + oneOrder, "Orders.ID", "PO-1"},
		{"two orders, the latest first", "edition", yuanda + oneOrder + "- {id: PO-2, placed: 2025-03-10}\n", "Orders.ID", "PO-2 | PO-1"},
		{"no figure", "edition", yuanda, "Figures.Name", "-"},
		{"figures", "edition", yuanda + oneOrder, "Figures.Number", "0 of 1 | 0 of 1"},
		{"a comment without a figure", "edition", yuanda + "factory_comments: [{measure: otif, text: We see it otherwise}]\n", "Figures.Comments.Text", "We see it otherwise"},
	})
	s, _ := onDay(t, yuanda, june30)
	for want, days := range map[string][2]record.Date{"": {}, "from 1 Jan 2025": {day(t, "2025-01-01")}, "until 1 Jan 2025": {0, day(t, "2025-01-01")}, "1 to 2 Jan 2025": {day(t, "2025-01-01"), day(t, "2025-01-02")}} {
		if got := oneSpace(dayToDay(s.Words, days[0], days[1])); got != want {
			t.Errorf("%v: %q, want %q", days, got, want)
		}
	}
	s.Editions = []words.Edition{{Language: words.Language{Tag: "en", Name: "English"}}, {Language: words.Language{Tag: "zh-Hans", Name: "中文", Folder: "zh"}}}
	site, partner := onDay(t, yuanda, june30)
	site.Editions = s.Editions
	if got := EditionPage(site, partner, nil, false).View.(*EditionView).Other.Tag; got != "zh-Hans" {
		t.Errorf("the other language is %q", got)
	}
}

func TestTheFirstPageTurnsOnTheDay(t *testing.T) {
	payment := func(due string) string {
		return quiet + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, payments: [{stage: deposit, due: " + due + ", amount: 1}]}\n"
	}
	promise := func(by, due string) string {
		return quiet + "-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: " + by + ", what: Write, due: " + due + "}]}\n"
	}
	seen(t, []row{
		{"a payment needs no word for its kind", "today", payment("2025-06-27"), "Ledger.0.Ours.First.KindWord", "-"},
		{"a promise has one", "today", promise("importer", "2025-06-27"), "Ledger.0.Ours.First.KindWord", "promise"},
		{"theirs", "today", promise("factory", "2025-06-27"), "Ledger.0.Theirs.First.What", "Write"},
		{"theirs", "today", promise("factory", "2025-06-27"), "Ledger.0.Ours.None", "nothing"},
		{"due in a hundred days", "today", promise("factory", "2025-10-07"), "Months.Items.What", "Write"},
		{"a day later", "today", promise("factory", "2025-10-08"), "Months.Items.What", "-"},
		{"one month", "today", promise("factory", "2025-07-08"), "Months.Label", "Jul 2025"},
		{"nothing stands out", "today", yuanda + oneOrder, "Asking.Measure", "-"},
		{"nothing more", "today", yuanda + oneOrder, "More", "-"},
	})
	// Three on one day, of which two are of one kind and side.
	v := pageOf(t, "today", quiet+"-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: importer, what: A, due: 2025-07-10}, {by: importer, what: B, due: 2025-07-10}, {by: factory, what: C, due: 2025-07-10}, {by: importer, what: D, due: 2025-07-11}]}\n", june30).(*TodayView)
	var marks []string
	for _, m := range v.Ahead.Rows[0].Marks {
		marks = append(marks, fmt.Sprint(m.On, " ", m.Ours, " ", strings.Count(m.Label, "\n")+1))
	}
	if got := strings.Join(marks, ", "); got != "2025-07-10 true 2, 2025-07-10 false 1, 2025-07-11 true 1" {
		t.Errorf("marks: %s", got)
	}
	var months []string
	for _, m := range v.Ahead.Months {
		months = append(months, m.On.String())
	}
	if got := strings.Join(months, " "); got != "2025-07-01 2025-08-01 2025-09-01 2025-10-01" {
		t.Errorf("months: %s", got)
	}
	// 93 days from 1 July 2025 until 1 October, so that its last day is the hundredth.
	if v := pageOf(t, "today", promise("factory", "2025-10-08"), "2025-07-01").(*TodayView); v.Ahead.Over.Last().String() != "2025-10-08" {
		t.Errorf("a hundred days from 1 July end on %s", v.Ahead.Over.Last())
	}
}

func TestTheSpringSentenceTurnsOnTheDay(t *testing.T) {
	// 45 days before 6 February 2026, their last day, are 23 December 2025.
	const book = "-- factory.yaml --\nname: Yuanda\nterms: {lead_time_days: 45}\nclosures: [{name: Spring Festival, from: 2026-02-07, until: 2026-02-28}]\n"
	for asOf, want := range map[string]string{
		"2025-11-22": "", "2025-11-23": "today.spring_ahead", "2025-12-22": "today.spring_ahead", "2025-12-23": "today.spring_today", "2025-12-24": "today.spring_passed",
	} {
		v := pageOf(t, "today", book, asOf).(*TodayView)
		s, _ := onDay(t, yuanda, asOf)
		said := ""
		for _, key := range []string{"today.spring_ahead", "today.spring_today", "today.spring_passed"} {
			if strings.Contains(oneSpace(v.Lead), oneSpace(s.Words.Say(key, "factory", "Yuanda", "day", s.Words.ShortDate(day(t, "2025-12-23"))))) {
				said = key
			}
		}
		if said != want {
			t.Errorf("on %s: %q, want %q: %s", asOf, said, want, v.Lead)
		}
	}
}

// What is shown of a chart that asks: its last 36 points, what stands out of them.
func TestASmallChartIsTheEndOfALargeOne(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- factory.yaml --\nname: Yuanda\nstatus: active\n-- orders/2025.yaml --\n")
	for i := range 40 {
		on := day(t, "2025-03-15") + record.Date(2*i)
		late := 3 * (i % 2)
		if i == 4 || i == 39 {
			late = 20
		}
		fmt.Fprintf(&b, "- {id: PO-%02d, placed: 2024-07-01, promised: %s, deliveries: [{ready: %s}]}\n", i, on, on+record.Date(late))
	}
	v := pageOf(t, "today", b.String(), june30).(*TodayView)
	asked := slices.IndexFunc(v.Asking, func(a Asking) bool { return a.Measure == "Slip against the original promise" })
	if asked < 0 {
		t.Fatalf("of %d charts none", len(v.Asking))
	}
	c := v.Asking[asked].Chart
	if len(c.Points) != 36 || c.Ours || !c.HasCentre || oneSpace(c.From) != "23 Mar 2025" || oneSpace(c.Until) != "1 Jun 2025" {
		t.Errorf("%d points from %s until %s, centre %t, ours %t", len(c.Points), c.From, c.Until, c.HasCentre, c.Ours)
	}
	for i, want := range map[int]chart.PointStyle{0: chart.Signal, 1: chart.Plain, 35: chart.Signal} {
		if c.Points[i].Style != want {
			t.Errorf("point %d has style %v", i, c.Points[i].Style)
		}
	}
	if !strings.Contains(v.Asking[asked].Reason, "PO-39") {
		t.Errorf("the last that stands out is not said: %s", v.Asking[asked].Reason)
	}
}

func TestVisitsLeadToEachOther(t *testing.T) {
	const three = "-- visits/a.yaml --\n- {date: 2025-06-10}\n- {date: 2025-06-20}\n- {date: 2025-06-28}\n"
	s, partner := onDay(t, yuanda+three, june30)
	var got []string
	for _, page := range visitPages(s, partner) {
		v := page.View.(*VisitView)
		got = append(got, oneSpace(v.Before.Label+" < > "+v.After.Label))
	}
	want := []string{" < > 20 Jun 2025", "10 Jun 2025 < > 28 Jun 2025", "20 Jun 2025 < > "}
	if strings.Join(got, "; ") != strings.Join(want, "; ") && strings.Join(got, "; ") != want[2]+"; "+want[1]+"; "+want[0] {
		t.Errorf("%q", got)
	}
	for closed, want := range map[string]string{"2025-06-01": "closed the same day", "2025-06-02": "closed after 1 day", "2025-06-03": "closed after 2 days"} {
		_, partner := onDay(t, yuanda+"-- issues/2025.yaml --\n{id: Q-1, opened: 2025-06-01, closed: "+closed+", title: A}\n", june30)
		if got := oneSpace(issueBlock(s.At(words.Issues, "a"), partner, &partner.Factory.Issues[0]).Age); got != want {
			t.Errorf("%s: %q, want %q", closed, got, want)
		}
	}
}

func TestADefinitionHasWhatItSays(t *testing.T) {
	s, _ := onDay(t, yuanda, june30)
	for _, d := range measure.Definitions() {
		v := definitionPage(s, d).View.(*MeasureView)
		n := 0
		for _, text := range []string{d.Formula, d.Counts, d.Excludes, d.Field, d.Pitfalls, d.Source, d.Example} {
			if text != "" {
				n++
			}
		}
		if len(v.Parts) != n {
			t.Errorf("%s: %d parts, want %d", d.ID, len(v.Parts), n)
		}
		for _, part := range v.Parts {
			if part.Value == "" || part.Lang != "" {
				t.Errorf("%s: %s says %q in %q", d.ID, part.Label, part.Value, part.Lang)
			}
		}
	}
}

func TestTheLegendOfLots(t *testing.T) {
	s, _ := onDay(t, yuanda, june30)
	for _, c := range []struct {
		name string
		lots []chart.Lot
		want []chart.PointStyle
	}{
		{"plain", []chart.Lot{{}}, nil},
		{"rejected, then plain", []chart.Lot{{Style: chart.Diamond}, {}}, []chart.PointStyle{chart.Diamond}},
		{"planned, then not", []chart.Lot{{Planned: true}, {}}, []chart.PointStyle{chart.Allowance}},
	} {
		var got []chart.PointStyle
		for _, k := range lotKey(words.Place{Site: s}, &chart.Lots{Lots: c.lots}) {
			if k.Style != chart.Plain {
				got = append(got, k.Style)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
}

// Whoever is away, or soon will be, stands above all people, with who stands in.
func TestAbsencesStandAboveThePeople(t *testing.T) {
	const people = "-- factory.yaml --\nname: Yuanda\ncontacts: [{id: he, name: He Mei, role: quality, away: {from: 2025-07-10, stands_in: wu}}, {id: wu, name: Wu Ping, role: sales}]\n"
	for n, want := range map[int]int{0: 0, 1: 1, 10: 10, 11: 10} {
		s, list := registersOf(t, june30, append(slices.Repeat([]string{people}, n), "-- factory.yaml --\nname: Huayao\n")...)
		v := peoplePage(s, list).View.(*PeopleView)
		if len(v.Away) != want || (v.MoreAway != "") != (n > want) {
			t.Fatalf("of %d absences: %d, %q", n, len(v.Away), v.MoreAway)
		}
		if want > 0 && (v.Away[0].Name.Latin != "He Mei" || !strings.Contains(oneSpace(v.Away[0].Text), "10 Jul 2025") || !strings.Contains(v.Away[0].Text, "Wu Ping") || v.Away[0].Quoted) {
			t.Errorf("%+v", v.Away[0])
		}
	}
}

// Lists of eight lines or more can be narrowed, and only by what there is a choice of.
func TestAListOfEightCanBeNarrowed(t *testing.T) {
	const order = "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-05-10, promised: 2025-07-20}\n- {id: PO-2, placed: 2024-05-10, promised: 2025-05-20, deliveries: [{ready: 2025-05-21}]}\n"
	const promise = "-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: factory, what: Mend it, due: 2025-07-20}]}\n"
	find := func(page string, n int, owners ...string) string {
		var books []string
		for i := range n {
			books = append(books, fmt.Sprintf("-- factory.yaml --\nname: F%d\nstatus: paused\nowner: %s\n%s%s", i, owners[i%len(owners)], order, promise))
		}
		s, list := registersOf(t, june30, books...)
		var f *Find
		switch page {
		case "people":
			f = peoplePage(s, list).View.(*PeopleView).Find
		case "promises":
			f = promisesPage(s, list).View.(*PromisesView).Find
		case "compare":
			f = comparePage(s, list).View.(*CompareView).Find
		case "orders":
			f = bookOrdersPage(s, list).View.(*BookOrdersView).Find
		}
		if f == nil {
			return "-"
		}
		var keys []string
		for _, c := range f.Choices {
			values := make([]string, len(c.Values))
			for i := range values {
				values[i] = c.Values[i].Label
			}
			keys = append(keys, c.Key+": "+strings.Join(values, ", "))
		}
		return strings.Join(keys, "; ")
	}
	for _, page := range []string{"people", "promises", "compare", "orders"} {
		for _, c := range []struct {
			n      int
			owners []string
			want   string
		}{
			{7, []string{"Anna", "Bo"}, "-"},
			{8, []string{"Anna"}, ""},
			{8, []string{"Bo", "Anna"}, "owner: Anna, Bo"},
			{9, []string{"Bo", "Anna", "''"}, "owner: Anna, Bo"},
		} {
			if got := find(page, c.n, c.owners...); got != c.want {
				t.Errorf("%s of %d factories: by %q, want %q", page, c.n, got, c.want)
			}
		}
	}
	// The orders of one factory, by state and year.
	orders := func(n int) *Find {
		var b strings.Builder
		b.WriteString(yuanda + "-- orders/2025.yaml --\n")
		for i := range n {
			fmt.Fprintf(&b, "- {id: PO-%d, placed: 202%d-01-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-0%d}]}\n", i, 4+i%2, 1+i%2)
		}
		return pageOf(t, "orders", b.String(), june30).(*OrdersView).Find
	}
	if orders(7) != nil {
		t.Error("seven orders can be narrowed")
	}
	if got := shown(reflect.ValueOf(orders(8).Choices), "Values.Label"); got != "late | in time | 2025 | 2024" {
		t.Errorf("eight orders: %s", got)
	}
}

func TestTheComparisonShowsSixtyFactoriesAndWhoHasNothing(t *testing.T) {
	const order = "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-01-10, rush: true, promised: 2025-05-20, deliveries: [{ready: 2025-05-21}]}\n- {id: PO-2, placed: 2025-01-11, promised: 2025-05-20, deliveries: [{ready: 2025-05-25}]}\n- {id: PO-3, placed: 2025-01-12, promised: 2025-06-20}\n"
	s, list := registersOf(t, june30, quiet+order)
	v := comparePage(s, list).View.(*CompareView)
	if v.Without != "" || v.More != "" || len(v.Rows) != 1 {
		t.Errorf("one factory: without %q, more %q, %d rows", v.Without, v.More, len(v.Rows))
	}
	for _, c := range v.Columns {
		if c.Side == "" || c.Name == "" {
			t.Errorf("a column is nobody's: %+v", c)
		}
	}
	slip := slices.Index(compared[:], "slip_days")
	if got := shown(reflect.ValueOf(v.Rows[0].Cells[slip].Spread.Dots), "Style"); got != fmt.Sprintf("%d | %d | %d", chart.Hollow, chart.Plain, chart.Open) {
		t.Errorf("a rush order, an ordinary one and one that is overdue: %s", got)
	}
	if c := v.Rows[0].Cells[slip]; oneSpace(c.Text) != "3 cases" || !strings.HasSuffix(c.Href, "consistency.html#_c-slip_days") {
		t.Errorf("%q leads to %q", c.Text, c.Href)
	}
	// Days late go to both sides of the promised day; of a lead time there is none.
	for i, id := range compared {
		if zero := v.Columns[i].Axis.Scale.Zero; zero == (id == "lead_time") {
			t.Errorf("%s: the promised day is on the scale: %t", id, zero)
		}
	}
	one := list[0]
	for n, more := range map[int]string{60: "", 61: "and 1 more", 62: "and 2 more"} {
		v := comparePage(s, slices.Repeat([]*register{one}, n)).View.(*CompareView)
		if v.More != more || len(v.Rows) != 60 || len(v.Rest) != n-60 {
			t.Errorf("%d factories: %q, %d and %d", n, v.More, len(v.Rows), len(v.Rest))
		}
	}
	s, list = registersOf(t, june30, quiet, quiet+order)
	if v := comparePage(s, list).View.(*CompareView); v.Without == "" || len(v.Rows) != 1 {
		t.Errorf("one without any case: %q", v.Without)
	}
}

func TestADayOfTheCalendarTurnsOnToday(t *testing.T) {
	const book = quiet + "closures: [{name: Before, from: 2025-01-01, until: 2025-01-02}, {name: Until yesterday, from: 2025-06-20, until: 2025-06-29}, {name: Until today, from: 2025-06-21, until: 2025-06-30}]\n" +
		"-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: importer, what: A, due: 2025-06-30}, {by: importer, what: B, due: 2025-07-01}, {by: factory, what: C, due: 2025-07-01}, {by: importer, what: D, due: 2025-07-03}]}\n"
	s, list := registersOf(t, june30, book)
	s.Settings.Holidays = []record.Holiday{{Name: record.Text{V: "Ours"}}}
	v := calendarPage(s, list).View.(*CalendarView)
	for on, want := range map[string]string{"2025-06-29": "weekend past/", "2025-06-30": "today/1", "2025-07-01": "/1", "2025-07-02": "/", "2025-07-03": "/1"} {
		d := v.day(t, on)
		if got := d.Class + "/" + d.Ours; got != want || (d.Href != "") != (d.Ours != "") {
			t.Errorf("%s: %q leads to %q, want %q", on, got, d.Href, want)
		}
	}
	got := strings.Join(v.what(), "; ")
	if got != "2025-06-30: A, 21 to 30 Jun 2025: Until today; 2025-07-01: B, C; 2025-07-03: D" && got != "2025-06-30: A; 2025-07-01: B, C; 2025-07-03: D" {
		t.Errorf("%s", got)
	}
	for _, m := range v.Months {
		for _, d := range m.Days {
			if len(d.Notes)+len(d.Entries) == 0 {
				t.Errorf("%s stands in the list with nothing on it", d.Anchor)
			}
		}
	}
}

// More than there is room for is counted.
func TestTheFirstPageCountsWhatItHasNoRoomFor(t *testing.T) {
	p := words.Place{}
	s, _ := onDay(t, yuanda, june30)
	p.Site = s
	for n, want := range map[int]string{0: "", maxAsking: "", maxAsking + 1: "and 1 more", maxAsking + 2: "and 2 more"} {
		v := &TodayView{}
		v.asking(p, []*Summary{{today: today{asking: make([]Asking, n)}}})
		if v.More != want || len(v.Asking) != min(n, maxAsking) {
			t.Errorf("%d charts ask: %q, %d in sight", n, v.More, len(v.Asking))
		}
	}
	for n, want := range map[int]string{1: "", maxChanges: "", maxChanges + 1: "and 1 more", maxChanges + 2: "and 2 more"} {
		v := &TodayView{}
		v.changed(p, []*Summary{{today: today{changes: make([]TodayChange, n)}}})
		if v.MoreChanges != want || len(v.Changes) != min(n, maxChanges) {
			t.Errorf("%d changes: %q, %d in sight", n, v.MoreChanges, len(v.Changes))
		}
	}
	for n, want := range map[int]string{0: "nothing", 1: "", maxTodaySide: "", maxTodaySide + 1: "and 1 more"} {
		side := ledgerSide(s.Words, make([]LedgerItem, n))
		if got := side.None + side.More; got != want || len(side.First) != min(n, maxTodaySide) {
			t.Errorf("%d things: %q, %d in sight", n, got, len(side.First))
		}
	}
	for n, want := range map[int]int{1: 0, maxTodayRows: 0, maxTodayRows + 1: 1, maxTodayRows + 2: 2} {
		order := make([]*Summary, n)
		for i := range order {
			order[i] = &Summary{ID: strconv.Itoa(i), Name: words.Name{Latin: fmt.Sprintf("F%02d", i)}, today: today{ahead: []AheadItem{{on: s.AsOf + 1}}}}
		}
		v := &TodayView{}
		v.ahead(p, order)
		said := ""
		if want > 0 {
			said = s.Words.Say("today.more_ahead", "n", want)
		}
		if v.MoreAhead != said || len(v.Ahead.Rows) != min(n, maxTodayRows) {
			t.Errorf("%d factories: %q, %d in sight", n, v.MoreAhead, len(v.Ahead.Rows))
		}
	}
	// The oldest that is overdue, of both sides.
	tdy := today{ours: []LedgerItem{{due: 5}, {Overdue: true, due: 20}, {Overdue: true, due: 10}}, theirs: []LedgerItem{{Overdue: true, due: 15}}}
	if n, ours, theirs, oldest := tdy.overdue(); n != 3 || ours != 2 || theirs != 1 || oldest != 10 {
		t.Errorf("%d, %d, %d, %d", n, ours, theirs, oldest)
	}
	// Two owe as many: the first of them is named.
	lead := oneSpace(firstPage(t, quiet+"-- visits/a.yaml --\n{date: 2025-05-20, promises: [{by: importer, what: Write, due: 2025-06-29}, {by: importer, what: Call, due: 2025-06-29}]}\n", strings.Replace(quiet, "Yuanda", "Zibo", 1)+"-- visits/a.yaml --\n{date: 2025-05-20, promises: [{by: importer, what: Write, due: 2025-06-29}, {by: importer, what: Call, due: 2025-06-29}]}\n").Lead)
	if !strings.Contains(lead, "2 with Yuanda") {
		t.Errorf("%s", lead)
	}
}
