package importer

import "factorybook/generator/diag"

// rules are those of this package.
var rules diag.Rules

// Rules returns what can be wrong with a map, by code, for `explain`.
func Rules() []*diag.Rule { return rules.Sorted() }

// What is wrong with a map, or with what the map says of the spreadsheet. Nothing
// is written while one of these stands. Their examples are a map and the
// spreadsheet that it is used with.
var (
	ruleColumn = rules.New(diag.RuleText{
		Code: "FB0901", Severity: diag.Error,
		Title: "a column that the spreadsheet does not have",
		Why:   `Every fact of that column would be missing, and nobody would know. Capitals count.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO No, placed: Order date}
#           ^ FB0901
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-10
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-10
`,
	})
	ruleFormat = rules.New(diag.RuleText{
		Code: "FB0902", Severity: diag.Error,
		Title: "a date format that cannot be used",
		Why:   `Two formats that read one text as two days leave the choice to chance; one that is no format reads nothing.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns:
  - {column: Order date, dates: [D/M/YY, M/D/YY]}
#                                        ^ FB0902
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/25
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns:
  - {column: Order date, dates: [D/M/YY]}
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/25
`,
	})
	ruleDayMonth = rules.New(diag.RuleText{
		Code: "FB0903", Severity: diag.Error,
		Title: "dates that could be read day first or month first",
		Why:   `A wrong guess moves promises and deliveries by months, and looks right for a third of all days. The map says which it is.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
#                       ^ FB0903
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/2025
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns:
  - {column: Order date, dates: [M/D/YYYY]}
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/2025
`,
	})
	ruleDisproved = rules.New(diag.RuleText{
		Code: "FB0904", Severity: diag.Error,
		Title: "a date format that the spreadsheet disproves",
		Why:   `Where the days above 12 do not fit, the days up to 12 were read wrongly too.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns:
  - {column: Order date, dates: [M/D/YYYY]}
#                                ^ FB0904
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/2025
PO-2,Foshan Huayao Sample Ceramics,27/4/2025
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns:
  - {column: Order date, dates: [D/M/YYYY]}
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,3/4/2025
PO-2,Foshan Huayao Sample Ceramics,27/4/2025
`,
	})
	ruleMapWord = rules.New(diag.RuleText{
		Code: "FB0905", Severity: diag.Error,
		Title: "a value in the map that no record can have",
		Why:   `What the map writes into every record has to be what a record may hold.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
constants: {incoterm: Free}
#                     ^ FB0905
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-10
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
constants: {incoterm: FOB}
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-10
`,
	})
	ruleDamaged = rules.New(diag.RuleText{
		Code: "FB0906", Severity: diag.Error,
		Title: "order or article numbers that a spreadsheet has damaged",
		Why: `A spreadsheet that takes a number for a quantity keeps 15 of its digits, shows it as 2.02E+18, or turns it into a date. Two orders whose
numbers were damaged alike would become one.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
#           ^ FB0906
-- orders.csv --
PO,Supplier,Order date
2.02207E+18,Foshan Huayao Sample Ceramics,2025-02-10
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
-- orders.csv --
PO,Supplier,Order date
2022072712345678913,Foshan Huayao Sample Ceramics,2025-02-10
`,
	})
	ruleFill = rules.New(diag.RuleText{
		Code: "FB0907", Severity: diag.Error,
		Title: "rows below an order that say nothing of whose they are",
		Why: `Merged cells, and lists that name an order in its first row alone, leave the cells below blank. Without those rows an order would be imported
in part. Quantities and sums are never filled down: they would count again in every row.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO}
#           ^ FB0907
line: {sku: Item, quantity: Qty}
-- orders.csv --
PO,Supplier,Item,Qty
PO-1,Foshan Huayao Sample Ceramics,K-1,100
,,K-2,200
`,
		Good: `
-- map.yaml --
fill_down: [PO, Supplier]
factory: {name: Supplier}
order: {id: PO}
line: {sku: Item, quantity: Qty}
-- orders.csv --
PO,Supplier,Item,Qty
PO-1,Foshan Huayao Sample Ceramics,K-1,100
,,K-2,200
`,
	})
	ruleTwoCurrencies = rules.New(diag.RuleText{
		Code: "FB0908", Severity: diag.Error,
		Title: "amounts in a currency that the map does not know of",
		Why:   `Where amounts in one column carry two signs, or another than the map says, some of them would be recorded in the wrong currency.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO}
line: {sku: Item, quantity: Qty, price: Price}
#                                       ^ FB0908
columns: [{column: Price, strip: [$, €]}]
-- orders.csv --
PO,Supplier,Item,Qty,Price
PO-1,Foshan Huayao Sample Ceramics,K-1,100,$1.20
PO-2,Foshan Huayao Sample Ceramics,K-1,100,€1.10
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, currency: Currency}
line: {sku: Item, quantity: Qty, price: Price}
columns: [{column: Price, strip: [$, €]}]
-- orders.csv --
PO,Supplier,Item,Qty,Price,Currency
PO-1,Foshan Huayao Sample Ceramics,K-1,100,$1.20,USD
PO-2,Foshan Huayao Sample Ceramics,K-1,100,€1.10,EUR
`,
	})
	ruleNoEffect = rules.New(diag.RuleText{
		Code: "FB0909", Severity: diag.Error,
		Title: "a column of the map that has no effect",
		Why:   `It holds something, and not one of its values could be used. Passed over in silence, a mistake in the map looks like missing data.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
#                       ^ FB0909
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,45698
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns: [{column: Order date, dates: [excel]}]
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,45698
`,
	})
	ruleHours = rules.New(diag.RuleText{
		Code: "FB0910", Severity: diag.Error,
		Title: "days that may be stored as instants of the day before",
		Why: `A program that stores a day as midnight of its own clock, and that as an instant, writes 16:00 of the day before where the clock is that of China.
Read as it stands, every promise and delivery would be a day early. Whether the times are such or real ones only somebody who knows can say.`,
		Bad: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
#                       ^ FB0910
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-09T16:00:00.000Z
PO-2,Foshan Huayao Sample Ceramics,2025-02-11T16:00:00.000Z
`,
		Good: `
-- map.yaml --
factory: {name: Supplier}
order: {id: PO, placed: Order date}
columns: [{column: Order date, hours: 8}]
-- orders.csv --
PO,Supplier,Order date
PO-1,Foshan Huayao Sample Ceramics,2025-02-09T16:00:00.000Z
PO-2,Foshan Huayao Sample Ceramics,2025-02-11T16:00:00.000Z
`,
	})
)
