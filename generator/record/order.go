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
	Lines     []Line
	Value     Number // instead of prices, where only the total is known

	Approvals   []Approval
	Payments    []Payment
	Deliveries  []Delivery
	Inspections []Inspection

	Closed    Day // nothing more will come, also when short
	Cancelled Cancellation
	Rush      Flag
	Special   Text // a reason to leave it out of limits
}

// PromiseChange is one move of the cargo-ready date. It concerns the lines
// without their own promise, or the lines of the SKUs named.
type PromiseChange struct {
	Pos     Pos
	Told    Day
	To      Day
	AskedBy Text
	Reason  Text
	SKUs    []Text
}

// Line is one article of an order.
type Line struct {
	Pos       Pos
	SKU, Name Text
	Quantity  Number
	Unit      Text
	Price     Number
	Promised  Day // its own original promise
}

// Approval is something the factory waits for from us.
type Approval struct {
	Pos              Pos
	What             Text
	Asked, Due, Done Day
}

// Payment is a payment due or made. Open: no Paid.
type Payment struct {
	Pos       Pos
	Stage     Text
	Due, Paid Day
	Amount    Number
	Currency  Text
}

// Delivery is goods handed over. Without Quantities it brings everything still open.
type Delivery struct {
	Pos                      Pos
	Ready, Shipped, Received Day
	Quantities               []SKUQuantity
}

// Day returns the day on which the delivery counts: Ready, else Shipped. ok is
// false when neither is recorded.
func (d *Delivery) Day() (day Date, ok bool) {
	if d.Ready.Known() {
		return d.Ready.V, true
	}
	return d.Shipped.V, d.Shipped.Known()
}

// SKUQuantity is an entry of a delivery's `quantities`.
type SKUQuantity struct {
	SKU      Text
	Quantity Number
}

// Inspection is one inspection of a lot.
type Inspection struct {
	Pos    Pos
	On     Day
	Stage  Text
	SKU    Text
	Lot    Whole
	Level  Text
	Sample Whole
	AQL    Defects[Number]
	Found  Defects[Whole]
	Result Text
	First  Flag // false for a repeated inspection of the same lot
	By     Text
	Notes  Text
}

// Defects is a figure for each class of defect.
type Defects[T any] struct{ Critical, Major, Minor T }

// Cancellation ends an order before it is complete.
type Cancellation struct {
	Pos    Pos
	On     Day
	By     Text
	Reason Text
}

// Known reports whether the order was cancelled.
func (c Cancellation) Known() bool { return c.On.Known() }

// Begin returns the day on which the record begins to be known: Placed, else
// the earliest date the order holds; no date when it holds none.
func (o *Order) Begin() Date {
	if o.Placed.Known() {
		return o.Placed.V
	}
	var earliest Date
	for d := range o.dates() {
		if d.Known() && (earliest.IsZero() || d.V < earliest) {
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
			if !yield(o.Lines[i].Promised) {
				return
			}
		}
		for i := range o.Approvals {
			if a := &o.Approvals[i]; !yield(a.Asked) || !yield(a.Due) || !yield(a.Done) {
				return
			}
		}
		for i := range o.Payments {
			if !yield(o.Payments[i].Due) || !yield(o.Payments[i].Paid) {
				return
			}
		}
		for i := range o.Deliveries {
			if d := &o.Deliveries[i]; !yield(d.Ready) || !yield(d.Shipped) || !yield(d.Received) {
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
