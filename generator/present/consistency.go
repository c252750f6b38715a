package present

import (
	"cmp"
	"strconv"
	"strings"

	"factorybook/generator/calendar"
	"factorybook/generator/chart"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
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
	Absent []Fact
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

// CSVView is a table for a spreadsheet.
type CSVView struct {
	Header []string
	Rows   [][]string
}

func (s *Site) consistencyPage(partner *Partner) Page {
	f := partner.Factory
	p := s.page(factoryDir(f) + "consistency.html")
	w := p.Words
	v := &ConsistencyView{Heading: w.Say("consistency.title"), Intro: w.Say("consistency.intro")}
	v.Shell = p.factoryShell(v.Heading, f)
	v.Shell.Charts = len(partner.Result.Charts) > 0
	over := p.axis(partner)
	bands := p.bands(f, over)
	gaps := p.gaps(partner)
	for i := range partner.Result.Charts {
		v.Charts = append(v.Charts, p.chartBlock(partner, &partner.Result.Charts[i], over, bands, gaps))
	}
	v.Lots = p.lots(f, over, bands)
	v.Prices = p.prices(f, partner.Result.Prices)
	for i := range partner.Result.Measures {
		m := &partner.Result.Measures[i]
		if m.Def.Charted && partner.Result.Chart(m.Def.ID) == nil {
			fig := p.figure(partner, m)
			v.Absent = append(v.Absent, Fact{Label: fig.Name, Value: fig.Words, Missing: true})
		}
	}
	return Page{p.path, v}
}

// axis is the time axis that all drawings of a factory share: from its first
// dated order or point to the as-of day, or the last point where that is later.
func (p page) axis(partner *Partner) record.Span {
	span := record.Span{From: p.AsOf, Until: p.AsOf + 1}
	take := func(d record.Date) {
		if d != 0 {
			span.From, span.Until = min(span.From, d), max(span.Until, d+1)
		}
	}
	for i := range partner.Factory.Orders {
		take(partner.Factory.Orders[i].Placed.V)
	}
	for i := range partner.Result.Charts {
		for n := range partner.Result.Charts[i].Points {
			take(partner.Result.Charts[i].Points[n].On)
		}
	}
	return span
}

// bands shades the days around Spring Festival and the factory's other closures.
func (p page) bands(f *record.Factory, over record.Span) []chart.Band {
	w := p.Words
	var bands []chart.Band
	windows := calendar.SpringWindows(over, f.ClosureSpans())
	for _, s := range windows {
		bands = append(bands,
			chart.Band{Over: s.Disturbed, Kind: chart.Disturbed},
			chart.Band{Over: s.Closed, Kind: chart.Closed, Label: w.Say("band.closed", "year", strconv.Itoa(s.Year)), Short: w.Say("band.short")})
	}
	for i := range f.Closures {
		span, ok := f.Closures[i].Span()
		if !ok || !span.Overlaps(over) || within(windows, span) {
			continue
		}
		bands = append(bands, chart.Band{Over: span, Kind: chart.Closed, Label: cmp.Or(f.Closures[i].Name.V, w.Say("event.closure"))})
	}
	return bands
}

func within(windows calendar.Windows, span record.Span) bool {
	for _, w := range windows {
		if w.Closed == span {
			return true
		}
	}
	return false
}

// chartBlock describes a chart and words it.
func (p page) chartBlock(partner *Partner, c *measure.Chart, over record.Span, bands []chart.Band, gaps []Gap) ChartBlock {
	f, w := partner.Factory, p.Words
	id := c.Def.ID
	b := ChartBlock{
		ID: id, Anchor: chartAnchor(id), Title: w.Say("chart." + id),
		About: p.to("about/" + id + ".html"), CSV: p.to(csvPath(f, id)),
		Table: w.Say("chart.table", "n", len(c.Points)),
	}
	b.Sentence = p.chartSentence(c)
	b.Signals = p.signals(c)
	b.Policy = p.policy(c)
	b.Phases = p.phaseRows(f, c)
	b.Complete = completing(gaps, c.Def)
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
		note := p.pointNote(c, i)
		value := p.chartNumber(c, pt.Value.V)
		href := p.refPath(f, &pt.Ref)
		point := chart.Point{On: pt.On, Y: pt.Value.V, Href: href}
		switch {
		case pt.Open:
			point.Style = chart.Open
		case pt.Special != "":
			point.Style = chart.Hollow
		case signal[i]:
			point.Style = chart.Signal
		}
		point.Label = joinTitle(pt.ID, w.Date(pt.On), p.chartQuantity(c, pt.Value.V), note)
		series.Points = append(series.Points, point)
		table.Rows = append(table.Rows, []chart.Cell{
			{Text: pt.ID, Href: href}, {Text: pt.On.String()}, {Text: value}, {Text: note}, {Text: Spot(pt.File, pt.Pos)},
		})
	}
	if c.Def.MarksMissed {
		series.Points = append(series.Points, p.missed(partner)...)
	}
	b.Chart = &chart.Chart{
		ID: b.Anchor, Title: b.Title, Sentence: b.Sentence, Desc: joinSentences(w, append([]string{b.Sentence}, b.Signals...)),
		Unit: p.chartUnit(c), Over: over, Series: []chart.Series{series},
		Levels: p.levels(c, over), Bands: bands, Marks: p.marks(f, c), Key: p.chartKey(series.Points),
		Hint: w.Say("chart.hint"), Table: table,
	}
	return b
}

// missed are the dues that never came: they have no day, so they are no points
// of the measure, and yet must be seen.
func (p page) missed(partner *Partner) []chart.Point {
	var list []chart.Point
	for i := range partner.Result.Dues {
		d := &partner.Result.Dues[i]
		if d.Outcome == measure.DueMissed && d.Original <= p.AsOf {
			list = append(list, chart.Point{
				On: d.Original, Style: chart.Cross, Href: p.to(orderPath(partner.Factory, d.Order.ID.V)),
				Label: joinTitle(d.Order.ID.V, p.Words.Date(d.Original), p.Words.Say("outcome.missed")),
			})
		}
	}
	return list
}

// chartKey explains the shapes that occur.
func (p page) chartKey(points []chart.Point) []chart.Key {
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

// joinSentences joins whole sentences, each with its stop.
func joinSentences(w *Words, list []string) string {
	return strings.Join(list, w.Say("list.space"))
}

// seriesKind draws sums as bars from zero, and everything else as a line.
func seriesKind(d *measure.Definition) chart.SeriesKind {
	if d.Money {
		return chart.Bars
	}
	return chart.Line
}

// chartUnit labels the vertical axis.
func (p page) chartUnit(c *measure.Chart) string {
	w := p.Words
	if c.Def.Money {
		return c.Currency
	}
	return w.Say("chart." + c.Def.ID + ".unit")
}

// chartQuantity words a value of a chart with its unit.
func (p page) chartQuantity(c *measure.Chart, v float64) string {
	switch {
	case c.Def.Lateness:
		return p.slip(v)
	case c.Def.Money:
		return joinWords(c.Currency, p.Words.Decimals(v, 0))
	}
	return p.Words.Days(v)
}

// chartNumber writes a value of a chart without its unit.
func (p page) chartNumber(c *measure.Chart, v float64) string {
	switch {
	case c.Def.Lateness:
		return p.Words.Signed(v)
	case c.Def.Money:
		return p.Words.Decimals(v, 0)
	}
	return p.Words.Number(v)
}

// chartSentence says what the chart shows: where the level is and what is usual.
func (p page) chartSentence(c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	n := len(c.Points)
	what := w.Say("chart."+c.Def.ID+".cases", "n", n)
	switch {
	case last.Policy.Limited() && last.HasLower:
		return w.Say("chart.says.limits", "what", what, "centre", p.chartQuantity(c, last.Centre),
			"lower", p.chartQuantity(c, last.Lower), "upper", p.chartQuantity(c, last.Upper))
	case last.Policy.Limited():
		return w.Say("chart.says.upper", "what", what, "centre", p.chartQuantity(c, last.Centre), "upper", p.chartQuantity(c, last.Upper))
	case last.N > 0:
		return w.Say("chart.says.median", "what", what, "median", p.chartQuantity(c, last.Median), "n", last.N)
	}
	return w.Say("chart.says.list", "what", what)
}

// policy says what the number of points in the last phase allows to be said.
func (p page) policy(c *measure.Chart) string {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	key := "policy." + string(last.Policy)
	if last.Policy == spc.PolicyMedianRun {
		key += "." + string(last.Reason)
	}
	s := w.Say(key, "n", last.N)
	if last.Policy.Limited() && last.Scale == spc.Log {
		s = joinSentences(w, []string{s, w.Say("policy.log")})
	}
	return s
}

// signals lists what stands out: every point beyond limits, and the end of the
// last run.
func (p page) signals(c *measure.Chart) []string {
	var list []string
	run := -1
	for i, s := range c.Signals {
		if s.Rule == spc.BeyondLimits {
			list = append(list, p.signal(c, s))
		} else {
			run = i
		}
	}
	if run >= 0 {
		list = append(list, p.signal(c, c.Signals[run]))
	}
	return list
}

// signal words one signal.
func (p page) signal(c *measure.Chart, s spc.Signal) string {
	pt := &c.Points[s.Point]
	key := "signal.run_below"
	if pt.Value.V > phaseAt(c, s.Point).Centre {
		key = "signal.run_above"
	}
	switch {
	case s.Rule == spc.BeyondLimits && pt.Open:
		key = "signal.beyond_open"
	case s.Rule == spc.BeyondLimits:
		key = "signal.beyond"
	}
	return p.Words.Say(key, "record", pt.ID, "day", pt.On, "value", p.chartQuantity(c, pt.Value.V))
}

func (p page) pointNote(c *measure.Chart, i int) string {
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
func (p page) levels(c *measure.Chart, over record.Span) []chart.Level {
	w := p.Words
	var list []chart.Level
	for i := range c.Phases {
		ph := &c.Phases[i]
		span := record.Span{From: c.Points[ph.From].On, Until: over.Until}
		if i+1 < len(c.Phases) {
			span.Until = c.Points[c.Phases[i+1].From].On
		}
		add := func(y float64, kind chart.LevelKind, key string) {
			list = append(list, chart.Level{Over: span, Y: y, Kind: kind, Label: w.Say(key, "v", p.chartNumber(c, y)), Short: p.chartNumber(c, y)})
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
func (p page) marks(f *record.Factory, c *measure.Chart) []chart.Mark {
	var list []chart.Mark
	for i := range c.Phases {
		if i < len(c.Reasons) && c.Reasons[i] != "" {
			list = append(list, chart.Mark{On: p.phaseDay(f, c, i), Label: c.Reasons[i]})
		}
	}
	return list
}

// phaseDay is the day on which a phase was stated to begin: the last stated day
// on or before its first point.
func (p page) phaseDay(f *record.Factory, c *measure.Chart, i int) record.Date {
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

func (p page) phaseRows(f *record.Factory, c *measure.Chart) []PhaseRow {
	w := p.Words
	if len(c.Phases) == 1 && (len(c.Reasons) == 0 || c.Reasons[0] == "") {
		return nil
	}
	var rows []PhaseRow
	for i := range c.Phases {
		ph := &c.Phases[i]
		row := PhaseRow{Since: w.Date(p.phaseDay(f, c, i)), Points: w.Int(ph.N), Centre: p.chartQuantity(c, ph.Median), Limits: w.Say("phase.no_limits")}
		if i < len(c.Reasons) {
			row.Reason = c.Reasons[i]
		}
		if ph.Policy.Limited() {
			row.Centre = p.chartQuantity(c, ph.Centre)
			row.Limits = w.Say("phase.upper", "upper", p.chartQuantity(c, ph.Upper))
			if ph.HasLower {
				row.Limits = w.Say("phase.limits", "lower", p.chartQuantity(c, ph.Lower), "upper", p.chartQuantity(c, ph.Upper))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func csvPath(f *record.Factory, id string) string {
	return "data/factories/" + f.ID + "." + id + ".csv"
}

// ChartFiles are the points of every chart as tables for a spreadsheet, with
// full precision and the keys of the data files.
func (s *Site) ChartFiles(partner *Partner) []Page {
	var pages []Page
	for i := range partner.Result.Charts {
		c := &partner.Result.Charts[i]
		v := &CSVView{Header: []string{"record", "on", "value", "unit", "special", "open", "signal", "file", "line"}}
		rules := make([]string, len(c.Points))
		for _, sig := range c.Signals {
			rules[sig.Point] = strings.TrimPrefix(rules[sig.Point]+" "+string(sig.Rule), " ")
		}
		for n := range c.Points {
			pt := &c.Points[n]
			open, line := "", ""
			if pt.Open {
				open = "true"
			}
			if pt.Pos.Line > 0 {
				line = strconv.Itoa(int(pt.Pos.Line))
			}
			v.Rows = append(v.Rows, []string{
				pt.ID, pt.On.String(), strconv.FormatFloat(pt.Value.V, 'g', -1, 64), string(c.Def.Unit),
				string(pt.Special), open, rules[n], pt.File, line,
			})
		}
		pages = append(pages, Page{csvPath(partner.Factory, c.Def.ID), v})
	}
	return pages
}
