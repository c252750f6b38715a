package pages

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// register is the little of a factory that the lists across factories need. It is
// bounded whatever the factory has: what is left out of it is counted.
type register struct {
	name     words.Name // by which lists are in order; its Href starts at the site's root
	owner    string     // who keeps the relationship
	orders   []BookOrder
	inWork   int // of all orders, those in work and those placed lately
	lately   int
	promises [2][]PromiseRow // ours, theirs
	open     [2]int
	overdue  [2]int
	kept     [2]measure.Share
	people   PeopleGroup
	plan     []planned
	cases    []cases
}

// registerOf returns what the lists across factories need of a factory.
func registerOf(s *words.Site, partner *figures.Partner, name words.Name) register {
	r := register{name: name, owner: partner.Factory.Owner.V}
	r.takeOrders(s.At(words.BookOrders), partner)
	r.takePromises(s.At(words.Promises), partner)
	r.people = peopleGroup(s.At(words.People), partner, name)
	r.plan = plansOf(s.At(words.Calendar), partner, name)
	r.cases = casesOf(partner)
	return r
}

// registers are those of all factories, by name.
func registers(p words.Place, summaries []Summary) []*register {
	order := make([]*Summary, len(summaries))
	for i := range summaries {
		order[i] = &summaries[i]
	}
	byName(p, order)
	list := make([]*register, len(order))
	for i := range order {
		list[i] = &order[i].register
	}
	return list
}

// maxLines bounds the lines of a list across factories.
const maxLines = 300

// lately is for how many days an order counts as placed lately.
const lately = 90

// BookOrder is an order in the list of all factories' orders.
type BookOrder struct {
	figures.OrderLine
	// Factory made it, Owner on our side keeps the relationship, or "".
	Factory         words.Name
	Owner, OwnerKey string
	// Href opens it; Find is what the form looks in.
	Href, Find string
	// Said is what was said last of an order in work.
	Said []figures.Said

	placed record.Date
	place  agenda.Place
}

func (r *register) takeOrders(p words.Place, partner *figures.Partner) {
	f := partner.Factory
	var open, placed []BookOrder
	for i := range f.Orders {
		o := &f.Orders[i]
		line := partner.Orders[i].Line
		isOpen := figures.OpenState(line.State)
		if !isOpen && !line.UnderWay && (o.Placed.V.IsZero() || o.Placed.V < p.AsOf-lately) {
			continue
		}
		b := BookOrder{OrderLine: line, Factory: r.name, Owner: f.Owner.V, OwnerKey: keyOf(f.Owner.V), Href: p.To(words.OrderPath(f, o.ID.V)), placed: o.Placed.V}
		b.place = agenda.Place{Due: b.Due, Factory: f.ID, UID: o.ID.V}
		find := []string{o.ID.V, r.name.Latin, r.name.Chinese, f.Owner.V}
		for n := range o.Lines {
			find = append(find, o.Lines[n].SKU.V, o.Lines[n].Name.V, o.Lines[n].NameZH.V)
		}
		b.Find = strings.ToLower(strings.Join(find, " "))
		if isOpen {
			b.Said = figures.OrderSaid(p, f, o)
			open = append(open, b)
		} else {
			placed = append(placed, b)
		}
	}
	r.inWork, r.lately = len(open), len(placed)
	slices.SortStableFunc(open, byDue)
	slices.SortStableFunc(placed, byPlaced)
	r.orders = append(open[:min(len(open), maxLines)], placed[:min(len(placed), maxLines)]...)
}

func byDue(a, b BookOrder) int { return agenda.Compare(a.place, b.place) }

func byPlaced(a, b BookOrder) int {
	return cmp.Or(cmp.Compare(b.placed, a.placed), cmp.Compare(b.ID, a.ID))
}

// BookOrdersView is the page of what is in work with all factories, and of what was
// placed lately.
type BookOrdersView struct {
	Shell
	// Heading is the page's h1; Intro counts.
	Heading, Intro string
	// Key explains the marks; Scale is that of all bars.
	Key   bool
	Scale chart.BarScale
	Find  *Find
	// Groups are what is in work, and what was placed lately.
	Groups []BookOrderGroup
	// More says how many lines there was no room for, and where they are; or "".
	More string
}

// BookOrderGroup is a part of the list.
type BookOrderGroup struct {
	Title, Anchor, Sum string
	Scale              chart.BarScale
	Orders             []BookOrder
}

func bookOrdersPage(s *words.Site, registers []*register) words.Page {
	p := s.At(words.BookOrders)
	w := p.Words
	v := &BookOrdersView{Heading: w.Say("orders.title")}
	v.Shell = shell(p, v.Heading)
	var open, placed []BookOrder
	inWork, recent, overdue := 0, 0, 0
	for _, r := range registers {
		inWork, recent = inWork+r.inWork, recent+r.lately
		for i := range r.orders {
			switch b := &r.orders[i]; {
			case figures.OpenState(b.State):
				open = append(open, *b)
				if b.State == "overdue" {
					overdue++
				}
			default:
				placed = append(placed, *b)
			}
		}
	}
	slices.SortStableFunc(open, byDue)
	slices.SortStableFunc(placed, byPlaced)
	open = open[:min(len(open), maxLines)]
	placed = placed[:min(len(placed), maxLines-len(open))]
	v.Intro = w.Say("book_orders.intro", "n", inWork, "overdue", overdue, "placed", recent, "days", lately)
	if inWork+recent == 0 {
		v.Intro = w.Say("book_orders.none", "days", lately)
	}
	if n := inWork + recent - len(open) - len(placed); n > 0 {
		v.More = w.Say("book_orders.more", "n", n)
	}
	var bars []*chart.Bar
	for _, list := range [...][]BookOrder{open, placed} {
		for i := range list {
			bars = append(bars, list[i].Bar)
		}
	}
	v.Scale = figures.BarScale(bars)
	v.Key = slices.ContainsFunc(bars, func(b *chart.Bar) bool { return b != nil })
	if len(open) > 0 {
		v.Groups = append(v.Groups, BookOrderGroup{w.Say("orders.open"), openAnchor, w.Say("orders.count", "n", inWork), v.Scale, open})
	}
	if len(placed) > 0 {
		v.Groups = append(v.Groups, BookOrderGroup{w.Say("book_orders.placed", "n", lately), "_placed", w.Say("orders.count", "n", recent), v.Scale, placed})
	}
	v.Find = findBookOrders(w, open, placed)
	return p.Page(v)
}

func findBookOrders(w *words.Words, lists ...[]BookOrder) *Find {
	n := 0
	var states, owners []string
	for _, list := range lists {
		for i := range list {
			n++
			states = append(states, list[i].State)
			owners = append(owners, list[i].Owner)
		}
	}
	if n < minFind {
		return nil
	}
	find := &Find{List: "_orders"}
	find.add(stateChoice(w, states))
	find.add(ownerChoice(w, owners))
	return find
}

// stateChoice is the choice of the states that orders of a list have.
func stateChoice(w *words.Words, states []string) Choice {
	c := Choice{Key: "state", Label: w.Say("filter.status")}
	for _, key := range [...]string{"overdue", "open", "late", "done", "missed", "cancelled"} {
		if slices.Contains(states, key) {
			c.Values = append(c.Values, NavLink{Label: w.Say("order_state." + key), Href: key})
		}
	}
	return c
}

// ownerChoice is the choice of who on our side keeps a factory.
func ownerChoice(w *words.Words, owners []string) Choice {
	c := Choice{Key: "owner", Label: w.Say("filter.owner")}
	slices.Sort(owners)
	for _, owner := range slices.Compact(owners) {
		if owner != "" {
			c.Values = append(c.Values, NavLink{Label: owner, Href: keyOf(owner)})
		}
	}
	return c
}

// keyOf makes one word of a name, as a value to choose by.
func keyOf(name string) string { return strings.Join(strings.Fields(name), "_") }

// PromisesView is the page of the promises of both sides that are open.
type PromisesView struct {
	Shell
	Heading, Intro string
	Find           *Find
	// Sides are ours, then theirs.
	Sides []PromiseSide
}

// PromiseSide is what one side promised.
type PromiseSide struct {
	// Side is importer or factory; Title the words for it, Anchor its id.
	Side, Title, Anchor string
	// Sum counts what is open and overdue, and how many were kept of the last twelve
	// months; None stands for an empty list.
	Sum, None string
	Rows      []PromiseRow
	// More says how many there was no room for, or "".
	More string
}

// PromiseRow is a promise that is open.
type PromiseRow struct {
	// Factory is whose side or whose partner promised, Owner who keeps the relationship.
	Factory words.Name
	Owner   string
	// What was promised; Href opens the note.
	What, Href string
	// Due is the day agreed first, Now the one it is promised for now, When how long
	// there is; Overdue is set when Due has passed.
	Due, Now, When string
	Overdue        bool
	// Made says when, where and by whom, Carried how often it was carried over.
	Made, Carried string
	Said          []figures.Said
	// Find is what the form looks in, OwnerKey what it chooses by.
	Find, OwnerKey string

	place agenda.Place
}

func (r *register) takePromises(p words.Place, partner *figures.Partner) {
	f, w := partner.Factory, p.Words
	for i := range partner.Todos {
		t := &partner.Todos[i]
		if partner.Items[i].Kind != agenda.Promise {
			continue
		}
		side := 1
		if t.Side == record.ByImporter {
			side = 0
		}
		c := partner.Items[i].Promise
		what := w.Own(c.What, c.WhatZH).V
		row := PromiseRow{
			Factory: r.name, Owner: f.Owner.V, OwnerKey: keyOf(f.Owner.V), What: what, Href: p.To(t.Path), Due: w.Date(t.Due), When: t.When, Overdue: t.Overdue,
			Made: t.Made, Carried: t.Carried, Said: saidAt(p, t.Said), place: t.Place(),
			Find: strings.ToLower(strings.Join([]string{c.What.V, c.WhatZH.V, r.name.Latin, r.name.Chinese, f.Owner.V, c.ID}, " ")),
		}
		if !t.Expected.IsZero() {
			row.Now = w.Say("outcome.last_promise", "day", t.Expected)
		}
		r.open[side]++
		if t.Overdue {
			r.overdue[side]++
		}
		r.promises[side] = append(r.promises[side], row)
	}
	for side, id := range [...]string{"importer_promises_kept", "factory_promises_kept"} {
		m := partner.Result.Measure(id)
		r.kept[side] = measure.Share{N: m.N, K: m.K}
		slices.SortStableFunc(r.promises[side], comparePromises)
		r.promises[side] = r.promises[side][:min(len(r.promises[side]), maxLines)]
	}
}

func comparePromises(a, b PromiseRow) int { return agenda.Compare(a.place, b.place) }

// saidAt are things said, with links of the page.
func saidAt(p words.Place, said []figures.Said) []figures.Said {
	list := slices.Clone(said)
	for i := range list {
		if list[i].Path != "" {
			list[i].Path = p.To(list[i].Path)
		}
	}
	return list
}

func promisesPage(s *words.Site, registers []*register) words.Page {
	p := s.At(words.Promises)
	w := p.Words
	v := &PromisesView{Heading: w.Say("promises.title")}
	v.Shell = shell(p, v.Heading)
	var owners []string
	total, overdue := [2]int{}, [2]int{}
	for side, key := range [...]string{record.ByImporter, record.ByFactory} {
		part := PromiseSide{Side: key, Title: w.Say("promises." + key), Anchor: "_" + key, None: w.Say("promises.none." + key)}
		var kept measure.Share
		for _, r := range registers {
			part.Rows = append(part.Rows, r.promises[side]...)
			total[side] += r.open[side]
			overdue[side] += r.overdue[side]
			kept.N, kept.K = kept.N+r.kept[side].N, kept.K+r.kept[side].K
		}
		slices.SortStableFunc(part.Rows, comparePromises)
		part.Rows = part.Rows[:min(len(part.Rows), maxLines)]
		if n := total[side] - len(part.Rows); n > 0 {
			part.More = w.Say("promises.more", "n", n)
		}
		part.Sum = w.Say("promises.sum", "n", total[side], "overdue", overdue[side])
		if kept.N > 0 {
			part.Sum = words.JoinSentences(w, []string{part.Sum, w.Say("promises.kept", "k", kept.K, "n", kept.N)})
		}
		for i := range part.Rows {
			owners = append(owners, part.Rows[i].Owner)
		}
		v.Sides = append(v.Sides, part)
	}
	v.Intro = w.Say("promises.intro", "ours", total[0], "ours_overdue", overdue[0], "theirs", total[1], "theirs_overdue", overdue[1])
	if len(owners) >= minFind {
		v.Find = &Find{List: "_promises"}
		v.Find.add(ownerChoice(w, owners))
	}
	return p.Page(v)
}
