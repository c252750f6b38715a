package generator

import (
	"context"
	"io/fs"

	"factorybook/generator/changes"
	"factorybook/generator/diag"
	"factorybook/generator/lists"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/templates"
)

// Since is the earlier state that a book is compared with: what was known at the
// end of a day, or the records of an earlier commit.
type Since struct {
	Day  record.Date
	Book fs.FS // of the commit; nil: compare with Day
}

// Changed is what happened since, by factory. With an error in the records it is
// empty: what could not be read would be reported as gone.
type Changed struct {
	*Report
	// List are the factories with which something happened, those that are no longer in
	// the book last; Gone are these.
	List, Gone []FactoryChanges
}

// FactoryChanges is what happened with one factory.
type FactoryChanges struct {
	ID      string
	Name    words.Name
	Changes []lists.Change

	record *record.Factory // of one that is gone, as it was
}

// Compare reports what happened since an earlier state, worded in a language ("":
// the book's). What is wrong with the records of an earlier commit is no longer
// anybody's problem: it is compared as far as it could be read.
func Compare(ctx context.Context, opt Options, since Since, language string) (*Changed, error) {
	run, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	site, err := words.NewSite(words.Options{Settings: run.book.Settings, AsOf: run.asOf, Templates: templates.Files, Language: language})
	if err != nil {
		return nil, err
	}
	return run.compare(ctx, site, since, func(int, *checked, []lists.Change) {})
}

// compare is Compare; also is called with each factory and what happened, for several of
// them at once.
func (run *run) compare(ctx context.Context, site *words.Site, since Since, also func(n int, f *checked, happened []lists.Change)) (*Changed, error) {
	words := site.Words
	var old *earlier
	var err error
	if since.Book != nil {
		if old, err = openEarlier(ctx, since.Book, run.book, run.Workers); err != nil {
			return nil, err
		}
	}
	// events are what happened with a factory: by the days of its facts, or against
	// the records of the earlier commit.
	events := func(now *record.Factory) ([]changes.Event, error) {
		if since.Book == nil {
			return changes.Since(now, since.Day, run.asOf, run.book.Settings), nil
		}
		before, fresh, err := old.of(now)
		if err != nil {
			return nil, err
		}
		happened := changes.Between(before, now, run.asOf, run.book.Settings)
		if fresh { // beside what came to it, the factory itself
			happened = append(changes.Between(nil, now, run.asOf, run.book.Settings), happened...)
		}
		return happened, nil
	}

	list := make([]FactoryChanges, len(run.book.Factories))
	err = run.each(ctx, func(n int, f *checked) error {
		if run.failed.Load() {
			return nil // only the problems are wanted now
		}
		happened, err := events(f.record)
		if err != nil {
			return err
		}
		list[n] = factoryChanges(words, f.record, happened)
		also(n, f, list[n].Changes)
		return nil
	})
	if err != nil {
		return nil, err
	}
	report, err := run.finish()
	if err != nil || diag.HasErrors(report.Problems) {
		return &Changed{Report: report}, err
	}
	c := &Changed{Report: report}
	for _, f := range list {
		if len(f.Changes) > 0 {
			c.List = append(c.List, f)
		}
	}
	if since.Book != nil {
		gone, err := old.gone()
		if err != nil {
			return nil, err
		}
		for _, f := range gone {
			was := factoryChanges(words, f, changes.Between(f, nil, run.asOf, run.book.Settings))
			was.record = f
			c.Gone = append(c.Gone, was)
		}
		c.List = append(c.List, c.Gone...)
	}
	return c, site.Err()
}

func factoryChanges(said *words.Words, f *record.Factory, events []changes.Event) FactoryChanges {
	return FactoryChanges{
		ID:      f.ID,
		Name:    words.Name{Latin: f.Name.V, Chinese: f.NameZH.V},
		Changes: lists.Changes(said, events),
	}
}
