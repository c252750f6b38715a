package pages

import (
	"slices"

	"factorybook/generator/agenda"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Item is one open thing: something that one side owes the other, or a day that
// comes by itself.
type Item struct {
	// Factory names whose it is on pages across factories.
	Factory words.Name
	// What is to be done, as a phrase; KindWord says what kind of thing it is.
	What, KindWord string
	// Side has to act; Who is the word for it in a list of both sides, else "".
	Side, Who string
	// More says of a promise how often it was carried over, of an issue what caused it,
	// else "".
	More string
	// When says how long it is overdue or how long there is: "9 days overdue".
	When string
	// Overdue is set when its day has passed.
	Overdue bool
	// Due is the day, worded, or "".
	Due string
	// Record names the record, Href opens it.
	Record, Href string

	due   record.Date // 0: none
	days  int         // due − as-of
	kind  agenda.Kind
	place agenda.Place
}

// Open is what each side owes the other, overdue first, then by day.
type Open struct {
	Ours, Theirs []Item
	// upkeep are the days that come by themselves: visits, certificates, the last
	// day to order before Spring Festival. Nobody is owed anything by them.
	upkeep []Item
}

// open words what is open with a factory.
func open(p words.Place, partner *figures.Partner) Open {
	items, todos := partner.Items, partner.Todos
	var open Open
	for i := range todos {
		t := &todos[i]
		item := Item{
			What: t.What, KindWord: t.KindWord, Side: t.Side, When: t.When, Overdue: t.Overdue,
			Due: p.Words.Date(t.Due), Record: t.Record, Href: p.To(t.Path), due: t.Due, days: t.Days, place: t.Place(), kind: items[i].Kind,
			More: t.Carried,
		}
		if c := items[i].Promise; c != nil {
			item.Record = p.Words.Say("item.note", "day", c.Made)
		}
		switch items[i].Kind {
		case agenda.Payment, agenda.Approval, agenda.Delivery, agenda.Promise, agenda.Answer:
			if t.Side == record.ByImporter {
				open.Ours = append(open.Ours, item)
			} else {
				open.Theirs = append(open.Theirs, item)
			}
		default:
			open.upkeep = append(open.upkeep, item)
		}
	}
	return open
}

// maxNext bounds the next steps that are shown.
const maxNext = 6

// next are the next things with a day: upkeep that is overdue or near, and what
// either side has to do.
func next(p words.Place, o *Open) []Item {
	var list []Item
	for _, side := range [...][]Item{o.Ours, o.Theirs} {
		for i := range side {
			if side[i].due != 0 && !side[i].Overdue {
				list = append(list, side[i])
			}
		}
	}
	for i := range o.upkeep {
		if o.upkeep[i].due != 0 && o.upkeep[i].days <= agenda.NextSteps {
			list = append(list, o.upkeep[i])
		}
	}
	slices.SortStableFunc(list, func(a, b Item) int { return int(a.due) - int(b.due) })
	list = list[:min(len(list), maxNext)]
	for i := range list {
		list[i].Who = p.Who(list[i].Side)
	}
	return list
}
