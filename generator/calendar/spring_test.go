package calendar

import (
	"slices"
	"testing"

	"factorybook/generator/record"
)

func TestSpringWindowByDefault(t *testing.T) {
	got := SpringWindows(days(t, "2026-02-01", "2026-02-01"), nil)
	// First day 17 February: 10 and 28 days before, 14 and 35 after.
	want := Windows{{2026, day(t, "2026-02-17"), days(t, "2026-02-07", "2026-03-03"), days(t, "2026-01-20", "2026-03-24"), false}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for on, disturbed := range map[string]bool{
		"2026-01-19": false, "2026-01-20": true, "2026-03-24": true, "2026-03-25": false,
	} {
		if w := SpringWindows(days(t, "2025-06-01", "2026-12-31"), nil); w.Disturbed(day(t, on)) != disturbed {
			t.Errorf("%s disturbed: want %v", on, disturbed)
		}
	}
	w := SpringWindows(days(t, "2025-06-01", "2026-12-31"), nil)
	if w.Closed(day(t, "2026-02-06")) || !w.Closed(day(t, "2026-02-07")) || !w.Closed(day(t, "2026-03-03")) || w.Closed(day(t, "2026-03-04")) {
		t.Error("both ends of the closed days belong to them, and no more")
	}
}

func TestOwnClosureReplacesTheDefaults(t *testing.T) {
	closures := []record.Span{days(t, "2025-10-01", "2025-10-08"), days(t, "2026-02-05", "2026-03-04")}
	got := SpringWindows(days(t, "2025-06-01", "2026-12-31"), closures)
	want := Windows{{2026, day(t, "2026-02-17"), closures[1], days(t, "2026-01-18", "2026-03-25"), true}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestClosureThatOnlyTouchesTheDisturbedDaysCounts(t *testing.T) {
	span := days(t, "2025-12-01", "2026-04-30")
	last := SpringWindows(span, []record.Span{days(t, "2026-03-24", "2026-03-30")})
	if len(last) != 1 || !last[0].Own {
		t.Errorf("got %+v, want the closure that begins on the last disturbed day", last)
	}
	after := SpringWindows(span, []record.Span{days(t, "2026-03-25", "2026-03-30")})
	if len(after) != 1 || after[0].Own {
		t.Errorf("got %+v, want the defaults", after)
	}
}

func TestTwoClosuresGiveTwoWindows(t *testing.T) {
	closures := []record.Span{days(t, "2026-03-01", "2026-03-08"), days(t, "2026-02-10", "2026-02-20")}
	got := SpringWindows(days(t, "2026-01-01", "2026-12-31"), closures)
	if len(got) != 2 || got[0].Closed != closures[1] || got[1].Closed != closures[0] {
		t.Fatalf("got %+v, want both closures in order", got)
	}
	if got.Closed(day(t, "2026-02-25")) || !got.Disturbed(day(t, "2026-02-25")) {
		t.Error("between the closures work goes on, disturbed")
	}
}

func TestEveryYearOfASpanHasItsWindow(t *testing.T) {
	got := SpringWindows(days(t, "2019-01-01", "2026-12-31"), nil)
	if len(got) != 8 || got[0].Year != 2019 || got[7].Year != 2026 {
		t.Errorf("got %d windows: %+v", len(got), got)
	}
	if got := SpringWindows(days(t, "2051-01-01", "2052-12-31"), nil); len(got) != 0 {
		t.Errorf("got %+v, beyond the table", got)
	}
	// The window of 2023, from 25 December, reaches into the year before.
	if got := SpringWindows(days(t, "2022-12-25", "2022-12-31"), nil); len(got) != 1 || got[0].Year != 2023 {
		t.Errorf("got %+v, want the window of 2023", got)
	}
}

func season(t *testing.T, from, to string) Season {
	t.Helper()
	var s Season
	var err error
	if s.From, err = record.ParseMonthDay(from); err != nil {
		t.Fatal(err)
	}
	if s.To, err = record.ParseMonthDay(to); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSpanTouchesASeason(t *testing.T) {
	christmas, winter, leap := season(t, "07-01", "10-15"), season(t, "11-20", "01-10"), season(t, "02-29", "03-05")
	for _, c := range []struct {
		season      Season
		first, last string
		want        bool
	}{
		{christmas, "2025-05-01", "2025-06-30", false},
		{christmas, "2025-05-01", "2025-07-01", true},
		{christmas, "2025-10-15", "2025-11-30", true},
		{christmas, "2025-10-16", "2026-06-30", false},
		{christmas, "2025-05-01", "2025-12-01", true}, // the season lies within
		{christmas, "2025-08-01", "2025-08-05", true}, // the span lies within
		{christmas, "2025-11-01", "2026-12-01", true}, // more than a year
		{winter, "2025-12-30", "2026-01-03", true},    // over New Year
		{winter, "2026-01-10", "2026-01-10", true},
		{winter, "2026-01-11", "2026-11-19", false},
		{winter, "2026-03-01", "2026-11-20", true},
		{winter, "2025-11-01", "2026-02-01", true}, // the season lies within, over New Year
		{leap, "2025-02-20", "2025-02-28", false},
		{leap, "2025-02-20", "2025-03-01", true},
		{leap, "2024-02-20", "2024-02-29", true},
	} {
		if got := c.season.Touches(days(t, c.first, c.last)); got != c.want {
			t.Errorf("%s to %s, season from %s: got %v", c.first, c.last, c.season.From, got)
		}
	}
	if christmas.Touches(until(t, "2025-08-01", "2025-08-01")) {
		t.Error("an empty span touches nothing")
	}
}

func TestSeasonTouchesAgreesWithLookingAtEveryDay(t *testing.T) {
	first := day(t, "2023-11-01")
	for _, s := range []Season{season(t, "12-24", "01-06"), season(t, "02-29", "02-29"), season(t, "03-10", "03-10"), season(t, "01-01", "12-31"), season(t, "11-30", "02-29")} {
		for offset := range record.Date(420) {
			for _, length := range []record.Date{1, 2, 30, 200, 370} {
				span := record.Span{From: first + offset, Until: first + offset + length}
				want := false
				for d := span.From; d < span.Until; d++ {
					want = want || s.contains(d)
				}
				if got := s.Touches(span); got != want {
					t.Fatalf("[%s, %s) and %s to %s: got %v", span.From, span.Until, s.From, s.To, got)
				}
			}
		}
	}
}

func BenchmarkSpringWindows(b *testing.B) {
	closures := []record.Span{days(b, "2026-02-05", "2026-03-04")}
	span := days(b, "2023-01-01", "2026-12-31")
	b.ReportAllocs()
	for b.Loop() {
		SpringWindows(span, closures)
	}
}

func BenchmarkDisturbed(b *testing.B) {
	windows := SpringWindows(days(b, "2020-01-01", "2026-12-31"), nil)
	on := day(b, "2026-06-01")
	b.ReportAllocs()
	for b.Loop() {
		windows.Disturbed(on)
	}
}

func BenchmarkSeasonTouches(b *testing.B) {
	from, _ := record.ParseMonthDay("07-01")
	to, _ := record.ParseMonthDay("10-15")
	s, span := Season{from, to}, days(b, "2026-02-01", "2026-05-15")
	b.ReportAllocs()
	for b.Loop() {
		s.Touches(span)
	}
}

func BenchmarkReadingTheTables(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		readTables()
	}
}
