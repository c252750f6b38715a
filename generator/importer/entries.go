package importer

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// entry is one row of the spreadsheet: an order line with what it says of its
// order and its delivery.
type entry struct {
	row                                            int
	factory                                        *factory
	number, trader                                 string
	placed, confirmed, requested, promised, closed record.Date
	incoterm, place, currency, notes, notesZH      string
	sku, name, nameZH, unit                        string
	quantity, price, value                         amount
	ready, shipped, received                       record.Date
	delivered                                      amount
	end                                            ending
	endedOn                                        record.Date
	extra, extraZH                                 []string
	sides                                          *sides
	// line is the row that stands for the order line of which this one is another
	// receipt; nil for a row that stands for itself.
	line *entry
	// came is how much came of the line, over its receipts; allCame that all did.
	came    amount
	allCame bool
}

// ending is what the status of a row says.
type ending uint8

const (
	endUnknown ending = iota
	endOpen
	endClosed
	endCancelled
)

// day is the day on which the row's delivery counts.
func (e *entry) day() record.Date { return cmp.Or(e.ready, e.shipped) }

// hasDelivery reports whether something came: on a day, or in a quantity whose day
// nobody wrote down.
func (e *entry) hasDelivery() bool {
	return e.ready|e.shipped|e.received != 0 || e.delivered.known && e.delivered.v.IsPos()
}

func (e *entry) hasLine() bool {
	return e.line == nil && (e.sku != "" || e.name != "" || e.nameZH != "" || e.quantity.known || e.price.known || e.value.known)
}

// orderReader reads the rows of a table into entries.
type orderReader struct {
	table     *table
	factories *factoryReader
	report    *Report

	id                                              *field
	placed, confirmed, requested, promised, closed  *field
	incoterm, place, currency, notes, notesZH       *field
	sku, name, nameZH, quantity, unit, price, value *field
	ready, shipped, received, delivered             *field
	extra, extraZH                                  []labelField
	ended                                           *endedReader
	back                                            *backReader
	sides                                           *sidesReader

	entries []*entry
	// The order number and the factory's name of the row above.
	above, aboveFactory string
	orphans             []orphan
}

func newOrderReader(t *table, report *Report) *orderReader {
	o, l, d := &t.m.Order, &t.m.Line, &t.m.Delivery
	r := &orderReader{table: t, report: report, factories: newFactoryReader(t, report)}
	r.id = t.field("id", o.ID)
	r.placed, r.confirmed, r.requested = t.field("placed", o.Placed), t.field("confirmed", o.Confirmed), t.field("requested", o.Requested)
	r.promised, r.closed = t.field("promised", o.Promised), t.field("closed", o.Closed)
	r.incoterm, r.place, r.currency = t.field("incoterm", o.Incoterm), t.field("place", o.Place), t.field("currency", o.Currency)
	r.notes, r.notesZH = t.field("notes", o.Notes), t.field("notes_zh", o.NotesZH)
	r.extra, r.extraZH = t.labels(o.Extra), t.labels(o.ExtraZH)
	r.sku, r.name, r.nameZH, r.quantity = t.field("sku", l.SKU), t.field("name", l.Name), t.field("name_zh", l.NameZH), t.field("quantity", l.Quantity)
	r.unit, r.price, r.value = t.field("unit", l.Unit), t.field("price", l.Price).money(), t.field("value", l.Value).money()
	r.ready, r.shipped, r.received = t.field("ready", d.Ready), t.field("shipped", d.Shipped), t.field("received", d.Received)
	r.delivered = t.field("delivered quantity", d.Quantity)
	r.ended, r.back, r.sides = newEndedReader(t), newBackReader(t), newSidesReader(t)
	r.checkConstants()
	if t.m.Rows.V == rowsReceipts && r.delivered == nil && !known(d.Quantity) {
		t.fault(ruleColumn, t.m.Rows.Pos, diag.Say("rows that stand for receipts need the column that says how much came"), diag.Say("add `delivery: {quantity: …}`"))
	}
	r.fillDown()
	return r
}

// fillDown says to the table which columns say whose row it is, and which are counted.
func (o *orderReader) fillDown() {
	index := func(f *field) int {
		if f == nil {
			return -1
		}
		return f.column
	}
	counted := map[int]bool{}
	for _, f := range append([]*field{o.quantity, o.value, o.delivered}, o.sides.counted()...) {
		if f != nil {
			counted[f.column] = true
		}
	}
	o.table.fillDown(index(o.id), index(o.factories.name), o.factories.columns(), counted)
}

func (o *orderReader) checkConstants() {
	constants := &o.table.m.Constants
	for _, c := range []struct {
		constant record.Text
		column   title
		key      string
		valid    func(string) bool
	}{
		{constants.Currency, o.table.m.Order.Currency, "currency", isCurrency},
		{constants.Incoterm, o.table.m.Order.Incoterm, "incoterm", isIncoterm},
		{constants.Place, o.table.m.Order.Place, "place", load.IsPlace},
		{constants.Unit, o.table.m.Line.Unit, "unit", func(string) bool { return true }},
	} {
		if c.constant.Known() && known(c.column) {
			o.table.fault(ruleMapWord, c.constant.Pos, diag.Say("%s has both a column and a constant", c.key), diag.Say("keep one of them"))
		} else if c.constant.Known() && !c.valid(strings.ToUpper(c.constant.V)) {
			o.table.fault(ruleMapWord, c.constant.Pos, diag.Say("%q cannot be the %s of a record", c.constant.V, c.key), diag.Message{})
		}
	}
}

func isIncoterm(code string) bool {
	return slices.Contains(record.Enums.Incoterm, code) || slices.Contains(record.Enums.WithdrawnIncoterm, code)
}

// read turns the rows into entries; rows that are no order lines are counted and
// left out.
func (o *orderReader) read() error {
	if err := o.table.each(o.row); err != nil {
		return err
	}
	o.refuseOrphans()
	return nil
}

// endedInNumbers are words that people write behind the number of an order that ended.
var endedInNumbers = []string{"取消", "作废", "cancel", "void"}

func (o *orderReader) row(r sheet.Row) {
	number := o.id.id(r)
	if saysTotal(number) {
		o.report.Totals = append(o.report.Totals, r.Number)
		return
	}
	if number == "" {
		if !o.orphan(r, o.above, o.id) {
			o.report.NoNumber = append(o.report.NoNumber, r.Number)
		}
		return
	}
	if o.table.numberFilled && o.isSum(r) {
		o.report.Totals = append(o.report.Totals, r.Number)
		return
	}
	fac, trader, unnamed := o.factories.read(r)
	if fac == nil && !unnamed {
		return
	}
	if fac == nil {
		if number != o.above || !o.orphan(r, o.above, o.factories.name) {
			o.report.NoFactory = append(o.report.NoFactory, r.Number)
		}
		return
	}
	o.above, o.aboveFactory = number, fac.names[0]
	for _, word := range endedInNumbers {
		if strings.Contains(strings.ToLower(number), word) {
			o.report.note(diag.Say("Order numbers that say that the order ended (kept as they are, and the order as open: correct the number, and write `cancelled:` into the record)"), diag.Say("%s", number))
			break
		}
	}
	e := o.entry(r, number)
	if e == nil {
		return
	}
	e.factory, e.trader = fac, trader
	o.check(e)
	o.entries = append(o.entries, e)
}

// isSum reports whether a row below an order has numbers and nothing that names an
// article, where the table has columns that do.
func (o *orderReader) isSum(r sheet.Row) bool {
	named := false
	for _, f := range []*field{o.sku, o.name, o.nameZH} {
		if f != nil {
			named = true
			if !emptyCells([]sheet.Cell{r.Cell(f.column)}) {
				return false
			}
		}
	}
	return named
}

// entry reads what a row says of its order, its line and its delivery; nil when the
// row is no order line but goods or money that came back.
func (o *orderReader) entry(r sheet.Row, number string) *entry {
	constants := &o.table.m.Constants
	e := &entry{
		row: r.Number, number: number,
		sku: o.sku.id(r), name: o.name.text(r), nameZH: o.nameZH.text(r), unit: load.Unit(cmp.Or(o.unit.text(r), constants.Unit.V)),
		quantity: o.quantity.signed(r), price: o.price.signed(r), value: o.value.signed(r), delivered: o.delivered.signed(r),
	}
	if o.back.takes(o, e, r) {
		return nil
	}
	e.placed, e.confirmed, e.requested, e.promised, e.closed = o.placed.day(r), o.confirmed.day(r), o.requested.day(r), o.promised.day(r), o.closed.day(r)
	e.incoterm = cmp.Or(o.incoterm.code(r, isIncoterm, diag.Say("not an Incoterm; what it means can go under words: in the map")), strings.ToUpper(constants.Incoterm.V))
	e.place = cmp.Or(o.place.code(r, load.IsPlace, diag.Say("not a UN/LOCODE, five characters such as CNNSA")), strings.ToUpper(constants.Place.V))
	e.currency = cmp.Or(o.currency.currency(r), strings.ToUpper(constants.Currency.V))
	e.notes, e.notesZH = o.notes.markdown(r), o.notesZH.markdown(r)
	e.ready, e.shipped, e.received = o.ready.day(r), o.shipped.day(r), o.received.day(r)
	e.end, e.endedOn = o.ended.read(r)
	e.sides = o.sides.read(r)
	for _, l := range o.extra {
		e.extra = append(e.extra, l.text(r))
	}
	for _, l := range o.extraZH {
		e.extraZH = append(e.extraZH, l.text(r))
	}
	return e
}

// check takes out what no record can hold.
func (o *orderReader) check(e *entry) {
	if e.unit == "pcs" || e.unit == "sets" {
		for _, q := range []struct {
			amount *amount
			field  *field
		}{{&e.quantity, o.quantity}, {&e.delivered, o.delivered}} {
			if q.amount.known && !q.amount.v.IsInt() {
				q.field.tally.unreadable(q.amount.v.String(), diag.Say("pieces and sets are whole"), e.row)
				q.field.tally.Read--
				*q.amount = amount{}
			}
		}
	}
	if len(e.sku) > maxKey {
		o.sku.tally.unreadable(e.sku, diag.Say("longer than the %d bytes of an article number", maxKey), e.row)
		e.sku = ""
	}
}

// orphan is a row below an order that says neither its number nor its factory but
// looks like a line of the order.
type orphan struct {
	row   int
	above string
	blank []string // the mapped columns in which nothing stands
	came  []string // those of them with days of the delivery, and are not merged
	lacks *field
}

// orphan notes a row that looks like a line of the order above.
func (o *orderReader) orphan(r sheet.Row, above string, lacks *field) bool {
	if above == "" || lacks == nil {
		return false
	}
	line := false
	for _, f := range []*field{o.sku, o.name, o.nameZH, o.quantity, o.price, o.value, o.delivered} {
		line = line || f != nil && !emptyCells([]sheet.Cell{r.Cell(f.column)})
	}
	// A row that names another factory is not of the order above.
	named := o.factories.name != nil && !saysNothing(r.Cell(o.factories.name.column)) && o.factories.called(r) != o.aboveFactory
	if !line || named || o.isSum(r) {
		return false
	}
	for i := range r.Cells {
		if saysTotal(r.Cells[i].Text) {
			return false
		}
	}
	n := orphan{row: r.Number, above: above, lacks: lacks}
	for _, f := range o.table.fields {
		if saysNothing(r.Cell(f.column)) && !slices.Contains(n.blank, f.tally.Title) && o.mayFill(f) {
			if o.ofDelivery(f) && !o.table.isMerged(r.Number, f.column) {
				n.came = append(n.came, f.tally.Title)
				continue
			}
			n.blank = append(n.blank, f.tally.Title)
		}
	}
	o.orphans = append(o.orphans, n)
	return true
}

// saysNothing reports whether a cell is blank, or says that the one above is meant.
func saysNothing(c sheet.Cell) bool {
	text := tidy(c.Text)
	return text == "" || isDitto(text)
}

// mayFill reports whether a column is worth naming under fill_down: what is counted
// per row and what may well be empty are not.
func (o *orderReader) mayFill(f *field) bool {
	return f == o.id || f == o.factories.name || f == o.placed || f == o.promised || o.ofDelivery(f) || f == o.currency || f == o.factories.trader
}

// ofDelivery are the days of a delivery: a blank one below an order may mean that the line
// came with the one above, or that it did not come.
func (o *orderReader) ofDelivery(f *field) bool {
	return f == o.ready || f == o.shipped || f == o.received
}

// refuseOrphans asks what rows below an order are: without them it would be written
// in part.
func (o *orderReader) refuseOrphans() {
	if len(o.orphans) == 0 {
		return
	}
	var rows []string
	for _, n := range o.orphans[:min(len(o.orphans), firstRows)] {
		rows = append(rows, fmt.Sprint(n.row))
	}
	list := "row " + rows[0]
	if len(o.orphans) > 1 {
		list = "rows " + strings.Join(rows, ", ")
	}
	if len(o.orphans) > len(rows) {
		list += fmt.Sprintf(" and %d more", len(o.orphans)-len(rows))
	}
	first := &o.orphans[0]
	var also diag.Message
	if len(first.came) > 0 {
		also = diag.Say(" (with %s in the list when their goods came on the same day; blank they have not come)", strings.Join(first.came, ", "))
	}
	o.table.fault(ruleFill, first.lacks.at, diag.Say("nothing stands in %q in %s, below order %s, and they look like its lines", first.lacks.tally.Title, list, first.above),
		diag.Say("write `fill_down: %s` if what stands above is meant%s; or leave such rows out: `leave_out: [{column: %s, empty: true}]`", flowList(first.blank), also, scalar(first.lacks.tally.Title)))
}
