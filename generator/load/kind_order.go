package load

import (
	"gopkg.in/yaml.v3"

	"factorybook/generator/record"
)

var orderKind = newKind("order",
	"A purchase order.",
	func(o *record.Order) *record.Source { return &o.Source },
	Name("id", "The order number, unique in the book.", func(o *record.Order) *record.Text { return &o.ID }).Required(),
	Day("placed", "The day we placed it.", func(o *record.Order) *record.Day { return &o.Placed }),
	Day("confirmed", "The day of the proforma invoice.", func(o *record.Order) *record.Day { return &o.Confirmed }),
	Day("requested", "The cargo-ready date we asked for.", func(o *record.Order) *record.Day { return &o.Requested }),
	Day("promised", "The original promise: the cargo-ready date first confirmed. Never edited; a change goes under promise_changes.", func(o *record.Order) *record.Day { return &o.Promised }),
	Many("promise_changes", "Moves of the cargo-ready date, in the order they were told.", changeObject, func(o *record.Order) *[]record.PromiseChange { return &o.Changes }),
	field("incoterm", "The Incoterm, such as FOB; the factory's terms unless given.", incotermKind, func(o *record.Order) *record.Text { return &o.Incoterm }),
	field("place", "The place of the Incoterm, a UN/LOCODE.", placeKind, func(o *record.Order) *record.Text { return &o.Place }),
	field("currency", "The currency of prices and payments; the factory's terms unless given.", currencyKind, func(o *record.Order) *record.Text { return &o.Currency }),
	Many("lines", "What is ordered.", lineObject, func(o *record.Order) *[]record.Line { return &o.Lines }),
	Number("value", "The total, instead of prices where only that is known; with prices it must agree.", func(o *record.Order) *record.Number { return &o.Value }),
	Many("approvals", "What the factory waits for from us.", approvalObject, func(o *record.Order) *[]record.Approval { return &o.Approvals }),
	Many("payments", "Payments due and made.", paymentObject, func(o *record.Order) *[]record.Payment { return &o.Payments }),
	Many("deliveries", "Goods handed over.", deliveryObject, func(o *record.Order) *[]record.Delivery { return &o.Deliveries }),
	Many("inspections", "Inspections of lots.", inspectionObject, func(o *record.Order) *[]record.Inspection { return &o.Inspections }),
	Day("closed", "The day from which nothing more will come, also when short.", func(o *record.Order) *record.Day { return &o.Closed }),
	One("cancelled", "The order was cancelled before it was complete.", cancellationObject, func(o *record.Order) *record.Cancellation { return &o.Cancelled }),
	Flag("rush", "Requested shorter than agreed; left out of limits.", func(o *record.Order) *record.Flag { return &o.Rush }),
	Text("special", "A reason to draw it hollow and leave it out of limits.", func(o *record.Order) *record.Text { return &o.Special }),
).then(checkDeliveredPieces)

func (k *recordKind[T]) then(check func(*reader, *T)) *recordKind[T] {
	k.Object.then(check)
	return k
}

// checkDeliveredPieces holds deliveries to the units of the lines they bring.
func checkDeliveredPieces(r *reader, o *record.Order) {
	for i := range o.Deliveries {
		for _, q := range o.Deliveries[i].Quantities {
			for _, l := range o.Lines {
				if l.SKU.Known() && l.SKU.V == q.SKU.V {
					checkPieces(r, q.Quantity, l.Unit.V)
					break
				}
			}
		}
	}
}

var changeObject = Describe("promise change",
	"A move of the cargo-ready date.",
	Day("told", "The day the change was told.", func(c *record.PromiseChange) *record.Day { return &c.Told }),
	Day("to", "The new cargo-ready date.", func(c *record.PromiseChange) *record.Day { return &c.To }),
	Enum("asked_by", "Who asked for it.", record.Enums.AskedBy, func(c *record.PromiseChange) *record.Text { return &c.AskedBy }),
	Text("reason", "Why.", func(c *record.PromiseChange) *record.Text { return &c.Reason }),
	Names("skus", "The lines concerned; those without their own promise unless given.", func(c *record.PromiseChange) *[]record.Text { return &c.SKUs }),
).at(func(c *record.PromiseChange) *record.Pos { return &c.Pos })

var lineObject = Describe("line",
	"One article of an order.",
	Name("sku", "The article number.", func(l *record.Line) *record.Text { return &l.SKU }),
	Text("name", "The article's name.", func(l *record.Line) *record.Text { return &l.Name }),
	Number("quantity", "How much is ordered.", func(l *record.Line) *record.Number { return &l.Quantity }),
	Text("unit", "Of what: pcs and sets are whole; kg, m and others may be broken.", func(l *record.Line) *record.Text { return &l.Unit }),
	Number("price", "The price of one unit.", func(l *record.Line) *record.Number { return &l.Price }),
	Day("promised", "The line's own original promise; the order's unless given.", func(l *record.Line) *record.Day { return &l.Promised }),
).at(func(l *record.Line) *record.Pos { return &l.Pos }).then(func(r *reader, l *record.Line) {
	checkPieces(r, l.Quantity, l.Unit.V)
})

var approvalObject = Describe("approval",
	"Something the factory waits for from us.",
	Text("what", "What is to be approved.", func(a *record.Approval) *record.Text { return &a.What }),
	Day("asked", "The day they asked.", func(a *record.Approval) *record.Day { return &a.Asked }),
	Day("due", "The day they need it.", func(a *record.Approval) *record.Day { return &a.Due }),
	Day("done", "The day we gave it.", func(a *record.Approval) *record.Day { return &a.Done }),
).at(func(a *record.Approval) *record.Pos { return &a.Pos })

var paymentObject = Describe("payment",
	"A payment due or made; open without paid.",
	Enum("stage", "What the payment is for.", record.Enums.PaymentStage, func(p *record.Payment) *record.Text { return &p.Stage }),
	Day("due", "The day it is due.", func(p *record.Payment) *record.Day { return &p.Due }),
	Day("paid", "The day it was paid.", func(p *record.Payment) *record.Day { return &p.Paid }),
	Number("amount", "The amount.", func(p *record.Payment) *record.Number { return &p.Amount }),
	field("currency", "Its currency; the order's unless given.", currencyKind, func(p *record.Payment) *record.Text { return &p.Currency }),
).at(func(p *record.Payment) *record.Pos { return &p.Pos })

var deliveryObject = Describe("delivery",
	"Goods handed over.",
	Day("ready", "Cargo-ready: finished, packed and ready to hand over.", func(d *record.Delivery) *record.Day { return &d.Ready }),
	Day("shipped", "The day the vessel left.", func(d *record.Delivery) *record.Day { return &d.Shipped }),
	Day("received", "The day we received them.", func(d *record.Delivery) *record.Day { return &d.Received }),
	field("quantities", "How much of each SKU; everything still open unless given.", quantitiesKind, func(d *record.Delivery) *[]record.SKUQuantity { return &d.Quantities }),
).at(func(d *record.Delivery) *record.Pos { return &d.Pos })

// quantitiesKind reads {KT-210: 4800, KT-211: 2400}.
var quantitiesKind = kind[[]record.SKUQuantity]{
	shape: mapTo(numberKind.shape),
	read: func(r *reader, n *yaml.Node, key string, into *[]record.SKUQuantity) {
		r.entries(n, key, func(sku record.Text, v *yaml.Node) {
			q := record.SKUQuantity{SKU: sku}
			readNumber(r, v, sku.V, &q.Quantity)
			*into = append(*into, q)
		})
	},
}

var inspectionObject = Describe("inspection",
	"One inspection of a lot.",
	Day("on", "The day.", func(i *record.Inspection) *record.Day { return &i.On }),
	Enum("stage", "When in production.", record.Enums.InspectionStage, func(i *record.Inspection) *record.Text { return &i.Stage }),
	Name("sku", "The article.", func(i *record.Inspection) *record.Text { return &i.SKU }),
	Whole("lot", "The size of the lot.", 0, anyWhole, func(i *record.Inspection) *record.Whole { return &i.Lot }),
	Enum("level", "The inspection level of ISO 2859-1.", record.Enums.Level, func(i *record.Inspection) *record.Text { return &i.Level }),
	Whole("sample", "The size of the sample.", 0, anyWhole, func(i *record.Inspection) *record.Whole { return &i.Sample }),
	One("aql", "The acceptance quality limits.", limitsObject, func(i *record.Inspection) *record.Defects[record.Number] { return &i.AQL }),
	One("found", "The defects found in the sample.", foundObject, func(i *record.Inspection) *record.Defects[record.Whole] { return &i.Found }),
	Enum("result", "What was decided.", record.Enums.Result, func(i *record.Inspection) *record.Text { return &i.Result }),
	Flag("first", "False for a repeated inspection of the same lot.", func(i *record.Inspection) *record.Flag { return &i.First }),
	Text("by", "Who inspected.", func(i *record.Inspection) *record.Text { return &i.By }),
	Markdown("notes", "Markdown, shown on the site.", func(i *record.Inspection) *record.Text { return &i.Notes }),
).at(func(i *record.Inspection) *record.Pos { return &i.Pos })

var limitsObject = Describe("aql",
	"An acceptance quality limit for each class of defect.",
	Number("critical", "For critical defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Critical }),
	Number("major", "For major defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Major }),
	Number("minor", "For minor defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Minor }),
)

var foundObject = Describe("found",
	"The number of defects of each class.",
	Whole("critical", "Critical defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Critical }),
	Whole("major", "Major defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Major }),
	Whole("minor", "Minor defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Minor }),
)

var cancellationObject = Describe("cancellation",
	"The end of an order before it is complete.",
	Day("on", "The day.", func(c *record.Cancellation) *record.Day { return &c.On }),
	Enum("by", "Who cancelled.", record.Enums.Side, func(c *record.Cancellation) *record.Text { return &c.By }),
	Text("reason", "Why.", func(c *record.Cancellation) *record.Text { return &c.Reason }),
).at(func(c *record.Cancellation) *record.Pos { return &c.Pos })
