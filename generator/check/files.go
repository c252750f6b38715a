package check

import (
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/photo"
	"factorybook/generator/record"
)

var ruleNoFile = rules.New(diag.RuleText{
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
})

var ruleUnnamedFile = rules.New(diag.RuleText{
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
})

var ruleFileKind = rules.New(diag.RuleText{
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
})

var rulePixels = rules.New(diag.RuleText{
	Code: "FB0604", Severity: diag.Error,
	Title: "a file that is too large",
	Why: `A small file can unpack to a picture that fills the memory of the machine that builds the site; no photo of a phone
has more than 50 megapixels. And no file may hold more than 64 MB: who reads the site does so on a phone.`,
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
})

var ruleContent = rules.New(diag.RuleText{
	Code: "FB0605", Severity: diag.Error,
	Title: "a file that is not what its name says",
	Why: `A picture that is none cannot be resized, and what a browser makes of a file with a wrong name is anybody's guess.
Mostly it was saved as a web page, or cut off on the way. Damage in the middle of a picture shows when it is resized: by build, not yet by check.`,
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
})

var ruleLeaves = rules.New(diag.RuleText{
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
})

var ruleNothingToShow = rules.New(diag.RuleText{
	Code: "FB0610", Severity: diag.Warning,
	Title: "an observation for the briefing that has no photo",
	Why:   `"briefing: true" puts the photo of an observation into the next briefings, with area and note beside it. Without a photo nothing is shown.`,
	Bad: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, note: New thermocouples, briefing: true}]
#                                                                   ^ FB0610
`,
	Good: `
-- factories/yuanda/visits/2025-03-12.yaml --
date: 2025-03-12
observations: [{area: Kiln hall, note: New thermocouples, photo: files/kiln.png, briefing: true}]
-- factories/yuanda/files/kiln.png (3000 × 2000 pixels) --
`,
})

// attached are the kinds of attachments by the ending of the name.
var attached = map[string]string{".pdf": "PDF", ".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WebP"}

// attachments checks every file that a record names and every link of a note,
// and what nobody names.
func (c *checker) attachments() {
	n := &namer{checker: c, files: make(map[string]*load.Attachment), named: make(map[string]bool)}
	n.look = n.attachment
	n.reportAt = func(src *record.Source, pos record.Pos, found finding) {
		n.report(found.rule, src, pos, found.text, found.hint, found.also...)
	}
	for i := range c.Attachments {
		n.files[c.Attachments[i].Path] = &c.Attachments[i]
		n.paths = append(n.paths, c.Attachments[i].Path)
	}
	n.all()
	if len(c.Unread) > 0 {
		return // what could not be read may name them
	}
	for _, file := range n.paths {
		if !n.named[file] {
			c.report(ruleUnnamedFile, &record.Source{File: n.inBook(file)}, record.Pos{}, diag.Say("no record names %s", file), diag.Say("name it in a record (photo:, file: or a link in notes), or delete it"))
		}
	}
}

// namer walks through all that records name. It knows the attachments and remembers
// which were named.
type namer struct {
	*checker
	// look judges a file that is named by a clean path, or where a picture is
	// expected; reportAt is given where what was found stands.
	look     func(file string, picture bool) (found finding, bad bool)
	reportAt func(src *record.Source, pos record.Pos, found finding)

	files map[string]*load.Attachment
	paths []string // of all of them, for hints
	named map[string]bool
	recs  map[string]bool // files that hold records, once asked for
}

func (n *namer) inBook(name string) string { return "factories/" + n.Factory.ID + "/" + name }

// finding is what is wrong with something that a record names.
type finding struct {
	rule       *diag.Rule
	text, hint diag.Message
	also       []diag.Place
}

// all looks at every file that the factory's records name.
func (n *namer) all() {
	f := n.Factory
	for i := range f.Certificates {
		n.name(&f.Source, f.Certificates[i].File, false)
	}
	for i := range f.Agreements {
		n.name(&f.Source, f.Agreements[i].File, false)
	}
	for i := range f.Visits {
		for j := range f.Visits[i].Observations {
			o := &f.Visits[i].Observations[j]
			n.name(&f.Visits[i].Source, o.Photo, true)
			if o.Briefing.V && !o.Photo.Known() {
				n.reportAt(&f.Visits[i].Source, o.Briefing.Pos, finding{ruleNothingToShow, diag.Say("there is no photo to show in the briefing"), diag.Say("name it: photo: files/NAME.jpg"), nil})
			}
		}
	}
	n.notes()
}

// name looks at the file that a key of a record names.
func (n *namer) name(src *record.Source, file record.Text, picture bool) {
	if !file.Known() {
		return
	}
	clean, why := localPath(file.V)
	if !why.Empty() {
		n.reportAt(src, file.Pos, finding{ruleLeaves, diag.Say("%s %s", quoteShort(file.V), why), diag.Say("put the file below files/ and write files/NAME"), nil})
		return
	}
	if found, bad := n.look(clean, picture); bad {
		n.reportAt(src, file.Pos, found)
	}
}

// attachment checks a file that a record names by a clean path.
func (n *namer) attachment(file string, picture bool) (found finding, bad bool) {
	a := n.files[file]
	if a == nil {
		if n.mayBeThere(n.inBook(file)) {
			return finding{}, false
		}
		return n.missing(file), true
	}
	first := !n.named[file]
	n.named[file] = true
	if a.Link {
		return n.link(file), true
	}
	kind := attached[strings.ToLower(path.Ext(file))]
	switch {
	case photo.IsHEIF(file):
		return heif(file), true
	case kind == "" && picture:
		return finding{ruleFileKind, diag.Say("%s is no picture the site can show; expected jpg, png or webp", file), diag.Message{}, nil}, true
	case kind == "":
		return finding{ruleFileKind, diag.Say("%s is of a kind the site does not show; expected pdf, jpg, png or webp", file), diag.Say("save it as PDF"), nil}, true
	case kind == "PDF" && picture:
		return finding{ruleFileKind, diag.Say("%s is a PDF where a picture is expected", file), diag.Say("name it in a link, or save the page as a picture"), nil}, true
	case first && n.Book != nil:
		return n.content(file)
	}
	return finding{}, false
}

// mayBeThere reports whether a file lies in a folder that could not be read whole: that
// it is missing cannot be said, and the folder has a problem of its own.
func (n *namer) mayBeThere(file string) bool {
	return slices.ContainsFunc(n.Unread, func(unread string) bool {
		return unread == file || strings.HasSuffix(unread, "/") && strings.HasPrefix(file, unread)
	})
}

func (n *namer) link(file string) finding {
	return finding{ruleLeaves, diag.Say("%s is a link of the file system, which may lead anywhere", file), diag.Say("put the file itself there"), []diag.Place{{File: n.inBook(file)}}}
}

// heif says at once what is to be done about a photo in the format of an iPhone,
// whether it is there or not.
func heif(file string) finding {
	jpg := path.Join("files", strings.TrimSuffix(path.Base(file), path.Ext(file))+".jpg")
	return finding{ruleFileKind, diag.Say("%s is a HEIF picture, which few browsers show; expected jpg, png or webp", file), diag.Say("%s, below files/, and write %s", photo.SaveHEIF, jpg), nil}
}

func (n *namer) missing(file string) finding {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		if a := n.files[dir]; a != nil && a.Link {
			n.named[dir] = true
			return n.link(dir)
		}
	}
	if photo.IsHEIF(file) && !strings.HasPrefix(file, "files/") {
		return heif(file)
	}
	if n.isRecord(n.inBook(file)) {
		return finding{ruleFileKind, diag.Say("%s is a record, no attachment", file), diag.Message{}, nil}
	}
	hint := diag.Message{}
	if n.guesses += len(n.paths); n.guesses <= maxGuesses {
		if near := diag.Nearest(file, n.paths); near != "" {
			hint = diag.Say("did you mean %s?", near)
			if norm.NFC.String(near) == norm.NFC.String(file) {
				hint = diag.Say("a file of this name is there, its accents written as characters of their own, as macOS does; rename it to %s", path.Base(file))
			}
			n.named[near] = true
		}
	}
	if hint.Empty() && !strings.HasPrefix(file, "files/") {
		hint = diag.Say("attachments stand below files/: %s", path.Join("files", file))
	}
	return finding{ruleNoFile, diag.Say("no file %s in factories/%s", file, n.Factory.ID), hint, nil}
}

// isRecord reports whether a file of the book holds records of the factory.
func (n *namer) isRecord(file string) bool {
	if n.recs == nil {
		f := n.Factory
		n.recs = map[string]bool{f.File: true}
		for i := range f.Orders {
			n.recs[f.Orders[i].File] = true
		}
		for i := range f.Visits {
			n.recs[f.Visits[i].File] = true
		}
		for i := range f.Issues {
			n.recs[f.Issues[i].File] = true
		}
		for i := range f.Talks {
			n.recs[f.Talks[i].File] = true
		}
	}
	return n.recs[file]
}
