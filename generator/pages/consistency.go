package pages

import (
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// ConsistencyView is the page of a factory's charts.
type ConsistencyView struct {
	Shell
	// Heading is the page's h1; Intro says how to read the charts.
	Heading, Intro string
	// Charts are in the order of their measures.
	Charts []ChartBlock
	// Lots are the inspections, or nil.
	Lots *LotsBlock
	// Prices are the prices behind the price index, or nil.
	Prices *PriceTable
	// Absent are the charts that have no point, with what would fill them.
	Absent []figures.Fact
}

// ChartBlock is one chart with its evidence.
type ChartBlock struct {
	// ID is the measure's, Anchor the id of the block, Title its name.
	ID, Anchor, Title string
	// Sentence says what the chart shows; Signals what stands out, a sentence each.
	Sentence string
	Signals  []string
	// Policy says what the number of points allows to be said.
	Policy string
	// Chart is the drawing.
	Chart *chart.Chart
	// Phases are the spans with limits of their own, when there is more than one
	// or a reason was stated.
	Phases []PhaseRow
	// Complete says what would make the chart complete, or "".
	Complete []string
	// CSV opens the points as a file; Table words the number of them.
	CSV, Table string
	// About opens the definition.
	About string
}

// PhaseRow is a span of a chart with its own limits and the reason for it.
type PhaseRow struct {
	Since, Reason, Points, Centre, Limits string
}

func ConsistencyPage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Consistency, f.ID)
	w := p.Words
	v := &ConsistencyView{Heading: w.Say("consistency.title"), Intro: w.Say("consistency.intro")}
	v.Shell = factoryShell(p, v.Heading, f)
	v.Shell.Charts = len(partner.Result.Charts) > 0
	over := figures.Axis(p, partner)
	bands := figures.Bands(p, f, over)
	gaps := lists.Gaps(p, partner)
	for i := range partner.Result.Charts {
		v.Charts = append(v.Charts, chartBlock(p, partner, &partner.Result.Charts[i], over, bands, gaps))
	}
	v.Lots = lots(p, f, over, bands)
	v.Prices = prices(p, f, partner.Result.Prices)
	for i := range partner.Result.Measures {
		m := &partner.Result.Measures[i]
		if m.Def.Charted && partner.Result.Chart(m.Def.ID) == nil {
			fig := figures.Of(p, partner, m)
			v.Absent = append(v.Absent, figures.Fact{Label: fig.Name, Value: fig.Words, Missing: true})
		}
	}
	return p.Page(v)
}

// chartBlock describes a chart and words it.
func chartBlock(p words.Place, partner *figures.Partner, c *measure.Chart, over record.Span, bands []chart.Band, gaps []lists.Gap) ChartBlock {
	f, w := partner.Factory, p.Words
	id := c.Def.ID
	b := ChartBlock{
		ID: id, Anchor: words.ChartAnchor(id), Title: w.Say("chart." + id),
		About: p.To(words.Measure.Path(id)), CSV: p.To(words.CSVPath(f, id)),
		Table: w.Say("chart.table", "n", len(c.Points)),
	}
	b.Sentence = chartSentence(p, c)
	b.Signals = signals(p, c)
	b.Policy = policy(p, c)
	b.Phases = phaseRows(p, f, c)
	b.Complete = lists.Completing(gaps, c.Def)
	signal := make([]bool, len(c.Points))
	for _, s := range c.Signals {
		signal[s.Point] = true
	}
	series := chart.Series{Name: b.Title, Kind: seriesKind(c.Def)}
	table := chart.Table{Columns: []chart.Column{
		{Title: w.Say("table.record")}, {Title: w.Say("table.day." + id)},
		{Title: w.Say("table.value." + id), Number: true}, {Title: w.Say("table.note")}, {Title: w.Say("table.spot")},
	}}
	for i := range c.Points {
		pt := &c.Points[i]
		note := pointNote(p, c, i)
		value := figures.ChartNumber(p, c, pt.Value.V)
		href := figures.RefPath(p, f, &pt.Ref)
		point := chart.Point{On: pt.On, Y: pt.Value.V, Href: href}
		switch {
		case pt.Open:
			point.Style = chart.Open
		case pt.Special != "":
			point.Style = chart.Hollow
		case signal[i]:
			point.Style = chart.Signal
		}
		point.Label = words.JoinTitle(pt.ID, w.Date(pt.On), figures.ChartQuantity(p, c, pt.Value.V), note)
		series.Points = append(series.Points, point)
		table.Rows = append(table.Rows, []chart.Cell{
			{Text: pt.ID, Href: href}, {Text: pt.On.String()}, {Text: value}, {Text: note}, {Text: words.Spot(pt.File, pt.Pos)},
		})
	}
	if c.Def.MarksMissed {
		series.Points = append(series.Points, missed(p, partner)...)
	}
	b.Chart = &chart.Chart{
		ID: b.Anchor, Title: b.Title, Sentence: b.Sentence, Desc: words.JoinSentences(w, append([]string{b.Sentence}, b.Signals...)),
		Unit: chartUnit(p, c), Over: over, Series: []chart.Series{series},
		Levels: levels(p, c, over), Bands: bands, Marks: marks(p, f, c), Key: chartKey(p, series.Points),
		Hint: w.Say("chart.hint"), Table: table,
	}
	return b
}

// missed are the dues that never came: they have no day, so they are no points
// of the measure, and yet must be seen.
func missed(p words.Place, partner *figures.Partner) []chart.Point {
	var list []chart.Point
	for i := range partner.Result.Dues {
		d := &partner.Result.Dues[i]
		if d.Outcome == measure.DueMissed && d.Original <= p.AsOf {
			list = append(list, chart.Point{
				On: d.Original, Style: chart.Cross, Href: p.To(words.OrderPath(partner.Factory, d.Order.ID.V)),
				Label: words.JoinTitle(d.Order.ID.V, p.Words.Date(d.Original), p.Words.Say("outcome.missed")),
			})
		}
	}
	return list
}

// chartKey explains the shapes that occur.
func chartKey(p words.Place, points []chart.Point) []chart.Key {
	var occurs [chart.Cross + 1]bool
	for i := range points {
		occurs[points[i].Style] = true
	}
	var keys []chart.Key
	for _, k := range [...]struct {
		style chart.PointStyle
		key   string
	}{{chart.Signal, "shape.signal"}, {chart.Hollow, "shape.hollow"}, {chart.Open, "shape.open"}, {chart.Cross, "shape.cross"}} {
		if occurs[k.style] {
			keys = append(keys, chart.Key{Style: k.style, Label: p.Words.Say(k.key)})
		}
	}
	return keys
}

// seriesKind draws sums as bars from zero, and everything else as a line.
func seriesKind(d *measure.Definition) chart.SeriesKind {
	if d.Money {
		return chart.Bars
	}
	return chart.Line
}

// chartUnit labels the vertical axis.
func chartUnit(p words.Place, c *measure.Chart) string {
	w := p.Words
	if c.Def.Money {
		return c.Currency
	}
	return w.Say("chart." + c.Def.ID + ".unit")
}

// chartSentence says what the chart shows: where the level is and what is usual.
func chartSentence(p words.Place, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	n := len(c.Points)
	what := w.Say("chart."+c.Def.ID+".cases", "n", n)
	switch {
	case last.Policy.Limited() && last.HasLower:
		return w.Say("chart.says.limits", "what", what, "centre", figures.ChartQuantity(p, c, last.Centre),
			"lower", figures.ChartQuantity(p, c, last.Lower), "upper", figures.ChartQuantity(p, c, last.Upper))
	case last.Policy.Limited():
		return w.Say("chart.says.upper", "what", what, "centre", figures.ChartQuantity(p, c, last.Centre), "upper", figures.ChartQuantity(p, c, last.Upper))
	case last.N > 0:
		return w.Say("chart.says.median", "what", what, "median", figures.ChartQuantity(p, c, last.Median), "n", last.N)
	}
	return w.Say("chart.says.list", "what", what)
}

// policy says what the number of points in the last phase allows to be said.
func policy(p words.Place, c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	key := "policy." + string(last.Policy)
	if last.Policy == spc.PolicyMedianRun {
		key += "." + string(last.Reason)
	}
	s := w.Say(key, "n", last.N)
	if last.Policy.Limited() && last.Scale == spc.Log {
		s = words.JoinSentences(w, []string{s, w.Say("policy.log")})
	}
	return s
}

// signals lists what stands out: every point beyond limits, and the end of the
// last run.
func signals(p words.Place, c *measure.Chart) []string {
	var list []string
	run := -1
	for i, s := range c.Signals {
		if s.Rule == spc.BeyondLimits {
			list = append(list, figures.Signal(p, c, s))
		} else {
			run = i
		}
	}
	if run >= 0 {
		list = append(list, figures.Signal(p, c, c.Signals[run]))
	}
	return list
}

func pointNote(p words.Place, c *measure.Chart, i int) string {
	w := p.Words
	pt := &c.Points[i]
	var parts []string
	if pt.Special != "" {
		parts = append(parts, w.Enum("special", string(pt.Special)))
	}
	if pt.Open {
		parts = append(parts, w.Say("point.open"))
	}
	for _, s := range c.Signals {
		if s.Point == i {
			parts = append(parts, w.Enum("rule", string(s.Rule)))
		}
	}
	return strings.Join(parts, w.Say("list.comma"))
}

// levels draws each phase's centre and limits from its first point to the next
// phase's, or to the end of the axis.
func levels(p words.Place, c *measure.Chart, over record.Span) []chart.Level {
	w := p.Words
	var list []chart.Level
	for i := range c.Phases {
		ph := &c.Phases[i]
		span := record.Span{From: c.Points[ph.From].On, Until: over.Until}
		if i+1 < len(c.Phases) {
			span.Until = c.Points[c.Phases[i+1].From].On
		}
		add := func(y float64, kind chart.LevelKind, key string) {
			list = append(list, chart.Level{Over: span, Y: y, Kind: kind, Label: w.Say(key, "v", figures.ChartNumber(p, c, y)), Short: figures.ChartNumber(p, c, y)})
		}
		limit, label := chart.Limit, "level.limit"
		if ph.Policy == spc.PolicyTrial {
			limit, label = chart.Trial, "level.trial"
		}
		switch {
		case ph.Policy.Limited():
			add(ph.Centre, chart.Centre, "level.centre")
			add(ph.Upper, limit, label)
			if ph.HasLower {
				add(ph.Lower, limit, label)
			}
		case ph.Policy != spc.PolicyList:
			add(ph.Median, chart.Centre, "level.median")
		}
	}
	return list
}

// marks note the days on which new limits begin, with the reason.
func marks(p words.Place, f *record.Factory, c *measure.Chart) []chart.Mark {
	var list []chart.Mark
	for i := range c.Phases {
		if i < len(c.Reasons) && c.Reasons[i] != "" {
			list = append(list, chart.Mark{On: phaseDay(f, c, i), Label: c.Reasons[i]})
		}
	}
	return list
}

// phaseDay is the day on which a phase was stated to begin: the last stated day
// on or before its first point.
func phaseDay(f *record.Factory, c *measure.Chart, i int) record.Date {
	first := c.Points[c.Phases[i].From].On
	day := first
	found := record.Date(0)
	for n := range f.Phases {
		if d := f.Phases[n].From; d.Known() && d.V <= first && d.V > found && f.Phases[n].Reason.V == c.Reasons[i] {
			found = d.V
		}
	}
	if found != 0 {
		day = found
	}
	return day
}

func phaseRows(p words.Place, f *record.Factory, c *measure.Chart) []PhaseRow {
	w := p.Words
	if len(c.Phases) == 1 && (len(c.Reasons) == 0 || c.Reasons[0] == "") {
		return nil
	}
	var rows []PhaseRow
	for i := range c.Phases {
		ph := &c.Phases[i]
		row := PhaseRow{Since: w.Date(phaseDay(f, c, i)), Points: w.Int(ph.N), Centre: figures.ChartQuantity(p, c, ph.Median), Limits: w.Say("phase.no_limits")}
		if i < len(c.Reasons) {
			row.Reason = c.Reasons[i]
		}
		if ph.Policy.Limited() {
			row.Centre = figures.ChartQuantity(p, c, ph.Centre)
			row.Limits = w.Say("phase.upper", "upper", figures.ChartQuantity(p, c, ph.Upper))
			if ph.HasLower {
				row.Limits = w.Say("phase.limits", "lower", figures.ChartQuantity(p, c, ph.Lower), "upper", figures.ChartQuantity(p, c, ph.Upper))
			}
		}
		rows = append(rows, row)
	}
	return rows
}
