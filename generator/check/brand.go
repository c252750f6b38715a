package check

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"factorybook/generator/colour"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/photo"
	"factorybook/generator/record"
)

var ruleBrandColour = rules.New(diag.RuleText{
	Code: "FB0531", Severity: diag.Warning,
	Title: "a colour of the brand that is not used",
	Why: `Links take the accent of the house: a colour of the form #rrggbb, with a contrast of 4.5 to 1 to every ground of the page
(WCAG 2.2). No colour has that on a light and on a dark ground, so the dark one is made of the light one unless accent_dark names it. A colour that few can
read is left out, and the site keeps its own.`,
	Bad: `
-- factorybook.yaml --
title: Example
brand: {accent: "#e0a030"}
#               ^ FB0531
`,
	Good: `
-- factorybook.yaml --
title: Example
brand: {accent: "#8a4b08", accent_dark: "#e0a030"}
`,
})

var ruleLogo = rules.New(diag.RuleText{
	Code: "FB0614", Severity: diag.Error,
	Title: "a logo that the site cannot show",
	Why: `The logo stands before the title on every page, on phones too. It is an svg or png in the folder files/ of the book, beside factorybook.yaml, and holds at most 256 KiB:
everybody loads it. An svg is a document with an address of its own on the site: it may draw, and hold no script, no action, and nothing from elsewhere, for whoever
opens it there would run it.`,
	Bad: `
-- factorybook.yaml --
title: Example
brand: {logo: files/logo.jpg}
#             ^ FB0614
-- files/logo.jpg --
`,
	Good: `
-- factorybook.yaml --
title: Example
brand: {logo: files/logo.svg}
-- files/logo.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4"/></svg>
`,
})

// MaxLogo is how large a logo may be, in bytes.
const MaxLogo = 256 << 10

// Accents are the colours of links that the brand of a book gives a light and a dark page;
// ok is false where it gives none that can be read.
func Accents(b *record.Brand) (light, dark colour.RGB, ok bool) {
	light, ok = colour.Parse(b.Accent.V)
	if !ok || light.On(colour.Light) < colour.Enough {
		return light, dark, false
	}
	if dark, ok = colour.Parse(b.AccentDark.V); ok && dark.On(colour.Dark) >= colour.Enough {
		return light, dark, true
	}
	return light, light.For(colour.Dark), true
}

// brand finds what is wrong with the brand of a book.
func (b *bookChecker) brand() {
	of := &b.settings.Brand
	b.accent("accent", of.Accent, colour.Light)
	b.accent("accent_dark", of.AccentDark, colour.Dark)
	if of.AccentDark.Known() && !of.Accent.Known() {
		b.report(ruleBrandColour, of.AccentDark.Pos, diag.Say("accent_dark without accent; neither page takes it"), diag.Say("write accent beside it, the colour on a light ground"))
	}
	named := ""
	if of.Logo.Known() {
		named = path.Clean(of.Logo.V)
		if rule, text, hint, bad := b.logo(named); bad {
			b.report(rule, of.Logo.Pos, text, hint)
		}
	}
	for _, a := range b.book.Attachments {
		if a.Path != named {
			b.problems = append(b.problems, ruleUnnamedFile.At(diag.Place{File: a.Path}, diag.Say("nothing names %s; here stands the logo of the book, and nothing else", a.Path),
				diag.Say("name it as `logo` of `brand`, move it below the folder of its factory, or delete it")))
		}
	}
}

// accent finds what is wrong with a colour.
func (b *bookChecker) accent(key string, of record.Text, theme colour.Theme) {
	if !of.Known() {
		return
	}
	c, ok := colour.Parse(of.V)
	if !ok {
		b.report(ruleBrandColour, of.Pos, diag.Say("%s is no colour of the form #rrggbb; it is not used", quoteShort(of.V)), diag.Say(`write one such as %s: "#1f4f7d", in quotes`, key))
		return
	}
	if has := c.On(theme); has < colour.Enough {
		text := diag.Say("%s has a contrast of %.1f to 1 on the light page, 4.5 are needed; it is not used", of.V, has)
		if theme == colour.Dark {
			text = diag.Say("%s has a contrast of %.1f to 1 on the dark page, 4.5 are needed; it is not used", of.V, has)
		}
		b.report(ruleBrandColour, of.Pos, text, diag.Say(`the nearest that can be read is %s: "%s"`, key, c.For(theme).String()))
	}
}

// logo looks at the file of the logo.
func (b *bookChecker) logo(name string) (rule *diag.Rule, text, hint diag.Message, bad bool) {
	ending := strings.ToLower(path.Ext(name))
	var found *load.Attachment
	var paths []string
	for i := range b.book.Attachments {
		if paths = append(paths, b.book.Attachments[i].Path); paths[i] == name {
			found = &b.book.Attachments[i]
		}
	}
	switch {
	case found == nil:
		hint := diag.Say("put it into the folder files/ beside factorybook.yaml and write files/NAME")
		if near := diag.Nearest(name, paths); near != "" {
			hint = diag.Say("did you mean %s?", near)
		}
		return ruleNoFile, diag.Say("no file %s in the book", quoteShort(name)), hint, true
	case found.Link:
		return ruleLeaves, diag.Say("%s is a link of the file system, which may lead anywhere", name), diag.Say("put the file itself there"), true
	case ending != ".svg" && ending != ".png":
		return ruleLogo, diag.Say("%s is neither svg nor png", name), diag.Say("save it as one of them"), true
	case found.Size > MaxLogo:
		return ruleLogo, diag.Say("%s holds %d KiB; a logo may hold %d", name, found.Size>>10, MaxLogo>>10), diag.Say("make it smaller"), true
	}
	return b.logoContent(name, ending)
}

// logoContent looks whether a logo is what its name says.
func (b *bookChecker) logoContent(name, ending string) (rule *diag.Rule, text, hint diag.Message, bad bool) {
	if ending == ".png" {
		src, err := photo.Read(b.files, name)
		if err == nil {
			err = photo.Examine(src, name)
		}
		var wrong *photo.Error
		if errors.As(err, &wrong) {
			found := findingOf(wrong)
			return found.rule, found.text, found.hint, true
		}
		return nil, diag.Message{}, diag.Message{}, false
	}
	f, err := b.files.Open(name)
	if err != nil {
		return nil, diag.Message{}, diag.Message{}, false // gone since it was listed
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, MaxLogo))
	if err != nil {
		return nil, diag.Message{}, diag.Message{}, false
	}
	switch acts, drawing := drawingActs(data); {
	case !drawing:
		return ruleContent, diag.Say("%s is no svg", name), diag.Say("save it again as what it is"), true
	case !acts.Empty():
		return ruleLogo, diag.Say("%s does more than draw: it holds %s", name, acts), diag.Say("export it again as a plain SVG, or save it as png"), true
	}
	return nil, diag.Message{}, diag.Message{}, false
}

// bookChecker looks at what belongs to a book and to no factory.
type bookChecker struct {
	settings *record.Settings
	book     *load.Book
	files    fs.FS
	problems []diag.Problem
}

func (b *bookChecker) report(rule *diag.Rule, pos record.Pos, text, hint diag.Message) {
	b.problems = append(b.problems, rule.At(place(b.settings.File, pos), text, hint))
}

// BookFiles returns the problems of what a book has beside its records: its brand, and the
// names of its own parts of the site. They are read from fsys.
func BookFiles(book *load.Book, fsys fs.FS) []diag.Problem {
	b := &bookChecker{settings: book.Settings, book: book, files: fsys}
	b.brand()
	b.parts()
	return b.problems
}
