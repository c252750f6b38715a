//go:build !unix || solaris || aix || illumos

package write

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// lockName is the lock of a folder where the system has none for folders.
const lockName = ownPrefix + "-lock"

// lockFolder locks a folder for one build; busy: another one has it. A file that is
// open cannot be removed on Windows: one that can was left by a program that ended.
func lockFolder(dir string) (lock *os.File, busy bool, err error) {
	name := filepath.Join(dir, lockName)
	if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, true, nil
	}
	lock, err = os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrPermission) {
		return nil, true, nil
	}
	return lock, false, err
}
