package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

var silenceDays = Definition{
	ID: "silence_days", Side: Both, Practice: Communication, Unit: UnitDays, MinN: 1,
	compute:  computeSilenceDays,
	Question: "How long have we not really spoken?",
	Formula:  "As-of day − day of the last two-way contact. `longest` is the longest gap between contacts that ended in the window, the running one included.",
	Counts:   "The day an answer came, to a talk or an issue; talks by phone, video or in a meeting; the last day of a visit. n counts them all, ever.",
	Excludes: "Messages without an answer. Silence is never overdue with a factory that is a prospect, paused or ended.",
	Pitfalls: "It measures the log as much as the relationship.",
	Source:   "Days between dates.",
	Example:  "The last call was on 12 May, the as-of day is 30 June: 49 days, above the 30 that were aimed at.",
	Field:    "talks",
}

// computeSilenceDays measures the time since the last two-way contact, and the longest
// gap between contacts that ended in the window or is running.
func computeSilenceDays(w *study, m *Measure) {
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
	m.more("longest", UnitDays, longest)
	if silence > w.s.Targets.ContactEveryDays.Or(record.DefaultContactEveryDays) && w.f.Active() {
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
