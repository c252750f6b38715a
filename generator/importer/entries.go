package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/load"
	"factorybook/generator/record"
)

// entry is one row of the spreadsheet: an order line with what it says of its
// order and its delivery.
type entry struct {
	row                                            int
	factory                                        *factory
	number, trader                                 string
	placed, confirmed, requested, promised, closed record.Date
	incoterm, place, currency, notes               string
	sku, name, unit                                string
	quantity, price, value                         amount
	ready, shipped, received                       record.Date
	delivered                                      amount
	extra                                          []string
}

// day is the day on which the row's delivery counts.
func (e *entry) day() record.Date { return cmp.Or(e.ready, e.shipped) }

func (e *entry) hasDelivery() bool { return e.ready|e.shipped|e.received != 0 }

func (e *entry) hasLine() bool {
	return e.sku != "" || e.name != "" || e.quantity.known || e.price.known || e.value.known
}

// orderReader reads the rows of a sheet into entries.
type orderReader struct {
	sheet     *sheet
	factories *factoryReader
	report    *Report

	id                                             *field
	placed, confirmed, requested, promised, closed *field
	incoterm, place, currency, notes               *field
	sku, name, quantity, unit, price, value        *field
	ready, shipped, received, delivered            *field
	extra                                          []labelField
}

func newOrderReader(s *sheet, report *Report) *orderReader {
	o, l, d := &s.m.Order, &s.m.Line, &s.m.Delivery
	r := &orderReader{sheet: s, report: report, factories: newFactoryReader(s, report)}
	r.id = s.field("id", o.ID)
	r.placed, r.confirmed, r.requested = s.field("placed", o.Placed), s.field("confirmed", o.Confirmed), s.field("requested", o.Requested)
	r.promised, r.closed = s.field("promised", o.Promised), s.field("closed", o.Closed)
	r.incoterm, r.place, r.currency = s.field("incoterm", o.Incoterm), s.field("place", o.Place), s.field("currency", o.Currency)
	r.notes, r.extra = s.field("notes", o.Notes), s.labels(o.Extra)
	r.sku, r.name, r.quantity = s.field("sku", l.SKU), s.field("name", l.Name), s.field("quantity", l.Quantity)
	r.unit, r.price, r.value = s.field("unit", l.Unit), s.field("price", l.Price), s.field("value", l.Value)
	r.ready, r.shipped, r.received = s.field("ready", d.Ready), s.field("shipped", d.Shipped), s.field("received", d.Received)
	r.delivered = s.field("delivered quantity", d.Quantity)

	constants := &s.m.Constants
	for _, c := range []struct {
		constant, column record.Text
		key              string
		valid            func(string) bool
	}{
		{constants.Currency, o.Currency, "currency", isCurrency},
		{constants.Incoterm, o.Incoterm, "incoterm", isIncoterm},
		{constants.Place, o.Place, "place", load.IsPlace},
		{constants.Unit, l.Unit, "unit", func(string) bool { return true }},
	} {
		if c.constant.Known() && c.column.Known() {
			s.fault(ruleMapWord, c.constant.Pos, fmt.Sprintf("%s has both a column and a constant", c.key), "keep one of them")
		} else if c.constant.Known() && !c.valid(strings.ToUpper(c.constant.V)) {
			s.fault(ruleMapWord, c.constant.Pos, fmt.Sprintf("%q cannot be the %s of a record", c.constant.V, c.key), "")
		}
	}
	return r
}

func isIncoterm(code string) bool {
	return slices.Contains(record.Enums.Incoterm, code) || slices.Contains(record.Enums.WithdrawnIncoterm, code)
}

// read turns the rows into entries; rows without order number or factory are
// counted and left out.
func (o *orderReader) read() []*entry {
	all := make([]entry, len(o.sheet.rows))
	entries := make([]*entry, 0, len(all))
	constants := &o.sheet.m.Constants
	for i, r := range o.sheet.rows {
		number := o.id.text(r)
		if number == "" {
			o.report.NoNumber = append(o.report.NoNumber, r.number)
			continue
		}
		fac, trader := o.factories.read(r)
		if fac == nil {
			continue
		}
		e := &all[i]
		*e = entry{
			row: r.number, factory: fac, number: number, trader: trader,
			placed: o.placed.day(r), confirmed: o.confirmed.day(r), requested: o.requested.day(r), promised: o.promised.day(r), closed: o.closed.day(r),
			incoterm: cmp.Or(o.incoterm.code(r, isIncoterm, "not an Incoterm; what it means can go under words: in the map"), strings.ToUpper(constants.Incoterm.V)),
			place:    cmp.Or(o.place.code(r, load.IsPlace, "not a UN/LOCODE, five characters such as CNNSA"), strings.ToUpper(constants.Place.V)),
			currency: cmp.Or(o.currency.code(r, isCurrency, "not a currency of ISO 4217; what it means can go under words: in the map"), strings.ToUpper(constants.Currency.V)),
			notes:    o.notes.markdown(r),
			sku:      o.sku.text(r), name: o.name.text(r), unit: cmp.Or(o.unit.text(r), constants.Unit.V),
			quantity: o.quantity.number(r), price: o.price.number(r), value: o.value.number(r),
			ready: o.ready.day(r), shipped: o.shipped.day(r), received: o.received.day(r), delivered: o.delivered.number(r),
		}
		for _, l := range o.extra {
			e.extra = append(e.extra, l.text(r))
		}
		o.check(e)
		entries = append(entries, e)
	}
	return entries
}

// check takes out what no record can hold.
func (o *orderReader) check(e *entry) {
	if e.unit == "pcs" || e.unit == "sets" {
		for _, q := range []struct {
			amount *amount
			field  *field
		}{{&e.quantity, o.quantity}, {&e.delivered, o.delivered}} {
			if q.amount.known && !q.amount.v.IsInt() {
				q.field.tally.unreadable(q.amount.v.String(), "pieces and sets are whole", e.row)
				q.field.tally.Read--
				*q.amount = amount{}
			}
		}
	}
	if len(e.sku) > maxKey {
		o.sku.tally.unreadable(e.sku, fmt.Sprintf("longer than the %d bytes of an article number", maxKey), e.row)
		e.sku = ""
	}
}
