package importer

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// Goods and money that came back: rows with a negative quantity or amount, and those
// that the map names. They are never order lines.

// backReader reads such rows.
type backReader struct {
	t              *table
	returns        bool // the map says where they belong
	credits        bool
	returnWord     *field
	returnOrder    *field
	returnOn       *field
	returnReason   *field
	creditWord     *field
	creditOrder    *field
	creditOn       *field
	creditAmount   *field
	returned, paid []back
}

// back is one return or credit.
type back struct {
	row     int
	number  string // of the order
	factory *factory
	on      record.Date
	sku     string
	amount  amount
	reason  string
}

func newBackReader(t *table) *backReader {
	r, c := &t.m.Returns, &t.m.Credits
	return &backReader{
		t: t, returns: known(r.On), credits: known(c.On) || known(c.Column) || known(c.Amount) || known(c.Order),
		returnWord: t.field("returns", r.Column), returnOrder: t.field("returns order", r.Order), returnOn: t.field("returns on", r.On), returnReason: t.field("returns reason", r.Reason),
		creditWord: t.field("credits", c.Column), creditOrder: t.field("credits order", c.Order), creditOn: t.field("credits on", c.On), creditAmount: t.field("credits amount", c.Amount).money(),
	}
}

func negative(a amount) bool { return a.known && a.v.IsNeg() }

// takes decides whether a row is goods or money that came back, and takes it.
func (b *backReader) takes(o *orderReader, e *entry, r sheet.Row) bool {
	isReturn := b.is(b.returnWord, b.t.m.Returns.Is, r) || negative(e.quantity) || negative(e.delivered)
	isCredit := b.is(b.creditWord, b.t.m.Credits.Is, r) || !isReturn && (negative(e.price) || negative(e.value))
	switch {
	case isCredit && b.credits:
		b.credit(o, e, r)
	case isReturn && b.returns:
		b.goods(o, e, r)
	case isReturn || isCredit:
		b.t.report.Back = append(b.t.report.Back, r.Number)
	default:
		return false
	}
	return true
}

func (b *backReader) is(f *field, words []record.Text, r sheet.Row) bool {
	_, text, ok := f.raw(r)
	if !ok {
		return false
	}
	f.tally.Read++
	return slices.ContainsFunc(words, func(w record.Text) bool { return strings.EqualFold(tidy(w.V), text) })
}

func (b *backReader) goods(o *orderReader, e *entry, r sheet.Row) {
	quantity := e.quantity
	if !quantity.known || quantity.v.IsZero() {
		quantity = e.delivered
	}
	fac, _, _ := o.factories.read(r)
	got := back{row: r.Number, number: cmp.Or(b.returnOrder.id(r), e.number), factory: fac, on: b.returnOn.day(r), sku: e.sku, amount: quantity.abs(), reason: b.returnReason.text(r)}
	if got.on == 0 || got.sku == "" || !got.amount.known || got.amount.v.IsZero() {
		b.t.report.note(diag.Say("Goods that came back without a day, an article number or a quantity (left out)"), diag.Say("%s in %s", got.number, b.t.file.Place(r.Number, o.id.column)))
		return
	}
	b.returned = append(b.returned, got)
}

func (b *backReader) credit(o *orderReader, e *entry, r sheet.Row) {
	sum := b.creditAmount.signed(r)
	for _, other := range []amount{e.value, e.price} {
		if !sum.known {
			sum = other
		}
	}
	fac, _, _ := o.factories.read(r)
	got := back{row: r.Number, number: cmp.Or(b.creditOrder.id(r), e.number), factory: fac, on: b.creditOn.day(r), amount: sum.abs()}
	if !got.amount.known || got.amount.v.IsZero() {
		b.t.report.note(diag.Say("Credits without an amount (left out)"), diag.Say("%s in %s", got.number, b.t.file.Place(r.Number, o.id.column)))
		return
	}
	b.paid = append(b.paid, got)
}

// attach gives the orders what came back of them.
func (b *backReader) attach(orders []*order, byName map[string]*factory) {
	byNumber := map[string][]*order{}
	for _, o := range orders {
		byNumber[o.number] = append(byNumber[o.number], o)
	}
	find := func(got *back) *order {
		var found *order
		for _, o := range byNumber[got.number] {
			if got.factory != nil && byName[got.factory.names[0]] == o.factory {
				return o
			}
			if found != nil {
				return nil // of several factories, and the row does not say which
			}
			found = o
		}
		return found
	}
	for i := range b.returned {
		if o := find(&b.returned[i]); o != nil {
			o.returned = append(o.returned, b.returned[i])
		} else {
			b.lost(&b.returned[i])
		}
	}
	for i := range b.paid {
		if o := find(&b.paid[i]); o != nil {
			o.credited = append(o.credited, b.paid[i])
		} else {
			b.lost(&b.paid[i])
		}
	}
}

func (b *backReader) lost(got *back) {
	b.t.report.note(diag.Say("Goods or money that came back from an order that the spreadsheet does not have (left out)"), diag.Say("%s, row %d", got.number, got.row))
}

// returns lists what came back, one entry a day and reason.
func (o *order) returns(remedy string) (list []string) {
	type one struct {
		on     record.Date
		reason string
	}
	var keys []one
	byKey := map[one]*delivery{}
	for i := range o.returned {
		r := &o.returned[i]
		k := one{r.on, r.reason}
		if byKey[k] == nil {
			byKey[k] = newDelivery()
			keys = append(keys, k)
		}
		byKey[k].add(r.sku, r.amount)
	}
	slices.SortStableFunc(keys, func(a, b one) int { return cmp.Compare(a.on, b.on) })
	for _, k := range keys {
		list = append(list, flow("on", k.on.String(), "quantities", byKey[k].text(), "reason", quotedText(k.reason), "remedy", remedy))
	}
	return list
}
