package pages

import (
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// compared are the charts whose cases stand side by side, theirs and ours.
var compared = [...]string{"lead_time", "slip_days", "days_beyond_terms"}

// comparedMonths is how far back the cases go, maxDots how many there are of each at
// most, the latest.
const (
	comparedMonths = 18
	maxDots        = 60
)

// cases is the cases of one chart of one factory.
type cases struct {
	days []chart.Dot
	left int // earlier ones within the time that there was no room for
}

// casesOf are a factory's cases of the last months, in the order of compared.
func casesOf(partner *figures.Partner) []cases {
	list := make([]cases, len(compared))
	from := partner.Result.AsOf.AddMonths(-comparedMonths)
	for i, id := range compared {
		c := partner.Result.Chart(id)
		if c == nil {
			continue
		}
		var dots []chart.Dot
		for n := range c.Points {
			if pt := &c.Points[n]; pt.On > from {
				dots = append(dots, chart.Dot{Value: pt.Value.V, Style: dotStyle(pt)})
			}
		}
		list[i].left = max(0, len(dots)-maxDots)
		list[i].days = dots[list[i].left:]
	}
	return list
}

func dotStyle(pt *measure.Point) chart.PointStyle {
	switch {
	case pt.Open:
		return chart.Open
	case pt.Special != "":
		return chart.Hollow
	}
	return chart.Plain
}

// CompareView is the page of all factories' cases side by side: each a dot, on one
// scale, by name and never by rank.
type CompareView struct {
	Shell
	Heading, Intro string
	Find           *Find
	// Columns are what is compared.
	Columns []CompareColumn
	// Rows are the factories that have a case, by name; Rest those that there was no
	// room for in sight, More says how many.
	Rows, Rest []CompareRow
	More       string
	// None stands for an empty table; Without names the factories without any case.
	None, Without string
}

// CompareColumn is one thing that is compared.
type CompareColumn struct {
	// Name and what a case is; Side is whose figure it is.
	Name, Unit, Side string
	// Axis is the scale, drawn once at the head.
	Axis *chart.Spread
}

// CompareRow is one factory.
type CompareRow struct {
	Factory        words.Name
	Owner          string
	Cells          []CompareCell
	Find, OwnerKey string
}

// CompareCell is the cases of one factory.
type CompareCell struct {
	// Label names the column and Axis is the name of its scale, for a phone, where no column
	// has a head; Spread draws the cases, nil for none.
	Label, Axis string
	Spread      *chart.Spread
	// Text is the count and the middle, or the one word for nothing.
	Text string
	Href string
}

// axisOf is the anchor of a column's scale.
func axisOf(column int) string { return fmt.Sprintf("_axis-%d", column+1) }

// maxCompared is how many factories stand in sight.
const maxCompared = 60

func comparePage(s *words.Site, registers []*register) words.Page {
	p := s.At(words.Compare)
	w := p.Words
	v := &CompareView{Heading: w.Say("compare.title"), None: w.Say("compare.none")}
	v.Shell = shell(p, v.Heading)
	scales := make([]chart.SpreadScale, len(compared))
	for i, id := range compared {
		var all []float64
		for _, r := range registers {
			for n := range r.cases[i].days {
				all = append(all, r.cases[i].days[n].Value)
			}
		}
		scales[i] = chart.SpreadScaleOf(all, id != "lead_time")
		def := definition(id)
		v.Columns = append(v.Columns, CompareColumn{
			Name: w.Say("measure." + id), Unit: w.Say("compare.unit." + id), Side: string(def.Side),
			Axis: &chart.Spread{Scale: scales[i], Axis: true, Zero: w.Say("compare.zero"), ID: axisOf(i)},
		})
	}
	var without, owners []string
	for _, r := range registers {
		row := CompareRow{Factory: r.name, Owner: r.owner, OwnerKey: keyOf(r.owner), Find: strings.ToLower(r.name.Latin + " " + r.name.Chinese)}
		some := false
		for i, id := range compared {
			c := CompareCell{Label: v.Columns[i].Name, Axis: axisOf(i), Text: w.Say("state.none_in_window")}
			if days := r.cases[i].days; len(days) > 0 {
				some = true
				c.Spread = &chart.Spread{Scale: scales[i], Dots: days}
				c.Text = casesText(w, r.cases[i], id)
				c.Spread.Title = words.JoinColon(w, r.name.Main(w.Script), c.Text)
				c.Href = r.name.Href[:len(r.name.Href)-len("index.html")] + "consistency.html#" + words.ChartAnchor(id)
			}
			row.Cells = append(row.Cells, c)
		}
		if !some {
			without = append(without, r.name.Main(w.Script))
			continue
		}
		owners = append(owners, row.Owner)
		v.Rows = append(v.Rows, row)
	}
	v.Intro = w.Say("compare.intro", "n", len(v.Rows), "months", comparedMonths)
	if len(v.Rows) > maxCompared {
		v.Rows, v.Rest = v.Rows[:maxCompared], v.Rows[maxCompared:]
		v.More = w.Say("list.more", "n", len(v.Rest))
	}
	if len(without) > 0 {
		v.Without = w.Say("compare.without", "names", w.List(without))
	}
	if len(owners) >= minFind {
		v.Find = &Find{List: "_compare"}
		v.Find.add(ownerChoice(w, owners))
	}
	return p.Page(v)
}

func definition(id string) *measure.Definition {
	for _, d := range measure.Definitions() {
		if d.ID == id {
			return d
		}
	}
	return nil
}

// casesText says in words what a strip shows: how many cases, and the middle of them.
func casesText(w *words.Words, s cases, id string) string {
	values := make([]float64, 0, len(s.days))
	for i := range s.days {
		if s.days[i].Style != chart.Open {
			values = append(values, s.days[i].Value)
		}
	}
	said := w.Say("compare.cases", "n", len(s.days))
	if s.left > 0 {
		said = w.Say("compare.cases_of", "n", len(s.days), "of", len(s.days)+s.left)
	}
	if len(values) < minMiddle {
		return said
	}
	slices.Sort(values)
	middle := values[len(values)/2]
	if len(values)%2 == 0 {
		middle = (values[len(values)/2-1] + middle) / 2
	}
	if id == "lead_time" {
		return words.JoinComma(w, []string{said, w.Say("compare.middle", "v", w.Days(middle))})
	}
	return words.JoinComma(w, []string{said, w.Say("compare.middle", "v", w.Signed(middle))})
}

// minMiddle is from how many cases on their middle is said.
const minMiddle = 5
