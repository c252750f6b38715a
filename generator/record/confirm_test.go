package record_test

import (
	"slices"
	"testing"

	"factorybook/generator/record"
)

func TestAPromiseConfirmedAgainIsNoMove(t *testing.T) {
	move := func(told, to string, skus ...string) record.PromiseChange {
		p := record.PromiseChange{Told: on(told), To: on(to)}
		for _, s := range skus {
			p.SKUs = append(p.SKUs, text(s))
		}
		return p
	}
	plain, own := line("S", "1", "", ""), line("T", "1", "", "2026-06-01")
	for name, c := range map[string]struct {
		order record.Order // its last change is asked about
		want  bool
	}{
		"the original":                      {record.Order{Promised: on("2026-05-01"), Changes: []record.PromiseChange{move("2026-03-20", "2026-05-01")}}, true},
		"another day":                       {record.Order{Promised: on("2026-05-01"), Changes: []record.PromiseChange{move("2026-03-20", "2026-05-02")}}, false},
		"the moved one":                     {record.Order{Promised: on("2026-05-01"), Changes: []record.PromiseChange{move("2026-03-20", "2026-05-10"), move("2026-03-25", "2026-05-10")}}, true},
		"back to the original":              {record.Order{Promised: on("2026-05-01"), Changes: []record.PromiseChange{move("2026-03-20", "2026-05-10"), move("2026-03-25", "2026-05-01")}}, false},
		"told before the move in the file":  {record.Order{Promised: on("2026-05-01"), Changes: []record.PromiseChange{move("2026-03-25", "2026-05-10"), move("2026-03-20", "2026-05-01")}}, true},
		"the line's own promise":            {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{plain, own}, Changes: []record.PromiseChange{move("2026-03-20", "2026-06-01", "T")}}, true},
		"the order's is not the line's":     {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{plain, own}, Changes: []record.PromiseChange{move("2026-03-20", "2026-05-01", "T")}}, false},
		"the order's, beside a line's own":  {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{plain, own}, Changes: []record.PromiseChange{move("2026-03-20", "2026-05-01")}}, true},
		"one line moves, one is confirmed":  {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{plain, own}, Changes: []record.PromiseChange{move("2026-03-20", "2026-05-01", "S", "T")}}, false},
		"a first promise is none confirmed": {record.Order{Changes: []record.PromiseChange{move("2026-03-20", "2026-05-01")}}, false},
		"another line was moved":            {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{plain, line("U", "1", "", "")}, Changes: []record.PromiseChange{move("2026-03-10", "2026-05-09", "U"), move("2026-03-20", "2026-05-01", "S")}}, true},
	} {
		o := &c.order
		if got := o.Confirms(&o.Changes[len(o.Changes)-1]); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAnOrderNamesTheDaysItWasPromisedFor(t *testing.T) {
	own := line("T", "1", "", "2026-06-01")
	for name, c := range map[string]struct {
		order record.Order
		want  []record.Date
	}{
		"its own":                       {record.Order{Promised: on("2026-05-01")}, []record.Date{on("2026-05-01").V}},
		"its own, for one of two":       {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{own, line("S", "1", "", "")}}, []record.Date{on("2026-05-01").V, on("2026-06-01").V}},
		"its own is no line's":          {record.Order{Promised: on("2026-05-01"), Lines: []record.Line{own, own}}, []record.Date{on("2026-06-01").V}},
		"none":                          {record.Order{Lines: []record.Line{line("S", "1", "", "")}}, nil},
		"none of its own, one of two's": {record.Order{Lines: []record.Line{line("S", "1", "", ""), own}}, []record.Date{on("2026-06-01").V}},
	} {
		if got := c.order.Promises(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
