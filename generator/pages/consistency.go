package pages

import (
	"slices"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/finding"
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
	// Parts lead to the charts, where there are more than two.
	Parts []NavLink
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
	// ID is the measure's, Anchor the id of the block, Title the finding, Subtitle the
	// measure, Side whose it is and Who the word.
	ID, Anchor, Title, Subtitle, Side, Who string
	// Sentence says what the chart shows; Signals what stands out in the window, a
	// sentence each, Earlier what stood out before it, and EarlierSum counts that.
	Sentence         string
	Signals, Earlier []string
	EarlierSum       string
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
	over := figures.Axis(p, partner)
	bands := figures.Bands(p, f, over)
	gaps := lists.Gaps(p, partner)
	for _, c := range sideBySide(partner.Result.Charts) {
		v.Charts = append(v.Charts, chartBlock(p, partner, c, over, bands, gaps))
	}
	v.Lots = lots(p, partner, over, bands)
	v.Prices = prices(p, f, partner.Result.Prices)
	if len(v.Charts) > 2 {
		for i := range v.Charts {
			v.Parts = append(v.Parts, NavLink{Label: w.Say("measure." + v.Charts[i].ID), Href: "#" + v.Charts[i].Anchor})
		}
		if v.Lots != nil {
			v.Parts = append(v.Parts, NavLink{Label: w.Say("consistency.lots"), Href: "#" + v.Lots.Anchor})
		}
		if v.Prices != nil {
			v.Parts = append(v.Parts, NavLink{Label: w.Say("prices.title"), Href: "#_prices"})
		}
	}
	for i := range partner.Result.Measures {
		m := &partner.Result.Measures[i]
		if m.Def.Charted && partner.Result.Chart(m.Def.ID) == nil {
			fig := figures.Of(p, partner, m)
			v.Absent = append(v.Absent, figures.Fact{Label: fig.Name, Value: fig.Words, Missing: true})
		}
	}
	return p.Page(v)
}

// sideBySide puts the charts of both sides that show the same below each other: days
// late, then other days, then money; theirs and ours in turn.
func sideBySide(charts []measure.Chart) []*measure.Chart {
	list := make([]*measure.Chart, len(charts))
	for i := range charts {
		list[i] = &charts[i]
	}
	rank := func(c *measure.Chart) int {
		switch {
		case c.Def.Lateness:
			return 0
		case !c.Def.Money:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(list, func(a, b *measure.Chart) int { return rank(a) - rank(b) })
	return list
}

// chartBlock describes a chart and words it.
func chartBlock(p words.Place, partner *figures.Partner, c *measure.Chart, over record.Span, bands []chart.Band, gaps []lists.Gap) ChartBlock {
	f, w := partner.Factory, p.Words
	id := c.Def.ID
	b := ChartBlock{
		ID: id, Anchor: words.ChartAnchor(id), Subtitle: w.Say("chart." + id), Side: string(c.Def.Side), Who: whose(w, c.Def),
		About: p.To(words.Measure.Path(id)), CSV: p.Shared(words.CSVPath(f.ID, id)),
		Table: w.Say("chart.table", "n", len(c.Points)),
	}
	found := finding.OfChart(partner.Result, c)
	b.Title = found.Say(p)
	b.Sentence = figures.ChartSentence(p, partner, c)
	b.Signals, b.Earlier = figures.Signals(p, c, partner.Result.Window.From)
	if n := len(b.Earlier); n > 0 {
		b.EarlierSum = w.Say("chart.earlier", "n", n)
	}
	b.Policy = figures.PolicySays(p, c)
	b.Phases = phaseRows(p, f, c)
	b.Complete = lists.Completing(gaps, c.Def)
	signal := make([]bool, len(c.Points))
	for _, s := range c.Signals {
		signal[s.Point] = true
	}
	series := chart.Series{Name: b.Subtitle, Kind: seriesKind(c.Def), Side: sideOfChart(c.Def)}
	series.Points = make([]chart.Point, 0, len(c.Points))
	quarters := figures.Quarters(p, c)
	table := chart.Table{Columns: []chart.Column{
		{Title: w.Say("table.record")}, {Title: w.Say("table.day." + id)},
		{Title: w.Say("table.value." + id), Number: true}, {Title: w.Say("table.note")}, {Title: w.Say("site.source"), Source: true},
	}}
	table.Rows = make([][]chart.Cell, 0, len(c.Points))
	cells := make([]chart.Cell, 0, len(table.Columns)*len(c.Points)) // of all rows
	for i := range c.Points {
		pt := &c.Points[i]
		note := figures.PointNote(p, c, i)
		value := figures.ChartNumber(p, c, pt.Value.V)
		href := figures.RefPath(p, f, &pt.Ref)
		point := chart.Point{On: pt.On, Y: pt.Value.V, Href: href, Label: figures.PointTip(p, partner, c, i)}
		switch {
		case pt.Open:
			point.Style = chart.Open
		case pt.Special != "":
			point.Style, point.Why = chart.Hollow, w.Enum("special", string(pt.Special))
		case signal[i]:
			point.Style = chart.Signal
		case quarters != nil:
			point.Style = chart.Faint
		}
		if quarters == nil {
			point.Ours = figures.PointOurs(p, partner, c, i)
		}
		series.Points = append(series.Points, point)
		from := len(cells)
		cells = append(cells, chart.Cell{Text: pt.ID, Href: href}, chart.Cell{Text: pt.On.String()}, chart.Cell{Text: value}, chart.Cell{Text: note}, sourceCell(p, pt.File, pt.Pos))
		table.Rows = append(table.Rows, cells[from:len(cells):len(cells)])
	}
	if c.Def.Side == measure.Importer && c.Def.Lateness {
		series.Points = append(series.Points, overduePayments(p, partner)...)
	}
	if c.Def.MarksMissed {
		series.Points = append(series.Points, figures.MissedDues(p, partner)...)
	}
	b.Chart = &chart.Chart{
		ID: b.Anchor, Title: words.JoinColon(w, b.Subtitle, b.Title), Sentence: b.Sentence, Quarters: quarters, Desc: words.JoinSentences(w, append([]string{b.Sentence}, b.Signals...)),
		Unit: figures.ChartUnit(p, c), Over: over, Series: []chart.Series{series},
		Levels: figures.Levels(p, c, over), Bands: bands, Marks: figures.Marks(p, c), Key: figures.Legend(p, series.Points),
		Hint: w.Say("chart.hint"), Table: table,
	}
	if quarters != nil {
		b.Chart.Key = append(b.Chart.Key, chart.Key{Style: chart.Faint, Label: w.Say("shape.faint")}, chart.Key{Style: chart.Middle, Label: w.Say("shape.quarter")})
	}
	return b
}

// overduePayments are the payments that are overdue: they have no final figure, so they
// are no points of the measure, and yet must be seen.
func overduePayments(p words.Place, partner *figures.Partner) []chart.Point {
	var list []chart.Point
	for i := range partner.Result.Debts {
		d := &partner.Result.Debts[i]
		if _, made := d.Days(); made {
			continue
		}
		if pt, ok := figures.DebtPoint(p, partner, d); ok {
			list = append(list, pt)
		}
	}
	return list
}

// whose says whose figures a chart shows.
func whose(w *words.Words, d *measure.Definition) string {
	switch d.Side {
	case measure.Importer:
		return w.Say("chart.ours")
	case measure.Factory:
		return w.Say("chart.theirs")
	}
	return w.Say("chart.both")
}

// sideOfChart is whose figures a chart shows.
func sideOfChart(d *measure.Definition) chart.Side {
	switch d.Side {
	case measure.Importer:
		return chart.Us
	case measure.Factory:
		return chart.Them
	}
	return chart.Nobody
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
	if len(c.Phases) == 1 && figures.PhaseReason(w, c, 0) == "" {
		return nil
	}
	var rows []PhaseRow
	for i := range c.Phases {
		ph := &c.Phases[i]
		row := PhaseRow{Since: w.Date(figures.PhaseDay(c, i)), Points: w.Int(ph.N), Centre: figures.ChartQuantity(p, c, ph.Median), Reason: figures.PhaseReason(w, c, i), Limits: w.Say("phase.no_limits")}
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

// sourceCell says in a table where a record stands.
func sourceCell(p words.Place, file string, pos record.Pos) chart.Cell {
	s := p.Source(file, pos)
	return chart.Cell{Text: s.Text, Href: s.Href}
}
