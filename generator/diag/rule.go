package diag

// Rule documents one kind of problem. The stages that find problems keep their
// rules as values; `factorybook explain CODE` and the documentation print them,
// and a test runs the examples.
type Rule struct {
	// Code is stable for ever and never used again for another rule: FB and four
	// digits. FB01 is form (the text of a record), FB02 identity and references,
	// FB03 chronology, FB04 sums, FB05 what the trade knows (codes, certificates,
	// sampling plans), FB06 files, links and pictures, FB07 history,
	// FB08 warnings that a record allows, FB09 the map of an import.
	Code     string
	Severity Severity
	// Title is what the rule finds, in a few words.
	Title string
	// Why says what goes wrong when the problem stays.
	Why string
	// Bad and Good are a record before and after, as a txtar archive of a small
	// book, or as one record when it begins with a key.
	Bad, Good string
}

// At returns a problem of this rule.
func (r *Rule) At(place Place, text, hint Message, also ...Place) Problem {
	return Problem{Code: r.Code, Severity: r.Severity, Place: place, Text: clause(text.String()), Hint: clause(hint.String()), Also: also, text: text, hint: hint}
}
