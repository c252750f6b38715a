package record

// End says whether and how an order or a line has ended: nothing more will come.
// The zero End has not.
type End struct {
	Closed, Cancelled bool // never both
	// On is the day, no date when nobody wrote it down (Undated).
	On Date
	// By is who cancelled.
	By string
	// Pos is where it says so.
	Pos Pos
}

// Known reports whether it has ended.
func (e End) Known() bool { return e.Closed || e.Cancelled }

// endOf is an end as it is written: a cancellation, unless it was closed before that.
func endOf(closed Day, cancelled Cancellation) End {
	switch {
	case cancelled.Known() && !(closed.Known() && !closed.V.IsZero() && closed.V < cancelled.On.V):
		return End{Cancelled: true, On: cancelled.On.V, By: cancelled.By.V, Pos: cancelled.On.Pos}
	case closed.Known():
		return End{Closed: true, On: closed.V, Pos: closed.Pos}
	}
	return End{}
}

// End returns how the line has ended by itself.
func (l *Line) End() End { return endOf(l.Closed, l.Cancelled) }

// End returns how the order has ended: as it says itself; else, when every line has
// ended, on the last of their days, as cancelled when all of them were and as
// closed when one was closed; and an order of which nothing is wanted (all lines
// have the quantity 0) is closed from its first day, or from the change that left
// nothing.
//
// By is that of the cancellation on the last day. When one of the days is not
// known, neither is the last.
func (o *Order) End() End {
	if end := endOf(o.Closed, o.Cancelled); end.Known() || len(o.Lines) == 0 {
		return end
	}
	var end End
	empty, undated, closed := true, false, false
	lines := o.LinesAgreed()
	for i := range lines {
		l := &lines[i]
		if l.Quantity.Known() && l.Quantity.V.IsZero() {
			continue // nothing is waited for here
		}
		empty = false
		e := l.End()
		if !e.Known() {
			return End{}
		}
		undated, closed = undated || e.On.IsZero(), closed || e.Closed
		if !end.Known() || e.On > end.On {
			end = e
		}
	}
	if empty {
		return End{Closed: true, On: o.emptied(), Pos: lines[0].Quantity.Pos}
	}
	if undated {
		end.On = 0
	}
	if closed {
		end.Closed, end.Cancelled, end.By = true, false, ""
	}
	return end
}

// emptied returns the day from which nothing is wanted of an order whose lines all
// have the quantity 0.
func (o *Order) emptied() Date {
	day := o.Begin()
	for i := range o.Lines {
		if o.Lines[i].Quantity.V.IsZero() {
			continue
		}
		for j := range o.Agreed {
			if c := &o.Agreed[j]; c.Quantity.Known() {
				day = max(day, c.On.V)
			}
		}
	}
	return day
}
