package present

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"factorybook/generator/agenda"
	"factorybook/generator/calendar"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/record"
)

// Page 1 of a briefing: for the taxi and the first tea.

// Heights of page 1 in units, with their space: the head, who and what for, the
// frame of the internal part.
const (
	headHeight     = 8
	aimHeight      = 12
	internalFrame  = 4
	calmHeight     = 3
	halfWidth      = 90.0 // mm of one of two columns
	dueWidth       = 108.0
	idWidth        = 11.0 // of an id before an entry
	driverWidth    = 186.0
	driverMaxLines = 4
)

// BriefingWants is how many wanted outcomes have a line.
const BriefingWants = 3

// mm turns a width on paper into ems of the text's size.
func mm(width float64) float64 { return width / em9 }

// gate fills page 1.
func (b *brief) gate(s *BriefingSheet) {
	s.Aim = b.aim()
	var wayHeight int
	s.Way, wayHeight = b.way()
	alarms := b.entries(b.alarms(), column{mm(178), 0, 2})
	people, gone := b.people()
	relation := b.relation()
	ours, theirs := b.promises()
	promises := &promiseLists{b.entries(ours, column{mm(dueWidth), 0, 2}), b.entries(theirs, column{mm(dueWidth), 0, 2})}
	inside := b.internal()

	alarmPart := &part{least: 2 + alarms.first(), fair: 2 + 4*lineUnits, want: 2 + alarms.want()}
	alarmPart.fill = func(room int) int {
		used := 0
		s.Alarms, used = alarms.cut(room - 2)
		return 2 + used
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
	internalPart := &part{least: internalFrame + inside.least(), fair: internalFrame + inside.least() + 2*lineUnits, want: internalFrame + inside.want()}
	internalPart.fill = func(room int) int {
		used := 0
		s.Internal, used = inside.view(b, room-internalFrame)
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
func (b *brief) aim() BriefingAim {
	w := b.Words
	team, purpose := b.aimTeam(), b.Purpose
	if b.note != nil {
		purpose = orElse(purpose, b.note.Purpose.V)
	}
	a := BriefingAim{Team: clip(w.List(team), mm(70), 2), Purpose: clip(purpose, mm(70), 3)}
	for _, want := range b.Wants[:min(len(b.Wants), BriefingWants)] {
		a.Wants = append(a.Wants, clip(want, mm(80), 1))
	}
	for len(a.Wants) < BriefingWants {
		a.Wants = append(a.Wants, "")
	}
	return a
}

// way is how to get there, and its height.
func (b *brief) way() (BriefingWay, int) {
	w, f := b.Words, b.f
	way := BriefingWay{
		Driver: oneLine(f.AddressZH.V), Han: true,
		DriverWay: clip(f.DirectionsZH.V, driverWidth/(12*25.4/72), 2),
		Address:   clip(f.Address.V, mm(112), 2), Directions: clip(f.Directions.V, mm(112), 2), Station: clip(b.station(&f.NearestStation), mm(reachWidth), 1),
	}
	if way.Driver == "" {
		way.NoAddress = w.Say("brief.no_address_zh")
		way.Driver, way.Han, way.Address = oneLine(f.Address.V), hasHan(f.Address.V), ""
	}
	h := headUnits
	const em26, em22, em20 = 26 * 25.4 / 72, 22 * 25.4 / 72, 20 * 25.4 / 72
	switch {
	case way.Driver == "":
		h += lineUnits
	case linesOf(way.Driver, driverWidth/em26) == 1:
		way.Size = "a"
		h += 6
	case linesOf(way.Driver, driverWidth/em22) == 1:
		way.Size = "b"
		h += 5
	default:
		way.Size = "c"
		way.Driver = clip(way.Driver, driverWidth/em20, driverMaxLines)
		h += 4 * linesOf(way.Driver, driverWidth/em20)
	}
	if way.NoAddress != "" {
		h += lineUnits
	}
	if way.DriverWay != "" {
		h += 3 * linesOf(way.DriverWay, driverWidth/(12*25.4/72))
	}
	left := 0
	for _, s := range [...]string{way.Address, way.Directions} {
		if s != "" {
			left += lineUnits * linesOf(s, mm(112))
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
func (b *brief) phone(way *BriefingWay) int {
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
		way.Phone = clip(way.Phone, mm(reachWidth)*boldRoom, 1)
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
	both := before + joinWords(c.Name.V, c.NameZH.V) + after
	if emsOf(both) <= width {
		return both
	}
	name := Name{Latin: c.Name.V, Chinese: c.NameZH.V}
	if one := before + name.Main(b.Words.lang) + after; emsOf(one) <= width || name.Chinese == "" {
		return clip(one, width, 1)
	}
	return clip(before+orElse(name.Chinese, name.Latin)+after, width, 1)
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

// around is the time around a visit in which days off matter, in days.
const around = 14

// alarms are the holidays, make-up days and shutdowns around the visit.
func (b *brief) alarms() []BriefingLine {
	w := b.Words
	span := record.SpanOf(b.On-around, b.On+around)
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
		list = append(list, alarm{c.From, w.Say("brief.alarm_closed", "name", orElse(clip(b.f.Closures[i].Name.V, mm(halfWidth), 1), w.Say("event.closure")), "span", w.Span(c)), c.Contains(b.On), true})
	}
	for _, br := range calendar.Breaks(span) {
		list = append(list, alarm{br.Span.From, w.Say("brief.alarm_holiday", "name", festivalName(w, br.Festival, br.Also), "span", w.Span(br.Span)), br.Span.Contains(b.On), false})
	}
	for _, d := range calendar.Days(span) {
		if !d.Off {
			list = append(list, alarm{d.Date, w.Say("brief.alarm_makeup", "day", w.day(d.Date), "name", festivalName(w, d.Festival, d.Also)), d.Date == b.On, false})
		}
	}
	for _, win := range calendar.SpringWindows(span, b.f.ClosureSpans()) {
		if !win.Own && win.Closed.Overlaps(span) {
			list = append(list, alarm{win.Closed.From, w.Say("brief.alarm_usual", "span", w.Span(win.Closed)), win.Closed.Contains(b.On), false})
		}
	}
	if !calendar.KnownSpan(span) {
		days, _ := calendar.Festivals(nil, span)
		for _, d := range days {
			if d.Festival != calendar.Lantern && !calendar.Known(d.On.Year()) {
				list = append(list, alarm{d.On, w.Say("brief.alarm_festival", "name", festivalName(w, d.Festival, calendar.NoFestival), "day", d.On), d.On == b.On, false})
			}
		}
		list = append(list, alarm{span.Until, w.Say("brief.alarm_unknown", "year", w.yearOf(span.Last())), false, false})
	}
	if day := b.On.Weekday(); day == time.Saturday || day == time.Sunday {
		week := calendar.FactoryWeek(nil)
		switch works, known := week.Works(b.On); {
		case !known:
			key := "brief.alarm_saturday"
			if day == time.Sunday {
				key = "brief.alarm_sunday"
			}
			list = append(list, alarm{b.On, w.Say(key, "day", b.On), true, false})
		case !works:
			list = append(list, alarm{b.On, w.Say("brief.alarm_weekend", "day", w.day(b.On)), true, false})
		}
	}
	// The day itself first, then in order.
	slices.SortStableFunc(list, func(a, c alarm) int { return cmp.Or(compareBool(!a.mark, !c.mark), cmp.Compare(a.on, c.on)) })
	lines := make([]BriefingLine, len(list))
	for i, a := range list {
		lines[i] = BriefingLine{Text: a.text, Mark: a.mark, own: a.own}
	}
	return lines
}

func (b *brief) calm() string {
	return b.Words.Say("brief.calm", "from", b.Words.ShortDate(b.On-around), "until", b.On+around)
}

// festivalName names a festival in both languages: those who stand at a closed
// gate have to ask for it.
func festivalName(w *Words, f, also calendar.Festival) string {
	name := joinWords(f.Name(), f.NameZH())
	if w.lang == Chinese {
		name = f.NameZH()
	}
	if also != calendar.NoFestival {
		name += w.Say("list.comma") + festivalName(w, also, calendar.NoFestival)
	}
	return name
}

// people lists who is there, decision makers and the roles in order, and words
// who left since the last visit.
func (b *brief) people() (rows []BriefingPerson, gone string) {
	w := b.Words
	var left []string
	order := make([]*record.Contact, 0, len(b.f.Contacts))
	for i := range b.f.Contacts {
		order = append(order, &b.f.Contacts[i])
	}
	slices.SortStableFunc(order, func(a, c *record.Contact) int { return cmp.Compare(roleRank(a), roleRank(c)) })
	for _, c := range order {
		if !c.PresentOn(b.On) {
			if c.Left.Known() && c.Left.V > b.since && c.Left.V <= b.On {
				left = append(left, w.Say("brief.left", "name", joinWords(c.Name.V, c.NameZH.V), "role", orElse(w.Enum("role", c.Role.V), "–"), "day", w.Month(c.Left.V)))
			}
			continue
		}
		p := BriefingPerson{
			Name: clip(orElse(joinWords(c.Name.V, c.NameZH.V), c.ID.V), mm(44), 1), Called: clip(joinWords(c.Called.V, c.CalledZH.V), mm(36), 1),
			Role: clip(w.Enum("role", c.Role.V), mm(26), 1), Met: b.met(c),
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
		gone = clip(w.Say("brief.gone", "who", strings.Join(left, w.Say("list.semicolon"))), mm(sheetWidth), 1)
	}
	return rows, gone
}

func roleRank(c *record.Contact) int {
	if i := slices.Index(record.Enums.Role, c.Role.V); i >= 0 {
		return i
	}
	return len(record.Enums.Role)
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

// Month words the month of a day.
func (w *Words) Month(d record.Date) string {
	year, month, _ := d.Civil()
	return w.Say("date.month", "month", w.months[month-1], "m", int(month), "year", w.yearOf(record.NewDate(year, 1, 1)))
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

func (b *brief) peopleRows(rows []BriefingPerson, gone string, room int) (p BriefingPeople, used int) {
	heights := slices.Repeat([]int{lineUnits}, len(rows))
	n := fitting(heights, room-b.peopleHeight(0, gone)+lineUnits-min(1, len(rows))*b.columnHeads())
	p = BriefingPeople{Rows: rows[:n:n], Gone: gone, More: b.more(len(rows) - n)}
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

// relation is where the relationship stands, before it is cut to a height.
type relation struct {
	since   *entries
	changed *entries
	heading string
	thanks  *entries
}

func (r *relation) want() int {
	return max(r.since.want()+lineUnits+r.changed.want(), r.thanks.want(), thanksLeast)
}

// thanksLeast is a line to write thanks on.
const thanksLeast = 3

func (r *relation) view(room int) (v BriefingRelation, used int) {
	v.ChangedHeading = r.heading
	since, left := r.since.cut(room)
	changed, more := r.changed.cut(room - left - lineUnits)
	for _, l := range since.Lines {
		v.Since = append(v.Since, l.Text)
	}
	for _, l := range changed.Lines {
		v.Changed = append(v.Changed, l.Text)
	}
	v.ChangedMore = changed.More
	thanks, right := r.thanks.cut(room)
	v.Thanks = thanks
	return v, max(left+lineUnits+more, right, thanksLeast)
}

// windowBegins words the month since which the measures count.
func (b *brief) windowBegins() string { return b.Words.Month(b.Partner.Result.Window.From) }

// bookBegins words the month of the first thing recorded when that is more than a
// year after the relationship began: what came before is not in the book, and a
// count of it would say too little.
func (b *brief) bookBegins(first record.Date) string {
	if b.f.Since.Known() && first > b.f.Since.V.AddMonths(12) {
		return b.Words.Month(first)
	}
	return ""
}

func (b *brief) relation() *relation {
	w, f := b.Words, b.f
	r := &relation{}
	var parts, since []string
	if f.Since.Known() {
		parts = append(parts, w.Say("brief.since", "month", w.Month(f.Since.V)))
		if years := b.On.Year() - f.Since.V.Year(); years > 0 && f.Since.V.AddMonths(12*years) > b.On {
			parts = append(parts, w.Say("brief.years", "n", years-1))
		} else if years > 0 {
			parts = append(parts, w.Say("brief.years", "n", years))
		}
	}
	var first record.Date
	for i := range f.Orders {
		if on := f.Orders[i].Placed; on.Known() && (first.IsZero() || on.V < first) {
			first = on.V
		}
	}
	switch month := b.bookBegins(first); {
	case len(f.Orders) == 0:
		parts = append(parts, w.Say("profile.no_orders"))
	case month != "":
		parts = append(parts, w.Say("brief.orders_since", "n", len(f.Orders), "month", month))
	default:
		parts = append(parts, w.Say("orders.count", "n", len(f.Orders)))
	}
	visits := 0
	first = 0
	for i := range f.Visits {
		if v := &f.Visits[i]; v.InPerson() && v.Date.V < b.On {
			if visits++; first.IsZero() || v.Date.V < first {
				first = v.Date.V
			}
		}
	}
	since = append(since, joinTitle(parts...))
	if b.last == nil {
		since = append(since, w.Say("brief.first_visit"))
		r.heading = w.Say("brief.changed_window", "day", b.since)
	} else {
		key, month := "brief.visits", b.bookBegins(first)
		if month != "" && visits > 1 {
			key = "brief.visits_since"
		}
		since = append(since, w.Say(key, "n", visits, "month", month, "day", b.last.Last(), "days", int(b.On-b.last.Last())))
		r.heading = w.Say("brief.changed_since", "day", b.since)
	}
	r.since = b.entries(linesOfTexts(since), column{mm(halfWidth), 0, 2})
	r.changed = b.entries(linesOfTexts(b.changed()), column{mm(halfWidth), 0, 2})
	r.thanks = b.entries(b.thanks(), column{mm(halfWidth - 4), 0, 2})
	return r
}

func linesOfTexts(texts []string) []BriefingLine {
	lines := make([]BriefingLine, len(texts))
	for i, s := range texts {
		lines[i].Text = s
	}
	return lines
}

// changed is what happened since we were last there, in the counts of both sides.
func (b *brief) changed() []string {
	w := b.Words
	var list []string
	say := func(n int, key string, args ...any) string {
		if n == 0 {
			return ""
		}
		return w.Say(key, append([]any{"n", n}, args...)...)
	}
	add := func(parts ...string) {
		if s := joinComma(w, parts); s != "" {
			list = append(list, s)
		}
	}
	var placed, ready, late, paid, paidLate, moved int
	for i := range b.f.Orders {
		o := &b.f.Orders[i]
		if o.Placed.V > b.since {
			placed++
		}
		for k := range o.Payments {
			if p := &o.Payments[k]; p.Paid.V > b.since {
				paid++
				if p.Due.Known() && p.Paid.V > p.Due.V {
					paidLate++
				}
			}
		}
		for k := range o.Changes {
			if c := &o.Changes[k]; c.Told.V > b.since {
				moved++
			}
		}
	}
	for i := range b.Partner.Result.Dues {
		if d := &b.Partner.Result.Dues[i]; d.Outcome == measure.DueCompleted && d.Completed > b.since {
			ready++
			if d.Late() {
				late++
			}
		}
	}
	add(say(placed, "brief.changed_placed"), say(ready, "brief.changed_ready", "late", late), say(moved, "brief.changed_moved"))
	add(say(paid, "brief.changed_paid", "late", paidLate))
	var opened, closed, ours, theirs int
	for i := range b.f.Issues {
		q := &b.f.Issues[i]
		if q.Opened.V > b.since {
			opened++
		}
		if q.Closed.V > b.since {
			closed++
		}
	}
	for i := range b.Partner.Result.Promises {
		if c := &b.Partner.Result.Promises[i]; c.Done.V > b.since {
			if c.By.V == record.ByImporter {
				ours++
			} else {
				theirs++
			}
		}
	}
	add(say(ours, "brief.changed_ours"), say(theirs, "brief.changed_theirs"))
	add(say(opened, "brief.changed_opened"), say(closed, "brief.changed_closed"))
	if len(list) == 0 {
		list = append(list, w.Say("brief.changed_nothing"))
	}
	return list
}

func joinComma(w *Words, parts []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), w.Say("list.comma"))
}

// thanks is what to thank for, before anything else is said: what they gave since
// we were last there, promises they kept, goods that came early, what got better;
// where there is nothing of it, what they gave before.
func (b *brief) thanks() []BriefingLine {
	w := b.Words
	var list []BriefingLine
	add := func(s string) { list = append(list, BriefingLine{Text: s}) }
	gift := func(g *record.Goodwill) {
		add(w.Say("brief.thanks_goodwill", "what", orElse(g.What.V, w.Enum("goodwill", g.Kind.V)), "day", w.Date(g.On.V)))
	}
	for i := len(b.f.Goodwill) - 1; i >= 0; i-- {
		if g := &b.f.Goodwill[i]; g.By.V == record.ByFactory && g.On.V > b.since {
			gift(g)
		}
	}
	for i := range b.Partner.Result.Promises {
		c := &b.Partner.Result.Promises[i]
		if c.By.V == record.ByFactory && c.Done.V > b.since && (!c.Due.Known() || c.Done.V <= c.Due.V) {
			add(w.Say("brief.thanks_promise", "what", c.What.V))
		}
	}
	var early, onTime int
	var names []string
	for i := range b.Partner.Result.Dues {
		d := &b.Partner.Result.Dues[i]
		if d.Outcome != measure.DueCompleted || d.Completed <= b.since || d.Late() {
			continue
		}
		onTime++
		if d.Completed < d.Original {
			early++
			names = append(names, d.Order.ID.V)
		}
	}
	if onTime > 0 {
		s := w.Say("brief.thanks_on_time", "n", onTime)
		if early > 0 {
			s += w.Say("list.comma") + w.Say("brief.thanks_early", "n", early, "orders", w.List(names[max(0, len(names)-2):]))
		}
		add(s)
	}
	for _, id := range [...]string{"on_time", "factory_promises_kept", "first_pass_lots"} {
		m := b.Partner.Result.Measure(id)
		before, number, after := "", "", ""
		if m.N > 0 {
			before, number, after = b.headline(m)
		}
		if m.K == m.N && m.N >= m.Def.MinN {
			add(w.Say("brief.thanks_all", "what", before+number+after, "month", b.windowBegins()))
			continue
		}
		if m.Previous == nil || m.N < m.Def.MinN || m.Previous.N < m.Def.MinN || m.K*m.Previous.N <= m.Previous.K*m.N ||
			spc.Newcombe(m.K, m.N, m.Previous.K, m.Previous.N).Contains(0) {
			continue
		}
		add(w.Say("brief.thanks_better", "what", before+number+after, "k", m.Previous.K, "n", m.Previous.N))
	}
	for _, s := range b.standouts(false) {
		add(s)
	}
	if len(list) == 0 {
		for i := len(b.f.Goodwill) - 1; i >= 0 && len(list) < 2; i-- {
			if g := &b.f.Goodwill[i]; g.By.V == record.ByFactory {
				gift(g)
			}
		}
	}
	return list
}

// promises are the open promises and questions of each side.
func (b *brief) promises() (ours, theirs []BriefingLine) {
	w := b.Words
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Kind != agenda.Promise && it.Kind != agenda.Answer {
			continue
		}
		l := BriefingLine{ID: t.ID, Text: t.What, When: t.When, Due: w.Date(t.Due), Mark: t.Overdue}
		if t.Due.IsZero() {
			l.When = ""
			l.Due = w.Say("brief.no_day")
		}
		if c := it.Promise; c != nil {
			tail := ""
			if !it.Expected.IsZero() {
				tail = w.Say("list.comma") + w.Say("outcome.last_promise", "day", it.Expected)
			}
			if n := VisitsOpen(b.f, c, b.On); n > 0 {
				tail += w.Say("brief.open_for", "n", n)
			}
			l.Text = clipBefore(c.What.V, tail, mm(dueWidth), 2)
		} else if t.Record != "" {
			l.Text = joinTitle(t.Record, l.Text)
		}
		if t.Side == record.ByImporter {
			ours = append(ours, l)
		} else {
			theirs = append(theirs, l)
		}
	}
	return ours, theirs
}

// VisitsOpen counts the visits before a day at which a promise was still open:
// all since the one at which it was made.
func VisitsOpen(f *record.Factory, c *record.PromiseCase, before record.Date) int {
	n := 0
	for i := range f.Visits {
		if on := f.Visits[i].Date.V; on > c.Made && on < before {
			n++
		}
	}
	return n
}

// promiseLists are both sides' before they are cut to a height.
type promiseLists struct{ ours, theirs *entries }

// want is the height of both, each below its label.
func (p *promiseLists) want() int { return 2*lineUnits + p.ours.want() + p.theirs.want() }

// view shares a height between both sides: ours gets what it needs up to three
// fifths, and what theirs leaves.
func (p *promiseLists) view(b *brief, room int) (v BriefingPromises, used int) {
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

// inside is the internal part before it is cut to a height.
type inside struct {
	decides            []string
	mood               string
	must, may, mustNot *entries
}

const notRule = 3 // a line to write on where nothing must not be raised

// labels is the height of who decides and of the headings of the columns.
func (n *inside) labels() int {
	if len(n.decides) == 0 && n.mood == "" {
		return lineUnits
	}
	return 2 * lineUnits
}

// least has room for the first entry of each list and the count of the others.
func (n *inside) least() int {
	return n.labels() + max(n.must.first(), n.may.first()) + max(notRule, min(n.mustNot.first(), 3*lineUnits))
}

func (n *inside) want() int {
	return n.labels() + max(n.must.want(), n.may.want()) + max(notRule, n.mustNot.want())
}

func (n *inside) view(b *brief, room int) (v BriefingInternal, used int) {
	room -= n.labels()
	columns := max(n.must.first(), n.may.first())
	// What must not be raised takes what the columns leave, and up to half of it all.
	not := max(notRule, min(n.mustNot.want(), max(room-max(n.must.want(), n.may.want()), min(room/2, room-columns))))
	v = BriefingInternal{Decides: clip(b.Words.List(n.decides), mm(70), 1), Mood: clip(n.mood, mm(78), 1)}
	v.MustNot, not = n.mustNot.cut(not)
	if len(n.mustNot.lines) == 0 {
		v.MustNotOwn, not = make([]int, 1), notRule
	}
	must, left := n.must.cut(room - not)
	may, right := n.may.cut(room - not)
	v.Must, v.May = must, may
	if len(n.must.lines) == 0 {
		v.Must.Empty = b.Words.Say("brief.must_none")
	}
	if len(n.may.lines) == 0 {
		v.May.Empty = b.Words.Say("brief.may_none")
	}
	return v, n.labels() + max(left, right) + max(notRule, not)
}

// internal derives what must be raised from what is overdue on their side and what
// stands out in the charts, what may be from what lies ahead, and what must not
// from what the record keeps private.
func (b *brief) internal() *inside {
	w := b.Words
	n := &inside{}
	var must, may, mustNot []BriefingLine
	for i := range b.f.Contacts {
		if c := &b.f.Contacts[i]; c.DecisionMaker.V && c.PresentOn(b.On) {
			n.decides = append(n.decides, orElse(joinWords(c.Called.V, c.CalledZH.V), joinWords(c.Name.V, c.NameZH.V)))
		}
	}
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if t.Side == record.ByFactory && t.Overdue && it.Kind != agenda.Certificate {
			text := t.What
			if t.Record != "" {
				text = joinTitle(t.Record, t.KindWord)
			}
			must = append(must, BriefingLine{ID: t.ID, Text: text + w.Say("list.comma") + t.When})
		}
	}
	for _, s := range b.standouts(true) {
		must = append(must, BriefingLine{Text: s})
	}
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Kind == agenda.Agreement && it.Days <= 2*soonDays || it.Kind == agenda.OrderBy && it.Days >= 0 {
			may = append(may, BriefingLine{ID: t.ID, Text: joinTitle(t.KindWord, w.Date(t.Due), t.When)})
		}
	}
	for _, s := range b.forecasts() {
		may = append(may, BriefingLine{Text: s})
	}
	for i := len(b.f.Goodwill) - 1; i >= 0; i-- {
		if g := &b.f.Goodwill[i]; g.By.V == record.ByImporter && g.On.V > b.since {
			may = append(may, BriefingLine{Text: w.Say("brief.may_goodwill", "what", orElse(g.What.V, w.Enum("goodwill", g.Kind.V)))})
		}
	}
	unsaid := func(text string) {
		if text = unmarked(text); text != "" {
			mustNot = append(mustNot, BriefingLine{Text: text})
		}
	}
	unsaid(b.f.Private.V)
	// A call after the last visit knows more than the visit does.
	for i := len(b.f.Visits) - 1; i >= 0; i-- {
		v := &b.f.Visits[i]
		if v.Last() >= b.On {
			continue
		}
		unsaid(v.Private.V)
		if n.mood == "" && v.Mood.V != "" {
			n.mood = w.Say("brief.mood", "mood", w.Enum("mood", v.Mood.V), "day", v.Date.V)
		}
		if v == b.last {
			break
		}
	}
	for i := range b.f.Issues {
		if q := &b.f.Issues[i]; !q.Closed.Known() && q.Private.V != "" {
			unsaid(joinColon(w, q.ID.V, unmarked(q.Private.V)))
		}
	}
	column := column{mm(halfWidth - 1 - idWidth), mm(idWidth), 2}
	n.must, n.may = b.entries(must, column), b.entries(may, column)
	column.ems, column.beside, column.lines = mm(140), 0, 3
	n.mustNot = b.entries(mustNot, column)
	return n
}

// unmarked leaves the most common marks of Markdown out of a text.
func unmarked(s string) string {
	return oneLine(strings.NewReplacer("**", "", "__", "", "`", "", "\n# ", "\n", "\n## ", "\n", "\n- ", "\n· ", "\n* ", "\n· ").Replace(s))
}
