package present

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

// Item is one open thing: something that one side owes the other.
type Item struct {
	// Factory names whose it is on pages across factories.
	Factory Name
	// What is owed, as a sentence; KindWord says what kind of thing it is.
	What, KindWord string
	// Side is who owes it, Who the word for that.
	Side, Who string
	// When says how long it is overdue or how long there is: "9 days overdue".
	When string
	// Overdue is set when its day has passed.
	Overdue bool
	// Due is the day, worded, or "".
	Due string
	// Record names the record, Href opens it.
	Record, Href string
	// Spot is the file and line.
	Spot string

	due  record.Date // 0: none
	path string      // Href from the site's root
}

// Open is what each side owes the other, overdue first, then by day.
type Open struct {
	Ours, Theirs []Item
}

// open lists what is open with a factory. Paths of links start at the site's root.
func (p page) open(partner *Partner) Open {
	f, w := partner.Factory, p.Words
	var open Open
	add := func(side string, i Item, kind string, due record.Day) {
		i.KindWord = w.Enum("kind", kind)
		i.Side, i.Who = side, p.who(side)
		i.Href = p.to(i.path)
		if due.Known() {
			i.due, i.Due = due.V, w.Date(due.V)
			i.When, _ = p.against(due, record.Day{})
			i.Overdue = due.V < p.AsOf
		} else {
			i.When = w.Say("days.no_date")
		}
		if side == record.ByImporter {
			open.Ours = append(open.Ours, i)
		} else {
			open.Theirs = append(open.Theirs, i)
		}
	}
	for i := range f.Orders {
		o := &f.Orders[i]
		if o.Cancelled.Known() {
			continue
		}
		path := orderPath(f, o.ID.V)
		for n := range o.Payments {
			if pay := &o.Payments[n]; !pay.Paid.Known() {
				e := p.paymentEvent(f, o, pay)
				add(record.ByImporter, Item{What: e.What, Record: o.ID.V, path: path, Spot: e.Spot}, "payment", pay.Due)
			}
		}
		for n := range o.Approvals {
			if a := &o.Approvals[n]; !a.Done.Known() && !o.Closed.Known() {
				e := p.approvalEvent(o, a)
				add(record.ByImporter, Item{What: e.What, Record: o.ID.V, path: path, Spot: e.Spot}, "approval", a.Due)
			}
		}
	}
	p.openDues(partner, func(i Item, due record.Day) { add(record.ByFactory, i, "delivery", due) })
	for i := range partner.Result.Promises {
		c := &partner.Result.Promises[i]
		if c.Open() {
			item := Item{What: c.What.V, path: p.promisePath(f, c), Record: w.Say("item.note", "day", c.Made), Spot: Spot(c.Notes[0].File, c.Notes[0].Promise.Pos)}
			add(c.By.V, item, "promise", c.Due)
		}
	}
	for i := range f.Issues {
		q := &f.Issues[i]
		if !q.Answered.Known() && !q.Closed.Known() && q.RaisedBy.Known() {
			item := Item{What: w.Say("open.answer_issue", "title", orElse(q.Title.V, q.ID.V)), Record: q.ID.V, path: issuePath(f, q.ID.V), Spot: Spot(q.File, q.Pos)}
			add(otherSide(q.RaisedBy.V), item, "issue", record.Day{})
		}
	}
	for i := range f.Talks {
		t := &f.Talks[i]
		if question(t) && !t.Answered.Known() {
			item := Item{What: w.Say("open.answer_talk", "about", orElse(t.About.V, w.Enum("channel", t.Channel.V))), path: talkPath(f, t.Key), Spot: Spot(t.File, t.Pos)}
			add(otherSide(t.By.V), item, "talk", record.Day{})
		}
	}
	for _, list := range [...][]Item{open.Ours, open.Theirs} {
		slices.SortStableFunc(list, func(a, b Item) int {
			return cmp.Or(compareBool(a.due == 0, b.due == 0), cmp.Compare(a.due, b.due))
		})
	}
	return open
}

// question reports whether a talk waits for an answer: what one side wrote to the
// other. What was said in person or by phone was answered there and then.
func question(t *record.Talk) bool {
	return t.By.Known() && (t.Channel.V == record.ChannelWeChat || t.Channel.V == record.ChannelEmail)
}

// promisePath leads to the note in which the promise was made.
func (p page) promisePath(f *record.Factory, c *record.PromiseCase) string {
	note := &c.Notes[0]
	switch note.Kind {
	case record.InVisit:
		return factoryDir(f) + "visits/" + note.Key + ".html#" + promiseAnchor(c.ID)
	case record.InTalk:
		return talkPath(f, note.Key)
	}
	return issuePath(f, note.Key)
}

// promiseAnchor is the id of a promise in the page of its note.
func promiseAnchor(id string) string { return "_p-" + escapeAnchor(id) }

func otherSide(side string) string {
	if side == record.ByImporter {
		return record.ByFactory
	}
	return record.ByImporter
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
