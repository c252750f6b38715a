package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/govalues/decimal"

	"factorybook/generator/diag"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// text writes the order as an entry of a list.
func (o *order) text(from string, reader *orderReader, m *mapping, valueTitle string, report *Report) string {
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
	end := o.ends(cmp.Or(m.Ended.By.V, record.ByImporter), report)
	t.items("lines", o.lines(promised, currency, &end))
	value, total := o.value(currency)
	t.bare("value", value)
	t.items("approvals", o.approvals(m, report))
	t.items("payments", o.payments(m, report))
	t.items("deliveries", o.deliveries(report))
	t.items("returns", o.returns(m.Returns.Remedy.V))
	t.items("inspections", o.inspections(m))
	t.bare("closed", end.closed)
	if end.cancelled != "" {
		t.bare("cancelled", flow("on", end.cancelled, "by", end.by))
	}
	notes, notesZH := joined(o.entries, func(e *entry) string { return e.notes }), joined(o.entries, func(e *entry) string { return e.notesZH })
	if e := o.entries[0]; end.cancelled == "" && e.end == endUnknown && (saysCancelled(notes) || saysCancelled(notesZH)) {
		report.note(diag.Say("Notes that begin as if the order were cancelled, and nothing else in the map says so (it counts like the others: write `cancelled:` by hand, or give the list a column of its own for it and name that under `ended:`)"), diag.Say("%s: %s", o.id, sheet.Excerpt(cmp.Or(notes, notesZH))))
	}
	t.markdown("notes", notes)
	t.markdown("notes_zh", notesZH)
	writeExtra(&t, "extra", o.extra(labelsOf(reader.extra), valueTitle, total))
	inChinese := labelsOf(reader.extraZH)
	for _, e := range o.entries {
		for i, text := range e.extraZH {
			inChinese[i].add(text)
		}
	}
	writeExtra(&t, "extra_zh", inChinese)
	t.bare("imported", flow("from", scalar(from), "row", fmt.Sprint(o.firstRow())))
	if total != "" {
		report.note(diag.Say("Price × quantity is not the value in the spreadsheet (both are kept: prices on the lines, the value under extra)"), diag.Say("%s: value %s", o.id, total))
	}
	return t.String()
}

func (o *order) lines(promised record.Date, currency string, end *ends) []string {
	var lines []string
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		own := ""
		if e.promised != promised {
			own = e.promised.String()
		}
		closed, cancelled := end.ofLine(e)
		line := flow("sku", quotedText(e.sku), "name", quotedText(e.name), "name_zh", quotedText(e.nameZH), "quantity", e.quantity.quantity(), "unit", quotedText(e.unit),
			"price", e.priceIn(currency).price(), "promised", own, "closed", closed, "cancelled", cancelled)
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

// quantity writes a quantity; programs put zeros behind whole ones, 12000.0000.
func quantity(v decimal.Decimal) string {
	if v.IsInt() {
		v = v.Trim(0)
	}
	return v.String()
}

// quantity is what a record has of a quantity, "" when it is not known.
func (a amount) quantity() string {
	if !a.known {
		return ""
	}
	return quantity(a.v)
}

// price is what a record has of a price: with the zeros of a program behind its cents
// taken off, 1.3500.
func (a amount) price() string {
	if !a.known {
		return ""
	}
	return a.v.Trim(2).String()
}

func (a amount) abs() amount { return amount{a.v.Abs(), a.known} }

// plus adds two amounts; a sum too long to be exact is not known.
func (a amount) plus(b amount) amount {
	sum, err := a.v.Add(b.v)
	return amount{sum, err == nil}
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

func newDelivery() *delivery { return &delivery{quantities: map[string]decimal.Decimal{}} }

// deliveries lists what was handed over, by day. When everything came on one day
// in full, it stands without quantities: it brought all that was open.
func (o *order) deliveries(report *Report) []string {
	var list []*delivery
	for _, e := range o.entries {
		if !e.hasDelivery() {
			continue
		}
		i := slices.IndexFunc(list, func(d *delivery) bool {
			return d.ready == e.ready && d.shipped == e.shipped && d.received == e.received
		})
		if i < 0 {
			i = len(list)
			d := newDelivery()
			d.ready, d.shipped, d.received = e.ready, e.shipped, e.received
			list = append(list, d)
		}
		quantity := e.delivered
		if !quantity.known {
			quantity = e.quantity
		}
		list[i].add(e.sku, quantity)
	}
	whole := o.wholeDelivery()
	slices.SortStableFunc(list, func(a, b *delivery) int {
		return cmp.Or(record.CompareDays(cmp.Or(a.ready, a.shipped), cmp.Or(b.ready, b.shipped)), record.CompareDays(a.shipped, b.shipped), record.CompareDays(a.received, b.received))
	})
	var texts []string
	for _, d := range list {
		quantities := ""
		if !whole {
			quantities = d.text()
			if quantities == "{}" {
				report.note(diag.Say("A delivery of part of an order that cannot be recorded, because its rows have no article number or quantity"), diag.Say("%s", o.id))
				continue
			}
		}
		texts = append(texts, flow("ready", d.ready.String(), "shipped", d.shipped.String(), "received", d.received.String(), "quantities", quantities))
	}
	return texts
}

// wholeDelivery reports whether everything came on one day, every line in the ordered
// quantity.
func (o *order) wholeDelivery() bool {
	var first *entry
	for _, e := range o.entries {
		if e.hasLine() && !e.cameInFull() {
			return false
		}
		if !e.hasDelivery() {
			continue
		}
		if first == nil {
			first = e
		}
		if first.ready != e.ready || first.shipped != e.shipped || first.received != e.received {
			return false
		}
	}
	return first != nil
}

// count adds up what came of each line, over its receipts.
func (o *order) count() {
	for _, e := range o.entries {
		line := e
		if e.line != nil {
			line = e.line
		}
		switch {
		case !e.hasDelivery():
		case e.delivered.known:
			line.came = amount{line.came.v, true}.plus(e.delivered)
		default:
			line.allCame = true // without a quantity, a delivery brings what was ordered
		}
	}
}

// cameInFull reports whether exactly what was ordered of the line came.
func (e *entry) cameInFull() bool {
	return e.allCame || e.came.known && e.quantity.known && e.came.v.Cmp(e.quantity.v) == 0
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
		pairs = append(pairs, scalar(sku), quantity(d.quantities[sku]))
	}
	return flow(pairs...)
}

// joined are the different texts of rows, each a paragraph.
func joined(entries []*entry, of func(*entry) string) string {
	var l labelled
	for _, e := range entries {
		l.add(of(e))
	}
	return strings.Join(l.texts, "\n\n")
}

// extra are the labels of the order: the trader, those of the map, the order
// number where the id says more, and a total that prices do not give.
func (o *order) extra(list []labelled, valueTitle, total string) []labelled {
	trader := labelled{label: "Trader"}
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
