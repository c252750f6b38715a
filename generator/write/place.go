package write

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// place is where the next tree is put together, and how it comes to its place. It is
// chosen once, in choosePlace.
type place struct {
	// work is the folder of what a build needs: beside the site (.NAME.next) or, when
	// it is changed in place, in it.
	work string
	// whole means that the site's folder is exchanged as one.
	whole bool
	// swaps means that folders can be exchanged at all here.
	swaps bool
}

// What stands in the work folder.
const (
	treeName     = "tree"     // the next tree; after an exchange the last one
	buildingName = "building" // while it is there, the tree is the next one
	stepsName    = "steps"    // the list of a site that is changed in place
	stateName    = "state"    // what the next build may know of this one
	asideName    = "aside"    // the state while it is written
	stampsName   = "stamps"   // the files of the site, should its manifest be lost
	ignoreName   = ".gitignore"
)

func (p place) tree() string { return filepath.Join(p.work, treeName) }

// inTree is where a file of the site stands in the next tree.
func (p place) inTree(name string) string {
	return filepath.Join(p.work, treeName, filepath.FromSlash(name))
}

// beside is the folder that a site's next tree is made in.
func beside(dir string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".next")
}

// choosePlace decides how the site in dir is brought to its place. It is changed in
// place where somebody asks for it; where its folder cannot be moved: a mount point,
// one that holds the book or in which somebody stands; where nothing can be written
// beside it; and where the system has no call that exchanges two folders.
func choosePlace(dir string, opt Options) (place, error) {
	p := place{work: beside(dir)}
	if opt.InPlace || filepath.Dir(dir) == dir || mountPoint(dir) || holdsAny(dir, opt.Apart) || p.prepare() != nil || !exchanges(p.work) {
		p = place{work: filepath.Join(dir, stageName)}
		if err := p.prepare(); err != nil {
			return p, err
		}
		p.swaps = exchanges(p.work)
		return p, nil
	}
	p.whole, p.swaps = true, true
	return p, nil
}

// prepare makes the work folder with an empty tree.
func (p place) prepare() error {
	if err := os.Mkdir(p.work, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err := os.WriteFile(filepath.Join(p.work, buildingName), nil, 0o666); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(p.work, ignoreName), []byte("*\n"), 0o666); err != nil {
		return err
	}
	return os.Mkdir(p.tree(), 0o777)
}

// holdsAny reports whether one of the folders, or the one that this program runs in,
// is dir or lies in it.
func holdsAny(dir string, folders []string) bool {
	if here, err := os.Getwd(); err == nil {
		folders = append(folders[:len(folders):len(folders)], here)
	}
	for _, folder := range folders {
		if inside, err := Inside(folder, dir); err != nil || inside {
			return true
		}
	}
	return false
}

// exchanges tries whether two folders can be exchanged in a folder.
func exchanges(work string) bool {
	one, other := filepath.Join(work, "one"), filepath.Join(work, "other")
	for _, dir := range []string{one, other} { // they are there when a build was cut short here
		if err := os.Mkdir(dir, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return false
		}
		defer os.Remove(dir)
	}
	return exchange(one, other) == nil
}

// clearBeside puts the folder beside a site in order after a build that was cut
// short: a next tree that never came to its place is thrown away; of a last one that
// was exchanged, what no build wrote and the site does not have yet goes there.
func clearBeside(dir string) error {
	p := place{work: beside(dir)}
	if info, err := os.Lstat(p.tree()); err != nil || !info.IsDir() {
		return os.RemoveAll(p.tree())
	}
	if _, err := os.Lstat(filepath.Join(p.work, buildingName)); err == nil {
		return os.RemoveAll(p.tree())
	}
	return sweep(p.tree(), dir)
}

// sweep removes a tree that a new one has taken the place of. What no build wrote is
// in both, as one file under two names; what came or changed there since the new tree
// was put together is brought over, and nothing is lost.
func sweep(old, live string) error {
	written, torn, err := readManifest(old)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if torn { // what took its place is no foreign file
		fresh, _, err := readManifest(live)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		maps.Copy(written, fresh)
	}
	if err := sweepFolder(old, live, ".", written); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(old, manifestName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Remove(old)
}

func sweepFolder(old, live, dir string, written map[string]bool) error {
	entries, err := os.ReadDir(filepath.Join(old, dir))
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		from, to := filepath.Join(old, name), filepath.Join(live, name)
		switch {
		case name == manifestName:
			continue // the last to go: it says what else may
		case e.IsDir():
			if err := sweepFolder(old, live, name, written); err != nil {
				return err
			}
			err = os.Remove(from)
		case written[filepath.ToSlash(name)] || strings.HasPrefix(name, ownPrefix) || sameFile(from, to):
			err = os.Remove(from)
		default:
			if err = os.MkdirAll(filepath.Dir(to), 0o777); err == nil {
				err = os.Rename(from, to)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	one, err := os.Lstat(a)
	if err != nil {
		return false
	}
	other, err := os.Lstat(b)
	return err == nil && os.SameFile(one, other)
}

// dropTree removes the tree for as long as there is time; the next build removes what
// is left.
func (p place) dropTree(until time.Time) error { return removeUntil(p.tree(), until) }

func removeUntil(name string, until time.Time) error {
	entries, err := os.ReadDir(name)
	if err != nil {
		return err
	}
	for _, e := range entries {
		inner := filepath.Join(name, e.Name())
		if time.Now().After(until) {
			return nil
		}
		if e.IsDir() {
			err = removeUntil(inner, until)
		} else {
			err = os.Remove(inner)
		}
		if err != nil {
			return err
		}
	}
	if err := os.Remove(name); err != nil && !time.Now().After(until) {
		return err
	}
	return nil
}
