package figures

import (
	"cmp"

	"factorybook/generator/record"
	"factorybook/generator/words"
)

// AllEvents lists everything with a factory by day, what is still due last in
// the order of its day.
func AllEvents(p words.Place, partner *Partner) []Event {
	f, w := partner.Factory, p.Words
	n := len(f.Visits) + 3*len(f.Issues) + len(f.Talks) + len(partner.Result.Promises) + 32
	for i := range partner.Orders {
		n += len(partner.Orders[i].Events)
	}
	list := make([]Event, 0, n) // an event is large
	for i := range f.Orders {
		o := &f.Orders[i]
		href := p.To(words.OrderPath(f, o.ID.V))
		from := len(list)
		list = append(list, partner.Orders[i].Events...)
		for n := from; n < len(list); n++ {
			list[n].Record, list[n].Href = o.ID.V, href
		}
	}
	for i := range f.Visits {
		v := &f.Visits[i]
		e := EventOn(p, v.Date.V, "visit", record.ByBoth, v.File, v.Pos)
		e.What = w.Enum("visit_kind", cmp.Or(v.Kind.V, "regular"))
		e.Quote, e.Record, e.Href = w.Own(v.Purpose, v.PurposeZH).V, w.Say("event.note"), p.To(words.VisitPath(f, v))
		list = append(list, e)
	}
	for i := range f.Issues {
		list = issueEvents(p, list, f, &f.Issues[i])
	}
	for i := range f.Talks {
		t := &f.Talks[i]
		e := EventOn(p, t.On.V, "talk", t.By.V, t.File, t.Pos)
		e.What = w.Say("event.talk", "channel", w.Enum("channel", cmp.Or(t.Channel.V, record.ChannelOther)), "about", cmp.Or(w.Own(t.About, t.AboutZH).V, w.Say("not_recorded")))
		if t.Answered.Known() {
			e.Against = Answered(w, int(t.Answered.V-t.On.V))
		} else if t.Asks() {
			e.Against, e.State = w.Say("event.unanswered"), "open"
		}
		e.Anchor = words.TalkAnchor(t.Key)
		list = append(list, e)
	}
	list = append(list, promiseEvents(p, partner)...)
	list = append(list, AgreementEvents(p, f)...)
	list = append(list, GoodwillEvents(p, f)...)
	list = append(list, ClosureEvents(p, f)...)
	list = append(list, CertificateEvents(p, f)...)
	return ByDay(list)
}

func issueEvents(p words.Place, list []Event, f *record.Factory, q *record.Issue) []Event {
	w := p.Words
	title := cmp.Or(p.Words.Own(q.Title, q.TitleZH).V, q.ID.V)
	add := func(day record.Day, side, key string) {
		if day.Known() {
			e := EventOn(p, day.V, "issue", side, q.File, day.Pos)
			e.What = w.Say(key, "title", title)
			e.Record, e.Href = q.ID.V, p.To(words.IssuePath(f, q.ID.V))
			list = append(list, e)
		}
	}
	add(q.Opened, q.RaisedBy.V, "event.issue_opened")
	add(q.Contained, "", "event.issue_contained")
	add(q.Closed, "", "event.issue_closed")
	return list
}

// promiseEvents are the days on which promises of notes were kept, dropped or
// are due.
func promiseEvents(p words.Place, partner *Partner) []Event {
	w := p.Words
	var list []Event
	for i := range partner.Result.Promises {
		c := &partner.Result.Promises[i]
		day := FirstDay(c.Dropped, c.Done, c.Agreed)
		if day == 0 {
			continue
		}
		e := EventOn(p, day, "promise", c.By.V, c.Notes[0].File, c.Notes[0].Promise.Pos)
		said := "event.promise_due"
		switch {
		case c.Dropped.Known():
			said, e.Quote = "event.promise_dropped", w.Own(c.Why, c.WhyZH).V
		case c.Done.Known():
			said = "event.promise_kept"
		}
		e.What = w.Say(said, "what", w.Own(c.What, c.WhatZH).V)
		if !c.Dropped.Known() {
			e.Against, e.State = Against(p, c.Agreed, c.Done)
		}
		e.Record, e.Href = w.Say("event.note"), p.To(p.PromisePath(partner.Factory, c))
		list = append(list, e)
	}
	return list
}

// AgreementEvents are the agreements on the days on which they began.
func AgreementEvents(p words.Place, f *record.Factory) []Event {
	w := p.Words
	var list []Event
	for i := range f.Agreements {
		a := &f.Agreements[i]
		day := a.Begin()
		if a.Signed.Known() {
			day = a.Signed.V
		}
		e := EventOn(p, day, "agreement", record.ByBoth, f.File, a.Pos)
		e.What = w.Say("event.agreement", "kind", w.Enum("agreement_kind", a.Kind.V))
		e.Quote, e.File = w.Own(a.Summary, a.SummaryZH).V, p.File(f, a.File)
		e.Against = AgreementUntil(w, a, p.AsOf)
		if a.Volume.Known() {
			volume := w.Money(cmp.Or(a.Volume.Currency.V, f.CurrencyOf(nil, p.Settings)), a.Volume.Value.V)
			if a.Volume.Per.Known() {
				volume = w.Say("capacity.per", "quantity", volume, "per", w.Enum("per", a.Volume.Per.V))
			}
			e.What += w.Say("list.semicolon") + w.Say("agreement.volume", "volume", volume)
		}
		list = append(list, e)
	}
	return list
}

// AgreementUntil says until when an agreement holds, as of a day.
func AgreementUntil(w *words.Words, a *record.Agreement, asOf record.Date) string {
	switch {
	case !a.Until.Known():
		return w.Say("agreement.open_ended")
	case a.Until.V < asOf:
		return w.Say("agreement.ended", "day", a.Until.V)
	}
	return w.Say("agreement.until", "day", a.Until.V, "n", int(a.Until.V-asOf))
}

// GoodwillEvents are what one side gave the other.
func GoodwillEvents(p words.Place, f *record.Factory) []Event {
	w := p.Words
	var list []Event
	for i := range f.Goodwill {
		g := &f.Goodwill[i]
		e := EventOn(p, g.On.V, "goodwill", g.By.V, f.File, g.Pos)
		e.What = w.Enum("goodwill", cmp.Or(g.Kind.V, "other"))
		e.Quote = w.Own(g.What, g.WhatZH).V
		if g.Value.Known() {
			e.Against = w.Money(cmp.Or(g.Currency.V, f.CurrencyOf(nil, p.Settings)), g.Value.V)
		}
		list = append(list, e)
	}
	return list
}

// ClosureEvents are the days on which the factory is closed.
func ClosureEvents(p words.Place, f *record.Factory) []Event {
	w := p.Words
	var list []Event
	for i := range f.Closures {
		c := &f.Closures[i]
		span, ok := c.Span()
		if !ok {
			continue
		}
		e := EventOn(p, span.From, "closure", record.ByFactory, f.File, c.Pos)
		e.What = words.JoinColon(w, ClosureName(w, c), w.Span(span))
		switch {
		case c.ActualUntil.Known() && c.Until.Known() && c.ActualUntil.V > c.Until.V:
			e.Against = w.Say("closure.longer", "n", int(c.ActualUntil.V-c.Until.V))
		case c.Announced.Known():
			e.Against = w.Say("closure.announced", "n", int(span.From-c.Announced.V))
		}
		list = append(list, e)
	}
	return list
}

// CertificateEnds says when a certificate ends or has ended, as of a day.
func CertificateEnds(w *words.Words, expires, asOf record.Date) string {
	if expires < asOf {
		return w.Say("certificate.expired", "day", expires, "n", int(asOf-expires))
	}
	return w.Say("certificate.expires", "day", expires, "n", int(expires-asOf))
}

// CertificateEvents are the certificates, each on its first day known.
func CertificateEvents(p words.Place, f *record.Factory) []Event {
	w := p.Words
	var list []Event
	for i := range f.Certificates {
		c := &f.Certificates[i]
		e := EventOn(p, FirstDay(c.Issued, c.Verified, c.Expires), "certificate", record.ByFactory, f.File, c.Pos)
		e.What, e.File = words.JoinTitle(w.Own(c.Name, c.NameZH).V, c.Body.V, c.Number.V, certifiedSite(w, c)), p.File(f, c.File)
		e.Against = w.Say("certificate.no_end")
		if c.Expires.Known() {
			e.Against = CertificateEnds(w, c.Expires.V, p.AsOf)
			if c.Expires.V < p.AsOf {
				e.State = "overdue"
			}
		}
		if !c.Verified.Known() {
			e.Against += w.Say("list.semicolon") + w.Say("certificate.unverified")
		}
		list = append(list, e)
	}
	return list
}

// certifiedSite names what a certificate covers where that is not the site that works for
// us, or is "".
func certifiedSite(w *words.Words, c *record.Certificate) string {
	if c.Site.Known() && c.Site.V != "same" {
		return w.Say("certificate.site", "site", w.Own(c.Site, c.SiteZH).V)
	}
	return ""
}

// ClosureName is what a shutdown is for in the language, or the word for one.
func ClosureName(w *words.Words, c *record.Closure) string {
	return cmp.Or(w.Own(c.Name, c.NameZH).V, w.Say("event.closure"))
}
