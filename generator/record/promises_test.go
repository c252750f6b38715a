package record_test

import (
	"fmt"
	"strings"
	"testing"

	"factorybook/generator/load/loadtest"
)

func TestPromiseThatIsCarriedOnIsOnePromise(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- visits/a.yaml --
- date: 2025-03-12
  promises:
    - {by: factory, what: Replace thermocouples, due: 2025-04-30}
    - {by: importer, what: Send the forecast, due: 2025-03-31, done: 2025-04-02}
- date: 2025-06-10
  promises:
    - {id: "yuanda/visits/2025-03-12#1", by: importer, what: Thermocouples again, due: 2025-07-31}
- date: 2025-06-10
  promises: [{by: factory, what: Second visit of the day}]
- date: 2025-09-01
  closes: ["yuanda/visits/2025-03-12#1", "yuanda/visits/2025-03-12#2", Q-1#1]
-- issues/a.yaml --
- {id: Q-1, opened: 2025-05-01, promises: [{by: factory, what: Check sheet, dropped: 2025-05-20, why: new line}]}
-- talks/a.yaml --
- {on: 2025-05-01, by: importer}
- {on: 2025-05-01, by: factory, promises: [{id: own, by: factory, what: With an id of its own}, {by: factory, what: Without}]}
`)
	var got strings.Builder
	for _, c := range f.PromiseCases() {
		fmt.Fprintf(&got, "%s: made %s by %s, %s, due %s done %s dropped %s, %d notes\n", c.ID, c.Made, c.By.V, c.What.V, c.Due.V, c.Done.V, c.Dropped.V, len(c.Notes))
	}
	// The first note says who and when; its own `done` wins over `closes`, and
	// what was dropped is not closed again.
	want := `yuanda/visits/2025-03-12#1: made 2025-03-12 by factory, Replace thermocouples, due 2025-04-30 done 2025-09-01 dropped , 2 notes
yuanda/visits/2025-03-12#2: made 2025-03-12 by importer, Send the forecast, due 2025-03-31 done 2025-04-02 dropped , 1 notes
own: made 2025-05-01 by factory, With an id of its own, due  done  dropped , 1 notes
yuanda/talks/2025-05-01-2#2: made 2025-05-01 by factory, Without, due  done  dropped , 1 notes
Q-1#1: made 2025-05-01 by factory, Check sheet, due  done  dropped 2025-05-20, 1 notes
yuanda/visits/2025-06-10-2#1: made 2025-06-10 by factory, Second visit of the day, due  done  dropped , 1 notes
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestNewDateOfAPromiseIsExpectedAndTheFirstStillJudges(t *testing.T) {
	for _, c := range []struct{ what, first, later, due, agreed, expected string }{
		{"moved twice", ", due: 2025-04-30", "- {date: 2025-06-01, promises: [{id: p, by: factory, what: Kiln, due: 2025-07-01}]}\n- {date: 2025-09-01, promises: [{id: p, by: factory, what: Kiln, due: 2025-12-24}]}", "2025-04-30", "2025-04-30", "2025-12-24"},
		{"carried on", ", due: 2025-04-30", "- {date: 2025-06-01, promises: [{id: p, by: factory, what: Kiln}]}", "2025-04-30", "2025-04-30", ""},
		{"moved and back", ", due: 2025-04-30", "- {date: 2025-06-01, promises: [{id: p, by: factory, what: Kiln, due: 2025-07-01}]}\n- {date: 2025-06-02, promises: [{id: p, by: factory, what: Kiln, due: 2025-04-30}]}", "2025-04-30", "2025-04-30", ""},
		{"without a day at first", "", "- {date: 2025-06-01, promises: [{id: p, by: factory, what: Kiln, due: 2025-07-01}]}", "", "2025-07-01", ""},
		{"without a day at first, then moved", "", "- {date: 2025-06-01, promises: [{id: p, by: factory, what: Kiln, due: 2025-07-01}]}\n- {date: 2025-06-20, promises: [{id: p, by: factory, what: Kiln, due: 2025-08-01}]}", "", "2025-07-01", "2025-08-01"},
	} {
		_, f := loadtest.Factory(t, "-- visits/a.yaml --\n- {date: 2025-03-12, promises: [{id: p, by: factory, what: Kiln"+c.first+"}]}\n"+c.later+"\n")
		got := f.PromiseCases()[0]
		if got.Due.V.String() != c.due || got.Agreed.V.String() != c.agreed || got.Expected.V.String() != c.expected {
			t.Errorf("%s: due %q, agreed %q, expected %q", c.what, got.Due.V.String(), got.Agreed.V.String(), got.Expected.V.String())
		}
	}
}

func TestPromiseEndsOnTheFirstDayThatItWasDoneOrDropped(t *testing.T) {
	for _, c := range []struct{ what, notes, done, dropped string }{
		{"closed by a visit, then dropped", `
- {date: 2025-03-12, promises: [{by: factory, what: Kiln, dropped: 2025-08-17}]}
- {date: 2025-07-18, closes: ["yuanda/visits/2025-03-12#1"]}`, "2025-07-18", ""},
		{"dropped, then closed by a visit", `
- {date: 2025-03-12, promises: [{by: factory, what: Kiln, dropped: 2025-05-17}]}
- {date: 2025-07-18, closes: ["yuanda/visits/2025-03-12#1"]}`, "", "2025-05-17"},
		{"its own day is later than the visit that closes it", `
- {date: 2025-03-12, promises: [{by: factory, what: Kiln, done: 2025-07-20}]}
- {date: 2025-07-18, closes: ["yuanda/visits/2025-03-12#1"]}`, "2025-07-20", ""},
		{"a later note knows the earlier day", `
- {date: 2025-03-12, promises: [{by: factory, what: Kiln, dropped: 2025-08-17}]}
- {date: 2025-07-18, promises: [{id: "yuanda/visits/2025-03-12#1", by: factory, what: Kiln, done: 2025-07-01}]}`, "2025-07-01", ""},
	} {
		_, f := loadtest.Factory(t, "-- visits/a.yaml --"+c.notes+"\n")
		got := f.PromiseCases()[0]
		if got.Done.V.String() != c.done || got.Dropped.V.String() != c.dropped {
			t.Errorf("%s: done %q, dropped %q", c.what, got.Done.V.String(), got.Dropped.V.String())
		}
	}
}
