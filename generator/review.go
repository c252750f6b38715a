package generator

import (
	"context"
	"errors"
	"fmt"
	"time"

	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	allowed "factorybook/generator/edition"
	"factorybook/generator/figures"
	"factorybook/generator/measure"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/templates"
)

// ReviewOptions say what a yearly review is made for.
type ReviewOptions struct {
	// Factory is the id of the factory.
	Factory string
	// Year is the year; 0: that of the as-of day. The review speaks for the twelve months
	// up to its last day, or up to the as-of day where that is earlier.
	Year int
	// Language is the first of the two on the sheets; "": the book's.
	Language string
	// Paper is A4 or Letter; "" means A4.
	Paper string
}

// YearAheadError says that a year has not begun.
type YearAheadError struct {
	Year int
	AsOf record.Date
}

func (e *YearAheadError) Error() string {
	return fmt.Sprintf("%d has not begun: the records speak for %s", e.Year, e.AsOf)
}

// Review makes the yearly review with a factory, for both sides of a table: one HTML file of
// four sheets in two languages. As in the edition for the factory, nothing in it was made
// from a field that package edition withholds. With an error in the records of the factory
// there is none.
func Review(ctx context.Context, opt Options, review ReviewOptions) ([]byte, *Report, error) {
	run, err := startHanded(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	asOf := run.asOf
	if review.Year != 0 {
		if review.Year > asOf.Year() {
			return nil, nil, &YearAheadError{review.Year, asOf}
		}
		asOf = min(asOf, record.NewDate(review.Year, time.December, 31))
	}
	f, report, err := run.handed(review.Factory, asOf)
	if err != nil || diag.HasErrors(report.Problems) {
		return nil, report, err
	}
	if review.Language == "" {
		review.Language = report.Language
	}
	page, err := reviewPage(f, run.book.Settings, asOf, review)
	if err != nil {
		return nil, nil, fmt.Errorf("review with %s: %w", review.Factory, err)
	}
	return page, report, nil
}

// reviewMonths are those that a review speaks for.
const reviewMonths = 12

func reviewPage(f *record.Factory, s *record.Settings, asOf record.Date, review ReviewOptions) ([]byte, error) {
	known, settings := allowed.Factory(f.AsOf(asOf)), allowed.Settings(s, f)
	settings.Languages = bothLanguages(settings, review.Language)
	settings.WindowMonths = record.Whole{V: reviewMonths, Pos: record.Pos{Line: 1, Column: 1}}
	sites, err := words.NewSites(words.Options{Settings: settings, AsOf: asOf, Templates: templates.Files})
	if err != nil {
		return nil, err
	}
	found := dossier.Of(known, settings, asOf, nil, nil)
	window, _ := measure.Windows(settings, asOf)
	both := [2]*words.Site{sites[0], sites[1]}
	partners := [2]*figures.Partner{figures.NewPartner(sites[0], found), figures.NewPartner(sites[1], found)}
	page := pages.ReviewPage(both, partners, pages.ReviewOptions{Paper: review.Paper, Span: window, Measures: allowed.Measures})
	renderer, err := render.New(templates.Files, sites[0])
	if err != nil {
		return nil, err
	}
	data, err := renderer.Page(nil, page)
	return data, errors.Join(err, sites[0].Err(), sites[1].Err())
}
