package figures

import (
	"cmp"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Todo is an item of the agenda in words: what one side has to do by a day. It
// holds no records, so that the rest of its factory can be forgotten.
type Todo struct {
	// ID is short, for paper; UID names the item for good.
	ID, UID string
	// Side has to act: importer or factory; Who is the word for it.
	Side, Who string
	// Kind as in package agenda, and the word for it.
	Kind, KindWord string
	// What is to be done, as a phrase; where the record has a name of its own, an
	// order's or issue's id, Record is it.
	What, Record string
	// Made says of a promise who made it, when and where; Carried how often it was
	// carried over since; Whose, of a late delivery, how much of it may be our own doing.
	// Each may be "". Said is what was said of it last.
	Made, Carried, Whose string
	Said                 []Said
	// When says how long it is overdue or how long there is: "9 days overdue".
	When string
	// Ours says, of goods that are overdue, what of it our own delays may explain; it
	// stands at the end of What, too. AllOurs: all of it.
	Ours    string
	AllOurs bool
	// Due is the last good day, Expected another one that it is now promised for;
	// no date when there is none. Days is Due − as-of.
	Due, Expected record.Date
	Days          int
	Overdue       bool
	// FactoryID and Factory name whose it is.
	FactoryID string
	Factory   words.Name
	// Path opens the record, from the site's root; File and Pos are where it stands.
	Path, File string
	Pos        record.Pos
	// Spring is set for an order-by date: what it was computed from.
	Spring *agenda.Spring
}

// Day is the day in a calendar: the one it is expected on, else the one it is due on.
func (t *Todo) Day() record.Date {
	if !t.Expected.IsZero() {
		return t.Expected
	}
	return t.Due
}

// Place decides where the item stands among others.
func (t *Todo) Place() agenda.Place {
	return agenda.Place{Ours: t.Side == record.ByImporter, Due: t.Due, Factory: t.FactoryID, UID: t.UID}
}

// Within reports whether the item is overdue, or due or expected within a number of
// days; what has no day is not.
func (t *Todo) Within(days int) bool {
	ahead := t.Days
	if !t.Expected.IsZero() {
		ahead = min(ahead, ahead+int(t.Expected-t.Due))
	}
	return !t.Due.IsZero() && ahead <= days
}

// Todos words the agenda of a factory.
func Todos(w *words.Words, f *record.Factory, items []agenda.Item) []Todo {
	list := make([]Todo, len(items))
	for n := range items {
		i := &items[n]
		t := Todo{
			ID: i.ID, UID: i.UID, Side: i.Side, Who: w.Say("todo.theirs"), Kind: string(i.Kind), KindWord: w.Enum("kind", string(i.Kind)),
			Due: i.Due, Expected: i.Expected, Days: i.Days, Overdue: i.Overdue(),
			FactoryID: f.ID, Factory: words.Name{Latin: f.Name.V, Chinese: f.NameZH.V}, File: i.File, Pos: i.Pos, Spring: i.Spring,
		}
		if i.Side == record.ByImporter {
			t.Who = w.Say("todo.ours")
		}
		t.When = when(w, i.Due, i.Days)
		if i.Due.IsZero() && i.Payment != nil && i.Payment.ByEvent() {
			t.When = AfterEvent(w, i.Payment)
		}
		t.What, t.Path = todo(w, i), todoPath(f, i)
		if t.Ours, t.AllOurs = oursOfOverdue(w, i); t.Ours != "" {
			t.What += w.Say("list.comma") + t.Ours
		}
		switch {
		case i.Order != nil:
			t.Record = i.Order.ID.V
		case i.Issue != nil:
			t.Record = i.Issue.ID.V
		}
		t.Said = saidOf(w, f, i)
		if c := i.Promise; c != nil {
			t.Made, t.Carried = MadeBy(w, f, c), Carried(w, f, c)
		}
		if d := i.Delivery; d != nil {
			t.Whose = Ours(w, d, i.Due-record.Date(i.Days))
		}
		list[n] = t
	}
	return list
}

// oursOfOverdue says what of the lateness of goods that are overdue our own delays may
// explain, and whether that is all; "" where it is nothing.
func oursOfOverdue(w *words.Words, i *agenda.Item) (said string, all bool) {
	if i.Delivery == nil || !i.Overdue() {
		return "", false
	}
	switch ours := i.Delivery.OursLate(i.Due - record.Date(i.Days)); {
	case ours >= -i.Days:
		return w.Say("todo.delays_all_ours"), true
	case ours > 0:
		return w.Say("todo.delays_ours", "n", ours), false
	}
	return "", false
}

// when says how long something open is overdue or how long there is. What is due
// today is due, and not overdue.
func when(w *words.Words, due record.Date, days int) string {
	switch {
	case due.IsZero():
		return w.Say("days.no_date")
	case days < 0:
		return w.Say("days.overdue", "n", -days)
	case days == 0:
		return w.Say("todo.today")
	}
	return w.Say("days.ahead", "n", days)
}

// todo says what is to be done.
func todo(w *words.Words, i *agenda.Item) string {
	switch i.Kind {
	case agenda.Payment:
		amount := w.Say("not_recorded.amount")
		if i.Payment.Amount.Known() {
			amount = w.Money(i.Currency, i.Payment.Amount.V)
		}
		what := w.Say("todo.payment", "stage", w.Enum("stage", i.Payment.Stage.Or(record.StageOther)), "amount", amount)
		if !i.By.IsZero() {
			what += w.Say("list.comma") + w.Say("todo.banks_closed", "day", i.By)
		}
		return what
	case agenda.Approval:
		return w.Say("todo.approval", "what", cmp.Or(w.Own(i.Approval.What, i.Approval.WhatZH).V, w.Say("event.something")))
	case agenda.Delivery:
		what := w.Say("todo.delivery", "goods", OpenGoods(w, i.Delivery))
		if !i.Expected.IsZero() {
			what += w.Say("list.comma") + w.Say("outcome.last_promise", "day", i.Expected)
		}
		return what
	case agenda.Promise:
		what := w.Own(i.Promise.What, i.Promise.WhatZH).V
		if !i.Expected.IsZero() {
			what += w.Say("list.comma") + w.Say("outcome.last_promise", "day", i.Expected)
		}
		return what
	case agenda.Answer:
		if i.Issue != nil {
			return w.Say("todo.answer", "what", cmp.Or(w.Own(i.Issue.Title, i.Issue.TitleZH).V, i.Issue.ID.V))
		}
		return w.Say("todo.answer", "what", cmp.Or(w.Own(i.Talk.About, i.Talk.AboutZH).V, w.Enum("channel", i.Talk.Channel.V)))
	case agenda.Visit:
		if i.Last.IsZero() {
			return w.Say("todo.visit_never")
		}
		return w.Say("todo.visit", "day", i.Last, "n", i.Every)
	case agenda.Contact:
		return w.Say("todo.contact", "day", i.Last, "n", i.Every)
	case agenda.Confirm:
		name := words.Name{Latin: i.Contact.Name.V, Chinese: i.Contact.NameZH.V}.Main(w.Script)
		if i.Last.IsZero() {
			return w.Say("todo.confirm_never", "name", name)
		}
		return w.Say("todo.confirm", "name", name, "day", i.Last)
	case agenda.Certificate:
		return w.Say("todo.certificate", "name", cmp.Or(w.Own(i.Certificate.Name, i.Certificate.NameZH).V, w.Say("kind.certificate")))
	case agenda.Agreement:
		return w.Say("todo.agreement", "what", AgreementName(w, i.Agreement))
	case agenda.OrderBy:
		s := i.Spring
		return w.Say("todo.order_by", "n", s.Lead, "last", s.LastDay, "basis", Basis(w, s))
	}
	return w.Lack("todo." + string(i.Kind))
}

// AgreementName says what was agreed: its kind and its summary, or the summary alone where
// that begins with the kind.
func AgreementName(w *words.Words, a *record.Agreement) string {
	kind := cmp.Or(w.Enum("agreement_kind", a.Kind.V), w.Say("kind.agreement"))
	switch summary := w.Own(a.Summary, a.SummaryZH).V; {
	case summary == "":
		return kind
	case strings.HasPrefix(strings.ToLower(summary), strings.ToLower(kind)):
		return summary
	default:
		return words.JoinColon(w, kind, summary)
	}
}

func Basis(w *words.Words, s *agenda.Spring) string {
	switch s.Basis {
	case agenda.FromMax:
		return w.Say("todo.basis_max", "n", s.N)
	}
	return w.Say("todo.basis_agreed")
}

// todoPath leads to the record, from the site's root.
func todoPath(f *record.Factory, i *agenda.Item) string {
	switch {
	case i.Order != nil:
		return words.OrderPath(f, i.Order.ID.V)
	case i.Promise != nil:
		return words.Place{}.PromisePath(f, i.Promise)
	case i.Issue != nil:
		return words.IssuePath(f, i.Issue.ID.V)
	case i.Talk != nil:
		return words.TalkPath(f, i.Talk.Key)
	case i.Contact != nil:
		return words.Profile.Path(f.ID) + "#" + words.PersonAnchor(i.Contact.ID.V)
	}
	return words.Profile.Path(f.ID)
}
