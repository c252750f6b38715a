package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/calendar"
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

// answerDays counts the questions that a side answered within the target, in its
// own working days. Questions are what the other side wrote by wechat or email,
// and the issues it raised.
func answerDays(by string) func(*study, *Measure) {
	other := record.ByFactory
	if by == record.ByFactory {
		other = record.ByImporter
	}
	return func(w *study, m *Measure) {
		a := answers{study: w, m: m, week: &w.ours, within: w.s.Targets.AnswerWithinDays.Or(record.DefaultAnswerWithinDays)}
		if by == record.ByFactory {
			a.week = &w.theirs
		}
		a.days = w.numbers[:0]
		for i := range w.f.Talks {
			t := &w.f.Talks[i]
			if t.By.V == other && (t.Channel.V == record.ChannelWeChat || t.Channel.V == record.ChannelEmail) {
				a.question(w.talkRef(t), t.Answered)
			}
		}
		for i := range w.f.Issues {
			q := &w.f.Issues[i]
			// A closed issue without `answered` was answered on a day that nobody
			// wrote down: it is neither an open question nor a quick answer.
			if q.RaisedBy.V == other && (q.Answered.Known() || !q.Closed.Known()) {
				a.question(issueRef(q), q.Answered)
			}
		}
		slices.SortStableFunc(m.Records, func(a, b Ref) int { return cmp.Compare(a.On, b.On) })
		m.nothing = a.asked && m.UnknownDays == 0
		if m.UnknownDays > 0 {
			m.Needs = "calendar"
		}
		m.median(a.days)
		m.more("unanswered", a.unanswered)
		w.numbers = a.days
	}
}

// answers gathers the questions to one side.
type answers struct {
	*study
	m          *Measure
	week       *calendar.Week
	within     int
	days       []float64
	unanswered int
	asked      bool
}

func (a *answers) question(ref Ref, answered record.Day) {
	a.asked = true
	in := a.when(ref.On)
	if in == now && !answered.Known() {
		a.unanswered++
	}
	days, known := a.week.WorkingDays(record.Span{From: ref.On, Until: answered.Or(a.asOf)})
	if !known {
		if in == now {
			a.m.UnknownDays++
		}
		return
	}
	ref.Value = Some(float64(days))
	switch {
	case answered.Known():
		ref.Hit = days <= a.within
		if in == now {
			a.days = append(a.days, float64(days))
		}
	case days > a.within:
		a.m.overdue(ref)
	default:
		return
	}
	a.m.count(in, ref)
}

// silenceDays measures the time since the last two-way contact, and the longest
// gap between contacts that ended in the window or is running.
func silenceDays(w *study, m *Measure) {
	contacts := w.contacts()
	if len(contacts) == 0 {
		return
	}
	m.Records, m.N = append(m.Records, contacts...), len(contacts)
	last := contacts[len(contacts)-1].On
	silence := int(w.asOf - last)
	longest := silence
	for i := 1; i < len(contacts); i++ {
		if w.window.Contains(contacts[i].On) {
			longest = max(longest, int(contacts[i].On-contacts[i-1].On))
		}
	}
	m.Value = Some(float64(silence))
	m.more("longest", longest)
	if silence > w.s.Targets.ContactEveryDays.Or(record.DefaultContactEveryDays) && w.inBusiness() {
		m.overdue(contacts[len(contacts)-1])
	}
}

// contacts returns the two-way contacts ever, by day: answers, live talks, visits.
func (w *study) contacts() []Ref {
	list := make([]Ref, 0, len(w.f.Talks)+len(w.f.Visits)+len(w.f.Issues))
	add := func(ref Ref, on record.Date) {
		ref.On = on
		list = append(list, ref)
	}
	for i := range w.f.Talks {
		t := &w.f.Talks[i]
		live := t.Channel.V == record.ChannelPhone || t.Channel.V == record.ChannelVideo || t.Channel.V == record.ChannelMeeting
		if live {
			add(w.talkRef(t), t.On.V)
		}
		// An answer on the day of a call is the call.
		if t.Answered.Known() && !(live && t.Answered.V == t.On.V) {
			add(w.talkRef(t), t.Answered.V)
		}
	}
	for i := range w.f.Issues {
		if q := &w.f.Issues[i]; q.Answered.Known() {
			add(issueRef(q), q.Answered.V)
		}
	}
	for i := range w.f.Visits {
		add(w.visitRef(&w.f.Visits[i]), w.f.Visits[i].Last())
	}
	slices.SortStableFunc(list, func(a, b Ref) int { return cmp.Compare(a.On, b.On) })
	return list
}

// inBusiness reports whether silence and visits can be overdue at all.
func (w *study) inBusiness() bool {
	return !w.f.Status.Known() || w.f.Status.V == record.StatusActive
}
