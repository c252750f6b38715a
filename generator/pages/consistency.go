package pages

import (
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
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
		About: p.To(words.Measure.Path(id)), CSV: p.Shared(words.CSVPath(f.ID, id)),
		Table: w.Say("chart.table", "n", len(c.Points)),
	}
	b.Sentence = figures.ChartSentence(p, c)
	b.Signals = figures.Signals(p, c)
	b.Policy = figures.PolicySays(p, c)
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
		note := figures.PointNote(p, c, i)
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
		series.Points = append(series.Points, figures.MissedDues(p, partner)...)
	}
	b.Chart = &chart.Chart{
		ID: b.Anchor, Title: b.Title, Sentence: b.Sentence, Desc: words.JoinSentences(w, append([]string{b.Sentence}, b.Signals...)),
		Unit: figures.ChartUnit(p, c), Over: over, Series: []chart.Series{series},
		Levels: figures.Levels(p, c, over), Bands: bands, Marks: figures.Marks(p, f, c), Key: figures.Legend(p, series.Points),
		Hint: w.Say("chart.hint"), Table: table,
	}
	return b
}

// seriesKind draws sums as bars from zero, and everything else as a line.
func seriesKind(d *measure.Definition) chart.SeriesKind {
	if d.Money {
		return chart.Bars
	}
	return chart.Line
}

func phaseRows(p words.Place, f *record.Factory, c *measure.Chart) []PhaseRow {
	w := p.Words
	if len(c.Phases) == 1 && (len(c.Reasons) == 0 || c.Reasons[0] == "") {
		return nil
	}
	var rows []PhaseRow
	for i := range c.Phases {
		ph := &c.Phases[i]
		row := PhaseRow{Since: w.Date(figures.PhaseDay(f, c, i)), Points: w.Int(ph.N), Centre: figures.ChartQuantity(p, c, ph.Median), Limits: w.Say("phase.no_limits")}
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
