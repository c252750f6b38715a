package write

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Book changes single files of a book: a new record, a record in its canonical
// form. Nothing outside the book's folder can be reached, also not through links,
// and a file is never there by half.
type Book struct{ root *os.Root }

// OpenBook opens the folder of a book for changes.
func OpenBook(dir string) (*Book, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the book: %w", err)
	}
	return &Book{root}, nil
}

// Close ends the changes.
func (b *Book) Close() error { return b.root.Close() }

// Create writes a new file, and its folders; one that is there is never replaced
// (fs.ErrExist).
func (b *Book) Create(name string, data []byte) error {
	if _, err := b.root.Lstat(name); err == nil {
		return fmt.Errorf("write %s: %w", name, fs.ErrExist)
	}
	if err := b.root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return b.put(name, data, 0o666, false)
}

// Replace writes a file whole: first under another name in the same folder, then
// to its place. The mode of the file that was there is kept. The new text is on
// the disk before the old one goes, so that a power cut cannot take both.
func (b *Book) Replace(name string, data []byte) error {
	mode := fs.FileMode(0o666)
	if info, err := b.root.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	return b.put(name, data, mode, true)
}

// put brings data to its place by a rename. Waiting for the disk takes some
// milliseconds for each file, too long for the hundreds of new files of an import,
// which can be made again.
func (b *Book) put(name string, data []byte, mode fs.FileMode, wait bool) (err error) {
	part := path.Join(path.Dir(name), ".~"+path.Base(name)+".part")
	defer func() {
		if err != nil {
			b.root.Remove(part)
			err = fmt.Errorf("write %s: %w", name, err)
		}
	}()
	file, err := b.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if wait && err == nil {
		err = file.Sync()
	}
	if err := errors.Join(err, file.Close()); err != nil {
		return err
	}
	return b.root.Rename(part, name)
}

// File writes a single file whole, in a folder that is there; one that was there
// is replaced.
func File(name string, data []byte) error {
	dir, err := OpenBook(filepath.Dir(name))
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	defer dir.Close()
	return dir.Replace(filepath.Base(name), data)
}
