package generator

import (
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"factorybook/generator/briefing"
	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	"factorybook/generator/figures"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/words"
	"factorybook/templates"
)

// BriefOptions say for which visits a briefing is printed, and how.
type BriefOptions struct {
	// Visits are the factories to visit, in the order of the trip.
	Visits []BriefVisit
	// Languages are the language of the words and, when there is a second one, that
	// of the labels beside them; none: the book's.
	Languages []string
	// Paper is A4 or Letter; "" means A4.
	Paper string
}

// BriefVisit is one visit of a trip.
type BriefVisit struct {
	// Factory is the id of the factory.
	Factory string
	// On is the day of the visit; no date: the as-of day.
	On record.Date
	// Team, Purpose and Wants are planned; empty: what a note of that day says,
	// else lines to fill in.
	Team    []string
	Purpose string
	Wants   []string
}

// UnknownFactoryError names a factory that the book does not have.
type UnknownFactoryError struct {
	ID string
	// Near is the id that is most like it, or "".
	Near string
	// IDs are those of the book, in its order.
	IDs []string
}

// UnknownFactory is the error for an id that is not among those of a book.
func UnknownFactory(id string, ids []string) *UnknownFactoryError {
	return &UnknownFactoryError{ID: id, Near: near(id, ids), IDs: ids}
}

func (e *UnknownFactoryError) Error() string { return fmt.Sprintf("no factory %q in the book", e.ID) }

// Brief makes a briefing as one HTML file. With an error in the records of one of
// its factories there is none: a sheet that is wrong is worse at a gate than none.
// The day it speaks for is that of the book, or that of the first visit where that
// is earlier.
func Brief(ctx context.Context, opt Options, brief BriefOptions) ([]byte, *Report, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, nil, err
	}
	for i := range brief.Visits {
		if on := brief.Visits[i].On; !on.IsZero() {
			run.asOf = min(run.asOf, on)
		}
	}
	if len(brief.Languages) == 0 {
		if brief.Languages, err = words.Languages(templates.Files, run.book.Settings); err != nil {
			return nil, nil, err
		}
	}
	site, err := words.NewSite(words.Options{
		Settings: run.book.Settings, AsOf: run.asOf, Commit: words.CommitOf(opt.Commit), Templates: templates.Files, Language: brief.Languages[0],
	})
	if err != nil {
		return nil, nil, err
	}
	how := briefing.Options{Paper: brief.Paper}
	if len(brief.Languages) > 1 {
		if how.Second, err = words.LoadWords(templates.Files, brief.Languages[1]); err != nil {
			return nil, nil, err
		}
	}
	var visits []briefing.Visit
	report := &Report{AsOf: run.asOf, Problems: slices.Clone(run.book.Problems)}
	type factory struct {
		partner *figures.Partner
		written *record.Factory // with what lies ahead
	}
	factories := make(map[int]factory)
	for _, v := range brief.Visits {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		n, err := run.find(v.Factory)
		if err != nil {
			return nil, nil, err
		}
		f, done := factories[n]
		if !done {
			checked, err := run.check(n)
			if err != nil {
				return nil, nil, err
			}
			f.written = checked.record
			known := f.written.AsOf(run.asOf)
			files, err := run.prints(n, known)
			if err != nil {
				return nil, nil, fmt.Errorf("factory %s: %w", v.Factory, err)
			}
			problems := run.found[n].problems // with those of photos
			f.partner = figures.NewPartner(site, dossier.Of(known, run.book.Settings, run.asOf, problems, files))
			factories[n] = f
			report.Problems = append(report.Problems, problems...)
			report.Factories++
			report.Orders += len(known.Orders)
		}
		visits = append(visits, briefing.Visit{Partner: f.partner, Note: f.written.VisitOn(v.On), On: v.On, Team: v.Team, Purpose: v.Purpose, Wants: v.Wants})
	}
	report.Problems = diag.Sort(report.Problems)
	if diag.HasErrors(report.Problems) {
		return nil, report, nil
	}
	if how.Logo, err = run.logoWithin(); err != nil {
		return nil, nil, err
	}
	renderer, err := render.New(templates.Files, site)
	if err != nil {
		return nil, nil, err
	}
	page, err := renderer.Page(nil, briefing.Of(site, "briefing.html", visits, how))
	if err == nil {
		err = errors.Join(site.Err(), how.Second.Err())
	}
	return page, report, err
}

// logo reads the picture of the house that the settings name.
func (r *run) logo() ([]byte, error) {
	data, err := fs.ReadFile(r.Book, path.Clean(r.book.Settings.Brand.Logo.V))
	if err != nil {
		return nil, fmt.Errorf("the logo: %w", err)
	}
	return data, nil
}

// logoWithin is the logo as an address that holds it, or "" where the book names none, or
// one that is not there: check says so, and who stands before a gate needs the sheets.
func (r *run) logoWithin() (string, error) {
	kind := map[string]string{".svg": "image/svg+xml", ".png": "image/png"}[path.Ext(words.LogoPath(r.book.Settings))]
	if kind == "" {
		return "", nil
	}
	data, err := r.logo()
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		return "", nil
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(data), err
}

// find returns the place of a factory in the book.
func (r *run) find(id string) (int, error) {
	var ids []string
	for n := range r.book.Factories {
		if r.book.Factories[n].ID == id {
			return n, nil
		}
		ids = append(ids, r.book.Factories[n].ID)
	}
	return 0, UnknownFactory(id, ids)
}

// near is the id that somebody meant: the only one with what was typed in it, else
// the nearest one.
func near(typed string, ids []string) string {
	found := ""
	for _, id := range ids {
		if strings.Contains(id, typed) {
			if found != "" {
				return ""
			}
			found = id
		}
	}
	return cmp.Or(found, diag.Nearest(typed, ids))
}
