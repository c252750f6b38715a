package record

import "slices"

// Concerns reports whether a change of the promise is one of a line's: it names the
// line's SKU, or it names none and the line has no promise of its own.
func (p *PromiseChange) Concerns(l *Line) bool {
	if len(p.SKUs) == 0 {
		return !l.Promised.Known()
	}
	return slices.ContainsFunc(p.SKUs, func(sku Text) bool { return sku.V == l.SKU.V })
}

// Standing returns the promise that stood for a line before a change of it was told:
// that of the last change told before, wherever it stands in the file (of those told on
// one day its order counts), else the original one, the line's own or the order's.
func (o *Order) Standing(l *Line, before *PromiseChange) Date {
	promise, told := o.promise(l).V, Date(0)
	passed := false
	for i := range o.Changes {
		p := &o.Changes[i]
		passed = passed || p == before
		if !p.Told.Known() || !p.To.Known() || !p.Concerns(l) || p.Told.V < told {
			continue
		}
		if p.Told.V < before.Told.V || p.Told.V == before.Told.V && !passed {
			promise, told = p.To.V, p.Told.V
		}
	}
	return promise
}

// Concerned returns the lines that a change of the promise concerns; of an order
// without such lines, one without a promise of its own.
func (o *Order) Concerned(p *PromiseChange) []Line {
	n := 0
	for i := range o.Lines {
		if p.Concerns(&o.Lines[i]) {
			n++
		}
	}
	switch n {
	case 0:
		return []Line{{}}
	case len(o.Lines):
		return o.Lines
	}
	lines := make([]Line, 0, n)
	for i := range o.Lines {
		if p.Concerns(&o.Lines[i]) {
			lines = append(lines, o.Lines[i])
		}
	}
	return lines
}

// OfNoLine reports whether a change of the promise concerns no line: it names none,
// and every line has a promise of its own. It moves nothing.
func (o *Order) OfNoLine(p *PromiseChange) bool {
	return len(o.Lines) > 0 && !slices.ContainsFunc(o.Lines, func(l Line) bool { return p.Concerns(&l) })
}

// Promises returns the original promises of the order, each day once, the earliest
// first: those of its lines, or its own when it has no lines.
func (o *Order) Promises() []Date {
	lines := o.Lines
	if len(lines) == 0 {
		lines = []Line{{}}
	}
	var days []Date
	for i := range lines {
		if day := o.promise(&lines[i]); day.Known() {
			days = append(days, day.V)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// Confirms reports whether a change of the promise changes nothing: its day is the
// one that stands for every line concerned. It is a confirmation, no move.
func (o *Order) Confirms(p *PromiseChange) bool {
	lines := o.Concerned(p)
	return p.To.Known() && !slices.ContainsFunc(lines, func(l Line) bool { return o.Standing(&l, p) != p.To.V })
}

// Moves reports whether a change moves the promise of a line: it says to which day, and
// is neither of no line nor a confirmation of the day that stands.
func (o *Order) Moves(p *PromiseChange) bool {
	return p.To.Known() && !o.OfNoLine(p) && !o.Confirms(p)
}
