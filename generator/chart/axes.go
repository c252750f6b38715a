package chart

import "factorybook/generator/record"

// timeAxis draws the axis as far as there are points, the strokes between labels
// and the labels.
func (d *drawing) timeAxis(p *xmlWriter) {
	from, until := 0.0, 1.0
	if first, last := d.firstAndLast(); d.barDays == 0 && first < last {
		from, until = d.axis.middle(first), d.axis.middle(last)
	}
	p.line("d-axis", from, until, d.foot(), d.foot())
	for _, t := range d.axis.minor(narrowWidth) {
		p.line("d-tick", t.at, t.at, d.foot(), d.foot()+3)
	}
	p.timeLabels(d.axis, d.foot(), rooms)
}

// timeLabels appends the labels below the time axis, once where both kinds of
// place have the same.
func (p *xmlWriter) timeLabels(axis timeAxis, foot float64, rooms [2]room) {
	var sets [2][]tick
	for i, rm := range rooms {
		sets[i] = axis.ticks(rm.width)
	}
	same := len(sets[0]) == len(sets[1])
	for i := range sets[0] {
		same = same && sets[0][i] == sets[1][i]
	}
	for i, set := range sets {
		class := " " + rooms[i].class
		if same {
			class = ""
		}
		for _, t := range set {
			if t.mark {
				p.line("d-tick"+class, t.at, t.at, foot, foot+5)
			}
			if t.label != "" {
				p.word("d-when d-middle"+class, t.at, 0, foot+19, t.label, "")
			}
		}
		if same {
			return
		}
	}
}

func (d *drawing) firstAndLast() (first, last record.Date) {
	for i := range d.Series {
		for k := range d.Series[i].Points {
			on := d.Series[i].Points[k].On
			if first.IsZero() || on < first {
				first = on
			}
			last = max(last, on)
		}
	}
	return first, last
}

// valueAxis draws the axis from the least to the largest value, round numbers
// beside it, and a line at zero.
func (d *drawing) valueAxis(p *xmlWriter) {
	if d.Unit != "" {
		p.word("d-unit", 0, -leftRoom, d.top-6-d.lift, d.Unit, "")
	}
	if d.ext.empty {
		return
	}
	if d.ext.lo <= 0 && d.ext.hi >= 0 {
		p.line("d-zero", 0, 1, d.y(0), d.y(0))
	}
	top, bottom := d.y(d.ext.dataHi), d.y(d.ext.dataLo)
	top, bottom = min(top, bottom), max(top, bottom)
	if bottom-top >= 1 {
		p.raw(`<path class="d-axis" d="M-6 `)
		p.num(top)
		p.raw(`V`)
		p.num(bottom)
		p.raw(`"/>`)
	}
	for _, t := range d.ext.valueTicks(d.plot-2*d.inset(), valueGap) {
		p.word("d-value d-end", 0, -10, d.y(t.at)+4, t.label, "")
	}
}
