package generator

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"factorybook/generator/check"
	"factorybook/generator/diag"
	"factorybook/generator/kept"
	"factorybook/generator/load"
	"factorybook/generator/measure"
	"factorybook/generator/record"
	"factorybook/generator/search"
	"factorybook/generator/words"
	"factorybook/generator/write"
)

// Keep says that a build may leave out what the last one did and would come out the
// same. It never changes what a site says: a state that is missing, old, damaged or of
// another program costs time only.
type Keep struct {
	// Program distinguishes this program, templates included, from every other state of it.
	Program string
	// Contents has files known by their contents, and not by their sizes and times: for
	// folders that are copied about, such as a fresh checkout.
	Contents bool
}

// keptBook is what a build leaves for the next one.
type keptBook struct {
	Book      kept.Digest // of all that is no file of a factory and goes into every page
	Commit    string
	Today     record.Date // of the checks
	Report    held        // found, of the whole book
	Factories []keptFactory
	Across    []keptFile // of no single factory
}

// keptFactory is a factory of which the pages need not be made again as long as its
// key and its short name are the same and its files stand untouched. Its place is in what
// the search finds of it, and nowhere else.
type keptFactory struct {
	ID     string
	Key    kept.Digest
	Size   int64 // of its records, roughly
	Place  int
	Name   keptName
	Short  words.Name
	Files  []keptFile
	Found  held // found, but for the ids; these
	Orders int
	Ahead  bool
	Rest   held // rest
	Pieces []keptPiece
}

// keptName is what the short names of all factories are made of.
type keptName struct{ Name, NameZH, City string }

type keptFile struct {
	Name   string
	Stamp  kept.Stamp
	Places []place // of the commit
}

// keptPiece is where a file of several factories has what is of one.
type keptPiece struct {
	Name string
	At   write.Piece
}

// stateFormat changes when keptBook does: what a program keeps is read by no other
// program, but two of them may have one name.
const stateFormat = "factorybook.state/2"

func newCoder() *kept.Coder {
	// What messages are made of, beside texts.
	c := kept.New("", 0, int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0), float32(0), 0.0, false,
		record.Date(0), record.Number{}.V, diag.Message{}, diag.Place{}, []string(nil))
	kept.ByName(c, func(d *measure.Definition) string { return d.ID }, measure.Define)
	return c
}

// keeper knows the last build and gathers what the next one may know of this.
type keeper struct {
	*Keep
	*late
	coder *kept.Coder
	body  io.ReaderAt            // of the state of the last build
	own   kept.Digest            // of the files of no factory
	book  kept.Digest            // of all that goes into every page
	known map[string]kept.Digest // by the id of each factory of the last build
	keys  []kept.Digest          // by the factory's place; of a zero one nothing is kept
	last  keptBook
	lastN map[string]int
	whole bool // no file of the book has changed

	asking    sync.Mutex
	intactNow map[string]bool // files of several factories that were looked at

	unchanged bool // the whole site was taken over
	aside     *aside
	report    held
	taken     atomic.Int64
	now       []keptFactory
	old       []bool // by the factory's place: it was taken over
	pieces    map[string][]write.Piece
}

// lookBack reads what the last build left and looks which factories are as they were
// then, before anything else is read: what changes in between is seen by the next build.
func (opt *Options) lookBack(ctx context.Context, site *write.Site) (*keeper, error) {
	k := &keeper{Keep: opt.Keep, late: newLate(opt.Commit), coder: newCoder(), lastN: make(map[string]int), intactNow: make(map[string]bool)}
	var err error
	if k.own, err = opt.ownFiles(); err != nil {
		return nil, err
	}
	var index []byte
	if index, k.body = site.State(); !k.load(index) {
		k.last = keptBook{}
	}
	ids := make([]string, len(k.last.Factories))
	for i := range ids {
		ids[i] = k.last.Factories[i].ID
	}
	k.known, err = opt.keys(ctx, ids, func(id string) kept.Digest { return opt.keyOf(id, k.Contents) })
	return k, err
}

// sizes are those of the factories that are as they were.
func (k *keeper) sizes() map[string]int64 {
	sizes := make(map[string]int64, len(k.known))
	for i := range k.last.Factories {
		if f := &k.last.Factories[i]; f.Key != (kept.Digest{}) && f.Key == k.known[f.ID] {
			sizes[f.ID] = f.Size
		}
	}
	return sizes
}

// begin compares the book with that of the last build.
func (k *keeper) begin(ctx context.Context, r *run) error {
	n := len(r.book.Factories)
	k.now, k.old = make([]keptFactory, n), make([]bool, n)
	commit := r.Commit
	if k.late != nil {
		commit = "filled in"
	}
	k.book = r.bookKey(k.Keep, k.own, commit)
	var fresh []string
	for _, f := range r.book.Factories {
		if _, ok := k.known[f.ID]; !ok {
			fresh = append(fresh, f.ID)
		}
	}
	keys, err := r.keys(ctx, fresh, func(id string) kept.Digest { return r.keyOf(id, k.Contents) })
	if err != nil {
		return err
	}
	k.keys = make([]kept.Digest, n)
	for i, f := range r.book.Factories {
		if key, ok := k.known[f.ID]; ok {
			k.keys[i] = key
		} else {
			k.keys[i] = keys[f.ID]
		}
	}
	if k.last.Book != k.book {
		k.last = keptBook{}
	}
	if k.late != nil {
		k.late.from = words.CommitOf(k.last.Commit)
	}
	k.whole = len(k.last.Factories) == n
	for i := range k.last.Factories {
		f := &k.last.Factories[i]
		k.lastN[f.ID] = i
		k.whole = k.whole && f.ID == r.book.Factories[i].ID && f.Key == k.keys[i] && f.Key != (kept.Digest{})
	}
	return nil
}

// ownFiles distinguishes the files of a book that are of no factory from every other state of
// them. It is asked before they are read.
func (opt *Options) ownFiles() (own kept.Digest, err error) {
	sum := sha256.New()
	for _, name := range []string{load.SettingsFile, load.TemplatesFolder, load.FilesFolder} {
		key, err := kept.Key(opt.Book, name, true)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return own, err
		}
		sum.Write(key[:])
	}
	return kept.Digest(sum.Sum(nil)), nil
}

// bookKey distinguishes everything that goes into all pages from every other state of it.
func (r *run) bookKey(keep *Keep, own kept.Digest, commit string) kept.Digest {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s\n%q\n%q\n%q\n%d %v %v\n%x\n", stateFormat, keep.Program, commit, r.BaseURL, r.asOf, r.asOf >= r.today, keep.Contents, own)
	for _, p := range r.book.Problems {
		fmt.Fprintf(sum, "%q\n", fmt.Sprint(p))
	}
	return kept.Digest(sum.Sum(nil))
}

// keys asks for the keys of factories.
func (opt *Options) keys(ctx context.Context, ids []string, key func(id string) kept.Digest) (map[string]kept.Digest, error) {
	list := make([]kept.Digest, len(ids))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(cmp.Or(max(opt.Workers, 0), runtime.GOMAXPROCS(0)))
	for n, id := range ids {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			list[n] = key(id)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	keys := make(map[string]kept.Digest, len(ids))
	for n, id := range ids {
		keys[id] = list[n]
	}
	return keys, nil
}

// keyOf distinguishes the files of a factory from every other state of theirs; zero: it cannot
// be found, and reading it will say why.
func (opt *Options) keyOf(id string, contents bool) kept.Digest {
	key, err := kept.Key(opt.Book, load.FactoriesFolder+"/"+id, contents)
	if err != nil {
		return kept.Digest{}
	}
	return key
}

// load reads what the last build left: its checksum, then its parts.
func (k *keeper) load(state []byte) bool {
	var sum kept.Digest
	if len(state) < len(sum) || sha256.Sum256(state[len(sum):]) != [sha256.Size]byte(state[:len(sum)]) {
		return false
	}
	_, err := k.coder.Read(state[len(sum):], &k.last)
	return err == nil
}

// unchangedFactory is what the last build left of a factory of which no file has changed, or nil.
func (k *keeper) unchangedFactory(r *run, n int) *keptFactory {
	i, ok := k.lastN[r.book.Factories[n].ID]
	if !ok {
		return nil
	}
	f := &k.last.Factories[i]
	if f.Key != k.keys[n] || f.Key == (kept.Digest{}) {
		return nil
	}
	return f
}

// name is what the short name of a factory is made of, where no file of it has changed, or nil.
func (k *keeper) name(r *run, n int) *keptName {
	if k == nil {
		return nil
	}
	if f := k.unchangedFactory(r, n); f != nil {
		return &f.Name
	}
	return nil
}

// reuse takes a factory over from the last build; false: its pages must be made.
func (k *keeper) reuse(m *maker, to *siteSink, n int) (ok bool, err error) {
	f := k.unchangedFactory(m.run, n)
	if f == nil || f.Short != m.editions[0].Short.Of(f.ID) {
		return false, nil
	}
	for _, piece := range f.Pieces {
		if !k.intact(to.site, piece.Name) {
			return false, nil
		}
	}
	if !k.sameDay(m.run, f.Ahead) || len(f.Found.Sizes) != idsSection+1 || len(f.Rest.Sizes) != section(len(m.editions), 0) {
		return false, nil
	}
	moved, ok := k.moved(to.site, n, f)
	if !ok {
		return false, nil
	}
	now := *f
	now.Place = n
	if k.late.same() {
		if !to.site.Keep(stampsOf(f.Files)) {
			return false, nil
		}
	} else {
		now.Files = slices.Clone(f.Files)
		if ok, err := k.refillAll(to.site, now.Files); !ok || err != nil {
			return false, err
		}
	}
	for i, piece := range f.Pieces {
		if moved[i] == nil {
			to.pieces.AddOld(piece.Name, n, piece.At)
		} else if err := to.pieces.Add(piece.Name, n, moved[i]); err != nil {
			return false, err
		}
	}
	k.now[n], k.old[n] = now, true
	m.found[n] = found{orders: f.Orders, ahead: f.Ahead, waits: true}
	m.aside.rests[n], m.aside.old[n] = f.Rest, true
	k.taken.Add(1)
	return true, nil
}

// acrossStands takes over the files of no single factory, which are made of what rest
// holds of each, of the names and of the report: where all of that is as it was, they are.
// Not those that are joined of pieces, which place names.
func (k *keeper) acrossStands(m *maker, site *write.Site, report *Report) bool {
	r := m.run
	k.remember(r, report)
	if r.before != nil || !k.late.same() || r.Commit != k.last.Commit || k.report.Sum != k.last.Report.Sum || len(k.report.Sizes) == 0 || len(k.now) != len(k.last.Factories) {
		return false
	}
	for n := range k.now {
		now, last := &k.now[n], &k.last.Factories[n]
		if now.Key == (kept.Digest{}) || now.ID != last.ID || now.Name != last.Name || now.Short != last.Short || m.aside.rests[n].Sum != last.Rest.Sum {
			return false
		}
	}
	stands := stampsOf(k.last.Across)
	for i := range m.editions {
		for _, kind := range search.Kinds {
			delete(stands, m.editions[i].Dir+kind.Path())
		}
	}
	return len(stands) > 0 && site.Keep(stands)
}

// errUnread means that what the last build left cannot be read after all.
var errUnread = errors.New("what the last build left cannot be read")

// moved reads the pieces of a factory that has another place in the book than in the last
// build, and gives them that place; without one they are nil and stay as they are.
func (k *keeper) moved(site *write.Site, n int, f *keptFactory) (moved [][]byte, ok bool) {
	moved = make([][]byte, len(f.Pieces))
	if f.Place == n {
		return moved, true
	}
	for i, piece := range f.Pieces {
		lines, err := site.StandingPart(piece.Name, piece.At)
		if err == nil {
			moved[i], err = search.Moved(lines, n)
		}
		if err != nil {
			return nil, false
		}
	}
	return moved, true
}

// refillAll puts the files of a factory with the commit of this build in the place of
// that of the last one.
func (k *keeper) refillAll(site *write.Site, files []keptFile) (ok bool, err error) {
	same := make(map[string]kept.Stamp)
	filled := make([][]byte, len(files))
	for i, file := range files {
		if len(file.Places) == 0 {
			same[file.Name] = file.Stamp
			continue
		}
		if !site.Intact(file.Name, file.Stamp) {
			return false, nil
		}
		data, err := site.Standing(file.Name)
		if err != nil {
			return false, nil
		}
		var ok bool
		if filled[i], ok = k.late.refill(data, file.Places); !ok {
			return false, nil
		}
	}
	if !site.Keep(same) {
		return false, nil
	}
	for i, file := range files {
		if filled[i] != nil {
			if err := site.PutInstead(file.Name, filled[i]); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// sameDay reports whether what a check found is found today as well.
func (k *keeper) sameDay(r *run, ahead bool) bool {
	return k.last.Today == r.today || !ahead && k.last.Today < r.today
}

// remember packs the report of a build.
func (k *keeper) remember(r *run, report *Report) {
	whole := found{problems: report.Problems, suppressed: report.Suppressed, orders: report.Orders}
	for i := range r.found {
		whole.ahead = whole.ahead || r.found[i].ahead
	}
	k.report, _, _ = k.aside.hold([][]any{{&whole}}) // without it nothing is known of it
}

// intact reports whether a file of several factories stands untouched.
func (k *keeper) intact(site *write.Site, name string) bool {
	k.asking.Lock()
	defer k.asking.Unlock()
	intact, asked := k.intactNow[name]
	if !asked {
		i := slices.IndexFunc(k.last.Across, func(f keptFile) bool { return f.Name == name })
		intact = i >= 0 && site.Intact(name, k.last.Across[i].Stamp)
		k.intactNow[name] = intact
	}
	return intact
}

func stampsOf(files []keptFile) map[string]kept.Stamp {
	stamps := make(map[string]kept.Stamp, len(files))
	for _, f := range files {
		stamps[f.Name] = f.Stamp
	}
	return stamps
}

// keep packs a factory whose pages were made, and lets it wait aside. What cannot be packed
// is made again by the next build.
func (k *keeper) keep(m *maker, n int, f *record.Factory, files []keptFile) (err error) {
	now := keptFactory{
		ID: f.ID, Key: k.keys[n], Size: m.book.Factories[n].Size, Place: n, Orders: m.found[n].orders, Ahead: m.found[n].ahead, Short: m.editions[0].Short.Of(f.ID), Files: slices.Clone(files),
		Name: keptName{f.Name.V, f.NameZH.V, f.City.V},
	}
	var packed bool
	rest := m.found[n]
	rest.ids = check.IDs{}
	if now.Found, packed, err = k.aside.hold([][]any{{&rest}, {&m.found[n].ids}}); err != nil {
		return err
	}
	if packed {
		m.found[n] = found{orders: m.found[n].orders, ahead: m.found[n].ahead, waits: true}
	}
	err = m.putAside(n)
	if !packed || m.rests[n] != nil {
		now.Key = kept.Digest{}
	}
	k.now[n] = now
	return err
}

// recall unpacks a section of what was found of a factory.
func (k *keeper) recall(n, section int, into any) error {
	if !k.old[n] {
		return k.aside.read(&k.now[n].Found, section, into)
	}
	return k.readOld(&k.now[n].Found, section, into)
}

// readOld unpacks a section of what the last build left.
func (k *keeper) readOld(h *held, section int, into any) error {
	data, err := wholeOf(k.body, h)
	if err != nil || section >= len(h.Sizes) {
		return errUnread
	}
	for _, size := range h.Sizes[:section] {
		data = data[size:]
	}
	if _, err := k.coder.Read(data, into); err != nil {
		return errUnread
	}
	return nil
}

// nothingChanged takes over the whole site of the last build, if it stands untouched, and
// returns its report; or nil.
func (k *keeper) nothingChanged(r *run, site *write.Site) *Report {
	var whole found
	if !k.whole || r.before != nil || !k.late.same() || r.Commit != k.last.Commit || len(k.last.Across) == 0 || k.readOld(&k.last.Report, 0, &whole) != nil || !k.sameDay(r, whole.ahead) || diag.HasErrors(whole.problems) {
		return nil
	}
	all := stampsOf(k.last.Across)
	for i := range k.last.Factories {
		for _, file := range k.last.Factories[i].Files {
			all[file.Name] = file.Stamp
		}
	}
	report, err := r.reportOf(len(k.last.Factories))
	if err != nil || !site.Keep(all) {
		return nil
	}
	report.Orders, report.Problems, report.Suppressed = whole.orders, whole.problems, whole.suppressed
	k.unchanged = true
	k.now, k.report = k.last.Factories, k.last.Report
	k.taken.Store(int64(len(k.now)))
	return report
}

// kept counts the factories that were taken over.
func (k *keeper) kept() int {
	if k == nil {
		return 0
	}
	return int(k.taken.Load())
}

// stateOf says what the next build may know, once the site stands; nil: nothing.
func (k *keeper) stateOf(r *run, site *write.Site) func() []byte {
	if k == nil {
		return nil
	}
	return func() []byte {
		if k.unchanged && site.Untouched() && k.last.Today == r.today {
			return nil // what the last build left is still true
		}
		if k.bring(site) != nil {
			return nil
		}
		book := keptBook{Book: k.book, Commit: r.Commit, Today: r.today, Report: k.report, Factories: k.now}
		across := site.Files()
		for n := range k.now {
			f := &k.now[n]
			for i := range f.Files {
				f.Files[i].Stamp = across[f.Files[i].Name]
				delete(across, f.Files[i].Name)
			}
			if !k.unchanged {
				f.Pieces = nil
			}
		}
		for name, list := range k.pieces {
			for _, at := range list {
				if at.N >= 0 {
					k.now[at.N].Pieces = append(k.now[at.N].Pieces, keptPiece{name, at})
				}
			}
		}
		for name, stamp := range across {
			book.Across = append(book.Across, keptFile{Name: name, Stamp: stamp})
		}
		size := sha256.Size
		for n := range k.now {
			size += 512 + 128*len(k.now[n].Files)
		}
		data, err := k.coder.Append(make([]byte, sha256.Size, size), &book)
		if err != nil {
			return nil
		}
		sum := sha256.Sum256(data[sha256.Size:])
		copy(data, sum[:])
		return data
	}
}

// bring copies all that was taken over to what this build keeps.
func (k *keeper) bring(site *write.Site) error {
	if k.aside == nil {
		store, err := site.Aside()
		if err != nil {
			return err
		}
		k.aside = newAside(store, len(k.now), k.body)
		for n := range k.now {
			k.aside.rests[n], k.aside.old[n], k.old[n] = k.now[n].Rest, true, true
		}
		if k.aside.copy(&k.report) != nil {
			k.report = held{}
		}
	}
	for n := range k.now {
		f, rest := &k.now[n], &k.aside.rests[n]
		if k.aside.old[n] && k.aside.copy(rest) != nil || k.old[n] && k.aside.copy(&f.Found) != nil {
			f.Key = kept.Digest{} // damaged: the next build makes it again
		}
		f.Rest = *rest
	}
	return nil
}

// siteSink puts files into a site, with the commit in them.
type siteSink struct {
	site   *write.Site
	pieces *write.Pieces
	late   *late
	room   sync.Pool // of *[]byte
	watch  *stopwatch
	// interrupted is asked between files.
	interrupted func() error
}

func (s *siteSink) wants(string) bool { return true }

func (s *siteSink) put(name string, data []byte) error {
	_, err := s.filled(name, data)
	return err
}

func (s *siteSink) filled(name string, data []byte) (places []place, err error) {
	if err := s.interrupted(); err != nil {
		return nil, err
	}
	defer s.watch.time(Writing)()
	if s.late == nil {
		return nil, s.site.Put(name, data)
	}
	room, ok := s.room.Get().(*[]byte)
	if !ok {
		room = new([]byte)
	}
	defer s.room.Put(room)
	*room, places = s.late.fill((*room)[:0], data)
	return places, s.site.Put(name, *room)
}

func (s *siteSink) piece(name string, n int, data []byte) error { return s.pieces.Add(name, n, data) }

// recorder puts the files of one factory and remembers them.
type recorder struct {
	*siteSink
	files []keptFile
}

func (r *recorder) put(name string, data []byte) error {
	places, err := r.filled(name, data)
	r.files = append(r.files, keptFile{Name: name, Places: places})
	return err
}
