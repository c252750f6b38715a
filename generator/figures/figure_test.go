package figures

import (
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// partner is a factory without records, measured.
func partner(t testing.TB, s *words.Site, f *record.Factory) *Partner {
	t.Helper()
	if f.ID == "" {
		f.ID, f.Name = "yuanda", wordstest.Known("Foshan Yuanda")
	}
	return NewPartner(s, dossier.Of(f, s.Settings, s.AsOf, nil, nil))
}

// shareOf is a measure of k of n, as measure.Of would make it.
func shareOf(t testing.TB, id string, k, n int, state measure.State, before *measure.Share) *measure.Measure {
	t.Helper()
	def, ok := measure.Define(id)
	if !ok {
		t.Fatalf("no measure %s", id)
	}
	m := &measure.Measure{Def: def, State: state, N: n, K: k, Previous: before, NoneLately: state == measure.NotRecorded && before != nil}
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

func figureOf(t testing.TB, s *words.Site, m *measure.Measure) Figure {
	t.Helper()
	return Of(s.AtPath(nil, "factories/yuanda/index.html"), partner(t, s, &record.Factory{}), m)
}

func oneSpace(s string) string { return strings.ReplaceAll(s, words.Nbsp, " ") }

func TestShareSaysItsCountHowSureItIsAndWhetherItChanged(t *testing.T) {
	s := wordstest.Site(t, words.English)
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
	s := wordstest.Site(t, words.English)
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
	s := wordstest.Site(t, words.English)
	m := shareOf(t, "on_time", 0, 0, measure.NotRecorded, &measure.Share{K: 2, N: 5})
	m.Needs = "orders.deliveries.ready"
	f := figureOf(t, s, m)
	if f.StateWord != "none in the window" || f.Words != "2 of 5 the year before" || f.sentence() != "" {
		t.Errorf("state %q, words %q, figure %q: it was recorded, only earlier", f.StateWord, f.Words, f.sentence())
	}
}

func TestEveryFigureOpensItsRecords(t *testing.T) {
	s := wordstest.Site(t, words.English)
	f := figureOf(t, s, shareOf(t, "on_time", 9, 12, measure.Steady, nil))
	if len(f.Records) != 12 {
		t.Fatalf("%d records behind a figure of 12 cases", len(f.Records))
	}
	r := f.Records[1]
	if r.Href != "orders.html#PO-2" || r.Spot.Text != "factories/yuanda/orders/2025.yaml:20" || oneSpace(r.Value) != "1 day late" {
		t.Errorf("got %+v", r)
	}
}

func TestOverdueOnOurSideIsSaidAsPlainlyAsOnTheirs(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for _, id := range []string{"on_time", "payments_on_time"} {
		m := shareOf(t, id, 9, 12, measure.WorthAsking, nil)
		m.Overdue = 2
		if f := figureOf(t, s, m); f.Reason != "2 overdue now" {
			t.Errorf("%s: reason %q", id, f.Reason)
		}
	}
}

// sentence is the figure with its count as one text.
func (f *Figure) sentence() string { return f.Before + f.Number + f.After }
