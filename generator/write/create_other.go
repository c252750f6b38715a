//go:build !unix || solaris || aix || illumos

package write

import "os"

// create makes a file that was not there.
func create(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}
