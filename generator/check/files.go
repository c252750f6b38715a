package check

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

var ruleNoFile = &diag.Rule{
	Code: "FB0601", Severity: diag.Error,
	Title: "a file that does not exist",
	Why:   `A photo or certificate that a record names is shown beside it. When the file is not there (another name, other capitals, never added to git), the page would have a hole.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001, file: files/iso-9001.pdf}]
#                                     ^ FB0601
-- factories/yuanda/files/iso9001.pdf --
%PDF-1.7
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001, file: files/iso9001.pdf}]
-- factories/yuanda/files/iso9001.pdf --
%PDF-1.7
`,
}

var ruleUnnamedFile = &diag.Rule{
	Code: "FB0602", Severity: diag.Warning,
	Title: "a file that no record names",
	Why:   `Nobody will find it: an attachment appears on the site where a record names it, and nowhere else.`,
	Bad: `
factories/yuanda/files/iso9001.pdf:1:1: FB0602
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001}]
-- factories/yuanda/files/iso9001.pdf --
%PDF-1.7
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001, file: files/iso9001.pdf}]
-- factories/yuanda/files/iso9001.pdf --
%PDF-1.7
`,
}

var ruleFileKind = &diag.Rule{
	Code: "FB0603", Severity: diag.Error,
	Title: "a file of a kind that the site does not show",
	Why: `Attachments are pdf, jpg, png and webp: what every browser and phone opens and nothing that runs. Where a picture is
expected, a pdf is none.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
agreements: [{kind: framework, signed: 2024-01-10, file: files/framework.docx}]
#                                                        ^ FB0603
-- factories/yuanda/files/framework.docx --
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
agreements: [{kind: framework, signed: 2024-01-10, file: files/framework.pdf}]
-- factories/yuanda/files/framework.pdf --
%PDF-1.7
`,
}

var rulePixels = &diag.Rule{
	Code: "FB0604", Severity: diag.Error,
	Title: "a picture over 50 megapixels",
	Why: `A small file can unpack to a picture that fills the memory of the machine that builds the site. No photo of a phone
has so many pixels.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, photo: files/kiln.png}]
#                                       ^ FB0604
-- factories/yuanda/files/kiln.png (9000 × 6000 pixels) --
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, photo: files/kiln.png}]
-- factories/yuanda/files/kiln.png (3000 × 2000 pixels) --
`,
}

var ruleContent = &diag.Rule{
	Code: "FB0605", Severity: diag.Error,
	Title: "a file that is not what its name says",
	Why:   `A picture that is none cannot be resized, and what a browser makes of a file with a wrong name is anybody's guess. Mostly it was saved as a web page, or cut off on the way.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, photo: files/kiln.png}]
#                                       ^ FB0605
-- factories/yuanda/files/kiln.png --
<html>
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, photo: files/kiln.png}]
-- factories/yuanda/files/kiln.png (3000 × 2000 pixels) --
`,
}

var ruleLeaves = &diag.Rule{
	Code: "FB0606", Severity: diag.Error,
	Title: "a path that leaves the factory's folder",
	Why: `Records come from many hands, also from suppliers' mails. A record that could name any file of the machine could
publish it. Attachments stand below the factory's own folder, as files and not as links.`,
	Bad: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001, file: ../../private/iso9001.pdf}]
#                                     ^ FB0606
`,
	Good: `
-- factories/yuanda/factory.yaml --
name: Yuanda Ceramics
certificates: [{name: ISO 9001, file: files/iso9001.pdf}]
-- factories/yuanda/files/iso9001.pdf --
%PDF-1.7
`,
}

// attached are the kinds of attachments by the ending of the name.
var attached = map[string]string{".pdf": "PDF", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP"}

// attachments checks every file that a record names and every link of a note,
// and what nobody names.
func (c *checker) attachments() {
	f := c.Factory
	n := &namer{checker: c, named: make(map[string]bool)}
	for i := range f.Certificates {
		n.name(&f.Source, f.Certificates[i].File, false)
	}
	for i := range f.Agreements {
		n.name(&f.Source, f.Agreements[i].File, false)
	}
	for i := range f.Visits {
		for j := range f.Visits[i].Observations {
			n.name(&f.Visits[i].Source, f.Visits[i].Observations[j].Photo, true)
		}
	}
	n.notes()
	if len(c.Unread) > 0 {
		return // what could not be read may name them
	}
	for _, a := range c.Attachments {
		if !n.named[a.Path] {
			c.report(ruleUnnamedFile, &record.Source{File: n.inBook(a.Path)}, record.Pos{}, "no record names "+a.Path, "name it in a record (photo:, file: or a link in notes), or delete it")
		}
	}
}

// namer remembers which attachments were named.
type namer struct {
	*checker
	named map[string]bool
	paths []string // of all attachments, for hints
}

func (n *namer) inBook(name string) string { return "factories/" + n.Factory.ID + "/" + name }

// name checks the file that a key of a record names.
func (n *namer) name(src *record.Source, file record.Text, picture bool) {
	if !file.Known() {
		return
	}
	clean, why := localPath(file.V)
	if why != "" {
		n.report(ruleLeaves, src, file.Pos, file.V+" is no path below the factory's folder: "+why, "put the file below files/ and write files/NAME")
		return
	}
	n.attachment(src, file.Pos, clean, picture)
}

// attachment checks a file that a record names by a clean path.
func (n *namer) attachment(src *record.Source, pos record.Pos, file string, picture bool) {
	i := slices.IndexFunc(n.Attachments, func(a load.Attachment) bool { return a.Path == file })
	if i < 0 {
		n.missing(src, pos, file)
		return
	}
	first := !n.named[file]
	n.named[file] = true
	if n.Attachments[i].Link {
		n.report(ruleLeaves, src, pos, file+" is a link to another place", "put the file itself there", diag.Place{File: n.inBook(file)})
		return
	}
	kind := attached[strings.ToLower(path.Ext(file))]
	switch {
	case kind == "" && picture:
		n.report(ruleFileKind, src, pos, file+" is no picture the site can show; expected jpg, png or webp", "")
	case kind == "":
		n.report(ruleFileKind, src, pos, file+" is of a kind the site does not show; expected pdf, jpg, png or webp", "save it as PDF")
	case kind == "PDF" && picture:
		n.report(ruleFileKind, src, pos, file+" is a PDF where a picture is expected", "name it in a link, or save the page as a picture")
	case first && n.Book != nil:
		n.content(src, pos, file, kind)
	}
}

func (n *namer) missing(src *record.Source, pos record.Pos, file string) {
	for _, a := range n.Attachments {
		if a.Link && strings.HasPrefix(file, a.Path+"/") {
			n.named[a.Path] = true
			n.report(ruleLeaves, src, pos, a.Path+" is a link to another place", "put the files themselves there", diag.Place{File: n.inBook(a.Path)})
			return
		}
	}
	if n.isRecord(n.inBook(file)) {
		n.report(ruleFileKind, src, pos, file+" is a record, no attachment", "")
		return
	}
	if n.paths == nil {
		for _, a := range n.Attachments {
			n.paths = append(n.paths, a.Path)
		}
	}
	hint := ""
	if n.guesses += len(n.paths); n.guesses <= maxGuesses {
		if near := diag.Nearest(file, n.paths); near != "" {
			hint = "did you mean " + near + "?"
			n.named[near] = true
		}
	}
	if hint == "" && !strings.HasPrefix(file, "files/") {
		hint = "attachments stand below files/: " + path.Join("files", file)
	}
	n.report(ruleNoFile, src, pos, fmt.Sprintf("the file %s does not exist in factories/%s", file, n.Factory.ID), hint)
}

// isRecord reports whether a file of the book holds records of the factory.
func (n *namer) isRecord(file string) bool {
	f := n.Factory
	return file == f.File ||
		slices.ContainsFunc(f.Orders, func(o record.Order) bool { return o.File == file }) ||
		slices.ContainsFunc(f.Visits, func(v record.Visit) bool { return v.File == file }) ||
		slices.ContainsFunc(f.Issues, func(q record.Issue) bool { return q.File == file }) ||
		slices.ContainsFunc(f.Talks, func(t record.Talk) bool { return t.File == file })
}
