package write

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
)

// Inside reports whether dir is the folder book or lies in it, also when links
// lead there. Neither needs to exist.
func Inside(dir, book string) (bool, error) {
	d, err := resolve(dir)
	if err != nil {
		return false, err
	}
	b, err := resolve(book)
	if err != nil {
		return false, err
	}
	rel, err := filepath.Rel(b, d)
	if err != nil {
		return false, nil // different drives
	}
	return rel == "." || rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)), nil
}

// resolve follows links as far as the path exists.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for missing := ""; ; {
		real, err := filepath.EvalSymlinks(abs)
		if err == nil {
			return filepath.Join(real, missing), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || abs == filepath.Dir(abs) {
			return "", err
		}
		missing = filepath.Join(filepath.Base(abs), missing)
		abs = filepath.Dir(abs)
	}
}
