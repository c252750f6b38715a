package pages

import (
	"strconv"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// Summary is the little of a factory that the pages across factories need. It
// holds no records, so that the rest of the factory can be forgotten.
type Summary struct {
	// ID is the factory's.
	ID string
	// Name in both scripts; its Href starts at the site's root.
	Name words.Name
	// Orders, Visits, Issues, Talks and People count the records.
	Orders, Visits, Issues, Talks, People int

	today  today
	status string // the key
	row    FactoryRow
	gaps   []lists.Gap
	charts []string // the measures that have one
}

// FactoryRow is a factory in the table of all factories.
type FactoryRow struct {
	Name                   words.Name
	Search                 string // lower case, for the filter
	Status                 string // the word; StatusKey the key
	StatusKey, City, Owner string
	// Cells are the figures, in the order of the columns.
	Cells []RowCell
}

// RowCell is one figure of the table.
type RowCell struct {
	// Text is the figure with its count; Small stands behind it.
	Text, Small string
	// Sort is the number to sort by, or "" to come last.
	Sort string
	// Missing marks "not recorded".
	Missing bool
	// State is the key of the state, StateWord the word, shown when it asks
	// something of the reader.
	State, StateWord string
	// Spark is the end of the measure's chart in small, or nil.
	Spark *chart.Spark
	// Href opens the figure.
	Href string
}

// Summarize returns the little of a factory that the pages across factories need.
func Summarize(s *words.Site, partner *figures.Partner) Summary {
	f := partner.Factory
	p := s.At(words.Index)
	name := p.ShortOf(f)
	name.Href = p.To(words.Profile.Path(f.ID))
	sum := Summary{
		ID: f.ID, Name: name, Orders: len(f.Orders), Visits: len(f.Visits), Issues: len(f.Issues),
		Talks: len(f.Talks), People: len(f.Contacts),
	}
	for i := range partner.Result.Charts {
		sum.charts = append(sum.charts, partner.Result.Charts[i].Def.ID)
	}
	open := open(p, partner)
	sum.today, sum.status = todayOf(p, partner, name), f.Status.V
	sum.row = factoryRow(p, partner, name, open)
	// The page of problems stands in the same folder as the index.
	sum.gaps = lists.Gaps(p, partner)
	for i := range sum.gaps {
		sum.gaps[i].Factory = name
	}
	return sum
}

// rowMeasures are the columns of the table of all factories: theirs and ours in
// turn, so that neither stands alone.
var rowMeasures = [...]string{"on_time", "slip_days", "payments_on_time", "factory_promises_kept", "importer_promises_kept"}

func factoryRow(p words.Place, partner *figures.Partner, name words.Name, open Open) FactoryRow {
	f, w := partner.Factory, p.Words
	row := FactoryRow{
		Name: name, Status: w.Enum("status", f.Status.V), StatusKey: f.Status.V, City: f.City.V, Owner: f.Owner.V,
	}
	row.Search = searchText(f)
	row.Cells = append(row.Cells, RowCell{Text: w.Int(len(f.Orders)), Sort: strconv.Itoa(len(f.Orders)), Href: p.To(words.Orders.Path(f.ID))})
	for _, id := range rowMeasures {
		row.Cells = append(row.Cells, rowCell(p, partner, id))
	}
	for _, items := range [...][]Item{open.Ours, open.Theirs} {
		n := overdue(items)
		c := RowCell{Text: w.Int(len(items)), Sort: strconv.Itoa(n*1000 + len(items)), Href: p.To(words.Profile.Path(f.ID) + "#_open")}
		if n > 0 {
			c.Small = w.Say("row.overdue", "n", n)
		}
		row.Cells = append(row.Cells, c)
	}
	visit := RowCell{Text: w.Say("row.never"), Missing: true}
	if last := f.LastInPerson(p.AsOf + 1); last != nil {
		n := int(p.AsOf - last.Last())
		visit = RowCell{Text: w.Days(float64(n)), Sort: strconv.Itoa(n)}
	}
	row.Cells = append(row.Cells, visit)
	return row
}

func rowCell(p words.Place, partner *figures.Partner, id string) RowCell {
	f, w := partner.Factory, p.Words
	m := partner.Result.Measure(id)
	c := RowCell{State: string(m.State), StateWord: w.Say("state." + string(m.State)), Href: p.To(words.Profile.Path(f.ID) + "#_m-" + id)}
	switch {
	case m.State == measure.NotRecorded && (m.Previous != nil || partner.Result.Chart(id) != nil):
		c.Text, c.StateWord, c.Missing = w.Say("state.none_in_window"), w.Say("state.none_in_window"), true
	case m.State == measure.NotRecorded:
		c.Text, c.Missing = w.Say("not_recorded"), true
	case m.State == measure.None:
		c.Text, c.Missing = "–", true
	case m.Def.Share:
		c.Text, c.Sort = w.Say("row.k_of_n", "k", m.K, "n", m.N), strconv.FormatFloat(float64(m.K)/float64(m.N), 'f', 4, 64)
	case m.Median.OK:
		c.Text, c.Small, c.Sort = w.Signed(m.Median.V), w.Say("row.n", "n", m.N), strconv.FormatFloat(m.Median.V, 'f', 2, 64)
	}
	if ch := partner.Result.Chart(id); ch != nil {
		c.Spark = spark(p, ch)
		c.Href = p.To(words.Consistency.Path(f.ID) + "#" + words.ChartAnchor(id))
	}
	return c
}

// gapsOf joins the gaps of all factories, what would say most first.
func gapsOf(p words.Place, summaries []Summary) (list []lists.Gap, more string) {
	for i := range summaries {
		list = append(list, summaries[i].gaps...)
	}
	lists.SortGaps(list)
	if n := len(list) - maxGaps; n > 0 {
		return list[:maxGaps], p.Words.Say("list.more", "n", n)
	}
	return list, ""
}

func itoa(n int) string { return strconv.Itoa(n) }
