package lists

import (
	"slices"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/figures"
	"factorybook/generator/ical"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

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
// place in a calendar. What is overdue stands on the as-of day, where it is seen, and
// says which day its own was.
func Calendar(w *words.Words, todos []figures.Todo, opt CalendarOptions) []byte {
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
		// What was expected before its day and did not come is not overdue, and says itself
		// for which day it was promised.
		day, what := max(t.Day(), opt.AsOf), t.What
		if t.Overdue {
			day, what = opt.AsOf, w.Say("todo.was_due", "what", what, "day", t.Due)
		}
		e := ical.Event{
			UID:        uid(t.UID),
			Days:       record.SpanOf(day, day),
			Categories: []string{t.Who, t.KindWord},
		}
		factory := t.Factory.Main(w.Script)
		if t.Record != "" {
			e.Summary = w.Say("todo.summary_record", "factory", factory, "what", what, "who", t.Who, "record", t.Record)
		} else {
			e.Summary = w.Say("todo.summary", "factory", factory, "what", what, "who", t.Who)
		}
		lines := []string{words.Spot(t.File, t.Pos)}
		if !t.Expected.IsZero() {
			lines = append([]string{w.Say("promise.due", "day", t.Due)}, lines...)
		}
		e.Description = strings.Join(lines, "\n")
		e.URL = words.Address(opt.BaseURL, t.Path)
		c.Events = append(c.Events, e)
	}
	c.Events = append(c.Events, opt.Also...)
	return c.Append(nil)
}

// SortTodos puts those of several factories in the order of agenda.Sort.
func SortTodos(todos []figures.Todo) {
	slices.SortStableFunc(todos, func(a, b figures.Todo) int {
		return agenda.Compare(a.Place(), b.Place())
	})
}

// TodosWithin returns those that are overdue, or due or expected within a number
// of days, with what has no day at the end of each side if it is wanted; left
// counts what has no day and was left out.
func TodosWithin(todos []figures.Todo, days int, undated bool) (list []figures.Todo, left int) {
	for _, t := range todos {
		switch {
		case t.Due.IsZero() && !undated:
			left++
		case t.Due.IsZero(), t.Within(days):
			list = append(list, t)
		}
	}
	return list, left
}
