// Package watch reports when the files of a book change. Look at Book.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"factorybook/generator/load"
)

// A change is reported when nothing has happened for quiet: an editor that saves through
// another file, or a tool that writes many, is done by then. Where something happens all
// the time it is reported after atMost.
const (
	quiet  = 30 * time.Millisecond
	atMost = 300 * time.Millisecond
)

// Book calls changed again and again until ctx ends: with the ids of the factories in
// whose folders something happened or, when it may be anything, with nil. Calls do not
// overlap. It returns once the folder is watched and stops on an error, which ended gets.
func Book(ctx context.Context, dir string, changed func(touched map[string]bool), ended func(error)) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch the book: %w", err)
	}
	w := &book{dir: dir, watcher: watcher}
	if err := w.folder(dir); err != nil {
		watcher.Close()
		return fmt.Errorf("watch the book: %w", err)
	}
	go func() {
		defer watcher.Close()
		if err := w.run(ctx, changed); err != nil && ctx.Err() == nil {
			ended(fmt.Errorf("watch the book: %w", err))
		}
	}()
	return nil
}

type book struct {
	dir     string
	watcher *fsnotify.Watcher

	touched map[string]bool
	all     bool
	folders []string // that came
}

// folder watches a folder and those in it. One that went away in the meantime is none.
func (w *book) folder(dir string) error {
	return filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case !e.IsDir():
			return nil
		case name != w.dir && w.apart(name):
			return filepath.SkipDir
		}
		if err := w.watcher.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
}

// leave gives up the folders below one that has another name now: the system would go on
// reports of them by the old one.
func (w *book) leave(dir string) {
	for _, name := range w.watcher.WatchList() {
		if name == dir || strings.HasPrefix(name, dir+string(filepath.Separator)) {
			_ = w.watcher.Remove(name) // it may be gone already
		}
	}
}

// apart reports whether a folder holds nothing of the book: that of the site, and those
// whose names begin with a dot.
func (w *book) apart(name string) bool {
	rel, err := filepath.Rel(w.dir, name)
	return err == nil && (rel == load.OutputFolder || strings.HasPrefix(filepath.Base(rel), "."))
}

func (w *book) run(ctx context.Context, changed func(map[string]bool)) error {
	var due <-chan time.Time
	var first time.Time
	for {
		select {
		case <-ctx.Done():
			return nil
		case event, ok := <-w.watcher.Events:
			if !ok {
				return errors.New("the watch ended")
			}
			if !w.note(event) {
				continue
			}
			if due == nil {
				first = time.Now()
			}
			due = time.After(min(quiet, atMost-time.Since(first)))
		case err, ok := <-w.watcher.Errors:
			if !ok {
				return errors.New("the watch ended")
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			// More happened than could be reported: everything is looked at, folders too.
			if err := w.folder(w.dir); err != nil {
				return err
			}
			w.all, due = true, time.After(quiet)
		case <-due:
			due = nil
			touched, folders := w.touched, w.folders
			if w.all {
				touched = nil
			}
			w.touched, w.all, w.folders = nil, false, nil
			// Once more, when the system has reported all: it gives up the watch of a folder that
			// was renamed as late as that, and the folder may have been watched again by then.
			for _, dir := range folders {
				if err := w.folder(dir); err != nil {
					return err
				}
			}
			changed(touched)
		}
	}
}

// note remembers what an event is about; false: nothing of the book.
func (w *book) note(event fsnotify.Event) bool {
	rel, err := filepath.Rel(w.dir, event.Name)
	if err != nil || event.Op == fsnotify.Chmod {
		return false
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	if parts[0] == load.OutputFolder || strings.HasPrefix(parts[0], ".") && rel != "." {
		return false
	}
	if event.Op.Has(fsnotify.Rename) {
		w.leave(event.Name)
	}
	if event.Op.Has(fsnotify.Create) {
		if info, err := os.Lstat(event.Name); err == nil && info.IsDir() {
			w.folders = append(w.folders, event.Name)
			if w.folder(event.Name) != nil {
				w.all = true
			}
		}
	}
	if parts[0] != load.FactoriesFolder || len(parts) < 2 {
		w.all = true
		return true
	}
	if w.touched == nil {
		w.touched = make(map[string]bool)
	}
	w.touched[parts[1]] = true
	return true
}
