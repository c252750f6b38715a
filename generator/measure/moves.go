package measure

import (
	"cmp"
	"slices"

	"factorybook/generator/record"
)

// moves is what the changes of promise did to a line.
type moves struct {
	original, last record.Date
	latest         record.Date // the latest promise that ever stood
	moved          int         // days beyond that at the wish of the importer alone
	warned         record.Date // first warning by the factory; see Due.Warned
}

// join returns what two lines of one due come to: the latest last promise, the
// largest move, the first warning.
func (m moves) join(n moves) moves {
	n.last, n.moved = max(m.last, n.last), max(m.moved, n.moved)
	if n.warned.IsZero() || !m.warned.IsZero() && m.warned < n.warned {
		n.warned = m.warned
	}
	return n
}

// warnedBefore returns the warning if it came in time for the promise.
func (m moves) warnedBefore(promise record.Date) record.Date {
	if m.warned > promise {
		return 0
	}
	return m.warned
}

// sortChanges puts the changes in the order of `told`, then of the file. A
// change without a day told or without a new day is an error of the record and
// moves nothing.
func (b *dueBuilder) sortChanges() {
	b.changes = b.changes[:0]
	for i := range b.o.Changes {
		if c := &b.o.Changes[i]; c.Told.Known() && c.To.Known() {
			b.changes = append(b.changes, c)
		}
	}
	slices.SortStableFunc(b.changes, func(a, b *record.PromiseChange) int { return cmp.Compare(a.Told.V, b.Told.V) })
}

// movesOf returns what the changes did to a line: those that name its SKU, and,
// when the line has no promise of its own, those that name none.
func (b *dueBuilder) movesOf(original record.Date, l *record.Line) moves {
	ordinary := !l.Promised.Known() && !b.named(l)
	if ordinary && b.ordinary != nil {
		return *b.ordinary
	}
	m := moves{original: original, last: original, latest: original}
	for _, c := range b.changes {
		if c.Concerns(l) {
			m.take(c)
		}
	}
	if ordinary {
		b.ordinary = &m
	}
	return m
}

// take counts one change. The promise that stands, confirmed again, is none. What
// the importer pulled in and put back gives nothing to anybody: only days beyond
// every promise before count.
func (m *moves) take(c *record.PromiseChange) {
	if c.To.V == m.last {
		return
	}
	by := c.AskedBy.V
	if by == record.ByImporter {
		m.moved += max(0, int(c.To.V-m.latest))
	}
	if (by == record.ByFactory || by == record.ByBoth) && m.warned.IsZero() &&
		c.To.V > m.original && c.Told.V <= m.original {
		m.warned = c.Told.V
	}
	m.last, m.latest = c.To.V, max(m.latest, c.To.V)
}

// named reports whether any change of the order names the line.
func (b *dueBuilder) named(l *record.Line) bool {
	return slices.ContainsFunc(b.changes, func(c *record.PromiseChange) bool { return len(c.SKUs) > 0 && c.Concerns(l) })
}
