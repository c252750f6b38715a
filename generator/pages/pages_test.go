package pages

import (
	"slices"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestFactoryWithoutRecordsHasAllItsPages(t *testing.T) {
	for _, lang := range []string{words.English, words.Chinese} {
		s := wordstest.Site(t, lang)
		p := partner(t, s, &record.Factory{})
		var paths []string
		for _, page := range OfFactory(s, p) {
			paths = append(paths, page.Path)
		}
		for _, name := range []string{"index", "timeline", "consistency", "orders", "issues"} {
			if !slices.Contains(paths, "factories/yuanda/"+name+".html") {
				t.Errorf("there is no %s.html in %v", name, paths)
			}
		}
		OfBook(s, []Summary{Summarize(s, p)}, nil)
	}
}

func TestOrderTellsBothSidesInTheOrderOfTheDays(t *testing.T) {
	s := wordstest.Site(t, words.English)
	day := func(d string) record.Day { return wordstest.Known(wordstest.Date(t, d)) }
	f := &record.Factory{Orders: []record.Order{{
		Source: record.Source{File: "factories/yuanda/orders/2025.yaml", Pos: record.Pos{Line: 1, Column: 1}},
		ID:     wordstest.Known("PO-1"), Placed: day("2025-02-10"), Confirmed: day("2025-02-13"), Promised: day("2025-04-15"),
		Changes:    []record.PromiseChange{{Told: day("2025-03-20"), To: day("2025-04-25"), AskedBy: wordstest.Known("factory"), Reason: wordstest.Known("12名工人没有回来")}},
		Approvals:  []record.Approval{{What: wordstest.Known("Artwork"), Asked: day("2025-02-14"), Due: day("2025-02-20"), Done: day("2025-02-26")}},
		Payments:   []record.Payment{{Stage: wordstest.Known("deposit"), Due: day("2025-02-20"), Paid: day("2025-02-19")}, {Stage: wordstest.Known("balance"), Due: day("2025-05-06")}},
		Deliveries: []record.Delivery{{Ready: day("2025-04-24")}},
	}}}
	p := s.AtPath(nil, "factories/yuanda/orders.html")
	part := partner(t, s, f)
	var got []string
	for _, e := range part.Orders[0].Events {
		got = append(got, oneSpace(e.Day.String()+" "+e.Who+" "+e.What+" "+e.Against+e.Quote))
	}
	want := []string{
		"2025-02-10 we order placed ",
		"2025-02-13 they order confirmed, ready promised for 15 Apr 2025 ",
		"2025-02-19 we deposit paid, amount not recorded 1 day early",
		"2025-02-26 we approved: Artwork (asked 14 Feb) 6 days late",
		"2025-03-20 they promise moved to 25 Apr 2025 10 days later12名工人没有回来",
		"2025-04-24 they ready: all of it ",
		"2025-05-06 we balance open, amount not recorded 55 days overdue",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	block := figures.LineOf(p, part.Factory, figures.DuesByOrder(part.Result)["PO-1"], &part.Factory.Orders[0])
	// The approval was 6 days late, the deposit a day early: 6 of the 9 days can be ours.
	if want := "ready 9 days late, of which our own delays may explain up to 6 days"; oneSpace(block.Outcome) != want || block.State != "late" {
		t.Errorf("outcome %q (%s), want %q", oneSpace(block.Outcome), block.State, want)
	}
	// The open payment is ours, and the profile says so first.
	open := open(p, part)
	if len(open.Ours) != 1 || len(open.Theirs) != 0 || !open.Ours[0].Overdue {
		t.Errorf("open: %+v", open)
	}
}

// partner is a factory without records, measured.
func partner(t testing.TB, s *words.Site, f *record.Factory) *figures.Partner {
	t.Helper()
	if f.ID == "" {
		f.ID, f.Name = "yuanda", wordstest.Known("Foshan Yuanda")
	}
	return figures.NewPartner(s, dossier.Of(f, s.Settings, s.AsOf, nil, nil))
}

func oneSpace(s string) string { return strings.ReplaceAll(s, words.Nbsp, " ") }
