package generator

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/templates"
)

// withOwn is the program's templates and styles, of which a book has some of its own.
// Folders list the program's files alone: what replaces none of them is never read.
type withOwn struct {
	fs.FS
	own map[string][]byte
}

// ReadFile gives a book's own part where there is one.
func (w withOwn) ReadFile(name string) ([]byte, error) {
	if data, ok := w.own[name]; ok {
		return data, nil
	}
	return fs.ReadFile(w.FS, name)
}

// ReadDir lists the program's own files.
func (w withOwn) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(w.FS, name) }

// templates are those that the site of the book is made with.
func (r *run) templates() (fs.FS, error) {
	own := make(map[string][]byte)
	for _, a := range r.book.Templates {
		name := strings.TrimPrefix(a.Path, load.TemplatesFolder+"/")
		if a.Link || !check.Replaceable(name) {
			continue
		}
		data, err := fs.ReadFile(r.Book, a.Path)
		if err != nil {
			return nil, err
		}
		own[name] = data
	}
	if len(own) == 0 {
		return templates.Files, nil
	}
	return withOwn{templates.Files, own}, nil
}

// partProblems tries the book's own parts of the site with every kind of page: each by
// itself, then all together.
func (r *run) partProblems(files fs.FS) ([]diag.Problem, error) {
	with, ok := files.(withOwn)
	if !ok {
		return nil, nil
	}
	sites, err := words.NewSites(words.Options{Settings: r.book.Settings, AsOf: r.asOf, Commit: words.CommitOf(r.Commit), Templates: templates.Files, Short: words.NewShortNames(nil)})
	if err != nil {
		return nil, err
	}
	try := func(own map[string][]byte) error {
		renderer, err := render.New(withOwn{templates.Files, own}, sites[0])
		if err != nil {
			return err
		}
		return renderer.Try()
	}
	var problems []diag.Problem
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(with.own)) {
		if path.Ext(name) != ".html" {
			continue
		}
		parts = append(parts, name)
		if lacking := lacking(name, string(with.own[name])); len(lacking) > 0 {
			problems = append(problems, lacking...)
		} else if err := try(map[string][]byte{name: with.own[name]}); err != nil {
			problems = append(problems, unfit(name, err))
		}
	}
	if len(problems) == 0 && len(parts) > 1 {
		if err := try(with.own); err != nil {
			problems = append(problems, unfit(parts[0], err))
		}
	}
	return problems, nil
}

// lacking finds what a part no longer defines that the program's own does.
func lacking(name, text string) (problems []diag.Problem) {
	theirs, err := defined(name, text)
	if err != nil {
		return nil // trying it shows more
	}
	data, err := fs.ReadFile(templates.Files, name)
	if err != nil {
		return nil // it is none of the program's
	}
	ours, err := defined(name, string(data))
	if err != nil {
		return nil // the program's own tests hold it
	}
	for _, part := range slices.Sorted(maps.Keys(ours)) {
		if !theirs[part] {
			problems = append(problems, check.PartDoesNotFit(diag.Place{File: path.Join(load.TemplatesFolder, name)},
				diag.Say("it does not define %q, which pages need", part), diag.Say("put what it writes between {{define %q}} and {{end}}", part)))
		}
	}
	return problems
}

// defined are the names of the templates that a file defines.
func defined(name, text string) (map[string]bool, error) {
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	all := make(map[string]*parse.Tree)
	if _, err := tree.Parse(text, "", "", all); err != nil {
		return nil, err
	}
	names := make(map[string]bool)
	for part := range all {
		if part != name {
			names[part] = true
		}
	}
	return names, nil
}

// templateError is how packages template and html/template begin the text of an error:
// file, line and sometimes the column, which counts from 0.
var templateError = regexp.MustCompile(`(?:html/)?template: ?([^\s:]+):(\d+)(?::(\d+))?: (.*)`)

// executing is what template adds to say in which part it was, and of which Go type the
// value is; nobody who writes a part needs it.
var executing = regexp.MustCompile(`^executing "[^"]*" at `)

// noValue is how template says that a view lacks a value; the Go type that it names is
// of no use to whoever writes a part.
var noValue = regexp.MustCompile(`^<.*>: can't evaluate field (\S+) in type .*$`)

// unfit is the problem of a part that cannot be made; it stands at its line, where the
// error is not about how the part ends and what comes behind it.
func unfit(name string, err error) diag.Problem {
	place, text := diag.Place{File: path.Join(load.TemplatesFolder, name)}, err.Error()
	if m := templateError.FindStringSubmatch(text); m != nil {
		text = executing.ReplaceAllString(m[4], "")
		if m[1] == name {
			place.Line, _ = strconv.Atoi(m[2])
			if column, err := strconv.Atoi(m[3]); err == nil {
				place.Column = column + 1
			}
		}
	}
	said := diag.Say("this part cannot be made: %s", text)
	if m := noValue.FindStringSubmatch(text); m != nil {
		said = diag.Say("this part asks for .%s, a value that there is not at this place", m[1])
	}
	return check.PartDoesNotFit(place, said, diag.Say("`factorybook explain %s` prints the program's own part, with the values that there are; begin with a copy of it", name))
}
