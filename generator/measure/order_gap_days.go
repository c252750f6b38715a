package measure

import (
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

var orderGapDays = Definition{
	ID: "order_gap_days", Side: Importer, Practice: Consistency, Unit: UnitDays, MinN: 4, Charted: true,
	chart: spc.Options{NonNegative: true}, compute: computeOrderGapDays,
	Question: "How long are the pauses between our orders?",
	Formula:  "Days between successive days on which orders were placed; median, min, max and from 10 gaps the 90th percentile. `since_last` is the running gap.",
	Counts:   "Gaps by the later order. Orders of one day are one point, named by the first id; cancelled ones count.",
	Excludes: "Orders without `placed`.",
	Pitfalls: "Many small orders make short gaps; read it beside order_steadiness.",
	Source:   medians + " " + xmr,
	Example:  "Orders on 10 January, 9 February and 10 April: gaps of 30 and 60 days.",
	Field:    "orders.placed",
	Missing:  []Fact{FactPlaced},
}

// computeOrderGapDays measures the days between successive days on which orders were
// placed.
func computeOrderGapDays(w *study, m *Measure) {
	var last record.Date
	points := make([]Point, 0, len(w.f.Orders))
	values := w.numbers[:0]
	for i := range w.f.Orders { // by placed, then id
		o := &w.f.Orders[i]
		if !o.Placed.Known() || o.Placed.V == last {
			continue
		}
		if !last.IsZero() {
			gap := float64(o.Placed.V - last)
			ref := Ref{Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: o.Placed.Pos, On: o.Placed.V, Value: Some(gap)}
			points = append(points, Point{Ref: ref})
			if w.window.Contains(ref.On) {
				m.add(ref)
				values = append(values, gap)
			}
		}
		last = o.Placed.V
	}
	m.spread(values)
	w.numbers = values
	if !last.IsZero() {
		m.more("since_last", UnitDays, int(w.asOf-last))
	}
	w.draw(m, points)
}
