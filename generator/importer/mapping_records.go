package importer

import (
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// The parts of a map whose values are titles of columns.

var factoryObject = load.Describe("factory",
	"The columns that describe the factory.",
	load.Texts("name", "The factory's name.", func(f *factoryMap) *[]record.Text { return &f.Name }),
	load.Texts("and", "The column that names it together with the first, such as its plant.", func(f *factoryMap) *[]record.Text { return &f.And }),
	load.Texts("otherwise", "The column that names it where the first is missing.", func(f *factoryMap) *[]record.Text { return &f.Otherwise }),
	load.Texts("name_zh", "The registered Chinese name.", func(f *factoryMap) *[]record.Text { return &f.NameZH }),
	load.Texts("uscc", "The Unified Social Credit Code.", func(f *factoryMap) *[]record.Text { return &f.USCC }),
	load.Texts("kind", "factory, trading-company or factory-with-trading-arm.", func(f *factoryMap) *[]record.Text { return &f.Kind }),
	load.Texts("status", "prospect, active, paused or ended.", func(f *factoryMap) *[]record.Text { return &f.Status }),
	load.Texts("since", "The day, month or year the relationship began.", func(f *factoryMap) *[]record.Text { return &f.Since }),
	load.Texts("products", "What we buy.", func(f *factoryMap) *[]record.Text { return &f.Products }),
	load.Texts("products_zh", "The same in Chinese.", func(f *factoryMap) *[]record.Text { return &f.ProductsZH }),
	load.Texts("address", "The address.", func(f *factoryMap) *[]record.Text { return &f.Address }),
	load.Texts("address_zh", "The address in Chinese.", func(f *factoryMap) *[]record.Text { return &f.AddressZH }),
	load.Texts("city", "The city.", func(f *factoryMap) *[]record.Text { return &f.City }),
	load.Texts("city_zh", "The city in Chinese.", func(f *factoryMap) *[]record.Text { return &f.CityZH }),
	load.Texts("province", "The province.", func(f *factoryMap) *[]record.Text { return &f.Province }),
	load.Texts("province_zh", "The province in Chinese.", func(f *factoryMap) *[]record.Text { return &f.ProvinceZH }),
	load.Texts("port", "The port of shipment, a UN/LOCODE.", func(f *factoryMap) *[]record.Text { return &f.Port }),
	load.Texts("trader", "The company in between.", func(f *factoryMap) *[]record.Text { return &f.Trader }),
	load.Texts("notes", "Notes.", func(f *factoryMap) *[]record.Text { return &f.Notes }),
	load.Texts("notes_zh", "The notes in Chinese.", func(f *factoryMap) *[]record.Text { return &f.NotesZH }),
	load.Labels("extra", "Labels of your own, each with its column.", func(f *factoryMap) *[]record.Label { return &f.Extra }),
	load.Labels("extra_zh", "The same in Chinese.", func(f *factoryMap) *[]record.Label { return &f.ExtraZH }),
)

var contactObject = load.Describe("contact",
	"The columns that describe one person at the factory.",
	load.Texts("name", "The name, family name first.", func(c *contactMap) *[]record.Text { return &c.Name }),
	load.Texts("name_zh", "The name in Chinese.", func(c *contactMap) *[]record.Text { return &c.NameZH }),
	load.Enum("role", "What the person does, the same in every row.", record.Enums.Role, func(c *contactMap) *record.Text { return &c.Role }),
	load.Texts("role_column", "The column that says what the person does.", func(c *contactMap) *[]record.Text { return &c.RoleColumn }),
	load.Texts("phone", "The telephone number.", func(c *contactMap) *[]record.Text { return &c.Phone }),
	load.Texts("wechat", "The WeChat id.", func(c *contactMap) *[]record.Text { return &c.WeChat }),
	load.Texts("email", "The mail address.", func(c *contactMap) *[]record.Text { return &c.Email }),
)

var orderObject = load.Describe("order",
	"The columns that describe the order.",
	load.Texts("id", "The order number.", func(o *orderMap) *[]record.Text { return &o.ID }).Required(),
	load.Texts("placed", "The day we placed it.", func(o *orderMap) *[]record.Text { return &o.Placed }),
	load.Texts("confirmed", "The day of the proforma invoice.", func(o *orderMap) *[]record.Text { return &o.Confirmed }),
	load.Texts("requested", "The cargo-ready date we asked for.", func(o *orderMap) *[]record.Text { return &o.Requested }),
	load.Texts("promised", "The cargo-ready date first confirmed.", func(o *orderMap) *[]record.Text { return &o.Promised }),
	load.Texts("incoterm", "The Incoterm.", func(o *orderMap) *[]record.Text { return &o.Incoterm }),
	load.Texts("place", "The place of the Incoterm, a UN/LOCODE.", func(o *orderMap) *[]record.Text { return &o.Place }),
	load.Texts("currency", "The currency of the prices.", func(o *orderMap) *[]record.Text { return &o.Currency }),
	load.Texts("closed", "The day from which nothing more will come.", func(o *orderMap) *[]record.Text { return &o.Closed }),
	load.Texts("notes", "Notes.", func(o *orderMap) *[]record.Text { return &o.Notes }),
	load.Texts("notes_zh", "The notes in Chinese.", func(o *orderMap) *[]record.Text { return &o.NotesZH }),
	load.Labels("extra", "Labels of your own, each with its column.", func(o *orderMap) *[]record.Label { return &o.Extra }),
	load.Labels("extra_zh", "The same in Chinese.", func(o *orderMap) *[]record.Label { return &o.ExtraZH }),
)

var endedObject = load.Describe("ended",
	"How a status column shows that orders have ended.",
	load.Texts("column", "The column.", func(e *endedMap) *[]record.Text { return &e.Column }).Required(),
	load.Names("cancelled", "Its words for an order that was cancelled.", func(e *endedMap) *[]record.Text { return &e.Cancelled }),
	load.Enum("by", "Who cancels, the importer unless given.", record.Enums.Side, func(e *endedMap) *record.Text { return &e.By }),
	load.Names("closed", "Its words for an order of which nothing more will come.", func(e *endedMap) *[]record.Text { return &e.Closed }),
	load.Names("open", "Its words for an order that has not ended.", func(e *endedMap) *[]record.Text { return &e.Open }),
	load.Texts("on", "The column with the day on which it ended.", func(e *endedMap) *[]record.Text { return &e.On }),
)

var lineObject = load.Describe("line",
	"The columns that describe the article.",
	load.Texts("sku", "The article number.", func(l *lineMap) *[]record.Text { return &l.SKU }),
	load.Texts("name", "The article's name.", func(l *lineMap) *[]record.Text { return &l.Name }),
	load.Texts("name_zh", "The same in Chinese.", func(l *lineMap) *[]record.Text { return &l.NameZH }),
	load.Texts("quantity", "How much is ordered.", func(l *lineMap) *[]record.Text { return &l.Quantity }),
	load.Texts("unit", "Of what.", func(l *lineMap) *[]record.Text { return &l.Unit }),
	load.Texts("price", "The price of one unit.", func(l *lineMap) *[]record.Text { return &l.Price }),
	load.Texts("value", "The value of the line.", func(l *lineMap) *[]record.Text { return &l.Value }),
)

var deliveryObject = load.Describe("delivery",
	"The columns that describe the delivery.",
	load.Texts("ready", "The cargo-ready day.", func(d *deliveryMap) *[]record.Text { return &d.Ready }),
	load.Texts("shipped", "The day the vessel left.", func(d *deliveryMap) *[]record.Text { return &d.Shipped }),
	load.Texts("received", "The day we received the goods.", func(d *deliveryMap) *[]record.Text { return &d.Received }),
	load.Texts("quantity", "How much came; the ordered quantity unless given.", func(d *deliveryMap) *[]record.Text { return &d.Quantity }),
)

var returnsObject = load.Describe("returns",
	"Goods that came back: rows with a negative quantity, and those that the column names.",
	load.Texts("column", "The column that says that a row is a return.", func(r *returnsMap) *[]record.Text { return &r.Column }),
	load.Names("is", "Its words for a return.", func(r *returnsMap) *[]record.Text { return &r.Is }),
	load.Texts("order", "The column with the number of the order that the goods came from; the order number unless given.", func(r *returnsMap) *[]record.Text { return &r.Order }),
	load.Texts("on", "The day they came back.", func(r *returnsMap) *[]record.Text { return &r.On }).Required(),
	load.Texts("reason", "Why.", func(r *returnsMap) *[]record.Text { return &r.Reason }),
	load.Enum("remedy", "What was agreed.", record.Enums.Remedy, func(r *returnsMap) *record.Text { return &r.Remedy }),
)

var creditsObject = load.Describe("credits",
	"Money that came back: rows with a negative amount, and those that the column names.",
	load.Texts("column", "The column that says that a row is a credit.", func(c *creditsMap) *[]record.Text { return &c.Column }),
	load.Names("is", "Its words for a credit.", func(c *creditsMap) *[]record.Text { return &c.Is }),
	load.Texts("order", "The column with the number of the order it belongs to; the order number unless given.", func(c *creditsMap) *[]record.Text { return &c.Order }),
	load.Texts("on", "The day of the credit.", func(c *creditsMap) *[]record.Text { return &c.On }),
	load.Texts("amount", "How much; the value of the line unless given.", func(c *creditsMap) *[]record.Text { return &c.Amount }),
)

var paymentObject = load.Describe("payment",
	"The columns that describe one payment of an order.",
	load.Enum("stage", "Which payment.", record.Enums.PaymentStage, func(p *paymentMap) *record.Text { return &p.Stage }).Required(),
	load.Texts("due", "The day it is due.", func(p *paymentMap) *[]record.Text { return &p.Due }),
	load.Enum("after", "The event it is due after, in place of a day.", record.Enums.PaymentAfter, func(p *paymentMap) *record.Text { return &p.After }),
	load.Whole("days", "How many days after the event.", 0, 1000, func(p *paymentMap) *record.Whole { return &p.Days }),
	load.Texts("paid", "The day it was paid.", func(p *paymentMap) *[]record.Text { return &p.Paid }),
	load.Texts("amount", "How much.", func(p *paymentMap) *[]record.Text { return &p.Amount }),
)

var approvalObject = load.Describe("approval",
	"The columns with something the factory waits for from us.",
	load.Text("what", "What is approved.", func(a *approvalMap) *record.Text { return &a.What }).Required(),
	load.Texts("asked", "The day they asked.", func(a *approvalMap) *[]record.Text { return &a.Asked }),
	load.Texts("due", "The day they need it.", func(a *approvalMap) *[]record.Text { return &a.Due }),
	load.Texts("done", "The day it was given.", func(a *approvalMap) *[]record.Text { return &a.Done }),
)

var inspectionObject = load.Describe("inspection",
	"The columns that describe one inspection.",
	load.Enum("stage", "At which stage, the same in every row.", record.Enums.InspectionStage, func(i *inspectionMap) *record.Text { return &i.Stage }),
	load.Texts("stage_column", "The column that says at which stage.", func(i *inspectionMap) *[]record.Text { return &i.StageColumn }),
	load.Texts("on", "Its day.", func(i *inspectionMap) *[]record.Text { return &i.On }),
	load.Texts("lot", "How many pieces there were.", func(i *inspectionMap) *[]record.Text { return &i.Lot }),
	load.Texts("sample", "How many were looked at.", func(i *inspectionMap) *[]record.Text { return &i.Sample }),
	load.Texts("critical", "How many critical defects were found.", func(i *inspectionMap) *[]record.Text { return &i.Critical }),
	load.Texts("major", "How many major ones.", func(i *inspectionMap) *[]record.Text { return &i.Major }),
	load.Texts("minor", "How many minor ones.", func(i *inspectionMap) *[]record.Text { return &i.Minor }),
	load.Texts("result", "Whether it was accepted.", func(i *inspectionMap) *[]record.Text { return &i.Result }),
	load.Texts("by", "Who inspected.", func(i *inspectionMap) *[]record.Text { return &i.By }),
	load.Texts("notes", "Notes.", func(i *inspectionMap) *[]record.Text { return &i.Remark }),
)

var constantsObject = load.Describe("constants",
	"What is the same for every row.",
	load.Text("factory", "The name of the one factory.", func(c *constantsMap) *record.Text { return &c.Factory }),
	load.Text("currency", "The currency of the prices.", func(c *constantsMap) *record.Text { return &c.Currency }),
	load.Text("incoterm", "The Incoterm.", func(c *constantsMap) *record.Text { return &c.Incoterm }),
	load.Text("place", "The place of the Incoterm.", func(c *constantsMap) *record.Text { return &c.Place }),
	load.Text("unit", "The unit of the quantities.", func(c *constantsMap) *record.Text { return &c.Unit }),
	load.Enum("kind", "What all of them are.", record.Enums.FactoryKind, func(c *constantsMap) *record.Text { return &c.Kind }),
	load.Enum("status", "How the relationships stand.", record.Enums.Status, func(c *constantsMap) *record.Text { return &c.Status }),
)

var columnObject = load.Describe("column",
	"How a column is read.",
	load.Texts("column", "The column.", func(c *columnMap) *[]record.Text { return &c.Column }).Required(),
	load.Names("dates", "The ways in which its dates are written, such as D/M/YYYY.", func(c *columnMap) *[]record.Text { return &c.Dates }),
	load.Whole("hours", "How many hours later the days of this column are than they were stored: 8 where a program in China stored midnight as 16:00 of the day before.", 0, 14, func(c *columnMap) *record.Whole { return &c.Hours }),
	load.Enum("months", "Which day is meant where only a month stands (2025-03, Mar-25): its first or its last.", []string{monthsFirst, monthsLast}, func(c *columnMap) *record.Text { return &c.Months }),
	load.Names("missing", "Words that mean “not recorded” here.", func(c *columnMap) *[]record.Text { return &c.Missing }),
	load.Labels("words", "What its words mean in the book.", func(c *columnMap) *[]record.Label { return &c.Words }),
	load.Names("strip", "What stands beside a number and is no part of it.", func(c *columnMap) *[]record.Text { return &c.Strip }),
	load.Enum("decimal", "What stands before the fraction of its numbers, where it differs from the rest of the file.", []string{"point", "comma"}, func(c *columnMap) *record.Text { return &c.Decimal }),
)
