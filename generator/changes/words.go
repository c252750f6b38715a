package changes

import "factorybook/generator/record"

func ofVisit(v *record.Visit, kind Kind) Event {
	return Event{Kind: kind, Of: OfVisit, Record: v.Key, Day: v.Date.V, Subject: v.Purpose.V, SubjectZH: v.PurposeZH.V, File: v.File, Pos: v.Source.Pos}
}

func ofTalk(t *record.Talk, kind Kind) Event {
	return Event{Kind: kind, Of: OfTalk, Record: t.Key, Day: t.On.V, Subject: t.About.V, SubjectZH: t.AboutZH.V, File: t.File, Pos: t.Source.Pos}
}

func ofIssue(q *record.Issue, kind Kind) Event {
	return Event{Kind: kind, Of: OfIssue, Record: q.ID.V, Subject: q.Title.V, SubjectZH: q.TitleZH.V, File: q.File, Pos: q.Source.Pos}
}

func (c *comparer) visits() {
	known(c.before.Visits, c.after.Visits, func(_, after *record.Visit, isNew bool) {
		if isNew {
			e := ofVisit(after, VisitMade)
			e.On, e.By, e.Field = after.Date.V, record.ByImporter, after.Kind.V
			c.add(e)
		}
	})
}

// promises reports what the sides promised each other, whatever note it stands in.
func (c *comparer) promises() {
	was := c.promisesBefore()
	cases := c.before.PromiseCases()
	caseOf := make(map[*record.Promise]*record.PromiseCase)
	for i := range cases {
		for _, note := range cases[i].Notes {
			caseOf[note.Promise] = &cases[i]
		}
	}
	ended := make(map[string]bool)
	now := c.after.PromiseCases()
	for i := range now {
		a := &now[i]
		var b *record.PromiseCase
		for n := range a.Notes {
			if b = caseOf[was[a.Notes[n].Promise]]; b != nil {
				break
			}
		}
		if b == nil {
			b = &record.PromiseCase{}
			e := word(a, &a.Notes[0], WordGiven)
			e.On, e.To = a.Made, a.Due.V
			c.add(e, a.Notes[0].Promise)
		}
		c.carried(a, was)
		if a.Open() && (b.Done.Known() || b.Dropped.Known()) {
			e := word(a, &a.Notes[0], WordReopened)
			e.From = b.Done.Or(b.Dropped.V)
			c.add(e)
		}
		ended[a.ID] = c.ended(b, a)
	}
	known(c.before.Visits, c.after.Visits, func(before, after *record.Visit, _ bool) {
		c.reportNames(&before.Closes, &after.Closes, func(id string) bool { return ended[id] })
	})
}

// carried reports the new days that were agreed when a promise was carried on.
func (c *comparer) carried(p *record.PromiseCase, was map[*record.Promise]*record.Promise) {
	due := p.Due.V
	for n := 1; n < len(p.Notes); n++ {
		note := &p.Notes[n]
		next := note.Promise.Due
		if !next.Known() || next.V == due {
			continue
		}
		if was[note.Promise] == nil {
			e := word(p, note, WordMoved)
			e.On, e.From, e.To = note.On, due, next.V
			c.add(e, note.Promise)
		}
		due = next.V
	}
}

// ended adds how a promise ended, and reports whether it was kept.
func (c *comparer) ended(b, a *record.PromiseCase) bool {
	note := &a.Notes[len(a.Notes)-1]
	kept := c.fact(&b.Done, &a.Done, word(a, note, WordKept).against(a.Agreed, a.Done))
	e := word(a, note, WordDropped)
	e.Reason = a.Why.V
	dropped := c.fact(&b.Dropped, &a.Dropped, e)
	for n := range a.Notes {
		p := a.Notes[n].Promise
		if kept && p.Done == a.Done {
			c.report(&p.Done)
		}
		if dropped && p.Dropped == a.Dropped {
			c.report(&p.Dropped, &p.Why)
		}
	}
	return kept
}

// word is an event of a promise that stands in a note.
func word(p *record.PromiseCase, note *record.PromiseNote, kind Kind) Event {
	of := [...]Holder{record.InVisit: OfVisit, record.InTalk: OfTalk, record.InIssue: OfIssue}[note.Kind]
	e := Event{Kind: kind, By: p.By.V, Of: of, Record: note.Key, Subject: p.What.V, SubjectZH: p.WhatZH.V, File: note.File, Pos: note.Promise.Pos}
	if of != OfIssue {
		e.Day = note.On
	}
	return e
}

// promisesBefore maps each promise of a note to what it was before, whatever the
// note and the promise are called now.
func (c *comparer) promisesBefore() map[*record.Promise]*record.Promise {
	was := make(map[*record.Promise]*record.Promise)
	pairs := func(before, after []record.Promise) {
		known(before, after, func(b, a *record.Promise, isNew bool) {
			if !isNew {
				was[a] = b
			}
		})
	}
	known(c.before.Visits, c.after.Visits, func(b, a *record.Visit, _ bool) { pairs(b.Promises, a.Promises) })
	known(c.before.Talks, c.after.Talks, func(b, a *record.Talk, _ bool) { pairs(b.Promises, a.Promises) })
	known(c.before.Issues, c.after.Issues, func(b, a *record.Issue, _ bool) { pairs(b.Promises, a.Promises) })
	return was
}

func (c *comparer) issues() {
	known(c.before.Issues, c.after.Issues, func(before, after *record.Issue, isNew bool) {
		if isNew {
			opened := ofIssue(after, IssueOpened)
			opened.On, opened.By = after.Opened.V, after.RaisedBy.V
			c.add(opened)
		}
		for _, step := range [...]struct {
			kind          Kind
			by            string
			before, after *record.Day
		}{
			{IssueAnswered, record.Other(after.RaisedBy.V), &before.Answered, &after.Answered},
			{IssueContained, "", &before.Contained, &after.Contained},
			{IssueAgreed, record.ByBoth, &before.Agreed, &after.Agreed},
			{IssueClosed, "", &before.Closed, &after.Closed},
		} {
			now := ofIssue(after, step.kind)
			now.By, now.Pos, now.Days = step.by, step.after.Pos, int(step.after.V-after.Opened.V)
			if step.kind == IssueClosed {
				now.Reason, now.ReasonZH = after.Solution.V, after.SolutionZH.V
			}
			if c.fact(step.before, step.after, now) && step.kind == IssueClosed && !before.Solution.Known() {
				c.report(&after.Solution, &after.SolutionZH)
			}
		}
	})
}

func (c *comparer) talks() {
	known(c.before.Talks, c.after.Talks, func(before, after *record.Talk, isNew bool) {
		e := ofTalk(after, TalkHeld)
		e.On, e.By, e.Field = after.On.V, after.By.V, after.Channel.V
		if isNew {
			e.Dated = after.Answered.Known() && after.Answered.V == after.On.V
			c.add(e)
			if e.Dated {
				return
			}
		}
		e.Kind, e.By, e.Pos, e.Days = TalkAnswered, record.Other(after.By.V), after.Answered.Pos, int(after.Answered.V-after.On.V)
		c.fact(&before.Answered, &after.Answered, e)
	})
}
