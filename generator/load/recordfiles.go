package load

import (
	"fmt"
	"io/fs"
	"strings"
)

// RecordFiles returns the files of a book that hold records, in the order of
// their names; what is nobody's business or sits where nothing can is left out.
func RecordFiles(fsys fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		depth := strings.Count(name, "/")
		if d.IsDir() {
			if name != "." && (ignored(d.Name()) || depth == 0 && name != factoriesDir || depth > 2) {
				return fs.SkipDir
			}
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
		return nil, fmt.Errorf("listing the records: %w", err)
	}
	return files, nil
}
