package diag

import (
	"cmp"
	"slices"
)

// Rule is one kind of problem, with its documentation. Only Rules.New makes one, so that
// every rule whose problems can be found stands in a list: `factorybook explain CODE`,
// the documentation and SARIF go by the lists, and a test runs the examples.
type Rule struct{ text }

// text keeps others from making a Rule by itself.
type text = RuleText

// RuleText is what a rule says of itself.
type RuleText struct {
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

// Rules are the rules of a package. The zero value is ready for use; a package keeps one
// and declares each rule beside the code that finds it.
type Rules struct{ list []*Rule }

// New makes a rule of the list. It panics on a code that the list has already: a
// mistake in the program, which ends it before it begins.
func (r *Rules) New(t RuleText) *Rule {
	if slices.ContainsFunc(r.list, func(other *Rule) bool { return other.Code == t.Code }) {
		panic("diag: the code " + t.Code + " stands for two rules")
	}
	rule := &Rule{t}
	r.list = append(r.list, rule)
	return rule
}

// Sorted returns the rules by their codes.
func (r *Rules) Sorted() []*Rule {
	return slices.SortedFunc(slices.Values(r.list), func(a, b *Rule) int { return cmp.Compare(a.Code, b.Code) })
}

// At returns a problem of this rule.
func (r *Rule) At(place Place, text, hint Message, also ...Place) Problem {
	return Problem{Code: r.Code, Severity: r.Severity, Place: place, Text: clause(text.String()), Hint: clause(hint.String()), Also: also, text: text, hint: hint}
}
