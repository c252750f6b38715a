package generator

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"time"

	"factorybook/generator/briefing"
	"factorybook/generator/changes"
	"factorybook/generator/diag"
	"factorybook/generator/dossier"
	"factorybook/generator/export"
	"factorybook/generator/figures"
	"factorybook/generator/ical"
	"factorybook/generator/lists"
	"factorybook/generator/pages"
	"factorybook/generator/record"
	"factorybook/generator/render"
	"factorybook/generator/search"
	"factorybook/generator/words"
	"factorybook/generator/write"
	"factorybook/templates"
)

// maker makes the files of a site.
type maker struct {
	*run
	editions []edition
	rests    []*rest   // by the factory's place in the book; nil: it waits aside
	aside    *aside    // nil: all stay in memory
	buffers  sync.Pool // room for a page, used again for the next one
}

// edition is the site in one language while it is made.
type edition struct {
	*words.Site
	renderer *render.Renderer
}

// rest is what stays of a factory for the files across factories.
type rest struct {
	states   export.FactoryStates
	editions []restIn
}

// restIn is what stays of it in one language.
type restIn struct {
	summary pages.Summary
	days    calendarDays
	feed    []lists.FeedEntry
}

// calendarDays are what a factory adds to the calendar.
type calendarDays struct {
	owner     string
	todos     []figures.Todo
	shutdowns []ical.Event
}

// sink takes the files of a site.
type sink interface {
	// wants reports whether a file of this name is taken at all; of no name, whether any is.
	wants(name string) bool
	// put takes a file; data is not kept.
	put(name string, data []byte) error
	// piece takes what a factory adds to a file of all factories; n is its place in the
	// book, -1 for the book itself.
	piece(name string, n int, data []byte) error
}

func (r *run) maker(short *words.ShortNames, commit words.Commit) (*maker, error) {
	sites, err := words.NewSites(words.Options{Settings: r.book.Settings, AsOf: r.asOf, Commit: commit, Templates: templates.Files, Short: short})
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
	m := &maker{run: r, editions: make([]edition, len(sites)), rests: make([]*rest, len(r.book.Factories))}
	m.buffers.New = func() any { return new([]byte) }
	for i, s := range sites {
		renderer, err := render.New(files, s)
		if err != nil {
			return nil, err
		}
		m.editions[i] = edition{s, renderer}
	}
	return m, nil
}

// pages puts pages.
func (m *maker) pages(to sink, e *edition, pages iter.Seq2[words.Page, error]) error {
	buffer := m.buffers.Get().(*[]byte)
	defer m.buffers.Put(buffer)
	for page, err := range pages {
		if err != nil {
			return err
		}
		if !to.wants(page.Path) {
			continue
		}
		if *buffer, err = e.renderer.Page((*buffer)[:0], page); err != nil {
			return fmt.Errorf("%s: %w", page.Path, err)
		}
		if err := to.put(page.Path, *buffer); err != nil {
			return err
		}
	}
	return nil
}

// prepared is a factory of which everything is found out.
type prepared struct {
	known *record.Factory
	found *dossier.Dossier
	fed   []changes.Event // for feeds
}

// each are pages that were made all at once.
func each(made []words.Page) iter.Seq2[words.Page, error] {
	return func(yield func(words.Page, error) bool) {
		for _, page := range made {
			if !yield(page, nil) {
				return
			}
		}
	}
}

// factory puts all files of a factory, and keeps what the pages across factories need.
func (m *maker) factory(to sink, n int, f *checked) error {
	p, err := m.prepare(to, n, f)
	if err != nil {
		return err
	}
	defer m.watch.time(Making)()
	if name := words.DataPath(p.known.ID); to.wants(name) {
		data := m.buffers.Get().(*[]byte)
		*data = export.AppendFactoryData((*data)[:0], p.known, p.found.Result)
		err := to.put(name, *data)
		m.buffers.Put(data)
		if err != nil {
			return err
		}
	}
	// Computed once, and put into words in each language.
	for i := range m.editions {
		if err := m.inLanguage(to, i, n, p); err != nil {
			return err
		}
	}
	return nil
}

// prepare finds out everything about a factory, and puts its pictures and documents.
func (m *maker) prepare(to sink, n int, f *checked) (*prepared, error) {
	known := f.record.AsOf(m.asOf)
	var files dossier.Files
	if f.attached {
		stop := m.watch.time(Photos)
		var err error
		if files, err = m.files(to, n, known); err != nil {
			return nil, err
		}
		stop()
	}
	defer m.watch.time(Measuring)()
	found := dossier.Of(known, m.book.Settings, m.asOf, f.problems, files)
	found.Changed = changes.Since(f.record, m.asOf-pages.DaysChanged, m.asOf, m.book.Settings)
	m.rests[n] = &rest{export.StatesOf(known, found.Result), make([]restIn, len(m.editions))}
	return &prepared{known, found, changes.Since(f.record, m.asOf-lists.DaysFed, m.asOf, m.book.Settings)}, nil
}

// inLanguage puts the files of a factory in the i-th language.
func (m *maker) inLanguage(to sink, i, n int, p *prepared) error {
	e := &m.editions[i]
	partner := figures.NewPartner(e.Site, p.found)
	stays := &m.rests[n].editions[i]
	stays.summary = pages.Summarize(e.Site, partner)
	stays.days = calendarDays{p.known.Owner.V, partner.Todos, lists.ShutdownEvents(e.Words, p.known, m.asOf)}
	if err := m.subscriptions(to, e, stays, p.known, p.fed); err != nil {
		return err
	}
	if to.wants("") {
		made := append(pages.OfFactory(e.Site, partner), briefing.OnSite(e.Site, partner))
		if i == 0 {
			made = append(made, export.ChartFiles(partner)...)
		}
		if err := m.pages(to, e, each(made)); err != nil {
			return err
		}
	}
	return e.findable(to, n, search.Of(e.Site, partner, n))
}

// findable puts the documents of a factory, which wait until those of all are there.
func (e *edition) findable(to sink, n int, lines *search.Lines) error {
	for i, kind := range search.Kinds {
		if err := to.piece(e.Dir+kind.Path(), n, lines[i]); err != nil {
			return err
		}
	}
	return nil
}

// ofBook puts what the book itself adds to files that are joined of pieces.
func (m *maker) ofBook(to sink) error {
	for i := range m.editions {
		e := &m.editions[i]
		if err := errors.Join(e.Err(), e.findable(to, -1, search.OfBook(e.Site))); err != nil {
			return err
		}
	}
	return nil
}

// indexData has what is measured of all factories.
const indexData = "data/index.json"

// across puts all files of no single factory, but for those that are joined of pieces.
func (m *maker) across(to sink, report *Report) error {
	for i := range m.editions {
		e := &m.editions[i]
		if err := m.pages(to, e, pages.Across(e.Site, m.summaries(i), to.wants, report.Problems, report.Suppressed...)); err != nil {
			return err
		}
		if err := m.subscribed(to, e, i); err != nil {
			return err
		}
		paper := e.renderer.Paper()
		if err := to.put(paper.Path, paper.Data); err != nil {
			return err
		}
		if err := e.Err(); err != nil {
			return err
		}
	}
	if to.wants(indexData) {
		states, err := m.states()
		if err != nil {
			return err
		}
		if err := to.put(indexData, export.AppendIndexData(nil, m.book.Settings, m.asOf, states)); err != nil {
			return err
		}
	}
	assets, err := m.editions[0].renderer.Assets()
	if err != nil {
		return err
	}
	if logo := words.LogoPath(m.book.Settings); logo != "" {
		data, err := m.logo()
		if err != nil {
			return err
		}
		assets = append(assets, render.Asset{Path: logo, Data: data})
	}
	for _, asset := range assets {
		if err := to.put(asset.Path, asset.Data); err != nil {
			return err
		}
	}
	return nil
}

// build renders every page and puts it aside in site. keep knows what the last build
// left, and gathers what the next one may know; nil: all is done again. parts has the pages
// of all factories, where they were made elsewhere; else it is nil.
func (r *run) build(ctx context.Context, site *write.Site, keep *keeper, parts *assembly) (*Report, error) {
	r.builds = true
	pieces, err := site.Pieces()
	if err != nil {
		return nil, err
	}
	defer pieces.Close()
	to := &siteSink{site: site, pieces: pieces, watch: &r.watch, interrupted: ctx.Err}
	stop := r.watch.time(Opening)
	if keep != nil {
		if err := keep.begin(ctx, r); err != nil {
			return nil, err
		}
		if report := keep.nothingChanged(r, site); report != nil {
			stop()
			return report, nil
		}
		to.late = keep.late
	}
	name := func(n int) *keptName { return keep.name(r, n) }
	if parts != nil {
		name = func(n int) *keptName { return parts.name(r.book.Factories[n].ID) }
	}
	short, err := r.shortNames(ctx, name)
	if err != nil {
		return nil, err
	}
	m, err := r.maker(short, to.late.commit(r.Commit))
	if err != nil {
		return nil, err
	}
	store, err := site.Aside()
	if err != nil {
		return nil, err
	}
	m.aside = newAside(store, len(r.book.Factories), nil)
	if keep != nil {
		r.recall = keep.recall
		m.aside.from = keep.body
		keep.aside = m.aside
	}
	stop()
	work := func(n int, f *checked) error {
		if r.failed.Load() {
			return nil // only the problems are wanted now
		}
		return errors.Join(m.factory(to, n, f), m.putAside(n))
	}
	if parts != nil {
		r.reuse = func(n int) (bool, error) { return parts.reuse(m, to, n) }
	}
	if keep != nil {
		r.reuse = func(n int) (bool, error) { return keep.reuse(m, to, n) }
		work = func(n int, f *checked) error {
			if r.failed.Load() {
				return nil
			}
			own := &recorder{siteSink: to}
			if err := m.factory(own, n, f); err != nil {
				return err
			}
			return keep.keep(m, n, f.record, own.files)
		}
	}
	if err := r.each(ctx, work); err != nil {
		return nil, err
	}
	report, err := r.finish()
	if err != nil || diag.HasErrors(report.Problems) {
		return report, err
	}
	for n := range r.found { // the report has it
		r.found[n] = found{ahead: r.found[n].ahead}
	}
	// Making was timed around Writing.
	r.watch.add(Making, -time.Duration(r.watch[Writing].Load()))
	before := r.watch[Writing].Load()
	stop = r.watch.time(Across)
	places := make(map[string][]write.Piece)
	if err := m.ofBook(to); err != nil {
		return nil, err
	}
	if keep == nil || !keep.acrossStands(m, site, report) {
		if err := m.aside.bring(); err != nil {
			return nil, err
		}
		if err := m.across(to, report); err != nil {
			return nil, err
		}
	}
	for i := range m.editions {
		e := &m.editions[i]
		for _, kind := range search.Kinds {
			name := e.Dir + kind.Path()
			if places[name], err = pieces.Join(name, kind.Head(e.Words), search.Between, search.Tail); err != nil {
				return nil, err
			}
		}
	}
	if keep != nil {
		keep.pieces = places
	}
	stop()
	r.watch[Writing].Store(before) // across factories it is part of that
	return report, nil
}
