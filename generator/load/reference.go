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

// Reference describes every key of every kind of record as tables in Markdown,
// made from the declarations that records are read by.
func Reference() string {
	var b strings.Builder
	described := make(map[string]bool)
	for _, kind := range fileKinds() {
		fmt.Fprintf(&b, "### %s\n\n%s\n\n", kind.record.Name, kind.record.Doc)
		reference(&b, kind.record, described)
	}
	return b.String()
}

// reference writes the table of one object and then those of the objects in it.
// Some have the same keys wherever they stand: they are described once.
func reference(b *strings.Builder, s shape, described map[string]bool) {
	b.WriteString("| key | value | what it says |\n|---|---|---|\n")
	for _, f := range s.Fields {
		doc := f.Doc
		if f.Required {
			doc = "**Required.** " + doc
		}
		fmt.Fprintf(b, "| `%s` | %s | %s |\n", f.Key, strings.ReplaceAll(f.Value.words(), "|", `\|`), strings.ReplaceAll(doc, "|", `\|`))
	}
	b.WriteByte('\n')
	for _, f := range s.Fields {
		inner := f.Value
		for inner.Item != nil {
			inner = *inner.Item
		}
		if inner.Kind == shapeObject && !described[inner.Name] {
			described[inner.Name] = true
			fmt.Fprintf(b, "In `%s`:\n\n", f.Key)
			reference(b, inner, described)
		}
	}
}

// words names a kind of value.
func (s shape) words() string {
	switch s.Kind {
	case shapeText:
		return "text"
	case shapeMarkdown:
		return "Markdown"
	case shapeDate:
		return "date"
	case shapeEndDate:
		return "date, or `unknown`"
	case shapeLooseDate:
		return "date, `2017-05` or `2017`"
	case shapeMonthDay:
		return "day of the year, `07-01`"
	case shapePeriod:
		return "`2025`, `2025-Q3` or `2025-07`"
	case shapeNumber:
		return "number"
	case shapeWhole:
		if s.Max > 0 {
			return fmt.Sprintf("whole number, %d to %d", s.Min, s.Max)
		}
		return "whole number"
	case shapePercent:
		return "percent, `30%`"
	case shapeFlag:
		return "`true` or `false`"
	case shapeEnum:
		return "`" + strings.Join(s.Enum, "`, `") + "`"
	case shapeIncoterm:
		return "Incoterm, `FOB`"
	case shapeCurrency:
		return "currency, `USD`"
	case shapePlace:
		return "UN/LOCODE, `CNNSA`"
	case shapeObject:
		return "map"
	case shapeList:
		if s.Item.Kind == shapeObject {
			return "list of maps"
		}
		return "list: " + s.Item.words()
	case shapeMap:
		return "map of your own keys to " + s.Item.words()
	}
	return ""
}
