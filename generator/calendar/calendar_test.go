package calendar

import (
	"slices"
	"testing"
	"time"

	"factorybook/generator/record"
	"factorybook/generator/record/recordtest"
	"factorybook/generator/testenv"
)

var day = recordtest.Day

// days is the span of both days and all between.
func days(t testing.TB, first, last string) record.Span {
	t.Helper()
	return record.SpanOf(day(t, first), day(t, last))
}

// until is the span of arithmetic, without its last day.
func until(t testing.TB, from, until string) record.Span {
	t.Helper()
	return record.Span{From: day(t, from), Until: day(t, until)}
}

func TestFestivalsOfTheReferenceTable(t *testing.T) {
	rows := testenv.Rows(t, "testdata/festivals_2015_2050.csv")
	if len(rows) != 36 {
		t.Fatalf("%d years, want 36", len(rows))
	}
	columns := []Festival{SpringFestival, Lantern, Qingming, LabourDay, DragonBoat, MidAutumn, NationalDay}
	for _, row := range rows {
		got, complete := Festivals(nil, days(t, row[0]+"-01-01", row[0]+"-12-31"))
		if !complete || len(got) != len(columns)+1 {
			t.Errorf("%s: got %v, complete %v", row[0], got, complete)
		}
		for i, f := range columns {
			if !slices.Contains(got, FestivalDay{f, day(t, row[1+i])}) {
				t.Errorf("%s of %s: want %s, got %v", f.Key(), row[0], row[1+i], got)
			}
		}
		if !slices.IsSortedFunc(got, func(a, b FestivalDay) int { return int(a.On) - int(b.On) }) {
			t.Errorf("%s: out of order: %v", row[0], got)
		}
	}
}

func TestDaysOffOfTheReferenceTable(t *testing.T) {
	// A Monday on which work began again is no make-up day.
	rows := slices.DeleteFunc(testenv.Rows(t, "testdata/official_daysoff.csv"), func(row []string) bool { return row[0] == "2020-02-03" })
	listed := new(Official).Days(days(t, "1900-01-01", "2199-12-31"))
	if len(rows) != len(listed) {
		t.Fatalf("%d days, want %d", len(listed), len(rows))
	}
	for i, row := range rows {
		got := listed[i]
		name := got.Festival.NameZH()
		if got.Also != NoFestival {
			name += "、" + got.Also.NameZH()
		}
		if got.Festival == VictoryDay {
			name = "抗日战争暨世界反法西斯战争胜利70周年纪念日"
		}
		if got.Date != day(t, row[0]) || got.Off != (row[2] == "true") || name != row[1] {
			t.Errorf("got %+v (%s), want %v", got, name, row)
		}
		if named, ok := on(got.Date); !ok || named != got {
			t.Errorf("%s: got %+v %v", row[0], named, ok)
		}
	}
}

// What every notice must hold, whatever is typed into the tables.
func TestNoticesMakeSense(t *testing.T) {
	offIn := map[int]map[Festival]bool{}
	for _, d := range new(Official).Days(days(t, "1900-01-01", "2199-12-31")) {
		weekend := d.Date.Weekday() == time.Saturday || d.Date.Weekday() == time.Sunday
		if !d.Off && !weekend {
			t.Errorf("%s is a make-up day and a %s", d.Date, d.Date.Weekday())
		}
		if y := d.Date.Year(); d.Notice != y && (d.Notice != y+1 || d.Date < record.NewDate(y, 12, 25)) {
			t.Errorf("%s stands in the notice of %d", d.Date, d.Notice)
		}
		if !Known(d.Notice) {
			t.Errorf("%s stands in the notice of %d, which is not listed", d.Date, d.Notice)
		}
		if offIn[d.Notice] == nil {
			offIn[d.Notice] = map[Festival]bool{}
		}
		if d.Off {
			offIn[d.Notice][d.Festival], offIn[d.Notice][d.Also] = true, true
		}
	}
	for year, off := range offIn {
		for _, f := range []Festival{SpringFestival, LabourDay, DragonBoat, MidAutumn, NationalDay} {
			if !off[f] {
				t.Errorf("the notice of %d has no day off for %s", year, f.Name())
			}
		}
		found, _ := Festivals(nil, record.Span{From: record.NewDate(year, 1, 1), Until: record.NewDate(year+1, 1, 1)})
		for _, f := range found {
			weekend := f.On.Weekday() == time.Saturday || f.On.Weekday() == time.Sunday
			if d, ok := on(f.On); f.Festival != Lantern && !weekend && (!ok || !d.Off) {
				t.Errorf("%s, %s, is no day off", f.On, f.Festival.Name())
			}
		}
	}
}

func TestNextYearIsUnknownUntilItsNoticeIsOut(t *testing.T) {
	for year, want := range map[int]bool{2014: false, 2015: true, 2026: true, 2027: false, 2050: false} {
		if Known(year) != want {
			t.Errorf("%d known: got %v, want %v", year, !want, want)
		}
	}
	if _, ok := on(day(t, "2027-10-01")); ok {
		t.Error("a day off of 2027 was guessed")
	}
	if _, ok := NoticeOf(2027); ok {
		t.Error("there is no notice for 2027")
	}
	if !new(Official).KnownSpan(days(t, "2026-12-01", "2026-12-31")) || new(Official).KnownSpan(days(t, "2026-12-31", "2027-01-01")) || new(Official).KnownSpan(days(t, "2014-12-31", "2015-01-01")) {
		t.Error("a span is known when every year it touches is")
	}
}

func TestNoticeIsNamed(t *testing.T) {
	n, ok := NoticeOf(2026)
	if !ok || n.Number != "国办发明电〔2025〕7号" {
		t.Errorf("got %+v", n)
	}
	if n, _ := NoticeOf(2020); n.ChangedBy == "" {
		t.Error("the Spring Festival of 2020 was made longer by a second notice")
	}
}

func TestNoticeReachesIntoTheDecemberBefore(t *testing.T) {
	d, ok := on(day(t, "2022-12-31"))
	if !ok || !d.Off || d.Festival != NewYear || d.Notice != 2023 {
		t.Errorf("got %+v %v, want a day off of the notice for 2023", d, ok)
	}
	got := new(Official).Breaks(days(t, "2019-01-01", "2019-01-31"))
	if len(got) != 1 || got[0].Span != days(t, "2018-12-30", "2019-01-01") {
		t.Errorf("got %v, want one whole break from 30 December", got)
	}
}

func TestBreaksAreRowsOfDaysOff(t *testing.T) {
	got := new(Official).Breaks(days(t, "2026-02-20", "2026-05-31"))
	want := []Break{
		{days(t, "2026-02-15", "2026-02-23"), SpringFestival, NoFestival, 2026},
		{days(t, "2026-04-04", "2026-04-06"), Qingming, NoFestival, 2026},
		{days(t, "2026-05-01", "2026-05-05"), LabourDay, NoFestival, 2026},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	shared := new(Official).Breaks(days(t, "2025-10-01", "2025-10-01"))
	if len(shared) != 1 || shared[0].Festival != NationalDay || shared[0].Also != MidAutumn || shared[0].Span.Days() != 8 {
		t.Errorf("got %v, want the eight days of National Day and Mid-Autumn", shared)
	}
	if got := new(Official).Breaks(until(t, "2026-02-20", "2026-02-20")); got != nil {
		t.Errorf("an empty span has %v", got)
	}
}

func TestFestivalNamesAreComplete(t *testing.T) {
	keys := map[string]bool{}
	for f := NewYear; f < festivalCount; f++ {
		if f.Key() == "" || f.Name() == "" || f.NameZH() == "" || keys[f.Key()] {
			t.Errorf("festival %d: %q %q %q", f, f.Key(), f.Name(), f.NameZH())
		}
		keys[f.Key()] = true
	}
	if Festival(200).Key() != "" {
		t.Error("a number without a festival has a name")
	}
}

func TestFestivalsOutsideTheTableAreSaidToBeMissing(t *testing.T) {
	got, complete := Festivals(nil, days(t, "2050-09-01", "2051-02-28"))
	if complete || len(got) != 2 {
		t.Errorf("got %v, complete %v, want the two of 2050 and the word that there are more", got, complete)
	}
}

// on returns what a notice says of a day; ok is false for a day that none names.
func on(date record.Date) (day Day, ok bool) {
	days := new(Official).Days(record.Span{From: date, Until: date + 1})
	if len(days) == 0 {
		return Day{}, false
	}
	return days[0], true
}
