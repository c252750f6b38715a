package lists

import (
	"factorybook/generator/calendar"
	"factorybook/generator/figures"
	"factorybook/generator/ical"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// How far a calendar of days off reaches around the as-of day: back so that one
// can see why nothing came, ahead over the next Spring Festival.
const (
	daysOffBack  = 60
	daysOffAhead = 400
)

func daysOffSpan(asOf record.Date) record.Span {
	return record.SpanOf(asOf-daysOffBack, asOf+daysOffAhead)
}

// uid is the name of an event for good.
func uid(parts string) string { return record.Hash(parts) + "@factorybook.invalid" }

// ShutdownEvents are a factory's own closures around the as-of day, as events of a
// calendar.
func ShutdownEvents(w *words.Words, f *record.Factory, asOf record.Date) []ical.Event {
	var events []ical.Event
	for i := range f.Closures {
		c := &f.Closures[i]
		span, ok := c.Span()
		if !ok || !span.Overlaps(daysOffSpan(asOf)) {
			continue
		}
		events = append(events, ical.Event{
			UID:  uid(f.ID + "/closure/" + c.From.V.String()),
			Days: span,
			Summary: w.Say("todo.shutdown", "factory", words.Name{Latin: f.Name.V, Chinese: f.NameZH.V}.Main(w.Script),
				"name", figures.ClosureName(w, c)),
			Description: words.Spot(f.File, c.Pos),
			Categories:  []string{w.Say("kind.closure")},
		})
	}
	return events
}

// HolidayEvents are the Chinese days off and make-up working days around the as-of
// day. Where the days off of a year are not known, a festival is its own day and says
// so.
func HolidayEvents(w *words.Words, official *calendar.Official, asOf record.Date) []ical.Event {
	span := daysOffSpan(asOf)
	var events []ical.Event
	add := func(key, name string, f calendar.Festival, days record.Span) {
		events = append(events, ical.Event{
			UID: uid("china/" + key + "/" + f.Key() + "/" + days.From.String()), Days: days, Summary: name, Categories: []string{w.Say("todo.china")},
		})
	}
	for _, b := range official.Breaks(span) {
		add("off", w.Say("todo.day_off", "name", Festival(w, b.Festival, b.Also)), b.Festival, b.Span)
	}
	for _, d := range official.Days(span) {
		if !d.Off {
			add("work", w.Say("todo.work_day", "name", Festival(w, d.Festival, d.Also)), d.Festival, record.SpanOf(d.Date, d.Date))
		}
	}
	festivals, _ := calendar.Festivals(nil, span)
	for _, f := range festivals {
		if f.Festival != calendar.Lantern && !official.Known(f.On.Year()) {
			add("festival", w.Say("todo.festival", "name", Festival(w, f.Festival, calendar.NoFestival)), f.Festival, record.SpanOf(f.On, f.On))
		}
	}
	return events
}

// Festival names what a day off is for, in the language.
func Festival(w *words.Words, f, also calendar.Festival) string {
	names := make([]string, 0, 2)
	for _, f := range [...]calendar.Festival{f, also} {
		switch {
		case f == calendar.NoFestival:
		case w.Script == words.Han:
			names = append(names, f.NameZH())
		default:
			names = append(names, f.Name())
		}
	}
	if len(names) == 0 {
		return w.Say("todo.holiday") // of the days that a book adds, none need be a festival's
	}
	return w.List(names)
}
