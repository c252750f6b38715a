package main

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"factorybook/generator/load"
)

// openedFolder opens its files by themselves: os.Root asks nine things of the system for
// each, of which four are needed, and a book has tens of thousands.
type openedFolder struct{ dir *os.File }

// OpenFolder opens a folder of the book; nothing leads out of that either.
func (b bookFS) OpenFolder(dir string) (load.Folder, error) {
	f, err := b.root.OpenFile(filepath.FromSlash(dir), os.O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	return openedFolder{f}, nil
}

func (f openedFolder) Close() error { return f.dir.Close() }

// Open opens a file that stands in the folder itself. A link is not followed, and a pipe
// that has taken the file's place is not waited for.
func (f openedFolder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	fd, err := again(func() (int, error) {
		return syscall.Openat(int(f.dir.Fd()), name, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return &openedFile{name: name, fd: fd}, nil
}

// openedFile is a file that is read from its beginning to its end and then closed.
type openedFile struct {
	name string
	fd   int
	stat syscall.Stat_t
}

func (f *openedFile) Read(into []byte) (int, error) {
	n, err := again(func() (int, error) { return syscall.Read(f.fd, into) })
	switch {
	case err != nil:
		return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
	case n == 0 && len(into) > 0:
		return 0, io.EOF
	}
	return n, nil
}

func (f *openedFile) Close() error { return syscall.Close(f.fd) }

func (f *openedFile) Stat() (fs.FileInfo, error) {
	if _, err := again(func() (int, error) { return 0, syscall.Fstat(f.fd, &f.stat) }); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: f.name, Err: err}
	}
	return openedInfo{f}, nil
}

// openedInfo is what the system knows of an opened file.
type openedInfo struct{ of *openedFile }

func (i openedInfo) Name() string       { return i.of.name }
func (i openedInfo) Size() int64        { return i.of.stat.Size }
func (i openedInfo) ModTime() time.Time { return time.Unix(i.of.stat.Mtim.Unix()) }
func (i openedInfo) IsDir() bool        { return i.Mode().IsDir() }
func (i openedInfo) Sys() any           { return &i.of.stat }

func (i openedInfo) Mode() fs.FileMode {
	mode := fs.FileMode(i.of.stat.Mode & 0o777)
	switch i.of.stat.Mode & syscall.S_IFMT {
	case syscall.S_IFREG:
	case syscall.S_IFDIR:
		mode |= fs.ModeDir
	default:
		mode |= fs.ModeIrregular
	}
	return mode
}

// again asks the system until no signal comes between.
func again(ask func() (int, error)) (int, error) {
	for {
		if n, err := ask(); !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}

// List is ReadDir without asking for the size and times of each entry.
func (b bookFS) List(dir string) ([]fs.DirEntry, error) {
	in, err := b.root.OpenFile(filepath.FromSlash(dir), os.O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	// What a root opened asks for them at once; the same folder, opened in itself, does not.
	fd, err := again(func() (int, error) {
		return syscall.Openat(int(in.Fd()), ".", syscall.O_RDONLY|syscall.O_DIRECTORY|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: dir, Err: err}
	}
	plain := os.NewFile(uintptr(fd), in.Name())
	defer plain.Close()
	entries, err := plain.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	for i, e := range entries {
		entries[i] = listed{e, b.root, path.Join(dir, e.Name())}
	}
	return entries, err
}

// listed is an entry of a folder that is asked within the book for what else is to be known.
type listed struct {
	fs.DirEntry
	root *os.Root
	name string
}

func (e listed) Info() (fs.FileInfo, error) { return e.root.Lstat(filepath.FromSlash(e.name)) }
