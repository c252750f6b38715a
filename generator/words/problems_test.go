package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"encoding/json"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/words"
	"factorybook/templates"
)

const chineseProblems = "../../templates/words/zh-Hans/problems/"

// said are the words of every message of the program, in English.
func said(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../*/*/*.go")
	more, err2 := filepath.Glob("../*.go")
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	deeper, _ := filepath.Glob("../*/*/*.go")
	seen := make(map[string]bool)
	for _, name := range slices.Concat(files, more, deeper) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if words, ok := wordsOf(call); ok {
				literal, isLiteral := call.Args[0].(*ast.BasicLit)
				switch {
				case isLiteral:
					text, err := strconv.Unquote(literal.Value)
					if err != nil {
						t.Fatal(err)
					}
					seen[text] = true
				case words == "Say":
					t.Errorf("%s: the words of a message stand in the call that makes it", name)
				}
			}
			return true
		})
	}
	// What is declared, and named in a message.
	for _, from := range []struct{ files, pattern string }{
		{"../photo/format.go", `"(an? [A-Z][^"]*|an animated [^"]*|a film|a web page)"`},
		{"../check/since.go", `\.(?:day|flag|text|whole|number|add)\("([^"]+[^" ])"`},
		{"../check/dates.go", `lacks = append\(lacks, "([^"]+)"`},
		{"../check/*.go", `unique\("([a-z]+)"`},
		{"../load/*.go", `forbidden\([^"]*"([a-z]+)"`},
		{"../importer/ids.go", `return "([a-z]+ number)"`},
	} {
		for _, word := range matches(t, from.files, from.pattern) {
			seen[word] = true
		}
	}
	for _, kind := range []string{"Side", "Practice", "Unit"} {
		for _, word := range constants(t, "../measure", kind) {
			seen[word] = true
		}
	}
	for _, word := range []string{"error", "warning", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "critical", "major", "minor", "U or Y"} {
		seen[word] = true
	}
	var list []string
	for words := range seen {
		if letters.MatchString(verb.ReplaceAllString(words, "")) {
			list = append(list, words)
		}
	}
	slices.Sort(list)
	if len(list) < 600 {
		t.Fatalf("found only %d messages: the search is broken", len(list))
	}
	return list
}

// wordsOf reports a call whose first argument is words of a message.
func wordsOf(call *ast.CallExpr) (name string, ok bool) {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	switch name {
	case "Describe", "newKind":
		return name, len(call.Args) > 1
	case "Say": // Words.Say has a key of the interface
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return name, true // within diag
		}
		from, ok := sel.X.(*ast.Ident)
		return name, ok && from.Name == "diag"
	}
	return "", false
}

var (
	verb    = regexp.MustCompile(`%(?:\[(\d+)\])?[+#]?[0-9.]*[a-zA-Z%]`)
	letters = regexp.MustCompile(`[a-z]{2}`)
)

func TestEveryMessageHasItsChineseWithTheSamePlaces(t *testing.T) {
	table := make(map[string]string)
	readJSON(t, chineseProblems+"messages.json", &table)
	all := said(t)
	for _, english := range all {
		chinese, ok := table[english]
		switch {
		case !ok:
			t.Errorf("no Chinese for %q", english)
		case !slices.Equal(places(english), places(chinese)):
			t.Errorf("%q has the places %q,\n\t%q has %q", english, places(english), chinese, places(chinese))
		case !strings.ContainsFunc(chinese, func(c rune) bool { return c >= 0x2e80 }) && letters.MatchString(verb.ReplaceAllString(chinese, "")) && chinese != english:
			t.Errorf("%q is no Chinese for %q", chinese, english)
		}
	}
	for english := range table {
		if letters.MatchString(verb.ReplaceAllString(english, "")) && !slices.Contains(all, english) {
			t.Errorf("nothing says %q any more", english)
		}
	}
}

// places are the arguments that words show, with how each is shown, in order.
func places(words string) (list []string) {
	n := 0
	for _, m := range verb.FindAllStringSubmatch(words, -1) {
		if strings.HasSuffix(m[0], "%") {
			list = append(list, "%%")
			continue
		}
		if n++; m[1] != "" {
			n, _ = strconv.Atoi(m[1])
		}
		list = append(list, strconv.Itoa(n)+strings.Replace(m[0], "["+m[1]+"]", "", 1))
	}
	slices.Sort(list)
	return list
}

func TestEveryRuleIsExplainedInChinese(t *testing.T) {
	var rules map[string]struct{ Title, Why string }
	readJSON(t, chineseProblems+"rules.json", &rules)
	chinese, err := words.LoadProblems(templates.Files, words.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range check.Rules() {
		said := chinese.Rule(rule)
		if said.Title == rule.Title || said.Why == rule.Why || said.Title == "" || said.Why == "" {
			t.Errorf("%s: %q, %q", rule.Code, said.Title, said.Why)
		}
		if said.Bad != rule.Bad || said.Good != rule.Good || said.Severity != rule.Severity {
			t.Errorf("%s: its examples are records, and stay", rule.Code)
		}
	}
}

func TestAProblemIsSaidInTheLanguageOfTheSite(t *testing.T) {
	w, err := words.LoadWords(templates.Files, words.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	rule := new(diag.Rules).New(diag.RuleText{Code: "FB0108"})
	p := rule.At(diag.Place{File: "a.yaml", Line: 1, Column: 3}, diag.Say("%q is no plain number; expected %s", "4,800", diag.Say("a plain number")), diag.Message{}).
		Offer(5, diag.Fix{Text: "4800", Means: diag.Say("a comma between thousands")}, diag.Fix{Text: "4.800", Means: diag.Say("a decimal comma")})
	got := w.Problem(p)
	if want := `"4,800" 不是单纯的数字；应为数字`; got.Text != want {
		t.Errorf("got %q, want %q", got.Text, want)
	}
	if want := "请写成 4800（逗号是千分位） 或 4.800（逗号是小数点）"; got.Hint != want {
		t.Errorf("got %q, want %q", got.Hint, want)
	}
	if got.Fixes[0].Text != "4800" || got.Fixes[0].Means.String() != "逗号是千分位" || got.Length != 5 || got.Code != p.Code {
		t.Errorf("got %+v", got)
	}
	if p.Text != `"4,800" is no plain number; expected a plain number` || p.Hint != "write 4800 (a comma between thousands) or 4.800 (a decimal comma)" {
		t.Errorf("English: %q, %q", p.Text, p.Hint)
	}
}

func readJSON(t *testing.T, name string, into any) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(data, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}
