package changes

import "factorybook/generator/record"

func (c *comparer) visits() {
	known(c.before.Visits, c.after.Visits, func(v *record.Visit) string { return v.Key }, func(before, after *record.Visit) {
		if before.Key == "" {
			c.add(Event{Kind: VisitMade, On: after.Date.V, By: record.ByImporter, Record: after.Key, Field: after.Kind.V, Subject: after.Purpose.V, File: after.File, Pos: after.Source.Pos})
		}
	})
}

// promises compares what the sides promised each other, whatever note it stands
// in.
func (c *comparer) promises() {
	for _, p := range match(c.before.PromiseCases(), c.after.PromiseCases(), func(x *record.PromiseCase) string { return x.ID }) {
		if p.after == nil {
			c.add(word(p.before, WordForgotten))
			continue
		}
		a, b := p.after, p.before
		if b == nil {
			b = &record.PromiseCase{}
			e := word(a, WordGiven)
			e.On, e.To = a.Made, a.Due.V
			c.add(e)
		} else if a.Due.V != b.Due.V {
			e := word(a, WordDueEdited)
			e.From, e.To = b.Due.V, a.Due.V
			c.add(e)
		}
		c.fact(b.Done, a.Done, word(a, WordKept).against(a.Due, a.Done))
		e := word(a, WordDropped)
		e.Reason = a.Why.V
		if !a.Done.Known() {
			c.fact(b.Dropped, a.Dropped, e)
		}
	}
}

// word is an event of a promise; it stands where the promise was last carried to.
func word(p *record.PromiseCase, kind Kind) Event {
	note := &p.Notes[len(p.Notes)-1]
	return Event{Kind: kind, By: p.By.V, Record: note.Key, Subject: p.What.V, File: note.File, Pos: note.Promise.Pos}
}

func (c *comparer) issues() {
	known(c.before.Issues, c.after.Issues, func(q *record.Issue) string { return q.ID.V }, func(before, after *record.Issue) {
		e := Event{Record: after.ID.V, Subject: after.Title.V, File: after.File, Pos: after.Source.Pos}
		if !before.ID.Known() {
			opened := e
			opened.Kind, opened.On, opened.By = IssueOpened, after.Opened.V, after.RaisedBy.V
			c.add(opened)
		}
		for _, step := range [...]struct {
			kind          Kind
			by            string
			before, after record.Day
		}{
			{IssueAnswered, other(after.RaisedBy.V), before.Answered, after.Answered},
			{IssueContained, "", before.Contained, after.Contained},
			{IssueAgreed, record.ByBoth, before.Agreed, after.Agreed},
			{IssueClosed, "", before.Closed, after.Closed},
		} {
			now := e
			now.Kind, now.By, now.Pos = step.kind, step.by, step.after.Pos
			now.Days = int(step.after.V - after.Opened.V)
			if step.kind == IssueClosed {
				now.Reason = after.Solution.V
			}
			c.fact(step.before, step.after, now)
		}
	})
}

func other(side string) string {
	switch side {
	case record.ByImporter:
		return record.ByFactory
	case record.ByFactory:
		return record.ByImporter
	}
	return ""
}

func (c *comparer) talks() {
	key := func(t *record.Talk) string { return joined(dayKey(t.On), t.By.V, t.Channel.V, t.About.V) }
	known(c.before.Talks, c.after.Talks, key, func(before, after *record.Talk) {
		e := Event{Kind: TalkHeld, On: after.On.V, By: after.By.V, Record: after.Key, Field: after.Channel.V, Subject: after.About.V, File: after.File, Pos: after.Source.Pos}
		if before.Key == "" {
			e.Dated = after.Answered.Known() && after.Answered.V == after.On.V
			c.add(e)
			if e.Dated {
				return
			}
		}
		e.Kind, e.By, e.Pos, e.Days = TalkAnswered, other(after.By.V), after.Answered.Pos, int(after.Answered.V-after.On.V)
		c.fact(before.Answered, after.Answered, e)
	})
}
