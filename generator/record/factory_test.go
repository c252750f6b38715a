package record_test

import (
	"testing"

	"factorybook/generator/load/loadtest"
)

func TestEntryOfAContactIsCheckedByItsOwnDayOrAVisit(t *testing.T) {
	_, f := loadtest.Factory(t, `
-- factory.yaml --
name: Yuanda
contacts:
  - {id: entry-later, name: A, confirmed: 2025-09-01}
  - {id: visit-later, name: B, confirmed: 2024-03-12}
  - {id: visits-only, name: C}
  - {id: nobody, name: D}
-- visits/a.yaml --
- {date: 2025-06-10, until: 2025-06-12, confirmed: [entry-later, visit-later, visits-only]}
- {date: 2025-03-12, confirmed: [visits-only]}
`)
	for id, want := range map[string]string{
		"entry-later": "2025-09-01 factories/yuanda/factory.yaml",
		"visit-later": "2025-06-10 factories/yuanda/visits/a.yaml",
		"visits-only": "2025-06-10 factories/yuanda/visits/a.yaml",
		"nobody":      " factories/yuanda/factory.yaml",
	} {
		c, _ := f.Contact(id)
		day, file := f.Checked(c)
		if got := day.V.String() + " " + file; got != want {
			t.Errorf("%s was checked %q, want %q", id, got, want)
		}
	}
}
