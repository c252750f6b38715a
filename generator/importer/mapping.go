package importer

import (
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// mapping is a map file: what the columns of a spreadsheet mean. docs/import.md
// describes it for the people who write it.
type mapping struct {
	Book      bookMap
	File      fileMap
	LeaveOut  []rowRule
	Keep      []rowRule
	Missing   []record.Text // words that mean "not recorded", in every column
	Factory   factoryMap
	Order     orderMap
	Line      lineMap
	Delivery  deliveryMap
	Constants constantsMap
	Columns   []columnMap
	Names     []record.Label // as the spreadsheet writes it: as it should be
	IDs       []record.Label // as the spreadsheet writes it: the factory's folder
}

type bookMap struct {
	Title, Importer record.Text
	Currency        record.Text
	AsOf            record.Day
}

type fileMap struct {
	Encoding, Delimiter record.Text
	HeaderRow           record.Whole
	Decimal, Thousands  record.Text
	YearsFrom           record.Whole // the first year that two digits can mean
}

// rowRule names rows by what stands in a column.
type rowRule struct {
	Column  record.Text
	Is      []record.Text
	Because record.Text
}

// The values of the following maps are titles of columns.
type factoryMap struct {
	Name, Otherwise, NameZH, USCC      record.Text
	Trader                             record.Text
	Address, AddressZH, City, Province record.Text
	Port, Kind, Status, Since, Notes   record.Text
	Products                           record.Text
	Extra                              []record.Label
}

type orderMap struct {
	ID                                             record.Text
	Placed, Confirmed, Requested, Promised, Closed record.Text
	Incoterm, Place, Currency, Notes               record.Text
	Extra                                          []record.Label
}

type lineMap struct{ SKU, Name, Quantity, Unit, Price, Value record.Text }

type deliveryMap struct{ Ready, Shipped, Received, Quantity record.Text }

// constantsMap holds what is the same for every row.
type constantsMap struct{ Factory, Currency, Incoterm, Place, Unit, Kind, Status record.Text }

// columnMap says how one column is read.
type columnMap struct {
	Column  record.Text
	Dates   []record.Text
	Missing []record.Text
	Words   []record.Label // as the spreadsheet writes it: as the book does
	Strip   []record.Text  // what stands beside a number: $, pcs
}

var mapObject = load.Describe("map",
	"What the columns of a spreadsheet mean.",
	load.One("book", "The settings of a book that does not exist yet.", bookObject, func(m *mapping) *bookMap { return &m.Book }),
	load.One("file", "How the file is written, where the program cannot see it.", fileObject, func(m *mapping) *fileMap { return &m.File }),
	load.Many("leave_out", "Rows that are no orders to a factory.", ruleObject, func(m *mapping) *[]rowRule { return &m.LeaveOut }),
	load.Many("keep", "The only rows to take; all unless given.", ruleObject, func(m *mapping) *[]rowRule { return &m.Keep }),
	load.Names("missing", "Words that mean “not recorded” in every column.", func(m *mapping) *[]record.Text { return &m.Missing }),
	load.One("factory", "The columns that tell of the factory.", factoryObject, func(m *mapping) *factoryMap { return &m.Factory }),
	load.One("order", "The columns that tell of the order.", orderObject, func(m *mapping) *orderMap { return &m.Order }),
	load.One("line", "The columns that tell of the article.", lineObject, func(m *mapping) *lineMap { return &m.Line }),
	load.One("delivery", "The columns that tell of the delivery.", deliveryObject, func(m *mapping) *deliveryMap { return &m.Delivery }),
	load.One("constants", "What is the same for every row.", constantsObject, func(m *mapping) *constantsMap { return &m.Constants }),
	load.Many("columns", "How a column is read, where it needs saying.", columnObject, func(m *mapping) *[]columnMap { return &m.Columns }),
	load.Labels("names", "The right name of a factory, for a name as the spreadsheet writes it.", func(m *mapping) *[]record.Label { return &m.Names }),
	load.Labels("ids", "The folder of a factory, for a name as the spreadsheet writes it.", func(m *mapping) *[]record.Label { return &m.IDs }),
)

var bookObject = load.Describe("book",
	"The settings of a book that does not exist yet.",
	load.Text("title", "Its title.", func(b *bookMap) *record.Text { return &b.Title }),
	load.Text("importer", "Our name.", func(b *bookMap) *record.Text { return &b.Importer }),
	load.Text("currency", "The reporting currency.", func(b *bookMap) *record.Text { return &b.Currency }),
	load.Day("as_of", "The day that a closed book speaks for.", func(b *bookMap) *record.Day { return &b.AsOf }),
)

var delimiterNames = []string{"comma", "semicolon", "tab"}

var fileObject = load.Describe("file",
	"How the file is written.",
	load.Enum("encoding", "Its encoding.", encodings, func(f *fileMap) *record.Text { return &f.Encoding }),
	load.Enum("delimiter", "What divides the cells.", delimiterNames, func(f *fileMap) *record.Text { return &f.Delimiter }),
	load.Whole("header_row", "The row with the titles of the columns; 1 unless given.", 1, 1000, func(f *fileMap) *record.Whole { return &f.HeaderRow }),
	load.Enum("decimal", "What stands before the fraction of a number; point unless given.", []string{"point", "comma"}, func(f *fileMap) *record.Text { return &f.Decimal }),
	load.Enum("thousands", "What stands between groups of three digits; nothing unless given.", []string{"comma", "point", "space", "apostrophe"}, func(f *fileMap) *record.Text { return &f.Thousands }),
	load.Whole("two_digit_years_from", "The first year that two digits can mean; 1970 unless given.", record.MinYear, record.MaxYear-99, func(f *fileMap) *record.Whole { return &f.YearsFrom }),
)

var ruleObject = load.Describe("rule",
	"Rows, by what stands in a column.",
	load.Text("column", "The column.", func(r *rowRule) *record.Text { return &r.Column }).Required(),
	load.Names("is", "The texts that count.", func(r *rowRule) *[]record.Text { return &r.Is }).Required(),
	load.Text("because", "Why; the report says it.", func(r *rowRule) *record.Text { return &r.Because }),
)

var factoryObject = load.Describe("factory",
	"The columns that tell of the factory.",
	load.Text("name", "The factory's name.", func(f *factoryMap) *record.Text { return &f.Name }),
	load.Text("otherwise", "The column that names it where the first is missing.", func(f *factoryMap) *record.Text { return &f.Otherwise }),
	load.Text("name_zh", "The registered Chinese name.", func(f *factoryMap) *record.Text { return &f.NameZH }),
	load.Text("uscc", "The Unified Social Credit Code.", func(f *factoryMap) *record.Text { return &f.USCC }),
	load.Text("kind", "factory, trading-company or factory-with-trading-arm.", func(f *factoryMap) *record.Text { return &f.Kind }),
	load.Text("status", "prospect, active, paused or ended.", func(f *factoryMap) *record.Text { return &f.Status }),
	load.Text("since", "The day the relationship began.", func(f *factoryMap) *record.Text { return &f.Since }),
	load.Text("products", "What we buy.", func(f *factoryMap) *record.Text { return &f.Products }),
	load.Text("address", "The address.", func(f *factoryMap) *record.Text { return &f.Address }),
	load.Text("address_zh", "The address in Chinese.", func(f *factoryMap) *record.Text { return &f.AddressZH }),
	load.Text("city", "The city.", func(f *factoryMap) *record.Text { return &f.City }),
	load.Text("province", "The province.", func(f *factoryMap) *record.Text { return &f.Province }),
	load.Text("port", "The port of shipment, a UN/LOCODE.", func(f *factoryMap) *record.Text { return &f.Port }),
	load.Text("trader", "The company in between.", func(f *factoryMap) *record.Text { return &f.Trader }),
	load.Text("notes", "Notes.", func(f *factoryMap) *record.Text { return &f.Notes }),
	load.Labels("extra", "Labels of your own, each with its column.", func(f *factoryMap) *[]record.Label { return &f.Extra }),
)

var orderObject = load.Describe("order",
	"The columns that tell of the order.",
	load.Text("id", "The order number.", func(o *orderMap) *record.Text { return &o.ID }).Required(),
	load.Text("placed", "The day we placed it.", func(o *orderMap) *record.Text { return &o.Placed }),
	load.Text("confirmed", "The day of the proforma invoice.", func(o *orderMap) *record.Text { return &o.Confirmed }),
	load.Text("requested", "The cargo-ready date we asked for.", func(o *orderMap) *record.Text { return &o.Requested }),
	load.Text("promised", "The cargo-ready date first confirmed.", func(o *orderMap) *record.Text { return &o.Promised }),
	load.Text("incoterm", "The Incoterm.", func(o *orderMap) *record.Text { return &o.Incoterm }),
	load.Text("place", "The place of the Incoterm, a UN/LOCODE.", func(o *orderMap) *record.Text { return &o.Place }),
	load.Text("currency", "The currency of the prices.", func(o *orderMap) *record.Text { return &o.Currency }),
	load.Text("closed", "The day from which nothing more will come.", func(o *orderMap) *record.Text { return &o.Closed }),
	load.Text("notes", "Notes.", func(o *orderMap) *record.Text { return &o.Notes }),
	load.Labels("extra", "Labels of your own, each with its column.", func(o *orderMap) *[]record.Label { return &o.Extra }),
)

var lineObject = load.Describe("line",
	"The columns that tell of the article.",
	load.Text("sku", "The article number.", func(l *lineMap) *record.Text { return &l.SKU }),
	load.Text("name", "The article's name.", func(l *lineMap) *record.Text { return &l.Name }),
	load.Text("quantity", "How much is ordered.", func(l *lineMap) *record.Text { return &l.Quantity }),
	load.Text("unit", "Of what.", func(l *lineMap) *record.Text { return &l.Unit }),
	load.Text("price", "The price of one unit.", func(l *lineMap) *record.Text { return &l.Price }),
	load.Text("value", "The value of the line.", func(l *lineMap) *record.Text { return &l.Value }),
)

var deliveryObject = load.Describe("delivery",
	"The columns that tell of the delivery.",
	load.Text("ready", "The cargo-ready day.", func(d *deliveryMap) *record.Text { return &d.Ready }),
	load.Text("shipped", "The day the vessel left.", func(d *deliveryMap) *record.Text { return &d.Shipped }),
	load.Text("received", "The day we received the goods.", func(d *deliveryMap) *record.Text { return &d.Received }),
	load.Text("quantity", "How much came; the ordered quantity unless given.", func(d *deliveryMap) *record.Text { return &d.Quantity }),
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
	load.Text("column", "The column.", func(c *columnMap) *record.Text { return &c.Column }).Required(),
	load.Names("dates", "The ways in which its dates are written, such as D/M/YYYY.", func(c *columnMap) *[]record.Text { return &c.Dates }),
	load.Names("missing", "Words that mean “not recorded” here.", func(c *columnMap) *[]record.Text { return &c.Missing }),
	load.Labels("words", "What its words mean in the book.", func(c *columnMap) *[]record.Label { return &c.Words }),
	load.Names("strip", "What stands beside a number and is no part of it.", func(c *columnMap) *[]record.Text { return &c.Strip }),
)
