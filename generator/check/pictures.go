package check

import (
	"bytes"
	"errors"
	"io"
	"io/fs"

	"factorybook/generator/photo"

	"factorybook/generator/diag"
	"factorybook/generator/load"
)

// MaxFile is the largest attachment, in bytes.
const MaxFile = photo.MaxFile

// content looks into a file, whether it is what its name says.
func (n *namer) content(file string) (finding, bool) {
	if !photo.Named(file) {
		return n.document(file)
	}
	src, err := photo.Read(n.Book, n.inBook(file))
	if err == nil {
		err = photo.Examine(src, file)
	}
	if errors.Is(err, fs.ErrPermission) {
		return forbidden(file), true
	}
	var wrong *photo.Error
	if !errors.As(err, &wrong) {
		return finding{}, false // or it was there a moment ago; whoever shows it will report it
	}
	return findingOf(wrong), true
}

// forbidden is what is wrong with a file that its owner keeps from us.
func forbidden(file string) finding {
	return finding{load.Forbidden(), diag.Say("%s may not be read: permission denied", file), load.GiveRight, nil}
}

// findingOf says what is wrong with a picture.
func findingOf(wrong *photo.Error) finding {
	rule := ruleContent
	if wrong.Kind == photo.TooLarge {
		rule = rulePixels
	}
	return finding{rule, wrong.Text, wrong.Hint, nil}
}

// document looks into a PDF: its mark stands within the first kilobyte (ISO 32000,
// annex H).
func (n *namer) document(file string) (finding, bool) {
	f, err := n.Book.Open(n.inBook(file))
	if errors.Is(err, fs.ErrPermission) {
		return forbidden(file), true
	}
	if err != nil {
		return finding{}, false
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return finding{}, false
	}
	if info.Size() > MaxFile {
		return finding{rulePixels, diag.Say("%s holds %d MB; a file may hold %d", file, info.Size()>>20, MaxFile>>20), diag.Say("make it smaller"), nil}, true
	}
	head := make([]byte, 1024)
	read, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) || bytes.Contains(head[:read], []byte("%PDF-")) {
		return finding{}, false
	}
	if photo.IsLFSPointer(head[:read]) {
		return finding{ruleContent, diag.Say("%s is a pointer of Git LFS, not the file itself", file), photo.FetchLFS, nil}, true
	}
	return finding{ruleContent, diag.Say("%s is no PDF", file), diag.Say("save it again from where it came"), nil}, true
}
