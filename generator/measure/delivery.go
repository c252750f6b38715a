package measure

import "factorybook/generator/record"

// onTime counts the dues of a basis; see Due.standing for when a due counts. An
// overdue due stays in the figure for as long as it is open, whatever the window.
func onTime(b basis) func(*study, *Measure) {
	return func(w *study, m *Measure) {
		w.eachDue(m, b, func(d *Due, promise record.Date) bool {
			return d.Outcome == DueCompleted && d.Completed <= promise
		})
	}
}

// inFull counts the dues that came within the tolerance, whenever.
func inFull(w *study, m *Measure) {
	w.eachDue(m, byOriginal, func(d *Due, _ record.Date) bool { return !d.Full.IsZero() })
}

// otif counts the dues that came within the tolerance by the original promise.
func otif(w *study, m *Measure) {
	w.eachDue(m, byOriginal, func(d *Due, promise record.Date) bool { return !d.Full.IsZero() && d.Full <= promise })
}

// eachDue counts the dues by one of their promises.
func (w *study) eachDue(m *Measure, b basis, hit func(d *Due, promise record.Date) bool) {
	dues := w.res.Dues
	for i := range dues {
		d := &dues[i]
		promise := d.promise(b)
		counts, overdue := d.standing(promise, w.asOf)
		if !counts {
			continue
		}
		in := w.when(promise)
		ref := d.ref(promise)
		ref.Hit = hit(d, promise)
		switch {
		case d.Outcome == DueCompleted:
			ref.Value = Some(float64(d.Completed - promise))
		case overdue:
			ref.Value = Some(float64(w.asOf - promise))
			m.overdue(ref)
			if in != now {
				m.add(ref) // and, by its promise, in the window before as well
			}
		}
		m.count(in, ref)
	}
	if m.N == 0 && len(dues) > 0 {
		m.Needs = "orders.deliveries.ready"
	}
}

// overdueDues notes the open dues whose original promise has passed.
func (w *study) overdueDues(m *Measure) {
	for i := range w.res.Dues {
		if d := &w.res.Dues[i]; d.Overdue {
			ref := d.ref(d.Original)
			ref.Value = Some(float64(w.asOf - d.Original))
			m.overdue(ref)
		}
	}
}

// slipDays measures completed dues from their original promise. Overdue ones are
// drawn with their days so far, and are no part of the figures.
func slipDays(w *study, m *Measure) {
	dues := w.res.Dues
	m.nothing = len(dues) > 0
	values := w.numbers[:0]
	points := make([]Point, 0, len(dues))
	for i := range dues {
		d := &dues[i]
		days, ok := d.Slip(w.asOf)
		if !ok {
			continue
		}
		ref := d.ref(d.Original)
		ref.Value, ref.Hit = Some(float64(days)), !d.Late()
		points = append(points, Point{Ref: ref, Special: d.Special, Open: d.Overdue})
		if d.Outcome == DueCompleted && w.window.Contains(d.Original) {
			m.add(ref)
			values = append(values, float64(days))
		}
	}
	w.overdueDues(m)
	m.spread(values)
	w.numbers = values
	w.draw(m, points)
}

// leadTime measures completed dues from the day on which nothing was owed for the
// factory to begin.
func leadTime(w *study, m *Measure) {
	dues := w.res.Dues
	m.nothing = len(dues) > 0
	values := w.numbers[:0]
	points := make([]Point, 0, len(dues))
	for i := range dues {
		d := &dues[i]
		if d.Outcome != DueCompleted {
			continue
		}
		inWindow := w.window.Contains(d.Original)
		days, ok := d.LeadTime()
		if !ok {
			if inWindow {
				m.nothing = false // completed, and the begin is not recorded
			}
			continue
		}
		ref := d.ref(d.Original)
		ref.Value = Some(float64(days))
		points = append(points, Point{Ref: ref, Special: d.Special})
		if inWindow {
			m.add(ref)
			values = append(values, float64(days))
		}
	}
	m.spread(values)
	w.numbers = values
	w.draw(m, points)
}

// dueCounted reports whether a due counts in the window by its original promise.
func (w *study) dueCounted(d *Due) bool {
	counts, overdue := d.standing(d.Original, w.asOf)
	return counts && (overdue || w.window.Contains(d.Original))
}

// earlyWarning counts the late dues of which the factory told us in time. The
// figure before is judged with today's knowledge, as every one.
func earlyWarning(w *study, m *Measure) {
	notice := w.numbers[:0]
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if w.dueCounted(d) {
			m.nothing = true
		}
		if !d.Late() {
			continue
		}
		ref := d.ref(d.Original)
		ref.Hit = !d.Warned.IsZero()
		if ref.Hit {
			ref.Value = Some(float64(d.Original - d.Warned))
		}
		in := w.when(d.Original)
		if d.Overdue && in != now {
			m.add(ref)
		}
		m.count(in, ref)
		if ref.Hit && (in == now || d.Overdue) {
			notice = append(notice, ref.Value.V)
		}
	}
	w.overdueDues(m)
	if len(notice) > 0 {
		m.more("notice_days", sortInPlace(notice).Median())
	}
	w.numbers = notice
}

// lateDuesExplained sorts the late dues by whether our own lateness covers them.
func lateDuesExplained(w *study, m *Measure) {
	var covered, notCovered, unknown int
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if !w.dueCounted(d) {
			continue
		}
		m.nothing = true
		why := d.Explained(w.asOf)
		switch why {
		case Covered:
			covered++
		case NotCovered:
			notCovered++
		case Untraced:
			unknown++
		default:
			continue
		}
		ref := d.ref(d.Original)
		days, _ := d.Slip(w.asOf)
		ref.Value, ref.Hit = Some(float64(days)), why == Covered
		m.add(ref)
	}
	w.overdueDues(m)
	m.Value = Some(float64(m.N))
	m.more("counts", Counts{{string(Covered), covered}, {string(NotCovered), notCovered}, {string(Untraced), unknown}})
}

// peakSlip compares the slip of dues made in a peak season with that of the rest.
func peakSlip(w *study, m *Measure) {
	if len(w.seasons) == 0 {
		m.Needs = "peak_seasons"
		return
	}
	var peak, rest []float64
	for i := range w.res.Dues {
		d := &w.res.Dues[i]
		if d.Outcome != DueCompleted || d.Clock.IsZero() || !w.window.Contains(d.Original) {
			continue
		}
		slip := float64(d.Completed - d.Original)
		ref := d.ref(d.Original)
		ref.Value, ref.Hit = Some(slip), w.inPeak(d)
		m.add(ref)
		if ref.Hit {
			peak = append(peak, slip)
		} else {
			rest = append(rest, slip)
		}
	}
	m.thin = len(peak) < peakFrom || len(rest) < peakFrom
	in, out := groupOf(peak), groupOf(rest)
	if in.Median.OK && out.Median.OK {
		m.Value = Some(in.Median.V - out.Median.V)
	}
	m.more("peak", in)
	m.more("rest", out)
}

// peakFrom is the number of dues that each side of peak_slip needs.
const peakFrom = 5

// inPeak reports whether the production of a due, from clock to original promise,
// both days included, touches a peak season.
func (w *study) inPeak(d *Due) bool {
	if d.Clock > d.Original {
		return false
	}
	for i := range w.seasons {
		if w.seasons[i].Touches(record.SpanOf(d.Clock, d.Original)) {
			return true
		}
	}
	return false
}

// firstPassLots counts the lots that final inspection accepted at the first try.
func firstPassLots(w *study, m *Measure) {
	for i := range w.f.Orders {
		o := &w.f.Orders[i]
		for j := range o.Inspections {
			in := &o.Inspections[j]
			again := in.First.Known() && !in.First.V
			judged := in.Result.V == record.ResultAccepted || in.Result.V == record.ResultRejected
			if in.Stage.V != record.StageFinal || again || !judged || !in.On.Known() {
				continue
			}
			m.count(w.when(in.On.V), Ref{
				Kind: RefOrder, ID: o.ID.V, File: o.File, Pos: in.Pos, On: in.On.V,
				Hit: in.Result.V == record.ResultAccepted,
			})
		}
	}
}
