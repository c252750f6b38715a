package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

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

// order is the rows of one order number at one factory.
type order struct {
	id      string
	number  string
	factory *factory
	entries []*entry
	begin   record.Date // placed, else the earliest date: its place in the files
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
		{constants.Place, o.Place, "place", isPlace},
		{constants.Unit, l.Unit, "unit", func(string) bool { return true }},
	} {
		if c.constant.Known() && c.column.Known() {
			s.fault(ruleMapWord, c.constant.Pos, fmt.Sprintf("%s has both a column and a constant", c.key), "keep one of them")
		} else if c.constant.Known() && !c.valid(c.constant.V) {
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
			incoterm: cmp.Or(o.incoterm.code(r, isIncoterm, "not an Incoterm; what it means can go under words: in the map"), constants.Incoterm.V),
			place:    cmp.Or(o.place.code(r, isPlace, "not a UN/LOCODE, five letters such as CNNSA"), constants.Place.V),
			currency: cmp.Or(o.currency.code(r, isCurrency, "not a currency of ISO 4217; what it means can go under words: in the map"), constants.Currency.V),
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

// group makes one order of the rows that share order number and factory, in the
// order of their first rows.
func group(entries []*entry, byName map[string]*factory) (orders []*order, numbers int) {
	type key struct {
		number  string
		factory *factory
	}
	index := map[key]*order{}
	seen := map[string]bool{}
	for _, e := range entries {
		// Names that the map gives one id have become one factory since.
		e.factory = byName[e.factory.names[0]]
		k := key{e.number, e.factory}
		o := index[k]
		if o == nil {
			o = &order{number: e.number, factory: e.factory}
			index[k] = o
			orders = append(orders, o)
		}
		o.entries = append(o.entries, e)
		seen[e.number] = true
	}
	return orders, len(seen)
}

// arrange puts the lines into the order in which the book fills them: by promise,
// then by delivery. Lines of one SKU that share a promise thus get the delivery
// they had.
func (o *order) arrange() {
	slices.SortStableFunc(o.entries, func(a, b *entry) int {
		return cmp.Or(
			compareDays(a.promised, b.promised),
			compareDays(a.day(), b.day()),
			cmp.Compare(a.row, b.row))
	})
	o.begin = o.earliest(func(e *entry) record.Date { return e.placed })
	if o.begin != 0 {
		return
	}
	for _, of := range []func(*entry) record.Date{
		func(e *entry) record.Date { return e.confirmed }, func(e *entry) record.Date { return e.requested },
		func(e *entry) record.Date { return e.promised }, func(e *entry) record.Date { return e.closed },
		(*entry).day, func(e *entry) record.Date { return e.received },
	} {
		if d := o.earliest(of); d != 0 && (o.begin == 0 || d < o.begin) {
			o.begin = d
		}
	}
}

// compareDays puts days that are not known last.
func compareDays(a, b record.Date) int {
	if (a == 0) != (b == 0) {
		if a == 0 {
			return 1
		}
		return -1
	}
	return cmp.Compare(a, b)
}

func (o *order) earliest(of func(*entry) record.Date) (day record.Date) {
	for _, e := range o.entries {
		if d := of(e); d != 0 && (day == 0 || d < day) {
			day = d
		}
	}
	return day
}

func (o *order) firstRow() int {
	row := o.entries[0].row
	for _, e := range o.entries {
		row = min(row, e.row)
	}
	return row
}

// commonest returns the value that most rows have, of equals that of the first
// row, and says so when rows differ.
func commonest[T comparable](o *order, report *Report, key string, of func(*entry) T) T {
	var none T
	var values []T
	counts := map[T]int{}
	for _, e := range o.entries {
		if v := of(e); v != none {
			if counts[v]++; counts[v] == 1 {
				values = append(values, v)
			}
		}
	}
	best := none
	for _, v := range values {
		if counts[v] > counts[best] {
			best = v
		}
	}
	if len(values) > 1 && report != nil {
		report.note("An order whose rows disagree on a fact of the whole order; the commonest is kept", fmt.Sprintf("%s: %s is %v", o.id, key, values))
	}
	return best
}

// promise returns the order's own promise: the commonest one. Where a line has
// none, every line carries its own, for a line without would inherit the order's.
func (o *order) promise(report *Report) record.Date {
	for _, e := range o.entries {
		if e.promised == 0 && e.hasLine() {
			return 0
		}
		if e.hasLine() {
			report = nil // other promises stand on their lines
		}
	}
	return commonest(o, report, "promised", func(e *entry) record.Date { return e.promised })
}

// text writes the order as an entry of a list.
func (o *order) text(from string, labels []labelField, valueTitle string, report *Report) string {
	t := recordText{first: "- ", indent: "  "}
	t.text("id", o.id)
	t.bare("placed", o.fact("placed", false, report, func(e *entry) record.Date { return e.placed }))
	t.bare("confirmed", o.fact("confirmed", false, report, func(e *entry) record.Date { return e.confirmed }))
	t.bare("requested", commonest(o, report, "requested", func(e *entry) record.Date { return e.requested }).String())
	promised := o.promise(report)
	t.bare("promised", promised.String())
	t.bare("incoterm", commonest(o, report, "incoterm", func(e *entry) string { return e.incoterm }))
	t.bare("place", commonest(o, report, "place", func(e *entry) string { return e.place }))
	currency := commonest(o, report, "currency", func(e *entry) string { return e.currency })
	t.bare("currency", currency)
	t.items("lines", o.lines(promised, currency))
	value, total := o.value(currency)
	t.bare("value", value)
	t.items("deliveries", o.deliveries(report))
	t.bare("closed", o.fact("closed", true, report, func(e *entry) record.Date { return e.closed }))
	t.markdown("notes", o.notes())
	writeExtra(&t, o.extra(labels, valueTitle, total))
	t.bare("imported", flow("from", scalar(from), "row", fmt.Sprint(o.firstRow())))
	if total != "" {
		report.note("Price × quantity is not the value in the spreadsheet (both are kept: prices on the lines, the value under extra)", fmt.Sprintf("%s: value %s", o.id, total))
	}
	return t.String()
}

// fact is a day of the whole order: the earliest, or the latest, that a row gives.
func (o *order) fact(key string, latest bool, report *Report, of func(*entry) record.Date) string {
	var days []record.Date
	for _, e := range o.entries {
		if d := of(e); d != 0 && !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	if len(days) == 0 {
		return ""
	}
	slices.Sort(days)
	day, which := days[0], "the earliest"
	if latest {
		day, which = days[len(days)-1], "the latest"
	}
	if len(days) > 1 {
		report.note("An order whose rows disagree on a day of the whole order; "+which+" is kept", fmt.Sprintf("%s: %s is %v", o.id, key, days))
	}
	return day.String()
}

func (o *order) lines(promised record.Date, currency string) []string {
	var lines []string
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		own := ""
		if e.promised != promised {
			own = e.promised.String()
		}
		line := flow("sku", quotedText(e.sku), "name", quotedText(e.name), "quantity", e.quantity.String(), "unit", quotedText(e.unit),
			"price", e.priceIn(currency).String(), "promised", own)
		if line != "{}" {
			lines = append(lines, line)
		}
	}
	return lines
}

// priceIn is the line's price when it is in the currency of the order: a record
// has one currency for its lines.
func (e *entry) priceIn(currency string) amount {
	if e.currency != currency {
		return amount{}
	}
	return e.price
}

func (a amount) String() string {
	if !a.known {
		return ""
	}
	return a.v.String()
}

// value returns the order's value where its prices do not give it, and the total
// of the spreadsheet where prices give another one. Prices stay in any case: they
// are what the price history is made of.
func (o *order) value(currency string) (value, otherTotal string) {
	var byValue, byPrice decimal.Decimal
	lines, priced, valued := 0, true, true
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		lines++
		valued = valued && e.value.known && e.currency == currency
		priced = priced && e.priceIn(currency).known && e.quantity.known
		var err error
		if valued {
			if byValue, err = byValue.Add(e.value.v); err != nil {
				valued = false
			}
		}
		if priced {
			product, err := e.price.v.Mul(e.quantity.v)
			if err == nil {
				byPrice, err = byPrice.Add(product)
			}
			if err != nil {
				priced = false
			}
		}
	}
	switch {
	case lines == 0 || !valued:
		return "", ""
	case !priced:
		return byValue.String(), ""
	}
	difference, err := byValue.Sub(byPrice)
	tolerance, _ := decimal.New(int64(lines), 2) // 0.01 a line
	if err == nil && difference.Abs().Cmp(tolerance) > 0 {
		return "", byValue.String()
	}
	return "", ""
}

// delivery is the rows of an order that were handed over together.
type delivery struct {
	ready, shipped, received record.Date
	skus                     []string
	quantities               map[string]decimal.Decimal
}

// deliveries lists what was handed over, by day. When everything came on one day
// in full, it stands without quantities: it brought all that was open.
func (o *order) deliveries(report *Report) []string {
	var list []*delivery
	whole := true // one delivery, of every line, in the ordered quantity
	for _, e := range o.entries {
		if !e.hasDelivery() {
			whole = whole && !e.hasLine()
			continue
		}
		i := slices.IndexFunc(list, func(d *delivery) bool {
			return d.ready == e.ready && d.shipped == e.shipped && d.received == e.received
		})
		if i < 0 {
			i = len(list)
			list = append(list, &delivery{ready: e.ready, shipped: e.shipped, received: e.received, quantities: map[string]decimal.Decimal{}})
		}
		quantity := e.delivered
		if !quantity.known {
			quantity = e.quantity
		}
		whole = whole && (!e.delivered.known || e.quantity.known && e.delivered.v.Cmp(e.quantity.v) == 0)
		list[i].add(e.sku, quantity)
	}
	whole = whole && len(list) == 1
	slices.SortStableFunc(list, func(a, b *delivery) int {
		return cmp.Or(compareDays(cmp.Or(a.ready, a.shipped), cmp.Or(b.ready, b.shipped)), compareDays(a.shipped, b.shipped), compareDays(a.received, b.received))
	})
	var texts []string
	for _, d := range list {
		quantities := ""
		if !whole {
			quantities = d.text()
			if quantities == "{}" {
				report.note("A delivery of part of an order that cannot be recorded, because its rows have no article number or quantity", o.id)
				continue
			}
		}
		texts = append(texts, flow("ready", d.ready.String(), "shipped", d.shipped.String(), "received", d.received.String(), "quantities", quantities))
	}
	return texts
}

func (d *delivery) add(sku string, quantity amount) {
	if sku == "" || !quantity.known || quantity.v.IsZero() {
		return
	}
	before, seen := d.quantities[sku]
	if !seen {
		d.skus = append(d.skus, sku)
	}
	if sum, err := before.Add(quantity.v); err == nil {
		d.quantities[sku] = sum
	}
}

func (d *delivery) text() string {
	pairs := make([]string, 0, 2*len(d.skus))
	for _, sku := range d.skus {
		pairs = append(pairs, scalar(sku), d.quantities[sku].String())
	}
	return flow(pairs...)
}

func (o *order) notes() string {
	var l labelled
	for _, e := range o.entries {
		l.add(e.notes)
	}
	return strings.Join(l.texts, "\n\n")
}

// extra are the labels of the order: the trader, those of the map, the order
// number where the id says more, and a total that prices do not give.
func (o *order) extra(labels []labelField, valueTitle, total string) []labelled {
	trader := labelled{label: "Trader"}
	list := make([]labelled, len(labels))
	for i, l := range labels {
		list[i].label = l.label
	}
	for _, e := range o.entries {
		if e.trader != "" && e.trader != e.factory.name {
			trader.add(e.trader)
		}
		for i, text := range e.extra {
			list[i].add(text)
		}
	}
	list = append([]labelled{trader}, list...)
	if o.id != o.number {
		list = append(list, labelled{"Order number", []string{o.number}})
	}
	if total != "" {
		list = append(list, labelled{valueTitle, []string{total}})
	}
	return list
}
