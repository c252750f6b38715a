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
