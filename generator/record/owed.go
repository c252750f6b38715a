package record

// Moot reports whether something of the order with a due day is no longer owed,
// because the order was cancelled by that day, as a whole or line by line. What has no
// day is not owed after the cancellation either, and nothing is when nobody wrote down
// its day; what was due before it still is.
func (o *Order) Moot(due Day) bool {
	if o.Cancelled.Known() {
		return !due.Known() || due.V >= o.Cancelled.On.V
	}
	end := o.End()
	return end.Cancelled && (!due.Known() || due.V >= end.On)
}

// Awaits reports whether somebody waits for an approval of the order: it is not given,
// and the order has not ended. That it was late before a cancellation stays true.
func (o *Order) Awaits(a *Approval) bool { return !a.Done.Known() && !o.End().Known() }
