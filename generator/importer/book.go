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
	log       bool // a log is added to it
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
	// inspections are those of the record; read for a log alone.
	inspections []record.Inspection
	// lines says that the record has lines, and skus are their articles; read for a log alone.
	lines bool
	skus  []string
}

func (s *span) text() string { return s.file.data[s.start:s.end] }

// readBook reads what exists. The problems are those of files that could not be
// read at all: what they hold is not known, and could be overwritten.
func readBook(fsys fs.FS, log bool) (*book, []diag.Problem, error) {
	b := &book{fsys: fsys, log: log, factories: map[string]*knownFactory{}, orders: map[string]*span{}, files: map[string]*bookFile{}}
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
		if b.log {
			s.inspections, s.lines = o.Inspections, len(o.Lines) > 0
			for n := range o.Lines {
				s.skus = append(s.skus, o.Lines[n].SKU.V)
			}
		}
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
