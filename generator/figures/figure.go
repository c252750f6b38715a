// Package figures puts into words what more than one output says of a factory: a
// measure with its count, an event, what became of a due, what is to be done, what
// stands out in a chart.
//
// Look at Partner first, a dossier with what was worded once for all outputs, and
// at Of, which words a measure. A figure never stands without its count, a missing
// fact is shown as not recorded, and the same input gives the same words.
package figures

import (
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// Figure is one measure on a page: the number with its count, what it means in a
// sentence, its state and the records behind it.
type Figure struct {
	// ID is the measure's; Anchor the id of the block.
	ID, Anchor string
	// Name is the measure's, About opens its definition.
	Name, About string
	// Before, Number and After are the figure with its count, "9 of 12" and " on
	// time": never a bare number. Empty when nothing is recorded.
	Before, Number, After string
	// Words say how sure it is and how it compares with the time before.
	Words string
	// State is the key of the state and StateWord the word for it; Reason says
	// what makes it changed or worth asking, or "".
	State, StateWord, Reason string
	// NoneLately is set where no fact is missing: nothing fell into the window.
	NoneLately bool
	// Left counts what was left out, in words, or "".
	Left string
	// More are further figures of the measure, each with its label.
	More []Fact
	// Records are the cases behind it; Count words their number.
	Records []RecordLink
	Count   string
	// Chart opens the measure's chart, or "".
	Chart string
	// Comments are what the factory says of it.
	Comments []Comment
}

// RecordLink is one case behind a figure.
type RecordLink struct {
	// Label names the case, Href opens it on the site, or "".
	Label, Href string
	// Value is the case's own figure in words, or "".
	Value string
	// Spot is the file and line, or the zero Source.
	Spot words.Source
}

// Of words a measure.
func Of(p words.Place, partner *Partner, m *measure.Measure) Figure {
	w := p.Words
	id := m.Def.ID
	f := Figure{
		ID: id, Anchor: "_m-" + id, Name: w.Say("measure." + id), About: p.To(words.Measure.Path(id)),
		State: string(m.State), StateWord: w.Say("state." + string(m.State)), Comments: Comments(p, partner.Factory, id),
	}
	if m.State == measure.NotRecorded {
		switch {
		case m.NoneLately:
			f.StateWord, f.Words, f.NoneLately = w.Say("state.none_in_window"), before(p, m), true
		case m.Needs != "":
			f.Words = w.Say("figure.needs", "field", m.Needs)
		}
		if partner.Result.Chart(id) != nil {
			f.Chart = p.To(words.Consistency.Path(partner.Factory.ID) + "#" + words.ChartAnchor(id))
		}
		f.Left = leftOut(p, m)
		return f
	}
	if m.State == measure.None {
		f.Words = w.Say("figure.nothing")
		if key := "measure." + id + ".none"; w.Has(key) {
			f.Words = w.Say(key)
		}
		return f
	}
	f.Before, f.Number, f.After = Headline(p, m)
	f.Words = meaning(p, partner, m)
	f.Reason = reason(p, m)
	f.Left = leftOut(p, m)
	f.More = more(p, m)
	f.Records = recordLinks(p, partner, m)
	if len(f.Records) > 0 {
		f.Count = w.Say("figure.records", "n", len(f.Records))
	}
	if partner.Result.Chart(id) != nil {
		f.Chart = p.To(words.Consistency.Path(partner.Factory.ID) + "#" + words.ChartAnchor(id))
	}
	return f
}

// Comment is what the factory says of a figure or an account.
type Comment struct {
	// Label says whose word it is and of which day, Text is in their words.
	Label, Text string
}

// Comments are those of a factory on a measure, in the order they were written.
func Comments(p words.Place, f *record.Factory, id string) (list []Comment) {
	for i := range f.FactoryComments {
		c := &f.FactoryComments[i]
		if c.Measure.V != id {
			continue
		}
		label := p.Words.Say("comment.factory")
		if c.On.Known() {
			label = p.Words.Say("comment.factory_on", "day", c.On.V)
		}
		list = append(list, Comment{label, p.Words.Own(c.Text, c.TextZH).V})
	}
	return list
}

// Headline is the figure with its count. In the phrases the number stands
// between two pairs of stars.
func Headline(p words.Place, m *measure.Measure) (before, number, after string) {
	parts := strings.SplitN(headlinePhrase(p, m), "**", 3)
	if len(parts) < 3 {
		return "", parts[0], ""
	}
	return parts[0], parts[1], parts[2]
}

func headlinePhrase(p words.Place, m *measure.Measure) string {
	w, key := p.Words, "measure."+m.Def.ID
	switch {
	case m.Def.Share:
		return w.Say(key+".share", "k", m.K, "n", m.N)
	case m.Value.OK && m.Value.V == 0 && w.Has(key+".same"):
		return w.Say(key+".same", "n", m.N)
	case w.Has(key+".value") && m.Value.OK:
		return w.Say(key+".value", "v", quantity(p, m, m.Value.V), "n", m.N)
	case m.Median.OK:
		return w.Say(key+".median", "v", quantity(p, m, m.Median.V), "n", m.N)
	case w.Has(key + ".count"):
		return w.Say(key+".count", "n", m.N)
	}
	return w.Say("figure.cases", "n", m.N)
}

// quantity words a number in the measure's unit. Days of slip and days beyond
// terms are said as late and early.
func quantity(p words.Place, m *measure.Measure, v float64) string {
	w := p.Words
	switch m.Def.Unit {
	case "days":
		if m.Def.Signed {
			return slip(p, v)
		}
		return w.Days(v)
	case "share", "ratio":
		if m.Def.Signed && v > 0 {
			return "+" + w.Percent(v)
		}
		if v < 0 {
			return w.Negative(w.Percent(-v))
		}
		return w.Percent(v)
	}
	return w.Number(v)
}

// slip words days of slip, whole or not.
func slip(p words.Place, v float64) string {
	w := p.Words
	switch {
	case v > 0:
		return w.Say("days.late", "n", v)
	case v < 0:
		return w.Say("days.early", "n", -v)
	}
	return w.Say("days.on_time")
}

// meaning says how sure the figure is and how it compares with the time before.
func meaning(p words.Place, partner *Partner, m *measure.Measure) string {
	w := p.Words
	var parts []string
	few := m.State == measure.TooLittleData
	if few && m.N < m.Def.MinN {
		return w.Say("figure.few", "cases", cases(p, partner, m))
	}
	if m.Def.Share && m.Low.OK && m.High.OK && !few {
		parts = append(parts, w.Say("figure.interval",
			"share", w.Percent(float64(m.K)/float64(m.N)), "range", w.PercentRange(m.Low.V, m.High.V)))
	}
	if m.Min.OK && m.Max.OK && m.N > 1 {
		parts = append(parts, w.Say("figure.range", "min", quantity(p, m, m.Min.V), "max", quantity(p, m, m.Max.V)))
	}
	if m.P90.OK {
		parts = append(parts, w.Say("figure.p90", "v", quantity(p, m, m.P90.V)))
	}
	if s := before(p, m); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, w.Say("list.semicolon"))
}

// maxCases bounds the cases that are listed in a sentence.
const maxCases = 7

// cases lists the cases of a figure that has too few of them.
func cases(p words.Place, partner *Partner, m *measure.Measure) string {
	w := p.Words
	links := recordLinks(p, partner, m)
	var parts []string
	for i := range links[:min(len(links), maxCases)] {
		parts = append(parts, strings.TrimRight(links[i].Label+" "+links[i].Value, " "))
	}
	if n := len(links) - maxCases; n > 0 {
		parts = append(parts, w.Say("list.more", "n", n))
	}
	return strings.Join(parts, w.Say("list.semicolon"))
}

// before compares a share with the window before: never only the two numbers,
// always whether they can be called different.
func before(p words.Place, m *measure.Measure) string {
	w := p.Words
	if m.Previous == nil {
		return ""
	}
	if m.Previous.N == 0 {
		return w.Say("figure.before_none")
	}
	key := "figure.before"
	if months(p) == 12 {
		key = "figure.before_year"
	}
	if m.N == 0 {
		return w.Say(key+"_only", "k", m.Previous.K, "n", m.Previous.N, "months", months(p))
	}
	verdict := "figure.before_same"
	switch m.Compare() {
	case measure.TooFew:
		verdict = "figure.before_few"
	case measure.Differs:
		verdict = "figure.before_differs"
	}
	return w.Say(key, "k", m.Previous.K, "n", m.Previous.N, "months", months(p), "verdict", w.Say(verdict))
}

func months(p words.Place) int { return p.Settings.WindowMonths.Or(record.DefaultWindowMonths) }

// reason says what makes a measure changed or worth asking about.
func reason(p words.Place, m *measure.Measure) string {
	w := p.Words
	var parts []string
	if m.State == measure.WorthAsking {
		if m.Overdue > 0 {
			parts = append(parts, w.Say("reason.overdue", "n", m.Overdue))
		}
		if m.Signal {
			parts = append(parts, w.Say("reason.beyond_limits"))
		}
	}
	if m.Run && (m.State == measure.WorthAsking || m.State == measure.Changed) {
		parts = append(parts, w.Say("reason.run_of_8"))
	}
	return strings.Join(parts, w.Say("list.semicolon"))
}

// leftOut counts what could not be used.
func leftOut(p words.Place, m *measure.Measure) string {
	w := p.Words
	var parts []string
	if m.UnknownDays > 0 {
		parts = append(parts, w.Say("left.unknown_days", "n", m.UnknownDays))
	}
	if m.LeftOut > 0 {
		parts = append(parts, w.Say("left.left_out", "n", m.LeftOut))
	}
	if m.NoRate > 0 {
		parts = append(parts, w.Say("left.no_rate", "n", m.NoRate))
	}
	if m.ReadyUnknown > 0 {
		parts = append(parts, w.Say("left.ready_unknown", "n", m.ReadyUnknown))
	}
	if m.NoLeadTime > 0 {
		parts = append(parts, w.Say("left.no_lead_time", "n", m.NoLeadTime))
	}
	return strings.Join(parts, w.Say("list.semicolon"))
}

// Fact is a label and its value.
type Fact struct {
	Label, Value string
	// Lang is set where the value is in another language than the page.
	Lang string
	// Href opens what the value names, or "".
	Href string
	// Missing marks a value that says "not recorded".
	Missing bool
}
