package briefing

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"factorybook/generator/agenda"
	"factorybook/generator/calendar"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Page 1 of a briefing: for the taxi and the first tea.

// Heights of page 1 in units, with their space: the head, who and what for, the
// frames of the alarms and of the internal part.
const (
	headHeight     = 8
	aimHeight      = 12
	alarmFrame     = 2
	internalFrame  = 4
	calmHeight     = 3
	halfWidth      = 90.0 // mm of one of two columns
	dueWidth       = 103.0
	idWidth        = 11.0 // of an id before an entry
	driverWidth    = 186.0
	driverMaxLines = 4
)

// MaxWants is how many wanted outcomes have a line.
const MaxWants = 3

// mm turns a width on paper into ems of the text's size.
func mm(width float64) float64 { return width / em9 }

// page1 fills page 1.
func (b *brief) page1(s *Sheet) {
	s.Aim = b.aim()
	var wayHeight int
	s.Way, wayHeight = b.way()
	alarms := b.entries(b.alarms(), column{mm(178), 0, 2})
	people, gone := b.people()
	relation := b.relation()
	ours, theirs := b.promises()
	promises := &promiseLists{b.entries(ours, column{mm(dueWidth), 0, 2}), b.entries(theirs, column{mm(dueWidth), 0, 2})}
	internal := b.internal()

	alarmPart := &part{least: alarmFrame + alarms.first(), fair: alarmFrame + 4*lineUnits, want: alarmFrame + alarms.want()}
	alarmPart.fill = func(room int) int {
		used := 0
		s.Alarms, used = alarms.cut(room - alarmFrame)
		return alarmFrame + used
	}
	if len(alarms.lines) == 0 {
		s.Calm = b.calm()
		alarmPart = &part{least: calmHeight, want: calmHeight, fill: func(int) int { return calmHeight }}
	}
	promisePart := &part{least: headUnits + 4*lineUnits, fair: headUnits + 14*lineUnits, want: headUnits + promises.want()}
	promisePart.fill = func(room int) int {
		used := 0
		s.Promises, used = promises.view(b, room-headUnits)
		return headUnits + used
	}
	peoplePart := &part{least: headUnits + 5*lineUnits, fair: headUnits + 9*lineUnits, want: headUnits + b.peopleHeight(len(people), gone)}
	peoplePart.fill = func(room int) int {
		used := 0
		s.People, used = b.peopleRows(people, gone, room-headUnits)
		return headUnits + used
	}
	relationPart := &part{least: headUnits + 4*lineUnits, fair: headUnits + 6*lineUnits, want: headUnits + relation.want()}
	relationPart.fill = func(room int) int {
		used := 0
		s.Relation, used = relation.view(room - headUnits)
		return headUnits + used
	}
	internalPart := &part{least: internalFrame + internal.least(), fair: internalFrame + internal.least() + 2*lineUnits, want: internalFrame + internal.want()}
	internalPart.fill = func(room int) int {
		used := 0
		s.Internal, used = internal.view(b, room-internalFrame)
		return internalFrame + used
	}
	left := lay(sheetUnits-headHeight-aimHeight-wayHeight, alarmPart, promisePart, peoplePart, relationPart, internalPart)
	if s.NotesHeading = left >= headUnits+3; s.NotesHeading {
		left -= headUnits
	}
	s.Notes = ruled(left)
}

// aim is who goes there and what for: what was said for this visit, else what the
// day's own note says, else lines to fill in.
func (b *brief) aim() Aim {
	w := b.Words
	team, purpose := b.aimTeam(), b.Purpose
	if b.Note != nil {
		purpose = cmp.Or(purpose, b.Words.Own(b.Note.Purpose, b.Note.PurposeZH).V)
	}
	a := Aim{Team: enough(w.List(team), mm(70), 2), Purpose: enough(purpose, mm(70), 3)}
	for _, want := range b.Wants[:min(len(b.Wants), MaxWants)] {
		a.Wants = append(a.Wants, enough(want, mm(90), 1))
	}
	for len(a.Wants) < MaxWants {
		a.Wants = append(a.Wants, "")
	}
	return a
}

// way is how to get there, and its height.
func (b *brief) way() (Way, int) {
	w, f := b.Words, b.f
	way := Way{
		Driver: oneLine(f.AddressZH.V), Han: true,
		DriverWay: enough(f.DirectionsZH.V, driverWidth/(12*25.4/72), 2),
		Address:   enough(f.Address.V, mm(112), 2), Directions: enough(f.Directions.V, mm(112), 2), Station: enough(b.Station(&f.NearestStation), mm(reachWidth), 1),
	}
	if way.Driver == "" {
		way.NoAddress = w.Say("brief.no_address_zh")
		way.Driver, way.Han, way.Address = oneLine(f.Address.V), words.HasHan(f.Address.V), ""
	}
	h := headUnits
	width := driverWidth
	if !way.Han {
		width *= boldRoom // Chinese is as wide in bold
	}
	const em26, em22, em20 = 26 * 25.4 / 72, 22 * 25.4 / 72, 20 * 25.4 / 72
	switch {
	case way.Driver == "":
		h += lineUnits
	case linesOf(way.Driver, width/em26) == 1:
		way.Size, way.DriverRows = "a", 1
		h += 6
	case linesOf(way.Driver, width/em22) == 1:
		way.Size, way.DriverRows = "b", 1
		h += 5
	default:
		way.Size = "c"
		way.Driver = enough(way.Driver, width/em20, driverMaxLines)
		way.DriverRows = rowsOf(way.Driver, width/em20, driverMaxLines)
		h += 4 * way.DriverRows
	}
	if way.NoAddress != "" {
		h += lineUnits
	}
	if way.DriverWay != "" {
		h += 3 * rowsOf(way.DriverWay, driverWidth/(12*25.4/72), 2)
	}
	left := 0
	for _, s := range [...]string{way.Address, way.Directions} {
		if s != "" {
			left += lineUnits * rowsOf(s, mm(112), 2)
		}
	}
	right := b.phone(&way)
	if way.Station != "" {
		right += lineUnits
	}
	return way, h + max(left, right) + 1
}

// phone finds the number that answers: of those present, the one whose entry was
// checked last. It returns the height.
func (b *brief) phone(way *Way) int {
	w := b.Words
	var callable []*record.Contact
	checked := func(c *record.Contact) record.Date {
		day, _ := b.f.Checked(c)
		return day.V
	}
	for i := range b.f.Contacts {
		if c := &b.f.Contacts[i]; c.Phone.V != "" && c.PresentOn(b.On) {
			callable = append(callable, c)
		}
	}
	slices.SortStableFunc(callable, func(a, c *record.Contact) int {
		return cmp.Or(-cmp.Compare(checked(a), checked(c)), cmp.Compare(answering(a), answering(c)))
	})
	if len(callable) == 0 {
		way.NoPhone = w.Say("brief.no_phone")
		return lineUnits
	}
	const em14, em11 = 14 * 25.4 / 72, 11 * 25.4 / 72
	first := callable[0]
	way.Phone = oneLine(first.Phone.V)
	switch width := emsOf(way.Phone) / boldRoom; {
	case width <= reachWidth/em14:
		way.PhoneSize = "a"
	case width <= reachWidth/em11:
		way.PhoneSize = "b"
	default:
		way.PhoneSize = "c"
		way.Phone = enough(way.Phone, mm(reachWidth)*boldRoom, 1)
	}
	role := ""
	if first.Role.V != "" {
		role = " · " + w.Enum("role", first.Role.V)
	}
	way.answers, way.role = first, role
	way.Who = b.named("", first, role, mm(reachWidth))
	h := 3 + lineUnits
	if len(callable) > 1 {
		way.Other = b.named(callable[1].Phone.V+" ", callable[1], "", mm(reachWidth))
		h += lineUnits
	}
	return h
}

// named writes somebody's name in both scripts, with what stands before and after
// it; where that does not fit, in one script rather than cut.
func (b *brief) named(before string, c *record.Contact, after string, width float64) string {
	name := words.PersonName(c)
	both := before + words.JoinWords(name.Latin, name.Chinese) + after
	if emsOf(both) <= width {
		return both
	}
	if one := before + name.Main(b.Words.Script) + after; emsOf(one) <= width || name.Chinese == "" {
		return enough(one, width, 1)
	}
	return enough(before+cmp.Or(name.Chinese, name.Latin)+after, width, 1)
}

// answering orders those whose entries were checked on one day by how likely they
// pick up for a stranger in a taxi.
func answering(c *record.Contact) int {
	likely := [...]string{"merchandiser", "sales", "logistics", "owner"}
	if i := slices.Index(likely[:], c.Role.V); i >= 0 {
		return i
	}
	return len(likely)
}

// alarms are the holidays, make-up days and shutdowns around the visit.
func (b *brief) alarms() []Line {
	w := b.Words
	span := record.SpanOf(b.On-agenda.AroundVisit, b.On+agenda.AroundVisit)
	official := calendar.OfficialDays(b.Settings.ChinaDays)
	type alarm struct {
		on   record.Date
		text string
		mark bool
		own  bool
	}
	var list []alarm
	for i := range b.f.Closures {
		c, ok := b.f.Closures[i].Span()
		if !ok || !c.Overlaps(span) {
			continue
		}
		list = append(list, alarm{c.From, w.Say("brief.alarm_closed", "name", cmp.Or(clip(b.Words.Own(b.f.Closures[i].Name, b.f.Closures[i].NameZH).V, mm(halfWidth), 1), w.Say("event.closure")), "span", w.Span(c)), c.Contains(b.On), true})
	}
	for _, br := range official.Breaks(span) {
		list = append(list, alarm{br.Span.From, w.Say("brief.alarm_holiday", "name", festivalName(w, br.Festival, br.Also), "span", w.Span(br.Span)), br.Span.Contains(b.On), false})
	}
	for _, d := range official.Days(span) {
		if !d.Off {
			list = append(list, alarm{d.Date, w.Say("brief.alarm_makeup", "day", weekday(w, d.Date), "name", festivalName(w, d.Festival, d.Also)), d.Date == b.On, false})
		}
	}
	for _, win := range calendar.SpringWindows(span, b.f.ClosureSpans()) {
		if !win.Own && win.Closed.Overlaps(span) {
			list = append(list, alarm{win.Closed.From, w.Say("brief.alarm_usual", "span", w.Span(win.Closed)), win.Closed.Contains(b.On), false})
		}
	}
	if !official.KnownSpan(span) {
		days, _ := calendar.Festivals(nil, span)
		for _, d := range days {
			if d.Festival != calendar.Lantern && !official.Known(d.On.Year()) {
				list = append(list, alarm{d.On, w.Say("brief.alarm_festival", "name", festivalName(w, d.Festival, calendar.NoFestival), "day", d.On), d.On == b.On, false})
			}
		}
		list = append(list, alarm{span.Until, w.Say("brief.alarm_unknown", "year", w.YearOf(span.Last())), false, false})
	}
	if day := b.On.Weekday(); day == time.Saturday || day == time.Sunday {
		open := *b.f
		open.Closures = nil // said above
		week := measure.FactoryWeek(&open, b.Settings)
		usual := slices.ContainsFunc(b.f.Week, func(name record.Text) bool {
			at, ok := calendar.Weekday(name.V)
			return ok && at == day
		})
		switch works, known := week.Works(b.On); {
		case usual && (works || !known):
		case !known:
			key := "brief.alarm_saturday"
			if day == time.Sunday {
				key = "brief.alarm_sunday"
			}
			list = append(list, alarm{b.On, w.Say(key, "day", b.On), true, false})
		case !works:
			list = append(list, alarm{b.On, w.Say("brief.alarm_weekend", "day", weekday(w, b.On)), true, false})
		}
	}
	// The day itself first, then in order.
	slices.SortStableFunc(list, func(a, c alarm) int { return cmp.Or(figures.FalseFirst(!a.mark, !c.mark), cmp.Compare(a.on, c.on)) })
	lines := make([]Line, len(list))
	for i, a := range list {
		lines[i] = Line{Text: a.text, Mark: a.mark, own: a.own}
	}
	return lines
}

func (b *brief) calm() string {
	from, until := b.Words.Ends(b.On-agenda.AroundVisit, b.On+agenda.AroundVisit)
	return b.Words.Say("brief.calm", "from", from, "until", until)
}

// festivalName names a festival in both languages: those who stand at a closed
// gate have to ask for it.
func festivalName(w *words.Words, f, also calendar.Festival) string {
	if f == calendar.NoFestival {
		return w.Say("todo.holiday")
	}
	name := words.JoinWords(f.Name(), f.NameZH())
	if w.Script == words.Han {
		name = f.NameZH()
	}
	if also != calendar.NoFestival {
		name += w.Say("list.comma") + festivalName(w, also, calendar.NoFestival)
	}
	return name
}

// people lists who is there, decision makers and the roles in order, and words
// who left since the last visit.
func (b *brief) people() (rows []Person, gone string) {
	w := b.Words
	var left []string
	for _, c := range b.f.ByRole() {
		if !c.PresentOn(b.On) {
			if c.Left.Known() && c.Left.V > b.since && c.Left.V <= b.On {
				left = append(left, w.Say("brief.left", "name", words.JoinWords(c.Name.V, c.NameZH.V), "role", cmp.Or(w.Enum("role", c.Role.V), "–"), "day", w.Month(c.Left.V)))
			}
			continue
		}
		p := Person{
			Name: enough(cmp.Or(words.JoinWords(c.Name.V, c.NameZH.V), c.ID.V), mm(48), 1), Called: enough(words.JoinWords(c.Called.V, c.CalledZH.V), mm(40), 1),
			Role: w.Enum("role", c.Role.V), Met: b.met(c),
		}
		if b.last != nil && c.From.Known() && c.From.V > b.since {
			p.New = w.Say("brief.new")
		}
		for i := range b.items {
			if it := &b.items[i]; it.Kind == agenda.Confirm && it.Contact == c && (it.Due.IsZero() || it.Due <= b.On) {
				p.ID = it.ID
			}
		}
		rows = append(rows, p)
	}
	if len(left) > 0 {
		gone = enough(w.Say("brief.gone", "who", strings.Join(left, w.Say("list.semicolon"))), mm(sheetWidth), 1)
	}
	return rows, gone
}

// met words when we last met someone.
func (b *brief) met(c *record.Contact) string {
	for i := len(b.f.Visits) - 1; i >= 0; i-- {
		v := &b.f.Visits[i]
		if v.Date.V < b.On && slices.ContainsFunc(v.Met, func(id record.Text) bool { return id.V == c.ID.V }) {
			return b.Words.Date(v.Date.V)
		}
	}
	return b.Words.Say("brief.not_met")
}

// peopleHeight is what so many rows take, with those who left.
func (b *brief) peopleHeight(rows int, gone string) int {
	h := b.columnHeads() + lineUnits*rows
	if rows == 0 {
		h = lineUnits
	}
	if gone != "" {
		h += lineUnits
	}
	return h
}

func (b *brief) peopleRows(rows []Person, gone string, room int) (p People, used int) {
	heights := slices.Repeat([]int{lineUnits}, len(rows))
	n := fitting(heights, room-b.peopleHeight(0, gone)+lineUnits-min(1, len(rows))*b.columnHeads())
	p = People{Rows: rows[:n:n], Gone: gone, More: b.more(len(rows) - n)}
	used = b.peopleHeight(n, gone)
	switch {
	case len(rows) > 0 && p.More != "":
		used += lineUnits
	case len(b.f.Contacts) > 0 && len(rows) == 0:
		p.More = b.Words.Say("brief.people_gone")
	case len(rows) == 0:
		p.More = b.Words.Say("profile.people_none")
	}
	return p, used
}

// promises are the open promises and questions of each side.
func (b *brief) promises() (ours, theirs []Line) {
	w := b.Words
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Kind != agenda.Promise && it.Kind != agenda.Answer {
			continue
		}
		l := Line{ID: t.ID, Text: t.What, When: t.When, Due: w.Date(t.Due), Mark: t.Overdue}
		if t.Due.IsZero() {
			l.When = ""
			l.Due = w.Say("brief.no_day")
		}
		if c := it.Promise; c != nil {
			tail := ""
			if !it.Expected.IsZero() {
				tail = w.Say("list.comma") + w.Say("outcome.last_promise", "day", it.Expected)
			}
			if t.Carried != "" {
				tail += w.Say("list.comma") + t.Carried
			}
			l.Text = clipBefore(w.Own(c.What, c.WhatZH).V, tail, mm(dueWidth), 2)
		} else if t.Record != "" {
			l.Text = words.JoinTitle(t.Record, l.Text)
		}
		if t.Side == record.ByImporter {
			ours = append(ours, l)
		} else {
			theirs = append(theirs, l)
		}
	}
	return ours, theirs
}

// promiseLists are both sides' before they are cut to a height.
type promiseLists struct{ ours, theirs *entries }

// want is the height of both, each below its label.
func (p *promiseLists) want() int { return 2*lineUnits + p.ours.want() + p.theirs.want() }

// view shares a height between both sides: ours gets what it needs up to three
// fifths, and what theirs leaves.
func (p *promiseLists) view(b *brief, room int) (v Promises, used int) {
	room -= 2 * lineUnits
	v.Ours, used = p.ours.cut(min(p.ours.want(), max(room*3/5, room-p.theirs.want())))
	theirs, more := p.theirs.cut(room - used)
	v.Theirs = theirs
	if len(p.ours.lines) == 0 {
		v.Ours.Empty = b.Words.Say("brief.none_open")
	}
	if len(p.theirs.lines) == 0 {
		v.Theirs.Empty = b.Words.Say("brief.none_open")
	}
	return v, 2*lineUnits + used + more
}
