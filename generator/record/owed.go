package record

// Moot reports whether something of the order with a due day is no longer owed,
// because the order was cancelled by that day. What has no day is not owed after
// the cancellation either; what was due before it still is.
func (o *Order) Moot(due Day) bool {
	return o.Cancelled.Known() && (!due.Known() || due.V >= o.Cancelled.On.V)
}

// Owes reports whether a payment of the order is open: not made, and not moot.
func (o *Order) Owes(p *Payment) bool { return !p.Paid.Known() && !o.Moot(p.Due) }

// Awaits reports whether an approval of the order is open: not given, not moot, and
// the order not closed, after which nobody waits for it.
func (o *Order) Awaits(a *Approval) bool {
	return !a.Done.Known() && !o.Closed.Known() && !o.Moot(a.Due)
}
