package pages

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
)

// ProblemsView is the page of what the checker found and what is missing.
type ProblemsView struct {
	Shell
	// Heading is the page's h1; Intro counts errors and warnings.
	Heading, Intro string
	// Groups are the problems of the book's own files, then those of each factory.
	Groups []ProblemGroup
	// Suppressed are the warnings that a comment in the records allows, Allowed
	// counts them, or is "".
	Suppressed []SuppressedLine
	Allowed    string
	// Gaps are the missing facts, by what recording them would give.
	Gaps []GapGroup
}

// GapGroup is a fact that is missing at some factories.
type GapGroup struct {
	lists.GapGroup
	// More words how many further factories there are, or "".
	More string
}

// ProblemGroup is the problems of a factory, or of the book's own files.
type ProblemGroup struct {
	// Factory names whose they are; no name: the book's own.
	Factory words.Name
	// Anchor is its id, Count words the number.
	Anchor, Count string
	Files         []ProblemFile
	// More words how many further problems there are, for which there is no room, or "".
	More string
}

// ProblemFile is the problems of one file.
type ProblemFile struct {
	// File is its path in the book, Anchor its id; Count words the number.
	File, Anchor, Count string
	Problems            []ProblemLine
}

// ProblemLine is one problem.
type ProblemLine struct {
	// Place is line and column, "14:3", or ""; Href opens the line, where the settings say
	// where the book can be read.
	Place, Href string
	// Severity is error or warning; Word the word for it.
	Severity, Word string
	// Code is stable and can be explained.
	Code string
	// Text is what was found, Hint what to type instead, or "".
	Text, Hint string
	// Also are the other places concerned.
	Also []string
}

// SuppressedLine is a warning that a comment in the records allows for a time.
type SuppressedLine struct {
	// Place is file and line, Href opens them as that of a problem does.
	Place, Href string
	// Code and Text are the warning's.
	Code, Text string
	// Until words the last day of the allowance; Reason is why, in the words of
	// whoever wrote it.
	Until, Reason string
}

// problemsAnchor is the id of a factory's problems; of those of the book itself,
// without an id.
func problemsAnchor(factory string) string { return "_in-" + words.EscapeAnchor(factory) }

func problemAnchor(file string) string { return "_f-" + words.EscapeAnchor(file) }

// maxProblems is about how many problems the page shows: nobody reads more of them than
// that on a page, and check prints all.
const maxProblems = 2000

// shared is how many of each of several lists are shown, so that there are no more than most
// together: as many of each, at least one.
func shared(lengths []int, most int) int {
	low, high := 1, max(1, most)
	for low < high {
		each := (low + high + 1) / 2
		all := 0
		for _, n := range lengths {
			all += min(n, each)
		}
		if all <= most {
			low = each
		} else {
			high = each - 1
		}
	}
	return low
}

// maxGaps bounds the factories at which a fact is missing on the page of problems.
const maxGaps = 20

func problemsPage(s *words.Site, summaries []Summary, problems []diag.Problem, suppressed []check.Suppressed) words.Page {
	p := s.At(words.Problems)
	w := p.Words
	v := &ProblemsView{Heading: w.Say("problems.title")}
	v.Shell = shell(p, v.Heading)
	errors, warnings := diag.Count(problems)
	if len(problems) == 0 {
		v.Intro = w.Say("problems.none")
	} else {
		v.Intro = w.Say("problems.intro", "errors", errors, "warnings", warnings)
	}
	groups := make(map[string]int) // by the factory's id
	in, of := make(map[string]int), make(map[string]int)
	for i := range problems {
		in[problems[i].Place.File]++
		of[factoryOf(problems[i].Place.File)]++
	}
	most := shared(slices.Collect(maps.Values(of)), maxProblems)
	shown := make(map[string]int)
	for i := range problems {
		id := factoryOf(problems[i].Place.File)
		if shown[id] == most {
			continue
		}
		shown[id]++
		pr := w.Problem(problems[i])
		at, known := groups[id]
		if !known {
			at = len(v.Groups)
			groups[id] = at
			v.Groups = append(v.Groups, ProblemGroup{Factory: nameIn(summaries, id), Anchor: problemsAnchor(id), Count: w.Say("problems.count", "n", of[id])})
			if more := of[id] - most; more > 0 {
				v.Groups[at].More = w.Say("problems.more", "n", more)
			}
		}
		group := &v.Groups[at]
		if n := len(group.Files); n == 0 || group.Files[n-1].File != pr.Place.File {
			group.Files = append(group.Files, ProblemFile{File: pr.Place.File, Anchor: problemAnchor(pr.Place.File), Count: w.Say("problems.count", "n", in[pr.Place.File])})
		}
		file := &group.Files[len(group.Files)-1]
		line := ProblemLine{
			Severity: pr.Severity.String(), Word: w.Say("severity_word." + pr.Severity.String()),
			Code: pr.Code, Text: pr.Text, Hint: pr.Hint,
		}
		if pr.Place.Line > 0 {
			line.Place, line.Href = position(pr.Place), lineHref(p, pr.Place)
		}
		for _, also := range pr.Also {
			if also.Line > 0 {
				line.Also = append(line.Also, also.File+":"+position(also))
			} else {
				line.Also = append(line.Also, also.File)
			}
		}
		file.Problems = append(file.Problems, line)
	}
	for i := range suppressed {
		a, of := &suppressed[i], w.Problem(suppressed[i].Problem)
		v.Suppressed = append(v.Suppressed, SuppressedLine{
			Place: a.Place.File + ":" + position(a.Place), Href: lineHref(p, a.Place), Code: a.Code, Text: of.Text,
			Until: w.Say("problems.until", "day", a.Until), Reason: a.Reason,
		})
	}
	if n := len(suppressed); n > 0 {
		v.Allowed = w.Say("problems.allowed", "n", n)
	}
	v.Gaps = gapsOf(p, summaries)
	return p.Page(v)
}

// factoryOf is the id of the factory that a file of the book is about, or "".
func factoryOf(file string) string {
	rest, ok := strings.CutPrefix(file, "factories/")
	id, _, of := strings.Cut(rest, "/")
	if !ok || !of {
		return ""
	}
	return id
}

// nameIn is the name of a factory; its id, where the site has no pages of it. Summaries are
// in the order of their ids.
func nameIn(summaries []Summary, id string) words.Name {
	if i, ok := slices.BinarySearchFunc(summaries, id, func(s Summary, id string) int { return cmp.Compare(s.ID, id) }); ok {
		return summaries[i].Name
	}
	return words.Name{Latin: id}
}

// lineHref opens the line of a place, or is "".
func lineHref(p words.Place, at diag.Place) string {
	return p.Source(at.File, record.Pos{Line: int32(at.Line)}).Href
}

// position writes line and column as the checker does.
func position(p diag.Place) string {
	s := itoa(p.Line)
	if p.Column > 0 {
		s += ":" + itoa(p.Column)
	}
	return s
}
