package pages

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/finding"
	"factorybook/generator/measure"
	"factorybook/generator/measure/aql"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// LotsBlock is the final inspections of a factory: what was found, what the plan
// accepts, and what the result does not prove.
type LotsBlock struct {
	// Anchor is the id of the block, Title the finding, Subtitle what the drawing
	// shows.
	Anchor, Title, Subtitle string
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
func lots(p words.Place, partner *figures.Partner, over record.Span, bands []chart.Band) *LotsBlock {
	f, w := partner.Factory, p.Words
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
	b := &LotsBlock{Anchor: "_lots", Subtitle: w.Say("lots.title"), Count: w.Say("lots.count", "n", len(all))}
	b.Table = &chart.Chart{Table: lotsTable(p, f, all)}
	final, accepted, rejected := 0, 0, 0
	drawing := &chart.Lots{
		ID: "_c-lots", Title: b.Subtitle, Unit: w.Say("lots.unit"), Over: over, Bands: bands,
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
	beyond := 0
	if len(drawing.Lots) > 0 {
		drawing.Desc = words.JoinSentences(w, []string{b.Sentence, b.Caution})
		beyond = lotLimits(p, drawing, found, size, partner.Result.Window)
		drawing.Key = lotKey(p, drawing)
		b.Lots = drawing
	}
	result := finding.OfLots(partner.Result, beyond)
	b.Title = result.Say(p)
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
		point.Style = chart.Diamond
	}
	return point
}

// lotsFrom is the number of lots from which limits are drawn, as in other charts.
const lotsFrom = 8

// lotLimits draws the limits of a u chart, which move with the size of the sample: the
// fewer units were looked at, the farther from the centre a lot may lie by chance. Where
// samples are large they are Laney's. It rings the lots beyond them, and returns how many
// of these lie in the window.
func lotLimits(p words.Place, drawing *chart.Lots, found, size []float64, window record.Span) int {
	if len(found) < lotsFrom {
		return 0
	}
	c, ok := spc.U(found, size)
	if spc.LaneyApplies(found) {
		c, ok = spc.UPrime(found, size)
	}
	if !ok {
		return 0
	}
	drawing.Levels = []chart.Level{{Over: drawing.Over, Y: 100 * c.Centre, Kind: chart.Centre, Label: p.Words.Say("level.centre", "v", p.Words.Decimals(100*c.Centre, 1))}}
	beyond := 0
	for i, upper := range c.Upper {
		drawing.Upper, drawing.Lower = append(drawing.Upper, 100*upper), append(drawing.Lower, 100*c.Lower[i])
		if !c.Beyond(i, found[i], size[i]) {
			continue
		}
		l := &drawing.Lots[i]
		if l.Style == chart.Plain {
			l.Style = chart.Signal
		}
		l.Label = words.JoinTitle(l.Label, p.Words.Say("rule.beyond_limits"))
		if window.Contains(l.On) {
			beyond++
		}
	}
	return beyond
}

// lotKey explains the marks that occur.
func lotKey(p words.Place, drawing *chart.Lots) []chart.Key {
	var points []chart.Point
	planned, rejected := false, false
	for i := range drawing.Lots {
		l := &drawing.Lots[i]
		planned = planned || l.Planned
		rejected = rejected || l.Style == chart.Diamond
		points = append(points, chart.Point{Style: l.Style})
	}
	keys := figures.Legend(p, points)
	if rejected {
		keys = append(keys, chart.Key{Style: chart.Diamond, Label: p.Words.Say("shape.rejected")})
	}
	if planned {
		keys = append(keys, chart.Key{Style: chart.Allowance, Label: p.Words.Say("shape.allowance")})
	}
	return keys
}

func lotsTable(p words.Place, f *record.Factory, all []lot) chart.Table {
	w := p.Words
	t := chart.Table{Columns: []chart.Column{
		{Title: w.Say("table.day")}, {Title: w.Say("table.order")}, {Title: w.Say("line.sku")}, {Title: w.Say("lots.stage")},
		{Title: w.Say("lots.lot"), Number: true}, {Title: w.Say("lots.sample"), Number: true},
		{Title: w.Say("lots.critical"), Number: true}, {Title: w.Say("lots.major"), Number: true},
		{Title: w.Say("lots.minor"), Number: true}, {Title: w.Say("lots.result")}, {Title: w.Say("lots.plan")}, {Title: w.Say("site.source"), Source: true},
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
			result = w.Say("lots.again", "result", result)
		}
		t.Rows = append(t.Rows, []chart.Cell{
			{Text: w.Date(l.On.V)}, {Text: l.order.ID.V, Href: p.To(words.OrderPath(f, l.order.ID.V))}, {Text: l.SKU.V},
			{Text: w.Enum("inspection_stage", l.Stage.V)}, whole(l.Lot), whole(l.Sample),
			classCell(w, &classes[0]), classCell(w, &classes[1]), classCell(w, &classes[2]),
			{Text: result}, {Text: byPlan(w, l.Inspection, &classes)}, sourceCell(p, l.order.File, l.Pos),
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
