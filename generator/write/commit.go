package write

import (
	"bytes"
	"cmp"
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
	"time"

	"factorybook/generator/kept"
)

// Commit brings the new site to its place and closes it. When ctx ends before that is
// decided, the last one stays. With clean it also removes
// the files of earlier builds that the new site no longer has. state is what the next
// build may know of this one besides what was kept aside, made when the site stands; nil
// or nothing: no more than of the last one.
func (s *Site) Commit(ctx context.Context, clean bool, state func() []byte) (Report, error) {
	defer s.close()
	report := Report{Written: len(s.changed), Unchanged: len(s.put) - len(s.changed)}
	var stale []string
	for name := range s.before {
		if _, ok := s.put[name]; !ok {
			stale = append(stale, name)
		}
	}
	slices.Sort(stale)
	if clean {
		report.Removed = len(stale)
	} else {
		report.Stale = len(stale)
	}
	if err := s.bring(ctx, stale, clean); err != nil {
		return report, fmt.Errorf("bring the site to its place: %w", err)
	}
	return report, s.leave(state)
}

// bring makes the new site the one that counts.
func (s *Site) bring(ctx context.Context, stale []string, clean bool) error {
	if err := s.mendManifest(); err != nil {
		return err
	}
	if len(s.changed) == 0 && (!clean || len(stale) == 0) && len(s.put)+len(stale) == len(s.before) {
		return os.RemoveAll(s.tree()) // it stands already
	}
	s.touched = true
	manifest := slices.Collect(maps.Keys(s.put))
	if !clean {
		manifest, stale = append(manifest, stale...), nil
	}
	slices.Sort(manifest)
	if err := s.writeManifest(s.inTree(manifestName), manifest); err != nil {
		return err
	}
	gone := make(map[string]bool, len(stale))
	for _, name := range stale {
		gone[name] = true
	}
	if s.whole {
		err := s.exchangeWhole(ctx, gone)
		if err == nil || !errors.Is(err, errInPlace) {
			return err
		}
		if err := s.moveInside(); err != nil {
			return err
		}
	}
	return s.inPlace(ctx, stale, gone)
}

// decide is called where the next step makes the new site the one that counts.
func (s *Site) decide(ctx context.Context) error {
	if s.deciding != nil {
		s.deciding()
	}
	return ctx.Err()
}

// errInPlace means that a tree cannot take the place of the site as a whole.
var errInPlace = errors.New("cannot be exchanged")

// exchangeWhole completes the next tree and exchanges it with the site.
func (s *Site) exchangeWhole(ctx context.Context, gone map[string]bool) error {
	if err := s.complete(".", gone); err != nil {
		return err
	}
	// Whoever waits for the folder waits for the new one as well, until all is done.
	var err error
	if s.next, _, err = lockFolder(s.tree()); err != nil {
		return err
	}
	if err := s.decide(ctx); err != nil {
		return err
	}
	if err := exchange(s.tree(), s.dir); err != nil {
		return fmt.Errorf("%w: %w", errInPlace, err)
	}
	s.made = false
	if err := os.Remove(filepath.Join(s.work, buildingName)); err != nil {
		return err
	}
	return sweep(s.tree(), s.dir)
}

// complete adds to a folder of the tree what the site has there and keeps: files that
// did not change, files of earlier builds but for those that are gone, and what no
// build wrote.
func (s *Site) complete(dir string, gone map[string]bool) error {
	ours := map[string]bool{".": true}
	for name := range s.before {
		for d := path.Dir(name); !ours[d]; d = path.Dir(d) {
			ours[d] = true
		}
	}
	kept := 0
	if err := s.completeFolder(dir, ours, gone, &kept); err != nil {
		return err
	}
	for name := range s.put {
		if !s.changed[name] && (dir == "." || strings.HasPrefix(name, dir+"/")) {
			kept--
		}
	}
	if kept != 0 {
		return fmt.Errorf("files of %s came or went while the site was built; build again", s.dir)
	}
	return nil
}

func (s *Site) completeFolder(dir string, ours, gone map[string]bool, kept *int) error {
	old := filepath.Join(s.dir, filepath.FromSlash(dir))
	entries, err := os.ReadDir(old)
	if err != nil {
		return err
	}
	if dir == "." || !ours[dir] || s.folders[dir] {
		if err := s.likeFolder(dir, old); err != nil {
			return err
		}
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if dir == "." && strings.HasPrefix(name, ownPrefix) {
			continue
		}
		if e.IsDir() {
			if err := s.completeFolder(name, ours, gone, kept); err != nil {
				return err
			}
			continue
		}
		_, put := s.put[name]
		if s.changed[name] || gone[name] {
			continue
		}
		if !s.folders[dir] {
			if err := s.likeFolder(dir, old); err != nil {
				return err
			}
		}
		if err := link(filepath.Join(old, e.Name()), s.inTree(name)); err != nil {
			return fmt.Errorf("%w: keep %s: %w", errInPlace, name, err)
		}
		if put {
			*kept++
		}
	}
	return nil
}

// likeFolder makes a folder of the tree that is like the one of the site.
func (s *Site) likeFolder(dir, old string) error {
	if err := s.folder(dir); err != nil {
		return err
	}
	now, err := os.Lstat(s.inTree(dir))
	if err != nil {
		return err
	}
	was, err := os.Lstat(old)
	if err != nil {
		return err
	}
	if err := giveOwner(s.inTree(dir), now, was); err != nil {
		return fmt.Errorf("%w: %w", errInPlace, err)
	}
	const bits = fs.ModePerm | fs.ModeSetgid | fs.ModeSticky
	if now.Mode()&bits != was.Mode()&bits {
		return os.Chmod(s.inTree(dir), was.Mode()&bits)
	}
	return nil
}

// link gives a file a second name or, where that cannot be, copies it with its time.
func link(old, name string) error {
	err := os.Link(old, name)
	if err == nil || errors.Is(err, fs.ErrExist) && sameFile(old, name) {
		return nil
	}
	info, statErr := os.Lstat(old)
	if statErr != nil || !info.Mode().IsRegular() {
		return err
	}
	from, err := os.Open(old)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err := errors.Join(err, to.Close()); err != nil {
		return err
	}
	return os.Chtimes(name, time.Time{}, info.ModTime())
}

// moveInside takes the tree from beside the site into it, for a list of steps.
func (s *Site) moveInside() error {
	inside := place{work: filepath.Join(s.dir, stageName)}
	if err := inside.prepare(); err != nil {
		return err
	}
	inside.swaps = exchanges(inside.work)
	if err := os.Remove(inside.tree()); err != nil {
		return err
	}
	if err := os.Rename(s.tree(), inside.tree()); err != nil {
		return err
	}
	s.place = inside
	s.empty = false
	return nil
}

// inPlace writes down the steps that make the new site of the one that stands, and
// carries them out. Once the list has its name, the new site is decided.
func (s *Site) inPlace(ctx context.Context, stale []string, gone map[string]bool) error {
	list, err := s.steps(stale, gone)
	if err != nil {
		return err
	}
	name := filepath.Join(s.work, stepsName)
	if err := os.WriteFile(name+".part", list, 0o666); err != nil {
		return fmt.Errorf("write the list of changes: %w", err)
	}
	if err := s.decide(ctx); err != nil {
		return err
	}
	if err := os.Rename(name+".part", name); err != nil {
		return fmt.Errorf("write the list of changes: %w", err)
	}
	s.made = false
	return s.finishSteps()
}

// steps lists how the site is changed in place. First come new folders and what pages
// show, then factory after factory, each as a whole where folders can be exchanged,
// then the pages that lead to them, at last what goes.
func (s *Site) steps(stale []string, gone map[string]bool) ([]byte, error) {
	var b bytes.Buffer
	done := make(map[string]bool) // folders that come as a whole
	names := slices.Collect(maps.Keys(s.changed))
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(turn(a), turn(b)), cmp.Compare(factoryOf(a), factoryOf(b)), cmp.Compare(a, b))
	})
	for _, name := range names {
		dir, fresh, err := s.freshFolder(name)
		switch {
		case err != nil:
			return nil, err
		case done[dir] || done[factoryFolder(name)]:
			continue
		case fresh:
			done[dir] = true
			fmt.Fprintf(&b, "move\t%s\n", dir)
			continue
		}
		if dir := factoryFolder(name); dir != "" && s.swaps {
			if err := s.complete(dir, gone); err == nil {
				info, err := os.Lstat(s.inTree(dir))
				if err != nil {
					return nil, err
				}
				done[dir] = true
				fmt.Fprintf(&b, "swap\t%s\t%s\n", dir, identity(info))
				continue
			} else if !errors.Is(err, errInPlace) {
				return nil, err
			}
		}
		fmt.Fprintf(&b, "move\t%s\n", name)
	}
	fmt.Fprintf(&b, "move\t%s\n", manifestName)
	for _, name := range stale {
		fmt.Fprintf(&b, "remove\t%s\n", name)
	}
	return b.Bytes(), nil
}

// turn is when a file comes to its place: 0 for what pages show, 1 for a factory, 2
// for the pages that lead there.
func turn(name string) int {
	switch {
	case factoryOf(name) != "":
		return 1
	case path.Ext(name) == ".html":
		return 2
	}
	return 0
}

// factoryFolder is the folder of a factory that a file lies in, such as
// zh/factories/yuanda, or "".
func factoryFolder(name string) string {
	at := 0
	if !strings.HasPrefix(name, "factories/") {
		if at = strings.Index(name, "/factories/") + 1; at == 0 {
			return ""
		}
	}
	from := at + len("factories/")
	if end := strings.IndexByte(name[from:], '/'); end > 0 {
		return name[:from+end]
	}
	return ""
}

// factoryOf is the id of the factory that a file is about, or "".
func factoryOf(name string) string {
	if dir := factoryFolder(name); dir != "" {
		return path.Base(dir)
	}
	if dir, file := path.Split(name); strings.HasSuffix("/"+dir, "/factories/") {
		return strings.TrimSuffix(file, path.Ext(file))
	}
	return ""
}

// freshFolder is the topmost folder of a file that the site does not have yet.
func (s *Site) freshFolder(name string) (dir string, fresh bool, err error) {
	parts := strings.Split(path.Dir(name), "/")
	for n := range parts {
		dir = path.Join(parts[:n+1]...)
		info, err := s.root.Lstat(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return dir, true, nil
		case err != nil:
			return "", false, err
		case !info.IsDir():
			return "", false, fmt.Errorf("%s: what is there %w; choose another folder, or move it away", dir, ErrForeign)
		}
	}
	return "", false, nil
}

// finishSteps carries out the list in the site's folder, if there is one, skipping what
// was done before, and removes the work folder in the site.
func (s *Site) finishSteps() error {
	p := place{work: filepath.Join(s.dir, stageName)}
	if info, err := os.Lstat(p.work); err != nil || !info.IsDir() {
		return os.RemoveAll(p.work)
	}
	list, err := os.ReadFile(filepath.Join(p.work, stepsName))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Nothing is done by a list of which a part is missing.
	if text := string(list); text != "" && !strings.HasSuffix(text, "\n") {
		return errDamaged
	}
	for line := range strings.Lines(string(list)) {
		if _, err := stepOf(strings.TrimSuffix(line, "\n")); err != nil {
			return err
		}
	}
	for line := range strings.Lines(string(list)) {
		if err := s.step(strings.TrimSuffix(line, "\n")); err != nil {
			return err
		}
	}
	return os.RemoveAll(p.work)
}

// errDamaged means that the list of steps is not as it was written down.
var errDamaged = errors.New("the list of what is left to do is damaged")

// oneStep is a line of the list.
type oneStep struct{ do, name, id string }

func stepOf(line string) (oneStep, error) {
	do, name, _ := strings.Cut(line, "\t")
	name, id, _ := strings.Cut(name, "\t")
	if !slices.Contains([]string{"move", "swap", "remove"}, do) || name != manifestName && valid(name) != nil {
		return oneStep{}, fmt.Errorf("%q: %w", line, errDamaged)
	}
	return oneStep{do, name, id}, nil
}

// step carries out one line of the list.
func (s *Site) step(line string) error {
	one, err := stepOf(line)
	if err != nil {
		return err
	}
	p := place{work: filepath.Join(s.dir, stageName)}
	switch one.do {
	case "move":
		return p.move(s.dir, one.name)
	case "swap":
		return p.swap(s.dir, one.name, one.id)
	}
	return s.remove(one.name)
}

// move brings a file or a new folder to its place.
func (p place) move(dir, name string) error {
	err := os.Rename(p.inTree(name), filepath.Join(dir, filepath.FromSlash(name)))
	if errors.Is(err, fs.ErrNotExist) {
		if _, err := os.Lstat(p.inTree(name)); errors.Is(err, fs.ErrNotExist) {
			return nil // done before
		}
	}
	return err
}

// swap exchanges the folder of a factory, unless the new one stands there already.
func (p place) swap(dir, name, id string) error {
	to := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Lstat(to)
	if err != nil {
		return err
	}
	if identity(info) != id {
		if err := exchange(p.inTree(name), to); err != nil {
			return err
		}
	}
	return nil
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

// leave keeps the state for the next build, or nothing at all.
func (s *Site) leave(state func() []byte) error {
	work := beside(s.dir)
	var index []byte
	if state != nil {
		// What is written within a tick could be changed again without a trace.
		time.Sleep(min(kept.Tick, time.Until(s.latest.Add(kept.Tick))))
		index = state()
	}
	if len(index) == 0 {
		return s.forget()
	}
	if os.Mkdir(work, 0o777) != nil {
		if info, err := os.Stat(work); err != nil || !info.IsDir() {
			return nil // nothing can be kept beside: the next build does all the work
		}
	}
	if os.WriteFile(filepath.Join(work, ignoreName), []byte("*\n"), 0o666) == nil {
		replace(filepath.Join(work, stampsName), s.stamps())
		s.leaveState(index)
	}
	return s.forgetWork()
}

// replace writes a file that the next build is glad to have, and does without if it
// cannot be written.
func replace(name string, data []byte) {
	if os.WriteFile(name+".part", data, 0o666) != nil || os.Rename(name+".part", name) != nil {
		os.Remove(name + ".part")
	}
}

// forgetWork removes what only this build needed.
func (s *Site) forgetWork() error {
	s.aside.forget()
	s.aside = nil
	err := os.RemoveAll(filepath.Join(s.dir, stageName))
	for _, name := range []string{buildingName, spoolName} {
		os.Remove(filepath.Join(beside(s.dir), name))
	}
	return err
}

// forget removes the folders that a build needed, but for what was left beside the site
// for the next one.
func (s *Site) forget() error {
	err := s.forgetWork()
	work := beside(s.dir)
	for _, name := range []string{stateName, stampsName} {
		if _, gone := os.Lstat(filepath.Join(work, name)); !errors.Is(gone, fs.ErrNotExist) {
			return err
		}
	}
	os.Remove(filepath.Join(work, ignoreName))
	os.Remove(work)
	return err
}

// Abort forgets the new site and closes it; the last good one stays. A large tree that
// is not away in some milliseconds is left for the next build to remove, which will
// not take it for a site: whoever interrupts a build waits for its end.
func (s *Site) Abort() error {
	defer s.close()
	err := s.dropTree(time.Now().Add(30 * time.Millisecond))
	if _, left := os.Lstat(s.tree()); errors.Is(left, fs.ErrNotExist) {
		err = errors.Join(err, s.forget())
	}
	if s.made {
		os.Remove(s.dir) // if nothing is in it
	}
	return err
}
