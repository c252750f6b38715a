package present

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/templates"
)

func known[T any](v T) record.At[T] { return record.At[T]{V: v, Pos: record.Pos{Line: 7, Column: 3}} }

func date(t testing.TB, s string) record.Date {
	t.Helper()
	d, err := record.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func site(t testing.TB, lang string) *Site {
	t.Helper()
	s, err := NewSite(Options{
		Settings: &record.Settings{Title: known("Book"), Importer: known("Nordhaven"), Currency: known("USD")},
		AsOf:     date(t, "2025-06-30"), Language: lang, Templates: templates.Files,
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// partner is a factory without records, measured.
func partner(t testing.TB, s *Site, f *record.Factory) *Partner {
	t.Helper()
	if f.ID == "" {
		f.ID, f.Name = "yuanda", known("Foshan Yuanda")
	}
	return s.Partner(DossierOf(f, s.Settings, s.AsOf, nil, nil))
}

// shareOf is a measure of k of n, as measure.Of would make it.
func shareOf(t testing.TB, id string, k, n int, state measure.State, before *measure.Share) *measure.Measure {
	t.Helper()
	def, ok := measure.Define(id)
	if !ok {
		t.Fatalf("no measure %s", id)
	}
	m := &measure.Measure{Def: def, State: state, N: n, K: k, Previous: before}
	if n > 0 {
		i := spc.Wilson(k, n)
		m.Low, m.High = measure.Some(i.Low), measure.Some(i.High)
	}
	for i := range n {
		m.Records = append(m.Records, measure.Ref{
			Kind: measure.RefOrder, ID: "PO-" + string(rune('1'+i)), File: "factories/yuanda/orders/2025.yaml",
			Pos: record.Pos{Line: int32(10 * (i + 1)), Column: 3}, Hit: i < k, Value: measure.Some(float64(i)),
		})
	}
	return m
}

func figureOf(t testing.TB, s *Site, m *measure.Measure) Figure {
	t.Helper()
	return s.page("factories/yuanda/index.html").figure(partner(t, s, &record.Factory{}), m)
}

func oneSpace(s string) string { return strings.ReplaceAll(s, nbsp, " ") }

func TestShareSaysItsCountHowSureItIsAndWhetherItChanged(t *testing.T) {
	s := site(t, English)
	for _, c := range []struct {
		name, headline, words string
		m                     *measure.Measure
	}{
		{
			"few the year before", "9 of 12 deliveries on time",
			"75 %, likely 47–91 %; 6 of 7 the year before — too few to call it a change",
			shareOf(t, "on_time", 9, 12, measure.Steady, &measure.Share{N: 7, K: 6}),
		},
		{
			"no difference that can be told", "9 of 12 deliveries on time",
			"75 %, likely 47–91 %; 7 of 10 the year before — no clear change",
			shareOf(t, "on_time", 9, 12, measure.Steady, &measure.Share{N: 10, K: 7}),
		},
		{
			"a difference that can be told", "1 of 12 deliveries on time",
			"8 %, likely 1–35 %; 10 of 10 the year before — a clear change",
			shareOf(t, "on_time", 1, 12, measure.Changed, &measure.Share{N: 10, K: 10}),
		},
		{
			"nothing the year before", "9 of 12 deliveries on time",
			"75 %, likely 47–91 %; nothing the time before to compare it with",
			shareOf(t, "on_time", 9, 12, measure.Steady, &measure.Share{}),
		},
		{
			"too few cases are listed instead of computed with", "1 of 2 deliveries on time",
			"too few to say more: PO-1 on the day; PO-2 1 day late",
			shareOf(t, "on_time", 1, 2, measure.TooLittleData, &measure.Share{}),
		},
	} {
		f := figureOf(t, s, c.m)
		if got := oneSpace(f.sentence()); got != c.headline {
			t.Errorf("%s: headline %q, want %q", c.name, got, c.headline)
		}
		if got := oneSpace(f.Words); got != c.words {
			t.Errorf("%s: words %q, want %q", c.name, got, c.words)
		}
	}
}

func TestMissingFactIsNeverAFigure(t *testing.T) {
	s := site(t, English)
	m := shareOf(t, "on_time", 0, 0, measure.NotRecorded, nil)
	m.Needs = "promised"
	f := figureOf(t, s, m)
	if f.Number != "" || f.Before != "" || f.After != "" {
		t.Errorf("nothing is recorded, and the page says %q", f.sentence())
	}
	if f.StateWord != "not recorded" || !strings.Contains(f.Words, "`promised`") {
		t.Errorf("state %q, words %q: want the field that would fill it", f.StateWord, f.Words)
	}
}

func TestNothingInTheWindowIsNotAMissingFact(t *testing.T) {
	s := site(t, English)
	m := shareOf(t, "on_time", 0, 0, measure.NotRecorded, &measure.Share{K: 2, N: 5})
	m.Needs = "orders.deliveries.ready"
	f := figureOf(t, s, m)
	if f.StateWord != "none in the window" || f.Words != "2 of 5 the year before" || f.sentence() != "" {
		t.Errorf("state %q, words %q, figure %q: it was recorded, only earlier", f.StateWord, f.Words, f.sentence())
	}
}

func TestEveryFigureOpensItsRecords(t *testing.T) {
	s := site(t, English)
	f := figureOf(t, s, shareOf(t, "on_time", 9, 12, measure.Steady, nil))
	if len(f.Records) != 12 {
		t.Fatalf("%d records behind a figure of 12 cases", len(f.Records))
	}
	r := f.Records[1]
	if r.Href != "orders.html#PO-2" || r.Spot != "factories/yuanda/orders/2025.yaml:20" || oneSpace(r.Value) != "1 day late" {
		t.Errorf("got %+v", r)
	}
}

func TestOverdueOnOurSideIsSaidAsPlainlyAsOnTheirs(t *testing.T) {
	s := site(t, English)
	for _, id := range []string{"on_time", "payments_on_time"} {
		m := shareOf(t, id, 9, 12, measure.WorthAsking, nil)
		m.Overdue = 2
		if f := figureOf(t, s, m); f.Reason != "2 overdue now" {
			t.Errorf("%s: reason %q", id, f.Reason)
		}
	}
}

func TestFactoryWithoutRecordsHasAllItsPages(t *testing.T) {
	for _, lang := range []string{English, Chinese} {
		s := site(t, lang)
		p := partner(t, s, &record.Factory{})
		var paths []string
		for _, page := range s.FactoryPages(p) {
			paths = append(paths, page.Path)
		}
		for _, name := range []string{"index", "timeline", "consistency", "orders", "issues"} {
			if !slices.Contains(paths, "factories/yuanda/"+name+".html") {
				t.Errorf("there is no %s.html in %v", name, paths)
			}
		}
		s.BookPages([]Summary{s.Summary(p)}, nil)
	}
}

func TestOrderTellsBothSidesInTheOrderOfTheDays(t *testing.T) {
	s := site(t, English)
	day := func(d string) record.Day { return known(date(t, d)) }
	f := &record.Factory{Orders: []record.Order{{
		Source: record.Source{File: "factories/yuanda/orders/2025.yaml", Pos: record.Pos{Line: 1, Column: 1}},
		ID:     known("PO-1"), Placed: day("2025-02-10"), Confirmed: day("2025-02-13"), Promised: day("2025-04-15"),
		Changes:    []record.PromiseChange{{Told: day("2025-03-20"), To: day("2025-04-25"), AskedBy: known("factory"), Reason: known("12名工人没有回来")}},
		Approvals:  []record.Approval{{What: known("Artwork"), Asked: day("2025-02-14"), Due: day("2025-02-20"), Done: day("2025-02-26")}},
		Payments:   []record.Payment{{Stage: known("deposit"), Due: day("2025-02-20"), Paid: day("2025-02-19")}, {Stage: known("balance"), Due: day("2025-05-06")}},
		Deliveries: []record.Delivery{{Ready: day("2025-04-24")}},
	}}}
	p := s.page("factories/yuanda/orders.html")
	part := partner(t, s, f)
	var got []string
	for _, e := range p.orderEvents(part.Factory, &part.Factory.Orders[0]) {
		got = append(got, oneSpace(e.day.String()+" "+e.Who+" "+e.What+" "+e.Against+e.Quote))
	}
	want := []string{
		"2025-02-10 we order placed ",
		"2025-02-13 they order confirmed, ready promised for 15 Apr 2025 ",
		"2025-02-19 we deposit paid, amount not recorded 1 day early",
		"2025-02-26 we approved: Artwork (asked 14 Feb) 6 days late",
		"2025-03-20 they promise moved to 25 Apr 2025 by +10 days12名工人没有回来",
		"2025-04-24 they ready: everything open ",
		"2025-05-06 we balance open, amount not recorded 55 days overdue",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	block := p.orderBlock(part.Factory, duesByOrder(part.Result)["PO-1"], &part.Factory.Orders[0])
	// The approval was 6 days late, the deposit a day early: 6 of the 9 days can be ours.
	if want := "ready 9 days late, of which our own delays may explain up to 6 days"; oneSpace(block.Outcome) != want || block.State != "late" {
		t.Errorf("outcome %q (%s), want %q", oneSpace(block.Outcome), block.State, want)
	}
	// The open payment is ours, and the profile says so first.
	open := p.open(part)
	if len(open.Ours) != 1 || len(open.Theirs) != 0 || !open.Ours[0].Overdue {
		t.Errorf("open: %+v", open)
	}
}

func TestLinksStartAtThePageTheyStandOn(t *testing.T) {
	s := site(t, English)
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "factories/a/index.html", "factories/a/index.html"},
		{"factories/a/index.html", "problems.html", "../../problems.html"},
		{"factories/a/visits/2025-01-01.html", "factories/a/index.html#_who-x", "../index.html#_who-x"},
		{"factories/a/orders.html", "factories/a/orders.html#PO-1", "#PO-1"},
	} {
		if got := s.page(c.from).to(c.to); got != c.want {
			t.Errorf("from %s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}
