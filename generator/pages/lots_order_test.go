package pages

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"factorybook/generator/record"
	"factorybook/generator/words/wordstest"
)

// In whatever order the orders stand, their lots come by their own day, then by the
// order's id; those without a day come last.
func TestLotsStandInTheOrderOfTheirOwnDay(t *testing.T) {
	lots := func() (all []lot) {
		for _, at := range []struct{ order, on string }{{"PO-1", "2025-05-20"}, {"PO-2", "2025-03-01"}, {"PO-1", "2025-03-01"}, {"PO-3", ""}, {"PO-10", "2025-03-01"}} {
			in := record.Inspection{}
			if at.on != "" {
				in.On = wordstest.Known(wordstest.Date(t, at.on))
			}
			all = append(all, lot{&in, &record.Order{ID: wordstest.Known(at.order)}})
		}
		return all
	}
	for seed := range uint64(20) {
		all := lots()
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		inOrder(all)
		got := ""
		for i := range all {
			got += fmt.Sprint(all[i].order.ID.V, " ")
		}
		if got != "PO-1 PO-10 PO-2 PO-1 PO-3 " {
			t.Fatalf("got %s", got)
		}
	}
}
