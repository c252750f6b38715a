package load

import (
	"github.com/govalues/decimal"
	"gopkg.in/yaml.v3"

	"factorybook/generator/diag"
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
	One("tolerance", "How far a delivered quantity may lie from the ordered one; the factory's terms unless given.", toleranceObject, func(o *record.Order) *record.Tolerance { return &o.Tolerance }),
	Many("lines", "What was ordered, as confirmed; what was agreed later goes under changes.", lineObject, func(o *record.Order) *[]record.Line { return &o.Lines }),
	Money("value", "The total, instead of prices where only that is known; with prices it must agree.", func(o *record.Order) *record.Number { return &o.Value }),
	Many("changes", "Quantities and prices that both sides agreed on after the confirmation.", agreedObject, func(o *record.Order) *[]record.AgreedChange { return &o.Agreed }),
	Many("approvals", "What the factory waits for from us.", approvalObject, func(o *record.Order) *[]record.Approval { return &o.Approvals }),
	Many("payments", "Payments due and made.", paymentObject, func(o *record.Order) *[]record.Payment { return &o.Payments }),
	Many("deliveries", "Goods handed over.", deliveryObject, func(o *record.Order) *[]record.Delivery { return &o.Deliveries }),
	Many("returns", "Goods that went back, or were refused.", returnObject, func(o *record.Order) *[]record.Return { return &o.Returns }),
	Many("inspections", "Inspections of lots.", inspectionObject, func(o *record.Order) *[]record.Inspection { return &o.Inspections }),
	field("closed", "The day from which nothing more will come, also when short; unknown when nobody wrote it down.", endDayKind, func(o *record.Order) *record.Day { return &o.Closed }),
	One("cancelled", "The order was cancelled before it was complete.", cancellationObject, func(o *record.Order) *record.Cancellation { return &o.Cancelled }),
	Flag("rush", "Requested shorter than agreed; left out of limits.", func(o *record.Order) *record.Flag { return &o.Rush }),
	Text("special", "A reason to draw it hollow and leave it out of limits.", func(o *record.Order) *record.Text { return &o.Special }),
	Text("special_zh", "The same in Chinese.", func(o *record.Order) *record.Text { return &o.SpecialZH }),
).then(checkQuantities)

func (k *recordKind[T]) then(check func(*reader, *T)) *recordKind[T] {
	k.of.after = func(r *reader, of any) { check(r, of.(*T)) }
	return k
}

// checkQuantities holds deliveries, returns and changes to the units of the lines
// they concern.
func checkQuantities(r *reader, o *record.Order) {
	check := func(q record.SKUQuantity) {
		for _, l := range o.Lines {
			if l.SKU.Known() && l.SKU.V == q.SKU.V {
				checkPieces(r, q.Quantity, l.Unit.V)
				return
			}
		}
	}
	for i := range o.Deliveries {
		for _, q := range o.Deliveries[i].Quantities {
			check(q)
		}
	}
	for i := range o.Returns {
		for _, q := range o.Returns[i].Quantities {
			check(q)
		}
	}
	for i := range o.Agreed {
		check(record.SKUQuantity{SKU: o.Agreed[i].SKU, Quantity: o.Agreed[i].Quantity})
	}
}

var changeObject = Describe("promise change",
	"A move of the cargo-ready date.",
	Day("told", "The day the change was told.", func(c *record.PromiseChange) *record.Day { return &c.Told }),
	Day("to", "The new cargo-ready date.", func(c *record.PromiseChange) *record.Day { return &c.To }),
	Enum("asked_by", "Who asked for it.", record.Enums.AskedBy, func(c *record.PromiseChange) *record.Text { return &c.AskedBy }),
	Text("reason", "Why.", func(c *record.PromiseChange) *record.Text { return &c.Reason }),
	Text("reason_zh", "The same in Chinese.", func(c *record.PromiseChange) *record.Text { return &c.ReasonZH }),
	Names("skus", "The lines concerned; those without their own promise unless given.", func(c *record.PromiseChange) *[]record.Text { return &c.SKUs }),
).at(func(c *record.PromiseChange) *record.Pos { return &c.Pos }).wants("told", "to")

var lineObject = Describe("line",
	"One article of an order.",
	Name("sku", "The article number.", func(l *record.Line) *record.Text { return &l.SKU }),
	Text("name", "The article's name.", func(l *record.Line) *record.Text { return &l.Name }),
	Text("name_zh", "The same in Chinese.", func(l *record.Line) *record.Text { return &l.NameZH }),
	Number("quantity", "How much is ordered.", func(l *record.Line) *record.Number { return &l.Quantity }),
	field("unit", "Of what: pcs and sets are whole; kg, m and others may be broken.", unitKind, func(l *record.Line) *record.Text { return &l.Unit }),
	Whole("contains", "Pieces in one unit, such as 12 in a carton; prices of several units compare by it.", 1, anyWhole, func(l *record.Line) *record.Whole { return &l.Contains }),
	Money("price", "The price of one unit.", func(l *record.Line) *record.Number { return &l.Price }),
	Day("promised", "The line's own original promise; the order's unless given.", func(l *record.Line) *record.Day { return &l.Promised }),
	One("tolerance", "How far the delivered quantity of this line may lie from the ordered one; the order's unless given.", toleranceObject, func(l *record.Line) *record.Tolerance { return &l.Tolerance }),
	field("closed", "The day from which nothing more of this line will come; unknown when nobody wrote it down.", endDayKind, func(l *record.Line) *record.Day { return &l.Closed }),
	One("cancelled", "This line alone was cancelled.", cancellationObject, func(l *record.Line) *record.Cancellation { return &l.Cancelled }),
).at(func(l *record.Line) *record.Pos { return &l.Pos }).then(func(r *reader, l *record.Line) {
	checkPieces(r, l.Quantity, l.Unit.V)
})

var toleranceObject = Describe("tolerance",
	"How far a delivered quantity may lie from the ordered one.",
	Percent("under", "How much may be missing of a quantity that still counts as complete; 0% unless given here or further out.", func(t *record.Tolerance) *record.Percent { return &t.Under }),
	Percent("over", "How much more than ordered may come without a warning; 0% unless given here or further out.", func(t *record.Tolerance) *record.Percent { return &t.Over }),
).at(func(t *record.Tolerance) *record.Pos { return &t.Pos })

var agreedObject = Describe("change",
	"A change of quantity or price that both sides agreed on; the last one counts.",
	Day("on", "The day it was agreed.", func(c *record.AgreedChange) *record.Day { return &c.On }),
	Enum("by", "Who wanted it.", record.Enums.AskedBy, func(c *record.AgreedChange) *record.Text { return &c.By }),
	Name("sku", "The article.", func(c *record.AgreedChange) *record.Text { return &c.SKU }),
	Number("quantity", "The new quantity of that article in this order.", func(c *record.AgreedChange) *record.Number { return &c.Quantity }),
	Money("price", "The new price of one unit.", func(c *record.AgreedChange) *record.Number { return &c.Price }),
	Text("reason", "Why.", func(c *record.AgreedChange) *record.Text { return &c.Reason }),
	Text("reason_zh", "The same in Chinese.", func(c *record.AgreedChange) *record.Text { return &c.ReasonZH }),
).at(func(c *record.AgreedChange) *record.Pos { return &c.Pos })

var approvalObject = Describe("approval",
	"Something the factory waits for from us.",
	Text("what", "What is to be approved.", func(a *record.Approval) *record.Text { return &a.What }),
	Text("what_zh", "The same in Chinese.", func(a *record.Approval) *record.Text { return &a.WhatZH }),
	Day("asked", "The day they asked.", func(a *record.Approval) *record.Day { return &a.Asked }),
	Day("due", "The day they need it.", func(a *record.Approval) *record.Day { return &a.Due }),
	Day("done", "The day we gave it.", func(a *record.Approval) *record.Day { return &a.Done }),
).at(func(a *record.Approval) *record.Pos { return &a.Pos })

var paymentObject = Describe("payment",
	"A payment due or made; open without paid.",
	Enum("stage", "What the payment is for.", record.Enums.PaymentStage, func(p *record.Payment) *record.Text { return &p.Stage }),
	Day("due", "The day it is due, where that is a fixed day.", func(p *record.Payment) *record.Day { return &p.Due }),
	Enum("after", "What it waits for, instead of due: of several deliveries the last one of the order.", record.Enums.PaymentAfter, func(p *record.Payment) *record.Text { return &p.After }),
	counted("days", "Days after that; 0 unless given.", days, 0, 3650, func(p *record.Payment) *record.Whole { return &p.Days }),
	Day("invoice", "The day of its invoice, for `after: invoice`; the delivery's unless given.", func(p *record.Payment) *record.Day { return &p.Invoice }),
	Day("paid", "The day it was paid.", func(p *record.Payment) *record.Day { return &p.Paid }),
	Money("amount", "The amount.", func(p *record.Payment) *record.Number { return &p.Amount }),
	field("currency", "Its currency; the order's unless given.", currencyKind, func(p *record.Payment) *record.Text { return &p.Currency }),
).at(func(p *record.Payment) *record.Pos { return &p.Pos })

var deliveryObject = Describe("delivery",
	"Goods handed over.",
	Day("ready", "Cargo-ready: finished, packed and ready to hand over.", func(d *record.Delivery) *record.Day { return &d.Ready }),
	Day("shipped", "The day the vessel left.", func(d *record.Delivery) *record.Day { return &d.Shipped }),
	Day("received", "The day we received them.", func(d *record.Delivery) *record.Day { return &d.Received }),
	field("quantities", "How much of each SKU; everything still open unless given.", quantitiesKind, func(d *record.Delivery) *[]record.SKUQuantity { return &d.Quantities }),
	Flag("replaces", "True for goods in place of returned ones; they are not part of what was still open.", func(d *record.Delivery) *record.Flag { return &d.Replaces }),
	Name("shipment", "The reference of a shipment, which several orders can share.", func(d *record.Delivery) *record.Text { return &d.Shipment }),
	Day("etd", "The carrier's day of departure, as planned.", func(d *record.Delivery) *record.Day { return &d.ETD }),
	Day("eta", "The carrier's day of arrival, as planned.", func(d *record.Delivery) *record.Day { return &d.ETA }),
	Day("documents", "The day the copy of the bill of lading came.", func(d *record.Delivery) *record.Day { return &d.Documents }),
	Day("invoice", "The day of the commercial invoice.", func(d *record.Delivery) *record.Day { return &d.Invoice }),
).at(func(d *record.Delivery) *record.Pos { return &d.Pos })

var returnObject = Describe("return",
	"Goods that went back, or were refused; what replaces them is a delivery with `replaces: true`.",
	Day("on", "The day.", func(t *record.Return) *record.Day { return &t.On }),
	field("quantities", "How much of each SKU.", quantitiesKind, func(t *record.Return) *[]record.SKUQuantity { return &t.Quantities }),
	Text("reason", "Why.", func(t *record.Return) *record.Text { return &t.Reason }),
	Text("reason_zh", "The same in Chinese.", func(t *record.Return) *record.Text { return &t.ReasonZH }),
	Enum("remedy", "What was agreed about it.", record.Enums.Remedy, func(t *record.Return) *record.Text { return &t.Remedy }),
).at(func(t *record.Return) *record.Pos { return &t.Pos })

// quantitiesKind reads {KT-210: 4800, KT-211: 2400}.
var quantitiesKind = kind[[]record.SKUQuantity]{
	shape: mapTo(numberKind.shape),
	read: func(r *reader, n *yaml.Node, key string, into *[]record.SKUQuantity) {
		r.entries(n, numberKind.shape, key, func(sku record.Text, v *yaml.Node) {
			q := record.SKUQuantity{SKU: sku}
			if d, ok := r.number(v, sku.V, diag.Say("a plain number"), goods, r.fitsArticle(sku.V)); ok {
				q.Quantity = record.Number{V: d, Pos: r.pos(v)}
				r.twoReadings(v, sku.V, goods)
			}
			*into = append(*into, q)
		})
	},
}

// fitsArticle returns which quantities of an article there can be: whole ones
// where the order's line counts pieces or sets.
func (r *reader) fitsArticle(sku string) func(decimal.Decimal) bool {
	return func(d decimal.Decimal) bool {
		for i := 0; len(r.within) > 0 && i+1 < len(r.within[0].Content); i += 2 {
			if r.within[0].Content[i].Value != "lines" {
				continue
			}
			for _, line := range r.within[0].Content[i+1].Content {
				if scalarIn(line, "sku") == sku {
					return d.IsInt() || !counts(scalarIn(line, "unit"))
				}
			}
		}
		return true
	}
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
	Markdown("notes_zh", "The notes in Chinese, shown on Chinese pages in their place.", func(i *record.Inspection) *record.Text { return &i.NotesZH }),
).at(func(i *record.Inspection) *record.Pos { return &i.Pos })

var limitsObject = Describe("aql",
	"An acceptance quality limit for each class of defect.",
	Ratio("critical", "For critical defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Critical }),
	Ratio("major", "For major defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Major }),
	Ratio("minor", "For minor defects.", func(d *record.Defects[record.Number]) *record.Number { return &d.Minor }),
).alone("major")

var foundObject = Describe("found",
	"The number of defects of each class.",
	Whole("critical", "Critical defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Critical }),
	Whole("major", "Major defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Major }),
	Whole("minor", "Minor defects.", 0, anyWhole, func(d *record.Defects[record.Whole]) *record.Whole { return &d.Minor }),
).alone()

var cancellationObject = Describe("cancellation",
	"The end of an order, or of one line, before it is complete.",
	field("on", "The day; unknown when nobody wrote it down.", endDayKind, func(c *record.Cancellation) *record.Day { return &c.On }),
	Enum("by", "Who cancelled.", record.Enums.Side, func(c *record.Cancellation) *record.Text { return &c.By }),
	Text("reason", "Why.", func(c *record.Cancellation) *record.Text { return &c.Reason }),
	Text("reason_zh", "The same in Chinese.", func(c *record.Cancellation) *record.Text { return &c.ReasonZH }),
).at(func(c *record.Cancellation) *record.Pos { return &c.Pos }).wants("on", "by")
