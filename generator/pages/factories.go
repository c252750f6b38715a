package pages

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// FactoriesView is every factory in one table.
type FactoriesView struct {
	Shell
	// Heading is the page's h1; Intro counts factories and orders.
	Heading, Intro string
	// Scale is shared by all strips; Agreed labels its line.
	Scale  chart.StripScale
	Agreed string
	// Legend says what the strips show.
	Legend string
	// Rows are the factories in their first order.
	Rows []FactoryRow
	// Filters are what rows can be filtered by, each with its values.
	Filters []Filter
}

// Filter is a choice among the values of a field.
type Filter struct {
	// Key names the attribute of the rows, Label the field.
	Key, Label string
	Values     []string
}

// FactoryRow is a factory in the table of all factories.
type FactoryRow struct {
	Name words.Name
	// SortName is what the name is sorted by; Search is lower case, for the filter.
	SortName, Search string
	// Owner, Status and City are to filter by, and Products joined by line ends.
	Owner, Status, City, Products string
	// About are status and products; Overdue counts what is overdue on both sides, or "".
	About, Overdue string
	// SortOverdue is how much that is, as a number.
	SortOverdue int
	// Words stand for the figures of a factory that has none: a prospect, or one that
	// ended. They lead to Href.
	Words, Href string
	// Payments are our payments, Deliveries their deliveries of the window.
	Payments, Deliveries *chart.Strip
	// Paid, InTime and Adjusted are shares in time: of our payments, of their
	// deliveries, and of these once our own delays are taken out. Open counts the open
	// orders, Visit the days since the last visit.
	Paid, InTime, Adjusted, Open, Visit RowCell
	// OurPromises and TheirPromises are the shares of promises kept.
	OurPromises, TheirPromises RowCell
}

// RowCell is one figure of the table.
type RowCell struct {
	// K and N are the cases of a share, Text any other figure; Missing says why there is
	// none.
	K, N, Text, Missing string
	// Sort is the number to sort by, or "" to come last.
	Sort string
	// Asks is set where the figure is worth asking about.
	Asks bool
	Href string
}

// stripDots bounds the cases of a row: the newest are kept.
const stripDots = 60

func factoryRow(p words.Place, partner *figures.Partner, name words.Name) FactoryRow {
	f, w := partner.Factory, p.Words
	row := FactoryRow{
		Name: name, SortName: words.SortKey(name.Main(w.Script)), Search: searchText(f), Href: p.To(words.Profile.Path(f.ID)),
		Status: w.Enum("status", f.Status.V), City: w.City(f), Owner: f.Owner.V, Products: strings.Join(w.Products(f), "\n"),
	}
	about := w.Products(f)
	if len(about) > maxProducts {
		about = append(about[:maxProducts:maxProducts], w.Say("list.others", "n", len(about)-maxProducts))
	}
	row.About = w.List(about)
	if f.Status.Known() && f.Status.V != "active" {
		row.About = words.JoinTitle(row.Status, row.About)
	}
	if row.Words = withoutFigures(p, f); row.Words == "" {
		row.Payments, row.Deliveries = strip(p, partner, "days_beyond_terms"), strip(p, partner, "slip_days")
		row.Paid, row.InTime, row.Adjusted = shareCell(p, partner, "payments_on_time"), shareCell(p, partner, "on_time"), shareCell(p, partner, "on_time_adjusted")
		row.OurPromises, row.TheirPromises = shareCell(p, partner, "importer_promises_kept"), shareCell(p, partner, "factory_promises_kept")
		open := 0
		for i := range partner.Orders {
			if figures.OpenState(partner.Orders[i].Line.State) {
				open++
			}
		}
		row.Open = RowCell{Text: w.Int(open), Sort: strconv.Itoa(open), Href: p.To(words.Orders.Path(f.ID))}
	}
	row.Visit = RowCell{Missing: w.Say("row.never")}
	if last := f.LastInPerson(p.AsOf + 1); last != nil {
		n := int(p.AsOf - last.Last())
		row.Visit = RowCell{Text: w.Days(float64(n)), Sort: strconv.Itoa(n), Href: p.To(words.VisitPath(f, last))}
	}
	for i := range partner.Items {
		if it := &partner.Items[i]; it.Kind == agenda.Visit && it.Overdue() {
			row.Visit.Asks = true
		}
	}
	return row
}

// maxProducts bounds the products of a row.
const maxProducts = 3

// withoutFigures says in a line why a factory has none: nothing was ordered yet, or it
// ended.
func withoutFigures(p words.Place, f *record.Factory) string {
	w := p.Words
	switch {
	case f.Ended() && len(f.Orders) > 0 && f.Orders[len(f.Orders)-1].Placed.Known():
		return w.Say("row.ended_after", "n", len(f.Orders), "month", w.Month(f.Orders[len(f.Orders)-1].Placed.V))
	case f.Ended():
		return w.Say("row.ended")
	case len(f.Orders) == 0:
		return w.Say("row.no_order", "n", len(f.Visits))
	}
	return ""
}

// strip are the cases of a chart within the window.
func strip(p words.Place, partner *figures.Partner, id string) *chart.Strip {
	c := partner.Result.Chart(id)
	if c == nil {
		return nil
	}
	s := &chart.Strip{Ours: string(c.Def.Side) == record.ByImporter}
	var ordinary []float64
	for i := range c.Points {
		pt := &c.Points[i]
		if !partner.Result.Window.Contains(pt.On) && !pt.Open {
			continue
		}
		dot := chart.StripDot{Days: pt.Value.V}
		switch {
		case pt.Open:
			dot.Style = chart.Open
		case pt.Special != "":
			dot.Style = chart.Hollow
		default:
			ordinary = append(ordinary, pt.Value.V)
		}
		s.Dots = append(s.Dots, dot)
	}
	if len(s.Dots) == 0 {
		return nil
	}
	s.Dots = s.Dots[max(0, len(s.Dots)-stripDots):]
	if len(ordinary) > 2 {
		slices.Sort(ordinary)
		n := len(ordinary)
		s.Median, s.HasMedian = (ordinary[(n-1)/2]+ordinary[n/2])/2, true
	}
	s.Title = p.Words.Say("strip."+id, "n", len(s.Dots))
	return s
}

// shareCell is a share with its count, sorted by the low end of its interval: 1 of 1
// is no better than 25 of 31.
func shareCell(p words.Place, partner *figures.Partner, id string) RowCell {
	f, w := partner.Factory, p.Words
	m := partner.Result.Measure(id)
	c := RowCell{Asks: m.State == measure.WorthAsking, Href: p.To(words.Profile.Path(f.ID))}
	switch {
	case m.N == 0:
		c.Missing = w.Say("not_recorded")
		if m.State == measure.None || m.Previous != nil || partner.Result.Chart(id) != nil {
			c.Missing = w.Say("row.none")
		}
	default:
		c.K, c.N = w.Int(m.K), w.Int(m.N)
		if m.Low.OK {
			c.Sort = strconv.FormatFloat(m.Low.V, 'f', 4, 64)
		}
	}
	return c
}

func factoriesPage(s *words.Site, summaries []Summary) words.Page {
	p := s.At(words.Factories)
	w := p.Words
	v := &FactoriesView{Heading: w.Say("nav.factories"), Agreed: w.Say("small.agreed")}
	v.Shell = shell(p, v.Heading)
	window, _ := measure.Windows(p.Settings, p.AsOf)
	v.Legend = w.Say("factories.legend", "span", w.Span(window))
	orders := 0
	var days []float64
	for _, sum := range firstOrder(p, summaries) {
		orders += sum.Orders
		row := sum.row
		n, ours, theirs, _ := sum.today.overdue()
		if row.SortOverdue = n; n > 0 {
			row.Overdue = w.Say("row.overdue_both", "ours", ours, "theirs", theirs)
		}
		for _, strip := range [...]*chart.Strip{row.Payments, row.Deliveries} {
			if strip != nil {
				for _, d := range strip.Dots {
					days = append(days, d.Days)
				}
			}
		}
		v.Rows = append(v.Rows, row)
	}
	v.Scale = stripScale(days)
	v.Intro = w.Say("index.intro", "factories", len(summaries), "orders", orders)
	for _, f := range [...]struct {
		key, label string
		of         func(*FactoryRow) []string
	}{
		{"owner", "filter.owner", func(r *FactoryRow) []string { return []string{r.Owner} }},
		{"status", "filter.status", func(r *FactoryRow) []string { return []string{r.Status} }},
		{"product", "filter.product", func(r *FactoryRow) []string { return strings.Split(r.Products, "\n") }},
		{"city", "filter.city", func(r *FactoryRow) []string { return []string{r.City} }},
	} {
		var values []string
		for i := range v.Rows {
			values = append(values, f.of(&v.Rows[i])...)
		}
		slices.SortFunc(values, func(a, b string) int {
			return cmp.Or(cmp.Compare(words.SortKey(a), words.SortKey(b)), cmp.Compare(a, b))
		})
		values = slices.DeleteFunc(slices.Compact(values), func(s string) bool { return s == "" })
		if len(values) > 1 {
			v.Filters = append(v.Filters, Filter{f.key, w.Say(f.label), values})
		}
	}
	return p.Page(v)
}

// stripScale spans what nearly all cases of all factories lie in, in tens of days.
func stripScale(days []float64) chart.StripScale {
	s := chart.StripScale{From: -10, Until: 20}
	if len(days) == 0 {
		return s
	}
	slices.Sort(days)
	rank := func(share float64) float64 { return days[int(math.Round(share*float64(len(days)-1)))] }
	s.From = max(-60, min(s.From, 10*math.Floor(rank(0.02)/10)))
	s.Until = min(90, max(s.Until, 10*math.Ceil(rank(0.98)/10)))
	return s
}

// searchText is what the filter of the table looks in.
func searchText(f *record.Factory) string {
	parts := []string{f.ID, f.Name.V, f.NameZH.V, words.SortKey(f.NameZH.V), f.City.V, f.CityZH.V, f.Province.V, f.ProvinceZH.V, f.Owner.V}
	parts = append(append(parts, words.Texts(f.Products)...), words.Texts(f.ProductsZH)...)
	for i := range f.Contacts {
		parts = append(parts, f.Contacts[i].Name.V, f.Contacts[i].NameZH.V, f.Contacts[i].Called.V)
	}
	return strings.ToLower(strings.Join(parts, " "))
}
