package present

import (
	"factorybook/generator/measure"
)

// more words the further keys of a measure.
func (p page) more(partner *Partner, m *measure.Measure) []Fact {
	w := p.Words
	var list []Fact
	for _, e := range m.More {
		key := "more." + m.Def.ID + "." + e.Key
		if !w.Has(key) {
			key = "more." + e.Key
		}
		if !w.Has(key) {
			continue
		}
		if v := p.moreValue(partner, m, e); v != "" {
			list = append(list, Fact{Label: w.Say(key), Value: v})
		}
	}
	return list
}

// moreValue words the value of a further key, or returns "" for one that has its
// own place.
func (p page) moreValue(partner *Partner, m *measure.Measure, e measure.Entry) string {
	w := p.Words
	switch v := e.Value.(type) {
	case int:
		return w.Int(v)
	case float64:
		return w.Number(v)
	}
	return ""
}
