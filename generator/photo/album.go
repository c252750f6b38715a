package photo

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// Album holds the photos of one factory by the paths that records name them by,
// such as files/kiln.jpg.
type Album map[string]*Set

// Wrong is a photo that could not be made.
type Wrong struct {
	Name string // as records name it
	*Error
}

// Named reports whether a file is a picture by its name.
func Named(name string) bool { return formatOfName(name) != nil }

// Album makes the photos of a factory, whose folder is dir. Names that no picture
// has or that lead out of the book, and files that are not there, are left out: the
// checker has told of them.
// The error is one of the file system.
func (m *Maker) Album(fsys fs.FS, dir string, names []string) (Album, []Wrong, error) {
	album := make(Album)
	var wrong []Wrong
	for _, name := range names {
		if !Named(name) || album[name] != nil {
			continue
		}
		set, err := m.file(fsys, path.Join(dir, name))
		var bad *Error
		switch {
		case errors.As(err, &bad):
			wrong = append(wrong, Wrong{name, bad})
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		case err != nil:
			return nil, nil, fmt.Errorf("photo %s: %w", name, err)
		default:
			album[name] = set
		}
	}
	return album, wrong, nil
}

func (m *Maker) file(fsys fs.FS, name string) (*Set, error) {
	src, err := Read(fsys, name)
	if err != nil {
		return nil, err
	}
	return m.Make(src, name)
}
