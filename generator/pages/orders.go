package pages

import (
	"slices"
	"strconv"
	"strings"

	"factorybook/generator/chart"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// OrdersView is a page of orders of a factory, a line for each: those in work first,
// then the others by the year in which they were placed, latest first. Where there are
// more than words.MaxOrders, each year has a page of its own, and the first page only
// those in work and the latest maxLatest of the others.
type OrdersView struct {
	Shell
	// Heading is the page's h1; Intro counts the orders, in a sentence, and says what
	// the last ones were like.
	Heading, Intro string
	// Key explains the marks; "" where nothing is drawn.
	Key bool
	// Scale is that of all bars of the page.
	Scale chart.BarScale
	// Years lead to the groups of the page and to the pages of other years.
	Years []NavLink
	// Find is the form that narrows the lines, or nil.
	Find *Find
	// Groups are the lines.
	Groups []OrderGroup
	// Articles are the goods with their prices, on the first page; or nil.
	Articles *Articles
}

// Find is a form that narrows what a page lists, where there is a script: by words,
// and by one of the values of each choice.
type Find struct {
	// List is the id of what it narrows.
	List string
	// Choices are what lines can be chosen by.
	Choices []Choice
}

// Choice is a value that lines have in their attribute data-Key.
type Choice struct {
	Key, Label string
	// Values are the words for the values, and in Href the values.
	Values []NavLink
}

// OrderGroup is the orders in work, or those of one year.
type OrderGroup struct {
	// Title is "In work", "2025", or the words for orders without a date; Anchor its id.
	Title, Anchor string
	// Sum counts and adds up, in a sentence.
	Sum string
	// Scale is the page's.
	Scale chart.BarScale
	// Orders are in the order of what is due, or of placing, latest first.
	Orders []OrderBlock
}

// OrderBlock is one order: its line, and everything known about it.
type OrderBlock struct {
	figures.OrderLine
	// Anchor is the id of the block.
	Anchor string
	// Find is what the form looks in, lower case; Year the year it was placed in.
	Find, Year string
	// Value is what it is worth with its currency, or "not recorded".
	Value string
	// Terms are Incoterm and place.
	Terms string
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
	// Said is what was said last of an order in work.
	Said []figures.Said
	// Notes are the order's notes, Private those that only our side reads.
	Notes, Private Markdown
	// Extra are the user's own labels.
	Extra []figures.Fact
	// Source is where the record stands.
	Source words.Source
	// Issues are those that name the order, Visits those while it was in work.
	Issues, Visits []NavLink

	dues []*measure.Due
}

// OrderLine is one article of an order.
type OrderLine struct {
	// SKU and Name identify the article.
	SKU, Name string
	// Quantity with its unit, as last agreed (and as confirmed, where that was
	// another), and how the line ended where it ended alone, Price and Sum of it without a currency, Promise the
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
	// Refs are the orders and issues that the note names by their ids.
	Refs []NavLink
}

func markdown(p words.Place, f *record.Factory, source record.Text, prefix string, level int) Markdown {
	return Markdown{Source: source.V, Folder: p.Shared(words.FactoryDir(f)), Prefix: "_" + words.EscapeAnchor(prefix) + "-", Level: level, Files: p.Files, Refs: refsIn(p, f, source.V)}
}

// refsIn are the orders and issues of a factory that a note names, each once.
func refsIn(p words.Place, f *record.Factory, note string) []NavLink {
	var list []NavLink
	for word := range strings.FieldsFuncSeq(note, func(r rune) bool { return !figures.IDRune(r) && !strings.ContainsRune("-_./", r) }) {
		word = strings.Trim(word, "-_./")
		if word == "" || slices.ContainsFunc(list, func(l NavLink) bool { return l.Label == word }) {
			continue
		}
		if _, ok := f.Order(word); ok {
			list = append(list, NavLink{Label: word, Href: p.To(words.OrderPath(f, word))})
		} else if slices.ContainsFunc(f.Issues, func(q record.Issue) bool { return q.ID.V == word }) {
			list = append(list, NavLink{Label: word, Href: p.To(words.IssuePath(f, word))})
		}
	}
	return list
}

// extra are the user's own labels, and the spreadsheet that the record came from.
func extra(p words.Place, s *record.Source) []figures.Fact {
	var list []figures.Fact
	for _, e := range p.Words.OwnLabels(s) {
		list = append(list, figures.Fact{Label: e.Key.V, Value: e.Value.V})
	}
	if s.Imported.Known() {
		list = append(list, figures.Fact{Label: p.Words.Say("record.imported"), Value: p.Words.Say("record.imported_from", "from", s.Imported.From.V, "row", s.Imported.Row.V)})
	}
	return list
}

// openAnchor is the id of the group of orders in work, latestAnchor that of the latest
// of the others.
const openAnchor, latestAnchor = "_open", "_latest"

// maxLatest is how many orders that are no longer in work stand on the first page, where
// each year has a page of its own: a screen of them.
const maxLatest = 20

// orderPages are the pages of a factory's orders: one, or one for each year.
func orderPages(s *words.Site, partner *figures.Partner) []words.Page {
	f := partner.Factory
	made := []words.Page{ordersPage(s.At(words.Orders, f.ID), partner, "")}
	if len(f.Orders) <= words.MaxOrders {
		return made
	}
	for i := range f.Orders {
		placed := f.Orders[i].Placed.V
		key := words.YearKey(placed)
		if i > 0 && words.YearKey(f.Orders[i-1].Placed.V) == key {
			continue
		}
		made = append(made, ordersPage(s.At(words.OrdersYear, f.ID, key), partner, key))
	}
	return made
}

// ordersPage is the page of a year's orders, by its key; or, with none, the first page:
// all that are in work, and all others or, where the years have pages, the latest of them.
func ordersPage(p words.Place, partner *figures.Partner, only string) words.Page {
	f := partner.Factory
	p = p.With(partner.Files)
	w := p.Words
	v := &OrdersView{Heading: w.Say("orders.title")}
	inWork := OrderGroup{Title: w.Say("orders.open"), Anchor: openAnchor}
	var years []OrderGroup
	counts := map[string]int{}
	open, latest := 0, 0
	for i := len(f.Orders) - 1; i >= 0; i-- {
		o := &f.Orders[i]
		key := words.YearKey(o.Placed.V)
		counts[key]++
		line := &partner.Orders[i].Line
		isOpen := figures.OpenState(line.State)
		if isOpen {
			open++
		}
		group := OrderGroup{Title: w.YearOf(o.Placed.V), Anchor: "_y" + yearAnchor(o.Placed.V)}
		switch {
		case only == "" && isOpen:
			inWork.Orders = append(inWork.Orders, orderBlock(p, partner, i))
			continue
		case only == "" && len(f.Orders) > words.MaxOrders:
			if o.Placed.V.IsZero() || latest == maxLatest {
				continue
			}
			latest++
			group = OrderGroup{Title: w.Say("orders.latest"), Anchor: latestAnchor}
		case only != "" && only != key:
			continue
		}
		if n := len(years); n == 0 || years[n-1].Anchor != group.Anchor {
			years = append(years, group)
		}
		y := &years[len(years)-1]
		y.Orders = append(y.Orders, orderBlock(p, partner, i))
	}
	slices.SortStableFunc(inWork.Orders, func(a, b OrderBlock) int {
		return record.CompareDays(a.Due, b.Due)
	})
	if len(inWork.Orders) > 0 {
		v.Groups = append(v.Groups, inWork)
	}
	v.Groups = append(v.Groups, years...)
	if only != "" {
		v.Heading = w.Say("orders.title_year", "year", years[0].Title)
	}
	v.Shell = factoryShell(p, v.Heading, f)
	v.Intro = ordersIntro(p, partner, open)
	v.measure(p, partner)
	v.Years = orderYears(p, f, counts, only, len(inWork.Orders))
	v.Find = findOrders(w, v.Groups)
	if only == "" {
		v.Articles = articles(p, partner)
	}
	if v.Articles != nil {
		v.Years = append(v.Years, NavLink{Label: w.Say("articles.nav"), Href: "#_articles"})
	}
	return p.Page(v)
}

// ordersIntro counts the orders and says what became of the last ones.
func ordersIntro(p words.Place, partner *figures.Partner, open int) string {
	w, f := p.Words, partner.Factory
	if len(f.Orders) == 0 {
		return w.Say("orders.none")
	}
	said := []string{w.Say("orders.intro", "n", len(f.Orders), "open", open)}
	if streak := figures.Streak(p, partner.Result); streak != "" {
		said = append(said, streak)
	}
	return words.JoinSentences(w, said)
}

// measure gives the groups their sums and the bars their scale.
func (v *OrdersView) measure(p words.Place, partner *figures.Partner) {
	var bars []*chart.Bar
	for i := range v.Groups {
		for n := range v.Groups[i].Orders {
			bars = append(bars, v.Groups[i].Orders[n].Bar)
		}
	}
	v.Scale = figures.BarScale(bars)
	v.Key = slices.ContainsFunc(bars, func(b *chart.Bar) bool { return b != nil })
	years := map[string]int{} // of those in work
	for i := range v.Groups {
		g := &v.Groups[i]
		g.Scale = v.Scale
		var list []*measure.Due
		ids := make([]string, len(g.Orders))
		for n := range g.Orders {
			ids[n] = g.Orders[n].ID
			list = append(list, g.Orders[n].dues...)
		}
		if g.Anchor == openAnchor {
			overdue := 0
			for n := range g.Orders {
				if years[g.Orders[n].Year]++; g.Orders[n].State == "overdue" {
					overdue++
				}
			}
			g.Sum = figures.OpenSum(p, partner.Factory, ids, overdue)
			continue
		}
		g.Sum = figures.OrdersSum(p, partner.Factory, ids, list, years[g.Title])
	}
}

// orderYears lead to every year, wherever its orders stand.
func orderYears(p words.Place, f *record.Factory, counts map[string]int, only string, inWork int) []NavLink {
	w := p.Words
	var list []NavLink
	if inWork > 0 {
		list = append(list, NavLink{Label: w.Say("orders.open"), Href: "#" + openAnchor, Count: w.Int(inWork)})
	} else if only != "" {
		list = append(list, NavLink{Label: w.Say("orders.first_page"), Href: p.To(words.Orders.Path(f.ID))})
	}
	for i := len(f.Orders) - 1; i >= 0; i-- {
		placed := f.Orders[i].Placed.V
		key := words.YearKey(placed)
		n := counts[key]
		if n == 0 {
			continue
		}
		counts[key] = 0
		link := NavLink{Label: w.YearOf(placed), Count: w.Int(n), Current: only == key}
		link.Href = p.To(words.OrdersPath(f, placed))
		if link.Href == p.To(p.Path) {
			link.Href = "#_y" + yearAnchor(placed)
		}
		list = append(list, link)
	}
	return list
}

// findOrders is the form of a page that has enough lines to need one.
func findOrders(w *words.Words, groups []OrderGroup) *Find {
	var years, states []string
	n := 0
	for i := range groups {
		for k := range groups[i].Orders {
			b := &groups[i].Orders[k]
			n++
			if !slices.Contains(years, b.Year) {
				years = append(years, b.Year)
			}
			if !slices.Contains(states, b.State) {
				states = append(states, b.State)
			}
		}
	}
	if n < minFind {
		return nil
	}
	find := &Find{List: "_orders"}
	find.add(stateChoice(w, states))
	year := Choice{Key: "year", Label: w.Say("orders.year")}
	slices.Sort(years)
	for _, y := range slices.Backward(years) {
		year.Values = append(year.Values, NavLink{Label: y, Href: y})
	}
	find.add(year)
	return find
}

// minFind is how many lines a list has at least that has a form to narrow it.
const minFind = 8

// add takes in a choice that there is something to choose by.
func (f *Find) add(c Choice) {
	if len(c.Values) > 1 {
		f.Choices = append(f.Choices, c)
	}
}

func yearAnchor(d record.Date) string {
	if d.IsZero() {
		return "0"
	}
	return strconv.Itoa(d.Year())
}

// orderBlock is the i-th order.
func orderBlock(p words.Place, partner *figures.Partner, i int) OrderBlock {
	f, w := partner.Factory, p.Words
	o, of := &f.Orders[i], &partner.Orders[i]
	b := OrderBlock{
		OrderLine: of.Line, Events: of.Events, dues: of.Dues, Anchor: words.Anchor(o.ID.V), Year: w.YearOf(o.Placed.V),
		Source: p.Source(o.File, o.Pos),
		Notes:  markdown(p, f, w.Own(o.Notes, o.NotesZH), "n-"+o.ID.V, 4), Private: markdown(p, f, w.Own(o.Private, o.PrivateZH), "p-"+o.ID.V, 4), Extra: extra(p, &o.Source),
	}
	currency := f.CurrencyOf(o, p.Settings)
	if value, ok := o.Worth(); ok {
		b.Value = w.Money(currency, value)
	}
	term := o.Incoterm.Or(f.Terms.Incoterm.V)
	place := o.Place.Or(f.Terms.Place.V)
	b.Terms = words.JoinWords(term, p.Port(place))
	if o.Rush.V {
		b.Flags = append(b.Flags, w.Say("order.rush"))
	}
	if o.Special.Known() {
		b.Flags = append(b.Flags, w.Say("order.special", "why", w.Own(o.Special, o.SpecialZH).V))
	}
	b.articles(p, o)
	b.Missing = orderMissing(p, f, o)
	for i := range f.Issues {
		q := &f.Issues[i]
		if slices.ContainsFunc(q.Orders, func(id record.Text) bool { return id.V == o.ID.V }) {
			b.Issues = append(b.Issues, NavLink{Label: words.JoinTitle(q.ID.V, w.Own(q.Title, q.TitleZH).V), Href: p.To(words.IssuePath(f, q.ID.V))})
		}
	}
	if figures.OpenState(of.Line.State) {
		b.Said = figures.OrderSaid(p, f, o)
	}
	for i := range f.Visits {
		if v := &f.Visits[i]; record.SpanOf(v.Date.V, v.Last()).Overlaps(of.InWork) {
			label := words.JoinTitle(w.Span(record.SpanOf(v.Date.V, v.Last())), w.Enum("visit_kind", v.Kind.V))
			b.Visits = append(b.Visits, NavLink{Label: label, Href: p.To(words.VisitPath(f, v))})
		}
	}
	return b
}

// articles fills in the lines, and what the form looks in.
func (b *OrderBlock) articles(p words.Place, o *record.Order) {
	w := p.Words
	find := []string{o.ID.V}
	agreed := o.LinesAgreed()
	priceDigits, sumDigits := 0, 0
	for i := range agreed {
		priceDigits = max(priceDigits, words.MoneyDigits(agreed[i].Price.V))
		if sum, ok, exact := agreed[i].Worth(); ok && exact {
			sumDigits = max(sumDigits, words.MoneyDigits(sum.Round(2)))
		}
	}
	for i := range agreed {
		l := &agreed[i]
		line := OrderLine{SKU: l.SKU.V, Name: w.Own(l.Name, l.NameZH).V, Promise: w.Date(l.Promised.V)}
		find = append(find, l.SKU.V, l.Name.V, l.NameZH.V)
		if l.Quantity.Known() {
			line.Quantity = words.JoinWords(w.Amount(l.Quantity.V), w.Enum("unit", l.Unit.V))
			if was := o.Lines[i].Quantity; was.Known() && !was.V.Equal(l.Quantity.V) {
				line.Quantity = w.Say("line.agreed", "now", line.Quantity, "before", w.Amount(was.V))
			}
		}
		line.Quantity = words.JoinSemicolon(w, line.Quantity, lineEnded(p, l))
		if l.Price.Known() {
			b.Priced = true
			line.Price = w.MoneyIn(l.Price.V, priceDigits)
			if sum, ok, exact := l.Worth(); ok && exact {
				line.Sum = w.MoneyIn(sum.Round(2), sumDigits)
			}
		}
		b.Own = b.Own || l.Promised.Known()
		b.Lines = append(b.Lines, line)
	}
	for i := range o.Deliveries {
		if s := o.Deliveries[i].Shipment; s.Known() {
			find = append(find, s.V)
		}
	}
	slices.Sort(find[1:])
	b.Find = strings.ToLower(strings.Join(slices.Compact(find), " "))
}

// lineEnded says how a line ended alone, or "".
func lineEnded(p words.Place, l *record.Line) string {
	w, end := p.Words, l.End()
	said := ""
	switch {
	case end.Cancelled:
		said = w.Say("outcome.cancelled", "who", p.Who(end.By))
	case end.Closed:
		said = w.Say("outcome.closed")
	default:
		return ""
	}
	if end.On.IsZero() {
		return said
	}
	return words.JoinWords(said, w.Date(end.On))
}

// orderMissing names what an order does not say of the days and payments that every
// order has, and a figure would need.
func orderMissing(p words.Place, f *record.Factory, o *record.Order) string {
	var fields []string
	for _, fact := range lists.OrderLacks(p, f, o) {
		switch fact {
		case measure.FactPlaced, measure.FactConfirmed, measure.FactPromised, measure.FactReady, measure.FactPayments:
			fields = append(fields, string(fact))
		}
	}
	if len(fields) == 0 {
		return ""
	}
	return p.Words.Say("not_recorded.fields", "fields", p.Words.List(fields))
}
