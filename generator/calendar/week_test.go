package calendar

import (
	"math/rand/v2"
	"testing"
	"time"

	"factorybook/generator/record"
)

func wantDays(t *testing.T, w *Week, span record.Span, want int) {
	t.Helper()
	if got, known := w.WorkingDays(span); !known || got != want {
		t.Errorf("[%s, %s): got %d working days, known %v, want %d", span.From, span.Until, got, known, want)
	}
}

func TestFactoryWorkingDays(t *testing.T) {
	w := FactoryWeek(nil, nil, nil)
	// Spring Festival 2026: off 15 to 23 February, worked on Saturday 14 and
	// Saturday 28.
	wantDays(t, &w, until(t, "2026-02-09", "2026-02-16"), 6)
	wantDays(t, &w, until(t, "2026-02-15", "2026-02-24"), 0)
	wantDays(t, &w, until(t, "2026-02-24", "2026-03-02"), 5)
	// March 2026 has no notice day: 22 weekdays.
	wantDays(t, &w, days(t, "2026-03-01", "2026-03-31"), 22)
	// All of 2026: 261 weekdays, less the 19 of the 33 days off that are no
	// weekend, and the 6 make-up days.
	wantDays(t, &w, days(t, "2026-01-01", "2026-12-31"), 261-19+6)
}

// However days are moved about, those that a notice gives away come to the
// statutory holidays: 11 until 2024, 13 since. The Victory Day of 2015 was extra,
// and so were the two days by which the Spring Festival of 2020 grew.
func TestNoticesGiveTheStatutoryHolidays(t *testing.T) {
	given := map[int]int{}
	for _, d := range new(Official).Days(days(t, "2014-01-01", "2027-12-31")) {
		weekend := d.Date.Weekday() == time.Saturday || d.Date.Weekday() == time.Sunday
		switch {
		case d.Off && !weekend:
			given[d.Notice]++
		case !d.Off:
			given[d.Notice]--
		}
	}
	for year := 2015; year <= 2026; year++ {
		want := 11
		switch {
		case year >= 2025:
			want = 13
		case year == 2015:
			want = 11 + 1
		case year == 2020:
			want = 11 + 2
		}
		if given[year] != want {
			t.Errorf("%d: %d holidays, want %d", year, given[year], want)
		}
	}
}

func TestAnsweredTheSameDayTookNoWorkingDay(t *testing.T) {
	factory, importer := FactoryWeek(nil, nil, nil), ImporterWeek(nil, nil)
	same := until(t, "2026-03-10", "2026-03-10")
	wantDays(t, &factory, same, 0)
	wantDays(t, &importer, same, 0)
	wantDays(t, &factory, until(t, "2027-03-10", "2027-03-10"), 0)
	wantDays(t, &importer, until(t, "2026-03-12", "2026-03-10"), 0)
}

func TestSpanThatTouchesAnUnknownYearHasNoNumber(t *testing.T) {
	w := FactoryWeek(nil, nil, nil)
	for _, span := range []record.Span{days(t, "2026-12-30", "2027-01-04"), days(t, "2027-06-01", "2027-06-02"), days(t, "2014-12-31", "2014-12-31")} {
		if n, known := w.WorkingDays(span); known || n != 0 {
			t.Errorf("[%s, %s): got %d, known %v", span.From, span.Until, n, known)
		}
	}
	// Asked on 30 December 2026 and answered on 1 January 2027 touches only
	// days of 2026.
	wantDays(t, &w, until(t, "2026-12-30", "2027-01-01"), 2)
	importer := ImporterWeek(nil, nil)
	wantDays(t, &importer, days(t, "2027-06-01", "2027-06-02"), 2)
}

func TestOwnClosuresAreNotWorkingDays(t *testing.T) {
	w := FactoryWeek(nil, nil, []record.Span{
		days(t, "2026-03-20", "2026-03-25"), days(t, "2026-03-11", "2026-03-12"), days(t, "2026-03-12", "2026-03-13"),
		days(t, "2026-02-09", "2026-02-24"), until(t, "2026-03-02", "2026-03-02"),
	})
	wantDays(t, &w, days(t, "2026-03-09", "2026-03-15"), 2) // Monday, Tuesday
	wantDays(t, &w, days(t, "2026-03-16", "2026-03-29"), 6) // less Friday, Monday to Wednesday
	// The make-up Saturday, 14 February, lies in the closure too.
	wantDays(t, &w, days(t, "2026-02-01", "2026-02-28"), 5+4) // 2 to 6, 25 to 28 February
	if works, known := w.Works(day(t, "2026-02-14")); works || !known {
		t.Error("a closed make-up day is worked")
	}
	if works, known := w.Works(day(t, "2026-02-28")); !works || !known {
		t.Error("a make-up Saturday is not worked")
	}
}

func TestImporterWorksItsOwnWeekLessItsHolidays(t *testing.T) {
	var zero Week
	wantDays(t, &zero, days(t, "2025-12-22", "2025-12-28"), 5)
	w := ImporterWeek([]time.Weekday{time.Sunday, time.Monday, time.Tuesday, time.Wednesday, time.Thursday},
		[]record.Date{day(t, "2025-12-25"), day(t, "2025-12-26"), day(t, "2025-12-25")})
	wantDays(t, &w, days(t, "2025-12-22", "2025-12-28"), 4) // Monday to Wednesday, Sunday
	// The notices are the factory's alone.
	wantDays(t, &w, days(t, "2026-02-15", "2026-02-19"), 5)
}

func TestWeekdayNamesOfRecords(t *testing.T) {
	for i, name := range []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"} {
		if got, ok := Weekday(name); !ok || got != time.Weekday(i) {
			t.Errorf("%s: got %v %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "Mon", "monday", "unm"} {
		if got, ok := Weekday(name); ok {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestCountingAgreesWithCountingDayByDay(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	begin := day(t, "2015-01-01")
	for range 2000 {
		var closures []record.Span
		for range random.IntN(4) {
			from := begin + record.Date(random.IntN(700))
			closures = append(closures, record.Span{From: from, Until: from + record.Date(random.IntN(40))})
		}
		w := FactoryWeek(nil, nil, closures)
		if random.IntN(2) == 0 {
			w = ImporterWeek([]time.Weekday{time.Weekday(random.IntN(7)), time.Weekday(random.IntN(7))}, []record.Date{begin + record.Date(random.IntN(700))})
		}
		span := record.Span{From: begin + record.Date(random.IntN(700))}
		span.Until = span.From + record.Date(random.IntN(90))
		want := 0
		for d := span.From; d < span.Until; d++ {
			if works, _ := w.Works(d); works {
				want++
			}
		}
		wantDays(t, &w, span, want)
	}
}

func FuzzWorkingDays(f *testing.F) {
	f.Add(int32(739_000), int32(30), int32(739_010), int32(12))
	f.Add(int32(735_000), int32(9000), int32(0), int32(-5))
	f.Fuzz(func(t *testing.T, from, length, closed, closedFor int32) {
		const years = 300 * 366
		from, closed = from%(1<<20), closed%(1<<20)
		span := record.Span{From: record.Date(from), Until: record.Date(from + length%years)}
		closure := record.Span{From: record.Date(closed), Until: record.Date(closed + closedFor%years)}
		open, shut := FactoryWeek(nil, nil, nil), FactoryWeek(nil, nil, []record.Span{closure})
		all, known := open.WorkingDays(span)
		less, knownToo := shut.WorkingDays(span)
		if known != knownToo || less < 0 || less > all || all > span.Days() {
			t.Fatalf("%v closed %v: %d of %d, known %v %v", span, closure, less, all, known, knownToo)
		}
		for _, w := range SpringWindows(span, []record.Span{closure}) {
			if !w.Disturbed.Overlaps(span) || w.Closed.From < w.Disturbed.From || w.Closed.Until > w.Disturbed.Until {
				t.Fatalf("%v: %+v", span, w)
			}
		}
	})
}

func BenchmarkWorkingDays(b *testing.B) {
	w := FactoryWeek(nil, nil, []record.Span{days(b, "2025-01-20", "2025-02-10"), days(b, "2026-02-05", "2026-03-01")})
	span := until(b, "2026-01-29", "2026-02-03")
	b.ReportAllocs()
	for b.Loop() {
		w.WorkingDays(span)
	}
}
