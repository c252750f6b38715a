// Package write puts a site on disk: the only package that changes files.
//
// Look at Site. Files are first put aside (Put), from any number of goroutines;
// only Commit brings them to their places, so that a run that ends in problems,
// is interrupted or fills the disk leaves the last good site as it was. A file
// whose bytes are already there is not touched. What is written is remembered in
// a manifest, and only what the manifest names is ever removed.
//
// A site appears at once. Beside the output folder NAME, in .NAME.next, Commit
// completes a whole next tree, in which what did not change is the same file under a
// second name (a hard link), and exchanges the two folders by one system call. Where
// that cannot be (see place) it writes down a list of steps in the output folder and
// carries it out, factory by factory; when it is cut short, the next Open finishes it
// before anything else. Commit is the only place that knows the two ways apart.
package write

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"factorybook/generator/kept"
)

// The program's own files in the output folder.
const (
	ownPrefix    = ".factorybook"
	manifestName = ownPrefix + "-manifest"
	stageName    = ownPrefix + "-stage"
)

// Options say how a site is brought to its place.
type Options struct {
	// InPlace asks for changes where the files stand: another program holds the
	// output folder itself open, such as a container into which it is mounted.
	InPlace bool
	// Apart are folders that must stay where they are, such as that of the book.
	// A site whose folder holds one of them is written in place.
	Apart []string
	// Waiting is called once when another build writes into the folder; nil: nobody
	// is told.
	Waiting func()
	// Deciding is called once, when the new site is about to take the place of the last
	// one: a kill before it leaves the last one, and from then on it is better to wait.
	// nil: it is not reported.
	Deciding func()
	// Contents has files known by their contents, and not by their times, from build to
	// build: for folders that are copied about.
	Contents bool
}

// Site is the output folder during one build.
type Site struct {
	dir    string          // the output folder, absolute and without links
	root   *os.Root        // the same
	lock   *os.File        // holds off other builds; nil where a file system has no locks
	next   *os.File        // the same of the tree that takes its place, or nil
	made   bool            // the output folder was not there
	before map[string]bool // what the manifest names
	torn   bool            // the manifest, or the list of a build that was cut short, is damaged
	sum    string          // of the manifest
	unsaid bool            // the manifest must be written anew, whatever else is done
	empty  bool            // nothing was there: there is nothing to compare with
	place

	mu       sync.Mutex
	put      map[string]kept.Stamp // every file of the new site
	changed  map[string]bool       // those that are in the tree
	folders  map[string]bool       // those of the tree
	latest   time.Time             // the time of the newest file that was written
	contents bool
	deciding func()
	aside    *Aside
	state    *os.File // what the last build left, or nil
	touched  bool     // Commit has changed something in the folder
}

// Report counts what Commit did.
type Report struct {
	// Written files are new or changed, Unchanged ones were left alone, Removed
	// ones belonged to an earlier build; Stale ones do too, and are still there.
	Written, Unchanged, Removed, Stale int
}

// ErrForeign means that a file of the site would replace one that no build wrote.
var ErrForeign = errors.New("was not written by factorybook")

// Open prepares the folder, which is made when missing. It waits while another build
// writes into it, until ctx ends.
func Open(ctx context.Context, dir string, opt Options) (*Site, error) {
	s := &Site{contents: opt.Contents, deciding: opt.Deciding, put: map[string]kept.Stamp{}, changed: map[string]bool{}, folders: map[string]bool{}}
	if err := s.take(ctx, dir, opt.Waiting); err != nil {
		return nil, err
	}
	if err := s.recover(opt); err != nil {
		s.close()
		return nil, fmt.Errorf("prepare the output folder %s: %w", dir, err)
	}
	return s, nil
}

// take makes and opens the folder and locks it.
func (s *Site) take(ctx context.Context, dir string, waiting func()) error {
	for {
		if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
			s.made = true
		}
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return fmt.Errorf("make the output folder: %w", err)
		}
		real, err := filepath.Abs(dir)
		if err == nil {
			real, err = filepath.EvalSymlinks(real)
		}
		if err != nil {
			return fmt.Errorf("open the output folder: %w", err)
		}
		lock, busy, err := lockFolder(real)
		if err != nil {
			return fmt.Errorf("open the output folder: %w", err)
		}
		if !busy {
			s.dir, s.lock = real, lock
			break
		}
		if waiting != nil {
			waiting()
			waiting = nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("another build writes into %s: %w", dir, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
	var err error
	if s.root, err = os.OpenRoot(s.dir); err != nil {
		s.lock.Close()
		return fmt.Errorf("open the output folder: %w", err)
	}
	return nil
}

func (s *Site) close() {
	s.aside.forget()
	s.state.Close()
	s.root.Close()
	s.next.Close()
	s.lock.Close()
}

// recover finishes a commit that was cut short, or throws away a build that never
// came so far, reads the manifest, and makes room for the next tree.
func (s *Site) recover(opt Options) error {
	if err := s.finishSteps(); errors.Is(err, errDamaged) {
		if err := s.forgetSteps(); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	if err := clearBeside(s.dir); err != nil {
		return err
	}
	if err := s.remember(); err != nil {
		return err
	}
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return err
	}
	s.empty = !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return !strings.HasPrefix(e.Name(), ownPrefix) })
	s.place, err = choosePlace(s.dir, opt)
	return err
}

// Put adds a file to the new site. name is relative to the site, with forward
// slashes; data is not kept.
func (s *Site) Put(name string, data []byte) error {
	if err := valid(name); err != nil {
		return err
	}
	stamp, same, exists, err := s.same(name, int64(len(data)), func(old *os.File) (bool, error) { return alike(old, bytes.NewReader(data)) })
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if s.contents {
		stamp.Sum = kept.SumOf(data)
	}
	return s.add(name, stamp, same, exists, func(file *os.File) error {
		_, err := file.Write(data)
		return err
	})
}

// PutInstead is Put in place of a file that an earlier build wrote and that is known to
// be another one: it is not read again.
func (s *Site) PutInstead(name string, data []byte) error {
	if err := valid(name); err != nil {
		return err
	}
	var stamp kept.Stamp
	if s.contents {
		stamp.Sum = kept.SumOf(data)
	}
	return s.add(name, stamp, false, true, func(file *os.File) error {
		_, err := file.Write(data)
		return err
	})
}

// Keep adds files to the new site that are there already, as long as all of them still
// are as they were left; false: one is not, and nothing was added.
func (s *Site) Keep(files map[string]kept.Stamp) bool {
	for name, stamp := range files {
		if !s.Intact(name, stamp) {
			return false
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name := range files {
		if _, twice := s.put[name]; twice {
			return false
		}
	}
	maps.Copy(s.put, files)
	return true
}

// Intact reports whether a file that a build wrote is as it was left.
func (s *Site) Intact(name string, stamp kept.Stamp) bool {
	if s.empty || valid(name) != nil || !s.before[name] {
		return false
	}
	full := filepath.Join(s.dir, filepath.FromSlash(name))
	info, err := os.Lstat(full)
	if err != nil || !info.Mode().IsRegular() || info.Size() != stamp.Size {
		return false
	}
	if !s.contents {
		return stamp.IsOf(info)
	}
	return stamp.HasSum() && hasSum(full, stamp.Sum)
}

// hasSum reports whether a file has these contents.
func hasSum(name string, want kept.Sum) bool {
	file, err := os.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	sum, err := kept.SumFrom(file)
	return err == nil && sum == want
}

// Untouched reports whether Commit found all in its place and changed nothing.
func (s *Site) Untouched() bool { return !s.touched }

// Standing reads a file that an earlier build wrote.
func (s *Site) Standing(name string) ([]byte, error) { return s.root.ReadFile(name) }

// StandingPart reads a piece of a file that an earlier build wrote.
func (s *Site) StandingPart(name string, at Piece) ([]byte, error) {
	file, err := s.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	part := make([]byte, at.Size)
	_, err = io.ReadFull(io.NewSectionReader(file, at.Offset, at.Size), part)
	return part, err
}

// Files are those of the new site as they stand, once it was committed. One that
// somebody has changed in the meantime has no stamp.
func (s *Site) Files() map[string]kept.Stamp {
	s.mu.Lock()
	defer s.mu.Unlock()
	files := make(map[string]kept.Stamp, len(s.put))
	now := time.Now()
	for name, stamp := range s.put {
		info, err := os.Lstat(filepath.Join(s.dir, filepath.FromSlash(name)))
		if err != nil || info.Size() != stamp.Size || info.ModTime().UnixNano() != stamp.Time || kept.Unsettled(info.ModTime(), now) {
			files[name] = kept.Stamp{}
			continue
		}
		stands := kept.StampOf(info)
		stands.Sum = stamp.Sum
		files[name] = stands
	}
	return files
}

// add gives a file its place in the new site, and has it written to the tree unless
// the same is there already.
func (s *Site) add(name string, stamp kept.Stamp, same, exists bool, write func(*os.File) error) error {
	s.mu.Lock()
	_, twice := s.put[name]
	s.put[name] = stamp
	var err error
	if !same && !twice {
		s.changed[name] = true
		err = s.folder(path.Dir(name))
	}
	s.mu.Unlock()
	switch {
	case twice:
		return fmt.Errorf("write %s: two pages claim this name", name)
	case same:
		return nil
	case err != nil:
		return fmt.Errorf("write %s: %w", name, err)
	case exists && !s.ours(name):
		return fmt.Errorf("write %s: the file that is there %w; choose another folder, or move it away", name, ErrForeign)
	}
	file, err := create(s.inTree(name))
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	err = write(file)
	info, statErr := file.Stat()
	if err := errors.Join(err, statErr, file.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	s.mu.Lock()
	was := stamp.Sum
	stamp = kept.StampOf(info)
	stamp.Sum = was
	s.put[name] = stamp
	if info.ModTime().After(s.latest) {
		s.latest = info.ModTime()
	}
	s.mu.Unlock()
	return nil
}

// folder makes a folder of the tree. The caller holds the lock.
func (s *Site) folder(dir string) error {
	if s.folders[dir] {
		return nil
	}
	if err := os.MkdirAll(s.inTree(dir), 0o777); err != nil {
		return err
	}
	s.folders[dir] = true
	return nil
}

// valid reports whether the site may have a file of this name.
func valid(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.HasPrefix(name, ownPrefix) || strings.ContainsAny(name, "\\\n\t") {
		return fmt.Errorf("write %q: not a name for a file of the site", name)
	}
	return nil
}

// same reports whether the file is there, of this size and alike, and its stamp.
func (s *Site) same(name string, size int64, alike func(*os.File) (bool, error)) (stamp kept.Stamp, same, exists bool, err error) {
	if s.empty {
		return stamp, false, false, nil
	}
	info, err := s.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return stamp, false, false, nil
	case err != nil:
		return stamp, false, false, err
	case !info.Mode().IsRegular() || info.Size() != size:
		return stamp, false, true, nil
	}
	old, err := s.root.Open(name)
	if err != nil {
		return stamp, false, true, err
	}
	defer old.Close()
	same, err = alike(old)
	return kept.StampOf(info), same, true, err
}
