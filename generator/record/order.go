package record

// Order is one purchase order. Its ID is unique in the book.
type Order struct {
	Source
	ID        Text
	Placed    Day
	Confirmed Day // the proforma invoice
	Requested Day // the date we asked for
	Promised  Day // original promise: the cargo-ready date first confirmed; never edited
	Changes   []PromiseChange
	Incoterm  Text // upper case
	Place     Text
	Currency  Text
	Tolerance Tolerance      // of its lines; see Factory.ToleranceOf
	Lines     []Line         // as confirmed; see LinesAgreed
	Value     Number         // instead of prices, where only the total is known; of the lines as confirmed
	Agreed    []AgreedChange // `changes`

	Approvals   []Approval
	Payments    []Payment
	Deliveries  []Delivery
	Returns     []Return
	Inspections []Inspection

	Closed    Day // nothing more will come, also when short; see End
	Cancelled Cancellation
	Rush      Flag
	Special   Text // a reason to leave it out of limits
	SpecialZH Text // the same in Chinese
}

// PromiseChange is one move of the cargo-ready date. It concerns the lines
// without their own promise, or the lines of the SKUs named.
type PromiseChange struct {
	Pos      Pos
	Told     Day
	To       Day
	AskedBy  Text
	Reason   Text
	ReasonZH Text
	SKUs     []Text
}

// AgreedChange is a change of quantity or price that both sides agreed on after
// the confirmation, and who wanted it. The lines keep what was confirmed.
type AgreedChange struct {
	Pos      Pos
	On       Day
	By       Text // ByImporter, ByFactory or ByBoth
	SKU      Text
	Quantity Number // the new total of the SKU
	Price    Number // the new price of one unit
	Reason   Text
	ReasonZH Text
}

// Line is one article of an order, as it was confirmed.
type Line struct {
	Pos       Pos
	SKU, Name Text
	NameZH    Text
	Quantity  Number
	Unit      Text
	Contains  Whole // pieces in one unit, such as 12 in a carton
	Price     Number
	Promised  Day // its own original promise
	Tolerance Tolerance
	Closed    Day // ends the line alone, as Order.Closed does the order
	Cancelled Cancellation
}

// Tolerance is how far a delivered quantity may lie from the ordered one: each
// side is a share of the ordered quantity, and looked up by itself.
type Tolerance struct {
	Pos         Pos
	Under, Over Percent
}

// Approval is something the factory waits for from us.
type Approval struct {
	Pos              Pos
	What, WhatZH     Text // WhatZH says the same in Chinese
	Asked, Due, Done Day
}

// Payment is a payment due or made. Open: no Paid. It is due on a day, or some
// days after an event; with both recorded, Due counts.
type Payment struct {
	Pos      Pos
	Stage    Text
	Due      Day
	After    Text  // one of Enums.PaymentAfter
	Days     Whole // after that event, calendar days; 0 unless recorded
	Invoice  Day   // the day of its own invoice, for AfterInvoice; else the deliveries' counts
	Paid     Day
	Amount   Number
	Currency Text
}

// ByEvent reports whether the payment becomes due by an event alone.
func (p *Payment) ByEvent() bool { return p.After.Known() && !p.Due.Known() }

// Lowers reports whether the payment is a credit or a refund: it lowers what is
// owed, and can be neither due nor late.
func (p *Payment) Lowers() bool { return p.Stage.V == StageCredit || p.Stage.V == StageRefund }

// Delivery is goods handed over. Without Quantities it brings everything still open.
type Delivery struct {
	Pos                      Pos
	Ready, Shipped, Received Day
	Quantities               []SKUQuantity
	Replaces                 Flag // it brings what was returned once more, and nothing that is open
	Shipment                 Text // a reference that several orders can share
	ETD, ETA                 Day  // the carrier's plan, which never judges the factory
	Documents                Day  // the copy of the bill of lading came
	Invoice                  Day  // the commercial invoice
}

// Day returns the day on which the delivery counts: Ready, else Shipped. ok is
// false when neither is recorded.
func (d *Delivery) Day() (day Date, ok bool) {
	if d.Ready.Known() {
		return d.Ready.V, true
	}
	return d.Shipped.V, d.Shipped.Known()
}

// Seen returns the first day on which something proves that the goods are there:
// Day, else the earlier of Received and Documents. By that day they were ready,
// perhaps long before. ok is false when no such day is recorded.
func (d *Delivery) Seen() (day Date, ok bool) {
	if day, ok = d.Day(); ok {
		return day, true
	}
	for _, proof := range [...]Day{d.Received, d.Documents} {
		if proof.Known() && (!ok || proof.V < day) {
			day, ok = proof.V, true
		}
	}
	return day, ok
}

// Planned reports whether the carrier's days are all that is recorded: goods that
// will be shipped, and bring nothing yet.
func (d *Delivery) Planned() bool {
	_, seen := d.Seen()
	return !seen && (d.ETD.Known() || d.ETA.Known())
}

// Return is goods that went back, or were refused, and what came of it.
type Return struct {
	Pos        Pos
	On         Day
	Quantities []SKUQuantity
	Reason     Text
	ReasonZH   Text
	Remedy     Text // one of Enums.Remedy
}

// SKUQuantity is an entry of `quantities`, of a delivery or a return.
type SKUQuantity struct {
	SKU      Text
	Quantity Number
}

// Inspection is one inspection of a lot.
type Inspection struct {
	Pos     Pos
	On      Day
	Stage   Text
	SKU     Text
	Lot     Whole
	Level   Text
	Sample  Whole
	AQL     Defects[Number]
	Found   Defects[Whole]
	Result  Text
	First   Flag // false for a repeated inspection of the same lot
	By      Text
	Notes   Text
	NotesZH Text
}

// Defects is a figure for each class of defect.
type Defects[T any] struct{ Critical, Major, Minor T }

// Cancellation ends an order, or one line, before it is complete. On may be
// Undated.
type Cancellation struct {
	Pos      Pos
	On       Day
	By       Text
	Reason   Text
	ReasonZH Text
}

// Known reports whether the order or line was cancelled.
func (c Cancellation) Known() bool { return c.On.Known() }

// Begin returns the day on which the record begins to be known: Placed, else
// the earliest date the order holds; no date when it holds none.
func (o *Order) Begin() Date {
	if o.Placed.Known() {
		return o.Placed.V
	}
	var earliest Date
	for d := range o.dates() {
		if d.Known() && !d.V.IsZero() && (earliest.IsZero() || d.V < earliest) {
			earliest = d.V
		}
	}
	return earliest
}

// dates yields every date that the order holds.
func (o *Order) dates() func(yield func(Day) bool) {
	return func(yield func(Day) bool) {
		for _, d := range [...]Day{o.Placed, o.Confirmed, o.Requested, o.Promised, o.Closed, o.Cancelled.On} {
			if !yield(d) {
				return
			}
		}
		for i := range o.Changes {
			if !yield(o.Changes[i].Told) || !yield(o.Changes[i].To) {
				return
			}
		}
		for i := range o.Lines {
			if l := &o.Lines[i]; !yield(l.Promised) || !yield(l.Closed) || !yield(l.Cancelled.On) {
				return
			}
		}
		for i := range o.Agreed {
			if !yield(o.Agreed[i].On) {
				return
			}
		}
		for i := range o.Approvals {
			if a := &o.Approvals[i]; !yield(a.Asked) || !yield(a.Due) || !yield(a.Done) {
				return
			}
		}
		for i := range o.Payments {
			if p := &o.Payments[i]; !yield(p.Due) || !yield(p.Invoice) || !yield(p.Paid) {
				return
			}
		}
		for i := range o.Deliveries {
			d := &o.Deliveries[i]
			for _, day := range [...]Day{d.Ready, d.Shipped, d.Received, d.ETD, d.ETA, d.Documents, d.Invoice} {
				if !yield(day) {
					return
				}
			}
		}
		for i := range o.Returns {
			if !yield(o.Returns[i].On) {
				return
			}
		}
		for i := range o.Inspections {
			if !yield(o.Inspections[i].On) {
				return
			}
		}
	}
}
