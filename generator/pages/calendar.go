package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"factorybook/generator/agenda"
	"factorybook/generator/calendar"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// CalendarView is the page of the days ahead: six months of a calendar, and below each
// what is due in it.
type CalendarView struct {
	Shell
	Heading, Intro string
	// File is the calendar to subscribe to.
	File string
	// Undated says how much has no day, or "".
	Undated string
	// Unknown says for which years the Chinese days off are not announced yet, or "".
	Unknown string
	Find    *Find
	// Shut are the shutdowns ahead, MoreShut how many more there are.
	Shut     []CalendarEntry
	MoreShut string
	// Overdue is what is overdue on the day the page speaks for.
	Overdue []CalendarEntry
	Months  []CalendarMonth
}

// CalendarMonth is one month.
type CalendarMonth struct {
	Title, Anchor string
	// Weekdays are the heads of the columns, Monday first.
	Weekdays []string
	Weeks    []CalendarWeek
	// Days are those with something on them, in order; Count words how much is due, and
	// Open is set where it is in sight at once.
	Days  []CalendarAgenda
	Count string
	Open  bool
	// None stands for a month without any.
	None string
}

// CalendarWeek is seven days.
type CalendarWeek struct{ Days []CalendarDay }

// CalendarDay is a day of a month, or the empty place of one of another month.
type CalendarDay struct {
	// Number is the day of the month, or "".
	Number string
	// Class says what kind of day it is: off, work, ours, today, past.
	Class string
	// Words say it too, for those who cannot see it.
	Words string
	// Ours and Theirs count what is due; Shut the factories that are shut.
	Ours, Theirs, Shut string
	// Label says all of it; Href leads to the day below, or is "".
	Label, Href string
}

// CalendarAgenda is a day with what is on it.
type CalendarAgenda struct {
	Anchor, Date string
	// Notes are days off and make-up days, Entries what is due.
	Notes   []string
	Entries []CalendarEntry
}

// CalendarEntry is something on a day.
type CalendarEntry struct {
	// Kind is as in package agenda, or closure; KindWord the word.
	Kind, KindWord string
	// Side has to act; Who is the word for it.
	Side, Who string
	// What is to be done, and with whom.
	What    string
	Factory words.Name
	// When says of what is overdue for how long.
	When string
	Href string
	// Find is what the form looks in.
	Find string
}

// calendarMonths is how many months the calendar shows.
const calendarMonths = 6

// monthsOpen is how many months are in sight at once: the others open, and are printed.
const monthsOpen = 2

// maxShut is how many shutdowns stand above the months; all of them stand on their days.
const maxShut = 12

// planned is something of a factory's on a day, or on days.
type planned struct {
	CalendarEntry
	from, until record.Date // until: the last day; a closure's
	overdue     bool
	undated     bool
	uid         string
}

// calendarSpan is the months that the calendar shows.
func calendarSpan(asOf record.Date) record.Span {
	year, month, _ := asOf.Civil()
	from := record.NewDate(year, month, 1)
	return record.Span{From: from, Until: from.AddMonths(calendarMonths)}
}

// plansOf is what a factory adds to the calendar.
func plansOf(p words.Place, partner *figures.Partner, name words.Name) []planned {
	f, w, span := partner.Factory, p.Words, calendarSpan(p.AsOf)
	var list []planned
	for i := range partner.Todos {
		t := &partner.Todos[i]
		day := t.Day()
		if !t.Due.IsZero() && !t.Overdue && !span.Contains(day) {
			continue
		}
		e := planned{
			CalendarEntry: CalendarEntry{
				Kind: t.Kind, KindWord: t.KindWord, Side: t.Side, Who: t.Who, What: t.What, Factory: name, Href: p.To(t.Path),
			},
			from: day, until: day, overdue: t.Overdue, undated: t.Due.IsZero(), uid: t.UID,
		}
		if t.Record != "" {
			e.What = words.JoinTitle(t.Record, t.What)
		}
		if t.Overdue {
			e.When = t.When
		}
		list = append(list, e)
	}
	for i := range f.Closures {
		shut, ok := f.Closures[i].Span()
		if !ok || !shut.Overlaps(span) || shut.Until <= p.AsOf {
			continue
		}
		list = append(list, planned{
			CalendarEntry: CalendarEntry{
				Kind: "closure", KindWord: w.Say("kind.closure"), Side: record.ByFactory, Factory: name, Href: p.To(words.Timeline.Path(f.ID)),
				What: words.JoinColon(w, w.Span(shut), figures.ClosureName(w, &f.Closures[i])),
			},
			from: shut.From, until: shut.Last(), uid: f.ID + "/closure/" + shut.From.String(),
		})
	}
	for i := range list {
		e := &list[i]
		e.Find = strings.ToLower(strings.Join([]string{e.What, name.Latin, name.Chinese, e.KindWord}, " "))
	}
	return list
}

func calendarPage(s *words.Site, registers []*register) words.Page {
	p := s.At(words.Calendar)
	w, span := p.Words, calendarSpan(p.AsOf)
	v := &CalendarView{Heading: w.Say("calendar.title"), File: p.To(words.CalendarPath)}
	v.Shell = shell(p, v.Heading)
	days := map[record.Date][]planned{}
	shut := map[record.Date]int{}
	undated, dated := 0, 0
	var closures []*planned
	for _, r := range registers {
		for i := range r.plan {
			e := &r.plan[i]
			switch {
			case e.undated:
				undated++
			case e.overdue:
				v.Overdue = append(v.Overdue, e.CalendarEntry)
			default:
				dated++
				days[max(e.from, p.AsOf, span.From)] = append(days[max(e.from, p.AsOf, span.From)], *e)
			}
			if e.Kind == "closure" {
				closures = append(closures, e)
				for d := max(e.from, span.From); d <= min(e.until, span.Last()); d++ {
					shut[d]++
				}
			}
		}
	}
	slices.SortStableFunc(closures, func(a, b *planned) int { return cmp.Compare(a.from, b.from) })
	for _, e := range closures[:min(len(closures), maxShut)] {
		v.Shut = append(v.Shut, e.CalendarEntry)
	}
	if n := len(closures) - maxShut; n > 0 {
		v.MoreShut = w.Say("list.more", "n", n)
	}
	v.Intro = w.Say("calendar.intro", "n", dated, "from", p.AsOf, "until", span.Last(), "overdue", len(v.Overdue))
	if undated > 0 {
		v.Undated = w.Say("calendar.undated", "n", undated)
	}
	official := calendar.OfficialDays(p.Settings.ChinaDays)
	off := offDays(p, official, span)
	v.Unknown = unknownYears(w, official, span)
	for month := span.From; month < span.Until; month = month.AddMonths(1) {
		m := calendarMonth(p, month, days, shut, off)
		m.Open = len(v.Months) < monthsOpen
		v.Months = append(v.Months, m)
	}
	if dated >= minFind {
		v.Find = &Find{List: "_calendar"}
		v.Find.add(Choice{Key: "side", Label: w.Say("calendar.side"), Values: []NavLink{
			{Label: w.Say("todo.ours"), Href: record.ByImporter}, {Label: w.Say("todo.theirs"), Href: record.ByFactory},
		}})
		v.Find.add(kindChoice(w, days))
	}
	return p.Page(v)
}

// kindChoice is the choice of the kinds of what is on the days.
func kindChoice(w *words.Words, days map[record.Date][]planned) Choice {
	c := Choice{Key: "kind", Label: w.Say("table.kind")}
	seen := map[string]string{}
	for _, list := range days {
		for i := range list {
			seen[list[i].Kind] = list[i].KindWord
		}
	}
	for _, kind := range [...]agenda.Kind{
		agenda.Payment, agenda.Approval, agenda.Delivery, agenda.Promise, agenda.Answer, agenda.OrderBy, agenda.Certificate, agenda.Agreement, agenda.Visit, agenda.Contact, agenda.Confirm, "closure",
	} {
		if word := seen[string(kind)]; word != "" {
			c.Values = append(c.Values, NavLink{Label: word, Href: string(kind)})
		}
	}
	return c
}

// offDay is what makes a day another than its weekday says.
type offDay struct {
	class string
	words []string
}

// offDays are the Chinese days off and make-up days, our own holidays, and festivals of
// years whose days off are not announced.
func offDays(p words.Place, official *calendar.Official, span record.Span) map[record.Date]*offDay {
	w := p.Words
	list := map[record.Date]*offDay{}
	add := func(day record.Date, class, said string) {
		d := list[day]
		if d == nil {
			d = &offDay{}
			list[day] = d
		}
		if !slices.Contains(strings.Fields(d.class), class) {
			d.class = strings.TrimSpace(d.class + " " + class)
		}
		d.words = append(d.words, said)
	}
	for _, d := range official.Days(span) {
		if d.Off {
			add(d.Date, "off", w.Say("todo.day_off", "name", lists.Festival(w, d.Festival, d.Also)))
		} else {
			add(d.Date, "work", w.Say("todo.work_day", "name", lists.Festival(w, d.Festival, d.Also)))
		}
	}
	festivals, _ := calendar.Festivals(nil, span)
	for _, f := range festivals {
		if f.Festival != calendar.Lantern && !official.Known(f.On.Year()) {
			add(f.On, "off", w.Say("todo.festival", "name", lists.Festival(w, f.Festival, calendar.NoFestival)))
		}
	}
	for i := range p.Settings.Holidays {
		if h := &p.Settings.Holidays[i]; h.On.Known() && span.Contains(h.On.V) {
			add(h.On.V, "ours", w.Say("calendar.our_holiday", "name", cmp.Or(w.Own(h.Name, h.NameZH).V, w.Say("todo.holiday"))))
		}
	}
	return list
}

// unknownYears says for which years of a span the Chinese days off are not known, or "".
func unknownYears(w *words.Words, official *calendar.Official, span record.Span) string {
	var years []string
	for year := span.From.Year(); year <= span.Last().Year(); year++ {
		if !official.Known(year) {
			years = append(years, strconv.Itoa(year))
		}
	}
	if len(years) == 0 {
		return ""
	}
	return w.Say("calendar.unknown", "years", w.List(years))
}

func calendarMonth(p words.Place, first record.Date, days map[record.Date][]planned, shut map[record.Date]int, off map[record.Date]*offDay) CalendarMonth {
	w := p.Words
	m := CalendarMonth{Title: w.Month(first), Anchor: "_" + first.String()[:7], None: w.Say("calendar.none")}
	names := strings.Fields(w.Say("brief.weekdays")) // Sunday first
	m.Weekdays = append(slices.Clone(names[1:]), names[0])
	next := first.AddMonths(1)
	monday := first - record.Date((int(first.Weekday())+6)%7)
	for from := monday; from < next; from += 7 {
		var week CalendarWeek
		for day := from; day < from+7; day++ {
			if day < first || day >= next {
				week.Days = append(week.Days, CalendarDay{Class: "other"})
				continue
			}
			week.Days = append(week.Days, calendarDay(p, day, days[day], shut[day], off[day]))
		}
		m.Weeks = append(m.Weeks, week)
	}
	due := 0
	for day := max(first, p.AsOf); day < next; day++ {
		a := CalendarAgenda{Anchor: dayAnchor(day), Date: w.Say("calendar.day", "weekday", names[day.Weekday()], "day", w.ShortDate(day))}
		if o := off[day]; o != nil {
			a.Notes = o.words
		}
		list := days[day]
		slices.SortStableFunc(list, func(a, b planned) int {
			return cmp.Or(figures.FalseFirst(a.Kind != string(agenda.Payment), b.Kind != string(agenda.Payment)), figures.FalseFirst(a.Side != record.ByImporter, b.Side != record.ByImporter))

		})
		for i := range list {
			a.Entries = append(a.Entries, list[i].CalendarEntry)
		}
		if len(a.Notes)+len(a.Entries) > 0 {
			m.Days = append(m.Days, a)
		}
		due += len(a.Entries)
	}
	m.Count = w.Say("timeline.count", "n", due)
	return m
}

func dayAnchor(day record.Date) string { return "_d-" + day.String() }

func calendarDay(p words.Place, day record.Date, list []planned, shut int, off *offDay) CalendarDay {
	w := p.Words
	_, _, number := day.Civil()
	d := CalendarDay{Number: strconv.Itoa(number)}
	var class, said []string
	if weekday := day.Weekday(); weekday == time.Saturday || weekday == time.Sunday {
		class = append(class, "weekend")
	}
	if off != nil {
		class, said = append(class, off.class), append(said, off.words...)
	}
	switch {
	case day == p.AsOf:
		class, said = append(class, "today"), append(said, w.Say("todo.today"))
	case day < p.AsOf:
		class = append(class, "past")
	}
	ours, theirs := 0, 0
	for i := range list {
		switch {
		case list[i].Kind == "closure":
		case list[i].Side == record.ByImporter:
			ours++
		default:
			theirs++
		}
	}
	for _, c := range [...]struct {
		n   int
		key string
		to  *string
	}{{ours, "calendar.ours", &d.Ours}, {theirs, "calendar.theirs", &d.Theirs}, {shut, "calendar.shut", &d.Shut}} {
		if c.n > 0 {
			*c.to = w.Int(c.n)
			said = append(said, w.Say(c.key, "n", c.n))
		}
	}
	d.Class, d.Words = strings.Join(class, " "), strings.Join(said, w.Say("list.semicolon"))
	if day >= p.AsOf && (len(list) > 0 || off != nil) {
		d.Href = "#" + dayAnchor(day)
	}
	d.Label = words.JoinColon(w, w.Date(day), d.Words)
	return d
}
