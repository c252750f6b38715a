package pages

import (
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// OrdersView is the page of all orders of a factory, latest year first.
type OrdersView struct {
	Shell
	// Heading is the page's h1.
	Heading string
	// Intro counts the orders, in a sentence.
	Intro string
	// Years are the years of placing, latest first.
	Years []OrderYear
}

// OrderYear is the orders of one year.
type OrderYear struct {
	// Year is "2025", or the words for orders without a date; Anchor its id.
	Year, Anchor string
	// Sum counts and adds up, in a sentence.
	Sum string
	// Orders are in the order of placing, latest first.
	Orders []OrderBlock
}

// OrderBlock is one order with everything known about it.
type OrderBlock struct {
	// ID is the order's; Anchor the id of the block.
	ID, Anchor string
	// Value is what it is worth with its currency, or "not recorded".
	Value string
	// Terms are Incoterm and place.
	Terms string
	// Outcome says where the order stands: "9 days late", "open, 3 days overdue";
	// State is overdue, late, open, done, cancelled or missed.
	Outcome, State string
	// Flags are words such as rush, special and why, imported from where.
	Flags []string
	// Lines are the articles; Priced is set when a line has a price.
	Lines  []OrderLine
	Priced bool
	// Own is set when a line has its own promise.
	Own bool
	// Events are what happened and what is due, by day.
	Events []figures.Event
	// Missing names the facts that are not recorded, or "".
	Missing string
	// Notes are the order's notes, Private those that only our side reads.
	Notes, Private Markdown
	// Extra are the user's own labels.
	Extra []figures.Fact
	// Spot is the file and line of the record.
	Spot string
	// Issues are those that name the order.
	Issues []NavLink
}

// OrderLine is one article of an order.
type OrderLine struct {
	// SKU and Name identify the article.
	SKU, Name string
	// Quantity with its unit, as last agreed (and as confirmed, where that was
	// another), Price and Sum of it without a currency, Promise the
	// line's own original promise; "" where there is none.
	Quantity, Price, Sum, Promise string
}

// Markdown is a note with what is needed to show it.
type Markdown struct {
	// Source is the note as it was typed.
	Source string
	// Folder leads from the page to the factory's folder of the site, from which
	// relative links in a note start.
	Folder string
	// Prefix keeps the heading ids of several notes on a page apart.
	Prefix string
	// Level is the level of the note's own top heading on the page, 2 to 6.
	Level int
	// Files are what the note's links and pictures may lead to below files/.
	Files dossier.Files
}

func markdown(p words.Place, f *record.Factory, source record.Text, prefix string, level int) Markdown {
	return Markdown{Source: source.V, Folder: p.Shared(words.FactoryDir(f)), Prefix: "_" + words.EscapeAnchor(prefix) + "-", Level: level, Files: p.Files}
}

func extra(s *record.Source) []figures.Fact {
	var list []figures.Fact
	for _, e := range s.Extra {
		list = append(list, figures.Fact{Label: e.Key.V, Value: e.Value.V})
	}
	return list
}

func ordersPage(s *words.Site, partner *figures.Partner) words.Page {
	f := partner.Factory
	p := s.At(words.Orders, f.ID).With(partner.Files)
	w := p.Words
	v := &OrdersView{Heading: w.Say("orders.title")}
	v.Shell = factoryShell(p, v.Heading, f)
	dues := figures.DuesByOrder(partner.Result)
	open := 0
	for i := len(f.Orders) - 1; i >= 0; i-- {
		o := &f.Orders[i]
		year := w.YearOf(o.Placed.V)
		if n := len(v.Years); n == 0 || v.Years[n-1].Year != year {
			v.Years = append(v.Years, OrderYear{Year: year, Anchor: "_y" + yearAnchor(o.Placed.V)})
		}
		block := orderBlock(p, f, dues[o.ID.V], o)
		block.Events = partner.Events[i]
		if block.State == "open" || block.State == "overdue" {
			open++
		}
		y := &v.Years[len(v.Years)-1]
		y.Orders = append(y.Orders, block)
	}
	for i := range v.Years {
		y := &v.Years[i]
		y.Sum = w.Say("orders.count", "n", len(y.Orders))
	}
	if len(f.Orders) == 0 {
		v.Intro = w.Say("orders.none")
	} else {
		v.Intro = w.Say("orders.intro", "n", len(f.Orders), "open", open)
	}
	return p.Page(v)
}

func yearAnchor(d record.Date) string {
	if d.IsZero() {
		return "0"
	}
	return d.String()[:4]
}

func orderBlock(p words.Place, f *record.Factory, dues []*measure.Due, o *record.Order) OrderBlock {
	w := p.Words
	b := OrderBlock{
		ID: o.ID.V, Anchor: words.Anchor(o.ID.V),
		Spot:  words.Spot(o.File, o.Pos),
		Notes: markdown(p, f, o.Notes, "n-"+o.ID.V, 4), Private: markdown(p, f, o.Private, "p-"+o.ID.V, 4), Extra: extra(&o.Source),
	}
	currency := f.CurrencyOf(o, p.Settings)
	if value, ok := o.Worth(); ok {
		b.Value = w.Money(currency, value)
	}
	term := o.Incoterm.Or(f.Terms.Incoterm.V)
	place := o.Place.Or(f.Terms.Place.V)
	b.Terms = words.JoinWords(term, p.Port(place))
	b.Outcome, b.State = figures.Standing(p, f, dues, o)
	if o.Rush.V {
		b.Flags = append(b.Flags, w.Say("order.rush"))
	}
	if o.Special.Known() {
		b.Flags = append(b.Flags, w.Say("order.special", "why", o.Special.V))
	}
	if o.Imported.Known() {
		b.Flags = append(b.Flags, w.Say("order.imported", "from", o.Imported.From.V, "row", o.Imported.Row.V))
	}
	agreed := o.LinesAgreed()
	for i := range agreed {
		l := &agreed[i]
		line := OrderLine{SKU: l.SKU.V, Name: l.Name.V, Promise: w.Date(l.Promised.V)}
		if l.Quantity.Known() {
			line.Quantity = words.JoinWords(w.Amount(l.Quantity.V), w.Enum("unit", l.Unit.V))
			if was := o.Lines[i].Quantity; was.Known() && !was.V.Equal(l.Quantity.V) {
				line.Quantity = w.Say("line.agreed", "now", line.Quantity, "before", w.Amount(was.V))
			}
		}
		if l.Price.Known() {
			b.Priced = true
			line.Price = w.Amount(l.Price.V)
			if l.Quantity.Known() {
				if sum, err := l.Price.V.Mul(l.Quantity.V); err == nil {
					line.Sum = w.Amount(sum.Round(2))
				}
			}
		}
		b.Own = b.Own || l.Promised.Known()
		b.Lines = append(b.Lines, line)
	}
	b.Missing = orderMissing(p, o)
	for i := range f.Issues {
		q := &f.Issues[i]
		for _, id := range q.Orders {
			if id.V == o.ID.V {
				b.Issues = append(b.Issues, NavLink{Label: words.JoinTitle(q.ID.V, q.Title.V), Href: p.To(words.IssuePath(f, q.ID.V))})
			}
		}
	}
	return b
}

// orderMissing names what an order does not say and a figure would need.
func orderMissing(p words.Place, o *record.Order) string {
	var fields []string
	promised := o.Promised.Known()
	for i := range o.Lines {
		promised = promised || o.Lines[i].Promised.Known()
	}
	ready, shown := true, false
	for i := range o.Deliveries {
		d := &o.Deliveries[i]
		shown = shown || d.Ready.Known()
		ready = ready && (d.Replaces.V || d.Planned())
	}
	ready = ready || shown
	ended := o.End().Cancelled
	for _, m := range [...]struct {
		field string
		known bool
	}{
		{"placed", o.Placed.Known()},
		{"confirmed", o.Confirmed.Known() || ended},
		{"promised", promised || ended},
		{"ready", ready},
		{"payments", len(o.Payments) > 0 || ended},
	} {
		if !m.known {
			fields = append(fields, m.field)
		}
	}
	if len(fields) == 0 {
		return ""
	}
	return p.Words.Say("not_recorded.fields", "fields", p.Words.List(fields))
}
