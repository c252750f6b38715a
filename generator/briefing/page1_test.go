package briefing

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// oneSpace writes spaces that do not break as plain ones.
func oneSpace(s string) string { return strings.ReplaceAll(s, words.Nbsp, " ") }

// lined are the entries of a list in one line each: text, when, due and "!" when it
// is overdue; then what stands for those that were cut, or for none.
func lined(l List) []string {
	var list []string
	for _, e := range l.Lines {
		s := e.Text
		for _, more := range []string{e.When, e.Due} {
			if more != "" {
				s += " | " + more
			}
		}
		if e.Mark {
			s += " !"
		}
		list = append(list, oneSpace(s))
	}
	for _, s := range []string{l.More, l.Empty} {
		if s != "" {
			list = append(list, "("+s+")")
		}
	}
	return list
}

func expectLines(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: -want +got\n%s", what, diff)
	}
}

// A shutdown is an alarm from 14 days before the visit to 14 days after it; during it,
// it is marked and stands first.
func TestDaysOffAreAnAlarmWithinTwoWeeksOfTheVisit(t *testing.T) {
	for _, c := range []struct{ from, until, want string }{
		{"2025-08-01", "2025-08-05", ""},
		{"2025-08-01", "2025-08-06", "Stocktaking, 1 to 6 Aug 2025"},
		{"2025-08-10", "2025-08-19", "Stocktaking, 10 to 19 Aug 2025"},
		{"2025-08-10", "2025-08-20", "Stocktaking, 10 to 20 Aug 2025 !"},
		{"2025-08-20", "2025-08-20", "Stocktaking, 20 Aug 2025 !"},
		{"2025-08-21", "2025-08-25", "Stocktaking, 21 to 25 Aug 2025"},
		{"2025-09-03", "2025-09-05", "Stocktaking, 3 to 5 Sep 2025"},
		{"2025-09-04", "2025-09-05", ""},
	} {
		s := briefedOn(t, words.English, "2025-08-20", fmt.Sprintf("-- factory.yaml --\nname: Yuanda\nclosures: [{name: Stocktaking, from: %s, until: %s}]\n", c.from, c.until)) // a Wednesday
		if got := strings.Join(lined(s.Alarms), "\n"); got != c.want {
			t.Errorf("closed %s to %s: %q, want %q", c.from, c.until, got, c.want)
		}
		if calm := oneSpace(s.Calm); (calm == "No holiday, make-up day or shutdown known from 6 Aug to 3 Sep 2025.") != (c.want == "") {
			t.Errorf("closed %s to %s: %q", c.from, c.until, calm)
		}
	}
}

func TestAlarmsOfTheVisitItselfStandFirst(t *testing.T) {
	const own = "-- factory.yaml --\nname: Yuanda\nclosures: [{from: 2025-09-20, until: 2025-09-24}]\n"
	// National Day 2025: 1 to 8 October off, 28 September and 11 October worked.
	for day, want := range map[string][]string{
		"2025-09-26": {
			"shutdown, 20 to 24 Sep 2025",
			"Sun 28 Sep 2025 is a working day, made up for National Day 国庆节, Mid-Autumn Festival 中秋节",
			"National Day 国庆节, Mid-Autumn Festival 中秋节: days off 1 to 8 Oct 2025",
		},
		"2025-09-28": { // a Sunday that is worked
			"Sun 28 Sep 2025 is a working day, made up for National Day 国庆节, Mid-Autumn Festival 中秋节 !",
			"shutdown, 20 to 24 Sep 2025",
			"National Day 国庆节, Mid-Autumn Festival 中秋节: days off 1 to 8 Oct 2025",
			"Sat 11 Oct 2025 is a working day, made up for National Day 国庆节, Mid-Autumn Festival 中秋节",
		},
		"2025-10-01": {
			"National Day 国庆节, Mid-Autumn Festival 中秋节: days off 1 to 8 Oct 2025 !",
			"shutdown, 20 to 24 Sep 2025",
			"Sun 28 Sep 2025 is a working day, made up for National Day 国庆节, Mid-Autumn Festival 中秋节",
			"Sat 11 Oct 2025 is a working day, made up for National Day 国庆节, Mid-Autumn Festival 中秋节",
		},
	} {
		expectLines(t, day, lined(briefedOn(t, words.English, day, own).Alarms), want...)
	}
	// Saturday 23 and Sunday 24 August: nobody is there, unless they work on Saturdays.
	for day, want := range map[string]string{"2025-08-22": "", "2025-08-23": "The visit is on a weekend: Sat 23 Aug 2025 !", "2025-08-24": "The visit is on a weekend: Sun 24 Aug 2025 !"} {
		if got := strings.Join(lined(briefedOn(t, words.English, day, "name: Yuanda").Alarms), "\n"); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	for day, want := range map[string]string{"2025-08-23": "", "2025-08-24": "The visit is on a weekend: Sun 24 Aug 2025 !"} {
		if got := strings.Join(lined(briefedOn(t, words.English, day, "-- factory.yaml --\nname: Yuanda\nweek: [mon, tue, wed, thu, fri, sat]\n").Alarms), "\n"); got != want {
			t.Errorf("they work on Saturdays, %s: %q, want %q", day, got, want)
		}
	}
	// Without a shutdown of their own most are closed from 7 February to 3 March 2026; the
	// days off of 2026 are 15 to 23 February.
	expectLines(t, "before Spring Festival", lined(briefedOn(t, words.English, "2026-01-23", "name: Yuanda").Alarms))
	expectLines(t, "two weeks before they close", lined(briefedOn(t, words.English, "2026-01-26", "name: Yuanda").Alarms), "Spring Festival: most factories are shut 7 Feb to 3 Mar 2026")
	// Nobody knows the days off of 2027 yet: the festival is its own day.
	expectLines(t, "an unannounced year", lined(briefedOn(t, words.English, "2027-05-25", "name: Yuanda").Alarms), "The days off of 2027 are not announced yet.")
	expectLines(t, "an unannounced year", lined(briefedOn(t, words.English, "2027-05-26", "name: Yuanda").Alarms),
		"Dragon Boat Festival 端午节 is on 9 Jun 2027", "The days off of 2027 are not announced yet.")
}

func TestTheNumberThatAnswersIsTheOneCheckedLast(t *testing.T) {
	contact := func(id, more string) string {
		return fmt.Sprintf("  - {id: %s, name: Name %s, phone: \"+86 %s\"%s}\n", id, id, id, more)
	}
	for _, c := range []struct{ name, contacts, phone, who, other string }{
		{"nobody", "", "", "", ""},
		{"one", contact("1", ", role: owner"), "+86 1", "Name 1 · owner", ""},
		{"checked last", contact("1", ", confirmed: 2025-06-01") + contact("2", ", confirmed: 2025-06-02, role: finance"), "+86 2", "Name 2 · finance", "+86 1 Name 1"},
		{"never checked comes last", contact("1", "") + contact("2", ", confirmed: 2020-01-01"), "+86 2", "Name 2", "+86 1 Name 1"},
		{"of one day, who picks up", contact("1", ", role: owner") + contact("2", ", role: finance") + contact("3", ", role: logistics") + contact("4", ", role: sales") + contact("5", ", role: merchandiser"), "+86 5", "Name 5 · merchandiser", "+86 4 Name 4"},
		{"sales before logistics before the owner", contact("1", ", role: owner") + contact("3", ", role: logistics"), "+86 3", "Name 3 · logistics", "+86 1 Name 1"},
		{"the owner before others", contact("1", ", role: finance") + contact("2", ", role: owner"), "+86 2", "Name 2 · owner", "+86 1 Name 1"},
		{"who leaves on the day is gone", contact("1", ", left: 2025-06-30") + contact("2", ", left: 2025-07-01"), "+86 2", "Name 2", ""},
	} {
		archive := "-- factory.yaml --\nname: Yuanda\n"
		if c.contacts != "" {
			archive += "contacts:\n" + c.contacts
		}
		w := briefed(t, archive).Way
		if w.Phone != c.phone || w.Who != c.who || w.Other != c.other || (w.NoPhone != "") != (c.phone == "") {
			t.Errorf("%s: %q of %q, other %q, %q", c.name, w.Phone, w.Who, w.Other, w.NoPhone)
		}
	}
}

func TestTheAddressIsAsLargeAsItFits(t *testing.T) {
	// 186 mm hold 20 characters of 26 points and 23 of 22; up to four lines of 20.
	for n, want := range map[int]string{1: "a1", 19: "a1", 20: "b1", 22: "b1", 23: "b1", 24: "c1", 27: "c2", 120: "c4"} {
		w := briefed(t, "-- factory.yaml --\nname: Yuanda\naddress_zh: "+strings.Repeat("路", n)+"\naddress: 8 Taoci Road\n").Way
		if got := fmt.Sprint(w.Size, w.DriverRows); got != want || !w.Han || w.Address != "8 Taoci Road" || w.NoAddress != "" {
			t.Errorf("%d characters: %s, want %s; %+v", n, got, want, w)
		}
	}
	w := briefed(t, "-- factory.yaml --\nname: Yuanda\naddress: 8 Taoci Road\n").Way
	if w.Driver != "8 Taoci Road" || w.Han || w.Address != "" || w.NoAddress == "" || w.Size != "a" {
		t.Errorf("without a Chinese address: %+v", w)
	}
	if w := briefed(t, "name: Yuanda").Way; w.Driver != "" || w.Size != "" || w.NoAddress == "" {
		t.Errorf("without any address: %+v", w)
	}
}

func TestWhoIsThereWhoIsNewAndWhoIsGone(t *testing.T) {
	s := briefedOn(t, words.English, "2025-07-10", `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: a, name: Old, role: owner, confirmed: 2025-06-01}
  - {id: b, name: Came at the visit, role: sales, from: 2025-03-13, confirmed: 2025-06-01}
  - {id: c, name: Came after, name_zh: 新人, called: Xiao Xin, role: merchandiser, from: 2025-03-14, confirmed: 2025-06-01}
  - {id: d, name: Comes later, role: production, from: 2025-07-11}
  - {id: e, name: Gone at the visit, role: quality, left: 2025-03-13}
  - {id: f, name: Gone after, role: finance, left: 2025-03-14}
  - {id: g, name: Goes on the day, left: 2025-07-10}
  - {id: h, name: Goes later, role: logistics, left: 2025-07-11, confirmed: 2024-07-11}
  - {id: i, name: Lapses that day, role: logistics, confirmed: 2024-07-10}
-- visits/a.yaml --
- {date: 2025-01-10, met: [a]}
- {date: 2025-03-12, until: 2025-03-13, met: [b]}
- {date: 2025-07-10, met: [a, b]}
`)
	var got []string
	for _, p := range s.People.Rows {
		line := p.Name + " / " + p.Called + " / " + p.Role + " / " + p.Met + " " + p.New
		if p.ID != "" {
			line += " ?"
		}
		got = append(got, oneSpace(line))
	}
	expectLines(t, "people", got,
		"Old /  / owner / 10 Jan 2025 ",
		"Came at the visit /  / sales / 12 Mar 2025 ",
		"Came after 新人 / Xiao Xin / merchandiser / not met yet new",
		"Goes later /  / logistics / not met yet ",
		"Lapses that day /  / logistics / not met yet  ?",
	)
	if got := oneSpace(s.People.Gone); got != "Gone since the last visit: Gone after (finance, Mar 2025); Goes on the day (–, Jul 2025)" {
		t.Errorf("gone: %q", got)
	}
	if s := briefed(t, "name: Yuanda"); len(s.People.Rows) != 0 || s.People.More == "" || s.People.Gone != "" {
		t.Errorf("nobody is recorded: %+v", s.People)
	}
}

func TestOpenPromisesOfEachSideStandInTheirColumn(t *testing.T) {
	s := briefed(t, `
-- visits/a.yaml --
- date: 2025-03-12
  promises:
    - {by: importer, what: Send the forecast, due: 2025-06-29}
    - {by: factory, what: Mend the kiln, due: 2025-06-30}
    - {id: p, by: factory, what: Clean it, due: 2025-07-01}
    - {by: factory, what: Think about it}
    - {by: factory, what: Kept, due: 2025-06-01, done: 2025-06-01}
- {date: 2025-04-01, promises: [{id: p, by: factory, what: Clean it, due: 2025-08-01}]}
-- talks/2025.yaml --
- {on: 2025-06-26, by: factory, channel: wechat, about: Glaze}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-06-26, raised_by: importer, title: Chips}
`)
	expectLines(t, "ours", lined(s.Promises.Ours),
		"Send the forecast, carried over once | 1 day overdue | 29 Jun 2025 !",
		"Answer: Glaze | today | 30 Jun 2025")
	expectLines(t, "theirs", lined(s.Promises.Theirs),
		"Q-1 · Answer: Chips | today | 30 Jun 2025",
		"Mend the kiln, carried over once | today | 30 Jun 2025",
		"Clean it, now promised for 1 Aug 2025, carried over once | in 1 day | 1 Jul 2025",
		"Think about it, carried over once | no day agreed")
	none := briefed(t, "name: Yuanda")
	expectLines(t, "ours", lined(none.Promises.Ours), "(Nothing is open.)")
	expectLines(t, "theirs", lined(none.Promises.Theirs), "(Nothing is open.)")
}

func TestWhatHappenedSinceTheLastVisitIsCounted(t *testing.T) {
	s := briefedOn(t, words.English, "2025-06-30", `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-03-13, promised: 2025-04-15, deliveries: [{ready: 2025-03-13}], payments: [{stage: deposit, due: 2025-03-13, paid: 2025-03-13, amount: 1}]}
- {id: PO-2, placed: 2025-03-14, promised: 2025-04-15, deliveries: [{ready: 2025-04-15}], payments: [{stage: balance, due: 2025-03-14, paid: 2025-03-14, amount: 1}]}
- {id: PO-3, placed: 2025-03-15, promised: 2025-04-15, promise_changes: [{told: 2025-04-01, to: 2025-04-16, asked_by: factory}], deliveries: [{ready: 2025-04-16}], payments: [{stage: deposit, due: 2025-03-17, paid: 2025-03-18, amount: 1}]}
-- visits/a.yaml --
date: 2025-03-12
until: 2025-03-13
promises:
  - {by: importer, what: A, due: 2025-04-01, done: 2025-03-14}
  - {by: factory, what: B, due: 2025-04-01, done: 2025-03-14}
  - {by: factory, what: C, due: 2025-04-01, done: 2025-03-15}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-13, raised_by: importer, closed: 2025-03-14}
- {id: Q-2, opened: 2025-03-14, raised_by: importer}
`)
	if got := oneSpace(s.Relation.ChangedHeading); got != "Since we were last here, 13 Mar 2025" {
		t.Errorf("%q", got)
	}
	var got []string
	for _, l := range s.Relation.Changed {
		got = append(got, oneSpace(l))
	}
	expectLines(t, "changed", got,
		"2 orders placed, 2 deliveries ready, 1 late, 1 change of a promised day",
		"2 payments made by us, 1 late",
		"1 of our promises done, 2 of theirs done",
		"1 issue opened, 1 issue closed")
	none := briefed(t, "name: Yuanda")
	if got := oneSpace(none.Relation.ChangedHeading); got != "Since 1 Jul 2024" || len(none.Relation.Changed) != 1 || none.Relation.Changed[0] != "Nothing is recorded." {
		t.Errorf("nothing since the window began: %q, %q", got, none.Relation.Changed)
	}
}

func TestHowLongWeHaveWorkedTogether(t *testing.T) {
	for _, c := range []struct{ name, on, more, want string }{
		{"a day short of five years", "2025-06-14", "since: 2020-06-15\n", "since Jun 2020 · 4 years · No order yet"},
		{"five years", "2025-06-15", "since: 2020-06-15\n", "since Jun 2020 · 5 years · No order yet"},
		{"a month", "2025-06-30", "since: 2024-06\n", "since Jun 2024 · 1 year · No order yet"},
		{"this year", "2025-06-30", "since: 2025-01\n", "since Jan 2025 · No order yet"},
		{"less than a year, over New Year", "2025-06-30", "since: 2024-07-01\n", "since Jul 2024 · No order yet"},
		{"orders", "2025-06-30", "-- orders/2025.yaml --\n- {id: PO-1, placed: 2025-01-10}\n- {id: PO-2, placed: 2025-01-11}\n", "2 orders"},
		{"the book began a year after them", "2025-06-30", "since: 2023-05-01\n-- orders/2024.yaml --\n- {id: PO-1, placed: 2024-05-01}\n", "since May 2023 · 2 years · 1 order"},
		{"the book began a year and a day after them", "2025-06-30", "since: 2023-05-01\n-- orders/2024.yaml --\n- {id: PO-1, placed: 2024-05-02}\n", "since May 2023 · 2 years · 1 order since May 2024"},
	} {
		s := briefedOn(t, words.English, c.on, "-- factory.yaml --\nname: Yuanda\n"+c.more)
		if got := oneSpace(s.Relation.Since[0]); got != c.want || s.Relation.Since[1] != "No visit before this one." {
			t.Errorf("%s: %q, want %q", c.name, s.Relation.Since, c.want)
		}
	}
	visits := "-- visits/a.yaml --\n- {date: 2025-03-12, until: 2025-03-13}\n- {date: 2025-01-10}\n- {date: 2025-05-10, kind: video}\n"
	if s := briefed(t, visits); oneSpace(s.Relation.Since[1]) != "2 visits, the last 13 Mar 2025, 109 days before" {
		t.Errorf("%q", s.Relation.Since)
	}
	if s := briefedOn(t, words.English, "2025-03-12", visits); oneSpace(s.Relation.Since[1]) != "1 visit, the last 10 Jan 2025, 61 days before" {
		t.Errorf("on the day of the visit itself: %q", s.Relation.Since)
	}
}

func TestThanksAreForWhatTheyDidSinceTheLastVisit(t *testing.T) {
	s := briefed(t, `
-- factory.yaml --
name: Yuanda
goodwill:
  - {on: 2025-03-12, by: factory, kind: free-samples, what: At the visit}
  - {on: 2025-03-13, by: factory, kind: free-samples}
  - {on: 2025-03-14, by: factory, kind: rush-order, what: A night shift}
  - {on: 2025-03-15, by: importer, kind: training, what: Ours}
-- visits/a.yaml --
date: 2025-03-12
promises:
  - {by: factory, what: At the visit, due: 2025-04-01, done: 2025-03-12}
  - {by: factory, what: On the day, due: 2025-04-01, done: 2025-04-01}
  - {by: factory, what: Late, due: 2025-04-01, done: 2025-04-02}
  - {by: factory, what: Without a day, done: 2025-04-02}
  - {by: importer, what: Ours, due: 2025-04-01, done: 2025-04-01}
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-12, deliveries: [{ready: 2025-03-12}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-04-12, deliveries: [{ready: 2025-04-12}]}
- {id: PO-3, placed: 2025-01-10, promised: 2025-04-12, deliveries: [{ready: 2025-04-11}]}
- {id: PO-4, placed: 2025-01-10, promised: 2025-04-13, deliveries: [{ready: 2025-04-11}]}
- {id: PO-5, placed: 2025-01-10, promised: 2025-04-14, deliveries: [{ready: 2025-04-11}]}
- {id: PO-6, placed: 2025-01-10, promised: 2025-04-14, deliveries: [{ready: 2025-04-15}]}
`)
	expectLines(t, "thanks", lined(s.Relation.Thanks),
		"A night shift (14 Mar 2025)", "free samples (13 Mar 2025)",
		"Kept: On the day", "Kept: Without a day",
		"4 deliveries on the day or before it, 3 of them early, such as PO-4 and PO-5")
	// Where there is nothing, what they gave before: the last two.
	s = briefed(t, `
-- factory.yaml --
name: Yuanda
goodwill:
  - {on: 2025-01-10, by: factory, what: First}
  - {on: 2025-01-11, by: factory, what: Second}
  - {on: 2025-01-12, by: importer, what: Ours}
  - {on: 2025-01-13, by: factory, what: Third}
-- visits/a.yaml --
date: 2025-03-12
`)
	expectLines(t, "thanks", lined(s.Relation.Thanks), "Third (13 Jan 2025)", "Second (11 Jan 2025)")
}

// orders of a year, k of n in time.
func inTime(prefix, year string, k, n int) string {
	var b strings.Builder
	for i := range n {
		ready := "15"
		if i >= k {
			ready = "16"
		}
		fmt.Fprintf(&b, "- {id: %s-%02d, placed: %s-01-10, promised: %s-04-15, deliveries: [{ready: %s-04-%s}]}\n", prefix, i, year, year, year, ready)
	}
	return b.String()
}

func TestAShareThatGotBetterIsThankedFor(t *testing.T) {
	const visit = "-- visits/a.yaml --\ndate: 2025-06-10\n-- orders/2025.yaml --\n"
	for _, c := range []struct{ name, orders, want string }{
		{"all of them", inTime("B", "2025", 9, 9), "9 of 9 deliveries on time since Jul 2024"},
		{"all but one", inTime("B", "2025", 8, 9), ""},
		{"clearly more than before", inTime("A", "2024", 2, 12) + inTime("B", "2025", 11, 12), "11 of 12 deliveries on time; 2 of 12 the time before"},
		{"clearly fewer", inTime("A", "2024", 11, 12) + inTime("B", "2025", 2, 12), ""},
		{"no clear change", inTime("A", "2024", 10, 12) + inTime("B", "2025", 11, 12), ""},
	} {
		said := ""
		for _, line := range lined(briefed(t, visit+c.orders).Relation.Thanks) {
			if strings.Contains(line, "deliveries on time") {
				said += line
			}
		}
		if said != c.want {
			t.Errorf("%s: %q, want %q", c.name, said, c.want)
		}
	}
}

func TestWhatMustMayAndMustNotBeRaised(t *testing.T) {
	s := briefedOn(t, words.English, "2025-07-01", `
-- factory.yaml --
name: Yuanda
private: |
  # Never
  The **debt** of the brother.
terms: {lead_time_days: 45}
certificates: [{name: BSCI, expires: 2025-06-29}]
contacts:
  - {id: a, name: Wang Jun, called: Mr Wang, decision_maker: true}
  - {id: b, name: Chen Li, name_zh: 陈莉, decision_maker: true}
  - {id: c, name: Gone, decision_maker: true, left: 2025-07-01}
  - {id: d, name: Wu}
agreements: [{kind: framework, signed: 2024-06-01, until: 2025-12-27}, {kind: volume, signed: 2024-06-01, until: 2025-12-28}]
forecasts: [{period: 2025-Q3, value: 1234.6, shared: 2025-06-01}]
goodwill: [{on: 2025-06-10, by: importer, what: At the visit}, {on: 2025-06-11, by: importer, what: Tickets}, {on: 2025-06-12, by: importer, kind: training}, {on: 2025-06-13, by: factory, what: Theirs}]
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-06-29}
- {id: PO-2, placed: 2025-01-10, promised: 2025-06-30}
-- visits/a.yaml --
- {date: 2025-03-10, mood: warm, private: Too old}
- {date: 2025-06-09, until: 2025-06-10, mood: strained, private: He drinks, promises: [{by: factory, what: Mend it, due: 2025-06-28}, {by: importer, what: Ours, due: 2025-06-28}]}
- {date: 2025-06-20, kind: video, private: Said on the phone}
- {date: 2025-07-01, mood: warm, private: Today}
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-12, raised_by: importer, answered: 2025-03-13, private: They pay half}
- {id: Q-2, opened: 2025-03-12, raised_by: importer, answered: 2025-03-13, closed: 2025-03-14, private: Over}
`)
	n := s.Internal
	expectLines(t, "must", lined(n.Must), "Mend it, 2 days overdue", "PO-1 · delivery, 1 day overdue")
	expectLines(t, "may", lined(n.May),
		"order-by date · 23 Dec 2025 · in 176 days", "agreement · 27 Dec 2025 · in 180 days",
		"Forecast 2025-Q3: USD 1,235, told 1 Jun 2025", "We gave: training", "We gave: Tickets")
	expectLines(t, "must not", lined(n.MustNot), "# Never The debt of the brother.", "Said on the phone", "He drinks", "Q-1: They pay half")
	if oneSpace(n.Decides) != "Mr Wang and Chen Li 陈莉" || oneSpace(n.Mood) != "Mood last time: strained (9 Jun 2025)" || len(n.MustNotOwn) != 0 {
		t.Errorf("%q decide; %q; %d lines to fill in", n.Decides, n.Mood, len(n.MustNotOwn))
	}
	none := briefed(t, "name: Yuanda").Internal
	if diff := cmp.Diff([]string{"(Nothing of theirs is overdue.)"}, lined(none.Must)); diff != "" || len(none.MustNotOwn) != 1 || none.Decides != "" || none.Mood != "" {
		t.Errorf("nothing: %+v\n%s", none, diff)
	}
	expectLines(t, "may", lined(none.May), "(Nothing ahead is recorded.)")
}

func TestTheAimIsWhatWasSaidElseTheNoteOfTheDay(t *testing.T) {
	s := wordstest.Site(t, words.English)
	_, f := loadtest.Factory(t, "-- visits/a.yaml --\n{date: 2025-07-10, team: [Anna, Ben], purpose: Look at the kiln}\n")
	aim := func(v Visit) Aim {
		v.Partner = partner(t, s, f)
		return Of(s, "briefing.html", []Visit{v}, Options{}).View.(*View).Sheets[0].Aim
	}
	day := wordstest.Date(t, "2025-07-10")
	for _, c := range []struct {
		name string
		v    Visit
		want Aim
	}{
		{"the note", Visit{On: day}, Aim{Team: "Anna and Ben", Purpose: "Look at the kiln", Wants: []string{"", "", ""}}},
		{"what was said", Visit{On: day, Team: []string{"Cora"}, Purpose: "Prices", Wants: []string{"A"}}, Aim{Team: "Cora", Purpose: "Prices", Wants: []string{"A", "", ""}}},
		{"three outcomes at most", Visit{On: day + 1, Wants: []string{"A", "B", "C", "D"}}, Aim{Wants: []string{"A", "B", "C"}}},
		{"another day has no note", Visit{On: day + 1}, Aim{Wants: []string{"", "", ""}}},
	} {
		if diff := cmp.Diff(c.want, aim(c.v)); diff != "" {
			t.Errorf("%s: -want +got\n%s", c.name, diff)
		}
	}
	if got := Of(s, "briefing.html", []Visit{{Partner: partner(t, s, f)}}, Options{}).View.(*View).Sheets[0].Day; oneSpace(got) != "Mon 30 Jun 2025" {
		t.Errorf("no day: %q", got)
	}
}

func TestATripNamesItsStopsByDay(t *testing.T) {
	s := wordstest.Site(t, words.English)
	visit := func(archive, on string) Visit {
		_, f := loadtest.Factory(t, archive)
		return Visit{Partner: partner(t, s, f), On: wordstest.Date(t, on)}
	}
	v := Of(s, "briefing.html", []Visit{
		visit(`
-- factory.yaml --
name: Foshan Yuanda Ceramics
name_zh: 佛山市远大陶瓷有限公司
address_zh: 广东省佛山市南庄镇
city: Foshan
contacts: [{id: a, name: Wang Jun, role: owner, phone: "+86 1"}]
closures: [{name: Stocktaking, from: 2025-08-21, until: 2025-08-22}]
-- orders/2025.yaml --
{id: PO-1, placed: 2025-01-10, approvals: [{what: Artwork, due: 2025-06-29}], payments: [{stage: deposit, due: 2025-06-29, amount: 1}]}
-- visits/a.yaml --
{date: 2025-03-12, promises: [{by: importer, what: Forecast, due: 2025-07-30}, {by: factory, what: Theirs, due: 2025-07-30}]}
`, "2025-08-20"),
		visit("-- factory.yaml --\nname: Nanning Lizhi\naddress_zh: 广西壮族自治区南宁市\nclosures: [{name: Stocktaking, from: 2025-08-21, until: 2025-08-22}]\n", "2025-08-18"),
	}, Options{}).View.(*View)
	c := v.Cover
	if got := oneSpace(c.Title + " / " + c.Days); got != "Trip to 2 factories / 18 to 20 Aug 2025" || v.Title != c.Title {
		t.Errorf("%q, %q", got, v.Title)
	}
	var got []string
	for _, s := range c.Stops {
		got = append(got, oneSpace(strings.Join([]string{s.Day, s.City, s.Name.Latin, s.Phone, s.Who, s.Sheet}, " | ")))
	}
	expectLines(t, "stops", got,
		"Mon 18 Aug 2025 | 南宁市 | Nanning Lizhi |  |  | 4–5",
		"Wed 20 Aug 2025 | Foshan 佛山市 | Foshan Yuanda Ceramics | +86 1 | Wang Jun · owner | 2–3")
	expectLines(t, "bring", lined(c.Bring),
		"Foshan Yuanda: PO-1 · Approve Artwork | 1 day overdue | 29 Jun 2025 !", "Foshan Yuanda: Forecast | in 30 days | 30 Jul 2025")
	expectLines(t, "alarms", lined(c.Alarms), "Nanning Lizhi: Stocktaking, 21 to 22 Aug 2025", "Foshan Yuanda: Stocktaking, 21 to 22 Aug 2025")
	calm := Of(s, "briefing.html", []Visit{visit("name: A", "2025-08-18"), visit("name: B", "2025-08-18")}, Options{}).View.(*View).Cover
	expectLines(t, "calm", lined(calm.Alarms), "(No holiday, make-up day or shutdown known within 14 days of a visit.)")
	expectLines(t, "nothing to bring", lined(calm.Bring), "(Nothing is promised. Cards in Chinese, and something small from home.)")
	if oneSpace(calm.Days) != "18 Aug 2025" {
		t.Errorf("one day: %q", calm.Days)
	}
}

func TestTheCityIsTakenOutOfAChineseAddress(t *testing.T) {
	for address, want := range map[string]string{
		"广东省佛山市南庄镇": "佛山市", "广西壮族自治区南宁市青秀区": "南宁市", "广西南宁市": "南宁市", "内蒙古自治区呼和浩特市": "呼和浩特市", "新疆维吾尔自治区乌鲁木齐市": "乌鲁木齐市",
		"宁夏回族自治区银川市": "银川市", "上海市浦东新区": "上海市", "佛山市南庄镇": "佛山市", "黑龙江省哈尔滨市": "哈尔滨市",
		"南庄镇陶瓷路": "", "市南区": "", "一市": "", "一二三四五六市": "一二三四五六市", "一二三四五六七市": "",
	} {
		if got := cityZH(&record.Factory{AddressZH: wordstest.Known(address)}); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
	for name, want := range map[string]string{"Foshan Yuanda Ceramics Co.": "Foshan Yuanda", "Yuanda Ceramics": "Yuanda Ceramics", "佛山市远大陶瓷有限公司": "佛山市远大", "远大陶瓷厂": "远大陶瓷厂", "远大陶瓷厂家": "远大陶瓷厂"} {
		if got := shortName(name); got != want {
			t.Errorf("%s is called %q, want %q", name, got, want)
		}
	}
}

// Seen on 30 June 2025, 15 days after the promise. What our own delay may explain as a
// whole is nothing to raise; of what it may explain in part, that part is said.
func TestWhatMayBeOurOwnDelayIsNotRaised(t *testing.T) {
	for _, c := range []struct{ done, must, none, row string }{
		{"2025-05-15", "", "beyond what our own delays may explain", "the delay may be all ours"},
		{"2025-04-25", "up to 5 days of the delay may be ours", "", "up to 5 days of the delay may be ours"},
		{"2025-04-20", "15 days overdue", "", "15 days overdue; nothing of ours"},
	} {
		s := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- orders/2025.yaml --
id: PO-1
placed: 2025-04-10
promised: 2025-06-15
lines: [{sku: S, quantity: 100, unit: pcs}]
approvals: [{what: Artwork, asked: 2025-04-14, due: 2025-04-20, done: `+c.done+`}]
`)
		must, row := "", oneSpace(s.Orders.Rows[0].Blocks)
		for _, l := range s.Internal.Must.Lines {
			must += oneSpace(l.Text) + "\n"
		}
		if !strings.Contains(must, c.must) || c.must == "" && must != "" || strings.Contains(must, "may be ours") != strings.Contains(c.must, "may be ours") {
			t.Errorf("approved on %s: to raise %q", c.done, must)
		}
		if none := s.Internal.Must.Empty; !strings.Contains(none, c.none) || c.none == "" && none != "" {
			t.Errorf("approved on %s: %q", c.done, none)
		}
		if !strings.Contains(row, c.row) || c.none != "" && strings.Contains(row, "nothing of ours") {
			t.Errorf("approved on %s: %q", c.done, row)
		}
	}
}
