package importer

import (
	"factorybook/generator/load"
	"factorybook/generator/record"
	"factorybook/generator/sheet"
)

// mapping is a map file: what the columns of a spreadsheet mean. docs/import.md
// describes it for the people who write it.
type mapping struct {
	Exported    record.Text // the tables are an export of a book; nothing else is said of them
	Book        bookMap
	File        fileMap
	Rows        record.Text // what a row stands for
	FillDown    []record.Text
	LeaveOut    []rowRule
	Keep        []rowRule
	Missing     []record.Text // words that mean "not recorded", in every column
	Factory     factoryMap
	Also        record.Text // what becomes of further sites of one supplier
	Contacts    []contactMap
	Order       orderMap
	Ended       endedMap
	Line        lineMap
	Delivery    deliveryMap
	Returns     returnsMap
	Credits     creditsMap
	Payments    []paymentMap
	Approvals   []approvalMap
	Inspections []inspectionMap
	Constants   constantsMap
	Columns     []columnMap
	Names       []record.Label // as the spreadsheet writes it: as it should be
	IDs         []record.Label // as the spreadsheet writes it: the factory's folder
}

// title names a column: its title, one of several titles that it has in different
// exports, or `column C` and `column 3` for its place.
type title = []record.Text

func known(t title) bool { return len(t) > 0 }

// posOf is the place of a title in the map.
func posOf(t title) record.Pos {
	if len(t) == 0 {
		return record.Pos{}
	}
	return t[0].Pos
}

type bookMap struct {
	Title, Importer record.Text
	Currency        record.Text
	AsOf            record.Day
}

type fileMap struct {
	Encoding, Delimiter record.Text
	Damaged             record.Text
	Sheet               record.Text
	HiddenRows          record.Text
	StruckRows          record.Text
	HeaderRow           record.Whole
	HeaderRows          record.Whole // how many rows the titles take
	Decimal, Thousands  record.Text
	YearsFrom           record.Whole // the first year that two digits can mean
}

// rowRule names rows by what stands in a column.
type rowRule struct {
	Column  title
	Is      []record.Text
	Empty   record.Flag
	Because record.Text
}

type factoryMap struct {
	Name, And, Otherwise, NameZH, USCC title
	Trader                             title
	Address, AddressZH                 title
	City, CityZH, Province, ProvinceZH title
	Port, Kind, Status, Since          title
	Notes, NotesZH                     title
	Products, ProductsZH               title
	Extra, ExtraZH                     []record.Label
}

type contactMap struct {
	Name, NameZH, Phone, Email, WeChat, RoleColumn title
	Role                                           record.Text
}

type orderMap struct {
	ID                                             title
	Placed, Confirmed, Requested, Promised, Closed title
	Incoterm, Place, Currency, Notes, NotesZH      title
	Extra, ExtraZH                                 []record.Label
}

// endedMap says how a status column shows that orders have ended.
type endedMap struct {
	Column                  title
	Cancelled, Closed, Open []record.Text
	By                      record.Text
	On                      title
}

type lineMap struct{ SKU, Name, NameZH, Quantity, Unit, Price, Value title }

type deliveryMap struct{ Ready, Shipped, Received, Quantity title }

// returnsMap says which rows are goods that came back, and to which order they
// belong.
type returnsMap struct {
	Column            title
	Is                []record.Text
	Order, On, Reason title
	Remedy            record.Text
}

// creditsMap says which rows are money that comes back.
type creditsMap struct {
	Column            title
	Is                []record.Text
	Order, On, Amount title
}

type paymentMap struct {
	Stage             record.Text
	Due, Paid, Amount title
	After             record.Text
	Days              record.Whole
}

type approvalMap struct {
	What             record.Text
	Asked, Due, Done title
}

type inspectionMap struct {
	Stage                                                       record.Text
	StageColumn                                                 title
	On, Lot, Sample, Critical, Major, Minor, Result, By, Remark title
}

// constantsMap holds what is the same for every row.
type constantsMap struct{ Factory, Currency, Incoterm, Place, Unit, Kind, Status record.Text }

// columnMap says how one column is read.
type columnMap struct {
	Column  title
	Dates   []record.Text
	Hours   record.Whole
	Months  record.Text // which day a month without one means
	Missing []record.Text
	Words   []record.Label // as the spreadsheet writes it: as the book does
	Strip   []record.Text  // what stands beside a number: $, pcs
	Decimal record.Text
}

// What a row can stand for.
const (
	rowsLines       = "lines"
	rowsOrders      = "orders"
	rowsReceipts    = "receipts"
	rowsInspections = "inspections"
)

// What becomes of further sites of one supplier.
const (
	alsoFirst = "first"
	alsoJoin  = "join"
	alsoList  = "list"
)

// Which day a month without one means.
const (
	monthsFirst = "first"
	monthsLast  = "last"
)

var mapObject = load.Describe("map",
	"What the columns of a spreadsheet mean.",
	load.One("book", "The settings of a book that does not exist yet.", bookObject, func(m *mapping) *bookMap { return &m.Book }),
	load.One("file", "How the file is written, where the program cannot see it.", fileObject, func(m *mapping) *fileMap { return &m.File }),
	load.Enum("exported", "The tables are an export of a book: columns are the keys of records. Nothing else is said in such a map.", []string{exportFormat}, func(m *mapping) *record.Text { return &m.Exported }),
	load.Enum("rows", "What a row stands for: an order line, a whole order, a receipt of an order line, or an inspection of an order that the book has.", []string{rowsLines, rowsOrders, rowsReceipts, rowsInspections}, func(m *mapping) *record.Text { return &m.Rows }),
	load.Names("fill_down", "Columns whose blank or merged cells mean what stands above them.", func(m *mapping) *[]record.Text { return &m.FillDown }),
	load.Many("leave_out", "Rows that are no orders to a factory.", ruleObject, func(m *mapping) *[]rowRule { return &m.LeaveOut }),
	load.Many("keep", "The only rows to take; all unless given.", ruleObject, func(m *mapping) *[]rowRule { return &m.Keep }),
	load.Names("missing", "Words that mean “not recorded” in every column.", func(m *mapping) *[]record.Text { return &m.Missing }),
	load.One("factory", "The columns that describe the factory.", factoryObject, func(m *mapping) *factoryMap { return &m.Factory }),
	load.Enum("also", "What becomes of further addresses of one supplier: first keeps the first, join keeps all in one text, list keeps them under extra.", []string{alsoFirst, alsoJoin, alsoList}, func(m *mapping) *record.Text { return &m.Also }),
	load.Many("contacts", "The columns that describe people at the factory.", contactObject, func(m *mapping) *[]contactMap { return &m.Contacts }),
	load.One("order", "The columns that describe the order.", orderObject, func(m *mapping) *orderMap { return &m.Order }),
	load.One("ended", "The column that says how an order ended, and its words.", endedObject, func(m *mapping) *endedMap { return &m.Ended }),
	load.One("line", "The columns that describe the article.", lineObject, func(m *mapping) *lineMap { return &m.Line }),
	load.One("delivery", "The columns that describe the delivery.", deliveryObject, func(m *mapping) *deliveryMap { return &m.Delivery }),
	load.One("returns", "Which rows are goods that came back.", returnsObject, func(m *mapping) *returnsMap { return &m.Returns }),
	load.One("credits", "Which rows are money that came back.", creditsObject, func(m *mapping) *creditsMap { return &m.Credits }),
	load.Many("payments", "The columns with payments.", paymentObject, func(m *mapping) *[]paymentMap { return &m.Payments }),
	load.Many("approvals", "The columns with approvals.", approvalObject, func(m *mapping) *[]approvalMap { return &m.Approvals }),
	load.Many("inspections", "The columns with inspections.", inspectionObject, func(m *mapping) *[]inspectionMap { return &m.Inspections }),
	load.One("constants", "What is the same for every row.", constantsObject, func(m *mapping) *constantsMap { return &m.Constants }),
	load.Many("columns", "How a column is read, where it needs saying.", columnObject, func(m *mapping) *[]columnMap { return &m.Columns }),
	load.Labels("names", "The right name of a factory, for a name as the spreadsheet writes it.", func(m *mapping) *[]record.Label { return &m.Names }),
	load.Labels("ids", "The folder of a factory, for a name as the spreadsheet writes it.", func(m *mapping) *[]record.Label { return &m.IDs }),
)

// Schema returns the JSON Schema of a map.
func Schema() ([]byte, error) { return load.SchemaOf(mapObject) }

var bookObject = load.Describe("book",
	"The settings of a book that does not exist yet.",
	load.Text("title", "Its title.", func(b *bookMap) *record.Text { return &b.Title }),
	load.Text("importer", "Our name.", func(b *bookMap) *record.Text { return &b.Importer }),
	load.Text("currency", "The reporting currency.", func(b *bookMap) *record.Text { return &b.Currency }),
	load.Day("as_of", "The day that a closed book speaks for.", func(b *bookMap) *record.Day { return &b.AsOf }),
)

var fileObject = load.Describe("file",
	"How the file is written.",
	load.Enum("encoding", "Its encoding.", sheet.Encodings, func(f *fileMap) *record.Text { return &f.Encoding }),
	load.Enum("delimiter", "What divides the cells.", sheet.Delimiters, func(f *fileMap) *record.Text { return &f.Delimiter }),
	load.Enum("damaged", "What becomes of a line with bytes that the encoding does not have: refuse unless given, keep imports it with a mark where they stand.", []string{"refuse", "keep"}, func(f *fileMap) *record.Text { return &f.Damaged }),
	load.Text("sheet", "The sheet of a workbook, by its name or number.", func(f *fileMap) *record.Text { return &f.Sheet }),
	load.Enum("hidden_rows", "Whether hidden rows count: keep unless given.", []string{"keep", "leave-out"}, func(f *fileMap) *record.Text { return &f.HiddenRows }),
	load.Enum("struck_rows", "Whether rows that are struck through count: keep unless given.", []string{"keep", "leave-out"}, func(f *fileMap) *record.Text { return &f.StruckRows }),
	load.Whole("header_row", "The row with the titles of the columns; 1 unless given, 0 for a file without titles.", 0, 1000, func(f *fileMap) *record.Whole { return &f.HeaderRow }),
	load.Whole("header_rows", "How many rows the titles take, from header_row down; 1 unless given. A title over several columns comes before those below it: 交期 合同交期.", 1, 3, func(f *fileMap) *record.Whole { return &f.HeaderRows }),
	load.Enum("decimal", "What stands before the fraction of a number; point unless given.", []string{"point", "comma"}, func(f *fileMap) *record.Text { return &f.Decimal }),
	load.Enum("thousands", "What stands between groups of three digits; nothing unless given.", []string{"comma", "point", "space", "apostrophe"}, func(f *fileMap) *record.Text { return &f.Thousands }),
	load.Whole("two_digit_years_from", "The first year that two digits can mean; 1970 unless given.", record.MinYear, record.MaxYear-99, func(f *fileMap) *record.Whole { return &f.YearsFrom }),
)

var ruleObject = load.Describe("rule",
	"Rows, by what stands in a column.",
	load.Texts("column", "The column.", func(r *rowRule) *[]record.Text { return &r.Column }).Required(),
	load.Names("is", "The texts that count.", func(r *rowRule) *[]record.Text { return &r.Is }),
	load.Flag("empty", "Whether an empty cell counts.", func(r *rowRule) *record.Flag { return &r.Empty }),
	load.Text("because", "Why; the report says it.", func(r *rowRule) *record.Text { return &r.Because }),
)
