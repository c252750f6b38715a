package figures

import (
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/words"
)

// more words the further keys of a measure.
func more(p words.Place, m *measure.Measure) []Fact {
	w := p.Words
	var list []Fact
	add := func(key, value string) {
		if value != "" {
			list = append(list, Fact{Label: w.Say(key), Value: value})
		}
	}
	if m.Def.Share && m.Median.OK {
		add("more.median", w.Days(m.Median.V))
	}
	for i := range m.More {
		e := &m.More[i]
		switch v := e.Value.(type) {
		case measure.Counts:
			list = append(list, kinds(p, m, v)...)
		case measure.Group:
			value := w.Say("more.group_none")
			if v.Median.OK {
				value = w.Say("more.group", "v", moreNumber(p, e, v.Median.V), "n", v.N)
			}
			add("more."+e.Key, value)
		case measure.Series:
			add("more.series", series(p, v))
		case int:
			add("more."+e.Key, moreNumber(p, e, float64(v)))
		case float64:
			add("more."+e.Key, moreNumber(p, e, v))
		}
	}
	return list
}

// kinds are the kinds of cases of a count, and how many there are of each.
func kinds(p words.Place, m *measure.Measure, counts measure.Counts) (list []Fact) {
	for _, c := range counts {
		if c.N > 0 {
			list = append(list, Fact{Label: countLabel(p, m.Def, c.Key), Value: p.Words.Int(c.N)})
		}
	}
	return list
}

// Kinds says in a line of which kinds the cases of a count are, "" for other measures:
// "covered by our delays: 2, not covered: 6".
func Kinds(p words.Place, m *measure.Measure) string {
	var parts []string
	for i := range m.More {
		if counts, ok := m.More[i].Value.(measure.Counts); ok {
			for _, k := range kinds(p, m, counts) {
				parts = append(parts, words.JoinColon(p.Words, k.Label, k.Value))
			}
		}
	}
	return strings.Join(parts, p.Words.Say("list.comma"))
}

// countLabel is the word for a kind of case.
func countLabel(p words.Place, d *measure.Definition, key string) string {
	w := p.Words
	if d.CountsBy != "" {
		return w.Enum(d.CountsBy, key)
	}
	if key == string(measure.Untraced) {
		key = "unknown_cause"
	}
	return w.Enum("more", key)
}

// moreNumber words a further number with its unit.
func moreNumber(p words.Place, e *measure.Entry, v float64) string {
	w := p.Words
	switch e.Unit {
	case measure.UnitDays:
		return w.Days(v)
	case measure.UnitLateness:
		return slip(p, v)
	case measure.UnitRatio:
		return w.Percent(v)
	case measure.UnitMoney:
		return words.JoinWords(e.Currency, w.Decimals(v, 0))
	}
	return w.Number(v)
}

// maxQuarters bounds a series in a line.
const maxQuarters = 8

// series lists the last quarters of a figure.
func series(p words.Place, s measure.Series) string {
	s = s[max(0, len(s)-maxQuarters):]
	parts := make([]string, len(s))
	for i, q := range s {
		parts[i] = q.Quarter + words.Nbsp + p.Words.Number(q.Value)
	}
	return strings.Join(parts, p.Words.Say("list.comma"))
}
