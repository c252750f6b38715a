// Package write puts a site on disk: the only package that changes files.
//
// Look at Site. Files are first put aside (Put), from any number of goroutines;
// only Commit brings them to their places, so that a run that ends in problems,
// is interrupted or fills the disk leaves the last good site as it was. A file
// whose bytes are already there is not touched. What is written is remembered in
// a manifest, and only what the manifest names is ever removed.
//
// Commit is a list of renames: of files, and of whole folders where the site had
// none. When it is cut short in the middle, the folder keeps the list, and the next
// Open finishes it before anything else.
package write

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The program's own files in the output folder.
const (
	manifestName = ".factorybook-manifest"
	stageName    = ".factorybook-stage"
	// renames is the list inside the stage; once it is there, the new site is
	// decided.
	renamesName = stageName + "/renames"
)

// Site is the output folder during one build.
type Site struct {
	root   *os.Root
	stage  *os.Root        // where files are put aside
	before map[string]bool // what the manifest names
	empty  bool            // nothing was there: there is nothing to compare with

	mu      sync.Mutex
	put     map[string]bool   // every file of the new site
	changed map[string]string // path -> name in the stage
	folders map[string]folder // of the changed files, by the path of the folder
}

// folder is where the stage has the files of one folder of the site.
type folder struct {
	name string // in the stage
	// fresh means that the site has no such folder: it comes to its place whole,
	// which spares a rename for every file.
	fresh bool
}

// Report counts what Commit did.
type Report struct {
	// Written files are new or changed, Unchanged ones were left alone, Removed
	// ones belonged to an earlier build; Stale ones do too, and are still there.
	Written, Unchanged, Removed, Stale int
}

// ErrForeign means that a file of the site would replace one that no build wrote.
var ErrForeign = errors.New("was not written by factorybook")

// Open prepares the folder, which is made when missing.
func Open(dir string) (*Site, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("make the output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the output folder: %w", err)
	}
	s := &Site{root: root, put: map[string]bool{}, changed: map[string]string{}, folders: map[string]folder{}}
	if err := s.recover(); err != nil {
		root.Close()
		return nil, fmt.Errorf("finish the last build in %s: %w", dir, err)
	}
	return s, nil
}

// recover finishes a commit that was cut short, or throws away a build that
// never came so far, and reads the manifest.
func (s *Site) recover() error {
	if list, err := s.root.ReadFile(renamesName); err == nil {
		if err := s.finish(list); err != nil {
			return err
		}
	}
	if err := s.root.RemoveAll(stageName); err != nil {
		return err
	}
	manifest, err := s.root.ReadFile(manifestName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	s.before = map[string]bool{}
	for line := range strings.Lines(string(manifest)) {
		s.before[strings.TrimSuffix(line, "\n")] = true
	}
	entries, err := fs.ReadDir(s.root.FS(), ".")
	if err != nil {
		return err
	}
	s.empty = len(entries) == 0
	if err := s.root.Mkdir(stageName, 0o777); err != nil {
		return err
	}
	s.stage, err = s.root.OpenRoot(stageName)
	return err
}

// Put adds a file to the new site. name is relative to the site, with forward
// slashes; data is not kept.
func (s *Site) Put(name string, data []byte) error {
	if err := valid(name); err != nil {
		return err
	}
	same, exists, err := s.same(name, data)
	if err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return s.place(name, same, exists, func(staged string) error { return s.stage.WriteFile(staged, data, 0o666) })
}

// place gives a file its place in the new site, and has it written to the stage
// unless the same is there already.
func (s *Site) place(name string, same, exists bool, write func(staged string) error) error {
	s.mu.Lock()
	if s.put[name] {
		s.mu.Unlock()
		return fmt.Errorf("write %s: two pages claim this name", name)
	}
	s.put[name] = true
	var staged string
	var err error
	if !same {
		staged, err = s.aside(name)
		s.changed[name] = staged
	}
	s.mu.Unlock()
	switch {
	case same:
		return nil
	case err != nil:
		return fmt.Errorf("write %s: %w", name, err)
	case exists && !s.before[name]:
		return fmt.Errorf("write %s: the file that is there %w; choose another folder, or move it away", name, ErrForeign)
	}
	if err := write(staged); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

// valid reports whether the site may have a file of this name.
func valid(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.HasPrefix(name, ".factorybook") || strings.ContainsAny(name, "\\\n") {
		return fmt.Errorf("write %q: not a name for a file of the site", name)
	}
	return nil
}

// aside returns the name that a file has in the stage, whose folder is there. The
// caller holds the lock.
func (s *Site) aside(name string) (string, error) {
	dir, base := path.Split(name)
	dir = path.Clean(dir)
	f, ok := s.folders[dir]
	if !ok {
		f.name = strconv.Itoa(len(s.folders))
		if err := s.stage.Mkdir(f.name, 0o777); err != nil {
			return "", err
		}
		if f.fresh = s.empty && dir != "."; !s.empty {
			_, err := s.root.Lstat(dir)
			f.fresh = errors.Is(err, fs.ErrNotExist)
		}
		s.folders[dir] = f
	}
	return f.name + "/" + base, nil
}

// same reports whether the file is there with these bytes.
func (s *Site) same(name string, data []byte) (same, exists bool, err error) {
	if s.empty {
		return false, false, nil
	}
	info, err := s.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, false, nil
	case err != nil:
		return false, false, err
	case !info.Mode().IsRegular() || info.Size() != int64(len(data)):
		return false, true, nil
	}
	old, err := s.root.ReadFile(name)
	return bytes.Equal(old, data), true, err
}

// Commit brings the new site to its place and closes it. With clean it also
// removes the files of earlier builds that the new site no longer has.
func (s *Site) Commit(clean bool) (Report, error) {
	defer s.root.Close()
	s.stage.Close()
	report := Report{Written: len(s.changed), Unchanged: len(s.put) - len(s.changed)}
	manifest := slices.Collect(maps.Keys(s.put))
	var stale []string
	for name := range s.before {
		if !s.put[name] {
			stale = append(stale, name)
		}
	}
	if !clean {
		manifest, report.Stale, stale = append(manifest, stale...), len(stale), nil
	}
	report.Removed = len(stale)

	list := s.renames(stale)
	slices.Sort(manifest)
	if err := s.root.WriteFile(stageName+"/manifest", []byte(strings.Join(manifest, "\n")+"\n"), 0o666); err != nil {
		return report, fmt.Errorf("write the manifest: %w", err)
	}
	// The list is complete before it has its name: from then on the new site
	// is the one that counts.
	if err := s.root.WriteFile(renamesName+".part", list, 0o666); err != nil {
		return report, fmt.Errorf("write the list of changes: %w", err)
	}
	if err := s.root.Rename(renamesName+".part", renamesName); err != nil {
		return report, fmt.Errorf("write the list of changes: %w", err)
	}
	if err := s.finish(list); err != nil {
		return report, fmt.Errorf("bring the site to its place: %w", err)
	}
	return report, s.root.RemoveAll(stageName)
}

// Abort forgets the new site and closes it; the last good one stays.
func (s *Site) Abort() error {
	defer s.root.Close()
	s.stage.Close()
	return s.root.RemoveAll(stageName)
}

// renames writes the list that finish carries out: a staged file or folder and its
// place on each line, or a place alone for a file to remove. First come files that
// pages show, then folders that are new, a folder before those within it, and last
// the pages, so that what they show and lead to is there when they are.
func (s *Site) renames(stale []string) []byte {
	var files, folders, pages []string
	for name := range s.changed {
		switch {
		case s.folders[path.Dir(name)].fresh:
		case path.Ext(name) == ".html":
			pages = append(pages, name)
		default:
			files = append(files, name)
		}
	}
	for dir, f := range s.folders {
		if f.fresh {
			folders = append(folders, dir)
		}
	}
	var b bytes.Buffer
	for _, names := range [...][]string{files, folders, pages} {
		slices.Sort(names)
		for _, name := range names {
			staged, ok := s.changed[name]
			if !ok {
				staged = s.folders[name].name
			}
			fmt.Fprintf(&b, "%s/%s\t%s\n", stageName, staged, name)
		}
	}
	fmt.Fprintf(&b, "%s\t%s\n", stageName+"/manifest", manifestName)
	slices.Sort(stale)
	for _, name := range stale {
		fmt.Fprintf(&b, "\t%s\n", name)
	}
	return b.Bytes()
}

// finish carries out a list of renames, skipping what was done before.
func (s *Site) finish(list []byte) error {
	made := map[string]bool{".": true}
	lines := bufio.NewScanner(bytes.NewReader(list))
	for lines.Scan() {
		staged, name, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			return fmt.Errorf("%s is damaged; remove the folder %s and build again", renamesName, stageName)
		}
		if staged == "" {
			if err := s.remove(name); err != nil {
				return err
			}
			continue
		}
		if dir := path.Dir(name); !made[dir] {
			if err := s.root.MkdirAll(dir, 0o777); err != nil {
				return err
			}
			made[dir] = true
		}
		if err := s.root.Rename(staged, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return lines.Err()
}

// remove deletes a file and the folders that it leaves empty.
func (s *Site) remove(name string) error {
	if err := s.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if s.root.Remove(dir) != nil {
			return nil // not empty, or gone
		}
	}
	return nil
}

// Inside reports whether dir is the folder book or lies in it, also when links
// lead there. Neither needs to exist.
func Inside(dir, book string) (bool, error) {
	d, err := resolve(dir)
	if err != nil {
		return false, err
	}
	b, err := resolve(book)
	if err != nil {
		return false, err
	}
	rel, err := filepath.Rel(b, d)
	if err != nil {
		return false, nil // different drives
	}
	return rel == "." || rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)), nil
}

// resolve follows links as far as the path exists.
func resolve(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for missing := ""; ; {
		real, err := filepath.EvalSymlinks(abs)
		if err == nil {
			return filepath.Join(real, missing), nil
		}
		if !errors.Is(err, fs.ErrNotExist) || abs == filepath.Dir(abs) {
			return "", err
		}
		missing = filepath.Join(filepath.Base(abs), missing)
		abs = filepath.Dir(abs)
	}
}
