package figures

import (
	"slices"
	"testing"
)

func TestASumOfOrdersCountsWhatIsElsewhereAndWhatWasInTime(t *testing.T) {
	const orders = `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, value: 10, deliveries: [{ready: 2025-03-01}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-01, value: 5, deliveries: [{ready: 2025-03-02}], approvals: [{what: A, due: 2025-02-01, done: 2025-02-01}]}
`
	const explained = `
-- orders/2025.yaml --
- {id: PO-1, placed: 2025-01-10, promised: 2025-03-01, value: 10, deliveries: [{ready: 2025-03-01}]}
- {id: PO-2, placed: 2025-01-10, promised: 2025-03-01, value: 5, deliveries: [{ready: 2025-03-02}], approvals: [{what: A, due: 2025-02-01, done: 2025-02-02}]}
`
	sum := func(archive string, inWork int) string {
		p, partner := read(t, archive)
		var ids []string
		all := DuesByOrder(partner.Result)
		var dues = slices.Concat(all["PO-1"], all["PO-2"])
		for i := range partner.Factory.Orders {
			ids = append(ids, partner.Factory.Orders[i].ID.V)
		}
		return oneSpace(OrdersSum(p, partner.Factory, ids, dues, inWork))
	}
	plain := sum(orders, 0)
	for _, inWork := range []int{1, 2} {
		if sum(orders, inWork) == plain {
			t.Errorf("%d more are in work, and the sum says %q", inWork, plain)
		}
	}
	p, _ := read(t, "name: Yuanda")
	if want := oneSpace(p.Words.Say("orders.count", "n", 2) + " · " + p.Words.Say("orders.in_time", "k", 1, "n", 2) + " · USD 15"); plain != want {
		t.Errorf("%q, want %q", plain, want)
	}
	if got, want := sum(explained, 0), oneSpace(p.Words.Say("orders.count", "n", 2)+" · "+p.Words.Say("orders.in_time", "k", 1, "n", 2)+" · "+p.Words.Say("orders.in_time_adjusted", "k", 2, "n", 2)+" · USD 15"); got != want {
		t.Errorf("our own day taken out: %q, want %q", got, want)
	}
}

func TestSentencesAreThoseOfTheText(t *testing.T) {
	got := Sentences("# A heading.\n\nOne. Two!\n```\ncode.\n| a | table. |\n- An entry.\n\n最后一句。")
	if want := []string{"One.", "Two!", "code.", "An entry.", "最后一句。"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
