// Package load turns the files of a book into records and problems. It is the
// only package that knows YAML.
//
// Look at Book first: Open reads the settings and lists the factories, and
// Book.Factory reads one factory with everything that happened with it.
// Factories are independent of each other, may be loaded by several goroutines
// at once, and nothing here keeps a factory after it was returned.
//
// The format is declared, not programmed: kinds.go holds one table of keys for
// every kind of record, and from these tables come the reading, the nearest key
// in a hint, the JSON Schema that editors use and the order of keys in the
// canonical form.
//
// What the package promises: every problem of a file has its line and column
// (columns count characters), one fault gives one problem, no input makes it
// panic, and the work for a file is bounded by its size, which is at most
// MaxFileSize.
package load

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"factorybook/generator/diag"
	"factorybook/generator/record"
)

// The places of a book.
const (
	SettingsFile = "factorybook.yaml"
	// FactoriesFolder holds a folder for each factory.
	FactoriesFolder = factoriesDir
	// OutputFolder is where a site goes that names no other place: nothing in it is read.
	OutputFolder = "public"
	// TemplatesFolder holds parts of the site that a book has of its own, FilesFolder its
	// logo, and AdminFolder what is copied beside a site: no records stand in them.
	TemplatesFolder = "templates"
	FilesFolder     = filesDir
	AdminFolder     = "admin"

	factoriesDir = "factories"
	factoryFile  = "factory.yaml"
	ordersDir    = "orders"
	visitsDir    = "visits"
	issuesDir    = "issues"
	talksDir     = "talks"
	filesDir     = "files"
)

// Book is an opened book: its settings and the list of its factories, whose
// records are read one factory at a time.
type Book struct {
	// Settings is never nil; with problems in it, it holds what could be read.
	Settings *record.Settings
	// Factories are in the order of their ids.
	Factories []Entry
	// Problems are those of the settings and of the folders outside factories.
	Problems []diag.Problem
	// Commented are the files among them with a comment for the checker.
	Commented []string
	// Attachments are the files under files/ of the book itself, Templates those under
	// templates/, each by its path in the book.
	Attachments, Templates []Attachment

	fsys   fs.FS
	known  map[string]int64 // while it is opened
	memory sync.Pool        // of *slab
}

// Entry is one factory of the book.
type Entry struct {
	// ID is the name of its folder.
	ID string
	// Size is about the number of bytes in its records, a measure of the work to come.
	Size int64
}

// Factory is one factory as it was read.
type Factory struct {
	// Record is never nil; with problems in it, it holds what could be read.
	Record *record.Factory
	// Problems are in the order of diag.Sort.
	Problems []diag.Problem
	// Attachments are the files under files/, by path.
	Attachments []Attachment
	// Unread are the files (relative to the book) whose records could not be
	// read at all, such as one with a syntax error. What they define is missing
	// from Record, so that a reference to it is not a fault of its own.
	Unread []string
	// Commented are the files (relative to the book) in which a comment for the
	// checker may stand, `# factorybook: allow …`.
	Commented []string

	memory *slab // while reading
}

// Attachment is a file that a record may name.
type Attachment struct {
	// Path is relative to the factory's folder, as records write it: files/a.pdf.
	Path string
	// Size is in bytes.
	Size int64
	// Link is set for a symbolic link, which is never followed.
	Link bool
}

// Open reads the settings of a book and lists its factories. The error reports
// a file system that cannot be read; what is wrong with the records is in
// Book.Problems.
func Open(fsys fs.FS) (*Book, error) { return OpenAgain(fsys, nil) }

// OpenAgain is Open for who knows of some factories how large they are and that they
// have a profile: nothing in their folders is looked at. known may be nil.
func OpenAgain(fsys fs.FS, known map[string]int64) (*Book, error) {
	b := &Book{Settings: &record.Settings{Source: record.Source{File: SettingsFile}}, fsys: fsys, known: known}
	l := &lister{fsys: fsys}
	if err := b.list(l); err != nil {
		return nil, fmt.Errorf("listing the book: %w", err)
	}
	b.Problems = diag.Sort(l.problems)
	return b, nil
}

func (b *Book) list(l *lister) error {
	entries, err := l.readDir(".")
	if err != nil {
		return err
	}
	var haveSettings bool
	for _, e := range entries {
		switch name := e.Name(); {
		case name == SettingsFile && l.plainFile(name, e):
			haveSettings = true
			if err := b.readSettings(l); err != nil {
				return err
			}
		case name == factoriesDir && l.folder(name, e):
			if err := b.listFactories(l); err != nil {
				return err
			}
		case name == OutputFolder, name == AdminFolder:
		case name == FilesFolder:
			if b.Attachments, err = l.attachments(".", e); err != nil {
				return err
			}
		case name == TemplatesFolder:
			if l.folder(name, e) {
				if b.Templates, err = l.attached(name, ""); err != nil {
					return err
				}
			}
		case name != SettingsFile && name != factoriesDir:
			if err := l.misplaced(name, e, SettingsFile, factoriesDir); err != nil {
				return err
			}
		}
	}
	if !haveSettings && !l.reported(SettingsFile) {
		l.report(ruleNoSettings.At(diag.Place{File: SettingsFile},
			diag.Say("this folder has no %s; a book begins with one", SettingsFile),
			diag.Say("write %s with a line such as `title: Our factory book`", SettingsFile)))
	}
	return nil
}

func (b *Book) readSettings(l *lister) error {
	data, ok, err := l.read(SettingsFile, nil)
	if !ok {
		return err
	}
	if commented(data) {
		b.Commented = append(b.Commented, SettingsFile)
	}
	r := newReader(SettingsFile, data, new(slab))
	readSingle(r, settingsKind, b.Settings)
	l.problems = append(l.problems, r.problems...)
	return nil
}

func (b *Book) listFactories(l *lister) error {
	entries, err := l.readDir(factoriesDir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(factoriesDir, e.Name())
		if e.Type()&fs.ModeSymlink != 0 {
			l.folder(name, e)
			continue
		}
		if !e.IsDir() {
			if err := l.misplaced(name, e); err != nil {
				return err
			}
			continue
		}
		if !l.factoryID(name, e.Name()) {
			continue
		}
		size, found := b.known[e.Name()]
		if !found {
			if size, found, err = l.recordSize(name); err != nil {
				return err
			}
		}
		if !found {
			l.report(ruleNoFactoryFile.At(diag.Place{File: path.Join(name, factoryFile)},
				diag.Say("the folder %s has no %s; every factory begins with one", name, factoryFile),
				diag.Say("write %s with a line such as `name: Foshan Yuanda Ceramics Co., Ltd.`", path.Join(name, factoryFile))))
		}
		b.Factories = append(b.Factories, Entry{ID: e.Name(), Size: size})
	}
	return nil
}

// Factory reads one factory with its orders, visits, issues and talks. It may be
// called from several goroutines.
func (b *Book) Factory(id string) (*Factory, error) {
	if !ValidFactoryID(id) {
		return nil, fmt.Errorf("%q is not the id of a factory", id)
	}
	memory, _ := b.memory.Get().(*slab)
	if memory == nil {
		memory = new(slab)
	}
	l := &lister{fsys: b.fsys, text: &memory.text}
	defer b.memory.Put(memory)
	f := &Factory{memory: memory, Record: &record.Factory{ID: id, Source: record.Source{File: path.Join(factoriesDir, id, factoryFile)}}}
	if err := f.read(l, path.Join(factoriesDir, id)); err != nil {
		return nil, fmt.Errorf("reading factory %s: %w", id, err)
	}
	f.memory = nil
	f.Unread = append(f.Unread, l.unread...)
	arrange(f.Record)
	f.Record.NameClosed()
	f.Problems = diag.Sort(l.problems)
	return f, nil
}

// Profile reads the profile of a factory alone, without a word of what is wrong with
// it: what is known of all factories before any of them is in work.
func (b *Book) Profile(id string) (*record.Factory, error) {
	file := path.Join(factoriesDir, id, factoryFile)
	f := &record.Factory{ID: id, Source: record.Source{File: file}}
	l := &lister{fsys: b.fsys}
	if info, err := fs.Lstat(b.fsys, file); err != nil || !info.Mode().IsRegular() {
		return f, nil
	}
	data, ok, err := l.read(file, nil)
	if err != nil || !ok {
		return f, err
	}
	readSingle(newReader(file, data, new(slab)), factoryKind, f)
	return f, nil
}

func (f *Factory) read(l *lister, dir string) error {
	entries, err := l.readDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		switch e.Name() {
		case factoryFile:
			err = f.readFile(l, name, e, func(r *reader) { readSingle(r, factoryKind, f.Record) })
		case ordersDir:
			err = readFolder(f, l, name, e, orderKind, &f.Record.Orders)
		case visitsDir:
			err = readFolder(f, l, name, e, visitKind, &f.Record.Visits)
		case issuesDir:
			err = readFolder(f, l, name, e, issueKind, &f.Record.Issues)
		case talksDir:
			err = readFolder(f, l, name, e, talkKind, &f.Record.Talks)
		case filesDir:
			f.Attachments, err = l.attachments(dir, e)
		default:
			err = l.misplaced(name, e, factoryFile, ordersDir, visitsDir, issuesDir, talksDir, filesDir)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readFolder reads every record of one kind.
func readFolder[T any](f *Factory, l *lister, dir string, entry fs.DirEntry, kind *recordKind[T], into *[]T) error {
	return f.readFolder(l, dir, entry, &kind.of, listed(into))
}

func (f *Factory) readFolder(l *lister, dir string, entry fs.DirEntry, kind *untypedKind, into records) error {
	if !l.folder(dir, entry) {
		return nil
	}
	entries, err := l.readDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 1 {
		defer l.enter(dir)()
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		isNote := kind.markdown && path.Ext(name) == ".md"
		if path.Ext(name) != ".yaml" && !isNote || ignored(e.Name()) {
			if err := l.misplacedRecord(name, e, kind.markdown); err != nil {
				return err
			}
			continue
		}
		err := f.readFile(l, name, e, func(r *reader) {
			if isNote {
				kind.readNote(r, into)
			} else {
				kind.readMany(r, into)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *Factory) readFile(l *lister, name string, entry fs.DirEntry, read func(*reader)) error {
	if !l.plainFile(name, entry) {
		f.Unread = append(f.Unread, name)
		return nil
	}
	data, ok, err := l.read(name, entry)
	if err != nil {
		return err
	}
	if ok {
		if commented(data) {
			f.Commented = append(f.Commented, name)
		}
		r := newReader(name, data, f.memory)
		read(r)
		ok = !r.unread
		l.problems = append(l.problems, r.problems...)
	}
	if !ok {
		f.Unread = append(f.Unread, name)
	}
	return nil
}

// commented reports whether a comment for the checker may stand in a file.
func commented(data []byte) bool { return bytes.Contains(data, []byte("factorybook:")) }

// arrange puts the records into the order that record.Factory promises and names
// visits and talks. Reading went by file and place, so a stable sort keeps that.
func arrange(f *record.Factory) {
	slices.SortStableFunc(f.Orders, func(a, b record.Order) int {
		return cmp.Or(
			record.CompareDays(a.Placed.V, b.Placed.V),
			cmp.Compare(a.ID.V, b.ID.V),
		)
	})
	// Without the extension, or 2025-03-12-2.md would come before 2025-03-12.md and
	// a second visit would take the first one's promise ids.
	slices.SortStableFunc(f.Visits, func(a, b record.Visit) int {
		return cmp.Or(
			cmp.Compare(a.Date.V, b.Date.V),
			cmp.Compare(strings.TrimSuffix(a.File, path.Ext(a.File)), strings.TrimSuffix(b.File, path.Ext(b.File))),
		)
	})
	slices.SortStableFunc(f.Issues, func(a, b record.Issue) int { return cmp.Compare(a.Opened.V, b.Opened.V) })
	slices.SortStableFunc(f.Talks, func(a, b record.Talk) int { return cmp.Compare(a.On.V, b.On.V) })

	for i, n := 0, 0; i < len(f.Visits); i++ {
		v := &f.Visits[i]
		n++
		if i == 0 || f.Visits[i-1].Date.V != v.Date.V {
			n = 1
		}
		v.Key = v.Date.V.String()
		if n > 1 {
			v.Key += "-" + strconv.Itoa(n)
		}
	}
	for i, n := 0, 0; i < len(f.Talks); i++ {
		t := &f.Talks[i]
		n++
		if i == 0 || f.Talks[i-1].On.V != t.On.V {
			n = 1
		}
		t.Key = t.On.V.String() + "-" + strconv.Itoa(n)
	}
}
