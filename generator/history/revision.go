package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Revision is the book as it stood at a commit: a file system that can only be
// read. Nothing is checked out. It may be used by several goroutines.
type Revision struct {
	// Commit is the full id of the commit.
	Commit string
	// Day is the day of that commit, YYYY-MM-DD where it was made.
	Day string

	root  *entry
	blobs *blobs
}

// ShallowError says that a clone does not reach back to a revision.
type ShallowError struct{ Revision string }

func (e *ShallowError) Error() string {
	return fmt.Sprintf("this clone is shallow and does not reach back to %s; `git fetch --unshallow` brings the rest (in CI: fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab)", e.Revision)
}

// UnknownRevisionError says that git knows no such commit.
type UnknownRevisionError struct{ Revision string }

func (e *UnknownRevisionError) Error() string {
	return fmt.Sprintf("git knows no revision %q here", e.Revision)
}

// At opens the book in dir as it stood at a revision, in any form that git
// knows: a commit, a branch, HEAD~3. A branch at a moment, main@{2.weeks.ago}, is
// found by the days of its commits, so that every clone gives the same answer. The
// error is a *ShallowError when the clone ends before it, a *TooEarlyError when the
// branch began later, and an *UnknownRevisionError when there is none. Close the result.
func At(ctx context.Context, dir, revision string) (*Revision, error) {
	if err := readable(ctx, dir); err != nil {
		return nil, fmt.Errorf("%w; so there is no earlier state to compare with", err)
	}
	r := &Revision{}
	var err error
	if branch, moment, rest, ok := dated(revision); ok {
		r.Commit, err = byMoment(ctx, dir, revision, branch, moment, rest)
	} else if r.Commit, err = verify(ctx, dir, revision); err != nil {
		err = unknown(ctx, dir, revision)
	}
	if err != nil {
		return nil, err
	}
	if out, err := git(ctx, dir, "show", "--no-patch", "--format=%cs", r.Commit); err == nil {
		r.Day = strings.TrimSpace(string(out))
	}
	prefix := Prefix(ctx, dir)
	if err := r.list(ctx, dir, prefix); err != nil {
		return nil, fmt.Errorf("listing the book at %s: %w", revision, err)
	}
	if len(r.root.children) == 0 {
		return nil, fmt.Errorf("the book did not exist yet at %s", revision)
	}
	r.blobs = &blobs{ctx: ctx, dir: dir}
	return r, nil
}

// Close ends the git process that read the files.
func (r *Revision) Close() error { return r.blobs.close() }

// list reads the names below prefix.
func (r *Revision) list(ctx context.Context, dir, prefix string) error {
	args := []string{"ls-tree", "-r", "-z", "-l", "--full-tree", r.Commit}
	if prefix != "" {
		args = append(args, "--", prefix+"/")
	}
	out, err := git(ctx, dir, args...)
	if err != nil {
		return err
	}
	r.root = &entry{name: ".", mode: fs.ModeDir | 0o555}
	for line := range strings.SplitSeq(string(out), "\x00") {
		// MODE TYPE ID SIZE<tab>PATH
		head, name, ok := strings.Cut(line, "\t")
		fields := strings.Fields(head)
		if !ok || len(fields) != 4 || fields[1] != "blob" {
			continue // the end, or a submodule
		}
		size, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			return fmt.Errorf("git lists %q", line)
		}
		mode := fs.FileMode(0o444)
		if fields[0] == "120000" {
			mode = fs.ModeSymlink | 0o777
		}
		if prefix != "" {
			name = strings.TrimPrefix(name, prefix+"/")
		}
		r.root.add(name, &entry{mode: mode, id: fields[2], size: size})
	}
	return nil
}

// entry is a file or folder of the commit. git lists names sorted by bytes, and
// so do the children stand but where a folder's slash makes the difference.
type entry struct {
	name     string
	mode     fs.FileMode
	id       string
	size     int64
	children []*entry
	index    map[string]*entry
}

func (e *entry) add(name string, file *entry) {
	first, rest, nested := strings.Cut(name, "/")
	child := e.index[first]
	if child == nil {
		child = file
		if nested {
			child = &entry{mode: fs.ModeDir | 0o555}
		}
		child.name = first
		if e.index == nil {
			e.index = make(map[string]*entry)
		}
		e.index[first] = child
		e.children = append(e.children, child)
	}
	if nested {
		child.add(rest, file)
	}
}

// Name, Size and the rest make an entry an fs.FileInfo and an fs.DirEntry.
func (e *entry) Name() string               { return e.name }
func (e *entry) Size() int64                { return e.size }
func (e *entry) Mode() fs.FileMode          { return e.mode }
func (e *entry) Type() fs.FileMode          { return e.mode.Type() }
func (e *entry) ModTime() time.Time         { return time.Time{} }
func (e *entry) IsDir() bool                { return e.mode.IsDir() }
func (e *entry) Sys() any                   { return nil }
func (e *entry) Info() (fs.FileInfo, error) { return e, nil }

func (r *Revision) find(op, name string) (*entry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	e := r.root
	if name == "." {
		return e, nil
	}
	for part := range strings.SplitSeq(name, "/") {
		if e = e.index[part]; e == nil {
			return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
		}
	}
	return e, nil
}

// Open implements fs.FS. Links are not followed.
func (r *Revision) Open(name string) (fs.File, error) {
	e, err := r.find("open", name)
	if err != nil {
		return nil, err
	}
	if !e.IsDir() && !e.mode.IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("is a link")}
	}
	return &file{entry: e, path: name, blobs: r.blobs}, nil
}

// Stat implements fs.StatFS.
func (r *Revision) Stat(name string) (fs.FileInfo, error) { return r.find("stat", name) }

// ReadDir implements fs.ReadDirFS.
func (r *Revision) ReadDir(name string) ([]fs.DirEntry, error) {
	e, err := r.find("readdir", name)
	if err != nil {
		return nil, err
	}
	if !e.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("is a file")}
	}
	return e.list(), nil
}

func (e *entry) list() []fs.DirEntry {
	names := make([]fs.DirEntry, len(e.children))
	for i, child := range e.children {
		names[i] = child
	}
	slices.SortFunc(names, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return names
}

// file reads an entry; its bytes are fetched when they are first asked for.
type file struct {
	*entry
	path    string
	blobs   *blobs
	content *bytes.Reader
	listed  int
}

func (f *file) Stat() (fs.FileInfo, error) { return f.entry, nil }
func (f *file) Close() error               { return nil }

func (f *file) Read(b []byte) (int, error) {
	if f.IsDir() {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: errors.New("is a folder")}
	}
	if f.content == nil {
		data, err := f.blobs.read(f.id)
		if err != nil {
			return 0, &fs.PathError{Op: "read", Path: f.path, Err: err}
		}
		f.content = bytes.NewReader(data)
	}
	return f.content.Read(b)
}

func (f *file) ReadDir(n int) ([]fs.DirEntry, error) {
	if !f.IsDir() {
		return nil, &fs.PathError{Op: "readdir", Path: f.path, Err: errors.New("is a file")}
	}
	rest := f.list()[f.listed:]
	if n <= 0 {
		f.listed += len(rest)
		return rest, nil
	}
	if len(rest) == 0 {
		return nil, io.EOF
	}
	rest = rest[:min(n, len(rest))]
	f.listed += len(rest)
	return rest, nil
}

// blobs fetches the bytes of files from one git process, which is asked for one
// id after the other.
type blobs struct {
	ctx context.Context
	dir string

	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

func (b *blobs) start() error {
	cmd := command(b.ctx, b.dir, "cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	b.cmd, b.in, b.out = cmd, in, bufio.NewReader(out)
	return nil
}

func (b *blobs) read(id string) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd == nil {
		if err := b.start(); err != nil {
			return nil, err
		}
	}
	if _, err := io.WriteString(b.in, id+"\n"); err != nil {
		return nil, err
	}
	// ID TYPE SIZE<newline>BYTES<newline>, or ID missing<newline>
	head, err := b.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return nil, fmt.Errorf("git has no object %s: the clone is not complete", id)
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, fmt.Errorf("git answers %q", strings.TrimSpace(head))
	}
	data := make([]byte, size+1)
	if _, err := io.ReadFull(b.out, data); err != nil {
		return nil, err
	}
	return data[:size], nil
}

func (b *blobs) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cmd == nil {
		return nil
	}
	_ = b.in.Close() // ends the process
	err := b.cmd.Wait()
	b.cmd = nil
	return err
}
