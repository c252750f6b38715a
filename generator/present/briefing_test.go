package present

import (
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
)

// briefed is the sheet of the factory of an archive as of 2025-06-30.
func briefed(t *testing.T, archive string) BriefingSheet {
	t.Helper()
	s := site(t, English)
	_, f := loadtest.Factory(t, archive)
	page := s.Briefing("briefing.html", []BriefingVisit{{Partner: partner(t, s, f)}}, BriefingOptions{})
	return page.View.(*BriefingView).Sheets[0]
}

func TestNothingOfOursThatIsOverdueIsCountedAway(t *testing.T) {
	row := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- orders/2025.yaml --
id: PO-2025-014
placed: 2025-04-10
promised: 2025-06-15
promise_changes: [{told: 2025-06-01, to: 2025-07-10, asked_by: factory, reason: The kiln was relined}]
approvals:
  - {what: Artwork of the gift box, asked: 2025-04-14, due: 2025-04-20}
  - {what: Pre-production sample, asked: 2025-04-14, due: 2025-05-02}
  - {what: Carton marks, asked: 2025-06-20, due: 2025-07-20}
payments: [{stage: deposit, due: 2025-04-20, amount: 2872.80}]
`).Orders.Rows[0]
	for _, ours := range []string{"Artwork of the gift box", "Pre-production sample", "deposit"} {
		if !strings.Contains(row.Blocks, ours) {
			t.Errorf("%q is overdue on our side and not in %q", ours, row.Blocks)
		}
	}
	if !strings.Contains(row.Blocks, "more") || strings.Contains(row.Blocks, "relined") {
		t.Errorf("what is not overdue gives way, and is counted: %q", row.Blocks)
	}
}

func TestNewDateOfAPromiseIsNotCutOff(t *testing.T) {
	theirs := briefed(t, `
-- factory.yaml --
name: Foshan Yuanda
-- visits/a.yaml --
- date: 2025-03-12
  promises: [{id: p, by: factory, due: 2025-04-30, what: "`+strings.Repeat("Replace the thermocouples of the second line and send the log. ", 9)+`"}]
- {date: 2025-06-01, promises: [{id: p, by: factory, what: Thermocouples, due: 2025-12-24}]}
`).Promises.Theirs.Lines[0]
	if !strings.Contains(theirs.Text, "now promised for 24\u00a0Dec\u00a02025 (open for 1 visit)") || !strings.HasPrefix(theirs.Text, "Replace the") {
		t.Errorf("the briefing says %q", theirs.Text)
	}
	if theirs.Due != "30\u00a0Apr\u00a02025" || !theirs.Mark {
		t.Errorf("it is overdue by the first day: %+v", theirs)
	}
}
