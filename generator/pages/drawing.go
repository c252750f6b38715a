package pages

import (
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// timelineDrawing draws what happened with a factory, one lane for each kind, or
// returns nil when there is nothing to draw.
func timelineDrawing(p words.Place, partner *figures.Partner) *chart.Timeline {
	f, w := partner.Factory, p.Words
	over := figures.Axis(p, partner)
	t := &chart.Timeline{
		ID: "_timeline", Title: w.Say("timeline.title"), Desc: w.Say("timeline.desc", "name", words.NameOf(f).Main(w.Script)),
		Over: over, AsOf: p.AsOf, Bands: figures.Bands(p, f, over),
	}
	lane := func(key string, items []chart.Item) {
		if len(items) > 0 {
			t.Lanes = append(t.Lanes, chart.Lane{Label: w.Say(key), Items: items})
		}
	}
	lane("lane.orders", orderItems(p, partner))
	lane("lane.payments", paymentItems(p, f))
	lane("lane.visits", visitItems(p, f))
	lane("lane.issues", issueItems(p, f))
	lane("lane.talks", talkItems(p, f))
	lane("lane.goodwill", goodwillItems(p, f))
	lane("lane.agreements", agreementItems(p, f))
	lane("lane.closures", closureItems(p, f))
	if len(t.Lanes) == 0 {
		return nil
	}
	return t
}

// orderItems are the orders as bars from placed to ready.
func orderItems(p words.Place, partner *figures.Partner) []chart.Item {
	f, w := partner.Factory, p.Words
	dues := figures.DuesByOrder(partner.Result)
	var list []chart.Item
	for i := range f.Orders {
		o := &f.Orders[i]
		if o.Begin().IsZero() {
			continue
		}
		item := chart.Item{From: o.Begin(), Href: p.To(words.OrderPath(f, o.ID.V))}
		outcome, state := figures.Standing(p, f, dues[o.ID.V], o)
		for _, d := range dues[o.ID.V] {
			item.Until = max(item.Until, lastSeen(d))
			item.Promise = max(item.Promise, d.Original)
		}
		switch state {
		case "open", "overdue":
			item.State, item.Until = chart.Running, max(p.AsOf, item.From)
		case "cancelled", "missed":
			item.State = chart.Dropped
			item.Until = max(item.From, o.End().On)
		}
		if item.Until.IsZero() {
			item.Until = max(item.From, o.End().On)
		}
		item.Label = words.JoinTitle(o.ID.V, w.Date(item.From), outcome)
		list = append(list, item)
	}
	return list
}

// lastSeen is the day by which a due was there, or no day.
func lastSeen(d *measure.Due) record.Date {
	if d.Outcome == measure.DueDelivered && d.High < measure.Never {
		return d.High
	}
	return d.Completed
}

func paymentItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i := range f.Orders {
		o := &f.Orders[i]
		for n := range o.Payments {
			pay := &o.Payments[n]
			due := f.PaymentDue(o, pay, p.Settings)
			day := figures.FirstDay(pay.Paid, due)
			if day.IsZero() || !pay.Paid.Known() && !o.Owes(pay, due) {
				continue
			}
			e := figures.PaymentEvent(p, f, o, pay)
			item := chart.Item{From: day, Href: p.To(words.OrderPath(f, o.ID.V)), Label: words.JoinTitle(o.ID.V, e.Date, e.What, e.Against)}
			if !pay.Paid.Known() {
				item.State = chart.Planned
			}
			list = append(list, item)
		}
	}
	return list
}

func visitItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i := range f.Visits {
		v := &f.Visits[i]
		link := visitLink(p, f, v)
		list = append(list, chart.Item{From: v.Date.V, Href: link.Href, Label: words.JoinTitle(link.Date, link.Kind, link.Purpose)})
	}
	return list
}

func issueItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i := range f.Issues {
		q := &f.Issues[i]
		item := chart.Item{From: q.Opened.V, Until: q.Closed.V, Href: p.To(words.IssuePath(f, q.ID.V))}
		item.Label = words.JoinTitle(q.ID.V, q.Title.V, p.Words.Date(q.Opened.V))
		if !q.Closed.Known() {
			item.State, item.Until = chart.Running, max(p.AsOf, item.From)
		}
		list = append(list, item)
	}
	return list
}

func talkItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i := range f.Talks {
		t := &f.Talks[i]
		list = append(list, chart.Item{From: t.On.V, Href: p.To(words.TalkPath(f, t.Key)), Label: words.JoinTitle(p.Words.Date(t.On.V), t.About.V)})
	}
	return list
}

func goodwillItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for _, e := range figures.GoodwillEvents(p, f) {
		if e.Day != 0 {
			list = append(list, chart.Item{From: e.Day, Label: words.JoinTitle(e.Date, e.Who, e.What, e.Quote)})
		}
	}
	return list
}

func agreementItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i, e := range figures.AgreementEvents(p, f) {
		a := &f.Agreements[i]
		item := chart.Item{From: a.Begin(), Until: a.Until.V, Label: words.JoinTitle(e.What, e.Against)}
		if item.From.IsZero() {
			continue
		}
		if !a.Until.Known() || a.Until.V > p.AsOf {
			item.State, item.Until = chart.Running, max(p.AsOf, item.From)
		}
		list = append(list, item)
	}
	return list
}

func closureItems(p words.Place, f *record.Factory) []chart.Item {
	var list []chart.Item
	for i := range f.Closures {
		if span, ok := f.Closures[i].Span(); ok {
			list = append(list, chart.Item{From: span.From, Until: span.Last(), Label: words.JoinTitle(f.Closures[i].Name.V, p.Words.Span(span))})
		}
	}
	return list
}
