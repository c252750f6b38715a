package photo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"factorybook/generator/diag"
)

// Kind is what is wrong with a picture.
type Kind uint8

// The kinds.
const (
	Mislabelled Kind = 1 + iota // of another format than its name says
	Unsupported                 // of a format that is not read
	TooLarge                    // more pixels, bytes or passes than are unpacked
	Absent                      // not here, but a word of where it is
	Broken                      // truncated, damaged, or no picture at all
)

// Error is something wrong with a picture: a problem of the record that names it.
type Error struct {
	Kind Kind
	// Text says what was found and what was expected, Hint what to do.
	Text, Hint diag.Message
	// Err is what the decoder said, or nil.
	Err error
}

func (e *Error) Error() string { return e.Text.String() }

func (e *Error) Unwrap() error { return e.Err }

func tooLarge(text diag.Message) *Error {
	return &Error{TooLarge, text, diag.Say("make it smaller"), nil}
}

func broken(name string, f *format, err error) *Error {
	text := diag.Say("%s is damaged: it begins as %s and makes no sense further on", name, diag.Named(f.what))
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		text = diag.Say("%s is cut off: its end is missing", name)
	}
	return &Error{Broken, text, diag.Say("save it again from where it came"), err}
}

// Read reads a picture's file, up to MaxFile. What is larger is an *Error; any
// other error is one of the file system.
func Read(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.Size() > MaxFile {
		return nil, tooLarge(diag.Say("%s holds %d MB; a picture may hold %d", name, info.Size()>>20, MaxFile>>20))
	}
	var b bytes.Buffer
	b.Grow(int(info.Size()) + bytes.MinRead) // at once: a photo is large
	if _, err := b.ReadFrom(io.LimitReader(f, MaxFile+1)); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return b.Bytes(), nil
}
