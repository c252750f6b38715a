package load

import "factorybook/generator/record"

var factoryKind = newKind("factory",
	"factory.yaml: who they are, people, terms, agreements, goodwill.",
	func(f *record.Factory) *record.Source { return &f.Source },
	Text("name", "The factory's name in Latin letters.", func(f *record.Factory) *record.Text { return &f.Name }).Required(),
	Text("name_zh", "The registered Chinese name: the company's identity.", func(f *record.Factory) *record.Text { return &f.NameZH }),
	Name("uscc", "The Unified Social Credit Code, 18 characters.", func(f *record.Factory) *record.Text { return &f.USCC }),
	Enum("kind", "Who it is that we buy from.", record.Enums.FactoryKind, func(f *record.Factory) *record.Text { return &f.Kind }),
	Enum("status", "How the relationship stands.", record.Enums.Status, func(f *record.Factory) *record.Text { return &f.Status }),
	field("since", "The day the relationship began; a month (2017-05) or a year (2017) will do.", sinceKind, func(f *record.Factory) *record.Day { return &f.Since }),
	Names("products", "What we buy, in a few words each.", func(f *record.Factory) *[]record.Text { return &f.Products }),
	Names("products_zh", "The same in Chinese.", func(f *record.Factory) *[]record.Text { return &f.ProductsZH }),
	Text("address", "The address in Latin letters.", func(f *record.Factory) *record.Text { return &f.Address }),
	Text("address_zh", "The address in Chinese, for the driver.", func(f *record.Factory) *record.Text { return &f.AddressZH }),
	Text("city", "The city.", func(f *record.Factory) *record.Text { return &f.City }),
	Text("province", "The province.", func(f *record.Factory) *record.Text { return &f.Province }),
	Text("directions", "How to find the way.", func(f *record.Factory) *record.Text { return &f.Directions }),
	Text("directions_zh", "How to find the way, in Chinese.", func(f *record.Factory) *record.Text { return &f.DirectionsZH }),
	One("nearest_station", "The railway station, and the way from there.", stationObject, func(f *record.Factory) *record.Station { return &f.NearestStation }),
	field("port", "The port of shipment, a UN/LOCODE such as CNNSA.", placeKind, func(f *record.Factory) *record.Text { return &f.Port }),
	Many("contacts", "The people we deal with.", contactObject, func(f *record.Factory) *[]record.Contact { return &f.Contacts }),
	Text("owner", "Who on our side keeps this relationship.", func(f *record.Factory) *record.Text { return &f.Owner }),
	One("terms", "What was agreed for every order unless the order says otherwise.", termsObject, func(f *record.Factory) *record.Terms { return &f.Terms }),
	Enums("week", "The factory's working days; Monday to Friday unless given.", record.Enums.Weekday, func(f *record.Factory) *[]record.Text { return &f.Week }),
	One("bank", "The last check of the beneficiary; never an account number.", bankObject, func(f *record.Factory) *record.Bank { return &f.Bank }),
	One("capacity", "What the factory can make in a period, and our share of it.", capacityObject, func(f *record.Factory) *record.Capacity { return &f.Capacity }),
	Many("certificates", "Certificates the factory showed us.", certificateObject, func(f *record.Factory) *[]record.Certificate { return &f.Certificates }),
	Many("agreements", "Contracts between the two sides.", agreementObject, func(f *record.Factory) *[]record.Agreement { return &f.Agreements }),
	Many("forecasts", "What we told the factory we would order.", forecastObject, func(f *record.Factory) *[]record.Forecast { return &f.Forecasts }),
	Many("goodwill", "What one side did for the other beyond the contract.", goodwillObject, func(f *record.Factory) *[]record.Goodwill { return &f.Goodwill }),
	Many("closures", "Days on which the factory does not work, both ends included.", closureObject, func(f *record.Factory) *[]record.Closure { return &f.Closures }),
	Many("phases", "Days from which charts draw new limits, for a stated reason.", phaseObject, func(f *record.Factory) *[]record.Phase { return &f.Phases }),
	Many("factory_comments", "What the factory says of a figure, which stands beside it.", factoryCommentObject, func(f *record.Factory) *[]record.FactoryComment { return &f.FactoryComments }),
)

var stationObject = Describe("station",
	"A railway station.",
	Text("name", "Its name.", func(s *record.Station) *record.Text { return &s.Name }),
	Text("name_zh", "Its Chinese name.", func(s *record.Station) *record.Text { return &s.NameZH }),
	counted("minutes", "Minutes from there to the factory.", minutes, 0, 1440, func(s *record.Station) *record.Whole { return &s.Minutes }),
).at(func(s *record.Station) *record.Pos { return &s.Pos })

var contactObject = Describe("contact",
	"A person at the factory.",
	Name("id", "A short name for other records, unique within the factory: chen-li.", func(c *record.Contact) *record.Text { return &c.ID }).Required(),
	Text("name", "The name as on the card, family name first.", func(c *record.Contact) *record.Text { return &c.Name }),
	Text("name_zh", "The name in Chinese characters.", func(c *record.Contact) *record.Text { return &c.NameZH }),
	Text("called", "How to address them.", func(c *record.Contact) *record.Text { return &c.Called }),
	Text("called_zh", "How to address them in Chinese: 陈经理.", func(c *record.Contact) *record.Text { return &c.CalledZH }),
	Enum("role", "What they are responsible for.", record.Enums.Role, func(c *record.Contact) *record.Text { return &c.Role }),
	Flag("decision_maker", "Whether they can decide.", func(c *record.Contact) *record.Flag { return &c.DecisionMaker }),
	Names("languages", "Languages they speak.", func(c *record.Contact) *[]record.Text { return &c.Languages }),
	Text("phone", "The telephone number.", func(c *record.Contact) *record.Text { return &c.Phone }),
	Text("wechat", "The WeChat id.", func(c *record.Contact) *record.Text { return &c.WeChat }),
	Text("email", "The mail address.", func(c *record.Contact) *record.Text { return &c.Email }),
	Day("from", "With us since.", func(c *record.Contact) *record.Day { return &c.From }),
	Day("left", "No longer there.", func(c *record.Contact) *record.Day { return &c.Left }),
	Day("confirmed", "The last day someone checked this entry; a visit that names the contact under `confirmed` counts as well.", func(c *record.Contact) *record.Day { return &c.Confirmed }),
	One("away", "A time in which they are not there, now or next: a leave, a journey.", awayObject, func(c *record.Contact) *record.Away { return &c.Away }),
	Markdown("notes", "Markdown, shown on the site.", func(c *record.Contact) *record.Text { return &c.Notes }),
).at(func(c *record.Contact) *record.Pos { return &c.Pos })

var awayObject = Describe("absence",
	"A time in which a contact is not there.",
	Day("from", "The first day.", func(a *record.Away) *record.Day { return &a.From }),
	Day("until", "The last day; may be unknown yet.", func(a *record.Away) *record.Day { return &a.Until }),
	Text("stands_in", "Who is asked meanwhile: the id of a contact, or a name.", func(a *record.Away) *record.Text { return &a.StandsIn }),
).at(func(a *record.Away) *record.Pos { return &a.Pos })

var termsObject = Describe("terms",
	"What was agreed for every order.",
	field("incoterm", "The Incoterm, such as FOB.", incotermKind, func(t *record.Terms) *record.Text { return &t.Incoterm }),
	field("place", "The place of the Incoterm, a UN/LOCODE.", placeKind, func(t *record.Terms) *record.Text { return &t.Place }),
	field("currency", "The currency of prices and payments.", currencyKind, func(t *record.Terms) *record.Text { return &t.Currency }),
	counted("lead_time_days", "Days from confirmation and deposit to cargo-ready.", days, 0, 3650, func(t *record.Terms) *record.Whole { return &t.LeadTimeDays }),
	One("tolerance", "How far a delivered quantity may lie from the ordered one; the book's unless given.", toleranceObject, func(t *record.Terms) *record.Tolerance { return &t.Tolerance }),
	Text("payment", "How we pay.", func(t *record.Terms) *record.Text { return &t.Payment }),
	Text("payment_zh", "The same in Chinese.", func(t *record.Terms) *record.Text { return &t.PaymentZH }),
	Flag("tax_invoice", "Whether the factory issues a VAT invoice (fapiao).", func(t *record.Terms) *record.Flag { return &t.TaxInvoice }),
).at(func(t *record.Terms) *record.Pos { return &t.Pos })

var bankObject = Describe("bank",
	"The last check of the beneficiary.",
	Text("beneficiary", "The name of the account's holder.", func(b *record.Bank) *record.Text { return &b.Beneficiary }),
	Text("beneficiary_zh", "The same in Chinese; should be the registered name.", func(b *record.Bank) *record.Text { return &b.BeneficiaryZH }),
	Day("verified", "The day it was verified.", func(b *record.Bank) *record.Day { return &b.Verified }),
	Text("verified_by", "Who on our side verified it.", func(b *record.Bank) *record.Text { return &b.VerifiedBy }),
	Text("how", "How: face to face, by telephone to a known number.", func(b *record.Bank) *record.Text { return &b.How }),
).at(func(b *record.Bank) *record.Pos { return &b.Pos })

var capacityObject = Describe("capacity",
	"What the factory can make in a period.",
	Number("quantity", "How much.", func(c *record.Capacity) *record.Number { return &c.Quantity }),
	field("unit", "Of what: pcs, sets, kg, m.", unitKind, func(c *record.Capacity) *record.Text { return &c.Unit }),
	Enum("per", "In what time.", record.Enums.CapacityPer, func(c *record.Capacity) *record.Text { return &c.Per }),
	Percent("our_share", "Our share of it.", func(c *record.Capacity) *record.Percent { return &c.OurShare }),
).at(func(c *record.Capacity) *record.Pos { return &c.Pos }).then(func(r *reader, c *record.Capacity) {
	checkPieces(r, c.Quantity, c.Unit.V)
})

var certificateObject = Describe("certificate",
	"A certificate the factory showed us.",
	Text("name", "The standard, such as ISO 9001.", func(c *record.Certificate) *record.Text { return &c.Name }),
	Text("name_zh", "The same in Chinese.", func(c *record.Certificate) *record.Text { return &c.NameZH }),
	Text("body", "Who issued it.", func(c *record.Certificate) *record.Text { return &c.Body }),
	Text("number", "Its number.", func(c *record.Certificate) *record.Text { return &c.Number }),
	Text("site", "The site it covers; same for the factory's own address.", func(c *record.Certificate) *record.Text { return &c.Site }),
	Day("issued", "The day it was issued.", func(c *record.Certificate) *record.Day { return &c.Issued }),
	Day("expires", "Its last day.", func(c *record.Certificate) *record.Day { return &c.Expires }),
	Day("verified", "The day we asked the issuer.", func(c *record.Certificate) *record.Day { return &c.Verified }),
	Text("file", "A copy, relative to the factory's folder: files/iso9001.pdf.", func(c *record.Certificate) *record.Text { return &c.File }).names(NamesFile),
).at(func(c *record.Certificate) *record.Pos { return &c.Pos })

var agreementObject = Describe("agreement",
	"A contract between the two sides; without until it is open-ended.",
	Enum("kind", "What kind of contract.", record.Enums.AgreementKind, func(a *record.Agreement) *record.Text { return &a.Kind }),
	Day("signed", "The day it was signed.", func(a *record.Agreement) *record.Day { return &a.Signed }),
	Day("from", "Its first day; the day of signature unless given.", func(a *record.Agreement) *record.Day { return &a.From }),
	Day("until", "Its last day.", func(a *record.Agreement) *record.Day { return &a.Until }),
	Text("summary", "What it says, in a sentence.", func(a *record.Agreement) *record.Text { return &a.Summary }),
	Text("summary_zh", "The same in Chinese.", func(a *record.Agreement) *record.Text { return &a.SummaryZH }),
	One("volume", "What we said we would order.", volumeObject, func(a *record.Agreement) *record.Volume { return &a.Volume }),
	Text("file", "A copy, relative to the factory's folder.", func(a *record.Agreement) *record.Text { return &a.File }).names(NamesFile),
).at(func(a *record.Agreement) *record.Pos { return &a.Pos })

var volumeObject = Describe("volume",
	"What we said we would order.",
	Money("value", "The amount.", func(v *record.Volume) *record.Number { return &v.Value }),
	field("currency", "Its currency.", currencyKind, func(v *record.Volume) *record.Text { return &v.Currency }),
	Enum("per", "In what time; over the whole term unless given.", record.Enums.VolumePer, func(v *record.Volume) *record.Text { return &v.Per }),
).at(func(v *record.Volume) *record.Pos { return &v.Pos })

var forecastObject = Describe("forecast",
	"What we told the factory we would order in a period.",
	field("period", "A year, quarter or month: 2025, 2025-Q3, 2025-07.", periodKind, func(f *record.Forecast) *record.At[record.Period] { return &f.Period }),
	Money("value", "The amount.", func(f *record.Forecast) *record.Number { return &f.Value }),
	field("currency", "Its currency.", currencyKind, func(f *record.Forecast) *record.Text { return &f.Currency }),
	Day("shared", "The day we told them.", func(f *record.Forecast) *record.Day { return &f.Shared }),
).at(func(f *record.Forecast) *record.Pos { return &f.Pos })

var goodwillObject = Describe("goodwill",
	"Something one side did for the other beyond the contract.",
	Day("on", "The day.", func(g *record.Goodwill) *record.Day { return &g.On }),
	Enum("by", "Who did it.", record.Enums.Side, func(g *record.Goodwill) *record.Text { return &g.By }),
	Enum("kind", "What kind of help.", record.Enums.Goodwill, func(g *record.Goodwill) *record.Text { return &g.Kind }),
	Text("what", "What was done.", func(g *record.Goodwill) *record.Text { return &g.What }),
	Text("what_zh", "The same in Chinese.", func(g *record.Goodwill) *record.Text { return &g.WhatZH }),
	Money("value", "What it was worth, where that can be said.", func(g *record.Goodwill) *record.Number { return &g.Value }),
	field("currency", "The currency of the value.", currencyKind, func(g *record.Goodwill) *record.Text { return &g.Currency }),
).at(func(g *record.Goodwill) *record.Pos { return &g.Pos })

var closureObject = Describe("closure",
	"Days on which the factory does not work.",
	Day("from", "The first day closed.", func(c *record.Closure) *record.Day { return &c.From }),
	Day("until", "The last day closed, as announced.", func(c *record.Closure) *record.Day { return &c.Until }),
	Text("name", "What it is for.", func(c *record.Closure) *record.Text { return &c.Name }),
	Text("name_zh", "The same in Chinese.", func(c *record.Closure) *record.Text { return &c.NameZH }),
	Day("announced", "The day they told us.", func(c *record.Closure) *record.Day { return &c.Announced }),
	Day("actual_until", "The last day closed as it came; wins over until.", func(c *record.Closure) *record.Day { return &c.ActualUntil }),
).at(func(c *record.Closure) *record.Pos { return &c.Pos }).wants("from", "until")

var phaseObject = Describe("phase",
	"A day from which charts draw new limits.",
	Day("from", "The first day of the new phase.", func(p *record.Phase) *record.Day { return &p.From }),
	Names("measures", "The charts concerned; all unless given.", func(p *record.Phase) *[]record.Text { return &p.Measures }),
	Text("reason", "What changed.", func(p *record.Phase) *record.Text { return &p.Reason }),
	Text("reason_zh", "The same in Chinese.", func(p *record.Phase) *record.Text { return &p.ReasonZH }),
).at(func(p *record.Phase) *record.Pos { return &p.Pos })

var factoryCommentObject = Describe("factory comment",
	"What the factory says of one of its figures.",
	Name("measure", "The figure, by the name that `factorybook explain` lists: on_time.", func(c *record.FactoryComment) *record.Text { return &c.Measure }).Required(),
	Day("on", "The day they said it.", func(c *record.FactoryComment) *record.Day { return &c.On }),
	Text("text", "What they say.", func(c *record.FactoryComment) *record.Text { return &c.Text }),
	Text("text_zh", "The same in Chinese.", func(c *record.FactoryComment) *record.Text { return &c.TextZH }),
).at(func(c *record.FactoryComment) *record.Pos { return &c.Pos })
