package pages

import (
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// issueStrip draws when issues were opened and for how long, by whose cause, with what
// came again; or returns nil where there is nothing to compare.
func issueStrip(p words.Place, partner *figures.Partner) *chart.Timeline {
	f, w := partner.Factory, p.Words
	if len(f.Issues) < 2 {
		return nil
	}
	over := figures.Axis(p, partner)
	for i := range f.Issues {
		if on := f.Issues[i].Opened.V; !on.IsZero() {
			over.From = min(over.From, on)
		}
	}
	t := &chart.Timeline{ID: "_issues", Title: w.Say("issues.strip"), Desc: w.Say("issues.strip_desc"), Over: over, AsOf: p.AsOf, Bands: figures.Bands(p, f, over)}
	for _, by := range [...]string{"factory", "importer", "both", "carrier", "unknown", ""} {
		var items []chart.Item
		for i := range f.Issues {
			q := &f.Issues[i]
			if q.Cause.By.V != by || q.Opened.V.IsZero() {
				continue
			}
			item := chart.Item{From: q.Opened.V, Until: max(q.Opened.V, q.Closed.V), Href: p.To(words.IssuePath(f, q.ID.V))}
			if !q.Closed.Known() {
				item.State, item.Until = chart.Running, max(p.AsOf, item.From)
			}
			item.Label = words.JoinTitle(q.ID.V, w.Own(q.Title, q.TitleZH).V, w.Date(q.Opened.V), w.Enum("cause", q.Cause.By.V))
			if q.Repeats.Known() {
				item.Label = words.JoinTitle(item.Label, w.Say("issue.repeats")+q.Repeats.V)
			}
			items = append(items, item)
		}
		label := w.Say("issues.cause_none")
		if by != "" {
			label = w.Enum("cause", by)
		}
		if len(items) > 0 {
			t.Lanes = append(t.Lanes, chart.Lane{Label: label, Items: items})
		}
	}
	return t
}

// issuesSum counts causes, what came again, and what it cost each side.
func issuesSum(p words.Place, f *record.Factory) string {
	w := p.Words
	var said []string
	var causes []string
	for _, by := range [...]string{"factory", "importer", "both", "carrier", "unknown"} {
		n := 0
		for i := range f.Issues {
			if f.Issues[i].Cause.By.V == by {
				n++
			}
		}
		if n > 0 {
			causes = append(causes, w.Say("issues.cause_n", "n", n, "cause", w.Enum("cause", by)))
		}
	}
	if len(causes) > 0 {
		said = append(said, w.Say("issues.causes", "list", w.List(causes)))
	}
	repeats := 0
	for i := range f.Issues {
		if f.Issues[i].Repeats.Known() {
			repeats++
		}
	}
	if repeats > 0 {
		said = append(said, w.Say("issues.repeats", "n", repeats))
	}
	if cost := figures.IssuesCost(p, f, f.Issues...); cost != "" {
		said = append(said, w.Say("issues.cost", "sum", cost))
	}
	return words.JoinSentences(w, said)
}
