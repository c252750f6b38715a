package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

const ordersFile = "factories/远大/orders/2025.yaml"

var twoDates = Problem{
	Code: "FB0302", Severity: Error, Place: Place{ordersFile, 2, 12},
	Text: "until 2025-03-03 is before date 2025-03-12", Hint: "correct one of them",
	Also: []Place{{ordersFile, 1, 7}},
}

func render(problems []Problem, opt TextOptions) string {
	var b bytes.Buffer
	if err := WriteText(&b, problems, opt); err != nil {
		panic(err)
	}
	return b.String()
}

func source(text string) func(string) ([]byte, error) {
	return func(string) ([]byte, error) { return []byte(text), nil }
}

func TestTextShowsPlaceCodeLineHintAndTheOtherPlace(t *testing.T) {
	got := render([]Problem{twoDates}, TextOptions{Prefix: "content", Source: source("date: 2025-03-12\nuntil:     2025-03-03\n")})
	want := `content/factories/远大/orders/2025.yaml:2:12: error FB0302: until 2025-03-03 is before date 2025-03-12
  2 | until:     2025-03-03
    |            ^^^^^^^^^^
  hint: correct one of them
  also: content/factories/远大/orders/2025.yaml:1:7
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestMarkIsAsLongAsWhatAFixReplaces(t *testing.T) {
	p := Problem{Code: "FB0108", Place: Place{"a.yaml", 1, 12}, Text: "x"}.Offer(5, Fix{"4800", Say("the comma between thousands")}, Fix{"4.8", Say("a decimal comma")})
	got := render([]Problem{p}, TextOptions{Source: source("{quantity: 4,800}")})
	want := "    |            ^^^^^\n  hint: write 4800 (the comma between thousands) or 4.8 (a decimal comma)\n"
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant its end\n%s", got, want)
	}
}

func underline(t *testing.T, line string, column int) string {
	t.Helper()
	got := render([]Problem{{Code: "FB0106", Place: Place{"a.yaml", 1, column}, Text: "x"}}, TextOptions{Source: source(line)})
	lines := strings.Split(got, "\n")
	if len(lines) < 3 {
		t.Fatalf("no line shown: %q", got)
	}
	return lines[2]
}

func TestUnderlineStandsBelowTheValueAlsoBehindChinese(t *testing.T) {
	for _, c := range []struct {
		line   string
		column int
		want   string
	}{
		{"name: Yuanda", 7, "    |       ^^^^^^"},
		{"{name_zh: 远大陶瓷, kind: fabrik}", 17, "    | " + strings.Repeat(" ", 12+4*2) + "^^^^"}, // 4 characters of 汉字 are 8 cells wide
		{"{name_zh: 远大陶瓷, kind: fabrik}", 11, "    |           ^^^^^^^^"},
		{"{name_zh: 远大陶瓷}", 2, "    |  ^^^^^^^"},
		{`mood: "very warm", x`, 7, "    |       ^^^^^^^^^^^"},
		{"lines: [a, b]", 8, "    |        ^"},
		{"what: Send forecast   # later", 7, "    |       ^^^^^^^^^^^^^"},
		{"\tid: 1", 2, "    | \t^^"},
		{"id:", 4, "    |    ^"},          // after the end of the line: something is missing there
		{"é: e\u0301x", 4, "    |    ^^"}, // a combining accent takes no cell
	} {
		if got := underline(t, c.line, c.column); got != c.want {
			t.Errorf("%q at %d:\ngot  %q\nwant %q", c.line, c.column, got, c.want)
		}
	}
}

func TestLongLineIsCutAroundThePlace(t *testing.T) {
	line := strings.Repeat("a", 500) + " 错误 " + strings.Repeat("b", 500)
	got := render([]Problem{{Code: "FB0106", Place: Place{"a.yaml", 1, 502}, Text: "x"}}, TextOptions{Source: source(line)})
	lines := strings.Split(got, "\n")
	if !strings.Contains(lines[1], "错误") || !strings.Contains(lines[1], "…") || len([]rune(lines[1])) > maxLine+10 {
		t.Errorf("got %q", lines[1])
	}
	shown, marked := []rune(lines[1]), []rune(lines[2])
	if at := strings.IndexRune(string(marked), '^'); string(shown[at]) != "错" {
		t.Errorf("the mark stands below %q", string(shown[at]))
	}
}

func TestRecordCannotSteerTheTerminal(t *testing.T) {
	evil := "name: \x1b[2J\x1b]0;owned\a \u202egnp.exe\r\x9b31m"
	got := render([]Problem{{Code: "FB0106", Place: Place{"a\x1b.yaml", 1, 7}, Text: "found " + evil, Hint: evil, Also: []Place{{"b\x07", 1, 1}}}},
		TextOptions{Source: source(evil)})
	for _, c := range got {
		if c == 0x1b || c == 7 || c == '\r' || c == 0x202e || c >= 0x80 && c < 0xa0 {
			t.Fatalf("%q lets %U through", got, c)
		}
	}
}

func TestColourOnlyWhenAsked(t *testing.T) {
	if plain := render([]Problem{twoDates}, TextOptions{}); strings.Contains(plain, "\x1b") {
		t.Errorf("colour nobody asked for: %q", plain)
	}
	coloured := render([]Problem{twoDates}, TextOptions{Colour: true})
	if !strings.Contains(coloured, "\x1b[1;31merror FB0302:\x1b[0m") {
		t.Errorf("no red error in %q", coloured)
	}
}

func TestFileThatCannotBeReadIsShownWithoutItsLine(t *testing.T) {
	got := render([]Problem{twoDates}, TextOptions{Source: func(string) ([]byte, error) { return nil, errors.New("gone") }})
	if strings.Contains(got, "|") || !strings.Contains(got, "error FB0302") {
		t.Errorf("got %q", got)
	}
}

func TestProblemOfAWholeFileStandsAtItsBeginning(t *testing.T) {
	p := Problem{Code: "FB0602", Place: Place{File: "factories/a/files/b.pdf"}, Text: "no record names files/b.pdf"}
	got := render([]Problem{p}, TextOptions{Source: source("%PDF")})
	if want := "factories/a/files/b.pdf:1:1: warning FB0602: no record names files/b.pdf\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestJSONIsTheDocumentedContract(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, []Problem{twoDates, Problem{Code: "FB0602", Place: Place{File: "x"}, Text: "<b> & \xff"}.Offer(3, Fix{Text: "5000"})}); err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatalf("%v in %s", err, b.Bytes())
	}
	err := json.Unmarshal([]byte(`{"format": "factorybook.problems/1", "problems": [
		{"code": "FB0302", "severity": "error", "file": "factories/远大/orders/2025.yaml", "line": 2, "column": 12,
		 "length": 0, "text": "until 2025-03-03 is before date 2025-03-12", "hint": "correct one of them", "fixes": [],
		 "also": [{"file": "factories/远大/orders/2025.yaml", "line": 1, "column": 7}]},
		{"code": "FB0602", "severity": "warning", "file": "x", "line": 1, "column": 1, "length": 3, "text": "<b> & \ufffd", "hint": "write 5000", "fixes": [{"text": "5000", "means": ""}], "also": []}
	]}`), &want)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPersonIsShownAFewOfManyPlacesAndAMachineAll(t *testing.T) {
	p := Problem{Code: "FB0202", Place: Place{"a", 1, 1}, Text: "x"}
	for i := range 40 {
		p.Also = append(p.Also, Place{"b", i + 1, 1})
	}
	got := render([]Problem{p}, TextOptions{})
	if n := strings.Count(got, "also: "); n != maxAlso+1 || !strings.Contains(got, "also: 35 more places") {
		t.Errorf("%d lines in\n%s", n, got)
	}
	var b bytes.Buffer
	if err := WriteJSON(&b, []Problem{p}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `"file":"b"`); n != 40 {
		t.Errorf("%d places in JSON", n)
	}
}

func TestNoProblemsAreAnEmptyList(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, nil); err != nil {
		t.Fatal(err)
	}
	if want := `{"format": "factorybook.problems/1", "problems": []}` + "\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
}

func TestGitHubAnnotationIsOneEscapedLine(t *testing.T) {
	p := Problem{Code: "FB0101", Severity: Warning, Place: Place{"a,b:c.yaml", 3, 5}, Text: "30% more\nthan", Hint: "write: x"}
	var b bytes.Buffer
	if err := WriteGitHub(&b, []Problem{p}, "books/eu", nil); err != nil {
		t.Fatal(err)
	}
	want := "::warning file=books/eu/a%2Cb%3Ac.yaml,line=3,col=5,title=FB0101::30%25 more%0Athan%0Ahint: write: x\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

func sarif(t *testing.T, problems []Problem, opt SARIFOptions) (text []byte) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSARIF(&b, problems, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSARIFKeepsToItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile("testdata/sarif-2.1.0-part.json")
	if err != nil {
		t.Fatal(err)
	}
	rule := new(Rules).New(RuleText{Code: "FB0302", Severity: Error, Title: "two dates in the wrong order", Why: "One is wrong.", Bad: "a", Good: "b"})
	for name, text := range map[string][]byte{
		"problems": sarif(t, []Problem{twoDates, {Code: "FB0602", Place: Place{File: "x"}, Text: "y"}, twoDates.Offer(10, Fix{Text: "2025-03-13"})}, SARIFOptions{Rules: []*Rule{rule}, Version: "1.2"}),
		"none":     sarif(t, nil, SARIFOptions{}),
	} {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSARIFPathsAreRelativeURIsOfTheRepository(t *testing.T) {
	var log sarifLog
	if err := json.Unmarshal(sarif(t, []Problem{twoDates}, SARIFOptions{Prefix: "my books", Rules: []*Rule{new(Rules).New(RuleText{Code: "FB0301"}), new(Rules).New(RuleText{Code: "FB0302"})}}), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	result := run.Results[0]
	uri, err := url.Parse(result.Locations[0].Physical.Artifact.URI)
	if err != nil || uri.IsAbs() || uri.Path != "my books/"+ordersFile {
		t.Errorf("got %q %v", uri, err)
	}
	if run.ColumnKind != "unicodeCodePoints" || result.Locations[0].Physical.Region != (sarifRegion{Line: 2, Column: 12}) {
		t.Errorf("%s %+v", run.ColumnKind, result.Locations[0].Physical.Region)
	}
	if result.RuleIndex == nil || *result.RuleIndex != 1 || result.Level != "error" {
		t.Errorf("rule %v, level %s", result.RuleIndex, result.Level)
	}
	if len(result.Related) != 1 || result.Related[0].Physical.Region.Line != 1 {
		t.Errorf("related: %+v", result.Related)
	}
}

func TestSortGivesOneOrderAndDropsRepetitions(t *testing.T) {
	a := Problem{Code: "FB0301", Place: Place{"a", 2, 1}, Text: "x"}
	b := Problem{Code: "FB0201", Place: Place{"a", 10, 1}, Text: "x"}
	c := Problem{Code: "FB0302", Place: Place{"a", 2, 1}, Text: "x"}
	got := Sort([]Problem{b, c, a, c})
	if diff := cmp.Diff([]Problem{a, c, b}, got, cmpopts.IgnoreUnexported(Problem{})); diff != "" {
		t.Error(diff)
	}
}

func TestNearestGuessesOnlyWhatIsNear(t *testing.T) {
	candidates := []string{"promised", "placed", "promise_changes", "PO-2025-014", "陈莉", "by"}
	for word, want := range map[string]string{
		"promise":         "promised",
		"Promise Changes": "promise_changes",
		"plcaed":          "placed",
		"PO-2025-041":     "PO-2025-014",
		"price":           "",
		"":                "",
		"陈丽":              "",
		"zzzzzz":          "",
		"yb":              "by",
		"bz":              "",

		strings.Repeat("promised", 20): "",
	} {
		if got := Nearest(word, candidates); got != want {
			t.Errorf("%q: got %q, want %q", word, got, want)
		}
	}
}

func TestWhatIsMadeStandsInTheListOnce(t *testing.T) {
	var rules Rules
	second, first := rules.New(RuleText{Code: "FB0102"}), rules.New(RuleText{Code: "FB0101"})
	if got := rules.Sorted(); len(got) != 2 || got[0] != first || got[1] != second {
		t.Errorf("the list is %v", got)
	}
	defer func() {
		if recover() == nil {
			t.Error("a code stands for two rules")
		}
	}()
	rules.New(RuleText{Code: "FB0102"})
}

func TestCodeQualityKeepsTheFingerprintOfAProblemWhoseLineMoved(t *testing.T) {
	moved := twoDates
	moved.Place.Line += 10
	warning := Problem{Code: "FB0502", Severity: Warning, Place: Place{File: "a.yaml"}, Text: "the code has 17 characters"}
	type issue struct {
		Description string
		Check       string `json:"check_name"`
		Fingerprint string
		Severity    string
		Location    struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	report := func(problems ...Problem) (list []issue) {
		t.Helper()
		var b bytes.Buffer
		if err := WriteCodeQuality(&b, problems, "book", nil); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b.Bytes(), &list); err != nil {
			t.Fatal(err)
		}
		return list
	}
	before, after := report(twoDates, warning), report(warning, moved)
	if before[0].Fingerprint != after[1].Fingerprint || before[1].Fingerprint != after[0].Fingerprint {
		t.Error("a problem is another one because lines moved")
	}
	if got := before[0]; got.Check != "FB0302" || got.Severity != "major" || got.Location.Path != "book/"+ordersFile || got.Location.Lines.Begin != 2 ||
		got.Description != "until 2025-03-03 is before date 2025-03-12; hint: correct one of them" {
		t.Errorf("%+v", got)
	}
	if got := before[1]; got.Severity != "minor" || got.Location.Lines.Begin != 1 {
		t.Errorf("a problem of a whole file: %+v", got)
	}
	if twice := report(twoDates, twoDates); twice[0].Fingerprint == twice[1].Fingerprint {
		t.Error("two problems with the same words are one")
	}
	if empty := report(); empty == nil || len(empty) != 0 {
		t.Error("no problem is not an empty list")
	}
}
