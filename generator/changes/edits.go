package changes

import (
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/record"
)

// Entry is an entry of a list within a record.
type Entry struct {
	// List is the key of the list, and "" for no entry.
	List string
	// Name and Day tell it from the others, in the record's own words and keys.
	Name string
	Day  record.Date
}

// edited compares every key of every record, and reports what no other event has
// reported.
func (c *comparer) edited() {
	c.compare(c.ofFactory("", c.after.Source.Pos), "", load.Values(c.before), load.Values(c.after))
	records(c, c.before.Orders, c.after.Orders, func(o *record.Order) Event { return about(o, "", o.Source.Pos) })
	records(c, c.before.Visits, c.after.Visits, func(v *record.Visit) Event { return ofVisit(v, "") })
	records(c, c.before.Issues, c.after.Issues, func(q *record.Issue) Event { return ofIssue(q, "") })
	records(c, c.before.Talks, c.after.Talks, func(t *record.Talk) Event { return ofTalk(t, "") })
}

// records compares the records of one kind. New ones are reported by events of their
// own.
func records[T any](c *comparer, before, after []T, of func(*T) Event) {
	for _, p := range match(before, after) {
		switch {
		case p.after == nil:
			c.recordGone(of(p.before), load.Values(p.before))
		case p.before != nil:
			c.compare(of(p.after), "", load.Values(p.before), load.Values(p.after))
		}
	}
}

// recordGone reports a record that is not there any more, and the promises
// that went with it: they bind both sides.
func (c *comparer) recordGone(e Event, values []load.Value) {
	e.Kind, e.Past = RecordGone, true
	c.add(e)
	for i := range values {
		if v := &values[i]; v.Key == "promises" {
			c.entries(e, v.Key, v.Values, nil)
		}
	}
}

// compare reports the keys of one map whose values differ; in is what all events
// of it have in common, path the keys that lead to the map.
func (c *comparer) compare(in Event, path string, before, after []load.Value) {
	for i := range after {
		b, a := &before[i], &after[i]
		switch name := path + a.Key; a.Kind {
		case load.MapValue:
			c.compare(in, name+".", b.Values, a.Values)
		case load.ListValue:
			c.entries(in, name, b.Values, a.Values)
		case load.OwnKeysValue:
			c.ownKeys(in, name, b.Values, a.Values)
		default:
			c.value(in, name, "", b, a)
		}
	}
}

// value reports one value that differs.
func (c *comparer) value(in Event, path, key string, b, a *load.Value) {
	if c.reported[a.At] || same(b, a) {
		return
	}
	e := in
	e.Kind, e.Field, e.Key = FieldEdited, path, key
	if e.Entry.List != "" {
		e.Field = e.Entry.List + "." + path
	}
	if a.Known() {
		e.Pos = a.Pos
	}
	switch at := a.At.(type) {
	case *record.Day:
		was := *b.At.(*record.Day)
		if e.From, e.To = was.V, at.V; record.Undated(was) || record.Undated(*at) {
			e.From, e.To, e.Before, e.After = 0, 0, b.Text, a.Text
		}
	default:
		e.Before, e.After = b.Text, a.Text
	}
	if a.Kind == load.MarkdownValue {
		e.Kind, e.Before, e.After = TextEdited, withheld(b), withheld(a)
	}
	c.add(e)
}

// withheld stands for a text: what a note says, and a private one above all, is
// nobody's business but its readers'.
func withheld(v *load.Value) string {
	if v.Known() {
		return "…"
	}
	return ""
}

// same reports whether two values are equal: 1.40 is 1.4, and a text the same
// whatever space is around it.
func same(b, a *load.Value) bool {
	if b.Known() != a.Known() {
		return false
	}
	if n, ok := a.At.(*record.Number); ok {
		return n.V.Cmp(b.At.(*record.Number).V) == 0
	}
	return strings.TrimSpace(b.Text) == strings.TrimSpace(a.Text)
}

// entries reports the entries of a list that came, went, or differ.
func (c *comparer) entries(in Event, list string, before, after []load.Value) {
	partner, gone := matching(entryNames(before), entryNames(after))
	for i := range after {
		e := in
		e.Entry, e.Pos = entryOf(list, after[i].At), after[i].Pos
		switch n := partner[i]; {
		case n >= 0:
			c.compare(e, "", before[n].Values, after[i].Values)
		case !c.reported[after[i].At]:
			e.Kind = EntryNew
			c.add(c.content(e, after[i].At))
		}
	}
	for _, n := range gone {
		e := in
		e.Kind, e.Entry, e.Pos, e.Past = EntryGone, entryOf(list, before[n].At), before[n].Pos, true
		c.add(c.content(e, before[n].At))
	}
}

func entryNames(list []load.Value) [][]string {
	all := make([][]string, len(list))
	for i := range list {
		all[i] = names(list[i].At, placeIn(i, len(list)))
	}
	return all
}

// ownKeys compares two maps by the user's own keys.
func (c *comparer) ownKeys(in Event, path string, before, after []load.Value) {
	find := func(list []load.Value, key string) *load.Value {
		for i := range list {
			if list[i].Key == key {
				return &list[i]
			}
		}
		return nil
	}
	for i := range after {
		a := &after[i]
		b := find(before, a.Key)
		if b == nil {
			b = &load.Value{At: a.At}
		}
		c.value(in, path, a.Key, b, a)
	}
	for i := range before {
		if b := &before[i]; find(after, b.Key) == nil {
			c.value(in, path, b.Key, b, &load.Value{At: b.At})
		}
	}
}

// entryOf says how an entry is told from the others of its list.
func entryOf(list string, at any) Entry {
	e := Entry{List: list}
	switch at := at.(type) {
	case *record.Contact:
		e.Name = name(at)
		if e.Name == "" {
			e.Name = at.ID.V
		}
	case *record.PromiseChange:
		e.Name, e.Day = skus(at.SKUs), at.Told.V
	case *record.Line:
		e.Name = lineName(at)
	case *record.Approval:
		e.Name = at.What.V
	case *record.Payment:
		e.Name = at.Stage.V
	case *record.Delivery:
		e.Day, _ = at.Day()
	case *record.Return:
		e.Day = at.On.V
	case *record.AgreedChange:
		e.Name, e.Day = at.SKU.V, at.On.V
	case *record.Inspection:
		e.Name, e.Day = at.SKU.V, at.On.V
	case *record.Certificate:
		e.Name, e.Day = at.Name.V, at.Issued.V
	case *record.Agreement:
		e.Name, e.Day = at.Kind.V, at.Begin()
	case *record.Forecast:
		e.Name = at.Period.V.Name
	case *record.Goodwill:
		e.Name, e.Day = at.What.V, at.On.V
	case *record.Closure:
		e.Name, e.Day = at.Name.V, at.From.V
	case *record.Phase:
		e.Name, e.Day = at.Reason.V, at.From.V
	case *record.Observation:
		e.Name = at.Area.V
	case *record.Promise:
		e.Name = at.What.V
	}
	return e
}

// content adds what must not be lost with an entry that came or went: money, a
// quantity, who promised.
func (c *comparer) content(e Event, at any) Event {
	currency := c.after.CurrencyOf(nil, c.s)
	switch at := at.(type) {
	case *record.Payment:
		e.To = at.Due.V
		return e.money(at.Amount, at.Currency.Or(c.currencyOf(e.Record)))
	case *record.Forecast:
		return e.money(at.Value, at.Currency.Or(currency))
	case *record.Goodwill:
		e.By = at.By.V
		return e.money(at.Value, at.Currency.Or(currency))
	case *record.Line:
		e.After = number(at.Quantity)
	case *record.AgreedChange:
		e.By, e.After = at.By.V, number(at.Quantity)
		return e.money(at.Price, c.currencyOf(e.Record))
	case *record.PromiseChange:
		e.By, e.To = at.AskedBy.V, at.To.V
	case *record.Promise:
		e.By, e.To = at.By.V, at.Due.V
	}
	return e
}

// currencyOf returns the currency of an order.
func (c *comparer) currencyOf(order string) string {
	for i := range c.after.Orders {
		if o := &c.after.Orders[i]; o.ID.V == order {
			return c.after.CurrencyOf(o, c.s)
		}
	}
	return c.after.CurrencyOf(nil, c.s)
}
