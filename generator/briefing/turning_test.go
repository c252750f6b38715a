package briefing

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/dossier"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// What stands on the sheets of none, one and two, and on the day before, the day and the
// day after.
func TestTheSheetsTurnOnWhatThereIs(t *testing.T) {
	const yuanda = "-- factory.yaml --\nname: Yuanda\n"
	kept := func(n, k int) string { // promises of theirs of this window, k of n kept, on the day
		s := "-- visits/a.yaml --\ndate: 2024-09-01\npromises:\n"
		for i := range n {
			done := ""
			if i < k {
				done = ", done: 2024-10-01"
			}
			s += fmt.Sprintf("  - {by: factory, what: P%d, due: 2024-10-01%s}\n", i, done)
		}
		return s
	}
	visits := func(n int) string {
		s := "-- visits/a.yaml --\n"
		for i := range n {
			s += fmt.Sprintf("- {date: 2025-0%d-10}\n", i+1)
		}
		return s
	}
	for _, c := range []struct {
		name, on, archive string
		of                func(s *Sheet) string
		want              string
	}{
		{"one visit of a book that began later", "2025-06-30", yuanda + "since: 2020-01\n" + visits(1), func(s *Sheet) string { return s.Relation.Since[1] }, "1 visit, the last 10 Jan 2025, 171 days before"},
		{"two of it", "2025-06-30", yuanda + "since: 2020-01\n" + visits(2), func(s *Sheet) string { return s.Relation.Since[1] }, "2 visits since Jan 2025, the last 10 Feb 2025, 140 days before"},
		{"two of one that began with them", "2025-06-30", yuanda + "since: 2025-01\n" + visits(2), func(s *Sheet) string { return s.Relation.Since[1] }, "2 visits, the last 10 Feb 2025, 140 days before"},
		{"all promises kept, as many as it needs", "2025-06-30", yuanda + kept(5, 5), func(s *Sheet) string { return lastThanks(s) }, "5 of 5"},
		{"one less", "2025-06-30", yuanda + kept(4, 4), func(s *Sheet) string { return lastThanks(s) }, ""},
		{"all but one", "2025-06-30", yuanda + kept(6, 5), func(s *Sheet) string { return lastThanks(s) }, ""},
		{"on the day, none early", "2025-06-30", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-10, promised: 2025-05-01, deliveries: [{ready: 2025-05-01}]}\n", func(s *Sheet) string { return said(s.Relation.Thanks) + "." }, "1 delivery on the day or before it."},
		{"one a day early", "2025-06-30", yuanda + "-- orders/2025.yaml --\n{id: PO-1, placed: 2025-01-10, promised: 2025-05-01, deliveries: [{ready: 2025-04-30}]}\n", func(s *Sheet) string { return said(s.Relation.Thanks) }, "1 of them early, such as PO-1"},
		{"a gift of ours, the only one", "2025-06-30", yuanda + "goodwill: [{on: 2025-06-01, by: importer, kind: training, what: A course}]\n", func(s *Sheet) string { return said(s.Internal.May) }, "A course"},
		{"two gifts of ours, the last first", "2025-06-30", yuanda + "goodwill: [{on: 2025-06-01, by: importer, what: A course}, {on: 2025-06-02, by: importer, what: Tickets}]\n", func(s *Sheet) string { return said(s.Internal.May) }, "We gave: Tickets | We gave: A course"},
		{"one before the last visit", "2025-06-30", yuanda + "goodwill: [{on: 2025-06-01, by: importer, what: A course}]\n-- visits/a.yaml --\n{date: 2025-06-01}\n", func(s *Sheet) string { return said(s.Internal.May) }, ""},
		{"nobody is recorded", "2025-06-30", yuanda, func(s *Sheet) string { return s.People.More }, "No contact is recorded."},
		{"everybody left", "2025-06-30", yuanda + "contacts: [{id: a, name: A, left: 2025-01-01}]\n", func(s *Sheet) string { return s.People.More }, "Nobody who is recorded is there any more."},
		{"they work on Sundays", "2025-08-24", yuanda + "week: [mon, tue, wed, thu, fri, sun]\n", func(s *Sheet) string { return said(s.Alarms) }, ""},
		{"not on Saturdays, in a year whose make-up days are not announced", "2027-03-13", yuanda + "week: [mon, tue, wed, thu, fri]\n", func(s *Sheet) string { return said(s.Alarms) }, "is a Saturday"},
		{"on Saturdays, in such a year", "2027-03-13", yuanda + "week: [mon, tue, wed, thu, fri, sat]\n", func(s *Sheet) string { return strings.Join(strings.Split(said(s.Alarms), "is a Saturday")[1:], "") }, ""},
		{"on Saturdays, and it is Sunday", "2025-08-24", yuanda + "week: [mon, tue, wed, thu, fri, sat]\n", func(s *Sheet) string { return said(s.Alarms) }, "The visit is on a weekend: Sun 24 Aug 2025"},
	} {
		s := briefedOn(t, words.English, c.on, c.archive)
		if got := strings.ReplaceAll(oneSpace(c.of(&s)), "\n", " | "); got != c.want && (c.want == "" || !strings.Contains(got, c.want)) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// NumberSaid are the numbers of both pages.
func (s *Sheet) NumberSaid() string { return strings.Join(s.Number[:], " ") }

// lastThanks is the thanks for a share of which all cases were good.
func lastThanks(s *Sheet) string {
	for _, l := range s.Relation.Thanks.Lines {
		if strings.Contains(oneSpace(l.Text), " of ") {
			return l.Text
		}
	}
	return ""
}

func TestTheSheetsOfATripAreNumberedAfterItsCover(t *testing.T) {
	s := wordstest.Site(t, words.English)
	visit := func(name, on string) Visit {
		_, f := loadtest.Factory(t, "-- factory.yaml --\nname: "+name+"\n")
		f.ID = strings.ToLower(name)
		return Visit{Partner: partner(t, s, f), On: wordstest.Date(t, on)}
	}
	for n, want := range map[int]string{1: "1/2 2/2", 2: "sheet 2 sheet 3, sheet 4 sheet 5", 3: "sheet 2 sheet 3, sheet 4 sheet 5, sheet 6 sheet 7"} {
		var visits []Visit
		for i := range n {
			visits = append(visits, visit(string(rune('A'+i)), fmt.Sprintf("2025-07-0%d", i+1)))
		}
		v := Of(s, "briefing.html", visits, Options{}).View.(*View)
		var got []string
		for i := range v.Sheets {
			got = append(got, strings.ToLower(oneSpace(v.Sheets[i].NumberSaid())))
		}
		if got := strings.Join(got, ", "); got != want {
			t.Errorf("%d factories: %s, want %s", n, got, want)
		}
		if (v.Cover != nil) != (n > 1) {
			t.Errorf("%d factories: a cover is %t", n, v.Cover != nil)
		}
		if v.Cover != nil && (len(v.Cover.Stops) != n || oneSpace(v.Cover.Days) != fmt.Sprintf("1 to %d Jul 2025", n)) {
			t.Errorf("%d factories: %d stops, %s", n, len(v.Cover.Stops), v.Cover.Days)
		}
	}
}

// Photos stand on page 2 as far as records choose them, of earlier visits, the latest first.
func TestThreeChosenPhotosOfEarlierVisitsStandOnPage2(t *testing.T) {
	s := wordstest.Site(t, words.English)
	for n, want := range map[int]string{0: "", 1: "N0", 3: "N2 N1 N0", 4: "N3 N2 N1 and 1 more", 5: "N4 N3 N2 and 2 more"} {
		book := "-- factory.yaml --\nname: Yuanda\n-- visits/a.yaml --\n- {date: 2025-06-30, observations: [{area: Kiln, note: Same day, photo: files/0.jpg, briefing: true}]}\n- {date: 2025-06-01, observations: [{area: Kiln, note: Not chosen, photo: files/0.jpg}, {area: Kiln, note: No picture, photo: files/none.jpg, briefing: true}]}\n"
		files := dossier.Files{"files/0.jpg": {Print: dossier.Print{Width: 400, Height: 300, JPEG: []byte("x")}}}
		for i := range n {
			book += fmt.Sprintf("- {date: 2025-05-0%d, observations: [{area: A%d, note: N%d, photo: files/%d.jpg, briefing: true}]}\n", i+1, i, i, i)
			files[fmt.Sprintf("files/%d.jpg", i)] = dossier.File{Print: dossier.Print{Width: 400, Height: 300, JPEG: []byte("x")}}
		}
		_, f := loadtest.Factory(t, book)
		p := partner(t, s, f)
		p.Files = files
		shown := Of(s, "briefing.html", []Visit{{Partner: p, On: wordstest.Date(t, "2025-06-30")}}, Options{}).View.(*View).Sheets[0].Photos
		var got []string
		for _, photo := range shown.Shown {
			got = append(got, photo.Note)
			if photo.Rows != 3 { // five lines, less the area's and the day's
				t.Errorf("of %d: %s has %d lines", n, photo.Note, photo.Rows)
			}
		}
		if got := strings.TrimSpace(strings.Join(got, " ") + " " + shown.More); got != want {
			t.Errorf("of %d: %q, want %q", n, got, want)
		}
	}
	if got := onPaper(dossier.Print{Width: 400, Height: 100}); got != photoWidth {
		t.Errorf("a wide picture takes %v mm", got)
	}
	if got := onPaper(dossier.Print{Width: 100, Height: 400}); got != photoHeight/4 {
		t.Errorf("a high one takes %v mm", got)
	}
	if got := onPaper(dossier.Print{Width: 96, Height: 96}); got >= 25.4 || got != photoHeight {
		t.Errorf("one of an inch takes %v mm", got)
	}
}
