//go:build unix && !solaris && !aix && !illumos

package write

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// lockFolder locks a folder for one build; busy: another one has it. The system
// takes the lock from a program that ends, however it ends, so none is left behind.
// Where a file system has no such locks the folder is only opened.
func lockFolder(dir string) (lock *os.File, busy bool, err error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, false, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); errors.Is(err, unix.EWOULDBLOCK) {
		f.Close()
		return nil, true, nil
	}
	// Another build may have exchanged the folder between the two calls.
	locked, err := f.Stat()
	if err == nil {
		var stands os.FileInfo
		if stands, err = os.Lstat(dir); err == nil && os.SameFile(locked, stands) {
			return f, false, nil
		}
	}
	f.Close()
	return nil, true, nil
}
