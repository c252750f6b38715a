// Package finding says in a sentence what the figures of a factory come to: the
// title of its overview and of each of its charts.
//
// Of and OfChart decide, Say words. What is decided is one of the Rules, taken in
// their order: the first that holds. A rule looks at the states of measures and at
// their counts, never at a sum of several: there is no score. It says no more than
// its measure's state does: something changed only where the measure has changed,
// late only where the interval of the share lies below one half, and whose days
// they are only as far as late_dues_explained reports. The rules are documented in
// docs/findings.md, `factorybook explain` prints them, and the data files name the
// one that was said.
package finding

import (
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Finding is what is said of a factory or of one of its charts.
type Finding struct {
	// Rule is the rule that holds.
	Rule *Rule
	subject
}

// Asks reports whether the finding asks a question of its reader.
func (f *Finding) Asks() bool { return f.Rule.Asks }

// Say words the finding, without a stop at its end: it is a title.
func (f *Finding) Say(p words.Place) string { return f.Rule.words(p, &f.subject) }

// Measures are the measures that the finding is made from.
func (f *Finding) Measures() []string {
	if f.chart != nil {
		return []string{f.chart.Def.ID}
	}
	return f.Rule.Measures
}

// Of returns what is to be said of a factory first: how its deliveries stand.
func Of(f *record.Factory, r *measure.Result) Finding {
	s := subject{factory: f, result: r, onTime: r.Measure("on_time"), adjusted: r.Measure("on_time_adjusted"), slip: r.Measure("slip_days")}
	s.explained = explained(r.Measure("late_dues_explained"))
	return s.find(overview)
}

// OfChart returns what is to be said of a chart.
func OfChart(r *measure.Result, c *measure.Chart) Finding {
	s := subject{result: r, chart: c, own: r.Measure(c.Def.ID)}
	return s.find(charts)
}

// OfLots returns what is to be said of the inspections; beyond counts the lots of the
// window that lie beyond the limits of their chart.
func OfLots(r *measure.Result, beyond int) Finding {
	s := subject{result: r, own: r.Measure("first_pass_lots"), beyond: beyond}
	return s.find(lots)
}

// subject is what the rules look at.
type subject struct {
	factory *record.Factory
	result  *measure.Result
	// Of an overview:
	onTime, adjusted, slip *measure.Measure
	explained              counts
	// Of a chart, and of lots:
	chart  *measure.Chart
	own    *measure.Measure
	beyond int
}

func (s *subject) find(rules []*Rule) Finding {
	for _, rule := range rules {
		if rule.holds(s) {
			return Finding{rule, *s}
		}
	}
	panic("finding: the last rule always holds")
}

// counts are the late deliveries by whether our own delays cover them.
type counts struct{ covered, notCovered, unknown int }

func explained(m *measure.Measure) (c counts) {
	for i := range m.More {
		list, ok := m.More[i].Value.(measure.Counts)
		if !ok {
			continue
		}
		for _, n := range list {
			switch n.Key {
			case string(measure.Covered):
				c.covered = n.N
			case string(measure.NotCovered):
				c.notCovered = n.N
			case string(measure.Untraced):
				c.unknown = n.N
			}
		}
	}
	return c
}

// enough reports whether a share has the cases that it needs.
func enough(m *measure.Measure) bool { return m.N >= m.Def.MinN }

// mostlyLate reports whether fewer than half are on time, as far as so many cases
// can tell: the whole interval lies below one half.
func (s *subject) mostlyLate() bool {
	return enough(s.onTime) && s.onTime.High.OK && s.onTime.High.V < 0.5
}

// ours reports whether our own delays cover every delivery that was not on time: none
// is left that never came, that they do not reach, or of which nothing is known.
func (s *subject) ours() bool {
	return s.explained.covered == s.onTime.N-s.onTime.K && s.adjusted.Overdue == 0
}

// helps reports whether our own delays cover some of the late deliveries, so that the
// share without them is worth telling beside the other.
func (s *subject) helps() bool {
	return s.explained.covered > 0 && s.adjusted.N > 0 && (s.adjusted.K != s.onTime.K || s.adjusted.N != s.onTime.N)
}

// asking counts the other measures that ask a question, and those of them that are ours.
func (s *subject) asking() (all, ours int) {
	for i := range s.result.Measures {
		m := &s.result.Measures[i]
		if m.State != measure.WorthAsking && m.State != measure.Changed {
			continue
		}
		all++
		if m.Def.Side == measure.Importer {
			ours++
		}
	}
	return all, ours
}

// signals returns the last signal of a rule in the window, and how many there are.
func (s *subject) signals(c *measure.Chart, is func(*measure.Chart, int) bool) (last, n int) {
	last = -1
	for i := range c.Signals {
		if c.Points[c.Signals[i].Point].On >= s.result.Window.From && is(c, i) {
			last = i
			n++
		}
	}
	return last, n
}
