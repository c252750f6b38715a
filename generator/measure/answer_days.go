package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/calendar"
	"factorybook/generator/record"
)

var factoryAnswerDays = Definition{
	ID: "factory_answer_days", Side: Factory, Practice: Communication, Unit: UnitDays, Share: true, Previous: true, MinN: 8,
	compute:  computeAnswerDays(record.ByFactory),
	Question: "How soon does the factory answer what we ask?",
	Formula:  "Working days of the factory from the day asked up to the day answered, the same day 0; k = answered within `answer_within_days`; n = answered, and open ones past it. `median` is of the answered ones; `unanswered` counts all still open.",
	Counts:   "Our talks by wechat or email and the issues we raised, asked in the window. The factory works the days of its `week`, else Monday to Friday, with the days off and make-up days of the yearly notice, less its own closures.",
	Excludes: "Talks by phone, video or in a meeting; spans that touch a year without a published notice (counted as `unknown_days`); closed issues whose day of answer nobody wrote down.",
	Pitfalls: "Days, not hours: an answer at midnight is the same day. Not every message needs an answer; log those that do.",
	Source:   wilson,
	Example:  "Asked on Friday, answered on Monday: one working day. Asked on 28 September, answered on 9 October 2025: the eight days off do not count.",
	Field:    "talks.answered",
}

var importerAnswerDays = Definition{
	ID: "importer_answer_days", Side: Importer, Practice: Communication, Unit: UnitDays, Share: true, Previous: true, MinN: 8,
	compute:  computeAnswerDays(record.ByImporter),
	Question: "How soon do we answer what the factory asks?",
	Formula:  "Working days of the importer from the day asked up to the day answered, the same day 0; k = answered within `answer_within_days`; n = answered, and open ones past it. `median` is of the answered ones; `unanswered` counts all still open.",
	Counts:   "The factory's talks by wechat or email and the issues it raised, asked in the window. We work the days of `week` less `holidays`.",
	Excludes: "Talks by phone, video or in a meeting; closed issues whose day of answer nobody wrote down.",
	Pitfalls: "An approval that the factory waits for is counted under approvals, unless it was also asked as a question.",
	Source:   wilson,
	Example:  "Nine questions: seven answered within two working days, one after four, one open for a week: 7 of 9.",
	Field:    "talks.answered",
}

// computeAnswerDays counts the questions that a side answered within the target, in its
// own working days.
func computeAnswerDays(by string) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		a := answers{study: w, m: m, week: &w.ours, within: w.s.Targets.AnswerWithinDays.Or(record.DefaultAnswerWithinDays)}
		if by == record.ByFactory {
			a.week = &w.theirs
		}
		a.days = w.numbers[:0]
		for _, q := range w.f.Questions() {
			switch {
			case q.Side != by:
			case q.Talk != nil:
				a.question(w.talkRef(q.Talk), q.Answered)
			default:
				a.question(issueRef(q.Issue), q.Answered)
			}
		}
		slices.SortStableFunc(m.Records, func(a, b Ref) int { return cmp.Compare(a.On, b.On) })
		m.nothing = a.asked && m.UnknownDays == 0
		if m.UnknownDays > 0 {
			m.Needs = "calendar"
		}
		m.median(a.days)
		m.more("unanswered", UnitCount, a.unanswered)
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
