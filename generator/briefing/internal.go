package briefing

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/agenda"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// The internal part at the foot of page 1, to be folded back before the meeting.

// internal is the internal part before it is cut to a height.
type internal struct {
	decides            []string
	mood               string
	must, may, mustNot *entries
}

const notRule = 3 // a line to write on where nothing must not be raised

// labels is the height of who decides and of the headings of the columns.
func (n *internal) labels() int {
	if len(n.decides) == 0 && n.mood == "" {
		return lineUnits
	}
	return 2 * lineUnits
}

// least has room for the first entry of each list and the count of the others.
func (n *internal) least() int {
	return n.labels() + max(n.must.first(), n.may.first()) + max(notRule, min(n.mustNot.first(), 3*lineUnits))
}

func (n *internal) want() int {
	return n.labels() + max(n.must.want(), n.may.want()) + max(notRule, n.mustNot.want())
}

func (n *internal) view(b *brief, room int) (v Internal, used int) {
	room -= n.labels()
	columns := max(n.must.first(), n.may.first())
	// What must not be raised takes what the columns leave, and up to half of it all.
	not := max(notRule, min(n.mustNot.want(), max(room-max(n.must.want(), n.may.want()), min(room/2, room-columns))))
	v = Internal{Decides: clip(b.Words.List(n.decides), mm(70), 1), Mood: n.mood}
	v.MustNot, not = n.mustNot.cut(not)
	if len(n.mustNot.lines) == 0 {
		v.MustNotOwn, not = make([]int, 1), notRule
	}
	must, left := n.must.cut(room - not)
	may, right := n.may.cut(room - not)
	v.Must, v.May = must, may
	if len(n.must.lines) == 0 {
		v.Must.Empty = b.Words.Say("brief.must_none")
		if slices.ContainsFunc(b.todos, func(t figures.Todo) bool { return t.AllOurs }) {
			v.Must.Empty = b.Words.Say("brief.must_none_but_ours")
		}
	}
	if len(n.may.lines) == 0 {
		v.May.Empty = b.Words.Say("brief.may_none")
	}
	return v, n.labels() + max(left, right) + max(notRule, not)
}

// internal derives what must be raised from what is overdue on their side and what
// stands out in the charts, what may be from what lies ahead, and what must not
// from what the record keeps private.
func (b *brief) internal() *internal {
	w := b.Words
	n := &internal{}
	var must, may, mustNot []Line
	for i := range b.f.Contacts {
		if c := &b.f.Contacts[i]; c.DecisionMaker.V && c.PresentOn(b.On) {
			n.decides = append(n.decides, cmp.Or(words.JoinWords(c.Called.V, c.CalledZH.V), words.JoinWords(c.Name.V, c.NameZH.V)))
		}
	}
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		// What our own delays may explain as a whole is nothing to raise, and a part of it is said.
		if t.Side == record.ByFactory && t.Overdue && !t.AllOurs && it.Kind != agenda.Certificate {
			text := t.What
			if t.Record != "" {
				text = words.JoinTitle(t.Record, t.KindWord)
			}
			text += w.Say("list.comma") + t.When
			if t.Ours != "" {
				text += w.Say("list.comma") + t.Ours
			}
			must = append(must, Line{ID: t.ID, Text: text})
		}
	}
	for _, s := range b.standouts(true) {
		must = append(must, Line{Text: s})
	}
	for i := range b.items {
		it, t := &b.items[i], &b.todos[i]
		if it.Kind == agenda.Agreement && it.Days <= agenda.RunsOut || it.Kind == agenda.OrderBy && it.Days >= 0 {
			may = append(may, Line{ID: t.ID, Text: words.JoinTitle(t.KindWord, w.Date(t.Due), t.When)})
		}
	}
	for _, s := range figures.Forecasts(b.Place, b.f) {
		may = append(may, Line{Text: s})
	}
	for i := len(b.f.Goodwill) - 1; i >= 0; i-- {
		if g := &b.f.Goodwill[i]; g.By.V == record.ByImporter && g.On.V > b.since {
			may = append(may, Line{Text: w.Say("brief.may_goodwill", "what", cmp.Or(w.Own(g.What, g.WhatZH).V, w.Enum("goodwill", g.Kind.V)))})
		}
	}
	unsaid := func(text string) {
		if text = unmarked(text); text != "" {
			mustNot = append(mustNot, Line{Text: text})
		}
	}
	unsaid(w.Own(b.f.Private, b.f.PrivateZH).V)
	// A call after the last visit knows more than the visit does.
	for i := len(b.f.Visits) - 1; i >= 0; i-- {
		v := &b.f.Visits[i]
		if v.Last() >= b.On {
			continue
		}
		unsaid(w.Own(v.Private, v.PrivateZH).V)
		if n.mood == "" && v.Mood.V != "" {
			n.mood = w.Say("brief.mood", "mood", w.Enum("mood", v.Mood.V), "day", v.Date.V)
		}
		if v == b.last {
			break
		}
	}
	for i := range b.f.Issues {
		if q := &b.f.Issues[i]; !q.Closed.Known() && w.Own(q.Private, q.PrivateZH).V != "" {
			unsaid(words.JoinColon(w, q.ID.V, unmarked(w.Own(q.Private, q.PrivateZH).V)))
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
