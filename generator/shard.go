package generator

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"factorybook/generator/diag"
	"factorybook/generator/kept"
	"factorybook/generator/record"
	"factorybook/generator/words"
	"factorybook/generator/write"
)

// A large book can be built in parts, on several machines: BuildShard makes the pages of
// some of its factories, and Assemble makes the site of the parts of all. The site is,
// byte for byte, the one that Build gives.

// Shard is one of several parts of a book: the N-th of Of, counted from 1.
type Shard struct{ N, Of int }

// partName is the file of a part that says what the others are.
const partName = "factorybook.part"

// part is what a shard leaves for whoever assembles them.
type part struct {
	Book      kept.Digest // of all that goes into every page
	Today     record.Date // of the checks
	Shard     Shard
	IDs       []string // of all factories of the book
	Factories []partFactory
}

// partFactory is a factory of which the pages stand in the part's folder.
type partFactory struct {
	ID     string
	Key    kept.Digest // of its files, by their contents
	Size   int64       // of its records, roughly
	Name   keptName
	Short  words.Name
	Files  []partFile
	Pieces []partPiece
	Found  []byte // packed: found
	Rest   []byte // packed: rest
}

type partFile struct {
	Name string
	Sum  kept.Sum
}

// partPiece is what a factory adds to a file of several.
type partPiece struct {
	Name string
	Data []byte
}

// PartError says why parts do not make a site.
type PartError struct{ Text string }

func (e *PartError) Error() string { return e.Text }

// program distinguishes this program from every other one, for parts.
func (opt *Options) program() *Keep {
	return &Keep{Program: opt.Keep.Program, Contents: true}
}

// BuildShard checks some of the factories of the book and brings their pages to the folder
// out, for Assemble. opt.Keep names the program. When a problem is an error nothing is
// written, and the report has no Site.
func BuildShard(ctx context.Context, opt Options, shard Shard, out string) (*Report, error) {
	site, err := write.Open(ctx, out, opt.Site)
	if err != nil {
		return nil, err
	}
	report, err := buildShard(ctx, opt, shard, site)
	if err != nil || diag.HasErrors(report.Problems) {
		return report, errors.Join(err, site.Abort())
	}
	report.Site, err = site.Commit(ctx, false, nil)
	return report, err
}

func buildShard(ctx context.Context, opt Options, shard Shard, site *write.Site) (*Report, error) {
	own, err := opt.ownFiles()
	if err != nil {
		return nil, err
	}
	r, err := start(ctx, opt)
	if err != nil {
		return nil, err
	}
	r.builds = true
	made := part{Book: r.bookKey(r.program(), own, r.Commit), Today: r.today, Shard: shard}
	for _, f := range r.book.Factories {
		made.IDs = append(made.IDs, f.ID)
	}
	r.only = r.dealt(shard)
	short, err := r.shortNames(ctx, func(int) *keptName { return nil })
	if err != nil {
		return nil, err
	}
	m, err := r.maker(short, words.CommitOf(r.Commit))
	if err != nil {
		return nil, err
	}
	coder := newCoder()
	var mu sync.Mutex
	if err := r.each(ctx, func(n int, f *checked) error {
		if r.failed.Load() {
			return nil
		}
		to := &partSink{site: site, interrupted: ctx.Err}
		if err := m.factory(to, n, f); err != nil {
			return err
		}
		one := partFactory{
			ID: f.record.ID, Key: r.keyOf(f.record.ID, true), Size: r.book.Factories[n].Size, Files: to.files, Pieces: to.pieces,
			Name: keptName{f.record.Name.V, f.record.NameZH.V, f.record.City.V}, Short: short.Of(f.record.ID),
		}
		var err error
		if one.Found, err = coder.Append(nil, &m.found[n]); err == nil {
			one.Rest, err = coder.Append(nil, m.rests[n])
			m.rests[n] = nil
		}
		if err != nil {
			return fmt.Errorf("keep what other pages need: %w", err)
		}
		mu.Lock()
		defer mu.Unlock()
		made.Factories = append(made.Factories, one)
		return nil
	}); err != nil {
		return nil, err
	}
	report, err := r.finish()
	if err != nil || diag.HasErrors(report.Problems) {
		return report, err
	}
	report.Factories, report.Times = len(made.Factories), r.watch.times()
	slices.SortFunc(made.Factories, func(a, b partFactory) int { return cmp.Compare(a.ID, b.ID) })
	data, err := coder.Append(make([]byte, sha256.Size), &made)
	if err != nil {
		return nil, fmt.Errorf("keep what other pages need: %w", err)
	}
	sum := sha256.Sum256(data[sha256.Size:])
	copy(data, sum[:])
	return report, site.Put(partName, data)
}

// dealt are the factories of a shard: the biggest go to one shard after the other.
func (r *run) dealt(shard Shard) map[int]bool {
	only := make(map[int]bool)
	for i, n := range r.biggestFirst() {
		if i%shard.Of == shard.N-1 {
			only[n] = true
		}
	}
	return only
}

// partSink puts the files of one factory into its part.
type partSink struct {
	site        *write.Site
	interrupted func() error
	files       []partFile
	pieces      []partPiece
}

func (s *partSink) wants(string) bool { return true }

func (s *partSink) put(name string, data []byte) error {
	if err := s.interrupted(); err != nil {
		return err
	}
	s.files = append(s.files, partFile{name, kept.SumOf(data)})
	return s.site.Put(name, data)
}

func (s *partSink) piece(name string, _ int, data []byte) error {
	s.pieces = append(s.pieces, partPiece{name, slices.Clone(data)})
	return nil
}

// assembly is the parts of a book while its site is made of them.
type assembly struct {
	coder *kept.Coder
	parts []fs.FS
	of    map[string]partOf // by the factory's id
	first part
}

type partOf struct {
	*partFactory
	folder fs.FS
}

// Assemble makes the site of the book of all its parts, which stand in folders, and brings
// it to the folder out, as Build does. Parts that are not all of one book, of one state and
// one day, made by this program, are a PartError.
func Assemble(ctx context.Context, opt Options, parts []fs.FS, out string, clean bool) (*Report, error) {
	site, err := write.Open(ctx, out, opt.Site)
	if err != nil {
		return nil, err
	}
	report, err := assemble(ctx, opt, parts, site)
	if err != nil || diag.HasErrors(report.Problems) {
		return report, errors.Join(err, site.Abort())
	}
	report.Site, err = site.Commit(ctx, clean, nil)
	return report, err
}

func assemble(ctx context.Context, opt Options, parts []fs.FS, site *write.Site) (*Report, error) {
	a := &assembly{coder: newCoder(), parts: parts, of: make(map[string]partOf)}
	if err := a.read(); err != nil {
		return nil, err
	}
	own, err := opt.ownFiles()
	if err != nil {
		return nil, err
	}
	sizes := make(map[string]int64)
	for id, f := range a.of {
		sizes[id] = f.Size
	}
	r, err := startKnowing(ctx, opt, sizes)
	if err != nil {
		return nil, err
	}
	if err := a.fits(ctx, r, own); err != nil {
		return nil, err
	}
	report, err := r.build(ctx, site, nil, a)
	if err == nil {
		report.Times = r.watch.times()
	}
	return report, err
}

// read reads what the parts say of themselves.
func (a *assembly) read() error {
	seen := make(map[int]bool)
	for i, folder := range a.parts {
		data, err := fs.ReadFile(folder, partName)
		if err != nil {
			return &PartError{fmt.Sprintf("the %s folder is no part of a site: %v", ordinal(i+1), err)}
		}
		var p part
		if len(data) < sha256.Size || sha256.Sum256(data[sha256.Size:]) != [sha256.Size]byte(data[:sha256.Size]) {
			return &PartError{fmt.Sprintf("%s of the %s folder is damaged", partName, ordinal(i+1))}
		}
		if _, err := a.coder.Read(data[sha256.Size:], &p); err != nil {
			return &PartError{fmt.Sprintf("the %s folder was made by another version of the program", ordinal(i+1))}
		}
		if i == 0 {
			a.first = p
		}
		switch {
		case p.Book != a.first.Book || p.Today != a.first.Today || !slices.Equal(p.IDs, a.first.IDs):
			return &PartError{fmt.Sprintf("part %d/%d was made of another state of the book, for another day or address, or by another program than part %d/%d",
				p.Shard.N, p.Shard.Of, a.first.Shard.N, a.first.Shard.Of)}
		case p.Shard.Of != a.first.Shard.Of:
			return &PartError{fmt.Sprintf("part %d/%d does not belong to part %d/%d", p.Shard.N, p.Shard.Of, a.first.Shard.N, a.first.Shard.Of)}
		case seen[p.Shard.N]:
			return &PartError{fmt.Sprintf("part %d/%d is there twice", p.Shard.N, p.Shard.Of)}
		}
		seen[p.Shard.N] = true
		for j := range p.Factories {
			f := &p.Factories[j]
			a.of[f.ID] = partOf{f, folder}
		}
	}
	var missing []string
	for n := 1; n <= a.first.Shard.Of; n++ {
		if !seen[n] {
			missing = append(missing, fmt.Sprintf("%d/%d", n, a.first.Shard.Of))
		}
	}
	if len(missing) > 0 {
		return &PartError{"missing: part " + strings.Join(missing, ", ")}
	}
	return nil
}

func ordinal(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return fmt.Sprintf("%dst", n)
		case 2:
			return fmt.Sprintf("%dnd", n)
		case 3:
			return fmt.Sprintf("%drd", n)
		}
	}
	return fmt.Sprintf("%dth", n)
}

// fits reports whether the parts are of the book as it stands here.
func (a *assembly) fits(ctx context.Context, r *run, own kept.Digest) error {
	other := &PartError{"the parts were made of another state of the book than the one here, for another day or address, or by another program"}
	ids := make([]string, 0, len(r.book.Factories))
	for _, f := range r.book.Factories {
		ids = append(ids, f.ID)
	}
	if a.first.Book != r.bookKey(r.program(), own, r.Commit) || !slices.Equal(ids, a.first.IDs) {
		return other
	}
	if plainCommit.MatchString(r.Commit) && !strings.HasSuffix(r.Commit, "+") {
		return nil // git knows that the records are the same
	}
	keys, err := r.keys(ctx, ids, func(id string) kept.Digest { return r.keyOf(id, true) })
	if err != nil {
		return err
	}
	for _, id := range ids {
		if keys[id] != a.of[id].Key {
			return other
		}
	}
	return nil
}

// name is what the short name of a factory is made of.
func (a *assembly) name(id string) *keptName { return &a.of[id].Name }

// reuse takes a factory over from its part.
func (a *assembly) reuse(m *maker, to sink, n int) (bool, error) {
	id := m.book.Factories[n].ID
	f := a.of[id]
	var was found
	var stays rest
	_, err := a.coder.Read(f.Found, &was)
	if err == nil {
		_, err = a.coder.Read(f.Rest, &stays)
	}
	if err != nil || f.Short != m.editions[0].Short.Of(id) || len(stays.editions) != len(m.editions) {
		return false, &PartError{fmt.Sprintf("what was kept of the factory %s does not fit the other parts", id)}
	}
	if a.first.Today != m.today && (was.ahead || a.first.Today > m.today) {
		return false, &PartError{"the parts were made on another day; build them again, or set SOURCE_DATE_EPOCH for all"}
	}
	m.found[n], m.rests[n] = was, &stays
	if err := m.putAside(n); err != nil {
		return false, err
	}
	for _, file := range f.Files {
		data, err := fs.ReadFile(f.folder, file.Name)
		if err != nil {
			return false, &PartError{fmt.Sprintf("a part is not whole: %v", err)}
		}
		if kept.SumOf(data) != file.Sum {
			return false, &PartError{fmt.Sprintf("%s was changed since its part was made", file.Name)}
		}
		if err := to.put(file.Name, data); err != nil {
			return false, err
		}
	}
	for _, piece := range f.Pieces {
		if err := to.piece(piece.Name, n, piece.Data); err != nil {
			return false, err
		}
	}
	return true, nil
}
