package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"factorybook/generator/diag"
)

// MaxFileSize is the largest record file that is read, 8 MiB: some sixty
// thousand orders. A larger one is a mistake, such as a photo with a wrong name.
const MaxFileSize = 8 << 20

// lister walks the folders of a book and collects what is wrong with them.
type lister struct {
	fsys     fs.FS
	dir      string // the folder that is entered, or ""
	entered  Folder
	text     *[]byte // room for a file, used again for the next one, or nil
	problems []diag.Problem
	unread   []string // files and folders (with a slash) that could not be read
}

func (l *lister) report(p diag.Problem) { l.problems = append(l.problems, p) }

func (l *lister) reported(file string) bool {
	for i := range l.problems {
		if l.problems[i].Place.File == file {
			return true
		}
	}
	return false
}

// FolderFS is a file system that opens a folder by itself: a file in it is then found in one
// step, and not from the top for every file.
type FolderFS interface {
	fs.FS
	OpenFolder(dir string) (Folder, error)
	// List is ReadDir for who mostly needs names and kinds: an entry is asked for its size
	// when that is wanted.
	List(dir string) ([]fs.DirEntry, error)
}

// Folder is an opened folder; names start in it.
type Folder interface {
	fs.FS
	io.Closer
}

// enter opens a folder of which several files will be read, where the file system can.
// What is wrong with it shows when its files are opened.
func (l *lister) enter(dir string) (leave func()) {
	fsys, ok := l.fsys.(FolderFS)
	if !ok {
		return func() {}
	}
	folder, err := fsys.OpenFolder(dir)
	if err != nil {
		return func() {}
	}
	l.dir, l.entered = dir, folder
	return func() {
		l.dir, l.entered = "", nil
		_ = folder.Close() // it was only read
	}
}

// open opens a file of the book.
func (l *lister) open(name string) (fs.File, error) {
	if l.entered == nil || path.Dir(name) != l.dir {
		return l.fsys.Open(name)
	}
	f, err := l.entered.Open(path.Base(name))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// ignored reports whether a file is nobody's business: what tools and people
// leave in every folder.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") ||
		strings.HasPrefix(name, "README") || strings.HasPrefix(name, "LICENSE") ||
		name == "Thumbs.db"
}

// plainFile reports whether the entry is a file that may be read. Links are not
// followed: they could lead out of the book.
func (l *lister) plainFile(name string, e fs.DirEntry) bool {
	if e.Type().IsRegular() {
		return true
	}
	l.report(ruleNotPlain.At(diag.Place{File: name},
		diag.Say("%s is %s; a record is a plain file of its own", name, describeMode(e.Type())),
		diag.Say("put the text itself there")))
	return false
}

// folder reports whether the entry is a folder that may be listed.
func (l *lister) folder(name string, e fs.DirEntry) bool {
	if e.IsDir() {
		return true
	}
	l.report(ruleNotPlain.At(diag.Place{File: name},
		diag.Say("%s is %s; a folder is expected there", name, describeMode(e.Type())), diag.Message{}))
	return false
}

func describeMode(mode fs.FileMode) diag.Message {
	switch {
	case mode.IsRegular():
		return diag.Say("a file")
	case mode.IsDir():
		return diag.Say("a folder")
	case mode&fs.ModeSymlink != 0:
		return diag.Say("a link")
	}
	return diag.Say("not a file on disk (a device or pipe)")
}

// read returns the bytes of a record file; ok is false when it is no record,
// which has then been reported. entry may be nil. Where l has room for a file, the bytes
// are good until the next one is read.
func (l *lister) read(name string, entry fs.DirEntry) (data []byte, ok bool, err error) {
	f, err := l.open(name)
	if errors.Is(err, fs.ErrPermission) {
		l.forbidden(name, "file")
		return nil, false, nil
	}
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, false, err
	}
	if size := info.Size(); size > MaxFileSize {
		l.report(ruleTooLarge.At(diag.Place{File: name},
			diag.Say("the file holds %.1f MiB; a record file may hold at most %d MiB", float64(size)/(1<<20), MaxFileSize>>20),
			diag.Say("split it by year, or move an attachment to %s/", filesDir)))
		return nil, false, nil
	}
	// The size may be wrong (a file that grows): never read more than the limit.
	data = l.room(int(info.Size()) + 1)
	for len(data) <= MaxFileSize {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if errors.Is(err, io.EOF) || err == nil && int64(len(data)) == info.Size() {
			return data, true, nil
		}
		if err != nil {
			return nil, false, err
		}
	}
	l.report(ruleTooLarge.At(diag.Place{File: name},
		diag.Say("a record file may hold at most %d MiB", MaxFileSize>>20), diag.Say("split it by year")))
	return nil, false, nil
}

// room is room for a file of so many bytes.
func (l *lister) room(size int) []byte {
	if l.text == nil {
		return make([]byte, 0, size)
	}
	if cap(*l.text) < size {
		*l.text = make([]byte, 0, max(size, 64<<10))
	}
	return (*l.text)[:0]
}

// factoryID reports whether the folder's name can be the id of a factory.
func (l *lister) factoryID(dir, id string) bool {
	switch {
	case ignored(id):
		return false
	case ValidFactoryID(id):
		return true
	}
	hint := diag.Say("rename the folder")
	if better := suggestFactoryID(id); better != "" {
		hint = diag.Say("rename the folder to %s", better)
	}
	l.report(ruleFactoryID.At(diag.Place{File: dir},
		diag.Say("%q cannot be the id of a factory; expected 1 to 64 of the characters a-z, 0-9 and -", id), hint))
	return false
}

// ValidFactoryID reports whether a factory may have the id: 1 to 64 of the
// characters a-z, 0-9 and -.
func ValidFactoryID(id string) bool {
	if len(id) == 0 || len(id) > 64 {
		return false
	}
	for i := range len(id) {
		if c := id[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}

// suggestFactoryID returns an id made of the Latin letters and digits of a name, or "".
func suggestFactoryID(name string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(name) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteRune(c)
		case c < 0x80 && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-")
	return strings.Trim(id[:min(len(id), 64)], "-")
}

// visitSize stands for the bytes of a visit note. Notes are many and small: to
// ask for the size of each would cost more than the answer is worth.
const visitSize = 2 << 10

// recordSize adds up the bytes of a factory's records, roughly; found tells
// whether it has a factory.yaml.
func (l *lister) recordSize(dir string) (size int64, found bool, err error) {
	entries, err := l.list(dir)
	if errors.Is(err, fs.ErrPermission) {
		return 0, true, nil // reading it will say why
	}
	if err != nil {
		return 0, false, err
	}
	for _, e := range entries {
		switch e.Name() {
		case factoryFile:
			found = true
		case ordersDir, visitsDir, issuesDir, talksDir:
			if !e.IsDir() {
				continue
			}
			if e.Name() == visitsDir {
				files, err := l.names(path.Join(dir, e.Name()))
				if err != nil && !errors.Is(err, fs.ErrPermission) {
					return 0, false, err
				}
				size += int64(len(files)) * visitSize
				continue
			}
			files, err := l.list(path.Join(dir, e.Name()))
			if err != nil && !errors.Is(err, fs.ErrPermission) {
				return 0, false, err
			}
			for _, file := range files {
				size += sizeOf(file)
			}
			continue
		}
		if !e.IsDir() {
			size += sizeOf(e)
		}
	}
	return size, found, nil
}

func sizeOf(e fs.DirEntry) int64 {
	info, err := e.Info()
	if err != nil {
		return 0 // gone since it was listed; reading it will say why
	}
	return info.Size()
}

// attachments lists the files under files/, in every depth.
func (l *lister) attachments(dir string, entry fs.DirEntry) ([]Attachment, error) {
	root := path.Join(dir, filesDir)
	if !l.folder(root, entry) {
		return nil, nil
	}
	return l.attached(root, dir+"/")
}

// attached lists the files of a folder, in every depth, with their paths below a place.
func (l *lister) attached(root, below string) ([]Attachment, error) {
	var list []Attachment
	err := l.walk(root, 1, func(name string, e fs.DirEntry) {
		link := e.Type()&fs.ModeSymlink != 0
		if !link && !e.Type().IsRegular() {
			l.report(ruleNotPlain.At(diag.Place{File: name},
				diag.Say("%s is %s; an attachment is a plain file", name, describeMode(e.Type())), diag.Message{}))
			return
		}
		list = append(list, Attachment{Path: strings.TrimPrefix(name, below), Size: sizeOf(e), Link: link})
	})
	return list, err
}

// misplaced warns of a file or folder that stands where no record can; known
// are the names that are expected there.
func (l *lister) misplaced(name string, e fs.DirEntry, known ...string) error {
	if ignored(e.Name()) {
		return nil
	}
	hint := diag.Say("move it to where it belongs, or delete it")
	if near := diag.Nearest(strings.TrimSuffix(e.Name(), ".yaml"), known); near != "" && near != e.Name() {
		hint = diag.Say("did you mean %s?", near)
		if !e.IsDir() && path.Ext(near) == "" {
			hint = diag.Say("did you mean %s/?", near)
		}
	} else if e.IsDir() && len(known) > 0 {
		hint = diag.Say("folders here are %s", strings.Join(known, ", "))
	}
	if e.IsDir() {
		return l.misplacedFolder(name, hint)
	}
	l.report(ruleMisplaced.At(diag.Place{File: name}, diag.Say("no record can stand here; the file is not read"), hint))
	return nil
}

// misplacedFolder warns of a folder once, however many files it holds.
func (l *lister) misplacedFolder(name string, hint diag.Message) error {
	count, err := l.countFiles(name)
	if err != nil || count == 0 {
		return err
	}
	l.report(ruleMisplaced.At(diag.Place{File: name},
		diag.Say("no record can stand in this folder; what it holds (%s) is not read", files(count)), hint))
	return nil
}

// misplacedRecord warns of a file among records that is none.
func (l *lister) misplacedRecord(name string, e fs.DirEntry, markdown bool) error {
	if ignored(e.Name()) {
		return nil
	}
	dir, base := path.Split(name)
	dir = strings.TrimSuffix(dir, "/")
	if e.IsDir() {
		return l.misplacedFolder(name, diag.Say("move the files up into %s", dir))
	}
	stem := strings.TrimSuffix(base, path.Ext(base))
	expected, hint := diag.Say("*.yaml"), diag.Message{}
	if markdown {
		expected = diag.Say("*.md and *.yaml")
	}
	switch ext := strings.ToLower(path.Ext(base)); {
	case ext == ".yml" || ext == ".yaml":
		hint = diag.Say("rename it to %s.yaml", stem)
	case markdown && (ext == ".md" || ext == ".markdown"):
		hint = diag.Say("rename it to %s.md", stem)
	case ext == ".md" || ext == ".txt":
		hint = diag.Say("records here are %s", expected)
	default:
		hint = diag.Say("attachments belong in %s/", filesDir)
	}
	l.report(ruleMisplaced.At(diag.Place{File: name},
		diag.Say("in %s only %s are read; this file is not", dir, expected), hint))
	return nil
}

// countFiles counts the files below a folder that somebody may miss.
func (l *lister) countFiles(dir string) (n int, err error) {
	err = l.walk(dir, 1, func(string, fs.DirEntry) { n++ })
	return n, err
}

func files(n int) diag.Message {
	if n == 1 {
		return diag.Say("1 file")
	}
	return diag.Say("%d files", n)
}
