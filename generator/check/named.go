package check

import (
	"factorybook/generator/diag"
	"factorybook/generator/photo"
	"factorybook/generator/record"
)

// NamedFile is a file of the factory that a record names.
type NamedFile struct {
	// Path starts in the factory's folder and is clean: files/kiln.jpg.
	Path string
	// Place is where it is first named.
	Place diag.Place
}

// FilesOf returns the files that a factory's records name, each once. What the
// check has found wrong with a name is not among them.
func FilesOf(f *record.Factory) []NamedFile {
	var list []NamedFile
	known := make(map[string]bool)
	n := &namer{checker: &checker{Input: Input{Factory: f}}}
	n.look = func(file string, _ bool) (finding, bool) { return finding{text: diag.Say("%s", file)}, !known[file] }
	n.reportAt = func(src *record.Source, pos record.Pos, found finding) {
		if found.rule == nil && !known[found.text.String()] {
			known[found.text.String()] = true
			list = append(list, NamedFile{found.text.String(), place(src.File, pos)})
		}
	}
	n.all()
	return list
}

// Damaged is the problem of a picture that turned out to be damaged when it was
// unpacked.
func (f NamedFile) Damaged(wrong *photo.Error) diag.Problem {
	found := findingOf(wrong)
	return found.rule.At(f.Place, found.text, found.hint)
}
