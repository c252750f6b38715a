package changes

import (
	"factorybook/generator/record"
)

// profile compares what stands in factory.yaml.
func (c *comparer) profile() {
	b, a := c.before, c.after
	for _, f := range [...]struct {
		field         string
		before, after record.Text
	}{
		{"name", b.Name, a.Name},
		{"name_zh", b.NameZH, a.NameZH},
		{"uscc", b.USCC, a.USCC},
		{"status", b.Status, a.Status},
		{"kind", b.Kind, a.Kind},
		{"address", b.Address, a.Address},
		{"address_zh", b.AddressZH, a.AddressZH},
		{"port", b.Port, a.Port},
		{"owner", b.Owner, a.Owner},
		{"terms.incoterm", b.Terms.Incoterm, a.Terms.Incoterm},
		{"terms.place", b.Terms.Place, a.Terms.Place},
		{"terms.currency", b.Terms.Currency, a.Terms.Currency},
		{"terms.payment", b.Terms.Payment, a.Terms.Payment},
		{"bank.beneficiary", b.Bank.Beneficiary, a.Bank.Beneficiary},
		{"bank.beneficiary_zh", b.Bank.BeneficiaryZH, a.Bank.BeneficiaryZH},
	} {
		c.field(f.field, f.before.V, f.after.V, a.File, pos(f.after, f.before))
	}
	c.field("terms.lead_time_days", whole(b.Terms.LeadTimeDays), whole(a.Terms.LeadTimeDays), a.File, a.Terms.LeadTimeDays.Pos)

	if v := a.Bank.Verified; v.Known() && v.V != b.Bank.Verified.V {
		c.add(Event{Kind: BankVerified, On: v.V, Subject: a.Bank.How.V, File: a.File, Pos: v.Pos})
	}
	c.people()
	c.certificates()
	c.agreements()
	known(b.Forecasts, a.Forecasts, func(f *record.Forecast) string { return joined(f.Period.V.Name, dayKey(f.Shared)) }, func(before, after *record.Forecast) {
		if before.Pos == (record.Pos{}) {
			c.add(Event{Kind: ForecastNew, On: after.Shared.V, By: record.ByImporter, Subject: after.Period.V.Name, File: a.File, Pos: after.Pos}.
				money(after.Value, after.Currency.Or(a.CurrencyOf(nil, c.s))))
		}
	})
	known(b.Goodwill, a.Goodwill, func(g *record.Goodwill) string { return joined(dayKey(g.On), g.By.V, g.Kind.V, g.What.V) }, func(before, after *record.Goodwill) {
		if before.Pos == (record.Pos{}) {
			c.add(Event{Kind: Goodwill, On: after.On.V, By: after.By.V, Field: after.Kind.V, Subject: after.What.V, File: a.File, Pos: after.Pos}.
				money(after.Value, after.Currency.Or(a.CurrencyOf(nil, c.s))))
		}
	})
	c.closures()
}

// pos is where a value stands, or where the one stood that is gone.
func pos(now, before record.Text) record.Pos {
	if now.Known() {
		return now.Pos
	}
	return before.Pos
}

func whole(n record.Whole) string {
	if !n.Known() {
		return ""
	}
	return itoa(n.V)
}

func (c *comparer) field(name, before, after, file string, pos record.Pos) {
	if before != after {
		c.add(Event{Kind: FieldEdited, Field: name, Before: before, After: after, File: file, Pos: pos})
	}
}

func (c *comparer) people() {
	file := c.after.File
	known(c.before.Contacts, c.after.Contacts, func(p *record.Contact) string { return p.ID.V }, func(before, after *record.Contact) {
		e := Event{Subject: name(after), File: file, Pos: after.Pos}
		if !before.ID.Known() {
			e.Kind, e.On, e.Field = PersonNew, after.From.V, after.Role.V
			c.add(e)
		} else if v, at := c.after.Checked(after); v.Known() && v.V != lastChecked(c.before, before) {
			e.Kind, e.On, e.File, e.Pos = PersonChecked, v.V, at, v.Pos
			c.add(e)
		}
		e.Kind, e.File, e.Pos, e.Field = PersonLeft, file, record.Pos{}, ""
		c.fact(before.Left, after.Left, e)
	})
}

func lastChecked(f *record.Factory, p *record.Contact) record.Date {
	day, _ := f.Checked(p)
	return day.V
}

func name(p *record.Contact) string {
	if p.Name.Known() {
		return p.Name.V
	}
	return p.NameZH.V
}

func (c *comparer) certificates() {
	file := c.after.File
	known(c.before.Certificates, c.after.Certificates, func(x *record.Certificate) string { return joined(x.Name.V, x.Number.V, dayKey(x.Issued)) }, func(before, after *record.Certificate) {
		switch e := (Event{Subject: after.Name.V, To: after.Expires.V, File: file, Pos: after.Pos}); {
		case before.Pos == (record.Pos{}):
			e.Kind, e.On = CertificateNew, after.Issued.V
			c.add(e)
		case before.Expires.V != after.Expires.V:
			e.Kind, e.From, e.Pos = CertificateEdit, before.Expires.V, after.Expires.Pos
			c.add(e)
		}
	})
}

func (c *comparer) agreements() {
	file := c.after.File
	known(c.before.Agreements, c.after.Agreements, func(x *record.Agreement) string { return joined(x.Kind.V, itoa(int(x.Begin()))) }, func(before, after *record.Agreement) {
		switch e := (Event{Field: after.Kind.V, To: after.Until.V, Reason: after.Summary.V, File: file, Pos: after.Pos}); {
		case before.Pos == (record.Pos{}):
			e.Kind, e.On = AgreementNew, after.Signed.V
			c.add(e)
		case before.Until.V != after.Until.V:
			e.Kind, e.From, e.Pos = AgreementMoved, before.Until.V, after.Until.Pos
			c.add(e)
		}
	})
}

// closures tells of shutdowns as they were announced, and of an end that moved:
// the day work really began again wins over the one announced.
func (c *comparer) closures() {
	file := c.after.File
	known(c.before.Closures, c.after.Closures, func(x *record.Closure) string { return dayKey(x.From) }, func(before, after *record.Closure) {
		e := Event{Subject: after.Name.V, By: record.ByFactory, File: file, Pos: after.Pos}
		if before.Pos == (record.Pos{}) {
			announced := *after
			announced.ActualUntil = record.Day{}
			if span, ok := announced.Span(); ok {
				e.Kind, e.On, e.From, e.To, e.Days = ClosureNew, after.Announced.V, span.From, span.Last(), span.Days()
				c.add(e)
			}
			before = &announced
		}
		was, ok1 := before.Span()
		span, ok2 := after.Span()
		if ok1 && ok2 && was.Last() != span.Last() {
			e.Kind, e.On, e.From, e.To, e.Days = ClosureMoved, after.ActualUntil.V, was.Last(), span.Last(), 0
			c.add(e)
		}
	})
}
