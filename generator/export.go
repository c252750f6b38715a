package generator

import (
	"context"

	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	"factorybook/generator/export"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

// Exported is what an export wrote.
type Exported struct {
	*Report
	// Cut are the cells of the workbook with a text longer than a cell can hold.
	Cut []string
}

// Export writes the records of a book, or of one factory, and the figures of the
// as-of day as tables into the folder out. Tables hold all that is recorded, also
// after the as-of day. With an error in the records nothing is written: what could
// not be read would be missing.
func Export(ctx context.Context, opt Options, out, factory string) (*Exported, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	if factory != "" {
		if _, err := run.find(factory); err != nil {
			return nil, err
		}
	}
	english, err := words.LoadWords(templates.Files, words.English)
	if err != nil {
		return nil, err
	}
	chinese, err := words.LoadWords(templates.Files, words.Chinese)
	if err != nil {
		return nil, err
	}
	parts := make([]*export.Tables, len(run.book.Factories))
	err = run.each(ctx, func(n int, f *checked) error {
		if run.failed.Load() || factory != "" && f.record.ID != factory {
			return nil
		}
		known := f.record.AsOf(run.asOf)
		parts[n] = export.NewTables()
		parts[n].Record(f.record)
		parts[n].AddFigures(known, dossier.Of(known, run.book.Settings, run.asOf, f.problems, nil).Result, english, chinese)
		return nil
	})
	if err != nil {
		return nil, err
	}
	report, err := run.finish()
	if err != nil || diag.HasErrors(report.Problems) {
		return &Exported{Report: report}, err
	}
	all := export.NewTables()
	report.Factories, report.Orders = 0, 0
	for n, part := range parts {
		if part != nil {
			all.Join(part)
			report.Factories++
			report.Orders += run.found[n].orders
		}
	}
	files, cut, err := all.Files(run.book.Settings, run.asOf, english, chinese)
	if err != nil {
		return nil, err
	}
	folder, err := write.Open(ctx, out, write.Options{})
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := folder.Put(f.Name, f.Data); err != nil {
			folder.Abort()
			return nil, err
		}
	}
	report.Site, err = folder.Commit(ctx, true, nil)
	return &Exported{report, cut}, err
}
