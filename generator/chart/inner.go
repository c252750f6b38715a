package chart

// Levels that end before the right end belong to an earlier phase. Their figure
// stands at their own end, above or below the line, where nothing else is.

// rect is a place in pixels of a drawing of a known width.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) overlaps(s rect) bool {
	return r.x0 < s.x1 && s.x0 < r.x1 && r.y0 < s.y1 && s.y0 < r.y1
}

// crosses reports whether a straight line passes through the rectangle.
func (r rect) crosses(x1, y1, x2, y2 float64) bool {
	if x2 < x1 {
		x1, y1, x2, y2 = x2, y2, x1, y1
	}
	if x2 <= r.x0 || x1 >= r.x1 {
		return false
	}
	at := func(x float64) float64 {
		if x2 == x1 {
			return y1
		}
		return y1 + (y2-y1)*(x-x1)/(x2-x1)
	}
	from, until := at(max(x1, r.x0)), at(min(x2, r.x1))
	return min(from, until) < r.y1 && max(from, until) > r.y0
}

// inner is the figure of an earlier phase's level.
type inner struct {
	label
	y float64
}

func (d *drawing) innerLabels(rm room) []inner {
	const most = 1_000_000 // comparisons
	if points := d.count(); len(d.Levels)*(points+len(d.Levels)) > most {
		return nil
	}
	var list []inner
	var taken []rect
	for i := range d.Levels {
		l := &d.Levels[i]
		v, ok := drawable(l.Y)
		from, until := d.levelSpan(l)
		if !ok || l.Label == "" || until >= 0.999 || until <= from {
			continue
		}
		text := l.Short
		if text == "" {
			text = rounded(v)
		}
		in := inner{label: label{at: until, dx: -4, anchor: end, text: text, full: l.Label}}
		x0, x1 := in.reach(rm.width)
		if x0 < from*rm.width {
			continue
		}
		for _, base := range [...]float64{d.y(v) - 4, d.y(v) + 13} {
			box := rect{x0 - 3, base - 11, x1 + 3, base + 3}
			if box.y0 >= d.top-2 && box.y1 <= d.foot() && d.vacant(box, i, rm.width) && !anyOverlaps(taken, box) {
				in.y = base
				list, taken = append(list, in), append(taken, box)
				break
			}
		}
	}
	return list
}

// count is the number of points.
func (d *drawing) count() int {
	n := 0
	for i := range d.Series {
		n += len(d.Series[i].Points)
	}
	return n
}

func anyOverlaps(list []rect, r rect) bool {
	for _, o := range list {
		if o.overlaps(r) {
			return true
		}
	}
	return false
}

// vacant reports whether no point, line or other level is in the way.
func (d *drawing) vacant(box rect, level int, width float64) bool {
	for i := range d.Levels {
		v, ok := drawable(d.Levels[i].Y)
		from, until := d.levelSpan(&d.Levels[i])
		if ok && i != level && box.crosses(from*width, d.y(v), until*width, d.y(v)) {
			return false
		}
	}
	const around = 7 // pixels that a point with its ring covers
	for i := range d.Series {
		s := &d.Series[i]
		last := -1
		for k := range s.Points {
			pt := &s.Points[k]
			x, y := d.at(pt)
			if box.overlaps(rect{x*width - around, y - around, x*width + around, y + around}) {
				return false
			}
			if s.Kind == Dots || s.Kind == Bars || !pt.ordinary() {
				continue
			}
			if last >= 0 {
				x0, y0 := d.at(&s.Points[last])
				if box.crosses(x0*width, y0, x*width, y) {
					return false
				}
			}
			last = k
		}
	}
	return true
}
