package record_test

import (
	"testing"

	"factorybook/generator/record"
)

func delivery(ready string, quantities ...string) record.Delivery {
	d := record.Delivery{Ready: on(ready)}
	for i := 0; i < len(quantities); i += 2 {
		d.Quantities = append(d.Quantities, record.SKUQuantity{SKU: text(quantities[i]), Quantity: num(quantities[i+1])})
	}
	return d
}

func TestAnOrderWaitsUntilEveryLineHasWhatItNeeds(t *testing.T) {
	lines := []record.Line{line("S", "100", "", ""), line("T", "50", "", "")}
	ended := line("T", "50", "", "")
	ended.Closed = on("unknown")
	replaced := delivery("2026-05-01", "S", "100", "T", "50")
	replaced.Replaces = record.Flag{V: true, Pos: record.Pos{Line: 1, Column: 1}}
	for name, c := range map[string]struct {
		order record.Order
		want  bool
	}{
		"nothing came":                     {record.Order{Lines: lines}, true},
		"all came":                         {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01")}}, false},
		"arrived, the ready day unknown":   {record.Order{Lines: lines, Deliveries: []record.Delivery{{Received: on("2026-05-01")}}}, false},
		"a line is missing":                {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "100")}}, true},
		"both lines came":                  {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "100"), delivery("2026-05-02", "T", "50")}}, false},
		"short within the tolerance":       {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "97", "T", "50")}}, false},
		"short beyond it":                  {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "96", "T", "50")}}, true},
		"what is missing has ended":        {record.Order{Lines: []record.Line{lines[0], ended}, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "100")}}, false},
		"a replacement brings nothing":     {record.Order{Lines: lines, Deliveries: []record.Delivery{replaced}}, true},
		"a plan brings nothing":            {record.Order{Lines: lines, Deliveries: []record.Delivery{{ETD: on("2026-05-01"), ETA: on("2026-06-01")}}}, true},
		"closed short":                     {record.Order{Closed: on("unknown"), Lines: lines}, false},
		"cut to what came":                 {record.Order{Lines: lines, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "90", "T", "50")}, Agreed: []record.AgreedChange{change("2026-04-01", "S", "90", "")}}, false},
		"a line of nothing":                {record.Order{Lines: []record.Line{lines[0], line("U", "0", "", "")}, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "100")}}, false},
		"without lines, nothing came":      {record.Order{}, true},
		"without lines, something came":    {record.Order{Deliveries: []record.Delivery{delivery("2026-05-01", "S", "1")}}, false},
		"without quantities, one article":  {record.Order{Lines: []record.Line{line("S", "", "", "")}, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "1")}}, false},
		"one SKU on two lines, half of it": {record.Order{Lines: []record.Line{lines[0], lines[0]}, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "100")}}, true},
		"one SKU on two lines":             {record.Order{Lines: []record.Line{lines[0], lines[0]}, Deliveries: []record.Delivery{delivery("2026-05-01", "S", "194")}}, false},
	} {
		f := &record.Factory{Terms: record.Terms{Tolerance: record.Tolerance{Under: num("0.03")}}}
		if got := f.WaitsForGoods(&c.order, &record.Settings{}); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
