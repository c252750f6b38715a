package generator

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"factorybook/generator/briefing"
	"factorybook/generator/changes"
	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	"factorybook/generator/export"
	"factorybook/generator/figures"
	"factorybook/generator/ical"
	"factorybook/generator/lists"
	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/pages"
	"factorybook/generator/photo"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/search"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

// run is one pass over a book.
type run struct {
	Options
	book   *load.Book
	before *earlier    // the book at the earlier commit, or nil
	today  record.Date // facts after it are mistakes; nothing else looks at the real day
	asOf   record.Date // facts after it are not known yet
	failed atomic.Bool // one problem is an error: nothing will be written

	// What stays of each factory, by its place in book.Factories.
	found []found
}

// found is what the checks across factories and the report need of a factory.
type found struct {
	ids        check.IDs
	problems   []diag.Problem
	suppressed []check.Suppressed
	orders     int
}

// checked is one factory while it is in work.
type checked struct {
	record   *record.Factory
	problems []diag.Problem
	attached bool // there are files below files/
}

func start(ctx context.Context, opt Options) (*run, error) {
	book, err := load.Open(opt.Book)
	if err != nil {
		return nil, err
	}
	today, err := book.Settings.Today(opt.Now)
	if err != nil {
		today = record.DateOf(opt.Now) // the checker says what is wrong with the time zone
	}
	r := &run{Options: opt, book: book, asOf: opt.AsOf, today: today, found: make([]found, len(book.Factories))}
	if r.asOf.IsZero() {
		r.asOf = book.Settings.AsOf.Or(today)
	}
	r.today = max(today, r.asOf)
	if r.Photos == nil {
		r.Photos = new(photo.Maker)
	}
	if r.Workers <= 0 {
		r.Workers = runtime.GOMAXPROCS(0)
	}
	if opt.Before != nil {
		if r.before, err = openEarlier(ctx, opt.Before, book, r.Workers); err != nil {
			return nil, err
		}
	}
	if diag.HasErrors(book.Problems) {
		r.failed.Store(true)
	}
	return r, nil
}

// each reads and checks every factory and hands it to work, several at once and
// the biggest first. n is the factory's place in the book.
func (r *run) each(ctx context.Context, work func(n int, f *checked) error) error {
	order := make([]int, len(r.book.Factories))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(r.book.Factories[b].Size, r.book.Factories[a].Size)
	})
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.Workers)
	var done atomic.Int64
	for _, n := range order {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			f, err := r.check(n)
			if err != nil {
				return err
			}
			if err := work(n, f); err != nil {
				return fmt.Errorf("factory %s: %w", r.book.Factories[n].ID, err)
			}
			if r.Progress != nil {
				r.Progress(int(done.Add(1)), len(order))
			}
			return nil
		})
	}
	return group.Wait()
}

// check reads one factory and finds its problems.
func (r *run) check(n int) (*checked, error) {
	loaded, err := r.book.Factory(r.book.Factories[n].ID)
	if err != nil {
		return nil, err
	}
	problems, ids := check.Factory(check.Input{
		Factory:     loaded.Record,
		Settings:    r.book.Settings,
		Attachments: loaded.Attachments,
		Unread:      loaded.Unread,
		Reported:    slices.Concat(r.book.Problems, loaded.Problems),
		Book:        r.Book,
		Charts:      measure.Charted(),
		Measures:    measure.IDs(),
		Today:       r.today,
		AsOf:        r.asOf,
	})
	problems = append(loaded.Problems, problems...)
	if r.before != nil {
		rewritten, err := r.since(loaded)
		if err != nil {
			return nil, err
		}
		problems = append(problems, rewritten...)
	}
	problems, suppressed, err := check.Suppress(r.Book, loaded.Commented, diag.Sort(problems), r.asOf)
	if err != nil {
		return nil, err
	}
	if diag.HasErrors(problems) {
		r.failed.Store(true)
	}
	r.found[n] = found{ids, problems, suppressed, len(loaded.Record.Orders)}
	return &checked{loaded.Record, problems, len(loaded.Attachments) > 0}, nil
}

// since compares a factory with its state in the earlier book.
func (r *run) since(now *load.Factory) ([]diag.Problem, error) {
	before, _, err := r.before.of(now.Record)
	if before == nil {
		return nil, err
	}
	return check.Since(before, now.Record, now.Unread), nil
}

// gone reports what was lost with factories that only the earlier book has.
func (r *run) gone() ([]diag.Problem, error) {
	if r.before == nil {
		return nil, nil
	}
	gone, err := r.before.gone()
	if err != nil {
		return nil, err
	}
	var problems []diag.Problem
	for _, before := range gone {
		problems = append(problems, check.Since(before, nil, nil)...)
	}
	return problems, nil
}

// byID is a book in which factories are looked up by id.
type byID struct{ *load.Book }

func (b byID) has(id string) bool {
	_, found := slices.BinarySearchFunc(b.Factories, id, func(e load.Entry, id string) int { return cmp.Compare(e.ID, id) })
	return found
}

// finish checks what needs the whole book and puts the report together.
func (r *run) finish() (*Report, error) {
	report := &Report{AsOf: r.asOf, Factories: len(r.found)}
	languages, err := words.Languages(templates.Files, r.book.Settings)
	if err != nil {
		return nil, err
	}
	report.Language = languages[0]
	gone, err := r.gone()
	if err != nil {
		return nil, err
	}
	report.Problems, report.Suppressed, err = check.Suppress(r.Book, r.book.Commented, diag.Sort(append(gone, r.book.Problems...)), r.asOf)
	if err != nil {
		return nil, err
	}
	var ids []check.IDs
	for i := range r.found {
		f := &r.found[i]
		ids = append(ids, f.ids)
		report.Orders += f.orders
		report.Problems = append(report.Problems, f.problems...)
		report.Suppressed = append(report.Suppressed, f.suppressed...)
	}
	report.Problems = append(report.Problems, check.Book(r.book.Settings, ids)...)
	report.Problems = append(report.Problems, check.BookFiles(r.book, r.Book)...)
	files, err := r.templates()
	if err != nil {
		return nil, err
	}
	unfit, err := r.partProblems(files)
	if err != nil {
		return nil, err
	}
	report.Problems = diag.Sort(append(report.Problems, unfit...))
	return report, nil
}

// build renders every page and puts it aside in site.
func (r *run) build(ctx context.Context, site *write.Site) (*Report, error) {
	short, err := r.shortNames(ctx)
	if err != nil {
		return nil, err
	}
	sites, err := words.NewSites(words.Options{Settings: r.book.Settings, AsOf: r.asOf, Commit: r.Commit, Templates: templates.Files, Short: short})
	if err != nil {
		return nil, err
	}
	files, err := r.templates()
	if err != nil {
		return nil, err
	}
	if unfit, err := r.partProblems(files); err != nil {
		return nil, err
	} else if len(unfit) > 0 { // the pages cannot be made; finish tells why
		r.failed.Store(true)
		files = templates.Files
	}
	editions := make([]edition, len(sites))
	for i, s := range sites {
		renderer, err := render.New(files, s)
		if err != nil {
			return nil, err
		}
		editions[i] = edition{
			Site: s, renderer: renderer, summaries: make([]pages.Summary, len(r.book.Factories)), days: make([]calendarDays, len(r.book.Factories)), feeds: make([][]lists.FeedEntry, len(r.book.Factories)),
		}
	}
	pieces, err := site.Pieces()
	if err != nil {
		return nil, err
	}
	defer pieces.Close()
	// Room for a page, used again for the next one.
	buffers := sync.Pool{New: func() any { return new([]byte) }}
	put := func(renderer *render.Renderer, pages []words.Page) error {
		buffer := buffers.Get().(*[]byte)
		defer buffers.Put(buffer)
		for _, page := range pages {
			var err error
			if *buffer, err = renderer.Page((*buffer)[:0], page); err != nil {
				return fmt.Errorf("%s: %w", page.Path, err)
			}
			if err := site.Put(page.Path, *buffer); err != nil {
				return err
			}
		}
		return nil
	}

	states := make([]export.FactoryStates, len(r.book.Factories))
	err = r.each(ctx, func(n int, f *checked) error {
		if r.failed.Load() {
			return nil // only the problems are wanted now
		}
		known := f.record.AsOf(r.asOf)
		var files dossier.Files
		if f.attached {
			var err error
			if files, err = r.files(site, n, known); err != nil {
				return err
			}
		}
		found := dossier.Of(known, r.book.Settings, r.asOf, f.problems, files)
		found.Changed = changes.Since(f.record, r.asOf-pages.DaysChanged, r.asOf, r.book.Settings)
		fed := changes.Since(f.record, r.asOf-lists.DaysFed, r.asOf, r.book.Settings)
		states[n] = export.StatesOf(known, found.Result)
		data := buffers.Get().(*[]byte)
		*data = export.AppendFactoryData((*data)[:0], known, found.Result)
		err := site.Put(words.DataPath(known.ID), *data)
		buffers.Put(data)
		if err != nil {
			return err
		}
		// Computed once, and put into words in each language.
		for i := range editions {
			e := &editions[i]
			partner := figures.NewPartner(e.Site, found)
			e.summaries[n] = pages.Summarize(e.Site, partner)
			e.days[n] = calendarDays{known.Owner.V, partner.Todos, lists.ShutdownEvents(e.Words, known, r.asOf)}
			if err := r.subscriptions(site, e, n, known, fed); err != nil {
				return err
			}
			made := append(pages.OfFactory(e.Site, partner), briefing.OnSite(e.Site, partner))
			if i == 0 {
				made = append(made, export.ChartFiles(partner)...)
			}
			if err := put(e.renderer, made); err != nil {
				return err
			}
			if err := e.findable(pieces, n, search.Of(e.Site, partner, n)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	report, err := r.finish()
	if err != nil || diag.HasErrors(report.Problems) {
		return report, err
	}
	for i := range editions {
		if err := editions[i].joinFindable(pieces); err != nil {
			return nil, err
		}
		if err := r.across(site, &editions[i], report, put); err != nil {
			return nil, err
		}
	}
	if err := site.Put("data/index.json", export.AppendIndexData(nil, r.book.Settings, r.asOf, states)); err != nil {
		return nil, err
	}
	assets, err := editions[0].renderer.Assets()
	if err != nil {
		return nil, err
	}
	if logo := words.LogoPath(r.book.Settings); logo != "" {
		data, err := fs.ReadFile(r.Book, path.Clean(r.book.Settings.Brand.Logo.V))
		if err != nil {
			return nil, fmt.Errorf("the logo: %w", err)
		}
		assets = append(assets, render.Asset{Path: logo, Data: data})
	}
	for _, asset := range assets {
		if err := site.Put(asset.Path, asset.Data); err != nil {
			return nil, err
		}
	}
	return report, nil
}

// edition is the site in one language while it is made.
type edition struct {
	*words.Site
	renderer *render.Renderer
	// What stays of each factory, by its place in the book.
	summaries []pages.Summary
	days      []calendarDays
	feeds     [][]lists.FeedEntry
}

// findable keeps the documents of a factory until those of all are there; n is its
// place in the book.
func (e *edition) findable(pieces *write.Pieces, n int, lines *search.Lines) error {
	for i, kind := range search.Kinds {
		if err := pieces.Add(e.Dir+kind.Path(), n, lines[i]); err != nil {
			return err
		}
	}
	return nil
}

// joinFindable puts the files of documents.
func (e *edition) joinFindable(pieces *write.Pieces) error {
	if err := e.findable(pieces, -1, search.OfBook(e.Site)); err != nil {
		return err
	}
	for _, kind := range search.Kinds {
		if err := pieces.Join(e.Dir+kind.Path(), kind.Head(e.Words), search.Between, search.Tail); err != nil {
			return err
		}
	}
	return nil
}

// across puts the pages across factories of one language, and its calendar.
func (r *run) across(site *write.Site, e *edition, report *Report, put func(*render.Renderer, []words.Page) error) error {
	if err := put(e.renderer, pages.OfBook(e.Site, e.summaries, report.Problems, report.Suppressed...)); err != nil {
		return err
	}
	if err := r.subscribed(site, e); err != nil {
		return err
	}
	paper := e.renderer.Paper()
	if err := site.Put(paper.Path, paper.Data); err != nil {
		return err
	}
	return e.Err()
}

// shortNames reads the profiles of all factories, to shorten names so that no two are
// alike.
func (r *run) shortNames(ctx context.Context) (*words.ShortNames, error) {
	profiles := make([]*record.Factory, len(r.book.Factories))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.Workers)
	for n := range r.book.Factories {
		group.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			profiles[n], err = r.book.Profile(r.book.Factories[n].ID)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return words.NewShortNames(profiles), nil
}

// calendarDays are what a factory adds to the calendar.
type calendarDays struct {
	owner     string
	todos     []figures.Todo
	shutdowns []ical.Event
}
