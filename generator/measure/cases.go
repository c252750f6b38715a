package measure

import (
	"sort"

	"factorybook/generator/record"
)

// talkRef names a talk as its promises are named, without the number.
func (w *study) talkRef(t *record.Talk) Ref {
	return Ref{Kind: RefTalk, ID: w.f.ID + "/talks/" + t.Key, File: t.File, Pos: t.Source.Pos, On: t.On.V}
}

func (w *study) visitRef(v *record.Visit) Ref {
	return Ref{Kind: RefVisit, ID: w.f.ID + "/visits/" + v.Key, File: v.File, Pos: v.Source.Pos, On: v.Last()}
}

func issueRef(q *record.Issue) Ref {
	return Ref{Kind: RefIssue, ID: q.ID.V, File: q.File, Pos: q.Source.Pos, On: q.Opened.V}
}

// promiseRef names a promise and the first note it stands in.
func promiseRef(c *record.PromiseCase) Ref {
	return Ref{Kind: RefPromise, ID: c.ID, File: c.Notes[0].File, Pos: c.Notes[0].Promise.Pos, On: c.Made}
}

// agreementRef names an agreement by its kind and first day.
func (w *study) agreementRef(a *record.Agreement) Ref {
	id := a.Kind.Or("agreement")
	if begin := a.Begin(); !begin.IsZero() {
		id += " " + begin.String()
	}
	return Ref{Kind: RefAgreement, ID: id, File: w.f.File, Pos: a.Pos, On: a.Begin()}
}

// issues calls count for every issue opened in the window, and reports whether
// there was anything that could have gone wrong: an order or a talk.
func (w *study) issues(m *Measure, count func(*record.Issue, Ref)) {
	for i := range w.f.Issues {
		if q := &w.f.Issues[i]; w.window.Contains(q.Opened.V) {
			count(q, issueRef(q))
		}
	}
	m.nothing = w.dealings()
}

// dealings reports whether an order was placed or a talk held in the window.
func (w *study) dealings() bool {
	for i := range w.f.Orders {
		if o := &w.f.Orders[i]; w.window.Contains(o.Begin()) {
			return true
		}
	}
	for i := range w.f.Talks {
		if w.window.Contains(w.f.Talks[i].On.V) {
			return true
		}
	}
	return false
}

// placedIn returns the orders placed in a span and the index of the first.
func (w *study) placedIn(span record.Span) (orders []record.Order, from int) {
	all := w.f.Orders
	dated := len(all)
	for dated > 0 && !all[dated-1].Placed.Known() {
		dated--
	}
	place := func(day record.Date) int {
		return sort.Search(dated, func(i int) bool { return all[i].Placed.V >= day })
	}
	from = place(span.From)
	return all[from:max(from, place(span.Until))], from
}
