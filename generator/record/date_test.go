package record_test

import (
	"testing"
	"time"

	"factorybook/generator/record"
)

func day(t *testing.T, s string) record.Date {
	t.Helper()
	d, err := record.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDateIsWrittenAsItWasRead(t *testing.T) {
	for _, s := range []string{"1900-01-01", "1999-12-31", "2000-02-29", "2024-02-29", "2025-03-05", "2199-12-31"} {
		if got := day(t, s).String(); got != s {
			t.Errorf("%s became %s", s, got)
		}
	}
}

func TestDaysThatDoNotExistAreRefused(t *testing.T) {
	for _, s := range []string{
		"", "2025", "2025-3-5", "2025/03/05", "05-03-2025", "2025-02-29", "2025-00-10", "2025-13-01", "2025-04-31", "2025-04-00",
		"0000-01-01", "1899-12-31", "2200-01-01", "2025-03-05T00:00", "２０２５-03-05", "2025-03-0x", "+025-03-05",
	} {
		if d, err := record.ParseDate(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

func TestDifferenceOfDatesIsDays(t *testing.T) {
	// 2024 is a leap year.
	if got := day(t, "2025-03-01") - day(t, "2024-02-28"); got != 367 {
		t.Errorf("got %d days", got)
	}
	if got := day(t, "2026-11-24").Weekday(); got != time.Tuesday {
		t.Errorf("24 November 2026 is a %s", got)
	}
}

func TestMonthsStayWithinTheMonth(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2025-01-31", 1, "2025-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", -12, "2023-02-28"},
		{"2025-07-01", -12, "2024-07-01"},
		{"2025-01-15", -1, "2024-12-15"},
		{"2025-05-31", -15, "2024-02-29"},
	} {
		if got := day(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s %+d months: got %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

func TestSpanHoldsItsFirstDayAndNotItsEnd(t *testing.T) {
	s := record.SpanOf(day(t, "2026-02-05"), day(t, "2026-03-01"))
	for d, want := range map[string]bool{"2026-02-04": false, "2026-02-05": true, "2026-03-01": true, "2026-03-02": false} {
		if s.Contains(day(t, d)) != want {
			t.Errorf("%s in the span: want %v", d, want)
		}
	}
	if s.Days() != 25 || s.Last() != day(t, "2026-03-01") {
		t.Errorf("%d days until %s", s.Days(), s.Last())
	}
	next := record.SpanOf(day(t, "2026-03-02"), day(t, "2026-03-02"))
	if s.Overlaps(next) || next.Overlaps(s) {
		t.Error("two spans that meet share no day")
	}
	if !s.Overlaps(record.SpanOf(day(t, "2026-03-01"), day(t, "2026-03-09"))) {
		t.Error("two spans that share a day overlap")
	}
}

func TestPeriodsAreYearsQuartersAndMonths(t *testing.T) {
	for s, want := range map[string]string{
		"2025":    "2025-01-01 2025-12-31",
		"2025-Q1": "2025-01-01 2025-03-31",
		"2025-Q4": "2025-10-01 2025-12-31",
		"2024-02": "2024-02-01 2024-02-29",
	} {
		p, err := record.ParsePeriod(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
			continue
		}
		if got := p.Span.From.String() + " " + p.Span.Last().String(); got != want || p.Name != s {
			t.Errorf("%s: got %s %s, want %s", s, p.Name, got, want)
		}
	}
	for _, s := range []string{"", "25", "2025-Q0", "2025-Q5", "2025-13", "2025-00", "2025-1", "2025-Q", "2025-", "2025-q1", "Q1-2025"} {
		if _, err := record.ParsePeriod(s); err == nil {
			t.Errorf("%q was read as a period", s)
		}
	}
	if got := record.QuarterOf(day(t, "2025-09-30")).Name; got != "2025-Q3" {
		t.Errorf("30 September is in %s", got)
	}
}

func TestDayOfTheYearMayBeALeapDay(t *testing.T) {
	for _, s := range []string{"01-01", "02-29", "12-31"} {
		m, err := record.ParseMonthDay(s)
		if err != nil || m.String() != s {
			t.Errorf("%s: got %s, %v", s, m, err)
		}
	}
	for _, s := range []string{"", "1-1", "00-10", "13-01", "04-31", "01/01", "2025-01-01"} {
		if _, err := record.ParseMonthDay(s); err == nil {
			t.Errorf("%q was read as a day of the year", s)
		}
	}
}

func TestTodayIsTheDayInTheBooksTimeZone(t *testing.T) {
	now := time.Date(2026, 11, 23, 23, 30, 0, 0, time.UTC)
	for zone, want := range map[string]string{"": "2026-11-23", "Europe/Copenhagen": "2026-11-24", "America/New_York": "2026-11-23"} {
		s := &record.Settings{}
		if zone != "" {
			s.Timezone = record.Text{zone, record.Pos{1, 1}}
		}
		got, err := s.Today(now)
		if err != nil || got.String() != want {
			t.Errorf("%q: got %s, %v, want %s", zone, got, err, want)
		}
	}
	if _, err := (&record.Settings{Timezone: record.Text{"Mars/Olympus", record.Pos{1, 1}}}).Today(now); err == nil {
		t.Error("a time zone that nobody knows was accepted")
	}
}
