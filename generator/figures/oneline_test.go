package figures

import (
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestAnOrdersEventsOfOneDayAreOneLine(t *testing.T) {
	p := words.Place{Site: wordstest.Site(t, words.English)}
	day := wordstest.Date(t, "2026-05-04")
	event := func(id, kind, side, what, against, state string, after int) Event {
		return Event{Day: day + record.Date(after), Record: id, Href: "orders.html#" + id, Kind: kind, KindWord: kind, Side: side, Who: side, What: what, Against: against, State: state}
	}
	list := OneLineADay(p, []Event{
		event("PO-1", "order", "importer", "placed", "", "", 0),
		event("PO-1", "promise", "factory", "confirmed for 20 Jun", "", "", 0),
		event("PO-2", "order", "importer", "placed", "", "", 0), // stands between those of the other
		event("PO-1", "payment", "importer", "deposit paid", "3 days late", "late", 0),
		event("PO-2", "payment", "importer", "deposit paid", "2 days late", "late", 1),
		event("Q-1", "issue", "factory", "opened", "", "", 1),
		event("Q-1", "issue", "factory", "contained", "", "", 1),
	})
	want := []string{
		"placed; confirmed for 20 Jun; deposit paid (3 days late)",
		"placed", "deposit paid", // of another order, and of the day after
		"opened", "contained", // steps of an issue are not joined
	}
	if len(list) != len(want) {
		t.Fatalf("%d lines, want %d: %+v", len(list), len(want), list)
	}
	for i, e := range list {
		if e.What != want[i] {
			t.Errorf("line %d says %q, want %q", i, e.What, want[i])
		}
	}
	if e := list[0]; e.State != "late" || e.Who != "importer, factory" || e.Side != "both" || e.Against != "" {
		t.Errorf("the joined line has state %q, who %q, side %q, against %q", e.State, e.Who, e.Side, e.Against)
	}
	if e := list[2]; e.Against != "2 days late" {
		t.Errorf("a line alone compares with %q", e.Against)
	}
}
