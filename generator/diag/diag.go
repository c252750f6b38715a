// Package diag holds what the program says about records: problems, each with a
// place, a stable code, a severity, one sentence and, where one exists, a hint.
//
// Look at Problem first. A problem is about a record and is collected; an error
// (Go's error) is about the world or this program's own code and stops the run.
// The two never mix. Sort gives all problems one order, whichever goroutine
// found them first; the writers (text, JSON, GitHub annotations, SARIF) print
// any number of them.
package diag

import (
	"cmp"
	"slices"
)

// Severity says whether a problem stops the build.
type Severity uint8

// The severities. An Error stops the build and leaves the last good site as it
// is; a Warning is shown and nothing else.
const (
	Warning Severity = iota
	Error
)

// String returns the severity as it is written in every format.
func (s Severity) String() string {
	if s == Error {
		return "error"
	}
	return "warning"
}

// Place is a spot in a file of the book. File is relative to the book and has
// forward slashes; Line and Column count from 1, columns in characters (not
// bytes), so that they are right in Chinese text. Line 0 means the whole file.
type Place struct {
	File   string
	Line   int
	Column int
}

// Problem is one thing found in the records.
type Problem struct {
	// Code is stable for ever, such as FB0101; `factorybook explain CODE`
	// says more about it.
	Code     string
	Severity Severity
	Place    Place
	// Text says in one sentence, lower case and without a full stop, what was
	// found and what was expected.
	Text string
	// Hint says what to do, or "". Both are in English; In has other languages.
	Hint string
	// Length is how many characters of its line the problem marks, from Place on;
	// 0: the word that stands there.
	Length int
	// Fixes are what to type in place of the characters marked.
	Fixes []Fix
	// Also are the other places concerned, where two records disagree.
	Also []Place
	// Around are where the records and lists of keys begin in which a value could not be
	// read, the outermost first.
	Around []Place

	text, hint Message // Text and Hint
}

// Within reports whether the problem lies in what begins at a place.
func (p *Problem) Within(begin Place) bool { return slices.Contains(p.Around, begin) }

// Compare orders problems by place, then code, then text.
func Compare(a, b Problem) int {
	return cmp.Or(
		cmp.Compare(a.Place.File, b.Place.File),
		cmp.Compare(a.Place.Line, b.Place.Line),
		cmp.Compare(a.Place.Column, b.Place.Column),
		cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.Text, b.Text),
	)
}

// Sort puts problems into their one order and drops exact repetitions.
func Sort(problems []Problem) []Problem {
	slices.SortStableFunc(problems, Compare)
	return slices.CompactFunc(problems, func(a, b Problem) bool { return Compare(a, b) == 0 })
}

// Count returns the number of errors and warnings.
func Count(problems []Problem) (errors, warnings int) {
	for i := range problems {
		if problems[i].Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}

// HasErrors reports whether one of the problems stops the build.
func HasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == Error })
}
