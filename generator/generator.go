package generator

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/photo"
	"factorybook/generator/record"
	"factorybook/generator/write"
)

// Options say which book is read, for which day, and where the site goes.
type Options struct {
	// Book is the folder of the book. It must not lead outside of itself.
	Book fs.FS
	// Before is the book at an earlier commit, to find facts of the past that
	// were rewritten since; nil: nothing is compared.
	Before fs.FS
	// Now is the moment that "today" comes from, in the book's time zone.
	Now time.Time
	// AsOf is the day that the report speaks for; no date: the settings' as_of,
	// else today.
	AsOf record.Date
	// BaseURL is the address of the site, for feeds and calendars, which are read elsewhere;
	// "": they name no address.
	BaseURL string
	// Commit names the state of the records' source, or "".
	Commit string
	// Workers is how many factories are in work at once; 0: one per core.
	Workers int
	// Photos makes the pictures of photos, and may remember them from build to
	// build; nil: nothing is remembered.
	Photos *photo.Maker
	// Site says how a site is brought to its place.
	Site write.Options
	// Keep lets a build leave out what the last one did; nil: all is done again.
	Keep *Keep
	// Progress hears how far the run has come, from any goroutine; nil: nobody is.
	Progress func(Progress)
}

// Report is what a run found and did.
type Report struct {
	AsOf     record.Date
	Problems []diag.Problem // in their one order
	// Language is the first language of the book, in which its problems are said
	// unless another one is asked for.
	Language string
	// Suppressed are the warnings that a record allows, with its reason.
	Suppressed []check.Suppressed
	// Factories and Orders count what was read.
	Factories, Orders int
	// Kept are the factories whose pages a build took over from the last one.
	Kept int
	// Site is what was written; zero after problems and after Check.
	Site write.Report
	// Times are how long each stage took, and Workers how many factories were in work at
	// once.
	Times   Times
	Workers int
}

// Check finds the problems of the book and changes nothing.
func Check(ctx context.Context, opt Options) (*Report, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	err = run.each(ctx, func(int, *checked) error { return nil })
	if err != nil {
		return nil, err
	}
	report, err := run.finish()
	if err != nil {
		return nil, err
	}
	report.Times = run.watch.times()
	return report, nil
}

// Build checks the book and brings its site to the folder out. When a problem is
// an error the last good site stays, and the report has no Site.
func Build(ctx context.Context, opt Options, out string, clean bool) (*Report, error) {
	// The folder comes first: what another build changes there is waited for, and the
	// book is read as it is then.
	began := time.Now()
	site, err := write.Open(ctx, out, opt.Site)
	if err != nil {
		return nil, err
	}
	var keep *keeper
	var sizes map[string]int64
	if opt.Keep != nil {
		if keep, err = opt.lookBack(ctx, site); err != nil {
			return nil, errors.Join(err, site.Abort())
		}
		sizes = keep.sizes()
	}
	run, err := startKnowing(ctx, opt, sizes)
	if err != nil {
		return nil, errors.Join(err, site.Abort())
	}
	run.watch.add(Opening, time.Since(began))
	report, err := run.build(ctx, site, keep, nil)
	if errors.Is(err, errUnread) { // so all is done again
		if err := site.Abort(); err != nil {
			return nil, err
		}
		opt.Keep = nil
		return Build(ctx, opt, out, clean)
	}
	if err == nil {
		report.Times = run.watch.times()
		err = ctx.Err() // what was interrupted does not come to its place
	}
	if err != nil || diag.HasErrors(report.Problems) {
		return report, errors.Join(err, site.Abort())
	}
	report.Kept = keep.kept()
	stop := run.watch.time(Placing)
	report.Site, err = site.Commit(ctx, clean, keep.stateOf(run, site))
	stop()
	report.Times = run.watch.times()
	return report, err
}
