package record_test

import (
	"testing"

	"factorybook/generator/record"
)

func TestAPeriodIsOfAYearThatARecordCanHave(t *testing.T) {
	for text, want := range map[string]bool{
		"1899": false, "1900": true, "9999": false, "2025": true, "02025": false, "225": false, "2025-Q0": false, "2025-Q1": true, "2025-Q4": true, "2025-Q5": false,
		"2025-00": false, "2025-01": true, "2025-12": true, "2025-13": false, "2025-": false, "2025-1": false, "x025": false, "2025-x1": false,
	} {
		year := map[string]int{"1899": 1899, "1900": 1900, "9999": 9999}[text]
		if year != 0 {
			want = year >= record.MinYear && year <= record.MaxYear
		}
		if _, err := record.ParsePeriod(text); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	for year, want := range map[int]bool{record.MinYear - 1: false, record.MinYear: true, record.MaxYear: true, record.MaxYear + 1: false} {
		name := record.NewDate(year, 1, 1).String()[:4]
		if _, err := record.ParsePeriod(name); (err == nil) != want {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := record.ParseDate(name + "-01-01"); (err == nil) != want {
			t.Errorf("%s-01-01: %v", name, err)
		}
	}
	for text, want := range map[string]bool{"2025-06-30": true, "2025-0x-30": false, "x025-06-30": false, "2025-06-3x": false, "2025/06/30": false, "2025-06-300": false} {
		if _, err := record.ParseDate(text); (err == nil) != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	for day, want := range map[string]string{"2025-01-01": "2025-Q1", "2025-03-31": "2025-Q1", "2025-04-01": "2025-Q2", "2025-09-30": "2025-Q3", "2025-10-01": "2025-Q4", "2025-12-31": "2025-Q4"} {
		q := record.QuarterOf(on(day).V)
		if q.Name != want || !q.Span.Contains(on(day).V) || q.Span != mustPeriod(t, want).Span {
			t.Errorf("%s: %s", day, q.Name)
		}
	}
}

func mustPeriod(t *testing.T, s string) record.Period {
	t.Helper()
	p, err := record.ParsePeriod(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A cancellation, unless it was closed before; of one day the cancellation counts.
func TestALineEndsAsItWasWritten(t *testing.T) {
	for _, c := range []struct {
		closed, cancelled string
		cancels           bool
		on                string
	}{
		{"2025-03-01", "", false, "2025-03-01"}, {"", "2025-03-01", true, "2025-03-01"},
		{"2025-03-01", "2025-03-02", false, "2025-03-01"}, {"2025-03-02", "2025-03-02", true, "2025-03-02"}, {"2025-03-03", "2025-03-02", true, "2025-03-02"},
	} {
		l := record.Line{}
		if c.closed != "" {
			l.Closed = on(c.closed)
		}
		if c.cancelled != "" {
			l.Cancelled.On = on(c.cancelled)
		}
		if end := l.End(); end.Cancelled != c.cancels || end.Closed == c.cancels || end.On != on(c.on).V {
			t.Errorf("closed %s, cancelled %s: %+v", c.closed, c.cancelled, end)
		}
	}
	if record.Undated(record.Day{}) || record.Undated(on("2025-03-01")) || !record.Undated(record.Day{Pos: record.Pos{Line: 1, Column: 1}}) {
		t.Error("what has no day, or one, is no day that nobody wrote down")
	}
}

func TestAPaymentWaitsForGoodsOrTheirPapers(t *testing.T) {
	for _, c := range []struct {
		after   string
		invoice bool
		want    bool
	}{
		{"", false, false}, {record.AfterConfirmed, false, false}, {"documents", false, true}, {"received", false, true}, {"ready", false, true},
		{record.AfterInvoice, false, true}, {record.AfterInvoice, true, false}, {"documents", true, true},
	} {
		p := record.Payment{}
		if c.after != "" {
			p.After = text(c.after)
		}
		if c.invoice {
			p.Invoice = on("2025-03-01")
		}
		if got := p.AfterGoods(); got != c.want {
			t.Errorf("after %q, with an invoice %t: %t", c.after, c.invoice, got)
		}
	}
}

func TestAChangeMovesAPromiseOrConfirmsItOrIsOfNoLine(t *testing.T) {
	to := func(day string, skus ...string) record.PromiseChange {
		p := record.PromiseChange{Told: on("2026-03-20"), To: on(day)}
		for _, s := range skus {
			p.SKUs = append(p.SKUs, text(s))
		}
		return p
	}
	plain, own, second := line("S", "1", "", ""), line("T", "1", "", "2026-06-01"), line("U", "1", "", "2026-06-02")
	for _, c := range []struct {
		name                  string
		lines                 []record.Line
		change                record.PromiseChange
		moves, confirms, none bool
	}{
		{"another day of an order without lines", nil, to("2026-05-02"), true, false, false},
		{"the same day", nil, to("2026-05-01"), false, true, false},
		{"no day", nil, record.PromiseChange{Told: on("2026-03-20")}, false, false, false},
		{"of a line without a promise of its own", []record.Line{plain}, to("2026-05-02"), true, false, false},
		{"beside a line with one", []record.Line{plain, own}, to("2026-05-02"), true, false, false},
		{"each line has one", []record.Line{own, second}, to("2026-05-02"), false, false, true},
		{"the only line has one", []record.Line{own}, to("2026-05-02"), false, false, true},
		{"it names one of these", []record.Line{own, second}, to("2026-06-09", "T"), true, false, false},
		{"it names one, with its day", []record.Line{own, second}, to("2026-06-01", "T"), false, true, false},
		{"it names an article that there is not", []record.Line{own, second}, to("2026-06-01", "X"), false, false, true},
	} {
		o := &record.Order{Promised: on("2026-05-01"), Lines: c.lines, Changes: []record.PromiseChange{c.change}}
		p := &o.Changes[0]
		if o.Moves(p) != c.moves || !c.none && o.Confirms(p) != c.confirms || o.OfNoLine(p) != c.none {
			t.Errorf("%s: moves %t, confirms %t, of no line %t", c.name, o.Moves(p), o.Confirms(p), o.OfNoLine(p))
		}
	}
}

func TestGoodsAreSeenOnTheEarlierOfTwoProofs(t *testing.T) {
	for _, c := range []struct{ received, documents, want string }{
		{"2025-03-02", "2025-03-01", "2025-03-01"}, {"2025-03-01", "2025-03-02", "2025-03-01"}, {"2025-03-01", "2025-03-01", "2025-03-01"},
	} {
		d := record.Delivery{Received: on(c.received), Documents: on(c.documents)}
		if day, ok := d.Seen(); !ok || day != on(c.want).V {
			t.Errorf("here on %s, documents on %s: seen on %s", c.received, c.documents, day)
		}
	}
}
