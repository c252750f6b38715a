// Package check holds the rules that need more than one field of a record:
// identity and references (FB02), chronology (FB03), sums (FB04), what the trade
// knows (FB05), files and links (FB06), facts of the past (FB07), and the
// warnings that a record may allow itself (FB08). Problems of form (FB01) are
// found by load.
//
// Look at Factory first: it checks one factory and needs no other one; Book then
// compares the ids of all. Every rule is a documented value with an example
// before and after; Rules lists them, and a test runs the examples.
//
// What the package promises: it changes nothing and has no clock; one fault
// gives one problem, so that whoever corrects it sees the list shrink by one; a
// record that was imported is judged more gently, for history is what it is; and
// the work is bounded by the size of the records.
package check

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// Input is one factory and what its checks need besides.
type Input struct {
	Factory  *record.Factory
	Settings *record.Settings
	// Attachments are the files that records may name.
	Attachments []load.Attachment
	// Unread are the files whose records could not be read: what they hold is
	// not missing.
	Unread []string
	// Reported are the problems that load found in the factory and in the
	// settings. What could not be read is not reported again as missing.
	Reported []diag.Problem
	// Book is the book's folder, for a look into pictures and at comments; nil:
	// files are not looked into.
	Book fs.FS
	// Charts are the ids of the measures that have a chart with limits, which phases
	// may name.
	Charts []string
	// Measures are the ids of all measures, which comments may name.
	Measures []string
	// Today is the last day on which a fact can have happened: the real day, or
	// the as-of day when that lies later.
	Today record.Date
	// AsOf is the day that the report speaks for: what has run out by then, and
	// who has not been asked for a year. No date: Today.
	AsOf record.Date
}

// Factory returns the problems of one factory, in the order of diag.Sort, and
// its ids for Book. ahead: something is dated after Today; of a factory of which nothing
// is, any later Today gives the same problems, unless AsOf is the last day that it knows.
func Factory(in Input) (problems []diag.Problem, ids IDs, ahead bool) {
	if in.Settings == nil {
		in.Settings = &record.Settings{}
	}
	if in.AsOf.IsZero() {
		in.AsOf = in.Today
	}
	c := &checker{Input: in}
	c.references()
	c.chronology()
	c.sums()
	c.trade()
	c.attachments()
	return diag.Sort(c.problems), c.ids, c.ahead
}

// checker collects the problems of one factory.
type checker struct {
	Input
	problems []diag.Problem
	ids      IDs
	ahead    bool // something lies after Today
	guesses  int  // words compared for hints so far
	read     readLines
	then     []dated // room for the days of an order
}

// after reports whether a day lies after today. Nothing else compares days with it.
func (c *checker) after(day record.Date) bool {
	c.ahead = c.ahead || day > c.Today
	return day > c.Today
}

// report adds a problem of a rule. An imported record has warnings where a typed
// one would have errors of chronology or sums.
func (c *checker) report(rule *diag.Rule, src *record.Source, pos record.Pos, text, hint diag.Message, also ...diag.Place) {
	p := rule.At(place(src.File, pos), text, hint, also...)
	if src.Imported.Known() && lenient(rule) {
		p.Severity = diag.Warning
	}
	c.problems = append(c.problems, p)
}

// or is a text of a record, and what to call the thing that has none.
func or(text record.Text, unnamed diag.Message) diag.Message {
	if text.Known() {
		return diag.Say("%s", text.V)
	}
	return unnamed
}

// lenient reports whether the rule is one of chronology or sums.
func lenient(rule *diag.Rule) bool {
	return strings.HasPrefix(rule.Code, "FB03") || strings.HasPrefix(rule.Code, "FB04")
}

func place(file string, pos record.Pos) diag.Place {
	return diag.Place{File: file, Line: int(pos.Line), Column: int(pos.Column)}
}

// maxGuesses bounds the work for hints in a book where nothing fits.
const maxGuesses = 200_000

// near returns the candidate that was probably meant, as what to type instead.
func (c *checker) near(word string, candidates []string) []diag.Fix {
	if c.guesses += len(candidates); c.guesses > maxGuesses {
		return nil
	}
	if near := diag.Nearest(word, candidates); near != "" {
		return []diag.Fix{{Text: near}}
	}
	return nil
}

// offer adds to the last problem what to type in place of a value: where its file
// can be looked into, for it may stand in quotation marks.
func (c *checker) offer(value string, fixes ...diag.Fix) {
	last := &c.problems[len(c.problems)-1]
	rest := []rune(c.lineAt(last.Place))
	rest = rest[min(len(rest), max(0, last.Place.Column-1)):]
	marked := []rune(value)
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		marked = append(append([]rune{rest[0]}, marked...), rest[0])
	}
	if len(marked) <= len(rest) && string(rest[:len(marked)]) == string(marked) {
		*last = last.Offer(len(marked), fixes...)
	}
}

// lineAt returns the line of a place, or "".
func (c *checker) lineAt(p diag.Place) string {
	if c.Book == nil {
		return ""
	}
	if c.read.file != p.File {
		data, err := fs.ReadFile(c.Book, p.File)
		if err != nil {
			return ""
		}
		c.read = readLines{p.File, bytes.Split(bytes.TrimPrefix(data, []byte("\ufeff")), []byte("\n"))}
	}
	if p.Line < 1 || p.Line > len(c.read.lines) {
		return ""
	}
	return strings.TrimSuffix(string(c.read.lines[p.Line-1]), "\r")
}

// readLines are the lines of the file that a problem was last found in: the problems of
// one file come one after the other.
type readLines struct {
	file  string
	lines [][]byte
}

// unread reports whether a folder of the factory (or its file, such as
// factory.yaml) holds records that could not be read.
func (c *checker) unread(names ...string) bool {
	for _, name := range names {
		prefix := "factories/" + c.Factory.ID + "/" + name
		if slices.ContainsFunc(c.Unread, func(file string) bool { return strings.HasPrefix(file, prefix) }) {
			return true
		}
	}
	return false
}

// misread reports whether load could not read a value of what begins at a place: what
// seems to be missing there may only be misspelled.
func misread(reported []diag.Problem, begin diag.Place) bool {
	return slices.ContainsFunc(reported, func(p diag.Problem) bool { return p.Severity == diag.Error && p.Within(begin) })
}
