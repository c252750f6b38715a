package load

import (
	"fmt"
	"io/fs"
	"strings"
)

// RecordFiles returns the files of a book that hold records, in the order of
// their names; what is nobody's business or sits where nothing can is left out.
// unread are the folders, and the files by their names, that could not be read, each
// with its reason.
func RecordFiles(fsys fs.FS) (files []string, unread []error, err error) {
	err = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == "." {
				return err
			}
			unread = append(unread, err)
			return fs.SkipDir
		}
		depth := strings.Count(name, "/")
		if d.IsDir() {
			if name != "." && (ignored(d.Name()) || depth == 0 && name != factoriesDir || depth > 2) {
				return fs.SkipDir
			}
			return nil
		}
		if !fs.ValidPath(name) {
			unread = append(unread, fmt.Errorf("%+q: the name is not UTF-8", name))
			return nil
		}
		// factorybook.yaml, factories/ID/factory.yaml, factories/ID/KIND/NAME.
		atHome := name == SettingsFile || depth == 2 && d.Name() == factoryFile || depth == 3 && d.Name() != factoryFile
		if _, ok := shapeOfFile(name); ok && atHome && d.Type().IsRegular() && !ignored(d.Name()) {
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("listing the records: %w", err)
	}
	return files, unread, nil
}
