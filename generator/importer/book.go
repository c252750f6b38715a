package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"factorybook/generator/diag"
	"factorybook/generator/load"
	"factorybook/generator/record"
)

// book is the book before the import: what exists, and the bytes of the files
// that hold it.
type book struct {
	fsys      fs.FS
	settings  bool // factorybook.yaml exists
	factories map[string]*knownFactory
	orders    map[string]*span
	files     map[string]*bookFile
}

type knownFactory struct {
	name, nameZH string
	text         string // of factory.yaml; "" when there is none
}

// bookFile is a file with orders.
type bookFile struct {
	data  string
	spans []*span // in the order of the file
	// list is set when every record is an entry `- id: …` at the left margin, the
	// form that imports write and can change record by record.
	list bool
}

// span is the text of one record in its file.
type span struct {
	id         string
	factory    string
	file       *bookFile
	path       string
	start, end int
	begin      record.Date
}

func (s *span) text() string { return s.file.data[s.start:s.end] }

// readBook reads what exists. The problems are those of files that could not be
// read at all: what they hold is not known, and could be overwritten.
func readBook(fsys fs.FS) (*book, []diag.Problem, error) {
	b := &book{fsys: fsys, factories: map[string]*knownFactory{}, orders: map[string]*span{}, files: map[string]*bookFile{}}
	if fsys == nil {
		b.fsys = nothing{}
		return b, nil, nil
	}
	if _, err := fs.Stat(fsys, load.SettingsFile); err == nil {
		b.settings = true
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	opened, err := load.Open(fsys)
	if err != nil {
		return nil, nil, err
	}
	loaded, err := loadAll(opened)
	if err != nil {
		return nil, nil, err
	}
	var problems []diag.Problem
	for _, f := range loaded {
		for _, p := range f.Problems {
			if slices.Contains(f.Unread, p.Place.File) {
				problems = append(problems, p)
			}
		}
		if err := b.add(f.Record); err != nil {
			return nil, nil, err
		}
	}
	return b, problems, nil
}

// loadAll reads every factory, on all cores.
func loadAll(opened *load.Book) ([]*load.Factory, error) {
	loaded, errs := make([]*load.Factory, len(opened.Factories)), make([]error, len(opened.Factories))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(loaded); i = int(next.Add(1)) - 1 {
				loaded[i], errs[i] = opened.Factory(opened.Factories[i].ID)
			}
		})
	}
	workers.Wait()
	return loaded, errors.Join(errs...)
}

// nothing is the folder of a book that does not exist yet.
type nothing struct{}

func (nothing) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

func (b *book) add(f *record.Factory) error {
	known := &knownFactory{name: f.Name.V, nameZH: f.NameZH.V}
	text, err := fs.ReadFile(b.fsys, f.File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	known.text = string(text)
	b.factories[f.ID] = known
	byFile := map[string][]*span{}
	for i := range f.Orders {
		o := &f.Orders[i]
		s := &span{id: o.ID.V, factory: f.ID, path: o.File, start: int(o.Pos.Line), begin: o.Begin()}
		byFile[o.File] = append(byFile[o.File], s)
		b.orders[s.id] = s
	}
	for name, spans := range byFile {
		data, err := fs.ReadFile(b.fsys, name)
		if err != nil {
			return err
		}
		b.files[name] = newBookFile(string(data), spans)
	}
	return nil
}

// newBookFile finds the text of every record from the line on which it begins.
func newBookFile(data string, spans []*span) *bookFile {
	file := &bookFile{data: data, spans: spans, list: true}
	slices.SortFunc(spans, func(a, b *span) int { return cmp.Compare(a.start, b.start) })
	starts := lineStarts(data)
	for i, s := range spans {
		s.file = file
		s.start = starts[min(s.start, len(starts))-1]
		s.end = len(data)
		if !strings.HasPrefix(data[s.start:], "- ") || i > 0 && spans[i-1].start == s.start {
			file.list = false
		}
		if i > 0 {
			spans[i-1].end = s.start
		}
	}
	for _, s := range spans {
		s.end = s.start + len(withoutTail(data[s.start:s.end]))
	}
	return file
}

// lineStarts returns where each line begins, behind a byte-order mark.
func lineStarts(data string) []int {
	starts := []int{0}
	if strings.HasPrefix(data, "\ufeff") {
		starts[0] = len("\ufeff")
	}
	for i := range len(data) {
		if data[i] == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// withoutTail takes blank lines, comments at the left margin and document marks
// off the end of a record: they belong to what follows, or to nothing.
func withoutTail(text string) string {
	for {
		body := strings.TrimSuffix(text, "\n")
		cut := strings.LastIndexByte(body, '\n') + 1
		last := strings.TrimSpace(body[cut:])
		if cut == 0 || last != "" && last != "---" && last != "..." && body[cut] != '#' {
			return text
		}
		text = text[:cut]
	}
}

// named returns the id of the factory that has exactly this name, or "".
func (b *book) named(name string) string {
	found := ""
	for id, f := range b.factories {
		if (f.name == name || f.nameZH == name) && (found == "" || id < found) {
			found = id
		}
	}
	return found
}

// place returns the file for a new order of a factory: the one of its year, or
// the next whose records can be added to.
func (b *book) place(factory string, begin record.Date) string {
	year := "undated"
	if begin != 0 {
		year = fmt.Sprint(begin.Year())
	}
	for n := 1; ; n++ {
		name := path.Join("factories", factory, "orders", year+".yaml")
		if n > 1 {
			name = path.Join("factories", factory, "orders", fmt.Sprintf("%s-%d.yaml", year, n))
		}
		if f := b.files[name]; f == nil && !b.exists(name) || f != nil && f.list {
			return name
		}
	}
}

func (b *book) exists(name string) bool {
	_, err := fs.Lstat(b.fsys, name)
	return err == nil
}

// change is a record to put in the place of another (at != nil), or to add.
type change struct {
	at    *span
	id    string
	begin record.Date
	text  string
}

// edit returns the file with the changes made and every other byte as it was.
func (f *bookFile) edit(changes []change) string {
	type piece struct {
		start, end int
		text       string
	}
	crlf := strings.Contains(f.data, "\r\n")
	ends := func(text string) string {
		if crlf {
			return strings.ReplaceAll(text, "\n", "\r\n")
		}
		return text
	}
	var pieces []piece
	var added []change
	for _, c := range changes {
		if c.at == nil {
			added = append(added, c)
			continue
		}
		text := ends(c.text)
		if c.at.end == len(f.data) && !strings.HasSuffix(f.data, "\n") {
			text = strings.TrimRight(text, "\r\n")
		}
		pieces = append(pieces, piece{c.at.start, c.at.end, text})
	}
	slices.SortStableFunc(added, func(a, b change) int { return cmp.Or(compareDays(a.begin, b.begin), cmp.Compare(a.id, b.id)) })
	for i, c := range added {
		at, before, after := f.insertion(c)
		if at == 0 && i > 0 && len(f.spans) == 0 {
			before = "\n" // between the records of a new file
		}
		pieces = append(pieces, piece{at, at, ends(before + c.text + after)})
	}
	slices.SortStableFunc(pieces, func(a, b piece) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var b strings.Builder
	done := 0
	for _, p := range pieces {
		b.WriteString(f.data[done:p.start])
		b.WriteString(p.text)
		done = p.end
	}
	b.WriteString(f.data[done:])
	return b.String()
}

// insertion finds the place of a new record: before the first one that comes
// after it, by day and id. Comments above a record stay above it.
func (f *bookFile) insertion(c change) (at int, before, after string) {
	i := slices.IndexFunc(f.spans, func(s *span) bool {
		return cmp.Or(compareDays(s.begin, c.begin), cmp.Compare(s.id, c.id)) > 0
	})
	switch {
	case len(f.spans) == 0:
		at = len(f.data)
	case i == 0:
		if at = f.commentsAbove(f.spans[0].start); at > 0 || f.spans[0].start == 0 {
			return at, "", "\n"
		}
		// The comment above may be about the whole file: stay below the record.
		at = f.spans[0].end
	case i < 0:
		at = f.spans[len(f.spans)-1].end
	default:
		at = f.spans[i-1].end
	}
	switch {
	case at == 0:
		return at, "", ""
	case f.data[at-1] != '\n':
		return at, "\n\n", ""
	}
	return at, "\n", ""
}

// commentsAbove returns where the comment lines directly above a line begin.
func (f *bookFile) commentsAbove(at int) int {
	for at > 0 {
		line := strings.LastIndexByte(f.data[:at-1], '\n') + 1
		if f.data[line] != '#' {
			return at
		}
		at = line
	}
	return at
}
