package generator

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/photo"
	"factorybook/generator/record"
	"factorybook/generator/words"
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
	watch  stopwatch
	builds bool         // pages are made
	only   map[int]bool // the places of the factories that are in work; nil: all

	// reuse takes a factory over from the last build, if it can; nil: it never can.
	reuse func(n int) (bool, error)

	// What stays of each factory, by its place in book.Factories.
	found []found
	// recall unpacks a section of what was found of a factory and waits; nil: nothing does.
	recall func(n, section int, into any) error
}

// found is what the checks across factories and the report need of a factory.
type found struct {
	ids        check.IDs
	problems   []diag.Problem
	suppressed []check.Suppressed
	orders     int
	ahead      bool // something is dated after today: on another day, the problems may be others
	waits      bool // all but orders and ahead waits aside, in the sections below
}

// The sections of found.
const (
	foundSection = iota // all but the ids
	idsSection
)

// checked is one factory while it is in work.
type checked struct {
	record   *record.Factory
	problems []diag.Problem
	attached bool // there are files below files/
}

func start(ctx context.Context, opt Options) (*run, error) {
	return startKnowing(ctx, opt, nil)
}

// startKnowing is start for who knows the sizes of some factories.
func startKnowing(ctx context.Context, opt Options, known map[string]int64) (*run, error) {
	book, err := load.OpenAgain(opt.Book, known)
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

// biggestFirst are the places of all factories, that with the most records first.
func (r *run) biggestFirst() []int {
	order := make([]int, len(r.book.Factories))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(r.book.Factories[b].Size, r.book.Factories[a].Size)
	})
	return order
}

// each reads and checks every factory and hands it to work, several at once and
// the biggest first. n is the factory's place in the book.
func (r *run) each(ctx context.Context, work func(n int, f *checked) error) error {
	order := r.biggestFirst()
	if r.only != nil {
		order = slices.DeleteFunc(order, func(n int) bool { return !r.only[n] })
	}
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.Workers)
	var read, built, weight, all atomic.Int64
	for _, n := range order {
		all.Add(r.book.Factories[n].Size)
	}
	progress := Progress{All: len(order)}
	if list, err := words.Languages(templates.Files, r.book.Settings); err == nil {
		progress.Language = list[0]
	}
	report := func() {
		if r.Progress != nil {
			now := progress
			now.Read, now.Built = int(read.Load()), int(built.Load())
			now.Part = float64(weight.Load()) / float64(max(1, all.Load()))
			r.Progress(now)
		}
	}
	for _, n := range order {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			known := false
			if r.reuse != nil {
				var err error
				if known, err = r.reuse(n); err != nil {
					return err
				}
			}
			if !known {
				f, err := r.check(n)
				if err != nil {
					return err
				}
				read.Add(1)
				report()
				if err := work(n, f); err != nil {
					return fmt.Errorf("factory %s: %w", r.book.Factories[n].ID, err)
				}
			}
			if known {
				read.Add(1)
			}
			if r.builds {
				built.Add(1)
			}
			weight.Add(r.book.Factories[n].Size)
			report()
			return nil
		})
	}
	return group.Wait()
}

// check reads one factory and finds its problems.
func (r *run) check(n int) (*checked, error) {
	stop := r.watch.time(Reading)
	loaded, err := r.book.Factory(r.book.Factories[n].ID)
	stop()
	if err != nil {
		return nil, err
	}
	defer r.watch.time(Checking)()
	problems, ids, ahead := check.Factory(r.input(loaded))
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
	r.found[n] = found{ids, problems, suppressed, len(loaded.Record.Orders), ahead, false}
	return &checked{loaded.Record, problems, len(loaded.Attachments) > 0}, nil
}

// input is what the checks of a factory need.
func (r *run) input(loaded *load.Factory) check.Input {
	return check.Input{
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
	}
}

// since compares a factory with its state in the earlier book.
func (r *run) since(now *load.Factory) ([]diag.Problem, error) {
	before, _, err := r.before.of(now.Record)
	if before == nil {
		return nil, err
	}
	return check.Since(before, now.Record, now.Unread, now.Problems, r.before.unread[r.before.was[now.Record.ID]]), nil
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
		problems = append(problems, check.Since(before, nil, nil, nil, nil)...)
	}
	return problems, nil
}

// byID is a book in which factories are looked up by id.
type byID struct{ *load.Book }

func (b byID) has(id string) bool {
	_, found := slices.BinarySearchFunc(b.Factories, id, func(e load.Entry, id string) int { return cmp.Compare(e.ID, id) })
	return found
}

// reportOf is a report in which nothing was found yet.
func (r *run) reportOf(factories int) (*Report, error) {
	languages, err := words.Languages(templates.Files, r.book.Settings)
	if err != nil {
		return nil, err
	}
	return &Report{AsOf: r.asOf, Factories: factories, Language: languages[0], Workers: r.Workers}, nil
}

// finish checks what needs the whole book and puts the report together.
func (r *run) finish() (*Report, error) {
	report, err := r.reportOf(len(r.found))
	if err != nil {
		return nil, err
	}
	gone, err := r.gone()
	if err != nil {
		return nil, err
	}
	report.Problems, report.Suppressed, err = check.Suppress(r.Book, r.book.Commented, diag.Sort(append(gone, r.book.Problems...)), r.asOf)
	if err != nil {
		return nil, err
	}
	for i := range r.found {
		f, err := r.foundOf(i)
		if err != nil {
			return nil, err
		}
		report.Orders += f.orders
		report.Problems = append(report.Problems, f.problems...)
		report.Suppressed = append(report.Suppressed, f.suppressed...)
	}
	ids := func(yield func(check.IDs) bool) {
		for i := range r.found {
			ids, again := r.idsOf(i)
			if err = errors.Join(err, again); err != nil || !yield(ids) {
				return
			}
		}
	}
	report.Problems = append(report.Problems, check.Book(r.book.Settings, ids)...)
	if err != nil {
		return nil, err
	}
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

// foundOf is what was found of a factory; without its ids, where it waits.
func (r *run) foundOf(n int) (f found, err error) {
	if !r.found[n].waits {
		return r.found[n], nil
	}
	return f, r.recall(n, foundSection, &f)
}

// idsOf are the ids that were found in a factory.
func (r *run) idsOf(n int) (ids check.IDs, err error) {
	if !r.found[n].waits {
		return r.found[n].ids, nil
	}
	return ids, r.recall(n, idsSection, &ids)
}

// shortNames shortens the names of all factories so that no two are alike. It reads the
// profile of each of which known gives nothing.
func (r *run) shortNames(ctx context.Context, known func(n int) *keptName) (*words.ShortNames, error) {
	profiles := make([]*record.Factory, len(r.book.Factories))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.Workers)
	for n, entry := range r.book.Factories {
		group.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if name := known(n); name != nil {
				profiles[n] = &record.Factory{
					ID: entry.ID, Name: record.Text{V: name.Name}, NameZH: record.Text{V: name.NameZH}, City: record.Text{V: name.City},
				}
				return nil
			}
			profiles[n], err = r.book.Profile(entry.ID)
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return words.NewShortNames(profiles), nil
}
