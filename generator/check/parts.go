package check

import (
	"io/fs"
	"path"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/templates"
)

var rulePartName = rules.New(diag.RuleText{
	Code: "FB0615", Severity: diag.Warning,
	Title: "a part of the site that has no place",
	Why: `A file below templates/ of a book replaces the program's own part of the same name: a template (.html) or a style (.css) of layout, parts, pages or styles. A file of another
name replaces nothing, and nobody would see it.`,
	Bad: `
templates/parts/footer.html:1:1: FB0615
-- templates/parts/footer.html --
{{define "foot"}}<p>Nordhaven</p>{{end}}
`,
	Good: `
-- templates/parts/foot.html --
{{define "foot"}}<p>Nordhaven</p>{{end}}
`,
})

var rulePartFits = rules.New(diag.RuleText{
	Code: "FB0616", Severity: diag.Error,
	Title: "a part of the site that does not fit what it is given",
	Why: `A part of its own is tried with every kind of page, empty and with everything in it, before a book is built: a value that it asks for and that the page does not have, or a
part that others need and it no longer defines, would leave a hole in the pages, or no pages at all.`,
	Bad: `
-- templates/parts/foot.html --
{{define "foot"}}<p>{{.AsOff}}</p>{{end}}
#                     ^ FB0616
`,
	Good: `
-- templates/parts/foot.html --
{{define "foot"}}<p>{{.AsOf}}</p>{{end}}
`,
})

// PartDoesNotFit is the problem of a part of the site that a book has of its own.
func PartDoesNotFit(place diag.Place, text, hint diag.Message) diag.Problem {
	return rulePartFits.At(place, text, hint)
}

// Replaceable reports whether a file of package templates is a part that a book may have
// of its own.
func Replaceable(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	switch top {
	case "layout", "parts", "pages", "styles":
	default:
		return false
	}
	if ending := path.Ext(name); ending != ".html" && ending != ".css" {
		return false
	}
	info, err := fs.Stat(templates.Files, name)
	return err == nil && info.Mode().IsRegular()
}

// parts finds the files below templates/ that replace nothing.
func (b *bookChecker) parts() {
	var known []string
	for _, a := range b.book.Templates {
		name := strings.TrimPrefix(a.Path, load.TemplatesFolder+"/")
		if a.Link {
			b.problems = append(b.problems, ruleLeaves.At(diag.Place{File: a.Path}, diag.Say("%s is a link of the file system, which may lead anywhere", a.Path), diag.Say("put the file itself there")))
			continue
		}
		if Replaceable(name) {
			continue
		}
		if known == nil {
			known = replaceable()
		}
		hint := diag.Say("delete it, or give it the name of a part; the manual lists them under \"Parts of your own\" of the site")
		if near := diag.Nearest(name, known); near != "" {
			hint = diag.Say("did you mean %s?", load.TemplatesFolder+"/"+near)
		}
		b.problems = append(b.problems, rulePartName.At(diag.Place{File: a.Path}, diag.Say("no part of the site is called %s; it replaces nothing", name), hint))
	}
}

// replaceable lists the parts that a book may have of its own.
func replaceable() (names []string) {
	fs.WalkDir(templates.Files, ".", func(name string, d fs.DirEntry, err error) error { // an embedded file system gives no error
		if err == nil && !d.IsDir() && Replaceable(name) {
			names = append(names, name)
		}
		return nil
	})
	return names
}
