package pages

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/measure/aql"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// LotsBlock is the final inspections of a factory: what was found, what the plan
// accepts, and what the result does not prove.
type LotsBlock struct {
	// Anchor is the id of the block, Title its heading.
	Anchor, Title string
	// Sentence counts the lots, Caution says what a passed inspection leaves open.
	Sentence, Caution string
	// Lots is the drawing of the major defects, or nil when none has a sample.
	Lots *chart.Lots
	// Table has every inspection, latest first; Count words their number.
	Table *chart.Chart
	Count string
}

// lot is one inspection with its order.
type lot struct {
	*record.Inspection
	order *record.Order
}

// lots lays out the inspections of a factory, or returns nil when there are none.
func lots(p words.Place, f *record.Factory, over record.Span, bands []chart.Band) *LotsBlock {
	w := p.Words
	var all []lot
	for i := range f.Orders {
		o := &f.Orders[i]
		for n := range o.Inspections {
			all = append(all, lot{&o.Inspections[n], o})
		}
	}
	if len(all) == 0 {
		return nil
	}
	inOrder(all)
	b := &LotsBlock{Anchor: "_lots", Title: w.Say("lots.title"), Count: w.Say("lots.count", "n", len(all))}
	b.Table = &chart.Chart{Table: lotsTable(p, f, all)}
	final, accepted, rejected := 0, 0, 0
	drawing := &chart.Lots{
		ID: "_c-lots", Title: b.Title, Unit: w.Say("lots.unit"), Over: over, Bands: bands,
	}
	var found, size []float64
	var last *lot
	for i := range all {
		l := &all[i]
		if l.Stage.V != record.StageFinal {
			continue
		}
		final++
		switch l.Result.V {
		case record.ResultAccepted:
			accepted++
		case record.ResultRejected:
			rejected++
		}
		if !l.On.Known() || !l.Sample.Known() || !l.Found.Major.Known() || l.Sample.V <= 0 {
			continue
		}
		drawing.Lots = append(drawing.Lots, lotPoint(p, f, l))
		found, size = append(found, float64(l.Found.Major.V)), append(size, float64(l.Sample.V))
		if l.Result.V == record.ResultAccepted && (last == nil || last.On.V <= l.On.V) {
			last = l
		}
	}
	b.Sentence = w.Say("lots.sentence", "n", final, "accepted", accepted, "rejected", rejected)
	if last != nil && !measure.Census(last.Inspection) {
		b.Caution = w.Say("lots.caution", "found", last.Found.Major.V, "sample", last.Sample.V,
			"share", w.Decimals(100*aql.UpperBound(last.Found.Major.V, last.Sample.V), 1))
	}
	if len(drawing.Lots) > 0 {
		drawing.Desc = words.JoinSentences(w, []string{b.Sentence, b.Caution})
		lotLimits(p, drawing, found, size)
		b.Lots = drawing
	}
	return b
}

// inOrder puts lots in the order of their own day, then of the order's id and the
// place in the file; those without a day come last.
func inOrder(all []lot) {
	slices.SortStableFunc(all, func(a, b lot) int {
		switch {
		case a.On.Known() && b.On.Known():
			return cmp.Or(cmp.Compare(a.On.V, b.On.V), strings.Compare(a.order.ID.V, b.order.ID.V))
		case a.On.Known():
			return -1
		case b.On.Known():
			return 1
		}
		return strings.Compare(a.order.ID.V, b.order.ID.V)
	})
}

func lotPoint(p words.Place, f *record.Factory, l *lot) chart.Lot {
	w := p.Words
	point := chart.Lot{
		On: l.On.V, Found: l.Found.Major.V, Sample: l.Sample.V, Href: p.To(words.OrderPath(f, l.order.ID.V)),
		Label: words.JoinTitle(l.order.ID.V, l.SKU.V, w.Date(l.On.V), w.Say("lots.found", "found", l.Found.Major.V, "sample", l.Sample.V), w.Enum("result", l.Result.V)),
	}
	if major := measure.DefectClasses(l.Inspection)[1]; major.Planned {
		point.Accept, point.Planned = major.Plan.Accept, true
	}
	if l.Result.V == record.ResultRejected {
		point.Style = chart.Signal
	}
	return point
}

// lotLimits draws Laney's p′ limits where there are lots and defects enough.
func lotLimits(p words.Place, drawing *chart.Lots, found, size []float64) {
	if !spc.LaneyApplies(found) {
		return
	}
	c, ok := spc.PPrime(found, size)
	if !ok {
		return
	}
	drawing.Levels = []chart.Level{{Over: drawing.Over, Y: 100 * c.Centre, Kind: chart.Centre, Label: p.Words.Say("level.centre", "v", p.Words.Decimals(100*c.Centre, 1))}}
	for _, upper := range c.Upper {
		drawing.Upper = append(drawing.Upper, 100*upper)
	}
}

func lotsTable(p words.Place, f *record.Factory, all []lot) chart.Table {
	w := p.Words
	t := chart.Table{Columns: []chart.Column{
		{Title: w.Say("table.day")}, {Title: w.Say("table.order")}, {Title: w.Say("line.sku")}, {Title: w.Say("lots.stage")},
		{Title: w.Say("lots.lot"), Number: true}, {Title: w.Say("lots.sample"), Number: true},
		{Title: w.Say("lots.critical"), Number: true}, {Title: w.Say("lots.major"), Number: true},
		{Title: w.Say("lots.minor"), Number: true}, {Title: w.Say("lots.result")}, {Title: w.Say("lots.plan")}, {Title: w.Say("table.spot")},
	}}
	whole := func(n record.Whole) chart.Cell {
		if !n.Known() {
			return chart.Cell{Text: "–"}
		}
		return chart.Cell{Text: w.Int(n.V)}
	}
	for i := len(all) - 1; i >= 0; i-- {
		l := &all[i]
		classes := measure.DefectClasses(l.Inspection)
		result := w.Enum("result", l.Result.V)
		if l.First.Known() && !l.First.V {
			result = words.JoinWords(result, "("+w.Say("inspection.again")+")")
		}
		t.Rows = append(t.Rows, []chart.Cell{
			{Text: w.Date(l.On.V)}, {Text: l.order.ID.V, Href: p.To(words.OrderPath(f, l.order.ID.V))}, {Text: l.SKU.V},
			{Text: w.Enum("inspection_stage", l.Stage.V)}, whole(l.Lot), whole(l.Sample),
			classCell(w, &classes[0]), classCell(w, &classes[1]), classCell(w, &classes[2]),
			{Text: result}, {Text: byPlan(w, l.Inspection, &classes)}, {Text: words.Spot(l.order.File, l.Pos)},
		})
	}
	return t
}

// classCell is what was found of a class and, after it, what its plan accepts.
func classCell(w *words.Words, c *measure.DefectClass) chart.Cell {
	found := "–"
	if c.Found.Known() {
		found = w.Int(c.Found.V)
	}
	if c.Planned && (c.Limit.Known() || c.Found.Known()) {
		found = words.JoinWords(found, "(≤"+words.Nbsp+w.Int(c.Plan.Accept)+")")
	}
	return chart.Cell{Text: found}
}

// byPlan words what an inspection comes to by its plan: what it is rejected for,
// else what leaves it open, else that it is accepted. It says when the sample was
// not the plan's, and when it was the whole lot.
func byPlan(w *words.Words, p *record.Inspection, classes *[3]measure.DefectClass) string {
	var rejected []string
	judged, open, units, without, unlimited := false, false, 0, false, false
	for i := range classes {
		c := &classes[i]
		switch {
		case c.Err != nil && p.Lot.Known():
			without = true
		case c.Err != nil:
			open = true
		case !c.Planned:
			unlimited = unlimited || c.Found.V > 0
		case !c.Limit.Known() && !c.Found.Known():
			// nothing is recorded of critical defects, and nothing was agreed
		case c.Verdict == aql.Rejected:
			rejected = append(rejected, w.Say("inspection."+c.Name, "n", c.Found.V))
		case c.Verdict == aql.Accepted:
			judged = true
		default:
			open = true
		}
		if c.Planned && c.Limit.Known() {
			units = max(units, c.Plan.Units())
		}
	}
	var parts []string
	switch {
	case len(rejected) > 0:
		parts = append(parts, w.Say("lots.plan_rejected", "classes", w.List(rejected)))
	case without:
		parts = append(parts, w.Say("lots.no_plan"))
	case unlimited:
		parts = append(parts, w.Say("lots.no_aql"))
	case open || !judged:
		parts = append(parts, w.Say("lots.plan_open"))
	default:
		parts = append(parts, w.Say("lots.plan_accepted"))
	}
	switch {
	case measure.Census(p):
		parts = append(parts, w.Say("lots.census", "n", p.Sample.V))
	case !p.Sample.Known() || units == 0:
	case p.Sample.V > units:
		parts = append(parts, w.Say("lots.larger", "n", units))
	case p.Sample.V < units:
		parts = append(parts, w.Say("lots.smaller", "n", units))
	}
	return words.JoinComma(w, parts)
}
