package load

import "factorybook/generator/diag"

var (
	ruleSyntax         = &diag.Rule{Code: "FB0101", Severity: diag.Error, Title: "text that YAML cannot read"}
	ruleType           = &diag.Rule{Code: "FB0102", Severity: diag.Error, Title: "a value of the wrong type"}
	ruleUnknownKey     = &diag.Rule{Code: "FB0103", Severity: diag.Error, Title: "a key that does not exist"}
	ruleRepeatedKey    = &diag.Rule{Code: "FB0104", Severity: diag.Error, Title: "a key written twice"}
	ruleMissing        = &diag.Rule{Code: "FB0105", Severity: diag.Error, Title: "a required key that is missing"}
	ruleEnum           = &diag.Rule{Code: "FB0106", Severity: diag.Error, Title: "a word that is not one of the known ones"}
	ruleDate           = &diag.Rule{Code: "FB0107", Severity: diag.Error, Title: "a date that is none"}
	ruleNumber         = &diag.Rule{Code: "FB0108", Severity: diag.Error, Title: "a number that is none"}
	ruleWhole          = &diag.Rule{Code: "FB0109", Severity: diag.Error, Title: "a fraction where a whole number is due"}
	ruleRange          = &diag.Rule{Code: "FB0110", Severity: diag.Error, Title: "a number out of range"}
	ruleFlag           = &diag.Rule{Code: "FB0111", Severity: diag.Error, Title: "a word for true or false"}
	rulePercent        = &diag.Rule{Code: "FB0112", Severity: diag.Error, Title: "a percentage without its sign"}
	ruleEmpty          = &diag.Rule{Code: "FB0113", Severity: diag.Error, Title: "an empty value"}
	ruleEmptyText      = &diag.Rule{Code: "FB0114", Severity: diag.Warning, Title: "an empty text, list or map"}
	ruleSecondDocument = &diag.Rule{Code: "FB0115", Severity: diag.Error, Title: "a second document"}
	ruleAlias          = &diag.Rule{Code: "FB0116", Severity: diag.Error, Title: "an anchor, alias or merge key"}
	ruleTag            = &diag.Rule{Code: "FB0117", Severity: diag.Error, Title: "a tag"}
	ruleWide           = &diag.Rule{Code: "FB0118", Severity: diag.Error, Title: "full-width punctuation"}
	ruleTab            = &diag.Rule{Code: "FB0119", Severity: diag.Error, Title: "a tab used for indentation"}
	ruleInvisible      = &diag.Rule{Code: "FB0120", Severity: diag.Error, Title: "an invisible character"}
	ruleControl        = &diag.Rule{Code: "FB0121", Severity: diag.Error, Title: "a NUL byte or control character"}
	ruleEncoding       = &diag.Rule{Code: "FB0122", Severity: diag.Error, Title: "a file that is not UTF-8"}
	ruleTooLarge       = &diag.Rule{Code: "FB0123", Severity: diag.Error, Title: "a file over 8 MiB"}
	ruleTooDeep        = &diag.Rule{Code: "FB0124", Severity: diag.Error, Title: "nesting over 100"}
	ruleEmptyFile      = &diag.Rule{Code: "FB0125", Severity: diag.Warning, Title: "a file without a record"}
	ruleFrontMatter    = &diag.Rule{Code: "FB0126", Severity: diag.Error, Title: "a note without front matter"}
	ruleNotesTwice     = &diag.Rule{Code: "FB0127", Severity: diag.Error, Title: "notes in two places"}
	ruleCurrency       = &diag.Rule{Code: "FB0128", Severity: diag.Error, Title: "a currency that does not exist"}
	rulePlace          = &diag.Rule{Code: "FB0129", Severity: diag.Error, Title: "a place that is no UN/LOCODE"}
	ruleNoSettings     = &diag.Rule{Code: "FB0130", Severity: diag.Error, Title: "a book without factorybook.yaml"}
	ruleNoFactoryFile  = &diag.Rule{Code: "FB0131", Severity: diag.Error, Title: "a factory without factory.yaml"}
	ruleFactoryID      = &diag.Rule{Code: "FB0132", Severity: diag.Error, Title: "a folder name that is no factory id"}
	ruleMisplaced      = &diag.Rule{Code: "FB0133", Severity: diag.Warning, Title: "a file without a place"}
	ruleNotPlain       = &diag.Rule{Code: "FB0134", Severity: diag.Error, Title: "a record that is no plain file"}
)
