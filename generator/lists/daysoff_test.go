package lists

import (
	"strings"
	"testing"

	"factorybook/generator/calendar"
	"factorybook/generator/ical"
	"factorybook/generator/ical/icaltest"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// summaries reads a calendar of events back, as "20260215–20260224 China: …".
func summaries(t *testing.T, w *words.Words, events []ical.Event) []string {
	t.Helper()
	c, err := icaltest.Parse(Calendar(w, nil, CalendarOptions{Title: "Book", AsOf: 739000, Also: events}))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range c.Inner {
		s, err := e.Text("SUMMARY")
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e.All("DTSTART")[0].Value+"–"+e.All("DTEND")[0].Value+" "+s)
	}
	return list
}

func TestCalendarShowsWhenNobodyWorks(t *testing.T) {
	asOf, err := record.ParseDate("2026-01-10")
	if err != nil {
		t.Fatal(err)
	}
	en := strings.Join(summaries(t, wordstest.Words(t, words.English), HolidayEvents(wordstest.Words(t, words.English), nil, asOf)), "\n")
	for _, want := range []string{
		"20260215–20260224 China: Spring Festival, days off", // the notice of 2026: 15 to 23 February
		"20260214–20260215 China: make-up working day for Spring Festival",
		"20270206–20270207 China: Spring Festival, days off not announced yet",
	} {
		if !strings.Contains(en, want) {
			t.Errorf("%q is not among\n%s", want, en)
		}
	}
	if strings.Contains(en, "Lantern") {
		t.Error("the Lantern Festival is a working day")
	}
	zh := strings.Join(summaries(t, wordstest.Words(t, words.Chinese), HolidayEvents(wordstest.Words(t, words.Chinese), nil, asOf)), "\n")
	if !strings.Contains(zh, "20260215–20260224 中国放假：春节") || !strings.Contains(zh, "20260214–20260215 中国调休上班：春节") {
		t.Errorf("got\n%s", zh)
	}
}

func TestCalendarShowsTheDaysOffThatABookAdds(t *testing.T) {
	asOf, err := record.ParseDate("2026-12-20")
	if err != nil {
		t.Fatal(err)
	}
	official := calendar.OfficialDays([]record.ChinaYear{{
		Year: wordstest.Known(2027), Off: days(t, "2027-02-04", "2027-02-05", "2027-02-06", "2027-02-07", "2027-03-08"), Work: days(t, "2027-02-14"),
	}})
	got := strings.Join(summaries(t, wordstest.Words(t, words.English), HolidayEvents(wordstest.Words(t, words.English), official, asOf)), "\n")
	for _, want := range []string{
		"20270204–20270208 China: Spring Festival, days off",
		"20270308–20270309 China: public holiday, days off",
		"20270214–20270215 China: make-up working day for Spring Festival",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among\n%s", want, got)
		}
	}
	if strings.Contains(got, "20270204–20270208 China: Spring Festival, days off not") || strings.Contains(got, "20270206–20270207") {
		t.Errorf("the days of 2027 are known:\n%s", got)
	}
}

func days(t *testing.T, texts ...string) (list []record.Day) {
	for _, s := range texts {
		d, err := record.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, wordstest.Known(d))
	}
	return list
}

func TestCalendarShowsTheFactorysOwnShutdown(t *testing.T) {
	asOf, err := record.ParseDate("2026-01-10")
	if err != nil {
		t.Fatal(err)
	}
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
name_zh: 远大陶瓷
closures:
  - {from: 2026-02-05, until: 2026-03-01, name: Spring Festival shutdown, announced: 2025-12-20, actual_until: 2026-03-04}
  - {from: 2026-07-20, until: 2026-07-25, announced: 2026-01-02}
  - {from: 2024-02-05, until: 2024-03-01, announced: 2023-12-20}
`)
	known := f.AsOf(asOf)
	got := summaries(t, wordstest.Words(t, words.English), ShutdownEvents(wordstest.Words(t, words.English), known, asOf))
	if len(got) != 2 || got[0] != "20260205–20260302 Yuanda: Spring Festival shutdown" || got[1] != "20260720–20260726 Yuanda: shutdown" {
		t.Errorf("got %q; on 10 January nobody knows that it will last longer", got)
	}
	if got := summaries(t, wordstest.Words(t, words.Chinese), ShutdownEvents(wordstest.Words(t, words.Chinese), known, asOf)); got[1] != "20260720–20260726 远大陶瓷：停产放假" {
		t.Errorf("got %q", got)
	}
}

// A shutdown is in the calendar from 60 days before today to 400 days after it: the
// last day of one that is over, and the first of one to come, are in it on that day.
func TestCalendarReachesSixtyDaysBackAndFourHundredAhead(t *testing.T) {
	for from, want := range map[string]int{"2025-11-01/2025-11-10": 0, "2025-11-01/2025-11-11": 1, "2027-02-14/2027-02-20": 1, "2027-02-15/2027-02-20": 0} {
		first, last, _ := strings.Cut(from, "/")
		_, f := loadtest.Factory(t, "-- factory.yaml --\nname: Yuanda\nclosures: [{from: "+first+", until: "+last+"}]\n")
		w := wordstest.Words(t, words.English)
		if got := ShutdownEvents(w, f, wordstest.Date(t, "2026-01-10")); len(got) != want {
			t.Errorf("closed from %s: %d in the calendar, want %d", from, len(got), want)
		}
	}
}
