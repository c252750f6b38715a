package present

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/ical"
	"factorybook/generator/record"
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
	// When says how long it is overdue or how long there is: "9 days overdue".
	When string
	// Due is the last good day, Expected another one that it is now promised for;
	// no date when there is none. Days is Due − as-of.
	Due, Expected record.Date
	Days          int
	Overdue       bool
	// FactoryID and Factory name whose it is.
	FactoryID string
	Factory   Name
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

// Todos words the agenda of a factory.
func (w *Words) Todos(f *record.Factory, items []agenda.Item) []Todo {
	list := make([]Todo, len(items))
	for n := range items {
		i := &items[n]
		t := Todo{
			ID: i.ID, UID: i.UID, Side: i.Side, Who: w.Say("todo.theirs"), Kind: string(i.Kind), KindWord: w.Enum("kind", string(i.Kind)),
			Due: i.Due, Expected: i.Expected, Days: i.Days, Overdue: i.Overdue(),
			FactoryID: f.ID, Factory: Name{Latin: f.Name.V, Chinese: f.NameZH.V}, File: i.File, Pos: i.Pos, Spring: i.Spring,
		}
		if i.Side == record.ByImporter {
			t.Who = w.Say("todo.ours")
		}
		switch {
		case i.Due.IsZero():
			t.When = w.Say("days.no_date")
		case t.Overdue:
			t.When = w.Say("days.overdue", "n", -i.Days)
		case i.Days == 0:
			t.When = w.Say("todo.today")
		default:
			t.When = w.Say("days.ahead", "n", i.Days)
		}
		t.What, t.Path = w.todo(i), todoPath(f, i)
		switch {
		case i.Order != nil:
			t.Record = i.Order.ID.V
		case i.Issue != nil:
			t.Record = i.Issue.ID.V
		}
		list[n] = t
	}
	return list
}

// todo says what is to be done.
func (w *Words) todo(i *agenda.Item) string {
	switch i.Kind {
	case agenda.Payment:
		amount := w.Say("not_recorded.amount")
		if i.Payment.Amount.Known() {
			amount = w.Money(i.Currency, i.Payment.Amount.V)
		}
		return w.Say("todo.payment", "stage", w.Enum("stage", i.Payment.Stage.Or(record.StageOther)), "amount", amount)
	case agenda.Approval:
		return w.Say("todo.approval", "what", cmp.Or(i.Approval.What.V, w.Say("event.something")))
	case agenda.Delivery:
		what := w.Say("todo.delivery", "goods", w.goods(i.Delivery))
		if !i.Expected.IsZero() {
			what += w.Say("list.comma") + w.Say("outcome.last_promise", "day", i.Expected)
		}
		return what
	case agenda.Promise:
		what := i.Promise.What.V
		if !i.Expected.IsZero() {
			what += w.Say("list.comma") + w.Say("outcome.last_promise", "day", i.Expected)
		}
		return what
	case agenda.Answer:
		if i.Issue != nil {
			return w.Say("todo.answer", "what", cmp.Or(i.Issue.Title.V, i.Issue.ID.V))
		}
		return w.Say("todo.answer", "what", cmp.Or(i.Talk.About.V, w.Enum("channel", i.Talk.Channel.V)))
	case agenda.Visit:
		if i.Last.IsZero() {
			return w.Say("todo.visit_never")
		}
		return w.Say("todo.visit", "day", i.Last, "n", i.Every)
	case agenda.Contact:
		return w.Say("todo.contact", "day", i.Last, "n", i.Every)
	case agenda.Confirm:
		name := Name{Latin: i.Contact.Name.V, Chinese: i.Contact.NameZH.V}.Main(w.Lang())
		if i.Last.IsZero() {
			return w.Say("todo.confirm_never", "name", name)
		}
		return w.Say("todo.confirm", "name", name, "day", i.Last)
	case agenda.Certificate:
		return w.Say("todo.certificate", "name", cmp.Or(i.Certificate.Name.V, w.Say("kind.certificate")))
	case agenda.Agreement:
		what := w.Say("todo.agreement", "kind", cmp.Or(w.Enum("agreement_kind", i.Agreement.Kind.V), w.Say("kind.agreement")))
		if i.Agreement.Summary.Known() {
			what = joinColon(w, what, i.Agreement.Summary.V)
		}
		return what
	case agenda.OrderBy:
		s := i.Spring
		return w.Say("todo.order_by", "n", s.Lead, "last", s.LastDay, "basis", w.basis(s))
	}
	panic("present: no words for " + string(i.Kind))
}

func (w *Words) basis(s *agenda.Spring) string {
	switch s.Basis {
	case agenda.FromP90:
		return w.Say("todo.basis_p90", "n", s.N)
	case agenda.FromMax:
		return w.Say("todo.basis_max", "n", s.N)
	}
	return w.Say("todo.basis_agreed")
}

// todoPath leads to the record, from the site's root.
func todoPath(f *record.Factory, i *agenda.Item) string {
	switch {
	case i.Order != nil:
		return orderPath(f, i.Order.ID.V)
	case i.Promise != nil:
		return page{}.promisePath(f, i.Promise)
	case i.Issue != nil:
		return issuePath(f, i.Issue.ID.V)
	case i.Talk != nil:
		return talkPath(f, i.Talk.Key)
	case i.Contact != nil:
		return factoryDir(f) + "index.html#" + personAnchor(i.Contact.ID.V)
	}
	return factoryDir(f) + "index.html"
}

// CalendarOptions say what a calendar of the agenda is for.
type CalendarOptions struct {
	// Title is the book's; AsOf the day the calendar speaks for.
	Title string
	AsOf  record.Date
	// BaseURL is where the site is, for links back to the records; "": none.
	BaseURL string
	// Also are further events, such as ShutdownEvents and HolidayEvents.
	Also []ical.Event
}

// Calendar returns the todos as iCalendar, each on its day; what has no day has no
// place in a calendar.
func (w *Words) Calendar(todos []Todo, opt CalendarOptions) []byte {
	c := ical.Calendar{
		Name:        w.Say("todo.calendar", "title", opt.Title),
		Description: w.Say("todo.calendar_about", "day", opt.AsOf),
		Stamp:       opt.AsOf,
		Events:      make([]ical.Event, 0, len(todos)),
	}
	for i := range todos {
		t := &todos[i]
		if t.Due.IsZero() {
			continue
		}
		e := ical.Event{
			UID:        uid(t.UID),
			Days:       record.SpanOf(t.Day(), t.Day()),
			Categories: []string{t.Who, t.KindWord},
		}
		factory := t.Factory.Main(w.Lang())
		if t.Record != "" {
			e.Summary = w.Say("todo.summary_record", "factory", factory, "what", t.What, "who", t.Who, "record", t.Record)
		} else {
			e.Summary = w.Say("todo.summary", "factory", factory, "what", t.What, "who", t.Who)
		}
		lines := []string{Spot(t.File, t.Pos)}
		if !t.Expected.IsZero() {
			lines = append([]string{w.Say("promise.due", "day", t.Due)}, lines...)
		}
		e.Description = strings.Join(lines, "\n")
		if opt.BaseURL != "" {
			file, fragment, _ := strings.Cut(t.Path, "#")
			link := url.URL{Path: file, Fragment: fragment}
			e.URL = strings.TrimSuffix(opt.BaseURL, "/") + "/" + link.String()
		}
		c.Events = append(c.Events, e)
	}
	c.Events = append(c.Events, opt.Also...)
	return c.Append(nil)
}

// SortTodos puts those of several factories in the order of agenda.Sort.
func SortTodos(todos []Todo) {
	slices.SortStableFunc(todos, func(a, b Todo) int {
		return cmp.Or(
			compareBool(a.Side != record.ByImporter, b.Side != record.ByImporter),
			compareBool(a.Due.IsZero(), b.Due.IsZero()),
			cmp.Compare(a.Due, b.Due),
			cmp.Compare(a.FactoryID, b.FactoryID),
			cmp.Compare(a.UID, b.UID),
		)
	})
}

// TodosWithin returns those that are overdue, or due or expected within a number
// of days, with what has no day at the end of each side if it is wanted; left
// counts what has no day and was left out.
func TodosWithin(todos []Todo, days int, undated bool) (list []Todo, left int) {
	for _, t := range todos {
		ahead := t.Days
		if !t.Expected.IsZero() {
			ahead = min(ahead, ahead+int(t.Expected-t.Due))
		}
		switch {
		case t.Due.IsZero() && !undated:
			left++
		case t.Due.IsZero(), ahead <= days:
			list = append(list, t)
		}
	}
	return list, left
}
