package briefing

import (
	"cmp"

	"factorybook/generator/changes"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Where the relationship stands: how long, what happened since we were last there,
// and what to thank for before anything else.

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

func (r *relation) view(room int) (v Relation, used int) {
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
		years := b.On.Year() - f.Since.V.Year()
		if f.Since.V.AddMonths(12*years) > b.On {
			years--
		}
		if years > 0 {
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
	since = append(since, words.JoinTitle(parts...))
	if b.last == nil {
		since = append(since, w.Say("brief.first_visit"))
		r.heading = w.Say("brief.changed_window", "day", b.since+1)
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

func linesOfTexts(texts []string) []Line {
	lines := make([]Line, len(texts))
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
		if s := words.JoinComma(w, parts); s != "" {
			list = append(list, s)
		}
	}
	var placed, ready, late, paid, paidLate, moved, opened, closed, ours, theirs int
	events := changes.Since(b.f, b.since, b.AsOf, b.Settings)
	for i := range events {
		switch e := &events[i]; e.Kind {
		case changes.OrderPlaced:
			placed++
		case changes.PromiseMoved:
			moved++
		case changes.PaymentMade:
			paid++
		case changes.IssueOpened:
			opened++
		case changes.IssueClosed:
			closed++
		case changes.WordKept:
			if e.By == record.ByImporter {
				ours++
			} else {
				theirs++
			}
		}
	}
	// When the goods of a due are complete is no event: the measures say it.
	for i := range b.Partner.Result.Dues {
		if d := &b.Partner.Result.Dues[i]; d.Outcome == measure.DueCompleted && d.Completed > b.since {
			ready++
			if d.Late() {
				late++
			}
		}
	}
	// Nor is a payment late by its event, which compares the days as written: our banks
	// may have been closed, or an event set the day.
	for i := range b.Partner.Result.Debts {
		d := &b.Partner.Result.Debts[i]
		if days, ok := d.Days(); ok && days > 0 && d.Payment.Paid.V > b.since {
			paidLate++
		}
	}
	add(say(placed, "brief.changed_placed"), say(ready, "brief.changed_ready", "late", late), say(moved, "brief.changed_moved"))
	add(say(paid, "brief.changed_paid", "late", paidLate))
	add(say(ours, "brief.changed_ours"), say(theirs, "brief.changed_theirs"))
	add(say(opened, "brief.changed_opened"), say(closed, "brief.changed_closed"))
	if len(list) == 0 {
		list = append(list, w.Say("brief.changed_nothing"))
	}
	return list
}

// thanks is what to thank for, before anything else is said: what they gave since
// we were last there, promises they kept, goods that came early, what got better;
// where there is nothing of it, what they gave before.
func (b *brief) thanks() []Line {
	w := b.Words
	var list []Line
	add := func(s string) { list = append(list, Line{Text: s}) }
	gift := func(g *record.Goodwill) {
		add(w.Say("brief.thanks_goodwill", "what", cmp.Or(w.Own(g.What, g.WhatZH).V, w.Enum("goodwill", g.Kind.V)), "day", w.Date(g.On.V)))
	}
	for i := len(b.f.Goodwill) - 1; i >= 0; i-- {
		if g := &b.f.Goodwill[i]; g.By.V == record.ByFactory && g.On.V > b.since {
			gift(g)
		}
	}
	for i := range b.Partner.Result.Promises {
		c := &b.Partner.Result.Promises[i]
		if c.By.V == record.ByFactory && c.Done.V > b.since && (!c.Agreed.Known() || c.Done.V <= c.Agreed.V) {
			add(w.Say("brief.thanks_promise", "what", w.Own(c.What, c.WhatZH).V))
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
			before, number, after = figures.Headline(b.Place, m)
		}
		if m.K == m.N && m.N >= m.Def.MinN {
			add(w.Say("brief.thanks_all", "what", before+number+after, "month", b.windowBegins()))
			continue
		}
		if m.Compare() != measure.Differs || m.K*m.Previous.N <= m.Previous.K*m.N {
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
