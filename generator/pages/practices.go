package pages

import (
	"strconv"

	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// Practice is one of the six, with the figures of both sides.
type Practice struct {
	// ID is the practice's, Name and Question its words.
	ID, Name, Question string
	// Ours, Theirs and Both are the figures.
	Ours, Theirs, Both MeasureLines
}

// MeasureLines are figures of one side, a line each: those that ask a question in
// sight, the rest behind a line that counts them by their states.
type MeasureLines struct {
	Asking, Folded []MeasureLine
	// Sum says what is folded: "5 steady, 2 not recorded".
	Sum string
}

// Any reports whether there is a figure.
func (l *MeasureLines) Any() bool { return len(l.Asking)+len(l.Folded) > 0 }

// MeasureLine is a figure in a line, with all of it behind the line.
type MeasureLine struct {
	figures.Figure
	// Line names it as the drawing counts: where K counts what went wrong, by the
	// other cases.
	Line string
	// Share is k of n drawn, or nil; Says is the figure with its count, Was that of
	// the window before, or "".
	Share     *chart.Share
	Says, Was string
	// Asks is set when the figure asks a question, and Ask is the short word for it.
	Asks bool
	Ask  string
}

// N reports whether the figure has a case.
func (l *MeasureLine) N() bool { return l.Number != "" }

// practices puts every measure under its practice and side, in the order of their
// definitions. none is set when there is no figure at all.
func practices(p words.Place, partner *figures.Partner) (list []Practice, none bool) {
	w := p.Words
	at := make(map[string]int)
	r := partner.Result
	states := make(map[*MeasureLines]map[measure.State]int)
	none = true
	for _, id := range measure.Practices {
		at[string(id)] = len(list)
		list = append(list, Practice{ID: string(id), Name: w.Say("practice." + string(id)), Question: w.Say("practice." + string(id) + ".question")})
	}
	for i := range r.Measures {
		m := &r.Measures[i]
		practice := &list[at[string(m.Def.Practice)]]
		lines := &practice.Both
		switch m.Def.Side {
		case measure.Importer:
			lines = &practice.Ours
		case measure.Factory:
			lines = &practice.Theirs
		}
		none = none && m.N == 0
		line := measureLine(p, partner, m)
		if line.Asks {
			lines.Asking = append(lines.Asking, line)
			continue
		}
		lines.Folded = append(lines.Folded, line)
		if states[lines] == nil {
			states[lines] = make(map[measure.State]int)
		}
		state := m.State
		if line.NoneLately {
			state = noneLately
		}
		states[lines][state]++
	}
	for lines, counts := range states {
		lines.Sum = stateSum(w, counts)
	}
	return list, none
}

// noneLately counts the figures without a case in the window among those of one state.
const noneLately measure.State = "none_in_window"

// stateSum counts figures by their states: "5 steady, 2 not recorded".
func stateSum(w *words.Words, counts map[measure.State]int) string {
	var parts []string
	for _, state := range [...]measure.State{measure.Steady, measure.TooLittleData, measure.None, noneLately, measure.NotRecorded} {
		if n := counts[state]; n > 0 {
			parts = append(parts, w.Say("practices."+string(state), "n", n))
		}
	}
	return words.JoinComma(w, parts)
}

func measureLine(p words.Place, partner *figures.Partner, m *measure.Measure) MeasureLine {
	w := p.Words
	l := MeasureLine{Figure: figures.Of(p, partner, m), Asks: m.State == measure.WorthAsking || m.State == measure.Changed}
	l.Line = l.Name
	if l.Asks {
		l.Ask = w.Say("practices." + string(m.State))
	}
	good := func(k, n int) int {
		if m.Def.CountsAgainst {
			return n - k
		}
		return k
	}
	key := "measure." + m.Def.ID + ".good"
	if m.Def.CountsAgainst && w.Has(key) {
		l.Line = w.Say(key)
	}
	switch {
	case m.N == 0:
		l.Says = l.StateWord
		return l
	case !m.Def.Share:
		l.Says = l.Before + l.Number + l.After
		return l
	}
	l.Says = w.Say("row.k_of_n", "k", good(m.K, m.N), "n", m.N)
	l.Share = &chart.Share{Good: good(m.K, m.N), N: m.N}
	if m.Low.OK && m.High.OK {
		l.Share.Low, l.Share.High = m.Low.V, m.High.V
		if m.Def.CountsAgainst {
			l.Share.Low, l.Share.High = 1-m.High.V, 1-m.Low.V
		}
	}
	if m.Previous != nil && m.Previous.N > 0 {
		l.Was = w.Say("practices.was", "k", strconv.Itoa(good(m.Previous.K, m.Previous.N)), "n", strconv.Itoa(m.Previous.N))
	}
	return l
}
