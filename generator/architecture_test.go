package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"factorybook/generator/check"
	"factorybook/generator/importer"
)

// stages are the packages in the order in which the data flows. Each may import
// only those before it.
var stages = []string{
	"templates",
	"generator/testenv",
	"generator/diag",
	"generator/docs",
	"generator/record",
	"generator/record/recordtest",
	"generator/edition",
	"generator/calendar",
	"generator/load",
	"generator/load/loadtest",
	"generator/boundary",
	"generator/anybook",
	"generator/colour",
	"generator/measure/aql",
	"generator/sheet",
	"generator/tables",
	"generator/photo",
	"generator/markdown",
	"generator/history",
	"generator/measure/spc",
	"generator/measure",
	"generator/check",
	"generator/agenda",
	"generator/changes",
	"generator/ical/icaltest",
	"generator/ical",
	"generator/chart",
	"generator/dossier",
	"generator/words",
	"generator/words/wordstest",
	"generator/figures",
	"generator/finding",
	"generator/lists",
	"generator/briefing",
	"generator/search",
	"generator/export",
	"generator/pages",
	"generator/starter",
	"generator/forms",
	"generator/render",
	"generator/kept",
	"generator/write",
	"generator/mail",
	"generator/importer",
	"generator",
	"generator/sampletest",
	"generator/serve",
	"generator/watch",
	"cmd/samplebook",
	"cmd/contactsheet",
	"cmd/docsite",
	"cmd/factorybook",
}

// doors are the packages that alone may import something: the program has one door
// to YAML, one to Markdown on pages, one to the disk.
var doors = map[string][]string{
	"gopkg.in/yaml.v3":                 {"generator/load"},
	"github.com/yuin/goldmark":         {"generator/markdown", "generator/check", "generator/render", "cmd/docsite"}, // markdown is the dialect; check finds links, render and docsite make pages
	"github.com/go-echarts/go-echarts": {"generator/chart"},
	"github.com/spf13/cobra":           {"cmd/factorybook"},
	"golang.org/x/image":               {"generator/photo"},
	"github.com/govalues/decimal":      {"generator/record", "generator/load", "generator/check", "generator/measure", "generator/changes", "generator/words", "generator/figures", "generator/importer"},
	"golang.org/x/sync":                {"generator"},
	"golang.org/x/sys":                 {"generator/write"},
	"github.com/xuri/excelize":         {"generator/sheet"},
	"github.com/mozillazg/go-pinyin":   {"generator/words"},
	"github.com/emersion/go-message":   {"generator/mail"},
	"golang.org/x/text":                {"generator/record", "generator/words", "generator/sheet", "generator/mail", "generator/importer", "generator/diag", "generator/check"},
	"html/template":                    {"generator/render", "cmd/docsite"},
	"os":                               {"generator/write", "generator/watch", "generator/importer", "generator/history", "generator/photo", "generator/testenv", "generator/sampletest", "cmd/samplebook", "cmd/contactsheet", "cmd/docsite", "cmd/factorybook"},
	"os/exec":                          {"generator/testenv", "generator/history", "cmd/contactsheet", "cmd/factorybook"},
	"net/http":                         {"generator/serve", "cmd/factorybook"},
	"net":                              {"generator/serve", "cmd/factorybook"},
	"github.com/fsnotify/fsnotify":     {"generator/watch"},
}

const module = "factorybook"

// sources calls fn for every Go file that is part of the program.
func sources(t *testing.T, fn func(pkg, file string)) {
	t.Helper()
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") {
			rel, err := filepath.Rel("..", name)
			if err != nil {
				return err
			}
			rel = filepath.ToSlash(rel)
			fn(path.Dir(rel), rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", filepath.FromSlash(file)), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, name)
	}
	return list
}

func TestPackagesImportOnlyWhatComesBeforeThem(t *testing.T) {
	sources(t, func(pkg, file string) {
		at := slices.Index(stages, pkg)
		if at < 0 {
			t.Errorf("%s: the package %s has no place in the order of the stages", file, pkg)
			return
		}
		for _, name := range imports(t, file) {
			other, ours := strings.CutPrefix(name, module+"/")
			if ours && slices.Index(stages, other) >= at {
				t.Errorf("%s imports %s, which comes after it", file, other)
			}
		}
	})
}

// A rule stands in the list of its package by being made (diag.Rules); those of different
// packages must not share a code.
func TestEveryCodeStandsForOneRule(t *testing.T) {
	seen := map[string]string{}
	for _, r := range slices.Concat(check.Rules(), importer.Rules()) {
		if other, twice := seen[r.Code]; twice {
			t.Errorf("%s stands for %q and %q", r.Code, other, r.Title)
		}
		seen[r.Code] = r.Title
	}
}

// A test that .ci/run names for the race detector and that has another name by now would
// be left out without a word.
func TestWhatRunsWithTheRaceDetectorIsThere(t *testing.T) {
	script, err := os.ReadFile("../.ci/run")
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`(?m)^side_by_side='(.*)'$`).FindSubmatch(script)
	if names == nil {
		t.Fatal(".ci/run names no tests")
	}
	var sources []byte
	files, _ := filepath.Glob("*_test.go")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, data...)
	}
	for name := range strings.SplitSeq(string(names[1]), "|") {
		if !strings.Contains(string(sources), "func "+name) {
			t.Errorf(".ci/run runs %s with the race detector, and there is none", name)
		}
	}
}

// forTests are the packages that only tests import.
var forTests = []string{"generator/testenv", "generator/record/recordtest", "generator/load/loadtest", "generator/sampletest", "generator/boundary", "generator/anybook", "generator/words/wordstest", "generator/ical/icaltest"}

func TestProgramHoldsNoPackageOfItsTests(t *testing.T) {
	sources(t, func(pkg, file string) {
		for _, name := range imports(t, file) {
			other, ours := strings.CutPrefix(name, module+"/")
			if ours && slices.Contains(forTests, other) && !slices.Contains(forTests, pkg) {
				t.Errorf("%s imports %s, which is for tests", file, other)
			}
		}
	})
}

// siblings are outputs beside each other; only the generator meets them all.
var siblings = []string{"generator/briefing", "generator/export", "generator/pages"}

func TestOutputsDoNotImportEachOther(t *testing.T) {
	sources(t, func(pkg, file string) {
		if !slices.Contains(siblings, pkg) {
			return
		}
		for _, name := range imports(t, file) {
			if other, ours := strings.CutPrefix(name, module+"/"); ours && slices.Contains(siblings, other) {
				t.Errorf("%s imports %s, another output", file, other)
			}
		}
	})
}

// The search for dead code begins at the commands: it does not see a package that
// nobody imports.
func TestEveryPackageIsPartOfTheProgramOrOfItsTests(t *testing.T) {
	used := map[string]bool{}
	sources(t, func(pkg, file string) {
		for _, name := range imports(t, file) {
			used[strings.TrimPrefix(name, module+"/")] = true
		}
	})
	for _, pkg := range stages {
		if !used[pkg] && !strings.HasPrefix(pkg, "cmd/") && !slices.Contains(forTests, pkg) {
			t.Errorf("the program does not import %s", pkg)
		}
	}
}

// Everything that is found out about a factory is found out once.
func TestOnlyTheDossierMeasures(t *testing.T) {
	sources(t, func(pkg, file string) {
		if pkg == "generator/dossier" {
			return
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", filepath.FromSlash(file)), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "Of" {
				if of, ok := sel.X.(*ast.Ident); ok && (of.Name == "measure" || of.Name == "agenda") {
					t.Errorf("%s calls %s.Of; ask the dossier", file, of.Name)
				}
			}
			return true
		})
	})
}

func TestEveryDoorIsInItsPlace(t *testing.T) {
	sources(t, func(pkg, file string) {
		for _, name := range imports(t, file) {
			for door, rooms := range doors {
				if (name == door || strings.HasPrefix(name, door+"/")) && !slices.Contains(rooms, pkg) {
					// os/exec has a door of its own.
					if door == "os" && name != "os" || door == "net" && name != "net" {
						continue
					}
					t.Errorf("%s imports %s; only %v may", file, name, rooms)
				}
			}
		}
	})
}

// direct are the modules that the program and its tests are made with; a new one
// is a decision, and its reason stands in the commit that adds it here.
var direct = []string{
	"github.com/chromedp/cdproto",
	"github.com/chromedp/chromedp",
	"github.com/emersion/go-message",
	"github.com/fsnotify/fsnotify",
	"github.com/go-echarts/go-echarts/v2",
	"github.com/google/go-cmp",
	"github.com/govalues/decimal",
	"github.com/mozillazg/go-pinyin",
	"github.com/rogpeppe/go-internal",
	"github.com/santhosh-tekuri/jsonschema/v6",
	"github.com/spf13/cobra",
	"github.com/spf13/pflag",
	"github.com/xuri/excelize/v2",
	"github.com/yuin/goldmark",
	"golang.org/x/image",
	"golang.org/x/net",
	"golang.org/x/sync",
	"golang.org/x/sys",
	"golang.org/x/text",
	"golang.org/x/tools",
	"gopkg.in/yaml.v3",
}

func TestModulesAreTheOnesDecidedOn(t *testing.T) {
	data, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(strings.TrimPrefix(strings.TrimSpace(line), "require "))
		if len(fields) == 2 && strings.HasPrefix(fields[1], "v") && !slices.Contains(direct, fields[0]) {
			t.Errorf("go.mod requires %s, which nobody decided on", fields[0])
		}
	}
}

func TestTopLevelHoldsOnlyWhatItShould(t *testing.T) {
	entries, err := os.ReadDir("..")
	if err != nil {
		t.Fatal(err)
	}
	allowed := []string{"cmd", "generator", "templates", "content", "findings", "go.mod", "go.sum", "README.md", "CHANGELOG.md", "LICENSE"}
	for _, e := range entries {
		// public is where the README builds the site; git ignores it.
		if !strings.HasPrefix(e.Name(), ".") && e.Name() != "public" && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s does not belong at the top level", e.Name())
		}
	}
}
