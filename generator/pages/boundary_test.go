package pages

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"factorybook/generator/boundary"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// The words are read once: there are hundreds of small books.
var (
	english sync.Once
	site    *words.Site
)

// onDay is the factory of a case as the site of a day sees it.
func onDay(t *testing.T, book, asOf string) (*words.Site, *figures.Partner) {
	t.Helper()
	settings, f := loadtest.Factory(t, book)
	english.Do(func() { site = wordstest.Site(t, words.English) })
	s := *site
	s.Settings, s.AsOf = settings, wordstest.Date(t, asOf)
	return &s, figures.NewPartner(&s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
}

// The front page shows what `factorybook due --within 0` lists: what is overdue or
// due today, of every kind.
func TestFrontPageOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		for _, d := range c.Days {
			s, partner := onDay(t, c.Book, d.AsOf)
			view := todayPage(s, []Summary{Summarize(s, partner)}).View.(*TodayView)
			var got []string
			for _, row := range view.Ledger {
				for side, list := range map[string]LedgerSide{"ours": row.Ours, "theirs": row.Theirs} {
					for _, i := range slices.Concat(list.First, list.Rest) {
						if slices.Contains(c.Kinds, i.Kind) {
							got = append(got, fmt.Sprintf("%s %s %s %t", side, i.Kind, oneSpace(i.When), i.Overdue))
						}
					}
				}
			}
			var want []string
			for _, line := range d.Due {
				var side, kind, due string
				var left int
				if _, err := fmt.Sscanf(line, "%s %s %s %d", &side, &kind, &due, &left); err != nil || left > 0 {
					continue // without a day, or ahead
				}
				when := "today"
				if left == -1 {
					when = "1 day"
				} else if left < 0 {
					when = fmt.Sprintf("%d days", -left)
				}
				want = append(want, fmt.Sprintf("%s %s %s %t", side, kind, when, left < 0))
			}
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: on %s -want +got\n%s", c.Rule, d.AsOf, diff)
			}
		}
	}
}

func TestMissingFactsOnBoundaryDays(t *testing.T) {
	turning := []string{"contact_confirmed", "certificate_expires", "promise_due"}
	for _, c := range boundary.Cases() {
		if !slices.ContainsFunc(c.Days, func(d boundary.Day) bool { return d.Missing != nil }) {
			continue
		}
		for _, d := range c.Days {
			s, partner := onDay(t, c.Book, d.AsOf)
			view := problemsPage(s, []Summary{Summarize(s, partner)}, nil, nil).View.(*ProblemsView)
			var got []string
			for _, group := range view.Gaps {
				for _, gap := range group.Factories {
					if slices.Contains(turning, string(gap.Fact)) {
						got = append(got, string(gap.Fact))
					}
				}
			}
			if diff := cmp.Diff(d.Missing, got); diff != "" {
				t.Errorf("%s: on %s -want +got\n%s", c.Rule, d.AsOf, diff)
			}
		}
	}
}

// The profile counts what is overdue as the list of what is due does.
func TestProfileCountsWhatIsOverdueOnBoundaryDays(t *testing.T) {
	for _, c := range boundary.Cases() {
		for _, d := range c.Days {
			s, partner := onDay(t, c.Book, d.AsOf)
			ours, theirs := 0, 0
			for i := range partner.Items {
				if it := &partner.Items[i]; max(it.Due, it.By) < s.AsOf && !it.Due.IsZero() {
					if it.Side == record.ByImporter {
						ours++
					} else {
						theirs++
					}
				}
			}
			want := s.Words.Say("profile.overdue", "ours", ours, "theirs", theirs)
			if ours+theirs == 0 {
				want = s.Words.Say("profile.nothing_overdue")
			}
			if got := profilePage(s, partner).View.(*ProfileView).Standfirst; !strings.Contains(got, want) {
				t.Errorf("%s: on %s the profile says %q, want %q", c.Rule, d.AsOf, got, want)
			}
		}
	}
}

func TestShutdownStandsOnTheAxisForAHundredDaysAndUntilItsLastDay(t *testing.T) {
	book := "-- factory.yaml --\nname: Yuanda\nclosures: [{from: 2025-08-01, until: 2025-08-10, name: Moving}]\n"
	for asOf, want := range map[string]int{"2025-04-23": 0, "2025-04-24": 1, "2025-08-10": 1, "2025-08-11": 0} {
		s, partner := onDay(t, book, asOf)
		got := 0
		if a := todayPage(s, []Summary{Summarize(s, partner)}).View.(*TodayView).Ahead; a != nil {
			for _, row := range a.Rows {
				got += len(row.Closed)
			}
		}
		if got != want {
			t.Errorf("on %s %d shutdowns stand on the axis, want %d", asOf, got, want)
		}
	}
}

func TestVisitStandsOnTheAxisForAHundredDaysAndThenInTheLedger(t *testing.T) {
	// 180 days after 13 March is 9 September.
	book := "-- visits/a.yaml --\n{date: 2025-03-13}\n"
	for asOf, want := range map[string][2]int{"2025-06-01": {0, 0}, "2025-06-02": {1, 0}, "2025-09-08": {1, 0}, "2025-09-09": {1, 1}, "2025-09-10": {0, 1}} {
		s, partner := onDay(t, book, asOf)
		view := todayPage(s, []Summary{Summarize(s, partner)}).View.(*TodayView)
		var got [2]int
		for _, m := range view.Months {
			for _, i := range m.Items {
				if i.KindWord == s.Words.Enum("kind", "visit") {
					got[0]++
				}
			}
		}
		for _, row := range view.Ledger {
			for _, i := range row.Ours.First {
				if i.Kind == "visit" {
					got[1]++
				}
			}
		}
		if got != want {
			t.Errorf("on %s the visit is ahead and due %v times, want %v", asOf, got, want)
		}
	}
}

func TestMissingFactsNameTheirRecordsAndNoMore(t *testing.T) {
	s, partner := onDay(t, `
-- issues/2025.yaml --
- {id: Q-1, opened: 2025-03-01, title: Open}
- {id: Q-2, opened: 2025-03-01, title: Contained, contained: 2025-03-02, closed: 2025-03-03, cause: {by: factory}}
- {id: Q-3, opened: 2025-03-01, title: Not contained, closed: 2025-03-03}
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-02-10, approvals: [{what: A}, {what: B, due: 2025-03-01}], payments: [{stage: deposit, due: 2025-03-01}, {stage: balance}]}
- {id: PO-2, placed: 2025-02-10, approvals: [{what: A, due: 2025-03-01}], payments: [{stage: deposit, due: 2025-03-01}]}
`, "2025-06-30")
	view := problemsPage(s, []Summary{Summarize(s, partner)}, nil, nil).View.(*ProblemsView)
	for fact, want := range map[string]string{"contained": "Q-3", "cause": "Q-3", "approval_due": "PO-1", "payment_due": "PO-1"} {
		for _, gap := range slices.Concat(factoriesOf(view.Gaps)...) {
			if string(gap.Fact) == fact && (len(gap.Where) != 1 || gap.Where[0].Label != want || gap.More != "") {
				t.Errorf("%s is missing in %+v and %q more, want %s alone", fact, gap.Where, gap.More, want)
			}
		}
	}
}

func factoriesOf(groups []GapGroup) (of [][]lists.Gap) {
	for _, g := range groups {
		of = append(of, g.Factories)
	}
	return of
}
