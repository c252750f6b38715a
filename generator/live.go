package generator

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"factorybook/generator/diag"
	"factorybook/generator/kept"
	"factorybook/generator/search"
	"factorybook/generator/words"
)

// Live is a book that is looked at while it is written. Update checks what changed and
// keeps the records of the last book without errors, as they were checked; File makes a
// file of its site when somebody asks for it. What File gives is what Build would write.
// All may be called from any number of goroutines.
type Live struct {
	opt Options

	updating sync.Mutex

	mu         sync.Mutex
	last, good *liveBook // the last one, and the last one without errors, or nil
}

// liveBook is a book in memory. It is not changed once it is there.
type liveBook struct {
	*maker
	key    kept.Digest // of what goes into every page
	keys   []kept.Digest
	parts  []livePart
	index  map[string]int // the factory's place by its id
	report *Report

	mu     sync.Mutex
	made   map[string][]byte // files that were asked for
	weight int               // of made, in bytes
}

// livePart is a factory in memory; with an error in its records there is none.
type livePart struct {
	checked *checked
	pieces  map[string][]byte // of the files of all factories
}

// maxMade bounds the files that are kept once they were made, in bytes.
const maxMade = 64 << 20

// NewLive returns a book that was not looked at yet. opt is as for Build, without Now,
// Site and Keep.
func NewLive(opt Options) *Live { return &Live{opt: opt} }

// Update looks at the book again, at the moment now: at the factories of which a folder is in touched or,
// when that is nil, at all. The report has all problems of the book as it is now, and
// changed whether anything at all is another than before.
func (l *Live) Update(ctx context.Context, now time.Time, touched map[string]bool) (report *Report, changed bool, err error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	l.opt.Now = now
	before := l.last
	next, err := l.look(ctx, before, touched)
	if err != nil {
		return nil, false, err
	}
	report = next.report
	changed = before == nil || before.key != next.key || !slices.Equal(before.keys, next.keys) ||
		!slices.EqualFunc(before.report.Problems, report.Problems, func(a, b diag.Problem) bool { return diag.Compare(a, b) == 0 })
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last = next
	if !diag.HasErrors(report.Problems) {
		l.good = next
	}
	return report, changed, nil
}

// Report is that of the last Update, or nil.
func (l *Live) Report() *Report {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.last == nil {
		return nil
	}
	return l.last.report
}

// look reads and checks what is not known from before.
func (l *Live) look(ctx context.Context, before *liveBook, touched map[string]bool) (*liveBook, error) {
	own, err := l.opt.ownFiles()
	if err != nil {
		return nil, err
	}
	// What was not touched has the size it had.
	var sizes map[string]int64
	if before != nil && touched != nil {
		sizes = make(map[string]int64, len(before.parts))
		for n, f := range before.run.book.Factories {
			if !touched[f.ID] && before.parts[n].checked != nil {
				sizes[f.ID] = f.Size
			}
		}
	}
	r, err := startKnowing(ctx, l.opt, sizes)
	if err != nil {
		return nil, err
	}
	n := len(r.book.Factories)
	next := &liveBook{
		key: r.bookKey(&Keep{}, own, r.Commit), parts: make([]livePart, n),
		index: make(map[string]int, n), made: make(map[string][]byte),
	}
	if before != nil && (before.key != next.key || before.today != r.today) {
		before = nil
	}
	ids := make([]string, n)
	for i, f := range r.book.Factories {
		ids[i] = f.ID
	}
	keys, err := r.keys(ctx, ids, func(id string) kept.Digest {
		if at, ok := before.at(id); ok && touched != nil && !touched[id] {
			return before.keys[at]
		}
		return r.keyOf(id, false)
	})
	if err != nil {
		return nil, err
	}
	next.keys = make([]kept.Digest, n)
	for i, id := range ids {
		next.keys[i] = keys[id]
	}
	known := func(n int) (int, bool) {
		at, ok := before.at(r.book.Factories[n].ID)
		return at, ok && next.keys[n] == before.keys[at] && next.keys[n] != (kept.Digest{}) && before.parts[at].checked != nil
	}
	short, err := r.shortNames(ctx, func(n int) *keptName {
		if at, ok := known(n); ok {
			f := before.parts[at].checked.record
			return &keptName{f.Name.V, f.NameZH.V, f.City.V}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if before != nil && short.Equal(before.editions[0].Short) {
		next.maker = before.apart(r) // the same templates and words
	} else if next.maker, err = r.maker(short, words.CommitOf(r.Commit)); err != nil {
		return nil, err
	}
	for n, f := range r.book.Factories {
		next.index[f.ID] = n
	}
	r.reuse = func(n int) (bool, error) {
		at, ok := known(n)
		id := r.book.Factories[n].ID
		if !ok || at != n || short.Of(id) != before.editions[0].Short.Of(id) {
			return false, nil
		}
		next.parts[n], next.rests[n], r.found[n] = before.parts[at], before.rests[at], before.found[at]
		return true, nil
	}
	if err := r.each(ctx, func(n int, f *checked) error { return next.take(n, f) }); err != nil {
		return nil, err
	}
	next.report, err = r.finish()
	return next, err
}

// at is the place of a factory, and whether it is in the book.
func (b *liveBook) at(id string) (int, bool) {
	if b == nil {
		return 0, false
	}
	n, ok := b.index[id]
	return n, ok
}

// take keeps what is to be known of a factory before anybody asks for its pages.
func (b *liveBook) take(n int, f *checked) error {
	if diag.HasErrors(f.problems) {
		return nil
	}
	pieces := make(map[string][]byte)
	to := &memorySink{pieces: func(name string, _ int, data []byte) { pieces[name] = slices.Clone(data) }}
	p, err := b.prepare(to, n, f)
	if err != nil || diag.HasErrors(b.found[n].problems) { // a photo was damaged
		return err
	}
	for i := range b.editions {
		if err := b.inLanguage(to, i, n, p); err != nil {
			return err
		}
	}
	b.parts[n] = livePart{f, pieces}
	return nil
}

// File makes a file of the site of the last book without errors; false: it has none of
// this name.
func (l *Live) File(name string) (data []byte, ok bool, err error) {
	l.mu.Lock()
	b := l.good
	l.mu.Unlock()
	if b == nil {
		return nil, false, nil
	}
	b.mu.Lock()
	data, ok = b.made[name]
	b.mu.Unlock()
	if ok {
		return data, true, nil
	}
	if data, ok, err = b.file(name); err != nil || !ok {
		return nil, false, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.weight += len(data); b.weight > maxMade {
		clear(b.made)
		b.weight = len(data)
	}
	b.made[name] = data
	return data, true, nil
}

func (b *liveBook) file(name string) (data []byte, ok bool, err error) {
	to := &memorySink{name: name, file: func(d []byte) { data, ok = slices.Clone(d), true }}
	if n, of := b.factoryOf(name); of {
		if b.parts[n].checked == nil {
			return nil, false, nil
		}
		// What is known of the book stays as it is.
		r := &run{Options: b.Options, book: b.run.book, today: b.today, asOf: b.asOf, found: make([]found, len(b.parts))}
		err = b.apart(r).factory(to, n, b.parts[n].checked)
		return data, ok, err
	}
	pieces := make(map[string][]byte) // of the book itself
	to.pieces = func(name string, _ int, data []byte) { pieces[name] = slices.Clone(data) }
	if err = errors.Join(b.maker.ofBook(to), b.maker.across(to, b.report)); err != nil || ok {
		return data, ok, err
	}
	for i := range b.editions {
		e := &b.editions[i]
		for _, kind := range search.Kinds {
			if name == e.Dir+kind.Path() {
				return b.join(name, kind.Head(e.Words), pieces[name]), true, nil
			}
		}
	}
	return nil, false, nil
}

// join puts a file of what all factories have for it.
func (b *liveBook) join(name, head string, own []byte) []byte {
	var parts [][]byte
	for _, part := range append([]livePart{{pieces: map[string][]byte{name: own}}}, b.parts...) {
		if piece := part.pieces[name]; len(piece) > 0 {
			parts = append(parts, piece)
		}
	}
	return slices.Concat([]byte(head), bytes.Join(parts, []byte(search.Between)), []byte(search.Tail))
}

// apart is a maker of the same pages for another run.
func (b *liveBook) apart(r *run) *maker {
	m := &maker{run: r, editions: b.editions, rests: make([]*rest, len(r.book.Factories))}
	m.buffers.New = func() any { return new([]byte) }
	return m
}

// factoryOf finds the factory that a file of the site is of.
func (b *liveBook) factoryOf(name string) (n int, ok bool) {
	for i := range b.editions {
		if path, ok := strings.CutPrefix(name, b.editions[i].Dir); ok {
			if n, ok := b.at(words.FactoryIn(path)); ok {
				return n, true
			}
		}
	}
	return 0, false
}

// memorySink takes the one file of its name, and pieces.
type memorySink struct {
	name   string
	file   func(data []byte)
	pieces func(name string, n int, data []byte) // nil: none
}

func (s *memorySink) wants(name string) bool { return s.file != nil && (name == s.name || name == "") }

func (s *memorySink) put(name string, data []byte) error {
	if s.file != nil && name == s.name {
		s.file(data)
	}
	return nil
}

func (s *memorySink) piece(name string, n int, data []byte) error {
	if s.pieces != nil {
		s.pieces(name, n, data)
	}
	return nil
}
