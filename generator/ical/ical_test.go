package ical

import (
	"strings"
	"testing"
	"unicode/utf8"

	"factorybook/generator/ical/icaltest"
	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
)

var day = recordtest.Day

func read(t *testing.T, c *Calendar) *icaltest.Component {
	t.Helper()
	data := c.Append(nil)
	parsed, err := icaltest.Parse(data)
	if err != nil {
		t.Fatalf("%v in\n%s", err, data)
	}
	return parsed
}

func text(t *testing.T, c *icaltest.Component, name string) string {
	t.Helper()
	s, err := c.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCalendarIsReadBack(t *testing.T) {
	want := Calendar{
		Name:        "Nordhaven factory book; due",
		Description: "佛山市远大陶瓷有限公司, and others",
		Stamp:       day(t, "2025-06-30"),
		Events: []Event{
			{
				UID:         "a1@factorybook.invalid",
				Days:        record.SpanOf(day(t, "2025-12-31"), day(t, "2025-12-31")),
				Summary:     "Balance, USD 6,703.20; PO-2025-014",
				Description: "First line\nsecond \\ line\r\nthird, " + strings.Repeat("佛山华窑样本陶瓷有限公司；", 20),
				Categories:  []string{"ours", "payment, open"},
				URL:         "https://book.example/factories/yuanda/orders.html#PO-2025-014",
			},
			{UID: "a2@factorybook.invalid", Days: record.SpanOf(day(t, "2026-02-05"), day(t, "2026-03-01")), Summary: "Shutdown", Location: "Foshan"},
		},
	}
	got := read(t, &want)
	if text(t, got, "X-WR-CALNAME") != want.Name || text(t, got, "NAME") != want.Name || text(t, got, "DESCRIPTION") != want.Description {
		t.Error("the name or description came back otherwise")
	}
	if len(got.Inner) != 2 {
		t.Fatalf("%d events, want 2", len(got.Inner))
	}
	first, second := got.Inner[0], got.Inner[1]
	if text(t, first, "SUMMARY") != want.Events[0].Summary || text(t, first, "UID") != want.Events[0].UID {
		t.Error("the first event came back otherwise")
	}
	if d := text(t, first, "DESCRIPTION"); d != strings.ReplaceAll(want.Events[0].Description, "\r\n", "\n") {
		t.Errorf("got %q", d)
	}
	if categories, err := icaltest.SplitText(first.All("CATEGORIES")[0].Value); err != nil || len(categories) != 2 || categories[1] != "payment, open" {
		t.Errorf("got %q, %v", categories, err)
	}
	if u := first.All("URL")[0].Value; u != want.Events[0].URL {
		t.Errorf("got %q", u)
	}
	if s := first.All("DTSTAMP")[0].Value; s != "20250630T000000Z" {
		t.Errorf("the stamp is %s", s)
	}
	if start, end := first.All("DTSTART")[0].Value, first.All("DTEND")[0].Value; start != "20251231" || end != "20260101" {
		t.Errorf("31 December alone ends before 1 January: %s to %s", start, end)
	}
	if start, end := second.All("DTSTART")[0].Value, second.All("DTEND")[0].Value; start != "20260205" || end != "20260302" {
		t.Errorf("5 February to 1 March ends before 2 March: %s to %s", start, end)
	}
	if text(t, second, "LOCATION") != "Foshan" || len(second.All("URL")) != 0 || len(second.All("DESCRIPTION")) != 0 {
		t.Error("the second event came back otherwise")
	}
}

func TestNoRecordBeginsAPropertyOfItsOwn(t *testing.T) {
	evil := "x\r\nATTACH:https://evil.example/\nBEGIN:VALARM\r\u2028END:VEVENT\u0085\x00\x1b\x7f" + string([]byte{0xff, 0xfe})
	got := read(t, &Calendar{Name: evil, Events: []Event{{
		UID: evil, Days: record.SpanOf(10000, 10000), Summary: evil, Description: evil, Location: evil,
		Categories: []string{evil}, URL: "https://book.example/\r\nATTACH:evil",
	}}})
	if len(got.Inner) != 1 || len(got.Inner[0].Inner) != 0 || len(got.Inner[0].All("ATTACH")) != 0 || len(got.Inner[0].All("URL")) != 0 {
		t.Error("a text became a property")
	}
	if s := text(t, got.Inner[0], "SUMMARY"); s != "x\nATTACH:https://evil.example/\nBEGIN:VALARM\n\nEND:VEVENT\n\uFFFD" {
		t.Errorf("got %q", s)
	}
}

func TestLinesAreFoldedBetweenCharacters(t *testing.T) {
	for n := range 200 {
		for _, letter := range []string{"a", "é", "佛", "🏭", ","} {
			summary := strings.Repeat("x", n%7) + strings.Repeat(letter, n)
			got := read(t, &Calendar{Events: []Event{{UID: "u", Days: record.SpanOf(10000, 10000), Summary: summary}}})
			if s := text(t, got.Inner[0], "SUMMARY"); s != summary {
				t.Fatalf("%d × %s came back as %q", n, letter, s)
			}
		}
	}
}

func TestEventsWithoutADayAreLeftOut(t *testing.T) {
	got := read(t, &Calendar{Events: []Event{{UID: "a", Summary: "some day"}, {UID: "b", Days: record.Span{From: 10, Until: 5}, Summary: "back"}}})
	if len(got.Inner) != 0 {
		t.Errorf("%d events", len(got.Inner))
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add("Balance; PO-1", "two\nlines, 佛山", "https://book.example/", int32(10000), int32(3))
	f.Add("\\n\r\n;,:\"", "\x00\ufeff\u2028", "x", int32(0), int32(0))
	f.Fuzz(func(t *testing.T, summary, description, url string, from, days int32) {
		// The days that records can name.
		first := record.NewDate(record.MinYear, 1, 1) + record.Date(uint32(from)%109_000)
		c := Calendar{Name: summary, Stamp: first, Events: []Event{{
			UID: "u", Days: record.Span{From: first, Until: first + record.Date(uint32(days)%400)},
			Summary: summary, Description: description, Categories: []string{description, summary}, URL: url,
		}}}
		parsed, err := icaltest.Parse(c.Append(nil))
		if err != nil {
			t.Fatal(err)
		}
		if c.Events[0].Days.Days() == 0 {
			return
		}
		got, err := parsed.Inner[0].Text("SUMMARY")
		if err != nil {
			t.Fatal(err)
		}
		plain := utf8.ValidString(summary) && !strings.ContainsFunc(summary, func(r rune) bool {
			return r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029'
		})
		if plain && got != summary {
			t.Fatalf("%q came back as %q", summary, got)
		}
	})
}
