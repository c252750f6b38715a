package importer

import (
	"cmp"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// order is the rows of one order number at one factory.
type order struct {
	id      string
	number  string
	factory *factory
	entries []*entry
	begin   record.Date // placed, else the earliest date: its place in the files
	// returned and credited are the rows of goods and money that came back.
	returned, credited []back
}

// group makes one order of the rows that share order number and factory, in the
// order of their first rows.
func group(entries []*entry, byName map[string]*factory) (orders []*order, numbers []string) {
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
		if !seen[e.number] {
			seen[e.number] = true
			numbers = append(numbers, e.number)
		}
	}
	return orders, numbers
}

// arrange puts the lines into the order in which the book fills them: by promise,
// then by delivery. Lines of one SKU that share a promise thus get the delivery
// they had.
func (o *order) arrange() {
	slices.SortStableFunc(o.entries, func(a, b *entry) int {
		return cmp.Or(
			record.CompareDays(a.promised, b.promised),
			record.CompareDays(a.day(), b.day()),
			cmp.Compare(a.row, b.row))
	})
	o.count()
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

func (o *order) earliest(of func(*entry) record.Date) (day record.Date) {
	for _, e := range o.entries {
		if d := of(e); d != 0 && (day == 0 || d < day) {
			day = d
		}
	}
	return day
}

// lineKey is what rows share that may be receipts of one order line.
type lineKey struct {
	sku, name, nameZH, unit, quantity, price, value string
	promised                                        record.Date
}

func (e *entry) lineKey() lineKey {
	return lineKey{e.sku, e.name, e.nameZH, e.unit, e.quantity.String(), e.price.String(), e.value.String(), e.promised}
}

// receipts returns the rows that agree in everything but what came, and when: either
// order lines that are alike, or receipts of one. It finds the first such pair of the
// order.
func (o *order) receipts() (first, second *entry) {
	seen := map[lineKey]*entry{}
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		other := seen[e.lineKey()]
		if other == nil {
			seen[e.lineKey()] = e
			continue
		}
		if other.ready != e.ready || other.shipped != e.shipped || other.received != e.received || other.delivered.String() != e.delivered.String() {
			return other, e
		}
	}
	return nil, nil
}

// parts returns two rows of one article, quantity and price that have promises of their
// own, and each only a part of that quantity: most lists of shipments repeat the ordered
// quantity in each row, and its arrival is no promise of the factory.
func (o *order) parts() (first, second *entry) {
	seen := map[lineKey]*entry{}
	for _, e := range o.entries {
		if !e.hasLine() || !e.delivered.known || !e.quantity.known || e.delivered.v.Cmp(e.quantity.v) >= 0 {
			continue
		}
		key := e.lineKey()
		key.promised = 0
		other := seen[key]
		if other == nil {
			seen[key] = e
			continue
		}
		if sum, err := other.delivered.v.Add(e.delivered.v); err == nil && sum.Cmp(e.quantity.v) <= 0 && other.promised != e.promised {
			return other, e
		}
	}
	return nil, nil
}

// twice finds two rows that agree in everything that was read of them: two lines that
// are alike, or one that stands in the spreadsheet twice.
func (o *order) twice() (first, second *entry) {
	type row struct {
		lineKey
		delivery                              [3]record.Date
		delivered                             string
		placed, confirmed, requested, endedOn record.Date
		notes, notesZH, extra, extraZH        string
	}
	seen := map[row]*entry{}
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		k := row{e.lineKey(), [3]record.Date{e.ready, e.shipped, e.received}, e.delivered.String(), e.placed, e.confirmed, e.requested, e.endedOn, e.notes, e.notesZH, strings.Join(e.extra, "\x00"), strings.Join(e.extraZH, "\x00")}
		if other := seen[k]; other != nil {
			return other, e
		}
		seen[k] = e
	}
	return nil, nil
}

// joinReceipts makes one line of the rows that agree in everything but the delivery.
func (o *order) joinReceipts() {
	seen := map[lineKey]*entry{}
	for _, e := range o.entries {
		if !e.hasLine() {
			continue
		}
		if other := seen[e.lineKey()]; other != nil {
			e.line = other
		} else {
			seen[e.lineKey()] = e
		}
	}
}

// asRowsSay holds the orders to what the map says a row stands for. Without its word
// an order whose rows may be receipts is held back, for its quantities would be
// counted twice or halved.
func asRowsSay(orders []*order, m *mapping, report *Report) (rest []*order) {
	rest = orders[:0]
	for _, o := range orders {
		if m.Rows.V != rowsLines && m.Rows.V != rowsOrders {
			if a, b := o.parts(); a != nil {
				report.hold(o, diag.Say("Not written: rows of one article that repeat its quantity, each with a part of it and a promise of its own. Is that day the arrival of each shipment? Then take it out of the map and write `rows: receipts`; write `rows: lines` when each is a line of its own"),
					diag.Say("%s: rows %d and %d", o.number, a.row, b.row))
				continue
			}
		}
		switch m.Rows.V {
		case rowsReceipts:
			o.joinReceipts()
		case rowsOrders:
			if len(o.entries) > 1 {
				report.hold(o, diag.Say("Not written: the map says that a row is an order, and several rows have one number (write `rows: lines` if they are its lines)"),
					diag.Say("%s: rows %d and %d", o.number, o.entries[0].row, o.entries[1].row))
				continue
			}
		case rowsLines:
		default:
			if a, b := o.receipts(); a != nil {
				report.hold(o, diag.Say("Not written: rows that agree in order, article, quantity, price and promise and differ only in what came: one line or two? Write `rows: receipts` when each is a receipt of the same line, `rows: lines` when each is a line of its own"),
					diag.Say("%s: rows %d and %d", o.number, a.row, b.row))
				continue
			}
		}
		rest = append(rest, o)
	}
	return rest
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
		report.note(diag.Say("An order whose rows disagree on a fact of the whole order; the commonest is kept"), diag.Say("%s: %s is %v", o.id, key, values))
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
	day, which := days[0], diag.Say("An order whose rows disagree on a day of the whole order; the earliest is kept")
	if latest {
		day, which = days[len(days)-1], diag.Say("An order whose rows disagree on a day of the whole order; the latest is kept")
	}
	if len(days) > 1 {
		report.note(which, diag.Say("%s: %s is %v", o.id, key, days))
	}
	return day.String()
}
