package pages

import (
	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/lists"
	"factorybook/generator/words"
)

// ProblemsView is the page of what the checker found and what is missing.
type ProblemsView struct {
	Shell
	// Heading is the page's h1; Intro counts errors and warnings.
	Heading, Intro string
	// Files group the problems.
	Files []ProblemFile
	// Suppressed are the warnings that a comment in the records allows, Allowed
	// counts them, or is "".
	Suppressed []SuppressedLine
	Allowed    string
	// Gaps are the missing facts that would say most.
	Gaps []lists.Gap
	// MoreGaps words how many further ones there are, or "".
	MoreGaps string
}

// ProblemFile is the problems of one file.
type ProblemFile struct {
	// File is its path in the book, Anchor its id; Count words the number.
	File, Anchor, Count string
	Problems            []ProblemLine
}

// ProblemLine is one problem.
type ProblemLine struct {
	// Place is line and column, "14:3", or "".
	Place string
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
	// Place is file and line.
	Place string
	// Code and Text are the warning's.
	Code, Text string
	// Until words the last day of the allowance; Reason is why, in the words of
	// whoever wrote it.
	Until, Reason string
}

func problemAnchor(file string) string { return "_f-" + words.EscapeAnchor(file) }

// maxGaps bounds the missing facts on the page of problems.
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
	for i := range problems {
		pr := &problems[i]
		if n := len(v.Files); n == 0 || v.Files[n-1].File != pr.Place.File {
			v.Files = append(v.Files, ProblemFile{File: pr.Place.File, Anchor: problemAnchor(pr.Place.File)})
		}
		file := &v.Files[len(v.Files)-1]
		line := ProblemLine{
			Severity: pr.Severity.String(), Word: w.Say("severity_word." + pr.Severity.String()),
			Code: pr.Code, Text: pr.Text, Hint: pr.Hint,
		}
		if pr.Place.Line > 0 {
			line.Place = position(pr.Place)
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
	for i := range v.Files {
		v.Files[i].Count = w.Say("problems.count", "n", len(v.Files[i].Problems))
	}
	for i := range suppressed {
		a := &suppressed[i]
		v.Suppressed = append(v.Suppressed, SuppressedLine{
			Place: a.Place.File + ":" + position(a.Place), Code: a.Code, Text: a.Text,
			Until: w.Say("problems.until", "day", a.Until), Reason: a.Reason,
		})
	}
	if n := len(suppressed); n > 0 {
		v.Allowed = w.Say("problems.allowed", "n", n)
	}
	v.Gaps, v.MoreGaps = gapsOf(p, summaries)
	return p.Page(v)
}

// position writes line and column as the checker does.
func position(p diag.Place) string {
	s := itoa(p.Line)
	if p.Column > 0 {
		s += ":" + itoa(p.Column)
	}
	return s
}
