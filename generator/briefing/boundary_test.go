package briefing

import (
	"strings"
	"testing"

	"factorybook/generator/boundary"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/load/loadtest"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

// The sheet for the next day counts what happened since the last visit, as package
// changes reports it.
func TestSheetCountsWhatHappenedSinceTheLastVisitOnBoundaryDays(t *testing.T) {
	counted := map[string]string{
		"issue_opened": "brief.changed_opened", "issue_closed": "brief.changed_closed", "order_placed": "brief.changed_placed", "promise_moved": "brief.changed_moved",
	}
	for _, c := range boundary.Cases() {
		settings, f := loadtest.Factory(t, c.Book)
		for _, d := range c.Days {
			if d.Happened == nil {
				continue
			}
			s := *wordstest.Site(t, words.English)
			s.Settings, s.AsOf = settings, wordstest.Date(t, d.AsOf)
			partner := figures.NewPartner(&s, dossier.Of(f.AsOf(s.AsOf), settings, s.AsOf, nil, nil))
			sheet := Of(&s, "briefing.html", []Visit{{Partner: partner, On: s.AsOf + 1}}, Options{}).View.(*View).Sheets[0]
			got := strings.Join(sheet.Relation.Changed, "\n")
			for kind, key := range counted {
				n := 0
				for _, line := range d.Happened {
					if strings.HasPrefix(line, kind+" ") {
						n++
					}
				}
				phrase := s.Words.Say(key, "n", n)
				if said := strings.Contains(got, phrase); said != (n > 0) {
					t.Errorf("%s: on %s the sheet says %q, %d times %s", c.Rule, d.AsOf, got, n, kind)
				}
			}
		}
	}
}

func TestSheetCountsPaymentsAndWhichOfThemWereLate(t *testing.T) {
	sheet := briefed(t, `
-- visits/a.yaml --
date: 2025-03-12
-- orders/2025.yaml --
id: PO-1
placed: 2025-02-10
payments:
  - {stage: deposit, due: 2025-03-12, paid: 2025-03-12, amount: 10}
  - {stage: interim, due: 2025-03-13, paid: 2025-03-13, amount: 10}
  - {stage: interim, due: 2025-03-14, paid: 2025-03-13, amount: 10}
  - {stage: balance, due: 2025-03-13, paid: 2025-03-14, amount: 10}
  - {stage: interim, due: 2025-03-15, paid: 2025-03-17, amount: 10} # a Saturday: our banks are closed
  - {stage: other, paid: 2025-03-20, amount: 10}
`)
	if got, want := strings.Join(sheet.Relation.Changed, "\n"), "5 payments made by us, 1 late"; !strings.Contains(strings.ReplaceAll(got, words.Nbsp, " "), want) {
		t.Errorf("the sheet says %q, want %q", got, want)
	}
}
