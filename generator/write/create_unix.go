//go:build unix && !solaris && !aix && !illumos

package write

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// create makes a file that was not there. Package os would ask whether the system can say
// when each can be written to, which no file on a disk does: five of nine questions.
func create(name string) (*os.File, error) {
	for {
		fd, err := unix.Open(name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_CLOEXEC, 0o666)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		if err != nil {
			return nil, &os.PathError{Op: "open", Path: name, Err: err}
		}
		return os.NewFile(uintptr(fd), name), nil
	}
}
