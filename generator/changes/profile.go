package changes

import (
	"slices"

	"factorybook/generator/record"
)

// profile reports what happened of what stands in factory.yaml.
func (c *comparer) profile() {
	b, a := c.before, c.after
	if v := &a.Bank.Verified; v.Known() && v.V > b.Bank.Verified.V {
		e := c.ofFactory(BankVerified, v.Pos)
		e.On, e.Subject = v.V, a.Bank.How.V
		c.add(e, v)
		if a.Bank.How.Known() {
			c.report(&a.Bank.How)
		}
	}
	c.people()
	c.certificates()
	known(b.Agreements, a.Agreements, func(_, now *record.Agreement, isNew bool) {
		if isNew {
			e := c.ofFactory(AgreementNew, now.Pos)
			e.On, e.Field, e.To, e.Reason = now.Signed.V, now.Kind.V, now.Until.V, now.Summary.V
			e.ReasonZH = now.SummaryZH.V
			c.add(e, now)
		}
	})
	currency := a.CurrencyOf(nil, c.s)
	known(b.Forecasts, a.Forecasts, func(_, now *record.Forecast, isNew bool) {
		if isNew {
			e := c.ofFactory(ForecastNew, now.Pos).money(now.Value, now.Currency.Or(currency))
			e.On, e.By, e.Subject = now.Shared.V, record.ByImporter, now.Period.V.Name
			c.add(e, now)
		}
	})
	known(b.Goodwill, a.Goodwill, func(_, now *record.Goodwill, isNew bool) {
		if isNew {
			e := c.ofFactory(Goodwill, now.Pos).money(now.Value, now.Currency.Or(currency))
			e.On, e.By, e.Field, e.Subject = now.On.V, now.By.V, now.Kind.V, now.What.V
			e.SubjectZH = now.WhatZH.V
			c.add(e, now)
		}
	})
	c.closures()
	known(b.Phases, a.Phases, func(_, now *record.Phase, isNew bool) {
		if isNew {
			e := c.ofFactory(PhaseNew, now.Pos)
			e.On, e.Reason, e.ReasonZH = now.From.V, now.Reason.V, now.ReasonZH.V
			c.add(e, now)
		}
	})
}

// ofFactory returns an event of what stands in factory.yaml.
func (c *comparer) ofFactory(kind Kind, pos record.Pos) Event {
	return Event{Kind: kind, Of: OfFactory, File: c.after.File, Pos: pos}
}

func (c *comparer) people() {
	var checked []Event
	known(c.before.Contacts, c.after.Contacts, func(before, after *record.Contact, isNew bool) {
		e := c.ofFactory(PersonNew, after.Pos)
		e.Subject = name(after)
		if isNew {
			e.On, e.Field = after.From.V, after.Role.V
			c.add(e, after)
		} else {
			was, _ := c.before.Checked(before)
			if is, file := c.after.Checked(after); is.Known() && is.V > was.V {
				checked = c.check(checked, after, is, file)
			}
		}
		e.Kind, e.Field, e.Pos = PersonLeft, "", record.Pos{}
		c.fact(&before.Left, &after.Left, e)
	})
	for _, e := range checked {
		c.add(e)
	}
	c.confirmations(checked)
}

// check adds a person whose entry was checked to those checked on the same day
// and noted in the same place.
func (c *comparer) check(checked []Event, p *record.Contact, on record.Day, file string) []Event {
	if on == p.Confirmed {
		c.report(&p.Confirmed)
	}
	for i := range checked {
		if e := &checked[i]; e.On == on.V && e.File == file {
			e.Names = append(e.Names, name(p))
			return checked
		}
	}
	e := c.ofFactory(PeopleChecked, on.Pos)
	e.On, e.File, e.Names = on.V, file, []string{name(p)}
	return append(checked, e)
}

// confirmations marks the list of a visit as reported when nothing else became of it
// than that it names people who were reported as checked there.
func (c *comparer) confirmations(checked []Event) {
	known(c.before.Visits, c.after.Visits, func(before, after *record.Visit, _ bool) {
		c.reportNames(&before.Confirmed, &after.Confirmed, func(id string) bool {
			p, ok := c.after.Contact(id)
			return ok && slices.ContainsFunc(checked, func(e Event) bool {
				return e.On == after.Date.V && e.File == after.File && slices.Contains(e.Names, name(p))
			})
		})
	})
}

// reportNames marks a list as reported to which only such names were added as were reported.
func (c *comparer) reportNames(before, after *[]record.Text, reported func(id string) bool) {
	has := func(list []record.Text, id string) bool {
		return slices.ContainsFunc(list, func(t record.Text) bool { return t.V == id })
	}
	for _, t := range *before {
		if !has(*after, t.V) {
			return
		}
	}
	for _, t := range *after {
		if !has(*before, t.V) && !reported(t.V) {
			return
		}
	}
	c.report(after)
}

func name(p *record.Contact) string {
	if p.Name.Known() {
		return p.Name.V
	}
	return p.NameZH.V
}

func (c *comparer) certificates() {
	known(c.before.Certificates, c.after.Certificates, func(before, after *record.Certificate, isNew bool) {
		e := c.ofFactory(CertificateNew, after.Pos)
		e.Subject, e.SubjectZH = after.Name.V, after.NameZH.V
		if isNew {
			e.On, e.To = after.Issued.V, after.Expires.V
			c.add(e, after)
		}
		e.Kind, e.To, e.Pos = CertificateVerified, 0, record.Pos{}
		c.fact(&before.Verified, &after.Verified, e)
	})
}

// closures reports shutdowns as they were announced, and one that came to end
// on another day than that.
func (c *comparer) closures() {
	known(c.before.Closures, c.after.Closures, func(before, after *record.Closure, isNew bool) {
		e := c.ofFactory(ClosureNew, after.Pos)
		e.Subject, e.SubjectZH, e.By = after.Name.V, after.NameZH.V, record.ByFactory
		announced := *after
		announced.ActualUntil = record.Day{}
		span, ok := announced.Span()
		if isNew && ok {
			e.On, e.From, e.To, e.Days = after.Announced.V, span.From, span.Last(), span.Days()
			c.add(e, after)
		}
		actual := &after.ActualUntil
		if ok && actual.V != span.Last() && actual.V >= span.From {
			e.Kind, e.From, e.To, e.Days = ClosureMoved, span.Last(), actual.V, 0
			c.fact(&before.ActualUntil, actual, e)
		}
	})
}
