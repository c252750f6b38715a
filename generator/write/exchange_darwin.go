package write

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"syscall"

	"golang.org/x/sys/unix"
)

// exchange gives two files or folders each other's names, at once.
func exchange(a, b string) error { return unix.RenamexNp(a, b, unix.RENAME_SWAP) }

// mountPoint reports whether something is mounted at dir: its folder cannot be moved.
func mountPoint(dir string) bool {
	here, err := os.Lstat(dir)
	if err != nil {
		return false
	}
	above, err := os.Lstat(filepath.Dir(dir))
	return err == nil && here.Sys().(*syscall.Stat_t).Dev != above.Sys().(*syscall.Stat_t).Dev
}

// identity distinguishes a folder from every other one of its disk, whatever it is called.
func identity(info fs.FileInfo) string {
	return strconv.FormatUint(info.Sys().(*syscall.Stat_t).Ino, 10)
}

// giveOwner gives a folder the owner of the one that it stands for.
func giveOwner(dir string, now, was fs.FileInfo) error {
	has, had := now.Sys().(*syscall.Stat_t), was.Sys().(*syscall.Stat_t)
	if has.Uid == had.Uid && has.Gid == had.Gid {
		return nil
	}
	return os.Lchown(dir, int(had.Uid), int(had.Gid))
}
