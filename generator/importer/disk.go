package importer

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"
	"sync/atomic"

	"factorybook/generator/diag"
	"factorybook/generator/load"
)

// write brings the files to disk: factories before their orders, the settings of a new
// book behind them, and the state last, so that an import cut short is finished by the
// next one.
func (j *job) write() error {
	names := slices.Sorted(maps.Keys(j.writes))
	j.report.FilesDone = names
	var factories, orders []string
	for _, name := range names {
		if size := len(j.writes[name]); size > load.MaxFileSize {
			return diag.Refuse(diag.Say("%s would hold %d MiB, and a record file may hold %d; move some of its orders to a file of their own beside it", name, size>>20, load.MaxFileSize>>20))
		}
		switch {
		case name == load.SettingsFile:
		case path.Base(path.Dir(name)) == "orders":
			orders = append(orders, name)
		default:
			factories = append(factories, name)
		}
	}
	if j.Write == nil || len(names) == 0 && j.sameState() {
		return nil
	}
	var err error
	if j.disk, err = j.Write(); err != nil {
		return err
	}
	defer j.disk.Close()
	if err := j.writeAll(factories); err != nil {
		return err
	}
	if err := j.writeAll(orders); err != nil {
		return err
	}
	if settings, ok := j.writes[load.SettingsFile]; ok {
		if j.Complete != nil {
			if err := j.Complete(j.disk); err != nil {
				return err
			}
		}
		if err := j.put(load.SettingsFile, []byte(settings)); err != nil {
			return err
		}
	}
	if j.sameState() {
		return nil
	}
	return j.put(statePath(j.Map.Name), j.state.bytes())
}

// sameState reports whether what the import remembers is what it remembered.
func (j *job) sameState() bool {
	old, err := fs.ReadFile(j.book.fsys, statePath(j.Map.Name))
	return err == nil && bytes.Equal(old, j.state.bytes()) || err != nil && j.state.empty()
}

// writeAll writes files, several at a time: a disk that is asked to keep each of
// them safe takes its time for every one.
func (j *job) writeAll(names []string) error {
	const atOnce = 16
	errs := make([]error, len(names))
	var next atomic.Int64
	var writers sync.WaitGroup
	for range min(atOnce, len(names)) {
		writers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				errs[i] = j.put(names[i], []byte(j.writes[names[i]]))
			}
		})
	}
	writers.Wait()
	return errors.Join(errs...)
}

func (j *job) put(name string, data []byte) error {
	if j.book.exists(name) {
		return j.disk.Replace(name, data)
	}
	return j.disk.Create(name, data)
}
