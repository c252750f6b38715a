package diag

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestOnlyAnErrorStopsTheBuild(t *testing.T) {
	warning, wrong := Problem{Severity: Warning}, Problem{Severity: Error}
	for _, c := range []struct {
		problems         []Problem
		errors, warnings int
	}{
		{nil, 0, 0}, {[]Problem{warning}, 0, 1}, {[]Problem{wrong}, 1, 0}, {[]Problem{warning, warning, wrong}, 1, 2}, {[]Problem{wrong, warning, wrong}, 2, 1},
	} {
		errors, warnings := Count(c.problems)
		if errors != c.errors || warnings != c.warnings {
			t.Errorf("%v: %d errors and %d warnings, want %d and %d", c.problems, errors, warnings, c.errors, c.warnings)
		}
		if got := HasErrors(c.problems); got != (c.errors > 0) {
			t.Errorf("%v: stops the build: %v", c.problems, got)
		}
	}
	if Warning.String() != "warning" || Error.String() != "error" {
		t.Errorf("the severities are %s and %s", Warning, Error)
	}
}

// Each problem comes before the next by one thing only, whatever the things after it.
func TestProblemsStandByFileLineColumnCodeAndText(t *testing.T) {
	at := func(file string, line, column int, code, text string) Problem {
		return Problem{Place: Place{file, line, column}, Code: code, Text: text}
	}
	want := []Problem{
		at("a", 0, 0, "FB0301", "x"), at("a", 2, 9, "FB0301", "x"), at("a", 10, 2, "FB0301", "x"), at("a", 10, 10, "FB0201", "x"), at("a", 10, 10, "FB0202", "a"),
		at("a", 10, 10, "FB0202", "b"), at("b", 1, 1, "FB0101", "a"),
	}
	for turn := range want {
		mixed := append(append([]Problem(nil), want[turn:]...), want[:turn]...)
		got := Sort(append(mixed, want[turn])) // one of them twice
		if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Problem{})); diff != "" {
			t.Errorf("from the %dth on:\n%s", turn, diff)
		}
	}
}

// Programs read it line by line.
func TestJSONHasEachProblemOnItsLine(t *testing.T) {
	for count := range 4 {
		problems := make([]Problem, count)
		for i := range problems {
			problems[i] = Problem{Code: "FB010" + strconv.Itoa(i), Place: Place{"a->b.yaml", i, i}, Text: "x"}
		}
		var b bytes.Buffer
		if err := WriteJSON(&b, problems); err != nil {
			t.Fatal(err)
		}
		var whole struct{ Problems []jsonProblem }
		if err := json.Unmarshal(b.Bytes(), &whole); err != nil || len(whole.Problems) != count {
			t.Fatalf("%d problems: %d are read, %v", count, len(whole.Problems), err)
		}
		lines := strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		if count == 0 {
			continue // TestNoProblemsAreAnEmptyList
		}
		if len(lines) != count+2 || lines[count+1] != "]}" {
			t.Fatalf("%d problems: the lines are %q", count, lines)
		}
		for i, line := range lines[1 : count+1] {
			var one jsonProblem
			if err := json.Unmarshal([]byte(strings.TrimSuffix(line, ",")), &one); err != nil || one.Code != problems[i].Code {
				t.Errorf("the line %q: %v", line, err)
			}
			if one.Line != max(1, i) || one.Column != max(1, i) || !strings.Contains(line, "a->b.yaml") {
				t.Errorf("the place of %s is %d:%d: %s", one.Code, one.Line, one.Column, line)
			}
		}
	}
}

func TestAPlaceIsOneThatToolsCanJumpTo(t *testing.T) {
	for place, want := range map[Place]string{
		{"a.yaml", 0, 0}: "a.yaml:1:1", {"a.yaml", 1, 1}: "a.yaml:1:1", {"a.yaml", 2, 0}: "a.yaml:2:1", {"a.yaml", 2, 2}: "a.yaml:2:2", {"a.yaml", 0, 2}: "a.yaml:1:2",
	} {
		if got := place.String(); got != want {
			t.Errorf("%+v: %s, want %s", place, got, want)
		}
		var github bytes.Buffer
		if err := WriteGitHub(&github, []Problem{{Code: "FB0101", Severity: Error, Place: place, Text: "x"}}, "", nil); err != nil {
			t.Fatal(err)
		}
		parts := strings.Split(want, ":")
		if want := "::error file=a.yaml,line=" + parts[1] + ",col=" + parts[2] + ",title=FB0101::x\n"; github.String() != want {
			t.Errorf("%+v for GitHub: %s, want %s", place, github.String(), want)
		}
		region := locationSARIF(place).Physical.Region
		if got := "a.yaml:" + strconv.Itoa(region.Line) + ":" + strconv.Itoa(region.Column); got != want || region.End != 0 {
			t.Errorf("%+v in SARIF: %+v", place, region)
		}
	}
}

func TestSARIFMarksAndFixesWhatAProblemMarks(t *testing.T) {
	for length, end := range map[int]int{0: 0, 1: 8, 2: 9, 6: 13} { // the end is the first column behind
		p := Problem{Code: "FB0108", Place: Place{"a.yaml", 3, 7}, Text: "x", Length: length, Fixes: []Fix{{"4800", Say("thousands")}, {Text: "4.8"}}}
		got := resultSARIF(&p, SARIFOptions{})
		region := sarifRegion{Line: 3, Column: 7, End: end}
		if got.Locations[0].Physical.Region != region {
			t.Errorf("%d characters: %+v, want %+v", length, got.Locations[0].Physical.Region, region)
		}
		if length == 0 { // nobody knows what the fix replaces
			if len(got.Fixes) != 0 {
				t.Errorf("fixes of nothing: %+v", got.Fixes)
			}
			continue
		}
		if len(got.Fixes) != 2 {
			t.Fatalf("%d characters: %d fixes", length, len(got.Fixes))
		}
		for i, want := range []struct{ text, says string }{{"4800", "write 4800 (thousands)"}, {"4.8", "write 4.8"}} {
			fix := got.Fixes[i]
			replaced := fix.Changes[0].Replacements[0]
			if fix.Description.Text != want.says || replaced.Inserted.Text != want.text || replaced.Deleted != region {
				t.Errorf("fix %d is %+v", i, fix)
			}
		}
	}
}

func TestSARIFHasOfARuleWhatItSays(t *testing.T) {
	var rules Rules
	list := []*Rule{
		rules.New(RuleText{Code: "FB0101", Title: "a title", Why: "a reason", Bad: "no", Good: "yes", Severity: Error}),
		rules.New(RuleText{Code: "FB0102", Bad: "no"}), rules.New(RuleText{Code: "FB0103", Good: "yes"}), rules.New(RuleText{Code: "FB0104"}),
	}
	problem := func(code, hint string) Problem {
		return Problem{Code: code, Place: Place{"a", 1, 1}, Text: "x", Hint: hint, Also: []Place{{"b", 2, 3}, {"c", 0, 0}}}
	}
	var log sarifLog
	if err := json.Unmarshal(sarif(t, []Problem{problem("FB0104", ""), problem("FB0101", "do y"), problem("FB0999", "")}, SARIFOptions{Rules: list}), &log); err != nil {
		t.Fatal(err)
	}
	written := log.Runs[0].Tool.Driver.Rules
	if r := written[0]; r.Short == nil || r.Short.Text != "a title" || r.Full == nil || r.Full.Text != "a reason" || r.Help == nil || r.Help.Text != "Not so:\n\nno\n\nBut so:\n\nyes" || r.Configuration.Level != "error" {
		t.Errorf("a rule that says all: %+v", r)
	}
	for _, r := range written[1:] {
		if r.Short != nil || r.Full != nil || r.Help != nil || r.Configuration.Level != "warning" {
			t.Errorf("a rule that says nothing or half of its example: %+v", r)
		}
	}
	results := log.Runs[0].Results
	if a, b := results[0].RuleIndex, results[1].RuleIndex; a == nil || *a != 3 || b == nil || *b != 0 || results[2].RuleIndex != nil {
		t.Errorf("the problems are of the rules %v, %v and %v", a, b, results[2].RuleIndex)
	}
	if a, b := results[0].Message.Text, results[1].Message.Text; a != "x" || b != "x\nhint: do y" {
		t.Errorf("the messages are %q and %q", a, b)
	}
	related := results[0].Related
	if len(related) != 2 || related[0].ID != 1 || related[1].ID != 2 || related[0].Physical.Region != (sarifRegion{Line: 2, Column: 3}) || related[1].Physical.Region != (sarifRegion{Line: 1, Column: 1}) {
		t.Errorf("the other places are %+v", related)
	}
}

func TestCodeQualityTellsProblemsWithTheSameWordsApart(t *testing.T) {
	p := Problem{Code: "FB0502", Place: Place{"a.yaml", 4, 1}, Text: "x"}
	other := []Problem{p, p, p, p, p, p}
	other[3].Code, other[4].Text, other[5].Place.File = "FB0503", "y", "b.yaml"
	var b bytes.Buffer
	if err := WriteCodeQuality(&b, other, "", nil); err != nil {
		t.Fatal(err)
	}
	var list []qualityIssue
	if err := json.Unmarshal(b.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, issue := range list {
		if seen[issue.Fingerprint] || len(issue.Fingerprint) != 32 {
			t.Errorf("the fingerprint of %d is %q", i, issue.Fingerprint)
		}
		seen[issue.Fingerprint] = true
		if issue.Description != other[i].Text || issue.Severity != "minor" || issue.Location.Lines.Begin != 4 {
			t.Errorf("%+v", issue)
		}
	}
}

func TestWhatIsSaidIsOneLineOfAtMost300Characters(t *testing.T) {
	for text, want := range map[string]string{
		"a\x00b\x1fc\td\ne\x7ff": "a b c d e f", "a b~c\u0080": "a b~c\u0080", "": "",
		strings.Repeat("汉", 299): strings.Repeat("汉", 299), strings.Repeat("汉", 300): strings.Repeat("汉", 300), strings.Repeat("汉", 301): strings.Repeat("汉", 300) + "…",
	} {
		if got := clause(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestFixesAreWordedAsTheyAreTyped(t *testing.T) {
	for _, c := range []struct {
		fixes []Fix
		want  string
	}{
		{nil, ""}, {[]Fix{{Text: "42"}}, "write 42"}, {[]Fix{{"42", Say("6 weeks")}}, "write 42 (6 weeks)"},
		{[]Fix{{Text: "a"}, {Text: "b"}}, "write a or b"}, {[]Fix{{Text: "a"}, {Text: "b"}, {Text: "c"}}, "write a or b or c"},
		{[]Fix{{Text: ""}}, "write nothing there"}, {[]Fix{{Text: "a b"}}, "write `a b`"}, {[]Fix{{Text: "a:b"}}, "write `a:b`"}, {[]Fix{{Text: "a,b"}}, "write `a,b`"},
		{[]Fix{{Text: "a `b`"}}, "write a `b`"}, {[]Fix{{Text: "`b`"}}, "write `b`"}, {[]Fix{{Text: "50%"}}, "write 50%"},
	} {
		if got := Write(c.fixes...); got.String() != c.want || got.Empty() != (c.want == "") {
			t.Errorf("%+v: %q, want %q", c.fixes, got, c.want)
		}
		p := Problem{Text: "x"}.Offer(1, c.fixes...)
		if p.Hint != c.want || p.Length != 1 {
			t.Errorf("%+v: the hint is %q, of %d characters", c.fixes, p.Hint, p.Length)
		}
		if own := (Problem{Hint: "look"}).Offer(1, c.fixes...); own.Hint != "look" || len(own.Fixes) != len(c.fixes) {
			t.Errorf("%+v: a hint of its own became %q", c.fixes, own.Hint)
		}
	}
	if got := DidYouMean(Fix{Text: "placed"}, Fix{Text: "a b"}).String(); got != "did you mean placed or a b?" {
		t.Errorf("got %q", got)
	}
	for length, want := range map[int]int{-1: 0, 0: 0, 1: 1, 2: 2} {
		if got := (Problem{Length: 9}).Mark(length).Length; got != want {
			t.Errorf("marked %d long: %d, want %d", length, got, want)
		}
	}
}

// What a rule says has words for every language; what comes from elsewhere stays as it is.
func TestProblemIsSaidInALanguageAsFarAsItHasWords(t *testing.T) {
	german := Phrases{"found %s": "%s gefunden", "look": "sieh nach", "day first": "Tag zuerst"}
	rule := new(Rules).New(RuleText{Code: "FB0101"})
	for name, c := range map[string]struct{ p, want Problem }{
		"both":      {rule.At(Place{}, Say("found %s", "x"), Say("look")), Problem{Text: "x gefunden", Hint: "sieh nach"}},
		"text only": {Problem{Text: "found x", Hint: "do"}.hinted(Message{}), Problem{Text: "found x"}},
		"no hint":   {rule.At(Place{}, Say("found %s", "x"), Message{}), Problem{Text: "x gefunden"}},
		"no words":  {Problem{Text: "found x", Hint: "look"}, Problem{Text: "found x", Hint: "look"}},
		"unknown":   {rule.At(Place{}, Say("lost %s", "x"), Say("search")), Problem{Text: "lost x", Hint: "search"}},
	} {
		c.p.Fixes = []Fix{{"1", Say("day first")}}
		got := AllIn(german, []Problem{c.p})[0]
		if got.Text != c.want.Text || got.Hint != c.want.Hint || got.Fixes[0].Means.String() != "Tag zuerst" {
			t.Errorf("%s: %q, %q, %q", name, got.Text, got.Hint, got.Fixes[0].Means)
		}
		if english := c.p.In(nil); english.Text != c.p.Text || english.Hint != c.p.Hint || english.Fixes[0].Means.String() != "day first" {
			t.Errorf("%s in English: %+v", name, english)
		}
		if said := c.p.Message().In(german); said != c.want.Text {
			t.Errorf("%s: as a part of a message %q, want %q", name, said, c.want.Text)
		}
	}
}
