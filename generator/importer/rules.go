package importer

import "factorybook/generator/diag"

// What is wrong with a map, or with what the map says of the spreadsheet. Nothing
// is written while one of these stands. Their examples are a map and the
// spreadsheet that it is used with.
var (
	ruleColumn = &diag.Rule{
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
	}
	ruleFormat = &diag.Rule{
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
	}
	ruleDayMonth = &diag.Rule{
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
	}
	ruleDisproved = &diag.Rule{
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
	}
	ruleMapWord = &diag.Rule{
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
	}
)

// Rules lists what can be wrong with a map, for `explain`.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleColumn, ruleFormat, ruleDayMonth, ruleDisproved, ruleMapWord}
}
