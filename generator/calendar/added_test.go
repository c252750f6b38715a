package calendar

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"factorybook/generator/record"
)

// added are the years that a book adds: "2027 off 2027-02-05 2027-02-06 work 2027-01-31".
func added(t testing.TB, years ...string) []record.ChinaYear {
	t.Helper()
	var list []record.ChinaYear
	for _, text := range years {
		fields := strings.Fields(text)
		y := record.ChinaYear{Year: record.Whole{Pos: record.Pos{Line: 1, Column: 1}}}
		if _, err := fmt.Sscan(fields[0], &y.Year.V); err != nil {
			t.Fatal(err)
		}
		into := &y.Off
		for _, f := range fields[1:] {
			switch f {
			case "off":
				into = &y.Off
			case "work":
				into = &y.Work
			default:
				*into = append(*into, record.Day{V: day(t, f), Pos: record.Pos{Line: 1, Column: 1}})
			}
		}
		list = append(list, y)
	}
	return list
}

// named are days in one line each: "2027-02-05 off spring_festival+also".
func named(list []Day) string {
	var lines []string
	for _, d := range list {
		s := d.Date.String() + " work"
		if d.Off {
			s = d.Date.String() + " off"
		}
		if d.Festival != NoFestival {
			s += " " + d.Festival.Key()
		}
		if d.Also != NoFestival {
			s += "+" + d.Also.Key()
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

// Spring Festival 2027 is on 6 February, the Lantern Festival on the 20th; in 2028
// National Day and Mid-Autumn (3 October) lie in one row.
func TestDaysThatABookAddsAreOfTheFestivalNextToThem(t *testing.T) {
	for _, c := range []struct {
		name  string
		years []string
		span  record.Span
		want  string
	}{
		{"no year", nil, days(t, "2027-01-01", "2027-12-31"), ""},
		{"days off in a row, made up for before and after", []string{"2027 off 2027-02-05 2027-02-06 2027-02-07 work 2027-01-31 2027-02-21"}, days(t, "2027-01-01", "2027-12-31"),
			"2027-01-31 work spring_festival\n2027-02-05 off spring_festival\n2027-02-06 off spring_festival\n2027-02-07 off spring_festival\n2027-02-21 work spring_festival"},
		{"two rows, each made up for by the nearest", []string{"2027 off 2027-02-06 2027-04-05 work 2027-03-06 2027-03-08"}, days(t, "2027-01-01", "2027-12-31"),
			"2027-02-06 off spring_festival\n2027-03-06 work spring_festival\n2027-03-08 work qingming\n2027-04-05 off qingming"},
		{"as near to both: the first", []string{"2027 off 2027-02-06 2027-04-05 work 2027-03-07"}, days(t, "2027-03-01", "2027-03-31"), "2027-03-07 work spring_festival"},
		{"a day between two rows is off for nothing", []string{"2027 off 2027-02-06 2027-02-08"}, days(t, "2027-01-01", "2027-12-31"), "2027-02-06 off spring_festival\n2027-02-08 off"},
		{"two festivals in a row", []string{"2028 off 2028-10-01 2028-10-02 2028-10-03 work 2028-10-07"}, days(t, "2028-01-01", "2028-12-31"),
			"2028-10-01 off national_day+mid_autumn\n2028-10-02 off national_day+mid_autumn\n2028-10-03 off national_day+mid_autumn\n2028-10-07 work national_day+mid_autumn"},
		{"the Lantern Festival is worked", []string{"2027 off 2027-02-20"}, days(t, "2027-01-01", "2027-12-31"), "2027-02-20 off"},
		{"work alone belongs to nothing", []string{"2027 work 2027-02-21"}, days(t, "2027-01-01", "2027-12-31"), "2027-02-21 work"},
		{"off and worked: off", []string{"2027 off 2027-02-06 work 2027-02-06"}, days(t, "2027-01-01", "2027-12-31"), "2027-02-06 off spring_festival"},
		{"a day of another year is none", []string{"2027 off 2026-12-31 2027-02-06 2028-01-01"}, days(t, "2026-12-31", "2028-12-31"), "2027-02-06 off spring_festival"},
		{"said twice: the first", []string{"2027 off 2027-02-06", "2027 off 2027-04-05"}, days(t, "2027-01-01", "2027-12-31"), "2027-02-06 off spring_festival"},
		{"a year that has a notice", []string{"2026 off 2026-02-01"}, days(t, "2026-02-01", "2026-02-01"), ""},
		{"two years in any order", []string{"2028 off 2028-05-01", "2027 off 2027-05-01"}, days(t, "2027-01-01", "2028-12-31"), "2027-05-01 off labour_day\n2028-05-01 off labour_day"},
		{"beside a notice", []string{"2027 off 2027-01-01"}, days(t, "2026-10-10", "2027-01-02"), "2026-10-10 work national_day\n2027-01-01 off new_year"},
		{"outside of the added days", []string{"2027 off 2027-05-01"}, days(t, "2026-10-10", "2026-10-10"), "2026-10-10 work national_day"},
	} {
		if got := named(OfficialDays(added(t, c.years...)).Days(c.span)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestAYearIsKnownByItsNoticeOrTheBook(t *testing.T) {
	o := OfficialDays(added(t, "2028 off 2028-05-01", "2027 off 2027-05-01", "2026 off 2026-05-01"))
	if got := fmt.Sprint(o.Added()); got != "[2027 2028]" {
		t.Errorf("added %s", got)
	}
	for span, want := range map[record.Span]bool{
		days(t, "2026-12-31", "2027-01-01"): true, days(t, "2027-01-01", "2028-12-31"): true, days(t, "2028-12-31", "2029-01-01"): false,
		days(t, "2015-01-01", "2028-12-31"): true, days(t, "2014-12-31", "2015-01-01"): false, until(t, "2040-01-01", "2040-01-01"): true,
	} {
		if o.KnownSpan(span) != want {
			t.Errorf("%s to %s: known is %t", span.From, span.Until, !want)
		}
	}
	for span, want := range map[record.Span]bool{days(t, "2015-01-01", "2026-12-31"): true, days(t, "2026-12-31", "2027-01-01"): false} {
		if new(Official).KnownSpan(span) != want {
			t.Errorf("without the book, %s to %s: known is %t", span.From, span.Until, !want)
		}
	}
}

func TestTheNextWorkingDay(t *testing.T) {
	week := ImporterWeek(nil, []record.Date{day(t, "2025-03-03")})
	for from, want := range map[string]string{"2025-02-28": "2025-02-28", "2025-03-01": "2025-03-04", "2025-03-03": "2025-03-04", "2025-03-04": "2025-03-04"} {
		if got := week.From(day(t, from)); got != day(t, want) {
			t.Errorf("from %s on: %s, want %s", from, got, want)
		}
	}
	// Of a year whose days off are not known nothing is said: the day itself stands.
	unknown := FactoryWeek(nil, new(Official), nil)
	if got := unknown.From(day(t, "2031-03-01")); got != day(t, "2031-03-01") {
		t.Errorf("%s", got)
	}
	// Nor is a day found when none is worked within a year.
	never := FactoryWeek([]time.Weekday{time.Monday}, new(Official), []record.Span{days(t, "2024-01-01", "2026-12-31")})
	if got := never.From(day(t, "2025-03-01")); got != day(t, "2025-03-01") {
		t.Errorf("%s", got)
	}
}

func TestClosuresCountOnTheirFirstAndLastDay(t *testing.T) {
	// A week from Monday 3 March 2025 is worked on five days.
	for closure, want := range map[record.Span]int{
		days(t, "2025-02-24", "2025-03-02"): 5, days(t, "2025-02-24", "2025-03-03"): 4, days(t, "2025-03-07", "2025-03-20"): 4,
		days(t, "2025-03-10", "2025-03-20"): 5, days(t, "2025-03-05", "2025-03-05"): 4, until(t, "2025-03-05", "2025-03-05"): 5,
	} {
		week := FactoryWeek(nil, new(Official), []record.Span{closure})
		if n, known := week.WorkingDays(days(t, "2025-03-03", "2025-03-09")); !known || n != want {
			t.Errorf("closed %s until %s: %d working days, want %d", closure.From, closure.Until, n, want)
		}
	}
	two := FactoryWeek(nil, new(Official), []record.Span{days(t, "2025-03-03", "2025-03-04"), days(t, "2025-03-05", "2025-03-06"), days(t, "2025-03-04", "2025-03-05")})
	if n, _ := two.WorkingDays(days(t, "2025-03-03", "2025-03-09")); n != 1 {
		t.Errorf("closed in three parts that touch: %d working days, want Friday", n)
	}
}

func TestASeasonOfOneDay(t *testing.T) {
	s := season(t, "06-01", "06-01")
	for on, want := range map[string]bool{"2025-05-31": false, "2025-06-01": true, "2025-06-02": false} {
		if got := s.Touches(days(t, on, on)); got != want {
			t.Errorf("%s: %t", on, got)
		}
	}
}

func TestAClosureOfOneDayIsASpringWindow(t *testing.T) {
	// Spring Festival 2025 is on 29 January.
	for closure, own := range map[record.Span]bool{days(t, "2025-01-29", "2025-01-29"): true, until(t, "2025-01-29", "2025-01-29"): false} {
		got := SpringWindows(days(t, "2025-01-29", "2025-01-29"), []record.Span{closure})
		if len(got) != 1 || got[0].Own != own || own && got[0].Closed != closure {
			t.Errorf("closed %s until %s: %+v", closure.From, closure.Until, got)
		}
	}
}

func TestTheTableOfFestivalsHasAFirstAndALastYear(t *testing.T) {
	for year, want := range map[int]bool{2014: false, 2015: true, 2050: true, 2051: false} {
		if first, ok := SpringFestivalOf(year); ok != want || ok && first.Year() != year {
			t.Errorf("%d: %s, %t", year, first, ok)
		}
	}
	if festivalCount.Key() != "" || (festivalCount-1).Key() == "" {
		t.Error("the last festival has a name, and nothing after it")
	}
	// On 1 October 2020 both festivals fell on one day.
	both, _ := Festivals(nil, days(t, "2020-10-01", "2020-10-01"))
	if len(both) != 2 || both[0].Festival > both[1].Festival {
		t.Errorf("%v", both)
	}
}
