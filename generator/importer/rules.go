package importer

import "factorybook/generator/diag"

// What is wrong with a map, or with what the map says of the spreadsheet. Nothing
// is written while one of these stands.
var (
	ruleColumn = &diag.Rule{Code: "FB0901", Severity: diag.Error, Title: "a column that the spreadsheet does not have",
		Why: "every fact of that column would be missing, and nobody would know"}
	ruleFormat = &diag.Rule{Code: "FB0902", Severity: diag.Error, Title: "a date format that cannot be used",
		Why: "two formats that read one text as two days leave the choice to chance"}
	ruleDayMonth = &diag.Rule{Code: "FB0903", Severity: diag.Error, Title: "dates that could be read day first or month first",
		Why: "a wrong guess moves promises and deliveries by months and looks right for a third of all days"}
	ruleDisproved = &diag.Rule{Code: "FB0904", Severity: diag.Error, Title: "a date format that the spreadsheet disproves",
		Why: "where the days above 12 do not fit, the days up to 12 were read wrongly"}
	ruleMapWord = &diag.Rule{Code: "FB0905", Severity: diag.Error, Title: "a value in the map that no record can have"}
)

// Rules lists what can be wrong with a map, for `explain`.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleColumn, ruleFormat, ruleDayMonth, ruleDisproved, ruleMapWord}
}
