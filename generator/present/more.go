package present

import (
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/record"
)

// more words the further keys of a measure.
func (p page) more(partner *Partner, m *measure.Measure) []Fact {
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
	for _, e := range m.More {
		switch v := e.Value.(type) {
		case measure.Counts:
			for _, c := range v {
				if c.N > 0 {
					list = append(list, Fact{Label: p.countLabel(m.Def.ID, c.Key), Value: w.Int(c.N)})
				}
			}
		case measure.Group:
			value := w.Say("more.group_none")
			if v.Median.OK {
				value = w.Say("more.group", "v", p.slip(v.Median.V), "n", v.N)
			}
			add("more."+e.Key, value)
		case measure.Series:
			add("more.series", p.series(v))
		case int:
			add("more."+e.Key, p.moreNumber(partner, e.Key, float64(v)))
		case float64:
			add("more."+e.Key, p.moreNumber(partner, e.Key, v))
		}
	}
	return list
}

// countLabel is the word for a kind of case.
func (p page) countLabel(id, key string) string {
	w := p.Words
	if id == "causes" {
		return w.Enum("cause", key)
	}
	if key == string(measure.Untraced) {
		key = "unknown_cause"
	}
	return w.Enum("more", key)
}

// moreNumber words a further number with its unit.
func (p page) moreNumber(partner *Partner, key string, v float64) string {
	w := p.Words
	switch key {
	case "notice_days", "longest", "since_last", "target", "worst":
		return w.Days(v)
	case "signed":
		return p.slip(v)
	case "raw", "year_on_year":
		return w.Percent(v)
	case "ordered", "committed":
		return joinWords(p.volumeCurrency(partner.Factory), w.Decimals(v, 0))
	case "money":
		return joinWords(p.reporting(partner.Factory), w.Decimals(v, 0))
	}
	return w.Number(v)
}

// reporting is the currency of the book, or of the factory's first order in a
// book that names none.
func (p page) reporting(f *record.Factory) string { return p.Settings.WithDefaults(f).Currency.V }

// volumeCurrency is the currency of the agreement with a volume that began last.
func (p page) volumeCurrency(f *record.Factory) string {
	var latest *record.Agreement
	for i := range f.Agreements {
		a := &f.Agreements[i]
		if a.Volume.Known() && !a.Begin().IsZero() && a.InForce(p.AsOf) && (latest == nil || a.Begin() >= latest.Begin()) {
			latest = a
		}
	}
	if latest == nil {
		return ""
	}
	return latest.Volume.Currency.Or(f.CurrencyOf(nil, p.Settings))
}

// maxQuarters bounds a series in a line.
const maxQuarters = 8

// series lists the last quarters of a figure.
func (p page) series(s measure.Series) string {
	s = s[max(0, len(s)-maxQuarters):]
	parts := make([]string, len(s))
	for i, q := range s {
		parts[i] = q.Quarter + nbsp + p.Words.Number(q.Value)
	}
	return strings.Join(parts, p.Words.Say("list.comma"))
}
