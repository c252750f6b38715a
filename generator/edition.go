package generator

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	allowed "factorybook/generator/edition"
	"factorybook/generator/figures"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/templates"
)

// EditionFile is a page of an edition: its path, its language and its bytes.
type EditionFile struct {
	Path, Language string
	Data           []byte
}

// Edition makes what may be handed to a factory: a page in each language of the interface,
// the book's first one first, by its path. They lead to each other; alone, each is a file
// that leads nowhere. Nothing in it was made from a field that package
// edition withholds. With an error in the records of the factory there is none.
func Edition(ctx context.Context, opt Options, id string, alone bool) ([]EditionFile, *Report, error) {
	run, err := startHanded(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	f, report, err := run.handed(id, run.asOf)
	if err != nil || diag.HasErrors(report.Problems) {
		return nil, report, err
	}
	files, err := editionPages(f, run.book.Settings, run.asOf, alone)
	if err != nil {
		return nil, nil, fmt.Errorf("edition for %s: %w", id, err)
	}
	return files, report, nil
}

// startHanded begins what is handed to a factory, which names no commit.
func startHanded(ctx context.Context, opt Options) (*run, error) {
	opt.Commit = ""
	return start(ctx, opt)
}

// handed checks the factory that something is handed to, as of a day.
func (r *run) handed(id string, asOf record.Date) (*record.Factory, *Report, error) {
	n, err := r.find(id)
	if err != nil {
		return nil, nil, err
	}
	checked, err := r.check(n)
	if err != nil {
		return nil, nil, err
	}
	report := &Report{AsOf: asOf, Factories: 1, Problems: diag.Sort(slices.Concat(r.book.Problems, r.found[n].problems))}
	report.Orders = len(checked.record.AsOf(asOf).Orders)
	report.Language, err = firstLanguage(r.book.Settings)
	return checked.record, report, err
}

// editionPages are the pages of a factory in each language.
func editionPages(f *record.Factory, s *record.Settings, asOf record.Date, alone bool) ([]EditionFile, error) {
	first, err := firstLanguage(s)
	if err != nil {
		return nil, err
	}
	known, settings := allowed.Factory(f.AsOf(asOf)), allowed.Settings(s, f)
	settings.Languages = bothLanguages(settings, first)
	sites, err := words.NewSites(words.Options{Settings: settings, AsOf: asOf, Templates: templates.Files})
	if err != nil {
		return nil, err
	}
	found := dossier.Of(known, settings, asOf, nil, nil)
	var files []EditionFile
	for _, site := range sites {
		renderer, err := render.New(templates.Files, site)
		if err != nil {
			return nil, err
		}
		page := pages.EditionPage(site, figures.NewPartner(site, found), allowed.Measures, alone)
		data, err := renderer.Page(nil, page)
		if err = errors.Join(err, site.Err()); err != nil {
			return nil, err
		}
		files = append(files, EditionFile{Path: page.Path, Data: data, Language: site.Words.Tag})
	}
	return files, nil
}

func firstLanguage(s *record.Settings) (string, error) {
	list, err := words.Languages(templates.Files, s)
	if err != nil {
		return "", err
	}
	return list[0], nil
}

// bothLanguages are those of the interface, the book's first one first: who reads the
// edition is not who chose the languages of the book.
func bothLanguages(s *record.Settings, first string) []record.Text {
	at := s.Pos
	if at == (record.Pos{}) {
		at = record.Pos{Line: 1, Column: 1}
	}
	list := []record.Text{{V: first, Pos: at}}
	for _, tag := range []string{words.English, words.Chinese} {
		if tag != first {
			list = append(list, record.Text{V: tag, Pos: at})
		}
	}
	return list
}
