package pages

import (
	"cmp"
	"slices"

	"factorybook/generator/agenda"
	"factorybook/generator/calendar"
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/lists"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// TodayView is the first page: who needs me now, what is coming, what asks a
// question, what changed.
type TodayView struct {
	Shell
	// Heading is the day; Lead are sentences on it, with ** around what counts.
	Heading, Lead string
	// Changed counts the changes of the last days, and leads to them; no label: none.
	Changed NavLink
	// Ledger has a row for each factory with something overdue or due today; Ours and
	// Theirs count it, as `factorybook due --within 0` does. Nothing stands for none.
	Ledger              []LedgerRow
	Ours, Theirs        string
	Nothing, MoreLedger string
	// Factories lead to all of them, in their first order. Quiet names those with nothing
	// overdue or due today and those that ended, each after a label. Where factories are
	// many, there are none of both, and the page of factories has them.
	Factories []words.Name
	Quiet     []QuietLine
	// OursLabel and TheirsLabel head the two sides of a row on a phone.
	OursLabel, TheirsLabel string
	// FactoriesHref leads to every factory.
	FactoriesHref string
	// Ahead is what lies ahead as a drawing, or nil; Months the same as a list. Soon are
	// the first days of what is planned with: money, what runs out, what to order.
	AheadTitle string
	Soon       []SoonList
	Ahead      *chart.Ahead
	Months     []AheadMonth
	MoreAhead  string
	// Asking are the charts worth asking about, the newest first; Others the further
	// ones, More how many.
	Asking []Asking
	Others []Asking
	More   string
	// Changes are the newest changes, OtherChanges the rest, MoreChanges how many.
	Changes, OtherChanges []TodayChange
	MoreChanges           string
	// Notes are the book's notes, Private those that only our side reads.
	Notes, Private Markdown
}

// LedgerRow is what is overdue or due today between a factory and us.
type LedgerRow struct {
	Name         words.Name
	Ours, Theirs LedgerSide
}

// QuietLine names factories that have no row in the ledger, after a label.
type QuietLine struct {
	Label string
	Names []words.Name
}

// LedgerSide is what one side has to do now: what can still be helped first (money,
// then the newest), the rest behind a number.
type LedgerSide struct {
	First, Rest []LedgerItem
	// More words how many the rest are, None that there is nothing.
	More, None string
}

// LedgerItem is one thing that is overdue or due today.
type LedgerItem struct {
	// Kind as in package agenda; KindWord the word for it, where What does not say it.
	Kind, KindWord, What, Href string
	// Note says what is worth knowing before one writes: whose doing it is, how often
	// it was carried over.
	Note string
	// When says how many days it is overdue.
	When    string
	Overdue bool

	money bool
	due   record.Date
}

// AheadMonth is what lies ahead in one month.
type AheadMonth struct {
	Label, Anchor, Count string
	Items                []AheadItem
}

// SoonList is what comes next of one kind, from all factories.
type SoonList struct {
	Title string
	Items []AheadItem
	// Rest come later, and More words how many these are; Later words how many there was no
	// room for, and LaterHref leads to the month of the first of them.
	Rest                   []AheadItem
	More, Later, LaterHref string
}

// AheadItem is something that lies ahead.
type AheadItem struct {
	Day, Who, KindWord, What, Href string
	Factory                        words.Name
	// Note says of a last day to order when the factory is shut.
	Note string

	// name is what runs out, where something does
	name string

	on   record.Date
	kind chart.AheadKind
	ours bool
}

// Asking is a chart worth asking about.
type Asking struct {
	Factory words.Name
	// Measure names it, Reason says what stands out.
	Measure, Reason string
	// Side is whose figure it is; Who the word.
	Side, Who string
	Href      string
	Chart     *chart.Small

	on record.Date
}

// TodayChange is one thing that happened lately.
type TodayChange struct {
	Factory                      words.Name
	Date, Who, What, Quote, Href string

	on record.Date
}

// What Today shows at most: rows of factories, things of one side in a row, charts,
// changes in sight, and the days that it looks back.
const (
	maxTodayRows = 40
	maxTodaySide = 3
	maxNames     = 24 // of factories in a line
	maxAsking    = 6
	maxChanges   = 8
	maxSoon      = 3  // of one kind of what comes next
	maxSoonOrder = 6  // of the last days to order, which are a name each
	maxSoonRest  = 9  // of one kind behind a number
	maxMore      = 60 // of what stands behind a number
	// DaysChanged is how far back what changed is reported.
	DaysChanged = 7
)

// today is what a summary keeps for the first page.
type today struct {
	ours, theirs []LedgerItem
	ahead        []AheadItem
	closed       []chart.Band
	asking       []Asking
	changes      []TodayChange
	spring       *agenda.Item // the order-by date, without its records
}

// overdue counts what is overdue, and its days at most.
func (t *today) overdue() (n, ours, theirs int, oldest record.Date) {
	for i, side := range [...][]LedgerItem{t.ours, t.theirs} {
		for k := range side {
			if !side[k].Overdue {
				continue
			}
			n++
			if i == 0 {
				ours++
			} else {
				theirs++
			}
			if oldest == 0 || side[k].due < oldest {
				oldest = side[k].due
			}
		}
	}
	return n, ours, theirs, oldest
}

// todayOf takes from a factory what the first page shows of it.
func todayOf(p words.Place, partner *figures.Partner, name words.Name) today {
	f, w := partner.Factory, p.Words
	var t today
	for i := range partner.Todos {
		todo, item := &partner.Todos[i], &partner.Items[i]
		if todo.Within(agenda.Now) {
			line := LedgerItem{
				Kind: todo.Kind, What: todo.What, Href: p.To(todo.Path), Note: todo.Carried,
				When: w.Say("todo.today"), Overdue: todo.Overdue, money: item.Kind == agenda.Payment, due: todo.Due,
			}
			if item.Kind == agenda.Promise { // the others say what they are
				line.KindWord = todo.KindWord
			}
			if todo.Overdue {
				line.When = w.Days(float64(-todo.Days))
			}
			if todo.Side == record.ByImporter {
				t.ours = append(t.ours, line)
			} else {
				t.theirs = append(t.theirs, line)
			}
		}
		if on := todo.Day(); on >= p.AsOf && on < p.AsOf+agenda.Announced {
			ahead := AheadItem{
				Day: w.Date(on), Who: p.Who(todo.Side), KindWord: todo.KindWord, What: todo.What, Href: p.To(todo.Path), Factory: name,
				on: on, kind: aheadKind(item.Kind), ours: todo.Side == record.ByImporter,
			}
			switch item.Kind {
			case agenda.Certificate:
				ahead.name = w.Own(item.Certificate.Name, item.Certificate.NameZH).V
			case agenda.Agreement:
				ahead.name = figures.AgreementName(w, item.Agreement)
			case agenda.OrderBy:
				ahead.Note = w.Say("today.shut_unknown")
				if s := item.Spring; s.Own {
					ahead.Note = w.Say("today.shut", "from", w.ShortDate(s.Closed.From), "until", w.ShortDate(s.Closed.Last()))
				}
			}
			t.ahead = append(t.ahead, ahead)
		}
		if item.Kind == agenda.OrderBy {
			t.spring = &agenda.Item{Due: item.Due, Days: item.Days, Spring: item.Spring}
		}
	}
	for _, side := range [...][]LedgerItem{t.ours, t.theirs} {
		slices.SortStableFunc(side, func(a, b LedgerItem) int {
			return agenda.HelpFirst(agenda.Help{Now: true, Money: a.money, Due: a.due}, agenda.Help{Now: true, Money: b.money, Due: b.due})
		})
	}
	slices.SortStableFunc(t.ahead, func(a, b AheadItem) int { return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.kind, b.kind)) })
	for i := range f.Closures {
		span, ok := f.Closures[i].Span()
		if ok && span.Until > p.AsOf && span.From < p.AsOf+agenda.Announced {
			t.closed = append(t.closed, chart.Band{Over: span, Label: words.JoinTitle(figures.ClosureName(w, &f.Closures[i]), w.Span(span))})
		}
	}
	if !f.Ended() {
		t.asking = asking(p, partner, name)
	}
	for i, c := range lists.Changes(w, partner.Changed) {
		t.changes = append(t.changes, TodayChange{
			Factory: name, Date: c.Date, Who: c.Who, What: c.What, Quote: c.Quote, Href: p.To(ChangePath(f, &c)), on: partner.Changed[i].On,
		})
	}
	return t
}

func aheadKind(kind agenda.Kind) chart.AheadKind {
	switch kind {
	case agenda.Payment:
		return chart.AheadPay
	case agenda.Delivery:
		return chart.AheadDeliver
	case agenda.Certificate, agenda.Agreement:
		return chart.AheadEnds
	case agenda.OrderBy:
		return chart.AheadOrderBy
	}
	return chart.AheadSay
}

// ChangePath leads to the record of a change, from the root of the language.
func ChangePath(f *record.Factory, c *lists.Change) string {
	switch {
	case c.Past || c.Record == "":
	case c.Of == "order":
		return words.OrderPath(f, c.Record)
	case c.Of == "issue":
		return words.IssuePath(f, c.Record)
	case c.Of == "visit":
		return words.Visit.Path(f.ID, c.Record)
	case c.Of == "talk":
		return words.TalkPath(f, c.Record)
	}
	return words.Profile.Path(f.ID)
}

// asking lists the charts with a point beyond limits in the window, or a run of
// eight, with what stands out in them. What is only overdue stands in the ledger.
func asking(p words.Place, partner *figures.Partner, name words.Name) []Asking {
	w := p.Words
	var list []Asking
	for i := range partner.Result.Charts {
		c := &partner.Result.Charts[i]
		if m := partner.Result.Measure(c.Def.ID); !m.Signal && !m.Run {
			continue
		}
		a := Asking{
			Factory: name, Measure: w.Say("measure." + c.Def.ID), Side: string(c.Def.Side), Who: p.Who(string(c.Def.Side)),
			Href: p.To(words.Consistency.Path(partner.Factory.ID) + "#" + words.ChartAnchor(c.Def.ID)),
		}
		for _, s := range c.Signals {
			if pt := &c.Points[s.Point]; partner.Result.Window.From <= pt.On {
				a.Reason, a.on = figures.Signal(p, c, s), pt.On
			}
		}
		a.Chart = smallChart(p, partner.Factory, c)
		list = append(list, a)
	}
	return list
}

// smallPoints bounds the points of a small chart.
const smallPoints = 36

// smallChart is the end of a chart in small, within its last phase.
func smallChart(p words.Place, f *record.Factory, c *measure.Chart) *chart.Small {
	w := p.Words
	last := &c.Phases[len(c.Phases)-1]
	from := max(0, len(c.Points)-smallPoints)
	s := &chart.Small{
		ID: "_ask-" + words.EscapeAnchor(f.ID) + "-" + c.Def.ID, Title: w.Say("chart." + c.Def.ID), Ours: string(c.Def.Side) == record.ByImporter,
		Points: make([]chart.Point, len(c.Points)-from),
		From:   w.Date(c.Points[from].On), Until: w.Date(c.Points[len(c.Points)-1].On),
	}
	if c.Def.Lateness {
		s.Zero = w.Say("small.agreed")
	}
	for i := range s.Points {
		pt := &c.Points[from+i]
		s.Points[i] = chart.Point{On: pt.On, Y: pt.Value.V, Label: words.JoinTitle(pt.ID, w.Date(pt.On), figures.ChartQuantity(p, c, pt.Value.V), figures.PointNote(p, c, from+i))}
		switch {
		case pt.Open:
			s.Points[i].Style = chart.Open
		case pt.Special != "":
			s.Points[i].Style = chart.Hollow
		}
	}
	for _, sig := range c.Signals {
		if sig.Point >= from && s.Points[sig.Point-from].Style == chart.Plain {
			s.Points[sig.Point-from].Style = chart.Signal
		}
	}
	if last.Policy.Limited() {
		s.Centre, s.HasCentre = last.Centre, true
		s.Upper, s.HasUpper = last.Upper, true
		s.Lower, s.HasLower = last.Lower, last.HasLower
	}
	return s
}

func todayPage(s *words.Site, summaries []Summary) words.Page {
	p := s.At(words.Index)
	w := p.Words
	v := &TodayView{Heading: w.FullDate(p.AsOf)}
	v.Shell = shell(p, w.Say("nav.index"))
	v.Notes = Markdown{Source: w.Own(p.Settings.Notes, p.Settings.NotesZH).V, Prefix: "_notes-", Level: 2}
	v.Private = Markdown{Source: w.Own(p.Settings.Private, p.Settings.PrivateZH).V, Prefix: "_private-", Level: 2}
	v.OursLabel, v.TheirsLabel = w.Say("column.ours"), w.Say("column.theirs")
	v.FactoriesHref = p.To(words.Factories.Path())
	v.AheadTitle = w.Say("today.ahead", "n", agenda.Announced)
	order := firstOrder(p, summaries)
	v.ledger(p, order)
	v.Lead = lead(p, order)
	v.ahead(p, order)
	v.asking(p, order)
	v.changed(p, order)
	return p.Page(v)
}

// ledger fills the rows of what is overdue or due today.
func (v *TodayView) ledger(p words.Place, order []*Summary) {
	w := p.Words
	ours, theirs, rows := 0, 0, 0
	for _, sum := range order {
		t := &sum.today
		if len(t.ours)+len(t.theirs) == 0 {
			continue
		}
		ours, theirs, rows = ours+len(t.ours), theirs+len(t.theirs), rows+1
		if rows <= maxTodayRows {
			v.Ledger = append(v.Ledger, LedgerRow{sum.Name, ledgerSide(w, t.ours), ledgerSide(w, t.theirs)})
		}
	}
	v.Ours, v.Theirs = w.Say("today.we_owe", "n", ours), w.Say("today.they_owe", "n", theirs)
	if rows == 0 {
		v.Nothing = w.Say("today.nothing")
	}
	if more := rows - len(v.Ledger); more > 0 {
		v.MoreLedger = w.Say("today.more_factories", "n", more)
	}
	v.quiet(p, order)
}

// quiet names all factories, and those without a row, so that none is further than a
// click: a partner without trouble is forgotten first.
func (v *TodayView) quiet(p words.Place, order []*Summary) {
	if len(order) > maxNames {
		return
	}
	var calm, ended []words.Name
	for _, sum := range order {
		v.Factories = append(v.Factories, sum.Name)
		switch t := &sum.today; {
		case len(t.ours)+len(t.theirs) > 0:
		case sum.status == record.StatusEnded:
			ended = append(ended, sum.Name)
		default:
			calm = append(calm, sum.Name)
		}
	}
	for _, line := range [...]QuietLine{{"today.quiet", calm}, {"today.ended", ended}} {
		if len(line.Names) > 0 {
			v.Quiet = append(v.Quiet, QuietLine{p.Words.Say(line.Label), line.Names})
		}
	}
}

func ledgerSide(w *words.Words, items []LedgerItem) LedgerSide {
	n := min(len(items), maxTodaySide)
	side := LedgerSide{First: items[:n], Rest: items[n:]}
	switch {
	case len(items) == 0:
		side.None = w.Say("today.none")
	case len(side.Rest) > 0:
		side.More = w.Say("list.more", "n", len(side.Rest))
	}
	return side
}

// maxNamed bounds what a sentence names, maxSprings of what stands in a list below it.
const (
	maxNamed   = 4
	maxSprings = 2
)

// lead are the sentences at the head of the page.
func lead(p words.Place, order []*Summary) string {
	w := p.Words
	ours, theirs := 0, 0
	most, mostOurs := (*Summary)(nil), 0
	var due []string
	for _, sum := range order {
		_, o, t, _ := sum.today.overdue()
		ours, theirs = ours+o, theirs+t
		if o > mostOurs {
			most, mostOurs = sum, o
		}
		for _, side := range [...][]LedgerItem{sum.today.ours, sum.today.theirs} {
			for i := range side {
				if !side[i].Overdue {
					due = append(due, w.Say("today.due_item", "what", side[i].What, "factory", sum.Name.Main(w.Script)))
				}
			}
		}
	}
	var list []string
	switch where := ""; {
	case ours+theirs == 0:
		list = append(list, w.Say("today.calm"))
	default:
		if mostOurs > 1 && mostOurs < ours {
			where = w.Say("today.where", "n", mostOurs, "factory", most.Name.Main(w.Script))
		}
		mine, their := w.Say("today.ours_none"), w.Say("today.theirs_none")
		if ours > 0 {
			mine = w.Say("today.ours", "n", ours)
		}
		if theirs > 0 {
			their = w.Say("today.theirs", "n", theirs)
		}
		list = append(list, w.Say("today.overdue", "ours", mine, "where", where, "theirs", their))
	}
	if len(due) > 0 {
		list = append(list, w.Say("today.due", "list", named(w, due, maxNamed)))
	}
	if s := springs(p, order); s != "" {
		list = append(list, s)
	}
	return words.JoinSentences(w, list)
}

// named lists what a sentence has room for, and how many more there are.
func named(w *words.Words, list []string, most int) string {
	if n := len(list) - most; n > 0 {
		list = append(slices.Clone(list[:most]), w.Say("list.more_short", "n", n))
	}
	return words.JoinSemicolons(w, list)
}

// springs says by which day to order for goods before Spring Festival, the nearest
// first: those that are past or stand within the next steps.
func springs(p words.Place, order []*Summary) string {
	w := p.Words
	var near []*Summary
	for _, sum := range order {
		if s := sum.today.spring; s != nil && s.Days <= agenda.Listed {
			near = append(near, sum)
		}
	}
	if len(near) == 0 {
		return ""
	}
	slices.SortStableFunc(near, func(a, b *Summary) int { return cmp.Compare(a.today.spring.Due, b.today.spring.Due) })
	var list []string
	for _, sum := range near {
		key, s := "today.spring_ahead", sum.today.spring
		switch {
		case s.Days < 0:
			key = "today.spring_passed"
		case s.Days == 0:
			key = "today.spring_today"
		}
		list = append(list, w.Say(key, "factory", sum.Name.Main(w.Script), "day", w.ShortDate(s.Due)))
	}
	return w.Say("today.spring", "festival", near[0].today.spring.Spring.Festival, "list", named(w, list, maxSprings))
}

// ahead fills the axis of the next days and the list below it.
func (v *TodayView) ahead(p words.Place, order []*Summary) {
	w := p.Words
	over := record.SpanOf(p.AsOf, p.AsOf+agenda.Announced-1)
	a := &chart.Ahead{
		ID: "_next", Title: v.AheadTitle, Desc: w.Say("today.ahead_desc"), Over: over, Today: w.Say("todo.today"),
	}
	var shown []*Summary
	more := 0
	for _, sum := range order {
		switch {
		case len(sum.today.ahead)+len(sum.today.closed) == 0:
		case len(shown) == maxTodayRows:
			more++
		default:
			shown = append(shown, sum)
		}
	}
	if len(shown) == 0 {
		return
	}
	byName(p, shown)
	used := make(map[chart.AheadKey]bool)
	var items []AheadItem
	for _, sum := range shown {
		row := chart.AheadRow{Name: sum.Name.Main(w.Script), Href: sum.Name.Href, Closed: sum.today.closed}
		for i := range sum.today.ahead {
			it := &sum.today.ahead[i]
			used[chart.AheadKey{Kind: it.kind, Ours: it.ours}] = true
			label := words.JoinTitle(it.Day, it.What)
			if n := len(row.Marks); n > 0 && row.Marks[n-1].On == it.on && row.Marks[n-1].Kind == it.kind && row.Marks[n-1].Ours == it.ours {
				row.Marks[n-1].Label += "\n" + label
				row.Marks[n-1].Href = "#" + monthAnchor(it.on)
				continue
			}
			row.Marks = append(row.Marks, chart.AheadMark{On: it.on, Kind: it.kind, Ours: it.ours, Label: label, Href: it.Href})
		}
		a.Rows = append(a.Rows, row)
		items = append(items, sum.today.ahead...)
	}
	for month := firstOfNext(p.AsOf); month < over.Until; month = firstOfNext(month) {
		a.Months = append(a.Months, chart.Mark{On: month, Label: w.Month(month)})
	}
	for _, win := range calendar.SpringWindows(over, nil) {
		if win.Closed.Overlaps(over) {
			a.Bands = append(a.Bands, chart.Band{Over: within(win.Closed, over), Kind: chart.Disturbed, Short: w.Say("today.spring_band", "day", w.ShortDate(win.Festival)), Label: w.Say("today.spring_band", "day", win.Festival)})
		}
	}
	for _, d := range calendar.OfficialDays(p.Settings.ChinaDays).Days(over) {
		if !d.Off {
			a.Ticks = append(a.Ticks, chart.Mark{On: d.Date, Label: w.Say("today.make_up", "day", d.Date)})
		}
	}
	for _, k := range aheadKeys(w) {
		shape := k
		if shape.Label = ""; used[shape] {
			a.Key = append(a.Key, k)
		}
	}
	v.Ahead = a
	slices.SortStableFunc(items, func(a, b AheadItem) int { return cmp.Compare(a.on, b.on) })
	v.soon(w, items)
	for _, it := range items {
		anchor := monthAnchor(it.on)
		if n := len(v.Months); n == 0 || v.Months[n-1].Anchor != anchor {
			v.Months = append(v.Months, AheadMonth{Label: w.Month(it.on), Anchor: anchor})
		}
		m := &v.Months[len(v.Months)-1]
		m.Items = append(m.Items, it)
	}
	for i := range v.Months {
		v.Months[i].Count = w.Int(len(v.Months[i].Items))
	}
	if more > 0 {
		v.MoreAhead = w.Say("today.more_ahead", "n", more)
	}
}

// soon fills what comes next of each kind from what lies ahead, the nearest first.
func (v *TodayView) soon(w *words.Words, items []AheadItem) {
	for _, list := range [...]struct {
		title string
		kind  chart.AheadKind
		most  int
	}{
		{"today.soon_pay", chart.AheadPay, maxSoon},
		{"today.soon_ends", chart.AheadEnds, maxSoon},
		{"today.soon_order", chart.AheadOrderBy, maxSoonOrder},
	} {
		soon := SoonList{Title: w.Say(list.title)}
		later := 0
		for _, it := range items {
			if it.kind != list.kind {
				continue
			}
			switch it.kind { // the title says what is to be done
			case chart.AheadOrderBy:
				it.What = ""
			case chart.AheadEnds:
				it.What = cmp.Or(it.name, it.What)
			}
			it.Day = w.ShortDate(it.on)
			switch {
			case len(soon.Items) < list.most:
				soon.Items = append(soon.Items, it)
			case len(soon.Rest) < maxSoonRest:
				soon.Rest = append(soon.Rest, it)
			default:
				if later++; later == 1 {
					soon.LaterHref = "#" + monthAnchor(it.on)
				}
			}
		}
		if len(soon.Rest) > 0 {
			soon.More = w.Say("list.more", "n", len(soon.Rest)+later)
		}
		if later > 0 {
			soon.Later = w.Say("list.more", "n", later)
		}
		if len(soon.Items) > 0 {
			v.Soon = append(v.Soon, soon)
		}
	}
}

func within(s, over record.Span) record.Span {
	return record.Span{From: max(s.From, over.From), Until: min(s.Until, over.Until)}
}

func monthAnchor(d record.Date) string { return "_m-" + d.String()[:7] }

func firstOfNext(d record.Date) record.Date {
	year, month, _ := d.Civil()
	return record.NewDate(year, month, 1).AddMonths(1)
}

func (v *TodayView) asking(p words.Place, order []*Summary) {
	var all []Asking
	for _, sum := range order {
		all = append(all, sum.today.asking...)
	}
	slices.SortStableFunc(all, func(a, b Asking) int { return cmp.Compare(b.on, a.on) })
	n := min(len(all), maxAsking)
	v.Asking, v.Others = all[:n], all[n:min(len(all), maxMore)]
	if more := len(all) - n; more > 0 {
		v.More = p.Words.Say("list.more", "n", more)
	}
}

func (v *TodayView) changed(p words.Place, order []*Summary) {
	w := p.Words
	var all []TodayChange
	for _, sum := range order {
		all = append(all, sum.today.changes...)
	}
	if len(all) == 0 {
		return
	}
	v.Changed = NavLink{Label: w.Say("today.changed", "n", len(all), "days", DaysChanged), Href: "#_changed"}
	slices.SortStableFunc(all, func(a, b TodayChange) int { return cmp.Compare(b.on, a.on) })
	n := min(len(all), maxChanges)
	v.Changes, v.OtherChanges = all[:n], all[n:min(len(all), maxMore)]
	if more := len(all) - n; more > 0 {
		v.MoreChanges = w.Say("list.more", "n", more)
	}
}

// aheadKeys are the marks of the days ahead, in the order of the key.
func aheadKeys(w *words.Words) []chart.AheadKey {
	return []chart.AheadKey{
		{Kind: chart.AheadPay, Ours: true, Label: w.Say("today.key_pay")},
		{Kind: chart.AheadDeliver, Label: w.Say("today.key_deliver")},
		{Kind: chart.AheadOrderBy, Ours: true, Label: w.Say("today.key_order_by")},
		{Kind: chart.AheadEnds, Label: w.Say("today.key_certificate")},
		{Kind: chart.AheadEnds, Ours: true, Label: w.Say("today.key_agreement")},
		{Kind: chart.AheadSay, Ours: true, Label: w.Say("today.key_ours")},
		{Kind: chart.AheadSay, Label: w.Say("today.key_theirs")},
	}
}
