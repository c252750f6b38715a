package anybook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"factorybook/generator/record"
)

// line is what is kept of a drawn line.
type line struct {
	sku      string
	quantity int // 0 also when it is not recorded
	given    bool
	promised record.Date
	over     bool // it ended by the as-of day
}

// order draws an order whose facts stand in no wrong order that would be an error,
// and in every other.
func (a *drawing) order(id string) *Order {
	o := &Order{ID: id}
	var b strings.Builder
	placed := a.between(a.asOf-record.Date(a.span), a.asOf+20)
	confirmed, promise := a.after(placed, 0, 15), a.after(placed, 15, 120)
	fmt.Fprintf(&b, "- id: %s\n", id)
	if o.imported = a.some(0.2); o.imported { // history, of which the checker warns
		b.WriteString("  imported: {from: o.csv, row: 2}\n")
	}
	hasPlaced := a.some(0.95)
	o.Begun = true
	if hasPlaced {
		fmt.Fprintf(&b, "  placed: %s\n", placed)
		o.Begun = a.known(placed)
	}
	if a.some(0.8) {
		if a.some(0.1) { // the proforma came when the goods were nearly there
			confirmed = a.after(promise, -10, 10)
		}
		fmt.Fprintf(&b, "  confirmed: %s\n", confirmed)
	}
	if a.some(0.3) {
		fmt.Fprintf(&b, "  requested: %s\n", a.after(placed, 10, 100))
	}
	promised := a.some(0.85)
	if promised {
		fmt.Fprintf(&b, "  promised: %s\n", promise)
	}
	for _, key := range []string{"currency: CNY", "rush: true", "special: sample", "tolerance: " + a.tolerance()} {
		if a.some(0.12) {
			fmt.Fprintf(&b, "  %s\n", key)
		}
	}
	lines := a.lines(&b, o, placed, promise, promised)
	a.moves(&b, o, lines, placed, promise)
	a.agreed(&b, o, lines, placed, confirmed)
	a.approvals(&b, o, placed)
	last := a.deliveries(&b, o, lines, placed, promise)
	a.payments(&b, o, placed, promise, last)
	a.inspections(&b, o, lines, placed, promise)
	over := len(lines) > 0
	for _, l := range lines {
		over = over && l.over
	}
	o.Ended = o.Ended || over
	a.end(&b, o, placed, promise, last)
	o.Text = b.String()
	if !hasPlaced { // then it begins on the earliest day that it holds
		days := dayWritten.FindAllString(o.Text, -1)
		o.Begun = len(days) == 0 || slices.Min(days) <= a.asOf.String()
	}
	return o
}

var dayWritten = regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`)

func (a *drawing) lines(b *strings.Builder, o *Order, placed, promise record.Date, promised bool) []line {
	var lines []line
	var entries []fields
	n := one(a, 0, 1, 1, 2, 2, 3)
	whole := n > 0 && a.some(0.1)
	ownEach := a.some(0.1) // every line has a promise of its own
	for i := range n {
		sku := []string{"S", "T", "U"}[i]
		if i > 0 && a.some(0.12) {
			sku = "S" // two lines of one article
		}
		l := line{sku: sku, promised: promise}
		f := fields{"sku: " + sku}
		if l.given = a.some(0.95); l.given {
			l.quantity = one(a, 0, 10, 100, 100, 100, 250, 1000)
			f.put("quantity", l.quantity)
		}
		unit := one(a, "pcs", "pcs", "pcs", "cartons", "")
		if a.pcs || len(lines) > 0 && lines[0].sku == sku {
			unit = "pcs"
		}
		if unit != "" {
			f.put("unit", unit)
		}
		if unit == "cartons" && a.some(0.6) {
			f.put("contains", 12)
		}
		if !whole && a.some(0.85) {
			f.put("price", one(a, "2", "1.25", "0.5", "24"))
		}
		if ownEach || a.some(0.15) {
			l.promised = a.after(promise, -10, 40)
			f.put("promised", l.promised)
		} else if !promised {
			l.promised = 0
		}
		if a.some(0.1) {
			f.put("tolerance", a.tolerance())
		}
		switch {
		case a.some(0.06):
			l.over = a.ending(&f, o, placed, promise)
		case a.some(0.05):
			day := a.after(promise, 120, 150) // after the last that may come
			if o.imported {
				day = a.after(promise, -10, 60)
			}
			l.over = a.known(day)
			if a.some(0.3) {
				f.put("closed", "unknown")
				l.over = true
			} else {
				f.put("closed", day)
			}
			o.Theirs = o.Theirs || l.over
		}
		lines, entries = append(lines, l), append(entries, f)
	}
	b.WriteString(list("lines", entries))
	wanted := false
	for _, l := range lines {
		wanted = wanted || l.quantity > 0
	}
	if n == 0 && a.some(0.5) || whole && wanted {
		fmt.Fprintf(b, "  value: %d\n", one(a, 0, 500, 12000))
	}
	return lines
}

// ending draws a cancellation, and reports whether it is known.
func (a *drawing) ending(f *fields, o *Order, placed, promise record.Date) bool {
	by, day := one(a, record.ByImporter, record.ByFactory), a.after(placed, 1, int(promise-placed)+60)
	known := a.known(day)
	text := day.String()
	if a.some(0.25) {
		text, known = "unknown", true
	}
	f.put("cancelled", fmt.Sprintf("{on: %s, by: %s}", text, by))
	if known {
		o.Ours = o.Ours || by == record.ByImporter
		o.Theirs = o.Theirs || by == record.ByFactory
	}
	return known
}

// moves draws changes of the promise: moves by every side, there and back, and the
// same day once more.
func (a *drawing) moves(b *strings.Builder, o *Order, lines []line, placed, promise record.Date) {
	var entries []fields
	stands := promise
	for range one(a, 0, 0, 0, 1, 2, 3) {
		told := a.after(placed, 5, int(promise-placed)+30)
		to := max(placed, a.after(promise, -20, 60))
		if a.some(0.25) {
			to = stands // confirmed again
		}
		by := one(a, record.ByImporter, record.ByFactory, record.ByFactory, record.ByBoth, "")
		f := fields{fmt.Sprintf("told: %s, to: %s", told, to)}
		if by != "" {
			f.put("asked_by", by)
		}
		if len(lines) > 0 && a.some(0.2) {
			f.put("skus", "["+lines[a.IntN(len(lines))].sku+"]")
		}
		if a.known(told) {
			o.Ours = o.Ours || by == record.ByImporter || by == record.ByBoth
			o.Theirs = o.Theirs || by == record.ByFactory || by == record.ByBoth || by == ""
			stands = to
		}
		entries = append(entries, f)
	}
	b.WriteString(list("promise_changes", entries))
}

// agreed draws agreed changes of quantity and price.
func (a *drawing) agreed(b *strings.Builder, o *Order, lines []line, placed, confirmed record.Date) {
	var entries []fields
	for range one(a, 0, 0, 0, 1, 2) {
		if len(lines) == 0 {
			break
		}
		by, on := one(a, record.ByImporter, record.ByFactory, record.ByBoth), a.after(max(placed, confirmed-5), 0, 100)
		f := fields{fmt.Sprintf("on: %s, by: %s, sku: %s", on, by, lines[a.IntN(len(lines))].sku)}
		quantity := a.some(0.7)
		if quantity {
			f.put("quantity", one(a, 0, 50, 90, 120, 300))
		}
		if !quantity || a.some(0.3) {
			f.put("price", one(a, "1.38", "2.05"))
		}
		if a.known(on) {
			o.Ours = o.Ours || by != record.ByFactory
		}
		entries = append(entries, f)
	}
	b.WriteString(list("changes", entries))
}

func (a *drawing) approvals(b *strings.Builder, o *Order, placed record.Date) {
	var entries []fields
	for range one(a, 0, 0, 1, 2) {
		var f fields
		if a.some(0.7) {
			f.put("what", one(a, "artwork", "sample"))
		}
		asked := a.after(placed, 0, 30)
		due := a.after(asked, 0, 20)
		if a.some(0.6) {
			f.put("asked", asked)
		}
		if a.some(0.8) {
			f.put("due", due)
		}
		if a.some(0.7) {
			f.put("done", a.after(asked, 0, 60))
		}
		if len(f) > 0 {
			o.Ours = true
			entries = append(entries, f)
		}
	}
	b.WriteString(list("approvals", entries))
}

// deliveries draws what came and what went back. It returns the last day on which
// something of it is dated.
func (a *drawing) deliveries(b *strings.Builder, o *Order, lines []line, placed, promise record.Date) record.Date {
	var entries []fields
	last := promise
	// An order without a promise, or with a later one of a line, can still be late
	// against those; whatever is not there by the earliest is called late here.
	early := record.Date(0)
	for _, l := range lines {
		if l.promised != 0 && (early == 0 || l.promised < early) {
			early = l.promised
		}
	}
	if early == 0 {
		early = promise
	}
	came := 0
	for range one(a, 0, 1, 1, 1, 2, 2, 3) {
		var f fields
		day := a.after(promise, -40, 50)
		day = max(day, placed+1)
		var seen, ready record.Date
		for i, key := range []string{"ready", "shipped", "documents", "received"} {
			if i > 0 {
				day = a.after(day, 0, 20)
			}
			if a.some([]float64{0.55, 0.4, 0.25, 0.35}[i]) {
				f.put(key, day)
				last = max(last, day)
				if i < 2 && ready == 0 {
					ready = day
				}
				if seen == 0 {
					seen = day
				}
			}
		}
		planned := false
		sails := a.after(day, -10, 20)
		for i, key := range []string{"etd", "eta"} {
			if a.some(0.15) {
				f.put(key, sails+record.Date(i*a.IntN(40)))
				planned = seen == 0
			}
		}
		if a.some(0.15) {
			f.put("shipment", one(a, "NB-17", "QD-3"))
		}
		if a.some(0.1) {
			f.put("invoice", a.after(day, -5, 5))
		}
		all := len(lines) == 0 || a.some(0.5)
		if !all {
			q := fields{}
			for i, l := range lines {
				if (i == 0 || lines[0].sku != l.sku) && (i == 0 || a.some(0.7)) {
					q.put(l.sku, one(a, 1, 50, 97, 100, 120, 1000))
				}
			}
			f.put("quantities", q)
		}
		replaces := len(lines) > 0 && a.some(0.1)
		if replaces {
			f.put("replaces", true)
		}
		if len(f) == 0 {
			continue
		}
		entries = append(entries, f)
		if planned || replaces || seen != 0 && !a.known(seen) {
			continue
		}
		came++
		o.Came, o.All = true, o.All || all
		if ready == 0 || ready > early {
			o.Late = true // or not known, which is as much as a late one may be
		}
	}
	if !o.All {
		o.Late = true
	}
	o.Theirs = o.Theirs || o.Late
	b.WriteString(list("deliveries", entries))
	var back []fields
	for range one(a, 0, 0, 0, 0, 1, 2) {
		if len(lines) == 0 {
			break
		}
		on := a.after(last, -10, 60)
		f := fields{fmt.Sprintf("on: %s, quantities: {%s: %d}", on, lines[a.IntN(len(lines))].sku, one(a, 1, 20, 100))}
		if a.some(0.7) {
			f.put("remedy", one(a, "replaced", "credited", "refunded", "reworked", "none"))
		}
		o.Theirs = o.Theirs || a.known(on)
		back = append(back, f)
	}
	b.WriteString(list("returns", back))
	return last
}

func (a *drawing) payments(b *strings.Builder, o *Order, placed, promise, last record.Date) {
	var entries []fields
	for range one(a, 0, 1, 2, 2, 3) {
		f := fields{}
		if a.some(0.95) {
			f.put("stage", one(a, "deposit", "deposit", "balance", "balance", "interim", "other", "credit", "refund"))
		}
		due := a.after(placed, 0, int(promise-placed)+40)
		event := a.some(0.45)
		if event {
			f.put("after", one(a, "confirmed", "ready", "shipped", "received", "documents", "invoice"))
			if a.some(0.7) {
				f.put("days", one(a, 0, 7, 14, 30))
			}
		}
		if !event && a.some(0.9) || a.some(0.05) {
			f.put("due", due)
		}
		if a.some(0.1) {
			f.put("invoice", a.after(promise, -10, 30))
		}
		if a.some(0.65) {
			f.put("paid", a.after(one(a, due, last), -3, 30))
		}
		if a.some(0.85) {
			f.put("amount", one(a, 30, 70, 250))
		}
		if a.some(0.05) {
			f.put("currency", "CNY")
		}
		if len(f) > 0 {
			o.Ours = true
			entries = append(entries, f)
		}
	}
	b.WriteString(list("payments", entries))
}

func (a *drawing) inspections(b *strings.Builder, o *Order, lines []line, placed, promise record.Date) {
	var entries []fields
	for range one(a, 0, 0, 1, 1, 2) {
		f := fields{"stage: " + one(a, "final", "final", "final", "in-process", "loading")}
		if a.some(0.9) {
			f.put("on", max(placed, a.after(promise, -20, 15)))
		}
		if len(lines) > 0 && a.some(0.5) {
			f.put("sku", lines[0].sku)
		}
		lot := one(a, 8, 50, 200, 1200, 4800)
		if a.some(0.8) {
			f.put("lot", lot)
		}
		if a.some(0.8) {
			f.put("sample", min(lot, one(a, 5, 32, 50, 80, 200, 8)))
		}
		if a.some(0.7) {
			f.put("level", one(a, "I", "II", "III", "S-2"))
		}
		if a.some(0.7) {
			f.put("aql", one(a, "{major: 2.5, minor: 4.0}", "{critical: 0, major: 0.25}", "{major: 0.010}", "{minor: 10}"))
		}
		if a.some(0.8) {
			f.put("found", fmt.Sprintf("{critical: %d, major: %d, minor: %d}", one(a, 0, 0, 0, 1), a.IntN(4), a.IntN(5)))
		}
		if a.some(0.9) {
			f.put("result", one(a, "accepted", "accepted", "accepted", "rejected", "pending"))
		}
		if a.some(0.2) {
			f.put("first", a.some(0.3))
		}
		o.Theirs = true
		entries = append(entries, f)
	}
	b.WriteString(list("inspections", entries))
}

// end draws how the whole order ends.
func (a *drawing) end(b *strings.Builder, o *Order, placed, promise, last record.Date) {
	switch a.IntN(8) {
	case 0:
		day := a.after(last, 0, 40)
		if o.imported {
			day = a.after(promise, -5, 80)
		}
		known, text := a.known(day), day.String()
		if a.some(0.3) {
			known, text = true, "unknown"
		}
		o.Ended = o.Ended || known
		o.Theirs = o.Theirs || known && !o.All
		fmt.Fprintf(b, "  closed: %s\n", text)
	case 1:
		var f fields
		known := a.ending(&f, o, placed, promise)
		o.Ended = o.Ended || known
		fmt.Fprintf(b, "  %s\n", f[0])
	}
}
