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
// changes tells it.
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
