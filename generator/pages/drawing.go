package pages

import (
	"factorybook/generator/chart"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
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
		Over: over, AsOf: p.AsOf, Bands: figures.Bands(p, f, over), Marks: phaseMarks(p.Words, f),
	}
	lane := func(kind, label string, items []chart.Item) {
		if len(items) > 0 {
			t.Lanes = append(t.Lanes, chart.Lane{Key: kind, Label: label, Items: items})
		}
	}
	lane("orders", w.Say("lane.orders"), orderItems(p, partner))
	lane("payments", w.Say("lane.payments"), paymentItems(p, partner))
	lane("visits", w.Say("lane.visits"), visitItems(p, f))
	lane("issues", w.Say("lane.issues"), issueItems(p, f))
	lane("talks", w.Say("lane.talks"), talkItems(p, f))
	lane("goodwill", w.Say("lane.goodwill"), goodwillItems(p, f))
	lane("agreements", w.Say("lane.agreements"), agreementItems(p, f))
	lane("closures", w.Say("lane.closures"), closureItems(p, f))
	if len(t.Lanes) == 0 {
		return nil
	}
	t.Key = timelineKey(w, t)
	if over.Days() > overviewDays || len(f.Orders) > overviewOrders {
		t.Quarters = quartersOfOrders(p, partner)
		t.Overview = chart.Overview{
			Title: w.Say("timeline.overview"), Desc: w.Say("timeline.overview_desc"), Orders: w.Say("timeline.due"), Days: w.Say("timeline.days"),
		}
	}
	return t
}

// Beyond so many days or orders a timeline begins with an overview by quarter.
const (
	overviewDays   = 3 * 366
	overviewOrders = 150
)

// quartersOfOrders counts the deliveries that fell due in each quarter and those of them
// that were late, with the median and nine in ten of their days late.
func quartersOfOrders(p words.Place, partner *figures.Partner) []chart.QuarterOfOrders {
	const least = 5 // cases for nine in ten
	w := p.Words
	var list []chart.QuarterOfOrders
	var days []float64
	flush := func() {
		n := len(list) - 1
		if n < 0 {
			return
		}
		q := &list[n]
		q.Label = w.Say("timeline.quarter", "span", w.Span(q.Over), "n", q.N, "late", q.Late)
		if len(days) > 0 {
			sorted := spc.Sort(days)
			q.Days = chart.Quarter{Over: q.Over, Low: sorted.Median(), Median: sorted.Median(), High: sorted.Median()}
			if len(days) >= least {
				q.Days.Low, q.Days.High = sorted.Quantile(0.05), sorted.Quantile(0.95)
			}
		}
		days = days[:0]
	}
	for i := range partner.Result.Dues { // by original promise
		d := &partner.Result.Dues[i]
		if d.Original > p.AsOf || d.Outcome == measure.DueCancelled {
			continue
		}
		span := figures.QuarterOf(d.Original)
		if n := len(list); n == 0 || list[n-1].Over != span {
			flush()
			list = append(list, chart.QuarterOfOrders{Over: span})
		}
		q := &list[len(list)-1]
		q.N++
		if d.Late() || d.Outcome == measure.DueMissed {
			q.Late++
		}
		if slip, ok := d.Slip(p.AsOf); ok && !d.Overdue {
			days = append(days, float64(slip))
		}
	}
	flush()
	return list
}

// timelineKey explains the marks that occur.
func timelineKey(w *words.Words, t *chart.Timeline) []chart.Key {
	var open, dropped, planned, late, ours, slim bool
	for i := range t.Lanes {
		for k := range t.Lanes[i].Items {
			it := &t.Lanes[i].Items[k]
			open = open || it.State == chart.Running
			dropped = dropped || it.State == chart.Dropped
			planned = planned || it.State == chart.Planned
			late = late || !it.Promise.IsZero() && it.Until > it.Promise
			slim = slim || !it.Promise.IsZero()
			ours = ours || it.Ours > 0
		}
	}
	var keys []chart.Key
	add := func(is bool, style chart.PointStyle, label string) {
		if is {
			keys = append(keys, chart.Key{Style: style, Label: label})
		}
	}
	add(slim, chart.Slim, w.Say("shape.slim"))
	add(late, chart.Heavy, w.Say("shape.heavy"))
	add(ours, chart.Hatched, w.Say("shape.explained"))
	add(true, chart.Plain, w.Say("shape.happened"))
	add(planned, chart.Hollow, w.Say("shape.planned"))
	add(open, chart.Open, w.Say("shape.running"))
	add(dropped, chart.Cross, w.Say("shape.dropped"))
	return keys
}

// orderItems are the orders as bars from placed to ready.
func orderItems(p words.Place, partner *figures.Partner) []chart.Item {
	f, w := partner.Factory, p.Words
	var list []chart.Item
	for i := range f.Orders {
		o := &f.Orders[i]
		if o.Begin().IsZero() {
			continue
		}
		item := chart.Item{From: o.Begin(), Href: p.To(words.OrderPath(f, o.ID.V))}
		of := &partner.Orders[i]
		outcome, state := of.Line.Outcome, of.Line.State
		for _, d := range of.Dues {
			item.Until = max(item.Until, figures.LastDay(d))
			item.Promise = max(item.Promise, d.Original)
			item.Ours = max(item.Ours, d.OursLate(p.AsOf))
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

func paymentItems(p words.Place, partner *figures.Partner) []chart.Item {
	f := partner.Factory
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
			e := partner.PaymentEvent(pay)
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
		item.Label = words.JoinTitle(q.ID.V, p.Words.Own(q.Title, q.TitleZH).V, p.Words.Date(q.Opened.V))
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
		list = append(list, chart.Item{From: t.On.V, Href: p.To(words.TalkPath(f, t.Key)), Label: words.JoinTitle(p.Words.Date(t.On.V), p.Words.Own(t.About, t.AboutZH).V)})
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
			list = append(list, chart.Item{From: span.From, Until: span.Last(), Label: words.JoinTitle(p.Words.Own(f.Closures[i].Name, f.Closures[i].NameZH).V, p.Words.Span(span))})
		}
	}
	return list
}
