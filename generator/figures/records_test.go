package figures

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// behind lists the records behind a figure: label, value, link.
func behind(p words.Place, partner *Partner, id string) []string {
	f := Of(p, partner, partner.Result.Measure(id))
	var list []string
	for _, r := range f.Records {
		line := r.Label
		if r.Value != "" {
			line += ": " + r.Value
		}
		if r.Href != "" {
			line += " → " + strings.TrimPrefix(r.Href, "factories/yuanda/")
		}
		list = append(list, oneSpace(line))
	}
	return list
}

func TestTheCasesBehindAFigureSayWhatBecameOfThem(t *testing.T) {
	p, partner := read(t, `
-- factory.yaml --
name: Foshan Yuanda
terms: {lead_time_days: 45}
contacts: [{id: chen-li, name: Chen Li, role: sales, confirmed: 2025-06-01}]
goodwill: [{on: 2025-05-02, by: factory, kind: free-samples, what: Six bowls}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, requested: 2025-02-23, promised: 2025-03-01, lines: [{sku: A, quantity: 4, price: 2.5}], deliveries: [{ready: 2025-03-01}]}
- {id: PO-2, placed: 2025-01-10, requested: 2025-02-24, promised: 2025-03-02, lines: [{sku: A, quantity: 4, price: 2.5}], deliveries: [{ready: 2025-03-03}]}
- {id: PO-3, placed: 2025-01-10, promised: 2025-03-03, lines: [{sku: A, quantity: 4}], deliveries: [{ready: 2025-03-01, quantities: {A: 3}}], closed: 2025-03-02}
- {id: PO-4, placed: 2025-01-10, promised: 2025-03-04, lines: [{sku: A, quantity: 4}], closed: 2025-03-05}
- {id: PO-5, placed: 2025-01-10, promised: 2025-03-05, lines: [{sku: A, quantity: 4}], deliveries: [{ready: 2025-03-01, quantities: {A: 2}}], cancelled: {on: 2025-03-09, by: factory}}
- {id: PO-6, placed: 2025-01-10, promised: 2025-03-06, lines: [{sku: A, quantity: 4}], deliveries: [{received: 2025-03-07}]}
- {id: PO-7, placed: 2025-01-10, promised: 2025-03-07, lines: [{sku: A, quantity: 4}], deliveries: [{received: 2025-03-06}]}
- id: PO-8
  placed: 2025-04-10
  payments: [{stage: deposit, due: 2025-05-05, paid: 2025-05-05, amount: 1}, {stage: balance, due: 2025-05-06, paid: 2025-05-07, amount: 1}]
  inspections: [{on: 2025-05-02, stage: final, result: accepted, first: true}, {on: 2025-05-03, stage: final, result: rejected, first: true}]
-- visits/a.yaml --
date: 2025-05-20
promises: [{by: factory, what: Mend it, due: 2025-06-10, done: 2025-06-12}, {by: factory, what: Clean it, due: 2025-06-11, done: 2025-06-11}]
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-05-22, raised_by: importer, title: Chips, answered: 2025-05-23, closed: 2025-05-24, cause: {by: factory}}
-- talks/2025.yaml --
- {on: 2025-05-26, by: importer, channel: wechat, about: Glaze, answered: 2025-06-27}
`)
	for id, want := range map[string][]string{
		"on_time": {
			"PO-1: on the day → orders.html#PO-1",
			"PO-2: 1 day late → orders.html#PO-2",
			"PO-3: 2 days early → orders.html#PO-3",
			"PO-4: never delivered → orders.html#PO-4",
			"PO-5: only a part was delivered → orders.html#PO-5",
			"PO-7: on time → orders.html#PO-7", // here a day before; PO-6 cannot be judged
		},
		"otif": {
			"PO-1: on the day → orders.html#PO-1",
			"PO-2: 1 day late → orders.html#PO-2",
			"PO-3: short → orders.html#PO-3",
			"PO-4: never delivered → orders.html#PO-4",
			"PO-5: only a part was delivered → orders.html#PO-5",
			"PO-7: on time and in full → orders.html#PO-7",
		},
		"short_notice":          {"PO-1: short notice → orders.html#PO-1", "PO-2: time enough → orders.html#PO-2"}, // 44 days, 45 days
		"payments_on_time":      {"PO-8: on the day → orders.html#PO-8", "PO-8: 1 day late → orders.html#PO-8"},
		"first_pass_lots":       {"PO-8: accepted → orders.html#PO-8", "PO-8: rejected → orders.html#PO-8"},
		"factory_promises_kept": {"Mend it: 2 days late → visits/2025-05-20.html#_p-", "Clean it: on the day → visits/2025-05-20.html#_p-"},
		"factory_answer_days":   {"Q-1 · Chips: 1 day → issues.html#Q-1", "26 May 2025 · Glaze: 23 days → timeline.html#_talk-"},
		"goodwill_received":     {"2 May 2025 → timeline.html"},
		"visit_cadence":         {"visit of 20 May 2025 → visits/2025-05-20.html"},
		"people_known":          {"owner: nobody checked this year", "sales: known", "merchandiser: nobody checked this year", "production: nobody checked this year", "quality: nobody checked this year", "finance: nobody checked this year"},
	} {
		got := behind(p, partner, id)
		for i := range got { // an id that the record did not type follows
			for _, cut := range []string{"#_p-", "#_talk-"} {
				if before, _, ok := strings.Cut(got[i], cut); ok {
					got[i] = before + cut
				}
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", id, diff)
		}
	}
}

func TestAFewCasesAreListedAndTheRestCounted(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for n, want := range map[int]string{6: "PO-6", 7: "PO-7", 8: "and 1 more", 9: "and 2 more"} {
		m := shareOf(t, "causes", 0, n, measure.TooLittleData, nil)
		m.Def = &measure.Definition{ID: "issue_close_days", MinN: 20}
		f := figureOf(t, s, m)
		cases := strings.Split(strings.TrimPrefix(oneSpace(f.Words), "too few to say more: "), "; ")
		if last := cases[len(cases)-1]; last != want || len(cases) != min(n, 8) {
			t.Errorf("%d cases: %d named, the last %q, want %q", n, len(cases), last, want)
		}
	}
}

func TestAFigureIsSaidInItsUnit(t *testing.T) {
	s := wordstest.Site(t, words.English)
	value := func(id string, v float64) *measure.Measure {
		m := shareOf(t, id, 0, 3, measure.Steady, nil)
		m.Value, m.Low, m.High, m.Records = measure.Some(v), measure.Opt{}, measure.Opt{}, nil
		return m
	}
	median := func(id string, v, low, high float64) *measure.Measure {
		m := value(id, 0)
		m.Value, m.Median, m.Min, m.Max, m.P90 = measure.Opt{}, measure.Some(v), measure.Some(low), measure.Some(high), measure.Some(high)
		return m
	}
	alone := median("lead_time", 30, 30, 30)
	alone.N = 1
	none := value("issue_close_days", 0)
	none.Value = measure.Opt{}
	for _, c := range []struct {
		m    *measure.Measure
		want string
	}{
		{value("silence_days", 1), "1 day since the last two-way contact, 3 ever | "},
		{value("days_beyond_terms", 2.5), "2.5 days beyond terms, weighted by amount, 3 payments | "},
		{value("days_beyond_terms", -1), "−1 day beyond terms, weighted by amount, 3 payments | "},
		{value("days_beyond_terms", 0), "0 days beyond terms, weighted by amount, 3 payments | "},
		{value("forecast_bias", 0.1), "+10 % against what we ordered, 3 periods | "},
		{value("forecast_bias", -0.1), "−10 % against what we ordered, 3 periods | "},
		{value("forecast_bias", 0), "0 % against what we ordered, 3 periods | "},
		{value("forecast_error", 0.1), "off by 10 %, 3 periods | "},
		{value("price_index", 101.44), "101.4 (first quarter = 100), 3 prices compared | "},
		{value("peak_slip", 0), "the same in season and off, 3 deliveries | "},
		{value("peak_slip", 2), "2 days late than off-peak, 3 deliveries | "},
		{median("slip_days", 2, -1, 4), "median 2 days late, 3 deliveries | from 1 day early to 4 days late; nine in ten within 4 days late"},
		{alone, "median 30 days, 1 delivery | nine in ten within 30 days"},
		{none, "more than half of 3 issues still open | "},
	} {
		f := figureOf(t, s, c.m)
		if got := oneSpace(f.sentence() + " | " + f.Words); got != c.want {
			t.Errorf("%s: %q, want %q", c.m.Def.ID, got, c.want)
		}
	}
}

func TestAnIntervalStandsOnlyWhereThereAreCasesEnough(t *testing.T) {
	s := wordstest.Site(t, words.English)
	m := shareOf(t, "on_time", 9, 12, measure.TooLittleData, nil)
	if f := figureOf(t, s, m); strings.Contains(f.Words, "likely") || strings.Contains(f.Words, "too few to say more") {
		t.Errorf("enough cases for the figure and not for a verdict: %q", f.Words)
	}
	m = shareOf(t, "on_time", 4, m.Def.MinN, measure.Steady, nil)
	if f := figureOf(t, s, m); !strings.Contains(f.Words, "likely") {
		t.Errorf("as many cases as the measure needs: %q", f.Words)
	}
}

func TestAWindowThatIsNoYearIsCountedInMonths(t *testing.T) {
	for months, want := range map[int]string{11: "7 of 10 in the 11 months before", 12: "7 of 10 the year before", 13: "7 of 10 in the 13 months before"} {
		s := wordstest.Site(t, words.English)
		s.Settings.WindowMonths = wordstest.Known(months)
		for n, more := range map[int]string{12: " — no clear change", 0: ""} {
			state := measure.Steady
			if n == 0 {
				state = measure.NotRecorded
			}
			f := figureOf(t, s, shareOf(t, "on_time", n*3/4, n, state, &measure.Share{N: 10, K: 7}))
			if got := oneSpace(f.Words); !strings.HasSuffix(got, want+more) {
				t.Errorf("%d months, %d cases: %q", months, n, got)
			}
		}
	}
}

func TestOnlyAReasonToAskIsAReason(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for _, c := range []struct {
		state   measure.State
		overdue int
		signal  bool
		run     bool
		want    string
	}{
		{measure.WorthAsking, 1, false, false, "1 overdue now"},
		{measure.WorthAsking, 2, true, false, "2 overdue now; a case beyond its natural limits"},
		{measure.WorthAsking, 0, true, true, "a case beyond its natural limits; eight or more in a row on one side of the centre: the level has moved"},
		{measure.Changed, 0, false, true, "eight or more in a row on one side of the centre: the level has moved"},
		{measure.Changed, 0, false, false, ""},
		{measure.Steady, 0, false, true, ""},
		{measure.TooLittleData, 0, true, true, ""},
	} {
		m := shareOf(t, "on_time", 9, 12, c.state, nil)
		m.Overdue, m.Signal, m.Run = c.overdue, c.signal, c.run
		if f := figureOf(t, s, m); f.Reason != c.want {
			t.Errorf("%+v: reason %q", c, f.Reason)
		}
	}
}

func TestWhatWasLeftOutIsCountedInWords(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for _, n := range []int{0, 1, 2} {
		m := shareOf(t, "on_time", 9, 12, measure.Steady, nil)
		m.UnknownDays, m.LeftOut, m.NoRate, m.ReadyUnknown, m.NoLeadTime = n, n, n, n, n
		var want []string
		switch n {
		case 1:
			want = []string{"1 left out: a span touches a year without a holiday notice", "1 period left out: the worth of an order is not known",
				"1 left out: no exchange rate on the day", "1 delivered, ready day unknown", "1 ready before the clock began"}
		case 2:
			want = []string{"2 left out: a span touches a year without a holiday notice", "2 periods left out: the worth of an order is not known",
				"2 left out: no exchange rate on the day", "2 delivered, ready day unknown", "2 ready before the clock began"}
		}
		if f := figureOf(t, s, m); f.Left != strings.Join(want, "; ") {
			t.Errorf("left out: %q", f.Left)
		}
	}
}

func TestNothingToReportHasItsOwnWords(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for id, want := range map[string]string{"early_warning": "No delivery was late.", "first_pass_lots": "Nothing was late or went wrong"} {
		if f := figureOf(t, s, shareOf(t, id, 0, 0, measure.None, nil)); f.Words != want || f.sentence() != "" {
			t.Errorf("%s: %q, %q", id, f.sentence(), f.Words)
		}
	}
}

func TestFurtherFiguresAreLabelled(t *testing.T) {
	s := wordstest.Site(t, words.English)
	m := shareOf(t, "causes", 0, 3, measure.Steady, nil)
	series := make(measure.Series, 9)
	for i := range series {
		series[i].Quarter, series[i].Value = "2025-Q"+string(rune('1'+i)), float64(100+i)
	}
	m.More = []measure.Entry{
		{Key: "by", Value: measure.Counts{{Key: record.ByFactory, N: 2}, {Key: record.ByImporter, N: 0}, {Key: record.ByBoth, N: 1}}},
		{Key: "peak", Value: measure.Group{N: 4, Median: measure.Some(2)}, Unit: measure.UnitLateness},
		{Key: "rest", Value: measure.Group{}, Unit: measure.UnitLateness},
		{Key: "series", Value: series},
		{Key: "visits", Value: 2},
		{Key: "target", Value: 180, Unit: measure.UnitDays},
		{Key: "year_on_year", Value: -0.05, Unit: measure.UnitRatio},
		{Key: "money", Value: 1234.6, Unit: measure.UnitMoney, Currency: "EUR"},
	}
	var got []string
	for _, f := range figureOf(t, s, m).More {
		got = append(got, oneSpace(f.Label+": "+f.Value))
	}
	want := []string{
		"their side: 2", "both sides: 1", // nothing of ours
		"in season: 2 days late, n = 4", "off season: none",
		"by quarter: 2025-Q2 101, 2025-Q3 102, 2025-Q4 103, 2025-Q5 104, 2025-Q6 105, 2025-Q7 106, 2025-Q8 107, 2025-Q9 108", // the last eight
		"in the window: 2", "meant every: 180 days", "against the same quarter a year before: −5 %", "worth: EUR 1,235",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestAFigureSaysWhatItHasAndWhereItsChartIs(t *testing.T) {
	p, partner := read(t, "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-02-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-03}]}\n- {id: PO-2, placed: 2025-02-10, promised: 2025-05-02, deliveries: [{ready: 2025-05-03}]}\n")
	for id, chart := range map[string]bool{"slip_days": true, "on_time": false} {
		f := Of(p, partner, partner.Result.Measure(id))
		if oneSpace(f.Count) != "2 records" || (f.Chart != "") != chart || chart && !strings.HasSuffix(f.Chart, "consistency.html#_c-"+id) {
			t.Errorf("%s: %q, chart %q", id, f.Count, f.Chart)
		}
	}
	s := wordstest.Site(t, words.English)
	m := shareOf(t, "on_time", 1, 1, measure.Steady, nil)
	if f := figureOf(t, s, m); oneSpace(f.Count) != "1 record" || f.Chart != "" {
		t.Errorf("one: %q, %q", f.Count, f.Chart)
	}
	m.Records = nil
	if f := figureOf(t, s, m); f.Count != "" {
		t.Errorf("none: %q", f.Count)
	}
}

func TestAListOfCasesEndsWhereTheFigureBegins(t *testing.T) {
	s := wordstest.Site(t, words.English)
	def, _ := measure.Define("lead_time")
	for n, listed := range map[int]bool{def.MinN - 1: true, def.MinN: false} {
		m := shareOf(t, "lead_time", 0, n, measure.TooLittleData, nil)
		m.Min, m.Max = measure.Some(3), measure.Some(5)
		if got := oneSpace(figureOf(t, s, m).Words); strings.HasPrefix(got, "too few to say more") != listed || strings.Contains(got, "from 3 days to 5 days") == listed {
			t.Errorf("%d cases of %d: %q", n, def.MinN, got)
		}
	}
	m := shareOf(t, "lead_time", 0, 2, measure.Steady, nil)
	m.Min, m.Max = measure.Some(3), measure.Some(5)
	if got := oneSpace(figureOf(t, s, m).Words); got != "from 3 days to 5 days" {
		t.Errorf("two cases: %q", got)
	}
}
