package pages

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"factorybook/generator/chart"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// quiet is a factory of which neither a visit nor a talk can be due.
const quiet = "-- factory.yaml --\nname: Yuanda\nstatus: paused\n"

// registersOf are what the lists across factories have of factories a, b, c, with the
// site that they stand on.
func registersOf(t *testing.T, asOf string, archives ...string) (*words.Site, []*register) {
	t.Helper()
	site, _ := onDay(t, "name: Yuanda", asOf)
	summaries := make([]Summary, len(archives))
	for i, archive := range archives {
		s, partner := onDay(t, archive, asOf)
		partner.Factory.ID = string(rune('a' + i))
		summaries[i] = Summarize(s, partner)
	}
	return site, registers(site.At(words.Index), summaries)
}

func calendarOf(t *testing.T, asOf string, archives ...string) *CalendarView {
	t.Helper()
	s, list := registersOf(t, asOf, archives...)
	return calendarPage(s, list).View.(*CalendarView)
}

// what is in the calendar: "overdue: X", "2025-07-01: X, Y".
func (v *CalendarView) what() []string {
	var list []string
	for _, e := range v.Overdue {
		list = append(list, "overdue: "+oneSpace(e.What+" "+e.When))
	}
	for _, m := range v.Months {
		for _, d := range m.Days {
			var parts []string
			for _, e := range d.Entries {
				parts = append(parts, oneSpace(e.What))
			}
			if len(parts) > 0 {
				list = append(list, strings.TrimPrefix(d.Anchor, "_d-")+": "+strings.Join(parts, ", "))
			}
		}
	}
	return list
}

func (v *CalendarView) day(t *testing.T, anchor string) CalendarDay {
	t.Helper()
	day := wordstest.Date(t, anchor)
	_, month, number := day.Civil()
	for _, m := range v.Months {
		if m.Anchor != "_"+anchor[:7] {
			continue
		}
		for _, w := range m.Weeks {
			for _, d := range w.Days {
				if d.Number == fmt.Sprint(number) {
					return d
				}
			}
		}
	}
	t.Fatalf("no %s (month %d) in the calendar", anchor, month)
	return CalendarDay{}
}

// Six months from the first of this one: what is due before today is overdue, what is
// due today stands on today, and what comes after the six months is left out.
func TestTheCalendarHasWhatIsDueFromTodayToTheEndOfSixMonths(t *testing.T) {
	for due, want := range map[string]string{
		"2025-06-29": "overdue: Mend it 1 day overdue", "2025-06-30": "2025-06-30: Mend it", "2025-07-01": "2025-07-01: Mend it", "2025-11-30": "2025-11-30: Mend it", "2025-12-01": "",
	} {
		v := calendarOf(t, june30, quiet+"-- visits/a.yaml --\ndate: 2025-06-20\npromises: [{by: factory, what: Mend it, due: "+due+"}]\n")
		if got := strings.Join(v.what(), "; "); got != want {
			t.Errorf("due %s: %q, want %q", due, got, want)
		}
		if v.Undated != "" {
			t.Errorf("due %s, it has no day: %q", due, v.Undated)
		}
	}
	v := calendarOf(t, june30, quiet+"-- visits/a.yaml --\ndate: 2025-06-20\npromises: [{by: factory, what: Mend it}, {by: factory, what: Oil it, due: 2025-07-02}, {by: importer, what: Pay it, due: 2025-06-02}]\n")
	if got := oneSpace(v.Intro + " " + v.Undated); got != "1 thing from 30 Jun 2025 to 30 Nov 2025; 1 overdue. 1 more has no day." {
		t.Errorf("the calendar says %q", got)
	}
}

// A promise stands on the day it is expected on, but is overdue from the day after the
// one that was agreed first.
func TestWhatWasPromisedAnewStandsOnItsNewDayUntilItIsOverdue(t *testing.T) {
	for due, want := range map[string]string{"2025-07-01": "2025-07-20: PO-1 · ", "2025-06-30": "2025-07-20: PO-1 · ", "2025-06-29": "overdue: PO-1 · "} {
		v := calendarOf(t, june30, quiet+"-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-02-10\npromised: "+due+"\npromise_changes: [{told: 2025-06-20, to: 2025-07-20, asked_by: factory}]\n")
		if got := v.what(); len(got) != 1 || !strings.HasPrefix(got[0], want) {
			t.Errorf("due %s: %q, want %q", due, got, want)
		}
	}
}

func TestOnADayMoneyStandsFirstThenOursThenTheirs(t *testing.T) {
	v := calendarOf(t, june30, quiet+`
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments: [{stage: deposit, due: 2025-07-03, amount: 10}]
-- visits/a.yaml --
date: 2025-06-20
promises: [{by: factory, what: Mend it, due: 2025-07-03}, {by: importer, what: Write, due: 2025-07-03}]
`, quiet+"-- visits/a.yaml --\ndate: 2025-06-20\npromises: [{by: importer, what: Call, due: 2025-07-03}]\n")
	got := v.what()
	if len(got) != 1 || !strings.HasPrefix(got[0], "2025-07-03: PO-1 · ") || !strings.HasSuffix(got[0], ", Write, Call, Mend it") {
		t.Errorf("%q", got)
	}
	d := v.day(t, "2025-07-03")
	if d.Ours != "3" || d.Theirs != "1" || d.Shut != "" || d.Href != "#_d-2025-07-03" || d.Words != "3 of ours; 1 of theirs" {
		t.Errorf("3 July: %+v", d)
	}
}

func TestAShutdownIsCountedOnEachOfItsDaysAndStandsOnceFromToday(t *testing.T) {
	const book = quiet + "closures: [{from: 2025-06-28, until: 2025-07-02, name: Moving}, {from: 2025-11-29, until: 2025-12-03, name: Kiln}, {from: 2025-12-01, until: 2025-12-03, name: Far}]\n"
	v := calendarOf(t, june30, book)
	if got := strings.Join(v.what(), "; "); got != "2025-06-30: 28 Jun to 2 Jul 2025: Moving; 2025-11-29: 29 Nov to 3 Dec 2025: Kiln" {
		t.Errorf("%q", got)
	}
	for n, want := range map[int]string{1: "28 Jun to 2 Jul 2025: Moving; 29 Nov to 3 Dec 2025: Kiln", 7: strings.Repeat("28 Jun to 2 Jul 2025: Moving; ", 7) + strings.Repeat("29 Nov to 3 Dec 2025: Kiln; ", 5) + "and 2 more"} {
		v := calendarOf(t, june30, slices.Repeat([]string{book}, n)...)
		var ahead []string // the nearest first, twelve of them
		for _, e := range v.Shut {
			ahead = append(ahead, oneSpace(e.What))
		}
		if v.MoreShut != "" {
			ahead = append(ahead, v.MoreShut)
		}
		if got := strings.Join(ahead, "; "); got != want {
			t.Errorf("of %d factories are shut ahead: %q, want %q", n, got, want)
		}
	}
	for day, shut := range map[string]string{"2025-06-27": "", "2025-06-28": "1", "2025-06-30": "1", "2025-07-02": "1", "2025-07-03": "", "2025-11-28": "", "2025-11-29": "1", "2025-11-30": "1"} {
		if d := v.day(t, day); d.Shut != shut || d.Ours+d.Theirs != "" {
			t.Errorf("%s: %+v", day, d)
		}
	}
	if v := calendarOf(t, june30, book, book); v.day(t, "2025-06-30").Shut != "2" {
		t.Errorf("two factories are shut: %+v", v.day(t, "2025-06-30"))
	}
	// On the last day it is still there, the day after it is over.
	for asOf, want := range map[string]int{"2025-07-02": 2, "2025-07-03": 1} {
		if got := calendarOf(t, asOf, quiet+"closures: [{from: 2025-06-28, until: 2025-07-02, name: Moving}, {from: 2025-11-29, until: 2025-12-03, name: Kiln}]\n").what(); len(got) != want {
			t.Errorf("on %s: %q", asOf, got)
		}
	}
}

func TestAMonthHasItsDaysInWeeksFromMonday(t *testing.T) {
	v := calendarOf(t, june30, quiet)
	var got []string
	for _, m := range v.Months {
		days, other := 0, 0
		for i, w := range m.Weeks {
			if len(w.Days) != 7 {
				t.Errorf("%s has a week of %d days", m.Title, len(w.Days))
			}
			for _, d := range w.Days {
				if d.Number != "" {
					days++
				} else if other++; i > 0 && i < len(m.Weeks)-1 {
					t.Errorf("%s: a day is missing within the month", m.Title)
				}
			}
		}
		got = append(got, fmt.Sprint(m.Anchor, " ", days, " ", len(m.Weeks)))
	}
	// 1 June 2025 is a Sunday, 1 September a Monday.
	expectLines(t, "months", got, "_2025-06 30 6", "_2025-07 31 5", "_2025-08 31 5", "_2025-09 30 5", "_2025-10 31 5", "_2025-11 30 5")
	for day, want := range map[string]string{
		"2025-06-28": "weekend past", "2025-06-29": "weekend past", "2025-06-30": "today", "2025-07-01": "", "2025-07-04": "", "2025-07-05": "weekend", "2025-07-06": "weekend", "2025-07-07": "",
		"2025-09-28": "weekend work", "2025-09-30": "", "2025-10-01": "off", "2025-10-08": "off", "2025-10-09": "", "2025-10-11": "weekend work",
	} {
		d := v.day(t, day)
		if d.Class != want {
			t.Errorf("%s is %q, want %q", day, d.Class, want)
		}
		if linked := strings.Contains(want, "off") || strings.Contains(want, "work"); linked != (d.Href == "#_d-"+day) || !linked && d.Href != "" {
			t.Errorf("%s leads to %q", day, d.Href)
		}
	}
	if first := v.Months[0].Weeks[0].Days; first[0].Number != "" || first[6].Number != "1" {
		t.Errorf("the first week of June 2025: %+v", first)
	}
	if first := v.Months[3].Weeks[0].Days; first[0].Number != "1" {
		t.Errorf("the first week of September 2025: %+v", first)
	}
}

func TestOurHolidaysStandInTheCalendar(t *testing.T) {
	s, list := registersOf(t, june30, quiet)
	day := func(text string) record.Day { return wordstest.Known(wordstest.Date(t, text)) }
	s.Settings.Holidays = []record.Holiday{{On: day("2025-07-14"), Name: wordstest.Known("Founding day")}, {On: day("2025-10-01")}, {On: day("2025-12-01")}, {}}
	v := calendarPage(s, list).View.(*CalendarView)
	if d := v.day(t, "2025-07-14"); d.Class != "ours" || d.Words != "our holiday: Founding day" || d.Href == "" {
		t.Errorf("14 July: %+v", d)
	}
	if d := v.day(t, "2025-10-01"); d.Class != "off ours" || !strings.HasSuffix(d.Words, "; our holiday: public holiday") {
		t.Errorf("1 October: %+v", d)
	}
}

// The days off of a year are announced in the autumn before: until then a festival stands
// on its own day, and it is said.
func TestAFestivalOfAYearWithoutItsNoticeStandsOnItsOwnDay(t *testing.T) {
	for asOf, want := range map[string]string{"2029-07-31": "2029", "2029-08-01": "2029 and 2030", "2025-07-31": ""} {
		v := calendarOf(t, asOf, quiet)
		if want != "" {
			want = "The Chinese days off of " + want + " are not announced yet: a festival stands on its own day."
		}
		if v.Unknown != want {
			t.Errorf("on %s: %q, want %q", asOf, v.Unknown, want)
		}
	}
	// The Mid-Autumn Festival of 2029 is on 22 September.
	v := calendarOf(t, "2029-07-31", quiet)
	if d := v.day(t, "2029-09-22"); !strings.Contains(d.Class, "off") || !strings.Contains(d.Words, "not announced yet") {
		t.Errorf("Mid-Autumn: %+v", d)
	}
	if d := v.day(t, "2029-09-23"); strings.Contains(d.Class, "off") {
		t.Errorf("the day after Mid-Autumn: %+v", d)
	}
}

func TestEightThingsInTheCalendarCanBeChosenFrom(t *testing.T) {
	for n, kinds := range map[int]string{7: "-", 8: "delivery promise"} {
		book := quiet + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-02-10, promised: 2025-08-01}\n-- visits/a.yaml --\ndate: 2025-06-20\npromises:\n"
		book += strings.Repeat("  - {by: factory, what: Mend it, due: 2025-07-02}\n", n-1)
		v := calendarOf(t, june30, book)
		got := "-"
		if v.Find != nil {
			got = ""
			for _, k := range v.Find.Choices[len(v.Find.Choices)-1].Values {
				got = strings.TrimSpace(got + " " + k.Href)
			}
		}
		if got != kinds {
			t.Errorf("of %d things one can choose %q, want %q", n, got, kinds)
		}
	}
}

// In work as everything that is open: the first due first, what has no day last, of one
// day by factory; then what was placed in the last
// 90 days and is there, the latest first.
func TestOrdersOfAllFactoriesStandByTheDayTheyAreDue(t *testing.T) {
	const done = ", promised: 2025-06-20, deliveries: [{ready: 2025-06-20}]}\n"
	s, list := registersOf(t, june30, quiet+`
-- orders/2025.yaml --
- {id: PO-1, placed: 2024-01-10}
- {id: PO-2, placed: 2025-02-10, promised: 2025-08-01}
- {id: PO-4, placed: 2025-02-10, promised: 2025-07-01}
- {id: PO-5, placed: 2025-03-31`+done+`
- {id: PO-6, placed: 2025-04-01`+done+`
- {id: PO-7, placed: 2025-04-02`+done+`
- {id: PO-8, placed: 2025-04-02`+done, quiet+`
-- orders/2025.yaml --
- {id: PO-3, placed: 2025-02-10, promised: 2025-07-01}
- {id: PO-9, placed: 2025-02-10, promised: 2025-06-29}
- {id: PO-0, placed: 2025-02-10}
`)
	v := bookOrdersPage(s, list).View.(*BookOrdersView)
	var got []string
	for _, g := range v.Groups {
		line := g.Title + " (" + g.Sum + "):"
		for i := range g.Orders {
			line += " " + g.Orders[i].ID
		}
		got = append(got, oneSpace(line))
	}
	expectLines(t, "orders", got, "In work (6 orders): PO-9 PO-4 PO-3 PO-2 PO-1 PO-0", "No longer in work: placed in the last 90 days, or under way (3 orders): PO-8 PO-7 PO-6")
	if got := oneSpace(v.Intro); got != "6 orders in work, 1 overdue; 3 more placed in the last 90 days or under way." || v.More != "" || !v.Key {
		t.Errorf("%q, more %q, key %t", got, v.More, v.Key)
	}
	if v.Find == nil || len(v.Find.Choices[0].Values) != 3 {
		t.Errorf("nine orders can be chosen from by three states: %+v", v.Find)
	}
	s, list = registersOf(t, june30, quiet)
	v = bookOrdersPage(s, list).View.(*BookOrdersView)
	if got := oneSpace(v.Intro); got != "Nothing is in work, and nothing was placed in the last 90 days or is under way." || len(v.Groups) != 0 || v.Key || v.Find != nil {
		t.Errorf("a book without orders: %+v", v)
	}
}

func TestAListAcrossFactoriesHasThreeHundredLinesAndCountsTheRest(t *testing.T) {
	for n, more := range map[int]string{300: "", 301: "1 more: each factory's page of orders has all of its own."} {
		r := &register{}
		for i := range n {
			b := BookOrder{}
			b.ID, b.State = fmt.Sprintf("PO-%03d", i), "open"
			r.orders = append(r.orders, b)
		}
		r.inWork = n
		s, _ := onDay(t, "name: Yuanda", june30)
		if v := bookOrdersPage(s, []*register{r}).View.(*BookOrdersView); v.More != more || len(v.Groups[0].Orders) != 300 {
			t.Errorf("of %d orders %d are listed, and %q", n, len(v.Groups[0].Orders), v.More)
		}
	}
}

func TestOpenPromisesStandBySideAndDay(t *testing.T) {
	const book = quiet + `
-- visits/a.yaml --
- date: 2025-03-20
  promises:
    - {by: factory, what: Kept, due: 2025-04-20, done: 2025-04-20}
    - {by: factory, what: Kept late, due: 2025-04-20, done: 2025-04-21}
    - {id: mould, by: factory, what: Mould, due: 2025-06-29}
- date: 2025-06-20
  promises:
    - {by: factory, what: Some day}
    - {by: factory, what: Today, due: 2025-06-30}
    - {id: mould, by: factory, what: Mould, due: 2025-08-01}
    - {by: importer, what: Write, due: 2025-07-20}
`
	s, list := registersOf(t, june30, book, quiet+"-- visits/a.yaml --\n{date: 2025-06-20, promises: [{by: factory, what: Tomorrow, due: 2025-07-01}]}\n")
	v := promisesPage(s, list).View.(*PromisesView)
	var got []string
	for _, side := range v.Sides {
		got = append(got, oneSpace(side.Title+": "+side.Sum+side.More))
		for _, row := range side.Rows {
			got = append(got, oneSpace(strings.Join([]string{row.What, row.When, row.Now, row.Carried}, "|")))
		}
	}
	expectLines(t, "promises", got,
		"We promised: 1 open, 0 overdue.", "Write|in 20 days||",
		"They promised: 4 open, 1 overdue. Of the last twelve months, 1 of 3 were kept by their day.",
		"Mould|1 day overdue|now promised for 1 Aug 2025|carried over once", "Today|today||", "Tomorrow|in 1 day||", "Some day|no date agreed||")
	if got := oneSpace(v.Intro); got != "Open promises of both sides: 1 of ours, 0 overdue; 4 of theirs, 1 overdue." || v.Find != nil {
		t.Errorf("%q, %v", got, v.Find)
	}
}

func TestVisitsTellWhatWasPromisedAndHowAreasWereRated(t *testing.T) {
	visits := func(archive string) *VisitsView {
		s, partner := onDay(t, archive, june30)
		return visitsPage(s, partner).View.(*VisitsView)
	}
	v := visits(quiet + `
-- visits/a.yaml --
- {date: 2025-01-10, observations: [{area: Kiln, rating: 2}, {area: Packing, rating: 4}, {area: Yard}], promises: [{by: factory, what: A, done: 2025-02-01}, {by: importer, what: B}, {id: own, by: factory, what: C}]}
- {date: 2025-03-10, observations: [{area: Office, note: No rating}]}
- {date: 2025-06-10, observations: [{area: Kiln, rating: 3}, {area: Gate, rating: 5}], promises: [{id: own, by: factory, what: C}]}
`)
	var got []string
	for _, row := range v.Rows {
		got = append(got, oneSpace(row.Sum))
	}
	expectLines(t, "sums", got, "nothing promised", "nothing promised", "promised: 1 by us, 2 by them; 2 open")
	got = nil
	for _, d := range v.Days {
		got = append(got, oneSpace(d.Label))
	}
	for _, a := range v.Areas {
		got = append(got, a.Area+": "+strings.Join(a.Ratings, ","))
	}
	expectLines(t, "areas", got, "Jan 2025", "Jun 2025", "Kiln: 2,3")
	if !strings.Contains(oneSpace(v.Intro), "3 visits, latest first.") || !strings.Contains(oneSpace(v.Intro), "20 days") {
		t.Errorf("%q", v.Intro)
	}
	if v := visits(quiet); v.Intro != "No visit is recorded." {
		t.Errorf("%q", v.Intro)
	}
	if v := visits(quiet + "-- visits/a.yaml --\n{date: 2025-06-10, kind: video}\n"); !strings.HasPrefix(oneSpace(v.Intro), "1 visit, latest first.") || strings.Contains(v.Intro, "20") {
		t.Errorf("a video call alone: %q", v.Intro)
	}
	// The last eight at which something was rated.
	book := quiet + "-- visits/a.yaml --\n"
	for month := 1; month <= 9; month++ {
		book += fmt.Sprintf("- {date: 2024-%02d-10, observations: [{area: Kiln, rating: %d}]}\n", month, month%5+1)
	}
	if v := visits(book); len(v.Days) != 8 || v.Areas[0].Ratings[0] != "3" || v.Areas[0].Ratings[7] != "5" {
		t.Errorf("nine visits: %+v %+v", v.Days, v.Areas)
	}
}

func TestOrdersInWorkWhileAVisitTookPlaceStandThere(t *testing.T) {
	_, partner := onDay(t, quiet+`
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-09, deliveries: [{ready: 2025-03-09}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-09, deliveries: [{ready: 2025-03-10}]}
- {id: PO-3, placed: 2025-03-12, promised: 2025-08-01}
- {id: PO-4, placed: 2025-03-13, promised: 2025-08-01}
-- visits/a.yaml --
{date: 2025-03-10, until: 2025-03-12}
`, june30)
	s := wordstest.Site(t, words.English)
	var got []string
	for _, o := range ordersAround(s.At(words.Visits, "yuanda"), partner, &partner.Factory.Visits[0]) {
		got = append(got, o.Label)
	}
	expectLines(t, "orders", got, "PO-2", "PO-3")
}

// Their cases and ours stand side by side for eighteen months; five have a middle.
func TestCasesOfAllFactoriesAreCompared(t *testing.T) {
	const orders = quiet + `
-- orders/2025.yaml --
- {id: PO-1, placed: 2023-10-10, promised: 2023-12-30, deliveries: [{ready: 2023-12-30}]}
- {id: PO-2, placed: 2023-10-10, promised: 2023-12-31, deliveries: [{ready: 2024-01-02}]}
- {id: PO-3, placed: 2025-05-10, promised: 2025-06-29}
`
	s, list := registersOf(t, june30, quiet, orders)
	v := comparePage(s, list).View.(*CompareView)
	var got []string
	for _, row := range v.Rows {
		for _, c := range row.Cells {
			got = append(got, oneSpace(c.Text))
		}
	}
	if len(v.Rows) != 1 || got[1] != "2 cases" || v.Without == "" || v.More != "" || v.Find != nil {
		t.Errorf("rows %q, without %q", got, v.Without)
	}
	w := s.Words
	for n, want := range map[int]string{4: "4 cases", 5: "5 cases, median +3", 6: "6 cases, median +3.5"} {
		c := cases{days: []chart.Dot{}}
		for i := range n {
			c.days = append(c.days, chart.Dot{Value: float64(i + 1)})
		}
		if got := oneSpace(casesText(w, c, "slip_days")); got != want {
			t.Errorf("%d cases: %q, want %q", n, got, want)
		}
		if got, want := oneSpace(casesText(w, c, "lead_time")), strings.Replace(want, "+3.5", "3.5 days", 1); got != strings.Replace(want, "+3", "3 days", 1) {
			t.Errorf("%d lead times: %q", n, got)
		}
	}
	open := cases{days: []chart.Dot{{Value: 1}, {Value: 2}, {Value: 3}, {Value: 4}, {Value: 99, Style: chart.Open}}, left: 1}
	if got := oneSpace(casesText(w, open, "slip_days")); got != "the latest 5 of 6 cases" {
		t.Errorf("one is open, one was left out: %q", got)
	}
}

func TestTheLatestSixtyCasesAreCompared(t *testing.T) {
	for n, left := range map[int]int{60: 0, 61: 1} {
		book := quiet + "-- orders/2025.yaml --\n"
		for i := range n {
			book += fmt.Sprintf("- {id: PO-%03d, placed: 2025-01-10, promised: 2025-03-01, deliveries: [{ready: 2025-03-01}]}\n", i)
		}
		_, partner := onDay(t, book, june30)
		if c := casesOf(partner)[slices.Index(compared[:], "slip_days")]; c.left != left || len(c.days) != 60 {
			t.Errorf("of %d cases %d are shown and %d left out", n, len(c.days), c.left)
		}
	}
}

func TestTheStripsOfAllFactoriesShareAScaleInTensOfDays(t *testing.T) {
	for _, c := range []struct {
		days        []float64
		from, until float64
	}{
		{nil, -10, 20}, {[]float64{-10, 20}, -10, 20}, {[]float64{-11, 21}, -20, 30}, {[]float64{-200, 300}, -60, 90}, {[]float64{5}, -10, 20}, {[]float64{40}, -10, 40},
	} {
		if got := stripScale(c.days); got.From != c.from || got.Until != c.until {
			t.Errorf("%v: %v to %v, want %v to %v", c.days, got.From, got.Until, c.from, c.until)
		}
	}
}

func TestAFactoryWithoutFiguresSaysWhy(t *testing.T) {
	for _, c := range []struct{ name, archive, want string }{
		{"no order", "status: prospect\n", "No order yet, 0 visits."},
		{"no order, a visit", "status: prospect\n-- visits/a.yaml --\ndate: 2025-03-10\n", "No order yet, 1 visit."},
		{"ended before any order", "status: ended\n", "Ended."},
		{"ended", "status: ended\n-- orders/2025.yaml --\n{id: PO-1, placed: 2025-03-10}\n", "Ended; 1 order, the last one of Mar 2025."},
		{"an order", "status: active\n-- orders/2025.yaml --\n{id: PO-1, placed: 2025-03-10}\n", ""},
	} {
		s, partner := onDay(t, "-- factory.yaml --\nname: Yuanda\n"+c.archive, june30)
		row := factoryRow(s.At(words.Index), partner, words.Name{Latin: "Yuanda"})
		if got := oneSpace(row.Words); got != c.want || (c.want == "") != (row.Open.Text == "1") {
			t.Errorf("%s: %q with %+v, want %q", c.name, got, row.Open, c.want)
		}
	}
}

func TestARowNamesThreeProductsAndAsksWhenAVisitIsOverdue(t *testing.T) {
	for products, want := range map[string]string{"[A, B, C]": "A, B and C", "[A, B, C, D]": "A, B, C and 1 more", "[A, B, C, D, E]": "A, B, C and 2 more"} {
		s, partner := onDay(t, "-- factory.yaml --\nname: Yuanda\nstatus: active\nproducts: "+products+"\n", june30)
		if got := oneSpace(factoryRow(s.At(words.Index), partner, words.Name{}).About); got != want {
			t.Errorf("%s: %q, want %q", products, got, want)
		}
	}
	// 180 days before 30 June 2025 is 1 January.
	for day, asks := range map[string]bool{"2024-12-31": true, "2025-01-01": false} {
		s, partner := onDay(t, "-- visits/a.yaml --\ndate: "+day+"\n", june30)
		if got := factoryRow(s.At(words.Index), partner, words.Name{}).Visit.Asks; got != asks {
			t.Errorf("visited on %s: asks is %t", day, got)
		}
	}
}

// From eight lots with a sample on limits are drawn; a lot beyond them is ringed.
func TestFinalInspectionsAreCountedAndDrawnWithTheirLimits(t *testing.T) {
	block := func(n int, last string) *LotsBlock {
		book := quiet + "-- orders/2025.yaml --\nid: PO-1\nplaced: 2025-01-02\ninspections:\n"
		for i := range n {
			book += fmt.Sprintf("  - {on: 2025-03-%02d, stage: final, lot: 1200, sample: 80, found: {major: %d}, result: accepted}\n", i+1, i%2+1)
		}
		_, partner := onDay(t, book+last, june30)
		s := wordstest.Site(t, words.English)
		return lots(s.At(words.Consistency, "yuanda"), partner, record.SpanOf(wordstest.Date(t, "2025-01-01"), wordstest.Date(t, june30)), nil)
	}
	if b := block(1, "  - {on: 2025-04-01, stage: in-process, sample: 80, found: {major: 1}, result: rejected}\n"); oneSpace(b.Sentence) != "1 final inspection: 1 accepted, 0 rejected. The limits are wider where the sample is smaller." || len(b.Lots.Lots) != 1 || len(b.Table.Table.Rows) != 2 {
		t.Errorf("an inspection during production is none of the final ones: %q", b.Sentence)
	}
	for n, limits := range map[int]bool{7: false, 8: true} {
		if b := block(n, ""); (len(b.Lots.Upper) > 0) != limits || (len(b.Lots.Levels) > 0) != limits {
			t.Errorf("%d lots: limits %v", n, b.Lots.Upper)
		}
	}
	styles := func(b *LotsBlock) (ringed, rejected int) {
		for _, l := range b.Lots.Lots {
			switch l.Style {
			case chart.Signal:
				ringed++
			case chart.Diamond:
				rejected++
			}
		}
		return ringed, rejected
	}
	if ringed, rejected := styles(block(10, "  - {on: 2025-04-01, stage: final, lot: 1200, sample: 80, found: {major: 30}, result: accepted}\n")); ringed != 1 || rejected != 0 {
		t.Errorf("a lot far beyond: %d ringed, %d rejected", ringed, rejected)
	}
	if ringed, rejected := styles(block(10, "  - {on: 2025-04-01, stage: final, lot: 1200, sample: 80, found: {major: 30}, result: rejected}\n")); ringed != 0 || rejected != 1 {
		t.Errorf("a rejected lot far beyond keeps its own mark: %d ringed, %d rejected", ringed, rejected)
	}
	for _, without := range []string{"{stage: final, sample: 80, found: {major: 1}, result: accepted}", "{on: 2025-04-01, stage: final, found: {major: 1}, result: accepted}", "{on: 2025-04-01, stage: final, sample: 80, result: accepted}"} {
		if b := block(2, "  - "+without+"\n"); len(b.Lots.Lots) != 2 || !strings.HasPrefix(oneSpace(b.Sentence), "3 final inspections: 3 accepted") {
			t.Errorf("%s: %d drawn, %q", without, len(b.Lots.Lots), b.Sentence)
		}
	}
	// The last one that was accepted says what it does not prove, unless all was looked at.
	if b := block(2, ""); !strings.Contains(oneSpace(b.Caution), "2 of 80, found last") {
		t.Errorf("%q", b.Caution)
	}
	if b := block(2, "  - {on: 2025-04-01, stage: final, lot: 80, sample: 80, found: {major: 1}, result: accepted}\n"); b.Caution != "" {
		t.Errorf("all was looked at: %q", b.Caution)
	}
	if b := block(2, "  - {on: 2025-03-02, stage: final, lot: 1200, sample: 81, found: {major: 0}, result: accepted}\n"); !strings.Contains(oneSpace(b.Caution), "0 of 81, found last") {
		t.Errorf("two of a day, the one that stands last: %q", b.Caution)
	}
	if _, partner := onDay(t, quiet, june30); lots(wordstest.Site(t, words.English).At(words.Consistency, "yuanda"), partner, record.Span{}, nil) != nil {
		t.Error("a factory without inspections has a block of them")
	}
}

// Who can still be helped stands first: money, then what is overdue for the fewest days.
func TestTheLedgerShowsThreeOfASideAndFortyFactories(t *testing.T) {
	book := func(n int) string {
		return quiet + "-- visits/a.yaml --\ndate: 2025-03-20\npromises:\n" + strings.Repeat("  - {by: factory, what: Mend it, due: 2025-06-29}\n", n)
	}
	for n, want := range map[int]string{1: "1 ", 3: "3 ", 4: "3 and 1 more", 5: "3 and 2 more"} {
		side := firstPage(t, book(n)).Ledger[0].Theirs
		if got := fmt.Sprint(len(side.First), " ", oneSpace(side.More)); got != want || len(side.First)+len(side.Rest) != n {
			t.Errorf("%d things: %q, want %q", n, got, want)
		}
	}
	s, _ := onDay(t, "name: Yuanda", june30)
	for n, more := range map[int]string{40: "", 41: "1 more factory has something overdue or due today", 42: "2 more factories have something overdue or due today"} {
		var order []*Summary
		for range n {
			order = append(order, &Summary{today: today{theirs: []LedgerItem{{What: "Mend it", Overdue: true}}}})
		}
		v := &TodayView{}
		v.ledger(s.At(words.Index), order)
		if len(v.Ledger) != 40 || oneSpace(v.MoreLedger) != more || v.Nothing != "" {
			t.Errorf("%d factories: %d rows, %q", n, len(v.Ledger), v.MoreLedger)
		}
	}
	v := &TodayView{}
	if v.ledger(s.At(words.Index), nil); v.Nothing == "" {
		t.Error("nobody needs me, and the page does not say so")
	}
}

func TestWhatChangedStandsLatestFirstAndIsCounted(t *testing.T) {
	s, _ := onDay(t, "name: Yuanda", june30)
	view := func(days ...int) *TodayView {
		sum := &Summary{}
		for _, d := range days {
			sum.today.changes = append(sum.today.changes, TodayChange{What: fmt.Sprint(d), on: record.Date(d)})
		}
		v := &TodayView{}
		v.changed(s.At(words.Index), []*Summary{sum})
		return v
	}
	if v := view(); v.Changed.Label != "" {
		t.Errorf("nothing changed: %+v", v.Changed)
	}
	if v := view(1, 3, 2, 5, 4); len(v.Changes) != 5 || v.Changes[0].What != "5" || v.Changes[4].What != "1" || v.MoreChanges != "" {
		t.Errorf("five changes: %+v %q", v.Changes, v.MoreChanges)
	}
	if v := view(1, 2, 3, 4, 5, 6, 7, 8); len(v.Changes) != 8 || v.MoreChanges != "" {
		t.Errorf("eight changes: %+v %q", v.OtherChanges, v.MoreChanges)
	}
	if v := view(1, 2, 3, 4, 5, 6, 7, 8, 9); len(v.Changes) != 8 || len(v.OtherChanges) != 1 || v.MoreChanges != "and 1 more" {
		t.Errorf("nine changes: %+v %q", v.OtherChanges, v.MoreChanges)
	}
}
