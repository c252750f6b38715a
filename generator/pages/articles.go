package pages

import (
	"cmp"
	"slices"

	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Articles are what a factory makes for us, a line each: what of it is in work, and what
// it costs and has cost.
type Articles struct {
	// Title counts them.
	Title string
	Rows  []Article
	// More says how many there was no room for, or "".
	More string
}

// Article is a SKU.
type Article struct {
	SKU, Name string
	// Unit names currency and unit of its prices: "USD / pcs".
	Unit string
	// InWork are the orders in work that hold it, with how much of it was agreed.
	InWork []NavLink
	// Now is the price that was paid last, YearAgo that of a year before, First the one
	// that is recorded first; each may be empty.
	Now, YearAgo, First ArticlePrice
}

// ArticlePrice is a price, the month it is of, and how the last one compares with it:
// "+3 %", or "".
type ArticlePrice struct{ Text, When, Moved, Href string }

// maxArticles bounds the table.
const maxArticles = 100

// articles lays out what was ordered of a factory, what is in work first and then what
// was ordered last; nil where no line names a SKU.
func articles(p words.Place, partner *figures.Partner) *Articles {
	f, w := partner.Factory, p.Words
	rows := map[string]*Article{}
	var order []string // by the last order
	for i := len(f.Orders) - 1; i >= 0; i-- {
		o := &f.Orders[i]
		inWork := figures.OpenState(partner.Orders[i].Line.State)
		agreed := o.LinesAgreed()
		for n := range agreed {
			l := &agreed[n]
			if !l.SKU.Known() {
				continue
			}
			row := rows[l.SKU.V]
			if row == nil {
				row = &Article{SKU: l.SKU.V}
				rows[l.SKU.V] = row
				order = append(order, l.SKU.V)
			}
			row.Name = cmp.Or(row.Name, w.Own(l.Name, l.NameZH).V)
			if inWork && !l.End().Known() && l.Quantity.Known() {
				amount := words.JoinWords(w.Amount(l.Quantity.V), w.Enum("unit", l.Unit.V))
				row.InWork = append(row.InWork, NavLink{Label: o.ID.V, Count: amount, Href: p.To(words.OrderPath(f, o.ID.V))})
			}
		}
	}
	if len(order) == 0 {
		return nil
	}
	for sku, row := range rows {
		if prices := latestPrices(partner.Result.Prices, sku); prices != nil {
			row.priced(p, f, prices)
		}
	}
	slices.SortStableFunc(order, func(a, b string) int {
		return figures.FalseFirst(len(rows[a].InWork) == 0, len(rows[b].InWork) == 0)
	})
	a := &Articles{Title: w.Say("articles.title", "n", len(order))}
	if more := len(order) - maxArticles; more > 0 {
		order, a.More = order[:maxArticles], w.Say("list.more", "n", more)
	}
	for _, sku := range order {
		a.Rows = append(a.Rows, *rows[sku])
	}
	return a
}

// latestPrices are the prices of a SKU in the currency and unit in which it was bought
// last, or nil.
func latestPrices(all []measure.PriceSeries, sku string) *measure.PriceSeries {
	var latest *measure.PriceSeries
	for i := range all {
		if s := &all[i]; s.SKU == sku && (latest == nil || latest.Points[len(latest.Points)-1].On < s.Points[len(s.Points)-1].On) {
			latest = s
		}
	}
	return latest
}

// priced says what an article costs, and cost a year before that and at first.
func (a *Article) priced(p words.Place, f *record.Factory, s *measure.PriceSeries) {
	const year = 365
	last := &s.Points[len(s.Points)-1]
	say := func(pt *measure.PricePoint) ArticlePrice {
		said := ArticlePrice{Text: p.Words.Amount(pt.Price), When: p.Words.Month(pt.On), Href: p.To(words.OrderPath(f, pt.Order.ID.V))}
		if pt != last {
			said.Moved = figures.PriceMoved(p, pt, last)
		}
		return said
	}
	a.Unit, a.Now = figures.PriceUnit(p.Words, s), say(last)
	for i := range s.Points[:len(s.Points)-1] {
		pt := &s.Points[i]
		if i == 0 {
			a.First = say(pt)
		}
		if pt.On <= last.On-year {
			a.YearAgo = say(pt)
		}
	}
}
