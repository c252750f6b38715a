package check

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

var ruleAllow = rules.New(diag.RuleText{
	Code: "FB0801", Severity: diag.Warning,
	Title: "an allowance that is not complete",
	Why: `A warning that is true and will stay can be allowed where it stands, by a comment on its line or above it. It says
which code, until when, and why: so that the next reader knows, and somebody looks again one day.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
# factorybook: allow FB0502: a code of the pilot of 2015
# ^ FB0801
uscc: 91350100M0001TGQXM
#     ^ FB0502
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
# factorybook: allow FB0502 until 2026-06-30: a code of the pilot of 2015, seen on the licence
uscc: 91350100M0001TGQXM
`,
})

var ruleAllowExpired = rules.New(diag.RuleText{
	Code: "FB0802", Severity: diag.Warning,
	Title: "an allowance that has expired",
	Why:   `What was allowed until a day is looked at again after it: the warning is shown once more, and either it is corrected or allowed anew.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
# factorybook: allow FB0502 until 2025-06-01: a code of the pilot of 2015
# ^ FB0802
uscc: 91350100M0001TGQXM
#     ^ FB0502
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
# factorybook: allow FB0502 until 2025-12-31: a code of the pilot of 2015
uscc: 91350100M0001TGQXM
`,
})

var ruleAllowUnused = rules.New(diag.RuleText{
	Code: "FB0803", Severity: diag.Warning,
	Title: "an allowance of nothing",
	Why: `Nothing of that code is found on the line any more, or what is found there is an error, which cannot be allowed.
An allowance left behind would hide the next fault of its kind.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
# factorybook: allow FB0502 until 2025-12-31: a code of the pilot of 2015
# ^ FB0803
uscc: 914403001922038216
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
uscc: 914403001922038216
`,
})

// Suppressed is a warning that a record allows itself.
type Suppressed struct {
	diag.Problem
	// Until is the last day of the allowance.
	Until record.Date
	// Reason is why, in the words of whoever wrote it.
	Reason string
}

// Suppress takes the warnings out of problems that a comment in the records allows:
//
//	# factorybook: allow FB0502 until 2026-12-31: a code of the pilot of 2015
//
// The comment stands on the line of the warning or in a line of its own above it.
// Several codes are separated by commas. Errors cannot be allowed, and a comment
// that is not complete, has expired or allows nothing is a problem itself.
// files are those that may hold such comments, relative to the book.
func Suppress(book fs.FS, files []string, problems []diag.Problem, today record.Date) ([]diag.Problem, []Suppressed, error) {
	var suppressed []Suppressed
	for _, file := range files {
		data, err := fs.ReadFile(book, file)
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since it was read
		}
		if err != nil {
			return nil, nil, fmt.Errorf("reading the comments of %s: %w", file, err)
		}
		var quiet []Suppressed
		problems, quiet = suppress(file, string(data), problems, today)
		suppressed = append(suppressed, quiet...)
	}
	return diag.Sort(problems), suppressed, nil
}

// suppress does the work for one file.
func suppress(file, text string, problems []diag.Problem, today record.Date) (left []diag.Problem, suppressed []Suppressed) {
	allowances, faults := findAllowances(file, text, today)
	unreadable := false
	for _, p := range problems {
		if p.Place.File != file {
			left = append(left, p)
			continue
		}
		unreadable = unreadable || p.Severity == diag.Error
		a := slices.IndexFunc(allowances, func(a allowance) bool { return a.line == p.Place.Line && slices.Contains(a.codes, p.Code) })
		switch {
		case a < 0:
			left = append(left, p)
		case p.Severity == diag.Error:
			allowances[a].used = true
			faults = append(faults, ruleAllowUnused.At(allowances[a].at, diag.Say("%s is an error here and cannot be allowed", p.Code), diag.Say("correct it")))
			left = append(left, p)
		default:
			allowances[a].used = true
			suppressed = append(suppressed, Suppressed{p, allowances[a].until, allowances[a].reason})
		}
	}
	for _, a := range allowances {
		// With errors in the file not everything may have been found.
		if !a.used && !unreadable {
			faults = append(faults, ruleAllowUnused.At(a.at, diag.Say("no %s is found on line %d", strings.Join(a.codes, " or "), a.line), diag.Say("delete the comment")))
		}
	}
	return append(left, faults...), suppressed
}

// allowance is one complete comment.
type allowance struct {
	at     diag.Place
	line   int // that it speaks for
	codes  []string
	until  record.Date
	reason string
	used   bool
}

var (
	comment = regexp.MustCompile(`(?:^|\s)#\s*factorybook\s*[:：]\s*(.*)$`)
	allow   = regexp.MustCompile(`^allow\s+(FB\d{4}(?:\s*[,，]\s*FB\d{4})*)(?:\s+until\s+([^\s:：]+))?\s*(?:[:：]\s*(.*))?$`)
	commas  = regexp.MustCompile(`\s*[,，]\s*`)
)

var allowForm = diag.Say("write `# factorybook: allow FB0502 until 2026-12-31: reason`")

// findAllowances reads the comments of a file.
func findAllowances(file, text string, today record.Date) (allowances []allowance, faults []diag.Problem) {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		line = strings.TrimSuffix(line, "\r")
		m := comment.FindStringSubmatchIndex(line)
		if m == nil {
			continue
		}
		a := allowance{line: target(lines, i)}
		a.at = diag.Place{File: file, Line: i + 1, Column: utf8.RuneCountInString(line[:m[0]]) + strings.Index(line[m[0]:], "f") + 1}
		fault := a.read(line[m[2]:m[3]])
		switch {
		case !fault.Empty():
			faults = append(faults, ruleAllow.At(a.at, fault, allowForm))
		case a.until < today:
			faults = append(faults, ruleAllowExpired.At(a.at, diag.Say("the allowance of %s ended on %s", strings.Join(a.codes, " and "), a.until), diag.Say("correct what it allows, or set a new day")))
		default:
			allowances = append(allowances, a)
		}
	}
	return allowances, faults
}

// read takes a comment apart and says what it lacks.
func (a *allowance) read(text string) (fault diag.Message) {
	m := allow.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return diag.Say("%s is no comment that the checker knows", quoteShort(text))
	}
	a.codes, a.reason = commas.Split(m[1], -1), strings.TrimSpace(m[3])
	if m[2] == "" {
		return diag.Say("the allowance of %s does not say until when", m[1])
	}
	until, err := record.ParseDate(m[2])
	if err != nil {
		return diag.Say("the allowance ends on no date: %s", load.NoSuchDay(m[2]))
	}
	a.until = until
	if a.reason == "" {
		return diag.Say("the allowance of %s gives no reason", m[1])
	}
	return diag.Message{}
}

// target returns the number of the line that a comment on line i speaks for: its
// own, or when it stands alone the next one that is neither comment nor empty.
func target(lines []string, i int) int {
	if !strings.HasPrefix(strings.TrimSpace(lines[i]), "#") {
		return i + 1
	}
	for j := i + 1; j < len(lines); j++ {
		if rest := strings.TrimSpace(lines[j]); rest != "" && !strings.HasPrefix(rest, "#") {
			return j + 1
		}
	}
	return i + 1
}
