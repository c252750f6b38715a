package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"factorybook/generator/diag"
	"factorybook/generator/measure"
	"factorybook/generator/measure/spc"
	"factorybook/generator/words"
	"factorybook/generator/words/wordstest"
)

func TestWhatCannotBeSaidIsAnErrorThatNamesTheKey(t *testing.T) {
	load := func() *words.Words {
		w, err := words.LoadWords(fstest.MapFS{"words/en/language.json": {Data: []byte(`{"script": "latin"}`)}, "words/en/a.json": {Data: []byte(
			`{"date.months": "a b", "date.long": "{d}", "date.short": "{d}", "a.sum": "{n} in all"}`)}}, words.English)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	w := load()
	if got := w.Say("a.sum", "n", 3); got != "3 in all" || w.Err() != nil {
		t.Fatalf("got %q, %v", got, w.Err())
	}
	for _, c := range []struct {
		key  string
		args []any
	}{{"a.none", nil}, {"a.sum", nil}, {"a.sum", []any{"n", struct{}{}}}} {
		w := load()
		if got := w.Say(c.key, c.args...); got != c.key {
			t.Errorf("%s %v is said as %q", c.key, c.args, got)
		}
		if err := w.Err(); err == nil || !strings.Contains(err.Error(), c.key) {
			t.Errorf("%s %v: the error is %v", c.key, c.args, err)
		}
	}
}

// composed are the keys that the program puts together, by how they begin: what is
// behind it, for each value that can be there.
func composed(t *testing.T) map[string][]string {
	t.Helper()
	list := map[string][]string{
		"about.how_":     {"count", "missing", "state", "noise", "both", "score"},
		"definition.":    {"formula", "counts", "excludes", "field", "pitfalls", "source", "example"},
		"inspection.":    {"critical", "major", "minor"},
		"issue.":         {"opened", "answered", "contained", "agreed", "closed"},
		"severity_word.": {diag.Error.String(), diag.Warning.String()},
		"case.":          {"yes", "no"}, // and further ones of a measure, where it has its own
		"strip.":         {"slip_days", "days_beyond_terms"},
		"compare.unit.":  {"lead_time", "slip_days", "days_beyond_terms"},
		"promises.":      {"importer", "factory"},
		"promises.none.": {"importer", "factory"},
		"order_state.":   {"overdue", "open", "late", "done", "missed", "cancelled"},
		"changed.entry.": nil, // a test of package lists has all of the format
		"state.":         constants(t, "../measure", "State"),
		"practices.":     append(constants(t, "../measure", "State"), "was"),
		"practice.":      constants(t, "../measure", "Practice"),
		"who.":           matches(t, "../pages/profile.go", `\badd\("([a-z_]+)"`),
		"ask.":           matches(t, "../lists/questions.go", `\bask\([^"]*, "([a-z_]+)"`),
		"brief.":         matches(t, "../../templates/pages/briefing/briefing.html", `\.Label "([a-z_.0-9]+)"`),
	}
	add := func(prefix, value string) { list[prefix] = append(list[prefix], value) }
	for _, p := range constants(t, "../measure", "Practice") {
		add("practice.", p+".question")
	}
	for _, key := range matches(t, "../measure/*.go", `\bm\.(?:more|money)\w*\("([a-z_]+)"`) {
		if key != "counts" { // whose labels stand where they are counted
			add("more.", key)
		}
	}
	for _, fact := range measure.Facts {
		add("gap.", string(fact))
	}
	for _, d := range measure.Definitions() {
		add("measure.", d.ID)
		add("question.", d.ID)
		if d.Charted {
			add("table.day.", d.ID)
			add("table.value.", d.ID)
			add("chart.", d.ID)
			add("chart.", d.ID+".cases")
			add("chart.", d.ID+".above")
			add("chart.", d.ID+".below")
		}
		if d.Charted && !d.Money {
			add("chart.", d.ID+".unit")
		}
	}
	for _, p := range constants(t, "../measure/spc", "Policy") {
		if p != string(spc.PolicyMedianRun) {
			add("policy.", p)
			continue
		}
		for _, why := range constants(t, "../measure/spc", "Reason") {
			add("policy.", p+"."+why)
		}
	}
	return list
}

func TestKeysThatThePartsOfTheProgramPutTogetherHaveWords(t *testing.T) {
	known := make(map[string]bool)
	families := make(map[string]bool)
	for _, key := range wordstest.Keys(t, words.English) {
		known[key] = true
		family, _, _ := strings.Cut(key, ".")
		families[family] = true
	}
	list := composed(t)
	for prefix, values := range list {
		for _, v := range values {
			if !known[prefix+v] {
				t.Errorf("no words for %s%s", prefix, v)
			}
		}
	}
	// What the code has between quotes and looks like a key is one, or the beginning
	// of one that is in the table above.
	key := regexp.MustCompile(`^([a-z_]+)\.[a-z0-9_.]*$`)
	file := regexp.MustCompile(`\.(html|json|csv|ics|css|js|go|yaml|md)$`)
	found := 0
	for _, name := range sources(t) {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.KeyValueExpr: // of a table of fields
				_, isText := n.Key.(*ast.BasicLit)
				return !isText
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				return !ok || sel.Sel.Name != "Lack"
			case *ast.BasicLit:
				text, err := strconv.Unquote(n.Value)
				m := key.FindStringSubmatch(text)
				if n.Kind != token.STRING || err != nil || m == nil || !families[m[1]] || file.MatchString(text) {
					return true
				}
				found++
				if _, begins := list[text]; !known[text] && !begins {
					t.Errorf("%s: there are no words for %q, and no list of what may stand behind it", name, text)
				}
			}
			return true
		})
	}
	if found < 300 {
		t.Errorf("found only %d keys: the search is broken", found)
	}
}

// sources are the files of the program that speak.
func sources(t *testing.T) []string {
	t.Helper()
	var list []string
	for _, pkg := range []string{"words", "figures", "finding", "lists", "briefing", "export", "pages", "render", "starter", "forms"} {
		names, err := filepath.Glob("../" + pkg + "/*.go")
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %v", pkg, err)
		}
		for _, name := range names {
			if !strings.HasSuffix(name, "_test.go") {
				list = append(list, name)
			}
		}
	}
	return list
}

// constants are the texts of a type's constants, all that the enum can be.
func constants(t *testing.T, dir, typ string) []string {
	t.Helper()
	names, err := filepath.Glob(dir + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, name := range names {
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			group, ok := d.(*ast.GenDecl)
			if !ok || group.Tok != token.CONST {
				continue
			}
			for _, spec := range group.Specs {
				v := spec.(*ast.ValueSpec)
				if id, ok := v.Type.(*ast.Ident); !ok || id.Name != typ || strings.HasSuffix(name, "_test.go") {
					continue
				}
				text, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
				if err != nil {
					t.Fatal(err)
				}
				list = append(list, text)
			}
		}
	}
	if len(list) == 0 {
		t.Fatalf("%s has no constants of the type %s", dir, typ)
	}
	return list
}

// matches are what a pattern finds in files.
func matches(t *testing.T, files, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(files)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(data, -1) {
			list = append(list, string(m[1]))
		}
	}
	if len(list) == 0 {
		t.Fatalf("nothing in %s looks like %s", files, pattern)
	}
	return list
}
