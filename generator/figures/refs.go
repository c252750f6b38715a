package figures

import (
	"strings"

	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// RefPath returns the link to the page that shows a case, or "".
func RefPath(p words.Place, f *record.Factory, r *measure.Ref) string {
	switch r.Kind {
	case measure.RefOrder:
		return p.To(words.OrderPath(f, r.ID))
	case measure.RefPrice:
		return p.To(words.Consistency.Path(f.ID) + "#_prices")
	case measure.RefIssue:
		return p.To(words.IssuePath(f, r.ID))
	case measure.RefVisit:
		return p.To(words.Visit.Path(f.ID, lastPart(r.ID)))
	case measure.RefTalk:
		return p.To(words.TalkPath(f, lastPart(r.ID)))
	case measure.RefPromise:
		return ""
	case measure.RefAgreement, measure.RefForecast, measure.RefGoodwill:
		return p.To(words.Timeline.Path(f.ID))
	}
	return ""
}

// lastPart is the key of a visit or a talk in its promise-style id.
func lastPart(id string) string {
	return id[strings.LastIndexByte(id, '/')+1:]
}

// recordLinks lists the cases behind a figure.
func recordLinks(p words.Place, partner *Partner, m *measure.Measure) []RecordLink {
	f, w := partner.Factory, p.Words
	links := make([]RecordLink, 0, len(m.Records))
	for i := range m.Records {
		r := &m.Records[i]
		link := RecordLink{Label: r.ID, Href: RefPath(p, f, r), Spot: p.Source(r.File, r.Pos)}
		switch r.Kind {
		case measure.RefPromise:
			if c := promiseByID(partner.Result, r.ID); c != nil {
				link.Label, link.Href = p.Words.Own(c.What, c.WhatZH).V, p.To(p.PromisePath(f, c))
			}
		case measure.RefIssue:
			for n := range f.Issues {
				if f.Issues[n].ID.V == r.ID {
					link.Label = words.JoinTitle(r.ID, p.Words.Own(f.Issues[n].Title, f.Issues[n].TitleZH).V)
				}
			}
		case measure.RefTalk:
			for n := range f.Talks {
				if f.Talks[n].Key == lastPart(r.ID) {
					link.Label = words.JoinTitle(w.Date(f.Talks[n].On.V), w.Own(f.Talks[n].About, f.Talks[n].AboutZH).V)
				}
			}
		case measure.RefVisit:
			link.Label = w.Say("ref.visit", "day", w.Date(r.On))
		case measure.RefRole:
			link.Label = w.Enum("role", r.ID)
		case measure.RefGoodwill:
			link.Label = w.Date(r.On)
		}
		due := DueOf(partner.Result, r)
		switch {
		case m.Def.Lateness && m.Def.Share && !r.Value.OK && !r.Hit && due != nil:
			link.Value = undated(p, m.Def.ID, due)
		case m.Def.Lateness && r.Value.OK && r.Value.V <= 0 && !r.Hit && w.Has("case."+m.Def.ID+".no_in_time"):
			link.Value = caseWord(p, m.Def.ID, "no_in_time")
		case r.Kind == measure.RefPrice && r.Value.OK:
			link.Value = w.Decimals(r.Value.V, 4)
		case r.Value.OK && m.Def.Lateness:
			link.Value = slip(p, r.Value.V)
			// The other two promises have moved by what was ours.
			if due != nil && m.Def.Side == measure.Factory && m.Def.ID != "on_time_adjusted" && m.Def.ID != "on_time_latest" {
				if ours := Ours(w, due, p.AsOf); ours != "" {
					link.Value += w.Say("list.comma") + ours
				}
			}
		case r.Value.OK && m.Def.Unit == measure.UnitDays:
			link.Value = w.Days(r.Value.V)
		case m.Def.Share && r.Hit:
			link.Value = caseWord(p, m.Def.ID, "yes")
		case m.Def.Share:
			link.Value = caseWord(p, m.Def.ID, "no")
		}
		links = append(links, link)
	}
	return links
}

// DueOf returns the due that is a case of a figure, or nil.
func DueOf(r *measure.Result, ref *measure.Ref) *measure.Due {
	if ref.Kind != measure.RefOrder {
		return nil
	}
	for i := range r.Dues {
		if d := &r.Dues[i]; d.Pos == ref.Pos && d.Order.ID.V == ref.ID {
			return d
		}
	}
	return nil
}

// undated words a due that was not kept and has no number of days: it never came, it
// was late by a number of days that is not recorded, or it was short.
func undated(p words.Place, id string, d *measure.Due) string {
	switch {
	case d.Outcome != measure.DueDelivered:
		return Missed(p, d)
	case !d.Late() && p.Words.Has("case."+id+".no_in_time"):
		return caseWord(p, id, "no_in_time")
	}
	return p.Words.Say("outcome.late_unknown")
}

// caseWord says whether a case counts in k, in the words of the measure.
func caseWord(p words.Place, id, answer string) string {
	if key := "case." + id + "." + answer; p.Words.Has(key) {
		return p.Words.Say(key)
	}
	return p.Words.Say("case." + answer)
}

func promiseByID(r *measure.Result, id string) *record.PromiseCase {
	for i := range r.Promises {
		if r.Promises[i].ID == id {
			return &r.Promises[i]
		}
	}
	return nil
}
